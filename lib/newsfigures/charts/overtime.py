"""A toll over time, a line for each source."""

from __future__ import annotations

import math
import textwrap
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from newsfigures.charts.axes import date_axis, dense, new_axes, number_axis, one_scale
from newsfigures.charts.marks import draw_mark
from newsfigures.charts.style import LINES, PALE, WIDTH, style
from newsfigures.charts.words import (
    caption_of,
    cut_note,
    dated_claims,
    finish,
    number_of,
    short,
    signs_note,
    trend_of,
    untold_note,
)
from newsfigures.series import CUMULATIVE, Span, grouped, spell


def toll_over_time(
    claims: pd.DataFrame, ax: Axes | None = None, gap: int = 14, most: int = len(LINES)
) -> Axes:
    """Draw a toll over time: a line for each source, its claims as marks with their intervals.

    A line is a stair: a figure stands until the source gives another. After `gap` days without one
    it breaks off, as it does at a range, which is no one number; claims that cite no one are marks
    without a line. A toll that a source takes back is marked by a triangle that points down, never
    smoothed. Where a few late claims would squeeze nine tenths of all into less than a third of the
    width, they are left to the caption.

    Args:
        claims: a claims table of one measure and unit; several series make lines of their own.
        ax: where to draw; by default a figure of its own.
        gap: days after which a figure no longer stands.
        most: lines with a colour, at most seven; those with fewer claims are pale marks.

    Raises:
        ValueError: the claims have more than one scale; draw `panels`.
    """
    label, dated = one_scale(claims), dated_claims(claims)
    shown = dense(dated)
    with style():
        ax, own = new_axes(ax, WIDTH, 5.0)
        draw_toll(ax, shown, gap, most)
        ax.set_ylabel(label)
        notes = signs_note(shown), cut_note(ax.yaxis), untold_note(claims, shown)
        finish(ax, own, trend_of(shown), caption_of(claims, *notes))
    return ax


def draw_toll(
    ax: Axes, dated: pd.DataFrame, gap: int, most: int, rank: dict[str, int] | None = None
) -> None:
    """Draw the lines of one toll; with `rank`, as one of several panels."""
    lines = sorted(grouped(dated, ["event", "series", "source"]), key=lambda line: -len(line[1]))
    names = _line_names([key for key, _ in lines])
    spans = [Span.of(claim) for claim in dated.itertuples(index=False)]
    number_axis(ax, "y", spans)
    date_axis(ax, dated["as_of"], most=7 if rank is None else 5)
    looks = _looks([key[-1] for key, _ in lines[:most]], rank or {})
    for number, (name, (_, said)) in enumerate(zip(names, lines, strict=True)):
        colour, marker, dashes = looks[number] if number < len(looks) else (PALE, ".", "")
        dashes = "" if pd.isna(said[0].source) else dashes
        joined = bool(dashes) and draw_stairs(ax, said, gap, colour, dashes)
        for before, claim in pairwise([None, *said]):
            span, fall = Span.of(claim), before and dashes and claim.measure in CUMULATIVE
            back = fall and _below(span, Span.of(before))
            draw_mark(ax, date2num(claim.as_of), span, colour, "v" if back else marker, along="y")
        if number < len(looks):
            last = spell(*Span.of(said[-1])).replace(" ", "\N{NO-BREAK SPACE}")
            label = textwrap.fill(f"{name}: {last}", 38, break_on_hyphens=False)
            line = dashes if joined else ""
            ax.plot([], [], color=colour, marker=marker, ls=line, lw=1.2, label=label)
    if rest := len(lines) - len(looks):
        label = number_of(rest, "other")
        ax.plot([], [], color=PALE, marker=".", ls="", label=label)
    ax.grid(axis="y")
    if lines and rank is None:
        place = {"loc": "upper left", "bbox_to_anchor": (1.01, 1.02)}
        ax.legend(**place, title="Last figure of each", alignment="left")
    elif lines:
        ax.legend(loc="upper left", bbox_to_anchor=(-0.03, -0.18), fontsize=7.5)


def _looks(sources: list[str], rank: dict[str, int]) -> list[tuple[str, str, object]]:
    """The look of each source: that of its rank over all panels, or else a free one."""
    wanted = [rank.get(source, len(LINES)) for source in sources[: len(LINES)]]
    first = {which: number for number, which in reversed([*enumerate(wanted)])}
    free = iter([which for which in range(len(LINES)) if which not in first])
    return [
        LINES[which if first[which] == number and which < len(LINES) else next(free)]
        for number, which in enumerate(wanted)
    ]


def draw_stairs(ax: Axes, said: list, gap: int, colour: str, dashes: object) -> bool:
    """The stair through one line's claims: broken at ranges, and where a gap is too long.

    Returns whether there is any.
    """
    drawn = False
    for one, two in pairwise(said):
        points = [Span.of(claim).points for claim in (one, two) if claim.bound != "range"]
        if len(points) < 2 or not all(points) or (two.as_of - one.as_of).days > gap:
            continue
        start, end = date2num(one.as_of), date2num(two.as_of)
        level, next_ = points[0][0], points[1][0]
        ax.plot([start, end, end], [level, level, next_], color=colour, ls=dashes, lw=1.2)
        drawn = True
    return drawn


def _below(span: Span, other: Span) -> bool:
    return max(span.points, default=math.inf) < min(other.points, default=-math.inf)


def _line_names(keys: list[tuple[str, str, str]]) -> list[str]:
    """Names of lines: the source, and of event and series what tells the lines apart."""
    events, series = ({key[n] for key in keys} for n in (0, 1))
    names = []
    for event, key, source in keys:
        parts = ["no source" if pd.isna(source) else source]
        parts += [key.partition(" · ")[2] or "all"] if len(series) > 1 else []
        parts += [event] if len(events) > 1 else []
        names.append(short(", ".join(parts), 64))
    return names
