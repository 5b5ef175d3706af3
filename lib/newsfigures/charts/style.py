"""The one style of all charts: colours, marks, sizes; and a chart as PNG."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

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
WIDTH = 9.0
ROW = 0.29
UNKNOWN = {"facecolor": "white", "edgecolor": FAINT, "hatch": "////", "linewidth": 0}


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
