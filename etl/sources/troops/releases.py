"""When a release of the reports came out, as far as it is known: seeds/troops/releases.csv."""

from collections.abc import Sequence
from datetime import date

from etl.catalogue.seeds import read_csv
from etl.errors import LayoutError, SeedError
from etl.fetch import Fetched

_FILE = "seeds/troops/releases.csv"
_COLUMNS = ("release", "published", "note")


def published(release: str, fetched: Fetched) -> tuple[date, str]:
    """The day by which `release` was out, and how that is known.

    It is the day that the list has, or, of a release that is not listed, the day on which the file was had from the
    publisher. Raises SeedError where the list is wrong, LayoutError where the day is known neither way.
    """
    listed = checked(read_csv("troops/releases.csv"))
    if release in listed:
        return listed[release]
    if not fetched.retrieved:
        remedy = f"Add a row for it to {_FILE}, with a day on which it was out."
        raise LayoutError(fetched.url, f"nobody knows when release {release} came out", remedy)
    day = date.fromisoformat(fetched.retrieved[:10])
    return day, f"The file does not say when it came out; it was had from the publisher on {day}."


def checked(rows: Sequence[dict[str, str]]) -> dict[str, tuple[date, str]]:
    """Day and note by release. Raises SeedError with the line of the row that is wrong or stands twice."""
    listed: dict[str, tuple[date, str]] = {}
    for line, row in enumerate(rows, start=2):
        try:
            if tuple(row) != _COLUMNS or not row["release"] or row["release"] in listed:
                raise ValueError(f"not one release with {', '.join(_COLUMNS)}, or one that stands twice")
            listed[row["release"]] = date.fromisoformat(row["published"]), row["note"]
        except ValueError as error:
            raise SeedError(f"{_FILE}, line {line}: {error}. Mend the row.") from error
    return listed
