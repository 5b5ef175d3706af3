"""Which figures are of which incident, where an article tells of several.

"Two men were shot in Alba. In a separate incident, a farmer was stabbed." The farmer is neither of
the two, and what follows is told of him, until the next turn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import groupby

from newsfigures.stages.context import another_incident
from newsfigures.totals.cues import SEVERAL, SUMMING
from newsfigures.totals.entries import Entry, Ledger, size_of
from newsfigures.totals.retold import take_sentence

#: Where an article turns to another incident, and whether to an unrelated one.
Turns = dict[int, bool]


def turns(figures: Iterable[tuple[int, str]]) -> Turns:
    """Return where an article turns to another incident.

    Args:
        figures: the start and the sentence of each figure of the article, in the order of the text.

    Returns:
        The start of the first figure of each sentence that opens another incident, and whether the
        sentence calls it a separate one.

    >>> turns([(0, "Two died."), (31, "In another raid, one was shot."), (40, "He died.")])
    {31: False}
    """
    opened: Turns = {}
    for sentence, group in groupby(figures, key=lambda figure: figure[1]):
        if turn := another_incident(sentence):
            opened[next(group)[0]] = turn == "unrelated"
    return opened


def by_incident(entries: list[Entry], turned: Turns) -> list[list[Entry]]:
    """Return the figures of each incident, of some maybe none.

    >>> one, two = Entry("f1", "One", start=0), Entry("f2", "two", start=40)
    >>> [len(incident) for incident in by_incident([one, two], {31: False})]
    [1, 1]
    """
    incidents: list[list[Entry]] = [[] for _ in range(len(turned) + 1)]
    places = list(turned)
    for entry in entries:
        incidents[bisect_right(places, entry.start)].append(entry)
    return incidents


def add_up(sentences: list[list[Entry]], turned: Turns, ledger: Ledger) -> None:
    """Take the figures of an article into the ledger, each incident by itself.

    Args:
        sentences: the figures of one measure, sentence by sentence, as `describe` leaves them.
        turned: where the article turns to another incident.
        ledger: what counts and what does not; it is changed.
    """
    places = list(turned)
    if sentences and SEVERAL.search(sentences[0][0].sentence):
        # "Nine died in two attacks. ... In another attack, four died", who are of the nine
        places = [place for place, unrelated in turned.items() if unrelated]
    for _, incident in groupby(sentences, key=lambda s: bisect_right(places, s[0].start)):
        own = Ledger()
        for sentence in incident:
            summing = SUMMING.search(sentence[0].sentence) is not None and own.kept
            if summing and ledger.kept and size_of(sentence) != size_of(own.kept.values()):
                ledger.join(own)
                own = Ledger()
                take_sentence(sentence, ledger)  # "In all, nine people died."
            else:
                take_sentence(sentence, own)
        ledger.join(own)
