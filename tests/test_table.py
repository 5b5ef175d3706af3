"""Tables: fixed columns, and files that read back the same and run nothing."""

import csv
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newsfigures.model import COLUMNS, Figure
from newsfigures.table import csv_lines, read_table, to_frame, write_table
from pandas.testing import assert_frame_equal

FIGURE = Figure(
    figure="a1:10-17",
    article="a1",
    event="flood",
    published=date(2019, 5, 14),
    text="470,000",
    start=10,
    end=17,
    sentence='Over 470,000 "souls",\nthey said.',
    value=470000.0,
    low=470000.0,
    bound=">",
    unit="person",
    measure="killed",
    as_of=date(1666, 9, 2),
    implied=True,
)

#: Text as articles hold it; an empty string is a blank cell and is tried apart.
texts = st.text(st.characters(codec="utf-8"), min_size=1) | st.from_regex(
    r"[' \t\r\n]{0,3}[=+\-@＝][\w\",]{0,3}", fullmatch=True
)
numbers = st.none() | st.floats(allow_nan=False)
days = st.none() | st.dates()
figures = st.builds(
    replace,
    st.just(FIGURE),
    sentence=texts,
    who=st.none() | texts,
    source=st.none() | texts,
    start=st.integers(0, 2**62),
    value=numbers,
    low=numbers,
    published=days,
    as_of=days,
    implied=st.booleans(),
)


def test_every_column_has_its_dtype_also_without_figures():
    empty, full = to_frame([]), to_frame([FIGURE, Figure("b:1-2", "b")])
    assert tuple(empty.columns) == tuple(full.columns) == COLUMNS
    assert_frame_equal(empty, full.iloc[:0])
    kinds = {name: str(full[name].dtype) for name in ("who", "start", "low", "as_of", "implied")}
    assert kinds == {
        "who": "string",
        "start": "Int64",
        "low": "Float64",
        "as_of": "datetime64[s]",
        "implied": "boolean",
    }


def test_what_is_unsaid_is_missing():
    row = to_frame([replace(FIGURE, outlet="")]).loc[0]
    assert row["high"] is pd.NA
    assert row["outlet"] is pd.NA
    assert row["low"] == 470000
    assert row["as_of"] == pd.Timestamp("1666-09-02")


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@settings(max_examples=50, deadline=None)
@given(rows=st.lists(figures, max_size=4))
@example(rows=[])
@example(rows=[replace(FIGURE, who="NA", source="null", sentence="a\rb\x00c\u2028d")])
def test_a_table_reads_back_as_it_was(tmp_path_factory, ending, rows):
    path = tmp_path_factory.mktemp("table") / f"figures.{ending}"
    frame = to_frame(rows)
    write_table(frame, path)
    assert_frame_equal(read_table(path), frame)


def test_csv_is_readable_by_people_and_machines(tmp_path):
    path = tmp_path / "figures.csv"
    write_table(to_frame([FIGURE, replace(FIGURE, value=0.1, low=-5.0, high=2.5e20)]), path)
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    with path.open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["sentence"] == 'Over 470,000 "souls",\nthey said.'
    assert (first["value"], first["high"], first["start"]) == ("470000", "", "10")
    assert (second["value"], second["low"], second["high"]) == ("0.1", "-5", "2.5e+20")
    assert (first["published"], first["implied"]) == ("2019-05-14", "True")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("=\n1", "'=\n1"),
        ("=", "="),
        ("'=", "'="),
        ("'tis", "'tis"),
        ("1-2", "1-2"),
    ],
)
def test_no_text_runs_as_a_formula(tmp_path, text, written):
    path = tmp_path / "figures.csv"
    frame = to_frame([replace(FIGURE, who=text, article=text)])
    write_table(frame, path)
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["who"], row["article"]) == (written, written)
    assert_frame_equal(read_table(path), frame)


def test_other_tables_are_written_alike(tmp_path):
    tolls = pd.DataFrame(
        {
            "article": ["a1", "a2"],
            "measure": ["killed", "injured"],
            "value": [12.0, None],
            "=outlet": ["@x", None],
            "published": [date(2019, 5, 14), None],
            "articles": [-3, 4],
        },
        index=[7, 9],
    )
    assert list(csv_lines(tolls)) == [
        "article,measure,value,'=outlet,published,articles\n",
        "a1,killed,12,'@x,2019-05-14,-3\n",
        "a2,injured,,,,4\n",
    ]
    write_table(tolls, tmp_path / "tolls.csv")
    back = read_table(tmp_path / "tolls.csv")
    assert list(back.columns) == list(tolls.columns)
    assert list(back["value"]) == [12.0, pd.NA]
    assert list(back["=outlet"]) == ["@x", pd.NA]
    assert back["published"].dtype == "datetime64[s]"


def test_a_single_blank_cell_is_a_row(tmp_path):
    path = tmp_path / "who.csv"
    write_table(pd.DataFrame({"who": [None, "police", None]}), path)
    assert list(read_table(path)["who"]) == [pd.NA, "police", pd.NA]


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_bytes(b"\xef\xbb\xbfarticle,value,implied\r\na1,12.50,TRUE\r\n,,\r\n")
    table = read_table(path)
    assert list(table["value"]) == [12.5, pd.NA]
    assert list(table["implied"]) == [True, pd.NA]


def test_a_cell_of_the_wrong_kind_is_named(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text("article,value\na1,12\na2,dozens\n")
    with pytest.raises(ValueError, match=r"figures\.csv, row 2, column value: 'dozens'"):
        read_table(path)


def test_a_write_that_fails_leaves_the_old_table(tmp_path):
    path = tmp_path / "new" / "figures.csv"
    write_table(to_frame([FIGURE]), path)
    before = path.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        write_table(pd.DataFrame({"who": pd.Series(["\ud83d"], dtype=object)}), path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["figures.csv"]


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\.csv or \.parquet"):
        write_table(to_frame([]), tmp_path / "figures.xlsx")
    with pytest.raises(ValueError, match=r"\.csv or \.parquet"):
        read_table(tmp_path / "figures.xlsx")
