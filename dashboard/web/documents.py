"""The documents that a browser opens: each says, without JavaScript, what its page found."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, request

from dashboard.pages import Place, Site
from dashboard.picture.sheet import SIZES
from dashboard.shared.download import locate_download
from dashboard.shared.page import Screen
from dashboard.shared.picture_link import Form, locate_picture
from dashboard.shared.wording import BRAND
from dashboard.web.first import draw_first
from dashboard.web.gate import GatedServer
from dashboard.web.origin import Origin
from dashboard.web.statics import CHART_CHUNK, Shelf

ASSETS = Path(__file__).resolve().parent.parent / "assets"
# Runs in the head, before anything is drawn; Dash would put it at the end of the body.
FIRST_SCRIPT = "screen.js"
# Dash loads its old table on every page, and no page has one.
_UNUSED = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\n?')
_LARGEST_BODY = 64 * 1024


@dataclass(frozen=True)
class Head:
    """What a document says. `address` is its canonical URL, `csv` the path of its numbers and `picture` that of its
    chart; "" where it has none.

    `root` is what its addresses begin with, "" where nobody knows. `chart`: plotly.js will be asked for.
    """

    title: str
    description: str
    root: str = ""
    address: str = ""
    csv: str = ""
    chart: bool = False
    picture: str = ""


@dataclass(frozen=True)
class Files:
    """Paths: `first` runs before anything is drawn; `plotly` and `chunk` are what a chart waits for.

    `early`: plotly.js is small enough to be there, and to be run, before the chart asks for it.
    """

    icon: str
    first: str
    plotly: str
    chunk: str
    early: bool


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
            assets_folder=str(ASSETS),
            assets_ignore=rf"^{FIRST_SCRIPT}$",
            serve_locally=True,
            suppress_callback_exceptions=True,
            title=BRAND,
            update_title=None,
            add_log_handler=False,
        )

    def index(self, *_args: Any, **_kwargs: Any) -> tuple[str, int]:
        """The document at the address that is asked for, and its status."""
        return super().index(), 200 if self.site.page_at(request.path) else 404

    def interpolate_index(self, **parts: str) -> str:
        """The document, put together from Dash's parts and what its page found."""
        screens = Screen.list_possible(request.cookies)
        files = Files(
            _asset("favicon.svg"), _asset(FIRST_SCRIPT), self.shelf.plotly_path, CHART_CHUNK, self.shelf.has_smaller
        )
        parts["scripts"] = _UNUSED.sub("", parts["scripts"])
        place = Place(request.path, f"?{request.query_string.decode('utf-8', 'replace')}")
        return write_document(parts, self._head(), draw_first(self.site, place, screens), screens[0], files)

    def _head(self) -> Head:
        page = self.site.page_at(request.path)
        if page is None:
            return Head("No such page", "Nothing stands at this address.")
        view = self.site.read(page, request.query_string.decode("utf-8", "replace"))
        found = page.headline(self.site.store.current(), view)
        root = self.origin.find_root(request.scheme, request.host)
        return Head(
            found.title,
            found.description,
            root=root,
            address=f"{root}{page.path}{view.to_query()}",
            csv=locate_download(page.name, view) if found.answers else "",
            chart=page.chart,
            picture=locate_picture(page.name, view, "png") if page.picture and found.answers else "",
        )


def _asset(name: str) -> str:
    """The path of an asset, which changes when the file does."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime}"


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
{_told(head)}
<script src="{escape(files.first)}" data-plotly="{escape(files.plotly)}"></script>
{_preloads(head, files)}
<link rel="icon" type="image/svg+xml" href="{escape(files.icon)}">
{parts["css"]}
</head>
<body>
<div id="react-entry-point"></div>
<div id="first">{first}<noscript><p>The controls need JavaScript.</p></noscript></div>
{parts["config"]}
{parts["scripts"]}
{parts["renderer"]}
{_chart(head, files)}
</body>
</html>
"""


def _told(head: Head) -> str:
    title, description, address = escape(head.title), escape(head.description), escape(head.address)
    told = [
        f'<meta name="description" content="{description}">',
        '<meta property="og:type" content="website">',
        f'<meta property="og:site_name" content="{BRAND}">',
        f'<meta property="og:title" content="{title}">',
        f'<meta property="og:description" content="{description}">',
    ]
    if head.address:
        # A link preview wants an absolute address, or none.
        told += [f'<meta property="og:url" content="{address}">'] if head.root else []
        told.append(f'<link rel="canonical" href="{address}">')
    else:
        told.append('<meta name="robots" content="noindex">')
    told += _previews(head)
    if head.csv:
        told.append(f'<link rel="alternate" type="text/csv" href="{escape(head.csv)}">')
    return "\n".join(told)


def _previews(head: Head) -> list[str]:
    """The picture that a link preview shows. It wants an absolute address, or none."""
    if not head.picture or not head.root:
        return ['<meta name="twitter:card" content="summary">']
    size = SIZES[Form().size]
    told = {
        "og:image": f"{head.root}{head.picture}",
        "og:image:type": "image/png",
        "og:image:width": size.width,
        "og:image:height": size.height,
        "og:image:alt": head.title,
    }
    written = [f'<meta property="{name}" content="{escape(str(text))}">' for name, text in told.items()]
    return ['<meta name="twitter:card" content="summary_large_image">', *written]


def _preloads(head: Head, files: Files) -> str:
    """Links that have the browser fetch at once what the application would ask for only when its chart is waiting."""
    wanted = (files.plotly, files.chunk) if head.chart else ()
    return "\n".join(f'<link rel="preload" as="script" fetchpriority="low" href="{escape(path)}">' for path in wanted)


def _chart(head: Head, files: Files) -> str:
    """plotly.js, run while the application waits for its layout, so that it is there when the chart is.

    The large one would still be on its way when the chart asks for it, and be run twice.
    """
    return f'<script src="{escape(files.plotly)}"></script>' if head.chart and files.early else ""
