"""Where each source stands after a refresh: what of it is in force, since when it is stale, what of it is held."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from etl.files import decode_json
from etl.store.snapshot import Snapshot

FILE = "status.json"


class State(StrEnum):
    """What the last refresh made of a source."""

    FRESH = "fresh"  # published by this refresh
    UNCHANGED = "unchanged"  # read, and nothing new
    QUARANTINED = "quarantined"  # read, and a release of it is held
    BEHIND = "behind"  # read, but not all that the publisher has out
    STALE = "stale"  # failed, and what was had before stays
    NEVER_HAD = "never had"  # failed, and nothing was ever had


@dataclass(frozen=True)
class Hold:
    """A release that is not published, and why. `id` is what `burden quarantine` knows it by.

    `refused`: by hand, so that nobody is asked again. `withdrawn`: it is in force, and the publisher no longer gives
    it.
    """

    id: str
    release: str
    why: str
    refused: bool = False
    withdrawn: bool = False


@dataclass(frozen=True)
class SourceStatus:
    """Where a source stands. `release` and `published` are of its newest release in force, None where there is none.

    `fetched` is when a refresh last read the source without a fault, in UTC, None where nobody knows of one; `since` is
    when the first of the refreshes failed that failed one after the other up to now, None where this one did not.
    `missed` says of what else the publisher has out why it could not be read, `spent` which of our corrections it needs
    no more.
    """

    source: str
    state: State
    release: str | None
    published: date | None
    fetched: datetime | None
    since: datetime | None = None
    held: tuple[Hold, ...] = ()
    missed: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Stated:
    sources: tuple[SourceStatus, ...] = ()


def read_status(folder: Path) -> Mapping[str, SourceStatus]:
    """What status.json says of each source; empty where there is none, or it cannot be read: then nobody knows."""
    try:
        return {one.source: one for one in decode_json((folder / FILE).read_bytes(), _Stated).sources}
    except (OSError, ValueError):
        return {}


def assess_read(
    source: str, before: Snapshot | None, after: Snapshot, held: tuple[Hold, ...], when: datetime
) -> SourceStatus:
    """A source that was read then, given what was in force and what is."""
    state = State.UNCHANGED if before and before.releases(source) == after.releases(source) else State.FRESH
    return SourceStatus(source, State.QUARANTINED if held else state, *_newest(source, after), fetched=when, held=held)


def assess_behind(read: SourceStatus, missed: tuple[str, ...]) -> SourceStatus:
    """A source that was read, but for what was missed of it; each text says of something why."""
    return replace(read, state=State.BEHIND, missed=missed)


def assess_failed(source: str, in_force: Snapshot | None, last: SourceStatus | None, when: datetime) -> SourceStatus:
    """A source that failed then, given what status.json said of it before."""
    release, published = _newest(source, in_force)
    state = State.STALE if release else State.NEVER_HAD
    fetched, since = (last.fetched, last.since) if last else (None, None)
    return SourceStatus(source, state, release, published, fetched, since or when)


def _newest(source: str, snapshot: Snapshot | None) -> tuple[str | None, date | None]:
    releases = snapshot.releases(source) if snapshot else ()
    newest = releases[-1].release if releases else None
    return (newest.release, newest.published) if newest else (None, None)
