"""A table of totals, shaded by size."""

from __future__ import annotations

import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from newsfigures.charts.axes import new_axes
from newsfigures.charts.style import INK, UNKNOWN, style
from newsfigures.charts.words import CAVEAT, finish, number_of, scale_name, short
from newsfigures.model import MEASURES
from newsfigures.series import Span, spell

_PAPER = LinearSegmentedColormap.from_list("paper", ["#eef5fa", "#7db5d9"])


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
        ax, own = new_axes(ax, *figure)
        shades = np.ma.masked_invalid(np.column_stack([*map(_shades, size.T)]))
        ax.imshow(shades, cmap=_PAPER, vmin=0, vmax=1, aspect="auto")
        for y, x in zip(*np.nonzero(np.isnan(size)), strict=True):
            ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, **UNKNOWN))
        for (y, x), span in cells.items():
            ax.text(x, y, spell(*span), ha="center", va="center", fontsize=8.5)
        words = [textwrap.fill(scale_name(*head), 16) for head in heads]
        ax.set_xticks(range(len(heads)), words, color=INK)
        ax.tick_params(top=False, labeltop=True, bottom=False, labelbottom=False)
        ax.set_yticks(range(len(names)), [short(str(name)) for name in names])
        ax.spines[:].set_visible(False)
        ax.set_xticks(np.arange(len(heads) + 1) - 0.5, minor=True)
        ax.set_yticks(np.arange(len(names) + 1) - 0.5, minor=True)
        ax.grid(which="minor", color="white", linewidth=2)
        ax.tick_params(which="minor", length=0)
        title = f"{len(cells):,} of {len(names) * len(heads):,} totals are known"
        title += f", over {number_of(len(names), rows)}"
        events = totals["event"].dropna().unique() if rows != "event" and "event" in totals else ()
        title += f" on {events[0]}" if len(events) == 1 else ""
        note = "Darker is more, within a measure. Hatched: nothing is said, which is not zero."
        finish(ax, own, title, f"{note} {CAVEAT}")
    return ax


def _shades(column: np.ndarray) -> np.ndarray:
    """From the smallest of a column, pale, to its largest, dark, by the logarithm; NaN stays."""
    logs = np.log1p(column)
    low, high = np.nanmin(logs, initial=np.inf), np.nanmax(logs, initial=-np.inf)
    if not low < high:
        return logs * 0 + 0.5
    return 0.15 + 0.85 * (logs - low) / (high - low)
