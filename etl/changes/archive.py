"""`changes/` in a folder of snapshots: for each publication what it changed, as JSON and in words.

It is written as ID.pending before CURRENT is swapped, and becomes ID.json after that. So a crash at any point leaves a
file that tells by CURRENT whether the publication took place, and readers see only those that did.
"""

import re
from pathlib import Path

from etl.changes.account import Change, decode_change, encode_change
from etl.changes.text import as_text
from etl.errors import PublishError
from etl.files import write
from etl.store.folder import current_id

_ID = re.compile(r"[0-9a-f]{16}")


def read_changes(folder: Path) -> tuple[Change, ...]:
    """What every publication in `folder` changed, the newest first. What cannot be read, for it is damaged or of
    another version, is left out: a history with a gap is better than none.
    """
    read = (_read(path) for path in folder.glob("changes/*.json") if _ID.fullmatch(path.stem))
    known = [change for change in read if change is not None]
    return tuple(sorted(known, key=lambda change: (change.published, change.snapshot), reverse=True))


def announce_change(folder: Path, change: Change) -> None:
    """Note what a publication is about to change. Raises OSError where the folder cannot be written."""
    write(_path(folder, change.snapshot, "pending"), encode_change(change))


def settle_changes(folder: Path) -> None:
    """Make what was announced part of the history if its snapshot is in force, and drop it if not.

    What stands in the history stays as it is: a snapshot that is put in force again was first published back then.
    Only for who holds the lock. Raises PublishError where the folder cannot be written.
    """
    current = current_id(folder)
    try:
        for pending in sorted(folder.glob("changes/*.pending")):
            change = _read(pending)
            if change is not None and pending.stem == current and not pending.with_suffix(".json").is_file():
                write(pending.with_suffix(".md"), as_text(change).encode())
                pending.replace(pending.with_suffix(".json"))
            else:
                pending.unlink(missing_ok=True)
    except OSError as error:
        raise PublishError(
            f"{folder / 'changes'}: cannot be written ({error}). What is in force is whole; what it changed is told "
            "after the next refresh."
        ) from error


def _read(path: Path) -> Change | None:
    try:
        return decode_change(path.read_bytes())
    except (OSError, ValueError):
        return None


def _path(folder: Path, snapshot_id: str, kind: str) -> Path:
    return folder / "changes" / f"{snapshot_id}.{kind}"
