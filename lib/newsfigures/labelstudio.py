"""Figures to Label Studio as tasks with their spans marked, and its annotations as corrections.

Label Studio counts offsets in a text by code points, as newsfigures does; its older versions
counted UTF-16 units, so that whatever stood behind an emoji was off by one. Both are read: the
words that it stores beside the offsets tell which they are. A CR LF counts as two in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from xml.etree import ElementTree

import pandas as pd

from newsfigures.cells import as_cell, choices, records
from newsfigures.corrections import correction, corrections_table, text_hash
from newsfigures.model import Article

#: The cells that are shown for each region, by the kind of their control.
_CONTROLS = {
    "bound": "choices",
    "value": "textarea",
    "low": "textarea",
    "high": "textarea",
    "unit": "textarea",
    "who": "textarea",
    "source": "textarea",
}


def labelling_config() -> str:
    """Return the labelling interface for the tasks of `to_label_studio`, as XML.

    >>> '<Label value="killed" />' in labelling_config()
    True
    """
    view = ElementTree.Element("View")
    style = ElementTree.SubElement(view, "Style")
    style.text = ".htx-text { white-space: pre-wrap; }"  # else blanks are trimmed, and offsets off
    labels = ElementTree.SubElement(view, "Labels", name="measure", toName="text", choice="single")
    for measure in choices()["measure"]:
        ElementTree.SubElement(labels, "Label", value=measure)
    ElementTree.SubElement(view, "Text", name="text", value="$text", granularity="symbol")
    for name, kind in _CONTROLS.items():
        of_region = {"name": name, "toName": "text", "perRegion": "true"}
        if kind == "choices":
            control = ElementTree.SubElement(view, "Choices", of_region, choice="single")
            for content in choices()[name]:
                ElementTree.SubElement(control, "Choice", value=content)
        else:
            further = {"maxSubmissions": "1", "editable": "true", "placeholder": name}
            ElementTree.SubElement(view, "TextArea", of_region | further)
    ElementTree.indent(view)
    return ElementTree.tostring(view, encoding="unicode")


def to_label_studio(figures: pd.DataFrame, articles: Iterable[Article]) -> list[dict[str, Any]]:
    """Return a task for each article, with every figure as a region that is predicted.

    Args:
        figures: the table of `newsfigures.extract`.
        articles: those that the figures were extracted from; one without figures is a task too.

    Returns:
        Tasks in Label Studio's basic JSON format, for its import. The label of a region is the
        measure; bound, value, low, high, unit, who and source are set for each region. Offsets
        count code points.

    >>> from newsfigures import extract
    >>> article = Article("a1", "😀 Blast kills 7.")
    >>> (task,) = to_label_studio(extract(article), [article])
    >>> task["predictions"][0]["result"][0]["value"]
    {'start': 14, 'end': 15, 'text': '7', 'labels': ['killed']}
    """
    by_article = _by_article(figures)
    made = f"newsfigures {version('newsfigures')}"
    return [
        {
            "data": {
                "text": article.text,
                "article": article.id,
                "text_hash": text_hash(article.text),
                "title": article.title,
            },
            "predictions": [
                {
                    "model_version": made,
                    "result": [
                        result for row in by_article[article.id] for result in _results(row)
                    ],
                }
            ],
        }
        for article in articles
    ]


def from_label_studio(
    tasks: Iterable[Mapping[str, Any]], figures: pd.DataFrame, articles: Iterable[Article]
) -> tuple[pd.DataFrame, list[str]]:
    """Make corrections of what people annotated in the tasks of `to_label_studio`.

    A region that is gone deletes its figure, a new one adds a figure, a moved one does both; a
    changed label or cell corrects the cell. A cell that was emptied there stays as it is, for Label
    Studio does not tell it from one that was never shown. Tasks without an annotation, and skipped
    ones, say nothing.

    Args:
        tasks: Label Studio's export in its JSON format, loaded.
        figures: the table of `newsfigures.extract`, as it was exported.
        articles: those that the figures were extracted from.

    Returns:
        The corrections table, and what could not be read: task, reason and mend.

    >>> from newsfigures import extract
    >>> article = Article("a1", "Blast kills 7.")
    >>> (task,) = to_label_studio(extract(article), [article])
    >>> done = {"data": task["data"], "annotations": [{"result": []}]}
    >>> table, faults = from_label_studio([done], extract(article), [article])
    >>> table[["figure", "column", "old"]].values.tolist()
    [['a1:12-13', 'figure', 'a1:12-13']]
    """
    by_id = {article.id: article for article in articles}
    by_article = _by_article(figures)
    corrections: list[dict[str, Any]] = []
    faults: list[str] = []
    for number, task in enumerate(tasks, 1):
        data = task.get("data", {})
        article = by_id.get(data.get("article"))
        if article is None or text_hash(article.text) != text_hash(data.get("text", "")):
            name = data.get("article", "")
            faults.append(f"task {number}: article {name!r} is not read, or its text has changed")
            continue
        for annotation in task.get("annotations", ()):
            if not annotation.get("was_cancelled"):
                try:
                    own = by_article[article.id]
                    corrections += list(_differences(article, own, annotation))
                except ValueError as error:
                    faults.append(f"task {number}: {error}")
    return corrections_table(corrections), faults


def _by_article(figures: pd.DataFrame) -> defaultdict[str, list[dict[str, Any]]]:
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(figures):
        rows[row["article"]].append(row)
    return rows


def _results(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the region of a figure and its cells, which share the region's id."""
    span = {"start": int(row["start"]), "end": int(row["end"])}
    region = {"id": _region_id(row["figure"]), "to_name": "text"}
    value = span | {"text": row["text"], "labels": [row["measure"]]}
    yield region | {"from_name": "measure", "type": "labels", "value": value}
    for name, kind in _CONTROLS.items():
        if cell := as_cell(row[name]):
            value = span | {"choices" if kind == "choices" else "text": [cell]}
            yield region | {"from_name": name, "type": kind, "value": value}


def _region_id(figure: str) -> str:
    # not the figure's id itself: Label Studio cuts ids at a #
    return sha256(figure.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _differences(
    article: Article, rows: list[dict[str, Any]], annotation: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Yield the corrections that make the rows of an article what an annotation shows."""
    updated = str(annotation.get("updated_at") or annotation.get("created_at") or "")[:10]
    by = annotation.get("completed_by") or ""
    said = {
        "who": str(by.get("email") or by.get("id")) if isinstance(by, Mapping) else str(by),
        "day": date.fromisoformat(updated) if updated else None,
    }
    unseen = {row["figure"]: row for row in rows}
    by_region = {_region_id(name): name for name in unseen}
    added: list[tuple[tuple[int, int], dict[str, str]]] = []
    for region, (span, cells) in _regions(article.text, annotation).items():
        row = unseen.get(by_region.get(region, ""))
        if row is None or (row["start"], row["end"]) != span:
            added.append((span, cells))
            continue
        del unseen[row["figure"]]
        for name, cell in cells.items():
            if cell != as_cell(row[name]):
                yield correction(article, row["figure"], span, name, row[name], cell, **said)
    for name, row in unseen.items():
        span = (row["start"], row["end"])
        yield correction(article, name, span, "figure", name, None, **said)
    taken = {row["figure"] for row in rows if row["figure"] not in unseen}
    for span, cells in added:
        name = f"{article.id}:{span[0]}-{span[1]}"
        if name in taken:
            name = f"{name}:{cells['measure']}"
        taken.add(name)
        for column, cell in {"figure": name, **cells}.items():
            yield correction(article, name, span, column, None, cell, **said)


def _regions(
    text: str, annotation: Mapping[str, Any]
) -> dict[str, tuple[tuple[int, int], dict[str, str]]]:
    """Return the span and the cells of every region of an annotation, by the region's id."""
    regions: dict[str, tuple[tuple[int, int], dict[str, str]]] = {}
    results = annotation.get("result", ())
    for result in results:
        if result.get("type") == "labels":
            value = result["value"]
            if len(value.get("labels", ())) != 1:
                raise ValueError(f"the region at {value['start']} needs one label: give it one")
            regions[result["id"]] = (_span(text, value), {"measure": value["labels"][0]})
    for result in results:
        name, kind = result.get("from_name"), result.get("type")
        if _CONTROLS.get(name) == kind and result.get("id") in regions:
            held = result["value"]["choices" if kind == "choices" else "text"]
            cell = held if isinstance(held, str) else "".join(held[:1])
            regions[result["id"]][1][name] = cell.strip()
    return regions


def _span(text: str, value: Mapping[str, Any]) -> tuple[int, int]:
    """Return a region's span in code points, whichever way its offsets were counted."""
    start, end, printed = int(value["start"]), int(value["end"]), value.get("text")
    if not isinstance(printed, str) or _alike(text[start:end], printed):
        if 0 <= start < end <= len(text):
            return start, end
    else:
        units = text.encode("utf-16-le", "surrogatepass")
        before, inside = (
            units[2 * first : 2 * last].decode("utf-16-le", "replace")
            for first, last in ((0, start), (start, end))
        )
        if _alike(inside, printed):
            return len(before), len(before) + len(inside)
    raise ValueError(f"the region at {start} to {end} is not {printed!r} in the text: mark it anew")


def _alike(words: str, printed: str) -> bool:
    # line breaks may come back as blanks, or written out
    return "".join(words.split()) == "".join(printed.replace("\\n", "\n").split())
