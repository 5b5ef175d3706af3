"""Who said it, at the end of a sentence: "..., officials said on Monday."

What is said ends at the comma, and is read as a sentence that ends there. The comma closes no list
("two cooks, a waiter and a clerk, police said"), and the verb of speech is none of the clause's own
("40 of those on board drowned, police said").
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.tokens import Lows
from newsfigures.stages.verbs import Verbs

#: So many noun groups, verbs and marks tell who said it, and when, at most.
_LENGTH = 12
#: A comma before these goes on with what is said.
_GOING_ON = frozenset({"and", "or", "but", "who", "which", "where", "as"})


def without_attribution(
    chunks: list[Noun | Verbs | Mark], low: Lows
) -> tuple[list[Noun | Verbs | Mark], Lows]:
    """Return the chunks and words of a sentence, with a stop for the comma before who said it."""
    k = _comma(chunks)
    if k is None:
        return chunks, low
    at = chunks[k].first
    stop = Mark(at, at + 1, "mark", ".")
    return [*chunks[:k], stop, *chunks[k + 1 :]], [*low[:at], ".", *low[at + 1 :]]


def _comma(chunks: list[Noun | Verbs | Mark]) -> int | None:
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


def _is_comma(chunk: Noun | Verbs | Mark) -> bool:
    return type(chunk) is Mark and chunk.low == ","


def _tells_who(verb: Verbs) -> bool:
    speech = verb.lemma in role_words().speech
    return speech and not verb.passive and not verb.to and verb.form in ("ed", "past", "s")


def _has_verb(chunks: list[Noun | Verbs | Mark]) -> bool:
    return any(type(chunk) is Verbs for chunk in chunks)


def _may_follow(chunk: Noun | Verbs | Mark) -> bool:
    """Tell what may stand in "... said in a statement on Monday, 6 February"."""
    return type(chunk) is not Mark or chunk.kind == "prep" or chunk.low == ","
