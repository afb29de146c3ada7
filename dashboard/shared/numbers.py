"""A row of key numbers, each with its label, in small print what belongs to it, and where they lead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.shared.table import write_linked

# One text, or pieces of one, of which those that are Linked lead on by themselves: a publisher's figure to its cell.
Told = str | tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A number as it is written, unit included, and what it is; `note` is small print, "" for none.

    `href` is where all of it leads but for what leads on by itself: to what it was counted or computed from.
    """

    value: str
    label: Told
    note: Told = ""
    href: str = ""

    @property
    def words(self) -> str:
        """The label as one text."""
        return "".join(self.label)

    @property
    def small_print(self) -> str:
        """The note as one text."""
        return "".join(self.note)


def draw_numbers(numbers: Iterable[Number]) -> list[Component]:
    """The entries of a description list: the label is what is described."""
    return [html.Div(_describe(number)) for number in numbers]


def _describe(number: Number) -> list[Component]:
    named = number.words
    label = dcc.Link(named, href=number.href, className="entry") if number.href else _join(number.label)
    note = [html.Dd(_join(number.note), className="number-note")] if number.small_print else []
    return [html.Dt(label), html.Dd(write_linked(number.value)), *note]


def _join(told: Told) -> Sequence[Component | str] | Component | str:
    return told if isinstance(told, str) else [write_linked(piece) for piece in told if piece]
