"""Where each source stands after a refresh: what of it is in force, since when it is stale, what of it is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import orjson

from etl.store.snapshot import Snapshot

# Published by this refresh; read, and nothing new; read, and a release of it is held; failed, and what was had before
# stays; failed, and nothing was ever had.
FRESH, UNCHANGED, QUARANTINED, STALE, NEVER_HAD = "fresh", "unchanged", "quarantined", "stale", "never had"

Last = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class HeldRelease:
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
class Standing:
    """Where a source stands. `release` and `published` are of its newest release in force, None where there is none.

    `fetched` is when a refresh last read the source without a fault, in UTC, None where nobody knows of one; `since` is
    when the first of the refreshes failed that failed one after the other up to now, None where this one did not.
    """

    source: str
    state: str
    release: str | None
    published: date | None
    fetched: datetime | None
    since: datetime | None = None
    held: tuple[HeldRelease, ...] = ()


def sound(
    source: str, snapshots: tuple[Snapshot | None, Snapshot], held: tuple[HeldRelease, ...], read: datetime
) -> Standing:
    """A source that was read, given what was in force and what is."""
    before, after = snapshots
    state = UNCHANGED if before and before.releases(source) == after.releases(source) else FRESH
    return Standing(source, QUARANTINED if held else state, *_newest(source, after), fetched=read, held=held)


def failing(source: str, in_force: Snapshot | None, last: Last, started: datetime) -> Standing:
    """A source that failed, given what status.json said of it before."""
    release, published = _newest(source, in_force)
    said = last.get(source, {})
    before = time_of(said, "since") if said.get("state") in (STALE, NEVER_HAD) else None
    return Standing(
        source=source,
        state=STALE if release else NEVER_HAD,
        release=release,
        published=published,
        fetched=time_of(said, "fetched"),
        since=before or started,
    )


def last_standings(folder: Path) -> Last:
    """What status.json said of each source; empty where there is none, or it cannot be read: then nobody knows."""
    try:
        stated = orjson.loads((folder / "status.json").read_bytes())
        return {one["source"]: one for one in stated.get("sources", ())}
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return {}


def time_of(said: Mapping[str, Any], name: str) -> datetime | None:
    """A time that status.json said; None where it said none, or nothing that is a time."""
    try:
        time = datetime.fromisoformat(said[name])
        # A mirror may say the day alone: a time with a zone and one without cannot be compared.
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    except (KeyError, TypeError, ValueError):
        return None


def _newest(source: str, snapshot: Snapshot | None) -> tuple[str | None, date | None]:
    releases = snapshot.releases(source) if snapshot else ()
    newest = releases[-1].release if releases else None
    return (newest.release, newest.published) if newest else (None, None)
