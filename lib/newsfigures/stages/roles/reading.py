"""The reading of one sentence: first its verbs, then what stands outside the clause.

What stands outside is read by functions that each look for one manner of telling. A function that
hangs on certain words, its cues, is called only where one of them stands: `tolls.tolls` where the
sentence has "toll", "dead" or "number".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from newsfigures.stages.flags import flag, flags
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import DEAD, SUPERLATIVE_AGES, Group
from newsfigures.stages.roles import agents, factuality, lateparts, lives, nominals, telegram, tolls
from newsfigures.stages.roles.clauses import walk
from newsfigures.stages.roles.complements import hit_in_shelter, in_refuges
from newsfigures.stages.roles.marks import remarked
from newsfigures.stages.roles.scene import Role, Scene
from newsfigures.stages.rolewords import RoleWords, role_words
from newsfigures.stages.tokens import Lows, Token, lows
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import plural_of, words

#: Not enough to read a sentence without a quantity.
_LEFT_HOME = frozenset({"displaced", "evacuated"})
_DASHES = frozenset({":", "-", "–", "—"})


@dataclass(slots=True, eq=False)
class Reading:
    """What the stage found in one sentence.

    ``counts`` pairs a number with the things of "the number of clinics fell to 12" and of
    "Clinics damaged: 12"; ``aboard`` has who was in a craft.
    """

    roles: list[Role]
    parts: list[tuple[Noun, Noun]]
    bases: list[tuple[Noun, Noun]]
    ages: list[Noun]
    groups: list[Group]
    verbs: list[Verbs]
    counts: list[tuple[Noun, Noun]]
    aboard: list[Noun]


def roles(
    tokens: list[Token],
    chunks: list[Noun | Verbs | Mark],
    low: Lows | None = None,
    bits: int | None = None,
) -> Reading:
    """Return what each noun group of a sentence underwent, with parts, bases and ages.

    Args:
        tokens: the words of the sentence.
        chunks: its noun groups, verbs and marks.
        low: the look-up of its words in lower case, where it is at hand.
        bits: what its words can be (`flags`), where it is known.

    >>> from newsfigures.stages.tokens import tokenize
    >>> from newsfigures.stages.numbers import numbers
    >>> from newsfigures.stages.quantities import quantities
    >>> from newsfigures.stages.groups import chunks
    >>> text = "Four gunmen killed 20 worshippers and wounded a guard"
    >>> words = tokenize(text)
    >>> marks = [None] * len(words)
    >>> found = quantities(text, words, numbers(words, marks))
    >>> reading = roles(words, chunks(words, found, marks))
    >>> [(words[r.noun.first].text, r.measure) for r in reading.roles]
    [('20', 'killed'), ('a', 'injured')]
    """
    scene = Scene(tokens, *remarked(chunks, low or lows(tokens)), bits)
    walk(scene)
    for noun, measure in scene.told_in_brackets:
        scene.add(Role(noun, measure, at=noun.first))
    for noun in scene.bracketed:
        if (whole := lateparts.last_counted(scene, noun.first)) is not None:
            scene.parts.append((noun, whole))
    for read in _asked_for(scene.bits & _ANY_ASKED):
        read(scene)
    return Reading(
        scene.roles,
        scene.parts,
        scene.bases,
        scene.ages,
        scene.groups,
        scene.verbs,
        scene.counted,
        scene.aboard,
    )


#: "Cholera claims 17".
_CLAIMS = frozenset({"claim", "claims", "claimed"})
#: "Did not make it", "never made it out".
_MAKING = frozenset({"make", "made"})
#: Beside these it is told how many were in a craft.
_CRAFT = ("aboard", "onboard", "board", "carrying", "carried")
_ABOARD = frozenset((*_CRAFT, "passenger", "passengers", "crew", "crewmen", "occupants"))
#: What is read outside the clause, in this order. Each has its cues, None where it is always made.
_READINGS: list[tuple[Callable[[RoleWords], Iterable[str]] | None, Callable[[Scene], None]]]
_READINGS = [
    (lambda _: _DASHES, telegram.labels),
    (lambda lex: {*lex.state, *DEAD, "among"}, lateparts.named_among),
    (lambda _: {"with", "as", "addition", "besides", "alongside"}, telegram.alongside),
    (lambda lex: lex.wounds, nominals.wounds_to),
    (lambda lex: lex.wounds | lex.limbs, nominals.left_with),
    (
        lambda lex: {*_singular_and_plural(lex.noun, lex.deeds), "remains", "patients"},
        nominals.nominals,
    ),
    (lambda _: nominals.MANNERS, nominals.shared_heads),
    (lambda _: {"was", "is"}, tolls.ages_told),
    (lambda _: SUPERLATIVE_AGES, tolls.youngest),
    (lambda lex: {*lex.toll, *lex.state, *_singular_and_plural(lex.counts)}, tolls.tolls),
    (lambda lex: lex.lives | lex.victims | lex.throats | _CLAIMS, lives.lives_claimed),
    (lambda _: _ABOARD, lives.aboard),
    (lambda _: lives.EVERYONE, lives.all_aboard),
    (lambda _: {"loss", "hands"}, lives.lost_with),
    (lambda _: {"crew", "crews", "company", "complement"}, lives.with_her_crew),
    (lambda lex: lex.limbs, lives.limbs),
    (
        lambda lex: telegram.GAPS | telegram.NTH | lex.grades | {"followed", "lost", "suffered"},
        telegram.gapping,
    ),
    (lambda _: {"and"}, telegram.late_subject),
    (lambda _: _DASHES | lateparts.OPENERS, lateparts.late_parts),
    (lambda _: {"were", "was", "are", "is"}, telegram.inverted),
    (lambda _: {"so", "as"}, telegram.as_well),
    (lambda _: {"fleeing"}, telegram.fleeing),
    (lambda _: {"survived", "survive", "survives", "survivors"}, lives.survival),
    (
        lambda _: {"save", "saved", "revive", "revived", "resuscitate", "resuscitated"} | _MAKING,
        lives.not_saved,
    ),
    (lambda lex: lex.state, telegram.states),
    (lambda _: {"of", "among"}, lateparts.of_the),
    (None, factuality.old_deeds),
    (None, lateparts.inherit),
    (lambda _: {"bury", "buries", "burying", "buried"}, lives.some_of_buried),
    (lambda _: tolls.COUNTS, tolls.counts),
    (lambda lex: lex.bodies | {"remains"}, lives.bodies_found),
    (lambda _: {"for", "find", "trace", "locate"}, lives.searched_for),
    (lambda _: {"missing"}, lives.one_missing),
    (lambda lex: lex.refuge_heads, in_refuges),
    (lambda lex: lex.refuge_heads, hit_in_shelter),
    (lambda lex: lex.state, telegram.label_list),
    (lambda _: {"dragged", "dragging", "pulled", "pulling", "hauled"}, agents.dragged_out),
]


def _singular_and_plural(*nouns: Iterable[str]) -> set[str]:
    return {form for some in nouns for noun in some for form in (noun, plural_of(noun))}


@cache
def _asks() -> dict[str, int]:
    """Return which of the readings each word asks for."""
    asks: dict[str, int] = {}
    for bit, (cues, _) in zip(_ASKED, _READINGS, strict=True):
        for word in cues(role_words()) if cues is not None else ():
            asks[word] = asks.get(word, 0) | bit
    return asks


#: A bit for each of the readings.
_ASKED = flags(len(_READINGS), lambda word: _asks().get(word, 0))
_ANY_ASKED = sum(_ASKED)


@cache
def _asked_for(asked: int) -> list[Callable[[Scene], None]]:
    """Return the readings to make: those that a word asks for, and those always made."""
    readings = zip(_ASKED, _READINGS, strict=True)
    return [read for bit, (cues, read) in readings if cues is None or asked & bit]


#: What can make a sentence without a quantity tell a figure.
TRIGGER = flag(lambda: triggers())


@cache
def triggers() -> frozenset[str]:
    """Return every word without which a sentence tells nothing of what happened to people."""
    lex, classes = role_words(), words()
    lemmas = {
        *lex.object,
        *lex.subject,
        *(
            verb
            for verb, found in lex.phrases.items()
            if any(m not in _LEFT_HOME for _, m, _ in found)
        ),
        *lex.lives_verbs,
        *lex.treating,
        *lex.hitting,
        *lex.throat_verbs,
        *lex.limb_verbs,
        *lives.SAVING,
    }
    forms = {form for form, verb in classes.verbs.items() if verb.lemma in lemmas}
    forms |= set(lex.state) | set(classes.predicate)
    for by_second in classes.predicate_phrases.values():
        # "condition", "custody", "icu"
        forms |= {
            max(phrase, key=lambda w: (w not in classes.closed, len(w)))
            for phrases in by_second.values()
            for phrase, _ in phrases
        }
    for noun in {*lex.noun, *lex.deeds}:
        forms |= {noun, plural_of(noun)}
    return frozenset(forms | {"toll", "done", "seen", "search", "searching", "remains"})
