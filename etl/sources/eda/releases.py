"""The editions of the agency's workbook that are known, as data: seeds/eda/releases.csv; and the days of others.

An edition is named like 2023, the year of its sheet of members; its note says how its day is known (R34).
"""

import re
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.fetch import Resource
from etl.observation import Release
from etl.sources.eda.parse import Edition, parse
from etl.sources.given import Given
from etl.sources.releases import Faults, KnownRelease, ReleaseList
from etl.sources.remedies import CHANGED, add_row

FOUND = "Found on the agency's page; nobody has looked at it before it was read."
MOVED = "Read from where the agency's page links to now."
BY_SERVER = "The day is that on which the file last changed, by the agency's server."
BY_METADATA = "The day is by the file's own metadata."
BY_PERSON = "The day is by whoever gave the file."


def _find_faults(edition: KnownRelease) -> Faults:
    if not re.fullmatch(r"20\d\d", edition.release):
        yield "release", f"{edition.release!r} is no edition (2023)"
    if not edition.file.startswith("https://"):
        yield "file", f"{edition.file!r} is no address of a workbook"


EDITIONS = ReleaseList(source="eda", columns=("title", "file"), definition="eda", find_faults=_find_faults)


def read_name(fetched: Resource) -> str:
    """The name of a file, without its address."""
    return PurePosixPath(unquote(urlsplit(fetched.url).path)).name


def read_edition(fetched: Resource, release: Release) -> ParsedRelease:
    """The figures of a workbook, which has to be of that release. Raises LayoutError where it is not, or as `parse`."""
    return _open(fetched, int(release.release)).describe(release)


def open_linked(fetched: Resource, year: int, listed: KnownRelease | None) -> ParsedRelease:
    """The edition of a workbook that the page links to as that of `year`, on its own day if the list has none.

    Raises LayoutError where it is of another year, states no day, or as `parse`.
    """
    edition = _open(fetched, year)
    if listed:
        return edition.describe(listed.describe(fetched.origin, remark=MOVED))
    day, how = (fetched.modified, BY_SERVER) if fetched.modified else (edition.saved, BY_METADATA)
    return edition.describe(_describe(year, _check_day(day, fetched, year), FOUND, how).describe(fetched.origin))


def open_given(one: Given, year: int, listed: KnownRelease | None) -> ParsedRelease:
    """The edition of a workbook that was given. Raises LayoutError as `open_linked` does."""
    edition = _open(one.fetched, year)
    if listed:
        return edition.describe(listed.describe(one.fetched.origin))
    day, how = (one.published, BY_PERSON) if one.published else (edition.saved, BY_METADATA)
    return edition.describe(_describe(year, _check_day(day, one.fetched, year), how).describe(one.fetched.origin))


def _open(fetched: Resource, year: int) -> Edition:
    edition = parse(fetched.content, read_name(fetched))
    if edition.year != year:
        raise LayoutError(fetched.url, f"holds the figures of {edition.year}, not of {year}", CHANGED)
    return edition


def _check_day(day: date | None, fetched: Resource, year: int) -> date:
    if day is None:
        row = (str(year), "DAY", f"Defence Data {year}", fetched.url, "HOW THE DAY IS KNOWN")
        raise LayoutError(fetched.url, "does not say of which day it is", add_row("eda/releases.csv", *row))
    return day


def _describe(year: int, published: date, *remarks: str) -> KnownRelease:
    return KnownRelease(
        source="eda",
        release=str(year),
        published=published,
        title=f"Defence Data {year}",
        definition="eda",
        note=" ".join(remarks),
    )
