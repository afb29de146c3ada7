"""The scoreboard as a table and as rows of a CSV."""

from collections.abc import Iterator

from dashboard.pages.scoreboard.board import PATH, Scoreboard, ScoreboardView
from dashboard.shared.cell_link import link_cell
from dashboard.shared.member_link import name_member
from dashboard.shared.score import Score, write_status
from dashboard.shared.table import Column, tabulate
from dashboard.shared.wording import MISSING, write_number
from etl.catalogue.share import SHARE_OF_VERDICT, STATEMENT
from etl.observation import Observation

CSV_COLUMNS = ("target", "verdict", "at_or_above_target", "borderline")


def list_rows(board: Scoreboard) -> Iterator[tuple[Observation, bool, dict[str, str]]]:
    """Every number of the scoreboard, with the verdict beside the share or the statement that it rests on."""
    extents = {part.release.release: part.release.extent for part in (board.part, board.drawn) if part}
    for score in (*board.scores, *board.aggregates):
        judged = STATEMENT if score.verdict.stated else SHARE_OF_VERDICT[board.view.verdict]
        for indicator, row in score.beside.items():
            verdict = _judged(board, score) if indicator == judged else {}
            yield row, score.estimate, {"extent": extents[row.release], **verdict}


def _judged(board: Scoreboard, score: Score) -> dict[str, str]:
    answers = {None: "", True: "yes", False: "no"}
    return {
        "target": board.target.id,
        "verdict": board.view.verdict,
        "at_or_above_target": answers[score.met],
        "borderline": answers[score.borderline],
    }


def tabulate_scoreboard(board: Scoreboard) -> dict[str, object]:
    """The scoreboard as a table, in the order of the chart."""
    ranked = _ranked(board) if board.ranks else ()
    places = {score.code: str(place) for place, score in enumerate(ranked, start=1)}
    body = [_cells(board, score, places.get(score.code, MISSING)) for score in (*board.scores, *board.aggregates)]
    return tabulate(_columns(board), body)


def _ranked(board: Scoreboard) -> list[Score]:
    return sorted(board.with_data, key=lambda score: -(score.value or 0.0))


def _columns(board: Scoreboard) -> list[Column]:
    by = "" if board.by_published else " by the published share"
    titles = {
        "member": "Member",
        "share": "Share, % of GDP",
        "recomputed": "Recomputed, %",
        "nominal": "Nominal, %",
        "gap": f"Missing to {board.target.value:g} %{by}, million US$, {board.gap_prices}",
    }
    sortable = [_sortable(board.view, column, title) for column, title in titles.items()]
    return [Column("Rank"), *sortable[:2], Column("Status"), *sortable[2:], Column("Source cell of the share")]


def _sortable(view: ScoreboardView, column: str, title: str) -> Column:
    orders = {column: "rising", f"-{column}": "falling"}
    first = column if column == "member" else f"-{column}"
    turned = {column: f"-{column}", f"-{column}": column}.get(view.sort, first)
    return Column(title, PATH + view.but(sort=turned).to_query(), orders.get(view.sort, ""))


def _cells(board: Scoreboard, score: Score, rank: str) -> list[str]:
    beside = [score.beside.get(name) for name in (SHARE_OF_VERDICT["recomputed"], SHARE_OF_VERDICT["nominal"])]
    gap, pin = board.gaps.get(score.code), board.view.as_of
    return [
        rank,
        name_member(score.code, board.view.as_of),
        write_number(score.value, 1 if board.coarse else 2),
        write_status(score),
        *(link_cell(write_number(row.value if row else None, 2), row, pin) for row in beside),
        link_cell(write_number(gap.value if gap else None, 0), gap, pin),
        link_cell(score.share.cell if score.share else MISSING, score.share, pin),
    ]
