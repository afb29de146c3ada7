"""plotly.js without the kinds of trace that no figure has, and without the modules that only those call for."""

import re
from collections.abc import Collection

from dashboard.web.scripts.modules import drop_unused
from dashboard.web.scripts.statements import NAME

# What figures are made of. One with another kind of trace, or with something else beside traces, needs it here.
TRACES = frozenset({"scatter"})
COMPONENTS = frozenset({"annotations", "shapes", "selections", "colorscale", "legend", "fx", "modebar"})
# The core has these.
_CORE = frozenset({"scatter"})
# The two calls by which the script registers what there is, each built by a module of its own: all kinds of trace that
# its core lacks, and what a figure has beside traces.
_TRACES_LISTED = re.compile(rb"\.register\(\[((?:%s\(\),){20,}%s\(\))\]\)" % (NAME, NAME))
_COMPONENTS_LISTED = re.compile(rb"[ ;,}]%s\(\[((?:%s\(\),){10,}%s\(\))\]\)" % ((NAME,) * 3))
# A module that hands on another, and what one says of itself.
_HANDS_ON = rb'=%s\(\(%s,%s\)=>\{"use strict";%s\.exports=(%s)\(\)\}' % ((NAME,) * 5)
_KIND = re.compile(rb'moduleType:"(?:trace|component)",name:"(\w+)"')
_BEGINS = b'"use strict"'
# How far into its module that stands at most.
_FAR = 1000
# The style sheet of maps, which are another kind of trace.
_SHEET_OF_MAPS = re.compile(rb'%s==="map"&&%s\(\),' % (NAME, NAME))


def trim_plotly(script: bytes, traces: Collection[str], components: Collection[str] = COMPONENTS) -> bytes:
    """plotly.js that registers these kinds of trace and components alone, with the modules that these need."""
    fewer = _register(script, _TRACES_LISTED, set(traces) - _CORE)
    if fewer == script:
        return script
    return drop_unused(_register(_SHEET_OF_MAPS.sub(b"", fewer), _COMPONENTS_LISTED, components))


def _register(script: bytes, listed: re.Pattern[bytes], wanted: Collection[str]) -> bytes:
    """The same script but for the one call that registers; as it is where that does not list all that is wanted."""
    calls = list(listed.finditer(script))
    if len(calls) != 1:
        return script
    kinds = {call: _find_kind(script, call.removesuffix(b"()")) for call in calls[0][1].split(b",")}
    kept = {call: kind for call, kind in kinds.items() if kind in wanted}
    if set(kept.values()) != set(wanted):
        return script
    return script[: calls[0].start(1)] + b",".join(kept) + script[calls[0].end(1) :]


def _find_kind(script: bytes, name: bytes) -> str:
    """What a module says it is, or the one that it hands on; "" where that is not known."""
    handing = _find_module(script, name, _HANDS_ON)
    module = _find_module(script, handing[1] if handing else name, rb"=%s\(" % NAME)
    if module is None:
        return ""
    kind = _KIND.search(script, module.end(), module.end() + _FAR)
    # What another module says, which begins in between, is not its own.
    own = kind is not None and script.count(_BEGINS, module.end(), kind.start()) == 1
    return kind[1].decode() if kind and own else ""


def _find_module(script: bytes, name: bytes, pattern: bytes) -> re.Match[bytes] | None:
    """Where the module of this name begins: not one whose name only ends like it."""
    found = re.finditer(re.escape(name) + pattern, script)
    return next((one for one in found if not re.match(NAME, script[one.start() - 1 : one.start()])), None)
