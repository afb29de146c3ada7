"""What a workbook says of its figures in words: which years are estimates, and footnotes on a sheet of their own."""

import re
from collections.abc import Iterable, Sequence

from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.names import read_footnote
from etl.sources.nato.table import Table
from etl.sources.nato.top import is_notes
from etl.sources.nato.workbook import Cell, Sheet
from etl.sources.remedies import COPY


def read_notes(sheets: Iterable[Sheet]) -> dict[str, str]:
    """The footnotes, by mark, on sheets that hold no table; those that stand twice, with two meanings, are left out."""
    found: dict[str, set[str]] = {}
    for sheet in sheets:
        for cell in sheet.texts if is_notes(sheet) else ():
            mine: dict[str, str] = {}
            read_footnote(cell, mine)
            for mark, text in mine.items():
                found.setdefault(mark, set()).add(text)
    return {mark: texts.pop() for mark, texts in found.items() if len(texts) == 1}


def check_estimates(tables: Sequence[Table], sheets: Iterable[Sheet]) -> None:
    """Raise LayoutError where a note says of a year that it is estimated, and a table has that year without an "e".

    A note on the sheet of a table is of that table, one on a sheet of notes is of all.
    """
    for sheet in sheets:
        of = tables if is_notes(sheet) else [table for table in tables if table.sheet is sheet]
        for cell in sheet.texts:
            for found in layout.ESTIMATES.finditer(cell.text):
                _check_marked({int(year) for year in re.findall(r"\d{4}", found["years"])}, cell, of)


def _check_marked(years: set[int], note: Cell, tables: Iterable[Table]) -> None:
    for table in tables:
        for column in table.list_columns():
            if column.year in years and not column.estimate:
                problem = f"{column.year} has no mark of an estimate, though {note.where} says that it is one"
                raise LayoutError(column.cell.where, problem, COPY)
