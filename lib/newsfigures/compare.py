"""Claims side by side: who said how many, when, and how the claims stand to one another.

A *claim* is what one source said of one series at one date (see `newsfigures.series` for what makes
two figures one series; what might be two series is two).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import pandas as pd

from newsfigures.events import group_events, with_events
from newsfigures.series import CUMULATIVE, NUMBERS, Span, ends, gather, grouped, hull, in_series
from newsfigures.sources import independent
from newsfigures.sums import total

__all__ = ["CLAIM_COLUMNS", "STATUSES", "compare", "group_events", "support", "timeline", "total"]

#: How a claim stands to the others of its series.
STATUSES: tuple[str, ...] = ("new", "repeated", "update of", "revised down", "conflicts with")

#: The columns of a claims table, in order.
CLAIM_COLUMNS: tuple[str, ...] = (
    *("claim", "event", "series", "measure", "source", "cited_as", "as_of", "dated"),
    *("value", "low", "high", "bound", "unit", "text", "who", "group", "place", "scope", "hedge"),
    *("status", "follows", "conflicts_with", "articles", "figures"),
)


def compare(
    figures: pd.DataFrame,
    measure: str | Sequence[str] | None = None,
    event: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """Put the claims of a figures table side by side, one row per distinct claim.

    A claim is one interval that one source gives for one series at one date; figures that restate
    it, in one article or in ten, are carried by the same row. Physical measures are compared in
    their base unit, so that 770 sq mi and 2,000 km² can meet.

    Args:
        figures: a figures table, as `extract` returns it. Articles without an event are grouped
            into events by `group_events`.
        measure: keep only this measure, or these.
        event: keep only this event, or these.

    Returns:
        One row per claim, ordered by event, measure, series and date, with the columns

        claim (str): id of the first figure that carries it;
        event, series, measure (str): what it is about; claims are compared within a series;
        source (str): who is cited, in one normal form, blank where no one is; cited_as: as printed;
        as_of (datetime): the date of the claim, from the text, or else the day of publication;
        dated (str): ``said``, ``published``, or ``before`` for the older figure of "rose from 12 to
        17", which holds some time before `as_of`;
        value, low, high (Float64), bound, unit, text: as in the figures table, in the base unit;
        who, group, place, scope, hedge: as in the figures table;
        status (str): ``new``; ``repeated``: said before; ``update of``, ``revised down``: it
        replaces an earlier claim of the same source, the latter with a cumulative toll lower than
        before;
        ``conflicts with``: an independent source (see `support`) said what cannot also be true, a
        disjoint interval on the same day or a higher toll on an earlier one. Claims that cite no
        one follow only those of the same article;
        follows (str): the earlier claim that it repeats or replaces; conflicts_with (str): the
        other source's claim, also where the status is ``revised down``;
        articles, figures (tuples of str): what carries the claim.

    Raises:
        KeyError: a column of the figures table is missing.

    >>> from newsfigures.model import Figure
    >>> from newsfigures.table import to_frame
    >>> said = {"event": "blast", "unit": "person", "measure": "killed"}
    >>> figures = to_frame([
    ...     Figure("a:0-2", "a", text="12", value=12, low=12, high=12, source="police", **said),
    ...     Figure("b:0-2", "b", text="12", value=12, low=12, high=12, source="the police", **said),
    ...     Figure("b:9-11", "b", text="17", value=17, low=17, high=17, source="the UN", **said)])
    >>> compare(figures)[["source", "value", "status", "conflicts_with", "articles"]]
               source  value          status conflicts_with articles
    0          police   12.0  conflicts with         b:9-11   (a, b)
    1  United Nations   17.0  conflicts with          a:0-2     (b,)
    """
    table = in_series(with_events(figures))
    for column, wanted in (("measure", measure), ("event", event)):
        if wanted is not None:
            table = table[table[column].isin([wanted] if isinstance(wanted, str) else list(wanted))]
    return _related(gather(table)).loc[:, list(CLAIM_COLUMNS)]


def timeline(claims: pd.DataFrame, by_source: bool = False) -> pd.DataFrame:
    """Return the running toll of each series, one row per day on which someone gave it.

    Args:
        claims: a claims table, as `compare` returns it. Claims without a known date, and the older
            figures of "rose from 12 to 17", are left out.
        by_source: one line per source instead of the span over all sources of a day.

    Returns:
        event, series, measure, unit, place, who (str); source (str, with `by_source` only); as_of;
        value, low, high (Float64), bound: the last claim of the day, or the span over the last
        claims of all its sources ("about 50" stands in it as 50); claims (tuple of str); days
        (Int64): since the row before, blank for the first; rise (Float64): of the value, where
        both are known; fell (bool): a cumulative toll wholly below the row before. A day without
        a claim has no row: gaps stay gaps, and a fall is flagged, not smoothed.

    >>> from newsfigures.model import Figure
    >>> from newsfigures.table import to_frame
    >>> from datetime import date
    >>> figures = to_frame([
    ...     Figure(f"a{day}:0-2", f"a{day}", "quake", published=date(2024, 5, day), text=str(n),
    ...            value=n, low=n, high=n, unit="person", measure="killed", source="police")
    ...     for day, n in ((1, 12), (3, 17), (4, 15))])
    >>> timeline(compare(figures))[["as_of", "value", "days", "rise", "fell"]]
           as_of  value  days  rise   fell
    0 2024-05-01   12.0  <NA>  <NA>  False
    1 2024-05-03   17.0     2   5.0  False
    2 2024-05-04   15.0     1  -2.0   True
    """
    dated = claims[claims["as_of"].notna() & (claims["dated"] != "before")]
    line = ["event", "series", *(["source"] if by_source else [])]
    dated = dated.assign(source=dated["source"].fillna(""))
    last = dated.drop_duplicates(["event", "series", "source", "as_of"], keep="last")
    told = [*line, "measure", "unit", "place", "who", "as_of"]
    rows = [
        {
            **{name: getattr(said[0], name) for name in told},
            **hull(map(Span.of, said))._asdict(),
            "claims": tuple(claim.claim for claim in said),
        }
        for _, said in grouped(last, [*line, "as_of"])
    ]
    days = pd.DataFrame(rows, columns=[*told, *Span._fields, "claims"])
    days = days.astype(dict.fromkeys(NUMBERS, "Float64") | {"as_of": "datetime64[s]"})
    floor, ceiling = ends(days)
    before = days.assign(floor=floor).groupby(line, sort=False)
    fell = (ceiling < before["floor"].shift()) & days["measure"].isin(CUMULATIVE)
    elapsed = before["as_of"].diff().dt.days.astype("Int64")
    return days.assign(days=elapsed, rise=before["value"].diff(), fell=fell)


def support(claims: pd.DataFrame) -> pd.DataFrame:
    """Count the independent sources, not the articles, that stand behind each level of each series.

    A level is an interval on which claims of one day meet; claims of another day with the same
    interval stand behind it too. Sources that speak for one body (a ministry and the army of one
    government; two agencies of the United Nations) are one source; unnamed sources ("officials"),
    and articles that cite no one, are together at most one, and only where no one is named. The
    grades are after the manner of Airwars, which grades reports of civilian harm by who stands
    behind them:

    ``single``: one independent source; ``corroborated``: two or more, and no claim that cannot
    also be true; ``contested``: a claim of another source conflicts with one of this level.

    Args:
        claims: a claims table, as `compare` returns it.

    Returns:
        event, series, measure, unit (str), low, high (Float64; blank is open), first, last (dates
        of its claims), sources (int), named (tuple of normal forms), articles (int), claims
        (tuple of str), grade (str).
    """
    floor, ceiling = ends(claims)
    disputed = claims[claims["conflicts_with"].notna()]
    contested = {*disputed["claim"], *disputed["conflicts_with"]}
    table = claims.assign(floor=floor, ceiling=ceiling, source=claims["source"].fillna(""))
    levels: dict[tuple, list] = defaultdict(list)
    for (event, series, _), said in grouped(table, ["event", "series", "as_of"]):
        for (low, high), members in _meeting(said):
            levels[event, series, low, high] += members
    rows = []
    for (_, _, low, high), members in levels.items():
        sources = independent(claim.source for claim in members)
        agreed = "corroborated" if len(sources) > 1 else "single"
        dates = [claim.as_of for claim in members if pd.notna(claim.as_of)]
        rows.append(
            {
                **{name: getattr(members[0], name) for name in _LEVEL[:4]},
                "low": low if math.isfinite(low) else None,
                "high": high if math.isfinite(high) else None,
                "first": min(dates, default=pd.NaT),
                "last": max(dates, default=pd.NaT),
                "sources": len(sources),
                "named": tuple(dict.fromkeys(c.source for c in members if c.source)),
                "articles": len({article for c in members for article in c.articles}),
                "claims": tuple(c.claim for c in members),
                "grade": "contested" if any(c.claim in contested for c in members) else agreed,
            }
        )
    return pd.DataFrame(rows, columns=list(_LEVEL)).astype({"low": "Float64", "high": "Float64"})


_LEVEL = ("event", "series", "measure", "unit", "low", "high", "first", "last")
_LEVEL += ("sources", "named", "articles", "claims", "grade")


def _related(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims with their status; the order of the rows is the order in which they are read."""
    floor, ceiling = ends(claims)
    source = claims["source"].fillna("")
    bodies = {name: " + ".join(sorted(independent([name]))) for name in source.unique()}
    table = claims.assign(floor=floor, ceiling=ceiling, source=source, body=source.map(bodies))
    found = [
        related for _, said in grouped(table, ["event", "series"]) for related in _relate(said)
    ]
    columns = {
        name: pd.array([related[number] for related in found], "string")
        for number, name in enumerate(("status", "follows", "conflicts_with"))
    }
    return claims.assign(**columns)


def _relate(said: list) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield status, follows and conflicts_with for the claims of one series, in order."""
    cumulative = said[0].measure in CUMULATIVE
    if said[0].standing == "denied":
        yield from [("new", None, None)] * len(said)
        return
    last: dict[str, object] = {}
    cited: dict[Span, object] = {}
    earlier = _Highest()
    for day, group in groupby(said, key=lambda c: None if pd.isna(c.as_of) else c.as_of):
        today = list(group)
        cited |= {Span.of(c): c for c in reversed(today) if c.source and Span.of(c) not in cited}
        rivals = _Rivals(c for c in today if c.late)
        for claim in today:
            speaker = claim.source or claim.articles[0]
            prior = last.get(speaker)
            if not claim.source and Span.of(claim) in cited:
                prior, status = cited[Span.of(claim)], "repeated"
            elif prior is None or day is None:
                same = prior is not None and Span.of(prior) == Span.of(claim)
                prior, status = (prior, "repeated") if same else (None, "new")
            elif Span.of(prior) == Span.of(claim):
                status = "repeated"
            elif cumulative and claim.ceiling < prior.floor:
                status = "revised down"
            else:
                status = "update of"
            rival = None
            if claim.late and status != "repeated":
                rival = rivals.of(claim)
                if rival is None and cumulative and day is not None:
                    rival = earlier.above(claim)
            if rival and status in ("new", "update of"):
                status = "conflicts with"
            yield status, prior and prior.claim, rival
            last[speaker] = claim
        for claim in today:
            if day is not None:
                earlier.push(claim)


class _Rivals:
    """The spans of one day's claims by body: finds another body that leaves a claim no room."""

    def __init__(self, claims: Iterable) -> None:
        floors: dict[str, tuple[float, str, str]] = {}
        ceilings: dict[str, tuple[float, str, str]] = {}
        none = (math.inf, "", "")
        for c in claims:
            floors[c.body] = min(floors.get(c.body, none), (c.floor, c.body, c.claim))
            top = ceilings.get(c.body, (-math.inf, "", ""))
            ceilings[c.body] = max(top, (c.ceiling, c.body, c.claim))
        self._highest = heapq.nlargest(2, floors.values())
        self._lowest = heapq.nsmallest(2, ceilings.values())

    def of(self, claim: object) -> str | None:
        """The claim of another body whose span of the day is disjoint from `claim`, or None."""
        for floor, body, rival in self._highest:
            if body != claim.body and floor > claim.ceiling:
                return rival
        for ceiling, body, rival in self._lowest:
            if body != claim.body and ceiling < claim.floor:
                return rival
        return None


class _Highest:
    """The latest claim of every source, found by its lower end; a heap with late removal."""

    def __init__(self) -> None:
        self._latest: dict[str, str] = {}
        self._heap: list[tuple[float, str, str, str]] = []

    def push(self, claim: object) -> None:
        self._latest[claim.source] = claim.claim
        heapq.heappush(self._heap, (-claim.floor, claim.claim, claim.source, claim.body))

    def above(self, claim: object) -> str | None:
        """The standing claim of another body that is wholly above `claim`, or None."""
        standing, rival = [], None
        while rival is None and self._heap and -self._heap[0][0] > claim.ceiling:
            entry = heapq.heappop(self._heap)
            _, name, source, body = entry
            if self._latest[source] == name:
                standing.append(entry)
                rival = name if body != claim.body else None
        for entry in standing:
            heapq.heappush(self._heap, entry)
        return rival


def _meeting(said: list) -> Iterator[tuple[tuple[float, float], list]]:
    """Split one day's claims into levels on whose common interval all members meet."""
    members: list = []
    low, high = -math.inf, math.inf
    for claim in sorted(said, key=lambda c: (c.floor, c.ceiling)):
        if members and claim.floor > high:
            yield (low, high), members
            members, low, high = [], -math.inf, math.inf
        members.append(claim)
        low, high = max(low, claim.floor), min(high, claim.ceiling)
    if members:
        yield (low, high), members
