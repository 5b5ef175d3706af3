"""What charts say: scales, titles and captions, made from the data they show."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis

from newsfigures.charts.style import INK, MUTED
from newsfigures.series import Span, spell
from newsfigures.sources import independent

CAVEAT = "As reported, not verified."
_NOUNS = ("casualties", "population", "count")
_SIGNS = {
    "=": "filled mark, exact",
    "~": "hollow mark, about",
    ">=": "mark with an arrow, at least",
    "<=": "mark with an arrow back, at most",
    ">": "stroke with an arrow, more than",
    "<": "stroke with an arrow back, fewer than",
    "range": "bar, range",
}


def dated_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that have a date of their own."""
    return claims[claims["as_of"].notna() & (claims["dated"].fillna("") != "before")]


def scale_name(measure: str, unit: str | None) -> str:
    """A scale in words.

    >>> scale_name("killed", "person"), scale_name("area", "km²"), scale_name("count", "airstrike")
    ('people killed', 'area (km²)', 'count (airstrike)')
    """
    if pd.isna(unit) or not unit:
        return measure
    if unit == "person":
        return f"people {measure}" if measure not in _NOUNS else f"{measure} (people)"
    return f"{measure} ({unit})"


def finish(ax: Axes, own: bool, title: str, caption: str) -> None:
    """Put the title above and the caption below: of the figure, or of the caller's Axes."""
    if not own:
        ax.set_title(textwrap.fill(title, 60))
        ax.set_xlabel("\n".join(filter(None, [ax.get_xlabel(), textwrap.fill(caption, 90)])))
        return
    figure, width = ax.figure, ax.figure.get_figwidth()
    title, caption = textwrap.fill(title, int(width * 9.6)), textwrap.fill(caption, int(width * 16))
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold", color=INK)
    figure.supxlabel(caption, x=0.01, ha="left", fontsize=8, color=MUTED)


def finding_of(claims: pd.DataFrame) -> str:
    """Return the title of a chart of claims: how many there are, and how far apart they lie."""
    if claims.empty:
        return "No claims"
    name, spans = capital(name_of(claims)), [Span.of(c) for c in claims.itertuples(index=False)]
    if len(spans) == 1:
        source = claims["source"].fillna("no source cited").iloc[0]
        return f"{name}: {spell(*spans[0])} ({source})"
    numbers = [number for span in spans for number in span.points]
    said = ""
    if numbers:
        low, high = (spell(end(numbers), None, None, "=") for end in (min, max))
        said = f", from {low} to {high}" if low != high else ""
        said = f", all {low}" if len(set(spans)) == 1 else said
    series = claims.groupby(["event", "series"]).ngroups
    said = f" in {series:,} series" if series > 1 else said
    conflicts = int((claims["status"] == "conflicts with").sum())
    said += f"; {conflicts:,} in conflict with another source" if conflicts else ""
    sources = number_of(len(independent(claims["source"].fillna(""))), "independent source")
    return f"{name}: {number_of(len(claims), 'claim')} by {sources}{said}"


def trend_of(dated: pd.DataFrame) -> str:
    """Return the title of a chart over time: where the largest series began and where it stands."""
    if dated.empty:
        return "No dated claims"
    largest = dated["series"].value_counts().index[0]
    said = dated[dated["series"] == largest].sort_values("as_of", kind="stable")
    first, last = said.iloc[0], said.iloc[-1]
    title = f"{capital(short(largest, 60))}: {spell(*Span.of(first))} on {day_of(first['as_of'])}"
    if first["as_of"] != last["as_of"]:
        title += f", {spell(*Span.of(last))} on {day_of(last['as_of'])}"
    back = int((said["status"] == "revised down").sum())
    return title + (f"; taken back {number_of(back, 'time')}" if back else "")


def caption_of(table: pd.DataFrame, *notes: str) -> str:
    """Return the caption: of how many articles the data are, on what and of when; and the notes."""
    claims = "articles" in table
    told = [article for articles in table["articles"] for article in articles] if claims else []
    articles = set(told if claims else table["article"])
    events = list(dict.fromkeys(table["event"].dropna()))
    about = f" on {events[0]}" if len(events) == 1 else f" on {len(events):,} events"
    dates = pd.to_datetime(table["as_of" if claims else "published"]).dropna()
    days = dict.fromkeys([day_of(dates.min()), day_of(dates.max())]) if len(dates) else {}
    when = f", {' to '.join(days)}" if days else ""
    source = f"Source: {number_of(len(articles), 'article')}{about if events else ''}{when}."
    return " ".join(filter(None, [source, CAVEAT, *notes]))


def untold_note(claims: pd.DataFrame, shown: pd.DataFrame) -> str:
    """How many claims a time chart does not show, and why."""
    dated = dated_claims(claims)
    late = dated[~dated.index.isin(shown.index)]["as_of"]
    notes = []
    if len(dated) < len(claims):
        notes.append(
            f"{number_of(len(claims) - len(dated), 'claim')} without a date of their own not shown."
        )
    if len(late):
        notes.append(f"{number_of(len(late), 'later claim')} not shown, to {day_of(late.max())}.")
    return " ".join(notes)


def cut_note(axis: Axis) -> str:
    """That a scale does not begin at zero, where it doesn't."""
    cut = axis.get_scale() == "linear" and axis.get_view_interval()[0] > 0
    return "The scale does not begin at zero." if cut else ""


def signs_note(claims: pd.DataFrame) -> str:
    """What the marks mean, where they are not all of the plain kind."""
    if claims["bound"].eq("=").all():
        return ""
    found = [words for bound, words in _SIGNS.items() if claims["bound"].eq(bound).any()]
    return f"Marks: {'; '.join(found)}."


def name_of(claims: pd.DataFrame) -> str:
    """The series, if there is one; or else the scale."""
    series = claims["series"].unique()
    if len(series) == 1:
        return short(series[0], 70)
    return scale_name(*claims[["measure", "unit"]].iloc[0])


def day_of(day: pd.Timestamp, year: bool = True) -> str:
    """Return a day as "4 Aug 2020", or without its year; nothing for an unknown one."""
    if pd.isna(day):
        return ""
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"


def short(text: str, most: int = 46) -> str:
    """Cut a text that is too long for its place."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def capital(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def number_of(count: int, noun: str) -> str:
    """Return "1 claim" or "12 claims"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
