"""What the money is spent on: four shares that make all of it, a bar a year, against the guideline on equipment."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.pages.country.dossier import Country, Line
from dashboard.pages.country.grid import Panel, Place
from dashboard.pages.country.over_time import Scale, build_axes, name_ends
from dashboard.pages.country.tint import mix
from dashboard.shared.chart import Json, is_still, tell, write_hover
from dashboard.shared.point_link import lead_to_cells
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_money
from etl.catalogue.indicators import categories
from etl.catalogue.quantities import EQUIPMENT, SPENDING_NOW
from etl.catalogue.targets import Target, targets
from etl.observation import Observation

# Half the width of a bar, in years; how much of its colour a bar of estimates has.
_HALF, _PALE = 0.36, 0.35
_ALL = 100.0
Pair = tuple[Line, str]
# By year the lower and the upper end of each category in its bar.
Floors = Mapping[int, Sequence[tuple[float, float]]]


def draw_categories(country: Country, place: Place, theme: Theme) -> Panel:
    """The panel; where no release known has categories it says so."""
    head = place.head("What it is spent on, %", theme)
    lines = [country.lines[one] for one in categories() if one in country.lines]
    if not lines:
        return Panel(notes=[head, place.say("Not published in the releases known then.", theme)])
    pairs = list(zip(lines, _list_tints(theme), strict=False))
    years = sorted({row.year for line in lines for row in line.points})
    floors = {year: list(_pile(pairs, year)) for year in years}
    scale = Scale((years[0], years[-1]), (0.0, _ALL), 0.6)
    expected = [row.year for line in lines for row in line.points if line.is_expected(row)]
    aim = next((one for one in targets() if one.indicator == EQUIPMENT and one.value), None)
    names = [
        (_name(line), middle, theme.accent if line.indicator.id == EQUIPMENT else theme.muted)
        for (line, _), middle in zip(pairs, _list_middles(pairs, floors), strict=True)
    ]
    return Panel(
        data=[
            *_list_bars(pairs, floors, place, theme),
            *([] if is_still() else [_hover(country, pairs, floors, place, theme)]),
        ],
        shapes=[_rule(aim, years, place, theme)] if aim else [],
        notes=[head, *name_ends([*names, *_name_aim(aim, theme)], place, scale)],
        axes=build_axes(place, scale, theme, expected),
    )


def _list_tints(theme: Theme) -> list[str]:
    """Equipment in full colour, the rest paler the less it buys."""
    ground = theme.background
    return [theme.accent, mix(theme.accent, ground, 0.5), mix(theme.muted, ground, 0.75), mix(theme.muted, ground, 0.3)]


def _name(line: Line) -> str:
    return line.indicator.title.partition(" ")[0]


def _name_aim(aim: Target | None, theme: Theme) -> list[tuple[str, float, str]]:
    return [(f"{aim.value:g} % guideline", aim.value, theme.text)] if aim and aim.value else []


def _rule(aim: Target, years: Sequence[int], place: Place, theme: Theme) -> Json:
    """The guideline, over the years since it was agreed."""
    line = {"color": theme.text, "width": 1.5, "dash": "dash"}
    ends = {"x0": max(years[0], aim.agreed.year) - 0.5, "x1": years[-1] + 0.7, "y0": aim.value, "y1": aim.value}
    return {"type": "line", "layer": "above", "line": line, **ends, **place.refs}


def _pile(pairs: Sequence[Pair], year: int) -> Iterator[tuple[float, float]]:
    """The lower and the upper end of each category in the bar of a year."""
    floor = 0.0
    for line, _ in pairs:
        row = line.by_year.get(year)
        top = floor + (row.value or 0.0 if row else 0.0)
        yield floor, top
        floor = top


def _list_middles(pairs: Sequence[Pair], floors: Floors) -> list[float]:
    """The middle of each category in the newest bar that is whole, or else in the newest."""
    whole = set.intersection(*({row.year for row in line.points if row.value is not None} for line, _ in pairs))
    year = max(whole or {line.last.year for line, _ in pairs})
    return [(low + high) / 2 for low, high in floors[year]]


def _list_bars(pairs: Sequence[Pair], floors: Floors, place: Place, theme: Theme) -> Iterator[Json]:
    """For each category an area of all its bars, and a pale one with an edge of those that are estimates."""
    for at, (line, color) in enumerate(pairs):
        for is_open in (False, True):
            rows = [row for row in line.points if line.is_open(row) == is_open]
            corners = [_corners(row, *floors[row.year][at]) for row in rows]
            if corners:
                yield {
                    "type": "scatter",
                    "mode": "lines",
                    "x": [x for xs, _ in corners for x in xs],
                    "y": [y for _, ys in corners for y in ys],
                    "fill": "toself",
                    "fillcolor": _fill(line, rows[0], color, theme),
                    "line": {"color": color if is_open else theme.background, "width": 1},
                    "hoverinfo": "skip",
                    **place.axes,
                }


def _fill(line: Line, row: Observation, color: str, theme: Theme) -> str:
    return mix(color, theme.background, _PALE) if line.is_open(row) else color


def _corners(row: Observation, low: float, high: float) -> tuple[list[float | None], list[float | None]]:
    left, right = row.year - _HALF, row.year + _HALF
    return [left, right, right, left, left, None], [low, low, high, high, low, None]


def _hover(country: Country, pairs: Sequence[Pair], floors: Floors, place: Place, theme: Theme) -> Json:
    """A point without size in the middle of each piece, which says what it is. In a picture it is left out."""
    spots = [
        (row, line, _fill(line, row, color, theme), sum(floors[row.year][at]) / 2)
        for at, (line, color) in enumerate(pairs)
        for row in line.points
    ]
    colors = [color for _, _, color, _ in spots]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.year for row, _, _, _ in spots],
        "y": [middle for _, _, _, middle in spots],
        # One size for all would be taken for none, and drawn in the usual one.
        "marker": {
            "size": [0] * len(spots),
            "color": colors,
            "symbol": "circle",
            "line": {"width": 0, "color": colors},
            "opacity": 1,
        },
        **tell(_tell(country, row, line) for row, line, _, _ in spots),
        **lead_to_cells([row for row, _, _, _ in spots], over_years=True),
        **place.axes,
    }


def _tell(country: Country, row: Observation, line: Line) -> str:
    money = find_money(country, row)
    beside = f"<br>{write_money(money)} at current prices" if money is not None else ""
    return f"{_name(line)}<br>{write_hover(row, line.is_expected(row))}{beside}"


def find_money(country: Country, row: Observation) -> float | None:
    """The money of a category (R22), in millions of US$ at current prices; None where the release has no spending."""
    spending = country.lines.get(SPENDING_NOW)
    whole = spending.by_year.get(row.year) if spending else None
    if whole is None or whole.value is None or row.value is None or whole.release != row.release:
        return None
    return whole.value * row.value / 100
