"""Sources behind "according to" and the like, before a colon, and in reports."""

from __future__ import annotations

from newsfigures.stages.citations.kept import Keeper
from newsfigures.stages.citations.lexicon import ARTICLES, COUNT
from newsfigures.stages.citations.model import Citation, Phrase
from newsfigures.stages.words import words

#: "Reuters reported on Monday, citing": so many characters on, the two are one citation.
_CLOSE = 30


class MarkerReader(Keeper):
    """Reads "according to", "citing", "a count by", labels and reports."""

    def _reported(self, i: int) -> bool:
        """Tell "a count by", "figures published by" before the "by" or "from" at i."""
        k = i - 1
        if self.low(k) == ",":
            k -= 1
        verb = words().verbs.get(self.low(k))
        if verb is not None and "part" in verb.tags and self.low(k) not in self.lex.reports:
            k -= 1
        return self.low(k) in self.lex.reports and self.low(i + 1) not in ("", "which", "that")

    def _owned(self, i: int) -> None:
        """Cite whose report it is: "the ministry's latest count is 73"."""
        for k in range(i - 2, max(i - 6, -1), -1):
            if self.tokens[k].poss:
                phrase = self._left(k)
                if phrase is not None and self._sourcelike(phrase.first, phrase.last):
                    self._cite(phrase, phrase.first, COUNT, backward=False, forward=True)
                return

    def _is_report(self, i: int) -> bool:
        """Tell "figures from the ministry", "the ministry's count"."""
        phrase = self._right(i)
        return phrase is not None and self.low(phrase.head) in self.lex.reports

    def _told_by(self, i: int) -> bool:
        """Tell "per the ministry", behind a comma or first, from "12 per district"."""
        opens = self.low(i - 1) in ("", ",", ";") and i + 1 < self.n
        return opens and (self.low(i + 1) in ARTICLES or self.tokens[i + 1].text[0].isupper())

    def _behind(self, marker: int, at: int, verb: str) -> None:
        """Cite what stands behind "according to" or "by"."""
        if self.low(at) in ("him", "her", "it", "them"):
            pronoun = {"him": "he", "her": "she", "them": "they"}.get(self.low(at), "it")
            self._pronoun(pronoun, marker, at, verb, backward=marker > 0, forward=marker == 0)
            return
        phrase = self._right(at)
        if phrase is None or (
            verb != "according" and not self._sourcelike(phrase.first, phrase.last)
        ):
            return
        phrase = self._carried(phrase)
        inner = self.low(phrase.last)
        if inner in ("citing", "quoting"):
            return
        opens = (
            marker == 0
            or self.low(marker - 1) in (";", ":")
            or (self.low(marker - 1) == "," and self.low(marker - 2) in ("but", "and", "while"))
        )
        closes = self.low(phrase.last) in ("", ".", ";")
        if verb == COUNT:
            # "Another count, by the ministry, went further": the content follows.
            self._cite(phrase, marker, verb, backward=False, forward=True)
            return
        self._cite(phrase, marker, verb, backward=not opens, forward=opens or not closes)

    def _carried(self, phrase: Phrase) -> Phrase:
        """Step from a report to the body behind it: "a report by the Observatory"."""
        for _ in range(3):
            k = phrase.last
            if self.low(phrase.head) not in self.lex.reports:
                return phrase
            verb = words().verbs.get(self.low(k))
            if verb is not None and "part" in verb.tags and self.low(k + 1) in ("by", "from"):
                k += 1
            if self.low(k) not in ("by", "from"):
                break
            inner = self._right(k + 1)
            if inner is None or not self._sourcelike(inner.first, inner.last):
                break
            phrase = inner
        return self._owner(phrase)

    def _owner(self, phrase: Phrase) -> Phrase:
        """Cut the report from "health ministry figures" and "the ministry's figures"."""
        last = phrase.last
        while last - 1 > phrase.first and self.low(last - 1) in self.lex.reports:
            last -= 1
        if last == phrase.last:
            # "a report of the ministry": the body is the complement.
            if self.low(phrase.head) in self.lex.reports and self.low(phrase.head + 1) == "of":
                first = phrase.head + 2
                first += self.low(first) in ARTICLES
                if first < phrase.last and self._sourcelike(first, phrase.last):
                    return Phrase(first, phrase.last, phrase.last - 1)
            return phrase
        head = self.tokens[last - 1]
        plural = self.people.get(head.low, ("", False, None))[1] is not False
        named = head.text[0].isupper() and last > 1
        if head.low in self.lex.bodies or head.poss or plural or named:
            return Phrase(phrase.first, last, last - 1)
        return phrase

    def _innermost(self, marker: int, at: int) -> None:
        """Let "citing the ministry" replace the agency that cites it."""
        counted = at in self.taken  # "citing two officials"
        phrase = self._right(at + counted)
        if phrase is None or not self._sourcelike(phrase.first, phrase.last):
            return
        phrase = self._carried(phrase)
        phrase.first -= counted
        if self.found and self.tokens[marker].start - self.found[-1].end < _CLOSE:
            last = self.found[-1]
            self.found[-1] = Citation(
                self._name(phrase),
                last.start,
                self.tokens[phrase.last - 1].end,
                last.verb,
                last.backward,
                last.forward,
            )
            self._remember(phrase)
        else:
            self._cite(phrase, marker, "citing", backward=marker > 0, forward=marker == 0)

    def _label(self, i: int) -> None:
        """Read "Police: 12 dead" and "12 dead: police"."""
        if i + 1 < self.n and i <= 5 and self._nameish(i - 1):
            phrase = self._left(i - 1)
            if phrase is not None and phrase.first == 0 and self._known(phrase):
                self._cite(phrase, 0, "label", backward=False, forward=True)
                return
        phrase = self._right(i + 1)
        if phrase is not None and phrase.last >= self.n - 1 and self._known(phrase):
            self._cite(phrase, i, "label", backward=True, forward=False)

    def _known(self, phrase: Phrase) -> bool:
        """Tell a source by its common noun alone."""
        return self.low(phrase.last - 1) in self.lex.labels or (
            self.low(phrase.head) in self.people
            and self.people[self.low(phrase.head)][2] == "official"
        )
