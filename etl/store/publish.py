"""Writes snapshots: parts and manifests once, then one rename of CURRENT. A crash leaves the old snapshot in force."""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from etl.dataframe import ParsedRelease
from etl.errors import PublishError
from etl.files import ROOM, encode_json, write
from etl.observation import NameOrder, order_name
from etl.store.folder import CURRENT, current_id
from etl.store.lock import lock_folder
from etl.store.manifest import FORMAT, Manifest, Part, encode_part, manifest_path, snapshot_id
from etl.store.parts import Draft, Packed, draft_part, pack_draft
from etl.store.snapshot import Snapshot, Store, note_sound, open_snapshot

# Is told what is in force, None where that cannot be read or is nothing, and what is about to be.
Announce = Callable[[Snapshot | None, Snapshot], None]


def publish(
    folder: Path,
    releases: Iterable[ParsedRelease | Draft | Packed],
    kept: Iterable[Part] = (),
    announce: Announce = lambda before, after: None,
) -> tuple[Snapshot, bool]:
    """Publish checked releases as the snapshot in force of `folder`, with the parts that it keeps of what it has.

    Returns the snapshot, and whether anything changed: the same content gives the same id, and then nothing is written.
    `announce` is called last before the new one is put in force. Raises PublishError where the folder cannot be
    written.
    """
    before = _open_current(folder)
    try:
        made = [write_part(folder / "parts", _pack(one, before)) for one in releases]
        parts = tuple(sorted((*made, *kept), key=_order))
        entries = list(map(encode_part, parts))
        new = snapshot_id(entries)
        if before is not None and before.id == new:
            return before, False
        write(manifest_path(folder, new), encode_json(Manifest(FORMAT, new, entries)))
        announce(before, Snapshot(folder, new, parts))
        put_in_force(folder, new)
    except OSError as error:
        problem = f"cannot be written ({error}). The snapshot in force is unchanged"
        raise PublishError(f"{folder}: {problem}. {ROOM}") from error
    return open_snapshot(folder, new), True


def put_in_force(folder: Path, wanted: str) -> Snapshot:
    """Make a snapshot that `folder` already holds the one in force (a roll-back, or a roll-forward).

    Raises PublishError where there is no such snapshot, it is damaged, or the folder cannot be written.
    """
    snapshot = open_snapshot(folder, wanted)
    try:
        write(folder / CURRENT, f"{wanted}\n".encode("ascii"))
    except OSError as error:
        problem = f"cannot be written ({error}). The snapshot in force is unchanged"
        raise PublishError(f"{folder}: {problem}. {ROOM}") from error
    return snapshot


def adopt_snapshot(shipped: Path, folder: Path) -> None:
    """Put the snapshot that is in force in `shipped` in force in `folder` too, where nothing was published yet.

    Raises PublishError where it is damaged, another process is at work, or `folder` cannot be written.
    """
    snapshot = Store(shipped).current()
    files = [shipped / "parts" / part.file for part in snapshot.parts] + [manifest_path(shipped, snapshot.id)]
    with lock_folder(folder):
        # Asked only now: a refresh may have published since this one was about to begin.
        if current_id(folder) is not None:
            return
        try:
            for path in files:
                write(folder / path.relative_to(shipped), path.read_bytes())
        except OSError as error:
            problem = f"cannot be written ({error}). Nothing is in force there yet"
            raise PublishError(f"{folder}: {problem}. {ROOM}") from error
        put_in_force(folder, snapshot.id)


def write_part(place: Path, one: Packed) -> Part:
    """Write the rows of a release into the folder `place`, unless they are in force, or lie there already.

    Raises OSError where that cannot be done.
    """
    if one.data is not None:
        path = place / one.part.file
        if not _is_whole(path, one.part.sha256):
            write(path, one.data)
        note_sound(one.part)
    return one.part


def _open_current(folder: Path) -> Snapshot | None:
    held = current_id(folder)
    if held is None:
        return None
    # A damaged snapshot is nothing to build on. All is written again, and so mended.
    with suppress(PublishError):
        return open_snapshot(folder, held)
    return None


def _order(part: Part) -> tuple[str, NameOrder]:
    return part.release.source, order_name(part.release.release)


def _pack(one: ParsedRelease | Draft | Packed, before: Snapshot | None) -> Packed:
    if isinstance(one, Packed):
        return one
    return pack_draft(one if isinstance(one, Draft) else draft_part(one), before)


def _is_whole(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
