"""What each article says in total: one row per article and measure, with its reckoning.

Figures are taken in the order of the text. A part is never added to its whole, nor a figure told
twice to itself; a later, higher figure for the same people takes the place of the earlier one;
different people are added. Whatever is not added is named with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from newsfigures.lexicon import load
from newsfigures.model import HUMAN_MEASURES

if TYPE_CHECKING:
    from pandas import DataFrame

#: The columns of the tolls table, in order.
TOLL_COLUMNS = (
    "article",
    "event",
    "published",
    "measure",
    "value",
    "low",
    "high",
    "bound",
    "groups",
    "figures",
    "set_aside",
    "how",
)


@dataclass(slots=True, eq=False)
class _Entry:
    """One figure as the reckoning sees it."""

    figure: str
    text: str
    value: float | None
    low: float | None
    high: float | None
    bound: str
    who: str | None
    group: str | None
    implied: bool
    sentence: str
    start: int
    scope: str
    part_of: str | None
    change: str | None
    change_from: str | None
    share: bool
    unit: str | None
    place: str | None
    source: str | None
    lemma: str = ""
    sort: str = ""

    @property
    def size(self) -> float:
        for number in (self.value, self.low, self.high):
            if number is not None:
                return number
        return 0.0

    def label(self) -> str:
        """Return the figure as the reckoning prints it."""
        mark = {"=": "", "range": ""}.get(self.bound, f"{self.bound} ")
        words = f"{mark}{self.text}"
        if self.who and not self.implied:
            words += f" {self.who}"
        return words


@dataclass(slots=True)
class _Ledger:
    kept: list[_Entry] = field(default_factory=list)
    aside: list[tuple[_Entry, str]] = field(default_factory=list)

    def drop(self, entry: _Entry, why: str) -> None:
        self.aside.append((entry, why))


#: Why a figure of another scope is not counted.
_OUTSIDE = {
    "background": "background, not the event",
    "plan": "planned or feared, not done",
    "total": "a running total over many events",
}


class _Lexicon:
    def __init__(self) -> None:
        data = load("tally")
        self.generic = frozenset(data["generic"])
        self.sorts = {lemma: sort for sort, lemmas in data["sort"].items() for lemma in lemmas}
        self.additive = _any(data["cue"]["additive"])
        self.died_later = _any(data["cue"]["died_later"])
        self.summing = _any(data["cue"]["summing"])


def _any(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


def tally(figures: DataFrame) -> DataFrame:
    """Return what each article says in total, per measure of what happened to people.

    Args:
        figures: the table that `newsfigures.extract` returns.

    Returns:
        A DataFrame with the columns ``article, event, published, measure, value, low, high, bound``
        (persons; blank where the words leave it open), ``groups`` (the split by group),
        ``figures`` (ids added up), ``set_aside`` (ids left out, each with its reason) and ``how``
        (the reckoning in words). No row where the article says nothing; zero only where it says so.

    >>> from newsfigures import extract
    >>> table = tally(extract("Two officers and a civilian died. In all, three people died."))
    >>> print(table["how"][0])
    Two officers + a civilian = 3; set aside: three (the sum of what was told before)
    """
    import pandas as pd

    counted = figures[figures["measure"].isin(HUMAN_MEASURES)]
    # plain dicts, for reading a row of a table by name costs a thousand times more
    columns = {
        name: [None if missing else cell for cell, missing in zip(cells, cells.isna(), strict=True)]
        for name, cells in counted.items()
    }
    tables: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for cells in zip(*columns.values(), strict=True):
        row = dict(zip(columns, cells, strict=True))
        tables.setdefault((row["article"], row["measure"]), []).append(row)
    rows: list[dict[str, Any]] = []
    for (article, measure), table in tables.items():
        reckoned = _reckon(sorted(map(_entry, table), key=lambda entry: entry.start))
        if reckoned is not None:
            of = {"event": table[0]["event"], "published": table[0]["published"]}
            rows.append({"article": article, **of, "measure": measure} | reckoned)
    order = {article: i for i, article in enumerate(figures["article"].drop_duplicates())}
    rank = {measure: i for i, measure in enumerate(HUMAN_MEASURES)}
    rows.sort(key=lambda row: (order[row["article"]], rank[row["measure"]]))
    frame = pd.DataFrame(rows, columns=list(TOLL_COLUMNS))
    return frame.astype(
        dict.fromkeys(TOLL_COLUMNS, "string")
        | dict.fromkeys(("value", "low", "high"), "Float64")
        | {"published": figures["published"].dtype}
    )


def _entry(row: dict[str, Any]) -> _Entry:
    entry = _Entry(
        row["figure"],
        row["text"],
        row["value"],
        row["low"],
        row["high"],
        row["bound"],
        row["who"],
        row["group"],
        bool(row["implied"]),
        row["sentence"],
        row["start"],
        row["scope"],
        row["part_of"],
        row["change"],
        row["change_from"],
        row["dimension"] == "share",
        row["unit"],
        row["place"],
        row["source"],
    )
    entry.lemma, entry.sort = _lemma(entry.who)
    return entry


def _lemma(who: str | None) -> tuple[str, str]:
    """Return the lemma of the last person noun of a group, and the sort of people it names."""
    from newsfigures.stages.groups import person_nouns

    if not who:
        return "", ""
    people = person_nouns()
    for word in reversed(re.findall(r"[\w-]+", who.lower().split(" of ")[0])):
        known = people.get(word)
        if known is not None:
            return known[0], _lexicon().sorts.get(known[0], known[2] or "")
    return "", ""


def _reckon(entries: list[_Entry]) -> dict[str, Any] | None:
    """Draw the total of one measure of one article."""
    ledger = _Ledger()
    ids = {entry.figure for entry in entries}
    wanted = _scopes_told(entries)
    if not wanted:
        return None
    usable: list[_Entry] = []
    for entry in entries:
        if entry.scope not in wanted:
            reason = {
                "background": "background, not the event",
                "plan": "planned or feared, not done",
            }
            ledger.drop(entry, reason.get(entry.scope, "a running total over many events"))
        elif entry.part_of in ids:
            whole = next(e for e in entries if e.figure == entry.part_of)
            if whole.scope in wanted:
                ledger.drop(entry, f"part of {whole.text}")
            else:
                usable.append(entry)
        elif entry.change and _an_increase(entry):
            ledger.drop(entry, "a change, not a count")
        elif entry.share:
            ledger.drop(entry, "a share, not a count")
        elif entry.unit != "person":
            ledger.drop(entry, f"counts {entry.unit}, not persons")
        else:
            usable.append(entry)
    _drop_changes(usable, ledger)
    for sentence in _by_sentence(usable):
        _take(sentence, ledger)
    _drop_zeros(ledger)
    if not ledger.kept:
        return None
    return _sum(ledger)


def _scopes_told(entries: list[_Entry]) -> tuple[str, ...]:
    """Return the scopes that the total is drawn over.

    An article on one event may end with a running total, which is not the event's. One that opens
    with a running total is about that total, and its other figures are of the same war or season.
    """
    scopes = [entry.scope for entry in entries if entry.scope in ("event", "total")]
    if not scopes:
        return ()
    return ("event",) if scopes[0] == "event" else ("event", "total")


def _an_increase(entry: _Entry) -> bool:
    """Tell "rose by two" from "rose to two"."""
    return (
        re.search(rf"\bby (?:\w+ (?:than |least )?)?{re.escape(entry.text)}\b", entry.sentence)
        is not None
    )


def _drop_changes(usable: list[_Entry], ledger: _Ledger) -> None:
    """Set the old value of "rose from 12 to 17" aside."""
    replaced = {entry.change_from: entry for entry in usable if entry.change_from}
    for entry in [e for e in usable if e.figure in replaced]:
        usable.remove(entry)
        ledger.drop(entry, f"superseded by {replaced[entry.figure].text}")


def _by_sentence(entries: list[_Entry]) -> list[list[_Entry]]:
    result: list[list[_Entry]] = []
    for entry in entries:
        if (
            result
            and result[-1][0].sentence == entry.sentence
            and entry.start - result[-1][0].start < len(entry.sentence)
        ):
            result[-1].append(entry)
        else:
            result.append([entry])
    return result


def _generic(entry: _Entry) -> bool:
    return (
        not entry.lemma and not (entry.implied and entry.who)
    ) or entry.lemma in _lexicon().generic


def _same_people(one: _Entry, other: _Entry) -> bool:
    """Tell whether two figures may be of the same people."""
    if _generic(one) or _generic(other):
        return True
    if one.lemma and one.lemma == other.lemma:
        return True
    if (one.sort and {one.sort, other.sort} == {"combatant", "armed"}) or {
        one.sort,
        other.sort,
    } == {"combatant", "forces"}:
        return True
    return bool(one.sort) and one.sort == other.sort


def _take(sentence: list[_Entry], ledger: _Ledger) -> None:
    """Set the figures of one sentence against what earlier sentences told."""
    lex = _lexicon()
    sentence = _without_sums(sentence, ledger)
    sentence = _under_toll(sentence, ledger)
    before = list(ledger.kept)
    words = sentence[0].sentence if sentence else ""
    summing = bool(lex.summing.search(words))
    if (
        before
        and len(sentence) > 1
        and sum(e.size for e in sentence) == sum(e.size for e in before)
    ):
        for entry in sentence:
            ledger.drop(entry, "told before")
        return
    for entry in sentence:
        if not before:
            ledger.kept.append(entry)
            continue
        if _added(entry, words, before):
            ledger.kept.append(entry)
            continue
        rival = _rival(entry, before)
        if rival is not None:
            ledger.drop(entry, f"another count than the {rival.text}, by {entry.source}")
            continue
        total = sum(e.size for e in before)
        if (
            _generic(entry)
            and entry.size >= total
            and (len(before) > 1 or summing)
            and not entry.implied
        ):
            if entry.size == total:
                ledger.drop(entry, "the sum of what was told before")
            else:
                for old in before:
                    if old in ledger.kept:
                        ledger.kept.remove(old)
                        ledger.drop(old, f"superseded by {entry.text}")
                ledger.kept.append(entry)
                before = [entry]
            continue
        match = _match(entry, before)
        if match is None:
            ledger.kept.append(entry)
        elif entry.size == match.size:
            ledger.drop(entry, f"told before as {match.text}")
        elif entry.size < match.size:
            ledger.drop(entry, f"among the {match.text} told before")
        elif match in ledger.kept:
            ledger.kept[ledger.kept.index(match)] = entry
            ledger.drop(match, f"superseded by {entry.text}")


def _size(entries: list[_Entry]) -> float:
    return sum(entry.size for entry in entries)


def _under_toll(sentence: list[_Entry], ledger: _Ledger) -> list[_Entry]:
    """Keep only the toll of "a man died, bringing the death toll to five"."""
    tolls = [e for e in sentence if not e.lemma and _is_toll(e)]
    if len(tolls) != 1 or len(sentence) == 1 or tolls[0].size < max(e.size for e in sentence):
        return sentence
    for entry in sentence:
        if entry is not tolls[0]:
            ledger.drop(entry, f"counted in the toll of {tolls[0].text}")
    return tolls


def _is_toll(entry: _Entry) -> bool:
    ahead = entry.sentence[: max(entry.sentence.find(entry.text), 0)]
    return _TOLL_AHEAD.search(ahead) is not None


_TOLL_AHEAD = re.compile(
    r"\b(?:toll|total)\b(?:(?!\b(?:after|when|as|while|who|including)\b)[^.;:,]){0,40}$"
)


def _without_sums(sentence: list[_Entry], ledger: _Ledger) -> list[_Entry]:
    """Where one figure of a sentence is the sum of the others, keep only the sum."""
    if len(sentence) < 3:
        return sentence
    for whole in sentence:
        others = [e for e in sentence if e is not whole]
        if whole.size > 2 and _generic(whole) and sum(e.size for e in others) == whole.size:
            for entry in others:
                ledger.drop(entry, f"part of {whole.text}")
            return [whole]
    return sentence


def _added(entry: _Entry, words: str, before: list[_Entry]) -> bool:
    """Tell whether the words say that these people come on top of those told of before."""
    lex = _lexicon()
    if entry.text.lower().startswith("another") or (entry.who or "").lower().startswith(
        ("other", "another")
    ):
        return True
    at = max(words.find(entry.text), 0)
    behind = words[at + len(entry.text) :]
    if re.match(r"\s+(?:more|others?|additional|further)\b", behind):
        return True
    if _elsewhere(entry, before):
        return True
    if re.search(r"\b(?:another|separate\w*|elsewhere|in addition)\b", words[:at], re.IGNORECASE):
        return True
    if not entry.implied and re.search(
        r"\b(?:(?:was|were|have been|has been) also|also \w+ed|as well\b(?! as))", words
    ):
        return True
    return bool(lex.died_later.search(words)) and entry.size < 5


_ALSO = re.compile(r"\b(?:(?:was|were|have been|has been) also|also \w+ed|as well\b(?! as))")


def _elsewhere(entry: _Entry, before: list[_Entry]) -> bool:
    """Tell whether the sentence opens with a place other than those told of: "In Homs, two ..."."""
    if not entry.place or not entry.sentence.startswith(("In ", "At ", "Near ")):
        return False
    if not entry.sentence[3:].lstrip().startswith(entry.place):
        return False
    places = {e.place for e in before}
    return None not in places and not any(entry.place in p or p in entry.place for p in places)


def _rival(entry: _Entry, before: list[_Entry]) -> _Entry | None:
    """Return the earlier figure of which this one is another body's count, not a later state."""
    if (
        entry.source is None
        or entry.change is not None
        or entry.implied
        or _UPDATED.search(entry.sentence)
    ):
        return None
    for old in before:
        same_body = not old.source or old.source in entry.source or entry.source in old.source
        near = old.size > 20 and entry.size > 0.7 * old.size
        if near and not same_body and _same_people(entry, old):
            return old
    return None


_UPDATED = re.compile(
    r"\b(?:rose|risen|rises|climbed|now|later|update\w*|revised|latest|fresh|since|up from"
    r"|increased|by then)\b",
    re.IGNORECASE,
)


def _match(entry: _Entry, before: list[_Entry]) -> _Entry | None:
    """Return the earlier figure that this one most likely tells again."""
    same = [e for e in before if _same_people(entry, e)]
    if not same:
        return None
    if entry.implied and all(e.implied for e in same) and entry.who and entry.who[0].isupper():
        # A second name is a second person.
        return None
    equal = [e for e in same if e.size == entry.size]
    if equal:
        return equal[0]
    larger = [e for e in same if e.size > entry.size]
    return larger[0] if larger else same[-1]


def _drop_zeros(ledger: _Ledger) -> None:
    positive = [e for e in ledger.kept if e.size > 0 or e.value is None]
    if positive:
        for entry in [e for e in ledger.kept if e not in positive]:
            ledger.kept.remove(entry)
            ledger.drop(entry, "says none, but others are told")


def _sum(ledger: _Ledger) -> dict[str, Any]:
    kept = ledger.kept
    if len(kept) == 1:
        only = kept[0]
        value, low, high, bound = only.value, only.low, only.high, only.bound
        how = only.label()
    else:
        value = _add(e.value for e in kept)
        low = _add(e.low for e in kept)
        high = _add(e.high for e in kept)
        bounds = {e.bound for e in kept} - {"="}
        bound = _joint(bounds, low, high)
        if bound == "range":
            value = None
        how = " + ".join(e.label() for e in kept)
        total = next((n for n in (value, low, high) if n is not None), None)
        if total is not None:
            mark = {"=": "", "range": ""}.get(bound, f"{bound} ")
            shown = f"{low:,.0f} to {high:,.0f}" if bound == "range" else f"{total:,.0f}"
            how += f" = {mark}{shown}"
    if ledger.aside:
        how += "; set aside: " + ", ".join(f"{e.text} ({why})" for e, why in ledger.aside)
    return {
        "value": value,
        "low": low,
        "high": high,
        "bound": bound,
        "groups": _groups(kept),
        "figures": " ".join(e.figure for e in kept),
        "set_aside": "; ".join(f"{e.figure}: {why}" for e, why in ledger.aside) or None,
        "how": how,
    }


def _add(numbers: Any) -> float | None:
    total = 0.0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _joint(bounds: set[str], low: float | None, high: float | None) -> str:
    """Return the bound of a sum: open where a part is open."""
    if not bounds:
        return "="
    if low is not None and high is not None:
        return "range"
    if low is not None:
        return ">" if ">" in bounds and ">=" not in bounds else ">="
    if high is not None:
        return "<" if "<" in bounds and "<=" not in bounds else "<="
    return "~"


def _groups(kept: list[_Entry]) -> str | None:
    """Return the split of a total by group, as "police 2; civilian 1"."""
    split: dict[str, float] = {}
    for entry in kept:
        if entry.group and entry.value is not None:
            split[entry.group] = split.get(entry.group, 0.0) + entry.value
    return "; ".join(f"{group} {value:,.0f}" for group, value in split.items()) or None
