"""To whom it befell: each verb gives its measure to its object or its subject.

In "Four gunmen killed 20 worshippers" the worshippers are killed, by the gunmen; in "20 worshippers
killed by gunmen" too. Here are also the cases in which it befell no one: "the chapel holds 300
people", "the goalkeeper was beaten twice".
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.agents import (
    are_gunmen,
    are_helpers,
    are_lawful,
    can_hold,
    carried_off,
    is_acronym,
    is_admitted,
    is_vessel,
    seized_by,
)
from newsfigures.stages.roles.complements import (
    for_an_illness,
    hurt_before_noun,
    is_struck,
    is_treated,
    is_visited,
    sent_away,
    shelter_of,
    who_stays,
    wounds_with,
)
from newsfigures.stages.roles.factuality import (
    dated_aside,
    day_of_its_own,
    is_going_on,
    is_planned,
    is_told_of_the_past,
    of_a_dated_event,
    of_an_age_then,
    of_old_age,
)
from newsfigures.stages.roles.scene import NOMINATIVE, SLACK, Role, Scene
from newsfigures.stages.roles.subjects import Frame, agent_of, has_object, object_of
from newsfigures.stages.roles.verbmeasures import DEATH, FIGHTING, measure_of
from newsfigures.stages.verbs import Verbs

_HURT = frozenset({"injure", "wound", "hurt"})
_NEARLY = frozenset({"nearly", "almost", "narrowly"})


def assign(
    scene: Scene,
    items: list,
    p: int,
    verb: Verbs,
    actor: Group | None,
    relative: Frame | None,
    shared: Group | None,
) -> None:
    """Give what the verb at p tells of to whom it befell."""
    known = verb.predicate is not None or verb.lemma in scene.lex.telling
    if not (known or scene.bits & DEATH):
        return
    target = object_of(scene, items, p)
    whom = relative is not None and relative.whom
    found = measure_of(scene, verb, target, whom)
    treated = False
    if found is None or found[0] in ("evacuated", "abducted", "detained"):
        hurt = is_treated(scene, items, p) or is_struck(scene, verb, actor, target)
        state = "injured" if hurt else wounds_with(scene, items, p)
        treated = state == "injured"
        apart = target is not None and not scene.alive(target)  # "survived a fall with burns"
        walked = not (hurt or verb.passive) and target is None  # "he escaped with a broken arm"
        fate = state and (apart or walked)
        side = "subject" if verb.lemma == "have" or fate else "object"
        found = (state, side) if state else found
    if found is None and verb.lemma in scene.lex.leaving:
        found = sent_away(scene, items, p, target)
    if found is None and verb.lemma in scene.lex.hitting and is_visited(scene, items, p, actor):
        found = ("affected", "object")
    if verb.lemma in scene.lex.returning and target is None:
        _no_longer(scene, actor)
    sheltered = found is None
    if sheltered:
        actor = who_stays(scene, items, p, actor)
        found = shelter_of(scene, items, p, actor, target)
        sheltered = found is not None
        found = found or carried_off(scene, verb, target)
    if verb.lemma == "undergo" and for_an_illness(scene, verb):
        return
    if "sexually" in verb.adverbs or scene.low(verb.first - 1) == "sexually":
        return
    if found == ("killed", "subject") and of_old_age(scene, verb, actor):
        return
    nearly = scene.low(verb.first - 1) in _NEARLY or not _NEARLY.isdisjoint(verb.adverbs)
    if found is None or found[0] == "none" or nearly:
        return
    measure, side = found
    if measure == "killed" and side == "subject" and is_going_on(scene, verb):
        return  # "they were suffocating in a lorry"
    if (
        verb.lemma == "hold"
        and measure == "detained"
        and target is not None
        and not (actor and can_hold(scene, actor))
    ):
        # "the chapel holds 300 people"
        return
    agent: Group | None = None
    if side == "subject":
        if (
            verb.form == "ing"
            and p
            and isinstance(items[p - 1], Mark)
            and items[p - 1].low in ("from", "of", "by", "for", "against")
        ):
            # "saved from drowning"
            return
        victim, agent = actor, agent_of(scene, items, p)
    elif verb.passive or (verb.form == "part" and target is None):
        victim, agent = actor, agent_of(scene, items, p)
    elif target is not None and not _passive_list(scene, items, p, actor, target):
        victim, agent = target, actor
    elif shared is not None:
        victim, agent = shared, actor
    elif verb.form in ("ed", "part") and actor is not None and not whom:
        victim, agent = actor, agent_of(scene, items, p)
        if items[p - 1] is actor and actor.members[0].pronoun in NOMINATIVE:
            return  # "the talks he held": he did it
        if not (verb.form == "part" or _bare_passive(scene, items, p, actor)):
            return
    elif (
        relative is not None
        and relative.whom
        and (verb.form in ("past", "s", "ed") or verb.perfect)
    ):
        # "a teacher whom they abducted"
        victim, agent = relative.event, actor
    else:
        return
    if victim is None or victim is agent:
        return
    opener = _opened_by(items, p)
    if opener == "whenever":
        return  # "cheers go up whenever a child is lifted out"
    if measure == "affected" and relative is not None and _of_a_place(victim):
        return  # "people from the provinces that were hit by the earthquake"
    if measure == "detained" and verb.lemma == "catch" and agent and not can_hold(scene, agent):
        return  # "caught by the edge of the slide"
    if measure == "killed" and not verb.passive and _is_audience(scene, victim):
        return
    if measure == "missing" and _is_absent(scene, verb):
        return
    if verb.lemma == "beat" and victim.members[0].lemma in scene.lex.players:
        return  # "the goalkeeper was beaten twice"
    if sheltered and victim.members[0].group in scene.lex.on_duty:
        return
    if verb.lemma in scene.lex.fetching and measure == "detained" and are_helpers(scene, agent):
        if not is_vessel(scene, agent):
            return
        measure = "rescued"  # "picked up by a trawler"
    seized = verb.lemma in scene.lex.seizing and are_gunmen(scene, agent)
    if measure == "detained" and (seized or victim.members[0].lemma in ("hostage", "captive")):
        measure = "abducted"
    if measure == "lost":
        doer = agent.members[0] if agent is not None else None
        armed = (
            doer is not None
            and doer.head >= 0
            and (doer.group == "combatant" or scene.low(doer.head) in scene.lex.military)
        )
        # "the army admitted losing three soldiers", "the MNLA lost three men"
        armed = armed or (actor is None and is_admitted(scene, items, p)) or is_acronym(scene, doer)
        # "they had lost ten fighters": whoever loses these
        if not armed and not any(noun.group in FIGHTING for noun in victim.members):
            return
        measure = "killed"
    if (
        verb.lemma == "lose"
        and verb.passive
        and not (victim.members[0].lemma or victim.members[0].number is not None)
    ):
        return  # a ship is lost with all hands
    if measure == "carried":
        doer = agent.members[0].head if agent is not None else -1
        if doer >= 0 and scene.low(doer) in scene.lex.scourges:
            measure = "killed"  # "the famine carried off 3,000 people"
        elif not seized_by(scene, verb, agent) or not scene.human(victim.members[0]):
            return
        else:
            police = agent is None and any(token.low == "police" for token in scene.tokens)
            measure = "detained" if police or are_lawful(scene, agent) else "abducted"
    if measure == "taken":
        apart = target is None and not verb.passive and not isinstance(items[p - 1], Group)
        if apart or not victim.members[0].lemma:
            return
        measure = "detained" if are_lawful(scene, agent) else "abducted"
    if verb.lemma in scene.lex.speech:
        agent = None  # "officials reported dozens missing"
    before = items[p - 1] if p else None
    supposed = isinstance(before, Verbs) and before.lemma in scene.lex.doubting
    if verb.lemma == "bury" and measure == "killed" and supposed:
        measure = "missing"  # "are believed to be buried"
    unfound = measure == "unfound"
    if unfound:
        measure = "missing"
    combined = _combined_measure(scene, items, p, verb, measure)
    plan = not unfound and is_planned(scene, items, p, verb)
    background = (
        is_told_of_the_past(scene, items, p, verb)
        or of_a_dated_event(scene, relative, verb)
        or of_an_age_then(scene, verb)
        or (measure == "missing" and verb.perfect == "had" and not unfound)
        or dated_aside(scene, items, p)
    )
    for noun in people_of(scene, victim):
        if _is_spared(scene, noun):
            if noun.partitive == "them":
                continue
            noun = Noun(noun.first - 2, noun.first - 1, noun.first - 2, None, "the", "others")
        role = Role(
            noun,
            combined,
            agent,
            verb.main,
            plan,
            background,
            verb.neg and not unfound,
            relative=relative is not None,
            dated=day_of_its_own(scene, relative, verb),
            before=opener == "since",
            perfect=verb.perfect == "had",
            strong=not treated,
            fate=combined == "killed" and not verb.neg and not plan,
        )
        scene.add(role)
        if combined in ("rescued", "evacuated") and hurt_before_noun(scene, noun):
            scene.add(role.shared(noun, "injured"))


def _combined_measure(scene: Scene, items: list, p: int, verb: Verbs, measure: str) -> str:
    """Read "killed or wounded 30" as casualties not told apart."""
    for k in (p + 1, p - 1):
        if (
            not (0 <= k < len(items))
            or not isinstance(items[k], Mark)
            or items[k].low not in ("or", "and")
        ):
            continue
        other = k + (1 if k > p else -1)
        if not (0 <= other < len(items)) or not isinstance(items[other], Verbs):
            continue
        target = items[other + 1] if other + 1 < len(items) else None
        if verb.predicate and k > p and isinstance(target, Group) and not target.prep:
            continue  # "left one dead and injured a guard"
        mate = scene.lex.object.get(items[other].lemma)
        pair = {measure, mate}
        if pair == {"killed", "injured"}:
            hurt = verb if measure == "injured" else items[other]
            # "beaten and killed" tells of one deed, "killed or injured" of two.
            return "casualties" if hurt.lemma in _HURT else "killed"
        if "casualties" in pair and mate in ("killed", "injured"):
            return mate
    return measure


def _bare_passive(scene: Scene, items: list, p: int, actor: Group) -> bool:
    """Tell "12 killed in blast" from "police fired": people or a number must stand there.

    Or what they are told in: "reports of 12 people killed".
    """
    return actor.human or actor.numbered or people_of(scene, actor) != actor.members


def _passive_list(scene: Scene, items: list, p: int, actor: Group | None, target: Group) -> bool:
    """Read "12 killed 30 injured" as two passives, not as a deed of the twelve."""
    verb = items[p]
    if verb.form not in ("ed",) or actor is None or not actor.numbered or not target.numbered:
        return False
    at = next((k for k in range(p + 1, len(items)) if items[k] is target), None)
    follower = items[at + 1] if at is not None and at + 1 < len(items) else None
    return (
        isinstance(follower, Verbs)
        and follower.form == "ed"
        and scene.role_verb(follower)
        and not has_object(scene, items, at + 1)
        and target.members[0].head < 0
    )


def people_of(scene: Scene, group: Group) -> list[Noun]:
    """Return the members of a group, a "total of 12" or a "gang of six" as the people in it."""
    found = []
    for noun in group.members:
        tail = next((t for t in group.tails if t.prep == "of" and t.first >= noun.last), None)
        if (
            noun.number is None
            and noun.head >= 0
            and scene.low(noun.head) in scene.lex.collective
            and tail is not None
            and tail.numbered
        ):
            found.extend(tail.members)
        else:
            found.append(noun)
    return found


def _is_spared(scene: Scene, noun: Noun) -> bool:
    """Tell "all but 12 of the 314 aboard were killed", where the 12 were not."""
    everyone = scene.low(noun.first - 2) in ("all", "everyone", "everybody")
    return everyone and scene.low(noun.first - 1) == "but" and noun.number is not None


def _no_longer(scene: Scene, group: Group | None) -> None:
    """Count the refugees and evacuees who went home as people only."""
    for noun in group.members if group is not None else ():
        if noun.number is not None and noun.lemma:
            scene.add(Role(noun, "count", at=noun.head))


def _of_a_place(group: Group) -> bool:
    """Tell whether a relative clause behind a group may be of the place that ends it."""
    return any(tail.last == group.last and not tail.human for tail in tails(group))


def _is_audience(scene: Scene, victim: Group) -> bool:
    """Tell "a set that slayed a crowd of 4,000"."""
    head = victim.members[0].head
    if head < 0 or scene.low(head) not in scene.lex.audience:
        return False
    return not any(tail.human for tail in victim.tails)  # "a crowd of 40 worshippers"


def _is_absent(scene: Scene, verb: Verbs) -> bool:
    """Tell "missing from the meeting", which is absent and not lost."""
    behind = (scene.low(k) for k in range(verb.last + 1, verb.last + SLACK + 1))
    return scene.low(verb.last) == "from" and any(low in scene.lex.occasions for low in behind)


def _opened_by(items: list, p: int) -> str:
    """Return the mark right before the subject of the verb at p: "since militants killed"."""
    marks = (item.low for item in reversed(items[max(0, p - 2) : p]) if isinstance(item, Mark))
    return next(marks, "")
