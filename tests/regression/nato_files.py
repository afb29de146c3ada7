"""NATO's workbooks of June 2024, June 2022 and January 2016, read by the parser, and counted without it."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.catalogue.members import codes_by_name
from etl.fetch import Mirror
from etl.observation import Observation, Origin
from etl.sources.nato.parse import ParsedWorkbook, parse_workbook
from etl.sources.nato.releases import RELEASES as LISTED
from etl.sources.nato.releases import describe

JUNE_2024, JUNE_2022, JANUARY_2016 = "2024-06-17", "2022-06-27", "2016-01-28"
# Those with a PDF, and all that have a workbook.
RELEASES = (JUNE_2024, JANUARY_2016)
WORKBOOKS = (JUNE_2024, JUNE_2022, JANUARY_2016)


class Found(NamedTuple):
    """A figure as the count finds it: its cell, the name and the heading with a year beside it, its number format."""

    where: str
    member: str
    year: str
    value: float
    format: str


@cache
def workbook(mirror: Path, release: str) -> tuple[str, bytes]:
    """The name and the bytes of a release's workbook."""
    [one] = [one for one in LISTED.read() if one.release == release]
    return one.file.rsplit("/", 1)[1], Mirror(mirror).get(one.file).content


@cache
def parsed(mirror: Path, release: str) -> ParsedWorkbook:
    """A release's workbook as the parser reads it."""
    [one] = [one for one in LISTED.read() if one.release == release]
    name, content = workbook(mirror, release)
    return parse_workbook(content, name, describe(one, Origin("made-up", "0" * 64, 1)))


def rows(mirror: Path, release: str) -> tuple[Observation, ...]:
    """The observations of a release."""
    return parsed(mirror, release).release.observations


def only(mirror: Path, release: str, indicator: str, member: str, year: int) -> Observation:
    """The one observation of these."""
    key = (indicator, member, year)
    [row] = [row for row in rows(mirror, release) if (row.indicator, row.member, row.year) == key]
    return row


def counted(mirror: Path, release: str) -> list[Found]:
    """All figures, found without the parser: visible numbers with a known name to their left and a year above."""
    name, content = workbook(mirror, release)
    sheets = load_workbook(BytesIO(content), data_only=True).worksheets
    return [figure for sheet in sheets for figure in _figures(f"{name}!{sheet.title}", sheet)]


def _figures(where: str, sheet: Worksheet) -> Iterator[Found]:
    names = sorted(codes_by_name(), key=len, reverse=True)
    years: dict[str, str] = {}
    for number, line in enumerate(sheet.iter_rows(), start=1):
        named = ""
        for place, cell in enumerate(line, start=1):
            letter, text = get_column_letter(place), " ".join(str(cell.value or "").split())
            named = named or next((known for known in names if text.startswith(known)), "")
            if not named and re.search(r"\b20[012]\d ?e?\b", text) and not text.startswith("Table"):
                years.setdefault(letter, text)
            hidden = sheet.row_dimensions[number].hidden or sheet.column_dimensions[letter].hidden
            if isinstance(cell.value, int | float) and named and letter in years and not hidden:
                code = codes_by_name()[named]
                yield Found(f"{where}!{letter}{number}", code, years[letter], cell.value, cell.number_format)
