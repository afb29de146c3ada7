"""The bytes of the agency's workbook become one edition. Pure: no network, no files."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from etl.catalogue.indicators import indicators
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation, Release
from etl.sources.eda import layout
from etl.sources.eda.checks import check_units, find_contradictions, hold_against
from etl.sources.eda.figure import Figure, Key
from etl.sources.eda.layout import Kind
from etl.sources.eda.sheet import Sheet, read_sheet
from etl.sources.eda.table import read_members, read_together
from etl.sources.remedies import CHANGED
from etl.sources.workbooks import open_workbook

_PROPERTIES = "docProps/core.xml"
_SAVED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d))")


@dataclass(frozen=True)
class Edition:
    """An edition as its workbook has it. `year` is that of its members' sheet, `saved` the day by its own metadata."""

    year: int
    saved: date | None
    figures: tuple[Figure, ...]

    def describe(self, release: Release) -> ParsedRelease:
        """Its observations, under the release that it is."""
        return ParsedRelease.of(release, (_observe(figure, release) for figure in self.figures))


def parse(content: bytes, file: str) -> Edition:
    """The edition that a workbook holds. Raises LayoutError, with sheet and cell, where it is not laid out as known."""
    book = open_workbook(content, file)
    sheets = _find_sheets([read_sheet(sheet, file) for sheet in book.worksheets], file)
    together = list(read_together(sheets[layout.TOGETHER]))
    members = list(read_members(sheets[layout.MEMBERS], layout.MEMBERS))
    year = _find_year(sheets[layout.MEMBERS], members)
    years = list(read_members(sheets[layout.YEARS], layout.YEARS))
    by_key = _join(_index(members), _index(years)) | _index(together)
    check_units(by_key)
    return Edition(year, _find_day(content), find_contradictions(by_key))


def is_workbook(content: bytes, file: str) -> bool:
    """Whether it is one of the agency's, of any edition since 2022: by the names of its sheets."""
    try:
        names = [" ".join(sheet.title.split()) for sheet in open_workbook(content, file, read_only=True).worksheets]
    except LayoutError:
        return False
    found = [any(kind.name.fullmatch(name) for name in names) for kind in layout.KINDS]
    return sum(found) >= 2


def _find_sheets(sheets: Sequence[Sheet], file: str) -> Mapping[Kind, Sheet]:
    found: dict[Kind, Sheet] = {}
    for sheet in sheets:
        kind = next((one for one in layout.KINDS if one.name.fullmatch(sheet.name)), None)
        if kind is None:
            raise LayoutError(sheet.where, "is no sheet that is known", CHANGED)
        if kind in found:
            raise LayoutError(sheet.where, f"is the second of its kind, beside {found[kind].where}", CHANGED)
        found[kind] = sheet
    lacking = [kind.name.pattern for kind in layout.KINDS if kind not in found]
    if lacking:
        raise LayoutError(file, f"has no sheet {' or '.join(lacking)}", CHANGED)
    return found


def _find_year(sheet: Sheet, members: Sequence[Figure]) -> int:
    """The one year of the members' sheet, which its name may say too."""
    years = {figure.key[2]: figure for figure in members}
    if len(years) != 1:
        raise LayoutError(sheet.where, f"is of the years {sorted(years)}, not of one", CHANGED)
    [year] = years
    named = layout.MEMBERS.name.fullmatch(sheet.name)
    if named and named["year"] and int(named["year"]) != year:
        raise LayoutError(sheet.where, f"holds figures of {year}", CHANGED)
    return year


def _find_day(content: bytes) -> date | None:
    """The day on which the workbook was last saved, by its own metadata; None where it has none."""
    # openpyxl gives the present moment where a file states none.
    with ZipFile(BytesIO(content)) as archive:
        found = _SAVED.search(archive.read(_PROPERTIES)) if _PROPERTIES in archive.namelist() else None
    return date.fromisoformat(found[1].decode()) if found else None


def _index(figures: Iterable[Figure]) -> dict[Key, Figure]:
    found: dict[Key, Figure] = {}
    for figure in figures:
        if figure.key in found:
            problem = f"{' '.join(map(str, figure.key))} stands twice, first at {found[figure.key].place}"
            raise LayoutError(figure.cell, problem, CHANGED)
        found[figure.key] = figure
    return found


def _join(members: Mapping[Key, Figure], years: Mapping[Key, Figure]) -> dict[Key, Figure]:
    """The figures of both sheets; what both have is that of the edition's own year, held against the other."""
    held = {key: hold_against(figure, years[key]) for key, figure in members.items() if key in years}
    return {**years, **members, **held}


def _observe(figure: Figure, release: Release) -> Observation:
    indicator, member, year = figure.key
    known = indicators()[indicator]
    return Observation(
        source="eda",
        release=release.release,
        definition=release.definition,
        indicator=indicator,
        member=member,
        year=year,
        period="",
        value=figure.value,
        unit=known.unit,
        price_base=known.price,
        status=figure.status,
        acquisition=release.acquisition,
        cell=figure.cell,
        note=" ".join(figure.remarks),
    )
