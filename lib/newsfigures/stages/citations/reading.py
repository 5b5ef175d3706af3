"""Every source of a sentence, and the quotations that go on."""

from __future__ import annotations

from newsfigures.stages.citations.lexicon import COUNT, DASHES, lexicon
from newsfigures.stages.citations.model import Citation, Memory
from newsfigures.stages.citations.speech import SpeechReader
from newsfigures.stages.flags import flag
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.words import words

#: Words of which a sentence that cites someone has one.
_SIGNAL = flag(lambda: lexicon().signals)
_OPENER = flag(lambda: lexicon().opening)


class Citer(SpeechReader):
    """One sentence whose sources are read."""

    def read(self) -> list[Citation]:
        """Return the sources of the sentence in the order of what cites them."""
        for i in self.sentence.places_of(_OPENER):
            token, low = self.tokens[i], self.tokens[i].low
            pair = low, self.lows[i + 1]
            if pair == ("according", "to") or (pair == ("based", "on") and self._is_report(i + 2)):
                self._behind(i, i + 2, "according")
            elif low == "per" and self._told_by(i):
                self._behind(i, i + 1, "according")
            elif low in ("citing", "quoting"):
                self._innermost(i, i + 1)
            elif low in self.lex.forms and token.kind == "word":
                self._verb(i, *self.lex.forms[low])
            elif low in ("by", "from") and self._reported(i):
                self._behind(i, i + 1, COUNT)
            elif low == "by" and self._is_report(i + 1):
                self._behind(i, i + 1, "according")  # "by the ministry's count"
            elif low == ":":
                self._label(i)
            elif low in DASHES and i:
                self._dash(i)
            elif low in words().be and self.low(i - 1) in self.lex.reports:
                self._owned(i)
        if len(self.found) > 1 and self._cites_first(*self.found[:2]):
            del self.found[1]
        return self.found

    def _cites_first(self, first: Citation, second: Citation) -> bool:
        """Tell "Citing police, the paper said", where the paper only passes it on."""
        between = self.text[first.end : second.start].strip()
        return first.verb == "citing" and first.forward and between in (",", ", the")


def citations(text: str, sentence: Sentence, taken: set[int], memory: Memory) -> list[Citation]:
    """Return who is cited in a sentence, in order, and leave the last one in memory.

    Args:
        text: the article.
        sentence: one sentence of it.
        taken: the tokens that belong to quantities.
        memory: what earlier sentences left behind.

    >>> from newsfigures.stages.tokens import sentences
    >>> text = "Many died, said the Center for Policy Research. It added that aid was late."
    >>> memory = Memory()
    >>> [c.source for s in sentences(text) for c in citations(text, s, set(), memory)]
    ['Center for Policy Research', 'Center for Policy Research']
    """
    found: list[Citation] = []
    if sentence.bits & _SIGNAL or _ends_headline(sentence):
        found = Citer(text, sentence, taken, memory).read()
    _follow_quotation(sentence, found, memory)
    return found


def _ends_headline(sentence: Sentence) -> bool:
    """Tell a line without a stop that a dash may end: "12 dead in blast - police"."""
    if not sentence.text[-1:].isalpha():
        return False
    return any([token.low in DASHES for token in sentence.tokens[-_LABEL:]])


#: So many words has a source behind the dash of a headline at most.
_LABEL = 6


def _goes_on(text: str, inside: bool) -> bool:
    """Tell whether a quotation is open at the end of a sentence, by its last mark.

    Each paragraph of a long quotation opens with a mark, and only the last closes with one.
    """
    at = max(map(text.rfind, _QUOTES))
    if at < 0:
        return inside
    if text[at] != '"':
        return text[at] == "“"
    opens = at == 0 or text[at - 1] in " ([-–—\t\u00a0"
    return opens and text[at + 1 : at + 2].strip() != ""


_QUOTES = ('"', "“", "”")


def _follow_quotation(sentence: Sentence, found: list[Citation], memory: Memory) -> None:
    """Give a sentence inside a quotation its speaker, and tell whether the quotation goes on."""
    text = sentence.text
    inside = memory.quoting
    if not found and (inside or (text[0] in '“"' and memory.fresh)):
        speaker = memory.quoted if inside else memory.source
        if speaker is not None:
            found.append(Citation(speaker, sentence.start, sentence.start, "quote"))
    memory.quoting = _goes_on(text, inside)
    if inside and found and '"' not in text and "”" not in text and found[-1].verb != "quote":
        memory.quoting = False  # its end was left out: someone else is cited
    if memory.quoting and not inside:
        memory.quoted = memory.source if found else None
    memory.fresh = bool(found)
