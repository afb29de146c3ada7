"""What a callback may be asked: its own inputs, with values of the kinds that its components give. All else is 400."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from dash import Dash
from flask import abort, request

_PATH = "/_dash-update-component"
# Levels of lists and objects in a body, itself counted; pages use six.
_DEEPEST = 20
_TEXT = (str, type(None))
# The kinds of values by property, or by component and property; what is not listed may hold any JSON.
_KINDS: Mapping[str, tuple[type, ...]] = {
    "checked": (bool, type(None)),
    "hash": _TEXT,
    "href": _TEXT,
    # The path that the router is led to.
    "left-for.data": _TEXT,
    "pathname": _TEXT,
    "search": _TEXT,
}


def register(app: Dash) -> None:
    """Check the body of every callback before Dash reads it."""

    def check() -> None:
        if request.path == _PATH and request.method == "POST":
            fault = find_fault(request.get_data(), app.callback_map)
            if fault:
                abort(400, f"This is no request that the page makes: {fault}.")

    app.server.before_request(check)


def find_fault(content: bytes, callbacks: Mapping[str, Mapping[str, Any]]) -> str:
    """What is wrong with a body, in words; "" where nothing is."""
    try:
        body = orjson.loads(content)
    except orjson.JSONDecodeError:
        return "the body is not JSON"
    if not isinstance(body, dict):
        return "the body is not an object"
    if _is_deep(body):
        return "its values are nested too deep"
    output = body.get("output")
    # A callback that runs in the browser is known to Dash too, but has nothing to call here.
    if not isinstance(output, str) or "callback" not in callbacks.get(output, ()):
        return "there is no such output"
    return _fault_in_parts(body, output, callbacks[output])


def _is_deep(body: Any) -> bool:
    """Whether lists and objects stand in each other deeper than any page nests them, and than Dash can read."""
    level = [body]
    for _ in range(_DEEPEST):
        held = [one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        level = [one for inner in held for one in inner]
    return bool(level)


def _fault_in_parts(body: dict[str, Any], output: str, callback: Mapping[str, Any]) -> str:
    given = {name: body.get(name, []) for name in ("inputs", "state", "changedPropIds")}
    if _names(given["inputs"]) != _names(callback["inputs"]):
        return "its inputs are not those of the callback"
    if _names(given["state"]) != _names(callback["state"]):
        return "its state is not that of the callback"
    parts = output[2:-2].split("...") if output.startswith("..") else [output]
    outputs = body.get("outputs")
    if _names(outputs if output.startswith("..") else [outputs]) != parts:
        return "its outputs are not those of the callback"
    changed = given["changedPropIds"]
    if not isinstance(changed, list) or not all(name in _names(callback["inputs"]) for name in changed):
        return "what has changed is none of its inputs"
    return _fault_in_values([*given["inputs"], *given["state"]])


def _names(items: Any) -> list[str]:
    """The ids and properties of a list of inputs or outputs as "id.property"; "" for what is neither."""
    if not isinstance(items, list):
        return [""]
    return [f"{item.get('id')}.{item.get('property')}" if isinstance(item, dict) else "" for item in items]


def _fault_in_values(items: Iterable[dict[str, Any]]) -> str:
    for item in items:
        kinds = _KINDS.get(f"{item['id']}.{item['property']}") or _KINDS.get(item["property"])
        if kinds and not isinstance(item.get("value"), kinds):
            return f"the value of {item['id']}.{item['property']} is of the wrong kind"
    return ""
