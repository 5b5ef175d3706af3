"""The dead of whom only the survivors are told: "Of the 42 people aboard, three survived".

Where an article tells of no dead and no missing, those aboard less the survivors are the dead.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import add

from newsfigures.lexicon import load
from newsfigures.series import Span
from newsfigures.totals.entries import Entry

_WORDS = load("tally")["survivors"]
_OUTLIVED = load("roles")["treated"]["outlived"]
#: Measures by which survivors may be counted.
LIVING = ("count", "other", "injured", "rescued", "freed")
#: What may tell of survivors.
CUE = "surviv|alive|rescued|saved|lived|escaped"


def _any(phrases: list[str]) -> str:
    return f"(?:{'|'.join(phrases)})"


_SURVIVED_WORDS = rf"{_any(_WORDS['survived'])}\b(?! by\b)"
#: "42 people aboard", "six crew were on board", "21 men below ground".
_ABOARD_BEHIND = re.compile(
    rf"(?: (?!and\b)[\w-]+){{0,3}}? (?:(?:were|was) )?{_any(_WORDS['aboard'])}\b"
)
#: "A bus carrying 42", "a crew of 30", "of the 71 people".
_ABOARD_AHEAD = re.compile(
    rf"\b{_any(_WORDS['carrying'])} (?:(?:all|the|its|her|their|a) ){{0,2}}$", re.IGNORECASE
)
#: "Three people survived", "three survivors", "four of the 21 men below ground came up alive".
_SURVIVED = re.compile(
    rf"[^.;:]{{0,60}}? {_SURVIVED_WORDS}(?![^.;]{{0,30}}\b{_any(_OUTLIVED)}s?\b)"
)
#: "Only three were rescued": of the others it is told that they were not.
_SAVED = re.compile(rf"[^.;:]{{0,60}}? {_any(_WORDS['saved'])}\b")
_ONLY = re.compile(r"\b(?:only|just|but) $", re.IGNORECASE)
#: One survivor, whoever it is: "only one of them survived", "a girl was the sole survivor".
_ONE = re.compile(
    rf"\bonly (?:one|an?|the|his|her)\b(?! (?:few|handful|couple|dozen))[^.;]{{0,60}}?"
    rf" {_SURVIVED_WORDS}"
    r"|\b(?:the|a|its|her) (?:sole|lone|only|single) survivor\b",
    re.IGNORECASE,
)
#: "Carrying seven workers and a pilot"
_AND_ONE = re.compile(
    rf"(?: [\w-]+){{0,3}},? and (?:an?|the|its|his|her|one) {_any(_WORDS['one'])}\b"
)
#: So many characters before a figure the words are looked for that open it.
_NEAR = 40


def dead_but_survivors(
    sentences: list[list[Entry]], measures: dict[str, str]
) -> dict[str, object] | None:
    """Return the total of those killed of whom only the survivors are told, if it is told so.

    Args:
        sentences: the figures of the article, described, sentence by sentence.
        measures: the measure of each, by its id.
    """
    at = next((k for k, some in enumerate(sentences) if any(_is_aboard(e) for e in some)), None)
    if at is None:
        return None
    aboard = [entry for entry in sentences[at] if _is_aboard(entry)]
    if any(measures[entry.figure] != "count" for entry in aboard):
        return None
    near = [e for some in sentences[at:] for e in some if e not in aboard and _is_counted(e)]
    near = [entry for entry in near if measures[entry.figure] in LIVING]
    living = next(filter(_survived, near), None)
    one = living is None and any(_ONE.search(some[0].sentence) for some in sentences[at:])
    if living is None and not one:
        return None
    survivors = living.size if living is not None else 1.0
    single = [Span(1.0, 1.0, 1.0) for entry in aboard if _AND_ONE.match(entry.behind)]
    whole = reduce(add, (*(entry.span for entry in aboard), *single))
    ends = (None if end is None else end - survivors for end in whole[:3])
    dead = Span(*ends, whole.bound)
    least = next(iter(dead.points), 0.0)
    if least <= 0:
        return None
    told = " + ".join(" ".join(filter(None, (e.text, e.who))) for e in aboard)
    told += " + one" * len(single)
    return dead._asdict() | {
        "figures": " ".join(entry.figure for entry in aboard),
        "set_aside": f"{living.figure}: survived" if living is not None else None,
        "how": f"{told} less {survivors:,.0f} who survived = {least:,.0f}",
    }


def _is_counted(entry: Entry) -> bool:
    """Tell a number of people of the event."""
    people = entry.unit == "person" or entry.unit is None
    return people and entry.scope == "event" and entry.value is not None and not entry.implied


def _is_aboard(entry: Entry) -> bool:
    """Tell "42 aboard", "a crew of 30" and "of the 71 people"."""
    if entry.unit != "person" or entry.part_of is not None or not _is_counted(entry):
        return False
    complement = (entry.who or "").split(" ")[-1] in _WORDS["complement"]
    behind = complement or _ABOARD_BEHIND.match(entry.behind)
    return bool(behind or _ABOARD_AHEAD.search(entry.ahead[-_NEAR:]))


def _survived(entry: Entry) -> bool:
    if _SURVIVED.match(entry.behind):
        return True
    only = _ONLY.search(entry.ahead[-_NEAR:])
    return only is not None and _SAVED.match(entry.behind) is not None
