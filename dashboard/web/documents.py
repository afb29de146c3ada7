"""The documents that a browser opens: each says, without JavaScript, what its page found."""

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

import orjson
from dash import Dash
from dash.development.base_component import Component
from flask import Flask, redirect, request
from plotly.io.json import to_json_plotly

from dashboard.pages import Place, Site
from dashboard.shared.download import locate_download
from dashboard.shared.feed_link import locate_feed
from dashboard.shared.page import Screen
from dashboard.shared.picture_link import locate_picture
from dashboard.shared.wording import BRAND
from dashboard.web.assets import FIRST_SCRIPT, FOLDER, ICON, SCRIPTS, START_SCRIPT, STYLES
from dashboard.web.first import draw_first
from dashboard.web.gate import GatedServer
from dashboard.web.head import Head, write_head
from dashboard.web.origin import Origin
from dashboard.web.statics import CHART_CHUNK, Shelf

# Dash's scripts, but for its old table, which it loads on every page and no page has.
_SCRIPT = re.compile(r'<script src="((?![^"]*/dash_table/)[^"]+)"></script>')
# The largest of Dash's scripts.
_LARGEST = "/dash_mantine_components/"
# What Dash asks as it starts.
_ANSWERS = ("/_dash-layout", "/_dash-dependencies")
_LARGEST_BODY = 64 * 1024


@dataclass(frozen=True)
class Files:
    """Paths: `first` runs before anything is drawn, `start` once it is, and has what is in `scripts` run, in order.

    `chart` are the scripts that a chart asks for, `plotly` among them.
    """

    icon: str
    styles: str
    first: str
    start: str
    scripts: tuple[str, ...]
    plotly: str
    chart: tuple[str, ...]


def create_documents(site: Site, shelf: Shelf, origin: Origin) -> Dash:
    """A Dash application without pages or callbacks, whose documents are ours."""
    server = GatedServer("dashboard", origin)
    # An address that is nearly one is not found: a redirect would have to name a host.
    server.url_map.merge_slashes = False
    server.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    app = _Documents(server)
    app.site, app.shelf, app.origin = site, shelf, origin
    return app


class _Documents(Dash):  # type: ignore[misc]
    """Dash with our own document for each address; 404 where there is no page."""

    site: Site
    shelf: Shelf
    origin: Origin

    def __init__(self, server: Flask) -> None:
        super().__init__(
            "dashboard",
            server=server,
            assets_folder=str(FOLDER),
            # Each would be a file of its own.
            assets_ignore=".",
            serve_locally=True,
            suppress_callback_exceptions=True,
            title=BRAND,
            update_title=None,
            add_log_handler=False,
        )

    def index(self, *_args: Any, **_kwargs: Any) -> Any:
        """The document at the address that is asked for, and its status; or where to look for what is meant."""
        query = request.query_string.decode("ascii", "replace")
        moved = self.site.find_moved(Place(request.path, query))
        if self.site.page_at(request.path) and not moved:
            return super().index(), 200
        if meant := moved.path if moved else self.site.find_meant(request.path):
            # Without a host, of which only the reader's browser is sure; and for now, since its place may be taken.
            return redirect(f"{meant}?{query}" if query else meant)
        return super().index(), 404

    def serve_layout(self) -> Any:
        """The layout, to the byte as Dash writes it, who first copies each part of it in search of what is no JSON."""
        written = orjson.dumps(self.get_layout(), _take_apart, orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY)
        return self.backend.make_response(to_json_plotly(orjson.Fragment(written)), mimetype="application/json")

    def _config(self) -> dict[str, Any]:
        """What Dash tells its scripts; and that cells of a table may hold components too: names that lead somewhere."""
        config: dict[str, Any] = super()._config()
        held = config["children_props"]
        tables = {"Table": [*held["dash_mantine_components"]["Table"], "data.body[]"]}
        return {
            **config,
            "children_props": {**held, "dash_mantine_components": {**held["dash_mantine_components"], **tables}},
        }

    def interpolate_index(self, **parts: str) -> str:
        """The document, put together from Dash's parts and what its page found."""
        screens = Screen.list_possible(request.cookies)
        # What Dash would start its renderer with is left out: ours does.
        scripts = tuple(map(unescape, _SCRIPT.findall(parts["scripts"])))
        head = self._head()
        place = Place(request.path, f"?{request.query_string.decode('utf-8', 'replace')}")
        first = draw_first(self.site, place, screens)
        return write_document(parts, head, first, screens[0], self._list_files(scripts, head.chart))

    def _list_files(self, scripts: tuple[str, ...], chart: bool) -> Files:
        shelf, plotly = self.shelf, self.shelf.plotly_path
        icon, styles, first, start, ours = map(shelf.locate_asset, (ICON, STYLES, FIRST_SCRIPT, START_SCRIPT, SCRIPTS))
        # All others are run while the one that takes longest is on its way.
        scripts = (ours, *sorted(scripts, key=lambda path: _LARGEST in path))
        return Files(icon, styles, first, start, scripts, plotly, (CHART_CHUNK, plotly) if chart else ())

    def _head(self) -> Head:
        page = self.site.page_at(request.path)
        if page is None:
            return Head("No such page", "Nothing stands at this address.")
        view = self.site.read_at(page, Place(request.path, request.query_string.decode("utf-8", "replace")))
        found = page.headline(self.site.store.current(), view)
        root = self.origin.find_root(request.scheme, request.host)
        return Head(
            found.title,
            found.description,
            root=root,
            address=f"{root}{view.to_address(page.path)}",
            csv=locate_download(page.name, view) if found.answers else "",
            feed=locate_feed(page.name, view) if page.follow and found.answers else "",
            chart=page.chart,
            picture=locate_picture(page.name, view, "png") if page.picture and found.answers else "",
        )


def _take_apart(part: Any) -> Any:
    return part.to_plotly_json() if isinstance(part, Component) else orjson.Fragment(to_json_plotly(part))


def write_document(parts: dict[str, str], head: Head, first: str, screen: Screen, files: Files) -> str:
    """The whole HTML document. `parts` are Dash's own, and `first` the page, both HTML; other text is escaped here.

    The application draws into its own place, which is looked through first; `first` goes when it has drawn.
    """
    scheme = "dark" if screen.dark else "light"
    return f"""<!DOCTYPE html>
<html lang="en" data-mantine-color-scheme="{scheme}">
<head>
{parts["metas"]}
<title>{escape(head.title)} – {BRAND}</title>
{write_head(head)}
<script src="{escape(files.first)}" data-plotly="{escape(files.plotly)}"></script>
<link rel="icon" type="image/svg+xml" href="{escape(files.icon)}">
{parts["css"]}
<link rel="stylesheet" href="{escape(files.styles)}">
{_preloads(files)}
</head>
<body>
<div id="react-entry-point"></div>
<div id="first">{first}<noscript><p>The controls need JavaScript.</p></noscript></div>
{parts["config"]}
{_start(files)}
</body>
</html>
"""


def _preloads(files: Files) -> str:
    """Links that have the browser fetch the application's scripts at once, which are run later."""
    return "\n".join(f'<link rel="preload" as="script" href="{escape(path)}">' for path in files.scripts)


def _start(files: Files) -> str:
    """The script that starts the application, told of what to run, and of what that and its chart will ask for."""
    paths = {"src": files.scripts, "answers": _ANSWERS, "fetch": files.chart}
    told = " ".join(f'data-{name}="{escape(" ".join(its))}"' for name, its in paths.items())
    # Dash looks for its renderer's script, and for this id where that is started.
    return f'<script id="_dash-renderer" src="{escape(files.start)}" {told}></script>'
