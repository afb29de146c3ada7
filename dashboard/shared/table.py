"""Tables: one component a table, headings that sort by following a link; and sections that hold them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component


@dataclass(frozen=True)
class Column:
    """A heading. `href` sorts by this column; `order` is "", "rising" or "falling" as the table stands."""

    title: str
    href: str = ""
    order: str = ""


_ARROW = {"rising": " ▲", "falling": " ▼", "": ""}


def tabulate(columns: Sequence[Column], body: Sequence[Sequence[str]]) -> dict[str, object]:
    """The data of a table for `data` of the component; all cells are text."""
    return {"head": [_heading(column) for column in columns], "body": [list(row) for row in body]}


def draw_table(table_id: str, data: dict[str, object]) -> Component:
    """A table that scrolls sideways on a phone while its first column stays."""
    inner = dmc.Table(id=table_id, data=data, className="numbers", highlightOnHover=True, tabularNums=True)
    return dmc.TableScrollContainer(inner, minWidth=0, type="native", className="table-scroll")


def _heading(column: Column) -> Component | str:
    if not column.href:
        return column.title
    order = f", sorted, {column.order}" if column.order else ""
    return dcc.Link(
        column.title + _ARROW[column.order],
        href=column.href,
        className="sort",
        title=f"Sort by {column.title}{order}",
    )


def draw_section(name: str, title: str, *content: Component) -> Component:
    """A section with its heading, which links can lead to by `name`."""
    return html.Section([html.H2(title), *content], id=name)


def draw_texts(table_id: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Component:
    """A table of texts."""
    return draw_table(table_id, tabulate([Column(title) for title in titles], list(rows)))
