"""The document around the application: title, description and headline that hold without JavaScript. Pure text."""

from dataclasses import dataclass
from html import escape

from dashboard.shared.screen import Screen
from dashboard.shared.wording import BRAND


@dataclass(frozen=True)
class Head:
    """What a document says. `address` is its canonical URL and `csv` the path of its numbers; "" where it has none.

    `chart`: plotly.js will be asked for.
    """

    title: str
    description: str
    address: str = ""
    csv: str = ""
    chart: bool = False


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


def document(parts: dict[str, str], head: Head, screen: Screen, files: Files) -> str:
    """The whole HTML document. `parts` are Dash's own, already HTML; all other text is escaped here."""
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
<div id="react-entry-point">{_headline(head)}</div>
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
        told += [f'<meta property="og:url" content="{address}">', f'<link rel="canonical" href="{address}">']
    else:
        told.append('<meta name="robots" content="noindex">')
    if head.csv:
        told.append(f'<link rel="alternate" type="text/csv" href="{escape(head.csv)}">')
    return "\n".join(told)


def _preloads(head: Head, files: Files) -> str:
    """Links that have the browser fetch at once what the application would ask for only when its chart is waiting."""
    wanted = (files.plotly, files.chunk) if head.chart else ()
    return "\n".join(f'<link rel="preload" as="script" href="{escape(path)}">' for path in wanted)


def _chart(head: Head, files: Files) -> str:
    """plotly.js, run while the application waits for its layout, so that it is there when the chart is.

    The large one would still be on its way when the chart asks for it, and be run twice.
    """
    return f'<script src="{escape(files.plotly)}"></script>' if head.chart and files.early else ""


def _headline(head: Head) -> str:
    """What is read until the application has started, and all there is where no script runs."""
    link = f' The numbers: <a href="{escape(head.csv)}">CSV</a>.' if head.csv else ""
    return f"""<main class="page">
<p class="brand">{BRAND}</p>
<h1>{escape(head.title)}</h1>
<p class="subtitle">{escape(head.description)}</p>
<noscript><p>The chart and the controls need JavaScript.{link}</p></noscript>
</main>"""
