"""Controls. The value of a control is the word that stands in the URL, so one reader serves both."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.view import MOST_COUNTRIES, View
from dashboard.wording import day
from etl.snapshot import Part, Snapshot

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


def release_options(snapshot: Snapshot, source: str, view: View) -> Options:
    """The releases of a source, newest first, after the choice that always means the newest."""
    releases = snapshot.releases(source)[::-1]
    options = [{"value": part.release.published.isoformat(), "label": _release_label(part)} for part in releases]
    if view.as_of and view.as_of.isoformat() not in {option["value"] for option in options}:
        options.insert(0, {"value": view.as_of.isoformat(), "label": f"As of {day(view.as_of)}"})
    newest = f"Newest: {day(releases[0].release.published)}" if releases else "Newest"
    return [{"value": "latest", "label": newest}, *options]


def _release_label(part: Part) -> str:
    first, last = part.years
    copied = ", transcription" if part.release.acquisition == "transcription" else ""
    return f"{day(part.release.published)} ({first}–{last}{copied})"


def release_word(view: View) -> str:
    """What the control of the release shows."""
    return view.as_of.isoformat() if view.as_of else "latest"
