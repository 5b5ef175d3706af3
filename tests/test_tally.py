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


def toll(text: str, measure: str = "killed") -> pd.Series:
    """The row of one measure."""
    return nf.tally(nf.extract(text)).set_index("measure").loc[measure]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("At least 14 civilians and three soldiers died.", "civilian >= 14; combatant 3"),
        ("Between 20 and 30 civilians died.", "civilian 20 to 30"),
        ("Dozens of civilians and two officers died.", "civilian >= 24; police 2"),
        ("About 50 soldiers died.", "combatant ~ 50"),
        ("Two soldiers died in Karsa. Three other soldiers died in Belan.", "combatant 5"),
    ],
)
def test_the_split_by_group_keeps_its_bounds(text, groups):
    assert toll(text)["groups"] == groups


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Police denied that 40 people had died. Twelve people died.", "denied"),
        ("Twelve people died. Thirty are feared dead.", "feared, not established"),
        ("Twelve people died in Karsa. The mayor has 12 dead.", "told before as Twelve"),
        ("Two men died. A similar attack in 2011 killed 40.", "background, not the event"),
    ],
)
def test_what_is_set_aside_has_its_reason(text, reason):
    row = toll(text)
    assert reason in row["set_aside"]
    assert reason in row["how"]


def test_no_figure_is_lost_between_the_table_and_its_total():
    told = [text for case in CASES for text in case["texts"]]
    told += [" ".join(pair) for pair in zip(told[::2], told[1::2], strict=False)]
    figures = nf.extract([nf.Article(str(k), text) for k, text in enumerate(told)])
    named: dict[tuple[str, str], set[str]] = {}
    for toll in nf.tally(figures).fillna({"set_aside": ""}).itertuples():
        aside = {entry.partition(": ")[0] for entry in toll.set_aside.split("; ")}
        named[toll.article, toll.measure] = aside | set(toll.figures.split())
    lost = [
        (row.sentence, row.text)
        for row in figures.itertuples()
        if row.figure not in named.get((row.article, row.measure), {row.figure})
    ]
    assert not lost


def test_what_is_only_feared_says_so():
    assert toll("Forty people are feared dead.")["how"] == "Forty people (feared)"


def test_a_long_roundup_adds_up_all_its_groups():
    text = "Two people died in Karsa. " + " ".join(
        f"{n} others died in Belan." for n in range(3, 303)
    )
    assert toll(text)["value"] == sum(range(2, 303))


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
