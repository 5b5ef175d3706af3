"""Exports: workbook, HXL and GeoJSON keep bounds and blanks, run nothing, tell what they left."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import hxl
import newsfigures as nf
import openpyxl
import pandas as pd
import pytest
from newsfigures import excel
from newsfigures.compare import CLAIM_COLUMNS
from newsfigures.lexicon import load
from newsfigures.model import COLUMNS, Figure
from newsfigures.table import to_frame

FIGURE = Figure(
    "a1:0-2", "a1", event="flood", published=date(2024, 5, 2), text="12", end=2,
    sentence="12 were killed, police said.", value=12.0, low=12.0, bound=">=", unit="person",
    measure="killed", source="police", place="Latakia", url="https://example.org/1",
)  # fmt: skip


def figure(number: int, **fields) -> Figure:
    return replace(FIGURE, figure=f"a{number}:0-2", article=f"a{number}", **fields)


def all_kinds() -> pd.DataFrame:
    """Figures with every bound, several measures and groups, and blanks."""
    return to_frame(
        [
            figure(1),
            figure(2, bound="range", value=None, low=300.0, high=400.0, measure="displaced"),
            figure(3, bound="~", value=50.0, low=None, measure="injured", group="child"),
            figure(4, bound="<", low=None, high=12.0, group="woman", place="Syria"),
            figure(5, unit="family", measure="displaced", value=9.0, low=9.0, high=9.0, bound="="),
            figure(6, unit="km²", measure="area", value=2000.0, high=2000.0, place="Homs province"),
            figure(7, value=0.0, low=0.0, high=0.0, bound="=", measure="missing", place=None),
        ]
    )


# ------------------------------------------------------------------------------------------- Excel


def sheet(tmp_path, table: pd.DataFrame, name: str = "figures"):
    path = tmp_path / "new folder" / "figures.xlsx"
    nf.write_excel({name: table}, path)
    return openpyxl.load_workbook(path)[name]


def cells(page, column: str) -> list:
    (_, *below) = next(c for c in page.iter_cols() if c[0].value == column)
    return below


def test_numbers_and_dates_are_such_and_blanks_are_blank(tmp_path):
    page = sheet(tmp_path, all_kinds())
    assert [c.value for c in cells(page, "low")] == [12, 300, None, None, 9, 12, 0]
    assert [c.value for c in cells(page, "high")] == [None, 400, None, 12, 9, 2000, 0]
    assert [c.value for c in cells(page, "value")] == [12, None, 50, 12, 9, 2000, 0]
    assert [c.value for c in cells(page, "bound")] == [">=", "range", "~", "<", "=", ">=", "="]
    assert cells(page, "published")[0].is_date
    assert cells(page, "published")[0].value.date() == date(2024, 5, 2)
    assert cells(page, "implied")[0].value is False


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("x")',
        "+1",
        "-1",
        "@SUM(1)",
        "{=1}",
        "https://example.org",
        "0012",
        "=",
        " a\x07b ",
    ],
)
def test_text_is_text_and_runs_nothing(tmp_path, text):
    page = sheet(tmp_path, to_frame([replace(FIGURE, who=text, title=text)]))
    for column in ("who", "title"):
        (cell,) = cells(page, column)
        assert cell.data_type == "s"
        assert cell.value.replace("_x0007_", "\x07") == text
        assert cell.hyperlink is None


def test_what_excel_cannot_hold_is_kept_in_part(tmp_path):
    page = sheet(
        tmp_path, to_frame([replace(FIGURE, sentence="x" * 40_000, as_of=date(1666, 9, 2))])
    )
    assert cells(page, "sentence")[0].value == "x" * 32_766 + "…"
    assert cells(page, "as_of")[0].value == "1666-09-02"


def test_header_is_frozen_with_filters_and_readable_widths(tmp_path):
    page = sheet(tmp_path, all_kinds())
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(COLUMNS))}8"
    widths = [page.column_dimensions[cell.column_letter].width for cell in page[1]]
    assert all(len(cell.value) < width < 70 for cell, width in zip(page[1], widths, strict=True))


def test_the_codebook_explains_every_column_of_every_table(tmp_path):
    figures = all_kinds()
    claims = nf.compare(figures)
    tables = {
        "figures": figures,
        "tolls": nf.tally(figures),
        "claims": claims,
        "totals": nf.total(figures),
        "timeline": nf.timeline(claims),
        "problems": pd.DataFrame(columns=["file", "reason"]),
    }
    nf.write_excel(tables, tmp_path / "all.xlsx")
    book = pd.read_excel(tmp_path / "all.xlsx", sheet_name="codebook")
    told = [(name, column) for name, table in tables.items() for column in table.columns]
    assert list(book[["sheet", "column"]].itertuples(index=False, name=None)) == told
    assert book["meaning"].notna().all()
    kinds = book[book["sheet"] == "figures"].set_index("column")["type"]
    assert kinds[["low", "as_of", "implied", "who"]].tolist() == [
        "number", "date", "boolean", "text",
    ]  # fmt: skip


def test_several_values_of_one_cell_are_joined(tmp_path):
    same = {"source": "police", "value": 12.0, "low": 12.0, "high": 12.0, "bound": "="}
    page = sheet(tmp_path, nf.compare(to_frame([figure(1, **same), figure(2, **same)])))
    assert [cell.value for cell in cells(page, "articles")] == ["a1; a2"]


def test_the_same_tables_make_the_same_workbook(tmp_path):
    for name in ("one", "two"):
        nf.write_excel({"figures": all_kinds()}, tmp_path / f"{name}.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize("name", ["", "a" * 32, "a/b", "Codebook", "'a"])
def test_a_name_that_no_sheet_can_have_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match="can't name a sheet"):
        nf.write_excel({name: all_kinds()}, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_too_many_rows_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 7)
    with pytest.raises(ValueError, match=r"sheet figures: 7 rows.* 6; write the table as CSV"):
        nf.write_excel({"figures": all_kinds()}, tmp_path / "a.xlsx")


# --------------------------------------------------------------------------------------------- HXL


def read_hxl(tmp_path, table: pd.DataFrame):
    path = tmp_path / "new folder" / "table.csv"
    nf.write_hxl(table, path)
    return hxl.data(str(path), hxl.InputOptions(allow_local=True)).cache()


@pytest.mark.parametrize(
    "make",
    [lambda f: f, nf.compare, nf.tally, nf.total, lambda f: f.iloc[:0]],
    ids=["figures", "claims", "tolls", "totals", "empty"],
)
def test_the_validator_of_libhxl_finds_no_fault(tmp_path, make):
    data = read_hxl(tmp_path, make(all_kinds()))
    faults = [f for f in hxl.validate(data)["issues"] if f["severity"] != "info"]
    assert faults == []
    assert all(column.tag for column in data.columns)


def test_numbers_stand_under_their_measure_group_and_end(tmp_path):
    data = read_hxl(tmp_path, all_kinds())
    rows = {row.get("#meta+id+figure"): row for row in data}

    def row(number: int, *hashtags: str) -> list:
        return [rows[f"a{number}:0-2"].get(hashtag) or "" for hashtag in hashtags]

    assert row(1, "#affected+killed-f", "#affected+killed+min", "#affected+killed+max") == [
        "12", "12", "",
    ]  # fmt: skip
    assert row(2, "#affected+displaced-min-max", "#affected+displaced+min", "#meta+bound") == [
        "", "300", "range",
    ]  # fmt: skip
    assert row(3, "#affected+injured+children", "#affected+killed") == ["50", ""]
    assert row(4, "#affected+killed+f", "#affected+killed+f+max") == ["12", "12"]
    assert row(5, "#affected+displaced+hh", "#affected+displaced-hh") == ["9", ""]
    assert row(6, "#indicator+num", "#meta+unit") == ["2000", "km²"]
    assert row(7, "#affected+missing", "#affected+missing+max") == ["0", "0"]


def test_dates_places_and_sources_have_their_hashtags(tmp_path):
    data = read_hxl(tmp_path, all_kinds())
    first, fourth, sixth = (list(data)[n] for n in (0, 3, 5))
    assert first.get("#date+reported") == "2024-05-02"
    assert first.get("#meta+source") == "police"
    assert first.get("#meta+url") == "https://example.org/1"
    assert first.get("#loc+name") == "Latakia"
    assert fourth.get("#country+name") == "Syria"
    assert sixth.get("#adm1+name") == "Homs province"


def test_the_headings_of_the_numbers_are_words(tmp_path):
    heads = [column.header for column in read_hxl(tmp_path, all_kinds()).columns]
    assert heads[-21:] == [
        *("killed", "killed, low", "killed, high"),
        *("killed, woman", "killed, woman, low", "killed, woman, high"),
        *("injured, child", "injured, child, low", "injured, child, high"),
        *("missing", "missing, low", "missing, high"),
        *("displaced", "displaced, low", "displaced, high"),
        *("displaced, family", "displaced, family, low", "displaced, family, high"),
        *("number", "number, low", "number, high"),
    ]


def test_hxl_runs_nothing_and_keeps_the_bound(tmp_path):
    nf.write_hxl(to_frame([replace(FIGURE, who="=1+1", bound="=")]), tmp_path / "a.csv")
    *_, row = (tmp_path / "a.csv").read_text("utf-8").splitlines()
    assert ",'=1+1," in row
    assert ",=," in row


def test_every_column_of_figures_and_claims_is_tagged_or_left_out_on_purpose():
    tags, ends = load("hxl")["columns"], load("hxl")["ends"]
    left_out = {"start", "end", "dimension", "base_value", "base_unit", "about", "when", "change"}
    left_out |= {"change_from", "of_base", "implied", "cited_as", "dated", "group", "place", *ends}
    assert {*COLUMNS, *CLAIM_COLUMNS} - set(tags) == left_out


# ----------------------------------------------------------------------------------------- GeoJSON


def places(*names: str | None, **fields) -> pd.DataFrame:
    """Figures of one article, each of a place."""
    return to_frame(
        replace(FIGURE, figure=f"a1:{n}", place=name, **fields) for n, name in enumerate(names)
    )


def test_a_map_has_the_places_that_leave_no_doubt(tmp_path):
    left_out = nf.write_geojson(all_kinds(), tmp_path / "new" / "a.geojson")
    written = json.loads((tmp_path / "new" / "a.geojson").read_text("utf-8"))
    assert written["type"] == "FeatureCollection"
    assert "GeoNames, CC BY 4.0" in written["attribution"]
    first, country = (written["features"][n] for n in (0, 3))
    longitude, latitude = first["geometry"]["coordinates"]
    assert (longitude, latitude) == (pytest.approx(35.79, abs=0.01), pytest.approx(35.53, abs=0.01))
    assert first["properties"]["found"] == "Latakia"
    assert first["properties"]["country"] == "SY"
    assert first["properties"]["bound"] == ">="
    assert first["properties"]["published"] == "2024-05-02"
    assert first["properties"]["high"] is None, "an open end is not zero"
    assert (country["geometry"], country["properties"]["country"]) == (None, "SY")
    assert len(written["features"]) + len(left_out) == 7
    assert dict(zip(left_out["figure"], left_out["reason"], strict=True)) == {
        "a6:0-2": "no country, and no city of 15,000 people or more",
        "a7:0-2": "no place is said",
    }


def found(*names: str | None) -> list:
    """What is found for the places of one article: country and name, or the reason."""
    spots = nf.locate(places(*names)).astype("object")
    return [
        reason if pd.notna(reason) else f"{country} {name}"
        for country, name, reason in zip(
            spots["country"], spots["found"], spots["reason"], strict=True
        )
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Deir ez-Zor"], ["SY Deir ez-Zor"]),
        (["deir ez zor"], ["SY Deir ez-Zor"]),
        (["Türkiye"], ["TR Turkey"]),
        (["the United States"], ["US United States"]),
        (["Tripoli"], ["3 places: Tripoli (LY), Tripoli (LB), Trípoli (GR)"]),
        (["Tripoli, Lebanon"], ["LB Tripoli"]),
        (["Tripoli", "Libya"], ["LY Tripoli", "LY Libya"]),
        (["Homs", None, "Syria"], ["SY Homs", "no place is said", "SY Syria"]),
        (["Homs"], ["2 places: Homs (SY), Al Khums (LY)"]),
        (["Kathmandu", "Peru"], ["not in PE, but Kathmandu (NP)", "PE Peru"]),
        (["Homs, Atlantis"], ["Atlantis is not known as a country"]),
        (["Hatay"], ["only another name of Antakya (TR)"]),
        (["Georgia"], ["a state of the United States has this name"]),
        (["Euphrates"], ["no country, and no city of 15,000 people or more"]),
    ],
    ids=lambda names: " + ".join(map(str, names)),
)
def test_a_place_is_found_only_where_no_doubt_is_left(names, expected):
    assert found(*names) == expected


def test_two_countries_in_one_article_settle_nothing():
    assert found("Tripoli", "Libya", "Lebanon")[0].startswith("3 places")


def test_claims_are_located_too(tmp_path):
    claims = nf.compare(all_kinds())
    left_out = nf.write_geojson(claims, tmp_path / "claims.geojson")
    features = json.loads((tmp_path / "claims.geojson").read_text("utf-8"))["features"]
    assert {each["properties"]["claim"] for each in features} | {*left_out["claim"]} == {
        *claims["claim"]
    }
    assert isinstance(features[0]["properties"]["articles"], list)


def test_a_map_of_nothing_is_a_map(tmp_path):
    assert nf.write_geojson(all_kinds().iloc[:0], tmp_path / "a.geojson").empty
    assert json.loads((tmp_path / "a.geojson").read_text("utf-8"))["features"] == []


# ------------------------------------------------------------------------------------------- files


WRITERS = {
    "xlsx": lambda table, path: nf.write_excel({"figures": table}, path),
    "csv": nf.write_hxl,
    "geojson": nf.write_geojson,
}


@pytest.mark.parametrize("ending", WRITERS)
def test_another_ending_is_refused(tmp_path, ending):
    with pytest.raises(ValueError, match=rf"ends in \.{ending}"):
        WRITERS[ending](all_kinds(), tmp_path / "table.txt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", WRITERS)
def test_a_failed_run_leaves_the_older_file_and_no_scraps(tmp_path, ending, monkeypatch):
    path = tmp_path / f"table.{ending}"
    path.write_text("older")
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(OSError, match="disk is full"):
        WRITERS[ending](all_kinds(), path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "older"


def refuse(*_):
    raise OSError("disk is full")


# ----------------------------------------------------------------------------------------- command


def test_the_command_writes_what_it_is_asked_for(tmp_path, capsys):
    from newsfigures.__main__ import main

    (tmp_path / "a.txt").write_text("Floods killed 12 people in Latakia, police said.", "utf-8")
    out = tmp_path / "out"
    options = ["--excel", "--hxl", "--geojson"]
    assert main(["extract", str(tmp_path / "a.txt"), "-o", str(out), *options]) == 0
    told = capsys.readouterr().out
    assert {path.name for path in out.iterdir()} == {
        "figures.csv", "tolls.csv", "problems.csv", "figures.xlsx", "figures_hxl.csv",
        "figures.geojson", "places_left_out.csv",
    }  # fmt: skip
    assert "figures.geojson, 1 of 1 figures" in told


@pytest.mark.parametrize("option", ["--excel", "--hxl", "--geojson"])
def test_exports_need_a_folder(option, capsys):
    from newsfigures.__main__ import main

    with pytest.raises(SystemExit) as ended:
        main(["extract", "a.txt", option])
    assert ended.value.code == 2
    assert f"{option} needs -o DIR" in capsys.readouterr().err
