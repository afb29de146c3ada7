"""The signs of a key: what each mark of a chart means, said once, and how it looks beside its words.

Those of figures and of verdicts are the same on every page; what a page alone draws it declares itself.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.picture.legend import Mark
from dashboard.shared.theme import choose_theme


class Sign(NamedTuple):
    """What a mark means.

    `glyph` is a letter that looks like it; `colour` is what of the theme it is told by, `looks` the word for that.
    Without either the words alone tell it.
    """

    says: str
    glyph: str = ""
    colour: str = ""
    looks: str = ""


# By the mark's name of the picture.
FIGURES: Mapping[str, Sign] = {
    "circle": Sign("actual", "●"),
    "circle-open": Sign("estimate", "○"),
    "circle-open-dot": Sign("part of a year", "◉"),
    "diamond": Sign("pinned: set by hand, differs from its own recomputation", "◆"),
    "diamond-open": Sign("pinned estimate", "◇"),
    "square": Sign("borderline: conventions disagree, or under 0.02 points away", "■"),
    "square-open": Sign("borderline estimate", "□"),
    "star": Sign("NATO states otherwise than this older share says", "★"),
    "star-open": Sign("NATO states otherwise than this older estimate says", "☆"),
    "dash": Sign("to an estimate, or part of a year", "┄"),
}
VERDICTS: Mapping[str, Sign] = {
    "met": Sign("at or above the target", colour="accent", looks="blue"),
    "below": Sign("below", colour="below", looks="orange"),
}


def draw_key(signs: Mapping[str, Sign], used: Collection[str]) -> list[Component]:
    """An entry of the page for each sign in use, in their order."""
    return [html.Li(_draw(sign)) for name, sign in signs.items() if name in used]


def list_marks(signs: Mapping[str, Sign], used: Collection[str], dark: bool) -> tuple[Mark, ...]:
    """The same key in a picture, where a colour is a square of it and needs no word."""
    return tuple(_mark(name, sign, dark) for name, sign in signs.items() if name in used)


def _draw(sign: Sign) -> list[Component | str]:
    if sign.colour:
        swatch = html.Span(className=f"swatch {sign.colour}", **{"aria-hidden": "true"})
        return [swatch, f"{sign.looks}: {sign.says}"]
    return [f"{sign.glyph} {sign.says}".lstrip()]


def _mark(name: str, sign: Sign, dark: bool) -> Mark:
    if sign.colour:
        return Mark("square", sign.says, getattr(choose_theme(dark), sign.colour))
    return Mark(name if sign.glyph else "", sign.says)
