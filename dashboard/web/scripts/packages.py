"""What is sent in place of a package's script: the part of it that pages use."""

from collections.abc import Callable
from pathlib import Path

from dashboard.shared import mantine
from dashboard.web.scripts.plotly import TRACES, trim_plotly
from dashboard.web.scripts.polyfill import trim_polyfill
from dashboard.web.scripts.sheets import keep_rules
from dashboard.web.scripts.webpack import keep_components, keep_modules

# The components of dash.dcc that pages are made of; one more needs its name here. Mantine's are in shared/mantine.py.
CORE = ("Graph", "Link", "Location", "Store")
_CORE, _SHARED = "dash_core_components.js", "dash_core_components-shared.js"
# What draws the chart comes by itself, and asks for modules of both.
_CHART = "async-graph.js"


def _trim_mantine(path: Path) -> bytes:
    return keep_rules(keep_components(path.read_bytes(), mantine.__all__))


def _trim_core(path: Path) -> bytes:
    return keep_components(path.read_bytes(), CORE, _read_beside(path, _SHARED, _CHART))


def _trim_shared(path: Path) -> bytes:
    return keep_modules(path.read_bytes(), _read_beside(path, _CORE, _CHART))


def _read_beside(path: Path, *names: str) -> list[bytes]:
    return [path.with_name(name).read_bytes() for name in names]


# By the name of the file. One that is not built as expected is sent whole.
TRIMS: dict[str, Callable[[Path], bytes]] = {
    "plotly.min.js": lambda path: trim_plotly(path.read_bytes(), TRACES),
    "polyfill@*.js": lambda path: trim_polyfill(path.read_bytes()),
    "dash_mantine_components.js": _trim_mantine,
    _CORE: _trim_core,
    _SHARED: _trim_shared,
}
