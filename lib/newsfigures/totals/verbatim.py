"""Figures that an article tells twice in the same words: in its headline, or when it quotes itself.

Whatever such a sentence says of "another" or of who died since, it was said before.
"""

from __future__ import annotations

import re

from newsfigures.totals.cues import opens_another
from newsfigures.totals.entries import Entry


def told_twice(entries: list[Entry]) -> dict[str, str]:
    """Return the figures that another sentence tells in the same words, by id, each with why.

    Args:
        entries: the figures of one measure of one article, as `describe` leaves them.

    >>> words = ["Another two died in the raid", "Another two died in the raid on Burk."]
    >>> one, two = (Entry(f"f{k}", "two", 2, sentence=s, at=8) for k, s in enumerate(words))
    >>> told_twice([one, two])
    {'f0': 'the headline of what is told in full'}
    """
    again: dict[str, str] = {}
    headline: dict[str, str] = {}
    seen: dict[tuple, Entry] = {}
    for entry in entries:
        keys = _keys(entry)
        old = next((seen[key] for key in keys if key in seen), None)
        if old is not None and old.sentence != entry.sentence and not opens_another(entry):
            again[entry.figure] = f"told before as {old.text}"
            if _is_line(old) and not _is_line(entry):
                headline[old.figure] = entry.figure
        else:
            seen.update(dict.fromkeys(keys, entry))
    lines = {entry.sentence for entry in entries if entry.figure in headline}
    if all(entry.figure in headline for entry in entries if entry.sentence in lines):
        for line, below in headline.items():
            del again[below]
            again[line] = "the headline of what is told in full"
    return again


def _is_line(entry: Entry) -> bool:
    """Tell a headline, which has no stop."""
    return entry.sentence[-1:].isalnum()


def _keys(entry: Entry) -> list[tuple]:
    """Return what a figure and the words around it have in common with its retelling.

    Enough words behind it, or ahead of it, tell that nothing else is meant.
    """
    same = (entry.size, entry.bound, entry.scope, entry.place, entry.when)
    ahead, behind = _words(entry.ahead)[-_NEAR:], _words(_CLAUSE.match(entry.behind)[0])[:_NEAR]
    if len(behind) < _ENOUGH:
        behind = _words(entry.behind)[:_NEAR]
    text = " ".join(_words(entry.text))
    keys = []
    if len(behind) >= _ENOUGH:
        keys.append((*same, text, "behind", *behind))
    if len(ahead) >= _ENOUGH:
        keys.append((*same, text, "ahead", *ahead, *behind))
    return keys


#: So many words around a figure are compared, and so many are needed.
_NEAR, _ENOUGH = 5, 3
_WORD = re.compile(r"[\w-]+")
_CLAUSE = re.compile(r"[^,.;:”\"]*")
#: Headlines leave these out.
_LEFT_OUT = frozenset({"a", "an", "the", "was", "were", "is", "are", "has", "have", "had", "been"})


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _LEFT_OUT]
