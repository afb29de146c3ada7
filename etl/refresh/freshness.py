"""How fresh the data are: for each source its release in force, when it was had, when the next is due.

Pure but for `read_history`, which reads status.json and raw/origins.json of a folder of snapshots.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from etl.catalogue.sources import SOURCES
from etl.files import decode_json
from etl.observation import Release
from etl.refresh.status import SourceStatus, State, read_status
from etl.store.snapshot import Snapshot


@dataclass(frozen=True)
class History:
    """What a folder tells of its refreshes: by source, what status.json said; by hash, when the file was had."""

    sources: Mapping[str, SourceStatus] = field(default_factory=dict)
    retrieved: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Freshness:
    """How fresh a source is on a day. `release` and `published` are None where none of it is in force.

    `fetched` is when its files were had, in UTC, None where nobody knows, as for the snapshot that ships; `state` is
    that of the last refresh (etl.refresh.status), None likewise. `expected` is when the next release is due, None
    where the source has no rhythm; `overdue` tells whether that day is past. `missed` says of what else the publisher
    has out why it could not be read, `spent` which of our corrections it needs no more.
    """

    source: str
    release: str | None
    published: date | None
    fetched: datetime | None
    state: State | None
    stale_since: datetime | None
    expected: date | None
    overdue: bool
    missed: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()


def assess_freshness(snapshot: Snapshot, day: date, last: History | None = None) -> tuple[Freshness, ...]:
    """How fresh each source of the catalogue is on `day`, in the catalogue's order."""
    return tuple(_of(source, snapshot, day, last or History()) for source in SOURCES)


def read_history(folder: Path) -> History:
    """What `folder` tells of its refreshes; what is missing or damaged tells nothing."""
    return History(read_status(folder), _retrieved(folder / "raw" / "origins.json"))


def describe_freshness(all_of_them: tuple[Freshness, ...]) -> list[dict[str, Any]]:
    """The freshness of each source as a dict that JSON holds."""
    return [{name: _text(value) for name, value in asdict(one).items()} for one in all_of_them]


def _of(source: str, snapshot: Snapshot, day: date, last: History) -> Freshness:
    releases = snapshot.releases(source)
    newest = releases[-1].release if releases else None
    said = last.sources.get(source)
    expected = _expected(source, newest)
    return Freshness(
        source=source,
        release=newest.release if newest else None,
        published=newest.published if newest else None,
        fetched=_fetched(newest, said, last.retrieved),
        state=said.state if said else None,
        stale_since=said.since if said else None,
        expected=expected,
        overdue=expected is not None and expected < day,
        missed=said.missed if said else (),
        spent=said.spent if said else (),
    )


def _expected(source: str, newest: Release | None) -> date | None:
    every = SOURCES[source].expected_every
    return newest.published + timedelta(days=every) if newest and every else None


def _fetched(newest: Release | None, said: SourceStatus | None, retrieved: Mapping[str, datetime]) -> datetime | None:
    """When the last file of the release was had; where that is not recorded, when a refresh last read the source."""
    if newest is None:
        return None
    times = [retrieved[origin.sha256] for origin in newest.origins if origin.sha256 in retrieved]
    return max(times, default=said.fetched if said else None)


@dataclass(frozen=True)
class _Origin:
    sha256: str
    retrieved: str = ""


def _retrieved(path: Path) -> dict[str, datetime]:
    try:
        origins = decode_json(path.read_bytes(), dict[str, _Origin]).values()
    except (OSError, ValueError):
        return {}
    times = ((origin.sha256, _time(origin.retrieved)) for origin in origins)
    return {sha256: time for sha256, time in times if time is not None}


def _time(retrieved: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(retrieved)
    except ValueError:
        return None
    # A mirror may say the day alone: a time with a zone and one without cannot be compared.
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
