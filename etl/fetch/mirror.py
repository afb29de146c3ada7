"""Has bytes from a folder instead of the network: `mirror.json` lists which file stands for which URL."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from etl.errors import AbsentError, FetchError
from etl.fetch.document import Fetched

FORMAT = 1
LISTING = "mirror.json"
_REMEDY = "Make the mirror anew, or point --mirror at a folder that has it whole."
# What an entry may say of where its bytes come from; null, or left out, where that is not known.
_SAID = ("retrieved", "kind", "note")


class Mirror:
    """A folder with `mirror.json`: {"format": 1, "entries": [{"url", "file", "sha256", "media_type", ...}]}.

    `entries` has them by URL. Opening raises FetchError where mirror.json is missing, damaged, of another format, or
    lists a URL twice.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries = _entries(folder / LISTING)

    def get(self, url: str) -> Fetched:
        """The bytes that stand for exactly `url`, checked against the listed hash.

        Raises FetchError where the mirror lacks the URL, or its file is missing, outside the folder or altered.
        """
        entry = self.entries.get(url)
        if entry is None:
            raise AbsentError(url, f"the mirror {self.folder} lacks it", "Add it to the mirror, or leave out --mirror.")
        fetched = Fetched.of(url, self._read(url, entry["file"]), entry["media_type"])
        if fetched.sha256 != entry["sha256"]:
            problem = (
                f"{self.folder / entry['file']} is altered: its SHA-256 is {fetched.sha256[:16]}…, not the listed one"
            )
            raise FetchError(url, problem, _REMEDY)
        retrieved, kind, note = (entry[name] or "" for name in _SAID)
        return replace(fetched, retrieved=retrieved, kind=kind, note=note)

    def _read(self, url: str, file: str) -> bytes:
        try:
            path = (self.folder / file).resolve()
            if not path.is_relative_to(self.folder.resolve()):
                raise FetchError(url, f"mirror.json names {file!r}, which is outside {self.folder}", _REMEDY)
            if not path.is_file():
                raise FetchError(url, f"{path} is missing from the mirror", _REMEDY)
            return path.read_bytes()
        except (OSError, ValueError) as error:
            raise FetchError(url, f"{file!r} of the mirror cannot be read ({error})", _REMEDY) from error


def _entries(path: Path) -> dict[str, dict[str, Any]]:
    try:
        listing = orjson.loads(path.read_bytes())
    except OSError as error:
        raise FetchError(str(path), f"cannot be read ({error.strerror})", _REMEDY) from error
    except orjson.JSONDecodeError as error:
        raise FetchError(str(path), f"is not JSON ({error})", _REMEDY) from error
    if not isinstance(listing, dict) or listing.get("format") != FORMAT or not isinstance(listing.get("entries"), list):
        raise FetchError(str(path), f"is not a listing of format {FORMAT}", _REMEDY)
    entries: dict[str, dict[str, Any]] = {}
    for number, listed in enumerate(listing["entries"], start=1):
        entry = _entry(path, number, listed)
        if entry["url"] in entries:
            raise FetchError(str(path), f"lists {entry['url']} twice (the second time as entry {number})", _REMEDY)
        entries[entry["url"]] = entry
    return entries


def _entry(path: Path, number: int, listed: Any) -> dict[str, Any]:
    names = ("url", "file", "sha256", "media_type")
    if not isinstance(listed, dict) or not all(isinstance(listed.get(name), str) for name in names):
        raise FetchError(str(path), f"entry {number} does not give {', '.join(names)} as text", _REMEDY)
    for name in _SAID:
        if not isinstance(listed.get(name), str | None):
            raise FetchError(str(path), f"entry {number} gives a {name} that is no text", _REMEDY)
    return {**dict.fromkeys(_SAID), **listed}
