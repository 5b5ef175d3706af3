"""Sums that refuse: adds only what cannot overlap, and says why the rest stays out."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, reduce
from itertools import combinations
from operator import add
from typing import Any, NamedTuple

import pandas as pd

from newsfigures.events import with_events
from newsfigures.lexicon import load
from newsfigures.model import MEASURES
from newsfigures.series import (
    CUMULATIVE,
    NUMBERS,
    Span,
    ends,
    gather,
    grouped,
    hull,
    in_series,
    spell,
)
from newsfigures.sources import country_of, fold, independent

#: Measures whose figures do not add up to anything.
NOT_ADDED: tuple[str, ...] = (
    *("population", "length", "speed", "temperature", "share", "rate", "age", "duration", "other"),
)

#: What stands where sources disagree.
DISAGREE: tuple[str, ...] = ("range", "lowest", "highest", "majority")

_SCOPES = {
    "background": "background, not the event",
    "total": "running total over more than the event",
    "plan": "planned or feared, not done",
}


def total(figures: pd.DataFrame, by: str | None = None, disagree: str = "range") -> pd.DataFrame:
    """Add the figures of a table, measure by measure; only what cannot overlap is added.

    Within one event, the claims of a series are one figure: the latest stands (for a cumulative
    toll also an earlier one that is higher, of a source that has not taken it back; "more than
    1,000" after 7,365 does not take its place), and where standing claims differ they make a
    range. Series are added where they cannot share anyone: two countries, groups that exclude one
    another, groups told side by side in one sentence. Then events are added.

    Left out, each with its reason: a part of its whole; a restated or superseded figure;
    background, running totals and plans; what is denied; what is feared or unconfirmed, beside
    what is established; families beside people; killed and injured not told apart, beside the
    killed or the injured; shares, and measures that do not add up; a series that may overlap one
    that is counted, and a later toll less than half of one before it, which is of a part or of
    another happening: then the sum is a lower bound. Unknown is never 0, and an open end makes
    an open sum.

    Args:
        figures: a figures table, of one event or of many.
        by: ``"event"`` for a row per event as well as measure.
        disagree: what stands where sources disagree: ``range``, from the lowest to the highest;
            ``lowest``; ``highest``; ``majority``: of the most independent sources, the lowest if
            two have as many.

    Returns:
        One row per measure and unit: event (with `by`), measure, unit (str), value, low, high
        (Float64), bound (str, blank if nothing can be added), figures (str: ids that are counted),
        set_aside (str: ids of figures left out, each with its reason) and how (str: the sum in
        words). The last three are written as `tally` writes them.

    Raises:
        ValueError: `by` or `disagree` is none of the above.

    >>> from newsfigures.model import Figure
    >>> from newsfigures.table import to_frame
    >>> said = {"event": "blast", "unit": "person", "measure": "killed"}
    >>> row = total(to_frame([
    ...     Figure("a:0-3", "a", text="100", value=100, low=100, high=100, who="people", **said),
    ...     Figure("a:9-11", "a", text="14", value=14, low=14, high=14, who="children",
    ...            part_of="a:0-3", **said)])).iloc[0]
    >>> row["value"], row["figures"], row["set_aside"]
    (np.float64(100.0), 'a:0-3', 'a:9-11: part of its whole (a:0-3)')
    """
    if by not in (None, "event") or disagree not in DISAGREE:
        raise ValueError(f'by is None or "event", and disagree one of {", ".join(DISAGREE)}')
    table = in_series(with_events(figures))
    table["unit"] = table["unit"].fillna("")
    table["reason"] = _reasons(table)
    sums = {}
    for key, rows in grouped(table, _CELL):
        sums[key] = _Sum({row.figure: row.reason for row in rows if row.reason})
    claims = gather(table[table["reason"] == ""])
    floor, ceiling = ends(claims)
    claims = claims.assign(floor=floor, ceiling=ceiling, source=claims["source"].fillna(""))
    told_in = dict(zip(table["figure"], _sentences(table), strict=True))
    for key, said in grouped(claims, _CELL):
        series: dict[str, list] = defaultdict(list)
        for claim in said:
            series[claim.series].append(claim)
        standing = [_standing(claims, disagree, sums[key]) for claims in series.values()]
        _add_up(standing, told_in, sums[key])
    for key, sum_ in sums.items():
        sum_.set_aside |= _beside(key, sums)
    return _by_event(sums) if by else _over_events(sums)


_NOTHING = "nothing that can be added"
_CELL = ["event", "measure", "unit"]
_COLUMNS = ["measure", "unit", *Span._fields, "figures", "set_aside", "how"]


@dataclass
class _Sum:
    """A sum in the making: the terms that are added, and the ids that are not."""

    set_aside: dict[str, str]
    terms: dict[str, Span] = field(default_factory=dict)
    counted: list[str] = field(default_factory=list)
    partial: bool = False

    @property
    def span(self) -> Span | None:
        """The sum of the terms; None if there are none."""
        if not self.terms:
            return None
        span = reduce(add, self.terms.values())
        return span.open_above() if self.partial else span

    @property
    def how(self) -> str:
        """The sum in words."""
        terms = [f"{spell(*span)} ({name})" for name, span in self.terms.items()]
        words = " + ".join(terms) or _NOTHING
        if len(terms) > 1:
            words += f" = {spell(*self.span)}"
        elif self.partial:
            words += ", or more" if self.span.bound == "~" else f", so {spell(*self.span)}"
        kinds = Counter(reason.partition(" (")[0] for reason in self.set_aside.values())
        if kinds:
            words += "; set aside: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items())
        return words


class _Standing(NamedTuple):
    """What stands of one series: its interval, whose it is, and where it is told."""

    series: str
    at: str
    whom: str
    period: str
    span: Span
    day: pd.Timestamp
    figures: tuple[str, ...]

    @property
    def level(self) -> float:
        """The number by which series are ranked: the lowest that the words give."""
        return min(self.span.points, default=0.0)


def _reasons(table: pd.DataFrame) -> pd.Series:
    """Why each figure is left out before anything is compared; "" for those that are not."""
    words = load("series")
    cell = [table["event"], table["measure"]]
    older = dict(zip(table["change_from"], table["figure"], strict=True))
    wholes = table["part_of"].where(table["part_of"].isin(table["figure"]))
    established = (table["standing"] == "") & (table["scope"] == "event")
    kinds = [
        (table["measure"].isin(NOT_ADDED), "does not add up (" + table["measure"] + ")"),
        (table["unit"].isin(words["units"]["shares"]), "does not add up (a share)"),
        (table["scope"].isin(list(_SCOPES)), table["scope"].map(_SCOPES)),
        (table["standing"] == "denied", "denied"),
        (wholes.notna(), "part of its whole (" + wholes + ")"),
        (table["figure"].isin(older), "superseded (" + table["figure"].map(older) + ")"),
        (
            (table["standing"] == "probable") & established.groupby(cell).transform("any"),
            "not established (" + table["hedge"].fillna("") + ")",
        ),
    ]
    reasons = pd.Series("", index=table.index, dtype="string")
    for holds, reason in reversed(kinds):
        reasons = reasons.mask(holds.fillna(False).astype(bool), reason)
    return reasons


def _sentences(table: pd.DataFrame) -> pd.Series:
    """The sentence of each figure, unlike that of every other article, also where it is unknown."""
    known = table["sentence"].fillna("") != ""
    return (table["article"] + " " + table["sentence"]).where(known, table["figure"])


def _standing(said: list, disagree: str, sum_: _Sum) -> _Standing:
    """What stands of one series' claims, given by date; the others go to `set_aside`."""
    stand, outdone = _latest(said)
    sum_.partial |= any(reason.startswith(_FAR_BELOW) for reason in outdone.values())
    first: dict[Span, str] = {}
    for claim in _chosen(stand, disagree):
        first.setdefault(Span.of(claim), claim.claim)
    disputed = {Span.of(claim) for claim in stand} - set(first)
    for claim in said:
        span = Span.of(claim)
        reason = f"superseded ({stand[0].claim})"
        if span in first:
            reason = f"restated ({first[span]})"
        elif span in disputed:
            reason = f"sources disagree (the {disagree} stands)"
        elif claim.claim in outdone:
            reason = outdone[claim.claim]
        sum_.set_aside |= {f: reason for f in claim.figures if f != first.get(span)}
    one, ids = said[0], tuple(first.values())
    return _Standing(one.series, one.at, one.whom, one.period, hull(first), stand[0].day, ids)


#: A later toll that is lower by this factor is not the same toll told again.
_FAR = 2
_FAR_BELOW = "far below what was told before: a part, or another happening"


def _latest(said: list) -> tuple[list, dict[str, str]]:
    """The claims of one series that stand, and those outdone by an earlier one, with the reason.

    Each source's latest claim of the last day stands; of a cumulative toll also an earlier and
    higher one of another source. "More than 7,300" after 7,365 says no more than was told before,
    and "more than 1,000" after 7,365 is of a part, or of another happening.
    """
    cumulative, outdone = said[0].measure in CUMULATIVE, {}
    latest: dict[str, Any] = {}
    for claim in [c for c in said if c.late] or said:
        prior = latest.get(claim.source)
        if prior and cumulative and claim.ceiling == math.inf and claim.floor < prior.floor:
            far = claim.floor * _FAR < prior.floor
            reason = _FAR_BELOW if far else "says no more than was told before"
            outdone[claim.claim] = f"{reason} ({prior.claim})"
        else:
            latest[claim.source] = claim
    days: dict[Any, list] = defaultdict(list)
    for claim in latest.values():
        days[claim.day].append(claim)
    dated = sorted((day for day in days if pd.notna(day)), reverse=True)
    if not dated or not cumulative:
        return (days[dated[0]] if dated else list(latest.values())), outdone
    for number, day in enumerate(dated):
        today = days[day]
        highest = max((max(Span.of(c).points, default=0.0) for c in today), default=0.0)
        earlier = [c for before in dated[number + 1 :] for c in days[before]]
        higher = [c for c in earlier if c.floor > _FAR * highest]
        firm = [c for c in today if c.ceiling < math.inf]
        if not higher or len(firm) == len(today):
            break
        reason = f"{_FAR_BELOW} ({higher[0].claim})"
        outdone |= {c.claim: reason for c in today if c.ceiling == math.inf}
        if firm:
            today = firm
            break
    top = max(claim.ceiling for claim in today)
    return today + [c for c in earlier if c.floor > top], outdone


def _chosen(stand: list, disagree: str) -> list:
    """The claims that stand where sources disagree."""
    by_level = sorted(stand, key=lambda claim: min(Span.of(claim).points, default=0.0))
    if disagree == "lowest":
        return by_level[:1]
    if disagree == "highest":
        return by_level[-1:]
    if disagree == "range":
        return stand
    behind: dict[Span, list] = defaultdict(list)
    for claim in by_level:
        behind[Span.of(claim)].append(claim)
    return max(behind.values(), key=lambda said: len(independent(c.source for c in said)))


def _add_up(standing: list[_Standing], told_in: dict[str, str], sum_: _Sum) -> None:
    """Put into the sum what cannot overlap, the largest series first.

    A whole lower than a part of it is either older, and left out, or newer, and replaces the part.
    """
    kept: list[_Standing] = []
    for series in sorted(standing, key=lambda s: (-s.level, s.series)):
        near = [(other, _relation(series, other, told_in)) for other in kept]
        near = [(other, relation) for other, relation in near if relation != "apart"]
        if all(relation == "around" and series.day > other.day for other, relation in near):
            for other, _ in near:
                kept.remove(other)
                sum_.set_aside |= dict.fromkeys(
                    other.figures, f"inside another ({series.figures[0]})"
                )
            kept.append(series)
            continue
        other, relation = next((pair for pair in near if pair[1] == "inside"), near[0])
        reason = {
            "inside": "inside another",
            "around": "older, lower than its part",
            "unknown": "may overlap",
        }[relation]
        if relation == "unknown" and series.day > other.day and _FAR * series.level < other.level:
            reason = _FAR_BELOW
        sum_.set_aside |= dict.fromkeys(series.figures, f"{reason} ({other.figures[0]})")
        sum_.partial |= relation == "unknown"
    sum_.terms = {series.series: series.span for series in kept}
    sum_.counted = [figure for series in kept for figure in series.figures]


def _relation(one: _Standing, other: _Standing, told_in: dict[str, str]) -> str:
    """How one series lies to another: inside, around, apart, or unknown."""
    period = _inside(one.period, other.period, lambda a, b: False)
    place = _inside(one.at, other.at, lambda part, whole: part in whole.split(" and "))
    who = _inside(one.whom, other.whom, lambda part, whole: False)
    if _two_countries(one.at, other.at) or {one.whom, other.whom} in _groups_apart():
        return "apart"
    if {period, place, who} <= {"same", "inside"}:
        return "inside"
    if {period, place, who} <= {"same", "around"}:
        return "around"
    sentences = ({told_in[figure] for figure in s.figures} for s in (one, other))
    return "apart" if set.intersection(*sentences) else "unknown"


def _inside(one: str, other: str, part: Callable[[str, str], bool]) -> str:
    """How one of two names lies to the other; "" is everything."""
    if one == other:
        return "same"
    if not other or part(one, other):
        return "inside"
    return "around" if not one or part(other, one) else "unknown"


def _two_countries(one: str, other: str) -> bool:
    named = {
        country_of(place) for place in (one, other) if fold(country_of(place) or "") == fold(place)
    }
    return len(named - {None}) == 2


@cache
def _groups_apart() -> list[set[str]]:
    return [
        set(pair)
        for groups in load("series")["groups"]["apart"]
        for pair in combinations(groups, 2)
    ]


def _beside(key: tuple[str, str, str], sums: dict[tuple[str, str, str], _Sum]) -> dict[str, str]:
    """Figures of the event that someone may miss in this sum: no one can tell their share of it."""
    event, measure, unit = key
    found = {}
    if measure in ("killed", "injured") and (sum_ := sums.get((event, "casualties", unit))):
        found |= dict.fromkeys(sum_.counted, "killed or injured, not told apart")
    for family in load("series")["units"]["families"] if unit == "person" else ():
        if sum_ := sums.get((event, measure, family)):
            found |= dict.fromkeys(sum_.counted, f"counts {family}, not persons")
    return found


def _by_event(sums: dict[tuple[str, str, str], _Sum]) -> pd.DataFrame:
    """The table of sums, event by event."""
    rows = [
        {"event": event, "measure": measure, "unit": unit, **_cell(sum_.span), "how": sum_.how}
        | _ids(sum_.counted, sum_.set_aside)
        for (event, measure, unit), sum_ in sums.items()
    ]
    return _table(rows, ["event", *_COLUMNS])


def _over_events(sums: dict[tuple[str, str, str], _Sum]) -> pd.DataFrame:
    """The table of sums over all events."""
    cells: dict[tuple[str, str], dict[str, _Sum]] = defaultdict(dict)
    for (event, measure, unit), sum_ in sums.items():
        cells[measure, unit][event] = sum_
    rows = []
    for (measure, unit), events in cells.items():
        known = {event: sum_.span for event, sum_ in events.items() if sum_.span}
        span = reduce(add, known.values()) if known else None
        words = [f"{spell(*s)} ({event})" for event, s in known.items()]
        how = " + ".join(words) + (f" = {spell(*span)}" if len(words) > 1 else "")
        rows.append(
            {"measure": measure, "unit": unit, **_cell(span)}
            | {"how": next(iter(events.values())).how if len(events) == 1 else how or _NOTHING}
            | _ids(
                [figure for sum_ in events.values() for figure in sum_.counted],
                {k: v for sum_ in events.values() for k, v in sum_.set_aside.items()},
            )
        )
    return _table(rows, _COLUMNS)


def _cell(span: Span | None) -> dict[str, float | str | None]:
    return span._asdict() if span else dict.fromkeys(Span._fields)


def _ids(counted: list[str], set_aside: dict[str, str]) -> dict[str, str | None]:
    """Ids as a person reads them in a cell, and as `tally` writes them."""
    reasons = "; ".join(f"{figure}: {reason}" for figure, reason in set_aside.items())
    return {"figures": " ".join(counted) or None, "set_aside": reasons or None}


def _table(rows: list[dict], columns: list[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(NUMBERS, "Float64"))
    order = table["measure"].map({measure: rank for rank, measure in enumerate(MEASURES)})
    by = [name for name in ("event", "order", "unit") if name in (*columns, "order")]
    words = dict.fromkeys(["bound", "figures", "set_aside"], "string")
    table = table.astype(words).assign(order=order)
    return table.sort_values(by, kind="stable", ignore_index=True)[columns]
