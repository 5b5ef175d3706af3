"""The command line: ``newsfigures extract``, ``newsfigures review``, ``newsfigures score``."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence, Sized
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from newsfigures.articles import Problem
    from newsfigures.model import Article

_EXAMPLES = """\
examples:
  newsfigures extract articles -o output
  newsfigures extract "articles/**/*.txt" more.csv -o output --parquet
  newsfigures extract report.html > figures.csv
  pbpaste | newsfigures extract -
  newsfigures review articles -o review
  newsfigures extract articles -o output --corrections corrections.csv
  newsfigures score gold.jsonl --misses misses.csv

exit codes:
  0  all was read
  1  something was skipped; the problems say what, why and the mend
  2  wrong usage, nothing to read, or nowhere to write
"""


#: Options of ``extract`` that write more files.
_EXPORTS = {
    "excel": "write figures.xlsx too, a sheet a table",
    "hxl": "write figures_hxl.csv too, with HXL hashtags in row two",
    "geojson": "write figures.geojson too, of the places that leave no doubt",
}


class _UnusableError(Exception):
    """A file that was named can't be used; the message tells the place and the mend."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: without the program's name; those of the process when left out.

    Returns:
        The exit code: 0 all read, 1 something skipped, 2 nothing to read or nowhere to write.

    Raises:
        SystemExit: wrong usage (2), or help was asked for (0).

    >>> main(["extract", "no/such/folder"])
    2
    """
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # km² has no place in some locales' encoding
    try:
        status = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, say `head`, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except _UnusableError as error:
        print(f"newsfigures: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        named = f"{error.filename}: {error.strerror}" if error.filename else error
        print(f"newsfigures: {named}", file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsfigures",
        description="One table row for every figure that news articles report.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('newsfigures')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    extract = commands.add_parser(
        "extract",
        help="read articles, write their figures",
        description="Read articles and write figures.csv, tolls.csv and problems.csv.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    extract.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="file (.txt .md .html .csv .jsonl .parquet), folder, quoted glob, or - for one "
        "article on standard input",
    )
    extract.add_argument(
        "-o",
        "--output",
        type=_folder,
        metavar="DIR",
        help="folder for the tables, made if missing; without it figures go to standard output",
    )
    extract.add_argument(
        "--parquet", action="store_true", help="write the tables as Parquet too; needs -o"
    )
    for name, words in _EXPORTS.items():
        extract.add_argument(f"--{name}", action="store_true", help=f"{words}; needs -o")
    extract.add_argument(
        "--corrections",
        metavar="FILE",
        type=Path,
        help="CSV of corrections to apply; those that no longer match are problems",
    )
    extract.set_defaults(run=_extract, error=extract.error)

    review = commands.add_parser(
        "review",
        help="write a page and a sheet on which a person corrects figures",
        description="Read articles; write review.html, a page that needs no server, and "
        "review.csv, the same for a spreadsheet. Both lead to corrections.csv.",
    )
    review.add_argument(
        "paths", nargs="+", metavar="PATH", help="articles, as for newsfigures extract"
    )
    review.add_argument(
        "-o", "--output", type=_folder, metavar="DIR", required=True, help="folder to write to"
    )
    made = review.add_mutually_exclusive_group()
    made.add_argument(
        "--corrections", metavar="FILE", type=Path, help="corrections made before, to go on from"
    )
    made.add_argument(
        "--edited",
        metavar="SHEET",
        type=Path,
        help="a review.csv in which cells were changed: write corrections.csv from it",
    )
    review.set_defaults(run=_review)

    score = commands.add_parser(
        "score",
        help="count against a hand-coded file",
        description="Print how well the counts agree with hand-coded ones, per measure.",
    )
    score.add_argument(
        "gold",
        metavar="GOLD",
        type=Path,
        help=".jsonl or .csv with id, text and any of killed, injured, detained, …; or .toml with "
        "labelled figures, or a folder of such files",
    )
    score.add_argument(
        "--misses",
        metavar="FILE",
        type=Path,
        default=Path("misses.csv"),
        help="CSV for the articles that disagree (default: %(default)s)",
    )
    score.set_defaults(run=_score)
    return parser


def _folder(text: str) -> Path:
    path = Path(text)
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is a file: name a folder")
    return path


def _extract(options: argparse.Namespace) -> int:
    for name in ("parquet", *_EXPORTS):
        if getattr(options, name) and options.output is None:
            options.error(f"--{name} needs -o DIR, the folder to write to")
    # here, for --help must not wait for pandas
    import pandas as pd

    from newsfigures.articles import read_articles
    from newsfigures.extract import extract
    from newsfigures.table import csv_lines, write_table
    from newsfigures.tally import tally

    problems: list[Problem] = []
    sources = [sys.stdin.buffer if path == "-" else path for path in options.paths]
    articles = read_articles(sources, problems=problems)
    figures = extract(articles, progress=sys.stderr.isatty())
    if options.corrections:
        figures = _corrected(figures, options.corrections, articles, problems)
    for problem in problems:
        print(f"{problem.file}: {problem.reason}", file=sys.stderr)
    summary = _counted(article=articles, figure=figures, problem=problems)
    if options.output is None:
        sys.stdout.writelines(csv_lines(figures))
        print(summary, file=sys.stderr)
        return 1 if problems else 0
    tables = {
        "figures": figures,
        "tolls": tally(figures),
        # written even when empty: nobody takes an older run's problems for this one's
        "problems": pd.DataFrame(problems, columns=["file", "reason"]),
    }
    for name, table in tables.items():
        for ending in ("csv", "parquet") if options.parquet else ("csv",):
            path = options.output / f"{name}.{ending}"
            write_table(table, path)
            print(f"wrote {path}, {len(table):,} row{'s' * (len(table) != 1)}")
    _export(options, tables)
    print(summary)
    return 1 if problems else 0


def _corrected(
    figures: pd.DataFrame, path: Path, articles: list[Article], problems: list[Problem]
) -> pd.DataFrame:
    """Apply the corrections of a file; what can't be applied goes to the problems."""
    from newsfigures.articles import Problem
    from newsfigures.corrections import APPLIED, NOT_APPLIED, correct, read_corrections

    figures, report = correct(figures, _used(read_corrections, path), articles)
    for item in report.itertuples():
        where = f"row {item.row} ({item.figure}, {item.column})"
        if item.outcome == NOT_APPLIED:
            problems.append(Problem(str(path), f"{where} is not applied: {item.reason}"))
        elif item.outcome != APPLIED:
            print(f"{path}: {where} is {item.outcome}: {item.reason}", file=sys.stderr)
    counts = report["outcome"].value_counts()
    said = ", ".join(f"{count:,} {outcome}" for outcome, count in counts.items()) or "none"
    print(f"corrections: {said}", file=sys.stderr)
    return figures


def _counted(**things: Sized) -> str:
    """Say how many there are of each thing."""
    return ", ".join(
        f"{len(counted):,} {name}{'s' * (len(counted) != 1)}" for name, counted in things.items()
    )


def _review(options: argparse.Namespace) -> int:
    from newsfigures.articles import Problem, read_articles
    from newsfigures.corrections import read_corrections
    from newsfigures.extract import extract
    from newsfigures.review import review
    from newsfigures.sheet import from_sheet
    from newsfigures.table import read_table, write_table

    problems: list[Problem] = []
    articles = read_articles(options.paths, problems=problems)
    figures = extract(articles, progress=sys.stderr.isatty())
    if options.edited:
        sheet = _used(read_table, options.edited)
        corrections, faults = _used(from_sheet, sheet, figures, articles, day=date.today())
        problems += [Problem(str(options.edited), fault) for fault in faults]
        write_table(corrections, path := options.output / "corrections.csv")
        print(f"wrote {path}, {_counted(correction=corrections)}")
    else:
        made = options.corrections and _used(read_corrections, options.corrections)
        for path in review(figures, articles, options.output, corrections=made):
            print(f"wrote {path}")
    for problem in problems:
        print(f"{problem.file}: {problem.reason}", file=sys.stderr)
    print(_counted(article=articles, figure=figures, problem=problems))
    return 1 if problems else 0


def _export(options: argparse.Namespace, tables: dict[str, pd.DataFrame]) -> None:
    """Write the files that the options of `_EXPORTS` ask for."""
    figures = tables["figures"]
    if options.excel:
        from newsfigures.excel import write_excel

        write_excel(tables, path := options.output / "figures.xlsx")
        print(f"wrote {path}, {len(tables)} tables")
    if options.hxl:
        from newsfigures.hxl import write_hxl

        write_hxl(figures, path := options.output / "figures_hxl.csv")
        print(f"wrote {path}, {len(figures):,} row{'s' * (len(figures) != 1)}")
    if options.geojson:
        from newsfigures.geojson import write_geojson
        from newsfigures.table import write_table

        left_out = write_geojson(figures, path := options.output / "figures.geojson")
        write_table(left_out, options.output / "places_left_out.csv")
        print(f"wrote {path}, {len(figures) - len(left_out):,} of {len(figures):,} figures")


def _used(use: Callable[..., Any], *named: object, **further: object) -> Any:
    """Use the files that were named; what is wrong in them ends the run, and not with a trace."""
    try:
        return use(*named, **further)
    except ValueError as error:
        raise _UnusableError(error) from error


def _score(options: argparse.Namespace) -> int:
    from newsfigures import score

    print(_used(score.run, options.gold, options.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
