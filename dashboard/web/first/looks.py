"""What the components look like that need a script: controls with the value they hold, tables, links, a chart."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.picture import PictureError, draw
from dashboard.shared.page import Screen
from dashboard.web.first.markup import Looks, Markup, read_props
from etl.prose import counted

# The rest of a longer table is in the CSV, and in the table of the application.
ROWS = 60
# Width of the chart, in pixels: of the widest page, and of a phone.
WIDE, NARROW = 1184, 370.8
# How a column is sorted: the class of its link, and the word for readers of the screen.
ORDERS = {"rising": "ascending", "falling": "descending"}
_LOGGER = logging.getLogger(__name__)
# The figures of a chart by the screen that each is drawn for.
Figures = dict[Screen, dict[str, Any]]


def list_looks(figures: Figures, current: str) -> Looks:
    """What each component looks like; `current` is the id of the link to the page itself."""
    controls: dict[str, Callable[[Component], Any]] = {
        "Select": _draw_field, "MultiSelect": _draw_field, "TextInput": _draw_field, "NumberInput": _draw_field,
        "Switch": _draw_switch,
    }  # fmt: skip
    others: dict[str, Callable[[Component], Any]] = {
        "MantineProvider": _draw_inside, "Alert": _draw_alert, "Table": _draw_table,
    }  # fmt: skip
    core: dict[str, Callable[[Component], Any]] = {
        "Location": _draw_nothing, "Store": _draw_nothing, "Link": partial(_draw_link, current),
        "Graph": lambda _: draw_pictures(figures),
    }  # fmt: skip
    return {
        **{f"dash_mantine_components.{name}": look for name, look in {**controls, **others}.items()},
        **{f"dash_core_components.{name}": look for name, look in core.items()},
    }


def draw_pictures(figures: Figures) -> Component:
    """The chart, once for each screen that the reader may have: the style sheet shows the right one."""
    return html.Div([_draw_picture(screen, figure) for screen, figure in figures.items()], className="pictures")


def _draw_picture(screen: Screen, figure: dict[str, Any]) -> Component:
    try:
        picture = draw(figure, NARROW if screen.narrow else WIDE, figure["layout"]["height"])
    except PictureError:
        # The chart comes all the same, a little later.
        _LOGGER.exception("a chart cannot be drawn on the server")
        return html.Div(className=screen.picture_class)
    return html.Div(Markup(picture), className=screen.picture_class)


def _draw_nothing(_: Component) -> None:
    return None


def _draw_inside(one: Component) -> Any:
    return one.children


def _draw_link(current: str, one: Component) -> Component:
    given = read_props(one)
    here = {"aria-current": "page"} if given.get("id") == current else {}
    kept = {name: given[name] for name in ("id", "href", "className", "title") if name in given}
    return html.A(one.children, **kept, **here)


def _draw_alert(one: Component) -> Component:
    return html.Div(one.children, className=f"{one.className} first-alert")


def _draw_table(one: Component) -> list[Component]:
    head, body = one.data["head"], one.data["body"]
    caption = html.Caption(one.data.get("caption"))
    heading = html.Thead(html.Tr([html.Th(cell, scope="col", **_tell_order(cell)) for cell in head]))
    links = {(row, column): address for row, column, address in one.data.get("links", ())}
    rows = html.Tbody([html.Tr(_draw_cells(row, at, links)) for at, row in enumerate(body[:ROWS])])
    table = html.Table([caption, heading, rows], id=one.id, className=f"{one.className} first-table")
    more = len(body) - ROWS
    told = html.P(f"{counted(more, 'more row')} in the CSV.", className="first-more")
    return [table, told] if more > 0 else [table]


def _tell_order(cell: Any) -> dict[str, str]:
    """How the column is sorted, as assets/tables.js tells it too."""
    names = cell.className.split() if isinstance(cell, Component) else ()
    return next(({"aria-sort": said} for name, said in ORDERS.items() if name in names), {})


def _draw_cells(row: Sequence[Any], at: int, links: Mapping[tuple[int, int], str]) -> Any:
    """The cells of a row. Of texts, as nearly all are, no components are made: there are hundreds of cells."""
    return [
        Markup(f"<td>{_write_cell(cell, links.get((at, column)))}</td>") if isinstance(cell, str) else html.Td(cell)
        for column, cell in enumerate(row)
    ]


def _write_cell(text: str, address: str | None) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def _draw_field(one: Component) -> Component:
    given = read_props(one)
    told = [html.Span(given["description"], className="first-told")] if "description" in given else []
    size = "first-small" if given.get("size") == "xs" else ""
    # What has a name is sent with a form, which needs no script.
    value = _draw_input(given) if given.get("name") else _draw_value(given)
    field = [html.Span(given["label"], className="first-label"), *told, value]
    return html.Div(field, className=f"first-field {size} {given.get('className', '')}".strip())


def _draw_input(given: dict[str, Any]) -> Markup:
    name, value, label, hint = (
        escape(str(given.get(key) or ""), quote=True) for key in ("name", "value", "label", "placeholder")
    )
    told = f'name="{name}" value="{value}" placeholder="{hint}" aria-label="{label}"'
    return Markup(f'<input type="text" class="first-input" {told}>')


def _draw_value(given: dict[str, Any]) -> Component:
    """What a control holds: its words as a reader knows them, several side by side."""
    options = [item for one in given.get("data", ()) for item in one.get("items", [one])]
    labels = {item["value"]: item["label"] for item in options}
    value = given.get("value", "")
    value = f"{value:g}" if isinstance(value, float) else value or ""
    if isinstance(value, list):
        pills = [html.Span(labels.get(word, word), className="first-pill") for word in value]
        return html.Span(pills, className="first-input first-pills")
    return html.Span(labels.get(value, value), className="first-input")


def _draw_switch(one: Component) -> Component:
    on = "on" if one.checked else "off"
    track = html.Span(className=f"first-switch is-{on}", role="img", **{"aria-label": on})
    return html.Div([track, html.Span(one.label)], className="first-toggle")
