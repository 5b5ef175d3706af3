"""What a token looks like to a reader of numbers: digits, a dash, a noun, money."""

from __future__ import annotations

from collections.abc import Callable

from newsfigures.stages.flags import ALL
from newsfigures.stages.numbers.lexicon import lexicon
from newsfigures.stages.setaside import people_forms
from newsfigures.stages.tokens import Lows, Token, by_index
from newsfigures.stages.units import Unit, unit_after

_DASHES = frozenset("-–—‐‑−")
#: Behind a number these make it a sum.
_SUMS = frozenset(("m", "bn", "tn", "million", "billion", "trillion"))
#: Behind a number these make it a share.
SHARES = frozenset(("%", "percent", "per", "pc", "percentage"))
#: How many words may stand between a number and a hedge behind its noun ("300 people or more").
NOUN_WORDS = 3


class Sight:
    """The tokens of a sentence, and what each looks like to a reader of numbers."""

    def __init__(
        self, tokens: list[Token], aside: list[str | None], low: Lows, bits: int = ALL
    ) -> None:
        self.tokens = tokens
        #: What the words of the sentence can be.
        self.bits = bits
        self.aside = aside
        self.lows, self.low = low, low.__getitem__
        self.lex = lexicon()
        self.n = len(tokens)
        #: The look-up of the words in lower case, "" where they are set aside.
        self.word = self._counting() if any(aside) else self.low

    def _counting(self) -> Callable[[int], str]:
        beside = zip(self.tokens, self.aside, strict=True)
        return by_index(["" if why else token.low for token, why in beside], "")

    def is_digits(self, i: int) -> bool:
        """Tell a number in digits that is not set aside."""
        return 0 <= i < self.n and self.tokens[i].kind == "num" and not self.aside[i]

    def is_dash(self, i: int) -> bool:
        """Tell a hyphen, a dash or a minus."""
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
        """Tell what looks like a noun in the plural."""
        low = self.low(i)
        return self.is_noun(i) and (
            low in people_forms()
            or (len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")))
        )

    def _is_money(self, i: int) -> bool:
        """Tell whether the noun of a currency stands at token i."""
        found = unit_after(f"1 {self.low(i)}", 1) if self.is_noun(i) else None
        return found is not None and found[0].dimension == "money"

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

    def _is_measured(self, i: int) -> bool:
        """Tell whether a measuring unit stands at token i."""
        return self._unit_at(i) is not None

    def _unit_at(self, i: int) -> Unit | None:
        printed = " ".join(token.text for token in self.tokens[i : i + 3])
        found = unit_after(f"1 {printed}", 1)
        return None if found is None else found[0]

    def _set_aside(self, i: int, j: int) -> None:
        for k in range(i, j):
            self.aside[k] = self.aside[k] or "score"
        self.word = self._counting()

    def _number_follows(self, i: int) -> bool:
        i += self._is_currency(i)
        return i < self.n and (self.tokens[i].kind == "num" or self.low(i) in self.lex.starters)
