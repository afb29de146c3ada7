"""Files with NATO's tables become releases that are not listed: a workbook and the PDF that agrees with it are one."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.sources.nato.checks import check_control
from etl.sources.nato.parse import ParsedPdf, parse_pdf, parse_workbook
from etl.sources.nato.recognition import Document
from etl.sources.nato.releases import describe, get_file_name
from etl.sources.releases import KnownRelease
from etl.sources.remedies import CHANGED, add_row

# A file may bear another day than its release. NATO's releases lie months apart: the two nearest known by 87 days.
NEAR = timedelta(days=30)
NOTE = "Found on NATO's page; nobody has looked at it before it was read."
BY_METADATA = "The day is by the file's own metadata."
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Candidate:
    """A document as it was read, on its own `day`; `pdf` has what is printed where it is one."""

    document: Document
    day: date
    release: ParsedRelease
    pdf: ParsedPdf | None


def find_releases(documents: Sequence[Document], known: Sequence[KnownRelease]) -> Iterator[ParsedRelease]:
    """The releases of `documents` that `known` lacks, or has from a transcription only: those under its name and day.

    Raises LayoutError where a document that is newer than all known releases cannot be read, does not state its day,
    follows a definition that is not known, or differs from another of its release. An older one is told in the log and
    left out: a page may archive what was printed before any layout known.
    """
    newest = max((one.published for one in known), default=date.min)
    taken: dict[str, ParsedRelease] = {}
    for one, control in _pair([read for document in documents for read in _read_unknown(document, known, newest)]):
        release = _describe(one, control, known)
        first = taken.setdefault(release.release.release, release)
        if first is release:
            yield release
        else:
            problem = f"is of the same release as {first.release.origins[0].url}, and differs from it"
            _raise_or_log(LayoutError(one.document.fetched.url, problem, _list_or_leave(one.document)), one.day, newest)


def _read_unknown(document: Document, known: Sequence[KnownRelease], newest: date) -> Iterator[_Candidate]:
    """The document as it is read; nothing where its release is listed from NATO's own file."""
    listed = None if document.day is None else _find_near(document.day, known)
    if listed is not None and listed.kind != "transcription":
        return
    try:
        yield _parse(document)
    except LayoutError as error:
        _raise_or_log(error, document.day, newest)


def _raise_or_log(error: LayoutError, day: date | None, newest: date) -> None:
    """Raise the error of a document unless it is older than `newest`."""
    if day is None or day > newest:
        raise error
    _log.warning("A file on NATO's page is left out: %s", error)


def _parse(document: Document) -> _Candidate:
    url, content = document.fetched.url, document.fetched.content
    if document.day is None:
        raise LayoutError(url, "has NATO's tables, but does not say of which day it is", _list_or_leave(document))
    if not document.definition:
        words = " and ".join(sorted(document.qualifiers))
        problem = f"has tables of {words} defence expenditure, and no definition of that name is known"
        raise LayoutError(url, problem, CHANGED)
    known = KnownRelease(
        source="nato",
        release=document.day.isoformat(),
        published=document.day,
        title=document.title,
        definition=document.definition,
        note=NOTE,
        kind=document.kind,
        file=url,
    )
    described = describe(known, document.fetched.origin)
    if document.kind == "workbook":
        return _Candidate(document, document.day, parse_workbook(content, get_file_name(url), described).release, None)
    pdf = parse_pdf(content, get_file_name(url), described)
    return _Candidate(document, document.day, pdf.release, pdf)


def _list_or_leave(document: Document) -> str:
    """The remedy for a file whose release cannot be told: list it, or leave it out."""
    url, day = document.fetched.url, "YYYY-MM-DD"
    listed = (day, day, "TITLE", document.kind, url, "", "nato", "whole", "NOTE")
    return (
        f"{add_row('nato/releases.csv', *listed)} Or leave it out: {add_row('nato/pages.csv', url, 'ignored', 'WHY')}"
    )


def _find_near(day: date, known: Sequence[KnownRelease]) -> KnownRelease | None:
    near = [one for one in known if abs(one.published - day) <= NEAR]
    return min(near, key=lambda one: abs(one.published - day), default=None)


def _pair(reads: Sequence[_Candidate]) -> Iterator[tuple[_Candidate, _Candidate | None]]:
    """Each workbook, with the PDF that agrees with it where there is one, and each PDF that is alone."""
    printed = [one for one in reads if one.pdf is not None]
    for book in (one for one in reads if one.pdf is None):
        control = next((one for one in printed if _agrees(book, one)), None)
        printed = [one for one in printed if one is not control]
        yield book, control
    yield from ((one, None) for one in printed)


def _agrees(book: _Candidate, printed: _Candidate) -> bool:
    if printed.pdf is None or book.document.definition != printed.document.definition:
        return False
    try:
        check_control(_rename(book.release, printed.release.release.release), printed.pdf.release, printed.pdf.printed)
    except LayoutError:
        return False
    return True


def _describe(one: _Candidate, control: _Candidate | None, known: Sequence[KnownRelease]) -> ParsedRelease:
    """The release with its day and title: those of the PDF where there is one, of the list where that has it."""
    said = control or one
    listed = _find_near(said.day, known)
    name, published = (listed.release, listed.published) if listed else (said.day.isoformat(), said.day)
    parsed = _rename(one.release, name)
    origins = tuple(read.document.fetched.origin for read in (one, control) if read is not None)
    title = said.document.title or _make_title(parsed)
    note = NOTE if listed or said.document.is_printed else f"{NOTE} {BY_METADATA}"
    described = replace(parsed.release, title=title, published=published, note=note, origins=origins)
    return ParsedRelease.of(described, parsed.observations)


def _rename(parsed: ParsedRelease, name: str) -> ParsedRelease:
    rows = tuple(row._replace(release=name) for row in parsed.observations)
    return ParsedRelease.of(replace(parsed.release, release=name), rows)


def _make_title(parsed: ParsedRelease) -> str:
    years = [row.year for row in parsed.observations]
    return f"Defence Expenditure of NATO Countries ({min(years)}-{max(years)})"
