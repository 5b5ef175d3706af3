"""Whether each figure of an article counts people already told of, or others.

The figures of one measure are taken sentence by sentence into a `Ledger`: what is kept adds up, and
what is not has its reason beside it. Behind "a mine killed two soldiers", "One soldier was 19" is
one of the two, "Five died in all" takes their place, and "Three rebels died too" adds three.
"""

from __future__ import annotations

import re

from newsfigures.lexicon import load
from newsfigures.totals.countries import takes_in
from newsfigures.totals.cues import (
    ADDITIVE,
    APPOSED,
    BY_ITSELF,
    NAMING,
    SEVERAL,
    SUMMING,
    UPDATED,
    bare,
    by_own_hand,
    dies_later,
    had_before,
    his,
    indefinite,
    is_among,
    is_still,
    is_toll,
    mine,
    nth,
    of_the_hurt,
    opens_another,
    says_more,
    says_other,
    who_did,
)
from newsfigures.totals.entries import Entry, Ledger, size_of
from newsfigures.totals.others import adds, led_to, of_another_day, of_others, runs_on
from newsfigures.totals.samepeople import (
    apart,
    attackers,
    exclude,
    other_one,
    places_differ,
    police_and_soldiers,
    same_people,
)
from newsfigures.totals.sentences import bodies_of, settle

#: Nouns that tell no more of a person than the sex or the age.
_NOBODY = frozenset(load("tally")["nobody"])
#: Peoples, of whom anyone may be.
_PEOPLES = frozenset(load("tally")["peoples"])
#: Words by which one person more is told of, who may be anyone.
_ONE_MORE = frozenset(load("tally")["one_more"])


def take_sentence(sentence: list[Entry], ledger: Ledger) -> None:
    """Take the figures of one sentence into the ledger.

    Args:
        sentence: the figures of one measure in one sentence, as `describe` leaves them.
        ledger: what earlier sentences told; it is changed.

    >>> from newsfigures.totals.entries import describe
    >>> ledger = Ledger()
    >>> words = "A mine killed two soldiers."
    >>> two = Entry("f1", "two", 2, who="soldiers", sentence=words, start=14)
    >>> one = Entry("f2", "One", 1, who="soldier", sentence="One soldier was 19.", start=30)
    >>> for sentence in ([two], [one]):
    ...     describe(sentence)
    ...     take_sentence(sentence, ledger)
    >>> list(ledger.kept), [(each.text, why) for each, why in ledger.aside]
    (['f1'], [('One', 'among the two told before')])
    """
    sentence = settle(sentence, ledger)
    before = ledger.told()
    if before and len(sentence) > 1 and (again := _told_as(sentence, before)):
        for entry in sentence:
            ledger.drop(entry, again)
        return
    if before and sentence and _are_included(sentence) and size_of(sentence) <= size_of(before):
        whole = max(before, key=lambda old: old.size)
        for entry in sentence:
            _detail(entry, whole, ledger)
        return
    first = not before
    for k, entry in enumerate(sentence):
        contested = [old for old in sentence[:k] if _contradicts(entry, old)]
        before = _take(entry, before + contested, ledger)
    if first and sentence and SEVERAL.search(sentence[0].sentence):
        ledger.lead = ledger.told()


def _are_included(sentence: list[Entry]) -> bool:
    """Tell "the dead include a guard and his son", who are all of those told of before."""
    found = _INCLUDED.match(sentence[0].sentence)
    return found is not None and found.end() <= sentence[0].at


#: "The dead include a guard and his son", "Among those held were".
_STATES = (
    r"(?:\w+ )?(?:dead|deceased|slain|victims|killed|injured|wounded|casualties|detainees|arrested"
    r"|arrestees|held|detained|abducted|kidnapped|hostages|abductees|captives|surrendered)\b"
)
_INCLUDED = re.compile(
    rf"(?:The|Those) {_STATES}[^.;,]{{0,50}}? (?:includes?|included)\b"
    rf"|(?:Among|One of|Two of|Three of) (?:the|those) {_STATES}[^.;,]{{0,50}}?"
    r" (?:was|were|is|are)\b",
    re.IGNORECASE,
)


def _told_as(sentence: list[Entry], before: list[Entry]) -> str:
    """Return how the people of a sentence were told of before, as a reason, or ""."""
    if size_of(sentence) == size_of(before):
        return "told before"
    for old in before:
        if size_of(sentence) == old.size and all(same_people(entry, old) for entry in sentence):
            return f"together the {old.text} told before"
    return ""


def _take(entry: Entry, before: list[Entry], ledger: Ledger) -> list[Entry]:
    """Take one figure; return what the next one of the sentence is set against."""
    if not before:
        ledger.keep(entry)
    elif within := [old for old in before if takes_in(entry, old)]:
        for old in within:
            ledger.drop(old, f"superseded by {entry.text}")
        ledger.keep(entry)
        return [entry, *(old for old in before if old not in within)]
    elif why := _no_news(entry, before, ledger):
        ledger.drop(entry, why)
    elif of_others(entry, before):
        _keep_or_detail(entry, ledger)
    elif why := (
        _of_another_body(entry, before)
        or _boasted(entry, before)
        or _known_person(entry, before, ledger)
    ):
        ledger.drop(entry, why)
    elif attackers(entry, before + [old for old, _ in ledger.aside]):
        ledger.keep(entry)
    elif adds(entry, before):
        _keep_or_detail(entry, ledger)
    elif _sums_up(entry, before):
        if entry.size != size_of(before):
            for old in before:
                ledger.drop(old, f"superseded by {entry.text}")
            ledger.keep(entry)
            return [entry]
        ledger.drop(entry, "the sum of what was told before")
    else:
        _set_against(_match(entry, before), entry, before, ledger)
    return before


def _no_news(entry: Entry, before: list[Entry], ledger: Ledger) -> str:
    """Return why a figure adds no one, whatever else its sentence says, as a reason, or ""."""
    if known := _in_order(entry, before) or _completes(entry, before, ledger):
        return known
    if known := _in_toll(entry, before) or _the_one(entry, before):
        return known
    if had_before(entry) or of_another_day(entry, before) or led_to(entry, before):
        return "an earlier event"
    if is_among(entry) and size_of(before) > entry.size and not says_other(entry):
        return "among those told before"
    if entry.implied and who_did(entry) and any(not exclude(entry, old) for old in before):
        return "told before"
    largest = max(old.size for old in before)
    if is_toll(entry) and entry.generic and largest < entry.size < size_of(before):
        return "a lower count than was told before"
    if _below_headline(entry, before):
        return "the sum of what was told before"
    if old := _still(entry, before) or _quoted(entry, before):
        return f"told before as {old.text}"
    if whole := _of_the_rival_count(entry, ledger):
        return f"among the {whole.text} of another count"
    if whole := _in_running_total(entry, before):
        ledger.detailed[whole.figure] = ledger.detailed.get(whole.figure, 0) + entry.size
        return f"among the {whole.text} told before"
    if whole := _found_of(entry, before):
        return f"among the {whole.text} told before"
    if whole := _one_still(entry, before):
        return f"among the {whole.text} told before"
    if runs_on(entry, before):
        return "far above what was told before: a running total"
    return ""


def _found_of(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return those of whom "the bodies of eight men were found", behind "killed 11 miners"."""
    if not bodies_of(entry) or entry.implied or says_other(entry) or opens_another(entry):
        return None
    larger = (old for old in before if old.size > entry.size and old.sentence != entry.sentence)
    return next((o for o in larger if not (exclude(entry, o) or places_differ(entry, o))), None)


def _set_against(match: Entry | None, entry: Entry, before: list[Entry], ledger: Ledger) -> None:
    """Take a figure that may tell an earlier one again, or some of its people, or a later state."""
    if match is None:
        _keep_or_detail(entry, ledger)
    elif _same_sum(entry, before):
        ledger.drop(entry, "the sum of what was told before")
    elif entry.size == match.size:
        if match.value is None and entry.value is not None and match.figure in ledger.kept:
            ledger.drop(match, f"superseded by {entry.text}")  # "hundreds", "200"
            ledger.keep(entry)
            return
        ledger.drop(entry, f"told before as {match.text}")
        if is_toll(entry):
            _drop_between(match, entry, ledger)
    elif entry.size < match.size and match.figure in ledger.kept and _corrects(entry):
        ledger.drop(match, f"corrected to {entry.text}")
        ledger.keep(entry)
    elif entry.size < match.size:
        full = match in ledger.lead and ledger.detailed.get(match.figure, 0) >= match.size
        if full and places_differ(entry, match):
            ledger.keep(entry)
        else:
            _detail(entry, match, ledger)
    elif match.figure in ledger.kept:
        contested = _contradicts(entry, match)
        ledger.drop(match, f"{'contested' if contested else 'superseded'} by {entry.text}")
        ledger.keep(entry)
    else:  # who was told of before has been taken into another figure of this sentence
        _keep_or_detail(entry, ledger)


def _corrects(entry: Entry) -> bool:
    """Tell "the toll was revised to 11" from the 11 of whom a later sentence tells."""
    return is_toll(entry) and _REVISED.search(entry.ahead) is not None


_REVISED = re.compile(
    r"\b(?:revis|lower|correct|reduc|adjust|scal|cut|brought|dropp|fall|fell)\w*\b[^.;:]{0,60}"
    r"\bto (?:[a-z]+ ){0,2}$"
)


def _drop_between(match: Entry, toll: Entry, ledger: Ledger) -> None:
    """Set aside what was added to a toll that is told again: "31 died. Two more ... making 31"."""
    behind = (old for old in ledger.told() if old.start > match.start)
    behind = [old for old in behind if old.sentence != match.sentence]
    for old in behind if match.figure in ledger.kept else ():
        ledger.drop(old, f"counted in the toll of {toll.text}")


def _keep_or_detail(entry: Entry, ledger: Ledger) -> None:
    """Add a figure to the sum, unless a first sentence on several happenings counts it already.

    "Six rebels were held in two districts. Four were held in Tolan. In another raid, two ...".
    """
    if not ledger.detailed and (opens_another(entry) or BY_ITSELF.match(entry.sentence)):
        ledger.keep(entry)  # "Clashes left six dead. Separately, ..."
        return
    for whole in ledger.lead:
        room = whole.size - ledger.detailed.get(whole.figure, 0)
        new = entry.sentence != whole.sentence and whole.figure in ledger.kept
        fits = new and entry.size <= room
        if says_more(entry) and whole.figure not in ledger.detailed:
            continue  # "Six were held in two districts. Three more were held in Tolan."
        civil = whole.lemma == "civilian" and entry.side == "civil"
        civil = civil or whole.lemma in _PEOPLES  # "three Palestinians", one of them an officer
        same = civil or not entry.side or same_people(entry, whole)
        if fits and same and not exclude(entry, whole):
            _detail(entry, whole, ledger)
            return
    ledger.keep(entry)


def _detail(entry: Entry, whole: Entry, ledger: Ledger) -> None:
    """Set a figure aside as some of those told of before."""
    ledger.detailed[whole.figure] = ledger.detailed.get(whole.figure, 0) + entry.size
    ledger.drop(entry, f"among the {whole.text} told before")


def _in_order(entry: Entry, before: list[Entry]) -> str:
    """Tell "a third was killed" behind a number of three or more, as a reason, or ""."""
    number = nth(entry)
    if not number:
        return ""
    another = _DEFINITE.match(entry.text) or any(map(says_other, before))
    if another and size_of(before) >= number:
        return "told before"  # "the gunman and another person died", "a second person died"
    whole = next((old for old in before if old.size > number - 1), None)
    return f"among the {whole.text} told before" if whole else ""


def _in_toll(entry: Entry, before: list[Entry]) -> str:
    """Tell one of whom a toll that had risen was told, as a reason, or "".

    "The toll rose to 37 after another death. A man hurt last week died in hospital."
    """
    if not entry.implied or says_other(entry) or opens_another(entry):
        return ""
    risen = (old for old in before if is_toll(old) and _AFTER_ONE_MORE.search(old.behind))
    toll = next((old for old in risen if old.size > entry.size), None)
    return f"among the {toll.text} told before" if toll and not exclude(entry, toll) else ""


_AFTER_ONE_MORE = re.compile(
    r"\b(?:after|with|as) (?:the |a )?(?:another|further|fresh|new|latest|second|third|one more)\b"
)


def _the_one(entry: Entry, before: list[Entry]) -> str:
    """Tell "one of the crew died" behind "one person has died", as a reason, or ""."""
    old, *more = before
    anyone = old.lemma == "person" or (not old.implied and old.lemma in _NOBODY)
    one = entry.size == 1 and entry.lemma and _DEFINITE.match(entry.text) is None
    if more or old.size != 1 or not anyone or says_other(old) or not one:
        return ""
    same = old.sentence != entry.sentence and not (of_the_hurt(entry) or says_other(entry))
    same = same and not (nth(entry) or opens_another(entry) or places_differ(entry, old))
    # "a man died", who may be another, but not where one has been counted
    same = same and not (entry.implied and old.implied) and not exclude(entry, old)
    return f"told before as {old.text}" if same else ""


def _completes(entry: Entry, before: list[Entry], ledger: Ledger) -> str:
    """Tell the last part of a number that is told part by part, as a reason, or "".

    "Police arrested eight suspects. Five were held in Alba. Another raid led to three arrests."
    """
    for old in before:
        part = ledger.detailed.get(old.figure, 0)
        if part and part + entry.size == old.size and same_people(entry, old):
            return f"the rest of the {old.text} told before"
    return ""


def _below_headline(entry: Entry, before: list[Entry]) -> bool:
    """Tell "Two men were shot dead" below the headline "Taxi boss and bodyguard gunned down"."""
    summed = entry.size > 1 and len(before) > 1 and entry.size == size_of(before)
    return summed and all(bare(old) and not exclude(old, entry) for old in before)


def _still(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return as many people told of before, of whom it is said that they still are as they were."""
    if not is_still(entry):
        return None
    as_many = (old for old in before if old.size == entry.size and not exclude(old, entry))
    return next((old for old in as_many if old.generic or entry.generic or old.implied), None)


def _of_the_rival_count(entry: Entry, ledger: Ledger) -> Entry | None:
    """Return the count that was set against another, of which its source now tells a part."""
    if entry.source is None or is_toll(entry) or says_more(entry):
        return None
    rivals = (old for old, why in ledger.aside if why.startswith(_ANOTHER_COUNT))
    same = (old for old in rivals if old.source == entry.source and old.size > entry.size)
    return next(same, None)


_ANOTHER_COUNT = "another count than"


def _in_running_total(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return the running total of a war, in which the dead of one of its days are counted."""
    if entry.scope != "event" or says_more(entry):
        return None
    totals = (old for old in before if old.scope == "total" and old.size > entry.size)
    return next((old for old in totals if not exclude(old, entry)), None)


def _quoted(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return the one person of the news of whom someone says more in his own words."""
    old, *more = before
    one = entry.size == old.size == 1 and not more and entry.sentence != old.sentence
    if not one or _OPENING_QUOTE.match(entry.sentence) is None or says_other(entry):
        return None
    again = not (entry.name or opens_another(entry) or nth(entry) or dies_later(entry))
    return old if again and not (exclude(entry, old) or places_differ(entry, old)) else None


_OPENING_QUOTE = re.compile(r"[\"\u201c'\u2018]")


def _one_still(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return those of whom one "remains in hospital", which is no news of anyone else."""
    if not (entry.implied and is_still(entry)) or says_other(entry) or indefinite(entry):
        return None
    several = [old for old in before if old.size + old.died > entry.size]
    larger = (old for old in several if not exclude(old, entry))
    return next(larger, None)


def _of_another_body(entry: Entry, before: list[Entry]) -> str:
    """Tell another body's count of those told of from a later state, as a reason, or ""."""
    if entry.source is None or entry.change is not None or entry.implied:
        return ""
    if UPDATED.search(entry.sentence):
        return ""
    for old in before:
        if old.value is None and old.high is None and entry.value is not None:
            continue  # "dozens" leaves open how many; whoever counts them contradicts no one
        if _OF_THE_STATE.match(old.behind):
            continue  # "24 of the injured were treated": the 39 are all who were hurt
        if old.size < entry.size and _AT_FIRST.search(old.sentence):
            continue  # "officials said in the first hours" is no rival of the last count
        same_body = not old.source or old.source in entry.source or entry.source in old.source
        near = old.size > 20 and entry.size > 0.7 * old.size
        if near and not same_body and same_people(entry, old):
            return f"{_ANOTHER_COUNT} the {old.text}, by {entry.source}"
    return ""


_AT_FIRST = re.compile(
    r"\bin the (?:first|early|initial) (?:hours|minutes)\b|\b(?:initially|at first)\b",
    re.IGNORECASE,
)
_OF_THE_STATE = re.compile(r" of (?:the|those) (?:injured|wounded|hurt|dead|victims|missing)\b")


def _boasted(entry: Entry, before: list[Entry]) -> str:
    """Tell what those who did it claim beyond another's count, as a reason, or ""."""
    if entry.source is None or not (entry.hedge == "claimed" or _OUR_MEN.search(entry.ahead)):
        return ""
    for old in before:
        counted = old.hedge != "claimed" and old.source != entry.source
        if counted and old.size < entry.size and same_people(entry, old):
            return f"claimed by {entry.source}, beyond the {old.text} told before"
    return ""


_OUR_MEN = re.compile(
    r"\b(?:its|their) (?:\w+ )?(?:fighters|men|forces|militants|gunmen|guerrillas|mujahideen"
    r"|combatants|bombers?|insurgents|warriors|units?) (?:had |have )?(?:\w+ed|slain)\b[^.;]{0,40}$"
)


def _contradicts(entry: Entry, old: Entry) -> bool:
    """Tell the two counts of "the army said 20 were killed, but the ministry put it at 30"."""
    if not (entry.source and old.source) or entry.source == old.source or says_other(entry):
        return False
    apart = places_differ(entry, old)
    return _BUT.search(old.up_to(entry)) is not None and not apart and same_people(entry, old)


_BUT = re.compile(r"\b(?:while|but|whereas|though|although|however|yet)\b|;")


def _known_person(entry: Entry, before: list[Entry], ledger: Ledger) -> str:
    """Return how a single person was told of before, as a reason, or ""."""
    if not entry.implied:
        return ""
    himself = by_own_hand(entry)
    for old in before:
        if himself and old.size > 1 and _AND_SUICIDE.search(old.sentence):
            return f"among the {old.text} told before"
        if (himself and _is_doer(old, entry)) or _taken_up(old, entry):
            return f"told before as {old.text}"
        of_mine = mine(entry) and not (exclude(entry, old) or says_other(entry))
        if of_mine or _as_the_actor(entry, before):
            return f"told before as {old.text}"
        if len(before) == 1 and (headline_of(old, entry) or _found_dead(old, entry)):
            return f"told before as {old.text}"
    return _named_since(entry, before, ledger)


def _as_the_actor(entry: Entry, before: list[Entry]) -> bool:
    """Tell "the actor", who was told of by his name alone, and was not told of otherwise."""
    old, *more = before
    called = entry.lemma and not entry.name and _DEFINITE.match(entry.text)
    named = old.name and not old.lemma and old.implied and old.sentence != entry.sentence
    if more or not (called and named) or says_other(entry) or exclude(entry, old):
        return False
    return not places_differ(entry, old)


#: Who killed the others is one of those found dead.
_AND_SUICIDE = re.compile(r"\bmurder[- \u2013](?:and[- ])?suicides?\b", re.IGNORECASE)


def _taken_up(old: Entry, entry: Entry) -> bool:
    """Tell a person whose name or calling stood in an earlier sentence: "the driver", "Ali"."""
    if entry.name and _speaks_of(old, entry.name):
        return True
    known = old.implied and entry.lemma and not entry.generic
    if not known or other_one(entry, old) or exclude(entry, old):
        return False
    return _speaks_of(old, entry.lemma)


def _named_since(entry: Entry, before: list[Entry], ledger: Ledger) -> str:
    """Return of which number told before a person is named now, as a reason, or ""."""
    if not entry.name or ADDITIVE.search(entry.ahead):
        return ""
    for old in reversed(before):
        named = ledger.named.get(old.figure, 0)
        if named < old.size and _can_be_named(old, entry) and not exclude(entry, old):
            ledger.named[old.figure] = named + 1
            return f"among the {old.text} told before" if old.size > 1 else f"names {old.text}"
    return ""


def headline_of(old: Entry, entry: Entry) -> bool:
    """Tell "Driver dies in crash" from the news below it: "A 40-year-old man died when ...".

    >>> line = "Driver dies in crash"
    >>> driver = Entry("f1", "Driver", 1, lemma="driver", sentence=line, implied=True)
    >>> headline_of(driver, Entry("f2", "A man", 1, lemma="man", implied=True))
    True
    """
    kin = his(old) and not _ENDED.search(old.sentence)  # "Man kills sister, injures her friend"
    return (bare(old) or kin) and indefinite(entry) and not exclude(old, entry)


#: Prose ends so, a headline does not.
_ENDED = re.compile(r"[.!?]['\"\u201d\u2019)]*$")


def _found_dead(old: Entry, entry: Entry) -> bool:
    """Tell "A man died after a crash. ... The driver was pronounced dead": he is the man."""
    one = old.implied and entry.implied and old.sentence != entry.sentence
    taken_up = one and old.lemma in _NOBODY and _DEFINITE.match(entry.text) is not None
    return bool(taken_up) and _DIED.search(entry.behind) is not None and not exclude(old, entry)


_DIED = re.compile(r"\b(?:pronounced|declared|confirmed|found) dead\b|\bdied at the scene\b")


def _is_doer(old: Entry, himself: Entry) -> bool:
    """Tell the gunman told of as dead in "the gunman shot four people and then himself"."""
    known = old.implied and old.lemma and old.lemma not in _NOBODY
    return bool(known) and re.search(rf"\b{old.lemma}\b", himself.ahead, re.IGNORECASE) is not None


def _speaks_of(old: Entry, word: str) -> bool:
    """Tell whether the sentence of an earlier figure has a word, not as the one who did it."""
    pattern = re.compile(rf"(?<!\bby )(?<!\bof )\b{re.escape(word)}\b(?!['\u2019])", re.IGNORECASE)
    doer = old.by is not None and pattern.search(old.by) is not None
    return not doer and pattern.search(old.sentence) is not None


def _can_be_named(old: Entry, entry: Entry) -> bool:
    """Tell whether a name may be that of a person told of before.

    A number leaves its people to be named; of single persons "a farmer" does, unless the sentence
    names him: "a farmer, identified as Ali Khan".
    """
    if old.size == 1 and (not indefinite(old) or _KIN.search(entry.text)):
        return False
    return not NAMING.search(old.behind) and not APPOSED.match(old.behind)


_KIN = re.compile(r"['\u2019]s\b|^(?:his|her|their)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"the\b", re.IGNORECASE)


def _sums_up(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether a figure of no named people takes in all groups told of before."""
    if not entry.generic or entry.implied or entry.size < size_of(before):
        return False
    return len(before) > 1 or bool(SUMMING.search(entry.sentence))


def _same_sum(entry: Entry, before: list[Entry]) -> bool:
    """Tell "the 13 officers" behind "eight policemen and five investigators"."""
    if len(before) < 2 or entry.size < 4 or entry.size != size_of(before):
        return False
    return not any(old.implied or exclude(entry, old) for old in before)


def _match(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return the earlier figure that this one most likely tells again."""
    same = [
        old
        for old in before
        if (same_people(entry, old) and not police_and_soldiers(entry, old))
        or _one_more(old, entry)
        or _counted_since(old, entry)
    ]
    if not same:
        return _as_many(entry, before)
    if entry.name and all(old.implied for old in same):
        return None  # a second name is a second person
    equal = [old for old in same if old.size == entry.size]
    if equal:
        return equal[0]
    larger = [old for old in same if old.size > entry.size]
    return larger[0] if larger else same[-1]


def _one_more(old: Entry, entry: Entry) -> bool:
    """Tell whether "another" or "a second" may be the one person whom the figure tells of."""
    return old.implied and old.size == entry.size and (old.who or "").lower() in _ONE_MORE


def _counted_since(old: Entry, entry: Entry) -> bool:
    """Tell the ten of "several Britons were hurt. Ten tourists were hurt, police said"."""
    vague = old.value is None and old.lemma in _PEOPLES and entry.value is not None
    return vague and not entry.implied and not exclude(old, entry)


def _as_many(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return an earlier figure of as many people, named otherwise: two miners, two villagers."""
    if entry.implied or entry.size < 2:
        return None
    for old in before:
        as_many = old.size == entry.size and not old.implied
        others = exclude(entry, old) or apart(entry, old) or police_and_soldiers(entry, old)
        if as_many and not others:
            return old
    return None
