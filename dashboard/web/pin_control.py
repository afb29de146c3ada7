"""The control of the header that says as of when everything is shown: a release, or a date."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.shared import mantine as dmc
from dashboard.shared.controls import LIST
from dashboard.shared.frame import draw_alerts
from dashboard.shared.wording import name_pin
from dashboard.view import View, repin, shorten
from etl.asof.pin import NEWEST, Pin
from etl.catalogue.sources import PAPERS, SOURCES
from etl.observation import PARTIAL
from etl.prose import day
from etl.store.snapshot import Part, Snapshot, Store

RELEASE = "pin-release"
DATE = "pin-date"
NOTICE = "pin-notice"
# The pin writes the address in a place of its own; what the address says of it comes back as a word.
_PLACE = "pin-url"
_WORD = "pin-word"


def draw_pin(snapshot: Snapshot, pin: Pin) -> Component:
    """The two ways to say when, side by side; the date is empty where a release is pinned."""
    release = dmc.Select(
        id=RELEASE, label="As of", data=list_pins(snapshot, pin), value=str(pin), allowDeselect=False, searchable=True,
        checkIconPosition="right", maxDropdownHeight=420, size="xs", className=RELEASE, comboboxProps=LIST,
    )  # fmt: skip
    # Taken when Enter is pressed or the field is left, not at every key.
    date = dmc.TextInput(
        id=DATE, label="or any date", value=_day(pin), placeholder="2019-12-04", debounce=True, size="xs",
        className=DATE,
    )  # fmt: skip
    held = [dcc.Location(id=_PLACE, refresh="callback-nav"), dcc.Store(id=_WORD, data=str(pin))]
    return html.Div([*held, release, date], className="pin", role="group", **{"aria-label": "As of when"})


def draw_notice() -> Component:
    """Where it is said that a date was not understood."""
    return html.Div(id=NOTICE, role="status")


def register(app: Dash, store: Store) -> None:
    """Add what follows the control and the address: the one reader of both is the pin's own."""
    app.clientside_callback(
        ClientsideFunction("shell", "pin"),
        Output(_WORD, "data"),
        Input("url", "search"),
        State(_WORD, "data"),
        prevent_initial_call=True,
    )

    @app.callback(  # type: ignore[untyped-decorator]
        [
            Output(_PLACE, "search"), Output(RELEASE, "value"), Output(RELEASE, "data"), Output(DATE, "value"),
            Output(NOTICE, "children"),
        ],
        [Input(RELEASE, "value"), Input(DATE, "value"), Input(_WORD, "data")],
        State("url", "search"),
        prevent_initial_call=True,
    )  # fmt: skip
    def follow(release: Any, typed: Any, _word: Any, search: str | None) -> tuple[Any, ...]:
        given = {RELEASE: release, DATE: typed}.get(ctx.triggered_id)
        return set_pin(store.current(), search or "", None if given is None else str(given))


def set_pin(snapshot: Snapshot, search: str, given: str | None) -> tuple[Any, ...]:
    """The address, the value and the options of the releases, the date, and notices, after a reader gave a text.

    `given` is None where the address changed. A text that is no pin leaves all as it is, with a notice that says why.
    """
    there = View.from_query(search).as_of
    try:
        pin = there if given is None else Pin.parse(given.strip() or NEWEST)
    except ValueError as problem:
        notice = f"As of: “{shorten(given or '')}” was ignored; {problem}."
        return no_update, str(there), list_pins(snapshot, there), no_update, draw_alerts([notice])
    address = no_update if pin == there else repin(search, pin)
    return address, str(pin), list_pins(snapshot, pin), _day(pin), []


def _day(pin: Pin) -> str:
    return pin.day.isoformat() if pin.day else ""


def list_pins(snapshot: Snapshot, pin: Pin) -> list[dict[str, Any]]:
    """The newest, the pin where it is no one release that is here, and every release by source, newest first."""
    groups: list[dict[str, Any]] = [
        {"group": source.publisher, "items": [_option(part) for part in snapshot.releases(source.id)[::-1]]}
        for source in SOURCES.values()
        if snapshot.releases(source.id)
    ]
    offered = {NEWEST, *(item["value"] for group in groups for item in group["items"])}
    other = [] if str(pin) in offered else [{"value": str(pin), "label": name_pin(pin)}]
    return [{"value": NEWEST, "label": "Newest of each source"}, *other, *groups]


def _option(part: Part) -> dict[str, str]:
    release = part.release
    pin = Pin.of_releases({release.source: release.release})
    return {"value": str(pin), "label": f"{SOURCES[release.source].publisher}, {_name(part)}"}


def _name(part: Part) -> str:
    partial = ", in part" if part.release.extent == PARTIAL else ""
    when = day(part.release.published)
    release = part.release.release
    named = PAPERS.get(release, release) if release != part.release.published.isoformat() else ""
    return f"{named} ({when}{partial})" if named else f"{when}{partial}"
