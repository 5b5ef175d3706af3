"""What the cells of a figure may hold, and which of them follow from others."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from newsfigures.lexicon import load
from newsfigures.model import BOUNDS, CHANGES, COLUMNS, HUMAN_MEASURES, MEASURES, SCOPES
from newsfigures.stages.units import unit_called
from newsfigures.table import DTYPES

#: The cells of a figure that a person may correct; the others follow from these or from the text.
CORRECTABLE: tuple[str, ...] = (
    "bound",
    "value",
    "low",
    "high",
    "unit",
    "measure",
    "who",
    "group",
    "about",
    "implied",
    "source",
    "hedge",
    "by",
    "place",
    "when",
    "as_of",
    "scope",
    "change",
    "change_from",
    "part_of",
    "of_base",
)

#: Cells that hold the id of another figure of the same article.
LINKS: tuple[str, ...] = ("change_from", "part_of", "of_base")

#: Cells that no figure leaves blank.
ALWAYS = ("bound", "measure", "implied", "scope")

#: Which ends of the interval the value is, by the bound.
ENDS: dict[str, tuple[str, ...]] = {
    "=": ("low", "high"),
    ">": ("low",),
    ">=": ("low",),
    "<": ("high",),
    "<=": ("high",),
    "~": (),
}
SHAPES = {
    "=": "value, low and high that are equal",
    ">": "low, no high, and a value that is blank or equal to low",
    ">=": "low, no high, and a value that is blank or equal to low",
    "<": "high, no low, and a value that is blank or equal to high",
    "<=": "high, no low, and a value that is blank or equal to high",
    "~": "a value, no low and no high",
    "range": "low and high, low the smaller, and no value",
}

#: Cells that only make sense together; where they do not, all their corrections are refused.
AMOUNT = frozenset({"bound", "value", "low", "high", "unit", "measure"})

_READERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "Float64": float,
    "boolean": lambda cell: {"true": True, "false": False}[cell.lower()],
    "datetime64[s]": lambda cell: pd.Timestamp(date.fromisoformat(cell)),
}
_WANTED = {
    "Float64": "a number: write it like 1200 or 0.5",
    "boolean": "True or False",
    "datetime64[s]": "a date: write it like 2017-06-12",
}


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dictionaries, None where a cell is blank.

    >>> records(pd.DataFrame({"value": [1.5, None]}))
    [{'value': 1.5}, {'value': None}]
    """
    return table.astype(object).where(table.notna(), None).to_dict("records")


def as_cell(value: object) -> str:
    """Write a cell of the figures table as its text in a correction: a blank as an empty string.

    >>> as_cell(14.0), as_cell(None), as_cell(True), as_cell(date(2017, 6, 12))
    ('14', '', 'True', '2017-06-12')
    """
    if value is None or value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(float(value))
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)


@cache
def choices() -> dict[str, tuple[str, ...]]:
    """Return the closed lists: what the cells of some columns may hold besides a blank.

    >>> choices()["scope"]
    ('event', 'background', 'total', 'plan')
    """
    groups = (name for name in load("persons")["group"] if name != "none")
    return {
        "bound": BOUNDS,
        "measure": MEASURES,
        "group": tuple(groups),
        "implied": ("True", "False"),
        "hedge": tuple(load("context")["hedge"]),
        "scope": SCOPES,
        "change": CHANGES,
    }


def parsed(column: str, cell: str) -> Any:
    """Read the content of a cell for its column; None when blank.

    Raises:
        ValueError: the column can't hold it; tells what it can.

    >>> parsed("value", "1200"), parsed("who", "")
    (1200.0, None)
    >>> parsed("value", "1,200")
    Traceback (most recent call last):
    ValueError: value can't be '1,200': it is a number: write it like 1200 or 0.5
    """
    if not cell:
        return None
    known = choices().get(column)
    if column != "implied" and known and cell not in known:
        raise ValueError(f"{column} can't be {cell!r}: it is one of {', '.join(known)}")
    dtype = DTYPES[column]
    try:
        value = _READERS[dtype](cell)
    except (ValueError, KeyError):
        raise ValueError(f"{column} can't be {cell!r}: it is {_WANTED[dtype]}") from None
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{column} can't be {cell!r}: it is {_WANTED[dtype]}")
    return value


def why_not_correctable(column: str) -> str:
    """Say what to correct instead of a column that is not of CORRECTABLE.

    >>> why_not_correctable("base_unit")
    'base_unit follows from value and unit: correct these'
    """
    if column in ("dimension", "base_value", "base_unit"):
        return f"{column} follows from value and unit: correct these"
    if column in COLUMNS:
        return f"{column} is of the article or the span: delete the figure, and add the right one"
    return f"there is no column {column!r}: it is figure, {', '.join(CORRECTABLE)}"


def settle(row: dict[str, Any], given: Collection[str]) -> None:
    """Let the cells of a row that follow from others follow, in place.

    Args:
        row: the cells of a figure, None where blank.
        given: the columns that a person filled; they are left alone.

    >>> row = {"measure": "area", "unit": "mi²", "bound": ">", "value": 1.0}
    >>> settle(row, {"value"})
    >>> row["low"], row["high"], row["base_value"], row["base_unit"]
    (1.0, None, 2.58998811034, 'km²')
    """
    if row["measure"] in HUMAN_MEASURES and row["unit"] is None and "unit" not in given:
        row["unit"] = "person"
    if row["bound"] == "range" and "value" not in given:
        row["value"] = None
    if given & {"value", "bound"} and row["value"] is not None and row["bound"] in ENDS:
        for end in ("low", "high"):
            if end not in given:
                row[end] = row["value"] if end in ENDS[row["bound"]] else None
    # "three bars" counts bars, whatever else a bar measures; only a corrected unit is looked up.
    counted = "unit" not in given and row.get("dimension") == "count"
    row["dimension"], row["base_value"], row["base_unit"] = _in_base(
        row["unit"], row["value"], counted
    )


def _in_base(
    unit: str | None, value: float | None, counted: bool
) -> tuple[str, float | None, str | None]:
    """Return the dimension of a unit, and the value in the base unit of that dimension."""
    if unit is None:
        return "count", None, None
    if unit == "fraction":
        return "share", None if value is None else value * 100, "%"
    measured = None if counted else unit_called(unit)
    if measured is None:
        return "count", value, unit
    base_value, base_unit = measured.base(1.0 if value is None else value)
    return measured.dimension, None if value is None else base_value, base_unit


def unsound(row: dict[str, Any]) -> str:
    """Say what is wrong with the amount of a row; ``""`` when nothing is.

    >>> row = {"bound": "=", "value": 2.0, "low": 2.0, "high": 2.0, "measure": "killed"}
    >>> unsound(row | {"unit": "house", "dimension": "count"})
    'killed counts people: correct unit to person too'
    """
    bound, value, low, high = (row[name] for name in ("bound", "value", "low", "high"))
    sound = {
        "=": value is not None and low == value == high,
        ">": low is not None and high is None and value in (None, low),
        ">=": low is not None and high is None and value in (None, low),
        "<": high is not None and low is None and value in (None, high),
        "<=": high is not None and low is None and value in (None, high),
        "~": value is not None and low is None and high is None,
        "range": value is None and low is not None and high is not None and low <= high,
    }
    if not sound[bound]:
        cells = ", ".join(
            f"{name} {as_cell(row[name]) or 'blank'}" for name in ("value", "low", "high")
        )
        return f"bound {bound} needs {SHAPES[bound]}; here it is {cells}"
    if row["measure"] in HUMAN_MEASURES:
        if row["unit"] != "person" and row["dimension"] != "share":
            return f"{row['measure']} counts people: correct unit to person too"
        if any(number is not None and number < 0 for number in (value, low, high)):
            return f"{row['measure']} can't be less than 0"
    return ""
