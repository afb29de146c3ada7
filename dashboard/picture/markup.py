"""SVG's own spelling: numbers, attributes, and text that no name can break out of."""

import re
from xml.sax.saxutils import escape

Box = tuple[float, float, float, float]  # left, top, width, height

# What XML cannot hold, and what no reader sees: control characters, halves of characters, non-characters.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_QUOTES = {'"': "&quot;", "'": "&#39;", "\t": " ", "\n": " ", "\r": " "}


def px(value: float) -> str:
    """A number of pixels to one decimal: where edges are smooth no screen shows more."""
    return f"{value:.1f}".removesuffix(".0")


def crisp_px(value: float) -> str:
    """A number of pixels for an edge that is not smoothed: a hundredth decides which pixel it takes."""
    return f"{value:.2f}".removesuffix(".00")


def say(text: object) -> str:
    """Text between tags or in quotes: nothing in it is markup, and nothing that XML cannot hold is left."""
    return escape(_UNSEEN.sub("", "" if text is None else str(text)), _QUOTES)


def group(attributes: str, content: str) -> str:
    """A group with attributes of its own, "" where there is nothing in it."""
    return f"<g {attributes}>{content}</g>" if content else ""


def clip(box: Box, content: str) -> str:
    """What of `content` lies in a box (left, top, width, height); no identifier that another picture could share."""
    left, top, width, height = map(px, box)
    place = f'x="{left}" y="{top}" width="{width}" height="{height}"'
    return f'<svg {place} viewBox="{left} {top} {width} {height}" overflow="hidden">{content}</svg>' if content else ""
