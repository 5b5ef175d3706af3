"""Sources behind "according to" and the like, before a colon, and in reports."""

from __future__ import annotations

from dataclasses import replace

from newsfigures.stages.citations.kept import Keeper
from newsfigures.stages.citations.lexicon import ARTICLES, COUNT
from newsfigures.stages.citations.model import Phrase
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
        owner = self.low(at) == "her" and self._nameish(at + 1)  # "according to her lawyer"
        if self.low(at) in ("him", "her", "it", "them") and not owner:
            pronoun = {"him": "he", "her": "she", "them": "they"}.get(self.low(at), "it")
            self._pronoun(pronoun, marker, at, verb, backward=marker > 0, forward=marker == 0)
            return
        phrase = self._right_counted(at)
        if phrase is None or (
            verb != "according" and not self._sourcelike(phrase.first, phrase.last)
        ):
            return
        phrase = self._by_name(self._carried(phrase))
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

    def _by_name(self, phrase: Phrase) -> Phrase:
        """Step from "the governor" to the name that is set off behind: "the governor, Omar Ali"."""
        head = self.tokens[phrase.head]
        if self.low(phrase.last) != "," or head.text[0].isupper() or head.low not in self.people:
            return phrase
        name = self._right(phrase.last + 1)
        if name is None or self.low(name.last) not in ("", ",", ".", ";"):
            return phrase
        words_in = self.tokens[name.first : name.last]
        named = len(words_in) > 1 and all(token.text[0].isupper() for token in words_in)
        return name if named else phrase

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
        phrase = self._right_counted(at)
        if phrase is None or not self._sourcelike(phrase.first, phrase.last):
            return
        phrase = self._carried(phrase)
        last = self.found[-1] if self.found else None
        between = self.tokens[marker].start - last.end if last is not None else 0
        closes = self.low(phrase.last) in ("", ".") and self.low(marker - 1) == ","
        if last is None or not (between < _CLOSE or (closes and last.forward)):
            self._cite(phrase, marker, "citing", backward=marker > 0, forward=marker == 0)
            return
        near = range(max(0, marker - _CLOSE), marker)
        told = between >= _CLOSE or any(
            k in self.taken and self.tokens[k].start >= last.end for k in near
        )
        end = last.end if told else self.tokens[phrase.last - 1].end
        self.found[-1] = replace(last, source=self._name(phrase), end=end, weak=False)
        self._remember(phrase)

    def _label(self, i: int) -> None:
        """Read "Police: 12 dead", "12 dead: police" and "12 dead (source: police)"."""
        if self.low(i - 1) in ("source", "sources") and self.low(i - 2) in ("(", "["):
            self._in_brackets(i - 2, i + 1)
            return
        if i + 1 < self.n and i <= 5 and self._nameish(i - 1):
            phrase = self._left(i - 1)
            first = phrase is not None and phrase.first - (self.low(0) in ARTICLES) == 0
            if first and self._known(phrase):
                self._cite(phrase, 0, "label", backward=False, forward=True)
                return
        phrase = self._right(i + 1)
        if phrase is not None and phrase.last >= self.n - 1 and self._known(phrase):
            self._cite(phrase, i, "label", backward=True, forward=False)

    def _in_brackets(self, bracket: int, at: int) -> None:
        """Cite what stands alone in a bracket behind what it tells: "12 dead (source: police)"."""
        phrase = self._right(at)
        if phrase is not None and self.low(phrase.last) in (")", "]"):
            self._cite(phrase, bracket, "label", backward=True, forward=False)

    def _dash(self, i: int) -> None:
        """Read the end of a headline: "12 dead in blast - police"."""
        if self.sentence.text[-1:] in ".!?" or i in self.taken or self.tokens[i].kind != "punct":
            return
        phrase = self._right(i + 1)
        if phrase is None or phrase.last < self.n or self._complement(phrase.first, phrase.last):
            return
        if phrase.first == i + 1 and self._known(phrase):
            self._cite(phrase, i, "label", backward=True, forward=False)

    def _known(self, phrase: Phrase) -> bool:
        """Tell a source by its common noun alone, or by a name that many articles cite."""
        name = " ".join(self.low(k) for k in range(phrase.first, phrase.last))
        return (name in self.lex.named or self.low(phrase.last - 1) in self.lex.labels) or (
            self.low(phrase.head) in self.people
            and self.people[self.low(phrase.head)][2] == "official"
        )
