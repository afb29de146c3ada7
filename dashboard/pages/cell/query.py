"""Which figure the page of a cell is asked for, and what is found of it; or what in the question names nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.pages.cell.surroundings import COLUMNS, Grid, Stand, arrange_figures, arrange_sheet, read_sheet
from dashboard.shared.stock import Memory
from dashboard.shared.wording import explain_absence, name_area, name_release
from dashboard.view import Option, View, one_of, parse_year, read_by, shorten
from etl.asof.pin import day_of, find_release
from etl.asof.select import select_release
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD, SOURCES
from etl.observation import Observation
from etl.prose import listing
from etl.store.original import Place, read_place
from etl.store.rows import Which
from etl.store.snapshot import Part, Snapshot

# Who is shown where the address names nobody: whom the article asks about.
DEFAULT = "DEU"
_FEW = 40
_WORD = re.compile(r"[\w.\-]{0,40}")


def _read_word(text: str) -> str:
    if not _WORD.fullmatch(text):
        raise ValueError("a name of letters and digits is wanted")
    return text


def _sources() -> tuple[Option, ...]:
    return tuple(Option(name, source.publisher) for name, source in SOURCES.items())


def _indicators() -> tuple[Option, ...]:
    return tuple(Option(name, one.title) for name, one in indicators().items())


@dataclass(frozen=True)
class CellView(View):
    """One figure: its source, its release ("" for the one that answers as of the pin), indicator, area and time.

    `year` is None for the newest that has a value.
    """

    source: str = one_of(LEAD, _sources)
    release: str = read_by("", _read_word)
    indicator: str = one_of(SHARE, _indicators)
    member: str = read_by(DEFAULT, _read_word)
    year: int | None = read_by(None, parse_year)
    period: str = read_by("", _read_word)


@dataclass(frozen=True)
class Cell:
    """What is found: the figure, its release, what stands around it, and the same figure in each release, oldest first.

    `fault` names the part of the question that names nothing, and what there is; `is_early`: nothing was known then.
    `stand` is how it stands in the publisher's file, None where that is not kept; `inputs` are the figures that a
    computed one is made of.
    """

    view: CellView
    fault: str = ""
    is_early: bool = False
    part: Part | None = None
    row: Observation | None = None
    stand: Stand | None = None
    grid: Grid | None = None
    releases: tuple[tuple[Part, Observation], ...] = ()
    inputs: tuple[Observation, ...] = ()

    @property
    def place(self) -> Place | None:
        """The cell of a workbook in which it stands; None where it stands in none."""
        return read_place(self.row.cell) if self.row else None


_FOUND: Memory[CellView, Cell] = Memory()


def select_cell(snapshot: Snapshot, view: CellView) -> Cell:
    """The figure that a view asks for."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _find_cell(snapshot, view))


def _find_cell(snapshot: Snapshot, view: CellView) -> Cell:
    cell = _find_release(snapshot, Cell(view))
    if cell.part is None or cell.fault:
        return cell
    rows = snapshot.open_rows(cell.part, view.indicator)
    if fault := _explain_area(view, rows.list_members()):
        return replace(cell, fault=fault)
    ours = rows.select(Which(members=(view.member,)))
    # Of what is published by months or quarters alone, one of these is meant.
    asked = [row for row in ours if row.period == view.period] or ([] if view.period else list(ours))
    if not asked:
        periods = listing(sorted({row.period for row in ours if row.period}), "or") or "whole years"
        return replace(cell, fault=f"period: “{view.period}” has no figure here. There are {periods}.")
    valued = [row for row in asked if row.value is not None] or asked
    year = view.year or valued[-1].year
    row = next((row for row in reversed(valued) if row.year == year), None)
    row = row or next((row for row in asked if row.year == year), None)
    if row is None:
        span = f"{asked[0].year} to {asked[-1].year}"
        return replace(cell, fault=f"year: there is no {year} of {name_area(view.member)} here. There are {span}.")
    return _look_around(snapshot, replace(cell, row=row), cell.part, row)


def _find_release(snapshot: Snapshot, cell: Cell) -> Cell:
    """The release that is named, or that answers as of the pin; or what is wrong with the question."""
    view, indicator = cell.view, indicators()[cell.view.indicator]
    if indicator.source != view.source:
        theirs, ours = SOURCES[indicator.source], SOURCES[view.source]
        fault = f"indicator: {indicator.title} is a figure of {theirs.prose}, not of {ours.prose}."
        return replace(cell, fault=f"{fault} Ask with source={theirs.id}.")
    part = _select_part(snapshot, view)
    if part is None and view.release:
        return replace(cell, fault=_explain_release(snapshot, view))
    if part is None:
        return replace(cell, fault=explain_absence(view.source, view.as_of), is_early=not view.as_of.releases)
    lacking = "" if view.indicator in part.indicators else _explain_indicator(snapshot, view, part)
    return replace(cell, part=part, fault=lacking)


def _select_part(snapshot: Snapshot, view: CellView) -> Part | None:
    if view.release:
        return find_release(snapshot, view.source, view.release)
    return select_release(snapshot, view.source, view.as_of, [view.indicator])


def _explain_release(snapshot: Snapshot, view: CellView) -> str:
    there = _list(one.release.release for one in snapshot.releases(view.source)[::-1])
    return f"release: “{shorten(view.release)}” is not here. Of {SOURCES[view.source].prose} there are: {there}."


def _explain_indicator(snapshot: Snapshot, view: CellView, part: Part) -> str:
    having = [one for one in snapshot.releases(view.source) if view.indicator in one.indicators]
    there = _list(one.release.release for one in having[::-1]) or "none"
    release, title = name_release(view.source, part.release.release), indicators()[view.indicator].title
    return f"indicator: {release}, does not have this: {title}. Releases that do: {there}."


def _explain_area(view: CellView, there: list[str]) -> str:
    """That a release has no row of an area; "" where it has."""
    if view.member in there:
        return ""
    known = area_names().get(view.member)
    named = f"{known} ({view.member})" if known else f"“{shorten(view.member)}”"
    return f"member: {named} has no row here. There are: {_list(there)}."


def _list(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - _FEW} more" if len(found) > _FEW else ""
    return ", ".join(found[:_FEW]) + more


def _look_around(snapshot: Snapshot, cell: Cell, part: Part, row: Observation) -> Cell:
    near = [
        one
        for one in snapshot.open_rows(part, row.indicator).select(Which(years=(row.year - COLUMNS, row.year + COLUMNS)))
        if one.period == row.period
    ]
    sheet = read_sheet(snapshot.folder, part.release, row)
    grid = arrange_sheet(sheet, row, near) if sheet else arrange_figures(row, near, part.estimate_years)
    return replace(
        cell,
        stand=sheet.describe() if sheet else None,
        grid=grid,
        releases=_list_releases(snapshot, cell),
        inputs=_find_inputs(snapshot, part, row),
    )


def _list_releases(snapshot: Snapshot, cell: Cell) -> tuple[tuple[Part, Observation], ...]:
    """The same figure in each release that was known as of the pin and has it; in the one shown, whenever it is of."""
    row, day = cell.row, day_of(snapshot, cell.view.as_of)
    found = []
    for part in snapshot.releases(row.source) if row else ():
        known = part is cell.part or (day is not None and part.release.published <= day)
        if row and known and row.indicator in part.indicators:
            which = Which(members=(row.member,), years=(row.year, row.year))
            same = snapshot.open_rows(part, row.indicator).select(which)
            found += [(part, one) for one in same if one.period == row.period]
    return tuple(found)


_REFERENCE = re.compile(r"[\w.\-]+\.(?:xlsx|csv)![^!*/()]+![A-Z]+[0-9]+")


def _find_inputs(snapshot: Snapshot, part: Part, row: Observation) -> tuple[Observation, ...]:
    """The figures whose cells the rule of a computed one names, in its order."""
    named = list(dict.fromkeys(_REFERENCE.findall(row.cell)))
    if not named or named == [row.cell]:
        return ()
    inputs = indicators()[row.indicator].inputs
    which = Which(members=(row.member,), years=(row.year, row.year))
    held = {
        one.cell: one
        for name in inputs
        if name in part.indicators
        for one in snapshot.open_rows(part, name).select(which)
    }
    return tuple(held[cell] for cell in named if cell in held)
