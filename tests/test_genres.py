"""Whole texts of five genres, hand-coded: every count is what the tally says, or a known miss."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest
from genres import KNOWN, TEXTS, known, misses, renew
from newsfigures.model import HUMAN_MEASURES

RECORDS = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
GENRES = {"wire", "aid", "crime", "ency", "insurg"}
KINDS = known().groupby("id")["kind"].agg("; ".join)


def texts():
    """One parameter for each text; a known miss must fail, so that a fix is noticed."""
    for record in RECORDS:
        reason = KINDS.get(record["id"])
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(record, id=record["id"], marks=marks)


@pytest.fixture(scope="module")
def wrong() -> pd.DataFrame:
    """The misses of all texts, from one run."""
    return misses()


@pytest.mark.parametrize("record", list(texts()))
def test_counts(record, wrong):
    missed = wrong[wrong["id"] == record["id"]]
    assert missed.empty, f"{record['text']}\n{missed.to_string(index=False)}"


def test_known_misses_are_all_there_are(wrong):
    """A text that is known to fail must not fail in one measure more, or in one less."""
    told, seen = ({*zip(table["id"], table["measure"], strict=True)} for table in (known(), wrong))
    mend = f"run python tests/genres.py, which writes {KNOWN.name} anew"
    assert told == seen, mend


def test_records_are_whole_and_of_a_genre():
    ids = [record["id"] for record in RECORDS]
    assert len(ids) == len(set(ids)) == len({record["text"] for record in RECORDS}) == 650
    for record in RECORDS:
        name, text, *counts = record
        assert (name, text) == ("id", "text")
        assert re.fullmatch(r"([a-z]+)-\d{2,3}", record["id"])[1] in GENRES
        assert counts
        assert set(counts) <= set(HUMAN_MEASURES)
        assert all(type(record[measure]) is int and record[measure] >= 0 for measure in counts)


def test_writing_anew_keeps_the_kinds_of_what_is_still_wrong(tmp_path, monkeypatch):
    path, columns = tmp_path / "known.toml", ["id", "measure", "labelled", "found"]
    path.write_text(
        'wire-01 = "killed: labelled 4, found 2: part added; injured: labelled 3, found 0: no"\n'
        'wire-02 = "killed: labelled 1, found 0: mended since"\n',
        "utf-8",
    )
    still = [("wire-01", "killed", 4, 2), ("wire-01", "injured", 3, 9), ("aid-07", "missing", 0, 5)]
    monkeypatch.setattr("genres.misses", lambda: pd.DataFrame(still, columns=columns))
    renew(path)
    kinds = ["part added", "not looked at yet", "not looked at yet"]
    rows = zip(*known(path).to_dict("list").values(), strict=True)
    assert [*rows] == [(*row, kind) for row, kind in zip(still, kinds, strict=True)]


def test_all_right_leaves_no_entry(tmp_path, monkeypatch):
    path, columns = tmp_path / "known.toml", ["id", "measure", "labelled", "found"]
    monkeypatch.setattr("genres.misses", lambda: pd.DataFrame([], columns=columns))
    renew(path)
    assert known(path).empty


def test_an_entry_in_another_form_names_its_place(tmp_path):
    path = tmp_path / "known.toml"
    path.write_text('wire-01 = "killed, somehow"\n', "utf-8")
    with pytest.raises(ValueError, match=r'known\.toml, wire-01: write "killed: labelled 4'):
        known(path)
