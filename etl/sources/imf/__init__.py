"""The World Economic Outlook from the IMF's DataMapper, version 1 of its API."""

from collections.abc import Iterator
from itertools import chain

from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.fetch import Fetch
from etl.sources.imf.layout import LISTING, UNITS, build_address, list_indicators
from etl.sources.imf.listing import Listing, read_index
from etl.sources.imf.parse import Answer, find_missing, read_answer, read_observations
from etl.sources.imf.recognition import list_addresses, recognise
from etl.sources.imf.releases import describe, find_recorded_edition
from etl.sources.releases import KnownRelease

__all__ = ["collect", "list_addresses", "recognise"]


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The one edition that the DataMapper gives: every code of the catalogue, all economies.

    The edition is what the publisher's list of indicators says; where a mirror lacks that list, the edition whose
    files seeds/imf records by their hashes. Raises FetchError where an answer cannot be had, LayoutError where one is
    not laid out as known, where they are of two editions, or where the edition is not known.
    """
    listing = read_index(fetch)
    codes = tuple(UNITS) if listing is None else listing.list_codes()
    answers = {code: read_answer(fetch(build_address(code)), code) for code in codes}
    edition = _find_edition(fetch, listing, tuple(answers.values()))
    origins = (*(() if listing is None else (listing.origin,)), *(answer.origin for answer in answers.values()))
    rows = {
        indicator.code: read_observations(indicator, answers[indicator.code], edition)
        for indicator in list_indicators()
        if indicator.code in answers
    }
    left_out = tuple(code for code in UNITS if code not in answers)
    missing = {code: find_missing(its) for code, its in rows.items()}
    release = describe(edition, origins, left_out, missing)
    yield ParsedRelease.of(release, chain.from_iterable(rows.values()))


def _find_edition(fetch: Fetch, listing: Listing | None, answers: tuple[Answer, ...]) -> KnownRelease:
    if listing is None:
        return find_recorded_edition(answers)
    # Asked for again: an update between the first answer and the last would mix two editions.
    if read_index(fetch) != listing:
        raise LayoutError(LISTING, "is another one than a moment ago", "The publisher updated: run the refresh again.")
    return listing.find_edition()
