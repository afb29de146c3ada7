"""`mirror.json`, the index of a mirror: which file stands for which URL. Read, and written anew with its files."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl.errors import FetchError
from etl.fetch.resource import Resource
from etl.files import convert_json, decode_json, encode_json, write

FORMAT = 1
INDEX = "mirror.json"
REMEDY = "Make the mirror anew, or point --mirror at a folder that has it whole."
# Of a file's name, so many letters are the host's and so many the end of path and query.
_HOST = 60
_REST = 80


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The file that stands for a URL, and what is said of its bytes; None where that is not known."""

    url: str
    file: str
    sha256: str
    bytes: int | None = None
    media_type: str
    retrieved: str | None = None
    kind: str | None = None
    note: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class _Index:
    format: int
    entries: list[Any]


@dataclass(frozen=True)
class Update:
    """What was done to a mirror: the URLs that were read, their bytes, the files written and removed, and URLs that it
    lists all the same. `missed` says what the publishers have besides, and could not be read.
    """

    urls: int
    bytes: int
    written: int
    removed: int
    others: int
    missed: tuple[str, ...] = ()


def read_index(folder: Path) -> dict[str, Entry]:
    """The entries of a mirror by URL.

    Raises FetchError where mirror.json is missing, damaged, of another format, or lists a URL twice.
    """
    path = folder / INDEX
    entries: dict[str, Entry] = {}
    for number, stated in enumerate(_stated(path), start=1):
        entry = _entry(path, number, stated)
        if entry.url in entries:
            raise FetchError(str(path), f"lists {entry.url} twice (the second time as entry {number})", REMEDY)
        entries[entry.url] = entry
    return entries


def update_mirror(folder: Path, before: Mapping[str, Entry], given: Collection[Resource]) -> Update:
    """Have the mirror list what was given, whatever it listed before; all else that it listed stays.

    No file that mirror.json names is changed, so that whoever is killed leaves the mirror that was there. Raises
    OSError where the folder cannot be written.
    """
    _sweep(folder)
    files = {fetched.url: _file(folder, fetched, before.get(fetched.url)) for fetched in given}
    missing = [fetched for fetched in given if not _is_whole(folder, files[fetched.url], fetched)]
    for fetched in missing:
        write(folder / files[fetched.url], fetched.content)
    others = [entry for url, entry in before.items() if url not in files]
    entries = [*(_describe(fetched, files[fetched.url]) for fetched in given), *others]
    write(folder / INDEX, encode_json(_Index(FORMAT, list(map(_write_entry, entries)))))
    removed = _remove(_paths(folder, before.values()) - _paths(folder, entries))
    size = sum(len(fetched.content) for fetched in given)
    return Update(len(files), size, len(missing), removed, len(others))


def name_file(url: str, sha256: str) -> str:
    """HOST/HASH-REST for the bytes with this hash that `url` gave, good on every system a mirror may be carried to.

    The hash is one of both, so that no two URLs, and no two answers of one, share a file. The rest is the end of path
    and query, for readers. No part is ever `.`, `..` or empty, and the whole has at most 158 characters.
    """
    place = url.partition("://")[2]
    host, _, rest = place.partition("/")
    own = hashlib.sha256(f"{url}\n{sha256}".encode(errors="surrogatepass")).hexdigest()[:16]
    return f"{_safe(_safe(host)[:_HOST]) or 'host'}/{own}-{_safe(rest)[-_REST:]}".rstrip(".-")


def _safe(text: str) -> str:
    # Not even a dot at an end: it may hide a file, lead upwards, or get lost on Windows.
    return re.sub(r"[^A-Za-z0-9._]+", "-", text).strip(".-")


def _stated(path: Path) -> list[Any]:
    try:
        stated = decode_json(path.read_bytes(), object)
    except OSError as error:
        raise FetchError(str(path), f"cannot be read ({error.strerror})", REMEDY) from error
    except ValueError as error:
        raise FetchError(str(path), f"is not JSON ({error})", REMEDY) from error
    try:
        listing = convert_json(stated, _Index)
        if listing.format != FORMAT:
            raise ValueError(f"its format is {listing.format}")
    except ValueError as error:
        raise FetchError(str(path), f"is not a listing of format {FORMAT} ({error})", REMEDY) from error
    return listing.entries


def _entry(path: Path, number: int, stated: Any) -> Entry:
    try:
        return convert_json(stated, Entry)
    except ValueError as error:
        problem = (
            f"entry {number} does not give url, file, sha256, media_type as text, or what else it says as text or null "
            f"({error})"
        )
        raise FetchError(str(path), problem, REMEDY) from error


def _sweep(folder: Path) -> None:
    # What a killed build left half-written.
    for left in (*folder.glob(".*.part"), *folder.glob("*/.*.part")):
        left.unlink(missing_ok=True)


def _file(folder: Path, fetched: Resource, before: Entry | None) -> str:
    """The file for these bytes: the one that holds them already, else one of a name that no other bytes have."""
    if before is not None and _is_whole(folder, before.file, fetched):
        return before.file
    return name_file(fetched.url, fetched.sha256)


def _is_whole(folder: Path, file: str, fetched: Resource) -> bool:
    path = _find_inside(folder, file)
    return path is not None and path.is_file() and path.read_bytes() == fetched.content


def _find_inside(folder: Path, file: str) -> Path | None:
    """Where a file of the mirror lies; None where that is outside, or no file can be called so."""
    try:
        # Resolved, for a listing written by hand may name one file in two ways.
        path = (folder / file).resolve()
    except ValueError:
        return None
    return path if path.is_relative_to(folder.resolve()) else None


def _describe(fetched: Resource, file: str) -> Entry:
    return Entry(
        url=fetched.url,
        file=file,
        sha256=fetched.sha256,
        bytes=len(fetched.content),
        media_type=fetched.media_type,
        retrieved=fetched.retrieved or None,
        kind=fetched.kind,
        note=fetched.note,
        last_modified=fetched.last_modified or None,
    )


def _write_entry(entry: Entry) -> dict[str, Any]:
    """As the listing has it: few servers say when the bytes last changed."""
    return {name: said for name, said in asdict(entry).items() if said is not None or name != "last_modified"}


def _paths(folder: Path, entries: Iterable[Entry]) -> set[Path]:
    found = (_find_inside(folder, entry.file) for entry in entries)
    return {path for path in found if path is not None}


def _remove(paths: Iterable[Path]) -> int:
    """Remove files that were listed until now; how many there were."""
    there = [path for path in paths if path.name != INDEX and path.is_file()]
    for path in there:
        path.unlink()
    return len(there)
