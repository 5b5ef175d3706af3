"""Groups articles into events where the caller names none."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pandas as pd

from newsfigures.model import HUMAN_MEASURES
from newsfigures.series import NUMBERS, Span, days_of, grouped, place_named, spell


def group_events(figures: pd.DataFrame, days: int = 2) -> pd.DataFrame:
    """Group articles that name no event, by place, time and measure; conservative.

    Two articles are of one event only where both report the same figure (measure, interval, unit)
    for the same place, within `days` of one another, and that figure is 3 or more and no mere
    naming ("a policeman"). Otherwise each article is an event of its own: not merging is better
    than merging wrongly.

    Args:
        figures: a figures table.
        days: how far apart two articles with the same figure may be.

    Returns:
        One row per article: article; event: the given one, or else the id of the first article of
        its group; evidence (str): the figures that tie it to its group, blank where there are
        none.

    Raises:
        KeyError: a column of the figures table is missing.

    >>> from datetime import date
    >>> from newsfigures.model import Figure
    >>> from newsfigures.table import to_frame
    >>> said = {"value": 12, "low": 12, "high": 12, "unit": "person", "measure": "killed"}
    >>> figures = to_frame([
    ...     Figure("a:0-2", "a", text="12", place="Sorel", published=date(2024, 5, 1), **said),
    ...     Figure("b:0-2", "b", text="12", place="Sorel", published=date(2024, 5, 2), **said),
    ...     Figure("c:0-2", "c", text="12", place="Karsa", published=date(2024, 5, 2), **said)])
    >>> group_events(figures)
      article event            evidence
    0       a     a  12 killed in Sorel
    1       b     a  12 killed in Sorel
    2       c     c                <NA>
    """
    articles = figures[["article", "event"]].drop_duplicates("article").astype("string")
    open_ = articles["event"].fillna("") == ""
    rank = {article: number for number, article in enumerate(articles["article"])}
    leader = {article: article for article in articles.loc[open_, "article"]}
    evidence: dict[str, dict[str, None]] = defaultdict(dict)

    def first(article: str) -> str:
        while leader[article] != article:
            leader[article] = article = leader[leader[article]]
        return article

    telling = figures[
        figures["article"].isin(leader)
        & figures["measure"].isin(HUMAN_MEASURES)
        & (figures["scope"] == "event")
        & ~figures["implied"].astype("boolean").fillna(False)
        & figures["place"].notna()
        & (figures[NUMBERS].astype("Float64").max(axis=1) >= 3).fillna(False)
    ]
    places = {place: place_named(place) for place in telling["place"].unique()}
    telling = telling.assign(at=telling["place"].map(places), day=days_of(telling)[0])
    telling = telling.dropna(subset="day").sort_values("day", kind="stable")
    for _, said in grouped(telling, ["measure", "unit", "at", "bound", *NUMBERS]):
        for one, two in pairwise(said):
            if one.article != two.article and (two.day - one.day).days <= days:
                shared = f"{spell(*Span.of(two))} {two.measure} in {two.place}"
                evidence[one.article][shared] = evidence[two.article][shared] = None
                earlier, later = sorted((first(one.article), first(two.article)), key=rank.get)
                leader[later] = earlier
    groups = articles["event"].where(
        ~open_, articles["article"].map(lambda a: leader.get(a) and first(a))
    )
    found = ["; ".join(evidence[article]) or pd.NA for article in articles["article"]]
    return articles.assign(event=groups, evidence=pd.array(found, "string")).reset_index(drop=True)


def with_events(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with every row's event known: the given one, or that of `group_events`."""
    events = group_events(figures).set_index("article")["event"].to_dict()
    given = figures["event"].astype("string").replace("", pd.NA)
    return figures.assign(event=given.fillna(figures["article"].map(events).astype("string")))
