"""Numbers in digits: separators, fractions behind them, and scales: "5-1/2", "1.9m"."""

from __future__ import annotations

from newsfigures.stages.numbers.model import LARGEST, Number, exactly
from newsfigures.stages.numbers.sight import Sight

_SLASHES = frozenset("/⁄")
#: What prices are split into: 5-1/2, 7-13/16.
_EIGHTHS = frozenset(("2", "4", "8", "16", "32"))
_PARTS = _EIGHTHS | frozenset(("3", "5", "6", "10"))
#: How far before "310m" a word may stand that shows it to be millions.
_NEAR_SUM = 5


def value_of(text: str) -> float:
    """Read a run of digits with separators.

    >>> [value_of(t) for t in ("470,000", "2 000", "2,00,000", "3.5", "1.234.567", "1,5", ".001")]
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


class DigitReader(Sight):
    """Reads numbers in digits, with their fractions and scales."""

    def _from_digits(self, i: int) -> Number:
        value, j = value_of(self.tokens[i].text), i + 1
        if self.glued(j) and self.lows[j] in self.lex.sign:  # 5½
            value, j = value + self.lex.sign[self.low(j)], j + 1
        elif (
            self.lows[j] in _SLASHES
            and self.glued(j)
            and self.glued(j + 1)
            and self.is_digits(j + 1)
        ):
            under = value_of(self.tokens[j + 1].text)
            if under:
                return exactly(i, j + 2, value / under, "fraction")
        elif mixed := self._mixed_behind_space(j) or self._mixed(j):
            cents = self.tokens[i].text[-3:-2] == "."  # $9.92-3/4 of corn
            value = round(value + mixed / (100 if cents else 1), 8)
            j += 4 if self.is_dash(j) else 3
        j, factor = self._scale(i, j)
        if factor is None and (end := self._and_a_half(j)):
            return self._scaled_half(i, end, value)
        number = exactly(i, j, value * (factor or 1.0))
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
        over, under = value_of(self.tokens[j + 1].text), self.low(j + 3)
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
            if factor * lex.scale[word] > LARGEST:
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
