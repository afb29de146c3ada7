"""Releases: what a newer release of NATO says otherwise than an older one, and one figure in every release."""

from functools import partial
from typing import Any

from dashboard.pages.releases import figure as chart
from dashboard.pages.releases import summary as prose
from dashboard.pages.releases import table as tables
from dashboard.pages.releases.comparison import Comparison, ReleasesView
from dashboard.pages.releases.query import MEASURE, SPLIT, select_comparison
from dashboard.picture.sheet import Sheet
from dashboard.shared import frame
from dashboard.shared.controls import Control
from dashboard.shared.download import locate_download
from dashboard.shared.frame import Drawing, Words
from dashboard.shared.notices import explain_missing
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.picture_link import locate_pictures
from dashboard.shared.plate import choose_colours, list_key, name_source
from dashboard.shared.result_rows import export_records, label_records
from dashboard.shared.theme import choose_theme
from dashboard.view import Option
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.measures import measures
from etl.catalogue.members import members
from etl.catalogue.sources import LEAD, cite
from etl.prose import day
from etl.store.snapshot import Part, Snapshot

NAME = "releases"
PATH = "/releases"


def _older(snapshot: Snapshot, view: ReleasesView) -> tuple[Option, ...]:
    shown = select_comparison(snapshot, view)
    before = [part for part in shown.known if not shown.pair or _is_before(part, shown.pair[1])]
    return _offer(before, view.old)


def _newer(snapshot: Snapshot, view: ReleasesView) -> tuple[Option, ...]:
    shown = select_comparison(snapshot, view)
    after = [part for part in shown.known if not shown.pair or _is_before(shown.pair[0], part)]
    return _offer(after, view.new)


def _is_before(one: Part, other: Part) -> bool:
    return one.release.published < other.release.published


def _offer(parts: list[Part], asked: str) -> tuple[Option, ...]:
    """The releases, newest first; one that is asked for and is not there is among them, so that it can be seen."""
    offered = {part.release.release: f"{day(part.release.published)}" for part in reversed(parts)}
    absent = {asked: asked} if asked and asked not in offered else {}
    return tuple(Option(word, label) for word, label in (offered | absent).items())


def _old(snapshot: Snapshot, view: ReleasesView) -> str:
    return _in_force(snapshot, view, 0) or view.old


def _new(snapshot: Snapshot, view: ReleasesView) -> str:
    return _in_force(snapshot, view, 1) or view.new


def _in_force(snapshot: Snapshot, view: ReleasesView, end: int) -> str:
    pair = select_comparison(snapshot, view).pair
    return pair[end].release.release if pair else ""


def _members(_snapshot: Snapshot, _view: ReleasesView) -> tuple[Option, ...]:
    return tuple(Option(code, one.name) for code, one in members().items())


def _member(snapshot: Snapshot, view: ReleasesView) -> str:
    place = select_comparison(snapshot, view).place
    return place[0] if place else view.member


def _years(snapshot: Snapshot, view: ReleasesView) -> tuple[Option, ...]:
    listed = {*select_comparison(snapshot, view).years, *([view.year] if view.year else [])}
    return tuple(Option(str(year), str(year)) for year in sorted(listed, reverse=True))


def _year(snapshot: Snapshot, view: ReleasesView) -> str:
    place = select_comparison(snapshot, view).place
    return str(place[1] if place else view.year or "")


CONTROLS = (
    Control("old", _older, _old),
    Control("new", _newer, _new),
    Control("target"),
    Control("member", _members, _member),
    Control("year", _years, _year),
)


def figure(snapshot: Snapshot, view: ReleasesView, screen: Screen) -> dict[str, Any]:
    """The charts as Plotly's JSON."""
    return chart.draw_comparison(select_comparison(snapshot, view), choose_theme(screen.dark), screen.narrow)


def picture(snapshot: Snapshot, view: ReleasesView, screen: Screen) -> Sheet:
    """The charts to be taken away, with what is burnt in."""
    shown = select_comparison(snapshot, view)
    return Sheet(
        title=prose.write_title(shown),
        subtitle=prose.write_subtitle(shown),
        told=prose.write_summary(shown),
        source=name_source(*(shown.pair or ())),
        key=list_key(_marks(shown), screen.dark),
        figure=chart.draw_comparison(shown, choose_theme(screen.dark), screen.narrow),
        least=chart.measure_least(shown, screen.narrow),
        colours=choose_colours(screen.dark),
    )


def words(snapshot: Snapshot, view: ReleasesView) -> Words:
    """All that stands around the charts."""
    shown = select_comparison(snapshot, view)
    lacks = _find_lack(snapshot, shown)
    return Words(
        title=prose.write_title(shown),
        subtitle=prose.write_subtitle(shown),
        summary=prose.write_summary(shown),
        notices=view.notices,
        marks=tuple(_marks(shown)),
        table=tables.tabulate_revisions(shown),
        download="" if lacks else locate_download(NAME, view),
        download_label=label_records(tables.list_records(shown), tables.CSV_COLUMNS),
        pictures={} if lacks else locate_pictures(NAME, view),
        about=_about(shown),
        numbers=prose.list_numbers(shown),
    )


def _marks(shown: Comparison) -> set[str]:
    if not shown.revisions:
        return set()
    kinds = {"higher" if one.points > 0 else "lower" for one in shown.revised}
    rest = {"same"} if len(shown.revised) < len(shown.revisions) else set()
    turned = {"turned"} if shown.turned else set()
    course = set(map(chart.choose_symbol, shown.course))
    return kinds | rest | turned | course


def headline(snapshot: Snapshot, view: ReleasesView) -> Headline:
    """What the page says without JavaScript."""
    shown = select_comparison(snapshot, view)
    description = f"{prose.write_subtitle(shown)} {prose.write_summary(shown)}".strip()
    return Headline(prose.write_title(shown), description, answers=not _find_lack(snapshot, shown))


def csv(snapshot: Snapshot, view: ReleasesView) -> str:
    """The CSV of every number that the page shows, and of those that they rest on."""
    return export_records(tables.list_records(select_comparison(snapshot, view)), tables.CSV_COLUMNS)


def lack(snapshot: Snapshot, view: ReleasesView) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return _find_lack(snapshot, select_comparison(snapshot, view))


def _find_lack(snapshot: Snapshot, shown: Comparison) -> str:
    """That a release which is named is not here, or that there is nothing to compare; "" otherwise.

    As of a day before every release there is a file, without rows: that nothing was known is the answer.
    """
    lacks = bool(shown.known) and not shown.revisions
    return explain_missing(snapshot, shown.view.as_of) or (shown.why if lacks else "")


def csv_name(snapshot: Snapshot, view: ReleasesView) -> str:
    """The file's name: what, unit and releases."""
    pair = select_comparison(snapshot, view).pair
    named = "_".join(part.release.release for part in pair) if pair else "none"
    return f"burden-sharing_revisions_percentage-points_nato-{named}.csv"


def _about(shown: Comparison) -> tuple[str, ...]:
    formulas = [
        f"{one.title}: {one.formula}. {one.citation}".strip() for one in map(measures().get, (MEASURE, SPLIT)) if one
    ]
    if shown.pair is None:
        return tuple(formulas)
    definition = DEFINITIONS[shown.pair[1].release.definition]
    return (
        *formulas,
        "A share is called revised where it reads differently with two decimals; a verdict goes by the share as "
        "published.",
        "Two releases are compared where they count by one definition; lines of two definitions never join.",
        f"{definition.title}: {definition.text}",
        *(f"Source: {cite(LEAD, part.release.release)}. {part.release.note}".strip() for part in shown.pair),
    )


DRAWING = Drawing(NAME, ReleasesView, CONTROLS, figure, words)
body, register = partial(frame.draw_body, DRAWING), partial(frame.register, DRAWING)
PAGE = Page(
    NAME, PATH, "Releases", ReleasesView, body, headline, csv, csv_name, register, picture=picture, lack=lack,
    figure=figure,
)  # fmt: skip
