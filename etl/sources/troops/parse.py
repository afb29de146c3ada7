"""The reports of United States forces by country become observations. Pure: no network, no files."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.catalogue.indicators import indicators
from etl.errors import LayoutError
from etl.fetch import Fetched
from etl.observation import Observation
from etl.sources.comma_separated import Line, lines
from etl.sources.troops import layout
from etl.sources.troops.cautions import Report
from etl.sources.troops.place import cautions_on, listed_as, lost_zero, place_of

BY_QUARTER = "us_troops_active_duty"
BY_YEAR = "us_troops_active_duty_year"

_MONTHS = {quarter: month for month, quarter in layout.QUARTERS.items()}


class Entry(NamedTuple):
    """The forces in one country in one report; `lost` says why the figure printed is none of the country's."""

    country: str
    report: Report
    persons: int
    lost: str
    notes: tuple[str, ...]
    line: Line


def entries(fetched: Fetched) -> list[Entry]:
    """The forces by country and report, one entry each, in the order of the file.

    A country that stands twice in a report with the same figure is one entry. Raises LayoutError where it stands there
    with two figures, or where a place, a report or a figure is not as known.
    """
    found: dict[tuple[str, Report], Entry] = {}
    for entry in _entries(fetched):
        before = found.get((entry.country, entry.report))
        found[entry.country, entry.report] = entry if before is None else _one(before, entry)
    return list(found.values())


def newest(listed: list[Entry]) -> Report:
    """Year and quarter of the newest report."""
    return max(entry.report for entry in listed)


def observations(listed: list[Entry], release: str) -> Iterator[Observation]:
    """Each entry by quarter, and those of the last report of each year once more as the year's.

    The last report counts for all countries, so that a year's figures are of one day: a country that it leaves out has
    no figure for the year.
    """
    last = dict(sorted(entry.report for entry in listed))
    for entry in listed:
        year, quarter = entry.report
        by_quarter = _observation(entry, release)
        yield by_quarter
        if last[year] == quarter:
            note = "; ".join(filter(None, (f"report of {_MONTHS[quarter]}", by_quarter.note)))
            yield by_quarter._replace(indicator=BY_YEAR, period="", note=note)


def _entries(fetched: Fetched) -> Iterator[Entry]:
    for line in lines(fetched, layout.COLUMNS, layout.CHANGED):
        report, persons = _report(line), _persons(line)
        place = place_of(line)
        if place is not None:
            lost = place.lost or lost_zero(place.country, report, persons)
            said = listed_as(line, place.country) + ([] if lost else cautions_on(place.country, report))
            yield Entry(place.country, report, persons, lost, tuple(said), line)


def _report(line: Line) -> Report:
    year, month = line.cells["year"], line.cells["month"]
    if not re.fullmatch(r"(19|20)[0-9]{2}", year):
        raise LayoutError(line.cell("year"), f"{year!r} is no year", layout.CHANGED)
    quarter = layout.QUARTERS.get(month, "")
    if not quarter or quarter != line.cells["quarter"] or line.cells["source"] != f"{month} {year}":
        named = f"{month!r}, quarter {line.cells['quarter']!r}, report {line.cells['source']!r}"
        raise LayoutError(line.cell("month"), f"{named} of {year} do not name one quarter", layout.CHANGED)
    return int(year), quarter


def _persons(line: Line) -> int:
    printed = line.cells[layout.PERSONS]
    if not re.fullmatch(r"[0-9]+", printed):
        raise LayoutError(line.cell(layout.PERSONS), f"{printed!r} is no number of persons", layout.CHANGED)
    for column in layout.WHOLE:
        if line.cells[column] not in (layout.NONE, printed):
            problem = f"is {printed}, but {column} is {line.cells[column]}"
            raise LayoutError(line.cell(layout.PERSONS), problem, layout.CHANGED)
    return int(printed)


def _one(before: Entry, again: Entry) -> Entry:
    if (before.persons, before.lost) != (again.persons, again.lost):
        problem = (
            f"{again.country} stands twice in the report of {again.line.cells['source']}, with {again.persons} here "
            f"and {before.persons} in line {before.line.number}"
        )
        raise LayoutError(again.line.where, problem, layout.CHANGED)
    note = f"stands twice with the same figure, again in line {again.line.number}"
    return before._replace(notes=(*before.notes, note))


def _observation(entry: Entry, release: str) -> Observation:
    year, quarter = entry.report
    known = indicators()[BY_QUARTER]
    withheld = f"withheld, the file has {entry.persons}: {entry.lost}" if entry.lost else ""
    return Observation(
        source="troops",
        release=release,
        definition=known.definition,
        indicator=known.id,
        member=entry.country,
        year=year,
        period=f"Q{quarter}",
        value=None if entry.lost else float(entry.persons),
        unit=known.unit,
        price_base=known.price,
        status="not_available" if entry.lost else "actual",
        acquisition="original",
        cell=entry.line.cell(layout.PERSONS),
        note="; ".join(filter(None, (withheld, *entry.notes))),
    )
