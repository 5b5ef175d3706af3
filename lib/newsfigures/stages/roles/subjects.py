"""Whose a verb is: its subject, its object and the agent behind "by".

In "a fire that left one dead killed two more" the subject of "killed" is the fire, its object "two
more"; in "of the 40 held, 12 were freed" the subject of "freed" is the 12.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsfigures.stages.flags import flag
from newsfigures.stages.groups import Mark
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.scene import Scene
from newsfigures.stages.roles.verbmeasures import own_deed
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

_QUOTES = frozenset('"“”')
_BY = flag(lambda: frozenset({"by"}))


@dataclass(slots=True, eq=False)
class Frame:
    """A clause being read: its subject, its last verb and object, and whether it has its verb."""

    kind: str
    subject: Group | None = None
    object: Group | None = None
    verb: Verbs | None = None
    closed: bool = False
    event: Group | None = None
    whom: bool = False
    at: int = 0


def subject_of(
    scene: Scene, items: list, p: int, frames: list[Frame], previous: Group | None
) -> Group | None:
    """Return the group that the verb at p belongs to as its subject."""
    verb = items[p]
    frame = frames[-1]
    before = _ahead(items, p)
    bare = (verb.form in ("ed", "part", "adj") and not verb.passive) or (
        verb.form == "adj" and verb.first == verb.main
    )
    alone = (
        verb.form == "ed"
        and (verb.lemma not in scene.lex.object or _drowned(scene, items, p))
        and (
            verb.lemma in scene.lex.subject
            or own_deed(scene, verb)
            or (
                isinstance(before, Group)
                and verb.lemma not in scene.lex.modifying
                and verb.lemma not in scene.lex.phrases
            )
        )
    )
    clause = isinstance(before, Mark) and before.kind == "rel" and verb.form == "ed"
    bare = bare and not (alone or clause)  # "who died", "which crashed"
    sure = (
        (verb.passive and not bare)
        or verb.copula
        or alone
        or clause
        or verb.form in ("past", "s", "base")
    )
    active = verb.form == "ed" and has_object(scene, items, p)
    if bare and (counted := _all_of(items, p)) is not None:
        return counted
    some = isinstance(before, Group) and before.members[0].partitive == "them"
    if some and (sure or active) and not before.prep:
        return before  # "three hikers, two of whom were hurt, were found"
    if isinstance(before, Group) and frame.object is before and not before.prep:
        # Behind an object: a participle of it, or the verb of a clause that it opens.
        if bare and not active:
            return before
        outer = next(
            (f for f in reversed(frames[:-1]) if f.subject is not None and not f.closed), None
        )
        spoken = frame.verb is not None and frame.verb.lemma in scene.lex.speech
        if (
            (sure or active)
            and not spoken
            and (
                frame.kind == "rel"
                or (frame.verb is not None and frame.verb.form in ("ing", "inf"))
            )
        ):
            if frame.kind == "rel" and outer is not None:
                _close_to(frames, outer)
                outer.closed = True
                return outer.subject
            if frame.subject is not None and frame.kind != "rel":
                frame.closed = True
                return frame.subject
        if sure or active:
            frame.subject, frame.object, frame.closed = before, None, True
            return before
        if verb.form not in ("ing", "inf"):
            return frame.subject
    if bare and not active:
        if _set_off_by_names(items, p, frame):
            return frame.object
        if isinstance(before, Group) and before.tails and not before.members[0].lemma:
            for tail in tails(before):
                if (
                    tail.prep in ("of", "with")
                    and (tail.numbered or (tail.human and _are_bodies(scene, before)))
                    and tail.last == before.last
                    and (tail.human or before.tails[-1] is tail)
                ):
                    # "three of the 12 people killed", "in the town with 300 people displaced"
                    return tail
        if isinstance(before, Group) and (
            not before.prep
            or (
                before.prep in ("with", "of", "for", "to", "at", "among", "than")
                and (before.numbered or _in_company(scene, before))
            )
            or _is_result(scene, items, p, before)
        ):
            return before
        if frame.closed and isinstance(before, Mark) and before.low == ",":
            open_frame = next(
                (f for f in reversed(frames[:-1]) if f.subject is not None and not f.closed),
                None,
            )
            if open_frame is not None:
                return open_frame.subject
        if frame.subject is not None:
            return frame.subject
        return next((f.subject for f in reversed(frames) if f.subject is not None), None)
    if verb.to and isinstance(before, Verbs) and before.lemma in scene.lex.speech:
        supposed = items[p - 2] if p > 1 and before.form in ("ed", "part") else None
        for group in (*tails(supposed)[::-1], supposed) if isinstance(supposed, Group) else ():
            if group.numbered and group.last == supposed.last and not before.passive:
                return group  # "12 people believed to be missing"
    if verb.form in ("ing", "inf"):
        caused = isinstance(before, Group) and before is frame.object and frame.verb is not None
        causing = scene.lex.causing[verb.form]
        if caused and (frame.verb.lemma in causing or frame.verb.lemma in scene.lex.telling_to):
            # "prompted 32,000 people to flee", "told 32,000 people to flee"
            return before
        if verb.form == "ing" and scene.low(verb.first) in scene.w.be:
            frame.closed = True  # "the house in which they were hiding was burnt"
        return frame.subject or next(
            (f.subject for f in reversed(frames) if f.subject is not None), None
        )
    shared = isinstance(before, Mark) and before.low in (
        "and",
        "or",
        "but",
        "then",
        "later",
        "&",
    )
    if (frame.closed or frame.subject is None) and not shared:
        outer = next(
            (f for f in reversed(frames[:-1]) if f.subject is not None and not f.closed), None
        )
        if outer is not None:
            _close_to(frames, outer)
            frame = outer
    if shared and _disagrees(scene, verb, frame.subject):
        # "passengers fell from the plane that the blast tore open, and were killed"
        outer = next((f for f in reversed(frames[:-1]) if f.subject is not None), None)
        if outer is not None and not _disagrees(scene, verb, outer.subject):
            _close_to(frames, outer)
            frame = outer
    outer = frames[-2] if len(frames) > 1 else None
    pending = outer is not None and not outer.closed and outer.subject is not None
    if pending and (
        (frame.kind == "rel" and frame.verb is not None and is_bare_state(scene, frame.verb))
        or (_disagrees(scene, verb, frame.subject) and not _disagrees(scene, verb, outer.subject))
    ):
        # "a fire that left one dead was set", "two men at a stop after work were killed"
        _close_to(frames, outer)
        frame = outer
    frame.closed = frame.closed or not verb.to  # not by "believed to be a thief"
    if frame.subject is None:
        return next((f.subject for f in reversed(frames) if f.subject is not None), None)
    if _several_were(scene, verb, frame.subject):
        return None  # "the car they were in was hit"
    return frame.subject


def _ahead(items: list, p: int) -> Group | Verbs | Mark | None:
    """Return the item before the verb at p, of a quoted subject too: "“20 people” died"."""
    while p and isinstance(items[p - 1], Mark) and items[p - 1].low in _QUOTES:
        p -= 1
    return items[p - 1] if p else None


def _all_of(items: list, p: int) -> Group | None:
    """Return the men of "lost thirteen men, all killed", of whom the verb at p tells."""
    counted, comma, every = [None, None, None, *items[:p]][-3:]
    marks = isinstance(comma, Mark) and isinstance(every, Mark)
    if not marks or comma.low != "," or every.low not in ("all", "both"):
        return None
    return counted if isinstance(counted, Group) and counted.numbered else None


def _drowned(scene: Scene, items: list, p: int) -> bool:
    """Tell "66 of the 70 men drowned." from "of the 70 men drowned, 20 were found"."""
    behind = items[p + 1] if p + 1 < len(items) else None
    ends = behind is None or (isinstance(behind, Mark) and behind.low in (".", ";"))
    return ends and items[p].lemma in scene.lex.subject


def _set_off_by_names(items: list, p: int, frame: Frame) -> bool:
    """Tell "left two rebels, Ali and Omar, dead": their names stand between them and it."""
    group, comma = items[p - 2 : p] if p > 1 else (None, None)
    named = group is not None and group is frame.object and bool(group.names)
    return named and isinstance(comma, Mark) and comma.low == ","


def _are_bodies(scene: Scene, group: Group) -> bool:
    """Tell "two bodies of rebels killed on Monday": it is the rebels who were killed."""
    noun = group.members[0]
    return noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.bodies


def _in_company(scene: Scene, group: Group) -> bool:
    """Tell "died, with some bodies burned": the participle is of what stands behind "with"."""
    return group.prep == "with" and not group.human and group.members[0].plural is True


def _is_result(scene: Scene, items: list, p: int, before: Group) -> bool:
    """Tell "the clash resulted in 18 officers hurt"."""
    verb = items[p - 3] if p > 2 else None
    return before.prep == "in" and isinstance(verb, Verbs) and verb.lemma in scene.lex.ending


def _several_were(scene: Scene, verb: Verbs, subject: Group) -> bool:
    """Tell whether "was" cannot belong to the subject, for that is "they"."""
    several = subject.members[0].pronoun in ("they", "we")
    return several and scene.low(verb.first) in ("was", "is", "has")


def _disagrees(scene: Scene, verb: Verbs, subject: Group | None) -> bool:
    """Tell whether "were" cannot belong to the subject, for that is one thing."""
    if subject is None or scene.low(verb.first) not in ("were", "are", "have"):
        return False
    only = subject.members[0]
    several = len(subject.members) > 1 or only.number is not None or only.plural is not False
    collective = only.head >= 0 and scene.low(only.head) in scene.lex.collective
    return not several and not collective


def _close_to(frames: list[Frame], frame: Frame) -> None:
    while frames[-1] is not frame:
        frames.pop()


def is_bare_state(scene: Scene, verb: Verbs) -> bool:
    """Tell the last word of "a fire that left one dead and her child injured"."""
    return (
        verb.form in ("ed", "part", "adj")
        and verb.first == verb.main
        and (verb.predicate is not None or scene.low(verb.main) in scene.lex.state)
    )


def object_of(scene: Scene, items: list, p: int) -> Group | None:
    """Return the object of the verb at p, also one shared by "killed or wounded 30"."""
    k = p + 1
    for _ in range(4):
        while (
            k < len(items)
            and isinstance(items[k], Mark)
            and (items[k].kind == "adv" or items[k].low in "\"'“‘”’")
        ):
            k += 1
        k = _past_day(scene, items, k)
        two = [item.low for item in items[k : k + 2] if isinstance(item, Mark)]
        if two == ["all", "but"]:
            k += 2  # "killed all but 12 of them"
        if k >= len(items):
            return None
        item = items[k]
        if isinstance(item, Group):
            if item.prep:
                return None
            return (
                None
                if scene.time_noun(item.members[0]) and item.members[0].number is None
                else item
            )
        if isinstance(item, Mark) and item.low in ("and", "or", ",", "&") and k + 1 < len(items):
            after = items[k + 1]
            if isinstance(after, Mark) and after.low in ("and", "or") and k + 2 < len(items):
                k += 1
                after = items[k + 1]
            first = items[p]
            if (
                isinstance(after, Verbs)
                and after.form == first.form
                and scene.role_verb(after)
                and not after.passive
            ):
                k += 2
                continue
        return None
    return None


def has_object(scene: Scene, items: list, p: int) -> bool:
    """Tell whether a group directly behind the verb is its object."""
    k = p + 1
    while (
        k < len(items)
        and isinstance(items[k], Mark)
        and (items[k].kind == "adv" or items[k].low in "\"'“‘")
    ):
        k += 1
    k = _past_day(scene, items, k)
    return (
        k < len(items)
        and isinstance(items[k], Group)
        and not items[k].prep
        and not scene.time_noun(items[k].members[0])
    )


def _past_day(scene: Scene, items: list, k: int) -> int:
    """Pass over the day in "arrested on Tuesday three men", where people follow it."""
    end = k + 1 if k < len(items) and isinstance(items[k], Mark) and items[k].low == "on" else k
    day = items[end] if end + 1 < len(items) else None
    if not isinstance(day, Group):
        return k
    behind = items[end + 1]
    if not isinstance(behind, Group) or behind.prep:
        return k
    dated = day.members[0].head >= 0 and scene.low(day.members[0].head) in scene.w.weekdays
    return end + 1 if dated and behind.members[0].lemma else k


def shared_object(scene: Scene, items: list, p: int, frame: Frame) -> Group | None:
    """Return whom "abducted a trader and later killed" kills: the object of the verb before."""
    verb, before, first = items[p], items[p - 1] if p else None, frame.verb
    if verb.form != "ed" or first is None or frame.object is None or not frame.object.human:
        return None
    joined = isinstance(before, Mark) and before.low in ("and", "but", "then")
    active = first.form in ("past", "ed", "s") and not first.passive
    return frame.object if joined and active and object_of(scene, items, p) is None else None


def agent_of(scene: Scene, items: list, p: int) -> Group | None:
    """Return the group behind "by" of the verb at p: "were killed by gunmen"."""
    if not scene.bits & _BY:
        return None
    for k in range(p + 1, min(p + 8, len(items))):
        item = items[k]
        if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
            return None
        if isinstance(item, Group) and item.prep == "by":
            return item
    return None
