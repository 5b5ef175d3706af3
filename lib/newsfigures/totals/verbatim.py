"""Figures that an article tells twice in the same words: in its headline, or when it quotes itself.

Whatever such a sentence says of "another" or of who died since, it was said before.
"""

from __future__ import annotations

import re
from itertools import islice

from newsfigures.totals.cues import opens_another
from newsfigures.totals.entries import Entry


def told_twice(entries: list[Entry]) -> dict[str, str]:
    """Return the figures that another sentence tells in the same words, by id, each with why.

    Args:
        entries: the figures of one measure of one article, as `describe` leaves them.

    >>> words = ["Another two died in the raid", "Another two died in the raid, he said."]
    >>> one, two = (Entry(f"f{k}", "two", 2, sentence=s, at=8) for k, s in enumerate(words))
    >>> told_twice([one, two])
    {'f0': 'the headline of what is told in full'}
    """
    pairs = _pairs(entries)
    again = {entry.figure: f"told before as {old.text}" for old, entry in pairs}
    below = {old.figure: entry.figure for old, entry in reversed(pairs) if _is_line(old, entry)}
    lines = {old.sentence for old, _ in pairs if old.figure in below}
    if all(entry.figure in below for entry in entries if entry.sentence in lines):
        for line, story in below.items():
            del again[story]
            again[line] = "the headline of what is told in full"
    return again


def _pairs(entries: list[Entry]) -> list[tuple[Entry, Entry]]:
    """Return each figure that is told twice, with its retelling."""
    pairs: list[tuple[Entry, Entry]] = []
    seen: dict[tuple, Entry] = {}
    by_sentence: dict[str, list[Entry]] = {}
    for entry in entries:
        by_sentence.setdefault(entry.sentence, []).append(entry)
    for told in by_sentence.values():
        keys = [_keys(entry) for entry in told]
        before = _before(told, keys, seen) if not opens_another(told[0]) else None
        if before is not None:
            # the sentence is told again: so is each of its figures that is found there
            for entry in told:
                as_before = (old for old in by_sentence[before] if _alike(old, entry))
                pairs += [(old, entry) for old in islice(as_before, 1)]
            continue
        for entry, its_keys in zip(told, keys, strict=True):
            seen.update(dict.fromkeys(its_keys, entry))
    return pairs


def _before(told: list[Entry], keys: list[list[tuple]], seen: dict[tuple, Entry]) -> str | None:
    """Return the sentence that told of the same, None where there is none."""
    for entry, its_keys in zip(told, keys, strict=True):
        for key in its_keys:
            old = seen.get(key)
            if old is not None and not (
                _differ(old.place, entry.place) or _differ(old.when, entry.when)
            ):
                return old.sentence
    return None


def _differ(one: str | None, other: str | None) -> bool:
    """Tell two places or days that are both told; a headline may leave them out."""
    return one is not None and other is not None and one != other


def _alike(one: Entry, other: Entry) -> bool:
    same = (one.size, one.bound, one.scope) == (other.size, other.bound, other.scope)
    return same and _words(one.text) == _words(other.text)


def _is_line(one: Entry, other: Entry) -> bool:
    """Tell a headline, which has no stop, above prose."""
    return one.sentence[-1:].isalnum() and not other.sentence[-1:].isalnum()


def _keys(entry: Entry) -> list[tuple]:
    """Return what a figure and the words around it have in common with its retelling.

    Enough words behind it, or ahead of it, tell that nothing else is meant.
    """
    same = (entry.size, entry.bound, entry.scope)
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
