"""Who did it, where that decides what was done.

Whom police pick up is detained, whom gunmen pick up abducted, whom a trawler picks up rescued.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsfigures.model import HARMS
from newsfigures.stages.groups import Noun
from newsfigures.stages.lists import Group
from newsfigures.stages.roles.scene import SLACK, Scene
from newsfigures.stages.roles.subjects import Frame
from newsfigures.stages.roles.verbmeasures import FIGHTING
from newsfigures.stages.setaside import is_shouted
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

#: Who does this to others and takes some away is no helper.
_HARM = frozenset({"killed", "injured", "casualties"})


@dataclass(slots=True, eq=False)
class Deed:
    """What a verb tells of, as far as it is settled."""

    #: The place of the verb among the items.
    p: int
    verb: Verbs
    #: Its subject and its object.
    actor: Group | None
    target: Group | None
    #: The relative clause in which it stands.
    relative: Frame | None
    #: The object of the verb before, where both may have it.
    shared: Group | None
    measure: str = ""
    #: Which side suffers it, "subject" or "object" of the active verb.
    side: str = ""
    victim: Group | None = None
    agent: Group | None = None
    #: It is told by a treatment or by wounds.
    treated: bool = False
    #: It is told by a refuge.
    sheltered: bool = False

    @property
    def whom(self) -> bool:
        """Whether its object stands before the clause: "a trader whom they led away"."""
        return self.relative is not None and self.relative.whom


def settle_by_agent(scene: Scene, deed: Deed) -> bool:
    """Settle the measure by who did it; tell whether it befell anyone."""
    verb, agent, person = deed.verb, deed.agent, deed.victim.members[0]
    if verb.lemma == "poison" and deed.measure == "injured":
        murdered = not verb.passive and agent is not None and agent.human
        deed.measure = "killed" if murdered else "injured"
    elif deed.measure == "detained":
        if verb.lemma in scene.lex.fetching and _in_peril(scene, agent, person):
            deed.measure = "rescued"  # migrants "picked up" by the coast guard
        elif verb.lemma in scene.lex.fetching and _are_helpers(scene, agent):
            # "picked up by a trawler", "by a taxi"
            deed.measure = "rescued" if _is_vessel(scene, agent) else ""
        elif person.lemma in ("hostage", "captive") or (
            verb.lemma in scene.lex.seizing and _are_gunmen(scene, agent)
        ):
            deed.measure = "abducted"
    elif deed.measure == "abducted" and verb.lemma in _TAKING:
        if _are_lawful(scene, agent) or (agent is None and not scene.words.isdisjoint(_ARREST)):
            deed.measure = "detained"  # "taken away by police", "handcuffed and taken away"
    elif deed.measure == "evacuated" and verb.lemma in _TAKING and _are_gunmen(scene, agent):
        deed.measure = "abducted"  # "taken from their homes by gunmen"
    elif deed.measure == "lost":
        deed.measure = "killed" if _lost_fighting(scene, deed) else ""
    elif deed.measure == "carried":
        scourge = agent is not None and agent.members[0].head >= 0
        if scourge and scene.low(agent.members[0].head) in scene.lex.scourges:
            deed.measure = "killed"  # "the famine carried off 3,000 people"
        elif scene.human(person) and (
            _seized_by(scene, verb, agent) or (agent is None and _into_hiding(scene, verb))
        ):
            police = agent is None and any(token.low == "police" for token in scene.tokens)
            deed.measure = "detained" if police or _are_lawful(scene, agent) else "abducted"
        else:
            deed.measure = ""
    elif deed.measure == "taken":
        passive = (
            verb.passive or deed.target is not None or isinstance(scene.item(deed.p - 1), Group)
        )
        taken = "detained" if _are_lawful(scene, agent) else "abducted"
        deed.measure = taken if passive and person.lemma else ""
    return deed.measure != ""


#: Verbs of leading people away, which police and gunmen do alike, and what tells of the police.
_TAKING = frozenset({"take", "lead", "march", "haul", "whisk", "bundle", "drag", "carry", "pick"})
_ARREST = frozenset({"handcuffed", "handcuffs", "cuffed", "warrant", "warrants"})
#: How the names of peoples and parties end: "the French", "the Royalists".
_OF_A_PEOPLE = ("s", "ish", "ch", "ese")


def _lost_fighting(scene: Scene, deed: Deed) -> bool:
    """Tell "the army lost three men" and "they had lost ten fighters" from "he lost his sons"."""
    doer = deed.agent.members[0] if deed.agent is not None else None
    if doer is not None and doer.head >= 0:
        if doer.group == "combatant" or scene.low(doer.head) in scene.lex.military:
            return True
        if _is_acronym(scene, doer):
            return True  # "the MNLA lost three men"
        head, to = scene.tokens[doer.head], scene.low(deed.victim.members[-1].last) == "to"
        if doer.det == "the" and head.text[0].isupper() and head.low.endswith(_OF_A_PEOPLE):
            return not to  # "the Royalists lost 96 men", but "lost three men to injury"
    if deed.actor is None and _is_admitted(scene, deed.p):
        return True  # "the army admitted losing three soldiers"
    return any(noun.group in FIGHTING for noun in deed.victim.members)


def carried_off(scene: Scene, verb: Verbs, target: Group | None) -> tuple[str, str] | None:
    """Read "took three men off a bus", "marched 20 people into the bush"."""
    if verb.lemma not in scene.lex.gunmen_lead and verb.lemma not in scene.lex.dragging:
        return None
    ends = {verb.last} if target is None else {target.last, target.members[-1].last}
    bare = verb.lemma in scene.lex.gunmen_take and "to" not in map(scene.low, ends)
    return ("carried", "object") if bare or any(_leads_away(scene, k) for k in ends) else None


def _leads_away(scene: Scene, i: int, only: str = "") -> bool:
    """Tell "away", "from his house", "out of a bus" and "into the bush" at token i.

    Args:
        scene: the sentence.
        i: the token.
        only: the one word that it may be, "" for any.
    """
    if only and scene.low(i) != only:
        return False
    if scene.low(i) == "out":
        return scene.low(i + 1) == "of"
    if scene.low(i) in scene.lex.away:
        return True
    near = range(i + 1, i + SLACK + 1)
    into = (singular_of(scene.low(k)) in scene.lex.away_into for k in near)
    return scene.low(i) in ("into", "in", "to") and any(into)


def _into_hiding(scene: Scene, verb: Verbs) -> bool:
    """Tell "carried off into the bush" behind the verb, whoever did it."""
    near = range(verb.last, min(verb.last + SLACK, len(scene.tokens)))
    return any(scene.low(k) == "into" and _leads_away(scene, k, "into") for k in near)


def _seized_by(scene: Scene, verb: Verbs, agent: Group | None) -> bool:
    """Tell by whom people are taken off against their will."""
    if _are_gunmen(scene, agent) or _are_lawful(scene, agent):
        return True
    if agent is not None and any(r.agent is agent and r.measure in _HARM for r in scene.roles):
        return True  # "men in masks killed six people and carried off a nurse"
    return verb.lemma in scene.lex.dragging and not _are_helpers(scene, agent)


def dragged_out(scene: Scene) -> None:
    """Leave out that people were dragged from a house or a bus where they were killed or beaten.

    Who is dragged off to a forest first was abducted.
    """
    if not any(role.measure in HARMS and not role.plan for role in scene.roles):
        return
    scene.roles = [
        role
        for role in scene.roles
        if role.measure != "abducted" or _is_led_off(scene, role.at) is not False
    ]


def _is_led_off(scene: Scene, main: int) -> bool | None:
    """Tell "dragged him to the woods" from "dragged him out of a bus", None for other verbs."""
    verb = next((verb for verb in scene.verbs if verb.main == main), None)
    if verb is None or verb.lemma not in _DRAGGING:
        return None
    stop = min((v.first for v in scene.verbs if v.first > main), default=len(scene.tokens))
    return any(
        scene.low(k) in _OFF_TO or _leads_away(scene, k, "in") for k in range(main + 1, stop)
    )


_DRAGGING = ("drag", "pull", "haul")
_OFF_TO = frozenset({"away", "to", "into", "toward", "towards"})


def _are_gunmen(scene: Scene, agent: Group | None) -> bool:
    """Tell fighters and armed men, who abduct, where they are no soldiers and no police."""
    if agent is None or _are_lawful(scene, agent):
        return False
    noun = agent.members[0]
    before = {scene.low(k) for k in range(noun.first, noun.last)}
    lawless = noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.lawless
    if noun.head >= 0 and scene.low(noun.head) in scene.lex.collective:
        return lawless or not before.isdisjoint(scene.lex.gunmen)  # "a militant group"
    armed = not before.isdisjoint(scene.lex.armed)
    return noun.group == "combatant" or lawless or (armed and scene.human(noun))


def _are_lawful(scene: Scene, agent: Group | None) -> bool:
    """Tell police and soldiers, who detain, from gunmen, who abduct."""
    if agent is None:
        return False
    noun = agent.members[0]
    head = scene.low(noun.head) if noun.head >= 0 else ""
    return noun.group in ("police", "official") or head in scene.lex.lawful


def _are_helpers(scene: Scene, agent: Group | None) -> bool:
    """Tell by whom people are "picked up" who are in need: by a neighbour, an ambulance."""
    if agent is None or _are_lawful(scene, agent) or _are_gunmen(scene, agent):
        return False
    noun = agent.members[0]
    if not scene.human(noun):
        return noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.carriers
    return noun.group in scene.lex.helpful


#: Who is picked up when a ship has sunk.
_SHIPWRECKED = frozenset({"passenger", "crew", "crewman", "sailor", "seaman", "people"})


def _in_peril(scene: Scene, agent: Group | None, person: Noun) -> bool:
    """Tell migrants and survivors at sea from whom a coast guard arrests."""
    if agent is None:  # "when the ferry sank, 12 passengers were picked up"
        at_sea = not scene.words.isdisjoint(scene.lex.at_sea)
        return person.lemma == "survivor" or (at_sea and person.lemma in _SHIPWRECKED)
    if not (person.group in ("migrant", "refugee") or person.lemma == "survivor"):
        return False
    if not (_are_lawful(scene, agent) or scene.words.isdisjoint(scene.lex.afloat)):
        return True  # "the charity picked up 300 migrants from nine boats"
    noun = agent.members[0]
    return any(scene.low(k) in scene.lex.at_the_coast for k in range(noun.first, noun.last))


def _is_vessel(scene: Scene, agent: Group) -> bool:
    """Tell boats and helicopters, which pick up who is in peril, from a taxi."""
    noun = agent.members[0]
    return noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.lifesaving


def can_hold(scene: Scene, group: Group) -> bool:
    """Tell people and bodies, who hold prisoners, from places, which hold visitors."""
    noun = group.members[0]
    return scene.human(noun) or (noun.head >= 0 and scene.low(noun.head) in scene.lex.captors)


def _is_acronym(scene: Scene, noun: Noun) -> bool:
    """Tell the name of a body in capitals."""
    if is_shouted(scene.tokens):
        return False
    return len(scene.tokens[noun.head].text) > 1 and scene.tokens[noun.head].text.isupper()


def _is_admitted(scene: Scene, p: int) -> bool:
    """Tell whether the verb at p hangs on one of speech: "admitted losing"."""
    before = scene.item(p - 1)
    return isinstance(before, Verbs) and before.lemma in scene.lex.admitting
