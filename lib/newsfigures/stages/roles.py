"""Who underwent what: the measure that each noun group plays, by verb, noun and voice.

The stage walks once over the chunks of a sentence, keeping the subject of the clause it is in.
Coordination, apposition, identification and parts are settled first, so that a role given to a
group reaches every member of it and nothing else. The patterns are data (``lexicon/roles.toml``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.groups import Mark, Noun, Verbs, person_nouns, plural_of, singular_of, words
from newsfigures.stages.tokens import Lows, Token, lows

#: A number in words from here on is an age behind a person: "his wife, sixty-five, and ...".
_GROWN = 16
#: Whom a possessive stands for.
_OWNERS = {"his": "him", "her": "her", "their": "them"}
#: Complements of complements that are followed before the chain is cut.
_DEEPEST = 8
#: Behind these a bare number goes on with a list: "including a teacher and two of her pupils".
_LISTING = frozenset({"of", "by", "between", "including", "excluding", "besides", "among"})
_FATALLY = frozenset({"fatally", "mortally"})
_HURT = frozenset({"injure", "wound", "hurt"})
_NEARLY = frozenset({"nearly", "almost", "narrowly"})
_GRADES = _FATALLY | {
    "seriously",
    "critically",
    "severely",
    "badly",
    "slightly",
    "gravely",
    "lightly",
}


@dataclass(slots=True, eq=False)
class Group:
    """Coordinated noun groups with what hangs on them.

    ``parts`` are groups counted within this one ("including ..."), ``tails`` prepositional
    complements, ``names`` nouns that only identify members, ``prep`` the governing preposition.
    """

    members: list[Noun]
    first: int
    last: int
    prep: str = ""
    parts: list[Group] = field(default_factory=list)
    tails: list[Group] = field(default_factory=list)
    names: list[Noun] = field(default_factory=list)

    @property
    def human(self) -> bool:
        """Whether a member is a person or people."""
        return any(m.lemma or m.name or m.pronoun for m in self.members)

    @property
    def numbered(self) -> bool:
        """Whether a member carries a number."""
        return any(m.number is not None for m in self.members)


@dataclass(slots=True, eq=False)
class Role:
    """One noun group and what happened to it."""

    noun: Noun
    measure: str
    agent: Group | None = None
    at: int = 0
    plan: bool = False
    background: bool = False
    neg: bool = False
    toll: bool = False
    strong: bool = True
    relative: bool = False
    perfect: bool = False
    whole: Noun | None = None
    fate: bool = False


@dataclass(slots=True, eq=False)
class Reading:
    """What the stage found in one sentence.

    ``counts`` pairs a number with the things of "the number of clinics fell to 12".
    """

    roles: list[Role]
    parts: list[tuple[Noun, Noun]]
    bases: list[tuple[Noun, Noun]]
    ages: list[Noun]
    groups: list[Group]
    verbs: list[Verbs]
    counts: list[tuple[Noun, Noun]]


@dataclass(slots=True, eq=False)
class _Frame:
    """A clause being read: its subject, its last verb and object, and whether it has its verb."""

    kind: str
    subject: Group | None = None
    object: Group | None = None
    verb: Verbs | None = None
    closed: bool = False
    event: Group | None = None
    whom: bool = False


class _Lexicon:
    def __init__(self) -> None:
        data = load("roles")
        self.object: dict[str, str] = {}
        self.subject: dict[str, str] = {}
        for measure, verbs in data["verb"]["object"].items():
            self.object.update(dict.fromkeys(verbs, measure))
        for measure, verbs in data["verb"]["subject"].items():
            self.subject.update(dict.fromkeys(verbs, measure))
        self.phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for side in ("object", "subject"):
            for verb, tail, measure in data["phrase"][side]:
                self.phrases.setdefault(verb, []).append((tuple(tail.split()), measure, side))
        for entries in self.phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.possessive = frozenset(data["phrase"]["possessive"])
        self.state: dict[str, str] = {}
        from newsfigures.stages.groups import verb_forms

        irregular = load("verbs")["irregular"]
        for verb, measure in self.object.items():
            part = irregular[verb][1] if verb in irregular else verb_forms(verb)[1]
            self.state[part] = measure
        for measure, adjectives in data["predicate"].items():
            self.state.update(dict.fromkeys(adjectives, measure))
        self.noun: dict[str, str] = {}
        for measure, nouns in data["noun"].items():
            self.noun.update(dict.fromkeys(nouns, measure))
        self.toll: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for measure, phrases in data["toll"].items():
            for phrase in phrases:
                parts = tuple(phrase.split())
                self.toll.setdefault(parts[-1], []).append((parts, measure))
        for entries in self.toll.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.toll_verbs = frozenset(data["toll_verb"]["words"])
        self.modifying = frozenset(load("verbs")["modifying"]["words"])
        self.captors = frozenset(load("nouns")["captor"])
        self.collective = frozenset(load("nouns")["collective"])
        self.throat_verbs = frozenset(data["throat"]["verbs"])
        self.throats = frozenset(data["throat"]["nouns"])
        self.lives_verbs = frozenset(data["lives"]["verbs"])
        self.none = {noun: measure for measure, nouns in data["none"].items() for noun in nouns}
        self.plan_verbs = frozenset(data["plan"]["verbs"])
        self.plan_nouns = frozenset(data["plan"]["nouns"])
        self.modals = frozenset(data["plan"]["modals"])
        self.attempted = frozenset(data["plan"]["attempted"])
        self.background_verbs = frozenset(data["background"]["verbs"])
        self.background_nouns = frozenset(data["background"]["nouns"])
        self.speech = frozenset(data["speech"]["verbs"])
        self.sexes = frozenset(load("nouns")["sexes"])
        self.anyone = frozenset(load("nouns")["anyone"])
        self.lawful = frozenset(load("nouns")["lawful"])
        self.causing = {form: frozenset(data["causing"][form]) for form in ("ing", "inf")}
        self.taking = frozenset(data["verb"]["taking"])
        self.treating = frozenset(data["treated"]["verbs"])
        self.hospitals = frozenset(data["treated"]["places"])
        self.wounds = frozenset(data["treated"]["wounds"])
        self.missiles = frozenset(data["treated"]["missiles"])
        dashes = frozenset({":", "-", "–", "—"})
        self.readings: list[tuple[frozenset[str] | None, str]] = [
            (dashes, "_labels"),
            (frozenset(self.state) | {"among", "victims", "fatalities", "bodies"}, "_among"),
            (frozenset({"with", "as", "addition", "besides"}), "_alongside"),
            (
                frozenset({"in", "at", "near", "from", "on", "to", "into", "across"}) | _GRADES,
                "_gapping",
            ),
            (self._counting(), "_nominals"),
            (frozenset(self.toll) | {"number", "count", "tally", "total", "figure"}, "_tolls"),
            (frozenset({"life", "lives"}) | self.throats, "_lives"),
            (
                dashes | {"--", ";", "including", "excluding", "among", "of", "whom", "which"},
                "_late_parts",
            ),
            (frozenset({"survived", "survive", "survives"}), "_survival"),
            (frozenset(self.state), "_states"),
            (frozenset({"of"}), "_of_the"),
            (None, "_old_deeds"),
            (None, "_inherit"),
        ]
        self.plans: dict[int, list[str]] = {}
        #: Which readings a word asks for, as bits by their place in the list. A reading that hangs
        #: on certain words is made only where one of them stands.
        self.asks: dict[str, int] = {}
        for k, (cues, _) in enumerate(self.readings):
            for word in cues or ():
                self.asks[word] = self.asks.get(word, 0) | 1 << k
        self.old: dict[str, list[tuple[str, ...]]] = {}  # by their first word
        for phrase in data["background"]["phrases"]:
            parts = tuple(phrase.split())
            self.old.setdefault(parts[0], []).append(parts)
        self.old_openers = frozenset(self.old)

    def readings_of(self, asked: int) -> list[str]:
        """Return the readings to make: those that a word asks for, and those always made."""
        found = self.plans.get(asked)
        if found is None:
            found = self.plans[asked] = [
                reading
                for k, (cues, reading) in enumerate(self.readings)
                if cues is None or asked >> k & 1
            ]
        return found

    def _counting(self) -> frozenset[str]:
        """Return the nouns that count what people underwent, in both numbers."""
        return frozenset(self.noun) | {plural_of(noun) for noun in self.noun}


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


def _takes_up(noun: Noun) -> bool:
    """Tell "them" and "these", which take up people told of before."""
    return noun.pronoun in ("them", "us") or (
        noun.det in ("these", "those") and noun.head < 0 and noun.number is None
    )


def _tails(group: Group) -> list[Group]:
    """Return the complements of a group and theirs, in order."""
    return [inner for tail in group.tails for inner in (tail, *_tails(tail))]


#: Marks that open or close what is put in between a subject and its verb.
_INSERTING = (",", "(", ")", "'", '"', "‘", "’", "“", "”", "-", "–", "—", "--")
#: So many items a dateline has at most.
_DATELINE = 12
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
_PARTS = frozenset({"including"})
_ADDED = frozenset({"besides", "alongside", "plus"})


class _Reader:
    def __init__(
        self, tokens: list[Token], chunks: list[Noun | Verbs | Mark], low: Lows | None
    ) -> None:
        self.tokens = tokens
        self.chunks = chunks
        self.n = len(chunks)
        self.lex = _lexicon()
        self.w = words()
        self.people = person_nouns()
        self.roles: list[Role] = []
        self.parts: list[tuple[Noun, Noun]] = []
        self.bases: list[tuple[Noun, Noun]] = []
        self.ages: list[Noun] = []
        self.groups: list[Group] = []
        self.depth = 0
        #: How many groups of parts are being read.
        self.parting = 0
        self.low = low or lows(tokens)
        self.words = {token.low for token in tokens}

    def chunk(self, k: int) -> Noun | Verbs | Mark | None:
        return self.chunks[k] if 0 <= k < self.n else None

    def is_mark(self, k: int, *lows: str) -> bool:
        chunk = self.chunk(k)
        return isinstance(chunk, Mark) and chunk.low in lows

    # -- groups -------------------------------------------------------------------------------

    def human(self, noun: Noun) -> bool:
        return bool(noun.lemma or noun.name or noun.pronoun)

    def countable(self, noun: Noun) -> bool:
        """Tell a group of people or a bare number from a thing."""
        return self.human(noun) or (noun.number is not None and noun.head < 0 and not noun.measured)

    def time_noun(self, noun: Noun) -> bool:
        if noun.head < 0 or noun.lemma:
            return False
        low = self.low(noun.head)
        return low in self.w.time_nouns or low in ("last", "next")

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
            if isinstance(chunk, Mark):
                if chunk.low in "([" and chunk.kind == "mark":
                    step = self._parenthesis(group, k)
                elif chunk.low == ",":
                    step = self._after_comma(group, k, objective, inside, prep)
                elif chunk.kind == "conj" and chunk.low in ("and", "or", "&"):
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
            elif isinstance(chunk, Verbs):
                step = self._identified(group, k, inside) or self._doing(k, objective)
            elif isinstance(chunk, Noun):
                step = self._adjacent(group, k)
            if step is None:
                break
            k = step
            group.last = self.chunks[k - 1].last
        self.depth -= 1
        self._sum_up(group)
        return group, k

    def _sum_up(self, group: Group) -> None:
        """Where the first of a list is the sum of the rest, make them its parts."""
        if len(group.members) < 3:
            return
        whole, *rest = group.members
        if whole.number is None or not whole.number.value:
            return
        sizes = [m.number.value if m.number is not None else 1.0 for m in rest]
        if None in sizes or sum(sizes) != whole.number.value:
            return
        closed = self.low(group.last) in (",", "-", "–", "—", ")", ";")
        each = all(m.det in ("a", "an", "the other") or m.number is not None for m in rest)
        if whole.lemma in self.lex.anyone or (closed and each) or rest[-1].det == "the other":
            group.members = [whole]
            group.parts.append(Group(rest, rest[0].first, rest[-1].last))
            self.groups.append(group.parts[-1])
            self.parts.extend((part, whole) for part in rest)

    def _word(self, k: int) -> str:
        chunk = self.chunk(k)
        return self.low(chunk.first) if chunk is not None else ""

    def _them(self, k: int) -> bool:
        chunk = self.chunk(k)
        return (isinstance(chunk, Noun) and _takes_up(chunk)) or self.is_mark(k, "whom", "which")

    def _parenthesis(self, group: Group, k: int) -> int | None:
        """Pass over a bracket; "(35)" behind a person is an age."""
        close = None
        for m in range(k + 1, min(k + 14, self.n)):
            if self.is_mark(m, ")", "]"):
                close = m
                break
        if close is None:
            return None
        inner = self.chunks[k + 1 : close]
        last = group.members[-1]
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
                    part = Group([chunk], chunk.first, chunk.last)
                    group.parts.append(part)
                    self.parts.append((chunk, last))
                    self.groups.append(part)
                else:
                    self.groups.append(Group([chunk], chunk.first, chunk.last))
        return close + 1

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
        if len(found) != self._size(whole) or isinstance(self.chunk(k), Noun):
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
        chunk = self.chunk(k + 1)
        last = group.members[-1]
        if isinstance(chunk, Mark):
            if chunk.low in _PARTS:
                return self._including(group, k + 1, objective)
            if chunk.low == "among" and self._them(k + 2):
                return self._parts_from(group, k + 3, objective)
            if chunk.low == "most" or chunk.low == "mostly":
                return None
            if chunk.kind == "conj" and chunk.low in ("and", "or", "&"):
                if prep == "including" and len(group.members) == 1 and self._numbered_at(k + 2):
                    # "killed seven policemen, including a captain, and three civilians"
                    return None
                # ", and NP": a list goes on only where it was one already, or shares its verb.
                if len(group.members) > 1 or group.names or (group.tails and not objective):
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
        of_them = self._number_of_them(k + 1)
        if inside and of_them is None:
            # What follows the comma belongs to the group that this complement hangs on.
            return None
        if of_them is not None:
            self.parts.append((chunk, last))
            part = Group([chunk], chunk.first, chunk.last)
            group.parts.append(part)
            self.groups.append(part)
            if isinstance(self.chunk(of_them), Verbs):
                # "two of whom later died": the part has a verb of its own.
                self.pending_part = (part, of_them)
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
        if last.plural and last.number is not None and self.human(last):
            behind = self._ages_from(k + 1, last)
            if behind is not None:
                return behind
        if self._more_places(group, chunk):
            return k + 2
        listed = chunk.det in ("his", "her", "their") and self._list_goes_on(k + 1, objective)
        if not listed and self._apposition(last, chunk):
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

    def _apposition(self, first: Noun, second: Noun) -> bool:
        """Tell whether two groups on either side of a comma name one person."""
        if not (self.human(first) and self.human(second)) or first.pronoun or second.pronoun:
            return False
        if first.plural or second.plural:
            return False
        one = first.number is None or first.number.value == 1
        if second.number is not None or not one:
            return False
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
                and chunk.number is None
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
        count = _Reader._size(whole)
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
        chunk = self.chunk(k)
        if not isinstance(chunk, Noun) or self.time_noun(chunk):
            return None
        last = group.members[-1]
        if self.time_noun(last):
            return None
        if self._more_places(group, chunk):
            return k + 1
        if (
            group.names
            and not group.names[-1].name
            and not chunk.name
            and chunk.number is None
            and chunk.plural is not True
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
        if self._same_person(last, chunk, k):
            chunk.whole = last
            group.names.append(chunk)
            return k + 1
        names = not chunk.det and self.tokens[chunk.head].text[:1].isupper() and chunk.head >= 0
        listed = len(group.members) > 1 or not self.is_mark(k - 2, ",")
        if (
            objective
            and self._verb_follows(k)
            and not (self.parting and chunk.number is None and listed)
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
        ):
            # "Ali, counsellor at the embassy, and his son": the son belongs to Ali.
            return None
        return self._join(group, k)

    def _same_person(self, last: Noun, chunk: Noun, k: int) -> bool:
        """Tell "a contractor and former mayor was shot": one person, by the missing article."""
        if last.det not in ("a", "an") or last.number is not None or not last.lemma:
            return False
        if chunk.det or chunk.number is not None or chunk.name or not chunk.lemma or chunk.plural:
            return False
        if chunk.lemma in self.lex.sexes or last.lemma in self.lex.sexes:
            return False
        verb = self.chunk(k + 1)
        return not (isinstance(verb, Verbs) and self.low(verb.first) in ("were", "are"))

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
        self.own_verb[k + 1] = part
        return None

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
        last = group.members[-1]
        if (
            chunk.low == "of"
            and last.number is not None
            and last.head < 0
            and follower.det == "those"
        ):
            state = self.low(follower.head) if follower.head >= 0 else ""
            verb = self.chunk(k + 2)
            if follower.head < 0 and isinstance(verb, Verbs):
                state = self.low(verb.main)
            if state in self.lex.state:
                last.partitive = state
        if chunk.low in _PLACING or chunk.low in _LOCATING:
            self._place_name(follower)
        if chunk.low != "of" and (
            last.pronoun and last.pronoun not in ("he", "she", "him", "they", "others")
        ):
            return None
        if chunk.low != "of" and objective and not self.countable(last):
            return None
        parent = self.countable(last)
        tail, end = self.group(
            k + 1, objective=objective, inside=inside or parent if chunk.low == "of" else True
        )
        tail.prep = chunk.low
        group.tails.append(tail)
        self.groups.append(tail)
        if chunk.low == "of" and last.number is not None:
            inner = tail.members[0]
            if last.head < 0 and inner.number is None and inner.lemma and not last.measured:
                last.lemma, last.group, last.plural = inner.lemma, inner.group, True
            if (
                last.head < 0
                and inner.number is None
                and inner.head >= 0
                and inner.det == "the"
                and (self._state_group(tail) or inner.plural)
            ):
                last.partitive = self.low(inner.head)
            share = last.number.kind in ("fraction", "ratio") or self._percent(last)
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

    @staticmethod
    def _place_name(noun: Noun) -> None:
        """Take a bare name behind "in" or "near" for a place."""
        if noun.name and noun.lemma is None:
            noun.name = False

    def _percent(self, noun: Noun) -> bool:
        return (noun.head >= 0 and self.low(noun.head) in ("percent", "%", "pct")) or self.low(
            noun.number.last
        ) in ("%", "percent", "per", "pct")

    def _doing(self, k: int, objective: bool) -> int | None:
        """Pass over "standing nearby" inside a list, up to the comma where the list goes on."""
        verb = self.chunks[k]
        if verb.form != "ing" or self._role_verb(verb) or verb.lemma in self.lex.subject:
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
        """Read "identified as A, B and C", "named X" and "aged 35" behind a group."""
        verb = self.chunks[k]
        if verb.passive or verb.form not in ("ed", "part"):
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
        if not isinstance(chunk, Noun):
            return None
        if verb.lemma == "age":
            if chunk.number is None:
                return None
            behind = self._ages_from(k, group.members[-1])
            if behind is not None:
                return behind
            chunk.age = True
            self.ages.append(chunk)
            self.groups.append(Group([chunk], chunk.first, chunk.last))
            return k + 1
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
        if (
            chunk.name
            and chunk.number is None
            and self.human(last)
            and not last.pronoun
            and not last.name
        ):
            chunk.whole = last
            group.names.append(chunk)
            return k + 1
        return None

    # -- the walk -----------------------------------------------------------------------------

    def items(self) -> list[Group | Verbs | Mark]:
        """Return the sentence as groups, verbs and marks."""
        result: list[Group | Verbs | Mark] = []
        self.own_verb: dict[int, Group] = {}
        self.pending_part: tuple[Group, int] | None = None
        k = 0
        prep = ""
        while k < self.n:
            chunk = self.chunks[k]
            if isinstance(chunk, Noun):
                if prep in _PLACING:
                    self._place_name(chunk)
                objective = bool(prep) or (bool(result) and self._governed(result))
                group, k = self.group(k, objective, prep=prep)
                group.prep = prep
                self.groups.append(group)
                result.append(group)
                prep = ""
                continue
            prep = ""
            if (isinstance(chunk, Mark) and chunk.kind in ("prep",)) or (
                isinstance(chunk, Mark)
                and chunk.kind == "sub"
                and chunk.low in self.w.prep
                and isinstance(self.chunk(k + 1), Noun)
                and not self._verb_follows(k + 1)
            ):
                prep = chunk.low
            result.append(chunk)
            k += 1
        return result

    @staticmethod
    def _governed(result: list) -> bool:
        """Tell whether the group about to be read is the object of the verb before it."""
        last = result[-1]
        if isinstance(last, Verbs):
            return not last.copula
        return (
            isinstance(last, Mark)
            and last.kind == "adv"
            and len(result) > 1
            and isinstance(result[-2], Verbs)
        )

    def read(self) -> Reading:
        items = self.items()
        #: The groups among the items, each with its place.
        self.group_items = [(p, item) for p, item in enumerate(items) if type(item) is Group]
        verbs: list[Verbs] = []
        frames = [_Frame("main")]
        previous: Group | None = None
        start = self._dateline(items)
        for p, item in enumerate(items):
            if p < start:
                continue
            if isinstance(item, Group):
                if not item.prep:
                    self._place(items, p, item, frames)
                previous = item
            elif isinstance(item, Mark):
                if item.low in (";", ":") or (
                    item.low == "--" and not self._dashed(items, p, frames)
                ):
                    frames = [_Frame("main")]
                elif item.kind == "rel":
                    antecedent = self._antecedent(previous, item.low)
                    whom = item.low == "whom" and not self._of_before(items, p)
                    frames.append(_Frame("rel", antecedent, event=antecedent, whom=whom))
                elif item.kind == "sub" and not (item.low == "as" and self._as_name(items, p)):
                    frames.append(_Frame("sub"))
            else:
                verbs.append(item)
                actor = self._actor(items, p, frames, previous)
                if item.lemma in self.lex.subject and not (actor and self._alive(actor)):
                    alive = (f.subject for f in reversed(frames) if f.subject is not None)
                    actor = next((g for g in alive if self._alive(g)), actor)
                relative = None
                if len(frames) > 1:
                    relative = next((f for f in reversed(frames) if f.kind == "rel"), None)
                self._assign(items, p, item, actor, relative)
                frames[-1].verb = item
        asked, asks = 0, self.lex.asks
        for word in self.words:
            if word in asks:
                asked |= asks[word]
        for reading in self.lex.readings_of(asked):
            getattr(self, reading)(items)
        counts = self._counts(items) if "number" in self.words else []
        return Reading(self.roles, self.parts, self.bases, self.ages, self.groups, verbs, counts)

    def _date(self, noun: Noun) -> bool:
        """Tell "16 SEP" and a bare day or year."""
        return noun.head < 0 or self.low(noun.head) in self.w.time_nouns

    @staticmethod
    def _dashed(items: list, p: int, frames: list[_Frame]) -> bool:
        """Tell an insertion between two dashes, behind a subject that waits for its verb."""
        waiting = frames[-1].subject is not None and not frames[-1].closed
        dashes = [k for k, i in enumerate(items) if isinstance(i, Mark) and i.low == "--"]
        return waiting and len(dashes) > 1 and p in dashes

    @staticmethod
    def _alive(group: Group) -> bool:
        """Tell people, and numbers that may be people, from things, which do not die."""
        return group.human or group.numbered

    def _dateline(self, items: list) -> int:
        """Return the item behind "HOMS, May 3 (Agency) - ", whose names are no one in the story."""
        for p, item in enumerate(items[:_DATELINE]):
            if isinstance(item, Verbs) and self.low(item.main) not in self.w.time_nouns:
                return 0
            if isinstance(item, Mark) and item.kind in ("sub", "rel"):
                return 0
            if isinstance(item, Group):
                noun = item.members[0]
                if noun.det or noun.lemma or item.prep or (item.numbered and not self._date(noun)):
                    return 0
                continue
            if isinstance(item, Verbs):
                continue  # "May", which may be a verb
            if p and item.low in ("-", "–", "—", "--"):
                rest = items[p + 1 :]
                if any(isinstance(later, Mark) and later.low == item.low for later in rest):
                    return 0  # "Haddad - a farmer - was killed"
                for group in items[:p]:
                    for noun in group.members if isinstance(group, Group) else ():
                        noun.name = False
                return p + 1
        return 0

    @staticmethod
    def _of_before(items: list, p: int) -> bool:
        """Tell "of whom" and "with whom" from the object "whom"."""
        return p > 0 and isinstance(items[p - 1], Mark) and items[p - 1].kind == "prep"

    def _as_name(self, items: list, p: int) -> bool:
        """Tell "identified as X" and "known as X" from "as the bomb went off"."""
        return (
            p > 0
            and isinstance(items[p - 1], Verbs)
            and items[p - 1].lemma in ("identify", "name", "know", "describe", "report", "list")
        )

    def _place(self, items: list, p: int, group: Group, frames: list[_Frame]) -> None:
        """Make a group an object or a subject of its clause, or pass over an insertion."""
        if (
            len(group.members) == 1
            and (self.time_noun(group.members[0]) or group.members[0].measured)
            and not (group.members[0].measured and self._rate_of(group))
        ):
            return
        before = items[p - 1] if p else None
        if isinstance(before, Mark) and before.low == "[" and not group.numbered:
            return  # an editor's note
        frame = self._outer_subject(before, group, frames) or frames[-1]
        if group.members[0].partitive == "them" and not (
            p + 1 < len(items) and isinstance(items[p + 1], Verbs)
        ):
            return
        k = p - 1
        while (
            k >= 0
            and isinstance(items[k], Mark)
            and (items[k].kind == "adv" or items[k].low in "\"'“‘")
        ):
            k -= 1
        governor = items[k] if k >= 0 else None
        if isinstance(governor, Verbs):
            frame.object = group
            if governor.form in ("ed", "past", "s", "base") and not (
                self.time_noun(group.members[0]) and group.members[0].number is None
            ):
                frame.closed = True
            return
        if frame.subject is not None and not frame.closed and isinstance(before, Mark):
            if before.low in ("and", "&", "or") and (
                frame.verb is None or frame.verb.lemma in self.lex.modifying
            ):
                if frame.verb is not None and not group.numbered:
                    # "..., aged 25 and members of the same cell, were held"
                    return
                # A list that its commas kept from being read as one.
                merged = Group(
                    [*frame.subject.members, *group.members],
                    frame.subject.first,
                    group.last,
                    "",
                    frame.subject.parts,
                    frame.subject.tails + group.tails,
                    frame.subject.names,
                )
                frame.subject = merged
                return
            if before.low in _INSERTING and not (
                frame.verb is not None and self._maybe_done(frame)
            ):
                return
        if (
            frame.subject is not None
            and not frame.closed
            and (isinstance(before, Group) or (isinstance(before, Mark) and before.kind == "adv"))
            and not (group.human or group.numbered)
        ):
            return
        frame.subject, frame.object, frame.closed, frame.verb = group, None, False, None

    def _outer_subject(self, before: object, group: Group, frames: list[_Frame]) -> _Frame | None:
        """Leave the relative clause in "A, who ..., and B were killed": B joins A."""
        if len(frames) < 2 or frames[-1].kind != "rel" or not frames[-1].closed:
            return None
        outer = frames[-2]
        joined = isinstance(before, Mark) and before.low == "and"
        if not joined or outer.subject is None or outer.closed or outer.verb is not None:
            return None
        if not (outer.subject.human and group.human):
            return None
        frames.pop()
        return outer

    def _rate_of(self, group: Group) -> bool:
        """Tell "25 percent of the inhabitants", a measured group that can suffer."""
        return self._percent(group.members[0])

    @staticmethod
    def _maybe_done(frame: _Frame) -> bool:
        """Tell whether a bare participle may have been the verb: "12 killed, 30 injured"."""
        verb = frame.verb
        return (
            verb.form in ("ed", "adj", "part")
            and frame.subject is not None
            and frame.subject.numbered
        )

    def _actor(
        self, items: list, p: int, frames: list[_Frame], previous: Group | None
    ) -> Group | None:
        """Return the group that the verb at p belongs to as its subject."""
        verb = items[p]
        frame = frames[-1]
        before = items[p - 1] if p else None
        bare = (verb.form in ("ed", "part", "adj") and not verb.passive) or (
            verb.form == "adj" and verb.first == verb.main
        )
        alone = (
            verb.form == "ed"
            and verb.lemma not in self.lex.object
            and (
                verb.lemma in self.lex.subject
                or (
                    isinstance(before, Group)
                    and verb.lemma not in self.lex.modifying
                    and verb.lemma not in self.lex.phrases
                )
            )
        )
        bare = bare and not alone
        sure = (
            (verb.passive and not bare)
            or verb.copula
            or alone
            or verb.form in ("past", "s", "base")
        )
        active = verb.form == "ed" and self._has_object(items, p)
        if isinstance(before, Group) and frame.object is before and not before.prep:
            # Behind an object: a participle of it, or the verb of a clause that it opens.
            if bare and not active:
                return before
            outer = next(
                (f for f in reversed(frames[:-1]) if f.subject is not None and not f.closed), None
            )
            spoken = frame.verb is not None and frame.verb.lemma in self.lex.speech
            if (
                (sure or active)
                and not spoken
                and (
                    frame.kind == "rel"
                    or (frame.verb is not None and frame.verb.form in ("ing", "inf"))
                )
            ):
                if frame.kind == "rel" and outer is not None:
                    self._close_to(frames, outer)
                    outer.closed = True
                    return outer.subject
                if frame.subject is not None and frame.kind != "rel":
                    frame.closed = True
                    return frame.subject
            if sure or active:
                frame.subject, frame.object, frame.closed = before, None, True
                return before
            if verb.form not in ("ing", "inf"):
                return frame.subject
        if bare and not active:
            if isinstance(before, Group) and before.tails and not before.members[0].lemma:
                for tail in _tails(before):
                    if (
                        tail.prep in ("of", "with")
                        and tail.numbered
                        and tail.last == before.last
                        and (tail.human or before.tails[-1] is tail)
                    ):
                        # "three of the 12 people killed", "in the town with 300 people displaced"
                        return tail
            if isinstance(before, Group) and (
                not before.prep
                or (
                    before.prep in ("with", "of", "for", "to", "at", "among", "than")
                    and before.numbered
                )
            ):
                return before
            if frame.closed and isinstance(before, Mark) and before.low == ",":
                open_frame = next(
                    (f for f in reversed(frames[:-1]) if f.subject is not None and not f.closed),
                    None,
                )
                if open_frame is not None:
                    return open_frame.subject
            if frame.subject is not None:
                return frame.subject
            return next((f.subject for f in reversed(frames) if f.subject is not None), None)
        if verb.form in ("ing", "inf"):
            caused = isinstance(before, Group) and before is frame.object and frame.verb is not None
            if caused and frame.verb.lemma in self.lex.causing[verb.form]:
                # "prompted 32,000 people to flee", "left six others nursing injuries"
                return before
            return frame.subject or next(
                (f.subject for f in reversed(frames) if f.subject is not None), None
            )
        shared = isinstance(before, Mark) and before.low in (
            "and",
            "or",
            "but",
            "then",
            "later",
            "&",
        )
        if (frame.closed or frame.subject is None) and not shared:
            outer = next(
                (f for f in reversed(frames[:-1]) if f.subject is not None and not f.closed), None
            )
            if outer is not None:
                self._close_to(frames, outer)
                frame = outer
        outer = frames[-2] if len(frames) > 1 else None
        pending = outer is not None and not outer.closed and outer.subject is not None
        if (
            pending
            and self._disagrees(verb, frame.subject)
            and not self._disagrees(verb, outer.subject)
        ):
            # "two men at a stop after work were killed"
            self._close_to(frames, outer)
            frame = outer
        frame.closed = True
        if frame.subject is None:
            return next((f.subject for f in reversed(frames) if f.subject is not None), None)
        return frame.subject

    def _disagrees(self, verb: Verbs, subject: Group | None) -> bool:
        """Tell whether "were" cannot belong to the subject, for that is one thing."""
        if subject is None or self.low(verb.first) not in ("were", "are", "have"):
            return False
        only = subject.members[0]
        several = len(subject.members) > 1 or only.number is not None or only.plural is not False
        collective = only.head >= 0 and self.low(only.head) in self.lex.collective
        return not several and not collective

    @staticmethod
    def _close_to(frames: list[_Frame], frame: _Frame) -> None:
        while frames[-1] is not frame:
            frames.pop()

    def _antecedent(self, previous: Group | None, low: str) -> Group | None:
        if previous is None:
            return None
        if low in ("who", "whom", "whose"):
            last = previous.members[-1]
            if not self.human(last) or (
                previous.tails
                and previous.tails[-1].human
                and not last.number
                and last.plural is None
            ):
                for tail in reversed(previous.tails):
                    if tail.human:
                        return tail
        return previous

    def _has_object(self, items: list, p: int) -> bool:
        """Tell whether a group directly behind the verb is its object."""
        k = p + 1
        while (
            k < len(items)
            and isinstance(items[k], Mark)
            and (items[k].kind == "adv" or items[k].low in "\"'“‘")
        ):
            k += 1
        return (
            k < len(items)
            and isinstance(items[k], Group)
            and not items[k].prep
            and not self.time_noun(items[k].members[0])
        )

    def _object(self, items: list, p: int) -> Group | None:
        """Return the object of the verb at p, also one shared by "killed or wounded 30"."""
        k = p + 1
        for _ in range(4):
            while (
                k < len(items)
                and isinstance(items[k], Mark)
                and (items[k].kind == "adv" or items[k].low in "\"'“‘”’")
            ):
                k += 1
            if k >= len(items):
                return None
            item = items[k]
            if isinstance(item, Group):
                if item.prep:
                    return None
                return (
                    None
                    if self.time_noun(item.members[0]) and item.members[0].number is None
                    else item
                )
            if (
                isinstance(item, Mark)
                and item.low in ("and", "or", ",", "&")
                and k + 1 < len(items)
            ):
                after = items[k + 1]
                if isinstance(after, Mark) and after.low in ("and", "or") and k + 2 < len(items):
                    k += 1
                    after = items[k + 1]
                first = items[p]
                if (
                    isinstance(after, Verbs)
                    and after.form == first.form
                    and self._role_verb(after)
                    and not after.passive
                ):
                    k += 2
                    continue
            return None
        return None

    def _role_verb(self, verb: Verbs) -> bool:
        return verb.lemma in self.lex.object or verb.lemma in self.lex.phrases

    def _measure(self, verb: Verbs, target: Group | None) -> tuple[str, str] | None:
        """Return the measure and the side that suffers, by the verb and the words around it."""
        found = self._plain_measure(verb, target)
        fatal = (
            not _FATALLY.isdisjoint(verb.adverbs)
            or self.low(verb.last) in _FATALLY
            or self.low(verb.first - 1) in _FATALLY
        )
        if found is not None and fatal and found[0] in ("injured", "casualties"):
            return "killed", found[1]
        return found

    def _plain_measure(self, verb: Verbs, target: Group | None) -> tuple[str, str] | None:
        lex = self.lex
        if verb.predicate is not None:
            return verb.predicate, "subject"
        lone = target is None and not verb.passive and verb.form in ("past", "s", "base", "ing")
        for tail, measure, side in lex.phrases.get(verb.lemma, ()):
            if side == "object" and lone:
                continue
            if not tail and verb.form == "ed" and self.low(verb.last) == "by":
                # "areas held by the army" tells of no prisoners.
                continue
            if not tail:
                return measure, side
            if self._words_follow(verb.main + 1, tail) or (
                target is not None
                and side == "object"
                and tail[0] != "and"
                and (
                    self._words_follow(target.last, tail, slack=1)
                    or (
                        len(target.members) == 1
                        and self._words_follow(target.members[0].last, tail, slack=0)
                    )
                )
            ):
                return measure, side
        if verb.lemma == "lose" and target is not None and self._troops(target):
            return "lost", "object"
        if verb.lemma in lex.taking:
            suffered = verb.passive or verb.form in ("ed", "part")
            if target.members[0].lemma if target is not None else suffered:
                return "taken", "object"
        if verb.lemma in lex.object:
            if verb.lemma in lex.subject and target is None and not verb.passive:
                return lex.subject[verb.lemma], "subject"
            return lex.object[verb.lemma], "object"
        if verb.lemma in lex.subject:
            return lex.subject[verb.lemma], "subject"
        return None

    @staticmethod
    def _troops(group: Group) -> bool:
        """Tell those whom an army loses: "lost 23 men", "lost two soldiers"."""
        noun = group.members[0]
        return noun.number is not None and (
            noun.group in ("combatant", "police") or noun.lemma in ("man", "crewman", "sailor")
        )

    def _words_follow(self, i: int, tail: tuple[str, ...], slack: int = 4) -> bool:
        """Tell whether the words stand from token i on, with a few adjectives between at most."""
        at, skipped = i, 0
        for word in tail:
            while True:
                low = self.low(at)
                if not low:
                    return False
                if (
                    low == word
                    or (word in self.lex.possessive and low in self.lex.possessive)
                    or (word == "@disease" and low in _diseases())
                ):
                    at += 1
                    break
                if (
                    self.tokens[at].kind == "punct"
                    or skipped >= slack
                    or low in self.w.conj
                    or (len(tail) > 1 and word != tail[0])
                ):
                    return False
                if (
                    word
                    in (
                        "dead",
                        "up",
                        "down",
                        "at",
                        "alive",
                        "away",
                        "to",
                        "in",
                        "into",
                        "free",
                        "go",
                        "hostage",
                        "captive",
                        "and",
                        "missing",
                    )
                    and skipped >= 1
                ):
                    return False
                skipped += 1
                at += 1
        return True

    def _assign(
        self, items: list, p: int, verb: Verbs, actor: Group | None, relative: _Frame | None
    ) -> None:
        target = self._object(items, p)
        found = self._measure(verb, target)
        treated = False
        if found is None or found[0] in ("evacuated", "abducted", "detained"):
            treated = self._treated(items, p)
            found = ("injured", "object") if treated else found
        if "sexually" in verb.adverbs or self.low(verb.first - 1) == "sexually":
            return
        if found is None or found[0] == "none" or not _NEARLY.isdisjoint(verb.adverbs):
            return
        measure, side = found
        if (
            verb.lemma == "hold"
            and measure == "detained"
            and target is not None
            and not (actor and self._holder(actor))
        ):
            # "the chapel holds 300 people"
            return
        agent: Group | None = None
        if side == "subject":
            if (
                verb.form == "ing"
                and p
                and isinstance(items[p - 1], Mark)
                and items[p - 1].low in ("from", "of", "by", "for", "against")
            ):
                # "saved from drowning"
                return
            victim, agent = actor, self._agent(items, p)
        elif verb.passive or (verb.form == "part" and target is None):
            victim, agent = actor, self._agent(items, p)
        elif target is not None and not self._passive_list(items, p, actor, target):
            victim, agent = target, actor
        elif (
            verb.form in ("ed", "part")
            and actor is not None
            and not (relative is not None and relative.whom)
        ):
            victim, agent = actor, self._agent(items, p)
            if not (verb.form == "part" or self._bare_passive(items, p, actor)):
                return
        elif relative is not None and relative.whom and verb.form in ("past", "s", "ed"):
            # "a teacher whom they abducted"
            victim, agent = relative.event, actor
        else:
            return
        if victim is None or victim is agent:
            return
        if measure == "lost":
            if agent is None or not (self._lawful(agent) or agent.members[0].group == "combatant"):
                return
            measure = "killed"
        if measure == "taken":
            apart = target is None and not verb.passive and not isinstance(items[p - 1], Group)
            if apart or not victim.members[0].lemma:
                return
            measure = "detained" if self._lawful(agent) else "abducted"
        combined = self._combined(items, p, verb, measure)
        plan = self._planned(items, p, verb)
        background = (
            self._told_of_the_past(items, p, verb)
            or self._dated(relative)
            or self._dated_aside(items, p)
        )
        for noun in self._counted(victim):
            self._add(
                Role(
                    noun,
                    combined,
                    agent,
                    verb.main,
                    plan,
                    background,
                    verb.neg,
                    relative=relative is not None,
                    perfect=verb.perfect == "had",
                    strong=not treated,
                    fate=side == "subject" and combined == "killed" and not verb.neg and not plan,
                )
            )

    def _treated(self, items: list, p: int) -> bool:
        """Tell "taken to hospital", "treated for burns" and "hit by stray bullets"."""
        verb = items[p]
        hit = verb.lemma in ("hit", "strike") and (verb.passive or verb.form == "part")
        if not hit and verb.lemma not in self.lex.treating:
            return False
        for item in items[p + 1 : p + 5]:
            if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
                return False
            if not isinstance(item, Group) or item.members[0].head < 0:
                continue
            head = self.low(item.members[0].head)
            if hit:
                found = item.prep == "by" and head in self.lex.missiles
            elif item.prep == "for":
                found = verb.lemma == "treat" and head in self.lex.wounds
            else:
                found = item.prep in ("to", "in", "at", "into") and head in self.lex.hospitals
            if found:
                return True
        return False

    def _lawful(self, agent: Group | None) -> bool:
        """Tell police and soldiers, who detain, from gunmen, who abduct."""
        if agent is None:
            return False
        noun = agent.members[0]
        head = self.low(noun.head) if noun.head >= 0 else ""
        return noun.group in ("police", "official") or head in self.lex.lawful

    def _holder(self, group: Group) -> bool:
        """Tell people and bodies, who hold prisoners, from places, which hold visitors."""
        noun = group.members[0]
        return self.human(noun) or (noun.head >= 0 and self.low(noun.head) in self.lex.captors)

    def _counted(self, group: Group) -> list[Noun]:
        """Return the members of a group, a "total of 12" or a "gang of six" as the people in it."""
        found = []
        for noun in group.members:
            tail = next((t for t in group.tails if t.prep == "of" and t.first >= noun.last), None)
            if (
                noun.number is None
                and noun.head >= 0
                and self.low(noun.head) in self.lex.collective
                and tail is not None
                and tail.numbered
            ):
                found.extend(tail.members)
            else:
                found.append(noun)
        return found

    def _bare_passive(self, items: list, p: int, actor: Group) -> bool:
        """Tell "12 killed in blast" from "police fired": people or a number must stand there."""
        return actor.human or actor.numbered

    def _passive_list(self, items: list, p: int, actor: Group | None, target: Group) -> bool:
        """Read "12 killed 30 injured" as two passives, not as a deed of the twelve."""
        verb = items[p]
        if verb.form not in ("ed",) or actor is None or not actor.numbered or not target.numbered:
            return False
        at = next((k for k in range(p + 1, len(items)) if items[k] is target), None)
        follower = items[at + 1] if at is not None and at + 1 < len(items) else None
        return (
            isinstance(follower, Verbs)
            and follower.form == "ed"
            and self._role_verb(follower)
            and not self._has_object(items, at + 1)
            and target.members[0].head < 0
        )

    def _agent(self, items: list, p: int) -> Group | None:
        for k in range(p + 1, min(p + 8, len(items))):
            item = items[k]
            if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
                return None
            if isinstance(item, Group) and item.prep == "by":
                return item
        return None

    def _combined(self, items: list, p: int, verb: Verbs, measure: str) -> str:
        """Read "killed or wounded 30" as casualties not told apart."""
        for k in (p + 1, p - 1):
            if (
                not (0 <= k < len(items))
                or not isinstance(items[k], Mark)
                or items[k].low not in ("or", "and")
            ):
                continue
            other = k + (1 if k > p else -1)
            if not (0 <= other < len(items)) or not isinstance(items[other], Verbs):
                continue
            mate = self.lex.object.get(items[other].lemma)
            pair = {measure, mate}
            if pair == {"killed", "injured"}:
                hurt = verb if measure == "injured" else items[other]
                # "beaten and killed" tells of one deed, "killed or injured" of two.
                return "casualties" if hurt.lemma in _HURT else "killed"
            if "casualties" in pair and mate in ("killed", "injured"):
                return mate
        return measure

    def _planned(self, items: list, p: int, verb: Verbs) -> bool:
        if verb.modal in self.lex.modals or self._about_to(items, p):
            return True
        if verb.perfect:
            return False
        if verb.form == "base":
            first = self._first_of_pair(items, p)
            if first is not None:
                return self._planned(items, first, items[first])
        cause = items[p - 2] if verb.to and p > 1 else None
        if isinstance(cause, Verbs) and cause.lemma in self.lex.causing["inf"]:
            return self._planned(items, p - 2, cause)
        if verb.to or verb.form == "inf":
            for k in range(p - 1, max(-1, p - 7), -1):
                item = items[k]
                if isinstance(item, Verbs):
                    return item.lemma in self.lex.plan_verbs
                if isinstance(item, Group) and any(
                    self.low(m.head) in self.lex.plan_nouns for m in item.members if m.head >= 0
                ):
                    return True
                if isinstance(item, Mark) and item.kind in ("sub", "rel"):
                    return True
            return True
        if verb.form == "ing" and p > 0:
            for k in range(p - 1, max(-1, p - 5), -1):
                item = items[k]
                if isinstance(item, Group):
                    return any(
                        self.low(m.head) in ("plan", "plot", "threat", "attempt", "intention")
                        for m in item.members
                        if m.head >= 0
                    )
                if isinstance(item, Verbs):
                    return item.lemma in ("plan", "plot", "threaten", "attempt") and isinstance(
                        items[k + 1], Mark
                    )
        return False

    def _about_to(self, items: list, p: int) -> bool:
        """Tell "was about to be killed"."""
        verb = items[p]
        return verb.to and self.low(verb.first - 1) == "about"

    @staticmethod
    def _first_of_pair(items: list, p: int) -> int | None:
        """Return the verb with which the base form at p shares its "to" or its modal."""
        if not (p and isinstance(items[p - 1], Mark) and items[p - 1].kind == "conj"):
            return None
        for k in range(p - 2, max(-1, p - 8), -1):
            item = items[k]
            if isinstance(item, Mark) and item.kind in ("sub", "rel"):
                return None
            if isinstance(item, Verbs):
                return k if item.to or item.modal else None
        return None

    def _told_of_the_past(self, items: list, p: int, verb: Verbs) -> bool:
        """Tell deeds that people are accused of, tried for or remembered by."""
        if verb.form != "ing":
            return False
        for k in range(p - 1, max(-1, p - 6), -1):
            item = items[k]
            if isinstance(item, Verbs):
                return item.lemma in self.lex.background_verbs
            if isinstance(item, Group) and any(
                self.low(m.head) in self.lex.background_nouns for m in item.members if m.head >= 0
            ):
                return True
        return False

    def _dated(self, frame: _Frame | None) -> bool:
        """Tell "a 2011 bombing that killed 40": the event carries the year of its own."""
        if frame is None or frame.event is None:
            return False
        return self._years(frame.event.members[0])

    def _new_clause(self, cue: int, at: int) -> bool:
        """Tell whether behind "In reprisal for the raid, " a clause of its own has begun."""
        comma = next((k for k in range(cue, at) if self.tokens[k].text == ","), None)
        return comma is not None and any(
            isinstance(chunk, Verbs)
            and comma < chunk.first < at
            and chunk.form in ("past", "s", "ed")
            and not chunk.copula
            for chunk in self.chunks
        )

    def _dated_aside(self, items: list, p: int) -> bool:
        """Tell "a guerrilla killed in 1972" from the clause's own verb."""
        verb = items[p]
        if verb.form not in ("ed", "part") or verb.passive or not isinstance(items[p - 1], Group):
            return False
        if self._object(items, p) is not None:
            return False
        year = next((k for k in range(verb.last, verb.last + 6) if self._is_year(k)), None)
        return year is not None and any(
            isinstance(item, Verbs)
            and item.form in ("past", "s", "ed", "part")
            and item is not verb
            for item in items[p + 1 : p + 14]
        )

    def _is_year(self, k: int) -> bool:
        low = self.low(k)
        return len(low) == 4 and low.isdecimal() and self.tokens[k].kind == "num"

    def _years(self, noun: Noun) -> bool:
        """Tell whether a year stands in the group or before it: "the 2008 killing"."""
        return any(self._is_year(k) for k in range(max(0, noun.first - 1), noun.last))

    def _add(self, role: Role) -> None:
        harms = ("killed", "injured")
        if role.fate:
            # "was shot and later died" tells of one death
            hurt = ("injured", "casualties")
            self.roles = [r for r in self.roles if r.noun is not role.noun or r.measure not in hurt]
        if role.measure in harms and any(
            r.noun is role.noun and r.measure == "casualties" for r in self.roles
        ):
            return
        if role.measure == "casualties":
            self.roles = [
                r for r in self.roles if r.noun is not role.noun or r.measure not in harms
            ]
        for known in self.roles:
            if known.noun is role.noun and (known.measure == role.measure or not role.strong):
                return
        self.roles.append(role)

    # -- what stands outside the clause ---------------------------------------------------------

    def _labels(self, items: list) -> None:
        """Read "Killed: 12. Injured: 30" and "Deaths - 12"."""
        for p in range(2, len(items)):
            group, mark, label = items[p], items[p - 1], items[p - 2]
            if not (
                isinstance(group, Group)
                and group.numbered
                and isinstance(mark, Mark)
                and mark.low in (":", "-", "–", "—", "--")
            ):
                continue
            noun = group.members[0]
            if noun.measured or noun.head >= 0:
                continue
            measure = None
            if isinstance(label, Verbs):
                measure = label.predicate or (
                    self.lex.state.get(self.low(label.main))
                    if label.form in ("ed", "part")
                    else None
                )
            elif isinstance(label, Group) and not label.numbered and label.members[0].head >= 0:
                head = self.low(label.members[0].head)
                measure = self.lex.state.get(head) or self.lex.noun.get(singular_of(head))
            if measure is not None:
                self.roles = [r for r in self.roles if r.noun is not noun]
                self._add(Role(noun, measure, at=noun.first))

    def _late_parts(self, items: list) -> None:
        """Read the parts that stand behind the verb: "100 were killed, including 14 children"."""
        for p, item in self.group_items:
            before, second = (items[p - 1] if p else None), (items[p - 2] if p > 1 else None)
            low = before.low if isinstance(before, Mark) else ""
            whole = self._last_counted(item.first)
            opener = (
                second if (isinstance(before, Verbs) and before.copula) or low == "," else before
            )
            among = (
                isinstance(opener, Group)
                and opener.prep in ("among", "of")
                and item.prep != "including"
            )
            among = among and isinstance(opener, Group) and _takes_up(opener.members[0])
            if whole is None:
                if among and item.members[0].number is not None:
                    item.members[0].partitive = "them"
                continue
            whom = (
                low in ("whom", "which")
                and isinstance(second, Mark)
                and second.low in ("of", "among")
            )
            behind = items[p + 2] if p + 2 < len(items) else None
            trailing = (
                isinstance(behind, Group)
                and behind.prep == "among"
                and behind.members[0].pronoun == "them"
            )
            listed = low in (":", ";", "-", "–", "—", "--") and self._adds_up(item, whole)
            bare = item.members[0].partitive == "them" and not item.prep
            if item.prep == "excluding" or (
                item.prep == "including"
                and (
                    (isinstance(second, Mark) and second.low == "not")
                    or (isinstance(second, Verbs) and second.neg)
                )
            ):
                for model in [r for r in self.roles if r.noun is whole]:
                    for noun in item.members:
                        self._add(
                            Role(
                                noun,
                                model.measure,
                                model.agent,
                                model.at,
                                model.plan,
                                model.background,
                            )
                        )
                continue
            if not (item.prep == "including" or among or whom or trailing or listed or bare):
                continue
            if listed and all(noun.name for noun in item.members):
                for noun in item.members:
                    noun.whole = whole
                self.roles = [r for r in self.roles if r.noun not in item.members]
                continue
            for noun in item.members:
                own = [r for r in self.roles if r.noun is noun]
                if (
                    noun is not whole
                    and (noun.number is not None or self.human(noun))
                    and not noun.measured
                ):
                    if not any(part is noun for part, _ in self.parts):
                        self.parts.append((noun, whole))
                    if (
                        own
                        and (listed or item.prep == "including")
                        and not any(r.measure == "killed" for r in own)
                    ):
                        self.roles = [r for r in self.roles if r.noun is not noun]

    def _last_counted(self, before: int) -> Noun | None:
        """Return the last group of people before a token to which something happened."""
        known = [
            r.noun
            for r in self.roles
            if r.noun.last <= before and r.noun.number is not None and r.whole is None
        ]
        return max(known, key=lambda noun: noun.first) if known else None

    @staticmethod
    def _adds_up(group: Group, whole: Noun) -> bool:
        sizes = [m.number.value if m.number is not None else 1.0 for m in group.members]
        return len(sizes) > 1 and None not in sizes and sum(sizes) == whole.number.value

    def _state_group(self, group: Group) -> str | None:
        """Return the measure of "the dead", "the injured", "the victims"."""
        noun = group.members[0]
        if noun.head < 0 or noun.number is not None:
            return None
        head = self.low(noun.head)
        return self.lex.state.get(head) or (
            "killed" if head in ("victims", "fatalities", "deceased", "bodies") else None
        )

    def _among(self, items: list) -> None:
        """Read "among the dead was a nurse" and "the dead include a nurse"."""
        for p, item in self.group_items:
            measure = self._state_group(item)
            if item.prep == "among" and item.numbered:
                measure = self._of_numbered(items, p)
            if measure is None:
                continue
            verb = items[p + 1] if p + 1 < len(items) else None
            told: Group | None = None
            if item.prep == "among":
                if isinstance(verb, Verbs) and verb.copula:
                    told = (
                        items[p + 2]
                        if p + 2 < len(items) and isinstance(items[p + 2], Group)
                        else None
                    )
                elif (
                    p > 1
                    and isinstance(items[p - 2], Group)
                    and items[p - 2].numbered
                    and not items[p - 2].prep
                ):
                    told = items[p - 2]
                elif (
                    p > 2
                    and isinstance(items[p - 2], Verbs)
                    and items[p - 2].copula
                    and isinstance(items[p - 3], Group)
                ):
                    told = items[p - 3]
            elif isinstance(verb, Verbs) and (
                verb.lemma == "include"
                or verb.copula
                or (verb.lemma in ("identify", "name") and verb.passive)
            ):
                k = p + 2
                if k < len(items) and isinstance(items[k], Mark) and items[k].low == "as":
                    k += 1
                told = items[k] if k < len(items) and isinstance(items[k], Group) else None
            if told is not None:
                for noun in told.members:
                    if self.countable(noun):
                        self._add(Role(noun, measure, at=item.first))
                        if noun.number is not None and not item.numbered:
                            noun.partitive = self.low(item.members[0].head)
                        if item.numbered:
                            self.parts.append((noun, item.members[0]))

    def _of_numbered(self, items: list, p: int) -> str | None:
        """Return what befell the people of "among the 12 dead" and "among 12 people killed"."""
        noun = items[p].members[0]
        known = next((r.measure for r in self.roles if r.noun is noun), None)
        return known or self.lex.state.get(noun.state or "")

    def _alongside(self, items: list) -> None:
        """Let "besides three civilians, ..." and "... along with a driver" share the role."""
        for _, item in self.group_items:
            if not any(self.countable(m) for m in item.members):
                continue
            first = item.first
            opening = item.prep == "besides" or (
                item.prep == "to" and self.low(first - 2) == "addition"
            )
            added = item.prep == "to" and self.low(first - 2) == "addition"
            if added and any(r.noun.first < first for r in self.roles):
                opening = False
            company = item.prep == "with" and all(
                (m.det in ("his", "her", "their") and self.human(m)) or m.lemma == "others"
                for m in item.members
            )
            closing = (
                company
                or (added and not opening)
                or (item.prep == "with" and self.low(first - 2) in ("along", "together"))
                or (self.low(first - 1) == "as" and self.low(first - 2) == "well")
            )
            if not opening and not closing:
                continue
            at = item.first
            known = [
                r
                for r in self.roles
                if (r.noun.first > at if opening else r.noun.first < at) and not r.toll
            ]
            if not known and not opening:
                known = [r for r in self.roles if r.at > at and not r.toll][:1]
            if known:
                model = known[0] if opening else known[-1]
                for noun in item.members:
                    self._add(
                        Role(
                            noun,
                            model.measure,
                            model.agent,
                            model.at,
                            model.plan,
                            model.background,
                            model.neg,
                        )
                    )

    def _gapping(self, items: list) -> None:
        """Read "three died in Homs, five in Hama and one in Idlib"."""
        if not self.roles:
            return
        model: Role | None = None
        for p, item in enumerate(items):
            if isinstance(item, Mark) and (item.kind in ("sub", "rel") or item.low in (";", ":")):
                model = None
            if not isinstance(item, Group) or item.prep:
                continue
            own = [r for r in self.roles if r.noun in item.members]
            if own:
                model = own[-1] if not own[-1].toll else None
                continue
            noun = item.members[0]
            before = items[p - 1] if p else None
            placed = item.tails and item.tails[0].prep in (
                "in",
                "at",
                "near",
                "from",
                "on",
                "to",
                "into",
                "across",
            )
            after = items[p + 1] if p + 1 < len(items) else None
            placed = placed or (
                isinstance(after, Mark)
                and after.kind == "prep"
                and after.low in ("to", "into", "in")
            )
            verb = items[p + 1] if p + 1 < len(items) else None
            graded = isinstance(verb, Mark) and verb.kind == "adv" and verb.low in _GRADES
            if (
                model is not None
                and graded
                and noun.number is not None
                and noun.head < 0
                and not noun.measured
            ):
                self.parts.append((noun, model.noun))
                measure = "killed" if verb.low in _FATALLY else model.measure
                self._add(
                    Role(
                        noun,
                        measure,
                        model.agent,
                        model.at,
                        model.plan,
                        model.background,
                        whole=model.noun,
                    )
                )
                continue
            if (
                model is not None
                and placed
                and all(
                    m.number is not None and m.head < 0 and not m.measured for m in item.members
                )
                and isinstance(before, Mark)
                and before.low in (",", "and", "but")
                and not isinstance(verb, Verbs)
            ):
                for member in item.members:
                    self._add(
                        Role(
                            member,
                            model.measure,
                            model.agent,
                            model.at,
                            model.plan,
                            model.background,
                        )
                    )

    def _old_deeds(self, items: list) -> None:
        """Mark what people are charged with or remembered by, and what an old attack did."""
        if not self.roles:
            return
        cues = []
        if not self.words.isdisjoint(self.lex.old_openers):
            cues = [
                i
                for i, token in enumerate(self.tokens)
                for phrase in self.lex.old.get(token.low, ())
                if phrase[1:2] in ((), (self.low(i + 1),))
                and all(self.low(i + k) == word for k, word in enumerate(phrase))
            ]
        caught = any(
            r.measure in ("detained", "surrendered") and not r.relative for r in self.roles
        )
        for role in self.roles:
            if role.measure in ("detained", "surrendered"):
                continue
            at = min(role.at, role.noun.first)
            charged = any(i < at and not self._new_clause(i, at) for i in cues)
            recalled = role.relative and (role.perfect or caught)
            role.background = role.background or charged or recalled

    def _of_the(self, items: list) -> None:
        """Read "Of the 40 dead, 12 were children": the second is part of the first."""
        for p, item in self.group_items:
            if item.prep != "of" or not item.numbered:
                continue
            for k in range(p + 1, min(p + 4, len(items))):
                other = items[k]
                if isinstance(other, Group) and not other.prep:
                    if other.numbered and other.members[0].head < 0:
                        self.parts.append((other.members[0], item.members[0]))
                    break

    # -- nouns that count ---------------------------------------------------------------------

    def _nominals(self, items: list) -> None:
        for p, group in self.group_items:
            behind = items[p + 1] if p + 1 < len(items) else None
            if isinstance(behind, Group) and behind.prep == "to":
                if self._noun_measure(group.members[-1]) == "injured":
                    for noun in behind.members:  # "caused injuries to two guards"
                        self._add(Role(noun, "injured", at=group.members[-1].head))
        for group in list(self.groups):
            for noun in group.members:
                if noun.head < 0:
                    continue
                measure = self._noun_measure(noun)
                if measure is None or self._attempted(noun):
                    continue
                if noun.number is not None:
                    if singular_of(self.low(noun.head)) == "wound":
                        continue  # one man may have seven
                    if noun.number.kind != "zero" or self.low(noun.head) in self.lex.none:
                        strong = measure not in ("abducted", "displaced", "evacuated")
                        self._add(Role(noun, measure, at=noun.head, strong=strong))
                    continue
                if (
                    measure == "killed"
                    and noun.det in ("his", "her")
                    and self.low(noun.head) in ("body", "corpse", "remains")
                ):
                    pronoun = _OWNERS[noun.det]
                    owner = Noun(noun.first, noun.first + 1, noun.first, pronoun=pronoun)
                    self._add(Role(owner, measure, at=noun.head))
                if measure == "killed" and noun.det == "poss" and not group.tails:
                    owner = self._owner(noun)
                    if owner is not None and self.low(noun.head) in ("body", "corpse", "remains"):
                        self._add(Role(owner, measure, at=noun.head))
                for tail in group.tails:
                    if tail.prep == "of" and tail.first > noun.first:
                        background = self._nominal_past(items, group)
                        for member in tail.members:
                            if self.countable(member) or self._families(member):
                                self._add(
                                    Role(member, measure, at=noun.head, background=background)
                                )

    def _owner(self, noun: Noun) -> Noun | None:
        """Return the person of "a farmer's body" and "Haddad's body"."""
        at = next(
            (k for k in range(noun.head - 1, noun.first - 1, -1) if self.tokens[k].poss), None
        )
        if at is None:
            return None
        lemma, plural, group = self.people.get(self.low(at), (None, False, None))
        name = lemma is None and self.tokens[at].text[0].isupper()
        det = self.low(noun.first) if self.low(noun.first) in self.w.det else ""
        if not (lemma or name) or plural:
            return None
        return Noun(noun.first, at + 1, at, None, det, lemma, group, False, name)

    def _families(self, noun: Noun) -> bool:
        """Tell "60 families", people counted as something else."""
        if noun.number is None or noun.head < 0:
            return False
        return singular_of(self.low(noun.head)) in self.w.people_units

    def _attempted(self, noun: Noun) -> bool:
        """Tell "the attempted assassination of the president"."""
        return any(self.low(k) in self.lex.attempted for k in range(noun.first, noun.head))

    def _noun_measure(self, noun: Noun) -> str | None:
        if noun.head < 0:
            return None
        low = singular_of(self.low(noun.head))
        measure = self.lex.noun.get(low)
        if low == "case":
            behind = 4 if self.low(noun.last) == "of" else 0
            modifiers = {self.low(k) for k in range(noun.first, noun.last + behind)}
            if not modifiers & _diseases():
                return None
        return measure

    def _nominal_past(self, items: list, group: Group) -> bool:
        """Tell "in connection with the murder of X" and "the 2008 killing of X"."""
        if self._years(group.members[0]):
            return True
        if not group.prep or group.prep in (
            "in",
            "for",
            "of",
            "with",
            "after",
            "over",
            "against",
            "to",
            "by",
        ):
            at = next((k for k, item in enumerate(items) if item is group), None)
            if at is None:
                return True
            for k in range(at - 1, max(-1, at - 5), -1):
                item = items[k]
                if isinstance(item, Verbs):
                    return item.lemma in self.lex.background_verbs or item.lemma in (
                        "arrest",
                        "surrender",
                        "detain",
                        "jail",
                    )
                if isinstance(item, Group) and any(
                    self.low(m.head) in self.lex.background_nouns
                    for m in item.members
                    if m.head >= 0
                ):
                    return True
        return False

    def _tolls(self, items: list) -> None:
        """Give a running count its number: "the death toll rose from 12 to 17"."""
        for p, item in self.group_items:
            measure, end = self._toll_phrase(item)
            if measure is None:
                measure, end = self._number_of(items, p)
            if measure is None:
                continue
            given = False
            ahead = items[p - 1] if p else None
            if (
                isinstance(ahead, Group)
                and ahead.prep == "to"
                and ahead.numbered
                and ahead.members[0].head < 0
            ):
                # "brought to 45 the number of people killed"
                self._add(Role(ahead.members[0], measure, at=end, toll=True, strong=False))
                continue
            verb = items[p + 1] if p + 1 < len(items) else None
            plan = isinstance(verb, Verbs) and verb.modal in self.lex.modals
            later = self._clause_groups(items, p)
            for group in (*_tails(item), *later, *(t for g in later for t in g.tails)):
                for noun in group.members:
                    if noun.number is None or noun.first < end or noun.age:
                        continue
                    if (
                        noun.head >= 0
                        and not noun.lemma
                        and self.low(noun.head) not in ("more", "others")
                    ):
                        continue
                    if noun.number.kind in ("ratio", "fraction"):
                        continue
                    if given and group.prep not in ("to", "from", "at", "by"):
                        continue
                    self._add(Role(noun, measure, at=end, plan=plan, toll=True, strong=False))
                    given = True

    def _toll_phrase(self, group: Group) -> tuple[str | None, int]:
        for noun in (*group.members, *(m for t in _tails(group) for m in t.members)):
            if noun.head < 0 or noun.number is not None:
                continue
            for parts, measure in self.lex.toll.get(self.low(noun.head), ()):
                k = len(parts)
                start = noun.head - k + 1
                if start >= 0 and all(self.low(start + m) == part for m, part in enumerate(parts)):
                    if (
                        k == 1
                        and parts[0] not in ("toll", "caseload")
                        and noun.det not in ("", "the", "total", "its")
                    ):
                        continue
                    if (
                        k == 1
                        and parts[0]
                        in ("deaths", "fatalities", "injuries", "casualties", "infections")
                        and not self._toll_verb_after(noun.last)
                    ):
                        continue
                    return measure, noun.last
        return None, 0

    def _number_of(self, items: list, p: int) -> tuple[str | None, int]:
        """Read "the number of infected people" and "of people killed" as running counts."""
        group = items[p]
        head = group.members[0]
        if (
            head.number is not None
            or head.head < 0
            or self.low(head.head) not in ("number", "count", "tally", "total", "figure")
        ):
            return None, 0
        for tail in group.tails:
            if tail.prep != "of" or tail.numbered:
                continue
            noun = tail.members[0]
            for k in range(noun.first, noun.last):
                if self.low(k) in self.lex.state:
                    return self.lex.state[self.low(k)], noun.last
            verb = items[p + 1] if p + 1 < len(items) else None
            after = items[p + 2] if p + 2 < len(items) else None
            if isinstance(verb, Mark) and verb.kind == "rel" and isinstance(after, Verbs):
                # "the number of people who have fled"
                found = self._plain_measure(after, None)
                if found is not None and (found[1] == "subject") == (not after.passive):
                    return found[0], after.last
            if (
                isinstance(verb, Verbs)
                and self.low(verb.main) in self.lex.state
                and verb.form in ("ed", "part", "adj")
            ):
                return self.lex.state[self.low(verb.main)], verb.last
        return None, 0

    def _counts(self, items: list) -> list[tuple[Noun, Noun]]:
        """Pair the numbers of "the number of clinics fell from 30 to 12" with the clinics."""
        found = []
        for p, item in enumerate(items):
            if (
                not isinstance(item, Group)
                or item.members[0].head < 0
                or self.low(item.members[0].head) != "number"
            ):
                continue
            tail = next((t for t in item.tails if t.prep == "of" and t.members[0].head >= 0), None)
            if tail is None and not item.tails:
                # "the real number is about 220,000": of what was told of last
                for group in self._clause_groups(items, p):
                    for noun in group.members:
                        if noun.number is not None and noun.head < 0 and not noun.measured:
                            noun.partitive = "number"
            if tail is None or tail.numbered:
                continue
            for group in self._clause_groups(items, p):
                for noun in group.members:
                    if noun.number is not None and noun.head < 0 and not noun.measured:
                        found.append((noun, tail.members[0]))
        return found

    def _toll_verb_after(self, i: int) -> bool:
        from newsfigures.stages.groups import words as classes

        verb = classes().verbs.get(self.low(i))
        if verb is not None:
            return verb.lemma in self.lex.toll_verbs
        return (
            self.low(i) in ("to", "at", ":")
            or self.low(i) in self.w.be
            or self.low(i) in self.w.have
            or self.low(i) in ("topped", "passed", "exceeded", "surpassed")
        )

    def _clause_groups(self, items: list, p: int) -> list[Group]:
        """Return the groups that follow in the same clause and may hold the number of a count."""
        found = []
        for k in range(p + 1, min(p + 14, len(items))):
            item = items[k]
            if isinstance(item, Mark) and (
                (
                    item.kind in ("sub", "rel")
                    and k > p + 1
                    and (
                        item.low not in ("as", "since", "after", "until") or self._clause(items, k)
                    )
                )
                or item.low in (";", ".")
            ):
                break
            if isinstance(item, Mark) and item.kind == "conj" and found:
                break
            if (
                isinstance(item, Verbs)
                and item.first >= items[p].last + 2
                and item.lemma not in self.lex.toll_verbs
                and not item.copula
                and item.lemma not in ("report", "say", "confirm", "announce")
            ):
                break
            if isinstance(item, Group):
                found.append(item)
        return found

    @staticmethod
    def _clause(items: list, k: int) -> bool:
        """Tell whether a clause of its own follows "as" at k: a group and its verb."""
        behind = items[k + 1 : k + 3]
        return len(behind) == 2 and isinstance(behind[0], Group) and isinstance(behind[1], Verbs)

    def _lives(self, items: list) -> None:
        """Read "claimed the lives of 40 miners", "the loss of 77 lives", "slit his throat"."""
        for _, group in self.group_items:
            if group.members[0].head >= 0 and self.low(group.members[0].head) == "loss":
                lost = [m for t in group.tails if t.prep == "of" for m in t.members]
                for noun in lost:
                    if noun.number is not None and self.low(noun.head) in ("lives", "life"):
                        self._add(Role(noun, "killed", at=group.members[0].head))
        for p, item in enumerate(items):
            if isinstance(item, Verbs) and item.lemma in self.lex.throat_verbs:
                for victim in self._throats(items, p):
                    self._add(Role(victim, "killed", at=item.main))
            if not isinstance(item, Verbs) or item.lemma not in self.lex.lives_verbs:
                continue
            before = items[p - 1] if p else None
            target = (
                before
                if item.form in ("part", "ed")
                and isinstance(before, Group)
                and item.lemma == "lose"
                else self._object(items, p)
            )
            if target is None:
                continue
            for noun in target.members:
                if noun.head < 0 or self.low(noun.head) not in ("lives", "life"):
                    continue
                owners = [m for tail in target.tails if tail.prep == "of" for m in tail.members]
                for victim in [noun, *owners] if noun.number is not None else owners:
                    plan = self._planned(items, p, item)
                    self._add(Role(victim, "killed", at=item.main, plan=plan, neg=item.neg))

    def _survival(self, items: list) -> None:
        """Read "none of the 16 aboard survived" and "twelve passengers did not survive"."""
        for p, item in enumerate(items):
            if not isinstance(item, Verbs) or item.lemma != "survive":
                continue
            subject = next(
                (g for g in reversed(items[:p]) if isinstance(g, Group) and not g.prep), None
            )
            if subject is None or subject.members[0].number is None:
                continue
            if subject.members[0].number.kind == "zero":
                dead = [m for t in subject.tails if t.prep == "of" for m in t.members]
            else:
                dead = subject.members if item.neg else []
            for noun in dead:
                if noun.number is not None and noun.number.kind != "zero":
                    self._add(Role(noun, "killed", at=item.main))

    def _throats(self, items: list, p: int) -> list[Noun]:
        """Return whose throat the verb at p cuts: the complement, or the possessor as it stands."""
        before = items[p - 1] if p else None
        target = self._object(items, p)
        if target is None and isinstance(before, Group) and items[p].form in ("ed", "part"):
            target = before  # "with his throat slit"
        behind = items[p + 1] if p + 1 < len(items) else None
        if target is None and isinstance(behind, Mark) and behind.low == "off":
            target = self._object(items, p + 1)
        if target is None:
            return []
        found = []
        for noun in target.members:
            if noun.head < 0 or self.low(noun.head) not in self.lex.throats:
                continue
            owners = [m for t in target.tails if t.prep == "of" for m in t.members]
            if owners:
                found.extend(owners)
            elif noun.det in _OWNERS:
                owner = _OWNERS[noun.det]
                found.append(Noun(noun.first, noun.first + 1, noun.first, pronoun=owner))
        return found

    def _states(self, items: list) -> None:
        """Let a participle before the noun tell the measure where no verb did."""
        for group in self.groups:
            for noun in group.members:
                if noun.state is None or noun.number is None:
                    continue
                measure = self.lex.state.get(noun.state)
                told = any(role.noun is noun for role in self.roles)
                if measure is not None and (noun.lemma or noun.head < 0) and not told:
                    self._add(Role(noun, measure, at=noun.first, strong=False))

    def _inherit(self, items: list) -> None:
        """Hand the role of a whole down to its parts that have none of their own."""
        for part, whole in self.parts:
            if part.measured or any(role.noun is part for role in self.roles):
                continue
            for role in [r for r in self.roles if r.noun is whole]:
                if self.countable(part) or part.number is not None:
                    self.roles.append(
                        Role(
                            part,
                            role.measure,
                            role.agent,
                            role.at,
                            role.plan,
                            role.background,
                            role.neg,
                            whole=whole,
                        )
                    )


@cache
def _diseases() -> frozenset[str]:
    return frozenset(load("nouns")["disease"])


def roles(
    tokens: list[Token], chunks: list[Noun | Verbs | Mark], low: Lows | None = None
) -> Reading:
    """Return what each noun group of a sentence underwent, with parts, bases and ages.

    >>> from newsfigures.stages.tokens import tokenize
    >>> from newsfigures.stages.numbers import numbers
    >>> from newsfigures.stages.quantities import quantities
    >>> from newsfigures.stages.groups import chunks
    >>> text = "Four gunmen killed 20 worshippers and wounded a guard"
    >>> words = tokenize(text)
    >>> marks = [None] * len(words)
    >>> found = quantities(text, words, numbers(words, marks))
    >>> reading = roles(words, chunks(words, found, marks))
    >>> [(words[r.noun.first].text, r.measure) for r in reading.roles]
    [('20', 'killed'), ('a', 'injured')]
    """
    return _Reader(tokens, chunks, low).read()


@cache
def triggers() -> frozenset[str]:
    """Return every word without which a sentence tells nothing of what happened to people."""
    lex, classes = _lexicon(), words()
    lemmas = set(lex.object) | set(lex.subject) | set(lex.phrases) | set(lex.lives_verbs)
    forms = {form for form, verb in classes.verbs.items() if verb.lemma in lemmas}
    forms |= set(lex.state) | set(classes.predicate)
    for noun in lex.noun:
        forms |= {noun, plural_of(noun)}
    return frozenset(forms | {"toll"})
