"""The numbers of a sentence, from left to right."""

from __future__ import annotations

from newsfigures.stages.flags import ALL, flag, places_of
from newsfigures.stages.numbers.hedges import HedgeReader
from newsfigures.stages.numbers.lexicon import ALIKE, lexicon
from newsfigures.stages.numbers.model import Number, apply_bound
from newsfigures.stages.tokens import NUMERAL, Flags, Lows, Token, lows
from newsfigures.stages.tokens import flags as flags_of

_TELLING = flag(lambda: lexicon().telling)


def after_hedge(tokens: list[Token], number: Number, at: int) -> None:
    """Apply to a number the hedge that stands behind its unit: "12 km or more".

    >>> from newsfigures.stages.tokens import tokenize
    >>> number = Number(0, 1, 12.0, 12.0, 12.0)
    >>> after_hedge(tokenize("12 km or more"), number, 2)
    >>> number.bound, number.trail
    ('>=', 4)
    """
    number.trail, bound = HedgeReader(tokens, [None] * len(tokens), lows(tokens)).after(at)
    if bound is not None:
        apply_bound(number, bound)


def numbers(
    tokens: list[Token],
    aside: list[str | None],
    low: Lows | None = None,
    flags: Flags | None = None,
    bits: int = ALL,
) -> list[Number]:
    """Return the numbers of one sentence, in order; ``aside`` is from the stage before.

    Scores and votes are seen only here, as pairs; their places in ``aside`` are filled, and so are
    those of a hedge behind a counted noun.

    >>> from newsfigures.stages.tokens import tokenize
    >>> from newsfigures.stages.setaside import set_aside
    >>> def read(text):
    ...     words = tokenize(text)
    ...     return [(n.value, n.low, n.high, n.bound) for n in numbers(words, set_aside(words))]
    >>> read("more than 470,000 dead, 300 to 400 hurt, dozens missing")
    [(470000.0, 470000.0, None, '>'), (None, 300.0, 400.0, 'range'), (None, 24.0, None, '>=')]
    >>> read("one and a half thousand")
    [(1500.0, 1500.0, 1500.0, '=')]
    >>> read("In 2011 one of the AK-47s failed; they lost 3-2")
    [(1.0, 1.0, 1.0, '=')]
    """
    found: list[Number] = []
    places = places_of(NUMERAL | _TELLING, flags or flags_of(tokens), len(tokens))
    if not places:
        return found
    reader, free = HedgeReader(tokens, aside, low or lows(tokens), bits), 0
    for i in places:
        if i < free or aside[i]:
            continue
        alike = tokens[i].low in ALIKE
        number = reader.as_many(i, found[-1]) if alike and found else reader.read(i)
        if number is None or aside[i]:
            continue
        reader.hedge(number)
        found.append(number)
        free = number.behind
    return found
