"""From tokens to noun groups, verb groups and marks, from left to right."""

from __future__ import annotations

from operator import attrgetter, not_, or_
from typing import TYPE_CHECKING

from newsfigures.stages.groups.heads import HeadReader
from newsfigures.stages.groups.model import Mark, Noun
from newsfigures.stages.groups.words import (
    ASKED_FIRST,
    BARE,
    BEFORE_WEIGHED,
    CAUGHT,
    CLOSING,
    COMPASS,
    EARLY,
    FURTHER,
    INNER,
    INTENSE,
    LISTS,
    NO_NOUN,
    OF_THE_REST,
    POSING,
    PREPOSITIONAL,
    QUOTES,
    TELLING,
    VERBAL,
    WEIGHING,
    simple_marks,
)
from newsfigures.stages.numbers import Number, changes_before
from newsfigures.stages.tokens import Flags, Lows, Token
from newsfigures.stages.verbs import CLOSED_OR_NO_WORD, Verbs, dies, endures
from newsfigures.stages.words import role_verbs, speech_verbs, states, undergone

if TYPE_CHECKING:
    from newsfigures.stages.quantities import Quantity

_LEADING = frozenset(LISTS["leading"])
_DEICTIC = frozenset(LISTS["deictic"])
#: "Dozens of them": those of whom was told.
_TAKEN_UP = frozenset({"them", "us", "whom", "which", "these", "those"})
_DAYS = frozenset(LISTS["days"])
_AGENCIES = frozenset(LISTS["agencies"])
#: "In his early 70s", "in their mid-twenties".
_OWN = frozenset({"his", "her", "their"})
#: In a headline "self" behind these is who is told of, but not where "self-defence" goes on.
_BEFORE_SELF = frozenset({",", "and", "&", "then", "before"})
_PART_OF_DECADE = frozenset({"early", "mid", "late", "to", "-"})
_DECADES = frozenset(LISTS["decades"])
_POSSESSIVE = attrgetter("poss")


class Chunker(HeadReader):
    """Goes through a sentence and takes noun groups, verb groups and marks as they come."""

    def __init__(
        self,
        tokens: list[Token],
        found: list[Quantity],
        aside: list[str | None],
        shouted: bool,
        low: Lows | None,
        flags: Flags | None,
    ) -> None:
        super().__init__(tokens, found, aside, shouted, low, flags)
        asked = map((CLOSED_OR_NO_WORD | TELLING).__and__, self.flags)
        #: Whether token i is a word about which no rule asks more; a possessive is not.
        self.plain = [*map(not_, map(or_, asked, map(_POSSESSIVE, tokens))), False]
        for k in (*self.describing, *self.inside):
            self.plain[k] = False

    def chunks(self) -> list[Noun | Verbs | Mark]:
        """Return what the sentence consists of, in order."""
        result: list[Noun | Verbs | Mark] = []
        i, n, w, simple, tried = 0, self.n, self.w, simple_marks(), -1
        plain, number_at, flags, describing = (
            self.plain,
            self.number_at,
            self.flags,
            self.describing,
        )
        while i < n:
            if plain[i] or i in number_at:
                noun = self.noun(i)
                result.append(noun)
                i = noun.last
                continue
            token = self.tokens[i]
            low, known = token.low, flags[i]
            if low == "so" and self.low(i + 1) == "far":
                result.append(Mark(i, i + 2, "adv", "so far"))
                i += 2
                continue
            if low in FURTHER and self.low(i + 1) in COMPASS and self.low(i + 2) == ",":
                result.append(Mark(i, i + 2, "adv", "elsewhere"))  # "Further south, six died"
                i += 2
                continue
            if low == "in" and (end := self._decade_of_life(i)):
                i = end  # "a man in his early 40s" is one as "a man" is
                continue
            if i not in describing:
                kind = simple.get(low)
                if low in WEIGHING and i + 1 in number_at:
                    behind_verb = result and type(result[-1]) is Verbs
                    if behind_verb or self.lows[i - 1] in BEFORE_WEIGHED:
                        noun = self.noun(i + 1)
                        noun.first = i  # "the deaths of possibly 30 people"
                        result.append(noun)
                        i = noun.last
                        continue
                if kind is not None:
                    result.append(Mark(i, i + 1, kind, low))
                    i += 1
                    continue
                if known & VERBAL and not known & ASKED_FIRST and token.kind == "word":
                    tried, verbs = i, self.verb_group(i)
                    if verbs is not None:
                        result.append(verbs)
                        i = verbs.last
                        continue
                if not known & NO_NOUN and token.kind == "word":
                    noun = self.noun(i) or Mark(i, i + 1, "other", low)
                    result.append(noun)
                    i = noun.last
                    continue
            if i in describing or (
                token.kind in {"num", "ord", "decade"}
                and self.nounish(i + 1)
                and self.verb_at(i + 1, False) is None
            ):
                # "the 2010 incident" and "a 52-year-old man" without their articles
                noun = self.noun(i)
                if noun is not None and noun.last > i:
                    result.append(noun)
                    i = noun.last
                    continue
            noun = self.noun(i) if token.text in QUOTES and self._quoted_calling(i) else None
            if noun is not None:
                result.append(noun)
                i = noun.last
                continue
            if token.kind not in ("word", "abbr"):
                result.append(Mark(i, i + 1, "mark", token.text))
                i += 1
                continue
            if low in PREPOSITIONAL:
                result.append(Mark(i, i + 1, "prep", low))
                i += 1
                continue
            behind_noun = result and isinstance(result[-1], Noun)
            if low in CAUGHT and behind_noun and self._taken(i) and not self.nounish(i + 1):
                result.append(Mark(i, i + 1, "adv", low))  # "held the drivers captive"
                i += 1
                continue
            if low == "based" and self.lows[i + 1] == "on":
                result.append(Mark(i, i + 2, "prep", "on"))
                i += 2
                continue
            if low in COMPASS and self.lows[i + 1] == "of":
                result.append(Mark(i, i + 2, "prep", "near"))  # "wounded north of the city"
                i += 2
                continue
            if low == "in" and self.lows[i + 1] == "all" and self._sums_up(i + 2):
                result.append(Mark(i, i + 2, "adv", low))
                i += 2
                continue
            if low in ("less", "more") and self.lows[i + 1] in w.adverb:
                result.append(Mark(i, i + 1, "adv", low))  # "two others less seriously hurt"
                i += 1
                continue
            if low == "on" and self.lows[i + 1] == "board":
                result.append(Mark(i, i + 2, "prep", "aboard"))
                i += 2
                continue
            verbs = self.predicate_phrase(i) if low in w.predicate_phrases else None
            if verbs is None and tried != i and (low in w.verbal or low.endswith("ed")):
                verbs = self.verb_group(i)
            if verbs is not None:
                result.append(verbs)
                i = verbs.last
                continue
            if low == "nearby" and self._near_what(result, i):
                i += 1  # "in nearby Alba" is "in Alba"
                continue
            kind = None
            if low not in w.marks and not low.endswith("ly"):
                pass
            elif low in w.rel and self._is_relative(i):
                kind = "rel"
            elif low in w.conj:
                kind = "conj"
            elif low in w.prep:
                kind = "prep"
            elif low in w.sub:
                kind = "sub"
            elif (
                low in w.adverb
                or (low.endswith("ly") and not self.nounish(i))
                or (low == "each" and i and not self.nounish(i + 1))
            ):
                kind = "adv"
            elif low == "not":
                kind = "neg"
            either = kind is not None and low in w.sub and low in w.prep
            if either and self.lows[i - 1] not in POSING and self._clause_follows(i + 1):
                kind = "sub"
            if kind == "adv" and low in INTENSE and self._state_behind(i + 1):
                kind = None  # "internally displaced people"
            if kind is not None:
                result.append(Mark(i, i + 1, kind, low))
                i += 1
                continue
            noun = self.noun(i)
            if noun is None:
                result.append(Mark(i, i + 1, "other", low))
                i += 1
            else:
                result.append(noun)
                i = noun.last
        return result

    def _near_what(self, result: list, i: int) -> bool:
        """Tell the "nearby" of "in nearby Alba" from that of "two men standing nearby"."""
        before = result[-1] if result else None
        return isinstance(before, Mark) and before.kind == "prep" and self.nounish(i + 1)

    def _decade_of_life(self, i: int) -> int:
        """Return the end of "in his 70s" and "in her late twenties", 0 for other words."""
        if self.lows[i + 1] not in _OWN:
            return 0
        k = i + 2
        while self.low(k) in _PART_OF_DECADE:
            k += 1
        decade = k < self.n and (self.tokens[k].kind == "decade" or self.low(k) in _DECADES)
        return k + 1 if decade else 0

    def _sums_up(self, i: int) -> bool:
        """Tell "in all 13 people were hurt" from "in all 13 provinces, people were hurt"."""
        if i not in self.number_at:
            return False
        k = self.number_at[i].trail
        for _ in range(4):
            low, verb = self.low(k), self.w.verb(self.low(k))
            undergoes = verb is not None and verb.lemma in undergone()
            if low in self.w.be or low in self.w.have or undergoes:
                return True
            if not self.nounish(k):
                return False
            k += 1
        return False

    def _is_relative(self, i: int) -> bool:
        """Tell a relative "that" from the article and the conjunction."""
        low = self.low(i)
        if low != "that":
            return True
        after = self.low(i + 1)
        return bool(after) and (
            after in self.w.be
            or after in self.w.have
            or after in self.w.modal
            or after.endswith("ed")
            or (after in self.w.verbs and "base" not in self.w.verbs[after].tags)
        )

    def _state_behind(self, i: int) -> bool:
        """Tell "displaced people" at token i, a state and those who are in it."""
        return self.low(i) in states() and self.low(i + 1) in self.people

    def _clause_follows(self, i: int) -> bool:
        """Tell whether a finite verb comes before the next mark: "after 12 men were killed"."""
        aged = i
        for k in range(i, min(i + 10, self.n)):
            low = self.low(k)
            if k > i and (behind := self._description(k)):
                aged = behind  # "after Ali Khan, 17, was killed"
            if k < aged:
                continue
            if self.tokens[k].kind == "punct" and low not in "-'’\"“”":
                return False
            if low in self.w.be or low in self.w.have or low in self.w.modal:
                return True
            verb = self.w.verbs.get(low)
            if k > i and verb is not None and verb.lemma in undergone():
                if "s" in verb.tags:
                    return True  # "held as boy dies"
                if "base" in verb.tags and k - 1 in self.inside and low not in self.w.ambiguous:
                    return True  # "rises to 31 as two succumb"
            if (
                k > i
                and low in self.w.verbs
                and low not in self.w.ambiguous
                and k not in self.inside
            ):
                tags = self.w.verbs[low].tags
                if (
                    "past" in tags
                    and self.low(k - 1) not in self.w.det
                    and self.low(k - 1) not in self.w.adjective
                    and k - 1 not in self.inside
                ):
                    return True
            if low in self.w.sub and k > i:
                return False
        return False

    def noun(self, i: int) -> Noun | None:
        """Read the noun group that starts at token i: article, number, modifiers and head."""
        first, det, number = i, "", None
        if not self.plain[i] and i not in self.number_at:
            opened = self._determined(first)
            if isinstance(opened, Noun):
                return opened
            det, i = opened
        if i in self.number_at:
            counted = self._numbered(first, i, det)
            if isinstance(counted, Noun):
                return counted
            number, i = counted
        return self._headed(first, i, det, number)

    def _is_himself(self, i: int) -> bool:
        """Tell "kills wife, self" and "shoots three, then self" from "self-defence"."""
        return self.lows[i - 1] in _BEFORE_SELF and self.lows[i + 1] != "-"

    def _determined(self, first: int) -> Noun | tuple[str, int]:
        """Read what opens a group at its first token: an article and what comes after it.

        A pronoun, or an article that stands for people ("the rest"), is a group by itself.
        """
        w, low, i = self.w, self.lows[first], first
        capitals = low == "us" and self.tokens[i].text.isupper() and not self.shouted
        if low in w.pronoun and not capitals:
            if low == "others":
                return Noun(i, i + 1, i, lemma="others", plural=True)
            return Noun(i, i + 1, i, pronoun=low)
        if low == "self" and self._is_himself(i):
            return Noun(i, i + 1, i, pronoun="himself")
        if low == "her" and not self._after_her(i):
            return Noun(i, i + 1, i, pronoun=low)
        if low not in w.det or self._opening_initial(i):
            return "", i
        det = low
        i += 1
        while (
            i < self.n
            and i not in self.number_at
            and det in {"all", "both", "half", "another"}
            and (self.low(i) in w.det or self.low(i) in w.possessive)
        ):
            det = self.low(i)
            i += 1
        goes_on = i + 1 in self.number_at or (self.nounish(i + 1) and not self._undergoes(i + 1))
        if self.lows[i] == "other" and goes_on:
            det += " other"
            i += 1
        elif self.lows[i] == "other" and det == "the":
            return Noun(first, i + 1, i, None, "the other", lemma="person", plural=False)
        elif det == "the" and (self.lows[i] == "others" or self._rest_at(i)):
            return Noun(first, i + 1, i, None, det, lemma="others", plural=True)
        elif self.lows[i] in OF_THE_REST and i + 1 in self.number_at:
            i += 1  # "the remaining three"
        if det == "every" and self.lows[i : i + 3] == ["one", "of", "them"]:
            return Noun(first, i + 3, first, pronoun="them")
        if det in ("those", "these") and self.lows[first - 1] == "of" and self._only_verb(i):
            return self._those(first, i)
        if self._another_one(i, det):
            return Noun(first, i + 1, i, None, det, lemma="person", plural=False)
        return det, i

    def _undergoes(self, i: int) -> bool:
        """Tell the verb of "the other died later" from "the other surrendered men"."""
        verb = self.w.verbs.get(self.low(i))
        past = verb is not None and verb.lemma in undergone() and "past" in verb.tags
        return past and not self.nounish(i + 1)

    def _numbered(self, first: int, i: int, det: str) -> Noun | tuple[Number, int]:
        """Read the number at token i, and the small words behind it.

        A number that nothing follows, a measured one and an age are groups by themselves.
        """
        number, low = self.number_at[i], self.lows[first]
        several = self.low(number.last) in ("were", "are", "have")  # "a third were women"
        another = low in ("a", "the") and not several and self._another_one(i + 1, low)
        if another and self.lows[i - 1] != "by" and not changes_before(self.tokens, i, 3):
            # "a third was hurt", which is no third of anything
            number.kind = "partitive"
            return Noun(first, i + 2, i + 1, None, low, lemma="person", plural=False)
        measured = i in self.measured or self._broken(number)
        i = number.trail
        old = measured and self.lows[i - 1].endswith("old")
        if old and (
            det in ("a", "an", "the", "another") or (not det and self.low(i - 1).endswith("-old"))
        ):
            # "a 39-year-old", in a headline "39-year-old": the age stands for its bearer
            return Noun(first, i, i - 1, None, det, lemma="person", plural=False)
        if measured:
            return Noun(first, i, -1, number, det, measured=True)
        low = self.lows[i]
        if low == "others":
            return Noun(first, i + 1, i, number, det, lemma="others", plural=True)
        if low in BARE and (not self.nounish(i + 1) or self._befalls(i + 1)):
            return Noun(first, i + 1, -1, number, det or low)
        if low in _DEICTIC and self._when(i + 1):
            return Noun(first, i, -1, number, det)  # "up from 35 last week"
        if low == "more" and self.lows[i + 1] in states():
            i += 1  # "12 more confirmed cases"
        if self.lows[i] == "such" and self.nounish(i + 1):
            i += 1  # "13 such towers"
        return number, i

    def _headed(self, first: int, i: int, det: str, number: Number | None) -> Noun | None:
        """Read on from token i, behind article and number, over modifiers to the head noun."""
        start, state = i, None
        if number is not None and self.lows[i] == "-":
            i += 1
        of_seen = quoted = False
        if (
            number is not None
            and self.lows[i] == "of"
            and number.kind in ("vague", "exact")
            and i + 1 not in self.number_at
        ):
            # "dozens of people", "a couple of officers": the noun follows.
            if self.low(i + 1) in self.w.det or self.low(i + 1) in _TAKEN_UP:
                return Noun(first, i, -1, number, det)
            i += 1
            of_seen = True
        head, plain, flags, aside = -1, self.plain, self.flags, self.aside
        describing, number_at = self.describing, self.number_at
        bare = number is not None and i == start and self._ends_at(i, number)
        while i < self.n and not bare:
            if plain[i]:
                if number is None or head != i - 1:
                    if head == i - 1 and self._opens_clause(i, first, det):
                        break
                    head, i = i, i + 1
                    continue
                if aside[i] is None:
                    joined = self._names_joined(i, head, number)
                    if not joined and self._is_settled(number, head):
                        break
                    head, i = (head, joined) if joined else (i, i + 1)
                    continue
            if head >= 0 and flags[i] & CLOSING and aside[i] is None and i not in describing:
                joins = number is not None and self.lows[i] in {"and", "or", "for"}
                if not (joins and head == i - 1):
                    break
            if i in number_at and not (head >= 0 and self._is_couple(i, det)):
                break
            if i in describing:
                i = describing[i]
                continue
            token = self.tokens[i]
            modelled = head >= 0 and (aside[i] is not None or token.low == "-")
            if modelled and (end := self._model_at(i)) is not None:
                i = end  # "two P-3 aircraft", "a Boeing 767-300 jet"
                continue
            if token.kind == "punct":
                if token.text in QUOTES and (over := self._past_quote(i, start, head, quoted)):
                    quoted, i = over == "opens", i + 1
                    continue
                if (end := self._past_mark(i, start, head)) is None:
                    break
                i = end
                continue
            joined = head == i - 1 and number is not None and self._names_joined(i, head, number)
            if joined:
                i = joined
                continue
            if aside[i] and token.kind != "word":
                # A year, a rank or a name inside the group: "the 14th battalion".
                if self.low(i + 1) == "-" and self.nounish(i + 2) and self.nounish(i + 3):
                    i += 3  # "two 18th-century mills"
                    continue
                if not (self.nounish(i + 1) and token.kind in ("ord", "num", "decade")):
                    break
                i += 1
                continue
            if i > start and self._described_possession(i):
                state = token.low
                i += 1
                continue
            if (end := self._past_modifier(i, start, head, det)) is not None:
                i = end
                continue
            if not self.nounish(i) and token.low != "couple":
                break
            if (person := self._in_a_state(first, i, start, det, number)) is not None:
                return person
            if self._is_behind(i, start, head, det, number):
                break
            low = token.low
            if low in self.w.weekdays and head < 0 and number is None:
                return Noun(first, i + 1, i, None, det)
            if not flags[i] & INNER or (
                low in self.people and i > start and self.tokens[i - 1].poss
            ):
                pass  # "the family's cook"
            elif i > start or number is not None or det:
                verb = self._inner_verb(i, start, head, number, det)
                if verb == "stop":
                    break
                if verb == "state":
                    state = low
                    i += 1
                    continue
            elif low in self.w.verbs and self.verb_at(i, False) is not None:
                break
            head = i
            i += 1
            if token.poss:
                # "Kanna's father": the possessor turns into a determiner.
                det = "poss"
                if number is None and i in number_at and i not in self.measured:
                    # "the country's 6 million people"
                    number = number_at[i]
                    i = start = number.trail
                    head = -1
        last = i if i > head and i >= start else max(head + 1, start)
        if head < 0:
            if number is None and det == "another":
                return Noun(first, first + 1, first, None, det, lemma="person", plural=False)
            alone = not self.nounish(i) or endures(self.lows, i) or dies(self.lows, i)
            if number is None and det == "both" and alone:
                return Noun(first, first + 1, first, pronoun="both")
            if number is None and det == "all" and (end := self._befalls_all(i)):
                return Noun(first, end, first, pronoun="all")
            if number is None and (not det or det in ("all", "both")):
                return None
            last = start if of_seen or state is None else i
        noun = Noun(first, last, head, number, det)
        noun.state = state
        self._describe(noun, start)
        return noun if noun.last > noun.first else None

    def _is_couple(self, i: int, det: str) -> bool:
        """Tell "the couple" and "an Iraqi couple" from "a couple of men"."""
        if self.lows[i] != "couple":
            return False
        return bool(det) or (self.lows[i - 1] in self.people and self.lows[i + 1] != "of")

    def _opens_clause(self, i: int, first: int, det: str) -> bool:
        """Tell who opens a clause at token i: "the day Kim died", "told CNN Kim had died".

        Also "a man police believe was a dealer".
        """
        if self.lows[i - 1] in self.people and self._says_of(i):
            return True
        if not self.tokens[i].text[0].isupper() or self.shouted or self.headline:
            return False
        if det:
            return det == "the" and self.lows[i - 1] in _DAYS
        heard = first == i - 1 and self.lows[first - 1] in ("told", "tells")
        return heard and (self.tokens[first].text.isupper() or self.lows[first] in _AGENCIES)

    def _past_quote(self, i: int, start: int, head: int, quoted: bool) -> str:
        """Tell whether the mark at token i ``opens`` or ``closes`` a quoted part of the group.

        Empty where the group ends at the mark.
        """
        if i > start and self._quoted_goes_on(i):
            return "closes" if quoted else "opens"
        if i > start and quoted and head == i - 1:
            return "closes"  # "a 'zonal commander' of the party"
        opens = self.tokens[i].text in "'\"“‘" and i == start and self.nounish(i + 1)
        return "opens" if opens else ""

    def _past_mark(self, i: int, start: int, head: int) -> int | None:
        """Return where a group goes on behind the mark at token i, None where it ends there."""
        text = self.tokens[i].text
        if text == "(" and head >= 0:
            behind = self.low(i + 3)
            if self._acronym(i) and (
                (self.nounish(i + 3) and behind not in self.w.verbs)
                or (behind in ("'", "‘", "“", '"') and self.nounish(i + 4))
            ):
                return i + 3  # "Central Reserve Police Force (CRPF) personnel"
            close = self._full_name(i)
            return None if close is None else close + 1
        if i == start:
            return None
        if self.lows[i : i + 3] == ["-", "of", "-"] and head == i - 1:
            return i + 4  # "a mother-of-three"
        if text in "-/&":
            glued = i + 1 < self.n and self.tokens[i].start == self.tokens[i - 1].end
            return i + 1 if glued and self.nounish(i + 1) else None
        return i + 1 if text == "." and self._initial(i) else None

    def _past_modifier(self, i: int, start: int, head: int, det: str) -> int | None:
        """Return the end of a word at token i that is no noun and belongs to the group, or None."""
        w, low = self.w, self.tokens[i].low
        inside = low == "away" if head >= 0 else i == start
        if inside and low in w.adverb and det and self.nounish(i + 1):
            return i + 1  # "a break away faction", "the back seat"
        if low in ("most", "least") and i == start and det and self.nounish(i + 1):
            return i + 1  # "one of the most wanted rebels"
        if low in ("of", "for") and head >= 0 and (end := self._members_of(i, head)) is not None:
            return end
        if self.nounish(i) or low == "couple":
            return None
        if low in w.adjective and (self.nounish(i + 1) or i + 1 in self.number_at):
            return i + 1
        if i != start:
            return None
        if low in INTENSE and self.nounish(i + 1):
            return i + 1
        if low.endswith("ly") and self._qualified(i + 1):
            return i + 1  # "ten particularly violent prisoners"
        # "80 still missing"
        stays = self.lows[i + 1] in w.predicate or self.lows[i + 1] in w.postnominal
        if low in _LEADING and not stays and self._plural_ahead(i + 1):
            return i + 1  # "two earlier demonstrations"
        return None

    def _qualified(self, i: int) -> bool:
        """Tell an adjective before a plural at token i from the verb of "two nearly died"."""
        if not self.nounish(i) or self.low(i) in self.w.verbs or self.low(i) in self.w.predicate:
            return False
        return self._plural_ahead(i + 1) and not self._looks_plural(i)

    def _in_a_state(
        self, first: int, i: int, start: int, det: str, number: Number | None
    ) -> Noun | None:
        """Return "a 15-year-old" and "the 12 dead" before and with the state at token i as people.

        None where no state stands there, or one that is said of other people.
        """
        low = self.tokens[i].low
        if low not in self.w.predicate:
            return None
        if number is None:
            aged = self.lows[i - 1].endswith("-old")  # "left a 15-year-old dead"
            return Noun(first, i, i - 1, None, det, lemma="person", plural=False) if aged else None
        if i != start or det not in ("the", "these", "those", "all") or self.nounish(i + 1):
            return None
        # "three of the 12 dead"
        lemma = "dead" if low == "dead" else "person"
        return Noun(first, i + 1, i, number, det, lemma=lemma, plural=True, state=low)

    def _is_behind(self, i: int, start: int, head: int, det: str, number: Number | None) -> bool:
        """Tell whether the word at token i, noun as it may look, is said behind the group.

        "Three men dead", "two further north", "its staff of 14 captive", "12 members last year".
        """
        w, low = self.w, self.tokens[i].low
        if low in w.predicate:
            if i > start and head >= 0 and det != "poss":
                return True
            if i == start and number is not None and not self.nounish(i + 1):
                return True
        alone = number is not None and i == start and self.lows[i + 1] not in QUOTES
        farther = low in ("further", "farther") and self.lows[i + 1] in COMPASS
        behind = farther or (low in w.postnominal and not self.nounish(i + 1))
        if behind and (head >= 0 or alone):
            return True
        several = number is not None and (number.value or 0) > 1
        if low in CAUGHT and (head >= 0 or several) and self._taken(i):
            return True  # "held its staff of 14 captive"
        if head >= 0 and low in w.weekdays:
            return True
        if head >= 0 and low in _DEICTIC and low != "previous" and self._when(i + 1):
            return True  # "lost 12 members last year"
        if low in EARLY and (head >= 0 or number is not None) and self._early_at(i):
            return True  # "taken to the hospital early Thursday", "rose from 12 late on Sunday"
        return head == i - 1 and number is not None and self._is_settled(number, head)

    def _says_of(self, i: int) -> bool:
        """Tell "police believe was", who says something of the noun before."""
        verb, behind = self.w.verbs.get(self.low(i + 1)), self.low(i + 2)
        said = verb is not None and verb.lemma in speech_verbs() and self.low(i) in self.people
        return said and (behind in self.w.be or behind in self.w.have or behind in self.w.modal)

    def _befalls_all(self, i: int) -> int:
        """Return the verb of "all drowned" and "all of them were killed", 0 for "all but two"."""
        if self.low(i) == "of" and self.low(i + 1) == "them":
            i += 2
        told = i + (self.low(i) in ("were", "are"))
        befalls = self.low(told) in states() or self.low(told) in ("died", "perished")
        return i if befalls or endures(self.lows, told) else 0

    def _those(self, first: int, i: int) -> Noun:
        """Return "those killed" as people and "those sold" as anything."""
        verb = self.w.verb(self.low(i))
        if self.low(i) in self.w.predicate or (verb is not None and verb.lemma in role_verbs()):
            return Noun(first, i + 1, i, None, "those", lemma="person", plural=True, state="those")
        return Noun(first, i + 1, first, pronoun="those")


def chunks(
    tokens: list[Token],
    found: list[Quantity],
    aside: list[str | None],
    shouted: bool = False,
    low: Lows | None = None,
    flags: Flags | None = None,
) -> list[Noun | Verbs | Mark]:
    """Return the noun groups, verb groups and marks of a sentence, in order.

    >>> from newsfigures.stages.tokens import tokenize
    >>> from newsfigures.stages.numbers import numbers
    >>> from newsfigures.stages.quantities import quantities
    >>> text = "Four gunmen killed 20 worshippers in the old town"
    >>> words = tokenize(text)
    >>> marks = [None] * len(words)
    >>> found = quantities(text, words, numbers(words, marks))
    >>> [type(c).__name__ for c in chunks(words, found, marks)]
    ['Noun', 'Verbs', 'Noun', 'Mark', 'Noun']
    """
    return Chunker(tokens, found, aside, shouted, low, flags).chunks()
