"""National Material Capabilities of the Correlates of War project, all states of the system since 1816."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from etl.dataframe import Collected, MissedRelease, ParsedRelease
from etl.errors import AbsentError, FetchError, LayoutError
from etl.fetch import Fetch, Resource
from etl.fetch.resource import ORIGINAL
from etl.sources.cow.copies import describe_copy
from etl.sources.cow.layout import STATES
from etl.sources.cow.parse import read_observations, read_states
from etl.sources.cow.recognition import list_addresses, recognise
from etl.sources.cow.releases import VERSIONS, describe_version, find_linked, list_newer
from etl.sources.cow.zip_file import get_file_name, unpack, unpack_table
from etl.sources.given import Given
from etl.sources.releases import KnownRelease, LackingRelease, require_any

__all__ = ["collect", "list_addresses", "recognise"]

COPY = "Read from a {} copy: the publisher's values in another form."
UNTOLD = "Nobody says whether it was read from the publisher's own file or from a copy."
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Key:
    """The publisher's key of states: its file, and the name of each state by its code."""

    fetched: Resource
    states: Mapping[str, str]

    def read(self, version: KnownRelease, table: Resource, file: str, content: bytes) -> ParsedRelease:
        rows = read_observations(version.release, file, content, self.states)
        origins = table.origin, self.fetched.origin
        return ParsedRelease.of(version.describe(*origins, remark=_describe_kind(table.kind)), rows)


def collect(fetch: Fetch, given: Sequence[Given] = ()) -> Iterator[Collected]:
    """The versions of seeds/cow/releases.csv, and newer ones that the publisher's page links to, or that are given.

    What is newer and cannot be had or read is missed, and so is the page; what a mirror lacks is left out in silence. A
    file that is listed and cannot be had is missed where no newer one stands for it. Raises FetchError where no version
    at all can be had, LayoutError where one is not as known, names a state that is not, or has two rows of one country
    and year; SeedError where the list of versions is wrong.
    """
    yield from require_any(_collect(fetch, given))


def _collect(fetch: Fetch, given: Sequence[Given]) -> Iterator[Collected]:
    fetched = fetch(STATES)
    key = _Key(fetched, read_states(fetched.url, unpack(fetched)))
    known = VERSIONS.read()
    linked: Mapping[str, str] = {}
    try:
        linked = find_linked(fetch)
    except (FetchError, LayoutError) as error:
        yield MissedRelease(error)
    newer = [one for version in list_newer(linked, known) for one in _read_newer(fetch, key, version, linked[version])]
    names = {one.release.release for one in newer if isinstance(one, ParsedRelease)}
    brought = [_read_given(key, one) for one in given]
    newer += [one for one in brought if isinstance(one, MissedRelease) or one.release.release not in names]
    read = any(isinstance(one, ParsedRelease) for one in newer)
    for version in known:
        yield from _read_known(fetch, key, version, linked.get(version.release, ""), may_lack=read)
    yield from newer


def _read_newer(fetch: Fetch, key: _Key, version: str, address: str) -> Iterator[Collected]:
    try:
        table = _fetch_linked(fetch, version, address)
        file, content = unpack_table(table)
        yield key.read(describe_version(version, table, VERSIONS.read()), table, file, content)
    except AbsentError:
        return
    except (FetchError, LayoutError) as error:
        yield MissedRelease(error)


def _read_given(key: _Key, given: Given) -> ParsedRelease | MissedRelease:
    try:
        file, content = unpack_table(given.fetched)
        return key.read(describe_copy(given, file), given.fetched, file, content)
    except LayoutError as error:
        return MissedRelease(error)


def _fetch_linked(fetch: Fetch, version: str, address: str) -> Resource:
    try:
        return fetch(address)
    except AbsentError:
        # A mirror may have the file that is inside, under the address of the zip.
        return fetch(f"{address}#NMC-{version.replace('.', '')}-abridged.csv")


def _read_known(fetch: Fetch, key: _Key, version: KnownRelease, linked: str, may_lack: bool) -> Iterator[Collected]:
    """A version of the list, from where the page has it now if it is no longer where it was."""
    try:
        table = _fetch_first(fetch, version.file, linked)
    except FetchError as error:
        if may_lack:
            _log.warning("Version %s stays as it is, for a newer one was read: %s", version.release, error)
        else:
            yield LackingRelease.of(version, error)
        return
    here = table.url == version.file
    file, content = (get_file_name(table.url), unpack(table)) if here else unpack_table(table)
    yield key.read(version, table, file, content)


def _fetch_first(fetch: Fetch, known: str, linked: str) -> Resource:
    """What the known address gives, else the one that is linked. Raises FetchError as the known one does."""
    try:
        return fetch(known)
    except FetchError:
        if linked:
            with suppress(FetchError):
                return fetch(linked)
        raise


def _describe_kind(kind: str) -> str:
    """What the note says of bytes of this kind; a mirror need not say any."""
    if kind == ORIGINAL:
        return ""
    return COPY.format(kind) if kind else UNTOLD
