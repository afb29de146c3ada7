"""Methodology: what each measure is, what it rests on, and on which releases it computes. As docs/methodology.md."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard.pages.methodology.inventory import ABOUT, draw_inventory
from dashboard.pages.methodology.views import draw_shown
from dashboard.shared.download import draw_download, label_download, locate_download, write_csv
from dashboard.shared.frame import draw_alerts
from dashboard.shared.notices import list_unpinned
from dashboard.shared.page import Headline, Page, Screen, register_nothing
from dashboard.shared.stock import Frozen, Memory, keep, keep_text
from dashboard.shared.table import draw_section, draw_texts, wrap_table
from dashboard.view import View
from etl.asof.pin import Pin
from etl.catalogue.measures import measures
from etl.catalogue.units import unit
from etl.measures.choice import OFFERS
from etl.methodology import Profile, list_profiles
from etl.methodology.profile import ABOUT_CHOICES, ABOUT_COVERAGE, CHOICES, CONVENTIONS, COVERAGE, PARTS, list_beside
from etl.prose import counted
from etl.store.snapshot import Snapshot

NAME = "methodology"
PATH = "/methodology"
COLUMNS = (
    "group", "measure", "title", "unit", "formula", "rests_on", "optional", "choices", "citation", "caution", "note",
    "source", "release", "together_with", "computes", "basis", "lacking",
)  # fmt: skip
Grouped = tuple[tuple[str, tuple[Profile, ...]], ...]
_PINNED: Memory[View, tuple[Component, ...]] = Memory()


def body(snapshot: Snapshot, view: View, screen: Screen) -> Component:
    """The page's content."""
    found = headline(snapshot, view)
    return html.Article(
        [
            *draw_alerts(list_unpinned(view)),
            html.H1(found.title),
            html.P(found.description, className="summary"),
            html.P(_draw_download(snapshot, view), className="download"),
            *_find_sections(snapshot, view.as_of),
        ],
        className="page methodology",
        **{"data-page": NAME},
    )


def _find_sections(snapshot: Snapshot, pin: Pin) -> tuple[Component, ...]:
    """All below the heading; its links keep the pin."""
    if not pin:
        return _draw_unpinned(snapshot)
    view = View(as_of=pin)
    return _PINNED.find(snapshot, view) or _PINNED.keep(snapshot, view, _draw_sections(snapshot, pin))


@keep
def _draw_unpinned(snapshot: Snapshot) -> tuple[Component, ...]:
    """What nearly every reader asks for: thousands of components."""
    return _draw_sections(snapshot, Pin())


def _draw_sections(snapshot: Snapshot, pin: Pin) -> tuple[Component, ...]:
    grouped = _profiles(snapshot)
    choices = ((name, one.text, one.listed, one.otherwise) for name, one in OFFERS.items())
    contents = html.Nav([*_list_contents(grouped)], className="contents", **{"aria-label": "Measures"})
    sections = (
        draw_section("conventions", "Conventions", html.Ul([html.Li(text) for text in CONVENTIONS])),
        draw_section(
            "choices", "Choices", html.P(ABOUT_CHOICES), draw_texts("methodology-choices", CHOICES, choices, "Choices")
        ),
        draw_section("coverage", "Coverage", html.P(ABOUT_COVERAGE)),
        *(
            draw_section(_make_anchor(group), group, *(_draw_measure(entry, pin) for entry in of_group))
            for group, of_group in grouped
        ),
        draw_section("indicators", "Indicators", html.P(ABOUT), *draw_inventory(pin)),
    )
    return tuple(map(Frozen, (contents, *sections)))


def headline(_snapshot: Snapshot, _view: View) -> Headline:
    """What the page says without JavaScript."""
    return Headline(
        f"{counted(len(measures()), 'measure')}: how each is computed, and from what",
        "Formula, inputs with their sources, choices with their defaults, citation and caution of every measure, and "
        "the releases in this snapshot on which it computes.",
    )


def _draw_download(snapshot: Snapshot, view: View) -> Component:
    rows = sum(len(entry.coverage) for _, of_group in _profiles(snapshot) for entry in of_group)
    return draw_download(label_download(rows, _write_csv(snapshot)), locate_download(NAME, view))


@keep
def _profiles(snapshot: Snapshot) -> Grouped:
    """What each measure computes on, which takes a second to find out."""
    return tuple(list_profiles(snapshot))


def _list_contents(grouped: Grouped) -> Iterator[Component]:
    for group, of_group in grouped:
        links = [html.Li(html.A(entry.measure.title, href=f"#{entry.measure.id}")) for entry in of_group]
        yield html.Div([html.A(group, href=f"#{_make_anchor(group)}"), html.Ul(links)])
    yield html.Div(html.A("Indicators", href="#indicators"))


def _make_anchor(group: str) -> str:
    return group.lower().replace(",", "").replace(" ", "-")


def _draw_measure(entry: Profile, pin: Pin) -> Component:
    known = entry.measure
    shown = html.Dt("Shown"), html.Dd(draw_shown(known, pin))
    link = html.A("#", href=f"#{known.id}", className="permalink", title=f"Link to {known.title}")
    return html.Section(
        [
            html.H3([f"{known.title} ", html.Code(known.id), link]),
            html.Dl([*shown, *(one for what, text in entry.facts for one in (html.Dt(what), html.Dd(text)))]),
            *_fold(counted(len(entry.parts), "part"), PARTS, entry.parts),
            *_fold(entry.counted, COVERAGE, entry.rows),
        ],
        id=known.id,
        className="measure",
    )


def _fold(summary: str, titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[Component]:
    caption, head = html.Caption(summary), html.Thead(html.Tr([html.Th(title, scope="col") for title in titles]))
    body = html.Tbody([html.Tr([html.Td(_keep_dates_whole(cell)) for cell in row]) for row in rows])
    # Not the component for tables of figures: its cells are plain text.
    table = wrap_table(html.Table([caption, head, body], className="numbers"), summary)
    return [html.Details([html.Summary(summary), table])] if rows else []


def _keep_dates_whole(text: str) -> list[Component]:
    """A text in which dates stay whole: a browser would break them at their hyphens."""
    words = [html.Span(word, className="whole") if "-" in word else word for word in text.split(" ")]
    return [part for word in words for part in (word, " ")][:-1]


def csv(snapshot: Snapshot, _view: View) -> str:
    """A row for each measure and release."""
    return _write_csv(snapshot)


@keep_text
def _write_csv(snapshot: Snapshot) -> str:
    return write_csv(COLUMNS, (dict(zip(COLUMNS, row, strict=True)) for row in _list_rows(snapshot)))


def csv_name(snapshot: Snapshot, _view: View) -> str:
    """The file's name."""
    return f"burden-sharing_methodology_{snapshot.id}.csv"


def _list_rows(snapshot: Snapshot) -> Iterator[tuple[str, ...]]:
    for group, of_group in _profiles(snapshot):
        for entry in of_group:
            known = entry.measure
            about = (
                group, known.id, known.title, unit(known.unit).label, known.formula, entry.rests_on, entry.optional,
                entry.choices, known.citation, known.caution, known.note,
            )  # fmt: skip
            for one in entry.coverage:
                release = one.release or "newest"
                yield (*about, one.source, release, list_beside(one), "no" if one.why else "yes", one.basis, one.lack)


PAGE = Page(NAME, PATH, "Methodology", View, body, headline, csv, csv_name, register_nothing, chart=False, listed=False)
