"""A sheet of figures for a spreadsheet, and the corrections that a person wrote into it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from newsfigures.cells import CORRECTABLE, as_cell, records
from newsfigures.corrections import correction, corrections_table, text_hash
from newsfigures.model import Article
from newsfigures.stages.tokens import sentences
from newsfigures.table import DTYPES

#: The columns of the sheet, in order; `seal` tells an edited cell from one that is read otherwise.
SHEET_COLUMNS: tuple[str, ...] = (
    "article",
    "figure",
    "start",
    "end",
    "text",
    "in_sentence",
    *CORRECTABLE,
    "no_figure",
    "corrected_by",
    "why",
    "seal",
)


def to_sheet(figures: pd.DataFrame, articles: Iterable[Article]) -> pd.DataFrame:
    """Return the figures as a sheet to correct: change cells, or put an x under ``no_figure``.

    Args:
        figures: the table of `newsfigures.extract`.
        articles: those that the figures were extracted from.

    Returns:
        One row a figure: its id and span, its sentence with the figure in ``⟦ ⟧``, the cells that
        can be corrected, then ``no_figure``, ``corrected_by`` and ``why``, blank. A row that is
        added with a blank ``figure`` is a figure that was missed.

    Raises:
        ValueError: an article of the figures is not among the articles.

    >>> from newsfigures import extract
    >>> article = Article("a1", "Blast kills 7.")
    >>> to_sheet(extract(article), [article])["in_sentence"][0]
    'Blast kills ⟦7⟧.'
    """
    by_id = {article.id: article for article in articles}
    if unknown := sorted(set(figures["article"]) - by_id.keys()):
        raise ValueError(f"there are figures of {unknown[0]!r}, and no such article: pass it too")
    spans = {
        name: [(sentence.start, sentence.end) for sentence in sentences(by_id[name].text)]
        for name in figures["article"].unique()
    }
    rows = [
        row
        | {
            "in_sentence": _marked(by_id[row["article"]].text, spans[row["article"]], row),
            "seal": _seal(by_id[row["article"]], row),
        }
        for row in records(figures)
    ]
    frame = pd.DataFrame(rows, columns=list(SHEET_COLUMNS))
    return frame.astype({name: DTYPES.get(name, "string") for name in SHEET_COLUMNS})


def from_sheet(
    sheet: pd.DataFrame,
    figures: pd.DataFrame,
    articles: Iterable[Article],
    *,
    day: date | None = None,
) -> tuple[pd.DataFrame, list[str]]:
    """Make corrections of what a person changed in a sheet.

    Args:
        sheet: what `to_sheet` returned, edited.
        figures: the table of `newsfigures.extract`.
        articles: those that the figures were extracted from.
        day: the date of the corrections; blank when left out.

    Returns:
        The corrections table, and what of the sheet is no correction: row, reason and mend.

    Raises:
        ValueError: a column is missing.

    >>> from newsfigures import extract
    >>> article = Article("a1", "Blast kills 7.")
    >>> figures = extract(article)
    >>> sheet = to_sheet(figures, [article]).assign(measure="injured", corrected_by="Ana")
    >>> from_sheet(sheet, figures, [article])[0][["column", "old", "new", "who"]].values.tolist()
    [['measure', 'killed', 'injured', 'Ana']]
    """
    if missing := [name for name in SHEET_COLUMNS if name not in sheet.columns]:
        raise ValueError(f"the sheet has no column {', '.join(missing)}: write it anew and edit it")
    by_id = {article.id: article for article in articles}
    extracted = {row["figure"]: row for row in records(figures)}
    corrections: list[dict[str, Any]] = []
    faults: list[str] = []
    for number, row in enumerate(records(sheet), 1):
        try:
            article = by_id.get(row["article"] or "")
            if article is None:
                raise ValueError(f"there is no article {row['article'] or ''}: read it too")
            corrections += _corrections(article, row, extracted, day)
        except ValueError as error:
            faults.append(f"row {number}: {error}")
    return corrections_table(corrections), faults


def _corrections(
    article: Article, row: dict[str, Any], extracted: dict[str, Any], day: date | None
) -> Iterator[dict[str, Any]]:
    """Yield the corrections that one row of the sheet asks for."""
    if row["figure"] is None:
        span = _span(article, row)
        figure, before = f"{article.id}:{span[0]}-{span[1]}", dict.fromkeys(CORRECTABLE)
        changes: list[tuple[str, Any, Any]] = [("figure", None, figure)]
    else:
        figure, before = row["figure"], extracted.get(row["figure"])
        if before is None or _seal(article, before) != row["seal"]:
            raise ValueError(f"{figure} is read otherwise since: write the sheet anew and edit it")
        span = (before["start"], before["end"])
        changes = []
    if row["no_figure"]:
        changes = [("figure", figure, None)]
    else:
        changes += [
            (name, before[name], row[name])
            for name in CORRECTABLE
            if as_cell(before[name]) != as_cell(row[name])
        ]
    said = {"who": row["corrected_by"] or "", "why": row["why"] or "", "day": day}
    for column, old, new in changes:
        yield correction(article, figure, span, column, old, new, **said)


def _span(article: Article, row: dict[str, Any]) -> tuple[int, int]:
    """Return where the words of an added row stand, by ``start`` where they stand twice."""
    printed, start = row["text"] or "", row["start"]
    if start is None and article.text.count(printed) == 1:
        start = article.text.index(printed)
    if start is None or not printed or article.text[start : start + len(printed)] != printed:
        raise ValueError(
            f"{printed!r} does not stand just once in article {article.id}, or not at start: "
            "give text as it is printed, and start where it stands more than once"
        )
    return start, start + len(printed)


def _marked(text: str, spans: list[tuple[int, int]], row: dict[str, Any]) -> str:
    start, end = row["start"], row["end"]
    place = bisect_right(spans, start, key=lambda span: span[0]) - 1
    first, last = spans[place]
    return f"{text[first:start]}⟦{text[start:end]}⟧{text[end : max(last, end)]}"


def _seal(article: Article, row: dict[str, Any]) -> str:
    """Return a mark of the text and of the cells as they were read."""
    cells = "\x1f".join(as_cell(row[name]) for name in CORRECTABLE)
    mark = hashlib.sha256(f"{text_hash(article.text)}\x1f{cells}".encode("utf-8", "surrogatepass"))
    return f"seal:{mark.hexdigest()[:16]}"
