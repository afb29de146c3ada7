"""A refresh: fetch, parse, correct, derive, check, compare, publish. A source that fails leaves the others alone."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import monotonic

from etl.catalogue.corrections import corrections
from etl.catalogue.sources import SOURCES
from etl.contract import check_releases
from etl.errors import ContractError
from etl.fetch import Fetch
from etl.observation import ParsedRelease
from etl.prose import counted
from etl.refresh.publication import tidy
from etl.refresh.settle import Read, failed, settled
from etl.refresh.status import Fault, Outcome, now, record
from etl.refresh.steps import Progress, Step
from etl.sources import COLLECTORS
from etl.store.lock import locked
from etl.store.publish import put_in_force
from etl.store.snapshot import Snapshot
from etl.transform.correct import correct, unused
from etl.transform.derive import derive
from etl.transform.excerpt import excerpt as cut

__all__ = ["Collectors", "Progress", "Read", "read_all", "refresh", "roll"]

Collect = Callable[[Fetch], Iterator[ParsedRelease]]
Collectors = Mapping[str, Collect]


def refresh(
    data: Path, fetch: Fetch, progress: Progress, collectors: Collectors = COLLECTORS, excerpt: bool = False
) -> Outcome:
    """Bring the snapshot in force of `data` up to date; `progress` is told each step.

    A source that fails keeps what is in force of it, and the others are published. A release that moves too far is
    held. With `excerpt`, of each source is kept only what its terms allow to be passed on. What went wrong is in the
    outcome, in status.json as well. Raises PublishError where another refresh is at work or `data` cannot be written.
    """
    started = now()
    with locked(data):
        reads: list[Read] = []
        try:
            tidy(data)
            reads += read_all(fetch, progress, collectors, excerpt)
            if all(read.faults for read in reads):
                return record(data, failed(data, started, reads))
            return record(data, settled(data, started, reads, progress))
        except Exception as error:
            reads.append(Read("", faults=(Fault.of(error),)))
        return record(data, failed(data, started, reads))


def roll(data: Path, wanted: str) -> Snapshot:
    """Put another snapshot of `data` in force. Raises PublishError like `put_in_force`, and during a refresh."""
    with locked(data):
        tidy(data)
        return put_in_force(data, wanted)


def read_all(
    fetch: Fetch, progress: Progress, collectors: Collectors = COLLECTORS, excerpt: bool = False
) -> Iterator[Read]:
    """What each source gives, one after the other; where one fails, its faults, and the others all the same."""
    return (_read(source, collect, fetch, progress, excerpt) for source, collect in collectors.items())


def _read(source: str, collect: Collect, fetch: Fetch, progress: Progress, excerpt: bool) -> Read:
    progress(Step(source, "reading"))
    began = monotonic()
    try:
        read = Read(source, _collected(source, collect(fetch), excerpt))
    except Exception as error:
        progress(Step(source, "failed", seconds=_since(began)))
        return Read(source, faults=(Fault.of(error),))
    releases, rows = len(read.releases), sum(len(parsed.observations) for parsed in read.releases)
    progress(Step(source, f"{counted(releases, 'release')}, {counted(rows, 'row')}", _since(began), releases, rows))
    return read


def _collected(source: str, found: Iterator[ParsedRelease], excerpt: bool) -> tuple[ParsedRelease, ...]:
    known = corrections()
    releases = tuple(derive(correct(parsed, known)) for parsed in found)
    idle = unused((one for one in known if one.source == source), releases)
    if idle:
        raise ContractError(f"Corrections of {source}", idle)
    if not releases:
        raise ContractError(f"The contract of {source}", ["the source gave no release at all"])
    checked = check_releases(releases)
    allowed = SOURCES[source].excerpt if excerpt else None
    # What is cut is checked again, for it is what is published.
    return check_releases(cut(parsed, allowed) for parsed in checked) if allowed else checked


def _since(began: float) -> float:
    return round(monotonic() - began, 3)
