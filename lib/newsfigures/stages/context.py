"""Who is cited for a figure, how sure it is, where, when, and whether it belongs to the event.

Every function takes one sentence that the stages before have read, and returns what stands nearest
to a figure; what an earlier sentence named is handed in as `Memory`, so that "it added" is resolved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.groups import Mark, Noun, Verbs, words
from newsfigures.stages.roles import Group
from newsfigures.stages.tokens import Sentence, Token


@dataclass(slots=True)
class Memory:
    """What earlier sentences of the article leave behind."""

    source: str | None = None
    year: int | None = None


class _Lexicon:
    def __init__(self) -> None:
        data = load("context")
        self.verbs = frozenset(data["source"]["verbs"])
        self.weak = frozenset(data["source"]["weak"])
        self.reports = frozenset(data["source"]["reports"])
        self.bodies = frozenset(data["source"]["bodies"])
        self.hedge = {word: label for label, ws in data["hedge"].items() for word in ws}
        self.up = frozenset(data["change"]["up"])
        self.down = frozenset(data["change"]["down"])
        self.new = frozenset(data["change"]["new"])
        self.place_strong = frozenset(data["place"]["strong"])
        scope = data["scope"]
        self.total = _phrases(scope["total"])
        self.plan = _phrases(scope["plan"])
        self.background = _phrases(scope["background"])
        aside = load("setaside")["time"]
        months = "|".join(sorted((m for m in aside["months"]), key=len, reverse=True))
        days = "|".join(sorted((d for d in aside["weekdays"] if len(d) > 5), key=len, reverse=True))
        extra = "|".join(sorted(map(re.escape, data["when"]["words"]), key=len, reverse=True))
        self.months = [m for m in aside["months"] if len(m) > 3 or m == "may"][:12]
        self.when = re.compile(
            rf"\b(?:"
            rf"(?P<d1>\d\d?)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{months})\b\.?(?:,?\s(?P<y1>\d{{4}}))?"
            rf"|(?P<m2>{months})\b\.?\s(?P<d2>\d\d?)(?:st|nd|rd|th)?\b(?!\d)(?:,?\s(?P<y2>\d{{4}}))?"
            rf"|(?P<m3>{months})\b\.?\s(?P<y3>\d{{4}})"
            rf"|(?P<iso>\d{{4}}-\d\d-\d\d)"
            rf"|(?:last\s|next\s|this\s|on\s|early\s|late\s)?(?P<day>{days})(?:\s(?:night|morning|evening|afternoon))?"
            rf"|(?P<word>{extra})"
            rf")\b",
            re.IGNORECASE,
        )
        self.days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _phrases(phrases: list[str]) -> re.Pattern[str]:
    ordered = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(ordered)})\b", re.IGNORECASE)


@cache
def lexicon() -> _Lexicon:
    """Return the words around figures, built on first use."""
    return _Lexicon()


# -- who is cited --------------------------------------------------------------------------------


@dataclass(slots=True)
class Citation:
    """A source and the characters that cite it."""

    source: str
    start: int
    end: int
    verb: str = ""


def citations(
    text: str, sentence: Sentence, chunks: list[Noun | Verbs | Mark], memory: Memory
) -> list[Citation]:
    """Return who is cited in a sentence, in order, and leave the last one in memory."""
    lex, tokens = lexicon(), sentence.tokens
    found: list[Citation] = []
    for k, chunk in enumerate(chunks):
        if isinstance(chunk, Mark) and chunk.low in ("according", "citing", "quoting") or (
            isinstance(chunk, Verbs) and tokens[chunk.main].low in ("citing", "quoting")
        ):
            at = k + 1
            if isinstance(_get(chunks, at), Mark) and chunks[at].low == "to":
                at += 1
            noun = _get(chunks, at)
            if isinstance(noun, Noun):
                _cite(found, text, tokens, chunks, at, chunk, memory, "according")
            continue
        if not isinstance(chunk, Verbs) or chunk.lemma not in lex.verbs or chunk.predicate:
            continue
        if chunk.passive or (chunk.form == "part"):
            follower = _get(chunks, k + 1)
            if isinstance(follower, Mark) and follower.low == "by" and isinstance(_get(chunks, k + 2), Noun):
                _cite(found, text, tokens, chunks, k + 2, chunk, memory, chunk.lemma)
            continue
        at = _speaker(tokens, chunks, k, lex)
        if at is not None:
            _cite(found, text, tokens, chunks, at, chunk, memory, chunk.lemma)
    if found:
        memory.source = found[-1].source
    return found


def _get(chunks: list[Noun | Verbs | Mark], k: int) -> Noun | Verbs | Mark | None:
    return chunks[k] if 0 <= k < len(chunks) else None


def _speaker(tokens: list[Token], chunks: list[Noun | Verbs | Mark], k: int, lex: _Lexicon) -> int | None:
    """Return the chunk of the noun that says what the verb at k reports, or None."""
    verb = chunks[k]
    quoted = False
    if verb.form in ("inf", "ing") and verb.lemma not in ("add", "say", "note"):
        return None
    # Inverted: "..., said the ministry."
    before, after = _get(chunks, k - 1), _get(chunks, k + 1)
    if isinstance(before, Mark) and before.low in (",", "”", '"', "’", "'", "''") and isinstance(after, Noun) and verb.form in ("past", "ed", "s") and verb.lemma in ("say", "report", "add", "confirm", "announce", "tell", "note", "state", "claim", "estimate", "write", "tweet"):
        if after.number is None and (after.lemma or after.name or after.pronoun or _body(tokens, after, lex)):
            return k + 1
    # The subject stands before, behind complements and appositions.
    m = k - 1
    depth = 0
    while m >= 0 and k - m < 14:
        chunk = chunks[m]
        if isinstance(chunk, Noun):
            preceding = _get(chunks, m - 1)
            if isinstance(preceding, Mark) and preceding.kind in ("prep",) and preceding.low not in ("but",):
                m -= 2
                continue
            if isinstance(preceding, Mark) and preceding.low == "," and isinstance(_get(chunks, m - 2), Noun) and not quoted and chunk.det in ("the", "a", "an", "its") and _citable(tokens, chunks[m - 2], lex):
                # "Rami Abdel Rahman, the head of the Observatory, said"
                return m - 2
            if chunk.number is not None and not chunk.lemma:
                return None
            if _citable(tokens, chunk, lex):
                return m
            if verb.lemma in lex.weak:
                return None
            return m if _body(tokens, chunk, lex) else None
        if isinstance(chunk, Mark) and (chunk.kind in ("adv",) or chunk.low in (",", "”", '"', "’", "and", "also") or chunk.low in "()"):
            if chunk.low == "," and depth:
                pass
            m -= 1
            continue
        if isinstance(chunk, Verbs) and m == k - 1:
            return None
        if isinstance(chunk, Verbs):
            # A clause between: "the ministry, which ..., said"; or a second verb: "came and said".
            depth += 1
            m -= 1
            continue
        m -= 1
    return None


def _body(tokens: list[Token], noun: Noun, lex: _Lexicon) -> bool:
    if noun.head < 0:
        return False
    head = tokens[noun.head]
    return head.low in lex.bodies or head.text.isupper() and len(head.text) > 1 or any(
        tokens[k].low in lex.bodies for k in range(noun.first, noun.last)
    )


def _citable(tokens: list[Token], noun: Noun, lex: _Lexicon) -> bool:
    return bool(noun.lemma or noun.name or noun.pronoun in ("he", "she", "it", "they")) or _body(tokens, noun, lex)


def _cite(
    found: list[Citation],
    text: str,
    tokens: list[Token],
    chunks: list[Noun | Verbs | Mark],
    at: int,
    marker: Verbs | Mark,
    memory: Memory,
    verb: str,
) -> None:
    noun = chunks[at]
    start = tokens[marker.first].start
    if noun.pronoun:
        if noun.pronoun in ("he", "she", "it", "they") and memory.source:
            found.append(Citation(memory.source, start, tokens[noun.last - 1].end, verb))
        return
    lex = lexicon()
    k = at
    # "a report by the Observatory", "figures from the ministry": the body behind it.
    while noun.head >= 0 and tokens[noun.head].low in lex.reports:
        link, follower = _get(chunks, k + 1), _get(chunks, k + 2)
        if isinstance(link, Mark) and link.low in ("by", "from", "of") and isinstance(follower, Noun):
            noun, k = follower, k + 2
        else:
            break
    name = _printed(text, tokens, chunks, k)
    if name:
        found.append(Citation(name, min(start, tokens[noun.first].start), tokens[noun.last - 1].end, verb))
        memory.source = name


_ARTICLES = ("the", "a", "an")


def _printed(text: str, tokens: list[Token], chunks: list[Noun | Verbs | Mark], k: int) -> str:
    """Return a noun with its "of" complements as printed, without its article."""
    noun = chunks[k]
    first, last = noun.first, noun.last
    if tokens[first].low in _ARTICLES and last - first > 1:
        first += 1
    while True:
        link, follower = _get(chunks, k + 1), _get(chunks, k + 2)
        if not (isinstance(link, Mark) and isinstance(follower, Noun)) or follower.number is not None:
            break
        named = tokens[follower.last - 1].text[0].isupper() and tokens[last - 1].text[0].isupper()
        if link.low == "of" or (link.low in ("for", "and", "on", "in") and named and tokens[last - 1].low not in () and link.low == "for"):
            last, k = follower.last, k + 2
            continue
        if link.low == "for" and named or (link.low == "and" and named and _get(chunks, k - 1) is not None and isinstance(chunks[k - 1], Mark) and chunks[k - 1].low == "for"):
            last, k = follower.last, k + 2
            continue
        break
    follower = _get(chunks, k + 1)
    if isinstance(follower, Noun) and follower.name and follower.number is None:
        last = follower.last
    start, end = tokens[first].start, tokens[last - 1].end
    printed = text[start:end]
    for ending in ("'s", "’s"):
        printed = printed.removesuffix(ending)
    return printed.strip("\"“”' ")


def cited(found: list[Citation], start: int, end: int) -> Citation | None:
    """Return the citation that governs the figure between start and end: the last one before it."""
    if not found:
        return None
    before = [c for c in found if c.start < start]
    return before[-1] if before else found[0]


# -- how sure ------------------------------------------------------------------------------------


def hedge(tokens: list[Token], first: int, last: int) -> str | None:
    """Return the hedge nearest to the tokens first to last, within its clause."""
    lex = lexicon()
    best, nearest = None, 8
    for step in (-1, 1):
        at = first - 1 if step < 0 else last
        distance = 0
        while 0 <= at < len(tokens) and distance < 7:
            token = tokens[at]
            if token.text in ";:()" or (token.text == "," and distance > 3):
                break
            label = lex.hedge.get(token.low)
            if label == "claimed" and tokens[at + 1].low in ("the", "responsibility", "credit", "lives") if at + 1 < len(tokens) else False:
                label = None
            if label == "reported" and token.low == "reported" and at and tokens[at - 1].low not in ("were", "was", "are", "is", "been", "of", ",", "be"):
                label = None
            if label and distance < nearest:
                best, nearest = label, distance
                break
            distance += 1
            at += step
    return best


# -- where and when --------------------------------------------------------------------------------


def places(tokens: list[Token], chunks: list[Noun | Verbs | Mark], text: str) -> list[tuple[int, str]]:
    """Return the places of a sentence with their offsets: a capitalised group behind "in", "near"."""
    lex = lexicon()
    found = []
    for k, chunk in enumerate(chunks):
        if not isinstance(chunk, Noun) or chunk.number is not None or chunk.head < 0:
            continue
        before = _get(chunks, k - 1)
        after = _get(chunks, k + 1)
        head = tokens[chunk.head]
        if not head.text[0].isupper() and not any(tokens[i].text[0].isupper() for i in range(chunk.first, chunk.last)):
            continue
        if head.low in words().time_nouns or chunk.lemma:
            continue
        if isinstance(before, Mark) and before.kind in ("prep", "sub") and before.low in lex.place_strong:
            first = chunk.first + (tokens[chunk.first].low in _ARTICLES and chunk.last - chunk.first > 1)
            place = text[tokens[first].start : tokens[chunk.last - 1].end]
            for ending in ("'s", "’s"):
                place = place.removesuffix(ending)
            found.append((tokens[chunk.first].start, place))
        elif isinstance(after, Mark) and after.low == ":" and (before is None or (isinstance(before, Mark) and before.low in ";.,")):
            found.append((tokens[chunk.first].start, text[tokens[chunk.first].start : tokens[chunk.last - 1].end]))
    return found


def nearest_place(found: list[tuple[int, str]], start: int, end: int) -> str | None:
    """Return the place that follows the figure most closely, else the last one before it."""
    after = [place for at, place in found if at >= end]
    before = [place for at, place in found if at < start]
    return after[0] if after else before[-1] if before else None


@dataclass(slots=True)
class When:
    """An expression of time: as printed, where, and the day it resolves to, if it does."""

    text: str
    start: int
    day: date | None
    year: int | None = None


def times(sentence: Sentence, published: date | None) -> list[When]:
    """Return the expressions of time of a sentence, resolved against the day of publication."""
    lex = lexicon()
    found = []
    for match in lex.when.finditer(sentence.text):
        parts = match.groupdict()
        printed = match.group()
        if parts["m1"] and not parts["m1"][0].isupper() or parts["m2"] and not parts["m2"][0].isupper() or parts["m3"] and not parts["m3"][0].isupper():
            continue
        if parts["day"]:
            if not parts["day"][0].isupper():
                continue
            printed = re.sub(r"^(?:on|early|late)\s", "", printed, flags=re.IGNORECASE)
        start = sentence.start + match.end() - len(printed)
        found.append(When(printed, start, *_resolve(parts, published, lex)))
    for match in _YEAR.finditer(sentence.text):
        found.append(When(match.group(1), sentence.start + match.start(1), None, int(match.group(1))))
    return found


_YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|the|[Dd]uring|[Ii]n early|[Ii]n late|of) ((?:1[89]|20)\d\d)\b(?! people| men)")


def _resolve(parts: dict[str, str | None], published: date | None, lex: _Lexicon) -> tuple[date | None, int | None]:
    day = parts["d1"] or parts["d2"]
    month = parts["m1"] or parts["m2"] or parts["m3"]
    year = parts["y1"] or parts["y2"] or parts["y3"]
    if parts["iso"]:
        try:
            resolved = date.fromisoformat(parts["iso"])
        except ValueError:
            return None, None
        return resolved, resolved.year
    if month:
        if not day:
            return None, int(year) if year else None
        number = 1 + [m[:3] for m in lex.months].index(month[:3].lower())
        if year is None and published is None:
            return None, None
        try:
            resolved = date(int(year) if year else published.year, number, int(day))
        except ValueError:
            return None, None
        if year is None and resolved > published + timedelta(days=30):
            resolved = resolved.replace(year=resolved.year - 1) if not (number == 2 and int(day) == 29) else resolved
        return resolved, resolved.year if year else None
    if published is None:
        return None, None
    if parts["day"]:
        ahead = (published.weekday() - lex.days.index(parts["day"].lower())) % 7
        return published - timedelta(days=ahead), None
    word = (parts["word"] or "").lower()
    if word in ("today", "this morning", "this afternoon", "this evening", "tonight", "early today", "early this morning"):
        return published, None
    if word in ("yesterday", "last night", "the previous day", "the day before", "late yesterday"):
        return published - timedelta(days=1), None
    return None, None


def nearest_time(found: list[When], start: int, end: int) -> When | None:
    """Return the expression of time nearest to a figure, by the characters between."""
    if not found:
        return None
    return min(found, key=lambda w: w.start - end if w.start >= end else start - w.start - len(w.text) + 40)


# -- scope and change --------------------------------------------------------------------------------


def scope_words(clause: str) -> str | None:
    """Return the scope that the words of a clause give away, or None.

    >>> scope_words("the blast, bringing to 45 the number killed this year")
    'total'
    """
    lex = lexicon()
    if lex.total.search(clause):
        return "total"
    if lex.background.search(clause):
        return "background"
    return None


def planned(clause: str) -> bool:
    """Tell whether a clause speaks of what is planned, feared or forecast."""
    return lexicon().plan.search(clause) is not None


def direction(tokens: list[Token], first: int, last: int, human: bool) -> str | None:
    """Return whether the figure between the tokens is a rise, a fall or new."""
    lex = lexicon()
    for k in range(last, min(last + 2, len(tokens))):
        if tokens[k].low in lex.new:
            return "new"
    if tokens[first - 1].low in lex.new and first:
        return "new"
    for k in range(first - 1, max(-1, first - 6), -1):
        low = tokens[k].low
        if low in lex.up:
            return "up"
        if low in lex.down:
            return "down"
        if tokens[k].kind == "punct" and tokens[k].text not in "$£€-,'":
            return None
        if tokens[k].text == ",":
            return None
    return None
