"""Numbers with their scales, ranges, fractions, vague words, bounds and hedges.

``numbers`` reads the tokens of one sentence from left to right. What it finds is a `Number`: the
interval that the words allow, never a guess; a range has no value, "dozens" only a lower limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.tokens import Token

_DASHES = frozenset("-–—‐‑−")
_MONEY_SIGNS = frozenset("$£€¥₹₽₺₦₩₪₫฿")


@dataclass(slots=True)
class Number:
    """A number in a sentence.

    ``first`` and ``last`` are token indices (last exclusive) of the number itself; ``lead`` and
    ``trail`` also take in the hedge words before and after it. ``kind`` is cardinal, range, vague,
    exact (a couple), fraction, ratio (1 in 5), zero or partitive ("one of them").
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
    ends: tuple[float, float] | None = None
    negative: bool = False
    changed_from: int | None = None


class _Lexicon:
    def __init__(self) -> None:
        data = load("numbers")
        self.cardinal: dict[str, float] = data["cardinal"]
        self.scale: dict[str, float] = data["scale"]
        self.suffix: dict[str, float] = data["suffix"]
        self.vague = {k: v for k, v in data["vague"].items() if " " not in k}
        self.fraction: dict[str, float] = data["fraction"]
        self.sign: dict[str, float] = data["sign"]
        self.exact: dict[str, float] = data["exact"]
        self.tens = frozenset(w for w, v in self.cardinal.items() if 20 <= v < 100)
        self.units = frozenset(w for w, v in self.cardinal.items() if 0 < v < 10)
        bounds = load("bounds")
        self.glued: dict[str, str] = bounds["sign"]
        self.before: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = {}
        for bound, phrases in bounds["before"].items():
            if isinstance(phrases, dict):
                for inner, words in phrases.items():
                    self._add(words, inner, bound)
            else:
                self._add(phrases, bound, None)
        for options in self.before.values():
            options.sort(key=lambda option: -len(option[0]))
        self.after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for bound, phrases in bounds["after"].items():
            for phrase in phrases:
                words = tuple(phrase.split())
                self.after.setdefault(words[0], []).append((words, bound))
        for options in self.after.values():
            options.sort(key=lambda option: -len(option[0]))
        context = bounds["context"]
        self.across = frozenset(context["across"])
        self.money_words = frozenset(context["million_after"])
        self.changes = frozenset(context["change_verbs"])
        self.half_next = frozenset(context["after_fraction"])
        self.scores = frozenset(load("setaside")["scores"]["words"])
        self.codes = frozenset(load("setaside")["currency_letters"]["words"])
        starters = set(self.cardinal) | set(self.scale) | set(self.vague) | set(self.fraction)
        starters |= set(self.exact) | set(self.sign)
        starters |= {"a", "an", "no", "nobody", "none", "nil", "neither", "not", "few", "no-one", "without"}
        self.starters = frozenset(starters)

    def _add(self, phrases: list[str], bound: str, hedge: str | None) -> None:
        for phrase in phrases:
            words = tuple(phrase.split())
            if words[-1].endswith(".") and len(words[-1]) > 1:
                words = (*words[:-1], words[-1][:-1], ".")
            self.before.setdefault(words[-1], []).append((words, bound, hedge))


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


def _digits(text: str) -> float | None:
    """Read a run of digits with separators.

    >>> [_digits(t) for t in ("470,000", "2 000", "2,00,000", "3.5", "1.234.567", "1,5", ".001")]
    [470000.0, 2000.0, 200000.0, 3.5, 1234567.0, 1.5, 0.001]
    """
    text = "".join(c if c in ".," else "" if not c.isdigit() else c for c in text)
    if len(text) > 24:
        return None
    comma, stop = text.count(","), text.count(".")
    if comma and stop:
        text = text.replace(",", "") if text.rfind(".") > text.rfind(",") else (
            text.replace(".", "").replace(",", ".")
        )
    elif comma == 1 and len(text) - text.index(",") - 1 < 3:
        text = text.replace(",", ".")
    elif comma:
        text = text.replace(",", "")
    elif stop > 1:
        text = text.replace(".", "")
    return float(text)


class _Reader:
    """One pass over the tokens of a sentence."""

    def __init__(self, tokens: list[Token], aside: list[str | None]):
        self.tokens = tokens
        self.aside = aside
        self.lex = _lexicon()
        self.n = len(tokens)

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < self.n else ""

    def _is_dash(self, i: int) -> bool:
        return 0 <= i < self.n and self.tokens[i].text in _DASHES

    def _glued(self, i: int) -> bool:
        """Tell whether token i stands directly behind the one before it."""
        return 0 < i < self.n and self.tokens[i].start == self.tokens[i - 1].end

    # -- one number, no hedge ---------------------------------------------------------------

    def simple(self, i: int) -> Number | None:
        """Read the number that starts at token i, without hedges or a second end."""
        token = self.tokens[i]
        if self.aside[i]:
            return None
        lex, low = self.lex, token.low
        if token.kind == "num":
            return self._from_digits(i)
        if low in lex.sign:
            return Number(i, i + 1, lex.sign[low], lex.sign[low], lex.sign[low], kind="fraction")
        if low in ("a", "an"):
            return self._after_article(i)
        if low == "half":
            return self._half(i, i + 1)
        if low in lex.cardinal or (low in lex.scale and low != "score"):
            return self._from_words(i)
        if low in lex.vague:
            return self._vague(i, i, None)
        if low in lex.exact:
            return self._exact(i, i)
        if low in ("third", "quarter", "fifth", "thirds", "quarters"):
            if low == "quarter" and self.low(i + 1) == "of" and self.low(i - 1) not in ("the", "first", "last"):
                return self._fraction_scale(Number(i, i + 1, 0.25, 0.25, 0.25, kind="fraction"))
            return None
        if low in ("no", "nobody", "none", "nil", "neither", "not", "no-one", "without"):
            return self._zero(i)
        return None

    def _number(self, i: int, j: int, value: float, kind: str = "cardinal") -> Number:
        return Number(i, j, value, value, value, kind=kind)

    def _from_digits(self, i: int) -> Number | None:
        tokens, lex = self.tokens, self.lex
        value = _digits(tokens[i].text)
        if value is None:
            return None
        j = i + 1
        # 5½ and 1/2
        if self.low(j) in lex.sign and self._glued(j):
            value += lex.sign[self.low(j)]
            j += 1
        elif self.low(j) == "/" and self._glued(j) and self._glued(j + 1) and tokens[j + 1].kind == "num":
            under = _digits(tokens[j + 1].text)
            if under:
                return self._number(i, j + 2, value / under, "fraction")
        j, factor = self._scale(i, j)
        if factor is not None:
            number = self._number(i, j, value * factor)
        else:
            number = self._number(i, j, value)
        if factor is None and self.low(j) in ("and",) and self.low(j + 1) == "a" and self.low(j + 2) == "half":
            return self._and_a_half(number)
        return self._ratio(number)

    def _scale(self, i: int, j: int) -> tuple[int, float | None]:
        """Return the token after the scale words at j and their product, or (j, None)."""
        lex, factor = self.lex, 1.0
        at = j
        while at < self.n:
            word = self.low(at)
            if at == j and self._is_dash(at) and self.low(at + 1) in lex.scale:
                at += 1
                continue
            if word in lex.scale and word != "score":
                factor *= lex.scale[word]
                at += 1
                continue
            if at == j and word in lex.suffix and self.tokens[at].kind == "word":
                glued = self._glued(at)
                if self._suffix_is_scale(i, at, word, glued):
                    factor *= lex.suffix[word]
                    at += 1
            break
        return (at, factor) if at > j else (j, None)

    def _suffix_is_scale(self, i: int, at: int, word: str, glued: bool) -> bool:
        """Decide between 1.9m (million) and 1.9 m (metres), and the like."""
        before = self.low(i - 1)
        money = bool(before) and (before[-1] in _MONEY_SIGNS or (before.rstrip(".") in self.lex.codes and len(before) > 1))
        if money or (self.low(at + 1) in self.lex.money_words):
            return True
        if self.tokens[at].text == "M" and glued and self.low(at + 1) not in ("", ",", ".", ")"):
            return True
        if word in ("bn", "mln", "bln", "mn", "trn", "tn"):
            return word != "mn" or glued
        if word == "k":
            return glued and self.tokens[at].text in ("k", "K") and self.low(at + 1) not in ("run", "race")
        if word == "m" and glued:
            from newsfigures.stages.setaside import people_forms

            follower = self.low(at + 1)
            if follower in people_forms() or self.low(at + 2) in people_forms():
                return True
            return follower in self.lex.half_next and follower != "of"
        return False

    def _from_words(self, i: int) -> Number | None:
        """Compose number words: "one hundred and twenty-three", "two and a half million"."""
        lex, tokens = self.lex, self.tokens
        total, group, j = 0.0, None, i
        last_small = 1000.0
        while j < self.n and not self.aside[j]:
            word = self.low(j)
            if word in lex.cardinal and tokens[j].kind == "word":
                value = lex.cardinal[word]
                if group is not None and not (last_small >= 20 and value < 10 and last_small < 100) and not (
                    last_small == 100 and value < 100
                ):
                    break
                if group is not None and value == 0:
                    break
                group = (group or 0.0) + value
                last_small = value if value else 1.0
                j += 1
            elif word in lex.scale and word != "score" or (word == "score" and group in (3.0, 4.0)):
                factor = lex.scale[word]
                group = 1.0 if group is None and not total else group
                if group is None:
                    break
                if factor == 100:
                    group *= 100
                    last_small = 100.0
                elif factor in (12, 20):
                    group *= factor
                    j += 1
                    break
                else:
                    if total and total < factor:
                        total, group = (total + group) * factor, None
                    else:
                        total, group = total + group * factor, None
                    last_small = 100.0 if factor >= 1000 else last_small
                    # "two thousand five hundred": another group may follow.
                    if not self._group_follows(j + 1):
                        j += 1
                        break
                    group = None
                    last_small = 1000.0
                j += 1
            elif self._is_dash(j) and j > i and self._glued(j) and (
                self.low(j + 1) in lex.units and last_small in (20, 30, 40, 50, 60, 70, 80, 90)
                or self.low(j + 1) in lex.scale and group is not None
            ):
                j += 1
            elif word == "and" and j > i and self._and_continues(j, group, total):
                j += 1
            else:
                break
        value = total + (group or 0.0)
        if j == i:
            return None
        while j > i and (self.low(j - 1) == "and" or self._is_dash(j - 1)):
            j -= 1
        number = self._number(i, j, value)
        if tokens[i].low == "zero" and j == i + 1:
            number.kind = "zero"
            return number
        if self.low(j) in lex.fraction or (self._is_dash(j) and self.low(j + 1) in lex.fraction):
            return self._counted_fraction(number)
        if self.low(j) == "and" and self.low(j + 1) in ("a", "one") and self.low(j + 2) == "half":
            return self._and_a_half(number)
        # "seven point five"
        if self.low(j) == "point" and self.low(j + 1) in lex.cardinal and lex.cardinal[self.low(j + 1)] < 10:
            digits = ""
            at = j + 1
            while self.low(at) in lex.cardinal and lex.cardinal[self.low(at)] < 10 and at < j + 6:
                digits += str(int(lex.cardinal[self.low(at)]))
                at += 1
            scale_end, factor = self._scale(i, at)
            return self._number(i, scale_end, (value + float(f"0.{digits}")) * (factor or 1.0))
        if value == 1 and j == i + 1:
            if self.low(j) == "of":
                number.kind = "partitive"
            elif tokens[i].poss:
                return None
        return self._ratio(number)

    def _group_follows(self, j: int) -> bool:
        """Tell whether number words go on after a thousand or a million."""
        if self.low(j) == "and":
            j += 1
            return self.low(j) in self.lex.cardinal and self.low(j + 1) not in self.lex.scale
        word = self.low(j)
        return word in self.lex.cardinal or (word in self.lex.scale and word not in ("hundred", "dozen", "score"))

    def _and_continues(self, j: int, group: float | None, total: float) -> bool:
        """Tell whether "and" joins parts of one number: after a hundred or a thousand only."""
        follower = self.low(j + 1)
        if follower not in self.lex.cardinal or self.lex.cardinal[follower] == 0:
            return False
        before = self.low(j - 1)
        if before not in ("hundred", "thousand", "million", "lakh", "crore"):
            return False
        return self.lex.cardinal[follower] < 100

    def _and_a_half(self, number: Number) -> Number:
        """Read "two and a half [million]" and "one and a half thousand"."""
        j, factor = self._scale(number.first, number.last + 3)
        return self._number(number.first, j, (number.value + 0.5) * (factor or 1.0))

    def _counted_fraction(self, number: Number) -> Number:
        """Read "two-thirds", "three quarters", "one fifth" and "three quarters of a million"."""
        j = number.last + (1 if self._is_dash(number.last) else 0)
        part = self.lex.fraction[self.low(j)]
        value = number.value * part
        plural = self.low(j).endswith("s") or self.low(j) == "half"
        if (number.value == 1) == plural and self.low(j) != "half":
            return self._ratio(number)
        if number.value > 20 or (not plural and self.low(j + 1) in ("attack", "time")):
            return number
        return self._fraction_scale(
            Number(number.first, j + 1, value, value, value, kind="fraction")
        )

    def _fraction_scale(self, number: Number) -> Number:
        """Extend "half" and "a quarter" by "a million", "of a million", "a dozen"."""
        j = number.last
        if self.low(j) == "of" and self.low(j + 1) in ("a", "one"):
            j += 1
        if self._is_dash(j):
            j += 1
        elif self.low(j) in ("a", "one"):
            j += 1
        if self.low(j) in self.lex.scale and self.low(j) not in ("score",) and not self.aside[j]:
            scale_end, factor = self._scale(number.first, j)
            if factor:
                return self._number(number.first, scale_end, number.value * factor)
        return number

    def _half(self, i: int, j: int) -> Number | None:
        number = self._fraction_scale(Number(i, j, 0.5, 0.5, 0.5, kind="fraction"))
        if number.kind == "cardinal":
            return number
        before, after = self.low(i - 1), self.low(j)
        if before in ("first", "second", "last", "other", "latter", "former", "in", "better"):
            return None
        if self._is_dash(j):
            # half-hour and half-mile are lengths and spans; half-built is no number.
            return number if self.low(j + 1) in ("hour", "mile", "day", "year", "kilometre", "kilometer", "century", "inch") else None
        if after in self.lex.half_next or before in ("by", "than", "nearly", "almost", "about", "over"):
            return number
        return None

    def _after_article(self, i: int) -> Number | None:
        """Read "a hundred", "a dozen", "a few", "a couple", "a third of", "a quarter of a million"."""
        lex = self.lex
        word, after = self.low(i + 1), self.low(i + 2)
        if word in lex.scale and not self.aside[i + 1]:
            if word == "score":
                return self._number(i, i + 2, 20.0) if after == "of" else None
            number = self._from_words(i + 1)
            if number is not None:
                number.first = i
            return number
        if word == "few":
            return self._vague(i, i + 1, 3.0)
        if word in ("good", "very") and after == "few":
            return self._vague(i, i + 2, 3.0)
        if word == "handful":
            return self._vague(i, i + 1, 3.0)
        if word in lex.exact:
            return self._exact(i, i + 1)
        if word == "half" and (self._is_dash(i + 2) or after in lex.scale) and self.low(i + 3 if self._is_dash(i + 2) else i + 2) in lex.scale:
            number = self._half(i + 1, i + 2)
            if number is not None:
                number.first = i
            return number
        if word in ("third", "quarter", "fifth", "tenth", "sixth", "eighth", "fourth", "half"):
            if after in ("of", "the", "a") or self._hedged(i):
                value = lex.fraction[word]
                return self._fraction_scale(Number(i, i + 2, value, value, value, kind="fraction"))
        return None

    def _hedged(self, i: int) -> bool:
        return self.low(i - 1) in self.lex.before and self.low(i - 1) not in ("over", "top", "tops", "c", "near")

    def _vague(self, i: int, j: int, low: float | None) -> Number | None:
        """Read "dozens", "several hundred", "tens of thousands", "a few dozen"."""
        lex = self.lex
        word = self.low(j)
        floor = low if low is not None else lex.vague.get(word)
        if floor is None:
            return None
        end = j + 1
        if word in ("several", "few") and self.low(end) in lex.scale and self.low(end) != "score":
            end, factor = self._scale(i, end)
            return Number(i, end, None, floor * (factor or 1.0), None, ">=", "vague")
        if word in ("several", "few") and self.low(end) in lex.vague:
            floor = 3 * lex.vague[self.low(end)] / 2
            end += 1
        if word == "scores" and (self.low(i - 1) in ("the", "test", "exam", "credit", "box", "his", "her", "their", "its") or (
            self.low(end) not in ("of", "more", "were", "are", "killed", "dead", "injured", "wounded", "have", "missing", "hurt", "others", "died", "", ".", "feared", "arrested", "displaced", "still")
        )):
            return None
        if word == "tens" and self.low(end) != "of":
            return None
        # "tens of thousands", "hundreds of millions": the scale multiplies.
        while self.low(end) == "of" and self.low(end + 1) in lex.vague and lex.vague[self.low(end + 1)] >= 200:
            floor *= lex.vague[self.low(end + 1)] / 2
            end += 2
        return Number(i, end, None, floor, None, ">=", "vague")

    def _exact(self, i: int, j: int) -> Number | None:
        """Read "a couple of hours", "the couple", "a couple of hundred", "a trio"."""
        lex = self.lex
        word = self.low(j)
        value = lex.exact[word]
        end = j + 1
        at = end + 1 if self.low(end) == "of" else end
        if word == "couple" and self.low(at) in lex.scale and self.low(at) != "score":
            end, factor = self._scale(i, at)
            return self._number(i, end, value * (factor or 1.0))
        return self._number(i, end, value, "exact")

    def _zero(self, i: int) -> Number | None:
        low, after = self.low(i), self.low(i + 1)
        if low == "not":
            if after == "one":
                return self._number(i, i + 2, 0.0, "zero")
            if after == "a" and self.low(i + 2) == "single":
                return self._number(i, i + 3, 0.0, "zero")
            return None
        if low == "neither":
            return self._number(i, i + 1, 0.0, "zero") if after == "of" else None
        if low == "no" and after == "one":
            return self._number(i, i + 2, 0.0, "zero")
        if low == "no" and (self.tokens[i].text == "No" and self.low(i + 1) in (".",)):
            return None
        if low == "without":
            return self._number(i, i + 1, 0.0, "zero") if after not in ("any", "a", "the") else (
                self._number(i, i + 2, 0.0, "zero") if after == "any" else None
            )
        return self._number(i, i + 1, 0.0, "zero")

    def _ratio(self, number: Number) -> Number:
        """Extend "1 in 5", "one in every three", "nine out of ten" to a share."""
        j = number.last
        linked = self.low(j)
        if linked == "in" and number.value not in (1.0, 2.0, 3.0, 4.0, 9.0):
            return number
        if linked == "out" and self.low(j + 1) == "of":
            j += 1
        elif linked != "in":
            return number
        j += 1
        if self.low(j) == "every":
            j += 1
        if j >= self.n or self.aside[j]:
            return number
        token = self.tokens[j]
        if token.kind == "num":
            under = _digits(token.text)
            if self.tokens[number.first].kind != "num" or "." in token.text:
                return number
        elif token.low in self.lex.cardinal or token.low in self.lex.scale:
            composed = self._plain_words(j)
            under = composed.value if composed else None
            if composed:
                j = composed.last - 1
        else:
            return number
        limit_ok = under is not None and number.value < under
        if linked == "out":
            limit_ok = limit_ok and (under in (5, 10, 20, 100, 1000) or self.low(j - 1) == "every")
        if not limit_ok or under <= 1:
            return number
        return Number(number.first, j + 1, number.value / under, number.value / under, number.value / under, kind="ratio")

    def _plain_words(self, i: int) -> Number | None:
        word = self.low(i)
        if word in self.lex.scale:
            return self._number(i, i + 1, self.lex.scale[word])
        value, j = self.lex.cardinal[word], i + 1
        if self.low(j) in self.lex.scale:
            value *= self.lex.scale[self.low(j)]
            j += 1
        return self._number(i, j, value)

    # -- ranges ------------------------------------------------------------------------------

    def read(self, i: int) -> Number | None:
        """Read the number or the range that starts at token i."""
        first = self.simple(i)
        if first is None or first.kind in ("zero", "exact", "ratio") or first.last >= self.n:
            return first
        return self._range(first)

    def _range(self, first: Number) -> Number:
        j = first.last
        link = self.low(j)
        before = self.low(first.first - 1)
        hedged_between = before == "between"
        if self._is_dash(j):
            spaced = not self._glued(j) or not self._glued(j + 1)
            if spaced and not (not self._glued(j) and not self._glued(j + 1)):
                return first
        elif link == "to" or (link == "or" and first.value is not None) or (link == "and" and hedged_between):
            pass
        else:
            return first
        at = j + 1
        while at < self.n and (self.tokens[at].text in _MONEY_SIGNS or (self.low(at) in ("us", "about", "around", "nearly", "perhaps", "possibly", "even", "some") and link != "or" and at < j + 3)):
            at += 1
        if link == "to" and self.low(at) == "as" and self.low(at + 2) == "as":
            at += 3
        if at >= self.n or self.aside[at] or self.low(at) in ("a", "an", "no", "none", "not", "without"):
            return first
        second = self.simple(at)
        if second is None or second.kind in ("zero", "exact", "ratio", "partitive"):
            return first
        changing = before == "from" and link == "to" and self._change_verb(first.first - 1)
        return self._join(first, second, link, changing, hedged_between)

    def _change_verb(self, i: int) -> bool:
        return any(self.low(k) in self.lex.changes for k in range(max(0, i - 8), i))

    def _join(
        self, first: Number, second: Number, link: str, changing: bool, between: bool
    ) -> Number:
        if first.kind == "vague" or second.kind == "vague":
            if first.kind == second.kind == "vague" and link == "to" and second.low > first.low:
                return Number(first.first, second.last, None, first.low, None, ">=", "vague")
            return first
        a, b = first.value, second.value
        if (first.kind == "fraction") != (second.kind == "fraction") and b < 1:
            return first
        # "10 to 13,000" and "$89 to $93 billion": the scale of the second serves both.
        shared = self._shared_scale(first, second)
        if shared and a * shared < b:
            a *= shared
        if self._is_dash(first.last):
            if self._score_pair(first, second):
                return first
            if self._is_dash(second.last) and self._glued(second.last) and second.last + 1 < self.n and (
                self.tokens[second.last + 1].kind == "num"
            ):
                self._aside_all(first.first, second.last + 2)
                return first
        if link == "or" and not (a < b <= 2 * max(a, 2) and first.last - first.first <= 2):
            return first
        if a >= b:
            return first
        if changing:
            return first
        return Number(first.first, second.last, None, a, b, "range", "range", ends=(a, b))

    def _shared_scale(self, first: Number, second: Number) -> float | None:
        """Return the scale that only the second number prints, if the first can share it."""
        words = [self.low(k) for k in range(first.first, first.last)]
        if any(w in self.lex.scale or w in self.lex.suffix for w in words):
            return None
        tail = self.low(second.last - 1)
        for scale in (self.lex.scale, self.lex.suffix):
            if tail in scale and second.last - second.first > 1:
                return scale[tail]
        text = self.tokens[second.first].text
        plain = self.tokens[first.first].text
        if plain.isdecimal() and first.value < 1000 and text.endswith(",000") and first.value * 1000 < second.value and first.value >= 1:
            return 1000.0 if second.value / (first.value * 1000) < 10 else None
        return None

    def _score_pair(self, first: Number, second: Number) -> bool:
        """Set "won 3-2" and "voted 52-48" aside: a falling pair, or one beside a word of results."""
        digits = all(self.tokens[k].kind == "num" for k in (first.first, second.last - 1))
        if not digits or first.last - first.first > 1:
            return False
        near = [self.low(k) for k in range(max(0, first.first - 5), min(self.n, second.last + 3))]
        year = len(self.tokens[first.first].text) == 4 and len(self.tokens[second.first].text) == 2
        falling = first.value >= second.value and second.last - second.first == 1
        small = first.value < 200 and second.value < 1000
        if year or (falling and small) or (small and any(w in self.lex.scores for w in near)):
            self._aside_all(first.first, second.last)
            return True
        return False

    def _aside_all(self, i: int, j: int) -> None:
        for k in range(i, j):
            self.aside[k] = self.aside[k] or "score"

    # -- hedges ------------------------------------------------------------------------------

    def hedge(self, number: Number) -> None:
        """Find the bound and the hedge words around a number; they may be stacked."""
        lex, tokens = self.lex, self.tokens
        at = number.first
        if self.low(at - 1) in ("between", "from") and number.kind == "range":
            number.first = at = at - 1
        while at > 0 and (
            tokens[at - 1].text in _MONEY_SIGNS
            or (
                tokens[at - 1].kind in ("word", "abbr")
                and tokens[at - 1].text.isupper()
                and tokens[at - 1].low.replace(".", "") in lex.codes
                and len(tokens[at - 1].text) > 1
            )
            or tokens[at - 1].text in ("Rs", "Tk")
            or (tokens[at - 1].text == "." and self.low(at - 2) in ("rs", "tk"))
        ):
            at -= 1
        number.lead = at
        bound = None
        if at > 0 and tokens[at - 1].text in lex.glued and self._glued(at) or (
            at > 0 and tokens[at - 1].text in ("≥", "≤", "≈", "~", "<", ">")
        ):
            bound = lex.glued.get(tokens[at - 1].text)
            number.lead = at = at - 1
        for _ in range(3):
            found = self._phrase_before(at)
            if found is None:
                break
            words, mark, label = found
            at -= words
            number.lead = at
            number.hedge = number.hedge or label
            if bound is None or bound == "~":
                bound = mark if mark != "~" or bound is None else bound
        number.trail, after = self.after(number.last)
        bound = after if after == ">=" and number.trail == number.last + 1 else bound or after
        if bound is not None:
            self._apply(number, bound)

    def after(self, i: int) -> tuple[int, str | None]:
        """Return the token behind the hedge that starts at i, and its bound."""
        if self.low(i) == "+" and self._glued(i):
            return i + 1, ">="
        start = i + 1 if self._is_dash(i) else i
        for words, mark in self.lex.after.get(self.low(start), ()):
            if all(self.low(start + k) == word for k, word in enumerate(words)):
                if words == ("at", "least") and self._number_follows(start + 2):
                    break
                if len(words) == 1 and start == i and self._number_follows(start + 1):
                    break
                return start + len(words), mark
        return i, None

    def _number_follows(self, i: int) -> bool:
        return i < self.n and (self.tokens[i].kind == "num" or self.low(i) in self.lex.starters)

    def _phrase_before(self, at: int) -> tuple[int, str, str | None] | None:
        """Return the length in tokens, the bound and the label of the hedge that ends before at."""
        if at == 0:
            return None
        if self.low(at - 1) == "the" and at > 1:
            # "more than the 300", "all of the"; the article is no hedge.
            return None
        for words, mark, label in self.lex.before.get(self.low(at - 1), ()):
            k = len(words)
            if k <= at and all(self.low(at - k + m) == word for m, word in enumerate(words)):
                if k == 1 and words[0] in ("over", "around", "above", "below", "under", "top", "passed", "beyond", "about") and (
                    self.low(at - 2) in self.lex.across
                ):
                    return None
                if words[0] == "top" and self.low(at - 2) in ("the", "its", "their", "his", "a"):
                    return None
                return k, mark, label
        return None

    @staticmethod
    def _apply(number: Number, bound: str) -> None:
        """Set the interval that a bound leaves of the bare number."""
        if number.kind == "zero":
            return
        if number.kind == "range":
            if bound == "~":
                return
            low, high = number.low, number.high
            number.bound = bound
            if bound in (">", ">="):
                number.high = None
                number.low = low
            elif bound in ("<", "<="):
                number.low, number.high = None, high
            return
        if number.kind == "vague":
            if bound in ("<", "<="):
                number.bound, number.low = bound, None
            elif bound == ">":
                number.bound = ">"
            elif bound == "~":
                number.bound = "~"
            return
        number.bound = bound
        if bound in (">", ">="):
            number.high = None
        elif bound in ("<", "<="):
            number.low = None
        else:
            number.low = number.high = None


def after_hedge(tokens: list[Token], number: Number, at: int) -> None:
    """Apply to a number the hedge that stands behind its unit: "12 km or more"."""
    reader = _Reader(tokens, [None] * len(tokens))
    number.trail, bound = reader.after(at)
    if bound is not None:
        reader._apply(number, bound)


def numbers(tokens: list[Token], aside: list[str | None]) -> list[Number]:
    """Return the numbers of one sentence, in order; ``aside`` is from the stage before.

    Scores and votes are seen only here, as pairs; their places in ``aside`` are filled.

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
    reader = _Reader(tokens, aside)
    lex = reader.lex
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if aside[i] or (token.kind != "num" and token.low not in lex.starters):
            i += 1
            continue
        number = reader.read(i)
        if number is None or aside[i]:
            i += 1
            continue
        reader.hedge(number)
        found.append(number)
        i = max(number.trail, number.last, i + 1)
    return found
