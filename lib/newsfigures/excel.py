"""Tables as one Excel workbook: a sheet a table, and a sheet that explains the columns."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from numbers import Real
from typing import TYPE_CHECKING

import pandas as pd

from newsfigures.files import whole
from newsfigures.lexicon import load

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CODEBOOK = "codebook"

#: What Excel can hold.
MOST_ROWS, MOST_CHARACTERS, FIRST_YEAR = 1_048_576, 32_767, 1900

_NO_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$")
_WIDEST = 60

#: So that the same tables make the same file, byte for byte.
_CREATED = datetime(2000, 1, 1)


def write_excel(tables: Mapping[str, pd.DataFrame], path: str | os.PathLike[str]) -> None:
    """Write tables as one workbook, each on a sheet of its own, with a sheet ``codebook``.

    Numbers are numbers, dates are dates, and text is text: no cell runs as a formula or opens a
    page. A blank cell stays blank. The ends `low` and `high` and the sign `bound` stay in columns
    of their own, as in the CSV. The header is frozen and has filters. Several values of one cell
    are joined by ``; ``. What Excel can't hold is kept in part: a text is cut after 32,767
    characters and then ends in ``…``, and a date before 1900 is text.

    Args:
        tables: by the name of the sheet.
        path: ends in ``.xlsx``; missing folders are made. The file appears whole or not at all.

    Raises:
        ValueError: another ending, a name that no sheet can have, more rows than Excel holds.
        OSError: the file can't be written.

    >>> import tempfile
    >>> figures = pd.DataFrame({"text": ["=1+1"], "low": [12.0], "high": [None]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_excel({"figures": figures}, f"{folder}/figures.xlsx")
    ...     sheets = pd.read_excel(f"{folder}/figures.xlsx", sheet_name=None)
    >>> list(sheets), sheets["figures"].to_dict("records")
    (['figures', 'codebook'], [{'text': '=1+1', 'low': 12, 'high': nan}])
    """
    import xlsxwriter

    sheets = {**tables, CODEBOOK: _codebook(tables)}
    _need_names(tables)
    for name, table in sheets.items():
        if len(table) >= MOST_ROWS:
            raise ValueError(
                f"{path}, sheet {name}: {len(table):,} rows, and a sheet holds {MOST_ROWS - 1:,}; "
                "write the table as CSV or Parquet"
            )
    with whole(path, ".xlsx") as partial:
        memory = BytesIO()
        with xlsxwriter.Workbook(memory, {"in_memory": True}) as workbook:
            workbook.set_properties({"created": _CREATED})
            for name, table in sheets.items():
                _write_sheet(workbook, name, table)
        partial.write_bytes(memory.getvalue())


def _need_names(tables: Mapping[str, pd.DataFrame]) -> None:
    taken = {CODEBOOK}
    for name in tables:
        if not 0 < len(name) <= 31 or _NO_NAME.search(name) or name.casefold() in taken:
            raise ValueError(
                f"{name!r} can't name a sheet: it has 1 to 31 characters, none of []:*?/\\, "
                f"is there once, and is not {CODEBOOK!r}"
            )
        taken.add(name.casefold())


def _codebook(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    meanings = load("codebook")
    rows = [
        (sheet, column, _kind(table[column]), meanings.get(column))
        for sheet, table in tables.items()
        for column in table.columns
    ]
    return pd.DataFrame(rows, columns=["sheet", "column", "type", "meaning"])


def _kind(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_numeric_dtype(column):
        return "number"
    return "date" if pd.api.types.is_datetime64_any_dtype(column) else "text"


def _write_sheet(workbook: Workbook, name: str, table: pd.DataFrame) -> None:
    bold = workbook.add_format({"bold": True, "bottom": 1})
    day = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    sheet = workbook.add_worksheet(name)
    for number, head in enumerate(table.columns):
        column = table.iloc[:, number]
        sheet.write_string(0, number, str(head), bold)
        longest = len(str(head)) + 3  # beside the sign of the filter
        for row, (cell, blank) in enumerate(
            zip(column.tolist(), column.isna(), strict=True), start=1
        ):
            if not blank:
                longest = max(longest, _write_cell(sheet, row, number, cell, day))
        sheet.set_column(number, number, min(longest, _WIDEST) + 1)
    sheet.freeze_panes(1, 0)
    if len(table.columns):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: object, day: Format) -> int:
    """Write one cell that isn't blank, and return how many characters wide it is."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
        return 5
    if isinstance(cell, Real) and math.isfinite(cell):
        sheet.write_number(row, column, cell)
        return len(f"{cell:.12g}")
    if isinstance(cell, date) and cell.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, cell, day)
        return 10
    text = _text(cell)
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - 1] + "…"
    sheet.write_string(row, column, text)
    return len(text)


def _text(cell: object) -> str:
    if isinstance(cell, date):
        return cell.isoformat().removesuffix("T00:00:00")
    return "; ".join(map(str, cell)) if isinstance(cell, (tuple, list)) else str(cell)
