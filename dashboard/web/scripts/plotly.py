"""plotly.js without the kinds of trace that no figure has, and without the modules that only those call for."""

import re
from collections.abc import Collection

from dashboard.web.scripts.modules import drop_unused
from dashboard.web.scripts.statements import NAME

# What figures are made of. One with another kind of trace needs it here.
TRACES = frozenset({"scatter"})
# The one call by which the script registers all that its core lacks, each built by a module of its own.
_REGISTER = re.compile(rb"\.register\(\[((?:%s\(\),){20,}%s\(\))\]\)" % (NAME, NAME))
# A module that hands on another, and what one of a kind of trace says of itself.
_HANDS_ON = rb'=%s\(\(%s,%s\)=>\{"use strict";%s\.exports=(%s)\(\)\}' % ((NAME,) * 5)
_KIND = re.compile(rb'moduleType:"trace",name:"(\w+)"')
# How far into its module that stands at most.
_FAR = 1000
# The core has these.
_CORE = frozenset({"scatter"})


def trim_plotly(script: bytes, traces: Collection[str]) -> bytes:
    """plotly.js that registers these kinds of trace alone, with the modules that these need."""
    return drop_unused(_register(script, traces))


def _register(script: bytes, traces: Collection[str]) -> bytes:
    """The same script but for the one call that registers."""
    calls = list(_REGISTER.finditer(script))
    if len(calls) != 1:
        return script
    kinds = {call: _find_kind(script, call.removesuffix(b"()")) for call in calls[0][1].split(b",")}
    wanted = {call: kind for call, kind in kinds.items() if kind in traces}
    if set(wanted.values()) != set(traces) - _CORE:
        return script
    return script[: calls[0].start(1)] + b",".join(wanted) + script[calls[0].end(1) :]


def _find_kind(script: bytes, name: bytes) -> str:
    """The kind of trace that a module registers; "" where it is of none, or not as known."""
    handing = _find_module(script, name, _HANDS_ON)
    module = handing and _find_module(script, handing[1], rb"=%s\(" % NAME)
    kind = module and _KIND.search(script, module.end(), module.end() + _FAR)
    return kind[1].decode() if kind else ""


def _find_module(script: bytes, name: bytes, pattern: bytes) -> re.Match[bytes] | None:
    """Where the module of this name begins: not one whose name only ends like it."""
    found = re.finditer(re.escape(name) + pattern, script)
    return next((one for one in found if not re.match(NAME, script[one.start() - 1 : one.start()])), None)
