"""What stands around a figure: how sure it is, where, when, and whether it belongs to the event.

Every function reads one sentence and knows nothing of roles. A place or a time belongs to the
figure that it follows before the next figure comes, else to those behind it; a word of scope
belongs to the figures of its clause. Who is cited is read in `newsfigures.stages.citations`.
"""

from newsfigures.stages.context.changes import direction, is_bodily
from newsfigures.stages.context.clauses import clause, clause_bounds
from newsfigures.stages.context.genres import about_war, genre, of_a_deed
from newsfigures.stages.context.hedges import hedge
from newsfigures.stages.context.lexicon import (
    BACKGROUND,
    BEFORE_PLACE,
    CHANGE,
    HEDGE,
    MOCK,
    PLAN,
    RECALLED,
    RECORD,
    SINCE,
    SPAN,
    TOTAL,
    TURN,
    WANTED,
    lexicon,
)
from newsfigures.stages.context.places import places
from newsfigures.stages.context.scope import (
    another_incident,
    atrocity,
    before_news,
    imagined,
    links,
    nth_of_many,
    of_record,
    of_whole_war,
    planned,
    recalled,
    scope_words,
    the_event,
    wanted,
    worst_time,
)
from newsfigures.stages.context.spots import Spot, nearest
from newsfigures.stages.context.times import (
    TIME,
    first_year_late,
    in_month,
    names_a_month,
    times,
    today,
    year_of,
)

__all__ = [
    "BACKGROUND",
    "BEFORE_PLACE",
    "CHANGE",
    "HEDGE",
    "MOCK",
    "PLAN",
    "RECALLED",
    "RECORD",
    "SINCE",
    "SPAN",
    "TIME",
    "TOTAL",
    "TURN",
    "WANTED",
    "Spot",
    "about_war",
    "another_incident",
    "atrocity",
    "before_news",
    "clause",
    "clause_bounds",
    "direction",
    "first_year_late",
    "genre",
    "hedge",
    "imagined",
    "in_month",
    "is_bodily",
    "lexicon",
    "links",
    "names_a_month",
    "nearest",
    "nth_of_many",
    "of_a_deed",
    "of_record",
    "of_whole_war",
    "places",
    "planned",
    "recalled",
    "scope_words",
    "the_event",
    "times",
    "today",
    "wanted",
    "worst_time",
    "year_of",
]
