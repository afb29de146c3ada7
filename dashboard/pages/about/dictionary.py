"""The dictionary: every column of every CSV, and every word that stands in one, as a table that can be taken away."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.shared.explanations import EXPLAINED, FIGURES
from dashboard.shared.table import wrap_table
from etl.catalogue.dictionary import Entry, list_words
from etl.catalogue.statuses import STATUSES
from etl.measures.result import Reason
from etl.prose import start

COLUMNS = Entry._fields
_TITLES, _OF_COLUMNS = ("Word", "In prose", "What it means", "Whose"), ("Column", "In the CSV of", "What it holds")


def list_entries() -> Iterator[Entry]:
    """Columns first, then the words in them."""
    for one in EXPLAINED:
        yield Entry("column", one.column, _name_pages(one.pages), one.text)
    yield from list_words()
    # Those of a number that is computed, where a figure has none of the same name.
    for reason in Reason:
        if reason not in STATUSES:
            yield Entry("status of a computed number", str(reason), start(reason.words), reason.text)


def _name_pages(pages: Sequence[str]) -> str:
    whole = set(FIGURES) <= set(pages)
    own = [page for page in pages if not (whole and page in FIGURES)]
    return ", ".join([*(["every page of figures"] if whole else []), *own])


def draw_dictionary() -> Iterator[Component]:
    """A fold for each kind of word."""
    for kind, entries in groupby(list_entries(), key=lambda one: one.kind):
        rows = [entry[1:] for entry in entries]
        titles = _OF_COLUMNS if kind == "column" else _TITLES if any(row[3] for row in rows) else _TITLES[:3]
        title, name = f"{start(kind)} ({len(rows)})", f"about-{kind.replace(' ', '-')}"
        table = _draw_table(name, titles, [row[: len(titles)] for row in rows], title)
        yield html.Details([html.Summary(title), table], className="change")


def _draw_table(name: str, titles: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> Component:
    """Plain HTML: whole also where there are no scripts. Its texts are long."""
    head = html.Thead(html.Tr([html.Th(one, scope="col") for one in titles]))
    lines = [html.Tr([html.Td(html.Code(row[0])), *(html.Td(text) for text in row[1:])]) for row in rows]
    table = html.Table([html.Caption(title), head, html.Tbody(lines)], id=name, className="numbers plain texts")
    return wrap_table(table, title)
