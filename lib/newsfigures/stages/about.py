"""What a figure describes: "unemployment" in "unemployment rose by 3 percent".

The places where English puts it are tried from the nearest to the farthest: the noun that the
figure stands in or before ("an 8.5 kW system"), what it is a part of or paid for ("60 percent of
the loans"), the noun it completes ("a fine of $5m"), the figure it goes on from ("by 3 points to 5
percent"), the noun it stands beside ("the ship, 180 metres long,"), the object that a verb moves
("cut the rate to 4 percent"), the subject. Of counted things it is who has or does them: the yard
that employs 400 welders. The phrase is given as printed, with one complement ("price of bread") and
without its article.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from operator import attrgetter

from newsfigures.lexicon import load
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.quantities import Quantity
from newsfigures.stages.tokens import Sentence, by_index
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import words

Chunk = Noun | Verbs | Mark
#: The tokens of a phrase, the last exclusive.
Span = tuple[int, int]

#: A phrase with its complement is no longer than this in tokens; without it, it may be.
_LONGEST = 9
#: How many chunks to the left the subject is looked for.
_NEAR = 40
#: How many words of a state stand behind a figure: "180 metres long".
_STATES = 3
_BREAKS = frozenset((";", ":", "—", "–", "?", "!", "•"))
_HYPHENS = frozenset("-‐‑")
_CONTRACTED = ("'re", "’re", "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d")
#: A change in these is never a feat by itself: "a jump of 7 percent" is one of something.
_OF_OTHERS = ("share", "money", "rate")


class _Lexicon:
    def __init__(self) -> None:
        data = load("about")
        self.before = frozenset(data["before"])
        self.behind_money = frozenset(data["behind_money"])
        self.after_object = frozenset(data["after_object"])
        self.going_on = frozenset(data["going_on"])
        self.of_change = frozenset(data["of_change"])
        self.of_empty = frozenset(data["of_empty"])
        self.levels = frozenset(data["levels"])
        self.clauses = frozenset(data["clauses"])
        self.of_subject = frozenset(data["of_subject"])
        self.schemes = frozenset(data["schemes"])
        self.followed = frozenset(data["followed"])
        self.changes = frozenset(data["changes"])
        self.measuring = frozenset(data["measuring"])
        self.empty = frozenset(data["empty"]) | self.changes
        self.states = frozenset(data["states"])
        self.describing = frozenset(data["describing"])
        self.leading = frozenset(data["leading"]) | frozenset(load("words")["determiner"])
        self.compass = frozenset(("north", "south", "east", "west"))
        self.no_nouns = self.states | frozenset(load("numbers")["zero"]["not_before"])
        self.no_nouns |= words().adjective | words().adverb | frozenset(data["adverbs"])
        self.forecasters = frozenset(load("units")["described"]["forecasters"])
        self.times = words().time_nouns
        self.speakers = frozenset(("i", "we", "you", "me", "us", "there"))


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


class Descriptions:
    """What the figures of one sentence describe.

    Args:
        text: the article.
        sentence: the sentence.
        chunks: its noun groups, verb groups and marks, in order (see `groups.chunks`).
        found: its quantities, in order.

    >>> from newsfigures.extract import extract
    >>> extract("The price of milk rose 4 percent to $2.10 a litre.")["about"].tolist()
    ['price of milk', 'price of milk']
    >>> extract("They fined the yard, which employs 90 welders, $12 million.")["about"].tolist()
    ['yard', 'yard']
    """

    def __init__(
        self, text: str, sentence: Sentence, chunks: list[Chunk], found: list[Quantity]
    ) -> None:
        self.text = text
        self.tokens = sentence.tokens
        self.low = sentence.low
        self.chunks = chunks
        #: The chunk at an index, None a little beyond either end.
        self.chunk = by_index(chunks, None)
        self.lex = _lexicon()
        #: Where each figure that describes a noun ends, by its first token.
        self.inner = {
            q.number.lead: max(q.number.trail, q.number.last) for q in found if q.attributive
        }
        self.leads = {q.number.lead for q in found}
        #: What the figures read so far describe, by the chunk in which they stand.
        self.read: dict[int, Span | None] = {}

    def about(self, quantity: Quantity, counted: bool = False) -> str | None:
        """Return what a quantity describes, as printed; None where the sentence does not say it.

        A number of ``counted`` things says itself what it counts: that is who has or does them.
        Quantities are asked for in the order of the text: one may go on from the one before it.
        """
        while quantity.converts is not None:
            quantity = quantity.converts
        here = self._at(quantity.number.lead)
        span = self._of_counted(quantity, here) if counted else self._of_measured(quantity, here)
        if not counted or self._is_figure(here):
            self.read[here] = span
        return None if span is None else self._printed(span)

    def _of_measured(self, quantity: Quantity, here: int) -> Span | None:
        lead = quantity.number.lead
        span = self._modified(quantity) or self.behind(quantity) or self._completed(lead)
        span = span or self._bought(quantity, here)
        if span is not None:
            return span
        older = self._goes_on_from(here)
        if older is not None:
            return self.read[older]
        return (
            self._beside(quantity, here)
            or self._moved(quantity, here)
            or self._free(here)
            or self._subject(here)
            or self._ahead(here)
            or self._change(quantity, here)
        )

    def _of_counted(self, quantity: Quantity, here: int) -> Span | None:
        """Find whose the counted things are: 40 members of the choir, a fleet of 12 vans."""
        if quantity.attributive:
            return self._modified(quantity)  # a 12-page report
        before = self.low(quantity.number.lead - 1)
        span = None if self._noun(here) is None else self._complement(here, ("of",))
        if span is None and before == "of":
            span = self._completed(quantity.number.lead)
        if span is None and before == "(":
            span = self._beside(quantity, here)
        return span or self._subject(here, near=False)

    # -- chunks and their words ---------------------------------------------------------------

    def _at(self, k: int) -> int:
        """Return the index of the chunk in which token k stands."""
        return bisect_right(self.chunks, k, key=attrgetter("first")) - 1

    def _noun(self, i: int) -> Noun | None:
        """Return the noun group at index i, if a figure can describe it."""
        noun = self.chunk(i)
        if type(noun) is not Noun or noun.head < 0 or noun.pronoun:
            return None
        if noun.measured and noun.number is not None and noun.head < noun.number.last:
            return None
        if self.low(noun.head) in self.lex.times or self._is_quality(noun):
            return None
        if self.low(noun.head).endswith(_CONTRACTED):
            return None  # "you're at $39"
        return noun

    def _is_quality(self, noun: Noun) -> bool:
        """Tell "higher", "more expensive" and "late" from groups with a noun."""
        hefty = noun.det in ("a", "an") and noun.last in self.leads  # a hefty 28 percent
        tokens = self.tokens[noun.first + hefty : noun.head + 1]
        return all(token.low in self.lex.no_nouns and token.text.islower() for token in tokens)

    def _mark(self, i: int, *kinds: str) -> str | None:
        """Return the word of the mark at index i, if it is of one of these kinds."""
        mark = self.chunk(i)
        return mark.low if type(mark) is Mark and (not kinds or mark.kind in kinds) else None

    def _is_figure(self, i: int) -> bool:
        """Tell whether the chunk at i is a figure without a noun."""
        noun = self.chunk(i)
        return type(noun) is Noun and noun.number is not None and noun.head < 0

    def _is_time(self, i: int) -> bool:
        """Tell "last year" and "early Friday", which may stand anywhere."""
        noun = self.chunk(i)
        return (
            type(noun) is Noun
            and noun.head >= 0
            and (self.low(noun.head) in self.lex.times or self._is_quality(noun))
        )

    # -- phrases --------------------------------------------------------------------------------

    def _phrase(self, i: int, start: int = 0, bare: bool = False) -> Span | None:
        """Return the phrase of the noun at i, with one complement.

        ``start`` is past a figure in the group; ``bare`` takes an empty noun where it stands alone.
        """
        noun = self._noun(i)
        if noun is None:
            return None
        first = max(noun.first, start, noun.number.trail if noun.number is not None else 0)
        end = noun.head + 1
        while end < noun.last and self.tokens[end].kind == "num":
            end += 1  # the S&P 500
        first = self._past_leading(first, end)
        while end - first > 1 and self._is_no_noun(end - 1):
            end -= 1  # "profit more than doubled"
        if end - first == 1 and self._is_past(self.low(first)):
            return None
        head = self.low(end - 1)
        if head in self.lex.empty and self.tokens[end - 1].text.islower():
            complement = self._complement(i, self.lex.of_empty)
            if complement is not None and head not in self.lex.measuring:
                return complement
            if first == end - 1 and head not in self.lex.measuring and not bare:
                return None
        complement = self._complement(i, ("of",))
        if complement is not None and complement[1] - first <= _LONGEST:
            end = complement[1]
        return self._widened(first, end)

    def _complement(self, i: int, links: frozenset[str] | tuple[str, ...]) -> Span | None:
        """Return the noun behind "of" at i + 1: "price of bread", "prices of used cars"."""
        if self._mark(i + 1, "prep") not in links:
            return None
        k = i + 2
        first = self.chunks[k].first if k < len(self.chunks) else 0
        if type(self.chunk(k)) is Verbs:
            k += 1  # used cars
        noun = self._noun(k)
        if noun is None or noun.number is not None:
            return None
        return self._past_leading(first, noun.head + 1), noun.head + 1

    def _is_no_noun(self, k: int) -> bool:
        low = self.low(k)
        return low in self.lex.no_nouns or (self._is_past(low) and self.tokens[k].text.islower())

    @staticmethod
    def _is_past(low: str) -> bool:
        """Tell a form in -ed from "speed" and "bed"."""
        return low.endswith("ed") and len(low) > 4 and low[-3] != "e"

    def _past_leading(self, first: int, end: int) -> int:
        while first < end - 1:
            if self.inner.get(first, end) < end:
                first = self.inner[first]
            elif self.low(first) in self.lex.leading and not self._in_name(first):
                first += 1
            else:
                break
        return first

    def _in_name(self, k: int) -> bool:
        """Tell "West Texas" from "last August"."""
        if self.low(k) not in self.lex.compass:
            return False
        return self.tokens[k].text.istitle() and self.tokens[k + 1].text.istitle()

    def _widened(self, first: int, end: int) -> Span:
        """Take in what hyphens join to the phrase: the TA-35 index, the B-52."""
        tokens = self.tokens
        if first and tokens[first].text in _HYPHENS and self._glued(first):
            first -= 1  # a four-cylinder
        while (
            first > 1
            and tokens[first - 1].text in _HYPHENS
            and tokens[first - 2].end == tokens[first - 1].start
            and tokens[first - 1].end == tokens[first].start
        ):
            first -= 2
        if self.low(end) == "-" and end + 1 < len(tokens) and tokens[end + 1].kind == "num":
            end += 2 if tokens[end + 1].start == tokens[end - 1].end + 1 else 0
        return first, end

    def _glued(self, k: int) -> bool:
        return self.tokens[k - 1].end == self.tokens[k].start

    def _printed(self, span: Span) -> str:
        printed = self.text[self.tokens[span[0]].start : self.tokens[span[1] - 1].end]
        for ending in ("'s", "’s"):
            printed = printed.removesuffix(ending)
        return " ".join(printed.split()).strip("'\"“”‘’ ")

    def _chain(self, i: int) -> int:
        """Return the first noun of "prices of bread and oil in the north", by that of its last."""
        while self._noun(i - 2) is not None and self.chunks[i - 2].number is None:
            link = self._mark(i - 1, "prep", "conj")
            if link is None or link in self.lex.clauses:
                break
            if self._mark(i - 1, "conj") and self._mark(i - 3, "prep") is None:
                break
            i -= 2
        return i

    # -- behind and before the figure -----------------------------------------------------------

    def _modified(self, quantity: Quantity) -> Span | None:
        """Find the noun that the figure modifies: an 8.5 kW system, a 3% rise in fares."""
        behind = max(quantity.number.trail, quantity.number.last)
        i = self._at(behind)
        noun = self._noun(i)
        if noun is None or noun.head < behind or noun.first > behind:
            return None
        unit = quantity.unit
        if not quantity.attributive and noun.first == behind:
            counted = unit is not None and unit.factor is None and unit.dimension == "rate"
            if counted or (unit is not None and unit.name == "times"):
                return None  # "2,000 people a day cross", "18 times earnings"
            if self._is_predicate(quantity) or noun.det:
                return None
        if self._is_past(self.low(noun.head)) or self.low(noun.head) in self.lex.forecasters:
            return None  # "than the 200,000 economists had forecast"
        if self.low(noun.head) in self.lex.changes:
            found = self._complement(i, self.lex.of_change)
            return found or (self._phrase(i, behind) if noun.head > behind else None)
        return self._phrase(i, behind)

    def _is_predicate(self, quantity: Quantity) -> bool:
        """Tell whether the figure stands behind a form of be: "was 90 percent effective"."""
        verb = self.chunk(self._at(quantity.number.lead) - 1)
        return type(verb) is Verbs and verb.copula

    def behind(self, quantity: Quantity) -> Span | None:
        """Find what the figure is a share or an amount of: 60 percent of the loans.

        A share of something may also tell where on a scale the subject is: "the deficit widened to
        6 percent of output".
        """
        k = max(quantity.number.trail, quantity.number.last)
        if self.low(k) == "(":  # 8 miles (13 km) of tunnels
            k = next((j + 1 for j in range(k, k + 8) if self.low(j) == ")"), k)
        if self.low(k) != "of":
            return None
        at = self._at(quantity.number.lead)
        if quantity.unit is not None and quantity.unit.dimension == "share":
            level = self._mark(at - 1, "prep") in self.lex.levels or self._is_predicate(quantity)
            if level and self._subject(at) is not None:
                return None
        return self._phrase(self._at(k) + 1)

    def _completed(self, lead: int) -> Span | None:
        """Find the noun that the figure completes: a fine of $5m, price: $5m, goods worth $5m."""
        end = lead
        if self.low(lead - 1) in self.lex.before:
            end = lead - 1
        elif self.low(lead) not in ("from", "between"):
            return None
        i = self._at(end - 1)
        noun = self._noun(i)
        if noun is None or noun.number is not None or noun.last != end:
            return None
        if self.low(noun.head) in self.lex.changes:
            found = self._complement(self._at(lead), self.lex.of_change)
            alone = self._past_leading(noun.first, noun.head + 1) == noun.head
            return found or (None if alone else self._phrase(i))
        if self.low(noun.head) in self.lex.empty:
            paced = self._mark(i - 1, "prep") in self.lex.levels  # grew at an annual rate of 2%
            if paced or self.low(noun.head) not in self.lex.measuring:
                return None
        return self._phrase(self._chain(i) if end == lead else i)

    def _change(self, quantity: Quantity, here: int) -> Span | None:
        """Read "a jump of 7 metres" as about the jump where no one is named who jumped."""
        noun, unit = self._noun(here - 2), quantity.unit
        if noun is None or self._mark(here - 1) != "of" or unit is None or unit.name == "point":
            return None
        return None if unit.dimension in _OF_OTHERS else (noun.head, noun.head + 1)

    def _bought(self, quantity: Quantity, here: int) -> Span | None:
        """Find what money is for: $12,000 for a roof, 75,000 euros in damages."""
        unit = quantity.unit
        if unit is None or unit.dimension not in ("money", "share"):
            return None
        k = max(quantity.number.trail, quantity.number.last)
        link = self.low(k)
        if link != "off" and (unit.dimension == "share" or link not in self.lex.behind_money):
            return None
        noun = self._noun(self._at(k) + 1)
        if noun is None or noun.first != k + 1:
            return None
        if self._noun(here - 1) is not None and type(self.chunk(here - 2)) is not Mark:
            return None  # "fined the yard $5m for the spill"
        if link == "in" and (noun.det or noun.name or not self.tokens[noun.head].text.islower()):
            return None
        v = self._verb(here)
        if link == "for" and v is not None:
            governing = self.chunks[v]
            if governing.copula or governing.lemma in self.lex.of_subject or noun.lemma:
                return None
        return self._phrase(self._at(k) + 1)

    # -- beside other figures and nouns -----------------------------------------------------------

    def _goes_on_from(self, here: int) -> int | None:
        """Return the figure from which the one at ``here`` goes on: "195 points, or 0.6 percent".

        Nothing stands between them but links, marks and times: "4.67% from 4.58% late Friday".
        """
        for k in range(here - 1, -1, -1):
            if k in self.read:
                return k
            chunk = self.chunks[k]
            known = type(chunk) is Mark and (chunk.low in self.lex.going_on or chunk.kind == "adv")
            if not known and not self._is_time(k):
                return None
        return None

    def _beside(self, quantity: Quantity, here: int) -> Span | None:
        """Find the noun in front of a figure set off by marks: the ship, 180 metres long, …"""
        opener = self.low(quantity.number.lead - 1)
        noun = self._noun(here - 2)
        if opener not in ("(", ",") or noun is None or noun.number is not None:
            return None
        if opener == ",":
            k = max(quantity.number.trail, quantity.number.last)
            for _ in range(_STATES):
                k += self.low(k) in self.lex.states
            if self.low(k) not in (",", ")", ".", ""):
                return None
            if self.low(k) != "," and self._verb(here) is not None:
                return None
        return self._phrase(self._chain(here - 2))

    def _free(self, here: int) -> Span | None:
        """Find the noun that the figure tells of without a verb: "with oil at $80"."""
        k = here - 1
        while (self._mark(k) or "") in self.lex.after_object or self._mark(k, "adv") is not None:
            k -= 1
        if k == here - 1 or self._noun(k) is None:
            return None
        start = self._chain(k)
        before = self._mark(start - 1)
        agent = self.chunk(start - 2)
        if (
            before == "with"
            or (before in ("and", ",", ";") and self._is_figure(start - 2))
            or (before == "by" and type(agent) is Verbs and agent.lemma in self.lex.followed)
        ):
            return self._phrase(start)
        return None

    # -- object and subject ---------------------------------------------------------------------

    def _verb(self, i: int, across: bool = False) -> int | None:
        """Return the index of the verb that governs the chunk at i, in its clause.

        With ``across``, also in the clause that its own depends on.
        """
        for j in range(i - 1, max(-1, i - _NEAR), -1):
            chunk = self.chunks[j]
            if type(chunk) is Verbs:
                return j
            if type(chunk) is not Mark:
                continue
            if chunk.low in _BREAKS or (chunk.kind == "sub" and not across):
                return None
        return None

    def _moved(self, quantity: Quantity, here: int) -> Span | None:
        """Find the object that a verb moves: cut the rate by 2 points, fined the yard $5m."""
        v = self._verb(here)
        if v is None:
            return None
        verb, lead = self.chunks[v], quantity.number.lead
        if verb.passive or verb.copula:
            return None
        carried = verb.lemma == "take" and self.low(lead - 1) == "to"
        if verb.lemma in self.lex.of_subject and not carried:
            return None
        at = v + 1
        if self._is_figure(at) and self._mark(v + 2) == "of":
            at += 2  # sold 600 kg of honey at $9
        noun = self._noun(at)
        if noun is None or noun.last > lead:
            return None
        link = self.low(lead - 1)
        if link in self.lex.leading:
            link = self.low(lead - 2)  # to the 2 degree mark
        priced = link == "for" and quantity.unit is not None and quantity.unit.dimension == "money"
        if not (noun.last == lead or link in self.lex.after_object or priced):
            return None
        between = self.chunks[at + 1 : here]
        if any(type(c) is Mark and (c.kind == "rel" or c.low == ",") for c in between):
            return None
        return self._phrase(at)

    def _subject(self, i: int, near: bool = True) -> Span | None:
        """Find the subject of the clause in which the chunk at i stands.

        With ``near``, where it has no verb, the nearest noun.
        """
        v = self._verb(i)
        across = False
        while v is not None:
            found = self._before_verb(v)
            if found is not None:
                return found
            before = self.chunk(v - 1)
            if type(before) is Noun and before.pronoun:
                if before.pronoun in self.lex.speakers:
                    return None
                near, across = False, True  # "the firm fell when it lost $5m"
            v = self._verb(v, across)
        return self._nearest(i) if near else None

    def _before_verb(self, v: int) -> Span | None:
        """Find the subject that stands before the verb at v."""
        k = v - 1
        while k >= 0 and self._is_passed_over(k):
            k -= 1
        if self._mark(k) == ")":
            k = next((j - 1 for j in range(k, max(-1, k - _NEAR), -1) if self._mark(j) == "("), k)
        if self._mark(k, "rel") is not None:
            k -= 2 if self._mark(k - 1) == "," else 1
            return self._phrase(self._chain(k)) if self._noun(k) is not None else None
        if self._mark(k) == ",":
            return self._before_comma(k)
        if self._noun(k) is None:
            return None
        verb = self.chunks[v]
        if verb.form in ("ed", "ing") and verb.lemma in self.lex.describing and k == v - 1:
            return self._phrase(k)
        start = self._chain(k)
        governed = self._mark(start - 1, "prep")
        if governed is not None and governed not in self.lex.clauses:
            absolute = governed == "with" and verb.form in ("ing", "ed", "inf")
            return self._phrase(start, bare=True) if absolute else None
        if self._is_object(start, verb):
            return None
        return self._phrase(start) or self._phrase(k) or self._phrase(start, bare=True)

    def _is_object(self, i: int, verb: Verbs) -> bool:
        """Tell an object from a subject: "the plan to cut taxes costs", "has plans to hire"."""
        before = self.chunk(i - 1)
        if type(before) is not Verbs:
            return False
        if verb.to:
            return self.low(self.chunks[i].head) in self.lex.schemes
        return before.to or before.form == "ing" or self._mark(i - 2, "rel") is not None

    def _is_passed_over(self, k: int) -> bool:
        """Tell what may stand between a subject and its verb: other verbs, figures, "of it"."""
        chunk = self.chunks[k]
        if type(chunk) is Noun:
            if chunk.pronoun:
                return self._mark(k - 1, "prep") is not None
            return self._is_figure(k) or self._is_time(k)
        if type(chunk) is Mark:
            pronoun = self.chunks[k + 1]
            of_it = chunk.kind == "prep" and type(pronoun) is Noun and bool(pronoun.pronoun)
            return chunk.kind == "adv" or chunk.low == "than" or of_it
        return True

    def _before_comma(self, comma: int) -> Span | None:
        """Find the subject in front of an inset: "Farming, last year's worst sector, fell"."""
        for k in range(comma - 1, max(-1, comma - _NEAR), -1):
            if self._mark(k) == ",":
                if self._noun(k - 1) is None:
                    return None
                start = self._chain(k - 1)
                return None if self._mark(start - 1, "prep") else self._phrase(start)
            if type(self.chunks[k]) is Verbs and self._mark(k - 1, "rel") is None:
                return None
        return None

    def _nearest(self, i: int) -> Span | None:
        """Find the nearest noun to the left in the clause, the first of its chain."""
        weak = None
        for k in range(i - 1, max(-1, i - _NEAR), -1):
            if self._mark(k) in _BREAKS or self._mark(k, "sub") is not None:
                break
            noun = self._noun(k)
            if noun is None:
                continue
            counted = noun.number is not None and noun.number.lead not in self.inner
            if counted and self._mark(i - 1, "conj") is not None:
                continue  # "12 trucks and $3m": neither describes the other
            start = self._chain(k)
            found = self._phrase(start) or self._phrase(k)
            if found is None:
                continue
            if self._mark(start - 1, "prep") is None and not counted:
                return found
            weak = weak or found
        return weak

    def _ahead(self, i: int) -> Span | None:
        """Find the subject behind the figures that open a sentence: "Down 3%, the index …"."""
        if any(self._noun(k) is not None or self._mark(k, "sub") for k in range(i)):
            return None
        for k in range(i + 1, min(i + 8, len(self.chunks) - 2)):
            if self._mark(k) == "," and type(self.chunks[k + 2]) is Verbs:
                return self._phrase(k + 1)
        return None
