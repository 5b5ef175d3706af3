"""Tables out and in: figures as a DataFrame, and CSV or Parquet that reads back the same."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from numbers import Number
from operator import attrgetter
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pandas.arrays import ArrowStringArray

from newsfigures.files import whole
from newsfigures.model import COLUMNS, Figure

_DTYPE_OF = {
    "str": "string",
    "int": "Int64",
    "float": "Float64",
    "date": "datetime64[s]",
    "bool": "boolean",
}

#: The dtype of every column of the figures table; other tables share the names they can.
DTYPES: dict[str, str] = {
    field.name: _DTYPE_OF[str(field.type).removesuffix(" | None")] for field in fields(Figure)
}

#: How a spreadsheet tells a formula, also behind blanks; full-width signs count in some. A lone
#: sign runs nothing, so the column `bound` keeps its plain ``=``.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠].", re.DOTALL)
_GUARDED_FORMULA = re.compile(r"'" + _FORMULA.pattern, re.DOTALL)

_NEEDS_QUOTES = re.compile(r'[",\r\n]')


def to_frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """Put figures into the table that `extract` returns, one row each, in their order.

    Args:
        figures: any number of them.

    Returns:
        All of COLUMNS, in order and with their dtypes (DTYPES), also when there is no figure. What
        the text does not say is ``<NA>``; so is an empty string.

    >>> tuple(to_frame([]).columns) == COLUMNS
    True
    >>> to_frame([Figure("a1:6-11", "a1", text="kills", value=7.0)])["value"].dtype
    Float64Dtype()
    """
    return frame_of(map(attrgetter(*COLUMNS), figures))


def frame_of(rows: Iterable[tuple]) -> pd.DataFrame:
    """Put rows, each with a cell for every one of COLUMNS, into the table of `to_frame`.

    >>> frame_of([]).equals(to_frame([]))
    True
    """
    cells = list(rows)
    columns = zip(*cells, strict=True) if cells else [()] * len(COLUMNS)
    frame = {}
    for name, column in zip(COLUMNS, columns, strict=True):
        dtype = DTYPES[name]
        frame[name] = _strings(column) if dtype == "string" else pd.array(column, dtype=dtype)
    return pd.DataFrame(frame)


def _strings(cells: Sequence[str | None]) -> ArrowStringArray:
    """Return what `pandas.array` makes of strings, some times quicker: they need no checking."""
    known = [cell or None for cell in cells] if "" in cells else cells
    return ArrowStringArray(pa.array(known, type=pa.large_string()))


def write_table(frame: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    r"""Write a table as CSV or Parquet, by the ending of `path`; missing folders are made.

    The file appears whole or not at all. The CSV is UTF-8 and quoted by RFC 4180, but with LF for
    CRLF at the line ends: every reader takes both, and version control shows LF cleanly. A text
    cell that a spreadsheet would run as a formula gets a ``'`` in front, which `read_table` takes
    off. Numbers are written exactly and shortest: 470000, 0.5. The index is not written.

    Args:
        frame: any table; a blank cell is an empty string or missing, the file doesn't tell which.
        path: ends in ``.csv`` or ``.parquet``.

    Raises:
        ValueError: another ending.
        OSError: the file can't be written.

    >>> print("".join(csv_lines(pd.DataFrame({"who": ["=1+1", "x, y"], "value": [-4.0, None]}))))
    who,value
    '=1+1,-4
    "x, y",
    """
    path = Path(path)
    _need_ending(path)
    with whole(path, path.suffix) as partial:
        if path.suffix == ".csv":
            with partial.open("w", encoding="utf-8", newline="") as file:
                file.writelines(csv_lines(frame))
        else:
            frame.to_parquet(partial, index=False)


def read_table(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read a table that `write_table` wrote, or a person edited since.

    Args:
        path: ends in ``.csv`` or ``.parquet``.

    Returns:
        The table as it was written. In a CSV the columns of the figures table get their dtypes
        back, any other column is of strings.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: another ending, or a cell that its column can't hold; names row and column.

    >>> import tempfile
    >>> figures = to_frame([Figure("a1:6-7", "a1", text="7", start=6, end=7, who="-people")])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_table(figures, f"{folder}/figures.csv")
    ...     read_table(f"{folder}/figures.csv").equals(figures)
    True
    """
    path = Path(path)
    _need_ending(path)
    if path.suffix == ".parquet":
        frame = pd.read_parquet(path)
        return frame.astype({name: DTYPES[name] for name in frame.columns if name in DTYPES})
    cells = pd.read_csv(
        path, dtype=object, encoding="utf-8-sig", na_filter=False, skip_blank_lines=False
    )
    cells.columns = [_unguarded(name) for name in cells.columns]
    return pd.DataFrame({name: _parsed(cells[name], path) for name in cells})


def csv_lines(frame: pd.DataFrame) -> Iterator[str]:
    r"""Yield a table as the lines of a CSV, header first; see `write_table`.

    >>> list(csv_lines(pd.DataFrame({"value": [0.5, 2e6]})))
    ['value\n', '0.5\n', '2000000\n']
    """
    header = [_cell(str(name)) for name in frame.columns]
    columns = [_cells(frame.iloc[:, number]) for number in range(frame.shape[1])]
    for row in (header, *zip(*columns, strict=True)):
        # a lone blank cell is quoted: readers skip an empty line
        yield (",".join(map(_quoted, row)) or '""') + "\n"


def _need_ending(path: Path) -> None:
    if path.suffix not in (".csv", ".parquet"):
        raise ValueError(f"{path}: a table's name ends in .csv or .parquet")


def _parsed(column: pd.Series, path: Path) -> pd.Series:
    dtype = DTYPES.get(column.name, "string")
    values = []
    for number, cell in enumerate(column, 1):
        try:
            values.append(_PARSERS[dtype](cell) if cell else None)
        except (ValueError, KeyError):
            raise ValueError(
                f"{path}, row {number}, column {column.name}: {cell!r} is not of type {dtype}"
            ) from None
    return pd.Series(values, dtype=dtype)


def _cells(column: pd.Series) -> Iterator[str]:
    return (
        "" if missing else _cell(value)
        for value, missing in zip(column.tolist(), column.isna(), strict=True)
    )


def _cell(value: object) -> str:
    if isinstance(value, float):
        # below 2**53 a float that is whole is exact as an integer
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(float(value))
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, date):
        return value.isoformat().removesuffix("T00:00:00")
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if _GUARDED_FORMULA.match(text) else text


def _quoted(text: str) -> str:
    # not the csv module: it leaves a lone CR bare, which readers take for a line end
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


#: Reads a cell of a CSV by its column's dtype. Spreadsheets save True as TRUE.
_PARSERS: dict[str, Callable[[str], object]] = {
    "string": _unguarded,
    "Int64": int,
    "Float64": float,
    "datetime64[s]": date.fromisoformat,
    "boolean": lambda cell: {"true": True, "false": False}[cell.lower()],
}
