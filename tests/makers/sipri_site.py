"""A made-up site of SIPRI: its page, and workbooks behind its links, made up unless a test puts a real one there."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

import pytest
from nato_workbook import saved
from sipri_workbook import spanned, workbook

from etl.dataframe import Collected, MissedRelease, ParsedRelease
from etl.errors import AbsentError, FetchError
from etl.fetch import Fetch, Resource
from etl.sources import sipri
from etl.sources.given import Given
from etl.sources.releases import KnownRelease
from etl.sources.sipri.releases import describe_edition
from etl.sources.sipri.site import PAGE

FOLDER = "https://www.sipri.org/sites/default/files/"
# Editions that are listed.
LISTED = describe_edition("1949-2021", date(2022, 4, 25), "Made up.", f"{FOLDER}SIPRI-Milex-data-1949-2021.xlsx")
SECOND = describe_edition("1949-2020", date(2021, 4, 26), "Made up.", f"{FOLDER}SIPRI-Milex-data-1949-2020.xlsx")


def book(span: str = "1949-2021", puts: Mapping[tuple[str, str], object] = {}) -> bytes:
    """The made-up workbook as an edition of `span`, with other values in some cells (sheet, address)."""
    made = spanned(workbook(), span)
    for (sheet, cell), value in puts.items():
        made[sheet][cell] = value
    return saved(made)


def link(*names: str) -> bytes:
    """SIPRI's page, which links to these files of its own, and to others."""
    links = " ".join(f'<a href="/sites/default/files/{name}">Data for all countries (Excel)</a>' for name in names)
    return f'<html><a href="/about">About</a> <a href="/methods.pdf">Methods</a> {links}</html>'.encode()


def build_fetch(there: Mapping[str, bytes | FetchError], modified: str = "") -> Fetch:
    """A fetch of what is there, by address; an error is what the address gives."""

    def fetch(url: str) -> Resource:
        found = there.get(url, AbsentError(url, "the mirror lacks it", "Nothing to do."))
        if isinstance(found, FetchError):
            raise found
        one = Resource.of(url, found, "")
        return Resource(one.url, one.content, one.sha256, "", last_modified=modified)

    return fetch


@contextmanager
def listing(*known: KnownRelease) -> Iterator[None]:
    """In the block, these are all editions that are listed."""

    class Listed:
        def read(self) -> Sequence[KnownRelease]:
            return known

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sipri, "EDITIONS", Listed())
        yield


def collect(
    there: Mapping[str, bytes | FetchError],
    *known: KnownRelease,
    given: Sequence[Given] = (),
    modified: str = "",
) -> list[Collected]:
    """What SIPRI gives where these are the files of its site and the editions that are listed."""
    with listing(*(known or (LISTED,))):
        return list(sipri.collect(build_fetch(there, modified), given))


def published(found: Sequence[Collected]) -> dict[str, date]:
    """The editions that were found and the day of each."""
    return {one.release.release: one.release.published for one in found if not isinstance(one, MissedRelease)}


def missed(found: Sequence[Collected]) -> list[str]:
    """What is told of what was missed."""
    return [str(one.error) for one in found if isinstance(one, MissedRelease)]


def notes(found: Sequence[Collected]) -> dict[str, str]:
    """The notes of the editions that were looked into at once."""
    return {one.release.release: one.release.note for one in found if isinstance(one, ParsedRelease)}


SITE = {PAGE: link("SIPRI-Milex-data-1949-2021.xlsx"), LISTED.file: book()}
