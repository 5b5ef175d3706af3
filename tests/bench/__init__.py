"""Benchmarks: accuracy on other people's hand-coded texts, and speed. README.md tells how to run.

Those texts lie beside the project, in ``../shared/bench``, and none of them is part of it. Two
thirds of each file are for tuning; a third is kept back, and only its scores are looked at.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path
from typing import Any

BENCH = Path(__file__).parents[3] / "shared" / "bench"


def records(name: str) -> list[dict[str, Any]]:
    """The rows of a file of ../shared/bench; ends the program when it is not there."""
    path = BENCH / name
    if not path.exists():
        sys.exit(f"{path} is not there: this benchmark needs its texts, which we may not pass on.")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def kept_back(record: dict[str, Any]) -> bool:
    """Tell whether a row is of the third that nothing is tuned on."""
    return zlib.crc32(record["id"].encode()) % 3 == 0


def thirds(rows: list[dict[str, Any]], held: bool) -> dict[str, list[dict[str, Any]]]:
    """Name the part of the rows to tune on and, only when asked for, the part kept back."""
    parts = {"tuned on": [row for row in rows if not kept_back(row)]}
    if held:
        parts["kept back"] = [row for row in rows if kept_back(row)]
    return parts
