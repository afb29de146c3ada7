"""The map: members filled by the class of their share, on a chart of Europe and one of North America."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dashboard.pages.overview.alliance import Alliance
from dashboard.pages.overview.classes import UNARMED, Look, classify, find_look, label_class
from dashboard.pages.overview.hatch import hatch, split_rings
from dashboard.shared.chart import Json, build_axis, write_hover, write_invitation
from dashboard.shared.member_link import locate_member
from dashboard.shared.theme import Theme
from dashboard.shared.wording import name_area
from etl.catalogue.members import members
from etl.catalogue.outlines import AMERICA, EUROPE, FRAME, NEIGHBOURS, Outline, measure_chart, outlines
from etl.prose import day

# Kilometres between two lines of a hatch, by chart.
_APART = {EUROPE: 90, AMERICA: 480}


def draw_atlas(alliance: Alliance, theme: Theme, axes: Mapping[str, str]) -> Iterator[Json]:
    """The traces of the charts, each on the axes that it is given by its name, as "2" for x2 and y2."""
    for chart, axis in axes.items():
        on = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
        lines = outlines(chart)
        if NEIGHBOURS in lines:
            yield {**_draw_land(lines[NEIGHBOURS], theme), **on}
        for code in (one for one in lines if one not in (FRAME, NEIGHBOURS)):
            for trace in _draw_member(alliance, lines[code], theme, _APART[chart]):
                yield {**trace, **on}


def list_classes(alliance: Alliance) -> list[str]:
    """The classes of all members of today."""
    return [classify(code, alliance.by_code.get(code), alliance.coarse) for code in members()]


def _draw_land(outline: Outline, theme: Theme) -> Json:
    return {**_draw_area(outline, Look(theme.grid, theme.grid)), "hoverinfo": "skip"}


def _draw_member(alliance: Alliance, outline: Outline, theme: Theme, apart: float) -> Iterator[Json]:
    score = alliance.by_code.get(outline.code)
    look = find_look(classify(outline.code, score, alliance.coarse), theme)
    yield {
        **_draw_area(outline, look),
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": _say(alliance, outline.code) + write_invitation("its page"),
        "customdata": [locate_member(outline.code, alliance.view.as_of)],
    }
    if look.hatched:
        xs, ys = hatch(split_rings(outline.x, outline.y), apart)
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": xs,
            "y": ys,
            "line": {"color": look.edge, "width": 1},
            "hoverinfo": "skip",
        }


def _draw_area(outline: Outline, look: Look) -> Json:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(outline.x),
        "y": list(outline.y),
        "fill": "toself",
        "fillcolor": look.fill,
        "line": {"color": look.edge, "width": 1, "dash": look.dash},
    }


def _say(alliance: Alliance, code: str) -> str:
    """What a hover says of a member: its figure, or why there is none."""
    score, member = alliance.by_code.get(code), members()[code]
    if score is None:
        return f"<b>{name_area(code)}</b><br>no member then: joined on {day(member.accession)}"
    if score.share and score.value is not None:
        return write_hover(score.share, score.estimate)
    why = score.reason if member.armed_forces else label_class(UNARMED)
    return f"<b>{name_area(code)}</b>, {alliance.year}<br>{why}"


class Place(NamedTuple):
    """Where a chart stands: its box on the paper (left, bottom, right, top), and the side that it keeps to.

    It is drawn from `left` kilometres on.
    """

    box: tuple[float, float, float, float]
    toward: tuple[str, str]
    left: float = 0


def build_axes(theme: Theme, chart: str, axis: str, place: Place) -> Json:
    """The axes of a chart, on which a kilometre is as long upright as across."""
    width, height = measure_chart(chart)
    left, bottom, right, top = place.box
    held = {"visible": False, "constrain": "domain"}
    across = {"range": [place.left, width], "domain": [left, right], "constraintoward": place.toward[0]}
    upright = {"range": [0, height], "domain": [bottom, top], "constraintoward": place.toward[1]}
    return {
        f"xaxis{axis}": build_axis(theme, **held, **across, anchor=f"y{axis}"),
        f"yaxis{axis}": build_axis(theme, **held, **upright, anchor=f"x{axis}", scaleanchor=f"x{axis}", scaleratio=1),
    }
