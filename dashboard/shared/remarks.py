"""Remarks below a chart: a heading, and points that each begin with what they are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.shared.table import write_linked


@dataclass(frozen=True)
class Point:
    """What a point is about, which may lead on where it is Linked, and what is said of it."""

    about: str
    says: str


@dataclass(frozen=True)
class Remarks:
    """A heading and its points; one without points is not drawn."""

    title: str
    points: tuple[Point, ...]


def draw_remarks(remarks: Iterable[Remarks]) -> list[Component]:
    """A section for each."""
    return [_draw(one) for one in remarks if one.points]


def _draw(remarks: Remarks) -> Component:
    points = [html.Li([html.B(write_linked(one.about)), f" {one.says}".rstrip()]) for one in remarks.points]
    return html.Section([html.H2(remarks.title), html.Ul(points)])
