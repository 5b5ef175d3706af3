"""What the countries that places and sources name tell of two figures: the same people or others.

Two countries have no one in common: behind "5,894 killed in Turkey", "In Syria 2,470 were killed"
adds 2,470, and "41,000 in Turkey and Syria" takes in both. Whoever fled a country is abroad, and
whoever fled within it is not.
"""

from __future__ import annotations

import re
from functools import cache

from newsfigures.lexicon import load
from newsfigures.totals.entries import Entry


@cache
def _book() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the names of all countries and their people, and whose each name is."""
    owner = {term: name for name, terms in load("countries").items() for term in (name, *terms)}
    terms = sorted(owner, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, terms))})\b"), owner


@cache
def countries_in(text: str) -> frozenset[str]:
    """Return the countries that a text names, by name or adjective.

    >>> sorted(countries_in("Turkey and Syria")), sorted(countries_in("Lebanese police"))
    (['Syria', 'Turkey'], ['Lebanon'])
    """
    pattern, owner = _book()
    return frozenset(owner[name] for name in pattern.findall(text))


def in_another_country(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether a figure is of a country in which none of the figures told before are.

    Where an earlier figure names no place, whose authorities give it tells its country.

    >>> turkey = Entry("f1", "5,894", 5894, source="Turkish authorities")
    >>> in_another_country(Entry("f2", "2,470", 2470, place="Syria"), [turkey])
    True
    """
    if _ACROSS_THE_BORDER.match(entry.sentence):
        return True
    here = countries_in(entry.place or "") or _whose(entry)
    if not here and (entry.source in load("countries") or _AS_THEY_SAY.search(entry.sentence)):
        here = countries_in(entry.source or "")
    there = [countries_in(old.place or "") or _whose(old) or _told_by(old) for old in before]
    if not (here and all(there) and here.isdisjoint(frozenset().union(*there))):
        return False
    # a list of countries, of which only one is the place: "floods in Malawi and Mozambique"
    told = frozenset().union(*(countries_in(old.sentence) for old in before))
    listed = any(old.sentence == entry.sentence for old in before)
    return listed or countries_in(entry.sentence).isdisjoint(told)


def in_other_hands(entry: Entry, before: list[Entry]) -> bool:
    """Tell a figure of the areas that one side of a war holds, behind one of those of another side.

    >>> words = "In areas held by the government 371 died.", "In the rebel-held north 221 died."
    >>> one, two = (Entry(f"f{k}", "371", 371, sentence=s) for k, s in enumerate(words))
    >>> in_other_hands(two, [one])
    True
    """
    here = _holders(entry)
    there = [holders for old in before if (holders := _holders(old))]
    return len(here) == 1 and bool(there) and here.isdisjoint(frozenset().union(*there))


def _holders(entry: Entry) -> frozenset[str]:
    """Return whose areas a figure's part of its sentence names: "rebel-held", "held by rebels".

    Two sides may stand in one sentence: "In rebel-held areas 40 died; in government-held ones 27".
    """
    ahead, behind = entry.ahead.rpartition(";")[2], entry.behind.partition(";")[0]
    found = (m[1] or m[2] or m[3] for m in _HELD_BY.finditer(f"{ahead} {behind}"))
    return frozenset(_SIDES[word.lower()] for word in found)


_SIDES = {word: side for side, words in load("tally")["holders"].items() for word in (side, *words)}
_HOLDER = rf"({'|'.join(_SIDES)})"
_HELD_BY = re.compile(
    rf"\b{_HOLDER}-(?:held|controlled|run)\b"
    rf"|\b(?:held|controlled|run) by (?:the )?{_HOLDER}\b"
    rf"|\bin the hands of (?:the )?{_HOLDER}\b",
    re.IGNORECASE,
)


def _whose(entry: Entry) -> frozenset[str]:
    """Return the country of "Syria's losses stand at 3,553 dead"."""
    owner = _OWNER.match(entry.sentence)
    return countries_in(owner[1]) if owner else frozenset()


def _told_by(entry: Entry) -> frozenset[str]:
    return countries_in(entry.source or "")


_OWNER = re.compile(r"([A-Z][\w-]+)['\u2019]s (?:losses|(?:death )?toll|dead|count)\b")
#: What a government says of "there", and of the areas that it holds, it says of its country.
_AS_THEY_SAY = re.compile(
    r"\bthere\b|\b(?:areas?|parts?|regions?|territory|territories) (?:held|controlled|run) by\b"
    r"|\b(?:areas?|parts?|regions?|territory|territories) under \w+ control\b"
    r"|\b\w+-(?:held|controlled|run) (?:areas?|parts?|regions?|territory|territories)\b"
)
_ACROSS_THE_BORDER = re.compile(
    r"(?:Across|Over|Beyond|On the other side of) the (?:[\w-]+ )?"
    r"(?:border|frontier|front ?lines?|front)\b"
    r"|In (?:the )?neighbou?ring (?:[A-Z]\w+|country)\b"
)


def takes_in(entry: Entry, old: Entry) -> bool:
    """Tell "41,000 in Turkey and Syria", which has "5,500 in Syria" in it.

    >>> both = Entry("f2", "41,000", 41000, place="Turkey and Syria")
    >>> takes_in(both, Entry("f1", "5,500", 5500, place="Syria"))
    True
    """
    here, there = countries_in(entry.place or ""), countries_in(old.place or "") or _told_by(old)
    if not here or entry.size <= old.size or entry.implied:
        return False
    if len(here) > 1:
        return there < here
    in_all = _IN_ALL.search(entry.behind[: entry.behind.find(entry.place) + 1])
    return in_all is not None and there <= here


_IN_ALL = re.compile(r"\b(?:all of|the whole of|the rest of|throughout|across)\b[^.;,]{0,15}$")


def fled_elsewhere(entry: Entry, old: Entry) -> bool:
    """Tell "7.6 million are displaced within Syria" from "4 million have fled their country".

    >>> abroad = Entry("f1", "4 million", 4e6, sentence="4 million have fled their country.")
    >>> within = Entry("f2", "7 million", 7e6, sentence="7 million are displaced inside Syria.")
    >>> fled_elsewhere(within, abroad)
    True
    """
    one, other = entry.sentence, old.sentence
    return bool(
        (_WITHIN.search(one) and _ABROAD.search(other) and not _ABROAD.search(one))
        or (_ABROAD.search(one) and _WITHIN.search(other) and not _WITHIN.search(one))
    )


_WITHIN = re.compile(
    r"\b(?:displaced|fled|uprooted|homeless)\b(?:[^.;]|\.\d){0,40}\b(?:inside|within)\b"
    r"|\b(?:Inside|Within)\b(?:[^.;]|\.\d){0,60}\b(?:displaced|uprooted)\b|\binternally displaced\b"
)
_ABROAD = re.compile(
    r"\bfled (?:abroad|(?:the|their) (?:home)?(?:country|land)|[A-Z][\w-]+)\b"
    r"|\brefugees abroad\b|\bto neighbou?ring countries\b|\bcrossed into\b"
)
