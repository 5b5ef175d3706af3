"""Put together what the stages found in a sentence: a `Figure` for each quantity and person.

`Story` is what the article has told so far. It decides two things that no sentence can: whether a
name or "the driver" is someone new, and which year the article speaks of.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from operator import itemgetter

from newsfigures.lexicon import load
from newsfigures.model import COLUMNS, HUMAN_MEASURES, Article, Figure
from newsfigures.stages import context
from newsfigures.stages.about import Descriptions
from newsfigures.stages.citations import Memory, citations, cited, inside
from newsfigures.stages.clauses import Role
from newsfigures.stages.groups import Noun
from newsfigures.stages.lazy import lazy
from newsfigures.stages.lists import Group
from newsfigures.stages.numbers import Number
from newsfigures.stages.quantities import Quantity
from newsfigures.stages.roles import Reading
from newsfigures.stages.setaside import is_shouted
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import person_nouns, singular_of, words

_MEASURE_OF_DIMENSION = {
    "area": "area",
    "length": "length",
    "mass": "mass",
    "volume": "volume",
    "speed": "speed",
    "temperature": "temperature",
    "money": "money",
    "share": "share",
    "rate": "rate",
    "time": "duration",
}

#: Cues of the scope that count in the clause of a figure, and anywhere before it.
_CUES_IN_CLAUSES = context.MOCK | context.TOTAL | context.BACKGROUND | context.SINCE | context.SPAN
_CUES_BEFORE = context.RECALLED | context.SINCE


#: Every column of a figure about which the text says nothing.
_BLANK = {
    column.name: None if column.default is MISSING else column.default for column in fields(Figure)
}
_row_of = itemgetter(*COLUMNS)


@dataclass(slots=True)
class Told:
    """The people of one measure that an article has told of so far."""

    figures: int = 0
    #: How many of them no name has been given to, by the sentences before this one.
    unnamed: float = 0
    pending: float = 0
    names: set[str] = field(default_factory=set)
    #: Where each lemma was told of last: the sentence it stands in, and its place.
    lemmas: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    groups: set[str | None] = field(default_factory=set)

    def settle(self) -> None:
        """Count the unnamed of a sentence that has ended with those before it."""
        self.unnamed += self.pending
        self.pending = 0


@dataclass(slots=True)
class Story:
    """What earlier sentences of the article leave behind."""

    article: Article
    memory: Memory = field(default_factory=Memory)
    told: dict[str, Told] = field(default_factory=dict)
    people: list[dict] = field(default_factory=list)
    #: The one group of people that the sentence before counted without telling what befell it.
    counted: dict | None = None
    ids: set[str] = field(default_factory=set)
    #: The columns of a figure of which nothing is known yet.
    blank: dict = field(init=False)

    def __post_init__(self) -> None:
        article = self.article
        self.blank = _BLANK | {
            "article": article.id,
            "event": article.event or None,
            "outlet": article.outlet or None,
            "published": article.published,
            "title": article.title or None,
            "url": article.url or None,
        }

    def last_of(self, word: str) -> dict | None:
        """Return the last figure of several people that a word takes up: "them", "the dead"."""
        measure, kind = taken_measure(word), singular_of(word)
        for draft in reversed(self.people):
            if measure is not None:
                meant = draft["measure"] == measure
            else:
                noun = draft["_noun"]
                meant = word in ("them", "number") or (noun is not None and noun.lemma == kind)
            if meant:
                return draft
        return None


class _Lexicon:
    def __init__(self) -> None:
        nouns = load("nouns")
        self.things = frozenset(nouns["thing"])
        self.generic = frozenset(nouns["generic"])
        self.anaphoric = frozenset(nouns["anaphoric"])
        self.inhabitants = frozenset(nouns["inhabitants"])
        self.relations = frozenset(nouns["relations"])
        self.pairs = frozenset(nouns["pairs"])
        self.loose = frozenset(nouns["loose_verbs"])
        self.fatal = frozenset(nouns["fatal_verbs"])
        self.more = frozenset(nouns["additive"])
        self.not_doers = frozenset(nouns["not_doers"])
        described = load("units")["described"]
        self.settlements = frozenset(described["settlements"])
        self.spans = frozenset(described["spans_after"])
        self.peopled = self.settlements | {"population", "home"}


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


class _Sheet:
    """One sentence on its way to figures."""

    def __init__(
        self,
        story: Story,
        sentence: Sentence,
        found: list[Quantity],
        chunks: list,
        reading: Reading,
    ) -> None:
        self.story = story
        self.article = story.article
        self.text = story.article.text
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.found = found
        self.chunks = chunks
        self.reading = reading
        self.lex = _lexicon()
        self.w = words()
        self.low = sentence.low
        self.cues = context.cues(sentence.words)
        self.nouns: list[Noun] = [chunk for chunk in chunks if type(chunk) is Noun]
        self.verbs: list[Verbs] = [chunk for chunk in chunks if type(chunk) is Verbs]
        self.noun_of = {id(noun.number): noun for noun in self.nouns if noun.number is not None}
        self.roles_of: dict[int, list[Role]] = {}
        for role in reading.roles:
            self.roles_of.setdefault(id(role.noun), []).append(role)
        numbers = [q.number for q in found if q.number.kind != "zero"]
        taken = {k for n in numbers for k in range(n.lead, max(n.trail, n.last))}
        self.citations = citations(self.text, sentence, taken, story.memory)
        self.spans = [(quantity.start, quantity.end) for quantity in found]
        self.taken = taken

    @lazy
    def group_of(self) -> dict[int, Group]:
        """The group of each noun, by identity."""
        return {id(noun): group for group in self.reading.groups for noun in group.members}

    @lazy
    def things(self) -> dict[int, Noun]:
        """What a number counts that stands apart from it, by identity of the number's noun."""
        return {id(noun): thing for noun, thing in self.reading.counts}

    @lazy
    def places(self) -> list[context.Spot]:
        """The places of the sentence, without those in the name of a source."""
        found = context.places(self.text, self.tokens, self.taken)
        if not self.citations:
            return found
        return [spot for spot in found if not inside(self.citations, spot.start)]

    @lazy
    def times(self) -> list[context.Spot]:
        return context.times(self.sentence, self.article.published, self.taken)

    @lazy
    def bounds(self) -> list[int]:
        return context.clause_bounds(self.sentence.text)

    def rows(self) -> list[tuple]:
        if not self.found and not self.reading.roles:
            return []
        drafts: list[dict] = []
        told = [(self.tokens[q.number.first].start, q) for q in self.found]
        told += [
            (self.tokens[r.noun.first].start, r)
            for r in self.reading.roles
            if r.noun.number is None
        ]
        for _, item in sorted(told, key=lambda pair: pair[0]):
            if isinstance(item, Role):
                draft = self.named(item)
                drafts.extend([] if draft is None else [draft])
            else:
                drafts.extend(self.counted(item))
        if len(drafts) > 1:
            drafts.sort(key=itemgetter("start", "end"))
        self.link(drafts)
        self.story.people.extend(
            d
            for d in drafts
            if d["measure"] in HUMAN_MEASURES and d["unit"] == "person" and d["value"] != 1
        )
        groups = [d for d in drafts if d["unit"] == "person" and d["value"] not in (None, 1)]
        alone = len(groups) == 1 and groups[0]["measure"] == "count"
        self.story.counted = groups[0] if alone else None
        for told in self.story.told.values():
            told.settle()
        self.changes(drafts)
        return [_row_of(draft) for draft in drafts]

    # -- numbers ------------------------------------------------------------------------------

    def counted(self, quantity: Quantity) -> list[dict]:
        """Return the figures of one printed quantity: one, or one for each thing that befell it."""
        number = quantity.number
        noun = self.noun_of.get(id(number))
        roles = [] if noun is None else self.roles_of.get(id(noun), [])
        age = quantity.age or (noun is not None and noun.age)
        if noun is not None and not self.reportable(quantity, noun, roles):
            return []
        if noun is None and number.kind in ("zero", "partitive", "exact"):
            return []
        roles = [r for r in roles if self.suffers(r, noun, quantity)]
        if number.kind in ("zero", "partitive") and not roles:
            return []
        if noun is not None and noun.partitive and not age:
            return self.taken_up(quantity, noun, roles)
        if age or not roles:
            return [self.draft(quantity, noun, None, age)]
        return [self.draft(quantity, noun, role, False) for role in roles]

    def taken_up(self, quantity: Quantity, noun: Noun, roles: list[Role]) -> list[dict]:
        """Return the figures of "three of them", part of what an earlier sentence told."""
        if any(part is noun for part, _ in self.reading.parts):
            return [self.draft(quantity, noun, role, False) for role in roles or [None]]
        whole = self.story.last_of(noun.partitive)
        if whole is None:
            return [self.draft(quantity, noun, role, False) for role in roles or [None]]
        roles = roles or [Role(noun, whole["measure"])]
        drafts = [self.draft(quantity, noun, role, False) for role in roles]
        for draft in drafts:
            if draft["measure"] == whole["measure"] and noun.partitive != "number":
                draft["part_of"] = whole["figure"]
        return drafts

    def reportable(self, quantity: Quantity, noun: Noun, roles: list[Role]) -> bool:
        """Leave out pronouns and idioms that only look like numbers."""
        number = quantity.number
        low = self.low(number.first)
        if number.kind == "zero":
            return bool(roles) or (low == "zero" and noun.head >= 0)
        if quantity.unit is not None or roles:
            return True
        if number.kind == "exact":
            return noun.head >= 0 and noun.head > number.last - 1
        if low == "one" and number.value == 1:
            return noun.head >= 0 and number.bound in ("=", ">=")
        return True

    def suffers(self, role: Role, noun: Noun, quantity: Quantity) -> bool:
        """Tell whether the role is one that this quantity can play."""
        if role.neg and quantity.number.kind != "zero":
            return False
        if self.reading_lemma(role) == "flee" and noun.group in ("combatant", "prisoner", "police"):
            # Gunmen who flee a scene are not displaced.
            return False
        if quantity.unit is not None:
            return quantity.unit.dimension == "share" and role.measure not in (
                "detained",
                "freed",
                "rescued",
                "abducted",
            )
        if noun.head < 0 or noun.lemma or noun.name:
            return True
        head = self.low(noun.head)
        if role.at == noun.head or role.toll or head in ("lives", "life"):
            return True
        if head in self.w.people_units or singular_of(head) in self.w.people_units:
            return True
        if singular_of(head) in self.lex.things:
            return False
        return not self.loose(role) or self.capitalised(noun)

    def loose(self, role: Role) -> bool:
        """Tell whether a thing may as well undergo it: lights are shot out, bridges blown up."""
        lemma = self.reading_lemma(role)
        fatal = role.measure == "killed" and lemma in self.lex.fatal
        return lemma in self.lex.loose and not fatal and role.measure != "abducted"

    def capitalised(self, noun: Noun) -> bool:
        """Tell a people in capitals, "12 Hazaras", from things, in text that has small letters."""
        return self.tokens[noun.head].text[0].isupper() and not is_shouted(self.tokens)

    def reading_lemma(self, role: Role) -> str:
        verb = self.w.verbs.get(self.low(role.at))
        return verb.lemma if verb is not None else self.low(role.at)

    def draft(self, quantity: Quantity, noun: Noun | None, role: Role | None, age: bool) -> dict:
        number = quantity.number
        unit, dimension, base_value, base_unit = self.unit(quantity, noun, role, age)
        measure = self.measure(quantity, noun, role, age, unit, dimension)
        human = measure in HUMAN_MEASURES
        start, end = quantity.start, quantity.end
        draft = self.common(start, end, number.lead, max(number.trail, number.last), role)
        draft.update(
            value=number.value if number.kind not in ("vague", "range") else None,
            low=number.low,
            high=number.high,
            bound=number.bound,
            unit=unit,
            dimension=dimension,
            base_value=base_value,
            base_unit=base_unit,
            measure=measure,
            who=self.who(noun, role) if not age else None,
            group=self.sort(noun, role) if unit == "person" else None,
            about=self.descriptions.about(quantity)
            if not human and (dimension != "count" or unit is None)
            else None,
            _noun=noun,
            _number=number,
            _role=role,
        )
        if number.hedge and not draft["hedge"]:
            draft["hedge"] = number.hedge
        if (human or measure == "count") and self.low(number.trail) in ("new", "fresh"):
            draft["change"] = "new"
        if draft["change"] is None and self.cues & context.CHANGE:
            draft["change"] = context.direction(
                self.tokens, number.lead, number.trail, dimension in ("share", "money", "rate")
            )
        if human and unit == "person" and role is not None:
            told = self.story.told.setdefault(measure, Told())
            told.figures += 1
            if draft["scope"] == "event" and number.value:
                told.pending += number.value
            if noun is not None and noun.lemma:
                told.lemmas[noun.lemma] = self.sentence.start, draft["place"]
                told.groups.add(noun.group)
        return draft

    def common(self, start: int, end: int, first: int, last: int, role: Role | None) -> dict:
        """Return the columns that every figure of the sentence fills in the same way."""
        citation = cited(self.citations, start, end, self.text)
        place = context.nearest(self.places, start, end, self.spans)
        when = context.nearest(self.times, start, end, self.spans)
        hedge = None
        if self.cues & context.HEDGE:
            hedge = context.hedge(self.tokens, first, last)
            if role is not None and hedge is None:
                hedge = context.hedge(self.tokens, role.at, role.at + 1)
        if hedge is None and citation is not None and citation.verb == "deny":
            hedge = "denied"
        return {
            **self.story.blank,
            "text": self.text[start:end],
            "start": start,
            "end": end,
            "sentence": self.sentence.text,
            "by": self.doer(role),
            "source": citation.source if citation else None,
            "hedge": hedge,
            "place": place.text if place else None,
            "when": when.text if when else None,
            "as_of": when.day if when else None,
            "scope": self.scope(role, start, end, first, when),
        }

    def unit(
        self, quantity: Quantity, noun: Noun | None, role: Role | None, age: bool
    ) -> tuple[str | None, str | None, float | None, str | None]:
        """Return unit, dimension, and the value in the base unit of the dimension."""
        number = quantity.number
        if age:
            name = quantity.unit.name if quantity.unit is not None else "year"
            value = number.value
            if value is None:
                return name, "time", None, "day"
            days = {"year": 365.25, "month": 30.4375, "week": 7.0, "day": 1.0}.get(name, 365.25)
            return name, "time", value * days, "day"
        if quantity.unit is not None:
            unit = quantity.unit
            if number.value is not None and number.kind not in ("range", "vague"):
                base_value, base_unit = unit.base(number.value)
            else:
                base_value, base_unit = None, unit.base(1.0)[1]
            return unit.name, unit.dimension, base_value, base_unit
        counted = noun is not None and noun.head >= 0
        if number.kind in ("fraction", "ratio") and not (counted and number.value > 1):
            return "fraction", "share", number.value * 100, "%"
        value = number.value if number.kind not in ("range", "vague") else None
        name = self.counted_unit(quantity, noun, role)
        return name, "count", value if name else None, name

    def counted_unit(self, quantity: Quantity, noun: Noun | None, role: Role | None) -> str | None:
        """Return what a number without a measuring unit counts, in the singular."""
        number = quantity.number
        if role is not None and role.measure in HUMAN_MEASURES and not self.units_of_people(noun):
            return "person"
        if quantity.attributive:
            name = singular_of(self.low(number.trail - 1))
            return "person" if name in person_nouns() else name
        if noun is not None and (noun.lemma or self.populous(noun)):
            return "person"
        if noun is not None and noun.head >= 0:
            return singular_of(self.low(noun.head))
        if self.low(number.trail) == "who":
            return "person"
        thing = self.things.get(id(noun))
        if thing is not None:
            return "person" if thing.lemma else singular_of(self.low(thing.head))
        part = self.taken_from(noun) or self.thing_before(noun)
        if part is None:
            return None
        return "person" if part.lemma else singular_of(self.low(part.head))

    def thing_before(self, noun: Noun | None) -> Noun | None:
        """Return the thing that "another 143 damaged" counts on: the last one with a number."""
        if noun is None or (noun.det != "another" and self.low(noun.first - 1) != "another"):
            return None
        counted = (
            c
            for c in reversed(self.chunks)
            if isinstance(c, Noun) and c.last <= noun.first and c.number is not None and c.head >= 0
        )
        return next(counted, None)

    def taken_from(self, noun: Noun | None) -> Noun | None:
        """Return the noun behind a bare number: "two of the deputies", "half of the orchards"."""
        group = self.group_of.get(id(noun)) if noun is not None and noun.head < 0 else None
        if group is None or not group.tails or group.tails[0].prep != "of":
            return None
        inner = group.tails[0].members[0]
        return inner if inner.head >= 0 and not inner.pronoun else None

    def units_of_people(self, noun: Noun | None) -> bool:
        if noun is None or noun.head < 0 or noun.lemma:
            return False
        head = self.low(noun.head)
        return head in self.w.people_units or singular_of(head) in self.w.people_units

    def measure(
        self,
        quantity: Quantity,
        noun: Noun | None,
        role: Role | None,
        age: bool,
        unit: str | None,
        dimension: str | None,
    ) -> str:
        if age:
            return "age"
        if role is not None and not (dimension == "share" and self.of_things(quantity, noun)):
            return role.measure
        if quantity.unit is not None:
            return _MEASURE_OF_DIMENSION.get(dimension or "", "other")
        if dimension == "share":
            return "share"
        if noun is not None and self.populous(noun):
            return "population"
        if unit is None:
            return "other"
        return "count"

    def of_things(self, quantity: Quantity, noun: Noun | None) -> bool:
        """Tell a share of things, "half of the orchards", from one of people."""
        whole = noun if noun is not None and noun.head >= 0 else self.taken_from(noun)
        if whole is None:
            behind = self.descriptions.behind(quantity)
            return behind is not None and self.low(behind[1] - 1) not in person_nouns()
        return not (whole.lemma or whole.name or self.units_of_people(whole))

    def populous(self, noun: Noun) -> bool:
        """Tell a number of inhabitants: "population of 23 million", "12,000 inhabitants"."""
        if noun.head >= 0 and self.low(noun.head) in self.lex.inhabitants:
            return True
        before: list[str] = []
        if self.speaks_of_inhabitants:
            before = [self.low(k) for k in range(max(0, noun.first - 5), noun.first)]
        if "population" in before or before[-2:] == ["home", "to"]:
            return True
        if (
            noun.det == "poss"
            and noun.lemma in ("people", "inhabitant", "resident")
            and (noun.number.value or 0) >= 1000
        ):
            # "the country's 6 million people"
            return True
        if noun.lemma and self.low(noun.last) in ("live", "lived", "living"):
            return True
        return before[-1:] == ["of"] and not self.lex.settlements.isdisjoint(before[-3:])

    @lazy
    def speaks_of_inhabitants(self) -> bool:
        """Whether the sentence holds a word that can make a number one of inhabitants."""
        return not self.lex.peopled.isdisjoint(self.sentence.words)

    def who(self, noun: Noun | None, role: Role | None) -> str | None:
        """Return the counted group as printed, without its number and article."""
        if noun is not None and noun.head < 0:
            # "three of the attackers"
            noun = self.taken_from(noun) if noun.number is not None else None
        if noun is None or noun.measured or noun.head < 0:
            return None
        if (
            role is not None
            and role.at == noun.head
            and role.measure in HUMAN_MEASURES
            and noun.lemma is None
        ):
            zero = noun.number is not None and noun.number.kind == "zero"
            if not zero:
                return None
        number = noun.number
        first = number.trail if number is not None else noun.first
        while first < noun.head and (
            self.low(first) in self.w.det
            or self.low(first) in self.w.possessive
            or self.low(first) in ("of", "-")
            or self.tokens[first].kind == "punct"
        ):
            first += 1
        while first < noun.head and self.low(first) in ("more", "additional", "further"):
            first += 1
        last = noun.head
        end = self.tokens[last].end
        group = self.group_of.get(id(noun)) if self.low(noun.head) in self.w.bleached else None
        if (
            group is not None
            and group.tails
            and group.tails[0].prep == "of"
            and group.members[-1] is noun
        ):
            inner = group.tails[0].members[0]
            end = self.tokens[inner.last - 1].end
        printed = self.text[self.tokens[first].start : end]
        return _unpossessed(printed)

    def sort(self, noun: Noun | None, role: Role | None) -> str | None:
        if noun is None:
            return None
        if noun.head >= 0 and role is not None and role.at == noun.head:
            for k in range(noun.first, noun.head):
                group = self.w.group_of_modifier.get(self.low(k))
                if group is not None:
                    return group
        if noun.group is None and noun.number is not None and noun.head < 0:
            # "of whom 12 were women"
            k = noun.last
            if self.low(k) in ("of",) and self.low(k + 1) in ("them", "whom"):
                k += 2
            if self.low(k) in self.w.be:
                k += 1
            known = person_nouns().get(self.low(k))
            if known is not None:
                return known[2]
        return noun.group

    @lazy
    def descriptions(self) -> Descriptions:
        """What the measured figures of the sentence describe."""
        return Descriptions(self.text, self.sentence, self.chunks, self.found)

    def doer(self, role: Role | None) -> str | None:
        if role is None or role.agent is None:
            return None
        noun = role.agent.members[0]
        if noun.pronoun or noun.head < 0:
            return None
        head = self.low(noun.head)
        if head in self.lex.not_doers or singular_of(head) in self.lex.not_doers:
            return None
        if not (
            noun.lemma
            or noun.name
            or head in self.w.org
            or self.tokens[noun.head].text[0].isupper()
            or head in self.w.people_units
        ):
            return None
        first = noun.first
        while first < noun.head and (
            self.low(first) in self.w.det or self.tokens[first].kind == "punct"
        ):
            first += 1
        if noun.number is not None and noun.number.trail <= noun.head:
            first = max(first, noun.number.trail)
        end = self.tokens[noun.last - 1].end
        if head in self.w.bleached or head in ("cadre", "cadres"):
            for tail in role.agent.tails[:1]:
                if tail.prep == "of":
                    end = self.tokens[tail.members[0].last - 1].end
        return _unpossessed(self.text[self.tokens[first].start : end])

    def scope(
        self, role: Role | None, start: int, end: int, first: int, when: context.Spot | None
    ) -> str:
        """Return whether a figure tells of the event, of another, of a total or of a plan."""
        offset, memory = self.sentence.start, self.story.memory
        sentence = self.sentence.text
        if role.plan if role is not None else self.intended(first):
            return "plan"
        said = None
        if self.cues & _CUES_IN_CLAUSES:
            before, behind = context.clause(sentence, self.bounds, start - offset, end - offset)
            if context.imagined(f"{before} {behind}"):
                return "plan"
            said = context.scope_words(before, behind, role is not None)
        if self.cues & context.WANTED and self.asked_for(role):
            return "plan"
        if said == "total":
            return said
        if role is not None and role.background:
            return "background"
        if self.cues & _CUES_BEFORE and context.recalled(sentence, start - offset):
            return "background"
        if said is not None:
            return said
        if when is not None and when.year and memory.event and when.year < (memory.year or 0):
            return "background"
        if role is not None and memory.event and self.before_then(role, when):
            return "background"
        memory.event = True
        return "event"

    def before_then(self, role: Role, when: context.Spot | None) -> bool:
        """Tell a deed before the event: "the group had killed 12 in January"."""
        verb = self.verb_at.get(role.at)
        if verb is None or verb.perfect != "had":
            return False
        if when is not None and when.year:
            return True
        if verb.passive or self.citations:
            return False
        return not any(token.low == "by" for token in self.tokens)

    @lazy
    def verb_at(self) -> dict[int, Verbs]:
        return {verb.main: verb for verb in self.verbs}

    def asked_for(self, role: Role | None) -> bool:
        """Tell "demanded the release of 300 prisoners"."""
        if role is None:
            return False
        return context.wanted(self.sentence.text, self.tokens[role.at].start - self.sentence.start)

    def intended(self, first: int) -> bool:
        """Tell whether the verb that governs a figure without a role is a plan or a forecast."""
        k = bisect_left(self.verbs, first, key=lambda verb: verb.first)
        if k == 0:
            return False
        verb = self.verbs[k - 1]
        at = self.tokens[verb.first].start - self.sentence.start
        return verb.modal in ("will", "would", "could", "may", "might", "won't") or (
            verb.form == "inf"
            and self.cues & context.PLAN > 0
            and context.planned(self.sentence.text, at)
        )

    # -- people who are named or described ----------------------------------------------------

    def named(self, role: Role) -> dict | None:
        """Return the figure of one person who is told without a number, if it is someone new."""
        noun = role.noun
        if role.neg or role.plan or role.measure not in HUMAN_MEASURES or role.toll:
            return None
        head = self.low(noun.head) if noun.head >= 0 else ""
        pair = 2 if head in self.lex.pairs or (noun.det == "both" and noun.plural) else 1
        if noun.whole is not None or (noun.plural is True and pair == 1) or noun.measured:
            return None
        group = self.group_of.get(id(noun))
        names = self.names(noun, group)
        human = bool(noun.lemma or noun.name or noun.pronoun or pair > 1 or names)
        if noun.name and noun.lemma is None and noun.last - noun.first == 1 and self.loose(role):
            # One capitalised word that is released, beaten or affected is as often a thing.
            return None
        if not human and not self.unknown_person(role, noun, head):
            return None
        if noun.lemma in ("people", "others"):
            return None
        measure = role.measure
        told = self.story.told.setdefault(measure, Told())
        coordinated = group is not None and len(group.members) > 1
        if noun.pronoun in ("them", "they", "both"):
            return self.meant(role)
        if noun.pronoun:
            himself = noun.pronoun in ("himself", "herself") or self.low(noun.last) in (
                "himself",
                "herself",
            )
            if noun.pronoun not in ("he", "she", "him", "her", "himself", "herself") or (
                told.figures and not coordinated and not himself and not self.killer(role)
            ):
                return None
        elif (
            noun.plural is None
            and not noun.name
            and noun.det not in ("a", "an", "another", "one", "the", "poss", "his", "her")
        ) or (noun.lemma is not None and head in self.lex.anaphoric and told.figures):
            return None
        elif noun.name:
            if names and names <= told.names:
                return None
            if told.unnamed >= 1 and self.only_names(group) and not self.additive(role):
                told.unnamed -= 1
                told.names |= names
                return None
        elif noun.det in ("the", "this", "that", "the other") and told.figures:
            lemma = noun.lemma or ""
            if (
                lemma in told.lemmas
                or lemma in self.lex.generic
                or (noun.group in told.groups and noun.group is not None and not coordinated)
            ):
                return None
        elif (
            noun.det in ("his", "her", "their", "poss")
            and noun.lemma
            and f"{noun.det} {noun.lemma}" in told.names
        ):
            return None
        scope = None
        start = self.tokens[noun.first].start
        end = self.tokens[noun.last - 1].end
        draft = self.common(start, end, noun.first, noun.last, role)
        scope = draft["scope"]
        if scope == "event" and not coordinated and self.retold(role, told, draft["place"]):
            told.names |= names
            return None
        if scope == "event":
            told.figures += 1
            told.names |= names
            if noun.det in ("his", "her", "their", "poss"):
                told.names.add(f"{noun.det} {noun.lemma}")
            if noun.lemma:
                told.lemmas[noun.lemma] = self.sentence.start, draft["place"]
                told.groups.add(noun.group)
            if not noun.name and not names:
                told.pending += 1
        draft.update(
            value=float(pair),
            low=float(pair),
            high=float(pair),
            bound="=",
            unit="person",
            dimension="count",
            base_value=float(pair),
            base_unit="person",
            measure=measure,
            who=self.printed_person(noun),
            group=noun.group,
            about=None,
            implied=True,
            _noun=noun,
            _number=None,
            _role=role,
        )
        return draft

    def retold(self, role: Role, told: Told, place: str | None) -> bool:
        """Tell one man told twice: "A soldier was killed. ... In the raid a soldier was killed"."""
        noun = role.noun
        if noun.lemma not in told.lemmas:
            return False
        if noun.det == "another":
            # "one was killed and another injured": besides the one, not besides those told before
            others = [r for r in self.reading.roles if r.at < role.at]
            if not others or any(r.measure == role.measure for r in others):
                return False
        elif noun.det not in ("a", "an") or self.additive(role):
            return False
        sentence, before = told.lemmas[noun.lemma]
        return sentence < self.sentence.start and place in (None, before)

    def meant(self, role: Role) -> dict | None:
        """Return the figure of "them" that takes up a number: "seized three and killed them"."""
        noun = role.noun
        doers = role.agent.members if role.agent is not None else []
        earlier = [
            (q.number, self.noun_of[id(q.number)])
            for q in self.found
            if q.unit is None and id(q.number) in self.noun_of and q.number.trail <= noun.first
        ]
        earlier = [(number, c) for number, c in earlier if not any(c is d for d in doers)]
        number = next(
            (n for n, c in reversed(earlier) if self.roles_of.get(id(c)) or c.lemma), None
        )
        if number is not None:
            if any(
                r.measure == role.measure for n, c in earlier for r in self.roles_of.get(id(c), [])
            ):
                return None
            values = number.value, number.low, number.high, number.bound
        else:
            whole = self.story.last_of("them")
            if noun.pronoun in ("they", "both") and self.reading_lemma(role) not in self.lex.loose:
                whole = self.story.counted or whole
            if (
                whole is None
                or whole["scope"] != "event"
                or any(d["measure"] == role.measure for d in self.story.people)
            ):
                return None
            values = whole["value"], whole["low"], whole["high"], whole["bound"]
        start, end = self.tokens[noun.first].start, self.tokens[noun.last - 1].end
        draft = self.common(start, end, noun.first, noun.last, role)
        value, low, high, bound = values
        draft.update(
            value=value,
            low=low,
            high=high,
            bound=bound,
            unit="person",
            dimension="count",
            base_value=value,
            base_unit="person",
            measure=role.measure,
            who=None,
            group=None,
            about=None,
            implied=True,
            _noun=noun,
            _number=None,
            _role=role,
        )
        return draft

    def killer(self, role: Role) -> bool:
        """Tell "a man killed two before he was shot dead": he is not one of the two."""
        if role.noun.pronoun not in ("he", "she"):
            return False
        for other in self.reading.roles:
            doer = other.agent.members[0] if other.agent else None
            if doer is not None and other.measure == role.measure and other.at < role.at:
                return doer.number is None and doer.plural is False
        return False

    def unknown_person(self, role: Role, noun: Noun, head: str) -> bool:
        """Take an unknown noun for a person where only people undergo such a thing."""
        return (
            bool(head)
            and noun.det in ("a", "an", "another", "the", "poss", "his", "her")
            and not noun.plural
            and role.measure in ("killed", "injured", "abducted", "detained")
            and not self.loose(role)
            and not (role.measure == "abducted" and self.reading_lemma(role) in self.lex.loose)
            and role.at != noun.head
            and head not in self.lex.things
            and head not in self.w.org
            and head not in self.w.people_units
            and head not in self.lex.not_doers
            and self.w.verbs.get(head) is None
        )

    @staticmethod
    def only_names(group: Group | None) -> bool:
        return group is None or all(member.name for member in group.members)

    def additive(self, role: Role) -> bool:
        """Tell whether the sentence speaks of someone besides those told of before."""
        agent = role.agent
        return any(
            token.low in self.lex.more and not (agent and agent.first <= k < agent.last)
            for k, token in enumerate(self.tokens)
        )

    def names(self, noun: Noun, group: Group | None) -> set[str]:
        """Return the name words by which a person can be met again."""
        found: set[str] = set()
        nouns = [noun] if noun.name else []
        if group is not None:
            nouns += [n for n in group.names if n.whole is noun]
        for named in nouns:
            for k in range(named.first, named.last):
                token = self.tokens[k]
                if (
                    token.kind == "word"
                    and token.text[0].isupper()
                    and len(token.low) > 2
                    and token.low not in person_nouns()
                    and token.low not in self.w.titles
                ):
                    found.add(_sounds(token.low))
        return found

    def printed_person(self, noun: Noun) -> str | None:
        if noun.pronoun:
            return None
        first = noun.first
        while first < noun.head and (
            self.low(first) in self.w.det or self.low(first) in self.w.possessive
        ):
            first += 1
        return _unpossessed(self.text[self.tokens[first].start : self.tokens[noun.last - 1].end])

    # -- links ----------------------------------------------------------------------------------

    def link(self, drafts: list[dict]) -> None:
        by_noun: dict[int, list[dict]] = {}
        for draft in drafts:
            name = f"{self.article.id}:{draft['start']}-{draft['end']}"
            if name in self.story.ids:
                name = f"{name}:{draft['measure']}"
            self.story.ids.add(name)
            draft["figure"] = name
            if draft["_noun"] is not None:
                by_noun.setdefault(id(draft["_noun"]), []).append(draft)
        for part, whole in self.reading.parts:
            wholes = by_noun.get(id(whole), [])
            for draft in by_noun.get(id(part), []):
                match = next(
                    (w for w in wholes if w["measure"] == draft["measure"]),
                    wholes[0] if wholes else None,
                )
                if match is None and whole.number is None and whole.plural:
                    # "Of these, 100 were civilians, including ten children"
                    match = next(
                        (
                            d
                            for d in reversed(drafts)
                            if d["end"] <= draft["start"] and d["measure"] in HUMAN_MEASURES
                        ),
                        None,
                    )
                if match is not None and match is not draft:
                    draft["part_of"] = match["figure"]
                    if (
                        draft["measure"] in ("count", "other")
                        and match["measure"] in HUMAN_MEASURES
                        and draft["unit"] in ("person", None)
                    ):
                        draft["measure"], draft["unit"] = match["measure"], "person"
        for share, base in self.reading.bases:
            for draft in by_noun.get(id(share), []):
                for whole in by_noun.get(id(base), [])[:1]:
                    draft["of_base"] = whole["figure"]

    def changes(self, drafts: list[dict]) -> None:
        """Link "rose from 12 to 17" and "17, up from 12": the new value names the old."""
        counted = [d for d in drafts if d["_number"] is not None]
        for draft in counted:
            if (
                draft["measure"] == "duration"
                and self.low(draft["_number"].lead - 1) in self.lex.spans
            ):
                draft["change"] = None  # "the biggest increase in 18 months"
        for old, new in itertools.pairwise(counted):
            a, b = old["_number"], new["_number"]
            between = [t.low for t in self.tokens[a.last : b.lead]]
            if self.low(a.lead - 1) == "from" and "to" in between and len(between) <= 4:
                verbs = [self.low(k) for k in range(max(0, a.lead - 9), a.lead - 1)]
                way = self._way(verbs) or self._by_size(a, b, verbs)
                if way:
                    new["change"], new["change_from"] = way, old["figure"]
                    old["change"] = None
                    for key in ("measure", "unit", "dimension", "who"):
                        if old[key] in (None, "other"):
                            old[key] = new[key]
            elif between == ["from"] and self.low(a.lead - 1) in ("to", "at"):
                # "rose to 17 from 12"
                verbs = [self.low(k) for k in range(max(0, a.lead - 9), a.lead - 1)]
                old["change"], old["change_from"] = self._way(verbs), new["figure"]
                new["change"] = None
            elif (
                between
                and between[-1] == "from"
                and any(
                    w in ("up", "down", "increase", "rise", "drop", "decrease", "compared")
                    for w in between
                )
                and len(between) <= 6
            ):
                way = "down" if any(w in ("down", "drop", "decrease") for w in between) else "up"
                old["change"], old["change_from"] = way, new["figure"]
                new["change"] = None
                for key in ("measure", "unit", "dimension"):
                    if new[key] in (None, "other"):
                        new[key] = old[key]

        if not any(quantity.converts for quantity in self.found):
            return
        of_number = {id(draft["_number"]): draft for draft in counted}
        for quantity in self.found:
            restated = of_number.get(id(quantity.converts.number)) if quantity.converts else None
            draft = of_number.get(id(quantity.number))
            if restated is not None and draft is not None:
                draft["change"] = draft["change"] or restated["change"]

    @staticmethod
    def _way(verbs: list[str]) -> str | None:
        lex = context.lexicon()
        for word in reversed(verbs):
            if word in lex.up:
                return "up"
            if word in lex.down:
                return "down"
        return None

    @staticmethod
    def _by_size(a: Number, b: Number, verbs: list[str]) -> str | None:
        if (
            a.value is None
            or b.value is None
            or not any(
                v in ("went", "gone", "revised", "changed", "moved", "updated", "goes")
                for v in verbs
            )
        ):
            return None
        return "up" if b.value > a.value else "down"


@cache
def _measure_of_state() -> dict[str, str]:
    roles = load("roles")
    states = {word: measure for measure, ws in roles["predicate"].items() for word in ws}
    return states | {
        "injured": "injured",
        "wounded": "injured",
        "killed": "killed",
        "victims": "killed",
        "arrested": "detained",
        "detainees": "detained",
        "hostages": "abducted",
        "displaced": "displaced",
        "fatalities": "killed",
    }


def taken_measure(word: str) -> str | None:
    """Return the measure of the people whom a word takes up, None for "them"."""
    return _measure_of_state().get(word)


def _sounds(name: str) -> str:
    """Return the consonants of a name, for names are spelt in more than one way.

    >>> _sounds("mohammed") == _sounds("mohamad"), _sounds("ali")
    (True, 'ali')
    """
    bones = "".join(letter for letter, _ in itertools.groupby(name) if letter not in "aeiou")
    return bones if len(bones) > 2 else name


def _unpossessed(printed: str) -> str:
    for ending in ("'s", "’s"):
        printed = printed.removesuffix(ending)
    return " ".join(printed.split()).strip("'\"“”‘’ ")


def assemble(
    story: Story,
    sentence: Sentence,
    found: list[Quantity],
    chunks: list,
    reading: Reading,
) -> list[tuple]:
    """Return the figures of one sentence, in the order of the text, as rows of `COLUMNS`."""
    return _Sheet(story, sentence, found, chunks, reading).rows()
