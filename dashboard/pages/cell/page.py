"""See the cell: a figure in the publisher's file, with its headings, what stands around it, and every release of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard.pages.cell import summary as prose
from dashboard.pages.cell import table as tables
from dashboard.pages.cell.query import Cell, CellView, select_cell
from dashboard.shared.cell_link import CELL as PATH
from dashboard.shared.download import COLUMNS, draw_download, label_download, locate_download, record_rows, write_csv
from dashboard.shared.frame import draw_alerts
from dashboard.shared.member_link import locate_member
from dashboard.shared.notices import explain_missing, list_notices
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.share import Share, cite_parts, draw_share
from dashboard.shared.table import complete_table, draw_section, draw_table
from dashboard.shared.typography import set_texts
from dashboard.shared.wording import name_area, name_release
from etl.asof.pin import Pin
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot, Store

NAME = "cell"
# What has more letters takes a line of its own.
_SHORT = 50
_AROUND = "What stands around it"


def body(snapshot: Snapshot, view: CellView, screen: Screen) -> Component:
    """The page's content."""
    return html.Article(
        [
            dcc.Location(id=f"{NAME}-url", refresh="callback-nav", search=view.asked),
            html.Div(answer(snapshot, view), id=f"{NAME}-answer"),
        ],
        className="page",
        **{"data-page": NAME},
    )


def register(app: Dash, store: Store, read: Callable[[str], CellView]) -> None:
    """Add the callback: from cell to cell the answer follows the address."""

    @app.callback(  # type: ignore[untyped-decorator]
        Output(f"{NAME}-answer", "children"), Input(f"{NAME}-url", "search"), prevent_initial_call=True
    )
    def show(search: str | None) -> list[Component]:
        drawn: list[Component] = set_texts(answer(store.current(), read(search or "")))
        return drawn


def answer(snapshot: Snapshot, view: CellView) -> list[Component]:
    """All that is shown of a figure; where there is none, the sentence that says what there is."""
    cell = select_cell(snapshot, view)
    return [
        # A release that is named is what was asked for.
        *draw_alerts(list_notices(snapshot, None if view.release else cell.part, view)),
        html.H1(prose.write_title(cell), id=f"{NAME}-title"),
        html.P(prose.write_subtitle(cell), className="subtitle"),
        html.P(prose.write_summary(cell), className="summary"),
        html.Div(list(_draw_buttons(snapshot, cell)), className="download"),
        *(_draw_figure(cell, cell.row, cell.part) if cell.row and cell.part else _lead_on(snapshot, view)),
    ]


def _lead_on(snapshot: Snapshot, view: CellView) -> Iterator[Component]:
    """A link to the newest figure of that kind, of the same area where it has one."""
    newest = CellView(source=indicators()[view.indicator].source, indicator=view.indicator)
    for there in (replace(newest, member=view.member), newest):
        if select_cell(snapshot, there).row:
            yield html.P(dcc.Link(prose.write_title(select_cell(snapshot, there)), href=there.to_address(PATH)))
            return


def _draw_buttons(snapshot: Snapshot, cell: Cell) -> Iterator[Component]:
    if lack(snapshot, cell.view):
        return
    content = csv(snapshot, cell.view)
    yield draw_download(label_download(len(cell.releases), content), locate_download(NAME, cell.view))
    if cell.row and cell.part:
        yield draw_share(NAME, _share(cell, cell.row, cell.part))


def _share(cell: Cell, row: Observation, part: Part) -> Share:
    """The link to the same figure in whatever is the newest release, and the one to this cell."""
    here = cell.view.but(as_of=Pin(), release=row.release, year=row.year)
    newest = here.but(release="").to_address(PATH)
    cited = cite_parts(prose.write_title(cell), "Table cell", NAME, [part])
    files = {"csv": locate_download(NAME, here)}
    there = here.to_address(PATH)
    return Share(
        newest, there, name_release(row.source, row.release), cited and replace(cited, address=there), files
    )  # fmt: skip


def _draw_figure(cell: Cell, row: Observation, part: Part) -> Iterator[Component]:
    yield html.Dl([_draw_fact(*fact) for fact in tables.list_facts(cell, row) if fact[1]], className="facts")
    if cell.grid:
        whose, rows = ("in the publisher's sheet", "Row") if cell.stand else ("as we read it", "Area")
        title = f"{_AROUND}, {whose}"
        grid = complete_table(tables.draw_grid(cell.grid, cell.view.as_of, rows), title)
        drawn = draw_table(f"{NAME}-grid", grid, title)
        yield draw_section("around", title, html.Div(drawn, className="grid sheet" if cell.stand else "grid"))
    if cell.inputs:
        title = "What it is computed from"
        yield draw_section("inputs", title, _draw(f"{NAME}-inputs", tables.tabulate_inputs(cell), title))
    title = "The same figure in every release"
    yield draw_section("releases", title, _draw(f"{NAME}-releases", tables.tabulate_releases(cell), title))
    if row.member in members():
        link = dcc.Link(f"All on {name_area(row.member)}", href=locate_member(row.member, cell.view.as_of))
        yield html.P(link)


def _draw_fact(name: str, told: Component | str) -> Component:
    long = not isinstance(told, str) or len(told) > _SHORT
    return html.Div([html.Dt(name), html.Dd(told)], className="long" if long else "")


def _draw(table_id: str, data: dict[str, object], title: str) -> Component:
    return draw_table(table_id, complete_table(data, title), title)


def headline(snapshot: Snapshot, view: CellView) -> Headline:
    """What the page says without JavaScript."""
    cell = select_cell(snapshot, view)
    told = f"{prose.write_subtitle(cell)} {prose.write_summary(cell)}".strip()
    return Headline(prose.write_title(cell), told, answers=not lack(snapshot, view))


def csv(snapshot: Snapshot, view: CellView) -> str:
    """The same figure in every release, the newest first, as CSV."""
    found = select_cell(snapshot, view).releases[::-1]
    rows = ((row, row.year in part.estimate_years, {"extent": part.release.extent}) for part, row in found)
    return write_csv(COLUMNS, record_rows(rows))


def csv_name(snapshot: Snapshot, view: CellView) -> str:
    """The file's name."""
    row = select_cell(snapshot, view).row
    named = f"{row.indicator.replace('_', '-')}_{row.member}_{row.year}{row.period}" if row else "none"
    return f"burden-sharing_cell_{named}.csv"


def lack(snapshot: Snapshot, view: CellView) -> str:
    """Why there is no file of what is asked; "" where there is one. That nothing was known then is an answer."""
    cell = select_cell(snapshot, view)
    return explain_missing(snapshot, view.as_of) or ("" if cell.is_early else cell.fault)


PAGE = Page(
    NAME, PATH, "See the cell", CellView, body, headline, csv, csv_name, register, chart=False, listed=False, lack=lack
)  # fmt: skip
