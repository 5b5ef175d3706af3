"""What befell whom: the measure that each noun group plays, by verb, noun and voice.

The verbs come first (`clauses`). Then what stands outside the clause is read: labels
("Killed: 12"), running tolls, nouns ("the deaths of 40 miners"), lives claimed, parts told behind
the verb, roles that a second figure shares. Each reading is made only where one of its words stands
in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsfigures.model import HUMAN_MEASURES
from newsfigures.stages.clauses import Clauses, Role
from newsfigures.stages.flags import flag, flags
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lazy import lazy
from newsfigures.stages.lists import Group, tails, takes_up
from newsfigures.stages.rolewords import diseases, role_words
from newsfigures.stages.tokens import Lows, Token
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import plural_of, singular_of, words

#: What people undergo together with others: "was arrested with two aides".
_TOGETHER = frozenset({"detained", "abducted", "surrendered", "freed"})
#: Who is there has had to leave home; not who is on the way.
_TOWARDS = frozenset({"to", "into"})
_LEFT_HOME = frozenset({"displaced", "evacuated"})
#: Nouns of the dead, of whom a sentence may say who they were.
_DEAD = frozenset({"victims", "fatalities", "fatality", "deceased", "bodies"})
#: Nouns of a count, whose complement says of whom.
_COUNTS = frozenset({"number", "count", "tally", "total", "figure", "estimate"})
#: Before "his body" these leave it the body of a dead man: not "strapped to his body".
_WITH_THE_BODY = frozenset({"", "with", "of", "as", "after", "when"})
#: Of two counts with one noun the first may have one of these for its head.
_MANNERS = frozenset({"direct", "indirect"})
#: So many words before "to the arrest of" the information stands.
_LED = 7
#: Before the places of a list.
_GAPS = frozenset({"in", "at", "near", "from", "on", "to", "into", "across"})
#: So many words about a deed its day is looked for.
_DAY_NEAR = 18
#: What a participle before its subject tells: "Injured in the firing, the guard ...".
_FRONTED = frozenset({"detained", "abducted", "injured"})
#: How it ended for who was abducted.
_ENDINGS = frozenset({"freed", "rescued", "killed"})
#: What a participle tells of one person too: "an injured guard said".
_TOLD_OF_ONE = frozenset({"abducted", "injured"})
_ANY_ONE = frozenset({"a", "an", "another", "one"})
#: Whom a possessive stands for.
_OWNERS = {"his": "him", "her": "her", "their": "them"}


@dataclass(slots=True, eq=False)
class Reading:
    """What the stage found in one sentence.

    ``counts`` pairs a number with the things of "the number of clinics fell to 12" and of
    "Clinics damaged: 12".
    """

    roles: list[Role]
    parts: list[tuple[Noun, Noun]]
    bases: list[tuple[Noun, Noun]]
    ages: list[Noun]
    groups: list[Group]
    verbs: list[Verbs]
    counts: list[tuple[Noun, Noun]]


#: Verbs that stand for the one before: "as did two others".
_AS_WELL = frozenset({"was", "were", "is", "are", "did", "does", "do", "has", "have", "had"})


class _Readings:
    """What is read outside the clause, each by the words that ask for it."""

    def __init__(self) -> None:
        lex = role_words()
        counted = {*lex.noun, *lex.deeds}
        counting = frozenset(counted) | {plural_of(noun) for noun in counted}
        dashes = frozenset({":", "-", "–", "—"})
        self.all: list[tuple[frozenset[str] | None, str]] = [
            (dashes, "_labels"),
            (frozenset(lex.state) | _DEAD | {"among"}, "_among"),
            (frozenset({"with", "as", "addition", "besides"}), "_alongside"),
            (lex.wounds, "_wounds_to"),
            (lex.wounds | lex.limbs, "_left_with"),
            (counting | {"remains"}, "_nominals"),
            (_MANNERS, "_shared_heads"),
            (
                frozenset(lex.toll)
                | frozenset(lex.state)
                | _COUNTS
                | {plural_of(noun) for noun in _COUNTS},
                "_tolls",
            ),
            (frozenset({"life", "lives"}) | lex.victims | lex.throats, "_lives"),
            (frozenset({"loss", "hands"}), "_lost_with"),
            (lex.limbs, "_limbs"),
            (_GAPS | lex.grades | {"followed", "lost", "suffered"}, "_gapping"),
            (
                dashes | {"--", ";", "including", "excluding", "among", "of", "whom", "which"},
                "_late_parts",
            ),
            (frozenset({"were", "was", "are", "is"}), "_inverted"),
            (frozenset({"so", "as"}), "_as_well"),
            (frozenset({"survived", "survive", "survives", "survivors"}), "_survival"),
            (frozenset(lex.state), "_states"),
            (frozenset({"of"}), "_of_the"),
            (None, "_old_deeds"),
            (None, "_inherit"),
            (frozenset({"number"}), "_counts"),
            (lex.bodies | {"remains"}, "_bodies_found"),
            (frozenset({"for", "find", "trace", "locate"}), "_searched_for"),
            (frozenset({"missing"}), "_one_missing"),
            (lex.refuge_heads, "_in_refuges"),
            (frozenset(lex.state), "_label_list"),
        ]
        self.plans: dict[int, list[str]] = {}
        #: Which readings a word asks for. A reading that hangs on certain words is made only where
        #: one of them stands.
        self.asks: dict[str, int] = {}
        for bit, (cues, _) in zip(_ASKED, self.all, strict=True):
            for word in cues or ():
                self.asks[word] = self.asks.get(word, 0) | bit

    def asked_for(self, asked: int) -> list[str]:
        """Return the readings to make: those that a word asks for, and those always made."""
        asked &= _ANY_ASKED
        found = self.plans.get(asked)
        if found is None:
            found = self.plans[asked] = [
                reading
                for bit, (cues, reading) in zip(_ASKED, self.all, strict=True)
                if cues is None or asked & bit
            ]
        return found


@cache
def _readings() -> _Readings:
    return _Readings()


#: A bit for each of the readings.
_ASKED = flags(26, lambda word: _readings().asks.get(word, 0))
_ANY_ASKED = sum(_ASKED)
#: Words that open what tells of an old deed.
_OLD = flag(lambda: role_words().old_openers)


class _Reader(Clauses):
    """A sentence with all its readings."""

    def __init__(
        self,
        tokens: list[Token],
        chunks: list[Noun | Verbs | Mark],
        low: Lows | None,
        bits: int | None,
    ) -> None:
        super().__init__(tokens, chunks, low, bits)
        #: Numbers behind a label, each with what it counts.
        self.counted: list[tuple[Noun, Noun]] = []

    def read(self) -> Reading:
        items = self.walk()
        for noun, measure in self.told_in_brackets:
            self._add(Role(noun, measure, at=noun.first))
        for noun in self.bracketed:
            if (whole := self._last_counted(noun.first)) is not None:
                self.parts.append((noun, whole))
        for reading in _readings().asked_for(self.bits):
            getattr(self, reading)(items)
        return Reading(
            self.roles, self.parts, self.bases, self.ages, self.groups, self.verbs, self.counted
        )

    @lazy
    def words(self) -> frozenset[str]:
        """The words of the sentence."""
        return frozenset(token.low for token in self.tokens)

    def _as_well(self, items: list) -> None:
        """Read "..., and so were six on the ground" and "..., as did two crew members"."""
        for p, group in self.group_items:
            if p < 3 or group.prep or not self._alive(group):
                continue
            link, auxiliary = items[p - 2], items[p - 1]
            if not (isinstance(link, Mark) and link.low in ("so", "as")):
                continue
            if self.low(auxiliary.first) not in _AS_WELL or auxiliary.last - auxiliary.first > 1:
                continue
            ahead = [role for role in self.roles if role.at < link.first and not role.toll]
            for role in ahead[-1:]:
                for noun in self._counted(group):
                    self._add(role.shared(noun))

    def _labels(self, items: list) -> None:
        """Read "Killed: 12. Injured: 30" and "Deaths - 12"."""
        for p in range(2, len(items)):
            group, mark, label = items[p], items[p - 1], items[p - 2]
            if not (
                isinstance(group, Group)
                and group.numbered
                and isinstance(mark, Mark)
                and mark.low in (":", "-", "–", "—", "--")
            ):
                continue
            noun = group.members[0]
            told = items[p + 1] if p + 1 < len(items) else None
            own = isinstance(told, Verbs) and (
                told.predicate
                or self.low(told.main) in self.lex.state
                or told.lemma in self.lex.subject
            )
            named = noun.head >= 0 and noun.lemma not in self.lex.anybody
            if noun.measured or named or own:
                continue
            measure = None
            if isinstance(label, Verbs) and (thing := self._labelled(items, p - 3)) is not None:
                self.counted.append((noun, thing))
            if isinstance(label, Verbs):
                measure = label.predicate or (
                    self.lex.state.get(self.low(label.main))
                    if label.form in ("ed", "part")
                    else None
                )
            elif isinstance(label, Group) and not label.numbered and label.members[0].head >= 0:
                head = self.low(label.members[0].head)
                measure = self.lex.state.get(head) or self.lex.noun.get(singular_of(head))
            if measure is not None:
                self.roles = [r for r in self.roles if r.noun is not noun]
                self._add(Role(noun, measure, at=noun.first))

    def _label_list(self, items: list) -> None:
        """Read "dead 12, injured 30, missing 4", where each number stands behind its word."""
        found = [(k, items[p]) for p, _ in self.group_items if (k := self._label_at(items, p)) >= 0]
        for label, group in found if len(found) > 1 else ():
            noun = group.members[0]
            told = (role for role in self.roles if role.noun is not noun)
            self.roles = [role for role in told if role.at != label]
            self._add(Role(noun, self.lex.state[self.low(label)], at=noun.first))

    def _label_at(self, items: list, p: int) -> int:
        """Return the word of state that stands alone before the bare number at p, or -1."""
        noun, at = items[p].members[0], items[p].first - 1
        bare = noun.number is not None and noun.head < 0 and not noun.measured
        label = items[p - 1] if p else None
        if not bare or self.low(at) not in self.lex.state or label is None or label.first != at:
            return -1
        beside = (items[p - 2] if p > 1 else None, items[p + 1] if p + 1 < len(items) else None)
        apart = all(i is None or (isinstance(i, Mark) and i.kind == "mark") for i in beside)
        return at if apart else -1

    def _labelled(self, items: list, p: int) -> Noun | None:
        """Return the things of "Houses destroyed: 3,210"."""
        group, verb = items[p] if p >= 0 else None, items[p + 1]
        if not isinstance(group, Group) or group.prep or verb.form not in ("ed", "part", "adj"):
            return None
        noun = group.members[-1]
        plain = noun.number is None and noun.head >= 0 and not noun.pronoun
        return noun if plain and self.low(noun.head).endswith("s") else None

    def _late_parts(self, items: list) -> None:
        """Read the parts that stand behind the verb: "100 were killed, including 14 children"."""
        for p, item in self.group_items:
            before, second = (items[p - 1] if p else None), (items[p - 2] if p > 1 else None)
            low = before.low if isinstance(before, Mark) else ""
            whole = self._last_counted(item.first)
            opener = (
                second if (isinstance(before, Verbs) and before.copula) or low == "," else before
            )
            among = (
                isinstance(opener, Group)
                and opener.prep in ("among", "of")
                and item.prep != "including"
            )
            among = among and isinstance(opener, Group) and takes_up(opener.members[0])
            if hurt := self._of_the_hurt(opener, item):
                item.members[0].partitive = self.low(opener.members[0].head)
                self._add(Role(item.members[0], hurt, at=item.first))
                continue
            if whole is None:
                if among and item.members[0].number is not None:
                    item.members[0].partitive = "them"
                continue
            whom = (
                low in ("whom", "which")
                and isinstance(second, Mark)
                and second.low in ("of", "among")
            )
            behind = items[p + 2] if p + 2 < len(items) else None
            trailing = (
                isinstance(behind, Group)
                and behind.prep == "among"
                and behind.members[0].pronoun == "them"
            )
            listed = low in (":", ";", "-", "–", "—", "--") and self._adds_up(item, whole)
            bare = item.members[0].partitive == "them" and not item.prep
            if item.prep == "excluding" or (
                item.prep == "including"
                and (
                    (isinstance(second, Mark) and second.low == "not")
                    or (isinstance(second, Verbs) and second.neg)
                )
            ):
                for model in [r for r in self.roles if r.noun is whole]:
                    for noun in item.members:
                        self._add(model.shared(noun))
                continue
            if not (item.prep == "including" or among or whom or trailing or listed or bare):
                continue
            if listed and all(noun.name for noun in item.members):
                for noun in item.members:
                    noun.whole = whole
                self.roles = [r for r in self.roles if r.noun not in item.members]
                continue
            for noun in item.members:
                own = [r for r in self.roles if r.noun is noun]
                if (
                    noun is not whole
                    and (noun.number is not None or self.human(noun))
                    and not noun.measured
                ):
                    if not any(part is noun for part, _ in self.parts):
                        self.parts.append((noun, whole))
                    if (
                        own
                        and (listed or item.prep == "including")
                        and not any(r.measure == "killed" for r in own)
                    ):
                        self.roles = [r for r in self.roles if r.noun is not noun]

    def _last_counted(self, before: int) -> Noun | None:
        """Return the last group of people before a token to which something happened."""
        known = [
            r.noun
            for r in self.roles
            if r.noun.last <= before and r.noun.number is not None and r.whole is None
        ]
        return max(known, key=lambda noun: noun.first) if known else None

    @staticmethod
    def _adds_up(group: Group, whole: Noun) -> bool:
        sizes = [m.number.value if m.number is not None else 1.0 for m in group.members]
        return len(sizes) > 1 and None not in sizes and sum(sizes) == whole.number.value

    def _state_group(self, group: Group) -> str | None:
        """Return the measure of "the dead", "the injured", "the victims"."""
        return self._state_of(group.members[0])

    def _state_of(self, noun: Noun) -> str | None:
        if noun.head < 0 or noun.number is not None:
            return None
        head = self.low(noun.head)
        return self.lex.state.get(head) or ("killed" if head in _DEAD else None)

    def _among(self, items: list) -> None:
        """Read "among the dead was a nurse" and "the dead include a nurse"."""
        for p, item in self.group_items:
            measure = self._state_group(item)
            if measure is None and not item.prep:
                if self._passively_named(items, p) or self._included(items, p):
                    measure = self._described(item.members[0])
                else:
                    p, measure = self._named_behind_clause(items, p)
            if item.prep == "among" and item.numbered:
                measure = self._of_numbered(items, p)
            if measure is None:
                continue
            verb = items[p + 1] if p + 1 < len(items) else None
            told: Group | None = None
            if item.prep == "among":
                if isinstance(verb, Verbs) and verb.copula:
                    told = (
                        items[p + 2]
                        if p + 2 < len(items) and isinstance(items[p + 2], Group)
                        else None
                    )
                elif (
                    p > 1
                    and isinstance(items[p - 2], Group)
                    and items[p - 2].numbered
                    and not items[p - 2].prep
                ):
                    told = items[p - 2]
                elif (
                    p > 2
                    and isinstance(items[p - 2], Verbs)
                    and items[p - 2].copula
                    and isinstance(items[p - 3], Group)
                ):
                    told = items[p - 3]
            elif isinstance(verb, Verbs) and (
                verb.lemma == "include" or verb.copula or self._passively_named(items, p)
            ):
                k = p + 2
                if k < len(items) and isinstance(items[k], Mark) and items[k].low == "as":
                    k += 1
                told = items[k] if k < len(items) and isinstance(items[k], Group) else None
            elif self._named_as(items, p):
                told = items[p + 2]
            if told is not None:
                for noun in told.members:
                    bare = not (noun.det or noun.name or noun.number is not None)
                    if self.low(noun.last) == "as":
                        continue  # "the dead man was named as A, and his wife as B"
                    if self.countable(noun) and not (
                        bare and isinstance(verb, Verbs) and verb.copula
                    ):
                        self._add(Role(noun, measure, at=item.first))
                        if noun.number is not None and not item.numbered:
                            noun.partitive = self.low(item.members[0].head)
                            self._part_of_toll(noun, measure)
                        if item.numbered:
                            self.parts.append((noun, item.members[0]))

    def _described(self, noun: Noun) -> str | None:
        """Return the measure of "the arrested men", "the injured passengers"."""
        if noun.det != "the" or not noun.lemma or noun.number is not None:
            return None
        said = (self.lex.state.get(self.low(k)) for k in range(noun.first, noun.head))
        return next((measure for measure in said if measure), None)

    @staticmethod
    def _passively_named(items: list, p: int) -> bool:
        """Tell "were identified as" behind the group at p."""
        verb = items[p + 1] if p + 1 < len(items) else None
        return isinstance(verb, Verbs) and verb.lemma in ("identify", "name") and verb.passive

    @staticmethod
    def _included(items: list, p: int) -> bool:
        """Tell "include" behind the group at p."""
        verb = items[p + 1] if p + 1 < len(items) else None
        return isinstance(verb, Verbs) and verb.lemma == "include" and verb.form != "ing"

    def _named_behind_clause(self, items: list, p: int) -> tuple[int, str | None]:
        """Read "the rebels who were killed on Monday have been identified as A and B".

        Return the item before the verb of naming, and what befell those who are named.
        """
        noun = items[p].members[0]
        relative = items[p + 1] if p + 1 < len(items) else None
        if not (isinstance(relative, Mark) and relative.low == "who" and noun.plural):
            return p, None
        for k in range(p + 2, min(p + 12, len(items) - 1)):
            if self._passively_named(items, k):
                told = (r.measure for r in self.roles if r.noun is noun and not r.plan)
                return k, next(told, None)
        return p, None

    @staticmethod
    def _named_as(items: list, p: int) -> bool:
        """Tell whether the group at p is the object of "police named the dead as A and B"."""
        if not 0 < p < len(items) - 2:
            return False
        verb, mark, names = items[p - 1], items[p + 1], items[p + 2]
        naming = isinstance(verb, Verbs) and verb.lemma in ("identify", "name") and not verb.passive
        return naming and isinstance(mark, Mark) and mark.low == "as" and isinstance(names, Group)

    def _part_of_toll(self, noun: Noun, measure: str) -> None:
        """Make "four children were among the dead" part of the toll told before in the sentence."""
        tolls = (r.noun for r in self.roles if r.measure == measure and r.noun.last <= noun.first)
        whole = next((n for n in tolls if n.number is not None and n.partitive == ""), None)
        if whole is not None and (whole.number.value or 0) > (noun.number.value or 0):
            self.parts.append((noun, whole))

    def _of_the_hurt(self, opener: object, item: Group) -> str | None:
        """Return what befell the 120 of "of the injured, 120 are in critical condition"."""
        if not isinstance(opener, Group) or opener.prep != "of" or item.prep:
            return None
        behind = item.members[0].number is not None and opener.members[0].det == "the"
        return self._state_group(opener) if behind else None

    def _of_numbered(self, items: list, p: int) -> str | None:
        """Return what befell the people of "among the 12 dead" and "among 12 people killed"."""
        noun = items[p].members[0]
        known = next((r.measure for r in self.roles if r.noun is noun), None)
        return known or self.lex.state.get(noun.state or "")

    def _alongside(self, items: list) -> None:
        """Let "besides three civilians, ..." and "... along with a driver" share the role."""
        for p, item in self.group_items:
            if not any(self.countable(m) for m in item.members):
                continue
            first = item.first
            opening = item.prep == "besides" or (
                item.prep == "to" and self.low(first - 2) == "addition"
            )
            added = item.prep == "to" and self.low(first - 2) == "addition"
            if added and any(r.noun.first < first for r in self.roles):
                opening = False
            company = item.prep == "with" and all(
                (m.det in ("his", "her", "their") and self.human(m)) or m.lemma == "others"
                for m in item.members
            )
            direct = items[p - 2] if p > 1 else None
            company = company or (
                item.prep == "with"
                and item.numbered
                and item.human
                and isinstance(direct, Verbs)
                and any(r.at == direct.main and r.measure in _TOGETHER for r in self.roles)
            )
            closing = (
                company
                or (added and not opening)
                or (item.prep == "with" and self.low(first - 2) in ("along", "together"))
                or (self.low(first - 1) == "as" and self.low(first - 2) == "well")
            )
            if not opening and not closing:
                continue
            at = item.first
            known = [
                r
                for r in self.roles
                if (r.noun.first > at if opening else r.noun.first < at) and not r.toll
            ]
            if not known and not opening:
                known = [r for r in self.roles if r.at > at and not r.toll][:1]
            if known:
                model = known[0] if opening else known[-1]
                if company and self._meets(items[:p]):
                    continue
                for noun in item.members:
                    self._add(model.shared(noun))

    def _meets(self, items: list) -> bool:
        """Tell "the freed pupils were reunited with their parents": no one frees the parents."""
        verb = next((item for item in reversed(items) if isinstance(item, Verbs)), None)
        return verb is not None and verb.lemma in self.lex.meeting

    def _gapping(self, items: list) -> None:
        """Read "three died in Homs, five in Hama and one in Idlib"."""
        if not self.roles or len(self.group_items) < 2:
            return
        model: Role | None = None
        for p, item in enumerate(items):
            if isinstance(item, Mark) and (item.kind in ("sub", "rel") or item.low in (";", ":")):
                model = model if self._opens_gap(items, p) else None
            if not isinstance(item, Group) or item.prep:
                if model is not None and isinstance(item, Group) and self._followers(items, p):
                    self._share(model, [m for t in tails(item) for m in t.members])
                continue
            own = [r for r in self.roles if r.noun in item.members]
            if own:
                model = own[-1] if not own[-1].toll else None
                continue
            if model is None:
                continue
            noun, verb = item.members[0], items[p + 1] if p + 1 < len(items) else None
            graded = isinstance(verb, Mark) and verb.kind == "adv" and verb.low in self.lex.grades
            if graded and self._bare(noun):
                self.parts.append((noun, model.noun))
                measure = "killed" if verb.low in self.lex.fatally else model.measure
                self._add(model.shared(noun, measure=measure, whole=model.noun))
            elif self._parallel(items, p):
                for member in item.members:
                    self._add(model.shared(member))
            elif self._gapped(items, p):
                self._share(model, item.members)
            elif self._followers(items, p):
                self._share(model, [m for t in tails(item) for m in t.members])

    def _share(self, model: Role, nouns: list[Noun]) -> None:
        for noun in nouns:
            if self._bare(noun) or noun.det == "another" or noun.lemma == "others":
                self._add(model.shared(noun))

    def _parallel(self, items: list, p: int) -> bool:
        """Tell the rest of "a guard was killed in Alba, two clerks in Burk and a nurse in Corm"."""
        group, mark, place = items[p], items[p - 1], items[p - 2] if p > 1 else None
        joined = isinstance(mark, Mark) and mark.low in (",", "and", ";")
        if not joined or not (isinstance(place, Group) and place.prep in _GAPS):
            return False
        placed = [tail for tail in group.tails if tail.prep in _GAPS]
        if len(placed) != len(group.members) or any(
            isinstance(item, Verbs) for item in items[p + 1 : p + 2]
        ):
            return False
        return all(
            self.human(noun) and (noun.number is not None or noun.det in _ANY_ONE)
            for noun in group.members
        )

    def _gapped(self, items: list, p: int) -> bool:
        """Tell the "five in Hama" of a list, and the 11 of "; in Cuba, 11"."""
        item, before = items[p], items[p - 1] if p else None
        after = items[p + 1] if p + 1 < len(items) else None
        if isinstance(after, Verbs) or not isinstance(before, (Mark, Group)):
            return False
        if not all(
            self._bare(m)
            or (m.number is not None and m.lemma == "others")
            or (m.det == "another" and m.head <= m.first)
            for m in item.members
        ):
            return False
        if isinstance(before, Group):
            return self._other_side(items, p - 1)
        if before.low == "," and self._place_first(items, p - 2):
            return True
        placed = item.tails and item.tails[0].prep in _GAPS
        placed = placed or (
            isinstance(after, Mark) and after.kind == "prep" and after.low in ("to", "into", "in")
        )
        return bool(placed) and before.low in (",", "and", "but")

    def _other_side(self, items: list, p: int) -> bool:
        """Tell "the Danes" of "the Swedes lost 900 killed, and the Danes 1,400"."""
        side, mark = items[p], items[p - 1] if p else None
        plain = not (side.prep or side.numbered) and side.members[0].det == "the"
        return plain and isinstance(mark, Mark) and mark.low in (",", "and", "but", "while")

    def _place_first(self, items: list, p: int) -> bool:
        """Tell "; in Cuba" at item p, where a list goes on with the place first."""
        group, mark = items[p], items[p - 2] if p > 1 else None
        placed = isinstance(group, Group) and group.prep in _GAPS and not group.numbered
        return placed and isinstance(mark, Mark) and mark.low in (";", ",", "and")

    def _opens_gap(self, items: list, p: int) -> bool:
        """Tell whether "in Cuba, 11" follows the mark at p."""
        k = p + 1
        while k < len(items) and isinstance(items[k], Mark) and items[k].low in _GAPS | {"and"}:
            k += 1
        number = items[k + 2] if k + 2 < len(items) else None
        return isinstance(number, Group) and self._bare(number.members[0])

    @staticmethod
    def _followers(items: list, p: int) -> bool:
        """Tell the group of "Alba had 34 deaths, followed by Burk with 21 and Corv with four"."""
        verbs = (item for item in reversed(items[:p]) if isinstance(item, Verbs))
        verb = next(verbs, None)
        if verb is None or verb.lemma != "follow" or verb.passive:
            return False
        return bool(items[p].tails) and items[p].tails[0].prep == "with"

    def _old_deeds(self, items: list) -> None:
        """Mark what people are charged with or remembered by, and what an old attack did.

        What follows a charge by "after" is what happened: "charged with murder after a man died".
        """
        if not self.roles:
            return
        cues = []
        if self.bits & _OLD:
            openers = self.lex.old_openers
            cues = [
                i
                for i in [k for k, token in enumerate(self.tokens) if token.low in openers]
                for phrase in self.lex.old[self.low(i)]
                if phrase[1:2] in ((), (self.low(i + 1),))
                and all(self.low(i + k) == word for k, word in enumerate(phrase))
            ]
        caught = any(
            r.measure in ("detained", "surrendered", "freed") and not r.relative for r in self.roles
        )
        ill = {role.at for role in self.roles if role.measure == "infected"}
        cues = [cue for cue in cues if cue not in ill]
        # "the raid follows an attack that killed nine", which came before the event
        follows = self.main is not None and (self.main.lemma, self.main.form) == ("follow", "s")
        for role in self.roles:
            if role.measure in ("detained", "surrendered"):
                continue
            at = min(role.at, role.noun.first)
            charged = any(i < at and not self._new_clause(i, at) for i in cues)
            charged = charged and not self._reason(role, items)
            recalled = role.relative and (role.perfect or (caught and not self._set_off(role)))
            recalled = recalled and not (caught and self._in_which(role, items))
            endings = self._endings(role)
            role.ended = "killed" in endings
            recalled = recalled and not endings
            before = follows and role.at > self.main.main
            tried = self.main is not None and self.main.lemma in self.lex.trying
            tried = tried and role.relative and at < self.main.first
            old = (charged or recalled) and not self._recent(at)
            old = old or (tried and not self._recent(at, self.main.first))
            old = old or (recalled and role.perfect and self._beside_others(role))
            role.background = (role.background and not endings) or old or before

    def _beside_others(self, role: Role) -> bool:
        """Tell the dead of "killed 12 rebels who had killed nine guards on Tuesday"."""
        told = (r for r in self.roles if r.measure == role.measure and r.noun is not role.noun)
        return any(r.at < role.at and not (r.relative or r.toll or r.background) for r in told)

    def _endings(self, role: Role) -> set[str]:
        """Return how it ended for those who "had been abducted", as far as it is told."""
        if role.measure != "abducted":
            return set()
        told = {r.measure for r in self.roles if r.noun is role.noun and not r.background}
        return told & _ENDINGS

    @staticmethod
    def _in_which(role: Role, items: list) -> bool:
        """Tell the news of "held four suspects after a clash in which two people were killed"."""
        p = next((k for k, i in enumerate(items) if type(i) is Verbs and i.main == role.at), 0)
        for k in range(p - 1, max(1, p - 7), -1):
            item, before = items[k], items[k - 2]
            if isinstance(item, Mark) and item.kind == "rel":
                return isinstance(before, Group) and before.prep == "after"
        return False

    def _recent(self, at: int, end: int | None = None) -> bool:
        """Tell the news of "arrested over a shooting that left nine dead on Sunday"."""
        if any(self.low(k) == "yesterday" for k in range(max(0, at - _DAY_NEAR), at)):
            return True
        for k in range(at, min(at + _DAY_NEAR, end or len(self.tokens))):
            relative = self.low(k) == "," and self.low(k + 1) in ("who", "whose", "which")
            if self.tokens[k].text in ",;" and not relative:
                return False
            if self.low(k) in self.w.weekdays or self.low(k) == "yesterday":
                return True
        return False

    def _reason(self, role: Role, items: list) -> bool:
        """Tell a clause that says why someone was charged: "... after two men were shot dead"."""
        p = next((k for k, i in enumerate(items) if type(i) is Verbs and i.main == role.at), None)
        if p is None or items[p].form in ("ing", "inf"):
            return False
        for item in reversed(items[max(0, p - 9) : p]):
            if isinstance(item, Verbs) and (
                item.predicate or item.lemma in self.lex.causing["ing"]
            ):
                continue
            if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind == "rel"):
                return False
            if isinstance(item, Group) and item.prep == "after":
                return True  # "after a fight outside a hotel left one man dead"
            if isinstance(item, Mark) and item.kind == "sub":
                return item.low in ("after", "when")
        return False

    def _set_off(self, role: Role) -> bool:
        """Tell what an arrest led to: "..., touching off a gun battle in which two died"."""
        led = (v for v in self.verbs if v.form == "ing" and v.main < role.noun.first)
        return any(v.lemma in self.lex.triggering and self.low(v.first - 1) == "," for v in led)

    def _of_the(self, items: list) -> None:
        """Read "Of the 40 dead, 12 were children": the second is part of the first."""
        for p, item in self.group_items:
            if item.prep != "of" or not item.numbered:
                continue
            for k in range(p + 1, min(p + 4, len(items))):
                other = items[k]
                if isinstance(other, Group) and not other.prep:
                    if other.numbered and other.members[0].head < 0:
                        self.parts.append((other.members[0], item.members[0]))
                    break

    def _nominals(self, items: list) -> None:
        for group in list(self.groups):
            for noun in group.members:
                if noun.head < 0:
                    continue
                measure = self._noun_measure(noun)
                if measure is None or self._attempted(noun):
                    continue
                if noun.number is not None:
                    if singular_of(self.low(noun.head)) == "wound":
                        continue  # one man may have seven
                    if noun.number.kind != "zero" or self.low(noun.head) in self.lex.none:
                        strong = measure not in ("abducted", "displaced", "evacuated")
                        plan = self._expected(items, noun)
                        self._add(Role(noun, measure, at=noun.head, strong=strong, plan=plan))
                    continue
                if (
                    measure == "killed"
                    and noun.det in _OWNERS
                    and group.prep in _WITH_THE_BODY
                    and (group.prep != "of" or self.low(group.first - 2) in self.lex.finding)
                    and singular_of(self.low(noun.head)) in self.lex.bodies
                ):
                    pronoun = _OWNERS[noun.det]
                    owner = Noun(noun.first, noun.first + 1, noun.first, None, noun.det)
                    owner.pronoun = pronoun
                    self._add(Role(owner, measure, at=noun.head))
                if measure == "killed" and noun.det == "poss" and not group.tails:
                    owner = self._owner(noun)
                    if owner is not None and self.low(noun.head) in self.lex.bodies:
                        self._add(Role(owner, measure, at=noun.head))
                for tail in self._sufferers(group):
                    if self._hangs_on(tail, noun, group):
                        found = singular_of(self.low(noun.head)) in self.lex.bodies
                        background = not found and self._nominal_past(items, group)
                        if measure != "detained" and self._recent(noun.head):
                            background = False  # "held for the murder of a trader on Sunday"
                        for member in tail.members:
                            if self.countable(member) or self.families(member):
                                role = Role(member, measure, at=noun.head, background=background)
                                role.fate = found
                                self._add(role)

    def _bodies_found(self, items: list) -> None:
        """Read "police found a body in the canal" and "a badly decomposed body was discovered"."""
        for p, group in self.group_items:
            noun = group.members[0]
            if group.prep or noun.number is not None or noun.head < 0:
                continue
            if self.low(noun.head) == "remains" and self._found(items, p):
                whose = (m for t in group.tails if t.prep == "of" for m in t.members)
                for owner in filter(self.countable, whose):
                    self._add(Role(owner, "killed", at=noun.head))
            remains = self.low(noun.head) == "remains"
            human = remains and self.low(noun.head - 1) in self.lex.of_the_dead
            if not (human or self.low(noun.head) in self.lex.bodies) or noun.det in (
                "the",
                *_OWNERS,
            ):
                continue
            whose = self.low(noun.first - 1) == "whose"
            if (
                whose
                or noun.det in ("poss", "no")
                or any(tail.prep == "of" for tail in group.tails)
            ):
                continue
            if self._found(items, p):
                noun.lemma, noun.plural = "body", False
                self._add(Role(noun, "killed", at=noun.head))

    def _found(self, items: list, p: int) -> bool:
        """Tell whether the group at p is found, by the verb before it or the passive behind."""
        before, behind = [None, *items, None][p : p + 3 : 2]
        if isinstance(before, Verbs) and before.lemma in self.lex.found_by:
            return not (before.passive or before.neg or self._planned(items, p - 1, before))
        if not isinstance(behind, Verbs) or behind.lemma not in self.lex.found_by:
            return False
        return not behind.neg and not self._planned(items, p + 1, behind)

    def _searched_for(self, items: list) -> None:
        """Read "rescuers are searching for 28 people" and "the search for two fishermen goes on".

        Not whom police look for because of a deed.
        """
        for p, group in self.group_items:
            sought = [group] if group.prep == "for" and self._searches(items, p) else []
            sought += [t for t in group.tails if t.prep == "for" and self._is_search(group)]
            for noun in (noun for each in sought for noun in each.members):
                if noun.number is None and not self.words.isdisjoint(self.lex.traced):
                    continue
                if self._state_before(noun, "missing") or self._gone(noun):
                    self._add(Role(noun, "missing", at=noun.head, strong=False))

    def _searches(self, items: list, p: int) -> bool:
        """Tell whether "for" before the group at p hangs on a search."""
        for item in reversed(items[max(0, p - 4) : p]):
            if isinstance(item, Verbs) and item.lemma in self.lex.searching:
                return True
            if isinstance(item, Group) and self._is_search(item):
                return True
            if isinstance(item, Mark) and item.kind in ("sub", "rel"):
                return False
        return False

    def _is_search(self, group: Group) -> bool:
        head = group.members[0].head
        return head >= 0 and singular_of(self.low(head)) in ("search", "hunt", "operation")

    def _gone(self, noun: Noun) -> bool:
        """Tell whether someone searched for is lost, by the words of the sentence."""
        if (
            not self.countable(noun)
            or noun.det in ("the", "those")
            or noun.lemma in self.lex.wanted
        ):
            return False
        return not self.words.isdisjoint(self.lex.lost)

    def _one_missing(self, items: list) -> None:
        """Read "an appeal for a missing teenager", unless she has been found."""
        if not self.words.isdisjoint(self.lex.traced):
            return
        for group in self.groups:
            for noun in group.members:
                bare = noun.number is None and noun.lemma and noun.plural is False
                if bare and noun.det in ("", "a", "an") and self._state_before(noun, "missing"):
                    self._add(Role(noun, "missing", at=noun.head, strong=False))

    def _state_before(self, noun: Noun, state: str) -> bool:
        return any(self.low(k) == state for k in range(noun.first, noun.head))

    def _shared_heads(self, items: list) -> None:
        """Read "three direct and two indirect deaths": the first has its noun from the second."""
        for group in self.groups:
            for noun, other in pairwise(group.members):
                both = noun.number is not None and other.number is not None
                if both and noun.head >= 0 and self.low(noun.head) in _MANNERS:
                    measure = self._noun_measure(other)
                    if measure is not None:
                        self._add(Role(noun, measure, at=other.head))

    def _wounds_to(self, items: list) -> None:
        """Read "caused severe injuries to two guards"."""
        for p, group in self.group_items:
            behind = items[p + 2] if p + 2 < len(items) else None
            wounds = group.members[-1]
            if not (isinstance(behind, Group) and behind.prep in ("to", "on")):
                continue
            if wounds.number is not None or self.low(wounds.head) not in self.lex.wounds:
                continue
            verb = items[p - 1] if p else None
            caused = verb if isinstance(verb, Verbs) else None
            if behind.prep == "on" and (caused is None or caused.lemma != "inflict"):
                continue
            plan = caused is not None and self._planned(items, p - 1, caused)
            fatal = any(self.low(k) == "fatal" for k in range(wounds.first, wounds.head))
            for noun in behind.members:
                if self.countable(noun):
                    measure = "killed" if fatal else "injured"
                    neg = caused is not None and caused.neg
                    self._add(Role(noun, measure, at=wounds.head, plan=plan, neg=neg))

    def _left_with(self, items: list) -> None:
        """Read "an attack left a boy dead and another with stab wounds"."""
        for p, group in self.group_items:
            ahead = [None, None, *items][p : p + 2]
            told = isinstance(ahead[0], Verbs) and self._bare_state(ahead[0])
            joined = isinstance(ahead[1], Mark) and ahead[1].kind == "conj"
            if not (told and joined) or group.prep:
                continue
            if any(t.prep == "with" and self._wound(t.members[0]) for t in group.tails):
                for noun in filter(self.countable, group.members):
                    self._add(Role(noun, "injured", at=noun.head))

    def _expected(self, items: list, noun: Noun) -> bool:
        """Tell "they expect to find 68 more bodies", the object of a verb that is a plan."""
        p = next((p for p, group in self.group_items if group.members[0] is noun), 0)
        verb = items[p - 1] if p else None
        return isinstance(verb, Verbs) and (
            verb.form == "inf" and self._planned(items, p - 1, verb)
        )

    @staticmethod
    def _hangs_on(tail: Group, noun: Noun, group: Group) -> bool:
        """Tell whose a complement is in "the death of two guards and the wounding of eight"."""
        nearer = (m for m in group.members if noun.first < m.first < tail.first)
        between = (t for t in group.tails if noun.first < t.first < tail.first)
        return tail.first > noun.first and not (any(nearer) and any(between))

    def _sufferers(self, group: Group) -> list[Group]:
        """Return whom a deed befell: "the murder of X", "the murder in Homs of X"."""
        found = []
        for tail in group.tails:
            if tail.prep == "of":
                found.append(tail)
            elif not tail.human and self.low(tail.members[0].head) not in self.lex.beside_of:
                found += [t for t in tail.tails if t.prep == "of" and t.human]
        return found

    def _owner(self, noun: Noun) -> Noun | None:
        """Return the person of "a farmer's body" and "Haddad's body"."""
        at = next(
            (k for k in range(noun.head - 1, noun.first - 1, -1) if self.tokens[k].poss), None
        )
        if at is None:
            return None
        lemma, plural, group = self.people.get(self.low(at), (None, False, None))
        name = lemma is None and self.tokens[at].text[0].isupper()
        det = self.low(noun.first) if self.low(noun.first) in self.w.det else ""
        if not (lemma or name) or plural:
            return None
        return Noun(noun.first, at + 1, at, None, det, lemma, group, False, name)

    def _attempted(self, noun: Noun) -> bool:
        """Tell "the attempted assassination of the president"."""
        return any(self.low(k) in self.lex.attempted for k in range(noun.first, noun.head))

    def _noun_measure(self, noun: Noun) -> str | None:
        if noun.head < 0:
            return None
        low = singular_of(self.low(noun.head))
        measure = self.lex.noun.get(low)
        if self.low(noun.head) == "remains":
            return "killed"
        if low == "case" and not self._ill(noun):
            return None
        if low in self.lex.deeds:
            deadly = any(self.low(k) in self.lex.deadly for k in range(noun.first, noun.head))
            return "killed" if deadly and noun.number is None else measure
        return measure

    def _ill(self, noun: Noun) -> bool:
        """Tell cases of a disease from those of a court."""
        of = self.low(noun.last) == "of"
        modifiers = {self.low(k) for k in range(noun.first, noun.last + (4 if of else 0))}
        if modifiers & diseases():
            return True
        return not of and not (
            self.words.isdisjoint(self.lex.outbreaks) and self.words.isdisjoint(diseases())
        )

    def _nominal_past(self, items: list, group: Group) -> bool:
        """Tell "in connection with the murder of X" and "the 2008 killing of X"."""
        if self._years(group.members[0]):
            return True
        if not self.lex.background_nouns.isdisjoint(self._modifiers(group)):
            return True  # "Coroner rules death of man accidental"
        if group.prep == "for" and self._noun_measure(group.members[0]) == "detained":
            return True  # "a reward for the arrest of X"
        if group.prep == "to" and self._led_by_information(group):
            return True
        if not group.prep or group.prep in (
            "in",
            "into",
            "for",
            "of",
            "with",
            "after",
            "over",
            "against",
            "to",
            "by",
        ):
            at = next((k for k, item in enumerate(items) if item is group), None)
            if at is None:
                return True
            for k in range(at - 1, max(-1, at - 5), -1):
                item = items[k]
                if isinstance(item, Verbs) and item.lemma in self.lex.proceeding:
                    continue  # "the inquest opens into the death of a toddler"
                if isinstance(item, Verbs):
                    return item.lemma in self.lex.background_verbs or item.lemma in (
                        "arrest",
                        "surrender",
                        "detain",
                        "jail",
                    )
                if isinstance(item, Group) and any(map(self._of_the_past, item.members)):
                    return True
        return False

    def _modifiers(self, group: Group) -> set[str]:
        noun = group.members[0]
        return {self.low(k) for k in range(noun.first, noun.head)}

    def _led_by_information(self, group: Group) -> bool:
        """Tell "for information leading to the arrest of a man"."""
        near = range(max(0, group.first - _LED), group.first)
        return any(self.low(k) in ("information", "tip", "tips") for k in near)

    def _tolls(self, items: list) -> None:
        """Give a running count its number: "the death toll rose from 12 to 17"."""
        for p, item in self.group_items:
            measure, end = self._toll_phrase(item)
            if measure is None:
                measure, end = self._number_of(items, p)
            if measure is None and self._put_at(items, p):
                measure, end = self._state_group(item), item.members[0].last
            if measure is None:
                continue
            given = False
            ahead = items[p - 1] if p else None
            if (
                isinstance(ahead, Group)
                and ahead.prep == "to"
                and ahead.numbered
                and ahead.members[0].head < 0
            ):
                # "brought to 45 the number of people killed"
                self._add(Role(ahead.members[0], measure, at=end, toll=True, strong=False))
                continue
            verb = items[p + 1] if p + 1 < len(items) else None
            plan = isinstance(verb, Verbs) and verb.modal in self.lex.modals
            later = self._clause_groups(items, p)
            told = [*tails(item), *later, *(t for g in later for t in g.tails)]
            named = (*item.members[1:], *(m for g in told for m in g.members))
            of = [(m.first, s) for m in named if (s := self._state_of(m))]
            for group in told:
                for noun in group.members:
                    if noun.number is None or noun.first < end or noun.age:
                        continue
                    if (
                        noun.head >= 0
                        and not noun.lemma
                        and self.low(noun.head) not in ("more", "others")
                    ):
                        continue
                    if noun.number.kind in ("ratio", "fraction"):
                        continue
                    if given and group.prep not in ("to", "from", "at", "by"):
                        continue
                    # "put the number of dead at 63 and the missing at 12"
                    nearest = max(((at, s) for at, s in of if at < noun.first), default=None)
                    measure = nearest[1] if nearest is not None else measure
                    self._add(Role(noun, measure, at=end, plan=plan, toll=True, strong=False))
                    given = True

    def _put_at(self, items: list, p: int) -> bool:
        """Tell "the dead" of "put the dead at 26" and of "the dead numbered 26"."""
        if items[p].members[0].det != "the":
            return False
        before, behind = items[p - 1] if p else None, items[p + 1] if p + 1 < len(items) else None
        if isinstance(before, Verbs) and before.lemma in self.lex.estimating:
            return any(tail.prep == "at" and tail.numbered for tail in items[p].tails)
        number = isinstance(behind, Verbs) and behind.lemma in self.lex.numbering
        return number and not behind.passive

    def _in_refuges(self, items: list) -> None:
        """Read "27,500 people in evacuation centres", "and another 300 with relatives"."""
        for _, group in self.group_items:
            tail = group.tails[0] if group.tails else None
            if tail is None or tail.prep not in self.lex.sheltered_at or tail.prep in _TOWARDS:
                continue
            moved = any(r.measure in _LEFT_HOME and r.noun.first < group.first for r in self.roles)
            if (tail.prep == "with" and not moved) or not any(map(self._refuge, tail.members)):
                continue
            for noun in group.members:
                people = self.countable(noun) or self.families(noun)
                if noun.number is not None and people and noun.group not in self.lex.on_duty:
                    self._add(Role(noun, "displaced", at=tail.first, strong=False))

    def _toll_phrase(self, group: Group) -> tuple[str | None, int]:
        for noun in (*group.members, *(m for t in tails(group) for m in t.members)):
            if noun.head < 0 or noun.number is not None:
                continue
            for parts, measure in self.lex.toll.get(self.low(noun.head), ()):
                k = len(parts)
                start = noun.head - k + 1
                if start >= 0 and all(self.low(start + m) == part for m, part in enumerate(parts)):
                    if (
                        k == 1
                        and parts[0] not in ("toll", "caseload")
                        and noun.det not in ("", "the", "total", "its")
                    ):
                        continue
                    if (
                        k == 1
                        and parts[0]
                        in ("deaths", "fatalities", "injuries", "casualties", "infections")
                        and not self._toll_verb_after(noun.last)
                    ):
                        continue
                    return measure, noun.last
        return None, 0

    def _number_of(self, items: list, p: int) -> tuple[str | None, int]:
        """Read "the number of infected people" and "of people killed" as running counts."""
        group = items[p]
        head = group.members[0]
        if (
            head.number is not None
            or head.head < 0
            or singular_of(self.low(head.head)) not in _COUNTS
        ):
            return None, 0
        of, told = [*items[p + 1 : p + 3], None, None][:2]
        if isinstance(of, Mark) and of.low == "of" and isinstance(told, Verbs):
            # "the number of displaced has reached 9,000"
            return self.lex.state.get(self.low(told.main)), told.last
        for tail in group.tails:
            if tail.prep != "of" or tail.numbered:
                continue
            noun = tail.members[0]
            for k in range(noun.first, noun.last):
                if self.low(k) in self.lex.state:
                    return self.lex.state[self.low(k)], noun.last
            if noun.lemma and (measure := self._noun_measure(noun)):
                return measure, noun.last  # "the number of evacuees"
            verb = items[p + 1] if p + 1 < len(items) else None
            after = items[p + 2] if p + 2 < len(items) else None
            if isinstance(verb, Mark) and verb.kind == "rel" and isinstance(after, Verbs):
                # "the number of people who have fled"
                found = self._plain_measure(after, None)
                if found is not None and (found[1] == "subject") == (not after.passive):
                    return found[0], after.last
            if isinstance(verb, Verbs) and verb.predicate and not verb.copula:
                return verb.predicate, verb.last  # "the number of people still missing"
            if isinstance(verb, Verbs) and verb.form in ("ed", "part"):
                found = self._plain_measure(verb, None)
                if found is not None and found[1] == "object" and found[0] in HUMAN_MEASURES:
                    return found[0], verb.last  # "the number of people confirmed dead"
            if (
                isinstance(verb, Verbs)
                and self.low(verb.main) in self.lex.state
                and verb.form in ("ed", "part", "adj")
            ):
                return self.lex.state[self.low(verb.main)], verb.last
        return None, 0

    def _counts(self, items: list) -> None:
        """Pair the numbers of "the number of clinics fell from 30 to 12" with the clinics."""
        for p, item in enumerate(items):
            if (
                not isinstance(item, Group)
                or item.members[0].head < 0
                or self.low(item.members[0].head) != "number"
            ):
                continue
            tail = next((t for t in item.tails if t.prep == "of" and t.members[0].head >= 0), None)
            of = items[p + 1] if p + 1 < len(items) else None
            if tail is None and not item.tails and not (isinstance(of, Mark) and of.low == "of"):
                # "the real number is about 220,000": of what was told of last
                for group in self._clause_groups(items, p):
                    for noun in group.members:
                        if noun.number is not None and noun.head < 0 and not noun.measured:
                            noun.partitive = "number"
            if tail is None or tail.numbered:
                continue
            for group in self._clause_groups(items, p):
                for noun in group.members:
                    if noun.number is not None and noun.head < 0 and not noun.measured:
                        self.counted.append((noun, tail.members[0]))

    def _toll_verb_after(self, i: int) -> bool:
        verb = self.w.verbs.get(self.low(i))
        if verb is not None:
            return verb.lemma in self.lex.toll_verbs
        return (
            self.low(i) in ("to", "at", ":")
            or self.low(i) in self.w.be
            or self.low(i) in self.w.have
            or self.low(i) in ("topped", "passed", "exceeded", "surpassed")
        )

    def _clause_groups(self, items: list, p: int) -> list[Group]:
        """Return the groups that follow in the same clause and may hold the number of a count."""
        found = []
        inserted = False
        for k in range(p + 1, min(p + 18, len(items))):
            item = items[k]
            if isinstance(item, Mark) and item.kind == "rel" and not found:
                # "the toll of a slide that buried a village has risen to 12"
                told = items[k + 1] if k + 1 < len(items) else None
                own = isinstance(told, Verbs) and (
                    (told.copula and self.low(item.first - 1) == ",")
                    or told.lemma in self.lex.toll_verbs
                )
                inserted = not own
                continue
            if inserted:
                inserted = not (
                    isinstance(item, Verbs)
                    and item.lemma in self.lex.toll_verbs
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
                        or (item.low == "as" and self._clause(items, k))
                    )
                )
                or item.low in (";", ".")
            ):
                break
            if isinstance(item, Mark) and item.kind == "conj" and any(g.numbered for g in found):
                break
            if (
                isinstance(item, Verbs)
                and item.first >= items[p].last + 2
                and item.lemma not in self.lex.toll_verbs
                and not item.copula
                and item.lemma not in ("report", "say", "confirm", "announce")
                and not self._modifies(items, k)
            ):
                break
            if isinstance(item, Group):
                found.append(item)
        return found

    @staticmethod
    def _modifies(items: list, k: int) -> bool:
        """Tell a participle that only describes a noun: "floods triggered by", "raging floods"."""
        verb, behind = items[k], items[k + 1] if k + 1 < len(items) else None
        if verb.form == "ing" and isinstance(behind, Group):
            return not behind.prep and behind.members[0].head >= 0 and not behind.members[0].det
        return (
            verb.form in ("ed", "part")
            and not verb.passive
            and (getattr(behind, "prep", "") == "by" or getattr(behind, "low", "") == "by")
        )

    @staticmethod
    def _clause(items: list, k: int) -> bool:
        """Tell whether a clause of its own follows "as" at k: a group and its verb."""
        behind = items[k + 1 : k + 3]
        return len(behind) == 2 and isinstance(behind[0], Group) and isinstance(behind[1], Verbs)

    def _lives(self, items: list) -> None:
        """Read "claimed the lives of 40 miners", "the loss of 77 lives", "slit his throat"."""
        for p, item in enumerate(items):
            if isinstance(item, Verbs) and item.lemma in self.lex.throat_verbs:
                for victim in self._throats(items, p):
                    self._add(Role(victim, "killed", at=item.main))
            if not isinstance(item, Verbs) or item.lemma not in self.lex.lives_verbs:
                continue
            before = items[p - 1] if p else None
            target = (
                before
                if item.form in ("part", "ed")
                and isinstance(before, Group)
                and item.lemma == "lose"
                else self._object(items, p)
            )
            if target is None:
                continue
            lives = frozenset({"lives", "life"})
            behind = items[p + 2] if p + 2 < len(items) else None
            if item.lemma in self.lex.claiming and not isinstance(behind, Verbs):
                lives |= self.lex.victims
            for noun in target.members:
                if noun.head < 0 or self.low(noun.head) not in lives:
                    continue
                owners = [m for tail in target.tails if tail.prep == "of" for m in tail.members]
                for victim in [noun, *owners] if noun.number is not None else owners:
                    plan = self._planned(items, p, item)
                    self._add(Role(victim, "killed", at=item.main, plan=plan, neg=item.neg))

    def _limbs(self, items: list) -> None:
        """Read "shattered the consul's leg" and "his arm was torn off"."""
        for p, item in enumerate(items):
            if not isinstance(item, Verbs) or item.lemma not in self.lex.limb_verbs:
                continue
            if item.neg or self._planned(items, p, item):
                continue
            before = items[p - 1] if p else None
            limb = before if item.passive else self._cut(items, p)
            if not isinstance(limb, Group) or limb.members[0].head < 0:
                continue
            if item.passive and limb.prep:
                continue  # "a man with a knife in his hand was wounded"
            noun = limb.members[0]
            head = self.low(noun.head)
            beheaded = item.lemma in self.lex.throat_verbs and head in self.lex.throats
            dead = noun.det in _OWNERS and any(r.measure == "killed" for r in self.roles)
            if head in self.lex.limbs and not (beheaded or dead):
                for owner in self._owners(limb, noun):
                    self._add(Role(owner, "injured", at=item.main))

    def _owners(self, group: Group, noun: Noun) -> list[Noun]:
        """Return whose "the leg of the consul", "the consul's leg" or "his leg" is."""
        complements = (m for t in group.tails if t.prep == "of" for m in t.members)
        owners = [m for m in complements if self.countable(m)]
        if owners or noun.det not in _OWNERS:
            owner = self._owner(noun) if noun.det == "poss" and not owners else None
            return [owner] if owner is not None else owners
        return [Noun(noun.first, noun.first + 1, noun.first, pronoun=_OWNERS[noun.det])]

    def _lost_with(self, items: list) -> None:
        """Read "the loss of 30 lives", "with the loss of six crew", "lost with all hands"."""
        for p, group in self.group_items:
            for holder in (group, *tails(group)):
                for noun in holder.members:
                    if noun.head >= 0 and self.low(noun.head) == "loss":
                        self._losses(holder, noun)
                    elif noun.det == "all" and self.low(noun.head) == "hands":
                        self._all_hands(items, p, noun)

    def _losses(self, group: Group, loss: Noun) -> None:
        for tail in (t for t in group.tails if t.prep == "of"):
            counted = [m for m in tail.members if m.number is not None]
            own = any(t.prep == "of" and t.members[0].det == "their" for t in tail.tails)
            if own and counted:  # "the loss of three of their number"
                self._add(Role(counted[0], "killed", at=loss.head))
            counted = [m for m in counted if m.head >= 0]
            lives = [m for m in counted if self.low(m.head) in ("lives", "life")]
            people = any(m.lemma in self.lex.lost_people for m in counted)
            for noun in lives or (tail.members if people else ()):
                if noun in lives or self.human(noun):
                    self._add(Role(noun, "killed", at=loss.head))

    def _all_hands(self, items: list, p: int, hands: Noun) -> None:
        """Read "with all 27 hands", "with all hands, 27 men,": everyone aboard is dead.

        A ship that "disappeared with all hands" leaves them missing.
        """
        told = items[p + 2] if p + 2 < len(items) else None
        verb = next((item for item in reversed(items[:p]) if isinstance(item, Verbs)), None)
        gone = verb is not None and self.lex.subject.get(verb.lemma) == "missing"
        if hands.number is not None:
            hands.lemma = "sailor"
        elif isinstance(told, Group) and told.numbered and told.human and not told.prep:
            hands = told.members[0]
        else:
            hands = Noun(hands.first, hands.last, hands.head, pronoun="they")
        self._add(Role(hands, "missing" if gone else "killed", at=hands.first))

    def _inverted(self, items: list) -> None:
        """Read "Killed in the blast were two guests" and "Also arrested was the driver".

        Also "Kidnapped on Monday, the headmaster was freed".
        """
        p = 1 if items and isinstance(items[0], Mark) and items[0].kind == "adv" else 0
        verb = items[p] if p < len(items) else None
        if not isinstance(verb, Verbs) or verb.copula or (verb.passive and verb.form != "adj"):
            return
        if self._fronted(items, p, verb):
            return
        bare = (m for tail, m, _ in self.lex.phrases.get(verb.lemma, ()) if not tail)
        measure = verb.predicate or self.lex.state.get(self.low(verb.main)) or next(bare, None)
        if measure is None or verb.form not in ("ed", "part", "adj"):
            return
        for k in range(p + 1, min(p + 6, len(items) - 1)):
            item = items[k]
            if isinstance(item, Verbs):
                told = items[k + 1]
                if item.copula and isinstance(told, Group) and not told.prep:
                    for noun in told.members:
                        self._add(Role(noun, measure, at=verb.main))
                return

    def _fronted(self, items: list, p: int, verb: Verbs) -> bool:
        """Give the participle that opens a sentence to the subject behind its comma."""
        measure = self.lex.state.get(self.low(verb.main))
        if verb.form not in ("ed", "part") or measure not in _FRONTED:
            return False
        for k in range(p + 1, min(p + 8, len(items) - 1)):
            item = items[k]
            if isinstance(item, Mark) and item.low == ",":
                told = items[k + 1]
                if not isinstance(told, Group) or told.prep:
                    return False
                old = any(map(self._is_year, range(verb.last, item.first)))
                for noun in told.members:
                    self._add(Role(noun, measure, at=verb.main, background=old))
                return True
            if isinstance(item, Verbs) or (isinstance(item, Group) and not item.prep):
                return False
        return False

    def _survival(self, items: list) -> None:
        """Read "none of the 16 aboard survived" and "there were no survivors"."""
        for _, group in self.group_items:
            noun = group.members[0]
            none = noun.number is not None and noun.number.kind == "zero"
            if none and noun.head >= 0 and self.low(noun.head) == "survivors":
                everyone = Noun(noun.first, noun.last, noun.head, pronoun="they")
                self._add(Role(everyone, "killed", at=noun.head))
        for p, item in enumerate(items):
            if not isinstance(item, Verbs) or item.lemma != "survive":
                continue
            subject = next(
                (g for g in reversed(items[:p]) if isinstance(g, Group) and not g.prep), None
            )
            if subject is None:
                continue
            if subject.members[0].number is None:
                for noun in subject.members if item.neg else ():
                    if noun.plural is not True and (self.countable(noun) or noun.pronoun):
                        self._add(Role(noun, "killed", at=item.main, fate=True))
                continue
            if subject.members[0].number.kind == "zero":
                dead = [m for t in subject.tails if t.prep == "of" for m in t.members]
                dead += self._listed_with(subject.members[0])
            else:
                dead = subject.members if item.neg else []
            for noun in dead:
                if noun.number is not None and noun.number.kind != "zero":
                    self._add(Role(noun, "killed", at=item.main))

    def _listed_with(self, none: Noun) -> list[Noun]:
        """Return those of "16 passengers and two crew, none of whom survived"."""
        whole = next((whole for part, whole in self.parts if part is none), None)
        return next((g.members for g in self.groups if whole in g.members), [])

    def _throats(self, items: list, p: int) -> list[Noun]:
        """Return whose throat the verb at p cuts."""
        before = items[p - 1] if p else None
        target = self._cut(items, p)
        if target is None and isinstance(before, Group) and items[p].form in ("ed", "part"):
            target = before  # "with his throat slit"
        if target is None:
            return []
        throats = (m for m in target.members if m.head >= 0)
        throats = (m for m in throats if self.low(m.head) in self.lex.throats)
        return [owner for throat in throats for owner in self._owners(target, throat)]

    def _cut(self, items: list, p: int) -> Group | None:
        """Return the object of the verb at p, also of "cut off the head"."""
        off, behind = [*items[p + 1 : p + 3], None, None][:2]
        if isinstance(off, Mark) and off.low == "off" and isinstance(behind, Group):
            return behind
        return self._object(items, p)

    def _states(self, items: list) -> None:
        """Let a participle before the noun tell the measure where no verb did.

        That someone was abducted is told beside how it ended: "freed an abducted trader".
        """
        for group in self.groups:
            for noun in group.members:
                # "nine seriously injured" are injured
                measure = self.lex.state.get(noun.state or noun.lemma or "")
                taken = measure == "abducted"
                one = measure in _TOLD_OF_ONE and noun.det in _ANY_ONE
                if noun.number is None and not one:
                    continue
                people = noun.lemma or noun.head < 0 or self.families(noun)
                if measure is None or not people:
                    continue
                told = [role for role in self.roles if role.noun is noun]
                if not told:
                    self._add(Role(noun, measure, at=noun.first, strong=False))
                elif taken and told[0].measure in _ENDINGS:
                    self._add(told[0].shared(noun, measure))

    @staticmethod
    def _exceeds(part: Noun, whole: Noun) -> bool:
        """Tell that a number is no part: it is greater than the whole."""
        if part.number is None or whole.number is None or part.measured or whole.measured:
            return False
        size, room = part.number.value, whole.number.value
        exact = whole.number.bound == "=" and whole.number.kind == "cardinal"
        return exact and size is not None and room is not None and size > room

    def _inherit(self, items: list) -> None:
        """Hand the role of a whole down to its parts that have none of their own."""
        self.parts = [pair for pair in self.parts if not self._exceeds(*pair)]
        for part, whole in self.parts:
            if part.measured or any(role.noun is part for role in self.roles):
                continue
            for role in [r for r in self.roles if r.noun is whole]:
                if self.countable(part) or part.number is not None:
                    self.roles.append(role.shared(part, whole=whole))


def roles(
    tokens: list[Token],
    chunks: list[Noun | Verbs | Mark],
    low: Lows | None = None,
    bits: int | None = None,
) -> Reading:
    """Return what each noun group of a sentence underwent, with parts, bases and ages.

    >>> from newsfigures.stages.tokens import tokenize
    >>> from newsfigures.stages.numbers import numbers
    >>> from newsfigures.stages.quantities import quantities
    >>> from newsfigures.stages.groups import chunks
    >>> text = "Four gunmen killed 20 worshippers and wounded a guard"
    >>> words = tokenize(text)
    >>> marks = [None] * len(words)
    >>> found = quantities(text, words, numbers(words, marks))
    >>> reading = roles(words, chunks(words, found, marks))
    >>> [(words[r.noun.first].text, r.measure) for r in reading.roles]
    [('20', 'killed'), ('a', 'injured')]
    """
    return _Reader(tokens, chunks, low, bits).read()


#: What can make a sentence without a quantity tell a figure.
TRIGGER = flag(lambda: triggers())


@cache
def triggers() -> frozenset[str]:
    """Return every word without which a sentence tells nothing of what happened to people."""
    lex, classes = role_words(), words()
    lemmas = {
        *lex.object,
        *lex.subject,
        *(
            verb
            for verb, found in lex.phrases.items()
            if any(m not in _LEFT_HOME for _, m, _ in found)
        ),
        *lex.lives_verbs,
        *lex.treating,
        *lex.hitting,
        *lex.throat_verbs,
        *lex.limb_verbs,
    }
    forms = {form for form, verb in classes.verbs.items() if verb.lemma in lemmas}
    forms |= set(lex.state) | set(classes.predicate)
    for by_second in classes.predicate_phrases.values():
        # "condition", "custody", "icu"
        forms |= {
            max(phrase, key=lambda w: (w not in classes.closed, len(w)))
            for phrases in by_second.values()
            for phrase, _ in phrases
        }
    for noun in {*lex.noun, *lex.deeds}:
        forms |= {noun, plural_of(noun)}
    return frozenset(forms | {"toll", "seen", "search", "searching", "remains"})
