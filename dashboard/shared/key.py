"""The key of marks: each shape that a chart uses, explained once, as text and drawing."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

WORDS = {
    "circle": "● actual",
    "circle-open": "○ estimate",
    "circle-open-dot": "◉ part of a year",
    "diamond": "◆ pinned: set by hand, differs from its own recomputation",
    "diamond-open": "◇ pinned estimate",
    "square": "■ borderline: conventions disagree, or under 0.02 points away",
    "square-open": "□ borderline estimate",
    "star": "★ NATO states otherwise than this older share says",
    "star-open": "☆ NATO states otherwise than this older estimate says",
    "dash": "┄ to an estimate, or part of a year",
    "met": "blue: at or above the target",
    "below": "orange: below",
}


def key(marks: Iterable[str]) -> list[Component]:
    """One entry for each mark used."""
    return [html.Li(WORDS[mark]) for mark in WORDS if mark in set(marks)]
