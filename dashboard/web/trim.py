"""plotly.js without the kinds of trace that no figure has: a browser builds all of them at the start, one by one."""

import re
from collections.abc import Collection

_NAME = rb"[\w$]+"
# The one call by which the script registers all that its core lacks, each built by a module of its own.
_REGISTER = re.compile(rb"\.register\(\[((?:%s\(\),){20,}%s\(\))\]\)" % (_NAME, _NAME))
# A module that hands on another, and what one of a kind of trace says of itself.
_HANDS_ON = rb'=%s\(\(%s,%s\)=>\{"use strict";%s\.exports=(%s)\(\)\}' % ((_NAME,) * 5)
_KIND = re.compile(rb'moduleType:"trace",name:"(\w+)"')
# How far into its module that stands at most.
_FAR = 1000
# The core has these.
_CORE = frozenset({"scatter"})


def trim(script: bytes, traces: Collection[str]) -> bytes:
    """The script that registers these kinds of trace alone; but for that one call it is the same.

    Where it is not built as plotly.js is known to be, or a kind is not found, it is given back as it is.
    """
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
    module = handing and _find_module(script, handing[1], rb"=%s\(" % _NAME)
    kind = module and _KIND.search(script, module.end(), module.end() + _FAR)
    return kind[1].decode() if kind else ""


def _find_module(script: bytes, name: bytes, pattern: bytes) -> re.Match[bytes] | None:
    """Where the module of this name begins: not one whose name only ends like it."""
    found = re.finditer(re.escape(name) + pattern, script)
    return next((one for one in found if not re.match(_NAME, script[one.start() - 1 : one.start()])), None)
