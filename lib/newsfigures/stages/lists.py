"""Which noun groups are one: lists, apposition, identification, ages, parts and complements.

It is settled before any verb is looked at, so that a role given to a group reaches every member of
it and nothing else: "four cadres, identified as A, B, C and D" are four people, "three soldiers and
two militants" five, "eight people, five of them police" eight.
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.tokens import Lows, Token, by_index, lows
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import person_nouns, singular_of, words

#: A number in words from here on is an age behind a person: "his wife, sixty-five, and ...".
_GROWN = 16
#: Complements of complements that are followed before the chain is cut.
_DEEPEST = 8
#: Behind these a bare number goes on with a list: "including a teacher and two of her pupils".
_LISTING = frozenset({"of", "by", "between", "including", "excluding", "besides", "among"})
#: With these before it a number is of people known already, whom a list behind it can but name.
_GIVEN = frozenset({"the", "these", "its", "his", "her", "their", "all"})
#: Forms of auxiliaries whose subject is one.
_SINGULAR = frozenset({"was", "is", "has"})
#: Behind these a bare name is a place.
_PLACING = frozenset({"in", "at", "near", "across", "outside", "inside", "throughout", "around"})
#: Behind these too, where they hang on a noun.
_LOCATING = frozenset({"under", "within", "along", "behind", "from", "on"})
#: Prepositions whose group hangs on the noun before it.
_ATTACHED = frozenset(
    {
        "of",
        "from",
        "in",
        "at",
        "near",
        "on",
        "with",
        "under",
        "inside",
        "outside",
        "aboard",
        "along",
        "around",
        "between",
        "for",
        "behind",
        "within",
        "across",
        "per",
        "against",
    }
)
#: So many chunks stand between a number and what a list behind "of" adds to it, at most.
_NEAR = 8
#: So many chunks a bracket has at most.
_BRACKET = 24
#: Behind these a headline begins, or its second half.
_OPENERS = frozenset(("", ":", "-", "–", "—", "|"))
_PARTS = frozenset({"including"})
_ADDED = frozenset({"besides", "alongside", "plus"})
#: The marks for which `Lists.group` has rules of their own; at all others a group may only go on
#: with a complement.
_JOINING = _PARTS | _ADDED | frozenset("([,;&") | {"and", "or", "among", "as", "along", "together"}


#: Nouns of the dead, of whom a sentence may say who they were.
DEAD = frozenset({"victims", "fatalities", "fatality", "deceased", "bodies"})
#: Behind families these tell how many people they are: "310 families / 1,480 people".
_DASHES = frozenset({"/", "-", "–", "—", "--"})
#: So many chunks ", some of them women and children, " reaches.
_LONGEST_ASIDE = 12


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
        return any(m.lemma or m.name or m.pronoun for m in self.members)

    @property
    def several(self) -> bool | None:
        """Whether the group is more than one; None is unknown."""
        return True if len(self.members) > 1 else self.members[0].plural

    @property
    def numbered(self) -> bool:
        """Whether a member carries a number."""
        return any(m.number is not None for m in self.members)


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


#: Behind people these say where they were, without a noun.
_ABOARD = frozenset({"aboard", "onboard", "inside", "outside", "nearby", "indoors"})


class Lists:
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
        self.low = low or lows(tokens)

    def is_mark(self, k: int, *lows: str) -> bool:
        """Tell whether chunk k is one of these small words."""
        chunk = self.chunk(k)
        return isinstance(chunk, Mark) and chunk.low in lows

    def human(self, noun: Noun) -> bool:
        """Tell a person or people from a thing."""
        return bool(noun.lemma or noun.name or noun.pronoun)

    def countable(self, noun: Noun) -> bool:
        """Tell a group of people or a bare number from a thing."""
        return self.human(noun) or (noun.number is not None and noun.head < 0 and not noun.measured)

    def families(self, noun: Noun) -> bool:
        """Tell "60 families", people counted as something else."""
        return noun.number is not None and noun.head >= 0 and self._units(noun)

    def alive(self, group: Group) -> bool:
        """Tell people, and numbers that may be people, from things, which do not die."""
        return any(self.countable(noun) or self.families(noun) for noun in group.members)

    def state_of(self, noun: Noun) -> str | None:
        """Return the measure of "the dead", "the injured", "the victims"."""
        if noun.head < 0 or noun.number is not None:
            return None
        head = self.low(noun.head)
        return self.lex.state.get(head) or ("killed" if head in DEAD else None)

    def role_verb(self, verb: Verbs) -> bool:
        """Tell a verb that may give its object a measure."""
        return verb.lemma in self.lex.object or verb.lemma in self.lex.phrases

    def time_noun(self, noun: Noun) -> bool:
        """Tell "Tuesday" and "two days", which are no objects and no subjects."""
        if noun.head < 0 or noun.lemma:
            return False
        low = self.low(noun.head)
        return low in self.w.time_nouns or low in ("last", "next", "early", "late")

    def group(
        self, k: int, objective: bool, inside: bool | None = None, prep: str = ""
    ) -> tuple[Group, int]:
        """Read the group that starts with the noun at chunk k; return it and the next chunk.

        ``objective`` tells that a verb governs it, so that a conjunct with a verb of its own opens
        a new clause. ``inside`` is set for a complement: whether its parent counts people.
        """
        noun = self.chunks[k]
        group = Group([noun], noun.first, noun.last)
        k += 1
        self.depth += 1
        while k < self.n and self.depth < _DEEPEST:
            chunk = self.chunks[k]
            step = None
            kind = type(chunk)
            if kind is Mark:
                if chunk.low not in _JOINING:
                    if chunk.low in _DASHES and self._people_in(group.members[-1], k + 1, True):
                        step = self._adopt(group, self.chunks[k + 1], k + 2)
                        step += self.is_mark(step, chunk.low)  # "310 families - 1,480 people -"
                    elif chunk.low in _ABOARD and self.is_mark(k + 1, "and", ",", "&"):
                        step = k + 1  # "the three people aboard and a woman on the ground"
                    elif chunk.low in _ATTACHED and chunk.kind in ("prep", "sub"):
                        step = self._tail(group, k, objective, inside)
                elif chunk.low in ("(", "["):
                    step = self._parenthesis(group, k)
                elif chunk.low == ",":
                    step = self._after_comma(group, k, objective, inside, prep)
                elif chunk.low == ";":
                    step = self._after_semicolon(group, k)
                elif chunk.kind == "conj" and chunk.low in ("and", "or", "&"):
                    if self.is_mark(k + 1, "of") and group.tails and group.tails[-1].prep == "of":
                        step = self._tail(group, k + 1, objective, inside)
                    else:
                        step = self._after_and(group, k + 1, objective, inside, prep)
                elif chunk.low in _PARTS:
                    step = self._including(group, k, objective)
                elif chunk.low == "among" and self._them(k + 1):
                    step = self._parts_from(group, k + 2, objective)
                elif chunk.low in ("as", "along", "together", "besides") and (
                    prep not in ("", "by") or (prep == "by" and self._his_at(k + 2))
                ):
                    step = None
                elif (
                    chunk.low == "as" and self.is_mark(k + 2, "as") and self._word(k + 1) == "well"
                ):
                    step = self._after_and(group, k + 3, objective, inside)
                elif chunk.low in ("along", "together") and self.is_mark(k + 1, "with"):
                    step = self._after_and(group, k + 2, objective, inside)
                elif chunk.low in _ADDED:
                    step = self._after_and(group, k + 1, objective, inside)
                elif chunk.kind in ("prep", "sub") and chunk.low in _ATTACHED:
                    step = self._tail(group, k, objective, inside)
            elif kind is Verbs:
                if chunk.form == "ing":
                    step = self._doing(k, objective)
                elif not chunk.passive and chunk.form != "past":
                    step = self._identified(group, k, inside)
            else:
                step = self._adjacent(group, k)
            if step is None:
                break
            k = step
            group.last = self.chunks[k - 1].last
        self.depth -= 1
        if len(group.members) > 2:
            self._sum_up(group)
        return group, k

    def _sum_up(self, group: Group) -> None:
        """Where the first of a list is the sum of the rest, make them its parts."""
        whole, *rest = group.members
        if (closing := self._closing_aside(group.members)) is not None:
            group.members, rest = group.members[: closing + 1], group.members[closing + 1 :]
            self._make_parts(group, group.members[closing], rest)
            return
        if whole.number is None or not whole.number.value:
            return
        sizes = [m.number.value if m.number is not None else 1.0 for m in rest]
        if None in sizes or sum(sizes) != whole.number.value:
            return
        if all(self.low(m.last) in _PLACING for m in (whole, rest[0])):
            return  # "three people in Alba, two in Burk and one in Corm"
        closed = self.low(group.last) in (",", "-", "–", "—", ")", ";")
        each = all(m.det in ("a", "an", "the other") or m.number is not None for m in rest)
        if rest[0].det == "their":
            return  # "three nurses, their driver and two guards"
        singly = each and not any(m.number is not None or m.plural for m in rest)
        known = closed and each
        # "its two occupants, a nurse and a mechanic", "two tourists, a Dane and a Swede"
        by_nation = all(map(self._demonym, rest)) and not self._demonym(whole)
        known = known or (singly and (whole.det in _GIVEN or by_nation))
        if whole.lemma in self.lex.anyone or known or rest[-1].det == "the other":
            group.members = [whole]
            self._make_parts(group, whole, rest)

    def _demonym(self, noun: Noun) -> bool:
        """Tell "a Dane", who is of any calling."""
        return noun.head >= 0 and noun.lemma in self.lex.demonyms

    def _make_parts(self, group: Group, whole: Noun, rest: list[Noun]) -> None:
        group.parts.append(Group(rest, rest[0].first, rest[-1].last))
        self.groups.append(group.parts[-1])
        self.parts.extend((part, whole) for part in rest)

    def _closing_aside(self, members: list[Noun]) -> int | None:
        """Return who in a list is told one by one: "... and two civilians, a nun and a priest"."""
        for m in range(1, len(members) - 2):
            whole, rest = members[m], members[m + 1 :]
            closes = whole.number is not None and self.low(whole.first - 1) in ("and", "&")
            if closes and whole.number.value == len(rest) and self.low(whole.last) == ",":
                single = all(noun.number is None and not noun.plural for noun in rest)
                return m if single and all(map(self.human, rest)) else None
        return None

    def _word(self, k: int) -> str:
        chunk = self.chunk(k)
        return self.low(chunk.first) if chunk is not None else ""

    def _them(self, k: int) -> bool:
        chunk = self.chunk(k)
        return (isinstance(chunk, Noun) and takes_up(chunk)) or self.is_mark(k, "whom", "which")

    def _parenthesis(self, group: Group, k: int) -> int | None:
        """Pass over a bracket; "(35)" behind a person is an age."""
        close = self._closing(k)
        if close is None:
            return None
        inner = self.chunks[k + 1 : close]
        last = group.members[-1]
        if last.number is not None and (listed := self._by_place(k + 1, close)):
            for noun in listed:
                self._part_of(group, noun, last)
            return close + 1
        if (
            self.is_mark(k + 1, "including")
            and self._parts_from(group, k + 2, objective=True) is not None
        ):
            return close + 1
        for m, chunk in enumerate(inner):
            if isinstance(chunk, Noun) and chunk.number is not None:
                if (
                    len(inner) <= 2
                    and self._age_like(chunk)
                    and self.human(last)
                    and last.plural is not True
                ):
                    chunk.age = True
                    self.ages.append(chunk)
                elif self._number_of_them(k + 1 + m) is not None:
                    self._part_of(group, chunk, last)
                elif (measure := self._state_after(k + 1 + m)) is not None:
                    self.told_in_brackets.append((chunk, measure))
                    self.groups.append(Group([chunk], chunk.first, chunk.last))
                elif self.told_in_brackets and self.is_mark(k + m, "including"):
                    self._part_of(group, chunk, self.told_in_brackets[-1][0])
                elif chunk.lemma and last.head >= 0 and self._units(last):
                    group.members.append(chunk)  # "640 households (3,200 people)"
                else:
                    self.groups.append(Group([chunk], chunk.first, chunk.last))
        return close + 1

    def _state_after(self, k: int) -> str | None:
        """Return the measure of "28 dead" and "64 people wounded" at chunk k."""
        verb = self.chunk(k + 1)
        if not isinstance(verb, Verbs) or (verb.passive and not verb.predicate):
            return None
        return verb.predicate or self.lex.state.get(self.low(verb.main))

    def _closing(self, k: int) -> int | None:
        """Return the chunk that closes the bracket at k, None where it is far."""
        ends = (m for m in range(k + 1, min(k + _BRACKET, self.n)) if self.is_mark(m, ")", "]"))
        return next(ends, None)

    def _part_of(self, group: Group, noun: Noun, whole: Noun) -> None:
        """Take a noun for a part of a member of a group."""
        part = Group([noun], noun.first, noun.last)
        group.parts.append(part)
        self.parts.append((noun, whole))
        self.groups.append(part)

    def _by_place(self, k: int, close: int) -> list[Noun]:
        """Return the numbers of "(Alba 30, Burk 12)" and "(30 in Alba, 12 in Burk)".

        There are none where anything else stands between the chunks k and ``close``.
        """
        found: list[Noun] = []
        while k < close:
            first, second, third = (self.chunk(m) for m in (k, k + 1, k + 2))
            if self.is_mark(k + 1, ":", "-", "–"):
                second, third = third, None
                k += 1
            if self.bare(second) and self._place_like(first):
                found.append(second)
                k += 2
            elif self.bare(first) and self.is_mark(k + 1, *_PLACING, "from"):
                if not self._place_like(third):
                    return []
                found.append(first)
                k += 3
            else:
                return []
            while k < close and self.is_mark(k, ",", ";", "and", "&"):
                k += 1
        return found

    def bare(self, chunk: Noun | Verbs | Mark | None) -> bool:
        """Tell a number that says not what it counts."""
        bare = isinstance(chunk, Noun) and chunk.number is not None and chunk.head < 0
        return bare and not chunk.measured

    def _place_like(self, chunk: Noun | Verbs | Mark | None) -> bool:
        """Tell a group in capitals, which may name a place."""
        if not isinstance(chunk, Noun) or chunk.number is not None or chunk.head < 0:
            return False
        return self.tokens[chunk.head].text[0].isupper() and not chunk.lemma

    def _units(self, noun: Noun) -> bool:
        """Tell families, crews and other units of people."""
        return singular_of(self.low(noun.head)) in self.w.people_units

    def _people_in(self, families: Noun, k: int, dashed: bool = False) -> bool:
        """Tell the people of "300 families, or 1,400 people, were moved": told of once more."""
        people = self.chunk(k)
        if not isinstance(people, Noun) or not people.lemma or people.number is None:
            return False
        more = (people.number.value or 0) > (families.number.value or 0) if families.number else 0
        return bool(more) and self.families(families) and (dashed or not self._verb_follows(k))

    def _age_like(self, noun: Noun) -> bool:
        number = noun.number
        return (
            number is not None
            and noun.head < 0
            and number.bound == "="
            and number.value is not None
            and 0 < number.value < 115
            and number.value == int(number.value)
            and (self.tokens[number.first].kind == "num" or number.value >= _GROWN)
        )

    def _ages_from(self, k: int, whole: Noun) -> int | None:
        """Read the ages in "two men, 34 and 41, were killed"; return the chunk behind them."""
        found = []
        while isinstance(self.chunk(k), Noun) and self._age_like(self.chunks[k]):
            found.append(self.chunks[k])
            k += 1
            while self.is_mark(k, ",", "and", "&") and isinstance(self.chunk(k + 1), (Noun, Mark)):
                if self.is_mark(k + 1, "and", "&") or self._aged_at(k + 1):
                    k += 1
                else:
                    break
        size = 1 if found and found[0].det == "both" else self._size(whole)
        if len(found) != size or isinstance(self.chunk(k), Noun):
            return None
        for noun in found:
            noun.age = True
        self.ages.extend(found)
        if self.is_mark(k, ",") and isinstance(self.chunk(k + 1), Verbs):
            k += 1
        return k

    def _aged_at(self, k: int) -> bool:
        chunk = self.chunk(k)
        return isinstance(chunk, Noun) and self._age_like(chunk)

    def _outnumbers(self, part: Noun, things: Noun) -> bool:
        """Tell a number that is too large to count some of the things before it."""
        if things.number is None or self.countable(things) or self.families(things):
            return False
        return (part.number.value or 0) > (things.number.value or 0)

    def _number_of_them(self, k: int) -> int | None:
        """Return the chunk behind "two of them" at k, or None."""
        chunk = self.chunk(k)
        if (
            isinstance(chunk, Noun)
            and chunk.number is not None
            and chunk.head < 0
            and self.is_mark(k + 1, "of")
            and self._them(k + 2)
        ):
            return k + 3
        return None

    def _after_comma(
        self, group: Group, k: int, objective: bool, inside: bool | None, prep: str = ""
    ) -> int | None:
        if self.is_mark(k + 1, "also", "then", "now") and self._aged_at(k + 2):
            k += 1  # "Ali Khan, also 14, died"
        chunk = self.chunk(k + 1)
        last = group.members[-1]
        people = k + 2 if self.is_mark(k + 1, "or") else k + 1
        if self._people_in(last, people):
            return self._adopt(group, self.chunks[people], people + 1)
        if isinstance(chunk, Mark):
            if chunk.low in _PARTS:
                return self._including(group, k + 1, objective)
            if chunk.low == "among" and self._them(k + 2):
                return self._parts_from(group, k + 3, objective)
            if chunk.low in ("most", "mostly"):
                return self._past_aside(k)
            if chunk.low == "then" and objective and self._himself_at(k + 2):
                return self._join(group, k + 2)  # "kills three, then himself"
            if chunk.low in ("namely", "viz"):
                return self._namely(group, k + 2)
            if chunk.kind == "adv":
                return self._supposed(last, k)
            if chunk.kind == "conj" and chunk.low in ("and", "or", "&"):
                if prep == "including" and len(group.members) == 1 and self._numbered_at(k + 2):
                    # "killed seven policemen, including a captain, and three civilians"
                    return None
                # ", and NP": a list goes on only where it was one already, or shares its verb.
                before = self.chunk(k - 1)
                aged = isinstance(before, Noun) and before.age  # "Pensioner, 84, and wife"
                tailed = (aged or group.tails) and not objective
                if len(group.members) > 1 or group.names or tailed:
                    return self._after_and(group, k + 2, objective, inside)
                follower = self.chunk(k + 2)
                if (
                    isinstance(follower, Noun)
                    and self.countable(follower)
                    and self.countable(last)
                    and not self._verb_follows(k + 2)
                ):
                    return self._after_and(group, k + 2, objective, inside)
                return None
            if chunk.low in ("along", "together") and self.is_mark(k + 2, "with"):
                follower = self.chunk(k + 3)
                if isinstance(follower, Noun) and self._deed(follower):
                    return None  # "..., along with the slaying of a colleague"
                return self._after_and(group, k + 3, objective, inside)
            if chunk.low == "as" and self._word(k + 2) == "well":
                if inside or prep not in ("", "by"):
                    return None
                return self._after_and(group, k + 4, objective, inside)
            if (
                chunk.low == "of"
                and self.is_mark(k + 2, "whom", "which")
                and isinstance(self.chunk(k + 3), Noun)
            ):
                return self._of_whom(group, k + 3)
            if chunk.low == "all" and self.is_mark(k + 2, "of"):
                return None
            return None
        if isinstance(chunk, Verbs):
            return self._identified(group, k + 1, inside)
        if not isinstance(chunk, Noun):
            return None
        if self._strong(last, k + 1):
            # "the garrison, some 950 strong, was massacred"
            group.members[-1], chunk.lemma, chunk.plural = chunk, "soldier", True
            return k + 4 if isinstance(self.chunk(k + 4), Verbs) else k + 3
        if self.low(chunk.first) in ("most", "many", "some") and self._them(k + 3):
            return self._past_aside(k)
        among = self.is_mark(k + 2, "among") and self._them(k + 3)
        if among and chunk.number is not None and last.number is not None:
            # "17 people, four firefighters among them"
            self.parts.append((chunk, last))
            part = Group([chunk], chunk.first, chunk.last)
            group.parts.append(part)
            self.groups.append(part)
            return k + 4
        of_them = self._number_of_them(k + 1)
        if prep == "of" and of_them is not None and not self.is_mark(of_them - 1, "whom"):
            return None  # "Of the ten, two of them died"
        if inside and (of_them is None or not self.countable(last) or last.name):
            # What follows the comma belongs to the group that this complement hangs on.
            return None
        if of_them is not None and self._outnumbers(chunk, last):
            return None  # "killed across three provinces, 22 of them in Alba"
        if of_them is not None:
            self.parts.append((chunk, last))
            part = Group([chunk], chunk.first, chunk.last)
            group.parts.append(part)
            self.groups.append(part)
            if isinstance(self.chunk(of_them), Verbs):
                # "two of whom later died": the part has a verb of its own.
                return of_them if self.is_mark(of_them - 1, "whom") is False else None
            if isinstance(self.chunk(of_them), Noun):
                of_them += 1
            return of_them
        if self.human(last) and last.plural is not True and self._age_like(chunk):
            after = self.chunk(k + 2)
            if after is None or (
                isinstance(after, Mark) and after.kind in ("mark", "conj", "prep", "sub")
            ):
                chunk.age = True
                self.ages.append(chunk)
                return (
                    k + 3
                    if self.is_mark(k + 2, ",")
                    and not isinstance(self.chunk(k + 3), (Noun, type(None)))
                    and not self.is_mark(k + 3, "and")
                    else k + 2
                )
        if self.time_noun(chunk) or self.time_noun(last):
            return None
        if prep in _PLACING and self.is_mark(k + 2, ",") and self._two_places(last, k + 1):
            self._place_name(chunk)
            return self._adopt(group, chunk, k + 2)  # "In Old Town, Alba, one man was shot"
        if last.plural and last.number is not None and self.human(last):
            behind = self._ages_from(k + 1, last)
            if behind is not None:
                return behind
        if self._more_places(group, chunk):
            return k + 2
        listed = chunk.det in ("his", "her", "their") and self._list_goes_on(k + 1, objective)
        according = prep == "to" and self._opens_clause(k + 1)
        apposed = self._apposition(last, chunk) or self._once_more(group, last, chunk)
        apposed = apposed or self._of_the_named(group, k + 1)
        if not listed and not according and apposed:
            group.names.append(chunk)
            chunk.whole = last
            k += 2
            # The tail of the appositive belongs to it: "a teacher at the school, ".
            while (
                isinstance(self.chunk(k), Mark)
                and self.chunk(k).low in _ATTACHED
                and isinstance(self.chunk(k + 1), Noun)
            ):
                k += 2
            if self.is_mark(k, ",") and isinstance(self.chunk(k + 1), Verbs):
                k += 1
            return k
        if self._list_of_names(group, last, k + 1):
            return self._absorb_names(group, k + 1)
        if inside is not None and (inside and self.countable(chunk)):
            return None
        if (
            self._list_goes_on(k + 1, objective)
            or (
                last.number is not None
                and chunk.number is not None
                and self.countable(chunk)
                and self.countable(last)
                and not self._verb_follows(k + 1)
            )
        ) and (
            self.countable(last) == self.countable(chunk)
            or (self.human(chunk) and last.number is not None)
        ):
            return self._join(group, k + 1)
        if not objective and self._paired_in_headline(group, last, k + 1):
            return self._join(group, k + 1)
        return None

    def _paired_in_headline(self, group: Group, last: Noun, k: int) -> bool:
        """Tell "9 rebels, 2 soldiers die" and "Mother, son killed": no "and", and a verb at once.

        The verb is none of one person: "Teacher, poet dies".
        """
        chunk, verb = self.chunks[k], self.chunk(k + 1)
        return (
            isinstance(verb, Verbs)
            and not self.low(verb.first).endswith("s")
            and self.low(group.first - 1) in _OPENERS
            and all(
                self.human(noun)
                and not noun.name
                and (noun.number is not None or (not noun.det and noun.plural is False))
                for noun in (last, chunk)
            )
        )

    def _after_semicolon(self, group: Group, k: int) -> int | None:
        """Go on with "A, 34; her son B, 6; and C, 51", where no clause of its own follows."""
        k += 2 if self.is_mark(k + 1, "and") else 1
        last, noun = group.members[-1], self.chunk(k)
        if not (isinstance(noun, Noun) and self.human(noun) and self.human(last)):
            return None
        if noun.pronoun or last.pronoun or last.plural or last.number is not None:
            return None
        for m in range(k + 1, min(k + _LONGEST_ASIDE, self.n)):
            if self.is_mark(m, ";", "."):
                break
            if isinstance(self.chunks[m], Verbs):
                return None
        return self._adopt(group, noun, k + 1)

    def _namely(self, group: Group, k: int) -> int | None:
        """Take the names of "three rebels, namely, Ali, Omar and Bora, "; k is behind "namely"."""
        if self.is_mark(k, ",", ":", ".", "-"):
            k += 1
        if not isinstance(self.chunk(k), Noun) or not self.human(self.chunks[k]):
            return None
        k = self._absorb_names(group, k)
        return k + 1 if self.is_mark(k, ",") and isinstance(self.chunk(k + 1), Verbs) else k

    def _supposed(self, last: Noun, k: int) -> int | None:
        """Return the chunk behind ", apparently a tourist," and ", reportedly brothers,"."""
        noun = self.chunk(k + 2)
        if not (isinstance(noun, Noun) and self.is_mark(k + 3, ",") and self.human(last)):
            return None
        if noun.number is not None or not noun.lemma or noun.pronoun or noun.name:
            return None
        noun.whole = last
        return k + 4 if isinstance(self.chunk(k + 4), Verbs) else k + 3

    def _himself_at(self, k: int) -> bool:
        chunk = self.chunk(k)
        return isinstance(chunk, Noun) and chunk.pronoun in ("himself", "herself")

    def _past_aside(self, k: int) -> int | None:
        """Return the chunk behind ", most of them women, ", which says nothing of how many."""
        for m in range(k + 2, min(k + _LONGEST_ASIDE, self.n)):
            if self.is_mark(m, ","):
                behind = self.chunk(m + 1)
                if isinstance(behind, Verbs):
                    return m + 1
                if not isinstance(behind, Noun) or behind.number is not None:
                    return None  # not "most of them women, children and the elderly, "
            if isinstance(self.chunks[m], Verbs):
                return None
        return None

    def _more_places(self, group: Group, chunk: Noun) -> bool:
        """Take the names in "cadres in Homs, Hama and Idlib" for places."""
        tail = group.tails[-1] if group.tails else None
        if (
            tail is None
            or tail.prep not in _PLACING
            or tail.last != group.last
            or self.human(tail.members[0])
        ):
            return False
        if chunk.number is not None or chunk.lemma or chunk.det or not chunk.name:
            return False
        self._place_name(chunk)
        tail.last = chunk.last
        return True

    def _two_places(self, last: Noun, k: int) -> bool:
        """Tell "raids in Homs and Hama", two bare names behind "in", from a new subject."""
        chunk = self.chunks[k]
        capital = last.head >= 0 and self.tokens[last.head].text[0].isupper()
        bare = all(not (n.det or n.lemma or n.number is not None) for n in (last, chunk))
        return chunk.name and capital and not last.name and bare and not self._verb_follows(k)

    def _apposition(self, first: Noun, second: Noun) -> bool:
        """Tell whether two groups on either side of a comma name one person."""
        if self._named_like_a_body(first) and second.lemma and second.det and not second.plural:
            first.name = True  # "Ramesh Mandal, a farmer", whose name is that of a body too
        if not (self.human(first) and self.human(second)) or first.pronoun or second.pronoun:
            return False
        if first.plural or second.plural:
            return False
        one = first.number is None or first.number.value == 1
        if second.number is not None or not one:
            return False
        if first.det == "the" and not (first.name or second.name):
            return second.det in ("a", "an") and self._of_an_age(second)
        if first.name and not second.name:
            return second.det in ("a", "an", "the", "poss", "his", "her", "their") or not second.det
        if second.name and not first.name:
            return True
        # Two names: a title tells an apposition ("Ram Singh, Deputy Inspector of Police").
        return (
            first.name
            and second.name
            and second.lemma is not None
            and first.lemma is None
            and bool(second.det)
        )

    @staticmethod
    def _once_more(group: Group, last: Noun, noun: Noun) -> bool:
        """Tell "the deputy of the base" of "an official, Ali Khan, the deputy of the base"."""
        named = bool(group.names) and group.names[-1].whole is last and group.names[-1].name
        single = bool(noun.lemma) and noun.number is None and not noun.plural
        return named and single and last.det in ("a", "an") and noun.det == "the"

    def _strong(self, last: Noun, k: int) -> bool:
        """Tell "some 950 strong" at chunk k, behind those of whom there are so many."""
        body = last.head >= 0 and self.low(last.head) in self.lex.military | self.lex.collective
        strong = self.chunk(k + 1)
        alone = isinstance(strong, Noun) and strong.last - strong.first == 1
        return body and self.bare(self.chunk(k)) and alone and self.low(strong.head) == "strong"

    def _of_the_named(self, group: Group, k: int) -> bool:
        """Tell "the son of Ali Khan, a guard, was hurt", where the guard is Ali Khan."""
        noun, tail = self.chunks[k], group.tails[-1] if group.tails else None
        if tail is None or len(group.members) > 1 or group.members[0].plural is not False:
            return False
        called = noun.det in ("a", "an") and noun.lemma and not (noun.plural or noun.name)
        named = tail.members[-1].name and self.low(tail.last) == ","
        return bool(called) and named and self._next_verb(k) in _SINGULAR

    def _of_an_age(self, noun: Noun) -> bool:
        """Tell "a 45-year-old man", which tells more of "the driver" before it."""
        aged = any("year-old" in self.low(k) for k in range(noun.first, noun.head))
        return aged and noun.lemma in self.lex.sexes

    def _named_like_a_body(self, noun: Noun) -> bool:
        """Tell two or more words in capitals without an article, which were taken for no person."""
        if self.human(noun) or noun.det or noun.number is not None or noun.head <= noun.first:
            return False
        words = [self.tokens[k].text for k in (noun.first, noun.head)]
        return all(text[0].isupper() and not text.isupper() for text in words)

    def _list_of_names(self, group: Group, last: Noun, k: int) -> bool:
        """Tell whether names follow a number that counts them: "three men, A, B and C"."""
        chunk = self.chunks[k]
        count = self._size(last)
        if not chunk.name or not count or count < 2:
            return False
        names = 1
        m = k + 1
        while m + 1 < self.n and m < k + 24:
            if (
                isinstance(self.chunks[m], Mark)
                and self.chunks[m].low in (",", "and", "&")
                and isinstance(self.chunks[m + 1], Noun)
                and self.chunks[m + 1].name
            ):
                names += 1
                m += 2
            elif self.is_mark(m, ",") and self.is_mark(m + 1, "and"):
                m += 1
            elif self.is_mark(m, "(") and self.is_mark(m + 2, ")"):
                m += 3
            elif (
                isinstance(self.chunks[m], Mark)
                and self.chunks[m].low in _ATTACHED
                and isinstance(self.chunks[m + 1], Noun)
            ):
                m += 2
            else:
                break
        return names == count

    def _absorb_names(self, group: Group, k: int) -> int:
        """Take the list of names at k as identifying the group."""
        whole = group.members[-1]
        while k < self.n:
            chunk = self.chunks[k]
            if (
                isinstance(chunk, Noun)
                and (chunk.name or self.human(chunk))
                and (chunk.number is None or (chunk.name and chunk.number.value == 1))
                and not chunk.pronoun
                and not (self._his(chunk) and self._all_named(group, whole))
            ):
                chunk.whole = whole
                group.names.append(chunk)
                k += 1
            elif isinstance(chunk, Noun) and self._age_like(chunk):
                chunk.age = True
                self.ages.append(chunk)
                k += 1
            elif self.is_mark(k, "("):
                close = self._parenthesis(
                    Group([group.names[-1] if group.names else whole], chunk.first, chunk.last), k
                )
                if close is None:
                    break
                k = close
            elif (
                isinstance(chunk, Mark)
                and chunk.low in (",", "and", "&", "alias", "@")
                and isinstance(self.chunk(k + 1), (Noun,))
            ):
                follower = self.chunks[k + 1]
                kin = self._his(follower) and self.human(follower)
                if kin and self._all_named(group, whole):
                    break
                if not (
                    follower.name
                    or kin
                    or self._age_like(follower)
                    or self._bare_calling(group, follower, chunk.low)
                    or (
                        follower.lemma
                        and follower.number is None
                        and chunk.low == ","
                        and follower.det in ("a", "an", "the")
                        and not follower.plural
                    )
                ):
                    break
                if self._verb_follows(k + 1) and chunk.low == "," and not follower.name:
                    break
                k += 1
            elif self._quoted_name(k):
                k += 2  # "'corporal' Omar and 'private' Bora", whose rank is no calling
            elif (
                self.is_mark(k, ",")
                and self.is_mark(k + 1, "and", "&")
                and isinstance(self.chunk(k + 2), Noun)
                and (
                    (self.chunks[k + 2].name and not self.chunks[k + 2].det)
                    or (self._his(self.chunks[k + 2]) and not self._all_named(group, whole))
                )
            ) or (
                isinstance(chunk, Mark)
                and chunk.low in ("of", "from", "in")
                and isinstance(self.chunk(k + 1), Noun)
                and group.names
            ):
                k += 2
            else:
                break
        return k

    def _quoted_name(self, k: int) -> bool:
        """Tell the mark at k before a name that opens with a quotation mark."""
        name = self.chunk(k + 2)
        quoted = self.is_mark(k + 1, "'", "‘", '"', "“") and self.is_mark(k, ",", "and", "&")
        return quoted and isinstance(name, Noun) and name.name

    @staticmethod
    def _bare_calling(group: Group, noun: Noun, mark: str) -> bool:
        """Tell what else a person named is: "Ali, head of the cell and member of its board"."""
        bare = noun.lemma and not (noun.det or noun.name or noun.plural or noun.number is not None)
        called = group.names and not group.names[-1].name
        return bool(bare) and (mark == "," or (mark == "and" and bool(called)))

    def _in_relative(self, k: int) -> bool:
        """Tell whether chunk k is in a relative clause of a subject that still waits for its verb.

        In "the men who killed six priests and two guests fired" the last verb is the men's.
        """
        for m in range(k - 1, max(0, k - 12), -1):
            chunk = self.chunks[m]
            if isinstance(chunk, Mark) and chunk.kind == "rel":
                return not any(isinstance(c, Verbs) for c in self.chunks[max(0, m - 12) : m])
            if isinstance(chunk, Mark) and chunk.low in (",", ";", ":"):
                return False
        return False

    def _general(self, noun: Noun) -> bool:
        """Tell "people", who may be of any kind, from "policemen"."""
        return noun.lemma is None or noun.lemma in self.lex.anyone

    def _numbered_at(self, k: int) -> bool:
        chunk = self.chunk(k)
        return isinstance(chunk, Noun) and chunk.number is not None and bool(chunk.lemma)

    def _his_at(self, k: int) -> bool:
        chunk = self.chunk(k)
        return isinstance(chunk, Noun) and self._his(chunk)

    @staticmethod
    def _his(noun: Noun) -> bool:
        """Tell "his son", who hangs on the person named before."""
        return noun.det in ("his", "her", "their")

    @staticmethod
    def _all_named(group: Group, whole: Noun) -> bool:
        """Tell whether as many names stand already as people were counted."""
        count = Lists._size(whole)
        return bool(group.names) and (count is None or len(group.names) >= count)

    @staticmethod
    def _size(noun: Noun) -> float | None:
        """Return how many people a group is said to be: one where there is no number."""
        if noun.number is not None:
            return noun.number.value
        return 2.0 if noun.lemma == "couple" else 1.0

    def _verb_follows(self, k: int) -> bool:
        """Tell whether the noun at chunk k, with its complements, is the subject of a verb."""
        k += 1
        while (
            isinstance(self.chunk(k), Mark)
            and self.chunks[k].low in _ATTACHED
            and isinstance(self.chunk(k + 1), Noun)
        ):
            k += 2
        chunk = self.chunk(k)
        return (
            isinstance(chunk, Verbs)
            and chunk.form not in ("ing", "inf")
            and not (chunk.lemma in ("identify", "name", "age") and not chunk.passive)
        )

    def _opens_clause(self, k: int) -> bool:
        """Tell "according to Radio Alba, a guard and a cook died" from "to Ali, a cook, ..."."""
        for chunk in self.chunks[k + 1 : k + _NEAR]:
            if isinstance(chunk, Verbs):
                return chunk.form not in ("ing", "inf")
            if isinstance(chunk, Mark) and chunk.kind in ("mark", "rel", "sub"):
                return False
        return False

    def _subject_at(self, k: int) -> bool:
        return isinstance(self.chunk(k), Noun) and self._verb_follows(k)

    def _list_goes_on(self, k: int, objective: bool) -> bool:
        """Tell whether the nouns from chunk k end in "and NP", as a list does."""
        m = k
        limit = min(k + 40, self.n)
        while m < limit:
            chunk = self.chunks[m]
            if isinstance(chunk, Noun):
                m += 1
                if isinstance(self.chunk(m), Verbs):
                    verb = self.chunks[m]
                    if verb.lemma in ("identify", "name", "age") or verb.form == "ing":
                        m += 1
                        continue
                    return False
            elif isinstance(chunk, Mark):
                if chunk.low in ("and", "&"):
                    return isinstance(self.chunk(m + 1), Noun) and not (
                        objective and self._verb_follows(m + 1)
                    )
                if (
                    chunk.low == ","
                    or chunk.low in _ATTACHED
                    or chunk.low in ("(", ")", "as")
                    or (chunk.low == "." and self.is_mark(m + 1, ","))  # "Alba, Minn., and"
                    or chunk.kind == "adv"
                ):
                    m += 1
                else:
                    return False
            else:
                return False
        return False

    def _after_and(
        self, group: Group, k: int, objective: bool, inside: bool | None, prep: str = ""
    ) -> int | None:
        if self.is_mark(k, "then") and objective and self._himself_at(k + 1):
            k += 1  # "killed three and then himself"
        chunk = self.chunk(k)
        if not isinstance(chunk, Noun) or self.time_noun(chunk):
            return None
        last = group.members[-1]
        if self.time_noun(last):
            return None
        if inside and self._his(chunk) and not last.lemma:
            return None  # "Ali, commander of west Alba and his wife": the wife is Ali's
        if self._more_places(group, chunk):
            return k + 1
        if prep in _PLACING and self._two_places(last, k):
            self._place_name(chunk)
            return self._adopt(group, chunk, k + 1)
        if (
            group.names
            and not group.names[-1].name
            and not chunk.name
            and not self._his(chunk)
            and chunk.number is None
            and chunk.plural is not True
            and not (group.names[-1].det == "the" and chunk.det in ("a", "an"))
            and not self.is_mark(k - 2, ",")
        ):
            # "Ram Singh, a contractor and former mayor, ...": one person still.
            chunk.whole = last
            group.names.append(chunk)
            return k + 1
        if (
            prep
            and prep not in _LISTING
            and chunk.number is not None
            and chunk.head < 0
            and last.number is None
        ):
            # "killed in tents and 11 in boats"
            return None
        if (
            inside is not None
            and inside
            and self.countable(chunk)
            and not (self.human(last) and last.number is None and chunk.number is None)
        ):
            return None
        if last.number is not None and last.number.kind == "zero" and group.tails:
            # "none of the 60 passengers and six crew members": the six are among whom none is
            group.tails[-1].members.append(chunk)
            return k + 1
        if self._same_person(last, chunk, k):
            chunk.whole = last
            group.names.append(chunk)
            return k + 1
        if self.parting and self._title_in_two(last, chunk):
            group.members[-1] = chunk
            return k + 1
        if self._not_some_of_them(group.members[0], k):
            return None
        names = not chunk.det and self.tokens[chunk.head].text[:1].isupper() and chunk.head >= 0
        if not self.countable(last) and self.bare(chunk) and self._verb_follows(k):
            return None  # "14 deaths and 31 injured"
        if last.partitive == "them" and chunk.head < 0 and self._verb_follows(k):
            return None  # "20 of them at the mill, and 15 were injured"
        listed = len(group.members) > 1 or not self.is_mark(k - 2, ",")
        if (
            objective
            and self._verb_follows(k)
            and not (self.parting and (chunk.number is None or self._his(chunk)) and listed)
            and not self._left_so(group, k)
            and not (chunk.number is not None and self._in_relative(k))
            and not (
                prep
                and chunk.number is None
                and names
                and not self.human(chunk)
                and not self.human(last)
            )
        ):
            return None
        if not inside and inside is not None and self.countable(last) != self.countable(chunk):
            return None
        if self.human(last) and not self.countable(chunk) and chunk.number is None:
            return None
        if (
            self.human(chunk)
            and not self.countable(last)
            and last.number is None
            and inside is None
            and chunk.lemma != "others"
        ):
            # "Ali, counsellor at the embassy, and his son": the son belongs to Ali.
            return None
        return self._join(group, k)

    def _left_so(self, group: Group, k: int) -> bool:
        """Tell the list of "left two clerks and a guard dead", whose state is no clause."""
        verb, state = self.w.verbs.get(self.low(group.first - 1)), self.chunk(k + 1)
        left = verb is not None and verb.lemma == "leave"
        return (
            left
            and isinstance(state, Verbs)
            and not state.copula
            and (state.predicate is not None or self.low(state.main) in self.lex.state)
        )

    def _not_some_of_them(self, first: Noun, k: int) -> bool:
        """Tell the driver of "two of the guards and the driver", who stands beside the two."""
        chunk = self.chunks[k]
        single = chunk.det in ("a", "an", "the") and not chunk.plural
        if not single or not self.human(chunk) or first.number is not None:
            return False
        if not (first.plural and (first.det in ("the", "those") or self._his(first))):
            return False
        m = next((m for m in range(k - 2, max(1, k - _NEAR), -1) if self.chunks[m] is first), 0)
        before = self.chunk(m - 2) if m > 1 and self.is_mark(m - 1, "of") else None
        return isinstance(before, Noun) and before.number is not None and before.head < 0

    def _next_verb(self, k: int) -> str:
        """Return the first word of the verb that follows the noun at k, "" where none is near."""
        verb = next((c for c in self.chunks[k + 1 : k + 12] if isinstance(c, Verbs)), None)
        return self.low(verb.first) if verb is not None else ""

    def _same_person(self, last: Noun, chunk: Noun, k: int) -> bool:
        """Tell "a contractor and former mayor was shot": one person, by the missing article."""
        if last.number is not None or not last.lemma or last.plural or last.name:
            return False
        if chunk.det or chunk.number is not None or chunk.name or not chunk.lemma or chunk.plural:
            return False
        if chunk.lemma in self.lex.sexes or last.lemma in self.lex.sexes:
            return False
        agrees = self._next_verb(k)
        if agrees in _SINGULAR:
            return True
        return last.det in ("a", "an") and agrees not in ("were", "are", "have")

    def _title_in_two(self, last: Noun, chunk: Noun) -> bool:
        """Tell "including District and Sessions Judge Ali Khan", whose title holds the "and"."""
        titled = self.human(chunk) and chunk.lemma and not chunk.det and chunk.number is None
        bare = not (self.human(last) or last.det or last.number)
        between = (self.tokens[k].text for k in range(last.first, chunk.last))
        return bool(titled and bare) and all(
            word == "and" or word[:1].isupper() for word in between
        )

    def _join(self, group: Group, k: int) -> int:
        chunk = self.chunks[k]
        of_them = self._number_of_them(k)
        if of_them is not None:
            return self._adopt(group, chunk, of_them)
        return self._adopt(group, chunk, k + 1)

    @staticmethod
    def _adopt(group: Group, chunk: Noun, k: int) -> int:
        group.members.append(chunk)
        return k

    def _including(self, group: Group, k: int, objective: bool) -> int | None:
        return self._parts_from(group, k + 1, objective)

    def _parts_from(self, group: Group, k: int, objective: bool) -> int | None:
        """Read what "including" or "among them" introduces as parts of the group before it."""
        if not isinstance(self.chunk(k), Noun) or not any(map(self.countable, group.members)):
            return None
        whole = next(
            (m for m in reversed(group.members) if m.number is not None), group.members[-1]
        )
        self.parting += 1
        part, k = self.group(k, objective=True, prep="" if self._general(whole) else "including")
        self.parting -= 1
        for member in part.members:
            self.parts.append((member, whole))
        group.parts.append(part)
        self.groups.append(part)
        if self.is_mark(k, ",") and not isinstance(self.chunk(k + 1), Noun):
            follower = self.chunk(k + 1)
            if isinstance(follower, Verbs) or (
                isinstance(follower, Mark) and follower.low in _ATTACHED
            ):
                k += 1
        return k

    def _of_whom(self, group: Group, k: int) -> int | None:
        """Read ", of whom 12 were women" up to its noun; its verb is met in the walk."""
        chunk = self.chunks[k]
        if chunk.number is None:
            return None
        whole = next(
            (m for m in reversed(group.members) if m.number is not None), group.members[-1]
        )
        self.parts.append((chunk, whole))
        part = Group([chunk], chunk.first, chunk.last)
        group.parts.append(part)
        self.groups.append(part)
        verb = self.chunk(k + 1)
        if isinstance(verb, Verbs) and verb.copula:
            k += 1
            if isinstance(self.chunk(k + 1), Noun):
                k += 1
            return k + 1
        return None

    def _at_home(self, k: int) -> bool:
        """Tell ", 47, of Alba", where someone lives behind his age."""
        mark, noun = self.chunks[k], self.chunks[k + 1]
        aged = bool(self.ages) and self.ages[-1].last == mark.first - 1
        home = mark.low in ("of", "from") and self.low(mark.first - 1) == ","
        return aged and home and self._bare_name(noun)

    def _bare_name(self, noun: Noun) -> bool:
        bare = not (noun.det or noun.lemma or noun.number is not None) and noun.head >= 0
        return bare and self.tokens[noun.head].text[0].isupper()

    def _home(self, group: Group, k: int) -> int:
        """Pass over the place in ", 47, of Alba, Minn., and ..." and its state."""
        places = [self.chunks[k + 1]]
        state, behind = self.chunk(k + 3), self.chunk(k + 4)
        closed = behind is None or self.is_mark(k + 4, ",", ".", ";")
        person = self.is_mark(k + 4, ",") and self._aged_at(k + 5)
        follows = self.is_mark(k + 2, ",") and isinstance(state, Noun) and closed and not person
        tail = Group(places, places[0].first, places[0].last, self.chunks[k].low)
        k += 2
        if follows and self._bare_name(state):
            places.append(state)
            tail.last = state.last
            k += 3 if self.is_mark(k + 2, ".") and self.is_mark(k + 3, ",", ";") else 2
        for place in places:
            self._place_name(place)
        group.tails.append(tail)
        return k

    def _tail(self, group: Group, k: int, objective: bool, inside: bool | None) -> int | None:
        chunk = self.chunks[k]
        follower = self.chunk(k + 1)
        if (
            chunk.low == "of"
            and self.is_mark(k + 1, "whom", "which")
            and isinstance(self.chunk(k + 2), Noun)
            and group.numbered
        ):
            return self._of_whom(group, k + 2)
        if chunk.low == "of" and self._them(k + 1) and group.members[-1].number is not None:
            if not self.is_mark(k + 1, "which"):
                group.members[-1].partitive = "them"
            k += 2
            # "three of them children"
            follower = self.chunk(k)
            if (
                isinstance(follower, Noun)
                and follower.number is None
                and group.members[-1].head < 0
            ):
                group.members[-1].group = follower.group
                k += 1
            return k
        if not isinstance(follower, Noun):
            return None
        if self._at_home(k):
            return self._home(group, k)
        last = group.members[-1]
        if (
            chunk.low == "of"
            and last.number is not None
            and last.head < 0
            and follower.det == "those"
        ):
            state = self.low(follower.head) if follower.head >= 0 else ""
            verb = self.chunk(k + 3 if self.is_mark(k + 2, "who") else k + 2)
            if follower.head < 0 and isinstance(verb, Verbs):
                state = self.low(verb.main)
            if state in self.lex.undergone:
                last.partitive = state
        if chunk.low in _PLACING or chunk.low in _LOCATING:
            self._place_name(follower)
        if chunk.low != "of" and (
            last.pronoun and last.pronoun not in ("he", "she", "him", "they", "others")
        ):
            return None
        if chunk.low != "of" and objective and not (self.countable(last) or self._deed(last)):
            return None
        parent = self.countable(last)
        tail, end = self.group(
            k + 1, objective=objective, inside=inside or parent if chunk.low == "of" else True
        )
        tail.prep = chunk.low
        group.tails.append(tail)
        self.groups.append(tail)
        if chunk.low == "of" and last.number is not None and last.partitive != "them":
            inner = tail.members[0]
            if last.head < 0 and inner.number is None and inner.lemma and not last.measured:
                last.lemma, last.group, last.plural = inner.lemma, inner.group, True
            if (
                last.head < 0
                and inner.number is None
                and inner.head >= 0
                and inner.det == "the"
                and (self.state_of(inner) or inner.plural)
            ):
                hurt = inner.state if inner.state in self.lex.state else None
                last.partitive = hurt or self.low(inner.head)
            share = last.number.kind in ("fraction", "ratio") or self.percent(last)
            if inner.number is not None:
                (self.bases if share else self.parts).append((last, inner))
            elif share:
                # "half of the population of 23 million"
                base = next(
                    (m for t in tail.tails for m in t.members if m.number is not None), None
                )
                if base is not None:
                    self.bases.append((last, base))
        return end

    def _deed(self, noun: Noun) -> bool:
        """Tell "the murder", of which its place may be told before its victim."""
        measure = self.lex.noun.get(singular_of(self.low(noun.head))) if noun.head >= 0 else None
        return measure == "killed" and noun.number is None

    @staticmethod
    def _place_name(noun: Noun) -> None:
        """Take a bare name behind "in" or "near" for a place."""
        if noun.name and noun.lemma is None:
            noun.name = False

    def percent(self, noun: Noun) -> bool:
        """Tell "25 percent" and "25 per 1,000"."""
        return (noun.head >= 0 and self.low(noun.head) in ("percent", "%", "pct")) or self.low(
            noun.number.last
        ) in ("%", "percent", "per", "pct")

    def _doing(self, k: int, objective: bool) -> int | None:
        """Pass over "standing nearby" inside a list, up to the comma where the list goes on."""
        verb = self.chunks[k]
        if self.role_verb(verb) or verb.lemma in self.lex.subject:
            return None
        for m in range(k + 1, min(k + 7, self.n)):
            if self.is_mark(m, ","):
                after = m + 2 if self.is_mark(m + 1, "and") else m + 1
                follower = self.chunk(after)
                goes_on = (
                    isinstance(follower, Noun)
                    and self.countable(follower)
                    and (
                        (after == m + 2 and not (objective and self._verb_follows(after)))
                        or (after == m + 1 and self._list_goes_on(after, objective))
                    )
                )
                return m if goes_on else None
            if isinstance(self.chunks[m], Verbs):
                return None
        return None

    def _identified(self, group: Group, k: int, inside: bool | None) -> int | None:
        """Read "identified as A, B and C", "named X", "aged 35", "ages 4 and 6" behind a group."""
        verb = self.chunks[k]
        ages = verb.lemma == "age" and verb.form == "s" and self.is_mark(k - 1, ",")
        if verb.passive or not (ages or verb.form in ("ed", "part")):
            return None
        follower = self.chunk(k + 1)
        supposed = verb.lemma in self.lex.speech and isinstance(follower, Verbs) and follower.to
        if supposed and follower.copula:
            k += 1  # "a man believed to be a deserter"
        elif verb.lemma not in ("identify", "name", "age", "call", "know"):
            return None
        k += 1
        while isinstance(self.chunk(k), Mark) and self.chunks[k].low in (
            "as",
            ":",
            "only",
            "simply",
            "later",
            "variously",
        ):
            k += 1
        chunk = self.chunk(k)
        if not isinstance(chunk, Noun) or self.is_mark(k + 1, "as"):
            return None  # "police named the dead as A and B"
        if verb.lemma == "age":
            if chunk.number is None:
                return None
            behind = self._ages_from(k, group.members[-1])
            if behind is not None:
                return behind
            while True:
                chunk.age = True
                self.ages.append(chunk)
                self.groups.append(Group([chunk], chunk.first, chunk.last))
                if not (self.is_mark(k + 1, "and", ",") and self._aged_at(k + 2)):
                    return k + 1
                k, chunk = k + 2, self.chunks[k + 2]  # "aged 23 and 49"
        if supposed or verb.lemma in ("identify", "name", "call", "know"):
            if supposed and not self.human(chunk):
                return None
            if not self.human(chunk) and self.low(chunk.head) in self.w.org:
                return None
            if inside and not group.members[-1].lemma:
                # "two members of the party, identified as A and B"
                return None
            chunk.name = chunk.name or (chunk.number is None and not supposed)
            k = self._absorb_names(group, k)
            if (
                self.is_mark(k, ",")
                and isinstance(self.chunk(k + 1), Verbs)
                and self.chunks[k + 1].form != "ing"
            ):
                k += 1
            return k
        return None

    def _adjacent(self, group: Group, k: int) -> int | None:
        """Take a name directly behind a calling or a number: "the driver Ram Singh"."""
        chunk, last = self.chunks[k], group.members[-1]
        if chunk.pronoun in ("himself", "herself") and last.lemma and chunk.first == last.last:
            return k + 1  # "four pupils, including the suspect himself, were hurt"
        if (
            chunk.name
            and chunk.number is None
            and self.human(last)
            and not last.pronoun
            and not last.name
        ):
            if self._list_of_names(group, last, k):
                return self._absorb_names(group, k)  # "two villagers Ali and Omar"
            chunk.whole = last
            group.names.append(chunk)
            return k + 1
        return None

    def items(self) -> list[Group | Verbs | Mark]:
        """Return the sentence as groups, verbs and marks."""
        result: list[Group | Verbs | Mark] = []
        k, n, chunks = 0, self.n, self.chunks
        prep = ""
        while k < n:
            chunk = chunks[k]
            kind = type(chunk)
            if kind is Noun:
                if prep in _PLACING:
                    self._place_name(chunk)
                objective = bool(prep) or (bool(result) and self._governed(result))
                group, k = self.group(k, objective, prep=prep)
                group.prep = prep
                self.groups.append(group)
                result.append(group)
                prep = ""
                continue
            governs = False
            if kind is Mark:
                if chunk.low in ("(", "["):
                    close = self._closing(k)
                    if close is not None and (listed := self._by_place(k + 1, close)):
                        self.bracketed += listed  # "42 died (Alba 30, Burk 12)"
                        k = close + 1
                        continue
                governs = chunk.kind == "prep" or (chunk.kind == "sub" and self._governs(k))
            prep = chunk.low if governs else ""
            result.append(chunk)
            k += 1
        return result

    def _governs(self, k: int) -> bool:
        """Tell "after the raid" from "after the raid ended"."""
        return (
            self.chunks[k].low in self.w.prep
            and isinstance(self.chunk(k + 1), Noun)
            and not self._verb_follows(k + 1)
            and not (self.is_mark(k + 2, "and", "&") and self._subject_at(k + 3))
        )

    @staticmethod
    def _governed(result: list) -> bool:
        """Tell whether the group about to be read is the object of the verb before it."""
        last = result[-1]
        if isinstance(last, Verbs):
            return not last.copula and last.lemma != "say"
        return (
            isinstance(last, Mark)
            and last.kind == "adv"
            and len(result) > 1
            and isinstance(result[-2], Verbs)
        )
