"""A picture that is taken away: a figure with its title, what it shows, its key, its source and its address burnt in.

Nothing in it overlaps, whatever is said: what is too long is wrapped, then shortened, and the figure has the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.picture.canvas import draw
from dashboard.picture.font import FAMILY
from dashboard.picture.legend import Mark, draw_legend
from dashboard.picture.markup import px, say
from dashboard.picture.paragraph import balance, wrap, write_line

_UNCUT = '<svg overflow="visible"'
# No line runs through a text of the figure: it stands on as much ground as its letters need.
_ON_GROUND = ".texts text,.note{{paint-order:stroke;stroke:{};stroke-width:3px;stroke-linejoin:round}}"


@dataclass(frozen=True)
class Colours:
    """The ground, the text and its quieter parts, each as #rrggbb."""

    ground: str
    text: str
    muted: str


@dataclass(frozen=True)
class Size:
    """Pixels of a picture and of its texts, and how many lines title, subtitle and key may take.

    `narrow`: its figure is the one for a narrow screen.
    """

    width: int
    height: int
    title: float
    text: float
    most: tuple[int, int, int]
    narrow: bool
    margin: float


# What a link preview shows, what a stream of posts shows, and the screen of a phone at two pixels for one.
SIZES: Mapping[str, Size] = {
    "wide": Size(1200, 630, 28, 15.5, (2, 2, 2), False, 28),
    "square": Size(1080, 1080, 36, 20, (3, 4, 3), False, 36),
    "phone": Size(720, 1280, 34, 21, (4, 6, 5), True, 28),
}


@dataclass(frozen=True)
class Sheet:
    """What a page gives to be taken away. `told` is the figure in sentences, or why there is none.

    `least` are the width and height of the figure, in its own pixels, below which its texts would meet.
    """

    title: str
    subtitle: str
    told: str
    source: str
    key: tuple[Mark, ...]
    figure: Mapping[str, Any]
    least: tuple[float, float]
    colours: Colours


def draw_sheet(sheet: Sheet, size: Size, address: str) -> str:
    """The picture as SVG. Raises PictureError for a figure that holds what no picture is drawn of."""
    head, top = _draw_head(sheet, size)
    foot, bottom = _draw_foot(sheet, size, address)
    body = _draw_figure(sheet, size, top, bottom) if sheet.figure["data"] else _say_why(sheet, size, top)
    measures = f'width="{size.width}" height="{size.height}" viewBox="0 0 {size.width} {size.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {measures} role="img" aria-label="{say(sheet.title)}" '
        f'font-family="{say(_family(sheet))}"><title>{say(sheet.title)}</title><desc>{say(sheet.told)}</desc>'
        f"<style>{_ON_GROUND.format(sheet.colours.ground)}</style>"
        f'<rect width="{size.width}" height="{size.height}" fill="{sheet.colours.ground}"/>{head}{body}{foot}</svg>'
    )


def _family(sheet: Sheet) -> str:
    return f"{FAMILY}, {sheet.figure['layout']['font']['family']}"


def _draw_head(sheet: Sheet, size: Size) -> tuple[str, float]:
    """Title, subtitle and key, and the pixel below them."""
    titles, subtitles, keys = size.most
    room, colours = size.width - 2 * size.margin, sheet.colours
    lines = balance(sheet.title, room, size.title, titles, bold=True)
    looks = f'font-size="{px(size.title)}" font-weight="bold" fill="{colours.text}"'
    title, top = _write_lines(lines, size, size.margin, size.title, looks)
    lines = wrap(sheet.subtitle, room, size.text, subtitles)
    looks = f'font-size="{px(size.text)}" fill="{colours.muted}"'
    subtitle, top = _write_lines(lines, size, top + size.text * 0.2, size.text, looks)
    if not sheet.figure["data"]:
        return title + subtitle, top
    place = (size.margin, top + size.text * 0.4, room)
    key, top = draw_legend(sheet.key, place, size.text * 0.94, keys, (colours.text, colours.muted))
    return title + subtitle + key, top


def _draw_foot(sheet: Sheet, size: Size, address: str) -> tuple[str, float]:
    """Source and address at the lower edge, and the pixel above them."""
    letter = size.text * 0.9
    room = size.width - 2 * size.margin
    lines = [*wrap(sheet.source, room, letter, 2), *wrap(address, room, letter, 3)]
    top = size.height - size.margin * 0.8 - len(lines) * _pitch(letter)
    looks = f'font-size="{px(letter)}" fill="{sheet.colours.muted}"'
    return _write_lines(lines, size, top, letter, looks)[0], top - letter * 0.5


def _draw_figure(sheet: Sheet, size: Size, top: float, bottom: float) -> str:
    """The figure in the room that is left, as large as its texts allow."""
    edge = size.margin / 2
    width, height = size.width - 2 * edge, bottom - top
    scale = min(width / sheet.least[0], height / sheet.least[1])
    layout = sheet.figure["layout"]
    figure = {**sheet.figure, "layout": {**layout, "font": {**layout["font"], "family": _family(sheet)}}}
    place = f"translate({px(edge)} {px(top)}) scale({scale:.4f})"
    # It fits; to cut it to its edges would take the rasteriser a third longer.
    drawn = draw(figure, round(width / scale, 1), round(height / scale, 1)).replace("<svg", _UNCUT, 1)
    return f'<g transform="{place}">{drawn}</g>'


def _say_why(sheet: Sheet, size: Size, top: float) -> str:
    """In place of a figure the sentences that say why there is none."""
    letter = size.text * 1.3
    lines = wrap(sheet.told, size.width - 2 * size.margin, letter, 8)
    looks = f'font-size="{px(letter)}" fill="{sheet.colours.text}"'
    return _write_lines(lines, size, top + letter, letter, looks)[0]


def _write_lines(lines: Iterable[str], size: Size, top: float, letter: float, looks: str) -> tuple[str, float]:
    """Lines below `top`, and the pixel below them."""
    written = []
    for line in lines:
        written.append(write_line(line, size.margin, top + letter, letter, 'weight="bold"' in looks))
        top += _pitch(letter)
    return (f"<g {looks}>{''.join(written)}</g>" if written else ""), top


def _pitch(letter: float) -> float:
    return letter * 1.28
