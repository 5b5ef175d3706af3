"""Parts told behind their whole, and who is among the dead.

"100 were killed, including 14 children", "Of the 40 dead, 12 were children", "Among the dead was a
nurse", "the dead men were identified as A and B".
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, takes_up
from newsfigures.stages.roles.scene import Role, Scene
from newsfigures.stages.verbs import Verbs

#: Words and marks that may open the parts of what was told before.
OPENERS = frozenset({"--", ";", "including", "excluding", "among", "of", "whom", "which"})
#: Behind these a list may say of whom a number is made up.
_BEFORE_LISTS = frozenset({":", ";", "-", "–", "—", "--"})


def late_parts(scene: Scene) -> None:
    """Read the parts that stand behind the verb: "100 were killed, including 14 children"."""
    for p, item in scene.group_items:
        before, second = scene.item(p - 1), scene.item(p - 2)
        low = before.low if isinstance(before, Mark) else ""
        whole = last_counted(scene, item.first)
        opener = second if (isinstance(before, Verbs) and before.copula) or low == "," else before
        among = item.prep != "including" and _takes_up_whole(opener)
        if hurt := _of_the_hurt(scene, opener, item):
            item.members[0].partitive = scene.low(opener.members[0].head)
            scene.add(Role(item.members[0], hurt, at=item.first))
        elif whole is None:
            if among and item.members[0].number is not None:
                item.members[0].partitive = "them"
        elif item.prep == "excluding" or (item.prep == "including" and _negates(second)):
            for model in [r for r in scene.roles if r.noun is whole]:
                for noun in item.members:
                    scene.add(model.shared(noun))
        else:
            listed = low in _BEFORE_LISTS and _adds_up(item, whole)
            if listed and all(noun.name for noun in item.members):
                _name_whole(scene, item, whole)
            elif listed or among or item.prep == "including" or _is_share(scene, p):
                _make_parts(scene, item, whole, listed)


def _takes_up_whole(opener: object) -> bool:
    """Tell "of them" and "among these" before a part."""
    prepositional = isinstance(opener, Group) and opener.prep in ("among", "of")
    return prepositional and takes_up(opener.members[0])


def _negates(item: object) -> bool:
    """Tell "not including"."""
    if isinstance(item, Verbs):
        return item.neg
    return isinstance(item, Mark) and item.low == "not"


def _is_share(scene: Scene, p: int) -> bool:
    """Tell "of whom 12 ...", "with 12 children among them" and "12 of them" at p."""
    item, behind = scene.item(p), scene.item(p + 2)
    second, before = scene.item(p - 2), scene.item(p - 1)
    marks = isinstance(before, Mark) and isinstance(second, Mark)
    whom = marks and before.low in ("whom", "which") and second.low in ("of", "among")
    among = isinstance(behind, Group) and behind.prep == "among"
    trailing = among and behind.members[0].pronoun == "them"
    return whom or trailing or (item.members[0].partitive == "them" and not item.prep)


def _name_whole(scene: Scene, names: Group, whole: Noun) -> None:
    """Make names parts of those told of: "three men were held: A, B and C"."""
    for noun in names.members:
        noun.whole = whole
    scene.roles = [r for r in scene.roles if r.noun not in names.members]


def _make_parts(scene: Scene, group: Group, whole: Noun, listed: bool) -> None:
    """Make the members of a group parts, which undergo what the whole underwent."""
    for noun in group.members:
        if noun is whole or noun.measured or (noun.number is None and not scene.human(noun)):
            continue
        if not any(part is noun for part, _ in scene.parts):
            scene.parts.append((noun, whole))
        if listed or group.prep == "including":
            own = [r.measure for r in scene.roles if r.noun is noun]
            if own and "killed" not in own:
                scene.roles = [r for r in scene.roles if r.noun is not noun]


def _adds_up(group: Group, whole: Noun) -> bool:
    """Tell whether the members of a list are together as many as the whole."""
    sizes = [m.number.value if m.number is not None else 1.0 for m in group.members]
    return len(sizes) > 1 and None not in sizes and sum(sizes) == whole.number.value


def last_counted(scene: Scene, before: int) -> Noun | None:
    """Return the last group of people before a token to which something happened."""
    known = [
        r.noun
        for r in scene.roles
        if r.noun.last <= before and r.noun.number is not None and r.whole is None
    ]
    return max(known, key=lambda noun: noun.first) if known else None


def _of_the_hurt(scene: Scene, opener: object, item: Group) -> str | None:
    """Return what befell the 120 of "of the injured, 120 are in critical condition"."""
    if not isinstance(opener, Group) or opener.prep != "of" or item.prep:
        return None
    behind = item.members[0].number is not None and opener.members[0].det == "the"
    return scene.state_of(opener.members[0]) if behind else None


def named_among(scene: Scene) -> None:
    """Read "among the dead was a nurse" and "the dead include a nurse"."""
    for p, item in scene.group_items:
        measure = scene.state_of(item.members[0])
        if measure is None and not item.prep:
            if _passively_named(scene, p) or _included(scene, p):
                measure = _measure_described(scene, item.members[0])
            else:
                p, measure = _named_behind_clause(scene, p)
        if item.prep == "among" and item.numbered:
            measure = _of_numbered(scene, p)
        told = _named_with(scene, p, item) if measure is not None else None
        if told is None:
            continue
        verb = scene.item(p + 1)
        called = isinstance(verb, Verbs) and verb.copula
        for noun in told.members:
            if scene.low(noun.last) == "as":
                continue  # "the dead man was named as A, and his wife as B"
            bare = not (noun.det or noun.name or noun.number is not None)
            if not scene.countable(noun) or (bare and called):
                continue
            scene.add(Role(noun, measure, at=item.first))
            if item.numbered:
                scene.parts.append((noun, item.members[0]))
            elif noun.number is not None:
                noun.partitive = scene.low(item.members[0].head)
                _part_of_toll(scene, noun, measure)


def _named_with(scene: Scene, p: int, hurt: Group) -> Group | None:
    """Return who is told to be of the dead, or of the hurt, where these stand at p."""
    verb, told = scene.item(p + 1), None
    if hurt.prep == "among":
        back = (scene.item(p - 3), scene.item(p - 2))
        if isinstance(verb, Verbs) and verb.copula:
            told = scene.item(p + 2)
        elif isinstance(back[1], Group) and back[1].numbered and not back[1].prep:
            told = back[1]
        elif isinstance(back[1], Verbs) and back[1].copula:
            told = back[0]
    elif isinstance(verb, Verbs) and (
        verb.lemma == "include" or verb.copula or _passively_named(scene, p)
    ):
        k = p + 2
        if isinstance(scene.item(k), Mark) and scene.item(k).low == "as":
            k += 1
        told = scene.item(k)
    elif _named_as(scene, p):
        told = scene.item(p + 2)
    return told if isinstance(told, Group) else None


def _measure_described(scene: Scene, noun: Noun) -> str | None:
    """Return the measure of "the arrested men", "the injured passengers"."""
    if noun.det != "the" or not noun.lemma or noun.number is not None:
        return None
    said = (scene.lex.state.get(scene.low(k)) for k in range(noun.first, noun.head))
    return next((measure for measure in said if measure), None)


def _passively_named(scene: Scene, p: int) -> bool:
    """Tell "were identified as" behind the group at p."""
    verb = scene.item(p + 1)
    return isinstance(verb, Verbs) and verb.lemma in ("identify", "name") and verb.passive


def _included(scene: Scene, p: int) -> bool:
    """Tell "include" behind the group at p."""
    verb = scene.item(p + 1)
    return isinstance(verb, Verbs) and verb.lemma == "include" and verb.form != "ing"


def _named_behind_clause(scene: Scene, p: int) -> tuple[int, str | None]:
    """Read "the rebels who were killed on Monday have been identified as A and B".

    Return the item before the verb of naming, and what befell those who are named.
    """
    noun = scene.item(p).members[0]
    relative = scene.item(p + 1)
    if not (isinstance(relative, Mark) and relative.low == "who" and noun.plural):
        return p, None
    for k in range(p + 2, min(p + 12, len(scene.items) - 1)):
        if _passively_named(scene, k):
            told = (r.measure for r in scene.roles if r.noun is noun and not r.plan)
            return k, next(told, None)
    return p, None


def _named_as(scene: Scene, p: int) -> bool:
    """Tell whether the group at p is the object of "police named the dead as A and B"."""
    if not 0 < p < len(scene.items) - 2:
        return False
    verb, mark, names = scene.item(p - 1), scene.item(p + 1), scene.item(p + 2)
    naming = isinstance(verb, Verbs) and verb.lemma in ("identify", "name") and not verb.passive
    return naming and isinstance(mark, Mark) and mark.low == "as" and isinstance(names, Group)


def _of_numbered(scene: Scene, p: int) -> str | None:
    """Return what befell the people of "among the 12 dead" and "among 12 people killed"."""
    noun = scene.item(p).members[0]
    known = next((r.measure for r in scene.roles if r.noun is noun), None)
    return known or scene.lex.state.get(noun.state or "")


def _part_of_toll(scene: Scene, noun: Noun, measure: str) -> None:
    """Make "four children were among the dead" part of the toll told before in the sentence."""
    tolls = (r.noun for r in scene.roles if r.measure == measure and r.noun.last <= noun.first)
    whole = next((n for n in tolls if n.number is not None and n.partitive == ""), None)
    if whole is not None and (whole.number.value or 0) > (noun.number.value or 0):
        scene.parts.append((noun, whole))


def of_the(scene: Scene) -> None:
    """Read "Of the 40 dead, 12 were children": the second is part of the first, or its share."""
    for p, item in scene.group_items:
        if item.prep not in ("of", "among") or not item.numbered:
            continue
        for k in range(p + 1, min(p + 4, len(scene.items))):
            other = scene.item(k)
            if isinstance(other, Group) and not other.prep:
                part = other.members[0]
                if other.numbered and part.head < 0:
                    share = part.number.kind in ("fraction", "ratio") or scene.percent(part)
                    (scene.bases if share else scene.parts).append((part, item.members[0]))
                break


def inherit(scene: Scene) -> None:
    """Hand the role of a whole down to its parts that have none of their own."""
    scene.parts = [pair for pair in scene.parts if not _exceeds(*pair)]
    for part, whole in scene.parts:
        if part.measured or any(role.noun is part for role in scene.roles):
            continue
        if part.number is not None and part.number.kind == "zero":
            continue  # "none of the 16 survived" is no count of dead
        for role in [r for r in scene.roles if r.noun is whole]:
            if scene.countable(part) or part.number is not None:
                fatal = role.measure in _HURT and _is_fatal(scene, part)
                measure = "killed" if fatal else role.measure
                scene.roles.append(role.shared(part, measure=measure, whole=whole))


_HURT = frozenset({"injured", "casualties"})


def _is_fatal(scene: Scene, part: Noun) -> bool:
    """Tell "injured 100 passengers, eleven of them fatally" by the words behind the eleven."""
    of_them = scene.low(part.last) == "of" and scene.low(part.last + 1) in ("them", "whom")
    return scene.low(part.last + 2 * of_them) in scene.lex.fatally


def _exceeds(part: Noun, whole: Noun) -> bool:
    """Tell that a number is no part: it is greater than the whole."""
    if part.number is None or whole.number is None or part.measured or whole.measured:
        return False
    size, room = part.number.value, whole.number.value
    exact = whole.number.bound == "=" and whole.number.kind == "cardinal"
    return exact and size is not None and room is not None and size > room
