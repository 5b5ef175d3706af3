"""Names who is cited in one normal form, so that ten ways to print one body count as one body.

The steps, in order: an acronym that the corpus itself defines is spelled out; the body is looked
up in the list of known bodies (``lexicon/sources.toml``); an office that every country has gets
its country ("Lebanese health minister" is the ``health ministry (Lebanon)``); last, a short form
("the Observatory", "Hassan") is read as the one longer source in the same article, or else the
same event, that has all its words. Where two would fit, nothing is guessed and the short form
stays as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pandas as pd

from newsfigures.lexicon import load

_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to")
)
_ARTICLES = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.I)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ACRONYM_DEFINED = re.compile(r"((?:[^\W\d_][\w.'-]*[ ,]+){2,9})\((?:the )?([A-Z][A-Za-z]{1,9})\)")
_QUOTED_THROUGH = re.compile(r"\b(?:citing|quoting|quoted|cites)\s+", re.I)
_CARRIED_BY = re.compile(r",?\s+(?:via|told|through|(?:carried|quoted|cited) by)\b.*", re.I)
#: "Two security officials" are no more a source of their own than "security officials".
_COUNTED = re.compile(
    r"^(?:at least |more than )?(?:\d+|several|many|various|multiple|"
    rf"{'|'.join(load('numbers')['cardinal'])})\s+(?=(?-i:[a-z]))",
    re.I,
)
_JOINED = re.compile(r"\s*(?:,? and |,? & |;|/|, )\s*")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return `text` without case, accents, punctuation, possessives and a leading article.

    >>> fold("The UN’s Türkiye office")
    'un turkiye office'
    >>> fold("U.N.") == fold("UN")
    True
    """
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.replace("’", "'").casefold().replace("ı", "i")
    text = re.sub(r"(?<=\w)'s?(?=\s|$)", "", text).replace(".", "").replace("'", "")
    return _ARTICLES.sub("", " ".join(_WORD.findall(text)))


def country_of(text: str) -> str | None:
    """Return the one country that `text` names, by name or adjective; None for none or several.

    >>> country_of("Lebanese health minister"), country_of("Türkiye")
    ('Lebanon', 'Turkey')
    >>> country_of("Turkey and Syria")
    """
    hits = _book().country.finditer(_plain(text).replace(".", ""))
    found = {_book().countries[fold(hit.group())] for hit in hits}
    return found.pop() if len(found) == 1 else None


def stands_under(name: str) -> str:
    """Return the body that a named source speaks for: the unit in which independence is counted.

    Two offices of one government, or two agencies of one organisation, are not independent of each
    other; every unnamed source ("officials", "witnesses") is ``""``: no one can tell them apart.

    >>> stands_under("health ministry (Lebanon)"), stands_under("AFAD"), stands_under("OCHA")
    ('government (Lebanon)', 'government (Turkey)', 'United Nations')
    >>> stands_under("White Helmets"), stands_under("officials")
    ('White Helmets', '')
    """
    book = _book()
    if name in book.under:
        return book.under[name]
    if fold(name) in book.unnamed:
        return ""
    office, _, country = name.partition(" (")
    if office in book.offices and country:
        return f"{book.offices[office]} ({country}" if book.offices[office] else name
    return name


def independent(sources: Iterable[str]) -> set[str]:
    """Return the bodies that stand behind sources in normal form, each once.

    >>> sorted(independent(["AFAD", "president (Turkey)", "White Helmets", "officials"]))
    ['White Helmets', 'government (Turkey)']
    >>> independent(["officials", "witnesses", ""])
    {''}
    """
    bodies = {stands_under(name) for source in sources for name in source.split(" + ")}
    return bodies - {""} or bodies


def name_sources(figures: pd.DataFrame) -> pd.Series:
    """Return the normal form of ``source`` for each row, blank where no one is cited.

    Args:
        figures: a figures table; `event`, `article`, `source` and `sentence` are read. Sentences
            serve to find acronyms that the corpus defines: "Relief Council of Homs (RCH)".

    Returns:
        Strings on the index of `figures`. Sources cited together are joined by `` + ``.

    >>> figures = pd.DataFrame({
    ...     "event": "e", "article": ["a", "a", "b"], "sentence": "",
    ...     "source": ["Syrian Observatory for Human Rights", "the Observatory", "SOHR"]})
    >>> set(name_sources(figures))
    {'Syrian Observatory for Human Rights'}
    """
    cited = figures[["event", "article", "source"]].astype("string").fillna("")
    places = cited.drop_duplicates().query("source != ''")
    acronyms = _acronyms(figures["sentence"], places["source"])
    readings = {text: _read(text, acronyms) for text in places["source"].unique()}

    in_article, in_event = defaultdict(_Named), defaultdict(_Named)
    for event, article, text in places.itertuples(index=False):
        for reading in readings[text]:
            if not reading.short:
                in_article[event, article].add(reading)
                in_event[event].add(reading)

    spelling: dict[str, str] = {}
    names = {}
    for event, article, text in places.itertuples(index=False):
        known = [
            reading.name
            if reading.known
            else in_article[event, article].holder(reading)
            or (not reading.near and in_event[event].holder(reading))
            or spelling.setdefault(fold(reading.name), reading.name)
            for reading in readings[text]
        ]
        names[event, article, text] = " + ".join(dict.fromkeys(known))
    keys = cited.itertuples(index=False, name=None)
    return pd.Series([names.get(key) for key in keys], index=figures.index, dtype="string")


# ------------------------------------------------------------------------------------- the lists


@dataclass
class _Book:
    """The lexicon in the shape in which it is looked up."""

    alias: dict[str, str]
    surname: dict[str, set[str]]
    words: dict[str, frozenset[str]]
    under: dict[str, str]
    offices: dict[str, str]
    near: frozenset[str]
    office_forms: dict[str, str]
    unnamed: frozenset[str]
    countries: dict[str, str]
    body: re.Pattern[str]
    acronym: re.Pattern[str]
    office: re.Pattern[str]
    country: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _book() -> _Book:
    words, nations = load("sources"), load("countries")
    alias, under, acronyms, phrases = {}, {}, [], []
    surname, told_by = defaultdict(set), {}
    for body in words["body"]:
        under[body["name"]] = body.get("under", body["name"])
        for term in (body["name"], *body.get("also", ()), *body.get("people", ())):
            alias[fold(term)] = body["name"]
            (acronyms if term.isupper() else phrases).append(term)
        surnames = {fold(person).split()[-1] for person in body.get("people", ())}
        for name in surnames:
            surname[name].add(body["name"])
        told_by[body["name"]] = frozenset(fold(body["name"]).split()) | surnames
    office_forms = {fold(form): o["name"] for o in words["office"] for form in o["forms"]}
    countries = {fold(t): name for name, terms in nations.items() for t in (name, *terms)}
    country_terms = [_plain(t) for name, terms in nations.items() for t in (name, *terms)]
    return _Book(
        alias=alias,
        surname=surname,
        words=told_by,
        under=under,
        offices={o["name"]: o.get("under", "") for o in words["office"]},
        near=frozenset(o["name"] for o in words["office"] if o.get("near")),
        office_forms=office_forms,
        unnamed=frozenset(fold(name) for name in words["unnamed"]["names"]),
        countries=countries,
        body=_any_of(fold(p) for p in phrases),
        acronym=_any_of(acronyms),
        office=_any_of(office_forms, before="(?<!pro )(?<!anti )"),
        country=_any_of(country_terms),
        lead=re.compile(rf"^(?:(?:the|a|an)\s+)?(?:{_either(words['lead']['words'])})\s+", re.I),
        tail=re.compile(rf"(?:\s+(?:{_either(words['lead']['tails'])}))+$", re.I),
    )


def _any_of(terms: Iterable[str], before: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){before}(?:{_either(terms)})(?!\w)")


def _either(terms: Iterable[str]) -> str:
    return "|".join(re.escape(t) for t in sorted(set(terms), key=lambda t: (-len(t), t)))


# ------------------------------------------------------------------------------ one printed source


@dataclass(frozen=True)
class _Reading:
    """What a printed source says by itself.

    known: a listed body, or an office with its country; short: may be the short form of a longer
    name, and then `words` are those that the longer one must have; near: only within one article.
    """

    name: str
    words: frozenset[str]
    known: bool = False
    short: bool = False
    near: bool = False


def _read(text: str, acronyms: dict[str, str]) -> list[_Reading]:
    """The one or more bodies that one printed source names ("the UN and the Syrian government")."""
    text = _CARRIED_BY.sub("", _QUOTED_THROUGH.split(_IN_BRACKETS.sub("", _plain(text)))[-1])
    if fold(text) not in _book().alias:
        parts = [_read_one(part, acronyms) for part in _JOINED.split(text) if part.strip()]
        if len(parts) > 1 and all(
            part.known or fold(part.name) in _book().offices for part in parts
        ):
            return parts
    return [_read_one(text, acronyms)]


def _read_one(text: str, acronyms: dict[str, str]) -> _Reading:
    book = _book()
    text = _tidy(text)
    text = acronyms.get(text, text)
    folded = fold(text)
    words = frozenset(folded.split())
    if folded in book.unnamed:
        return _Reading(text.casefold(), words, known=True, short=True)
    if name := book.alias.get(folded) or _listed_inside(text, folded) or _led_by(words, folded):
        return _Reading(name, words | book.words[name], known=True)
    if hit := book.office.search(folded):
        return _office(text, folded, hit)
    core = frozenset(fold(book.tail.sub("", text)).split()) - _SMALL_WORDS
    return _Reading(text, core or words, short=len(core) <= 2)


def _listed_inside(text: str, folded: str) -> str | None:
    """The listed body with the longest name inside the text: "AFAD head Yunus Sezer" is AFAD."""
    book = _book()
    hits = [hit.group() for hit in book.body.finditer(folded)]
    hits += [fold(hit.group()) for hit in book.acronym.finditer(text.replace(".", ""))]
    return book.alias[max(hits, key=len)] if hits else None


def _led_by(words: frozenset[str], folded: str) -> str | None:
    """The body of a listed person with only the surname printed: "interior minister Soylu"."""
    holders = {
        name
        for name in _book().surname.get(folded.rpartition(" ")[2], ())
        if words & (frozenset(fold(name).split()) - _SMALL_WORDS)
    }
    return holders.pop() if len(holders) == 1 else None


def _office(text: str, folded: str, hit: re.Match[str]) -> _Reading:
    """An office, with its country where the words say it, or the place before it: Homs police."""
    office = _book().office_forms[hit.group()]
    words = frozenset(folded.split()) | frozenset(office.split())
    if country := country_of(text):
        return _Reading(f"{office} ({country})", words | {fold(country)}, known=True)
    before = text[: max(0, text.casefold().find(hit.group().split()[0]))].strip()
    if before[:1].isupper() and not before.endswith(","):
        return _Reading(f"{office} ({before})", words, known=True)
    near = office in _book().near
    if near and _book().tail.sub("", folded) != hit.group():
        return _Reading(text, words)
    return _Reading(office, frozenset(office.split()), short=True, near=near)


def _tidy(text: str) -> str:
    """The printed source without how it was cited: quotes, determiners, "a spokesman for"."""
    text, before = text.strip(" \"',.:;“”"), ""
    while text != before:
        before = text
        text = _ARTICLES.sub("", _book().lead.sub("", text)).strip() or before
        text = _COUNTED.sub("", text) or before
    return text


def _plain(text: str) -> str:
    return " ".join(str(text).replace("’", "'").replace("‘", "'").split())


# ------------------------------------------------------------------------------- across the corpus


class _Named:
    """The sources named in full in one article or event, found again by any of their words."""

    def __init__(self) -> None:
        self._by_word: dict[str, set[str]] = defaultdict(set)

    def add(self, reading: _Reading) -> None:
        """Make `reading` findable by each of its words."""
        for word in reading.words - _SMALL_WORDS:
            self._by_word[word].add(reading.name)

    def holder(self, reading: _Reading) -> str | None:
        """The one name that has all words of a short form, or None."""
        words = reading.words - _SMALL_WORDS
        if not (reading.short and words):
            return None
        held = set.intersection(*(self._by_word.get(word, set()) for word in words))
        return held.pop() if len(held) == 1 else None


def _acronyms(sentences: pd.Series, sources: pd.Series) -> dict[str, str]:
    """Acronyms that the corpus defines in brackets, each with what it stands for, if only one."""
    texts = pd.concat([sentences, sources]).dropna().astype("string").drop_duplicates()
    texts = texts[texts.str.contains("(", regex=False)]
    meant: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for hit in _ACRONYM_DEFINED.finditer(_plain(text)):
            if full := _spelled_out(hit.group(1), hit.group(2)):
                meant[hit.group(2)].add(full)
    return {short: min(full) for short, full in meant.items() if len({fold(f) for f in full}) == 1}


def _spelled_out(before: str, acronym: str) -> str | None:
    """The words directly before an acronym whose initials it is.

    >>> _spelled_out("said the Relief Council of Homs ", "RCH")
    'Relief Council of Homs'
    >>> _spelled_out("a town in the north ", "IS")
    """
    words, letters = before.split(), list(acronym.casefold())
    for start in range(len(words) - 1, -1, -1):
        if words[start].casefold() in _SMALL_WORDS:
            continue
        if letters and words[start][0].casefold() == letters[-1]:
            letters.pop()
            if not letters:
                return " ".join(words[start:]).strip(",")
        else:
            return None
    return None
