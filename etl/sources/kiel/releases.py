"""Which release of the tracker it is, and the last month it covers: release_info.csv. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.sources.csv_file import read_lines
from etl.sources.kiel import layout
from etl.sources.remedies import CHANGED

_NUMBER = re.compile(r"[1-9][A-Za-z0-9]*([._-][A-Za-z0-9]+)*")


@dataclass(frozen=True)
class Edition:
    """A release of the tracker: its number, the day it came out, and the last month that it covers."""

    number: str
    published: date
    year: int
    month: int
    label: str


def read_edition(fetched: Resource) -> Edition:
    """The release that the file names. Raises LayoutError where it names none, several, or not as known."""
    listed = list(read_lines(fetched, layout.COLUMNS[layout.RELEASE], CHANGED))
    if len(listed) != 1:
        raise LayoutError(layout.RELEASE, f"names {len(listed)} releases, not one", CHANGED)
    [line] = listed
    cells = line.cells
    # A release that is put right is numbered 30v2; a reader names it in an address.
    number = cells["release"].replace(" ", "")
    if not _NUMBER.fullmatch(number):
        raise LayoutError(line.cell("release"), f"{cells['release']!r} is no number of a release", CHANGED)
    through = re.fullmatch(r"(0[1-9]|1[0-2])/(20[0-9]{2})", cells["period"])
    if through is None:
        raise LayoutError(line.cell("period"), f"{cells['period']!r} is no month (04/2026)", CHANGED)
    try:
        published = date.fromisoformat(cells["date"])
    except ValueError as error:
        raise LayoutError(line.cell("date"), f"{cells['date']!r} is no day (2026-08-04)", CHANGED) from error
    return Edition(number, published, int(through[2]), int(through[1]), cells["label"])
