"""Lines: their dashes, and their looks in a trace or a shape."""

from typing import Any

from dashboard.picture.markup import px
from dashboard.picture.vocabulary import Words, check_words, read_color, read_number

LINE: Words = {"color": None, "width": None, "dash": ("solid", "dot", "dash")}
# The length of a dash in widths of its line; thin lines count as 3 pixels.
_DASHES = {"dot": 1, "dash": 3}
_THIN = 3


def dash(name: str, width: float) -> str:
    """The attribute of a dashed line, "" for a solid one."""
    if name == "solid":
        return ""
    length = px(_DASHES[name] * max(width, _THIN))
    return f' stroke-dasharray="{length},{length}"'


def write_stroke(what: str, given: Any) -> str:
    """The attributes of a line that says its colour and width. Raises PictureError for one that does not."""
    line = check_words(what, given, LINE, ("color", "width"))
    width = read_number(f"{what}.width", line["width"])
    color = read_color(f"{what}.color", line["color"])
    return f'fill="none" stroke="{color}" stroke-width="{px(width)}"{dash(line.get("dash", "solid"), width)}'
