"""The tracker's files become observations. Pure: no network, no files."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from etl.catalogue.indicators import indicators
from etl.fetch import Resource
from etl.observation import Observation
from etl.sources.csv_file import Line, read_lines
from etl.sources.kiel import layout
from etl.sources.kiel.cells import (
    FIRST_YEAR,
    check_kinds,
    check_once,
    check_sum,
    describe_share,
    read_donor,
    read_month,
    read_months,
    read_number,
)
from etl.sources.kiel.releases import Edition
from etl.sources.remedies import CHANGED


class _At(NamedTuple):
    member: str
    year: int
    month: int


def read_countries(fetched: Resource, edition: Edition) -> Iterator[Observation]:
    """Each donor's aid by month. A month without aid has no row, and gets none.

    Raises LayoutError where a donor or a month is not as known, a month stands twice, or a row does not agree with
    itself.
    """
    seen: dict[Any, Line] = {}
    for line in read_lines(fetched, layout.COLUMNS[layout.BY_COUNTRY], CHANGED):
        at = _At(read_donor(line), *read_month(line, edition))
        check_once(seen, at, line)
        check_kinds(line)
        gdp = describe_share(line)
        for read in layout.BY_COUNTRY_INDICATORS.items():
            share = indicators()[read[1]].is_share
            if gdp or not share:
                yield _observe(edition, line, read, at, gdp if share else "")


def read_totals(fetched: Resource, edition: Edition) -> Iterator[Observation]:
    """The aid of all donors by month. Raises LayoutError where a month is not as known, or a row does not add up."""
    for line, year, month in read_months(fetched, layout.TOTALS, edition):
        check_sum(line, ("military", "financial", "humanitarian"), "total_allocations")
        for read in layout.TOTALS_INDICATORS.items():
            yield _observe(edition, line, read, _At(layout.EVERYBODY, year, month), "")


def read_procurement(
    fetched: Resource, edition: Edition, military: Mapping[tuple[int, str], float]
) -> Iterator[Observation]:
    """Where the military aid of all donors came from, by month; `military` is that aid, by year and period.

    The four kinds do not always make the whole, and then each says so. Raises LayoutError where a month is not as
    known.
    """
    for line, year, month in read_months(fetched, layout.PROCUREMENT, edition):
        at = _At(layout.EVERYBODY, year, month)
        note = _compare_whole(line, military[year, _name_period(month)])
        for read in layout.PROCUREMENT_INDICATORS.items():
            yield _observe(edition, line, read, at, note)


def read_aid_with_eu(fetched: Resource, edition: Edition) -> Iterator[Observation]:
    """The aid of each member of the EU since January 2022, bilateral and through the EU, as of the last month.

    Raises LayoutError where a country is not known or stands twice, or the two do not add up.
    """
    note = f"since January {FIRST_YEAR}, up to {edition.month:02}/{edition.year}"
    seen: dict[Any, Line] = {}
    for line in read_lines(fetched, layout.COLUMNS[layout.WITH_EU], CHANGED):
        at = _At(read_donor(line), edition.year, edition.month)
        check_once(seen, at, line)
        check_sum(line, ("bilateral_pct_gdp", "eu_share_pct_gdp"), "total_pct_gdp")
        for read in layout.WITH_EU_INDICATORS.items():
            yield _observe(edition, line, read, at, note)


def _compare_whole(line: Line, whole: float) -> str:
    parts = math.fsum(read_number(line, column) for column in layout.PROCUREMENT_INDICATORS)
    agrees = abs(parts - whole) <= layout.ROUNDING_OF_ALL
    return "" if agrees else f"the four kinds add up to {parts:.6f}, the month's military aid is {whole:.6f}"


def _name_period(month: int) -> str:
    return f"M{month:02}"


def _observe(edition: Edition, line: Line, read: tuple[str, str], at: _At, note: str) -> Observation:
    column, indicator = read
    known = indicators()[indicator]
    return Observation(
        source="kiel",
        release=edition.number,
        definition=known.definition,
        indicator=indicator,
        member=at.member,
        year=at.year,
        period=_name_period(at.month),
        value=read_number(line, column),
        unit=known.unit,
        price_base=known.price,
        status="actual",
        acquisition="original",
        cell=line.cell(column),
        note=note,
    )
