"""A sentence being read: its noun groups, and the roles that they play in what is told.

A scene takes the roles one after another, in whatever way the sentence tells them, and settles
which stay: "was shot in the head and killed" tells of one death and no wounded, "the bodies of two
missing climbers" of two dead and no missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lazy import lazy
from newsfigures.stages.lists import Group, Lists
from newsfigures.stages.tokens import Lows, Token, bits_of, by_index
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

#: How it ended for who was swept away.
_FATES = frozenset({"killed", "injured", "rescued"})
NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
#: So many words may stand between a verb and those that make its sense.
SLACK = 4


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


class Scene(Lists):
    """A sentence with its noun groups, its verbs and what it has told so far."""

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
        #: The noun groups, verbs and marks, in order.
        self.items: list[Group | Verbs | Mark] = self.grouped()
        #: The item at an index, None a little beyond either end.
        self.item = by_index(self.items, None)
        #: The groups among the items, each with its place.
        self.group_items = [(p, item) for p, item in enumerate(self.items) if type(item) is Group]
        #: Who is in a craft: "42 people aboard".
        self.aboard: list[Noun] = []
        #: Numbers behind a label, each with what it counts.
        self.counted: list[tuple[Noun, Noun]] = []

    @lazy
    def words(self) -> frozenset[str]:
        """The words of the sentence."""
        return frozenset(token.low for token in self.tokens)

    def add(self, role: Role) -> None:
        """Take up a role, unless what is told says more, and drop what it says more than."""
        # a count is told by what stands behind it, which may be the end of the text
        role.at = min(role.at, len(self.tokens) - 1)
        told = [r.measure for r in self.roles if r.noun is role.noun]
        if not told:
            if role.fate:
                self._told_hurt_before(role.noun)
            self.roles.append(role)
            return
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
        if role.measure == "affected" and not known.isdisjoint(_FATES):
            return
        if role.measure in _FATES:  # "trapped below deck and drowned"
            own = (r for r in self.roles if r.noun is role.noun and r.measure == "affected")
            for told in list(own):
                self.roles.remove(told)
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
