"""Numerals that count nothing: years, dates, clock times, names, ranks, versions.

The stage marks them so that the number stage passes over them knowingly; nothing is dropped by
accident. Every test looks a fixed number of tokens to either side.
"""

from __future__ import annotations

import re
from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.flags import ALL, flag, places_of
from newsfigures.stages.tokens import NUMERAL, Flags, Lows, Token, by_index, lows
from newsfigures.stages.tokens import flags as flags_of
from newsfigures.stages.units import unit_after
from newsfigures.stages.words import person_nouns, role_verbs, undergone, words

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
_MONEY_SIGNS = frozenset("$£€¥₹₽₺₦₩₪₫฿")
#: A capital letter glued behind digits that is no unit and no scale: 5G, 3D, 747X.
_NAME_LETTERS = frozenset("DEGHIOPQRSUXYZ")
_COMPASS = frozenset("NSEW")
_NUMBER = frozenset({"no", "nos"})
#: What joins the days of one month: "May 3 to 7", "3, 5 and 7 May".
_THROUGH = frozenset({"to", "through", "thru", "until", "till"})
_DAY_LINKS = _THROUGH | {"and", "or", "&", ","}
_DAYS_IN_ROW = 5
_SPANS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_DEGREES = frozenset("°º˚′″'’\"”")
#: Before the runs for the wickets of an innings, of which there are ten.
_BATTED = frozenset(("on", "closed", "declared"))
_WICKETS = 10
#: What cars are timed to from a standstill: 0-60, 0-100.
_SPEEDS = frozenset((60, 62, 100, 124, 200))
#: Longer runs of digits are codes, not amounts.
_LONGEST = 24
#: So many numbers with nothing between them are a row of a table.
_ROW = 4
#: A number as long as this behind "number is" or "docket:" is a code.
_CODE = 5
#: How far before a lone letter and its number a word of price may stand.
_NEAR_PRICE = 6
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


class _Lexicon:
    def __init__(self) -> None:
        data, numbers = load("setaside"), load("numbers")
        time, designators = data["time"], data["designators"]
        self.months = frozenset(time["months"])
        self.weekdays = frozenset(time["weekdays"])
        self.clock = frozenset(time["clock"])
        self.clock_before = frozenset(time["clock_before"])
        self.clock_never = frozenset(time["clock_never"])
        self.clock_behind = frozenset(time["clock_behind"])
        self.clock_parts = frozenset(time["clock_parts"])
        self.parts_of_hour = frozenset(time["before_past"])
        self.eras = frozenset(time["eras"])
        self.year_before = frozenset(time["year_before"])
        self.year_always = frozenset(time["always_a_year_after"])
        self.amount_before = frozenset(time["not_a_year_after"])
        self.event_nouns = frozenset(time["year_nouns"])
        self.designators = frozenset(designators["words"])
        self.capitalised = frozenset(designators["capitalised_only"])
        self.always = frozenset(designators["before_people_too"])
        self.abbreviated = frozenset(designators["abbreviated"])
        self.coded = frozenset(designators["codes"])
        self.acronyms = frozenset(designators["never"])
        self.indices = frozenset(data["named_after"]["indices"])
        self.named_after = frozenset(data["named_after"]["words"])
        self.streets = frozenset(data["named_after"]["streets"])
        self.money_codes = frozenset(data["currency_letters"]["words"])
        self.money_names = frozenset(data["currency_letters"]["names"])
        self.alone = frozenset(data["currency_letters"]["alone"])
        self.priced = frozenset(data["currency_letters"]["priced"])
        self.voting = frozenset(data["scores"]["voting"])
        self.called = frozenset(data["currency_letters"]["called"])
        self.idioms = _phrases(data["idioms"]["phrases"])
        self.names = _phrases(data["idioms"]["names"])
        self.pronouns = _phrases(data["idioms"]["pronouns"])
        self.cardinal: dict[str, int] = numbers["cardinal"]
        self.spelled = frozenset(numbers["cardinal"]) | frozenset(numbers["scale"])
        #: What idioms and pronouns begin with, by the second word where there is one.
        self.openers: dict[str, set[str]] = {}
        for first, second, *_ in (
            (*phrase, "")
            for table in (self.idioms, self.names, self.pronouns)
            for phrases in table.values()
            for phrase in phrases
        ):
            self.openers.setdefault(first, set()).add(second)
        #: What `_Marker.run` looks at besides digits.
        self.telling = frozenset(self.spelled | self.openers.keys())
        self.tens = frozenset(w for w, v in numbers["cardinal"].items() if 20 <= v < 100)
        self.ordinals = frozenset(numbers["ordinal"]["words"])
        self.people = people_forms()
        words = load("words")
        self.closed = frozenset(
            word
            for kind in ("preposition", "conjunction", "subordinator", "relative", "be", "have")
            for word in words[kind]
        ) | frozenset(words["modal"])
        self.determiners = frozenset(words["determiner"])
        self.prepositions = frozenset(words["preposition"])
        self.be = frozenset(words["be"])
        self.variants = frozenset(designators["variants"])
        self.airliners = frozenset(designators["airliners"])
        self.emergency = frozenset(designators["emergency"])
        self.calling = frozenset(designators["calling"])
        self.tried = frozenset(data["scores"]["tried"])
        self.resolutions = frozenset(designators["resolutions"])
        self.reached = frozenset(designators["reached"])
        self.joined = frozenset(load("units")["before"]) | frozenset(data["joined"]["words"])
        self.suffixes = frozenset(numbers["suffix"]) | frozenset(numbers["scale"])


def _phrases(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Return phrases as tuples of tokens, by their first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.replace("-", " - ").split())
        table.setdefault(words[0], []).append(words)
    return table


@cache
def people_forms() -> frozenset[str]:
    """Return every noun of the persons lexicon, singular and plural, in lower case.

    >>> {"nurse", "nurses"} <= people_forms()
    True
    """
    return frozenset(person_nouns())


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


_TELLING = flag(lambda: _lexicon().telling)
_MONTH = flag(lambda: _lexicon().months)


def is_shouted(tokens: list[Token]) -> bool:
    """Tell whether the sentence is printed in capitals, where case distinguishes nothing.

    >>> from newsfigures.stages.tokens import tokenize
    >>> is_shouted(tokenize("THREE HUNDRED MINERS STRIKE")), is_shouted(tokenize("The UN and NATO"))
    (True, False)
    """
    small, most = 0, len(tokens) / 5
    for token in tokens:
        if token.kind == "word" and len(token.text) > 2 and not token.text.isupper():
            small += 1
            if small >= most:  # a fifth of all tokens, so of the words at least
                return False
    words = sum(token.kind == "word" and len(token.text) > 2 for token in tokens)
    return words > 2 and words - small > 0.8 * words


def set_aside(
    tokens: list[Token],
    low: Lows | None = None,
    shouted: bool | None = None,
    flags: Flags | None = None,
    bits: int = ALL,
) -> list[str | None]:
    """Return for each token why it is no number to report, or None.

    Args:
        tokens: one sentence.
        low, shouted, flags: its `lows`, `is_shouted` and `flags`, where they are known already.
        bits: what its words can be, where it is known.

    >>> from newsfigures.stages.tokens import tokenize
    >>> words = tokenize("On 7 October 2023 an S-300 hit 12 homes at 7:30")
    >>> [(t.text, why) for t, why in zip(words, set_aside(words)) if why]
    [('7', 'date'), ('2023', 'year'), ('300', 'name'), ('7:30', 'time')]
    """
    return _Marker(tokens, low or lows(tokens), shouted, bits).run(flags or flags_of(tokens))


class _Marker:
    """One pass over the tokens of a sentence."""

    def __init__(self, tokens: list[Token], low: Lows, shouted: bool | None, bits: int) -> None:
        self.tokens = tokens
        self.n = len(tokens)
        self.lows, self.low = low, low.__getitem__
        #: The token at an index, None a little beyond either end.
        self.at = by_index(tokens, None)
        self.lex = _lexicon()
        self.marks: list[str | None] = [None] * self.n
        self.shouted = is_shouted(tokens) if shouted is None else shouted
        self._is_titled: bool | None = None
        self.dated = bits & _MONTH > 0

    def run(self, flags: Flags) -> list[str | None]:
        marks, openers, spelled, digits = self.marks, self.lex.openers, self.lex.spelled, 0
        places = places_of(NUMERAL | _TELLING, flags, self.n)
        for i in places:
            marks[i] = _MARKED_BY_KIND.get(self.tokens[i].kind)
        for i in places:
            token = self.tokens[i]
            if token.low in openers and not openers[token.low].isdisjoint((self.lows[i + 1], "")):
                self._mark_idiom(i)
            if token.kind == "num":
                digits += 1
                if not marks[i]:
                    marks[i] = (
                        self._part_of_name(i)
                        or self._designated(i)
                        or self._clock_or_date(i)
                        or self._address_or_list(i)
                        or self._glued_word(i)
                    )
            elif token.low in spelled and not marks[i]:
                marks[i] = self._spelled(i)
        if any(marks):
            self._mark_first_days()
        if digits >= _ROW:
            self._mark_rows()
        return marks

    @property
    def titled(self) -> bool:
        """Whether capitals distinguish nothing, or little: all capitals, or a headline."""
        if self._is_titled is None:
            self._is_titled = self.shouted or self._titled()
        return self._is_titled

    # -- looking around -----------------------------------------------------------------------

    def glued(self, i: int) -> bool:
        """Tell whether token i stands directly behind the one before it."""
        return 0 < i < self.n and self.tokens[i].start == self.tokens[i - 1].end

    def capital(self, i: int) -> bool:
        """Tell whether token i is a capitalised word, where capitals say something."""
        token = self.at(i)
        if token is None or token.kind not in ("word", "abbr"):
            return False
        return token.text[0].isupper() or token.text[1:2].isupper()  # iPhone

    def plain(self, i: int) -> int | None:
        """Return the value of an undivided run of at most four digits, else None."""
        token = self.at(i)
        if token is None or token.kind != "num" or len(token.text) > 4:
            return None
        return int(token.text) if token.text.isdecimal() else None

    def counts(self, i: int) -> bool:
        """Tell whether a word that a number can count stands at i."""
        token = self.at(i)
        return token is not None and token.kind == "word" and token.low not in self.lex.closed

    def month(self, i: int) -> bool:
        return self.low(i) in self.lex.months and self.tokens[i].text[0].isupper()

    def _titled(self) -> bool:
        """Tell whether most words are capitalised, as in a headline; the first always is."""
        words = [
            t.text
            for t in self.tokens[1:]
            if t.kind == "word" and len(t.text) > 3 and t.low not in self.lex.spelled
        ]
        return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.75 * len(words)

    # -- words --------------------------------------------------------------------------------

    def _mark_idiom(self, i: int) -> None:
        low, after = self.low(i), self.low(i + 1)
        for table in (self.lex.idioms, self.lex.names, self.lex.pronouns):
            for phrase in table.get(low, ()):
                if len(phrase) > 1 and phrase[1] != after:
                    continue
                end = i + len(phrase)
                if all(self.lows[i + k] == word for k, word in enumerate(phrase)) and (
                    table is self.lex.idioms
                    or (table is self.lex.names and self._capitals(i, end))
                    or (table is self.lex.pronouns and self._stands_alone(end))
                ):
                    for k in range(i, end):
                        self.marks[k] = self.marks[k] or "idiom"
                    return

    def _capitals(self, first: int, end: int) -> bool:
        """Tell "the Group of Seven" from "a group of seven" by its first and its last word."""
        return not any(self.tokens[k].text[0].islower() for k in (first, end - 1))

    def _stands_alone(self, i: int) -> bool:
        """Tell "only one survived" from "only one nurse" and "that one in five"."""
        if self.low(i) in ("in", "of", "or", "and", "to", "out"):
            return False
        return not (self.counts(i) or self.low(i) in ("-", "%"))

    def _spelled(self, i: int) -> str | None:
        """Tell names ("Ocean's Eleven", "page two") and ordinals ("twenty-first") in words."""
        token = self.tokens[i]
        if token.low in self.lex.tens and self.lows[i + 1] == "-" and self._ordinal_at(i + 2):
            self.marks[i + 1] = self.marks[i + 2] = "ordinal"
            return "ordinal"
        if self.lows[i - 4 : i] == [self.low(i - 4), "-", "of", "-"] and i > 3:
            return "name"  # a mother-of-three is one
        if self._is_odds(i):
            self.marks[i + 4] = "score"
            return "score"
        if self.lows[i + 1] == "o'clock" or self._past_the_hour(i):
            return "time"
        known = self.lows[i - 1] in self.lex.always or self.lows[i - 1] in self.lex.capitalised
        known = known or (self.capital(i - 1) and not self.titled)
        if known and i and self._is_designator(i - 1, i):
            return "designated"
        if not i or not token.text[0].isupper() or self.titled:
            return None
        before, after = self.tokens[i - 1], self.at(i + 1)
        if before.kind not in ("word", "abbr") or before.low in self.lex.spelled:
            return None
        code = before.low in self.lex.money_codes and len(before.text) > 2 and before.text.isupper()
        if code or before.text in self.lex.money_names:
            return None  # INR One Million
        if (before.kind == "word" and before.text[0].isupper() and i > 1) or before.poss:
            return "name"
        named = after is not None and self.capital(i + 1) and after.low not in self.lex.spelled
        return "name" if named and after.low not in self.lex.people else None

    def _is_odds(self, i: int) -> bool:
        """Tell a "two-to-one margin" and "50-to-1": a number joined by "to" to a smaller one."""
        if (self.lows[i + 1], self.lows[i + 2], self.lows[i + 3]) != ("-", "to", "-"):
            return False
        larger, smaller = self._odd(i), self._odd(i + 4)
        return larger is not None and smaller is not None and larger > smaller

    def _odd(self, i: int) -> float | None:
        """Return the value of one side of odds, in a word or in digits."""
        low = self.low(i)
        plain = low.replace(",", "")
        return float(plain) if plain.isdecimal() else self.lex.cardinal.get(low)

    def _ordinal_at(self, i: int) -> bool:
        """Tell "the forty-second president" from "a forty-second pause"."""
        low = self.low(i)
        if low == "second":
            return self.low(i - 3) in ("the", "his", "her", "its", "their", "this")
        return low in self.lex.ordinals and self.low(i - 3) not in ("one", "a")

    # -- names --------------------------------------------------------------------------------

    def _part_of_name(self, i: int) -> str | None:
        """Read AK-47, MH17, COVID-19, #5, 5G, "9/11", 0142, UTC+3, 33.5° N."""
        token = self.tokens[i]
        if self.glued(i) and (mark := self._glued_before(i)):
            return mark
        after = self.at(i + 1)
        if self.glued(i + 1) and after.kind == "word":
            crossed = after.text == "x" and self.glued(i + 2)  # 4x4, no "10x faster"
            if len(after.text) == 1 and (after.text in _NAME_LETTERS or crossed):
                return "name"
            if after.text == "K" and self.low(i + 2) in self.lex.resolutions:
                return "name"
            if len(after.text) == 2 and after.text.isupper() and self.marks[i - 2] == "name":
                return "name"  # the second half of a postcode
        if token.text in self.lex.airliners and self._is_airliner(i):
            return "name"
        if token.text in self.lex.emergency and self.lows[i + 1] in self.lex.calling:
            return "phone"
        if self.lows[i + 1] == ":" and self.glued(i + 1) and self.glued(i + 2):
            return "score"  # a 2:1 margin
        if self._is_top(i):
            return "idiom"
        if self.lows[i + 1] in self.lex.indices and i and self.capital(i - 1):
            return "name"  # the Standard & Poor's 500 index
        if self.lows[i + 1] == "+" and self.glued(i + 1) and self.glued(i + 2):
            self.marks[i + 2] = "score"  # a 2+2 meeting
            return "score"
        if self._is_odds(i):
            self.marks[i + 4] = "score"
            return "score"
        if self._is_par(i):
            self.marks[i + 3] = "score"
            return "score"
        if i > 1 and self._is_vote(i) and self.marks[i - 2] == "name":
            return "score"
        if self.lows[i + 1] in _DASHES and self._is_acceleration(i):
            self.marks[i + 2] = "score"
            return "score"
        if self._is_tally(i):
            self.marks[i + 2 + 2 * (self.low(i + 1) in _DASHES)] = "score"
            return "score"
        if self.lows[i + 1] in self.lex.variants and self.capital(i + 1) and not self.titled:
            return "name"
        zeroes = token.text[0] == "0" and token.text.isdecimal() and len(token.text) > 1
        if len(token.text) == 2 and after is not None and after.low in people_forms():
            zeroes = False  # "08 persons"
        if len(token.text) > _LONGEST or zeroes or self._is_coordinate(i):
            return "name"
        return None

    def _is_airliner(self, i: int) -> bool:
        """Tell "the 737 dropped" from "the 737 passengers"."""
        plural = self.counts(i + 1) and self.low(i + 1).endswith("s")
        return self.low(i - 1) in self.lex.determiners and not plural

    def _is_top(self, i: int) -> bool:
        """Tell "in the top 50", where nothing that is counted follows, from "the top 50 firms"."""
        if (
            self.lows[i - 1] not in ("top", "bottom")
            or self.lows[i - 2] not in self.lex.determiners
        ):
            return False
        after = self.at(i + 1)
        return after is None or after.low in self.lex.closed or after.text in (",.;:)")

    def _is_par(self, i: int) -> bool:
        """Tell "a 5-under 67" and "two-over par", rounds of golf."""
        if self.lows[i + 1] not in _DASHES or self.lows[i + 2] not in ("under", "over"):
            return False
        return self.plain(i + 3) is not None or self.low(i + 3) == "par"

    def _is_vote(self, i: int) -> bool:
        """Tell the 47 of "passed the Senate 52 to 47", of which the 52 looks like a name."""
        if self.low(i - 1) != "to" or self.plain(i - 2) is None or self.plain(i) is None:
            return False
        return any(self.low(k) in self.lex.voting for k in range(max(0, i - 8), i - 2))

    def _is_acceleration(self, i: int) -> bool:
        """Tell the "0-60" of "a 0-60 time of 7 seconds", how a car is said to gather speed."""
        if self.tokens[i].text != "0" or not (self.glued(i + 1) and self.glued(i + 2)):
            return False
        return self.plain(i + 2) in _SPEEDS

    def _is_tally(self, i: int) -> bool:
        """Tell "went 6 for 9" and "7-of-21 shooting", tries and what came of them."""
        if self.low(i + 1) == "for" and self.plain(i + 2) is not None:
            out = self.low(i - 1) in _BATTED and self.plain(i + 2) <= _WICKETS
            return out or self.low(i - 1) in self.lex.tried  # "closed on 214 for 6"
        joined = self.low(i + 1) in _DASHES and self.low(i + 3) in _DASHES
        return joined and self.low(i + 2) in ("of", "for") and self.plain(i + 4) is not None

    def _glued_before(self, i: int) -> str | None:
        before, before2 = self.tokens[i - 1], self.at(i - 2)
        if before.kind in ("word", "abbr"):
            code = before.low.replace(".", "")
            if len(code) == 1 and code not in self.lex.alone:
                return "name"  # an A400M
            sure = len(code) > 1 and code not in self.lex.called
            coded = code in self.lex.money_codes and (sure or self._is_amount(i))
            return None if coded else "name"
        if before.text in "_#@":
            return "name"
        if before.text == ":":
            return "time"
        if before.text == "." and before2 is not None and self.glued(i - 1):
            return "name" if before2.kind == "word" else None  # the ID.4
        if before.text == "/" and self.low(i - 2) == "f":
            return "name"  # an f/1.8 lens
        if before2 is None or not self.glued(i - 1):
            return None
        if before.text == "+":
            return "name"
        if before.text in _DASHES:
            if before2.kind in ("word", "abbr") and before2.low not in self.lex.spelled:
                return None if before2.low in self.lex.joined else "name"
            return self.marks[i - 2] if self.marks[i - 2] != "time" else None
        if before.text == "/" and before2.kind == "num" and not _fraction(before2, self.tokens[i]):
            self.marks[i - 2] = self.marks[i - 2] or "name"
            return "name"
        return None

    def _is_amount(self, i: int) -> bool:
        """Tell a sum behind a lone letter (R5,000, P2bn, a fare of R14) from a name (A320, M16)."""
        scaled = self.low(i + 1) in ("m", "bn", "tn", "million", "billion", "trillion")
        if "," in self.tokens[i].text or scaled:
            return True
        return any(self.low(k) in self.lex.priced for k in range(max(0, i - _NEAR_PRICE), i - 1))

    def _is_coordinate(self, i: int) -> bool:
        if self.lows[i + 1] not in _DEGREES:
            return False
        k = i + 1
        while k < min(i + 7, self.n) and (
            self.tokens[k].text in _DEGREES or self.tokens[k].kind == "num"
        ):
            k += 1
        token = self.at(k)
        return token is not None and token.text in _COMPASS

    def _glued_word(self, i: int) -> str | None:
        """Read 49ers and 4x4: a word glued to the number that is no unit and nothing counted."""
        after = self.at(i + 1)
        if not self.glued(i + 1) or not after.text.isalpha() or after.low in self.lex.suffixes:
            return None
        printed = " ".join(token.text for token in self.tokens[i + 1 : i + 4])
        measured = unit_after(f"1{printed}", 1) is not None
        return None if measured or after.low in self.lex.people else "name"

    # -- designations -------------------------------------------------------------------------

    def _designated(self, i: int) -> str | None:
        """Read "Resolution 2585", "Sections 147, 148 and 149", "No. 5", "the Saab 340"."""
        if i == 0:
            return None
        low, before2 = self.lows[i - 1], self.lows[i - 2]
        if low in (".", ":") and before2 in self.lex.abbreviated:
            return "designated"
        if self.tokens[i + 1 : i + 2] and self.tokens[i + 1].kind == "num" and self._slashed(i + 1):
            return None  # the Space Station 5 1/2 hours earlier
        if low in _DASHES and before2 in _NUMBER and self.capital(i - 2):
            return "designated"  # "Company No - 5", "Relief Camp No-2"
        if self._is_designator(i - 1, i) or self._goes_on(i) or self._are_designated(i):
            return "designated"
        if low in {"is", "was", ":"} and before2 in self.lex.coded and self._is_code(i):
            return "designated"
        return "name" if self._named_model(i) else None

    def _slashed(self, i: int) -> bool:
        """Tell whether a fraction stands at i: "1/2"."""
        return self.lows[i + 1] == "/" and self.glued(i + 1) and self.glued(i + 2)

    def _is_code(self, i: int) -> bool:
        """Read 9321483 and 21-1484 behind "the number is"."""
        if self.low(i + 1) in _DASHES and self.glued(i + 1) and self.glued(i + 2):
            self.marks[i + 2] = "designated"
            return True
        return self.tokens[i].text.isdecimal() and len(self.tokens[i].text) >= _CODE

    def _is_designator(self, k: int, i: int) -> bool:
        """Tell whether the word at k makes a name of the number at i."""
        low = self.lows[k]
        if low not in self.lex.designators or self.tokens[k].kind != "word":
            return False
        if low in self.lex.always:
            return True
        if self.low(i + 1) in self.lex.people or self.low(i + 1) in self.lex.amount_before:
            return False
        if low == "number":  # "the number 9 shirt", but "rebels number 300"
            before = self.low(k - 1)
            known = before in self.lex.determiners or before in self.lex.designators
            return known or (k > 0 and self._numbered(k - 1))
        if low not in self.lex.capitalised:
            return True
        if self.capital(k) and not self.shouted:
            return k > 0 or "," not in self.tokens[i].text
        # "bus 38 to the museum", "to gate 14", "on day two of the"
        opener = self.low(k - 1)
        opened = (
            opener in self.lex.prepositions or opener in self.lex.be or opener in self.lex.reached
        )
        return (
            (self.tokens[i].text.isdecimal() or (opened and k > 0 and not self._of_people(i + 1)))
            and (not low.endswith("s") or low[:-1] not in self.lex.designators)
            and low not in self.lex.closed
            and self._closes(i + 1)
            and (k == 0 or self.low(k - 1) not in self.lex.determiners)
            and (k == 0 or self.counts(k - 1) or self.low(k - 1) in self.lex.closed)
        )

    def _of_people(self, i: int) -> bool:
        """Tell "in region two of the suspects" from "on day two of the trial"."""
        return self.low(i) == "of" and any(self.low(i + k) in self.lex.people for k in (1, 2, 3))

    def _numbered(self, k: int) -> bool:
        """Tell "platoon number 13" and "is number four" from "they number 500"."""
        before = self.low(k)
        if before in self.lex.be or self.tokens[k].text == ")":
            return True
        noun = self.tokens[k].kind == "word" and before not in self.lex.closed
        return noun and not before.endswith("s") and before not in self.lex.people

    def _closes(self, i: int) -> bool:
        """Tell whether a phrase ends before token i: no noun, unit or form of "be" follows."""
        token = self.at(i)
        if token is None or token.text in (".", ",", ";", ":", ")", "?", "!"):
            return True
        return token.low in self.lex.closed and token.low not in self.lex.be

    def _are_designated(self, i: int) -> bool:
        """Tell "Lines 2 and 5" and "Gates 4-6", several things by their numbers."""
        if self.lows[i + 1] not in {"and", "or", "to", "through", ",", "-", "–"}:
            return False
        low = self.low(i - 1)
        several = low.endswith("s") and low[:-1] in self.lex.designators and self.capital(i - 1)
        return several and self.plain(i) is not None and self.plain(i + 2) is not None

    def _goes_on(self, i: int) -> bool:
        """Tell "Sections 147, 148 and 149" from "Highway 5, 60 trucks"."""
        after = self.lows[i + 1]
        if self.marks[i - 2] != "designated" or i < 2 or after in self.lex.people:
            return False
        if self.low(i - 1) == "," and after in self.lex.be:
            return False  # "by phase three, 12 were"
        if self.low(i - 1) not in (",", "and", "or", "&", "to", "-", "–"):
            return False
        return not (self.counts(i + 1) and self.low(i + 1).endswith("s"))

    def _named_model(self, i: int) -> bool:
        """Tell "the Voyager 2 probe", "Python 3.12 was" and "MI 17": capitals before a number."""
        token, before = self.tokens[i], self.tokens[i - 1]
        if self.shouted or "," in token.text or not self.capital(i - 1) or before.poss:
            return False
        if self.low(i + 1) in _DASHES and self.low(i + 2) in _SPANS and self.glued(i + 2):
            return False  # the German 10-year yield
        if before.low in self.lex.months or before.low in self.lex.weekdays:
            return False
        if before.low in self.lex.determiners or before.low in self.lex.closed:
            return False
        coded = before.low in self.lex.money_codes
        coded = coded and (len(before.low) > 1 or (self.glued(i) and self._is_amount(i)))
        if coded or self.low(i + 1) in self.lex.people:
            return False
        if self.low(i + 1) in ("is", "was", "has") or self._inside_capitals(i):
            return True
        if self._titles(i):
            return True
        if self._after_article(i - 1) and not self.titled:
            return not (self.counts(i + 1) and self.low(i + 1).endswith("s"))
        return (
            before.kind == "word"
            and 1 < len(before.text) <= 3
            and before.text.isupper()
            and before.low not in self.lex.acronyms
            and self.plain(i) is not None
            and not self.counts(i + 1)
            and (self.low(i + 1) == "and" or self.low(i + 1) not in self.lex.closed)
        )

    def _titles(self, i: int) -> bool:
        """Tell "Toy Boats 4 earned $12m", a title that opens a sentence and does something."""
        verb = words().verbs.get(self.low(i + 1))
        if verb is None or "past" not in verb.tags or self.titled or self.plain(i) is None:
            return False
        if verb.lemma in role_verbs() or verb.lemma in undergone() or self._closes(i + 2):
            return False
        capitals = all(self.capital(k) or self.low(k) in ("and", "of", "the") for k in range(i))
        return capitals and self.tokens[i - 1].low not in self.lex.people and self.plain(i) < 100

    def _inside_capitals(self, i: int) -> bool:
        """Tell "Galaxy Note 20 Ultra has" from "in Gaza 12 Syrian trucks"."""
        after = self.low(i + 1)
        if not self.capital(i + 1) or after in self.lex.people or after.endswith("s"):
            return False
        if self.titled or after in self.lex.spelled or self.counts(i + 2) or self.plain(i) is None:
            return False
        k = i - 1
        while k > max(0, i - 5) and self.capital(k):
            k -= 1
        return self.low(k) not in self.lex.prepositions and (self.capital(i - 2) or k >= 0)

    def _after_article(self, k: int) -> bool:
        """Tell whether only capitals stand between the word at k and an article: "the S&P 500"."""
        start = max(0, k - 5)
        while k >= start and (self.capital(k) or self.low(k) == "&"):
            if self.low(k) in self.lex.determiners:
                return True
            k -= 1
        return k >= 0 and self.low(k) in self.lex.determiners

    # -- times --------------------------------------------------------------------------------

    def _clock_or_date(self, i: int) -> str | None:
        token, value = self.tokens[i], self.plain(i)
        after = self.lows[i + 1]
        if after in self.lex.clock and (value is not None or "." in token.text):
            return "time"
        if value is None:
            return "time" if self._hour_and_minutes(i) else None
        if after == "hours" and len(token.text) == 4:
            return "time"
        if self._past_the_hour(i):
            return "time"
        if (self.dated or self.lows[i - 1] == ",") and (mark := self._day_or_year(i, value)):
            return mark
        if after in self.lex.eras:
            return "year"
        if self.glued(i) and self.lows[i - 1] in "'’‘" and len(token.text) == 2:
            return "year"
        if len(token.text) == 4 and 1000 <= value < 2200 and self._is_year(i, value):
            return "year"
        return None

    def _hour_and_minutes(self, i: int) -> bool:
        """Tell "at 8.20 on Monday" and "around 11.30 last night" from "closed at 1.25"."""
        if self.low(i - 1) not in self.lex.clock_before or not _CLOCK.fullmatch(
            self.tokens[i].text
        ):
            return False
        behind = self.low(i + 1)
        spelled = behind not in ("in", "on") or self.low(i + 2) in self.lex.clock_parts
        return behind in self.lex.clock_behind and spelled

    def _singular_at(self, i: int) -> bool:
        """Tell a word in small letters that is no plural: "hotel"."""
        low = self.low(i)
        return low.isalpha() and not low.endswith("s") and low not in self.lex.closed

    def _people_at(self, i: int) -> bool:
        """Tell "May 12 people" from "September 11 terrorist attacks"."""
        known = person_nouns().get(self.low(i))
        return known is not None and (known[1] is not False or not self.counts(i + 1))

    def _one_person_at(self, i: int) -> bool:
        """Tell "presidential candidate", one person behind at most one other word."""
        for k in (i, i + 1):
            known = person_nouns().get(self.low(k))
            if known is not None:
                return known[1] is False
        return False

    def _past_the_hour(self, i: int) -> bool:
        return self.lows[i - 1] == "past" and self.lows[i - 2] in self.lex.parts_of_hour

    def _day_or_year(self, i: int, value: int) -> str | None:
        """Read the number beside a month: 7 October, Oct. 7, October 2023, 7 October, 2023."""
        token, before, after = self.tokens[i], self.low(i - 1), self.low(i + 1)
        if self.month(i - 1) or (before == "." and self.month(i - 2)):
            if value <= 31 and not (self._people_at(i + 1) and before != "."):
                return "date"
            if len(token.text) in (2, 4) and value > 31:
                return "year"
        if value <= 31 and self.month(i + 1) and (self.shouted or self.capital(i + 1)):
            return "date"
        if value <= 31 and after == "of" and self.month(i + 2):
            return "date"
        chronicle = self.month(i + 1) and self.capital(i + 1) and i == 0
        if chronicle and len(token.text) == 4 and 1000 <= value < 2200:
            return "year"  # "1556 Jan. 23, Shaanxi"
        if value <= 31 and (self._follows_day(i, value) or self._precedes_day(i, value)):
            return "date"
        dated = i > 1 and (self.marks[i - 2] in ("date", "ordinal") or self.month(i - 2))
        if before == "," and dated and len(token.text) == 4 and 1000 <= value < 2200:
            return "year"
        return None

    def _follows_day(self, i: int, value: int) -> bool:
        """Tell the 18 of "from January 15 to 18," from that of "on January 15 and 18 people"."""
        link, before = self.lows[i - 1], self.plain(i - 2)
        if link not in _DAY_LINKS or i < 3 or self.marks[i - 2] != "date":
            return False
        if before is None or before >= value:
            return False
        if link == ",":
            return self._next_day(i, value) is not None and not self._counted_at(i + 3)
        if link in _THROUGH and self.capital(i + 1):
            return True  # "from May 3 to 7 Sorel hosts"
        return not self._counted_at(i + 1)

    def _precedes_day(self, i: int, value: int) -> bool:
        """Tell the 3 of "on 3, 5 and 7 March"."""
        k: int | None = i
        for _ in range(_DAYS_IN_ROW):
            k = self._next_day(k, value)
            if k is None:
                return False
            value = self.plain(k) or value
            if self.month(k + 1):
                return True
        return False

    def _next_day(self, i: int, value: int) -> int | None:
        """Return where a later day of the month is joined to the one at i, None where none is."""
        after = self.plain(i + 2) if self.lows[i + 1] in _DAY_LINKS else None
        return i + 2 if after is not None and value < after <= 31 else None

    def _counted_at(self, i: int) -> bool:
        """Tell whether what stands at i is counted by the number before it."""
        return self.counts(i) and self.low(i) not in self.lex.spelled

    def _is_year(self, i: int, value: int) -> bool:
        lex, low, after = self.lex, self.low(i - 1), self.low(i + 1)
        follower = self.at(i + 1)
        recent = 1800 <= value < 2100
        if self.glued(i) and low in _MONEY_SIGNS:
            return False
        titled = low == "over" and value >= 1950 and self._singular_at(i + 1)
        if titled and not self._people_at(i + 1):
            return True  # "bailed over 2017 hotel killing"
        if low in lex.amount_before or f"{self.low(i - 2)} {low}" in lex.amount_before:
            return False
        if low in lex.year_always or (i and self.marks[i - 1] in ("name", "designated")):
            return recent or low in lex.year_always
        if low == "a" and value % 100:
            return recent
        if low == "and" and recent and self._one_person_at(i + 1):
            return True  # "poet and 2010 presidential candidate Orlo"
        if self._people_at(i + 1) and not (self.capital(i + 1) and not self.titled):
            return False
        if after in ("other", "others"):
            return False
        if after in lex.event_nouns or (low in _LINKS and i > 1 and self.marks[i - 2] == "year"):
            return True
        if low in _LINKS and self.counts(i + 1):
            return False
        if self.capital(i - 1) and i > 1 and not self.shouted and value >= 1900:
            return recent
        if low in lex.year_before or (i and self.tokens[i - 1].poss):
            return recent or low in ("in", "of", "ad", "bc")
        if low in ("(", "[", "–", "-") and after in (")", "]", "–", "-", ";", ","):
            return True
        if after.endswith("s") and value % 100 == 0:
            return False
        if follower is None or follower.kind == "punct" or after in _AFTER_YEARS:
            return recent
        return recent and value % 100 != 0 and not after.endswith("s")

    # -- addresses and lists ------------------------------------------------------------------

    def _address_or_list(self, i: int) -> str | None:
        value = self.plain(i)
        if value is None:
            return None
        if (
            self.lows[i + 1] == "-"
            and self.lows[i + 2] in ("for", "of")
            and self.lows[i + 3] == "-"
        ):
            return "score"  # "shot 7-for-12"
        if self.lows[i + 1] in self.lex.named_after and value > 1:
            return "name"
        for k in range(i + 1, min(i + 4, self.n)):
            if not self.capital(k):
                break
            if k > i + 1 and self.low(k) in self.lex.streets and not self.shouted:
                return "address"
        opener = i == 1 and self.lows[0] == "("
        if (i == 0 or opener) and value < 100:
            after, follower = self.low(i + 1), self.at(i + 2)
            closed = after == ")" if opener else after in (".", ")")
            if (self.n == 1) or (closed and (follower is None or follower.text[:1].isupper())):
                return "list"
        return None

    def _mark_rows(self) -> None:
        """Mark "12 7 30 415": what a table leaves behind in a text counts nothing that is said."""
        start = 0
        for i in range(self.n + 1):
            if i < self.n and self.tokens[i].kind == "num":
                continue
            if i - start >= _ROW:
                self.marks[start:i] = ["table"] * (i - start)
            start = i + 1

    def _mark_first_days(self) -> None:
        """Mark the first day of "5-7 October" and "between 5 and 7 October", right to left."""
        marks = self.marks
        for i in range(self.n - 1, 1, -1):
            if marks[i] not in {"date", "ordinal", "year", "time", "phone", "name"}:
                continue
            value, opener = self.plain(i - 2), self.low(i - 3)
            if value is None or marks[i - 2]:
                continue
            link = self.tokens[i - 1]
            if marks[i] in ("phone", "name"):
                # 555-0142: the second half shows what the first is.
                if link.text in _DASHES and self.glued(i) and self.glued(i - 1):
                    marks[i - 2] = marks[i]
                continue
            spanned = link.text in _DASHES or (
                link.low in ("and", "to", "or", "through")
                and opener in ("between", "from", "on", "of")
            )
            if not spanned:
                continue
            if marks[i] == "year":
                if len(self.tokens[i - 2].text) == 4 or opener in ("from", "between"):
                    marks[i - 2] = "year"
            elif value <= 31:
                marks[i - 2] = marks[i]


_AFTER_YEARS = frozenset(("and", "or", "when", "as", "the", "to"))
_LINKS = frozenset((",", ";", ":", "and", "or", "to"))
_FRACTION_BASES = frozenset(("2", "3", "4", "5", "8", "10", "16", "20", "32", "64", "100"))


def _fraction(over: Token, under: Token) -> bool:
    """Tell 1/2 and 1/16 from 9/11: a smaller digit over a number that fractions are made of."""
    if len(over.text) > 1 or under.text not in _FRACTION_BASES:
        return False
    return over.text.isdecimal() and int(over.text) < int(under.text)
