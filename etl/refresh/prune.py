"""Drops snapshots by hand, with the parts and originals that no other snapshot needs.

Manifests go first, then what none of those left names. So a crash in between leaves every snapshot that is listed
whole, and the next pruning removes the rest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.errors import PublishError
from etl.fetch.raw import RawFiles
from etl.refresh.quarantine import list_cases
from etl.store.disk import list_originals, list_parts, sum_bytes
from etl.store.folder import current_id, snapshot_ids
from etl.store.lock import lock_folder, require_folder, sweep_folder
from etl.store.manifest import Part, manifest_path
from etl.store.snapshot import parts_named

# Says which snapshots to drop, of all there are, the one written last first, and the one in force.
Choice = Callable[[Sequence[str], str], Sequence[str]]


@dataclass(frozen=True)
class Pruning:
    """What was dropped, or would be: ids of snapshots, the files, and their bytes together."""

    snapshots: tuple[str, ...]
    parts: tuple[Path, ...]
    originals: tuple[Path, ...]
    bytes: int


def prune(data: Path, choice: Choice, dry_run: bool = False) -> Pruning:
    """Drop the snapshots that are chosen, and all that none of the others needs; a dry run only tells what.

    Raises PublishError where the choice is refused, nothing is in force, another process is at work, a snapshot that
    stays has a damaged manifest (nothing is dropped then), or a file cannot be removed.
    """
    require_folder(data)
    with lock_folder(data):
        pruned = _plan(data, choice)
        if not dry_run:
            _drop(data, pruned)
    return pruned


def choose_ids(ids: Sequence[str]) -> Choice:
    """To drop the snapshots with these ids. Refused where one is in force, or is not there."""

    def choose(known: Sequence[str], in_force: str) -> Sequence[str]:
        for wanted in ids:
            if wanted == in_force:
                raise PublishError(
                    f"Snapshot {wanted} is in force, and nothing was dropped. First put another in force with "
                    "`burden publish ID`."
                )
            if wanted not in known:
                raise PublishError(
                    f"There is no snapshot {wanted[:40]!r}, and nothing was dropped. There are: {', '.join(known)}."
                )
        return [one for one in known if one in ids]

    return choose


def choose_all_but(newest: int) -> Choice:
    """To drop all snapshots but the one in force and so many of those written last."""

    def choose(known: Sequence[str], in_force: str) -> Sequence[str]:
        return [one for one in known[newest:] if one != in_force]

    return choose


def _plan(data: Path, choice: Choice) -> Pruning:
    in_force = current_id(data)
    if in_force is None:
        raise PublishError(
            f"{data}: no snapshot is in force, so none is dropped. Put one in force with `burden publish ID`."
        )
    known = snapshot_ids(data)
    dropped = tuple(choice(known, in_force))
    # The one in force is read even where its manifest is gone: then all stops here.
    needed = [part for kept in {in_force, *known} - {*dropped} for part in _parts(data, kept)]
    files = {part.file for part in needed}
    awaited = [one.part for one in list_cases(data)]
    hashes = {origin.sha256 for part in (*needed, *awaited) for origin in part.release.origins}
    idle_parts = tuple(path for path in list_parts(data) if path.name not in files)
    idle_originals = tuple(path for path in list_originals(data) if path.name not in hashes)
    manifests = (manifest_path(data, one) for one in dropped)
    return Pruning(dropped, idle_parts, idle_originals, sum_bytes((*manifests, *idle_parts, *idle_originals)))


def _parts(data: Path, kept: str) -> tuple[Part, ...]:
    try:
        return parts_named(data, kept)
    except PublishError as error:
        raise PublishError(f"Nothing was dropped, for what snapshot {kept} needs is not known. {error}") from error


def _drop(data: Path, pruned: Pruning) -> None:
    sweep_folder(data)
    try:
        for snapshot_id in pruned.snapshots:
            manifest_path(data, snapshot_id).unlink()
            (data / "audits" / f"{snapshot_id}.json").unlink(missing_ok=True)
        for path in pruned.parts:
            path.unlink()
        # No longer recorded, so that the next refresh does not miss them.
        RawFiles(data / "raw").forget({path.name for path in pruned.originals})
        for path in pruned.originals:
            path.unlink()
    except OSError as error:
        raise PublishError(
            f"{data}: not all could be removed ({error}). Every snapshot that is listed is whole. Make the folder "
            "writable, and prune again."
        ) from error
