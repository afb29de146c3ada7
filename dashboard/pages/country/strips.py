"""Where a member stands: for each measure a dot a member, its own marked, with its figure and its rank."""

from collections.abc import Iterator, Sequence
from math import log

from dashboard.pages.country.dossier import Country, Standing
from dashboard.pages.country.grid import Panel, Place
from dashboard.shared.caption import Caption, draw_captions
from dashboard.shared.chart import Json, build_axis, tell, write_hover
from dashboard.shared.point_link import lead_to_cells
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_number, write_period, write_value
from etl.catalogue.quantities import EQUIPMENT, PERSONNEL, SPENDING_CHANGE, SPENDING_NOW, SPENDING_PER_HEAD
from etl.catalogue.share import SHARE
from etl.catalogue.units import unit
from etl.observation import Observation

# What a measure is called where there is little room.
NAMES = {
    SHARE: "Share of GDP",
    SPENDING_PER_HEAD: "Per head, US$",
    EQUIPMENT: "Equipment share",
    SPENDING_CHANGE: "Real change",
    SPENDING_NOW: "Spending, billion US$",
    PERSONNEL: "Personnel, thousand",
}
# Pixels from one strip to the next, at most.
_LANE = 48
# Of a strip's length, beyond its first and its last dot.
_SPARE = 0.02
# Members differ so much in size that all but one would stand at the left.
_BY_LOGARITHM = (SPENDING_NOW, PERSONNEL)


def draw_standings(country: Country, place: Place, theme: Theme) -> Panel:
    """The panel; where no measure has a figure of the member it says so."""
    found = country.standings
    when = f", {write_period(found[0].row.year, found[0].expected)}" if found else ""
    head = place.head(f"Where {country.member.prose} stands{when}", theme)
    if not found:
        return Panel(notes=[head, place.say("No figures to rank it by.", theme)])
    words = list(_list_words(found, place, theme))
    # Texts of a trace stand within the axes, which end where the chart has margins.
    whole = not any(place.margins)
    return Panel(
        data=[
            _draw_tracks(len(found), place, theme),
            *(_dots(found, place, theme, own) for own in (False, True)),
            *([draw_captions(words, place.axes)] if whole else []),
        ],
        notes=[head, *([] if whole else map(place.letter, words))],
        axes=_build_axes(place, whole, theme),
    )


def _build_axes(place: Place, whole: bool, theme: Theme) -> Json:
    """Axes that are not seen and count pixels of the chart, over the panel with its words where that is `whole`."""
    left, right = (place.edge, place.end) if whole else (place.left, place.left + place.width)
    hidden = {"visible": False, "showgrid": False, "tickformat": ","}
    looks = {"domain": place.part(left, right), "anchor": f"y{place.number}", "range": [left, right], **hidden}
    upright = {
        "domain": place.upright, "anchor": f"x{place.number}", "range": [place.top + place.height, place.top], **hidden,
    }  # fmt: skip
    return {f"xaxis{place.number}": build_axis(theme, **looks), f"yaxis{place.number}": build_axis(theme, **upright)}


def _count_lanes(place: Place, found: int) -> int:
    """For how many strips there is room: few stand at the top, no further apart than all would."""
    return max(found, round(place.height / _LANE))


def _find_middle(place: Place, found: int, at: int) -> float:
    """The pixels from the top at which a strip stands."""
    return place.top + place.height / _count_lanes(place, found) * (at + 0.5)


def _draw_tracks(found: int, place: Place, theme: Theme) -> Json:
    """The line on which the dots of a strip stand."""
    ends, middles = (_shift(place, 0.0), _shift(place, 1.0)), [_find_middle(place, found, at) for at in range(found)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _ in middles for x in (*ends, None)],
        "y": [y for middle in middles for y in (middle, middle, None)],
        "line": {"color": theme.grid, "width": 2, "dash": "solid"},
        "hoverinfo": "skip",
        **place.axes,
    }


def _dots(found: Sequence[Standing], place: Place, theme: Theme, own: bool) -> Json:
    """The dots of the member itself, or those of all others."""
    spots = [
        (at, one, row) for at, one in enumerate(found) for code, row in one.rows.items() if (code == one.code) == own
    ]
    color, edge, size = (theme.accent, theme.accent, 13) if own else (theme.context, theme.background, 7)
    symbols = ["circle-open" if own and one.expected else "circle" for _, one, _ in spots]
    ends = {at: _ends(one) for at, one in enumerate(found)}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_shift(place, _part(_measure(one, row.value or 0.0), *ends[at])) for at, one, row in spots],
        "y": [_find_middle(place, len(found), at) for at, _, _ in spots],
        "marker": {"size": size, "color": color, "symbol": symbols, "line": {"width": 3 if own else 1, "color": edge}},
        **tell(_tell(one, row) for _, one, row in spots),
        **lead_to_cells([row for _, _, row in spots]),
        "cliponaxis": False,
        **place.axes,
    }


def _tell(one: Standing, row: Observation) -> str:
    return f"{write_hover(row, one.expected)}<br>{NAMES[one.indicator.id]}"


def _shift(place: Place, part: float) -> float:
    """The pixels from the left of a part of a strip, with room for half a dot at both ends."""
    return place.left + place.width * (part + _SPARE) / (1 + 2 * _SPARE)


def _part(value: float, low: float, high: float) -> float:
    """How far along its strip a figure stands, from 0 for the least to 1 for the largest; all as they are measured."""
    return (value - low) / (high - low) if high > low else 0.5


def _ends(one: Standing) -> tuple[float, float]:
    values = [row.value or 0.0 for row in one.rows.values()]
    return _measure(one, min(values)), _measure(one, max(values))


def _measure(one: Standing, number: float) -> float:
    return log(max(number, 1e-9)) if one.indicator.id in _BY_LOGARITHM else number


def _list_words(found: Sequence[Standing], place: Place, theme: Theme) -> Iterator[Caption]:
    """Left of each strip its name, right of it the figure and the rank; in pixels of the chart."""
    end = place.left + place.width
    for at, one in enumerate(found):
        middle = _find_middle(place, len(found), at)
        yield Caption(NAMES[one.indicator.id], place.edge, middle, theme.text)
        yield Caption(write_figure(one), end + 66, middle, theme.text, "left")
        yield Caption(f"<b>{one.rank}</b> of {one.of}", end + 74, middle, theme.text)


def write_figure(one: Standing) -> str:
    """The member's figure of a strip, its unit in short, as it was printed."""
    row = one.row
    if row.indicator == SPENDING_NOW:
        return write_number((row.value or 0.0) / 1000, 1)
    sign = "\N{NO-BREAK SPACE}%" if unit(row.unit).suffix.endswith("%") else ""
    plus = "+" if row.indicator == SPENDING_CHANGE and (row.value or 0.0) > 0 else ""
    return f"{plus}{write_value(row.value, row.unit, one.decimals)}{sign}"
