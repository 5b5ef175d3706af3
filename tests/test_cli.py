"""The command line and the package's front door."""

import io
import os
import re
import subprocess
import sys
from types import ModuleType

import newsfigures as nf
import pandas as pd
import pytest
from newsfigures.__main__ import main
from newsfigures.articles import as_articles
from newsfigures.corrections import correction, corrections_table
from newsfigures.model import COLUMNS, Article, Figure
from newsfigures.table import read_table, to_frame, write_table


@pytest.fixture(autouse=True)
def numbers_are_figures(monkeypatch):
    """Put the simplest extraction in the place of the real one: every number is a figure."""

    def extract(source, *, progress=False):
        assert progress is False, "no progress bar off a terminal"
        return to_frame(
            Figure(
                f"{article.id}:{m.start()}-{m.end()}",
                article.id,
                None,
                None,
                None,
                None,
                None,
                m[0],
                m.start(),
                m.end(),
            )
            for article in as_articles(source)
            for m in re.finditer(r"\d+", article.text)
        )

    def tally(figures):
        return figures[["article", "measure"]].drop_duplicates()

    for function in (extract, tally):
        module = ModuleType(f"newsfigures.{function.__name__}")
        setattr(module, function.__name__, function)
        monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.fixture
def articles(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "blast.txt").write_text("A blast killed 7 and hurt 12.")
    (folder / "flood.txt").write_text("A flood killed 5.")
    return folder


def test_extract_writes_the_tables(articles, capsys):
    assert main(["extract", "articles", "-o", "new/output"]) == 0
    out, err = capsys.readouterr()
    assert out == (
        "wrote new/output/figures.csv, 3 rows\n"
        "wrote new/output/tolls.csv, 2 rows\n"
        "wrote new/output/problems.csv, 0 rows\n"
        "2 articles, 3 figures, 0 problems\n"
    )
    assert err == ""
    figures = read_table("new/output/figures.csv")
    assert tuple(figures.columns) == COLUMNS
    assert list(figures["text"]) == ["7", "12", "5"]
    assert list(pd.read_csv("new/output/problems.csv").columns) == ["file", "reason"]


def test_what_is_skipped_is_told_and_the_next_run_clears_it(articles, capsys):
    bad = articles / "bad.txt"
    bad.write_bytes(b"Attaqu\xe9s: 7")
    assert main(["extract", "articles", "-o", "output"]) == 1
    out, err = capsys.readouterr()
    assert err == "articles/bad.txt: not UTF-8 at byte 7 (line 1): save it as UTF-8\n"
    assert out.endswith("2 articles, 3 figures, 1 problem\n")
    problems = pd.read_csv("output/problems.csv")
    assert list(problems["file"]) == ["articles/bad.txt"]
    assert list(problems["reason"]) == ["not UTF-8 at byte 7 (line 1): save it as UTF-8"]

    bad.unlink()
    assert main(["extract", "articles", "-o", "output"]) == 0
    assert pd.read_csv("output/problems.csv").empty


def test_corrections_are_applied_and_those_that_no_longer_match_are_problems(articles, capsys):
    blast = Article("blast", "A blast killed 7 and hurt 12.")
    rows = [
        correction(blast, "blast:15-16", (15, 16), "figure", "blast:15-16", None),
        correction(blast, "blast:26-28", (26, 28), "who", "people", "sailors"),
        correction(blast, "blast:26-28", (26, 28), "scope", "total", "event"),
    ]
    write_table(corrections_table(rows), "corrections.csv")
    asked = ["extract", "articles", "--corrections", "corrections.csv"]
    assert main([*asked, "-o", "output"]) == 1
    out, err = capsys.readouterr()
    assert list(read_table("output/figures.csv")["text"]) == ["12", "5"]
    assert out.endswith("2 articles, 2 figures, 1 problem\n")
    assert err.splitlines() == [
        "corrections.csv: row 3 (blast:26-28, scope) is no longer needed: "
        "the cell has the new content already",
        "corrections: 1 applied, 1 not applied, 1 no longer needed",
        "corrections.csv: row 2 (blast:26-28, who) is not applied: "
        "who is blank now: check the figure, correct it anew",
    ]
    assert list(pd.read_csv("output/problems.csv")["file"]) == ["corrections.csv"]

    write_table(corrections_table(rows[:1]), "corrections.csv")
    assert main(asked) == 0
    assert list(pd.read_csv(io.StringIO(capsys.readouterr().out))["text"]) == [12, 5]


def test_a_bad_file_of_corrections_ends_with_2(articles, capsys):
    (articles.parent / "corrections.csv").write_text("figure;new\n")
    for command in (["extract"], ["review", "-o", "output"]):
        assert main([*command, "articles", "--corrections", "corrections.csv"]) == 2
        assert "corrections.csv: no column article" in capsys.readouterr().err
        assert main([*command, "articles", "--corrections", "none.csv"]) == 2
        assert "none.csv: No such file" in capsys.readouterr().err


def test_parquet_beside_csv(articles):
    assert main(["extract", "articles", "-o", "output", "--parquet"]) == 0
    pd.testing.assert_frame_equal(
        read_table("output/figures.parquet"), read_table("output/figures.csv")
    )


def test_without_a_folder_the_figures_go_to_standard_output(articles, capsys):
    (articles / "bad.txt").write_bytes(b"")
    assert main(["extract", "articles/*.txt"]) == 1
    out, err = capsys.readouterr()
    assert list(pd.read_csv(io.StringIO(out))["text"]) == [7, 12, 5]
    assert err.splitlines()[0].startswith("articles/bad.txt: empty")
    assert err.splitlines()[-1] == "2 articles, 3 figures, 1 problem"


def test_standard_input_beside_files(articles, monkeypatch, capsys):
    given = io.TextIOWrapper(io.BytesIO("title: T\n\nKilled 😀 99.".encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert main(["extract", "-", "articles/flood.txt"]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert list(table["text"]) == [99, 5]
    assert list(table["start"]) == [9, 15]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", "missing"], "missing: no such file or folder: check the name"),
        (["extract", "none/*.txt"], "none/*.txt: no such file or folder"),
        (["extract", "empty"], "empty: no article in it: it needs files .txt"),
        (["extract", "articles", "-o", "articles/blast.txt"], "is a file: name a folder"),
        (["extract", "articles", "-o", "articles/blast.txt/out"], "articles/blast.txt"),
        (["extract", "articles", "--parquet"], "--parquet needs -o DIR"),
        (["extract"], "PATH"),
        ([], "COMMAND"),
        (["score", "missing.jsonl"], "missing.jsonl"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_line_that_helps(articles, capsys, arguments, told, scored):
    (articles.parent / "empty").mkdir()
    try:
        status = main(arguments)
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    assert status == 2
    assert told in err
    assert "Traceback" not in err
    assert out == ""


@pytest.fixture
def scored(monkeypatch):
    """Stand in for the scoring; records what it is called with."""
    calls = []

    def run(gold_path, misses_path):
        calls.append((gold_path.as_posix(), misses_path.as_posix()))
        if not gold_path.exists():
            raise FileNotFoundError(2, "No such file or directory", str(gold_path))
        if not gold_path.read_text():
            raise ValueError(f"{gold_path}: empty: it needs one object on each line")
        return "killed  exact 100 %"

    module = ModuleType("newsfigures.score")
    module.run = run
    monkeypatch.setitem(sys.modules, "newsfigures.score", module)
    monkeypatch.setattr(nf, "score", module, raising=False)
    return calls


def test_score_prints_what_it_counted(tmp_path, monkeypatch, capsys, scored):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gold.jsonl").write_text("{}")
    assert main(["score", "gold.jsonl"]) == 0
    assert main(["score", "gold.jsonl", "--misses", "out/m.csv"]) == 0
    assert scored == [("gold.jsonl", "misses.csv"), ("gold.jsonl", "out/m.csv")]
    assert capsys.readouterr().out == "killed  exact 100 %\n" * 2
    (tmp_path / "gold.jsonl").write_text("")
    assert main(["score", "gold.jsonl"]) == 2
    assert capsys.readouterr().err == (
        "newsfigures: gold.jsonl: empty: it needs one object on each line\n"
    )


def test_a_reader_that_stops_early_is_no_error(articles, monkeypatch):
    (articles / "long.txt").write_text("7 " * 5_000)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["extract", "articles"]) == 0


def test_help_has_examples(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    assert "newsfigures extract articles -o output" in capsys.readouterr().out


# The package


def run(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    "lines",
    [
        "import newsfigures as nf; f = nf.{0}",
        "import newsfigures.{0}; import newsfigures as nf; f = nf.{0}",
        "import newsfigures as nf; nf.{0}; import newsfigures.{0}; f = nf.{0}",
        "import newsfigures as nf; import_module('newsfigures.{0}'); f = nf.{0}",
        "from newsfigures.{0} import {0} as g; from newsfigures import {0} as f; assert f is g",
        "from newsfigures import {0} as f; from newsfigures.{0} import {0} as g; assert f is g",
        "from newsfigures import *; f = {0}",
    ],
)
def test_a_function_keeps_its_name_against_its_module(lines):
    code = "from importlib import import_module"
    for name in ("show", "tally", "extract", "compare"):
        code += f"\n{lines.format(name)}\nassert callable(f) and f.__name__ == '{name}', f"
    done = run(code)
    assert done.returncode == 0, done.stderr


def test_import_leaves_pandas_for_later():
    done = run(
        "import newsfigures, sys; print({'pandas', 'matplotlib', 'lxml'} & set(sys.modules))"
    )
    assert done.stdout == "set()\n", done.stderr


def test_exports():
    assert set(nf.__all__) <= set(dir(nf))
    assert {"read_articles", "Article", "Figure", "charts", "write_table"} <= set(nf.__all__)
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        nf.extrakt  # noqa: B018
