"""Which country a row of the reports is about, and what has to be said of it. Pure."""

from typing import NamedTuple

from etl.catalogue.members import area_names
from etl.errors import LayoutError
from etl.sources.comma_separated import Line
from etl.sources.troops import cautions, layout, names
from etl.sources.troops.cautions import Report


class Place(NamedTuple):
    """The country of a row; `lost` says why its figure does not stand for the country, "" where it does."""

    country: str
    lost: str = ""


def place_of(line: Line) -> Place | None:
    """The country of a row; None where it is abroad nowhere: the United States, a region, an island on its own.

    Raises LayoutError where the place is not known.
    """
    location, code = line.cells["Location"], line.cells["iso3c"]
    if code == layout.HOME or location in names.REGIONS or location in names.NO_COUNTRY:
        return None
    if location in names.PARTS:
        return Place(*names.PARTS[location])
    if location in names.BY_PLACE:
        return Place(names.BY_PLACE[location])
    name = line.cells["countryname"]
    country = names.BY_NAME.get(name, "") if code == layout.NONE else code
    if country in area_names():
        return Place(country)
    raise LayoutError(
        line.cell("iso3c"), f"{location!r} ({name!r}, {code!r}) is no place that is known", layout.CHANGED
    )


def lost_zero(country: str, report: Report, persons: int) -> str:
    """Why a printed 0 is no figure, "" where it is one or where there are persons."""
    known = (one.text for one in cautions.NO_ZEROS if one.concerns(country, report))
    return next(known, "") if persons == 0 else ""


def listed_as(line: Line, country: str) -> list[str]:
    """What the report calls the place, where that is not the country's name."""
    location = line.cells["Location"]
    usual = {_plain(line.cells["countryname"]), _plain(area_names()[country])}
    return [] if _plain(location) in usual else [f"listed as {location}"]


def cautions_on(country: str, report: Report) -> list[str]:
    """What has to be known of the figure of a country in a report."""
    return [one.text for one in cautions.NOTES if one.concerns(country, report)]


def _plain(name: str) -> str:
    return name.strip(" *").casefold()
