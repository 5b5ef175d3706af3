"""Where: the capitalised names behind "in", "near" and the like."""

from __future__ import annotations

import re

from newsfigures.stages.context.lexicon import BEFORE_PLACE, lexicon
from newsfigures.stages.context.spots import Spot
from newsfigures.stages.flags import places_of
from newsfigures.stages.rolewords import diseases
from newsfigures.stages.tokens import Flags, Token
from newsfigures.stages.tokens import flags as flags_of
from newsfigures.stages.words import person_nouns, words


def places(
    text: str, tokens: list[Token], taken: set[int], known: Flags | None = None
) -> list[Spot]:
    """Return the places of a sentence: capitalised names behind "in", "near" and the like.

    >>> from newsfigures.stages.tokens import tokenize
    >>> text = "Twelve died in the desert town of Sukhna, in Homs province, in May"
    >>> [spot.text for spot in places(text, tokenize(text), set())]
    ['Sukhna', 'Homs province']
    """
    lex = lexicon()
    found: list[Spot] = []
    for i in places_of(BEFORE_PLACE, known or flags_of(tokens), len(tokens)):
        token = tokens[i]
        if token.low != ":":
            span = _place_behind(tokens, i + 1, taken)
        elif i + 1 in taken or i + 2 in taken or i + 3 in taken:
            span = _place_label(tokens, i)
        else:
            continue
        if span is not None:
            first, last = span
            start, end = tokens[first].start, tokens[last - 1].end
            if found and token.low == "in" and text[found[-1].end : token.start] == " ":
                continue  # "in Sukhna in eastern Homs": the nearer place is the wider one
            printed = text[start:end].removesuffix("'s").removesuffix("’s")
            weak, label = token.low in lex.toward, token.text == ":"
            found.append(Spot(printed, start, end, weak=weak, label=label))
    return found


def _place_behind(tokens: list[Token], i: int, taken: set[int]) -> tuple[int, int] | None:
    """Return the tokens of the place that starts at i, behind its common nouns."""
    lex, w = lexicon(), words()
    compass = None
    for k in range(i, min(i + 8, len(tokens))):
        token = tokens[k]
        if token.text == "," and k > i and tokens[k - 1].low in lex.set_off:
            continue  # "in the capital, Amman"
        if k in taken or token.kind not in ("word", "abbr"):
            return None
        if _capital(token) and token.low not in w.det:
            span = _capitalised(tokens, k)
            if span is None:
                return None
            if span[0] >= 0:
                return (k - 1 if compass == k - 1 else k), _joined(tokens, span[1])
            continue
        if token.low in lex.compass:
            compass = k
            follower = tokens[k + 1].low if k + 1 < len(tokens) else ""
            if follower != "of" and not _goes_on(tokens, k + 1):
                return k, k + 1
        elif (
            token.low in w.conj or token.low in w.be or (token.low in w.prep and token.low != "of")
        ):
            return None
        if k > i + 1 and token.low in w.verbs and token.low not in w.ambiguous:
            return None
        if token.low in lex.losses:
            return None  # "in the sinking of the Titanic"
    return None


def _goes_on(tokens: list[Token], k: int) -> bool:
    """Tell whether a noun follows at k, so that what stands before only modifies it."""
    if k >= len(tokens) or tokens[k].kind != "word":
        return False
    low, w = tokens[k].low, words()
    closed = low in w.prep or low in w.conj or low in w.be or low in w.have or low in w.sub
    return not (closed or low in w.rel or low in w.adverb or low in w.verbs or low in w.det)


#: "Homs" and, inside a name, "ez-Zor"; not "Houthi-held".
_CAPITAL = re.compile(r"(?:[^\W\d_]{1,4}[-‐‑])?[A-Z]|[^\W\d_a-z]")


def _capital(token: Token) -> bool:
    """Tell a word of a name from a common one."""
    text = token.text
    if text.isalpha() and text.isascii():
        return text[0].isupper() and token.kind in ("word", "abbr")
    if text[:1] in "dlDL" and text[1:2] in "'’" and text[2:3].isupper():
        return True  # "Côte d'Ivoire"
    if token.kind not in ("word", "abbr") or not _CAPITAL.match(text):
        return False
    return "-" not in text or not text.rpartition("-")[2].islower()


def _capitalised(tokens: list[Token], k: int) -> tuple[int, int] | None:
    """Return the capitalised name at k with a common noun such as "province", if it is a place.

    A first token of -1 tells that only an adjective stood there: "the Syrian city of Aleppo".
    """
    lex = lexicon()
    first = k
    while k < len(tokens):
        token = tokens[k]
        if _capital(token):
            k += 1
            if token.poss:
                break
        elif (
            (token.text == "." and tokens[k - 1].low in lex.cut_short)
            or (token.text in "-'’" and tokens[k - 1].end == token.start)
            or token.low in lex.joining
        ):
            if k + 1 == len(tokens) or not tokens[k + 1].text[0].isupper():
                break
            k += 1
        else:
            break
    low = [token.low for token in tokens[first:k]]
    people = person_nouns()
    if low[0] not in lex.compass and any(
        w in lex.no_place or (w in people and w not in lex.demonyms) for w in low
    ):
        return None
    adjective = low[-1] in lex.demonyms
    if k < len(tokens) and tokens[k].low in lex.generic and not tokens[k - 1].poss:
        of = k + 1 < len(tokens) and tokens[k + 1].low == "of"
        plural = tokens[k].low.endswith("s")
        if (of and (adjective or tokens[k].low in lex.owned)) or (adjective and plural):
            return -1, k
        return first, k + 1
    return (-1, k) if adjective else (first, k)


def _joined(tokens: list[Token], k: int) -> int:
    """Return the end of the place that ends at k with one joined to it: "Turkey and Syria"."""
    if k + 1 < len(tokens) and tokens[k].low == "and" and _capital(tokens[k + 1]):
        span = _capitalised(tokens, k + 1)
        if span is not None and span[0] >= 0:
            follower = tokens[span[1]] if span[1] < len(tokens) else None
            w = words()
            if follower is None or not (follower.low in w.verbs or follower.low in w.be):
                return span[1]
    return k


def _place_label(tokens: list[Token], colon: int) -> tuple[int, int] | None:
    """Return the place of "Homs: 12 dead" and "opposition-held northwest Syria: 12 dead"."""
    k = colon - 1
    while k >= 0 and tokens[k].kind == "word" and colon - k < 6:
        k -= 1
    if k >= 0 and tokens[k].text not in ";.,-•*–—":
        return None
    for first in range(k + 1, colon):
        if _capital(tokens[first]) and tokens[first].low not in lexicon().labels:
            span = _capitalised(tokens, first)
            if first == colon - 1 and _heads_a_list(tokens[first]):
                return None
            if span is not None and span == (first, colon):
                compass = first > 0 and tokens[first - 1].low in lexicon().compass
                return first - compass, colon
    return None


def _heads_a_list(token: Token) -> bool:
    """Tell what a line is about, "Cholera: 412 cases" and "Funding: $214m", from a place."""
    return token.low in diseases() or token.low.endswith(_ABSTRACT)


#: No place is called so.
_ABSTRACT = ("ing", "tion", "tions", "ment", "ments", "ness", "ities", "ance", "ence")
