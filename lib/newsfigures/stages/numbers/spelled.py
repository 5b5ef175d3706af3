"""Numbers in words: "one hundred and twenty-three", "two and a half million"."""

from __future__ import annotations

from newsfigures.stages.numbers.digits import DigitReader
from newsfigures.stages.numbers.model import LARGEST, Number, exactly


class WordReader(DigitReader):
    """Reads numbers in words."""

    def _from_words(self, i: int) -> Number | None:
        """Compose number words: "one hundred and twenty-three", "two and a half million"."""
        total, end, limit, j = 0.0, i, LARGEST, i
        while part := self._group(j, j == i):
            value, at, factor = part
            if factor >= limit:
                break
            total, end, limit = total + value * factor, at, factor
            if factor < 1000 or (follower := self._next_group(at)) is None:
                break
            j = follower
        return self._finished(exactly(i, end, total)) if end > i else None

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
            if value * factor * self.lex.scale[word] > LARGEST:
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
                return exactly(i, end, value)
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
        return exactly(i, last, (value + 0.5) * (factor or 1.0))

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
        return exactly(number.first, last, value)
