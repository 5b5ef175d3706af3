"""Charts of figures and claims: one style, one scale each, nothing invented.

Every function returns Axes and takes a table that another function of the library made. The title
says what the data show, the caption whose data they are. The same marks stand everywhere:

=========  =========================================  ==============
words      mark                                       bound
=========  =========================================  ==============
12         filled                                     ``=``
about      hollow                                     ``~``
at least   filled, with an open arrow away from it    ``>=``, ``<=``
more than  a stroke, with an open arrow away from it  ``>``, ``<``
10 to 12   a bar between two strokes, no middle       ``range``
=========  =========================================  ==============

Colours are those of Okabe and Ito, which colour-blind readers can tell apart, and never stand
alone: each has a marker and a line of its own, for greyscale. What is missing is missing, never 0.
"""

from __future__ import annotations

import math
import os
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, NamedTuple

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.dates import date2num
from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullFormatter
from matplotlib.transforms import Bbox

from newsfigures.model import MEASURES
from newsfigures.series import CUMULATIVE, Span, grouped, spell
from newsfigures.sources import independent, name_sources

INK, MUTED, PALE, FAINT = "#222222", "#5f5f5f", "#a8a8a8", "#dedede"

#: Colour, marker and line of the first, second … source; what comes after them is pale.
LINES: tuple[tuple[str, str, object], ...] = (
    ("#0072B2", "o", "-"),
    ("#D55E00", "D", "--"),
    ("#009E73", "s", "-."),
    ("#CC79A7", "^", ":"),
    ("#E69F00", "P", (0, (5, 1))),
    ("#56B4E9", "X", (0, (3, 1, 1, 1))),
    ("#000000", "*", (0, (1, 1))),
)

#: Colour and marker of a claim by its status.
STATUS_MARKS: dict[str, tuple[str, str]] = {
    "new": ("#0072B2", "o"),
    "update of": ("#0072B2", "o"),
    "repeated": ("#767676", "s"),
    "revised down": ("#CC79A7", "v"),
    "conflicts with": ("#D55E00", "D"),
}

#: Colour and marker of a day, by whether the toll fell.
_DAY_MARKS = {False: ("#0072B2", "o"), True: ("#D55E00", "v")}

#: A number axis is logarithmic only where its numbers span more than this, to one.
LOG_FROM = 200

CAVEAT = "As reported, not verified."

_STYLE: dict[str, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": MUTED,
    "axes.grid": False,
    "axes.labelcolor": MUTED,
    "axes.labelsize": 9,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "figure.dpi": 100,
    "figure.facecolor": "white",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "grid.color": FAINT,
    "grid.linewidth": 0.8,
    "legend.fontsize": 8.5,
    "legend.frameon": False,
    "lines.markersize": 6,
    "text.color": INK,
    "text.parse_math": False,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "ytick.left": False,
}

_WIDTH = 9.0
_ROW = 0.29
_ARROW = 20
_NOUNS = ("casualties", "population", "count")
_PAPER = LinearSegmentedColormap.from_list("paper", ["#eef5fa", "#7db5d9"])
_UNKNOWN = {"facecolor": "white", "edgecolor": FAINT, "hatch": "////", "linewidth": 0}
_STEPS = ("D", "2D", "4D", "7D", "14D", "MS", "3MS", "6MS", "YS", "2YS", "5YS", "10YS", "25YS")
_SIGNS = {
    "=": "filled mark, exact",
    "~": "hollow mark, about",
    ">=": "mark with an arrow, at least",
    "<=": "mark with an arrow back, at most",
    ">": "stroke with an arrow, more than",
    "<": "stroke with an arrow back, fewer than",
    "range": "bar, range",
}


@contextmanager
def style() -> Iterator[None]:
    """Draw in the style of the library, inside this context only.

    >>> before = dict(mpl.rcParams)
    >>> with style():
    ...     mpl.rcParams["text.parse_math"]
    False
    >>> before == dict(mpl.rcParams)
    True
    """
    plt.draw_if_interactive()  # loads the backend, whose own settings have to outlive the style
    with mpl.rc_context(_STYLE):
        yield


def save(axes: Axes | np.ndarray, path: str | os.PathLike[str]) -> None:
    """Write the figure of a chart as PNG; the same chart makes the same file, byte for byte.

    Args:
        axes: what a chart returned.
        path: where to; missing folders are not made.

    Raises:
        OSError: the file cannot be written.
    """
    figure = np.atleast_1d(axes).flat[0].figure
    figure.savefig(path, format="png", dpi=150, metadata={"Software": None}, facecolor="white")


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
    label, shown = _one_scale(claims), _foremost(claims, most)
    rows = _claim_rows(shown)
    with style():
        ax, own = _axes(ax, _WIDTH, 1.6 + _ROW * len(rows))
        _draw_rows(ax, rows)
        ax.set_xlabel(label)
        rest = len(claims) - len(shown)
        note = f"{rest:,} of {len(claims):,} claims are not shown." if rest else ""
        _finish(ax, own, _finding(claims), _caption(claims, _signs(shown), _cut(ax.xaxis), note))
    return ax


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
    label, dated = _one_scale(claims), _dated(claims)
    shown = _dense(dated)
    with style():
        ax, own = _axes(ax, _WIDTH, 5.0)
        _draw_toll(ax, shown, gap, most)
        ax.set_ylabel(label)
        notes = _signs(shown), _cut(ax.yaxis), _untold(claims, shown)
        _finish(ax, own, _trend(shown), _caption(claims, *notes))
    return ax


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
    label, shown = _one_scale(days), _dense(days)
    said = [*shown.itertuples(index=False)]
    usual = shown["as_of"].diff().dt.days.median()
    gap = gap or max(14, 0 if pd.isna(usual) else round(3 * usual))
    with style():
        ax, own = _axes(ax, _WIDTH, 4.6)
        _number_axis(ax, "y", [Span.of(day) for day in said])
        _date_axis(ax, shown["as_of"])
        _hatch_gaps(ax, shown["as_of"], gap)
        _stairs(ax, said, gap, LINES[0][0], "-")
        for day in said:
            _mark(ax, date2num(day.as_of), Span.of(day), *_DAY_MARKS[bool(day.fell)], along="y")
        ax.grid(axis="y")
        ax.set_ylabel(label)
        notes = _rise_caption(days, shown), _cut(ax.yaxis)
        _finish(ax, own, _rise_title(shown), " ".join(filter(None, notes)))
        falls = [(day.as_of, Span.of(day)) for day in said if day.fell]
        _label_points(
            ax, [(date2num(at), span.points[0], f"fell to {spell(*span)}") for at, span in falls]
        )
    return ax


def _rise_title(days: pd.DataFrame) -> str:
    if days.empty:
        return "No days with a claim"
    ends = [days.iloc[0], *([days.iloc[-1]] if len(days) > 1 else [])]
    told = ", ".join(f"{spell(*Span.of(day))} on {_day(day['as_of'])}" for day in ends)
    falls = int(days["fell"].sum())
    title = f"{_capital(_short(days['series'].iloc[0], 60))}: {told}"
    counted = f"{_n(falls, 'fall') if falls else 'no fall'} in {len(days):,} days with a claim"
    return f"{title}; {counted}" if len(days) > 1 else title


def _rise_caption(days: pd.DataFrame, shown: pd.DataFrame) -> str:
    events = days["event"].dropna().unique()
    source = f"Source: {_n(sum(map(len, days['claims'])), 'claim')}"
    source += f" on {events[0]}." if len(events) else "."
    late = len(days) - len(shown)
    note = f"{_n(late, 'later day')} not shown, to {_day(days['as_of'].max())}." if late else ""
    return " ".join(filter(None, [source, CAVEAT, _signs(shown), note]))


def _hatch_gaps(ax: Axes, dates: pd.Series, gap: int) -> None:
    """Hatch the stretches without a claim, and say how long each is where there is room."""
    width = np.diff(ax.get_xlim())[0]
    for before, after in pairwise(dates):
        if (length := (after - before).days) <= gap:
            continue
        ax.axvspan(date2num(before), date2num(after), zorder=0, **_UNKNOWN)
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


def panels(
    claims: pd.DataFrame, by: str = "series", chart: str = "toll", most: int = 12
) -> np.ndarray:
    """Draw small multiples, each on a scale of its own: never two measures on one.

    Args:
        claims: a claims table.
        by: the column of which a panel holds one value: ``series``, ``measure``, ``event``,
            ``place``. Measures and units are kept apart in any case.
        chart: ``toll`` for `toll_over_time`, ``claims`` for `claims`.
        most: no more panels than this, those with the most claims. A toll of one claim gets none,
            unless there are no others. The caption counts what is not shown.

    Returns:
        The Axes of the panels, in reading order; one empty Axes where there is nothing to draw.

    Raises:
        ValueError: `chart` is neither.
    """
    if chart not in ("toll", "claims"):
        raise ValueError(f'chart is "toll" or "claims", not {chart!r}')
    data = _dated(claims) if chart == "toll" else claims
    keys = list(dict.fromkeys([*(["event"] if by == "series" else []), by, "measure", "unit"]))
    parts = [part for _, part in data.groupby(keys, sort=False, dropna=False)]
    parts = sorted(parts, key=len, reverse=True)
    shown = [part for part in parts[:most] if chart == "claims" or len(part) > 1] or parts[:1]
    rank = {source: n for n, source in enumerate(data["source"].value_counts().index)}
    heights = [_ROW * len(_claim_rows(part)) + 0.8 for part in shown] or [1.0]
    columns = 1
    if chart == "toll":
        columns = min(max(len(shown), 1), 2 if len(shown) in (2, 4) else 3)
        heights = [3.4] * (math.ceil(len(shown) / columns) or 1)
    with style():
        grid = plt.subplots(
            len(heights),
            columns,
            figsize=(width := max(_WIDTH, 4.2 * columns), sum(heights) + 0.9),
            height_ratios=heights,
            layout="constrained",
            squeeze=False,
        )[1]
        for ax, part in zip(grid.flat, shown, strict=False):
            if chart == "toll":
                _draw_toll(ax, _dense(part), gap=14, most=4, rank=rank)
            else:
                _draw_rows(ax, _claim_rows(part))
            name, over = _capital(_name(part)), "event" if by == "series" else by
            if over not in ("measure", "unit") and data[over].nunique() > 1:
                name = f"{part[over].iloc[0]}: {_name(part)}"
            ax.set_title(textwrap.fill(name, int(10 * width / columns)))
        for ax in grid.flat[len(shown) :]:
            ax.set_axis_off()
        title, rest = _panels_title(shown, by), parts[len(shown) :]
        note = f"{_n(sum(map(len, rest)), 'claim')} of {_n(len(rest), 'other')} not shown."
        cut = [_cut(ax.yaxis if chart == "toll" else ax.xaxis) for ax in grid.flat[: len(shown)]]
        notes = (
            _signs(data),
            "Not all scales begin at zero." if any(cut) else "",
            note if rest else "",
        )
        _finish(grid.flat[0], True, title, _caption(data, *notes))
    return grid.ravel()[: len(shown) or 1]


def _panels_title(shown: Sequence[pd.DataFrame], by: str) -> str:
    if not shown:
        return "No claims to draw"
    claims = _n(sum(map(len, shown)), "claim")
    if len(shown) == 1:
        return f"{claims} of {_name(shown[0])}"
    what = "series" if by == "series" else f"panels by {by}"
    return f"{claims} in {len(shown):,} {what}, each on a scale of its own"


def figures_by_measure(figures: pd.DataFrame, by: str = "measure", ax: Axes | None = None) -> Axes:
    """Draw how many figures there are of each measure, or of each value of another column.

    Bars stand on a linear axis that begins at zero. Figures without a value in the column are
    counted as "not said"; beyond twenty bars, the rest is one bar.

    Args:
        figures: a figures or claims table.
        by: the column whose values are counted; sources in their normal form.
        ax: where to draw; by default a figure of its own.
    """
    column = name_sources(figures) if by == "source" and "sentence" in figures else figures[by]
    counts = column.astype("string").value_counts()
    bars = [*counts[:20].items()]
    bars += [(f"{len(counts) - 20:,} others", counts[20:].sum())] if len(counts) > 20 else []
    bars += [("not said", blank)] if (blank := column.isna().sum()) else []
    names, lengths = [name for name, _ in bars], [int(length) for _, length in bars]
    with style():
        ax, own = _axes(ax, _WIDTH, 1.5 + 0.27 * max(len(bars), 1))
        colours = [LINES[0][0]] * min(len(counts), 20) + [PALE] * len(bars)
        drawn = ax.barh(range(len(bars)), lengths, color=colours[: len(bars)], height=0.7)
        ax.bar_label(drawn, [f"{length:,}" for length in lengths], padding=4, fontsize=8.5)
        ax.set_yticks(range(len(bars)), [_short(name) for name in names])
        ax.set_ylim(max(len(bars), 1) - 0.4, -0.6)
        _number_axis(ax, "x", [Span(length) for length in [0, *lengths]], zero=True)
        ax.grid(axis="x")
        ax.set_xlabel("figures")
        title = f"No figures to count by {by}"
        if len(counts):
            share = f"{counts.iloc[0]:,} of {len(figures):,} figures"
            title = f"{_capital(names[0])}: {share} ({counts.iloc[0] / len(figures):.0%})"
            most = counts.iloc[0] > counts.iloc[1:].max() if len(counts) > 1 else False
            title += f", the most of any {by}" if most else ""
        _finish(ax, own, title, _caption(figures))
    return ax


def comparison(totals: pd.DataFrame, rows: str = "event", ax: Axes | None = None) -> Axes:
    """Draw a table of totals, shaded by size within each measure; what is unknown is blank.

    Args:
        totals: one row per `rows`, measure and unit, with value, low, high and bound: what `total`
            returns with ``by="event"``, or `tally` (``rows="article"``).
        rows: the column that makes the rows.
        ax: where to draw; by default a figure of its own.
    """
    known = totals[totals[["value", "low", "high"]].notna().any(axis=1)]
    order = {measure: rank for rank, measure in enumerate(MEASURES)}
    units = known["unit"].fillna("") if "unit" in known else pd.Series("person", known.index)
    heads = sorted(
        set(zip(known["measure"], units, strict=True)), key=lambda h: (order[h[0]], h[1])
    )
    names = list(dict.fromkeys(totals[rows].dropna()))
    cells = {
        (names.index(getattr(row, rows)), heads.index((row.measure, unit))): Span.of(row)
        for row, unit in zip(known.itertuples(index=False), units, strict=True)
    }
    size = np.full((max(len(names), 1), max(len(heads), 1)), np.nan)
    for cell, span in cells.items():
        size[cell] = max(span.points)
    with style():
        figure = (2.8 + 1.3 * max(len(heads), 3), 1.7 + 0.34 * max(len(names), 1))
        ax, own = _axes(ax, *figure)
        shades = np.ma.masked_invalid(np.column_stack([*map(_shades, size.T)]))
        ax.imshow(shades, cmap=_PAPER, vmin=0, vmax=1, aspect="auto")
        for y, x in zip(*np.nonzero(np.isnan(size)), strict=True):
            ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, **_UNKNOWN))
        for (y, x), span in cells.items():
            ax.text(x, y, spell(*span), ha="center", va="center", fontsize=8.5)
        words = [textwrap.fill(_scale(*head), 16) for head in heads]
        ax.set_xticks(range(len(heads)), words, color=INK)
        ax.tick_params(top=False, labeltop=True, bottom=False, labelbottom=False)
        ax.set_yticks(range(len(names)), [_short(str(name)) for name in names])
        ax.spines[:].set_visible(False)
        ax.set_xticks(np.arange(len(heads) + 1) - 0.5, minor=True)
        ax.set_yticks(np.arange(len(names) + 1) - 0.5, minor=True)
        ax.grid(which="minor", color="white", linewidth=2)
        ax.tick_params(which="minor", length=0)
        title = f"{len(cells):,} of {len(names) * len(heads):,} totals are known"
        title += f", over {_n(len(names), rows)}"
        events = totals["event"].dropna().unique() if rows != "event" and "event" in totals else ()
        title += f" on {events[0]}" if len(events) == 1 else ""
        note = "Darker is more, within a measure. Hatched: nothing is said, which is not zero."
        _finish(ax, own, title, f"{note} {CAVEAT}")
    return ax


def _shades(column: np.ndarray) -> np.ndarray:
    """From the smallest of a column, pale, to its largest, dark, by the logarithm; NaN stays."""
    logs = np.log1p(column)
    low, high = np.nanmin(logs, initial=np.inf), np.nanmax(logs, initial=-np.inf)
    if not low < high:
        return logs * 0 + 0.5
    return 0.15 + 0.85 * (logs - low) / (high - low)


def totals_by_rule(totals: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw what a measure adds up to under each coding rule.

    Args:
        totals: one row per rule for one measure and unit, as `totals_by_rule` of
            `newsfigures.coding` returns it.
        ax: where to draw; by default a figure of its own.

    Raises:
        ValueError: the totals have more than one scale.
    """
    label = _one_scale(totals)
    rows = [_Row(row.rule, Span.of(row), *LINES[0][:2]) for row in totals.itertuples(index=False)]
    points = [max(row.span.points) for row in rows if row.span.points]
    low, high = (spell(end(points, default=None), None, None, "=") for end in (min, max))
    with style():
        ax, own = _axes(ax, _WIDTH, 1.6 + 1.2 * _ROW * len(rows))
        _draw_rows(ax, rows)
        ax.set_xlabel(label)
        title = f"{_capital(label)}: {low} under every rule"
        if low != high:
            word = "or" if len(set(points)) == 2 else "to"
            title = f"{_capital(label)}: {low} {word} {high}, by the coding rule alone"
        events = totals["events"].max() if "events" in totals else 1
        over = f"Added over {events} events, none of them taken as part of another."
        told = "The same figures, coded by each rule.", over if events > 1 else ""
        notes = *told, CAVEAT, _cut(ax.xaxis)
        _finish(ax, own, title, " ".join(filter(None, notes)))
    return ax


def scores(
    scores: pd.DataFrame, by: str = "measure", ax: Axes | None = None, note: str = ""
) -> Axes:
    """Draw shares that are right: a filled mark on its interval, and a hollow one for the first.

    Rows without a score are left out, and the caption counts them. The axis goes from 0 to 100 %.

    Args:
        scores: one row for each value of `by`, with ``score``, ``n``, ``low`` and ``high`` as
            shares of 1, of one metric of `newsfigures.score`; and ``first``, where there is an
            earlier score to show beside it.
        by: the column that names the rows.
        ax: where to draw; by default a figure of its own.
        note: what else the caption has to say.

    Raises:
        ValueError: a score is no share.
    """
    shown = scores[scores["score"].notna()]
    if not shown["score"].between(0, 1).all():
        raise ValueError("a chart of scores has shares from 0 to 1: choose one metric that is one")
    colour, marker, _ = LINES[0]
    places = [*range(len(shown))]
    with style():
        ax, own = _axes(ax, _WIDTH, 1.6 + 1.2 * _ROW * max(len(shown), 1))
        ax.hlines(places, shown["low"], shown["high"], color=colour, lw=1.2)
        if "first" in shown:  # larger, to be seen where both are the same
            ax.plot(shown["first"], places, marker, mec=colour, mfc="white", ls="", ms=8)
        ax.plot(shown["score"], places, marker, color=colour, ls="")
        names = shown[by].astype(str).map(_short)
        ax.set_yticks(
            places, [f"{name}, n {n:,}" for name, n in zip(names, shown["n"], strict=True)]
        )
        ax.set_ylim(max(len(shown), 1) - 0.4, -0.6)
        ax.set_xlim(0, 1.02)
        ax.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
        ax.grid(axis="x")
        ax.set_xlabel("right")
        _finish(ax, own, _scores_title(shown, by), _scores_caption(scores, shown, note))
    return ax


def _scores_title(shown: pd.DataFrame, by: str) -> str:
    if shown.empty:
        return "No scores"
    ends = [shown.loc[shown["score"].idxmin()], shown.loc[shown["score"].idxmax()]]
    told = [f"{row['score']:.0%} ({_short(str(row[by]))})" for row in ends]
    title = f"Right: {' to '.join(told if len(shown) > 1 else told[:1])}"
    if "first" not in shown or shown["first"].isna().all():
        return title
    higher = int((shown["score"] > shown["first"]).sum())
    return f"{title}; {higher:,} of {shown['first'].notna().sum():,} higher than at first"


def _scores_caption(scores: pd.DataFrame, shown: pd.DataFrame, note: str) -> str:
    marks = "Filled: the score, with its 95 % bootstrap interval."
    first = "Hollow: the first score." if "first" in shown else ""
    rest = len(scores) - len(shown)
    blank = f"{_n(rest, 'row')} without a score not shown." if rest else ""
    return " ".join(filter(None, [marks, first, note, blank]))


def spread(claims: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how far apart sources lie on one day, against how many independent sources there are.

    A point per series of an event: on each day, the highest number over the lowest of the last
    figures that independent sources give; the mark is the median of its days, the line reaches to
    the widest. A rise within the day, and two offices of one body, are no spread. A series without
    two sources of one day has none; the caption counts those. The scale of ratios is logarithmic.

    Args:
        claims: a claims table, of any measures: a ratio has no unit.
        ax: where to draw; by default a figure of its own.
    """
    table = _ratios(claims)
    with style():
        ax, own = _axes(ax, _WIDTH, 5.0)
        for number, (event, of_event) in enumerate(table.groupby("event", sort=False)):
            colour, marker, _ = LINES[number] if number < len(LINES) else (PALE, ".", "")
            place = {"x": of_event["sources"], "color": colour}
            ax.vlines(ymin=of_event["middle"], ymax=of_event["widest"], lw=1.2, **place)
            ax.scatter(y=of_event["middle"], marker=marker, s=40, label=event, zorder=3, **place)
        most = int(table["sources"].max()) if len(table) else 2
        ax.set_xlim(1.5, most + 1.5)
        ax.set_xticks(range(2, most + 2))
        _ratio_axis(ax, max(table["widest"], default=2))
        ax.grid(axis="y")
        ax.set_xlabel("independent sources of the series")
        ax.set_ylabel("highest ÷ lowest number of one day")
        rest = claims.groupby(["event", "series"]).ngroups - len(table)
        note = f"{rest:,} series without two sources of one day are not shown." if rest else ""
        marks = "Mark: the median of the days of a series; line: to the widest."
        _finish(ax, own, _spread_title(table), _caption(claims, marks, note))
        if len(table):
            ax.legend(
                loc="upper left", bbox_to_anchor=(1.01, 1.02), title="Event", alignment="left"
            )
        names = [name.replace(" · ", ", ", 1) for name in table["series"]]
        _label_points(ax, [*zip(table["sources"], table["middle"], names, strict=True)])
    return ax


def _ratios(claims: pd.DataFrame) -> pd.DataFrame:
    """Per series: how many sources it has, and how far they lie apart on its days."""
    named = _dated(claims)
    named = named[named["source"].notna()]
    rows = []
    for (event, series), said in grouped(named, ["event", "series"]):
        days: dict[pd.Timestamp, dict[str, Span]] = {}
        for claim in said:
            days.setdefault(claim.as_of, {})[claim.source] = Span.of(claim)
        ratios = [_ratio([*last.values()]) for last in days.values() if len(independent(last)) > 1]
        if ratios := [ratio for ratio in ratios if ratio]:
            sources = len(independent(claim.source for claim in said))
            rows.append((event, series, sources, float(np.median(ratios)), max(ratios)))
    return pd.DataFrame(rows, columns=["event", "series", "sources", "middle", "widest"])


def _ratio(spans: list[Span]) -> float | None:
    numbers = [number for span in spans for number in span.points]
    return max(numbers) / min(numbers) if numbers and min(numbers) > 0 else None


def _spread_title(table: pd.DataFrame) -> str:
    if table.empty:
        return "No series has two sources of one day"
    title = f"On one day, sources lie {table['middle'].median():.2g} to 1 apart"
    if len(table) == 1:
        return f"{title}: {_short(table['series'].iloc[0], 60)}"
    alike = int((table["widest"] == 1).sum())
    title += f" in the median of {len(table):,} series"
    return f"{title}; in {alike:,} they agree" if alike else title


def _ratio_axis(ax: Axes, widest: float) -> None:
    """A logarithmic axis of ratios from 1, which is agreement."""
    steps = [1, 1.2, 1.5, 2, 3, 5, *(n * 10**power for power in range(1, 9) for n in (1, 2, 5))]
    ax.set_yscale("log")
    ax.set_ylim(0.95, max(1.5, widest) * 1.2)
    ticks = [step for step in steps if step <= widest * 1.2]
    ax.yaxis.set_major_locator(FixedLocator(ticks if widest < 20 else [1, *ticks[3:]]))
    ax.yaxis.set_minor_locator(FixedLocator([]))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda number, _: _tick(number)))


# ----------------------------------------------------------------------------------- rows of marks


class _Row(NamedTuple):
    """One row of a dot-and-range chart; without a span it is a heading."""

    label: str
    span: Span | None = None
    colour: str = INK
    marker: str = "o"
    note: str = ""


def _claim_rows(claims: pd.DataFrame) -> list[_Row]:
    several = claims.groupby(["event", "series"]).ngroups > 1
    events = claims["event"].nunique() > 1
    years = claims["as_of"].dropna().dt.year.nunique() > 1
    rows = []
    claims = claims.assign(dated=claims["dated"].fillna(""))
    for (event, series), said in grouped(claims, ["event", "series"]):
        if several:
            unit = f" · {said[0].unit}"  # stands at the axis
            name = series.replace(unit, "", 1).partition(" · ")[2] or "all"
            rows.append(_Row(_short(f"{event}: {name}" if events else name)))
        for claim in said:
            source = "no source" if pd.isna(claim.source) else _short(claim.source, 36)
            day = _day(claim.as_of, years)
            day = f"before {day}" if claim.dated == "before" else day
            label = " · ".join(filter(None, [source, day]))
            note = "" if claim.status in ("new", "update of") else claim.status
            note = "conflicts" if note == "conflicts with" else note
            rows.append(_Row(label, Span.of(claim), *STATUS_MARKS[claim.status], note))
    return rows


def _draw_rows(ax: Axes, rows: Sequence[_Row]) -> None:
    spans = [row.span for row in rows if row.span]
    _number_axis(ax, "x", spans)
    for y, row in enumerate(rows):
        if row.span is None:
            continue
        ax.axhline(y, color=FAINT, linewidth=0.5, zorder=0)
        _mark(ax, y, row.span, row.colour, row.marker, along="x")
        ax.annotate(
            f"{spell(*row.span)}   {row.note}".rstrip(),
            xy=(1, y),
            xycoords=("axes fraction", "data"),
            xytext=(10, 0),
            textcoords="offset points",
            annotation_clip=False,
            va="center",
            fontsize=8.5,
        )
    ax.set_yticks(range(len(rows)), [row.label for row in rows])
    for label, row in zip(ax.get_yticklabels(), rows, strict=True):
        label.set_fontweight("normal" if row.span else "bold")
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.grid(axis="x")
    ax.tick_params(top=False, labeltop=len(rows) > 25)


def _mark(ax: Axes, at: float, span: Span, colour: str, marker: str, along: str) -> None:
    """Draw one interval at a place of the other axis; what has no number has no mark."""
    if not span.points:
        return

    def draw(*numbers: float, **look: Any) -> None:
        place = [at] * len(numbers)
        xy = (numbers, place) if along == "x" else (place, numbers)
        ax.plot(*xy, color=colour, clip_on=False, **look)

    stroke = {"marker": "|" if along == "x" else "_", "ls": "", "markersize": 10}
    if span.bound == "range" and None not in (span.low, span.high):
        draw(span.low, span.high, linewidth=3.5, solid_capstyle="butt", alpha=0.5, zorder=3)
        draw(span.low, span.high, markeredgewidth=1.8, zorder=3, **stroke)
        return
    number = span.points[0]
    if span.bound in (">", "<"):
        draw(number, markeredgewidth=2, zorder=3, **stroke)
    else:
        face = "white" if span.bound == "~" else colour
        draw(number, marker=marker, markerfacecolor=face, markeredgewidth=1.5, zorder=3)
    if span.bound in (">", ">=", "<", "<="):
        way = _ARROW if span.bound in (">", ">=") else -_ARROW
        arrow = {"arrowstyle": "<-", "color": colour, "lw": 1.3, "shrinkA": 0, "shrinkB": 2}
        ax.annotate(
            "",
            xy=(number, at) if along == "x" else (at, number),
            xytext=(way, 0) if along == "x" else (0, way),
            textcoords="offset points",
            arrowprops=arrow,
            zorder=3,
        )


# ----------------------------------------------------------------------------------- tolls by date


def _draw_toll(
    ax: Axes, dated: pd.DataFrame, gap: int, most: int, rank: dict[str, int] | None = None
) -> None:
    """Draw the lines of one toll; with `rank`, as one of several panels."""
    lines = sorted(grouped(dated, ["event", "series", "source"]), key=lambda line: -len(line[1]))
    names = _line_names([key for key, _ in lines])
    spans = [Span.of(claim) for claim in dated.itertuples(index=False)]
    _number_axis(ax, "y", spans)
    _date_axis(ax, dated["as_of"], most=7 if rank is None else 5)
    looks = _looks([key[-1] for key, _ in lines[:most]], rank or {})
    for number, (name, (_, said)) in enumerate(zip(names, lines, strict=True)):
        colour, marker, dashes = looks[number] if number < len(looks) else (PALE, ".", "")
        dashes = "" if pd.isna(said[0].source) else dashes
        joined = bool(dashes) and _stairs(ax, said, gap, colour, dashes)
        for before, claim in pairwise([None, *said]):
            span, fall = Span.of(claim), before and dashes and claim.measure in CUMULATIVE
            back = fall and _below(span, Span.of(before))
            _mark(ax, date2num(claim.as_of), span, colour, "v" if back else marker, along="y")
        if number < len(looks):
            last = spell(*Span.of(said[-1])).replace(" ", "\N{NO-BREAK SPACE}")
            label = textwrap.fill(f"{name}: {last}", 38, break_on_hyphens=False)
            line = dashes if joined else ""
            ax.plot([], [], color=colour, marker=marker, ls=line, lw=1.2, label=label)
    if rest := len(lines) - len(looks):
        label = _n(rest, "other")
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


def _stairs(ax: Axes, said: list, gap: int, colour: str, dashes: object) -> bool:
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
        names.append(_short(", ".join(parts), 64))
    return names


def _dated(claims: pd.DataFrame) -> pd.DataFrame:
    return claims[claims["as_of"].notna() & (claims["dated"].fillna("") != "before")]


# -------------------------------------------------------------------------------------------- axes


def _axes(ax: Axes | None, width: float, height: float) -> tuple[Axes, bool]:
    if ax is not None:
        return ax, False
    return plt.subplots(figsize=(width, height), layout="constrained")[1], True


def _one_scale(table: pd.DataFrame) -> str:
    """The label of the one scale that a table has.

    Raises:
        ValueError: it has several.
    """
    scales = table[["measure", "unit"]].drop_duplicates()
    labels = [_scale(*scale) for scale in scales.itertuples(index=False)]
    if len(labels) > 1:
        raise ValueError(f"one chart has one scale, and these have {', '.join(labels)}")
    return labels[0] if labels else ""


def _scale(measure: str, unit: str | None) -> str:
    """A scale in words.

    >>> _scale("killed", "person"), _scale("area", "km²"), _scale("count", "airstrike")
    ('people killed', 'area (km²)', 'count (airstrike)')
    """
    if pd.isna(unit) or not unit:
        return measure
    if unit == "person":
        return f"people {measure}" if measure not in _NOUNS else f"{measure} (people)"
    return f"{measure} ({unit})"


def _number_axis(ax: Axes, which: str, spans: Sequence[Span], zero: bool = False) -> None:
    """Scale a number axis: logarithmic only where it must be, from zero unless that hides all."""
    axis = ax.xaxis if which == "x" else ax.yaxis
    scale, limit = (ax.set_xscale, ax.set_xlim) if which == "x" else (ax.set_yscale, ax.set_ylim)
    numbers = [number for span in spans for number in span.points]
    low, high = min(numbers, default=0), max(numbers, default=1) or 1
    if not zero and 0 < low < high / LOG_FROM:
        scale("log")
        limit(low / 1.8, high * 2.2)
        axis.set_minor_formatter(NullFormatter())
    else:
        near = not zero and 0 < 0.75 * high < low < high
        start, width = (low, high - low) if near else (min(0, low), high)
        falling = [max(span.points) for span in spans if span.bound in ("<", "<=") and span.points]
        back = min(falling, default=high) < start + 0.1 * width
        rising = any(span.bound in (">", ">=") for span in spans)
        start -= 0 if zero else (0.12 if back else 0.08 if near else 0.02) * width
        limit(start, high + (0.15 if rising else 0.06) * width)
        whole = all(float(number).is_integer() for number in numbers)
        axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10], integer=whole))
    axis.set_major_formatter(FuncFormatter(lambda number, _: _tick(number)))


def _tick(number: float) -> str:
    """A number on an axis.

    >>> _tick(1500), _tick(2_500_000), _tick(0.5), _tick(4e9)
    ('1,500', '2.5 million', '0.5', '4 billion')
    """
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:,.4g} {name}"
    return f"{number:,.4g}" if abs(number) < 10 else f"{number:,.0f}"


def _date_axis(ax: Axes, dates: pd.Series, most: int = 7) -> None:
    """A few dates, as short as they can be: the year stands with the first and the new."""
    first, last = dates.min(), dates.max()
    if pd.isna(first):
        return
    days = max((last - first).days, 1)
    ticks = next(
        ticks
        for step in _STEPS
        if 1 <= len(ticks := pd.date_range(first, last, freq=step)) <= most or step == _STEPS[-1]
    )
    labels = []
    for before, tick in pairwise([None, *ticks]):
        year = before is None or before.year != tick.year
        name = str(tick.year) if days > 1500 else f"{tick:%b}" if days > 120 else _day(tick, False)
        labels.append(f"{name}\n{tick.year}" if year and days <= 1500 else name)
    ax.set_xticks(date2num(ticks), labels)
    ax.set_xlim(date2num(first) - 0.05 * days, date2num(last) + 0.05 * days)


def _dense(dated: pd.DataFrame) -> pd.DataFrame:
    """The claims without a few late ones that would squeeze all others together."""
    first, last = dated["as_of"].min(), dated["as_of"].max()
    most = dated["as_of"].quantile(0.9, interpolation="lower")
    if len(dated) < 6 or (most - first) * 3 > (last - first):
        return dated
    late = dated.loc[dated["as_of"] >= most, "as_of"].sort_values()
    after_a_gap = late[late.diff() > most - first]
    return dated[dated["as_of"] < after_a_gap.min()] if len(after_a_gap) else dated


def _label_points(ax: Axes, points: list[tuple[float, float, str]]) -> None:
    """Label points, the highest first, where a label has room; the others stay without."""
    ax.figure.draw_without_rendering()
    spots = ax.transData.transform([(x, y) for x, y, _ in points]) if points else []
    taken = [Bbox.from_extents(x - 5, y - 5, x + 5, y + 5) for x, y in spots]
    for x, y, name in sorted(points, key=lambda point: -point[1]):
        for way, side in ((9, "left"), (-9, "right")):
            text = {"ha": side, "va": "center", "fontsize": 8, "color": MUTED}
            label = ax.annotate(
                _short(name, 40), (x, y), (way, 0), textcoords="offset points", **text
            )
            box = label.get_window_extent()
            inside = ax.bbox.x0 <= box.x0 and box.x1 <= ax.figure.bbox.x1
            if inside and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            label.remove()


# ------------------------------------------------------------------------------------------- words


def _finish(ax: Axes, own: bool, title: str, caption: str) -> None:
    """Put the title above and the caption below: of the figure, or of the caller's Axes."""
    if not own:
        ax.set_title(textwrap.fill(title, 60))
        ax.set_xlabel("\n".join(filter(None, [ax.get_xlabel(), textwrap.fill(caption, 90)])))
        return
    figure, width = ax.figure, ax.figure.get_figwidth()
    title, caption = textwrap.fill(title, int(width * 9.6)), textwrap.fill(caption, int(width * 16))
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold", color=INK)
    figure.supxlabel(caption, x=0.01, ha="left", fontsize=8, color=MUTED)


def _finding(claims: pd.DataFrame) -> str:
    if claims.empty:
        return "No claims"
    name, spans = _capital(_name(claims)), [Span.of(c) for c in claims.itertuples(index=False)]
    if len(spans) == 1:
        source = claims["source"].fillna("no source cited").iloc[0]
        return f"{name}: {spell(*spans[0])} ({source})"
    numbers = [number for span in spans for number in span.points]
    said = ""
    if numbers:
        low, high = (spell(end(numbers), None, None, "=") for end in (min, max))
        said = f", from {low} to {high}" if low != high else ""
        said = f", all {low}" if len(set(spans)) == 1 else said
    series = claims.groupby(["event", "series"]).ngroups
    said = f" in {series:,} series" if series > 1 else said
    conflicts = int((claims["status"] == "conflicts with").sum())
    said += f"; {conflicts:,} in conflict with another source" if conflicts else ""
    sources = _n(len(independent(claims["source"].fillna(""))), "independent source")
    return f"{name}: {_n(len(claims), 'claim')} by {sources}{said}"


def _trend(dated: pd.DataFrame) -> str:
    if dated.empty:
        return "No dated claims"
    largest = dated["series"].value_counts().index[0]
    said = dated[dated["series"] == largest].sort_values("as_of", kind="stable")
    first, last = said.iloc[0], said.iloc[-1]
    title = f"{_capital(_short(largest, 60))}: {spell(*Span.of(first))} on {_day(first['as_of'])}"
    if first["as_of"] != last["as_of"]:
        title += f", {spell(*Span.of(last))} on {_day(last['as_of'])}"
    back = int((said["status"] == "revised down").sum())
    return title + (f"; taken back {_n(back, 'time')}" if back else "")


def _caption(table: pd.DataFrame, *notes: str) -> str:
    claims = "articles" in table
    told = [article for articles in table["articles"] for article in articles] if claims else []
    articles = set(told if claims else table["article"])
    events = list(dict.fromkeys(table["event"].dropna()))
    about = f" on {events[0]}" if len(events) == 1 else f" on {len(events):,} events"
    dates = pd.to_datetime(table["as_of" if claims else "published"]).dropna()
    days = dict.fromkeys([_day(dates.min()), _day(dates.max())]) if len(dates) else {}
    when = f", {' to '.join(days)}" if days else ""
    source = f"Source: {_n(len(articles), 'article')}{about if events else ''}{when}."
    return " ".join(filter(None, [source, CAVEAT, *notes]))


def _untold(claims: pd.DataFrame, shown: pd.DataFrame) -> str:
    """How many claims a time chart does not show, and why."""
    dated = _dated(claims)
    late = dated[~dated.index.isin(shown.index)]["as_of"]
    notes = []
    if len(dated) < len(claims):
        notes.append(
            f"{_n(len(claims) - len(dated), 'claim')} without a date of their own not shown."
        )
    if len(late):
        notes.append(f"{_n(len(late), 'later claim')} not shown, to {_day(late.max())}.")
    return " ".join(notes)


def _cut(axis: Axis) -> str:
    """That a scale does not begin at zero, where it doesn't."""
    cut = axis.get_scale() == "linear" and axis.get_view_interval()[0] > 0
    return "The scale does not begin at zero." if cut else ""


def _signs(claims: pd.DataFrame) -> str:
    """What the marks mean, where they are not all of the plain kind."""
    if claims["bound"].eq("=").all():
        return ""
    found = [words for bound, words in _SIGNS.items() if claims["bound"].eq(bound).any()]
    return f"Marks: {'; '.join(found)}."


def _name(claims: pd.DataFrame) -> str:
    """The series, if there is one; or else the scale."""
    series = claims["series"].unique()
    if len(series) == 1:
        return _short(series[0], 70)
    return _scale(*claims[["measure", "unit"]].iloc[0])


def _foremost(claims: pd.DataFrame, most: int) -> pd.DataFrame:
    """At most so many claims: of the largest series first, and of each the latest."""
    if len(claims) <= most:
        return claims
    series = claims.groupby(["event", "series"])
    order = claims.assign(
        size=-series["claim"].transform("size"), age=series.cumcount(ascending=False)
    ).sort_values(["size", "series", "age"], kind="stable")
    return claims.loc[claims.index.isin(order.index[:most])]


def _day(day: pd.Timestamp, year: bool = True) -> str:
    if pd.isna(day):
        return ""
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"


def _short(text: str, most: int = 46) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _n(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
