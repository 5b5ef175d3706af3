"""What newsfigures and quantulum3 find in our own sentences: values, units, ranges, bounds.

Run with ``python -m tests.bench.beside``. The sentences are those of ``tests/gold/numbers.toml``,
``bounds.toml`` and ``units.toml``, and of ``nothing.toml``, where there is nothing to find; both
readers are held to the same labels by the same rule. A figure counts as found when any reading of
its sentence agrees: the span is not compared. quantulum3 runs without its classifier.

What quantulum3 says in its own way is taken as meant: a value with an uncertainty is a range from
one end to the other, 2 of the unit dozen are 24, a dollar is that of the United States and a minute
of arc one of time. It has no bounds and no vague words, does not say what is counted, and does not
set years or dates aside: it is not built for that.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from math import isclose
from pathlib import Path
from typing import Any, NamedTuple

import newsfigures as nf
import pandas as pd
from newsfigures.model import Article
from newsfigures.score import score
from newsfigures.stages.units import unit_after

GOLD = Path(__file__).parents[1] / "gold"
WITH_FIGURES = ("numbers", "bounds", "units")
#: Our names of those units of quantulum3 that our dictionary does not know by its names.
NAMES = {"percentage": "%", "dollar": "USD", "minute of arc": "minute", "second of arc": "second"}


class Reading(NamedTuple):
    """A figure as a reader gives it, or as it is labelled."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str | None = None
    unit: str | None = None


class Check(NamedTuple):
    """What is asked of the readers: of which labels, and when a reading is right."""

    name: str
    asks: Callable[[Reading], bool]
    right: Callable[[Reading, Reading], bool]
    of_quantulum3: bool = True


def agree(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same, as far as labels are written out (0.333333).

    >>> agree(1 / 3, 0.333333), agree(None, None), agree(None, 0)
    (True, False, False)
    """
    return one is not None and other is not None and isclose(one, other, rel_tol=1e-5)


def same_value(label: Reading, found: Reading) -> bool:
    """Whether a reading has the labelled value."""
    return agree(label.value, found.value)


def same_value_and_unit(label: Reading, found: Reading) -> bool:
    """Whether a reading has the labelled value and unit."""
    return same_value(label, found) and label.unit == found.unit


def same_value_and_bound(label: Reading, found: Reading) -> bool:
    """Whether a reading has the labelled value and bound."""
    return same_value(label, found) and label.bound == found.bound


def same_low(label: Reading, found: Reading) -> bool:
    """Whether a reading begins where the labelled figure does."""
    return agree(label.low, found.low)


def same_ends(label: Reading, found: Reading) -> bool:
    """Whether a reading has both ends of the labelled range."""
    return same_low(label, found) and agree(label.high, found.high)


def is_measured(label: Reading) -> bool:
    """Whether a figure has a value in a measuring unit.

    >>> [is_measured(Reading(5, unit=unit)) for unit in ("km²", "USD/barrel", "house", "fraction")]
    [True, True, False, False]
    """
    known = unit_after(f"1 {label.unit}", 1) and label.unit != "magnitude"  # which is a bare number
    return label.value is not None and bool(known)


CHECKS = (
    Check("value", lambda label: label.value is not None, same_value),
    Check("value and measuring unit", is_measured, same_value_and_unit),
    Check("both ends of a range", lambda label: label.bound == "range", same_ends),
    Check(
        "low end of a vague word",
        lambda label: label.value is None and label.bound != "range",
        same_low,
        of_quantulum3=False,
    ),
    Check(
        "value and bound",
        lambda label: label.value is not None and label.bound != "=",
        same_value_and_bound,
        of_quantulum3=False,
    ),
    Check(
        "value and what is counted",
        lambda label: label.value is not None and not is_measured(label),
        same_value_and_unit,
        of_quantulum3=False,
    ),
)


def compare(gold: Path = GOLD) -> pd.DataFrame:
    """Hold both readers to the labels.

    Args:
        gold: the folder with the labelled sentences.

    Returns:
        The columns ``checked``, ``n`` (labelled figures, or sentences without a figure), and for
        each reader the share that is right; blank for quantulum3 where it is not built for it.
    """
    labels, empty = labelled(gold), without_figures(gold)
    texts = [text for text, _ in labels]
    found = {name: read(texts) for name, read in READERS.items()}
    rows = []
    for check in CHECKS:
        chosen = [number for number, (_, label) in enumerate(labels) if check.asks(label)]
        row: dict[str, Any] = {"checked": check.name, "n": len(chosen)}
        for name, readings in found.items():
            kept = sum(
                any(check.right(labels[number][1], reading) for reading in readings[number])
                for number in chosen
            )
            asked = check.of_quantulum3 or name != "quantulum3"
            row[name] = kept / len(chosen) if asked else None
        rows.append(row)
    silent = {name: sum(not some for some in read(empty)) for name, read in READERS.items()}
    shares = {name: count / len(empty) for name, count in silent.items()}
    rows.append({"checked": "nothing where there is no figure", "n": len(empty)} | shares)
    return pd.DataFrame(rows)


def labelled(gold: Path = GOLD) -> list[tuple[str, Reading]]:
    """Every labelled figure with its sentence."""
    cells = pd.concat([score(gold / f"{name}.toml").table for name in WITH_FIGURES])
    wide = cells[cells["column"].isin(Reading._fields)].pivot(
        index=["case", "figure", "text"], columns="column", values="gold"
    )
    wide = wide.astype(dict.fromkeys(("value", "low", "high"), "Float64"))
    return list(zip(wide.index.get_level_values("text"), _readings(wide), strict=True))


def without_figures(gold: Path = GOLD) -> list[str]:
    """The sentences in which there is nothing to find."""
    return score(gold / "nothing.toml").table["text"].tolist()


def read_newsfigures(texts: list[str]) -> list[list[Reading]]:
    """What newsfigures reads in each text."""
    figures = nf.extract([Article(str(number), text) for number, text in enumerate(texts)])
    found: list[list[Reading]] = [[] for _ in texts]
    for number, reading in zip(figures["article"], _readings(figures), strict=True):
        found[int(number)].append(reading)
    return found


def read_quantulum3(texts: list[str]) -> list[list[Reading]]:
    """What quantulum3 reads in each text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that its classifier is not installed: it is off anyway
        from quantulum3 import classifier, parser
    classifier.USE_CLF = False
    return [[_as_reading(quantity) for quantity in parser.parse(text)] for text in texts]


READERS = {"newsfigures": read_newsfigures, "quantulum3": read_quantulum3}


def unit_name(name: str) -> str:
    """Our name of a unit of quantulum3's, or its own where we have none.

    >>> unit_name("square kilometre"), unit_name("percentage"), unit_name("bit newton")
    ('km²', '%', 'bit newton')
    """
    known = unit_after(f"1 {name}", 1)
    whole = known is not None and known[1] == len(f"1 {name}")
    return NAMES.get(name) or (known[0].name if whole else name)


def _readings(table: pd.DataFrame) -> list[Reading]:
    cells = table[list(Reading._fields)].astype(object)
    return [Reading(*row) for row in cells.where(cells.notna(), None).itertuples(index=False)]


def _as_reading(quantity: Any) -> Reading:
    value, unit = quantity.value, unit_name(quantity.unit.name)
    if unit == "dozen":
        value, unit = 12 * value, "dimensionless"
    if around := quantity.uncertainty:
        return Reading(None, value - around, value + around, "range", unit)
    return Reading(value, value, value, "=", unit)


if __name__ == "__main__":
    print(compare().to_string(index=False, na_rep="", float_format="{:.1%}".format))
