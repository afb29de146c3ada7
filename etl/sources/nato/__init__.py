"""NATO, Defence Expenditure of NATO Countries: the releases that are listed, those on NATO's page, and those given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from etl.dataframe import Collected, MissedRelease, ParsedRelease, UnreadRelease
from etl.errors import FetchError
from etl.fetch import Fetch, Resource
from etl.sources.given import Given
from etl.sources.nato.copies import read_copies, read_given, recognise
from etl.sources.nato.dates import NEAR
from etl.sources.nato.discovery import Holdings
from etl.sources.nato.releases import RELEASES, open_release
from etl.sources.nato.site import discover_releases, read_pages
from etl.sources.releases import KnownRelease, LackingRelease

__all__ = ["collect", "read_given", "recognise"]
Releases = dict[str, ParsedRelease | UnreadRelease]


def collect(fetch: Fetch, given: Sequence[Given] = ()) -> Iterator[Collected]:
    """Every release of seeds/nato/releases.csv, those found on NATO's page and those `given`, the oldest first.

    A release is read from its listed file, or else from what the page has of it, or else from what was given; a
    transcription only where there is neither. What is listed and cannot be had from any of them comes last, as missed,
    and so does what is newer and could not be read. Raises FetchError where nothing at all can be had but
    transcriptions, SeedError where the list itself is wrong; reading a listed release raises as `open_release` says.
    """
    known = RELEASES.read()
    listed, lacking = _open_listed(known, fetch)
    brought = tuple(read_copies(given, known, _fetch_controls(known, lacking, fetch) if given else ()))
    hashes = {origin.sha256 for one in listed.values() for origin in one.release.origins}
    others = [one.release for one in brought if isinstance(one, ParsedRelease)]
    holdings = Holdings(hashes, tuple(lacking), others, _list_refused(known, lacking))
    found = discover_releases(fetch, read_pages(), known, holdings)
    kept = {one.release for one in known if one.kind != "transcription"} & listed.keys()
    releases = listed | _leave_out(_name(brought), kept, _name(found)) | _name(found)
    lacks = [LackingRelease.of(one, lacking[one.release]) for one in known if one.release in lacking.keys() - releases]
    if lacks and not kept and not others and not _name(found):
        raise lacks[0].why
    missed = (one for one in (*found, *brought) if isinstance(one, MissedRelease))
    return iter([*sorted(releases.values(), key=lambda one: one.release.published), *lacks, *missed])


def _open_listed(known: Iterable[KnownRelease], fetch: Fetch) -> tuple[Releases, dict[str, FetchError]]:
    """The releases of the list, and why those that cannot be had cannot."""
    listed: Releases = {}
    lacking: dict[str, FetchError] = {}
    for one in known:
        try:
            listed[one.release] = open_release(one, fetch)
        except FetchError as error:
            lacking[one.release] = error
    return listed, lacking


def _list_refused(known: Iterable[KnownRelease], lacking: Mapping[str, FetchError]) -> set[str]:
    """The addresses of the files of listed releases that could not be had, also where the operator has moved them."""
    listed = {url for one in known if one.release in lacking for url in (one.file, one.control)}
    return listed | {error.url for error in lacking.values()}


def _fetch_controls(
    known: Iterable[KnownRelease], lacking: Mapping[str, FetchError], fetch: Fetch
) -> list[tuple[KnownRelease, Resource]]:
    """The PDFs of releases whose workbook could not be had, as far as they can be."""
    found = []
    for one in known:
        if one.release in lacking and one.control:
            try:
                found.append((one, fetch(one.control)))
            except FetchError:
                continue
    return found


def _name(found: Iterable[ParsedRelease | MissedRelease]) -> dict[str, ParsedRelease]:
    return {one.release.release: one for one in found if isinstance(one, ParsedRelease)}


def _leave_out(
    brought: Mapping[str, ParsedRelease], kept: set[str], found: Mapping[str, ParsedRelease]
) -> dict[str, ParsedRelease]:
    """What was given, but for releases that the publisher's own addresses give, if of a day that lies near."""

    def is_found(one: ParsedRelease) -> bool:
        days = [
            other.release.published for other in found.values() if other.release.definition == one.release.definition
        ]
        return any(abs(day - one.release.published) <= NEAR for day in days)

    return {name: one for name, one in brought.items() if name not in kept and not is_found(one)}
