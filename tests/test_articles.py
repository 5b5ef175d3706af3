"""Reading articles: every character kept, every fault told, no file stops the others."""

import io
import json
import warnings
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsfigures.articles import Problem, as_articles, read_articles
from newsfigures.model import Article


@pytest.fixture
def folder(tmp_path):
    """Write files into a folder of articles: folder({"a.txt": "text"})."""

    def write(files):
        for name, content in files.items():
            path = tmp_path / "articles" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "articles"

    return write


def read_one(folder, name, content):
    (article,) = read_articles(folder({name: content}) / name)
    return article


def problems_of(source):
    problems: list[Problem] = []
    articles = read_articles(source, problems=problems)
    return articles, [(problem.file.rsplit("/", 1)[-1], problem.reason) for problem in problems]


# Text files


def test_header_in_any_order_and_case(folder):
    article = read_one(
        folder,
        "blast.txt",
        "URL: https://example.org/1\nTitle: Blast: what is known\nPUBLISHED: 2017-06-12\n"
        "outlet:The Courier\nevent: market blast\n\nPARIS: A blast killed 7.\n\nMore.\n",
    )
    assert article == Article(
        id="blast",
        text="PARIS: A blast killed 7.\n\nMore.\n",
        title="Blast: what is known",
        outlet="The Courier",
        published=date(2017, 6, 12),
        url="https://example.org/1",
        event="market blast",
    )


@pytest.mark.parametrize(
    "text",
    [
        "PARIS: A blast killed 7.\n\nTitle: not a header.",
        "A blast killed 7.",
        "\ntitle: below a blank line\n\nA blast killed 7.",
        "Titles: 7\n\nA team won.",
        " \u00a0A blast\u2028killed 7.\u2029 \x85",
    ],
)
def test_without_a_header_all_is_text(folder, text):
    assert read_one(folder, "a.txt", text).text == text


@pytest.mark.parametrize(
    "header",
    ["title: Blast\nauthor: A. Writer\n\n", "title: Blast\n", "title: A\ntitle: B\n\n"],
    ids=["unknown line", "no blank line", "twice the same"],
)
def test_a_header_that_is_not_whole_is_text_and_told(folder, header):
    text = header + "It killed 7."
    (article,), (problem,) = problems_of(folder({"a.txt": text}))
    assert article.text == text
    assert article.title == ""
    assert "line 2" in problem[1]
    assert "blank line" in problem[1]


def test_offsets_are_true_after_crlf_emoji_and_nbsp(folder):
    body = "😀\r\n\r\nAt\u00a0least 12\rwere killed. 👨‍👩‍👧\n"
    article = read_one(folder, "a.md", "title: T\r\noutlet: O\r\n \t\r\n" + body)
    assert article.text == body
    assert (article.title, article.outlet) == ("T", "O")
    assert article.text[14:16] == "12"


def test_byte_order_mark_is_no_text(folder):
    assert read_one(folder, "a.txt", b"\xef\xbb\xbfBlast kills 7.").text == "Blast kills 7."
    assert read_one(folder, "b.txt", b"\xef\xbb\xbftitle: T\n\nBlast.").title == "T"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("x" * 1202 + "\n" + "é", "not UTF-8 at byte 1,204 (line 2): save it as UTF-8"),
        (b"\xef\xbb\xbfab\xff", "not UTF-8 at byte 6 (line 1): save it as UTF-8"),
        (b"PK\x03\x04\0\0", "not UTF-8 text, NUL at byte 5: save it as UTF-8 text"),
        (b"", "empty: put the text of the article in it, or remove it"),
        (b" \r\n", "empty: put the text of the article in it, or remove it"),
        (b"title: T\n\n  ", "no text: put the text of the article there, or remove it"),
        (b"title: T", "no text: put the text of the article there, or remove it"),
    ],
    ids=["latin-1", "bad byte after BOM", "binary", "empty", "blank", "header only", "no body"],
)
def test_a_bad_file_is_told_and_the_others_are_read(folder, content, reason):
    if isinstance(content, str):
        content = content.encode("latin-1")
    articles, problems = problems_of(folder({"a.txt": "One.", "bad.txt": content, "c.txt": "Two."}))
    assert [article.id for article in articles] == ["a", "c"]
    assert problems == [("bad.txt", reason)]


def test_problems_are_warned_of_when_nobody_collects_them(folder):
    path = folder({"good.txt": "One."} | {f"{number:02}.txt": "" for number in range(30)})
    with pytest.warns(UserWarning, match=r"00\.txt: empty") as caught:
        assert len(read_articles(path)) == 1
    assert len(caught) == 1
    assert "and 10 more" in str(caught[0].message)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_articles(path, problems=[])


# Dates


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2017-06-12", date(2017, 6, 12)),
        ("2017-06-12T23:30:00-05:00", date(2017, 6, 12)),
        ("2017-6-5 10:30", date(2017, 6, 5)),
        ("2017/06/05", date(2017, 6, 5)),
        ("20170612", date(2017, 6, 12)),
        ("12 June 2017", date(2017, 6, 12)),
        ("Mon, 12 Jun 2017 10:00:00 EDT", date(2017, 6, 12)),
        ("June 12, 2017", date(2017, 6, 12)),
        ("13/6/2017", date(2017, 6, 13)),
    ],
)
def test_dates_that_have_one_meaning(folder, written, day):
    assert read_one(folder, "a.txt", f"published: {written}\n\nBlast.").published == day


@pytest.mark.parametrize(
    "written",
    [
        *("3/4/2017", "12 May 17", "June 2017", "2017", "Sunday", "10:30", "2017-13-01"),
        *("2017-02-30", "0017-06-12", "1497225600", "12 juin 2017", "soon", "9" * 400),
    ],
)
def test_dates_that_are_not_certain_are_told_and_the_article_read(folder, written):
    (article,), (problem,) = problems_of(folder({"a.txt": f"published: {written}\n\nBlast."}))
    assert article.published is None
    assert article.text == "Blast."
    assert "write it like 2017-06-12" in problem[1]


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_no_date_stops_the_reading(written):
    (article,) = read_articles(
        pd.DataFrame({"text": ["Blast."], "published": [written]}), problems=[]
    )
    assert article.published is None or 1600 <= article.published.year < 2200


# Folders, globs, lists


def test_folder_is_read_sorted_with_its_subfolders_as_events(folder):
    path = folder(
        {
            "b.txt": "B.",
            "quake/a.txt": "A.",
            "quake/wire/c.md": "C.",
            "flood/d.txt": "event: the flood of May\n\nD.",
            "flood/rows.csv": "text,event\nE.,\nF.,landslide\n",
        }
    )
    assert [(article.id, article.event) for article in read_articles(path)] == [
        ("b", ""),
        ("d", "the flood of May"),
        ("rows-1", "flood"),
        ("rows-2", "landslide"),
        ("a", "quake"),
        ("c", "quake"),
    ]


def test_several_folders_are_events_unless_subfolders_say_more(folder):
    path = folder({"quake/a.txt": "A.", "flood/b.txt": "B.", "flood/may/c.txt": "C."})
    articles = read_articles([path / "quake", str(path / "flood")])
    assert [(article.id, article.event) for article in articles] == [
        ("a", "quake"),
        ("b", "flood"),
        ("c", "may"),
    ]
    assert {article.event for article in read_articles(path / "quake")} == {""}


def test_glob_keeps_events_and_passes_over_hidden_files(folder):
    path = folder({"quake/a.txt": "A.", "flood/b.txt": "B.", "flood/.c.txt": "C.", "d.txt": "D."})
    ids = [(article.id, article.event) for article in read_articles(f"{path}/*/*.txt")]
    assert ids == [("b", "flood"), ("a", "quake")]
    everything = read_articles(f"{path}/**")
    assert sorted(article.id for article in everything) == ["a", "b", "d"]


def test_a_name_with_glob_signs_is_a_name_first(folder):
    assert read_one(folder, "report [1].txt", "One.").id == "report [1]"


def test_what_is_no_article_in_a_folder(folder):
    articles, problems = problems_of(
        folder(
            {
                "a.txt": "A.",
                "README.md": "# About",
                "SOURCES.csv": "file,url\n",
                ".git/x.txt": "x",
                ".hidden.txt": "x",
                "page.html": "<html><p>Blast kills 7, police in the town said on Sunday.",
                "page_files/frame.html": "<p>An advertisement.</p>",
                "facts.csv": "file,url\n1,2\n",
                "scan.pdf": b"%PDF",
            }
        )
    )
    assert [article.id for article in articles] == ["a", "page"]
    assert [file for file, _ in problems] == ["facts.csv", "scan.pdf"]
    assert "no column `text`" in problems[0][1]
    assert "'file', 'url'" in problems[0][1]
    assert "save it as one of .txt" in problems[1][1]


def test_stems_that_collide_take_the_relative_path(folder):
    path = folder({"quake/wire.txt": "A.", "flood/wire.txt": "B.", "c.txt": "C.", "c.md": "D."})
    ids = [article.id for article in read_articles(path)]
    assert ids == ["c.md", "c.txt", "flood/wire.txt", "quake/wire.txt"]


def test_ids_do_not_depend_on_where_the_folder_is(folder, monkeypatch):
    path = folder({"quake/wire.txt": "A.", "flood/wire.txt": "B."})
    absolute = read_articles(path)
    monkeypatch.chdir(path)
    assert read_articles(".") == absolute
    assert [a.id for a in read_articles(["quake/wire.txt", "flood/wire.txt"])] == [
        "quake/wire.txt",
        "flood/wire.txt",
    ]


def test_a_file_named_twice_is_read_once(folder):
    path = folder({"a.txt": "A.", "b.txt": "B."})
    assert [article.id for article in read_articles([path / "b.txt", path, path])] == ["b", "a"]


def test_links_that_lead_in_a_circle(folder):
    path = folder({"quake/a.txt": "A."})
    (path / "quake" / "loop").symlink_to(path, target_is_directory=True)
    assert [article.id for article in read_articles(path)] == ["a"]


def test_file_name_that_is_not_utf8(folder):
    path = folder({"a.txt": "A."})
    (path / "a.txt").rename(path / "caf\udce9.txt")
    assert read_articles(path)[0].id == "caf\ufffd"


def test_nothing_to_read(folder):
    path = folder({"README.md": "About."})
    for source in (path, path / "none.txt", f"{path}/*.txt", "text, not a path " * 500, "a\0b"):
        with pytest.raises(FileNotFoundError, match=r"no such file|no article in it"):
            read_articles(source)
    assert read_articles([]) == []


def test_one_missing_path_of_several_is_told(folder):
    path = folder({"a.txt": "A."})
    articles, problems = problems_of([path / "a.txt", path / "b.txt"])
    assert [article.id for article in articles] == ["a"]
    assert problems[0][0] == "b.txt"


@pytest.mark.parametrize("source", [7, None, b"a.txt", {"text": ["A."]}, [7]])
def test_what_is_no_source(source):
    with pytest.raises(TypeError, match="expected a path, a glob, a folder"):
        read_articles(source)


# Tables


ROWS = [
    {
        "id": "x1",
        "text": 'He said "7",\r\n then\u2028 12 😀',
        "title": "T",
        "outlet": "O",
        "published": "2017-06-12",
        "url": "u",
        "event": "e",
    },
    {"id": "x2", "text": "x" * 200_000, "title": "", "outlet": "", "published": "", "url": ""},
]
READ = [
    Article("x1", ROWS[0]["text"], "T", "O", date(2017, 6, 12), "u", "e"),
    Article("x2", ROWS[1]["text"]),
]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "frame"])
def test_the_kinds_of_tables_read_alike(tmp_path, kind):
    frame = pd.DataFrame(ROWS)
    path = tmp_path / f"rows.{kind}"
    if kind == "csv":
        frame.to_csv(path, index=False)
    elif kind == "jsonl":
        lines = [json.dumps(row, ensure_ascii=False) for row in ROWS]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    elif kind == "parquet":
        frame.to_parquet(path)
    assert read_articles(frame if kind == "frame" else path) == READ


def test_typed_and_missing_cells_of_a_frame():
    frame = pd.DataFrame(
        {
            "article": [7.0, None],
            "text": ["A.", "B."],
            "published": pd.to_datetime(["2017-06-12 10:00", None]),
            "outlet": pd.array([None, "O"], dtype="string"),
        }
    )
    assert read_articles(frame) == [
        Article("7", "A.", published=date(2017, 6, 12)),
        Article("row-2", "B.", outlet="O"),
    ]


def test_repeated_ids_are_made_unique():
    frame = pd.DataFrame({"id": ["a", "a", "a-2", "a"], "text": list("ABCD")})
    assert [article.id for article in read_articles(frame)] == ["a", "a-2", "a-2-2", "a-3"]


def test_rows_without_a_text_are_told(folder):
    articles, problems = problems_of(
        folder(
            {
                "rows.csv": 'id,text\n1,A.\n2,\n3,7 dead, 12 hurt\n4\n5,"B,\nb."\n',
                "rows.jsonl": '{"text": "C."}\n\n{"text": 7}\n[1]\n{"text": \n{"text": "D."}\n'
                '{"text": "half \\ud83d"}\n',
            }
        )
    )
    assert [article.id for article in articles] == [
        *("1", "5", "rows.jsonl-1", "rows.jsonl-6", "rows.jsonl-7"),
    ]
    assert articles[-1].text == "half \ufffd"
    assert [(file, reason.split(" (")[0]) for file, reason in problems] == [
        ("rows.csv", "row 2: no text: put the text of the article there, or remove it"),
        ("rows.csv", "row 3: more cells than columns: put its text in double quotes"),
        ("rows.csv", "row 4: no text: put the text of the article there, or remove it"),
        ("rows.jsonl", "row 3: no text: put the text of the article there, or remove it"),
        ("rows.jsonl", 'row 4: not an object: write {"text": "…"} on each line'),
        ("rows.jsonl", "row 5: not JSON"),
    ]


def test_a_table_broken_half_way(folder):
    path = folder({"rows.csv": 'text\nA.\n"B.\n', "bad.parquet": b"PAR1 no more"})
    articles, problems = problems_of(path)
    assert [article.text for article in articles] == ["A."]
    assert "not a Parquet file" in problems[0][1]
    assert "line 3: not CSV from here on" in problems[1][1]


def test_frame_without_text_names_its_columns():
    frame = pd.DataFrame({"body": ["A."], "date": ["2017"]})
    for reader in (read_articles, as_articles):
        with pytest.raises(ValueError, match=r"no column `text`.*'body', 'date'"):
            reader(frame)


def test_a_stream_is_one_article():
    stream = io.BytesIO(b"title: T\n\nBlast kills 7.")
    stream.name = "<stdin>"
    assert read_articles(stream) == [Article("stdin", "Blast kills 7.", title="T")]


# Pages

PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Flood kills 12</title>
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2019-05-14T10:00:00Z">
<link rel="canonical" href="https://example.org/a"></head><body>
<nav><a href="x">Home</a> 99 more stories</nav><article><h1>Flood kills 12</h1>
<p>At least 12 people – “all” of them elderly – were killed when the river burst its banks.</p>
<p>Another 300 to 400 families had to leave their homes, the governor said in a statement.</p>
</article><script>alert("50 killed")</script></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
def test_page(folder, charset):
    encoded = PAGE.format(charset=charset).encode("utf-8" if charset == "utf-8" else "cp1252")
    article = read_one(folder, "flood.html", encoded)
    assert article.text.startswith("At least 12 people – “all” of them elderly")
    assert article.text.endswith("said in a statement.")
    assert (article.title, article.outlet) == ("Flood kills 12", "The Courier")
    assert article.published == date(2019, 5, 14)
    assert article.url == "https://example.org/a"


def test_page_without_a_date_gets_none_from_its_text(folder):
    page = "<html><body><article><p>The 1988 attack of 21 December 1988 killed 270 people.</p>"
    assert read_one(folder, "a.htm", page).published is None


@pytest.mark.parametrize("page", [b"<html></html>", "<p>é</p>".encode("latin-1"), b"\0\1\2"])
def test_bad_page_is_told(folder, page):
    articles, problems = problems_of(folder({"bad.html": page, "good.txt": "A."}))
    assert [article.id for article in articles] == ["good"]
    assert problems[0][0] == "bad.html"


# What extract takes


def test_as_articles():
    article = Article("a", "Blast.")
    assert as_articles("Blast.") == [Article("text-1", "Blast.")]
    assert as_articles(["One.", article]) == [Article("text-1", "One."), article]
    assert as_articles(article) == [article]
    assert as_articles(text for text in ("", "Two.")) == [
        Article("text-1", ""),
        Article("text-2", "Two."),
    ]
    assert as_articles(pd.DataFrame({"text": ["A."]})) == [Article("row-1", "A.")]
    assert [one.id for one in as_articles([article, article])] == ["a", "a-2"]
    assert as_articles([]) == []


@pytest.mark.parametrize("source", [None, 7, b"A.", {"text": "A."}, ["A.", 7]])
def test_as_articles_refuses_the_rest(source):
    with pytest.raises(TypeError, match="not "):
        as_articles(source)


def test_as_articles_points_from_a_path_to_read_articles(tmp_path):
    with pytest.raises(TypeError, match=r"read_articles\(path\)"):
        as_articles(tmp_path)
    with pytest.warns(UserWarning, match="taken as a text"):
        assert as_articles(str(tmp_path))[0].text == str(tmp_path)


def test_half_a_character_moves_no_offset():
    (article,) = as_articles("ab\ud83d killed 12")
    assert article.text == "ab\ufffd killed 12"
