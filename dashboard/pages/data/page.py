"""Data: how fresh each source is, every release known, what changed, and on which terms the figures may be used."""

from collections.abc import Callable, Iterator

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard.pages.data import table as tables
from dashboard.pages.data.feed import write_title
from dashboard.pages.data.query import Record, read_record
from dashboard.shared.download import draw_download, label_download, locate_download
from dashboard.shared.frame import draw_alerts
from dashboard.shared.notices import explain_missing
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.table import draw_section, draw_texts
from dashboard.shared.typography import set_texts
from dashboard.shared.wording import name_pin
from dashboard.view import View
from etl.audit import read_audits
from etl.catalogue.source import Lookout
from etl.catalogue.sources import SOURCES
from etl.changes import Address, Change, Passage, read_changes, tell_change
from etl.prose import counted, day
from etl.store.snapshot import Snapshot, Store

NAME = "data"
PATH = "/data"
# A history that is longer is in the feed and in the folder.
_CHANGES = 10


def body(snapshot: Snapshot, view: View, screen: Screen) -> Component:
    """The page's content, which follows the address as the pin does."""
    place = dcc.Location(id=f"{NAME}-url", refresh="callback-nav", search=view.asked)
    content = html.Div(_content(snapshot, view), id=f"{NAME}-content")
    return html.Article([place, content], className="page", **{"data-page": NAME})


def register(app: Dash, store: Store, read: Callable[[str], View]) -> None:
    """Add the callback that draws the page anew for another address."""

    @app.callback(  # type: ignore[untyped-decorator]
        Output(f"{NAME}-content", "children"), Input(f"{NAME}-url", "search"), prevent_initial_call=True
    )
    def draw(search: str | None) -> list[Component]:
        drawn: list[Component] = set_texts(_content(store.current(), read(search or "")))
        return drawn


def _content(snapshot: Snapshot, view: View) -> list[Component]:
    found, record = headline(snapshot, view), read_record(snapshot, view)
    titles, rows = tables.list_freshness(snapshot, record)
    fresh = "What each source had published by then" if record.pin else "How fresh each source is"
    every = "Every release known then" if record.pin else "Every release"
    return [
        *draw_alerts(view.notices),
        html.H1(found.title),
        html.P(found.description, className="summary"),
        draw_section("freshness", fresh, draw_texts("data-freshness", titles, rows, fresh), _lookouts()),
        draw_section("releases", every, *_releases(snapshot, record)),
        draw_section("changed", "What changed", *_changed(snapshot)),
        draw_section("audit", "What each release recomputes", *_audited(snapshot, record)),
    ]


def headline(snapshot: Snapshot, view: View) -> Headline:
    """What the page says without JavaScript."""
    record = read_record(snapshot, view)
    description = f"{_newer(record)}Snapshot {snapshot.id}. {_ABOUT}"
    return Headline(_title(record), description, answers=not explain_missing(snapshot, record.pin))


_ABOUT = (
    "Every row names its release, its unit and the cell of the publisher's file. Nothing is overwritten: a new release "
    "stands beside the older ones."
)


def _title(record: Record) -> str:
    when = f" known as of {name_pin(record.pin)}" if record.pin else ""
    if not record.known:
        return f"No release of any source{when}"
    sources = {part.release.source for part in record.known}
    rows = sum(part.rows for part in record.known)
    found = f"{counted(len(record.known), 'release')} of {counted(len(sources), 'source')}"
    return f"{found}{when}, {counted(rows, 'row')}"


def _newer(record: Record) -> str:
    """What is here and was not known then."""
    if record.pin and record.day is None:
        return f"{name_pin(record.pin)}, is not here. "
    days = [part.release.published for part in record.newer]
    if not days:
        return ""
    span = " to ".join(map(day, dict.fromkeys((min(days), max(days)))))
    return f"{counted(len(days), 'newer release')} {'is' if len(days) == 1 else 'are'} here, of {span}. "


def _lookouts() -> Component:
    found = ([f"{source.publisher}: ", *_place_link(source.finds)] for source in SOURCES.values())
    return html.Details(
        [html.Summary("How the next release of each is found"), html.Ul([*map(html.Li, found)])],
        className="change lookouts",
    )


def _place_link(finds: Lookout) -> Iterator[Component | str]:
    before, after = finds.around
    yield from (before, html.A(finds.address, href=finds.address), after)


def _releases(snapshot: Snapshot, record: Record) -> Iterator[Component]:
    view = View(as_of=record.pin)
    query = view.to_query()
    yield draw_texts("data-releases", tables.RELEASES, tables.list_releases(snapshot, record), "Releases")
    if not explain_missing(snapshot, record.pin):
        label = label_download(len(record.known), tables.write_releases(snapshot, record))
        yield html.P(draw_download(label, locate_download(NAME, view)), className="download")
    yield html.P(
        ["Every row of them, found and sorted: ", html.A("figures", href=f"/figures{query}"), "."],
    )
    yield html.P(
        [
            "Where we know a publisher's figure to be wrong, it is corrected or withheld, and listed: ",
            html.A("errata", href=f"/errata{query}"),
            ".",
        ]
    )
    yield html.P(["What is computed from them, and how: ", html.A("methodology", href=f"/methodology{query}"), "."])
    terms = html.A("sources", href=f"/about{query}#sources")
    yield html.P(["Whose they are, under which licence, and how each is cited: ", terms, "."])


def _changed(snapshot: Snapshot) -> Iterator[Component]:
    known = read_changes(snapshot.folder)
    yield html.P(
        [
            "What a publisher revised and what we corrected are told apart in each. Also as a feed: ",
            html.A("changes.atom", href="/changes.atom"),
            ".",
        ]
    )
    if not known:
        yield html.P("Nothing is recorded: this is the snapshot that ships, and no refresh has run here yet.")
    yield from (_told(change) for change in known[:_CHANGES])


def _audited(snapshot: Snapshot, record: Record) -> Iterator[Component]:
    found = read_audits(snapshot.folder, snapshot.id)
    if found is None:
        yield html.P(["The audit does not lie beside this snapshot; ", html.Code("burden audit"), " makes it."])
        return
    yield html.P(
        [
            "Findings as they are: how many figures follow from others of the same release, or agree with other "
            "sources and the releases before and after. ",
            html.Code("burden audit RELEASE"),
            " lists the cells that do not.",
        ]
    )
    yield draw_texts("data-audit", tables.AUDIT, tables.list_audits(found, record), "Audits")


def _told(change: Change) -> Component:
    when = f"{day(change.published.date())}: {write_title(change)}"
    passages = [part for passage in tell_change(change) for part in _draw_passage(passage)]
    return html.Details([html.Summary(when), *passages], id=change.snapshot, className="change")


def _draw_passage(passage: Passage) -> Iterator[Component]:
    if passage.heading:
        yield html.H4(passage.heading)
    yield html.P(passage.text)
    if passage.points:
        yield html.Ul([html.Li([*map(_draw_piece, point)]) for point in passage.points])


def _draw_piece(piece: str | Address) -> Component | str:
    return html.Code(piece.cell) if isinstance(piece, Address) else piece


def csv(snapshot: Snapshot, view: View) -> str:
    """Every release known as a row of a CSV."""
    return tables.write_releases(snapshot, read_record(snapshot, view))


def lack(snapshot: Snapshot, view: View) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return explain_missing(snapshot, view.as_of)


def csv_name(snapshot: Snapshot, view: View) -> str:
    """The file's name."""
    when = f"_as-of-{str(view.as_of).replace(':', '-')}" if view.as_of else ""
    return f"burden-sharing_releases_{snapshot.id}{when}.csv"


PAGE = Page(NAME, PATH, "Data", View, body, headline, csv, csv_name, register, chart=False, lack=lack)
