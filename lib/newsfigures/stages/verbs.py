"""Verb groups of a sentence, without a part-of-speech model.

Verbs are known from a lexicon of news verbs; where a form is a noun as often ("attacks",
"wounded", "cut"), the words on either side decide. Every rule looks a fixed distance, so the stage
is linear.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import not_
from typing import TYPE_CHECKING

from newsfigures.stages.flags import flag, flags
from newsfigures.stages.lazy import lazy
from newsfigures.stages.numbers import Number
from newsfigures.stages.tokens import Flags, Lows, Token, lows
from newsfigures.stages.tokens import flags as flags_of
from newsfigures.stages.words import (
    NO_VERBS,
    Verb,
    abbreviated,
    harms,
    person_nouns,
    remains,
    role_forms,
    singular_of,
    states,
    telegram_forms,
    toll_verbs,
    undergone,
    words,
)

if TYPE_CHECKING:
    from newsfigures.stages.quantities import Quantity

#: Of several people told one by one, those after the first.
NEXT = frozenset(
    {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)
#: Behind these a clause may open without an article: "No deaths as shelling injures 20".
_BEFORE_TELEGRAMS = frozenset({"as", "after", "when", "while", ":", ";", ","})
#: Behind these a participle tells a state: "remain trapped".
_LINKING = frozenset({"remain", "remains", "stay", "stays", "get", "become"})
_ARTICLES = frozenset({"a", "an", "the"})
#: So many words at most stand between a verb and the one that is joined to it.
_BREATH = 12
#: Behind these a verb needs no "to": "helped evacuate 300".
_WARRANTS = frozenset({"warrant", "warrants"})
_HELP = frozenset({"help", "helps", "helped", "helping"})
#: Behind people these are verbs, whatever noun follows.
_UNDERGOING = frozenset(
    {"face", "fear", "need", "lack", "own", "want", "suffer", "sustain", "receive", "incur"}
)
#: Verbs of which no noun has the form.
DYING = frozenset({"die", "drown", "perish", "suffocate"})
_LIVING = DYING | {"survive"}
_INTENDING = frozenset({"plans", "aims", "hopes", "needs", "wants", "seeks"})
#: Before a deed these make it a noun.
_MANIFOLD = frozenset({"double", "triple", "quadruple", "attempted", "mass", "serial"})
_DIES = frozenset({"dies", "drowns", "perishes"})
#: Marks that end a clause.
_STOPS = frozenset(".,:;")
#: Who is left so or so may be told so many words behind these.
_LEAVING = frozenset({"leave", "leaves", "leaving", "left"})
_LEFT_BEHIND = 24
#: Determiners that are whole groups of their own: "another injured in the blast".
STANDING_ALONE = frozenset({"another", "others", "some", "many", "several", "both", "all", "one"})
#: What ends a noun group, as far as a word alone can tell.
_CLOSED = flag(lambda: words().ending)


def endures(lows: Lows, i: int) -> bool:
    """Tell whether the verb at token i is that of "both suffered minor injuries"."""
    w = words()
    verb = w.verbs.get(lows[i])
    if verb is None or verb.lemma not in w.enduring:
        return False
    return any(lows[k] in w.wounds for k in range(i + 1, i + 5))


def dies(lows: Lows, i: int) -> bool:
    """Tell whether the word at token i is the verb of "both died" and "neither survived"."""
    verb = words().verbs.get(lows[i])
    return verb is not None and verb.lemma in _LIVING


def _is_no_word(low: str) -> bool:
    """Tell from its lower-case form that a token is not of the kind "word"."""
    letter = low[:1].isalnum() and not low[0].isdecimal()
    return not letter or "." in low or ":" in low or "/" in low


[_NO_WORD] = flags(1, lambda low: _NO_WORD if _is_no_word(low) else 0)
CLOSED_OR_NO_WORD = _CLOSED | _NO_WORD
#: Participles that are nouns behind a number, an article or a word of rank: "the prime accused".
SUBSTANTIVE = frozenset({"accused"})
_OF_RANK = frozenset({"prime", "chief", "third", "second", "fellow", "first", "fourth"})
#: What can stand before the main verb of a group, but for adverbs.
_AUXILIARY = flag(lambda: words().auxiliary)


#: Behind these no verb in -s stands: it is a plural.
_NO_FINITE = frozenset(
    {"to", "in", "of", "from", "by", "with", "for", "at", "into", "near", "under"}
)
_ONLY_S = frozenset({"s"})


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


class VerbReader:
    """A sentence whose verbs are being told from its nouns."""

    def __init__(
        self,
        tokens: list[Token],
        found: list[Quantity],
        aside: list[str | None],
        shouted: bool,
        low: Lows | None,
        flags: Flags | None = None,
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
        #: The lower-case form of token i, "" before the first and behind the last.
        self.lows = low or lows(tokens)
        self.low = self.lows.__getitem__
        self.flags = flags or flags_of(tokens)
        #: Whether token i is a word of an open class, of which noun groups are made.
        self.open = [*map(not_, map(CLOSED_OR_NO_WORD.__and__, self.flags))]
        for k in self.inside:
            self.open[k] = False

    @lazy
    def headline(self) -> bool:
        """Whether nearly every word has a capital: "Blast Kills Seven in Old Town"."""
        words = [t.text for t in self.tokens if t.kind == "word" and len(t.text) > 3]
        capitals = sum([text[0].isupper() for text in words])
        return self.shouted or capitals > 0.7 * len(words)

    def nounish(self, i: int) -> bool:
        """Tell whether a noun group can go on or begin at token i."""
        if i >= self.n:
            return False
        if self.open[i] or i in self.describing:
            return True
        if i in self.inside:
            return False
        token = self.tokens[i]
        if token.kind == "abbr":
            return token.low not in ("a.m.", "p.m.")
        if token.kind != "word":
            return False
        low, w = token.low, self.w
        if low == "worth" and self.lows[i + 1] == "of":
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
                and not self._named_ly(i)
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

    def _named_ly(self, i: int) -> bool:
        """Tell "Lilly has 900 workers" and "shares in Lilly" from an adverb."""
        if not self.tokens[i].text[0].isupper() or self.tokens[i].text.isupper():
            return False
        after, w = self.low(i + 1), self.w
        acts = after in w.have or after in w.be or after in w.modal
        return acts if i == 0 else not self.headline and self.tokens[i - 1].kind == "word"

    def verb_at(self, i: int, before_noun: bool) -> Verb | None:
        """Return the verb at token i if it is one in this place.

        ``before_noun`` tells that an article, an adjective or a number stands directly before it.
        """
        token = self.tokens[i]
        if token.kind != "word" or token.poss:
            return None
        w, low = self.w, token.low
        if low == "near" and self.lows[i - 1] not in {"to", "would", "will", "may", "could"}:
            return None
        verb = w.verb(low)
        if low == "aged" and i + 1 < self.n and self.tokens[i + 1].kind == "num":
            return verb
        if token.text == "Die" and i and self._title_follows(i) and not self.headline:
            return None  # "Germany's Die Welt"
        if verb is None:
            return self._unknown_verb(i, before_noun) if low.endswith("ed") else None
        tags = verb.tags
        before = self.lows[i - 1]
        if "past" in tags and self.lows[i + 1] == "self":
            return verb  # "Man killed wife, shot self"
        if low in w.adjective and self._nominal(i + 1):
            return None
        if "ing" in tags and before in w.adjective and self.lows[i + 1] == "of":
            return None  # "the fatal stabbing of two men"
        if before in _NO_FINITE and tags == _ONLY_S:
            return None  # "taken to shelters"
        if low in SUBSTANTIVE and self._is_substantive(i, before):
            return None
        if i == 0 and "part" in tags and self.lows[1] in remains():
            return None  # "Tortured body of a man found"
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
                and token.text.lower() == low  # no "KIA"
                and self._name_before(i)
                and self.low(i + 1) not in ("in", "by", "on", "at", "and")
                and not (low in states() and self.low(i + 1) == ",")  # "Mother Killed, guard hurt"
            ):
                return verb if self.headline and not self._title_follows(i) else None
            return verb
        if "ing" in tags:
            if before in ("by", "from") and low in w.moving and self.nounish(i + 1):
                return None  # "cut by flying glass"
            if self._is_doer(i):
                return None  # "Ferry sinking kills 12"
            opens = before in w.be or before == "," or self.of_people(i)
            if low in w.ambiguous and not opens:
                behind = self._particles(verb.lemma, i + 1)  # "after beating up his driver"
                modifies = before in w.det or before in telegram_forms()
                return verb if self._opens_noun(behind) and not modifies else None
            return verb
        if low in w.ambiguous:
            return verb if self._verb_place(i, low, tags) else None
        if "s" in tags or "base" in tags:
            if before in w.prep and before not in ("to", "as"):
                return None
            return verb if self._verb_place(i, low, tags) else None
        return verb

    def _is_substantive(self, i: int, before: str) -> bool:
        """Tell "the prime accused was held" from "two accused of theft", "they accused him"."""
        w = self.w
        ranked = before in w.adjective or before in _OF_RANK or before in w.det
        if not (ranked or i - 1 in self.inside):
            return False
        return self.low(i + 1) not in ("of", "by") and not self._opens_noun(i + 1)

    def of_people(self, i: int) -> bool:
        """Tell "people living in tents", "leaders meeting in the capital" by the words beside.

        Of one, "a man living in Alba", only what one does by oneself: no "student meeting in Alba".
        """
        known = self.people.get(self.low(i - 1))
        after = self.low(i + 1)
        several = known is not None and known[1] is True
        one = known is not None and self.low(i) in self.w.doing
        return (several or one) and (after in self.w.prep or after in self.w.adverb)

    def _describes(self, i: int) -> bool:
        """Tell "the army backed militia", a participle between a name and what it describes."""
        before = self.tokens[i - 1] if i else None
        return (
            before is not None
            and (
                before.text[0].isupper()
                or before.low in self.w.org
                or before.low in self.w.adjective
            )
            and (before.low not in self.people or before.low in self.w.adjective)
            and not self.shouted
            and self.nounish(i + 1)
            and not (self.low(i) == "hit" and before.text[0].islower() and self._capital(i + 1))
            and (
                self.low(i + 1) not in self.w.verbs
                or singular_of(self.low(i + 1)) in self.w.things  # "local made guns"
            )
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
        if i in self.inside or i in self.describing:
            return True
        token = self.tokens[i]
        low = token.low
        return (
            low in self.w.det
            or low in self.w.possessive
            or low in self.w.pronoun
            or low in self.people
            or low == "self"
            or low in self.w.adjective
            or (token.kind == "word" and token.text[0].isupper() and not self.shouted)
        )

    def _verb_place(self, i: int, low: str, tags: frozenset[str]) -> bool:
        """Decide a form that is a noun as often by the words on either side of it."""
        w = self.w
        before, after = self.lows[i - 1], self.lows[i + 1]
        if i == 0 and self._title_follows(0) and not self.headline:
            return False  # "Ram Raj was arrested"
        if after in _WARRANTS and low in w.ambiguous:
            return False  # "a European Arrest Warrant"
        if before in _MANIFOLD and low in w.ambiguous:
            return False  # "Triple murder suspect"
        if before in role_forms() and low in self.people and low not in w.ambiguous:
            return False  # "Gunman kills nurse"
        if before in telegram_forms() and after in self.people:
            return False  # "Truck kills bus driver"
        if i == 0 and "part" in tags and after in ("in", "by"):
            return True  # "Shot in the head, two men died"
        if i == 0:
            caller = self.people.get(after)
            if caller is not None and caller[1] is False and self._title_follows(1):
                return False  # "Rescue official Ana Reed said"
            opens = "base" in tags and self._opens_noun(1) and low not in w.prep
            return (opens and "past" not in tags) or "ing" in tags
        if (
            before in w.modal
            or before in w.do
            or before == "to"
            or before in {"not", "n't", "who", "which", "that"}
            or (before in _HELP and "base" in tags)
        ):
            return True
        if before in w.be or before in w.have:
            return "part" in tags or "past" in tags or "ing" in tags
        past = "past" in tags or "part" in tags
        if past and before in STANDING_ALONE and (not self.nounish(i + 1) or endures(self.lows, i)):
            # "one killed and another injured when ..."
            return True
        if past and before == "more" and low in states() and not self.nounish(i + 1):
            return after not in w.be and after not in w.have  # "12 killed and 30 more injured"
        if before == "as" and self.lows[i - 2] == "well" and low in harms():
            return True
        dies = low in DYING or low in _DIES
        if dies and before not in w.det and after not in w.det:
            return True  # "ten passengers of a hijacked jet die when guards open fire"
        if past and before in ("or", "and") and after in _STOPS and self.lows[i - 3] in w.be:
            first = w.verb(self.low(i - 2))
            if first is not None and "part" in first.tags:
                return True  # "ninety people were killed or injured."
        if low in _INTENDING and after == "to" and self._base_at(i + 2) and before in w.org:
            return True  # "the government plans to release 300"
        if before in w.prep or before in w.det or before in w.adjective:
            return False
        led = w.verb(before) if low == "back" else None
        if led is not None and "s" in led.tags:
            return False  # "dates back 66 years"
        if before in {"he", "she", "it", "they", "we", "i", "you"}:
            return True
        if after in ("a", "an") and self.lows[i + 2] in w.time_nouns:
            after = ""  # "25 data breaches a year earlier"
        follows = bool(after) and self._opens_noun(i + 1)
        # "beat up the groom"
        follows = follows or self._opens_noun(self._particles(w.verbs[low].lemma, i + 1))
        if low in ("remains", "remain"):
            verb = w.verb(after)
            stay = after in w.adjective or (verb is not None and "part" in verb.tags)
            if after == "in" or (before == "," and (stay or after == "at")):
                return True  # "two men, both from Alba, remain hospitalised"
        if self.tokens[i - 1].kind == "decade" and "base" in tags and low in undergone():
            return True  # "Couple in their 80s die"
        if before == "," and "base" in tags and low in undergone() and after in w.prep:
            return True  # "Two rebels, one of them a child, surrender to the army"
        aged = before == "," and not past and self.tokens[i - 2].kind == "num"
        if aged and w.verbs[low].lemma in undergone() and after not in w.be:
            return True  # "Man, 34, dies after fall", "Woman and son, 6, drown"
        moved = after in ("up", "down")  # ", wages up 5%"
        if before == "," and "s" in tags and after in w.prep and i + 2 in self.inside and not moved:
            return True  # "the ferry, built for 200, sails at 18 knots"
        sure = low not in w.ambiguous and low not in self.people
        joined = before in w.conj and "base" in tags and sure and self._plural_behind(i)
        if joined and self._bare_before(i):
            return True  # "is to last a year and create delays"
        if before == "," and past and low in states() and self._left_so(i):
            return True  # "left six others, including three women, injured."
        if before in w.conj or before == ",":
            # "shot and wounded three": a second verb if an object or a place follows.
            return (
                past
                and (follows or after in ("in", "by", "on", "at", "when", "") or after in w.adverb)
            ) or (
                follows
                and (
                    ("s" in tags and low not in self.people)
                    or low in harms()
                    # "burst into a bank and shoot dead two clerks"
                    or ("base" in tags and self._particles(w.verbs[low].lemma, i + 1) > i + 1)
                )
            )
        if before in w.adverb or before.endswith("ly"):
            return True
        known = self.people.get(before)
        if past and "base" not in tags:
            return True
        if past:
            # hurt, hit, cut, set: past only where something stands before that can act or suffer.
            things = self._is_plural(before) and (
                after in w.prep or after in w.adverb or self._plural_behind(i)
            )
            return (
                known is not None
                or follows
                or things
                or after in w.adverb
                or i - 1 in self.inside
                or after in ("in", "by", "when", "and", "", ".", ",", ";")
            )
        if (
            after in w.be
            or after in w.have
            or after in w.modal
            or (
                after in w.verbs
                and "past" in w.verbs[after].tags
                and after not in w.ambiguous
                and low not in _LINKING
            )
        ):
            return False
        if i - 1 in self.inside and low in undergone():
            return True
        if (
            "base" in tags
            and follows
            and low in harms()
            and before not in w.det
            and before not in w.prep
            and before not in w.adjective
        ):
            # "cadres of the party kill a farmer"
            return True
        verb = w.verbs.get(before)
        if "s" in tags and low in telegram_forms() and self._opens_telegram(i):
            return True
        if before == "toll" and "s" in tags and w.verbs[low].lemma in toll_verbs():
            return True  # "Quake toll jumps to 43"
        if "s" in tags and verb is not None and before not in self.people:
            led = self.low(i - 2)
            joined = led in w.conj and self._bare_before(i - 1)
            moved = "past" in verb.tags or "ing" in verb.tags
            moved = moved and not (before in w.ambiguous and (led in w.det or led in w.adjective))
            if moved or led == "to" or led in w.modal or joined:
                return False  # "inflicted burns", "will incur charges"
        sure_verb = low not in w.ambiguous and low not in self.people and not low.endswith("er")
        if i - 1 in self.inside and sure_verb and (follows or after in w.prep):
            return True  # "tickets priced at up to $120 go on sale"
        if "s" in tags and "-" in before and before.endswith(("ing", "ed")):
            return False  # "with life-changing burns"
        sure = low not in w.ambiguous and before not in w.possessive and not self.tokens[i - 1].poss
        if "s" in tags and follows and known is not None and low in role_forms():
            return True
        if "s" in tags and sure and (after in w.prep or after in w.det or after in w.adverb):
            return True
        one = known is not None and known[1] is False
        if "s" in tags and one and low in role_forms() and self.nounish(i + 1):
            return True  # "Driver kills traffic warden"
        if "s" in tags and one and low in w.falling:
            if after in ("life", "lives") or after in w.possessive:
                return True  # "Clerk ends life"
            return after in w.prep  # "Worker falls to death", where "falls" is no noun
        if "s" in tags and (self._between_nouns(i) or (after == "to" and self._base_at(i + 2))):
            return True
        if "s" in tags:
            counts = i + 1 in self.inside  # "the opposition needs 61 votes"
            return (follows or sure or counts) and (known is None or not known[1])
        several = (known is not None and known[1]) or i - 1 in self.inside
        if low in _UNDERGOING and several and self.nounish(i + 1):
            return before != "police"  # "40 workers face closure", "five suffer burns"
        ends = not after or after in w.sub or after in w.adverb or after in w.prep
        if low in undergone() and ends and (several or self._is_plural(before)):
            return True  # "Two hijackers surrender after ...", "12 from 8 groups surrender in Alba"
        if known is not None and known[1] is not False:
            return sure or follows or after in ("that", "in", "at", "on", "to")
        if known is not None and low in undergone() and self.low(i - 2) in (",", "and", "&"):
            return sure and not self.nounish(i + 1)  # "Toddler, grandmother die in blaze"
        # "shares gain 3%": a figure follows no noun in that place.
        plural = self._is_plural(before)
        ranges = low == "range" and after in ("from", "between")  # "whose uses range from"
        intends = after == "to" and self._base_at(i + 2)  # "developers plan to install"
        if "base" in tags and sure and after in _ARTICLES:
            return True  # "analysts at the bank reckon the fall"
        return plural and (sure or ranges or intends or i + 1 in self.inside or after in _ARTICLES)

    def _opens_telegram(self, i: int) -> bool:
        """Tell "Mass shooting wounds 12" and "Truck kills toddler" by the bare nouns before."""
        first = i - 1
        while first > 0 and i - first < _BREATH and self._is_bare(first - 1):
            first -= 1
        opener = self.low(first - 1)
        if first > 0 and opener not in _BEFORE_TELEGRAMS and opener not in self.w.det:
            return False
        before, after = self.lows[i - 1], self.low(i + 1)
        if before.endswith("s") or not self.nounish(i - 1):
            return False
        if before.endswith("ing"):
            return i + 1 in self.inside or self.nounish(i + 1)
        if i + 1 in self.describing:
            return True  # "Crash kills 3-year-old boy"
        low, people = self.low(i), after in self.w.people_units
        for k in range(i + 1, i + 4):  # "Fire kills school bus driver"
            people = people or self.low(k) in self.people
            if people or not self.nounish(k):
                break
        return people and (low not in self.w.ambiguous or self.w.verbs[low].lemma in harms())

    def _is_doer(self, i: int) -> bool:
        """Tell the noun of "Ferry sinking kills 12" from the verb of "Ferry sinking fast"."""
        titled = self.headline and i > 0 and self._is_bare(i - 1)  # "Food Poisoning Hits Alba"
        return (i + 2 in self.inside or titled) and self.low(i + 1) in telegram_forms()

    def _is_bare(self, i: int) -> bool:
        """Tell a noun without an article from a verb that can be none: "sank", "kills"."""
        low = self.low(i)
        verb = self.w.verbs.get(low)
        noun = verb is None or "base" in verb.tags or low in self.w.ambiguous
        return noun and self.nounish(i)

    def _are_people(self, i: int) -> bool:
        """Tell the guards and nurses of "two guards", "23 nurses" from "one nurses a wound"."""
        known = self.people.get(self.low(i))
        return known is not None and known[1] is True and self.low(i - 1) not in ("one", "1")

    @staticmethod
    def _is_plural(low: str) -> bool:
        return low.endswith("s") and not low.endswith("ss")

    def _plural_behind(self, i: int) -> bool:
        """Tell whether a noun in the plural stands behind token i, without an article."""
        return self._is_plural(self.low(i + 1)) and self.nounish(i + 1)

    def _bare_before(self, i: int) -> bool:
        """Tell whether a verb behind "to" or "will" goes before, not far and in the same breath."""
        for k in range(i - 2, max(i - _BREATH, -1), -1):
            if self.tokens[k].kind == "punct":
                return False
            low = self.low(k)
            if low in self.w.modal or (low == "to" and self._base_at(k + 1)):
                return True
        return False

    def _left_so(self, i: int) -> bool:
        """Tell whether the state at token i, which nothing follows, is that of those left in it."""
        if i + 1 < self.n and self.low(i + 1) not in (*_STOPS, "and"):
            return False
        return any(self.low(k) in _LEAVING for k in range(max(0, i - _LEFT_BEHIND), i - 2))

    def _between_nouns(self, i: int) -> bool:
        """Tell "the network offers speeds": no plural stands between a noun and a plural."""
        before, after = self.low(i - 1), self.low(i + 1)
        if before.endswith("s") or self.tokens[i - 1].poss or not self.nounish(i - 1):
            return False
        return self._is_plural(after) and self.nounish(i + 1)

    def _unknown_verb(self, i: int, before_noun: bool) -> Verb | None:
        """Take an unknown word in -ed behind a person, a name or a relative for a verb."""
        low = self.low(i)
        if before_noun or not low.endswith("ed") or len(low) < 5 or "-" in low:
            return None
        before, after = self.low(i - 1), self.low(i + 1)
        if i == 0 and after in ("with", "by", "at", "over"):
            return Verb(low[:-2], frozenset({"past", "part"}))  # "Disenchanted with the cause, "
        if self.tokens[i].text[0].isupper() and not self.headline:
            return None  # "his son Naveed"
        plural = self._is_plural(before)
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

    def verb_group(self, i: int) -> Verbs | None:
        """Read auxiliaries, adverbs and a main verb from token i."""
        w = self.w
        first, modal, perfect, neg, be, to = i, "", "", False, "", False
        adverbs: list[str] = []
        auxiliary = False
        while i < self.n and (auxiliary or self.flags[i] & _AUXILIARY):
            if i in self.number_at:
                break
            low = self.lows[i]
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
            elif (low in w.do and self.lows[i + 1] in ("not", "n't")) or low in NO_VERBS:
                pass
            elif low == "to" and i + 1 < self.n and self._base_at(i + 1):
                to = True
            elif (low in {"not", "never", "n't"}) and (auxiliary or self.lows[i + 1] in w.verbs):
                neg = True
            elif (
                auxiliary
                and (low in w.adverb or low.endswith("ly") or (low == "since" and perfect))
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
            low = self.lows[i]
            verb = None
            if auxiliary:
                verb = w.verb(low)
                if verb is None and be and low in w.predicate_phrases:
                    pass
                elif be and low == "done" and self.lows[i + 1] == "to":
                    verb = Verb("do", frozenset({"part"}))  # "were done to death"
                elif (
                    verb is None
                    and (be or perfect)
                    and low.endswith("ed")
                    and low not in self.people
                ):
                    verb = Verb(low[:-2], frozenset({"past", "part"}))
                if verb is not None and not self._fits(verb, be, modal, to, perfect, i):
                    verb = None
            else:
                # An adverb may open the group: "allegedly killed".
                k = i
                while (
                    (self.lows[k] in w.adverb or self.lows[k] == "allegedly")
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
                    verb,
                    low if not adverbs or auxiliary else self.lows[i],
                    be,
                    modal,
                    to,
                    auxiliary,
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
            told = low in w.predicate and (be or self._predicate_place(i))
            told = told if low not in w.curt else self._is_curt(i)
            if told and not self._missed(i):
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
        if perfect == "" and first == i and self.lows[i] in w.have:
            return Verbs(
                first, i + 1, i, "have", "past", False, neg, modal, "", to, False, None, ()
            )
        return None

    def _particles(self, lemma: str, i: int) -> int:
        """Return the token behind the words that belong to the verb: "shot dead", "set free"."""
        for tail in self.w.particles.get(lemma, ()):
            if self._stand_at(i, tail):
                return i + len(tail)
        return i

    def _stand_at(self, i: int, words: tuple[str, ...]) -> bool:
        """Tell whether the words stand from token i on."""
        for word in words:
            if self.lows[i] != word:
                return False
            i += 1
        return True

    def predicate_phrase(self, i: int) -> Verbs | None:
        """Read "in custody" or "behind bars" as a predicate of what stands before it."""
        by_second = self.w.predicate_phrases.get(self.lows[i], {})
        for phrase, measure in by_second.get(self.lows[i + 1], ()):
            end = i + len(phrase)
            if "and" in phrase and self.lows[end] in self.w.det:
                continue  # "left one dead and injured a guard"
            if self._stand_at(i, phrase) and not (
                (self.nounish(end) and not self._time_at(end)) or end in self.number_at
            ):
                return Verbs(i, end, i, " ".join(phrase), "adj", True, predicate=measure)
        return None

    def _time_at(self, i: int) -> bool:
        """Tell a time without a preposition: "last week", "Monday", "early Friday"."""
        low = self.low(i)
        near = low in ("last", "this", "early", "late") and self.low(i + 1) in self.w.time_nouns
        return near or low in self.w.weekdays

    def _aux_have(self, i: int) -> bool:
        """Tell "has killed" from "has 12 children"."""
        for k in range(i + 1, min(i + 4, self.n)):
            low = self.low(k)
            known = self.w.verbs.get(low)
            if low in self.w.be or (low.endswith("ed") if known is None else "part" in known.tags):
                return k not in self.inside
            adverb = low in self.w.adverb or low == "since" or low.endswith("ly")
            if not (adverb or low in self.w.neg):
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
        if "ing" in tags and low.endswith("ing"):
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

    def _is_curt(self, i: int) -> bool:
        """Tell "9 dead, 14 critical" from "nine senators critical of the bill"."""
        before, after = self.low(i - 1), self.low(i + 1)
        if before == "," and self.tokens[i - 2].kind == "num" and self.low(i - 4) in self.people:
            return not self.nounish(i + 1)  # "Woman, 32, critical after stabbing"
        if before in self.w.be:
            return after == "in" and self.low(i + 2) in ("hospital", "intensive", "the")
        counted = i - 1 in self.inside or before in self.people
        return counted and not self.nounish(i + 1) and after != "of"

    def _predicate_place(self, i: int) -> bool:
        """Tell "12 dead", "left three missing" from "the dead man"."""
        before = self.low(i - 1)
        if i == 0:
            return False
        if i - 1 in self.inside:
            return not self.nounish(i + 1) or self.verb_at(i + 1, False) is not None
        one = before in self.people and i - 2 in self.inside  # "one civilian dead"
        if (
            before in self.w.det
            or before in self.w.prep
            or (before in self.w.adjective and not one)
        ):
            return False
        return not self.nounish(i + 1) or self.low(i + 1) in self.w.verbs

    def _missed(self, i: int) -> bool:
        """Tell "missing their target" from "three missing"."""
        after = self.low(i + 1)
        return self.low(i) == "missing" and (after in self.w.det or after in self.w.possessive)

    def _another_one(self, i: int, det: str) -> bool:
        """Tell "a third was hurt" and "a fourth, a nurse, died" from "a third of the town"."""
        if det not in ("a", "the") or self.lows[i] not in NEXT:
            return False
        after = self.low(i + 1)
        verb = self.w.verbs.get(after)
        auxiliary = after in self.w.be or after in self.w.have
        return (
            auxiliary
            or after in ("in", "who", "from")
            or (after == "," and det == "a")
            or (verb is not None and not verb.tags.isdisjoint(("past", "s")))
        )

    def _opening_initial(self, i: int) -> bool:
        """Tell the initial in "A. Haddad" from an article."""
        return self.tokens[i].text == "A" and self.lows[i + 1] == "." and self._initial(i + 1)

    def _initial(self, i: int) -> bool:
        before = self.tokens[i - 1]
        after = self.tokens[i + 1] if i + 1 < self.n else None
        if after is None or after.kind not in ("word", "abbr") or not after.text[0].isupper():
            return False
        return (len(before.text) == 1 and before.text.isupper()) or before.low in abbreviated()

    def _capital(self, i: int) -> bool:
        """Tell a capitalised word, "al-Kubaisi" too; behind the last word there is none."""
        text = self.tokens[i].text if i < self.n else " "
        return text[0].isupper() or (
            "-" in text
            and text[:3].lower() in ("al-", "el-", "as-", "ad-", "ar-", "an-", "at-", "ez-")
            and text[3:4].isupper()
        )
