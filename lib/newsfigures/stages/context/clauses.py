"""Where the clauses of a sentence begin, for the words that speak of no figure outside theirs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsfigures.stages.context.lexicon import lexicon, lowered


def clause_bounds(sentence: str) -> list[int]:
    """Return where the clauses of a sentence begin.

    >>> clause_bounds("Three died on Monday, bringing to 45 the number of dead.")
    [20]
    """
    return [match.start() for match in lexicon().clause.finditer(lowered(sentence))]


def clause(sentence: str, bounds: list[int], start: int, end: int) -> tuple[str, str]:
    """Return the words of the clause before and behind the characters from start to end.

    >>> text = "Three died on Monday, bringing to 45 the number of dead."
    >>> clause(text, clause_bounds(text), 0, 5)
    ('', ' died on Monday')
    """
    first, last = bisect_right(bounds, start - 1), bisect_left(bounds, end)
    begin = bounds[first - 1] if first else 0
    stop = bounds[last] if last < len(bounds) else len(sentence)
    return sentence[max(begin, start - FAR) : start], sentence[end : min(stop, end + FAR)]


#: How many characters a word of scope reaches, so that time stays linear in long sentences.
FAR = 300
