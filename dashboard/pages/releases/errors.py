"""How far off past estimates were, by their age, as of the pin; and where more is told of the releases."""

from collections.abc import Iterator

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.releases.comparison import Comparison, ReleasesView
from dashboard.shared.address import keep_pin
from dashboard.shared.stock import Memory
from dashboard.shared.table import draw_section, draw_texts
from dashboard.shared.wording import write_number, write_signed
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.inputs import compute_as_of
from etl.prose import counted
from etl.store.snapshot import Snapshot

MEASURE = "estimate_error"
TITLES = ("Age of the estimate", "Off by, points", "Too high by, points", "Estimates")
_NAME = "How far off estimates were"
_PART = "absolute_age_"
# Of estimates: by age their mean error without and with its sign, and how many there are.
Errors = tuple[tuple[int, float, float, int], ...]
_FOUND: Memory[ReleasesView, Errors] = Memory()


def list_errors(snapshot: Snapshot, view: ReleasesView) -> Errors:
    """By age in years the mean error of estimates known then; nothing where no later release has those years."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _compute(snapshot, view))


def _compute(snapshot: Snapshot, view: ReleasesView) -> Errors:
    try:
        found = {one.part: one.value for one in compute_as_of(snapshot, MEASURE, Choice(), view.as_of)}
    except MeasureError:
        return ()
    ages = sorted(int(part.removeprefix(_PART)) for part in found if part.startswith(_PART))
    return tuple(
        (age, found[f"{_PART}{age}"] or 0.0, found[f"signed_age_{age}"] or 0.0, int(found[f"n_age_{age}"] or 0))
        for age in ages
    )


def list_sections(snapshot: Snapshot, shown: Comparison) -> Iterator[Component]:
    """The errors as a table, and the ways to audits and changes."""
    pin = shown.view.as_of
    rows = [
        [_write_age(age), write_number(error, 3), write_signed(signed, 3), str(count)]
        for age, error, signed, count in list_errors(snapshot, shown.view)
    ]
    if rows:
        link = dcc.Link("how it is computed", href=keep_pin(f"/methodology#{MEASURE}", pin))
        told = "Shares of GDP that a release called estimates, against the newest known then by the same definition: "
        yield draw_section("errors", _NAME, html.P([told, link, "."]), draw_texts("errors-table", TITLES, rows, _NAME))
    yield html.P(
        [
            dcc.Link("What each release recomputes, and what in it does not", href=keep_pin("/data#audit", pin)),
            " · ",
            dcc.Link("What changed with each refresh", href=keep_pin("/data#changed", pin)),
        ]
    )


def _write_age(age: int) -> str:
    return "published in the same year" if age == 0 else f"published {counted(age, 'year')} later"
