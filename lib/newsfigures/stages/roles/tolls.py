"""Running counts: tolls, and the number of those who underwent something.

"the death toll rose from 12 to 17", "the number of people who have fled has reached 9,000", "put
the dead at 26".
"""

from __future__ import annotations

from newsfigures.model import HUMAN_MEASURES
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import SUPERLATIVE_AGES, Group, tails
from newsfigures.stages.roles.complements import is_refuge
from newsfigures.stages.roles.nominals import measure_of_noun
from newsfigures.stages.roles.scene import Role, Scene
from newsfigures.stages.roles.verbmeasures import plain_measure
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

#: "Bringing the total to 63", "for a total of 63".
_BRINGING = frozenset({"bring", "take", "raise", "push", "lift", "increase"})
#: Their number is that of the people whom they befell.
_COUNTED_DEEDS = frozenset({"detained", "abducted", "killed", "injured", "infected"})
#: So many items stand between a person and "was 40" at most.
_SET_OFF = 8
#: With these one person is told of: "the deceased", "his wife", "Ali Khan".
_OF_ONE = frozenset({"", "the", "his", "her", "their", "poss", "this", "that"})
#: Nouns that stand for those of a count: "rose by 12 more".
_OTHERS = frozenset({"more", "others"})


def ages_told(scene: Scene) -> None:
    """Tell the age of "the deceased, Ali Khan, was 40" from a toll and from a count."""
    for p, item in scene.group_items:
        verb, age = scene.item(p - 1), item.members[0]
        if item.prep or len(item.members) > 1 or not scene.age_like(age) or age.age or age.measured:
            continue
        be = isinstance(verb, Verbs) and verb.copula and scene.low(verb.main) in ("was", "is")
        if be and _one_person(_subject_before(scene, p - 1)):
            scene.take_age(age)


def youngest(scene: Scene) -> None:
    """Tell the age of "eleven workers, the youngest of them 15" from a count."""
    for group in scene.groups:
        for noun in group.members:
            if not scene.age_like(noun) or noun.age:
                continue
            k = noun.first - 1
            if (scene.low(k - 1), scene.low(k)) in _OF_THEM:
                k -= 2
            if scene.low(k) in SUPERLATIVE_AGES:
                scene.take_age(noun)
                scene.roles = [role for role in scene.roles if role.noun is not noun]


_OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "these")})


def _subject_before(scene: Scene, p: int) -> Group | None:
    """Return the subject of the verb at p, with what is set off behind it passed over."""
    for k in range(p - 1, max(-1, p - _SET_OFF), -1):
        item = scene.item(k)
        before = scene.item(k - 1)
        said = isinstance(before, Verbs) and before.lemma in scene.lex.speech
        if isinstance(item, Group) and not item.prep and (said or not isinstance(before, Verbs)):
            inserted = isinstance(before, Mark) and before.low in (",", "as")
            if not inserted or scene.state_of(item.members[0]):
                return item
        if isinstance(item, Mark) and item.low in (";", ":", "and", "that"):
            return None
    return None


def _one_person(group: Group | None) -> bool:
    if group is None or len(group.members) > 1:
        return False
    noun = group.members[0]
    if noun.number is not None or noun.plural is True or noun.det not in _OF_ONE:
        return False
    return bool(noun.lemma or noun.name)


def tolls(scene: Scene) -> None:
    """Give a running count its number: "the death toll rose from 12 to 17"."""
    for p, item in scene.group_items:
        measure, end = _toll_phrase(scene, item)
        if measure is None:
            measure, end = _number_of(scene, p)
        if measure is None and _put_at(scene, p):
            measure, end = scene.state_of(item.members[0]), item.members[0].last
        if measure is None and _brought_to(scene, p):
            measure, end = _told_last(scene, item.first), item.members[0].last
        if measure is None:
            continue
        ahead = scene.item(p - 1)
        if isinstance(ahead, Group) and ahead.prep == "to" and ahead.numbered:
            noun = ahead.members[0]
            if noun.head < 0:
                # "brought to 45 the number of people killed"
                scene.add(Role(noun, measure, at=end, toll=True, strong=False))
                continue
        _give_numbers(scene, p, measure, end)


def _give_numbers(scene: Scene, p: int, measure: str, end: int) -> None:
    """Give a count, told by the group at p and read up to a token, the numbers behind it."""
    item, verb = scene.item(p), scene.item(p + 1)
    plan = isinstance(verb, Verbs) and verb.modal in scene.lex.modals
    later = _clause_groups(scene, p)
    own = tails(item)
    if any(g.numbered and not (g.members[0].measured or g.prep in ("in", "of")) for g in later):
        # not the inhabitants of "the toll in the town of 4,000 people is 40"
        own = [t for t in own if t in item.tails or not (t.prep == "of" and t.human)]
    told = [*own, *later, *(t for g in later for t in g.tails)]
    named = (*item.members[1:], *(m for g in told for m in g.members))
    of = [(m.first, s) for m in named if (s := scene.state_of(m))]
    given = False
    for group in told:
        for noun in group.members:
            if noun.number is None or noun.first < end or noun.age:
                continue
            if noun.measured and not scene.percent(noun):
                continue  # "the death toll in the past 12 months was 40"
            if noun.head >= 0 and not noun.lemma and scene.low(noun.head) not in _OTHERS:
                continue
            if noun.number.kind in ("ratio", "fraction"):
                continue
            if given and group.prep not in ("to", "from", "at", "by"):
                continue
            # "put the number of dead at 63 and the missing at 12"
            nearest = max(((at, s) for at, s in of if at < noun.first), default=None)
            measure = nearest[1] if nearest is not None else measure
            scene.add(Role(noun, measure, at=end, plan=plan, toll=True, strong=False))
            given = True


def _toll_phrase(scene: Scene, group: Group) -> tuple[str | None, int]:
    """Return the measure of "the death toll" and where the phrase ends."""
    told = group.members
    if group.tails:
        told = [*told, *(noun for tail in tails(group) for noun in tail.members)]
    for noun in told:
        if noun.head < 0 or noun.number is not None:
            continue
        for parts, measure in scene.lex.toll.get(scene.lows[noun.head], ()):
            start = noun.head - len(parts) + 1
            told = start >= 0 and all(scene.low(start + m) == part for m, part in enumerate(parts))
            if told and (len(parts) > 1 or _is_running(scene, noun, parts[0], group.last)):
                return measure, noun.last
    return None, 0


def _is_running(scene: Scene, noun: Noun, head: str, last: int) -> bool:
    """Tell "the deaths rose to 12", a running count, from "his injuries".

    Its group ends at the token ``last``.
    """
    if head not in ("toll", "caseload") and noun.det not in ("", "the", "total", "its"):
        return False
    if head not in scene.lex.tolls_with_verb:
        return True
    return _toll_verb_after(scene, noun.last) or _toll_verb_after(scene, _past_adverb(scene, last))


def _toll_verb_after(scene: Scene, i: int) -> bool:
    """Tell "rose", "stands" or "to" behind a count."""
    verb = scene.w.verbs.get(scene.low(i))
    if verb is not None:
        return verb.lemma in scene.lex.toll_verbs
    return (
        scene.low(i) in ("to", "at", ":")
        or scene.low(i) in scene.w.be
        or scene.low(i) in scene.w.have
    )


def _number_of(scene: Scene, p: int) -> tuple[str | None, int]:
    """Read "the number of infected people" and "of people killed" as running counts."""
    group = scene.item(p)
    head = group.members[0]
    if (
        head.number is not None
        or head.head < 0
        or singular_of(scene.lows[head.head]) not in scene.lex.counts
    ):
        return None, 0
    of, told = scene.item(p + 1), scene.item(p + 2)
    if not group.tails and (found := _state_behind(scene, of)):
        return found, of.last  # "bringing the total dead to 12", "the number killed"
    if isinstance(of, Mark) and of.low == "of" and isinstance(told, Verbs):
        # "the number of displaced has reached 9,000"
        return scene.lex.state.get(scene.low(told.main)), told.last
    if isinstance(of, Mark) and of.kind == "rel" and isinstance(told, Verbs):
        # "the number who have fled"
        found = plain_measure(scene, told, None)
        if found is not None and (found[1] == "subject") == (not told.passive):
            return found[0], told.last
    for tail in group.tails:
        if tail.prep != "of" or tail.numbered:
            continue
        noun = tail.members[0]
        for k in range(noun.first, noun.last):
            if scene.low(k) in scene.lex.state:
                return scene.lex.state[scene.low(k)], noun.last
        measure = measure_of_noun(scene, noun)
        deeds = measure in _COUNTED_DEEDS and singular_of(scene.low(noun.head)) != scene.low(
            noun.head
        )
        if measure and (noun.lemma or deeds):
            return measure, noun.last  # "the number of evacuees", "the number of arrests"
        sheltered = (t for t in (*group.tails, *tail.tails) if t.prep in scene.lex.sheltered_at)
        if (
            noun.lemma
            and noun.group not in scene.lex.on_duty
            and any(is_refuge(scene, t.members[0]) for t in sheltered)
        ):
            return "displaced", group.last  # "the number of people in relief camps"
        verb = scene.item(p + 1)
        after = scene.item(p + 2)
        if isinstance(verb, Mark) and verb.kind == "rel" and isinstance(after, Verbs):
            # "the number of people who have fled"
            found = plain_measure(scene, after, None)
            if found is not None and (found[1] == "subject") == (not after.passive):
                return found[0], after.last
        if isinstance(verb, Verbs) and verb.predicate and not verb.copula:
            return verb.predicate, verb.last  # "the number of people still missing"
        if isinstance(verb, Verbs) and verb.form == "ing" and not verb.passive:
            found = plain_measure(scene, verb, None)
            if found is not None and found[1] == "subject" and found[0] in HUMAN_MEASURES:
                return found[0], verb.last  # "the number of people seeking safety"
        if isinstance(verb, Verbs) and verb.form in ("ed", "part"):
            found = plain_measure(scene, verb, None)
            if found is not None and found[1] == "object" and found[0] in HUMAN_MEASURES:
                return found[0], verb.last  # "the number of people confirmed dead"
        if (
            isinstance(verb, Verbs)
            and scene.low(verb.main) in scene.lex.state
            and verb.form in ("ed", "part", "adj")
        ):
            return scene.lex.state[scene.low(verb.main)], verb.last
    return None, 0


def _state_behind(scene: Scene, item: object) -> str | None:
    """Return the state of the dead of "the total dead", None where a clause has its verb there."""
    if isinstance(item, Group):
        noun = item.members[0]
        bare = not (item.prep or noun.det) and noun.number is None and noun.head >= 0
        return scene.lex.state.get(scene.low(noun.head)) if bare else None
    if isinstance(item, Verbs) and item.first == item.main:
        return scene.lex.state.get(scene.low(item.main))
    return None


def _put_at(scene: Scene, p: int) -> bool:
    """Tell "the dead" of "put the dead at 26" and of "the dead numbered 26"."""
    if scene.item(p).members[0].det != "the":
        return False
    before, behind = scene.item(p - 1), scene.item(p + 1)
    if isinstance(behind, Mark) and behind.low == ",":
        behind = scene.item(p + 2)  # "the displaced, numbering 728, sleep outdoors"
    if isinstance(before, Verbs) and before.lemma in _BRINGING:
        return isinstance(behind, Mark) and behind.low == "to"  # "brings the dead to 12"
    if isinstance(before, Verbs) and before.lemma in scene.lex.estimating:
        return any(tail.prep == "at" and tail.numbered for tail in scene.item(p).tails)
    number = isinstance(behind, Verbs) and behind.lemma in scene.lex.numbering
    return number and not behind.passive


def _brought_to(scene: Scene, p: int) -> bool:
    """Tell "bringing the total to 63" and "for a total of 63", whose nouns stand before it."""
    group, before = scene.item(p), scene.item(p - 1)
    noun = group.members[0]
    if noun.number is not None or noun.head < 0 or scene.low(noun.head) not in ("total", "tally"):
        return False
    if group.prep == "for":
        return noun.det == "a" and any(t.prep == "of" and t.numbered for t in group.tails)
    brought = isinstance(before, Verbs) and before.lemma in _BRINGING and not group.prep
    return brought and not any(tail.prep == "of" for tail in group.tails)


def _told_last(scene: Scene, first: int) -> str | None:
    """Return what befell the people told of last before a token."""
    before = [r for r in scene.roles if r.noun.first < first and not (r.plan or r.neg)]
    told = max(before, key=lambda role: role.noun.first, default=None)
    return told.measure if told is not None and told.measure in HUMAN_MEASURES else None


def _past_adverb(scene: Scene, i: int) -> int:
    """Return the token behind the "now" of "displacement from Homs now stands at"."""
    return i + (scene.low(i) in ("now", "already", "currently", "thus"))


#: What is said of people told of before by how many they are: "the number later rose to 30".
COUNTS = frozenset({"number", "figure", "total", "count", "tally"})
_TAKING_UP = frozenset({"the", "this", "that"})


def counts(scene: Scene) -> None:
    """Pair the numbers of "the number of clinics fell from 30 to 12" with the clinics.

    "The number is about 220,000" and "put the figure at 30" are of what was told of last.
    """
    for p, item in scene.group_items:
        noun = item.members[0]
        head = scene.low(noun.head) if noun.head >= 0 else ""
        if head not in COUNTS:
            continue
        tail = next((t for t in item.tails if t.prep == "of" and t.members[0].head >= 0), None)
        of = scene.item(p + 1)
        put_at = [t for t in item.tails if t.prep == "at"]
        told = len(item.tails) == len(put_at) and not (isinstance(of, Mark) and of.low == "of")
        alone = noun.det in _TAKING_UP and noun.head == noun.first + 1
        alone = alone and (bool(put_at) or head != "total")  # "the total was $4 million"
        if tail is None and told and (head == "number" or alone):
            for group in put_at or _clause_groups(scene, p):
                for number in group.members:
                    if number.number is not None and number.head < 0 and not number.measured:
                        number.partitive = "number"
        if tail is None or tail.numbered or head != "number":
            continue
        for group in _clause_groups(scene, p):
            for noun in group.members:
                if noun.number is not None and noun.head < 0 and not noun.measured:
                    scene.counted.append((noun, tail.members[0]))


def _clause_groups(scene: Scene, p: int) -> list[Group]:
    """Return the groups that follow in the same clause and may hold the number of a count."""
    found = []
    inserted, subject = False, 0
    for k in range(p + 1, min(p + 18, len(scene.items))):
        item = scene.item(k)
        if isinstance(item, Mark) and item.kind == "rel" and not found:
            # "the toll of a slide that buried a village has risen to 12"
            told = scene.item(k + 1)
            own = isinstance(told, Verbs) and (
                (told.copula and scene.low(item.first - 1) == ",")
                or told.lemma in scene.lex.toll_verbs
            )
            inserted = not own
            subject = k if isinstance(told, Verbs) else 0
            continue
        if inserted:
            # "the number of people who have died in Alba is 40": the relative had its verb
            second = isinstance(item, Verbs) and 0 < subject < k - 1
            closes = second and (item.copula or _has_passed(scene, k))
            inserted = not closes and not (
                isinstance(item, Verbs)
                and item.lemma in scene.lex.toll_verbs
                and item.form not in ("ing", "inf")
                and not item.copula
            )
            continue
        if isinstance(item, Mark) and (
            (
                item.kind in ("sub", "rel")
                and k > p + 1
                and (
                    item.low not in ("as", "since", "after", "until")
                    or (item.low == "as" and _clause(scene, k))
                )
            )
            or item.low in (";", ".")
        ):
            break
        if isinstance(item, Mark) and item.kind == "conj" and any(g.numbered for g in found):
            break
        if (
            isinstance(item, Verbs)
            and item.first >= scene.item(p).last + 2
            and item.lemma not in scene.lex.toll_verbs
            and not item.copula
            and item.lemma not in scene.lex.telling_tolls
            and not _modifies(scene, k)
            and not _has_passed(scene, k)
        ):
            break
        if isinstance(item, Group):
            found.append(item)
    return found


def _has_passed(scene: Scene, k: int) -> bool:
    """Tell "has passed 3,000", whose verb is part of the number."""
    number = scene.item(k + 1)
    return scene.item(k).lemma == "have" and isinstance(number, Group) and number.numbered


def _modifies(scene: Scene, k: int) -> bool:
    """Tell a participle that only describes a noun: "floods triggered by", "raging floods"."""
    verb, behind = scene.item(k), scene.item(k + 1)
    if verb.form == "ing" and isinstance(behind, Group):
        return not behind.prep and behind.members[0].head >= 0 and not behind.members[0].det
    return (
        verb.form in ("ed", "part")
        and not verb.passive
        and (getattr(behind, "prep", "") == "by" or getattr(behind, "low", "") == "by")
    )


def _clause(scene: Scene, k: int) -> bool:
    """Tell whether a clause of its own follows "as" at k: a group and its verb."""
    behind = scene.items[k + 1 : k + 3]
    return len(behind) == 2 and isinstance(behind[0], Group) and isinstance(behind[1], Verbs)
