"""How fresh the data are: for each source its release in force, when it was had, when the next is due.

Pure but for `last_read`, which reads status.json and raw/origins.json of a folder of snapshots.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from etl.catalogue.sources import SOURCES
from etl.observation import Release
from etl.refresh.source_state import last_standings, time_of
from etl.store.snapshot import Snapshot


@dataclass(frozen=True)
class LastRead:
    """What a folder tells of its refreshes: by source, what status.json said; by hash, when the file was had."""

    standings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    retrieved: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Freshness:
    """How fresh a source is on a day. `release` and `published` are None where none of it is in force.

    `fetched` is when its files were had, in UTC, None where nobody knows, as for the snapshot that ships; `state` is
    that of the last refresh (etl.refresh.source_state), None likewise. `expected` is when the next release is due, None
    where the source has no rhythm; `overdue` tells whether that day is past.
    """

    source: str
    release: str | None
    published: date | None
    fetched: datetime | None
    state: str | None
    stale_since: datetime | None
    expected: date | None
    overdue: bool


def freshness(snapshot: Snapshot, day: date, last: LastRead | None = None) -> tuple[Freshness, ...]:
    """How fresh each source of the catalogue is on `day`, in the catalogue's order."""
    return tuple(_of(source, snapshot, day, last or LastRead()) for source in SOURCES)


def last_read(folder: Path) -> LastRead:
    """What `folder` tells of its refreshes; what is missing or damaged tells nothing."""
    return LastRead(last_standings(folder), _retrieved(folder / "raw" / "origins.json"))


def plain(all_of_them: tuple[Freshness, ...]) -> list[dict[str, Any]]:
    """The freshness of each source as a dict that JSON holds."""
    return [{name: _text(value) for name, value in asdict(one).items()} for one in all_of_them]


def _of(source: str, snapshot: Snapshot, day: date, last: LastRead) -> Freshness:
    releases = snapshot.releases(source)
    newest = releases[-1].release if releases else None
    said = last.standings.get(source, {})
    expected = _expected(source, newest)
    return Freshness(
        source=source,
        release=newest.release if newest else None,
        published=newest.published if newest else None,
        fetched=_fetched(newest, said, last.retrieved),
        state=said.get("state"),
        stale_since=time_of(said, "since"),
        expected=expected,
        overdue=expected is not None and expected < day,
    )


def _expected(source: str, newest: Release | None) -> date | None:
    every = SOURCES[source].expected_every
    return newest.published + timedelta(days=every) if newest and every else None


def _fetched(newest: Release | None, said: Mapping[str, Any], retrieved: Mapping[str, datetime]) -> datetime | None:
    """When the last file of the release was had; where that is not recorded, when a refresh last read the source."""
    if newest is None:
        return None
    times = [retrieved[origin.sha256] for origin in newest.origins if origin.sha256 in retrieved]
    return max(times) if times else time_of(said, "fetched")


def _retrieved(path: Path) -> dict[str, datetime]:
    try:
        records = orjson.loads(path.read_bytes()).values()
        timed = ((record["sha256"], time_of(record, "retrieved")) for record in records)
        return {sha256: time for sha256, time in timed if time is not None}
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return {}


def _text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
