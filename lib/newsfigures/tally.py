"""What each article says in total: one row per article and measure, with its reckoning.

Figures are taken in the order of the text. A part is never added to its whole, nor a figure told
twice to itself; a later, higher figure for the same people takes the place of the earlier one;
different people are added. Whatever is not added is named with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, Any

from newsfigures.model import HUMAN_MEASURES, INCIDENT_MEASURES
from newsfigures.series import Span
from newsfigures.stages.plain import as_read, calm, one_line, shouts
from newsfigures.totals.cues import ADDITIVE, dies_later, is_toll, nth, says_more
from newsfigures.totals.deceased import without_buried, without_deceased, without_found
from newsfigures.totals.entries import Entry, Ledger, describe, size_of, start_of
from newsfigures.totals.incidents import Turns, add_up, by_incident, turns
from newsfigures.totals.retold import headline_of
from newsfigures.totals.samepeople import exclude
from newsfigures.totals.sentences import listed_with
from newsfigures.totals.survivors import CUE, dead_but_survivors
from newsfigures.totals.verbatim import told_twice

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


#: Why a figure of another scope is not counted.
_OUTSIDE = {
    "background": "background, not the event",
    "plan": "planned or feared, not done",
    "total": "a running total over many events",
}

#: What people may have become since, and what tells of whom.
_SINCE = {
    "killed": (("killed", "rescued"), without_buried),
    "injured": (("killed",), without_deceased),
    "casualties": (("killed",), without_deceased),
    "missing": (("killed", "rescued", "freed"), without_found),
}

#: Hedges of what is not established: it counts only where nothing else does.
_FEARED = ("feared", "unconfirmed")


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

    figures = _as_read(figures)
    tables = _by_article_and_measure(figures)
    rows: list[dict[str, Any]] = []
    all_told = {key: _told(table) for key, table in tables.items()}
    again = {key: told_twice(entries) for key, entries in all_told.items()}
    told = {
        key: [entry for entry in entries if entry.figure not in again[key]]
        for key, entries in all_told.items()
    }
    turned = _turned(figures)
    for (article, measure), table in tables.items():
        entries = all_told[article, measure]
        gone = again[article, measure] | _gone(article, measure, told, turned[article])
        lead = _lead(article, measure, told)
        reckoned = _reckon(entries, gone, lead, turned[article])
        if reckoned is not None:
            of = {"event": table[0]["event"], "published": table[0]["published"]}
            rows.append({"article": article, **of, "measure": measure} | reckoned)
    rows += _by_survivors(figures, {row["article"] for row in rows if row["measure"] in _DEAD})
    order = {article: i for i, article in enumerate(figures["article"].drop_duplicates())}
    rank = {measure: i for i, measure in enumerate(HUMAN_MEASURES)}
    rows.sort(key=lambda row: (order[row["article"]], rank[row["measure"]]))
    frame = pd.DataFrame(rows, columns=list(TOLL_COLUMNS))
    return frame.astype(
        dict.fromkeys(TOLL_COLUMNS, "string")
        | dict.fromkeys(("value", "low", "high"), "Float64")
        | {"published": figures["published"].dtype}
    )


#: Of whom it is told that they died, or may have.
_DEAD = ("killed", "casualties", "missing")


def _as_read(figures: DataFrame) -> DataFrame:
    """Return the figures with sentences as they are read: on one line, and not in capitals.

    Their places move along, as far as they lie within one sentence.
    """
    read = {text: as_read(text) for text in figures["sentence"].dropna().unique()}
    broken = figures["sentence"].map(read).ne(figures["sentence"]) & figures["sentence"].notna()
    if not broken.any():
        return figures
    figures = figures.copy()
    rows = figures.loc[broken, ["article", "sentence", "text", "start"]].sort_values(
        ["article", "start"], kind="stable"
    )
    texts, starts = [], []
    for printed, told in _by_printed_sentence(rows.itertuples(index=False, name=None)):
        begin = start_of(printed, told)
        for text, start in told:
            at = _place_in(printed, start - begin)
            texts.append(read[printed][at : at + len(one_line(text))])
            starts.append(begin + at)
    loud = figures["sentence"].map(shouts, na_action="ignore").eq(True)
    for column in _PRINTED:
        figures.loc[loud, column] = figures.loc[loud, column].map(calm, na_action="ignore")
    figures.loc[rows.index, "text"], figures.loc[rows.index, "start"] = texts, starts
    figures.loc[rows.index, "sentence"] = rows["sentence"].map(read)
    return figures


def _by_printed_sentence(
    rows: Iterable[tuple[str, str, str, int]],
) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield each sentence with the words and places of its figures; rows are in their order."""
    printed, article, told = "", None, []
    for name, sentence, text, start in rows:
        if told and (name, sentence) == (article, printed) and start < told[0][1] + len(printed):
            told.append((text, start))
            continue
        if told:
            yield printed, told
        article, printed, told = name, sentence, [(text, start)]
    if told:
        yield printed, told


def _place_in(printed: str, at: int) -> int:
    """Return where a character of a sentence stands in it as it is read."""
    return len(one_line(printed[: at + 1])) - len(one_line(printed[at : at + 1]))


#: What else is printed in the capitals of its sentence.
_PRINTED = ("who", "by", "source", "place", "when")


def _by_survivors(figures: DataFrame, told: set[str]) -> list[dict[str, Any]]:
    """Return the rows of the dead of articles that tell only how many survived of how many."""
    other = figures[~figures["article"].isin(told)]
    cued = other["sentence"].str.contains(CUE)
    other = other[other["article"].isin(other["article"][cued])]
    rows = []
    for _, table in other.sort_values("start").groupby("article", sort=False):
        plain = table.astype(object).where(table.notna(), None).to_dict("records")
        sentences = _told([row | {"after_other": False} for row in plain])
        measures = {row["figure"]: row["measure"] for row in plain}
        dead = dead_but_survivors(_by_sentence(sentences), measures)
        if dead is not None:
            of = {name: plain[0][name] for name in ("article", "event", "published")}
            rows.append(of | {"measure": "killed", "groups": None} | dead)
    return rows


def _by_article_and_measure(figures: DataFrame) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the rows of what happened to people, in the order of the text."""
    counted = figures[figures["measure"].isin(HUMAN_MEASURES)]
    # plain dicts, for reading a row of a table by name costs a thousand times more
    columns = {
        name: [None if missing else cell for cell, missing in zip(cells, cells.isna(), strict=True)]
        for name, cells in counted.items()
    }
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    rows.sort(key=lambda row: row["start"])
    tables: dict[tuple[str, str], list[dict[str, Any]]] = {}
    last: dict[str, dict[str, Any]] = {}
    for row in rows:
        before = last.get(row["article"])
        row["after_other"] = before is not None and (
            before["measure"] != row["measure"]
            and (_one_sentence(before, row) or _next_sentence(before, row))
        )
        last[row["article"]] = row
        tables.setdefault((row["article"], row["measure"]), []).append(row)
    return tables


def _one_sentence(before: dict[str, Any], row: dict[str, Any]) -> bool:
    apart = row["start"] - before["start"]
    return before["sentence"] == row["sentence"] and apart < len(row["sentence"])


def _next_sentence(before: dict[str, Any], row: dict[str, Any]) -> bool:
    """Tell "Five were killed. Four others were hurt": the next sentence opens with the figure."""
    near = row["start"] - before["start"] < len(before["sentence"]) + _GAP
    return near and row["sentence"].startswith(row["text"])


#: So many characters stand between two sentences at most.
_GAP = 8


def _turned(figures: DataFrame) -> dict[str, Turns]:
    """Return where each article turns to another incident."""
    return {
        article: turns(zip(table["start"], table["sentence"], strict=True))
        for article, table in figures.sort_values("start").groupby("article", sort=False)
    }


def _entry(row: dict[str, Any]) -> Entry:
    """Return a figure as what it counts, people also where it counts couples."""
    told = {name: row[name] for name in _ENTRY}
    if row["base_unit"] == "person" != row["unit"] and row["value"]:
        each = row["base_value"] / row["value"]
        told |= {name: row[name] and row[name] * each for name in ("value", "low", "high")}
        told["unit"] = "person"
    return Entry(**told, implied=bool(row["implied"]))


_ENTRY = (
    *("figure", "text", "value", "low", "high", "bound", "who", "group", "by", "source", "hedge"),
    *("place", "when", "sentence", "start", "scope", "unit", "dimension"),
    *("part_of", "change", "change_from", "after_other"),
)


def _told(table: list[dict[str, Any]]) -> list[Entry]:
    """Return the figures of one measure of one article, with whom they count."""
    entries = [_entry(row) for row in table]
    sentences = _by_sentence(entries)
    for sentence in sentences:
        describe(sentence)
    if len(sentences) > 1 and _is_headline(*sentences[:2]):
        for entry in sentences[0]:
            if any(other.scope == "total" and _as_many(entry, other) for other in sentences[1]):
                entry.scope = "total"  # "500 dead in war" above "500 have been killed since March"
    return entries


def _as_many(one: Entry, other: Entry) -> bool:
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


def _gone(
    article: str, measure: str, told: dict[tuple[str, str], list[Entry]], turned: Turns
) -> dict[str, str]:
    """Return the figures of people hurt, missing or buried who are told as dead or found."""
    gone: dict[str, str] = {}
    since, without = _SINCE.get(measure, ((), None))
    later = [entry for m in since for entry in told.get((article, m), [])]
    if without is None or not later:
        return gone
    entries = told[article, measure]
    for incident in zip(by_incident(entries, turned), by_incident(later, turned), strict=True):
        gone |= without(*incident)
    return gone


def _lead(article: str, measure: str, told: dict[tuple[str, str], list[Entry]]) -> str | None:
    """Return the scope of the first figure of an incident that an article tells, for its others."""
    over_years = _over_years(told[article, measure])
    if measure not in INCIDENT_MEASURES and not over_years:
        return None
    measures = _OF_AN_EVENT if over_years else INCIDENT_MEASURES
    figures = chain.from_iterable(told.get((article, m), ()) for m in measures)
    scoped = (entry for entry in figures if entry.scope in _COUNTED)
    first = min(scoped, key=lambda entry: entry.start, default=None)
    return first.scope if first is not None else None


#: What the first figure of an article may tell of, for its event to be known.
_OF_AN_EVENT = (*INCIDENT_MEASURES, "displaced", "evacuated", "missing")


def _over_years(entries: list[Entry]) -> bool:
    """Tell "the conflict has displaced 1.2 million since 2013", whatever befell others today."""
    totals = [entry for entry in entries if entry.scope == "total"]
    return bool(totals) and all(_YEARS.search(entry.sentence) for entry in totals)


_YEARS = re.compile(r"\b(?:years|decades?|(?:1[89]|20)\d\d)\b")
#: The scopes that a total is drawn over.
_COUNTED = ("event", "total")


def _reckon(
    entries: list[Entry], gone: dict[str, str], lead: str | None, turned: Turns
) -> dict[str, Any] | None:
    """Draw the total of one measure of one article, without the figures that are gone."""
    ledger = Ledger()
    for entry in entries:
        if entry.figure in gone:
            ledger.drop(entry, gone[entry.figure])
    usable = _usable([entry for entry in entries if entry.figure not in gone], ledger, lead)
    _drop_changes(usable, ledger)
    _drop_feared(usable, ledger)
    add_up(_without_headline(_by_sentence(usable), turned, ledger), turned, ledger)
    _drop_zeros(ledger)
    return _sum(ledger) if ledger.kept else None


def _without_headline(
    sentences: list[list[Entry]], turned: Turns, ledger: Ledger
) -> list[list[Entry]]:
    """Return the sentences to add up: a headline and its story tell of the same people.

    What the story tells counts, unless the headline has more, and does not leave open how many.
    """
    headline, *story = sentences or [[]]
    if not story or not _is_headline(headline, story[0]):
        return sentences
    for entry in _once_more(headline, story):
        ledger.drop(entry, f"told before as {headline[0].text}")
        story = [[e for e in sentence if e is not entry] for sentence in story]
    story = [sentence for sentence in story if sentence]
    sentences = [headline, *story]
    vague = all(entry.value is None and entry.high is None for entry in headline)  # "scores hurt"
    counted = vague and any(entry.value is not None for entry in chain.from_iterable(story))
    if counted or _reckoned_size(story, turned) >= (size := _reckoned_size([headline], turned)):
        for entry in headline:
            ledger.drop(entry, "the headline of what is told in full")
        return story
    if _reckoned_size(sentences, turned) > size:
        for entry in chain.from_iterable(story):
            ledger.drop(entry, "told in part of what the headline tells")
        return [headline]
    return sentences


def _once_more(headline: list[Entry], story: list[list[Entry]]) -> list[Entry]:
    """Return who is told twice below a headline of one person, by one calling and by another.

    In "Nurse hurt in blast / A nurse was hurt on Monday. A woman of 34 was treated for burns" the
    woman is the nurse.
    """
    (first, *more), (one, *others) = story[0], headline
    if more or others or not (headline_of(one, first) and first.implied):
        return []
    return [
        entry
        for entry in chain.from_iterable(story[1:])
        if entry.implied
        and headline_of(one, entry)
        and not exclude(first, entry)
        and not _on_top(entry)
    ]


def _is_headline(sentence: list[Entry], following: list[Entry]) -> bool:
    """Tell a line above prose, which ends without a stop, and whose people the prose retells."""
    first, then = sentence[0].sentence, following[0].sentence
    line = first[-1:].isalnum() and not then[-1:].isalnum() and sentence[0].start < len(first)
    # a toll that has risen has those who died of late in it
    return line and (any(map(is_toll, sentence)) or not any(map(_on_top, following)))


def _on_top(entry: Entry) -> bool:
    """Tell "two more", "in a separate incident, two" and "two of the hurt have since died"."""
    if says_more(entry) or dies_later(entry) or ADDITIVE.search(entry.ahead) is not None:
        return True
    if nth(entry) > 1:
        return True
    return _TOO.match(entry.behind) is not None


#: "Four guides were also abducted", who are others than the headline has.
_TOO = re.compile(r"[^.;]{0,150}?\b(?:was|were|have been|has been) also\b")


def _reckoned_size(sentences: list[list[Entry]], turned: Turns) -> float:
    """Return how many people some sentences tell of, taken by themselves."""
    ledger = Ledger()
    add_up(sentences, turned, ledger)
    return size_of(ledger.kept.values())


def _usable(entries: list[Entry], ledger: Ledger, lead: str | None) -> list[Entry]:
    """Return the figures that can count; set the others aside."""
    wanted = _scopes_told(entries, lead)
    wholes = _wholes(entries)
    usable: list[Entry] = []
    for entry in entries if wanted else ():
        whole = wholes.get(entry.figure)
        if entry.scope not in wanted:
            ledger.drop(entry, _OUTSIDE[entry.scope])
        elif whole is not None and whole.scope in wanted:
            ledger.drop(entry, f"part of {whole.text}")
        elif whole is not None and whole.scope != "total":
            ledger.drop(entry, _OUTSIDE[whole.scope])
        elif entry.hedge == "denied":
            ledger.drop(entry, "denied")
        elif entry.change and _an_increase(entry):
            ledger.drop(entry, "a change, not a count")
        elif entry.dimension == "share":
            ledger.drop(entry, "a share, not a count")
        elif entry.unit != "person":
            ledger.drop(entry, f"counts {entry.unit}, not persons")
        else:
            usable.append(entry)
    return usable


def _wholes(entries: list[Entry]) -> dict[str, Entry]:
    """Return the whole of each part, by the part's id; a list of parts is of one whole."""
    by_id = {entry.figure: entry for entry in entries}
    wholes: dict[str, Entry] = {}
    part, told = None, 0.0
    for entry in entries:
        whole = by_id.get(entry.part_of) if entry.part_of else None
        before = wholes.get(part.figure) if part else None
        if whole is None and before is not None and listed_with(part, told, entry, before):
            whole = before
        if whole is None:
            part = None
            continue
        told = told + entry.size if whole is before else entry.size
        wholes[entry.figure], part = whole, entry
    return wholes


def _scopes_told(entries: list[Entry], lead: str | None) -> tuple[str, ...]:
    """Return the scopes that the total is drawn over.

    An article on one event may end with a running total, which is not the event's. One that opens
    with a running total is about that total, and its other figures are of the same war or season.
    """
    scoped = [entry for entry in entries if entry.scope in _COUNTED]
    if not scoped:
        return ()
    first, *others = scoped
    open_ended = first.value is None and first.sentence[-1:].isalnum()
    if open_ended and others and others[0].sentence != first.sentence:
        first = others[0]  # "Thousands flee Homs" stands above "9,000 have fled Homs since Friday"
    return ("event",) if "event" in (first.scope, lead) else _COUNTED


def _an_increase(entry: Entry) -> bool:
    """Tell "rose by two" from "rose to two"."""
    return (
        re.search(rf"\bby (?:\w+ (?:than |least )?)?{re.escape(entry.text)}\b", entry.sentence)
        is not None
    )


def _drop_changes(usable: list[Entry], ledger: Ledger) -> None:
    """Set the old value of "rose from 12 to 17" aside."""
    replaced = {entry.change_from: entry for entry in usable if entry.change_from}
    for entry in [e for e in usable if e.figure in replaced]:
        usable.remove(entry)
        ledger.drop(entry, f"superseded by {replaced[entry.figure].text}")


def _drop_feared(usable: list[Entry], ledger: Ledger) -> None:
    """Set what is feared or unconfirmed aside where something is established."""
    if any(entry.hedge not in _FEARED and entry.size > 0 for entry in usable):
        for entry in [e for e in usable if e.hedge in _FEARED]:
            usable.remove(entry)
            ledger.drop(entry, f"{entry.hedge}, not established")


def _by_sentence(entries: list[Entry]) -> list[list[Entry]]:
    result: list[list[Entry]] = []
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


def _drop_zeros(ledger: Ledger) -> None:
    zeros = [e for e in ledger.kept.values() if e.size == 0 and e.value is not None]
    if len(zeros) < len(ledger.kept):
        for entry in zeros:
            ledger.drop(entry, "says none, but others are told")


def _sum(ledger: Ledger) -> dict[str, Any]:
    kept = list(ledger.kept.values())
    total = reduce(add, (entry.span for entry in kept))
    how = " + ".join(map(_label, kept))
    if len(kept) > 1:
        how += f" = {_spelled(total)}"
    if ledger.aside:
        how += "; set aside: " + ", ".join(f"{e.text} ({why})" for e, why in ledger.aside)
    return total._asdict() | {
        "groups": _groups(kept),
        "figures": " ".join(entry.figure for entry in kept),
        "set_aside": "; ".join(f"{e.figure}: {why}" for e, why in ledger.aside) or None,
        "how": how,
    }


def _label(entry: Entry) -> str:
    """Return a figure as the reckoning prints it."""
    words = _mark(entry.bound) + entry.text
    if entry.who and not entry.implied:
        words += f" {entry.who}"
    if entry.died:
        words += f" but {entry.died:,.0f} who died"
    return f"{words} ({entry.hedge})" if entry.hedge in _FEARED else words


def _mark(bound: str) -> str:
    return "" if bound in ("=", "range") else f"{bound} "


def _spelled(span: Span) -> str:
    """Return an interval as the reckoning prints it: ">= 17", "20 to 30"."""
    if span.bound == "range":
        return f"{span.low:,.0f} to {span.high:,.0f}"
    number = next(iter(span.points), None)
    return "unknown" if number is None else f"{_mark(span.bound)}{number:,.0f}"


def _groups(kept: list[Entry]) -> str | None:
    """Return the split of a total by group, as "police 2; civilian >= 14"."""
    split: dict[str, Span] = {}
    for entry in kept:
        if entry.group:
            known = split.get(entry.group)
            split[entry.group] = known + entry.span if known else entry.span
    return "; ".join(f"{group} {_spelled(span)}" for group, span in split.items()) or None
