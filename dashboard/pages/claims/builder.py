"""The sentence builder: a plain form with a choice for each part of a claim. What is chosen writes the sentence."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from dash import html
from dash.development.base_component import Component

from dashboard.pages.claims.query import COUNTED, MEMBER, NAMED, ClaimsView, offer_options, pin_form, read_view
from dashboard.shared import mantine as dmc
from dashboard.view import Option
from etl.claims.pieces import Choices
from etl.store.snapshot import Snapshot

_TITLE = "Put a claim together"
_LABELS = {
    "who": "Who",
    "also": "And",
    "third": "And also",
    "joint": "Meaning",
    "count": "How many",
    "number": "Number",
    "among": "Of",
    "way": "How",
    "figure": "Figure or place",
    "what": "What",
    "target": "Or a target",
    "against": "Than",
    "time": "When",
    "year": "Year",
    "by": "By the count of",
    "day": "As of",
}
# What a field wants that is written.
_HINTS = {
    "number": "such as 19",
    "figure": "such as 2, or a place",
    "year": "such as 2024",
    "day": "today, or 2019-12-04",
}


def draw_builder(snapshot: Snapshot, view: ClaimsView, path: str) -> Component:
    """The form, with what the view's claim amounts to; open where it was used last."""
    chosen = read_view(view)
    draw = partial(_draw_field, snapshot, view, chosen)
    form = html.Form(
        [
            html.Div(list(map(draw, ("who", *NAMED, *COUNTED))), className="builder-row"),
            html.Div(list(map(draw, ("way", "figure", "what", "target", "against"))), className="builder-row"),
            html.Div(list(map(draw, ("time", "year", "by", "day"))), className="builder-row"),
            html.Button("Write and check", type="submit", className="button", **pin_form(view)),
        ],
        action=path, method="get", className="builder",
        # What was chosen by hand gives way to what a new claim says.
        key=str(chosen),
    )  # fmt: skip
    return html.Details([html.Summary(_TITLE), form], className="many", open=bool(view.way))


def _draw_field(snapshot: Snapshot, view: ClaimsView, chosen: Choices, name: str) -> Component:
    label, value = _LABELS[name], getattr(chosen, name)
    if options := offer_options(snapshot, view, chosen, name):
        return _draw_select(name, label, options, value)
    field = dmc.TextInput(name=name, label=label, value=value, placeholder=_HINTS[name])
    return html.Div(field, className=f"builder-field builder-{name}")


def _draw_select(name: str, label: str, options: Sequence[Option], value: str) -> Component:
    listed = [
        one for words, group in groupby(options, attrgetter("group")) for one in _list_grouped(words, group, value)
    ]
    place = f"claims-choose-{name}"
    field = [html.Label(label, htmlFor=place), html.Select(listed, id=place, name=name)]
    return html.Div(field, className=f"builder-field builder-{name}")


def _list_grouped(words: str, group: Iterable[Option], value: str) -> Iterator[Component]:
    """The choices under the words for them; those of members are marked, for only they are named with others."""
    if words:
        mark = {"className": "is-member"} if words == MEMBER else {}
        yield html.Optgroup(list(_list_choices(group, value)), label=words, **mark)
    else:
        yield from _list_choices(group, value)


def _list_choices(options: Iterable[Option], value: str) -> Iterator[Component]:
    for one in options:
        yield html.Option(one.label, value=one.word, **({"selected": True} if one.word == value else {}))
