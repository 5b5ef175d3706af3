"""The marks of claims: a dot, a stroke, a range, with arrows where an end is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes

from newsfigures.charts.axes import number_axis
from newsfigures.charts.style import FAINT, INK
from newsfigures.series import Span, spell

_ARROW = 20


class Row(NamedTuple):
    """One row of a dot-and-range chart; without a span it is a heading."""

    label: str
    span: Span | None = None
    colour: str = INK
    marker: str = "o"
    note: str = ""


def draw_rows(ax: Axes, rows: Sequence[Row]) -> None:
    """Draw rows of marks from the top, each with its number in words at the right."""
    spans = [row.span for row in rows if row.span]
    number_axis(ax, "x", spans)
    for y, row in enumerate(rows):
        if row.span is None:
            continue
        ax.axhline(y, color=FAINT, linewidth=0.5, zorder=0)
        draw_mark(ax, y, row.span, row.colour, row.marker, along="x")
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


def draw_mark(ax: Axes, at: float, span: Span, colour: str, marker: str, along: str) -> None:
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
