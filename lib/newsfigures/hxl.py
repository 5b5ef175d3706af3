"""A table as CSV with a row of HXL hashtags, which humanitarian data tools read without asking."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pandas as pd

from newsfigures.files import whole
from newsfigures.lexicon import load
from newsfigures.sources import fold
from newsfigures.table import csv_lines


def write_hxl(table: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write a table as CSV, with the hashtags of the Humanitarian Exchange Language in row two.

    See `tagged` for the columns. It is UTF-8, quoted as `write_table` does it, and no cell runs as
    a formula.

    Args:
        table: figures, tolls, claims or totals.
        path: ends in ``.csv``; missing folders are made. The file appears whole or not at all.

    Raises:
        KeyError: a column that makes up the numbers is missing.
        ValueError: another ending.
        OSError: the file can't be written.
    """
    with whole(path, ".csv") as partial, partial.open("w", encoding="utf-8", newline="") as file:
        file.writelines(csv_lines(tagged(table)))


def tagged(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as HXL has it: its first row holds the hashtags.

    The numbers stand in columns by measure and group: `value`, `low` and `high` of a killed child
    under ``#affected+killed+children``, and the same with ``+min`` and ``+max``. Each row has its
    numbers under one measure and group, the other such columns are blank, which is not zero. Rows
    are what was reported: parts, wholes and repeats stand side by side, and are not to be summed.
    Places stand under ``#country+name``, ``#adm1+name``, ``#adm2+name`` or ``#loc+name``, by their
    own words. The hashtags are data: ``lexicon/hxl.toml``.

    Args:
        table: figures, tolls, claims or totals: with measure, value, low and high.

    Raises:
        KeyError: one of these columns is missing.

    >>> tolls = pd.DataFrame({"article": ["a1"], "measure": ["killed"],
    ...     "value": [12.0], "low": [12.0], "high": [None], "bound": [">="]})
    >>> tagged(tolls).T[0].to_dict()
    {'article': '#meta+id+article', 'measure': '#indicator+name', 'bound': '#meta+bound',
     'killed': '#affected+killed', 'killed, low': '#affected+killed+min',
     'killed, high': '#affected+killed+max'}
    """
    tags = load("hxl")
    texts = [
        (name, tags["columns"][name], table[name]) for name in table if name in tags["columns"]
    ]
    places = _places(table["place"]) if "place" in table else ()
    columns = [*texts, *places, *_numbers(table)]
    names, hashtags, cells = zip(*columns, strict=True)
    frame = pd.concat([_plain(column) for column in cells], axis=1, ignore_index=True)
    frame = pd.concat([pd.DataFrame([hashtags]), frame], ignore_index=True)
    return frame.set_axis(names, axis=1)


def _numbers(table: pd.DataFrame) -> Iterator[tuple[str, str, pd.Series]]:
    """Yield name, hashtag and cells of the columns of numbers, in the order of the lexicon."""
    tags = load("hxl")
    blank = pd.Series(None, index=table.index, dtype="object")
    measure = table["measure"].map(tags["measures"])
    unit = table.get("unit", blank.fillna("person"))
    group = table.get("group", blank)
    attributes = unit.map(tags["units"]) + group.map(tags["groups"]).fillna("")
    people = (measure + attributes).fillna(tags["other"]["hashtag"])
    order = [*tags["measures"].values(), tags["other"]["hashtag"]]
    for hashtag in sorted(people.unique(), key=lambda tag: (_rank(tag, order), tag)):
        here = people == hashtag
        words = table["measure"][here].iloc[0], unit[here].iloc[0], group[here].iloc[0]
        name = ", ".join(word for word in words if pd.notna(word) and word != "person")
        name = tags["other"]["name"] if hashtag == tags["other"]["hashtag"] else name
        for end, attribute in tags["ends"].items():
            head = name if end == "value" else f"{name}, {end}"
            yield head, hashtag + attribute, table[end].where(here)


def _rank(hashtag: str, order: list[str]) -> int:
    """The place of a hashtag's measure in `order`: that of the longest stem it begins with."""
    return max(
        (len(stem), n) for n, stem in enumerate(order) if f"{hashtag}+".startswith(f"{stem}+")
    )[1]


def _places(places: pd.Series) -> Iterator[tuple[str, str, pd.Series]]:
    """Yield name, hashtag and cells of the columns of places."""
    tags = places.dropna().map(_place_tag).reindex(places.index)
    for hashtag in ("#country+name", *dict.fromkeys(load("hxl")["places"].values()), "#loc+name"):
        if (tags == hashtag).any():
            yield hashtag.strip("#").partition("+")[0], hashtag, places.where(tags == hashtag)


def _place_tag(place: str) -> str:
    folded = fold(place)
    if folded in map(fold, load("countries")):
        return "#country+name"
    return load("hxl")["places"].get(folded.rpartition(" ")[2], "#loc+name")


def _plain(column: pd.Series) -> pd.Series:
    """The cells as objects, several values of one cell joined; numbers and dates stay such."""
    return column.astype("object").map(
        lambda cell: "; ".join(cell) if isinstance(cell, tuple) else cell, na_action="ignore"
    )
