"""Counts and labels against hand-coded ones: how many are right, and every one that is not.

>>> gold = pd.DataFrame({"id": ["a", "b"], "text": ["Blast kills 7.", "Fog."], "killed": [8, 0]})
>>> print(score(gold).misses().to_csv(index=False), end="")
id,measure,gold,found,taken,low,high,bound,how,text
a,killed,8,7.0,value,7.0,7.0,=,7,Blast kills 7.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd

from newsfigures.extract import extract
from newsfigures.model import COLUMNS, HUMAN_MEASURES, Article
from newsfigures.table import write_table
from newsfigures.tally import tally

#: Columns of a hand-coded file that help to read the article, used where present.
_ARTICLE_FIELDS = ("title", "outlet", "published", "url", "event")

#: The draws of a bootstrap and their seed: the same table gives the same interval.
_DRAWS, _SEED = 2_000, 20_170_905

#: The columns of Counts.
_COUNT_DTYPES = {
    "id": "string",
    "measure": "string",
    "gold": "Int64",
    "found": "Float64",
    "taken": "string",
    "low": "Float64",
    "high": "Float64",
    "bound": "string",
    "how": "string",
    "text": "string",
    "right": "boolean",
}

#: Where a count can be found that is not found under its own measure.
_CONFUSED = (*HUMAN_MEASURES, "nowhere")

#: Checked for each labelled figure even when the label leaves them out: they must be blank then.
_INTERVAL = ("value", "low", "high")
#: In a label the number of another figure of the text, in the table its id.
_LINKS = ("change_from", "part_of", "of_base")
#: Stands in a label for any span.
_ANY_SPAN = "*"
#: What is checked of a text besides the cells of its figures.
_OF_TEXTS = ("tally", "no other figure", "nothing")

_Record = Mapping[str, Any]


@dataclass(frozen=True, eq=False, repr=False)
class Counts:
    """The tally beside hand-coded counts; printed, it is the table of scores.

    Attributes:
        table: a row for each article and measure that is hand-coded or found, with the columns
            ``id``, ``measure``, ``gold`` (blank: not coded, not scored), ``found``, ``taken`` (what
            of the tally `found` is: its ``value``; where that is blank its ``low``, or else its
            ``high``; ``no row``: then 0), ``low``, ``high``, ``bound`` and ``how`` of the tally,
            ``text``, and ``right``.
    """

    table: pd.DataFrame

    def scores(self) -> pd.DataFrame:
        """Score every measure.

        Returns:
            The columns ``measure`` (at last ``all``: an article with all its measures right),
            ``metric`` (``exact``: share of the counts that are right; ``exact, gold > 0``;
            ``exact, gold >= 3``; ``false alarms``: share of the zeros where something is found;
            ``mean error``: the mean absolute error), ``score``, ``n``, and ``low`` and ``high``,
            the 95 % bootstrap interval over the articles. Blank where n is 0.

        >>> texts = ["Blast kills 7.", "Fog."]
        >>> gold = pd.DataFrame({"id": ["a", "b"], "text": texts, "killed": [7, 0]})
        >>> score(gold).scores()[["measure", "metric", "score", "n"]]
          measure            metric  score  n
        0  killed             exact    1.0  2
        1  killed   exact, gold > 0    1.0  1
        2  killed  exact, gold >= 3    1.0  1
        3  killed      false alarms    0.0  1
        4  killed        mean error    0.0  2
        5     all             exact    1.0  2
        """
        rows = []
        for measure, table in self._by_measure():
            gold, right = table["gold"], table["right"]
            error = (table["found"] - gold).abs().dropna()
            for metric, values in (
                ("exact", right),
                ("exact, gold > 0", right[gold > 0]),
                ("exact, gold >= 3", right[gold >= 3]),
                ("false alarms", ~right[gold == 0]),
                ("mean error", error),
            ):
                rows.append({"measure": measure, "metric": metric} | _mean(values))
        every = self._coded().groupby("id", sort=False)["right"].all()
        rows.append({"measure": "all", "metric": "exact"} | _mean(every))
        return pd.DataFrame(rows)

    def confusion(self) -> pd.DataFrame:
        """Look for the counts that are missed under the other measures.

        Returns:
            A row for each coded measure: ``gold`` (the measure), ``n`` (articles where its count is
            above 0), ``right``, then for each measure of the tally in how many of the others the
            same count is found under it (and is not that measure's own), and ``nowhere``.
            A count may stand under several.

        >>> gold = pd.DataFrame({"id": [1], "text": ["Police freed 7 men."], "detained": [7]})
        >>> score(gold).confusion()[["gold", "n", "right", "freed", "nowhere"]].to_dict("records")
        [{'gold': 'detained', 'n': 1, 'right': 0, 'freed': 1, 'nowhere': 0}]
        """
        wrong = self.table[
            self.table["right"].ne(True).fillna(True) & self.table["taken"].ne("no row")
        ]
        stray: dict[str, list[tuple[str, float]]] = {}
        for article, measure, found in wrong[["id", "measure", "found"]].itertuples(index=False):
            stray.setdefault(article, []).append((measure, found))
        rows = []
        for measure, table in self._by_measure():
            told = table[table["gold"] > 0]
            missed = told[~told["right"]]
            row = {"gold": measure, "n": len(told), "right": len(told) - len(missed)}
            row |= dict.fromkeys(_CONFUSED, 0)
            for article, count in zip(missed["id"], missed["gold"], strict=True):
                under = [other for other, found in stray.get(article, []) if found == count]
                for other in under or ["nowhere"]:
                    row[other] += 1
            rows.append(row)
        return pd.DataFrame(rows)

    def misses(self) -> pd.DataFrame:
        """Return the rows of `table` that are coded and not right, without the column ``right``."""
        coded = self._coded()
        return coded[~coded["right"]].drop(columns="right").reset_index(drop=True)

    def _coded(self) -> pd.DataFrame:
        coded = self.table[self.table["gold"].notna()]
        return coded.assign(right=coded["right"].astype(bool))

    def _by_measure(self) -> Iterator[tuple[str, pd.DataFrame]]:
        coded = self._coded()
        for measure in HUMAN_MEASURES:
            if len(table := coded[coded["measure"] == measure]):
                yield measure, table

    def __repr__(self) -> str:
        coded = self._coded()
        lines = [
            f"{coded['id'].nunique():,} articles. Right: in % of n counts, and the 95 % bootstrap",
            "interval. False alarms: in % of the zeros. Mean error: in persons.",
            "",
            _row("", "right", "right", "right", "false", "mean"),
            _row("measure", "of all", "of gold > 0", "of gold >= 3", "alarms", "error"),
        ]
        for measure, table in self.scores().groupby("measure", sort=False):
            scores, intervals = zip(*map(_printed, table.to_dict("records")), strict=True)
            lines += [_row(measure, *scores), _row("", *intervals)]
        lines += [
            "",
            "The counts above 0, and under which other measures the missed ones are found:",
        ]
        for row in self.confusion().to_dict("records"):
            found = [f"{name} {row[name]:,}" for name in _CONFUSED if row[name]]
            told = f"{row['gold']:<12} {row['n']:>6,} told, {row['right']:>6,} right"
            lines += wrap(", ".join((told, *found)), 100, subsequent_indent=" " * 13)
        if open_ended := coded["taken"].isin(("low", "high")).sum():
            note = (
                f"{open_ended:,} of the counts found have no point value (dozens, 300 to 400): "
                "their low end is scored, or their high end where there is no low."
            )
            lines += ["", *wrap(note, 88)]
        return "\n".join(lines)


@dataclass(frozen=True, eq=False, repr=False)
class Labels:
    """The table of figures beside labelled ones; printed, it is the table of scores.

    Attributes:
        table: a row for each labelled cell with the columns ``case`` (file, case and number of the
            text), ``figure`` (its number in the text from 0, or the measure of a tally),
            ``column``, ``gold``, ``found``, ``right`` and ``text``. A figure that is not found has
            all its cells wrong. Besides the columns of the figures table there are ``tally`` (what
            a text says in total), ``no other figure`` (a text gives none but the labelled) and
            ``nothing`` (a text without a figure gives none).
    """

    table: pd.DataFrame

    def scores(self) -> pd.DataFrame:
        """Score every column.

        Returns:
            The columns ``column``, ``score`` (share of its labelled cells that are right), ``n``,
            and ``low`` and ``high``, the 95 % bootstrap interval.
        """
        by_column = dict(list(self.table.groupby("column")["right"]))
        order = [name for name in (*COLUMNS, *_OF_TEXTS) if name in by_column]
        return pd.DataFrame([{"column": name} | _mean(by_column[name]) for name in order])

    def misses(self) -> pd.DataFrame:
        """Return the rows of `table` that are not right, without the column ``right``."""
        return self.table[~self.table["right"]].drop(columns="right").reset_index(drop=True)

    def __repr__(self) -> str:
        lines = [
            f"{self.table['case'].nunique():,} texts. Labelled cells that are right, in %, of n;"
            " the 95 % bootstrap interval.",
            "",
        ]
        scores = self.scores().to_dict("records")
        for row in scores:
            share, interval = _printed(row)
            lines.append(f"{row['column']:<17}{share:<17}{interval}")
        for row in scores:
            if row["column"] == "nothing":
                alarms = round(row["n"] * (1 - row["score"]))
                lines += [
                    "",
                    f"False alarms where there is no figure: {alarms:,} of {row['n']:,} texts.",
                ]
        return "\n".join(lines)


def run(path: str | os.PathLike[str], misses_path: str | os.PathLike[str]) -> str:
    """Score a hand-coded file, write its misses, and return what there is to print.

    Args:
        path: see `score`.
        misses_path: the CSV (or Parquet) for the misses; written even when there are none.

    Returns:
        The scores as a table of at most 100 columns, and what was written.

    Raises:
        OSError, ValueError: as in `score`; or the misses can't be written.
    """
    result = score(path, progress=True)
    misses = result.misses()
    write_table(misses, misses_path)
    return f"{result}\n\nwrote {misses_path}, {len(misses):,} miss{'es' * (len(misses) != 1)}"


def score(
    gold: str | os.PathLike[str] | pd.DataFrame, *, progress: bool = False
) -> Counts | Labels:
    """Extract and tally hand-coded texts and set what is found beside what is coded.

    Args:
        gold: a DataFrame or a file ``.jsonl`` or ``.csv`` with ``id``, ``text`` and a count for any
            measure that is tallied: ``killed``, ``injured``, ``detained``, ``surrendered``, … A
            blank count is not scored. Other columns are left alone, but for those that
            `newsfigures.read_articles` knows. Or a file or folder ``.toml`` with labelled figures,
            in the format of newsfigures' own tests.
        progress: show a progress bar when standard error is a terminal.

    Returns:
        Counts, or Labels for ``.toml``.

    Raises:
        OSError: the file can't be read.
        ValueError: it is not what is said above; names the file, the line and the mend.

    >>> gold = pd.DataFrame({"id": ["a"], "text": ["Two men and a boy drowned."], "killed": [3]})
    >>> score(gold).table[["gold", "found", "how"]].to_csv(index=False)
    'gold,found,how\\n3,3.0,Two men + a boy = 3\\n'
    """
    if isinstance(gold, pd.DataFrame):
        cells = gold.astype(object).where(gold.notna(), None).to_dict("records")
        rows = ((f"row {number}", row) for number, row in enumerate(cells, 1))
        return _counts("DataFrame", list(gold.columns), rows, progress)
    path = Path(gold)
    if path.suffix == ".toml" or path.is_dir():
        return _labels(path, progress)
    readers = {".jsonl": _jsonl_rows, ".csv": _csv_rows}
    if path.suffix not in readers:
        raise ValueError(f"{path}: not a kind that is scored: save it as .jsonl, .csv or .toml")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{path}: not UTF-8 at byte {error.start + 1:,}: save it as UTF-8"
        ) from None
    rows = list(readers[path.suffix](path, text))
    if not rows:
        raise ValueError(f"{path}: empty: put an article with its counts on each line")
    names = dict.fromkeys(chain.from_iterable(row for _, row in rows))
    return _counts(str(path), list(names), rows, progress)


def _jsonl_rows(path: Path, text: str) -> Iterator[tuple[str, _Record]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(
                f"{path}, line {number}: not JSON ({error}): write one object on each line"
            ) from None
        if not isinstance(row, dict):
            raise ValueError(
                f'{path}, line {number}: not an object: write {{"id": …, "text": …, "killed": …}}'
            )
        yield f"line {number}", row


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, _Record]]:
    csv.field_size_limit(2**31 - 1)  # an article can be longer than the 128 KB allowed unasked
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    line = reader.line_num
    try:
        names = reader.fieldnames
        line = reader.line_num
        for row in reader:
            if None in row:  # DictReader's key for what is beyond the last column
                raise ValueError(
                    f"{path}, line {line + 1}: more cells than the {len(names or ())} columns: "
                    "put the text in double quotes"
                )
            yield f"line {line + 1}", row
            line = reader.line_num
    except csv.Error as error:
        raise ValueError(
            f"{path}, line {line + 1}: not CSV ({error}): mend the double quotes"
        ) from None


def _counts(
    file: str, columns: list[str], rows: Iterable[tuple[str, _Record]], progress: bool
) -> Counts:
    """Check hand-coded rows, extract and tally their texts, and set both side by side."""
    measures = [measure for measure in HUMAN_MEASURES if measure in columns]
    if not measures:
        raise ValueError(
            f"{file}: nothing to score: give a column of one of {', '.join(HUMAN_MEASURES)}; "
            f"there are {', '.join(map(str, columns)) or 'none'}"
        )
    articles: dict[str, dict[str, Any]] = {}
    places: dict[str, str] = {}
    for place, row in rows:
        article = _article(row, measures, f"{file}, {place}")
        if earlier := places.get(article["id"]):
            raise ValueError(
                f"{file}, {place}: id {article['id']!r} stands in {earlier} too: "
                "give each article an id of its own"
            )
        places[article["id"]] = place
        articles[article["id"]] = article
    known = [name for name in ("id", "text", *_ARTICLE_FIELDS) if name in columns]
    frame = pd.DataFrame(
        [{name: row[name] for name in known} for row in articles.values()], columns=known
    )
    tolls = tally(extract(frame, progress=progress)).astype(object)
    records = tolls.where(tolls.notna(), None).to_dict("records")
    found = {(toll["article"], toll["measure"]): toll for toll in records}
    table = pd.DataFrame(
        [
            _beside(article, measure, found.get((name, measure)))
            for name, article in articles.items()
            for measure in HUMAN_MEASURES
            if article.get(measure) is not None or (name, measure) in found
        ],
        columns=[*_COUNT_DTYPES],
    )
    return Counts(table.astype(_COUNT_DTYPES))


def _article(row: _Record, measures: list[str], place: str) -> dict[str, Any]:
    """Return a row with its id as a string and its counts as integers, None where not coded."""
    name = str("" if row.get("id") is None else row["id"]).strip()
    if not name:
        raise ValueError(f"{place}: no id: give each article one of its own")
    if not isinstance(row.get("text"), str) or not row["text"].strip():
        raise ValueError(f"{place}: no text: put the article into the column text, or leave it out")
    article = {field: row.get(field) for field in _ARTICLE_FIELDS} | {
        "id": name,
        "text": row["text"],
    }
    for measure in measures:
        cell = row.get(measure)
        blank = cell is None or (isinstance(cell, str) and not cell.strip())
        try:
            article[measure] = None if blank else _whole(cell)
        except (TypeError, ValueError):
            raise ValueError(
                f"{place}: {measure} is {cell!r}: write a whole number in digits, "
                "or leave it blank where not coded"
            ) from None
    return article


def _whole(cell: object) -> int:
    """Read a count.

    >>> _whole("12"), _whole(12.0)
    (12, 12)
    """
    number = float(cell)  # type: ignore[arg-type]  # what it can't take raises a TypeError
    if isinstance(cell, bool) or number < 0 or not number.is_integer():
        raise ValueError(cell)
    return int(number)


def _beside(article: _Record, measure: str, toll: _Record | None) -> dict[str, Any]:
    """Set the tally of one measure of an article beside its hand-coded count."""
    gold = article.get(measure)
    taken, found = "no row", 0.0
    if toll is not None:
        taken = next((end for end in _INTERVAL if toll[end] is not None), "value")
        found = toll[taken]
    toll = toll or {}
    return {
        "id": article["id"],
        "measure": measure,
        "gold": gold,
        "found": found,
        "taken": taken,
        **{name: toll.get(name) for name in ("low", "high", "bound", "how")},
        "text": article["text"],
        "right": None if gold is None else found == gold,
    }


def _mean(values: pd.Series) -> dict[str, Any]:
    """Return the mean of a column, its n and the 95 % interval of a bootstrap over its rows.

    >>> _mean(pd.Series([True, True, False, True]))["score"]
    0.75
    """
    n = len(values)
    if n == 0:
        return {"score": None, "n": 0, "low": None, "high": None}
    numbers = values.to_numpy(dtype=float)
    # drawing n rows anew is drawing how often each of their values comes
    levels, times = np.unique(numbers, return_counts=True)
    draws = np.random.default_rng(_SEED).multinomial(n, times / n, size=_DRAWS)
    low, high = np.quantile(draws @ levels / n, (0.025, 0.975))
    return {"score": float(numbers.mean()), "n": n, "low": float(low), "high": float(high)}


def _row(measure: str, *cells: str) -> str:
    return f"{measure:<13}{''.join(f'{cell:<17}' for cell in cells)}".rstrip()


def _printed(row: _Record) -> tuple[str, str]:
    """Print a score with its n, and its interval: shares in %, a mean error in persons."""
    if row["n"] == 0:
        return "    - n 0", ""
    if row.get("metric") == "mean error":
        return f"{row['score']:5.2f} n {row['n']:,}", f"{row['low']:5.2f} to {row['high']:.2f}"
    score, low, high = (100 * row[name] for name in ("score", "low", "high"))
    return f"{score:5.1f} n {row['n']:,}", f"{low:5.1f} to {high:.1f}"


# Labelled figures, in the format of tests/gold/README.md.


@dataclass(frozen=True)
class _Example:
    """One text of a case with its labels."""

    key: str
    text: str
    published: date | None
    figures: list[_Record]
    spans: list[tuple[int, int] | None]
    tolls: dict[str, Any] | None


def _labels(path: Path, progress: bool) -> Labels:
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise ValueError(f"{path}: no .toml file in it: name a .jsonl or .csv, or labelled cases")
    examples = [example for file in files for example in _examples(file)]
    articles = [Article(e.key, e.text, published=e.published) for e in examples]
    figures = extract(articles, progress=progress)
    rows, tolls = _by_article(figures), _by_article(tally(figures))
    cells = [
        {"case": example.key, **cell, "text": example.text}
        for example in examples
        for cell in _cells(example, rows.get(example.key, []), tolls.get(example.key, []))
    ]
    table = pd.DataFrame(
        cells, columns=["case", "figure", "column", "gold", "found", "right", "text"]
    )
    return Labels(table.astype(dict.fromkeys(table.columns, "string") | {"right": bool}))


def _examples(file: Path) -> Iterator[_Example]:
    try:
        cases = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:  # of the encoding too
        raise ValueError(f"{file}: not TOML ({error}): mend it there") from None
    for kind in ("case", "nothing"):
        for number, case in enumerate(cases.get(kind, []), 1):
            place = f"{file}, {kind} {case.get('id', number)}"
            if "id" not in case or not case.get("texts"):
                raise ValueError(f"{place}: give it an id and texts")
            figures, texts = case.get("figures", []), case["texts"]
            if unknown := set(chain.from_iterable(figures)) - set(COLUMNS):
                raise ValueError(
                    f"{place}: no such column, {', '.join(sorted(unknown))}: README.md lists them"
                )
            tolls = None
            if "tally" in case:
                tolls = dict.fromkeys(case.get("absent", [])) | case["tally"]
            for index, text in enumerate(texts):
                labels = [_label(figure, index, len(texts), place) for figure in figures]
                yield _Example(
                    f"{file.stem}/{case['id']}-{index + 1}",
                    text,
                    case.get("published"),
                    labels,
                    list(_spans(labels, text, place)),
                    tolls,
                )


def _label(figure: _Record, index: int, texts: int, place: str) -> _Record:
    """Return the labels of a figure in one text of its case: of a list, the entry for that text."""
    if any(isinstance(label, list) and len(label) != texts for label in figure.values()):
        raise ValueError(f"{place}: a list of labels must be as long as texts: {dict(figure)}")
    if "text" not in figure:
        raise ValueError(f'{place}: a figure has no text: give it as printed, or "{_ANY_SPAN}"')
    return {
        name: label[index] if isinstance(label, list) else label for name, label in figure.items()
    }


def _spans(figures: list[_Record], text: str, place: str) -> Iterator[tuple[int, int] | None]:
    """Yield where each labelled figure is printed, one after the other; None for any span."""
    position = 0
    for figure in figures:
        if figure["text"] == _ANY_SPAN:
            yield None
            continue
        printed = re.compile(rf"(?<!\w){re.escape(figure['text'])}(?!\w)").search(text, position)
        if printed is None:
            raise ValueError(
                f"{place}: {figure['text']!r} does not stand in the text, in this order: "
                "write the figures as printed and in the order of the text"
            )
        position = printed.end()
        yield printed.span()


def _by_article(table: pd.DataFrame) -> dict[str, list[_Record]]:
    """Return the rows of each article as plain values, blank as None."""
    cells = table.astype(object)
    result: dict[str, list[_Record]] = {}
    for row in cells.where(cells.notna(), None).to_dict("records"):
        result.setdefault(row["article"], []).append(row)
    return result


def _cells(
    example: _Example, rows: list[_Record], tolls: list[_Record]
) -> Iterator[dict[str, Any]]:
    """Yield every label of a text with what is found for it."""
    if example.tolls is not None:
        found = {toll["measure"]: _toll(toll) for toll in tolls}
        for measure, toll in example.tolls.items():
            yield _cell(measure, "tally", _toll(toll), found.get(measure, ""))
        return
    matches = _matches(example, rows)
    for number, (figure, row) in enumerate(zip(example.figures, matches, strict=True)):
        for column, label in (dict.fromkeys(_INTERVAL) | dict(figure)).items():
            if column in _LINKS and label != "":
                other = matches[label]
                label = "not found" if other is None else other["figure"]
            if column == "text" and label == _ANY_SPAN and row is not None:
                label = row["text"]
            yield _cell(number, column, label, None if row is None else row[column], row is None)
    others = [row["text"] for row in rows if not any(row is match for match in matches)]
    column = "no other figure" if example.figures else "nothing"
    yield _cell(None, column, "", "; ".join(others))


def _cell(
    figure: object, column: str, gold: object, found: object, missed: bool = False
) -> dict[str, Any]:
    if isinstance(found, datetime):
        found = found.date()
    if gold is None or gold == "":
        right = found is None or found == ""
    elif isinstance(gold, int | float) and isinstance(found, float):
        right = math.isclose(gold, found, rel_tol=1e-5)
    else:
        right = gold == found
    shown = {
        name: None if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)
        for name, value in (("figure", figure), ("gold", gold), ("found", found))
    }
    return shown | {"column": column, "right": right and not missed}


def _toll(row: int | _Record | None) -> str:
    """Write a total by its bound and ends: n alone stands for exactly n, nothing for no row.

    >>> _toll(3), _toll({"value": 3.0, "low": 3.0, "high": 3.0, "bound": "="})
    ('= 3 [3, 3]', '= 3 [3, 3]')
    >>> _toll({"low": 40, "bound": ">="})
    '>=  [40, ]'
    """
    if row is None:
        return ""
    if isinstance(row, int):
        row = {"value": row, "low": row, "high": row, "bound": "="}
    value, low, high = ("" if (n := row.get(name)) is None else f"{n:.12g}" for name in _INTERVAL)
    return f"{row['bound']} {value} [{low}, {high}]"


def _matches(example: _Example, rows: list[_Record]) -> list[_Record | None]:
    """Return for each labelled figure the found one that shares most of its span, or None."""
    free = list(rows)
    matches: list[_Record | None] = [None] * len(example.spans)
    for number, span in enumerate(example.spans):
        if span is not None:
            shared = [min(row["end"], span[1]) - max(row["start"], span[0]) for row in free]
            if shared and max(shared) > 0:
                matches[number] = free.pop(shared.index(max(shared)))
    for number, span in enumerate(example.spans):
        if span is None and free:
            matches[number] = free.pop(0)
    return matches
