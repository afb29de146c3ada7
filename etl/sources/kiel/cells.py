"""What stands in a row of the tracker's files: a number, a month, a donor. Pure."""

import math
import re
from collections.abc import Hashable, Iterator
from typing import Any

from etl.errors import LayoutError
from etl.fetch import Fetched
from etl.sources.comma_separated import Line, lines
from etl.sources.kiel import layout
from etl.sources.kiel.release import Edition

FIRST_YEAR = 2022


def number(line: Line, column: str) -> float:
    """The number in a cell. Raises LayoutError where there is none."""
    try:
        found = float(line.cells[column])
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise LayoutError(line.cell(column), f"{line.cells[column]!r} is no number", layout.CHANGED)
    return found


def donor_of(line: Line) -> str:
    """Our code of the donor in a row. Raises LayoutError where the publisher's name or code of it is not as known."""
    name, iso = line.cells["country"], line.cells["iso"]
    theirs, ours = layout.DONORS.get(name, ("", ""))
    if not ours:
        raise LayoutError(line.cell("country"), f"{name!r} is no donor that is known", layout.CHANGED)
    if iso != theirs:
        raise LayoutError(line.cell("iso"), f"{name} has the code {iso!r}, so far {theirs!r}", layout.CHANGED)
    return ours


def month_of(line: Line, edition: Edition) -> tuple[int, int]:
    """Year and month of a row. Raises LayoutError where it is no month that the release covers."""
    year, month = line.cells["year"], line.cells["month"]
    if not re.fullmatch(r"20[0-9]{2}", year):
        raise LayoutError(line.cell("year"), f"{year!r} is no year", layout.CHANGED)
    if not re.fullmatch(r"[1-9]|1[0-2]", month):
        raise LayoutError(line.cell("month"), f"{month!r} is no month", layout.CHANGED)
    found = int(year), int(month)
    if not (FIRST_YEAR, 1) <= found <= (edition.year, edition.month):
        covered = f"release {edition.number} covers January {FIRST_YEAR} to {edition.month:02}/{edition.year}"
        raise LayoutError(line.where, f"is of {found[1]:02}/{found[0]}, but {covered}", layout.AGAIN)
    return found


def months(fetched: Fetched, file: str, edition: Edition) -> Iterator[tuple[Line, int, int]]:
    """The rows of a file that has one for each month, with year and month.

    Raises LayoutError where a month is not as known, stands twice, or has no row.
    """
    seen: dict[Any, Line] = {}
    for line in lines(fetched, layout.COLUMNS[file], layout.CHANGED):
        month = month_of(line, edition)
        once(seen, month, line)
        yield line, *month
    every = (edition.year - FIRST_YEAR) * 12 + edition.month
    if len(seen) != every:
        raise LayoutError(file, f"has {len(seen)} months, where release {edition.number} covers {every}", layout.AGAIN)


def once(seen: dict[Any, Line], key: Hashable, line: Line) -> None:
    """Note that `key` stands in this row. Raises LayoutError where it stood in another before."""
    before = seen.setdefault(key, line)
    if before is not line:
        raise LayoutError(line.where, f"{key} stands twice, the first time in line {before.number}", layout.CHANGED)
