"""Folders with several snapshots of made-up releases, read from made-up bytes, for the tests of pruning."""

import hashlib
from pathlib import Path

import orjson
from click.testing import CliRunner, Result
from made_up import figures, release

from etl.cli import main
from etl.dataframe import ParsedRelease
from etl.observation import Origin, Release
from etl.store.disk import list_originals
from etl.store.folder import snapshot_ids
from etl.store.publish import publish
from etl.store.snapshot import open_snapshot

SHARED = b"a workbook that every snapshot was read from"


def original(data: Path, content: bytes) -> Origin:
    """Bytes as a refresh keeps them."""
    sha256 = hashlib.sha256(content).hexdigest()
    raw = data / "raw"
    raw.mkdir(exist_ok=True)
    (raw / sha256).write_bytes(content)
    listing = raw / "origins.json"
    known = orjson.loads(listing.read_bytes()) if listing.exists() else {}
    url = f"https://example.org/{content.decode()}"
    said = {"sha256": sha256, "bytes": len(content), "media_type": "", "etag": "", "last_modified": "", "retrieved": ""}
    listing.write_bytes(orjson.dumps({**known, url: said}))
    return Origin(url, sha256, len(content))


def read_from(parsed: ParsedRelease, *origins: Origin) -> ParsedRelease:
    described = {name: getattr(parsed.release, name) for name in Release.__dataclass_fields__}
    return ParsedRelease.of(Release(**{**described, "origins": origins}), parsed.observations)


def four_snapshots(folder: Path) -> Path:
    """Four snapshots in a folder, written one after the other; the last is in force.

    Each has a part and an original of its own, and one of both that all have.
    """
    for number in range(4):
        common = read_from(release(figures(), name="2020-01-01"), original(folder, SHARED))
        own = read_from(release(figures(share=2.0 + number / 10)), original(folder, f"of {number}".encode()))
        publish(folder, [common, own])
    return folder


def in_order(data: Path) -> list[str]:
    """The ids, the one written first first."""
    return list(reversed(snapshot_ids(data)))


def assert_all_whole(data: Path) -> None:
    """Every snapshot opens, and every original that one names is there."""
    raw = {path.name for path in list_originals(data)}
    for known in snapshot_ids(data):
        snapshot = open_snapshot(data, known)
        assert {origin.sha256 for part in snapshot.parts for origin in part.release.origins} <= raw


def burden(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])
