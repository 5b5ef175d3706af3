"""Coding rules: what each project makes of the same words, and that nothing else is touched."""

from __future__ import annotations

import pandas as pd
import pytest
from newsfigures.coding import RULES, code, rule_table, totals_by_rule
from newsfigures.lexicon import load
from newsfigures.model import Figure
from newsfigures.series import spell
from newsfigures.table import to_frame, write_table

WORDS = {
    "several": {"low": 3, "bound": ">="},
    "a few": {"low": 3, "bound": ">="},
    "tens": {"low": 20, "bound": ">="},
    "dozens": {"low": 24, "bound": ">="},
    "scores": {"low": 40, "bound": ">="},
    "hundreds": {"low": 200, "bound": ">="},
    "thousands": {"low": 2000, "bound": ">="},
    "tens of thousands": {"low": 20_000, "bound": ">="},
    "hundreds of thousands": {"low": 200_000, "bound": ">="},
    "several hundred": {"low": 300, "bound": ">="},
    "a few dozen": {"low": 36, "bound": ">="},
    "12": {"value": 12, "low": 12, "high": 12},
    "at least 12": {"value": 12, "low": 12, "bound": ">="},
    "more than 700": {"value": 700, "low": 700, "bound": ">"},
    "up to 40": {"value": 40, "high": 40, "bound": "<="},
    "about 50": {"value": 50, "bound": "~"},
    "300 to 400": {"low": 300, "high": 400, "bound": "range"},
    "none": {"value": 0, "low": 0, "high": 0},
}

#: What the projects' own documents say, and what follows from it.
CODED = {
    "literal": {"several": "≥ 3", "dozens": "≥ 24", "about 50": "~ 50", "300 to 400": "300–400"},
    "acled": {
        "several": "3", "tens": "10", "dozens": "12", "scores": "20", "hundreds": "100",
        "hundreds of thousands": "100,000", "at least 12": "12", "300 to 400": "300",
    },
    "emdat": {
        "hundreds": "200", "thousands": "2,000", "tens of thousands": "20,000",
        "300 to 400": "350", "at least 12": "12", "scores": "≥ 40",
    },
    "gtd": {"dozens": "24", "more than 700": "700", "300 to 400": "300"},
    "ucdp": {"dozens": "≥ 24", "at least 12": "≥ 12", "300 to 400": "300–400", "about 50": "50"},
    "wikimpacts": {
        "several": "2–6", "a few": "2–6", "a few dozen": "24–72", "dozens": "24–72",
        "hundreds": "200–900", "several hundred": "200–600", "more than 700": "701–801",
        "hundreds of thousands": "200,000–900,000", "at least 12": "12–13", "up to 40": "30–40",
        "about 50": "40–60",
    },
}  # fmt: skip


def table(**fields) -> pd.DataFrame:
    given = {"unit": "person", "measure": "killed", "event": "e"} | fields
    return to_frame(
        Figure(f"a:{n}", "a", text=text, sentence=f"{text} died.", **(given | said))
        for n, (text, said) in enumerate(WORDS.items())
    )


def spelled(coded: pd.DataFrame) -> dict[str, str]:
    return {r.text: spell(r.value, r.low, r.high, r.bound) for r in coded.itertuples()}


@pytest.mark.parametrize(
    ("rule", "words", "coded"),
    [(rule, words, coded) for rule, cases in CODED.items() for words, coded in cases.items()],
)
def test_words_under_a_rule(rule, words, coded):
    assert spelled(code(table(), rule))[words] == coded


@pytest.mark.parametrize("rule", RULES)
def test_an_exact_number_is_the_same_under_every_rule(rule):
    coded = spelled(code(table(), rule))
    assert (coded["12"], coded["none"]) == ("12", "0")


@pytest.mark.parametrize("rule", RULES)
def test_the_words_stay_and_so_does_the_table(rule):
    figures = table()
    before = figures.copy()
    coded = code(figures, rule)
    pd.testing.assert_frame_equal(figures, before)
    assert coded.columns.tolist() == [*figures.columns, "rule", "coded_from"]
    for name in ("figure", "text", "sentence", "start", "measure", "who"):
        pd.testing.assert_series_equal(coded[name], figures[name])
    assert coded.dtypes.to_dict().items() >= figures.dtypes.to_dict().items()


def test_literal_changes_nothing_and_the_others_say_what_they_changed():
    assert code(table(), "literal")["coded_from"].isna().all()
    acled = code(table(), "acled").set_index("text")["coded_from"]
    assert acled["dozens"] == "≥ 24"
    assert pd.isna(acled["12"])


@pytest.mark.parametrize("fields", [{"measure": "money", "unit": "USD"}, {"unit": "%"}])
def test_rules_for_people_leave_other_things_alone(fields):
    assert code(table(**fields), "acled")["coded_from"].isna().all()


@pytest.mark.parametrize(("country", "people"), [("developing", 1500), ("industrialised", 900)])
def test_families_are_persons_in_emdat_and_wikimpacts(country, people):
    families = to_frame(
        [
            Figure(
                "a:0",
                "a",
                text="300",
                value=300,
                low=300,
                high=300,
                unit="family",
                measure="displaced",
            )
        ]
    )
    coded = code(families, "emdat", country).iloc[0]
    assert (coded["value"], coded["unit"], coded["coded_from"]) == (people, "person", "300")
    ends = code(families, "wikimpacts", country).iloc[0][["low", "high", "unit"]]
    assert ends.tolist() == [900, 1500, "person"]
    assert code(families, "acled").iloc[0]["unit"] == "family"


def test_unknown_rule_and_country_are_refused():
    with pytest.raises(ValueError, match="acled"):
        code(table(), "guess")
    with pytest.raises(ValueError, match="industrialised"):
        code(table(), "emdat", country="rich")


def test_empty_table():
    assert code(to_frame([]), "acled").empty
    assert totals_by_rule(to_frame([])).empty


def exact(id: str, n: int, **fields) -> Figure:
    given = {"event": "flood", "unit": "person", "text": str(n), "value": n, "low": n, "high": n}
    return Figure(id, id[0], **(given | fields))


def test_totals_follow_what_a_project_adds_up():
    figures = to_frame(
        [
            exact("a:0", 100, measure="killed"),
            exact("a:1", 30, measure="missing"),
            exact("a:2", 300, measure="injured"),
            exact("a:3", 1200, measure="displaced"),
        ]
    )
    totals = totals_by_rule(figures).set_index(["rule", "measure"])["value"]
    assert totals["acled", "killed"] == 100
    assert totals["emdat", "killed"] == 130
    assert totals["emdat", "affected"] == 1500
    assert ("acled", "affected") not in totals.index


def test_totals_follow_how_a_project_settles_a_dispute():
    figures = to_frame(
        [
            exact("a:0", 45, measure="killed", source="police"),
            exact("b:0", 60, measure="killed", source="Nepal Red Cross"),
            exact("c:0", 60, measure="killed", source="White Helmets"),
        ]
    )
    totals = totals_by_rule(figures).set_index("rule")
    assert {
        rule: spell(*row[["value", "low", "high", "bound"]]) for rule, row in totals.iterrows()
    } == {
        "literal": "45–60",
        "acled": "45",
        "emdat": "60",
        "gtd": "60",
        "ucdp": "45–60",
        "wikimpacts": "45–60",
    }


def test_events_are_added_and_what_nobody_says_is_no_zero():
    figures = to_frame(
        [
            exact("b:0", 8, event="two", measure="killed"),
            Figure(
                "a:0",
                "a",
                "one",
                text="dozens",
                low=24,
                bound=">=",
                unit="person",
                measure="killed",
            ),
        ]
    )
    totals = totals_by_rule(figures).set_index("rule")
    assert totals.loc["acled", "value"] == 20
    assert totals.loc["literal", ["low", "bound"]].tolist() == [32, ">="]
    assert totals.loc["wikimpacts", ["low", "high"]].tolist() == [32, 80]
    assert set(totals["measure"]) == {"killed"}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_where_it_is_written_and_what_was_not_checked(rule):
    terms = load(f"coding_{rule}")
    assert terms["title"]
    assert terms["citation"]
    if rule != "literal":
        assert terms["urls"]
        assert all(url.startswith("https://") for url in terms["urls"])
        assert terms["checked"]
        assert terms["unchecked"]


def test_the_table_of_rules_agrees_with_the_rules():
    rules = rule_table()
    assert tuple(rules.index) == RULES
    for rule in RULES:
        coded = spelled(code(table(), rule))
        for words in ("several", "dozens", "hundreds", "thousands", "at least 12", "300 to 400"):
            assert rules.at[rule, words] == coded[words]


def test_a_coded_table_can_be_written(tmp_path):
    write_table(code(table(), "acled"), tmp_path / "coded.csv")
    assert "coded_from" in (tmp_path / "coded.csv").read_text("utf-8").splitlines()[0]
