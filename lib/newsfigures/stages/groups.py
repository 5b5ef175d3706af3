"""Noun groups of a sentence: what is counted, who is named.

A noun group ends where a verb, a preposition or a mark begins. Every rule looks a fixed distance to
either side, so the stage is linear. What a group says of people (how many, one or several, which
sort) is read here; what happened to them is left to the next stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from operator import attrgetter, not_, or_
from typing import TYPE_CHECKING

from newsfigures.lexicon import load
from newsfigures.stages.flags import flag, flags
from newsfigures.stages.numbers import Number, changes_before
from newsfigures.stages.tokens import Flags, Lows, Token
from newsfigures.stages.verbs import (
    CLOSED_OR_NO_WORD,
    DYING,
    NEXT,
    STANDING_ALONE,
    VerbReader,
    Verbs,
)
from newsfigures.stages.words import (
    Ending,
    crowds,
    harms,
    may_be_plural,
    role_verbs,
    singular_of,
    speech_verbs,
    states,
    undergone,
    words,
)

if TYPE_CHECKING:
    from newsfigures.stages.quantities import Quantity

_WORDS = load("groups")["group"]
_PREPOSITIONAL = frozenset(_WORDS["prepositional"])
_BARE = frozenset(_WORDS["bare"])
_LEADING = frozenset(_WORDS["leading"])
_TOLD = frozenset(_WORDS["told"])
_DEICTIC = frozenset(_WORDS["deictic"])
_WHEN = frozenset(_WORDS["when"])
_COMPASS = frozenset(_WORDS["compass"])
_FURTHER = frozenset({"further", "farther"})
_ONE = frozenset(_WORDS["one"])
_OF_THE_REST = frozenset(_WORDS["of_the_rest"])
_INTENSE = frozenset(_WORDS["intense"])
_PEOPLE_TRADE = frozenset(_WORDS["people_trade"])
_EARLY = frozenset(_WORDS["early"])
_TO_THE_TIME = frozenset(_WORDS["to_the_time"])
_CAUGHT = frozenset(_WORDS["caught"])
_CATCHING = frozenset(_WORDS["catching"])
_ABSTRACT = tuple(_WORDS["abstract"])
#: What a number in a model's name is set aside as.
_MODEL = frozenset({"name", "designated"})
#: Marks that are marks alone wherever they stand.
_STOPS = frozenset(",.;:?!()[]")
#: Marks that join the words of a noun group.
_JOINTS = frozenset("-/&")
_QUOTES = frozenset("'’\"“”‘")
#: "Suffering from shock", "fighting for life".
_ILL = frozenset({"from", "for"})
#: "In his early 70s", "in their mid-twenties".
_OWN = frozenset({"his", "her", "their"})
_PART_OF_DECADE = frozenset({"early", "mid", "late", "to", "-"})
_DECADES = frozenset(
    {"teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"}
    | {"nineties"}
)
#: "Ali Khan, a baker," "Ali Khan, of Alba,": so many tokens such a description has at most.
_DESCRIBED_BY = frozenset({"a", "an", "of", "from"})
_DESCRIPTION = 9
#: No one's age has so many digits.
_AGED = 3
#: Nouns in -man that are longer than this are people, whatever they do: "a soundman".
_LONGER = 5


@dataclass(slots=True, eq=False)
class Noun:
    """A noun group.

    ``first`` to ``last`` are tokens (last exclusive), ``head`` is the token of the head noun or
    -1 where there is only a number; ``number`` the number that counts it. ``lemma`` is the lemma of
    a person noun, ``group`` its sort; ``name`` tells a proper name; ``plural`` None is unknown.
    ``partitive`` is what a bare number takes up: "them", "dead" of "three of the dead". ``placed``
    tells a bare name that stands where places do.
    """

    first: int
    last: int
    head: int = -1
    number: Number | None = None
    det: str = ""
    lemma: str | None = None
    group: str | None = None
    plural: bool | None = None
    name: bool = False
    pronoun: str = ""
    state: str | None = None
    measured: bool = False
    age: bool = False
    partitive: str = ""
    whole: Noun | None = None
    placed: bool = False


@dataclass(slots=True, eq=False)
class Mark:
    """Anything else: a preposition, conjunction, subordinator, relative, adverb or mark."""

    first: int
    last: int
    kind: str
    low: str


@cache
def _telling() -> Ending:
    """Return the words that some rule of noun groups, or of what stands between them, looks at.

    All others go on with a group: a rule that asks for more words must have them here.
    """
    w = words()
    rules = _PREPOSITIONAL | _BARE | _OF_THE_REST | _INTENSE | _CAUGHT | _COMPASS | NEXT
    rules |= _FURTHER
    rules |= _EARLY | {"her", "us", "others", "of", "on", "away", "least", "couple", "based"}
    classes = w.verbal | w.marks | w.pronoun | w.det | w.adjective | w.postnominal | w.weekdays
    return Ending(rules | classes | w.predicate_phrases.keys(), "ed", "ing")


_TELLING = flag(_telling)


@cache
def _simple() -> dict[str, str]:
    """Return the words that are marks of one kind wherever they stand, each with its kind."""
    w = words()
    rules = _PREPOSITIONAL | _CAUGHT | _INTENSE | {"based", "on", "that", "each", "not", "&"}
    several = w.predicate_phrases.keys() | w.verbal | (w.sub & w.prep) | rules
    kinds = {"rel": w.rel, "conj": w.conj, "prep": w.prep, "sub": w.sub}
    found = dict.fromkeys(_STOPS, "mark")
    for kind, class_ in kinds.items():
        for word in class_ - several:
            if word.isalpha() and not word.endswith(("ed", "ly")):
                found.setdefault(word, kind)
    return found


@cache
def _closing() -> frozenset[str]:
    """Return the words and marks at which a noun group that has its head ends, whatever follows."""
    w = words()
    ends = (_simple().keys() - _STOPS) | w.be | w.have | w.do | w.modal | {",", ";", ":"}
    return frozenset(ends - w.adjective - {"of", "away", "worth", "may", "us", "couple"})


_CLOSING = flag(_closing)
#: Words of which some rule of `_Chunker.chunks` asks before it asks for verbs.
_ASKED_FIRST = flag(lambda: _asked_first())


@cache
def _asked_first() -> frozenset[str]:
    rules = (
        _QUOTES | _PREPOSITIONAL | _CAUGHT | _COMPASS | _FURTHER | {"based", "on", "less", "more"}
    )
    return rules | words().predicate_phrases.keys()


#: Verbs and auxiliaries, as far as a word alone can tell.
_VERBAL = flag(lambda: words().verbal)


@cache
def _no_nouns() -> Ending:
    """Return the words that some rule of `_Chunker.chunks` may take for no part of a noun group."""
    w = words()
    rules = _QUOTES | _PREPOSITIONAL | _CAUGHT | _COMPASS | {"based", "in", "less", "more", "on"}
    return Ending(rules | w.predicate_phrases.keys() | w.verbal | w.marks, "ed", "ly")


_NO_NOUN = flag(_no_nouns)


@cache
def _odd_heads() -> frozenset[str]:
    w = words()
    return w.adjective | w.people_units | w.capitalised.keys() | {"head", "heads", "couple"}


def _is_odd_head(low: str) -> bool:
    """Tell a head of which rules ask more than who is called so."""
    return "-" in low or low.endswith(("man", "men")) or low in _odd_heads()


[_ODD_HEAD] = flags(1, lambda low: _ODD_HEAD if _is_odd_head(low) else 0)
#: Verbs, states and what looks like verbs, which may end a noun group or go on with it.
_INNER = flag(lambda: Ending(words().verbs.keys() | words().predicate.keys(), "ed", "ing"))

_POSSESSIVE = attrgetter("poss")


class _Chunker(VerbReader):
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
        asked = map((CLOSED_OR_NO_WORD | _TELLING).__and__, self.flags)
        #: Whether token i is a word about which no rule asks more; a possessive is not.
        self.plain = [*map(not_, map(or_, asked, map(_POSSESSIVE, tokens))), False]
        for k in (*self.describing, *self.inside):
            self.plain[k] = False

    def chunks(self) -> list[Noun | Verbs | Mark]:
        result: list[Noun | Verbs | Mark] = []
        i, n, w, simple, tried = 0, self.n, self.w, _simple(), -1
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
            if low in _FURTHER and self.low(i + 1) in _COMPASS and self.low(i + 2) == ",":
                result.append(Mark(i, i + 2, "adv", "elsewhere"))  # "Further south, six died"
                i += 2
                continue
            if low == "in" and (end := self._decade_of_life(i)):
                i = end  # "a man in his early 40s" is one as "a man" is
                continue
            if i not in describing:
                kind = simple.get(low)
                if kind is not None:
                    result.append(Mark(i, i + 1, kind, low))
                    i += 1
                    continue
                if known & _VERBAL and not known & _ASKED_FIRST and token.kind == "word":
                    tried, verbs = i, self.verb_group(i)
                    if verbs is not None:
                        result.append(verbs)
                        i = verbs.last
                        continue
                if not known & _NO_NOUN and token.kind == "word":
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
            noun = self.noun(i) if token.text in _QUOTES and self._quoted_calling(i) else None
            if noun is not None:
                result.append(noun)
                i = noun.last
                continue
            if token.kind not in ("word", "abbr"):
                result.append(Mark(i, i + 1, "mark", token.text))
                i += 1
                continue
            if low in _PREPOSITIONAL:
                result.append(Mark(i, i + 1, "prep", low))
                i += 1
                continue
            behind_noun = result and isinstance(result[-1], Noun)
            if low in _CAUGHT and behind_noun and self._taken(i) and not self.nounish(i + 1):
                result.append(Mark(i, i + 1, "adv", low))  # "held the drivers captive"
                i += 1
                continue
            if low == "based" and self.lows[i + 1] == "on":
                result.append(Mark(i, i + 2, "prep", "on"))
                i += 2
                continue
            if low in _COMPASS and self.lows[i + 1] == "of":
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
            if kind is not None and low in w.sub and low in w.prep and self._clause_follows(i + 1):
                kind = "sub"
            if kind == "adv" and low in _INTENSE and self._state_behind(i + 1):
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
            if k > i and verb is not None and "s" in verb.tags and verb.lemma in undergone():
                return True  # "held as boy dies"
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
        """Read the noun group that starts at token i."""
        w = self.w
        first, det, number = i, "", None
        low = self.lows[i]
        if self.plain[i]:
            pass
        elif i not in self.number_at:
            capitals = low == "us" and self.tokens[i].text.isupper() and not self.shouted
            if low in w.pronoun and not capitals:
                if low == "others":
                    return Noun(i, i + 1, i, lemma="others", plural=True)
                return Noun(i, i + 1, i, pronoun=low)
            if low == "her" and not self._after_her(i):
                return Noun(i, i + 1, i, pronoun=low)
            if low in w.det and not self._opening_initial(i):
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
                if self.lows[i] == "other" and (i + 1 in self.number_at or self.nounish(i + 1)):
                    det += " other"
                    i += 1
                elif self.lows[i] == "other" and det == "the":
                    return Noun(first, i + 1, i, None, "the other", lemma="person", plural=False)
                elif det == "the" and (self.lows[i] == "others" or self._rest_at(i)):
                    return Noun(first, i + 1, i, None, det, lemma="others", plural=True)
                elif self.lows[i] in _OF_THE_REST and i + 1 in self.number_at:
                    i += 1  # "the remaining three"
            if det in ("those", "these") and self.lows[first - 1] == "of" and self._only_verb(i):
                return self._those(first, i)
            if det and self._another_one(i, det):
                return Noun(first, i + 1, i, None, det, lemma="person", plural=False)
        if i in self.number_at:
            number = self.number_at[i]
            another = low in ("a", "the") and self._another_one(i + 1, low)
            if another and self.lows[i - 1] != "by" and not changes_before(self.tokens, i, 3):
                # "a third was hurt", which is no third of anything
                number.kind = "partitive"
                return Noun(first, i + 2, i + 1, None, low, lemma="person", plural=False)
            measured = i in self.measured or self._broken(number)
            i = number.trail
            old = measured and self.lows[i - 1].endswith("old")
            if old and (
                det in ("a", "an", "the", "another")
                or (not det and self.low(i - 1).endswith("-old"))
            ):
                # "a 39-year-old", in a headline "39-year-old": the age stands for its bearer
                return Noun(first, i, i - 1, None, det, lemma="person", plural=False)
            if measured:
                return Noun(first, i, -1, number, det, measured=True)
            low = self.lows[i]
            if low == "others":
                return Noun(first, i + 1, i, number, det, lemma="others", plural=True)
            if low in _BARE and (not self.nounish(i + 1) or self._dies(i + 1)):
                return Noun(first, i + 1, -1, number, det or low)
            if low in _DEICTIC and self._when(i + 1):
                return Noun(first, i, -1, number, det)  # "up from 35 last week"
            if low == "more" and self.lows[i + 1] in states():
                i += 1  # "12 more confirmed cases"
            if self.lows[i] == "such" and self.nounish(i + 1):
                i += 1  # "13 such towers"
        start = i
        state = None
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
            if self.low(i + 1) in w.det or self.low(i + 1) in (
                "them",
                "us",
                "whom",
                "which",
                "these",
                "those",
            ):
                return Noun(first, i, -1, number, det)
            i += 1
            of_seen = True
        head, plain, flags, aside = -1, self.plain, self.flags, self.aside
        describing, number_at = self.describing, self.number_at
        bare = number is not None and i == start and self._ends_at(i, number)
        while i < self.n and not bare:
            if plain[i]:
                if number is None or head != i - 1:
                    head, i = i, i + 1
                    continue
                if aside[i] is None:
                    joined = self._names_joined(i, head, number)
                    if not joined and self._is_settled(number, head):
                        break
                    head, i = (head, joined) if joined else (i, i + 1)
                    continue
            if head >= 0 and flags[i] & _CLOSING and aside[i] is None and i not in describing:
                joins = number is not None and self.lows[i] in {"and", "or", "for"}
                if not (joins and head == i - 1):
                    break
            if i in number_at and not (det and head >= 0 and self.lows[i] == "couple"):
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
                if (
                    token.text == "("
                    and head >= 0
                    and self._acronym(i)
                    and (
                        (self.nounish(i + 3) and self.low(i + 3) not in w.verbs)
                        or (self.low(i + 3) in ("'", "‘", "“", '"') and self.nounish(i + 4))
                    )
                ):
                    # "Central Reserve Police Force (CRPF) personnel"
                    i += 3
                    continue
                close = self._full_name(i) if token.text == "(" and head >= 0 else None
                if close is not None:
                    i = close + 1
                    continue
                if token.text in _QUOTES and i > start:
                    if self._quoted_goes_on(i):
                        quoted, i = not quoted, i + 1
                        continue
                    if quoted and head == i - 1:
                        quoted, i = False, i + 1  # "a 'zonal commander' of the party"
                        continue
                if token.text in "'\"“‘" and i == start and self.nounish(i + 1):
                    quoted, i = True, i + 1
                    continue
                if (
                    token.text in "-/&"
                    and i > start
                    and i + 1 < self.n
                    and self.tokens[i].start == self.tokens[i - 1].end
                    and self.nounish(i + 1)
                ):
                    i += 1
                    continue
                if token.text == "." and i > start and self._initial(i):
                    i += 1
                    continue
                break
            joined = head == i - 1 and number is not None and self._names_joined(i, head, number)
            if joined:
                i = joined
                continue
            if self.aside[i] and token.kind != "word":
                # A year, a rank or a name inside the group: "the 14th battalion".
                if (
                    i + 1 < self.n
                    and self.nounish(i + 1)
                    and token.kind in ("ord", "num", "decade")
                ):
                    i += 1
                    continue
                break
            if i > start and self._described_possession(i):
                state = token.low
                i += 1
                continue
            inside = token.low == "away" if head >= 0 else i == start
            if inside and token.low in w.adverb and det and self.nounish(i + 1):
                i += 1  # "a break away faction", "the back seat"
                continue
            if token.low in ("most", "least") and i == start and det and self.nounish(i + 1):
                i += 1  # "one of the most wanted rebels"
                continue
            if token.low in ("of", "for") and head >= 0:
                end = self._members_of(i, head)
                if end is not None:
                    i = end
                    continue
            if not self.nounish(i) and token.low != "couple":
                if token.low in w.adjective and (self.nounish(i + 1) or i + 1 in self.number_at):
                    i += 1
                    continue
                if token.low in _INTENSE and self.nounish(i + 1) and i == start:
                    i += 1
                    continue
                # "80 still missing"
                stays = self.lows[i + 1] in w.predicate or self.lows[i + 1] in w.postnominal
                if token.low in _LEADING and i == start and not stays and self._plural_ahead(i + 1):
                    i += 1  # "two earlier demonstrations"
                    continue
                break
            low = token.low
            if low in w.predicate and i > start and head >= 0 and det != "poss":
                break
            if low in w.predicate and number is None and self.lows[i - 1].endswith("-old"):
                # "left a 15-year-old dead"
                return Noun(first, i, i - 1, None, det, lemma="person", plural=False)
            alone = number is not None and i == start and self.lows[i + 1] not in _QUOTES
            farther = low in ("further", "farther") and self.lows[i + 1] in _COMPASS
            behind = farther or (low in w.postnominal and not self.nounish(i + 1))
            if behind and (head >= 0 or alone):
                break
            if low in w.predicate and i == start and number is not None and not self.nounish(i + 1):
                if det in ("the", "these", "those", "all"):
                    # "three of the 12 dead"
                    return Noun(
                        first,
                        i + 1,
                        i,
                        number,
                        det,
                        lemma="dead" if low == "dead" else "person",
                        plural=True,
                        state=low,
                    )
                break
            several = number is not None and (number.value or 0) > 1
            if low in _CAUGHT and (head >= 0 or several) and self._taken(i):
                break  # "held its staff of 14 captive"
            if head >= 0 and low in w.weekdays:
                break
            if head >= 0 and low in _DEICTIC and low != "previous" and self._when(i + 1):
                break  # "lost 12 members last year"
            if low in _EARLY and (head >= 0 or number is not None) and self._early_at(i):
                break  # "taken to the hospital early Thursday", "rose from 12 late on Sunday"
            if head == i - 1 and number is not None and self._is_settled(number, head):
                break
            if low in w.weekdays and head < 0 and number is None:
                return Noun(first, i + 1, i, None, det)
            if not flags[i] & _INNER or (
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
            elif low in w.verbs and self.verb_at(i, False) is not None:
                break
            head = i
            i += 1
            if token.poss:
                # "Kanna's father": the possessor turns into a determiner.
                det = "poss"
                if number is None and i in self.number_at and i not in self.measured:
                    # "the country's 6 million people"
                    number = self.number_at[i]
                    i = start = number.trail
                    head = -1
        last = i if i > head and i >= start else max(head + 1, start)
        if head < 0:
            if number is None and det == "another":
                return Noun(first, first + 1, first, None, det, lemma="person", plural=False)
            if number is None and det == "both" and not self.nounish(i):
                return Noun(first, first + 1, first, pronoun="both")
            if number is None and (not det or det in ("all", "both")):
                return None
            last = start if of_seen or state is None else i
        noun = Noun(first, last, head, number, det)
        noun.state = state
        self._describe(noun, start)
        return noun if noun.last > noun.first else None

    def _is_settled(self, number: Number, head: int) -> bool:
        """Tell whether the word at ``head`` is what the number counts, whatever follows."""
        return self._is_complete(number, head) or self._named_behind(number, head)

    def _ends_at(self, i: int, number: Number) -> bool:
        """Tell whether nothing that the number counts stands at i, behind it."""
        low, before = self.lows[i], self.lows[number.lead - 1]
        if before == "of" and self.lows[number.lead - 2] in crowds() and low in self.w.verbs:
            return not may_be_plural(low) or low not in self.people  # "a family of four spends"
        if low == "that" and self.lows[i + 1] in self.people:
            return True  # "the 1.2 billion that analysts expected"
        if low == "shot" and number.value != 1 and self.lows[i + 1] in self.w.predicate:
            return True  # "Six shot dead in raid"
        return self._when_at(i) or self._state_told(i)

    def _rest_at(self, i: int) -> bool:
        """Tell "the rest were hurt" and "the rest injured" from "the rest of the town"."""
        after = self.w.verb(self.lows[i + 1])
        told = self.lows[i + 1] in self.w.be or (after is not None and "part" in after.tags)
        return self.lows[i] in ("rest", "remainder") and told

    def _described_possession(self, i: int) -> bool:
        """Tell "badly" and "mutilated" in "the consul's badly mutilated body"."""
        owned = self.tokens[i - 1].poss
        if not owned and not (i > 1 and self.tokens[i - 2].poss):
            return False
        if owned and self.low(i).endswith("ly"):
            i += 1
        elif not owned and not self.low(i - 1).endswith("ly"):
            return False
        verb = self.w.verb(self.low(i))
        return verb is not None and "part" in verb.tags and self.nounish(i + 1)

    def _when(self, i: int) -> bool:
        """Tell what behind "last" and "this" is a time: a year, a season."""
        return self.low(i) in _WHEN or self.low(i) in self.w.time_nouns

    def _when_at(self, i: int) -> bool:
        """Tell the day of "rose to 31 Thursday" and "killed 31 late Thursday night"."""
        day = i + 1 if self.lows[i] in ("late", "early") else i
        if self.lows[day] not in self.w.weekdays:
            return False
        behind = self.low(day + 1)
        return not self.nounish(day + 1) or (behind in self.w.time_nouns and behind[-1] != "s")

    def _state_told(self, i: int) -> bool:
        """Tell "400 reported missing" and "36 confirmed dead"."""
        told = self.lows[i] in _TOLD and self.lows[i + 1] in self.w.predicate
        return told and not self.nounish(i + 2)

    def _plural_ahead(self, i: int) -> bool:
        """Tell whether a noun in the plural, with at most a word before it, stands at i."""
        if not self.nounish(i) or self.low(i) in self.w.verbs:
            return False
        return self._looks_plural(i) or (self.nounish(i + 1) and self._looks_plural(i + 1))

    def _acts(self, i: int) -> bool:
        """Tell an unknown verb behind its subject: "one estimate forecasting growth of 2%"."""
        if self.low(i).endswith("ing"):
            return self._opens_noun(i + 1) and not self.nounish(i + 1)
        return self._unknown_verb(i, False) is not None

    def _those(self, first: int, i: int) -> Noun:
        """Return "those killed" as people and "those sold" as anything."""
        verb = self.w.verb(self.low(i))
        if self.low(i) in self.w.predicate or (verb is not None and verb.lemma in role_verbs()):
            return Noun(first, i + 1, i, None, "those", lemma="person", plural=True, state="those")
        return Noun(first, i + 1, first, pronoun="those")

    def _only_verb(self, i: int) -> bool:
        """Tell a participle or a past at i that no noun follows: "those arrested were"."""
        verb = self.w.verb(self.low(i))
        past = self.low(i).endswith("ed") if verb is None else "past" in verb.tags
        return past and self.nounish(i) and not self.nounish(i + 1)

    def _names_joined(self, i: int, head: int, number: Number) -> int | None:
        """Return where "12 Kia and Hyundai vehicles" and "World War I soldiers" go on behind i."""
        if self.lows[head] == "war" and self.tokens[i].text in ("I", "II") and self.nounish(i + 1):
            return i + 1
        if self.lows[i] not in ("and", "or") or self._looks_plural(head) or i + 1 in self.number_at:
            return None
        k = i + 1
        if not self._capital(head):  # "2.7m digital and physical sales"
            many = number.value not in (0, 1) and number.kind not in ("fraction", "ratio")
            plain = many and self.low(head) not in self.people and self.nounish(k)
            return k if plain and self.nounish(k + 1) and self._joins_plural(k) else None
        while k < i + 4 and self.nounish(k) and self._capital(k):
            k += 1
        common = self.nounish(k) and self.tokens[k].text.islower() and k > i + 1
        return k if common and self._plural_ahead(k) else None

    def _model_at(self, i: int) -> int | None:
        """Return the end of a model's number at i, "-3" or "767-300", if a noun goes on behind."""
        k = i
        while k < min(i + 4, self.n) and (
            self.aside[k] in _MODEL
            or (k > i and self.low(k) == "-")
            or (k == i and self._hyphen(k))
        ):
            k += 1
        return k if k > i and self.aside[k - 1] in _MODEL and self.nounish(k) else None

    def _hyphen(self, i: int) -> bool:
        """Tell a hyphen glued to both sides."""
        if self.low(i) != "-" or i + 1 >= self.n:
            return False
        here = self.tokens[i]
        return self.tokens[i - 1].end == here.start and here.end == self.tokens[i + 1].start

    def _joins_plural(self, k: int) -> bool:
        """Tell "physical sales" from "sales" and "goods trains" behind "and"."""
        return not self._looks_plural(k) and self._looks_plural(k + 1)

    def _is_complete(self, number: Number, head: int) -> bool:
        """Tell "two countries [move]" and "12 seats [available]" from "nine burns victims".

        What a number above one counts stands in the plural, so a plural noun is its head unless
        another plural goes on with the group.
        """
        low, token = self.low(head), self.tokens[head]
        if number.value in (0, 1) or number.kind in ("fraction", "ratio") or token.poss:
            return False
        if not token.text.islower() or not self._looks_plural(head):
            return False
        if low == "people" and not self._of_people_trade(head + 1):
            return True  # "2 million people skip doses"
        acts = self.low(head + 2) in self.w.det and self.tokens[head + 1].text.islower()
        if low in self.people and not (acts or self.low(head + 1).endswith("ing")):
            return False
        for k in range(head + 1, head + 4):
            if self.tokens[k : k + 1] and self.tokens[k].text in _JOINTS:
                return False
            going = self.low(k).endswith(("ing", "ed")) and self.low(k) not in self.w.ambiguous
            if not self.nounish(k) or going:
                break  # "three clinics using scanners"
            if self._looks_plural(k):
                return False
        return True

    def _of_people_trade(self, k: int) -> bool:
        """Tell "two people smugglers" and "three people carriers"."""
        low = self.low(k)
        return low in self.people or low.endswith("ing") or singular_of(low) in _PEOPLE_TRADE

    def _named_behind(self, number: Number, head: int) -> bool:
        """Tell "two villagers [Ali Khan and Omar]" from "two Maoists Area Committee members"."""
        if number.value in (0, 1) or self.headline or not self._capital(head + 1):
            return False
        known = self.people.get(self.low(head))
        if known is None or known[1] is not True or not self.low(head).endswith(("s", "men")):
            return False
        k = head + 1
        while k < head + 5 and self.nounish(k):
            if self.low(k) in self.people or self._looks_plural(k):
                return False
            k += 1
        return self.low(k) in ("and", "&", ",", "(")

    def _is_incomplete(self, number: Number, head: int, i: int) -> bool:
        """Tell "two actor awards" and "high powered guns", whose plural is yet to come.

        The word at i is a verb by its form; a singular noun before it counts nothing as yet.
        """
        known = self.people.get(self.low(head))
        if number.value in (0, 1) or number.kind in ("fraction", "ratio"):
            return False
        if not self.tokens[head].text.islower() or self._looks_plural(head):
            return False
        if known is not None and known[1] is not False:
            return False
        if self._looks_plural(i):
            return self.low(i) not in self.w.no_nouns and not self._opens_noun(i + 1)
        return self.nounish(i + 1) and self._looks_plural(i + 1)

    def _broken(self, number: Number) -> bool:
        """Tell "around 8.20" and "to 2.5": without a noun these count no one."""
        return (
            number.kind == "cardinal"
            and number.value is not None
            and number.value % 1 != 0
            and not self.nounish(number.trail)
        )

    def _looks_plural(self, i: int) -> bool:
        """Tell a noun in the plural by its form, or by the people that it names."""
        low = self.low(i)
        known = self.people.get(low)
        if known is not None:
            return known[1] is not False
        return may_be_plural(low)

    def _taken(self, i: int) -> bool:
        """Tell "took the driver captive" from "a second prisoner"."""
        return any(
            verb is not None and verb.lemma in _CATCHING
            for verb in (self.w.verbs.get(self.low(k)) for k in range(max(0, i - 9), i))
        )

    def _members_of(self, i: int, head: int) -> int | None:
        """Find the people in "two People's Party of Alba leaders", whose body is named in full.

        Where its acronym stands behind it, any name is one of a body: "two Tigers of Alba (TA)
        rebels".
        """
        if not self.tokens[head].text[0].isupper():
            return None
        body = self.low(head) in self.w.org
        k = i + 1
        while k < min(i + 9, self.n):
            token = self.tokens[k]
            capital = token.kind == "word" and token.text[0].isupper() and not self.shouted
            if capital and body and k > i + 1 and self._ends_people(k):
                return k  # "Communist Party of Alba (CPA) Maoists"
            if token.text in _QUOTES and body and self._quoted_calling(k):
                return k  # "Communist Party of Alba 'area commander'"
            if capital or (token.kind == "punct" and token.text in "()-/"):
                body = body or (k > i + 1 and token.text == "(" and self._acronym(k))
                k += 1
            else:
                return k if body and k > i + 1 and token.low in self.people else None
        return None

    def _ends_people(self, k: int) -> bool:
        """Tell the people at k whom no word of a name follows, nor its short form."""
        if self.low(k) not in self.people or self.low(k + 1) == "(":
            return False
        return k + 1 >= self.n or not self._capital(k + 1)

    def _acronym(self, i: int) -> bool:
        """Tell the short name in brackets at i: "(CRPF)", "(JuH)", "(CPA-Maoist)"."""
        if self.low(i + 2) != ")":
            return False
        text = self.tokens[i + 1].text
        return text.isupper() or (text[0].isupper() and sum(c.isupper() for c in text) > 1)

    def _after_her(self, i: int) -> bool:
        """Tell "her house" from "killed her" and "shot her dead"."""
        if self.low(i + 1) in self.w.predicate and not self.nounish(i + 2):
            return False
        return self.nounish(i + 1) or i + 1 in self.number_at or self.low(i + 1) in self.w.adjective

    def _full_name(self, i: int) -> int | None:
        """Find the end of the name in "three PLA (People's Liberation Army) cadres"."""
        before = self.tokens[i - 1].text
        if not (before.isupper() and len(before) > 1) or self.shouted:
            return None
        for k in range(i + 1, min(i + 9, self.n)):
            token = self.tokens[k]
            if token.text == ")":
                return k if k > i + 2 and self.low(k + 1) in self.people else None
            if token.kind == "word" and not (token.text[0].isupper() or token.low in ("of", "the")):
                return None
        return None

    def _quoted_calling(self, i: int) -> bool:
        """Tell a calling in quotes, without an article: "Ali, 'area commander' of the party"."""
        for k in range(i + 1, min(i + 5, self.n)):
            if self.tokens[k].text in _QUOTES:
                known = self.people.get(self.low(k - 1)) if k > i + 1 else None
                return known is not None and known[1] is False
            if self.tokens[k].kind != "word" and self.tokens[k].text != "-":
                return False
        return False

    def _quoted_goes_on(self, i: int) -> bool:
        """Let a quoted word stand inside a group: 'area commander' Ram Singh."""
        if self.tokens[i].text not in "'’\"”":
            return False
        verb = self.w.verbs.get(self.low(i + 1))
        if verb is None:
            return self.nounish(i + 1)
        acts = "base" not in verb.tags or "past" in verb.tags or verb.lemma in undergone()
        return self._plural_owner(i) and not acts  # "on the rebels' side", "the rebels' attack"

    def _plural_owner(self, i: int) -> bool:
        """Tell the apostrophe of "the rebels' side" at i from the end of a quotation."""
        before = self.tokens[i - 1]
        owner = before.low.endswith("s") and before.end == self.tokens[i].start
        return owner and not any(token.text in _QUOTES for token in self.tokens[:i])

    def _subject_noun(self, i: int) -> bool:
        """Tell "the arrested accused were named" from "the injured accused the police"."""
        after, w = self.low(i + 1), self.w
        return self.low(i) in self.people and (after in w.be or after in w.have or after in w.modal)

    def _early_at(self, i: int) -> bool:
        """Tell "early Thursday" and "late on Thursday" from "late buses"."""
        return self._time_at(i + 1) or self.low(i + 1) in _TO_THE_TIME

    def _inner_verb(self, i: int, start: int, head: int, number: Number | None, det: str) -> str:
        """Decide a verb form inside a noun group: go on ("go"), a state ("state") or an end."""
        w = self.w
        low = self.lows[i]
        verb = w.verbs.get(low)
        if head >= 0 and number is not None and self._is_incomplete(number, head, i):
            return "go"
        if low in w.adjective and self.lows[i + 1] in self.people:
            return "go"  # "a junior commissioned officer"
        if verb is None and head < 0 and low in w.predicate and self._nominal(i + 1):
            return "state"
        if verb is None:
            return "stop" if head >= 0 and self._acts(i) else "go"
        tags = verb.tags
        if number is not None and i == start and tags == {"s"} and self._are_people(i):
            return "go"  # "killed two guards Monday"
        if head < 0:
            # Directly behind the article or the number.
            participle = "part" in tags or "ing" in tags
            named = i + 1 < self.n and self._capital(i) and self._capital(i + 1)
            told = self.headline and (low in undergone() or low in states())
            if participle and named and not told and not self.shouted:
                return "go"  # "two United Front rebels"
            if number is not None and i == start:
                if low in w.no_nouns:
                    return "stop"  # "any reading above 50 indicates growth"
                if verb.lemma in w.enduring and self._wounds_at(i + 1):
                    return "stop"  # "eight suffered wounds"
                irregular = "past" in tags and "part" not in tags and "base" not in tags
                if low in undergone() or irregular or self.low(i + 1) in _CAUGHT:
                    return "stop"
                if (participle or "past" in tags) and self._time_at(i + 1):
                    return "stop"  # "the three killed last week"
            if participle and number is not None and i == start:
                if not self.nounish(i + 1) or self.low(i + 1) in w.be:
                    return "stop" if low not in self.people or low in w.verbs else "go"
                if low in w.ambiguous or low in states():
                    return "state"
                after = self.low(i + 1)
                if after in w.predicate and not self.nounish(i + 2):
                    return "stop"
                if after in self.people or after in w.adjective or after in w.ambiguous:
                    return "state"
                return "state" if "ing" in tags or self._is_object(number, i + 1) else "stop"
            alone = det in STANDING_ALONE and self.lows[i + 1] not in self.people
            if participle and alone and (det in ("another", "one") or not self.nounish(i + 1)):
                return "stop"
            if participle and (self._nominal(i + 1) or self._subject_noun(i + 1)):
                return "state"
            return "go"
        if "past" in tags or "part" in tags:
            if low in w.attributive and self._describes(i):
                return "go"  # "local made guns"
            named = i + 1 < self.n and self._capital(i) and self._capital(i + 1)
            harmed = low in undergone() or low in states()
            if named and not harmed and not (self.shouted or self.headline):
                return "go"  # "a woman United Front cadre"
            if low in w.ambiguous or "base" in tags:
                return "stop" if self._verb_place(i, low, tags) else "go"
            if (
                low in states()
                and verb.lemma not in role_verbs()
                and det
                and self.low(i - 1) not in self.people
                and self.people.get(self.low(i + 1)) is not None
            ):
                # "a U.S. Army enlisted man"
                return "go"
            if (
                self.tokens[i].text[0].isupper()
                and not self.shouted
                and (self._title_follows(i) or self._ends_name(i))
                and self.tokens[i - 1].text[0].isupper()
                and low not in ("killed", "died")
            ):
                return "go"
            return "stop"
        if "ing" in tags:
            if self.of_people(i):
                return "stop"
            if low in w.ambiguous:
                if (verb.lemma in w.enduring or verb.lemma == "fight") and self.low(i + 1) in _ILL:
                    return "stop"  # "taken to hospital suffering from burns"
                return "stop" if self._opens_noun(i + 1) and not self.nounish(i + 1) else "go"
            after = self.people.get(self.low(i + 1))
            if after is not None and after[1] is False:
                return "go"  # "a bomb making expert"
            return (
                "stop"
                if self._opens_noun(i + 1)
                or self.low(i + 1) in w.prep
                or self.low(i - 1) in self.people
                else "go"
            )
        if low in w.ambiguous or "s" in tags or "base" in tags:
            bare = "base" in tags and "past" not in tags and low not in DYING
            # "rebels loyal to a warlord kill a guard"
            bare = bare and not (low in harms() and self._opens_noun(i + 1))
            if self._force_named(i) or (bare and det in _ONE):
                return "go"  # "a CRPF camp": one of them "camps"
            several = number is not None and number.value not in (None, 0, 1)
            if tags == {"s"} and several and not self._looks_plural(head):
                return "go"  # "two special forces soldiers": two of something force nothing
            return "stop" if self._verb_place(i, low, tags) else "go"
        return "stop"

    def _dies(self, i: int) -> bool:
        """Tell the verb of "two more died" from the noun of "two more soldiers"."""
        verb = self.w.verbs.get(self.low(i))
        return verb is not None and "past" in verb.tags and verb.lemma in undergone()

    def _wounds_at(self, i: int) -> bool:
        """Tell wounds at token i or shortly behind it."""
        return any(self.low(k) in self.w.wounds for k in range(i, i + 5))

    def _force_named(self, i: int) -> bool:
        """Tell "a Border Guards constable", where a capital word that may be a verb names a force.

        The word before it has a capital too, and a common noun for people follows.
        """
        both = self._capital(i) and self._capital(i - 1) and not self.headline
        return both and self.low(i + 1) in self.people and self.tokens[i + 1].text.islower()

    def _ends_name(self, i: int) -> bool:
        """Tell the last word of a name, "Omar Said was", behind which a verb of its own follows."""
        after = self.low(i + 1)
        return not self.headline and (after in self.w.be or after in self.w.have)

    def _is_object(self, number: Number, i: int) -> bool:
        """Tell "repaired 12 damaged bridges" from "three carried rifles": a plural noun is at i."""
        w, before, ahead = self.w, self.low(number.lead - 1), number.lead - 1
        if ahead < 0 or not may_be_plural(self.low(i)) or not self._nominal(i):
            return False
        if before in w.prep:
            return before != "of"
        verb = w.verbs.get(before)
        return before in w.have or (verb is not None and verb.lemma not in speech_verbs())

    def _nominal(self, i: int) -> bool:
        """Tell whether token i goes on with a noun group and is no verb in the past."""
        verb = self.w.verbs.get(self.low(i))
        plain = verb is not None and "ing" not in verb.tags and self.low(i) not in self.w.ambiguous
        return self.nounish(i) and not plain

    def _calling_of(self, noun: Noun, start: int) -> tuple[str, bool | None, str | None] | None:
        """Return whom a head names, as `person_nouns` does, "ex-soldiers" and "soundmen" too."""
        w, token = self.w, self.tokens[noun.head]
        low = token.low
        known = self.people.get(low)
        hyphen = low.rfind("-")
        if known is None and hyphen > 0 and (token.text[hyphen + 1].islower() or low.endswith("s")):
            known = self.people.get(low[hyphen + 1 :])
        if known is None and hyphen > 0:
            first, second = low.split("-")[:2]
            known = self.people.get(first) if second in w.hyphened else None
        if known is None and noun.head and low in w.capitalised:
            known = None if self.headline or token.text.islower() else w.capitalised[low]
        man = low.endswith(("man", "men")) and len(low) > _LONGER and token.text.islower()
        if known is None and man and low not in w.no_men:
            known = singular_of(low), low.endswith("men"), "woman" if "wom" in low else "man"
        if low in ("head", "heads") and noun.head > start and self.low(noun.head - 1) in w.headed:
            known = ("head", low == "heads", "official")
        if low in w.adjective and noun.head == start and not noun.det:
            before = self.low(start - 1)
            if before in w.be or before in _INTENSE:
                known = None  # "the damage was very minor"
        return known

    def _describe(self, noun: Noun, start: int) -> None:
        """Fill in what the head says: person or thing, one or several, name or not."""
        w = self.w
        if noun.head < 0:
            return
        token = self.tokens[noun.head]
        low, odd = token.low, self.flags[noun.head] & _ODD_HEAD
        known = self._calling_of(noun, start) if odd else self.people.get(low)
        begin = start
        while begin < noun.head and (
            self.tokens[begin].kind == "punct"
            or self.lows[begin] in w.adjective
            or self.lows[begin] in w.det
        ):
            begin += 1
        if known is not None:
            noun.lemma, noun.plural, noun.group = known
            called = self.lows[noun.head + 1] == "-" and self.lows[noun.head + 2] == "of"
            if called and noun.group in ("man", "woman"):
                noun.lemma = noun.group  # "the father-of-three" is any man
        elif not odd:
            pass
        elif low == "couple":
            noun.lemma, noun.plural = low, False
        elif low in w.people_units:
            noun.lemma, noun.plural = None, False
        elif low == "head" and noun.det in ("the", "a") and self._heads_a_body(noun.head + 1):
            noun.lemma, noun.plural, noun.group = low, False, "official"
        capital = not self.shouted and (token.text[0].isupper() or self._capital(noun.head))
        if (capital or self.shouted) and (known is None or (begin < noun.head and not noun.plural)):
            self._name(noun, begin, known)
        for k in range(begin, noun.head):
            group = w.group_of_modifier.get(self.lows[k])
            inner = self.people.get(self.lows[k])
            if group is not None and (
                noun.group in (None, "worker", "combatant")
                or group in ("woman", "child")
                or (noun.lemma == "officer" and group == "combatant")
                or (noun.group == "man" and group in ("combatant", "police"))  # "army men"
            ):
                if noun.lemma is not None or noun.name:
                    noun.group = group
            elif noun.name and inner is not None and noun.group is None:
                noun.group = inner[2]
        if (
            noun.plural
            and noun.det in {"a", "an", "another"}
            and noun.number is None
            and not low.endswith("s")
        ):
            # "a police", "a security personnel"
            noun.plural = False
        if noun.plural is None and noun.lemma is None and not noun.name:
            noun.plural = (
                low.endswith("s") and not low.endswith("ss") if noun.number is None else None
            )

    def _heads_a_body(self, i: int) -> bool:
        """Tell "the head of the council", who is a person, from the head of a goat or a man."""
        if self.low(i) != "of" or i + 1 >= self.n:
            return False
        if self.low(i + 1) not in self.w.det and self.tokens[i + 1].text[0].islower():
            return True  # "the head of security"
        for k in range(i + 1, min(i + 6, self.n)):
            if self.low(k) in self.w.org:
                return True
            if self.low(k) in self.w.prep or self.low(k) in self.people:
                return False
        return False

    def _description(self, i: int) -> int:
        """Return the end of ", 17," and ", a baker," before a verb, which tell who someone is."""
        if self._aged_behind(i):
            return i + 3
        if self.tokens[i].text != "," or self.low(i + 1) not in _DESCRIBED_BY:
            return 0
        for k in range(i + 2, min(i + _DESCRIPTION, self.n - 1)):
            if self.tokens[k].text == ",":
                after = self.low(k + 1)
                return k + 1 if after in self.w.be or after in self.w.have else 0
            if self.tokens[k].kind == "punct" or self.low(k) in self.w.be:
                return 0
        return 0

    def _aged_behind(self, i: int) -> bool:
        """Tell "Tom Hill, 49, who" and "Tom Hill (49)" from the hill."""
        texts = [token.text for token in self.tokens[i : i + 3]]
        around = "".join(texts[::2])
        return around in (",,", ",.", "()") and texts[1].isdecimal() and len(texts[1]) < _AGED

    def _name(self, noun: Noun, begin: int, known: tuple | None) -> None:
        """Tell whether the group is a person's name, perhaps behind a title or a calling."""
        w = self.w
        head = noun.head
        if self.shouted:
            # Case says nothing: an unknown word without an article may be a name.
            if (
                known is None
                and noun.number is None
                and not noun.det
                and self.low(head) not in w.org
                and not self.low(head).endswith(_ABSTRACT)
            ):
                noun.name = not self.low(head).endswith("s") or head > begin
            return
        k = head
        while (
            k >= begin
            and self.tokens[k].kind in ("word", "abbr")
            and (
                self._capital(k)
                or self.low(k)
                in (
                    "al",
                    "el",
                    "de",
                    "bin",
                    "ibn",
                    "van",
                    "von",
                    "der",
                    "da",
                    "del",
                    "la",
                    "alias",
                    "ould",
                )
            )
        ):
            k -= 1
            while k > begin and self.tokens[k].text == ".":
                k -= 1
        k += 1
        if k > head or not self._capital(head):
            return
        low = self.lows[head]
        aged = head > k and self._aged_behind(head + 1)
        if singular_of(low) in w.things and not aged:
            return
        if (
            (low in w.org and not aged)
            or low in w.time_nouns
            or (self.tokens[head].text.isupper() and len(low) > 1 and not self.shouted)
        ):
            return
        called = max(
            (
                m + 1
                for m in range(k, head)
                if self.low(m) in self.people or self.low(m) in w.titles
            ),
            default=k,
        )
        if any(self.lows[m] in w.org for m in range(called, head + (not aged))):
            return
        if noun.number is not None and noun.number.value != 1:
            return
        if known is not None and (head == k or noun.det in {"a", "an", "another"}):
            return
        titled = any(
            self.lows[m] in self.people or self.lows[m] in w.titles for m in range(begin, head)
        )
        if noun.det == "the" and known is None and not titled:
            return
        opening = head == k == 0 and (
            low in w.adjective or low in w.verbs or low in w.ambiguous or low in w.attributive
        )
        opening = opening or (head == k == 0 and self.low(1) == "of")
        if opening and known is None:
            # "Many died", "Bodies of two": capitals of a sentence, not of a name.
            return
        noun.name = True
        noun.plural = False
        title = next((m for m in range(begin, head) if self.lows[m] in self.people), None)
        if title is not None:
            noun.lemma, _, noun.group = self.people[self.low(title)]
        elif known is not None:
            noun.lemma, _, noun.group = known


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
    return _Chunker(tokens, found, aside, shouted, low, flags).chunks()
