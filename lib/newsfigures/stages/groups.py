"""Noun groups and verb groups of a sentence, without a part-of-speech model.

A noun group ends where a verb, a preposition or a mark begins; verbs are known from a lexicon of
news verbs and, where a form is a noun as often, from the word before it. Every rule looks a fixed
distance to either side, so the stage is linear. What a group says of people (how many, one or
several, which sort) is read here; what happened to them is left to the next stage.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from functools import cache, reduce
from typing import TYPE_CHECKING

from newsfigures.lexicon import load
from newsfigures.stages.numbers import Number
from newsfigures.stages.tokens import Lows, Token, lows

if TYPE_CHECKING:
    from newsfigures.stages.quantities import Quantity

# -- inflection ---------------------------------------------------------------------------------

_VOWELS = frozenset("aeiou")


def plural_of(noun: str) -> str:
    """Return the regular plural of a noun.

    >>> [plural_of(n) for n in ("house", "body", "ambush", "boy", "gunman", "human")]
    ['houses', 'bodies', 'ambushes', 'boys', 'gunmen', 'humans']
    """
    if noun.endswith("man") and noun not in _NOT_MEN:
        return noun[:-2] + "en"
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


_NOT_MEN = frozenset(
    {"human", "german", "ottoman", "roman", "talisman", "shaman", "brahman", "caiman"}
)


@cache
def _irregular_singular() -> dict[str, str]:
    return dict(load("nouns")["singular"])


def singular_of(noun: str) -> str:
    """Return the singular of a noun in lower case.

    >>> [singular_of(n) for n in ("houses", "bodies", "people", "sheep", "buses", "children")]
    ['house', 'body', 'person', 'sheep', 'bus', 'child']
    """
    known = _irregular_singular().get(noun)
    if known is not None:
        return known
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def verb_forms(base: str) -> tuple[str, str, str]:
    """Return the -s, -ed and -ing forms of a regular verb.

    >>> [verb_forms(v) for v in ("die", "stop")]
    [('dies', 'died', 'dying'), ('stops', 'stopped', 'stopping')]
    """
    if base.endswith("ie"):
        return base + "s", base + "d", base[:-2] + "ying"
    if base.endswith("e"):
        return (
            base + "s",
            base + "d",
            (base if base.endswith(("ee", "oe", "ye")) else base[:-1]) + "ing",
        )
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    stem = base
    if base in _doubling():
        stem = base + base[-1]
    s = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return s, stem + "ed", stem + "ing"


@cache
def _doubling() -> frozenset[str]:
    return frozenset(load("nouns")["doubling"])


# -- lexicons -----------------------------------------------------------------------------------


@cache
def person_nouns() -> dict[str, tuple[str, bool | None, str | None]]:
    """Return every form of a person noun with its lemma, whether it is plural, and its group.

    ``None`` for plural means that the form is both ("police", "youth", "Swiss").
    """
    data = load("persons")
    forms: dict[str, tuple[str, bool | None, str | None]] = {}
    for group, nouns in data["group"].items():
        label = None if group == "none" else group
        for noun in nouns:
            plural = data["plural"].get(noun) or plural_of(noun)
            if plural == noun:
                forms[noun] = (noun, None, label)
            else:
                forms[noun] = (noun, False, label)
                forms[plural] = (noun, True, label)
    for group, nouns in data["collective"].items():
        for noun in nouns:
            if " " not in noun:
                forms[noun] = (noun, True, None if group == "none" else group)
    return forms


class Verb:
    """One form of a verb: its lemma and which forms it can be."""

    __slots__ = ("lemma", "tags")

    def __init__(self, lemma: str, tags: frozenset[str]) -> None:
        self.lemma = lemma
        self.tags = tags


_NO_VERBS = ("didn't", "doesn't", "don't", "didn’t", "doesn’t", "don’t")


class _Words:
    """The closed classes and the verbs, as dictionaries built once."""

    def __init__(self) -> None:
        words = load("words")
        self.det = frozenset(words["determiner"])
        self.pronoun = frozenset(words["pronoun"])
        self.prep = frozenset(words["preposition"])
        self.conj = frozenset(words["conjunction"])
        self.sub = frozenset(words["subordinator"])
        self.rel = frozenset(words["relative"])
        self.be = frozenset(words["be"])
        self.have = frozenset(words["have"])
        self.do = frozenset(words["do"])
        self.modal = frozenset(words["modal"])
        self.neg = frozenset(words["negation"])
        self.adverb = frozenset(words["adverb"])
        self.adjective = frozenset(words["adjective"])
        self.bleached = frozenset(words["bleached"])
        self.possessive = frozenset({"his", "her", "their", "its", "our", "my", "your"})
        data = load("verbs")
        self.ambiguous = frozenset(data["ambiguous"]["words"].split())
        roles = load("roles")
        bases = set(data["regular"]["words"].split())
        bases.update(roles["verb"]["taking"])
        for side in ("object", "subject"):
            for verbs in roles["verb"][side].values():
                bases.update(verbs)
        bases.update(
            entry[0]
            for side in roles["phrase"].values()
            if isinstance(side, list)
            for entry in side
            if isinstance(entry, list)
        )
        tags: dict[str, tuple[str, set[str]]] = {}

        def add(form: str, lemma: str, tag: str) -> None:
            tags.setdefault(form, (lemma, set()))[1].add(tag)

        irregular = data["irregular"]
        for base, (past, part) in irregular.items():
            if base == "be":
                continue
            s, _, ing = verb_forms(base)
            for form, tag in (
                (base, "base"),
                (s, "s"),
                (past, "past"),
                (part, "part"),
                (ing, "ing"),
            ):
                add(form, base, tag)
        for base in bases:
            if base in irregular:
                continue
            s, ed, ing = verb_forms(base)
            for form, tag in ((base, "base"), (s, "s"), (ed, "past"), (ed, "part"), (ing, "ing")):
                add(form, base, tag)
        for form, base in data["variant"].items():
            add(form, base, "past")
            add(form, base, "part")
        self.verbs = {form: Verb(lemma, frozenset(kinds)) for form, (lemma, kinds) in tags.items()}
        predicate = roles["predicate"]
        links = self.prep | self.conj | self.be | self.modal | self.rel | self.sub
        #: What ends a noun group, as far as a word alone can tell.
        self.closed = links | self.det | self.pronoun | self.have | self.do | self.neg | self.adverb
        #: What chunks of one word are, but for words in -ly.
        self.marks = self.rel | self.conj | self.prep | self.sub | self.adverb | {"each", "not"}
        self.predicate = {word: measure for measure, ws in predicate.items() for word in ws}
        self.predicate_phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for measure, phrases in roles["predicate_phrase"].items():
            for phrase in phrases:
                parts = tuple(phrase.split())
                self.predicate_phrases.setdefault(parts[0], []).append((parts, measure))
        self.particles: dict[str, list[tuple[str, ...]]] = {}
        for side in ("object", "subject"):
            for verb, tail, _ in roles["phrase"][side]:
                if tail in roles["phrase"]["particles"]:
                    self.particles.setdefault(verb, []).append(tuple(tail.split()))
        for tails in self.particles.values():
            tails.sort(key=len, reverse=True)
        persons = load("persons")
        self.titles = frozenset(persons["title"]["words"])
        self.group_of_modifier = {
            word: group for group, ws in persons["modifier"].items() for word in ws
        }
        self.people_units = frozenset(persons["units"]["words"])
        #: Words at which a verb group can begin, but for unknown verbs in -ed.
        self.verbal = (
            (self.modal | self.have | self.be | self.do | self.neg | self.adverb)
            | frozenset(self.verbs)
            | frozenset(self.predicate)
            | frozenset(_NO_VERBS)
            | {"to", "not", "never", "n't", "allegedly"}
        )
        nouns = load("nouns")
        self.org = frozenset(nouns["organisation"])
        self.attributive = frozenset(nouns["attributive"])
        self.postnominal = frozenset(nouns["postnominal"])
        self.anaphoric = frozenset(nouns["anaphoric"])
        self.time_nouns = frozenset(nouns["time"])
        self.weekdays = frozenset(load("setaside")["time"]["weekdays"]) - {
            "sun",
            "sat",
            "mon",
            "wed",
            "fri",
        }
        self.hedge_words = frozenset(
            word
            for part in (load("bounds")["before"],)
            for phrases in part.values()
            for phrase in (
                phrases
                if isinstance(phrases, list)
                else reduce(operator.iadd, phrases.values(), [])
            )
            for word in phrase.split()
        )

    def verb(self, low: str) -> Verb | None:
        """Return the verb that a word can be a form of, "re-arrested" too."""
        return self.verbs.get(low.removeprefix("re-"))


@cache
def words() -> _Words:
    """Return the word classes, built on first use."""
    return _Words()


# -- the chunks ---------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Noun:
    """A noun group.

    ``first`` to ``last`` are tokens (last exclusive), ``head`` is the token of the head noun or
    -1 where there is only a number; ``number`` the number that counts it. ``lemma`` is the lemma of
    a person noun, ``group`` its sort; ``name`` tells a proper name; ``plural`` None is unknown.
    ``partitive`` is what a bare number takes up: "them", "dead" of "three of the dead".
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


@dataclass(slots=True, eq=False)
class Verbs:
    """A verb group: lemma of the main verb, its form, voice, negation and modality."""

    first: int
    last: int
    main: int
    lemma: str
    form: str
    passive: bool = False
    neg: bool = False
    modal: str = ""
    perfect: str = ""
    to: bool = False
    copula: bool = False
    predicate: str | None = None
    adverbs: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Mark:
    """Anything else: a preposition, conjunction, subordinator, relative, adverb or mark."""

    first: int
    last: int
    kind: str
    low: str


#: Participles that have become prepositions.
_PREPOSITIONAL = frozenset({"including", "according", "regarding", "concerning", "excluding"})


class _Chunker:
    def __init__(
        self,
        tokens: list[Token],
        found: list[Quantity],
        aside: list[str | None],
        shouted: bool,
        low: Lows | None,
    ) -> None:
        self.tokens = tokens
        self.n = len(tokens)
        self.w = words()
        self.people = person_nouns()
        self.number_at: dict[int, Number] = {}
        self.inside: set[int] = set()
        #: Quantities that describe a noun: first token to the token behind.
        self.describing: dict[int, int] = {}
        self.measured: set[int] = set()
        for quantity in found:
            number = quantity.number
            if quantity.attributive:
                self.describing[number.lead] = number.trail
            else:
                self.number_at[number.lead] = number
                self.inside.update(range(number.lead, number.trail))
                if quantity.unit is not None or quantity.age:
                    self.measured.add(number.lead)
        self.aside = aside
        self.shouted = shouted
        capitals = [t.text[0].isupper() for t in tokens if t.kind == "word" and len(t.text) > 3]
        #: Whether nearly every word has a capital: "Blast Kills Seven in Old Town".
        self.headline = shouted or sum(capitals) > 0.7 * len(capitals)
        #: The lower-case form of token i, "" before the first and behind the last.
        self.low = low or lows(tokens)

    # -- what a token is here

    def nounish(self, i: int) -> bool:
        """Tell whether a noun group can go on or begin at token i."""
        if i in self.describing:
            return True
        if i >= self.n or i in self.inside:
            return False
        token = self.tokens[i]
        if token.kind == "abbr":
            return token.low not in ("a.m.", "p.m.")
        if token.kind != "word":
            return False
        low, w = token.low, self.w
        if low not in w.closed and not low.endswith("ly"):
            return True
        if token.text == "A" and self._opening_initial(i):
            return True
        if (
            low in w.prep
            or low in w.conj
            or low in w.be
            or low in w.modal
            or low in w.rel
            or low in w.sub
        ):
            return low in ("may",) and token.text == "May"
        if low == "us" and token.text == "US" and not self.shouted:
            return True
        if low in w.det or low in w.pronoun or low in w.have or low in w.do or low in w.neg:
            return False
        return not (
            low in w.adverb
            or (
                low.endswith("ly")
                and low not in self.people
                and low
                not in (
                    "family",
                    "assembly",
                    "ally",
                    "italy",
                    "july",
                    "supply",
                    "elderly",
                    "rally",
                    "monopoly",
                    "early",
                    "daily",
                    "weekly",
                    "monthly",
                    "only-child",
                )
            )
        )

    def verb_at(self, i: int, before_noun: bool) -> Verb | None:
        """Return the verb at token i if it is one in this place.

        ``before_noun`` tells that an article, an adjective or a number stands directly before it.
        """
        token = self.tokens[i]
        if token.kind != "word" or token.poss:
            return None
        w, low = self.w, token.low
        if low == "near" and self.low(i - 1) not in ("to", "would", "will", "may", "could"):
            return None
        verb = w.verb(low)
        if low == "aged" and i + 1 < self.n and self.tokens[i + 1].kind == "num":
            return verb
        if verb is None:
            return self._unknown_verb(i, before_noun) if low.endswith("ed") else None
        tags = verb.tags
        before = self.low(i - 1)
        if low in w.adjective and self._nominal(i + 1):
            return None
        if (
            "part" in tags
            and before in w.prep
            and before not in ("to", "as", "after", "before", "since", "until", "than")
            and (self.low(i + 1) in self.people or (before == "of" and self.nounish(i + 1)))
        ):
            # "the number of infected people", "an aide of killed Colonel Haddad"
            return None
        if before_noun:
            # "the wounded men", "12 armed men", "three missing": a participle may still be a
            # predicate behind a bare number; the caller decides.
            return None
        if low in w.attributive and self._describes(i):
            return None
        if "past" in tags or "part" in tags:
            if low in w.ambiguous or "base" in tags:
                return verb if self._verb_place(i, low, tags) else None
            # "cadres arrested militants": a verb; "the suspected militants": handled above.
            if (
                token.text[0].isupper()
                and not self.shouted
                and i
                and self._name_before(i)
                and self.low(i + 1) not in ("in", "by", "on", "at", "and")
            ):
                return verb if self.headline and not self._title_follows(i) else None
            return verb
        if "ing" in tags:
            if low in w.ambiguous and not (before in w.be or before == "," or i == 0):
                return verb if self._opens_noun(i + 1) and before not in w.det else None
            return verb
        if low in w.ambiguous:
            return verb if self._verb_place(i, low, tags) else None
        if "s" in tags or "base" in tags:
            if before in w.prep and before not in ("to", "as"):
                return None
            return verb if self._verb_place(i, low, tags) else None
        return verb

    def _describes(self, i: int) -> bool:
        """Tell "the army backed militia", a participle between a name and what it describes."""
        before = self.tokens[i - 1] if i else None
        return (
            before is not None
            and (before.text[0].isupper() or before.low in self.w.org)
            and before.low not in self.people
            and not self.shouted
            and self.nounish(i + 1)
            and self.low(i + 1) not in self.w.verbs
        )

    def _title_follows(self, i: int) -> bool:
        return (
            i + 1 < self.n
            and self.tokens[i + 1].kind == "word"
            and self.tokens[i + 1].text[0].isupper()
        )

    def _name_before(self, i: int) -> bool:
        token = self.tokens[i - 1]
        return token.kind == "word" and token.text[0].isupper()

    def _opens_noun(self, i: int) -> bool:
        if i >= self.n:
            return False
        if i in self.inside:
            return True
        token = self.tokens[i]
        low = token.low
        return (
            low in self.w.det
            or low in self.w.possessive
            or low in ("him", "her", "them", "himself", "themselves")
            or low in self.people
            or low in self.w.adjective
            or (token.kind == "word" and token.text[0].isupper() and not self.shouted)
        )

    def _verb_place(self, i: int, low: str, tags: frozenset[str]) -> bool:
        """Decide a form that is a noun as often by the words on either side of it."""
        w = self.w
        before, after = self.low(i - 1), self.low(i + 1)
        if i == 0:
            return ("base" in tags and self._opens_noun(1) and "past" not in tags) or "ing" in tags
        if (
            before in w.modal
            or before in w.do
            or before == "to"
            or before in ("not", "n't", "who", "which", "that")
        ):
            return True
        if before in w.be or before in w.have:
            return "part" in tags or "past" in tags or "ing" in tags
        past = "past" in tags or "part" in tags
        if past and before in _STANDING_ALONE and not self.nounish(i + 1):
            # "one killed and another injured when ..."
            return True
        if before == "as" and self.low(i - 2) == "well" and low in _harms():
            return True
        if before in w.prep or before in w.det or before in w.adjective:
            return False
        if before in ("he", "she", "it", "they", "we", "i", "you"):
            return True
        follows = self._opens_noun(i + 1)
        if low in ("remains", "remain") and after == "in":
            return True
        if before in w.conj or before == ",":
            # "shot and wounded three": a second verb if an object or a place follows.
            return (
                past
                and (follows or after in ("in", "by", "on", "at", "when", "") or after in w.adverb)
            ) or (follows and (("s" in tags and low not in self.people) or low in _harms()))
        if before in w.adverb or before.endswith("ly"):
            return True
        known = self.people.get(before)
        if past and "base" not in tags:
            return True
        if past:
            # hurt, hit, cut, set: past only where something stands before that can act or suffer.
            things = (
                before.endswith("s")
                and not before.endswith("ss")
                and (after in w.prep or after in w.adverb)
            )
            return (
                known is not None
                or follows
                or things
                or i - 1 in self.inside
                or after in ("in", "by", "when", "and", "", ".", ",", ";")
            )
        if (
            after in w.be
            or after in w.have
            or (after in w.verbs and "past" in w.verbs[after].tags and after not in w.ambiguous)
        ):
            return False
        if i - 1 in self.inside and low in _undergone():
            return True
        if (
            "base" in tags
            and follows
            and low in _harms()
            and before not in w.det
            and before not in w.prep
            and before not in w.adjective
        ):
            # "cadres of the party kill a farmer"
            return True
        sure = low not in w.ambiguous and before not in w.possessive and not self.tokens[i - 1].poss
        if "s" in tags and follows and known is not None and low in _role_forms():
            return True
        if "s" in tags and sure and (after in w.prep or after in w.det or after in w.adverb):
            return True
        if "s" in tags:
            return (follows or sure) and (known is None or not known[1] or known[1] is None)
        if known is not None and known[1] is not False:
            return sure or follows or after in ("that", "in", "at", "on", "to")
        return sure and before.endswith("s") and not before.endswith("ss")

    def _unknown_verb(self, i: int, before_noun: bool) -> Verb | None:
        """Take an unknown word in -ed behind a person, a name or a relative for a verb."""
        low = self.low(i)
        if before_noun or not low.endswith("ed") or len(low) < 5 or "-" in low:
            return None
        before, after = self.low(i - 1), self.low(i + 1)
        plural = before.endswith("s") and not before.endswith("ss")
        known = (
            plural
            or before in self.people
            or before in self.w.rel
            or before in self.w.be
            or before in self.w.have
        )
        if known and (
            after in self.w.det
            or after in self.w.prep
            or after in self.w.adverb
            or i + 1 in self.inside
            or after in self.w.possessive
        ):
            return Verb(low[:-2], frozenset({"past", "part"}))
        return None

    # -- chunks

    def chunks(self) -> list[Noun | Verbs | Mark]:
        result: list[Noun | Verbs | Mark] = []
        i, w = 0, self.w
        while i < self.n:
            if i in self.number_at:
                noun = self.noun(i)
                result.append(noun)
                i = noun.last
                continue
            token = self.tokens[i]
            low = token.low
            if i in self.describing or (
                token.kind in ("num", "ord", "decade")
                and self.nounish(i + 1)
                and self.verb_at(i + 1, False) is None
            ):
                # "the 2010 incident" and "a 52-year-old man" without their articles
                noun = self.noun(i)
                if noun is not None and noun.last > i:
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
            if low in _CAUGHT and behind_noun and not self.nounish(i + 1):
                result.append(Mark(i, i + 1, "adv", low))  # "held the drivers captive"
                i += 1
                continue
            if low == "on" and self.low(i + 1) == "board":
                result.append(Mark(i, i + 2, "prep", "aboard"))
                i += 2
                continue
            verbs = self.predicate_phrase(i) if low in w.predicate_phrases else None
            if verbs is None and (low in w.verbal or low.endswith("ed")):
                verbs = self.verb_group(i)
            if verbs is not None:
                result.append(verbs)
                i = verbs.last
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
            or (after in self.w.verbs and "base" not in self.w.verbs[after].tags)
        )

    def _clause_follows(self, i: int) -> bool:
        """Tell whether a finite verb comes before the next mark: "after 12 men were killed"."""
        for k in range(i, min(i + 10, self.n)):
            low = self.low(k)
            if self.tokens[k].kind == "punct" and low not in "-'’\"“”":
                return False
            if low in self.w.be or low in self.w.have or low in self.w.modal:
                return True
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

    def verb_group(self, i: int) -> Verbs | None:
        """Read auxiliaries, adverbs and a main verb from token i."""
        w = self.w
        first, modal, perfect, neg, be, to = i, "", "", False, "", False
        adverbs: list[str] = []
        auxiliary = False
        while i < self.n:
            if i in self.number_at:
                break
            low = self.low(i)
            if (
                low in w.modal
                and not (low == "may" and self.tokens[i].text == "May" and not auxiliary)
                and not (low == "can" and self.low(i - 1) in w.det)
            ):
                modal = low
            elif low in w.have and not (be and not perfect):
                if not self._aux_have(i):
                    break
                perfect = low
            elif low in w.be and low not in ("'s",):
                be = low
            elif (low in w.do and self.low(i + 1) in ("not", "n't")) or low in _NO_VERBS:
                pass
            elif low == "to" and i + 1 < self.n and self._base_at(i + 1):
                to = True
            elif (low in ("not", "never", "n't")) and (auxiliary or self.low(i + 1) in w.verbs):
                neg = True
            elif (
                auxiliary
                and (low in w.adverb or low.endswith("ly"))
                and low not in ("dead", "alive", "home", "back", "elderly")
                and low not in w.predicate
            ):
                adverbs.append(low)
                i += 1
                continue
            else:
                break
            if low in w.neg:
                neg = True
            auxiliary = True
            i += 1
        if i < self.n and i not in self.number_at:
            low = self.low(i)
            verb = None
            if auxiliary:
                verb = w.verb(low)
                if verb is None and be and low.endswith("ed") and low not in self.people:
                    verb = Verb(low[:-2], frozenset({"past", "part"}))
                if verb is not None and not self._fits(verb, be, modal, to, perfect, i):
                    verb = None
            else:
                # An adverb may open the group: "allegedly killed".
                k = i
                while (
                    self.low(k) in w.adverb | {"allegedly"}
                    and self.low(k + 1) in w.verbs
                    and k < i + 2
                    and self.low(k) not in w.predicate
                    and self.low(k) not in ("there", "here", "home", "ago")
                ):
                    k += 1
                if k > i:
                    verb = self.verb_at(k, before_noun=False)
                    if verb is not None:
                        adverbs += [self.low(m) for m in range(i, k)]
                        i = k
                else:
                    verb = self.verb_at(i, before_noun=False)
            if verb is not None:
                form = self._form(
                    verb, low if not adverbs or auxiliary else self.low(i), be, modal, to, auxiliary
                )
                passive = form == "part" and bool(be)
                last = self._particles(verb.lemma, i + 1)
                return Verbs(
                    first,
                    last,
                    i,
                    verb.lemma,
                    form,
                    passive,
                    neg,
                    modal,
                    perfect,
                    to,
                    False,
                    None,
                    tuple(adverbs),
                )
            if low in w.predicate and (be or self._predicate_place(i)):
                return Verbs(
                    first,
                    i + 1,
                    i,
                    low,
                    "adj",
                    True,
                    neg,
                    modal,
                    perfect,
                    to,
                    False,
                    w.predicate[low],
                    tuple(adverbs),
                )
        if be:
            phrase = self.predicate_phrase(i) if i < self.n and i not in self.number_at else None
            if phrase is not None:
                phrase.first, phrase.neg, phrase.modal = first, neg, modal
                return phrase
            return Verbs(
                first,
                i,
                i - 1,
                "be",
                "past",
                False,
                neg,
                modal,
                perfect,
                to,
                True,
                None,
                tuple(adverbs),
            )
        if auxiliary and not to:
            return Verbs(
                first,
                i,
                i - 1,
                "have" if perfect else "do",
                "past",
                False,
                neg,
                modal,
                perfect,
                to,
                False,
                None,
                tuple(adverbs),
            )
        if perfect == "" and first == i and self.low(i) in w.have:
            return Verbs(
                first, i + 1, i, "have", "past", False, neg, modal, "", to, False, None, ()
            )
        return None

    def _particles(self, lemma: str, i: int) -> int:
        """Return the token behind the words that belong to the verb: "shot dead", "set free"."""
        for tail in self.w.particles.get(lemma, ()):
            if all(self.low(i + k) == word for k, word in enumerate(tail)):
                return i + len(tail)
        return i

    def predicate_phrase(self, i: int) -> Verbs | None:
        """Read "in custody" or "behind bars" as a predicate of what stands before it."""
        after = self.low(i + 1)
        for phrase, measure in self.w.predicate_phrases.get(self.low(i), ()):
            if len(phrase) > 1 and phrase[1] != after:
                continue
            end = i + len(phrase)
            if all(self.low(i + k) == word for k, word in enumerate(phrase)) and not (
                self.nounish(end) or end in self.number_at
            ):
                return Verbs(i, end, i, " ".join(phrase), "adj", True, predicate=measure)
        return None

    def _aux_have(self, i: int) -> bool:
        """Tell "has killed" from "has 12 children"."""
        for k in range(i + 1, min(i + 4, self.n)):
            low = self.low(k)
            if low in self.w.be or (low in self.w.verbs and ("part" in self.w.verbs[low].tags)):
                return k not in self.inside
            if not (low in self.w.adverb or low in self.w.neg or low.endswith("ly")):
                return False
        return False

    def _base_at(self, i: int) -> bool:
        verb = self.w.verbs.get(self.low(i))
        if self.low(i) in ("be", "have"):
            return True
        if verb is None or "base" not in verb.tags:
            return (
                self.low(i) in self.w.adverb and i + 1 < self.n and self._base_at(i + 1)
                if i + 1 < self.n
                else False
            )
        # "taken to hospital" has no verb; "to camp" may; a noun follows an article instead.
        return self.low(i) not in (
            "camp",
            "court",
            "police",
            "state",
            "base",
            "land",
            "place",
            "work",
        ) or self._opens_noun(i + 1)

    @staticmethod
    def _fits(verb: Verb, be: str, modal: str, to: bool, perfect: str, i: int) -> bool:
        tags = verb.tags
        if be:
            return "part" in tags or "ing" in tags
        if perfect:
            return "part" in tags or "past" in tags
        return "base" in tags

    @staticmethod
    def _form(verb: Verb, low: str, be: str, modal: str, to: bool, auxiliary: bool) -> str:
        tags = verb.tags
        if low.endswith("ing") and "ing" in tags:
            return "ing"
        if be:
            return "part" if "part" in tags else "past"
        if auxiliary:
            return "inf" if to else "base" if "base" in tags and modal else "past"
        if "past" in tags and "part" in tags:
            return "ed"
        if "past" in tags:
            return "past"
        if "part" in tags:
            return "part"
        return "s" if "s" in tags else "base"

    def _predicate_place(self, i: int) -> bool:
        """Tell "12 dead", "left three missing" from "the dead man"."""
        before = self.low(i - 1)
        if i == 0:
            return False
        if i - 1 in self.inside:
            return not self.nounish(i + 1) or self.verb_at(i + 1, False) is not None
        if before in self.w.det or before in self.w.prep or before in self.w.adjective:
            return False
        return not self.nounish(i + 1) or self.low(i + 1) in self.w.verbs

    # -- noun groups

    def noun(self, i: int) -> Noun | None:
        """Read the noun group that starts at token i."""
        w = self.w
        first, det, number = i, "", None
        low = self.low(i)
        if i not in self.number_at:
            capitals = low == "us" and self.tokens[i].text.isupper() and not self.shouted
            if low in w.pronoun and not capitals and not (low == "her" and self._after_her(i)):
                if low == "others":
                    return Noun(i, i + 1, i, lemma="others", plural=True)
                return Noun(i, i + 1, i, pronoun=low)
            if (low in w.det or low == "her") and not self._opening_initial(i):
                det = low
                i += 1
                while (
                    i < self.n
                    and i not in self.number_at
                    and det in ("all", "both", "half", "another")
                    and (self.low(i) in w.det or self.low(i) in w.possessive)
                ):
                    det = self.low(i)
                    i += 1
                if self.low(i) == "other" and (i + 1 in self.number_at or self.nounish(i + 1)):
                    det += " other"
                    i += 1
            if self._another_one(i, det):
                return Noun(first, i + 1, i, None, det, lemma="person", plural=False)
        if i in self.number_at and self._another_one(i + 1, low):
            # "a third was hurt", which is no third of anything
            self.number_at[i].kind = "partitive"
            return Noun(first, i + 2, i + 1, None, low, lemma="person", plural=False)
        if i in self.number_at:
            number = self.number_at[i]
            measured = i in self.measured
            i = number.trail
            if (
                measured
                and det in ("a", "an", "the", "another")
                and self.low(i - 1).endswith("old")
            ):
                # "a 39-year-old": the age stands for its bearer
                return Noun(first, i, i - 1, None, det, lemma="person", plural=False)
            if measured:
                return Noun(first, i, -1, number, det, measured=True)
        if number is not None and (
            self.low(i) == "others"
            or (self.low(i) in ("more", "other") and not self.nounish(i + 1))
        ):
            if self.low(i) == "others":
                return Noun(first, i + 1, i, number, det, lemma="others", plural=True)
            return Noun(first, i + 1, -1, number, det or self.low(i))
        start = i
        state = None
        if self.low(i) == "-" and number is not None:
            i += 1
        of_seen = False
        if (
            number is not None
            and self.low(i) == "of"
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
        head = -1
        while i < self.n:
            if i in self.number_at and not (det and head >= 0 and self.low(i) == "couple"):
                break
            if i in self.describing:
                i = self.describing[i]
                continue
            token = self.tokens[i]
            if token.kind == "punct":
                if (
                    token.text == "("
                    and head >= 0
                    and self.low(i + 2) == ")"
                    and self.tokens[i + 1].text.isupper()
                    and (
                        (self.nounish(i + 3) and self.low(i + 3) not in w.verbs)
                        or (self.low(i + 3) in ("'", "‘", "“", '"') and self.nounish(i + 4))
                    )
                ):
                    # "Central Reserve Police Force (CRPF) personnel"
                    i += 3
                    continue
                if token.text in "'’\"“”‘" and i > start and self._quoted_goes_on(i):
                    i += 1
                    continue
                if token.text in "'\"“‘" and i == start and self.nounish(i + 1):
                    i += 1
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
            inside = token.low == "away" if head >= 0 else i == start
            if inside and token.low in w.adverb and det and self.nounish(i + 1):
                i += 1  # "a break away faction", "the back seat"
                continue
            if token.low == "of" and head >= 0:
                end = self._members_of(i, head)
                if end is not None:
                    i = end
                    continue
            if not self.nounish(i) and token.low != "couple":
                if token.low in w.adjective and (self.nounish(i + 1) or i + 1 in self.number_at):
                    i += 1
                    continue
                if (
                    token.low
                    in (
                        "so",
                        "most",
                        "very",
                        "newly",
                        "heavily",
                        "recently",
                        "allegedly",
                        "seriously",
                        "critically",
                        "badly",
                        "mostly",
                        "mainly",
                        "reportedly",
                        "internally",
                    )
                    and self.nounish(i + 1)
                    and i == start
                ):
                    i += 1
                    continue
                break
            low = token.low
            if low in w.predicate and i > start and head >= 0 and det != "poss":
                break
            if low in w.postnominal and head >= 0 and not self.nounish(i + 1):
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
            if head >= 0 and (low in _CAUGHT or low in w.weekdays):
                break
            if low in w.weekdays and head < 0 and number is None:
                return Noun(first, i + 1, i, None, det)
            if not (low in w.verbs or low in w.predicate or low.endswith("ed")):
                pass
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
        if head < 0 and number is None and det == "another":
            return Noun(first, first + 1, first, None, det, lemma="person", plural=False)
        if head < 0 and number is None and det == "both" and not self.nounish(i):
            return Noun(first, first + 1, first, pronoun="both")
        if head < 0 and number is None and (not det or det in ("all", "both")):
            return None
        last = max(i, head + 1, start)
        if head < 0:
            if of_seen:
                last = start
            elif state is not None:
                last = i
            else:
                last = start
        noun = Noun(first, last, head, number, det, state=state)
        self._describe(noun, start)
        return noun if noun.last > noun.first else None

    def _members_of(self, i: int, head: int) -> int | None:
        """Find the people in "two People's Party of Alba leaders", whose body is named in full."""
        if self.low(head) not in self.w.org or not self.tokens[head].text[0].isupper():
            return None
        k = i + 1
        while k < min(i + 8, self.n):
            token = self.tokens[k]
            if token.kind == "punct" and token.text in "()-/":
                k += 1
            elif token.kind == "word" and token.text[0].isupper() and not self.shouted:
                k += 1
            else:
                return k if k > i + 1 and token.low in self.people else None
        return None

    def _another_one(self, i: int, det: str) -> bool:
        """Tell "a third was hurt" and "a fourth, a nurse, died" from "a third of the town"."""
        if det not in ("a", "the") or self.low(i) not in _NEXT:
            return False
        after = self.low(i + 1)
        verb = self.w.verbs.get(after)
        auxiliary = after in self.w.be or after in self.w.have
        return (
            auxiliary
            or after in ("in", "who", "from")
            or (after == "," and det == "a")
            or (verb is not None and "past" in verb.tags)
        )

    def _after_her(self, i: int) -> bool:
        return self.nounish(i + 1) or i + 1 in self.number_at or self.low(i + 1) in self.w.adjective

    def _quoted_goes_on(self, i: int) -> bool:
        """Let a quoted word stand inside a group: 'area commander' Ram Singh."""
        return (
            self.nounish(i + 1)
            and self.tokens[i].text in "'’\"”"
            and self.low(i + 1) not in self.w.verbs
        )

    def _opening_initial(self, i: int) -> bool:
        """Tell the initial in "A. Haddad" from an article."""
        return self.tokens[i].text == "A" and self.low(i + 1) == "." and self._initial(i + 1)

    def _initial(self, i: int) -> bool:
        before = self.tokens[i - 1]
        after = self.tokens[i + 1] if i + 1 < self.n else None
        if after is None or after.kind not in ("word", "abbr") or not after.text[0].isupper():
            return False
        return (len(before.text) == 1 and before.text.isupper()) or before.low in _abbreviated()

    def _inner_verb(self, i: int, start: int, head: int, number: Number | None, det: str) -> str:
        """Decide a verb form inside a noun group: go on ("go"), a state ("state") or an end."""
        w = self.w
        low = self.low(i)
        verb = w.verbs.get(low)
        if verb is None and head < 0 and low in w.predicate and self._nominal(i + 1):
            return "state"
        if verb is None:
            return "stop" if self._unknown_verb(i, False) and head >= 0 else "go"
        tags = verb.tags
        self.nounish(i + 1) or i + 1 in self.number_at
        if head < 0:
            # Directly behind the article or the number.
            participle = "part" in tags or "ing" in tags
            if number is not None and i == start:
                irregular = "past" in tags and "part" not in tags and "base" not in tags
                if low in _undergone() or irregular or self.low(i + 1) in _CAUGHT:
                    return "stop"
            if participle and number is not None and i == start:
                if not self.nounish(i + 1) or self.low(i + 1) in w.be:
                    return "stop" if low not in self.people or low in w.verbs else "go"
                if low in w.ambiguous or low in _states():
                    return "state"
                after = self.low(i + 1)
                if after in w.predicate and not self.nounish(i + 2):
                    return "stop"
                if after in self.people or after in w.adjective or after in w.ambiguous:
                    return "state"
                return "stop" if "ing" not in tags else "state"
            alone = det in _STANDING_ALONE and self.low(i + 1) not in self.people
            if participle and alone and (det in ("another", "one") or not self.nounish(i + 1)):
                return "stop"
            if participle and self._nominal(i + 1):
                return "state"
            return "go"
        if "past" in tags or "part" in tags:
            if low in w.ambiguous or "base" in tags:
                return "stop" if self._verb_place(i, low, tags) else "go"
            if (
                low in _states()
                and verb.lemma not in _role_verbs()
                and det
                and self.low(i - 1) not in self.people
                and self.people.get(self.low(i + 1)) is not None
            ):
                # "a U.S. Army enlisted man"
                return "go"
            if (
                self.tokens[i].text[0].isupper()
                and not self.shouted
                and self._title_follows(i)
                and self.tokens[i - 1].text[0].isupper()
                and low not in ("killed", "died")
            ):
                return "go"
            return "stop"
        if "ing" in tags:
            if low in w.ambiguous:
                return "stop" if self._opens_noun(i + 1) and not self.nounish(i + 1) else "go"
            return (
                "stop"
                if self._opens_noun(i + 1)
                or self.low(i + 1) in w.prep
                or self.low(i - 1) in self.people
                else "go"
            )
        if low in w.ambiguous or "s" in tags or "base" in tags:
            return "stop" if self._verb_place(i, low, tags) else "go"
        return "stop"

    def _nominal(self, i: int) -> bool:
        """Tell whether token i goes on with a noun group and is no verb in the past."""
        verb = self.w.verbs.get(self.low(i))
        plain = verb is not None and "ing" not in verb.tags and self.low(i) not in self.w.ambiguous
        return self.nounish(i) and not plain

    def _describe(self, noun: Noun, start: int) -> None:
        """Fill in what the head says: person or thing, one or several, name or not."""
        w = self.w
        if noun.head < 0:
            return
        token = self.tokens[noun.head]
        low = token.low
        known = self.people.get(low)
        hyphen = low.rfind("-")
        if known is None and hyphen > 0 and (token.text[hyphen + 1].islower() or low.endswith("s")):
            known = self.people.get(low[hyphen + 1 :])
        begin = start
        while begin < noun.head and (
            self.tokens[begin].kind == "punct"
            or self.low(begin) in w.adjective
            or self.low(begin) in w.det
        ):
            begin += 1
        if known is not None:
            noun.lemma, noun.plural, noun.group = known
        elif low == "couple":
            noun.lemma, noun.plural = low, False
        elif low in w.people_units:
            noun.lemma, noun.plural = None, False
        capital = not self.shouted and self._capital(noun.head)
        if known is None or (capital and begin < noun.head and not noun.plural):
            self._name(noun, begin, known)
        for k in range(begin, noun.head):
            group = w.group_of_modifier.get(self.low(k))
            inner = self.people.get(self.low(k))
            if group is not None and (
                noun.group in (None, "worker", "combatant") or group in ("woman", "child")
            ):
                if noun.lemma is not None or noun.name:
                    noun.group = group
            elif noun.name and inner is not None and noun.group is None:
                noun.group = inner[2]
        if (
            noun.plural
            and noun.det in ("a", "an", "another")
            and noun.number is None
            and not low.endswith("s")
        ):
            # "a police", "a security personnel"
            noun.plural = False
        if noun.plural is None and noun.lemma is None and not noun.name:
            noun.plural = (
                low.endswith("s") and not low.endswith("ss") if noun.number is None else None
            )

    def _capital(self, i: int) -> bool:
        """Tell a capitalised word, "al-Kubaisi" too."""
        text = self.tokens[i].text
        return text[0].isupper() or (
            "-" in text
            and text[:3].lower() in ("al-", "el-", "as-", "ad-", "ar-", "an-", "at-", "ez-")
            and text[3:4].isupper()
        )

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
        low = self.low(head)
        if (
            low in w.org
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
        if any(self.low(m) in w.org for m in range(called, head + 1)):
            return
        if noun.number is not None and noun.number.value != 1:
            return
        if known is not None and (head == k or noun.det in ("a", "an", "another")):
            return
        titled = any(
            self.low(m) in self.people or self.low(m) in w.titles for m in range(begin, head)
        )
        if noun.det == "the" and known is None and not titled:
            return
        opening = head == k == 0 and (low in w.adjective or low in w.verbs or low == "aged")
        opening = opening or (head == k == 0 and self.low(1) == "of")
        if opening and known is None:
            # "Many died", "Bodies of two": capitals of a sentence, not of a name.
            return
        noun.name = True
        noun.plural = False
        title = next((m for m in range(begin, head) if self.low(m) in self.people), None)
        if title is not None:
            noun.lemma, _, noun.group = self.people[self.low(title)]
        elif known is not None:
            noun.lemma, _, noun.group = known


#: Of several people told one by one, those after the first.
_NEXT = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh"})
#: Determiners that are whole groups of their own: "another injured in the blast".
_STANDING_ALONE = frozenset({"another", "others", "some", "many", "several", "both", "all", "one"})

#: Words that stand behind the object of "take" and "hold".
_CAUGHT = frozenset({"hostage", "captive", "prisoner"})


@cache
def _role_forms() -> frozenset[str]:
    """Return the -s forms of the verbs of harm: "Police arrests four"."""
    return frozenset(
        verb_forms(v)[0] for vs in load("roles")["verb"]["object"].values() for v in vs
    )


@cache
def _role_verbs() -> frozenset[str]:
    """Return the verbs whose objects suffer."""
    return frozenset(verb for vs in load("roles")["verb"]["object"].values() for verb in vs)


@cache
def _harms() -> frozenset[str]:
    """Return the base forms of the verbs of harm that are no nouns in the same place."""
    verbs = load("roles")["verb"]["object"]
    return frozenset({*verbs["killed"], *verbs["abducted"], "injure", "wound", "arrest", "detain"})


@cache
def _undergone() -> frozenset[str]:
    """Return the base forms of what people undergo as subjects: "seven die in fire"."""
    return frozenset({"remain", "flee"}.union(*load("roles")["verb"]["subject"].values()))


@cache
def _states() -> frozenset[str]:
    return frozenset(load("nouns")["states"])


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(load("abbreviations")["before_a_name"])


def chunks(
    tokens: list[Token],
    found: list[Quantity],
    aside: list[str | None],
    shouted: bool = False,
    low: Lows | None = None,
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
    return _Chunker(tokens, found, aside, shouted, low).chunks()
