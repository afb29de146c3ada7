"""United States forces abroad: the reports of the Defense Manpower Data Center, as the R package troopdata has them."""

from collections.abc import Iterator

from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.fetch import Fetch
from etl.sources.remedies import CHANGED
from etl.sources.troops.layout import URL
from etl.sources.troops.parse import find_newest, make_observations, read_entries
from etl.sources.troops.recognition import list_addresses, recognise
from etl.sources.troops.releases import find_release

__all__ = ["collect", "list_addresses", "recognise"]


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The one release that the publisher gives, named after the newest report in it (2025-Q4).

    Raises FetchError where the file cannot be had, LayoutError where it is not laid out as known, SeedError where the
    list of releases is wrong.
    """
    fetched = fetch(URL)
    listed = read_entries(fetched)
    if not listed:
        raise LayoutError(fetched.url, "has no row of a country abroad", CHANGED)
    release = find_release(find_newest(listed), fetched).describe(fetched.origin)
    yield ParsedRelease.of(release, tuple(make_observations(listed, release.release)))
