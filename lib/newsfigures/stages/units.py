"""The measuring unit printed beside a number, read through quantulum3's unit tables.

This is the only file that knows quantulum3, and it reads that package's ``units.json`` as data:
none of its code runs, for its imports cost seconds. ``lexicon/units.toml`` names the units, gives
their size, adds what news prints and refuses what it does not mean; the two become one dictionary,
built on first use.

A surface is cut into pieces (``sq. km`` is ``sq`` and ``km``), and the dictionary holds every
surface and every beginning of one, so that the longest is found in one walk without backtracking.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from newsfigures.lexicon import load
from newsfigures.stages.words import singular_of

# A run of letters with its power ("km²", "km2", "km^2"), or one mark ("%", "°", "$") that does not
# belong to a number behind it ("12 $5 notes").
_PIECE_HERE = r"([^\W\d_]++(?:\^?[23](?!\w))?(?!\w)|[^\w\s.](?!\d))"
_FIRST = re.compile(_PIECE_HERE)
_OPENING = re.compile(rf"[\s\-‐‑]?+{_PIECE_HERE}")
_NEXT = re.compile(rf"\.?[\s\-‐‑]?{_PIECE_HERE}")

_FOLLOWING = re.compile(r"(?:\s[^\W\d_]++){0,3}")
_WORDS = re.compile(r"[^\W\d_]+")
# What shows that a letter is no unit: an initial, a name, a plural ("F.B.I.", "W. 42nd Street",
# "F/A-18", "C's").
_INITIAL = re.compile(r"['’&]|\.[^\W\d_]|\.\s\d|/[A-Z]")
_CAPITALISED = re.compile(r"\s[A-Z][a-z]")
# The dot of an abbreviation, where it does not end the sentence too.
_OWN_DOT = re.compile(r"\.(?=[,;:)]|\s[a-z\d(])")
_CLOSED = re.compile(rf"{_OWN_DOT.pattern}|\)|\s\(\d")
_PER = re.compile(r"\s?/\s?|[\s\-‐‑]([a-z]+)(?:[\s\-‐‑]|(?!\w))", re.IGNORECASE)
#: A rate is per so many at least: "per 100,000 people", "l/100 km", but no "$52 / 3 miles".
_FEWEST_BELOW = 10
_MANY = re.compile(
    r"(?:(\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?![.,]?\d)|(hundred|thousand|million)\b)\s?",
    re.IGNORECASE,
)
# The country of a dollar, behind its amount: "$76 US a barrel"; before a noun it belongs to that.
_DOLLARS = re.compile(
    r"\s(US|USD|CAD|Cdn|AUD|NZD|HKD)\b(?=[.,;:)]|$|\s(?:an?|per|in|for|and|at|on|to)\b)"
)
_HYPHENS = frozenset("-‐‑")
#: A noun that no table has: "per passenger".
_NOUN = re.compile(r"[a-z]{3,}(?![\w'’-])")
_POWERS = {ord("²"): "^2", ord("³"): "^3"}, {ord("²"): "2", ord("³"): "3"}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}

#: What stands before the unit of an amount with decimals.
_DECIMAL = re.compile(r"\d[.,]\d{1,2}\s?$")
#: How many characters before a unit a word may stand that tells its reading.
_NEAR = 48

# An amount that only money is printed with: 1.2bn, 5,000.
_AMOUNT = re.compile(r"\d+(?:\.\d+)?\s?(?:m|bn|tn|million|billion|trillion)\b|\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A measuring unit.

    Attributes:
        name: the name in our table: ``km²``, ``USD``, ``%``, ``barrel/day``.
        dimension: ``area``, ``length``, ``money``, ``share``, ``rate`` …; ``other`` if none fits.
        long_name: the name in quantulum3, or in the lexicon: ``square kilometre``.
        factor, offset: make the base value; None where the word does not fix the size.
        base_unit: what the base value counts.
    """

    name: str
    dimension: str
    long_name: str
    factor: float | None = None
    offset: float = 0.0
    base_unit: str | None = None

    def base(self, value: float) -> tuple[float | None, str | None]:
        """Return the value in the base unit of the dimension, and that unit.

        Every currency is its own base: money is not converted. A unit of no fixed size (``ton``,
        ``pint``, ``rupee``) has no base value. A temperature is a level, not a difference.

        >>> unit_after("770 square miles", 3)[0].base(770)
        (1994.29084496, 'km²')
        >>> unit_after("500 tons", 3)[0].base(500)
        (None, None)
        """
        if self.factor is None:
            return None, None
        return float(f"{value * self.factor + self.offset:.12g}"), self.base_unit


class _Match(NamedTuple):
    unit: Any  # a Unit, or the noun that a rate is per
    surface: str
    end: int
    symbol: bool


class _Tables(NamedTuple):
    units: dict[str, Unit]
    words: dict[str, Unit | None]  # in lower case; None: only the beginning of a surface
    symbols: dict[str, Unit | None]  # as printed
    before: dict[str, Unit]
    reach: dict[str, list[int]]  # the lengths of those that end with a character, longest first
    nouns: dict[str, str | None]
    context: dict[str, list[dict[str, Any]]]


def _quantulum() -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Yield quantulum3's units that we keep: name, entity, words and symbols."""
    lexicon, package = load("units"), find_spec("quantulum3")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("newsfigures reads the unit tables of quantulum3: install it")
    path = Path(package.submodule_search_locations[0], "units.json")
    refused = lexicon["refuse"]
    for name, data in json.loads(path.read_text(encoding="utf-8")).items():
        words, symbols = data.get("surfaces", []), data.get("symbols", [])
        if name in refused["units"]:
            continue
        if names := lexicon["currencies"].get(code := data.get("currency_code")):
            # Its bare nouns claim one country's currency: rupee is Indian, peso Mexican.
            name, words = names[0], [word for word in words if " " in word]
            symbols = [sign for sign in symbols if sign not in refused["signs"].get(code, ())]
        yield name, data["entity"], words, symbols
        for short, long in lexicon["prefixes"].items():
            if short in data.get("prefixes", ()):
                prefixed = [long + word for word in words], [short + sign for sign in symbols]
                yield long + name, data["entity"], *prefixed


def _described() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the lexicon's units by long name, currencies among them: dimension, description."""
    lexicon = load("units")
    described = {
        long: (dimension, entry)
        for dimension, entries in lexicon["units"].items()
        for long, entry in entries.items()
    }
    nouns, signs, refused = lexicon["nouns"], lexicon["signs"], lexicon["refuse"]
    holders = Counter(names[0].split()[-1] for names in lexicon["currencies"].values())
    for code, (name, *also) in lexicon["currencies"].items():
        noun = name.split()[-1]
        symbols = [*signs.get(code, ()), *([] if code in refused["codes"] else [code])]
        if noun == "dollar":
            symbols.append(f"{code}$")
        if noun in nouns["lowercase"]:
            symbols += [noun, *_plurals(noun)]
        elif holders[noun] == 1 or nouns["primary"].get(noun) == code:
            also += [noun] * (noun not in refused["nouns"] and noun != name)
        entry = {"name": code, "factor": 1.0, "base": code, "also": also, "symbols": symbols}
        described[name] = ("money", entry)
    shared = {noun for noun, count in holders.items() if count > 1}
    for noun in sorted(shared - nouns["primary"].keys() - {*refused["nouns"]}) + nouns["shared"]:
        described[noun] = ("money", {"symbols": signs.get(noun, [])})
    return described


def _claims() -> Iterator[tuple[Unit, str, bool]]:
    """Yield every unit with every singular surface, and whether that is a symbol."""
    lexicon, described = load("units"), _described()
    base, dimensions = lexicon["base"], lexicon["dimensions"]
    own = (
        (long, "", [long, *entry.get("also", ())], entry.get("symbols", ()))
        for long, (_, entry) in described.items()
    )
    for long, entity, words, symbols in chain(_quantulum(), own):
        dimension, entry = described.get(long, (dimensions.get(entity, "other"), {}))
        unit = Unit(
            name=entry.get("name", long),
            dimension=dimension,
            long_name=long,
            factor=entry.get("factor"),
            offset=entry.get("offset", 0.0),
            base_unit=entry.get("base", base.get(dimension)) if "factor" in entry else None,
        )
        without = entry.get("without", ())
        yield from ((unit, word, False) for word in words if word not in without)
        if long in described:
            yield from ((unit, symbol, True) for symbol in symbols if symbol not in without)


def _plurals(surface: str) -> list[str]:
    """Return the plurals of a lower-case surface; its head takes them: ``miles per hour``."""
    lexicon = load("units")
    tail = next((surface[surface.find(tail) :] for tail in lexicon["tails"] if tail in surface), "")
    rest, space, noun = surface.removesuffix(tail).replace("-", " ").rpartition(" ")
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        regular = noun[:-1] + "ies"
    else:
        regular = noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
    return [rest + space + plural + tail for plural in lexicon["plurals"].get(noun, [regular])]


def _spellings(surface: str, symbol: bool) -> set[str]:
    """Return every way to print a surface: ``km²``, ``km2``; ``square mile``, ``sq miles``."""
    if symbol:
        caret, plain = (surface.translate(powers) for powers in _POWERS)
        return {surface, surface.replace("µ", "μ"), caret, plain}
    word = surface.lower()
    short = word.replace("square ", "sq ").replace("cubic ", "cu ")
    return {word, short, *_plurals(word), *_plurals(short)}


def _plant(table: dict[str, Any], surface: str, value: Any) -> None:
    """Enter a surface and every beginning of it."""
    pieces = _NEXT.findall(surface)
    for length in range(1, len(pieces)):
        table.setdefault(" ".join(pieces[:length]), None)
    if table.get(key := " ".join(pieces)) is None:
        table[key] = value


@cache
def _tables() -> _Tables:
    lexicon = load("units")
    tables = _Tables({}, {}, {}, {}, {}, {}, {})
    for unit, surface, symbol in _claims():
        tables.units[unit.long_name] = unit
        for spelling in _spellings(surface, symbol):
            _plant(tables.symbols if symbol else tables.words, spelling, unit)
        # The lower-case nouns of `nouns.lowercase` are symbols too, but stand behind the number.
        sign = symbol and unit.dimension == "money" and unit.factor in (1.0, None)
        if sign and not (surface.isalpha() and surface.islower() and len(surface) > 2):
            tables.before[surface] = unit
    small = lexicon["lowercase"]
    for surface in [*small["codes"], *(f"{letters}$" for letters in small["dollars"])]:
        printed = surface.capitalize() if surface in ("rs", "tk") else surface.upper()
        tables.before.setdefault(surface, tables.before[printed])
    for long, surfaces in lexicon["before"].items():
        for form in (str.lower, str.capitalize, str.upper):
            tables.before.update((form(surface), tables.units[long]) for surface in surfaces)
    for length, last in sorted({(len(sign), sign[-1]) for sign in tables.before}, reverse=True):
        tables.reach.setdefault(last, []).append(length)
    for noun, surfaces in lexicon["per"]["nouns"].items():
        for surface in surfaces:
            _plant(tables.nouns, surface, noun)
    for rule in lexicon["context"]:
        for surface in rule["surfaces"]:
            tables.context.setdefault(surface, []).append(rule)
    return tables


def _longest(
    text: str, start: int, words: dict[str, Any], symbols: dict[str, Any]
) -> _Match | None:
    """Return the longest surface printed at ``start``, as a symbol where it is one."""
    found, exact, piece = None, "", _FIRST.match(text, start)
    while piece:
        exact = f"{exact} {piece[1]}" if exact else piece[1]
        folded = exact.lower()
        if exact not in symbols and folded not in words:
            break
        if unit := symbols.get(exact):
            found = _Match(unit, exact, piece.end(), True)
        elif unit := words.get(folded):
            found = _Match(unit, folded, piece.end(), False)
        piece = _NEXT.match(text, piece.end())
    return found


def _following(text: str, at: int) -> list[str]:
    """Return up to three words that follow without a mark between."""
    return _FOLLOWING.match(text, at)[0].lower().split()


def _ends_phrase(text: str, at: int) -> bool:
    words = _following(text, at)
    return not words or words[0] in load("units")["per"]["links"]


def _stands(match: _Match, text: str, gap: str) -> bool:
    """Tell whether the letters of a symbol stand as a symbol does, and not as a word or initial."""
    rules, sign, end = load("units")["ambiguous"], match.surface, match.end
    called = sign in rules["called"] and not {*_following(text, end)}.isdisjoint(
        rules["called"][sign]
    )
    if (sign in rules["glued"] and gap and not called) or (
        sign in rules["spaced"] and not gap.isspace()
    ):
        return False
    if sign in rules["closed"] and gap and not _CLOSED.match(text, end):
        return False
    if sign in rules["lone"] and _CAPITALISED.match(text, end):
        return False
    if len(sign) > 1 or not sign.isalpha():
        return True
    return not (_INITIAL.match(text, end) or (gap.isspace() and text[end : end + 1] == "-"))


def _holds(rule: dict[str, Any], text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` stands where a rule of the lexicon's contexts holds."""
    earlier = text[max(0, start - rule.get("reach", _NEAR)) : start].lower()
    last = "".join(f" {word}" for word in earlier.split()[-1:])
    words = _following(text, end)
    following = (" ".join(words[:1]), " ".join(words[:2]))
    return (
        ("near" not in rule or not {*rule["near"]}.isdisjoint(_WORDS.findall(earlier)))
        and ("before" not in rule or last.endswith(tuple(rule["before"])))
        and ("decimal" not in rule or _DECIMAL.search(earlier) is not None)
        and ("after" not in rule or not {*rule["after"]}.isdisjoint(following))
    )


def _reading(match: _Match, text: str, start: int) -> Unit | None:
    """Return what a surface means in its surroundings."""
    tables = _tables()
    for rule in tables.context.get(match.surface, ()):
        if _holds(rule, text, start, match.end):
            return tables.units.get(rule["reading"])
    return match.unit


def unit_after(text: str, pos: int) -> tuple[Unit, int] | None:
    """Return the unit printed at ``pos``, where a number ends, and the end of what prints it.

    One space or hyphen may stand between. A rate is read as a whole (see `per_unit`).

    >>> unit, end = unit_after("a 20-kilometre road", 4)
    >>> unit.name, unit.dimension, end
    ('km', 'length', 14)
    >>> unit_after("325,000 barrels a day", 7)[0].name
    'barrel/day'
    >>> unit_after("12 in the village", 2) is None
    True
    """
    opening, tables = _OPENING.match(text, pos), _tables()
    if opening is None:
        return None
    if opening[1] not in tables.symbols and opening[1].lower() not in tables.words:
        return None
    start = opening.start(1)
    gap = text[pos:start]
    match = _longest(text, start, tables.words, tables.symbols)
    if match is None or (match.symbol and not _stands(match, text, gap)):
        return None
    unit = _reading(match, text, start)
    if unit is None:
        return None
    own_dot = match.symbol and match.surface[-1].isalpha() and _OWN_DOT.match(text, match.end)
    return per_unit(unit, text, match.end + bool(own_dot))


def dollars_after(text: str, pos: int) -> tuple[Unit, int] | None:
    """Return the country's dollar named at ``pos``, behind an amount in "$", and its end.

    >>> unit, end = dollars_after("$76 US a barrel", 3)
    >>> unit.name, end
    ('USD', 6)
    >>> dollars_after("$76 US officials", 3) is None
    True
    """
    match = _DOLLARS.match(text, pos)
    if match is None:
        return None
    code = {"US": "USD", "Cdn": "CAD"}.get(match[1], match[1])
    return _tables().units[load("units")["currencies"][code][0]], match.end(1)


def unit_named(long_name: str) -> Unit:
    """Return a unit by its long name.

    >>> unit_named("square kilometre").name
    'km²'
    """
    return _tables().units[long_name]


def unit_called(name: str) -> Unit | None:
    """Return the unit that a cell of the column ``unit`` names, a rate too; None for a noun.

    >>> unit_called("km²").long_name, unit_called("USD/barrel").dimension
    ('square kilometre', 'rate')
    >>> unit_called("house") is None
    True
    >>> unit_called("case/100,000 person").dimension
    'rate'
    """
    if name in _long_names():
        return unit_named(_long_names()[name])
    for long_name in (long_name_of(name), name):
        found = unit_after(f"1 {long_name}", 1)
        if found is not None and found[0].name == name:
            return found[0]
    return Unit(name, "rate", long_name_of(name)) if "/" in name else None


def long_name_of(name: str) -> str:
    """Return the long name of a unit or a rate of our table; any other name as it is.

    >>> long_name_of("km²"), long_name_of("USD/barrel"), long_name_of("house")
    ('square kilometre', 'United States dollar per barrel', 'house')
    """
    known = _long_names()
    if name in known:
        return known[name]
    return " per ".join(known.get(part, part) for part in name.split("/"))


@cache
def _long_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for unit in _tables().units.values():
        names.setdefault(unit.name, unit.long_name)
    for long, short in load("units")["per"]["short"].items():
        names.setdefault(short, long)  # the h of km/h
    return names


def unit_before(text: str, end: int) -> tuple[Unit, int] | None:
    """Return the currency (or ``magnitude``) printed before the number at ``end``, and its start.

    >>> unit, start = unit_before("paid HK$500 for", 8)
    >>> unit.name, unit.long_name, start
    ('HKD', 'Hong Kong dollar', 5)
    >>> unit_before("Rs. 500", 4)[0].name
    'rupee'
    >>> unit_before("about 500", 6) is None
    True
    """
    tables = _tables()
    at = end - text[end - 1 : end].isspace()
    for length in tables.reach.get(text[at - 1 : at], ()):
        start = at - length
        sign = text[max(0, start) : at]
        unit = tables.before.get(sign) if start >= 0 else None
        if unit is None or (sign[0].isalnum() and text[max(0, start - 1) : start].isalnum()):
            continue
        letters_before = text[start - 3 : start - 1] if start > 2 else ""
        if (
            sign == "$"
            and letters_before.isupper()
            and (spaced := tables.before.get(f"{letters_before}$"))
        ):
            # HK $5bn
            return spaced, start - 3
        if sign == "$" and text[max(0, start - 1) : start].isalpha():
            # A dollar of some country that the lexicon does not have is not the American one.
            while start and text[start - 1].isupper():
                start -= 1
            unit = Unit("dollar", "money", "dollar")
        return unit, start
    code = load("units")["letters"].get(text[at - 1 : at]) if at == end else None
    if code and _is_sum(text, at - 1, end) and not text[max(0, at - 2) : at - 1].isalnum():
        return tables.units[load("units")["currencies"][code][0]], at - 1
    return None


def _is_sum(text: str, start: int, end: int) -> bool:
    """Tell R1.2bn, and the R85 of "a fare of R85", from the R44."""
    if _AMOUNT.match(text, end):
        return True
    return not _priced().isdisjoint(_WORDS.findall(text[max(0, start - 48) : start].lower()))


@cache
def _priced() -> frozenset[str]:
    return frozenset(load("setaside")["currency_letters"]["priced"])


def per_unit(unit: Unit, text: str, end: int) -> tuple[Unit, int]:
    """Return the rate that ``text[end:]`` makes of a unit, and its end; the unit if it makes none.

    The unit may be a counted noun of the caller's. The base of a rate is that of its unit, by the
    same measure: US cents a gallon are dollars a gallon.

    >>> dollar = unit_before("$52 a barrel", 1)[0]
    >>> rate, end = per_unit(dollar, "$52 a barrel", 3)
    >>> rate.name, rate.dimension, end
    ('USD/barrel', 'rate', 12)
    >>> per_unit(dollar, "$52 a week ago", 3)[0].name
    'USD'
    >>> per_unit(Unit("case", "count", "case"), "9 cases per 100,000 people", 7)[0].name
    'case/100,000 person'
    """
    for _ in range(2):  # litres per person per day
        below = _below(unit, text, end)
        if below is None:
            break
        name, long, end = below
        whole = f"{unit.long_name} per {long}"
        sized = unit.factor if not unit.offset else None
        unit = _tables().units.get(whole) or Unit(
            f"{unit.name}/{name}",
            "rate",
            whole,
            sized,
            base_unit=f"{unit.base_unit}/{name}" if sized else None,
        )
    return unit, end


def _below(unit: Unit, text: str, end: int) -> tuple[str, str, int] | None:
    """Return what stands below the line of a rate: its short name, its long name and its end."""
    joint = _PER.match(text, end)
    if joint is None:
        return None
    rules, tables = load("units")["per"], _tables()
    word = (joint[1] or "per").lower()
    if word in rules["adverbs"] and _ends_phrase(text, joint.end(1)):
        long = rules["adverbs"][word]
        return rules["short"].get(long, long), long, joint.end(1)
    article = word in rules["articles"]
    if word != "per" and not article:
        return None
    at, many = joint.end(), ""
    if not article and (count := _MANY.match(text, at)):
        number = int(count[1].replace(",", "")) if count[1] else _SCALES[count[2].lower()]
        if number < _FEWEST_BELOW:
            return None
        if text[count.end() : count.end() + 1] in _HYPHENS:
            return None  # "$3,000 per 40-foot container"
        at, many = count.end(), f"{number:,} "
    if noun := _longest(text, at, tables.nouns, {}):
        if article and not _ends_phrase(text, noun.end):
            return None
        return many + noun.unit, many + noun.unit, noun.end
    sold = _NOUN.match(text, at) if article and unit.dimension == "money" else None
    if sold and sold[0] in rules["sold"] and _ends_phrase(text, sold.end()):
        return sold[0], sold[0], sold.end()  # "$2.50 a pack"
    match = _longest(text, at, tables.words, {} if article else tables.symbols)
    if match is None or (match.symbol and joint[1] and not _stands(match, text, " ")):
        noun = _NOUN.match(text, at) if word == "per" and joint[1] else None
        if noun and noun[0] not in rules["not_nouns"]:
            below = many + singular_of(noun[0])
            return below, below, noun.end()
        if not many or not joint[1]:
            return None
        return many.strip(), many.strip(), max(count.end(1), count.end(2))
    below = match.unit
    per_mass = not (many or article) and below.name != unit.name  # 2 mg per kilogram
    same = below.dimension == unit.dimension not in ("time", "mass" if per_mass else "time")
    if same or below.dimension not in rules["dimensions"]:
        return None
    if article and below.dimension == "time" and not _is_span(match, text):
        return None
    short = rules["short"].get(below.long_name, below.name)
    return many + short, many + below.long_name, match.end


def _is_span(match: _Match, text: str) -> bool:
    """Tell "$52 a week" from "$52 a week ago", "a day's walk" and "a second time"."""
    if text[match.end : match.end + 1] in ("-", "'", "’"):
        return False
    if match.surface == "second":
        return _ends_phrase(text, match.end)
    words = _following(text, match.end)
    past = load("units")["per"]["past"]
    return not ({*words[:1], *(words[2:] if words[:1] == ["or"] else ())} & {*past})
