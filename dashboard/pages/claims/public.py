"""What was said in public, and what was known: the claims by year, each with its verdict, as plain HTML."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.pages.claims.query import ClaimsView
from dashboard.shared.stock import Frozen
from dashboard.shared.typography import set_texts
from etl.catalogue.public_claims import PublicClaim, known_by, public_claims
from etl.claims import Outcome
from etl.claims.prose.words import capitalise
from etl.claims.public import list_checked
from etl.prose import MONTHS, day, listing

TITLE = "What was said, and what was known"


@cache
def draw_public(name: str, path: str) -> Frozen:
    """The section, a fold for each year; it is the same whatever is asked, and drawn once."""
    years = [(year, list(said)) for year, said in groupby(public_claims(), key=lambda one: one.said_on.year)]
    folds = [
        html.Details([html.Summary(_name_year(*one)), _draw_list(one[1], path)], className="said") for one in years
    ]
    section = html.Section([html.H2(TITLE), html.P(_summarise(), className="summary"), *folds], id=name)
    return Frozen(set_texts(section))


def _summarise() -> str:
    said, checked = public_claims(), len(list_checked())
    unread = [one for one in said if one.verdict == Outcome.OPEN]
    never = sum(one.now == Outcome.OPEN for one in unread)
    return (
        f"{len(said)} claims made in public since {said[0].said_on.year}, in our own words, held against what was "
        f"known on the day: {_count(said)}. Of those not checkable, {len(unread) - never} had no release in the data "
        f"to answer from on the day, and {never} no figure can decide. The newest release is of {day(known_by())}. "
        f"Every verdict was worked out by hand beforehand; {checked} of the claims the claim checker reads too, and "
        "its answer is linked."
    )


def _name_year(year: int, said: Sequence[PublicClaim]) -> str:
    return f"{year}: {len(said)} claim{'' if len(said) == 1 else 's'}; {_count(said)}"


def _count(said: Sequence[PublicClaim]) -> str:
    """How many of each verdict: four hold, two held until a later release."""
    found = Counter(one.verdict for one in said)
    return listing([f"{found[one]} {_COUNTED[one][found[one] > 1]}" for one in _COUNTED if found[one]])


_COUNTED = {
    Outcome.HOLDS: ("holds to this day", "hold to this day"),
    Outcome.OVER: ("held until a later release", "held until a later release"),
    Outcome.FAILS: ("did not hold", "did not hold"),
    Outcome.UNDECIDED: ("was undecided", "were undecided"),
    Outcome.OPEN: ("was not checkable", "were not checkable"),
}


def _draw_list(said: Sequence[PublicClaim], path: str) -> Component:
    return html.Ul([html.Li(list(_draw_claim(one, path)), id=one.id) for one in said])


def _draw_claim(one: PublicClaim, path: str) -> Iterator[Component]:
    source = f"{one.publisher}, {one.where}"
    linked = html.A(source, href=one.address) if one.address else source
    yield html.P([f"{_write_day(one)}, {one.said_by}: ", html.Q(one.says), " (", linked, ")"])
    yield html.P([html.Strong(f"{write_verdict(one)}."), f" {one.number}." if one.number else "", *_lead_on(one, path)])


def _lead_on(one: PublicClaim, path: str) -> Iterator[str | Component]:
    """The checker's answer; of what it is not asked how it was worked out."""
    if one in list_checked():
        yield " "
        yield html.A("The checker's answer", href=f"{path}{ClaimsView(claim=one.sentence).to_query()}")
    else:
        yield f" Worked out by hand: {one.worked}"
    if one.note:
        yield f" {one.note}"


def write_verdict(one: PublicClaim) -> str:
    """The verdict on the day, and the one by the newest release where that is another."""
    if one.until is not None:
        again = ", and holds again by the newest release" if one.now == Outcome.HOLDS else ""
        return f"Held until {day(one.until)}{again}"
    if one.now == one.verdict:
        return capitalise(one.verdict)
    return f"{capitalise(one.verdict)} on the day; {_BY_NOW[Outcome(one.now)]}"


_BY_NOW = {
    Outcome.HOLDS: "it holds by the newest release",
    Outcome.FAILS: "it does not hold by the newest release",
    Outcome.UNDECIDED: "it is undecided by the newest release too",
    Outcome.OPEN: "it is not checkable by the newest release either",
}


def _write_day(one: PublicClaim) -> str:
    return f"{MONTHS[one.said_on.month - 1]} {one.said_on.year}" if one.month_only else day(one.said_on)
