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

from newsfigures.charts.accuracy import scores
from newsfigures.charts.apart import spread
from newsfigures.charts.axes import LOG_FROM
from newsfigures.charts.counts import figures_by_measure
from newsfigures.charts.grid import comparison
from newsfigures.charts.multiples import panels
from newsfigures.charts.overtime import toll_over_time
from newsfigures.charts.rises import rise
from newsfigures.charts.rows import claims, totals_by_rule
from newsfigures.charts.style import LINES, STATUS_MARKS, save, style
from newsfigures.charts.words import CAVEAT

__all__ = [
    "CAVEAT",
    "LINES",
    "LOG_FROM",
    "STATUS_MARKS",
    "claims",
    "comparison",
    "figures_by_measure",
    "panels",
    "rise",
    "save",
    "scores",
    "spread",
    "style",
    "toll_over_time",
    "totals_by_rule",
]
