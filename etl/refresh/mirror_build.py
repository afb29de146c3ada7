"""Builds a mirror: what a refresh reads, in a folder that can be carried to where there is no network.

The sources themselves say what they read: they are run with a Fetch that records.
"""

from dataclasses import replace
from pathlib import Path

from etl.errors import FetchError, PublishError
from etl.fetch import Fetch, Resource
from etl.fetch.index import INDEX, Entry, Update, read_index, update_mirror
from etl.prose import counted
from etl.refresh.ledger import Ledger
from etl.refresh.outcome import Progress
from etl.refresh.pipeline import COLLECTORS, Collectors, read_sources
from etl.store.lock import lock_folder


class Recorder:
    """A Fetch that remembers what it gave. A URL that is asked for again gives the same."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self.given: dict[str, Resource] = {}

    def get(self, url: str) -> Resource:
        """The bytes of `url`. Raises FetchError where they cannot be had."""
        if url not in self.given:
            self.given[url] = self._fetch(url)
        return self.given[url]


def build(folder: Path, fetch: Fetch, progress: Progress, collectors: Collectors = COLLECTORS) -> Update:
    """Make `folder` a mirror of all that a refresh reads, or bring the one that it is up to date.

    What it lists beside that stays. A release that could not be read, beside what was read of its source, is told.
    Raises PublishError where a source failed (then nothing is written), where the folder cannot be written, or where
    another build is at work; FetchError where what it lists now is damaged.
    """
    with lock_folder(folder):
        before = _read_before(folder)
        recording, ledger = Recorder(fetch), Ledger(folder, tuple(collectors), progress)
        read_sources(ledger, recording.get, collectors)
        _stop_at_faults(ledger)
        try:
            update = update_mirror(folder, before, recording.given.values())
        except OSError as error:
            raise PublishError(
                f"{folder}: cannot be written ({error}). What mirror.json lists is as it was. Free some space, or make "
                "the folder writable, and build again."
            ) from error
    return replace(update, missed=tuple(fault.message for its in ledger.faults.values() for fault in its))


def _read_before(folder: Path) -> dict[str, Entry]:
    path = folder / INDEX
    if not path.exists():
        return {}
    try:
        return read_index(folder)
    except FetchError as error:
        raise FetchError(str(path), f"is no listing to build on ({error})", "Remove it to begin anew.") from error


def _stop_at_faults(ledger: Ledger) -> None:
    """Raise PublishError where a source gave nothing."""
    faults = [
        f"{source}: {fault.message}\n{fault.detail}".rstrip() for source, its in ledger.faults.items() for fault in its
    ]
    if any(its and source not in ledger.tallies for source, its in ledger.faults.items()):
        were = f"{'was' if len(faults) == 1 else 'were'} {counted(len(faults), 'fault')}"
        listed = "\n".join(faults)
        raise PublishError(f"{ledger.data}: the mirror is as it was, for there {were}.\n{listed}")
