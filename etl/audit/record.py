"""Audits are made and written beside their snapshot. Who only reads them needs nothing of this: `archive.py`."""

from pathlib import Path

from etl.audit.archive import encode_audits, locate_audits, read_audits
from etl.audit.finding import Finding
from etl.audit.grounds import Key, find_unchanged
from etl.audit.library import audit_snapshot
from etl.errors import PublishError
from etl.files import write
from etl.store.snapshot import Snapshot


def write_audits(folder: Path, snapshot: Snapshot, before: Snapshot | None = None) -> None:
    """Write the audits of a snapshot beside it, unless they are there: the same snapshot gives the same bytes.

    Of the audits that lie beside the snapshot `before`, what rests on the same is taken over and not read again. That
    is right only of audits that this program made, for of itself it knows the checks alone.

    Raises PublishError where a part is damaged or the folder cannot be written; the snapshot itself is not touched.
    """
    if read_audits(folder, snapshot.id) is not None:
        return
    content = encode_audits(audit_snapshot(snapshot, _list_unchanged(folder, snapshot, before)), snapshot.id)
    try:
        write(locate_audits(folder, snapshot.id), content)
    except OSError as error:
        raise PublishError(
            f"{folder / 'audits'}: cannot be written ({error}). The snapshot is whole; `burden audit` works without."
        ) from error


def _list_unchanged(folder: Path, snapshot: Snapshot, before: Snapshot | None) -> dict[Key, Finding]:
    known = read_audits(folder, before.id) if before else None
    return find_unchanged(before, known, snapshot) if before and known else {}
