"""The editions of SIPRI's workbook, read by the parser, and counted without it."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import Workbook, load_workbook

from etl.dataframe import ParsedRelease, read_releases
from etl.fetch import Mirror
from etl.observation import Observation
from etl.sources.sipri import collect
from etl.sources.sipri.releases import EDITIONS as LISTED

EDITIONS = ("1949-2016", "1949-2020", "1949-2022", "1949-2024", "1949-2025-v1.2")
EACH = pytest.mark.parametrize("edition", EDITIONS)
V2016, V2020, V2022, V2024, V2025 = EDITIONS
PREFIX = "sipri_military_expenditure_"


class Found(NamedTuple):
    """A number as the count finds it: its cell, the name to its left, the year above, its value, its colour."""

    where: str
    name: str
    year: int
    value: float
    colour: object


@cache
def editions(mirror: Path) -> dict[str, ParsedRelease]:
    """Every edition that is listed, as the parser reads it."""
    return {parsed.release.release: parsed for parsed in read_releases(collect(Mirror(mirror).get))}


def rows(mirror: Path, edition: str) -> tuple[Observation, ...]:
    """The observations of an edition."""
    return editions(mirror)[edition].observations


@cache
def _by_key(mirror: Path, edition: str) -> dict[tuple[str, str, int], Observation]:
    return {(row.indicator, row.member, row.year): row for row in rows(mirror, edition)}


def only(mirror: Path, edition: str, name: str, member: str, year: int) -> Observation:
    """The one observation of an indicator, without what all of SIPRI's start with, a country and a year."""
    return _by_key(mirror, edition)[PREFIX + name, member, year]


def content(mirror: Path, edition: str) -> bytes:
    """The bytes of an edition's workbook."""
    [one] = [one for one in LISTED.read() if one.release == edition]
    return Mirror(mirror).get(one.file).content


@cache
def counted(mirror: Path, edition: str) -> tuple[Found, ...]:
    """All figures, found without the parser: numbers below a year and to the right of a name."""
    [one] = [one for one in LISTED.read() if one.release == edition]
    book = load_workbook(BytesIO(content(mirror, edition)), data_only=True)
    return tuple(_found(book, one.file.rsplit("/", 1)[1]))


def _found(book: Workbook, file: str) -> Iterator[Found]:
    colours: dict[int, object] = {}
    for sheet in book.worksheets:
        years: dict[int, int] = {}
        for row in sheet.iter_rows():
            name = str(row[0].value or "").strip()
            if name == "Country":
                years = {cell.column: int(cell.value) for cell in row if isinstance(cell.value, int | float)}  # type: ignore[misc]
                continue
            for cell in row:
                if cell.column in years and isinstance(cell.value, int | float):
                    where = f"{file}!{sheet.title}!{cell.coordinate}"
                    if cell.style_id not in colours:
                        colours[cell.style_id] = cell.font.color and cell.font.color.value
                    yield Found(where, name, years[cell.column], float(cell.value), colours[cell.style_id])
