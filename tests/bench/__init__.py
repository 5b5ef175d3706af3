"""Benchmarks: accuracy on other people's hand-coded texts, and speed. README.md tells how to run.

Those texts lie beside the project, in ``../shared/bench``, and none of them is part of it. Two
thirds of each file are for tuning; a third is kept back, and only its scores are looked at.
"""

from __future__ import annotations

import json
import sys
import tomllib
import zlib
from pathlib import Path
from typing import Any

BENCH = Path(__file__).parents[3] / "shared" / "bench"
FAULTY = Path(__file__).parent / "faulty.toml"

#: The files that are scored with and without the records of faulty.toml, by their names there.
FILES = {
    "india": "incidents-india-dev.jsonl",
    "world": "incidents-world-1968-1987-dev.jsonl",
    "disasters": "disasters-dev.jsonl",
    "reports": "reports-latin-america-dev.jsonl",
    "displacement": "displacement-dev.jsonl",
}
#: With more of a file left out, its scores would say little.
MOST_FAULTY = 40


def records(name: str) -> list[dict[str, Any]]:
    """The rows of a file of ../shared/bench; ends the program when it is not there."""
    path = BENCH / name
    if not path.exists():
        sys.exit(f"{path} is not there: this benchmark needs its texts, which we may not pass on.")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def kept_back(record: dict[str, Any]) -> bool:
    """Tell whether a row is of the third that nothing is tuned on."""
    return zlib.crc32(record["id"].encode()) % 3 == 0


def parts(name: str, held: bool) -> dict[str, list[dict[str, Any]]]:
    """Name the rows of a file to tune on, the same without the faulty, and if held those kept back.

    Raises:
        ValueError: faulty.toml lists too many, or an id that is not among the rows to tune on.
    """
    rows = records(FILES[name])
    tuned_on = [row for row in rows if not kept_back(row)]
    faulty = tomllib.loads(FAULTY.read_text(encoding="utf-8"))[name]
    if len(faulty) > MOST_FAULTY:
        raise ValueError(f"{FAULTY}, [{name}]: {len(faulty)} records: list {MOST_FAULTY} at most")
    if stray := faulty.keys() - {row["id"] for row in tuned_on}:
        raise ValueError(
            f"{FAULTY}, [{name}]: {', '.join(sorted(stray))}: not among the rows to tune on: "
            "mend the id, or take it out"
        )
    sound = [row for row in tuned_on if row["id"] not in faulty]
    named = {"tuned on": tuned_on, f"tuned on, without {len(faulty)} faulty records": sound}
    if held:
        named["kept back"] = [row for row in rows if kept_back(row)]
    return named
