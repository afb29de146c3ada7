"""Whether a file is SIPRI's workbook, and which edition: by what its sheets say. Its name says the version alone."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

from openpyxl import Workbook

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.prose import MONTHS
from etl.sources.given import Given, find_name
from etl.sources.links import get_file_name
from etl.sources.publication import date_release
from etl.sources.remedies import COPY
from etl.sources.sipri import layout
from etl.sources.sipri.releases import EDITION, name_edition, read_last_year, read_span
from etl.sources.workbooks import open_workbook, read_day_saved

_TOP = 10  # titles stand within so many rows
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_PRINTED = "The day is that which its front page states."
_SERVED = "The day is that of the last change of the file, by the word of SIPRI's server (Last-Modified)."
_SAVED = "The day is that on which the workbook was last saved, by its own metadata."
_OTHER_SPAN = "Only editions that begin in {} are read, which SIPRI gives since 2017. What is in force stays."


@dataclass(frozen=True)
class Title:
    """The title of a table of a workbook: where it stands, and the years that it says, as 1949-2025; "" for none."""

    where: str
    span: str


@dataclass(frozen=True)
class Edition:
    """A file with an edition: its name, with the version that the file's name tells, and a day with what tells it."""

    fetched: Resource
    release: str
    published: date
    note: str


def recognise_edition(fetched: Resource) -> Edition | None:
    """The edition that `fetched` is; None where it is none of SIPRI's workbooks of military expenditure.

    Raises LayoutError where it is one, or has the name of one, and cannot be opened, is of other years than its name
    says, or is of an edition that is not read.
    """
    file = get_file_name(fetched.url)
    if not fetched.content.startswith(b"PK") and not name_edition(file):
        return None
    try:
        with closing(open_workbook(fetched.content, file, read_only=True)) as book:
            titles, front = list(_find_titles(book, file)), _find_front(book)
    except LayoutError:
        # Whose it is cannot be told by its sheets.
        if name_edition(file):
            raise
        return None
    if not titles:
        return None
    release = _name_release(titles, file)
    published, note = _date_edition(fetched, front, release)
    return Edition(fetched, release, published, note)


def recognise_given(given: Given) -> Edition:
    """The edition that a person has brought, by the name and of the day that the person says, where it is said.

    Raises LayoutError as `recognise_edition` does, and where it is no edition, or its name none.
    """
    found = recognise_edition(given.fetched)
    name = repr(find_name(given.fetched.url))
    if found is None:
        raise LayoutError(name, "is no workbook of SIPRI's military expenditure", COPY)
    if given.release and not EDITION.fullmatch(given.release):
        problem = f"is said to be edition {given.release!r}, which is no name of one"
        raise LayoutError(name, problem, f"Bring it with a name like --release {found.release}-v1.1.")
    note = found.note if given.published is None else ""
    return replace(
        found, release=given.release or found.release, published=given.published or found.published, note=note
    )


def _find_titles(book: Workbook, file: str) -> Iterator[Title]:
    """The title of each sheet that has one of a table of SIPRI's."""
    known = [re.escape(kind.title).replace(r"\{base\}", r"\d{4}") for kind in layout.KINDS]
    for sheet in book.worksheets:
        for number, row in enumerate(sheet.iter_rows(max_row=_TOP, max_col=1, values_only=True), start=1):
            text = " ".join(str(row[0] or "").split()) if row else ""
            found = next(filter(None, (re.search(one, text) for one in known)), None)
            if found:
                # The year of constant prices is no span.
                yield Title(f"{file}!{sheet.title}!A{number}", read_span(text[found.start() :]))
                break


def _find_front(book: Workbook) -> date | None:
    """The day that the front page states."""
    if layout.FRONT_PAGE not in book.sheetnames:
        return None
    texts = (str(value) for row in book[layout.FRONT_PAGE].iter_rows(values_only=True) for value in row if value)
    found = next((day for text in texts if (day := _DAY.search(text))), None)
    try:
        return found and date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None


def _name_release(titles: list[Title], file: str) -> str:
    # Some tables begin later, and not all of them say so.
    leading = min(titles, key=lambda title: title.span)
    said, told = leading.span, name_edition(file)
    for title in titles:
        if title.span[5:] != said[5:] or not said:
            raise LayoutError(title.where, f"the title says {title.span or 'no years'}, another one {said}", COPY)
    if not said.startswith(f"{layout.FIRST_YEAR}-"):
        problem = f"the title says {said}, which is another span than that of the editions known"
        raise LayoutError(leading.where, problem, _OTHER_SPAN.format(layout.FIRST_YEAR))
    if told and not told.startswith(said):
        raise LayoutError(leading.where, f"the title says {said}, the name of the file {told}", COPY)
    return told or said


def _date_edition(fetched: Resource, front: date | None, release: str) -> tuple[date, str]:
    """The day by which the edition was out, and what tells it: never one in the years that it covers."""
    saved = read_day_saved(fetched.content, get_file_name(fetched.url))
    earliest = date(read_last_year(release) + 1, 1, 1)
    told = ((front, _PRINTED), (fetched.modified, _SERVED), (saved, _SAVED))
    return next(((day, note) for day, note in told if day and day >= earliest), date_release(fetched, earliest))
