"""`audits/` in a folder of snapshots: the audits of each, as JSON beside it, with the checks that were made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from etl.audit.checks import CHECKS, Check
from etl.audit.finding import Audit, Finding
from etl.audit.grounds import Key, find_unchanged
from etl.audit.library import audit_snapshot
from etl.errors import PublishError
from etl.files import decode_json, encode_json, write
from etl.store.snapshot import Snapshot

FORMAT = 1
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class _Stated:
    format: int
    snapshot: str
    checks: tuple[Check, ...]
    audits: tuple[Audit, ...]


def encode_audits(found: Iterable[Audit], snapshot_id: str) -> bytes:
    """The audits of a snapshot with the checks that were made, as JSON; the same audits give the same bytes."""
    return encode_json(_Stated(FORMAT, snapshot_id, tuple(CHECKS), tuple(found))) + b"\n"


def decode_audits(content: bytes) -> tuple[Audit, ...]:
    """The audits that JSON states. Raises ValueError where it states none, or those of other checks."""
    stated = decode_json(content, _Stated)
    if stated.format != FORMAT or stated.checks != tuple(CHECKS):
        raise ValueError("audits of another version")
    return stated.audits


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
        write(_path(folder, snapshot.id), content)
    except OSError as error:
        raise PublishError(
            f"{folder / 'audits'}: cannot be written ({error}). The snapshot is whole; `burden audit` works without."
        ) from error


def _list_unchanged(folder: Path, snapshot: Snapshot, before: Snapshot | None) -> dict[Key, Finding]:
    known = read_audits(folder, before.id) if before else None
    return find_unchanged(before, known, snapshot) if before and known else {}


def read_audits(folder: Path, snapshot_id: str) -> tuple[Audit, ...] | None:
    """The audits that lie beside a snapshot; None where there are none, or none that these checks made."""
    if not _ID.fullmatch(snapshot_id):
        return None
    try:
        return decode_audits(_path(folder, snapshot_id).read_bytes())
    except (OSError, ValueError):
        return None


def _path(folder: Path, snapshot_id: str) -> Path:
    return folder / "audits" / f"{snapshot_id}.json"
