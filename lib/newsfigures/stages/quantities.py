"""Numbers to quantities: the measuring unit of each number, and which numbers only describe.

"2,000 square kilometers" is one quantity; in "a 20-kilometre road" and "an 18-year-old" the
quantity stands inside a noun group and counts nothing of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.numbers import Number, after_hedge, apply_bound, changes_before, range_of
from newsfigures.stages.tokens import Token
from newsfigures.stages.units import (
    Unit,
    dollars_after,
    per_unit,
    unit_after,
    unit_before,
    unit_named,
)
from newsfigures.stages.words import person_nouns, singular_of, words

_DASHES = frozenset("-‐‑")
_RANGE_LINKS = frozenset(("to", "-", "–", "—", "or"))
_ARTICLES = frozenset(("a", "an", "the", "this", "that", "his", "her", "their", "its", "another"))
#: What a count is per stands behind one of these, and so many words at most behind the number.
_PER = frozenset(("per", "a", "an", "each", "every", "/", "daily", "weekly", "monthly"))
_PER |= frozenset(("hourly", "annually", "yearly"))
_COUNTED = 3
#: So many words may stand between a number and its unit: "two more full weeks".
_QUALIFIERS = 2
#: What is per something already, or is no amount of what stands behind its "of".
_MINUS = frozenset(("-", "−", "–", "minus"))
_NO_RATE = frozenset(("rate", "share", "temperature", "angle", "speed"))
#: Words of "she was 34", "the median age is 31" and "she was 34 when".
_AGEING = frozenset(("he", "she", "i", "who", "whom", "age", "ages"))
_TURNING = frozenset(("turns", "turned", "turning"))
_BE = frozenset(("is", "was", "be", "turned", "turns", "being"))
_AFTER_AGE = frozenset((".", ",", ";", "!", "?", ")", "and", "but", "when", "at", "on", '"', "”"))
#: "raised the retirement age to 67"
_AGE_MOVES = frozenset(("to", "at", "from"))
#: "On reaching 65".
_UPON = frozenset(("on", "upon", "after", "before", "until"))
_REACHING = frozenset(("reaching", "turning"))
_OLDEST = 130
_MILLION = 1_000_000
_LIMITS = frozenset(("under", "over", "above", "below"))
#: Of whom "those over 65" is said.
_ANYONE = frozenset(("those", "anyone", "everyone", "anybody", "everybody", "all", "someone"))
#: How many words may stand between two numbers that share a unit, and what compares them.
_UNDERSTOOD = 6
_COMPARED = (["compared", "with"], ["compared", "to"], [",", "against"], [",", "versus"])
#: "dipped to minus 14"
_BEFORE_LEVELS = frozenset(("to", "at", "of", "was", "is", "around", "about", "near", "below"))
_BEFORE_LISTS = frozenset(
    ("of", "by", "at", "to", "for", "from", "in", "with", "were", "was", "are")
)
#: Between the numbers of a list that prints its unit once: "55-, 65- and 75-inch".
_LISTED = ([","], ["and"], ["or"], [",", "and"], [",", "or"])
_LISTED += (["-", ","], ["-", "and"], ["-", "or"], ["-", ",", "and"])
_COMPARATIVE = frozenset(("more", "less", "fewer"))
_DEICTIC = frozenset(("last", "next", "this"))
_SPANS = frozenset(("year", "month", "week", "day"))
#: What rates of time are of: "34 minutes a night".
_LASTING = frozenset(("hour", "minute", "second", "day"))
#: "Rose 3% to 5%" is a range, "rose 0.2% to 5.1%" a change and where it led: shares that lie so
#: many times apart are no range.
_ONE_RANGE = 3
#: What is praised as large or small before it is told, and by how many words at most.
_PRAISED = frozenset(("money", "share", "rate"))
_PRAISE = 3
_PRAISING = ("ly", "ed", "ing", "able", "ible", "ous", "ic")
_AND_A_HALF = re.compile(
    r"\sand\s(?:a\s(half|quarter|third)|three[ -]quarters)\b(?!\sof\b)", re.IGNORECASE
)
_OLD = re.compile(
    r"[\s\-‐‑]olds?\b(?![\s\-‐‑]fashioned)|[\s\-‐‑]of[\s\-‐‑]age\b|\s(?:and|or)\s(?:older|younger)\b",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Quantity:
    """A number with its unit and the characters of both.

    ``start`` and ``end`` are offsets into the article; ``attributive`` tells that it describes a
    noun ("a 20-kilometre road"), ``age`` that it is how old someone is. ``converts`` is the
    quantity that this one restates in another unit: "8 miles (13 km)".
    """

    number: Number
    start: int
    end: int
    unit: Unit | None = None
    attributive: bool = False
    age: bool = False
    converts: Quantity | None = None


def quantities(text: str, tokens: list[Token], found: list[Number]) -> list[Quantity]:
    """Attach to each number the unit printed beside it; ``trail`` then spans the unit too.

    >>> from newsfigures.stages.tokens import tokenize
    >>> from newsfigures.stages.numbers import numbers
    >>> def read(text):
    ...     parts = tokenize(text)
    ...     found = quantities(text, parts, numbers(parts, [None] * len(parts)))
    ...     return [(text[q.start : q.end], q.unit.name) for q in found]
    >>> read("They took 2,000 square kilometers and lost $2.4bn")
    [('2,000 square kilometers', 'km²'), ('$2.4bn', 'USD')]
    >>> read("The ash drifted 2km to 3km")
    [('2km to 3km', 'km')]
    """
    result: list[Quantity] = []
    for number in found:
        if result and tokens[number.first].start < result[-1].end:
            continue  # part of a unit: "per 100,000 people"
        start, end = tokens[number.first].start, tokens[number.last - 1].end
        quantity = Quantity(number, start, end)
        if number.kind != "partitive" and (number.kind != "zero" or number.last - number.first < 2):
            _measure(text, tokens, quantity)
        joined = _joined(tokens, result[-1], quantity) if result else None
        if joined is not None:
            quantity = joined
            result.pop()
        elif result and _shares_unit(tokens, result[-1], quantity):
            result[-1].unit = quantity.unit
            for part, whole in zip(result[-2::-1], result[:0:-1], strict=False):
                if not _shares_unit(tokens, part, whole):
                    break
                part.unit = quantity.unit  # 20 x 30 x 10 cm; 38, 44 and 51 yards
        elif result and _restates(tokens, result[-1], quantity):
            quantity.converts = result[-1]
            same = quantity.unit.dimension == result[-1].unit.dimension
            if same and number.bound == "=" and number.value is not None:
                apply_bound(number, result[-1].number.bound)
        elif result and quantity.unit is None:
            quantity.unit = _unit_understood(tokens, result[-1], quantity)
        if number.bound == ">" and _during(tokens, quantity, result[-1] if result else None):
            number.bound, number.high = "=", number.value
        result.append(quantity)
        if number.kind not in ("zero", "partitive"):
            _describe(text, tokens, quantity)
            _take_in_praise(tokens, quantity)
        if len(result) > 1 and _next_age(tokens, result[-2], quantity):
            quantity.age = True
        if len(result) > 1 and _sizes(tokens, result[-2], quantity):
            quantity.attributive = True
        if quantity.age and len(result) > 1 and _suspended(tokens, result[-2], quantity):
            result[-2].unit, result[-2].age = quantity.unit, True
    return result


def _measure(text: str, tokens: list[Token], quantity: Quantity) -> None:
    """Find the unit before or behind the number, and what it is per."""
    number, end = quantity.number, quantity.end
    _minus(text, tokens, quantity)
    before = unit_before(text, tokens[number.core].start)
    if before is not None and before[1] < tokens[0].start:
        before = None  # the sentence began on a new line
    if before is not None:
        quantity.unit, start = before
        quantity.start = min(quantity.start, start)
        if start < tokens[number.lead].start and quantity.unit.dimension != "money":
            while number.lead and tokens[number.lead].start > start:
                number.lead -= 1  # "magnitude 6.2"
    after = unit_after(text, end)
    if after is None and number.trail > number.last:
        after = unit_after(text, tokens[number.trail - 1].end)  # "200-plus km"
    if after is None and before is None and end < len(text):
        after = _of_unit(text, tokens, number)
    if after is None and before is None:
        after = _qualified_unit(text, tokens, number)
    inside = after is not None and after[1] <= tokens[-1].end
    if inside and (before is None or after[0].dimension == "money"):
        quantity.unit, quantity.end = after
    elif before is not None and before[0].name in ("USD", "dollar"):
        quantity.unit, quantity.end = dollars_after(text, end) or (quantity.unit, end)
    if quantity.unit is None and tokens[number.last - 1].low in _multiples():
        quantity.unit = unit_named("times")
    if quantity.unit is None:
        _count_per(text, tokens, quantity)
        return
    if number.kind == "zero":
        number.kind = "cardinal"  # zero degrees is a temperature, no absence
    rate, end = per_unit(quantity.unit, text, quantity.end)
    if end <= tokens[-1].end:
        quantity.unit, quantity.end = rate, end
    _add_a_half(text, quantity)
    quantity.unit = _rate_of_complement(text, tokens, quantity)
    k = number.last
    while k < len(tokens) and tokens[k].start < quantity.end:
        k += 1
    if k > number.last:
        trail = number.trail
        if number.bound == "=":
            after_hedge(tokens, number, k)
        number.trail = max(number.trail, trail, k)


@cache
def _crowds() -> frozenset[str]:
    """Return the nouns of people in numbers: "a 40 million population"."""
    return frozenset(load("nouns")["crowds"]) | frozenset(load("units")["described"]["publics"])


@cache
def _occasions() -> frozenset[str]:
    """Return what sport and series run over: "six hits over seven innings"."""
    return frozenset(load("numbers")["ratio"]["occasions"])


@cache
def _multiples() -> frozenset[str]:
    """Return the words that say how many times as much: tenfold, twice."""
    data = load("numbers")
    return frozenset(data["multiple"]) | frozenset(data["times"])


def _count_per(text: str, tokens: list[Token], quantity: Quantity) -> None:
    """Read a count that is a rate: 14 new cases per 100,000 people, 2.1 per 1,000 births."""
    number = quantity.number
    if number.kind not in {"cardinal", "range", "vague"}:
        return
    if number.trail < len(tokens) and tokens[number.trail].low == "per":
        _take_rate(text, tokens, quantity, Unit("1", "count", "one"), quantity.end)
        return
    behind = tokens[number.trail + 1 : number.trail + _COUNTED + 1]
    if _PER.isdisjoint([token.low for token in behind]):
        return
    head = None
    for k in range(number.trail, min(number.trail + _COUNTED, len(tokens) - 1)):
        if tokens[k].low == "of" and head is None and k > number.trail:
            head = k - 1  # "three cups of coffee a day"
            continue
        if not _noun_after(tokens, k, verbs=True):
            return
        if tokens[k + 1].low not in _PER:
            continue
        if _kills_one(tokens, number.trail, k):
            return
        printed = tokens[k if head is None else head].low
        verb = words().verbs.get(printed)
        if verb is not None and "base" not in verb.tags and "part" in verb.tags:
            return  # "5,300 shells made each day"
        noun = singular_of(printed)
        counted = Unit("person" if printed in person_nouns() else noun, "count", noun)
        _take_rate(text, tokens, quantity, counted, tokens[k].end)
        return


def _kills_one(tokens: list[Token], first: int, k: int) -> bool:
    """Tell "100 rebels shot dead a person", up to the verb at k, from "100 dollars a person"."""
    if k + 2 >= len(tokens) or tokens[k + 2].low not in person_nouns():
        return False
    verbs = (words().verbs.get(token.low) for token in tokens[first + 1 : k + 1])
    return any(verb is not None and "past" in verb.tags for verb in verbs)


def _take_rate(text: str, tokens: list[Token], quantity: Quantity, counted: Unit, end: int) -> None:
    """Make the quantity the rate that the text behind what it counts says, if it says one."""
    number = quantity.number
    rate, end = per_unit(counted, text, end)
    if rate is counted or end > tokens[-1].end:
        return
    quantity.unit, quantity.end = rate, end
    while number.trail < len(tokens) and tokens[number.trail].start < end:
        number.trail += 1


def _add_a_half(text: str, quantity: Quantity) -> None:
    """Read "an inch and a half" and "two years and a quarter": the part behind the unit."""
    number, found = quantity.number, _AND_A_HALF.match(text, quantity.end)
    if found is None or number.kind != "cardinal" or number.value is None:
        return
    more = load("numbers")["fraction"][found[1].lower()] if found[1] else 0.75
    number.value += more
    number.low = number.low + more if number.low is not None else None
    number.high = number.high + more if number.high is not None else None
    quantity.end = found.end()


def _rate_of_complement(text: str, tokens: list[Token], quantity: Quantity) -> Unit:
    """Return the rate of "55 billion cubic metres of gas a year", else the unit as it is."""
    unit, k = quantity.unit, quantity.number.last
    while k < len(tokens) and tokens[k].start < quantity.end:
        k += 1
    if unit.dimension in _NO_RATE or k >= len(tokens) or tokens[k].low != "of":
        return unit
    for j in range(k + 1, min(k + 1 + _COUNTED, len(tokens) - 1)):
        named = tokens[j].kind == "num" and tokens[j].start == tokens[j - 1].end  # CO2
        if not (named or _noun_after(tokens, j, verbs=True)):
            break
        if tokens[j + 1].low in _PER:
            return per_unit(unit, text, tokens[j].end)[0]
    return unit


def _minus(text: str, tokens: list[Token], quantity: Quantity) -> None:
    """Read a minus sign or the word before a temperature, a share or an amount."""
    number, k = quantity.number, quantity.number.first - 1
    if k < 0 or tokens[k].low not in _MINUS:
        return
    if number.kind == "zero" or tokens[max(0, k - 1)].low in ("or", "/"):
        return  # "plus or minus 3"
    worded = tokens[k].low == "minus"
    signed = not worded and tokens[k].end == quantity.start
    if signed and k and tokens[k - 1].low == "minus":
        signed, worded, k = False, True, k - 1  # minus-130
    signed = signed and (k == 0 or tokens[k - 1].end < tokens[k].start)
    if not (signed or worded):
        return
    level = worded and k and tokens[k - 1].low in _BEFORE_LEVELS
    if unit_after(text, quantity.end) is None and tokens[k].text != "−" and not level:
        return
    quantity.start = tokens[k].start
    number.first = k
    number.lead = min(number.lead, k)
    number.value = -number.value if number.value is not None else None
    low = -number.high if number.high is not None else None
    number.high = -number.low if number.low is not None else None
    number.low = low


def _of_unit(text: str, tokens: list[Token], number: Number) -> tuple[Unit, int] | None:
    """Read the unit behind "a couple of hours", "millions of dollars", "half an hour"."""
    k = number.last
    if k >= len(tokens):
        return None
    linked = tokens[k].low == "of"
    if number.kind == "fraction":
        k += linked and k + 1 < len(tokens)  # "half an hour", "1/16 of a pint"
        if not _is_article(tokens, k) or k + 1 == len(tokens):
            return None
        if linked and tokens[k + 1].low == "second":
            return unit_named("second"), tokens[k + 1].end
        return unit_after(text, tokens[k].end)
    if not linked or number.kind not in {"vague", "exact", "cardinal"}:
        return None
    if number.kind == "cardinal" and (number.value or 1) < 1 and _is_article(tokens, k + 1):
        return unit_after(text, tokens[k + 1].end)  # "0.4 of a percentage point"
    found = unit_after(text, tokens[k].end)
    return None if found is None or found[0].dimension == "count" else found


def _qualified_unit(text: str, tokens: list[Token], number: Number) -> tuple[Unit, int] | None:
    """Read the unit of "10 consecutive days" and "40 additional megawatts"."""
    k, qualifying = number.behind, _qualifying()
    end = k + _QUALIFIERS
    while k < len(tokens) - 1 and k < end and tokens[k].low in qualifying:
        k += 1
        found = unit_after(text, tokens[k - 1].end)
        if found is not None:
            when = tokens[k - 1].low in _DEICTIC and text[found[1] - 1] != "s"
            return None if when else found  # "compared with 9 last week"
    return None


@cache
def _qualifying() -> frozenset[str]:
    """Return the words that may stand between a number and its measuring unit."""
    return frozenset(load("units")["described"]["qualifying"])


def _joined(tokens: list[Token], first: Quantity, second: Quantity) -> Quantity | None:
    """Join two quantities of one unit to a range: "20% to 25%", "between $10m and $15m"."""
    a, b = first.number, second.number
    if first.unit is None or second.unit is None or first.unit.name != second.unit.name:
        return None
    kinds = {a.kind, b.kind}
    if kinds - {"cardinal", "fraction"} or not 0 <= b.lead - max(a.trail, a.last) <= 1:
        return None
    link = tokens[b.lead - 1].low
    opener = tokens[a.lead - 1].low if a.lead else ""
    if not (link in _RANGE_LINKS or (link == "and" and opener == "between")):
        return None
    if a.value is None or b.value is None or a.value >= b.value:
        return None
    if link == "and" and tokens[a.last].text in _DASHES:
        return None  # "between two-year and 10-year notes"
    by = any(token.low == "by" for token in tokens[max(0, a.lead - 3) : a.lead])
    apart = opener == "from" and a.lead > 1 and tokens[a.lead - 2].low == "anywhere"
    near = first.unit.dimension == "share" and opener != "from" and b.value <= _ONE_RANGE * a.value
    near = near or apart
    if not near and changes_before(tokens, a.lead, 12 if opener == "from" or by else 2):
        return None  # "rose 0.2% to 5.1%"
    number = range_of(a, b, a.value, b.value)
    number.trail = b.trail
    start = first.start
    if opener in ("between", "from"):
        number.first = number.lead = a.lead - 1
        start = tokens[number.first].start
        number.lead -= apart
    return Quantity(number, start, second.end, second.unit)


def _shares_unit(tokens: list[Token], part: Quantity, whole: Quantity) -> bool:
    """Tell "280 million of the 1.5 billion crowns", where the unit is printed once."""
    if part.unit is not None or whole.unit is None or whole.unit.dimension == "count":
        return False
    if part.number.kind not in ("cardinal", "range"):
        return False
    between = [token.low for token in tokens[part.number.last : whole.number.lead]]
    if whole.unit.long_name == "point" and between in (
        ["up"],
        ["down"],
        [",", "up"],
        [",", "down"],
    ):
        return True  # "the index (7,102, up 38 points)"
    if between in (["x"], ["×"], ["by"]):
        return whole.unit.dimension == "length"
    if between in (["±"], []) and whole.number.bound == "~":
        return tokens[whole.number.core - 1].text == "±"
    if (
        between in _LISTED
        and _is_listed(tokens, part, whole, between)
        and part.end <= whole.start
        and part.number.bound == whole.number.bound
    ):
        numerals = tokens[whole.number.first].kind == tokens[part.number.first].kind == "num"
        return numerals or between[0] == "-"  # "two- and 10-year yields"
    return between[:1] == ["of"] and between[1:] in (["the"], ["its"], ["their"], ["a"])


def _is_listed(tokens: list[Token], part: Quantity, whole: Quantity, between: list[str]) -> bool:
    """Tell "of 38, 44 and 51 yards" from "killed 12 and 5 kg" and "in 12, 40 km off"."""
    lead = part.number.lead
    if between == [","] and whole.end > tokens[whole.number.last - 1].end:
        return False
    if between[0] == "-" or not lead:
        return True
    before = tokens[lead - 1].low
    if between == [",", "or"] and before != ",":
        return False  # "to 1.6 million, or 24 percent"
    return before in _BEFORE_LISTS or (
        before == "," and lead > 1 and tokens[lead - 2].kind == "num"
    )


def _suspended(tokens: list[Token], part: Quantity, whole: Quantity) -> bool:
    """Tell "3- and 5-year-old", where what follows the first hyphen is printed once."""
    behind = part.number.last
    between = tokens[behind : whole.number.lead]
    return (
        part.unit is None
        and len(between) == 2
        and between[0].text in _DASHES
        and between[0].start == part.end
        and between[1].low in ("and", "or", "to", ",")
    )


def _unit_understood(tokens: list[Token], first: Quantity, second: Quantity) -> Unit | None:
    """Return the unit that a bare number shares with the one before it.

    "From 110 kilometres an hour to 80", "4.2%, up from 3.9", "lost 215 points to 33,987".
    """
    a, b = first.number, second.number
    between = [token.low for token in tokens[max(a.last, a.trail) : b.lead]]
    compared = between[-2:] in _COMPARED and len(between) <= 2 * _UNDERSTOOD
    if b.kind not in ("cardinal", "range") or not (compared or 0 < len(between) <= _UNDERSTOOD):
        return None
    after = tokens[b.last].low if b.last + 1 < len(tokens) else ""
    if after == "of" or (
        not (after in _DEICTIC or after in _COMPARATIVE) and _noun_after(tokens, b.last)
    ):
        return None
    if first.attributive and first.unit is not None and first.unit.dimension == "other":
        return None  # "two quarter-point cuts, down from three"
    opener, link = tokens[a.lead - 1].low if a.lead else "", between[-1]
    if between == ["to"] and opener == "from":
        return first.unit
    if link == "from" and (opener in ("to", "at") or between[-2:-1] in (["up"], ["down"])):
        return first.unit
    if compared:
        return first.unit
    if between == ["to"] and opener == "by" and first.unit and first.unit.dimension == "time":
        return first.unit  # "rose by 1.1 years to 78.4"
    if between == ["by"] and first.unit is not None and first.unit.dimension == "length":
        return first.unit  # "9 feet by 12"
    if between == [","] and after in ("more", "less") and tokens[b.last + 1].low == "than":
        return first.unit  # "480 litres, 60 more than"
    if link in ("and", ",") and between[0] in words().prep and after in words().prep:
        return first.unit  # "14 inches in Erie and 9 in Buffalo", "and 9 on the coast"
    moved = first.converts or first  # "fell 215 points, or 0.6 percent, to"
    if moved.unit is None or moved.unit.dimension in ("share", "time", "money"):
        return None
    if link in ("to", "at") and moved.unit.long_name == "point":
        return moved.unit
    led = between in (["to"], [",", "to"]) and changes_before(tokens, moved.number.lead)
    return moved.unit if led else None


def _during(tokens: list[Token], quantity: Quantity, before: Quantity | None) -> bool:
    """Tell "births over two decades" and "$5m over two years" from "waited over two hours"."""
    number, unit = quantity.number, quantity.unit
    if number.kind != "cardinal" or not number.lead:
        return False
    beside = before is not None and (
        tokens[number.lead - 1].end == before.end
        or (before.number.last == number.lead - 1 and _noun_after(tokens, number.lead - 1, True))
    )
    aged = unit is None and tokens[number.lead - 1].low in person_nouns()  # "adults over 65"
    if beside and not aged and tokens[number.lead].low == "over" and number.lead == number.core - 1:
        return True  # "$5m over two years", "5 assists over 34 minutes", "9 Gbps over 12 streams"
    lasts = unit is not None and (unit.dimension == "time" or unit.name.split("/")[0] in _LASTING)
    if not lasts:
        spanned = unit is None and number.trail < len(tokens)
        if not (spanned and singular_of(tokens[number.trail].low) in _occasions()):
            return False
    if tokens[number.lead].low != "over" or number.lead != number.core - 1:
        return False
    return _noun_after(tokens, number.lead - 1)


def _restates(tokens: list[Token], first: Quantity, second: Quantity) -> bool:
    """Tell "7.5 million crowns ($1.1 million)" and "up 0.25 points, or 0.01 percent"."""
    if first.unit is None or second.unit is None or first.unit == second.unit:
        return False
    k = second.number.lead
    if first.converts is not None and tokens[k - 1].text in (";", ","):
        gap = tokens[k - 1].start - first.end
        return gap in (0, 1) and first.unit.dimension == second.unit.dimension
    if k > 1 and tokens[k - 1].low == "or":  # "up 0.5% or around 200 points"
        comma = tokens[k - 2].low == ","
        other = first.unit.dimension != second.unit.dimension
        return (
            tokens[k - 2].start == first.end if comma else other and tokens[k - 2].end == first.end
        )
    if first.unit.dimension != second.unit.dimension:
        # "$3.26 (3.98%)", but no "$2bn (3% of output)"
        behind = tokens[second.number.trail].low if second.number.trail < len(tokens) else ""
        if second.unit.dimension != "share" or behind == "of":
            return False
    return tokens[k - 1].text == "(" and tokens[k - 1].start - first.end in (0, 1)


def _sizes(tokens: list[Token], many: Quantity, each: Quantity) -> bool:
    """Tell "two 8MP cameras" and "four 50 ml bottles": a number, and the size of each."""
    beside = many.number.trail == each.number.lead and many.unit is None and each.unit is not None
    return beside and _noun_after(tokens, max(each.number.trail, each.number.last))


def _describe(text: str, tokens: list[Token], quantity: Quantity) -> None:
    """Tell attributive quantities and ages."""
    number, unit = quantity.number, quantity.unit
    aged = number.lead > 0 and tokens[number.lead - 1].low in {"aged", "age", "ages"}
    if number.core > 1 and tokens[number.core - 1].low == "of":  # under the age of 5
        aged = aged or tokens[number.core - 2].low in ("age", "ages")
    old = unit is None and (
        _is_old(tokens, number)
        or _limits_age(tokens, number)
        or _of_years(tokens, number)
        or _behind_name(tokens, number)
    )
    quantity.age = aged or old
    hyphened = number.last < len(tokens) and tokens[number.last].text in _DASHES
    if unit is None:
        _describe_bare(tokens, quantity)
    elif unit.name in _SPANS and (old := _OLD.match(text, quantity.end)):
        quantity.age = True
        while number.trail < len(tokens) and tokens[number.trail].start < old.end():
            number.trail += 1
        single = not old[0].lower().endswith(("s", "age", "er"))
        quantity.attributive = single and _noun_after(tokens, number.trail)
    elif _article_before(tokens, number, _QUALIFIERS) and _noun_after(
        tokens, number.trail, hyphened
    ):
        quantity.attributive = number.value is None or abs(number.value) != 1
    elif hyphened:
        quantity.attributive = _noun_after(tokens, number.trail)


def _take_in_praise(tokens: list[Token], quantity: Quantity) -> None:
    """Let "a record $2bn", "a modest 0.6 percent" begin at the article, as "an estimated" does."""
    number, unit = quantity.number, quantity.unit
    if unit is None or unit.dimension not in _PRAISED or quantity.attributive:
        return
    k = number.lead - 1
    while k > 0 and number.lead - k <= _PRAISE and _praises(tokens[k]):
        k -= 1
    if k == number.lead - 1 or k < 0 or tokens[k].low not in ("a", "an"):
        return
    behind = tokens[number.trail] if number.trail < len(tokens) else None
    if behind is None or behind.kind != "word" or not _noun_after(tokens, number.trail):
        number.lead = k


def _praises(token: Token) -> bool:
    """Tell "record", "whopping", "seasonally adjusted": what stands before a sum or a share."""
    low = token.low
    if token.kind != "word" or low in words().prep:
        return False
    if low in words().adjective or low in _more_praise() or low.endswith("ed"):
        return True
    return low not in words().verbs and low.endswith(_PRAISING)


@cache
def _more_praise() -> frozenset[str]:
    return frozenset(load("units")["described"]["praise"])


def _next_age(tokens: list[Token], before: Quantity, quantity: Quantity) -> bool:
    """Tell the second of "aged two, four and five"."""
    number = quantity.number
    if not before.age or before.unit is not None or quantity.unit is not None:
        return False
    between = tokens[before.number.trail : number.lead]
    joined = 0 < len(between) < 3 and all(token.low in (",", "and", "&") for token in between)
    counts = _noun_after(tokens, number.trail) or (
        number.trail < len(tokens) and tokens[number.trail].low == "others"
    )
    return joined and not counts and 0 < (number.value or 0) < _OLDEST


#: Behind an age that stands without its commas, and the youngest who is told of so.
_BEHIND_AGED = frozenset(("who", "whose", "said", "says", "told"))
_GROWN = 15

_OF_AN_AGE = frozenset(
    {"man", "woman", "boy", "girl", "child", "baby", "infant", "toddler", "youth"}
)


def _is_old(tokens: list[Token], number: Number) -> bool:
    """Tell "she was 34" and "the median age is 31", where nothing that is counted follows."""
    if number.lead == 1 and tokens[0].low == "at" and number.kind == "cardinal":
        k = number.trail + (number.trail < len(tokens) and tokens[number.trail].text == ",")
        someone = k < len(tokens) and tokens[k].low in ("he", "she")
        return someone and 0 < (number.value or 0) < _OLDEST  # "At 91 she still swims"
    if number.lead < 2 or number.kind not in ("cardinal", "range"):
        return False
    subject, verb = tokens[number.lead - 2].low, tokens[number.lead - 1].low
    people = subject in person_nouns() or subject == "whom"
    limited = tokens[number.lead].low in _LIMITS and people
    if limited and verb in words().be:
        subject, verb = "who", "was"  # "seven suspects were under 18"
    if subject in _UPON and verb in _REACHING and 0 < (number.value or 0) < _OLDEST:
        return number.trail >= len(tokens) or not _noun_after(tokens, number.trail)
    if verb not in _BE and not (subject == "age" and verb in _AGE_MOVES):
        return False
    if subject not in _AGEING or not 0 < (number.value or number.high or 0) < _OLDEST:
        return False
    after = tokens[number.trail] if number.trail < len(tokens) else None
    if verb in _TURNING and after is not None and after.low in ("in", "this", "next", "later"):
        return True  # "who turns 30 in May"
    return after is None or after.low in _AFTER_AGE


def _of_years(tokens: list[Token], number: Number) -> bool:
    """Tell "a woman of 36" and "a boy of nine", which is no "mother of three"."""
    if number.lead < 2 or number.lead != number.core or number.kind != "cardinal":
        return False
    if tokens[number.lead - 1].low != "of" or not 0 < (number.value or 0) < _OLDEST:
        return False
    after = tokens[number.trail] if number.trail < len(tokens) else None
    return tokens[number.lead - 2].low in _OF_AN_AGE and (after is None or after.kind == "punct")


def _behind_name(tokens: list[Token], number: Number) -> bool:
    """Tell "Ana Orell 34 who won" from "in Port Orell 34 who fled"."""
    if number.lead < 2 or number.lead != number.core or number.kind != "cardinal":
        return False
    if number.trail >= len(tokens) or tokens[number.trail].low not in _BEHIND_AGED:
        return False
    if not tokens[number.core].text.isdecimal() or not _GROWN < (number.value or 0) < _OLDEST:
        return False
    named = all(token.text.istitle() for token in tokens[number.lead - 2 : number.lead])
    opener = tokens[number.lead - 3].low if number.lead > 2 else ""
    return named and opener not in words().prep and opener != "the"


def _limits_age(tokens: list[Token], number: Number) -> bool:
    """Tell "children under five" and "women over 60", where nothing that is counted follows."""
    if number.lead == 0 or number.lead != number.core - 1 or number.kind != "cardinal":
        return False
    if tokens[number.lead].low not in _LIMITS:
        return False
    after = tokens[number.trail] if number.trail < len(tokens) else None
    before = tokens[number.lead - 1].low
    people = before in person_nouns() or before in _ANYONE
    if before in words().verbs and number.lead > 1:  # "the blast injured over 30"
        people = people and tokens[number.lead - 2].low == "the"
    ends = after is None or after.kind == "punct" or after.low in words().be
    ends = ends or after.low in words().verbs
    return people and ends and 0 < (number.value or 0) < _OLDEST


def _describe_bare(tokens: list[Token], quantity: Quantity) -> None:
    """Tell "the five-storey block": a hyphen joins the number to a noun that is no unit."""
    number = quantity.number
    if number.trail > number.last or number.last + 1 >= len(tokens):
        return
    quantity.attributive = _is_bare_sum(tokens, number)
    if _article_before(tokens, number) and _noun_after(tokens, number.last):
        # "a 12 page document"
        joined = not tokens[number.last].low.endswith("s") and _noun_after(tokens, number.last + 1)
        joined = joined and (
            _is_article(tokens, number.lead - 1) or _ends_singular(tokens, number.last)
        )
        if joined and (number.value or 0) > 1 and number.kind == "cardinal":
            quantity.attributive = True
            number.trail = number.last + 1
        return
    dash, word = tokens[number.last], tokens[number.last + 1]
    if dash.text not in _DASHES or dash.start != tokens[number.last - 1].end:
        return
    joined = word.start == dash.end and word.kind == "word"
    if joined and _noun_after(tokens, number.last + 2, verbs=True):
        quantity.attributive = True
        number.trail = number.last + 2


def _is_bare_sum(tokens: list[Token], number: Number) -> bool:
    """Tell "a 40 million hole", money without its currency."""
    if not _is_article(tokens, number.lead - 1) or (number.value or 0) < _MILLION:
        return False
    noun = tokens[number.last].low
    if noun in person_nouns() or noun in _crowds() or singular_of(noun) != noun:
        return False
    return _noun_after(tokens, number.last)


def _ends_singular(tokens: list[Token], k: int) -> bool:
    """Tell "the 12 page document" from "the 12 church leaders": two nouns, the second singular."""
    if k + 1 >= len(tokens):
        return False
    head = tokens[k + 1].low
    plural = head.endswith("s") or head in person_nouns() or singular_of(head) != head
    return not plural and tokens[k].low not in person_nouns() and not _noun_after(tokens, k + 2)


def _is_article(tokens: list[Token], k: int) -> bool:
    return 0 <= k < len(tokens) and tokens[k].low in ("a", "an")


def _article_before(tokens: list[Token], number: Number, past: int = 0) -> bool:
    """Tell whether an article stands before a number, so many adjectives at most between."""
    k = number.lead - 1
    while past > 0 and k > 0 and tokens[k].low in words().adjective:
        k, past = k - 1, past - 1
    return k >= 0 and tokens[k].low in _ARTICLES


@cache
def _closed() -> frozenset[str]:
    """Return the words that no group of nouns begins with behind a number."""
    kinds = ("prep", "conj", "be", "have", "modal", "det", "adverb", "sub", "rel")
    return frozenset(("ago", "earlier", "later")).union(*(getattr(words(), k) for k in kinds))


def _noun_after(tokens: list[Token], k: int, verbs: bool = False) -> bool:
    """Tell whether a word that can be a noun or its modifier stands at k; verbs can be nouns."""
    if k >= len(tokens):
        return False
    low, classes = tokens[k].low, words()
    if tokens[k].kind != "word" or low in _closed():
        return False
    return verbs or low not in classes.verbs or low in classes.ambiguous or low.endswith("ing")
