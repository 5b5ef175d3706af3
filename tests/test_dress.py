"""The same text in another dress says the same: wrapped, with other spaces, quotes or ligatures."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path

import newsfigures as nf
import pandas as pd
import pytest

GOLD = Path(__file__).parent / "gold" / "tally.toml"
#: A text of one paragraph and more than one line, for a short one may as well be two headlines.
TEXTS = [
    text
    for case in tomllib.loads(GOLD.read_text(encoding="utf-8"))["case"]
    for text in case["texts"]
    if "\n" not in text and len(text) > 110
]


def wrapped(text: str) -> str:
    return textwrap.fill(text, 60, break_on_hyphens=False)


def wrapped_with_returns(text: str) -> str:
    return textwrap.fill(text, 60, break_on_hyphens=False).replace("\n", "\r\n")


def indented(text: str) -> str:
    return textwrap.fill(text, 60, break_on_hyphens=False, subsequent_indent="    ")


def typed(text: str) -> str:
    """Two spaces behind a comma or a full stop."""
    return re.sub(r"(?<=[.,]) ", "  ", text)


def unbreakable(text: str) -> str:
    """No-break spaces behind numbers and short words."""
    return re.sub(r"(?<=\b[\w-]) (?=[a-z])|(?<=\d) (?=[a-z])", "\u00a0", text)


LIGATURES = {"ffi": "\ufb03", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}


def fused(text: str) -> str:
    """Ligatures, as a text taken from a PDF has them."""
    return re.sub("|".join(LIGATURES), lambda letters: LIGATURES[letters[0]], text)


def hyphenated(text: str) -> str:
    """Soft hyphens in long words."""
    return re.sub(r"\b([a-z]{4})([a-z]{4,})\b", "\\1\u00ad\\2", text)


DRESSES = [wrapped, wrapped_with_returns, indented, typed, unbreakable, fused, hyphenated]


def read(texts: list[str]) -> tuple[pd.DataFrame, list[list[tuple]]]:
    """Return the figures of texts and, by text, the totals."""
    articles = pd.DataFrame({"article": [str(n) for n in range(len(texts))], "text": texts})
    figures = nf.extract(articles)
    totals: list[list[tuple]] = [[] for _ in texts]
    for toll in nf.tally(figures).astype(object).itertuples():
        cells = (toll.measure, toll.value, toll.low, toll.high, toll.bound, toll.how)
        totals[int(toll.article)].append(cells)
    return figures, totals


@pytest.mark.parametrize("dress", DRESSES, ids=lambda dress: dress.__name__)
def test_another_dress_says_the_same(dress: Callable[[str], str]):
    dressed = [(text, dress(text)) for text in TEXTS]
    dressed = [(text, other) for text, other in dressed if other != text]
    figures, totals = read([other for _, other in dressed])
    _, plain = read([text for text, _ in dressed])
    differing = [
        f"{text}\n  {one}\n  {other}"
        for (text, _), one, other in zip(dressed, plain, totals, strict=True)
        if str(one) != str(other)
    ]
    assert not differing, "\n".join(differing)
    texts = {str(n): other for n, (_, other) in enumerate(dressed)}
    for row in figures.itertuples():
        assert texts[row.article][row.start : row.end] == row.text
        assert row.sentence in texts[row.article]


FIRST = re.compile(r"[^.!?\"“”:]{25,200}(?<!\b[A-Z][a-z])\.(?= [A-Z]|$)")


def headed(text: str) -> str:
    """The first sentence once more, as a headline."""
    first = FIRST.match(text)
    return f"{first[0][:-1]}\n\n{text}" if first else text


def datelined(text: str) -> str:
    return f"SOREL, Feb. 12 (AFP) - {text}"


def filed(text: str) -> str:
    return f"SOREL, Alba (AP) — {text}"


@pytest.mark.parametrize("dress", [headed, datelined, filed], ids=lambda dress: dress.__name__)
def test_headlines_and_datelines_add_nothing(dress: Callable[[str], str]):
    texts = [text for text in TEXTS if dress(text) != text and "(" not in text[:20]]
    _, dressed = read([dress(text) for text in texts])
    _, plain = read(texts)
    differing = [
        f"{text}\n  {one}\n  {other}"
        for text, one, other in zip(texts, plain, dressed, strict=True)
        if [str(cells[:5]) for cells in one] != [str(cells[:5]) for cells in other]
    ]
    assert not differing, "\n".join(differing)


FILES = sorted(path for path in GOLD.parent.glob("*.toml") if "genres" not in path.name)
#: Every text of the labelled cases with a hyphen.
HYPHENED = [
    text
    for path in FILES
    for kind in tomllib.loads(path.read_text(encoding="utf-8")).values()
    for case in kind
    for text in case.get("texts", ())
    if "-" in text
]


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011"], ids=["hyphen", "no-break-hyphen"])
def test_a_hyphen_is_one_however_it_is_printed(hyphen: str):
    columns = ["start", "end", "value", "low", "high", "bound", "unit", "measure"]
    plain, dressed = (
        nf.extract(texts)[["article", *columns]].astype(str)
        for texts in (HYPHENED, [text.replace("-", hyphen) for text in HYPHENED])
    )
    pd.testing.assert_frame_equal(plain, dressed)
