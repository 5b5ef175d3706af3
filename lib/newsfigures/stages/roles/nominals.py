"""Nouns of deeds and harm that tell what befell someone.

"the deaths of 40 miners", "12 arrests", "his body", "severe injuries to two guards", "three direct
and two indirect deaths".
"""

from __future__ import annotations

from itertools import pairwise

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.complements import is_wound
from newsfigures.stages.roles.factuality import has_year, is_planned, is_recent, of_the_past
from newsfigures.stages.roles.scene import Role, Scene
from newsfigures.stages.roles.subjects import is_bare_state
from newsfigures.stages.rolewords import diseases
from newsfigures.stages.setaside import is_shouted
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import person_nouns, singular_of

#: Before "his body" these leave it the body of a dead man: not "strapped to his body".
_WITH_THE_BODY = frozenset({"", "with", "of", "as", "after", "when"})
#: Of two counts with one noun the first may have one of these for its head.
MANNERS = frozenset({"direct", "indirect"})
#: Between these and a verb an old deed may be told: "was jailed for the murder of".
_INTO_THE_PAST = frozenset(
    {"in", "into", "for", "of", "with", "after", "over", "against", "to", "by"}
)
#: What follows from an old deed as from a new one: "was arrested over the murder of".
_ARRESTING = frozenset({"arrest", "surrender", "detain", "jail"})
#: So many words before "to the arrest of" the information stands.
_LED = 7
#: So many words before "the murder of" its author claims responsibility for it.
_CLAIM = 3
#: Whom a possessive stands for.
OWNERS = {"his": "him", "her": "her", "their": "them"}


def nominals(scene: Scene) -> None:
    """Read "the deaths of 40 miners", "12 arrests", "his body" and "the murder in Homs of X"."""
    for group in list(scene.groups):
        for noun in group.members:
            measure = measure_of_noun(scene, noun)
            if measure is None or _is_attempted(scene, noun):
                continue
            if noun.head >= 0 and scene.lows[noun.head] in _BODY and not _is_corpse(scene, noun):
                continue
            if measure in _HARM and _is_either(scene, group):
                measure = "casualties"  # "the death or injury of 30 people"
            if noun.number is not None:
                _add_counted(scene, noun, measure)
                continue
            owner = _whose_body(scene, group, noun) if measure == "killed" else None
            if owner is not None:
                scene.add(Role(owner, measure, at=noun.head))
            for tail in _sufferers_of(scene, group):
                if _hangs_on(tail, noun, group):
                    _add_sufferers(scene, group, noun, tail, measure)


_HARM = ("killed", "injured")
#: A bullet is in a body, or marks are on it, that lives or not.
_INSIDE = frozenset({"in", "on", "inside", "into", "from"})
_BODY = frozenset({"body", "bodies"})
#: Before "bodies" these say nothing of what they are.
_NO_SORT = frozenset({"more", "other", "additional", "further", "another", "new", "of", ",", "and"})


def _is_corpse(scene: Scene, noun: Noun) -> bool:
    """Tell "four bodies were found" from "four regulatory bodies" and "five bodies oversee"."""
    lex = scene.lex
    start = noun.first if noun.number is None else noun.number.trail
    kinds = {scene.low(k) for k in range(start, noun.head)} - scene.w.det - _NO_SORT
    if not kinds.isdisjoint(lex.no_corpses):
        return False
    if not kinds.isdisjoint(lex.corpse_like) or noun.det == "poss":
        return True
    p = next((p for p, group in scene.group_items if noun in group.members), None)
    before, behind = (scene.item(p - 1), scene.item(p + 1)) if p is not None else (None, None)
    if noun.det in OWNERS and isinstance(behind, Verbs) and behind.copula:
        return False  # "his body was weak"
    if scene.low(noun.last) == "of":
        return True  # "the bodies of two men"
    if any(isinstance(verb, Verbs) and verb.lemma in lex.found_by for verb in (before, behind)):
        return True
    if isinstance(behind, Verbs) and not behind.predicate:
        doing = behind.lemma in lex.lying
        if not (doing or (behind.passive and behind.lemma not in lex.founded)):
            return False
    return all(low in lex.demonyms or low in person_nouns() or low == "'s" for low in kinds)


def _is_either(scene: Scene, group: Group) -> bool:
    """Tell "deaths or injuries" from "deaths and injuries"."""
    one, two = group.members[:1], group.members[1:2]
    told = {measure_of_noun(scene, noun) for noun in one + two}
    return told == set(_HARM) and scene.low(two[0].first - 1) == "or"


def _add_counted(scene: Scene, noun: Noun, measure: str) -> None:
    """Read "12 arrests" and "no deaths"."""
    if singular_of(scene.low(noun.head)) == "wound" or _is_of_one(scene, noun):
        return  # one man may have seven
    if _is_of_no_one(scene, noun):
        return
    if noun.number.kind != "zero" or scene.low(noun.head) in scene.lex.none:
        strong = measure not in ("abducted", "displaced", "evacuated", "infected")
        p = next((p for p, group in scene.group_items if group.members[0] is noun), 0)
        plan = _is_expected(scene, p) or (measure in _FORESEEN and is_foreseen(scene, p))
        scene.add(Role(noun, measure, at=noun.head, strong=strong, plan=plan))


def _is_of_no_one(scene: Scene, noun: Noun) -> bool:
    """Tell "12 press releases", "two cardiac arrests" and "five executions of the code"."""
    low = singular_of(scene.low(noun.head))
    if low in scene.lex.uncounted:
        return True
    inside = {scene.low(k) for k in range(noun.number.trail, noun.head)}
    if not inside.isdisjoint(scene.lex.bodily):
        return True
    group = next((group for group in scene.groups if noun in group.members), None)
    of_what = (t for t in group.tails if t.prep == "of") if group is not None else ()
    return low in scene.lex.of_things and any(not tail.human for tail in of_what)


def _is_of_one(scene: Scene, noun: Noun) -> bool:
    """Tell "she suffered nine injuries" and "117 separate injuries" from "led to 26 injuries"."""
    if singular_of(scene.low(noun.head)) != "injury":
        return False
    p = next((p for p, group in scene.group_items if noun in group.members), 0)
    verb = scene.item(p - 1)
    suffered = isinstance(verb, Verbs) and verb.lemma in ("suffer", "sustain", "receive", "have")
    apart = any(scene.low(k) in scene.lex.of_a_body for k in range(noun.first, noun.head))
    return suffered or apart or scene.item(p).prep == "with"


def _whose_body(scene: Scene, group: Group, noun: Noun) -> Noun | None:
    """Return the dead of "with his body", "the discovery of her body" and "Haddad's body"."""
    if group.prep in _INSIDE:
        return None
    if noun.det == "poss":
        of_works = any(tail.prep == "of" for tail in group.tails)  # "Haddad's body of work"
        told = not of_works and singular_of(scene.low(noun.head)) in scene.lex.bodies
        return owner_of(scene, noun) if told else None
    if noun.det not in OWNERS or singular_of(scene.low(noun.head)) not in scene.lex.bodies:
        return None
    if group.prep not in _WITH_THE_BODY:
        return None
    if group.prep == "of" and scene.low(group.first - 2) not in scene.lex.finding:
        return None
    owner = Noun(noun.first, noun.first + 1, noun.first, None, noun.det)
    owner.pronoun = OWNERS[noun.det]
    return owner


def _add_sufferers(scene: Scene, group: Group, noun: Noun, tail: Group, measure: str) -> None:
    """Give what a noun tells of to its complement: "the deaths of 40 miners"."""
    found = singular_of(scene.low(noun.head)) in scene.lex.bodies
    background = not found and _nominal_past(scene, group)
    if measure != "detained" and is_recent(scene, noun.head):
        background = False  # "held for the murder of a trader on Sunday"
    p = next((p for p, other in scene.group_items if other is group), 0)
    plan = measure in _FORESEEN and is_foreseen(scene, p)
    behind = scene.item(p + 2)
    by = isinstance(behind, Group) and behind.prep == "by" and behind.first - 1 == tail.last
    agent = behind if by else None  # "the killing of 12 people by gunmen"
    for member in tail.members:
        if member.head >= 0 and scene.low(member.head) in diseases():
            continue  # "cases of Ebola"
        if scene.countable(member) or scene.families(member):
            role = Role(member, measure, agent, noun.head, plan, background)
            role.fate = found
            scene.add(role)


def measure_of_noun(scene: Scene, noun: Noun) -> str | None:
    """Return the measure of "deaths", "arrests", "cases of cholera" and "a deadly attack"."""
    if noun.head < 0:
        return None
    low = singular_of(scene.lows[noun.head])
    measure = scene.lex.noun.get(low)
    if scene.lows[noun.head] == "remains":
        return "killed"
    if low == "patient" and noun.number is not None and _of_a_disease(scene, noun):
        return "infected"
    if low == "case" and not _ill(scene, noun):
        return None
    if low in scene.lex.deeds:
        deadly = any(scene.low(k) in scene.lex.deadly for k in range(noun.first, noun.head))
        return "killed" if deadly and noun.number is None else measure
    return measure


def _of_a_disease(scene: Scene, noun: Noun) -> bool:
    """Tell "31 new cholera patients" and "31 patients with cholera"."""
    behind = noun.last + (3 if scene.low(noun.last) == "with" else 0)
    return any(scene.low(k) in diseases() for k in range(noun.first, behind))


def _ill(scene: Scene, noun: Noun) -> bool:
    """Tell cases of a disease from those of a court."""
    of = scene.low(noun.last) == "of"
    modifiers = {scene.low(k) for k in range(noun.first, noun.last + (4 if of else 0))}
    if modifiers & diseases() or _beside_deaths(scene, noun):
        return True
    return not of and not (
        scene.words.isdisjoint(scene.lex.outbreaks) and scene.words.isdisjoint(diseases())
    )


def _beside_deaths(scene: Scene, cases: Noun) -> bool:
    """Tell "972 new cases and 9 deaths" from cases of theft."""
    if cases.number is None or scene.words.isdisjoint(_DEATHS):
        return False
    between = {scene.low(k) for k in range(cases.number.trail, cases.head)}
    if not between <= _SORTS_OF_CASES:
        return False
    group = next((group for group in scene.groups if cases in group.members), None)
    return group is not None and any(
        scene.lows[noun.head] in _DEATHS for noun in group.members if noun.head >= 0
    )


_DEATHS = frozenset({"deaths", "fatalities"})
_SORTS_OF_CASES = frozenset({"new", "fresh", "more", "additional", "further", "active", "total"})


def _is_attempted(scene: Scene, noun: Noun) -> bool:
    """Tell "the attempted assassination of the president"."""
    return any(scene.low(k) in scene.lex.attempted for k in range(noun.first, noun.head))


def _is_expected(scene: Scene, p: int) -> bool:
    """Tell "they expect to find 68 more bodies", the object of a verb that is a plan."""
    verb = scene.item(p - 1)
    return isinstance(verb, Verbs) and (verb.form == "inf" and is_planned(scene, p - 1, verb))


def is_foreseen(scene: Scene, p: int) -> bool:
    """Tell the group at p of "foresees the displacement of 50,000" and "warned of 40 deaths"."""
    verb, lemmas = scene.item(p - 1), scene.lex.foreseeing
    if isinstance(verb, Mark) and verb.kind == "prep":
        verb, lemmas = scene.item(p - 2), scene.lex.foreseeing_with
    if not isinstance(verb, Verbs) or verb.passive:
        return False
    return verb.lemma in lemmas


#: What plans and warnings speak of.
_FORESEEN = frozenset({"killed", "injured", "casualties", "displaced", "evacuated"})


def owner_of(scene: Scene, noun: Noun) -> Noun | None:
    """Return the person of "a farmer's body" and "Haddad's body"."""
    at = next((k for k in range(noun.head - 1, noun.first - 1, -1) if scene.tokens[k].poss), None)
    if at is None:
        return None
    lemma, plural, group = scene.people.get(scene.low(at), (None, False, None))
    name = lemma is None and scene.tokens[at].text[0].isupper()
    det = scene.low(noun.first) if scene.low(noun.first) in scene.w.det else ""
    pair = scene.low(at) in scene.lex.pairs  # "the couple's bodies"
    if not (lemma or name or pair) or (plural and not pair) or _is_council(scene, noun, at):
        return None
    return Noun(noun.first, at + 1, at, None, det, lemma, group, False, name)


def _is_council(scene: Scene, noun: Noun, at: int) -> bool:
    """Tell "the UN's top decision-making body" from "Haddad's charred body"."""
    between = {scene.low(k) for k in range(at + 1, noun.head)}
    text = scene.tokens[at].text
    body = len(text) > 1 and text.isupper() and not is_shouted(scene.tokens)
    return body or not between.isdisjoint(scene.lex.ruling)


def _sufferers_of(scene: Scene, group: Group) -> list[Group]:
    """Return whom a deed befell: "the murder of X", "the murder in Homs of X"."""
    found = []
    for tail in group.tails:
        if tail.prep == "of":
            found.append(tail)
        elif not tail.human and scene.low(tail.members[0].head) not in scene.lex.beside_of:
            found += _people_behind(tail)
    if not found and group.members[0].head >= 0:
        p = next((p for p, other in scene.group_items if other is group), -1)
        behind = scene.item(p + 1) if p >= 0 else None
        if isinstance(behind, Group) and not behind.prep and scene.time_noun(behind.members[0]):
            found = _people_behind(behind)  # "the death in Alba last night of a clerk"
    return found


def _people_behind(group: Group) -> list[Group]:
    """Return whom an "of" behind a place or a time is of: "the killing on Sunday of two guards"."""
    return [t for t in tails(group) if t.prep == "of" and t.human][:1]


def _hangs_on(tail: Group, noun: Noun, group: Group) -> bool:
    """Tell whose a complement is in "the death of two guards and the wounding of eight"."""
    nearer = (m for m in group.members if noun.first < m.first < tail.first)
    between = (t for t in group.tails if noun.first < t.first < tail.first)
    return tail.first > noun.first and not (any(nearer) and any(between))


def _nominal_past(scene: Scene, group: Group) -> bool:
    """Tell "in connection with the murder of X" and "the 2008 killing of X"."""
    if has_year(scene, group.members[0]):
        return True
    if not scene.lex.background_nouns.isdisjoint(_modifiers_of(scene, group)):
        return True  # "Coroner rules death of man accidental"
    if group.prep == "for" and measure_of_noun(scene, group.members[0]) == "detained":
        return True  # "a reward for the arrest of X"
    if group.prep == "with" and measure_of_noun(scene, group.members[0]) == "detained":
        return False  # "busted a gang with the arrest of seven men"
    if group.prep == "to" and _led_by_information(scene, group):
        return True
    if not group.prep or group.prep in _INTO_THE_PAST:
        at = next((k for k, item in enumerate(scene.items) if item is group), None)
        if at is None:
            return not _is_claimed(scene, group)
        for k in range(at - 1, max(-1, at - 5), -1):
            item = scene.item(k)
            if isinstance(item, Verbs) and item.lemma in scene.lex.proceeding:
                continue  # "the inquest opens into the death of a toddler"
            if isinstance(item, Verbs):
                return item.lemma in scene.lex.background_verbs or item.lemma in _ARRESTING
            if isinstance(item, Group) and any(of_the_past(scene, noun) for noun in item.members):
                # but "a murder investigation has begun after the death of X" is news
                fresh = group.prep == "after" and scene.low(item.members[0].head) in _INQUIRIES
                return not fresh
    return False


_INQUIRIES = frozenset({"investigation", "inquiry", "probe", "enquiry"})


def _is_claimed(scene: Scene, group: Group) -> bool:
    """Tell the news of "the group claims responsibility for the murder of a judge"."""
    before = (scene.low(k) for k in range(max(0, group.first - _CLAIM), group.first))
    return "responsibility" in before


def _modifiers_of(scene: Scene, group: Group) -> set[str]:
    noun = group.members[0]
    return {scene.low(k) for k in range(noun.first, noun.head)}


def _led_by_information(scene: Scene, group: Group) -> bool:
    """Tell "for information leading to the arrest of a man"."""
    near = range(max(0, group.first - _LED), group.first)
    return any(scene.low(k) in ("information", "tip", "tips") for k in near)


def shared_heads(scene: Scene) -> None:
    """Read "three direct and two indirect deaths": the first has its noun from the second."""
    for group in scene.groups:
        for noun, other in pairwise(group.members):
            both = noun.number is not None and other.number is not None
            if both and noun.head >= 0 and scene.low(noun.head) in MANNERS:
                measure = measure_of_noun(scene, other)
                if measure is not None:
                    scene.add(Role(noun, measure, at=other.head))


def wounds_to(scene: Scene) -> None:
    """Read "caused severe injuries to two guards"."""
    for p, group in scene.group_items:
        behind = scene.item(p + 2)
        wounds = group.members[-1]
        if not (isinstance(behind, Group) and behind.prep in ("to", "on")):
            continue
        if wounds.number is not None or scene.low(wounds.head) not in scene.lex.wounds:
            continue
        verb = scene.item(p - 1)
        caused = verb if isinstance(verb, Verbs) else None
        if behind.prep == "on" and (caused is None or caused.lemma != "inflict"):
            continue
        plan = caused is not None and is_planned(scene, p - 1, caused)
        fatal = any(scene.low(k) == "fatal" for k in range(wounds.first, wounds.head))
        for noun in behind.members:
            if scene.countable(noun):
                measure = "killed" if fatal else "injured"
                neg = caused is not None and caused.neg
                scene.add(Role(noun, measure, at=wounds.head, plan=plan, neg=neg))


def left_with(scene: Scene) -> None:
    """Read "an attack left a boy dead and another with stab wounds"."""
    for p, group in scene.group_items:
        ahead = (scene.item(p - 2), scene.item(p - 1))
        told = isinstance(ahead[0], Verbs) and is_bare_state(scene, ahead[0])
        joined = isinstance(ahead[1], Mark) and ahead[1].kind == "conj"
        if not (told and joined) or group.prep:
            continue
        if any(t.prep == "with" and is_wound(scene, t.members[0]) for t in group.tails):
            for noun in filter(scene.countable, group.members):
                scene.add(Role(noun, "injured", at=noun.head))
