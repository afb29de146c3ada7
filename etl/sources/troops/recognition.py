"""Whether a file that a person brings is that of the reports: by its columns, never by its name. Pure."""

from collections.abc import Iterator

from etl.errors import LayoutError
from etl.fetch import Fetch, Resource
from etl.sources.csv_file import has_header
from etl.sources.given import Recognised
from etl.sources.remedies import CHANGED
from etl.sources.troops.layout import COLUMNS, URL
from etl.sources.troops.parse import find_newest, read_entries


def recognise(fetched: Resource) -> Recognised | None:
    """What the file is; None where it is another. Raises LayoutError where a row of it is not as known."""
    if not has_header(fetched, COLUMNS):
        return None
    listed = read_entries(fetched)
    if not listed:
        raise LayoutError(fetched.url, "has no row of a country abroad", CHANGED)
    year, quarter = find_newest(listed)
    return Recognised("troops", f"{year}-Q{quarter}", address=URL)


def list_addresses(_: Fetch) -> Iterator[str]:
    """The one address."""
    yield URL
