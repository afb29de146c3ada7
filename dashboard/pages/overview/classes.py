"""The classes of the map: how far a share is below or above the targets, and what has no share."""

from typing import NamedTuple

from dashboard.shared.score import Score
from dashboard.shared.theme import Theme
from etl.asof.verdict import Convention, meets
from etl.catalogue.members import members

# The lower ends of the classes of shares, in per cent of GDP: three below the guideline of 2 %, three from it on.
BOUNDS = (0.0, 1.0, 1.5, 2.0, 2.5, 3.5)
UNARMED, UNKNOWN, OUTSIDE, COARSE = "unarmed", "unknown", "outside", "coarse"
_LABELS = {
    UNARMED: "no armed forces",
    UNKNOWN: "no figure",
    OUTSIDE: "no member then",
    COARSE: "one decimal",
}


class Look(NamedTuple):
    """How an area is drawn: its fill, its edge, the dashes of that, and whether it is hatched."""

    fill: str
    edge: str
    dash: str = "solid"
    hatched: bool = False


def classify(code: str, score: Score | None, coarse: bool) -> str:
    """The class of a member: the number of the class of its share, or why it has none."""
    if score is None:
        return OUTSIDE
    if not members()[code].armed_forces:
        return UNARMED
    if score.value is None:
        return UNKNOWN
    return COARSE if coarse else str(sum(meets(score.value, bound, Convention.PUBLISHED) for bound in BOUNDS[1:]))


def find_look(name: str, theme: Theme) -> Look:
    """How the members of a class are drawn."""
    looks = {
        UNARMED: Look(theme.background, theme.muted, "dot"),
        UNKNOWN: Look(theme.background, theme.muted, hatched=True),
        OUTSIDE: Look(theme.grid, theme.background),
        COARSE: Look(theme.context, theme.background),
    }
    return looks.get(name) or Look(theme.scale[int(name)], theme.background)


def label_class(name: str) -> str:
    """What a class holds, as the key says it."""
    if name in _LABELS:
        return _LABELS[name]
    place = int(name)
    if place == 0:
        return f"under {BOUNDS[1]:g} %"
    if place == len(BOUNDS) - 1:
        return f"from {BOUNDS[place]:g} % on"
    return f"{BOUNDS[place]:g} to {BOUNDS[place + 1]:g} %"


def order_class(name: str) -> tuple[bool, str]:
    """The place of a class in the key: shares from low to high, then those without."""
    return not name.isdigit(), name
