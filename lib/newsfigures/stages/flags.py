"""What a word can be, as bits: every word is looked up once, however many rules ask about it.

A stage names the words that it looks for and gets a bit for them (`flag`). A sentence carries the
bits of each of its words, and of all together: one test tells whether it holds any of a class.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import cache
from itertools import compress

#: What gives a word its bits, a class or some related classes each; lexicons are loaded late.
_CLASSES: list[Callable[[str], int]] = []
#: Every bit: what the words of a sentence can be where it is not known.
ALL = -1
#: So many words are kept; where a text has more, the rare ones are looked up again.
_WORDS_KEPT = 2**16
_taken = 0


class _Flags(dict[str, int]):
    """The bits of every word met of late."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        bits = self[word] = sum(bits_of(word) for bits_of in _CLASSES)
        return bits


_BITS_OF = _Flags()
#: The look-up of the bits of a word.
flags_of: Callable[[str], int] = _BITS_OF.__getitem__


def flag(words: Callable[[], Container[str]]) -> int:
    """Return a bit that stands for the words of a class from now on.

    Args:
        words: returns the class; it is called once, when the first word is looked up.

    >>> vowel = flag(lambda: "aeiou")
    >>> flags_of("a") & vowel > 0, flags_of("b") & vowel > 0
    (True, False)
    """
    known = cache(words)
    [bit] = flags(1, lambda word: bit if word in known() else 0)
    return bit


def places_of(bits: int, known: Sequence[int], count: int) -> list[int]:
    """Return the indices below ``count`` of the words that have any of the bits.

    >>> places_of(0b110, [0b001, 0b010, 0b101, 0b100], 3)
    [1, 2]
    """
    return [*compress(range(count), map(bits.__and__, known))]


def flags(count: int, bits_of: Callable[[str], int]) -> list[int]:
    """Return so many bits for classes that one look-up tells.

    Args:
        count: how many classes.
        bits_of: returns which of these bits a word has.
    """
    global _taken
    bits = [1 << k for k in range(_taken, _taken + count)]
    _taken += count
    _CLASSES.append(bits_of)
    _BITS_OF.clear()
    return bits
