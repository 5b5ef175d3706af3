"""Numbers with their scales, ranges, fractions, vague words, bounds and hedges.

``numbers`` reads the tokens of one sentence from left to right. What it finds is a `Number`: the
interval that the words allow, never a guess; a range has no value, "dozens" only a lower limit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from newsfigures.lexicon import load
from newsfigures.stages.flags import ALL, flag, places_of
from newsfigures.stages.setaside import people_forms
from newsfigures.stages.tokens import NUMERAL, Flags, Lows, Token, by_index, lows
from newsfigures.stages.tokens import flags as flags_of
from newsfigures.stages.units import unit_after
from newsfigures.stages.words import plural_of
from newsfigures.stages.words import words as word_classes

_DASHES = frozenset("-–—‐‑−")
_SLASHES = frozenset("/⁄")
#: What prices are split into: 5-1/2, 7-13/16.
_EIGHTHS = frozenset(("2", "4", "8", "16", "32"))
_PARTS = _EIGHTHS | frozenset(("3", "5", "6", "10"))
#: Behind a span these tell when something was, and not how long.
_WHEN = frozenset(("ago", "later", "earlier", "before", "after", "since", "away", "old"))
_MONEY_SIGNS = frozenset("$£€¥₹₽₺₦₩₪₫฿")
#: Behind a number these make it a sum, and a share.
_SUMS = frozenset(("m", "bn", "tn", "million", "billion", "trillion"))
_SHARES = frozenset(("%", "percent", "per", "pc", "percentage"))
#: No amount in the news is larger; "million million million …" stops here.
_LARGEST = 1e33
#: How many words may stand between a number and a hedge behind its noun ("300 people or more").
_NOUN_WORDS = 3
#: How many words may stand between a number and the "to" behind its unit.
_UNIT_WORDS = 2
#: A sum so many times another is where a change led to, not the other end of a range.
_FAR_APART = 3
#: The same of bare numbers.
_LEVELS_APART = 20
#: How far before "310m" a word may stand that shows it to be millions.
_NEAR_SUM = 5


@dataclass(slots=True)
class Number:
    """A number in a sentence.

    ``first`` and ``last`` are token indices (last exclusive) of the number itself, ``core`` is its
    first numeral ("20" of "between 20 and 30"); ``lead`` and ``trail`` also take in the hedge words
    before and after it. ``kind`` is cardinal, range, vague, exact (a couple), fraction, ratio (1 in
    5), zero or partitive ("one of them").
    """

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    bound: str = "="
    kind: str = "cardinal"
    hedge: str | None = None
    lead: int = 0
    trail: int = 0
    core: int = 0

    @property
    def behind(self) -> int:
        """The token behind the number and its hedges."""
        return self.trail if self.trail > self.last else self.last


def _exactly(first: int, last: int, value: float, kind: str = "cardinal") -> Number:
    return Number(first, last, value, value, value, "=", kind, None, 0, 0, first)


def _at_least(first: int, last: int, floor: float) -> Number:
    return Number(first, last, None, float(floor), None, ">=", "vague", None, 0, 0, first)


def range_of(first: Number, second: Number, low: float, high: float) -> Number:
    """Return the range that two numbers print together, from the first to the second."""
    return Number(
        first.first,
        second.last,
        None,
        low,
        high,
        "range",
        "range",
        lead=first.lead,
        core=first.core,
    )


#: "As many", "an equal number": the last word, the words before it, and what no such stands behind.
_ALIKE = frozenset({"many", "number"})
_EQUAL = frozenset({"an equal", "a similar", "the same", "a like"})
_NOT_ALIKE = frozenset(
    {"in", "for", "over", "within", "on", "of", "half", "twice", "thrice", "times"}
)


class _Hedge(NamedTuple):
    words: tuple[str, ...]
    bound: str
    label: str | None = None


class _Lexicon:
    def __init__(self) -> None:
        data, bounds, aside = load("numbers"), load("bounds"), load("setaside")
        self.cardinal: dict[str, float] = data["cardinal"]
        self.scale: dict[str, float] = data["scale"]
        self.suffix: dict[str, float] = data["suffix"]
        self.certain_suffix = frozenset(data["suffixes"]["certain"])
        self.in_millions = frozenset(data["suffixes"]["in_millions"])
        self.metres = frozenset(data["suffixes"]["metres_before"])
        self.fraction: dict[str, float] = data["fraction"]
        self.sign: dict[str, float] = data["sign"]
        self.exact: dict[str, float] = data["exact"]
        self.multiple: dict[str, float] = data["multiple"]
        self.times: dict[str, float] = data["times"]
        self.vague: dict[str, float] = data["vague"]
        self.vague_of: dict[str, float] = data["vague_after_article"]
        self.zero = frozenset(data["zero"]["words"])
        self.comparatives = frozenset(data["zero"]["not_before"])
        #: What "without" says that nobody suffered.
        self.harm = frozenset(noun for nouns in load("roles")["none"].values() for noun in nouns)
        self.scores_of = frozenset(data["scores"]["before"])
        self.half_units = frozenset(data["half"]["units"])
        self.not_half = frozenset(data["half"]["not_after"])
        self.spans = frozenset(load("nouns")["time"])
        self.owned_spans = frozenset(data["ratio"]["spans_after"])
        self.shares_of = frozenset(data["ratio"]["bases"])
        played = data["ratio"]["occasions"]
        self.occasions = frozenset(played) | frozenset(map(plural_of, played))
        self.parts_of = frozenset(data["ratio"]["parts"])
        self.tens = frozenset(w for w, v in self.cardinal.items() if 20 <= v < 100)
        self.digits = frozenset(w for w, v in self.cardinal.items() if 0 < v < 10)
        self._read_bounds(bounds)
        self.results = frozenset(aside["scores"]["words"])
        self.codes = frozenset(aside["currency_letters"]["words"])
        self.letters = frozenset(load("units")["letters"])
        self.small_codes = frozenset(load("units")["lowercase"]["codes"])
        self.dollars = frozenset(load("units")["lowercase"]["dollars"])
        self.money_names = _MONEY_SIGNS | frozenset(aside["currency_letters"]["names"])
        classes = load("words")
        kinds = ("preposition", "conjunction", "subordinator", "relative", "be", "have", "modal")
        self.closed = frozenset(word for kind in kinds for word in classes[kind])
        self.be = frozenset(classes["be"])
        self.verbs = word_classes().verbs.keys()
        self.clause_openers = self.closed | {*classes["pronoun"], *classes["determiner"]}
        starters = {"a", "an", *self.cardinal, *self.scale, *self.vague, *self.fraction}
        self.starters = frozenset(starters | self.exact.keys() | self.sign.keys() | self.zero)
        self.starters |= self.multiple.keys() | self.times.keys()
        #: All words at which a number is looked for.
        self.telling = self.starters | _ALIKE

    def _read_bounds(self, bounds: dict) -> None:
        self.glued: dict[str, str] = bounds["sign"]
        #: By their last word, then by the one before it, "" where there is none; the longest first.
        self.before: dict[str, dict[str, list[_Hedge]]] = {}
        self.after: dict[str, list[_Hedge]] = {}
        for bound, phrases in bounds["before"].items():
            labelled = phrases.items() if isinstance(phrases, dict) else ((None, phrases),)
            for inner, group in labelled:
                hedges = (bound, None) if inner is None else (inner, bound)
                for phrase in group:
                    words = _split_stop(phrase)
                    by_second = self.before.setdefault(words[-1], {})
                    second = words[-2] if len(words) > 1 else ""
                    by_second.setdefault(second, []).append(_Hedge(words, *hedges))
        for bound, phrases in bounds["after"].items():
            for phrase in phrases:
                words = tuple(phrase.split())
                self.after.setdefault(words[0], []).append(_Hedge(words, bound))
        for options in chain(self.after.values(), *(by.values() for by in self.before.values())):
            options.sort(key=lambda hedge: -len(hedge.words))
        context = bounds["context"]
        self.prepositions = frozenset(context["prepositions"])
        self.across = frozenset(context["across"])
        self.passing = frozenset(context["verbs_of_passing"])
        self.rising = frozenset(context["rising_up"])
        self.market = frozenset(context["market_verbs"])
        self.risers = frozenset(context["what_passes_a_mark"])
        self.owners = frozenset(context["no_hedge_after"])
        self.changes = frozenset(context["change_verbs"])
        self.half_next = frozenset(context["after_fraction"])
        self.softeners = frozenset(context["inside_range"])
        self.estimating = frozenset(context["before_estimates"])


def _split_stop(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase; the stop of an abbreviation is one of them: approx, "."."""
    words = tuple(phrase.split())
    if words[-1].endswith(".") and len(words[-1]) > 1:
        return (*words[:-1], words[-1][:-1], ".")
    return words


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


_TELLING = flag(lambda: _lexicon().telling)


def _digits(text: str) -> float:
    """Read a run of digits with separators.

    >>> [_digits(t) for t in ("470,000", "2 000", "2,00,000", "3.5", "1.234.567", "1,5", ".001")]
    [470000.0, 2000.0, 200000.0, 3.5, 1234567.0, 1.5, 0.001]
    """
    if text.isdecimal():
        return float(text)
    text = "".join(c for c in text if c in ".," or c.isdigit())
    comma, stop = text.count(","), text.count(".")
    if comma and stop:
        if text.rfind(".") > text.rfind(","):
            text = text.replace(",", "")
        else:
            text = text.replace(".", "").replace(",", ".")
    elif comma == 1 and len(text) - text.index(",") - 1 < 3:
        text = text.replace(",", ".")
    elif comma:
        text = text.replace(",", "")
    if text.count(".") > 1:
        text = text.replace(".", "")
    return float(text)


#: One of these opens the hedge behind a counted noun: "300 people or more".
_BEHIND_NOUN = flag(lambda: frozenset({"or", "at"}))


class _Reader:
    """One pass over the tokens of a sentence."""

    def __init__(
        self, tokens: list[Token], aside: list[str | None], low: Lows, bits: int = ALL
    ) -> None:
        self.tokens = tokens
        #: What the words of the sentence can be.
        self.bits = bits
        self.aside = aside
        self.lows, self.low = low, low.__getitem__
        self.lex = _lexicon()
        self.n = len(tokens)
        #: The look-up of the words in lower case, "" where they are set aside.
        self.word = self._counting() if any(aside) else self.low

    def _counting(self) -> Callable[[int], str]:
        beside = zip(self.tokens, self.aside, strict=True)
        return by_index(["" if why else token.low for token, why in beside], "")

    def is_digits(self, i: int) -> bool:
        return 0 <= i < self.n and self.tokens[i].kind == "num" and not self.aside[i]

    def is_dash(self, i: int) -> bool:
        return self.lows[i] in _DASHES

    def glued(self, i: int) -> bool:
        """Tell whether token i stands directly behind the one before it."""
        return 0 < i < self.n and self.tokens[i].start == self.tokens[i - 1].end

    def past_dash(self, i: int) -> int:
        """Return the token behind a hyphen at i that joins, or i."""
        if self.lows[i] not in _DASHES:
            return i
        return i + 1 if self.glued(i) and self.glued(i + 1) else i

    def is_noun(self, i: int) -> bool:
        """Tell whether a lower-case word that can be a counted noun or its modifier stands at i."""
        low = self.low(i)
        return low.isalpha() and low not in self.lex.closed and self.tokens[i].kind == "word"

    def is_plural(self, i: int) -> bool:
        low = self.low(i)
        return self.is_noun(i) and (
            low in people_forms()
            or (len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")))
        )

    # -- one number, no hedge -----------------------------------------------------------------

    def simple(self, i: int) -> Number | None:
        """Read the number that starts at token i, without hedges or a second end."""
        if self.aside[i]:
            return None
        lex, low = self.lex, self.lows[i]
        if self.tokens[i].kind == "num":
            return self._from_digits(i)
        if low in lex.sign:
            return _exactly(i, i + 1, lex.sign[low], "fraction")
        if low in ("a", "an"):
            return self._after_article(i)
        if low == "half":
            return self._half(i)
        if low in lex.cardinal or (low in lex.scale and low != "score"):
            return self._from_words(i)
        if low in lex.vague:
            return self._vague(i, i, lex.vague[low])
        if low in lex.multiple:
            return _exactly(i, i + 1, float(lex.multiple[low]))
        if low in lex.times:
            return _exactly(i, i + 1, float(lex.times[low])) if self._multiplies(i) else None
        if low in lex.exact:
            return None if self.tokens[i].poss else self._exact(i, i)
        if low == "quarter" and self._is_part_of_unit(i):
            return _exactly(i, i + 1, lex.fraction[low], "fraction")
        if low == "quarter" and self.low(i + 1) == "of":
            scaled = self._times_scale(_exactly(i, i + 1, lex.fraction[low], "fraction"))
            named = self.low(i - 1) in self.lex.not_half or self.tokens[i - 1].kind == "ord"
            return None if i and named else scaled
        return self._zero(i) if low in lex.zero else None

    def _from_digits(self, i: int) -> Number:
        value, j = _digits(self.tokens[i].text), i + 1
        if self.glued(j) and self.lows[j] in self.lex.sign:  # 5½
            value, j = value + self.lex.sign[self.low(j)], j + 1
        elif (
            self.lows[j] in _SLASHES
            and self.glued(j)
            and self.glued(j + 1)
            and self.is_digits(j + 1)
        ):
            under = _digits(self.tokens[j + 1].text)
            if under:
                return _exactly(i, j + 2, value / under, "fraction")
        elif mixed := self._mixed_behind_space(j):
            value, j = value + mixed, j + 3
        elif mixed := self._mixed(j):
            cents = self.tokens[i].text[-3:-2] == "."  # $9.92-3/4 of corn
            value, j = value + mixed / (100 if cents else 1), j + 4
        j, factor = self._scale(i, j)
        if factor is None and (end := self._and_a_half(j)):
            return self._scaled_half(i, end, value)
        number = _exactly(i, j, value * (factor or 1.0))
        return number if factor else self._ratio(number)

    def _mixed_behind_space(self, j: int) -> float:
        """Return the fraction of "5 1/4 percent" whose digits begin at j; 0 if none does."""
        if not (self.is_digits(j) and self.lows[j + 1] in _SLASHES and self.glued(j + 1)):
            return 0.0
        under = self.low(j + 2)
        parted = not self.glued(j) and self.glued(j + 2)
        if not parted or under not in _PARTS or not self.low(j).isdecimal():
            return 0.0
        over = int(self.low(j))
        return over / int(under) if 0 < over < int(under) else 0.0

    def _mixed(self, j: int) -> float:
        """Return the fraction that goes on with a digit at j: "-1/2" of 5-1/2; 0 if none does."""
        joined = self.is_dash(j) and all(self.glued(k) for k in range(j, j + 4))
        if not (joined and self.lows[j + 2] in _SLASHES and self.is_digits(j + 1)):
            return 0.0
        over, under = _digits(self.tokens[j + 1].text), self.low(j + 3)
        return over / int(under) if under in _EIGHTHS and over < int(under) else 0.0

    def _scale(self, i: int, j: int) -> tuple[int, float | None]:
        """Return the token after the scale words at j and their product, or (j, None)."""
        lex, factor, at = self.lex, 1.0, j
        past = self.past_dash(at)
        if self.word(past) in lex.scale:
            at = past
        elif self.word(at) in lex.suffix and self._is_scale(i, at):
            return at + 1, lex.suffix[self.word(at)]
        if self.word(at) == "grand" and not self.is_noun(at + 1):
            return at + 1, 1000.0  # "paid 25 grand"
        while (word := self.word(at)) in lex.scale and word != "score":
            if factor * lex.scale[word] > _LARGEST:
                break
            factor *= lex.scale[word]
            at += 1
        return (at, factor) if at > j and factor > 1 else (j, None)

    def _is_scale(self, i: int, at: int) -> bool:
        """Decide between 1.9m (million) and 1.9 m (metres), and the like."""
        suffix, glued = self.tokens[at].text, self.glued(at)
        if self._is_currency(i - 1) or (suffix in self.lex.certain_suffix and glued):
            return True
        if suffix.lower() in self.lex.certain_suffix:
            return suffix.islower()
        follower = at + 1
        if suffix in "kK":
            return glued and self.low(follower) not in ("run", "race")
        if suffix == "B":
            return self.is_noun(follower)
        if suffix == "M":
            return glued and self.is_noun(follower)
        if suffix != "m" or not glued:
            return False
        if any(self.low(k) in self.lex.in_millions for k in range(max(0, i - _NEAR_SUM), i)):
            return self.low(follower) not in self.lex.metres
        linked = self.low(follower) in ("to", "and", "or") or self.is_dash(follower)
        if linked and self.is_digits(follower + 1) and self.low(follower + 2) == "m":
            follower += 3  # 2m to 3m doses
        if self.is_dash(follower) and self._is_money(follower + 1):
            return True  # "a 335m-euro loan"
        return self._counts_in_millions(follower)

    def _is_money(self, i: int) -> bool:
        """Tell whether the noun of a currency stands at token i."""
        found = unit_after(f"1 {self.low(i)}", 1) if self.is_noun(i) else None
        return found is not None and found[0].dimension == "money"

    def _counts_in_millions(self, i: int) -> bool:
        """Tell "2m doses", "2m new homes" and "2m of the" from "2m walls" and "2m away"."""
        for k in range(i, i + 5):
            low = self.low(k)
            if low in self.lex.metres or low in self.lex.cardinal:
                return False
            if self.is_plural(k):
                return True
            if not self.is_noun(k) and (low != "and" or k == i):
                break
        return self.low(i) in self.lex.half_next and self.low(i) != "of"

    def _is_currency(self, i: int) -> bool:
        """Tell whether token i is a sign or a code of money: $, US, EUR, Rs."""
        if not 0 <= i < self.n:
            return False
        token = self.tokens[i]
        if token.text.islower():
            if token.text in self.lex.dollars and self.lows[i + 1] == "$":
                return self.glued(i + 1)
            return token.text in self.lex.small_codes
        if token.text.isdecimal():
            return False
        if token.text in self.lex.money_names:
            return True
        if token.text.isupper() and self.low(i + 1) == "$" and self.glued(i + 1):
            return True  # A$4
        if token.text == ".":
            return self.low(i - 1) in ("rs", "tk")
        code = token.low.replace(".", "")
        if len(code) == 1 and token.text != ".":  # R6.4bn: `setaside` told it from the R44
            return token.text in self.lex.letters and self.glued(i + 1) and self._is_sum(i + 1)
        return code in self.lex.codes and len(code) > 1 and token.text.isupper()

    def _is_sum(self, i: int) -> bool:
        """Tell 5,000 and 1.2bn, which are sums behind the letter of a currency."""
        return "," in self.tokens[i].text or self.low(i + 1) in _SUMS

    # -- number words -------------------------------------------------------------------------

    def _from_words(self, i: int) -> Number | None:
        """Compose number words: "one hundred and twenty-three", "two and a half million"."""
        total, end, limit, j = 0.0, i, _LARGEST, i
        while part := self._group(j, j == i):
            value, at, factor = part
            if factor >= limit:
                break
            total, end, limit = total + value * factor, at, factor
            if factor < 1000 or (follower := self._next_group(at)) is None:
                break
            j = follower
        return self._finished(_exactly(i, end, total)) if end > i else None

    def _group(self, j: int, alone: bool) -> tuple[float, int, float] | None:
        """Read one group, "three hundred" of "three hundred thousand": count, end, scale."""
        part = self._below_thousand(j)
        if part is None:
            if not alone or self.word(j) not in self.lex.scale:
                return None
            part = 1.0, j
        value, at = part
        if value == 0:
            return 0.0, at, 1.0
        factor = 1.0
        while (word := self.word(past := self.past_dash(at))) in self.lex.scale:
            if (word == "score" and value not in (3, 4)) or word == "hundred":
                break
            if value * factor * self.lex.scale[word] > _LARGEST:
                break
            factor, at = factor * self.lex.scale[word], past + 1
            if self.lex.scale[word] < 1000:
                break
        return value, at, factor

    def _below_thousand(self, j: int) -> tuple[float, int] | None:
        value, at = self._below_hundred(j) or (1.0, j)
        past = self.past_dash(at)
        if self.word(past) != "hundred" or not value:
            return (value, at) if at > j else None
        value, at = value * 100, past + 1
        linked = self.past_dash(at)  # "a hundred-and-six"
        and_next = self.word(linked) == "and"
        rest = self._below_hundred(self.past_dash(linked + 1) if and_next else at)
        return (value + rest[0], rest[1]) if rest and rest[0] else (value, at)

    def _below_hundred(self, j: int) -> tuple[float, int] | None:
        value = self.lex.cardinal.get(self.word(j))
        if value is None:
            return None
        if self.word(j) in self.lex.tens:
            past = self.past_dash(j + 1)
            if self.word(past) in self.lex.digits:
                return value + self.lex.cardinal[self.word(past)], past + 1
        return value, j + 1

    def _next_group(self, j: int) -> int | None:
        """Return where number words go on after a thousand or a million, if they do."""
        if self.word(j) == "and":
            follows = (
                self.word(j + 1) in self.lex.cardinal and self.word(j + 2) not in self.lex.scale
            )
            return j + 1 if follows else None
        if self.word(j) == ",":
            return j + 1 if self.word(j + 2) == "hundred" else None
        return j if self.word(j) in self.lex.cardinal else None

    def _finished(self, number: Number) -> Number | None:
        """Extend composed words by a fraction, a half, decimals or a base."""
        i, j = number.first, number.last
        single = j == i + 1
        if self.word(self.past_dash(j)) in self.lex.fraction:
            return self._counted_fraction(number)
        if end := self._and_a_half(j):
            scale = self.lex.scale.get(self.word(j - 1))
            if scale is not None:
                # "a million and a half" is a half of a million more
                value = number.value + scale / 2
                return _exactly(i, end, value)
            return self._scaled_half(i, end, number.value)
        if self.word(j) == "point" and self.word(j + 1) in self.lex.cardinal:
            return self._decimals(number)
        if single and number.value == 0 and not self.is_plural(j):
            number.kind = "zero"
        elif single and number.value == 1:
            if self.low(j) == "of":
                number.kind = "partitive"
            elif self.tokens[i].poss:
                return None
        return self._ratio(number)

    def _and_a_half(self, j: int) -> int | None:
        """Return the end of "and a half" or "-and-a-half" at j."""
        if self.lows[j] != "and" and not self.is_dash(j):
            return None
        for words in (("and",), ("a", "one"), ("half",)):
            j = self.past_dash(j)
            if self.word(j) not in words:
                return None
            j += 1
        return j

    def _scaled_half(self, i: int, end: int, value: float) -> Number:
        """Read "two and a half [million]" and "one and a half thousand"."""
        last, factor = self._scale(i, end)
        return _exactly(i, last, (value + 0.5) * (factor or 1.0))

    def _decimals(self, number: Number) -> Number:
        """Read "seven point five [million]"."""
        digits, at = "", number.last + 1
        while len(digits) < 5 and self.lex.cardinal.get(self.word(at), 10) < 10:
            digits += str(int(self.lex.cardinal[self.word(at)]))
            at += 1
        if not digits:
            return number
        last, factor = self._scale(number.first, at)
        value = (number.value + float(f"0.{digits}")) * (factor or 1.0)
        return _exactly(number.first, last, value)

    # -- fractions and shares -----------------------------------------------------------------

    def _counted_fraction(self, number: Number) -> Number:
        """Read "two-thirds", "three quarters", "one fifth" and "three quarters of a million"."""
        j = self.past_dash(number.last)
        part = self.low(j)
        plural = part.endswith("s")
        if part != "half" and (number.value == 1) == plural:
            return self._ratio(number)
        if number.value > 20 or (part == "half" and number.value > 1):
            return number
        if plural and number.value * self.lex.fraction[part] >= 1:
            return number  # "eight quarters" are spans of time
        spans = part == "quarters" and self.low(number.first - 1) in self.lex.owned_spans
        if spans and self.low(j + 1) != "of":
            return number
        value = number.value * self.lex.fraction[part]
        return self._times_scale(_exactly(number.first, j + 1, value, "fraction"))

    def _times_scale(self, number: Number) -> Number:
        """Extend "half" and "a quarter" by "a million", "of a million", "-a-million", "dozen"."""
        j = number.last
        one = self.word(j) == "of" and self.low(j + 1) in ("one", "1")
        if one and self.low(j + 2) in _SHARES:
            return _exactly(number.first, j + 2, number.value, "fraction")  # of one percent
        if self.word(j) == "of" and self.word(j + 1) in ("a", "one"):
            j += 1
        j = self.past_dash(j)
        if self.word(j) in ("a", "one"):
            j = self.past_dash(j + 1)
        if self.word(j) not in self.lex.scale or self.word(j) == "score":
            return number
        end, factor = self._scale(number.first, j)
        return _exactly(number.first, end, number.value * factor) if factor else number

    def _half(self, i: int) -> Number | None:
        number = self._times_scale(_exactly(i, i + 1, 0.5, "fraction"))
        before, after = self.low(i - 1), self.low(i + 1)
        if number.kind == "cardinal":
            return number
        span = after in ("a", "an") and self._is_measured(i + 2)  # "in half an hour"
        if before in self.lex.not_half and not (before == "in" and span):
            return None
        if self.is_dash(i + 1):  # half-built is no number
            return number if self._is_part_of_unit(i) else None
        shared = after in self.lex.half_next or before == "by" or self._phrase_before(i)
        return number if shared else None

    def _is_part_of_unit(self, i: int) -> bool:
        """Tell "half-hour" and "quarter-point", lengths and spans, where "half" stands at i."""
        return self.is_dash(i + 1) and self.low(i + 2) in self.lex.half_units

    def _multiplies(self, i: int) -> bool:
        """Tell "twice as many" and "nearly double the limit" from "rang twice", "to double the"."""
        after = self.low(i + 1)
        if after == "that" and self.low(i - 1) == "and":
            return True  # "$5, and double that at weekends"
        if after == "as":
            return self.low(i + 2) not in self.lex.clause_openers
        owned = any(token.poss for token in self.tokens[i + 1 : i + 4])
        if not (owned or after in self.lex.half_next or after == "what"):
            return False
        if self.low(i) in ("twice", "thrice"):
            return True
        before, found = self.low(i - 1), self._phrase_before(i)
        if found is not None and self.low(i - len(found.words) - 1) in ("to", "not"):
            return False  # "voted to nearly triple the tax"
        return before in self.lex.be or before == "," or found is not None

    def _after_article(self, i: int) -> Number | None:
        """Read "a hundred", "a dozen", "a few", "a couple", "a third of", "a quarter million"."""
        lex, word, after = self.lex, self.word(i + 1), self.lows[i + 2]
        number = None
        if word == "score":
            return _exactly(i, i + 2, lex.scale[word], "exact") if after == "of" else None
        if word in lex.scale:
            number = self._from_words(i + 1)
        elif word == "half":
            number = self._times_scale(_exactly(i, i + 2, 0.5, "fraction"))
            if number.kind == "fraction" and after not in self.lex.half_units:
                return None
        elif word in lex.fraction:
            number = self._times_scale(_exactly(i, i + 2, lex.fraction[word], "fraction"))
            shared = after in ("of", "the", "a") or self.low(i - 1) == "by"
            shared = shared or after in self.lex.comparatives or after == "as"
            moved = self.low(i - 1) in self.lex.changes and not self.is_noun(i + 2)
            shared = shared or moved or self.low(i + 3) == "than"  # "jumped a fifth to"
            shared = shared or (word == "quarter" and after in self.lex.half_units)
            shared = shared or self._phrase_before(i)
            if number.kind == "fraction" and not shared:
                return None
        elif word in lex.exact and not self.tokens[i + 1].poss:
            number = self._exact(i, i + 1)
        elif word in lex.vague_of:
            return self._vague(i, i + 1, lex.vague_of[word])
        elif self._is_bounded_unit(i):
            return _exactly(i, i + 1, 1.0)
        elif points := self._one_point(i):
            return _exactly(i, points, 1.0)
        elif word in ("good", "very") and self.word(i + 2) == "few":
            return self._vague(i, i + 2, lex.vague_of["few"])
        if number is not None:
            number.first = number.core = i
        return number

    def _one_point(self, i: int) -> int:
        """Return where the unit of "a percentage point" and "a full point" begins, 0 if none."""
        if self.lows[i - 1] in ("of", "half"):
            return 0
        full = self.lows[i + 1] in {"full", "whole", "single"}
        k = i + 1 + full
        whole = self.lows[k] == "percentage" and self.lows[k + 1] == "point"
        return k if whole or (full and self.lows[k] in ("point", "percent")) else 0

    def _is_bounded_unit(self, i: int) -> bool:
        """Tell "more than a foot" and "a year and a half" from "for about a year" alone."""
        if self.lows[i + 2] == "and" and self._adds_a_part(i + 3):
            return self._is_measured(i + 1)
        bound = self._phrase_before(i)
        if bound is None or (self.lows[i + 1] in self.lex.spans and not self._lasts(i, bound)):
            return False
        return self._is_measured(i + 1)

    def _lasts(self, i: int, bound: _Hedge) -> bool:
        """Tell "cut to under an hour" from "for more than a year" and "under a year ago"."""
        return bound.bound == "<" and self.low(i + 2) not in _WHEN

    def _adds_a_part(self, i: int) -> bool:
        """Tell "a half" and "three-quarters" at token i, behind "an hour and"."""
        if self.low(i) == "three":
            return self.low(self.past_dash(i + 1)) == "quarters"
        return self.low(i) == "a" and self.low(i + 1) in ("half", "quarter", "third")

    def _ratio(self, number: Number) -> Number:
        """Extend "1 in 5", "one in every three", "nine out of ten" to a share."""
        j, linked = number.last, self.lows[number.last]
        if number.value == 1 and self.lows[j + 1] == "in" and self.is_noun(j):
            return self._one_of_a_kind(number)
        joined = self.is_dash(j) and self.lows[j + 1] == "in" and self.is_dash(j + 2)
        if joined:
            j, linked = j + 3, "in"  # a one-in-four chance
        elif linked == "in":
            j += 1
        elif linked == "out" and self.lows[j + 1] == "of":
            j += 2
        else:
            return number
        every = self.word(j) == "every"
        base = self._base(j + every)
        if base is None or base.value <= max(number.value, 1):
            return number
        usual = base.value in self.lex.shares_of or joined
        if linked == "in" and self._is_measured(base.last):
            return number  # "3 in 28 seconds"
        if linked == "in" and self.low(base.last) in self.lex.occasions:
            return number  # "struck out two in seven innings"
        usual = usual or (base.value <= 10 and self._phrase_before(number.first) is not None)
        if linked == "out" and not (every or usual):
            return number
        # "8 in 10 people" is a share; "8 in 10 days" and "12 in 20 villages" are not.
        ahead = range(base.last, base.last + _NOUN_WORDS)
        of_people = usual and any(self.low(k) in people_forms() for k in ahead)
        if linked == "in" and number.value not in self.lex.parts_of and not of_people:
            return number
        return _exactly(number.first, base.last, number.value / base.value, "ratio")

    def _one_of_a_kind(self, number: Number) -> Number:
        """Extend "one voter in six" to a share, but no "one nurse in 12 wards"."""
        j = number.last + 2
        base = self._base(j + (self.word(j) == "every"))
        every = self.word(j) == "every"
        if base is None or not (every or 1 < base.value <= 10 or base.value in self.lex.shares_of):
            return number
        counted = self.is_noun(base.last) and self.low(base.last) not in self.lex.verbs
        if counted or self._is_measured(base.last):
            return number
        return _exactly(number.first, base.last, 1 / base.value, "ratio")

    def _base(self, j: int) -> Number | None:
        """Read the base of a share: a plain number without decimals or units."""
        if self.is_digits(j) and "." not in self.tokens[j].text:
            return _exactly(j, j + 1, _digits(self.tokens[j].text))
        if self.low(j) == "a" and self.word(j + 1) in self.lex.scale:
            j += 1  # "one in a million"
        part = self._group(j, True)
        return _exactly(j, part[1], part[0] * part[2]) if part else None

    # -- vague words and zeros ----------------------------------------------------------------

    def _vague(self, i: int, j: int, floor: float) -> Number | None:
        """Read "dozens", "several hundred", "tens of thousands", "a few dozen"."""
        lex, word, end = self.lex, self.low(j), j + 1
        if word in ("several", "few"):
            if self.word(end) in lex.scale and self.word(end) != "score":
                end, factor = self._scale(i, end)
                return _at_least(i, end, floor * (factor or 1.0))
            if self.word(end) in lex.fraction and self.word(end).endswith("s"):
                return None  # "a few thousandths of a degree"
            if self.word(end) in lex.vague:
                return _at_least(i, end + 1, floor * lex.vague[self.word(end)] / 2)
        if word == "scores" and not self._is_vague_scores(i, end):
            return None
        if word == "tens" and self.low(end) != "of":
            return None
        # "tens of thousands", "hundreds of millions": the scale multiplies.
        while self.low(end) == "of" and lex.vague.get(self.word(end + 1), 0) >= 200:
            if floor * lex.vague[self.word(end + 1)] > _LARGEST:
                break
            floor *= lex.vague[self.word(end + 1)] / 2
            end += 2
        return _at_least(i, end, floor)

    def _is_vague_scores(self, i: int, end: int) -> bool:
        """Tell "scores of people" and "scores were hurt" from "test scores"."""
        owned = self.low(i - 1) in self.lex.owners or self.is_noun(i - 1)
        return self.low(end) == "of" or (not owned and self.low(end) in self.lex.scores_of)

    def _exact(self, i: int, j: int) -> Number:
        """Read "a couple of hours", "the couple", "a couple of hundred", "a trio"."""
        word, end = self.low(j), j + 1
        value = self.lex.exact[word]
        at = end + 1 if self.low(end) == "of" else end
        if word == "couple" and self.word(at) in self.lex.scale and self.low(at) != "score":
            end, factor = self._scale(i, at)
            return _exactly(i, end, value * (factor or 1.0))
        return _exactly(i, end, value, "exact")

    def _zero(self, i: int) -> Number | None:
        """Read "no one", "none", "no" before a noun, "not a single", "neither of"."""
        low, after = self.low(i), self.low(i + 1)
        if low == "neither":
            return _exactly(i, i + 1, 0.0, "zero") if after == "of" else None
        if low == "not":
            if after == "a" and self.low(i + 2) == "single":
                return _exactly(i, i + 3, 0.0, "zero")
            return _exactly(i, i + 2, 0.0, "zero") if after == "one" else None
        if low == "without":
            near = {self.low(k) for k in range(i + 1, i + 4)}
            if near.isdisjoint(self.lex.harm):
                return None  # "without power"
            return _exactly(i, i + 2 if after == "any" else i + 1, 0.0, "zero")
        if low == "no":
            if after == "one":
                return _exactly(i, i + 2, 0.0, "zero")
            compared = after in self.lex.comparatives and self.low(i + 2) == "than"
            if compared or (after == "." and self.tokens[i].text == "No"):
                return None
        return _exactly(i, i + 1, 0.0, "zero")

    def as_many(self, i: int, before: Number) -> Number | None:
        """Read "four died and as many were hurt" and "an equal number of guards", the number again.

        Not "the fourth in as many days", nor "as many as 30".
        """
        if before.kind != "cardinal" or before.value is None:
            return None
        if self.low(i) == "many":
            first, last = i - 1, i + 1
            other = self.low(last) == "as" or self.low(first - 1) in _NOT_ALIKE
            if self.low(first) != "as" or other:
                return None
        else:
            first, last = i - 2, i + 1
            if f"{self.low(first)} {self.low(i - 1)}" not in _EQUAL:
                return None
        return _exactly(first, last, before.value) if before.last <= first else None

    # -- ranges -------------------------------------------------------------------------------

    def read(self, i: int) -> Number | None:
        """Read the number or the range that starts at token i."""
        first = self.simple(i)
        if first is None or first.last >= self.n:
            return first
        if first.kind in {"zero", "exact", "ratio"} or self.lows[i] in self.lex.multiple:
            return first
        return self._range(first)

    def _range(self, first: Number) -> Number:
        """Read the second end of "300 to 400", "300-400", "between 20 and 30", "12 or 13"."""
        at = self._behind_link(first)
        if at is None:
            return first
        second = self.simple(at)
        if second is None or second.kind in ("zero", "exact", "ratio", "partitive"):
            return first
        if self.is_dash(first.last) and self._is_pair(first, second):
            return first
        if first.kind == "vague" or second.kind == "vague":
            return self._vague_range(first, second)
        link, a, b = self.low(first.last), first.value, second.value
        parted = first.kind == "fraction" != second.kind and changes_before(
            self.tokens, first.first
        )
        if link == "to" and parted:
            return first  # "jumped a fifth to 4 billion"
        if link == "to" and a >= b and self._is_result(first, second):
            return first
        a *= self._shared_scale(first, second)
        if (
            link == "to"
            and a
            and b > _LEVELS_APART * a
            and changes_before(self.tokens, first.first)
        ):
            return first  # "slipped 0.7% or 49.63 to 6,728"
        if a >= b or ((first.kind == "fraction") != (second.kind == "fraction") and b < 1):
            return first
        if link == "or" and not (b <= 2 * max(a, 2) and first.last - first.first <= 2):
            return first
        if link == "to" and self._is_change(first, second, at):
            if a != first.value and second.last - second.first > 1:
                first.value = first.low = first.high = a  # "rose from $1.2 to $1.5 million"
            return first
        return range_of(first, second, a, b)

    def _is_change(self, first: Number, second: Number, at: int) -> bool:
        """Tell "rose from 12 to 17" and "rose by $2 to $45" from ranges."""
        lead = self.money_lead(first.first)
        for k in range(lead - 1, max(-1, lead - 4), -1):
            # "from 12 to 17", "from at least 73 to 78", "by two to 16"
            if self.low(k) in ("from", "by"):
                # "by 30 to 60 cm" is a range, "by 2 cm to 16 cm" is none.
                shared = self.low(k) == "by" and self._is_measured(second.last)
                shared = shared or (self.low(k) == "from" and self._leads_on(second))
                shared = shared or (self.low(k) == "from" and self._parts_from(k))
                return not shared and changes_before(self.tokens, k)
        own_money = lead < first.first and self._is_currency(at - 1)
        if not own_money:
            return False
        traded = any(self.low(k) in self.lex.market for k in range(max(0, lead - 2), lead))
        far = (second.value or 0) > _FAR_APART * (first.value or 0)
        return (traded and far) or changes_before(self.tokens, lead, 2)

    def _parts_from(self, k: int) -> bool:
        """Tell "anywhere from 2 to 3" and ", up from 1 to 2 percent", which are ranges."""
        compared = self.low(k - 1) in ("up", "down") and self.low(k - 2) == ","
        return compared or self.low(k - 1) == "anywhere"

    def _leads_on(self, second: Number) -> bool:
        """Tell "from 5 to 7 percent to 3 to 5 percent", where a range led to another."""
        for k in range(second.last, min(second.last + _UNIT_WORDS + 1, self.n)):
            if self.low(k) == "to":
                return self._number_follows(k + 1)
            if self.tokens[k].kind != "word" and self.low(k) != "%":
                break
        return False

    def _is_measured(self, i: int) -> bool:
        """Tell whether a measuring unit stands at token i."""
        printed = " ".join(token.text for token in self.tokens[i : i + 3])
        return unit_after(f"1 {printed}", 1) is not None

    def _behind_link(self, first: Number) -> int | None:
        """Return where the second number of a range can start."""
        j = first.last
        link = self.lows[j]
        if self.is_dash(j) and self.lows[j + 1] == "to" and not self.glued(j + 1):
            j += 1  # "five- to ten-year terms"
        elif self.is_dash(j):
            if self.glued(j) != self.glued(j + 1):
                return None
            if self.low(j + 1) == "to" and self.is_dash(j + 2):
                j += 2  # $22-to-$25
        elif link == "and":
            if self.low(self.money_lead(first.first) - 1) != "between":
                return None
        elif link != "to" and (link != "or" or first.value is None):
            return None
        at = j + 1
        if link == "to" and self.low(at) == "as" and self.low(at + 2) == "as":
            at += 3
        while at < min(self.n, j + 4) and (
            self._is_currency(at) or (link != "or" and self.low(at) in self.lex.softeners)
        ):
            at += 1
        articles = ("a", "an", *self.lex.zero)
        return None if at >= self.n or self.aside[at] or self.low(at) in articles else at

    def _vague_range(self, first: Number, second: Number) -> Number:
        both = first.kind == second.kind and self.low(first.last) == "to"
        if both and second.low > first.low:
            return _at_least(first.first, second.last, first.low)
        return first

    def _shared_scale(self, first: Number, second: Number) -> float:
        """Return the scale that only the second number prints, where the first shares it.

        "10 to 13,000" and "$89 to $93 billion"; in "50 to 1,000" it cannot be shared.
        """
        scales = self.lex.scale.keys() | self.lex.suffix.keys()
        if any(self.low(k) in scales for k in range(first.first, first.last)):
            return 1.0
        tail = self.low(second.last - 1)
        factor = self.lex.scale.get(tail) or self.lex.suffix.get(tail)
        if factor and second.last - second.first > 1:
            return factor if first.value * factor < second.value else 1.0
        plain, text = self.tokens[first.first].text, self.tokens[second.first].text
        thousands = plain.isdecimal() and text.endswith(",000") and 1 <= first.value < 1000
        return 1000.0 if thousands and 1 < second.value / (first.value * 1000) < 10 else 1.0

    def _is_pair(self, first: Number, second: Number) -> bool:
        """Set aside what dashes join and no range does: scores and chains of numbers."""
        if not (self.is_digits(first.first) and self.is_digits(second.last - 1)):
            return False
        year = len(self.tokens[first.first].text) == 4 and len(self.tokens[second.first].text) == 2
        falling = (
            first.value is not None
            and second.value is not None
            and (first.value >= second.value and second.last - second.first == 1)
        )
        if year or (falling and first.value < 200) or self._is_result(first, second):
            self._set_aside(first.first, second.last)
            return True
        return False

    def _is_result(self, first: Number, second: Number) -> bool:
        """Set "won 3-2", "voted 52-48" and "passed 61 to 39" aside, and no "lost 5-7%"."""
        shares = (first.value or 0) < (second.value or 0) and self.low(second.last) in _SHARES
        large = max(first.value or 0, second.value or 0) >= 1000
        if shares or large or first.last - first.first > 1:
            return False
        near = range(max(0, first.first - 5), min(self.n, second.last + 3))
        if not any(self.low(k) in self.lex.results for k in near):
            return False
        if self.low(first.first - 1) == "from":
            return False  # "fell from 80 to 52 beats"
        self._set_aside(first.first, second.last)
        return True

    def _set_aside(self, i: int, j: int) -> None:
        for k in range(i, j):
            self.aside[k] = self.aside[k] or "score"
        self.word = self._counting()

    # -- hedges -------------------------------------------------------------------------------

    def money_lead(self, at: int) -> int:
        """Return the first token of the currency printed before the number at ``at``."""
        while at > 0 and self._is_currency(at - 1):
            at -= 1
        return at

    def hedge(self, number: Number) -> None:
        """Find the bound and the hedge words around a number; they may be stacked."""
        at = self.money_lead(number.first)
        if number.kind == "range" and self.lows[at - 1] in ("between", "from"):
            number.first = at = at - 1
            at -= self.low(at - 1) == "anywhere"
        bound, at = self._sign_before(at)
        for _ in range(3):
            found = self._phrase_before(at)
            if found is None:
                break
            at -= len(found.words) + (self.low(at - 1) == ",")
            number.hedge = number.hedge or found.label
            if bound in (None, "~"):
                bound = found.bound if bound is None or found.bound != "~" else bound
        number.lead = at
        number.trail, after = self.after(number.last)
        plus = after == ">=" and number.trail == number.last + 1
        bound = (after if plus else bound or after) or self._behind_noun(number)
        if bound is not None:
            apply_bound(number, bound)

    def _sign_before(self, at: int) -> tuple[str | None, int]:
        """Read "~300" and "≥ 300": the bound and where the sign stands."""
        sign = self.tokens[at - 1].text if at else ""
        if sign in self.lex.glued:
            return self.lex.glued[sign], at - 1
        return None, at

    def after(self, i: int) -> tuple[int, str | None]:
        """Return the token behind the hedge that starts at i, and its bound."""
        if self.lows[i] == "+" and self.glued(i):
            return i + 1, ">="
        start = self.past_dash(i)
        second = self.lows[start + 1]
        for words, bound, _ in self.lex.after.get(self.lows[start], ()):
            if len(words) > 1 and words[1] != second:
                continue
            end = start + len(words)
            if all(self.low(start + k) == word for k, word in enumerate(words)):
                own = words in (("at", "least"), ("at", "most")) or (len(words) == 1 and start == i)
                ahead = words[-1].startswith("up") and self.low(end) in ("to", "of")
                if ahead or self.low(end) == "than":
                    break  # "12 and up to 75"
                if not (own and self._number_follows(end)):
                    return end, bound
                break
        return i, None

    def _behind_noun(self, number: Number) -> str | None:
        """Find the hedge behind the counted noun, "300 people or more", and set it aside."""
        if not self.bits & _BEHIND_NOUN:
            return None
        k = number.last + 1 if self.low(number.last) == "of" else number.last
        limit = min(self.n, k + _NOUN_WORDS + 1)
        while k < limit and self.is_noun(k) and self.low(k) not in self.lex.after:
            k += 1
        if k == number.last or self.low(k) not in ("or", "at"):
            return None
        end, bound = self.after(k)
        if bound is None or (self.is_noun(end) and self.low(k) == "at"):
            return None
        for at in range(k, end):
            self.aside[at] = "hedge"
        self.word = self._counting()
        return bound

    def _number_follows(self, i: int) -> bool:
        i += self._is_currency(i)
        return i < self.n and (self.tokens[i].kind == "num" or self.low(i) in self.lex.starters)

    def _phrase_before(self, at: int) -> _Hedge | None:
        """Return the hedge that ends before token ``at``; a comma may follow "at least"."""
        if at and self.lows[at - 1] == "," and self.lows[at - 3] in ("at", "a"):
            found = self._phrase_before(at - 1)
            return found if found and found.words[0] == "at" else None
        by_second = self.lex.before.get(self.lows[at - 1])
        if by_second is None:
            return None
        for hedge in (*by_second.get(self.lows[at - 2], ()), *by_second.get("", ())):
            size = len(hedge.words)
            if size <= at and all(
                self.lows[at - size + k] == word for k, word in enumerate(hedge.words)
            ):
                if hedge.words == ("up", "to") and self._rises_to(at):
                    return None
                if hedge.words == ("estimates", "of") and self._forecasts(at):
                    return None
                return hedge if size > 1 or self._softens(at - 1) else None
        return None

    def _forecasts(self, at: int) -> bool:
        """Tell "beat analysts' estimates of 12" from "estimates of 12 dead"."""
        owner = self.low(at - 3)
        owned = owner in ("'", "’") or (owner.isalpha() and owner not in self.lex.estimating)
        return owned or self._is_currency(at)

    def _rises_to(self, at: int) -> bool:
        """Tell "picked up to 4 percent" and "rose, up to 4 percent from 3" from a limit."""
        if self.low(at - 3) in self.lex.rising:
            return True
        led = self.low(at - 3) in (",", "-", "–", "—") and changes_before(self.tokens, at - 3)
        return led and any(self.low(k) == "from" for k in range(at + 1, at + 5))

    def _softens(self, i: int) -> bool:
        """Tell "about 12 people" from "a film about 12 people", "passed 12 marks" from a drive."""
        low, before = self.low(i), self.low(i - 1)
        if low in self.lex.prepositions and before in self.lex.across:
            return False
        if low in ("top", "tops", "near") and before in self.lex.owners:
            return False
        if low in ("under", "over") and self.is_dash(i - 1) and self.is_digits(i - 2):
            return False  # "a 7-under 65"
        if low not in self.lex.passing:
            return True
        if any(self.low(k) in self.lex.risers for k in range(max(0, i - 6), i)):
            return True
        return self._is_currency(i + 1) or not self.is_noun(i + 2)


def apply_bound(number: Number, bound: str) -> None:
    """Set the interval that a bound leaves of the bare number.

    >>> number = Number(0, 1, 12.0, 12.0, 12.0)
    >>> apply_bound(number, ">")
    >>> number.low, number.high, number.bound
    (12.0, None, '>')
    """
    if number.kind == "zero" or bound == "range" or (number.kind == "range" and bound == "~"):
        return
    if number.kind == "vague" and bound in ("=", ">="):
        return
    number.bound = bound
    if bound in (">", ">="):
        number.high = None
    elif bound in ("<", "<="):
        if number.kind == "vague" and number.low:
            # Up to dozens are no hundred: a vague word ends where the next power of ten begins.
            number.high = float(10 ** len(str(int(number.low))) - 1)
        number.low = None
    elif bound == "~" and number.kind != "vague":
        number.low = number.high = None


def changes_before(tokens: list[Token], i: int, reach: int = 8) -> bool:
    """Tell whether a verb of change stands shortly before: "rose from 12 to 17" is no range.

    >>> from newsfigures.stages.tokens import tokenize
    >>> changes_before(tokenize("The toll rose from 12 to 17"), 3)
    True
    """
    return any(tokens[k].low in _lexicon().changes for k in range(max(0, i - reach), i))


def after_hedge(tokens: list[Token], number: Number, at: int) -> None:
    """Apply to a number the hedge that stands behind its unit: "12 km or more".

    >>> from newsfigures.stages.tokens import tokenize
    >>> number = Number(0, 1, 12.0, 12.0, 12.0)
    >>> after_hedge(tokenize("12 km or more"), number, 2)
    >>> number.bound, number.trail
    ('>=', 4)
    """
    number.trail, bound = _Reader(tokens, [None] * len(tokens), lows(tokens)).after(at)
    if bound is not None:
        apply_bound(number, bound)


def numbers(
    tokens: list[Token],
    aside: list[str | None],
    low: Lows | None = None,
    flags: Flags | None = None,
    bits: int = ALL,
) -> list[Number]:
    """Return the numbers of one sentence, in order; ``aside`` is from the stage before.

    Scores and votes are seen only here, as pairs; their places in ``aside`` are filled, and so are
    those of a hedge behind a counted noun.

    >>> from newsfigures.stages.tokens import tokenize
    >>> from newsfigures.stages.setaside import set_aside
    >>> def read(text):
    ...     words = tokenize(text)
    ...     return [(n.value, n.low, n.high, n.bound) for n in numbers(words, set_aside(words))]
    >>> read("more than 470,000 dead, 300 to 400 hurt, dozens missing")
    [(470000.0, 470000.0, None, '>'), (None, 300.0, 400.0, 'range'), (None, 24.0, None, '>=')]
    >>> read("one and a half thousand")
    [(1500.0, 1500.0, 1500.0, '=')]
    >>> read("In 2011 one of the AK-47s failed; they lost 3-2")
    [(1.0, 1.0, 1.0, '=')]
    """
    found: list[Number] = []
    places = places_of(NUMERAL | _TELLING, flags or flags_of(tokens), len(tokens))
    if not places:
        return found
    reader, free = _Reader(tokens, aside, low or lows(tokens), bits), 0
    for i in places:
        if i < free or aside[i]:
            continue
        alike = tokens[i].low in _ALIKE
        number = reader.as_many(i, found[-1]) if alike and found else reader.read(i)
        if number is None or aside[i]:
            continue
        reader.hedge(number)
        found.append(number)
        free = number.behind
    return found
