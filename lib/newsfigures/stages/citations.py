"""Who is cited: every place where a sentence names a source, and what it is cited for.

A source is read from the words beside a verb of speech ("the ministry said", "said the ministry",
"reported by") or behind "according to" and the like. The reading needs no parse: a noun phrase is
followed word by word until a word that cannot belong to it, so that the stage is linear and does
not depend on what the figures of the sentence turn out to be. `Memory` carries the last source to
the sentence behind, for "it added" and for quotations that go on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.flags import flag
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.words import person_nouns, singular_of, verb_forms, words


@dataclass(slots=True)
class Memory:
    """What earlier sentences of the article leave behind."""

    source: str | None = None
    person: str | None = None
    body: str | None = None
    #: Full names by their common noun: "ministry" for the Russian Defence Ministry.
    names: dict[str, str] = field(default_factory=dict)
    #: The source of a quotation that is still open.
    quoted: str | None = None
    quoting: bool = False
    #: Whether the last sentence cited someone, so that a bare quotation is theirs as well.
    fresh: bool = False
    event: bool = False
    #: The day of the event, as printed.
    day: str | None = None
    #: Whether the event, or another that counts, is told by its month.
    month: bool = False

    def remember(self, source: str, kind: str) -> None:
        """Keep a source as the last one named; ``kind`` is "person", "body" or ""."""
        self.source, self.fresh = source, True
        if kind != "body":
            self.person = source
        if kind != "person":
            self.body = source
        for word in source.split():
            self.names[word.lower()] = source


@dataclass(slots=True)
class Citation:
    """A source, the characters that cite it, and on which side its content stands."""

    source: str
    start: int
    end: int
    verb: str = ""
    #: The content precedes: "12 died, police said".
    backward: bool = False
    #: The content follows: "police said that 12 died".
    forward: bool = True
    #: Cited by what it does ("has documented"), which gives way to who says so.
    weak: bool = False


class _Lexicon:
    def __init__(self) -> None:
        data = load("context")["source"]
        irregular = load("verbs")["irregular"]
        #: Form of a verb: its lemma and which forms it can be.
        self.forms: dict[str, tuple[str, frozenset[str]]] = {}
        kinds_of_verbs = ("speech", "stance", "toll", "that", "reacting")
        for lemma in {lemma for kind in kinds_of_verbs for lemma in data[kind]}:
            s, ed, ing = verb_forms(lemma)
            past, part = irregular.get(lemma, (ed, ed))
            kinds: dict[str, set[str]] = {}
            for form, kind in (
                (lemma, "base"),
                (s, "s"),
                (past, "past"),
                (part, "part"),
                (ing, "ing"),
            ):
                kinds.setdefault(form, set()).add(kind)
            for form, tags in kinds.items():
                self.forms[form] = (lemma, frozenset(tags))
        self.speech = frozenset(data["speech"])
        self.stance = frozenset(data["stance"])
        self.toll = frozenset(data["toll"])
        self.that = frozenset(data["that"])
        self.reacting = frozenset(data["reacting"])
        self.counting = frozenset(data["counting"])
        self.going_on = frozenset(data["going_on"])
        self.tolls = frozenset(data["tolls"])
        self.early = frozenset(data["early"])
        self.claimed = frozenset(data["claimed"])
        self.anaphors = frozenset(data["anaphors"])
        self.reports = frozenset(data["reports"])
        self.bodies = frozenset(data["bodies"])
        self.labels = self.bodies - self.reports
        #: Where `_Citer.read` looks for a source.
        self.opening = frozenset(self.forms) | {
            *("according", "based", "per", "citing", "quoting", "by", "from", ":")
        }
        self.signals = self.opening - {"by", "from"} | self.reports
        self.opening |= words().be
        time = load("setaside")["time"]
        self.times = frozenset(time["months"]) - {"may", "march", "mar"} | frozenset(
            day for day in time["weekdays"] if len(day) > 3
        )
        w = words()
        #: Words that no name holds.
        self.closed = (
            (w.prep | w.conj | w.sub | w.rel | w.be | w.have | w.do | w.modal | w.neg)
            | (w.det - {"other", "no"})
            | (w.pronoun - {"others"})
            | w.possessive
            | w.adverb
            | {"today", "yesterday", "tomorrow", "overnight"}
        ) - {"home"}


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


_OPENER = flag(lambda: _lexicon().opening)
#: Words of which a sentence that cites someone has one.
_SIGNAL = flag(lambda: _lexicon().signals)
_ARTICLES = frozenset({"the", "a", "an"})
_OPENING = frozenset("“\"«„'‘")
_CLOSING = frozenset("”\"»'’")
#: The "verb" of a citation like "a count by the ministry".
_COUNT = "count by"
#: "Reuters reported on Monday, citing": so many characters on, the two are one citation.
_CLOSE = 30
#: The longest name of a source, in tokens.
_LONGEST = 40
#: Verbs whose object hears what is said: "the minister, Ana Costa, told reporters".
_TO_HEARERS = frozenset({"tell", "inform", "remind", "assure", "notify"})
#: Of people who are counted, these tell that they are cited: "two officials said".
_SAYING = frozenset({"say", "tell", "add", "confirm", "warn"})
#: Between "in" and a place.
_NEARBY = frozenset({"nearby", "neighbouring", "neighboring"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
#: What may stand behind a verb whose content has gone before: "police said on Monday".
_TAIL = frozenset({"on", "in", "after", "as", "when", "at", "late", "early", "earlier", "later"})
_ADVERBS = frozenset(
    {
        "last",
        "first",
        "previously",
        "also",
        "later",
        "earlier",
        "now",
        "then",
        "further",
        "only",
        "just",
        "again",
    }
)


@dataclass(slots=True)
class _Phrase:
    """A noun phrase that may be a source: tokens ``first`` to ``last`` (exclusive), its head."""

    first: int
    last: int
    head: int


class _Citer:
    """One sentence whose sources are read."""

    def __init__(self, text: str, sentence: Sentence, taken: set[int], memory: Memory) -> None:
        self.text = text
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lows, self.low = sentence.lows, sentence.low
        self.n = len(self.tokens)
        self.taken = taken
        self.memory = memory
        self.lex = _lexicon()
        self.people = person_nouns()
        self.found: list[Citation] = []

    def read(self) -> list[Citation]:
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
                self._behind(i, i + 1, _COUNT)
            elif low == "by" and self._is_report(i + 1):
                self._behind(i, i + 1, "according")  # "by the ministry's count"
            elif low == ":":
                self._label(i)
            elif low in words().be and self.low(i - 1) in self.lex.reports:
                self._owned(i)
        return self.found

    # -- noun phrases ---------------------------------------------------------------------------

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
            return self.low(i - 1) not in _ARTICLES
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

    def _right(self, i: int) -> _Phrase | None:
        """Read the noun phrase that starts at token i."""
        if self.low(i) in _ARTICLES or self.low(i) in ("another", "both", "its", "their", "some"):
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
                i += 2 if self.low(i + 1) in _ARTICLES else 1
            else:
                break
        if head < 0:
            return None
        return _Phrase(first, i, head)

    def _complement(self, first: int, last: int) -> bool:
        return any(self.low(k) in ("of", "for", "and") for k in range(first, last))

    def _opens(self, i: int) -> bool:
        return self._nameish(i + 1) if self.low(i) in _ARTICLES else self._nameish(i)

    def _linked_right(self, i: int, first: int) -> bool:
        """Tell whether "of", "for" or "and" at i goes on with the phrase."""
        if self.low(i) in ("of", "for"):
            return self._opens(i + 1)
        return self.low(i) == "and" and self._joined_right(i, first)

    def _joined_right(self, i: int, first: int) -> bool:
        """Tell whether the "and" at i joins a second source: "the UN and the government"."""
        k = i + 1 + (self.low(i + 1) in _ARTICLES)
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

    def _left(self, i: int, inner: int = 3) -> _Phrase | None:
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
                at = i - 1 if self.low(i) in _ARTICLES and first < last else i
                link = self.low(at)
                if link in ("of", "for") and self._nameish(at - 1) and first < last:
                    i = head = at - 1
                elif link == "and" and first < last and self._joined_left(at):
                    i = self._before_bracket(at - 1)
                else:
                    break
        if first == last:
            return None
        return self._trim(_Phrase(first, last, head), i, inner)

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
        before = self.low(k - 1) if self.low(k) in _ARTICLES else self.low(k)
        return before in ("", ",", ";", ":", "that", "but", "while", "and", "”", '"', "both")

    def _trim(self, phrase: _Phrase, before: int, inner: int) -> _Phrase | None:
        """Cut a place from "in Kathmandu police said" and step over "officials in Homs said"."""
        before -= self.low(before) in _NEARBY
        low = self.low(before)
        article = low in _ARTICLES
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
        return _Phrase(first, phrase.last, phrase.head)

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

    # -- what cites ------------------------------------------------------------------------------

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
                    self._cite(phrase, phrase.first, _COUNT, backward=False, forward=True)
                return

    def _is_report(self, i: int) -> bool:
        """Tell "figures from the ministry", "the ministry's count"."""
        phrase = self._right(i)
        return phrase is not None and self.low(phrase.head) in self.lex.reports

    def _told_by(self, i: int) -> bool:
        """Tell "per the ministry", behind a comma or first, from "12 per district"."""
        opens = self.low(i - 1) in ("", ",", ";") and i + 1 < self.n
        return opens and (self.low(i + 1) in _ARTICLES or self.tokens[i + 1].text[0].isupper())

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
        if verb == _COUNT:
            # "Another count, by the ministry, went further": the content follows.
            self._cite(phrase, marker, verb, backward=False, forward=True)
            return
        self._cite(phrase, marker, verb, backward=not opens, forward=opens or not closes)

    def _carried(self, phrase: _Phrase) -> _Phrase:
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

    def _owner(self, phrase: _Phrase) -> _Phrase:
        """Cut the report from "health ministry figures" and "the ministry's figures"."""
        last = phrase.last
        while last - 1 > phrase.first and self.low(last - 1) in self.lex.reports:
            last -= 1
        if last == phrase.last:
            # "a report of the ministry": the body is the complement.
            if self.low(phrase.head) in self.lex.reports and self.low(phrase.head + 1) == "of":
                first = phrase.head + 2
                first += self.low(first) in _ARTICLES
                if first < phrase.last and self._sourcelike(first, phrase.last):
                    return _Phrase(first, phrase.last, phrase.last - 1)
            return phrase
        head = self.tokens[last - 1]
        plural = self.people.get(head.low, ("", False, None))[1] is not False
        named = head.text[0].isupper() and last > 1
        if head.low in self.lex.bodies or head.poss or plural or named:
            return _Phrase(phrase.first, last, last - 1)
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

    def _known(self, phrase: _Phrase) -> bool:
        """Tell a source by its common noun alone."""
        return self.low(phrase.last - 1) in self.lex.labels or (
            self.low(phrase.head) in self.people
            and self.people[self.low(phrase.head)][2] == "official"
        )

    # -- verbs of speech --------------------------------------------------------------------------

    def _verb(self, i: int, lemma: str, tags: frozenset[str]) -> None:
        low = self.low(i)
        if tags == {"ing"}:
            self._participle(i, lemma)
            return
        k, passive = self._auxiliaries(i)
        if k is None:
            return
        if lemma in self.lex.reacting:
            if not passive and ("past" in tags or low.endswith("s")):
                self._reacts(k)
            return
        if lemma == "claim" and self.low(i + 1) == "by" and not self._toll_before(i):
            return  # "an attack claimed by the rebels" tells of no figures
        if "part" in tags and (passive or self.low(i + 1) == "by"):
            agent = self._agent(i)
            if agent is not None:
                self._behind(agent - 1, agent, lemma)
            if agent is not None or self.low(i + 1) != "as":
                return
        elif "past" not in tags:
            inverted = low.endswith("s") and self._inverted(i, k, lemma)
            if not (inverted or self._finite(i, k, tags, lemma)):
                return
        if not passive and lemma in ("quote", "cite"):
            self._innermost(i, i + 1) if not self._quoter(i, k) else None
            return
        if lemma == "claim" and self._claims(i):
            return
        if "past" in tags or low.endswith("s"):
            inverted = self._inverted(i, k, lemma)
            if inverted is not None:
                self._cite(inverted, i, lemma, backward=True, forward=False)
                return
        self._subject(i, k, lemma)

    def _reacts(self, k: int) -> None:
        """Keep in mind who "rejected the figures", whose words the next sentence may tell."""
        phrase = self._subject_phrase(k)
        if phrase is not None and phrase.first not in self.taken and not self._counted(phrase):
            kind = self._kind(phrase)
            if self._sourcelike(phrase.first, phrase.last) and kind != "body":
                self.memory.remember(self._name(phrase), kind)

    def _agent(self, i: int) -> int | None:
        """Return the token behind the "by" of the passive verb at i."""
        for k in range(i + 1, min(i + 8, self.n)):
            if self.low(k) == "by":
                return k + 1 if k + 1 not in self.taken else None
            if self.tokens[k].text in ",;:." or self.low(k) in ("and", "that", "who", "which"):
                return None
        return None

    def _quoter(self, i: int, k: int) -> bool:
        """Cite the body that an agency quotes: "state media quoted the ministry as saying"."""
        phrase = self._right(i + 1)
        if phrase is None or not self._sourcelike(phrase.first, phrase.last):
            return True
        self._cite(self._carried(phrase), i, "quote", backward=False, forward=True)
        return True

    def _auxiliaries(self, i: int) -> tuple[int | None, bool]:
        """Step left over "has also"; return the token before and whether the verb is passive."""
        w = words()
        k, passive = i - 1, False
        while k >= 0:
            low = self.lows[k]
            if low in w.be and low != "'s":
                passive = True
            elif low in w.neg or low in w.modal or low == "to":
                return None, False
            elif not (
                low in w.have or low in _ADVERBS or (low.endswith("ly") and low not in self.people)
            ):
                break
            elif low in w.have and low == "having":
                return None, False
            k -= 1
        return k, passive

    def _finite(self, i: int, k: int, tags: frozenset[str], lemma: str) -> bool:
        """Tell the verb in "officials report 12 dead" from the noun in "a UN report said"."""
        if "part" in tags and "base" not in tags:
            return k < i - 1
        before, after = self.low(k), self.low(i + 1)
        if before in _ARTICLES or before in words().possessive or before in words().prep:
            return False
        if lemma == "report" and (before in words().adjective or before in self.lex.early):
            return False  # "downplaying initial reports that ..."
        if self.low(i) not in words().ambiguous and self._sourcelike(k, k + 1):
            return True
        if not after.isalnum() and self._parted(k):
            return True  # "..., the United Nations estimates."
        return i + 1 in self.taken or after in (
            "that",
            "the",
            "a",
            "an",
            "more",
            "at",
            "about",
            "no",
            "it",
        )

    def _parted(self, k: int) -> bool:
        """Tell whether a comma stands before the source that ends with token k."""
        phrase = self._left(k)
        if phrase is None or not self._sourcelike(phrase.first, phrase.last):
            return False
        return self.low(phrase.first - 1 - (self.low(phrase.first - 1) in _ARTICLES)) == ","

    def _claims(self, i: int) -> bool:
        return any(self.low(k) in self.lex.claimed for k in range(i + 1, min(i + 6, self.n)))

    def _inverted(self, i: int, k: int, lemma: str) -> _Phrase | None:
        """Read "..., said the ministry on Monday"."""
        if lemma not in self.lex.speech or lemma in _TO_HEARERS or k != i - 1 or k < 0:
            return None
        if self.low(k) not in (",", "”", '"', "’", "'", "-", "–", "—", "?", "!"):
            return None
        phrase = self._right(i + 1)
        if phrase is None or i + 1 in self.taken:
            return None
        follower = self.low(phrase.last)
        if follower in words().verbs or follower in words().be or follower in words().have:
            return None
        return self._carried(phrase)

    def _subject(self, i: int, k: int, lemma: str) -> None:
        """Cite the subject that ends with token k."""
        pronoun = self.low(k)
        if pronoun in _PRONOUNS or pronoun in ("who", "which"):
            self._by_pronoun(i, k, lemma)
            return
        phrase = self._subject_phrase(k)
        if phrase is None:
            if pronoun == "and" and lemma in _SAYING and (opening := self._opening_subject()):
                # "The group claimed the raid and said its men had killed 12"
                at = self.tokens[i]
                self.found.append(Citation(self._name(opening), at.start, at.end, lemma))
            return
        if self._counted(phrase) and lemma in _SAYING and self._known(phrase):
            phrase = _Phrase(phrase.first - 1, phrase.last, phrase.head)  # "two officials said"
        link = self.low(phrase.first - 1 - (self.low(phrase.first - 1) in _ARTICLES))
        relative = link in ("that", "which") and self._ends(i + 1)
        if not (relative or self._can_say(phrase, i, lemma)):
            return
        reported = phrase.first - 1 - (self.low(phrase.first - 1) in _ARTICLES)
        if self.low(reported) in ("by", "from") and self.found and self._reported(reported):
            return
        phrase = self._owner(phrase)
        if relative:
            # "the figure of 250,000 that the UN last gave"
            self._cite(phrase, phrase.first, lemma, backward=True, forward=False)
            return
        start = phrase.first
        self._cite(phrase, start, lemma, *self._sides(start, i, lemma), end=i)

    def _by_pronoun(self, i: int, k: int, lemma: str) -> None:
        if lemma in self.lex.toll and not self._speaks_of_toll(i):
            return
        if lemma in self.lex.that and lemma not in self.lex.toll and self.low(i + 1) != "that":
            return
        pronoun = self.low(k)
        if pronoun in ("who", "which"):
            if self.found:
                before = self.found[-1]
                if self.tokens[k].start - before.end < 4:
                    return
            phrase = self._left(k - 1 - (self.low(k - 1) == ","))
            if (
                phrase is not None
                and (lemma in self.lex.speech or lemma in self.lex.counting)
                and self._sourcelike(phrase.first, phrase.last)
            ):
                self._cite(phrase, phrase.first, lemma, backward=False, forward=True)
            return
        backward, forward = self._sides(k, i, lemma)
        self._pronoun(pronoun, k, i, lemma, backward, forward)

    def _subject_phrase(self, k: int) -> _Phrase | None:
        """Read the subject that ends at token k, through an apposition or a bracket."""
        k = self._before_bracket(k)
        if self.low(k) == ",":
            return self._appositive(k)
        if self.low(k) in _CLOSING and self._nameish(k - 1):
            k -= 1
        phrase = self._left(k)
        if phrase is None:
            return None
        before = phrase.first - 1
        if self.low(before) == "," and self.tokens[phrase.first].text[0].isupper():
            # "the head of the observatory, Rami Abdel Rahman, said" is read from the comma; here
            # "the minister, Hamad Hassan said" keeps the name.
            return phrase
        if self.low(k + 1) in ("and", "or"):
            return None
        return phrase

    def _appositive(self, k: int) -> _Phrase | None:
        """Read the subject before what stands between commas: "X, the head of Y, said"."""
        for m in range(k - 1, max(0, k - 26), -1):
            if self.low(m) != ",":
                continue
            inner = self.low(m + 1)
            if inner in ("citing", "quoting"):
                return None
            phrase = self._left(m - 1)
            if phrase is None:
                continue
            if (
                inner in ("who", "which", "whose", "where", "speaking")
                or inner in _ARTICLES
                or (self._nameish(m + 1) and m > 1)
                or self._participial(m + 1)
            ):
                named = self.tokens[phrase.head].text[0].isupper()
                right = self._right(m + 1)
                if (
                    right is not None
                    and right.last == k
                    and not named
                    and self.tokens[right.head].text[0].isupper()
                ):
                    # "the minister, Hamad Hassan, said": the name is the better source.
                    return right
                known = self._sourcelike(phrase.first, phrase.last)
                return phrase if known or self.low(phrase.head) in self.lex.reports else None
        return None

    def _participial(self, i: int) -> bool:
        """Tell "the study, published in May, found": a participle opens what is put in between."""
        verb = words().verb(self.low(i))
        return verb is not None and "part" in verb.tags

    def _can_say(self, phrase: _Phrase, i: int, lemma: str) -> bool:
        """Tell whether the phrase can be the subject of the verb at i as its source."""
        if phrase.first not in self.taken and self._counted(phrase):
            return False
        sourcelike = self._sourcelike(phrase.first, phrase.last)
        if self.low(phrase.last - 1) in self.lex.reports:
            return True
        if lemma in self.lex.speech:
            # "The storm added 12 people": only a source takes a number as its object there.
            return (
                sourcelike or lemma in ("say", "tell", "report") or self.low(i + 1) in ("that", ":")
            )
        if not sourcelike:
            return False
        if lemma in self.lex.stance:
            return True
        if lemma in self.lex.toll and self._speaks_of_toll(i):
            return True
        return lemma in self.lex.that and "that" in (self.low(i + 1), self.low(i + 2))

    def _counted(self, phrase: _Phrase) -> bool:
        """Tell "12 people" in "12 people reported killed", which is no source."""
        before = phrase.first - 1
        return before in self.taken or (
            before > 0 and self.low(before) == "of" and before - 1 in self.taken
        )

    def _toll_before(self, i: int) -> bool:
        """Tell "a toll claimed by" and "the 12 deaths claimed by"."""
        return any(self.low(k) in self.lex.tolls or k in self.taken for k in range(i - 4, i))

    def _speaks_of_toll(self, i: int) -> bool:
        for k in range(i + 1, min(i + 14, self.n)):
            if self.low(k) in self.lex.tolls:
                return True
            if self.low(k) in (";", "."):
                return False
        return False

    def _sides(self, start: int, i: int, lemma: str) -> tuple[bool, bool]:
        """Tell whether the content of the verb at i stands before it, behind it, or both."""
        before = start - 1 - (self.low(start - 1) in _ARTICLES)
        ended = self._ends(i + 1)
        if before < 0:
            return False, True
        parted = self.low(before) in (",", "”", '"', "’", "-", "–", "—", ")")
        follower = self.low(i + 1)
        tail = (
            follower in _TAIL
            or follower in self.lex.times
            or follower.endswith("day")
            or (lemma == "tell" and not self._tells_that(i))
        )
        return ended or (parted and tail), not ended or self.low(i + 1) == ","

    def _tells_that(self, i: int) -> bool:
        """Tell "told reporters that" from "told reporters, adding that"."""
        words_behind = [self.low(k) for k in range(i, i + 8)]
        return "that" in words_behind and "," not in words_behind[: words_behind.index("that")]

    def _ends(self, i: int) -> bool:
        return self.low(i) in ("", ".", ",", ";", ")", "”", "—", "–")

    def _participle(self, i: int, lemma: str) -> None:
        """Let "..., adding that 12 were hurt" go on with the source of its sentence."""
        if lemma not in self.lex.going_on or not i:
            return
        if self.low(i - 1) == "as":
            return
        if self.found and self.low(i - 1) in (",", "and", "while", "”", '"'):
            last = self.found[-1]
            self.found.append(
                Citation(last.source, self.tokens[i].start, self.tokens[i].end, lemma)
            )
        elif lemma in ("say", "add", "note") and self.low(i - 1) == ",":
            phrase = self._opening_subject()
            if phrase is not None:
                self._cite(phrase, i, lemma, backward=False, forward=True)

    def _opening_subject(self) -> _Phrase | None:
        """Return the first noun phrase of the sentence if it can be cited."""
        phrase = self._right(0)
        if phrase is None or not self._sourcelike(phrase.first, phrase.last):
            return None
        return None if phrase.last < self.n and self.low(phrase.last) == "," else phrase

    # -- the result --------------------------------------------------------------------------------

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

    def _name(self, phrase: _Phrase) -> str:
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

    def _kind(self, phrase: _Phrase) -> str:
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

    def _remember(self, phrase: _Phrase) -> None:
        self.memory.remember(self._name(phrase), self._kind(phrase))

    def _cite(
        self,
        phrase: _Phrase,
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
    if sentence.bits & _SIGNAL:
        found = _Citer(text, sentence, taken, memory).read()
    _follow_quotation(sentence, found, memory)
    return found


def _follow_quotation(sentence: Sentence, found: list[Citation], memory: Memory) -> None:
    """Give a sentence inside a quotation its speaker, and tell whether the quotation goes on."""
    text = sentence.text
    inside = memory.quoting
    if not found and (inside or (text[0] in '“"' and memory.fresh)):
        speaker = memory.quoted if inside else memory.source
        if speaker is not None:
            found.append(Citation(speaker, sentence.start, sentence.start, "quote"))
    open_marks = inside + text.count("“") - text.count("”")
    if text.count('"') % 2:
        open_marks += -1 if inside else 1
    memory.quoting = open_marks > 0
    if memory.quoting and not inside:
        memory.quoted = memory.source if found else None
    memory.fresh = bool(found)


def cited(found: list[Citation], start: int, end: int, text: str) -> Citation | None:
    """Return the citation that governs the characters from start to end, or None.

    What a verb of speech introduces is its content up to the next citation; content that closes
    with its source ("..., police said") reaches back over everything that no other has claimed.
    """
    if not found:
        return None
    k = bisect_left(found, end, key=_start_of)
    behind = found[k] if k < len(found) else None
    last = next((c for c in found[max(0, k - 4) : k][::-1] if c.end <= start), None)
    if behind is None or not behind.backward:
        return last
    if last is None or last.weak or last.backward or not last.forward:
        return behind
    return behind if _bounded(text[last.end : start]) else last


def _start_of(citation: Citation) -> int:
    return citation.start


def inside(found: list[Citation], at: int) -> bool:
    """Tell whether the character at ``at`` belongs to the naming of a source."""
    k = bisect_right(found, at, key=_start_of) if found else 0
    return k > 0 and at < found[k - 1].end


_BOUNDS = (";", ": ", " while ", " whereas ", " but ", " although ", ", and ")


def _bounded(between: str) -> bool:
    """Tell whether a clause ends in the text between a citation and a figure."""
    return any(bound in between[2:] for bound in _BOUNDS)
