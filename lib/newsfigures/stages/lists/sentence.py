"""A sentence as noun groups, verbs and marks, and what its groups are made of.

`Group` holds coordinated noun groups with what hangs on them; `Sentence` answers what a chunk is: a
person, a bare number, an age, "two of them", the subject of a verb.
"""

from __future__ import annotations

from newsfigures.lexicon import load
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.tokens import Lows, Token, by_index, lows
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import person_nouns, singular_of, words

WORDS = load("groups")["list"]
DEAD = frozenset(WORDS["dead"])
#: "The youngest of them 15", "the eldest a boy of six".
SUPERLATIVE_AGES = frozenset(WORDS["superlative_ages"])
PARTS = frozenset(WORDS["parts"])
PLACING = frozenset(WORDS["placing"])
ATTACHED = frozenset(WORDS["attached"])
DESCRIBING = frozenset(WORDS["describing"])
#: So many chunks stand between a number and what a list behind "of" adds to it, at most.
NEAR = 8
#: So many chunks ", some of them women and children, " reaches.
LONGEST_ASIDE = 12
#: A number in words from here on is an age behind a person: "his wife, sixty-five, and ...".
_GROWN = 16


#: What makes the number before it a share, and no age.
_SHARE = frozenset({"%", "percent", "cent", "pc", "pct"})


class Group:
    """Coordinated noun groups with what hangs on them.

    ``parts`` are groups counted within this one ("including ..."), ``tails`` prepositional
    complements, ``names`` nouns that only identify members, ``prep`` the governing preposition.
    """

    __slots__ = ("first", "last", "members", "names", "parts", "prep", "tails")

    def __init__(
        self,
        members: list[Noun],
        first: int,
        last: int,
        prep: str = "",
        parts: list[Group] | None = None,
        tails: list[Group] | None = None,
        names: list[Noun] | None = None,
    ) -> None:
        self.members = members
        self.first = first
        self.last = last
        self.prep = prep
        self.parts = [] if parts is None else parts
        self.tails = [] if tails is None else tails
        self.names = [] if names is None else names

    @property
    def human(self) -> bool:
        """Whether a member is a person or people."""
        return any([m.lemma or m.name or m.pronoun for m in self.members])

    @property
    def several(self) -> bool | None:
        """Whether the group is more than one; None is unknown."""
        return True if len(self.members) > 1 else self.members[0].plural

    @property
    def numbered(self) -> bool:
        """Whether a member carries a number."""
        return any([m.number is not None for m in self.members])


def takes_up(noun: Noun) -> bool:
    """Tell "them" and "these", which take up people told of before."""
    return noun.pronoun in ("them", "us") or (
        noun.det in ("these", "those") and noun.head < 0 and noun.number is None
    )


def tails(group: Group) -> list[Group]:
    """Return the complements of a group and theirs, in order."""
    if not group.tails:
        return []
    return [inner for tail in group.tails for inner in (tail, *tails(tail))]


class Sentence:
    """A sentence being read: its chunks, and the groups made of them."""

    def __init__(
        self, tokens: list[Token], chunks: list[Noun | Verbs | Mark], low: Lows | None
    ) -> None:
        self.tokens = tokens
        self.chunks = chunks
        #: The chunk at an index, None a little beyond either end.
        self.chunk = by_index(chunks, None)
        self.n = len(chunks)
        self.lex = role_words()
        self.w = words()
        self.people = person_nouns()
        #: Each part with its whole, each share with its base.
        self.parts: list[tuple[Noun, Noun]] = []
        self.bases: list[tuple[Noun, Noun]] = []
        self.ages: list[Noun] = []
        self.groups: list[Group] = []
        #: Numbers by place in a bracket behind a verb, of whom the sentence told before it.
        self.bracketed: list[Noun] = []
        #: Numbers in a bracket behind a group, with their measure: "92 men (28 dead, 64 hurt)".
        self.told_in_brackets: list[tuple[Noun, str]] = []
        self.depth = 0
        #: How many groups of parts are being read.
        self.parting = 0
        self.lows = low or lows(tokens)
        self.low = self.lows.__getitem__

    def is_mark(self, k: int, *lows: str) -> bool:
        """Tell whether chunk k is one of these small words."""
        chunk = self.chunk(k)
        return isinstance(chunk, Mark) and chunk.low in lows

    def word_at(self, k: int) -> str:
        """Return the first word of chunk k, "" where there is none."""
        chunk = self.chunk(k)
        return self.low(chunk.first) if chunk is not None else ""

    def human(self, noun: Noun) -> bool:
        """Tell a person or people from a thing."""
        return bool(noun.lemma or noun.name or noun.pronoun)

    def countable(self, noun: Noun) -> bool:
        """Tell a group of people or a bare number from a thing."""
        return self.human(noun) or (noun.number is not None and noun.head < 0 and not noun.measured)

    def families(self, noun: Noun) -> bool:
        """Tell "60 families", people counted as something else."""
        return noun.number is not None and noun.head >= 0 and self.units(noun)

    def alive(self, group: Group) -> bool:
        """Tell people, and numbers that may be people, from things, which do not die."""
        return any([self.countable(noun) or self.families(noun) for noun in group.members])

    def state_of(self, noun: Noun) -> str | None:
        """Return the measure of "the dead", "the injured", "the victims"."""
        if noun.head < 0 or noun.number is not None:
            return None
        head = self.lows[noun.head]
        return self.lex.state.get(head) or ("killed" if head in DEAD else None)

    def role_verb(self, verb: Verbs) -> bool:
        """Tell a verb that may give its object a measure."""
        return verb.lemma in self.lex.object or verb.lemma in self.lex.phrases

    def time_noun(self, noun: Noun) -> bool:
        """Tell "Tuesday" and "two days", which are no objects and no subjects."""
        if noun.head < 0 or noun.lemma:
            return False
        low = self.lows[noun.head]
        return low in self.w.time_nouns or low in {"last", "next", "early", "late"}

    def units(self, noun: Noun) -> bool:
        """Tell families, crews and other units of people."""
        return singular_of(self.low(noun.head)) in self.w.people_units

    def bare(self, chunk: Noun | Verbs | Mark | None) -> bool:
        """Tell a number that says not what it counts."""
        bare = isinstance(chunk, Noun) and chunk.number is not None and chunk.head < 0
        return bare and not chunk.measured

    def place_like(self, chunk: Noun | Verbs | Mark | None) -> bool:
        """Tell a group in capitals, which may name a place."""
        if not isinstance(chunk, Noun) or chunk.number is not None or chunk.head < 0:
            return False
        return self.tokens[chunk.head].text[0].isupper() and not chunk.lemma

    def bare_name(self, noun: Noun) -> bool:
        """Tell words in capitals without an article, "Alba" and "Minn."."""
        bare = not (noun.det or noun.lemma or noun.number is not None) and noun.head >= 0
        return bare and self.tokens[noun.head].text[0].isupper()

    def deed(self, noun: Noun) -> bool:
        """Tell "the murder", of which its place may be told before its victim."""
        measure = self.lex.noun.get(singular_of(self.low(noun.head))) if noun.head >= 0 else None
        return measure == "killed" and noun.number is None

    def percent(self, noun: Noun) -> bool:
        """Tell "25 percent" and "25 per 1,000"."""
        return (noun.head >= 0 and self.lows[noun.head] in {"percent", "%", "pct"}) or self.lows[
            noun.number.last
        ] in {"%", "percent", "per", "pct"}

    @staticmethod
    def size(noun: Noun) -> float | None:
        """Return how many people a group is said to be: one where there is no number."""
        if noun.number is not None:
            return noun.number.value
        return 2.0 if noun.lemma == "couple" else 1.0

    @staticmethod
    def his(noun: Noun) -> bool:
        """Tell "his son", who hangs on the person named before."""
        return noun.det in ("his", "her", "their")

    def them_at(self, k: int) -> bool:
        """Tell "them", "these" and "whom" at chunk k."""
        chunk = self.chunk(k)
        return (isinstance(chunk, Noun) and takes_up(chunk)) or self.is_mark(k, "whom", "which")

    def number_of_them(self, k: int) -> int | None:
        """Return the chunk behind "two of them" at k, or None."""
        chunk = self.chunk(k)
        if (
            isinstance(chunk, Noun)
            and chunk.number is not None
            and chunk.head < 0
            and self.is_mark(k + 1, "of")
            and self.them_at(k + 2)
        ):
            return k + 3
        return None

    def age_like(self, noun: Noun) -> bool:
        """Tell a bare number that may be the age of someone."""
        number = noun.number
        return (
            number is not None
            and noun.head < 0
            and not (noun.measured and self.tokens[number.trail - 1].low in _SHARE)  # "10 percent"
            and number.bound == "="
            and number.value is not None
            and 0 < number.value < 115
            and number.value == int(number.value)
            and (self.tokens[number.first].kind == "num" or number.value >= _GROWN)
        )

    def aged_at(self, k: int) -> bool:
        """Tell a number at chunk k that may be an age."""
        chunk = self.chunk(k)
        return isinstance(chunk, Noun) and self.age_like(chunk)

    @staticmethod
    def take_for_place(noun: Noun) -> None:
        """Take a bare name behind "in" or "near" for a place."""
        if noun.lemma is None:
            noun.name, noun.placed = False, True

    def verb_follows(self, k: int) -> bool:
        """Tell whether the noun at chunk k, with its complements, is the subject of a verb."""
        chunk = self.chunk(self.past_tails(k + 1))
        return (
            isinstance(chunk, Verbs)
            and chunk.form not in ("ing", "inf")
            and not (chunk.lemma in DESCRIBING and not chunk.passive)
        )

    def past_tails(self, k: int) -> int:
        """Return the chunk behind "of the school in Alba" at chunk k, or k."""
        while (
            isinstance(self.chunk(k), Mark)
            and self.chunks[k].low in ATTACHED
            and isinstance(self.chunk(k + 1), Noun)
            and self.word_at(k + 1) != "what"
        ):
            k += 2
        return k

    def take_age(self, noun: Noun) -> None:
        """Note that a number is the age of someone."""
        noun.age = True
        self.ages.append(noun)
