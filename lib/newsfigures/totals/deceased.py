"""Who was told as hurt and is told as dead since: "Two men were stabbed. One died in hospital."

A person counts once: whom a later sentence tells to have died is not among the injured any more.
"""

from __future__ import annotations

import re

from newsfigures.lexicon import load
from newsfigures.totals.cues import (
    ADDITIVE,
    HURT,
    ONESELF,
    dies_later,
    his,
    is_toll,
    nth,
    of_the_hurt,
    says_other,
    where_brought,
    who_did,
)
from newsfigures.totals.entries import Entry, size_of
from newsfigures.totals.samepeople import attackers, exclude

#: So many characters behind the sentence of the hurt their death is looked for.
_NEAR = 500
_PAIR = 2
_WORDS = load("tally")["one"]
_PRONOUNS = {word: sex for sex, words in _WORDS["pronouns"].items() for word in words}
_SEX = {noun: sex for sex, nouns in _WORDS["young"].items() for noun in nouns}
#: Nouns by which anyone may be taken up.
_ANYONE = frozenset(_WORDS["anyone"])


def without_deceased(hurt: list[Entry], dead: list[Entry]) -> dict[str, str]:
    """Return the figures of people hurt who have died since, with the reason.

    Of a number of people of whom some died, the number is made smaller. Where it stands in a toll
    beside the dead, "two were killed and five hurt", only "one of the injured died" does so: "one
    of them died" may be of the dead.

    Args:
        hurt: the figures of one article of people injured, as `entries.describe` leaves them.
        dead: those of people killed, likewise.
    """
    gone: dict[str, str] = {}
    tolls = {death.sentence for death in dead}
    tolls |= {entry.sentence for entry in hurt if any(_line_above(d, entry) for d in dead)}
    ids = {entry.figure for entry in hurt}
    for entry in hurt:
        entry.died = _dead_of_the_toll(entry, hurt, dead)
        if _told_as_dead(entry, hurt, dead):
            gone[entry.figure] = "told as dead"
    for death in dead:
        if death.scope != "event" or death.size == 0 or death.bound not in ("=", "~"):
            continue
        gone |= dict.fromkeys(_both(hurt, death), "died since")
        for entry in reversed(hurt):
            if entry.figure in gone or entry.scope != "event":
                continue
            if death.part_of == entry.figure and death.size < entry.size:
                entry.died += death.size  # "six were hurt, two of whom later died"
                break
            if _by_the_same_blow(entry, death):
                entry.died += death.size
                if entry.size <= 0:
                    gone[entry.figure] = "died of it"
                break
            if not _just_before(entry, death) or entry.part_of in ids:
                continue  # a part is of the dead or not, as its whole is
            if _other_of_two(entry, death):
                gone[entry.figure] = "died since"
                break
            in_toll = entry.sentence in tolls and entry.sentence != death.sentence
            found = not entry.died and (_one_of_the_hurt(death) or (entry.size > 1 and not in_toll))
            some = _some_of_them(entry, death) or _succumbed(entry, death)
            if found and some and death.size <= entry.size:
                for told in (*_headlines(hurt, entry), entry):
                    told.died += death.size
                if entry.size <= 0:
                    gone[entry.figure] = "died since"
                break
            if _same_person(entry, death, dead):
                gone[entry.figure] = "died since"
                break
    return gone


def _both(told: list[Entry], death: Entry) -> list[str]:
    """Return the figures of the two singles of whom "both died" and "neither survived" is said."""
    if death.text.lower() not in _THE_TWO or not death.implied:
        return []
    before = [entry for entry in told if entry.start < death.start and entry.scope == "event"]
    two = before[-_PAIR:]
    near = all(entry.size == 1 and death.start - entry.start < _NEAR for entry in two)
    return [entry.figure for entry in two] if len(two) == _PAIR and near else []


def _other_of_two(entry: Entry, death: Entry) -> bool:
    """Tell "the other died later", behind two who were hurt and of whom one is dead."""
    return entry.value == _PAIR and entry.died == 1 and death.text.lower() == "the other"


def _by_the_same_blow(hurt: Entry, death: Entry) -> bool:
    """Tell "a car hit a man, killing him" and "were taken to hospital, where one died"."""
    if hurt.sentence != death.sentence or hurt.start > death.start or death.size > hurt.size:
        return False
    between = hurt.up_to(death)
    if death.text.lower() in _TAKEN_UP:
        return death.implied and _KILLING.search(between) is not None
    if death.who or says_other(death):
        return False
    struck = _KILLING.search(between) is not None and _STRUCK.search(hurt.ahead) is not None
    return struck or _WHERE.search(between) is not None


def _line_above(dead: Entry, hurt: Entry) -> bool:
    """Tell a line of the dead above one of the hurt: "Deaths: 7", "Injured: 34"."""
    lines = dead.sentence[-1:].isalnum() and hurt.sentence[-1:].isalnum()
    return lines and 0 < hurt.start - dead.start < len(dead.sentence) + len(hurt.sentence)


def _headlines(hurt: list[Entry], entry: Entry) -> list[Entry]:
    """Return the headline that tells as many people before a figure as it does."""
    return [
        told
        for told in hurt
        if told.start < entry.start
        and told.ends == entry.ends
        and told.sentence[-1:].isalnum()
        and not exclude(told, entry)
    ]


def without_found(missing: list[Entry], found: list[Entry]) -> dict[str, str]:
    """Return the figures of those missing who are told as dead or safe later, with the reason.

    That is one person, or all of "Eight were swept away. Five are dead and three are missing".

    Args:
        missing: the figures of one article of people missing, as `entries.describe` leaves them.
        found: those of people killed, rescued and freed, likewise.
    """
    gone = {
        entry.figure: "found since"
        for entry in missing
        if any(_just_before(entry, one) and _same_person(entry, one, found, True) for one in found)
    }
    for one in found:
        gone |= dict.fromkeys(_both(missing, one), "found since")
    if not missing:
        return gone
    first, *others = missing
    later = [e for e in found if e.start > first.start and e.sentence != first.sentence]
    left = [e for e in others if e.sentence != first.sentence]
    if later and first.size > 1 and first.size == size_of(later) + size_of(left):
        gone[first.figure] = "found since, or told apart"
    return gone


def without_buried(dead: list[Entry], told: list[Entry]) -> dict[str, str]:
    """Return the figures of people buried alive, where it is told later how many died or live.

    "An avalanche buried nine skiers. Five dug themselves out and four died."

    Args:
        dead: the figures of one article of people killed, as `entries.describe` leaves them.
        told: those, and those of people rescued.
    """
    gone: dict[str, str] = {}
    for entry in dead:
        buried = _BURYING.search(entry.ahead) or _BURIED.match(entry.behind)
        if entry.size < _PAIR or not buried:
            continue
        later = [e for e in told if e.start > entry.start and e.scope == entry.scope]
        apart = [e for e in later if e.size and not (e.part_of or e.implied or says_other(e))]
        if apart and size_of(later) <= entry.size:
            gone[entry.figure] = "buried; told apart how many died or live"
    return gone


def _dead_of_the_toll(entry: Entry, hurt: list[Entry], dead: list[Entry]) -> float:
    """Return how many of "officers found two men with gunshot wounds" a toll before tells as dead.

    "One man died and another was hurt" tells of the same two.
    """
    if entry.implied or entry.size < 2 or is_toll(entry) or ADDITIVE.search(entry.ahead):
        return 0.0
    for toll in {death.sentence: death for death in dead if death.start < entry.start}.values():
        told = [e.size for e in dead if e.sentence == toll.sentence]
        left = [e.size for e in hurt if e.sentence == toll.sentence and e.start < entry.start]
        if left and toll.sentence != entry.sentence and sum(told) + sum(left) == entry.size:
            return sum(told)
    return 0.0


def _told_as_dead(entry: Entry, hurt: list[Entry], dead: list[Entry]) -> bool:
    """Tell "the victim" who was found with a wound from others: the one told of last is dead."""
    if entry.name and any(e.name and e.scope == "event" and _namesake(e, entry) for e in dead):
        return True
    if entry.text.lower() in ONESELF and any(_by_own_hand(e, entry) for e in dead):
        return True  # "a man set himself on fire and died"
    if any(e.start == entry.start and e.size == entry.size and e.scope == "event" for e in dead):
        return True  # "the death of a boy who was stabbed"
    if any(_brought_in_dead(entry, death) for death in dead):
        return True
    told = [e for e in (*hurt, *dead) if e.start < entry.start]
    last = max(told, key=lambda e: e.start, default=None)
    if last is None or not any(last is death for death in dead) or last.scope != "event":
        return False
    if entry.size == last.size > 1 and not entry.who and _ALL.search(entry.ahead):
        return True  # "Five bodies were found. All five had bullet wounds"
    single = entry.implied and last.implied and entry.size == last.size == 1
    if single and entry.text.lower() in _PRONOUNS and _DIED_AFTER.match(last.up_to(entry)):
        return last.sentence == entry.sentence  # "The envoy died after he was rushed to hospital"
    if not single or not _just_before(last, entry):
        return False
    if his(entry):
        return bool(entry.lemma) and entry.lemma == last.lemma and not exclude(entry, last)
    if not _DEFINITE.match(entry.text):
        return False
    pronoun = entry.text.lower() in _PRONOUNS and entry.start - last.start > len(last.sentence)
    if pronoun and last.sort == "child":
        return False  # "she" need not be the toddler
    if nth(entry) and nth(entry) != nth(last):
        return False  # "the third man", behind one who was found dead
    return not exclude(entry, last) and not says_other(entry) and _may_be(last, entry)


def _by_own_hand(death: Entry, himself: Entry) -> bool:
    """Tell who died of what he did to himself, in the same sentence."""
    alone = death.implied and death.sentence == himself.sentence
    return alone and death.start < himself.start and death.scope == "event"


def _brought_in_dead(hurt: Entry, dead: Entry) -> bool:
    """Tell "the duo were rushed to hospital, where they were declared dead"."""
    if hurt.sentence != dead.sentence or hurt.size != dead.size or dead.scope != "event":
        return False
    if dead.start <= hurt.start or not (where := _WHERE.search(hurt.up_to(dead))):
        return False
    return bool(where[1]) or dead.text.lower() in _THEY


def _namesake(dead: Entry, hurt: Entry) -> bool:
    """Tell "Mr Reed suffered head injuries" of Tom Reed, who died, from his son Ian Reed."""
    one, two = dead.name.split(), hurt.name.split()
    shorter = min(len(one), len(two))
    return one[-shorter:] == two[-shorter:]


def _may_be(one: Entry, other: Entry) -> bool:
    """Tell whether a later word takes up the person of an earlier one: "a nurse", "the woman"."""
    sexes = {_sex(one), _sex(other)}
    if exclude(one, other) or sexes >= {"woman", "man"}:
        return False
    if one.lemma == other.lemma or not other.lemma:
        return True
    return other.lemma in _ANYONE


def _sex(entry: Entry) -> str:
    return _PRONOUNS.get(entry.text.lower()) or _SEX.get(entry.lemma, entry.sort)


def _just_before(entry: Entry, death: Entry) -> bool:
    if entry.sentence == death.sentence and ";" not in entry.up_to(death):
        return False
    ends = entry.start + len(entry.behind)
    return entry.start < death.start < ends + _NEAR


def _one_of_the_hurt(death: Entry) -> bool:
    """Tell "one of the wounded died" and "two injured men died" from "two of them died"."""
    if _AMONG_THE_HURT.match(death.behind):
        return True  # "a woman among the injured died"
    hurt = HURT.search(death.who or "") is not None or of_the_hurt(death)
    return hurt or _of_wounds(death) or (where_brought(death) and dies_later(death))


def _of_wounds(death: Entry) -> bool:
    """Tell "another woman succumbed to her injuries", who is one of those hurt before."""
    other = says_other(death) or nth(death) > 0
    return other and _OF_WOUNDS.match(death.behind) is not None


def _some_of_them(entry: Entry, death: Entry) -> bool:
    """Tell "One died later", "one of the men was pronounced dead", "both died"."""
    if says_other(death) or _OF_THE_DEAD.match(death.behind) or exclude(entry, death):
        return False
    if attackers(death, [entry]):
        return False
    if death.source and death.source != entry.source and _BARE.match(death.behind):
        return False  # "State television gave a figure of 120 dead"
    if death.implied and _AMONG_THE_HURT.match(death.behind):
        return True
    if death.implied and _OF_TWO.match(death.text) and _DIED.match(death.behind):
        return entry.size == _PAIR
    if death.implied and _ONE_OF_THEM.search(death.ahead) and _DIED.match(death.behind):
        return True  # "one of them, a vendor, died"
    partitive = _OF_THEM.match(death.behind) is not None or HURT.search(death.who or "") is not None
    return (partitive or not death.who) and _DIED.match(death.behind) is not None


def _succumbed(entry: Entry, death: Entry) -> bool:
    """Tell "Two policemen succumbed on the way", who are of the three policemen hurt."""
    same = bool(entry.lemma) and entry.lemma == death.lemma and not says_other(death)
    same = same and (_SUCCUMBED.match(death.behind) is not None or dies_later(death))
    return (same or (entry.generic and _of_wounds(death))) and death.size < entry.size


_OF_WOUNDS = re.compile(
    r"(?: [\w-]+){0,4}? (?:(?:succumbed to|died of) (?:his |her |their |the )?(?:[\w-]+ )?"
    r"(?:injur|wounds|burns)|died (?:later )?in (?:a |the )?hospital)"
)
_SUCCUMBED = re.compile(r"(?: [\w-]+){1,5}? succumbed\b")
_AMONG_THE_HURT = re.compile(
    r" among (?:the|those) (?:[\w-]+ )?(?:injured|wounded|hurt)\b[^.;,]{0,20} "
    r"(?:died|succumbed|passed away)\b"
)
#: "The younger boy died", of two who were hurt.
_OF_TWO = re.compile(r"the (?:younger|older|elder|first|second)\b", re.IGNORECASE)
_BARE = re.compile(r" dead\b")
_ONE_OF_THEM = re.compile(r"\b[Oo]ne of (?:them|the [\w-]+(?: [\w-]+)?), $")
_OF_THEM = re.compile(r" of (?:them|the|whom)\b", re.IGNORECASE)
#: "One of the dead was a teacher."
_OF_THE_DEAD = re.compile(r" of (?:the|those) (?:dead|deceased|killed|victims|fatalities)\b", re.I)
#: "One of the injured guards, identified as A. Rao (34), later died"
_DIED = re.compile(
    r"(?: of (?:them|whom|the [\w-]+(?: [\w-]+)?))?(?:, [^,;]{2,60}(?:, aged \d+)?)?,?"
    r"(?: \w+){0,4}? (?:died|dies|dead|succumbed|succumbs|passed away|breathed (?:his|her) last)\b"
)


def _same_person(entry: Entry, death: Entry, dead: list[Entry], body: bool = False) -> bool:
    """Tell whether a single person who was hurt is the one who died, or whose ``body`` is found."""
    one = entry.implied or (not entry.lemma and death.lemma in _ANYONE)
    one = one or (entry.text.lower() == "one" and entry.bound == "=")
    single = one and death.implied and entry.size == death.size == 1
    if not single or says_other(death) or exclude(entry, death) or who_did(death):
        return False
    if body and nth(death) and nth(death) != nth(entry):
        return False  # "the man who is missing" and "the third man", who was rescued
    if death.name:
        # the first of whose death is told
        first = death.change == "new" or all(
            other.start >= entry.start for other in dead if other.scope == "event"
        )
        return first and (not entry.name or entry.name in death.name or death.name in entry.name)
    if not ((body and _WHOSE.match(death.text)) or _DEFINITE.match(death.text)):
        return False
    return not entry.lemma or _may_be(entry, death)


_DIED_AFTER = re.compile(r",? (?:\d+, )?(?:\w+ ){0,2}(?:died|succumbed)\b[^.;]* (?:after|when) $")
#: Who is hit and dies of it: "a bullet hit a guard, killing him".
_TAKEN_UP = frozenset({"him", "her", "both", "them"})
_KILLING = re.compile(r"(?:, killing|\band (?:then )?kill(?:ed|ing)) $")
_STRUCK = re.compile(rf"\b(?:{'|'.join(_WORDS['struck'])}) (?:[\w-]+ ){{0,3}}$")
_WHERE = re.compile(r"\b(?:where|but) (all )?$")
#: "Buried a party of nine", "nine were buried under snow", which not all need have died of.
_BURYING = re.compile(r"\bbur(?:y|ies|ied|ying) (?:(?:an?|the) [\w-]+ (?:[\w-]+ )?of )?$")
_BURIED = re.compile(r"(?: [\w-]+){0,2} were (?:[\w-]+ )?buried\b")
_THE_TWO = frozenset({"both", "neither"})
_THEY = frozenset({"they", "both", "all"})
_ALL = re.compile(r"\b(?:all|all the|all of the|the) $", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|he|she|him|this)\b", re.IGNORECASE)
#: "His body was found", of one who was missing.
_WHOSE = re.compile(r"(?:his|her)\b", re.IGNORECASE)
