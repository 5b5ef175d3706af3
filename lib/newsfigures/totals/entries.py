"""A figure as the reckoning sees it, the ledger it is entered in, and whom it counts.

Of "two soldiers" `describe` finds the noun ("soldier"), the sort it is of ("forces") and the side
("forces"); of "Ali Khan", the name; of "a 34-year-old man", the age.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from newsfigures.lexicon import load
from newsfigures.series import Span
from newsfigures.stages.words import person_nouns

_DATA = load("tally")
#: Nouns of the dead, who may be anyone.
BODIES = tuple(load("roles")["searched"]["bodies"])
#: Nouns that may name the same people as any other noun does.
_GENERIC = frozenset(_DATA["generic"])
_SORTS = {lemma: sort for sort, lemmas in _DATA["sort"].items() for lemma in lemmas}
_SIDES = {sort: side for side, sorts in _DATA["side"].items() for sort in sorts}
#: Titles of grown people, by their sex.
_ADULTS = {title: sex for sex, titles in _DATA["adult"].items() for title in titles}
#: How many of the groups told of last a figure is set against; time stays linear that way.
_MEMORY = 100


@dataclass(slots=True, eq=False)
class Entry:
    """One figure as the reckoning sees it: the columns of the table, and what they come to."""

    figure: str
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = "="
    who: str | None = None
    group: str | None = None
    by: str | None = None
    source: str | None = None
    hedge: str | None = None
    place: str | None = None
    when: str | None = None
    sentence: str = ""
    start: int = 0
    scope: str = "event"
    unit: str | None = "person"
    dimension: str = "count"
    part_of: str | None = None
    change: str | None = None
    change_from: str | None = None
    implied: bool = False
    #: Whether a figure of another measure stands right before it: "4 killed, 30 others hurt".
    after_other: bool = False
    at: int = 0
    #: What `describe` finds: the noun that names them, its sort and side, a single person's name
    #: and age, and whether the words leave open who they are.
    lemma: str = ""
    sort: str = ""
    side: str = ""
    name: str = ""
    age: str = ""
    generic: bool = True
    #: The side of those who did it.
    by_side: str = ""
    #: How many of them have died since, as a later sentence tells.
    died: float = 0.0

    @property
    def size(self) -> float:
        """The number by which figures are set against one another."""
        for number in (self.value, self.low, self.high):
            if number is not None:
                return number - self.died
        return 0.0

    @property
    def span(self) -> Span:
        """The interval that the words allow."""
        ends = (None if end is None else end - self.died for end in self.ends)
        return Span(*ends, self.bound)

    @property
    def ends(self) -> tuple[float | None, float | None, float | None]:
        """The value and the two ends, as the words tell them."""
        return self.value, self.low, self.high

    @property
    def ahead(self) -> str:
        """The sentence up to the figure."""
        return self.sentence[: self.at]

    @property
    def behind(self) -> str:
        """The sentence from the end of the figure."""
        return self.sentence[self.at + len(self.text) :]

    def up_to(self, later: Entry) -> str:
        """Return the words between the figure and a later one of its sentence."""
        return self.behind[: later.at - self.at - len(self.text)]


@dataclass(slots=True)
class Ledger:
    """What adds up, by figure id in the order of the text, and what does not, with its reason."""

    kept: dict[str, Entry] = field(default_factory=dict)
    aside: list[tuple[Entry, str]] = field(default_factory=list)
    #: How many of each figure's people have been named since.
    named: dict[str, float] = field(default_factory=dict)
    #: The figures of a first sentence that tells of several happenings at once, and how many of
    #: their people have been told of since, happening by happening.
    lead: list[Entry] = field(default_factory=list)
    detailed: dict[str, float] = field(default_factory=dict)

    def keep(self, entry: Entry) -> None:
        """Add a figure to the sum."""
        self.kept[entry.figure] = entry

    def drop(self, entry: Entry, why: str) -> None:
        """Set a figure aside, also one that was kept so far."""
        self.kept.pop(entry.figure, None)
        self.aside.append((entry, why))

    def join(self, other: Ledger) -> None:
        """Add what another ledger has of other people."""
        self.kept |= other.kept
        self.aside += other.aside

    def told(self) -> list[Entry]:
        """Return the groups told of last."""
        return list(islice(reversed(self.kept.values()), _MEMORY))[::-1]


def describe(sentence: list[Entry]) -> None:
    """Fill in of the figures of one sentence who they count and where in the sentence they stand.

    Args:
        sentence: figures of one measure in one sentence, in the order of the text.

    >>> words = "A mine killed two soldiers."
    >>> two = Entry("f1", "two", 2, who="soldiers", sentence=words, start=13)
    >>> describe([two])
    >>> two.lemma, two.sort, two.side, two.behind
    ('soldier', 'forces', 'forces', ' soldiers.')
    """
    for entry in sentence:
        entry.lemma, entry.sort = _lemma(entry)
        entry.side = _SIDES.get(entry.sort, "")
        entry.by_side = _SIDES.get(_sort_of(entry.by)[1], "") if entry.by else ""
        entry.name = _name(entry)
        entry.age = _age(entry)
        if entry.name and not entry.sort:
            entry.sort = _ADULTS.get(entry.who.split()[0].lower().rstrip("."), "")
        entry.generic = _generic(entry)
    _set_places(sentence)
    for entry in sentence:
        if _BOTH_SIDES.match(entry.behind):
            entry.lemma, entry.sort, entry.side, entry.generic = "", "", "", True


_BOTH_SIDES = re.compile(r"\s(?:[\w-]+\s){0,2}(?:from|on|of) (?:both|all|either|each) sides?\b")


def _set_places(sentence: list[Entry]) -> None:
    """Note where in the sentence each figure stands, by the distances between them."""
    if not sentence or not sentence[0].sentence:
        return
    begin = start_of(sentence[0].sentence, [(entry.text, entry.start) for entry in sentence])
    for entry in sentence:
        entry.at = entry.start - begin


def start_of(sentence: str, figures: list[tuple[str, int]]) -> int:
    """Return where a sentence begins, of which some figures and their places are known.

    >>> start_of("He said the five died.", [("five", 112)])
    100
    """
    text, start = figures[0]
    begin = start
    whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")  # "he" is not in "the"
    for found in whole.finditer(sentence):
        begin = start - found.start()
        if all(sentence.startswith(other, at - begin) for other, at in figures):
            break
    return begin


def _lemma(entry: Entry) -> tuple[str, str]:
    """Return the lemma of the last person noun of a group, and the sort of people it names."""
    lemma, sort = _sort_of((entry.who or "").split(" of ")[0])
    if lemma:
        armed = sort == "man" and entry.group in _SIDES  # "army men"
        return lemma, entry.group if armed else sort
    group = entry.group or ""
    return "", group if not entry.who and group in _SIDES else ""


def _sort_of(printed: str) -> tuple[str, str]:
    """Return the lemma of the last person noun of some words, and its sort; "" where none is."""
    people = person_nouns()
    for word in reversed(WORD.findall(printed.lower())):
        known = people.get(word)
        if known is not None:
            return known[0], _SORTS.get(known[0], known[2] or "")
    return "", ""


WORD = re.compile(r"[\w-]+")


def _name(entry: Entry) -> str:
    """Return the proper name of a person who is counted from naming, or ""."""
    if not entry.implied or not entry.who or _ARTICLE.match(entry.text):
        return ""
    words: list[str] = []
    for word in reversed(entry.who.split(" alias ")[0].split()):
        if not word[0].isupper() or word.isupper() or word.lower() in person_nouns():
            break
        words.insert(0, word)
    return " ".join(words)


_ARTICLE = re.compile(r"(?:an?|the|another|one|some)\b", re.IGNORECASE)


def _age(entry: Entry) -> str:
    """Return the age of "a 34-year-old man", or ""."""
    found = _YEARS.search(entry.who) if entry.implied and entry.who else None
    return found[1] if found else ""


_YEARS = re.compile(r"\b(\d{1,3})[- ]year[- ]old\b")


def _generic(entry: Entry) -> bool:
    """Tell whether the words leave open who these people are."""
    if entry.age and not entry.lemma:
        return True  # "a 16-year-old"
    if entry.lemma:
        return entry.lemma in _GENERIC
    if entry.implied and (entry.who or "").endswith(BODIES):
        return True
    return not entry.sort and not (entry.implied and entry.who)


def size_of(entries: Iterable[Entry]) -> float:
    """Return how many people some figures come to, of which none is in another."""
    return sum(entry.size for entry in entries)
