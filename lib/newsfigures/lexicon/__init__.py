"""Words as data: every list of terms that a stage consults is a commented TOML file here."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def lexicons() -> list[str]:
    """Return the names of all lexicon files.

    >>> "numbers" in lexicons()
    True
    """
    files = (entry.name for entry in resources.files(__name__).iterdir())
    return sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml"))


@cache
def load(name: str) -> dict[str, Any]:
    """Return the lexicon file ``name.toml`` as a dictionary; callers must not change it.

    Args:
        name: file name without the ending.

    Raises:
        FileNotFoundError: there is no such lexicon.

    >>> "dozen" in str(load("numbers"))
    True
    """
    path = resources.files(__name__).joinpath(f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
