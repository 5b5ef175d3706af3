"""Scores against counts and labels that are known by hand."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest
from newsfigures import score
from newsfigures.__main__ import main

#: Articles with their counts as coded, and what is right about the tally of each.
GOLD = [
    {"id": "a", "text": "Blast kills 7 people.", "killed": 7, "injured": 0},  # both
    {"id": "b", "text": "Flood kills 12 people.", "killed": 13, "injured": None},  # missed by one
    {"id": "c", "text": "Fire injures 3 people.", "killed": 0, "injured": 3},  # both
    {"id": "d", "text": "A crash injured 4 people.", "killed": 4, "injured": 0},  # the other way
    {"id": "e", "text": "At least 40 people were killed.", "killed": 40},
    {"id": "f", "text": "The museum opened its doors.", "killed": 0, "injured": 0},
]


def written(folder, rows, name="gold.jsonl"):
    path = folder / name
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def counts():
    return score.score(pd.DataFrame(GOLD))


def measured(result):
    return {
        (row["measure"], row["metric"]): (row["score"], row["n"])
        for row in result.scores().to_dict("records")
    }


def test_every_measure_is_scored_over_all_over_some_and_over_none(counts):
    found = measured(counts)
    assert found["killed", "exact"] == (pytest.approx(4 / 6), 6)
    assert found["killed", "exact, gold > 0"] == (pytest.approx(2 / 4), 4)
    assert found["killed", "exact, gold >= 3"] == (pytest.approx(2 / 4), 4)
    assert found["killed", "false alarms"] == (0, 2)
    assert found["killed", "mean error"] == (pytest.approx((1 + 4) / 6), 6)
    assert found["injured", "exact"] == (pytest.approx(3 / 4), 4)
    assert found["injured", "false alarms"] == (pytest.approx(1 / 3), 3)
    assert found["all", "exact"] == (pytest.approx(4 / 6), 6)


def test_intervals_hold_the_score_and_come_out_the_same_again(counts):
    scores = counts.scores()
    assert (scores["low"] <= scores["score"]).all()
    assert (scores["score"] <= scores["high"]).all()
    assert scores.equals(counts.scores())


def test_intervals_narrow_with_more_articles():
    def width(times):
        rows = [row | {"id": f"{row['id']}{n}"} for n in range(times) for row in GOLD]
        first = score.score(pd.DataFrame(rows)).scores().iloc[0]
        return first["high"] - first["low"]

    assert width(16) < width(1) / 2


def test_a_count_that_is_not_coded_is_not_scored(counts):
    assert ("b", "injured") not in set(
        zip(counts.table["id"], counts.table["measure"], strict=True)
    )
    assert measured(counts)["injured", "exact"][1] == 4


def test_a_measure_without_gold_above_0_has_blank_scores():
    gold = pd.DataFrame({"id": ["a"], "text": ["Fog."], "killed": [0]})
    found = measured(score.score(gold))
    assert found["killed", "exact, gold > 0"][1] == 0
    assert pd.isna(found["killed", "exact, gold > 0"][0])


def test_misses_show_gold_found_and_how(counts):
    misses = counts.misses().set_index(["id", "measure"])
    assert list(misses.index) == [("b", "killed"), ("d", "killed"), ("d", "injured")]
    cells = ["gold", "found", "taken", "low", "high", "bound"]
    assert misses.loc[("b", "killed"), cells].tolist() == [13, 12, "value", 12, 12, "="]
    assert "12" in misses.loc[("b", "killed"), "how"]
    assert misses.loc[("d", "killed"), ["found", "taken"]].tolist() == [0, "no row"]
    assert misses.loc[("d", "injured"), "text"] == "A crash injured 4 people."


def test_the_low_end_counts_where_there_is_no_value():
    texts = ["Between 20 and 30 people were killed.", "Dozens of people were killed."]
    gold = pd.DataFrame({"id": ["a", "b"], "text": texts, "killed": [20, 24]})
    result = score.score(gold)
    assert result.table["taken"].tolist() == ["low", "low"]
    assert result.table["right"].tolist() == [True, True]
    assert "2 of the counts found have no point value" in str(result)


def test_confusion_names_the_measure_that_has_the_missed_count(counts):
    killed = counts.confusion().set_index("gold").loc["killed"]
    assert killed[["n", "right", "injured", "nowhere"]].tolist() == [4, 2, 1, 1]


def test_a_count_that_another_measure_rightly_has_is_no_confusion():
    text = "Blast kills 4 people; 4 people were injured."
    gold = pd.DataFrame(
        {"id": ["a"], "text": [text], "killed": [4], "injured": [4], "missing": [4]}
    )
    missing = score.score(gold).confusion().set_index("gold").loc["missing"]
    assert missing[["killed", "injured", "nowhere"]].tolist() == [0, 0, 1]


def test_the_printed_table_fits_100_columns(counts):
    many = [counts.table.assign(id=counts.table["id"] + f"-{n}") for n in range(1_000)]
    for result in (counts, score.Counts(pd.concat(many))):
        assert max(map(len, str(result).splitlines())) <= 100


# Files.


def test_jsonl_and_csv_give_the_same(tmp_path, counts):
    csv = tmp_path / "gold.csv"
    pd.DataFrame(GOLD).astype({"killed": "Int64", "injured": "Int64"}).to_csv(csv, index=False)
    for path in (written(tmp_path, GOLD), csv):
        assert score.score(path).table.equals(counts.table)


def test_run_prints_the_scores_and_writes_the_misses(tmp_path, capsys):
    gold, misses = written(tmp_path, GOLD), tmp_path / "out" / "misses.csv"
    assert main(["score", str(gold), "--misses", str(misses)]) == 0
    out = capsys.readouterr().out
    assert "66.7 n 6" in out
    assert f"wrote {misses}, 3 misses" in out
    table = pd.read_csv(misses)
    assert list(table) == [
        "id", "measure", "gold", "found", "taken", "low", "high", "bound", "how", "text"
    ]  # fmt: skip
    assert list(table["id"]) == ["b", "d", "d"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("", ": empty: put an article with its counts on each line"),
        ('{"id": 1, "text": "Fog.", "killed": 0}\n{"id": 2,\n', ", line 2: not JSON"),
        ("\n[7]\n", ", line 2: not an object: write {"),
        ('{"id": 1, "text": "Fog."}', ": nothing to score: give a column of one of killed"),
        ('{"id": 1, "killed": 0}', ", line 1: no text: put the article into"),
        ('{"text": "Fog.", "killed": 0}', ", line 1: no id: give each article one"),
        ('{"id": 1, "text": "Fog.", "killed": true}', ", line 1: killed is True: write a whole"),
        ('{"id": 1, "text": "Fog.", "killed": NaN}', ", line 1: killed is nan: write a whole"),
        ('{"id": 1, "text": "Fog.", "killed": [7]}', ", line 1: killed is [7]: write a whole"),
    ],
)
def test_an_error_in_jsonl_names_line_and_mend(tmp_path, lines, told):
    assert error_of(tmp_path / "gold.jsonl", lines).startswith(told)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("1,Fog.,0\n1,Mist.,0\n", ", line 3: id '1' stands in line 2 too: give each"),
        ('1,"Fog\nand mist.",0\n2,Fog.,ten\n', ", line 4: killed is 'ten': write a whole"),
        ("1,Fog.,-1\n", ", line 2: killed is '-1': write a whole number"),
        ("1,Fog, mist,0\n", ", line 2: more cells than the 3 columns: put the text"),
        ('1,"Fog,0\n', ", line 2: not CSV"),
    ],
)
def test_an_error_in_csv_names_line_and_mend(tmp_path, rows, told):
    assert error_of(tmp_path / "gold.csv", f"id,text,killed\n{rows}").startswith(told)


def error_of(path, content):
    """What the error says after the path."""
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(str(path))) as caught:
        score.score(path)
    return str(caught.value).removeprefix(str(path))


def test_a_file_that_is_not_utf8_or_a_folder_without_labels(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text,killed\n1,caf\xe9,0\n")
    with pytest.raises(ValueError, match="not UTF-8 at byte 21: save it as UTF-8"):
        score.score(path)
    with pytest.raises(ValueError, match=r"no \.toml file in it"):
        score.score(tmp_path)
    assert ": not a kind that is scored: save it as" in error_of(tmp_path / "gold.txt", "Fog.")


# Labelled figures.

LABELS = """
[[case]]
id = "hall"
figures = [
  { text = ["300", "400"], value = [300, 400], low = [300, 400], high = 400, who = "people" },
]
texts = ["The hall seats 300 people.", "The hall seats 400 people."]

[[case]]
id = "children"
figures = [
  { text = "100 people", value = 100, low = 100, high = 100, measure = "killed" },
  { text = "14", value = 14, low = 14, high = 14, measure = "killed", part_of = 0, source = "" },
]
texts = ["100 people, including 14 children, were killed."]

[[case]]
id = "ferry"
figures = [{ text = "several ferries" }]
texts = ["The strike stopped several ferries and 12 trains."]

[[case]]
id = "toll"
tally = { killed = 3, injured = { low = 40, bound = ">=" } }
absent = ["missing"]
texts = ["Two officers and a civilian were killed."]

[[nothing]]
id = "years"
texts = ["The treaty was signed in 1998.", "The hall seats 300 people."]
"""


@pytest.fixture
def labels(tmp_path):
    (tmp_path / "some.toml").write_text(LABELS, encoding="utf-8")
    return score.score(tmp_path)


def test_every_column_is_scored_over_its_labels(labels):
    found = {row["column"]: (row["score"], row["n"]) for row in labels.scores().to_dict("records")}
    assert found["high"] == (pytest.approx(4 / 5), 5)  # one of the hall's two is mislabelled
    assert found["who"] == (1, 2)
    assert found["part_of"] == (1, 1)
    assert found["source"] == (1, 1)
    assert found["text"] == (pytest.approx(3 / 5), 5)  # a span too long; one that is not found
    assert found["tally"] == (pytest.approx(2 / 3), 3)
    assert found["no other figure"] == (pytest.approx(3 / 4), 4)
    assert found["nothing"] == (pytest.approx(1 / 2), 2)


def test_misses_show_label_and_found_cell(labels):
    misses = labels.misses().fillna("").set_index(["case", "column"])
    cells = ["figure", "gold", "found"]
    assert misses.loc[("some/hall-1", "high"), cells].tolist() == ["0", "400", "300"]
    assert misses.loc[("some/children-1", "text"), cells].tolist() == ["0", "100 people", "100"]
    assert misses.loc[("some/toll-1", "tally"), cells].tolist() == ["injured", ">=  [40, ]", ""]
    assert misses.loc[("some/years-2", "nothing"), "found"] == "300"
    assert misses.loc[("some/ferry-1", "no other figure"), "found"] == "12"


def test_labels_are_printed_with_the_false_alarms(labels):
    assert "False alarms where there is no figure: 1 of 2 texts." in str(labels)
    assert max(map(len, str(labels).splitlines())) <= 100


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[[case]", ": not TOML"),
        ('[[nothing]]\nid = "fog"', ", nothing fog: give it an id and texts"),
        ('figures = [{who = "men"}]', ", case f: a figure has no text"),
        ('figures = [{text = "7", hwo = "men"}]', ", case f: no such column, hwo"),
        ('figures = [{text = ["7", "8"]}]', ", case f: a list of labels must be as long as texts"),
        ('figures = [{text = "8"}]', ", case f: '8' does not stand in the text"),
    ],
)
def test_an_error_in_labels_names_case_and_mend(tmp_path, content, told):
    case = '[[case]]\nid = "f"\ntexts = ["7 men sang."]\n' if "figures" in content else ""
    assert error_of(tmp_path / "gold.toml", case + content).startswith(told)
