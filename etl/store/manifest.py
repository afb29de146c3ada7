"""The manifest of a snapshot: what its parts are, as plain JSON, and the id that follows from it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from etl.observation import Origin, Release

# 2: a column `period`, the extent of a release, and which indicators it covers.
FORMAT = 2


@dataclass(frozen=True)
class Part:
    """One release in a snapshot: what it is, what it holds, and the file with its rows.

    `covered` gives, by indicator, the number of years in which most members have a value (etl.store.coverage).
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


def snapshot_id(parts: Iterable[dict[str, Any]]) -> str:
    """The id of a snapshot: a hash of what its parts hold, not of how or when the files were written."""
    stated = [{name: value for name, value in part.items() if name != "sha256"} for part in parts]
    return hashlib.sha256(orjson.dumps(stated, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


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
        "extent": release.extent,
        "origins": [{"url": o.url, "sha256": o.sha256, "bytes": o.bytes} for o in release.origins],
        "content": part.content,
        "sha256": part.sha256,
        "rows": part.rows,
        "years": list(part.years),
        "estimate_years": list(part.estimate_years),
        "price_base": part.price_base,
        "indicators": list(part.indicators),
        "covered": part.covered,
    }


def part_of(entry: dict[str, Any]) -> Part:
    """The part that an entry of a manifest states. Raises KeyError, TypeError or ValueError where it is none."""
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
        extent=entry["extent"],
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
        covered=dict(entry["covered"]),
    )
