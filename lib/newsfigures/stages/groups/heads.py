"""Where a noun group has its head and where it ends: what goes on with it, and what is a verb."""

from __future__ import annotations

from newsfigures.stages.groups.names import NameReader
from newsfigures.stages.groups.words import CAUGHT, LISTS
from newsfigures.stages.numbers import Number
from newsfigures.stages.verbs import DYING, STANDING_ALONE, SUBSTANTIVE, endures
from newsfigures.stages.words import (
    crowds,
    harms,
    may_be_plural,
    role_verbs,
    singular_of,
    speech_verbs,
    states,
    undergone,
)

_TOLD = frozenset(LISTS["told"])
_WHEN = frozenset(LISTS["when"])
_ONE = frozenset(LISTS["one"])
_PEOPLE_TRADE = frozenset(LISTS["people_trade"])
_TO_THE_TIME = frozenset(LISTS["to_the_time"])
_CATCHING = frozenset(LISTS["catching"])
#: Marks that join the words of a noun group.
_JOINTS = frozenset("-/&")
#: Behind a verb these belong to it.
_UP = frozenset({"up", "out", "away", "back"})
#: "Suffering from shock", "fighting for life".
_ILL = frozenset({"from", "for"})


#: What befalls someone, unless the noun behind tells of whom in a deed: "a killing suspect".
_HARMING = frozenset({"killing", "wounding", "injuring"})
_OF_DEEDS = frozenset({"victim", "victims", "suspect", "suspects", "accused", "defendant", "trial"})


class HeadReader(NameReader):
    """Tells where a noun group has its head, and where it ends."""

    def _is_settled(self, number: Number, head: int) -> bool:
        """Tell whether the word at ``head`` is what the number counts, whatever follows."""
        return self._is_complete(number, head) or self._named_behind(number, head)

    def _ends_at(self, i: int, number: Number) -> bool:
        """Tell whether nothing that the number counts stands at i, behind it."""
        low, before = self.lows[i], self.lows[number.lead - 1]
        if before == "of" and self.lows[number.lead - 2] in crowds() and low in self.w.verbs:
            return not may_be_plural(low) or low not in self.people  # "a family of four spends"
        if low == "that" and self.lows[i + 1] in self.people:
            return True  # "the 1.2 billion that analysts expected"
        if low == "shot" and number.value != 1 and self.lows[i + 1] in self.w.predicate:
            return True  # "Six shot dead in raid"
        return self._when_at(i) or self._state_told(i)

    def _rest_at(self, i: int) -> bool:
        """Tell "the rest were hurt" and "the rest injured" from "the rest of the town"."""
        after = self.w.verb(self.lows[i + 1])
        told = self.lows[i + 1] in self.w.be or (after is not None and "part" in after.tags)
        return self.lows[i] in ("rest", "remainder") and told

    def _described_possession(self, i: int) -> bool:
        """Tell "badly" and "mutilated" in "the consul's badly mutilated body"."""
        owned = self.tokens[i - 1].poss
        if not owned and not (i > 1 and self.tokens[i - 2].poss):
            return False
        if owned and self.low(i).endswith("ly"):
            i += 1
        elif not owned and not self.low(i - 1).endswith("ly"):
            return False
        verb = self.w.verb(self.low(i))
        return verb is not None and "part" in verb.tags and self.nounish(i + 1)

    def _when(self, i: int) -> bool:
        """Tell what behind "last" and "this" is a time: a year, a season."""
        return self.low(i) in _WHEN or self.low(i) in self.w.time_nouns

    def _when_at(self, i: int) -> bool:
        """Tell the day of "rose to 31 Thursday" and "killed 31 late Thursday night"."""
        day = i + 1 if self.lows[i] in ("late", "early") else i
        if self.lows[day] not in self.w.weekdays:
            return False
        behind = self.low(day + 1)
        return not self.nounish(day + 1) or (behind in self.w.time_nouns and behind[-1] != "s")

    def _state_told(self, i: int) -> bool:
        """Tell "400 reported missing" and "36 confirmed dead"."""
        told = self.lows[i] in _TOLD and self.lows[i + 1] in self.w.predicate
        return told and not self.nounish(i + 2)

    def _plural_ahead(self, i: int) -> bool:
        """Tell whether a noun in the plural, with at most a word before it, stands at i."""
        if not self.nounish(i) or self.low(i) in self.w.verbs:
            return False
        return self._looks_plural(i) or (self.nounish(i + 1) and self._looks_plural(i + 1))

    def _acts(self, i: int) -> bool:
        """Tell an unknown verb behind its subject: "one estimate forecasting growth of 2%"."""
        if self.low(i).endswith("ing"):
            return self._opens_noun(i + 1) and not self.nounish(i + 1)
        return self._unknown_verb(i, False) is not None

    def _only_verb(self, i: int) -> bool:
        """Tell a participle or a past at i that no noun follows: "those arrested were"."""
        verb = self.w.verb(self.low(i))
        past = self.low(i).endswith("ed") if verb is None else "past" in verb.tags
        return past and self.nounish(i) and not self.nounish(i + 1)

    def _names_joined(self, i: int, head: int, number: Number) -> int | None:
        """Return where "12 Kia and Hyundai vehicles" and "World War I soldiers" go on behind i."""
        if self.lows[head] == "war" and self.tokens[i].text in ("I", "II") and self.nounish(i + 1):
            return i + 1
        if self.lows[i] not in ("and", "or") or self._looks_plural(head) or i + 1 in self.number_at:
            return None
        k = i + 1
        if not self._capital(head):  # "2.7m digital and physical sales"
            many = number.value not in (0, 1) and number.kind not in ("fraction", "ratio")
            plain = many and self.low(head) not in self.people and self.nounish(k)
            return k if plain and self.nounish(k + 1) and self._joins_plural(k) else None
        while k < i + 4 and self.nounish(k) and self._capital(k):
            k += 1
        common = self.nounish(k) and self.tokens[k].text.islower() and k > i + 1
        return k if common and self._plural_ahead(k) else None

    def _joins_plural(self, k: int) -> bool:
        """Tell "physical sales" from "sales" and "goods trains" behind "and"."""
        return not self._looks_plural(k) and self._looks_plural(k + 1)

    def _is_complete(self, number: Number, head: int) -> bool:
        """Tell "two countries [move]" and "12 seats [available]" from "nine burns victims".

        What a number above one counts stands in the plural, so a plural noun is its head unless
        another plural goes on with the group.
        """
        low, token = self.low(head), self.tokens[head]
        if number.value in (0, 1) or number.kind in ("fraction", "ratio") or token.poss:
            return False
        if not token.text.islower() or not self._looks_plural(head):
            return False
        if low == "people" and not self._of_people_trade(head + 1):
            return True  # "2 million people skip doses"
        acts = self.low(head + 2) in self.w.det and self.tokens[head + 1].text.islower()
        if low in self.people and not (acts or self.low(head + 1).endswith("ing")):
            return False
        for k in range(head + 1, head + 4):
            if self.tokens[k : k + 1] and self.tokens[k].text in _JOINTS:
                return False
            going = self.low(k).endswith(("ing", "ed")) and self.low(k) not in self.w.ambiguous
            if not self.nounish(k) or going:
                break  # "three clinics using scanners"
            if self._looks_plural(k):
                return False
        return True

    def _of_people_trade(self, k: int) -> bool:
        """Tell "two people smugglers" and "three people carriers"."""
        low = self.low(k)
        return low in self.people or low.endswith("ing") or singular_of(low) in _PEOPLE_TRADE

    def _named_behind(self, number: Number, head: int) -> bool:
        """Tell "two villagers [Ali Khan and Omar]" from "two Maoists Area Committee members"."""
        if number.value in (0, 1) or self.headline or not self._capital(head + 1):
            return False
        known = self.people.get(self.low(head))
        if known is None or known[1] is not True or not self.low(head).endswith(("s", "men")):
            return False
        k = head + 1
        while k < head + 5 and self.nounish(k):
            if self.low(k) in self.people or self._looks_plural(k):
                return False
            k += 1
        return self.low(k) in ("and", "&", ",", "(")

    def _is_incomplete(self, number: Number, head: int, i: int) -> bool:
        """Tell "two actor awards" and "high powered guns", whose plural is yet to come.

        The word at i is a verb by its form; a singular noun before it counts nothing as yet.
        """
        known = self.people.get(self.low(head))
        if number.value in (0, 1) or number.kind in ("fraction", "ratio"):
            return False
        if not self.tokens[head].text.islower() or self._looks_plural(head):
            return False
        if known is not None and known[1] is not False:
            return False
        if self._looks_plural(i):
            return self.low(i) not in self.w.no_nouns and not self._opens_noun(i + 1)
        return self.nounish(i + 1) and self._looks_plural(i + 1)

    def _broken(self, number: Number) -> bool:
        """Tell "around 8.20" and "to 2.5": without a noun these count no one."""
        return (
            number.kind == "cardinal"
            and number.value is not None
            and number.value % 1 != 0
            and not self.nounish(number.trail)
        )

    def _looks_plural(self, i: int) -> bool:
        """Tell a noun in the plural by its form, or by the people that it names."""
        low = self.low(i)
        known = self.people.get(low)
        if known is not None:
            return known[1] is not False
        return may_be_plural(low)

    def _taken(self, i: int) -> bool:
        """Tell "took the driver captive" from "a second prisoner"."""
        return any(
            verb is not None and verb.lemma in _CATCHING
            for verb in (self.w.verbs.get(self.low(k)) for k in range(max(0, i - 9), i))
        )

    def _after_her(self, i: int) -> bool:
        """Tell "her house" from "killed her" and "shot her dead"."""
        if self.low(i + 1) in self.w.predicate and not self.nounish(i + 2):
            return False
        return self.nounish(i + 1) or i + 1 in self.number_at or self.low(i + 1) in self.w.adjective

    def _subject_noun(self, i: int) -> bool:
        """Tell "the arrested accused were named" from "the injured accused the police"."""
        after, w = self.low(i + 1), self.w
        return self.low(i) in self.people and (after in w.be or after in w.have or after in w.modal)

    def _early_at(self, i: int) -> bool:
        """Tell "early Thursday" and "late on Thursday" from "late buses"."""
        return self._time_at(i + 1) or self.low(i + 1) in _TO_THE_TIME

    def _inner_verb(self, i: int, start: int, head: int, number: Number | None, det: str) -> str:
        """Decide a verb form inside a noun group: go on ("go"), a state ("state") or an end."""
        w = self.w
        low = self.lows[i]
        if low in SUBSTANTIVE and self._is_substantive(i, self.lows[i - 1]):
            return "go"
        verb = w.verbs.get(low)
        if head >= 0 and number is not None and self._is_incomplete(number, head, i):
            return "go"
        if low in w.adjective and self.lows[i + 1] in self.people:
            return "go"  # "a junior commissioned officer"
        if verb is None and head < 0 and low in w.predicate and self._nominal(i + 1):
            return "state"
        if verb is None:
            return "stop" if head >= 0 and self._acts(i) else "go"
        tags = verb.tags
        if number is not None and i == start and tags == {"s"} and self._are_people(i):
            return "go"  # "killed two guards Monday"
        if head < 0:
            # Directly behind the article or the number.
            participle = "part" in tags or "ing" in tags
            named = i + 1 < self.n and self._capital(i) and self._capital(i + 1)
            told = self.headline and (low in undergone() or low in states())
            if participle and named and not told and not self.shouted:
                return "go"  # "two United Front rebels"
            if number is not None and i == start:
                if low in w.no_nouns:
                    return "stop"  # "any reading above 50 indicates growth"
                if verb.lemma in w.enduring and self._wounds_at(i + 1):
                    return "stop"  # "eight suffered wounds"
                irregular = "past" in tags and "part" not in tags and "base" not in tags
                if low in undergone() or irregular or self.low(i + 1) in CAUGHT:
                    return "stop"
                if (participle or "past" in tags) and self._time_at(i + 1):
                    return "stop"  # "the three killed last week"
            if participle and number is not None and i == start:
                if not self.nounish(i + 1) or self.low(i + 1) in w.be:
                    return "stop" if low not in self.people or low in w.verbs else "go"
                after = self.low(i + 1)
                if after in w.predicate and not self.nounish(i + 2):
                    return "stop"  # "One shot dead in Alba"
                if low in w.ambiguous or low in states():
                    return "state"
                if after in self.people or after in w.adjective or after in w.ambiguous:
                    return "state"
                return "state" if "ing" in tags or self._is_object(number, i + 1) else "stop"
            alone = det in STANDING_ALONE and self.lows[i + 1] not in self.people
            if (
                participle
                and alone
                and (det in ("another", "one") or not self.nounish(i + 1) or endures(self.lows, i))
            ):
                return "stop"
            if "ing" in tags and self._harms_whom(i + 1):
                return "go"  # "the shelling wounded nine"
            if participle and (self._nominal(i + 1) or self._subject_noun(i + 1)):
                return "state"
            return "go"
        if "past" in tags or "part" in tags:
            if low in w.attributive and self._describes(i):
                return "go"  # "local made guns"
            named = i + 1 < self.n and self._capital(i) and self._capital(i + 1)
            harmed = low in undergone() or low in states()
            if named and not harmed and not (self.shouted or self.headline):
                return "go"  # "a woman United Front cadre"
            if low in w.ambiguous or "base" in tags:
                return "stop" if self._verb_place(i, low, tags) else "go"
            if (
                low in states()
                and verb.lemma not in role_verbs()
                and det
                and self.low(i - 1) not in self.people
                and self.people.get(self.low(i + 1)) is not None
            ):
                # "a U.S. Army enlisted man"
                return "go"
            if (
                self.tokens[i].text[0].isupper()
                and not self.shouted
                and (self._title_follows(i) or self._ends_name(i))
                and self.tokens[i - 1].text[0].isupper()
                and low not in ("killed", "died")
            ):
                return "go"
            return "stop"
        if "ing" in tags:
            if self._is_doer(i):
                return "go"
            if self.of_people(i):
                return "stop"
            if low in _HARMING and self._is_person_hurt(i + 1):
                return "stop"  # "Police open fire wounding protester"
            if low in w.ambiguous:
                if (verb.lemma in w.enduring or verb.lemma == "fight") and self.low(i + 1) in _ILL:
                    return "stop"  # "taken to hospital suffering from burns"
                return "stop" if self._opens_noun(i + 1) and not self.nounish(i + 1) else "go"
            after = self.people.get(self.low(i + 1))
            if after is not None and after[1] is False:
                return "go"  # "a bomb making expert"
            return (
                "stop"
                if self._opens_noun(i + 1)
                or self.low(i + 1) in w.prep
                or self.low(i - 1) in self.people
                else "go"
            )
        if low in w.ambiguous or "s" in tags or "base" in tags:
            if (
                "base" in tags
                and self.lows[i + 1] in _UP
                and head >= 0
                and self._looks_plural(head)
            ):
                return "stop"  # "300 children end up in care"
            bare = "base" in tags and "past" not in tags and low not in DYING
            # "rebels loyal to a warlord kill a guard"
            bare = bare and not (low in harms() and self._opens_noun(i + 1))
            if self._force_named(i) or (bare and det in _ONE):
                return "go"  # "a CRPF camp": one of them "camps"
            several = number is not None and number.value not in (None, 0, 1)
            if tags == {"s"} and several and not self._looks_plural(head):
                return "go"  # "two special forces soldiers": two of something force nothing
            return "stop" if self._verb_place(i, low, tags) else "go"
        return "stop"

    def _is_person_hurt(self, i: int) -> bool:
        return self.low(i) in self.people and self.low(i) not in _OF_DEEDS

    def _harms_whom(self, i: int) -> bool:
        """Tell the verb of "the shelling wounded nine" from "the fleeing wounded"."""
        verb, after = self.w.verbs.get(self.low(i)), self.low(i + 1)
        if verb is None or verb.lemma not in role_verbs() or "past" not in verb.tags:
            return False
        named = self._capital(i + 1) and not (self.headline or self.shouted)
        return named or i + 1 in self.inside or after in self.w.det or after in self.w.possessive

    def _befalls(self, i: int) -> bool:
        """Tell "two more died" and "two more sustained injuries" from "two more soldiers"."""
        verb = self.w.verbs.get(self.low(i))
        endures = verb is not None and verb.lemma in self.w.enduring and self._wounds_at(i + 1)
        return endures or self._dies(i)

    def _dies(self, i: int) -> bool:
        """Tell the verb of "two more died" from the noun of "two more soldiers"."""
        verb = self.w.verbs.get(self.low(i))
        return verb is not None and "past" in verb.tags and verb.lemma in undergone()

    def _wounds_at(self, i: int) -> bool:
        """Tell wounds at token i or shortly behind it."""
        return any(self.low(k) in self.w.wounds for k in range(i, i + 5))

    def _is_object(self, number: Number, i: int) -> bool:
        """Tell "repaired 12 damaged bridges" from "three carried rifles": a plural noun is at i."""
        w, before, ahead = self.w, self.low(number.lead - 1), number.lead - 1
        if ahead < 0 or not may_be_plural(self.low(i)) or not self._nominal(i):
            return False
        if before in w.prep:
            return before != "of"
        verb = w.verbs.get(before)
        return before in w.have or (verb is not None and verb.lemma not in speech_verbs())

    def _nominal(self, i: int) -> bool:
        """Tell whether token i goes on with a noun group and is no verb in the past."""
        verb = self.w.verbs.get(self.low(i))
        plain = verb is not None and "ing" not in verb.tags and self.low(i) not in self.w.ambiguous
        return self.nounish(i) and not plain
