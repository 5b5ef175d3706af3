"""An article as a page with every figure marked, for a notebook cell or a browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from newsfigures.articles import as_articles
from newsfigures.model import Article

#: Okabe and Ito's colours, which colour-blind readers tell apart; one for a family of measures.
_COLOURS: dict[str, tuple[str, ...]] = {
    "#D55E00": ("killed", "casualties"),
    "#E69F00": ("injured", "infected", "affected"),
    "#CC79A7": ("missing", "detained", "abducted"),
    "#009E73": ("freed", "rescued", "surrendered"),
    "#56B4E9": ("displaced", "evacuated"),
    "#0072B2": ("population", "count"),
    "#F0E442": ("money", "share", "rate"),
}
_COLOUR_OF = {measure: colour for colour, family in _COLOURS.items() for measure in family}
_GREY = "#999999"

_PARAGRAPH_BREAK = re.compile(r"(?:[ \t]*(?>\r\n|\r|\n)){2,}")

#: Overrides turn letters and digits round, 12 into 21; no news text needs them.
_OVERRIDES = str.maketrans({"\u202d": "\ufffd", "\u202e": "\ufffd"})

_BOUND_WORDS = {
    "=": "",
    ">": "more than ",
    ">=": "at least ",
    "<": "fewer than ",
    "<=": "at most ",
    "~": "about ",
    "range": "",
}

_STYLE = """
.newsfigures { position: relative; max-width: 44em; line-height: 1.7; overflow-wrap: anywhere; }
.newsfigures p { white-space: pre-wrap; margin: 0 0 1em; unicode-bidi: isolate; }
.newsfigures p.nf-title { margin: 0; font-size: 1.25em; font-weight: bold; }
.newsfigures ul { list-style: none; padding: 0; margin: 0 0 1em; }
.newsfigures li { display: inline-block; margin: 0 1em 0 0; }
.newsfigures a { color: inherit; }
.newsfigures mark { color: inherit; border-radius: .2em; padding: .1em .15em;
  unicode-bidi: isolate; }
.newsfigures small { margin-left: .3em; font-size: .7em; user-select: none; }
.newsfigures .nf-said { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; user-select: none; }
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of HTML that notebooks and templates display as it is.

    Attributes:
        html: the markup; it needs nothing from outside and holds no script.
    """

    html: str

    def __str__(self) -> str:
        return self.html

    def _repr_html_(self) -> str:
        return self.html

    __html__ = _repr_html_


class _Mark(NamedTuple):
    start: int
    end: int
    measure: str
    said: str


def show(article: Article | str, figures: pd.DataFrame | None = None) -> Page:
    """Show an article with every figure marked by its measure.

    Pointing at a mark tells the measure, the bound, who is counted and who says so; a screen reader
    reads the same after the figure. Copied text is the article's alone.

    Args:
        article: an Article, or a text.
        figures: the table of `extract`, of this article or of many; extracted when left out.

    Returns:
        The page; a notebook displays it, ``str(page)`` is its HTML.

    Raises:
        ValueError: more than one article, or figures that were not extracted from this text.

    >>> from newsfigures.model import Figure
    >>> from newsfigures.table import to_frame
    >>> seven = Figure("a1:12-13", "a1", text="7", start=12, end=13, value=7.0, measure="killed")
    >>> page = show(Article("a1", "Blast kills 7."), to_frame([seven]))
    >>> 'title="killed: 7">7<' in str(page)
    True
    """
    articles = as_articles(article)
    if len(articles) != 1:
        raise ValueError(f"{len(articles)} articles: show one at a time, show(articles[0])")
    (article,) = articles
    if figures is None:
        from newsfigures.extract import extract  # here, for it stands above this module

        figures = extract(article)
    marks = list(_marks(article, figures))
    return Page(
        f"<style>{_STYLE}</style>"
        f'<article class="newsfigures">{_head(article)}{_legend(marks)}{_body(article.text, marks)}'
        "</article>"
    )


def _marks(article: Article, figures: pd.DataFrame) -> Iterator[_Mark]:
    own = figures[figures["article"] == article.id]
    for row in own.astype(object).where(own.notna(), None).to_dict("records"):
        start, end = row["start"], row["end"]
        if article.text[start:end] != row["text"]:
            raise ValueError(
                f"{row['text']!r} is not at {start} to {end} of article {article.id}: "
                "the figures are of another text, extract them anew"
            )
        yield _Mark(start, end, row["measure"], _said(row))


def _said(row: Mapping[str, Any]) -> str:
    """Say in words what a figure's row holds."""
    if row["bound"] == "range":
        amount = f"{row['low']:,.15g} to {row['high']:,.15g}"
    else:
        known = [row[name] for name in ("value", "low", "high") if row[name] is not None]
        amount = _BOUND_WORDS[row["bound"]] + (f"{known[0]:,.15g}" if known else row["text"])
    unit = "people" if row["unit"] == "person" else row["unit"]
    counted = (row["who"] or unit) if row["dimension"] in ("count", None) else unit
    parts = (
        f"{row['measure']}: {amount} {counted or ''}".rstrip(),
        row["about"],
        row["by"] and f"by {row['by']}",
        row["source"] and f"said by {row['source']}",
        row["hedge"],
        row["scope"] if row["scope"] != "event" else None,
        "named, not numbered" if row["implied"] else None,
    )
    return "; ".join(filter(None, parts))


def _head(article: Article) -> str:
    url = _escaped(article.url)
    if article.url.lower().startswith(("http://", "https://")):  # never javascript:
        url = f'<a href="{url}" rel="noopener noreferrer">{url}</a>'
    published = article.published.isoformat() if article.published else ""
    imprint = " · ".join(filter(None, (_escaped(article.outlet), published, url)))
    title = f'<p class="nf-title">{_escaped(article.title)}</p>' if article.title else ""
    return title + (f"<p>{imprint}</p>" if imprint else "")


def _legend(marks: list[_Mark]) -> str:
    counts = Counter(mark.measure for mark in marks)
    items = (
        f"<li><mark {_paint(measure)}>{_escaped(measure)}</mark> {count}</li>"
        for measure, count in counts.items()
    )
    return f"<ul aria-label='Measures'>{''.join(items)}</ul>" if marks else "<p>No figures.</p>"


def _body(text: str, marks: list[_Mark]) -> str:
    breaks = [found.span() for found in _PARAGRAPH_BREAK.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return "".join(
        f'<p dir="auto">{"".join(_pieces(text, start, end, marks))}</p>'
        for start, end in zip(starts, ends, strict=True)
        if start < end
    )


def _pieces(text: str, start: int, end: int, marks: list[_Mark]) -> Iterator[str]:
    """Cut a paragraph where any mark starts or ends, so that overlapping marks still nest."""
    marks = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {edge for mark in marks for edge in mark[:2] if start < edge < end}
    for here, there in pairwise(sorted({start, end} | edges)):
        over = [mark for mark in marks if mark.start <= here and there <= mark.end]
        piece = _escaped(text[here:there])
        if not over:
            yield piece
            continue
        inner = min(over, key=lambda mark: mark.end - mark.start)
        title = _escaped("\n".join(mark.said for mark in over))
        labels = "".join(_label(mark) for mark in over if mark.end == there)
        yield f'<mark {_paint(inner.measure)} title="{title}">{piece}{labels}</mark>'


def _label(mark: _Mark) -> str:
    """Name the measure after the figure, so that colour does not tell it alone."""
    return (
        f'<small aria-hidden="true">{_escaped(mark.measure)}</small>'
        f'<span class="nf-said"> ({_escaped(mark.said)}) </span>'
    )


def _paint(measure: str) -> str:
    # a tint that shows on a light and on a dark page
    colour = _COLOUR_OF.get(measure, _GREY)
    return f'style="background:{colour}44;border-bottom:.15em solid {colour}"'


def _escaped(text: str) -> str:
    return escape(text.translate(_OVERRIDES))
