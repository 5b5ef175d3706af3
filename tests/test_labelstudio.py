"""Label Studio: spans that are right behind every character, and annotations as corrections."""

import json
from copy import deepcopy
from xml.etree import ElementTree

import newsfigures as nf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsfigures.corrections import correct
from newsfigures.labelstudio import from_label_studio, labelling_config, to_label_studio
from newsfigures.model import MEASURES, Article
from pandas.testing import assert_frame_equal

ARTICLES = [
    Article(
        "a#1",
        "😀👩‍🚒 At least 14 people 🇺🇦 were killed.\r\n"
        "The 𝟙𝟚 flag; Room 12 was shut. Dozens were hurt.",
    ),
    Article("a2", "e\u0301 \u202b7 people were injured\u202c 🧨 near the 300 to 400 houses."),
    Article("none", "The library opens on weekdays."),
]
FIGURES = nf.extract(ARTICLES)


def annotated(change=lambda result: None, **said):
    """The tasks as they come back: each prediction taken over, changed, and submitted."""
    tasks = json.loads(json.dumps(to_label_studio(FIGURES, ARTICLES)))
    for task in tasks:
        result = deepcopy(task["predictions"][0]["result"])
        change(result)
        task["annotations"] = [{"result": result, "was_cancelled": False, **said}]
    return tasks


def of(result, words, kind="labels"):
    """The parts of a result for the region with these words."""
    (name,) = {part["id"] for part in result if part["value"].get("text") == words} or {None}
    return [part for part in result if part["id"] == name and part["type"] == kind]


def corrected(tasks):
    corrections, faults = from_label_studio(tasks, FIGURES, ARTICLES)
    assert faults == []
    figures, report = correct(FIGURES, corrections, ARTICLES)
    assert set(report["outcome"]) <= {"applied"}, list(report["reason"])
    return figures, corrections


def test_every_region_has_the_words_of_its_figure():
    tasks = to_label_studio(FIGURES, ARTICLES)
    assert [task["data"]["text"] for task in tasks] == [article.text for article in ARTICLES]
    spans = [
        (
            task["data"]["article"],
            task["data"]["text"][value["start"] : value["end"]],
            value["labels"],
        )
        for task in tasks
        for value in (r["value"] for r in task["predictions"][0]["result"] if r["type"] == "labels")
    ]
    rows = FIGURES[["article", "text", "measure"]].itertuples(index=False)
    assert spans == [(article, text, [measure]) for article, text, measure in rows]
    assert json.loads(json.dumps(tasks)) == tasks


def test_the_interface_has_every_control_that_the_tasks_use():
    view = ElementTree.fromstring(labelling_config())
    assert [label.get("value") for label in view.iter("Label")] == list(MEASURES)
    kinds = {"Labels": "labels", "Choices": "choices", "TextArea": "textarea"}
    controls = {(kinds[tag.tag], tag.get("name")) for tag in view if tag.tag in kinds}
    used = {
        (result["type"], result["from_name"])
        for task in to_label_studio(FIGURES, ARTICLES)
        for result in task["predictions"][0]["result"]
    }
    assert used <= controls
    assert view.find("Text").get("name") == "text"
    assert "pre-wrap" in view.find("Style").text


def test_what_was_not_changed_gives_no_correction():
    figures, corrections = corrected(annotated())
    assert corrections.empty
    assert_frame_equal(figures, FIGURES)


def test_tasks_without_an_annotation_say_nothing():
    untouched = to_label_studio(FIGURES, ARTICLES)
    skipped = annotated(lambda result: result.clear(), was_cancelled=False)
    for task in skipped:
        task["annotations"][0]["was_cancelled"] = True
    for tasks in (untouched, skipped):
        corrections, faults = from_label_studio(tasks, FIGURES, ARTICLES)
        assert corrections.empty
        assert faults == []


def test_a_label_and_a_cell_are_corrected_by_whom_and_when():
    def change(result):
        for part in of(result, "14"):
            part["value"]["labels"] = ["injured"]
        for part in of(result, "14", "choices"):
            part["value"]["choices"] = [">"]

    tasks = annotated(
        change, completed_by={"email": "ana@x.org"}, updated_at="2026-01-02T03:04:05Z"
    )
    figures, corrections = corrected(tasks)
    assert corrections[["column", "old", "new"]].values.tolist() == [
        ["measure", "killed", "injured"],
        ["bound", ">=", ">"],
    ]
    assert set(corrections["who"]) == {"ana@x.org"}
    assert set(corrections["date"]) == {"2026-01-02"}
    assert figures.loc[figures["text"] == "14", "bound"].tolist() == [">"]


def new_region(start, end, text):
    value = {"start": start, "end": end, "text": text, "labels": ["count"]}
    room = {"start": start, "end": end, "text": ["room"]}
    return [
        {"id": "x9", "from_name": "measure", "to_name": "text", "type": "labels", "value": value},
        {"id": "x9", "from_name": "unit", "to_name": "text", "type": "textarea", "value": room},
    ]


@pytest.mark.parametrize("counted", ["code points", "utf-16"])
def test_a_region_is_added_whichever_way_it_was_counted(counted):
    text = ARTICLES[0].text
    start = text.index("12 was")
    at = start if counted == "code points" else len(text[:start].encode("utf-16-le")) // 2
    assert (at == start) == (counted == "code points")

    def change(result):
        if of(result, "14"):
            result += new_region(at, at + 2, "12")

    figures, corrections = corrected(annotated(change))
    assert set(corrections["figure"]) == {f"a#1:{start}-{start + 2}"}
    row = figures[figures["text"] == "12"].iloc[0]
    assert (row["start"], row["value"], row["unit"], row["measure"]) == (start, 12, "room", "count")


def test_a_region_that_is_gone_deletes_and_one_that_moved_does_both():
    def change(result):
        gone = {part["id"] for part in of(result, "7")}
        result[:] = [part for part in result if part["id"] not in gone]
        for part in of(result, "Dozens"):
            part["value"] |= {"end": part["value"]["end"] + 5, "text": "Dozens were"}

    figures, _ = corrected(annotated(change))
    assert "7" not in set(figures["text"])
    assert "Dozens" not in set(figures["text"])
    moved = figures[figures["text"] == "Dozens were"].iloc[0]
    assert (moved["low"], moved["bound"], moved["measure"]) == (24, ">=", "injured")


def test_what_can_not_be_read_is_told():
    def two_labels(result):
        for part in of(result, "14"):
            part["value"]["labels"] = ["killed", "injured"]

    def elsewhere(result):
        for part in of(result, "14"):
            part["value"]["text"] = "15"

    for change, told in ((two_labels, "needs one label"), (elsewhere, "is not '15' in the text")):
        corrections, faults = from_label_studio(annotated(change), FIGURES, ARTICLES)
        assert corrections.empty
        assert len(faults) == 1
        assert faults[0].startswith("task 1: ")
        assert told in faults[0]
    tasks = annotated(lambda result: result.clear())
    tasks[0]["data"]["text"] += "!"
    corrections, faults = from_label_studio(tasks[:1], FIGURES, ARTICLES)
    assert corrections.empty
    assert faults == ["task 1: article 'a#1' is not read, or its text has changed"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_goes_there_and_back(before, after):
    article = Article("any", f"{before} 14 people were killed. {after}")
    figures = nf.extract([article])
    tasks = to_label_studio(figures, [article])
    for task in tasks:
        task["annotations"] = task["predictions"]
    corrections, faults = from_label_studio(json.loads(json.dumps(tasks)), figures, [article])
    assert faults == []
    assert corrections.empty
