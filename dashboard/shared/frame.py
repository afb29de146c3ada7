"""What the pages share: the frame around a chart, and two callbacks that keep URL, controls, chart and words as one.

The first callback draws the chart and writes the URL; the second follows the URL with words, table and links, so the
chart never waits for them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic

from dash import ClientsideFunction, Dash, Input, Output, ctx, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import request

from dashboard.shared import mantine as dmc
from dashboard.shared.controls import Control, apply_controls, draw_controls, name_control, read_controls
from dashboard.shared.download import draw_download, draw_pictures
from dashboard.shared.numbers import Number, draw_numbers
from dashboard.shared.page import Screen, V
from dashboard.shared.remarks import Remarks, draw_remarks
from dashboard.shared.share import Share, draw_share
from dashboard.shared.table import complete_table, draw_table
from dashboard.shared.typography import set_texts
from dashboard.shared.word_in_path import read_word
from etl.store.snapshot import Snapshot, Store

# What the second callback writes, in the order in which `retell` gives it.
_TOLD = (
    ("notices", "children"), ("title", "children"), ("subtitle", "children"), ("numbers", "children"),
    ("key", "children"), ("summary", "children"), ("more", "children"), ("download", "children"), ("table", "data"),
    ("twin", "hidden"), ("about", "children"), ("remarks", "children"),
)  # fmt: skip

_TABLE = "The same numbers as a table"
GRAPH = {"displayModeBar": False, "responsive": True, "doubleClick": False}


@dataclass(frozen=True)
class Words:
    """All that stands around a chart. `pictures` are the addresses to take it away from, by ending.

    `numbers` stand between subtitle and key, at most about five, `more` below the summary, `remarks` between chart and
    table.
    `download` is "" where there is no file of it, and then there is nothing to `share`.
    """

    title: str
    subtitle: str
    summary: str
    notices: tuple[str, ...]
    key: tuple[Component, ...]
    table: dict[str, object]
    download: str
    download_label: str
    about: tuple[str, ...]
    pictures: Mapping[str, str] = field(default_factory=dict)
    numbers: tuple[Number, ...] = ()
    remarks: tuple[Remarks, ...] = ()
    more: tuple[Component, ...] = ()
    share: Share | None = None


@dataclass(frozen=True)
class Drawing(Generic[V]):
    """How a page is drawn: pure functions of a snapshot and a view. `path` is its own where a field stands behind."""

    name: str
    view: type[V]
    controls: tuple[Control, ...]
    figure: Callable[[Snapshot, V, Screen], dict[str, Any]]
    words: Callable[[Snapshot, V], Words]
    path: str = ""


def draw_body(drawing: Drawing[V], snapshot: Snapshot, view: V, screen: Screen) -> Component:
    """The whole page, chart drawn."""
    name, words, figure = drawing.name, drawing.words(snapshot, view), drawing.figure(snapshot, view, screen)
    return html.Article(
        [
            # A page has its own place and screen: callbacks of a page that is not shown have nothing to wait for.
            dcc.Location(id=f"{name}-url", refresh="callback-nav", search=view.asked, **_path(drawing, view)),
            dcc.Store(id=f"{name}-screen"),
            *_draw_controls(drawing, snapshot, view),
            html.Div(draw_alerts(words.notices), id=f"{name}-notices", role="status"),
            html.H1(words.title, id=f"{name}-title"),
            html.P(words.subtitle, id=f"{name}-subtitle", className="subtitle"),
            html.Dl(draw_numbers(words.numbers), id=f"{name}-numbers", className="key-numbers"),
            html.Ul(list(words.key), id=f"{name}-key", className="key"),
            html.Div(_graph(name, figure), className="chart", **_named(name)),
            html.P(words.summary, id=f"{name}-summary", className="summary"),
            html.Div(list(words.more), id=f"{name}-more"),
            html.Div(_download(name, words), id=f"{name}-download", className="download"),
            html.Div(draw_remarks(words.remarks), id=f"{name}-remarks", className="remarks"),
            _draw_twin(name, words),
            html.Ul(_about(words), id=f"{name}-about", className="about"),
        ],
        className="page",
        **{"data-page": name, **({"data-path": drawing.path} if drawing.path else {})},
    )


def _draw_twin(name: str, words: Words) -> Component:
    """The numbers of the chart as a table, which is hidden while there are none."""
    table = draw_table(f"{name}-table", complete_table(words.table, words.subtitle), _TABLE)
    return html.Section([html.H2(_TABLE), table], id=f"{name}-twin", hidden=_is_empty(words))


def _is_empty(words: Words) -> bool:
    return not words.table["body"]


def _draw_controls(drawing: Drawing[V], snapshot: Snapshot, view: V) -> list[Component]:
    """The controls, in a drawer where the screen is narrow, so that the chart is seen first."""
    controls = draw_controls(drawing.name, drawing.controls, snapshot, view)
    summary = html.Summary("Choose what is shown", id=f"{drawing.name}-drawer")
    drawer = [html.Details(summary, className="drawer")] if controls else []
    return [*drawer, html.Div(controls, className="controls")]


def _path(drawing: Drawing[V], view: V) -> dict[str, str]:
    """The path as it was asked for, where a field of the view stands in it."""
    return {"pathname": f"{drawing.path}/{view.word}" if view.word else drawing.path} if drawing.path else {}


def register(drawing: Drawing[V], app: Dash, store: Store, read: Callable[..., V]) -> None:
    """Add the two callbacks of a page to `app`; `read` is the view that a query and the word in a path describe."""
    name, controls = drawing.name, drawing.controls
    place, screen = f"{name}-url", f"{name}-screen"
    ends = ("search", "pathname") if drawing.path else ("search",)
    held = [(name_control(name, control.known_as), control.prop(drawing.view)) for control in controls]
    options = [(name_control(name, control.known_as), "data") for control in controls if control.depends]

    @app.callback(  # type: ignore[untyped-decorator]
        [
            Output(f"{name}-graph", "figure"), *(Output(place, end) for end in ends),
            *(Output(*prop) for prop in (*held, *options)),
        ],
        [*(Input(place, end) for end in ends), Input(screen, "data"), *(Input(*prop) for prop in held)],
        prevent_initial_call=True,
    )  # fmt: skip
    def draw(*given: Any) -> tuple[Any, ...]:
        address, values = given[: len(ends)], given[len(ends) + 1 :]
        snapshot, before = store.current(), read(*_read_address(drawing, address))
        view, known = before, [None for _ in options]
        chosen = ctx.triggered_id not in (place, screen)
        if chosen:
            pressed = str(ctx.triggered_id).removeprefix(name_control(name, ""))
            view = apply_controls(before, read_controls(controls, values, pressed))
            known = list_options(drawing, snapshot, before)
        screened = Screen.from_cookies(request.cookies)
        figure, *new = redraw(drawing, snapshot, view, screened)
        # An address is written for a control alone: one that came may be on its way to another page.
        there = _write_address(drawing, view) if chosen else (no_update for _ in ends)
        return figure, *there, *drop_unchanged(new, [*values, *known])

    @app.callback(  # type: ignore[untyped-decorator]
        [Output(f"{name}-{part}", prop) for part, prop in _TOLD],
        [Input(place, end) for end in ends],
        prevent_initial_call=True,
    )
    def tell(*address: Any) -> tuple[Any, ...]:
        return retell(drawing, store.current(), read(*_read_address(drawing, address)))

    # What is drawn may lead somewhere: to the address that it has as its own data.
    app.clientside_callback(
        ClientsideFunction("shell", "follow"),
        Output(place, "href"),
        [Input(f"{name}-graph", "clickData"), Input(f"{name}-graph", "clickAnnotationData")],
        prevent_initial_call=True,
    )


def _read_address(drawing: Drawing[V], address: Sequence[Any]) -> tuple[str, ...]:
    """The query of an address, and the word in its path where the page has one there.

    Raises PreventUpdate for an address of another page, which is going to be shown.
    """
    search = str(address[0] or "")
    if not drawing.path:
        return (search,)
    word = read_word(drawing.view, drawing.path, str(address[1]))
    if word is None:
        raise PreventUpdate
    return search, word


def _write_address(drawing: Drawing[V], view: V) -> tuple[str, ...]:
    return (view.to_search(), view.to_path(drawing.path)) if drawing.path else (view.to_search(),)


def redraw(drawing: Drawing[V], snapshot: Snapshot, view: V, screen: Screen) -> tuple[Any, ...]:
    """Figure, the value of each control, and the options of those whose choices depend on the view."""
    values = [control.value(snapshot, view) for control in drawing.controls]
    return drawing.figure(snapshot, view, screen), *values, *list_options(drawing, snapshot, view)


def list_options(drawing: Drawing[V], snapshot: Snapshot, view: V) -> list[Any]:
    """The options of the controls whose choices depend on the view."""
    return [control.data(snapshot, view) for control in drawing.controls if control.depends]


def drop_unchanged(new: Sequence[Any], known: Sequence[Any]) -> list[Any]:
    """`new` without what the browser has already: a control that is set again is drawn again, before the chart."""
    return [no_update if value == old else value for value, old in zip(new, known, strict=True)]


def retell(drawing: Drawing[V], snapshot: Snapshot, view: V) -> tuple[Any, ...]:
    """Everything around the chart, in the order of the callback's outputs."""
    words = drawing.words(snapshot, view)
    told = (
        draw_alerts(words.notices), words.title, words.subtitle, draw_numbers(words.numbers), list(words.key),
        words.summary, list(words.more), _download(drawing.name, words), complete_table(words.table, words.subtitle),
        _is_empty(words), _about(words), draw_remarks(words.remarks),
    )  # fmt: skip
    return tuple(map(set_texts, told))


def draw_alerts(notices: Iterable[str]) -> list[Component]:
    """What a reader has to know before reading on, in one box; nothing where there is nothing."""
    told = list(dict.fromkeys(notices))
    said = html.Ul([html.Li(text) for text in told]) if len(told) > 1 else told
    return [dmc.Alert(said, color="yellow", variant="light", className="notice")] if told else []


def _named(name: str) -> dict[str, str]:
    """To a screen reader the chart is a picture: its name is the finding, its description the summary."""
    return {"role": "img", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-summary"}


def _about(words: Words) -> Sequence[Component]:
    return [html.Li(text) for text in words.about]


def _graph(name: str, figure: dict[str, Any]) -> Component:
    # The height is kept free before the chart is drawn, so nothing on the page jumps.
    return dcc.Graph(
        id=f"{name}-graph",
        figure=figure,
        config=GRAPH,
        style={"minHeight": f"{figure['layout']['height']}px"},
    )


def _download(name: str, words: Words) -> list[Component]:
    file = [draw_download(words.download_label, words.download)] if words.download else []
    shared = [draw_share(name, words.share)] if words.share else []
    return [*file, *draw_pictures(words.pictures), *shared]
