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

from etl.errors import PublishError
from etl.observation import COLUMNS, KEY, Observation, ParsedRelease
from etl.snapshot import FORMAT, Part, Snapshot, current_id, entry, open_snapshot, snapshot_id

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
    """Make a snapshot that `folder` already holds the one in force (a roll-back, or a roll-forward)."""
    snapshot = open_snapshot(folder, wanted)
    write(folder / "CURRENT", f"{wanted}\n".encode("ascii"))
    return snapshot


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, flushed to disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:20]}.", suffix=".part", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
            raise


def _held(folder: Path) -> Snapshot | None:
    held = current_id(folder)
    return None if held is None else open_snapshot(folder, held)


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
        if not path.exists():
            write(path, data)
    else:
        sha256 = known.sha256
    return _describe(parsed, rows, content, sha256)


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
    )
