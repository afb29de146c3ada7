"""Opens a PDF: bytes become pages of words, each with its place. Knows nothing of NATO. Not for several threads."""

import re
from dataclasses import dataclass
from datetime import date

import pypdfium2
from pypdfium2 import raw

from etl.errors import LayoutError
from etl.sources.nato.pdf.letters import Word, join_letters, read_letters
from etl.sources.nato.pdf.safety import check_unpacked, check_visible
from etl.sources.remedies import COPY

_UNLOCK = "Save it without one, and bring that copy: `burden add FILE`."

MAX_BYTES = 20 * 1024 * 1024  # the largest PDF known has 1.1 MB
MAX_PAGES = 100  # the longest known has 17
MAX_CHARACTERS = 50_000  # on one page; the fullest known has 7,500
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True)
class Page:
    """A page: `where` is file!page N, with N counted from 1."""

    where: str
    words: tuple[Word, ...]


def read_pages(content: bytes, file: str, first: int = MAX_PAGES) -> tuple[Page, ...]:
    """The pages of a PDF with their words, in the order of the file; no more than the `first`.

    Raises LayoutError, which names the file, where `content` is no whole PDF without a password, or is larger than any
    known one by far.
    """
    _check_kind(content, file)
    check_unpacked(content, file)
    document = _open(content, file)
    try:
        if len(document) > MAX_PAGES:
            problem = f"has {len(document):,} pages, more than the {MAX_PAGES} that are read"
            raise LayoutError(file, problem, COPY)
        return tuple(_read_page(document, number, file) for number in range(min(first, len(document))))
    finally:
        document.close()


def read_day_made(content: bytes, file: str) -> date | None:
    """The day on which the PDF says it was made; None where it says none. Raises LayoutError where it is no PDF."""
    document = _open(content, file)
    try:
        found = _CREATED.match(document.get_metadata_value("CreationDate"))
    finally:
        document.close()
    try:
        return None if found is None else date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _check_kind(content: bytes, file: str) -> None:
    if not content:
        raise LayoutError(file, "is empty", COPY)
    if b"%PDF-" not in content[:1024]:
        raise LayoutError(file, "is no PDF", COPY)
    if len(content) > MAX_BYTES:
        raise LayoutError(file, f"has {len(content):,} bytes, more than the {MAX_BYTES:,} that are read", COPY)
    # Opened all the same, a truncated PDF would be mended by leaving pages out.
    if b"%%EOF" not in content[-1024:]:
        raise LayoutError(file, "is truncated: it does not end as a PDF does", COPY)


def _open(content: bytes, file: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise LayoutError(file, "is encrypted with a password", _UNLOCK) from error
        raise LayoutError(file, f"is a damaged PDF ({error})", COPY) from error


def _read_page(document: pypdfium2.PdfDocument, index: int, file: str) -> Page:
    where = f"{file}!page {index + 1}"
    try:
        page = document[index]
        text = page.get_textpage()
        count = text.count_chars()
        if count > MAX_CHARACTERS:
            problem = f"holds {count:,} characters, more than the {MAX_CHARACTERS:,} that are read"
            raise LayoutError(where, problem, COPY)
        letters = list(read_letters(text, count))
        check_visible(page, text, letters, where)
        return Page(where, tuple(join_letters(letters)))
    except pypdfium2.PdfiumError as error:
        raise LayoutError(where, f"is a damaged page ({error})", COPY) from error
