"""No line of a page ends between a number and its sign, or within a day: its texts are held as it is drawn."""

from typing import Any

from dash.development.base_component import Component

from dashboard.shared.wording import hold_together

# What is copied or compared letter by letter stays as it was written.
_AS_WRITTEN = {"Pre", "Code", "Blockquote", "Textarea"}


def set_texts(node: Any) -> Any:
    """The components, lists, data of tables and texts as they were, their texts held together."""
    if type(node) is str:
        return hold_together(node)
    if isinstance(node, (list, tuple)):
        return [set_texts(one) for one in node]
    if isinstance(node, dict):
        return {**node, "head": set_texts(node["head"]), "body": set_texts(node["body"])}
    if isinstance(node, Component) and node._type not in _AS_WRITTEN:
        _set_component(node)
    return node


def _set_component(one: Component) -> None:
    given = vars(one)
    if given.get("children") is not None:
        one.children = set_texts(given["children"])
    if one._type == "Table" and isinstance(given.get("data"), dict):
        one.data = set_texts(given["data"])
