"""Scoreboard: one release, one year; all members sorted, the target lines, the counts with and without Iceland."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from dashboard.pages.scoreboard import figure as chart
from dashboard.pages.scoreboard import summary as prose
from dashboard.pages.scoreboard import table as tables
from dashboard.pages.scoreboard.board import PATH, Scoreboard, ScoreboardView
from dashboard.pages.scoreboard.query import list_years, select_scoreboard, select_year
from dashboard.picture.sheet import Sheet
from dashboard.shared import frame
from dashboard.shared.controls import Control
from dashboard.shared.download import export_csv, label_export, locate_download
from dashboard.shared.frame import Drawing, Words
from dashboard.shared.notices import explain_missing, list_notices
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.picture_link import locate_pictures
from dashboard.shared.plate import choose_colours, list_key, name_source
from dashboard.shared.score import choose_symbol
from dashboard.shared.stock import Memory
from dashboard.shared.theme import choose_theme
from dashboard.shared.wording import write_period
from dashboard.view import Option
from etl.asof.pin import day_of
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.sources import cite
from etl.prose import day
from etl.store.snapshot import Snapshot

NAME = "scoreboard"


def _years_on_offer(snapshot: Snapshot, view: ScoreboardView) -> tuple[Option, ...]:
    return tuple(
        Option(str(year), write_period(year, estimate)) for year, estimate in list_years(snapshot, view).items()
    )


def _year_in_force(snapshot: Snapshot, view: ScoreboardView) -> str:
    return str(select_year(snapshot, view))


CONTROLS = (
    Control("year", _years_on_offer, _year_in_force),
    *map(Control, ("target", "verdict", "membership")),
)


def figure(snapshot: Snapshot, view: ScoreboardView, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    return chart.draw_scoreboard(select_scoreboard(snapshot, view), choose_theme(screen.dark), screen.narrow)


def words(snapshot: Snapshot, view: ScoreboardView) -> Words:
    """All that stands around the chart."""
    board = select_scoreboard(snapshot, view)
    lacks = _find_lack(snapshot, board)
    return Words(
        title=prose.write_title(board),
        subtitle=prose.write_subtitle(board),
        summary=prose.write_summary(board),
        notices=(*list_notices(snapshot, board.part, view), *_agreed_later(board, day_of(snapshot, view.as_of))),
        marks=tuple(_marks(board)),
        table=tables.tabulate_scoreboard(board),
        download="" if lacks else locate_download(NAME, view),
        download_label=_label_download(snapshot, view),
        pictures={} if lacks else locate_pictures(NAME, view),
        about=_about(board),
    )


_LABELS: Memory[ScoreboardView, str] = Memory()


def _label_download(snapshot: Snapshot, view: ScoreboardView) -> str:
    return _LABELS.find(snapshot, view) or _LABELS.keep(snapshot, view, _measure_download(snapshot, view))


def _measure_download(snapshot: Snapshot, view: ScoreboardView) -> str:
    return label_export(tables.list_rows(select_scoreboard(snapshot, view)), tables.CSV_COLUMNS)


def _marks(board: Scoreboard) -> set[str]:
    shapes = {choose_symbol(score) for score in (*board.with_data, *board.aggregates)}
    return shapes | {"met" if score.met else "below" for score in board.with_data if score.met is not None}


def picture(snapshot: Snapshot, view: ScoreboardView, screen: Screen) -> Sheet:
    """The chart to be taken away, with what is burnt in."""
    board = select_scoreboard(snapshot, view)
    return Sheet(
        title=prose.write_title(board),
        subtitle=prose.write_subtitle(board),
        told=prose.write_summary(board),
        source=name_source(board.part, board.drawn),
        key=list_key(_marks(board), screen.dark),
        figure=chart.draw_scoreboard(board, choose_theme(screen.dark), screen.narrow),
        least=chart.measure_least(board, screen.narrow),
        colours=choose_colours(screen.dark),
    )


def _agreed_later(board: Scoreboard, known: date | None) -> Iterator[str]:
    """That a target is held against what was known before anybody had agreed on it (R20)."""
    if known and known < board.target.agreed:
        yield f"{board.target.occasion} was agreed on {day(board.target.agreed)}, after what is shown was known."


def headline(snapshot: Snapshot, view: ScoreboardView) -> Headline:
    """What the page says without JavaScript."""
    board = select_scoreboard(snapshot, view)
    description = f"{prose.write_subtitle(board)} {prose.write_summary(board)}".strip()
    return Headline(prose.write_title(board), description, answers=not _find_lack(snapshot, board))


def csv(snapshot: Snapshot, view: ScoreboardView) -> str:
    """The CSV of every number that the page shows."""
    board = select_scoreboard(snapshot, view)
    return export_csv(tables.list_rows(board), tables.CSV_COLUMNS)


def lack(snapshot: Snapshot, view: ScoreboardView) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return _find_lack(snapshot, select_scoreboard(snapshot, view))


def _find_lack(snapshot: Snapshot, board: Scoreboard) -> str:
    """That a release which is named is not here, or that the one that answers has nothing of this; "" otherwise.

    As of a day before every release there is one, without rows: that nothing was known is the answer.
    """
    lacks = board.part is not None and not any(tables.list_rows(board))
    return explain_missing(snapshot, board.view.as_of) or (prose.write_summary(board) if lacks else "")


def csv_name(snapshot: Snapshot, view: ScoreboardView) -> str:
    """The file's name: what, unit, year and release."""
    board = select_scoreboard(snapshot, view)
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


DRAWING = Drawing(NAME, ScoreboardView, CONTROLS, figure, words)
body, register = partial(frame.draw_body, DRAWING), partial(frame.register, DRAWING)
PAGE = Page(
    NAME,
    PATH,
    "Scoreboard",
    ScoreboardView,
    body,
    headline,
    csv,
    csv_name,
    register,
    picture=picture,
    lack=lack,
    figure=figure,
    formerly="/",
)
