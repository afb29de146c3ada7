"""Tables: one component a table, headings that sort by following a link; and sections that hold them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.shared import mantine as dmc
from dashboard.shared.wording import hold_together


@dataclass(frozen=True)
class Column:
    """A heading. `href` sorts by this column; `order` is "", "rising" or "falling" as the table stands."""

    title: str
    href: str = ""
    order: str = ""


class Linked(str):
    """A text of a cell that leads to an address."""

    href: str

    def __new__(cls, text: str, href: str) -> "Linked":
        """The text, with the address that it leads to."""
        one = super().__new__(cls, text)
        one.href = href
        return one


# In one piece with the title.
_ARROW = {"rising": "\N{NO-BREAK SPACE}▲", "falling": "\N{NO-BREAK SPACE}▼", "": ""}


def tabulate(columns: Sequence[Column], body: Sequence[Sequence[str]]) -> dict[str, object]:
    """The data of a table for `data` of the component; all cells are text."""
    return {"head": [draw_heading(column) for column in columns], "body": [list(row) for row in body]}


def complete_table(data: Mapping[str, Any], caption: str) -> dict[str, object]:
    """The data of a table as the component takes it, with what is in it said to whoever does not see it.

    Its cells stay texts, and `links` says where some lead, as (row, column, address): assets/tables.js puts them in.
    A component for each would take the browser longer than all else on a page.
    """
    links = [
        (at, place, cell.href)
        for at, row in enumerate(data["body"])
        for place, cell in enumerate(row)
        if isinstance(cell, Linked)
    ]
    body = [[str(cell) if isinstance(cell, Linked) else cell for cell in row] for row in data["body"]]
    return {**data, "body": body, "caption": caption, "links": links}


def _link(text: str, there: Linked) -> Component:
    return dcc.Link(str(text), href=there.href)


def write_linked(text: str) -> Component | str:
    """A text outside of tables, in which no line ends before a per cent sign, as a link where it leads on."""
    held = hold_together(text)
    return _link(held, text) if isinstance(text, Linked) else held


def draw_table(table_id: str, data: dict[str, object], name: str) -> Component:
    """A table that scrolls sideways on a phone while its first column stays; `name` tells it from others."""
    inner = dmc.Table(id=table_id, data=data, className="numbers", highlightOnHover=True, tabularNums=True)
    return wrap_table(inner, name)


def wrap_table(table: Component, name: str) -> Component:
    """The region in which a table scrolls, which the keyboard reaches by its name."""
    return html.Div(table, className="table-scroll", tabIndex=0, role="region", **{"aria-label": name})


def draw_heading(column: Column) -> Component | str:
    """The heading of a column: a link where it sorts."""
    if not column.href:
        return column.title
    order = f", sorted, {column.order}" if column.order else ""
    return dcc.Link(
        column.title + _ARROW[column.order],
        href=column.href,
        # assets/tables.js tells from this how a column is sorted.
        className=f"sort {column.order}".strip(),
        title=f"Sort by {column.title}{order}",
    )


def draw_section(name: str, title: str, *content: Component) -> Component:
    """A section with its heading, which links can lead to by `name`."""
    return html.Section([html.H2(title), *content], id=name)


def draw_texts(table_id: str, titles: Sequence[str], rows: Iterable[Sequence[str]], name: str) -> Component:
    """A table of texts, said by its name to whoever does not see it."""
    data = tabulate([Column(title) for title in titles], list(rows))
    return draw_table(table_id, complete_table(data, name), name)
