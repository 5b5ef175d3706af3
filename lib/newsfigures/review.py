"""A page and a sheet on which a person corrects the figures of articles."""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import pandas as pd

from newsfigures.articles import as_articles
from newsfigures.cells import ALWAYS, CORRECTABLE, ENDS, LINKS, SHAPES, as_cell, choices, records
from newsfigures.corrections import APPLIED, CORRECTION_COLUMNS, correct, text_hash
from newsfigures.model import HUMAN_MEASURES, Article
from newsfigures.sheet import to_sheet
from newsfigures.stages.tokens import sentences
from newsfigures.table import DTYPES, write_table

_KINDS = {"Float64": "number", "datetime64[s]": "date"}
_SLOT = re.compile(r"\{\{(\w+)\}\}")

#: Nothing that could end the script block, or that an old parser takes for a line end.
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def review(
    figures: pd.DataFrame,
    articles: Iterable[Article],
    folder: str | os.PathLike[str],
    *,
    corrections: pd.DataFrame | None = None,
) -> list[Path]:
    """Write ``review.html`` and ``review.csv``, on which a person corrects figures.

    The page is one file that needs no server and loads nothing. It shows every figure marked in its
    sentence, with fields for its cells, and makes ``corrections.csv`` for `newsfigures.correct`.
    The sheet is for a spreadsheet; `newsfigures.sheet.from_sheet` makes corrections of it.

    Args:
        figures: the table of `newsfigures.extract`, not corrected.
        articles: those that the figures were extracted from.
        folder: where to write; made if missing.
        corrections: earlier ones, which the page begins with.

    Returns:
        The paths of the page and of the sheet.

    Raises:
        OSError: a file can't be written.
        ValueError: an article of the figures is not among the articles.

    >>> import tempfile
    >>> from newsfigures import extract
    >>> article = Article("a1", "Blast kills 7.")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in review(extract(article), [article], folder)]
    ['review.html', 'review.csv']
    """
    articles = as_articles(list(articles))
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    page, sheet = folder / "review.html", folder / "review.csv"
    write_table(to_sheet(figures, articles), sheet)
    partial = page.with_name(f".{page.name}.{os.getpid()}.part")
    try:
        partial.write_text(page_of(figures, articles, corrections), encoding="utf-8")
        partial.replace(page)
    finally:
        partial.unlink(missing_ok=True)
    return [page, sheet]


def page_of(
    figures: pd.DataFrame, articles: list[Article], corrections: pd.DataFrame | None = None
) -> str:
    """Return the page as HTML; see `review`.

    >>> from newsfigures import extract
    >>> article = Article("a1", "</script><script>alert(7)</script> kills 7.")
    >>> "alert(7)</script>" in page_of(extract(article), [article])
    False
    """
    parts = resources.files("newsfigures") / "page"
    style, script, frame = (
        (parts / name).read_text(encoding="utf-8")
        for name in ("review.css", "review.js", "review.html")
    )
    data = json.dumps(_data(figures, articles, corrections), separators=(",", ":"))
    slots = {
        "policy": (
            f"default-src 'none'; script-src {_source(script)}; style-src {_source(style)}; "
            "base-uri 'none'; form-action 'none'"
        ),
        "style": style,
        "script": script,
        "data": data.translate(str.maketrans(_IN_SCRIPT)),
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], frame)


def _source(content: str) -> str:
    """Name an inline script or style for the page's policy, which then lets no other one run."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _data(
    figures: pd.DataFrame, articles: list[Article], corrections: pd.DataFrame | None
) -> dict[str, Any]:
    by_article: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(figures):
        by_article[row["article"]].append(row)
    earlier, kept = _earlier(figures, articles, corrections)
    return {
        "header": CORRECTION_COLUMNS,
        "columns": [_column(name) for name in CORRECTABLE],
        "people": HUMAN_MEASURES,
        "ends": ENDS,
        "shapes": SHAPES,
        "articles": [_article(article, by_article[article.id]) for article in articles],
        "earlier": earlier,
        "kept": kept,
    }


def _column(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "kind": _KINDS.get(DTYPES[name], "text"),
        "choices": choices().get(name),
        "link": name in LINKS,
        "needed": name in ALWAYS,
    }


def _article(article: Article, rows: list[dict[str, Any]]) -> dict[str, Any]:
    spans = [(sentence.start, sentence.end) for sentence in sentences(article.text)]
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": as_cell(article.published),
        "event": article.event,
        "text": article.text,
        "text_hash": text_hash(article.text),
        "sentences": spans,
        "figures": list(_figures(rows, spans)),
    }


def _figures(rows: list[dict[str, Any]], spans: list[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    place = 0
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        while place + 1 < len(spans) and spans[place][1] <= start:
            place += 1
        first, last = spans[place]
        yield {
            "figure": row["figure"],
            "start": start,
            "end": end,
            "from": min(first, start),
            "to": max(last, end),
            "cells": {name: as_cell(row[name]) for name in CORRECTABLE},
        }


def _earlier(
    figures: pd.DataFrame, articles: list[Article], corrections: pd.DataFrame | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Part earlier corrections in those that apply and those that are only kept in the file."""
    if corrections is None:
        return [], []
    report = correct(figures, corrections, articles).report
    parts: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    rows = report.astype(object).where(report.notna(), "").to_dict("records")
    for row in rows:
        parts[row["outcome"] != APPLIED].append({name: row[name] for name in CORRECTION_COLUMNS})
    return parts
