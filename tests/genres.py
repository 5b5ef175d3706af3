"""The whole texts of ``gold/genres.jsonl``: where the tally is not what they are labelled with.

``python tests/genres.py`` reads them all and writes ``gold/genres_known.toml`` anew: what is right
now leaves it, what is newly wrong comes in. The kind that was given to the same wrong count stays;
the others wait for one, as "not looked at yet".
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pandas as pd
from newsfigures.score import score

GOLD = Path(__file__).parent / "gold"
TEXTS = GOLD / "genres.jsonl"
KNOWN = GOLD / "genres_known.toml"
OPEN = "not looked at yet"
HEADER = """\
# Texts of genres.jsonl with a count that the tally does not have, and what kind of miss it is:
# id = "measure: labelled, found: kind", several with a semicolon. Written by tests/genres.py, which
# keeps the kinds; they are given here by hand.

"""
_MISS = re.compile(
    r"(?P<measure>\w+): labelled (?P<labelled>\d+), found (?P<found>\d+): (?P<kind>.+)"
)


def known(path: Path = KNOWN) -> pd.DataFrame:
    """Read the known misses.

    Returns:
        The columns ``id``, ``measure``, ``labelled``, ``found`` and ``kind``, a row for each miss.

    Raises:
        ValueError: an entry is not in the form of the file.
    """
    rows = []
    for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for miss in entry.split("; "):
            if not (parts := _MISS.fullmatch(miss)):
                raise ValueError(f'{path}, {name}: write "killed: labelled 4, found 2: kind"')
            rows.append({"id": name} | parts.groupdict())
    columns = ["id", *_MISS.groupindex]
    return pd.DataFrame(rows, columns=columns).astype({"labelled": int, "found": int})


def misses() -> pd.DataFrame:
    """Read the texts and return their misses, in the columns of `known` but for ``kind``."""
    table = score(TEXTS).misses().rename(columns={"gold": "labelled"})
    return table[["id", "measure", "labelled", "found"]].astype({"labelled": int, "found": int})


def renew(path: Path = KNOWN) -> pd.DataFrame:
    """Write the known misses anew, and return them.

    Args:
        path: the file; there need not be one yet.
    """
    found, keys = misses(), ["id", "measure", "labelled", "found"]
    earlier = known(path) if path.exists() else found.assign(kind=OPEN)
    table = found.merge(earlier, on=keys, how="left").fillna({"kind": OPEN})
    said = (
        f"{row.measure}: labelled {row.labelled}, found {row.found}: {row.kind}"
        for row in table.itertuples()
    )
    entries = pd.Series(list(said), dtype="string").groupby(table["id"], sort=False).agg("; ".join)
    lines = [f'{name} = "{entry}"\n' for name, entry in entries.items()]
    draft = path.with_suffix(".new")
    draft.write_text(HEADER + "".join(lines), encoding="utf-8")
    draft.replace(path)
    return table


if __name__ == "__main__":
    table = renew()
    waiting = sorted(table.loc[table["kind"] == OPEN, "id"].unique())
    print(f"wrote {KNOWN}: {len(table):,} misses in {table['id'].nunique():,} texts")
    print(f"{OPEN}: {', '.join(waiting) or 'none'}")
