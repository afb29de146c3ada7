"""A publisher's CSV file becomes rows, each with its line. Pure: no network, no files."""

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.fetch.content import find_refusal
from etl.sources.remedies import COPY

_LONGEST_HEADER = 8192
_LINE_END = re.compile(r"\r\n?|\n")


class Line(NamedTuple):
    """One row of a CSV file: its cells by column, and where it stands."""

    file: str
    number: int
    cells: dict[str, str]

    @property
    def where(self) -> str:
        """The place of the row: file!line N."""
        return f"{self.file}!line {self.number}"

    def cell(self, column: str) -> str:
        """The place of one cell: file!line N!column."""
        return f"{self.where}!{column}"


def read_lines(fetched: Resource, columns: Sequence[str], remedy: str, wanted: Collection[str] = ()) -> Iterator[Line]:
    """The rows below the header, which has to be `columns` and no other, in this order; cells are texts as they stand.

    A line has the cells of the columns `wanted`, or of all where none are named. Raises LayoutError, with `remedy`,
    where the file is not UTF-8, is delimited by something else than commas, has other columns, a row that does not fit
    the header, or no rows; where it is a web page, too.
    """
    refusal = find_refusal(fetched.url, fetched.content) if fetched.content else ""
    if refusal:
        # Before anybody looks for commas in it.
        raise LayoutError(fetched.url, refusal, COPY)
    file = fetched.url.rpartition("/")[2]
    text = _decode(fetched, file, remedy)
    heading = text.partition("\n")[0]
    if len(columns) > 1 and heading and "," not in heading:
        raise LayoutError(f"{file}!line 1", f"is not delimited by commas: {heading[:80]!r}", remedy)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    places = [(name, at) for at, name in enumerate(columns) if name in wanted or not wanted]
    number = 0
    try:
        _check_header(file, next(reader, []), columns, remedy)
        for cells in reader:
            number = reader.line_num
            if len(cells) != len(columns):
                problem = f"has {len(cells)} cells, where the header has {len(columns)}"
                raise LayoutError(f"{file}!line {number}", problem, remedy)
            yield Line(file, number, {name: cells[at] for name, at in places})
    except csv.Error as error:
        raise LayoutError(f"{file}!line {reader.line_num}", f"cannot be read as CSV ({error})", remedy) from error
    if not number:
        raise LayoutError(file, "has a header and no rows", remedy)


def read_header(content: bytes) -> list[str]:
    """The first row of a table of text, whatever its lines end with; of what is none, something or nothing."""
    first = _LINE_END.split(content[:_LONGEST_HEADER].decode("utf-8-sig", errors="replace"), maxsplit=1)[0]
    return next(csv.reader([first]), [])


def has_header(fetched: Resource, columns: Sequence[str]) -> bool:
    """Whether the file begins with these columns, in whatever order: then it is meant to be read as such."""
    return sorted(read_header(fetched.content)) == sorted(columns)


def _decode(fetched: Resource, file: str, remedy: str) -> str:
    try:
        # A byte order mark is no part of the first column's name.
        return fetched.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = fetched.content[: error.start].count(b"\n") + 1
        raise LayoutError(f"{file}!line {line}", f"is not UTF-8 ({error.reason})", remedy) from error


def _check_header(file: str, header: Sequence[str], columns: Sequence[str], remedy: str) -> None:
    if tuple(header) == tuple(columns):
        return
    lacking = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns]
    problem = f"the columns are not the known ones (lacking {lacking}, unknown {unknown}, or in another order)"
    raise LayoutError(f"{file}!line 1", problem, remedy)
