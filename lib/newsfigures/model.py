"""The types that every stage takes or returns: an article in, figures out."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

#: What a figure can measure. Only people are ``killed``: 300 sheep are a ``count`` of sheep.
MEASURES: tuple[str, ...] = (
    "killed",
    "injured",
    "casualties",
    "missing",
    "displaced",
    "detained",
    "abducted",
    "freed",
    "rescued",
    "evacuated",
    "surrendered",
    "infected",
    "affected",
    "population",
    "count",
    "area",
    "length",
    "mass",
    "volume",
    "speed",
    "temperature",
    "money",
    "share",
    "rate",
    "age",
    "duration",
    "other",
)

#: Measures of what happened to people; only these are tallied and only these are ever implied.
HUMAN_MEASURES: tuple[str, ...] = MEASURES[: MEASURES.index("population")]
#: Those of bodily harm.
HARMS: tuple[str, ...] = ("killed", "injured", "casualties")
#: Those that befall people at one place and time. Who has left home or goes hungry is told of a
#: whole war or season, as its dead are.
INCIDENT_MEASURES: tuple[str, ...] = (*HARMS, "detained", "abducted", "freed", "surrendered")

BOUNDS: tuple[str, ...] = ("=", ">", ">=", "<", "<=", "~", "range")
SCOPES: tuple[str, ...] = ("event", "background", "total", "plan")
CHANGES: tuple[str, ...] = ("up", "down", "new")


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    Attributes:
        id: names the article in every table; unique within one run.
        text: the text as published; every offset counts its code points.
        title, outlet, url: as given, ``""`` when unknown.
        published: the day of publication, or None; relative dates resolve against it.
        event: groups articles on one happening, ``""`` when unknown.

    >>> Article("a1", "Blast kills 7.").event
    ''
    """

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    published: date | None = None
    url: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that an article reports; the fields are the columns of the table, in order.

    None means that the text does not say. Offsets count code points of ``Article.text``;
    ``low`` and ``high`` are the interval that the words allow, None an open end.

    >>> Figure(figure="a1:12-13", article="a1", text="7", start=12, end=13,
    ...        sentence="Blast kills 7.", value=7.0, low=7.0, high=7.0).bound
    '='
    """

    figure: str
    article: str
    event: str | None = None
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    text: str = ""
    start: int = 0
    end: int = 0
    sentence: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = "="
    unit: str | None = None
    dimension: str | None = None
    base_value: float | None = None
    base_unit: str | None = None
    measure: str = "other"
    who: str | None = None
    group: str | None = None
    about: str | None = None
    by: str | None = None
    source: str | None = None
    hedge: str | None = None
    place: str | None = None
    when: str | None = None
    as_of: date | None = None
    scope: str = "event"
    change: str | None = None
    change_from: str | None = None
    part_of: str | None = None
    of_base: str | None = None
    implied: bool = False


#: The columns of the figures table, in order.
COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Figure))
