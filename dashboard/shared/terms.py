"""On which terms each publisher's figures may be used, and how its release is cited."""

from collections.abc import Iterable, Iterator

from dash import html
from dash.development.base_component import Component

from etl.catalogue.sources import SOURCES, cite
from etl.observation import EXCERPT
from etl.store.snapshot import Part


def draw_terms(parts: Iterable[Part]) -> Component:
    """A line a source: its licence, the citation of its newest release among these, and why it is an excerpt."""
    return html.Ul(list(_list_terms(tuple(parts))))


def _list_terms(parts: tuple[Part, ...]) -> Iterator[Component]:
    # The releases of a source come oldest first.
    newest = {part.release.source: part.release.release for part in parts}
    shortened = {part.release.source for part in parts if part.release.extent == EXCERPT}
    for source in SOURCES.values():
        cited = f" Cite as: {cite(source.id, newest[source.id])}." if source.id in newest else ""
        excerpt = f" {source.excerpt.reason}" if source.excerpt and source.id in shortened else ""
        link = html.A(f"{source.publisher}, {source.title}", href=source.url)
        yield html.Li([link, f". {source.licence}.{cited}{excerpt}"])
