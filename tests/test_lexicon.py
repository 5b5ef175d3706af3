"""The word lists: each has a header that explains it, and no term twice or empty."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import newsfigures
import pytest
from newsfigures.stages import rolewords

LEXICONS = sorted((Path(newsfigures.__file__).parent / "lexicon").glob("*.toml"))
#: The rule files of coding and the tables of units have forms and tests of their own.
FILES = [p for p in LEXICONS if not p.stem.startswith(("coding_", "units"))]
#: Not lists of terms: the forms of a verb, and what may stand before a score, which is nothing too.
OTHER = ("irregular.", "scores.before")


def lists(value, name=""):
    """Every list of strings of a lexicon, with its dotted name; a block of words is a list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list) and all(isinstance(term, str) for term in value):
        yield name, value
    elif isinstance(value, str) and "\n" in value:
        yield name, value.split()


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_header_explains_the_file(path):
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_term_is_empty_or_listed_twice(path):
    lexicon = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, terms in lists(lexicon):
        if name.startswith(OTHER):
            continue
        assert [term for term in terms if not term or term != term.strip()] == [], name
        assert [term for term, times in Counter(terms).items() if times > 1] == [], name


def test_no_list_of_role_words_hides_another_of_its_name():
    roles = tomllib.loads((LEXICONS[0].parent / "roles.toml").read_text(encoding="utf-8"))
    names = [
        name
        for table in rolewords.LISTS
        for name, terms in roles[table].items()
        if isinstance(terms, list) and all(isinstance(term, str) for term in terms)
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []
