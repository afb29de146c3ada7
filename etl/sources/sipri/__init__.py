"""SIPRI Military Expenditure Database: every edition of its workbook that is listed."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.dataframe import UnreadRelease
from etl.fetch import Fetch
from etl.sources.sipri.parse import parse
from etl.sources.sipri.releases import EDITIONS


def collect(fetch: Fetch) -> Iterator[UnreadRelease]:
    """Every edition of seeds/sipri/releases.csv, oldest first.

    Raises FetchError where a workbook cannot be had, SeedError where the list itself is wrong; reading an edition
    raises LayoutError where the workbook is not laid out as known.
    """
    for known in EDITIONS.read():
        fetched = fetch(known.file)
        name = PurePosixPath(urlsplit(known.file).path).name
        release = known.describe(fetched.origin)
        yield UnreadRelease(release, partial(parse, fetched.content, name, release))
