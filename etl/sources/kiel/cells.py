"""What stands in a row of the tracker's files, and what its numbers must be to each other. Pure."""

import math
import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from etl.catalogue.names import added_names
from etl.errors import LayoutError
from etl.fetch import Resource
from etl.observation import Observation
from etl.sources.csv_file import Line, read_lines
from etl.sources.kiel import layout
from etl.sources.kiel.releases import Edition
from etl.sources.remedies import AGAIN, CHANGED, name_country

FIRST_YEAR = 2022


def read_number(line: Line, column: str) -> float:
    """The number in a cell. Raises LayoutError where there is none."""
    try:
        found = float(line.cells[column])
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise LayoutError(line.cell(column), f"{line.cells[column]!r} is no number", CHANGED)
    return found


def read_donor(line: Line) -> str:
    """Our code of the donor in a row. Raises LayoutError where the publisher's name or code of it is not as known."""
    name, iso = line.cells["country"], line.cells["iso"]
    code = added_names("kiel").get(name, "")
    theirs, ours = (code, code) if code else layout.DONORS.get(name, ("", ""))
    if not ours:
        raise LayoutError(
            line.cell("country"), f"{name!r} is no donor that is known", name_country("kiel", name, may_leave=False)
        )
    if iso != theirs:
        raise LayoutError(line.cell("iso"), f"{name} has the code {iso!r}, so far {theirs!r}", CHANGED)
    return ours


def read_month(line: Line, edition: Edition) -> tuple[int, int]:
    """Year and month of a row. Raises LayoutError where it is no month that the release covers."""
    year, month = line.cells["year"], line.cells["month"]
    if not re.fullmatch(r"20[0-9]{2}", year):
        raise LayoutError(line.cell("year"), f"{year!r} is no year", CHANGED)
    if not re.fullmatch(r"[1-9]|1[0-2]", month):
        raise LayoutError(line.cell("month"), f"{month!r} is no month", CHANGED)
    found = int(year), int(month)
    if not (FIRST_YEAR, 1) <= found <= (edition.year, edition.month):
        covered = f"release {edition.number} covers January {FIRST_YEAR} to {edition.month:02}/{edition.year}"
        raise LayoutError(line.where, f"is of {found[1]:02}/{found[0]}, but {covered}", AGAIN)
    return found


def read_months(fetched: Resource, file: str, edition: Edition) -> Iterator[tuple[Line, int, int]]:
    """The rows of a file that has one for each month, with year and month.

    Raises LayoutError where a month is not as known, stands twice, or has no row.
    """
    seen: dict[Any, Line] = {}
    for line in read_lines(fetched, layout.COLUMNS[file], CHANGED):
        month = read_month(line, edition)
        check_once(seen, month, line)
        yield line, *month
    every = (edition.year - FIRST_YEAR) * 12 + edition.month
    if len(seen) != every:
        raise LayoutError(file, f"has {len(seen)} months, where release {edition.number} covers {every}", AGAIN)


def check_once(seen: dict[Any, Line], key: Hashable, line: Line) -> None:
    """Note that `key` stands in this row. Raises LayoutError where it stood in another before."""
    before = seen.setdefault(key, line)
    if before is not line:
        raise LayoutError(line.where, f"{key} stands twice, the first time in line {before.number}", CHANGED)


def check_kinds(line: Line) -> None:
    """Raise LayoutError where the kinds of aid do not make the total, or total and balance the commitments."""
    check_sum(line, ("financial", "humanitarian", "military"), "total")
    check_sum(line, ("total", "to_be_allocated"), "commitments")


def check_sum(line: Line, parts: tuple[str, ...], whole: str) -> None:
    """Raise LayoutError where `parts` of a row do not add up to `whole`, to the publisher's rounding."""
    added = math.fsum(read_number(line, column) for column in parts)
    if abs(added - read_number(line, whole)) > layout.ROUNDING:
        problem = f"is {line.cells[whole]}, but {' + '.join(parts)} give {added:.6f}"
        raise LayoutError(line.cell(whole), problem, CHANGED)


def describe_share(line: Line) -> str:
    """What the share of a row is a share of, in words; "" where the donor has no GDP, which the file writes as 0.

    Raises LayoutError where total and GDP of the row do not give its share.
    """
    gdp, share = read_number(line, layout.GDP), read_number(line, "pct_gdp")
    if gdp == 0 and share == 0:
        return ""
    if not (gdp > 0 and math.isclose(100 * read_number(line, "total") / gdp, share, rel_tol=1e-9, abs_tol=1e-12)):
        raise LayoutError(line.cell("pct_gdp"), f"is {share}, but total and gdp do not give it", CHANGED)
    return f"of a GDP of {gdp:.1f} billion euros, whose year the publisher's file does not name"


def check_together(countries: Iterable[Observation], everybody: Iterable[Observation]) -> None:
    """Raise LayoutError where the donors of a month do not add up to what the totals say of it."""
    sums: dict[tuple[int, str, str], list[float]] = {}
    for row in countries:
        sums.setdefault((row.year, row.period, row.indicator), []).append(row.value or 0.0)
    for row in everybody:
        added = math.fsum(sums.get((row.year, row.period, row.indicator), ()))
        if abs(added - (row.value or 0.0)) > layout.ROUNDING_OF_ALL:
            problem = f"is {row.value}, but the donors of {layout.BY_COUNTRY} add up to {added:.6f}"
            raise LayoutError(row.cell, problem, AGAIN)
