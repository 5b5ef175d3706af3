"""What stands around a figure: how sure it is, where, when, and whether it belongs to the event.

Every function reads one sentence and knows nothing of roles. A place or a time belongs to the
figure that it follows before the next figure comes, else to those behind it; a word of scope
belongs to the figures of its clause. Who is cited is read in `newsfigures.stages.citations`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from calendar import month_abbr, month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from newsfigures.lexicon import load
from newsfigures.stages.flags import flag, flags, places_of
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.tokens import Flags, Sentence, Token
from newsfigures.stages.tokens import flags as flags_of
from newsfigures.stages.words import person_nouns, words


def _any(phrases: Sequence[str]) -> str:
    """Return a pattern for any of the phrases, the longest first; "*" stands for a word's end."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase.lower()).replace(r"\*", r"\w*") for phrase in ordered)


def _of_war(wars: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for "the war has killed" and "have died in the five-year-old war"."""
    war = rf"\b(?:{_any(wars)})\b"
    has = r"(?:\b(?:has|have)|(?<=\bthat)['’]s)\b"
    return re.compile(
        rf"{war}[^,;]{{0,60}}(?:,[^,;]{{0,40}}, )?{has}"
        rf"|{has}[^,;]{{0,60}}\b(?:in|during|by|from) (?:an? |the |its |this |that )?"
        rf"(?:[\w-]+ ){{0,4}}{war}"
        # "of the 35,000 people killed in the war, most were civilians"
        rf"|\b(?:killed|died|dead|slain) (?:in|during) the (?:[\w-]+ ){{0,2}}{war}"
        r"(?=[,.;]|$| (?:were|was|are|is|since|between|against|by)\b)",
        re.IGNORECASE,
    )


#: "The civil war cost some 80,000 lives", "4,200 died in the war": told of as over.
_WAR_OVER = re.compile(
    r"\b(?:war|insurgency)(?: itself| as a whole)? (?:cost|claimed|took|killed|left)\b"
    r"|\b(?:died|perished|fell|killed|lives|deaths)\b[^,;.]{0,40}"
    r"\b(?:in|during) (?:the|that|this) (?:[\w-]+ ){0,3}(?:war|insurgency)\b(?! \w+s\b)"
)
#: An article that opens so tells of a deed in a war, not of the war: "during the war".
_IN_WAR = re.compile(
    r"\b(?:in|during|of|since|before|after|from|amid|under) (?:[\w-]+ ){1,4}(?:war|insurgency)\b"
)


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of phrases in text that `_lowered` returns."""
    return re.compile(rf"\b(?:{_any(phrases)})\b")


def _lowered(text: str) -> str:
    """Return a text in lower case, every character in its place.

    A regex of many words reads it some times faster than it ignores case.
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


#: What a sentence may hold, by its words alone; few hold any, so that most are never searched.
HEDGE, CHANGE, TOTAL, BACKGROUND, RECALLED, SINCE, SPAN, PLAN, MOCK, WANTED, RECORD = flags(
    11, lambda word: lexicon().cues.of(word)
)
#: One of these stands in every expression of time but a bare year and a date in figures.
_TIME = flag(lambda: lexicon().time_signals)
#: A token that holds one of these, as "mid-May" does.
_PART_TIME = flag(lambda: lexicon().time_parts)
#: Behind one of these a place can stand.
BEFORE_PLACE = flag(lambda: lexicon().openers)
#: Without one of these no sentence turns to another incident.
TURN = flag(lambda: lexicon().turning)


class _Holding:
    """The tokens that hold a word of a set."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words

    def __contains__(self, token: str) -> bool:
        return not self.words.isdisjoint(_LETTERS.findall(token))


class _Cues:
    """The words without which an expression cannot stand, and what they hint at."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        #: By the first letters of a stem: "plan*" by "pla".
        self.stems: dict[str, list[tuple[str, int]]] = {}

    def add(self, bit: int, phrases: Iterable[str]) -> None:
        """Note the longest word of each phrase, which "*" may cut to a stem."""
        for phrase in phrases:
            word = max(re.findall(r"[^\W\d_]+\*?", phrase.lower()), key=len)
            if word.endswith("*"):
                self.stems.setdefault(word[:_STEM], []).append((word[:-1], bit))
            else:
                self.words[word] = self.words.get(word, 0) | bit

    def of(self, word: str) -> int:
        """Return what a token hints at, which may be several words: "year-to-date"."""
        bits = 0
        for part in _LETTERS.findall(word):
            bits |= self.words.get(part, 0)
            for stem, bit in self.stems.get(part[:_STEM], ()):
                bits |= bit if part.startswith(stem) else 0
        return bits


_LETTERS = re.compile(r"[^\W\d_]+")
#: The letters by which stems are looked up; no stem is shorter.
_STEM = 3


class _Lexicon:
    def __init__(self) -> None:
        data = load("context")
        self.cues = _Cues()
        self.hedge = {word: label for label, ws in data["hedge"].items() for word in ws}
        self.cues.add(HEDGE, self.hedge)
        self.up = frozenset(data["change"]["up"])
        self.down = frozenset(data["change"]["down"])
        self.new = frozenset(data["change"]["new"])
        self.market = frozenset(data["change"]["market"])
        self.led_only = frozenset(data["change"]["led_only"])
        self.changing = frozenset(data["change"]["changing"])
        self.beside = frozenset(data["change"]["beside"])
        self.apart = frozenset(data["change"]["apart"])
        self.clause_openers = frozenset(data["change"]["openers"])
        self.degrees = frozenset(data["change"]["degrees"])
        self.marks = frozenset(data["change"]["marks"])
        self.gains = frozenset(data["change"]["gains"])
        self.ending = frozenset(data["change"]["ending"])
        numbers = load("numbers")
        self.spelled = frozenset(numbers["cardinal"])
        self.counting = frozenset({"a", *numbers["cardinal"], *numbers["fraction"]})
        self.phrasal = frozenset(data["change"]["phrasal"])
        self.trading = frozenset(data["change"]["trading"])
        self.outlooks = frozenset(data["change"]["outlooks"])
        self.about = frozenset(data["change"]["about"])
        self.no_rise = frozenset(data["change"]["no_rise_after"])
        self.collected = frozenset(data["change"]["collected"])
        self.behind = dict.fromkeys(data["change"]["behind_up"], "up")
        self.behind |= dict.fromkeys(data["change"]["behind_down"], "down")
        self.cues.add(CHANGE, self.up | self.down | self.new | self.behind.keys() | _THAN)
        self._scope(data["scope"])
        self._place(data)
        self._when(data["when"])
        self._incident(data["incident"])
        self.genres = {
            genre: re.compile("|".join(patterns)) for genre, patterns in data["genre"].items()
        }
        #: The first letters of words of which an opening that tells a genre has one.
        self.genre_cues = frozenset(
            cue for pattern in chain(*data["genre"].values()) for cue in _cues_of(pattern)
        )

    def _scope(self, data: dict) -> None:
        for bit, kind in (
            (TOTAL, "total"),
            (BACKGROUND, "background"),
            (BACKGROUND, "earlier"),
            (RECALLED, "recalled"),
            (RECORD, "record"),
            (PLAN, "plan"),
            (MOCK, "mock"),
            (WANTED, "wanted"),
        ):
            self.cues.add(bit, data[kind])
        self.cues.add(RECALLED, ["deadliest", "bloodiest", "worst"])
        self.cues.add(RECALLED, ["second", "third", "fourth", "fifth"])
        self.cues.add(RECALLED, list(_COMING))
        self.cues.add(TOTAL, ["months", "years", "decade", "decades"])
        self.cues.add(
            BACKGROUND,
            [
                *("unrelated", "separate", "every", "each", "annually", "yearly", "annum", "year"),
                *("annual", "seasonal", "recurrent", "average"),
            ],
        )
        self.cues.add(SINCE, ["since"])
        self.cues.add(SPAN, ["between", "from"])
        self.total = _phrases(data["total"])
        self.of_war = _of_war(data["wars"])
        self.cues.add(TOTAL, [*data["wars"], "period"])
        self.plan = _phrases(data["plan"])
        self.mock = _phrases(data["mock"])
        self.wanted = re.compile(
            rf"\b(?:{_any(data['wanted'])})\s(?:for\s)?(?:the|their|his|her|its)\s(?:\w+\s)?$",
            re.IGNORECASE,
        )
        self.background = _phrases(data["background"])
        self.before_news = re.compile(
            rf"\W*(?:just |only )?(?:(?:{_any(data['before_news'])})\b"
            rf"|(?:\d+|{_any(load('numbers')['cardinal'])}|several|some)"
            r" (?:days|weeks|months|years) (?:ago|earlier|before)\b"
            rf"|on (?:{'|'.join(load('setaside')['time']['weekdays'])}) (?:of )?last week\b)"
        )
        self.record = re.compile(
            rf"\b(?:{_any(data['record'])})\b(?P<since>[^;]{{0,200}})$", re.IGNORECASE
        )
        self.happening = re.compile(rf"\b(?:{_any(data['happenings'])})\b", re.IGNORECASE)
        self.deeds = _phrases(data["deeds"])
        self.links = re.compile(rf"\W*(?:{_any(data['links'])})\s?:", re.IGNORECASE)
        self.recalled = re.compile(
            rf"\b(?:{_any(data['recalled'])})\b(?:[^,;]|(?<=\d),(?=\d)){{0,120}}$", re.IGNORECASE
        )
        self.earlier = re.compile(
            r"(?<!\b(?:series|string) of\s)(?<!\bspate of\s)(?<!\b(?:wave|rash) of\s)"
            rf"\b(?:{_any(data['earlier'])})\s(?:\w+\s)?(?:{_any(data['happenings'])})\b"
            rf"|\b(?:unrelated|separate)\s(?:\w+\s)?(?:{_any(data['happenings'])})\s(?:last|earlier)\b",
            re.IGNORECASE,
        )
        self.the_event = re.compile(
            rf"\b(?:the|this|that)\s(?:[\w-]+\s)?(?:{_any(data['happenings'])})\s(?:in\s|on\s)?$",
            re.IGNORECASE,
        )
        self.clause = re.compile(
            rf"[;:—–]|,\s(?:{_any(data['clauses_after_comma'])})\b(?! (?:many|much|few|well)\b)"
            rf"|\b(?:{_any(data['clauses'])})\b"
        )

    def _incident(self, data: dict) -> None:
        one = rf"(?:{_any(data['others'])})\s(?:[\w-]+\s){{0,2}}"
        kind = _any([*data["happenings"], *data["places"]])
        some = rf"(?:{_any(data['several'])})\s(?:\w+\s)?(?:violence|(?:{kind})s)"
        turning = chain(data["openers"], data["others"], data["several"])
        self.turning = _Holding(frozenset(phrase.split()[-1] for phrase in turning))
        self.unrelated = re.compile(rf"\b(?:{_any(data['unrelated'])})\b", re.IGNORECASE)
        self.another_incident = re.compile(
            rf"\W*(?:(?:{_any(data['before'])}),?\s)?"
            rf"(?:(?:{_any(data['openers'])})|in\s(?:{one}(?:{kind})|{some}))\b",
            re.IGNORECASE,
        )

    def _place(self, data: dict) -> None:
        place = data["place"]
        self.at = frozenset(place["at"])
        self.toward = frozenset(place["toward"])
        self.openers = self.at | self.toward | {":"}
        self.generic = frozenset(place["generic"])
        self.owned = frozenset(place["owned"])
        self.compass = frozenset(place["compass"])
        self.joining = frozenset(place["joining"])
        self.labels = frozenset(place["labels"])
        aside = load("setaside")["time"]
        self.no_place = (
            frozenset(data["source"]["bodies"])
            | frozenset(data["source"]["outlets"])
            | (frozenset(aside["months"]) - {"mar"})
            | frozenset(aside["weekdays"])
            | words().titles
        ) - self.generic
        self.demonyms = frozenset(
            term.lower()
            for name, terms in load("countries").items()
            if isinstance(terms, list)
            for term in terms
            if term.lower().endswith(("n", "ns", "ese", "ish", "i", "is", "ch", "ic"))
            and term != name
        ) - frozenset(place["no_demonyms"]) | frozenset(place["demonyms"])

    def _when(self, data: dict) -> None:
        aside = load("setaside")["time"]
        months = _any(aside["months"])
        days = _any([day for day in aside["weekdays"] if len(day) > 5])
        self.months = {month: 1 + k % 12 for k, month in enumerate(aside["months"][:12])}
        self.days = [day for day in aside["weekdays"] if len(day) > 5][:7]
        calendar = (
            rf"(?P<d1>\d\d?)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{months})\b(?:\.?,?\s(?P<y1>\d{{4}}))?"
            rf"|(?P<m2>{months})\b\.?\s(?P<d2>\d\d?)(?:st|nd|rd|th)?\b(?!\d)(?:,?\s(?P<y2>\d{{4}}))?"
            rf"|(?P<m3>{months})\b\.?,?\s(?P<y3>\d{{4}})"
        )
        self.when = re.compile(
            rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
            rf"|(?:last\s|next\s|this\s|early\s|late\s)?(?P<day>{days})"
            rf"(?:\s(?:night|morning|evening|afternoon))?(?:,\s(?:{calendar}))?"
            rf"|(?P<word>{_any(data['words'])}))\b"
            rf"|\b(?:{calendar.replace('1>', '4>').replace('2>', '5>').replace('3>', '6>')})"
            rf"|(?<=\bin\s)(?P<m7>{months})\b",
            re.IGNORECASE,
        )
        self.loosely = re.compile(rf"(?:last\s(?:{days})|{months})$", re.IGNORECASE)
        self.when_parts = tuple(self.when.groupindex)
        #: One of these stands in every expression of time but a bare year.
        self.time_signals = (
            frozenset(aside["months"])
            | frozenset(self.days)
            | {word for phrase in data["words"] for word in phrase.split()[-1:]}
        )
        self.time_parts = _Holding(self.time_signals)
        self.today = frozenset(data["today"])
        self.yesterday = frozenset(data["yesterday"])
        self.deictic = re.compile(
            rf"\b(?:on|early|late)\s(?:{days})\b|\b(?:{_any(data['words'])})\b", re.IGNORECASE
        )


def _cues_of(pattern: str) -> Iterator[str]:
    """Yield the first letters of a word of each choice in a pattern ``\\b(?:one|another)...``.

    >>> list(_cues_of(r"\\b(?:on trial|plead(?:s|ed) guilty|six)\\b.*"))
    ['trial', 'plead', 'six']
    """
    depth = 0
    for start, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and start > 2:
            return
        if depth == 1 and (sign == "|" or pattern[start - 1 : start + 2] == "(?:"):
            cue = _WORDS.match(pattern, start + 1 + (sign != "|"))
            first = "" if cue is None else cue[1]
            if len(first) < _CUE and not (first and pattern[cue.end(1)] in " ,-|)"):
                raise ValueError(f"begin with a word or {_CUE} letters: {pattern[start:]!r}")
            yield max(cue[0].split(), key=len)[:_CUE]


#: So many letters of a word are enough to tell that a genre may follow.
_CUE = 5
_STARTS = re.compile(rf"([a-z]{{1,{_CUE}}})[a-z]*")
_WORDS = re.compile(r"([a-z]+)(?: [a-z]+(?=[ |)]))*")


@cache
def lexicon() -> _Lexicon:
    """Return the words around figures, built on first use."""
    return _Lexicon()


# -- how sure ------------------------------------------------------------------------------------


def hedge(tokens: list[Token], first: int, last: int) -> str | None:
    """Return the hedge nearest to the tokens first to last, within its clause.

    >>> from newsfigures.stages.tokens import tokenize
    >>> hedge(tokenize("40 people are feared dead"), 0, 1)
    'feared'
    """
    best, nearest = None, _REACH
    for step in (-1, 1):
        at = first - 1 if step < 0 else last
        for distance in range(_REACH):
            if not 0 <= at < len(tokens):
                break
            token = tokens[at]
            if token.text in ";:()" or (token.text == "," and distance > 3):
                break
            following = tokens[at + 1].low if at + 1 < len(tokens) else ""
            if step > 0 and token.text == "," and following in _OF_OTHERS:
                break
            label = _hedge_at(tokens, at)
            if label:
                if distance < nearest:
                    best, nearest = label, distance
                break
            at += step
    return best


#: Behind a comma these go on to others: "45 died, with many more feared trapped".
_OF_OTHERS = frozenset({"with", "and", "but", "while", "as", "though", "although"})
#: How many tokens a hedge reaches.
_REACH = 7


def _suspects(tokens: list[Token], at: int, following: str) -> bool:
    """Tell "police suspect that three were killed" from "the suspect killed three"."""
    before = tokens[at - 1].low if at else ""
    return following == "that" or before in ("we", "they", "police", "officials", "authorities")


#: What a disaster or a group claims, which is no doubt about a figure.
_CLAIMS = frozenset({"responsibility", "credit", "lives", "life", "victims"})


def _hedge_at(tokens: list[Token], at: int) -> str | None:
    """Return the hedge that token ``at`` is, if it is one in this place."""
    label = lexicon().hedge.get(tokens[at].low)
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low in ("suspect", "suspects"):
        return "unconfirmed" if _suspects(tokens, at, following) else None
    if label == "claimed" and following == "by":
        return None  # an attack is claimed by its authors
    if label == "claimed" and not _CLAIMS.isdisjoint(t.low for t in tokens[at + 1 : at + 9]):
        return None
    if tokens[at].low == "reported":
        # "12 deaths were reported", not "the ministry reported 12 deaths".
        before = tokens[at - 1].low if at else ""
        if before not in words().be and before not in ("of", ","):
            return None
        if before == "," and (following in words().det or tokens[at + 1].text[:1].isupper()):
            return None  # "..., reported the agency"
    return label


# -- where and when --------------------------------------------------------------------------------


@dataclass(slots=True)
class Spot:
    """A place or a time as printed, and where it stands."""

    text: str
    start: int
    end: int
    #: For a time: the day and the year it resolves to.
    day: date | None = None
    year: int | None = None
    #: Only the place of a figure that has no other: where people fled to.
    weak: bool = False
    #: A label before a colon, the place of what follows it.
    label: bool = False


def nearest(
    spots: list[Spot], start: int, end: int, figures: Sequence[tuple[int, int]]
) -> Spot | None:
    """Return the spot that a figure from start to end belongs to.

    Args:
        spots: places or times of the sentence, in order.
        start, end: the characters of the figure.
        figures: the characters of all figures of the sentence, in order.
    """
    if not spots:
        return None
    if len(spots) == 1 and not (spots[0].weak or spots[0].label):
        return spots[0]
    after = bisect_left(figures, (end, 0))
    following = figures[after][0] if after < len(figures) else math.inf
    here = bisect_left(spots, end, key=_start_of)
    window = spots[max(0, here - _WINDOW) : here + _WINDOW]
    for weak in (False, True):
        before = None
        for spot in window:
            beside = 0 <= spot.start - end < _BESIDE
            if (spot.weak and not beside) is not weak:
                continue
            if spot.start < start:
                before = spot
            elif not spot.label and (spot.start < following or before is None):
                return spot
        if before is not None:
            return before
    return None


def _start_of(spot: Spot) -> int:
    return spot.start


#: How many spots on either side of a figure are looked at.
_WINDOW = 8
#: "30 kilometres from Madan": so few characters on, where from is where.
_BESIDE = 12


def places(
    text: str, tokens: list[Token], taken: set[int], known: Flags | None = None
) -> list[Spot]:
    """Return the places of a sentence: capitalised names behind "in", "near" and the like.

    >>> from newsfigures.stages.tokens import tokenize
    >>> text = "Twelve died in the desert town of Sukhna, in Homs province, in May"
    >>> [spot.text for spot in places(text, tokenize(text), set())]
    ['Sukhna', 'Homs province']
    """
    lex = lexicon()
    found: list[Spot] = []
    for i in places_of(BEFORE_PLACE, known or flags_of(tokens), len(tokens)):
        token = tokens[i]
        if token.low != ":":
            span = _place_behind(tokens, i + 1, taken)
        elif i + 1 in taken or i + 2 in taken or i + 3 in taken:
            span = _place_label(tokens, i)
        else:
            continue
        if span is not None:
            first, last = span
            start, end = tokens[first].start, tokens[last - 1].end
            printed = text[start:end].removesuffix("'s").removesuffix("’s")
            weak, label = token.low in lex.toward, token.text == ":"
            found.append(Spot(printed, start, end, weak=weak, label=label))
    return found


def _place_behind(tokens: list[Token], i: int, taken: set[int]) -> tuple[int, int] | None:
    """Return the tokens of the place that starts at i, behind its common nouns."""
    lex, w = lexicon(), words()
    compass = None
    for k in range(i, min(i + 8, len(tokens))):
        token = tokens[k]
        if k in taken or token.kind not in ("word", "abbr"):
            return None
        if _capital(token) and token.low not in w.det:
            span = _capitalised(tokens, k)
            if span is None:
                return None
            if span[0] >= 0:
                return (k - 1 if compass == k - 1 else k), _joined(tokens, span[1])
            continue
        if token.low in lex.compass:
            compass = k
            follower = tokens[k + 1].low if k + 1 < len(tokens) else ""
            if follower != "of" and not _goes_on(tokens, k + 1):
                return k, k + 1
        elif (
            token.low in w.conj or token.low in w.be or (token.low in w.prep and token.low != "of")
        ):
            return None
        if k > i + 1 and token.low in w.verbs and token.low not in w.ambiguous:
            return None
    return None


def _goes_on(tokens: list[Token], k: int) -> bool:
    """Tell whether a noun follows at k, so that what stands before only modifies it."""
    if k >= len(tokens) or tokens[k].kind != "word":
        return False
    low, w = tokens[k].low, words()
    closed = low in w.prep or low in w.conj or low in w.be or low in w.have or low in w.sub
    return not (closed or low in w.rel or low in w.adverb or low in w.verbs or low in w.det)


#: "Homs" and, inside a name, "ez-Zor"; not "Houthi-held".
_CAPITAL = re.compile(r"(?:[^\W\d_]{1,4}[-‐‑])?[A-Z]|[^\W\d_a-z]")


def _capital(token: Token) -> bool:
    """Tell a word of a name from a common one."""
    text = token.text
    if text.isalpha() and text.isascii():
        return text[0].isupper() and token.kind in ("word", "abbr")
    if token.kind not in ("word", "abbr") or not _CAPITAL.match(text):
        return False
    return "-" not in text or not text.rpartition("-")[2].islower()


def _capitalised(tokens: list[Token], k: int) -> tuple[int, int] | None:
    """Return the capitalised name at k with a common noun such as "province", if it is a place.

    A first token of -1 tells that only an adjective stood there: "the Syrian city of Aleppo".
    """
    lex = lexicon()
    first = k
    while k < len(tokens):
        token = tokens[k]
        if _capital(token):
            k += 1
            if token.poss:
                break
        elif (token.text in "-'’" and tokens[k - 1].end == token.start) or token.low in lex.joining:
            if k + 1 == len(tokens) or not tokens[k + 1].text[0].isupper():
                break
            k += 1
        else:
            break
    low = [token.low for token in tokens[first:k]]
    people = person_nouns()
    if low[0] not in lex.compass and any(
        w in lex.no_place or (w in people and w not in lex.demonyms) for w in low
    ):
        return None
    adjective = low[-1] in lex.demonyms
    if k < len(tokens) and tokens[k].low in lex.generic and not tokens[k - 1].poss:
        of = k + 1 < len(tokens) and tokens[k + 1].low == "of"
        plural = tokens[k].low.endswith("s")
        if (of and (adjective or tokens[k].low in lex.owned)) or (adjective and plural):
            return -1, k
        return first, k + 1
    return (-1, k) if adjective else (first, k)


def _joined(tokens: list[Token], k: int) -> int:
    """Return the end of the place that ends at k with one joined to it: "Turkey and Syria"."""
    if k + 1 < len(tokens) and tokens[k].low == "and" and _capital(tokens[k + 1]):
        span = _capitalised(tokens, k + 1)
        if span is not None and span[0] >= 0:
            follower = tokens[span[1]] if span[1] < len(tokens) else None
            w = words()
            if follower is None or not (follower.low in w.verbs or follower.low in w.be):
                return span[1]
    return k


def _place_label(tokens: list[Token], colon: int) -> tuple[int, int] | None:
    """Return the place of "Homs: 12 dead" and "opposition-held northwest Syria: 12 dead"."""
    k = colon - 1
    while k >= 0 and tokens[k].kind == "word" and colon - k < 6:
        k -= 1
    if k >= 0 and tokens[k].text not in ";.,-•*–—":
        return None
    for first in range(k + 1, colon):
        if _capital(tokens[first]) and tokens[first].low not in lexicon().labels:
            span = _capitalised(tokens, first)
            if span is not None and span == (first, colon):
                compass = first > 0 and tokens[first - 1].low in lexicon().compass
                return first - compass, colon
    return None


_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
#: What may be a year by itself, or a date in figures.
_IN_FIGURES = re.compile(rf"{_YEAR.pattern}|\d+[-/.]\d")
[_DATED] = flags(1, lambda low: _DATED if _IN_FIGURES.match(low) else 0)
#: One of these stands in every expression of time.
TIME = _DATED | _TIME
#: What is left out of "early Friday".
_PART_OF_DAY = re.compile(r"^(?:early|late)\s", re.IGNORECASE)


def times(sentence: Sentence, published: date | None, taken: set[int]) -> list[Spot]:
    """Return the expressions of time of a sentence, resolved against the day of publication.

    >>> from newsfigures.stages.tokens import sentences
    >>> [one] = sentences("Seven died on Sunday, two in 2011.")
    >>> [(spot.text, spot.day, spot.year) for spot in times(one, date(2024, 5, 10), set())]
    [('Sunday', datetime.date(2024, 5, 5), None), ('2011', None, 2011)]
    """
    found: list[Spot] = []
    if not sentence.bits & TIME:
        return found
    lex = lexicon()
    covered: set[int] = set()
    numerals = sentence.places_of(_DATED)
    if sentence.bits & _TIME or any(sentence.tokens[k].kind == "date" for k in numerals):
        for match in _matches(lex.when, sentence):
            groups = zip(lex.when_parts, match.groups(), strict=True)
            parts = {key: value for key, value in groups if value}
            if _names_a_body(sentence.text, match):
                continue
            named = parts.get("day") or next((v for k, v in parts.items() if k[0] == "m"), "A")
            if named[0].isupper():
                printed = _PART_OF_DAY.sub("", match.group())
                end = sentence.start + match.end()
                covered.update(range(end - len(printed), end))
                found.append(Spot(printed, end - len(printed), end, *_resolve(parts, published)))
    for k in numerals:
        token = sentence.tokens[k]
        if (
            k not in taken
            and token.kind == "num"
            and token.start not in covered
            and _YEAR.match(token.text)
        ):
            found.append(Spot(token.text, token.start, token.end, None, int(token.text)))
    if len(found) > 1:
        found.sort(key=_start_of)
    return found


def _matches(pattern: re.Pattern[str], sentence: Sentence) -> Iterator[re.Match[str]]:
    """Yield what the pattern of times finds; it is searched for about words that tell of time."""
    tokens, flags, offset = sentence.tokens, sentence.flags, sentence.start
    at = 0
    for k in sentence.places_of(_PART_TIME | _DATED):
        if not (flags[k] & _PART_TIME or tokens[k].kind == "date"):
            continue
        at = max(at, tokens[max(0, k - _AROUND_TIME)].start - offset)
        end = tokens[min(len(tokens) - 1, k + _AROUND_TIME)].end - offset
        while (match := pattern.search(sentence.text, at, end)) is not None:
            yield match
            at = match.end()


#: So many tokens on either side of a word of time belong to its expression at most.
_AROUND_TIME = 6


def _names_a_body(text: str, match: re.Match[str]) -> bool:
    """Tell "the March 3 Movement" and "the 17 November group", named after a day."""
    behind = text[match.end() : match.end() + 2]
    return text[: match.start()].endswith("the ") and behind[:1] == " " and behind[1:].isupper()


def _resolve(parts: dict[str, str], published: date | None) -> tuple[date | None, int | None]:
    """Return the day, and the year if one is printed, of an expression of time."""
    if "iso" in parts:
        try:
            day = date.fromisoformat(parts["iso"])
        except ValueError:
            return None, None
        return day, day.year
    month = next((value for key, value in parts.items() if key[0] == "m"), None)
    if month is not None:
        day = next((value for key, value in parts.items() if key in ("d1", "d2", "d4", "d5")), None)
        year = next((value for key, value in parts.items() if key[0] == "y"), None)
        return _calendar_day(month, day, year, published)
    if published is None:
        return None, None
    word = parts.get("word", "").lower()
    if "day" in parts:
        back = (published.weekday() - lexicon().days.index(parts["day"].lower())) % 7
        return published - timedelta(days=back), None
    if word in lexicon().today:
        return published, None
    if word in lexicon().yesterday:
        return published - timedelta(days=1), None
    return None, None


def _calendar_day(
    month: str, day: str | None, year: str | None, published: date | None
) -> tuple[date | None, int | None]:
    """Resolve "6 February", with the year of publication or the one before where none is said."""
    known = int(year) if year else None
    if day is None or (known is None and published is None):
        return None, known
    number = next(n for name, n in lexicon().months.items() if name[:3] == month[:3].lower())
    try:
        resolved = date(known or published.year, number, int(day))
        if known is None and resolved > published + timedelta(days=30):
            resolved = resolved.replace(year=resolved.year - 1)
    except ValueError:
        return None, known
    return resolved, known


def year_of(text: str) -> int | None:
    """Return the year that an article without a date speaks of: the first one it prints.

    Of several in one sentence it is the latest: the others are told for comparison. Where the
    article tells of "Monday" or "yesterday" first, its year is unknown, and any year it prints by
    itself is another: it is taken to be later than all of them. So it is where the first year
    stands in a later sentence than the first that tells of people killed, hurt or driven out.

    >>> [year_of(t) for t in ("The 1988 attack killed 270.", "12 died on Monday, 40 in 2011.")]
    [1988, 9999]
    >>> year_of("A fire killed three. The last such fire, in 1990, killed 12.")
    9999
    >>> year_of("The bridge, which was built in 1950, fell in 1994. Nine died.")
    1994
    >>> year_of("Rebels shot four men at Karsa. A total of 43 were killed there in 2012.")
    9999
    """
    if not any(century in text for century in _CENTURIES):
        return None
    first = _PRINTED_YEAR.search(text)
    if first is None:
        return None
    stop = _STOP.search(text, first.end(), first.end() + _FAR)
    end = stop.start() if stop is not None else first.end() + _FAR
    latest = max([first, *_PRINTED_YEAR.finditer(text, first.end(), end)], key=_year_in)
    if _FULL_DATE.search(text, max(0, latest.start() - 20), latest.end()):
        return _year_in(latest)
    if _of_another(text, first.start()):
        return 9999
    return 9999 if lexicon().deictic.search(text) else _year_in(latest)


def _year_in(match: re.Match[str]) -> int:
    """Return the year of "2011" and of "14 May 1781"."""
    return int(match.group()[-4:])


#: An empty line, or the next of a list.
_BREAK = r"\n\s*(?:\n|[•*–-]\s)"
_STOP = re.compile(rf"[.!?][\"”’)]?\s|{_BREAK}")


def _of_another(text: str, year: int) -> bool:
    """Tell the year of a later sentence than the one that tells of the event.

    Not where that sentence tells when it was: "The attack took place in 2012", "in May 2012".
    """
    begins = _own_sentence(text, year)
    return bool(begins) and _BEFELL.search(text, 0, begins) is not None


def _own_sentence(text: str, year: int) -> int:
    """Return where the sentence of a year begins, 0 for the first and for one that tells when."""
    head = text[max(0, year - _FAR) : year]
    begins = max((end.end() for end in _SENTENCE_ENDS.finditer(head)), default=0)
    if not begins or _OF_MONTH.search(head) or _TELLS_WHEN.match(head, begins):
        return 0
    return year - len(head) + begins


def first_year_late(text: str, year: int) -> bool:
    """Tell whether the year at a place is the first that is printed, in a sentence of its own.

    >>> text = "Rain drove 400 people into schools. An eruption in 1973 killed 57 people."
    >>> first_year_late(text, text.index("1973"))
    True
    """
    first = _PRINTED_YEAR.search(text)
    return first is not None and first.end() == year + 4 and _own_sentence(text, year) > 0


#: The end of a sentence, not of an abbreviation.
_SENTENCE_ENDS = re.compile(
    rf"(?:\b[^\W\d_]{{3,}}|\d|[)\]])[.!?][\"”’]?\s+(?=[\"“]?[A-Z])|{_BREAK}"
)
_OF_MONTH = re.compile(rf"\b(?:{'|'.join(month_name[1:])}),? $")
_TELLS_WHEN = re.compile(
    r"[\"“]?(?:It |This |(?:The|This) (?!last\b|latest\b|previous\b|only\b|first\b|worst\b)"
    r"(?:[\w-]+ ){1,3})"
    r"(?:occurred|happened|took place|came|dates?|began|fell|collapsed|was built)\b"
    r"(?!.*\b(?:where|when|which|that|after|since)\b)"  # "near where a bus fell in 2015"
)
_BEFELL = re.compile(
    r"\b(?:kill(?:ed|ing|s)|shot|gunned|died|dead|deaths?|fatalities|perished|lives|hurt|drowned"
    r"|injur(?:ed?|es|ing|ies)|wound(?:ed|s)|stabbed|burns|condition|hospital|casualties|trampled"
    r"|crushed|missing|homeless|fled|evacuated|displac(?:ed|ing|ement)|uprooted|abduct(?:ed|s)?|kidnap(?:ped|s)?"
    r"|arrest(?:ed|s)?|detained|captured?|surrendered|nabbed|lost|apprehended|custody|bod(?:y|ies))\b",
    re.IGNORECASE,
)
_CENTURIES = ("20", "19", "18")
_PRINTED_YEAR = re.compile(
    r"(?<![\d.,$£€-])\b(?:(?:1[89]|20)\d\d"
    rf"|(?:{'|'.join(month_name[1:])})(?: \d\d?,)? 1[0-7]\d\d)\b(?![,.]?\d|%)"
)
_FULL_DATE = re.compile(r"(?:\d\d? [A-Z][a-z]+|[A-Z][a-z]+ \d\d?),? \d{4}$")


# -- scope and change ----------------------------------------------------------------------------


def clause_bounds(sentence: str) -> list[int]:
    """Return where the clauses of a sentence begin.

    >>> clause_bounds("Three died on Monday, bringing to 45 the number of dead.")
    [20]
    """
    return [match.start() for match in lexicon().clause.finditer(_lowered(sentence))]


def clause(sentence: str, bounds: list[int], start: int, end: int) -> tuple[str, str]:
    """Return the words of the clause before and behind the characters from start to end.

    >>> text = "Three died on Monday, bringing to 45 the number of dead."
    >>> clause(text, clause_bounds(text), 0, 5)
    ('', ' died on Monday')
    """
    first, last = bisect_right(bounds, start - 1), bisect_left(bounds, end)
    begin = bounds[first - 1] if first else 0
    stop = bounds[last] if last < len(bounds) else len(sentence)
    return sentence[max(begin, start - _FAR) : start], sentence[end : min(stop, end + _FAR)]


#: How many characters a word of scope reaches, so that time stays linear in long sentences.
_FAR = 300


#: "Over the past 24 hours" is the time of the event.
_HOURS = re.compile(
    r"\s(?:(?:[\w-]+\s){0,2}(?:hours?|minutes|day|night|weekend)"
    r"|(?:few|couple of) days)\b",
    re.IGNORECASE,
)
#: Not "he has since died".
_SINCE = re.compile(r"(?<!\bhas )(?<!\bhave )(?<!\bhad )\bsince\b(?! then)", re.IGNORECASE)
#: With no day of its own this is news of the same day: "In a similar attack, two guards were hurt".
_ALIKE = re.compile(r"\W*In a similar \w+,")
_SAME_DAY = re.compile(
    r"\bthe same (?:day|night|morning|afternoon|evening|time|hour)\b|\b(?:hours?|minutes) later\b"
)
_GOES_ON = re.compile(
    r"\bsince\b(?! then)"
    r"|\b(?:that|which)\s(?:began|started|broke out|erupted|struck|hit)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:(?:\w+est|worst|most|first|biggest)\s[^,;]{0,40}\bsince"
    r"|(?:second|third|fourth|fifth)[ -](?:\w+est|worst)\s[^;]{0,60}\b(?:after|behind))\b"
    r"[^,;]{0,60}"
    r"(?:,\s(?:\d{4},\s)?(?:when|which)\b[^,;]{0,140}"
    r"(?:,\s(?:killing|leaving|injuring|wounding|displacing)\b[^;]{0,60})?)?$",
    re.IGNORECASE,
)
#: "June was the deadliest month, with 35 killed", told beside an event, and "it was the second in
#: two weeks: on 8 April, 38 drowned".
_WORST_TIME = re.compile(
    r"\b(?:deadliest|bloodiest|worst) (?:day|week|month|year|season)\b[^;]{0,80}$"
    r"|\b(?:second|third|fourth|fifth)\s[^,;:]{0,50}\b(?:in|within)\s[^,;:]{0,25}"
    r"\b(?:days?|weeks?|months?|years?)\s?[:—–-]\s[^;]{0,120}$",
    re.IGNORECASE,
)
#: "One person is killed every four days", "400 people drown each year."
_RATE = re.compile(
    r"\b(?:every|each) (?:single )?(?:(?!day\b)[\w-]+ )?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|summers?|winters?)\b"
    r"|\b(?:annually|yearly|per annum|on average)\b"
    r"|\b(?:annual|yearly|seasonal|recurrent) (?:[\w-]+ ){1,3}(?:kill|claim|displace|cause|leave)\b"
    r"|\ban average of [^.;]{0,80}\b(?:a|per|each|every) (?:day|week|month|year|season)\b"
    r"|\b(?:people|persons|deaths|lives|fatalities|victims|men|women|children) (?:a|per) year\b"
    r"(?! (?:ago|later|earlier|old|after|before)\b)",
    re.IGNORECASE,
)
#: "518 were killed in a two-month period."
_PERIOD = re.compile(
    r"\b(?:in|over|during|within) (?:an?|the|that|this) (?:[\w-]+[ -])?(?:week|month|year) period\b"
    r"|\b(?:in|over|during|within|for) (?:the )?(?:past|last) (?:[\w-]+ ){0,2}"
    r"(?:months|years|decades?)\b"
    r"|\b(?:in|over|during) the (?:[\w-]+ ){0,2}(?:weeks?|months?|years?|seasons?)"
    r" (?:to|ending|ended|up to|through)\b"
    r"|\b(?:in|over|during|after) (?:[\w-]+ ){0,3}(?:years|decades) of (?:[\w-]+ )?"
    r"(?:fighting|conflict|insurgency|violence|war|unrest|rebellion|strife|bloodshed)\b",
    re.IGNORECASE,
)
#: "In the deadliest week since March, 38 were killed": the event itself.
_IN_THAT_TIME = re.compile(
    r"(?:In|On|During|Over) (?:what [^,;]{0,40} )?the (?:deadliest|bloodiest|worst) \w+\b"
    r"[^,;]{0,40}\bsince\b"
)
_COMING = ("come", "comes", "came", "coming", "follows", "followed")
_COMING += ("occurs", "occurred", "happens", "happened", "took")
#: "The blast comes less than a week after a siege ..., killing 31": what follows is older.
_CAME_AFTER = re.compile(
    r"\b(?:comes?|came|coming|follow(?:s|ed|ing)|occur(?:s|red)|happen(?:s|ed)|took place)\b"
    r"[^,;]{0,40}?\b(?:hours?|days?|weeks?|months?|years?|decades?) after\b[^;]*$",
    re.IGNORECASE,
)
#: "Between May 3 and July 9", "from July to the end of December".
_MONTH = rf"(?:the (?:end|start) of )?(?:{'|'.join(month_name[1:] + month_abbr[1:])}|Sept)"
_MONTHS_ON = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom) ({_MONTH})\b[^;]{{0,20}}?"
    rf"\b(?:and|to|until|through) (?!\1){_MONTH}\b"
)
#: "..., bringing to 200 the number killed since January"
_BRINGING = re.compile(r"\b(?:bring(?:s|ing)|brought|tak(?:es|ing)|rais(?:es|ed|ing))\b")
_PERFECT = re.compile(r"\b(?:has|have|had|'ve|’ve)\b", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:between|from)\s[^;]{0,30}?\b((?:1[89]|20)\d\d)\b"
    r"[^;]{0,40}?\b(?:and|to|until)\s[^;]{0,30}?\b((?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)


def scope_words(before: str, behind: str, happened: bool, cues: int = -1) -> str | None:
    """Return the scope that the words of a clause give away, or None.

    Args:
        before, behind: the clause on either side of the figure.
        happened: whether the figure counts what happened to people.
        cues: what the words of the sentence hint at, where it is known.

    >>> scope_words(", bringing to ", " the number killed this year", True)
    'total'
    """
    lex = lexicon()
    whole = f"{before} {behind}"
    for words_ in (before, behind) if cues & BACKGROUND else ():
        low = _lowered(words_)
        alike = _ALIKE.match(words_)
        if happened and _RATE.search(words_):
            return "background"
        old = lex.earlier.search(words_, alike.end() if alike else 0)
        if old is not None and _SAME_DAY.search(whole):
            old = None  # "hurt in a similar blast in Burk on the same evening"
        old = old or lex.background.search(low)
        # "since it broke out a year ago" tells how long it has gone on
        if old is not None and _GOES_ON.search(words_, 0, old.start()) is None:
            return "background"
    added_up = cues & SINCE and (_PERFECT.search(whole) or _BRINGING.search(whole))
    if added_up and _SINCE.search(whole):
        return "total"
    if cues & SPAN and _MONTHS_ON.search(whole):
        return "total"
    if happened and cues & TOTAL and (lex.of_war.search(whole) or _PERIOD.search(whole)):
        return "total"
    total = lex.total.search(_lowered(whole)) if happened and cues & TOTAL else None
    if total is not None and not _HOURS.match(whole, total.end()):
        return "total"
    span = _SPAN.search(whole) if cues & SPAN else None
    if span is not None and span.group(1) != span.group(2):
        return "total"
    return None


def worst_time(sentence: str, at: int) -> bool:
    """Tell whether the words before ``at`` speak of the worst day or month of several.

    >>> worst_time("June was the deadliest month, with 35 killed", 36)
    True
    """
    found = _WORST_TIME.search(sentence[max(0, at - _FAR) : at])
    return found is not None and not _IN_THAT_TIME.match(sentence)


def atrocity(sentence: str) -> bool:
    """Tell whether a sentence names what history knows by the number of its dead.

    >>> atrocity("a memorial to the six million killed in the Holocaust")
    True
    """
    return _ATROCITY.search(sentence) is not None


_ATROCITY = re.compile(r"\b(?:genocides?|holocaust|shoah|holodomor)\b", re.IGNORECASE)


def genre(text: str) -> tuple[str, int]:
    """Return what sort of article a text is, court, study, fiction or "", and where it says so.

    >>> genre("A man was sentenced to 30 years on Friday for the 2011 murder of his partner.")
    ('court', 10)
    """
    opening = _lowered(text[:_OPENING])
    if lexicon().genre_cues.isdisjoint(_STARTS.findall(opening)):
        return "", 0
    for kind, cue in lexicon().genres.items():
        if (found := cue.search(opening)) is not None:
            return kind, found.start()
    return "", 0


def of_whole_war(sentence: str) -> bool:
    """Tell whether a sentence adds up what a war has cost that is over.

    >>> of_whole_war("In all, 4,200 people died in the war.")
    True
    """
    return "war" in sentence and _WAR_OVER.search(_lowered(sentence)) is not None


def about_war(text: str) -> bool:
    """Tell whether an article opens with a war, not with a deed in one.

    >>> about_war("The war began in May."), about_war("The attack took place during the war.")
    (True, False)
    """
    first = re.split(r"[.!?]\s", _lowered(text[:_OPENING]), maxsplit=1)[0]
    return re.search(r"\bwar\b", _IN_WAR.sub("", first)) is not None


def of_a_deed(text: str) -> bool:
    """Tell whether an article opens with the deed of a day, not with a war or a famine.

    >>> of_a_deed("A bomb damaged the consulate."), of_a_deed("The war lasted four years.")
    (True, False)
    """
    first = _lowered(text[:_OPENING])
    return lexicon().deeds.search(first) is not None and lexicon().of_war.search(first) is None


#: So many characters of an article are its opening.
_OPENING = 300


def today(when: str) -> bool:
    """Tell "Saturday night" and "yesterday", the days of news, from a year or a month."""
    lex, low = lexicon(), when.lower()
    return low in lex.today or low in lex.yesterday or any(day in low for day in lex.days)


def names_a_month(text: str) -> bool:
    """Tell whether a text names a month.

    >>> [names_a_month(text) for text in ("Three died in May.", "They may march on.")]
    [True, False]
    """
    return _MONTHS.search(text) is not None


_MONTHS = re.compile(rf"\b(?:{'|'.join(month_name[1:])})\b")


def before_news(sentence: str) -> bool:
    """Tell whether a sentence opens with an earlier day: "Last week, two guards were killed"."""
    return lexicon().before_news.match(_lowered(sentence)) is not None


def another_incident(sentence: str) -> str:
    """Return how a sentence turns to another incident: "unrelated", "another", "" if not.

    >>> another_incident("Meanwhile, in another village, a man was shot.")
    'another'
    >>> another_incident("In a separate raid, two men were held.")
    'unrelated'
    >>> another_incident("In a statement, the army said that another incident had followed.")
    ''
    """
    turn = lexicon().another_incident.match(sentence)
    if turn is None:
        return ""
    return "unrelated" if lexicon().unrelated.search(turn[0]) else "another"


def the_event(ahead: str) -> bool:
    """Tell whether words before a time name what has been told of: "the crash in May".

    >>> the_event("Two others were hurt in the crash in "), the_event("Two were hurt there in ")
    (True, False)
    """
    return lexicon().the_event.search(ahead[-_FAR:]) is not None


def in_month(sentence: Sentence, when: Spot) -> bool:
    """Tell "In August" at the head of a sentence, a month and no more."""
    ahead = sentence.text[: when.start - sentence.start]
    return ahead == "In " and when.text in month_name


def links(sentence: str) -> bool:
    """Tell whether a sentence is a link to another story: "Read more: Two held over theft"."""
    return ":" in sentence and lexicon().links.match(sentence) is not None


def recalled(sentence: str, at: int) -> bool:
    """Tell whether the words before ``at`` lead to what is told for comparison.

    >>> recalled("It was the worst attack since 2005, when 52 died", 41)
    True
    """
    before = sentence[max(0, at - _FAR) : at]
    return any(cue.search(before) for cue in (lexicon().recalled, _SUPERLATIVE, _CAME_AFTER))


def nth_of_many(sentence: str, at: int) -> bool:
    """Tell "he was the second teacher to be killed this month", who has been told of.

    >>> nth_of_many("He was the second teacher to be killed this month", 7)
    True
    """
    return _NTH.match(sentence, at) is not None and _IS.search(sentence[:at]) is not None


_IS = re.compile(r"\b(?:is|was|becomes?|became|makes? (?:him|her|it)) (?:\w+ly )?$")
_NTH = re.compile(
    r"the (?:\w+(?:st|nd|rd|th)|second|third|latest|last) [^,.;]{2,60}? to (?:be|die|have)\b"
)


def of_record(sentence: str, at: int, told: str) -> bool:
    """Tell whether the words before ``at`` lead to a deed of old of somebody held or dead.

    Args:
        sentence: the sentence.
        at: where the figure begins.
        told: what the article has told before; a happening that it has told of is news.

    >>> of_record("He was part of a squad that shot dead five guards", 39, "A rebel was held. ")
    True
    >>> of_record("He was involved in the blast, which killed five", 43, "A blast hit Karsa. ")
    False
    """
    cue = lexicon().record.search(sentence[:at])
    if cue is None or _LEADS_ON.search(cue["since"]) is None or _GOES_BACK.search(cue["since"]):
        return False
    happening = lexicon().happening.search(cue["since"])
    return happening is None or happening.group().lower() not in told.lower()


#: "an attack that killed", "the ambush, leaving", "a raid in which"
_LEADS_ON = re.compile(
    r"\b(?:that|which|who|where|when|killing|leaving|claiming|injuring|wounding|abducting|murder of"
    r"|murders of|death of|deaths of|abduction of)\b",
    re.IGNORECASE,
)
#: The clause of the person himself goes on: "wanted in six cases, was shot dead with two aides".
_GOES_BACK = re.compile(
    r", (?!which\b|who\b|that\b|where\b|in which\b)"
    r"(?:\w+ ){0,2}(?:was|were|is|are|has|have|had)\b|\band (?:was|were)\b"
)


def planned(sentence: str, at: int) -> bool:
    """Tell whether the words around ``at`` speak of what is planned, feared or forecast.

    >>> planned("It plans to build 12 camps", 9)
    True
    """
    return lexicon().plan.search(_lowered(sentence), max(0, at - _FAR), at + _FAR) is not None


def imagined(clause: str) -> bool:
    """Tell whether a clause speaks of a drill or a scenario.

    >>> imagined("In the drill, 40 people were injured in a mock collision")
    True
    """
    return lexicon().mock.search(_lowered(clause)) is not None


def wanted(sentence: str, at: int) -> bool:
    """Tell whether the noun at ``at`` is only asked for.

    >>> wanted("They demanded the release of 300", 18)
    True
    """
    return lexicon().wanted.search(sentence[max(0, at - 60) : at]) is not None


def direction(tokens: list[Token], first: int, last: int, relative: bool = False) -> str | None:
    """Return whether the figure between the tokens is a rise, a fall or new.

    A difference and the level that it leads to have moved alike: "rose 3 percent to $40".

    Args:
        tokens: the sentence.
        first, last: the tokens of the figure, with its hedge.
        relative: whether it is a share or a sum, of which "gained" and "lost" tell a change.

    >>> from newsfigures.stages.tokens import tokenize
    >>> direction(tokenize("The toll rose to 17"), 4, 5)
    'up'
    >>> direction(tokenize("a 3 percent fall in fares"), 1, 3, relative=True)
    'down'
    >>> direction(tokenize("Rain fell at 20 mm an hour"), 3, 7) is None
    True
    """
    lex = lexicon()
    for token in tokens[last : last + 2]:
        if token.low in lex.new:
            return "new"
    if first and tokens[first - 1].low in lex.new:
        return "new"
    if found := _direction_behind(tokens, first, last, relative):
        return found
    while first > 1 and tokens[first - 1].low in _SOFTENING:
        first -= 1  # "rose to only $600", "up just 1 percent"
    top = _before_aside(tokens, _before_mark(tokens, first))
    resumed = top < first and tokens[first - 1].low == "to"
    led, topic = relative and tokens[first - 1].low in ("to", "by"), None
    if not relative and tokens[first - 1].low in _AMONG and tokens[last - 1].low not in _POINTS:
        return None  # "doubled in two of the regions"
    reach = _REACH_OF_CHANGE + (_REACH_OF_CHANGE // 2 if led else 0)
    for k in range(top - 1, max(-1, top - reach), -1):
        low = tokens[k].low
        if low == "growth" and (led or tokens[k + 1].low in lex.outlooks):
            # "cut its forecast for growth to 3 percent", "its growth forecast of 3 percent"
            topic = None if tokens[k + 1].low in lex.outlooks else "up"
            continue
        if not led and low not in lex.up and low not in lex.down and _tells_else(tokens, k):
            return topic
        if (low in lex.up or low in lex.down) and _tells_change(tokens, k, first, last, relative):
            return "up" if low in lex.up else "down"
        if resumed and (low in lex.apart or tokens[k].kind == "ord"):
            continue
        at = low == "at" and tokens[k + 1].low not in ("a", "an")
        older = low == "from" and not led  # "fell 74% from a high of"
        number = tokens[k].kind == "num" or (low in lex.spelled and not led)
        number = number and tokens[first - 1].low != "to"
        punct = tokens[k].kind == "punct" and tokens[k].text not in _INSIDE_FIGURES
        leads = low in lex.clause_openers and not (low == "as" and _compares(tokens, k))
        aside = led and low in lex.about
        if at or number or older or punct or (low in lex.apart and not aside) or leads:
            return topic
    return topic


def _before_mark(tokens: list[Token], first: int) -> int:
    """Return where "a one-month high of" begins before a figure, else the figure's own place."""
    if first < 3 or tokens[first - 1].low != "of" or tokens[first - 2].low not in lexicon().marks:
        return first
    k = first - 2
    while k > max(0, first - _REACH_OF_CHANGE) and tokens[k].low not in ("a", "an", "the", "its"):
        if tokens[k].poss or tokens[k].low == "from":
            return k + 1  # "fell 74% from last year's high of"
        k -= 1
    return k


def _before_aside(tokens: list[Token], first: int) -> int:
    """Return where what stands between a change and where it led begins, else ``first``.

    "Rose 97 cents, or 1.4 percent, to $70", "rose 2% (9 pence) to", "rose for a third month, to".
    """
    if first < 4 or tokens[first - 1].low != "to" or tokens[first - 2].text not in (",", ")"):
        return first
    for k in range(first - 3, max(0, first - _REACH_OF_CHANGE), -1):
        if tokens[k].text in (",", "("):
            return k
    return first - 2


def _compares(tokens: list[Token], k: int) -> bool:
    """Tell the "as" of "as much as 5 percent" from that of "fell as 12 plants closed"."""
    around = (tokens[k - 1].low if k else "", tokens[k + 1].low if k + 1 < len(tokens) else "")
    return not lexicon().degrees.isdisjoint(around)


_POINTS = frozenset(("point", "points", "pts"))
#: "brought down the rate to 3 percent"
_LOWERING = frozenset(("bring", "cut", "pull", "send"))
_SOFTENING = frozenset(("just", "only", "even", "merely", "another", "further"))
_THAN = frozenset(("more", "less"))
_LEADING_TIME = frozenset(("a", "the", "in", "last", "previous", "it", "was", "did", "one", "same"))
_LEADING_TIME |= frozenset(
    ("at", "on", "this", "they", "he", "she", "we", "were", "do", "does", "had")
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
#: Marks over which a word of change reaches: "fell 3% to", "rose 4-1/2 cents to".
_INSIDE_FIGURES = frozenset("$£€-'%/⁄")
_MONEY_SIGNS = frozenset("$£€¥₹")
#: Seasons and feasts, of which "more than last Christmas" is said.
_SEASONS = frozenset(
    ("spring", "summer", "autumn", "winter", "fall", "christmas", "easter", "diwali")
)
_SEASONS |= frozenset(("peak", "start", "outset", "height", "turn", "beginning", "launch"))
_SEASONS |= frozenset(("ramadan", "thanksgiving", "term", "time", "season", "quarter"))
_AMONG = frozenset(("in", "across", "among", "within", "during", "between"))
_MARKS_OF_LEVEL = frozenset(("above", "below", "over", "under", "beyond"))
_BEFORE_NOUNS = frozenset(("a", "an", "the", "any", "all", "no", "of", "for", "its", "their"))
#: How many tokens before a figure the word that tells its change may stand.
_REACH_OF_CHANGE = 8


def _tells_change(tokens: list[Token], k: int, first: int, last: int, relative: bool) -> bool:
    """Tell whether the word of change at k speaks of the figure from first to last."""
    lex, low = lexicon(), tokens[k].low
    if tokens[k + 1].low == ("above" if low in lex.down else "below"):
        return False  # "snow will fall above 300 metres"
    if k and tokens[k + 1].low in _MARKS_OF_LEVEL and tokens[k - 1].low in _BEFORE_NOUNS:
        return False  # "a fifth of any gains above 8 percent"
    if k and tokens[k - 1].low in ("the", "a", "an") and any(map(_harms, tokens[k + 1 : first])):
        return False  # "the sinking caused 31 deaths"
    points = tokens[last - 1].low in _POINTS
    share = points or tokens[last - 1].low in ("%", "percent", "cent", "pc", "pct")
    led = k < first - 1 and tokens[first - 1].low in ("to", "by") and low not in lex.gains
    if low in lex.market and not (relative or points or led):
        return False
    if low in lex.led_only and not led:
        return False  # "a double room at $90"
    if low in lex.beside:
        near = k == first - 1 or (k == first - 2 and tokens[k + 1].low in ("by", "to"))
        by = tokens[k + 1].kind == "num" or tokens[k + 1].low in lex.counting
        by = by or tokens[k + 1].text in _MONEY_SIGNS
        near = near or (tokens[first - 1].low == "to" and by)
        near = near or (tokens[first - 1].low in ("to", "by") and tokens[k + 1].low.endswith("ly"))
        near = near or (led and relative and _moves(tokens, k - 1))
        verb = words().verbs.get(tokens[k - 1].low) if k and k == first - 1 else None
        if verb is not None and verb.lemma in lex.phrasal and not (share or points):
            traded = relative and verb.lemma in lex.trading
            return traded and near  # "picked up six awards", "holding up $9bn of trade"
        closed = share and k and tokens[k - 1].low in lex.ending  # "ended down 1%"
        moved = low == "down" and led and tokens[k - 1].low == "bring"
        return near and (k == 0 or closed or moved or tokens[k - 1].low not in lex.no_rise)
    return share or low not in lex.collected or k != first - 1


def _moves(tokens: list[Token], k: int) -> bool:
    """Tell the verb of "nudged up its target by 20 million" at token k from "made up"."""
    verb = words().verbs.get(tokens[k].low) if k >= 0 else None
    if verb is None:
        return False
    lowers = tokens[k + 1].low == "down" and verb.lemma in _LOWERING
    return lowers or verb.lemma not in lexicon().phrasal


def _tells_else(tokens: list[Token], k: int) -> bool:
    """Tell the verb of "a rise would put 12 at risk" at token k, of which the rise is the subject.

    Not "rose an estimated 3 percent", nor "climbed to reach 5 percent".
    """
    low, before = tokens[k].low, tokens[k - 1].low if k else ""
    verb, classes = words().verbs.get(low), words()
    if verb is None:
        return False
    if before in classes.modal:
        return True  # "the road that fell in will cost $48m"
    if low in classes.ambiguous:
        return False
    finite = "past" in verb.tags and "part" not in verb.tags
    return finite and before not in ("a", "an") and low not in classes.be | classes.have


def _harms(token: Token) -> bool:
    """Tell "killed", "caused" and "claimed" from verbs that harm nobody."""
    verb = words().verbs.get(token.low)
    lex = role_words()
    return verb is not None and (
        verb.lemma in lex.object
        or verb.lemma in lex.lives_verbs
        or verb.lemma in ("cause", "leave")
    )


def _than_before(tokens: list[Token], at: int) -> bool:
    """Tell "more than a year ago" and "less than in May" from "more than its rivals"."""
    near = [token.low for token in tokens[at : at + 7]]
    if len(near) < 2 or near[0] not in _THAN or near[1] != "than":
        return False
    behind = [word for word in near[2:] if word not in _LEADING_TIME]
    return bool(behind) and (
        behind[0] in words().time_nouns | _SEASONS or _BARE_YEAR.fullmatch(behind[0]) is not None
    )


def _direction_behind(tokens: list[Token], first: int, last: int, relative: bool) -> str | None:
    """Read "a 3% rise", "38 points higher" and "8 percent fewer than in May"."""
    at = last + (tokens[last].text == "-" if last < len(tokens) else 0)
    behind = lexicon().behind
    found = behind.get(tokens[at].low) if at < len(tokens) else None
    if found is None and at + 1 < len(tokens) and tokens[at].low in lexicon().changing:
        found = behind.get(tokens[at + 1].low)  # "a 4 percent pay rise"
    if found is None and at + 1 < len(tokens) and tokens[at].low in ("up", "down"):
        on = tokens[at + 1].low == "on"  # "2 percent up on a year before"
        found = tokens[at].low if on else None
    if found is None and _than_before(tokens, at):
        found = "up" if tokens[at].low == "more" else "down"
    if found is None:
        return None
    points = tokens[last - 1].low in _POINTS
    return found if relative or points else None
