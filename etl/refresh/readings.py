"""What each source was read from when all that it gave was published: while none of it is another, it stands unread.

What a source gives follows from the bytes that it fetches, from the program that reads them and from the seeds. A
record of the three lies in `readings.json` beside the snapshots. It is a cache: what is damaged in it is read again.
"""

import hashlib
import logging
import platform
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from etl.catalogue.health import list_strays
from etl.catalogue.overlay import find_own, list_own, seeded
from etl.catalogue.seed_file import read_own_bytes
from etl.catalogue.seeds import shipped
from etl.errors import AbsentError, FetchError, GoneError, PublishError, SeedError
from etl.fetch import Fetch, Resource
from etl.files import decode_json, encode_json, write
from etl.store.snapshot import Snapshot

FILE = "readings.json"
# Whose new version may read the same bytes otherwise.
LIBRARIES = ("defusedxml", "numpy", "openpyxl", "orjson", "pandas", "pandera", "pycountry", "pypdfium2")
_PACKAGE = Path(__file__).resolve().parent.parent
_SUFFIXES = {".py", ".toml", ".csv"}
_ABSENT = "absent"
# An address that fails may give anything the next time.
_FAILED = "failed"
_LOGGER = logging.getLogger("etl.sources")


@dataclass(frozen=True)
class Fetched:
    """What an address gave: `digest` is of the bytes and of all that is known of them."""

    url: str
    digest: str


@dataclass(frozen=True)
class Reading:
    """A source as it was read: by which program, from what, what it warned of, and the contents of its parts."""

    program: str
    fetched: tuple[Fetched, ...]
    warnings: tuple[str, ...]
    contents: tuple[str, ...]


class Record:
    """What a source is being read from, in the order in which it asks, and what it warns of."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Resource | FetchError]] = {}
        self._fetched: list[Fetched] = []
        self._warnings: list[str] = []

    def take(self, url: str) -> Resource | None:
        """What `url` gave when it was looked at; None where it was not. Raises FetchError where it gave nothing."""
        waiting = self._waiting.get(url)
        found = waiting.popleft() if waiting else None
        if isinstance(found, FetchError):
            raise found
        return found

    def note(self, url: str, found: Resource | FetchError) -> None:
        """Record what an address gave."""
        self._fetched.append(_describe(url, found))

    def is_same(self, fetched: Iterable[Fetched], fetch: Fetch) -> bool:
        """Whether the addresses give the same as then, looked at one after the other up to the first that does not."""
        for one in fetched:
            found = _ask(fetch, one.url)
            self._waiting.setdefault(one.url, deque()).append(found)
            if one.digest == _FAILED or _describe(one.url, found) != one:
                return False
        return True

    @contextmanager
    def listen(self) -> Iterator[None]:
        """Record what the modules of the sources warn of in the block."""
        handler = _Listener(self._warnings)
        _LOGGER.addHandler(handler)
        try:
            yield
        finally:
            _LOGGER.removeHandler(handler)

    def conclude(self, program: str) -> Reading:
        """How the source was read; the contents that are published of it are still missing."""
        return Reading(program, tuple(self._fetched), tuple(self._warnings), ())


def _ask(fetch: Fetch, url: str) -> Resource | FetchError:
    try:
        return fetch(url)
    except FetchError as error:
        return error


class _Listener(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())


def stands(reading: Reading, in_force: Snapshot | None, program: str) -> bool:
    """Whether all that a source gave is in force, and the same program would read it."""
    if in_force is None or not reading.fetched or reading.program != program:
        return False
    return set(reading.contents) <= {part.content for part in in_force.parts}


def warn_again(reading: Reading) -> None:
    """Warn of what a source warned of when it was read."""
    for warning in reading.warnings:
        _LOGGER.warning("%s", warning)


def read_readings(folder: Path) -> dict[str, Reading]:
    """The records by source; none where there are none, or they are damaged."""
    try:
        return decode_json((folder / FILE).read_bytes(), dict[str, Reading])
    except (OSError, ValueError):
        return {}


def write_readings(folder: Path, readings: Mapping[str, Reading]) -> None:
    """Keep the records. Raises OSError where the folder cannot be written."""
    write(folder / FILE, encode_json(dict(sorted(readings.items()))))


def forget_readings(folder: Path) -> None:
    """Have the next refresh read everything. Raises PublishError where the record cannot be removed."""
    try:
        (folder / FILE).unlink(missing_ok=True)
    except OSError as error:
        raise PublishError(f"{folder / FILE}: cannot be removed ({error.strerror}). Make {folder} writable.") from error


def warn_of_strays() -> None:
    """Warn of the operator's seeds that nobody reads."""
    for line in list_strays():
        _LOGGER.warning("%s", line)


@seeded
@cache
def identify_program() -> str:
    """A hash of all that turns bytes into observations: this package, all seeds, the libraries, Python."""
    own = "".join(f"{name} {_identify_own(name)}\n" for name in list_own())
    shipping = _identify_shipped()
    return hashlib.sha256(f"{shipping}\n{own}".encode()).hexdigest() if own else shipping


@cache
def _identify_shipped() -> str:
    return identify(_PACKAGE, shipped("seeds"))


def _identify_own(name: str) -> str:
    path = find_own(name)
    try:
        return hashlib.sha256(read_own_bytes(path) if path else b"").hexdigest()
    except SeedError as error:
        # Who reads it fails by it.
        return str(error)


def identify(*folders: Path) -> str:
    """A hash of the program that these folders hold, with the versions of what it rests on."""
    found = hashlib.sha256(f"{platform.python_version()} {[version(name) for name in LIBRARIES]}".encode())
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
            found.update(f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def _describe(url: str, found: Resource | FetchError) -> Fetched:
    """What an address gave; not when, for the same bytes had again are no news."""
    if isinstance(found, FetchError):
        return Fetched(url, _ABSENT if isinstance(found, AbsentError | GoneError) else _FAILED)
    return Fetched(
        url, hashlib.sha256(repr((found.sha256, found.media_type, found.kind, found.note)).encode()).hexdigest()
    )
