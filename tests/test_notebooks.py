"""Notebooks: each runs from top to bottom, on anyone's articles, and is committed as run."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

sys.path.insert(0, str(FOLDER))
from execute import execute  # noqa: E402


def code_cells(path: Path) -> list:
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def run(path: Path, folder: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> list:
    """Run a copy of a notebook on a folder of articles; return its code cells."""
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    monkeypatch.setenv("ARTICLES", str(articles))
    monkeypatch.setenv("OUTPUT", str(folder / "output"))
    execute(copy)
    return code_cells(copy)


def assert_executed(cells: list) -> None:
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        for output in cell.outputs:
            assert output.output_type != "error"
            assert output.get("name") != "stderr", output.get("text")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_on_the_sample_corpus(path, tmp_path, monkeypatch):
    cells = run(path, tmp_path, FOLDER / "articles", monkeypatch)
    assert_executed(cells)
    charts = sorted((tmp_path / "output").glob(f"{path.stem[:2]}_*.png"))
    assert charts
    assert all(chart.stat().st_size > 5_000 for chart in charts)
    title = nbformat.read(path, as_version=4).cells[0].source
    for promised in re.findall(r"`([\w*]+\.[a-z]+)`", title):
        assert list((tmp_path / "output").glob(promised)), promised


@pytest.fixture
def own_articles(tmp_path) -> Path:
    """Two short articles without dates, events or headers, in a folder with a space in its name."""
    folder = tmp_path / "my own articles"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "At least 12 people were killed and dozens injured in Sorel, police said.", "utf-8"
    )
    (folder / "two.txt").write_text(
        "Floods in Karsa killed three farmers. 40 homes are gone.", "utf-8"
    )
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00\xd8 not a text")
    return folder


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_on_articles_of_ones_own(path, own_articles, tmp_path, monkeypatch):
    assert_executed(run(path, tmp_path, own_articles, monkeypatch))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_committed_as_run(path):
    cells = code_cells(path)
    assert_executed(cells)
    assert any("image/png" in o.get("data", {}) for cell in cells for o in cell.outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_thin(path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook.cells[0].cell_type == "markdown"
    for cell in code_cells(path):
        assert not re.search(
            r"^\s*(def|class|async def) |rcParams|https?://|requests", cell.source, re.M
        )
        assert len(cell.source.splitlines()) <= 20


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_holds_nothing_that_changes_from_run_to_run(path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata["language_info"] == {"name": "python"}
    assert all(cell.metadata == {} for cell in notebook.cells)
    assert all(re.fullmatch(r"[a-z-]+", cell.id) for cell in notebook.cells)
    outputs = [str(o) for cell in code_cells(path) for o in cell.outputs]
    assert not re.search(r"/(home|root|Users|tmp|work)/|0x[0-9a-f]{8,}", " ".join(outputs))


def test_there_are_notebooks_and_they_are_numbered():
    assert [path.stem[:3] for path in NOTEBOOKS] == [f"{n:02}_" for n in range(len(NOTEBOOKS))]
    assert len(NOTEBOOKS) >= 5
