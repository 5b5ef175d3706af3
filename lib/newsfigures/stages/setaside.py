"""Numerals that count nothing: years, dates, clock times, names, ranks, versions.

The stage marks them so that the number stage passes over them knowingly; nothing is dropped by
accident. Every test looks a fixed number of tokens to either side.
"""

from __future__ import annotations

from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.tokens import Token

_MARKED_BY_KIND = {
    "ord": "ordinal",
    "decade": "decade",
    "date": "date",
    "clock": "time",
    "phone": "phone",
    "version": "version",
    "url": "name",
}
_DASHES = frozenset("-–—‐‑−")
#: A capital letter glued behind digits that is no unit and no scale: 5G, 3D, 747X.
_NAME_LETTERS = frozenset("DEGHIOPQRSUXYZ")


class _Lexicon:
    def __init__(self) -> None:
        data = load("setaside")
        self.months = frozenset(data["time"]["months"])
        self.weekdays = frozenset(data["time"]["weekdays"])
        self.clock = frozenset(data["time"]["clock"])
        self.year_before = frozenset(data["time"]["year_before"])
        self.designators = frozenset(data["designators"]["words"])
        self.capitalised = frozenset(data["designators"]["capitalised_only"])
        self.always = frozenset(data["designators"]["before_people_too"])
        self.named_after = frozenset(data["named_after"]["words"])
        self.streets = frozenset(data["named_after"]["streets"])
        self.scores = frozenset(data["scores"]["words"])
        self.codes = frozenset(data["currency_letters"]["words"])
        self.acronyms = frozenset(data["designators"]["never"])
        self.idioms: dict[str, list[tuple[str, ...]]] = {}
        for phrase in data["idioms"]["phrases"]:
            words = tuple(phrase.replace("-", " - ").split())
            self.idioms.setdefault(words[0], []).append(words)
        numbers = load("numbers")
        self.spelled = frozenset(numbers["cardinal"]) | frozenset(numbers["scale"])
        self.people = frozenset(people_forms())
        self.quantity_hedges = frozenset(data["time"]["not_a_year_after"])
        self.event_nouns = frozenset(data["time"]["year_nouns"])


@cache
def people_forms() -> frozenset[str]:
    """Return every noun of the persons lexicon, singular and plural, in lower case."""
    from newsfigures.stages.groups import person_nouns

    return frozenset(person_nouns())


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


def _plain(token: Token) -> int | None:
    """Return the value of an undivided run of at most four digits, else None."""
    text = token.text
    return int(text) if token.kind == "num" and len(text) <= 4 and text.isdecimal() else None


def is_shouted(tokens: list[Token]) -> bool:
    """Tell whether the sentence is printed in capitals, where case distinguishes nothing."""
    words = [t.text for t in tokens if t.kind == "word" and len(t.text) > 2]
    return len(words) > 2 and sum(w.isupper() for w in words) > 0.8 * len(words)


def _titled(tokens: list[Token]) -> bool:
    """Tell whether most words are capitalised, as in a headline."""
    words = [t.text for t in tokens if t.kind == "word" and len(t.text) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def set_aside(tokens: list[Token]) -> list[str | None]:
    """Return for each token why it is no number to report, or None.

    >>> from newsfigures.stages.tokens import tokenize
    >>> words = tokenize("On 7 October 2023 an S-300 hit 12 homes at 7:30")
    >>> [(t.text, why) for t, why in zip(words, set_aside(words)) if why]
    [('7', 'date'), ('2023', 'year'), ('300', 'name'), ('7:30', 'time')]
    """
    lex = _lexicon()
    marks: list[str | None] = [_MARKED_BY_KIND.get(token.kind) for token in tokens]
    shouted = is_shouted(tokens)
    titled = shouted or _titled(tokens)
    n = len(tokens)
    for i, token in enumerate(tokens):
        if token.low in lex.idioms:
            for phrase in lex.idioms[token.low]:
                if n - i >= len(phrase) and all(
                    tokens[i + k].low == word for k, word in enumerate(phrase)
                ):
                    for k in range(len(phrase)):
                        marks[i + k] = marks[i + k] or "idiom"
                    break
        if marks[i]:
            continue
        if token.kind == "num":
            marks[i] = _why(tokens, i, marks, lex, shouted)
        elif not titled and token.low in lex.spelled and token.text[0].isupper() and i:
            before, after = tokens[i - 1], tokens[i + 1] if i + 1 < n else None
            if before.kind == "word" and before.text[0].isupper() and before.low not in lex.spelled:
                marks[i] = "name"
            elif (
                before.kind in ("word", "abbr")
                and after is not None
                and after.kind == "word"
                and after.text[0].isupper()
                and after.low not in lex.people
                and after.low not in lex.spelled
            ):
                marks[i] = "name"
        elif token.low in lex.spelled and i and tokens[i - 1].low in ("number", "chapter", "page"):
            marks[i] = "name"
    _mark_first_days(tokens, marks)
    return marks


def _why(
    tokens: list[Token],
    i: int,
    marks: list[str | None],
    lex: _Lexicon,
    shouted: bool,
) -> str | None:
    token, n = tokens[i], len(tokens)
    before = tokens[i - 1] if i else None
    before2 = tokens[i - 2] if i > 1 else None
    after = tokens[i + 1] if i + 1 < n else None
    glued = before is not None and before.end == token.start
    glued_after = after is not None and after.start == token.end
    value = _plain(token)

    # Part of a name: AK-47, MH17, COVID-19, H5N1, #5, 5G, "9/11".
    if glued and (before.kind in ("word", "abbr") or before.text in ("_", "#", "@")):
        if before.low.rstrip(".") not in lex.codes:
            return "name"
    if glued and before.text in _DASHES and before2 is not None and before2.end == before.start:
        if before2.kind in ("word", "abbr") and before2.low not in lex.spelled:
            return "name"
        if marks[i - 2] and marks[i - 2] != "time":
            return marks[i - 2]
    if glued and before.text == "/" and before2 is not None and before2.kind == "num":
        if not _fraction(before2, token):
            marks[i - 2] = marks[i - 2] or "name"
            return "name"
    if glued and before.text == ":":
        return "time"
    if glued_after and after.kind == "word" and len(after.text) == 1:
        if after.text in _NAME_LETTERS or after.low == "x":
            return "name"
    if len(token.text) > 24 or (token.text[0] == "0" and value is not None and len(token.text) > 1):
        return "name"

    # A chain of designated numbers: "Sections 147, 148 and 149".
    if before is not None and before2 is not None and marks[i - 2] == "designated":
        if before.low in (",", "and", "or", "&", "to", "-", "–") and not (
            after is not None and after.low in lex.people
        ):
            return "designated"
    designator = before
    if before is not None and before.text in (".", ":") and before2 is not None and (
        before2.low in ("no", "nos", "vol", "fig", "art", "sec", "pp", "p", "ch", "op")
    ):
        return "designated"
    if designator is not None and designator.kind == "word" and designator.low in lex.designators:
        capital = designator.text[0].isupper() and not shouted
        if designator.low not in lex.capitalised or (capital and (i > 1 or value is not None)):
            people_follow = after is not None and (
                after.low in lex.people or after.low in lex.quantity_hedges
            )
            if designator.low in lex.always or not people_follow:
                return "designated"

    # Clock times and dates.
    if after is not None and (after.low in lex.clock or (after.kind == "abbr" and after.low in lex.clock)):
        if value is not None or "." in token.text:
            return "time"
    if after is not None and after.low == "hours" and value is not None and len(token.text) == 4:
        return "time"
    if value is not None:
        month_before = _month(before, lex) or (
            before is not None and before.text == "." and _month(before2, lex)
        )
        if month_before:
            people_follow = after is not None and after.low in lex.people
            if value <= 31 and not (people_follow and before.text != "."):
                return "date"
            if len(token.text) in (2, 4) and value > 31:
                return "year"
        if value <= 31 and _month(after, lex) and (shouted or after.text[0].isupper()):
            return "date"
        if value <= 31 and after is not None and after.low == "of" and i + 2 < n and (
            _month(tokens[i + 2], lex)
        ):
            return "date"
        if glued and before.text in "'’‘" and len(token.text) == 2:
            return "year"
        if before is not None and before.text == "," and before2 is not None and (
            len(token.text) == 4 and 1000 <= value < 2200
        ):
            if marks[i - 2] in ("date", "ordinal") or _month(before2, lex):
                return "year"
        if len(token.text) == 4 and 1000 <= value < 2200 and _is_year(
            value, before, before2, after, marks, i, lex, glued
        ):
            return "year"

    # Names of units and addresses: 203 Battalion, 10 Downing Street.
    if after is not None and after.kind == "word":
        if after.low in lex.named_after and value is not None and value > 1:
            return "name"
        for k in range(i + 1, min(i + 4, n)):
            word = tokens[k]
            if word.kind != "word" or not word.text[0].isupper() or word.low in lex.people:
                break
            if k > i + 1 and word.low in lex.streets and value is not None and not shouted:
                return "address"
    if (
        before is not None
        and not shouted
        and before.kind == "word"
        and 1 < len(before.text) <= 3
        and before.text.isupper()
        and before.low not in lex.codes
        and before.low not in lex.acronyms
        and value is not None
        and len(token.text) <= 4
        and not (after is not None and after.kind == "word" and after.low != "and")
    ):
        return "name"

    # The number of a list item.
    if i == 0 and value is not None and value < 100 and (
        after is None or (after.text in ".)" and (n == 2 or tokens[2].text[:1].isupper()))
    ):
        return "list"
    return None


def _fraction(over: Token, under: Token) -> bool:
    return over.text in "123" and under.text in ("2", "3", "4", "5", "8", "10") and over.text < under.text


def _month(token: Token | None, lex: _Lexicon) -> bool:
    return token is not None and token.low in lex.months and token.text[0].isupper()


def _is_year(
    value: int,
    before: Token | None,
    before2: Token | None,
    after: Token | None,
    marks: list[str | None],
    i: int,
    lex: _Lexicon,
    glued: bool,
) -> bool:
    low = before.low if before is not None else ""
    people = after is not None and (after.low in lex.people or after.low in ("other", "others"))
    if glued and before.text in "$£€¥₹":
        return False
    if low in lex.quantity_hedges or (
        before2 is not None and f"{before2.low} {low}" in lex.quantity_hedges
    ):
        return False
    if low in ("in", "since", "until", "till", "during", "year", "early", "late", "mid"):
        return True
    if people:
        return False
    recent = 1800 <= value < 2100
    if after is not None and after.low in lex.event_nouns:
        return recent or value < 1800
    if low in lex.year_before or (before is not None and before.poss):
        return recent or low in ("in", "of", "ad", "bc")
    if before is not None and before.text in "([–-" and after is not None and after.text in ")]–-;,":
        return True
    if after is not None and after.kind == "word" and after.low.endswith("s") and value % 100 == 0:
        return False
    if before is not None and before.text in (",", ";", ":") and marks[i - 2] == "year":
        return True
    if after is None or after.kind == "punct" or after.low in ("and", "or", "when", "as", "the", "to"):
        return recent
    return recent and value % 100 != 0 and not after.low.endswith("s")


def _mark_first_days(tokens: list[Token], marks: list[str | None]) -> None:
    """Mark the first day of "5-7 October" and "between 5 and 7 October", right to left."""
    for i in range(len(tokens) - 1, 1, -1):
        if marks[i] not in ("date", "ordinal", "year", "time"):
            continue
        value = _plain(tokens[i - 2])
        if value is None or marks[i - 2]:
            continue
        link = tokens[i - 1]
        opener = tokens[i - 3].low if i > 2 else ""
        spanned = link.text in _DASHES or (
            link.low in ("and", "to", "or", "through") and opener in ("between", "from", "on", "of")
        )
        if not spanned:
            continue
        if marks[i] == "year":
            if len(tokens[i - 2].text) == 4 or opener in ("from", "between"):
                marks[i - 2] = "year"
        elif value <= 31:
            marks[i - 2] = marks[i]
