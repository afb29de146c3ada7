"""Files that a person has brought, and what a source recognises in them."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, unquote

from etl.dataframe import Collected, MissedRelease, ParsedRelease, UnreadRelease
from etl.fetch import Resource
from etl.observation import BY_HAND, Origin, Release

NOTE = "Given by hand."
_LONGEST = 100


@dataclass(frozen=True)
class Given:
    """A file that a person has brought. `release` and `published` are what the person says of it, where it can't.

    The address of `fetched` is given:NAME, where NAME is that of the file.
    """

    fetched: Resource
    release: str = ""
    published: date | None = None


@dataclass(frozen=True)
class Recognised:
    """What a file is by its content: a release of `source`, or what stands at one of its addresses.

    `release` is "" and `published` None where the file does not tell. `address` is the publisher's, of a source that is
    read from fixed addresses: the file stands in where that cannot be had. It is "" for a file that is a release by
    itself.
    """

    source: str
    release: str = ""
    published: date | None = None
    address: str = ""


@dataclass(frozen=True)
class StandIn(Resource):
    """A given file in the place of what `url` gives: it is read as that, and its origin says that it was given."""

    name: str = ""

    @property
    def origin(self) -> Origin:
        """Where a release that is read from it comes from."""
        return Origin(build_address(self.name), self.sha256, len(self.content))


def build_address(name: str) -> str:
    """The address of a file that was given under this name."""
    return f"{BY_HAND}{quote(name)}"


def find_name(address: str) -> str:
    """The name under which the file with this address was given."""
    return unquote(address.removeprefix(BY_HAND))


def clean_name(name: str) -> str:
    """The name as any file can hold it and any terminal show it, in one line and no longer than names are."""
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST // 2]}…{shown[-_LONGEST // 2 :]}"


def note_given(one: Collected) -> Collected:
    """The same, its note saying so where it was given by hand."""
    if isinstance(one, ParsedRelease):
        return mark_given(one)
    if isinstance(one, MissedRelease):
        return one
    return UnreadRelease(_note(one.release), lambda: mark_given(one.read()))


def mark_given(one: ParsedRelease) -> ParsedRelease:
    """The release, its note saying so where it was given by hand."""
    return replace(one, release=_note(one.release))


def _note(release: Release) -> Release:
    if not release.is_by_hand or NOTE.lower() in f"{release.note.lower()}.":
        return release
    return replace(release, note=f"{release.note} {NOTE}".lstrip())
