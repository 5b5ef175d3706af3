"""The words that rules of noun groups look at, and the flags by which they are found."""

from __future__ import annotations

from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.flags import flag
from newsfigures.stages.verbs import NEXT
from newsfigures.stages.words import Ending, words

LISTS = load("groups")["group"]
PREPOSITIONAL = frozenset(LISTS["prepositional"])
BARE = frozenset(LISTS["bare"])
COMPASS = frozenset(LISTS["compass"])
FURTHER = frozenset({"further", "farther"})
OF_THE_REST = frozenset(LISTS["of_the_rest"])
INTENSE = frozenset(LISTS["intense"])
WEIGHING = frozenset(LISTS["weighing"])
BEFORE_WEIGHED = frozenset(LISTS["before_weighed"])
EARLY = frozenset(LISTS["early"])
CAUGHT = frozenset(LISTS["caught"])
POSING = frozenset(LISTS["posing"])
#: Marks that are marks alone wherever they stand.
_STOPS = frozenset(",.;:?!()[]")
QUOTES = frozenset("'’\"“”‘")


@cache
def _telling() -> Ending:
    """Return the words that some rule of noun groups, or of what stands between them, looks at.

    All others go on with a group: a rule that asks for more words must have them here.
    """
    w = words()
    rules = PREPOSITIONAL | BARE | OF_THE_REST | INTENSE | CAUGHT | COMPASS | NEXT | FURTHER
    rules |= EARLY | {"her", "us", "self", "others", "of", "on", "away", "least", "couple", "based"}
    classes = w.verbal | w.marks | w.pronoun | w.det | w.adjective | w.postnominal | w.weekdays
    return Ending(rules | classes | w.predicate_phrases.keys(), "ed", "ing")


TELLING = flag(_telling)


@cache
def simple_marks() -> dict[str, str]:
    """Return the words that are marks of one kind wherever they stand, each with its kind."""
    w = words()
    rules = PREPOSITIONAL | CAUGHT | INTENSE | {"based", "on", "that", "each", "not", "&"}
    several = w.predicate_phrases.keys() | w.verbal | (w.sub & w.prep) | rules
    kinds = {"rel": w.rel, "conj": w.conj, "prep": w.prep, "sub": w.sub}
    found = dict.fromkeys(_STOPS, "mark")
    for kind, class_ in kinds.items():
        for word in class_ - several:
            if word.isalpha() and not word.endswith(("ed", "ly")):
                found.setdefault(word, kind)
    return found


@cache
def _closing() -> frozenset[str]:
    """Return the words and marks at which a noun group that has its head ends, whatever follows."""
    w = words()
    ends = (simple_marks().keys() - _STOPS) | w.be | w.have | w.do | w.modal | {",", ";", ":"}
    return frozenset(ends - w.adjective - {"of", "away", "worth", "may", "us", "couple"})


CLOSING = flag(_closing)
#: Words of which some rule of `Chunker.chunks` asks before it asks for verbs.
ASKED_FIRST = flag(lambda: _asked_first())


@cache
def _asked_first() -> frozenset[str]:
    rules = QUOTES | PREPOSITIONAL | CAUGHT | COMPASS | FURTHER | {"based", "on", "less", "more"}
    return rules | words().predicate_phrases.keys()


#: Verbs and auxiliaries, as far as a word alone can tell.
VERBAL = flag(lambda: words().verbal)


@cache
def _no_nouns() -> Ending:
    """Return the words that some rule of `Chunker.chunks` may take for no part of a noun group."""
    w = words()
    rules = QUOTES | PREPOSITIONAL | CAUGHT | COMPASS | {"based", "in", "less", "more", "on"}
    return Ending(rules | w.predicate_phrases.keys() | w.verbal | w.marks, "ed", "ly")


NO_NOUN = flag(_no_nouns)
#: Verbs, states and what looks like verbs, which may end a noun group or go on with it.
INNER = flag(lambda: Ending(words().verbs.keys() | words().predicate.keys(), "ed", "ing"))
