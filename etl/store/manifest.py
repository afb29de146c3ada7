"""The manifest of a snapshot: what its parts are, as plain JSON, and the id that follows from it."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from etl.files import convert_json
from etl.observation import Release

# 2: a column `period`, the extent of a release, and which indicators it covers.
FORMAT = 2


@dataclass(frozen=True)
class Manifest:
    """What a snapshot is made of. Its parts are entries as they stand, for the id is that of all they say."""

    format: int
    id: str
    parts: list[dict[str, Any]]


@dataclass(frozen=True)
class Part:
    """One release in a snapshot: what it is, what it holds, and the file with its rows.

    `covered` gives, by indicator, the number of years in which most members have a value (etl.store.parts).
    """

    release: Release
    content: str
    sha256: str
    rows: int
    years: tuple[int, int]
    estimate_years: tuple[int, ...]
    price_base: str
    indicators: tuple[str, ...]
    covered: dict[str, int]

    @property
    def file(self) -> str:
        """The name of the Parquet file, after its own hash."""
        return f"{self.sha256}.parquet"


def manifest_path(folder: Path, snapshot_id: str) -> Path:
    """The manifest of a snapshot."""
    return folder / "snapshots" / f"{snapshot_id}.json"


def snapshot_id(parts: Iterable[dict[str, Any]]) -> str:
    """The id of a snapshot: a hash of what its parts hold, not of how or when the files were written."""
    stated = [{name: value for name, value in part.items() if name != "sha256"} for part in parts]
    return hashlib.sha256(orjson.dumps(stated, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def encode_part(part: Part) -> dict[str, Any]:
    """The part as it stands in a manifest: the fields of its release, then its own."""
    own = asdict(part)
    release = own.pop("release")
    # After all that describes the release, as in the manifests that there are.
    origins = release.pop("origins")
    return {**release, "origins": origins, **own}


def decode_part(stated: dict[str, Any]) -> Part:
    """The part that an entry of a manifest states. Raises ValueError where it is none."""
    return convert_json({**stated, "release": stated}, Part)
