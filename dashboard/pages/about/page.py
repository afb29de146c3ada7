"""About: what the record is, what its words and signs mean, whose figures it holds, and how to cite it."""

from collections.abc import Iterator
from functools import cache

from dash import html
from dash.development.base_component import Component

from dashboard.pages.about.dictionary import COLUMNS, draw_dictionary, list_entries
from dashboard.shared.about import tell_definition, tell_target
from dashboard.shared.download import draw_download, label_download, locate_download, write_csv
from dashboard.shared.frame import draw_alerts
from dashboard.shared.notices import list_unpinned
from dashboard.shared.page import Headline, Page, Screen, register_nothing
from dashboard.shared.signs import FIGURES, VERDICTS, draw_key
from dashboard.shared.stock import Frozen
from dashboard.shared.table import draw_section, draw_texts
from dashboard.shared.terms import draw_terms
from dashboard.shared.wording import BRAND, MISSING
from dashboard.view import View
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.dictionary import name_declaring
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.catalogue.targets import targets
from etl.prose import counted, day, start
from etl.store.snapshot import Part, Snapshot

NAME = "about"
PATH = "/about"
_STATUSES = ("Status", "In tables", "SDMX code", "When")
_ABOUT = (
    "The open record of NATO defence spending: who spends what, by whose count, and what was known of it when. Nothing "
    "is overwritten: a new release stands beside the older ones, so that any claim can be held against what was known "
    "on its day, down to the cell of the publisher's file."
)
_ON_DEFINITIONS = "Figures of two definitions are never joined in one line, nor compared without saying so."
_ON_QUOTING = (
    "When you quote a figure, name its publisher and release first, as listed below: the figure is theirs. What is "
    "computed here from their figures, such as a gap in money or a rank, is cited as this record's, with its release:"
)
_FURTHER = (
    ("/methodology", "Methodology", "what is computed, by which formula, and on which releases"),
    ("/errata", "Errata", "what we know to be wrong in a publisher's figures, and show otherwise"),
    ("/figures", "Figures", "every row of every release, found by publisher, indicator, area, year and status"),
    ("/data", "Data", "every release, how fresh each source is, what changed, and what each release recomputes"),
)


def body(snapshot: Snapshot, view: View, screen: Screen) -> Component:
    """The page's content."""
    found = headline(snapshot, view)
    return html.Article(
        [
            *draw_alerts(list_unpinned(view)),
            html.H1(found.title),
            html.P(found.description, className="summary"),
            html.Ul([*_list_further(view)]),
            draw_section("definitions", "Whose definition", html.P(_ON_DEFINITIONS), _draw_definitions()),
            draw_section("targets", "What was agreed", html.Ul([html.Li(tell_target(aim)) for aim in targets()])),
            draw_section("statuses", "What is known of a figure", *_draw_statuses()),
            draw_section("signs", "Signs in charts", html.Ul(_list_signs(), className="key signs")),
            draw_section("cite", "How to cite", *_draw_citation(snapshot)),
            draw_section("sources", "Sources, their licences and citations", draw_terms(_list_parts(snapshot))),
            draw_section("dictionary", "Dictionary", *_draw_dictionary(view)),
        ],
        className="page",
        **{"data-page": NAME},
    )


def headline(snapshot: Snapshot, _view: View) -> Headline:
    """What the page says without JavaScript."""
    rows, sources = sum(part.rows for part in snapshot.parts), {part.release.source for part in snapshot.parts}
    releases = counted(len(snapshot.parts), "release")
    said = f"{counted(rows, 'row')} of {releases} by {counted(len(sources), 'publisher')}, each with its cell"
    return Headline(said, _ABOUT)


def _list_further(view: View) -> Iterator[Component]:
    query = View(as_of=view.as_of).to_query()
    for path, title, what in _FURTHER:
        yield html.Li([html.A(title, href=f"{path}{query}"), f": {what}."])


def _draw_definitions() -> Component:
    return html.Ul([html.Li(text) for text in map(_tell_declared, DEFINITIONS)])


def _tell_declared(definition: str) -> str:
    """A definition after the publisher that declares it, unless its title begins with that."""
    publisher, told = name_declaring(definition), tell_definition(definition)
    return told if told.startswith(publisher) else f"{publisher}, {told}"


def _draw_statuses() -> Iterator[Component]:
    rows = ((start(one.label), one.shorthand or MISSING, one.sdmx, one.text) for one in STATUSES.values())
    yield html.P("Each figure has one of these. A figure that is missing stays missing; its status says why.")
    yield draw_texts(f"{NAME}-statuses", _STATUSES, rows, "What is known of a figure")


def _list_signs() -> list[Component]:
    return [*draw_key(FIGURES, FIGURES), *draw_key(VERDICTS, VERDICTS)]


def _draw_citation(snapshot: Snapshot) -> Iterator[Component]:
    yield html.P(_ON_QUOTING)
    yield html.Blockquote(cite_record(snapshot), id=f"{NAME}-citation")
    yield html.P(
        "Add the address of the page that you quote, with “as_of” in it, which the header sets: the page then shows "
        "the same figures later."
    )


def cite_record(snapshot: Snapshot) -> str:
    """The citation of the record as it stands: its snapshot, and the day of its newest release."""
    newest = max(part.release.published for part in snapshot.parts)
    return f"{BRAND}: the open record of NATO defence spending. Snapshot {snapshot.id}, releases up to {day(newest)}."


def _list_parts(snapshot: Snapshot) -> Iterator[Part]:
    return (part for source in SOURCES for part in snapshot.releases(source))


def _draw_dictionary(view: View) -> Iterator[Component]:
    yield html.P("Every column of every CSV of this site, and every word that stands in one.")
    yield from _draw_unchanging()
    records = _list_records()
    label = label_download(len(records), write_csv(COLUMNS, records))
    yield html.P(draw_download(label, locate_download(NAME, view)), className="download")


@cache
def _draw_unchanging() -> tuple[Component, ...]:
    return tuple(map(Frozen, draw_dictionary()))


def _list_records() -> list[dict[str, str]]:
    return [one._asdict() for one in list_entries()]


def csv(_snapshot: Snapshot, _view: View) -> str:
    """The dictionary, a row an entry."""
    return write_csv(COLUMNS, _list_records())


def csv_name(_snapshot: Snapshot, _view: View) -> str:
    """The file's name."""
    return "burden-sharing_dictionary.csv"


PAGE = Page(NAME, PATH, "About", View, body, headline, csv, csv_name, register_nothing, chart=False, listed=False)
