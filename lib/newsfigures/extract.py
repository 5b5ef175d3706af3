"""Articles to the table of figures: the stages in their order, which nothing else knows."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsfigures.articles import as_articles
from newsfigures.model import Article, Figure
from newsfigures.stages.about import Chunk
from newsfigures.stages.assembly import assemble
from newsfigures.stages.citations import citations
from newsfigures.stages.context import TURN, another_incident
from newsfigures.stages.groups import chunks
from newsfigures.stages.numbers import Number, numbers
from newsfigures.stages.plain import Plain, as_read
from newsfigures.stages.quantities import Quantity, quantities
from newsfigures.stages.roles import TRIGGER, Reading, roles
from newsfigures.stages.setaside import is_shouted, set_aside
from newsfigures.stages.story import Story
from newsfigures.stages.tokens import Sentence, each_sentence

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
    return frame_of(rows_of(articles))


def figures_of(article: Article) -> list[Figure]:
    """Return the figures of one article in the order of the text.

    >>> [f.text for f in figures_of(Article("a", "A woman and her two sons were killed."))]
    ['A woman', 'two']
    """
    return [Figure(*row) for row in rows_of([article])]


def rows_of(articles: Iterable[Article]) -> Iterator[tuple]:
    """Yield the figures of articles as plain rows of the table, which are quick to make.

    >>> list(rows_of([Article("a", "Nothing happened.")]))
    []
    """
    unread = _sentences(articles)
    while (rows := _next_rows(unread)) is not None:
        yield from rows


#: So many sentences pass a stage before the next stage takes them up. A stage that goes on with
#: its own work is quicker than one that takes turns with all others, for what it looks up is still
#: at hand; and however long an article is, the work on no more than these is kept.
_BATCH = 32


@dataclass(slots=True)
class _Work:
    """A sentence on its way through the stages, with what each has found in it."""

    story: Story
    sentence: Sentence
    shouted: bool = False
    aside: list[str | None] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    found: list[Quantity] = field(default_factory=list)
    #: None where the sentence tells of nothing that can make a figure.
    chunks: list[Chunk] | None = None
    reading: Reading | None = None


def _sentences(articles: Iterable[Article]) -> Iterator[_Work]:
    for article in articles:
        plain = Plain(article.text)
        story = Story(article, plain)
        for sentence in each_sentence(plain.text):
            yield _Work(story, sentence)


def _next_rows(unread: Iterator[_Work]) -> list[tuple] | None:
    """Return the rows of the next sentences, None where there are none.

    Python's search for cyclic garbage rests meanwhile: it would look at every word many times, in
    vain, for nothing here refers back to itself and all but the rows goes with the sentences.
    """
    searching = gc.isenabled()
    if searching:  # where it rests already, another thread may be about to let it go on
        gc.disable()
    try:
        batch = list(islice(unread, _BATCH))
        rows = _read(batch) if batch else None
        del batch
        return rows
    finally:
        if searching:
            gc.enable()


def _read(batch: list[_Work]) -> list[tuple]:
    """Take some sentences through the stages, stage by stage, and return their rows."""
    for work in batch:
        sentence = work.sentence
        work.shouted = is_shouted(sentence.tokens)
        if work.shouted:
            sentence.text = as_read(sentence.text)
        work.aside = set_aside(
            sentence.tokens, sentence.lows, work.shouted, sentence.flags, sentence.bits
        )
    for work in batch:
        sentence = work.sentence
        work.numbers = numbers(
            sentence.tokens, work.aside, sentence.lows, sentence.flags, sentence.bits
        )
    for work in batch:
        work.found = quantities(work.story.article.text, work.sentence.tokens, work.numbers)
    for work in batch:
        if work.found or work.sentence.bits & TRIGGER:
            tokens, low, flags = work.sentence.tokens, work.sentence.lows, work.sentence.flags
            work.chunks = chunks(tokens, work.found, work.aside, work.shouted, low, flags)
    for work in batch:
        if work.chunks is not None:
            sentence = work.sentence
            work.reading = roles(sentence.tokens, work.chunks, sentence.lows, sentence.bits)
    rows: list[tuple] = []
    for work in batch:
        story, sentence = work.story, work.sentence
        if sentence.bits & TURN and another_incident(sentence.text):
            story.turn()
        if work.reading is not None:
            rows += assemble(story, sentence, work.found, work.chunks, work.reading)
        else:
            citations(story.article.text, sentence, set(), story.memory)
    return rows
