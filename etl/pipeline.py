"""A refresh: fetch, parse, correct, derive, check, publish. All or nothing; any fault leaves the data as they were."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from etl.contract import check_releases
from etl.errors import ContractError, PublishError
from etl.fetch import Fetch
from etl.lock import locked, sweep
from etl.observation import ParsedRelease
from etl.publish import publish, put_in_force
from etl.snapshot import Snapshot, current_id, open_snapshot
from etl.sources import COLLECTORS
from etl.status import Fault, Outcome, Tally, counted, now, record
from etl.transform.correct import correct, unused
from etl.transform.corrections import corrections
from etl.transform.derive import derive

Progress = Callable[[str], None]
Collectors = Mapping[str, Callable[[Fetch], Iterator[ParsedRelease]]]

# These give their newest release only. The ones had before stay: a new release adds, it overwrites nothing (R2).
NEWEST_ONLY = frozenset({"worldbank"})


@dataclass(frozen=True)
class Read:
    """What one source gave: its releases, corrected, completed and checked, or the faults that stopped it."""

    source: str
    releases: tuple[ParsedRelease, ...] = ()
    faults: tuple[Fault, ...] = ()


def refresh(data: Path, fetch: Fetch, progress: Progress, collectors: Collectors = COLLECTORS) -> Outcome:
    """Bring the snapshot in force of `data` up to date; `progress` is told each step in a line.

    Every source is read even when another failed, so that one run tells every fault. What went wrong is in the
    outcome, in status.json as well. Raises PublishError where another refresh is at work or `data` cannot be written.
    """
    started = now()
    with locked(data):
        reads: list[Read] = []
        try:
            sweep(data)
            reads += read_all(fetch, progress, collectors)
            if not any(read.faults for read in reads):
                return record(data, _published(data, started, reads, progress))
        except Exception as error:
            reads.append(Read("", faults=(Fault.of(error),)))
        return record(data, _failed(data, started, reads))


def roll(data: Path, wanted: str) -> Snapshot:
    """Put another snapshot of `data` in force. Raises PublishError like `put_in_force`, and during a refresh."""
    with locked(data):
        return put_in_force(data, wanted)


def read_all(fetch: Fetch, progress: Progress, collectors: Collectors = COLLECTORS) -> Iterator[Read]:
    """What each source gives, one after the other; where one fails, its faults, and the others all the same."""
    return (_read(source, collect, fetch, progress) for source, collect in collectors.items())


def _read(source: str, collect: Callable[[Fetch], Iterator[ParsedRelease]], fetch: Fetch, progress: Progress) -> Read:
    progress(f"{source}: reading")
    try:
        read = Read(source, _collected(source, collect(fetch)))
    except Exception as error:
        progress(f"{source}: failed")
        return Read(source, faults=(Fault.of(error),))
    rows = sum(len(parsed.observations) for parsed in read.releases)
    progress(f"{source}: {counted(len(read.releases), 'release')}, {counted(rows, 'row')}")
    return read


def _collected(source: str, found: Iterator[ParsedRelease]) -> tuple[ParsedRelease, ...]:
    known = corrections()
    releases = tuple(derive(correct(parsed, known)) for parsed in found)
    idle = unused((one for one in known if one.source == source), releases)
    if idle:
        raise ContractError(f"Corrections of {source}", idle)
    if not releases:
        raise ContractError(f"The contract of {source}", ["the source gave no release at all"])
    return check_releases(releases)


def _published(data: Path, started: datetime, reads: Sequence[Read], progress: Progress) -> Outcome:
    new = [parsed for read in reads for parsed in read.releases]
    kept = check_releases(_kept(data, new, progress))
    snapshot, changed = publish(data, [*new, *kept])
    tallies = (*_tallies(new), *_tallies(kept, kept=True))
    return Outcome(started, now(), snapshot.id, changed, tallies, {read.source: () for read in reads})


def _kept(data: Path, new: Sequence[ParsedRelease], progress: Progress) -> list[ParsedRelease]:
    """Earlier releases of sources that give their newest only, from the snapshot in force."""
    held = current_id(data)
    if held is None:
        return []
    try:
        snapshot = open_snapshot(data, held)
    except PublishError as error:
        progress(f"The snapshot in force is damaged and made anew, without earlier releases it kept: {error}")
        return []
    read = {(parsed.release.source, parsed.release.release) for parsed in new}
    return [
        ParsedRelease(part.release, snapshot.observations(part))
        for part in snapshot.parts
        if part.release.source in NEWEST_ONLY and (part.release.source, part.release.release) not in read
    ]


def _failed(data: Path, started: datetime, reads: Sequence[Read]) -> Outcome:
    tallies = tuple(tally for read in reads for tally in _tallies(read.releases))
    return Outcome(started, now(), current_id(data), False, tallies, {read.source: read.faults for read in reads})


def _tallies(releases: Sequence[ParsedRelease], kept: bool = False) -> tuple[Tally, ...]:
    return tuple(
        Tally(parsed.release.source, parsed.release.release, len(parsed.observations), kept) for parsed in releases
    )
