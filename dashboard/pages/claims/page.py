"""Claims: what was said about who is at a target, held against every release known then, convention by convention."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from dash import Dash, Input, Output, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.pages.claims import table as tables
from dashboard.pages.claims.builder import draw_builder
from dashboard.pages.claims.many import check_pasted, draw_answers, draw_form, write_file, write_title
from dashboard.pages.claims.public import draw_public
from dashboard.pages.claims.query import ClaimsView, check_view, pin_form, settle
from dashboard.pages.claims.quotation import write_quotation
from dashboard.pages.claims.timeline import draw_timeline
from dashboard.shared import mantine as dmc
from dashboard.shared.controls import apply_controls, name_control
from dashboard.shared.download import draw_download, label_download, locate_download, write_csv
from dashboard.shared.feed_link import locate_feed
from dashboard.shared.frame import draw_alerts
from dashboard.shared.page import Headline, Page, Screen, UnansweredError
from dashboard.shared.share import Share, cite_parts, draw_share, make_share
from dashboard.shared.table import draw_section, draw_texts
from dashboard.shared.typography import set_texts
from dashboard.view import list_parameters
from etl.asof.pin import Pin
from etl.catalogue.claims import claims
from etl.claims import COLUMNS, Checked, explain, list_cells, parse, tabulate, write_claim, write_heading
from etl.claims.grammar.parse import list_examples
from etl.claims.grammar.phrases import EXAMPLES
from etl.claims.grammar.words import write_statement
from etl.claims.question import find_pin
from etl.errors import ClaimError
from etl.store.snapshot import Snapshot, Store

NAME = "claims"
PATH = "/claims"
_FIELD = name_control(NAME, "claim")
_TWO = "Two claims in one sentence"
_NOT_UNDERSTOOD = "This claim cannot be checked as it is put"


def body(snapshot: Snapshot, asked: ClaimsView, screen: Screen) -> Component:
    """The page's content."""
    view = settle(asked)
    return html.Article(
        [
            dcc.Location(id=f"{NAME}-url", refresh="callback-nav", search=view.asked),
            html.Nav(
                [html.P("Claims ready to open"), html.Ul(list(_list_ready(view)))],
                className="ready",
                **{"aria-label": "Claims ready to open"},
            ),
            _draw_sentence(view),
            html.Div(draw_builder(view, PATH), id=f"{NAME}-builder"),
            draw_form(view, PATH),
            html.Div(answer(snapshot, view), id=f"{NAME}-answer"),
            draw_public(_id("public"), PATH),
        ],
        className="page",
        **{"data-page": NAME},
    )  # fmt: skip


def _draw_sentence(view: ClaimsView) -> Component:
    """The field of a claim in words: a plain form, which a script keeps on the page."""
    field = dmc.TextInput(
        id=_FIELD, name="claim", label=list_parameters(ClaimsView)["claim"].label, value=_field(view), debounce=True,
        className="sentence-field",
    )  # fmt: skip
    button = html.Button("Check", type="submit", className="button", **pin_form(view))
    return html.Form([field, button], action=PATH, method="get", className="sentence")


def register(app: Dash, store: Store, read: Callable[[str], ClaimsView]) -> None:
    """Add the callback: the field writes the address, and the answer follows the address."""
    place = f"{NAME}-url"

    @app.callback(  # type: ignore[untyped-decorator]
        [
            Output(f"{NAME}-answer", "children"),
            Output(f"{NAME}-builder", "children"),
            Output(place, "search"),
            Output(_FIELD, "value"),
        ],
        [Input(place, "search"), Input(_FIELD, "value")],
        prevent_initial_call=True,
    )
    def show(search: str, text: Any) -> tuple[Any, ...]:
        snapshot, view = store.current(), settle(read(search or ""))
        typed = ctx.triggered_id == _FIELD and text != _field(view)
        if typed:
            view = apply_controls(view.but(many=""), {"claim": text})
        # An address is written for the field alone: one that came may be on its way to another page.
        there = view.to_query() if typed else no_update
        return set_texts(answer(snapshot, view)), draw_builder(view, PATH), there, _field(view)


def answer(snapshot: Snapshot, view: ClaimsView) -> list[Component]:
    """Everything below the field."""
    if view.many:
        return [*draw_alerts(view.notices), *draw_answers(NAME, check_pasted(snapshot, view), view)]
    found = check_view(snapshot, view)
    notices = (*view.notices, found.then) if found.then else view.notices
    notes = draw_alerts(notices)
    if found.both:
        return [*notes, html.H1(_TWO), html.Ul(list(_list_both(found.both, view)))]
    if found.checked is None:
        examples = [html.Li(_link(text, view.but(claim=text))) for text in found.offers or EXAMPLES]
        told = "What may be meant, and can be checked:" if found.offers else "Claims that can be checked:"
        # The examples are links here.
        fault = html.P(found.fault.removesuffix(list_examples()).rstrip(), className="summary")
        return [*notes, html.H1(_NOT_UNDERSTOOD), fault, html.P(told), html.Ul(examples)]
    return [*notes, *_draw_answer(snapshot, found.checked, view)]


def _list_both(both: Iterable[Checked], view: ClaimsView) -> Iterator[Component]:
    """Each claim of a sentence that makes two, with its answer; it leads to the whole of it."""
    for one in both:
        text = write_claim(one.claim) if one.claim.names_day else write_statement(one.claim)
        yield html.Li([_link(text, view.but(claim=text)), f": {write_heading(one)}."])


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
                id=_id("permalink"),
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
        known = "What the releases known then say"
        yield draw_section("known", known, *tables.draw_releases(checked, checked.rows, _id("known"), known))
        yield draw_section("members", "Who is in, and who is not", *tables.draw_sides(checked))
    if checked.later:
        later = "What later releases say"
        yield draw_section("later", later, *tables.draw_releases(checked, checked.later, _id("later"), later))
    if checked.agreements:
        yield draw_section("dated", "The targets it may mean", html.Ul(_points(tables.list_agreements(checked))))
    if checked.numbers:
        rows = tables.list_numbers(checked)
        yield draw_section("numbers", "The numbers", draw_texts(_id("numbers"), tables.NUMBERS, rows, "The numbers"))
    if checked.definitions:
        yield draw_section("definitions", "By definition", html.Ul(_points(tables.list_definitions(checked))))
    if checked.rows or checked.numbers:
        cells, figures = "The cells it rests on", tables.list_figures(checked)
        yield draw_section("cells", cells, draw_texts(_id("cells"), tables.CELLS, figures, cells))


def _points(texts: Iterable[str]) -> list[Component]:
    return [html.Li(text) for text in texts]


def _id(part: str) -> str:
    return f"{NAME}-{part}"


def headline(snapshot: Snapshot, view: ClaimsView) -> Headline:
    """What the page says without JavaScript."""
    view = settle(view)
    if view.many:
        pasted = check_pasted(snapshot, view)
        told = pasted.fault or "Each claim that was pasted, with its verdict, the number and the release that decides."
        return Headline(write_title(pasted), told, answers=not pasted.fault)
    found = check_view(snapshot, view)
    if found.both:
        return Headline(_TWO, " ".join(f"{write_heading(one)}." for one in found.both), answers=False)
    if found.checked is None:
        return Headline(_NOT_UNDERSTOOD, found.fault, answers=False)
    return Headline(write_heading(found.checked), explain(found.checked))


def csv(snapshot: Snapshot, view: ClaimsView) -> str:
    """The matrix of conventions by releases as CSV, or a row for each claim that was pasted.

    Raises UnansweredError where nothing can be checked.
    """
    if view.many:
        pasted = check_pasted(snapshot, view)
        if pasted.fault:
            raise UnansweredError(pasted.fault)
        return write_file(pasted)
    found = check_view(snapshot, settle(view))
    if found.checked is None:
        raise UnansweredError(found.fault)
    return write_csv(COLUMNS, tabulate(found.checked))


def csv_name(snapshot: Snapshot, view: ClaimsView) -> str:
    """The file's name."""
    if view.many:
        return "burden-sharing_claims.csv"
    return f"burden-sharing_claim_{view.claim if view.claim in claims() else 'own'}.csv"


def _list_ready(view: ClaimsView) -> Iterator[Component]:
    for name, claim in claims().items():
        chosen = {"aria-current": "true"} if view.claim == name and not view.many else {}
        yield html.Li(html.Span(_link(claim.says, ClaimsView(as_of=view.as_of, claim=name)), **chosen))


def _link(text: str, view: ClaimsView) -> Component:
    return dcc.Link(text, href=f"{PATH}{view.to_query()}")


def _field(view: ClaimsView) -> str:
    """The claim of the view in words; "" where several were pasted, or what was chosen makes none."""
    if view.many or view.way:
        return ""
    return write_claim(claims()[view.claim]) if view.claim in claims() else view.claim


def follow(view: ClaimsView) -> tuple[ClaimsView, str]:
    """The claim of a view as a feed follows it, without a day of its own, and its words.

    Raises UnansweredError where it is not understood.
    """
    try:
        claim = replace(claims().get(view.claim) or parse(view.claim), as_of=None, release="")
    except ClaimError as error:
        raise UnansweredError(str(error)) from error
    words = write_claim(claim)
    return view.but(claim=words), words


PAGE = Page(NAME, PATH, "Claims", ClaimsView, body, headline, csv, csv_name, register, chart=False, follow=follow)
