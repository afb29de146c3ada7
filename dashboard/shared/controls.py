"""Controls, made from what a page declares. The value of a control is the word in the URL: one reader serves both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.shared import mantine as dmc
from dashboard.view import Kind, Option, Parameter, View, list_parameters
from etl.store.snapshot import Snapshot

Json = list[dict[str, Any]]
# A list is made as it opens and goes as it closes: one that is kept is drawn again with every change of its control,
# before the chart (assets/lists.js sees to keys).
LIST = {"keepMounted": False}
_SEARCH = {
    "searchable": True, "openOnFocus": False, "selectFirstOptionOnChange": True,
    "nothingFoundMessage": "Nothing has these words", "filter": {"function": "findWords"},
}  # fmt: skip
V = TypeVar("V", bound=View)


@dataclass(frozen=True)
class Control:
    """The control of a field of a view.

    Where the snapshot decides, `options` are the choices there are, and `word` is the one in force, which the view may
    leave open; else both are as the page's view declares them. `fold` is the title of the fold that it lies in.

    A field may have two controls: the second has a `name` and a `label` of its own. `searched`: what is typed is looked
    for in the list (assets/search.js).
    """

    field: str
    options: Callable[[Snapshot, Any], tuple[Option, ...]] | None = None
    word: Callable[[Snapshot, Any], str] | None = None
    fold: str = ""
    name: str = ""
    label: str = ""
    searched: bool = False

    @property
    def known_as(self) -> str:
        """What tells it from the other controls of its page."""
        return self.name or self.field

    @property
    def depends(self) -> bool:
        """Whether the choices depend on the view."""
        return self.options is not None

    def parameter(self, view: type[View]) -> Parameter:
        """What the control steers."""
        return list_parameters(view)[self.field]

    def prop(self, view: type[View]) -> str:
        """The property of the component that holds the value."""
        return "checked" if self.parameter(view).kind is Kind.SWITCH else "value"

    def data(self, snapshot: Snapshot, view: View) -> Json:
        """The choices as the component wants them."""
        return _grouped(self.options(snapshot, view) if self.options else self.parameter(type(view)).options())

    def value(self, snapshot: Snapshot, view: View) -> Any:
        """What the control holds for a view: a word, a list of words, or whether it is on."""
        if self.word:
            return self.word(snapshot, view)
        held, parameter = getattr(view, self.field), self.parameter(type(view))
        return {Kind.SWITCH: bool, Kind.SEVERAL: list, Kind.NUMBER: float}.get(parameter.kind, parameter.write)(held)

    def build(self, page: str, snapshot: Snapshot, view: View) -> Component:
        """The component."""
        inner = self._component(page, snapshot, view)
        several = " is-several" if self.parameter(type(view)).kind is Kind.SEVERAL else ""
        return html.Div(inner, className=f"control control-{self.known_as}{several}")

    def _component(self, page: str, snapshot: Snapshot, view: View) -> Component:
        parameter = self.parameter(type(view))
        named = {"id": name_control(page, self.known_as), "label": self.label or parameter.label}
        value = self.value(snapshot, view)
        if parameter.kind is Kind.SWITCH:
            return dmc.Switch(**named, checked=value)
        if parameter.kind is Kind.NUMBER:
            low, high = parameter.span
            return dmc.NumberInput(**named, value=value, min=low, max=high, step=0.5, decimalScale=2, debounce=300)
        room = {"maxDropdownHeight": 360, "comboboxProps": LIST}
        chosen = {**named, "data": self.data(snapshot, view), "value": value, **room}
        if parameter.kind is Kind.SEVERAL:
            looks = {"searchable": True, "clearable": True, "hidePickedOptions": True}
            return dmc.MultiSelect(**chosen, **looks, maxValues=parameter.most)
        return dmc.Select(
            **chosen, **(_SEARCH if self.searched else {}), allowDeselect=False, checkIconPosition="right"
        )


def draw_controls(page: str, controls: Sequence[Control], snapshot: Snapshot, view: View) -> list[Component]:
    """All controls of a page in their order; those in a fold inside it, open where one of them is set."""
    drawn: list[Component] = []
    for fold, some in groupby(controls, key=lambda control: control.fold):
        inside = list(some)
        built = [control.build(page, snapshot, view) for control in inside]
        drawn += [_draw_fold(fold, built, _is_set(inside, view))] if fold else built
    return drawn


def _draw_fold(title: str, inside: list[Component], is_open: bool) -> Component:
    return html.Details(
        [html.Summary(title), html.Div(inside, className="inside")], open=is_open, className="control fold"
    )


def _is_set(controls: Sequence[Control], view: View) -> bool:
    known = dict(view.pairs())
    return any(control.field in known for control in controls)


def name_control(page: str, control: str) -> str:
    """The id of a control of a page: by the field of the view that it steers, or by a name of its own."""
    return f"{page}-{control}"


def read_controls(controls: Sequence[Control], values: Sequence[Any], pressed: str) -> dict[str, Any]:
    """By field what controls hold; of two that steer one field, what the one holds whose name was `pressed`."""
    held = list(zip(controls, values, strict=True))
    return {one.field: value for one, value in sorted(held, key=lambda pair: pair[0].known_as == pressed)}


def _grouped(options: tuple[Option, ...]) -> Json:
    data: Json = []
    for group, inside in groupby(options, key=lambda option: option.group):
        items = [{"value": option.word, "label": option.label} for option in inside]
        data += [{"group": group, "items": items}] if group else items
    return data


def apply_controls(view: V, values: dict[str, Any]) -> V:
    """`view` with the fields that controls hold; what a control cannot mean is ignored with a notice, as in the URL."""
    words = {field: _word(value) for field, value in values.items()}
    kept = [pair for pair in view.pairs() if pair[0] not in words]
    given = [(field, word) for field, word in words.items() if word is not None]
    return type(view).from_query(urlencode([*kept, *given]))


def _word(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "~".join(map(str, value))
    return str(value)
