"""Small multiples, each on a scale of its own."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from newsfigures.charts.axes import dense
from newsfigures.charts.marks import draw_rows
from newsfigures.charts.overtime import draw_toll
from newsfigures.charts.rows import claim_rows
from newsfigures.charts.style import ROW, WIDTH, style
from newsfigures.charts.words import (
    capital,
    caption_of,
    cut_note,
    dated_claims,
    finish,
    name_of,
    number_of,
    signs_note,
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
    data = dated_claims(claims) if chart == "toll" else claims
    keys = list(dict.fromkeys([*(["event"] if by == "series" else []), by, "measure", "unit"]))
    parts = [part for _, part in data.groupby(keys, sort=False, dropna=False)]
    parts = sorted(parts, key=len, reverse=True)
    shown = [part for part in parts[:most] if chart == "claims" or len(part) > 1] or parts[:1]
    rank = {source: n for n, source in enumerate(data["source"].value_counts().index)}
    heights = [ROW * len(claim_rows(part)) + 0.8 for part in shown] or [1.0]
    columns = 1
    if chart == "toll":
        columns = min(max(len(shown), 1), 2 if len(shown) in (2, 4) else 3)
        heights = [3.4] * (math.ceil(len(shown) / columns) or 1)
    with style():
        grid = plt.subplots(
            len(heights),
            columns,
            figsize=(width := max(WIDTH, 4.2 * columns), sum(heights) + 0.9),
            height_ratios=heights,
            layout="constrained",
            squeeze=False,
        )[1]
        for ax, part in zip(grid.flat, shown, strict=False):
            if chart == "toll":
                draw_toll(ax, dense(part), gap=14, most=4, rank=rank)
            else:
                draw_rows(ax, claim_rows(part))
            name, over = capital(name_of(part)), "event" if by == "series" else by
            if over not in ("measure", "unit") and data[over].nunique() > 1:
                name = f"{part[over].iloc[0]}: {name_of(part)}"
            ax.set_title(textwrap.fill(name, int(10 * width / columns)))
        for ax in grid.flat[len(shown) :]:
            ax.set_axis_off()
        title, rest = _panels_title(shown, by), parts[len(shown) :]
        untold = number_of(sum(map(len, rest)), "claim")
        note = f"{untold} of {number_of(len(rest), 'other')} not shown."
        cut = [
            cut_note(ax.yaxis if chart == "toll" else ax.xaxis) for ax in grid.flat[: len(shown)]
        ]
        notes = (
            signs_note(data),
            "Not all scales begin at zero." if any(cut) else "",
            note if rest else "",
        )
        finish(grid.flat[0], True, title, caption_of(data, *notes))
    return grid.ravel()[: len(shown) or 1]


def _panels_title(shown: Sequence[pd.DataFrame], by: str) -> str:
    if not shown:
        return "No claims to draw"
    claims = number_of(sum(map(len, shown)), "claim")
    if len(shown) == 1:
        return f"{claims} of {name_of(shown[0])}"
    what = "series" if by == "series" else f"panels by {by}"
    return f"{claims} in {len(shown):,} {what}, each on a scale of its own"
