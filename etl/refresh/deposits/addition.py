"""`burden add`: publishes what a person has brought beside all that is in force. Nothing else is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from etl.catalogue.corrections import corrections
from etl.catalogue.overlay import lay_seeds
from etl.catalogue.sources import SOURCES
from etl.dataframe import Collected, read_releases
from etl.errors import AbsentError, FetchError
from etl.fetch import Fetch, Resource
from etl.fetch.raw import RawFiles
from etl.fetch.resource import ORIGINAL
from etl.observation import WHOLE, Release
from etl.prose import counted
from etl.refresh.deposits.intake import Brought, check_rivals
from etl.refresh.deposits.readers import READERS
from etl.refresh.deposits.shelf import Shelf, open_given, open_stand_in
from etl.refresh.ledger import Ledger
from etl.refresh.memory import hold_rows
from etl.refresh.outcome import Outcome, Progress, Step
from etl.refresh.pipeline import COLLECTORS, Collect, Collectors, look_back, publish_sources
from etl.refresh.publication import mend_folder
from etl.refresh.settlement import Settlement
from etl.refresh.status import State
from etl.sources.given import note_given
from etl.store.lock import lock_folder

# So many addresses of files that are missing are named.
LISTED = 5


def add_files(
    data: Path, brought: Sequence[Brought], progress: Progress, collectors: Collectors = COLLECTORS
) -> Outcome:
    """Keep what was brought and publish it, judged against what is in force of its source; all else stays.

    A source of which that cannot be done is a fault in the outcome, and nothing of it is kept. Raises PublishError
    where a refresh is at work or `data` cannot be written.
    """
    by_source: dict[str, list[Brought]] = {}
    for one in brought:
        by_source.setdefault(one.deposit.source, []).append(one)
    ledger, outcome = Ledger(data, tuple(by_source), progress), None
    with lock_folder(data), lay_seeds(data), hold_rows():
        with ledger.note_fault():
            mend_folder(data)
            look_back(ledger)
            shelf = Shelf(data)
            for source, its in by_source.items():
                with ledger.note_fault(source):
                    _read_source(ledger, shelf, its, collectors[source])
            if ledger.judgements or ledger.standing:
                outcome = publish_sources(ledger)
        return _tell_of_files(outcome or ledger.fail())


def _read_source(ledger: Ledger, shelf: Shelf, its: Sequence[Brought], collect: Collect) -> None:
    """Read what was brought of one source, and keep it: what cannot be read is not kept."""
    source, accepted = its[0].deposit.source, list[Brought]()
    for one in its:
        with ledger.note_fault(source):
            check_rivals(one.deposit, [*shelf.deposits, *(other.deposit for other in accepted)])
            accepted.append(one)
    found = [one.parsed for one in accepted if one.parsed is not None]
    unread = [one for one in accepted if one.parsed is None]
    if unread:
        found += read_releases(_read_together(source, shelf, unread, collect))
    new, settled = [one for one in found if _is_news(ledger, one.release)], None
    if new:
        settlement = Settlement(source, ledger.before, ledger.decisions, corrections(), others_stay=True)
        settled = settlement.settle(new, partial(ledger.hear, source))
    elif accepted:
        ledger.standing.add(source)
    for one in accepted:
        shelf.keep(one.deposit, one.content)
    # Only what is kept is published: the next refresh reads it from there.
    if settled:
        ledger.note_settled(source, settled)


def _is_news(ledger: Ledger, release: Release) -> bool:
    """Whether the publisher's own file of the release is not in force already, whole: that stays."""
    parts = ledger.before.releases(release.source) if ledger.before else ()
    mine = (part.release for part in parts if part.release.release == release.release)
    if any(_is_own(one) for one in mine):
        what = f"release {release.release} is in force from the publisher's own address, and stays as it is"
        ledger.tell(Step(release.source, what))
        return False
    return True


def _is_own(one: Release) -> bool:
    return (one.acquisition, one.extent, one.is_by_hand) == (ORIGINAL, WHOLE, False)


def _read_together(
    source: str, shelf: Shelf, its: Sequence[Brought], collect: Callable[..., Iterable[Collected]]
) -> Iterable[Collected]:
    """What a source gives with the files, which stand in for its addresses, and with those given or fetched before.

    Raises FetchError, which lists what is missing, where they are not enough.
    """
    placed = [one for one in its if one.deposit.address]
    stand_ins = {one.deposit.address: open_stand_in(one.deposit, one.content) for one in placed}
    given = [open_given(one.deposit, one.content) for one in its if not one.deposit.address]
    fetch = _fetch_from(shelf, source, stand_ins)
    missing = [url for url in READERS[source].list_addresses(fetch) if not _is_had(fetch, url)]
    if missing:
        problem = f"{counted(len(missing), 'file')} more {'is' if len(missing) == 1 else 'are'} needed beside this"
        more = f" and {len(missing) - LISTED} more" if len(missing) > LISTED else ""
        remedy = f"Bring them all in one `burden add FILE...`: {' '.join(missing[:LISTED])}{more}"
        raise FetchError(SOURCES[source].publisher, problem, remedy)
    return map(note_given, collect(fetch, given) if given else collect(fetch))


def _fetch_from(shelf: Shelf, source: str, stand_ins: Mapping[str, Resource]) -> Fetch:
    """Gives what is brought now, else what was given before, else what was fetched; never from the network."""
    given = {one.address: one for one in shelf.list_of(source) if one.address}
    raw = RawFiles(shelf.folder.parent / "raw")

    def fetch(url: str) -> Resource:
        if url in stand_ins:
            return stand_ins[url]
        if url in given:
            return shelf.open_stand_in(given[url])
        kept = raw.find(url)
        if kept is None:
            raise AbsentError(url, "was neither given nor fetched before", "Bring it too: `burden add FILE...`.")
        return Resource(url, kept.content, kept.record.sha256, kept.record.media_type, kept.record.retrieved)

    return fetch


def _is_had(fetch: Fetch, url: str) -> bool:
    try:
        fetch(url)
    except AbsentError:
        return False
    return True


def _tell_of_files(outcome: Outcome) -> Outcome:
    """The outcome without what it says of sources that were not read: nobody asked their publishers."""
    read = (one for one in outcome.sources if one.state not in (State.STALE, State.NEVER_HAD))
    return replace(outcome, sources=tuple(read))
