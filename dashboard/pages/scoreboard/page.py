"""Scoreboard: one release, one year; all members sorted, the target lines, the counts with and without Iceland."""

from typing import Any

from dash import Dash
from dash.development.base_component import Component

from dashboard.pages.scoreboard import figure as chart
from dashboard.pages.scoreboard import summary as prose
from dashboard.pages.scoreboard import table as tables
from dashboard.pages.scoreboard.query import Scoreboard, scoreboard, shown_year, years
from dashboard.shared import frame
from dashboard.shared.controls import Options, select
from dashboard.shared.download import to_csv
from dashboard.shared.frame import Control, Drawing, Words
from dashboard.shared.notices import notices
from dashboard.shared.page import Headline, Page
from dashboard.shared.screen import Screen
from dashboard.shared.theme import theme
from dashboard.shared.wording import period
from dashboard.view import View
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.sources import cite
from etl.catalogue.targets import share_targets
from etl.store.snapshot import Snapshot, Store

NAME = "scoreboard"
_VERDICT_LABELS = {
    "published": "Published (two decimals)",
    "strict": "Strict (unrounded)",
    "recomputed": "Recomputed, constant prices",
    "nominal": "Nominal, current prices",
}
_MEMBERSHIP_LABELS = {
    "then": "Members then",
    "year": "As NATO's totals count them",
    "today": "Today's members throughout",
}


def _year_options(snapshot: Snapshot, view: View) -> Options:
    return [{"value": str(year), "label": period(year, estimate)} for year, estimate in years(snapshot, view).items()]


def _year_word(snapshot: Snapshot, view: View) -> str:
    return str(shown_year(snapshot, view))


def _year(snapshot: Snapshot, view: View) -> Component:
    return select(NAME, "year", "Year", _year_options(snapshot, view), _year_word(snapshot, view))


def _target(_: Snapshot, view: View) -> Component:
    options = [{"value": target.id, "label": target.title} for target in share_targets()]
    return select(NAME, "target", "Target", options, view.target)


def _verdict(_: Snapshot, view: View) -> Component:
    options = [{"value": verdict, "label": label} for verdict, label in _VERDICT_LABELS.items()]
    return select(NAME, "verdict", "Share", options, view.verdict)


def _membership(_: Snapshot, view: View) -> Component:
    options = [{"value": word, "label": label} for word, label in _MEMBERSHIP_LABELS.items()]
    return select(NAME, "membership", "Counted", options, view.membership)


CONTROLS = (
    Control("year", _year, _year_word, _year_options),
    Control("target", _target, lambda _, view: view.target),
    Control("verdict", _verdict, lambda _, view: view.verdict),
    Control("membership", _membership, lambda _, view: view.membership),
)


def figure(snapshot: Snapshot, view: View, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    return chart.figure(scoreboard(snapshot, view), theme(screen.dark), screen.narrow)


def words(snapshot: Snapshot, view: View) -> Words:
    """All that stands around the chart."""
    board = scoreboard(snapshot, view)
    rows = list(tables.csv_rows(board))
    shapes = {chart.symbol(score) for score in (*board.with_data, *board.aggregates)}
    colors = {"met" if score.met else "below" for score in board.with_data if score.met is not None}
    return Words(
        title=prose.title(board),
        subtitle=prose.subtitle(board),
        summary=prose.summary(board),
        notices=notices(snapshot, board.part, view),
        marks=(*shapes, *colors),
        table=tables.table(board),
        download=frame.download_href(NAME, view),
        download_label=frame.download_label(len(rows), to_csv(rows, tables.CSV_COLUMNS)),
        about=_about(board),
    )


def headline(snapshot: Snapshot, view: View) -> Headline:
    """What the page says without JavaScript."""
    board = scoreboard(snapshot, view)
    return Headline(prose.title(board), f"{prose.subtitle(board)} {prose.summary(board)}".strip())


def csv(snapshot: Snapshot, view: View) -> str:
    """The CSV of every number that the page shows."""
    board = scoreboard(snapshot, view)
    return to_csv(tables.csv_rows(board), tables.CSV_COLUMNS)


def csv_name(snapshot: Snapshot, view: View) -> str:
    """The file's name: what, unit, year and release."""
    board = scoreboard(snapshot, view)
    release = board.part.release.release if board.part else "none"
    return f"burden-sharing_scoreboard_percent-of-gdp_{board.year}_nato-{release}.csv"


def _about(board: Scoreboard) -> tuple[str, ...]:
    aim = f"{board.target.title}. {board.target.wording} ({board.target.source}.)"
    if board.part is None:
        return (aim,)
    release = board.part.release
    definition = DEFINITIONS[release.definition]
    return (
        aim,
        f"{definition.title}: {definition.text}",
        "NATO's totals are sums of spending over sums of GDP, Iceland's GDP included; they are not counted as members.",
        f"Source: {cite('nato', release.release)}. {release.note}",
        "In the table: [e] estimate, [p] pinned, – no figure.",
    )


DRAWING = Drawing(NAME, CONTROLS, figure, words)


def body(snapshot: Snapshot, view: View, screen: Screen) -> Component:
    """The page's content."""
    return frame.body(DRAWING, snapshot, view, screen)


def register(app: Dash, store: Store) -> None:
    """Add the page's callbacks."""
    frame.register(DRAWING, app, store)


PAGE = Page(NAME, "/", "Scoreboard", body, headline, csv, csv_name, register)
