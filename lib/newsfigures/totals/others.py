"""Which figures are of others than those told of so far: elsewhere, in addition, before, for years.

Behind "Two died in Alba", "In Burk, two died" adds two; "In 2020, 35 died there" is of another day,
and "the war has killed thousands" counts over many events.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name

from newsfigures.lexicon import load
from newsfigures.totals.countries import fled_elsewhere, in_another_country, in_other_hands
from newsfigures.totals.cues import (
    A_SECOND,
    ADDITIVE,
    BY_ITSELF,
    IN_ANOTHER,
    MEANWHILE,
    NEAR,
    OF_BOTH,
    UPDATED,
    dies_later,
    indefinite,
    is_among,
    is_toll,
    nth,
    of_the_hurt,
    opens_another,
    says_other,
    soon_after,
)
from newsfigures.totals.entries import Entry, size_of
from newsfigures.totals.samepeople import apart, places_differ

#: A month that opens a sentence is no place.
_MONTH_WORDS = frozenset(load("setaside")["time"]["months"])


def of_others(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether the figure is of others than those told of: "another", "30 more", "In Homs".

    >>> told = Entry("f1", "two", 2, place="Alba", sentence="Two died in Alba.")
    >>> words = "In Burk, two died."
    >>> of_others(Entry("f2", "two", 2, place="Burk", sentence=words, at=9), [told])
    True
    """
    if is_toll(entry) or is_among(entry):
        return False
    if in_another_country(entry, before) or in_other_hands(entry, before):
        return True
    if _THE.search(entry.ahead):
        return False
    if nth(entry) or (entry.implied and of_the_hurt(entry) and dies_later(entry)):
        return True
    if entry.implied and entry.change == "new":
        return True  # "He died later", of one who was hurt
    if _OF_SEVERAL.match(entry.behind) and all(old.size < 2 for old in before):
        return True  # "A man died and two were hurt. One of the pair died later."
    if _elsewhere(entry, before) or _another_happening(entry, before):
        return True
    if all(fled_elsewhere(entry, old) or _under_another_label(entry, old) for old in before):
        return True
    if all(apart(entry, old) for old in before):
        return True
    if all(_another_headline(entry, old) for old in before):
        return True
    if not says_other(entry) or any(is_toll(old) and old.size > entry.size for old in before):
        return False  # a toll that "rose to 20" has "four more" in it
    vague = entry.value is None
    as_many = [old for old in before if old.size == entry.size or (vague and says_other(old))]
    beside = as_many or [old for old in before if old.after_other]
    if entry.after_other and beside and not _ANOTHER.match(entry.text):
        return False  # others than the dead of its sentence
    return not any(entry.size > 1 and says_other(old) and _as_named(old, entry) for old in as_many)


_ANOTHER = re.compile(r"another\b", re.IGNORECASE)
_OF_SEVERAL = re.compile(r" of (?:them|the (?:pair|two|duo|couple|trio|three|four|five))\b")


def _under_another_label(entry: Entry, old: Entry) -> bool:
    """Tell "Belan: 3 dead." behind "Karsa: 5 dead."."""
    one, other = _LABEL.match(entry.sentence), _LABEL.match(old.sentence)
    return one is not None and other is not None and one[1] != other[1]


#: "Karsa: 5 dead", "BELAN - Three dead"
_LABEL = re.compile(
    r"([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})(?: ?:| [-–—]) "
    r"(?=\d|[A-Z][a-z]+ (?:dead|killed|hurt|injured|wounded|missing)\b)"
)


def _elsewhere(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether the sentence opens with a place other than those told of: "In Homs, two ..."."""
    opening = _OPENING.match(entry.sentence)
    if opening is None or not entry.place:
        return False
    if opening.group(1).startswith(entry.place) or _SORT_OF_PLACE.match(opening.group(1)):
        by_itself = BY_ITSELF.match(entry.sentence) is not None
        return all(_not_there(entry, old, by_itself) for old in before)
    # "In northern Alba state, gunmen killed nine in Tolan": one of two places is told of first
    capitals = _CAPITALS.findall(opening.group(1))
    names = [name for name in capitals if name.lower() not in _MONTH_WORDS]
    told = " ".join(old.sentence for old in before)
    return bool(names) and entry.source is None and not any(name in told for name in names)


def _not_there(entry: Entry, old: Entry, by_itself: bool) -> bool:
    """Tell whether an earlier figure is of another place, or of none that its sentence names."""
    if old.place:
        return places_differ(entry, old)
    return by_itself and entry.place not in old.sentence


def _another_happening(entry: Entry, before: list[Entry]) -> bool:
    """Tell "Meanwhile, four died in Burk when a mine went off" behind news of Alba."""
    if not entry.place or _OF_THE.search(entry.ahead):
        return False
    if MEANWHILE.match(entry.sentence) is None and not soon_after(entry):
        return False
    if any(old.size == entry.size > 1 and old.lemma == entry.lemma for old in before):
        return False  # "Meanwhile, claiming the killing of the four officers, a rebel in Alba"
    if entry.source is not None or (entry.implied and not indefinite(entry)):
        return False
    return all(_not_there(entry, old, True) and old.sentence != entry.sentence for old in before)


_OPENING = re.compile(r"(?:In|At(?! least| most)|Near) ([^,]{3,60}),")
#: "In the coastal province of Latakia, …"
_SORT_OF_PLACE = re.compile(r"the (?:[a-z-]+ ){1,3}of [A-Z]")
_CAPITALS = re.compile(r"\b[A-Z][\w-]+")


def _another_headline(one: Entry, other: Entry) -> bool:
    """Tell two headlines of two stories: other numbers, and no word of weight in common."""
    if one.size == other.size or one.sentence == other.sentence:
        return False
    if not (one.sentence[-1:].isalnum() and other.sentence[-1:].isalnum()):
        return False
    words = set(_LONG_WORD.findall(one.sentence.lower()))
    return words.isdisjoint(_LONG_WORD.findall(other.sentence.lower()))


#: Shorter ones, and what befell people, stand in any headline.
_LONG_WORD = re.compile(
    r"\b(?!(?:killed|kills|killing|wounded|injured|injures|people|after|least|deaths?)\b)[a-z]{5,}\b"
)


def _as_named(old: Entry, entry: Entry) -> bool:
    """Tell whether two figures may name the same people: "two other people", "two other boys"."""
    return old.generic or entry.generic or old.lemma == entry.lemma


def adds(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether the sentence says that its people come on top of those told of before.

    >>> told = Entry("f1", "Two", 2, sentence="Two were killed.")
    >>> adds(Entry("f2", "Five", 5, sentence="Five were also killed in a second raid."), [told])
    True
    """
    if is_toll(entry) or _THE.search(entry.ahead) or is_among(entry):
        return False
    if ADDITIVE.search(_ANOTHER_SAYS.sub("", entry.ahead)):
        return True
    if A_SECOND.match(entry.ahead) and not any(OF_BOTH.search(old.sentence) for old in before):
        return True
    again = entry.implied and any(o.implied and o.lemma == entry.lemma != "" for o in before)
    some = not entry.implied or indefinite(entry) or (not again and bool(entry.lemma))
    some = some or entry.side == "armed"
    if some and _ALSO_ON.match(entry.sentence):
        return True
    said_again = any(old.size == entry.size > 1 for old in before)
    said_again = said_again and _ALSO_SAYS.search(entry.ahead) is not None
    # "it put the dead at 52 and said 50 others were also hurt"
    besides = entry.after_other and says_other(entry) and not entry.implied
    also = some and not besides and _ALSO.match(entry.behind) is not None
    if (_ALSO_AHEAD.search(entry.ahead) and not said_again) or also:
        return True
    if IN_ANOTHER.match(entry.behind) and _OF_THE.search(entry.ahead) is None:
        return True
    if _BESIDES.match(entry.behind):
        return True
    if _ELSEWHERE.match(entry.behind) and _DIGIT.search(entry.ahead) is None:
        return True
    return not again and dies_later(entry)


#: "Another witness said ..." tells of no other people.
_ANOTHER_SAYS = re.compile(
    r"\banother (?:[\w-]+ ){1,3}(?:said|says|told|added|confirmed|reported|put)\b", re.IGNORECASE
)
#: "Responsibility for the killing of four": it was told of before.
#: "Also on Thursday, three people were hurt in a fire."
_ALSO_ON = re.compile(r"Also (?:on|in|at) ")
_OF_THE = re.compile(r"\b(?:the|this|that) [\w-]+ of $", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|these|those) (?:\w+ )?$", re.IGNORECASE)
_ALSO = re.compile(
    r"(?:(?!\b(?:was|were|been)\b)[^.;]){0,150}\b(?:was|were|have been|has been) also\b"
    r"|(?:, [^,.;]{2,60}, )?[^,.;]{0,60}?"
    r"\b(?:also (?:\w+ed|lost|fell|paid|gave|laid|met)|as well\b(?! as)|too(?=[.!\"”]|$))"
)
#: "State radio also reported ten deaths": as many as were told of before.
_ALSO_SAYS = re.compile(
    r"\balso (?:reported|confirmed|recorded|counted|listed|mentioned|stated) (?:\w+ ){0,2}$"
)
_ALSO_AHEAD = re.compile(r"\balso \w+(?:ed|ing) (?:\w+ ){0,2}$")
#: "Twenty-five people were killed in addition to the bomber."
_BESIDES = re.compile(
    r"[^.;]{0,60}?\b(?:in addition to|besides|apart from|other than|not counting|not including"
    r"|excluding) (?:the|its|their|both|himself|herself)\b"
)
#: "The storm killed 12 people elsewhere": no part of a list by place.
_ELSEWHERE = re.compile(r"[^.,;:\d]{0,60}\belsewhere\b")


def of_another_day(entry: Entry, before: list[Entry]) -> bool:
    """Tell "On January 2 an attack took 35 lives", behind the news of Sunday, and "in 2020".

    Days told in one manner, as in a chronicle, are all news, but for what the news came after.

    >>> told = Entry("f1", "two", 2, sentence="Two died on Sunday.", when="Sunday")
    >>> words = "In 2020, 35 died there."
    >>> of_another_day(Entry("f2", "35", 35, sentence=words, when="2020", at=9), [told])
    True
    """
    if is_toll(entry) or says_other(entry) or opens_another(entry):
        return False
    if _LAST.match(entry.sentence) and before[0].sentence != entry.sentence:
        return True
    if not entry.when:
        return False
    days = {old.when for old in before}
    if entry.when in days or any(old.sentence == entry.sentence for old in before):
        return False
    if _IN_YEAR.match(entry.sentence) and entry.when in entry.sentence[:8]:
        return not any(_YEAR.search(day) for day in days if day)
    if None in days:
        return False
    ahead = entry.ahead[-2 * NEAR :]
    if _manner(entry.when) not in {_manner(day) for day in days}:
        if entry.sentence.startswith(f"On {entry.when}"):
            return True
        return _SOME_EVENT.search(f"{ahead}{entry.behind[:NEAR]}") is not None
    return _CAME_AFTER.search(ahead) is not None


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_IN_YEAR = re.compile(rf"In {_YEAR.pattern}")
#: An event that the article has not told of yet.
_SOME_EVENT = re.compile(
    rf"\ban? (?:[\w-]+ ){{0,3}}(?:{'|'.join(load('tally')['cue']['event'])})\b", re.IGNORECASE
)
#: "Last June, 65 people lost their lives in a collision."
_LAST = re.compile(
    r"Last (?:week|weekend|month|year|spring|summer|autumn|fall|winter|"
    rf"{'|'.join(month_name[1:])})\b"
)
_CAME_AFTER = re.compile(rf"\b(?:after|following|followed|follows) {_SOME_EVENT.pattern}", re.I)
_DIGIT = re.compile(r"\d")
_OF_WEEK = re.compile("|".join(day_name))


def _manner(day: str) -> tuple[bool, bool]:
    """Return how a day is told: "June 9", "Sunday", or "Monday, 6 February 2023"."""
    return _DIGIT.search(day) is not None, _OF_WEEK.search(day) is not None


def led_to(entry: Entry, before: list[Entry]) -> bool:
    """Tell more dead than the news has, after whom something else "had been" done.

    >>> words = "The town had been sealed off after bombers killed 26."
    >>> led_to(Entry("f2", "26", 26, sentence=words, at=50), [Entry("f1", "two", 2)])
    True
    """
    if is_toll(entry) or says_other(entry) or entry.size <= size_of(before):
        return False
    return _HAD_BEEN_AFTER.search(entry.ahead) is not None


_HAD_BEEN_AFTER = re.compile(
    r"\bhad (?:\w+ly |already |also )?been \w+[^.;]*\b(?:after|since)\b(?![^.;]*\bafter\b)[^.;]*$"
)


def runs_on(entry: Entry, before: list[Entry]) -> bool:
    """Tell "violence that has killed thousands", behind an event in which 13 died.

    >>> words = "The violence has killed thousands."
    >>> runs_on(Entry("f2", "thousands", low=2000, sentence=words, at=24), [Entry("f1", "13", 13)])
    True
    """
    if entry.size < _MANY or entry.size < size_of(before):
        return False
    if entry.change or is_toll(entry) or UPDATED.search(entry.sentence):
        return False
    near = f"{entry.ahead[-NEAR:]}{entry.text}{entry.behind[:NEAR]}"
    if _HAVE_BEEN.match(entry.behind) and entry.size >= _BEYOND * size_of(before) > 0:
        return all(old.value is not None for old in before)  # "more than 400 have been killed"
    vague, done = entry.value is None, _HAS_DONE.search(near) is not None
    if vague and done:
        return True  # "its raids have killed hundreds"
    return (done or (vague and _HAS.search(near) is not None)) and (
        entry.size >= _FAR_ABOVE * size_of(before)
    )


#: A figure so many times those told before, and no smaller than this, is of more than the event.
_FAR_ABOVE, _MANY = 5, 20
#: And so many times where "they have been killed".
_BEYOND = 50
_HAVE_BEEN = re.compile(r"[^.;,:]{0,40}? (?:has|have) (?:been killed|died|lost|perished)\b")
_HAS = re.compile(r"\b(?:has|have|that['’]s)\b")
#: "The raids have killed 300", not "300 have been found".
_HAS_DONE = re.compile(rf"{_HAS.pattern}(?! (?:\w+ly |now |also |since )?been\b)")
