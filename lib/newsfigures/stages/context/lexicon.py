"""The words around figures: what context.toml holds, and what hints that it is worth a search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from newsfigures.lexicon import load
from newsfigures.stages.flags import flag, flags
from newsfigures.stages.words import words


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


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of phrases in text that `lowered` returns."""
    return re.compile(rf"\b(?:{_any(phrases)})\b")


def lowered(text: str) -> str:
    """Return a text in lower case, every character in its place.

    A regex of many words reads it some times faster than it ignores case.
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


#: Verbs of "the blast comes a week after", behind which something older is told.
COMING = ("come", "comes", "came", "coming", "follows", "followed")
COMING += ("occurs", "occurred", "happens", "happened", "took")
#: "more than last year", "less than in May": a rise and a fall.
THAN = frozenset(("more", "less"))

#: What a sentence may hold, by its words alone; few hold any, so that most are never searched.
HEDGE, CHANGE, TOTAL, BACKGROUND, RECALLED, SINCE, SPAN, PLAN, MOCK, WANTED, RECORD = flags(
    11, lambda word: lexicon().cues.of(word)
)
#: One of these stands in every expression of time but a bare year and a date in figures.
TIME_WORDS = flag(lambda: lexicon().time_signals)
#: A token that holds one of these, as "mid-May" does.
PART_OF_TIME = flag(lambda: lexicon().time_parts)
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
        hedges = dict(data["hedge"])
        self.refuted, self.calling = (frozenset(hedges.pop(k)) for k in ("refuted", "calling"))
        self.refuting = frozenset(hedges.pop("refuting"))
        self.confirming = frozenset(hedges.pop("confirming"))
        self.hedge = {word: label for label, ws in hedges.items() for word in ws}
        self.cues.add(HEDGE, self.hedge.keys() | self.refuted | self.refuting | self.confirming)
        self.report_nouns = frozenset(data["reports"]["nouns"])
        self.lacking = frozenset(data["reports"]["lacking"])
        self.wishes = frozenset(data["wishes"]["denied"])
        self.up = frozenset(data["change"]["up"])
        self.down = frozenset(data["change"]["down"])
        self.new = frozenset(data["change"]["new"])
        self.market = frozenset(data["change"]["market"])
        self.cutting = frozenset(data["change"]["cutting"])
        self.supplies = frozenset(data["change"]["supplies"])
        self.paced = frozenset(data["change"]["paced"])
        self.bodily = frozenset(data["change"]["bodily"])
        self.levelled = frozenset(data["change"]["levelled"])
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
        self.cues.add(CHANGE, self.up | self.down | self.new | self.behind.keys() | THAN)
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
        self.cues.add(RECALLED, list(COMING))
        spans = ["week", "month", "quarter", "fortnight", "months", "years", "decade", "decades"]
        self.cues.add(TOTAL, [*spans, "toll"])
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
        self.mock = re.compile(rf"\b(?:{_any(data['mock'])})\b(?! (?:{_any(data['mocking'])})\b)")
        self.wanted = re.compile(
            rf"\b(?:{_any(data['wanted'])})\s(?:for\s)?(?:the|their|his|her|its)\s(?:\w+\s)?$",
            re.IGNORECASE,
        )
        self.background = _phrases(data["background"])
        self.before_news = re.compile(
            rf"\W*(?:just |only )?(?:(?:{_any(data['before_news'])})\b"
            rf"|(?:\d+|{_any(load('numbers')['cardinal'])}|several|some)"
            r" (?:days|weeks|months|years) (?:ago|earlier|before)\b"
            rf"|on (?:{'|'.join(load('setaside')['time']['weekdays'])}) (?:of )?last week\b"
            rf"|last (?:{'|'.join(load('setaside')['time']['weekdays'])}),)"
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
        self.set_off, self.cut_short = frozenset(place["set_off"]), frozenset(place["cut_short"])
        self.losses = frozenset(place["losses"])
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
        count = rf"(?:\d+|{_any([*load('numbers')['cardinal'], 'several', 'a few'])})"
        spans = _any(data["spans"])
        self.when = re.compile(
            rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
            rf"|(?:last\s|next\s|this\s|early\s|late\s)?(?P<day>{days})"
            rf"(?:\s(?:night|morning|evening|afternoon))?(?:,\s(?:{calendar}))?"
            rf"|(?P<word>{_any(data['words'])}))\b"
            rf"|\b(?:{calendar.replace('1>', '4>').replace('2>', '5>').replace('3>', '6>')})"
            rf"|(?<=\bin\s)(?:early\s|late\s|mid-)?(?P<m7>{months})\b"
            rf"|\b(?:{count}|an?)\s(?:{spans})\sago\b"
            rf"|\b(?:{_any(data['back'])})\s{count}\s(?:{spans})\b",
            re.IGNORECASE,
        )
        self.loosely = re.compile(
            rf"(?:last\s(?:{days})|(?:early\s|late\s|mid-)?(?:{months}))$", re.IGNORECASE
        )
        self.when_parts = tuple(self.when.groupindex)
        #: One of these stands in every expression of time but a bare year.
        self.time_signals = (
            frozenset(aside["months"])
            | frozenset(self.days)
            | {word for phrase in data["words"] for word in phrase.split()[-1:]}
            | {"ago", *data["back"]}
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
STARTS = re.compile(rf"([a-z]{{1,{_CUE}}})[a-z]*")
_WORDS = re.compile(r"([a-z]+)(?: [a-z]+(?=[ |)]))*")


@cache
def lexicon() -> _Lexicon:
    """Return the words around figures, built on first use."""
    return _Lexicon()
