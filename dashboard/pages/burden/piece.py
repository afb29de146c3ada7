"""What a part of the figure adds to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.shared.chart import Json
from dashboard.shared.theme import Theme


@dataclass(frozen=True)
class Piece:
    """Traces, axes by their name in the layout, texts and lines."""

    traces: list[Json]
    axes: dict[str, Json]
    notes: list[Json]
    shapes: list[Json] = field(default_factory=list)


def join(pieces: Iterable[Piece]) -> Piece:
    """All of them in one, in their order."""
    whole = Piece([], {}, [])
    for piece in pieces:
        whole.traces.extend(piece.traces)
        whole.axes.update(piece.axes)
        whole.notes.extend(piece.notes)
        whole.shapes.extend(piece.shapes)
    return whole


def shrink(note: Json) -> Json:
    """A text as small print."""
    return {**note, "font": {**note["font"], "size": 11}}


def small_font(theme: Theme) -> Json:
    """The font of the words on ticks."""
    return {"color": theme.muted, "size": 11}
