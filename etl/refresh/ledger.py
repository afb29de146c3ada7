"""The ledger of one refresh: what each source gave, what went wrong, what became of it; the outcome follows from it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from etl.catalogue.sources import SOURCES
from etl.compare.judge import Judgement
from etl.errors import PublishError
from etl.observation import Release
from etl.refresh.deposits.shelf import Shelf
from etl.refresh.outcome import Fault, Outcome, Progress, Step, Tally, now
from etl.refresh.publication import read_in_force
from etl.refresh.quarantine.case import Decision
from etl.refresh.readings import Reading
from etl.refresh.status import Hold, SourceStatus, assess_behind, assess_failed, assess_read, read_status
from etl.refresh.tasks import Settled
from etl.store.folder import current_id
from etl.store.manifest import Part
from etl.store.parts import Packed
from etl.store.snapshot import Snapshot


@dataclass
class Ledger:
    """What is known of a refresh of `sources`, all by source, those that failed left out of what comes after.

    `tell` is told each step. `tallies` are of the releases that were read; `judgements` say what of them may be
    published, `holds` what not, and `spent` which corrections a source needs no more. `before` is what can be read of
    the snapshot that was in force, `decisions` what was decided by hand until then, and `known` how each source was
    read when it was published last. `standing` are the sources that need not be read again, `readings` how the others
    were read now. `shelf` has the files that people gave; without one, nobody is asked for any.
    """

    data: Path
    sources: tuple[str, ...]
    tell: Progress = lambda step: None
    started: datetime = field(default_factory=now)
    faults: dict[str, tuple[Fault, ...]] = field(default_factory=dict)
    tallies: dict[str, tuple[Tally, ...]] = field(default_factory=dict)
    before: Snapshot | None = None
    decisions: dict[str, Decision] = field(default_factory=dict)
    known: dict[str, Reading] = field(default_factory=dict)
    standing: set[str] = field(default_factory=set)
    readings: dict[str, Reading] = field(default_factory=dict)
    judgements: dict[str, Judgement[Packed]] = field(default_factory=dict)
    holds: dict[str, tuple[Hold, ...]] = field(default_factory=dict)
    shelf: Shelf | None = None
    spent: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.faults = dict.fromkeys(self.sources, ())

    @contextmanager
    def note_fault(self, source: str = "") -> Iterator[None]:
        """What goes wrong in the block is a fault of the source, "" for one of none, and stops nothing else."""
        try:
            yield
        except Exception as error:
            self.hear(source, Fault.of(error))

    def hear(self, source: str, said: Step | Fault) -> None:
        """A step of the source, which is told, or a fault: what it has out and could not be read, beside all else."""
        if isinstance(said, Fault):
            self.faults[source] = (*self.faults.get(source, ()), said)
        else:
            self.tell(said)

    def note_settled(self, source: str, settled: Settled) -> None:
        """What became of the source."""
        self.judgements[source], self.tallies[source] = settled.judgement, settled.tallies

    def note_spent(self, source: str, told: str) -> None:
        """A correction that the source needs no more."""
        self.spent[source] = (*self.spent.get(source, ()), told)

    @property
    def drafts(self) -> list[Packed]:
        """The releases that may be published."""
        return [one for judgement in self.judgements.values() for one in judgement.accepted]

    @property
    def remainder(self) -> list[Part]:
        """Parts in force that stay: of releases not read, or held, and all of a source that failed or was not asked."""
        stay = [part for judgement in self.judgements.values() for part in judgement.kept]
        others = SOURCES.keys() - self.judgements.keys()
        return stay + [part for part in (self.before.parts if self.before else ()) if part.release.source in others]

    def list_kept(self, source: str) -> dict[Release, Part]:
        """The parts in force that the source was read into last, by their releases, which name all their files."""
        contents = set(self.known[source].contents)
        parts = self.before.releases(source) if self.before else ()
        return {part.release: part for part in parts if part.content in contents}

    def list_readings(self, after: Snapshot) -> dict[str, Reading]:
        """How each source was read of which nothing waits or was missed, now that `after` is in force."""
        judged = self.judgements.items()
        waiting = {source for source, one in judged if one.held or one.withdrawn or self.faults[source]}
        mine = {source: {part.content for part in after.releases(source)} for source in self.readings}
        read = {
            source: replace(reading, contents=tuple(sorted(mine[source])))
            for source, reading in self.readings.items()
            if source in self.judgements
        }
        return {source: one for source, one in {**self.known, **read}.items() if source not in waiting}

    def close(self, after: Snapshot, changed: bool) -> Outcome:
        """The outcome where `after` is in force now."""
        tallies = [*map(_tally, self.drafts), *map(_tally_kept, self.remainder)]
        asked = (tally for tally in tallies if tally.source in self.sources)
        in_order = tuple(sorted(asked, key=lambda tally: self.sources.index(tally.source)))
        sources = tuple(
            replace(self._assess(source, after), spent=self.spent.get(source, ())) for source in self.sources
        )
        return Outcome(self.started, now(), after.id, changed, in_order, self.faults, sources)

    def fail(self) -> Outcome:
        """The outcome where nothing is published: what is in force stays."""
        in_force = None
        with suppress(PublishError):
            in_force = current_id(self.data)
            self.before = read_in_force(self.data)[0]
        last = read_status(self.data)
        sources = tuple(assess_failed(one, self.before, last.get(one), self.started) for one in self.sources)
        tallies = tuple(tally for its in self.tallies.values() for tally in its)
        return Outcome(self.started, now(), in_force, False, tallies, self.faults, sources)

    def _assess(self, source: str, after: Snapshot) -> SourceStatus:
        faults, holds = self.faults[source], self.holds.get(source, ())
        if faults and source not in self.judgements:
            return assess_failed(source, after, read_status(self.data).get(source), self.started)
        read = assess_read(source, self.before, after, holds, self.started)
        return assess_behind(read, tuple(fault.message for fault in faults)) if faults else read


def _tally(one: Packed) -> Tally:
    return Tally(one.release.source, one.release.release, one.rows)


def _tally_kept(part: Part) -> Tally:
    return Tally(part.release.source, part.release.release, part.rows, kept=True)
