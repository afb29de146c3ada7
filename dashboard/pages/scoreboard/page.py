"""Scoreboard: one release, one year; all members sorted, the target lines, the counts with and without Iceland."""

from collections.abc import Iterator, Mapping

from dashboard.pages.scoreboard import figure as chart
from dashboard.pages.scoreboard import summary as prose
from dashboard.pages.scoreboard import table as tables
from dashboard.pages.scoreboard.board import PATH, Scoreboard, ScoreboardView
from dashboard.pages.scoreboard.query import list_years, select_scoreboard, select_year
from dashboard.shared.about import name_edition, tell_definition, tell_source, tell_target
from dashboard.shared.controls import Control
from dashboard.shared.download import record_rows
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose
from dashboard.shared.notices import find_agreed_later, list_notices
from dashboard.shared.score import choose_symbol
from dashboard.shared.signs import FIGURES, VERDICTS
from dashboard.shared.target_choice import offer_targets
from dashboard.shared.wording import write_period
from dashboard.view import Option
from etl.store.snapshot import Snapshot


def _years_on_offer(snapshot: Snapshot, view: ScoreboardView) -> tuple[Option, ...]:
    return tuple(
        Option(str(year), write_period(year, estimate)) for year, estimate in list_years(snapshot, view).items()
    )


def _year_in_force(snapshot: Snapshot, view: ScoreboardView) -> str:
    return str(select_year(snapshot, view))


CONTROLS = (
    Control("year", _years_on_offer, _year_in_force),
    Control("target", offer_targets),
    *map(Control, ("verdict", "membership")),
)


def _marks(board: Scoreboard) -> set[str]:
    shapes = {choose_symbol(score) for score in (*board.with_data, *board.aggregates)}
    return shapes | {"met" if score.met else "below" for score in board.with_data if score.met is not None}


def _list_notices(snapshot: Snapshot, board: Scoreboard, view: ScoreboardView) -> Iterator[str]:
    yield from list_notices(snapshot, board.part, view)
    yield from find_agreed_later(snapshot, board.target, view)


def _about(board: Scoreboard) -> Iterator[str]:
    yield tell_target(board.target)
    if board.part:
        yield tell_definition(board.part.release.definition)
        yield (
            "NATO's totals are sums of spending over sums of GDP, Iceland's GDP included; they are not counted as "
            "members."
        )
        yield tell_source(board.part.release)
        yield "In the table: [e] estimate, [p] pinned, – no figure."


def _records(board: Scoreboard) -> Iterator[Mapping[str, object]]:
    return record_rows(tables.list_rows(board))


def _name_file(board: Scoreboard) -> str:
    """What, unit, year and release."""
    return f"scoreboard_percent-of-gdp_{board.year}_nato-{name_edition(board.part)}"


def _lacks(board: Scoreboard) -> bool:
    return board.part is not None and not any(tables.list_rows(board))


EXHIBIT = Exhibit(
    "scoreboard", PATH, "Scoreboard", ScoreboardView, select_scoreboard,
    Chart(chart.draw_scoreboard, chart.measure_least, _marks, {**FIGURES, **VERDICTS}),
    Prose(prose.write_title, prose.write_subtitle, prose.write_summary, _about, _list_notices),
    Export(
        tables.tabulate_scoreboard, _records, tables.CSV_COLUMNS, _name_file, lambda board: [board.part, board.drawn],
        _lacks,
    ),
    CONTROLS,
    formerly="/",
)  # fmt: skip
PAGE = EXHIBIT.to_page()
