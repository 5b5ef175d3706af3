"""One corpus under the coding rules of published projects: what "dozens" or "300 to 400" comes to.

Each rule is a data file, ``lexicon/coding_<rule>.toml``, with its numbers, its citation, and what
of it was read in a public document and what was not. The printed words stay in the table; a rule
fills in low, high and value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, reduce
from operator import add
from typing import Any

import pandas as pd

from newsfigures.lexicon import load
from newsfigures.model import HUMAN_MEASURES
from newsfigures.series import NUMBERS, Span, spell
from newsfigures.sums import total

#: The rules there are.
RULES: tuple[str, ...] = ("literal", "acled", "emdat", "gtd", "ucdp", "wikimpacts")

_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9}
_SCALES |= {f"{name}s": size for name, size in _SCALES.items()}
_WORD = re.compile(r"[a-z]+")


def code(figures: pd.DataFrame, rule: str = "literal", country: str = "developing") -> pd.DataFrame:
    """Fill low, high and value from the words under a named rule.

    Only counts of what happened to people are coded: the rules say nothing of money or areas.

    Args:
        figures: a figures table.
        rule: one of `RULES`.
        country: ``developing`` or ``industrialised``; EM-DAT's persons per family depend on it.

    Returns:
        A copy of the table with value, low, high and bound under the rule (bound says what value,
        low and high are: ``=`` where they agree), unit ``person`` where families are counted as
        persons, and two more columns: rule (str), and coded_from (str): the literal interval that
        the rule replaced, blank where it changed nothing. `text` and `sentence` stay as printed.

    Raises:
        ValueError: there is no such rule, or no such kind of country.

    >>> from newsfigures.model import Figure
    >>> from newsfigures.table import to_frame
    >>> figures = to_frame([Figure("a:0-6", "a", text="dozens", low=24, bound=">=", unit="person",
    ...                            measure="killed")])
    >>> code(figures, "acled")[["text", "value", "bound", "coded_from"]]
         text  value bound coded_from
    0  dozens   12.0     =       ≥ 24
    >>> code(figures, "wikimpacts")[["low", "high"]]
        low  high
    0  24.0  72.0
    """
    terms = _rule(rule)
    families = terms.get("families", {})
    if families and country not in families:
        raise ValueError(f"country is one of {', '.join(families)}, not {country!r}")
    units = load("series")["units"]
    people = figures["measure"].isin(HUMAN_MEASURES) & ~figures["unit"].isin(units["shares"])
    literal = [Span.of(row) for row in figures.itertuples(index=False)]
    spans, counted = [], figures["unit"].tolist()
    for number, (span, text) in enumerate(zip(literal, figures["text"], strict=True)):
        if people.iloc[number]:
            span = _coded(span, text, terms)
            if families and counted[number] in units["families"]:
                span, counted[number] = _persons(span, families[country]), "person"
        spans.append(span)
    changed = pd.Series(
        [old != new for old, new in zip(literal, spans, strict=True)], figures.index
    )
    coded = figures.copy()
    for name in Span._fields:
        kind = "string" if name == "bound" else "Float64"
        coded[name] = pd.Series([getattr(span, name) for span in spans], figures.index, kind)
    coded["unit"] = pd.Series(counted, figures.index, "string")
    for based, plain in (("base_value", "value"), ("base_unit", "unit")):
        coded[based] = figures[based].mask(changed, coded[plain])
    printed = pd.Series([spell(*span) for span in literal], figures.index, "string")
    return coded.assign(rule=rule, coded_from=printed.where(changed))


def totals_by_rule(
    figures: pd.DataFrame, rules: Iterable[str] = RULES, country: str = "developing"
) -> pd.DataFrame:
    """Add up the same figures under each rule: how much of a total is only the rule.

    Args:
        figures: a figures table, of one event or of many.
        rules: which of `RULES`.
        country: see `code`.

    Returns:
        One row per rule and measure of what happened to people: rule, measure, unit (``person``),
        value, low, high (Float64), bound, events (int: those of which something is known) and of
        (str: the measures that the rule adds up under this name). Sources that disagree, families
        and the missing are treated as the rule has it; everything else as `total` does. Events are
        taken as apart from one another: an event that lies within another is counted in both.

    Raises:
        ValueError: there is no such rule.

    >>> from newsfigures.model import Figure
    >>> from newsfigures.table import to_frame
    >>> figures = to_frame([
    ...     Figure("a:0-3", "a", event="flood", text="100", value=100, low=100, high=100,
    ...            unit="person", measure="killed"),
    ...     Figure("a:9-15", "a", event="flood", text="dozens", low=24, bound=">=", unit="person",
    ...            measure="missing")])
    >>> totals_by_rule(figures, ["acled", "emdat"])[["rule", "measure", "value", "of"]]
        rule  measure  value                of
    0  acled   killed  100.0            killed
    1  acled  missing   12.0           missing
    2  emdat   killed  124.0  killed + missing
    3  emdat  missing   24.0           missing
    """
    rows = []
    for rule in rules:
        terms = _rule(rule)
        sums = total(code(figures, rule, country), by="event", disagree=terms["disagree"])
        sums = sums[sums["measure"].isin(HUMAN_MEASURES) & (sums["unit"] == "person")]
        known = sums[sums["bound"].notna()]
        present = set(known["measure"])
        for measure in HUMAN_MEASURES:
            parts = [p for p in terms.get("sums", {}).get(measure, [measure]) if p in present]
            if not parts:
                continue
            counted = known[known["measure"].isin(parts)]
            span = reduce(add, (Span.of(row) for row in counted.itertuples(index=False)))
            rows.append(
                {"rule": rule, "measure": measure, "unit": "person", **span._asdict()}
                | {"events": counted["event"].nunique(), "of": " + ".join(parts)}
            )
    columns = ["rule", "measure", "unit", *Span._fields, "events", "of"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(NUMBERS, "Float64"))


def rule_table() -> pd.DataFrame:
    """Return the rules side by side: what each makes of some words, and where it is written down.

    Returns:
        One row per rule: title, a column for each of some printed figures, disagree (what stands
        where sources do), citation, checked and unchecked (what of the rule was read in a public
        document, and what was not).

    >>> rule_table().loc[["literal", "acled"], ["dozens", "300 to 400"]]
            dozens 300 to 400
    rule
    literal   ≥ 24    300–400
    acled       12        300
    """
    examples = {
        "several": Span(None, 3, None, ">="),
        "dozens": Span(None, 24, None, ">="),
        "hundreds": Span(None, 200, None, ">="),
        "thousands": Span(None, 2000, None, ">="),
        "at least 12": Span(12, 12, None, ">="),
        "more than 700": Span(700, 700, None, ">"),
        "about 50": Span(50, None, None, "~"),
        "300 to 400": Span(None, 300, 400, "range"),
    }
    rows = []
    for rule in RULES:
        terms = _rule(rule)
        told = {words: spell(*_coded(span, words, terms)) for words, span in examples.items()}
        notes = {name: "; ".join(terms[name]) for name in ("checked", "unchecked")}
        rows.append({"rule": rule, "title": terms["title"], **told, "disagree": terms["disagree"]})
        rows[-1] |= {"citation": terms["citation"], **notes}
    return pd.DataFrame(rows).set_index("rule")


@cache
def _rule(name: str) -> dict[str, Any]:
    if name not in RULES:
        raise ValueError(f"no coding rule {name!r}: there are {', '.join(RULES)}")
    return load(f"coding_{name}")


def _coded(span: Span, text: str, terms: dict[str, Any]) -> Span:
    """One interval under a rule, by its vague word or else by its bound."""
    if span.value is None and span.low is not None and span.high is None:
        low, high = _vague(text, terms.get("vague", {})) or (None, None)
        if low is None:
            return span
        return Span(low, low, high, "=") if low == high else Span(None, low, high, "range")
    words = terms.get("bounds", {}).get(span.bound)
    if not words or not span.points:
        return span
    low, high, value = (_number(word, span) for word in words)
    if low is not None and high is not None:
        return Span(value, low, high, "=" if low == high else "range")
    if low is not None:
        return Span(value, low, None, ">" if span.bound == ">" else ">=")
    return Span(value, None, high, "<" if span.bound == "<" else "<=" if high is not None else "~")


def _number(word: str, span: Span) -> float | None:
    """The number that a word of a rule stands for; None where it leaves it open."""
    number = span.points[0]
    return {
        "number": number,
        "low": span.low,
        "high": span.high,
        "mean": None if span.low is None or span.high is None else (span.low + span.high) / 2,
        "next": number + 1,
        "before": max(0, number - 1),
        "step up": number + _step(number),
        "step up, next": number + _step(number) + 1,
        "step down": max(0, number - _step(number)),
        "step down, before": max(0, number - _step(number) - 1),
        "": None,
    }[word]


def _step(number: float) -> float:
    """The round step that a number is printed in: the power of ten of its last digit that counts.

    >>> _step(700), _step(1250), _step(1634), _step(0)
    (100, 10, 1, 1)
    """
    step = 1
    while number and number % (step * 10) == 0:
        step *= 10
    return step


def _vague(text: str, terms: dict[str, Any]) -> tuple[float, float] | None:
    """The ends of a vague word, times the scale words after it.

    >>> _vague("hundreds of thousands", {"hundreds": 100}), _vague("a few dozen", {"few": [2, 6]})
    ((100000, 100000), (24, 72))
    >>> _vague("about 300", {"hundreds": 100})
    """
    ends = None
    for word in _WORD.findall(text.casefold()):
        if ends is None and word in terms:
            said = terms[word]
            ends = tuple(said) if isinstance(said, list) else (said, said)
        elif ends is not None and word in _SCALES:
            ends = (ends[0] * _SCALES[word], ends[1] * _SCALES[word])
    return ends


def _persons(span: Span, each: float | list[float]) -> Span:
    """An interval of families as persons: so many each, or from so many to so many.

    >>> _persons(Span(50, 50, 50, "="), 5)
    Span(value=250, low=250, high=250, bound='=')
    >>> _persons(Span(50, 50, 50, "="), [3, 5])
    Span(value=None, low=150, high=250, bound='range')
    """
    fewest, most = each if isinstance(each, list) else (each, each)
    value, low, high = span[:3]
    low = None if low is None else low * fewest
    high = None if high is None else high * most
    if fewest != most and None not in (low, high):
        return Span(None, low, high, "range")
    return Span(None if value is None or fewest != most else value * fewest, low, high, span.bound)
