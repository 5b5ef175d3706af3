"""The questions that decide whether the tables can be trusted, each with its literal answer."""

from __future__ import annotations

import newsfigures as nf
import pytest


def rows(text: str) -> list[dict]:
    """The figures of a text in its order, blank as None."""
    figures = nf.extract(text).sort_values("start").astype(object)
    found = figures.where(figures.notna(), None).to_dict(orient="records")
    assert all(text[row["start"] : row["end"]] == row["text"] for row in found)
    return found


def only_row(text: str) -> dict:
    [row] = rows(text)
    return row


def toll(text: str, measure: str) -> dict:
    """The tally's row of a measure."""
    tolls = nf.tally(nf.extract(text))
    [row] = tolls[tolls["measure"] == measure].to_dict(orient="records")
    return row


@pytest.mark.parametrize(
    ("printed", "rest", "value", "low", "high", "bound"),
    [
        ("Half a million", " people marched.", 500_000, 500_000, 500_000, "="),
        ("One and a half thousand", " people marched.", 1500, 1500, 1500, "="),
        ("1.9 million", " people marched.", 1_900_000, 1_900_000, 1_900_000, "="),
        ("Between 20 and 30", " people marched.", None, 20, 30, "range"),
        ("Hundreds of thousands", " of people marched.", None, 200_000, None, ">="),
        ("Dozens", " of people marched.", None, 24, None, ">="),
        ("Scores", " of people marched.", None, 40, None, ">="),
        ("No one", " was killed.", 0, 0, 0, "="),
    ],
)
def test_interval(printed, rest, value, low, high, bound):
    row = only_row(printed + rest)
    found = tuple(row[name] for name in ("text", "value", "low", "high", "bound", "unit"))
    assert found == (printed, value, low, high, bound, "person")


def test_no_one_was_killed_is_a_zero():
    text = "The warehouse burned down but no one was killed."
    row = only_row(text)
    assert (row["text"], row["measure"], row["value"]) == ("no one", "killed", 0)
    assert toll(text, "killed")["value"] == 0


def test_no_word_of_the_dead_is_no_zero():
    assert nf.tally(nf.extract("The warehouse burned down.")).empty


def test_rose_from_one_value_to_another():
    first, second = rows("The death toll rose from 12 to 15.")
    assert (first["text"], first["value"], first["measure"]) == ("12", 12, "killed")
    assert (second["text"], second["value"], second["measure"]) == ("15", 15, "killed")
    assert first["bound"] == second["bound"] == "="
    assert (second["change"], second["change_from"]) == ("up", first["figure"])
    assert toll("The death toll rose from 12 to 15.", "killed")["value"] == 15


@pytest.mark.parametrize(
    "text",
    [
        "The attack took place on 7 October 2023.",
        "On 7 October 2023 the talks broke down.",
        "7 October 2023",
        "October 7, 2023",
    ],
)
def test_a_date_is_no_figure(text):
    assert rows(text) == []


def test_a_woman_and_her_two_sons():
    text = "A woman and her two sons were killed."
    woman, sons = rows(text)
    assert (woman["text"], woman["value"], woman["implied"]) == ("A woman", 1, True)
    assert (sons["text"], sons["value"], sons["implied"]) == ("two", 2, False)
    assert woman["measure"] == sons["measure"] == "killed"
    killed = toll(text, "killed")
    assert (killed["value"], killed["low"], killed["high"], killed["bound"]) == (3, 3, 3, "=")


@pytest.mark.parametrize("text", ["The missile flies up to 4,000 km.", "up to 4,000 km"])
def test_up_to_is_an_upper_bound(text):
    row = only_row(text)
    assert (row["text"], row["unit"], row["measure"]) == ("4,000 km", "km", "length")
    assert (row["bound"], row["low"], row["high"]) == ("<=", None, 4000)


def test_a_distance_into():
    row = only_row("Troops pushed 13 km into the valley.")
    assert (row["text"], row["value"], row["unit"]) == ("13 km", 13, "km")
    assert row["measure"] == "length"


def test_a_part_is_not_added_to_its_whole():
    text = "100 people, including 14 children, were killed."
    whole, part = rows(text)
    assert (whole["text"], whole["value"], whole["part_of"]) == ("100", 100, None)
    assert (part["text"], part["value"], part["group"]) == ("14", 14, "child")
    assert part["part_of"] == whole["figure"]
    killed = toll(text, "killed")
    assert (killed["value"], killed["low"], killed["high"], killed["bound"]) == (100, 100, 100, "=")
    assert whole["figure"] in str(killed["figures"])
    assert part["figure"] in str(killed["set_aside"])
    assert killed["how"]
