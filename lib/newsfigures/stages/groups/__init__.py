"""Noun groups of a sentence: what is counted, who is named.

A noun group ends where a verb, a preposition or a mark begins. Every rule looks a fixed distance to
either side, so the stage is linear. What a group says of people (how many, one or several, which
sort) is read here; what happened to them is left to the next stages.

`reading` goes through the tokens; `heads` tells where a group has its head and where it ends,
`names` whom it names; `model` holds what is found.
"""

from newsfigures.stages.groups.model import Mark, Noun
from newsfigures.stages.groups.reading import chunks

__all__ = ["Mark", "Noun", "chunks"]
