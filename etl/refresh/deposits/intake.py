"""A file that a person brings, from its place on disk to what it is: read within bounds, recognised, read as a release.

Nothing is kept here, and the file stays as it is.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from etl.dataframe import ParsedRelease
from etl.errors import BurdenError, FetchError, LayoutError, UnfinishedError
from etl.fetch import Resource
from etl.refresh.deposits.readers import READERS, identify
from etl.refresh.deposits.shelf import Deposit
from etl.sources.given import Given, Recognised, build_address, clean_name, mark_given
from etl.sources.remedies import COPY

MAX_BYTES = 50_000_000  # as much as an address may give
# Never a link in the place of a file; and what is no file does not keep us waiting.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Saying:
    """What a person says of a file, where it can't: its source, its release and the day on which that was published."""

    source: str = ""
    release: str = ""
    published: date | None = None


@dataclass(frozen=True)
class Brought:
    """A file that was recognised; `parsed` is what it holds where it is a release by itself."""

    content: bytes
    deposit: Deposit
    parsed: ParsedRelease | None


def examine(path: Path, said: Saying, when: datetime) -> Brought:
    """What the file is, and what it holds.

    Raises FetchError where it cannot be read or is larger than any file known, UnfinishedError where it is still being
    written, LayoutError where it is not recognised or not laid out as known.
    """
    fetched = read_file(path)
    with _refuse_crash(repr(clean_name(path.name))):
        found = identify(fetched, said.source)
        parsed = _read(found, Given(fetched, said.release, said.published))
    release = parsed.release.release if parsed else found.release or said.release
    deposit = Deposit(
        sha256=fetched.sha256,
        bytes=len(fetched.content),
        name=clean_name(path.name),
        source=found.source,
        address=found.address,
        release=release,
        said_release=said.release,
        said_published=said.published,
        given=when,
    )
    return Brought(fetched.content, deposit, parsed)


def _read(found: Recognised, given: Given) -> ParsedRelease | None:
    """The release that the file is by itself; None of one that stands in for an address."""
    read = READERS[found.source].read
    return None if found.address or read is None else mark_given(read(given))


@contextmanager
def _refuse_crash(name: str) -> Iterator[None]:
    """Raise LayoutError, which names the file, for what nobody foresaw: it stops no other file."""
    try:
        yield
    except BurdenError:
        raise
    # A file may hold anything.
    except Exception as error:
        raise LayoutError(name, f"cannot be read ({type(error).__name__}: {error})", COPY) from error


def check_rivals(one: Deposit, known: Iterable[Deposit]) -> None:
    """Raise LayoutError where another file was given before that is the same release by itself."""
    for other in known:
        mine = (other.source, other.release, other.address) == (one.source, one.release, "")
        if mine and not one.address and other.sha256 != one.sha256:
            problem = f"is release {one.release} of {one.source}, of which another file was given: {other.name!r}"
            remedy = f"That one stays, given on {other.given:%Y-%m-%d}. If this is another release, name it: --release."
            raise LayoutError(repr(one.name), problem, remedy)


def read_file(path: Path) -> Resource:
    """The bytes of a file within bounds; its address is given:NAME. Raises FetchError, or UnfinishedError."""
    name = repr(clean_name(path.name))
    _check_kind(name, path)
    try:
        number = os.open(path, _FLAGS)
        with os.fdopen(number, "rb") as file:
            before = os.fstat(number)
            _check_size(name, before)
            content = file.read(MAX_BYTES + 1)
            after = os.fstat(number)
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        raise FetchError(name, problem, "Make it readable for this user, and bring it again.") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise UnfinishedError(name, "is still being written", "It is taken once it is whole.")
    return Resource.of(build_address(clean_name(path.name)), content, "")


def _check_kind(name: str, path: Path) -> None:
    if path.is_symlink():
        raise FetchError(name, "is a link, which is not followed", "Bring the file itself.")
    if path.is_dir():
        raise FetchError(name, "is a folder", "Bring the files in it one by one.")


def _check_size(name: str, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise FetchError(name, "is no file", "Bring the publisher's file.")
    if found.st_size > MAX_BYTES:
        problem = f"has {found.st_size:,} bytes, more than the {MAX_BYTES:,} that are read"
        raise FetchError(name, problem, "No file of a publisher is that large: look whether it is the right one.")
