"""Controls. The value of a control is the word that stands in the URL, so one reader serves both."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.view import MOST_COUNTRIES, View

Options = list[dict[str, Any]]


def control_id(page: str, field: str) -> str:
    """The id of the control of a page that steers a field of the view."""
    return f"{page}-{field}"


def select(page: str, field: str, label: str, options: Options, value: str) -> Component:
    """A choice of one."""
    inner = dmc.Select(
        id=control_id(page, field), label=label, data=options, value=value, allowDeselect=False,
        checkIconPosition="right", maxDropdownHeight=360,
    )  # fmt: skip
    return html.Div(inner, className=f"control control-{field}")


def switch(page: str, field: str, label: str, on: bool) -> Component:
    """A choice of yes or no."""
    inner = dmc.Switch(id=control_id(page, field), label=label, checked=on)
    return html.Div(inner, className=f"control control-{field}")


def pick(page: str, field: str, label: str, options: Options, chosen: Sequence[str]) -> Component:
    """A choice of several, no more than can be told apart."""
    inner = dmc.MultiSelect(
        id=control_id(page, field), label=label, data=options, value=list(chosen), maxValues=MOST_COUNTRIES,
        searchable=True, clearable=True, hidePickedOptions=True, maxDropdownHeight=360,
    )  # fmt: skip
    return html.Div(inner, className=f"control control-{field}")


def changed(view: View, values: dict[str, Any]) -> View:
    """`view` with the fields that controls hold; what a control cannot mean is ignored with a notice, as in the URL."""
    words = {field: _word(value) for field, value in values.items()}
    kept = [pair for pair in view.pairs() if pair[0] not in words]
    return View.from_query(urlencode([*kept, *((field, word) for field, word in words.items() if word is not None)]))


def _word(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "~".join(map(str, value))
    return str(value)
