"""Speed: newsfigures beside quantulum3, from a cold start, and on ever longer or hostile texts.

Run with ``make bench``, or ``python -m tests.bench.speed``; takes some minutes. Each reader gets
the same texts: the sentences of ``tests/gold``, nearly all with a figure and many with several, and
the sample articles, which are as news is. Every time is the best of several rounds.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pandas as pd

GOLD = Path(__file__).parents[1] / "gold"
ARTICLES = Path(__file__).parents[2] / "notebooks" / "articles"
ROUNDS = 3
#: Seconds; a text that will take longer, going by how the time has grown so far, is left out.
PATIENCE = 180.0

WHOLE_PROCESSES = {
    "python alone": "pass",
    "import newsfigures": "import newsfigures",
    "newsfigures, first figure": "import newsfigures as n; n.extract('Blast kills 7 people.')",
    "quantulum3, first figure": "from quantulum3.parser import parse; parse('It is 7 km away.')",
    "newsfigures, the articles": "import newsfigures as n; n.extract(texts)",
    "quantulum3, the articles": (
        "from quantulum3 import classifier, parser; classifier.USE_CLF = False\n"
        "for text in texts: parser.parse(text)"
    ),
}
#: The sample articles, read from the disk without either reader's help.
TEXTS = (
    "import pathlib, sys\n"
    "files = sorted(pathlib.Path(sys.argv[1]).glob('*/*.txt'))\n"
    "texts = [file.read_text(encoding='utf-8').partition('\\n\\n')[2] for file in files]\n"
)
HOSTILE = {
    "digits": "7",
    "spaced digits": "7 ",
    "commas": ",",
    "1,1,1": "1,",
    "1-1-1": "1-",
    "and 1 and 1": " and 1",
    "of 7 of 7": " of 7",
    "hundred": "hundred ",
    "brackets": "(",
    "pairs of brackets": "()",
    "quotes": '"',
    "quoted words": '"a" ',
    "7 killed, 7 killed": "7 killed, ",
    "a man, a man": "a man, ",
    "full stops": ".",
    "line ends": "\n",
    "wrapped lines": "seven men died of\n",
    "cut words": "a-\n",
    "soft hyphens": "a\u00ad",
    "ligatures": "\ufb01",
    "capitals": "A MAN DIED ",
    "titles": "Man Kills Five In Town\n",
    "one long word": "a",
}


def sentences() -> list[str]:
    """The texts of our own gold cases, in the order of the files."""
    files = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.toml"))
    ]
    cases = [case for file in files for case in file.get("case", []) + file.get("nothing", [])]
    return [text for case in cases for text in case["texts"]]


def articles() -> list[str]:
    """The texts of the sample articles."""
    import newsfigures as nf

    return [article.text for article in nf.read_articles(ARTICLES)]


def best_of(rounds: int, run: Callable[[], object]) -> float:
    """The seconds of the quickest of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def table(title: str, rows: Iterable[Iterable[object]]) -> None:
    """Print rows as they come, the first column to the left, the others to the right."""
    print(f"\n{title}")
    for first, *others in rows:
        print(f"  {first:<26}" + "".join(f"{other:>14}" for other in others), flush=True)


def warm(kind: str, texts: list[str]) -> None:
    """Texts a second in one process, everything loaded."""
    import newsfigures as nf

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that its classifier is not installed: it is off anyway
        from quantulum3 import classifier, parser
    classifier.USE_CLF = False
    token = re.compile(r"\w+|[^\w\s]")
    readers: dict[str, Callable[[list[str]], object]] = {
        "tokens only, the floor": lambda some: [token.findall(text) for text in some],
        "newsfigures": nf.extract,
        "quantulum3": lambda some: [parser.parse(text) for text in some],
    }
    rates = {}
    for name, read in readers.items():
        read(texts[:20])
        rates[name] = len(texts) / best_of(ROUNDS, lambda read=read: read(texts))
    table(
        f"Warm, one process, the same {len(texts):,} {kind}",
        [("", "texts/s", "to quantulum3")]
        + [
            (name, f"{rate:,.0f}", f"{rate / rates['quantulum3']:,.1f} x")
            for name, rate in rates.items()
        ],
    )


def cold() -> None:
    """Seconds of whole processes; bytecode is kept in a folder of its own, empty at first."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}

        def seconds(code: str, rounds: int) -> str:
            if "texts" in code:  # every word is new: what is looked up once a word counts too
                code = TEXTS + code
            command = [sys.executable, "-W", "ignore", "-c", code, str(ARTICLES)]
            run = partial(subprocess.run, command, env=os.environ | kept, check=True)
            return f"{best_of(rounds, run):.2f} s"

        rows = [
            (name, seconds(code, 1), seconds(code, 2 * ROUNDS))
            for name, code in WHOLE_PROCESSES.items()
        ]
    table("Whole process", [("", "first run ever", "then"), *rows])


def growth() -> None:
    """Microseconds a character as a text grows."""
    import newsfigures as nf

    # mixed, so that a short text holds what a long one does: files differ in how much they tell
    ordinary = [f"{text}\n" for text in sentences()]
    random.Random(1).shuffle(ordinary)
    nf.extract(ordinary)

    def rows() -> Iterator[list[str]]:
        yield ["", "10 KB", "100 KB", "1 MB", "10 MB", "last to first"]
        yield row("ordinary text", ordinary, 10**4, 10**5, 10**6, 10**7)
        for name, unit in HOSTILE.items():
            yield row(name, [unit], 10**4, 10**5, 10**6)

    def row(name: str, parts: list[str], *sizes: int) -> list[str]:
        cells = dict.fromkeys((10**4, 10**5, 10**6, 10**7), "")
        rates: list[float] = []
        for size in sizes:
            grows = rates[-1] / rates[-2] if len(rates) > 1 else 10
            if rates and size * rates[-1] / 1e6 * grows > PATIENCE:
                cells[size] = "too long"
                break
            text = "".join(islice(cycle(parts), size // min(map(len, parts)) + 1))[:size]
            try:
                seconds = best_of(ROUNDS if size < 10**5 else 1, lambda text=text: nf.extract(text))
            except RecursionError:
                cells[size] = "RecursionError"
                break
            rates.append(seconds / size * 1e6)
            cells[size] = f"{rates[-1]:.2f}"
        ratio = f"{rates[-1] / rates[0]:.2f}" if len(rates) == len(sizes) else "not flat"
        return [name, *cells.values(), ratio]

    table("Microseconds a character", rows())


def comparing() -> None:
    """Microseconds a figure as the figures of many events are compared and added up."""
    import newsfigures as nf
    from newsfigures.model import Figure
    from newsfigures.table import to_frame

    def claims_of(events: int) -> list[Figure]:
        """Four sources a day for five days; seven events share their names."""
        return [
            Figure(
                f"{event}-{day}-{source}",
                f"a{event}-{day}",
                event=f"e{event % 7}",
                published=date(2024, 1, day),
                as_of=date(2024, 1, day),
                text=str(10 * day + source),
                value=10 * day + source,
                low=10 * day + source,
                high=10 * day + source,
                unit="person",
                measure="killed",
                source=f"Council {source}",
                place="Sorel",
            )
            for event in range(events)
            for day in range(1, 6)
            for source in range(4)
        ]

    def run(figures: pd.DataFrame) -> None:
        claims = nf.compare(figures)
        nf.timeline(claims)
        nf.support(claims)
        nf.total(figures)

    cells = []
    for events in (10, 100, 1000):
        figures = to_frame(claims_of(events))
        rate = best_of(1, lambda figures=figures: run(figures)) / len(figures) * 1e6
        cells.append((len(figures), rate))
    table(
        "Claims, timeline, support and totals: microseconds a figure",
        [
            ("figures", *(f"{n:,}" for n, _ in cells), "last to first"),
            ("", *(f"{rate:,.0f}" for _, rate in cells), f"{cells[-1][1] / cells[0][1]:.2f}"),
        ],
    )


if __name__ == "__main__":
    warm("sentences of tests/gold", sentences())
    warm("sample articles", articles())
    cold()
    growth()
    comparing()
