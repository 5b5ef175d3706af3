"""Shares that are right, with their intervals."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from newsfigures.charts.axes import new_axes
from newsfigures.charts.style import LINES, ROW, WIDTH, style
from newsfigures.charts.words import finish, number_of, short


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
        ax, own = new_axes(ax, WIDTH, 1.6 + 1.2 * ROW * max(len(shown), 1))
        ax.hlines(places, shown["low"], shown["high"], color=colour, lw=1.2)
        if "first" in shown:  # larger, to be seen where both are the same
            ax.plot(shown["first"], places, marker, mec=colour, mfc="white", ls="", ms=8)
        ax.plot(shown["score"], places, marker, color=colour, ls="")
        names = shown[by].astype(str).map(short)
        ax.set_yticks(
            places, [f"{name}, n {n:,}" for name, n in zip(names, shown["n"], strict=True)]
        )
        ax.set_ylim(max(len(shown), 1) - 0.4, -0.6)
        ax.set_xlim(0, 1.02)
        ax.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
        ax.grid(axis="x")
        ax.set_xlabel("right")
        finish(ax, own, _scores_title(shown, by), _scores_caption(scores, shown, note))
    return ax


def _scores_title(shown: pd.DataFrame, by: str) -> str:
    if shown.empty:
        return "No scores"
    ends = [shown.loc[shown["score"].idxmin()], shown.loc[shown["score"].idxmax()]]
    told = [f"{row['score']:.0%} ({short(str(row[by]))})" for row in ends]
    title = f"Right: {' to '.join(told if len(shown) > 1 else told[:1])}"
    if "first" not in shown or shown["first"].isna().all():
        return title
    higher = int((shown["score"] > shown["first"]).sum())
    return f"{title}; {higher:,} of {shown['first'].notna().sum():,} higher than at first"


def _scores_caption(scores: pd.DataFrame, shown: pd.DataFrame, note: str) -> str:
    marks = "Filled: the score, with its 95 % bootstrap interval."
    first = "Hollow: the first score." if "first" in shown else ""
    rest = len(scores) - len(shown)
    blank = f"{number_of(rest, 'row')} without a score not shown." if rest else ""
    return " ".join(filter(None, [marks, first, note, blank]))
