"""The figures of a table become observations: unit, price base, status and notes, all from what the table says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.errors import LayoutError
from etl.observation import Observation, Release
from etl.sources.nato import layout
from etl.sources.nato.cells import Figure, read_figure
from etl.sources.nato.columns import Column
from etl.sources.nato.currencies import find_unit
from etl.sources.nato.names import find_notes
from etl.sources.nato.table import Row, Section, Table
from etl.sources.nato.workbook import Book, Cell
from etl.sources.remedies import CHANGED, SAVE


class Span(NamedTuple):
    """A change in per cent between the values of two years, as printed in a column of its own."""

    where: str
    indicator: str
    member: str
    first: int
    last: int
    percent: float | None


@dataclass(frozen=True)
class _Measure:
    """What the figures of a column measure, and in which unit and prices they are stated."""

    indicator: Indicator
    scale: layout.Scale
    price_base: str


def read_figures(
    book: Book | None, table: Table, release: Release, strict: bool = True
) -> Iterator[Observation | Span]:
    """The figures of a table, block by block and row by row. `book` is None where cells cannot hold formulas.

    Unless `strict`, a mark behind a name may lack its footnote. Raises LayoutError where a unit, price base, figure or
    footnote is not clear.
    """
    top = table.top
    for section in table.sections:
        measures = {
            column.cell.column: _find_measure(top.title, top.unit, section, column)
            for column in section.columns.figures
        }
        for row in section.rows.values():
            remarks = find_notes(row.label, row.name, table.footnotes, strict)
            for column, cell in row.figures:
                _check_computed(book, table, cell)
                measure = measures[column.cell.column]
                figure = read_figure(cell, column, row.name.code, measure.indicator)
                yield _CellFigure(row, column, cell, figure, measure, remarks).make(release)


class _CellFigure(NamedTuple):
    """A figure with all that is said of it by its row, its column and its footnotes."""

    row: Row
    column: Column
    cell: Cell
    figure: Figure
    measure: _Measure
    remarks: tuple[str, ...]

    def make(self, release: Release) -> Observation | Span:
        """The figure as a span where its column is one, else as an observation of `release`."""
        indicator, member, year = self.measure.indicator.id, self.row.name.code, self.column.year
        if self.column.first is not None:
            return Span(self.cell.where, indicator, member, self.column.first, year, self.figure.value)
        return Observation(
            source=release.source,
            release=release.release,
            definition=release.definition,
            indicator=indicator,
            member=member,
            year=year,
            period="",
            value=None if self.figure.value is None else self.figure.value * self.measure.scale.factor,
            unit=self._find_unit(),
            price_base=self.measure.price_base,
            status=self.figure.status,
            acquisition=release.acquisition,
            cell=self.cell.where,
            note="; ".join(filter(None, (*self.remarks, self.figure.note, self._note_scale()))),
        )

    def _find_unit(self) -> str:
        if self.measure.indicator.unit != "national_currency_million":
            return self.measure.indicator.unit
        cell = self.row.currency or self.row.label
        words = self.row.name.currency if self.row.currency is None else cell.text
        return find_unit(cell, self.row.name.code, words, self.remarks, self.column.year)

    def _note_scale(self) -> str:
        return "" if self.figure.value is None else self.measure.scale.note


def _check_computed(book: Book | None, table: Table, cell: Cell) -> None:
    if book is not None and cell.value is None and book.holds_formula(table.sheet, cell):
        raise LayoutError(cell.where, "holds a formula whose value was never computed", SAVE)


def _find_measure(title: Cell, unit: str, section: Section, column: Column) -> _Measure:
    heading = section.heading if column.heading is None else column.cell
    indicator = indicators()[(column.heading or section.block).indicator]
    texts = (title.text, unit, heading.text)
    return _Measure(indicator, _find_scale(heading, indicator, texts), _find_price_base(heading, indicator, texts))


def _find_scale(heading: Cell, indicator: Indicator, texts: tuple[str, ...]) -> layout.Scale:
    text = " | ".join(texts)
    found = [scale for scale in layout.SCALES[indicator.unit] if re.search(scale.pattern, text, re.IGNORECASE)]
    if len(found) != 1:
        raise LayoutError(heading.where, f"the unit of {indicator.title!r} is not clear from {text!r}", CHANGED)
    return found[0]


def _find_price_base(heading: Cell, indicator: Indicator, texts: tuple[str, ...]) -> str:
    if indicator.price != "constant":
        return indicator.price
    years = {year for text in texts for year in layout.BASE.findall(text)}
    if len(years) != 1:
        problem = f"the base year of {indicator.title!r} is not clear from {' | '.join(texts)!r}"
        raise LayoutError(heading.where, problem, CHANGED)
    return str(years.pop())
