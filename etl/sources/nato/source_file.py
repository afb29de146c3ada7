"""Reads one release of NATO: from its workbook or PDF, or from a transcription that ships with the project."""

import hashlib
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from etl.catalogue.seeds import shipped
from etl.errors import SeedError
from etl.fetch import Fetch, Fetched
from etl.observation import Origin, ParsedRelease
from etl.sources.nato import transcription
from etl.sources.nato.control import check_control
from etl.sources.nato.parse import parse as parse_workbook
from etl.sources.nato.pdf.parse import parse as parse_pdf
from etl.sources.nato.releases import Listed


def read(known: Listed, fetch: Fetch) -> ParsedRelease:
    """The release `known`, whatever it is read from.

    Raises FetchError where its file, or the PDF that controls it, cannot be had, LayoutError where a file is not laid
    out as known or a workbook says another thing than its PDF, SeedError where a transcription is missing.
    """
    if known.kind == "transcription":
        return _transcribed(known)
    fetched = fetch(known.file)
    if known.kind == "pdf":
        return parse_pdf(fetched.content, file_name(known.file), known.described(fetched.origin)).release
    return _workbook(known, fetched, fetch)


def file_name(url: str) -> str:
    """The name of the file at `url`, by which cells name it."""
    return unquote(PurePosixPath(urlsplit(url).path).name)


def _workbook(known: Listed, fetched: Fetched, fetch: Fetch) -> ParsedRelease:
    if not known.control:
        return parse_workbook(fetched.content, file_name(known.file), known.described(fetched.origin)).release
    control = fetch(known.control)
    described = known.described(fetched.origin, control.origin)
    book = parse_workbook(fetched.content, file_name(known.file), described).release
    check_control(book, parse_pdf(control.content, file_name(known.control), described))
    return book


def _transcribed(known: Listed) -> ParsedRelease:
    path = shipped("seeds") / "nato" / known.file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SeedError(f"{path}: cannot be read ({error.strerror}). Put the transcription back.") from error
    origin = Origin(f"seeds/nato/{known.file}", hashlib.sha256(content).hexdigest(), len(content))
    return transcription.parse(content, known.file, known.described(origin))
