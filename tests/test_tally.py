"""Whole short texts and what each says in total, from ``gold/tally.toml``."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import newsfigures as nf
import pandas as pd
import pytest
from newsfigures.model import BOUNDS, HUMAN_MEASURES

GOLD = Path(__file__).parent / "gold" / "tally.toml"
CASES: list[dict] = tomllib.loads(GOLD.read_text(encoding="utf-8"))["case"]
FIELDS = ("value", "low", "high", "bound")


def texts():
    """One pytest case for each text; a case with several wordings numbers them.

    A known failure must fail, so that a fix is noticed.
    """
    for case in CASES:
        reason = case.get("known_failure")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        for number, text in enumerate(case["texts"], start=1):
            name = case["id"] if len(case["texts"]) == 1 else f"{case['id']}-{number}"
            yield pytest.param(case, text, id=name, marks=marks)


def expected_row(row: int | dict) -> dict:
    """A number n stands for exactly n; a field that a table leaves out must be blank."""
    if isinstance(row, int):
        return {"value": row, "low": row, "high": row, "bound": "="}
    return {field: row.get(field) for field in FIELDS}


def rows_by_measure(tolls: pd.DataFrame) -> dict[str, dict]:
    """The tally as ``{measure: {value, low, high, bound}}``, blank as None."""
    assert tolls["measure"].is_unique
    table = tolls[["measure", *FIELDS]].astype(object)
    table = table.where(table.notna(), None).set_index("measure")
    return table.to_dict(orient="index")


@pytest.mark.parametrize(("case", "text"), list(texts()))
def test_tally(case, text):
    tolls = nf.tally(nf.extract(text))
    found = rows_by_measure(tolls)
    expected = {measure: expected_row(row) for measure, row in case["tally"].items()}
    unwanted = [measure for measure in case.get("absent", []) if measure in found]
    assert {measure: found.get(measure) for measure in expected} == expected
    assert not unwanted
    assert all(isinstance(how, str) and how.strip() for how in tolls["how"])


def test_no_figures_give_no_rows():
    assert nf.tally(nf.extract("The minister opened a new library.")).empty


def test_cases_are_well_formed():
    repeated = [name for name, n in Counter(case["id"] for case in CASES).items() if n > 1]
    assert not repeated
    for case in CASES:
        assert set(case) <= {"id", "tally", "absent", "texts", "known_failure"}, case["id"]
        assert case["texts"], case["id"]
        assert case["tally"] or case.get("absent"), case["id"]
        measures = [*case["tally"], *case.get("absent", [])]
        assert set(measures) <= set(HUMAN_MEASURES), case["id"]
        assert len(measures) == len(set(measures)), case["id"]
        for row in case["tally"].values():
            if isinstance(row, dict):
                assert set(row) <= set(FIELDS), case["id"]
                assert row["bound"] in BOUNDS, case["id"]
