"""What the complement of a verb tells where the verb by itself does not.

"taken to hospital" and "found with gunshot wounds" tell of injured, "staying in relief camps" of
displaced, "hit by the drought" of affected.
"""

from __future__ import annotations

from newsfigures.model import HARMS
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.scene import SLACK, Role, Scene
from newsfigures.stages.roles.subjects import agent_of, object_of
from newsfigures.stages.roles.verbmeasures import is_deadly
from newsfigures.stages.rolewords import diseases
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

#: Who is there has had to leave home; not who is on the way.
_TOWARDS = frozenset({"to", "into"})
_LEFT_HOME = frozenset({"displaced", "evacuated"})


def hurt_by_complement(
    scene: Scene, p: int, actor: Group | None, target: Group | None
) -> tuple[str, str] | None:
    """Read a treatment, what struck someone, or wounds: the measure and the side that suffers."""
    verb = scene.item(p)
    hurt = _is_treated(scene, p) or _is_struck(scene, verb, actor, target)
    hurt = hurt or _is_tended(verb, actor, target)
    hurt = hurt or _has_a_wound(scene, verb, target)
    state = "injured" if hurt else _wounds_with(scene, p)
    if state is None:
        return None
    apart = target is not None and not scene.alive(target)  # "survived a fall with burns"
    walked = not (hurt or verb.passive) and target is None  # "he escaped with a broken arm"
    return state, "subject" if verb.lemma == "have" or apart or walked else "object"


def _has_a_wound(scene: Scene, verb: Verbs, target: Group | None) -> bool:
    """Tell "has a severe brain injury", of one, which no fixed phrase says."""
    noun = target.members[0] if target is not None and verb.lemma == "have" else None
    one = noun is not None and noun.det in ("a", "an") and noun.head >= 0
    if not one or verb.neg or scene.low(noun.head) not in _SINGLE:
        return False
    return all(scene.low(k) not in _OF_SPORT for k in range(noun.first, noun.head))


#: Wounds of which one has one, and those that keep a player from a match.
_SINGLE = frozenset({"injury", "wound", "fracture", "concussion", "burn"})
_OF_SPORT = frozenset({"knee", "hamstring", "ankle", "groin", "calf", "ligament", "muscle"})


def _is_tended(verb: Verbs, actor: Group | None, target: Group | None) -> bool:
    """Tell "paramedics treated two people at the scene", but not patients, who may be ill."""
    if verb.lemma != "treat" or verb.passive or actor is None or target is None:
        return False
    tending = actor.members[0].group == "health worker"
    return tending and target.human and target.members[0].lemma != "patient"


def _is_treated(scene: Scene, p: int) -> bool:
    """Tell "taken to hospital", "treated for burns", "hit by stray bullets", "in the leg"."""
    verb = scene.item(p)
    hit = verb.lemma in scene.lex.hitting and (verb.passive or verb.form == "part")
    if not hit and verb.lemma not in scene.lex.treating:
        return False
    going_on = (scene.low(k) == "being" for k in range(verb.first, verb.main))
    if verb.lemma == "treat" and any(going_on):
        return scene.low(verb.last) not in ("as", "like", "with")  # "five are being treated"
    for item in scene.items[p + 1 : p + 5]:
        if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
            return False
        for group in (item, *item.tails) if isinstance(item, Group) else ():
            if group.members[0].head >= 0 and _treats(scene, verb, group, hit):
                return True
    return False


def _treats(scene: Scene, verb: Verbs, group: Group, hit: bool) -> bool:
    """Tell the complement of "taken to hospital", "flown out for treatment" and the like."""
    head = scene.low(group.members[0].head)
    if hit:
        limb = group.prep == "in" and head in scene.lex.limbs
        return limb or (group.prep in ("by", "with") and head in scene.lex.missiles)
    if group.prep in ("for", "with"):
        ill = verb.lemma in scene.lex.treating_ills and head in scene.lex.wounds
        return ill or (group.prep == "for" and head == "treatment")
    return group.prep in ("to", "in", "at", "into") and _is_hospital(scene, group)


def _is_hospital(scene: Scene, group: Group) -> bool:
    """Tell "a hospital" and "a medical centre" from "the shopping centre"."""
    named = (m for t in group.tails if t.prep == "of" for m in t.members)
    for noun in (*group.members, *named):  # "University of Alba Medical Center"
        head = scene.low(noun.head) if noun.head >= 0 else ""
        medical = any(scene.low(k) in scene.lex.medical for k in range(noun.first, noun.head))
        if head in scene.lex.hospitals or (head in scene.lex.wards and medical):
            return True
    return False


def _is_struck(scene: Scene, verb: Verbs, actor: Group | None, target: Group | None) -> bool:
    """Tell "splinters of the shell hit two boys", "one shot struck a maid in the arm"."""
    if verb.lemma not in scene.lex.hitting or verb.passive or target is None or actor is None:
        return False
    if not any(map(scene.human, target.members)):
        return False
    head, tail = actor.members[0].head, target.tails[-1] if target.tails else None
    missile = head >= 0 and scene.low(head) in scene.lex.missiles
    limb = tail.members[-1].head if tail is not None and tail.prep == "in" else -1
    return missile or (limb >= 0 and scene.low(limb) in scene.lex.limbs)


def is_visited(scene: Scene, p: int, actor: Group | None) -> bool:
    """Tell "have been hit by the drought" and "the drought has hit 300 families"."""
    cause = agent_of(scene, p) if scene.item(p).passive else actor
    noun = cause.members[-1] if cause is not None else None
    return (
        noun is not None
        and noun.head >= 0
        and singular_of(scene.low(noun.head)) in scene.lex.calamities
    )


def _wounds_with(scene: Scene, p: int) -> str | None:
    """Read "found two men with gunshot wounds", "arrived at the clinic with a head injury"."""
    escape = object_of(scene, p) if scene.item(p).lemma == "have" else None
    narrow = escape is not None and scene.lows[escape.members[0].head] in scene.lex.escapes
    if scene.item(p).lemma not in scene.lex.seen_hurt and not narrow:
        return None
    whole = object_of(scene, p)
    for item in scene.items[p + 1 : p + 7]:
        if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
            return None
        if isinstance(item, Group) and item.numbered and not item.prep and item is not whole:
            return None  # "Nine made it out, two of them with burns"
        for group in (item, *tails(item)) if isinstance(item, Group) else ():
            noun = group.members[0]
            if group.prep == "with" and noun.head >= 0:
                hurt = "killed" if is_deadly(scene, group) else "injured"
                lodged = scene.item(p).lemma in scene.lex.surviving
                lodged = lodged and scene.low(noun.head) in scene.lex.lodged
                return hurt if lodged or is_wound(scene, noun) else None
    return None


def is_wound(scene: Scene, noun: Noun) -> bool:
    """Tell "gunshot wounds" and "a broken wrist"."""
    if scene.low(noun.head) in scene.lex.wounds:
        return True
    broken = any(scene.low(k) in scene.lex.broken for k in range(noun.first, noun.head))
    return broken and scene.low(noun.head) in scene.lex.limbs


def hurt_before_noun(scene: Scene, noun: Noun) -> bool:
    """Tell "two injured people were rescued", who are new, from "the two injured people"."""
    if noun.number is None or noun.det or noun.head < 0:
        return False
    inside = range(noun.number.trail, noun.head)
    return any(scene.lex.state.get(scene.low(k)) == "injured" for k in inside)


def for_an_illness(scene: Scene, verb: Verbs) -> bool:
    """Tell "undergoing treatment for malaria"."""
    behind = {scene.low(k) for k in range(verb.last, verb.last + SLACK + 2)}
    return any(map(behind.intersection, (diseases(), scene.lex.outbreaks, scene.lex.chronic)))


def sent_away(scene: Scene, p: int, target: Group | None) -> tuple[str, str] | None:
    """Read "were told to leave" and "ordered 300 people to move out"."""
    verb, before = scene.item(p), scene.item(p - 1)
    governor = scene.item(p - 2) if isinstance(before, Group) else before
    told = isinstance(governor, Verbs) and governor.lemma in scene.lex.telling_to
    if not (verb.to and told):
        return None
    head = target.members[-1].head if target is not None else -1
    away = target is None or (head >= 0 and singular_of(scene.low(head)) in scene.lex.left)
    return ("evacuated", "subject") if away else None


def left_for(
    scene: Scene, p: int, actor: Group | None, target: Group | None
) -> tuple[str, str] | None:
    """Read "some 2,300 people left Mirwa for the capital", but not of 20 delegates."""
    if target is None or actor is None or scene.item(p).passive:
        return None
    crowd = actor.members[0]
    inhabitants = crowd.number is not None and (
        crowd.lemma in scene.lex.inhabitants or scene.families(crowd)
    )
    behind = target.tails[0] if target.tails else scene.item(p + 2)
    away = isinstance(behind, Group) and behind.prep == "for" and not behind.numbered
    if not (inhabitants and away and target.members[0].name) or scene.alive(behind):
        return None
    goal = behind.members[0]
    place = goal.head >= 0 and (goal.name or scene.low(goal.head) in scene.lex.goals)
    return ("displaced", "subject") if place else None


def who_stays(scene: Scene, p: int, actor: Group | None) -> Group | None:
    """Return who stays in "food for 300 people living in camps": the group before the verb."""
    verb, before = scene.item(p), scene.item(p - 1)
    staying = verb.lemma in scene.lex.staying and verb.form == "ing" and verb.first == verb.main
    return before if staying and isinstance(before, Group) and scene.alive(before) else actor


def hit_in_shelter(scene: Scene) -> None:
    """Leave out that those were displaced who were killed or seized "sleeping in a tent"."""
    hit = [r.noun for r in scene.roles if r.measure in _HITTING and not r.plan]
    resting = {verb.main for verb in scene.verbs if verb.form == "ing"}
    scene.roles = [
        role
        for role in scene.roles
        if role.measure != "displaced" or role.at not in resting or role.noun not in hit
    ]


_HITTING = frozenset((*HARMS, "abducted", "detained"))


def shelter_of(
    scene: Scene, p: int, actor: Group | None, target: Group | None
) -> tuple[str, str] | None:
    """Read "are staying in relief camps", "taken to shelters", "a camp housing 300 people".

    Whoever helps 300 people in camps tells of as many there.
    """
    verb, lex = scene.item(p), scene.lex
    stays, moves = verb.lemma in lex.staying, verb.lemma in lex.sheltering
    if not (stays or moves):
        return None
    if target is not None and scene.time_noun(target.members[0]):
        target = None  # "spent two nights in tents"
    outdoors = verb.lemma in lex.nights and _is_outdoors(scene, verb)
    if outdoors:
        return "displaced", "subject"
    side = "object" if verb.passive or verb.form in ("ed", "part") or target else "subject"
    if stays and target is not None and verb.lemma not in lex.hosting:
        return None
    if (
        stays
        and target is not None
        and any(is_refuge(scene, noun) for noun in (actor.members if actor else ()))
    ):
        return "displaced", "object"
    for item in [*(target.tails if target else ()), *scene.items[p + 1 : p + 7]]:
        if isinstance(item, Verbs) and item.form == "ing" and item.lemma in lex.staying:
            continue  # "shifted 230 people living along the drain to a relief camp"
        if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
            return None
        if not isinstance(item, Group):
            continue
        night = not item.prep and scene.time_noun(item.members[0])  # "spent Sunday night in"
        for place in item.tails if night else (item,):
            into = place.prep in ("to", "into")
            whom = target if side == "object" and target is not None else actor
            if place.prep not in lex.sheltered_at or not _shelters(scene, verb, place, into, whom):
                continue
            if stays and not into:
                return "displaced", side if verb.lemma in lex.hosting else "subject"
            if moves and into:
                return "evacuated", side
    return None


#: Pronouns of one person.
_OF_ONE = frozenset({"he", "she", "him", "her"})


def _shelters(scene: Scene, verb: Verbs, place: Group, into: bool, whom: Group | None) -> bool:
    """Tell a place of refuge, and a public building to which or in which crowds are put."""
    if any(is_refuge(scene, noun) for noun in place.members):
        return True
    if whom is not None and (whom.several is False or whom.members[0].pronoun in _OF_ONE):
        return False  # "sent him to flight schools"
    crowding = verb.lemma in scene.lex.crowding
    return (crowding or (into and verb.lemma in scene.lex.sheltering)) and any(
        _is_public(scene, noun) and (crowding or _is_roomy(scene, noun)) for noun in place.members
    )


def _is_outdoors(scene: Scene, verb: Verbs) -> bool:
    """Tell "slept in the open" and "spent a second night on rooftops"."""
    for k in range(verb.main + 1, verb.main + SLACK + 3):
        for phrase in scene.lex.outdoors.get(scene.low(k), ()):
            if all(scene.low(k + n) == word for n, word in enumerate(phrase)):
                return True
    return False


def _is_public(scene: Scene, noun: Noun) -> bool:
    """Tell schools, churches and halls, where people who lost their homes are put."""
    return noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.public


def _is_roomy(scene: Scene, noun: Noun) -> bool:
    """Tell several schools and a stadium, to which a crowd is taken, from one school."""
    head = scene.low(noun.head)
    return singular_of(head) != head or head in scene.lex.arenas


def is_refuge(scene: Scene, noun: Noun) -> bool:
    """Tell "evacuation centres" and "a refugee camp" from "a training camp"."""
    if noun.head < 0:
        return False
    lex, head = scene.lex, singular_of(scene.low(noun.head))
    before = {scene.low(k) for k in range(noun.first, noun.head)}
    if head in lex.refuges:
        return before.isdisjoint(lex.no_refuge)
    return head in lex.refuges_named and not before.isdisjoint(lex.refuge_names)


def in_refuges(scene: Scene) -> None:
    """Read "27,500 people in evacuation centres", "and another 300 with relatives"."""
    for _, group in scene.group_items:
        tail = group.tails[0] if group.tails else None
        if tail is None or tail.prep not in scene.lex.sheltered_at or tail.prep in _TOWARDS:
            continue
        moved = any(r.measure in _LEFT_HOME and r.noun.first < group.first for r in scene.roles)
        if (tail.prep == "with" and not moved) or not any(
            is_refuge(scene, noun) for noun in tail.members
        ):
            continue
        for noun in group.members:
            people = scene.countable(noun) or scene.families(noun)
            if noun.number is not None and people and noun.group not in scene.lex.on_duty:
                scene.add(Role(noun, "displaced", at=tail.first, strong=False))
