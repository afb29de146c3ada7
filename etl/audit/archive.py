"""`audits/` in a folder of snapshots: the audits of each snapshot, as JSON beside it."""

import re
from pathlib import Path

from etl.audit.codec import as_json, of_json
from etl.audit.finding import Audit
from etl.audit.run import audits
from etl.errors import PublishError
from etl.files import write
from etl.store.snapshot import Snapshot

_ID = re.compile(r"[0-9a-f]{16}")


def carry(folder: Path, snapshot: Snapshot) -> None:
    """Write the audits of a snapshot beside it, unless they are there: the same snapshot gives the same bytes.

    Raises PublishError where a part is damaged or the folder cannot be written; the snapshot itself is not touched.
    """
    if carried(folder, snapshot.id) is not None:
        return
    content = as_json(audits(snapshot), snapshot.id)
    try:
        write(_path(folder, snapshot.id), content)
    except OSError as error:
        raise PublishError(
            f"{folder / 'audits'}: cannot be written ({error}). The snapshot is whole; `burden audit` works without."
        ) from error


def carried(folder: Path, snapshot_id: str) -> tuple[Audit, ...] | None:
    """The audits that lie beside a snapshot; None where there are none, or none that these checks made."""
    if not _ID.fullmatch(snapshot_id):
        return None
    try:
        return of_json(_path(folder, snapshot_id).read_bytes())
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return None


def _path(folder: Path, snapshot_id: str) -> Path:
    return folder / "audits" / f"{snapshot_id}.json"
