"""Places and times as printed, and which of them a figure belongs to."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Spot:
    """A place or a time as printed, and where it stands."""

    text: str
    start: int
    end: int
    #: For a time: the day and the year it resolves to.
    day: date | None = None
    year: int | None = None
    #: Only the place of a figure that has no other: where people fled to.
    weak: bool = False
    #: A label before a colon, the place of what follows it.
    label: bool = False


def nearest(
    spots: list[Spot], start: int, end: int, figures: Sequence[tuple[int, int]]
) -> Spot | None:
    """Return the spot that a figure from start to end belongs to.

    Args:
        spots: places or times of the sentence, in order.
        start, end: the characters of the figure.
        figures: the characters of all figures of the sentence, in order.
    """
    if not spots:
        return None
    if len(spots) == 1 and not (spots[0].weak or spots[0].label):
        return spots[0]
    after = bisect_left(figures, (end, 0))
    following = figures[after][0] if after < len(figures) else math.inf
    here = bisect_left(spots, end, key=start_of)
    window = spots[max(0, here - _WINDOW) : here + _WINDOW]
    for weak in (False, True):
        before = None
        for spot in window:
            beside = 0 <= spot.start - end < _BESIDE
            if (spot.weak and not beside) is not weak:
                continue
            if spot.start < start:
                before = spot
            elif not spot.label and (spot.start < following or before is None):
                return spot
        if before is not None:
            return before
    return None


def start_of(spot: Spot) -> int:
    """Return where a spot begins, to sort spots by.

    >>> start_of(Spot("Homs", 3, 7))
    3
    """
    return spot.start


#: How many spots on either side of a figure are looked at.
_WINDOW = 8
#: "30 kilometres from Madan": so few characters on, where from is where.
_BESIDE = 12
