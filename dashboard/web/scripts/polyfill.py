"""Dash's polyfill without all that is there for browsers older than any that can run Dash's own components."""

import re

# The module by which components wait for what they load, of the hundreds that there are. It needs no other.
_RUNTIME = re.compile(
    rb"\d+:\[(function\((?:(?!:\[function\().)*?try\{regeneratorRuntime=(?:(?!\},\{\}\]).)*\}),\{\}\]"
)


def trim_polyfill(script: bytes) -> bytes:
    """The one module that today's browsers lack. Of the others some are slower than what they take the place of."""
    modules = _RUNTIME.findall(script)
    return b"(%s)(null,{exports:{}},{});" % modules[0] if len(modules) == 1 else script
