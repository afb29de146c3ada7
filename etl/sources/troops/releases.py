"""When a release of the reports came out, as far as it is known: seeds/troops/releases.csv."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from etl.fetch import Resource
from etl.observation import order_name
from etl.sources.publication import date_release
from etl.sources.releases import KnownRelease, ReleaseList
from etl.sources.troops.layout import Report

RELEASES = ReleaseList(source="troops", definition="dmdc")


def find_release(newest: Report, fetched: Resource) -> KnownRelease:
    """The release whose `newest` report is this, read from `fetched`, with the day by which it was out.

    It is the day that the list has; of a release that is not listed, what is known of its file (`date_release`). A
    note tells how it is known. Raises SeedError where the list is wrong.
    """
    name = f"{newest[0]}-Q{newest[1]}"
    title = f"United States military personnel by country, reports up to {name}"
    listed = RELEASES.read()
    for one in listed:
        if one.release == name:
            return replace(one, title=title)
    before = (one.published for one in listed if order_name(one.release) < order_name(name))
    day, note = date_release(fetched, max([_end_of(newest), *before]))
    return KnownRelease("troops", name, day, title, "dmdc", note)


def _end_of(report: Report) -> date:
    """The day that the report is of."""
    year, month = report[0], 3 * int(report[1])
    return date(year, month, monthrange(year, month)[1])
