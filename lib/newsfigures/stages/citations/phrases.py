"""Noun phrases that may be sources, word by word from either end."""

from __future__ import annotations

from newsfigures.stages.citations.lexicon import ARTICLES, lexicon
from newsfigures.stages.citations.model import Citation, Memory, Phrase
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.words import person_nouns, singular_of, words

#: Between "in" and a place.
_NEARBY = frozenset({"nearby", "neighbouring", "neighboring"})
#: What may open the phrase of a source, besides an article.
_DETERMINERS = frozenset({"another", "both", "its", "their", "his", "her", "some"})
#: The longest name of a source, in tokens.
_LONGEST = 40
_OPENING = frozenset("“\"«„'‘")


class PhraseReader:
    """A sentence and the noun phrases in it that may be sources."""

    def __init__(self, text: str, sentence: Sentence, taken: set[int], memory: Memory) -> None:
        self.text = text
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lows, self.low = sentence.lows, sentence.low
        self.n = len(self.tokens)
        self.taken = taken
        self.memory = memory
        self.lex = lexicon()
        self.people = person_nouns()
        self.found: list[Citation] = []

    def _nameish(self, i: int) -> bool:
        """Tell whether token i can belong to the name of a source."""
        if not 0 <= i < self.n or i in self.taken:
            return False
        token = self.tokens[i]
        low = token.low
        if token.kind == "abbr":
            return low not in ("a.m.", "p.m.")
        if token.kind != "word" or low in self.lex.times:
            return False
        if token.text[0].isupper() and i > 0:
            return low not in self.lex.closed or self._named(i)
        if low in self.lex.closed:
            return False
        return not self._verbal(i)

    def _named(self, i: int) -> bool:
        """Tell closed words in capitals: "WHO", "A. K. Singh", "Doctors Without Borders"."""
        token = self.tokens[i]
        if token.text.isupper():
            return len(token.text) > 1 or self.low(i + 1) == "."
        if token.low == "today":
            return self.tokens[i - 1].text[0].isupper()  # "India Today"
        beside = self.tokens[i - 1].text[0], self.tokens[min(i + 1, self.n - 1)].text[0]
        return token.low in words().prep and all(letter.isupper() for letter in beside)

    def _verbal(self, i: int) -> bool:
        """Tell a lower-case verb form that is no participle before a noun."""
        low = self.low(i)
        verb = words().verbs.get(low)
        if verb is None or low in words().ambiguous:
            return False
        if low in self.lex.bodies or low in self.lex.reports or low in self.people:
            return False
        if "ing" in verb.tags:
            return self.low(i - 1) not in ARTICLES
        follows = self.low(i + 1) in self.people or self.low(i + 1) in self.lex.bodies
        return not (follows and ("part" in verb.tags or "base" in verb.tags))

    def _glue(self, i: int) -> bool:
        """Tell a mark inside a name: a hyphen, an initial's stop, an apostrophe."""
        if not 0 < i < self.n - 1:
            return False
        mark = self.tokens[i]
        before, after = self.tokens[i - 1], self.tokens[i + 1]
        if mark.text in "-/&'’":
            return mark.text == "&" or before.end == mark.start == after.start - 1
        return (
            mark.text == "."
            and before.kind == "word"
            and after.text[0].isupper()
            and (len(before.text) <= 4 and before.text[0].isupper() and before.end == mark.start)
        )

    def _number_in_name(self, i: int) -> bool:
        """Tell "Channel 4" and "DeirEzzor 24" behind a capitalised word."""
        token = self.tokens[i]
        return token.kind == "num" and len(token.text) < 3 and self.tokens[i - 1].text[0].isupper()

    def _right(self, i: int) -> Phrase | None:
        """Read the noun phrase that starts at token i."""
        if self.low(i) in ARTICLES or self.low(i) in _DETERMINERS:
            i += 1
        while self.low(i) in _OPENING:
            i += 1
        first, head = i, -1
        while i < min(self.n, first + _LONGEST):
            if self._nameish(i):
                i += 1
                if head < 0 or self.low(i - 2) not in ("of", "for"):
                    head = head if self._complement(first, i) else i - 1
            elif i > first and (self._glue(i) or self._number_in_name(i)):
                i += 1
            elif i > first and self._linked_right(i, first):
                i += 2 if self.low(i + 1) in ARTICLES else 1
            else:
                break
        if head < 0:
            return None
        return Phrase(first, i, head)

    def _right_counted(self, i: int) -> Phrase | None:
        """Read the phrase at token i, with the number of "two security officials"."""
        counted = i in self.taken and self.low(i + 1) != "of"
        phrase = self._right(i + counted)
        if counted and phrase is not None:
            if self.low(phrase.last - 1) not in self.people:
                return None
            phrase.first -= 1
        return phrase

    def _complement(self, first: int, last: int) -> bool:
        return any(self.low(k) in ("of", "for", "and") for k in range(first, last))

    def _opens(self, i: int) -> bool:
        return self._nameish(i + 1) if self.low(i) in ARTICLES else self._nameish(i)

    def _linked_right(self, i: int, first: int) -> bool:
        """Tell whether "of", "for" or "and" at i goes on with the phrase."""
        if self.low(i) in ("of", "for"):
            return self._opens(i + 1)
        return self.low(i) == "and" and self._joined_right(i, first)

    def _joined_right(self, i: int, first: int) -> bool:
        """Tell whether the "and" at i joins a second source: "the UN and the government"."""
        k = i + 1 + (self.low(i + 1) in ARTICLES)
        begin = k
        while self._nameish(k) or (k > begin and self._glue(k)):
            k += 1
        if k == begin or not self._sourcelike(begin, k):
            return False
        capital = self.tokens[i - 1].text[0].isupper() and self.tokens[begin].text[0].isupper()
        if not capital and not self._sourcelike(first, i):
            return False
        follower = self.low(k)
        return k >= self.n or not (
            follower in self.lex.forms or follower in words().verbs or follower in words().be
        )

    def _left(self, i: int, inner: int = 3) -> Phrase | None:
        """Read the noun phrase that ends with token i, out of at most ``inner`` complements."""
        last = i + 1
        head = i
        first = last
        while i >= 0 and last - i < _LONGEST:
            if self._nameish(i):
                first = i
                i -= 1
            elif (
                self._glue(i) and self._nameish(i - 1)
                if first < last
                else i and self._number_in_name(i)
            ):
                i -= 1
            else:
                at = i - 1 if self.low(i) in ARTICLES and first < last else i
                link = self.low(at)
                if link in ("of", "for") and self._nameish(at - 1) and first < last:
                    i = head = at - 1
                elif link == "and" and first < last and self._joined_left(at):
                    i = self._before_bracket(at - 1)
                else:
                    break
        if first == last:
            return None
        return self._trim(Phrase(first, last, head), i, inner)

    def _before_bracket(self, k: int) -> int:
        """Step left over an acronym in brackets that ends at token k."""
        if self.low(k) == ")":
            for m in range(k - 1, max(-1, k - 9), -1):
                if self.low(m) == "(":
                    return m - 1
        return k

    def _joined_left(self, i: int) -> bool:
        """Tell whether what stands before the "and" at i is a source as well."""
        k = end = self._before_bracket(i - 1)
        while self._nameish(k) or self._glue(k):
            k -= 1
        complement = k < end and self.low(k) in ("of", "for") and self._nameish(k - 1)
        if not complement and (k == end or not self._sourcelike(k + 1, end + 1)):
            return False
        while self.low(k) in ("of", "for") and self._nameish(k - 1):
            k -= 1
            while self._nameish(k):
                k -= 1
        before = self.low(k - 1) if self.low(k) in ARTICLES else self.low(k)
        return before in ("", ",", ";", ":", "that", "but", "while", "and", "”", '"', "both")

    def _trim(self, phrase: Phrase, before: int, inner: int) -> Phrase | None:
        """Cut a place from "in Kathmandu police said" and step over "officials in Homs said"."""
        before -= self.low(before) in _NEARBY
        low = self.low(before)
        article = low in ARTICLES
        at = before - 1 if article else before
        if self.low(at) not in ("in", "at", "from", "with", "on", "near", "inside", "to", "by"):
            return phrase
        if self._reported(at):
            return phrase
        if self._nameish(at - 1):
            outer = self._left(at - 1, inner - 1) if inner else None
            if outer is not None and self._sourcelike(outer.first, outer.last):
                return outer
        first = phrase.first
        while not article and first < phrase.head and self.tokens[first].text[0].isupper():
            first += 1
        return Phrase(first, phrase.last, phrase.head)

    def _sourcelike(self, first: int, last: int) -> bool:
        """Tell whether the tokens name a person or a body."""
        head = self.tokens[last - 1]
        if head.low in self.people or singular_of(head.low) in self.lex.bodies:
            return True
        if any(
            self.low(k) in self.lex.bodies or self.low(k) in self.people for k in range(first, last)
        ):
            return True
        if head.text.isupper() and len(head.text) > 1:
            return True
        # A capital says nothing at the start of the sentence: "Floods put 12 in hospital".
        return head.text[0].isupper() and (last - 1 > 0 or head.text[1:] != head.text[1:].lower())
