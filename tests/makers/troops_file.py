"""A made-up file of United States forces by country. Nobody was stationed anywhere in these numbers."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import StringIO

import pytest

from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.fetch import Resource
from etl.observation import Observation
from etl.sources.troops import collect, layout

Row = dict[str, str]


def row(name: str, iso: str, report: str, persons: int | str, **cells: str) -> Row:
    """One place in one report ("June 2019"), all other figures not available, but for `cells`."""
    month, year = report.split()
    plain = dict.fromkeys(layout.COLUMNS, layout.NONE)
    named = {"countryname": name, "Location": name, "iso3c": iso, "ccode": "1"}
    when = {"year": year, "month": month, "quarter": layout.QUARTERS.get(month, "9"), "source": report}
    return plain | named | when | {"troops_ad": str(persons)} | cells


def file_of(rows: Iterable[Row]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, layout.COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def fetching(
    content: bytes, retrieved: str = "2026-01-15T06:00:00+00:00", last_modified: str = ""
) -> Callable[[str], Resource]:
    def fetch(url: str) -> Resource:
        fetched = Resource.of(url, content, "text/csv")
        return replace(fetched, retrieved=retrieved, last_modified=last_modified)

    return fetch


def read(*rows: Row) -> ParsedRelease:
    [parsed] = collect(fetching(file_of(rows)))
    return parsed


def quarters(*rows: Row) -> list[Observation]:
    return [one for one in read(*rows).observations if one.period]


def years(*rows: Row) -> list[Observation]:
    return [one for one in read(*rows).observations if not one.period]


def fault(*rows: Row) -> str:
    with pytest.raises(LayoutError) as caught:
        read(*rows)
    return str(caught.value)
