"""What bounds a number: "more than", "about", "or so"."""

from __future__ import annotations

from newsfigures.stages.flags import flag
from newsfigures.stages.numbers.lexicon import Hedge, changes_before
from newsfigures.stages.numbers.model import Number, apply_bound
from newsfigures.stages.numbers.ranges import RangeReader
from newsfigures.stages.numbers.sight import NOUN_WORDS

#: One of these opens the hedge behind a counted noun: "300 people or more".
_BEHIND_NOUN = flag(lambda: frozenset({"or", "at", ")"}))
#: So many words stand between a denial and the bound that it denies at most.
_DENIED_WITHIN = 5
#: So many words stand in a bracket that only converts a sum.
_BRACKETED = 14


class HedgeReader(RangeReader):
    """Reads the words before and behind a number that bound it."""

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
        if at and self.lows[at - 1] in self.lex.adding:
            more = self._before_more(at)
            at = more if self._phrase_before(more) is not None else at
        for _ in range(3):
            found = self._phrase_before(at)
            if found is None:
                break
            at -= len(found.words) + (self.low(at - 1) == ",")
            number.hedge = number.hedge or found.label
            told = found.bound
            if found.words in self.lex.deniable and self._denied(at):
                told = self.lex.opposite.get(told, told)
            if bound in (None, "~"):
                bound = told if bound is None or told != "~" else bound
        number.lead = at
        told_twice = self.lows[number.last] == "("
        end = self._past_repetition(number) if told_twice else number.last
        number.trail, after = self.after(end)
        plus = after == ">=" and number.trail == number.last + 1
        bound = (after if plus else bound or after) or self._behind_noun(number)
        if bound is not None:
            apply_bound(number, bound)

    def _past_repetition(self, number: Number) -> int:
        """Return the token behind "thirty (30)", which tells one number twice, and set it aside."""
        i = number.last
        again = self.simple(i + 1) if number.value is not None and i + 1 < self.n else None
        if again is None or again.value != number.value or self.low(again.last) != ")":
            return i
        for k in range(i, again.last + 1):
            self.aside[k] = "repetition"
        return again.last + 1

    def _before_more(self, at: int) -> int:
        """Return the token of "another" and "a further", which a hedge may stand before."""
        if self.lows[at - 1] == "another":
            return at - 1
        return at - 2 if self.lows[at - 2] in ("a", "an") else at

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
        limit = min(self.n, k + NOUN_WORDS + 1)
        while k < limit and self.is_noun(k) and self.low(k) not in self.lex.after:
            k += 1
        if self.low(k) == "(":
            k = self._past_bracket(k)  # "500 euros ($540) or more"
        bracketed = self.low(k) == "and" and self.low(k - 1) == ")"  # "($189,000) and above"
        if k == number.last or not (bracketed or self.low(k) in ("or", "at")):
            return None
        end, bound = self.after(k)
        if bound is None or (self.is_noun(end) and self.low(k) == "at"):
            return None
        for at in range(k, end):
            self.aside[at] = "hedge"
        self.word = self._counting()
        return bound

    def _past_bracket(self, k: int) -> int:
        """Return the token behind a short bracket that opens at k, else k."""
        for end in range(k + 1, min(self.n, k + _BRACKETED)):
            if self.low(end) == ")":
                return end + 1
        return k

    def _phrase_before(self, at: int) -> Hedge | None:
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

    def _denied(self, at: int) -> bool:
        """Tell the bound of "did not exceed 12" and "is unlikely to be above 12"."""
        k = at - 1
        while k > max(0, at - _DENIED_WITHIN) and self.lows[k] in self.lex.behind_denial:
            k -= 1
        low = self.low(k)
        return low in self.lex.denials or low.endswith(("n't", "n’t"))

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

    def _is_distance(self, i: int) -> bool:
        """Tell whether the unit at token i is one of length, in which one flies or walks."""
        unit = self._unit_at(i)
        return unit is not None and unit.dimension == "length"

    def _softens(self, i: int) -> bool:
        """Tell "about 12 people" from "a film about 12 people", "passed 12 marks" from a drive."""
        low, before = self.low(i), self.low(i - 1)
        if low in self.lex.prepositions and before in self.lex.across:
            # "flew about 500 km", but "a talk about 12 km of road"
            return before in self.lex.moving and self._is_distance(i + 2)
        if low in ("top", "tops", "near", "past") and before in self.lex.owners:
            return False
        if low in ("under", "over") and self.is_dash(i - 1) and self.is_digits(i - 2):
            return False  # "a 7-under 65"
        if low not in self.lex.passing:
            return True
        if any(self.low(k) in self.lex.risers for k in range(max(0, i - 6), i)):
            return True
        return self._is_currency(i + 1) or not self.is_noun(i + 2)
