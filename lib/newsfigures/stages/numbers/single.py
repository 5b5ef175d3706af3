"""One number: by digits or words, behind an article, vague, exact or none."""

from __future__ import annotations

from newsfigures.stages.numbers.fractions import FractionReader
from newsfigures.stages.numbers.lexicon import Hedge
from newsfigures.stages.numbers.model import LARGEST, Number, at_least, exactly
from newsfigures.stages.words import role_verbs, states, words

#: Behind a span these tell when something was, and not how long.
_WHEN = frozenset(("ago", "later", "earlier", "before", "after", "since", "away", "old"))
#: Before "number" these tell that it is the same again.
_EQUAL = frozenset({"an equal", "a similar", "the same", "a like"})
#: Behind these "as many" tells no new number: "the fourth in as many days".
_NOT_ALIKE = frozenset(
    {"in", "for", "over", "within", "on", "of", "half", "twice", "thrice", "times"}
)
#: Behind "neither" these tell that it is none of two people, and no "neither the one nor".
_OF_TWO = frozenset({"of", "was", "were", "is", "are", "died", "survived", "suffered", "sustained"})


class NumberReader(FractionReader):
    """Reads one number of any kind, without hedges or a second end."""

    def simple(self, i: int) -> Number | None:
        """Read the number that starts at token i, without hedges or a second end."""
        if self.aside[i]:
            return None
        lex, low = self.lex, self.lows[i]
        if self.tokens[i].kind == "num":
            return self._from_digits(i)
        if low in lex.sign:
            return exactly(i, i + 1, lex.sign[low], "fraction")
        if low in ("a", "an"):
            return self._after_article(i)
        if low == "half":
            return self._half(i)
        if low in lex.cardinal or (low in lex.scale and low != "score"):
            return self._from_words(i)
        if low in lex.vague:
            return self._vague(i, i, lex.vague[low])
        if low in lex.multiple:
            return exactly(i, i + 1, float(lex.multiple[low]))
        if low in lex.times:
            return exactly(i, i + 1, float(lex.times[low])) if self._multiplies(i) else None
        if low in lex.exact:
            return None if self.tokens[i].poss else self._exact(i, i)
        if low == "quarter" and self._is_part_of_unit(i):
            return exactly(i, i + 1, lex.fraction[low], "fraction")
        if low == "quarter" and self.low(i + 1) == "of":
            scaled = self._times_scale(exactly(i, i + 1, lex.fraction[low], "fraction"))
            named = self.low(i - 1) in self.lex.not_half or self.tokens[i - 1].kind == "ord"
            return None if i and named else scaled
        return self._zero(i) if low in lex.zero else None

    def _after_article(self, i: int) -> Number | None:
        """Read "a hundred", "a dozen", "a few", "a couple", "a third of", "a quarter million"."""
        lex, word, after = self.lex, self.word(i + 1), self.lows[i + 2]
        number = None
        if word == "score":
            return exactly(i, i + 2, lex.scale[word], "exact") if after == "of" else None
        if word in lex.scale:
            number = self._from_words(i + 1)
        elif word == "half":
            number = self._times_scale(exactly(i, i + 2, 0.5, "fraction"))
            told = after in self.lex.half_units or self.low(i - 1) == "by"
            if number.kind == "fraction" and not told:
                return None
        elif word in lex.fraction:
            number = self._times_scale(exactly(i, i + 2, lex.fraction[word], "fraction"))
            # "a third were women", but "a third was hurt", who is one more
            shared = after in ("of", "the", "a", "were", "are", "have") or self.low(i - 1) == "by"
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
            return exactly(i, i + 1, 1.0)
        elif points := self._one_point(i):
            return exactly(i, points, 1.0)
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

    def _lasts(self, i: int, bound: Hedge) -> bool:
        """Tell "cut to under an hour" from "for more than a year" and "under a year ago"."""
        return bound.bound == "<" and self.low(i + 2) not in _WHEN

    def _adds_a_part(self, i: int) -> bool:
        """Tell "a half" and "three-quarters" at token i, behind "an hour and"."""
        if self.low(i) == "three":
            return self.low(self.past_dash(i + 1)) == "quarters"
        return self.low(i) == "a" and self.low(i + 1) in ("half", "quarter", "third")

    def _vague(self, i: int, j: int, floor: float) -> Number | None:
        """Read "dozens", "several hundred", "tens of thousands", "a few dozen"."""
        lex, word, end = self.lex, self.low(j), j + 1
        if word in ("several", "few"):
            if self.word(end) in lex.scale and self.word(end) != "score":
                end, factor = self._scale(i, end)
                return at_least(i, end, floor * (factor or 1.0))
            if self.word(end) in lex.fraction and self.word(end).endswith("s"):
                return None  # "a few thousandths of a degree"
            if self.word(end) in lex.vague:
                return at_least(i, end + 1, floor * lex.vague[self.word(end)] / 2)
        if word == "scores" and not self._is_vague_scores(i, end):
            return None
        if word == "tens" and self.low(end) != "of":
            return None
        # "tens of thousands", "hundreds of millions": the scale multiplies.
        while self.low(end) == "of" and lex.vague.get(self.word(end + 1), 0) >= 200:
            if floor * lex.vague[self.word(end + 1)] > LARGEST:
                break
            floor *= lex.vague[self.word(end + 1)] / 2
            end += 2
        return at_least(i, end, floor)

    def _is_vague_scores(self, i: int, end: int) -> bool:
        """Tell "scores of people", "scores were hurt", "wounding scores" from "test scores"."""
        verb = words().verbs.get(self.low(i - 1))
        if verb is not None and verb.lemma in role_verbs() and not self.is_noun(end):
            return True
        if verb is not None and verb.lemma == "leave" and self.low(end) in states() | {"with"}:
            return True  # "leaves scores dead"
        owned = self.low(i - 1) in self.lex.owners or self.is_noun(i - 1)
        told = self.low(end) in self.lex.scores_of
        told = told or (self.low(end) == "had" and self.low(end + 1) == "been")
        return self.low(end) == "of" or (not owned and told)

    def _exact(self, i: int, j: int) -> Number:
        """Read "a couple of hours", "the couple", "a couple of hundred", "a trio"."""
        word, end = self.low(j), j + 1
        value = self.lex.exact[word]
        at = end + 1 if self.low(end) == "of" else end
        if word == "couple" and self.word(at) in self.lex.scale and self.low(at) != "score":
            end, factor = self._scale(i, at)
            return exactly(i, end, value * (factor or 1.0))
        return exactly(i, end, value, "exact")

    def _zero(self, i: int) -> Number | None:
        """Read "no one", "none", "no" before a noun, "not a single", "neither was"."""
        low, after = self.low(i), self.low(i + 1)
        if low == "neither":
            return exactly(i, i + 1, 0.0, "zero") if after in _OF_TWO else None
        if low == "not":
            if after == "a" and self.low(i + 2) == "single":
                return exactly(i, i + 3, 0.0, "zero")
            return exactly(i, i + 2, 0.0, "zero") if after == "one" else None
        if low == "without":
            near = {self.low(k) for k in range(i + 1, i + 4)}
            if near.isdisjoint(self.lex.harm):
                return None  # "without power"
            return exactly(i, i + 2 if after == "any" else i + 1, 0.0, "zero")
        if low == "no":
            if after == "one":
                return exactly(i, i + 2, 0.0, "zero")
            if after == "-" and self.low(i + 2) == "one" and self.low(i + 3) != "-":
                return exactly(i, i + 3, 0.0, "zero")  # "No-one was hurt"
            compared = after in self.lex.comparatives and self.low(i + 2) == "than"
            if compared or (after == "." and self.tokens[i].text == "No"):
                return None
        return exactly(i, i + 1, 0.0, "zero")

    def as_many(self, i: int, before: Number) -> Number | None:
        """Read "four died and as many were hurt" and "an equal number of guards", the number again.

        Not "the fourth in as many days", nor "as many as 30".
        """
        if before.kind != "cardinal" or before.value is None:
            return None
        if self.low(i) == "many":
            first, last = i - 1, i + 1
            # "as many as 30", "as many men as he could"
            other = (
                "as" in (self.low(last), self.low(last + 1), self.low(last + 2))
                or self.low(first - 1) in _NOT_ALIKE
            )
            if self.low(first) != "as" or other:
                return None
        else:
            first, last = i - 2, i + 1
            if f"{self.low(first)} {self.low(i - 1)}" not in _EQUAL:
                return None
        return exactly(first, last, before.value) if before.last <= first else None
