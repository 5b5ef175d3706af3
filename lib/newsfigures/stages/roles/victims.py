"""To whom it befell: each verb gives its measure to its object or its subject.

In "Four gunmen killed 20 worshippers" the worshippers are killed, by the gunmen; in "20 worshippers
killed by gunmen" too. Here are also the cases in which it befell no one: "the chapel holds 300
people", "the goalkeeper was beaten twice".
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.agents import Deed, can_hold, carried_off, settle_by_agent
from newsfigures.stages.roles.complements import (
    for_an_illness,
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
    is_going_on,
    is_planned,
    is_told_of_the_past,
    of_a_dated_event,
    of_an_age_then,
    of_old_age,
)
from newsfigures.stages.roles.nominals import measure_of_noun
from newsfigures.stages.roles.scene import NOMINATIVE, SLACK, Role, Scene
from newsfigures.stages.roles.subjects import Frame, agent_of, has_object, object_of
from newsfigures.stages.roles.verbmeasures import DEATH, measure_of
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

_HURT = frozenset({"injure", "wound", "hurt"})
_NEARLY = frozenset({"nearly", "almost", "narrowly"})
#: Verbs of "took to the hills" and "ran into the bush".
_INTO_HIDING = frozenset({"take", "run"})
#: What follows these may never happen: "if either man is captured".
_CONDITIONS = frozenset({"if", "unless"})
#: What these take is no prisoner unless it is people.
_GATHERING = frozenset({"pick", "net"})
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
        and not _befalls_no_one(scene, deed)
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
    if scene.human(craft.members[0]):
        return craft
    counted = (tail for tail in tails(craft) if tail.prep in ("with", "of") and tail.numbered)
    return next((tail for tail in counted if _in_craft(scene, tail)), craft)


def _in_craft(scene: Scene, group: Group) -> bool:
    """Tell people, and "five" of "five on board"."""
    behind = {scene.low(k) for k in range(group.members[0].last, group.members[0].last + 2)}
    return group.human or not behind.isdisjoint(("aboard", "board"))


def _befalls_no_one(scene: Scene, deed: Deed) -> bool:
    """Tell the uses of a verb that tell of no such deed: "the goalkeeper was beaten twice"."""
    verb, measure, victim, agent = deed.verb, deed.measure, deed.victim, deed.agent
    ahead = scene.lows[verb.first - 1]
    if "sexually" in verb.adverbs or ahead == "sexually":
        return True
    if ahead in _NEARLY or not _NEARLY.isdisjoint(verb.adverbs):
        return True
    if _is_figure_of_speech(scene, deed.p) or (verb.form == "ing" and ahead == "not"):
        return True
    if _opened_by(scene, deed.p) == "whenever":
        return True  # "cheers go up whenever a child is lifted out"
    if verb.lemma == "undergo" and for_an_illness(scene, verb):
        return True
    if verb.lemma == "beat" and _is_glad(scene, deed.p):
        return True  # "I am delighted to beat him"
    if measure == "rescued" and victim.members[0].pronoun in _ONESELF:
        return True
    if measure == "killed" and verb.lemma == "eliminate":
        out = scene.low(verb.last) == "from" or victim.members[0].lemma in scene.lex.players
        if out:
            return True  # "was eliminated from the cup"
    if measure == "freed" and verb.lemma == "release" and _is_club(scene, agent):
        return True  # "the team released him in June"
    if verb.lemma == "surrender" and deed.target is not None and not _gives_up(scene, deed.target):
        return True  # "the champion surrendered his title"
    if verb.predicate == "detained" and _is_where(scene, deed.p):
        return True
    if verb.lemma == "let" and victim.members[0].lemma in _ON_THE_PAYROLL:
        return True  # "let 400 employees go"
    if verb.predicate == "infected" and scene.low(verb.last - 2) == "too":
        return True  # "is too ill to stand trial"
    if verb.lemma == "beat" and victim.members[0].lemma in scene.lex.players:
        return True
    if verb.lemma == "lose" and verb.passive:
        lost = victim.members[0]
        if not lost.lemma and lost.number is None:
            return True  # a ship is lost with all hands
    if measure == "killed":
        if not verb.passive and _is_audience(scene, victim):
            return True
        # "they were suffocating in a lorry"
        own = deed.side == "subject"
        return own and (is_going_on(scene, verb) or of_old_age(scene, verb, deed.actor))
    if measure == "detained":
        if verb.lemma == "hold" and not verb.passive and _is_his_child(scene, victim, agent):
            return True  # "he was holding his son"
        if verb.lemma == "hold" and deed.target is not None:
            # "the chapel holds 300 people"
            return not (deed.actor and can_hold(scene, deed.actor))
        gathers = verb.lemma in _GATHERING and not verb.passive and deed.target is not None
        if gathers and not scene.human(deed.target.members[0]):
            return True  # "the bowlers picked up two apiece", "he netted 12"
        # "caught by the edge of the slide"
        return verb.lemma == "catch" and agent is not None and not can_hold(scene, agent)
    if measure == "missing":
        return _is_absent(scene, verb)
    if measure == "affected" and deed.relative is not None and _of_a_place(victim):
        return True  # "people from the provinces that were hit by the earthquake"
    # fighters "took to the hills" to fight
    hiding = measure == "displaced" and verb.lemma in _INTO_HIDING
    return (deed.sheltered or hiding) and victim.members[0].group in scene.lex.on_duty


#: "He pulled himself to safety."
_ONESELF = frozenset({"himself", "herself", "themselves"})
#: Whom a firm "lets go".
_ON_THE_PAYROLL = frozenset({"employee", "staff", "staffer"})


#: Who releases players and staff.
_CLUBS = frozenset({"team", "club", "side", "franchise", "label", "studio", "employer"})
#: With these "in prison" tells that someone is held there, with others where something happened.
_HOLDING = frozenset(
    {
        *("hold", "keep", "put", "place", "lodge", "remand", "languish", "remain", "stay", "sit"),
        *("lie", "spend", "send", "throw", "detain", "jail", "imprison", "leave", "take", "rot"),
        *("serve", "land", "end", "await", "be", "cool", "return", "go", "wind"),
    }
)


def _is_his_child(scene: Scene, victim: Group, agent: Group | None) -> bool:
    """Tell whom one holds in one's arms."""
    noun, doer = victim.members[0], agent.members[0] if agent is not None else None
    own = noun.det in ("his", "her", "their") and noun.number is None
    alone = doer is not None and (doer.pronoun in ("he", "she") or doer.lemma in scene.lex.sexes)
    return own and alone and (noun.lemma in scene.lex.sexes or noun.lemma in _BABIES)


_BABIES = frozenset({"baby", "child", "infant", "toddler", "newborn"})


def _gives_up(scene: Scene, target: Group) -> bool:
    """Tell people, places and arms, whose surrender is that of fighters, from titles."""
    noun = target.members[0]
    if scene.alive(target) or not noun.det or scene.tokens[noun.head].text[0].isupper():
        return True
    return singular_of(scene.low(noun.head)) in _ARMS


_ARMS = frozenset(
    {"weapon", "arm", "gun", "rifle", "position", "post", "base", "town", "city", "village", "fort"}
    | {"garrison", "firearm", "pistol", "ammunition", "camp", "hill", "territory", "area"}
)


def _is_club(scene: Scene, agent: Group | None) -> bool:
    return agent is not None and scene.low(agent.members[0].head) in _CLUBS


def _is_where(scene: Scene, p: int) -> bool:
    """Tell "he died in prison" and "was radicalised in jail", of where something happened."""
    verb, before = scene.item(p), scene.item(p - 1)
    bare = scene.low(verb.first) in ("in", "behind")
    return bare and isinstance(before, Verbs) and before.lemma not in _HOLDING


def _is_glad(scene: Scene, p: int) -> bool:
    """Tell the infinitive of "is happy to beat him" and "was delighted to beat him"."""
    before = scene.item(p - 1)
    if not isinstance(before, Verbs):
        return False
    return before.copula or before.lemma in ("delight", "please", "thrill", "relieve", "hope")


def _is_figure_of_speech(scene: Scene, p: int) -> bool:
    """Tell the words of "he described the market as "shot to pieces"."""
    quote, behind = scene.item(p - 1), scene.item(p - 2)
    marks = isinstance(quote, Mark) and isinstance(behind, Mark)
    return marks and quote.low in ('"', "“", "'", "‘") and behind.low in ("as", "being")


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
    agent = deed.agent if verb.lemma not in scene.lex.speech else None
    opened_by = _opened_by(scene, p) if scene.item(p - 1) is deed.actor else ""
    plan = plan or _is_condition(scene, p)
    may_have = verb.modal == "may" and verb.perfect != ""  # "up to 300 may have died"
    background = (
        is_told_of_the_past(scene, p, verb)
        or of_a_dated_event(scene, relative, verb)
        or of_an_age_then(scene, verb)
        or (measure == "missing" and verb.perfect == "had" and not unfound)
        or dated_aside(scene, p)
    )
    for noun in people_of(scene, deed.victim):
        if scene.low(verb.first) == "with" and _told_by_itself(scene, noun, measure):
            continue
        if _is_spared(scene, noun):
            if noun.partitive == "them":
                continue
            noun = Noun(noun.first - 2, noun.first - 1, noun.first - 2, None, "the", "others")
        role = Role(
            noun,
            combined,
            agent,
            verb.main,
            plan and not (may_have and noun.number is not None),
            background,
            verb.neg and not unfound,
            relative=relative is not None and not _is_said(scene, relative, verb),
            dated=day_of_its_own(scene, relative, verb),
            before=opened_by == "since",
            perfect=verb.perfect == "had",
            strong=not deed.treated,
            fate=combined == "killed" and not verb.neg and not plan,
        )
        scene.add(role)
        if combined in ("rescued", "evacuated") and hurt_before_noun(scene, noun):
            scene.add(role.shared(noun, "injured"))


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


def _is_spared(scene: Scene, noun: Noun) -> bool:
    """Tell "all but 12 of the 314 aboard were killed", where the 12 were not."""
    everyone = scene.lows[noun.first - 2] in {"all", "everyone", "everybody"}
    return everyone and scene.lows[noun.first - 1] == "but" and noun.number is not None


def _no_longer(scene: Scene, group: Group | None) -> None:
    """Count the refugees and evacuees who went home as people only."""
    for noun in group.members if group is not None else ():
        if noun.number is not None and noun.lemma:
            scene.add(Role(noun, "count", at=noun.head))


def _is_said(scene: Scene, frame: Frame, verb: Verbs) -> bool:
    """Tell the news of "confirmed by the army, which said four people had been killed"."""
    between = (v for v in scene.verbs if frame.at < v.first < verb.first)
    return any(v.lemma in scene.lex.speech and not v.passive for v in between)


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


def _is_condition(scene: Scene, p: int) -> bool:
    """Tell "if either man is captured" and "if a man sentenced to death is killed"."""
    for item in reversed(scene.items[max(0, p - 8) : p]):
        if isinstance(item, Mark) and (item.kind in ("sub", "rel") or item.low in ",;:"):
            return item.low in _CONDITIONS
        if isinstance(item, Verbs) and item.form in ("past", "s"):
            return False
    return False


def _opened_by(scene: Scene, p: int) -> str:
    """Return the mark right before the subject of the verb at p: "since militants killed"."""
    for item in reversed(scene.items[max(0, p - 2) : p]):
        if isinstance(item, Mark):
            return item.low
    return ""
