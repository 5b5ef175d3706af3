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

from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.quantities import Quantity
from newsfigures.stages.syntax import NONE, Chunk, Syntax
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.units import Unit
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of, words

#: The tokens of a phrase, the last exclusive.
Span = tuple[int, int]

#: What a figure describes is not told: "it sold them for $5".
_UNSAID: Span = (0, 0)
#: A phrase with its complement is no longer than this in tokens; without it, it may be.
_LONGEST = 9
#: What is paid for something without its currency is no less: "bought the house for 650,000".
_LEAST_SUM = 1000
#: How many chunks to the left the subject is looked for.
_NEAR = 40
#: How many words of a state stand behind a figure: "180 metres long".
_STATES = 3
_BREAKS = frozenset((";", ":", "—", "–", "?", "!", "•"))
_HYPHENS = frozenset("-‐‑")
#: A change in these is never a feat by itself: "a jump of 7 percent" is one of something.
_OF_OTHERS = ("share", "money", "rate")
#: "$20m more for the piers"
_MORE = ("more", "extra")
#: A time before one of these tells when something was, and not how long.
_MOMENTS = frozenset(("ago", "later", "earlier"))
#: Before a figure of the same thing at another time or place.
_COMPARED = (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])
_COMPARED += ([",", "against"], [",", "from"], ["as", "against"])
_MOVED = frozenset(("up", "down"))
_DEICTIC = frozenset(("last", "next", "this", "previous"))
_QUANTIFIERS = frozenset(("most", "many", "some", "several", "few"))
_LEVELLED = frozenset(("to", "by", "from"))
_POSSESSIVES = frozenset(("their", "its", "his", "her", "our", "my", "your"))
#: How far back a pronoun reaches.
_TAKEN_UP = 10
#: What is counted behind one of these is where or when, and no one's.
_ASIDE = frozenset(
    ("in", "from", "over", "after", "during", "between", "among", "across", "within")
)
#: Before a noun whose verb is that of the figure before: "and a dozen eggs $4".
_JOINING = frozenset(("and", "but", ",", ";", "while"))
_COMPARING = frozenset(("from", "with", "to", "against", "versus"))


class _Lexicon:
    def __init__(self) -> None:
        data = load("about")
        self.before = frozenset(data["before"])
        self.of_whole = frozenset(data["of_whole"])
        self.behind_money = frozenset(data["behind_money"])
        self.after_object = frozenset(data["after_object"])
        self.going_on = frozenset(data["going_on"])
        self.of_change = frozenset(data["of_change"])
        self.against_last = frozenset(data["against_last"])
        self.of_empty = frozenset(data["of_empty"])
        self.levels = frozenset(data["levels"])
        self.clauses = frozenset(data["clauses"])
        self.of_subject = frozenset(data["of_subject"])
        self.schemes = frozenset(data["schemes"])
        self.followed = frozenset(data["followed"])
        self.changes = frozenset(data["changes"])
        self.measuring = frozenset(data["measuring"])
        self.empty = frozenset(data["empty"]) | self.changes
        self.empty_alone = frozenset(data["empty_alone"])
        self.amounting = frozenset(data["amounting"])
        self.scales = frozenset(data["scales"])
        self.light = frozenset(data["light"])
        self.dealings = frozenset(data["dealings"])
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


class Descriptions(Syntax):
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
        super().__init__(sentence, chunks)
        self.text = text
        self.lex = _lexicon()
        #: Where each figure that describes a noun ends, by its first token.
        self.inner = {
            q.number.lead: max(q.number.trail, q.number.last) for q in found if q.attributive
        }
        self.leads = {q.number.lead for q in found}
        #: What the figures read so far describe, by the chunk in which they stand.
        self.read: dict[int, Span | None] = {}
        #: Whose the things counted so far are, by the chunk in which their number stands.
        self.owners: dict[int, Span | None] = {}
        #: The units of those figures.
        self.measures: dict[int, Unit | None] = {}

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
            self.measures[here] = quantity.unit
        elif counted:
            self.owners[here] = span
        return None if span is None or span == _UNSAID else self._printed(span)

    def _of_measured(self, quantity: Quantity, here: int) -> Span | None:
        lead = quantity.number.lead
        if self.lows[quantity.number.trail] in _MOMENTS:
            return _UNSAID  # "two years later"
        span = self._modified(quantity) or self.behind(quantity)
        if span is None and self._mark(here - 1) == "with":
            span = self._bought(quantity, here)  # a firm with $2m in debt
        span = span or self._completed(lead) or self._bought(quantity, here)
        if span is not None:
            return span
        older = self._goes_on_from(here)
        if self._mark(here - 1, "rel") and self._mark(here - 2) == "of":
            return next(reversed(self.read.values()), None)  # "$9m, of which $2m will go"
        if older is None and self.bears_verb(here):
            return _UNSAID  # "and 40 percent were late"
        if older is None:
            older = self._compared_with(quantity, here)
        if older is not None:
            return self.read[older] if older in self.read else self.owners[older]
        return (
            self._owner(lead)
            or self._beside(quantity, here)
            or self._free(here)
            or self._needed(here)
            or self._moved(quantity, here)
            or self._forecast(quantity, here)
            or self._subject(here)
            or self._change(here)
            or self._apposed(here)
        )

    def _of_counted(self, quantity: Quantity, here: int) -> Span | None:
        """Find whose the counted things are: 40 members of the choir, a fleet of 12 vans."""
        if quantity.attributive:
            return self._modified(quantity)  # a 12-page report
        if self._is_figure(here) and self._mark(here + 1) != "of":
            return self._of_bare(quantity, here)
        before = self.low(quantity.number.lead - 1)
        older = self._compared_count(here) if before in _COMPARING else None
        if older is not None:
            return self.owners[older]
        span = self._possessor(quantity, here) or self._housed(quantity, here) or self._with(here)
        if span is None and self._noun(here) is not None:
            span = self._complement(here, ("of",))
        label = before == ":" and not self.is_subject(here)
        if span is None and (before == "of" or label):
            span = self._completed(quantity.number.lead)
        if span is None and before == "(":
            span = self._beside(quantity, here)
        if self._mark(here - 1) == "of" and self._is_figure(here - 2):
            verb = self.chunk(self.verb_of(here))
            if not (type(verb) is Verbs and verb.copula):
                return span  # half of the 600 patients
        with_them = here == 1 and before == "with"
        if self._mark(here - 1) in _ASIDE:
            return span  # 88 runs from the last 10 overs
        if span is not None:
            return span
        inset = with_them or self._mark(here - 2) == ","
        if not inset and self._mark(here - 1, "prep") and self.verb_of(here) == NONE:
            return None  # sales at its 2,100 outlets
        span = self._wanted(here) or self._listed(here)
        if span is not None:
            return span
        told = self.subject_of(here) < here or self.is_fronted(here) or with_them
        if told and not self.is_subject(here):
            return self._subject(here, near=False)
        return None

    def _compared_count(self, here: int) -> int | None:
        """Return the count with which this one is compared: "to 90 lots from 120 lots"."""
        head = self.low(self.chunks[here].head)
        for k in range(here - 2, max(-1, here - _TAKEN_UP), -1):
            if k in self.owners and self.low(self.chunks[k].head) == head:
                return k
            if self._mark(k) in _BREAKS or type(self.chunks[k]) is Verbs:
                break
        return None

    def _possessor(self, quantity: Quantity, here: int) -> Span | None:
        """Find the owner in "the union's 12,000 members"."""
        noun = self.chunks[here]
        lead = quantity.number.lead
        whole = self._noun(here + 2) if self._mark(here + 1) == "of" else None
        if whole is not None and whole.number is None:  # two of the lender's branches
            for k in range(whole.first, whole.head):
                if self.tokens[k].poss:
                    return self._past_leading(whole.first, k + 1), k + 1
        if type(noun) is not Noun or not noun.first < lead or not self.tokens[lead - 1].poss:
            return None
        return self._past_leading(noun.first, lead), lead

    def _with(self, here: int) -> Span | None:
        """Find whose they are in "a firm with $2m in debt and 90 employees"."""
        if self._mark(here - 1) not in ("with", "and"):
            return None
        for k in range(here - 1, max(here - _TAKEN_UP, -1), -1):
            if self._mark(k) == "with":
                comma = self._mark(k - 1) == ","
                noun = self._noun(k - 1 - comma)
                return None if noun is None else self._phrase(self._chain(k - 1 - comma))
            if type(self.chunks[k]) is Verbs or self._mark(k) == ",":
                break
        return None

    def _wanted(self, here: int) -> Span | None:
        """Find what is told of: "Demand for 400 trucks rose"."""
        if self._mark(here - 1) != "for" or self.verb_of(here) != NONE:
            return None
        return self._phrase(here - 2) if self.is_subject(here - 2) or here == 2 else None

    def _listed(self, here: int) -> Span | None:
        """Find what the things belong to in "Among its assets are 12 hotels"."""
        verb, among = self.chunk(here - 1), here - 3
        if type(verb) is not Verbs or not verb.copula or self._mark(among) != "among":
            return None
        return self._phrase(here - 2)

    def _housed(self, quantity: Quantity, here: int) -> Span | None:
        """Find the place in "the region, home to four million people"."""
        if self._mark(here - 1) != "to" or self.low(self.chunks[here - 1].first - 1) != "home":
            return None
        return self._phrase(self._chain(here - 4)) if self._mark(here - 3) == "," else None

    def _of_bare(self, quantity: Quantity, here: int) -> Span | None:
        """Find what a number without a noun tells: "put the number of entries at 14,000"."""
        older = self._goes_on_from(here)
        if older is not None:
            return self.read[older]
        if self.bears_verb(here):
            return _UNSAID
        lead = quantity.number.lead
        if [self.low(lead - 2), self.low(lead - 1)] in _COMPARED:
            for k in range(here - 1, max(-1, here - _TAKEN_UP), -1):
                if k in self.owners:
                    return self.owners[k]  # "70 jets in May, down from 80"
        return (
            self._completed(quantity.number.lead)
            or self._beside(quantity, here)
            or self._free(here)
            or self._moved(quantity, here)
            or self._subject(here)
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
        if end - first == 1 and self._is_past(self.lows[first]):
            return None
        head = self.lows[end - 1]
        named = noun.det and head in self.lex.empty_alone  # "fined the exchange $3m"
        if head in self.lex.empty and self.tokens[end - 1].text.islower() and not named:
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
        if noun.det and self._is_figure(k + 1) and self.chunks[k + 1].measured:
            noun = self._noun(k + 2) or noun  # the average on the key 30 year rate
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
            elif self.lows[first] in self.lex.leading and not self._in_name(first):
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
        if end < len(tokens) and tokens[end].kind == "num" and self._glued(end):
            end += 1  # the V6
        if self.lows[end] == "-" and end + 1 < len(tokens) and tokens[end + 1].kind == "num":
            end += 2 if tokens[end + 1].start == tokens[end - 1].end + 1 else 0
        return first, end

    def _glued(self, k: int) -> bool:
        return self.tokens[k - 1].end == self.tokens[k].start

    def _printed(self, span: Span) -> str:
        printed = self.text[self.tokens[span[0]].start : self.tokens[span[1] - 1].end]
        for ending in ("'s", "’s"):
            printed = printed.removesuffix(ending)
        return " ".join(printed.split()).strip("'\"“”‘’ ")

    # -- behind and before the figure -----------------------------------------------------------

    def _modified(self, quantity: Quantity) -> Span | None:
        """Find the noun that the figure modifies: an 8.5 kW system, a 3% rise in fares."""
        behind = max(quantity.number.trail, quantity.number.last)
        i = self._at(behind)
        noun = self._noun(i)
        if noun is None or noun.head < behind or noun.first > behind:
            return None
        if self.low(noun.head) in self.lex.against_last:
            return None  # "up 3% year-on-year"
        unit = quantity.unit
        if not quantity.attributive and noun.first == behind:
            counted = unit is not None and unit.factor is None and unit.dimension == "rate"
            if counted or (unit is not None and unit.name == "times"):
                return None  # "2,000 people a day cross", "18 times earnings"
            if self._is_predicate(quantity) or noun.det:
                return None
            if self.low(noun.first) in _DEICTIC:
                return None  # "compared with 9 tonnes last season"
        if self._is_past(self.low(noun.head)) or self.low(noun.head) in self.lex.forecasters:
            return None  # "than the 200,000 economists had forecast"
        says = self.chunk(i + 1)
        if type(says) is Verbs and says.lemma in self.grammar.speech and not quantity.attributive:
            return None  # "rose to 9 euros growers said"
        if self.low(noun.head) in self.lex.changes:
            found = self._complement(i, self.lex.of_change)
            lasts = unit is not None and unit.dimension == "time"  # the biggest one-year jump
            qualified = noun.head > behind or lasts
            return found or (self._phrase(i, behind, bare=lasts) if qualified else None)
        spans = quantity.attributive and unit is not None and unit.dimension == "time"
        return self._phrase(i, behind, bare=spans)  # the five-year average

    def _is_predicate(self, quantity: Quantity) -> bool:
        """Tell whether the figure stands behind a form of be: "was 90 percent effective"."""
        k = self._at(quantity.number.lead) - 1
        if self._mark(k, "conj") and k - 1 in self.read:
            k -= 2  # is 54 percent green and 30 percent blue
        elif self._mark(k, "conj") and k - 2 in self.read:
            k -= 3
        verb = self.chunk(k)
        return type(verb) is Verbs and verb.copula

    def behind(self, quantity: Quantity) -> Span | None:
        """Find what the figure is a share or an amount of: 60 percent of the loans.

        A share of something may also tell where on a scale the subject is: "the deficit widened to
        6 percent of output".
        """
        k = max(quantity.number.trail, quantity.number.last)
        if self.low(k) == "(":  # 8 miles (13 km) of tunnels
            k = next((j + 1 for j in range(k, k + 8) if self.low(j) == ")"), k)
        if self.low(k) in _POSSESSIVES:
            return self._phrase(self._at(k))  # half their output
        if self.low(k) != "of" or self.low(quantity.number.lead - 1) == "within":
            return None
        at = self._at(quantity.number.lead)
        if quantity.unit is not None and quantity.unit.dimension == "share":
            governed = self._noun(at - 2) is not None and self._mark(at - 3, "prep") is not None
            level = self._mark(at - 1, "prep") in self.lex.levels and not governed
            level = level or self._is_predicate(quantity) or self._amounts(at)
            if level and self._subject(at) is not None:
                return None
        i = self._at(k) + 1
        measures = self._noun(i) is not None and self.low(self._noun(i).head) in self.lex.scales
        if measures and self.subject_of(at) != NONE and self.verb_of(at) != NONE:
            return None  # "debt will reach 90 percent of output"
        taken_up = self.chunk(i)
        if type(taken_up) is Noun and taken_up.pronoun:  # ", a third of it"
            return self._antecedent(at, taken_up.pronoun)
        if self._mark(i, "rel") is not None:  # ", a third of whom"
            return self._antecedent(at, "them")
        if type(taken_up) is Noun and self.low(taken_up.head) == "what":
            return _UNSAID
        if self._is_figure(i) and self._mark(i + 1, "prep") in ("in", "of"):
            i += 2  # 60 percent of the $1.9 billion in aid
        if type(taken_up) is Verbs and self._noun(i + 1) is not None:
            return taken_up.first, self._noun(i + 1).head + 1  # 43 percent of nursing home staff
        return self._phrase(i)

    def _amounts(self, at: int) -> bool:
        """Tell "farming accounts for 6 percent of output", a size on the scale of another."""
        verb = self.chunk(self.verb_of(at))
        near = type(self.chunk(at - 1)) is Verbs or self._mark(at - 1) in ("for", "to", "with")
        return type(verb) is Verbs and near and verb.lemma in self.lex.amounting

    def _antecedent(self, at: int, pronoun: str) -> Span | None:
        """Find what the pronoun behind the figure at ``at`` is: "40 homes, a third of them"."""
        if self._mark(at - 1) != ",":
            return _UNSAID
        for k in range(at - 2, max(at - 2 - _TAKEN_UP, -1), -1):
            noun = self._noun(k)
            if noun is None:
                continue
            head = self.low(noun.head)
            several = noun.number is not None or bool(noun.plural)
            if (several or singular_of(head) != head) == (pronoun != "it"):
                return self._phrase(k)
        return None

    def _completed(self, lead: int) -> Span | None:
        """Find the noun that the figure completes: a fine of $5m, price: $5m, goods worth $5m."""
        link = self._at(lead) - 1
        while self._mark(link, "adv"):
            link -= 1  # of just $5m
        if self._mark(link) in _MOVED and self._mark(link - 1) == ":":
            link -= 1  # permits: up 3%
        i = link
        if self._mark(link) in self.lex.before:
            i = link - 1
        elif self.low(lead) not in ("from", "between"):
            return None
        noun = self._noun(i)
        if noun is None or (noun.number is not None and self._mark(link) != "of"):
            return None
        if self.low(noun.head) in self.grammar.no_nouns:
            return None  # the youngest of 11 children
        if self.low(noun.head) in self.lex.changes:
            found = self._complement(self._at(lead), self.lex.of_change)
            alone = self._past_leading(noun.first, noun.head + 1) == noun.head
            return found or (None if alone else self._phrase(i))
        if self.low(noun.head) in self.lex.empty:
            paced = self._mark(i - 1, "prep") in self.lex.levels  # grew at an annual rate of 2%
            if paced or self.low(noun.head) not in self.lex.measuring:
                return None
        if self._mark(link) == "worth" and (noun.det == "the" or noun.name):
            i = self._chain(i)  # "a fund with the port worth $1m"
        if self._mark(i - 1) in self.lex.of_whole:
            whole = self._phrase(self._chain(i))
            return None if whole is None else (whole[0], noun.head + 1)
        return self._phrase(self._chain(i) if i == link else i)

    def _change(self, here: int) -> Span | None:
        """Read "a jump of 7 metres" as about the jump where no one is named who jumped."""
        noun = self._noun(here - 2)
        return None if noun is None or self._mark(here - 1) != "of" else (noun.head, noun.head + 1)

    def _forecast(self, quantity: Quantity, here: int) -> Span | None:
        """Tell "a rise of 2 percent" that is expected, and is no one's, and "a jump of 7 m"."""
        noun, unit = self._noun(here - 2), quantity.unit
        if noun is None or self._mark(here - 1) != "of" or unit is None or unit.name == "point":
            return None
        verb = self.chunk(self.verb_of(here))
        said = type(verb) is Verbs and verb.lemma in self.grammar.speech
        if self.low(noun.head) not in self.lex.changes:
            return None
        return self._change(here) if said or unit.dimension not in _OF_OTHERS else None

    def _bought(self, quantity: Quantity, here: int) -> Span | None:
        """Find what money is for: $12,000 for a roof, 75,000 euros in damages."""
        unit = quantity.unit
        if unit is None or unit.dimension not in ("money", "share"):
            return None
        k = max(quantity.number.trail, quantity.number.last)
        if self.low(k) in _MORE:
            k += 1
        link = self.low(k)
        if link != "off" and (unit.dimension == "share" or link not in self.lex.behind_money):
            return None
        thing = self._at(k) + 1
        if type(self.chunk(thing)) is Verbs:
            thing += 1  # for lost wages
        noun = self._noun(thing)
        if noun is None or self.chunks[self._at(k) + 1].first != k + 1:
            return None
        if self._noun(here - 1) is not None and type(self.chunk(here - 2)) is not Mark:
            return None  # "fined the yard $5m for the spill"
        if self._mark(here - 1) in _LEVELLED:
            return None  # "rose to $13m for the year to June"
        if link == "in" and self.low(noun.head) in self.lex.dealings:
            return None  # "the euro bought $1.08 in late trading"
        if link == "in" and self._mark(here - 1) == "for":
            return None  # "bought the firm for $7m in cash"
        if link == "in" and self.low(noun.first) in _QUANTIFIERS:
            return None  # "now 65p in most supermarkets"
        if link == "in" and (noun.det or noun.name or not self.tokens[noun.head].text.islower()):
            return None
        v = self.verb_of(here)
        if link == "for" and v != NONE:
            governing = self.chunks[v]
            if governing.copula or governing.lemma in self.lex.of_subject or noun.lemma:
                return None
        return self._phrase(thing)

    # -- beside other figures and nouns -----------------------------------------------------------

    def _apposed(self, here: int) -> Span | None:
        """Find the noun before a comma: "He set a record for the ascent, 4 hours"."""
        return self._phrase(here - 2) if self._mark(here - 1) == "," else None

    def _goes_on_from(self, here: int) -> int | None:
        """Return the figure from which the one at ``here`` goes on: "195 points, or 0.6 percent".

        Nothing stands between them but links, marks and times: "4.67% from 4.58% late Friday".
        """
        if not self.read:
            return None
        for k in range(here - 1, -1, -1):
            if k in self.read:
                inside = k == here - 1 and self.chunks[k].head >= 0
                return None if inside else k  # "cost the owner of a $300,000 home $90"
            either = k == here - 3 and self._mark(here - 1) == "or" and self._mark(k + 1) == ","
            either = either or (k == here - 2 and self._mark(here - 1) == ",")
            if either and self._mark(k - 1) == "of":
                return k - 2 if k - 2 in self.read else None  # 9 percent of the oil, 15m barrels
            chunk = self.chunks[k]
            known = type(chunk) is Mark and (chunk.low in self.lex.going_on or chunk.kind == "adv")
            if not known and not self._is_time(k) and not self._tells_time(k):
                return None
        return None

    def _tells_time(self, k: int) -> bool:
        """Tell the words of "in the second quarter" and of "for the year"."""
        return self._mark(k, "prep") is not None and self._is_time(k + 1)

    def _compared_with(self, quantity: Quantity, here: int) -> int | None:
        """Return the figure with which this one is compared: "38 percent now, down from 57"."""
        lead = quantity.number.lead
        if self.low(lead - 1) not in _COMPARING:
            return None
        if [self.low(lead - 2), self.low(lead - 1)] not in _COMPARED:
            return None
        unit = quantity.unit
        for k in range(here - 1, max(-1, here - _NEAR), -1):
            if k in self.read and self.measures.get(k) is unit:
                return k
            if k in self.owners and (unit is None or unit.dimension == "count"):
                return k  # "made 31 million phones, down from 38 million"
            if self._mark(k) in _BREAKS:
                break
        return None

    def _beside(self, quantity: Quantity, here: int) -> Span | None:
        """Find the noun in front of a figure set off by marks: the ship, 180 metres long, …"""
        opener = self.low(quantity.number.lead - 1)
        if quantity.age and self._noun(here - 1) is not None:
            return self._phrase(here - 1)  # children under 5
        if self.low(quantity.number.lead) == "no" and self._noun(here - 1) is not None:
            return self._phrase(here - 1)  # ticks no larger than 3 mm
        member = self.chunk(here - 1)
        if type(member) is Noun and member.pronoun and self._mark(here - 2) == "of":
            # ", the largest of them 14 feet long"
            return self._antecedent(here - 3, member.pronoun)
        noun = self._noun(here - 2)
        if opener not in ("(", ",") or noun is None or noun.number is not None:
            return None
        if opener == ",":
            k = max(quantity.number.trail, quantity.number.last)
            for _ in range(_STATES):
                k += self.low(k) in self.lex.states
            if self.low(k) not in (",", ")", ".", "", "of"):
                return None
            of_all = self.low(k) == "of"  # the water, about a fifth of the total
            if self.low(k) != "," and self.verb_of(here) != NONE and not of_all:
                return None
        return self._phrase(self._chain(here - 2))

    def _free(self, here: int) -> Span | None:
        """Find the noun that the figure tells of without a verb: "with oil at $80"."""
        k = here - 1
        while (self._mark(k) or "") in self.lex.after_object or self._mark(k, "adv") is not None:
            k -= 1
        if self._noun(k) is None:
            return None
        start = self._chain(k)
        before = self._mark(start - 1)
        if k == here - 1:  # "costs $6, and a dozen eggs $4"
            shared = before in _JOINING and self._figure_before(start)
            return self._phrase(start) if shared else None
        agent = self.chunk(start - 2)
        if (
            before == "with"
            or (before in _JOINING and self._figure_before(start))
            or (before == "by" and type(agent) is Verbs and agent.lemma in self.lex.followed)
        ):
            return self._phrase(start)
        return None

    def _owner(self, lead: int) -> Span | None:
        """Find whose the figure is: "almost double her rival's $2 million"."""
        if not lead or not self.tokens[lead - 1].poss:
            return None
        noun = self._noun(self._at(lead - 1))
        if noun is None or noun.head >= lead:
            return None
        return self._past_leading(noun.first, noun.head + 1), noun.head + 1

    def _needed(self, here: int) -> Span | None:
        """Find the battery of "it takes 2 hours to charge the battery"."""
        subject, verb = self.chunk(self.subject_of(here)), self.chunk(here - 1)
        if type(subject) is not Noun or subject.pronoun != "it" or type(verb) is not Verbs:
            return None
        need = self.chunk(here + 1)
        if verb.lemma not in ("take", "cost") or type(need) is not Verbs or not need.to:
            return None
        return self._phrase(here + 2)

    def _figure_before(self, i: int) -> bool:
        """Tell whether a figure stands between the chunk at i and the verb that governs it."""
        return any(k in self.read for k in range(max(self.verb_of(i), i - _NEAR, 0), i))

    # -- object and subject ---------------------------------------------------------------------

    def _moved(self, quantity: Quantity, here: int) -> Span | None:
        """Find the object that a verb moves: cut the rate by 2 points, fined the yard $5m."""
        v = self.verb_of(here)
        if v == NONE:
            return None
        verb, lead = self.chunks[v], quantity.number.lead
        if verb.passive or verb.copula:
            return None
        carried = verb.lemma == "take" and self.low(lead - 1) == "to"
        if verb.lemma in self.lex.of_subject and not carried:
            return None
        at = self.object_of(v, here)
        if self._is_figure(at) and self._mark(at + 1) == "of":
            at += 2  # sold 600 kg of honey at $9
        noun = self.chunk(at)
        if type(noun) is not Noun or at >= here:
            return None
        last = here - 1 if self._noun(here - 1) is not None else at
        if verb.lemma in ("add", "lend") and verb.form == "ing" and self._mark(here + 1) == "to":
            return self._phrase(here + 2)  # "a duty on homes, adding $900 to the price"
        link = self.low(lead - 1)
        if link in self.lex.leading:
            link = self.low(lead - 2)  # to the 2 degree mark
        if link == "of" and self._is_empty(here - 2):
            link = self._mark(here - 3)  # marsh at an average of $2,100 an acre
            last = here - 4
        priced = link == "for" and self._is_sum(quantity)
        if not (self.chunks[last].last == lead or link in self.lex.after_object or priced):
            return None
        between = self.chunks[at + 1 : here] if at > v else ()
        if link in self.lex.after_object and self._mark(here - 2) == ",":
            between = between[:-2]  # halved the crop, to 600 tons
        if any(type(c) is Mark and (c.kind == "rel" or c.low == ",") for c in between):
            return None
        if noun.pronoun:
            return None if noun.pronoun in self.lex.speakers else _UNSAID
        if noun.last - noun.first == 1 and self.low(noun.first) in self.lex.light:
            return None
        return self._phrase(at) or (self._phrase(at, bare=True) if link == "to" else None)

    @staticmethod
    def _is_sum(quantity: Quantity) -> bool:
        """Tell money, also without its currency, by the size of the number."""
        unit, value = quantity.unit, quantity.number.value
        if unit is None:
            return value is not None and value >= _LEAST_SUM
        return unit.dimension == "money"

    def _is_empty(self, i: int) -> bool:
        noun = self._noun(i)
        return noun is not None and self.low(noun.head) in self.lex.empty

    def _subject(self, i: int, near: bool = True) -> Span | None:
        """Find the subject of the clause in which the chunk at i stands.

        With ``near``, where it has none, the nearest noun.
        """
        subject = self.subject_of(i)
        if subject == NONE:
            return self._nearest(i) if near else None
        if self._is_figure(subject):
            return self.read.get(subject)
        noun = self.chunks[subject]
        if type(noun) is Noun and noun.pronoun:
            if noun.pronoun in self.lex.speakers:
                return None
            subject = self.subject_around(i)
            if subject == NONE:
                return None
        return (
            self._phrase(subject) or self._phrase(subject + 2) or self._phrase(subject, bare=True)
        )

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
