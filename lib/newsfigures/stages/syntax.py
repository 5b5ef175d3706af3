"""The clauses of a sentence: which verb governs a phrase, and what its subject and object are.

One walk over the chunks from left to right keeps the clauses that are open. A relative, a
subordinator or a participle opens one; what closes it is the verb that the clause around it still
lacks, or the comma that answers the one before it. So in "The firm, which makes tyres, said profits
rose as costs fell" each verb has a subject of its own. Nothing is looked up twice: the walk is
linear, and is made only where a figure asks for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from operator import attrgetter

from newsfigures.lexicon import load
from newsfigures.stages.flags import flag
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lazy import lazy
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import Verb, singular_of, words

Chunk = Noun | Verbs | Mark

#: No chunk: the clause has no such part.
NONE = -1
#: Behind these nothing goes on that was begun before them.
_BREAKS = frozenset((";", ":", "?", "!", "•"))
#: So far beyond its ends a sentence may be asked for chunks.
_BEYOND = 16
_DASHES = frozenset(("—", "–", "--"))
_INSETS = _DASHES | {","}
#: Between these marks, and between those of these kinds, a clause stands.
_BOUNDS = _BREAKS | _INSETS
_BINDING = frozenset(("sub", "rel", "conj"))
_QUOTES = frozenset("\"“”'‘’")
_CONTRACTED = ("'re", "’re", "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d")
_NOMINATIVE = frozenset(("he", "she", "it", "they", "we", "i"))
#: A participle behind the noun of one of these tells of the subject: "spent days at sea sailing".
_LOCATIVE = frozenset(("in", "on", "at"))
_CAPITALISED = frozenset(("He", "She", "It", "They", "We"))
#: "brought down the rate to 4 percent"
_PARTICLES = frozenset(("up", "down", "back", "out", "off", "away"))
_ADJECTIVAL = ("able", "ible", "ous", "less")
_DEICTIC = frozenset(("last", "next", "this", "past", "previous"))
_TAKING_UP = frozenset(("those", "that"))
_EACH = frozenset(("each", "every"))
_ARTICLES = frozenset(("a", "an"))
#: So many chunks at most stand between a speaker's verb and the comma behind it.
_REMARK = 6
#: So many clauses at most, one inside the other, are kept apart.
_DEEPEST = 12
#: So many chunks at most are passed over on the way to a word before, and to an object.
_PASSED = 6
_NEAR = 40
#: Marks of these kinds stand between a verb and what belongs to it.
_ADVERBIAL = frozenset(("adv", "neg"))
_FIRST = attrgetter("first")
#: With one of these a time before a noun begins.
_TIMING = flag(lambda: lexicon().timing)
#: Before these a verb in -ing or -ed has an auxiliary and is no predicate all the same.
_NO_AUXILIARY = frozenset(("being", "having"))
#: Before a noun alone these are prepositions: "profit before tax rose".
_OF_TIME = frozenset(("before", "after", "since", "until", "till"))
#: What it is said of follows this verb, which has no other object: "said bookings rose".
_SAYING = "say"
#: Behind these stands a part of the noun that a relative takes up: "the fee per head which is $5".
_CLOSE = frozenset(("of", "per"))
_RELATIVES = frozenset(("that", "which", "who", "whose"))


class _Lexicon:
    def __init__(self) -> None:
        data = load("about")
        self.clauses = frozenset(data["clauses"])
        self.states = frozenset(data["states"])
        self.leading = frozenset(data["leading"]) | frozenset(load("words")["determiner"])
        self.no_nouns = self.states | frozenset(load("numbers")["zero"]["not_before"])
        self.no_nouns |= words().adjective | words().adverb | frozenset(data["adverbs"])
        self.schemes = frozenset(data["schemes"])
        self.describing = frozenset(data["describing"])
        self.speech = frozenset(load("context")["source"]["speech"]) | frozenset(data["content"])
        self.in_able = frozenset(data["in_able"])
        self.times = words().time_nouns
        self.timing = words().months | words().weekdays | _DEICTIC
        self.verbs = words().verbs


@cache
def lexicon() -> _Lexicon:
    """Return the words that the walk asks for, built on first use."""
    return _Lexicon()


@dataclass(slots=True, eq=False)
class Clause:
    """A clause while it is read.

    ``subject`` and ``verb`` are indices of chunks; ``object`` is what a relative takes up that is
    not its subject. ``inset`` tells that a comma opened it, and may close it; ``fronted`` that it
    stands before the subject of its ``parent``. ``nouns`` are those behind the verb that no
    preposition governs, ``joined`` the last of them behind "and", or behind "as"; ``comma`` is the
    first behind the subject.
    """

    parent: Clause | None = None
    kind: str = "main"
    subject: int = NONE
    verb: int = NONE
    object: int = NONE
    inset: bool = False
    fronted: bool = False
    nouns: list[int] = field(default_factory=list)
    joined: int = NONE
    comma: int = NONE

    @property
    def lacks_verb(self) -> bool:
        """Whether a verb has to follow."""
        return self.subject != NONE and self.verb == NONE

    def outward(self) -> Iterator[Clause]:
        """Yield the clause itself and those around it, so far as anyone can follow them."""
        clause: Clause | None = self
        for _ in range(_DEEPEST):
            if clause is None:
                return
            yield clause
            clause = clause.parent

    def bearer(self) -> int:
        """Return its subject, or for "rising 3%, …" that of the clause around it."""
        clause: Clause | None = self
        for _ in range(_DEEPEST):
            if clause is None:
                break
            if clause.subject != NONE or clause.kind != "participle":
                return clause.subject
            clause = clause.parent
        return NONE


class Syntax:
    """The chunks of one sentence, and what hangs on what.

    Args:
        sentence: the sentence.
        chunks: its noun groups, verb groups and marks, in order (see `groups.chunks`).
    """

    def __init__(self, sentence: Sentence, chunks: list[Chunk]) -> None:
        self.tokens = sentence.tokens
        self.lows, self.low = sentence.lows, sentence.low
        self.chunks = list(chunks)
        self.grammar = lexicon()
        self.leads: set[int] = set()
        if sentence.bits & _TIMING:
            self._set_times()
        opens = chunks[0]  # "In London, trading in bonds rose 3%"
        if type(opens) is Mark and opens.kind == "prep":
            self._set_subject()
        self._set_predicates()
        self._padded: list[Chunk | None] = [*self.chunks, *[None] * _BEYOND]
        #: The chunk at an index, None a little beyond either end.
        self.chunk = self._padded.__getitem__

    # -- times before nouns -----------------------------------------------------------------------

    def _set_times(self) -> None:
        """Part "In May prices rose" and "Since last season Pat Quill has scored", a time first."""
        for i in range(len(self.chunks) - 2, 0, -1):
            noun, before = self.chunks[i], self.chunks[i - 1]
            if type(noun) is not Noun or type(before) is not Mark or before.kind != "prep":
                continue
            if noun.last - noun.first < 2 or noun.number is not None:
                continue
            k = self._end_of_time(noun)
            if noun.first < k < noun.last and not self.tokens[k - 1].poss and self._opens(i):
                rest = replace(noun, first=k, det="")
                self.chunks[i : i + 1] = [replace(noun, last=k, head=k - 1, name=False), rest]

    def _set_subject(self) -> None:
        """Take "trading" for a noun in "In London, trading in bonds rose 3%"."""
        comma = next((k for k, c in enumerate(self.chunks[:_NEAR]) if self._is_comma(c)), 0)
        verb = self.chunks[comma + 1] if 0 < comma < len(self.chunks) - 2 else None
        if type(verb) is not Verbs or verb.form != "ing" or verb.last - verb.first > 1:
            return
        behind = self.low(verb.first + 1)
        if self.low(verb.first) not in words().ambiguous or behind not in words().prep:
            return
        if not self._opens(comma):
            return
        for chunk in self.chunks[comma + 2 :]:
            if type(chunk) is Verbs:
                if chunk.form != "ing" and not chunk.to:
                    self.chunks[comma + 1] = Noun(verb.first, verb.last, verb.first)
                return
            if type(chunk) is Mark and chunk.kind not in ("prep", "adv", "conj"):
                return

    @staticmethod
    def _is_comma(chunk: Chunk) -> bool:
        return type(chunk) is Mark and chunk.low == ","

    def _end_of_time(self, noun: Noun) -> int:
        """Return the token behind the time with which a noun group begins, its first if none."""
        k = noun.first + (self.low(noun.first) == "the")
        month = self.low(k) in words().months or self.low(k) in words().weekdays
        if month and self.tokens[k].text[0].isupper():
            k += 1
            behind = self.tokens[k].text if k < noun.last else ""
            common = behind.islower() and self.low(k) not in self.grammar.times
            return k if common else noun.first
        if self.low(k) not in _DEICTIC or k + 2 >= noun.last:
            return noun.first
        whole = self.low(k + 1) in self.grammar.times or self.low(k + 1) == "season"
        named = self.tokens[k + 2].text[0].isupper() or self.low(k + 2).endswith("s")
        return k + 2 if whole and named else noun.first

    def _opens(self, i: int) -> bool:
        """Tell whether only prepositions and what they govern stand before the chunk at i."""
        for k in range(i - 1, max(-1, i - _PASSED), -1):
            chunk = self.chunks[k]
            if type(chunk) is Verbs or (type(chunk) is Mark and chunk.kind not in ("prep", "adv")):
                return type(chunk) is Mark and (chunk.low in _INSETS or chunk.kind == "conj")
            if type(chunk) is Noun and not (k and type(self.chunks[k - 1]) is Mark):
                return False
        return True

    # -- verbs inside noun groups ------------------------------------------------------------------

    def _set_predicates(self) -> None:
        """Part "The bank cut rates by 1 percent" into noun, verb and noun.

        So many forms are nouns and verbs that the groups take what stands between two nouns for a
        noun. A clause that tells a figure has a verb: where it has none, that is it.
        """
        chunks, speech = self.chunks, self.grammar.speech
        verbal, figure = False, NONE
        for i in range(len(chunks) - 1, -1, -1):  # from the end: what is parted grows
            chunk = chunks[i]
            if type(chunk) is Noun:
                if figure == NONE and chunk.head < 0 and chunk.number is not None:
                    figure = i
                continue
            if type(chunk) is Mark:
                if chunk.kind not in _BINDING and chunk.low not in _BOUNDS:
                    continue
            elif chunk.lemma not in speech:
                verbal = True
                continue
            if figure != NONE and not verbal:
                self._set_predicate(i + 1, figure)
            verbal, figure = False, NONE
        if figure != NONE and not verbal:
            self._set_predicate(0, figure)

    def _set_predicate(self, start: int, figure: int) -> None:
        """Find the verb before the last figure of a clause that has none and begins at start."""
        if type(self.chunks[start]) is not Noun:
            return
        inset = start and type(self.chunks[start - 1]) is Mark
        if inset and self.chunks[start - 1].low in _INSETS and self.chunks[start].det in _ARTICLES:
            return  # "the firm, a hedge funds group with $3bn,"
        for i in range(start, figure):
            noun = self.chunks[i]
            if type(noun) is not Noun or noun.head < 0 or noun.pronoun:
                continue
            for k in range(noun.first + 1, noun.last):
                if self._is_hidden_verb(noun, k, i + 1):
                    self.chunks[i : i + 1] = self._parted(noun, k)
                    return

    def _is_hidden_verb(self, noun: Noun, k: int, after: int) -> bool:
        """Tell whether the word at k is the verb between two nouns, or a noun and a figure."""
        verb = words().verbs.get(self.low(k))
        token, left = self.tokens[k], self.low(k - 1)
        if verb is None and self._is_unknown_past(token.low, left, k + 1 < noun.last):
            verb = Verb(token.low[:-2], frozenset(("base", "past", "part")))
        if verb is None or token.poss or not token.text.islower() or self.tokens[k - 1].poss:
            return False
        if left in words().det or self.tokens[k - 1].kind != "word":
            return False
        if left in words().adjective and left not in words().org:
            return False
        if noun.number is not None and k <= noun.number.trail:
            return False
        last = k + 1 == noun.last
        if last and not self._is_figure(after, self.chunks):
            return False
        several = left.endswith("s") and not left.endswith("ss")
        if "s" in verb.tags:
            return not several
        if "past" in verb.tags and "base" in verb.tags:
            right = self.low(noun.last - 1)
            return not last and (right.endswith("s") or noun.last - k > 2)
        return "base" in verb.tags and several and not last

    @staticmethod
    def _is_unknown_past(low: str, left: str, inside: bool) -> bool:
        """Tell a verb that no list has: "the scheme swizzled investors out of $5m"."""
        known = left in words().adjective or left in words().verbs
        return inside and low.endswith("ed") and len(low) > 4 and low[-3] != "e" and not known

    def _parted(self, noun: Noun, k: int) -> list[Chunk]:
        low = self.low(k)
        verb = words().verbs.get(low) or Verb(low[:-2], frozenset(("past", "part")))
        form = next(form for form in ("s", "base", "past", "ing", "part") if form in verb.tags)
        parts: list[Chunk] = [replace(noun, last=k, head=k - 1, lemma=None, group=None)]
        parts.append(Verbs(k, k + 1, k, verb.lemma, form))
        if k + 1 < noun.last:
            parts.append(Noun(k + 1, noun.last, noun.head if noun.head > k else noun.last - 1))
        return parts

    # -- chunks ---------------------------------------------------------------------------------

    def _at(self, k: int) -> int:
        """Return the index of the chunk in which token k stands."""
        return bisect_right(self.chunks, k, key=_FIRST) - 1

    def _noun(self, i: int) -> Noun | None:
        """Return the noun group at index i, if a figure can describe it."""
        noun = self.chunk(i)
        if type(noun) is not Noun or noun.head < 0 or noun.pronoun:
            return None
        if noun.measured and noun.number is not None and noun.head < noun.number.last:
            return None
        low = self.lows[noun.head]
        if low in self.grammar.times or self._is_quality(noun):
            return None
        if low.endswith(_CONTRACTED):
            return None  # "you're at $39"
        return noun

    def _is_quality(self, noun: Noun) -> bool:
        """Tell "higher", "more expensive" and "late" from groups with a noun."""
        if noun.first < noun.head and self.lows[noun.head] not in self.grammar.no_nouns:
            return False  # as most are
        hefty = noun.det in _ARTICLES and noun.last in self.leads  # a hefty 28 percent
        each = noun.det in _EACH and noun.head > noun.first  # each additional 10 grams
        bare = noun.det == "its" and noun.head == noun.first + 1  # "its tough", for "it's"
        first = noun.first + (hefty or each or bare)
        if first <= noun.head and self.lows[noun.head] not in self.grammar.no_nouns:
            alone = noun.last - noun.first == 1 and noun.number is None and noun.lemma is None
            return alone and self._is_adjective(noun.head)  # "portable"
        tokens = self.tokens[first : noun.head + 1]
        opens = noun.head == 0  # "Nevertheless", "What"
        return all(
            token.low in self.grammar.no_nouns and (opens or token.text.islower())
            for token in tokens
        )

    def _is_adjective(self, k: int) -> bool:
        """Tell a lower-case adjective by its ending."""
        text = self.tokens[k].text
        return text.islower() and text.endswith(_ADJECTIVAL) and text not in self.grammar.in_able

    def _mark(self, i: int, *kinds: str) -> str | None:
        """Return the word of the mark at index i, if it is of one of these kinds."""
        mark = self.chunk(i)
        return mark.low if type(mark) is Mark and (not kinds or mark.kind in kinds) else None

    def _is_figure(self, i: int, chunks: list[Chunk] | None = None) -> bool:
        """Tell whether the chunk at i is a figure without a noun."""
        noun = self.chunk(i) if chunks is None else chunks[i] if i < len(chunks) else None
        return type(noun) is Noun and noun.number is not None and noun.head < 0

    def _is_time(self, i: int) -> bool:
        """Tell "last year" and "early Friday", which may stand anywhere."""
        noun = self.chunk(i)
        return (
            type(noun) is Noun
            and noun.head >= 0
            and (self.lows[noun.head] in self.grammar.times or self._is_quality(noun))
        )

    def _chain(self, i: int) -> int:
        """Return the first noun of "prices of bread and oil in the north", by that of its last."""
        while self._noun(i - 2) is not None and self.chunks[i - 2].number is None:
            link = self._mark(i - 1, "prep", "conj")
            if link is None or link in self.grammar.clauses:
                break
            if self._mark(i - 1, "conj") and self._mark(i - 3, "prep") is None:
                break
            i -= 2
        return i

    def read_as(self, i: int, chunk: Chunk) -> Chunk:
        """Take what was read as a noun at index i for a verb, or the other way round."""
        self.chunks[i] = self._padded[i] = chunk
        return chunk

    # -- what hangs on what -----------------------------------------------------------------------

    def verb_of(self, i: int) -> int:
        """Return the verb that governs the chunk at i; NONE where it stands before any."""
        return self._walk.verbs[i]

    def subject_of(self, i: int) -> int:
        """Return the subject of the clause in which the chunk at i stands."""
        verb = self._walk.verbs[i]
        clause = self._walk.clauses[i]
        subject = self._walk.subjects.get(verb, NONE) if verb != NONE else NONE
        return clause.bearer() if subject == NONE else subject

    def _stands_for(self, pronoun: str, noun: Noun) -> bool:
        """Tell whether a pronoun can mean a noun: "it" is one and a thing, "she" a person."""
        person = noun.name or noun.lemma is not None
        if pronoun == "it":
            head = self.tokens[noun.head].text
            return noun.lemma is None and not (head.islower() and singular_of(head) != head)
        return pronoun not in ("he", "she") or person

    def is_fronted(self, i: int) -> bool:
        """Tell the figure of "After losing 40 staff, the firm closed"."""
        clause = self._walk.clauses[i]
        return clause.kind == "participle" and clause.fronted and clause.subject == NONE

    def subject_around(self, i: int) -> int:
        """Return the nearest subject that is a noun of the clauses around that of the chunk at i.

        In "the firm fell when it lost $5m" the pronoun stands for the firm.
        """
        pronoun = self.chunks[self.subject_of(i)].pronoun
        for clause in self._walk.clauses[i].outward():
            noun = self._noun(clause.subject) if clause.subject != NONE else None
            if noun is None:
                continue
            if not self._stands_for(pronoun, noun):
                continue
            return clause.subject if clause.subject < i else NONE
        return NONE

    def bears_verb(self, i: int) -> bool:
        """Tell whether the chunk at i is the subject of a verb."""
        return i in self._walk.bearers

    def is_subject(self, i: int) -> bool:
        """Tell whether the chunk at i is the subject of a verb, or a part of it."""
        if self.bears_verb(i):
            return True
        return self.verb_of(i) == NONE and (
            self._mark(i - 1, "conj") is not None or type(self.chunk(i - 1)) is Noun
        )

    def object_of(self, verb: int, end: int) -> int:
        """Return the object that a verb has before the chunk at ``end``."""
        taken_up = self._walk.objects.get(verb, NONE)
        for k in range(verb + 1, min(end, verb + _NEAR)):
            if type(self.chunks[k]) is Noun and not self._is_time(k):
                moved = k == verb + 2 and self._mark(k - 1) in _PARTICLES and self._noun(k)
                return k if moved or not self._mark(k - 1, "prep") else taken_up
            if self._mark(k, "rel", "sub") or self._mark(k) == ",":
                break
        return taken_up

    @lazy
    def _walk(self) -> Bonds:
        return _Walk(self).bonds()


@dataclass(slots=True, eq=False)
class Bonds:
    """What hangs on what: by index, of each chunk its clause and verb, of verbs their nouns.

    ``bearers`` are the subjects of all verbs but infinitives.
    """

    clauses: list[Clause] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    subjects: dict[int, int] = field(default_factory=dict)
    objects: dict[int, int] = field(default_factory=dict)
    bearers: set[int] = field(default_factory=set)


class _Walk:
    """The walk over a sentence."""

    def __init__(self, syntax: Syntax) -> None:
        self.at = syntax
        self.chunks = syntax.chunks
        self.clause = Clause()
        self.found = Bonds()
        #: Whether a preposition governs the next noun, and whether one governed the last.
        self.governed = self.governed_last = False
        #: The subject of the last finite verb.
        self.told = NONE

    def bonds(self) -> Bonds:
        """Walk over all chunks and return what was found."""
        chunks, lows, known = self.chunks, self.at.lows, self.at.grammar.verbs
        clauses, verbs = self.found.clauses, self.found.verbs
        i, n, says = 0, len(chunks), self._is_said()
        while i < n:
            if says and (end := self._end_of_remark(i)) > i:
                self._remark(i, end)
                i = end
                continue
            chunk = chunks[i]
            if type(chunk) is Verbs and self._names(i, chunk):
                chunk = self.at.read_as(i, Noun(chunk.first, chunk.last, chunk.first))
            if type(chunk) is Noun:
                verbal = chunk.last - chunk.first <= 1 and lows[chunk.first] in known
                if verbal and (self._is_predicate(i, chunk) or self._lives(i, chunk)):
                    chunk = self.at.read_as(i, self._verb_at(chunk))
                else:
                    self._read_noun(i, chunk)
            elif type(chunk) is Mark:
                self._read_mark(i, chunk)
            if type(chunk) is Verbs:
                self._read_verb(i, chunk)
                self.governed = self.governed_last = False
            clauses.append(self.clause)
            verbs.append(self.clause.verb)
            i += 1
        return self.found

    def _is_said(self) -> bool:
        """Tell whether any verb is one of speech."""
        for chunk in self.chunks:
            if type(chunk) is Verbs and self._speaks(chunk):
                return True
        return False

    # -- remarks --------------------------------------------------------------------------------

    def _end_of_remark(self, i: int) -> int:
        """Return the chunk behind ", the bank said," and ", said the bank," at i, or i."""
        before = self._before(i)
        if self.at._mark(before) not in _INSETS and self._behind_quote(i) is False:
            return i + 2 if self._is_last_remark(i) else i
        if self.clause.subject == NONE and self.clause.verb == NONE and not self.found.verbs:
            return i
        chunk, after = self.chunks[i], self.at.chunk(i + 1)
        if type(chunk) is Noun and type(after) is Verbs and self._speaks(after):
            return self._closed(i + 2, i)
        if type(chunk) is Verbs and self._speaks(chunk) and self._is_finite(chunk) is not False:
            return self._closed(i + 1, i)
        return i

    def _is_last_remark(self, i: int) -> bool:
        """Tell "sales fell 5 percent the firm said.", the end of a sentence without its comma."""
        noun, verb, behind = self.chunks[i], self.at.chunk(i + 1), self.at.chunk(i + 2)
        if type(noun) is not Noun or type(verb) is not Verbs or verb.lemma != _SAYING:
            return False
        if self.clause.verb == NONE or self.governed or not self._speaks(verb):
            return False
        adding = type(behind) is Verbs and behind.form == "ing"
        return adding or behind is None or self.at._mark(i + 2) == "."

    def _speaks(self, verb: Verbs) -> bool:
        return verb.lemma in self.at.grammar.speech and not (verb.passive or verb.to)

    def _behind_quote(self, i: int) -> bool:
        return self.at._mark(i - 1) in _QUOTES and i > 1

    def _closed(self, k: int, i: int) -> int:
        """Return k or the chunk behind it where a remark ends at a comma or with the sentence."""
        for end in range(k, min(k + _REMARK, len(self.chunks) + 1)):
            chunk = self.at.chunk(end)
            if chunk is None or self.at._mark(end) in _INSETS or self.at._mark(end) == ".":
                return end
            if type(chunk) is Verbs or self.at._mark(end, "sub", "rel", "conj") is not None:
                return i
            if self.at._is_figure(end):
                return i
        return i

    def _remark(self, i: int, end: int) -> None:
        clause = Clause(self.clause, "remark")
        for k in range(i, end):
            if type(self.chunks[k]) is Verbs:
                clause.verb = k
            elif type(self.chunks[k]) is Noun and clause.subject == NONE:
                clause.subject = k
            self.found.clauses.append(clause)
            self.found.verbs.append(clause.verb)
        self.governed = self.governed_last = False

    # -- marks ------------------------------------------------------------------------------------

    def _before(self, i: int) -> int:
        """Return the index of the chunk before i, past adverbs and quotes."""
        end = max(i - 1 - _PASSED, -1)
        for k in range(i - 1, end, -1):
            chunk = self.chunks[k]
            if type(chunk) is Mark:
                if chunk.kind not in _ADVERBIAL and chunk.low not in _QUOTES:
                    return k
            elif type(chunk) is Verbs or not self._is_passed(chunk):
                return k
        return end

    def _is_passed(self, noun: Noun) -> bool:
        """Tell the "last" of "last seen in May"."""
        if noun.det or noun.number is not None or noun.head < 0:
            return False
        return self.at._is_quality(noun)

    def _read_mark(self, i: int, mark: Mark) -> None:
        low, kind = mark.low, mark.kind
        if low in _TAKING_UP and self._takes_up_subject(i):
            self.clause.subject = self.told
        elif kind == "prep" or (kind == "sub" and self._is_no_clause(i, low)):
            self.governed = True
        elif kind == "rel" or (kind == "sub" and low == "that" and self._takes_up(i)):
            self._open_relative(i)
        elif kind == "sub":
            self._await_verb()
            self._open("sub", i, inset=self.at._mark(self._before(i)) in _INSETS)
        elif kind == "conj" and self.at._mark(i - 1) == "," and not self._says(self.clause):
            self.clause.nouns.clear()
        elif low in _BREAKS:
            self.clause = Clause()
            self.governed = False
        elif low in _INSETS:
            if self.clause.comma == NONE and self.clause.subject != NONE:
                self.clause.comma = i
            self._close_at_comma(i)
            self.governed = False
        elif low == "(":
            self._open("aside", i)
        elif low == ")":
            self._close_aside()

    def _is_no_clause(self, i: int, low: str) -> bool:
        """Tell "since 2011" and "on the same floor as the hall" from what opens a clause."""
        after = self.at.chunk(i + 1)
        if type(after) is Mark and after.low[0].isdecimal():
            return True
        noun = self.at.chunk(i - 1)
        if low in _OF_TIME and type(after) is Noun and not after.pronoun:
            return self._awaits_verb(i) and self._has_one_verb(i + 1)
        if low != "as" or type(noun) is not Noun:
            return False
        return "same" in [self.at.low(k) for k in range(noun.first, noun.last)]

    def _awaits_verb(self, i: int) -> bool:
        """Tell whether the clause before the mark at i has a subject, and no verb as yet."""
        if self._says(self.clause):
            return self.clause.nouns == [i - 1]
        return self.clause.lacks_verb and self.clause.comma == NONE

    def _has_one_verb(self, i: int) -> bool:
        """Tell whether one predicate at most follows before the clause is at its end."""
        count = 0
        for k in range(i, min(i + _NEAR, len(self.chunks))):
            chunk = self.chunks[k]
            if type(chunk) is Mark and (chunk.kind in ("sub", "rel", "conj") or chunk.low == ","):
                break
            count += type(chunk) is Verbs and self._is_finite(chunk) is not False
        return count < 2

    def _takes_up_subject(self, i: int) -> bool:
        """Tell "those in the north", which stands for the subject before, as a subject itself."""
        free = self.clause.subject == NONE and not self.governed and self.told != NONE
        return free and self.at._mark(i + 1, "prep") is not None

    def _open(self, kind: str, i: int, subject: int = NONE, inset: bool = False) -> None:
        outer = self.clause
        fronted = outer.subject == NONE and outer.verb == NONE
        self.clause = Clause(outer, kind, subject, inset=inset, fronted=fronted)
        self.governed = False

    def _await_verb(self) -> None:
        """Open the clause of "said fares" before "when oil fell": its verb is still to come."""
        verb = self.at.chunk(self.clause.verb)
        if self.clause.nouns and type(verb) is Verbs and verb.lemma == _SAYING:
            self._open("sub", self.clause.nouns[0], self.clause.nouns[0])

    def _open_relative(self, i: int) -> None:
        self._await_verb()
        k = i - 1
        while k >= 0 and (self.at._mark(k, "prep") or self.at._mark(k) in _INSETS):
            k -= 1
        noun = self.at._noun(k) if self.at._mark(i) != "whose" else None
        inset = self.at._mark(self._before(i)) in _INSETS
        if noun is None:
            k = NONE
        elif inset or self.at.tokens[noun.head].text[0].isupper() or self.at._mark(k - 1) in _CLOSE:
            k = self.at._chain(k)
        self._open("rel", i, k, inset=inset)
        self.clause.object = self.clause.subject

    def _takes_up(self, i: int) -> bool:
        """Tell "rooms that usually cost", a relative, from "said that rooms cost"."""
        if type(self.at.chunk(i - 1)) is not Noun or self.at._is_time(i - 1):
            return False
        after = i + 1
        while self.at._mark(after, "adv"):
            after += 1
        return type(self.at.chunk(after)) is Verbs or not self._says(self.clause)

    def _close_at_comma(self, i: int) -> None:
        """Go back to the clause around where a comma ends an inset or a fronted clause."""
        k = i + 1
        while self.at._mark(k, "adv") or self.at._mark(k) in _QUOTES:
            k += 1
        after = self.at.chunk(k)
        if type(after) is Verbs and self._is_finite(after) is not False:
            self._return_to_verbless()
        elif type(after) is Noun or self.at._mark(k, "prep"):
            while self.clause.fronted and self.clause.verb != NONE and self.clause.parent:
                self.clause = self.clause.parent

    def _return_to_verbless(self) -> bool:
        """Return to the innermost clause whose subject has no verb as yet."""
        for outer in self.clause.outward():
            if outer.lacks_verb:
                self.clause = outer
                return True
            if outer.kind == "aside":
                break
        return False

    def _close_aside(self) -> None:
        for clause in self.clause.outward():
            if clause.kind == "aside" and clause.parent is not None:
                self.clause = clause.parent
                break

    # -- nouns ------------------------------------------------------------------------------------

    def _read_noun(self, i: int, noun: Noun) -> None:
        of_governed = self.governed_last
        governed = self.governed or (of_governed and self._names_place(i))
        link = self.at._mark(i - 1, "prep")
        joined = link is None and self.at._mark(self._before(i), "conj") is not None
        if joined and of_governed and not governed:
            governed = True
            self.clause.joined = i
        if link is not None and link in self.at.grammar.clauses:
            self.clause.joined = i
        self.governed, self.governed_last = False, governed
        if self.at._is_time(i) or self.at.tokens[noun.last - 1].poss:
            self.governed = governed and self.at._is_figure(i + 1)
            return
        if noun.pronoun in _NOMINATIVE and self._begins_relative(i):
            self._open("rel", i, i)
            self.clause.object = self.at._chain(i - 1)
            return
        if self.at._is_figure(i) and (governed or not self._acts(i)):
            return
        share = link == "of" and self.at._is_figure(i - 2) and not of_governed
        if governed and not share:
            return
        clause = self.clause
        if clause.fronted and clause.kind == "sub" and clause.subject == i - 1 and clause.parent:
            clause = self.clause = clause.parent  # "Since its launch the app has sold well"
        if clause.verb != NONE:
            clause.nouns.append(i)
            if joined:
                clause.joined = i
        elif (
            clause.subject == NONE
            or noun.pronoun in _NOMINATIVE
            or (clause.kind == "rel" and clause.subject == clause.object)
        ):
            clause.subject = i

    def _acts(self, i: int) -> bool:
        """Tell a figure that is the subject of the verb behind it: "and another 600 were late".

        In "winds that hit 90 mph tore off roofs" it is what its own clause tells.
        """
        if self.clause.kind == "rel" and self.clause.verb == i - 1 and not self._says(self.clause):
            return False
        after = self.at.chunk(i + 1)
        return type(after) is Verbs and self._is_finite(after) is True

    def _begins_relative(self, i: int) -> bool:
        """Tell the pronoun of "the families it serves have grown", behind what it does."""
        before = self.at.chunk(i - 1)
        known = type(before) is Noun and before.head >= 0 and not before.pronoun
        opens = self.at.tokens[self.chunks[i].first].text in _CAPITALISED
        return known and self.clause.verb == NONE and not opens

    def _names_place(self, i: int) -> bool:
        """Tell the Alba of "In Port Town, Alba, 40 ships lay", behind a noun that is governed."""
        if self.at._mark(i - 1) != "," or self.at._mark(i + 1) != ",":
            return False
        head = self.at._noun(i)
        return head is not None and self.at.tokens[head.head].text[0].isupper()

    def _is_predicate(self, i: int, noun: Noun) -> bool:
        """Tell "The rules, which apply in May, raise the price": a verb where one is lacking.

        The noun is one word, and one that can be a verb.
        """
        if noun.number is not None or noun.pronoun:
            return False
        token = self.at.tokens[noun.first]
        verb = self.at.grammar.verbs[token.low]
        if token.poss or not token.text.islower() or verb.tags == {"ing"}:
            return False
        before = self._before(i)
        inset = self.at._mark(before) in _INSETS
        after = self.at.chunk(i + 1)
        joined = self.clause.verb != NONE and (inset or self.at._mark(before, "conj"))
        back = i + 1 + (self.at._mark(i + 1) in _PARTICLES)  # "and dates back 66 million years"
        if joined and self.at._is_figure(back):
            return True  # "will cost $4 billion and take eight years"
        if not inset or not self._lacks_verb():
            return False
        if type(after) is Noun:
            return True
        return self.at._mark(i + 1, "prep", "adv") not in (None, "of", "up", "down")

    def _names(self, i: int, verb: Verbs) -> bool:
        """Tell "Snow that fell" and "where drifts of a metre" from verbs without a subject."""
        low = self.at.lows[verb.first]
        if verb.last - verb.first > 1 or verb.form not in ("s", "base") or verb.adverbs:
            return False
        if self._speaks(verb) or low in words().be or low in words().have:
            return False
        if not i:
            return self.at._mark(1) in _RELATIVES
        opens = self.at._mark(i - 1, "sub") is not None and self.at._mark(i - 1) not in _RELATIVES
        return opens and self.at._mark(i + 1) == "of"

    def _lives(self, i: int, noun: Noun) -> bool:
        """Tell "a family of four living on $45,000": a participle behind a figure."""
        if noun.det or not self.at.lows[noun.first].endswith("ing"):
            return False
        return type(self.at.chunk(i - 1)) is Noun and self.at._mark(i + 1, "prep") is not None

    def _verb_at(self, noun: Noun) -> Verbs:
        verb = words().verbs[self.at.low(noun.first)]
        form = next(form for form in ("s", "base", "past", "ing", "part") if form in verb.tags)
        return Verbs(noun.first, noun.last, noun.first, verb.lemma, form)

    # -- verbs ------------------------------------------------------------------------------------

    @staticmethod
    def _is_finite(verb: Verbs) -> bool | None:
        """Tell a predicate from an infinitive and a participle; None: it can be either."""
        if verb.to and not verb.modal:
            return False
        if verb.copula or verb.main > verb.first + len(verb.adverbs):
            return True
        if verb.form in {"s", "base", "past"}:
            return True
        return None if verb.form == "ed" else False

    def _read_verb(self, i: int, verb: Verbs) -> None:
        before = self._before(i)
        finite = self._is_finite(verb)
        if finite and self.at.lows[verb.first] in _NO_AUXILIARY:
            finite = False
        link = self.at._mark(before)
        if (verb.to and not verb.modal) or (link == "to" and verb.form == "base"):
            self._read_infinitive(i)
        elif finite is False or (finite is None and self._is_participle(i, before, link)):
            self._read_participle(i, before, link)
        else:
            self._read_predicate(i, before, link)

    def _is_participle(self, i: int, before: int, link: str | None) -> bool:
        """Tell "the mayor, elected in May," and "goods priced at $5" from a past."""
        clause = self.clause
        if self.at._mark(before, "prep"):
            return True
        if self._describes(i, before):
            return True
        if clause.joined == before and clause.verb != NONE:
            return False  # "was late and the index rose"
        if clause.verb == NONE:
            if clause.subject == NONE:
                return link is not None or before < 0
            return link in _INSETS and clause.comma == before
        if link is not None:
            return False
        open_past = not clause.nouns and self._is_finite(self.chunks[clause.verb]) is None
        if open_past and self._has_object(i):
            return False  # "Tests carried out on the water found lead"
        noun = self.chunks[before]
        return type(noun) is Noun and not (self._says(clause) or self._lacks_verb())

    def _has_object(self, i: int) -> bool:
        """Tell the verb before a noun or before what it tells from a participle."""
        told = self._speaks(self.chunks[i]) and self.at._mark(i + 1) == "that"
        return told or (self.at._noun(i + 1) is not None)

    def _describes(self, i: int, before: int) -> bool:
        """Tell "aged" and "priced" behind the noun that they describe."""
        noun = type(self.chunks[before]) is Noun
        return noun and before == i - 1 and self.chunks[i].lemma in self.at.grammar.describing

    def _says(self, clause: Clause) -> bool:
        verb = self.at.chunk(clause.verb)
        return type(verb) is Verbs and verb.lemma in self.at.grammar.speech

    def _lacks_verb(self) -> bool:
        clause: Clause | None = self.clause
        for _ in range(_DEEPEST):
            if clause is None:
                break
            if clause.subject != NONE and clause.verb == NONE:
                return True
            clause = clause.parent
        return False

    def _add(self, i: int, subject: int, finite: bool = True) -> None:
        """Let the verb at i be the last of the clause, with this subject."""
        clause = self.clause
        clause.verb = i
        self.told = subject if finite and subject != NONE else self.told
        clause.nouns.clear()
        clause.joined = NONE
        self.found.subjects[i] = subject
        if finite:
            self.found.bearers.add(subject)
        if clause.object not in (NONE, subject):
            self.found.objects[i] = clause.object

    def _read_infinitive(self, i: int) -> None:
        clause = self.clause
        if clause.verb == NONE:
            self._open("participle", i)
            self._add(i, NONE, finite=False)
            return
        subject = self.found.subjects.get(clause.verb, NONE)
        governing = self.chunks[clause.verb]
        noun = self.at._noun(i - 1)
        controlled = noun is not None and not governing.passive and clause.nouns
        if governing.copula or governing.lemma == "become":
            controlled = False  # "became the latest bank to cut its rate"
        if controlled and self.at.low(noun.head) not in self.at.grammar.schemes:
            subject = self.at._chain(i - 1)
        self._add(i, subject, finite=False)

    def _read_participle(self, i: int, before: int, link: str | None) -> None:
        clause = self.clause
        inherited = self.found.subjects.get(clause.verb, NONE) if clause.verb != NONE else NONE
        if link is None and type(self.at.chunk(before)) is Noun:
            noun = before if self._describes(i, before) else self.at._chain(before)
            if self.at._noun(before) is None:
                four = self.at._is_figure(before) and self.at._mark(before - 1) == "of"
                known = four and self.at._noun(before - 2) is not None
                noun = self.at._chain(before - 2) if known else NONE  # a family of four living
            elif self.chunks[i].form == "ing" and noun == before and inherited != NONE:
                noun = inherited if self.at._mark(noun - 1) in _LOCATIVE else noun
            self._open("participle", i, noun)
            self._add(i, self.clause.subject)
            return
        if clause.verb != NONE and link not in _INSETS:
            self._add(i, inherited)  # "agreed on cutting", "began charging"
            return
        self._open("participle", i, inset=link in _INSETS)
        self._add(i, inherited)

    def _read_predicate(self, i: int, before: int, link: str | None) -> None:
        clause = self.clause
        if clause.verb == NONE:
            told = self.at._is_figure(clause.joined - 2) and clause.subject < clause.joined
            if told and self.at._mark(clause.joined - 1) in self.at.grammar.clauses:
                self._open("sub", i, clause.joined)  # "Profits up 12% as beer sales hit £1bn"
            self._add(i, self.clause.subject)
            return
        if self.at._mark(before, "conj"):
            if clause.kind == "participle" and self._is_finite(self.chunks[i]) is None:
                self._add(i, clause.subject)  # "Built in May and opened in June, the hall …"
                return
            while self.clause.kind == "participle" and self.clause.parent is not None:
                self.clause = self.clause.parent
            self._add(i, self.clause.subject)
            return
        if link in _INSETS:
            self._return_to_verbless()
            self._add(i, self.clause.subject)
            return
        told = clause.nouns and self._says(clause)
        if not told and self._return_to_verbless():
            self._add(i, self.clause.subject)
            return
        bare = self._is_finite(self.chunks[clause.verb]) is None
        if not clause.nouns and clause.joined == NONE and (bare or clause.kind == "participle"):
            self._add(i, clause.subject)  # "farmers hit by the drought lost"
            return
        subject = clause.joined if clause.joined != NONE and not told else NONE
        describes = clause.kind == "rel" and clause.subject == clause.object != NONE and not told
        if subject == NONE and clause.nouns and not describes:
            subject = clause.nouns[0]
        if subject == NONE:
            subject = clause.subject
        self._open("sub", i, subject)
        self._add(i, subject)
