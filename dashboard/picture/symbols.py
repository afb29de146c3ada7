"""The shapes of marks, each around its own middle, of radius `r`."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from dashboard.picture.markup import px

# The corners of a star of radius 1, from the right side of its top inwards.
_STAR = (
    (0.225, -0.309), (0.951, -0.309), (0.363, 0.118), (0.588, 0.809), (0, 0.382),
    (-0.588, 0.809), (-0.363, 0.118), (-0.951, -0.309), (-0.225, -0.309), (0, -1),
)  # fmt: skip
# Those of a cross that is as wide as it is high.
_THICK = 0.8 / 2**0.5
_CROSS = (
    (0, 1), (1, 2), (2, 1), (1, 0), (2, -1), (1, -2), (0, -1), (-1, -2), (-2, -1), (-1, 0), (-2, 1), (-1, 2),
)  # fmt: skip
_OPEN, _DOT = "-open", "-dot"


def _polygon(*corners: tuple[float, float]) -> Callable[[float], str]:
    def draw(r: float) -> str:
        return "M" + "L".join(f"{px(x * r)},{px(y * r)}" for x, y in corners) + "Z"

    return draw


def _circle(r: float) -> str:
    size = px(r)
    return f"M{size},0A{size},{size} 0 1,1 0,-{size}A{size},{size} 0 0,1 {size},0Z"


_SHAPES: Mapping[str, Callable[[float], str]] = {
    "circle": _circle,
    "square": _polygon((1, 1), (-1, 1), (-1, -1), (1, -1)),
    "diamond": _polygon((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    "x": _polygon(*((_THICK * x, _THICK * y) for x, y in _CROSS)),
    "star": _polygon(*((1.4 * x, 1.4 * y) for x, y in _STAR)),
}
# The names that a figure may give: each shape, hollow, and with a dot in its middle.
SYMBOLS = frozenset(
    f"{shape}{hollow}{dot}" for shape in _SHAPES for hollow in ("", _OPEN) for dot in ("", _DOT) if hollow or not dot
)


@lru_cache(maxsize=256)
def trace_symbol(name: str, r: float) -> str:
    """The path of a symbol."""
    dot = "M0,0.5L0.5,0L0,-0.5L-0.5,0Z" if has_dot(name) else ""
    return _SHAPES[name.partition("-")[0]](r) + dot


def is_open(name: str) -> bool:
    """Whether a symbol is hollow."""
    return _OPEN in name


def has_dot(name: str) -> bool:
    """Whether a symbol has a dot in its middle."""
    return name.endswith(_DOT)
