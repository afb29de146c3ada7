"""The control of the header that says as of when everything is shown: a release, or a date."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.shared.wording import pinned
from etl.asof.pin import NEWEST, Pin
from etl.catalogue.sources import SOURCES
from etl.observation import PARTIAL
from etl.prose import day
from etl.store.snapshot import Part, Snapshot

RELEASE = "pin-release"
DATE = "pin-date"


def pin_control(snapshot: Snapshot, pin: Pin) -> Component:
    """The two ways to say when, side by side; the date is empty where a release is pinned."""
    release = dmc.Select(
        id=RELEASE, label="As of", data=options(snapshot, pin), value=str(pin), allowDeselect=False, searchable=True,
        checkIconPosition="right", maxDropdownHeight=420, size="xs",
    )  # fmt: skip
    # Taken when Enter is pressed or the field is left, not at every key.
    date = dmc.TextInput(
        id=DATE, label="or any date", value=pin.day.isoformat() if pin.day else "", placeholder="2019-12-04",
        debounce=True, size="xs",
    )  # fmt: skip
    return html.Div([release, date], className="pin", role="group", **{"aria-label": "As of when"})


def options(snapshot: Snapshot, pin: Pin) -> list[dict[str, Any]]:
    """The newest, the pinned date where there is one, and every release by source, newest first."""
    dated = [{"value": str(pin), "label": pinned(pin)}] if pin.day else []
    groups = [
        {"group": source.publisher, "items": [_option(part) for part in snapshot.releases(source.id)[::-1]]}
        for source in SOURCES.values()
        if snapshot.releases(source.id)
    ]
    return [{"value": NEWEST, "label": "Newest of each source"}, *dated, *groups]


def _option(part: Part) -> dict[str, str]:
    release = part.release
    pin = Pin(source=release.source, release=release.release)
    return {"value": str(pin), "label": f"{SOURCES[release.source].publisher}, {_name(part)}"}


def _name(part: Part) -> str:
    partial = ", in part" if part.release.extent == PARTIAL else ""
    when = day(part.release.published)
    named = part.release.release if part.release.release != part.release.published.isoformat() else ""
    return f"{named} ({when}{partial})" if named else f"{when}{partial}"
