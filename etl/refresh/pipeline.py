"""A refresh: fetch, parse, correct, derive, check, compare, publish. A source that fails leaves the others alone."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from operator import attrgetter
from pathlib import Path
from time import monotonic

from etl.catalogue.corrections import corrections
from etl.catalogue.overlay import lay_seeds
from etl.changes.errata import list_errata
from etl.dataframe import Collected
from etl.errors import FetchError, PublishError
from etl.fetch.addresses import follow_addresses
from etl.fetch.mirror import MirrorFetcher
from etl.fetch.network import Fetcher
from etl.fetch.resource import Fetch, Resource
from etl.prose import counted
from etl.refresh.deposits.inbox import receive_files
from etl.refresh.deposits.supply import bind_source
from etl.refresh.ledger import Ledger
from etl.refresh.memory import hold_rows
from etl.refresh.outcome import Outcome, Progress, Step, now, write_status
from etl.refresh.publication import follow_up, mend_folder, note_difference, read_in_force
from etl.refresh.quarantine.gate import hold_back, lift_cases
from etl.refresh.quarantine.records import read_decisions
from etl.refresh.readings import (
    Record,
    identify_program,
    read_readings,
    stands,
    warn_again,
    warn_of_strays,
    write_readings,
)
from etl.refresh.settlement import Settlement
from etl.refresh.tasks import PLAIN, Hear, Manner, Settled, Task
from etl.sources import cow, eda, imf, kiel, nato, sipri, troops, worldbank
from etl.store.lock import lock_folder
from etl.store.publish import publish

# Fetches what a source publishes, and parses it.
Collect = Callable[[Fetch], Iterable[Collected]]
Collectors = Mapping[str, Collect]

# The publishers that a refresh reads. A source is a folder with `collect`, and an entry here.
COLLECTORS: dict[str, Collect] = {
    "nato": nato.collect,
    "worldbank": worldbank.collect,
    "sipri": sipri.collect,
    "imf": imf.collect,
    "kiel": kiel.collect,
    "troops": troops.collect,
    "cow": cow.collect,
    "eda": eda.collect,
}
# Two are read at a time: what takes longest is read first, and what takes most memory, last, after that one's end.
_TURNS = {"sipri": -1, "worldbank": 1, "cow": 2, "imf": 3}


def open_publishers(data: Path, mirror: Path | None) -> Fetcher | MirrorFetcher:
    """Where the publishers' files come from: the network, or a mirror. Both keep them in `data`/raw."""
    return MirrorFetcher(mirror, data) if mirror else Fetcher(data)


def refresh(
    data: Path, fetch: Fetch, progress: Progress, collectors: Collectors = COLLECTORS, manner: Manner = PLAIN
) -> Outcome:
    """Bring the snapshot in force of `data` up to date; `progress` is told each step.

    A source that fails keeps what is in force of it, and the others are published. A release that moves too far is
    held. What went wrong is in the outcome, in status.json as well. Raises PublishError where another refresh is at
    work or `data` cannot be written.
    """
    ledger, outcome = Ledger(data, tuple(collectors), progress), None
    with lock_folder(data), lay_seeds(data), hold_rows():
        with ledger.note_fault():
            warn_of_strays()
            mend_folder(data)
            look_back(ledger)
            receive_files(ledger)
            read_sources(ledger, fetch, collectors, manner)  # fetch, parse, correct, derive, check, compare
            if ledger.judgements or ledger.standing:
                began = monotonic()
                progress(Step("", "publishing"))
                outcome = publish_sources(ledger)  # publish
                progress(Step("", "published" if outcome.changed else "nothing new to publish", _since(began)))
        return write_status(data, outcome or ledger.fail())


def read_sources(ledger: Ledger, fetch: Fetch, collectors: Collectors, manner: Manner = PLAIN) -> None:
    """Read each source into the ledger: fetch, parse, correct, derive, check, compare with what is in force.

    One that would give what is in force of it, byte for byte, is not parsed again. Raises SeedError where the list of
    addresses that were moved is wrong: nothing can be fetched by it.
    """
    follow = follow_addresses(fetch)
    turns = sorted(collectors, key=lambda source: _TURNS.get(source, 0))
    tasks = (_open_task(ledger, source, collectors[source], follow, manner) for source in turns)
    for task, answer in manner.readers(filter(None, tasks)):
        with ledger.note_fault(task.source), task.record.listen():
            ledger.note_settled(task.source, answer())
            ledger.readings[task.source] = task.record.conclude(task.program)
        ledger.tell(_tell(ledger, task.source, task.began))


def _open_task(ledger: Ledger, source: str, collect: Collect, fetch: Fetch, manner: Manner) -> Task | None:
    """What there is to read of a source; None where it stands as it is, or cannot be read."""
    ledger.tell(Step(source, "reading"))
    began, task = monotonic(), None
    with ledger.note_fault(source):
        task = _find_task(ledger, source, *bind_source(ledger, source, collect, fetch), manner)
    if task is None:
        ledger.tell(_tell(ledger, source, began))
    return task


def _find_task(ledger: Ledger, source: str, collect: Collect, fetch: Fetch, manner: Manner) -> Task | None:
    program, known, record = f"{identify_program()} {manner.extent}", ledger.known.get(source), Record()
    if known and stands(known, ledger.before, program) and record.is_same(known.fetched, fetch):
        warn_again(known)
        ledger.standing.add(source)
        return None
    kept = ledger.list_kept(source) if known and known.program == program else {}
    stay = bool(ledger.faults[source])
    settlement = Settlement(source, ledger.before, ledger.decisions, corrections(), kept, stay, manner.excerpt)

    def read(fetch: Fetch, hear: Hear) -> Settled:
        # Fetched and parsed one after the other, as they are asked for.
        return settlement.settle(collect(fetch), hear)

    return Task(source, read, _note_answers(fetch, record), partial(ledger.hear, source), record, program)


def _note_answers(fetch: Fetch, record: Record) -> Fetch:
    """The fetch, its answers recorded; what was looked at a moment ago is not fetched twice."""

    def get(url: str) -> Resource:
        try:
            found = record.take(url) or fetch(url)
        except FetchError as error:
            record.note(url, error)
            raise
        record.note(url, found)
        return found

    return get


def look_back(ledger: Ledger) -> None:
    """Note what is in force, how it was read, and what was decided by hand."""
    ledger.known = read_readings(ledger.data)
    ledger.before, damage = read_in_force(ledger.data)
    for line in damage:
        ledger.tell(Step("", f"What is in force is damaged and made anew: {line}"))
    try:
        ledger.decisions = read_decisions(ledger.data)
    except PublishError as error:
        # Then a release that was decided upon is held again, which is safe.
        ledger.tell(Step("", f"What was decided by hand is not known: {error}"))


def publish_sources(ledger: Ledger) -> Outcome:
    """Publish what was judged, but for what moves too far, and keep what is in force of sources that failed.

    Raises PublishError where that cannot be done; what is in force stays as it is then.
    """
    data, drafts, remainder = ledger.data, ledger.drafts, ledger.remainder
    for source, judgement in ledger.judgements.items():
        ledger.holds[source] = hold_back(data, judgement, ledger.decisions, ledger.started)
    if not drafts and not remainder:
        raise PublishError(
            f"{data}: every release that was read is held, and nothing is in force: nothing is published. Look at them "
            "with `burden quarantine`, and release those that are right."
        )
    snapshot, changed = publish(data, drafts, remainder, note_difference(data, now()))
    follow_up(data, snapshot, ledger.before if _is_of_this_program(ledger) else None)
    # Without them all is read again.
    with suppress(OSError):
        write_readings(data, ledger.list_readings(snapshot))
    lift_cases(data, snapshot, ledger.holds)
    for spent in filter(attrgetter("spent"), list_errata(snapshot, corrections())):
        ledger.note_spent(spent.correction.source, str(spent))
    return ledger.close(snapshot, changed)


def _is_of_this_program(ledger: Ledger) -> bool:
    """Whether this program made all that is in force."""
    return bool(ledger.known) and all(identify_program() in one.program for one in ledger.known.values())


def _tell(ledger: Ledger, source: str, began: float) -> Step:
    if source in ledger.standing:
        return Step(source, "as before, not read again", _since(began))
    tallies = ledger.tallies.get(source)
    if tallies is None:
        return Step(source, "failed", _since(began))
    rows = sum(one.rows for one in tallies)
    what = f"{counted(len(tallies), 'release')}, {counted(rows, 'row')}"
    return Step(source, what, _since(began), len(tallies), rows)


def _since(began: float) -> float:
    return round(monotonic() - began, 3)
