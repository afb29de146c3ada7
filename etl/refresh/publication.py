"""Puts releases out, with a note of what that changes; and puts right what a killed process left."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from etl.audit import carry
from etl.changes import archive as keep
from etl.changes.difference import difference, without_comparison
from etl.errors import PublishError
from etl.refresh.quarantine import folder as store
from etl.store.lock import sweep
from etl.store.manifest import Part
from etl.store.parts import Ready
from etl.store.publish import publish
from etl.store.snapshot import Snapshot, current_id, parts_named


def put_out(folder: Path, releases: Iterable[Ready], kept: Iterable[Part], when: datetime) -> tuple[Snapshot, bool]:
    """Publish like `publish`, and keep in changes/ what that changes. `when` is the time of publication, in UTC."""

    def announce(before: Snapshot | None, after: Snapshot) -> None:
        damaged = current_id(folder) if before is None else None
        told = without_comparison(damaged, after, when) if damaged else difference(before, after, when)
        keep.announce(folder, told)

    done = publish(folder, releases, kept, announce)
    # What is in force is in force. The note waits, whole, for the next refresh; the audits are made when asked for.
    with suppress(PublishError):
        keep.settle(folder)
    with suppress(PublishError):
        carry(folder, done[0])
    return done


def tidy(folder: Path) -> None:
    """Remove or finish what a killed process left half-done. Only for who holds the lock. Raises PublishError."""
    sweep(folder)
    keep.settle(folder)
    try:
        store.settle(folder)
    except OSError as error:
        raise PublishError(f"{folder / 'quarantine'}: cannot be written ({error}). Make it writable.") from error


def in_force(folder: Path) -> tuple[Snapshot | None, tuple[str, ...]]:
    """What can be read of the snapshot in force, and a line for all that cannot. None where there is nothing."""
    held = current_id(folder)
    if held is None:
        return None, ()
    try:
        parts = parts_named(folder, held)
    except PublishError as error:
        return None, (str(error),)
    faults = [_fault(Snapshot(folder, held, (part,))) for part in parts]
    whole = tuple(part for part, fault in zip(parts, faults, strict=True) if not fault)
    return Snapshot(folder, held, whole), tuple(filter(None, faults))


def _fault(one: Snapshot) -> str:
    try:
        one.verify()
    except PublishError as error:
        return str(error)
    return ""
