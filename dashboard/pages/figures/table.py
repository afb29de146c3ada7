"""The rows of a page as a table, and all of them as CSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor, log10

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.figures.query import Found
from dashboard.pages.figures.view import FIRST, FiguresView
from dashboard.shared.cell_link import link_cell
from dashboard.shared.download import COLUMNS, record_rows, write_csv
from dashboard.shared.member_link import name_member
from dashboard.shared.table import Column, Linked, draw_heading, wrap_table
from dashboard.shared.wording import MISSING, YES_OR_NO, label_unit, write_number, write_release, write_value
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.units import unit
from etl.observation import Observation
from etl.prose import MONTHS
from etl.store.snapshot import Part


class Figure(str):
    """A number as a cell has it, which stands at the right."""


Rows = Sequence[tuple[Observation, Part]]
_VALUE = "Value"
_NAME = "Figures, each with its release and cell"


def draw_rows(path: str, found: Found, rows: Rows, printed: Mapping[tuple[str, str], int]) -> Component:
    """The table: plain HTML, whole also where there are no scripts. `printed`: decimals by release and indicator."""
    head = html.Thead(html.Tr([*map(_draw_head, _list_columns(path, found))]))
    lines = [html.Tr([*_draw_row(row, found, printed)]) for row, _ in rows]
    table = html.Table([html.Caption(_NAME), head, html.Tbody(lines)], id="figures-table", className="numbers plain")
    return wrap_table(table, _NAME)


def _draw_head(column: Column) -> Component:
    return html.Th(draw_heading(column), scope="col", **({"className": "number"} if column.title == _VALUE else {}))


def _draw_row(row: Observation, found: Found, printed: Mapping[tuple[str, str], int]) -> Iterator[Component]:
    for text in _write_row(row, found, printed):
        yield html.Td(_draw_cell(text), className="number") if isinstance(text, Figure) else html.Td(_draw_cell(text))


def _draw_cell(text: str) -> Component | str:
    return dcc.Link(str(text), href=text.href) if isinstance(text, Linked) else text


def _list_columns(path: str, found: Found) -> Iterator[Column]:
    view = found.view
    yield _sortable(path, view, "member", "Area")
    yield _sortable(path, view, "year", "Year")
    if view.one_indicator:
        yield _sortable(path, view, "value", _VALUE)
    else:
        yield from (Column("Indicator"), Column(_VALUE))
    definition = ["Definition"] if found.mixes_definitions else []
    yield from map(Column, ("Unit", "Prices", "Status", "Release", *definition, "Cell"))


def _sortable(path: str, view: FiguresView, column: str, title: str) -> Column:
    orders = {column: "rising", f"-{column}": "falling"}
    turned = {column: f"-{column}", f"-{column}": column}.get(view.sort, FIRST[column])
    return Column(title, path + view.but(sort=turned, page=1).to_query(), orders.get(view.sort, ""))


def _write_row(row: Observation, found: Found, printed: Mapping[tuple[str, str], int]) -> Iterator[str]:
    yield name_member(row.member, found.view.as_of)
    yield write_year(row)
    if not found.view.one_indicator:
        yield indicators()[row.indicator].title
    yield Figure(write_figure(row, printed[row.release, row.indicator]))
    yield label_unit(row.unit)
    yield {"": MISSING, "current": "current"}.get(row.price_base, f"of {row.price_base}")
    yield row.status.replace("_", " ")
    yield write_release(row.source, row.release)
    if found.mixes_definitions:
        yield DEFINITIONS[row.definition].title
    yield link_cell(row.cell, row, found.view.as_of)


def write_year(row: Observation) -> str:
    """The year, and the part of it that a figure is of: "2024", "May 2024", "Q1 2024"."""
    if row.period.startswith("M"):
        return f"{MONTHS[int(row.period[1:]) - 1]} {row.year}"
    return f"{row.period} {row.year}".lstrip()


def write_figure(row: Observation, printed: int) -> str:
    """The value with the decimals of its unit, as far as they were `printed`; of what is less, two digits."""
    if row.value is None:
        return MISSING
    if row.unit == YES_OR_NO:
        return write_value(row.value, row.unit)
    usual = unit(row.unit).decimals
    small = 0 < abs(row.value) < 0.1**usual
    wanted = 1 - floor(log10(abs(row.value))) if small else usual
    return write_number(row.value, min(wanted, printed))


def write_file(rows: Rows) -> str:
    """The rows as CSV, in full precision."""
    return write_csv(COLUMNS, _list_records(rows))


def _list_records(rows: Iterable[tuple[Observation, Part]]) -> Iterator[Mapping[str, object]]:
    return record_rows((row, row.year in part.estimate_years, {"extent": part.release.extent}) for row, part in rows)
