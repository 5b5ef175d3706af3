"""The command line: ``newsfigures extract PATH... -o DIR`` and ``newsfigures score GOLD``."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_EXAMPLES = """\
examples:
  newsfigures extract articles -o output
  newsfigures extract "articles/**/*.txt" more.csv -o output --parquet
  newsfigures extract report.html > figures.csv
  pbpaste | newsfigures extract -
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
    extract.set_defaults(run=_extract, error=extract.error)

    score = commands.add_parser(
        "score",
        help="count against a hand-coded file",
        description="Print how well the counts agree with hand-coded ones, per measure.",
    )
    score.add_argument(
        "gold",
        metavar="GOLD",
        type=Path,
        help="JSONL with id, text and any of killed, injured, detained, …",
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

    from newsfigures.articles import Problem, read_articles
    from newsfigures.extract import extract
    from newsfigures.table import csv_lines, write_table
    from newsfigures.tally import tally

    problems: list[Problem] = []
    sources = [sys.stdin.buffer if path == "-" else path for path in options.paths]
    articles = read_articles(sources, problems=problems)
    figures = extract(articles, progress=sys.stderr.isatty())
    for problem in problems:
        print(f"{problem.file}: {problem.reason}", file=sys.stderr)
    summary = ", ".join(
        f"{len(things):,} {name}{'s' * (len(things) != 1)}"
        for name, things in (("article", articles), ("figure", figures), ("problem", problems))
    )
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


def _score(options: argparse.Namespace) -> int:
    from newsfigures import score

    try:
        print(score.run(options.gold, options.misses))
    except ValueError as error:  # of the gold file: names the line and the mend
        print(f"newsfigures: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
