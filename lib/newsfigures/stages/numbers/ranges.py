"""Two numbers that are one: "300 to 400"; and scores and votes, which are none."""

from __future__ import annotations

from newsfigures.stages.numbers.lexicon import changes_before
from newsfigures.stages.numbers.model import Number, as_printed, at_least, range_of
from newsfigures.stages.numbers.sight import SHARES
from newsfigures.stages.numbers.single import NumberReader

#: How many words may stand between a number and the "to" behind its unit.
_UNIT_WORDS = 2
#: A sum so many times another is where a change led to, not the other end of a range.
_FAR_APART = 3
#: The same of bare numbers.
_LEVELS_APART = 20


class RangeReader(NumberReader):
    """Reads a number and, where one follows, the other end of its range."""

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
        a = as_printed(a * self._shared_scale(first, second))
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
        traded = any(self.low(k) in self.lex.market for k in range(max(0, lead - 2), lead))
        far = (second.value or 0) > _FAR_APART * (first.value or 0)
        if not own_money:
            # "the dollar adds 0.50 to 59.4 rubles"
            return traded and far and "." in self.tokens[first.first].text
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
            return at_least(first.first, second.last, first.low)
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
        shares = (first.value or 0) < (second.value or 0) and self.low(second.last) in SHARES
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
