"""Corrections that a person made once, applied to the figures of every later run.

A correction is one row of ``corrections.csv``: it names a figure, the text that it was read from,
and one cell with its old and its new content. It is applied only where all of that still holds.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from newsfigures.cells import (
    ALWAYS,
    AMOUNT,
    CORRECTABLE,
    LINKS,
    as_cell,
    parsed,
    records,
    settle,
    unsound,
    why_not_correctable,
)
from newsfigures.model import COLUMNS, MEASURES, Article, Figure
from newsfigures.stages.numbers import numbers
from newsfigures.stages.quantities import Quantity, quantities
from newsfigures.stages.setaside import set_aside
from newsfigures.stages.tokens import Sentence, sentences
from newsfigures.table import DTYPES, frame_of, read_table

#: The columns of the corrections table, in order.
CORRECTION_COLUMNS: tuple[str, ...] = (
    "article",
    "text_hash",
    "figure",
    "start",
    "end",
    "text",
    "column",
    "old",
    "new",
    "who",
    "why",
    "date",
)

#: What became of a correction.
APPLIED, NOT_NEEDED, NOT_APPLIED = "applied", "no longer needed", "not applied"

#: Cells of an added figure that are known of its article.
_OF_ARTICLE = ("event", "outlet", "published", "title", "url")


class Corrected(NamedTuple):
    """Figures with their corrections, and what became of each correction.

    Attributes:
        figures: the figures table, corrected.
        report: the corrections in their order, with ``row`` (the first is 1), ``outcome``
            (``applied``, ``no longer needed`` or ``not applied``) and ``reason``.
    """

    figures: pd.DataFrame
    report: pd.DataFrame


@dataclass(slots=True, eq=False)
class _Correction:
    """One row of the corrections table while it is judged."""

    row: int
    article: str
    text_hash: str
    figure: str
    start: int | None
    end: int | None
    text: str
    column: str
    old: str
    new: str
    value: Any = None
    outcome: str = APPLIED
    reason: str = ""

    @property
    def span(self) -> str:
        return f"{self.article}:{self.start}-{self.end}"

    def end_as(self, outcome: str, reason: str) -> None:
        self.outcome, self.reason = outcome, reason


def correct(
    figures: pd.DataFrame,
    corrections: pd.DataFrame | str | os.PathLike[str] | None,
    articles: Iterable[Article],
) -> Corrected:
    """Apply corrections to the figures that they were made for, and tell what became of each.

    A correction is applied when its article has the same text, its span holds the same words, and
    the cell still has the old content. Whatever does not match is left alone and reported. The
    order of the rows does not matter; two that contradict each other are both left alone. A figure
    keeps its id, whatever is corrected of it.

    ``column`` names the cell; a blank ``new`` makes it blank. ``column`` ``figure`` with the id as
    ``old`` and a blank ``new`` deletes the row; with a blank ``old`` and the id as ``new`` it adds
    the row of a figure that was missed. Further corrections fill its cells (``old`` is blank); the
    amount and a measuring unit that they leave out are read from the sentence.

    What follows from a corrected cell follows: ``low`` and ``high`` from ``value`` and ``bound``
    where they are not corrected too, ``dimension``, ``base_value`` and ``base_unit`` from the unit;
    and a link to a deleted figure becomes blank.

    Args:
        figures: the table of `newsfigures.extract`.
        corrections: the table, or the path of a CSV or Parquet file with it. Columns: ``article``,
            ``text_hash`` (of `text_hash`), ``figure`` (id), ``start``, ``end`` (code points),
            ``text`` (the words there), ``column``, ``old``, ``new`` (as in figures.csv), ``who``
            (corrected it), ``why``, ``date``. None or ``""``: there are none.
        articles: those that the figures were extracted from.

    Returns:
        The corrected figures and the report.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: a column is missing, or a cell is not of its type; names file, row and column.

    >>> from newsfigures import extract
    >>> article = Article("a1", "The blast killed 12 people.")
    >>> row = correction(article, "a1:17-19", (17, 19), "measure", "killed", "injured", who="Ana")
    >>> figures, report = correct(extract(article), corrections_table([row]), [article])
    >>> figures["measure"][0], report["outcome"][0]
    ('injured', 'applied')
    """
    if isinstance(corrections, pd.DataFrame):
        table = corrections
    else:
        table = read_corrections(corrections) if corrections else corrections_table([])
    judged = _judged(table)
    desk = _Desk(figures, articles)
    by_figure: dict[str, list[_Correction]] = defaultdict(list)
    for item in judged:
        if reason := desk.mismatch(item):
            item.end_as(NOT_APPLIED, reason)
        else:
            by_figure[item.figure].append(item)
    for items in by_figure.values():
        desk.work(items)
    desk.check_links()
    report = table.assign(
        row=pd.array([item.row for item in judged], dtype="Int64"),
        outcome=pd.array([item.outcome for item in judged], dtype="string"),
        reason=pd.array([item.reason for item in judged], dtype="string"),
    )
    return Corrected(desk.table(), report[["row", *CORRECTION_COLUMNS, "outcome", "reason"]])


def read_corrections(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read a corrections table from a CSV or Parquet file.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it is not such a table; names the file, the place and the mend.

    >>> read_corrections("corrections.txt")
    Traceback (most recent call last):
    ValueError: corrections.txt: a table's name ends in .csv or .parquet
    """
    try:
        table = read_table(path)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(f"{path}: no CSV in UTF-8 ({error}): save it as that") from None
    if missing := [name for name in CORRECTION_COLUMNS if name not in table.columns]:
        raise ValueError(
            f"{path}: no column {', '.join(missing)}; its first line names "
            f"{', '.join(map(str, table.columns))}: it needs {','.join(CORRECTION_COLUMNS)}"
        )
    return table[list(CORRECTION_COLUMNS)]


def text_hash(text: str) -> str:
    """Return the mark by which a correction knows the text that it was made for.

    It is the beginning of the text's SHA-256 as UTF-8. The prefix keeps a spreadsheet from taking
    it for a number.

    >>> text_hash("Blast kills 7.")
    'sha256:d67b6c7cadbaacc1'
    """
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def correction(
    article: Article,
    figure: str,
    span: tuple[int, int],
    column: str,
    old: object,
    new: object,
    *,
    who: str = "",
    why: str = "",
    day: date | None = None,
) -> dict[str, Any]:
    """Make one row of the corrections table.

    Args:
        article: the figure's.
        figure: the figure's id; of one to be added too.
        span: its start and end in code points.
        column: the cell; ``figure`` to delete the row (`new` is None) or to add it (`old` is None).
        old, new: the cell's contents, None for a blank.
        who: the person who corrects.
        why: the reason.
        day: the date, blank when None.

    >>> row = correction(Article("a1", "Blast kills 7."), "a1:12-13", (12, 13), "value", 7.0, 17)
    >>> row["text"], row["old"], row["new"]
    ('7', '7', '17')
    """
    start, end = span
    cells = (article.id, text_hash(article.text), figure, start, end, article.text[start:end])
    said = (column, as_cell(old), as_cell(new), who, why, as_cell(day))
    return dict(zip(CORRECTION_COLUMNS, (*cells, *said), strict=True))


def corrections_table(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Put rows of `correction` into the table; with no row it is empty but has its columns.

    >>> corrections_table([]).columns.size
    12
    """
    cells = [
        [None if row[name] == "" else row[name] for name in CORRECTION_COLUMNS] for row in rows
    ]
    frame = pd.DataFrame(cells, columns=list(CORRECTION_COLUMNS))
    return frame.astype({name: DTYPES.get(name, "string") for name in CORRECTION_COLUMNS})


def _judged(table: pd.DataFrame) -> list[_Correction]:
    """Return the rows of a corrections table, their text cells as strings."""
    columns = [table[name].astype(object) for name in CORRECTION_COLUMNS[:9]]
    rows = zip(*(column.where(column.notna(), None) for column in columns), strict=True)
    return [
        _Correction(
            number,
            as_cell(article),
            as_cell(mark),
            as_cell(figure),
            start,
            end,
            *map(as_cell, said),
        )
        for number, (article, mark, figure, start, end, *said) in enumerate(rows, 1)
    ]


class _Desk:
    """The figures while they are corrected: what they were, and what is changed of them."""

    def __init__(self, figures: pd.DataFrame, articles: Iterable[Article]) -> None:
        self.figures = figures.reset_index(drop=True)
        self.articles = {article.id: article for article in articles}
        self.hash_of = {name: text_hash(article.text) for name, article in self.articles.items()}
        self.name_of = {mark: name for name, mark in self.hash_of.items()}
        self.read = {row["figure"]: row for row in records(self.figures)}
        self.place = {figure: number for number, figure in enumerate(self.figures["figure"])}
        self.sentences: dict[str, list[Sentence]] = {}
        self.rows: dict[str, dict[str, Any]] = {}
        self.added: list[str] = []
        self.deleted: dict[str, list[_Correction]] = {}
        self.links: list[_Correction] = []

    def mismatch(self, item: _Correction) -> str:
        """Say why a correction does not fit these articles; ``""`` when it does."""
        article = self.articles.get(item.article)
        if article is None:
            if item.text_hash in self.name_of:
                return f"its text is that of article {self.name_of[item.text_hash]}: name that one"
            return "its article is not among those read: read that too, or remove the correction"
        if self.hash_of[item.article] != item.text_hash:
            return "the text of the article has changed since: check the figure, correct it anew"
        if item.start is None or item.end is None or not 0 <= item.start < item.end:
            return "start and end name no span: give both, as in figures.csv"
        printed = article.text[item.start : item.end]
        if printed != item.text:
            return f"at {item.start} to {item.end} stands {printed!r}, not {item.text!r}"
        if not f"{item.figure}:".startswith(f"{item.span}:"):
            return f"the id of a figure at this span is {item.span}"
        if item.column not in (*CORRECTABLE, "figure"):
            return why_not_correctable(item.column)
        return ""

    def work(self, items: list[_Correction]) -> None:
        """Judge and apply all the corrections of one figure."""
        figure, row = items[0].figure, self.read.get(items[0].figure)
        whole, cells = _parted(items, lambda item: item.column == "figure")
        adding, others = _parted(whole, lambda item: not item.old and item.new == figure)
        deleting, wrong = _parted(others, lambda item: item.old == figure and not item.new)
        _refuse(wrong, "a deletion has the id as old and no new, an addition has it as new alone")
        if adding and deleting:
            _contradict([*adding, *deleting, *cells])
            return
        if row is None and adding:
            self.add(figure, adding, cells)
            return
        for item in adding:
            item.end_as(NOT_NEEDED, "the figure is reported now")
        if row is None:
            for item in deleting:
                item.end_as(NOT_NEEDED, "the figure is not reported any more")
            _refuse(cells, self.unknown(items[0]))
            return
        fitting = [item for item in cells if _fits(item, row[item.column])]
        if deleting and fitting:
            _contradict([*deleting, *fitting])
        elif deleting:
            self.deleted[figure] = deleting
        else:
            self.change(row, fitting)

    def unknown(self, item: _Correction) -> str:
        """Say that there is no such figure, and which stands in its place."""
        others = (item.span, *(f"{item.span}:{measure}" for measure in MEASURES))
        here = [name for name in others if name in self.read]
        instead = f", but {' and '.join(here)} is" if here else ""
        return f"no such figure is reported now{instead}: check it, or remove the correction"

    def add(self, figure: str, adding: list[_Correction], cells: list[_Correction]) -> None:
        """Add the row of a figure that was missed, with what its corrections say of it."""
        item = adding[0]
        measures = {cell.new for cell in cells if cell.column == "measure"}
        kept = _agreed([cell for cell in cells if _fits(cell, None)])
        reason = next((cell.reason for cell in cells if cell.outcome == NOT_APPLIED), "")
        if figure not in {item.span, *(f"{item.span}:{measure}" for measure in measures)}:
            reason = f"its id is {item.span}, or that with its measure behind a colon"
        row = self.reading(item)
        row |= {cell.column: cell.value for cell in kept}
        settle(row, {cell.column for cell in kept})
        if reason := reason or unsound(row):
            _refuse([*adding, *kept], f"the figure is not added: {reason}")
            return
        self.rows[figure] = row
        self.added.append(figure)
        self.links += [cell for cell in kept if cell.column in LINKS]

    def reading(self, item: _Correction) -> dict[str, Any]:
        """Return the row of a figure to be added, with the amount that its sentence tells."""
        article, start, end = self.articles[item.article], item.start, item.end
        if article.id not in self.sentences:
            self.sentences[article.id] = sentences(article.text)
        around = (s for s in self.sentences[article.id] if s.start <= start < s.end)
        sentence = next(around, None)
        row = asdict(
            Figure(
                item.figure,
                article.id,
                text=item.text,
                start=start,
                end=end,
                sentence=sentence.text if sentence else item.text,
                **{name: getattr(article, name) for name in _OF_ARTICLE},
            )
        )
        for quantity in _quantities(article.text, sentence, start, end) if sentence else ():
            if (quantity.start, quantity.end) == (start, end):
                number = quantity.number
                row |= {name: getattr(number, name) for name in ("value", "low", "high", "bound")}
                if quantity.unit:
                    row |= {"unit": quantity.unit.name, "dimension": quantity.unit.dimension}
        return row

    def change(self, row: dict[str, Any], items: list[_Correction]) -> None:
        """Correct the cells of a figure; an amount that would be unsound stays as it was."""
        items = _agreed(items)
        new = row | {item.column: item.value for item in items}
        amount, others = _parted(items, lambda item: item.column in AMOUNT)
        if amount:
            settle(new, {item.column for item in amount})
            if reason := unsound(new):
                _refuse(amount, reason)
                items, new = others, row | {item.column: item.value for item in others}
        if items:
            self.rows[row["figure"]] = new
            self.links += [item for item in items if item.column in LINKS]

    def check_links(self) -> None:
        """Take back links that lead nowhere or round in a circle; blank those to deleted rows."""
        while wrong := [(item, why) for item in self.links if (why := self.astray(item))]:
            for item, why in wrong:
                before = self.read.get(item.figure)
                self.rows[item.figure][item.column] = before and before[item.column]
                _refuse([item], why)
                self.links.remove(item)
        for column in LINKS if self.deleted else ():
            linked = self.figures.loc[self.figures[column].isin(self.deleted), "figure"]
            for figure in linked:
                row = self.rows.get(figure) or self.read[figure]
                if row[column] in self.deleted:
                    self.rows[figure] = row | {column: None}

    def astray(self, item: _Correction) -> str:
        """Say why a link can't stand; ``""`` when it can."""
        target = item.value
        if target is None:
            return ""
        there = target in self.read or target in self.rows
        if not there or target in self.deleted:
            return f"{item.column}: no figure {target} is reported"
        if self.cell(target, "article") != item.article:
            return f"{item.column}: {target} is a figure of another article"
        seen: set[str] = set()
        while target is not None and target not in seen:
            if target == item.figure:
                return f"{item.column}: the figure would lead to itself"
            seen.add(target)
            target = self.cell(target, item.column)
        return ""

    def cell(self, figure: str, column: str) -> Any:
        row = self.rows.get(figure) or self.read.get(figure)
        return row and row[column]

    def table(self) -> pd.DataFrame:
        """Return the corrected table: the rows' order is that of the text."""
        table = self.figures.copy()
        changes: dict[str, dict[int, Any]] = defaultdict(dict)
        for figure in self.rows.keys() & self.read.keys():
            for name, cell in self.rows[figure].items():
                if as_cell(cell) != as_cell(self.read[figure][name]):
                    changes[name][self.place[figure]] = cell
        for name, cells in changes.items():
            new = pd.array(list(cells.values()), dtype=table[name].dtype)
            table.loc[list(cells), name] = new
        table = table.drop(index=[self.place[figure] for figure in self.deleted])
        if self.added:
            rows = (tuple(self.rows[figure][name] for name in COLUMNS) for figure in self.added)
            table = pd.concat([table, frame_of(rows)])
            rank = {name: number for number, name in enumerate(self.articles)}
            table["_rank"] = table["article"].map(rank).fillna(len(rank))
            table = table.sort_values(["_rank", "start"], kind="stable").drop(columns="_rank")
        return table.reset_index(drop=True)


def _parted(
    items: list[_Correction], first: Callable[[_Correction], bool]
) -> tuple[list[_Correction], list[_Correction]]:
    return [item for item in items if first(item)], [item for item in items if not first(item)]


def _refuse(items: Iterable[_Correction], reason: str) -> None:
    for item in items:
        item.end_as(NOT_APPLIED, reason)


def _contradict(items: list[_Correction]) -> None:
    rows = ", ".join(str(item.row) for item in items)
    _refuse(items, f"rows {rows} contradict each other: keep the one that is right")


def _agreed(items: list[_Correction]) -> list[_Correction]:
    """Return the corrections that no other contradicts; the others are refused."""
    by_column: dict[str, list[_Correction]] = defaultdict(list)
    for item in items:
        by_column[item.column].append(item)
    for same in by_column.values():
        if len({as_cell(item.value) for item in same}) > 1:
            _contradict(same)
    return [item for item in items if item.outcome == APPLIED]


def _fits(item: _Correction, current: object) -> bool:
    """Tell whether a correction changes this cell; it then holds its value, or else its outcome."""
    if item.column in ALWAYS and not item.new:
        item.end_as(NOT_APPLIED, f"{item.column} can't be blank")
        return False
    try:
        item.value = parsed(item.column, item.new)
    except ValueError as error:
        item.end_as(NOT_APPLIED, str(error))
        return False
    now = as_cell(current)
    if as_cell(item.value) == now:
        item.end_as(NOT_NEEDED, "the cell has the new content already")
    elif _normal(item.column, item.old) != now:
        said = f"is {now!r}" if now else "is blank"
        item.end_as(NOT_APPLIED, f"{item.column} {said} now: check the figure, correct it anew")
    return item.outcome == APPLIED


def _normal(column: str, cell: str) -> str:
    """Write a cell as we write it: 14 for 14.0; what the column can't hold stays as it is."""
    try:
        return as_cell(parsed(column, cell))
    except ValueError:
        return cell


def _quantities(text: str, sentence: Sentence, start: int, end: int) -> list[Quantity]:
    """Read the amounts of a sentence; what stands in the span is a figure, whatever it looks like.

    The rules may have set it aside as a date or a name: that is why a person adds it.
    """
    tokens = sentence.tokens
    aside = [
        None if start <= token.start < end else why
        for token, why in zip(tokens, set_aside(tokens, sentence.lows), strict=True)
    ]
    return quantities(text, tokens, numbers(tokens, aside, sentence.lows))
