"""The chart of a member: panels, each a question, in one figure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dashboard.pages.country.bars import draw_categories
from dashboard.pages.country.dossier import Country, Line
from dashboard.pages.country.grid import MARGINS, Cell, Panel, Place, Row, list_places, measure_height
from dashboard.pages.country.over_time import Strand, draw_lines
from dashboard.pages.country.releases import draw_releases
from dashboard.pages.country.strips import NAMES, draw_standings
from dashboard.shared.chart import Json, build_layout, draw_nothing
from dashboard.shared.theme import Theme, colour_areas
from dashboard.shared.wording import name_unit, write_number
from etl.catalogue.indicators import gap_id
from etl.catalogue.quantities import PERSONNEL, SPENDING_PER_HEAD
from etl.catalogue.sources import SOURCES
from etl.catalogue.targets import share_targets
from etl.catalogue.units import unit
from etl.observation import Observation

_THIRD = 1 / 3
_STANDING = Cell("standing", 0.4, 150, 138)
_WIDE: tuple[Row, ...] = (
    (290, (Cell("share", 0.6, 44, 120), _STANDING)),
    (190, (Cell("counts", 0.345, 44, 116), Cell("categories", 0.345, 34, 126), Cell("money", 0.31, 52, 50))),
    (130, (Cell("gap", 0.345, 44, 116), Cell("personnel", 0.345, 44, 116), Cell("per_head", 0.31, 52, 50))),
)
_NARROW: tuple[Row, ...] = (
    (230, (Cell("share", 1, 46, 100),)),
    (220, (replace(_STANDING, part=1),)),
    (150, (Cell("counts", 1, 46, 100),)),
    (170, (Cell("categories", 1, 46, 100),)),
    (150, (Cell("money", 1, 46, 100),)),
    (110, (Cell("gap", 1, 46, 100),)),
    (110, (Cell("personnel", 1, 46, 100),)),
    (110, (Cell("per_head", 1, 46, 100),)),
)
# In a picture those rows alone that it has room for.
_IN_PICTURE = {False: 2, True: 4}
_LEAST = {False: 1060, True: 364}
# And there the headings begin where the title does.
_INDENT = {False: 18, True: 8}
# The height in pixels of a row that has nothing to draw.
_EMPTY = 18
_NONE = "Not published in the releases known then."


def draw_country(country: Country, theme: Theme, narrow: bool, rows: int | None = None) -> Json:
    """The chart as Plotly's JSON, with the first `rows` of its panels or all; empty where there are no shares."""
    if country.share is None:
        return draw_nothing(theme)
    grid = (_NARROW if narrow else _WIDE)[:rows]
    # The member is in its own colour, as on every other page.
    own = replace(theme, accent=colour_areas([country.view.member], theme)[country.view.member])
    drawn = _draw_panels(country, grid, own, narrow, 0 if rows is None else _INDENT[narrow])
    if rows is None and (lower := _lower_rows(country, grid, drawn)) != grid:
        grid, drawn = lower, _draw_panels(country, lower, own, narrow)
    panels = list(drawn.values())
    axes = {name: axis for panel in panels for name, axis in panel.axes.items()}
    return {
        "data": [trace for panel in panels for trace in panel.data],
        "layout": build_layout(
            theme,
            height=measure_height(grid),
            margin=dict(zip("lrtb", (*MARGINS[narrow], 0, 0), strict=True)),
            shapes=[shape for panel in panels for shape in panel.shapes],
            annotations=[note for panel in panels for note in panel.notes],
            **axes,
        ),
    }


def _draw_panels(
    country: Country, grid: Sequence[Row], theme: Theme, narrow: bool, indent: float = 0
) -> dict[str, Panel]:
    return {name: _DRAWN[name](country, place, theme) for name, place in list_places(grid, narrow, indent)}


def _lower_rows(country: Country, grid: Sequence[Row], panels: Mapping[str, Panel]) -> tuple[Row, ...]:
    """The rows, low where they have nothing to draw but say so, and as high as needed where they have ranks alone."""
    return tuple(
        (_measure_row(country, height, cells) if any(panels[cell.name].data for cell in cells) else _EMPTY, cells)
        for height, cells in grid
    )


def _measure_row(country: Country, height: int, cells: Sequence[Cell]) -> int:
    ranked = len(country.standings) / len(NAMES)
    return round(height * ranked) if [cell.name for cell in cells] == [_STANDING.name] else height


def draw_for_picture(country: Country, theme: Theme, narrow: bool) -> Json:
    """The chart to be taken away: the panels that a picture has room for."""
    return draw_country(country, theme, narrow, _IN_PICTURE[narrow])


def measure_least(_country: Country, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of a picture would meet."""
    grid = (_NARROW if narrow else _WIDE)[: _IN_PICTURE[narrow]]
    return _LEAST[narrow], measure_height(grid) * 0.9


def _draw_shares(country: Country, place: Place, theme: Theme) -> Panel:
    if country.share is None:
        return Panel()
    return draw_releases(country, country.share, place, theme)


def _draw_counts(country: Country, place: Place, theme: Theme) -> Panel:
    """The share by each publisher, and by NATO's definition before the one that leads."""
    if country.share is None:
        return Panel()
    colors = dict(zip(country.counts, (one for one in theme.series if one != theme.accent), strict=False))
    since = country.share.points[0].year
    others = {source: line.since(since) for source, line in country.counts.items() if line.last.year >= since}
    strands = [Strand(line, colors[source], _PUBLISHERS[source], 2, 0) for source, line in others.items()]
    former = [Strand(country.former, theme.muted, "NATO, former", 1.6, 0)] if country.former else []
    lines = [*former, *strands, Strand(country.share, theme.accent, "NATO")]
    return draw_lines("By whose count, % of GDP", lines, place, theme, " %")


_PUBLISHERS = {name: source.publisher for name, source in SOURCES.items()} | {"eda": "EDA"}


def _draw_money(country: Country, place: Place, theme: Theme) -> Panel:
    """The money in the prices chosen."""
    line = country.lines.get(country.money.id)
    if line is None:
        return _draw_none("Money", place, theme)
    return _draw_scaled("Money", line, place, theme)


def _draw_scaled(heading: str, line: Line, place: Place, theme: Theme) -> Panel:
    by, label = scale_money(line.points, line.last)
    strands = [Strand(line, theme.accent, _write_last(line, by), by=by)]
    return draw_lines(f"{heading}, {label}", strands, place, theme)


def _write_last(line: Line, by: float = 1) -> str:
    """The newest figure, with a decimal where it is divided or small."""
    value = (line.last.value or 0.0) / by
    return write_number(value, 1 if by > 1 or unit(line.last.unit).decimals else 0)


def scale_money(rows: Sequence[Observation], last: Observation) -> tuple[float, str]:
    """What an amount in millions is divided by, and its unit then, with its prices."""
    large = max(row.value or 0.0 for row in rows) >= 10_000
    label = name_unit(last.unit, last.price_base).replace("US dollars", "US$")
    return (1000, label.replace("million", "billion")) if large else (1, label)


def _draw_gap(country: Country, place: Place, theme: Theme) -> Panel:
    """The money missing to each target, in the years since it was agreed."""
    found = []
    for aim, color in zip(share_targets(), (theme.muted, theme.below), strict=False):
        line = find_gap(country, aim.value or 0.0)
        if line and aim.value and line.last.year >= aim.agreed.year:
            found.append((line, f"to {aim.value:g} %", color, aim.agreed.year))
    if not found:
        return _draw_none("Missing to the targets", place, theme)
    by, label = scale_money([row for line, _, _, _ in found for row in line.points], found[0][0].last)
    strands = [Strand(line.since(year), color, name, by=by) for line, name, color, year in found]
    return draw_lines(f"Missing to targets, {label}", strands, place, theme)


def find_gap(country: Country, target: float) -> Line | None:
    """The money missing to a target on the share, at current prices where these are known (R35)."""
    aim = next(one for one in share_targets() if one.value == target)
    return country.lines.get(gap_id(aim)) or country.lines.get(gap_id(aim, "constant"))


def _draw_personnel(country: Country, place: Place, theme: Theme) -> Panel:
    line = country.lines.get(PERSONNEL)
    if line is None:
        return _draw_none("Military personnel", place, theme)
    return draw_lines("Military personnel, thousand", [Strand(line, theme.accent, _write_last(line))], place, theme)


def _draw_per_head(country: Country, place: Place, theme: Theme) -> Panel:
    line = country.lines.get(SPENDING_PER_HEAD)
    if line is None:
        return _draw_none("Per head", place, theme)
    heading = f"Per head, US$ at {line.last.price_base} prices"
    return draw_lines(heading, [Strand(line, theme.accent, _write_last(line))], place, theme)


def _draw_none(heading: str, place: Place, theme: Theme) -> Panel:
    return Panel(notes=[place.head(heading, theme), place.say(_NONE, theme)])


_DRAWN: Mapping[str, Callable[[Country, Place, Theme], Panel]] = {
    "share": _draw_shares,
    "standing": draw_standings,
    "counts": _draw_counts,
    "categories": draw_categories,
    "money": _draw_money,
    "gap": _draw_gap,
    "personnel": _draw_personnel,
    "per_head": _draw_per_head,
}
