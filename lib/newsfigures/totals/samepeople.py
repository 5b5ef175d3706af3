"""Whether two figures may be of the same people: by noun, sort, side, sex, age, place and day.

"Two soldiers" and "two people" may be the same, "two soldiers" and "two rebels" cannot.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable

from newsfigures.lexicon import load
from newsfigures.stages.words import plural_of
from newsfigures.totals.countries import countries_in
from newsfigures.totals.cues import FIGHTING, by_own_hand, his, indefinite, is_toll
from newsfigures.totals.entries import WORD, Entry

#: Those who attack others.
_ATTACKERS = frozenset(load("tally")["attackers"])
_SEVERAL = frozenset(map(plural_of, _ATTACKERS))
_OF_THEM = re.compile(r" of them\b", re.IGNORECASE)
#: Nouns of kinship: the father is not the brother-in-law.
_KINSHIP = frozenset(load("tally")["kin"])
#: Children, until they are grown.
_OFFSPRING = frozenset(load("tally")["offspring"])
#: "His driver" is not he.
_ATTENDANTS = frozenset(load("tally")["attendants"])
_ANY_MAN = frozenset(load("tally")["one"]["anyone"])
#: "First", "other": which one of a kind.
_WHICH = frozenset(load("nouns")["which"])


def exclude(one: Entry, other: Entry) -> bool:
    """Tell whether no one can be of both groups: soldiers and rebels, women and men.

    >>> exclude(Entry("f1", "two", 2, sort="man"), Entry("f2", "three", 3, sort="woman"))
    True
    """
    if one.age and other.age and one.age != other.age:
        return True
    if _of_other_bodies(one, other) or _of_other_bodies(other, one):
        return True
    if not one.sort or not other.sort or one.sort == other.sort or _kin_and_child(one, other):
        return False
    if one.sort in _KINDS and other.sort in _KINDS:
        return True
    sides = {one.side, other.side}
    return len(sides) == 2 and sides.isdisjoint(("", "fighting"))


_KINDS = ("woman", "man", "child")


def _of_other_bodies(one: Entry, other: Entry) -> bool:
    """Tell "seven ADF" from "15 militants": an acronym alone is a body's, others are no one's."""
    acronym = bool(one.who) and one.who.isupper() and one.who.isalpha() and len(one.who) > 1
    return acronym and not other.generic and bool(other.who) and one.who not in other.who


def _kin_and_child(one: Entry, other: Entry) -> bool:
    """Tell "her son" and "her child", who may be one: a son is a child until he is grown."""
    return "child" in (one.sort, other.sort) and not _OFFSPRING.isdisjoint((one.lemma, other.lemma))


def same_people(one: Entry, other: Entry) -> bool:
    """Tell whether two figures may be of the same people.

    >>> soldiers = Entry("f1", "two", 2, lemma="soldier", sort="forces", generic=False)
    >>> same_people(soldiers, Entry("f2", "two", 2, lemma="people"))
    True
    """
    if exclude(one, other) or by_own_hand(one) != by_own_hand(other) or other_one(one, other):
        return False
    if _killers(one, other) or _killers(other, one):
        return False
    if _attends(one, other) or _attends(other, one) or _two_trades(one, other):
        return False
    if one.generic or other.generic or (one.lemma and one.lemma == other.lemma):
        return True
    if _kin_and_child(one, other):
        return True
    if {one.lemma, other.lemma} <= _KINSHIP:
        return False  # the father and his brother-in-law
    armed = one.side not in ("", "civil") and other.side not in ("", "civil")
    return bool(one.sort) and (one.sort == other.sort or armed)


def _two_trades(one: Entry, other: Entry) -> bool:
    """Tell "a steward had been shot" behind "a banker was killed": one has one trade."""
    single = one.implied and other.implied and indefinite(one) and indefinite(other)
    return single and one.sort == other.sort in _TRADES and one.lemma != other.lemma


_TRADES = ("worker", "health worker")


def _attends(one: Entry, other: Entry) -> bool:
    """Tell "his driver" behind "a trader", who is not he."""
    if not his(one) or one.lemma not in _ATTENDANTS or one.size != 1 or other.size != 1:
        return False
    known = other.lemma and not other.generic and other.lemma not in _ANY_MAN
    return bool(known) and other.lemma != one.lemma and not his(other)


def _killers(one: Entry, other: Entry) -> bool:
    """Tell the seven soldiers killed, and the gunman, from those whom soldiers or he killed."""
    if one.by_side == other.side == "armed":
        return one.side != "armed" and other.implied
    return one.by_side == other.side == "forces"


def attackers(entry: Entry, told: Iterable[Entry]) -> bool:
    """Tell "police shot two of the attackers", who are none of the people killed in the attack.

    Not where all sides fought, for there the dead are told in one number, unless that is of those
    whom the attackers killed; nor where attackers were told of as dead already.

    >>> words = "Gunmen killed six people in a raid on a village."
    >>> six = Entry("f1", "six", 6, who="people", lemma="people", sentence=words)
    >>> attackers(Entry("f2", "two", 2, lemma="attacker", sentence="Two attackers died."), [six])
    True
    """
    if not entry.lemma and _OF_THEM.match(entry.behind):  # "pursued the attackers, killing three"
        known = any(word.lower() in _SEVERAL for word in WORD.findall(entry.ahead))
    else:
        known = entry.lemma in _ATTACKERS and (not entry.implied or indefinite(entry))
    if not known:
        return False
    return not any(
        old.side in ("armed", "fighting")
        or is_toll(old)
        or (old.by_side != "armed" and FIGHTING.search(old.sentence))
        for old in told
    )


def other_one(entry: Entry, old: Entry) -> bool:
    """Tell the driver of the Ford from the driver of the other car.

    >>> one = Entry("f1", "the driver", 1, lemma="driver", sentence="the driver of the Ford")
    >>> two = Entry("f2", "the driver", 1, lemma="driver", sentence="the driver of the other car")
    >>> other_one(one, two)
    True
    """
    one, two = _marks(entry), _marks(old)
    return entry.lemma == old.lemma and bool(one and two) and one.isdisjoint(two)


def _marks(entry: Entry) -> set[str]:
    owned = _OWNED.match(entry.behind)
    words = WORD.findall(owned[1]) if owned else []
    return {word.lower() for word in words if word[0].isupper() or word in _WHICH}


_OWNED = re.compile(r" of ((?:[\w-]+ ?){1,4})")


def police_and_soldiers(one: Entry, other: Entry) -> bool:
    """Tell policemen in one place from soldiers in another.

    >>> police = Entry("f1", "two", 2, group="police", place="Alba")
    >>> police_and_soldiers(police, Entry("f2", "two", 2, group="combatant", place="Burk"))
    True
    """
    return {one.group, other.group} == {"police", "combatant"} and places_differ(one, other)


def places_differ(one: Entry, other: Entry) -> bool:
    """Tell whether two figures name two places of which neither is in the other's name.

    >>> places_differ(Entry("f1", "two", 2, place="Alba"), Entry("f2", "two", 2, place="Burk"))
    True
    """
    if not one.place or not other.place:
        return False
    here, there = one.place.lower(), other.place.lower()
    if here in there or there in here:
        return False
    return countries_in(one.place).isdisjoint(countries_in(other.place))


def apart(one: Entry, other: Entry) -> bool:
    """Tell whether two figures are of two incidents: of another place and day, or another month.

    >>> apart(Entry("f1", "two", 2, when="May"), Entry("f2", "two", 2, when="June"))
    True
    """
    if {one.when, other.when} <= _MONTHS and one.when != other.when:
        return True
    days = one.when and other.when and one.when != other.when
    if days and (_A_WHILE.search(one.when) or _A_WHILE.search(other.when)):
        return False  # Sunday is a day of "this week"
    return bool(days) and places_differ(one, other)


_A_WHILE = re.compile(r"\b(?:week|weekend|month|year|days|hours)\b", re.IGNORECASE)
_MONTHS = frozenset(month_name) - {""}
