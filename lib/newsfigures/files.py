"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: str | os.PathLike[str], ending: str) -> Iterator[Path]:
    """Yield a name to write to, next to `path`; at the end the file there takes the name `path`.

    If the block fails, nothing is left behind, and an older file stays as it was. Missing folders
    are made.

    Args:
        path: where the file has to appear.
        ending: what its name has to end in, ``.csv`` say.

    Raises:
        ValueError: it has another ending.
        OSError: the file can't be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole(f"{folder}/a.txt", ".txt") as partial:
    ...         _ = partial.write_text("all of it")
    ...     Path(f"{folder}/a.txt").read_text()
    'all of it'
    """
    path = Path(path)
    if path.suffix != ending:
        raise ValueError(f"{path}: the name of this file ends in {ending}")
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
