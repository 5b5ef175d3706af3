"""Uses of a verb that befall no one: "the goalkeeper was beaten twice", "a hall that holds 300".

Each measure has the uses that look like it and are not; some verbs are so whatever their measure.
"""

from __future__ import annotations

from newsfigures.model import HARMS
from newsfigures.stages.groups import Mark
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.agents import Deed, can_hold
from newsfigures.stages.roles.complements import for_an_illness
from newsfigures.stages.roles.factuality import is_going_on, led_by, of_old_age, opened_by
from newsfigures.stages.roles.scene import SLACK, Scene
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

_NEARLY = frozenset({"nearly", "almost", "narrowly"})
#: Verbs of "took to the hills" and "ran into the bush".
_INTO_HIDING = frozenset({"take", "run"})
#: "He pulled himself to safety."
_ONESELF = frozenset({"himself", "herself", "themselves"})
_QUOTES = frozenset({'"', "“", "'", "‘"})


def befalls_no_one(scene: Scene, deed: Deed) -> bool:
    """Tell the uses of a verb that tell of no such deed, by the verb and by its measure."""
    if _is_not_done(scene, deed) or _is_another_sense(scene, deed):
        return True
    by_measure = _BY_MEASURE.get(deed.measure)
    if by_measure is not None and by_measure(scene, deed):
        return True
    if deed.measure in (*HARMS, "detained") and _is_figurative(scene, deed.agent):
        return True
    return deed.sheltered and deed.victim.members[0].group in scene.lex.on_duty


def _is_figurative(scene: Scene, agent: Group | None) -> bool:
    """Tell "burned by the scandal" and "torn apart by a feud" by what does it."""
    if agent is None or any(tail.human for tail in agent.tails):
        return False
    head = agent.members[0].head
    return head >= 0 and singular_of(scene.low(head)) in scene.lex.figurative


def _is_not_done(scene: Scene, deed: Deed) -> bool:
    """Tell what nearly happened, what is meant otherwise and what happens now and then."""
    verb, ahead = deed.verb, scene.lows[deed.verb.first - 1]
    if "sexually" in verb.adverbs or ahead == "sexually":
        return True
    first = led_by(scene, deed.p)
    for each in (verb,) if first is None else (verb, scene.item(first)):
        if not _NEARLY.isdisjoint((*each.adverbs, scene.lows[each.first - 1])):
            return True
    if _is_figure_of_speech(scene, deed.p) or (verb.form == "ing" and ahead == "not"):
        return True
    return opened_by(scene, deed.p) == "whenever"  # "cheers go up whenever a child is lifted out"


def _is_another_sense(scene: Scene, deed: Deed) -> bool:
    """Tell the verbs that have another sense beside some words, whatever their measure."""
    verb, person = deed.verb, deed.victim.members[0]
    if verb.lemma == "beat":
        # "I am delighted to beat him"
        return person.lemma in scene.lex.players or _is_glad(scene, deed.p)
    if verb.lemma == "let":
        return person.lemma in scene.lex.employed  # "let 400 employees go"
    if verb.lemma == "surrender":
        # "the champion surrendered his title"
        return deed.target is not None and not _gives_up(scene, deed.target)
    if verb.lemma == "lose":  # a ship is lost with all hands
        return verb.passive and not person.lemma and person.number is None
    return False


def _hurts_no_one(scene: Scene, deed: Deed) -> bool:
    """Tell "received preferential treatment", "suffered pay cuts" and "suffered a shock defeat"."""
    noun, lex = deed.target.members[0] if deed.target is not None else None, scene.lex
    if noun is None or noun.head < 0 or noun.number is not None:
        return False
    kinds = {scene.low(k) for k in range(noun.first, noun.head)} - scene.w.det
    head = scene.low(noun.head)
    if deed.verb.lemma in scene.w.enduring and head != "treatment":
        if head in lex.wounds:
            return not kinds.isdisjoint(lex.unwounding)
        hurting = kinds & (lex.wounds | {"shock"})
        return bool(hurting) and head not in lex.wounded_heads | lex.limbs
    if head != "treatment":
        return False
    return not kinds <= scene.lex.treatments or for_an_illness(scene, deed.verb)


def _kills_no_one(scene: Scene, deed: Deed) -> bool:
    verb, victim = deed.verb, deed.victim
    if verb.lemma == "bury":  # "buried under letters"
        near = range(verb.last, verb.last + SLACK + 1)
        return any(singular_of(scene.low(k)) in scene.lex.burdens for k in near)
    if verb.lemma == "claim" and deed.actor is not None:
        return deed.actor.members[0].lemma in scene.lex.players  # "the bowler claimed five victims"
    if verb.lemma == "eliminate":  # "was eliminated from the cup"
        return scene.low(verb.last) == "from" or victim.members[0].lemma in scene.lex.players
    if not verb.passive and _is_audience(scene, victim):
        return True
    # "they were suffocating in a lorry"
    own = deed.side == "subject"
    return own and (is_going_on(scene, verb) or of_old_age(scene, verb, deed.actor))


def _holds_no_one(scene: Scene, deed: Deed) -> bool:
    verb, target, agent = deed.verb, deed.target, deed.agent
    if verb.lemma == "capture" and agent is not None:
        head = agent.members[0].head
        if head >= 0 and singular_of(scene.low(head)) in scene.lex.recording:
            return True  # "a camera captured two men"
    if verb.predicate:
        return _is_where(scene, deed.p)
    if verb.lemma in _JAILING and _is_sentence(scene, verb.last):
        return True
    if verb.lemma == "hold":
        if not verb.passive and _is_his_child(scene, deed.victim, agent):
            return True  # "he was holding his son"
        # "the chapel holds 300 people"
        return target is not None and not (deed.actor and can_hold(scene, deed.actor))
    if verb.lemma in scene.lex.gathering and not verb.passive and target is not None:
        # "the bowlers picked up two apiece", "he netted 12"
        return not scene.human(target.members[0])
    # "caught by the edge of the slide"
    return verb.lemma == "catch" and agent is not None and not can_hold(scene, agent)


def _frees_no_one(scene: Scene, deed: Deed) -> bool:
    """Tell "the team released him in June" and "was treated and released"."""
    if deed.verb.lemma != "release":
        return False
    agent = deed.agent
    if agent is not None and scene.low(agent.members[0].head) in scene.lex.clubs:
        return True
    before = [verb for verb in scene.verbs if verb.first < deed.verb.first]
    tended = bool(before) and before[-1].lemma in _TENDING
    return tended or "hospital" in {scene.low(deed.verb.last + k) for k in (1, 2)}


#: Who was so is let go home.
_TENDING = frozenset({"treat", "hospitalise", "hospitalize", "examine", "assess"})


def _rescues_no_one(_: Scene, deed: Deed) -> bool:
    return deed.victim.members[0].pronoun in _ONESELF


def _infects_no_one(scene: Scene, deed: Deed) -> bool:
    """Tell "is too ill to stand trial" and "had been ill for some time"."""
    near = [scene.low(k) for k in range(deed.verb.last, deed.verb.last + 2)]
    if deed.verb.predicate is not None and near[0] in ("for", "since"):
        return near[1] not in ("the", "a")
    return deed.verb.predicate is not None and scene.low(deed.verb.last - 2) == "too"


def _is_absent(scene: Scene, deed: Deed) -> bool:
    """Tell "missing from the meeting", which is absent and not lost."""
    verb = deed.verb
    behind = (scene.low(k) for k in range(verb.last + 1, verb.last + SLACK + 1))
    if scene.low(verb.last) == "through":
        return True  # "missing through injury"
    return scene.low(verb.last) == "from" and any(low in scene.lex.occasions for low in behind)


def _affects_a_place(_: Scene, deed: Deed) -> bool:
    """Tell "people from the provinces that were hit by the earthquake"."""
    group = deed.victim
    of_a_place = any(tail.last == group.last and not tail.human for tail in tails(group))
    return deed.relative is not None and of_a_place


def _leaves_no_home(scene: Scene, deed: Deed) -> bool:
    """Tell fighters who "took to the hills" to fight, and pupils who were expelled."""
    person, lemma = deed.victim.members[0], deed.verb.lemma
    if lemma == "expel":
        return person.lemma in scene.lex.belonging
    return lemma in _INTO_HIDING and person.group in scene.lex.on_duty


_BY_MEASURE = {
    "killed": _kills_no_one,
    "injured": _hurts_no_one,
    "detained": _holds_no_one,
    "freed": _frees_no_one,
    "rescued": _rescues_no_one,
    "infected": _infects_no_one,
    "missing": _is_absent,
    "affected": _affects_a_place,
    "displaced": _leaves_no_home,
}


_JAILING = frozenset({"jail", "imprison"})


def _is_sentence(scene: Scene, i: int) -> bool:
    """Tell a court's "jailed for life" and "jailed for killing two" from "jailed on Monday".

    Who is "jailed for 15 days" has seen no court.
    """
    near = [scene.low(k) for k in range(i, i + _SENTENCE)]
    k = next((k for k, low in enumerate(near) if low in ("for", "over", "after")), None)
    if k is None or not _CLOSING.isdisjoint(near[:k]):
        return False
    term = near[k + 1 : k + _TERM]
    if near[k] == "for" and not _SHORT.isdisjoint(term):
        return False
    deed = any(low.endswith("ing") or singular_of(low) in scene.lex.noun for low in term)
    return deed or (near[k] == "for" and not _LONG.isdisjoint(term))


#: So many words behind "jailed" its term is told, in so many words.
_SENTENCE, _TERM = 9, 6
_CLOSING = frozenset({".", ";", ","})
_SHORT = frozenset({"day", "days", "week", "weeks", "hour", "hours", "night"})
_LONG = frozenset({"life", "year", "years", "month", "months", "decade", "decades", "term"})


def _is_his_child(scene: Scene, victim: Group, agent: Group | None) -> bool:
    """Tell whom one holds in one's arms."""
    noun, doer = victim.members[0], agent.members[0] if agent is not None else None
    own = noun.det in ("his", "her", "their") and noun.number is None
    alone = doer is not None and (doer.pronoun in ("he", "she") or doer.lemma in scene.lex.sexes)
    return own and alone and (noun.lemma in scene.lex.sexes or noun.lemma in scene.lex.babies)


def _gives_up(scene: Scene, target: Group) -> bool:
    """Tell people, places and arms, whose surrender is that of fighters, from titles."""
    noun = target.members[0]
    if noun.measured:
        return False  # "surrendered 12 percent of the firm"
    if noun.head >= 0 and scene.low(noun.head) in scene.lex.ceded:
        return False
    if scene.alive(target) or not noun.det or scene.tokens[noun.head].text[0].isupper():
        return True
    return singular_of(scene.low(noun.head)) in scene.lex.given_up


def _is_where(scene: Scene, p: int) -> bool:
    """Tell "he died in prison" and "was radicalised in jail", of where something happened."""
    verb, before = scene.item(p), scene.item(p - 1)
    bare = scene.low(verb.first) in ("in", "behind")
    return bare and isinstance(before, Verbs) and before.lemma not in scene.lex.holding


def _is_glad(scene: Scene, p: int) -> bool:
    """Tell the infinitive of "is happy to beat him" and "was delighted to beat him"."""
    before = scene.item(p - 1)
    if not isinstance(before, Verbs):
        return False
    return before.copula or before.lemma in scene.lex.pleasing


def _is_figure_of_speech(scene: Scene, p: int) -> bool:
    """Tell the words of "he described the market as "shot to pieces"."""
    quote, behind = scene.item(p - 1), scene.item(p - 2)
    marks = isinstance(quote, Mark) and isinstance(behind, Mark)
    return marks and quote.low in _QUOTES and behind.low in ("as", "being")


def _is_audience(scene: Scene, victim: Group) -> bool:
    """Tell "a set that slayed a crowd of 4,000"."""
    head = victim.members[0].head
    if head < 0 or scene.low(head) not in scene.lex.audience:
        return False
    return not any(tail.human for tail in victim.tails)  # "a crowd of 40 worshippers"
