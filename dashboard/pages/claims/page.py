"""Claims: what was said about who is at a target, held against every release known then, convention by convention."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from dash import Dash, Input, Output, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.pages.claims.builder import draw_builder
from dashboard.pages.claims.many import check_pasted, draw_form, write_file, write_title
from dashboard.pages.claims.public import draw_public
from dashboard.pages.claims.query import ClaimsView, check_view, pin_form, settle
from dashboard.pages.claims.reply import NAME, PATH, TWO, answer, link, name_part, name_refusal
from dashboard.shared import mantine as dmc
from dashboard.shared.controls import apply_controls, name_control
from dashboard.shared.download import write_csv
from dashboard.shared.page import Headline, Page, Screen, UnansweredError
from dashboard.shared.typography import set_texts
from dashboard.view import list_parameters
from etl.catalogue.claims import claims
from etl.claims import COLUMNS, explain, parse, tabulate, write_claim, write_heading
from etl.errors import ClaimError
from etl.store.snapshot import Snapshot, Store

_FIELD = name_control(NAME, "claim")


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
            html.Div(draw_builder(snapshot, view, PATH), id=f"{NAME}-builder"),
            draw_form(view, PATH),
            html.Div(answer(snapshot, view), id=f"{NAME}-answer"),
            draw_public(name_part("public"), PATH),
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
        return set_texts(answer(snapshot, view)), draw_builder(snapshot, view, PATH), there, _field(view)


def headline(snapshot: Snapshot, view: ClaimsView) -> Headline:
    """What the page says without JavaScript."""
    view = settle(view)
    if view.many:
        pasted = check_pasted(snapshot, view)
        told = pasted.fault or "Each claim that was pasted, with its verdict, the number and the release that decides."
        return Headline(write_title(pasted), told, answers=not pasted.fault)
    found = check_view(snapshot, view)
    if found.both:
        return Headline(TWO, " ".join(f"{write_heading(one)}." for one in found.both), answers=False)
    if found.checked is None:
        return Headline(name_refusal(found), found.fault, answers=False)
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
        yield html.Li(html.Span(link(claim.says, ClaimsView(as_of=view.as_of, claim=name)), **chosen))


def _field(view: ClaimsView) -> str:
    """The claim of the view in words; "" where several were pasted, or what was chosen makes none."""
    if view.many or view.way:
        return ""
    return write_claim(claims()[view.claim]) if view.claim in claims() else view.claim


def follow(view: ClaimsView) -> tuple[ClaimsView, str]:
    """The claim of a view as a feed follows it, without a day of its own, and its words.

    Raises UnansweredError where it is not understood.
    """
    view = settle(view)
    if view.many or view.way:
        raise UnansweredError("A feed follows one claim: give it as a sentence.")
    try:
        claim = replace(claims().get(view.claim) or parse(view.claim), as_of=None, release="")
    except ClaimError as error:
        raise UnansweredError(str(error)) from error
    words = write_claim(claim)
    return view.but(claim=words), words


PAGE = Page(NAME, PATH, "Claims", ClaimsView, body, headline, csv, csv_name, register, chart=False, follow=follow)
