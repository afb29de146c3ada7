"""Builds a mirror: what a refresh reads, in a folder that can be carried to where there is no network.

The sources themselves say what they read: they are run with a Fetch that records. No file that mirror.json names is
changed, so a build that is killed, at whatever moment, leaves the mirror that was there.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from etl.errors import FetchError, PublishError
from etl.fetch import Fetch, Fetched, Mirror
from etl.fetch.mirror import FORMAT, LISTING
from etl.fetch.names import file_name
from etl.files import write
from etl.prose import counted
from etl.refresh.pipeline import Collectors, Progress, Read, read_all
from etl.sources import COLLECTORS
from etl.store.lock import locked


@dataclass(frozen=True)
class Built:
    """What a build did: the URLs it read, their bytes, the files it wrote and removed, and URLs listed all the same."""

    urls: int
    bytes: int
    written: int
    removed: int
    others: int


class Recording:
    """A Fetch that remembers what it gave. A URL that is asked for again gives the same."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self.given: dict[str, Fetched] = {}

    def get(self, url: str) -> Fetched:
        """The bytes of `url`. Raises FetchError where they cannot be had."""
        if url not in self.given:
            self.given[url] = self._fetch(url)
        return self.given[url]


def build(folder: Path, fetch: Fetch, progress: Progress, collectors: Collectors = COLLECTORS) -> Built:
    """Make `folder` a mirror of all that a refresh reads, or bring the one that it is up to date.

    What it lists beside that stays. Raises PublishError where a source failed (then nothing is written), where the
    folder cannot be written, or where another build is at work; FetchError where what it lists now is damaged.
    """
    with locked(folder):
        before = _listed(folder)
        recording = Recording(fetch)
        _stop_at_faults(folder, list(read_all(recording.get, progress, collectors)))
        try:
            return _update(folder, before, recording.given.values())
        except OSError as error:
            raise PublishError(
                f"{folder}: cannot be written ({error}). What mirror.json lists is as it was. Free some space, or make "
                "the folder writable, and build again."
            ) from error


def _listed(folder: Path) -> Mapping[str, dict[str, Any]]:
    path = folder / LISTING
    if not path.exists():
        return {}
    try:
        return Mirror(folder).entries
    except FetchError as error:
        raise FetchError(str(path), f"is no listing to build on ({error})", "Remove it to begin anew.") from error


def _stop_at_faults(folder: Path, reads: Iterable[Read]) -> None:
    faults = [f"{read.source}: {fault.message}\n{fault.detail}" for read in reads for fault in read.faults]
    if faults:
        told = "\n".join(fault.rstrip() for fault in faults)
        raise PublishError(f"{folder}: the mirror is as it was, for there {_were(len(faults))}.\n{told}")


def _were(faults: int) -> str:
    return f"{'was' if faults == 1 else 'were'} {counted(faults, 'fault')}"


def _update(folder: Path, before: Mapping[str, dict[str, Any]], given: Collection[Fetched]) -> Built:
    _sweep(folder)
    files = {fetched.url: _file(folder, fetched, before.get(fetched.url)) for fetched in given}
    missing = [fetched for fetched in given if not _is_whole(folder, files[fetched.url], fetched)]
    for fetched in missing:
        write(folder / files[fetched.url], fetched.content)
    others = [entry for url, entry in before.items() if url not in files]
    entries = [*(_entry(fetched, files[fetched.url]) for fetched in given), *others]
    listing = orjson.dumps({"format": FORMAT, "entries": entries}, option=orjson.OPT_INDENT_2)
    write(folder / LISTING, listing)
    removed = _remove(folder, _paths(folder, before.values()) - _paths(folder, entries))
    size = sum(len(fetched.content) for fetched in given)
    return Built(len(files), size, len(missing), removed, len(others))


def _sweep(folder: Path) -> None:
    # What a killed build left half-written.
    for left in (*folder.glob(".*.part"), *folder.glob("*/.*.part")):
        left.unlink(missing_ok=True)


def _file(folder: Path, fetched: Fetched, before: dict[str, Any] | None) -> str:
    """The file for these bytes: the one that holds them already, else one of a name that no other bytes have."""
    if before is not None and _is_whole(folder, before["file"], fetched):
        return str(before["file"])
    return file_name(fetched.url, fetched.sha256)


def _is_whole(folder: Path, file: str, fetched: Fetched) -> bool:
    path = folder / file
    return _is_inside(folder, path) and path.is_file() and path.read_bytes() == fetched.content


def _is_inside(folder: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _entry(fetched: Fetched, file: str) -> dict[str, Any]:
    return {
        "url": fetched.url,
        "file": file,
        "sha256": fetched.sha256,
        "bytes": len(fetched.content),
        "media_type": fetched.media_type,
        "retrieved": fetched.retrieved or None,
        "kind": fetched.kind,
        "note": fetched.note,
    }


def _paths(folder: Path, entries: Iterable[dict[str, Any]]) -> set[Path]:
    # Resolved, for a listing written by hand may name one file in two ways.
    return {(folder / entry["file"]).resolve() for entry in entries}


def _remove(folder: Path, paths: Iterable[Path]) -> int:
    """Remove files that were listed until now; how many there were."""
    there = [path for path in paths if _is_inside(folder, path) and path.name != LISTING and path.is_file()]
    for path in there:
        path.unlink()
    return len(there)
