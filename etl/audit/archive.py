"""`audits/` in a folder of snapshots: the audits of each, as JSON beside it, with the checks that were made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from etl.audit.checks import CHECKS, Check
from etl.audit.finding import Audit
from etl.files import decode_json, encode_json

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


def read_audits(folder: Path, snapshot_id: str) -> tuple[Audit, ...] | None:
    """The audits that lie beside a snapshot; None where there are none, or none that these checks made."""
    if not _ID.fullmatch(snapshot_id):
        return None
    try:
        return decode_audits(locate_audits(folder, snapshot_id).read_bytes())
    except (OSError, ValueError):
        return None


def locate_audits(folder: Path, snapshot_id: str) -> Path:
    """The file of the audits of a snapshot, whether it is there or not."""
    return folder / "audits" / f"{snapshot_id}.json"
