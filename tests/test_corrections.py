"""Corrections: applied where they match, told where they don't, whatever their order."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import newsfigures as nf
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsfigures.cells import CORRECTABLE, settle, unsound
from newsfigures.corrections import (
    CORRECTION_COLUMNS,
    correct,
    correction,
    corrections_table,
    read_corrections,
)
from newsfigures.model import COLUMNS, Article
from newsfigures.table import write_table
from pandas.testing import assert_frame_equal

TEXT = (
    "😀 At least 14 civilians, including five children, were killed in air raids near Mayadin, "
    "the Observatory said. Dozens were wounded. The army held 770 square miles. "
    "Room 12 was closed; the toll of 300 to 400 was denied."
)
ARTICLE = Article("a1", TEXT, published=date(2017, 6, 12), outlet="Gazette", event="raid")
OTHER = Article("a2", "A flood killed 5.")
ARTICLES = [ARTICLE, OTHER]
FIGURES = nf.extract(ARTICLES)


def span(text):
    start = TEXT.index(text)
    return start, start + len(text)


def name_of(text):
    start, end = span(text)
    return f"a1:{start}-{end}"


def fix(text, column, old, new, **said):
    return correction(ARTICLE, name_of(text), span(text), column, old, new, **said)


def added(text, measure="killed", **cells):
    return [
        fix(text, "figure", None, name_of(text)),
        *(fix(text, column, None, cell) for column, cell in {"measure": measure, **cells}.items()),
    ]


def deleted(text):
    return fix(text, "figure", name_of(text), None)


def run(*rows, articles=ARTICLES, figures=FIGURES):
    return correct(figures, corrections_table(rows), articles)


def figure(figures, text):
    (row,) = (
        figures[figures["text"] == text]
        .astype(object)
        .where(figures.notna(), None)
        .to_dict("records")
    )
    return row


def test_no_correction_changes_nothing():
    figures, report = run()
    assert_frame_equal(figures, FIGURES)
    assert report.empty
    assert list(report.columns) == ["row", *CORRECTION_COLUMNS, "outcome", "reason"]


@pytest.mark.parametrize(
    ("column", "old", "new"),
    [
        ("who", "civilians", "villagers"),
        ("group", "civilian", "woman"),
        ("measure", "killed", "injured"),
        ("source", "Observatory", None),
        ("scope", "event", "background"),
        ("hedge", None, "unconfirmed"),
        ("place", "Mayadin", "near Mayadin"),
        ("as_of", None, date(2017, 6, 11)),
        ("implied", False, True),
        ("change", None, "up"),
        ("by", None, "=cmd()"),
    ],
)
def test_a_cell_is_changed_or_made_blank(column, old, new):
    figures, report = run(fix("14", column, old, new))
    assert list(report["outcome"]) == ["applied"]
    now = figure(figures, "14")[column]
    assert now == (pd.Timestamp(new) if column == "as_of" else new)
    untouched = [name for name in COLUMNS if name != column]
    assert_frame_equal(figures[untouched], FIGURES[untouched])
    assert tuple(figures.dtypes) == tuple(FIGURES.dtypes)


def test_what_follows_from_an_amount_follows():
    figures, _ = run(fix("14", "value", 14.0, 15), fix("770 square miles", "unit", "mi²", "km²"))
    row = figure(figures, "14")
    assert (row["value"], row["low"], row["high"], row["base_value"]) == (15, 15, None, 15)
    row = figure(figures, "770 square miles")
    assert (row["base_value"], row["base_unit"], row["dimension"]) == (770, "km²", "area")
    figures, _ = run(fix("14", "bound", ">=", "="))
    assert figure(figures, "14")["high"] == 14
    figures, _ = run(fix("14", "bound", ">=", "range"), fix("14", "high", None, 20))
    row = figure(figures, "14")
    assert (row["value"], row["low"], row["high"]) == (None, 14, 20)


GOLD = tomllib.loads((Path(__file__).parent / "gold" / "units.toml").read_text(encoding="utf-8"))


def test_what_follows_is_what_the_extraction_says():
    texts = [text for case in GOLD["case"] for text in case["texts"]]
    figures = nf.extract([*texts, TEXT])
    assert len(figures) > 100
    for row in figures.astype(object).where(figures.notna(), None).to_dict("records"):
        settled = dict(row)
        settle(settled, {"value", "bound"})
        assert settled == row
        assert unsound(settled) == ""


def test_the_tally_follows():
    figures, _ = run(
        fix("14", "value", 14, 15), deleted("Dozens"), fix("five", "part_of", "a1:11-13", "")
    )
    tolls = nf.tally(figures[figures["article"] == "a1"])
    assert list(tolls["measure"]) == ["killed"]
    assert list(tolls["low"]) == [20]


def test_a_row_is_deleted_and_the_links_to_it():
    figures, report = run(deleted("14"))
    assert list(report["outcome"]) == ["applied"]
    assert "14" not in set(figures["text"])
    assert figure(FIGURES, "five")["part_of"] == "a1:11-13"
    assert figure(figures, "five")["part_of"] is None
    assert len(figures) == len(FIGURES) - 1


def test_a_missed_figure_is_added_in_its_place():
    rows = added("12", "count", unit="room", who="Room", part_of="a1:11-13")
    figures, report = run(*rows)
    assert set(report["outcome"]) == {"applied"}, list(report["reason"])
    row = figure(figures, "12")
    start, end = span("12")
    assert (row["start"], row["end"], row["figure"]) == (start, end, f"a1:{start}-{end}")
    assert (row["value"], row["low"], row["high"], row["bound"]) == (12, 12, 12, "=")
    assert (row["unit"], row["base_unit"], row["scope"], row["implied"]) == (
        "room",
        "room",
        "event",
        False,
    )
    assert (row["outlet"], row["event"]) == ("Gazette", "raid")
    assert row["published"] == pd.Timestamp("2017-06-12")
    assert row["sentence"].startswith("Room 12 was closed")
    assert tuple(figures.dtypes) == tuple(FIGURES.dtypes)
    places = list(zip(figures["article"], figures["start"], strict=True))
    assert places == sorted(places)
    again, report = correct(figures, corrections_table(rows), ARTICLES)
    assert_frame_equal(again, figures)
    assert set(report["outcome"]) == {"no longer needed"}


def test_people_are_counted_without_naming_the_unit():
    figures, _ = run(*added("12"))
    assert figure(figures, "12")["unit"] == "person"


def test_words_that_say_no_number_need_one():
    figures, report = run(*added("the army"[4:]))
    assert set(report["outcome"]) == {"not applied"}
    assert "value" in report["reason"][0]
    assert_frame_equal(figures, FIGURES)
    figures, report = run(*added("the army"[4:], bound=">=", low=3))
    assert set(report["outcome"]) == {"applied"}
    assert figure(figures, "army")["low"] == 3


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([fix("14", "value", 13, 15)], "value is '14' now"),
        ([fix("14", "hedge", "feared", "denied")], "hedge is blank now"),
        ([fix("14", "value", 14, "1,500")], "write it like 1200"),
        ([fix("14", "value", 14, "inf")], "write it like 1200"),
        ([fix("14", "measure", "killed", "slain")], "one of killed, injured"),
        ([fix("14", "measure", "killed", None)], "measure can't be blank"),
        ([fix("14", "scope", "event", "")], "scope can't be blank"),
        ([fix("14", "implied", False, "no")], "True or False"),
        ([fix("14", "as_of", "", "12/6/2017")], "write it like 2017-06-12"),
        ([fix("14", "group", "civilian", "martian")], "one of civilian, child"),
        ([fix("14", "high", None, 20)], "bound >= needs low, no high"),
        ([fix("14", "bound", ">=", "range")], "low and high"),
        ([fix("14", "value", 14, -1)], "less than 0"),
        ([fix("14", "unit", "person", "house")], "counts people"),
        ([fix("14", "base_value", 14, 15)], "follows from value and unit"),
        ([fix("14", "sentence", "x", "y")], "of the article or the span"),
        ([fix("14", "colour", "x", "y")], "there is no column 'colour'"),
        ([fix("14", "part_of", None, "a1:1-2")], "no figure a1:1-2 is reported"),
        ([fix("14", "part_of", None, "a2:15-16")], "of another article"),
        ([fix("14", "part_of", None, "a1:11-13")], "lead to itself"),
        ([fix("14", "part_of", None, name_of("five"))], "to itself"),
        ([fix("Room 12", "value", 12, 13)], "no such figure is reported now"),
        ([fix("14", "figure", "a1:1-2", None)], "a deletion has the id as old"),
        ([fix("14", "figure", "a1:11-13", "a1:11-14")], "a deletion has the id as old"),
        ([fix("14", "value", 14, 15), fix("14", "value", 14, 16)], "rows 1, 2 contradict"),
        ([fix("14", "value", 14, 15), deleted("14")], "rows 2, 1 contradict"),
        ([*added("12"), deleted("12")], "rows 1, 3, 2 contradict"),
        ([{**fix("14", "value", 14, 15), "figure": "a1:11-13:killed"}], "but a1:11-13 is: check"),
        (added("12", "slain"), "one of killed, injured"),
        ([{**fix("14", "value", 14, 15), "text": "15"}], "stands '14', not '15'"),
        ([{**fix("14", "value", 14, 15), "start": None}], "name no span"),
        ([{**fix("14", "value", 14, 15), "end": 9}], "name no span"),
        ([{**fix("14", "value", 14, 15), "figure": "a1:1-2"}], "the id of a figure at this span"),
        ([{**fix("14", "value", 14, 15), "article": "gone", "text_hash": "x"}], "not among those"),
        ([{**fix("14", "value", 14, 15), "article": "old"}], "that of article a1: name that"),
        (
            [{**fix("14", "value", 14, 15), "text_hash": "sha256:0"}],
            "text of the article has changed",
        ),
        ([{**fix("14", "value", 14, 15), "text_hash": None}], "text of the article has changed"),
    ],
)
def test_what_does_not_match_is_told_and_left_alone(rows, told):
    figures, report = run(*rows)
    assert set(report["outcome"]) == {"not applied"}
    assert all(told in reason for reason in report["reason"]), list(report["reason"])
    assert_frame_equal(figures, FIGURES)


def test_an_edited_article_keeps_what_is_extracted():
    edited = replace(ARTICLE, text=TEXT + " More follows.")
    figures = nf.extract([edited])
    corrected, report = run(fix("14", "value", 14, 15), articles=[edited], figures=figures)
    assert "changed since" in report["reason"][0]
    assert_frame_equal(corrected, figures)


def test_what_is_right_already_is_no_longer_needed():
    rows = [
        fix("14", "value", 13, "14.0"),
        fix("Room 12", "figure", name_of("Room 12"), None),
    ]
    figures, report = run(*rows)
    assert set(report["outcome"]) == {"no longer needed"}
    assert_frame_equal(figures, FIGURES)


def test_one_bad_correction_leaves_the_others_of_its_figure():
    figures, report = run(
        fix("14", "who", "civilians", "villagers"),
        fix("14", "high", None, 2),
        fix("14", "part_of", None, "a1:0-1"),
    )
    assert list(report["outcome"]) == ["applied", "not applied", "not applied"]
    assert figure(figures, "14")["who"] == "villagers"
    assert figure(figures, "14")["high"] is None


def test_two_links_that_make_a_circle_are_both_taken_back():
    circle = [
        fix("five", "part_of", "a1:11-13", name_of("Dozens")),
        fix("Dozens", "part_of", None, name_of("five")),
    ]
    figures, report = run(*circle)
    assert list(report["outcome"]) == ["not applied"] * 2
    assert_frame_equal(figures, FIGURES)


def test_the_order_of_the_rows_does_not_matter():
    rows = [
        fix("14", "value", 14, 15),
        fix("five", "part_of", "a1:11-13", name_of("12")),
        *added("12"),
        deleted("Dozens"),
    ]
    orders = [rows[n:] + rows[:n] for n in range(len(rows))] + [rows[::-1]]
    (expected, _), *others = (run(*order) for order in orders)
    for figures, report in others:
        assert_frame_equal(figures, expected)
        assert set(report["outcome"]) == {"applied"}


cells = st.sampled_from(
    ["", "14", "15", "-1", "1e999", "nan", ">=", "killed", "a1:11-13", "True", "x"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            fix,
            st.sampled_from(["14", "five", "Dozens", "12", "300 to 400"]),
            st.sampled_from([*CORRECTABLE, "figure", "text", ""]),
            cells | st.just("a1:11-13"),
            cells,
        ),
        max_size=8,
    )
)
def test_any_corrections_leave_a_sound_table(rows):
    figures, report = run(*rows)
    assert len(report) == len(rows)
    assert set(report["outcome"]) <= {"applied", "no longer needed", "not applied"}
    assert figures["figure"].is_unique
    ids = set(figures["figure"])
    for link in ("part_of", "of_base", "change_from"):
        assert set(figures[link].dropna()) <= ids
    for row in figures.astype(object).where(figures.notna(), None).to_dict("records"):
        assert unsound(row) == ""
    for row in figures.itertuples():
        article = ARTICLE if row.article == "a1" else OTHER
        assert article.text[row.start : row.end] == row.text
    assert nf.tally(figures) is not None


def test_a_file_reads_back_and_runs_nothing(tmp_path):
    path = tmp_path / "corrections.csv"
    rows = [
        fix("14", "who", "civilians", "=HYPERLINK(1)", who="@ana", why='-1, said "so"\r\nthey'),
        fix("14", "by", None, "'+x", day=date(2026, 1, 2)),
    ]
    table = corrections_table(rows)
    write_table(table, path)
    assert "\n'=" not in path.read_text()
    assert ",'=HYPERLINK(1)," in path.read_text()
    assert_frame_equal(read_corrections(path), table)
    figures, _ = correct(FIGURES, path, ARTICLES)
    assert figure(figures, "14")["who"] == "=HYPERLINK(1)"
    assert figure(figures, "14")["by"] == "'+x"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"article;figure;new\n", "no column article, text_hash"),
        (b"", "save it as that"),
        (b"\xff\xfe\x00", "save it as that"),
        (
            ",".join(CORRECTION_COLUMNS).encode() + b"\na,b,c,x,2,t,who,,x,,,\n",
            "row 1, column start",
        ),
    ],
)
def test_a_bad_file_is_told(tmp_path, content, told):
    path = tmp_path / "corrections.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=told) as error:
        read_corrections(path)
    assert str(path) in str(error.value)
