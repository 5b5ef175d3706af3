"""What an article has told so far: its people, its year, the ids of its figures.

It decides what no sentence can: whether a name or "the driver" is someone new, and whom "them" and
"three of the dead" take up.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cache

from newsfigures.model import HUMAN_MEASURES, Article, Figure
from newsfigures.stages.citations import Memory
from newsfigures.stages.context import about_war, genre, of_a_deed, year_of
from newsfigures.stages.lazy import lazy
from newsfigures.stages.plain import Plain
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.words import plural_of, singular_of

#: A line that ends without a stop, and a line below it.
_HEADLINE = re.compile(r"\s*[^\n]*\w['\"\u2019\u201d)]?[^\S\n]*(?=\n\s*\S)")
#: Every column of a figure about which the text says nothing.
_BLANK = {
    column.name: None if column.default is MISSING else column.default for column in fields(Figure)
}


#: Columns that keep the capitals of a headline, and how far from a figure their words may stand.
_AS_PRINTED = ("who", "by", "source", "about", "place", "when")
_BESIDE = 400


@dataclass(slots=True)
class Told:
    """The people of one measure that an article has told of so far."""

    figures: int = 0
    #: How many of them no name has been given to, by the sentences before this one.
    unnamed: float = 0
    pending: float = 0
    names: set[str] = field(default_factory=set)
    #: Where each lemma was told of last: the sentence it stands in, and its place.
    lemmas: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    groups: set[str | None] = field(default_factory=set)
    #: What marked each single person of a lemma: the words of "the driver of the other car".
    marks: dict[str, list[frozenset[str]]] = field(default_factory=dict)

    #: The ages that single persons of a lemma were said to have.
    ages: dict[str, set[str]] = field(default_factory=dict)

    def is_other(self, lemma: str, marks: frozenset[str]) -> bool:
        """Tell whether all those told of are marked, and none as this one is."""
        known = self.marks.get(lemma, [])
        return bool(marks and known) and all(old and old.isdisjoint(marks) for old in known)

    def settle(self) -> None:
        """Count the unnamed of a sentence that has ended with those before it."""
        self.unnamed += self.pending
        self.pending = 0

    def retell(self, headline: Told) -> None:
        """Know the one person of the headline by its words too, now that the story has told it."""
        self.names |= headline.names
        self.lemmas = headline.lemmas | self.lemmas
        self.groups |= headline.groups


@dataclass
class Story:
    """What earlier sentences of the article leave behind."""

    article: Article
    #: Its text as it is read, which is what stages take for the text of the article.
    plain: Plain
    memory: Memory = field(default_factory=Memory)
    told: dict[str, Told] = field(default_factory=dict)
    #: Those whom the headline tells of one by one, until the story below tells of them again.
    above: dict[str, Told] = field(default_factory=dict)
    #: The last figure of several people; the last by what befell them, and by who they are.
    people: dict | None = None
    people_of: dict[str, dict] = field(default_factory=dict)
    people_called: dict[str | None, dict] = field(default_factory=dict)
    #: Whether something else was counted since.
    things_since: bool = False
    #: What befell those who were found of late: the dead, by their bodies, or rescued.
    found: str | None = None
    #: The one group of people that the sentence before counted without telling what befell it.
    counted: dict | None = None
    #: Who was in a craft, as the last sentence told that tells of it: value, low, high, bound.
    aboard: tuple | None = None
    #: The last such group, who may be told of as held further on.
    accused: dict | None = None
    #: The people of the last sentence that told of several one by one: "a priest and a nun".
    named: list[dict] = field(default_factory=list)
    #: The people of the last sentence that told what befell a single one, and where it began.
    beside: list[dict] = field(default_factory=list)
    beside_at: int = 0
    ids: set[str] = field(default_factory=set)
    #: The columns of a figure of which nothing is known yet.
    blank: dict = field(init=False)

    @lazy
    def year(self) -> int | None:
        """The year in which the article is written, as far as it tells."""
        published = self.article.published
        if published is not None:
            return published.year
        return year_of(self.plain.dateline) or year_of(self.article.text)

    @lazy
    def headline_end(self) -> int:
        """Where the line above the story ends, 0 where there is none: it has no stop."""
        line = _HEADLINE.match(self.article.text)
        return line.end() if line else 0

    @lazy
    def genre(self) -> tuple[str, int]:
        """What sort of article it is: of a court, a study or fiction; and where it says so."""
        return genre(self.article.text)

    @lazy
    def of_a_deed(self) -> bool:
        """Whether it opens with the deed of a day, not with a war or a famine."""
        return of_a_deed(self.article.text)

    @lazy
    def about_war(self) -> bool:
        """Whether it opens with a war, not with a deed in one."""
        return about_war(self.article.text)

    def __post_init__(self) -> None:
        article = self.article
        if self.plain.text is not article.text:
            self.article = replace(article, text=self.plain.text)
        self.blank = _BLANK | {
            "article": article.id,
            "event": article.event or None,
            "outlet": article.outlet or None,
            "published": article.published,
            "title": article.title or None,
            "url": article.url or None,
        }

    def as_printed(self, draft: dict) -> dict:
        """Return a figure of the text that was read with its place and words in the printed one."""
        plain, printed = self.plain, self.plain.printed
        near = max(0, draft["start"] - _BESIDE), draft["end"] + _BESIDE
        restored = {}
        for column in _AS_PRINTED:
            words = draft[column]
            at = plain.text.find(words, *near) if words else -1
            if at >= 0:
                start, end = plain.span(at, at + len(words))
                if printed[start:end].lower() == words.lower():  # but for its capitals
                    restored[column] = printed[start:end]
        start, end = plain.span(draft["start"], draft["end"])
        return draft | restored | {"start": start, "end": end, "text": printed[start:end]}

    def settle(self, drafts: list[dict], start: int) -> None:
        """Close a sentence that begins at ``start`` and has told these figures.

        Whom a headline tells of without a number, "Teacher shot dead", is told again below it: a
        name that follows is a figure there, as "two killed" is told again by its number.
        """
        if start < self.headline_end:
            counted = {draft["measure"] for draft in drafts if not draft["implied"]}
            for measure in [m for m in self.told if m not in counted]:
                self.above[measure] = self.told.pop(measure)
        told_of = [draft for draft in drafts if draft["measure"] in HUMAN_MEASURES]
        if any(draft["value"] == 1 for draft in told_of):
            self.beside, self.beside_at = told_of, start
        for measure, told in self.told.items():
            told.settle()
            if (told.marks or told.names) and measure in self.above:
                told.retell(self.above.pop(measure))

    def turn(self) -> None:
        """Turn to another incident: whoever it tells of is someone new."""
        self.told.clear()
        self.above.clear()
        self.people_of.clear()
        self.people_called.clear()
        self.people = self.counted = self.accused = self.aboard = None
        self.named = []
        self.beside = []

    def last_of(self, word: str) -> dict | None:
        """Return the last figure of several people that a word takes up: "them", "the dead"."""
        measure = taken_measure(word)
        if measure is not None:
            return self.people_of.get(measure)
        if word == "number":  # "officials put the number at 400", of houses told of since
            return None if self.things_since else self.people
        return self.people if word == "them" else self.people_called.get(singular_of(word))

    def tell_of(self, draft: dict) -> None:
        """Keep a figure of several people, who may be taken up."""
        self.people = self.people_of[draft["measure"]] = draft
        if draft["_noun"] is not None:
            self.people_called[draft["_noun"].lemma] = draft

    def tell_of_all(self, drafts: list[dict]) -> None:
        """Let "them" take up all of "a woman and her two sons", whom the same befell."""
        told = [d for d in drafts if d["measure"] in HUMAN_MEASURES and d["part_of"] is None]
        alike = len({(d["measure"], d["scope"]) for d in told}) == 1
        counted = alike and all(d["bound"] == "=" and d["value"] is not None for d in told)
        if self.people is not None and len(told) > 1 and counted and self.people in told:
            total = sum(d["value"] for d in told)
            self.people = self.people | {"value": total, "low": total, "high": total}


@cache
def deeds() -> dict[str, str]:
    """Return the deeds by which people are taken up, "three of the deaths", and what befell them.

    >>> deeds()["deaths"], deeds()["arrests"]
    ('killed', 'detained')
    """
    nouns = role_words().noun.items()
    return {plural_of(noun): measure for noun, measure in nouns if measure in _SUFFERED}


_SUFFERED = frozenset({"killed", "injured", "detained", "abducted"})


@cache
def _measure_of_state() -> dict[str, str]:
    people = {
        "victims": "killed",
        "fatalities": "killed",
        "detainees": "detained",
        "arrestees": "detained",
        "hostages": "abducted",
        "captives": "abducted",
        "abductees": "abducted",
        "surrenderees": "surrendered",
    }
    return deeds() | role_words().undergone | people


def taken_measure(word: str) -> str | None:
    """Return the measure of the people whom a word takes up, None for "them"."""
    return _measure_of_state().get(word)
