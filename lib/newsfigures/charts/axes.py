"""Axes of numbers and dates, and labels where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullFormatter
from matplotlib.transforms import Bbox

from newsfigures.charts.style import MUTED
from newsfigures.charts.words import day_of, scale_name, short
from newsfigures.series import Span

#: A number axis is logarithmic only where its numbers span more than this, to one.
LOG_FROM = 200
_STEPS = ("D", "2D", "4D", "7D", "14D", "MS", "3MS", "6MS", "YS", "2YS", "5YS", "10YS", "25YS")


def new_axes(ax: Axes | None, width: float, height: float) -> tuple[Axes, bool]:
    """Return the Axes to draw in, and whether its figure is one of our own."""
    if ax is not None:
        return ax, False
    return plt.subplots(figsize=(width, height), layout="constrained")[1], True


def one_scale(table: pd.DataFrame) -> str:
    """The label of the one scale that a table has.

    Raises:
        ValueError: it has several.
    """
    scales = table[["measure", "unit"]].drop_duplicates()
    labels = [scale_name(*scale) for scale in scales.itertuples(index=False)]
    if len(labels) > 1:
        raise ValueError(f"one chart has one scale, and these have {', '.join(labels)}")
    return labels[0] if labels else ""


def number_axis(ax: Axes, which: str, spans: Sequence[Span], zero: bool = False) -> None:
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
    axis.set_major_formatter(FuncFormatter(lambda number, _: tick(number)))


def tick(number: float) -> str:
    """A number on an axis.

    >>> tick(1500), tick(2_500_000), tick(0.5), tick(4e9)
    ('1,500', '2.5 million', '0.5', '4 billion')
    """
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:,.4g} {name}"
    return f"{number:,.4g}" if abs(number) < 10 else f"{number:,.0f}"


def date_axis(ax: Axes, dates: pd.Series, most: int = 7) -> None:
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
        name = (
            str(tick.year) if days > 1500 else f"{tick:%b}" if days > 120 else day_of(tick, False)
        )
        labels.append(f"{name}\n{tick.year}" if year and days <= 1500 else name)
    ax.set_xticks(date2num(ticks), labels)
    ax.set_xlim(date2num(first) - 0.05 * days, date2num(last) + 0.05 * days)


def dense(dated: pd.DataFrame) -> pd.DataFrame:
    """The claims without a few late ones that would squeeze all others together."""
    first, last = dated["as_of"].min(), dated["as_of"].max()
    most = dated["as_of"].quantile(0.9, interpolation="lower")
    if len(dated) < 6 or (most - first) * 3 > (last - first):
        return dated
    late = dated.loc[dated["as_of"] >= most, "as_of"].sort_values()
    after_a_gap = late[late.diff() > most - first]
    return dated[dated["as_of"] < after_a_gap.min()] if len(after_a_gap) else dated


def label_points(ax: Axes, points: list[tuple[float, float, str]]) -> None:
    """Label points, the highest first, where a label has room; the others stay without."""
    ax.figure.draw_without_rendering()
    spots = ax.transData.transform([(x, y) for x, y, _ in points]) if points else []
    taken = [Bbox.from_extents(x - 5, y - 5, x + 5, y + 5) for x, y in spots]
    for x, y, name in sorted(points, key=lambda point: -point[1]):
        for way, side in ((9, "left"), (-9, "right")):
            text = {"ha": side, "va": "center", "fontsize": 8, "color": MUTED}
            label = ax.annotate(
                short(name, 40), (x, y), (way, 0), textcoords="offset points", **text
            )
            box = label.get_window_extent()
            inside = ax.bbox.x0 <= box.x0 and box.x1 <= ax.figure.bbox.x1
            if inside and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            label.remove()
