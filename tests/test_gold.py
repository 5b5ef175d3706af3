"""The hand-labelled cases of ``gold/``: every text against the figures expected in it.

``gold/README.md`` explains the format. All texts go through one ``extract`` call; each text is
then one test, named after its file and case.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path

import newsfigures as nf
import pandas as pd
import pytest
from newsfigures.model import BOUNDS, CHANGES, COLUMNS, MEASURES, SCOPES, Article

GOLD = Path(__file__).parent / "gold"
#: Absent from a case they must be blank in the table; every other field is checked when given.
INTERVAL = ("value", "low", "high")
NEEDED = ("text", "bound", "unit", "measure")
NUMERIC = (*INTERVAL, "base_value")
#: Given as the index of another figure of the case, in the table as its id.
LINKS = ("change_from", "part_of", "of_base")
CHECKABLE = {"dimension", "base_value", "base_unit", "who", "group", "about", "by", "source"}
CHECKABLE |= {"hedge", "place", "when", "as_of", "scope", "change", "implied", *LINKS}
ANY_SPAN = "*"


@dataclass(frozen=True)
class Example:
    """One text of one case, with the figures expected in it."""

    key: str
    case: str
    text: str
    figures: tuple[dict, ...]
    published: date | None = None
    known_failure: str | None = None


def read_examples(path: Path):
    """Every text of one gold file."""
    cases = tomllib.loads(path.read_text(encoding="utf-8"))
    for case in cases.get("nothing", []) + cases.get("case", []):
        if "tally" in case:  # whole texts and their totals: test_tally.py
            continue
        for number, text in enumerate(case["texts"]):
            figures = tuple(label_of(figure, number, case) for figure in case.get("figures", []))
            yield Example(
                key=f"{path.stem}/{case['id']}-{number + 1}",
                case=case["id"],
                text=text,
                figures=figures,
                published=case.get("published"),
                known_failure=case.get("known_failure"),
            )


def label_of(figure: dict, number: int, case: dict) -> dict:
    """The labels of a figure in one text of its case: of a list, the entry for that text."""
    lengths = {len(label) for label in figure.values() if isinstance(label, list)}
    if not lengths <= {len(case["texts"])}:
        raise ValueError(f"{case['id']}: a list of labels is not as long as texts: {figure}")
    return {
        field: label[number] if isinstance(label, list) else label
        for field, label in figure.items()
    }


EXAMPLES = [example for path in sorted(GOLD.glob("*.toml")) for example in read_examples(path)]


def parameters():
    """One pytest parameter for each text; a known failure must fail, so that a fix is noticed."""
    for example in EXAMPLES:
        marks = []
        if example.known_failure:
            marks = [pytest.mark.xfail(reason=example.known_failure, strict=True)]
        yield pytest.param(example, id=example.key, marks=marks)


def plain(value):
    """A cell as a plain Python value, blank as None."""
    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.date() if isinstance(value, datetime) else value


@pytest.fixture(scope="session")
def found() -> dict[str, list[dict]]:
    """The rows found in each text, in the order of the text, from one call over all texts."""
    articles = [Article(e.key, e.text, published=e.published) for e in EXAMPLES]
    rows: dict[str, list[dict]] = {example.key: [] for example in EXAMPLES}
    for record in nf.extract(articles).to_dict(orient="records"):
        row = {column: plain(cell) for column, cell in record.items()}
        rows[row["article"]].append(row)
    for article_rows in rows.values():
        article_rows.sort(key=lambda row: (row["start"], row["end"]))
    return rows


def agree(field: str, expected, row: dict, rows: list[dict]) -> bool:
    """Whether one cell of a found row is what the case expects."""
    cell = row[field]
    if field == "text" and expected == ANY_SPAN:
        return True
    if expected is None or expected == "":
        return cell is None
    if field in NUMERIC:
        return cell is not None and math.isclose(cell, expected, rel_tol=1e-5)
    if field in LINKS:
        return expected < len(rows) and cell == rows[expected]["figure"]
    return cell == expected


def labels(figure: dict) -> dict:
    """The cells that a figure is checked for: the interval always, the others when given."""
    return figure | {field: figure.get(field) for field in INTERVAL}


def side_by_side(example: Example, rows: list[dict]) -> str:
    """Expected above found, figure by figure; an arrow marks the cells that disagree."""
    lines = [repr(example.text)]
    for number, (figure, row) in enumerate(zip_longest(example.figures, rows)):
        lines.append(f"figure {number}")
        if figure is None:
            lines.append("  expected nothing")
        if row is None:
            lines.append("  found    nothing")
        shown = labels(figure) if figure is not None else dict.fromkeys((*NEEDED, *INTERVAL))
        for field, expected in shown.items():
            cell = row and row[field]
            wrong = figure is None or row is None or not agree(field, expected, row, rows)
            arrow = "->" if wrong else "  "
            lines.append(f"  {arrow} {field:<11} expected {expected!r:<24} found {cell!r}")
    return "\n".join(lines)


@pytest.mark.parametrize("example", list(parameters()))
def test_gold(example, found):
    rows = found[example.key]
    spans = all(example.text[row["start"] : row["end"]] == row["text"] for row in rows)
    right = len(rows) == len(example.figures) and all(
        agree(field, expected, row, rows)
        for figure, row in zip(example.figures, rows, strict=True)
        for field, expected in labels(figure).items()
    )
    if not (spans and right):
        pytest.fail(side_by_side(example, rows), pytrace=False)


# The cases themselves: readable, unique, at one with the codebook.


def test_ids_are_unique():
    keys = Counter(example.key.split("/")[1] for example in EXAMPLES)
    assert [key for key, n in keys.items() if n > 1] == []


def test_texts_are_unique():
    texts = Counter((example.text, example.published) for example in EXAMPLES)
    assert [text for (text, _), n in texts.items() if n > 1] == []


def test_enough_texts_that_give_nothing():
    assert sum(not example.figures for example in EXAMPLES) >= 150


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.toml")), ids=lambda path: path.stem)
def test_cases_follow_the_codebook(path):
    problems = [
        f"{example.key}: {problem}"
        for example in read_examples(path)
        for problem in problems_of(example)
    ]
    assert not problems, "\n" + "\n".join(problems)


def problems_of(example: Example):
    """What is wrong with the labels of one text."""
    position = 0
    for number, figure in enumerate(example.figures):
        missing = set(NEEDED) - set(figure)
        unknown = set(figure) - set(NEEDED) - set(INTERVAL) - CHECKABLE
        if missing or unknown:
            yield f"fields missing {missing}, unknown {unknown}"
            continue
        if not set(figure) <= set(COLUMNS):
            yield f"no such column: {set(figure) - set(COLUMNS)}"
        if figure["text"] != ANY_SPAN:
            # A printed figure stands alone: "12" is not part of "123" or "twelve" of "twelveth".
            span = re.compile(rf"(?<!\w){re.escape(figure['text'])}(?!\w)").search(
                example.text, position
            )
            if span is None:
                yield f"{figure['text']!r} does not stand in the text, in this order"
            else:
                position = span.end()
        if not interval_fits(figure):
            yield f"{figure['text']!r}: value, low and high do not fit the bound"
        if figure["bound"] not in BOUNDS or figure["measure"] not in MEASURES:
            yield f"bound {figure['bound']!r} or measure {figure['measure']!r} is not on the list"
        if figure.get("scope", SCOPES[0]) not in SCOPES:
            yield f"scope {figure['scope']!r} is not on the list"
        if figure.get("change", "") not in ("", *CHANGES):
            yield f"change {figure['change']!r} is not on the list"
        for link in LINKS:
            other = figure.get(link, "")
            if other != "" and (other == number or other not in range(len(example.figures))):
                yield f"{link} points at no other figure"


def interval_fits(figure: dict) -> bool:
    """Whether value, low and high have the shape that the codebook gives to the bound."""
    value, low, high = (figure.get(field) for field in INTERVAL)
    match figure["bound"]:
        case "=":
            return value is not None and value == low == high
        case ">" | ">=":
            return low is not None and high is None and value in (None, low)
        case "<" | "<=":
            return high is not None and low is None and value in (None, high)
        case "~":
            return value is not None and low is None and high is None
        case "range":
            return value is None and low is not None and high is not None and low < high
    return False
