"""To whom it befell: each verb gives its measure to its object or its subject.

In "Four gunmen killed 20 worshippers" the worshippers are killed, by the gunmen; in "20 worshippers
killed by gunmen" too.
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.agents import Deed, carried_off, settle_by_agent
from newsfigures.stages.roles.complements import (
    hurt_before_noun,
    hurt_by_complement,
    is_visited,
    left_for,
    sent_away,
    shelter_of,
    who_stays,
)
from newsfigures.stages.roles.factuality import (
    dated_aside,
    day_of_its_own,
    is_planned,
    is_told_of_the_past,
    led_by,
    of_a_dated_event,
    of_an_age_then,
    opened_by,
)
from newsfigures.stages.roles.noharm import befalls_no_one
from newsfigures.stages.roles.nominals import measure_of_noun
from newsfigures.stages.roles.scene import NOMINATIVE, Role, Scene
from newsfigures.stages.roles.subjects import Frame, agent_of, has_object, is_left_out, object_of
from newsfigures.stages.roles.verbmeasures import DEATH, measure_of
from newsfigures.stages.verbs import Verbs

#: Whose subject suffers what it tells: "the regiment lost 40 men".
_LOSING = frozenset({"lose", "suffer", "sustain", "see", "mourn", "bury"})
_HURT = frozenset({"injure", "wound", "hurt"})
#: What follows these may never happen: "if either man is captured".
_CONDITIONS = frozenset({"if", "unless"})
#: Between these and a gerund a deed is spoken of: "saved from drowning".
_SPARED_FROM = frozenset({"from", "of", "by", "for", "against"})
#: Beside these it says more that they were hurt: "flown to hospital".
_MORE_WITH_WOUNDS = frozenset({"evacuated", "abducted", "detained"})


def assign(
    scene: Scene,
    p: int,
    verb: Verbs,
    actor: Group | None,
    relative: Frame | None,
    shared: Group | None,
) -> None:
    """Give what the verb at p tells of to whom it befell.

    Args:
        scene: the sentence.
        p: the place of the verb among them.
        verb: the verb.
        actor: its subject.
        relative: the relative clause in which it stands, if any.
        shared: the object of the verb before, which it may have in common with it.
    """
    known = verb.predicate is not None or verb.lemma in scene.lex.telling
    if not (known or scene.bits & DEATH):
        return
    deed = Deed(p, verb, actor, object_of(scene, p), relative, shared)
    if (
        _tells(scene, deed)
        and _settle_sides(scene, deed)
        and not befalls_no_one(scene, deed)
        and settle_by_agent(scene, deed)
    ):
        _add_roles(scene, deed)


def _tells(scene: Scene, deed: Deed) -> bool:
    """Find what the verb tells of and which side suffers it, if it tells of anything."""
    p, verb, target, actor = deed.p, deed.verb, deed.target, deed.actor
    found = measure_of(scene, verb, target, deed.whom)
    if found is None or found[0] in _MORE_WITH_WOUNDS:
        hurt = hurt_by_complement(scene, p, actor, target)
        deed.treated = hurt is not None and hurt[0] == "injured"
        found = hurt or found
    if found is None and verb.lemma in scene.lex.leaving:
        found = sent_away(scene, p, target) or left_for(scene, p, actor, target)
    if found is None and verb.lemma in scene.lex.hitting and is_visited(scene, p, actor):
        found = ("affected", "object")
    if verb.lemma in scene.lex.returning and target is None:
        _no_longer(scene, actor)
    if found is None:
        deed.actor = who_stays(scene, p, actor)
        found = shelter_of(scene, p, deed.actor, target)
        deed.sheltered = found is not None
        found = found or carried_off(scene, verb, target)
    if found is None or found[0] == "none":
        return False
    if verb.predicate == "injured" and _died_there_too(scene, p):
        found = ("killed", "subject")
    deed.measure, deed.side = found
    return True


def _died_there_too(scene: Scene, p: int) -> bool:
    """Tell the sixth of "five died at once and a sixth in hospital"."""
    bed, mark = scene.item(p), scene.item(p - 2)
    if scene.low(bed.first) in scene.w.be or not bed.lemma.endswith("hospital"):
        return False
    if not (isinstance(mark, Mark) and mark.low in ("and", ",")):
        return False
    before = next((v for v in reversed(scene.verbs) if v.first < bed.first), None)
    return before is not None and before.lemma == "die" and not before.neg


def _settle_sides(scene: Scene, deed: Deed) -> bool:
    """Settle who suffered it and who did it, by voice; tell whether someone did suffer it."""
    p, verb, target, actor = deed.p, deed.verb, deed.target, deed.actor
    if deed.side == "subject":
        before = scene.item(p - 1)
        if verb.form == "ing" and isinstance(before, Mark) and before.low in _SPARED_FROM:
            return False  # "saved from drowning"
        deed.victim, deed.agent = actor, agent_of(scene, p)
    elif verb.passive or (verb.form == "part" and target is None):
        deed.victim, deed.agent = actor, agent_of(scene, p)
    elif target is not None and not _passive_list(scene, p, actor, target):
        deed.victim, deed.agent = target, actor
    elif deed.shared is not None:
        deed.victim, deed.agent = deed.shared, actor
    elif verb.form in ("ed", "part") and actor is not None and not deed.whom:
        deed.victim, deed.agent = actor, agent_of(scene, p)
        if scene.item(p - 1) is actor and actor.members[0].pronoun in NOMINATIVE:
            return False  # "the talks he held": he did it
        if not (verb.form == "part" or _bare_passive(scene, actor)):
            return False
    elif deed.whom and (verb.form in ("past", "s", "ed") or verb.perfect):
        # "a teacher whom they abducted"
        deed.victim, deed.agent = deed.relative.event, actor
    if deed.measure == "missing" and deed.victim is not None:
        deed.victim = _aboard(scene, deed.victim)
    return deed.victim is not None and deed.victim is not deed.agent


def _aboard(scene: Scene, craft: Group) -> Group:
    """Return who was in a craft that is missing: "a boat with 40 people on board"."""
    if scene.countable(craft.members[0]):
        return craft
    counted = (tail for tail in tails(craft) if tail.prep in ("with", "of") and tail.numbered)
    return next((tail for tail in counted if _in_craft(scene, tail)), craft)


def _in_craft(scene: Scene, group: Group) -> bool:
    """Tell people, and "five" of "five on board"."""
    behind = {scene.low(k) for k in range(group.members[0].last, group.members[0].last + 2)}
    return group.human or not behind.isdisjoint(("aboard", "board"))


def _add_roles(scene: Scene, deed: Deed) -> None:
    """Give the measure to those who suffered it, each with what is known of the deed."""
    p, verb, relative = deed.p, deed.verb, deed.relative
    unfound = deed.measure == "unfound"
    measure = "missing" if unfound else deed.measure
    before = scene.item(p - 1)
    supposed = isinstance(before, Verbs) and before.lemma in scene.lex.doubting
    if verb.lemma == "bury" and measure == "killed" and supposed:
        measure = "missing"  # "are believed to be buried"
    combined = _combined_measure(scene, p, verb, measure)
    plan = not unfound and is_planned(scene, p, verb)
    plan = plan or (measure == "evacuated" and verb.lemma == "order")  # "out of the valley"
    # "officials reported dozens missing"
    undoing = verb.lemma in scene.lex.speech or verb.lemma in _LOSING
    agent = None if undoing else deed.agent
    opening = opened_by(scene, p) if scene.item(p - 1) is deed.actor else ""
    plan = plan or _is_condition(scene, p)
    may_have = verb.modal == "may" and verb.perfect != ""  # "3,000 may have died"
    background = (
        is_told_of_the_past(scene, p, verb)
        or of_a_dated_event(scene, relative, verb)
        or of_an_age_then(scene, verb)
        or (measure == "missing" and verb.perfect == "had" and not unfound)
        or dated_aside(scene, p)
    )
    first = led_by(scene, p)
    denied = verb.neg or (first is not None and scene.item(first).neg)
    people = people_of(scene, deed.victim)
    if scene.low(verb.first) in _SINGULAR and _is_one_by_two_callings(people):
        people = people[1:]
    for noun in people:
        if scene.low(verb.first) == "with" and _told_by_itself(scene, noun, measure):
            continue
        if is_left_out(scene, noun):
            if noun.partitive == "them":
                continue
            noun = Noun(noun.first - 2, noun.first - 1, noun.first - 2, None, "the", "others")
        own_hand = combined == "casualties" and verb.lemma == "shoot" and noun.pronoun in _ONESELF
        role = Role(
            noun,
            "killed" if own_hand else combined,
            agent,
            verb.main,
            plan and not (may_have and _is_reckoned(noun)),
            background,
            denied and not unfound,
            relative=relative is not None and not _is_said(scene, relative, verb),
            dated=day_of_its_own(scene, relative, verb),
            before=opening == "since",
            perfect=verb.perfect == "had",
            strong=not deed.treated,
            fate=combined == "killed" and not denied and not plan,
        )
        scene.add(role)
        if combined in ("rescued", "evacuated") and hurt_before_noun(scene, noun):
            scene.add(role.shared(noun, "injured"))


_SINGULAR = frozenset({"was", "is", "has"})
#: "Shot his wife and then himself" tells of a suicide, and leaves open how it ended for her.
_ONESELF = frozenset({"himself", "herself"})


def _is_one_by_two_callings(people: list[Noun]) -> bool:
    """Tell "poet and playwright Ana Orlo was held", one person, by the verb."""
    if len(people) != 2:
        return False
    first, second = people
    bare = all(noun.number is None and not noun.det and not noun.plural for noun in people)
    return bare and bool(first.lemma) and not first.name and second.name


def _combined_measure(scene: Scene, p: int, verb: Verbs, measure: str) -> str:
    """Read "killed or wounded 30" as casualties not told apart."""
    for k in (p + 1, p - 1):
        if not isinstance(scene.item(k), Mark) or scene.item(k).low not in ("or", "and"):
            continue
        other = k + (1 if k > p else -1)
        if not isinstance(scene.item(other), Verbs):
            continue
        target = scene.item(other + 1)
        if verb.predicate and k > p and isinstance(target, Group) and not target.prep:
            continue  # "left one dead and injured a guard"
        mate = scene.lex.object.get(scene.item(other).lemma)
        pair = {measure, mate}
        if pair == {"killed", "injured"}:
            hurt = verb if measure == "injured" else scene.item(other)
            # "beaten and killed" tells of one deed, "killed or injured" of two.
            return "casualties" if hurt.lemma in _HURT else "killed"
        if "casualties" in pair and mate in ("killed", "injured"):
            return mate
    return measure


def _bare_passive(scene: Scene, actor: Group) -> bool:
    """Tell "12 killed in blast" from "police fired": people or a number must stand there.

    Or what they are told in: "reports of 12 people killed".
    """
    return actor.human or actor.numbered or people_of(scene, actor) != actor.members


def _passive_list(scene: Scene, p: int, actor: Group | None, target: Group) -> bool:
    """Read "12 killed 30 injured" as two passives, not as a deed of the twelve."""
    verb = scene.item(p)
    if verb.form != "ed" or actor is None or not actor.numbered or not target.numbered:
        return False
    at = next((k for k in range(p + 1, len(scene.items)) if scene.item(k) is target), None)
    follower = scene.item(at + 1)
    return (
        isinstance(follower, Verbs)
        and follower.form == "ed"
        and scene.role_verb(follower)
        and not has_object(scene, at + 1)
        and target.members[0].head < 0
    )


def people_of(scene: Scene, group: Group) -> list[Noun]:
    """Return the members of a group, a "total of 12" or a "gang of six" as the people in it."""
    found = []
    for noun in group.members:
        tail = None
        bare = group.tails and noun.number is None and noun.head >= 0
        if bare and scene.lows[noun.head] in scene.lex.collective:
            of = (t for t in group.tails if t.prep == "of" and t.first >= noun.last)
            tail = next(of, None)
        if tail is not None and tail.numbered:
            found.extend(tail.members)
        else:
            found.append(noun)
    return found


def _told_by_itself(scene: Scene, noun: Noun, measure: str) -> bool:
    """Tell the others of "37 fatalities, 38 missing persons and 12 people with injuries"."""
    states = {scene.lex.state.get(scene.low(k)) for k in range(noun.first, noun.head)}
    return bool((states | {measure_of_noun(scene, noun)}) - {None, measure})


def _no_longer(scene: Scene, group: Group | None) -> None:
    """Count the refugees and evacuees who went home as people only."""
    for noun in group.members if group is not None else ():
        if noun.number is not None and noun.lemma:
            scene.add(Role(noun, "count", at=noun.head))


def _is_said(scene: Scene, frame: Frame, verb: Verbs) -> bool:
    """Tell the news of "confirmed by the army, which said four people had been killed"."""
    between = (v for v in scene.verbs if frame.at < v.first < verb.first)
    return any(v.lemma in scene.lex.speech and not v.passive for v in between)


def _is_reckoned(noun: Noun) -> bool:
    """Tell an estimate from what is feared: "up to 300 may have died" tells of no one who did."""
    return noun.number is not None and noun.number.bound not in ("<", "<=")


def _is_condition(scene: Scene, p: int) -> bool:
    """Tell "if either man is captured" and "if a man sentenced to death is killed"."""
    for item in reversed(scene.items[max(0, p - 8) : p]):
        if isinstance(item, Mark) and (item.kind in ("sub", "rel") or item.low in ",;:"):
            return item.low in _CONDITIONS
        if isinstance(item, Verbs) and item.form in ("past", "s"):
            return False
    return False
