"""World Development Indicators from the World Bank's Indicators API, version 2."""

from collections.abc import Iterator

from etl.catalogue.indicator import Indicator
from etl.dataframe import ParsedRelease
from etl.fetch import Fetch
from etl.observation import Release
from etl.sources.worldbank.layout import build_address, list_indicators
from etl.sources.worldbank.parse import find_update, read_observations
from etl.sources.worldbank.recognition import list_addresses, recognise
from etl.sources.worldbank.response import Page, read_page

__all__ = ["collect", "list_addresses", "recognise"]


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The one release that the API gives: every indicator of the catalogue that has a code, every page of each.

    Raises FetchError where a page cannot be had or is the publisher's error message, LayoutError where a page is
    not laid out as known, where pages do not belong together, or where figures are missing.
    """
    series = [(indicator, _fetch_pages(fetch, indicator)) for indicator in list_indicators()]
    pages = [page for _, its_pages in series for page in its_pages]
    updated = find_update(pages)
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
    rows = (row for indicator, its_pages in series for row in read_observations(indicator, its_pages))
    yield ParsedRelease.of(release, rows)


def _fetch_pages(fetch: Fetch, indicator: Indicator) -> list[Page]:
    first = read_page(fetch(build_address(indicator.code, 1)), 1)
    others = range(2, first.pages + 1)
    return [first, *(read_page(fetch(build_address(indicator.code, number)), number) for number in others)]
