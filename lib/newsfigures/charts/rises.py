"""How one toll rose day by day, over all sources."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from newsfigures.charts.axes import date_axis, dense, label_points, new_axes, number_axis, one_scale
from newsfigures.charts.marks import draw_mark
from newsfigures.charts.overtime import draw_stairs
from newsfigures.charts.style import LINES, MUTED, UNKNOWN, WIDTH, style
from newsfigures.charts.words import (
    CAVEAT,
    capital,
    cut_note,
    day_of,
    finish,
    number_of,
    short,
    signs_note,
)
from newsfigures.series import Span, spell

#: Colour and marker of a day, by whether the toll fell.
_DAY_MARKS = {False: ("#0072B2", "o"), True: ("#D55E00", "v")}


def rise(days: pd.DataFrame, ax: Axes | None = None, gap: int | None = None) -> Axes:
    """Draw how one toll rose: a mark for each day with a claim, over all sources of the day.

    A day on which the toll lies wholly below the day before is a triangle that points down, with
    its number. A stretch of more than `gap` days without a claim is hatched and says how long it
    is; the stair breaks off there, and at a range. A few late days are left to the caption, as in
    `toll_over_time`.

    Args:
        days: what `timeline` returns for the claims of one series, without `by_source`.
        ax: where to draw; by default a figure of its own.
        gap: days after which a figure no longer stands; by default three times the usual step from
            one day with a claim to the next, and 14 at least.

    Raises:
        ValueError: the days are of several series, or told by source.
    """
    if len(days[["event", "series"]].drop_duplicates()) > 1 or "source" in days:
        raise ValueError("one chart has one series, over all sources: choose one before `timeline`")
    label, shown = one_scale(days), dense(days)
    said = [*shown.itertuples(index=False)]
    usual = shown["as_of"].diff().dt.days.median()
    gap = gap or max(14, 0 if pd.isna(usual) else round(3 * usual))
    with style():
        ax, own = new_axes(ax, WIDTH, 4.6)
        number_axis(ax, "y", [Span.of(day) for day in said])
        date_axis(ax, shown["as_of"])
        _hatch_gaps(ax, shown["as_of"], gap)
        draw_stairs(ax, said, gap, LINES[0][0], "-")
        for day in said:
            draw_mark(ax, date2num(day.as_of), Span.of(day), *_DAY_MARKS[bool(day.fell)], along="y")
        ax.grid(axis="y")
        ax.set_ylabel(label)
        notes = _rise_caption(days, shown), cut_note(ax.yaxis)
        finish(ax, own, _rise_title(shown), " ".join(filter(None, notes)))
        falls = [(day.as_of, Span.of(day)) for day in said if day.fell]
        label_points(
            ax, [(date2num(at), span.points[0], f"fell to {spell(*span)}") for at, span in falls]
        )
    return ax


def _rise_title(days: pd.DataFrame) -> str:
    if days.empty:
        return "No days with a claim"
    ends = [days.iloc[0], *([days.iloc[-1]] if len(days) > 1 else [])]
    told = ", ".join(f"{spell(*Span.of(day))} on {day_of(day['as_of'])}" for day in ends)
    falls = int(days["fell"].sum())
    title = f"{capital(short(days['series'].iloc[0], 60))}: {told}"
    counted = (
        f"{number_of(falls, 'fall') if falls else 'no fall'} in {len(days):,} days with a claim"
    )
    return f"{title}; {counted}" if len(days) > 1 else title


def _rise_caption(days: pd.DataFrame, shown: pd.DataFrame) -> str:
    events = days["event"].dropna().unique()
    source = f"Source: {number_of(sum(map(len, days['claims'])), 'claim')}"
    source += f" on {events[0]}." if len(events) else "."
    late = len(days) - len(shown)
    note = (
        f"{number_of(late, 'later day')} not shown, to {day_of(days['as_of'].max())}."
        if late
        else ""
    )
    return " ".join(filter(None, [source, CAVEAT, signs_note(shown), note]))


def _hatch_gaps(ax: Axes, dates: pd.Series, gap: int) -> None:
    """Hatch the stretches without a claim, and say how long each is where there is room."""
    width = np.diff(ax.get_xlim())[0]
    for before, after in pairwise(dates):
        if (length := (after - before).days) <= gap:
            continue
        ax.axvspan(date2num(before), date2num(after), zorder=0, **UNKNOWN)
        if length > 0.14 * width:
            middle = date2num(before) + length / 2
            ax.text(
                middle,
                0.03,
                f"{length:,} days\nwithout a claim",
                transform=ax.get_xaxis_transform(),
                ha="center",
                fontsize=8,
                color=MUTED,
            )
