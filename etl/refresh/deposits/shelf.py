"""The files that people have brought, as they came: given/SHA256, and given/index.json, which says what each is."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from etl.catalogue.sources import SOURCES
from etl.errors import PublishError
from etl.fetch import Resource
from etl.files import decode_json, encode_json, write
from etl.sources.given import Given, StandIn, build_address
from etl.store.disk import list_named_by_hash

FOLDER = "given"
INDEX = "index.json"


@dataclass(frozen=True)
class Deposit:
    """A file that a person has brought, and what it is: of which source, and when it was given.

    `address` is the one that it stands in for, "" of a file that is a release by itself, which `release` names then.
    `said_release` and `said_published` are what the person said of it.
    """

    sha256: str
    bytes: int
    name: str
    source: str
    address: str
    release: str
    said_release: str
    said_published: date | None
    given: datetime


def describe(one: Deposit) -> str:
    """In words, what a file is."""
    whose = f"{SOURCES[one.source].publisher}'s" if one.source in SOURCES else one.source
    release = f" release {one.release}" if one.release else " file"
    return f"{whose}{release}{f' for {one.address}' if one.address else ''}"


def open_given(one: Deposit, content: bytes) -> Given:
    """A file that is a release by itself, with its bytes."""
    address = build_address(one.name)
    fetched = Resource(address, content, one.sha256, "", retrieved=one.given.isoformat())
    return Given(fetched, one.said_release, one.said_published)


def open_stand_in(one: Deposit, content: bytes) -> StandIn:
    """A file that stands in for an address, with its bytes."""
    # By the day that the person says it was out, or on which it was given, it was had.
    had = one.said_published or one.given
    return StandIn(one.address, content, one.sha256, "", retrieved=had.isoformat(), name=one.name)


class Shelf:
    """The files given to a data folder. Only who holds the folder's lock may keep another."""

    def __init__(self, data: Path) -> None:
        self.folder = data / FOLDER

    @cached_property
    def deposits(self) -> tuple[Deposit, ...]:
        """What was given, in the order in which it was. Raises PublishError where the index is damaged or gone."""
        path = self.folder / INDEX
        try:
            if not path.exists():
                return self._begin()
            return tuple(decode_json(path.read_bytes(), list[Deposit]))
        except (OSError, ValueError) as error:
            problem = f"is damaged ({error}), and without it nobody knows what was given by hand"
            raise PublishError(f"{path}: {problem}. {self._remedy()}") from error

    def list_of(self, source: str) -> tuple[Deposit, ...]:
        """What was given of a source. Raises PublishError like `deposits`."""
        return tuple(one for one in self.deposits if one.source == source)

    def keep(self, one: Deposit, content: bytes) -> None:
        """Keep a file, and what is said of it; what was said of the same bytes before is forgotten.

        Raises PublishError where the folder cannot be written: nothing is kept then.
        """
        others = tuple(known for known in self.deposits if known.sha256 != one.sha256)
        try:
            if not (self.folder / INDEX).exists():
                # From here on an index that is gone is a damage.
                self._write(())
            write(self.folder / one.sha256, content)
            self._write((*others, one))
        except OSError as error:
            problem = f"{one.name!r} cannot be kept ({error.strerror or error})"
            raise PublishError(
                f"{self.folder}: {problem}. Free some space, or make the folder writable, and give it again."
            ) from error

    def forget(self, wanted: str) -> Deposit:
        """No longer read the file that was given under this name, or whose hash begins so. Its bytes stay.

        Raises PublishError where there is none, or several, or the folder cannot be written.
        """
        found = [one for one in self.deposits if one.name == wanted or (wanted and one.sha256.startswith(wanted))]
        if len(found) != 1:
            known = "".join(f"\n  {one.sha256[:12]}  {one.name!r}, {describe(one)}" for one in found or self.deposits)
            problem = f"{len(found) or 'no'} files were given as {wanted!r}"
            raise PublishError(f"{self.folder}: {problem}. Say which one by its hash. There are:{known or ' none'}")
        try:
            self._write(one for one in self.deposits if one is not found[0])
        except OSError as error:
            raise PublishError(f"{self.folder}: cannot be written ({error.strerror or error}). Make it so.") from error
        return found[0]

    def open_given(self, one: Deposit) -> Given:
        """A file that is a release by itself. Raises PublishError where it is no longer as it was given."""
        return open_given(one, self._read(one))

    def open_stand_in(self, one: Deposit) -> StandIn:
        """A file that stands in for an address. Raises PublishError where it is no longer as it was given."""
        return open_stand_in(one, self._read(one))

    def verify(self) -> None:
        """Raise PublishError unless every file is as it was given."""
        for one in self.deposits:
            self._read(one)

    def _begin(self) -> tuple[Deposit, ...]:
        if list_named_by_hash(self.folder.glob("*")):
            raise ValueError("it is missing")
        return ()

    def _write(self, deposits: Iterable[Deposit]) -> None:
        kept = tuple(deposits)
        write(self.folder / INDEX, encode_json(kept))
        self.__dict__["deposits"] = kept

    def _read(self, one: Deposit) -> bytes:
        path = self.folder / one.sha256
        try:
            content = path.read_bytes()
        except OSError as error:
            problem = f"{one.name!r}, which was given by hand, cannot be read ({error.strerror or error})"
            raise PublishError(f"{path}: {problem}. Give it again: `burden add FILE`.") from error
        if hashlib.sha256(content).hexdigest() != one.sha256:
            problem = f"{one.name!r} is no longer as it was given by hand"
            raise PublishError(f"{path}: {problem}. Give it again: `burden add FILE`.")
        return content

    def _remedy(self) -> str:
        return (
            f"Put a good copy of it back. Without one, move {self.folder} away, and give its files again: "
            "`burden add FILE`."
        )
