"""A figure and its cell as rows: what is known of it, the small table around it, the same figure in each release."""

from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.pages.cell.query import Cell
from dashboard.pages.cell.summary import write_exact
from dashboard.pages.cell.surroundings import Grid, Near
from dashboard.shared.cell_link import link_cell
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import name_unit, write_release, write_value
from etl.asof.pin import Pin
from etl.catalogue.indicators import indicators
from etl.catalogue.statuses import STATUSES
from etl.observation import Observation, Origin
from etl.prose import day

_MOST_FILES = 3


def list_facts(cell: Cell, row: Observation) -> Iterator[tuple[str, Any]]:
    """What is known of the figure, by name: place, headings, value, unit, status, note, and its file."""
    place, stand = cell.place, cell.stand
    if place:
        yield from (("File", place.file), ("Sheet", place.sheet), ("Cell", place.name))
    else:
        yield "Place", row.cell
    if stand:
        yield from (("Heading of the row", stand.beside), ("Heading of the column", stand.above))
        yield "As published", stand.value
    yield "As held here", write_exact(row)
    yield "Unit", name_unit(row.unit, row.price_base)
    yield "Status", STATUSES[row.status].label
    yield "Note", row.note
    yield "Kind of file", row.acquisition
    for origin in find_files(cell, row):
        yield "Address of the file", _link(origin)
        yield "SHA-256 of the file", origin.sha256


def find_files(cell: Cell, row: Observation) -> list[Origin]:
    """The files that the cell may be of, by their names; of a computed figure the first of its release."""
    origins = cell.part.release.origins if cell.part else ()
    named = row.cell.partition("!")[0]
    return [one for one in origins if named in one.url][:_MOST_FILES] or list(origins[:_MOST_FILES])


def _link(origin: Origin) -> Component | str:
    is_address = origin.url.startswith(("http://", "https://"))
    return html.A(origin.url, href=origin.url) if is_address else origin.url


def draw_grid(grid: Grid, pin: Pin, rows: str) -> dict[str, object]:
    """The small table: each figure leads to its own cell, the one looked at is marked. `rows` says what rows are."""
    body = [[head, *(_draw(near, pin) for near in nears)] for head, nears in grid.rows]
    return {"head": [rows, *grid.columns], "body": body}


def _draw(near: Near, pin: Pin) -> Any:
    if near.here:
        return html.Mark(near.text or "–")
    return link_cell(near.text, near.row, pin) if near.text else ""


def tabulate_releases(cell: Cell) -> dict[str, object]:
    """The same figure in each release, the newest first."""
    columns = [Column(title) for title in ("Release", "Published", "Value", "Prices", "Status", "Cell")]
    body = [
        [
            write_release(row.source, row.release),
            day(part.release.published),
            write_value(row.value, row.unit),
            row.price_base,
            STATUSES[row.status].label,
            row.cell if row == cell.row else link_cell(row.cell, row, cell.view.as_of),
        ]
        for part, row in cell.releases[::-1]
    ]
    return tabulate(columns, body)


def tabulate_inputs(cell: Cell) -> dict[str, object]:
    """The figures that a computed one is made of."""
    columns = [Column(title) for title in ("Figure", "Value", "Unit", "Cell")]
    body = [
        [
            indicators()[row.indicator].title, write_value(row.value, row.unit), name_unit(row.unit, row.price_base),
            link_cell(row.cell, row, cell.view.as_of),
        ]
        for row in cell.inputs
    ]  # fmt: skip
    return tabulate(columns, body)
