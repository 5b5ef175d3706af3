"""Labels, bare participles and clauses that leave out their verb.

"Killed: 12. Injured: 30", "dead 12, injured 30", "Killed in the blast were two guests", "nine
seriously injured", "three died in Homs, five in Hama", "..., as did two crew members".
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.complements import is_refuge
from newsfigures.stages.roles.factuality import ENDINGS, is_year
from newsfigures.stages.roles.scene import Role, Scene
from newsfigures.stages.roles.victims import people_of
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

#: What people undergo together with others: "was arrested with two aides".
_TOGETHER = frozenset({"detained", "abducted", "surrendered", "freed"})
#: Other deeds and sides: "the first blast killed two, the second three".
NTH = frozenset({"second", "third", "fourth", "fifth"})
#: Before the places of a list.
GAPS = frozenset({"in", "at", "near", "from", "on", "to", "into", "across"})
#: What a participle before its subject tells: "Injured in the firing, the guard ...".
_FRONTED = frozenset({"detained", "abducted", "injured"})
#: What a participle tells of one person too: "an injured guard said".
_TOLD_OF_ONE = frozenset({"abducted", "injured"})
_ANY_ONE = frozenset({"a", "an", "another", "one"})
#: Verbs that stand for the one before: "as did two others".
_AS_WELL = frozenset({"was", "were", "is", "are", "did", "does", "do", "has", "have", "had"})


def labels(scene: Scene) -> None:
    """Read "Killed: 12. Injured: 30" and "Deaths - 12"."""
    for p in range(2, len(scene.items)):
        group, mark, label = scene.item(p), scene.item(p - 1), scene.item(p - 2)
        if not (
            isinstance(group, Group)
            and group.numbered
            and isinstance(mark, Mark)
            and mark.low in (":", "-", "–", "—", "--")
        ):
            continue
        noun = group.members[0]
        told = scene.item(p + 1)
        own = isinstance(told, Verbs) and (
            told.predicate
            or scene.low(told.main) in scene.lex.state
            or told.lemma in scene.lex.subject
        )
        named = noun.head >= 0 and noun.lemma not in scene.lex.anybody
        # "The clerk's murder: four held"
        of_one = isinstance(label, Group) and label.members[0].det == "poss"
        if noun.measured or named or own or of_one:
            continue
        if isinstance(label, Verbs):
            thing = _things_labelled(scene, p - 3)
            if thing is not None:
                scene.counted.append((noun, thing))
        measure = _measure_labelled(scene, label)
        if measure is not None:
            scene.roles = [r for r in scene.roles if r.noun is not noun]
            scene.add(Role(noun, measure, at=noun.first))


def _measure_labelled(scene: Scene, label: object) -> str | None:
    """Return the measure of "Killed: 12" and "Deaths - 12"."""
    if isinstance(label, Verbs):
        participle = label.form in ("ed", "part")
        state = scene.lex.state.get(scene.low(label.main)) if participle else None
        return label.predicate or state
    if isinstance(label, Group) and not label.numbered and label.members[0].head >= 0:
        if label.prep in scene.lex.sheltered_at and is_refuge(scene, label.members[0]):
            return "displaced"  # "In temporary shelters: 4,200"
        head = scene.low(label.members[0].head)
        return scene.lex.state.get(head) or scene.lex.noun.get(singular_of(head))
    return None


def _things_labelled(scene: Scene, p: int) -> Noun | None:
    """Return the things of "Houses destroyed: 3,210"."""
    group, verb = scene.item(p), scene.item(p + 1)
    if not isinstance(group, Group) or group.prep or verb.form not in ("ed", "part", "adj"):
        return None
    noun = group.members[-1]
    plain = noun.number is None and noun.head >= 0 and not noun.pronoun
    return noun if plain and scene.low(noun.head).endswith("s") else None


def label_list(scene: Scene) -> None:
    """Read "dead 12, injured 30, missing 4", where each number stands behind its word."""
    found = [(k, scene.item(p)) for p, _ in scene.group_items if (k := _label_at(scene, p)) >= 0]
    for label, group in found if len(found) > 1 else ():
        noun = group.members[0]
        told = (role for role in scene.roles if role.noun is not noun)
        scene.roles = [role for role in told if role.at != label]
        scene.add(Role(noun, scene.lex.state[scene.low(label)], at=noun.first))


def _label_at(scene: Scene, p: int) -> int:
    """Return the word of state that stands alone before the bare number at p, or -1."""
    noun, at = scene.item(p).members[0], scene.item(p).first - 1
    bare = noun.number is not None and noun.head < 0 and not noun.measured
    label = scene.item(p - 1)
    if not bare or scene.lows[at] not in scene.lex.state or label is None or label.first != at:
        return -1
    beside = (scene.item(p - 2), scene.item(p + 1))
    apart = all(i is None or (isinstance(i, Mark) and i.kind == "mark") for i in beside)
    return at if apart else -1


def inverted(scene: Scene) -> None:
    """Read "Killed in the blast were two guests" and "Also arrested was the driver".

    Also "Kidnapped on Monday, the headmaster was freed".
    """
    p = 1 if isinstance(scene.item(0), Mark) and scene.item(0).kind == "adv" else 0
    verb = scene.item(p)
    if not isinstance(verb, Verbs) or verb.copula or (verb.passive and verb.form != "adj"):
        return
    if _fronted(scene, p, verb):
        return
    bare = (m for tail, m, _ in scene.lex.phrases.get(verb.lemma, ()) if not tail)
    measure = verb.predicate or scene.lex.state.get(scene.low(verb.main)) or next(bare, None)
    if measure is None or verb.form not in ("ed", "part", "adj"):
        return
    for k in range(p + 1, min(p + 6, len(scene.items) - 1)):
        item = scene.item(k)
        if isinstance(item, Verbs):
            told = scene.item(k + 1)
            if item.copula and isinstance(told, Group) and not told.prep:
                for noun in told.members:
                    scene.add(Role(noun, measure, at=verb.main))
            return


def _fronted(scene: Scene, p: int, verb: Verbs) -> bool:
    """Give the participle that opens a sentence to the subject behind its comma."""
    measure = scene.lex.state.get(scene.low(verb.main))
    if verb.form not in ("ed", "part") or measure not in _FRONTED:
        return False
    for k in range(p + 1, min(p + 8, len(scene.items) - 1)):
        item = scene.item(k)
        if isinstance(item, Mark) and item.low == ",":
            told = scene.item(k + 1)
            if not isinstance(told, Group) or told.prep:
                return False
            old = any(is_year(scene, k) for k in range(verb.last, item.first))
            for noun in told.members:
                scene.add(Role(noun, measure, at=verb.main, background=old))
            return True
        if isinstance(item, Verbs) or (isinstance(item, Group) and not item.prep):
            return False
    return False


def fleeing(scene: Scene) -> None:
    """Read "Fleeing the war, 820 people reached Homs" and "..., police said, fleeing the war"."""
    for p, verb in enumerate(scene.items):
        if not (isinstance(verb, Verbs) and verb.lemma == "flee" and verb.form == "ing"):
            continue
        told = _behind_comma(scene, p) if p == 0 else _before_speech(scene, p)
        if told is None or not (told.numbered and scene.alive(told)):
            continue
        scene.roles = [role for role in scene.roles if role.at != verb.main]
        for noun in told.members:
            scene.add(Role(noun, "displaced", at=verb.main, strong=False))


def _behind_comma(scene: Scene, p: int) -> Group | None:
    """Return the subject behind the comma that ends the participle at p."""
    for k in range(p + 1, min(p + 8, len(scene.items) - 1)):
        item = scene.item(k)
        if isinstance(item, Mark) and item.low == ",":
            told = scene.item(k + 1)
            return told if isinstance(told, Group) and not told.prep else None
        if isinstance(item, Verbs):
            return None
    return None


def _before_speech(scene: Scene, p: int) -> Group | None:
    """Return the first group of "7,400 people came, police said, " before the participle at p."""
    comma, verb, speaker, opened = (scene.item(p - k) for k in range(1, 5))
    said = isinstance(verb, Verbs) and verb.lemma in scene.lex.speech and isinstance(speaker, Group)
    marks = all(isinstance(mark, Mark) and mark.low == "," for mark in (comma, opened))
    first = scene.item(0)
    plain = isinstance(first, Group) and not first.prep and first is not speaker
    return first if said and marks and plain else None


def states(scene: Scene) -> None:
    """Let a participle before the noun tell the measure where no verb did.

    That someone was abducted is told beside how it ended: "freed an abducted trader".
    """
    for group in scene.groups:
        for noun in group.members:
            # "nine seriously injured" are injured
            measure = _state_told(scene, noun)
            taken = measure == "abducted"
            one = measure in _TOLD_OF_ONE and noun.det in _ANY_ONE
            if noun.number is None and not one:
                continue
            people = noun.lemma or noun.head < 0 or scene.families(noun)
            if measure is None or not people:
                continue
            told = [role for role in scene.roles if role.noun is noun]
            if not told:
                scene.add(Role(noun, measure, at=noun.first, strong=False))
            elif taken and told[0].measure in ENDINGS:
                scene.add(told[0].shared(noun, measure))


def _state_told(scene: Scene, noun: Noun) -> str | None:
    """Return what the participle before a noun tells, or the noun: "40 left homeless"."""
    state = scene.lex.state
    return state.get(noun.state or "") or (state.get(noun.lemma) if noun.lemma else None)


def as_well(scene: Scene) -> None:
    """Read "..., and so were six on the ground" and "..., as did two crew members"."""
    for p, group in scene.group_items:
        if p < 3 or group.prep or not scene.alive(group):
            continue
        link, auxiliary = scene.item(p - 2), scene.item(p - 1)
        if not (isinstance(link, Mark) and link.low in ("so", "as")):
            continue
        if scene.low(auxiliary.first) not in _AS_WELL or auxiliary.last - auxiliary.first > 1:
            continue
        ahead = [role for role in scene.roles if role.at < link.first and not role.toll]
        for role in ahead[-1:]:
            for noun in people_of(scene, group):
                scene.add(role.shared(noun))


def gapping(scene: Scene) -> None:
    """Read "three died in Homs, five in Hama and one in Idlib"."""
    if not scene.roles or len(scene.group_items) < 2:
        return
    model: Role | None = None
    for p, item in enumerate(scene.items):
        if isinstance(item, Mark) and (item.kind in ("sub", "rel") or item.low in (";", ":")):
            model = model if _opens_gap(scene, p) else None
        if not isinstance(item, Group) or item.prep:
            if model is not None and isinstance(item, Group) and _followers(scene, p):
                _share(scene, model, [m for t in tails(item) for m in t.members])
            continue
        own = [r for r in scene.roles if r.noun in item.members]
        if own:
            model = own[-1] if not own[-1].toll else None
            continue
        if model is None:
            continue
        noun, verb = item.members[0], scene.item(p + 1)
        graded = isinstance(verb, Mark) and verb.kind == "adv" and verb.low in scene.lex.grades
        if graded and scene.bare(noun):
            scene.parts.append((noun, model.noun))
            measure = "killed" if verb.low in scene.lex.fatally else model.measure
            scene.add(model.shared(noun, measure=measure, whole=model.noun))
        elif _is_parallel(scene, p):
            for member in item.members:
                scene.add(model.shared(member))
        elif _is_gapped(scene, p):
            _share(scene, model, item.members)
        elif _followers(scene, p):
            _share(scene, model, [m for t in tails(item) for m in t.members])


def _share(scene: Scene, model: Role, nouns: list[Noun]) -> None:
    for noun in nouns:
        if scene.bare(noun) or noun.det == "another" or noun.lemma == "others":
            scene.add(model.shared(noun))


def _is_parallel(scene: Scene, p: int) -> bool:
    """Tell the rest of "a guard was killed in Alba, two clerks in Burk and a nurse in Corm"."""
    group, mark, place = scene.item(p), scene.item(p - 1), scene.item(p - 2)
    joined = isinstance(mark, Mark) and mark.low in (",", "and", ";")
    if not joined or not (isinstance(place, Group) and place.prep in GAPS):
        return False
    placed = [tail for tail in group.tails if tail.prep in GAPS]
    if len(placed) != len(group.members) or any(
        isinstance(item, Verbs) for item in scene.items[p + 1 : p + 2]
    ):
        return False
    return all(
        scene.human(noun) and (noun.number is not None or noun.det in _ANY_ONE)
        for noun in group.members
    )


def late_subject(scene: Scene) -> None:
    """Read who comes late in "four soldiers were killed and two rebels", without a verb."""
    for p, group in scene.group_items:
        mark, verb, behind = scene.item(p - 1), scene.item(p - 2), scene.item(p + 1)
        if p < 2 or not isinstance(verb, Verbs) or verb.neg or group.prep:
            continue
        befalls = verb.passive or verb.lemma in scene.lex.subject
        joined = isinstance(mark, Mark) and mark.low == "and"
        ends = behind is None or (isinstance(behind, Mark) and behind.low in (".", ";", "!"))
        if not ends and isinstance(behind, Mark) and behind.low == ",":
            later = [item for item in scene.items[p:] if isinstance(item, Verbs)]
            ends = bool(later) and all(verb.lemma in scene.lex.speech for verb in later)
        if not (befalls and joined and ends):
            continue
        if any(_state_told(scene, noun) for noun in group.members):
            continue
        if not all(map(_is_counted, group.members)):
            continue
        for role in [r for r in scene.roles if r.at == verb.main and r.noun.first < verb.first][:1]:
            for noun in group.members:
                scene.add(role.shared(noun))


def _is_counted(noun: Noun) -> bool:
    """Tell "two rebels" and "a clerk", people who are told with how many they are."""
    return noun.lemma is not None and (noun.number is not None or noun.det in _ANY_ONE)


def _is_gapped(scene: Scene, p: int) -> bool:
    """Tell the "five in Hama" of a list, and the 11 of "; in Cuba, 11"."""
    item, before = scene.item(p), scene.item(p - 1)
    after = scene.item(p + 1)
    if isinstance(after, Verbs) or not isinstance(before, (Mark, Group)):
        return False
    if not all(
        scene.bare(m)
        or (m.number is not None and m.lemma == "others")
        or (m.det == "another" and m.head <= m.first)
        for m in item.members
    ):
        return False
    if isinstance(before, Group):
        return _other_side(scene, p - 1)
    if before.low == "," and _place_first(scene, p - 2):
        return True
    placed = item.tails and item.tails[0].prep in GAPS
    placed = placed or (
        isinstance(after, Mark) and after.kind == "prep" and after.low in ("to", "into", "in")
    )
    return bool(placed) and before.low in (",", "and", "but")


def _other_side(scene: Scene, p: int) -> bool:
    """Tell the Danes of "the Swedes lost 900 killed, and the Danes 1,400", and "a third four"."""
    side, mark = scene.item(p), scene.item(p - 1)
    noun = side.members[0]
    nth = noun.head >= 0 and scene.low(noun.head) in NTH
    plain = not (side.prep or side.numbered) and (noun.det == "the" or nth)
    return plain and isinstance(mark, Mark) and mark.low in (",", "and", "but", "while")


def _place_first(scene: Scene, p: int) -> bool:
    """Tell "; in Cuba" at item p, where a list goes on with the place first."""
    group, mark = scene.item(p), scene.item(p - 2)
    placed = isinstance(group, Group) and group.prep in GAPS and not group.numbered
    return placed and isinstance(mark, Mark) and mark.low in (";", ",", "and")


def _opens_gap(scene: Scene, p: int) -> bool:
    """Tell whether "in Cuba, 11" follows the mark at p."""
    k = p + 1
    while isinstance(scene.item(k), Mark) and scene.item(k).low in GAPS | {"and"}:
        k += 1
    number = scene.item(k + 2)
    return isinstance(number, Group) and scene.bare(number.members[0])


def _followers(scene: Scene, p: int) -> bool:
    """Tell the group of "Alba had 34 deaths, followed by Burk with 21 and Corv with four"."""
    verbs = (item for item in reversed(scene.items[:p]) if isinstance(item, Verbs))
    verb = next(verbs, None)
    if verb is None or verb.lemma != "follow" or verb.passive:
        return False
    return bool(scene.item(p).tails) and scene.item(p).tails[0].prep == "with"


def alongside(scene: Scene) -> None:
    """Let "besides three civilians, ..." and "... along with a driver" share the role."""
    for p, item in scene.group_items:
        if not any(scene.countable(m) for m in item.members):
            continue
        first = item.first
        added = item.prep == "to" and scene.low(first - 2) == "addition"
        added = added or item.prep == "besides"
        opening = added and not any(r.noun.first < first for r in scene.roles)
        company = item.prep in ("with", "alongside") and _is_company(scene, p)
        closing = (
            company
            or (added and not opening)
            or (item.prep == "with" and scene.low(first - 2) in ("along", "together"))
            or (scene.low(first - 1) == "as" and scene.low(first - 2) == "well")
        )
        told = [r for r in scene.roles if not r.toll] if opening or closing else ()
        if opening:
            model = next((r for r in told if r.noun.first > first), None)
        else:
            ahead = (r for r in reversed(told) if r.noun.first < first)
            model = next(ahead, None) or next((r for r in told if r.at > first), None)
        if model is None or (company and _meets(scene, p)):
            continue
        for noun in item.members:
            if _state_told(scene, noun) in (None, model.measure):  # not "besides the 12 dead"
                scene.add(model.shared(noun))


def _is_company(scene: Scene, p: int) -> bool:
    """Tell "with his wife" and "was arrested with two aides"."""
    group, verb, behind = scene.item(p), scene.item(p - 2), scene.item(p + 1)
    if isinstance(behind, Verbs) and behind.form in ("ed", "part", "adj") and not behind.copula:
        return False  # "12 were killed, with 30 others injured"
    if all(
        (m.det in ("his", "her", "their") and scene.human(m)) or m.lemma == "others"
        for m in group.members
    ):
        return True
    if not (group.numbered and group.human and isinstance(verb, Verbs)):
        return False
    beside = group.prep == "alongside"  # "was shot alongside two others", no one else can be
    return any(r.at == verb.main and (beside or r.measure in _TOGETHER) for r in scene.roles)


def _meets(scene: Scene, p: int) -> bool:
    """Tell "the freed pupils were reunited with their parents": no one frees the parents."""
    verb = next((item for item in reversed(scene.items[:p]) if isinstance(item, Verbs)), None)
    return verb is not None and verb.lemma in scene.lex.meeting
