"""What holds for every text: sound rows, exact spans, the same table however the work is cut."""

from __future__ import annotations

import gc
import math
import re
import tomllib
import warnings
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import newsfigures as nf
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsfigures.extract import rows_of
from newsfigures.model import BOUNDS, CHANGES, COLUMNS, MEASURES, SCOPES, Article
from newsfigures.stages.roles import clauses
from pandas.testing import assert_frame_equal

GOLD = Path(__file__).parent / "gold"
#: No figure stands in it, and nothing in it refers to a neighbouring paragraph.
FILLER = "The library opens on weekdays. Rain is likely in the hills."
#: What a figure owes to its own sentence alone.
SENTENCE_LOCAL = ["text", "value", "low", "high", "bound", "unit"]
SLOW_START = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def gold_texts(*names: str) -> list[str]:
    """The texts of some gold files: news sentences of every shape."""
    texts = []
    for name in names:
        content = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))
        for case in content.get("case", []) + content.get("nothing", []):
            texts += case["texts"]
    return texts


SENTENCES = gold_texts("numbers", "bounds", "units")

#: Pieces that meet in no sentence of the gold files.
NUMBERS = """12 1,9 2,00,000 12'400 1.9m 2.4bn 5k 1e9 0 00 007 -12 −12 ½ 2½ ² ٣ Ⅻ １２ 3-2 9/11 7:30
    2023 1990s 12+ ~300 300-400 300–400 $2.4bn €5 £ % 25% °C km² twelve dozen dozens scores half
    hundreds thousands million lakh crore two-thirds one no none zero couple minus point"""
WORDS = """and or to between from of in by with more less than over under nearly about at least up
    as many people soldiers sheep houses children killed wounded missing died fled said according
    including among whom others toll rose fell dead injured arrested police Monday percent per day
    kilometres tonnes year-old magnitude The A It . , ; : - – — ( ) " “ ” ’ / + é e\u0301"""
ODD = ["\u00a0", "\u2009", "\u200b", "\u202e", "\ufeff", "\x00", "\r\n", "\n\n", "\t", "🇺🇦", "👩‍🚒"]

pieces = st.one_of(
    st.sampled_from(NUMBERS.split()),
    st.sampled_from(WORDS.split()),
    st.sampled_from(ODD),
    st.integers().map(str),
    st.floats().map(str),
    st.text(max_size=5),
)
soup = st.builds(
    lambda parts, glue: glue.join(parts),
    st.lists(pieces, max_size=20),
    st.sampled_from([" ", " ", "", ", ", "-", "\n"]),
)
mixed_sentences = st.lists(st.sampled_from(SENTENCES) | soup, min_size=1, max_size=4).map(" ".join)
texts = st.lists(st.one_of(soup, mixed_sentences, st.text(max_size=60)), min_size=1, max_size=12)

HOSTILE = [
    "",
    " \r\n\t ",
    "\x00",
    "\ud800 12 people were killed.",
    "9" * 5000,
    "9" * 5000 + " people were killed.",
    "1" + ",000" * 400 + " people were killed.",
    "1e999 people and 10" + "0" * 400 + " sheep",
    "a billion " * 200,
    "hundred " * 500,
    "half " * 500,
    "one " * 500,
    "two and " * 500,
    "1-" * 1000,
    "1 to " * 500,
    "12, " * 1000,
    "between " * 300 + "1 and 2",
    "more than " * 300 + "12 people",
    "killed " * 500,
    "12 people, including " * 200,
    "of whom 12 " * 200,
    "(" * 500 + "12" + ")" * 500,
    "“" * 500 + "12 people",
    "$" * 500 + "5",
    "12" + "\u0301" * 500 + " people",
    "12 " + "very " * 500 + "old people were killed",
    "A" * 5000,
    "." * 5000,
    "😀" * 1000 + " 12 people were killed.",
    "=1+1; <script>alert(12)</script> {{7*7}} %d %s {0}",
]


def extract_quietly(articles: list) -> pd.DataFrame:
    """The figures; a warning that an article failed is a failure."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        figures = nf.extract(articles)
    complaints = [w for w in caught if issubclass(w.category, (UserWarning, RuntimeWarning))]
    assert not complaints, str(complaints[0].message)
    return figures


def as_articles(contents: list[str]) -> list[Article]:
    return [Article(f"a{number:03}", text) for number, text in enumerate(contents)]


def one_line(text: str) -> str:
    """Text without its line breaks; half a surrogate pair may be shown in any other way."""
    return " ".join(re.sub("[\ud800-\udfff\ufffd]", "?", text).split())


def check_table(figures: pd.DataFrame, articles: list[Article]) -> None:
    """Everything that a figures table promises, whatever the texts."""
    assert tuple(figures.columns) == COLUMNS
    assert figures["figure"].is_unique
    by_id = {article.id: article for article in articles}
    position = {article.id: number for number, article in enumerate(articles)}
    ids = set(figures["figure"])
    places = []
    for row in figures.astype(object).where(figures.notna(), None).to_dict(orient="records"):
        article = by_id[row["article"]]
        start, end = row["start"], row["end"]
        assert 0 <= start < end <= len(article.text)
        assert article.text[start:end] == row["text"]
        assert row["text"] == row["text"].strip()
        assert one_line(row["text"]) in one_line(row["sentence"])
        assert one_line(row["sentence"]) in one_line(article.text)
        assert row["figure"].startswith(f"{row['article']}:{start}-{end}")
        assert row["bound"] in BOUNDS
        assert row["measure"] in MEASURES
        assert row["scope"] in SCOPES
        assert row["change"] in (None, *CHANGES)
        assert row["implied"] in (True, False)
        numbers = [row[name] for name in ("low", "value", "high") if row[name] is not None]
        assert all(math.isfinite(number) for number in numbers)
        assert numbers == sorted(numbers)
        assert numbers, "a figure says at least one number"
        if row["bound"] == "=":
            assert row["low"] == row["value"] == row["high"] is not None
        if row["bound"] == "range":
            assert row["value"] is None
        for link in ("change_from", "part_of", "of_base"):
            assert row[link] is None or row[link] in ids - {row["figure"]}
        places.append((position[row["article"]], start))
    assert places == sorted(places)


@SLOW_START
@given(texts)
def test_any_text(contents):
    articles = as_articles(contents)
    check_table(extract_quietly(articles), articles)


@SLOW_START
@given(st.lists(mixed_sentences, min_size=1, max_size=6))
def test_twice_is_equal(contents):
    articles = as_articles(contents)
    assert_frame_equal(nf.extract(articles), nf.extract(articles))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:24]).strip("'"))
def test_hostile_text(text):
    article = Article("hostile", text)
    check_table(extract_quietly([article]), [article])


def test_a_text_may_end_at_any_word():
    ends = []
    for text in gold_texts("numbers", "tally", "context", "units")[::5]:
        words = text.split(" ")
        ends += [" ".join(words[:k]) for k in range(1, len(words))]
        ends += [f"{' '.join(words[:k])} (" for k in range(1, len(words))]
    articles = [Article(str(k), text) for k, text in enumerate(dict.fromkeys(ends))]
    check_table(extract_quietly(articles), articles)


def test_nothing_in_nothing_out():
    for empty in ([], "", [""]):
        figures = nf.extract(empty)
        assert tuple(figures.columns) == COLUMNS
        assert figures.empty


def test_gold_texts_give_sound_rows():
    articles = as_articles(SENTENCES + gold_texts("nothing", "roles", "context", "implied"))
    check_table(nf.extract(articles), articles)


def test_one_by_one_is_the_same_as_together():
    articles = as_articles(SENTENCES[::8])
    together = nf.extract(articles)
    one_by_one = [nf.extract([article]) for article in articles]
    found = pd.concat([table for table in one_by_one if not table.empty], ignore_index=True)
    assert_frame_equal(found, together, check_dtype=False)


def test_reading_leaves_no_cyclic_garbage():
    """Python's search for it rests while sentences are read, and goes on behind them."""
    nf.extract(SENTENCES)
    gc.collect()
    gc.disable()
    rows = list(rows_of(as_articles(SENTENCES)))
    assert rows
    assert gc.collect() == 0
    assert not gc.isenabled()
    gc.enable()
    next(rows_of(as_articles(SENTENCES)))
    assert gc.isenabled()


def test_order_of_articles_is_kept():
    articles = as_articles(SENTENCES[:60])
    forward, backward = nf.extract(articles), nf.extract(articles[::-1])
    assert list(dict.fromkeys(forward["article"])) == sorted(set(forward["article"]))
    assert list(dict.fromkeys(backward["article"])) == sorted(set(forward["article"]), reverse=True)
    assert set(forward["figure"]) == set(backward["figure"])


def test_threads_give_the_same_table():
    articles = as_articles(SENTENCES[::3])
    chunks = [articles[first : first + 20] for first in range(0, len(articles), 20)]
    with ThreadPoolExecutor(max_workers=4) as pool:
        threaded = list(pool.map(nf.extract, chunks))
    for chunk, table in zip(chunks, threaded, strict=True):
        assert_frame_equal(table, nf.extract(chunk))


def test_a_paragraph_keeps_its_figures_beside_another():
    pairs = list(pairwise(SENTENCES))[::5]
    alone = {}
    for article, rows in nf.extract(as_articles(SENTENCES)).groupby("article"):
        alone[article] = rows
    joined_articles = as_articles([f"{a}\n\n{FILLER}\n\n{b}" for a, b in pairs])
    joined = dict(list(nf.extract(joined_articles).groupby("article")))
    for number, (first, second) in enumerate(pairs):
        offset = len(f"{first}\n\n{FILLER}\n\n")
        expected = local_cells(alone, 5 * number, 0) + local_cells(alone, 5 * number + 1, offset)
        found = local_cells(joined, number, 0)
        assert found == expected, f"{first!r} with {second!r}"


def local_cells(tables: dict[str, pd.DataFrame], number: int, offset: int) -> list[tuple]:
    """The part of an article's rows that its own sentences decide, spans moved by an offset."""
    rows = tables.get(f"a{number:03}")
    if rows is None:
        return []
    cells = rows[SENTENCE_LOCAL].astype(object)
    cells = cells.where(cells.notna(), None).itertuples(index=False, name=None)
    return [(start + offset, *cell) for start, cell in zip(rows["start"], cells, strict=True)]


def test_no_verb_tells_by_words_that_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence whose clauses are not walked has no word of `rolewords.Undergoing`."""
    texts = gold_texts("roles", "implied", "parts", "context", "scope", "tally", "nothing")
    table = nf.extract(texts)
    monkeypatch.setattr(clauses, "_UNDERGOING", -1)
    assert_frame_equal(table, nf.extract(texts))
