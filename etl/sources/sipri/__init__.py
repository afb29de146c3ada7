"""SIPRI Military Expenditure Database: every edition of its workbook that is listed."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.dataframe import ParsedRelease
from etl.fetch import Fetch
from etl.sources.sipri.parse import parse
from etl.sources.sipri.releases import EDITIONS


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """Every edition of seeds/sipri/releases.csv, oldest first.

    Raises FetchError where a workbook cannot be had, LayoutError where it is not laid out as known, SeedError where
    the list itself is wrong.
    """
    for known in EDITIONS.read():
        fetched = fetch(known.file)
        name = PurePosixPath(urlsplit(known.file).path).name
        yield parse(fetched.content, name, known.describe(fetched.origin))
