"""Whether a file that somebody links to is a release of NATO's tables: by what is in it, never by its name. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.prose import MONTHS
from etl.sources.nato import layout
from etl.sources.nato.dates import Signs, names_tables, read_address
from etl.sources.nato.pdf.lines import read_lines
from etl.sources.nato.pdf.reader import read_day_made, read_pages
from etl.sources.nato.workbook import Book, Sheet
from etl.sources.remedies import BRING_WORKBOOK, CHANGED, COPY

_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b(?!\.)", re.IGNORECASE)
# So many years side by side are the heading of a table.
_YEARS = 3


@dataclass(frozen=True)
class Document:
    """A file with NATO's tables. `kind` is that of a listed release; `title` is "" where the file does not say it.

    `signs` tell its day: a PDF has that of its first page, or of its making; a workbook the one on which it was saved.
    Their last year is that of its tables; `named_year` is the one in its name, which may be wrong. `definition` is ""
    where its tables follow one that is not known, by the words in their titles, `qualifiers`.
    """

    fetched: Resource
    kind: str
    title: str
    signs: Signs
    named_year: int | None
    qualifiers: frozenset[str]

    @property
    def definition(self) -> str:
        """Whose definition its tables follow; "" where that is not known."""
        if len(self.qualifiers) > 1:
            return ""
        return layout.QUALIFIERS.get(next(iter(self.qualifiers)), "") if self.qualifiers else "nato"


@dataclass(frozen=True)
class Doubt:
    """A file of which nobody can say that it is no release: `error` says why it cannot be read.

    `is_own`: it bears the title of NATO's release, or of a table.
    """

    fetched: Resource
    signs: Signs
    error: LayoutError
    is_own: bool = False


def recognise_document(fetched: Resource) -> Document | Doubt | None:
    """The document that `fetched` is, or the doubt whether it is one; None where it is another file for sure."""
    signs = replace(read_address(fetched.url), modified=fetched.modified)
    try:
        if b"%PDF-" in fetched.content[:1024]:
            return _recognise_pdf(fetched, signs)
        if fetched.content.startswith(b"PK"):
            return _recognise_workbook(fetched, signs)
    except LayoutError as error:
        return Doubt(fetched, signs, error)
    return Doubt(fetched, signs, LayoutError(fetched.url, "is neither a workbook nor a PDF", COPY))


def _recognise_pdf(fetched: Resource, signs: Signs) -> Document | Doubt | None:
    pages = [[line.text for line in read_lines(page)] for page in read_pages(fetched.content, fetched.url)]
    signs = replace(signs, made=read_day_made(fetched.content, fetched.url))
    if not any(pages):
        return Doubt(fetched, signs, LayoutError(fetched.url, "is an image without text", BRING_WORKBOOK))
    titles = [found for text in pages[0] if (found := layout.RELEASE.search(text))]
    tables = _find_tables(text for page in pages for text in page)
    printed = _find_printed_day(pages[0])
    if not titles or not tables:
        said = replace(signs, printed=printed)
        return _doubt_tables(fetched, said, is_own=bool(titles or tables))
    last_year = int(re.findall(r"\d{4}", titles[0][0])[-1])
    said = replace(signs, printed=printed, last_year=last_year)
    return Document(fetched, "pdf", titles[0][0], said, signs.last_year, _find_qualifiers(tables))


def _recognise_workbook(fetched: Resource, signs: Signs) -> Document | Doubt | None:
    book = Book(fetched.content, fetched.url)
    signs = replace(signs, made=book.saved)
    tables = _find_tables(cell.text for sheet in book.sheets for cell in sheet.texts)
    if not tables:
        return _doubt_tables(fetched, signs, is_own=False)
    said = replace(signs, last_year=max(_find_years(book.sheets), default=signs.last_year))
    return Document(fetched, "workbook", "", said, signs.last_year, _find_qualifiers(tables))


def _doubt_tables(fetched: Resource, signs: Signs, is_own: bool) -> Doubt | None:
    """A file without NATO's tables, or without NATO's title above them: another, unless it looks like NATO's."""
    if not is_own and not names_tables(fetched.url):
        return None
    problem = "is called as NATO's release is, and the title of the release or those of its tables are not found in it"
    return Doubt(fetched, signs, LayoutError(fetched.url, problem, CHANGED), is_own)


def _find_tables(texts: Iterable[str]) -> list[str]:
    """The titles of tables on defence expenditure."""
    titles = (found["title"] for text in texts if (found := layout.TITLE.fullmatch(text)))
    return [title for title in titles if layout.QUALIFIED.search(title)]


def _find_qualifiers(tables: Iterable[str]) -> frozenset[str]:
    words = {found["word"].lower() for title in tables for found in layout.QUALIFIED.finditer(title)}
    return frozenset(words - layout.UNQUALIFIED)


def _find_years(sheets: Iterable[Sheet]) -> Iterator[int]:
    """The last year of each row that is a heading of years."""
    for sheet in sheets:
        for row in sheet.rows:
            found = [layout.YEAR.fullmatch(f"{cell.value:.0f}" if cell.is_number else cell.text) for cell in row]
            years = [int(year["year"]) for year in found if year]
            if len(years) >= _YEARS and years == list(range(years[0], years[0] + len(years))):
                yield years[-1]


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
