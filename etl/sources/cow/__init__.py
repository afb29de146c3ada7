"""National Material Capabilities of the Correlates of War project, all states of the system since 1816."""

from collections.abc import Iterator

from etl.dataframe import ParsedRelease
from etl.fetch import Fetch
from etl.fetch.resource import ORIGINAL
from etl.sources.cow.layout import STATES
from etl.sources.cow.parse import read_observations, read_states
from etl.sources.cow.zip_file import get_file_name, unpack
from etl.sources.releases import ReleaseList

# `file` is the address of a version, with the file inside the zip as fragment.
VERSIONS = ReleaseList(source="cow", columns=("title", "file"), definition="cow")
COPY = "Read from a {} copy: the publisher's values in another form."
UNTOLD = "Nobody says whether it was read from the publisher's own file or from a copy."


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The versions of seeds/cow/releases.csv.

    Raises FetchError where a file cannot be had, LayoutError where one is not as known, names a state that is not, or
    has two rows of one country and year; SeedError where the list of versions is wrong.
    """
    key = fetch(STATES)
    states = read_states(key.url, unpack(key))
    for version in VERSIONS.read():
        table = fetch(version.file)
        rows = read_observations(version.release, get_file_name(table.url), unpack(table), states)
        yield ParsedRelease.of(version.describe(table.origin, key.origin, remark=_describe_kind(table.kind)), rows)


def _describe_kind(kind: str) -> str:
    """What the note says of bytes of this kind; a mirror need not say any."""
    if kind == ORIGINAL:
        return ""
    return COPY.format(kind) if kind else UNTOLD
