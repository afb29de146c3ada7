"""Has bytes from a folder instead of the network: `mirror.json` lists which file stands for which URL."""

from pathlib import Path
from typing import Any

import orjson

from etl.errors import FetchError
from etl.fetch.fetched import Fetched

_FORMAT = 1
_REMEDY = "Make the mirror anew, or point --mirror at a folder that has it whole."


class Mirror:
    """A folder with `mirror.json`: {"format": 1, "entries": [{"url", "file", "sha256", "media_type", ...}]}.

    Opening raises FetchError where mirror.json is missing, damaged, of another format, or lists a URL twice.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries = _entries(folder / "mirror.json")

    def get(self, url: str) -> Fetched:
        """The bytes that stand for exactly `url`, checked against the listed hash.

        Raises FetchError where the mirror lacks the URL, or its file is missing, outside the folder or altered.
        """
        entry = self._entries.get(url)
        if entry is None:
            raise FetchError(url, f"the mirror {self.folder} lacks it", "Add it to the mirror, or leave out --mirror.")
        fetched = Fetched.of(url, self._read(url, entry["file"]), entry["media_type"])
        if fetched.sha256 != entry["sha256"]:
            problem = (
                f"{self.folder / entry['file']} is altered: its SHA-256 is {fetched.sha256[:16]}…, not the listed one"
            )
            raise FetchError(url, problem, _REMEDY)
        return fetched

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


def _entries(path: Path) -> dict[str, dict[str, str]]:
    try:
        listing = orjson.loads(path.read_bytes())
    except OSError as error:
        raise FetchError(str(path), f"cannot be read ({error.strerror})", _REMEDY) from error
    except orjson.JSONDecodeError as error:
        raise FetchError(str(path), f"is not JSON ({error})", _REMEDY) from error
    if (
        not isinstance(listing, dict)
        or listing.get("format") != _FORMAT
        or not isinstance(listing.get("entries"), list)
    ):
        raise FetchError(str(path), f"is not a listing of format {_FORMAT}", _REMEDY)
    entries: dict[str, dict[str, str]] = {}
    for number, listed in enumerate(listing["entries"], start=1):
        entry = _entry(path, number, listed)
        if entry["url"] in entries:
            raise FetchError(str(path), f"lists {entry['url']} twice (the second time as entry {number})", _REMEDY)
        entries[entry["url"]] = entry
    return entries


def _entry(path: Path, number: int, listed: Any) -> dict[str, str]:
    # What else an entry says (bytes, kind, retrieved, note) is for readers of the file.
    names = ("url", "file", "sha256", "media_type")
    if not isinstance(listed, dict) or not all(isinstance(listed.get(name), str) for name in names):
        raise FetchError(str(path), f"entry {number} does not give {', '.join(names)} as text", _REMEDY)
    return {name: listed[name] for name in names}
