"""The walk over the verbs of a sentence, clause by clause.

It keeps the subject and the object of the clauses that are open, and gives each verb its subject:
in "The man whom police held was freed" the one held and the one freed is the man. What each verb
tells of whom is settled in `victims`.
"""

from __future__ import annotations

from newsfigures.stages.flags import flag
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import OF_ONE, OF_SEVERAL, Group, tails
from newsfigures.stages.roles.scene import NOMINATIVE, Scene
from newsfigures.stages.roles.subjects import (
    Frame,
    has_object,
    is_bare_state,
    of_whose,
    shared_object,
    subject_of,
)
from newsfigures.stages.roles.victims import assign
from newsfigures.stages.rolewords import undergoing
from newsfigures.stages.verbs import Verbs

#: By whom a relative clause without its relative opens: "the clerks it had seized".
_DOING = NOMINATIVE | {"it"}
#: Marks that open or close what is put in between a subject and its verb.
_INSERTING = (",", "(", ")", "'", '"', "‘", "’", "“", "”", "-", "–", "—", "--")
#: Marks between a verb and its object.
_OPENING_QUOTES = "\"'“‘"
#: What ends a dateline.
_AFTER_DATELINE = flag(lambda: frozenset({"-", "–", "—", "--", ")"}))
_UNDERGOING = flag(undergoing)
#: So many items a dateline has at most.
_DATELINE = 12


def walk(scene: Scene) -> None:
    """Give each verb's measure to whom it befell."""
    start = _dateline(scene)
    if not scene.bits & _UNDERGOING:
        scene.verbs = [item for item in scene.items if type(item) is Verbs]
        return
    frames = [Frame("main")]
    previous: Group | None = None
    for p, item in enumerate(scene.items[start:] if start else scene.items, start):
        if isinstance(item, Group):
            if previous is scene.item(p - 1) and _is_contact_clause(scene, p, previous):
                frames.append(Frame("rel", previous, event=previous, whom=True, at=item.first))
            if not item.prep:
                _place(scene, p, item, frames)
            previous = item
        elif isinstance(item, Verbs):
            _read_verb(scene, p, item, frames)
        elif item.low in (";", ":") or (item.low == "--" and not _is_inserted(scene, p, frames)):
            frames = [Frame("main")]
        elif item.kind in ("rel", "sub"):
            _open_clause(scene, p, item, frames, previous)


def _open_clause(
    scene: Scene, p: int, link: Mark, frames: list[Frame], previous: Group | None
) -> None:
    """Open the clause that a relative or a conjunction begins."""
    if link.kind == "rel":
        if link.low == "who" and previous is not None and previous.members[0].pronoun in _ONE_MORE:
            previous = _guarded(scene, p) or previous
        people = _antecedent_of(scene, previous, link.low, _agreement_of(scene, link.last))
        whom = link.low == "whom" or _acted_on(scene, p + 1, people)
        whom = whom and not _of_before(scene, p)
        frames.append(Frame("rel", people, event=people, whom=whom, at=link.first))
    elif not (link.low == "as" and _as_name(scene, p)):
        that = link.low == "that" and previous is scene.item(p - 1)
        that = that and not _is_told(scene, frames[-1])
        people = _last_people(previous) if that else None
        if _acted_on(scene, p + 1, people):
            frames.append(Frame("rel", people, event=people, whom=True, at=link.first))
        else:
            frames.append(Frame("sub"))


#: Behind these "who" is of those told of before: "two men guarding him who were killed".
_ONE_MORE = frozenset({"him", "her", "them", "it"})


def _guarded(scene: Scene, p: int) -> Group | None:
    """Return the two of "two men guarding him who", before the gerund and its object."""
    gerund, people = scene.item(p - 2), scene.item(p - 3)
    goes_on = isinstance(gerund, Verbs) and gerund.form == "ing" and isinstance(people, Group)
    return people if goes_on and people.human else None


def _is_told(scene: Scene, frame: Frame) -> bool:
    """Tell the content of "told reporters that seven had died" from "the men that they took"."""
    return frame.verb is not None and frame.verb.lemma in scene.lex.to_hearers


def _read_verb(scene: Scene, p: int, verb: Verbs, frames: list[Frame]) -> None:
    """Give the verb at p its subject, and what it tells of to whom it befell."""
    scene.verbs.append(verb)
    told = frames[-1].verb if frames[-1].whom else None
    said = told is scene.item(p - 1) and told is not None and told.lemma in scene.lex.speech
    if told is not None and not (said or _adds(scene, p)):
        frames.pop()  # "the men whom they took were found", not "who they said were found"
    subject = subject_of(scene, p, frames)
    news = _news(scene, frames)
    if subject is not None and _is_back(scene, p, subject, frames[news:]):
        del frames[news + 1 :]
        subject = frames[news].subject
    if _only_people(scene, verb) and not (subject and _can_be_people(scene, subject)):
        subject = _someone(scene, frames, subject)
    relative = None
    if len(frames) > 1:
        relative = next((f for f in reversed(frames) if f.kind == "rel"), None)
    elif verb.form in {"past", "part", "ed", "s"}:
        scene.opened = True
        if not verb.copula:
            scene.main = None if verb.lemma in scene.lex.speech else verb
    shared = shared_object(scene, p, frames[-1])
    assign(scene, p, verb, subject, relative, shared)
    frames[-1].verb = verb


def _news(scene: Scene, frames: list[Frame]) -> int:
    """Return the frame of the news: the second of "police said that a girl was hit"."""
    verb = frames[0].verb
    said = len(frames) > 1 and verb is not None and verb.lemma in scene.lex.speech
    return int(said and frames[1].kind == "sub")


def _is_back(scene: Scene, p: int, subject: Group, frames: list[Frame]) -> bool:
    """Tell the last verb of "a girl was hit as she stood outside, and died", whose is the girl."""
    if len(frames) < 2:
        return False
    if subject.members[0].pronoun not in ("he", "she") or frames[-1].kind != "sub":
        return False
    while isinstance(link := scene.item(p - 1), Mark) and link.kind == "adv":
        p -= 1
    main = frames[0].subject
    if not (isinstance(link, Mark) and link.low == "and") or main is None or main is subject:
        return False
    one = len(main.members) == 1 and scene.alive(main) and main.several is False
    return one and not main.members[0].pronoun


def _dateline(scene: Scene) -> int:
    """Return the item behind "HOMS, May 3 (Agency) - ", whose names are no one in the story."""
    if not scene.bits & _AFTER_DATELINE:
        return 0
    opening = scene.tokens[scene.tokens[0].text == "(" and len(scene.tokens) > 1]
    if not opening.text[0].isupper():
        return 0
    for p, item in enumerate(scene.items[:_DATELINE]):
        if isinstance(item, Verbs) and scene.low(item.main) not in scene.w.time_nouns:
            return 0
        if isinstance(item, Mark) and item.kind in ("sub", "rel"):
            return 0
        if isinstance(item, Group):
            noun = item.members[0]
            if noun.det or noun.lemma or item.prep or (item.numbered and not _is_date(scene, noun)):
                return 0
            continue
        if isinstance(item, Verbs):
            continue  # "May", which may be a verb
        if item.low == ")" and _agency(scene, p):
            return p + 1
        if p and item.low in ("-", "–", "—", "--"):
            rest = scene.items[p + 1 :]
            if any(isinstance(later, Mark) and later.low == item.low for later in rest):
                return 0  # "Haddad - a farmer - was killed"
            for group in scene.items[:p]:
                for noun in group.members if isinstance(group, Group) else ():
                    noun.name = False
            return p + 1
    return 0


def _is_date(scene: Scene, noun: Noun) -> bool:
    """Tell "16 SEP" and a bare day or year."""
    return noun.head < 0 or scene.low(noun.head) in scene.w.time_nouns


def _agency(scene: Scene, p: int) -> bool:
    """Tell "Manila, Oct 14 (IANS) Two people ...", where no dash ends the dateline."""
    opened, agency, behind = scene.item(p - 2), scene.item(p - 1), scene.item(p + 1)
    return (
        isinstance(opened, Mark)
        and opened.low == "("
        and isinstance(agency, Group)
        and scene.tokens[agency.first].text.isupper()
        and isinstance(behind, Group)
    )


def _is_inserted(scene: Scene, p: int, frames: list[Frame]) -> bool:
    """Tell an insertion between two dashes, behind a subject that waits for its verb."""
    waiting = frames[-1].subject is not None and not frames[-1].closed
    dashes = [k for k, i in enumerate(scene.items) if isinstance(i, Mark) and i.low == "--"]
    return waiting and len(dashes) > 1 and p in dashes


def _place(scene: Scene, p: int, group: Group, frames: list[Frame]) -> None:
    """Make a group an object or a subject of its clause, or pass over an insertion."""
    before, behind = scene.item(p - 1), scene.item(p + 1)
    if _plays_no_part(scene, p, group):
        return
    told = isinstance(behind, Verbs) and is_bare_state(scene, behind)  # "one dead and two hurt"
    frame = (not told and _outer_subject(before, group, frames)) or frames[-1]
    aboard = isinstance(behind, Mark) and behind.low == "aboard"
    told_of = scene.item(p + 2) if aboard else behind
    if group.members[0].partitive == "them" and not isinstance(told_of, Verbs):
        return  # but "15 of those aboard were saved"
    governor = _governor(scene, p)
    if governor is not None and _opens_content(scene, p, governor):
        frame.closed = True
        frames.append(Frame("sub", group))
        return
    if governor is not None:
        frame.object = group
        finite = governor.form in {"ed", "past", "s", "base"} and not governor.to
        if finite and not (scene.time_noun(group.members[0]) and group.members[0].number is None):
            frame.closed = True
        return
    if frame.subject is not None and not frame.closed:
        if isinstance(before, Mark):
            if before.low in ("and", "&", "or") and (
                frame.verb is None or frame.verb.lemma in scene.lex.modifying
            ):
                # "..., aged 25 and members of the same cell, were held" adds no one
                if frame.verb is None or group.numbered:
                    frame.subject = _joined(frame.subject, group)
                return
            done = frame.verb is not None and _maybe_done(scene, frame)
            if before.low in _INSERTING and not (done or _opens_clause(scene, p, frame)):
                return
        goes_on = isinstance(before, Group) or (isinstance(before, Mark) and before.kind == "adv")
        if (goes_on or _joins_complement(scene, p)) and not scene.alive(group):
            return
    frame.subject, frame.object, frame.closed, frame.verb = group, None, False, None


def _opens_clause(scene: Scene, p: int, frame: Frame) -> bool:
    """Tell the people of "when the ferry turned over, 45 people drowned", who are no ferry.

    Nor are those of "in the capital, Alba, 45 people drowned" the one whose name may be Alba.
    """
    group, verb = scene.item(p), scene.item(p + 1)
    if not isinstance(verb, Verbs) or not (group.numbered and scene.alive(group)):
        return False
    subject = frame.subject.members[0]
    named = subject.name and not subject.lemma and group.members[0].plural is not False
    return not scene.alive(frame.subject) or (named and verb.lemma not in scene.lex.speech)


def _plays_no_part(scene: Scene, p: int, group: Group) -> bool:
    """Tell a time, a measure, an editor's note and what the subject is like."""
    noun = group.members[0]
    if len(group.members) == 1:
        if noun.measured:
            of_things = any(tail.prep == "of" for tail in group.tails)
            if not (scene.percent(noun) or of_things):
                return True  # but "25 percent of the inhabitants", "40 kg of explosives"
        elif scene.time_noun(noun):
            of_things = any(tail.prep == "of" and not tail.human for tail in group.tails)
            # but "the first night of raids left nine dead"
            return not (of_things and isinstance(scene.item(p + 1), Verbs))
    before = scene.item(p - 1)
    if isinstance(before, Mark) and before.low == "[" and not group.numbered:
        return True
    # "Unable to flee, three rebels gave up"
    return p == 0 and group.last == 1 and scene.lows[0] in scene.lex.plan_adjectives


def _governor(scene: Scene, p: int) -> Verbs | None:
    """Return the verb before the group at p, of which it is the object."""
    k = p - 1
    while isinstance(mark := scene.item(k), Mark):
        if mark.kind != "adv" and mark.low not in _OPENING_QUOTES:
            return None
        k -= 1
    return scene.item(k) if isinstance(scene.item(k), Verbs) else None


def _opens_content(scene: Scene, p: int, governor: Verbs) -> bool:
    """Tell "police said a man living in Alba was killed", where "that" is left out.

    Not "reported 12 deaths", behind which no verb is left for the object.
    """
    if governor.lemma not in scene.lex.speech or governor.lemma in scene.lex.to_hearers:
        return False
    if governor.passive or governor.form not in ("ed", "past", "s"):
        return False
    if isinstance(behind := scene.item(p + 1), Group) and not behind.prep:
        return False  # "said last week it was"
    inner = 0
    for k in range(p + 1, len(scene.items)):
        item = scene.items[k]
        if isinstance(item, Mark):
            if item.low in _ENDING:
                return False
            since = isinstance(day := scene.item(k + 1), Group) and scene.time_noun(day.members[0])
            inner += item.kind in ("rel", "sub") and not since  # "held since Thursday"
        elif isinstance(item, Verbs) and inner:
            inner -= item.form not in ("ing", "inf")
        elif isinstance(item, Verbs) and _is_finite(scene, item):
            link = scene.item(k - 1)
            return not (isinstance(link, Mark) and link.low in ("and", "or", "but"))
    return False


#: Behind these a sentence begins anew.
_ENDING = frozenset({".", ";", ":", "--"})


def _is_finite(scene: Scene, verb: Verbs) -> bool:
    """Tell a verb that needs a subject from a participle, which may hang on its noun."""
    if verb.form == "ed" and verb.lemma in scene.lex.subject:
        return True  # "surrendered", which nobody is
    led = verb.first < verb.main and (verb.passive or verb.form == "ing")  # "are undergoing"
    return verb.form in ("past", "s") or led or verb.copula


def _joined(first: Group, second: Group) -> Group:
    """Return one list of two groups that its commas kept from being read as one."""
    return Group(
        [*first.members, *second.members],
        first.first,
        second.last,
        "",
        first.parts,
        first.tails + second.tails,
        first.names,
    )


def _joins_complement(scene: Scene, p: int) -> bool:
    """Tell "a girl abducted from Alba and Sorel district was freed"."""
    joined = isinstance(scene.item(p - 1), Mark) and scene.item(p - 1).low in ("and", "&", "or")
    return joined and isinstance(scene.item(p - 2), Group) and bool(scene.item(p - 2).prep)


def _outer_subject(before: object, group: Group, frames: list[Frame]) -> Frame | None:
    """Leave the relative clause in "A, who ..., and B were killed": B joins A."""
    if len(frames) < 2 or frames[-1].kind != "rel" or not frames[-1].closed:
        return None
    outer = frames[-2]
    joined = isinstance(before, Mark) and before.low == "and"
    if not joined or outer.subject is None or outer.closed or outer.verb is not None:
        return None
    if not (outer.subject.human and group.human):
        return None
    frames.pop()
    return outer


def _maybe_done(scene: Scene, frame: Frame) -> bool:
    """Tell whether a bare participle may have been the verb: "12 killed, 30 injured"."""
    verb = frame.verb
    return (
        verb.form in ("ed", "adj", "part")
        and verb.lemma not in scene.lex.modifying
        and frame.subject is not None
        and frame.subject.numbered
    )


def _antecedent_of(
    scene: Scene, previous: Group | None, low: str, several: bool | None
) -> Group | None:
    """Return whom a relative takes up: the trader of "the killing of a trader, who was robbed"."""
    if previous is None:
        return None
    if low in ("who", "whom", "whose"):
        if (victim := _victim_of_tail(scene, previous)) is not None:
            return victim
        last = previous.members[-1]
        if (of := of_whose(scene, previous)) is not None:
            return of
        if low == "who" and several is not None and previous.several is (not several):
            # "five men for the killing of a trader, who was robbed": the trader was
            for tail in reversed(tails(previous)):
                if tail.human and tail.several is several:
                    return tail
        if not scene.human(last) or (
            previous.tails and previous.tails[-1].human and not last.number and last.plural is None
        ):
            for tail in reversed(previous.tails):
                if tail.human:
                    return tail
    return previous


def _victim_of_tail(scene: Scene, group: Group) -> Group | None:
    """Return the wife of "a man with the murder of his wife", of whom a relative goes on."""
    for tail in group.tails:
        if any(map(scene.deed, tail.members)):
            for victim in tail.tails:
                if victim.prep == "of" and victim.human and victim.last == group.last:
                    return victim
    return None


def _agreement_of(scene: Scene, at: int) -> bool | None:
    """Return whether the verb at a token wants several, None where its form does not tell."""
    low = scene.low(at)
    return True if low in OF_SEVERAL else False if low in OF_ONE else None


def _last_people(group: Group | None) -> Group | None:
    """Return whom a relative clause at once behind a group is of: "33 of the 51 villagers"."""
    if group is None:
        return None
    ending = (t for t in reversed(tails(group)) if t.human and t.last == group.last)
    return next(ending, group)


def _acted_on(scene: Scene, p: int, people: Group | None) -> bool:
    """Tell "the three soldiers that the rebels captured": subject, verb and no object."""
    subject, verb = scene.item(p), scene.item(p + 1)
    acting = isinstance(subject, Group) and not subject.prep and isinstance(verb, Verbs)
    return (
        acting
        and people is not None
        and people.human
        and not verb.passive
        and not verb.copula
        and (verb.form in ("past", "ed") or verb.perfect != "")
        and verb.lemma not in scene.lex.subject
        and not has_object(scene, p + 1)
    )


def _is_contact_clause(scene: Scene, p: int, before: Group | None) -> bool:
    """Tell "the 51 villagers they kidnapped", a relative clause without its relative."""
    doer = scene.item(p).members[0]
    return doer.pronoun in _DOING and _acted_on(scene, p, before)


def _of_before(scene: Scene, p: int) -> bool:
    """Tell "of whom" and "with whom" from the object "whom"."""
    return isinstance(scene.item(p - 1), Mark) and scene.item(p - 1).kind == "prep"


def _as_name(scene: Scene, p: int) -> bool:
    """Tell "identified as X" and "known as X" from "as the bomb went off"."""
    before = scene.item(p - 1)
    return isinstance(before, Verbs) and before.lemma in scene.lex.naming


def _adds(scene: Scene, p: int) -> bool:
    """Tell the second verb of "took and killed"."""
    before = scene.item(p - 1)
    return isinstance(before, Mark) and before.low in ("and", "or", "but", "then", ",")


def _only_people(scene: Scene, verb: Verbs) -> bool:
    """Tell verbs that only people can be the subject of: "died", "were arrested"."""
    if verb.lemma in scene.lex.subject:
        return True
    return verb.passive and scene.lex.object.get(verb.lemma) in ("detained", "abducted")


#: These may be people too: "he warned the bombers, but very few have been arrested".
_HOW_MANY = frozenset({"few", "fewer", "many", "more", "most"})


def _can_be_people(scene: Scene, group: Group) -> bool:
    return scene.alive(group) or scene.low(group.members[0].head) in _HOW_MANY


def _someone(scene: Scene, frames: list[Frame], actor: Group | None) -> Group | None:
    """Return the nearest subject that can be people, for a thing that can't be meant.

    Not who said it: "officials said a gang of 15 was arrested".
    """
    for frame in reversed(frames):
        said = frame.verb is not None and frame.verb.lemma in scene.lex.speech
        if frame.subject is not None and scene.alive(frame.subject) and not said:
            return frame.subject
    return actor
