"""Recall of the killed and injured in wire reports, all in capitals.

Run with ``python -m tests.bench.reports [--held] [--misses]``. The gold names the victims of
terrorist incidents only, so a figure that it does not have is no error: what counts is how many of
its numbers from 2 on are found with their measure.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

import newsfigures as nf
import pandas as pd

from tests.bench import parts


def readings(rows: list[dict[str, Any]]) -> dict[str, list[tuple[float, str]]]:
    """Every number found in each report, point values and ends of intervals, with its measure."""
    figures = nf.extract(pd.DataFrame(rows)[["id", "text"]])
    found: dict[str, list[tuple[float, str]]] = {row["id"]: [] for row in rows}
    for end in ("value", "low", "high"):
        told = figures[figures[end].notna()]
        for report, number, measure in zip(
            told["article"], told[end], told["measure"], strict=True
        ):
            found[report].append((number, measure))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reports", description=__doc__)
    parser.add_argument("--held", action="store_true", help="score the third kept back too")
    parser.add_argument(
        "--misses", action="store_true", help="print the misses of the part tuned on"
    )
    options = parser.parse_args()
    for part, rows in parts("reports", options.held).items():
        found = readings(rows)
        missed: list[str] = []
        read_as: Counter[str] = Counter()
        for row in rows:
            for figure in row["figures"]:
                number, measure = figure["n"], figure["measure"]
                if number < 2:
                    continue
                measures = sorted({of for n, of in found[row["id"]] if n == number})
                outcome = "right" if measure in measures else "/".join(measures) or "no figure"
                read_as[outcome] += 1
                if outcome != "right":
                    who = ", ".join(figure["who"])
                    missed.append(f"{row['id']}  {number} {measure} ({who}): {outcome}")
        total = read_as.total()
        right = read_as.pop("right", 0)
        print(f"{part}: {right} of {total} right, {right / total:.1%}")
        print("  the others: " + ", ".join(f"{what} {n}" for what, n in read_as.most_common()))
        if options.misses and part == "tuned on":
            print(*missed, sep="\n")


if __name__ == "__main__":
    main()
