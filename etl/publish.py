"""Writes snapshots: parts and manifests once, then one rename of CURRENT. A crash leaves the old snapshot in force."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from etl.coverage import covered
from etl.errors import PublishError
from etl.manifest import FORMAT, Part, entry, snapshot_id
from etl.observation import COLUMNS, KEY, Observation, ParsedRelease
from etl.snapshot import Snapshot, current_id, open_snapshot

_SCHEMA = pa.schema(
    [
        pa.field(name, {"year": pa.int32(), "value": pa.float64()}.get(name, pa.string()), nullable=name == "value")
        for name in COLUMNS
    ]
)


def publish(folder: Path, releases: Iterable[ParsedRelease]) -> tuple[Snapshot, bool]:
    """Publish checked releases as the snapshot in force of `folder`.

    Returns the snapshot, and whether anything changed: the same content gives the same id, and then nothing is written.
    Raises PublishError where the folder cannot be written.
    """
    before = _held(folder)
    try:
        parts = [_write_part(folder, release, before) for release in sorted(releases, key=_order)]
        entries = [entry(part) for part in parts]
        new = snapshot_id(entries)
        if before is not None and before.id == new:
            return before, False
        manifest = {"format": FORMAT, "id": new, "parts": entries}
        write(folder / "snapshots" / f"{new}.json", orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
        put_in_force(folder, new)
    except OSError as error:
        raise PublishError(f"{folder}: cannot be written ({error}). The snapshot in force is unchanged.") from error
    return open_snapshot(folder, new), True


def put_in_force(folder: Path, wanted: str) -> Snapshot:
    """Make a snapshot that `folder` already holds the one in force (a roll-back, or a roll-forward).

    Raises PublishError where there is no such snapshot, it is damaged, or the folder cannot be written.
    """
    snapshot = open_snapshot(folder, wanted)
    try:
        write(folder / "CURRENT", f"{wanted}\n".encode("ascii"))
    except OSError as error:
        raise PublishError(f"{folder}: cannot be written ({error}). The snapshot in force is unchanged.") from error
    return snapshot


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, flushed to disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:20]}.", suffix=".part", delete=False) as file:
        neighbour = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            # Windows renames no file that is open.
            file.close()
            neighbour.chmod(0o644)
            neighbour.replace(path)
        except BaseException:
            file.close()
            with suppress(OSError):
                neighbour.unlink()
            raise
    _flush_names(path.parent)


def _flush_names(folder: Path) -> None:
    # So that a power cut cannot undo the renames of parts and keep that of CURRENT. Windows cannot, and need not.
    with suppress(OSError):
        names = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(names)
        finally:
            os.close(names)


def _held(folder: Path) -> Snapshot | None:
    held = current_id(folder)
    if held is None:
        return None
    # A damaged snapshot is nothing to build on. All is written again, and so mended.
    with suppress(PublishError):
        return open_snapshot(folder, held)
    return None


def _order(release: ParsedRelease) -> tuple[str, str]:
    return release.release.source, release.release.release


def _write_part(folder: Path, parsed: ParsedRelease, before: Snapshot | None) -> Part:
    rows = sorted(parsed.observations, key=_key)
    content = hashlib.sha256(orjson.dumps([tuple(row) for row in rows])).hexdigest()
    known = _same(before, content)
    if known is None:
        data = _parquet(rows)
        sha256 = hashlib.sha256(data).hexdigest()
        path = folder / "parts" / f"{sha256}.parquet"
        if not _is_whole(path, sha256):
            write(path, data)
    else:
        sha256 = known.sha256
    return _describe(parsed, rows, content, sha256)


def _is_whole(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _same(before: Snapshot | None, content: str) -> Part | None:
    # A part that is already there is kept, whatever version of the Parquet writer is installed today.
    if before is None:
        return None
    return next((part for part in before.parts if part.content == content), None)


def _key(row: Observation) -> tuple[str | int, ...]:
    return tuple(getattr(row, name) for name in KEY)


def _parquet(rows: list[Observation]) -> bytes:
    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
    table = pa.table({name: pa.array(columns[name], _SCHEMA.field(name).type) for name in COLUMNS}, schema=_SCHEMA)
    buffer = BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _describe(parsed: ParsedRelease, rows: list[Observation], content: str, sha256: str) -> Part:
    years = [row.year for row in rows]
    bases = {row.price_base for row in rows} - {"", "current"}
    return Part(
        release=parsed.release,
        content=content,
        sha256=sha256,
        rows=len(rows),
        years=(min(years), max(years)),
        estimate_years=tuple(sorted({row.year for row in rows if row.status == "estimate"})),
        price_base=" and ".join(sorted(bases)),
        indicators=tuple(sorted({row.indicator for row in rows})),
        covered=covered(rows),
    )
