"""National Material Capabilities of the Correlates of War project, all states of the system since 1816."""

from collections.abc import Iterator

from etl.fetch import Fetch
from etl.observation import ParsedRelease
from etl.sources.cow.layout import STATES
from etl.sources.cow.parse import observations
from etl.sources.cow.releases import listed
from etl.sources.cow.table import state_names
from etl.sources.cow.unpack import member_of, unpacked


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """The versions of seeds/cow/releases.csv.

    Raises FetchError where a file cannot be had, LayoutError where one is not as known, names a state that is not, or
    has two rows of one country and year; SeedError where the list of versions is wrong.
    """
    key = fetch(STATES)
    states = state_names(key.url, unpacked(key))
    for version in listed():
        table = fetch(version.file)
        rows = observations(version.release, member_of(table.url), unpacked(table), states)
        yield ParsedRelease(version.described((table.origin, key.origin), table.kind), tuple(rows))
