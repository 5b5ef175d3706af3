"""Parts and multiples: "two-thirds", "half a million", "1 in 5", "twice as many"."""

from __future__ import annotations

from newsfigures.stages.numbers.digits import value_of
from newsfigures.stages.numbers.model import Number, exactly
from newsfigures.stages.numbers.sight import NOUN_WORDS, SHARES
from newsfigures.stages.numbers.spelled import WordReader
from newsfigures.stages.setaside import people_forms
from newsfigures.stages.words import words


class FractionReader(WordReader):
    """Reads fractions, multiples and ratios."""

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
        return self._times_scale(exactly(number.first, j + 1, value, "fraction"))

    def _times_scale(self, number: Number) -> Number:
        """Extend "half" and "a quarter" by "a million", "of a million", "-a-million", "dozen"."""
        j = number.last
        one = self.word(j) == "of" and self.low(j + 1) in ("one", "1")
        if one and self.low(j + 2) in SHARES:
            return exactly(number.first, j + 2, number.value, "fraction")  # of one percent
        if self.word(j) == "of" and self.word(j + 1) in ("a", "one"):
            j += 1
        j = self.past_dash(j)
        if self.word(j) in ("a", "one"):
            j = self.past_dash(j + 1)
        if self.word(j) not in self.lex.scale or self.word(j) == "score":
            return number
        end, factor = self._scale(number.first, j)
        return exactly(number.first, end, number.value * factor) if factor else number

    def _half(self, i: int) -> Number | None:
        number = self._times_scale(exactly(i, i + 1, 0.5, "fraction"))
        before, after = self.low(i - 1), self.low(i + 1)
        if number.kind == "cardinal":
            return number
        span = after in ("a", "an") and self._is_measured(i + 2)  # "in half an hour"
        # "said that half the orchards were spoiled", but not "in that half of the town"
        told = before == "that" and after in self.lex.half_next and not self._prep_at(i - 2)
        if before in self.lex.not_half and not ((before == "in" and span) or told):
            return None
        if self.is_dash(i + 1):  # half-built is no number
            return number if self._is_part_of_unit(i) else None
        shared = after in self.lex.half_next or before == "by" or self._phrase_before(i)
        return number if shared else None

    def _prep_at(self, i: int) -> bool:
        return self.low(i) in words().prep

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
        elif linked == "of" and self.lows[j + 1] == "every":
            j += 1  # three of every four
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
        ahead = range(base.last, base.last + NOUN_WORDS)
        of_people = usual and any(self.low(k) in people_forms() for k in ahead)
        if linked == "in" and number.value not in self.lex.parts_of and not of_people:
            return number
        return exactly(number.first, base.last, number.value / base.value, "ratio")

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
        return exactly(number.first, base.last, 1 / base.value, "ratio")

    def _base(self, j: int) -> Number | None:
        """Read the base of a share: a plain number without decimals or units."""
        if self.is_digits(j) and "." not in self.tokens[j].text:
            return exactly(j, j + 1, value_of(self.tokens[j].text))
        if self.low(j) == "a" and self.word(j + 1) in self.lex.scale:
            j += 1  # "one in a million"
        part = self._group(j, True)
        return exactly(j, part[1], part[0] * part[2]) if part else None
