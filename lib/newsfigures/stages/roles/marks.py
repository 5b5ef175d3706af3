"""Marks that are read as others: who said it at the end, and what dashes and brackets put in.

"..., officials said on Monday": what is said ends at the comma, and is read as a sentence that ends
there. The comma closes no list ("two cooks, a waiter and a clerk, police said"), and the verb of
speech is none of the clause's own ("40 of those on board drowned, police said").

"Two guards (kidnapped a week ago) were shot", "one of them – a vendor – died": brackets and dashes
before the verb stand for commas.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.tokens import Lows
from newsfigures.stages.verbs import Verbs

#: So many noun groups, verbs and marks tell who said it, and when, at most.
_LENGTH = 12
#: A comma before these goes on with what is said.
_GOING_ON = frozenset({"and", "or", "but", "who", "which", "where", "as"})

Chunk = Noun | Verbs | Mark


def remarked(chunks: list[Chunk], low: Lows) -> tuple[list[Chunk], Lows]:
    """Return the chunks and words of a sentence with the marks that they are read with.

    Args:
        chunks: its noun groups, verbs and marks.
        low: the look-up of its words in lower case.
    """
    marks = dict.fromkeys(_inserting(chunks), ",")
    if (comma := _comma(chunks)) is not None:
        marks[comma] = "."
    if not marks:
        return chunks, low
    chunks, low = [*chunks], [*low]
    for k, mark in marks.items():
        at = chunks[k].first
        chunks[k] = Mark(at, at + 1, "mark", mark)
        low[at] = mark
    return chunks, low


_DASHES = frozenset({"-", "–", "—", "--"})
_PAIRS = {"(": frozenset({")"})} | dict.fromkeys(_DASHES, _DASHES)
#: So many noun groups, verbs and marks are put in at most.
_INSERTION = 14


def _inserting(chunks: list[Chunk]) -> Iterator[int]:
    """Yield where the marks stand that put something in between people and their verb.

    Brackets only where a verb is in them: those of "Ali Khan (35)" are read elsewhere.
    """
    for k in range(1, len(chunks) - 2):
        closing = _PAIRS.get(chunks[k].low) if type(chunks[k]) is Mark else None
        if closing is None or type(chunks[k - 1]) is not Noun:
            continue
        last = min(k + _INSERTION, len(chunks) - 1)
        for end in range(k + 2, last):
            if type(chunks[end]) is Mark and chunks[end].low in closing:
                if type(chunks[end + 1]) is not Verbs:
                    break
                if closing is _DASHES or _has_verb(chunks[k:end]):
                    yield from (k, end)
                break


def _comma(chunks: list[Chunk]) -> int | None:
    """Return where the comma stands before who said it, None where nobody is told last."""
    first = max(0, len(chunks) - _LENGTH)
    for k in range(first, len(chunks) - 1):
        if type(chunks[k]) is Mark and chunks[k].low == "according":
            told = k and _is_comma(chunks[k - 1]) and _has_verb(chunks[:k])
            return k - 1 if told and all(map(_may_follow, chunks[k:-1])) else None
    said = next((k for k in range(len(chunks) - 1, first, -1) if type(chunks[k]) is Verbs), None)
    if said is None or not _tells_who(chunks[said]):
        return None
    if not all(map(_may_follow, chunks[said + 1 : -1])):
        return None
    # "the governor, Omar Reth, said"
    pair = 2 * (said > first and _is_comma(chunks[said - 1]))
    for k in range(said - 1, first, -1):
        chunk = chunks[k]
        if type(chunk) is Verbs:
            return None
        if _is_comma(chunk) and pair:
            pair -= 1
        elif _is_comma(chunk):
            opening = chunks[k + 1]
            named = any(type(other) is Noun for other in chunks[k + 1 : said])
            goes_on = type(opening) is Mark and opening.low in _GOING_ON
            return k if named and _has_verb(chunks[:k]) and not goes_on else None
        if type(chunk) is Mark and chunk.kind in ("rel", "sub"):
            return None
    return None


def _is_comma(chunk: Chunk) -> bool:
    return type(chunk) is Mark and chunk.low == ","


def _tells_who(verb: Verbs) -> bool:
    speech = verb.lemma in role_words().speech
    return speech and not verb.passive and not verb.to and verb.form in ("ed", "past", "s")


def _has_verb(chunks: list[Chunk]) -> bool:
    return any(type(chunk) is Verbs for chunk in chunks)


def _may_follow(chunk: Chunk) -> bool:
    """Tell what may stand in "... said in a statement on Monday, 6 February"."""
    return type(chunk) is not Mark or chunk.kind == "prep" or chunk.low == ","
