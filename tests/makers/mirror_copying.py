"""Copies of the publishers' own files, in which a test changes one."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson


def copy_mirror(mirror: Path, folder: Path, *needed: str) -> Path:
    """A mirror in `folder` with the files whose addresses have any of `needed` in them."""
    listing = read_listing(mirror)
    listing["entries"] = [entry for entry in listing["entries"] if any(part in entry["url"] for part in needed)]
    for entry in listing["entries"]:
        path = folder / entry["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(mirror / entry["file"], path)
    write_listing(folder, listing)
    return folder


def read_listing(folder: Path) -> dict[str, Any]:
    listing: dict[str, Any] = orjson.loads((folder / "mirror.json").read_bytes())
    return listing


def write_listing(folder: Path, listing: dict[str, Any]) -> None:
    (folder / "mirror.json").write_bytes(orjson.dumps(listing))


def change_file(folder: Path, url_part: str, change: Callable[[bytes], bytes]) -> None:
    """Change the files of all addresses with `url_part` in them, and list them with their new hashes."""
    listing = read_listing(folder)
    mine = [entry for entry in listing["entries"] if url_part in entry["url"]]
    assert mine, url_part
    for entry in mine:
        content = change((folder / entry["file"]).read_bytes())
        (folder / entry["file"]).write_bytes(content)
        entry["sha256"], entry["bytes"] = hashlib.sha256(content).hexdigest(), len(content)
    write_listing(folder, listing)


def add_file(folder: Path, url: str, content: bytes, **said: Any) -> None:
    """Have the mirror list another address with this content."""
    listing, sha256 = read_listing(folder), hashlib.sha256(content).hexdigest()
    (folder / sha256).write_bytes(content)
    entry = {"url": url, "file": sha256, "sha256": sha256, "bytes": len(content), "media_type": "text/html", **said}
    listing["entries"] = [one for one in listing["entries"] if one["url"] != url] + [entry]
    write_listing(folder, listing)
