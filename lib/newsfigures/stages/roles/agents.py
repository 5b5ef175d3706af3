"""Who did it, where that decides what was done.

Whom police pick up is detained, whom gunmen pick up abducted, whom a trawler picks up rescued.
"""

from __future__ import annotations

from newsfigures.stages.groups import Noun
from newsfigures.stages.lists import Group
from newsfigures.stages.roles.scene import SLACK, Scene
from newsfigures.stages.setaside import is_shouted
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of


def carried_off(scene: Scene, verb: Verbs, target: Group | None) -> tuple[str, str] | None:
    """Read "took three men off a bus", "marched 20 people into the bush"."""
    if verb.lemma not in scene.lex.gunmen_lead and verb.lemma not in scene.lex.dragging:
        return None
    ends = {verb.last} if target is None else {target.last, target.members[-1].last}
    bare = verb.lemma in scene.lex.gunmen_take and "to" not in map(scene.low, ends)
    return ("carried", "object") if bare or any(_leads_away(scene, k) for k in ends) else None


def _leads_away(scene: Scene, i: int) -> bool:
    """Tell "away", "from his house", "out of a bus" and "into the bush" at token i."""
    if scene.low(i) == "out":
        return scene.low(i + 1) == "of"
    if scene.low(i) in scene.lex.away:
        return True
    near = range(i + 1, i + SLACK + 1)
    into = (singular_of(scene.low(k)) in scene.lex.away_into for k in near)
    return scene.low(i) in ("into", "in", "to") and any(into)


def seized_by(scene: Scene, verb: Verbs, agent: Group | None) -> bool:
    """Tell by whom people are taken off against their will."""
    if are_gunmen(scene, agent) or are_lawful(scene, agent):
        return True
    return verb.lemma in scene.lex.dragging and not are_helpers(scene, agent)


def are_gunmen(scene: Scene, agent: Group | None) -> bool:
    """Tell fighters and armed men, who abduct, where they are no soldiers and no police."""
    if agent is None or are_lawful(scene, agent):
        return False
    noun = agent.members[0]
    before = {scene.low(k) for k in range(noun.first, noun.last)}
    lawless = noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.lawless
    if noun.head >= 0 and scene.low(noun.head) in scene.lex.collective:
        return lawless or not before.isdisjoint(scene.lex.gunmen)  # "a militant group"
    armed = not before.isdisjoint(scene.lex.armed)
    return noun.group == "combatant" or lawless or (armed and scene.human(noun))


def are_lawful(scene: Scene, agent: Group | None) -> bool:
    """Tell police and soldiers, who detain, from gunmen, who abduct."""
    if agent is None:
        return False
    noun = agent.members[0]
    head = scene.low(noun.head) if noun.head >= 0 else ""
    return noun.group in ("police", "official") or head in scene.lex.lawful


def are_helpers(scene: Scene, agent: Group | None) -> bool:
    """Tell by whom people are "picked up" who are in need: by a neighbour, an ambulance."""
    if agent is None or are_lawful(scene, agent) or are_gunmen(scene, agent):
        return False
    noun = agent.members[0]
    if not scene.human(noun):
        return noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.carriers
    return noun.group in scene.lex.helpful


def is_vessel(scene: Scene, agent: Group) -> bool:
    """Tell boats and helicopters, which pick up who is in peril, from a taxi."""
    noun = agent.members[0]
    return noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.lifesaving


def can_hold(scene: Scene, group: Group) -> bool:
    """Tell people and bodies, who hold prisoners, from places, which hold visitors."""
    noun = group.members[0]
    return scene.human(noun) or (noun.head >= 0 and scene.low(noun.head) in scene.lex.captors)


def is_acronym(scene: Scene, noun: Noun | None) -> bool:
    """Tell the name of a body in capitals."""
    if noun is None or noun.head < 0 or is_shouted(scene.tokens):
        return False
    return len(scene.tokens[noun.head].text) > 1 and scene.tokens[noun.head].text.isupper()


def is_admitted(scene: Scene, items: list, p: int) -> bool:
    """Tell whether the verb at p hangs on one of speech: "admitted losing"."""
    before = items[p - 1] if p else None
    return isinstance(before, Verbs) and before.lemma in scene.lex.admitting
