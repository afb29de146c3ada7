"""Scripts and style sheets: each read and compressed once in the life of a process, then sent as it was put away."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module, resources
from pathlib import Path

from dash import Dash
from dash.fingerprint import build_fingerprint, check_fingerprint
from flask import Response, abort, request
from plotly.offline import get_plotlyjs_version
from werkzeug.wsgi import wrap_file

from dashboard.web.assets import ASSETS, read_asset
from dashboard.web.compression import STATIC_LEVELS, choose_encoding, compress
from dashboard.web.conditions import say_how_long, settle_conditions
from dashboard.web.scripts.packages import TRIMS
from dashboard.web.storage import Stored

# The chunk of Dash that holds the chart. Dash itself asks for it only when the chart is already waiting.
CHART_CHUNK = "/_dash-component-suites/dash/dcc/async-graph.js"
_SUITES = "/_dash-component-suites/"
_PLOTLY = ("plotly", "package_data/plotly.min.js")
# Not from the machine's own table: on Windows that may call a script plain text, and then no browser runs it.
_TYPES = {".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}
_LINKED = re.compile(r'(?<=["\' ])/(?:_dash-component-suites|assets)/[^"\' ]+')


@dataclass(frozen=True)
class Kept:
    """A file as it is sent, by encoding ("identity", "br", "gzip"), with the hash of its content.

    `modified` is when it was changed last before it was read, 0 of what is none of a package.
    """

    mimetype: str
    digest: str
    modified: float
    bodies: dict[str, Stored]


class Shelf:
    """The files of one app."""

    def __init__(self) -> None:
        self.get, self.asset = cache(_keep_file), cache(_keep_asset)

    def file(self, package: str, name: str) -> Path:
        """The file behind a name in a package."""
        return Path(str(resources.files(package))) / name

    @cached_property
    def plotly_path(self) -> str:
        """The path of plotly.js, with the hash of its content in it, so that a browser may keep it for good."""
        return f"{_SUITES}{_PLOTLY[0]}/{self.fingerprint(*_PLOTLY)}"

    def locate_asset(self, name: str) -> str:
        """The path of one of ASSETS, which changes when its content does."""
        return f"/assets/{name}?m={self.asset(name).digest}"

    def fingerprint(self, package: str, name: str) -> str:
        """The name of a file in a package with what changes when the file does; Dash writes the others' like this."""
        kept = self.get(self.file(package, name))
        if (package, name) == _PLOTLY:
            return str(build_fingerprint(name, get_plotlyjs_version(), kept.digest))
        return str(build_fingerprint(name, import_module(package).__version__, int(kept.modified)))


def register(app: Dash, shelf: Shelf) -> None:
    """Serve component suites and assets of `app` from the shelf; 404 for all that is not part of the app."""

    def suite(package_name: str, fingerprinted_path: str) -> Response:
        name, _ = check_fingerprint(fingerprinted_path)
        if name not in app.registered_paths.get(package_name, ()):
            abort(404)
        path = shelf.file(package_name, name)
        if not path.is_file():
            abort(404)  # Dash registers source maps that it does not ship
        # Any other fingerprint is that of another file: a browser would keep this one for good in its place.
        return _answer(shelf.get(path), fingerprinted_path == shelf.fingerprint(package_name, name))

    def asset(filename: str) -> Response:
        if filename not in ASSETS:
            abort(404)
        kept = shelf.asset(filename)
        return _answer(kept, request.query_string.decode("ascii", "replace") == f"m={kept.digest}")

    app.server.view_functions[f"{_SUITES}<string:package_name>/<path:fingerprinted_path>"] = suite
    app.server.view_functions["_dash_assets.static"] = asset


def warm(app: Dash) -> None:
    """Open the first page once, and read and compress every file that it links to."""
    client = app.server.test_client()
    for path in _LINKED.findall(client.get("/", follow_redirects=True).text):
        client.get(path)


def _keep_file(path: Path) -> Kept:
    trim = next((trim for pattern, trim in TRIMS.items() if path.match(pattern)), Path.read_bytes)
    return _keep(path.name, trim(path), path.stat().st_mtime)


def _keep_asset(name: str) -> Kept:
    return _keep(name, read_asset(name))


def _keep(name: str, content: bytes, modified: float = 0.0) -> Kept:
    bodies = {"identity": content} | {name: compress(content, name, level) for name, level in STATIC_LEVELS.items()}
    mimetype = _TYPES.get(Path(name).suffix, "application/octet-stream")
    stored = {name: Stored(body) for name, body in bodies.items()}
    return Kept(mimetype, hashlib.sha256(content).hexdigest()[:16], modified, stored)


def _answer(kept: Kept, lasting: bool) -> Response:
    """The file in an encoding that is accepted; kept for good under a path that changes with the content."""
    encoding = choose_encoding(request)
    body = kept.bodies[encoding]
    file = wrap_file(request.environ, body.open())
    response = Response(file, mimetype=kept.mimetype, direct_passthrough=True)
    response.content_length = body.size
    if encoding != "identity":
        response.content_encoding = encoding
    response.vary.add("Accept-Encoding")
    response.set_etag(f"{kept.digest}-{encoding}")
    say_how_long(response, lasting)
    settle_conditions(response, request)
    return response
