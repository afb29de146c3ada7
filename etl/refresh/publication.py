"""What goes with every publication: a note of what it changes, the audits, and mending what a killed process left."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from etl.audit.record import write_audits
from etl.catalogue.corrections import corrections
from etl.changes.archive import announce_change, settle_changes
from etl.changes.difference import compare_snapshots, describe_snapshot
from etl.errors import PublishError
from etl.refresh.quarantine.records import sweep_rows
from etl.store.folder import current_id
from etl.store.lock import lock_folder, sweep_folder
from etl.store.publish import Announce, put_in_force
from etl.store.snapshot import Snapshot, parts_named


def note_difference(folder: Path, when: datetime) -> Announce:
    """Has `publish` keep in changes/ what it is about to change. `when` is the time of publication, in UTC."""

    def announce(before: Snapshot | None, after: Snapshot) -> None:
        damaged = current_id(folder) if before is None else None
        change = (
            describe_snapshot(damaged, after, when)
            if damaged
            else compare_snapshots(before, after, when, corrections())
        )
        announce_change(folder, change)

    return announce


def follow_up(folder: Path, snapshot: Snapshot, before: Snapshot | None = None) -> None:
    """What comes after a publication. What is in force is in force, so that nothing here is a fault.

    `before` was in force until then, where this program made all of it: what it was audited with is not audited again.
    """
    # The note waits, whole, for the next refresh; the audits are made when asked for.
    with suppress(PublishError):
        settle_changes(folder)
    with suppress(PublishError):
        write_audits(folder, snapshot, before)


def mend_folder(folder: Path) -> None:
    """Remove or finish what a killed process left half-done. Only for who holds the lock. Raises PublishError."""
    sweep_folder(folder)
    settle_changes(folder)
    try:
        sweep_rows(folder)
    except OSError as error:
        raise PublishError(f"{folder / 'quarantine'}: cannot be written ({error}). Make it writable.") from error


def roll(folder: Path, wanted: str) -> Snapshot:
    """Put another snapshot of `folder` in force. Raises PublishError like `put_in_force`, and during a refresh."""
    with lock_folder(folder):
        mend_folder(folder)
        return put_in_force(folder, wanted)


def read_in_force(folder: Path) -> tuple[Snapshot | None, tuple[str, ...]]:
    """What can be read of the snapshot in force, and a line for all that cannot. None where there is nothing."""
    current = current_id(folder)
    if current is None:
        return None, ()
    try:
        parts = parts_named(folder, current)
    except PublishError as error:
        return None, (str(error),)
    faults = [_fault(Snapshot(folder, current, (part,))) for part in parts]
    whole = tuple(part for part, fault in zip(parts, faults, strict=True) if not fault)
    return Snapshot(folder, current, whole), tuple(filter(None, faults))


def _fault(one: Snapshot) -> str:
    try:
        one.verify()
    except PublishError as error:
        return str(error)
    return ""
