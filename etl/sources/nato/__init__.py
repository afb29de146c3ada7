"""NATO, Defence Expenditure of NATO Countries: every release that is listed, and those that NATO's page has besides."""

from collections.abc import Iterator

from etl.dataframe import ParsedRelease, UnreadRelease
from etl.fetch import Fetch
from etl.sources.nato.releases import RELEASES, open_release
from etl.sources.nato.site import discover_releases, read_pages


def collect(fetch: Fetch) -> Iterator[ParsedRelease | UnreadRelease]:
    """Every release of seeds/nato/releases.csv, and those found on NATO's page, the oldest first.

    Raises FetchError where a listed file cannot be had, LayoutError where a new one on the page is not laid out as
    known, SeedError where the list itself is wrong; reading a listed one raises as `open_release` says.
    """
    known = RELEASES.read()
    listed: dict[str, ParsedRelease | UnreadRelease] = {one.release: open_release(one, fetch) for one in known}
    hashes = {origin.sha256 for one in listed.values() for origin in one.release.origins}
    found = {one.release.release: one for one in discover_releases(fetch, read_pages(), known, hashes)}
    return iter(sorted((listed | found).values(), key=lambda one: one.release.published))
