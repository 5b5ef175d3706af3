"""Numbers to quantities: the measuring unit of each number, and which numbers only describe.

"2,000 square kilometers" is one quantity; in "a 20-kilometre road" and "an 18-year-old" the
quantity stands inside a noun group and counts nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsfigures.stages.groups import words
from newsfigures.stages.numbers import Number, after_hedge
from newsfigures.stages.tokens import Token
from newsfigures.stages.units import Unit, per_unit, unit_after, unit_before

_DASHES = frozenset("-‐‑")


@dataclass(slots=True, eq=False)
class Quantity:
    """A number with its unit and the characters of both.

    ``start`` and ``end`` are offsets into the article; ``attributive`` tells that it describes a
    noun ("a 20-kilometre road"), ``age`` that it is how old someone is.
    """

    number: Number
    start: int
    end: int
    unit: Unit | None = None
    attributive: bool = False
    age: bool = False


def quantities(text: str, tokens: list[Token], found: list[Number]) -> list[Quantity]:
    """Attach to each number the unit printed beside it; ``trail`` then spans the unit too.

    >>> from newsfigures.stages.tokens import tokenize
    >>> from newsfigures.stages.numbers import numbers
    >>> text = "They took 2,000 square kilometers and lost $2.4bn"
    >>> parts = tokenize(text)
    >>> [(text[q.start:q.end], q.unit.name) for q in quantities(text, parts, numbers(parts, [None] * len(parts)))]
    [('2,000 square kilometers', 'km²'), ('$2.4bn', 'USD')]
    """
    result = []
    for number in found:
        start, end = tokens[number.first].start, tokens[number.last - 1].end
        quantity = Quantity(number, start, end)
        result.append(quantity)
        if number.kind in ("zero", "partitive"):
            continue
        _minus(text, tokens, quantity)
        before = unit_before(text, quantity.start)
        if before is not None:
            quantity.unit, quantity.start = before
        after = unit_after(text, end)
        if after is None and before is None and tokens[number.last - 1].end < len(text):
            after = _of_unit(text, tokens, number)
        if after is not None and (before is None or after[0].dimension == "money"):
            quantity.unit, quantity.end = after
        if quantity.unit is not None:
            quantity.unit, quantity.end = per_unit(quantity.unit, text, quantity.end)
            k = number.last
            while k < len(tokens) and tokens[k].start < quantity.end:
                k += 1
            if k > number.last:
                number.trail = max(number.trail, k)
                if number.bound == "=":
                    after_hedge(tokens, number, k)
        _describe(tokens, quantity)
    return result


def _minus(text: str, tokens: list[Token], quantity: Quantity) -> None:
    """Read a minus sign or the word before a temperature, a share or an amount."""
    number = quantity.number
    if number.first == 0:
        return
    before = tokens[number.first - 1]
    sign = before.text in "-−–" and before.end == quantity.start and (
        number.first == 1 or tokens[number.first - 2].end < before.start
    )
    if not sign and before.low not in ("minus",):
        return
    if unit_after(text, quantity.end) is None and before.text != "−":
        return
    quantity.start = before.start
    number.first -= 1
    number.lead = min(number.lead, number.first)
    number.value = -number.value if number.value is not None else None
    low = -number.high if number.high is not None else None
    number.high = -number.low if number.low is not None else None
    number.low = low


def _of_unit(text: str, tokens: list[Token], number: Number) -> tuple[Unit, int] | None:
    """Read the unit behind "a couple of hours", "millions of dollars", "half an hour"."""
    k = number.last
    if k >= len(tokens):
        return None
    linked = tokens[k].low == "of" and number.kind in ("vague", "exact", "cardinal")
    halved = tokens[k].low in ("a", "an") and number.kind == "fraction"
    if not (linked or halved):
        return None
    found = unit_after(text, tokens[k].end)
    if found is None or (linked and found[0].dimension == "count"):
        return None
    return found


def _describe(tokens: list[Token], quantity: Quantity) -> None:
    """Tell attributive quantities and ages."""
    number, unit = quantity.number, quantity.unit
    last = number.trail if unit is not None else number.last
    after = tokens[last] if last < len(tokens) else None
    if unit is not None and unit.name in ("year", "month", "week", "day") and after is not None:
        tail = after
        if tail.text in _DASHES and last + 1 < len(tokens):
            tail = tokens[last + 1]
        if tail.low in ("old", "olds") or tail.low.startswith("old-") :
            quantity.age = True
            quantity.attributive = after.text in _DASHES or _article_before(tokens, number)
            number.trail = last + (2 if after.text in _DASHES else 1)
            if tokens[number.trail - 1].low == "olds" or not _noun_after(tokens, number.trail):
                quantity.attributive = False
            return
        if tail.low == "of" and last + 1 < len(tokens) and tokens[last + 1].low == "age":
            quantity.age = True
            return
    if tokens[number.first - 1].low in ("aged", "age") and number.first:
        quantity.age = True
    if unit is None and number.last + 1 < len(tokens):
        dash, word = tokens[number.last], tokens[number.last + 1]
        if dash.text in _DASHES and dash.start == tokens[number.last - 1].end and word.start == dash.end:
            if word.low in ("year-old", "year-olds", "month-old", "day-old"):
                quantity.age = True
                number.trail = number.last + 2
                quantity.attributive = _noun_after(tokens, number.trail)
            elif word.kind == "word":
                quantity.attributive = _noun_after(tokens, number.last + 2)
                if quantity.attributive:
                    number.trail = number.last + 2
        return
    if unit is not None and _article_before(tokens, number) and _noun_after(tokens, number.trail):
        if number.value is None or abs(number.value) != 1:
            quantity.attributive = True
    elif unit is not None and number.last < len(tokens) and tokens[number.last].text in _DASHES:
        quantity.attributive = _noun_after(tokens, number.trail)


def _article_before(tokens: list[Token], number: Number) -> bool:
    return number.lead > 0 and tokens[number.lead - 1].low in ("a", "an", "the", "this", "that", "his", "her", "their", "its")


def _noun_after(tokens: list[Token], k: int) -> bool:
    if k >= len(tokens):
        return False
    token, classes = tokens[k], words()
    return token.kind == "word" and not (
        token.low in classes.prep
        or token.low in classes.conj
        or token.low in classes.be
        or token.low in classes.have
        or token.low in classes.modal
        or token.low in classes.det
        or token.low in classes.adverb
        or token.low in classes.sub
        or token.low in classes.rel
        or token.low in ("ago", "earlier", "later")
        or (token.low in classes.verbs and token.low not in classes.ambiguous and not token.low.endswith("ing"))
    )
