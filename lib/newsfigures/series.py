"""What can be compared at all: intervals, and the series that figures belong to.

A *series* is event, measure, unit, place, who, scope and stretch of time, each in a normal form.
The rule is conservative: what might be two series is two series.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from newsfigures.lexicon import load
from newsfigures.model import HUMAN_MEASURES, MEASURES
from newsfigures.sources import country_of, fold, independent, name_sources

NUMBERS = ["value", "low", "high"]

_BEFORE_PLACE = re.compile(r"^(?:in\s+|near\s+)?(?:the\s+)?(?:(?:town|city|village) of\s+)?", re.I)

#: Measures that only rise as an event goes on: a lower toll is a revision or a contradiction.
CUMULATIVE: tuple[str, ...] = (
    *("killed", "injured", "casualties", "abducted", "freed", "rescued", "surrendered", "infected"),
)

#: "About 5,300" meets every figure within a tenth of it; used to compare, never written to a table.
ABOUT = 0.1


class Span(NamedTuple):
    """An interval as the figures table has it; None is an open or unknown end.

    >>> Span(None, 300, 400, "range") + Span(12, 12, 12, "=")
    Span(value=None, low=312, high=412, bound='range')
    >>> Span(12, 12, None, ">") + Span(5, 5, 5, "=")
    Span(value=17, low=17, high=None, bound='>')
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = "="

    @classmethod
    def of(cls, row: object) -> Span:
        """Return the interval of a row that has the four columns as attributes."""
        value, low, high = (
            None if pd.isna(n) else float(n) for n in (row.value, row.low, row.high)
        )
        return cls(value, low, high, row.bound)

    @property
    def points(self) -> list[float]:
        """Every number that the words give."""
        return [n for n in self[:3] if n is not None]

    def __add__(self, other: Span) -> Span:
        """Add two intervals; an open end stays open, and what is unknown is never 0."""
        value, low, high = (
            None if one is None or two is None else one + two
            for one, two in zip(self[:3], other[:3], strict=True)
        )
        if "~" in (self.bound, other.bound):
            return Span(value, None, None, "~")
        if low is None and high is None:  # at least 14 and up to five are at least 14
            return (self if other.low is None else other).open_above()._replace(value=None)
        if low is None:
            return Span(value, None, high, "<" if "<" in (self.bound, other.bound) else "<=")
        if high is None:
            return Span(value, low, None, ">" if ">" in (self.bound, other.bound) else ">=")
        return Span(low, low, high, "=") if low == high else Span(None, low, high, "range")

    def open_above(self) -> Span:
        """Return the interval with its upper end open: at least this many.

        >>> Span(12, 12, 12, "=").open_above()
        Span(value=12, low=12, high=None, bound='>=')
        """
        if self.low is None:
            return Span(self.value if self.bound == "~" else None, None, None, "~")
        return Span(self.value, self.low, None, ">" if self.bound == ">" else ">=")


def hull(spans: Iterable[Span]) -> Span:
    """Return the span from the lowest to the highest of several intervals.

    "About 50" stands in it as 50. One interval, or several equal ones, come back as they are.

    >>> hull([Span(12, 12, 12, "="), Span(17, 17, 17, "=")])
    Span(value=None, low=12, high=17, bound='range')
    >>> hull([Span(12, 12, None, ">="), Span(17, 17, 17, "=")])
    Span(value=None, low=12, high=None, bound='>=')
    """
    spans = list(dict.fromkeys(spans))
    if len(spans) == 1:
        return spans[0]
    ends = [(s.value, s.value) if s.bound == "~" else (s.low, s.high) for s in spans]
    lows, highs = zip(*ends, strict=True)
    low = None if None in lows else min(lows)
    high = None if None in highs else max(highs)
    if low is None and high is None:
        return Span(None, None, None, "~")
    if low is None or high is None:
        return Span(None, low, high, ">=" if high is None else "<=")
    return Span(None, low, high, "range")


def ends(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the lower and upper ends of a table's intervals as plain floats, open ends infinite.

    "About" is widened by the share `ABOUT` to both sides; an unknown figure is open on both.
    """
    numbers = (table[name].astype("Float64") for name in NUMBERS)
    value, low, high = (column.to_numpy("float64", na_value=np.nan) for column in numbers)
    vague = (table["bound"] == "~").to_numpy(bool)
    low = np.where(vague, value - ABOUT * abs(value), low)
    high = np.where(vague, value + ABOUT * abs(value), high)
    return (
        pd.Series(np.where(np.isnan(low), -np.inf, low), index=table.index),
        pd.Series(np.where(np.isnan(high), np.inf, high), index=table.index),
    )


def spell(value: float | None, low: float | None, high: float | None, bound: str) -> str:
    """Return an interval as a person writes it.

    >>> spell(12, 12, None, ">="), spell(None, 300, 400, "range"), spell(5300, None, None, "~")
    ('≥ 12', '300–400', '~ 5,300')
    >>> spell(2.5, 2.5, 2.5, "="), spell(None, None, None, "~")
    ('2.5', 'unknown')
    """
    number = next((n for n in (value, low, high) if pd.notna(n)), None)
    if number is None:
        return "unknown"
    if bound == "range" and pd.notna(low) and pd.notna(high):
        return f"{_digits(low)}–{_digits(high)}"
    sign = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "~ "}.get(bound, "")
    return sign + _digits(number)


def _digits(number: float) -> str:
    if abs(number) >= 1e9:
        return f"{number / 1e9:,.4g} bn"
    return f"{number:,.0f}" if number == round(number) else f"{number:,.4g}"


def place_named(place: str) -> str:
    """Return a place in one spelling; a country by its name.

    >>> place_named("Türkiye"), place_named("northwestern Syria"), place_named("the town of Idlib")
    ('Turkey', 'northwest Syria', 'Idlib')
    """
    plain = _BEFORE_PLACE.sub("", " ".join(place.split()))
    folded = fold(plain)
    return _words().countries.get(folded) or _words().places.get(folded, plain)


def who_counted(who: str, group: str) -> str:
    """Return who is counted in one form, blank for people in general.

    >>> who_counted("other people", ""), who_counted("children", "child"), who_counted("", "woman")
    ('', 'child', 'woman')
    >>> who_counted("Syrian civilians", "civilian"), who_counted("the policemen", "police")
    ('syrian civilian', 'policeman')
    """
    words = _words()
    folded = [word for word in fold(who).split() if word not in words.beside]
    if not folded:
        return group if group and not who else ""
    if folded[-1] in words.everyone and len(folded) == 1:
        return ""
    folded[-1] = words.same.get(folded[-1]) or _singular(folded[-1])
    return " ".join(folded)


def in_series(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with what comparison needs, in normal form.

    Args:
        figures: a figures table with every row's event known.

    Returns:
        The columns of `figures`, with low, high, value and unit in base units and source in its
        normal form; and cited_as (source as printed), day and dated (see `compare`), at, whom,
        period, standing (normal forms of place, who, stretch of time, and how established it is)
        and series (a readable key; unique within an event).
    """
    table = _in_base_units(figures)
    table["cited_as"] = table["source"]
    table["source"] = name_sources(figures)
    table["day"], table["dated"] = days_of(table)
    for name, columns, normal in (
        ("at", ["place"], place_named),
        ("whom", ["who", "group"], who_counted),
        ("period", ["when", "scope"], _period),
        ("standing", ["hedge"], _standing),
    ):
        table[name] = _each(table[columns], normal)
    table["period"] = table["period"].mask(_in_month_of_onset(table), "")
    for name in ("at", "period"):  # a part is where and when its whole is, if it does not say
        whole = table["part_of"].map(dict(zip(table["figure"], table[name], strict=True)))
        table[name] = table[name].mask(table[name] == "", whole.fillna(""))
    table["at"] = _places(table)
    table["series"] = _keys(table)
    return _named_in_article(table)


def gather(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row per distinct claim of a table that `in_series` made, without statuses."""
    table = _with_known_dates(table).assign(as_of=lambda t: t["day"])
    same = ["event", "series", "source", "as_of", "dated", "bound", *NUMBERS]
    number = table.groupby(same, sort=False, dropna=False).ngroup()
    claims = table.drop_duplicates(same).assign(claim=lambda t: t["figure"])
    for name, column in (("articles", "article"), ("figures", "figure")):
        told: dict[int, dict[str, None]] = defaultdict(dict)
        for which, each in zip(number, table[column], strict=True):
            told[which][each] = None
        claims[name] = pd.Series([tuple(each) for each in told.values()], index=claims.index)
    order = {measure: rank for rank, measure in enumerate(MEASURES)}
    late = claims["dated"].fillna("") != "before"
    level = table["value"].fillna(table["low"]).fillna(table["high"])
    newer = claims["figure"].map(dict(zip(table["change_from"], level, strict=True)))
    level = level.loc[claims.index]
    level = pd.concat([level, newer.astype("Float64")], axis=1).min(axis=1)  # old before new
    claims = claims.assign(rank=claims["measure"].map(order), level=level, late=late)
    by = ["event", "rank", "series", "as_of", "level", "late"]
    return claims.sort_values(by, kind="stable", ignore_index=True)


def _with_known_dates(table: pd.DataFrame) -> pd.DataFrame:
    """The older figure of a change takes the date of an earlier claim that says the same."""
    same = ["event", "series", "source", "bound", *NUMBERS]
    older = table["dated"] == "before"
    if not older.any():
        return table
    known = table[~older].dropna(subset="day").sort_values("day", kind="stable")
    known = known.drop_duplicates(same)[[*same, "day", "dated"]]
    merged = table[same].merge(known, how="left", on=same).set_index(table.index)
    found = older & (merged["day"] < table["day"])
    return table.assign(
        day=table["day"].mask(found, merged["day"]),
        dated=table["dated"].mask(found, merged["dated"]),
    )


def grouped(table: pd.DataFrame, by: list[str]) -> Iterator[tuple[tuple, list]]:
    """Yield each group's key and its rows as named tuples, in order of first appearance."""
    number = table.groupby(by, sort=False, dropna=False).ngroup().to_numpy()
    rows: dict[int, list] = defaultdict(list)
    for which, row in zip(number, table.itertuples(index=False), strict=True):
        rows[which].append(row)
    for said in rows.values():
        yield tuple(getattr(said[0], name) for name in by), said


def _each(columns: pd.DataFrame, normal: Callable[..., str]) -> pd.Series:
    """The normal form of each row's texts; each distinct row is worked out once."""
    texts = columns.astype("string").fillna("")
    rows = list(texts.itertuples(index=False, name=None))
    form = {row: normal(*row) if any(row) else "" for row in dict.fromkeys(rows)}
    return pd.Series([form[row] for row in rows], index=columns.index, dtype="string")


def _keys(table: pd.DataFrame) -> pd.Series:
    """The readable key of each row's series.

    What nothing identifies is identified by its own figure: a length of which the text does not say
    the length of what, and a toll of some other happening.
    """
    blank = table["whom"] == ""
    human, person = (
        table["measure"].isin(HUMAN_MEASURES),
        table["unit"].fillna("person") == "person",
    )
    thing = table["whom"].mask(blank, table["about"].fillna(""))
    thing = thing.mask((thing == "") & (table["measure"] == "count") & ~person, table["unit"])
    loose = (~human & (thing == "")) | table["scope"].isin(["background", "plan"])
    own = [spell(*Span.of(row)) for row in table[loose].itertuples(index=False)]
    parts = [
        thing,
        table["at"],
        table["unit"].mask(person),
        table["scope"].mask(table["scope"] == "event"),
        table["period"],
        table["standing"],
        pd.Series(own, index=table.index[loose], dtype="string").reindex(table.index),
    ]
    key = table["measure"].astype("string")
    for part in parts:
        key = key + (" · " + part.astype("string").replace("", pd.NA)).fillna("")
    whole = table["part_of"].map(dict(zip(table["figure"], key, strict=True)))
    return key.mask((whole == key).fillna(False), key + " · a part")


def _places(table: pd.DataFrame) -> pd.Series:
    """The place of each figure; where the text says none, only what the rest of the event tells.

    A figure that is the sum of what its article tells of two places is of both. Else it is the one
    place that the source's other figures of the measure name, unless that is only a part of a
    country that others name; or else the one of all figures of the measure. Where the event has
    several places and nothing tells which, figures of one body (or article) are comparable with one
    another and with no others.
    """
    said = table["at"].where(table["at"] != "")
    event = [table["event"], table["measure"]]
    wide = said.map({place: _of_countries(place) for place in said.dropna().unique()})
    narrow = wide.eq(False) & wide.eq(True).groupby(event).transform("any")
    for of, known in (([*event, table["source"]], said.mask(narrow)), (event, said)):
        named, all_named = known.groupby(of), said.groupby(of)
        one = (named.transform("nunique") == 1) & (all_named.transform("nunique") == 1)
        said = said.fillna(named.transform("first").where(one))
    said = _joint_places(table.assign(at=said)).fillna(said)
    several = said.groupby(event).transform("nunique") > 1
    sources = table["source"].fillna("")
    bodies = {name: " + ".join(sorted(independent([name]))) for name in sources.unique()}
    by = sources.map(bodies).mask(lambda body: body == "", table["article"])
    return said.fillna(("place not said, " + by).where(several, ""))


def _joint_places(table: pd.DataFrame) -> pd.Series:
    """The places of which a figure is the sum: 15,383 after 12,391 in Turkey and 2,992 in Syria."""
    joint = pd.Series(pd.NA, index=table.index, dtype="string")
    level = table["value"].fillna(table["low"])
    told = table.assign(level=level, row=table.index)[
        table["measure"].isin(HUMAN_MEASURES) & (table["scope"] == "event") & level.notna()
    ]
    for _, said in grouped(told, ["article", "event", "measure", "unit", "standing"]):
        whole = max(figure.level for figure in said)
        parts: dict[str, set[float]] = defaultdict(set)
        for figure in said:
            if pd.notna(figure.at) and figure.level < whole:
                parts[figure.at].add(figure.level)
        countries = {place: levels for place, levels in parts.items() if _of_countries(place)}
        parts = countries if len(countries) > 1 else parts
        if len(parts) > 1 and sum(sum(levels) for levels in parts.values()) == whole:
            sums = [f.row for f in said if f.level == whole and (pd.isna(f.at) or f.at in parts)]
            joint[sums] = " and ".join(parts)
    return joint


def _of_countries(place: str) -> bool:
    """Tell whether a place is a country, or several.

    >>> _of_countries("Turkey and Syria"), _of_countries("northwest Syria")
    (True, False)
    """
    return all(fold(country_of(part) or "") == fold(part) for part in place.split(" and "))


def _in_month_of_onset(table: pd.DataFrame) -> pd.Series:
    """Whether a figure's time is only the month in which its event began: no stretch of its own."""
    event = table["scope"] == "event"
    onset = table["day"].where(event).groupby(table["event"]).transform("min")
    month = onset.dt.strftime("%B").str.lower()
    dated = month + " " + onset.dt.strftime("%Y")
    said = table["period"].str.removeprefix("in ")
    near = (table["day"] - onset).dt.days < 300
    return (event & ((said == dated) | ((said == month) & near))).fillna(False)


def _named_in_article(table: pd.DataFrame) -> pd.DataFrame:
    """A figure that cites no one, restated with its source in the same article, has that source."""
    same = ["article", "event", "series", "bound", *NUMBERS]
    cited = table.dropna(subset="source").drop_duplicates([*same, "source"])
    cited = cited.drop_duplicates(same, keep=False)[[*same, "source", "cited_as"]]
    merged = table[same].merge(cited, how="left", on=same).set_index(table.index)
    bare = table["source"].isna()
    for name in ("source", "cited_as"):
        table[name] = table[name].where(~bare, merged[name])
    return table


def _in_base_units(figures: pd.DataFrame) -> pd.DataFrame:
    """Intervals in the base unit of their dimension, where the table tells how to get there."""
    table = figures.copy()
    for name in [*NUMBERS, "base_value"]:
        table[name] = pd.to_numeric(table[name]).astype("Float64")
    value, base, units = table["value"], table["base_value"], [table["unit"], table["base_unit"]]
    factor = (base / value).where(value != 0).mask(units[0] == units[1], 1.0)
    factor = factor.fillna(factor.groupby(units).transform("median"))
    known = factor.notna() & units[1].notna() & (table["dimension"] != "temperature")
    for name in NUMBERS:
        exact = (table[name] == value).fillna(False) & base.notna()
        based = (table[name] * factor).mask(exact, base)
        table[name] = table[name].mask(known, based)
    table["unit"] = units[1].where(known, units[0])
    return table


def days_of(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the date of each figure and how it is known: ``said``, ``published`` or ``before``.

    The older figure of a change holds before the newer one's date, unless the text dates it apart.
    """
    dates = (pd.to_datetime(table[name], errors="coerce") for name in ("as_of", "published"))
    said, published = (column.dt.normalize().astype("datetime64[s]") for column in dates)
    day = said.fillna(published)
    dated = pd.Series("published", index=table.index, dtype="string").mask(said.notna(), "said")
    newer = dict(zip(table["change_from"], day, strict=True))
    of_newer = pd.to_datetime(table["figure"].map(newer), errors="coerce")
    older = table["figure"].isin(table["change_from"].dropna()) & ~(said < of_newer)
    return day.mask(older, of_newer), dated.mask(older, "before").where(day.notna() | older)


def _period(when: str, scope: str) -> str:
    """The stretch of time that a figure is for; of a running total, the year it runs from."""
    folded = " ".join(when.casefold().split())
    if not any(pattern.search(folded) for pattern in _words().periods):
        return ""
    year = re.search(r"\b(?:1[89]|20)\d\d\b", folded)
    return f"since {year.group()}" if scope == "total" and year else folded


def _standing(hedge: str) -> str:
    words = load("series")["hedges"]
    return (
        "denied" if hedge in words["denied"] else "probable" if hedge in words["probable"] else ""
    )


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


class _Words(NamedTuple):
    """The lexicon in the shape in which it is looked up."""

    everyone: frozenset[str]
    beside: frozenset[str]
    same: dict[str, str]
    periods: list[re.Pattern[str]]
    places: dict[str, str]
    countries: dict[str, str]


@cache
def _words() -> _Words:
    words, nations = load("series"), load("countries")
    spellings = words["places"]["same"]
    return _Words(
        everyone=frozenset(words["who"]["everyone"]),
        beside=frozenset(words["who"]["beside"]),
        same={fold(t): name for name, terms in words["who"]["same"].items() for t in terms},
        periods=[re.compile(pattern) for pattern in words["when"]["periods"]],
        places={fold(t): name for name, terms in spellings.items() for t in (name, *terms)},
        countries={fold(t): name for name, terms in nations.items() for t in (name, *terms)},
    )
