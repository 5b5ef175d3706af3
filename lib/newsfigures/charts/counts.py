"""How many figures there are of each measure, source or place."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from newsfigures.charts.axes import new_axes, number_axis
from newsfigures.charts.style import LINES, PALE, WIDTH, style
from newsfigures.charts.words import capital, caption_of, finish, short
from newsfigures.series import Span
from newsfigures.sources import name_sources


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
        ax, own = new_axes(ax, WIDTH, 1.5 + 0.27 * max(len(bars), 1))
        colours = [LINES[0][0]] * min(len(counts), 20) + [PALE] * len(bars)
        drawn = ax.barh(range(len(bars)), lengths, color=colours[: len(bars)], height=0.7)
        ax.bar_label(drawn, [f"{length:,}" for length in lengths], padding=4, fontsize=8.5)
        ax.set_yticks(range(len(bars)), [short(name) for name in names])
        ax.set_ylim(max(len(bars), 1) - 0.4, -0.6)
        number_axis(ax, "x", [Span(length) for length in [0, *lengths]], zero=True)
        ax.grid(axis="x")
        ax.set_xlabel("figures")
        title = f"No figures to count by {by}"
        if len(counts):
            share = f"{counts.iloc[0]:,} of {len(figures):,} figures"
            title = f"{capital(names[0])}: {share} ({counts.iloc[0] / len(figures):.0%})"
            most = counts.iloc[0] > counts.iloc[1:].max() if len(counts) > 1 else False
            title += f", the most of any {by}" if most else ""
        finish(ax, own, title, caption_of(figures))
    return ax
