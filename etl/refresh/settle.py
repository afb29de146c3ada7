"""What is published of what was read: judged, held or put out, with where each source stands afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic

from etl.catalogue.sources import SOURCES
from etl.compare import Judge, Judged
from etl.errors import PublishError
from etl.observation import ParsedRelease
from etl.refresh.publication import in_force, put_out
from etl.refresh.quarantine import RELEASED, Decision, decisions, held_id
from etl.refresh.quarantine.gate import held_back, lift
from etl.refresh.source_state import HeldRelease, Standing, failing, last_standings, sound
from etl.refresh.status import Fault, Outcome, Tally, now
from etl.refresh.steps import Progress, Step
from etl.store.manifest import Part
from etl.store.parts import ready
from etl.store.snapshot import Snapshot, current_id

Decisions = Mapping[str, Decision]


@dataclass(frozen=True)
class Read:
    """What one source gave: its releases, corrected, completed and checked, or the faults that stopped it."""

    source: str
    releases: tuple[ParsedRelease, ...] = ()
    faults: tuple[Fault, ...] = ()


def settled(data: Path, started: datetime, reads: Sequence[Read], progress: Progress) -> Outcome:
    """Publish what was read, but for what moves too far, and keep what is in force of sources that failed.

    Raises PublishError where that cannot be done; what is in force stays as it is then.
    """
    began = monotonic()
    before, damage = in_force(data)
    for line in damage:
        progress(Step("", f"What is in force is damaged and made anew: {line}"))
    known = _decisions(data, progress)
    reads, judged = _all_judged(reads, before, known)
    if not judged:
        return failed(data, started, reads)
    held = {source: held_back(data, one, known, started) for source, one in judged.items()}
    accepted = [one for source in judged.values() for one in source.accepted]
    kept = list(_kept(judged, before))
    if not accepted and not kept:
        raise PublishError("Every release that was read is held, and nothing is in force: nothing is published.")
    snapshot, changed = put_out(data, accepted, kept, now())
    lift(data, snapshot, held)
    progress(Step("", "compared and published" if changed else "compared", round(monotonic() - began, 3)))
    standings = tuple(_standings(data, started, reads, held, (before, snapshot)))
    faults = {read.source: read.faults for read in reads}
    return Outcome(started, now(), snapshot.id, changed, _tallies(reads, judged, kept), faults, standings)


def failed(data: Path, started: datetime, reads: Sequence[Read]) -> Outcome:
    """Nothing is published: what is in force stays."""
    current = current_id(data)
    last, before = last_standings(data), _readable(data)
    standings = tuple(failing(read.source, before, last, started) for read in reads if read.source)
    tallies = tuple(_tally(parsed) for read in reads for parsed in read.releases)
    return Outcome(started, now(), current, False, tallies, {read.source: read.faults for read in reads}, standings)


def _readable(data: Path) -> Snapshot | None:
    try:
        return in_force(data)[0]
    except PublishError:
        return None


def _decisions(data: Path, progress: Progress) -> Decisions:
    try:
        return decisions(data)
    except PublishError as error:
        # Then a release that was decided upon is held again, which is safe.
        progress(Step("", f"What was decided by hand is not known: {error}"))
        return {}


def _all_judged(
    reads: Sequence[Read], before: Snapshot | None, known: Decisions
) -> tuple[list[Read], dict[str, Judged]]:
    """The reads and what became of those that are good. One that cannot be judged has failed, like one not read."""
    told: list[Read] = []
    judged: dict[str, Judged] = {}
    for read in reads:
        now_told = read
        if not read.faults:
            try:
                judged[read.source] = _judged(read, before, known)
            except Exception as error:
                now_told = Read(read.source, faults=(Fault.of(error),))
        told.append(now_told)
    return told, judged


def _judged(read: Read, before: Snapshot | None, known: Decisions) -> Judged:
    def released(withdrawn: bool, release: str, content: str) -> bool:
        decision = known.get(held_id(read.source, release, content, withdrawn))
        return decision is not None and decision.word == RELEASED

    judge = Judge(read.source, before, lambda *one: released(False, *one), lambda *one: released(True, *one))
    return judge.judge([ready(parsed) for parsed in read.releases])


def _kept(judged: Mapping[str, Judged], before: Snapshot | None) -> Iterator[Part]:
    """Parts in force that stay: of releases not read, or held, and all of a source that failed, or was not asked."""
    for one in judged.values():
        yield from one.kept
    if before is not None:
        yield from (part for part in before.parts if part.release.source in SOURCES.keys() - judged.keys())


def _standings(
    data: Path,
    started: datetime,
    reads: Sequence[Read],
    held: Mapping[str, tuple[HeldRelease, ...]],
    snapshots: tuple[Snapshot | None, Snapshot],
) -> Iterator[Standing]:
    last = last_standings(data)
    for read in reads:
        if read.faults:
            yield failing(read.source, snapshots[1], last, started)
        else:
            yield sound(read.source, snapshots, held[read.source], started)


def _tallies(reads: Sequence[Read], judged: Mapping[str, Judged], kept: Sequence[Part]) -> tuple[Tally, ...]:
    new = (_tally(one.parsed) for source in judged.values() for one in source.accepted)
    old = (Tally(part.release.source, part.release.release, part.rows, kept=True) for part in kept)
    order = [read.source for read in reads]
    asked = (tally for tally in (*new, *old) if tally.source in order)
    return tuple(sorted(asked, key=lambda tally: order.index(tally.source)))


def _tally(parsed: ParsedRelease) -> Tally:
    return Tally(parsed.release.source, parsed.release.release, len(parsed.observations))
