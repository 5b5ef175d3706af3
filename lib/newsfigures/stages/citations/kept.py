"""A source by its name, kept with what it is cited for."""

from __future__ import annotations

from newsfigures.stages.citations.model import Citation, Phrase
from newsfigures.stages.citations.phrases import PhraseReader
from newsfigures.stages.words import words


class Keeper(PhraseReader):
    """Keeps who is cited: names as printed, persons apart from bodies."""

    def _pronoun(
        self, pronoun: str, first: int, last: int, verb: str, backward: bool, forward: bool
    ) -> None:
        memory = self.memory
        source = memory.source
        if pronoun in ("he", "she") and memory.person:
            source = memory.person
        elif pronoun == "it" and memory.body:
            source = memory.body
        if source is not None:
            start, end = self.tokens[first].start, self.tokens[last].end
            self.found.append(Citation(source, start, end, verb, backward, forward))
            memory.source, memory.fresh = source, True

    def _name(self, phrase: Phrase) -> str:
        """Return a source as printed, and a bare "the ministry" under the name it was given."""
        tokens = self.tokens
        printed = self.text[tokens[phrase.first].start : tokens[phrase.last - 1].end]
        for ending in ("'s", "’s"):
            printed = printed.removesuffix(ending)
        printed = printed.strip("\"“”'‘’ ")
        if self.low(phrase.first - 1) == "the" and printed.islower() and " " not in printed:
            known = self.memory.body if printed in self.lex.anaphors else None
            full = self.memory.names.get(printed, known)
            if full is not None and not full.islower():
                return full
        return printed

    def _kind(self, phrase: Phrase) -> str:
        head = self.tokens[phrase.head]
        known = self.people.get(head.low)
        if known is not None and head.text.islower():
            return "person" if known[1] is False else ""
        if self.tokens[phrase.last - 1].text[0].isupper() and any(
            self._office(k) for k in range(phrase.first, phrase.last - 1)
        ):
            return "person"
        if head.low in self.lex.bodies or (head.text.isupper() and len(head.text) > 1):
            return "body"
        return ""

    def _office(self, k: int) -> bool:
        """Tell a calling or title before a name: "President", "spokesman"."""
        low = self.low(k)
        known = self.people.get(low)
        singular = known is not None and known[1] is False
        return low in words().titles or (
            singular and (known[2] == "official" or self.tokens[k].text.islower())
        )

    def _remember(self, phrase: Phrase) -> None:
        self.memory.remember(self._name(phrase), self._kind(phrase))

    def _cite(
        self,
        phrase: Phrase,
        marker: int,
        verb: str,
        backward: bool,
        forward: bool,
        end: int | None = None,
    ) -> None:
        name = self._name(phrase)
        if not name:
            return
        weak = verb in self.lex.stance or self.low(phrase.head) in self.lex.reports
        start = self.tokens[min(marker, phrase.first)].start
        last = max(phrase.last - 1, end if end is not None else 0)
        self.found.append(
            Citation(name, start, self.tokens[last].end, verb, backward, forward, weak)
        )
        self.memory.remember(name, self._kind(phrase))
