"""What is found: citations; and what an article leaves in memory of its sources."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Memory:
    """What earlier sentences of the article leave behind."""

    source: str | None = None
    person: str | None = None
    body: str | None = None
    #: Full names by their common noun: "ministry" for the Russian Defence Ministry.
    names: dict[str, str] = field(default_factory=dict)
    #: The source of a quotation that is still open.
    quoted: str | None = None
    quoting: bool = False
    #: Whether the last sentence cited someone, so that a bare quotation is theirs as well.
    fresh: bool = False
    event: bool = False
    #: The day of the event, as printed.
    day: str | None = None
    #: Whether the event, or another that counts, is told by its month.
    month: bool = False

    def remember(self, source: str, kind: str) -> None:
        """Keep a source as the last one named; ``kind`` is "person", "body" or ""."""
        self.source, self.fresh = source, True
        if kind != "body":
            self.person = source
        if kind != "person":
            self.body = source
        for word in source.split():
            self.names[word.lower()] = source


@dataclass(slots=True)
class Citation:
    """A source, the characters that cite it, and on which side its content stands."""

    source: str
    start: int
    end: int
    verb: str = ""
    #: The content precedes: "12 died, police said".
    backward: bool = False
    #: The content follows: "police said that 12 died".
    forward: bool = True
    #: Cited by what it does ("has documented"), which gives way to who says so.
    weak: bool = False


@dataclass(slots=True)
class Phrase:
    """A noun phrase that may be a source: tokens ``first`` to ``last`` (exclusive), its head."""

    first: int
    last: int
    head: int
