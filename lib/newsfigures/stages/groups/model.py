"""What the stage finds beside the verb groups of `newsfigures.stages.verbs`: nouns and marks."""

from __future__ import annotations

from dataclasses import dataclass

from newsfigures.stages.numbers import Number


@dataclass(slots=True, eq=False)
class Noun:
    """A noun group.

    ``first`` to ``last`` are tokens (last exclusive), ``head`` is the token of the head noun or
    -1 where there is only a number; ``number`` the number that counts it. ``lemma`` is the lemma of
    a person noun, ``group`` its sort; ``name`` tells a proper name; ``plural`` None is unknown.
    ``partitive`` is what a bare number takes up: "them", "dead" of "three of the dead". ``placed``
    tells a bare name that stands where places do.
    """

    first: int
    last: int
    head: int = -1
    number: Number | None = None
    det: str = ""
    lemma: str | None = None
    group: str | None = None
    plural: bool | None = None
    name: bool = False
    pronoun: str = ""
    state: str | None = None
    measured: bool = False
    age: bool = False
    partitive: str = ""
    whole: Noun | None = None
    placed: bool = False


@dataclass(slots=True, eq=False)
class Mark:
    """Anything else: a preposition, conjunction, subordinator, relative, adverb or mark."""

    first: int
    last: int
    kind: str
    low: str
