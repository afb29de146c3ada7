"""The releases of NATO that are known, as data (seeds/nato/releases.csv), and how each of them is read."""

import hashlib
from functools import partial

from etl.catalogue.seeds import read_bytes
from etl.dataframe import ParsedRelease, UnreadRelease
from etl.fetch import Fetch, Resource
from etl.observation import Origin, Release
from etl.sources.links import get_file_name
from etl.sources.nato.checks import check_control
from etl.sources.nato.parse import parse_pdf, parse_workbook
from etl.sources.nato.transcription import parse_transcription
from etl.sources.releases import Faults, KnownRelease, ReleaseList

# What a release is read from, and how its figures were had.
ACQUISITIONS = {"workbook": "original", "pdf": "original", "transcription": "transcription"}


def _find_faults(known: KnownRelease) -> Faults:
    if known.kind not in ACQUISITIONS:
        yield "kind", f"{known.kind!r} is no kind ({', '.join(ACQUISITIONS)})"
    if known.control and known.kind != "workbook":
        yield "control", "only a workbook has a control"


RELEASES = ReleaseList(
    source="nato", columns=("title", "kind", "file", "control", "definition", "extent"), find_faults=_find_faults
)


def describe(known: KnownRelease, *origins: Origin) -> Release:
    """The release as it stands beside its observations, read from `origins`."""
    return known.describe(*origins, acquisition=ACQUISITIONS[known.kind])


def open_release(known: KnownRelease, fetch: Fetch) -> UnreadRelease:
    """The release `known`, whatever it is read from.

    Raises FetchError where its file, or the PDF that controls it, cannot be had, SeedError where a transcription is
    missing; reading it raises LayoutError where a file is not laid out as known or a workbook says another thing than
    its PDF.
    """
    if known.kind == "transcription":
        return _open_transcription(known)
    book = fetch(known.file)
    control = fetch(known.control) if known.control else None
    described = describe(known, *(one.origin for one in (book, control) if one is not None))
    read = _read_pdf if known.kind == "pdf" else _read_workbook
    return UnreadRelease(described, partial(read, known, described, book, control))


def _read_pdf(known: KnownRelease, described: Release, fetched: Resource, _: Resource | None) -> ParsedRelease:
    return parse_pdf(fetched.content, get_file_name(known.file), described).release


def _read_workbook(
    known: KnownRelease, described: Release, fetched: Resource, control: Resource | None
) -> ParsedRelease:
    book = parse_workbook(fetched.content, get_file_name(known.file), described).release
    if control is not None:
        pdf = parse_pdf(control.content, get_file_name(known.control), described)
        check_control(book, pdf.release, pdf.printed)
    return book


def _open_transcription(known: KnownRelease) -> UnreadRelease:
    content = read_bytes(f"nato/{known.file}")
    origin = Origin(f"seeds/nato/{known.file}", hashlib.sha256(content).hexdigest(), len(content))
    described = describe(known, origin)
    return UnreadRelease(described, partial(parse_transcription, content, known.file, described))
