"""NATO, Defence Expenditure of NATO Countries: every release that is listed, and those that NATO's page has besides."""

from collections.abc import Iterator

from etl.dataframe import ParsedRelease
from etl.fetch import Fetch
from etl.sources.nato.releases import RELEASES, read_release
from etl.sources.nato.site import discover_releases, read_pages


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """Every release of seeds/nato/releases.csv, and those found on NATO's page, the oldest first.

    Raises FetchError where a listed file cannot be had, LayoutError where one, or a new one on the page, is not laid
    out as known, or a workbook says another thing than the PDF beside it, SeedError where the list itself is wrong.
    """
    known = RELEASES.read()
    releases = {one.release: read_release(one, fetch) for one in known}
    hashes = {origin.sha256 for parsed in releases.values() for origin in parsed.release.origins}
    found = {parsed.release.release: parsed for parsed in discover_releases(fetch, read_pages(), known, hashes)}
    return iter(sorted((releases | found).values(), key=lambda parsed: parsed.release.published))
