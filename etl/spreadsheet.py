"""CSV for people, who open it in a spreadsheet: no text in it is taken for a formula."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace

# How a formula begins, also in the wide letters that some spreadsheets take for these; blanks before it are dropped.
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_ENDING = "\r\n"


def make_harmless(cell: object) -> object:
    """The cell; a text that begins as a formula does, and is no number, with an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def write_rows(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """CSV text of rows that hold a cell for each column, as commands print it."""
    return "".join(f"{line.removesuffix(_ENDING)}\n" for line in _write_lines(columns, rows))


def write_records(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> str:
    """CSV text of records by column, as browsers take it; a cell that a record lacks is empty.

    Raises ValueError where a record has what is no column.
    """
    return "".join(_write_lines(columns, _list_rows(columns, records)))


def _list_rows(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> Iterator[list[object]]:
    known = frozenset(columns)
    for record in records:
        if not record.keys() <= known:
            raise ValueError(f"{', '.join(sorted(record.keys() - known))}: no column of the CSV")
        yield [record.get(name, "") for name in columns]


def _write_lines(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> list[str]:
    lines: list[str] = []
    # By this ending the writer knows that a carriage return in a cell has to stand in quotes.
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator=_ENDING)
    writer.writerow(columns)
    # Nearly every cell is empty or begins with a letter or a digit, and is not asked about.
    writer.writerows(
        [make_harmless(cell) if cell and isinstance(cell, str) and not cell[0].isalnum() else cell for cell in row]
        for row in rows
    )
    return lines
