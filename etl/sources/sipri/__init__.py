"""SIPRI Military Expenditure Database: every edition that is listed, that SIPRI's page links to, or that was given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from etl.dataframe import Collected, MissedRelease, ParsedRelease, UnreadRelease
from etl.errors import FetchError, LayoutError
from etl.fetch import Fetch, Resource
from etl.observation import Release
from etl.sources.given import Given, Recognised
from etl.sources.links import get_file_name
from etl.sources.releases import KnownRelease, LackingRelease, require_any
from etl.sources.sipri.parse import parse
from etl.sources.sipri.recognition import Edition, recognise_edition, recognise_given
from etl.sources.sipri.releases import EDITIONS, describe_edition
from etl.sources.sipri.site import discover_editions, tell_unread

FOUND = "Found on SIPRI's page."


def collect(fetch: Fetch, given: Sequence[Given] = ()) -> Iterator[Collected]:
    """The editions of seeds/sipri/releases.csv, those that SIPRI's page links to besides, and those given.

    Missed is what cannot be had or read of SIPRI's page, of a newer edition on it, of what was given, and of a listed
    edition, for which one that was given stands in. Raises FetchError where no edition at all can be had, SeedError
    where the list itself is wrong; reading a listed edition raises LayoutError where it is not laid out as known.
    """
    known = EDITIONS.read()
    brought = list(map(_recognise, given))
    by_name = {one.release: one for one in brought if isinstance(one, Edition)}
    listed = [_open_listed(fetch, one, by_name.get(one.release)) for one in known]
    had = [one.release for one in listed if isinstance(one, UnreadRelease)]
    unknown = (one for one in brought if isinstance(one, MissedRelease))
    yield from require_any(chain(unknown, listed, _open_others(fetch, known, had, by_name.values())))


def recognise(fetched: Resource) -> Recognised | None:
    """What a file that was given is; None where it is none of SIPRI's workbooks.

    Raises LayoutError where it is one, and of an edition that is not read.
    """
    edition = recognise_edition(fetched)
    return None if edition is None else Recognised("sipri", edition.release, edition.published)


def read_given(given: Given) -> ParsedRelease:
    """The edition that was given. Raises LayoutError where it is none, or is not laid out as known."""
    return _open(recognise_given(given)).read()


def _recognise(given: Given) -> Edition | MissedRelease:
    try:
        return recognise_given(given)
    except LayoutError as error:
        return MissedRelease(error)


def _open_listed(fetch: Fetch, known: KnownRelease, stand_in: Edition | None) -> UnreadRelease | MissedRelease:
    try:
        fetched = fetch(known.file)
    except FetchError as error:
        if stand_in is None:
            return LackingRelease.of(known, error)
        fetched = stand_in.fetched
    return _open_file(fetched, known.describe(fetched.origin))


def _open_others(
    fetch: Fetch, known: Sequence[KnownRelease], listed: Sequence[Release], brought: Iterable[Edition]
) -> Iterator[Collected]:
    """The editions of SIPRI's page, and those given of which SIPRI's own address gives none."""
    taken = {one.release for one in listed}
    hashes = {origin.sha256 for one in listed for origin in one.origins}
    for one in discover_editions(fetch, known, hashes):
        if isinstance(one, MissedRelease):
            yield one
            continue
        # Another file of an edition that is there already is a release of its own.
        name = f"{one.release}-of-{one.published}" if one.release in taken else one.release
        taken.add(name)
        hashes.add(one.fetched.sha256)
        yield from _read_found(replace(one, release=name, note=f"{FOUND} {one.note}"), known)
    for other in brought:
        if other.release not in taken and other.fetched.sha256 not in hashes:
            yield _open(other)


def _read_found(edition: Edition, known: Sequence[KnownRelease]) -> Iterator[Collected]:
    # Looked into at once: what is wrong with it is to stop nothing else.
    try:
        yield _open(edition).read()
    except LayoutError as error:
        yield from tell_unread(edition.release, error, known)


def _open(edition: Edition) -> UnreadRelease:
    unlisted = describe_edition(edition.release, edition.published, edition.note, edition.fetched.url)
    known = next((one for one in EDITIONS.read() if one.release == edition.release), unlisted)
    return _open_file(edition.fetched, known.describe(edition.fetched.origin))


def _open_file(fetched: Resource, release: Release) -> UnreadRelease:
    return UnreadRelease(release, partial(parse, fetched.content, get_file_name(fetched.url), release))
