"""Text as Plotly writes it: `<b>` is bold, a few entities are characters, all else is read as it stands."""

import html
import re
from functools import lru_cache
from typing import Any

from dashboard.picture.markup import px, say
from dashboard.picture.vocabulary import Json, PictureError, Words, check_words, read_color, read_number

FONT: Words = {"family": None, "size": None, "color": None}
_BOLD = re.compile("(</?b>)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|nbsp|times|plusmn|deg|mu);")


def read_font(what: str, given: Any, inherited: Json) -> dict[str, Any]:
    """A font, with what it does not say from that around it. Raises PictureError for what is none."""
    font = {**inherited, **check_words(what, given, FONT)}
    read_number(f"{what}.size", font.get("size"))
    read_color(f"{what}.color", font.get("color"))
    if not isinstance(font.get("family"), str):
        raise PictureError(f"{what}.family has to be given.")
    return font


def write_font(font: Json, around: Json) -> str:
    """The attributes of a font; its family where that is another than around it."""
    family = "" if font["family"] == around["family"] else f' font-family="{say(font["family"])}"'
    return f'font-size="{px(font["size"])}" fill="{font["color"]}"{family}'


def write_text(text: object, x: float, y: float, looks: str = "") -> str:
    """A line of text on the base line `y`; `looks` are attributes with a blank before them."""
    return f'<text x="{px(x)}" y="{px(y)}"{looks}>{_write_spans(str(text))}</text>'


# Pictures say the same again and again: names, years, units.
@lru_cache(1024)
def _write_spans(text: str) -> str:
    bold, spans = False, []
    for piece in _BOLD.split(text) if "<" in text else [text]:
        if piece in ("<b>", "</b>"):
            bold = piece == "<b>"
        elif piece:
            said = say(_ENTITY.sub(lambda found: html.unescape(found[0]), piece) if "&" in piece else piece)
            spans.append(f'<tspan font-weight="bold">{said}</tspan>' if bold else said)
    return "".join(spans)
