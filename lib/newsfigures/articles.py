"""Articles in: files, folders, tables and plain strings become a list of ``Article``."""

from __future__ import annotations

import codecs
import csv
import glob
import io
import json
import logging
import os
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

import dateutil.parser
import pandas as pd

from newsfigures.model import Article

#: What is known of an article besides its text: header lines of a text file, columns of a table.
_FIELDS = ("title", "outlet", "published", "url", "event")

#: Files that describe a folder of articles and are none themselves.
_ABOUT_THE_FOLDER = {"sources.csv", "readme.md", "corrections.csv", "review.csv"}

_NEWLINE = re.compile(r"\r\n|\r|\n")
#: The group is atomic: backtracking into a CR LF would find two line ends in it.
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n|\Z)")
_HEADER_LINE = re.compile(rf"({'|'.join(_FIELDS)})[ \t]*:(.*)", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)

#: 2017-6-5, 2017/06/05 10:30: where the year stands first, the month is next.
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")

#: Half a character: from a wrong decoding, an escape in JSON, a file name that is not UTF-8.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not read, or not wholly.

    Attributes:
        file: the path as it was given; ``DataFrame``, or a stream's name.
        reason: what is wrong, where in the file, and the mend.

    >>> Problem("blast.txt", "empty: put the text of the article in it").file
    'blast.txt'
    """

    file: str
    reason: str


#: Takes the reason of a problem; it knows the file.
_Note = Callable[[str], None]

#: A row of a table with its number; a document is one row, numbered 0.
_Rows = Iterator[tuple[int, Mapping[str, Any]]]

Source = str | os.PathLike[str] | BinaryIO | pd.DataFrame

_EXPECTED = "a path, a glob, a folder, a DataFrame, a binary stream or a list of these"


def read_articles(
    source: Source | Iterable[Source], *, problems: list[Problem] | None = None
) -> list[Article]:
    r"""Read articles from files, folders and tables; what can't be read never stops the others.

    Files:
        * ``.txt``, ``.md``: UTF-8. May begin with a header: lines ``title:``, ``outlet:``,
          ``published:``, ``url:``, ``event:`` in any order, then a blank line. All below it is
          the text, character for character.
        * ``.html``, ``.htm``: a saved page; its main text, title, site and date are looked for.
        * ``.csv``, ``.jsonl``, ``.parquet``: one article a row, column ``text`` needed; ``article``
          (or ``id``) and the names of the header above are used where present.

    A folder is read with its subfolders, in sorted order, and the subfolder that a file stands in
    names its event; where several folders are given, each names the event of the files directly
    in it. A header or column ``event`` overrides that. Passed over are hidden files, ``README.md``
    and ``SOURCES.csv``, and the ``…_files`` folder that a browser saves beside a page; any other
    file that is not an article is reported as a problem. A file named twice is read once.

    An article's id is the file's name without ending, or its relative path where two files share
    that name; for a row its own id, or the file's with the row's number (the first below the
    header is 1; in ``.jsonl`` it is the line). A repeated id gets ``-2``, ``-3``.

    Args:
        source: a path, a glob, a DataFrame, a binary stream (read as one ``.txt``), or a list of
            these.
        problems: collects what was not read. Without it, a warning lists the problems.

    Returns:
        The articles, in the order of their sources.

    Raises:
        FileNotFoundError: nothing to read: no such path, or no file in the folder.
        TypeError: `source` is nothing of the above.
        ValueError: a DataFrame has no column ``text``.

    >>> import io
    >>> page = io.BytesIO(b"Outlet: The Courier\nPublished: 2 May 2019\n\nFlood kills 12.")
    >>> read_articles(page)
    [Article(id='stream', text='Flood kills 12.', title='', outlet='The Courier',
     published=datetime.date(2019, 5, 2), url='', event='')]
    >>> import pandas as pd
    >>> read_articles(pd.DataFrame({"id": ["a1"], "text": ["Blast kills 7."]}))[0].id
    'a1'
    """
    found: list[Problem] = []
    articles = list(_sound(_read(source, found)))
    if problems is not None:
        problems.extend(found)
    elif found:
        lines = [f"{problem.file}: {problem.reason}" for problem in found]
        if len(lines) > 20:
            lines[20:] = [f"and {len(lines) - 20} more; collect them with problems=[]"]
        warnings.warn("\n".join(["Not all could be read:", *lines]), stacklevel=2)
    return articles


def as_articles(source: str | Article | pd.DataFrame | Iterable[str | Article]) -> list[Article]:
    """Turn what `extract` takes into articles: here a string is a text, not a path.

    Args:
        source: a text, an Article, a list of these, or a DataFrame with a column ``text``.

    Returns:
        One article each; a plain text has the id ``text-1``, ``text-2``, … by its place.

    Raises:
        TypeError: `source` is nothing of the above.
        ValueError: a DataFrame has no column ``text``.

    >>> [article.id for article in as_articles(["Blast kills 7.", "Flood kills 12."])]
    ['text-1', 'text-2']
    """
    if isinstance(source, pd.DataFrame):
        return read_articles(source)
    if isinstance(source, str) and os.path.exists(source):  # noqa: PTH110  any text, no error
        warnings.warn(
            f"{source!r} is taken as a text, but is a path too: "
            "to read it, say extract(read_articles(path))",
            stacklevel=3,
        )
    items = [source] if isinstance(source, str | Article) else source
    if isinstance(items, bytes | os.PathLike | Mapping) or not isinstance(items, Iterable):
        raise TypeError(
            f"expected a text, an Article, a list of these or a DataFrame, not "
            f"{type(source).__name__}; read files with read_articles(path)"
        )
    articles = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, str | Article):
            raise TypeError(f"item {number} is a {type(item).__name__}, not a text or an Article")
        articles.append(item if isinstance(item, Article) else Article(f"text-{number}", item))
    return list(_sound(articles))


def _read(source: Source | Iterable[Source], found: list[Problem]) -> Iterator[Article]:
    """Yield the articles of every source, in order; what is not read goes to `found`."""
    inputs = list(_inputs(source, found))
    if found and not inputs:
        raise FileNotFoundError("; ".join(f"{problem.file}: {problem.reason}" for problem in found))
    names = _names([item for item, _ in inputs if isinstance(item, Path)])
    for item, event in inputs:
        if isinstance(item, pd.DataFrame):
            file, name = "DataFrame", "row"
        elif isinstance(item, Path):
            file, name = str(item), names[item]
        else:
            file = str(getattr(item, "name", "stream"))
            name = Path(file.strip("<>")).stem
        note = _noting(file, found)
        try:
            for number, row in _rows(item, note):
                if article := _article(row, number, name, event, note):
                    yield article
        except OSError as error:
            note(f"can't be opened: {error.strerror or error}")
        except ValueError as error:
            note(str(error))
        except Exception as error:  # whatever a parser throws at a broken file, the next is read
            note(f"{type(error).__name__}: {error}")


def _noting(file: str, found: list[Problem]) -> _Note:
    return lambda reason: found.append(Problem(_printable(file), _printable(reason)))


def _printable(text: str) -> str:
    """Replace lone surrogates, which no table or page can hold; every offset stays true."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _inputs(
    source: Source | Iterable[Source], found: list[Problem]
) -> Iterator[tuple[Path | pd.DataFrame | BinaryIO, str]]:
    """Yield every file, table and stream with its event; a file comes once."""
    if isinstance(source, str | os.PathLike | pd.DataFrame) or hasattr(source, "read"):
        source = [source]
    elif isinstance(source, bytes | Mapping) or not isinstance(source, Iterable):
        raise TypeError(f"expected {_EXPECTED}, not {type(source).__name__}")
    sources = list(source)
    paths = [Path(item).expanduser() for item in sources if isinstance(item, str | os.PathLike)]
    several = sum(map(os.path.isdir, paths)) > 1
    seen: set[Path] = set()
    for item in sources:
        if isinstance(item, pd.DataFrame):
            _need_text(item.columns)
            yield item, ""
        elif hasattr(item, "read"):
            yield item, ""
        elif isinstance(item, str | os.PathLike):
            for file, event in _files(Path(item).expanduser(), several, found):
                if (resolved := file.resolve()) not in seen:
                    seen.add(resolved)
                    yield file, event
        else:
            raise TypeError(f"expected {_EXPECTED}, not {type(item).__name__}")


def _files(path: Path, several: bool, found: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Yield the files that a path, a folder or a glob names, each with its event."""
    note = _noting(str(path), found)
    # os.path, for a Path raises on what can't be a path: a text given by mistake
    is_folder = os.path.isdir(path)  # noqa: PTH112
    own_event = path.resolve().name if is_folder and several else ""
    if is_folder:
        root, files = path, list(_walk(path, found))
    elif os.path.exists(path):  # noqa: PTH110
        root, files = path.parent, [path]
    else:
        root = Path(*takewhile(lambda part: not glob.has_magic(part), path.parts))
        files = [
            file
            # unlike Path.glob it passes over hidden files
            for match in sorted(map(Path, glob.glob(str(path), recursive=True)))  # noqa: PTH207
            for file in (_walk(match, found) if match.is_dir() else [match])
            if file.name.lower() not in _ABOUT_THE_FOLDER
        ]
    if is_folder and not files:
        note(f"no article in it: it needs files {', '.join(_READERS)}")
    elif not files:
        note("no such file or folder: check the name (a text goes to extract as it is)")
    for file in files:
        below = file.relative_to(root).parts
        yield file, below[0] if len(below) > 1 else own_event


def _walk(folder: Path, found: list[Problem], above: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Yield the visible files of a folder and its subfolders, sorted."""
    resolved = folder.resolve()
    if resolved in above:  # a link that leads back up
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        _noting(str(folder), found)(f"can't be opened: {error.strerror}")
        return
    pages = {
        f"{entry.stem}_files" for entry in entries if entry.suffix.lower() in (".html", ".htm")
    }
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in _ABOUT_THE_FOLDER:
            continue
        if not entry.is_dir():
            yield entry
        elif entry.name not in pages:
            yield from _walk(entry, found, (*above, resolved))


def _names(files: list[Path]) -> dict[Path, str]:
    """Name every file by its stem, or by the path below their common folder where stems collide."""
    namesakes: dict[str, list[Path]] = {}
    for file in files:
        namesakes.setdefault(file.stem, []).append(file)
    names = {}
    for stem, same in namesakes.items():
        root = os.path.commonpath([file.absolute().parent for file in same])
        for file in same:
            path = file.absolute().relative_to(root).as_posix()
            names[file] = stem if len(same) == 1 else path
    return names


_STRINGS = ("id", "text", "title", "outlet", "url", "event")
_strings_of = attrgetter(*_STRINGS)


def _sound(articles: Iterable[Article]) -> Iterator[Article]:
    """Make ids unique (a, a-2, a-3), and every string one that tables and pages can hold."""
    taken: set[str] = set()
    seen: Counter[str] = Counter()
    for article in articles:
        strings: dict[str, str] = {}
        if not "".join(_strings_of(article)).isascii():
            strings = {
                name: printable
                for name, string in zip(_STRINGS, _strings_of(article), strict=True)
                if (printable := _printable(string)) != string
            }
        name = shared = strings.get("id", article.id)
        while name in taken:
            seen[shared] += 1
            name = strings["id"] = f"{shared}-{seen[shared] + 1}"
        taken.add(name)
        yield replace(article, **strings) if strings else article


def _article(
    row: Mapping[str, Any], number: int, name: str, event: str, note: _Note
) -> Article | None:
    """Build the article of one row, or note why there is none."""
    place = f"row {number}: " if number else ""
    name = f"{name}-{number}" if number else name
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        note(f"{place}no text: put the text of the article there, or remove it")
        return None
    try:
        published = _day(row.get("published"))
    except ValueError as error:
        note(f"{place}published {error}; the article is read without its date")
        published = None
    return Article(
        id=_string(row.get("article")) or _string(row.get("id")) or name,
        text=text,
        title=_string(row.get("title")),
        outlet=_string(row.get("outlet")),
        published=published,
        url=_string(row.get("url")),
        event=_string(row.get("event")) or event,
    )


def _string(value: object) -> str:
    """Write a cell as a string: ``""`` when missing, 7 for 7.0."""
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _day(value: object) -> date | None:
    """Read a date; None when blank. One that may be another day too is refused, not guessed.

    >>> _day("12 June 2017, 10:30")
    datetime.date(2017, 6, 12)
    >>> _day("3/4/2017")
    Traceback (most recent call last):
    ValueError: '3/4/2017' is not one certain day: write it like 2017-06-12
    """
    text = _string(value)
    if not text:
        return None
    try:
        days = _possible_days(text)
    except (ValueError, OverflowError):
        days = set()
    if len(days) != 1 or not 1600 <= min(days).year < 2200:
        raise ValueError(f"{text!r} is not one certain day: write it like 2017-06-12")
    return days.pop()


def _possible_days(text: str) -> set[date]:
    """Return the days that a date can mean; what it leaves out (June 2017) makes them several."""
    with suppress(ValueError):
        return {datetime.fromisoformat(text).date()}
    if year_first := _YEAR_FIRST.fullmatch(text):
        return {date(*map(int, year_first.groups()))}
    return {
        dateutil.parser.parse(
            text, dayfirst=day_first, yearfirst=year_first, ignoretz=True, default=rest
        ).date()
        for day_first in (False, True)
        for year_first in (False, True)
        for rest in (datetime(2000, 1, 1), datetime(2001, 2, 2))
    }


def _rows(item: Path | pd.DataFrame | BinaryIO, note: _Note) -> _Rows:
    if isinstance(item, pd.DataFrame):
        return _frame_rows(item)
    if not isinstance(item, Path):
        return _text_rows(item.read(), note)
    reader = _READERS.get(item.suffix.lower())
    if reader is None:
        raise ValueError(f"not a kind that is read: save it as one of {', '.join(_READERS)}")
    return reader(item.read_bytes(), note)


def _text_rows(data: bytes, note: _Note) -> _Rows:
    text = _decode(data)
    if not _HEADER_LINE.match(text):
        yield 0, {"text": text}
        return
    blank = _BLANK_LINE.search(text)
    lines = _NEWLINE.split(text[: blank.start()] if blank else text)
    fields: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        field = _HEADER_LINE.fullmatch(line)
        if field is None or field[1].lower() in fields:
            note(
                f"line {number} is not of the header begun above it, so all is read as text: "
                f"end the header with a blank line, and have each of {', '.join(_FIELDS)} once"
            )
            yield 0, {"text": text}
            return
        fields[field[1].lower()] = field[2]
    yield 0, {**fields, "text": text[blank.end() :] if blank else ""}


def _html_rows(data: bytes, note: _Note) -> _Rows:
    import trafilatura  # here, for it is slow to import and most articles are plain text

    # what it would log to the terminal is told as a problem, with the file
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    page = trafilatura.bare_extraction(
        _decode_html(data),
        with_metadata=True,
        include_comments=False,
        # the date that the page states; the extensive search takes any date in the text
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if page is None or not page.text:
        raise ValueError("no article found in the page: save its text as .txt")
    yield (
        0,
        {
            # the headline is the title; left in the text, its figures would be reported twice
            "text": page.text.removeprefix(f"{page.title}\n"),
            "title": page.title,
            "outlet": page.sitename or page.hostname,
            "published": page.date,
            "url": page.url,
        },
    )


def _csv_rows(data: bytes, note: _Note) -> _Rows:
    csv.field_size_limit(2**31 - 1)  # an article can be longer than the 128 KB allowed unasked
    reader = csv.DictReader(io.StringIO(_decode(data), newline=""), strict=True)
    try:
        _need_text(reader.fieldnames or [])
        for number, row in enumerate(reader, 1):
            if None in row:  # DictReader's key for what is beyond the last column
                note(f"row {number}: more cells than columns: put its text in double quotes")
            else:
                yield number, row
    except csv.Error as error:
        raise ValueError(
            f"line {reader.line_num + 1}: not CSV from here on ({error}): mend the double quotes"
        ) from None


def _jsonl_rows(data: bytes, note: _Note) -> _Rows:
    for number, line in enumerate(_decode(data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            note(f"row {number}: not JSON ({error}): write one object on each line")
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            note(f'row {number}: not an object: write {{"text": "…"}} on each line')


def _parquet_rows(data: bytes, note: _Note) -> _Rows:
    try:
        frame = pd.read_parquet(io.BytesIO(data))
    except (OSError, ValueError) as error:
        raise ValueError(f"not a Parquet file ({error}): write it anew") from None
    _need_text(frame.columns)
    return _frame_rows(frame)


def _frame_rows(frame: pd.DataFrame) -> _Rows:
    columns = [name for name in ("text", "article", "id", *_FIELDS) if name in frame.columns]
    return enumerate(frame[columns].to_dict("records"), 1)


def _need_text(columns: Iterable[object]) -> None:
    if "text" not in (columns := list(columns)):
        raise ValueError(
            f"no column `text`: name the column with the articles so; "
            f"there are {', '.join(map(repr, columns)) or 'none'}"
        )


def _decode(data: bytes) -> str:
    if not data.strip():
        raise ValueError("empty: put the text of the article in it, or remove it")
    if (nul := data.find(b"\0")) >= 0:
        raise ValueError(f"not UTF-8 text, NUL at byte {nul + 1:,}: save it as UTF-8 text")
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"not UTF-8 at byte {error.start + 1:,} (line {line:,}): save it as UTF-8"
        ) from None


def _decode_html(data: bytes) -> str:
    """Decode a page as UTF-8, or else as it declares itself."""
    try:
        return _decode(data)
    except ValueError:
        declared = _CHARSET.search(data, 0, 4096)
        if declared is None:
            raise
        with suppress(LookupError, UnicodeDecodeError):
            charset = codecs.lookup(declared[1].decode()).name
            # every browser reads Latin-1 as the Windows code page that extends it
            return data.decode("cp1252" if charset == "iso8859-1" else charset)
        raise


_READERS: dict[str, Callable[[bytes, _Note], _Rows]] = {
    ".txt": _text_rows,
    ".md": _text_rows,
    ".html": _html_rows,
    ".htm": _html_rows,
    ".csv": _csv_rows,
    ".jsonl": _jsonl_rows,
    ".parquet": _parquet_rows,
}
