"""What stands at the points of a trace: marks and texts."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from dashboard.picture.letters import FONT, read_font, write_font, write_text
from dashboard.picture.markup import group, px
from dashboard.picture.symbols import SYMBOLS, has_dot, is_open, trace_symbol
from dashboard.picture.vocabulary import Json, PictureError, Words, check_words, read_color, read_number

T = TypeVar("T")
Spot = tuple[float, float]
MARKER: Words = {"size": None, "color": None, "symbol": None, "line": None, "opacity": (1,)}
EDGE: Words = {"width": None, "color": None}
# Marks that have a size each are bubbles to Plotly, which lets them shine through, unless told not to, and gives each
# an edge.
_BUBBLE = ' opacity="0.7"'
# How far a text stands from the middle of its mark: parts of its radius, and pixels; how far below it, in its size.
_AWAY, _APART, _BELOW = 1.25, 1, 0.25
# On which side of its point a text stands: right of it, on it or left of it, and what of the text is there.
_SIDES = {"middle right": 1, "middle center": 0, "middle left": -1}
_EACH = {"size", "color"}
_ANCHORS = {1: "start", 0: "middle", -1: "end"}


class Mark(NamedTuple):
    """How a point is drawn."""

    size: float
    symbol: str
    fill: str
    edge: str


def draw_points(what: str, marker: Any, spots: Sequence[Spot | None]) -> str:
    """The marks of a trace; those of one colour that follow each other share a group."""
    check_words(what, marker, MARKER, ("size", "color", "symbol", "line"))
    bubbles = isinstance(marker["size"], (list, tuple))
    shine = _BUBBLE if bubbles and "opacity" not in marker else ""
    edge = check_words(f"{what}.line", marker["line"], EDGE, ("color",) if bubbles else ("color", "width"))
    width = px(read_number(f"{what}.line.width", edge.get("width", 1)))
    pairs = zip(spots, _marks(what, marker, len(spots)), strict=True)
    # Of a mark without size the dot in its middle is left.
    shown = [(spot, mark) for spot, mark in pairs if spot and (mark.size > 0 or has_dot(mark.symbol))]
    groups = groupby(shown, lambda one: (one[1].fill, one[1].edge))
    return "".join(
        group(
            f'class="points" fill="{fill}" stroke="{stroke}" stroke-width="{width}"{shine}',
            "".join(_draw_alike(mark, [spot for spot, _ in alike]) for mark, alike in groupby(marks, itemgetter(1))),
        )
        for (fill, stroke), marks in groups
    )


def _marks(what: str, marker: Json, count: int) -> Iterator[Mark]:
    return map(
        Mark,
        _read_each(f"{what}.size", marker["size"], count, read_number),
        _read_each(f"{what}.symbol", marker["symbol"], count, _read_symbol),
        _read_each(f"{what}.color", marker["color"], count, read_color),
        _read_each(f"{what}.line.color", marker["line"]["color"], count, read_color),
    )


def _read_each(what: str, value: Any, count: int, read: Callable[[str, Any], T]) -> Sequence[T]:
    """A value for each point: as many as there are, or one for all."""
    if not isinstance(value, (list, tuple)):
        return [read(what, value)] * count
    if len(value) != count:
        raise PictureError(f"{what} has {len(value)} values for {count} points.")
    return [read(what, one) for one in value]


def _read_symbol(what: str, name: Any) -> str:
    if isinstance(name, str) and name in SYMBOLS:
        return name
    raise PictureError(f"{what} = {name!r:.60} is not drawn in a picture.")


def _draw_alike(mark: Mark, spots: Sequence[Spot]) -> str:
    """Marks that look alike, to a tenth of a pixel; their numbers are written at once, which takes half the time."""
    return _frame(mark) * len(spots) % tuple(chain.from_iterable(spots))


# A chart has hundreds of marks that look alike.
@lru_cache(256)
def _frame(mark: Mark) -> str:
    """A mark, but for the two numbers of its place."""
    hollow = f' fill="none" stroke="{mark.fill}"' if is_open(mark.symbol) else ""
    shape = f'<path d="{trace_symbol(mark.symbol, mark.size / 2)}"'
    return f'{shape} transform="translate(%.1f,%.1f)"{hollow}/>'


def draw_texts(what: str, trace: Json, spots: Sequence[Spot | None], font: Json) -> str:
    """The texts of a trace, beside its marks or in their place; those that look alike share a group."""
    count, marked = len(spots), "markers" in trace["mode"]
    away = _AWAY * read_number(f"{what}.marker.size", trace["marker"]["size"]) / 2 + _APART if marked else 0
    texts = _read_each(f"{what}.text", trace.get("text"), count, lambda _, text: text)
    looks = zip(
        read_sides(what, trace, count),
        _list_fonts(f"{what}.textfont", trace.get("textfont", {}), count, font),
        strict=True,
    )
    alike: dict[str, list[str]] = {}
    for (x, own), text, spot in zip(looks, texts, spots, strict=True):
        if spot and text:
            words = f'text-anchor="{_ANCHORS[x]}" {write_font(own, font)}'
            written = write_text(text, spot[0] + x * away, spot[1] + _BELOW * own["size"])
            alike.setdefault(words, []).append(written)
    return "".join(group(f'class="texts" {words}', "".join(written)) for words, written in alike.items())


def read_sides(what: str, trace: Json, count: int) -> Sequence[int]:
    """Of each text, whether it stands right of its point, 1, on it, 0, or left of it, -1."""
    return _read_each(f"{what}.textposition", trace.get("textposition"), count, _read_side)


def _read_side(what: str, value: Any) -> int:
    if isinstance(value, str) and value in _SIDES:
        return _SIDES[value]
    raise PictureError(f"{what} = {value!r:.60} is not drawn in a picture.")


def _list_fonts(what: str, given: Any, count: int, inherited: Json) -> Iterator[Json]:
    """The font of each text: of size and colour there may be one for each."""
    known = check_words(what, given, FONT)
    several = {
        name: _read_each(f"{what}.{name}", known[name], count, lambda _, value: value) for name in _EACH & known.keys()
    }
    for one in zip(*several.values(), strict=True) if several else [()] * count:
        yield read_font(what, {**known, **dict(zip(several, one, strict=True))}, inherited)
