"""Articles to the table of figures: the stages in their order, which nothing else knows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from newsfigures.articles import as_articles
from newsfigures.model import Article, Figure
from newsfigures.stages.assembly import assemble
from newsfigures.stages.citations import citations
from newsfigures.stages.context import year_of
from newsfigures.stages.groups import chunks
from newsfigures.stages.numbers import numbers
from newsfigures.stages.quantities import quantities
from newsfigures.stages.roles import roles, triggers
from newsfigures.stages.setaside import is_shouted, set_aside
from newsfigures.stages.story import Story
from newsfigures.stages.tokens import sentences

if TYPE_CHECKING:
    from pandas import DataFrame


def extract(source: Any, *, progress: bool = False) -> DataFrame:
    """Return one row for every figure that the articles report.

    Args:
        source: a text, a list of texts, an `Article`, a list of them, or a DataFrame with a column
            ``text`` (and ``article``, ``title``, ``outlet``, ``published``, ``url``, ``event``
            where present).
        progress: show a progress bar when standard error is a terminal.

    Returns:
        A DataFrame with the columns of `newsfigures.model.Figure`, in order, also when empty.

    Raises:
        TypeError, ValueError: the source is none of these; the message names the mend.

    >>> table = extract("More than 470,000 people were killed, the Observatory said.")
    >>> table[["text", "bound", "measure", "who", "source"]].iloc[0].tolist()
    ['470,000', '>', 'killed', 'people', 'Observatory']
    """
    from newsfigures.table import frame_of

    articles = as_articles(source)
    if progress:
        from tqdm import tqdm

        articles = tqdm(articles, unit="article", disable=not sys.stderr.isatty())
    return frame_of(row for article in articles for row in rows_of(article))


def figures_of(article: Article) -> list[Figure]:
    """Return the figures of one article in the order of the text.

    >>> [f.text for f in figures_of(Article("a", "A woman and her two sons were killed."))]
    ['A woman', 'two']
    """
    return [Figure(*row) for row in rows_of(article)]


def rows_of(article: Article) -> list[tuple]:
    """Return the figures of one article as plain rows of the table, which are quick to make.

    >>> rows_of(Article("a", "Nothing happened."))
    []
    """
    story = Story(article)
    story.memory.year = article.published.year if article.published else year_of(article.text)
    rows: list[tuple] = []
    for sentence in sentences(article.text):
        tokens = sentence.tokens
        low, shouted = sentence.low, is_shouted(tokens)
        aside = set_aside(tokens, low, shouted)
        found = quantities(article.text, tokens, numbers(tokens, aside, low))
        if not found and triggers().isdisjoint(sentence.words):
            citations(article.text, sentence, set(), story.memory)
            continue
        parts = chunks(tokens, found, aside, shouted, low)
        rows.extend(assemble(story, sentence, found, parts, roles(tokens, parts, low)))
    return rows
