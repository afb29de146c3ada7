"""A refresh: fetch, parse, correct, derive, check, compare, publish. A source that fails leaves the others alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from operator import attrgetter
from pathlib import Path
from time import monotonic

from etl.catalogue.corrections import Correction, corrections
from etl.catalogue.overlay import lay_seeds
from etl.catalogue.sources import SOURCES
from etl.changes.errata import list_errata
from etl.compare.judge import Judge, Judgement
from etl.contract.check import check_releases
from etl.dataframe import Collected, MissedRelease, ParsedRelease, UnreadRelease
from etl.errors import ContractError, FetchError, PublishError
from etl.fetch.addresses import follow_addresses
from etl.fetch.mirror import MirrorFetcher
from etl.fetch.network import Fetcher
from etl.fetch.resource import Fetch, Resource
from etl.observation import EXCERPT, WHOLE, Release
from etl.prose import counted
from etl.refresh.deposits.inbox import receive_files
from etl.refresh.deposits.supply import bind_source
from etl.refresh.ledger import Ledger
from etl.refresh.memory import hold_rows
from etl.refresh.outcome import Outcome, Progress, Step, now, write_status
from etl.refresh.publication import follow_up, mend_folder, note_difference, read_in_force
from etl.refresh.quarantine.case import Ruling, identify_content
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
from etl.sources import cow, eda, imf, kiel, nato, sipri, troops, worldbank
from etl.sources.remedies import AGAIN
from etl.store.extract import frame_part
from etl.store.lock import lock_folder
from etl.store.manifest import Part
from etl.store.parts import Draft, draft_part
from etl.store.publish import publish
from etl.transform.excerpt import cut_excerpt as cut
from etl.transform.release import correct, derive

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


def open_publishers(data: Path, mirror: Path | None) -> Fetcher | MirrorFetcher:
    """Where the publishers' files come from: the network, or a mirror. Both keep them in `data`/raw."""
    return MirrorFetcher(mirror, data) if mirror else Fetcher(data)


def refresh(
    data: Path, fetch: Fetch, progress: Progress, collectors: Collectors = COLLECTORS, excerpt: bool = False
) -> Outcome:
    """Bring the snapshot in force of `data` up to date; `progress` is told each step.

    A source that fails keeps what is in force of it, and the others are published. A release that moves too far is
    held. With `excerpt`, of each source is kept only what its terms allow to be passed on. What went wrong is in the
    outcome, in status.json as well. Raises PublishError where another refresh is at work or `data` cannot be written.
    """
    ledger, outcome = Ledger(data, tuple(collectors), progress), None
    with lock_folder(data), lay_seeds(data), hold_rows():
        with ledger.note_fault():
            warn_of_strays()
            mend_folder(data)
            look_back(ledger)
            receive_files(ledger)
            read_sources(ledger, fetch, collectors, excerpt)  # fetch, parse, correct, derive, check
            began = monotonic()
            progress(Step("", "comparing with what is in force"))
            compare_sources(ledger)  # compare
            if ledger.judgements or ledger.standing:
                progress(Step("", "publishing"))
                outcome = publish_sources(ledger)  # publish
                progress(Step("", "compared and published" if outcome.changed else "compared", _since(began)))
        return write_status(data, outcome or ledger.fail())


def read_sources(ledger: Ledger, fetch: Fetch, collectors: Collectors, excerpt: bool = False) -> None:
    """Read each source into the ledger, one after the other: fetch, parse, correct, derive, check.

    One that would give what is in force of it, byte for byte, is not parsed again. Raises SeedError where the list of
    addresses that were moved is wrong: nothing can be fetched by it.
    """
    fetch = follow_addresses(fetch)
    for source, collect in collectors.items():
        ledger.tell(Step(source, "reading"))
        began = monotonic()
        with ledger.note_fault(source):
            _read_source(ledger, source, *bind_source(ledger, source, collect, fetch), excerpt)
        ledger.tell(_tell(ledger, source, _since(began)))


def _read_source(ledger: Ledger, source: str, collect: Collect, fetch: Fetch, excerpt: bool) -> None:
    program, known, record = f"{identify_program()} {EXCERPT if excerpt else WHOLE}", ledger.known.get(source), Record()
    if known and stands(known, ledger.before, program) and record.is_same(known.fetched, fetch):
        warn_again(known)
        ledger.standing.add(source)
        return
    kept = ledger.list_kept(source) if known and known.program == program else {}
    with record.listen():
        # Fetched and parsed one after the other, as they are asked for.
        given = collect(_note_answers(fetch, record))
        settled = tuple(settle_releases(ledger, source, given, kept))
        ledger.releases[source] = check_whole(source, settled, excerpt)
    ledger.readings[source] = record.conclude(program)


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


def settle_releases(
    ledger: Ledger, source: str, given: Iterable[Collected], kept: Mapping[Release, Part]
) -> Iterator[ParsedRelease]:
    """What the source gave, but for what could not be read, which is noted."""
    wrong = corrections()
    for one in given:
        if isinstance(one, MissedRelease):
            ledger.note_missed(source, one)
        else:
            yield _settle(ledger, one, kept, wrong)


def _settle(
    ledger: Ledger, one: ParsedRelease | UnreadRelease, kept: Mapping[Release, Part], wrong: Sequence[Correction]
) -> ParsedRelease:
    """The release, read, corrected and completed; from what is in force where it was read from the same files."""
    part = kept.get(one.release) if isinstance(one, UnreadRelease) else None
    if part and ledger.before:
        found, how = ParsedRelease(one.release, frame_part(ledger.before, part)), ", as before"
    else:
        found, how = derive(correct(one.read() if isinstance(one, UnreadRelease) else one, wrong)), ""
    what = f"release {one.release.release}, {counted(len(found.frame), 'row')}{how}"
    ledger.tell(Step(one.release.source, what, rows=len(found.frame)))
    return found


def check_whole(source: str, releases: tuple[ParsedRelease, ...], excerpt: bool = False) -> tuple[ParsedRelease, ...]:
    """The releases of a source as they may be published.

    Raises ContractError with every fault, also where there is none at all.
    """
    if not releases:
        raise ContractError(f"The contract of {source}", ["the source gave no release at all"], AGAIN)
    whole = check_releases(releases)
    allowed = SOURCES[source].excerpt if excerpt else None
    # What is cut is checked again, for it is what is published.
    return check_releases(cut(one, allowed) for one in whole) if allowed else whole


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


def compare_sources(ledger: Ledger, alone: bool = False) -> None:
    """Hold what was read against what is in force. A source that cannot be judged has failed, like one not read.

    With `alone`, some releases were read by themselves: the others of their sources stay. So they do where not all of
    a source could be read.
    """
    for source in list(ledger.releases):
        with ledger.note_fault(source):
            drafts = list(map(draft_part, ledger.releases[source]))
            # Their rows are sorted anew: so none is held twice.
            ledger.releases[source] = tuple(one.parsed for one in drafts)
            others_stay = alone or bool(ledger.faults[source])
            ledger.judgements[source] = _judge(ledger, source, drafts, others_stay)


def _judge(ledger: Ledger, source: str, drafts: list[Draft], alone: bool) -> Judgement:
    def is_released(withdrawn: bool, release: str, content: str) -> bool:
        decision = ledger.decisions.get(identify_content(source, release, content, withdrawn))
        return decision is not None and decision.word == Ruling.RELEASED

    judge = Judge(source, ledger.before, partial(is_released, False), partial(is_released, True))
    return judge.judge_alone(drafts) if alone else judge.judge(drafts)


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


def _tell(ledger: Ledger, source: str, seconds: float) -> Step:
    if source in ledger.standing:
        return Step(source, "as before, not read again", seconds)
    releases = ledger.releases.get(source)
    if releases is None:
        return Step(source, "failed", seconds)
    rows = sum(len(parsed.frame) for parsed in releases)
    what = f"{counted(len(releases), 'release')}, {counted(rows, 'row')}"
    return Step(source, what, seconds, len(releases), rows)


def _since(began: float) -> float:
    return round(monotonic() - began, 3)
