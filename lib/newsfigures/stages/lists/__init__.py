"""Which noun groups are one: lists, apposition, ages, parts and complements.

It is settled before any verb is looked at, so that a role given to a group reaches every member of
it and nothing else: "four cadres, identified as A, B, C and D" are four people, "three soldiers and
two militants" five, "eight people, five of them police" eight.

* `sentence` holds the chunks of a sentence and answers what a chunk is;
* `reading` goes through them and makes the groups;
* `coordination` tells how a list goes on behind a comma and behind "and";
* `apposition` tells who is told of twice, by name, calling or age;
* `parts` reads what hangs on a group: "of the ten", "including four nurses", "(28 dead, 64 hurt)".
"""

from newsfigures.stages.lists.apposition import OF_ONE, OF_SEVERAL
from newsfigures.stages.lists.reading import Lists
from newsfigures.stages.lists.sentence import DEAD, SUPERLATIVE_AGES, Group, tails, takes_up

__all__ = [
    "DEAD",
    "OF_ONE",
    "OF_SEVERAL",
    "SUPERLATIVE_AGES",
    "Group",
    "Lists",
    "tails",
    "takes_up",
]
