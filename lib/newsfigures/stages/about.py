"""What a measured figure describes: "unemployment" in "unemployment rose by 3 percent".

The places where English puts it are tried from the nearest to the farthest: the noun that the
figure stands in or before ("an 8.5 kW system"), what it is a part of ("60 percent of the loans"),
the noun it completes ("a fine of $5m"), the noun it stands beside ("the ship, 180 metres long,"),
the object that a verb moves ("cut the rate to 4 percent"), the subject. The phrase is given as
printed, with one complement ("price of bread") and without its article.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from operator import attrgetter

from newsfigures.lexicon import load
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.quantities import Quantity
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import words

Chunk = Noun | Verbs | Mark
#: The tokens of a phrase, the last exclusive.
Span = tuple[int, int]

#: A phrase with its complement is no longer than this in tokens; without it, it may be.
_LONGEST = 9
#: How many chunks to the left the subject is looked for.
_NEAR = 40
_BREAKS = frozenset((";", ":", "—", "–", "?", "!", "•"))
_ADJECTIVES = ("ive", "ous", "ful", "able", "ible", "less")
_HYPHENS = frozenset("-‐‑")


class _Lexicon:
    def __init__(self) -> None:
        data = load("about")
        self.before = frozenset(data["before"])
        self.behind = frozenset(data["behind"])
        self.behind_money = frozenset(data["behind_money"])
        self.after_object = frozenset(data["after_object"])
        self.of_change = frozenset(data["of_change"])
        self.of_empty = frozenset(data["of_empty"])
        self.levels = frozenset(data["levels"])
        self.clauses = frozenset(data["clauses"])
        self.costly = frozenset(data["costly"])
        self.changes = frozenset(data["changes"])
        self.measuring = frozenset(data["measuring"])
        self.empty = frozenset(data["empty"]) | self.changes
        self.states = frozenset(data["states"])
        self.hidden = frozenset(data["hidden"])
        self.leading = frozenset(data["leading"]) | frozenset(load("words")["determiner"])
        self.comparatives = frozenset(load("numbers")["zero"]["not_before"])
        self.times = words().time_nouns


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
    >>> extract("They fined the yard $12 million for the spill.")["about"].tolist()
    ['yard']
    """

    def __init__(
        self, text: str, sentence: Sentence, chunks: list[Chunk], found: list[Quantity]
    ) -> None:
        self.text = text
        self.tokens = sentence.tokens
        self.low = sentence.low
        self.chunks = chunks
        self.lex = _lexicon()
        #: Where each figure that describes a noun ends, by its first token.
        self.inner = {
            q.number.lead: max(q.number.trail, q.number.last) for q in found if q.attributive
        }
        self.last: str | None = None

    def about(self, quantity: Quantity, counted: bool = False) -> str | None:
        """Return what a quantity describes, as printed; None where the sentence does not say it.

        A number of ``counted`` things says itself what it counts, unless it stands before a noun:
        "a 12-page report". Quantities are asked for in the order of the text: one without a noun
        or a verb of its own describes what the one before it does.
        """
        if counted:
            return self._described(quantity)
        while quantity.converts is not None:
            quantity = quantity.converts
        number = quantity.number
        behind = max(number.trail, number.last)
        here = self._at(number.lead)
        if self._mark(here - 1) == "(" and self._is_figure(here - 2):
            return self.last  # 1.4 billion ($1.8bn)
        span = (
            self._inside(quantity, behind)
            or self.behind(quantity)
            or self._completed(number.lead)
            or self._bought(quantity, behind)
            or self._beside(here, number.lead, behind)
            or self._moved(here, number.lead)
            or self._subject(here)
            or self._change(quantity, here)
            or self._ahead(here)
        )
        if span is None:
            return self.last if self._is_bare(here) else None
        self.last = self._printed(span)
        return self.last

    def _described(self, quantity: Quantity) -> str | None:
        """Return what a number of things describes as an adjective: "a 12-page report"."""
        if not quantity.attributive:
            return None
        span = self._inside(quantity, max(quantity.number.trail, quantity.number.last))
        return None if span is None else self._printed(span)

    # -- chunks and their words ---------------------------------------------------------------

    def _at(self, k: int) -> int:
        """Return the index of the chunk in which token k stands."""
        return bisect_right(self.chunks, k, key=attrgetter("first")) - 1

    def _noun(self, i: int) -> Noun | None:
        """Return the noun group at index i, if a figure can describe it."""
        if not 0 <= i < len(self.chunks):
            return None
        noun = self.chunks[i]
        if type(noun) is not Noun or noun.head < 0 or noun.pronoun:
            return None
        if noun.measured and noun.number is not None and noun.head < noun.number.last:
            return None
        return None if self.low(noun.head) in self.lex.times else noun

    def _mark(self, i: int, *kinds: str) -> str | None:
        """Return the word of the mark at index i, if it is of one of these kinds."""
        if not 0 <= i < len(self.chunks):
            return None
        mark = self.chunks[i]
        return mark.low if type(mark) is Mark and (not kinds or mark.kind in kinds) else None

    def _is_figure(self, i: int) -> bool:
        """Tell whether the chunk at i is a figure without a noun."""
        noun = self.chunks[i] if i >= 0 else None
        return type(noun) is Noun and noun.number is not None and noun.head < 0

    def _is_empty(self, k: int) -> bool:
        return self.low(k) in self.lex.empty and self.tokens[k].text.islower()

    def _is_state(self, k: int) -> bool:
        """Tell "90 metres tall", "8 percent higher", "140 km/h lashed" from nouns."""
        low = self.low(k)
        known = low in self.lex.states or low in self.lex.comparatives
        return known or (self._is_past(low) and self.low(k - 1) != "-")

    def _extent(self, i: int, start: int = 0) -> Span | None:
        """Return the phrase of the noun at i, with one complement; ``start`` is past a figure."""
        noun = self._noun(i)
        if noun is None:
            return None
        first = max(noun.first, start, noun.number.trail if noun.number is not None else 0)
        end = noun.head + 1
        while end < noun.last and self.tokens[end].kind == "num":
            end += 1  # the S&P 500
        if end - self._past_leading(first, end) > 1 and self._ends_in_verb(i):
            end -= 1
        first = self._hidden_verb(first, end)
        if self._is_empty(end - 1):
            complement = self._complement(i, self.lex.of_empty)
            if complement is not None and (self.low(noun.head) not in self.lex.measuring):
                return complement
            bare = self._past_leading(first, end) == end - 1
            if bare and self.low(end - 1) not in self.lex.measuring:
                return None
        if end - first == 1 and self._is_past(self.low(first)):
            return None
        if (complement := self._complement(i, ("of",))) and complement[1] - first <= _LONGEST:
            end = complement[1]
        return self._widened(self._past_leading(first, end), end)

    def _complement(self, i: int, links: frozenset[str] | tuple[str, ...]) -> Span | None:
        """Return the noun behind "of" at i + 1: "price of bread", "prices of used cars"."""
        if self._mark(i + 1, "prep") not in links:
            return None
        first = self.chunks[i + 2].first if i + 2 < len(self.chunks) else 0
        k = i + 2
        if k < len(self.chunks) and type(self.chunks[k]) is Verbs:
            k += 1  # used cars
        noun = self._noun(k)
        if noun is None or noun.number is not None:
            return None
        return self._past_leading(first, noun.head + 1), noun.head + 1

    def _ends_in_verb(self, i: int) -> bool:
        """Tell whether the last word of the noun group at i is a verb: "the battery stores" 9 kWh.

        No noun stands right before a figure, and no participle ends a group of nouns.
        """
        noun, low = self.chunks[i], self.low(self.chunks[i].head)
        if self._is_past(low) or low in ("more", "less"):  # more than doubled
            return self.tokens[noun.head].text.islower()
        follower = self.chunks[i + 1] if i + 1 < len(self.chunks) else None
        if type(follower) is not Noun or follower.number is None or follower.first != noun.last:
            return False
        verbal = low in self.lex.hidden or low.endswith("s")
        return verbal and self.tokens[noun.head].text.islower()

    @staticmethod
    def _is_past(low: str) -> bool:
        """Tell a form in -ed from "speed" and "bed"."""
        return low.endswith("ed") and len(low) > 4 and low[-3] != "e"

    def _hidden_verb(self, first: int, end: int) -> int:
        """Return where the object starts in "network offers speeds", read as one noun group."""
        for k in range(end - 2, first, -1):
            token = self.tokens[k]
            if token.low in self.lex.hidden and token.text.islower() and not token.poss:
                return k + 1 if self.low(k - 1) not in self.lex.leading else first
        return first

    def _past_leading(self, first: int, end: int) -> int:
        while first < end - 1:
            if self.inner.get(first, end) < end:
                first = self.inner[first]
            elif self.low(first) in self.lex.leading:
                first += 1
            else:
                break
        return first

    def _widened(self, first: int, end: int) -> Span:
        """Take in what hyphens join to the phrase: the TA-35 index, the B-52."""
        tokens = self.tokens
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

    def _printed(self, span: Span) -> str:
        printed = self.text[self.tokens[span[0]].start : self.tokens[span[1] - 1].end]
        for ending in ("'s", "’s"):
            printed = printed.removesuffix(ending)
        return " ".join(printed.split()).strip("'\"“”‘’ ")

    # -- behind and before the figure -----------------------------------------------------------

    def _inside(self, quantity: Quantity, behind: int) -> Span | None:
        """Find the noun that the figure modifies: an 8.5 kW system, a 3% rise in fares."""
        i = self._at(behind)
        noun = self._noun(i)
        if noun is None or noun.head < behind or noun.first > behind:
            return None
        joined = quantity.attributive or noun.first < behind
        unit = quantity.unit
        counted = unit is not None and unit.factor is None and unit.dimension == "rate"
        if not joined and (counted or (unit is not None and unit.name == "times")):
            return None  # "2,000 people a day cross", "18 times earnings"
        hidden = not joined and self._is_hidden(noun)
        if hidden or self._is_state(noun.head) or (not joined and self._is_predicate(quantity)):
            return None
        if self.low(noun.head) in self.lex.changes:
            found = self._complement(i, self.lex.of_change)
            return found or (self._extent(i, behind) if noun.head > behind else None)
        return self._extent(i, behind)

    def _is_predicate(self, quantity: Quantity) -> bool:
        """Tell whether the figure stands behind a form of be: "was 90 percent effective"."""
        at = self._at(quantity.number.lead) - 1
        verb = self.chunks[at] if at >= 0 else None
        return type(verb) is Verbs and verb.copula

    def behind(self, quantity: Quantity) -> Span | None:
        """Find what the figure is a share or an amount of: 60 percent of the loans."""
        k = max(quantity.number.trail, quantity.number.last)
        if self.low(k) == "(":  # 8 miles (13 km) of tunnels
            k = next((j + 1 for j in range(k, k + 8) if self.low(j) == ")"), k)
        unit = quantity.unit
        if self.low(k) not in self.lex.behind:
            return None
        share = unit is not None and unit.dimension == "share"
        at = self._at(quantity.number.lead) - 1
        level = self._mark(at, "prep") in self.lex.levels or self._is_predicate(quantity)
        if share and level and self._subject(at + 1) is not None:
            return None
        return self._extent(self._at(k) + 1)

    def _completed(self, lead: int) -> Span | None:
        """Find the noun that the figure completes: a fine of $5m, price: $5m, goods worth $5m."""
        end = lead
        if self.low(lead) in ("from", "between"):
            pass
        elif self.low(lead - 1) == "worth" or self.low(lead - 1) in self.lex.before:
            end = lead - 1
        else:
            return None
        if self.low(end - 1) == "worth" and end < lead:
            return self._net_worth(end)
        i = self._at(end - 1)
        if span := self._verbal_noun(i):
            return span
        noun = self._noun(i)
        if noun is None or noun.number is not None:
            return None
        if noun.last != end or self._is_hidden(noun):
            return None
        if self.low(noun.head) in self.lex.changes:
            k = self._at(lead) + 1
            found = self._complement(k - 1, self.lex.of_change - {"of", "to", "for"})
            modified = self._past_leading(noun.first, noun.head + 1) < noun.head
            return found or ((noun.head - 1, noun.head + 1) if modified else None)
        if self._is_empty(noun.head):
            paced = self._mark(i - 1, "prep") in self.lex.levels  # grew at an annual rate of 2%
            if paced or self.low(noun.head) not in self.lex.measuring:
                return None
        start = self._chain(i) if end == lead else i
        return self._extent(start)

    def _net_worth(self, end: int) -> Span:
        """Read the noun "worth": "a net worth of $5m"."""
        before = self.chunks[self._at(end - 1) - 1]
        first = before.first if type(before) is Noun and before.last == end - 1 else end - 1
        return self._past_leading(first, end), end

    def _verbal_noun(self, i: int) -> Span | None:
        """Read "an overall cut", which the groups take for an article and a verb."""
        verb, article = self.chunks[i], self.chunks[i - 1] if i else None
        if span := self._object_in_s(i):
            return span
        if type(verb) is not Verbs or type(article) is not Noun or article.head >= 0:
            return None
        alone = article.number is None and not article.pronoun and article.det
        modified = verb.last - verb.first > 1 or self.low(verb.main) not in self.lex.changes
        return (verb.first, verb.last) if alone and modified else None

    def _object_in_s(self, i: int) -> Span | None:
        """Read "pay costs" and "cut borrowing costs", which the groups take for verbs alone."""
        noun, verb = self.chunks[i], self.chunks[i - 1] if i else None
        if type(noun) is not Verbs or type(verb) is not Verbs or noun.form != "s":
            return None
        modified = verb.form == "ing" and i > 1 and type(self.chunks[i - 2]) is Verbs
        return (verb.first if modified else noun.first), noun.last

    def _change(self, quantity: Quantity, here: int) -> Span | None:
        """Read "a jump of 7 metres" as about the jump where no one is named who jumped."""
        unit = quantity.unit
        if unit is None or unit.dimension in ("share", "money", "rate") or unit.name == "point":
            return None
        noun = self._noun(here - 2)
        if noun is None or self._mark(here - 1) != "of":
            return None
        return noun.head, noun.head + 1

    def _ahead(self, i: int) -> Span | None:
        """Find the subject behind the figures that open a sentence: "Down 3%, the index …"."""
        if any(self._noun(k) is not None or self._mark(k, "sub") for k in range(i)):
            return None
        for k in range(i + 1, min(i + 8, len(self.chunks) - 2)):
            if self._mark(k) == "," and type(self.chunks[k + 2]) is Verbs:
                return self._extent(k + 1)
        return None

    def _bought(self, quantity: Quantity, k: int) -> Span | None:
        """Find what money is for: $12,000 for a roof, 75,000 euros in damages."""
        if quantity.unit is None or quantity.unit.dimension not in ("money", "share"):
            return None
        link = self.low(k)
        if quantity.unit.dimension == "share" and link != "off":
            return None
        if link not in self.lex.behind_money and link != "in":
            return None
        i = self._at(k) + 1
        noun = self._noun(i)
        if noun is None or noun.first != k + 1:
            return None
        here = self._at(quantity.number.lead)
        verb = self._verb(here)
        inner = here > 1 and type(self.chunks[here - 2]) is not Mark
        if inner and self._noun(here - 1) is not None:
            return None  # "fined the yard $5m for the spill"
        if link == "in" and (noun.det or noun.name or not self.tokens[noun.head].text.islower()):
            return None
        if link == "for" and verb is not None:
            governing = self.chunks[verb]
            if governing.copula or governing.lemma in self.lex.costly or noun.lemma:
                return None
        return self._extent(i)

    def _beside(self, here: int, lead: int, behind: int) -> Span | None:
        """Find the noun in front of a figure set off by marks: the ship, 180 metres long, …"""
        opener = self.low(lead - 1)
        if opener == "(" and self._noun(here - 2) is not None:
            return self._extent(self._chain(here - 2))
        if opener != "," or self._noun(here - 2) is None:
            return None
        k = behind
        while self.low(k) in self.lex.states:
            k += 1
        closed = self.low(k) in (",", ")", ".", "")
        noun = self._noun(here - 2)
        if not closed or noun.number is not None:
            return None
        if self.low(k) != "," and self._verb(here) is not None:
            return None
        return self._extent(self._chain(here - 2))

    # -- object and subject ---------------------------------------------------------------------

    def _verb(self, i: int) -> int | None:
        """Return the index of the verb that governs the chunk at i, in its clause."""
        for j in range(i - 1, max(-1, i - _NEAR), -1):
            chunk = self.chunks[j]
            if type(chunk) is Verbs:
                return j
            if type(chunk) is Mark and (chunk.kind == "sub" or chunk.low in _BREAKS):
                return None
        return None

    def _moved(self, i: int, lead: int) -> Span | None:
        """Find the object that a verb moves: cut the rate by 2 points, fined the yard $5m."""
        v = self._verb(i)
        if v is None:
            return None
        if self.low(lead - 1) in self.lex.after_object and (span := self._object_in_s(v)):
            return span
        verb = self.chunks[v]
        noun = self._noun(v + 1)
        if self._is_figure(v + 1) and self._mark(v + 2) == "of":
            v += 2  # sold 600 kg of honey at $9
            noun = self._noun(v + 1)
        if verb.passive or verb.copula or verb.lemma in self.lex.costly or noun is None:
            return None
        if noun.last > lead or noun.number is not None or self._is_hidden(noun):
            return None
        direct = noun.last == lead
        link = self.low(lead - 1)
        if link in self.lex.leading:
            link = self.low(lead - 2)  # to the 2 degree mark
        if not direct and link not in self.lex.after_object:
            return None
        between = self.chunks[v + 2 : i]
        if any(type(c) is Mark and (c.kind in ("conj", "rel") or c.low == ",") for c in between):
            return None
        return self._extent(v + 1)

    def _is_hidden(self, noun: Noun) -> bool:
        """Tell whether a noun group of one word is a verb that the groups do not know."""
        return noun.last - noun.first == 1 and self.low(noun.head) in self.lex.hidden

    def _subject(self, i: int) -> Span | None:
        """Find the subject of the clause in which the chunk at i stands, or its nearest noun."""
        v, named = self._verb(i), True
        while v is not None:
            found = self._before_verb(v)
            if found is not None:
                return found
            before = self.chunks[v - 1] if v else None
            named = named and not (type(before) is Noun and before.pronoun)
            v = self._verb(v)
        return self._nearest(i) if named else None

    def _before_verb(self, v: int) -> Span | None:
        """Find the subject that stands before the verb at v."""
        k = v - 1
        while k >= 0 and self._is_passed_over(k):
            k -= 1
        if self._mark(k) == ")":
            k = next((j - 1 for j in range(k, max(-1, k - _NEAR), -1) if self._mark(j) == "("), k)
        if k >= 0 and self._mark(k, "rel") is not None:
            k -= 2 if self._mark(k - 1) == "," else 1
            return self._extent(self._chain(k)) if self._noun(k) is not None else None
        if self._mark(k) == ",":
            return self._before_comma(k)
        noun = self._noun(k)
        if noun is None:
            return None
        start = self._chain(k)
        governed = self._mark(start - 1, "prep")
        subject = governed is None or governed in self.lex.clauses
        if not subject and not (governed == "with" and self.chunks[v].form == "ing"):
            return None
        return self._extent(start) or self._extent(k)

    def _is_passed_over(self, k: int) -> bool:
        """Tell what may stand between a subject and its verb: other verbs, figures, "of it"."""
        chunk = self.chunks[k]
        if type(chunk) is Noun:
            if chunk.pronoun:
                return self._mark(k - 1, "prep") is not None
            return self._is_figure(k)
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
                return None if self._mark(start - 1, "prep") else self._extent(start)
            if type(self.chunks[k]) is Verbs and self._mark(k - 1, "rel") is None:
                return None
        return None

    def _chain(self, i: int) -> int:
        """Return the first noun of "prices of bread in the north", by the index of its last."""
        while (
            (self._mark(i - 1, "prep") or "than") not in self.lex.clauses
            and self._noun(i - 2) is not None
            and self.chunks[i - 2].number is None
        ):
            i -= 2
        return i

    def _nearest(self, i: int) -> Span | None:
        """Find the nearest noun to the left in the clause, the first of its chain."""
        weak = None
        for k in range(i - 1, max(-1, i - _NEAR), -1):
            if self._mark(k) in _BREAKS or self._mark(k, "sub") is not None:
                break
            noun = self._noun(k)
            if noun is None or self._is_hidden(noun) or self._is_adjective(k):
                continue
            counted = noun.number is not None and noun.number.lead not in self.inner
            if counted and self._mark(i - 1, "conj") is not None:
                continue  # "12 trucks and $3m": neither describes the other
            if k == i - 2 and self._mark(k - 1) == "," and self._is_third_person(noun):
                continue
            if self._is_state(noun.head) and noun.last - noun.first == 1:
                continue
            start = self._chain(k)
            found = self._extent(start) or self._extent(k)
            if found is None:
                continue
            if self._mark(start - 1, "prep") is None and not counted:
                return found
            weak = weak or found
        return weak

    def _is_third_person(self, noun: Noun) -> bool:
        """Tell "the ferry, built in 2001, sails at 18 knots" from a list of nouns."""
        low = self.low(noun.head)
        return noun.last - noun.first == 1 and low.endswith("s") and not low.endswith("ss")

    def _is_adjective(self, i: int) -> bool:
        """Tell "is portable": one word without an article behind a form of be."""
        noun, before = self.chunks[i], self.chunks[i - 1] if i else None
        if noun.name or noun.plural or noun.last - noun.first > 1:
            return False
        copula = type(before) is Verbs and before.copula
        return copula or self.low(noun.head).endswith(_ADJECTIVES)

    def _is_bare(self, i: int) -> bool:
        """Tell whether the clause of the chunk at i holds neither a noun nor a verb before it."""
        return self._verb(i) is None
