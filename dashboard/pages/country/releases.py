"""The panel of the share of GDP: every release as a faint line behind the one that leads, and the targets."""

from collections.abc import Iterator
from math import floor

from dashboard.pages.country.dossier import Country, Line
from dashboard.pages.country.grid import Panel, Place
from dashboard.pages.country.labels import Box, Name, cover, settle_names
from dashboard.pages.country.over_time import Scale, Strand, build_axes, list_alike, list_strand, name_ends
from dashboard.shared.caption import Caption, draw_captions
from dashboard.shared.chart import Json, draw_target
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_value
from etl.catalogue.share import SHARE
from etl.catalogue.targets import Target, targets
from etl.observation import Observation
from etl.prose import MONTHS

_BREAK = "break"
# Pixels: a letter at the most, and a line.
_LETTER, _LINE = 7, 18


def draw_releases(country: Country, share: Line, place: Place, theme: Theme) -> Panel:
    """The panel; `share` is the line that leads."""
    scale = _measure(country, share)
    faint = [Strand(line, theme.context, "", 1.2, 0) for line in country.earlier if line is not country.former]
    beside = [Strand(country.former, theme.muted, "", 1.6, 0)] if country.former else []
    ahead = [*beside, Strand(share, theme.accent, "", 2.5, 7)]
    expected = [row.year for row in share.points if share.is_expected(row)]
    aims = list(_list_aims(scale))
    words = [*_name_releases(country, share, place, scale, theme), *_name_marks(country, scale, place, theme)]
    return Panel(
        data=[
            *list_alike(faint, place),
            *(trace for one in ahead for trace in list_strand(one, place)),
            *([draw_captions(words, place.axes)] if words else []),
        ],
        shapes=[*(_rule(aim, ends, place, theme) for aim, ends in aims), *_draw_marks(country, scale, place, theme)],
        notes=[
            place.head("Share of GDP, every release", theme),
            *name_ends(_list_ends(country, share, aims, theme), place, scale),
        ],
        axes=build_axes(place, scale, theme, expected, " %"),
    )


def _measure(country: Country, share: Line) -> Scale:
    """All years and values of all releases, with the targets; a share does not have to begin at zero."""
    rows = [row for line in (share, *country.earlier) for row in line.points]
    values = [row.value or 0.0 for row in rows]
    years = min(row.year for row in rows), max(row.year for row in rows)
    aims = [aim.value for aim, _ in _list_aims(Scale(years, (0, 1))) if aim.value]
    low, high = min([*values, *aims]), max([*values, *aims])
    return Scale((years[0] - (years[0] == years[1]), years[1]), (max(0.0, floor(2 * low - 0.3) / 2), high + 0.25))


def _list_aims(scale: Scale) -> Iterator[tuple[Target, tuple[float, float]]]:
    """Each target on the share with the years in which it was in force, until another agreement on the same value."""
    aims = [one for one in targets() if one.indicator == SHARE and one.value is not None]
    for aim in aims:
        later = [other.agreed.year for other in aims if other.value == aim.value and other.agreed > aim.agreed]
        start, end = max(scale.years[0], aim.agreed.year), min([scale.years[1], *later])
        if start <= end and aim.agreed.year <= scale.years[1] and not (later and min(later) <= scale.years[0]):
            yield aim, (start - 0.3 * (start == end), end)


def _rule(aim: Target, ends: tuple[float, float], place: Place, theme: Theme) -> Json:
    there = {"x0": ends[0], "x1": ends[1], "y0": aim.value, "y1": aim.value}
    return draw_target(theme, {**there, **place.refs}, dashed=True)


def _list_ends(
    country: Country, share: Line, aims: list[tuple[Target, tuple[float, float]]], theme: Theme
) -> list[tuple[str, float, str]]:
    """The names right of the panel: the lines that matter, and the targets that are in force at the end."""
    last = share.last.value or 0.0
    names = [(f"<b>{write_value(last, share.last.unit, share.decimals)} %</b>", last, theme.accent)]
    # Of its label the words before the comma: where it was agreed stands below the chart.
    ahead = [aim for aim, (_, end) in aims if end >= share.last.year]
    return [*names, *((aim.label.partition(",")[0], aim.value or 0.0, theme.muted) for aim in ahead)]


def _name_releases(country: Country, share: Line, place: Place, scale: Scale, theme: Theme) -> Iterator[Caption]:
    """The days of earlier releases where their lines end, the newest first, as far as there is room."""
    points = [scale.place(place, row.year, row.value or 0.0) for row in share.points]
    room = Box(place.left, place.top, place.left + place.width, place.top + place.height)
    names = [_name(line, line is country.former, place, scale) for line in country.earlier[::-1]]
    first = sorted(names, key=lambda name: "," not in name.text)
    rules = [
        box
        for aim, ends in _list_aims(scale)
        for box in cover([scale.place(place, end, aim.value or 0.0) for end in ends], 2)
    ]
    for name in settle_names(first, [*cover(points), *rules], room):
        yield Caption(name.text, *scale.read(place, name.x, name.y), theme.muted, "center", 11)


def _name(line: Line, former: bool, place: Place, scale: Scale) -> Name:
    published = line.part.release.published
    month = f"{MONTHS[published.month - 1][:3]} {published.year}"
    text = f"{month}, former definition" if former else month
    return Name(text, *scale.place(place, line.last.year, line.last.value or 0.0))


def _draw_marks(country: Country, scale: Scale, place: Place, theme: Theme) -> Iterator[Json]:
    """An upright line in each year that is marked."""
    line = {"color": theme.muted, "width": 1, "dash": "dot"}
    low, high = scale.values
    for year in _mark_years(country, scale):
        ends = {"x0": year, "x1": year, "y0": low, "y1": high}
        yield {"type": "line", "layer": "between", "line": line, **ends, **place.refs}


def list_breaks(country: Country) -> dict[int, Observation]:
    """By year the share at which a publisher says that the series breaks (R16), oldest first."""
    rows = [row for line in country.shares for row in line.points if _BREAK in row.note]
    return {row.year: row for row in sorted(rows, key=lambda row: row.year)}


def _mark_years(country: Country, scale: Scale) -> dict[int, str]:
    """In which years a publisher says that the series breaks, one payment made the year (R17), the member joined."""
    marked = {
        **dict.fromkeys(country.leaps, "one payment"),
        **dict.fromkeys(list_breaks(country), _BREAK),
        country.member.accession.year: "joined",
    }
    return {year: text for year, text in marked.items() if scale.years[0] < year <= scale.years[1]}


def _name_marks(country: Country, scale: Scale, place: Place, theme: Theme) -> Iterator[Caption]:
    """At the top of the upright lines what they are."""
    for year, text in _mark_years(country, scale).items():
        told, (x, _) = f"{text} {year}", scale.place(place, year, 0.0)
        # Near the left edge it would stand over the words of the axis.
        side = "left" if x - place.left > _LETTER * len(told) else "right"
        at = scale.read(place, x + (3 if side == "right" else -3), place.top + _LINE / 2)
        yield Caption(told, *at, theme.muted, side)
