"""A row of key numbers, each with its label, in small print what belongs to it, and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.shared.wording import hold_together


@dataclass(frozen=True)
class Number:
    """A number as it is written, unit included, and what it is; `note` is small print, `href` where it leads.

    "" leaves either out.
    """

    value: str
    label: str
    note: str = ""
    href: str = ""


def draw_numbers(numbers: Iterable[Number]) -> list[Component]:
    """The entries of a description list: the label is what is described."""
    return [html.Div(_describe(number)) for number in numbers]


def _describe(number: Number) -> list[Component]:
    named = hold_together(number.label)
    label = dcc.Link(named, href=number.href) if number.href else named
    note = [html.Dd(number.note, className="number-note")] if number.note else []
    return [html.Dt(label), html.Dd(hold_together(number.value)), *note]
