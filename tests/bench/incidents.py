"""Counts of people in incident summaries and disaster articles, against hand-coded ones.

Run with ``python -m tests.bench.incidents [india|world|disasters] [--held] [--misses FOLDER]``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import pandas as pd
from newsfigures.score import score
from newsfigures.table import write_table

from tests.bench import parts

SETS = ("india", "world", "disasters")
PROJECT = Path(__file__).parents[2]


def gold_of(row: dict[str, Any]) -> dict[str, Any]:
    """A row without the counts that, by the flag beside them, do not stand in its text."""
    unfounded = [name for name in row if f"{name}_in_text" in row and not row[f"{name}_in_text"]]
    return row | dict.fromkeys(unfounded)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.incidents", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all if none")
    parser.add_argument("--held", action="store_true", help="score the third kept back too")
    parser.add_argument(
        "--misses", type=Path, metavar="FOLDER", help="write what is missed of the part tuned on"
    )
    options = parser.parse_args()
    if unknown := set(options.sets) - set(SETS):
        parser.error(f"no such set, {', '.join(unknown)}: choose of {', '.join(SETS)}")
    if options.misses and options.misses.resolve().is_relative_to(PROJECT):
        parser.error("these texts are not ours: name a folder outside the project")
    for name in options.sets or SETS:
        for part, rows in parts(name, options.held).items():
            result = score(pd.DataFrame([gold_of(row) for row in rows]), progress=True)
            print(f"\n== {name}, {part}: {result}", flush=True)
            if options.misses and part == "tuned on":
                write_table(result.misses(), options.misses / f"{name}.csv")


if __name__ == "__main__":
    sys.exit(main())
