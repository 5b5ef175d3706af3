"""The reading of a sentence as groups: which noun groups are one, with what hangs on them.

It is settled before any verb is looked at, so that a role given to a group reaches every member of
it and nothing else: "three soldiers and two militants" are one group of five.
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists.apposition import adjacent, identified
from newsfigures.stages.lists.coordination import (
    adopt,
    after_and,
    after_comma,
    after_semicolon,
    doing,
)
from newsfigures.stages.lists.parts import (
    by_place,
    closing,
    complement,
    parenthesis,
    parts_from,
    people_in,
    sum_up,
)
from newsfigures.stages.lists.sentence import ATTACHED, PARTS, PLACING, WORDS, Group, Sentence
from newsfigures.stages.verbs import Verbs

#: Complements of complements that are followed before the chain is cut.
_DEEPEST = 8
_ADDED = frozenset(WORDS["added"])
#: The marks for which `Lists.group` has rules of their own; at all others a group may only go on
#: with a complement.
_JOINING = PARTS | _ADDED | frozenset("([,;&") | {"and", "or", "among", "as", "along", "together"}
#: Behind families these tell how many people they are: "310 families / 1,480 people".
_DASHES = frozenset({"/", "-", "–", "—", "--"})
#: Behind families these tell how many people they are.
_COMPRISING = frozenset({"comprise", "total", "number", "represent"})
_ABOARD = frozenset(WORDS["aboard"])


class Lists(Sentence):
    """A sentence whose groups are read."""

    def grouped(self) -> list[Group | Verbs | Mark]:
        """Return the sentence as groups, verbs and marks."""
        result: list[Group | Verbs | Mark] = []
        k, n, chunks = 0, self.n, self.chunks
        prep = ""
        while k < n:
            chunk = chunks[k]
            kind = type(chunk)
            if kind is Noun:
                if prep in PLACING:
                    self.take_for_place(chunk)
                objective = bool(prep) or (bool(result) and _governed(result))
                group, k = self.group(k, objective, None, prep)
                group.prep = prep
                self.groups.append(group)
                result.append(group)
                prep = ""
                continue
            governs = False
            if kind is Mark:
                if chunk.low in ("(", "["):
                    close = closing(self, k)
                    if close is not None and (listed := by_place(self, k + 1, close)):
                        self.bracketed += listed  # "42 died (Alba 30, Burk 12)"
                        k = close + 1
                        continue
                governs = chunk.kind == "prep" or (chunk.kind == "sub" and _governs(self, k))
                governs = governs and not (chunk.low in _ABOARD and _bare_number_at(self, k + 1))
            if governs:
                prep = chunk.low
            elif not (kind is Mark and chunk.low == "yet"):  # "in yet another raid"
                prep = ""
            result.append(chunk)
            k += 1
        return result

    def group(
        self, k: int, objective: bool, inside: bool | None = None, prep: str = ""
    ) -> tuple[Group, int]:
        """Read the group that starts with the noun at chunk k; return it and the next chunk.

        ``objective`` tells that a verb governs it, so that a conjunct with a verb of its own opens
        a new clause. ``inside`` is set for a complement: whether its parent counts people.
        """
        noun = self.chunks[k]
        group = Group([noun], noun.first, noun.last)
        k += 1
        self.depth += 1
        while k < self.n and self.depth < _DEEPEST:
            chunk = self.chunks[k]
            step = None
            kind = type(chunk)
            if kind is Mark:
                if chunk.low not in _JOINING:
                    if chunk.low in _DASHES and people_in(self, group.members[-1], k + 1, True):
                        step = adopt(group, self.chunks[k + 1], k + 2)
                        step += self.is_mark(step, chunk.low)  # "310 families - 1,480 people -"
                    elif chunk.low in _ABOARD and self.is_mark(k + 1, "and", ",", "&"):
                        step = k + 1  # "the three people aboard and a woman on the ground"
                    elif chunk.low in _ABOARD and _bare_number_at(self, k + 1):
                        break  # "of the 38 people aboard 30 died"
                    elif chunk.low in ATTACHED and chunk.kind in ("prep", "sub"):
                        step = complement(self, group, k, objective, inside)
                elif chunk.low in ("(", "["):
                    step = parenthesis(self, group, k)
                elif chunk.low == ",":
                    step = after_comma(self, group, k, objective, inside, prep)
                elif chunk.low == ";":
                    step = after_semicolon(self, group, k)
                elif chunk.kind == "conj" and chunk.low in ("and", "or", "&"):
                    if self.is_mark(k + 1, "of") and group.tails and group.tails[-1].prep == "of":
                        step = complement(self, group, k + 1, objective, inside)
                    else:
                        step = after_and(self, group, k + 1, objective, inside, prep)
                elif chunk.low in PARTS:
                    step = parts_from(self, group, k + 1)
                elif chunk.low == "among" and self.them_at(k + 1):
                    step = parts_from(self, group, k + 2)
                elif chunk.low in ("as", "along", "together", "besides") and (
                    prep not in ("", "by") or (prep == "by" and _his_at(self, k + 2))
                ):
                    step = None
                elif (
                    chunk.low == "as"
                    and self.is_mark(k + 2, "as")
                    and self.word_at(k + 1) == "well"
                ):
                    step = after_and(self, group, k + 3, objective, inside)
                elif chunk.low in ("along", "together") and self.is_mark(k + 1, "with"):
                    if inside:
                        break  # "two sons of a clerk along with a friend": beside the sons
                    step = after_and(self, group, k + 2, objective, inside)
                elif chunk.low in _ADDED:
                    step = after_and(self, group, k + 1, objective, inside)
                elif chunk.kind in ("prep", "sub") and chunk.low in ATTACHED:
                    step = complement(self, group, k, objective, inside)
            elif kind is Verbs:
                if chunk.lemma in _COMPRISING and people_in(self, group.members[-1], k + 1, True):
                    step = adopt(
                        group, self.chunks[k + 1], k + 2
                    )  # "families comprising 90 people"
                elif chunk.form == "ing":
                    step = doing(self, group, k, objective)
                elif not chunk.passive and chunk.form != "past":
                    step = identified(self, group, k, inside)
            else:
                step = adjacent(self, group, k)
            if step is None:
                break
            k = step
            group.last = self.chunks[k - 1].last
        self.depth -= 1
        if len(group.members) > 2:
            sum_up(self, group)
        return group, k


def _his_at(lists: Lists, k: int) -> bool:
    chunk = lists.chunk(k)
    return isinstance(chunk, Noun) and lists.his(chunk)


def _governs(lists: Lists, k: int) -> bool:
    """Tell "after the raid" from "after the raid ended"."""
    return (
        lists.chunks[k].low in lists.w.prep
        and isinstance(lists.chunk(k + 1), Noun)
        and not lists.verb_follows(k + 1)
        and not (lists.is_mark(k + 2, "and", "&") and _subject_at(lists, k + 3))
        and not _described_subject(lists, k + 1)
    )


def _bare_number_at(lists: Lists, k: int) -> bool:
    """Tell the "30" of "of the 38 people aboard 30 died"."""
    noun = lists.chunk(k)
    return (
        isinstance(noun, Noun)
        and noun.number is not None
        and noun.head < 0
        and lists.verb_follows(k)
    )


def _described_subject(lists: Lists, k: int) -> bool:
    """Tell the subject of "after Ali Khan, 17, was shot" and "after a boy, a pupil, was shot"."""
    person, whence = lists.chunks[k], lists.is_mark(k + 2, "of", "from")
    at = k + 3 if whence else k + 2
    told, verb = lists.chunk(at), lists.chunk(at + 2)
    between = lists.is_mark(k + 1, ",") and lists.is_mark(at + 1, ",") and isinstance(told, Noun)
    if not between or not lists.human(person) or person.number is not None:
        return False
    aged = told.number is not None and told.head < 0
    described = aged or whence or (told.det in ("a", "an") and told.number is None)
    return described and isinstance(verb, Verbs) and verb.form not in ("ing", "inf")


def _subject_at(lists: Lists, k: int) -> bool:
    return isinstance(lists.chunk(k), Noun) and lists.verb_follows(k)


#: What these govern has a verb of its own: "reports indicate four rebels and two soldiers killed".
_REPORTING = frozenset({"say", "indicate", "suggest", "report", "list", "count", "confirm", "put"})


def _governed(result: list) -> bool:
    """Tell whether the group about to be read is the object of the verb before it."""
    last = result[-1]
    if isinstance(last, Verbs):
        return not last.copula and last.lemma not in _REPORTING
    return (
        isinstance(last, Mark)
        and last.kind == "adv"
        and len(result) > 1
        and isinstance(result[-2], Verbs)
    )
