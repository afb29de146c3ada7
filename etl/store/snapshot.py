"""Reads snapshots. A snapshot is a manifest, named after its content, that lists parts; a part is one release.

A folder of snapshots holds `CURRENT` (the id of the snapshot in force), `snapshots/ID.json` and `parts/SHA256.parquet`.
Nothing in it is ever changed but `CURRENT`, which is swapped whole, so a reader needs no lock.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TypeVar

import pyarrow as pa
from cachetools import LRUCache

from etl.errors import PublishError
from etl.files import decode_json
from etl.observation import Observation
from etl.store.folder import CURRENT, ID, current_id
from etl.store.manifest import FORMAT, Manifest, Part, decode_part, manifest_path, snapshot_id
from etl.store.reader import (
    decode_rows,
    hash_content,
    read_areas,
    read_columns,
    read_indicator,
    read_places,
    read_table,
)
from etl.store.rows import Rows

__all__ = ["Part", "Snapshot", "Store", "open_snapshot", "parts_named"]

_LOG = logging.getLogger(__name__)
_Read = TypeVar("_Read")
# The hash of a file, and an indicator.
_Key = tuple[str, str]
# Bytes of rows that a reader keeps as columns. A claim asks for the shares of every release of every publisher, which
# are 75,000 rows of some 30 bytes with five editions of SIPRI; what is asked for again and again has to stay.
BYTES_KEPT = 2_400_000
# Rows that it keeps as observations, of some 300 bytes each.
ROWS_KEPT = 2_000


class Snapshot:
    """All releases that were published together. Read-only: of a part only what is asked for is read.

    The rows asked for last are kept: BYTES_KEPT as columns, and ROWS_KEPT of them as observations.
    """

    def __init__(self, folder: Path, snapshot_id: str, parts: tuple[Part, ...]) -> None:
        self.id = snapshot_id
        self.parts = parts
        self.folder = folder
        self._columns: LRUCache[_Key, Rows] = LRUCache(BYTES_KEPT, getsizeof=lambda rows: rows.size)
        self._rows: LRUCache[_Key, tuple[Observation, ...]] = LRUCache(ROWS_KEPT, getsizeof=len)
        self._lock = Lock()
        # By file, what the disk said of it when it was found whole; and those that a reader did not find so.
        self._marks: dict[str, tuple[int, ...]] = {}
        self._doubted: set[str] = set()

    @cached_property
    def _by_release(self) -> dict[tuple[str, str], Part]:
        return {(part.release.source, part.release.release): part for part in self.parts}

    def part(self, source: str, release: str) -> Part:
        """The part of one release. Raises KeyError where the snapshot has none."""
        return self._by_release[source, release]

    def releases(self, source: str) -> tuple[Part, ...]:
        """The releases of a source, oldest first."""
        mine = [part for part in self.parts if part.release.source == source]
        return tuple(sorted(mine, key=lambda part: part.release.order))

    def rows(self, part: Part, indicator: str) -> tuple[Observation, ...]:
        """The observations of one indicator in one release, sorted by member and year.

        Raises PublishError like `verify`.
        """
        return self._keep(self._rows, part, indicator, lambda: self.open_rows(part, indicator).select())

    def open_rows(self, part: Part, indicator: str) -> Rows:
        """The same rows as columns, for who needs some of them only. Raises PublishError like `verify`."""

        def read() -> Rows:
            return self._read(part, lambda content: read_indicator(content, indicator))

        return self._keep(self._columns, part, indicator, read)

    def _keep(self, kept: LRUCache[_Key, _Read], part: Part, indicator: str, read: Callable[[], _Read]) -> _Read:
        """What is kept of an indicator of a part, else what is read now."""
        key = part.sha256, indicator
        with self._lock:
            held = kept.get(key)
        if held is None:
            held = read()
            # More than may be kept at all is not.
            with self._lock, suppress(ValueError):
                kept[key] = held
        return held

    def list_areas(self, part: Part) -> list[str]:
        """The members and areas of which a release has rows. Raises PublishError like `verify`."""
        return self._read(part, read_areas)

    def observations(self, part: Part) -> tuple[Observation, ...]:
        """All observations of one release, sorted by their key. Raises PublishError like `verify`."""
        return decode_rows(self.table(part))

    def table(self, part: Part, indicator: str = "") -> pa.Table:
        """The observations of one release, or of one indicator of it, in the columns of an observation.

        Raises PublishError like `verify`.
        """
        return self._read(part, lambda content: read_table(content, indicator))

    def columns(self, part: Part, *names: str) -> pa.Table:
        """These columns of the observations of one release. Raises PublishError like `verify`."""
        return self._read(part, lambda content: read_columns(content, names))

    def rows_at(self, part: Part, places: Sequence[int]) -> tuple[Observation, ...]:
        """The observations at these places of a release, in the order asked for. Raises PublishError like `verify`."""
        return self._read(part, lambda content: read_places(content, places))

    def _read(self, part: Part, read: Callable[[bytes], _Read]) -> _Read:
        path = self._path(part)
        self._doubted.add(part.file)
        try:
            content = self._content(part)
            _verify_rows(path, part, content)
            found = read(content)
        except ValueError as error:
            raise PublishError(
                f"{path}: is no part of a snapshot: {error}. Go back with `burden publish ID`."
            ) from error
        self._doubted.discard(part.file)
        return found

    def check(self) -> None:
        """Raise PublishError unless every part can still be read: those that have changed, or were in doubt, are."""
        for part in self.parts:
            mark = _mark(self._path(part))
            if part.file in self._doubted:
                self._read(part, len)
            if not mark or self._marks.get(part.file) != mark:
                self._content(part)
            self._marks[part.file] = mark

    def verify(self) -> None:
        """Raise PublishError unless every part on disk is the one that was published."""
        for part in self.parts:
            self._content(part)

    def _content(self, part: Part) -> bytes:
        # Also on first use, long after opening: what is read is what was checked.
        path = self._path(part)
        content = _bytes(path)
        found = hashlib.sha256(content).hexdigest()
        if found != part.sha256:
            raise PublishError(
                f"{path}: its content has the hash {found[:16]}…, not the one it was published with. "
                "Put a good copy in its place, or go back with `burden publish ID`."
            )
        return content

    def _path(self, part: Part) -> Path:
        return self.folder / "parts" / part.file


def _mark(path: Path) -> tuple[int, ...]:
    """What changes when a file does, or who may read it; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


# Files and contents, by their hashes, of which it is known that the one holds the other.
_SOUND: set[tuple[str, str]] = set()


def note_sound(part: Part) -> None:
    """The file of a part was made of the rows that it is named after, or holds them as was seen."""
    _SOUND.add((part.sha256, part.content))


def _verify_rows(path: Path, part: Part, content: bytes) -> None:
    """Raise PublishError unless a file, read for the first time, has the rows that its snapshot is named after.

    A file has to fit the hash in its name, which the manifest states; the snapshot's id is made of that of the rows.
    """
    if (part.sha256, part.content) in _SOUND:
        return
    if hash_content(content) != part.content:
        raise PublishError(
            f"{path}: its rows are not those that the snapshot was named after. Put a good copy of the snapshot in its "
            "place, or go back with `burden publish ID`."
        )
    note_sound(part)


def open_snapshot(folder: Path, wanted: str) -> Snapshot:
    """The snapshot `wanted` of `folder`, verified. Raises PublishError where it is missing or was tampered with."""
    snapshot = Snapshot(folder, wanted, parts_named(folder, wanted))
    snapshot.verify()
    return snapshot


def parts_named(folder: Path, wanted: str) -> tuple[Part, ...]:
    """The parts that the manifest of `wanted` names. Raises PublishError unless it is the one that was written."""
    if not ID.fullmatch(wanted):
        raise PublishError(
            f"{wanted[:40]!r} is no snapshot id (16 hexadecimal digits). `burden check` lists those there are."
        )
    path = manifest_path(folder, wanted)
    try:
        manifest = decode_json(_bytes(path), Manifest)
        parts = tuple(map(decode_part, manifest.parts))
    except ValueError as error:
        raise PublishError(
            f"{path}: not a manifest of a snapshot ({error}). Go back with `burden publish ID`."
        ) from error
    if manifest.format != FORMAT or snapshot_id(manifest.parts) != wanted:
        raise PublishError(f"{path}: its content does not fit its name. Go back with `burden publish ID`.")
    return parts


# A damaged snapshot is not opened at every request, yet a repair is noticed soon.
RETRY = 10.0


class Store:
    """All that readers use: gives the snapshot in force, and notices a new one at the next call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._snapshot: Snapshot | None = None
        self._refused = ("", 0.0)
        self._told = ""

    def current(self) -> Snapshot:
        """The snapshot in force.

        While a new snapshot cannot be opened the one at hand stays in use, which is logged once, and the new one is
        tried again after RETRY seconds. Raises PublishError where there is none at all.
        """
        held = self._snapshot
        wanted = self._wanted()
        if held is not None and wanted == held.id:
            self._told = ""
        if held is not None and (wanted in (None, held.id) or self._is_refused(wanted)):
            return held
        if wanted is None:
            raise PublishError(
                f"{self.folder}: nothing was published here yet. Run `burden refresh --data {self.folder}`."
            )
        try:
            self._snapshot = open_snapshot(self.folder, wanted)
        except PublishError as error:
            if held is None:
                raise
            self._refused = (wanted, monotonic() + RETRY)
            self._pass_over(f"{self.folder / CURRENT} names a snapshot that cannot be opened: {error}", held)
            return held
        return self._snapshot

    def _pass_over(self, fault: str, held: Snapshot) -> None:
        """Log once why what is in force is not what is served."""
        if fault != self._told:
            self._told = fault
            _LOG.warning("%s The snapshot %s is served as before.", fault, held.id)

    def _is_refused(self, wanted: str | None) -> bool:
        refused, until = self._refused
        return wanted == refused and monotonic() < until

    def _wanted(self) -> str | None:
        held = self._snapshot
        try:
            wanted = current_id(self.folder)
        except PublishError as error:
            if held is None:
                raise
            self._pass_over(str(error), held)
            return None
        if wanted is None and held is not None:
            self._pass_over(f"{self.folder / CURRENT}: missing. Put one in force with `burden publish ID`.", held)
        return wanted


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problem = "missing" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
        raise PublishError(f"{path}: {problem}. Put it back, or go back with `burden publish ID`.") from error
