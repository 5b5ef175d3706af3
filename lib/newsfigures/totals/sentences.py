"""What of the figures of one sentence counts: intervals, sums, tolls, bodies found, names.

"At least 20 and as many as 30 people" is one figure; of "a man died, bringing the toll to five"
only the five counts; and "two villagers, identified as Ali and his son" are two.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from newsfigures.totals.cues import (
    APPOSED,
    NAMING,
    ONESELF,
    alone,
    his,
    is_among,
    is_still,
    is_toll,
    says_other,
    so_far,
)
from newsfigures.totals.entries import BODIES, Entry, Ledger, size_of
from newsfigures.totals.samepeople import exclude, places_differ


def settle(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Return the figures of a sentence that count beside one another; set the others aside.

    Args:
        sentence: the figures of one measure in one sentence, as `describe` leaves them.
        ledger: what earlier sentences told; what is set aside is entered, with its reason.

    >>> words = "A man died, bringing the death toll to five."
    >>> man = Entry("f1", "A man", 1, sentence=words, lemma="man", implied=True, at=0)
    >>> five = Entry("f2", "five", 5, sentence=words, at=39)
    >>> ledger = Ledger()
    >>> [entry.text for entry in settle([man, five], ledger)], ledger.aside[0][1]
    (['five'], 'counted in the toll of five')
    """
    for rule in _RULES:
        sentence = rule(sentence, ledger)
    return sentence


def _one_interval(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Read "at least 20 and as many as 30 people" as one figure of 20 to 30."""
    for one, two in pairwise(sentence):
        between = one.up_to(two)
        ends = one.bound in (">", ">=") and two.bound in ("<", "<=")
        same = not (one.who and two.who) and one.size < two.size
        if ends and same and _TO.fullmatch(between):
            both = f"{one.text} to {two.text}"
            range_ = replace(two, text=both, low=one.low, value=None, bound="range")
            ledger.drop(one, f"the lower end of {both}")
            return [range_ if entry is two else entry for entry in sentence if entry is not one]
        open_end = two.bound in (">", ">=") and _UP_TO.fullmatch(between) is not None
        if open_end and one.size < two.size and _VARYING.search(one.ahead):
            ledger.drop(two, f"the upper end of {one.text} or more")
            open_ = replace(one, high=None, bound=">=")
            return [open_ if entry is one else entry for entry in sentence if entry is not two]
    return sentence


_VARYING = re.compile(r"\b(?:rang|var|differ)(?:e[sd]?|y|ies|ied|ing)\b[^.;:]{0,40}$")
_UP_TO = re.compile(r" (?:dead |people )?(?:to|and) (?:[a-z]+ ){0,3}")
_TO = re.compile(
    r"(?: people| persons| others)?,? (?:and|but|or|to|though|perhaps|possibly|maybe)\b"
    r"(?:(?!\b(?:in|at|near)\b)[^.;:,\d]){0,40}"
)


def _without_sums(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Where one figure of a sentence is the sum of the others, keep only the sum."""
    total = size_of(sentence)
    for whole in sentence if len(sentence) > 2 else ():
        if whole.size > 2 and whole.generic and 2 * whole.size == total:
            if _by_place(sentence):
                continue  # "three in Alba, two in Burk and one in Corm"
            for entry in sentence:
                if entry is not whole:
                    ledger.drop(entry, f"part of {whole.text}")
            return [whole]
    return sentence


def _by_place(sentence: list[Entry]) -> bool:
    """Tell a list by place, of which each figure has a place of its own."""
    places = [entry.place for entry in sentence]
    return None not in places and len(set(places)) == len(places)


def _only_whole(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Keep the 22 of "Of the 22 who were hurt, six were discharged and 16 others admitted"."""
    whole, *parts = sentence or [None]
    if not parts or not _OUT_OF.fullmatch(whole.ahead) or size_of(parts) > whole.size:
        return sentence
    for part in parts:
        ledger.drop(part, f"part of {whole.text}")
    return [whole]


_OUT_OF = re.compile(r"(?:Out of|Of|Among)(?: all)?(?: the| these| those)? ")


def _without_bomber(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Count who blew himself up among "the 15 people killed", as a later sentence would have it."""
    if len(sentence) < 2 or not _BLEW_UP.search(sentence[0].sentence):
        return sentence
    tolls = [e for e in sentence if e.generic and not e.implied and e.size > 1]
    toll = next((e for e in tolls if not says_other(e)), None)
    bomber = next((e for e in sentence if e.implied and _BLEW_UP.search(e.behind, 0, 80)), None)
    if toll is None or bomber is None:
        return sentence
    ledger.drop(bomber, f"among the {toll.text}")
    return [entry for entry in sentence if entry is not bomber]


_BLEW_UP = re.compile(r"\bbl(?:e|o)w(?:s|ing)? (?:him|her)self up\b")


def _without_first_reports(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set "initially said 14 had been killed" aside where another count is told."""
    first = [entry for entry in sentence if _INITIALLY.search(entry.ahead)]
    rest = [entry for entry in sentence if entry not in first]
    if not first or not (rest or ledger.kept) or any(map(says_other, rest)):
        return sentence
    for entry in first:
        ledger.drop(entry, "a first report, since changed")
    return rest


_INITIALLY = re.compile(
    r"\b(?:initially|at first|originally|initial reports?)\b"
    r"(?:(?!\b(?:but|later|now|while)\b)[^.;]){0,60}$"
    r"|\b(?:earlier|initial|previous|first|provisional|preliminary) (?:\w+ )?"
    r"(?:toll|count|figure|estimate|tally|report)s? (?:of|that) (?:\w+ ){0,2}$"
    # "the toll rose from 12"
    r"|\b(?:rose|risen|rises|climbed|jumped|increased|grew) from (?:[a-z]+ ){0,2}$"
    # "police had earlier said 12", "an earlier army statement spoke of 12"
    r"|\b(?:earlier|previously) (?:said|put|given|reported|announced|spoken|spoke|gave|counted)\b"
    r"[^.;,]{0,60}$"
    r"|\b(?:earlier|initial|previous|first) (?:[\w-]+ ){0,2}(?:statement|report|account|count)s? "
    r"(?:had )?(?:said|put|spoken|spoke|gave|given|told|mentioned)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)


def _without_told_behind_colon(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside what is told again behind a colon: "Seven killed: A bus fell, killing seven"."""
    kept: list[Entry] = []
    for entry in sentence:
        added = says_other(entry) and not entry.after_other
        for old in kept:
            between = old.up_to(entry)
            if old.size == entry.size > 1 and _COLON.search(between) and not added:
                ledger.drop(entry, f"told before as {old.text}")
                break
        else:
            kept.append(entry)
    return kept


_COLON = re.compile(r": [A-Z]")


#: "Twelve died, though the army put the toll at nine."
_RIVAL = re.compile(
    r"\b(?:though|although|while|whereas|but)\b[^.;:]{0,60}"
    r"\b(?:put|puts|gave|gives|placed|reported) "
    r"(?:[\w-]+ ){1,4}(?:at|of|as) (?:[a-z]+ ){0,2}$"
)


def _under_toll(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Keep only the toll of "a man died, bringing the death toll to five"."""
    tolls = [entry for entry in sentence if is_toll(entry) or so_far(entry)]
    if len(sentence) > 1 and len(tolls) == 1 and _RIVAL.search(tolls[0].ahead):
        ledger.drop(tolls[0], "another's count")
        return [entry for entry in sentence if entry is not tolls[0]]
    if len(tolls) != 1 or len(sentence) == 1 or tolls[0].size < max(e.size for e in sentence):
        return sentence
    for entry in sentence:
        if entry is not tolls[0]:
            ledger.drop(entry, f"counted in the toll of {tolls[0].text}")
    return tolls


def _without_those_among(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Keep only the eight of "eight were hurt, he said, adding that a priest was among them"."""
    for whole, some in pairwise(sentence):
        if some.size < whole.size and is_among(some) and not exclude(whole, some):
            ledger.drop(some, f"among the {whole.text}")
            return [entry for entry in sentence if entry is not some]
    return sentence


def _hurt_in_the_deed(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Keep only the 50 of "50 were hurt after a man rammed a crowd and stabbed an officer"."""
    for whole, some in pairwise(sentence):
        done = some.implied and some.by and some.size < whole.size and not says_other(some)
        if done and _THE_DEED.search(whole.up_to(some)) and not exclude(whole, some):
            ledger.drop(some, f"among the {whole.text}")
            return [entry for entry in sentence if entry is not some]
    return sentence


_THE_DEED = re.compile(r"\b(?:after|when|as)\b")


def _claimed_otherwise(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Keep only one of "a blow killed Omar Dar, but his family says he died of thirst"."""
    for one, again in pairwise(sentence):
        single = one.implied and again.implied and one.size == again.size == 1
        if single and _SAYS_HE.search(again.ahead) and not exclude(one, again):
            ledger.drop(again, f"told before as {one.text}")
            return [entry for entry in sentence if entry is not again]
    return sentence


#: Whoever says how someone died, or denies it, speaks of the one who was told of.
_SAYS_HE = re.compile(
    r"\b(?:say|suggest|claim|insist|believ|argu|maintain|den[iy]|alleg|conclud|assert|contend)"
    r"\w* (?:that )?$",
    re.IGNORECASE,
)


def _in_sweep(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Keep only the 75 of "arrested three leaders in a crackdown that netted 75 militants"."""
    for some, all_ in pairwise(sentence):
        if some.size < all_.size and _SWEEP.search(some.up_to(all_)) and not says_other(all_):
            ledger.drop(some, f"among the {all_.text}")
            return [entry for entry in sentence if entry is not some]
    return sentence


_SWEEP = re.compile(
    r"\b(?:crackdown|sweep|operation|raids?|swoop|dragnet|purge|round-?up)s? (?:that|which) "
    r"(?:has |have |had )?(?:netted|led to|resulted in|saw|ended with)\b"
)


def _without_those_alone(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside parts such as "40 deaths in Alba, where 16 people died on Sunday alone"."""
    if not any(map(alone, sentence)):
        return sentence
    told = [*ledger.told(), *sentence]
    kept: list[Entry] = []
    for entry in sentence:
        wholes = (old for old in told if old.start < entry.start and old.size > entry.size)
        whole = next(wholes, None) if alone(entry) else None
        if whole is None:
            kept.append(entry)
        else:
            ledger.drop(entry, f"part of {whole.text}")
    return kept


def _without_bodies(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside bodies found of those who died: "five drowned, the bodies of two were found"."""
    kept: list[Entry] = []
    for entry, behind in zip(sentence, [*sentence[1:], None], strict=False):
        found = bodies_of(entry) or _is_of_bodies(entry)
        if found and behind and _THE_TOLL.search(behind.ahead) and _takes_in(behind, entry):
            ledger.drop(entry, f"among the {behind.text}")
            continue
        larger = (old for old in kept if found and old.size > entry.size)
        whole = next((old for old in larger if not places_differ(old, entry)), None)
        if whole is None:
            kept.append(entry)
        else:
            ledger.drop(entry, f"among the {whole.text} told before")
    return kept


def bodies_of(entry: Entry) -> bool:
    """Tell "the bodies of two men" and "a body"."""
    return entry.lemma in BODIES or _BODIES_OF.search(entry.ahead) is not None


def _is_of_bodies(entry: Entry) -> bool:
    """Tell "nine bodies have been recovered" from "nine more bodies were found"."""
    return not entry.lemma and _OF_BODIES.match(entry.behind) is not None


def _takes_in(toll: Entry, body: Entry) -> bool:
    """Tell a toll of people of no sort, which counts a body found with the others."""
    return toll.generic and not says_other(toll) and toll.size > body.size


#: "The body of a boy was found after the eruption that killed 15."
_THE_TOLL = re.compile(r"\b(?:killing|that (?:has |have |had )?killed) (?:[a-z]+ ){0,3}$")
_OF_BODIES = re.compile(
    r"(?: (?!more |other |further |additional )[a-z-]+){0,2} (?:bodies|corpses)\b"
)
_BODIES_OF = re.compile(r"\b(?:body|bodies|corpses?|remains) of (?:the )?(?:other )?$", re.I)


def _without_those_still(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside some of those hurt: "60 were taken to hospitals, and two dozen remained there"."""
    kept: list[Entry] = []
    for entry in sentence:
        still = not entry.who and is_still(entry)
        whole = next((old for old in kept if still and old.size > entry.size), None)
        if whole is None:
            kept.append(entry)
        else:
            ledger.drop(entry, f"among the {whole.text} told before")
    return kept


def _without_named(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside who is named after a number: "two villagers, identified as Ali and his son".

    Also "two men, Ali Khan, 24, and Imran Shah", "the trio - Ali, Imran and a driver".
    """
    kept: list[Entry] = []
    whole: Entry | None = None
    room = 0.0
    for entry in sentence:
        if whole and entry.size <= room and not exclude(whole, entry):
            room -= entry.size
            ledger.named[whole.figure] = ledger.named.get(whole.figure, 0) + entry.size
            ledger.drop(entry, f"among the {whole.text} named")
            continue
        previous = kept[-1] if kept else None
        if previous and previous.size >= 2 and _names(previous, entry):
            whole, room = previous, previous.size - entry.size
            ledger.named[whole.figure] = entry.size
            ledger.drop(entry, f"among the {whole.text} named")
            continue
        kept.append(entry)
    return kept


def _names(whole: Entry, entry: Entry) -> bool:
    """Tell whether a figure opens the list of those whom a number before it counts."""
    if entry.text.lower() in ONESELF:
        return False  # "kills four, self"
    between = whole.up_to(entry)
    listed = ";" in between or entry.size > whole.size  # "3 dead in Alba; 4 dead, 2 hurt in Burk"
    if not entry.who and not listed and _SOME_OF_THEM.fullmatch(between[-12:]):
        return not _placed_apart(whole, entry, between)
    if entry.size >= whole.size or exclude(whole, entry):
        return False
    if NAMING.search(between) or _DASH.search(between):
        return True
    if (his(entry) or entry.name) and APPOSED.match(between):
        return True
    return bool(entry.name) and between.endswith(", ") and " and " not in between


def _placed_apart(whole: Entry, entry: Entry, between: str) -> bool:
    """Tell "killed 18 in Alba, nine in Burk", a list by place, from "18 died, nine in Burk"."""
    if not places_differ(whole, entry):
        return False
    return between.rstrip(", ").endswith(whole.place) or entry.place in between


_SOME_OF_THEM = re.compile(r".*(?<!\d), (?:all |both )?")
_DASH = re.compile(r"(?: [-\u2013\u2014] |--|\u2014|:\s)")


def listed_with(part: Entry, told: float, entry: Entry, whole: Entry) -> bool:
    """Tell whether a figure is the next of a list of parts: "10, including a nurse and two guards".

    Args:
        part: the part before it.
        told: how many of the whole the parts so far are.
        entry: the figure after the part.
        whole: what they are parts of.
    """
    between = part.up_to(entry)
    room = whole.size - told
    if entry.sentence != part.sentence or entry.size > room or exclude(whole, entry):
        return False
    if entry.size == room and _WHILE.fullmatch(between):
        return True
    return _AND.fullmatch(between) is not None and (entry.size == room or "," not in between)


_AND = re.compile(r"[^.;:]{0,80}?,? and (?:(?:other|also|at least) )?")
#: "Three of them died at 3 am while another succumbed at 6", of four.
_WHILE = re.compile(r"[^.;:]{0,80}?,? (?:while|whereas) (?:the )?")


#: In this order: each sees what the rules before it left.
_RULES = (
    _one_interval,
    _without_sums,
    _only_whole,
    _without_bomber,
    _without_first_reports,
    _without_told_behind_colon,
    _under_toll,
    _hurt_in_the_deed,
    _claimed_otherwise,
    _in_sweep,
    _without_those_among,
    _without_those_alone,
    _without_bodies,
    _without_those_still,
    _without_named,
)
