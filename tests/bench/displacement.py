"""Displaced people in bulletins: is the figure found, and read as what the text says of it.

Run with ``python -m tests.bench.displacement [--held] [--misses]``.
"""

from __future__ import annotations

import argparse
from typing import Any

import newsfigures as nf
import pandas as pd

from tests.bench import parts

#: The gold's terms for people who had to leave, and the measures that say so.
MOVED = {"Displaced", "Evacuated", "Forced to Flee", "Relocated", "Homeless"}
LEFT_HOME = {"displaced", "evacuated"}


def readings(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """One row for each snippet: the term, whether its figure is found, and as which measures."""
    figures = nf.extract(pd.DataFrame(rows)[["id", "text"]])
    ends = figures[["value", "low", "high"]]
    read = []
    for row in rows:
        same = figures[(figures["article"] == row["id"]) & (ends == row["figure"]).any(axis=1)]
        read.append(
            {
                "id": row["id"],
                "figure": row["figure"],
                "term": row["term"],
                "unit": row["unit"],
                "found": len(same) > 0,
                "measures": set(same["measure"]),
                "as left home": not LEFT_HOME.isdisjoint(same["measure"]),
            }
        )
    return pd.DataFrame(read)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.displacement", description=__doc__)
    parser.add_argument("--held", action="store_true", help="score the third kept back too")
    parser.add_argument(
        "--misses", action="store_true", help="print the misses of the part tuned on"
    )
    options = parser.parse_args()
    for part, rows in parts("displacement", options.held).items():
        read = readings(rows)
        moved = read[read["term"].isin(MOVED)]
        print(f"{part}: {read['found'].mean():.1%} of {len(read)} figures found")
        for unit, table in moved.groupby("unit"):
            share = f"{table['as left home'].mean():.1%} of {len(table)}"
            print(f"  {share} {unit.lower()} who had to leave read as displaced or evacuated")
        by_term = read.groupby("term")[["found", "as left home"]].agg("sum")
        print(by_term.assign(n=read["term"].value_counts()).to_string())
        if options.misses and part == "tuned on":
            wrong = ~read["found"] | (read["term"].isin(MOVED) & ~read["as left home"])
            print(read[wrong].drop(columns=["found", "as left home"]).to_string(index=False))


if __name__ == "__main__":
    main()
