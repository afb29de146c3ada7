"""World Development Indicators from the World Bank's Indicators API, version 2."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from etl.catalogue.indicator import Indicator
from etl.dataframe import ParsedRelease
from etl.fetch import Fetch
from etl.observation import Observation, Release
from etl.sources.worldbank.layout import build_address, list_indicators
from etl.sources.worldbank.parse import check_together, find_missing, find_update, read_observations
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
    rows = {indicator.code: read_observations(indicator, its_pages) for indicator, its_pages in series}
    release = Release(
        source="worldbank",
        release=updated.isoformat(),
        title=f"World Development Indicators, last updated {updated}",
        published=updated,
        definition="wdi",
        acquisition="original",
        note=" ".join(_tell_missing(rows)),
        origins=tuple(page.origin for page in pages),
    )
    yield ParsedRelease.of(release, chain.from_iterable(rows.values()))


def _tell_missing(rows: Mapping[str, Sequence[Observation]]) -> Iterator[str]:
    for code, its_rows in rows.items():
        if missing := find_missing(its_rows):
            yield f"It has no row of {', '.join(missing)} for {code}."


def _fetch_pages(fetch: Fetch, indicator: Indicator) -> list[Page]:
    first = read_page(fetch(build_address(indicator.code, 1)), 1)
    found = [first]
    for number in range(2, first.pages + 1):
        page = read_page(fetch(build_address(indicator.code, number)), number)
        # At once: the others need not be asked for.
        check_together(page, first)
        found.append(page)
    return found
