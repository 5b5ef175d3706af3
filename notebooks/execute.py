"""Run notebooks from top to bottom, in place: ``python notebooks/execute.py notebooks/*.ipynb``.

The folder of articles is taken from the environment variable ARTICLES, that for tables and charts from
OUTPUT, and a table of corrections, if there is one, from CORRECTIONS; a relative path counts from the
folder in which this program is called.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from matplotlib import font_manager
from nbclient import NotebookClient


def execute(path: Path) -> None:
    """Run one notebook and save it with its outputs, the same each time that the code is the same.

    Neither times nor the version of Python are kept.

    Args:
        path: the notebook.

    Raises:
        CellExecutionError: a cell failed; the notebook is left as it was.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=900,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=ERROR"],
    )
    client.execute()
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)


def main(paths: list[str]) -> None:
    """Run the notebooks one after the other."""
    os.environ["PYTHONHASHSEED"] = "0"  # quantulum3's choices hang on the order of its sets
    font_manager.get_font_names()  # builds matplotlib's list of fonts, which it would tell a notebook
    for name in ("ARTICLES", "OUTPUT", "CORRECTIONS"):
        if os.environ.get(name):
            os.environ[name] = str(Path(os.environ[name]).absolute())
    for path in map(Path, paths):
        print(f"run {path}", flush=True)
        execute(path)


if __name__ == "__main__":
    main(sys.argv[1:])
