"""Errata: what we know to be wrong in a publisher's figures, and what is shown in its place."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard.shared.download import draw_download, label_download, locate_download, write_csv
from dashboard.shared.frame import draw_alerts
from dashboard.shared.notices import list_unpinned
from dashboard.shared.page import Headline, Page, Screen, register_nothing
from dashboard.shared.table import draw_texts
from dashboard.shared.wording import MISSING, name_area, write_release
from dashboard.view import View
from etl.catalogue.corrections import read_legible
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.units import unit
from etl.changes import Erratum, list_errata
from etl.prose import counted
from etl.store.snapshot import Snapshot

NAME = "errata"
PATH = "/errata"
COLUMNS = (
    "source", "release", "indicator", "unit", "member", "year", "source_has", "shown", "reason", "found_by", "place",
    "state",
)  # fmt: skip
_TITLES = (
    "Area", "Year", "Figure", "Release", "The source has", "Shown here", "Why", "Found by", "What became of it",
    "Our record",
)  # fmt: skip
_TWO_CLOCKS = (
    "A publisher that revises a figure does so in a new release, and both stand here side by side. This page lists "
    "what we did ourselves: figures known to be wrong in the publisher's file that are set right here, or withheld "
    "where the right one is not known. A correction is made only while the file has that very figure; once the "
    "publisher has another, that one stands and the row says so."
)


def body(snapshot: Snapshot, view: View, screen: Screen) -> Component:
    """The page's content."""
    found = headline(snapshot, view)
    rows = [_shown(one) for one in list_errata(snapshot, read_legible().corrections)]
    return html.Article(
        [
            *draw_alerts([*list_unpinned(view), *_warn()]),
            html.H1(found.title),
            html.P(found.description, className="summary"),
            draw_texts(f"{NAME}-table", _TITLES, rows, found.title),
            html.P(
                draw_download(label_download(len(rows), csv(snapshot, view)), locate_download(NAME, view)),
                className="download",
            ),
        ],
        className="page",
        **{"data-page": NAME},
    )


def _warn() -> Iterator[str]:
    if read_legible().wrong:
        yield (
            "The list of corrections that this site's operator keeps cannot be read at present, so only those that "
            "ship with the program stand here. The note of each figure tells whether it was corrected."
        )


def headline(snapshot: Snapshot, _view: View) -> Headline:
    """What the page says without JavaScript."""
    found = list_errata(snapshot, read_legible().corrections)
    spent = sum(one.spent for one in found)
    mended = f", {spent} no more" if spent else ""
    return Headline(f"{counted(len(found) - spent, 'figure')} corrected or withheld by us{mended}", _TWO_CLOCKS)


def csv(snapshot: Snapshot, _view: View) -> str:
    """The corrections as CSV."""
    found = list_errata(snapshot, read_legible().corrections)
    return write_csv(COLUMNS, (dict(zip(COLUMNS, _plain(one), strict=True)) for one in found))


def csv_name(_snapshot: Snapshot, _view: View) -> str:
    """The file's name."""
    return "burden-sharing_errata.csv"


def _shown(erratum: Erratum) -> tuple[str, ...]:
    one, shown = erratum.correction, _find_shown(erratum)
    indicator, member, year = one.figure
    publisher, known = SOURCES[one.source].publisher, indicators()[indicator]
    return (
        name_area(member),
        str(year),
        f"{known.title}, {unit(known.unit).label}",
        f"{publisher}, every release" if one.every_release else write_release(one.source, one.release),
        f"{one.expect:,.6g}",
        MISSING if shown is None else f"{shown:,.6g}",
        one.reason,
        one.by,
        erratum.words,
        one.where,
    )


def _find_shown(erratum: Erratum) -> float | None:
    return erratum.held if erratum.spent else erratum.correction.value


def _plain(erratum: Erratum) -> Iterator[str]:
    one, shown = erratum.correction, _find_shown(erratum)
    indicator, member, year = one.figure
    yield from (one.source, one.release, indicator, indicators()[indicator].unit, member, str(year), repr(one.expect))
    yield from ("" if shown is None else repr(shown), one.reason, one.by, one.where, erratum.state)


PAGE = Page(NAME, PATH, "Errata", View, body, headline, csv, csv_name, register_nothing, chart=False, listed=False)
