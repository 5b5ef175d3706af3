"""One row for each claim, or for each coding rule."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from newsfigures.charts.axes import new_axes, one_scale
from newsfigures.charts.marks import Row, draw_rows
from newsfigures.charts.style import LINES, ROW, STATUS_MARKS, WIDTH, style
from newsfigures.charts.words import (
    CAVEAT,
    capital,
    caption_of,
    cut_note,
    day_of,
    finding_of,
    finish,
    short,
    signs_note,
)
from newsfigures.series import Span, grouped, spell


def claims(claims: pd.DataFrame, ax: Axes | None = None, most: int = 60) -> Axes:
    """Draw one row per claim: a dot, a range, or an open arrow where the words leave an end open.

    Rows stand by series and date; a claim that conflicts with another, or takes a toll back, has a
    mark of its own and says so.

    Args:
        claims: a claims table of one measure and unit, as `compare` returns it.
        ax: where to draw; by default a figure of its own.
        most: draw no more claims than this, those of the largest series first, and the latest of
            each; the caption counts the others.

    Raises:
        ValueError: the claims have more than one scale (killed and km², say); draw `panels`.
    """
    label, shown = one_scale(claims), _foremost(claims, most)
    rows = claim_rows(shown)
    with style():
        ax, own = new_axes(ax, WIDTH, 1.6 + ROW * len(rows))
        draw_rows(ax, rows)
        ax.set_xlabel(label)
        rest = len(claims) - len(shown)
        note = f"{rest:,} of {len(claims):,} claims are not shown." if rest else ""
        finish(
            ax,
            own,
            finding_of(claims),
            caption_of(claims, signs_note(shown), cut_note(ax.xaxis), note),
        )
    return ax


def totals_by_rule(totals: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw what a measure adds up to under each coding rule.

    Args:
        totals: one row per rule for one measure and unit, as `totals_by_rule` of
            `newsfigures.coding` returns it.
        ax: where to draw; by default a figure of its own.

    Raises:
        ValueError: the totals have more than one scale.
    """
    label = one_scale(totals)
    rows = [Row(row.rule, Span.of(row), *LINES[0][:2]) for row in totals.itertuples(index=False)]
    points = [max(row.span.points) for row in rows if row.span.points]
    low, high = (spell(end(points, default=None), None, None, "=") for end in (min, max))
    with style():
        ax, own = new_axes(ax, WIDTH, 1.6 + 1.2 * ROW * len(rows))
        draw_rows(ax, rows)
        ax.set_xlabel(label)
        title = f"{capital(label)}: {low} under every rule"
        if low != high:
            word = "or" if len(set(points)) == 2 else "to"
            title = f"{capital(label)}: {low} {word} {high}, by the coding rule alone"
        events = totals["events"].max() if "events" in totals else 1
        over = f"Added over {events} events, none of them taken as part of another."
        told = "The same figures, coded by each rule.", over if events > 1 else ""
        notes = *told, CAVEAT, cut_note(ax.xaxis)
        finish(ax, own, title, " ".join(filter(None, notes)))
    return ax


def claim_rows(claims: pd.DataFrame) -> list[Row]:
    """Return a row for each claim, under a heading for each series where there are several."""
    several = claims.groupby(["event", "series"]).ngroups > 1
    events = claims["event"].nunique() > 1
    years = claims["as_of"].dropna().dt.year.nunique() > 1
    rows = []
    claims = claims.assign(dated=claims["dated"].fillna(""))
    for (event, series), said in grouped(claims, ["event", "series"]):
        if several:
            unit = f" · {said[0].unit}"  # stands at the axis
            name = series.replace(unit, "", 1).partition(" · ")[2] or "all"
            rows.append(Row(short(f"{event}: {name}" if events else name)))
        for claim in said:
            source = "no source" if pd.isna(claim.source) else short(claim.source, 36)
            day = day_of(claim.as_of, years)
            day = f"before {day}" if claim.dated == "before" else day
            label = " · ".join(filter(None, [source, day]))
            note = "" if claim.status in ("new", "update of") else claim.status
            note = "conflicts" if note == "conflicts with" else note
            rows.append(Row(label, Span.of(claim), *STATUS_MARKS[claim.status], note))
    return rows


def _foremost(claims: pd.DataFrame, most: int) -> pd.DataFrame:
    """At most so many claims: of the largest series first, and of each the latest."""
    if len(claims) <= most:
        return claims
    series = claims.groupby(["event", "series"])
    order = claims.assign(
        size=-series["claim"].transform("size"), age=series.cumcount(ascending=False)
    ).sort_values(["size", "series", "age"], kind="stable")
    return claims.loc[claims.index.isin(order.index[:most])]
