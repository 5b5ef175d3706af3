"""Who underwent what, by the verbs: one walk over a sentence, clause by clause.

The walk keeps the subject of the clause it is in. A verb gives its measure to its object or its
subject, by voice and by the words around it; plans, old deeds and what nearly happened are marked.
The verbs are data (``lexicon/roles.toml``).
"""

from __future__ import annotations

from dataclasses import dataclass

from newsfigures.stages.flags import flag
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, Lists, tails
from newsfigures.stages.rolewords import diseases, undergoing
from newsfigures.stages.setaside import is_shouted
from newsfigures.stages.tokens import Lows, Token, bits_of
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

_HURT = frozenset({"injure", "wound", "hurt"})
#: Behind these an earlier event is told.
_FOLLOWING = frozenset({"following", "after", "since", "to", "during", "for", "of", "with"})
#: Forms of auxiliaries that tell one subject from several.
_OF_ONE = frozenset({"was", "is", "has"})
_OF_SEVERAL = frozenset({"were", "are", "have"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_NEARLY = frozenset({"nearly", "almost", "narrowly"})
#: Those whom an army "loses".
_FIGHTING = frozenset({"combatant", "police"})
_QUOTES = frozenset('"“”')
#: Marks that open or close what is put in between a subject and its verb.
_INSERTING = (",", "(", ")", "'", '"', "‘", "’", "“", "”", "-", "–", "—", "--")
#: Who dies so old needs no cause for it; no one is older.
_ELDERLY, _VERY_OLD, _OLDEST = 75, 85, 123
#: So many words may stand between a verb and those that make its sense.
_SLACK = 4
#: "To death" gives a sense to any verb.
_DEATH = flag(lambda: frozenset({"death", "deaths"}))
#: What ends a dateline.
_AFTER_DATELINE = flag(lambda: frozenset({"-", "–", "—", "--", ")"}))
_BY = flag(lambda: frozenset({"by"}))
_WHEN = flag(lambda: frozenset({"when"}))
_UNDERGOING = flag(undergoing)
#: So many items a dateline has at most.
_DATELINE = 12
#: How it ended for who was swept away.
_FATES = frozenset({"killed", "injured", "rescued"})


@dataclass(slots=True, eq=False)
class Role:
    """One noun group and what happened to it."""

    noun: Noun
    measure: str
    agent: Group | None = None
    at: int = 0
    plan: bool = False
    background: bool = False
    neg: bool = False
    toll: bool = False
    strong: bool = True
    relative: bool = False
    perfect: bool = False
    whole: Noun | None = None
    fate: bool = False
    #: It is told how they died of it, so that it is of the event however long ago it was.
    ended: bool = False
    #: It has a day of its own, beside that of the main clause.
    dated: bool = False
    #: It came before the main clause, which tells what is so since then.
    before: bool = False

    def shared(self, noun: Noun, measure: str | None = None, whole: Noun | None = None) -> Role:
        """Return the same role for another group: a part, or one that a list adds."""
        return Role(
            noun,
            measure or self.measure,
            self.agent,
            self.at,
            self.plan,
            self.background,
            self.neg,
            whole=whole,
        )


@dataclass(slots=True, eq=False)
class _Frame:
    """A clause being read: its subject, its last verb and object, and whether it has its verb."""

    kind: str
    subject: Group | None = None
    object: Group | None = None
    verb: Verbs | None = None
    closed: bool = False
    event: Group | None = None
    whom: bool = False
    at: int = 0


class Clauses(Lists):
    """The walk over the verbs of a sentence."""

    def __init__(
        self,
        tokens: list[Token],
        chunks: list[Noun | Verbs | Mark],
        low: Lows | None,
        bits: int | None,
    ) -> None:
        super().__init__(tokens, chunks, low)
        #: What its words can be.
        self.bits = bits_of(tokens) if bits is None else bits
        self.roles: list[Role] = []
        self.verbs: list[Verbs] = []
        #: The verb of the main clause, but for verbs of speech.
        self.main: Verbs | None = None
        #: Whether the main clause has had a verb of any kind.
        self.opened = False
        #: The groups among the items, each with its place.
        self.group_items: list[tuple[int, Group]] = []

    def walk(self) -> list[Group | Verbs | Mark]:
        """Give each verb's measure to whom it befell; return the items of the sentence."""
        items = self.items()
        self.group_items = [(p, item) for p, item in enumerate(items) if type(item) is Group]
        start = self._dateline(items)
        if not self.bits & _UNDERGOING:
            self.verbs = [item for item in items if type(item) is Verbs]
            return items
        frames = [_Frame("main")]
        previous: Group | None = None
        for p, item in enumerate(items[start:] if start else items, start):
            if isinstance(item, Group):
                if previous is items[p - 1] and self._contact(items, p, previous):
                    frames.append(_Frame("rel", previous, event=previous, whom=True, at=item.first))
                if not item.prep:
                    self._place(items, p, item, frames)
                previous = item
            elif isinstance(item, Mark):
                if item.low in (";", ":") or (
                    item.low == "--" and not self._dashed(items, p, frames)
                ):
                    frames = [_Frame("main")]
                elif item.kind == "rel":
                    antecedent = self._antecedent(previous, item.low, self._agreement(item.last))
                    undergoing = item.low == "whom" or self._acted_on(items, p + 1, antecedent)
                    whom = undergoing and not self._of_before(items, p)
                    frames.append(
                        _Frame("rel", antecedent, event=antecedent, whom=whom, at=item.first)
                    )
                elif item.kind == "sub" and not (item.low == "as" and self._as_name(items, p)):
                    that = item.low == "that" and previous is items[p - 1]
                    people = self._last_people(previous) if that else None
                    if self._acted_on(items, p + 1, people):
                        frames.append(_Frame("rel", people, event=people, whom=True, at=item.first))
                    else:
                        frames.append(_Frame("sub"))
            else:
                self.verbs.append(item)
                if frames[-1].whom and frames[-1].verb is not None and not self._adds(items, p):
                    frames.pop()  # "the men whom they took were found"
                actor = self._actor(items, p, frames, previous)
                if self._only_people(item) and not (actor and self._alive(actor)):
                    actor = self._someone(frames, actor)
                relative = None
                if len(frames) > 1:
                    relative = next((f for f in reversed(frames) if f.kind == "rel"), None)
                if len(frames) == 1 and item.form in ("past", "part", "ed", "s"):
                    self.opened = True
                    if not item.copula:
                        self.main = None if item.lemma in self.lex.speech else item
                self._assign(items, p, item, actor, relative, self._shared(items, p, frames[-1]))
                frames[-1].verb = item
        return items

    @staticmethod
    def _last_people(group: Group | None) -> Group | None:
        """Return whom a relative clause at once behind a group is of: "33 of the 51 villagers"."""
        if group is None:
            return None
        ending = (t for t in reversed(tails(group)) if t.human and t.last == group.last)
        return next(ending, group)

    def _acted_on(self, items: list, p: int, people: Group | None) -> bool:
        """Tell "the three soldiers that the rebels captured": subject, verb and no object."""
        subject, verb = [*items[p : p + 2], None, None][:2]
        acting = isinstance(subject, Group) and not subject.prep and isinstance(verb, Verbs)
        return (
            acting
            and people is not None
            and people.human
            and not verb.passive
            and not verb.copula
            and (verb.form in ("past", "ed") or verb.perfect != "")
            and not self._has_object(items, p + 1)
        )

    @staticmethod
    def _adds(items: list, p: int) -> bool:
        """Tell the second verb of "took and killed"."""
        before = items[p - 1]
        return isinstance(before, Mark) and before.low in ("and", "or", "but", "then", ",")

    def _contact(self, items: list, p: int, before: Group | None) -> bool:
        """Tell "the 51 villagers they kidnapped", a relative clause without its relative."""
        doer = items[p].members[0]
        return doer.pronoun in _NOMINATIVE and self._acted_on(items, p, before)

    def _date(self, noun: Noun) -> bool:
        """Tell "16 SEP" and a bare day or year."""
        return noun.head < 0 or self.low(noun.head) in self.w.time_nouns

    @staticmethod
    def _dashed(items: list, p: int, frames: list[_Frame]) -> bool:
        """Tell an insertion between two dashes, behind a subject that waits for its verb."""
        waiting = frames[-1].subject is not None and not frames[-1].closed
        dashes = [k for k, i in enumerate(items) if isinstance(i, Mark) and i.low == "--"]
        return waiting and len(dashes) > 1 and p in dashes

    @staticmethod
    def _all_of(items: list, p: int) -> Group | None:
        """Return the men of "lost thirteen men, all killed", of whom the verb at p tells."""
        counted, comma, every = [None, None, None, *items[:p]][-3:]
        marks = isinstance(comma, Mark) and isinstance(every, Mark)
        if not marks or comma.low != "," or every.low not in ("all", "both"):
            return None
        return counted if isinstance(counted, Group) and counted.numbered else None

    def _drowned(self, items: list, p: int) -> bool:
        """Tell "66 of the 70 men drowned." from "of the 70 men drowned, 20 were found"."""
        behind = items[p + 1] if p + 1 < len(items) else None
        ends = behind is None or (isinstance(behind, Mark) and behind.low in (".", ";"))
        return ends and items[p].lemma in self.lex.subject

    def _only_people(self, verb: Verbs) -> bool:
        """Tell verbs that only people can be the subject of: "died", "were arrested"."""
        if verb.lemma in self.lex.subject:
            return True
        return verb.passive and self.lex.object.get(verb.lemma) in ("detained", "abducted")

    def _alive(self, group: Group) -> bool:
        """Tell people, and numbers that may be people, from things, which do not die."""
        return any(self.countable(noun) or self.families(noun) for noun in group.members)

    def _someone(self, frames: list[_Frame], actor: Group | None) -> Group | None:
        """Return the nearest subject that can be people, for a thing that can't be meant."""
        subjects = (frame.subject for frame in reversed(frames) if frame.subject is not None)
        return next((group for group in subjects if self._alive(group)), actor)

    def _dateline(self, items: list) -> int:
        """Return the item behind "HOMS, May 3 (Agency) - ", whose names are no one in the story."""
        if not self.bits & _AFTER_DATELINE:
            return 0
        opening = self.tokens[self.tokens[0].text == "(" and len(self.tokens) > 1]
        if not opening.text[0].isupper():
            return 0
        for p, item in enumerate(items[:_DATELINE]):
            if isinstance(item, Verbs) and self.low(item.main) not in self.w.time_nouns:
                return 0
            if isinstance(item, Mark) and item.kind in ("sub", "rel"):
                return 0
            if isinstance(item, Group):
                noun = item.members[0]
                if noun.det or noun.lemma or item.prep or (item.numbered and not self._date(noun)):
                    return 0
                continue
            if isinstance(item, Verbs):
                continue  # "May", which may be a verb
            if item.low == ")" and self._agency(items, p):
                return p + 1
            if p and item.low in ("-", "–", "—", "--"):
                rest = items[p + 1 :]
                if any(isinstance(later, Mark) and later.low == item.low for later in rest):
                    return 0  # "Haddad - a farmer - was killed"
                for group in items[:p]:
                    for noun in group.members if isinstance(group, Group) else ():
                        noun.name = False
                return p + 1
        return 0

    def _agency(self, items: list, p: int) -> bool:
        """Tell "Manila, Oct 14 (IANS) Two people ...", where no dash ends the dateline."""
        opened, agency, behind = [*items[max(0, p - 2) : p], None, None][:2] + items[p + 1 : p + 2]
        return (
            isinstance(opened, Mark)
            and opened.low == "("
            and isinstance(agency, Group)
            and self.tokens[agency.first].text.isupper()
            and isinstance(behind, Group)
        )

    @staticmethod
    def _of_before(items: list, p: int) -> bool:
        """Tell "of whom" and "with whom" from the object "whom"."""
        return p > 0 and isinstance(items[p - 1], Mark) and items[p - 1].kind == "prep"

    def _as_name(self, items: list, p: int) -> bool:
        """Tell "identified as X" and "known as X" from "as the bomb went off"."""
        return (
            p > 0
            and isinstance(items[p - 1], Verbs)
            and items[p - 1].lemma in ("identify", "name", "know", "describe", "report", "list")
        )

    def _place(self, items: list, p: int, group: Group, frames: list[_Frame]) -> None:
        """Make a group an object or a subject of its clause, or pass over an insertion."""
        if (
            len(group.members) == 1
            and (self.time_noun(group.members[0]) or group.members[0].measured)
            and not (group.members[0].measured and self._rate_of(group))
        ):
            return
        before = items[p - 1] if p else None
        if isinstance(before, Mark) and before.low == "[" and not group.numbered:
            return  # an editor's note
        if p == 0 and group.last == 1 and self.low(0) in self.lex.plan_adjectives:
            return  # "Unable to flee, three rebels gave up"
        behind = items[p + 1] if p + 1 < len(items) else None
        told = isinstance(behind, Verbs) and self._bare_state(behind)  # "one dead and two hurt"
        frame = (not told and self._outer_subject(before, group, frames)) or frames[-1]
        aboard = isinstance(behind, Mark) and behind.low == "aboard"
        told_of = items[p + 2] if aboard and p + 2 < len(items) else behind
        if group.members[0].partitive == "them" and not isinstance(told_of, Verbs):
            return  # but "15 of those aboard were saved"
        k = p - 1
        while (
            k >= 0
            and isinstance(items[k], Mark)
            and (items[k].kind == "adv" or items[k].low in "\"'“‘")
        ):
            k -= 1
        governor = items[k] if k >= 0 else None
        if isinstance(governor, Verbs):
            frame.object = group
            finite = governor.form in ("ed", "past", "s", "base") and not governor.to
            if finite and not (
                self.time_noun(group.members[0]) and group.members[0].number is None
            ):
                frame.closed = True
            return
        if frame.subject is not None and not frame.closed and isinstance(before, Mark):
            if before.low in ("and", "&", "or") and (
                frame.verb is None or frame.verb.lemma in self.lex.modifying
            ):
                if frame.verb is not None and not group.numbered:
                    # "..., aged 25 and members of the same cell, were held"
                    return
                # A list that its commas kept from being read as one.
                merged = Group(
                    [*frame.subject.members, *group.members],
                    frame.subject.first,
                    group.last,
                    "",
                    frame.subject.parts,
                    frame.subject.tails + group.tails,
                    frame.subject.names,
                )
                frame.subject = merged
                return
            if before.low in _INSERTING and not (
                frame.verb is not None and self._maybe_done(frame)
            ):
                return
        if (
            frame.subject is not None
            and not frame.closed
            and (
                isinstance(before, Group)
                or (isinstance(before, Mark) and before.kind == "adv")
                or self._joins_complement(items, p)
            )
            and not self._alive(group)
        ):
            return
        frame.subject, frame.object, frame.closed, frame.verb = group, None, False, None

    @staticmethod
    def _joins_complement(items: list, p: int) -> bool:
        """Tell "a girl abducted from Alba and Sorel district was freed"."""
        joined = isinstance(items[p - 1], Mark) and items[p - 1].low in ("and", "&", "or")
        return joined and p > 1 and isinstance(items[p - 2], Group) and bool(items[p - 2].prep)

    def _outer_subject(self, before: object, group: Group, frames: list[_Frame]) -> _Frame | None:
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

    def _rate_of(self, group: Group) -> bool:
        """Tell "25 percent of the inhabitants", a measured group that can suffer."""
        return self._percent(group.members[0])

    def _maybe_done(self, frame: _Frame) -> bool:
        """Tell whether a bare participle may have been the verb: "12 killed, 30 injured"."""
        verb = frame.verb
        return (
            verb.form in ("ed", "adj", "part")
            and verb.lemma not in self.lex.modifying
            and frame.subject is not None
            and frame.subject.numbered
        )

    @staticmethod
    def _ahead(items: list, p: int) -> Group | Verbs | Mark | None:
        """Return the item before the verb at p, of a quoted subject too: "“20 people” died"."""
        while p and isinstance(items[p - 1], Mark) and items[p - 1].low in _QUOTES:
            p -= 1
        return items[p - 1] if p else None

    def _actor(
        self, items: list, p: int, frames: list[_Frame], previous: Group | None
    ) -> Group | None:
        """Return the group that the verb at p belongs to as its subject."""
        verb = items[p]
        frame = frames[-1]
        before = self._ahead(items, p)
        bare = (verb.form in ("ed", "part", "adj") and not verb.passive) or (
            verb.form == "adj" and verb.first == verb.main
        )
        alone = (
            verb.form == "ed"
            and (verb.lemma not in self.lex.object or self._drowned(items, p))
            and (
                verb.lemma in self.lex.subject
                or self._own_deed(verb)
                or (
                    isinstance(before, Group)
                    and verb.lemma not in self.lex.modifying
                    and verb.lemma not in self.lex.phrases
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
        active = verb.form == "ed" and self._has_object(items, p)
        if bare and (counted := self._all_of(items, p)) is not None:
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
            spoken = frame.verb is not None and frame.verb.lemma in self.lex.speech
            if (
                (sure or active)
                and not spoken
                and (
                    frame.kind == "rel"
                    or (frame.verb is not None and frame.verb.form in ("ing", "inf"))
                )
            ):
                if frame.kind == "rel" and outer is not None:
                    self._close_to(frames, outer)
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
            if self._set_off_by_names(items, p, frame):
                return frame.object
            if isinstance(before, Group) and before.tails and not before.members[0].lemma:
                for tail in tails(before):
                    if (
                        tail.prep in ("of", "with")
                        and (tail.numbered or (tail.human and self._bodies(before)))
                        and tail.last == before.last
                        and (tail.human or before.tails[-1] is tail)
                    ):
                        # "three of the 12 people killed", "in the town with 300 people displaced"
                        return tail
            if isinstance(before, Group) and (
                not before.prep
                or (
                    before.prep in ("with", "of", "for", "to", "at", "among", "than")
                    and (before.numbered or self._in_company(before))
                )
                or self._result(items, p, before)
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
        if verb.to and isinstance(before, Verbs) and before.lemma in self.lex.speech:
            supposed = items[p - 2] if p > 1 and before.form in ("ed", "part") else None
            for group in (*tails(supposed)[::-1], supposed) if isinstance(supposed, Group) else ():
                if group.numbered and group.last == supposed.last and not before.passive:
                    return group  # "12 people believed to be missing"
        if verb.form in ("ing", "inf"):
            caused = isinstance(before, Group) and before is frame.object and frame.verb is not None
            causing = self.lex.causing[verb.form]
            if caused and (frame.verb.lemma in causing or frame.verb.lemma in self.lex.telling_to):
                # "prompted 32,000 people to flee", "told 32,000 people to flee"
                return before
            if verb.form == "ing" and self.low(verb.first) in self.w.be:
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
                self._close_to(frames, outer)
                frame = outer
        if shared and self._disagrees(verb, frame.subject):
            # "passengers fell from the plane that the blast tore open, and were killed"
            outer = next((f for f in reversed(frames[:-1]) if f.subject is not None), None)
            if outer is not None and not self._disagrees(verb, outer.subject):
                self._close_to(frames, outer)
                frame = outer
        outer = frames[-2] if len(frames) > 1 else None
        pending = outer is not None and not outer.closed and outer.subject is not None
        if pending and (
            (frame.kind == "rel" and frame.verb is not None and self._bare_state(frame.verb))
            or (self._disagrees(verb, frame.subject) and not self._disagrees(verb, outer.subject))
        ):
            # "a fire that left one dead was set", "two men at a stop after work were killed"
            self._close_to(frames, outer)
            frame = outer
        frame.closed = frame.closed or not verb.to  # not by "believed to be a thief"
        if frame.subject is None:
            return next((f.subject for f in reversed(frames) if f.subject is not None), None)
        if self._several_were(verb, frame.subject):
            return None  # "the car they were in was hit"
        return frame.subject

    @staticmethod
    def _set_off_by_names(items: list, p: int, frame: _Frame) -> bool:
        """Tell "left two rebels, Ali and Omar, dead": their names stand between them and it."""
        group, comma = items[p - 2 : p] if p > 1 else (None, None)
        named = group is not None and group is frame.object and bool(group.names)
        return named and isinstance(comma, Mark) and comma.low == ","

    def _bodies(self, group: Group) -> bool:
        """Tell "two bodies of rebels killed on Monday": it is the rebels who were killed."""
        noun = group.members[0]
        return noun.head >= 0 and singular_of(self.low(noun.head)) in self.lex.bodies

    def _in_company(self, group: Group) -> bool:
        """Tell "died, with some bodies burned": the participle is of what stands behind "with"."""
        return group.prep == "with" and not group.human and group.members[0].plural is True

    def _several_were(self, verb: Verbs, subject: Group) -> bool:
        """Tell whether "was" cannot belong to the subject, for that is "they"."""
        several = subject.members[0].pronoun in ("they", "we")
        return several and self.low(verb.first) in ("was", "is", "has")

    def _result(self, items: list, p: int, before: Group) -> bool:
        """Tell "the clash resulted in 18 officers hurt"."""
        verb = items[p - 3] if p > 2 else None
        return before.prep == "in" and isinstance(verb, Verbs) and verb.lemma in self.lex.ending

    def _bare_state(self, verb: Verbs) -> bool:
        """Tell the last word of "a fire that left one dead and her child injured"."""
        return (
            verb.form in ("ed", "part", "adj")
            and verb.first == verb.main
            and (verb.predicate is not None or self.low(verb.main) in self.lex.state)
        )

    def _disagrees(self, verb: Verbs, subject: Group | None) -> bool:
        """Tell whether "were" cannot belong to the subject, for that is one thing."""
        if subject is None or self.low(verb.first) not in ("were", "are", "have"):
            return False
        only = subject.members[0]
        several = len(subject.members) > 1 or only.number is not None or only.plural is not False
        collective = only.head >= 0 and self.low(only.head) in self.lex.collective
        return not several and not collective

    @staticmethod
    def _close_to(frames: list[_Frame], frame: _Frame) -> None:
        while frames[-1] is not frame:
            frames.pop()

    def _agreement(self, at: int) -> bool | None:
        """Return whether the verb at a token wants several, None where its form does not tell."""
        low = self.low(at)
        return True if low in _OF_SEVERAL else False if low in _OF_ONE else None

    def _antecedent(self, previous: Group | None, low: str, several: bool | None) -> Group | None:
        if previous is None:
            return None
        if low in ("who", "whom", "whose"):
            last = previous.members[-1]
            if low == "who" and several is not None and previous.several is (not several):
                # "five men for the killing of a trader, who was robbed": the trader was
                for tail in reversed(tails(previous)):
                    if tail.human and tail.several is several:
                        return tail
            if not self.human(last) or (
                previous.tails
                and previous.tails[-1].human
                and not last.number
                and last.plural is None
            ):
                for tail in reversed(previous.tails):
                    if tail.human:
                        return tail
        return previous

    def _has_object(self, items: list, p: int) -> bool:
        """Tell whether a group directly behind the verb is its object."""
        k = p + 1
        while (
            k < len(items)
            and isinstance(items[k], Mark)
            and (items[k].kind == "adv" or items[k].low in "\"'“‘")
        ):
            k += 1
        k = self._past_day(items, k)
        return (
            k < len(items)
            and isinstance(items[k], Group)
            and not items[k].prep
            and not self.time_noun(items[k].members[0])
        )

    def _past_day(self, items: list, k: int) -> int:
        """Pass over the day in "arrested on Tuesday three men", where people follow it."""
        end = k + 1 if k < len(items) and isinstance(items[k], Mark) and items[k].low == "on" else k
        day = items[end] if end + 1 < len(items) else None
        if not isinstance(day, Group):
            return k
        behind = items[end + 1]
        if not isinstance(behind, Group) or behind.prep:
            return k
        dated = day.members[0].head >= 0 and self.low(day.members[0].head) in self.w.weekdays
        return end + 1 if dated and behind.members[0].lemma else k

    def _object(self, items: list, p: int) -> Group | None:
        """Return the object of the verb at p, also one shared by "killed or wounded 30"."""
        k = p + 1
        for _ in range(4):
            while (
                k < len(items)
                and isinstance(items[k], Mark)
                and (items[k].kind == "adv" or items[k].low in "\"'“‘”’")
            ):
                k += 1
            k = self._past_day(items, k)
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
                    if self.time_noun(item.members[0]) and item.members[0].number is None
                    else item
                )
            if (
                isinstance(item, Mark)
                and item.low in ("and", "or", ",", "&")
                and k + 1 < len(items)
            ):
                after = items[k + 1]
                if isinstance(after, Mark) and after.low in ("and", "or") and k + 2 < len(items):
                    k += 1
                    after = items[k + 1]
                first = items[p]
                if (
                    isinstance(after, Verbs)
                    and after.form == first.form
                    and self._role_verb(after)
                    and not after.passive
                ):
                    k += 2
                    continue
            return None
        return None

    def _role_verb(self, verb: Verbs) -> bool:
        return verb.lemma in self.lex.object or verb.lemma in self.lex.phrases

    def _measure(
        self, verb: Verbs, target: Group | None, whom: bool = False
    ) -> tuple[str, str] | None:
        """Return the measure and the side that suffers, by the verb and the words around it.

        ``whom`` tells that its object stands before the clause: "a trader whom they led away".
        """
        found = self._plain_measure(verb, target, whom)
        if found is None or found[0] not in ("injured", "casualties"):
            return found
        fatal = (
            not self.lex.fatally.isdisjoint(verb.adverbs)
            or self.low(verb.last) in self.lex.fatally
            or self.low(verb.first - 1) in self.lex.fatally
            or (self.low(verb.main + 1) == "and" and self.low(verb.main + 2) in self.lex.fatally)
        )
        fatal = fatal or (found[1] == "subject" and target is not None and self._deadly(target))
        return ("killed", found[1]) if fatal else found

    def _own_deed(self, verb: Verbs) -> bool:
        """Tell what its subject undergoes by the words behind it: "laid down arms"."""
        found = self._plain_measure(verb, None) if verb.lemma in self.lex.phrases else None
        return found is not None and found[1] == "subject"

    def _deadly(self, group: Group) -> bool:
        """Tell the injuries of "suffered fatal injuries"."""
        return any(self.low(k) in self.lex.deadly for k in range(group.first, group.last))

    def _plain_measure(
        self, verb: Verbs, target: Group | None, whom: bool = False
    ) -> tuple[str, str] | None:
        lex = self.lex
        if verb.predicate is not None:
            return verb.predicate, "subject"
        if verb.lemma in lex.missed and self._unfound(verb):
            return "unfound", "object"
        active = not verb.passive and verb.form in ("past", "s", "base", "ing")
        lone = target is None and active and not whom
        phrases = lex.phrases.get(verb.lemma, ())
        people = False
        near: list[str] = []
        if phrases:
            people = target is not None and target.numbered and self._alive(target)
            near = [self.low(k) for k in range(verb.main + 1, verb.main + _SLACK + 2)]
            if target is not None:
                behind = (target.last, target.last + 1, target.members[0].last)
                near += [self.low(k) for k in behind]
            openers = lex.phrase_openers.get(verb.lemma)
            if openers is not None and openers.isdisjoint(near):
                phrases = ()
        for tail, measure, side in phrases:
            if side == "object" and lone:
                continue
            if people and side == "subject":
                continue  # "evacuated 480 people from 120 homes"
            if not tail and verb.form == "ed" and self.low(verb.last) == "by":
                # "areas held by the army" tells of no prisoners.
                continue
            if not tail:
                return measure, side
            if tail[0] not in near and tail[0] not in lex.variable:
                continue
            if self._words_follow(verb.main + 1, tail) or (
                target is not None
                and side == "object"
                and tail[0] != "and"
                and (
                    self._words_follow(target.last, tail, slack=1)
                    or (
                        len(target.members) == 1
                        and self._words_follow(target.members[0].last, tail, slack=0)
                    )
                )
            ):
                return measure, side
        if self.bits & _DEATH and self._to_death(verb, target):
            acted = not verb.passive and target is None and verb.form not in ("ed", "part")
            return "killed", "subject" if acted else "object"
        if verb.lemma == "lose" and target is not None and self._troops(target):
            return "lost", "object"
        lost = verb.lemma == "lose" and verb.passive and target is None
        lost = lost or (verb.lemma == "take" and target is not None and self._with_her(target))
        if lost and any(token.low in lex.at_sea for token in self.tokens):
            return "killed", "object"
        if verb.lemma == "take" and not self.lex.by_force.isdisjoint(
            (*verb.adverbs, self.low(verb.first), self.low(verb.first - 1))
        ):
            return "abducted", "object"
        if verb.lemma in lex.taking:
            suffered = verb.passive or verb.form in ("ed", "part")
            if target.members[0].lemma if target is not None else suffered:
                return "taken", "object"
        if verb.lemma in lex.object:
            if verb.lemma in lex.subject and target is None and not verb.passive:
                return lex.subject[verb.lemma], "subject"
            return lex.object[verb.lemma], "object"
        if verb.lemma in lex.subject:
            return lex.subject[verb.lemma], "subject"
        return None

    def _for_long(self, i: int) -> bool:
        """Tell "has not been seen since" and "were not seen again"."""
        near = {self.low(i), self.low(i + 1)} | (
            {self.low(i + 2)} if self.low(i) == "or" else set()
        )
        return not near.isdisjoint({"since", "again", "for"})

    def _unfound(self, verb: Verbs) -> bool:
        """Tell who "have not been found", "have yet to be accounted for", "were not seen again"."""
        if not verb.passive:
            return False
        behind = self.low(verb.main + 1)
        if verb.lemma in self.lex.searching:
            return behind == "for"  # "are still being searched for"
        if not (verb.neg or "yet" in verb.adverbs or self.low(verb.first - 1) == "yet"):
            return False
        if verb.lemma in self.lex.seen:
            return self._for_long(verb.last)
        return behind == "for" if verb.lemma == "account" else behind not in self.lex.verdicts

    def _to_death(self, verb: Verbs, target: Group | None) -> bool:
        """Tell "was mauled to death" and "swept 12 people to their deaths", whatever the verb."""
        behind = (verb.main + 1, target.members[0].last if target is not None else 0)
        return verb.lemma not in self.lex.harmless and any(map(self._death_at, behind))

    def _death_at(self, k: int) -> bool:
        if self.low(k) != "to":
            return False
        owned = self.low(k + 1) in self.w.possessive
        return self.low(k + 1) == "death" or (owned and self.low(k + 2) in ("death", "deaths"))

    @staticmethod
    def _troops(group: Group) -> bool:
        """Tell those whom an army loses: "lost 23 men", "lost a major and two soldiers"."""
        their_own = any(t.prep == "of" and t.members[0].det == "their" for t in group.tails)
        return any(
            noun.number is not None
            and (
                noun.group in _FIGHTING
                or noun.lemma in ("man", "crewman", "sailor")
                or (their_own and noun.head < 0)  # "lost three of their number"
            )
            for noun in group.members
        )

    def _with_her(self, group: Group) -> bool:
        """Tell "went down, taking 131 passengers with her"."""
        tail = group.tails[-1] if group.tails else None
        behind = tail.first if tail is not None else group.last + 1
        with_her = self.low(behind - 1) == "with" and self.low(behind) in ("her", "it")
        return group.numbered and with_her

    def _acronym(self, noun: Noun | None) -> bool:
        """Tell the name of a body in capitals."""
        if noun is None or noun.head < 0 or is_shouted(self.tokens):
            return False
        return len(self.tokens[noun.head].text) > 1 and self.tokens[noun.head].text.isupper()

    def _admitted(self, items: list, p: int) -> bool:
        """Tell whether the verb at p hangs on one of speech: "admitted losing"."""
        before = items[p - 1] if p else None
        return isinstance(before, Verbs) and before.lemma in self.lex.admitting

    def _words_follow(self, i: int, tail: tuple[str, ...], slack: int = _SLACK) -> bool:
        """Tell whether the words stand from token i on, with a few adjectives between at most."""
        at, skipped = i, 0
        for word in tail:
            while True:
                low = self.low(at)
                if not low:
                    return False
                if (
                    low == word
                    or (word in self.lex.possessive and low in self.lex.possessive)
                    or low in self.lex.classes.get(word, ())
                ):
                    at += 1
                    break
                joins = low in self.w.conj and not (low == "and" and word in self.lex.wounds)
                if (
                    self.tokens[at].kind == "punct"
                    or word == "off"  # "carrying 43 pupils slid off the road"
                    or skipped >= slack
                    or joins  # but not in "bullet and splinter injuries"
                    or (len(tail) > 1 and word != tail[0] and word[0] != "@")
                ):
                    return False
                if (
                    word
                    in (
                        "dead",
                        "up",
                        "off",
                        "down",
                        "at",
                        "alive",
                        "away",
                        "to",
                        "in",
                        "into",
                        "free",
                        "go",
                        "hostage",
                        "captive",
                        "and",
                        "missing",
                        "himself",
                        "herself",
                        "themselves",
                    )
                    and skipped >= 1
                ):
                    return False
                skipped += 1
                at += 1
        return True

    def _shared(self, items: list, p: int, frame: _Frame) -> Group | None:
        """Return whom "abducted a trader and later killed" kills: the object of the verb before."""
        verb, before, first = items[p], items[p - 1] if p else None, frame.verb
        if verb.form != "ed" or first is None or frame.object is None or not frame.object.human:
            return None
        joined = isinstance(before, Mark) and before.low in ("and", "but", "then")
        active = first.form in ("past", "ed", "s") and not first.passive
        return frame.object if joined and active and self._object(items, p) is None else None

    def _assign(
        self,
        items: list,
        p: int,
        verb: Verbs,
        actor: Group | None,
        relative: _Frame | None,
        shared: Group | None,
    ) -> None:
        known = verb.predicate is not None or verb.lemma in self.lex.telling
        if not (known or self.bits & _DEATH):
            return
        target = self._object(items, p)
        whom = relative is not None and relative.whom
        found = self._measure(verb, target, whom)
        treated = False
        if found is None or found[0] in ("evacuated", "abducted", "detained"):
            hurt = self._treated(items, p) or self._struck(verb, actor, target)
            state = "injured" if hurt else self._with_wounds(items, p)
            treated = state == "injured"
            apart = target is not None and not self._alive(target)  # "survived a fall with burns"
            walked = not (hurt or verb.passive) and target is None  # "he escaped with a broken arm"
            fate = state and (apart or walked)
            side = "subject" if verb.lemma == "have" or fate else "object"
            found = (state, side) if state else found
        if found is None and verb.lemma in self.lex.leaving:
            found = self._sent_away(items, p, target)
        if found is None and verb.lemma in self.lex.hitting and self._visited(items, p, actor):
            found = ("affected", "object")
        if verb.lemma in self.lex.returning and target is None:
            self._no_longer(actor)
        sheltered = found is None
        if sheltered:
            actor = self._stayers(items, p, actor)
            found = self._sheltered(items, p, actor, target)
            sheltered = found is not None
            found = found or self._carried_off(verb, target)
        if verb.lemma == "undergo" and self._for_an_illness(verb):
            return
        if "sexually" in verb.adverbs or self.low(verb.first - 1) == "sexually":
            return
        if found == ("killed", "subject") and self._of_old_age(verb, actor):
            return
        nearly = self.low(verb.first - 1) in _NEARLY or not _NEARLY.isdisjoint(verb.adverbs)
        if found is None or found[0] == "none" or nearly:
            return
        measure, side = found
        if measure == "killed" and side == "subject" and self._going_on(verb):
            return  # "they were suffocating in a lorry"
        if (
            verb.lemma == "hold"
            and measure == "detained"
            and target is not None
            and not (actor and self._holder(actor))
        ):
            # "the chapel holds 300 people"
            return
        agent: Group | None = None
        if side == "subject":
            if (
                verb.form == "ing"
                and p
                and isinstance(items[p - 1], Mark)
                and items[p - 1].low in ("from", "of", "by", "for", "against")
            ):
                # "saved from drowning"
                return
            victim, agent = actor, self._agent(items, p)
        elif verb.passive or (verb.form == "part" and target is None):
            victim, agent = actor, self._agent(items, p)
        elif target is not None and not self._passive_list(items, p, actor, target):
            victim, agent = target, actor
        elif shared is not None:
            victim, agent = shared, actor
        elif verb.form in ("ed", "part") and actor is not None and not whom:
            victim, agent = actor, self._agent(items, p)
            if items[p - 1] is actor and actor.members[0].pronoun in _NOMINATIVE:
                return  # "the talks he held": he did it
            if not (verb.form == "part" or self._bare_passive(items, p, actor)):
                return
        elif (
            relative is not None
            and relative.whom
            and (verb.form in ("past", "s", "ed") or verb.perfect)
        ):
            # "a teacher whom they abducted"
            victim, agent = relative.event, actor
        else:
            return
        if victim is None or victim is agent:
            return
        opener = self._opened_by(items, p)
        if opener == "whenever":
            return  # "cheers go up whenever a child is lifted out"
        if measure == "affected" and relative is not None and self._of_a_place(victim):
            return  # "people from the provinces that were hit by the earthquake"
        if measure == "detained" and verb.lemma == "catch" and agent and not self._holder(agent):
            return  # "caught by the edge of the slide"
        if measure == "killed" and not verb.passive and self._entertained(victim):
            return
        if measure == "missing" and self._absent(verb):
            return
        if verb.lemma == "beat" and victim.members[0].lemma in self.lex.players:
            return  # "the goalkeeper was beaten twice"
        if sheltered and victim.members[0].group in self.lex.on_duty:
            return
        if verb.lemma in self.lex.fetching and measure == "detained" and self._helper(agent):
            if not self._vessel(agent):
                return
            measure = "rescued"  # "picked up by a trawler"
        seized = verb.lemma in self.lex.seizing and self._gunmen(agent)
        if measure == "detained" and (seized or victim.members[0].lemma in ("hostage", "captive")):
            measure = "abducted"
        if measure == "lost":
            doer = agent.members[0] if agent is not None else None
            armed = (
                doer is not None
                and doer.head >= 0
                and (doer.group == "combatant" or self.low(doer.head) in self.lex.military)
            )
            # "the army admitted losing three soldiers", "the MNLA lost three men"
            armed = armed or (actor is None and self._admitted(items, p)) or self._acronym(doer)
            # "they had lost ten fighters": whoever loses these
            if not armed and not any(noun.group in _FIGHTING for noun in victim.members):
                return
            measure = "killed"
        if (
            verb.lemma == "lose"
            and verb.passive
            and not (victim.members[0].lemma or victim.members[0].number is not None)
        ):
            return  # a ship is lost with all hands
        if measure == "carried":
            doer = agent.members[0].head if agent is not None else -1
            if doer >= 0 and self.low(doer) in self.lex.scourges:
                measure = "killed"  # "the famine carried off 3,000 people"
            elif not self._seized_by(verb, agent) or not self.human(victim.members[0]):
                return
            else:
                police = agent is None and any(token.low == "police" for token in self.tokens)
                measure = "detained" if police or self._lawful(agent) else "abducted"
        if measure == "taken":
            apart = target is None and not verb.passive and not isinstance(items[p - 1], Group)
            if apart or not victim.members[0].lemma:
                return
            measure = "detained" if self._lawful(agent) else "abducted"
        if verb.lemma in self.lex.speech:
            agent = None  # "officials reported dozens missing"
        before = items[p - 1] if p else None
        supposed = isinstance(before, Verbs) and before.lemma in self.lex.doubting
        if verb.lemma == "bury" and measure == "killed" and supposed:
            measure = "missing"  # "are believed to be buried"
        unfound = measure == "unfound"
        if unfound:
            measure = "missing"
        combined = self._combined(items, p, verb, measure)
        plan = not unfound and self._planned(items, p, verb)
        background = (
            self._told_of_the_past(items, p, verb)
            or self._dated(relative, verb)
            or self._of_an_age_then(verb)
            or (measure == "missing" and verb.perfect == "had" and not unfound)
            or self._dated_aside(items, p)
        )
        for noun in self._counted(victim):
            if self._spared(noun):
                if noun.partitive == "them":
                    continue
                noun = Noun(noun.first - 2, noun.first - 1, noun.first - 2, None, "the", "others")
            role = Role(
                noun,
                combined,
                agent,
                verb.main,
                plan,
                background,
                verb.neg and not unfound,
                relative=relative is not None,
                dated=self._day_of_its_own(relative, verb),
                before=opener == "since",
                perfect=verb.perfect == "had",
                strong=not treated,
                fate=combined == "killed" and not verb.neg and not plan,
            )
            self._add(role)
            if combined in ("rescued", "evacuated") and self._hurt_before(noun):
                self._add(role.shared(noun, "injured"))

    def _for_an_illness(self, verb: Verbs) -> bool:
        """Tell "undergoing treatment for malaria"."""
        behind = (self.low(k) for k in range(verb.last, verb.last + _SLACK + 2))
        return any(low in diseases() or low in self.lex.outbreaks for low in behind)

    def _hurt_before(self, noun: Noun) -> bool:
        """Tell "two injured people were rescued", who are new, from "the two injured people"."""
        if noun.number is None or noun.det or noun.head < 0:
            return False
        inside = range(noun.number.trail, noun.head)
        return any(self.lex.state.get(self.low(k)) == "injured" for k in inside)

    def _treated(self, items: list, p: int) -> bool:
        """Tell "taken to hospital", "treated for burns", "hit by stray bullets", "in the leg"."""
        verb = items[p]
        hit = verb.lemma in self.lex.hitting and (verb.passive or verb.form == "part")
        if not hit and verb.lemma not in self.lex.treating:
            return False
        going_on = (self.low(k) == "being" for k in range(verb.first, verb.main))
        if verb.lemma == "treat" and any(going_on):
            return self.low(verb.last) not in ("as", "like", "with")  # "five are being treated"
        for item in items[p + 1 : p + 5]:
            if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
                return False
            for group in (item, *item.tails) if isinstance(item, Group) else ():
                if group.members[0].head >= 0 and self._treats(verb, group, hit):
                    return True
        return False

    def _treats(self, verb: Verbs, group: Group, hit: bool) -> bool:
        """Tell the complement of "taken to hospital", "flown out for treatment" and the like."""
        head = self.low(group.members[0].head)
        if hit:
            limb = group.prep == "in" and head in self.lex.limbs
            return limb or (group.prep in ("by", "with") and head in self.lex.missiles)
        if group.prep in ("for", "with"):
            ill = verb.lemma in self.lex.treating_ills and head in self.lex.wounds
            return ill or (group.prep == "for" and head == "treatment")
        return group.prep in ("to", "in", "at", "into") and self._hospital(group)

    def _struck(self, verb: Verbs, actor: Group | None, target: Group | None) -> bool:
        """Tell "splinters of the shell hit two boys", "one shot struck a maid in the arm"."""
        if verb.lemma not in self.lex.hitting or verb.passive or target is None or actor is None:
            return False
        if not any(map(self.human, target.members)):
            return False
        head, tail = actor.members[0].head, target.tails[-1] if target.tails else None
        missile = head >= 0 and self.low(head) in self.lex.missiles
        limb = tail.members[-1].head if tail is not None and tail.prep == "in" else -1
        return missile or (limb >= 0 and self.low(limb) in self.lex.limbs)

    def _with_wounds(self, items: list, p: int) -> str | None:
        """Read "found two men with gunshot wounds", "arrived at the clinic with a head injury"."""
        escape = self._object(items, p) if items[p].lemma == "have" else None
        narrow = escape is not None and self.low(escape.members[0].head) in self.lex.escapes
        if items[p].lemma not in self.lex.seen_hurt and not narrow:
            return None
        for item in items[p + 1 : p + 7]:
            if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
                return None
            for group in (item, *tails(item)) if isinstance(item, Group) else ():
                noun = group.members[0]
                if group.prep == "with" and noun.head >= 0:
                    hurt = "killed" if self._deadly(group) else "injured"
                    lodged = items[p].lemma in self.lex.surviving
                    lodged = lodged and self.low(noun.head) in self.lex.lodged
                    return hurt if lodged or self._wound(noun) else None
        return None

    def _wound(self, noun: Noun) -> bool:
        """Tell "gunshot wounds" and "a broken wrist"."""
        if self.low(noun.head) in self.lex.wounds:
            return True
        broken = any(self.low(k) in self.lex.broken for k in range(noun.first, noun.head))
        return broken and self.low(noun.head) in self.lex.limbs

    def _hospital(self, group: Group) -> bool:
        """Tell "a hospital" and "a medical centre" from "the shopping centre"."""
        named = (m for t in group.tails if t.prep == "of" for m in t.members)
        for noun in (*group.members, *named):  # "University of Alba Medical Center"
            head = self.low(noun.head) if noun.head >= 0 else ""
            medical = any(self.low(k) in self.lex.medical for k in range(noun.first, noun.head))
            if head in self.lex.hospitals or (head in self.lex.wards and medical):
                return True
        return False

    def _visited(self, items: list, p: int, actor: Group | None) -> bool:
        """Tell "have been hit by the drought" and "the drought has hit 300 families"."""
        cause = self._agent(items, p) if items[p].passive else actor
        noun = cause.members[-1] if cause is not None else None
        return (
            noun is not None
            and noun.head >= 0
            and singular_of(self.low(noun.head)) in self.lex.calamities
        )

    def _sent_away(self, items: list, p: int, target: Group | None) -> tuple[str, str] | None:
        """Read "were told to leave" and "ordered 300 people to move out"."""
        verb, before = items[p], items[p - 1] if p else None
        governor = items[p - 2] if isinstance(before, Group) and p > 1 else before
        told = isinstance(governor, Verbs) and governor.lemma in self.lex.telling_to
        if not (verb.to and told):
            return None
        head = target.members[-1].head if target is not None else -1
        away = target is None or (head >= 0 and singular_of(self.low(head)) in self.lex.left)
        return ("evacuated", "subject") if away else None

    def _no_longer(self, group: Group | None) -> None:
        """Count the refugees and evacuees who went home as people only."""
        for noun in group.members if group is not None else ():
            if noun.number is not None and noun.lemma:
                self._add(Role(noun, "count", at=noun.head))

    def _stayers(self, items: list, p: int, actor: Group | None) -> Group | None:
        """Return who stays in "food for 300 people living in camps": the group before the verb."""
        verb, before = items[p], items[p - 1] if p else None
        staying = verb.lemma in self.lex.staying and verb.form == "ing" and verb.first == verb.main
        return before if staying and isinstance(before, Group) and self._alive(before) else actor

    def _sheltered(
        self, items: list, p: int, actor: Group | None, target: Group | None
    ) -> tuple[str, str] | None:
        """Read "are staying in relief camps", "taken to shelters", "a camp housing 300 people".

        Whoever helps 300 people in camps tells of as many there.
        """
        verb, lex = items[p], self.lex
        stays, moves = verb.lemma in lex.staying, verb.lemma in lex.sheltering
        if not (stays or moves):
            return None
        if target is not None and self.time_noun(target.members[0]):
            target = None  # "spent two nights in tents"
        outdoors = verb.lemma in lex.nights and self._outdoors(verb)
        if outdoors:
            return "displaced", "subject"
        side = "object" if verb.passive or verb.form in ("ed", "part") or target else "subject"
        if stays and target is not None and verb.lemma not in lex.hosting:
            return None
        if stays and target is not None and any(map(self._refuge, actor.members if actor else ())):
            return "displaced", "object"
        for item in [*(target.tails if target else ()), *items[p + 1 : p + 7]]:
            if isinstance(item, Verbs) and item.form == "ing" and item.lemma in lex.staying:
                continue  # "shifted 230 people living along the drain to a relief camp"
            if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
                return None
            if not isinstance(item, Group):
                continue
            night = not item.prep and self.time_noun(item.members[0])  # "spent Sunday night in"
            for place in item.tails if night else (item,):
                into = place.prep in ("to", "into")
                if place.prep not in lex.sheltered_at or not self._shelters(verb, place, into):
                    continue
                if stays and not into:
                    return "displaced", side if verb.lemma in lex.hosting else "subject"
                if moves and into:
                    return "evacuated", side
        return None

    def _shelters(self, verb: Verbs, place: Group, into: bool) -> bool:
        """Tell a place of refuge, and a public building to which or in which crowds are put."""
        crowding = verb.lemma in self.lex.crowding
        public = (crowding or (into and verb.lemma in self.lex.sheltering)) and any(
            self._public(noun) and (crowding or self._roomy(noun)) for noun in place.members
        )
        return public or any(map(self._refuge, place.members))

    def _outdoors(self, verb: Verbs) -> bool:
        """Tell "slept in the open" and "spent a second night on rooftops"."""
        for k in range(verb.main + 1, verb.main + _SLACK + 3):
            for phrase in self.lex.outdoors.get(self.low(k), ()):
                if all(self.low(k + n) == word for n, word in enumerate(phrase)):
                    return True
        return False

    def _public(self, noun: Noun) -> bool:
        """Tell schools, churches and halls, where people who lost their homes are put."""
        return noun.head >= 0 and singular_of(self.low(noun.head)) in self.lex.public

    def _roomy(self, noun: Noun) -> bool:
        """Tell several schools and a stadium, to which a crowd is taken, from one school."""
        head = self.low(noun.head)
        return singular_of(head) != head or head in self.lex.arenas

    def _refuge(self, noun: Noun) -> bool:
        """Tell "evacuation centres" and "a refugee camp" from "a training camp"."""
        if noun.head < 0:
            return False
        lex, head = self.lex, singular_of(self.low(noun.head))
        before = {self.low(k) for k in range(noun.first, noun.head)}
        if head in lex.refuges:
            return before.isdisjoint(lex.no_refuge)
        return head in lex.refuges_named and not before.isdisjoint(lex.refuge_names)

    def _gunmen(self, agent: Group | None) -> bool:
        """Tell fighters and armed men, who abduct, where they are no soldiers and no police."""
        if agent is None or self._lawful(agent):
            return False
        noun = agent.members[0]
        before = {self.low(k) for k in range(noun.first, noun.last)}
        lawless = noun.head >= 0 and singular_of(self.low(noun.head)) in self.lex.lawless
        if noun.head >= 0 and self.low(noun.head) in self.lex.collective:
            return lawless or not before.isdisjoint(self.lex.gunmen)  # "a militant group"
        armed = not before.isdisjoint(self.lex.armed)
        return noun.group == "combatant" or lawless or (armed and self.human(noun))

    def _carried_off(self, verb: Verbs, target: Group | None) -> tuple[str, str] | None:
        """Read "took three men off a bus", "marched 20 people into the bush"."""
        if verb.lemma not in self.lex.gunmen_lead and verb.lemma not in self.lex.dragging:
            return None
        ends = {verb.last} if target is None else {target.last, target.members[-1].last}
        bare = verb.lemma in self.lex.gunmen_take and "to" not in map(self.low, ends)
        return ("carried", "object") if bare or any(map(self._leads_away, ends)) else None

    def _leads_away(self, i: int) -> bool:
        """Tell "away", "from his house", "out of a bus" and "into the bush" at token i."""
        if self.low(i) == "out":
            return self.low(i + 1) == "of"
        if self.low(i) in self.lex.away:
            return True
        near = range(i + 1, i + _SLACK + 1)
        into = (singular_of(self.low(k)) in self.lex.away_into for k in near)
        return self.low(i) in ("into", "in", "to") and any(into)

    def _seized_by(self, verb: Verbs, agent: Group | None) -> bool:
        """Tell by whom people are taken off against their will."""
        if self._gunmen(agent) or self._lawful(agent):
            return True
        return verb.lemma in self.lex.dragging and not self._helper(agent)

    def _vessel(self, agent: Group) -> bool:
        """Tell boats and helicopters, which pick up who is in peril, from a taxi."""
        noun = agent.members[0]
        return noun.head >= 0 and singular_of(self.low(noun.head)) in self.lex.lifesaving

    def _helper(self, agent: Group | None) -> bool:
        """Tell by whom people are "picked up" who are in need: by a neighbour, an ambulance."""
        if agent is None or self._lawful(agent) or self._gunmen(agent):
            return False
        noun = agent.members[0]
        if not self.human(noun):
            return noun.head >= 0 and singular_of(self.low(noun.head)) in self.lex.carriers
        return noun.group in self.lex.helpful

    def _lawful(self, agent: Group | None) -> bool:
        """Tell police and soldiers, who detain, from gunmen, who abduct."""
        if agent is None:
            return False
        noun = agent.members[0]
        head = self.low(noun.head) if noun.head >= 0 else ""
        return noun.group in ("police", "official") or head in self.lex.lawful

    def _holder(self, group: Group) -> bool:
        """Tell people and bodies, who hold prisoners, from places, which hold visitors."""
        noun = group.members[0]
        return self.human(noun) or (noun.head >= 0 and self.low(noun.head) in self.lex.captors)

    def _counted(self, group: Group) -> list[Noun]:
        """Return the members of a group, a "total of 12" or a "gang of six" as the people in it."""
        found = []
        for noun in group.members:
            tail = next((t for t in group.tails if t.prep == "of" and t.first >= noun.last), None)
            if (
                noun.number is None
                and noun.head >= 0
                and self.low(noun.head) in self.lex.collective
                and tail is not None
                and tail.numbered
            ):
                found.extend(tail.members)
            else:
                found.append(noun)
        return found

    def _spared(self, noun: Noun) -> bool:
        """Tell "all but 12 of the 314 aboard were killed", where the 12 were not."""
        everyone = self.low(noun.first - 2) in ("all", "everyone", "everybody")
        return everyone and self.low(noun.first - 1) == "but" and noun.number is not None

    def _bare_passive(self, items: list, p: int, actor: Group) -> bool:
        """Tell "12 killed in blast" from "police fired": people or a number must stand there.

        Or what they are told in: "reports of 12 people killed".
        """
        return actor.human or actor.numbered or self._counted(actor) != actor.members

    def _passive_list(self, items: list, p: int, actor: Group | None, target: Group) -> bool:
        """Read "12 killed 30 injured" as two passives, not as a deed of the twelve."""
        verb = items[p]
        if verb.form not in ("ed",) or actor is None or not actor.numbered or not target.numbered:
            return False
        at = next((k for k in range(p + 1, len(items)) if items[k] is target), None)
        follower = items[at + 1] if at is not None and at + 1 < len(items) else None
        return (
            isinstance(follower, Verbs)
            and follower.form == "ed"
            and self._role_verb(follower)
            and not self._has_object(items, at + 1)
            and target.members[0].head < 0
        )

    def _agent(self, items: list, p: int) -> Group | None:
        if not self.bits & _BY:
            return None
        for k in range(p + 1, min(p + 8, len(items))):
            item = items[k]
            if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind in ("sub", "rel")):
                return None
            if isinstance(item, Group) and item.prep == "by":
                return item
        return None

    def _combined(self, items: list, p: int, verb: Verbs, measure: str) -> str:
        """Read "killed or wounded 30" as casualties not told apart."""
        for k in (p + 1, p - 1):
            if (
                not (0 <= k < len(items))
                or not isinstance(items[k], Mark)
                or items[k].low not in ("or", "and")
            ):
                continue
            other = k + (1 if k > p else -1)
            if not (0 <= other < len(items)) or not isinstance(items[other], Verbs):
                continue
            target = items[other + 1] if other + 1 < len(items) else None
            if verb.predicate and k > p and isinstance(target, Group) and not target.prep:
                continue  # "left one dead and injured a guard"
            mate = self.lex.object.get(items[other].lemma)
            pair = {measure, mate}
            if pair == {"killed", "injured"}:
                hurt = verb if measure == "injured" else items[other]
                # "beaten and killed" tells of one deed, "killed or injured" of two.
                return "casualties" if hurt.lemma in _HURT else "killed"
            if "casualties" in pair and mate in ("killed", "injured"):
                return mate
        return measure

    def _planned(self, items: list, p: int, verb: Verbs) -> bool:
        if verb.modal in self.lex.modals or self._about_to(items, p):
            return True
        if verb.perfect:
            return False
        if verb.form == "base":
            first = self._first_of_pair(items, p)
            if first is not None:
                return self._planned(items, first, items[first])
        cause = items[p - 2] if verb.to and p > 1 else None
        if isinstance(cause, Verbs) and cause.lemma in self.lex.causing["inf"]:
            return self._planned(items, p - 2, cause)
        if verb.to or verb.form == "inf":
            for k in range(p - 1, max(-1, p - 7), -1):
                item = items[k]
                if isinstance(item, Verbs) and item.passive and item.lemma == "make":
                    continue  # "an attempt was made to kill him"
                if self.low(item.last - 1) in self.lex.plan_adjectives:
                    return True  # "were unable to save him"
                if isinstance(item, Verbs) and item.copula and verb.lemma in self.lex.sought:
                    return True  # "a search was on to rescue the others"
                if isinstance(item, Verbs):
                    went_on = item.lemma == "go" and self.low(verb.first - 1) == "on"
                    return item.lemma in self.lex.plan_verbs and not went_on
                if isinstance(item, Group) and any(
                    self.low(m.head) in self.lex.plan_nouns for m in item.members if m.head >= 0
                ):
                    return True
                if isinstance(item, Mark) and item.kind in ("sub", "rel"):
                    return True
            return True
        gerund = verb.form == "ing" or self.low(verb.first) in ("being", "getting")
        if gerund and p > 0:
            for k in range(p - 1, max(-1, p - 5), -1):
                item = items[k]
                if isinstance(item, Group):
                    return any(
                        self.low(m.head) in self.lex.undone for m in item.members if m.head >= 0
                    )
                if isinstance(item, Verbs) and k == p - 1 and item.lemma in self.lex.talked_of:
                    return True
                if isinstance(item, Verbs):
                    return item.lemma in ("plan", "plot", "threaten", "attempt") and isinstance(
                        items[k + 1], Mark
                    )
        return False

    def _about_to(self, items: list, p: int) -> bool:
        """Tell "was about to be killed"."""
        verb = items[p]
        return verb.to and self.low(verb.first - 1) == "about"

    @staticmethod
    def _first_of_pair(items: list, p: int) -> int | None:
        """Return the verb with which the base form at p shares its "to" or its modal."""
        if not (p and isinstance(items[p - 1], Mark) and items[p - 1].kind == "conj"):
            return None
        for k in range(p - 2, max(-1, p - 8), -1):
            item = items[k]
            if isinstance(item, Mark) and item.kind in ("sub", "rel"):
                return None
            if isinstance(item, Verbs):
                return k if item.to or item.modal else None
        return None

    @staticmethod
    def _of_a_place(group: Group) -> bool:
        """Tell whether a relative clause behind a group may be of the place that ends it."""
        return any(tail.last == group.last and not tail.human for tail in tails(group))

    def _going_on(self, verb: Verbs) -> bool:
        """Tell "were drowning", which is no death yet."""
        return verb.form == "ing" and any(
            self.low(k) in self.w.be for k in range(verb.first, verb.main)
        )

    @staticmethod
    def _opened_by(items: list, p: int) -> str:
        """Return the mark right before the subject of the verb at p: "since militants killed"."""
        marks = (item.low for item in reversed(items[max(0, p - 2) : p]) if isinstance(item, Mark))
        return next(marks, "")

    def _told_of_the_past(self, items: list, p: int, verb: Verbs) -> bool:
        """Tell deeds that people are accused of, tried for or remembered by."""
        if verb.form != "ing" and verb.perfect != "having":
            return False
        for k in range(p - 1, max(-1, p - 11), -1):
            item = items[k]
            if isinstance(item, Verbs) and not item.predicate:
                punished = item.lemma in self.lex.punishing and self.low(verb.first - 1) == "for"
                return punished or item.lemma in self.lex.background_verbs
            if isinstance(item, Group) and any(map(self._of_the_past, item.members)):
                return True
        return False

    def _of_the_past(self, noun: Noun) -> bool:
        """Tell "his part in", "the charge of" from "the northern part of"."""
        head = self.low(noun.head) if noun.head >= 0 else ""
        return head in self.lex.background_nouns and (head != "part" or self.low(noun.last) == "in")

    def _entertained(self, victim: Group) -> bool:
        """Tell "a set that slayed a crowd of 4,000"."""
        head = victim.members[0].head
        if head < 0 or self.low(head) not in self.lex.audience:
            return False
        return not any(tail.human for tail in victim.tails)  # "a crowd of 40 worshippers"

    def _absent(self, verb: Verbs) -> bool:
        """Tell "missing from the meeting", which is absent and not lost."""
        behind = (self.low(k) for k in range(verb.last + 1, verb.last + _SLACK + 1))
        return self.low(verb.last) == "from" and any(low in self.lex.occasions for low in behind)

    def _of_old_age(self, verb: Verbs, actor: Group | None) -> bool:
        """Tell the obituary of "Sir Tom Reed, who has died aged 93": no cause is told."""
        if verb.lemma not in ("die", "pass") or actor is None:
            return False
        told = (self.tokens[0], *self.tokens[verb.last :])
        if any(token.low in self.lex.causes for token in told):
            return False
        behind = range(verb.last, min(verb.last + 7, len(self.tokens) - 1))
        ages = (self.low(k + 1) for k in behind if self.low(k) in ("aged", "of", "at", "age"))
        least = _ELDERLY if actor.members[0].name else _VERY_OLD
        return any(low.isdecimal() and least <= int(low) < _OLDEST for low in ages)

    def _of_an_age_then(self, verb: Verbs) -> bool:
        """Tell "she was 16 when she vanished", which was then and is no news."""
        near = range(verb.first - 1, max(1, verb.first - 4), -1)
        for k in near if self.bits & _WHEN else ():
            if self.low(k) == "when":
                aged = self.low(k - 1).isdecimal() and int(self.low(k - 1)) < _OLDEST
                return aged and self.low(k - 2) in ("was", "were", "only", "just", "aged")
        return False

    def _dated(self, frame: _Frame | None, verb: Verbs) -> bool:
        """Tell "a 2011 bombing that killed 40": the event carries the year of its own."""
        if frame is None or frame.event is None:
            return False
        between = range(frame.at, min(verb.first, frame.at + 12))
        last = [t.members[-1] for t in tails(frame.event)[-1:]]  # "to death for the 2011 bombing"
        dated = any(map(self._years, (frame.event.members[0], *last)))
        return dated or any(map(self._is_year, between))

    def _day_of_its_own(self, frame: _Frame | None, verb: Verbs) -> bool:
        """Tell "they seized the phone of men who killed eight on May 3", told beside the event."""
        if frame is None or frame.event is None or self.main is verb or not self.opened:
            return False
        before = frame.event.first if frame.event.prep in _FOLLOWING else frame.at
        dated = self._is_day if self.main is not None else self._is_year
        return any(map(dated, range(before, min(max(verb.last, frame.at) + 9, len(self.tokens)))))

    def _is_day(self, k: int) -> bool:
        """Tell the month of "May 3" and "3 May"."""
        if self.low(k) not in self.w.months:
            return False
        beside = (self.low(k - 1), self.low(k + 1))
        return any(low.isdecimal() and len(low) < 3 for low in beside)

    def _new_clause(self, cue: int, at: int) -> bool:
        """Tell whether behind "In reprisal for the raid, " a clause of its own has begun."""
        comma = next((k for k in range(cue, at) if self.tokens[k].text == ","), None)
        return comma is not None and any(
            isinstance(chunk, Verbs)
            and comma < chunk.first < at
            and chunk.form in ("past", "s", "ed")
            and not chunk.copula
            for chunk in self.chunks
        )

    def _dated_aside(self, items: list, p: int) -> bool:
        """Tell "a guerrilla killed in 1972" from the clause's own verb."""
        verb = items[p]
        if verb.form not in ("ed", "part") or verb.passive or not isinstance(items[p - 1], Group):
            return False
        if self._object(items, p) is not None:
            return False
        year = next((k for k in range(verb.last, verb.last + 6) if self._is_year(k)), None)
        if year is not None and self.low(year - 1) == "since":
            return False  # "sixty died in the worst fire since 1972"
        return year is not None and any(
            isinstance(item, Verbs)
            and item.form in ("past", "s", "ed", "part")
            and item is not verb
            for item in items[p + 1 : p + 14]
        )

    def _is_year(self, k: int) -> bool:
        low = self.low(k)
        year = len(low) == 4 and low.isdecimal() and self.tokens[k].kind == "num"
        return year and self.low(k - 1) != "at"  # "died at 1000 today"

    def _years(self, noun: Noun) -> bool:
        """Tell whether a year stands in the group or before it: "the 2008 killing"."""
        return any(self._is_year(k) for k in range(max(0, noun.first - 1), noun.last))

    def _only_shot(self, role: Role) -> bool:
        """Tell "was shot", which leaves open how it ended, from "killed or wounded"."""
        verb = self.w.verb(self.low(role.at))
        return role.measure == "casualties" and verb is not None and verb.lemma == "shoot"

    def _swept(self, role: Role) -> bool:
        """Tell "was swept away", which leaves open how it ended, from "went missing"."""
        verb = self.w.verb(self.low(role.at))
        return role.measure == "missing" and verb is not None and verb.lemma in self.lex.carrying

    def _was_missing(self, missing: Role, fate: Role) -> bool:
        """Tell "who had gone missing were found dead" from "are missing and feared dead"."""
        if missing.measure != "missing" or fate.plan or fate.neg or self._buried(fate):
            return False
        if fate.fate and singular_of(self.low(fate.at)) in self.lex.bodies:
            return True  # "the bodies of all 16 residents missing since Monday"
        verb = self.w.verb(self.low(fate.at))
        sure = verb is not None and verb.lemma not in self.lex.doubting
        return sure and fate.measure != "injured"

    def _told_hurt_before(self, noun: Noun) -> None:
        """Leave out that "a boy was rushed to hospital, where he died" was hurt."""
        other = {"he": "woman", "she": "man"}.get(noun.pronoun)
        hurt = self.roles[-1] if other and self.roles else None
        if hurt is None or not self._hurt(hurt) or hurt.noun.group == other:
            return
        if hurt.noun.number is None and hurt.noun.plural is not True:
            self.roles.pop()

    def _hurt(self, role: Role) -> bool:
        return role.measure == "injured" or self._only_shot(role) or self._swept(role)

    def _buried(self, role: Role) -> bool:
        verb = self.w.verb(self.low(role.at))
        return verb is not None and verb.lemma == "bury"

    def _add(self, role: Role) -> None:
        told = (r.measure for r in self.roles if r.noun is role.noun)
        if not role.strong and any(m != "rescued" or role.measure != "injured" for m in told):
            return  # but "were dug out alive and taken to a hospital"
        held = role.measure == "detained" and self.low(role.at) == "held"
        if held and any(r.noun is role.noun and r.measure == "abducted" for r in self.roles):
            return  # "was kidnapped, held for a month and killed"
        harms = ("killed", "injured")
        if role.fate:
            # "was shot and later died", "was hurt and pronounced dead" tell of one death
            self.roles = [r for r in self.roles if r.noun is not role.noun or not self._hurt(r)]
            self._told_hurt_before(role.noun)
        elif self._hurt(role) and any(r.noun is role.noun and r.fate for r in self.roles):
            return  # "died in hospital"
        if role.measure in harms:
            # "shot in the head and killed": what followed the shot says more than the shot
            self.roles = [r for r in self.roles if not (r.noun is role.noun and self._only_shot(r))]
            if any(r.noun is role.noun and r.measure == "casualties" for r in self.roles):
                return
        known = {r.measure for r in self.roles if r.noun is role.noun}
        if self._swept(role) and not known.isdisjoint(_FATES):
            return  # "drowned after he was swept away"
        if role.measure in _FATES:
            self.roles = [
                r
                for r in self.roles
                if not (r.noun is role.noun and (self._swept(r) or self._was_missing(r, role)))
            ]
        if role.measure == "missing" and any(r.noun is role.noun and r.fate for r in self.roles):
            return  # "the body of a skier who was reported missing was found"
        if role.fate and self.low(role.at) in self.lex.bodies:
            own = (r for r in self.roles if r.noun is role.noun and r.measure == "missing")
            for known in list(own):
                self.roles.remove(known)
        buried = role.measure == "killed" and self._buried(role)
        if buried and any(r.noun is role.noun and r.measure == "missing" for r in self.roles):
            return  # "missing and believed buried" tells of no death yet
        if role.measure == "casualties":
            if self._only_shot(role) and any(
                r.noun is role.noun and r.measure in harms for r in self.roles
            ):
                return
            self.roles = [
                r for r in self.roles if r.noun is not role.noun or r.measure not in harms
            ]
        if any(r.noun is role.noun and r.measure == role.measure for r in self.roles):
            return
        self.roles.append(role)
