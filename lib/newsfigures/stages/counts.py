"""What a number counts: its unit, its measure, who is counted, of which sort."""

from __future__ import annotations

from newsfigures.model import HUMAN_MEASURES
from newsfigures.stages.groups import Noun
from newsfigures.stages.lazy import lazy
from newsfigures.stages.numbers import Number
from newsfigures.stages.quantities import Quantity
from newsfigures.stages.roles import Role
from newsfigures.stages.sheet import Sheet, unpossessed
from newsfigures.stages.story import deeds
from newsfigures.stages.words import crowds, may_be_person, person_nouns, singular_of

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


#: So many do not run from the law at once.
_CROWD = 50
#: A bare number as large as this is a sum, and no people.
_NO_TOLL = 100_000_000


#: So many couples are twice as many people.
_PAIR = "couple"


class Counts(Sheet):
    """The numbers of a sentence."""

    def reportable(self, quantity: Quantity, noun: Noun, roles: list[Role]) -> bool:
        """Leave out pronouns and idioms that only look like numbers."""
        number = quantity.number
        low = self.lows[number.first]
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
        fled = role.measure == "displaced" and self.reading_lemma(role) in self.lex.fleeing
        if fled and (self.is_fugitive(noun) or self.gets_away(role)):
            return False  # gunmen who flee a scene or leave their villages are not displaced
        if quantity.unit is None and self.is_release(quantity.number):
            return False
        if quantity.unit is not None:
            return quantity.unit.dimension == "share" and role.measure not in (
                "detained",
                "freed",
                "rescued",
                "abducted",
            )
        if (noun.head < 0 or noun.lemma == "others") and self.of_animals_before(noun):
            return False
        if noun.head < 0 and (whole := self.taken_from(noun)) is not None:
            noun = whole  # "holds 214 of the 400 seats"
        if noun.head < 0:
            if (quantity.number.value or 0) >= _NO_TOLL:
                return False  # "beat the 1.05 billion that analysts expected"
            return not (self.loose(role) and self.of_things_before(noun))
        if noun.lemma or noun.name:
            return True
        head = self.low(noun.head)
        if role.at == noun.head or role.toll or head in ("lives", "life"):
            return True
        if head in self.w.people_units or singular_of(head) in self.w.people_units:
            return True
        if singular_of(head) in self.lex.things:
            return False
        if self.capitalised(noun):
            return True
        if any(whole is noun and part.lemma for part, whole in self.reading.parts):
            return True  # "22 insiders, including nine women, were killed"
        several = singular_of(head) != head  # no "two villagers busy gambling"
        return not self.loose(role) and (may_be_person(head) or not several)

    def is_fugitive(self, noun: Noun) -> bool:
        """Tell people who run from the law, also in "one was caught and two others fled"."""
        if noun.group in {"combatant", "prisoner", "police"} or noun.lemma in self.lex.fugitives:
            return True
        if noun.lemma != "others" and noun.head >= 0:
            return False
        number = noun.number
        if number is None or number.kind != "cardinal" or (number.value or _CROWD) >= _CROWD:
            return False  # "12 were arrested and thousands fled"
        before = [one for one in self.nouns if one.first < noun.first]
        held = (role.noun for role in self.reading.roles if role.measure == "detained")
        return any(one in before for one in held) or any(
            one.lemma in self.lex.fugitives or one.group == "prisoner" for one in before
        )

    def gets_away(self, role: Role) -> bool:
        """Tell who flees a scene, not a home or a war."""
        flees = self.reading_lemma(role) == "flee"
        return flees and any(self.low(role.at + k) in self.lex.scenes for k in (1, 2))

    def is_release(self, number: Number) -> bool:
        """Tell the 2.0 of "the 2.0 release" from people, who come in whole numbers."""
        return number.last - number.first == 1 and "." in self.tokens[number.first].text

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
        if number.kind == "range" and 0 < (number.high or 0) < 1:
            return "fraction", "share", None, "%"  # "two-thirds to three-quarters"
        value = number.value if number.kind not in ("range", "vague") else None
        name = self.counted_unit(quantity, noun, role)
        if name == _PAIR:
            return name, "count", None if value is None else 2 * value, "person"
        return name, "count", value if name else None, name

    def counted_unit(self, quantity: Quantity, noun: Noun | None, role: Role | None) -> str | None:
        """Return what a number without a measuring unit counts, in the singular."""
        number = quantity.number
        people = role is not None and role.measure in HUMAN_MEASURES
        if people and not self.units_of_people(self.things.get(id(noun), noun)):
            return "person"
        if quantity.attributive:
            if number.trail == number.last:
                return None  # "a 40 million hole"
            name = singular_of(self.low(number.trail - 1))
            if name == "strong":
                return None if self.low(number.trail) in self.lex.fleets else "person"
            return "person" if name in person_nouns() else name
        if noun is not None and (noun.lemma or self.populous(noun)):
            return "person"
        if noun is not None and noun.head >= 0:
            mark = self.low(noun.head) in self.lex.marks and number.value != 1
            return None if mark else self.singular(noun.head)
        behind = self.low(number.trail)
        if behind in ("who", "aboard") or (
            behind == "on" and self.low(number.trail + 1) == "board"
        ):
            return "person"
        thing = self.things.get(id(noun))
        if thing is not None:
            return "person" if thing.lemma else singular_of(self.low(thing.head))
        part = self.taken_from(noun) or self.thing_before(noun)
        if part is None:
            return "person" if self.in_a_crowd(noun) else None
        return "person" if part.lemma else singular_of(self.low(part.head))

    def singular(self, k: int) -> str:
        """Return the singular of the noun at token k, which may be an acronym: RBIs, CEOs."""
        token = self.tokens[k]
        acronym = len(token.text) > 2 and token.text[-1] == "s" and token.text[:-1].isupper()
        return singular_of(token.low[:-1] if acronym else token.low)

    def in_a_crowd(self, noun: Noun | None) -> bool:
        """Tell "a crowd of 5,000" and "a staff of about 35", of which no counted noun follows."""
        if noun is None or noun.head >= 0 or noun.measured:
            return False
        k = noun.number.lead
        return self.low(k - 1) == "of" and self.low(k - 2) in crowds()

    def thing_before(self, noun: Noun | None) -> Noun | None:
        """Return what "another 143" and "143 damaged" count on: the last thing with a number."""
        if noun is None or noun.head >= 0 or noun.measured:
            return None
        another = noun.det == "another" or self.low(noun.first - 1) == "another"
        if not another and not self.participle(noun.last):
            return None
        for chunk in reversed(self.chunks):
            if chunk.last > noun.first:
                continue
            if not isinstance(chunk, Noun):
                if chunk.last - chunk.first == 1 and self.low(chunk.first) == ";":
                    return None
            elif chunk.number is not None and chunk.head >= 0:
                return chunk
        return None

    def of_animals_before(self, noun: Noun) -> bool:
        """Tell "two horses died and five more were injured": what was counted last are animals."""
        counted = self.counted_before(noun)
        return counted is not None and singular_of(self.low(counted.head)) in self.lex.animals

    def participle(self, k: int) -> bool:
        """Tell "damaged" and "partially damaged" at token k."""
        if self.low(k).endswith("ly"):
            k += 1
        verb = self.w.verbs.get(self.low(k))
        return verb is not None and "part" in verb.tags

    def measure(
        self,
        quantity: Quantity,
        noun: Noun | None,
        role: Role | None,
        age: bool,
        unit: str | None,
        dimension: str | None,
    ) -> str:
        """Return what happened to people, or what sort of quantity it is."""
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
        if noun.head >= 0 and self.lows[noun.head] in self.lex.inhabitants:
            return True
        before: list[str] = []
        if self.speaks_of_inhabitants:
            before = [self.low(k) for k in range(max(0, noun.first - 5), noun.first)]
        things = noun.head >= 0 and noun.lemma is None
        home = before[-2:] == ["home", "to"]
        if home and noun.head >= 0 and noun.lemma is None and not noun.name:
            return False  # "home to 12 hotels"
        if ("population" in before and not things) or home:
            return True
        if (
            noun.det == "poss"
            and noun.lemma in ("people", "inhabitant", "resident")
            and (noun.number.value or 0) >= 1000
        ):
            # "the country's 6 million people"
            return True
        if noun.lemma and self.lows[noun.last] in {"live", "lived", "living"}:
            return True
        return before[-1:] == ["of"] and not self.lex.settlements.isdisjoint(before[-3:])

    @lazy
    def speaks_of_inhabitants(self) -> bool:
        """Whether the sentence holds a word that can make a number one of inhabitants."""
        return not self.lex.peopled.isdisjoint(self.sentence.words)

    def who(self, noun: Noun | None, role: Role | None, number: Number) -> str | None:
        """Return the counted group as printed, without its number and article."""
        if noun is not None and noun.head < 0:
            # "three of the attackers"
            noun = self.taken_from(noun) if noun.number is not None else None
            if noun is not None and noun.lemma is None and self.low(noun.head) in deeds():
                return None  # "three of the deaths"
        if noun is None or noun.measured or noun.head < 0 or noun.state == "those":
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
        inside = noun.first <= number.lead < noun.last  # also in "a five-member gang"
        own = number if inside else noun.number  # "two of the five hostages": hostages
        first = own.trail if own is not None and own.trail <= noun.head else noun.first
        while first < noun.head and (
            self.low(first) in self.w.det
            or self.low(first) in self.w.possessive
            or self.low(first) in ("of", "-")
            or self.tokens[first].kind == "punct"
        ):
            first += 1
        while first < noun.head and self.lows[first] in {"more", "additional", "further"}:
            first += 1
        last = noun.head
        end = self.tokens[last].end
        group = self.group_of.get(id(noun)) if self.lows[noun.head] in self.w.bleached else None
        if (
            group is not None
            and group.tails
            and group.tails[0].prep == "of"
            and group.members[-1] is noun
        ):
            inner = group.tails[0].members[0]
            end = self.tokens[inner.last - 1].end
        printed = self.text[self.tokens[first].start : end]
        return unpossessed(printed)

    def sort(self, noun: Noun | None, role: Role | None) -> str | None:
        """Return the sort of people that are counted: "child", "police"."""
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
