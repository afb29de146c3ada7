"""World Development Indicators from the World Bank's Indicators API, version 2."""

from collections.abc import Iterator

from etl.catalogue.indicator import Indicator
from etl.fetch import Fetch
from etl.observation import ParsedRelease, Release
from etl.sources.worldbank.layout import address, requested
from etl.sources.worldbank.page import Page, read_page
from etl.sources.worldbank.parse import observations, update_of


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The one release that the API gives: every indicator of the catalogue that has a code, every page of each.

    Raises FetchError where a page cannot be had or is the publisher's error message, LayoutError where a page is
    not laid out as known, where pages do not belong together, or where figures are missing.
    """
    series = [(indicator, _pages(fetch, indicator)) for indicator in requested()]
    pages = [page for _, its_pages in series for page in its_pages]
    updated = update_of(pages)
    release = Release(
        source="worldbank",
        release=updated.isoformat(),
        title=f"World Development Indicators, last updated {updated}",
        published=updated,
        definition="wdi",
        acquisition="original",
        note="",
        origins=tuple(page.origin for page in pages),
    )
    rows = (row for indicator, its_pages in series for row in observations(indicator, its_pages))
    yield ParsedRelease(release, tuple(rows))


def _pages(fetch: Fetch, indicator: Indicator) -> list[Page]:
    first = read_page(fetch(address(indicator.code, 1)), 1)
    others = range(2, first.pages + 1)
    return [first, *(read_page(fetch(address(indicator.code, number)), number) for number in others)]
