"""The reports of United States forces by country become observations. Pure: no network, no files."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names, country_codes
from etl.catalogue.names import added_names
from etl.errors import LayoutError
from etl.fetch import Resource
from etl.observation import Observation
from etl.sources.csv_file import Line, read_lines
from etl.sources.remedies import CHANGED, name_country
from etl.sources.troops import layout, names
from etl.sources.troops.layout import Report

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


def read_entries(fetched: Resource) -> list[Entry]:
    """The forces by country and report, one entry each, in the order of the file.

    A country that stands twice in a report with the same figure is one entry. Raises LayoutError where it stands there
    with two figures, or where a place, a report or a figure is not as known.
    """
    found: dict[tuple[str, Report], Entry] = {}
    for entry in _read_entries(fetched):
        before = found.get((entry.country, entry.report))
        found[entry.country, entry.report] = entry if before is None else _join(before, entry)
    sudden = _find_sudden_zeros(found.values())
    return [entry._replace(lost=sudden.get((entry.country, entry.report), entry.lost)) for entry in found.values()]


def _find_sudden_zeros(entries: Iterable[Entry]) -> dict[tuple[str, Report], str]:
    """Why a 0 is no figure that stands where a large host was: by country and report."""
    found: dict[tuple[str, Report], str] = {}
    last: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda one: one.report):
        before = last.get(entry.country)
        if entry.lost:
            continue
        if entry.persons == 0 and before is not None and before.persons >= layout.LARGE_HOST:
            when = before.line.cells["source"]
            why = f"the report of {when} has {before.persons}, and that so many left at once is not known"
            found[entry.country, entry.report] = why
        else:
            last[entry.country] = entry
    return found


def find_newest(listed: list[Entry]) -> Report:
    """Year and quarter of the newest report."""
    return max(entry.report for entry in listed)


def make_observations(listed: list[Entry], release: str) -> Iterator[Observation]:
    """Each entry by quarter, and those of the last report of each year once more as the year's.

    The last report counts for all countries, so that a year's figures are of one day: a country that it leaves out has
    no figure for the year.
    """
    last = dict(sorted(entry.report for entry in listed))
    for entry in listed:
        year, quarter = entry.report
        by_quarter = _observe(entry, release)
        yield by_quarter
        if last[year] == quarter:
            note = "; ".join(filter(None, (f"report of {_MONTHS[quarter]}", by_quarter.note)))
            yield by_quarter._replace(indicator=BY_YEAR, period="", note=note)


def _read_entries(fetched: Resource) -> Iterator[Entry]:
    for line in read_lines(fetched, layout.COLUMNS, CHANGED, layout.READ):
        report, persons = _read_report(line), _read_persons(line)
        place = _find_place(line)
        if place is not None:
            lost = place.lost or _explain_zero(place.country, report, persons)
            said = _note_name(line, place.country) + ([] if lost else _list_cautions(place.country, report))
            yield Entry(place.country, report, persons, lost, tuple(said), line)


def _read_report(line: Line) -> Report:
    year, month = line.cells["year"], line.cells["month"]
    if not re.fullmatch(r"(19|20)[0-9]{2}", year):
        raise LayoutError(line.cell("year"), f"{year!r} is no year", CHANGED)
    quarter = layout.QUARTERS.get(month, "")
    if not quarter or quarter != line.cells["quarter"] or line.cells["source"] != f"{month} {year}":
        named = f"{month!r}, quarter {line.cells['quarter']!r}, report {line.cells['source']!r}"
        raise LayoutError(line.cell("month"), f"{named} of {year} do not name one quarter", CHANGED)
    return int(year), quarter


def _read_persons(line: Line) -> int:
    printed = line.cells[layout.PERSONS]
    if not re.fullmatch(r"[0-9]{1,9}", printed):
        raise LayoutError(line.cell(layout.PERSONS), f"{printed!r} is no number of persons", CHANGED)
    for column in layout.WHOLE:
        if line.cells[column] not in (layout.NONE, printed):
            problem = f"is {printed}, but {column} is {line.cells[column]}"
            raise LayoutError(line.cell(layout.PERSONS), problem, CHANGED)
    return int(printed)


def _join(before: Entry, again: Entry) -> Entry:
    if (before.persons, before.lost) != (again.persons, again.lost):
        problem = (
            f"{again.country} stands twice in the report of {again.line.cells['source']}, with {again.persons} here "
            f"and {before.persons} in line {before.line.number}"
        )
        raise LayoutError(again.line.where, problem, CHANGED)
    note = f"stands twice with the same figure, again in line {again.line.number}"
    return before._replace(notes=(*before.notes, note))


def _observe(entry: Entry, release: str) -> Observation:
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


class _Place(NamedTuple):
    """The country of a row; `lost` says why its figure does not stand for the country, "" where it does."""

    country: str
    lost: str = ""


def _find_place(line: Line) -> _Place | None:
    """The country of a row; None where it is abroad nowhere: the United States, a region, an island on its own.

    Raises LayoutError where the place is not known.
    """
    location, code = line.cells["Location"], line.cells["iso3c"]
    if code == layout.HOME or location in names.REGIONS or location in names.NO_COUNTRY:
        return None
    if location in added_names("troops"):
        mended = added_names("troops")[location]
        return _Place(mended) if mended else None
    if location in names.PARTS:
        return _Place(*names.PARTS[location])
    if location in names.BY_PLACE:
        return _Place(names.BY_PLACE[location])
    name = line.cells["countryname"]
    country = code if code != layout.NONE else names.BY_NAME.get(name) or country_codes().get(name, "")
    if country in area_names():
        return _Place(country)
    raise LayoutError(
        line.cell("iso3c"),
        f"{location!r} ({name!r}, {code!r}) is no place that is known",
        name_country("troops", location),
    )


def _explain_zero(country: str, report: Report, persons: int) -> str:
    """Why a printed 0 is no figure, "" where it is one or where there are persons."""
    known = (one.text for one in layout.FALSE_ZEROS if one.concerns(country, report))
    return next(known, "") if persons == 0 else ""


def _note_name(line: Line, country: str) -> list[str]:
    """What the report calls the place, where that is not the country's name."""
    location = line.cells["Location"]
    usual = {_strip_name(line.cells["countryname"]), _strip_name(area_names()[country])}
    return [] if _strip_name(location) in usual else [f"listed as {location}"]


def _list_cautions(country: str, report: Report) -> list[str]:
    """What has to be known of the figure of a country in a report."""
    return [one.text for one in layout.CAUTIONS if one.concerns(country, report)]


def _strip_name(name: str) -> str:
    return name.strip(" *").casefold()
