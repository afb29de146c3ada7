"""Figures: every row of every release known, found by publisher, indicator, area, year and status, a hundred a page."""

from collections.abc import Callable, Iterator
from typing import Any

from dash import Dash, Input, Output, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.pages.figures import shortfall
from dashboard.pages.figures import summary as prose
from dashboard.pages.figures import table as tables
from dashboard.pages.figures.query import Found, find_figures, list_parts, read_all, read_page, read_printed
from dashboard.pages.figures.view import ALL, FiguresView, name_years, write_time
from dashboard.shared.cell_link import FIGURES as PATH
from dashboard.shared.controls import Control, apply_controls, draw_controls, name_control
from dashboard.shared.download import draw_download, estimate_download, label_download, locate_download
from dashboard.shared.frame import draw_alerts, drop_unchanged
from dashboard.shared.notices import explain_missing
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.typography import set_texts
from dashboard.view import Option
from etl.asof.pin import Pin
from etl.store.snapshot import Snapshot, Store

NAME = "figures"
# The size of a larger file is said to be about so much.
_MEASURED = 500


def _list_years(snapshot: Snapshot, view: FiguresView) -> tuple[Option, ...]:
    spans = [part.years for part in list_parts(snapshot, view)]
    years = range(max((last for _, last in spans), default=0), min((first for first, _ in spans), default=1) - 1, -1)
    single = [Option(write_time((year, year)), str(year)) for year in years]
    chosen = Option(write_time(view.time), name_years(view.time) if view.time else "All years")
    own = [] if chosen in (Option(ALL, "All years"), *single) else [chosen]
    return Option(ALL, "All years"), *own, *single


CONTROLS = (
    Control("source"),
    Control("indicator", word=lambda _snapshot, view: view.one_indicator or ALL),
    Control("time", _list_years),
    Control("status"),
    Control("releases"),
    Control("country"),
)


def body(snapshot: Snapshot, view: FiguresView, screen: Screen) -> Component:
    """The page's content."""
    return html.Article(
        [
            dcc.Location(id=f"{NAME}-url", refresh="callback-nav", search=view.asked),
            html.Details(html.Summary("Choose what is shown", id=f"{NAME}-drawer"), className="drawer"),
            html.Div(draw_controls(NAME, CONTROLS, snapshot, view), className="controls"),
            html.Div(_draw_content(snapshot, view), id=f"{NAME}-content"),
        ],
        className="page",
        **{"data-page": NAME},
    )


def register(app: Dash, store: Store, read: Callable[[str], FiguresView]) -> None:
    """Add the callback: a control writes the address, and the rows follow the address."""
    place = f"{NAME}-url"
    held = [(name_control(NAME, one.field), one.prop(FiguresView)) for one in CONTROLS]
    options = [(name_control(NAME, one.field), "data") for one in CONTROLS if one.depends]

    @app.callback(  # type: ignore[untyped-decorator]
        [Output(f"{NAME}-content", "children"), Output(place, "search"), *(Output(*one) for one in (*held, *options))],
        [Input(place, "search"), *(Input(*one) for one in held)],
        prevent_initial_call=True,
    )
    def show(search: str | None, *values: Any) -> tuple[Any, ...]:
        snapshot, view = store.current(), read(search or "")
        chosen = ctx.triggered_id != place
        if chosen:
            view = _choose(view, values, ctx.triggered_id)
        new = [one.value(snapshot, view) for one in CONTROLS]
        lists = [one.data(snapshot, view) for one in CONTROLS if one.depends]
        there = view.to_query() if chosen else no_update
        return set_texts(_draw_content(snapshot, view)), there, *drop_unchanged(new, values), *lists


def _choose(view: FiguresView, values: tuple[Any, ...], control: Any) -> FiguresView:
    """The view that the controls hold, from its first page on; publisher and indicator as the one chosen last wants."""
    fields = [one.field for one in CONTROLS]
    chosen = apply_controls(view.but(page=1), dict(zip(fields, values, strict=True)))
    if chosen.sources:
        return chosen
    other = {"indicator": ALL} if control == name_control(NAME, "source") else {"source": ALL}
    return chosen.but(**other)


def _draw_content(snapshot: Snapshot, view: FiguresView) -> list[Component]:
    found = find_figures(snapshot, view)
    shown = found.at(view)
    # Of few rows all are read, for the size of the file; a larger one is measured by its page.
    every = read_all(snapshot, found) if found.number <= _MEASURED else []
    rows = every[shown.span] if every else read_page(snapshot, shown)
    table = [tables.draw_rows(PATH, shown, rows, read_printed(snapshot, rows))] if rows else []
    pager = [_draw_pager(shown)] if shown.pages > 1 else []
    return [*_draw_words(snapshot, shown), *table, *pager, _draw_file(snapshot, found, every or rows)]


def _draw_words(snapshot: Snapshot, found: Found) -> Iterator[Component]:
    view = found.view
    yield html.Div(draw_alerts((*view.notices, *shortfall.list_faults(snapshot, found))), role="status")
    yield html.H1(prose.write_title(found), id=f"{NAME}-title")
    yield html.P(prose.write_subtitle(found), id=f"{NAME}-subtitle", className="subtitle")
    yield html.P(prose.write_summary(found), className="summary")
    if not found.number:
        wider = FiguresView(
            as_of=view.as_of if found.parts else Pin(), indicator=view.one_indicator or ALL, releases=ALL
        )
        yield html.P(_link(f"All rows of it in every release known {'then' if wider.as_of else 'today'}", wider))


def _draw_pager(found: Found) -> Component:
    """The links to the other pages, first and last among them."""
    here = found.page
    before = [("First", 1), ("Previous", here - 1)] if here > 1 else []
    after = [("Next", here + 1), ("Last", found.pages)] if here < found.pages else []
    linked = [[_link(name, found.view.but(page=page)) for name, page in some] for some in (before, after)]
    return html.Nav(
        [*linked[0], html.Span(f"Page {here:,} of {found.pages:,}"), *linked[1]],
        className="pager",
        **{"aria-label": "More rows"},
    )


def _link(text: str, view: FiguresView) -> Component:
    return dcc.Link(text, href=PATH + view.to_query())


def _draw_file(snapshot: Snapshot, found: Found, rows: tables.Rows) -> Component:
    """The button that takes all rows away, or why there is none."""
    if lack := explain_missing(snapshot, found.view.as_of) or shortfall.explain_size(found):
        return html.P(lack, className="summary")
    label = label_download if found.number == len(rows) else estimate_download
    address = locate_download(NAME, found.view.but(page=1))
    return html.P(draw_download(label(found.number, tables.write_file(rows)), address), className="download")


def headline(snapshot: Snapshot, view: FiguresView) -> Headline:
    """What the page says without JavaScript."""
    found = find_figures(snapshot, view)
    said = f"{prose.write_subtitle(found)} {prose.write_summary(found.at(view))}"
    return Headline(prose.write_title(found), said, answers=not lack(snapshot, view))


def lack(snapshot: Snapshot, view: FiguresView) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return explain_missing(snapshot, view.as_of) or shortfall.explain_size(find_figures(snapshot, view))


def csv(snapshot: Snapshot, view: FiguresView) -> str:
    """All rows found, in the order of the page."""
    return tables.write_file(read_all(snapshot, find_figures(snapshot, view)))


def csv_name(_snapshot: Snapshot, view: FiguresView) -> str:
    """The file's name."""
    what = view.one_indicator.replace("_", "-") or "figures"
    return f"burden-sharing_{what}{f'_{view.source}' if view.source != ALL else ''}.csv"


PAGE = Page(
    NAME, PATH, "Figures", FiguresView, body, headline, csv, csv_name, register, chart=False, listed=False, lack=lack
)
