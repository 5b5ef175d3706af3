"""How far apart sources lie on one day."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter

from newsfigures.charts.axes import label_points, new_axes, tick
from newsfigures.charts.style import LINES, PALE, WIDTH, style
from newsfigures.charts.words import caption_of, dated_claims, finish, short
from newsfigures.series import Span, grouped
from newsfigures.sources import independent


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
        ax, own = new_axes(ax, WIDTH, 5.0)
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
        finish(ax, own, _spread_title(table), caption_of(claims, marks, note))
        if len(table):
            ax.legend(
                loc="upper left", bbox_to_anchor=(1.01, 1.02), title="Event", alignment="left"
            )
        names = [name.replace(" · ", ", ", 1) for name in table["series"]]
        label_points(ax, [*zip(table["sources"], table["middle"], names, strict=True)])
    return ax


def _ratios(claims: pd.DataFrame) -> pd.DataFrame:
    """Per series: how many sources it has, and how far they lie apart on its days."""
    named = dated_claims(claims)
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
        return f"{title}: {short(table['series'].iloc[0], 60)}"
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
    ax.yaxis.set_major_formatter(FuncFormatter(lambda number, _: tick(number)))
