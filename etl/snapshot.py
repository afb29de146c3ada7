"""Reads snapshots. A snapshot is a manifest, named after its content, that lists parts; a part is one release.

A folder of snapshots holds `CURRENT` (the id of the snapshot in force), `snapshots/ID.json` and `parts/SHA256.parquet`.
Nothing in it is ever changed but `CURRENT`, which is swapped whole, so a reader needs no lock.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.errors import PublishError
from etl.observation import COLUMNS, Observation, Origin, Release

FORMAT = 1
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Part:
    """One release in a snapshot: what it is, what it holds, and the file with its rows."""

    release: Release
    content: str
    sha256: str
    rows: int
    years: tuple[int, int]
    estimate_years: tuple[int, ...]
    price_base: str
    indicators: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of the Parquet file, after its own hash."""
        return f"{self.sha256}.parquet"


class Snapshot:
    """All releases that were published together. Read-only; parts are read on first use and kept."""

    def __init__(self, folder: Path, snapshot_id: str, parts: tuple[Part, ...]) -> None:
        self.id = snapshot_id
        self.parts = parts
        self._folder = folder
        self._tables: dict[str, pa.Table] = {}
        self._rows: dict[tuple[str, str, str], tuple[Observation, ...]] = {}

    @cached_property
    def _by_release(self) -> dict[tuple[str, str], Part]:
        return {(part.release.source, part.release.release): part for part in self.parts}

    def part(self, source: str, release: str) -> Part:
        """The part of one release. Raises KeyError where the snapshot has none."""
        return self._by_release[source, release]

    def releases(self, source: str) -> tuple[Part, ...]:
        """The releases of a source, oldest first."""
        mine = [part for part in self.parts if part.release.source == source]
        return tuple(sorted(mine, key=lambda part: (part.release.published, part.release.release)))

    def as_of(self, source: str, day: date) -> Part | None:
        """The newest release of `source` published on `day` or before; None where none was known then."""
        known = [part for part in self.releases(source) if part.release.published <= day]
        return known[-1] if known else None

    def rows(self, part: Part, indicator: str) -> tuple[Observation, ...]:
        """The observations of one indicator in one release, sorted by member and year."""
        key = (part.release.source, part.release.release, indicator)
        if key not in self._rows:
            table = self.table(part)
            mine = table.filter(pc.equal(table["indicator"], indicator))
            columns = [mine[name].to_pylist() for name in COLUMNS]
            self._rows[key] = tuple(map(Observation._make, zip(*columns, strict=True)))
        return self._rows[key]

    def table(self, part: Part) -> pa.Table:
        """All observations of one release, in the columns of an observation."""
        if part.sha256 not in self._tables:
            path = self._folder / "parts" / part.file
            self._tables[part.sha256] = pq.read_table(path)
        return self._tables[part.sha256]

    def verify(self) -> None:
        """Raise PublishError unless every part on disk is the one that was published."""
        for part in self.parts:
            path = self._folder / "parts" / part.file
            found = hashlib.sha256(_bytes(path)).hexdigest()
            if found != part.sha256:
                raise PublishError(
                    f"{path}: its content has the hash {found[:16]}…, not the one it was published with. "
                    "Put a good copy in its place, or go back with `burden publish ID`."
                )


def snapshot_id(parts: Iterable[dict[str, Any]]) -> str:
    """The id of a snapshot: a hash of what its parts hold, not of how or when the files were written."""
    stated = [{name: value for name, value in part.items() if name != "sha256"} for part in parts]
    return hashlib.sha256(orjson.dumps(stated, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def open_snapshot(folder: Path, wanted: str) -> Snapshot:
    """The snapshot `wanted` of `folder`, verified. Raises PublishError where it is missing or was tampered with."""
    if not _ID.fullmatch(wanted):
        raise PublishError(
            f"{wanted[:40]!r} is no snapshot id (16 hexadecimal digits). `burden check` lists those there are."
        )
    path = folder / "snapshots" / f"{wanted}.json"
    try:
        manifest = orjson.loads(_bytes(path))
        parts = tuple(_part(entry) for entry in manifest["parts"])
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise PublishError(
            f"{path}: not a manifest of a snapshot ({error}). Go back with `burden publish ID`."
        ) from error
    if manifest.get("format") != FORMAT or snapshot_id(manifest["parts"]) != wanted:
        raise PublishError(f"{path}: its content does not fit its name. Go back with `burden publish ID`.")
    snapshot = Snapshot(folder, wanted, parts)
    snapshot.verify()
    return snapshot


def current_id(folder: Path) -> str | None:
    """The id of the snapshot in force in `folder`; None where nothing was published yet."""
    path = folder / "CURRENT"
    return path.read_text(encoding="ascii").strip() if path.is_file() else None


class Store:
    """All that readers use: gives the snapshot in force, and notices a new one at the next call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._snapshot: Snapshot | None = None
        self._refused: str | None = None

    def current(self) -> Snapshot:
        """The snapshot in force.

        A new snapshot that cannot be opened is refused once and the one at hand stays in use. Raises PublishError
        where there is none at all.
        """
        wanted = current_id(self.folder)
        held = self._snapshot
        if held is not None and (wanted is None or wanted in (held.id, self._refused)):
            return held
        if wanted is None:
            raise PublishError(
                f"{self.folder}: nothing was published here yet. Run `burden refresh --data {self.folder}`."
            )
        try:
            self._snapshot = open_snapshot(self.folder, wanted)
        except PublishError:
            if held is None:
                raise
            self._refused = wanted
            return held
        return self._snapshot


def entry(part: Part) -> dict[str, Any]:
    """The part as it stands in a manifest."""
    release = part.release
    return {
        "source": release.source,
        "release": release.release,
        "title": release.title,
        "published": release.published.isoformat(),
        "definition": release.definition,
        "acquisition": release.acquisition,
        "note": release.note,
        "origins": [{"url": o.url, "sha256": o.sha256, "bytes": o.bytes} for o in release.origins],
        "content": part.content,
        "sha256": part.sha256,
        "rows": part.rows,
        "years": list(part.years),
        "estimate_years": list(part.estimate_years),
        "price_base": part.price_base,
        "indicators": list(part.indicators),
    }


def _part(entry: dict[str, Any]) -> Part:
    first, last = entry["years"]
    release = Release(
        source=entry["source"],
        release=entry["release"],
        title=entry["title"],
        published=date.fromisoformat(entry["published"]),
        definition=entry["definition"],
        acquisition=entry["acquisition"],
        note=entry["note"],
        origins=tuple(Origin(**origin) for origin in entry["origins"]),
    )
    return Part(
        release=release,
        content=entry["content"],
        sha256=entry["sha256"],
        rows=entry["rows"],
        years=(first, last),
        estimate_years=tuple(entry["estimate_years"]),
        price_base=entry["price_base"],
        indicators=tuple(entry["indicators"]),
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PublishError(f"{path}: missing. Put it back, or go back with `burden publish ID`.") from error
