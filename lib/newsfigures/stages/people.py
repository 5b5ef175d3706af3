"""People who are told without a number: "a policeman", "the driver", a name, "they".

A person counts once: who was told of before, by name, calling or number, is not counted again.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

from newsfigures.lexicon import load
from newsfigures.model import HARMS, HUMAN_MEASURES
from newsfigures.stages.groups import Noun
from newsfigures.stages.lazy import lazy
from newsfigures.stages.lists import Group
from newsfigures.stages.numbers import Number
from newsfigures.stages.roles import Role
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.sheet import Sheet, unpossessed
from newsfigures.stages.story import Told, taken_measure
from newsfigures.stages.words import person_nouns, sides, singular_of

#: Who is not the first: "a second victim".
ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
#: Who is left of so many, behind "the".
_REST = frozenset({"others", "rest", "remainder", "all", "everyone", "everybody"})
#: "No survivors", "all hands".
_NO_ONE_LEFT = frozenset({"survivors", "hands"})
#: A larger share of words with capitals is that of a headline.
_TITLED = 0.8
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = frozenset("'\"‘“")
#: How many "both" are, whoever was told of last.
_BOTH = 2.0
#: No one is called so: "hurt the recruitment", "his detention".
_ABSTRACT = ("ment", "tion", "sion", "ness", "ity", "ism", "hood", "ance", "ence", "length")
#: "Four were left dead. ... They were rushed to hospital", "Gunmen abducted two. They hold them".
_SAID_OTHERWISE = frozenset(
    {("killed", "injured"), ("killed", "casualties"), ("abducted", "detained")}
)
#: What may have befallen someone who "died later".
_BEFORE_DEATH = frozenset({"injured", "casualties", "abducted", "missing", "detained", "rescued"})
#: So many characters behind the sentence that tells of someone "he" is taken for him.
_NOT_FAR = 600
#: So far behind "of" the words are sought that tell one driver from another.
_MARKED = 5


class People(Sheet):
    """The people of a sentence who are no numbers."""

    def named(self, role: Role) -> dict | None:
        """Return the figure of one person who is told without a number, if it is someone new."""
        noun = role.noun
        if role.neg or role.plan or role.measure not in HUMAN_MEASURES or role.toll:
            return None
        if noun.det in ("a", "an") and "or" in (self.low(noun.first - 1), self.low(noun.last)):
            return None  # "some hear that a father or a brother has died", who is no one person
        head = self.low(noun.head) if noun.head >= 0 else ""
        if noun.det == "the" and (several := self.fate_of(head, role)) is not None:
            return several
        if noun.det == "the" and head in _REST:
            return self.left_over(role)
        twins = noun.plural and noun.number is None and self.lows[noun.head - 1] == "twin"
        both_of_two = noun.det == "both" and noun.plural and not self.of_both_sorts(noun)
        two = head in self.lex.pairs or both_of_two or twins
        pair = 2 if two else 1
        if noun.whole is not None or (noun.plural is True and pair == 1) or noun.measured:
            return None
        group = self.group_of.get(id(noun))
        names = self.names(noun, group)
        if noun.name and self.of_so_many(noun):
            return None
        both = pair > 1 and (head in self.lex.pairs or noun.head < 0)
        human = bool(noun.lemma or noun.name or noun.pronoun or both or names)
        alone = noun.name and noun.lemma is None and noun.last - noun.first == 1
        if alone and (self.loose(role) or self.titled):
            # One capitalised word that is released, beaten or affected is as often a thing, and
            # where all words have capitals any word may be one.
            return None
        if noun.name and noun.lemma is None and role.measure == "affected":
            return None  # "struck western Ruvasa"
        if alone and role.measure in ("evacuated", "displaced") and not noun.det:
            return None  # "Alba was under an evacuation order"
        if not human and not self.unknown_person(role, noun, head):
            return None
        if not noun.lemma and self.of_animal(noun, group):
            return None
        if noun.det == "the other" and self.loose(role) and self.of_things_before(noun):
            return None  # "blew up two trucks, one at Alba and the other at Burk"
        if noun.lemma in ("people", "others"):
            return None
        if not noun.lemma and noun.det and self.shot_down(role):
            return None
        measure = role.measure
        if self.reading_lemma(role) == "flee" and self.low(role.at + 1) not in {
            "their",
            "his",
            "her",
        }:
            # a driver who flees the scene is not displaced
            return None
        told = self.story.told.setdefault(measure, Told())
        coordinated = group is not None and len(group.members) > 1
        later = bool(told.figures) and not coordinated and self.dies_too(role, names)
        since = later or self.dies_since(role)
        if noun.name and noun.last == 1 and not coordinated and self.of_several(role):
            return None  # "Latrines were flooded": the first word has a capital anyway
        if noun.pronoun == "aboard":
            return None if told.figures else self.all_aboard(role)
        if noun.pronoun in {"them", "they", "both", "all"}:
            everyone = noun.pronoun == "they" and head in _NO_ONE_LEFT and not told.figures
            return (self.all_aboard(role) if everyone else None) or self.meant(role)
        if noun.pronoun == "themselves":
            return None if self.dies_by(role) else self.by_their_own_hand(role)
        if told.figures and not coordinated and self.says_who(role) and not self.additive(role):
            return None
        if noun.pronoun:
            himself = noun.pronoun in ("himself", "herself") or self.low(noun.last) in (
                "himself",
                "herself",
            )
            himself = himself and role.measure in HARMS  # not "handed herself over"
            if himself and self.dies_by(role):
                return None
            again = told.figures and not coordinated and not himself
            again = again and not (later or self.killer(role))
            if noun.pronoun not in ("he", "she", "him", "her", "himself", "herself") or again:
                return None
        elif (
            noun.plural is None
            and not noun.name
            and noun.det not in ("a", "an", "another", "one", "the", "poss", "his", "her")
        ) or (
            noun.lemma is not None
            and head in self.lex.anaphoric
            and noun.det != "another"
            and told.figures
            and not since
        ):
            return None
        elif noun.name:
            if names and names <= told.names:
                return None
            fits = told.unnamed >= 1 and self.only_names(group) and not self.additive(role)
            fits = fits and not later
            child = told.groups == {"child"} and self.low(noun.first) in self.lex.grown
            ranked = self.tokens[noun.first].text in _QUOTES  # 'captain' Omar, of rebels
            ranked = ranked or self.low(role.at) in ("the", "those")  # "the slain were named as"
            if fits and not (child or (self.enemy(noun, told) and not ranked)):
                told.unnamed -= 1
                told.names |= names
                return None
        elif (
            noun.det in ("the", "this", "that", "the other")
            and told.figures
            and not since
            and not self.on_top(noun)
        ):
            lemma = noun.lemma or ""
            if self.states_known(noun, measure) and not coordinated:
                return None
            if (noun.det == "the other" and self.beside_one(role)) or self.last_of_all(noun, told):
                pass
            elif (
                not told.is_other(lemma, self.marks(noun))
                and not self.beside_namesake(noun, told)
                and (
                    lemma in told.lemmas
                    or lemma in self.lex.generic
                    or (noun.group in told.groups and noun.group is not None and not coordinated)
                )
                and not (lemma not in told.lemmas and self.enemy(noun, told))
            ):
                return None
        elif (
            noun.det in {"his", "her", "their", "poss"}
            and noun.lemma
            and f"{noun.det} {noun.lemma}" in told.names
        ):
            return None
        scope = None
        start = self.tokens[noun.first].start
        end = self.tokens[noun.last - 1].end
        draft = self.common(start, end, noun.first, noun.last, role)
        scope = draft["scope"]
        again = not (coordinated or since) and self.retold(role, told, draft["place"])
        if scope == "event" and again:
            told.names |= names
            return None
        if scope == "event":
            told.figures += 1
            told.names |= names
            if noun.det in {"his", "her", "their", "poss"}:
                told.names.add(f"{noun.det} {noun.lemma}")
            if noun.lemma:
                told.lemmas[noun.lemma] = self.sentence.start, draft["place"]
                told.groups.add(noun.group)
                told.marks.setdefault(noun.lemma, []).append(self.marks(noun))
                told.ages.setdefault(noun.lemma, set()).update(self.age(noun))
            if not noun.name and not names:
                told.pending += 1
        count = float(pair)
        draft.update(who=self.printed_person(noun), group=noun.group)
        draft["change"] = "new" if later else None
        return self.implied(draft, role, (count, count, count, "="))

    def of_both_sorts(self, noun: Noun) -> bool:
        """Tell "both civilians and soldiers", who are of two sorts and not two."""
        known = person_nouns().get(self.low(noun.last + 1))
        return self.low(noun.last) == "and" and known is not None and known[1] is True

    def says_who(self, role: Role) -> bool:
        """Tell "the deceased was a clerk of 29", which says who one told of before was."""
        noun, at = role.noun, role.at
        one = noun.det in ("a", "an") and self.low(noun.first - 1) in ("was", "is")
        return one and self.low(at) == "the" and self.low(at - 1) not in ("among", "of")

    def beside_one(self, role: Role) -> bool:
        """Tell "the other" of "one was dead and the other died later" by the one."""
        return any(
            other.at < role.at and other.measure == role.measure and self.is_one(other.noun)
            for other in self.reading.roles
        )

    def is_one(self, noun: Noun) -> bool:
        """Tell "one" and "one man"."""
        return noun.number is not None and noun.number.value == 1

    def beside_namesake(self, noun: Noun, told: Told) -> bool:
        """Tell the second of "the driver died, and the lorry driver was hurt too" by his words."""
        at, _ = told.lemmas.get(noun.lemma or "", (-1, None))
        before = self.lows[noun.head - 1]
        described = before in self.w.adjective or before.endswith(("old", "ed", "ing"))
        named = noun.head - noun.first > 1 and before not in role_words().state
        return at == self.sentence.start and named and not described

    def of_so_many(self, noun: Noun) -> bool:
        """Tell a team, "ten-man Barnford", from a person."""
        return any(
            self.low(k) == "man" and self.low(k - 1) == "-" for k in range(noun.first, noun.last)
        )

    @lazy
    def titled(self) -> bool:
        """Whether nearly every word has a capital: "Raid Nabs Five Suspects And Arsenal"."""
        small = self.w.prep | self.w.conj | self.w.sub | self.w.det
        printed = (word for word in _WORD.findall(self.printed) if len(word) > 2)
        words = [text for text in printed if text.lower() not in small]
        return sum(text[0].isupper() for text in words) > _TITLED * len(words)

    def of_several(self, role: Role) -> bool:
        """Tell whether the verb of a role has several as its subject: "were", "have"."""
        verb = self.verb_at.get(role.at)
        is_subject = verb is not None and (verb.passive or role.agent is None)
        return is_subject and self.low(verb.first) in ("are", "were", "have")

    @staticmethod
    def implied(draft: dict, role: Role, interval: tuple) -> dict:
        """Fill in a figure of people who are counted from naming: value, low, high and bound."""
        value, low, high, bound = interval
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
            about=None,
            implied=True,
            _noun=role.noun,
            _number=None,
            _role=role,
        )
        return draft

    def marks(self, noun: Noun) -> frozenset[str]:
        """Return what tells "the driver of the other car" from "the driver of the Ford"."""
        if self.low(noun.last) != "of":
            return frozenset()
        behind = self.tokens[noun.last + 1 : noun.last + _MARKED]
        inside = itertools.takewhile(lambda token: token.kind != "punct", behind)
        return frozenset(t.low for t in inside if t.text[0].isupper() or t.low in self.lex.which)

    def states_known(self, noun: Noun, measure: str) -> bool:
        """Tell "the injured driver", of whom it must have been told already that he is hurt."""
        state = role_words().state
        return any(state.get(self.lows[k]) == measure for k in range(noun.first, noun.head))

    def dies_since(self, role: Role) -> bool:
        """Tell who died behind others: "the injured woman", "a second victim", by his own hand."""
        noun = role.noun
        if role.measure != "killed" or role.relative or noun.head < 0 or noun.plural:
            return False
        own_hand = self.low(noun.head) == "suspect" and "self-inflicted" in self.sentence.words
        if own_hand or self.states_known(noun, "injured"):
            return True
        nth = any(self.lows[k] in ORDINALS for k in range(noun.first, noun.head))
        return nth and self.low(noun.head) in self.lex.anaphoric

    def age(self, noun: Noun) -> list[str]:
        """Return the age of "a 34-year-old man", as printed."""
        return [self.lows[k] for k in range(noun.first, noun.head) if self.lows[k].isdigit()]

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
        age, known = self.age(noun), told.ages.get(noun.lemma)
        if age and known and known.isdisjoint(age):
            return False
        sentence, before = told.lemmas[noun.lemma]
        return sentence < self.sentence.start and place in (None, before)

    def meant(self, role: Role) -> dict | None:
        """Return the figure of "them" that takes up a number: "seized three and killed them"."""
        noun = role.noun
        doers = self.doers
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
            values = self.all_of(number)
        elif noun.pronoun == "both" and (two := self.pair_before(noun)):
            if any(
                r.measure == role.measure for one in two for r in self.roles_of.get(id(one), [])
            ):
                return None
            values = _BOTH, _BOTH, _BOTH, "="
        else:
            whole, named = self.story.last_of("them"), self.story.named
            one_by_one = bool(named) and (whole is None or whole["start"] < named[0]["start"])
            if one_by_one:
                count = float(len(named))
                whole = named[0] | {"value": count, "low": count, "high": count, "bound": "="}
            both_die = noun.pronoun == "both" and len(named) == _BOTH and self.first_dead(role)
            if (one_by_one or noun.det) and not both_die and self.harmed(role):
                return None
            if (
                noun.pronoun in ("they", "both", "all")
                and self.reading_lemma(role) not in self.lex.loose
            ):
                whole = self.story.counted or whole
            if whole is None and role.measure == "detained":
                whole = self.story.accused
            if whole is None or whole["scope"] != "event" or role.measure in self.story.people_of:
                return None
            if (whole["measure"], role.measure) in _SAID_OTHERWISE:
                return None
            values = whole["value"], whole["low"], whole["high"], whole["bound"]
        if noun.pronoun == "both" and values[0] != _BOTH:
            values = _BOTH, _BOTH, _BOTH, "="
        start, end = self.tokens[noun.first].start, self.tokens[noun.last - 1].end
        draft = self.common(start, end, noun.first, noun.last, role)
        return self.implied(draft, role, values)

    def pair_before(self, noun: Noun) -> list[Noun]:
        """Return the two single people of "a driver and his son were hit and both died"."""
        for group in reversed(self.reading.groups):
            people = [one for one in group.members if one.plural is False and one.lemma]
            if group.last <= noun.first and len(people) == len(group.members) == _BOTH:
                return people
        return []

    @lazy
    def aboard(self) -> tuple | None:
        """How many were in a craft: value, low, high and bound."""
        numbers = [n.number for n in self.reading.aboard if n.number is not None]
        single = len(self.reading.aboard) - len(numbers)
        if len(numbers) == 1 and not single:
            number = numbers[0]
            return number.value, number.low, number.high, number.bound
        if not numbers or any(number.bound != "=" for number in numbers):
            return None
        total = sum(number.value for number in numbers) + single
        return total, total, total, "="

    def all_aboard(self, role: Role) -> dict | None:
        """Return the figure of "everyone on board", of so many as the story has told of."""
        interval = self.aboard or self.story.aboard
        told = (r.noun for r in self.reading.roles if r.measure == role.measure)
        if interval is None or any(noun in self.reading.aboard for noun in told):
            return None
        start, end = self.tokens[role.noun.first].start, self.tokens[role.noun.last - 1].end
        draft = self.common(start, end, role.noun.first, role.noun.last, role)
        return self.implied(draft, role, interval)

    def by_their_own_hand(self, role: Role) -> dict | None:
        """Return the figure of "themselves": "two hijackers set it alight, killing themselves"."""
        doers = role.agent.members if role.agent is not None else []
        number = next((noun.number for noun in doers if noun.number is not None), None)
        if number is None or role.measure not in HARMS:
            return None
        start, end = self.tokens[role.noun.first].start, self.tokens[role.noun.last - 1].end
        draft = self.common(start, end, role.noun.first, role.noun.last, role)
        return self.implied(draft, role, self.all_of(number))

    def on_top(self, noun: Noun) -> bool:
        """Tell who is not of those told of: "six died in addition to the driver"."""
        before = self.low(noun.first - 2), self.low(noun.first - 1)
        return before[1] == "besides" or before in {("addition", "to"), ("well", "as")}

    @lazy
    def doers(self) -> list[Noun]:
        """Those who did what the sentence tells, with who is told beside them.

        In "20 men with 30 helpers seized the couple and took them away" no one took the 50.
        """
        agents = [role.agent for role in self.reading.roles if role.agent is not None]
        beside = [tail for agent in agents for tail in agent.tails if tail.prep in ("of", "with")]
        beside += [group for group in self.reading.groups if group.prep == "by"]
        return [noun for group in (*agents, *beside) for noun in group.members]

    def left_over(self, role: Role) -> dict | None:
        """Return the figure of "the rest", of so many of whom some are told of before."""
        noun = role.noun
        end = noun.last + 2  # "all but seven of the 110"
        told = [(part, whole) for part, whole in self.reading.parts if part.first < end]
        inner = {id(part) for part, _ in told}
        outermost = [(part, whole) for part, whole in told if id(whole) not in inner]
        if outermost:
            whole = outermost[-1][1]
            told_of = [part.number for part, of in outermost if of is whole]
            all_of_them = whole.number and (whole.number.value, whole.number.bound)
        else:
            # "The bus was carrying 30. Nine died, and the rest were hurt."
            counted = self.story.counted
            some = [n for n in self.nouns if n.head < 0 and n.number and n.first < noun.first]
            told_of = [n.number for n in some if self.roles_of.get(id(n))]
            all_of_them = counted and (counted["value"], counted["bound"])
        if not (told_of and all_of_them and all_of_them[0] and all_of_them[1] == "="):
            return None
        if not all(number and number.bound == "=" and number.value for number in told_of):
            return None
        left = all_of_them[0] - sum(number.value for number in told_of)
        if left <= 0:
            return None
        start, end = self.tokens[noun.first].start, self.tokens[noun.last - 1].end
        draft = self.common(start, end, noun.first, noun.last, role)
        return self.implied(draft, role, (left, left, left, "="))

    def fate_of(self, head: str, role: Role) -> dict | None:
        """Return the figure of "the deceased" who had been abducted, of the hostages killed."""
        measure = taken_measure(head)
        if {measure, role.measure} != {"killed", "abducted"}:
            return None
        whole = self.story.people_of.get(measure)
        told = self.story.told.get(role.measure)
        if whole is None or whole["scope"] != "event" or (told is not None and told.figures):
            return None
        start, end = self.tokens[role.noun.first].start, self.tokens[role.noun.last - 1].end
        draft = self.common(start, end, role.noun.first, role.noun.last, role)
        return self.implied(
            draft, role, (whole["value"], whole["low"], whole["high"], whole["bound"])
        )

    def all_of(self, number: Number) -> tuple:
        """Return how many are meant by "they" behind "24 pupils, six teachers and a guard"."""
        noun = self.noun_of[id(number)]
        group = self.group_of.get(id(noun))
        counted = [n.number for n in group.members if n.number is not None] if group else []
        if number in counted and number.bound == "=" and all(n.bound == "=" for n in counted):
            single = [m for m in group.members if m.number is None and m.plural is False]
            total = sum(n.value for n in counted) + sum(1 for m in single if m.lemma or m.name)
            return total, total, total, "="
        return number.value, number.low, number.high, number.bound

    def harmed(self, role: Role) -> bool:
        """Tell whether the article has told of people whom the same befell, or who died of it."""
        measures = HARMS if role.measure in HARMS else (role.measure,)
        return any(m in self.story.told and self.story.told[m].figures for m in measures)

    def last_of_all(self, noun: Noun, told: Told) -> bool:
        """Tell "the third" behind two, of whom the same was told: he is one more."""
        nth = ORDINALS.get(self.low(noun.head)) if noun.lemma == "person" else None
        return nth is not None and told.unnamed + told.pending == nth - 1

    def first_dead(self, role: Role) -> bool:
        """Tell whether no one was told of as killed before: of "a woman and her son were hit"."""
        told = self.story.told.get("killed")
        return role.measure == "killed" and not (told is not None and told.figures)

    def killer(self, role: Role) -> bool:
        """Tell "a man killed two before he was shot dead": he is not one of the two."""
        if role.noun.pronoun not in ("he", "she"):
            return False
        for other in self.reading.roles:
            doer = other.agent.members[0] if other.agent else None
            if doer is not None and other.measure == role.measure and other.at < role.at:
                body = doer.det == "the" and self.tokens[doer.head].text.isupper()
                return doer.number is None and doer.plural is False and not body
        return False

    def dies_too(self, role: Role, names: set[str]) -> bool:
        """Tell who died later, behind "killed two men and hurt a guard": "he", "the guard"."""
        story, noun = self.story, role.noun
        near = self.sentence.start - story.beside_at < _NOT_FAR
        if role.measure != "killed" or not near:
            return False
        dead = [draft["_noun"] for draft in story.beside if draft["measure"] == "killed"]
        if not dead or any(noun is None or noun.pronoun for noun in dead):
            return False  # where the dead were told before, he may be one of them
        singles = [d for d in story.beside if d["value"] == 1 and d["_noun"] is not None]
        if noun.pronoun:
            sex = sexes_of().get(noun.pronoun)
            fits = [draft for draft in singles if _sex_of(draft["_noun"]) in (sex, None)]
        elif noun.name:
            fits = [d for d in singles if names & story.told.get(d["measure"], Told()).names]
        else:
            known = noun.lemma is not None and noun.det == "the"
            fits = [d for d in singles if known and d["_noun"].lemma == noun.lemma]
        one = len({id(draft["_noun"]) for draft in fits}) == 1
        return one and all(draft["measure"] in _BEFORE_DEATH for draft in fits)

    def dies_by(self, role: Role) -> bool:
        """Tell "a man blew himself up, killing himself and a guard": he is told of already."""
        doers = role.agent.members if role.agent is not None else []
        return any(
            other.measure == role.measure and other is not role and other.noun in doers
            for other in self.reading.roles
        )

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
            and singular_of(head) not in self.lex.things
            and head not in self.w.org
            and head not in self.w.people_units
            and head not in role_words().collective
            and head not in self.lex.no_person
            and self.w.verbs.get(head) is None
            and not head.endswith(_ABSTRACT)
            and role_words().noun.get(head) is None
        )

    def of_animal(self, noun: Noun, group: Group | None) -> bool:
        """Tell "his cat Max", and what is said behind a comma of "a lion, a symbol of strength"."""
        first = group.members[0].first if group is not None else noun.first
        end = noun.last
        if self.low(end) == "the":  # "Bruno the dancing bear"
            end = next((c.last for c in self.nouns if c.first == end), end)
        return any(self.low(k) in self.lex.animals for k in range(first, end))

    def shot_down(self, role: Role) -> bool:
        """Tell an aircraft, as "an Antonov was shot down"."""
        return self.reading_lemma(role) == "shoot" and self.low(role.at + 1) == "down"

    @staticmethod
    def enemy(noun: Noun, told: Told) -> bool:
        """Tell a soldier from those told of before, where all of these are rebels, or a rebel."""
        own = sides().get(noun.lemma or "")
        others = {sides().get(lemma) for lemma in told.lemmas}
        return own is not None and len(others) == 1 and None not in others and own not in others

    @staticmethod
    def only_names(group: Group | None) -> bool:
        """Tell a list of names from one that counts people too."""
        return group is None or all(member.name for member in group.members)

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
        """Return the person as printed, without article."""
        if noun.pronoun:
            return None
        first = noun.first
        while first < noun.head and (
            self.low(first) in self.w.det or self.low(first) in self.w.possessive
        ):
            first += 1
        return unpossessed(self.text[self.tokens[first].start : self.tokens[noun.last - 1].end])


@cache
def sexes_of() -> dict[str, str]:
    """Return the sex of those whom a pronoun or a noun of children takes up.

    >>> sexes_of()["she"], sexes_of()["boy"]
    ('woman', 'man')
    """
    one = load("tally")["one"]
    kinds = [*one["pronouns"].items(), *one["young"].items()]
    return {word: sex for sex, words in kinds for word in words}


def _sex_of(noun: Noun) -> str | None:
    """Return the sex of a person as far as the words give it away."""
    if noun.group in ("man", "woman"):
        return noun.group
    return sexes_of().get(noun.pronoun or noun.lemma or "")


def _sounds(name: str) -> str:
    """Return the consonants of a name, for names are spelt in more than one way.

    >>> _sounds("mohammed") == _sounds("mohamad"), _sounds("ali")
    (True, 'ali')
    """
    bones = "".join(letter for letter, _ in itertools.groupby(name) if letter not in "aeiou")
    return bones if len(bones) > 2 else name
