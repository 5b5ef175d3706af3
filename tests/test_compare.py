"""Claims, timelines, support and sums: the traps of tests/gold/traps.toml, and rule by rule."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from newsfigures.compare import compare, group_events, support, timeline, total
from newsfigures.extract import extract
from newsfigures.lexicon import load
from newsfigures.model import COLUMNS, HUMAN_MEASURES, Article, Figure
from newsfigures.series import spell
from newsfigures.sources import fold, name_sources, stands_under
from newsfigures.table import to_frame

GOLD = tomllib.loads((Path(__file__).parent / "gold" / "traps.toml").read_text("utf-8"))
TRAPS, STORIES = GOLD["trap"], GOLD["story"]


def figure(
    id: str, n: float | None = None, day: int | None = None, said: str = "", **fields
) -> Figure:
    """A row of the table; `n` is an exact figure, `day` its publication in May 2024."""
    given = {"event": "e", "article": "a1", "measure": "killed", "unit": "person"}
    given |= {"value": n, "low": n, "high": n} if n is not None else {}
    given |= {"published": date(2024, 5, day)} if day else {}
    given |= {"as_of": date.fromisoformat(said)} if said else {}
    given |= fields
    given.setdefault("text", f"{n:,.0f}" if n is not None else "dozens")
    given |= {"base_value": given.get("value"), "base_unit": given["unit"]}
    return Figure(figure=id, **given)


def table(*figures: Figure) -> pd.DataFrame:
    return to_frame(figures)


def spelled(totals: pd.DataFrame) -> dict[str, str]:
    return {
        row.measure if row.unit == "person" else f"{row.measure} {row.unit}": spell(
            row.value, row.low, row.high, row.bound
        )
        for row in totals.itertuples()
    }


def reasons(totals: pd.DataFrame) -> dict[str, str]:
    """Each figure that was left out, with the kind of reason."""
    cells = totals["set_aside"].dropna().str.split("; ").explode()
    pairs = (cell.split(": ", 1) for cell in cells)
    return {figure: reason.partition(" (")[0] for figure, reason in pairs}


# ------------------------------------------------------------------------------------------ traps


@pytest.fixture(params=TRAPS, ids=[trap["id"] for trap in TRAPS])
def trap(request):
    return request.param | {"table": table(*(figure(**row) for row in request.param["figures"]))}


def test_trap_total(trap):
    assert spelled(total(trap["table"])) == trap["totals"], trap["why"]


def test_trap_every_figure_is_counted_or_set_aside_with_its_reason(trap):
    totals = total(trap["table"])
    counted = {figure for cell in totals["figures"].dropna() for figure in cell.split()}
    left_out = reasons(totals)
    assert counted | left_out.keys() == set(trap["table"]["figure"])
    assert left_out.items() >= trap.get("aside", {}).items(), trap["why"]


def test_trap_claims(trap):
    claims = compare(trap["table"])
    if "claims" in trap:
        assert len(claims) == trap["claims"], trap["why"]
    carried = sorted(figure for figures in claims["figures"] for figure in figures)
    assert carried == sorted(trap["table"]["figure"])


def test_trap_status(trap):
    claims = compare(trap["table"]).set_index("claim")
    assert {claim: claims.at[claim, "status"] for claim in trap.get("status", {})} == trap.get(
        "status", {}
    ), trap["why"]


def test_trap_support(trap):
    levels = support(compare(trap["table"])).explode("claims").set_index("claims")
    assert {claim: levels.at[claim, "grade"] for claim in trap.get("grades", {})} == trap.get(
        "grades", {}
    ), trap["why"]


def test_traps_are_many_and_their_names_apart():
    assert len(TRAPS) >= 25
    assert len({trap["id"] for trap in TRAPS}) == len(TRAPS)


@pytest.mark.parametrize("story", STORIES, ids=[story["id"] for story in STORIES])
def test_story_from_the_text_to_the_sum(story):
    articles = [
        Article(f"a{number}", text, published=date(2024, 5, day), event=event)
        for number, (day, event, text) in enumerate(story["articles"])
    ]
    figures = extract(articles)
    people = figures[figures["measure"].isin(HUMAN_MEASURES)]
    assert spelled(total(people)) == story["totals"], story["why"]


# ----------------------------------------------------------------------------------------- claims


def test_a_claim_carries_its_articles_and_figures():
    claims = compare(
        table(
            figure("one", 12, article="a1", source="police", day=1),
            figure("two", 12, article="a2", source="the police", day=1),
            figure("three", 12, article="a2", source="police", day=1),
        )
    )
    assert claims["articles"].tolist() == [("a1", "a2")]
    assert claims["figures"].tolist() == [("one", "two", "three")]
    assert claims["cited_as"].tolist() == ["police"]


def test_bounds_stay_apart():
    claims = compare(
        table(
            figure("at least", low=12, value=12, bound=">=", source="police", day=1),
            figure("more than", low=12, value=12, bound=">", source="police", day=1),
            figure("exactly", 12, source="police", day=1),
        )
    )
    assert claims["bound"].tolist() == [">=", ">", "="] or set(claims["bound"]) == {">=", ">", "="}
    assert claims.set_index("bound")["high"].isna().to_dict() == {">=": True, ">": True, "=": False}


def test_date_is_that_of_the_text_or_else_of_publication():
    claims = compare(
        table(
            figure("said", 12, source="police", day=9, said="2024-05-07"),
            figure("published", 13, source="police", day=9),
            figure("undated", 14, source="police"),
        )
    ).set_index("claim")
    assert claims["as_of"].dt.strftime("%m-%d").fillna("").to_dict() == {
        "said": "05-07",
        "published": "05-09",
        "undated": "",
    }
    assert claims["dated"].fillna("").to_dict() == {
        "said": "said",
        "published": "published",
        "undated": "",
    }


def test_older_figure_of_a_change_is_dated_before():
    claims = compare(
        table(
            figure("old", 12, source="police", day=9),
            figure("new", 17, source="police", day=9, change="up", change_from="old"),
        )
    ).set_index("claim")
    assert claims.loc["old", "dated"] == "before"
    assert claims.loc["new", "follows"] == "old"


def test_older_figure_of_a_change_stands_right_before_the_newer_one():
    claims = compare(
        table(
            figure("morning", 73, article="a1", source="police", day=9),
            figure("old", 113, article="a2", source="police", day=9),
            figure("new", 135, article="a2", source="police", day=9, change_from="old"),
        )
    ).set_index("claim")
    assert claims.index.tolist() == ["morning", "old", "new"]
    assert claims["follows"].fillna("").tolist() == ["", "morning", "old"]


def test_a_fall_told_in_one_sentence_is_a_revision():
    claims = compare(
        table(
            figure("old", 40, source="police", day=9),
            figure("new", 31, source="police", day=9, change="down", change_from="old"),
        )
    ).set_index("claim")
    assert claims.loc["new", "status"] == "revised down"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"place": "Turkey"}, {"place": "Syria"}),
        ({"who": "civilians"}, {"who": "people"}),
        ({"who": "Syrian soldiers"}, {"who": "Turkish soldiers"}),
        ({"scope": "event"}, {"scope": "total"}),
        ({"when": "since 2011"}, {"when": "this month"}),
        ({"hedge": "feared"}, {"hedge": "confirmed"}),
        ({"measure": "killed"}, {"measure": "injured"}),
        ({"unit": "person"}, {"unit": "family"}),
        ({"event": "e"}, {"event": "f"}),
    ],
)
def test_what_might_be_two_series_is_two(one, other):
    claims = compare(table(figure("one", 5, **one), figure("other", 9, article="a2", **other)))
    assert (claims["event"] + claims["series"]).nunique() == 2
    assert set(claims["status"]) == {"new"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"who": "people"}, {"who": "other victims"}),
        ({"who": "children", "group": "child"}, {"who": "minors", "group": "child"}),
        ({"place": "Türkiye"}, {"place": "Turkey"}),
        ({"place": "northwestern Syria"}, {"place": "northwest Syria"}),
        ({"place": "Deir al-Zor"}, {"place": "Deir ez-Zor"}),
        ({"hedge": "reported"}, {"hedge": None}),
        ({"scope": "total", "when": "March 2011"}, {"scope": "total", "when": "since 2011"}),
    ],
)
def test_one_series_in_other_words(one, other):
    claims = compare(table(figure("one", 5, **one), figure("other", 9, article="a2", **other)))
    assert claims["series"].nunique() == 1


def test_a_figure_without_a_place_is_where_its_source_speaks_of():
    claims = compare(
        table(
            figure("said", 10, source="AFAD", place="Turkey", day=1),
            figure("unsaid", 20, source="AFAD", day=2),
            figure("other", 5, source="White Helmets", place="northwest Syria", day=2),
            figure("nowhere", 7, source="Nepal Red Cross", day=2),
        )
    ).set_index("claim")
    assert claims.at["unsaid", "series"] == claims.at["said", "series"]
    assert claims["series"].nunique() == 3


def test_lengths_of_which_the_text_does_not_say_what_never_conflict():
    km = {"measure": "length", "unit": "km"}
    claims = compare(
        table(figure("advance", 13, day=1, **km), figure("gap", 4, article="a2", day=1, **km))
    )
    assert set(claims["status"]) == {"new"}


def test_areas_compare_in_one_unit():
    area = {
        "measure": "area",
        "dimension": "area",
        "who": "pocket",
        "source": "SouthFront",
        "day": 1,
    }
    km, miles, range_ = (
        figure("km", 2000, article="a1", unit="km²", **area),
        figure("mi", low=770, value=770, bound=">=", article="a2", unit="mi²", **area),
        figure("range", low=770, high=800, bound="range", article="a3", unit="mi²", **area),
    )
    miles = replace(miles, base_value=1994.29, base_unit="km²")
    range_ = replace(range_, base_unit="km²")
    claims = compare(table(km, miles, range_)).set_index("claim")
    assert set(claims["unit"]) == {"km²"}
    assert claims["series"].nunique() == 1
    assert claims.at["mi", "low"] == 1994.29
    assert claims.at["range", "high"] == pytest.approx(2071.99, abs=0.1)


def test_filters():
    figures = table(
        figure("killed", 1), figure("injured", 2, measure="injured"), figure("other", 3, event="f")
    )
    assert compare(figures, measure="injured")["claim"].tolist() == ["injured"]
    assert compare(figures, event=["f"])["claim"].tolist() == ["other"]
    assert compare(figures, measure=["killed"], event="e")["claim"].tolist() == ["killed"]


def test_empty_tables_go_all_the_way():
    nothing = to_frame([])
    claims = compare(nothing)
    assert claims.empty
    assert timeline(claims).empty
    assert support(claims).empty
    assert total(nothing).empty
    assert group_events(nothing).empty


def test_order_of_rows_does_not_matter():
    figures = [
        figure(f"{source}{day}", day * 10 + len(source), article=f"a{day}", source=source, day=day)
        for day in range(1, 8)
        for source in ("police", "Nepal Red Cross")
    ]
    one, other = (compare(table(*rows)) for rows in (figures, figures[::-1]))
    columns = ["claim", "series", "source", "as_of", "status", "follows", "conflicts_with"]
    pd.testing.assert_frame_equal(one[columns], other[columns])


def test_total_asks_for_rules_that_exist():
    with pytest.raises(ValueError, match="lowest"):
        total(table(figure("one", 1)), disagree="mean")


@pytest.mark.parametrize(
    ("disagree", "killed"),
    [("range", "45–60"), ("lowest", "45"), ("highest", "60"), ("majority", "60")],
)
def test_total_where_sources_disagree(disagree, killed):
    figures = table(
        figure("police", 45, article="a1", source="police", day=1),
        figure("cross", 60, article="a2", source="Nepal Red Cross", day=1),
        figure("helmets", 60, article="a3", source="White Helmets", day=1),
    )
    assert spelled(total(figures, disagree=disagree)) == {"killed": killed}


def test_total_by_event_keeps_events_apart():
    figures = table(figure("one", 3), figure("two", 4, event="f", article="a2"))
    by_event = total(figures, by="event")
    assert by_event[["event", "value"]].values.tolist() == [["e", 3.0], ["f", 4.0]]
    assert total(figures)["how"].tolist() == ["3 (e) + 4 (f) = 7"]


# -------------------------------------------------------------------------------------- timelines


def test_timeline_flags_a_fall_and_keeps_the_gap():
    days = timeline(
        compare(
            table(
                *(
                    figure(f"f{day}", n, article=f"a{day}", source="police", day=day)
                    for day, n in ((1, 12), (2, 17), (9, 15))
                )
            )
        )
    )
    assert days["as_of"].dt.day.tolist() == [1, 2, 9]
    assert days["days"].tolist()[1:] == [1, 7]
    assert days["rise"].tolist()[1:] == [5, -2]
    assert days["fell"].tolist() == [False, False, True]


def test_timeline_spans_the_sources_of_a_day_or_keeps_them_apart():
    claims = compare(
        table(
            figure("police", 12, article="a1", source="police", day=1),
            figure(
                "cross", low=15, value=15, bound=">=", article="a2", source="Nepal Red Cross", day=1
            ),
        )
    )
    (day,) = timeline(claims).itertuples()
    assert (day.low, day.bound, pd.isna(day.high)) == (12, ">=", True)
    assert len(timeline(claims, by_source=True)) == 2


def test_timeline_leaves_out_what_has_no_date():
    claims = compare(table(figure("dated", 12, day=1), figure("undated", 40, article="a2")))
    assert timeline(claims)["claims"].tolist() == [("dated",)]


# ----------------------------------------------------------------------------------------- events


def test_events_show_their_evidence():
    figures = table(
        figure("one", 12, event="", article="a1", place="Sorel", day=1),
        figure("two", 12, event="", article="a2", place="Sorel", day=2),
        figure("alone", 12, event="", article="a3", place="Karsa", day=2),
        figure("given", 12, event="named", article="a4", place="Sorel", day=1),
    )
    events = group_events(figures).set_index("article")
    assert events["event"].to_dict() == {"a1": "a1", "a2": "a1", "a3": "a3", "a4": "named"}
    assert events.at["a2", "evidence"] == "12 killed in Sorel"
    assert events["evidence"].isna().to_dict() == {"a1": False, "a2": False, "a3": True, "a4": True}


@pytest.mark.parametrize(
    "weak", [{"n": 1}, {"n": 2}, {"n": 12, "implied": True}, {"n": 12, "place": None}]
)
def test_weak_evidence_joins_nothing(weak):
    figures = table(
        *(
            figure(**{"id": a, "article": a, "event": "", "place": "Sorel", "day": 1} | weak)
            for a in ("a1", "a2")
        )
    )
    assert group_events(figures)["event"].nunique() == 2


# ---------------------------------------------------------------------------------------- sources


def normal(*printed: str, **fields) -> list[str]:
    rows = [figure(f"f{n}", 1, source=source, **fields) for n, source in enumerate(printed)]
    return name_sources(table(*rows)).tolist()


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Syrian Observatory for Human Rights", "the Syrian Observatory for Human Rights (SOHR)"),
        (
            "Syrian Observatory for Human Rights",
            "Britain-based Syrian Observatory for Human Rights",
        ),
        ("AFAD", "AFAD head Yunus Sezer"),
        ("AFAD", "Turkey’s disaster agency"),
        ("AFAD", "Orhan Tatar of AFAD"),
        ("health ministry (Lebanon)", "Lebanese Health Minister Firass Abiad"),
        ("health ministry (Lebanon)", "Lebanon's Ministry of Public Health"),
        ("interior ministry (Turkey)", "Interior minister Soylu"),
        ("police (Homs)", "Homs police"),
        ("OCHA", "UN OCHA"),
        ("OHCHR", "UN human rights chief Michelle Bachelet"),
        ("United Nations", "the U.N."),
        ("United Nations + government (Syria)", "the UN and the Syrian government"),
        ("FBI", "caretaker PM Hassan Diab citing an FBI report"),
        ("activists", "activists via Al-Watan"),
        ("Rizk Hospital", "Rizk Hospital"),
        ("officials", "Officials"),
        ("officials (Turkey)", "Turkish officials"),
    ],
)
def test_source_in_its_normal_form(name, printed):
    assert normal(printed) == [name]


@pytest.mark.parametrize(
    "printed",
    ["the WHO is who", "car drivers", "us", "what he said", "the pro-government militia"],
)
def test_words_that_are_not_acronyms_name_no_body(printed):
    (name,) = normal(printed.replace("WHO is who", "man who fled"))
    assert name not in {"WHO", "Central African Republic", "United States", "government"}


def test_short_form_means_the_one_it_can_mean():
    long = "Relief Council of Homs"
    assert normal(long, "the Council") == [long, long]
    assert normal(long, "Women's Council of Hama", "the Council")[-1] == "Council"


def test_acronym_that_the_corpus_defines():
    rows = [
        figure("f1", 1, source="RCH", sentence="RCH gave no figure."),
        figure("f2", 1, article="a2", sentence="said the Relief Council of Homs (RCH) on Monday."),
    ]
    assert name_sources(table(*rows)).tolist()[0] == "Relief Council of Homs"


def test_ministry_of_two_countries_stays_unresolved():
    names = normal("Turkish health minister", "Syrian health ministry", "the health ministry")
    assert names == ["health ministry (Turkey)", "health ministry (Syria)", "health ministry"]


def test_offices_of_one_government_are_one_body():
    assert stands_under("AFAD") == stands_under("health ministry (Turkey)") == "government (Turkey)"
    assert stands_under("OCHA") == stands_under("UNHCR")
    assert stands_under("witnesses") == ""


def terms_of_sources() -> list[str]:
    words = load("sources")
    kinds = ("also", "people")
    terms = [
        t for b in words["body"] for t in (b["name"], *(t for k in kinds for t in b.get(k, ())))
    ]
    return terms + [form for office in words["office"] for form in office["forms"]]


def terms_of_countries() -> list[str]:
    return [term for name, others in load("countries").items() for term in (name, *others)]


@pytest.mark.parametrize(
    "terms", [terms_of_sources(), terms_of_countries()], ids=["sources", "countries"]
)
def test_every_term_stands_once(terms):
    folded = [fold(term) for term in terms]
    assert all(folded)
    assert sorted({term for term in folded if folded.count(term) > 1}) == []


def test_the_columns_of_a_figures_table_are_all_that_is_asked():
    assert set(to_frame([]).columns) == set(COLUMNS)
