"""The scoreboard: a dot for each member, sorted, with the target lines. Shape is status, hollow is estimate."""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.pages.scoreboard.board import Scoreboard
from dashboard.shared.chart import (
    Json,
    build_axis,
    build_layout,
    draw_nothing,
    draw_target,
    tell,
    write_hover,
    write_note,
)
from dashboard.shared.point_link import lead_to_cells
from dashboard.shared.score import Score, choose_symbol, write_label
from dashboard.shared.theme import Theme
from etl.catalogue.targets import Target

_ROW = 24
# Pixels: what stands above and below all rows; in a picture a row whose name meets no other, the room beside a wide
# axis, and the words on a target.
_AROUND, _LEAST_ROW, _BESIDE, _WORDS = 70, 15, 200, 182
# The axis ends beyond the largest share.
_ROOM = 1.06
# The width of a picture, wide and narrow, in which the words on the last target are not cut.
_LEAST_WIDTH = {False: 840, True: 358}


def draw_scoreboard(board: Scoreboard, theme: Theme, narrow: bool) -> Json:
    """The chart of a scoreboard as Plotly's JSON; an empty figure where no member has a share."""
    if not board.with_data:
        return draw_nothing(theme)
    rows = (*board.scores, *board.aggregates)
    with_share = [score for score in rows if score.value is not None]
    lines = _lines(board)
    return {
        "data": [_dots(with_share, theme)],
        "layout": build_layout(
            theme,
            height=_ROW * len(rows) + _AROUND,
            # To the right there is room for half of the words on a tick at the end of the axis.
            margin={"l": 154 if narrow else 216, "r": 14 if narrow else 20, "t": 44, "b": 26},
            xaxis=build_axis(
                theme, range=[0, _find_end(board)], side="bottom", tickformat=",", ticksuffix=" %", dtick=1
            ),
            yaxis=_names(rows, board.coarse, theme, narrow),
            shapes=[*(_line(line, board, theme) for line in lines), *_rule(board, theme)],
            annotations=[*_labels(lines, theme, narrow), *_without_share(rows, theme)],
        ),
    }


def _find_end(board: Scoreboard) -> float:
    """Where the axis ends: beyond every dot and target."""
    shares = [score.value for score in (*board.scores, *board.aggregates) if score.value is not None]
    return max([*(shares or [1.0]), *(line.value or 0.0 for line in _lines(board))]) * _ROOM


def measure_least(board: Scoreboard, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of the chart would meet."""
    height = _LEAST_ROW * len((*board.scores, *board.aggregates)) + _AROUND
    values = sorted({line.value or 0.0 for line in _lines(board)})
    apart = min((high - low for low, high in pairwise(values)), default=0.0)
    # On a phone they stand on two levels.
    beside = _BESIDE + _WORDS * _find_end(board) / apart if apart and not narrow else 0.0
    return max(beside, _LEAST_WIDTH[narrow]), height


def _dots(scores: Sequence[Score], theme: Theme) -> Json:
    colors = [{True: theme.accent, False: theme.below, None: theme.muted}[score.met] for score in scores]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [score.value for score in scores],
        "y": [score.code for score in scores],
        "cliponaxis": False,
        "marker": {
            "size": 11,
            "symbol": [choose_symbol(score) for score in scores],
            "color": colors,
            "line": {"width": 2, "color": colors},
        },
        **tell(write_hover(score.share, score.estimate) for score in scores if score.share),
        **lead_to_cells([score.share for score in scores]),
    }


def _names(rows: Sequence[Score], coarse: bool, theme: Theme, narrow: bool) -> Json:
    codes = [score.code for score in rows]
    return build_axis(
        theme,
        type="category",
        categoryorder="array",
        categoryarray=codes,
        range=[len(codes) - 0.5, -0.5],
        tickmode="array",
        tickvals=codes,
        ticktext=[write_label(score, coarse, narrow) for score in rows],
        tickfont={"color": theme.text, "size": 13},
        griddash="dot",
    )


def _lines(board: Scoreboard) -> list[Target]:
    """The targets in force in the year shown, and the one that the reader asks about; one for each value."""
    newest: dict[float | None, Target] = {}
    for line in (*board.lines, board.target):
        newest[line.value] = line
    return list(newest.values())


def _line(line: Target, board: Scoreboard, theme: Theme) -> Json:
    edges = {"x0": line.value, "x1": line.value, "y0": -0.5, "y1": len((*board.scores, *board.aggregates)) - 0.5}
    return draw_target(theme, {"xref": "x", "yref": "y", **edges}, dashed=line.value != board.target.value)


def _rule(board: Scoreboard, theme: Theme) -> list[Json]:
    """A rule between the members and NATO's aggregates, which have no rank."""
    if not board.aggregates:
        return []
    edge = len(board.scores) - 0.5
    ends = {"x0": 0, "x1": 1, "y0": edge, "y1": edge}
    return [{"type": "line", "xref": "paper", "yref": "y", "line": {"color": theme.muted, "width": 1}, **ends}]


def _labels(lines: Sequence[Target], theme: Theme, narrow: bool) -> list[Json]:
    values = [line.value or 0.0 for line in lines]
    return [
        write_note(
            line.label, value, 1, theme.muted, xref="x", yref="paper", yanchor="bottom",
            xanchor=_choose_side(value, values, narrow), yshift=4 + 16 * (level if narrow else 0),
        )
        for level, (line, value) in enumerate(zip(lines, values, strict=True))
    ]  # fmt: skip


def _choose_side(value: float, values: Sequence[float], narrow: bool) -> str:
    """Two would meet. On a phone they have two levels, the last ends at its line; else the first does."""
    if narrow:
        return "center" if value == min(values) else "right"
    return "right" if value < max(values) else "center"


def _without_share(rows: Sequence[Score], theme: Theme) -> list[Json]:
    return [
        write_note(score.reason, 0, place, theme.muted, xref="x", yref="y", xanchor="left", xshift=4)
        for place, score in enumerate(rows)
        if score.value is None
    ]
