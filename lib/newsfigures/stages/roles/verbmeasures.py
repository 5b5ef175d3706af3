"""What a verb tells of, by itself and with the phrases around it.

"killed 12" tells of killed, "laid down arms" of surrendered, "was mauled to death" of killed
whatever the verb, "have yet to be found" of missing. The verbs and phrases are data
(``lexicon/roles.toml``).
"""

from __future__ import annotations

from newsfigures.stages.flags import flag
from newsfigures.stages.lists import Group
from newsfigures.stages.roles.scene import SLACK, Scene
from newsfigures.stages.verbs import Verbs

#: Those whom an army "loses".
FIGHTING = frozenset({"combatant", "police"})
#: So many words behind a verb "at gunpoint" may stand.
_SOON = 8
#: "To death" gives a sense to any verb.
DEATH = flag(lambda: frozenset({"death", "deaths"}))


def measure_of(
    scene: Scene, verb: Verbs, target: Group | None, whom: bool = False
) -> tuple[str, str] | None:
    """Return the measure and the side that suffers, by the verb and the words around it.

    ``whom`` tells that its object stands before the clause: "a trader whom they led away".
    """
    found = plain_measure(scene, verb, target, whom)
    if found is None or found[0] not in ("injured", "casualties"):
        return found
    fatal = (
        not scene.lex.fatally.isdisjoint(verb.adverbs)
        or scene.low(verb.last) in scene.lex.fatally
        or scene.low(verb.first - 1) in scene.lex.fatally
        or (scene.low(verb.main + 1) == "and" and scene.low(verb.main + 2) in scene.lex.fatally)
    )
    fatal = fatal or (found[1] == "subject" and target is not None and is_deadly(scene, target))
    return ("killed", found[1]) if fatal else found


def own_deed(scene: Scene, verb: Verbs) -> bool:
    """Tell what its subject undergoes by the words behind it: "laid down arms"."""
    found = plain_measure(scene, verb, None) if verb.lemma in scene.lex.phrases else None
    return found is not None and found[1] == "subject"


def plain_measure(
    scene: Scene, verb: Verbs, target: Group | None, whom: bool = False
) -> tuple[str, str] | None:
    """Return the measure and the side that suffers, without what makes an injury fatal."""
    lex, lemma, ends = scene.lex, verb.lemma, [verb.main + 1]
    if verb.predicate is not None:
        return verb.predicate, "subject"
    if target is not None and target.members[0].measured and not target.tails:
        ends.append(target.last)  # "fell 200 metres to their deaths"
        target = None
    if lemma in lex.missed and _unfound(scene, verb):
        return "unfound", "object"
    phrases = _phrases(scene, verb, target) if lemma in lex.phrases_at else ()
    if phrases:
        active = not verb.passive and verb.form in {"past", "s", "base", "ing"}
        lone = target is None and active and not whom
        people = target is not None and target.numbered and scene.alive(target)
    if lemma == "take" and not lex.by_force.isdisjoint(_at_what(scene, verb)):
        return "abducted", "object"  # also from their homes
    for _, tail, measure, side in phrases:
        if side == "object" and lone:
            continue
        if people and side == "subject":
            continue  # "evacuated 480 people from 120 homes"
        placed = measure == "none" and tail in _PLACING
        if placed and (target is not None or (verb.passive and _is_place(scene, verb.last + 1))):
            continue  # "shot two at a mall", "was shot at a bar", "killed a surfer off Australia"
        if not tail and verb.form == "ed" and scene.lows[verb.last] == "by":
            # "areas held by the army" tells of no prisoners.
            continue
        held = lemma == "hold" and not verb.passive
        if not tail and held and scene.lows[verb.first - 1] in lex.held_events:
            continue  # "surrendered at a ceremony held in Alba"
        if not tail:
            return measure, side
        if any([_words_follow(scene, k, tail) for k in ends]) or (
            target is not None
            and side == "object"
            and tail[0] != "and"
            and (
                _words_follow(scene, _behind_apposition(scene, target), tail, slack=1)
                or (
                    len(target.members) == 1
                    and (
                        _words_follow(scene, target.members[0].last, tail, slack=0)
                        or _in_limb(scene, target, tail)
                    )
                )
            )
        ):
            return measure, side
    if scene.bits & DEATH and _to_death(scene, verb, target):
        acted = not verb.passive and target is None and verb.form not in ("ed", "part")
        return "killed", "subject" if acted else "object"
    lost = False
    if lemma == "lose":
        if target is not None and _are_troops(target):
            return "lost", "object"
        lost = verb.passive and target is None
        if target is None and verb.form in ("ed", "part") and _in_action(scene, verb.last):
            return "killed", "object"
    elif lemma == "take":
        lost = target is not None and _with_her(scene, target)
    if lost and any(token.low in lex.at_sea for token in scene.tokens):
        return "killed", "object"
    beside = (*verb.adverbs, scene.low(verb.first), scene.low(verb.first - 1))
    if lemma == "take" and not lex.by_force.isdisjoint(beside):
        return "abducted", "object"
    if lemma in lex.taking:
        suffered = verb.passive or verb.form in ("ed", "part")
        if target.members[0].lemma if target is not None else suffered:
            return "taken", "object"
    suffering, undergoing = lex.object.get(lemma), lex.subject.get(lemma)
    if undergoing is not None and (suffering is None or (target is None and not verb.passive)):
        return undergoing, "subject"
    return None if suffering is None else (suffering, "object")


#: Before their object these make another verb, "shot at two men"; behind it they tell where.
_PLACING = frozenset({("at",), ("off",)})


def _is_place(scene: Scene, i: int) -> bool:
    """Tell the bar of "was shot at a bar" from "was shot at by police" and "was shot at twice"."""
    name = i < len(scene.tokens) and scene.tokens[i].text[0].isupper()
    return name or scene.low(i) in scene.w.det


def _phrases(
    scene: Scene, verb: Verbs, target: Group | None
) -> list[tuple[int, tuple[str, ...], str, str]]:
    """Return the phrases of a verb whose first word may stand behind it or its object."""
    by_opener = scene.lex.phrases_at[verb.lemma]
    near = {"", *map(scene.low, range(verb.main + 1, verb.main + SLACK + 2))}
    if target is not None:
        near.update(map(scene.low, (target.last, target.last + 1, target.members[0].last)))
        near.update(scene.low(t.members[0].head) for t in target.tails)
    return sorted(phrase for opener in near & by_opener.keys() for phrase in by_opener[opener])


def _in_limb(scene: Scene, target: Group, tail: tuple[str, ...]) -> bool:
    """Tell the limb of "shot the director of a firm in the legs", which its group took in."""
    limb = tail[-1]
    return limb in scene.lex.limbs and any(
        limb == scene.low(t.members[0].head) for t in target.tails if t.prep == "in"
    )


def _at_what(scene: Scene, verb: Verbs) -> list[str]:
    """Return what follows "at" soon behind a verb: "taken from their homes at gunpoint"."""
    near = range(verb.last, verb.last + _SOON)
    return [scene.low(k + 1) for k in near if scene.low(k) == "at"]


def _words_follow(scene: Scene, i: int, tail: tuple[str, ...], slack: int = SLACK) -> bool:
    """Tell whether the words stand from token i on, with a few adjectives between at most."""
    at, skipped = i, 0
    for word in tail:
        while True:
            low = scene.lows[at]
            if not low:
                return False
            if (
                low == word
                or (word in scene.lex.possessive and low in scene.lex.possessive)
                or low in scene.lex.classes.get(word, ())
            ):
                at += 1
                break
            joins = low in scene.w.conj and not (low == "and" and word in scene.lex.wounds)
            if (
                scene.tokens[at].kind == "punct"
                or low in _NEW_CLAUSE  # "died when the jet ran out of fuel"
                or word == "off"  # "carrying 43 pupils slid off the road"
                or skipped >= slack
                or joins  # but not in "bullet and splinter injuries"
                or (len(tail) > 1 and word != tail[0] and word[0] != "@")
            ):
                return False
            if skipped and word in scene.lex.adjacent:
                return False
            skipped += 1
            at += 1
    return True


#: Behind these a verb's fixed words do not go on.
_NEW_CLAUSE = frozenset({"when", "while", "after", "before", "because", "since", "where"})


def _unfound(scene: Scene, verb: Verbs) -> bool:
    """Tell who "have not been found", "have yet to be accounted for", "were not seen again"."""
    if not verb.passive:
        return False
    behind = scene.low(verb.main + 1)
    if verb.lemma in scene.lex.searching:
        return behind == "for"  # "are still being searched for"
    if not (verb.neg or "yet" in verb.adverbs or scene.low(verb.first - 1) == "yet"):
        return False
    if verb.lemma in scene.lex.seen:
        return _for_long(scene, verb.last)
    return behind == "for" if verb.lemma == "account" else behind not in scene.lex.verdicts


def _for_long(scene: Scene, i: int) -> bool:
    """Tell "has not been seen since" and "were not seen again"."""
    near = {scene.low(i), scene.low(i + 1)} | (
        {scene.low(i + 2)} if scene.low(i) == "or" else set()
    )
    return not near.isdisjoint({"since", "again", "for"})


def _to_death(scene: Scene, verb: Verbs, target: Group | None) -> bool:
    """Tell "was mauled to death" and "swept 12 people to their deaths", whatever the verb."""
    behind = [verb.main + 1]
    if target is not None:
        behind += [target.members[0].last, _behind_apposition(scene, target)]
    return verb.lemma not in scene.lex.harmless and any(_death_at(scene, k) for k in behind)


def _behind_apposition(scene: Scene, target: Group) -> int:
    """Return where "to death" may stand behind "a clerk, Ram Netam, "."""
    return target.last + (scene.low(target.last) == ",")


def _death_at(scene: Scene, k: int) -> bool:
    if scene.low(k) != "to":
        return False
    owned = scene.low(k + 1) in scene.w.possessive
    return scene.low(k + 1) == "death" or (owned and scene.low(k + 2) in ("death", "deaths"))


def _are_troops(group: Group) -> bool:
    """Tell those whom an army loses: "lost 23 men", "lost a major and two soldiers"."""
    their_own = any(t.prep == "of" and t.members[0].det == "their" for t in group.tails)
    return any(
        noun.number is not None
        and (
            noun.group in FIGHTING
            or noun.lemma in ("man", "crewman", "sailor")
            or (their_own and noun.head < 0)  # "lost three of their number"
        )
        for noun in group.members
    )


def _in_action(scene: Scene, i: int) -> bool:
    """Tell "lost in an ambush" and "lost in the fighting" by the words from token i on."""
    near = range(i + 1, i + 1 + _SOON // 2)
    return scene.low(i) == "in" and any(scene.low(k) in scene.lex.in_action for k in near)


def _with_her(scene: Scene, group: Group) -> bool:
    """Tell "went down, taking 131 passengers with her"."""
    tail = group.tails[-1] if group.tails else None
    behind = tail.first if tail is not None else group.last + 1
    inside = group.last - 1  # "taking 21 of her crew with her"
    return group.numbered and any(
        scene.low(k - 1) == "with" and scene.low(k) in ("her", "it") for k in (behind, inside)
    )


def is_deadly(scene: Scene, group: Group) -> bool:
    """Tell the injuries of "suffered fatal injuries"."""
    return any(scene.low(k) in scene.lex.deadly for k in range(group.first, group.last))
