"""Sections of text and tables, for pages that have no chart."""

from collections.abc import Iterable, Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.shared.table import Column, table, table_data


def section(name: str, title: str, *content: Component) -> Component:
    """A section with its heading, which links can lead to by `name`."""
    return html.Section([html.H2(title), *content], id=name)


def listed(table_id: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Component:
    """A table of texts."""
    return table(table_id, table_data([Column(title) for title in titles], list(rows)))


def outlined(text: str) -> Iterator[Component]:
    """A text with "## " before headings and "- " before points, as components; its own title is left out."""
    points: list[Component] = []
    for line in (*text.splitlines()[1:], ""):
        if line.startswith("- "):
            points.append(html.Li(line[2:].replace("`", "")))
            continue
        if points:
            yield html.Ul(points)
            points = []
        if line:
            yield html.H4(line[3:]) if line.startswith("## ") else html.P(line)
