"""The figure: a strip a measure, each dot a member; below them share against GDP over years and the Lorenz curve."""

from dashboard.pages.burden.charts import draw_correlations, draw_curve
from dashboard.pages.burden.grid import NARROW, WIDE, Grid
from dashboard.pages.burden.piece import join
from dashboard.pages.burden.row import draw_rows
from dashboard.pages.burden.strip import Burden
from dashboard.shared.chart import Json, build_layout, draw_nothing, write_note
from dashboard.shared.theme import Theme
from dashboard.shared.wording import name_area

_TOP, _BOTTOM = 34, 24
# What a picture has on both sides, so that the figure begins where its title does.
_INDENT = 13
# Pixels of a picture: a row whose texts meet no other, and the width, wide and narrow, in which none is cut.
_LEAST_ROW = {False: 47, True: 80}
_LEAST_WIDTH = {False: 760, True: 358}


def draw_burden(burden: Burden, theme: Theme, narrow: bool, alone: bool = False) -> Json:
    """The figure as Plotly's JSON; an empty one where nothing is known. `alone`: the strips without what is below."""
    if not burden.rows:
        return draw_nothing(theme)
    grid, side = NARROW if narrow else WIDE, _INDENT if alone else 0
    charts = bool(burden.correlations and burden.curve) and not alone
    pieces = [draw_rows(burden, grid, charts, theme)]
    if charts:
        left, right = grid.place_charts(len(burden.rows))
        pieces += [draw_correlations(burden, left, theme), draw_curve(burden, right, theme)]
    whole = join(pieces)
    return {
        "data": whole.traces,
        "layout": build_layout(
            theme,
            height=grid.measure(len(burden.rows), charts) + _TOP + _BOTTOM,
            margin={"l": side, "r": side, "t": _TOP, "b": _BOTTOM},
            annotations=[_explain(burden, grid, theme), *whole.notes],
            shapes=whole.shapes,
            **whole.axes,
        ),
    }


def measure_least(burden: Burden, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of the strips would meet."""
    return _LEAST_WIDTH[narrow], len(burden.rows) * _LEAST_ROW[narrow] + _TOP + _BOTTOM


def _explain(burden: Burden, grid: Grid, theme: Theme) -> Json:
    """What the dots are."""
    each = "Further right is more" if grid.stacked else "One dot a member, further right is more"
    text = f"{each}; large: {name_area(burden.view.member)}" if burden.followed else each
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return write_note(text, 0 if grid.stacked else grid.across[0], 1, theme.muted, **place, yshift=14)
