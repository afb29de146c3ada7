"""The answer to a claim: the verdict, the picture, what there is to take along, and every row that speaks on it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.claims import table as tables
from dashboard.pages.claims.figure import tell_unit
from dashboard.pages.claims.many import check_pasted, draw_answers
from dashboard.pages.claims.order import ORDER, draw_order
from dashboard.pages.claims.query import Asked, ClaimsView, check_view
from dashboard.pages.claims.quotation import write_quotation
from dashboard.pages.claims.timeline import draw_timeline
from dashboard.shared.download import draw_download, label_download, locate_download, write_csv
from dashboard.shared.feed_link import locate_feed
from dashboard.shared.frame import draw_alerts
from dashboard.shared.share import Share, cite_parts, draw_share, make_share
from dashboard.shared.table import draw_section, draw_texts
from etl.asof.pin import Pin
from etl.claims import COLUMNS, Checked, explain, list_cells, tabulate, write_claim, write_heading
from etl.claims.grammar.parse import list_examples
from etl.claims.grammar.phrases import EXAMPLES
from etl.claims.grammar.words import write_statement
from etl.claims.question import find_pin
from etl.store.snapshot import Snapshot

NAME = "claims"
PATH = "/claims"
TWO = "Two claims in one sentence"
NOT_UNDERSTOOD = "This claim cannot be checked as it is put"
UNCHECKABLE = "Not checkable: no figure decides this claim"
_INSTEAD = re.compile(r" What can be checked: “(?P<claim>[^”]+)”\.$")


def answer(snapshot: Snapshot, view: ClaimsView) -> list[Component]:
    """Everything below the field."""
    if view.many:
        return [*draw_alerts(view.notices), *draw_answers(NAME, check_pasted(snapshot, view), view)]
    found = check_view(snapshot, view)
    notices = (*view.notices, found.then) if found.then else view.notices
    notes = draw_alerts(notices)
    if found.both:
        return [*notes, html.H1(TWO), html.Ul(list(_list_both(found.both, view)))]
    if found.checked is None:
        return [*notes, *_draw_refusal(found, view)]
    return [*notes, *_draw_answer(snapshot, found.checked, view)]


def name_refusal(found: Asked) -> str:
    """The heading of a claim that has no answer."""
    return UNCHECKABLE if _INSTEAD.search(found.fault) else NOT_UNDERSTOOD


def _draw_refusal(found: Asked, view: ClaimsView) -> Iterator[Component]:
    """Why a claim has no answer, with claims that can be checked as links: the nearest, or examples."""
    instead = _INSTEAD.search(found.fault)
    offers = (instead["claim"],) if instead else found.offers
    told = "What may be meant, and can be checked:" if found.offers else "Claims that can be checked:"
    # What stands in the sentence as an offer is a link here.
    fault = found.fault[: instead.start()] if instead else found.fault.removesuffix(list_examples()).rstrip()
    yield html.H1(name_refusal(found))
    yield html.P(fault, className="summary")
    yield html.P("What can be checked:" if instead else told)
    yield html.Ul([html.Li(link(text, view.but(claim=text))) for text in offers or EXAMPLES])


def _list_both(both: Iterable[Checked], view: ClaimsView) -> Iterator[Component]:
    """Each claim of a sentence that makes two, with its answer; it leads to the whole of it."""
    for one in both:
        text = write_claim(one.claim) if one.claim.names_day else write_statement(one.claim)
        yield html.Li([link(text, view.but(claim=text)), f". {write_heading(one)}."])


def _draw_answer(snapshot: Snapshot, checked: Checked, view: ClaimsView) -> Iterator[Component]:
    rows = list(tabulate(checked))
    yield html.H1(write_heading(checked), id=f"{NAME}-title")
    yield html.P(explain(checked), className="summary", id=f"{NAME}-explanation")
    yield from draw_timeline(checked)
    yield html.Div(
        [
            draw_download(label_download(len(rows), write_csv(COLUMNS, rows)), locate_download(NAME, view)),
            html.A(
                "Link to this answer",
                href=f"{PATH}{view.to_query()}",
                className="button",
                id=name_part("permalink"),
                **{"data-copied": "true"},
            ),
            html.Span(role="status", className="link-told"),
            draw_share(NAME, share_answer(snapshot, checked, view)),
        ],
        className="download",
    )
    yield from _draw_found(checked)


def share_answer(snapshot: Snapshot, checked: Checked, view: ClaimsView) -> Share:
    """The links to an answer and its citations, with the releases that it rests on.

    A claim with a day of its own says itself as of when.
    """
    known = {(row.source, row.release) for row in list_cells(checked)}
    parts = [snapshot.part(*one) for one in sorted(known)]
    newest = max(part.release.published for part in snapshot.parts)
    frozen = view.as_of if view.as_of or checked.day else Pin(day=newest)
    files = {"csv": locate_download(NAME, view.but(as_of=frozen))}
    cited = cite_parts(write_heading(checked), "Claim check", NAME, parts)
    quoted = write_quotation(checked, find_pin(checked.claim) or frozen)
    return replace(make_share(PATH, view, frozen, cited, files), feed=locate_feed(NAME, view), quoted=quoted)


def _draw_found(checked: Checked) -> Iterator[Component]:
    if checked.rows:
        known = f"What the releases{' known then' if checked.day else ''} say{tell_unit(checked)}"
        yield draw_section("known", known, *tables.draw_releases(checked, checked.rows, name_part("known"), known))
        yield from _draw_filled("order", ORDER, draw_order(checked, name_part("order")))
        yield from _draw_filled("members", "Who is in, and who is not", tables.draw_sides(checked))
    if checked.later:
        later = f"What later releases say{tell_unit(checked)}"
        yield draw_section("later", later, *tables.draw_releases(checked, checked.later, name_part("later"), later))
    if checked.agreements:
        yield draw_section("dated", "The targets it may mean", html.Ul(_points(tables.list_agreements(checked))))
    if checked.numbers:
        rows = tables.list_numbers(checked)
        yield draw_section(
            "numbers", "The numbers", draw_texts(name_part("numbers"), tables.NUMBERS, rows, "The numbers")
        )
    if checked.definitions:
        yield draw_section("definitions", "By definition", html.Ul(_points(tables.list_definitions(checked))))
    if checked.rows or checked.numbers:
        cells, figures = "The cells it rests on", list(tables.list_figures(checked))
        if figures:
            yield draw_section("cells", cells, draw_texts(name_part("cells"), tables.CELLS, figures, cells))


def _draw_filled(part: str, title: str, found: Iterable[Component]) -> Iterator[Component]:
    """A section, where there is anything in it."""
    drawn = list(found)
    if drawn:
        yield draw_section(part, title, *drawn)


def _points(texts: Iterable[str]) -> list[Component]:
    return [html.Li(text) for text in texts]


def name_part(part: str) -> str:
    """The id of a part of the page."""
    return f"{NAME}-{part}"


def link(text: str, view: ClaimsView) -> Component:
    """A claim that leads to its answer."""
    return dcc.Link(text, href=f"{PATH}{view.to_query()}")
