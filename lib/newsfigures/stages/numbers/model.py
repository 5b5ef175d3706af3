"""What a number is: the interval that its words allow."""

from __future__ import annotations

from dataclasses import dataclass

#: No amount in the news is larger; "million million million …" stops here.
LARGEST = 1e33


@dataclass(slots=True)
class Number:
    """A number in a sentence.

    ``first`` and ``last`` are token indices (last exclusive) of the number itself, ``core`` is its
    first numeral ("20" of "between 20 and 30"); ``lead`` and ``trail`` also take in the hedge words
    before and after it. ``kind`` is cardinal, range, vague, exact (a couple), fraction, ratio (1 in
    5), zero or partitive ("one of them").
    """

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    bound: str = "="
    kind: str = "cardinal"
    hedge: str | None = None
    lead: int = 0
    trail: int = 0
    core: int = 0

    @property
    def behind(self) -> int:
        """The token behind the number and its hedges."""
        return self.trail if self.trail > self.last else self.last


def as_printed(value: float) -> float:
    """Return a product of decimals without what binary fractions add at its end.

    >>> 4.19 * 1e9, as_printed(4.19 * 1e9)
    (4190000000.0000005, 4190000000.0)
    """
    return float(f"{value:.15g}") if value % 1 else value


def exactly(first: int, last: int, value: float, kind: str = "cardinal") -> Number:
    """Return the number of the tokens first to last that is so many.

    >>> exactly(0, 1, 12.0).high, exactly(0, 2, 4.19 * 1e9).value
    (12.0, 4190000000.0)
    """
    value = as_printed(value)
    return Number(first, last, value, value, value, "=", kind, None, 0, 0, first)


def at_least(first: int, last: int, floor: float) -> Number:
    """Return the number of the tokens first to last that has only a lower limit.

    >>> at_least(0, 1, 24).high is None
    True
    """
    return Number(first, last, None, float(floor), None, ">=", "vague", None, 0, 0, first)


def range_of(first: Number, second: Number, low: float, high: float) -> Number:
    """Return the range that two numbers print together, from the first to the second."""
    return Number(
        first.first,
        second.last,
        None,
        low,
        high,
        "range",
        "range",
        lead=first.lead,
        core=first.core,
    )


def apply_bound(number: Number, bound: str) -> None:
    """Set the interval that a bound leaves of the bare number.

    >>> number = Number(0, 1, 12.0, 12.0, 12.0)
    >>> apply_bound(number, ">")
    >>> number.low, number.high, number.bound
    (12.0, None, '>')
    """
    if number.kind == "zero" or bound == "range" or (number.kind == "range" and bound == "~"):
        return
    if number.kind == "vague" and bound in ("=", ">="):
        return
    number.bound = bound
    if bound in (">", ">="):
        number.high = None
    elif bound in ("<", "<="):
        if number.kind == "vague" and number.low:
            # Up to dozens are no hundred: a vague word ends where the next power of ten begins.
            number.high = float(10 ** len(str(int(number.low))) - 1)
        number.low = None
    elif bound == "~" and number.kind != "vague":
        number.low = number.high = None
