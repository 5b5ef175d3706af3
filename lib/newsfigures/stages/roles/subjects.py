"""Whose a verb is: its subject, its object and the agent behind "by".

In "a fire that left one dead killed two more" the subject of "killed" is the fire, its object "two
more"; in "of the 40 held, 12 were freed" the subject of "freed" is the 12.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsfigures.stages.flags import flag
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.scene import Scene
from newsfigures.stages.roles.verbmeasures import own_deed
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of, words

#: Behind these a bare participle is of the group: "with 12 killed", "reports of 12 killed".
_BEFORE_SUBJECTS = frozenset({"with", "of", "for", "to", "at", "as", "among", "than"})
#: Behind these a verb shares the subject of the one before.
_SHARING = frozenset({"and", "or", "but", "then", "later", "&"})
#: Between verbs that may share an object.
_JOINING = frozenset({"and", "or", ",", "&"})
#: So many verbs share one object at most.
_VERBS_IN_ROW = 4
_OPENING_QUOTES = "\"'“‘"
_ANY_QUOTES = _OPENING_QUOTES + "”’"
_QUOTES = frozenset('"“”')
#: Behind these is told what someone is accused of, in so many items at most.
_OF_A_DEED = frozenset({"of", "for", "in", "over", "with"})
_DEED_LENGTH = 7
_ACCUSING = flag(
    lambda: {
        form
        for form, verb in words().verbs.items()
        if verb.lemma in role_words().accusing and "part" in verb.tags
    }
)
_HANDS = frozenset({"hand", "hands"})
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


def subject_of(scene: Scene, p: int, frames: list[Frame]) -> Group | None:
    """Return the group that the verb at p belongs to as its subject.

    Args:
        scene: the sentence.
        p: the place of the verb among them.
        frames: the clauses that are open, the innermost last; those that the verb ends are closed.
    """
    verb, frame, before = scene.item(p), frames[-1], _ahead(scene, p)
    alone = verb.form == "ed" and _is_finite_past(scene, p, before)
    participle = not alone and (
        (verb.form in {"ed", "part", "adj"} and not verb.passive)
        or (verb.form == "adj" and verb.first == verb.main)
    )
    if verb.predicate and not verb.copula and isinstance(before, Verbs):
        hurt = scene.item(p - 2)
        if is_bare_state(scene, before) and isinstance(hurt, Group):
            return hurt  # "the mayor visited the 14 injured in hospital"
    finite = (
        alone
        or verb.copula
        or verb.form in {"past", "s", "base"}
        or (verb.passive and not participle)
    )
    if participle and (counted := _all_of(scene, p)) is not None:
        return counted
    if finite and _is_gerund_subject(scene, p):
        return None
    if participle and (accused := _accused_in_headline(scene, p)) is not None:
        return accused
    if verb.form == "ed" and has_object(scene, p):
        participle, finite = False, True
    some = isinstance(before, Group) and before.members[0].partitive == "them"
    if some and finite and not before.prep:
        return before  # "three hikers, two of whom were hurt, were found"
    if isinstance(before, Group) and frame.object is before and not before.prep:
        if participle and (of := of_whose(scene, before)) is not None:
            return of  # "met the father of a boy killed in the blast"
        if participle:
            outer = _waiting(frames) if frame.kind == "rel" and scene.item(p + 1) is None else None
            # the last word of "Man who killed wife held", which has no stop, is its verb
            return outer.subject if outer is not None else _last_counted(before)
        if finite:
            return _of_finite_behind_object(scene, frames, before)
        if verb.form not in ("ing", "inf"):
            return frame.subject
    if participle:
        return _of_participle(scene, p, frames, before)
    if finite and _is_told_of(scene, p, frame):
        frame.subject, frame.object, frame.closed = frame.object, None, True
        return frame.subject
    if verb.to and isinstance(before, Verbs) and before.lemma in scene.lex.speech:
        supposed = scene.item(p - 2) if before.form in ("ed", "part") else None
        for group in (*tails(supposed)[::-1], supposed) if isinstance(supposed, Group) else ():
            if group.numbered and group.last == supposed.last and not before.passive:
                return group  # "12 people believed to be missing"
    progressive = verb.form == "ing" and scene.low(verb.first) in scene.w.have
    if verb.form in ("ing", "inf") and not progressive:  # "two who had been fishing drowned"
        return _of_infinite(scene, p, frames, before)
    return _of_finite(scene, verb, frames, before)


def _is_told_of(scene: Scene, p: int, frame: Frame) -> bool:
    """Tell "police said Ali, 64, of Alba, was killed": behind the comma the object goes on."""
    comma, told = scene.item(p - 1), frame.object
    speech = frame.verb is not None and frame.verb.lemma in scene.lex.speech
    if not (speech and isinstance(comma, Mark) and comma.low == ","):
        return False
    if told is None or told.prep or not told.human:
        return False
    inserted = scene.item(p - 2)
    if inserted is told:  # its age and whence it is are in it
        return "," in {scene.low(k) for k in range(told.members[-1].last, told.last)}
    if not isinstance(inserted, Group) or not inserted.prep:
        return False
    k = p - 4 if scene.low(scene.item(p - 3).first) == inserted.prep else p - 3
    opening = scene.item(k)
    apart = isinstance(opening, Mark) and opening.low == ","
    return apart and scene.item(k - 1) is told  # "a 64-year-old man, of Alba, was killed"


def _is_finite_past(scene: Scene, p: int, before: object) -> bool:
    """Tell the past of "two men died" and "the car, which crashed" from a participle."""
    lemma = scene.item(p).lemma
    if isinstance(before, Mark) and before.kind == "rel":
        return True
    if lemma in scene.lex.object and not _drowned(scene, p):
        return False
    if lemma in scene.lex.subject or own_deed(scene, scene.item(p)):
        return True
    plain = lemma not in scene.lex.modifying and lemma not in scene.lex.phrases
    return plain and isinstance(before, Group)


def _of_finite_behind_object(scene: Scene, frames: list[Frame], before: Group) -> Group | None:
    """Return the subject where the object of the last verb stands before a finite verb.

    The object is it, as in "he said two men died", but not in "the man who shot her was held".
    """
    frame = frames[-1]
    if frame.verb is None or frame.verb.lemma not in scene.lex.speech:
        if frame.kind == "rel":
            outer = _waiting(frames)
            if outer is not None:
                _go_on_with(frames, outer)
                outer.closed = True
                return outer.subject
        elif frame.subject and frame.verb is not None and frame.verb.form in ("ing", "inf"):
            frame.closed = True
            return frame.subject
    frame.subject, frame.object, frame.closed = before, None, True
    return before


def of_whose(scene: Scene, group: Group) -> Group | None:
    """Return the boy of "the father of a boy", of whom what follows tells.

    Not the office of "a brother of the minister", which says whose brother is meant.
    """
    found = None
    while group.tails and _is_related(scene, group.members[-1]):
        tail = group.tails[-1]
        if tail.prep not in ("of", "for") or tail.last != group.last:
            break
        person = tail.members[-1]
        if not (tail.human or _is_related(scene, person)):
            break
        if person.det == "the" and person.group == "official":
            break
        found = group = tail  # "a lawyer for the mother of a boy"
    return found if found is not None and found.human else None


def _is_related(scene: Scene, noun: Noun) -> bool:
    head = scene.low(noun.head) if noun.head >= 0 else ""
    return noun.lemma in scene.lex.related or singular_of(head) in scene.lex.related


def _whose(scene: Scene, p: int) -> Group | None:
    """Return the officer of "the widow of an officer, killed in a raid, " at a participle."""
    behind = scene.item(p - 1)
    comma = isinstance(behind, Mark) and behind.low == ","
    group = scene.item(p - 2) if comma else behind
    return of_whose(scene, group) if isinstance(group, Group) else None


def _last_counted(group: Group) -> Group:
    """Return the 27 of "she was one of 27 people arrested"."""
    tail = group.tails[-1] if group.tails and group.members[0].head < 0 else None
    counted = tail is not None and tail.prep == "of" and tail.numbered and tail.last == group.last
    return tail if counted and tail.human else group


def _of_participle(scene: Scene, p: int, frames: list[Frame], before: object) -> Group | None:
    """Return whom a participle without its auxiliary is of: "12 killed", "two rebels, held"."""
    frame = frames[-1]
    if _set_off(scene, p, frame):
        return frame.object
    if (of := _whose(scene, p)) is not None:
        return of
    if isinstance(before, Group):
        counted = before.members[0].number
        none = counted is not None and counted.kind == "zero"  # "none of the 12 choked to death"
        if before.tails and not before.members[0].lemma and not none:
            for tail in tails(before):
                if (
                    tail.prep in ("of", "with")
                    and (tail.numbered or (tail.human and _are_bodies(scene, before)))
                    and tail.last == before.last
                    and (tail.human or before.tails[-1] is tail)
                ):
                    # "three of the 12 people killed", "in the town with 300 people displaced"
                    return tail
        if (
            not before.prep
            or (before.prep in _BEFORE_SUBJECTS and (before.numbered or _in_company(before)))
            or _is_result(scene, p, before)
        ):
            return before
        if _is_of_thing(scene, p, frame, before):
            return before
    if frame.closed and isinstance(before, Mark) and before.low == ",":
        outer = _waiting(frames)
        if outer is not None:
            return outer.subject
    return _nearest_subject(frames)


def _is_of_thing(scene: Scene, p: int, frame: Frame, thing: Group) -> bool:
    """Tell "he spoke in a video released by the army", where the video was released."""
    verb = scene.item(p)
    if frame.verb is None or frame.verb is verb or scene.alive(thing) or verb.predicate:
        return False
    found = frame.verb.lemma in scene.lex.causing["ing"] or frame.verb.lemma == "lie"
    return verb.lemma in scene.lex.object and thing.members[0].head >= 0 and not found


def _of_infinite(scene: Scene, p: int, frames: list[Frame], before: object) -> Group | None:
    """Return the subject of a gerund or an infinitive: "prompted 32,000 people to flee"."""
    verb, frame = scene.item(p), frames[-1]
    if isinstance(before, Group) and before is frame.object and frame.verb is not None:
        lemma = frame.verb.lemma
        if lemma in scene.lex.causing[verb.form] or lemma in scene.lex.telling_to:
            return before
    if verb.form == "ing" and _is_absolute(scene, verb, before):
        return before  # "ended with 12 people losing their lives"
    if verb.form == "ing" and scene.low(verb.first) in scene.w.be:
        frame.closed = True  # "the house in which they were hiding was burnt"
    if verb.form == "ing" and scene.low(verb.first - 1) in ("of", "for"):
        return _who_answers(scene, p, frame) or _nearest_subject(frames)
    return _nearest_subject(frames)


def _who_answers(scene: Scene, p: int, frame: Frame) -> Group | None:
    """Return who did it of "accused the men of killing two" and "a man suspected of killing"."""
    k = next((k for k in range(p - 1, max(-1, p - 9), -1) if type(scene.item(k)) is Verbs), None)
    if k is None or scene.item(k).passive:
        return None
    held, before = scene.item(k), scene.item(k - 1)
    if held.form in ("ed", "part") and held.first == held.main and object_of(scene, k) is None:
        return before if isinstance(before, Group) and scene.alive(before) else None
    whom = object_of(scene, k)
    return whom if whom is not None and scene.alive(whom) else None


def _is_absolute(scene: Scene, verb: Verbs, before: object) -> bool:
    """Tell people counted between "with" or "in" and what they do from who does it at a place."""
    if not isinstance(before, Group) or before.prep not in ("with", "in"):
        return False
    return before.numbered and before.human and scene.low(verb.first) in ("losing", "dying")


def _of_finite(scene: Scene, verb: Verbs, frames: list[Frame], before: object) -> Group | None:
    """Return the subject of a finite verb, of the clause that it ends or of one around it."""
    frame = frames[-1]
    if frame.kind == "rel" and isinstance(before, Verbs) and before.lemma in scene.lex.speech:
        return frame.event  # "a clerk who police said was killed"
    if verb.form == "ed" and not verb.passive and _opens_clause(scene, frame, before):
        frame.subject, frame.object, frame.closed = before, None, True
        return before
    shared = isinstance(before, Mark) and before.low in _SHARING
    if (frame.closed or frame.subject is None) and not shared:
        outer = _waiting(frames)
        if outer is not None:
            frame = _go_on_with(frames, outer)
    if shared and _disagrees(scene, verb, frame.subject):
        # "passengers fell from the plane that the blast tore open, and were killed"
        outer = next((f for f in reversed(frames[:-1]) if f.subject is not None), None)
        if outer is not None and not _disagrees(scene, verb, outer.subject):
            frame = _go_on_with(frames, outer)
    outer = _waiting(frames)
    if frame.kind == "rel" and frame.verb is not None and is_bare_state(scene, frame.verb):
        if outer is not None and outer is frames[-2]:
            frame = _go_on_with(frames, outer)  # "a fire that left one dead was set"
    elif (
        outer is not None
        and _disagrees(scene, verb, frame.subject)
        and not _disagrees(scene, verb, outer.subject)
    ):
        # "two men at a stop after work were killed", "two who ran after the man were hurt"
        frame = _go_on_with(frames, outer)
    frame.closed = frame.closed or not verb.to  # not by "believed to be a thief"
    if frame.subject is None:
        around = frames[-2].verb if len(frames) > 1 and frame.kind == "sub" else None
        if around is not None and around.lemma in scene.lex.speech and not around.passive:
            return None  # "the minister said that €45m was missing"
        return _nearest_subject(frames)
    if _several_were(scene, verb, frame.subject):
        return None  # "the car they were in was hit"
    return frame.subject


def _opens_clause(scene: Scene, frame: Frame, before: object) -> bool:
    """Tell the passengers of "Man shot at airport, passengers evacuated" from the man."""
    if frame.kind == "rel" or frame.verb is None or not isinstance(before, Group):
        return False
    people = before.human and not before.prep and before.several is True
    return people and before is not frame.subject and scene.low(before.first - 1) == ","


def _go_on_with(frames: list[Frame], frame: Frame) -> Frame:
    """Close the clauses inside one, which goes on."""
    while frames[-1] is not frame:
        frames.pop()
    return frame


def _waiting(frames: list[Frame]) -> Frame | None:
    """Return the nearest clause around the innermost whose subject waits for its verb."""
    around = reversed(frames[:-1])
    return next((f for f in around if f.subject is not None and not f.closed), None)


def _nearest_subject(frames: list[Frame]) -> Group | None:
    return next((f.subject for f in reversed(frames) if f.subject is not None), None)


def _ahead(scene: Scene, p: int) -> Group | Verbs | Mark | None:
    """Return the item before the verb at p: also of "“20 people” died", "12 already dead"."""
    verb = scene.item(p)
    bare = verb.form == "adj" or (verb.form in ("ed", "part") and _is_ordered(scene, p))
    while isinstance(mark := scene.item(p - 1), Mark) and (
        mark.low in _QUOTES or (bare and mark.kind == "adv")
    ):
        p -= 1
    return mark


def _is_ordered(scene: Scene, p: int) -> bool:
    """Tell "ordered him formally arrested", whose adverb stands behind a pronoun."""
    whom = scene.item(p - 2)
    return isinstance(whom, Group) and whom.members[0].pronoun in ("him", "her", "them")


def _all_of(scene: Scene, p: int) -> Group | None:
    """Return the men of "lost thirteen men, all killed", of whom the verb at p tells."""
    counted, comma, every = scene.item(p - 3), scene.item(p - 2), scene.item(p - 1)
    marks = isinstance(comma, Mark) and isinstance(every, Mark)
    if not marks or comma.low != "," or every.low not in ("all", "both"):
        return None
    return counted if isinstance(counted, Group) and counted.numbered else None


def _accused_in_headline(scene: Scene, p: int) -> Group | None:
    """Return the man of "Man wanted for killing two guards held", whose verb at p ends the line."""
    if scene.item(p + 1) is not None or not scene.bits & _ACCUSING:
        return None
    for k in range(p - 1, max(0, p - _DEED_LENGTH), -1):
        verb, doer = scene.item(k), scene.item(k - 1)
        if isinstance(verb, Verbs) and verb.lemma in scene.lex.accusing and not verb.passive:
            led = isinstance(scene.item(k + 1), Mark) and scene.item(k + 1).low in _OF_A_DEED
            return doer if led and isinstance(doer, Group) and not doer.prep else None
    return None


def _is_gerund_subject(scene: Scene, p: int) -> bool:
    """Tell "where voting was held", whose subject is the gerund before the verb at p."""
    gerund, where = scene.item(p - 1), scene.item(p - 2)
    if not (isinstance(gerund, Verbs) and gerund.form == "ing" and gerund.first == gerund.main):
        return False
    return isinstance(where, Mark) and where.low in ("where", "when")


def _drowned(scene: Scene, p: int) -> bool:
    """Tell "66 of the 70 men drowned when ..." from "of the 70 men drowned, 20 were found"."""
    if scene.item(p).lemma not in scene.lex.subject:
        return False
    behind = scene.item(p + 1)
    if behind is None or (isinstance(behind, Mark) and behind.low in (".", ";")):
        return True
    return not any(isinstance(item, Verbs) for item in scene.items[:p]) and _is_last(scene, p)


def _is_last(scene: Scene, p: int) -> bool:
    """Tell whether no verb but those of clauses that hang on it follows the verb at p."""
    hangs = False
    for item in scene.items[p + 1 :]:
        if isinstance(item, Mark) and item.low == ".":
            return True
        if isinstance(item, Mark) and item.kind in ("sub", "rel"):
            hangs = True
        elif isinstance(item, Verbs) and item.form != "ing":
            if not hangs:
                return False
            hangs = False
    return True


def _set_off(scene: Scene, p: int, frame: Frame) -> bool:
    """Tell "left two rebels, Ali and Omar, dead" and "left six, among them a boy, hurt"."""
    group, comma = scene.item(p - 2), scene.item(p - 1)
    named = group is not None and group is frame.object and bool(group.names or group.parts)
    return named and isinstance(comma, Mark) and comma.low == ","


def _are_bodies(scene: Scene, group: Group) -> bool:
    """Tell "two bodies of rebels killed on Monday": it is the rebels who were killed."""
    noun = group.members[0]
    return noun.head >= 0 and singular_of(scene.low(noun.head)) in scene.lex.bodies


def _in_company(group: Group) -> bool:
    """Tell "died, with some bodies burned": the participle is of what stands behind "with"."""
    return group.prep == "with" and not group.human and group.members[0].plural is True


def _is_result(scene: Scene, p: int, before: Group) -> bool:
    """Tell "the clash resulted in 18 officers hurt"."""
    verb = scene.item(p - 3)
    return before.prep == "in" and isinstance(verb, Verbs) and verb.lemma in scene.lex.ending


def _several_were(scene: Scene, verb: Verbs, subject: Group) -> bool:
    """Tell whether "was" cannot belong to the subject, for that is "they"."""
    several = subject.members[0].pronoun in ("they", "we")
    return several and scene.lows[verb.first] in {"was", "is", "has"}


def _disagrees(scene: Scene, verb: Verbs, subject: Group | None) -> bool:
    """Tell whether "were" cannot belong to the subject, for that is one thing."""
    if subject is None or scene.low(verb.first) not in ("were", "are", "have"):
        return False
    only = subject.members[0]
    several = len(subject.members) > 1 or only.number is not None or only.plural is not False
    collective = only.head >= 0 and scene.low(only.head) in scene.lex.collective
    return not several and not collective


def is_bare_state(scene: Scene, verb: Verbs) -> bool:
    """Tell the last word of "a fire that left one dead and her child injured"."""
    return (
        verb.form in {"ed", "part", "adj"}
        and verb.first == verb.main
        and (verb.predicate is not None or scene.lows[verb.main] in scene.lex.state)
    )


def object_of(scene: Scene, p: int) -> Group | None:
    """Return the object of the verb at p, also one shared by "killed or wounded 30"."""
    verb, k = scene.item(p), p + 1
    for _ in range(_VERBS_IN_ROW):
        k = _past_day(scene, _past_adverbs(scene, k, _ANY_QUOTES))
        item, behind = scene.item(k), scene.item(k + 1)
        marks = isinstance(item, Mark) and isinstance(behind, Mark)
        if marks and item.low == "all" and behind.low == "but":
            k += 2  # "killed all but 12 of them"
            item, behind = scene.item(k), scene.item(k + 1)
        if isinstance(item, Group):
            time = scene.time_noun(item.members[0]) and item.members[0].number is None
            return None if item.prep or time else item
        if not (isinstance(item, Mark) and item.low in _JOINING):
            return None
        if isinstance(behind, Mark) and behind.low in ("and", "or"):
            k += 1  # ", and"
        k = _past_time(scene, k + 1) - 1
        behind = scene.item(k + 1)
        joined = isinstance(behind, Verbs) and behind.form == verb.form and not behind.passive
        if not (joined and scene.role_verb(behind)):
            return None
        k += 2
    return None


def is_left_out(scene: Scene, noun: Noun) -> bool:
    """Tell the 12 of "all but 12 of the 314 aboard were killed", who were not."""
    k = noun.first - 1 - (scene.lows[noun.first - 1] == "for")  # "everyone except for the pilot"
    told = scene.lows[k] in _BUT and scene.lows[k - 1] in _EVERYONE
    return told and (noun.number is not None or noun.plural is False)


#: "All but one", "everyone except the pilot".
_BUT = frozenset({"but", "except", "bar", "save"})
_EVERYONE = frozenset({"all", "everyone", "everybody"})


def has_object(scene: Scene, p: int) -> bool:
    """Tell whether a group directly behind the verb is its object."""
    item = scene.item(_past_day(scene, _past_adverbs(scene, p + 1, _OPENING_QUOTES)))
    return isinstance(item, Group) and not item.prep and not scene.time_noun(item.members[0])


def _past_adverbs(scene: Scene, k: int, quotes: str) -> int:
    """Pass over adverbs and quotation marks."""
    item = scene.item(k)
    while isinstance(item, Mark) and (item.kind == "adv" or item.low in quotes):
        k += 1
        item = scene.item(k)
    return k


def _past_time(scene: Scene, k: int) -> int:
    """Pass over the time before the second verb of "abducted and, on Sunday, killed a trader"."""
    end = k + _comma_at(scene, k)
    end += isinstance(scene.item(end), Mark) and scene.item(end).low in ("on", "in", "at")
    time = scene.item(end)
    if not (isinstance(time, Group) and scene.time_noun(time.members[0])):
        return k
    return end + 1 + _comma_at(scene, end + 1)


def _comma_at(scene: Scene, k: int) -> bool:
    return isinstance(scene.item(k), Mark) and scene.item(k).low == ","


def _past_day(scene: Scene, k: int) -> int:
    """Pass over the day in "arrested on Tuesday three men", where people follow it."""
    end = k + 1 if isinstance(scene.item(k), Mark) and scene.item(k).low == "on" else k
    day = scene.item(end)
    if not isinstance(day, Group):
        return k
    behind = scene.item(end + 1)
    if not isinstance(behind, Group) or behind.prep:
        return k
    dated = day.members[0].head >= 0 and scene.low(day.members[0].head) in scene.w.weekdays
    return end + 1 if dated and behind.members[0].lemma else k


def shared_object(scene: Scene, p: int, frame: Frame) -> Group | None:
    """Return whom "abducted a trader and later killed" kills: the object of the verb before."""
    verb, before, first = scene.item(p), scene.item(p - 1), frame.verb
    if verb.form != "ed" or first is None or frame.object is None or not frame.object.human:
        return None
    joined = isinstance(before, Mark) and before.low in ("and", "but", "then")
    active = first.form in ("past", "ed", "s") and not first.passive
    return frame.object if joined and active and object_of(scene, p) is None else None


def agent_of(scene: Scene, p: int) -> Group | None:
    """Return the group behind "by" of the verb at p: "were killed by gunmen".

    Also of "died at the hands of gunmen".
    """
    at = scene.item(p + 2)
    if isinstance(at, Group) and at.prep == "at" and scene.low(at.members[0].head) in _HANDS:
        return next((tail for tail in at.tails if tail.prep == "of"), None)
    if not scene.bits & _BY:
        return None
    for k in range(p + 1, min(p + 8, len(scene.items))):
        item = scene.item(k)
        if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
            return None
        if isinstance(item, Group) and item.prep == "by":
            return item
    return None
