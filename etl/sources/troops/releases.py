"""When a release of the reports came out, as far as it is known: seeds/troops/releases.csv."""

from dataclasses import replace
from datetime import date

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.sources.releases import KnownRelease, ReleaseList
from etl.sources.remedies import add_row

RELEASES = ReleaseList(source="troops", definition="dmdc")


def find_release(name: str, fetched: Resource) -> KnownRelease:
    """The release `name`, read from `fetched`, with the day by which it was out, and a note on how that is known.

    It is the day that the list has, or, of a release that is not listed, the day on which the file was had from the
    publisher. Raises SeedError where the list is wrong, LayoutError where the day is known neither way.
    """
    title = f"United States military personnel by country, reports up to {name}"
    listed = next((one for one in RELEASES.read() if one.release == name), None)
    if listed is not None:
        return replace(listed, title=title)
    if not fetched.retrieved:
        remedy = add_row("troops/releases.csv", name, "DAY ON WHICH IT WAS OUT", "NOTE")
        raise LayoutError(fetched.url, f"nobody knows when release {name} came out", remedy)
    day = _read_day(fetched)
    note = f"The file does not say when it came out; it was had from the publisher on {day}."
    return KnownRelease("troops", name, day, title, "dmdc", note)


def _read_day(fetched: Resource) -> date:
    try:
        return date.fromisoformat(fetched.retrieved[:10])
    except ValueError:
        problem = f"was had at {fetched.retrieved!r}, which is no day"
        raise LayoutError(fetched.url, problem, "Mend what the mirror says of it (retrieved).") from None
