"""Components written as HTML. Of Dash's own, only those that are HTML are known here; `Looks` knows the others."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from dash.development.base_component import Component

from dashboard.shared.stock import Frozen

# Writes a component that is more than HTML as what it looks like, None for one that does not show.
Looks = Mapping[str, Callable[[Component], Any]]

HTML = "dash_html_components"
_NAMES = {"className": "class", "tabIndex": "tabindex", "htmlFor": "for"}
# What scripts look for; the application's own page has it.
_FOR_SCRIPTS = {"data-page", "data-path", "n_clicks", "key"}
_VOID = {"br", "hr", "img", "input"}
_TAG = re.compile(r"[A-Z][A-Za-z0-9]*")


class Markup(str):
    """What is HTML already."""

    __slots__ = ()


def write_markup(node: Any, looks: Looks) -> str:
    """The HTML of components, texts and lists of them. Raises LookupError for a component that is not known."""
    if node is None:
        return ""
    if isinstance(node, Markup):
        return node
    if isinstance(node, Frozen):
        return node.write(lambda whole: write_markup(whole, looks))
    if isinstance(node, Component):
        return _write_component(node, looks)
    if isinstance(node, (list, tuple)):
        return "".join(write_markup(one, looks) for one in node)
    return escape(str(node))


def _write_component(one: Component, looks: Looks) -> str:
    if one._namespace != HTML:
        name = f"{one._namespace}.{one._type}"
        if name not in looks:
            raise LookupError(f"{name}: what it looks like without its script is not known")
        return write_markup(looks[name](one), looks)
    tag = one._type.lower() if _TAG.fullmatch(one._type) else "div"
    # What is pressed is answered by a script alone, but for what sends a form.
    still = " disabled" if tag == "button" and getattr(one, "type", "") != "submit" else ""
    start = f"<{tag}{still}{''.join(_list_attributes(one))}>"
    return start if tag in _VOID else f"{start}{write_markup(getattr(one, 'children', None), looks)}</{tag}>"


def _list_attributes(one: Component) -> Iterator[str]:
    for name, value in sorted(read_props(one).items()):
        if value is True:
            yield f" {_NAMES.get(name, name)}"
        elif name not in _FOR_SCRIPTS and value is not False and value is not None:
            yield f' {_NAMES.get(name, name)}="{escape(str(value))}"'


def read_props(one: Component) -> dict[str, Any]:
    """What was given to a component, but for its children."""
    wild = tuple(getattr(one, "_valid_wildcard_attributes", ()))
    return {
        name: value
        for name, value in vars(one).items()
        if name != "children" and (name in one._prop_names or (wild and name.startswith(wild)))
    }
