"""The sample corpus: its form, its facts sheet, and that extraction finds every fact of the sheet.

The checks of form read the files with the standard library alone, so that they say something about
the corpus and nothing about the library; the last test holds the library to the facts sheet.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from newsfigures.model import BOUNDS, MEASURES

CORPUS = Path(__file__).parents[1] / "notebooks" / "articles"
GOLD = Path(__file__).parent / "gold"
EVENTS = {
    "syrian-war-toll",
    "badia-advance-2017",
    "turkey-syria-earthquake-2023",
    "beirut-explosion-2020",
    "nepal-earthquake-2015",
}
HEADERS = ["title", "outlet", "published", "url", "event"]
COLUMNS = [
    "article",
    "event",
    "published",
    "measure",
    "value",
    "low",
    "high",
    "bound",
    "who",
    "source",
    "unit",
    "place",
    "url",
]

WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{MONTHS})\b(?: \d{{4}}\b)?|\b(?:19|20)\d\d\b(?![,.]\d)")
NAMES = re.compile(r"\bDeirEzzor 24\b")
NUMBER = re.compile(
    rf"(?P<n>\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(WORDS)})\b)"
    rf"(?:[ -](?P<scale>{'|'.join(SCALES)})\b)?",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?:dozens?|scores of|tens of|hundreds|thousands|millions|several|handful|a few|a couple"
    r"|half|two-thirds|tripled|doubled|no one|none|nobody)\b",
    re.IGNORECASE,
)


@cache
def files() -> dict[str, Path]:
    return {path.stem: path for path in sorted(CORPUS.glob("*/*.txt"))}


@cache
def parse(path: Path) -> tuple[dict[str, str], str]:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    return dict(line.split(": ", 1) for line in head.splitlines()), body.strip()


@cache
def facts() -> list[dict[str, str]]:
    with (CORPUS / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(cell: str) -> float | None:
    return float(cell) if cell else None


def printed(text: str) -> Counter[float]:
    """Every number that the text prints, dates and names set aside."""
    text = NAMES.sub(" ", DATE.sub(" ", text))
    found: Counter[float] = Counter()
    for match in NUMBER.finditer(text):
        digits = match["n"].lower()
        value = WORDS[digits] if digits in WORDS else float(digits.replace(",", ""))
        scale = SCALES[match["scale"].lower()] if match["scale"] else 1
        found[round(value * scale, 2)] += 1
    return found


def claimed(rows: list[dict[str, str]]) -> set[float]:
    """The numbers that an article may print: its rows, with ages in the counted noun."""
    cells = {row[column] for row in rows for column in ("value", "low", "high")}
    return {float(cell) for cell in cells if cell} | {
        number for row in rows for number in printed(row["who"])
    }


def rows_of(stem: str) -> list[dict[str, str]]:
    return [row for row in facts() if row["article"] == stem]


def test_corpus_has_enough_articles_on_every_event():
    per_event = Counter(path.parent.name for path in files().values())
    assert set(per_event) == EVENTS
    assert sum(per_event.values()) >= 34
    assert min(per_event.values()) >= 5, per_event


def test_ids_are_unique():
    stems = [path.stem for path in CORPUS.glob("*/*.txt")]
    assert [stem for stem, times in Counter(stems).items() if times > 1] == []


@pytest.mark.parametrize("stem", files())
def test_article_has_its_headers_and_length(stem):
    path = files()[stem]
    header, body = parse(path)
    assert list(header) == HEADERS
    assert header["outlet"] == "newsfigures digest"
    assert header["event"] == path.parent.name
    assert header["url"].startswith(("http://", "https://"))
    assert stem.startswith(header["published"])
    published = date.fromisoformat(header["published"])
    assert f"{published.day} {published:%B}" in body, "the report does not name its date"
    assert 80 <= len(body.split()) <= 400
    assert header["url"] in {row["url"] for row in rows_of(stem)}, "no fact comes from the main url"


@pytest.mark.parametrize("stem", files())
def test_article_prints_no_number_that_the_facts_sheet_lacks(stem):
    header, body = parse(files()[stem])
    allowed = claimed(rows_of(stem))
    for text in (body, header["title"]):
        assert sorted(set(printed(text)) - allowed) == []
        assert VAGUE.findall(text) == []


def test_facts_sheet_is_well_formed():
    with (CORPUS / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == COLUMNS
    wrong = []
    for line, row in enumerate(facts(), start=2):
        value, low, high = (number(row[name]) for name in ("value", "low", "high"))
        shape = {
            "=": value is not None and low == value == high,
            ">": value is not None and low == value and high is None,
            ">=": value is not None and low == value and high is None,
            "<": value is not None and high == value and low is None,
            "<=": value is not None and high == value and low is None,
            "~": value is not None and low is None and high is None,
            "range": value is None and low is not None and high is not None and low < high,
        }
        if row["bound"] not in BOUNDS or not shape[row["bound"]]:
            wrong.append(f"line {line}: bound {row['bound']!r} with {value}, {low}, {high}")
        if row["measure"] not in MEASURES:
            wrong.append(f"line {line}: measure {row['measure']!r}")
        if not row["url"].startswith(("http://", "https://")):
            wrong.append(f"line {line}: url {row['url']!r}")
    assert not wrong, "\n".join(["facts sheet:", *wrong])


def test_every_fact_stands_in_its_article():
    wrong = []
    for line, row in enumerate(facts(), start=2):
        where = f"line {line} ({row['article']})"
        if row["article"] not in files():
            wrong.append(f"{where}: no such article")
            continue
        header, body = parse(files()[row["article"]])
        if (header["published"], header["event"]) != (row["published"], row["event"]):
            wrong.append(f"{where}: published or event differ from the article's")
        numbers = {float(row[name]) for name in ("value", "low", "high") if row[name]}
        if missing := numbers - set(printed(body)):
            wrong.append(f"{where}: {sorted(missing)} not printed")
        for name in ("who", "source"):
            if row[name].casefold() not in body.casefold():
                wrong.append(f"{where}: {name} {row[name]!r} not printed")
    assert not wrong, "\n".join(["facts sheet against articles:", *wrong])


def test_every_article_has_facts():
    assert sorted(set(files()) - {row["article"] for row in facts()}) == []


def cell(value) -> float | None:
    import pandas as pd

    return None if pd.isna(value) else round(float(value), 2)


def name(value) -> str:
    import pandas as pd

    text = "" if pd.isna(value) else " ".join(str(value).split())
    return re.sub(r"^the\s+", "", text, flags=re.IGNORECASE).casefold()


def signature(row) -> tuple:
    return (
        *(cell(row[column]) for column in ("value", "low", "high")),
        row["bound"],
        row["measure"],
        name(row["source"]),
    )


def spelled(key: tuple) -> str:
    value, low, high, bound, measure, source = key
    ends = [f"{end:,.12g}" for end in (low, high) if end is not None]
    shown = f"{value:,.12g}" if value is not None else " to ".join(ends) or "no value"
    return f"{measure} {bound} {shown} [{source or 'no source'}]"


def test_extraction_finds_every_fact():
    import newsfigures as nf

    articles = list(nf.read_articles(CORPUS))
    assert sorted(Path(article.id).stem for article in articles) == sorted(files())
    figures = figures_of_the_corpus()
    found: dict[str, list] = {stem: [] for stem in files()}
    for _, row in figures.iterrows():
        found[Path(row["article"]).stem].append(row)

    misses = []
    for row in facts():
        wanted = signature({**row, **{c: number(row[c]) for c in ("value", "low", "high")}})
        rows = [signature(figure) for figure in found[row["article"]]]
        if wanted in rows:
            continue
        near = [r for r in rows if r[:3] == wanted[:3] or (r[0] == wanted[0] and r[0] is not None)]
        got = "; ".join(dict.fromkeys(spelled(r) for r in near)) or "nothing"
        misses.append(f"{row['article']}\n    wanted {spelled(wanted)}\n    got    {got}")
    total = len(facts())
    assert not misses, "\n".join([f"{len(misses)} of {total} facts not extracted:", *misses])


def interval(row) -> tuple:
    """The value and both ends of a total, rounded to what an article prints."""
    ends = (row[column] for column in ("value", "low", "high"))
    return tuple(None if isinstance(end, str) and not end else cell(end) for end in ends)


def labelled(file: str, key: str) -> list:
    """One pytest parameter for each labelled total."""
    with (GOLD / file).open(encoding="utf-8", newline="") as rows:
        return [
            pytest.param(row[key], row["measure"], interval(row), id=f"{row[key]}-{row['measure']}")
            for row in csv.DictReader(rows)
        ]


@cache
def figures_of_the_corpus():
    import newsfigures as nf

    return nf.extract(nf.read_articles(CORPUS))


@pytest.mark.parametrize(("stem", "measure", "wanted"), labelled("sample_tolls.csv", "article"))
def test_article_says_in_total(stem, measure, wanted):
    import newsfigures as nf

    figures = figures_of_the_corpus()
    table = nf.tally(figures[figures["article"] == stem])
    found = [interval(row) for _, row in table[table["measure"] == measure].iterrows()]
    assert found == [wanted]


@pytest.mark.parametrize(("event", "measure", "wanted"), labelled("sample_totals.csv", "event"))
def test_articles_of_an_event_come_to(event, measure, wanted):
    import newsfigures as nf

    figures = figures_of_the_corpus()
    people = figures[(figures["unit"] == "person") & (figures["event"] == event)]
    table = nf.total(people, by="event")
    found = [interval(row) for _, row in table[table["measure"] == measure].iterrows()]
    assert found == [wanted]
