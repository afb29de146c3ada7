"""Whether a file that somebody links to is a release of NATO's tables: by what is in it, never by its name. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.prose import MONTHS
from etl.sources.nato import layout
from etl.sources.nato.pdf.lines import read_lines
from etl.sources.nato.pdf.reader import read_day_made, read_pages
from etl.sources.nato.workbook import Book

_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b(?!\.)", re.IGNORECASE)


@dataclass(frozen=True)
class Document:
    """A file with NATO's tables. `kind` is that of a listed release; `title` is "" where the file does not say it.

    `day` is the day that it states as its own: a PDF that of its first page, or else of its making; a workbook the one
    on which it was saved. None where it states none. `is_printed`: whether the day is printed, and not from the file's
    metadata (R34). `definition` is "" where its tables follow one that is not known, by the words in their titles,
    `qualifiers`.
    """

    fetched: Resource
    kind: str
    title: str
    day: date | None
    is_printed: bool
    qualifiers: frozenset[str]

    @property
    def definition(self) -> str:
        """Whose definition its tables follow; "" where that is not known."""
        if len(self.qualifiers) > 1:
            return ""
        return layout.QUALIFIERS.get(next(iter(self.qualifiers)), "") if self.qualifiers else "nato"


def recognise_document(fetched: Resource) -> Document | None:
    """The document that `fetched` is; None where it is another file, or none that can be opened."""
    if b"%PDF-" in fetched.content[:1024]:
        return _read_pdf(fetched)
    return _read_workbook(fetched) if fetched.content.startswith(b"PK") else None


def _read_pdf(fetched: Resource) -> Document | None:
    try:
        first = [line.text for page in read_pages(fetched.content, fetched.url, 1) for line in read_lines(page)]
        if not any(layout.RELEASE.search(text) for text in first):
            return None
        every = [line.text for page in read_pages(fetched.content, fetched.url) for line in read_lines(page)]
    except LayoutError:
        return None
    title = next(found[0] for text in first if (found := layout.RELEASE.search(text)))
    tables = _find_tables(every)
    printed = _find_printed_day(first)
    day = printed or read_day_made(fetched.content, fetched.url)
    return Document(fetched, "pdf", title, day, printed is not None, _find_qualifiers(tables)) if tables else None


def _read_workbook(fetched: Resource) -> Document | None:
    try:
        book = Book(fetched.content, fetched.url)
    except LayoutError:
        return None
    tables = _find_tables(cell.text for sheet in book.sheets for row in sheet.rows for cell in row)
    return Document(fetched, "workbook", "", book.saved, False, _find_qualifiers(tables)) if tables else None


def _find_tables(texts: Iterable[str]) -> list[str]:
    """The titles of tables on defence expenditure."""
    titles = (found["title"] for text in texts if (found := layout.TITLE.fullmatch(text)))
    return [title for title in titles if layout.QUALIFIED.search(title)]


def _find_qualifiers(tables: Iterable[str]) -> frozenset[str]:
    words = {found["word"].lower() for title in tables for found in layout.QUALIFIED.finditer(title)}
    return frozenset(words - layout.UNQUALIFIED)


def _find_printed_day(first: Sequence[str]) -> date | None:
    """The day that a line of the first page begins with, as that of a communiqué does."""
    return next(filter(None, map(_read_day, first)), None)


def _read_day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return found and date(int(found[3]), MONTHS.index(found[2].title()) + 1, int(found[1]))
    except ValueError:
        # No day of the calendar.
        return None
