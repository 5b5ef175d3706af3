"""When: days and years as printed, resolved against the day of publication."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date, timedelta

from newsfigures.stages.context.clauses import FAR
from newsfigures.stages.context.lexicon import PART_OF_TIME, TIME_WORDS, lexicon
from newsfigures.stages.context.spots import Spot, start_of
from newsfigures.stages.flags import flags
from newsfigures.stages.tokens import Sentence

_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
#: What may be a year by itself, or a date in figures.
_IN_FIGURES = re.compile(rf"{_YEAR.pattern}|\d+[-/.]\d")
[_DATED] = flags(1, lambda low: _DATED if _IN_FIGURES.match(low) else 0)
#: One of these stands in every expression of time.
TIME = _DATED | TIME_WORDS
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
    if sentence.bits & TIME_WORDS or any(sentence.tokens[k].kind == "date" for k in numerals):
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
        found.sort(key=start_of)
    return found


def _matches(pattern: re.Pattern[str], sentence: Sentence) -> Iterator[re.Match[str]]:
    """Yield what the pattern of times finds; it is searched for about words that tell of time."""
    tokens, flags, offset = sentence.tokens, sentence.flags, sentence.start
    at = 0
    for k in sentence.places_of(PART_OF_TIME | _DATED):
        if not (flags[k] & PART_OF_TIME or tokens[k].kind == "date"):
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
    stop = _STOP.search(text, first.end(), first.end() + FAR)
    end = stop.start() if stop is not None else first.end() + FAR
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
    head = text[max(0, year - FAR) : year]
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
_OF_MONTH = re.compile(
    rf"\b(?:{'|'.join(month_name[1:])}),? $"
    rf"|\b(?:{'|'.join(month[:3] for month in month_name[1:])})[a-z]*\.? \d\d?, $"
)
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
_FULL_DATE = re.compile(
    r"(?:\d\d?(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+\.?"
    r"|[A-Z][a-z]+\.? \d\d?(?:st|nd|rd|th)?),? \d{4}$"
)


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


def in_month(sentence: Sentence, when: Spot) -> bool:
    """Tell "In August" at the head of a sentence, a month and no more."""
    ahead = sentence.text[: when.start - sentence.start]
    return ahead == "In " and when.text in month_name
