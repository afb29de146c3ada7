"""Many claims at once: what a reader pasted, checked line by line, as a table and as a file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.pages.claims.axis import write_plain
from dashboard.pages.claims.figure import name_unit_of, write_year
from dashboard.pages.claims.query import LONGEST_PASTED, ClaimsView, pin_form
from dashboard.shared.download import draw_download, label_download, locate_download, write_csv
from dashboard.shared.stock import Memory
from dashboard.shared.table import Linked, draw_texts
from dashboard.shared.wording import MISSING, write_release
from etl.catalogue.claims import Claim
from etl.claims import Outcome, Row
from etl.claims.claim_file import read_claims
from etl.claims.many import COLUMNS, Answered, check_many, write_line
from etl.claims.prose.rank import tell_rank
from etl.errors import ClaimFileError
from etl.prose import counted, day, listing
from etl.store.snapshot import Snapshot

# A check takes some hundredths of a second, and a page waits for all.
MOST_PASTED = 50
TITLES = ("Claim", "Verdict", "Number", "Year", "Release", "Why not")
_PASTED = "What was pasted"
_COUNTED = {
    Outcome.HOLDS: ("holds", "hold"),
    Outcome.FAILS: ("does not hold", "do not hold"),
    Outcome.OVER: ("held until a later release", "held until a later release"),
    Outcome.UNDECIDED: ("is undecided", "are undecided"),
    Outcome.OPEN: ("is not checkable", "are not checkable"),
    "": ("was not understood", "were not understood"),
}


@dataclass(frozen=True)
class Pasted:
    """What was found on each claim that was pasted; `fault` says why there is nothing."""

    found: tuple[Answered, ...] = ()
    fault: str = ""


_FOUND: Memory[ClaimsView, Pasted] = Memory()


def check_pasted(snapshot: Snapshot, view: ClaimsView) -> Pasted:
    """The claims that a view has pasted, checked."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _check(snapshot, view))


def _check(snapshot: Snapshot, view: ClaimsView) -> Pasted:
    try:
        sentences = read_claims(_PASTED, view.many.encode())
    except ClaimFileError as error:
        return Pasted(fault=str(error))
    if len(sentences) > MOST_PASTED:
        return Pasted(fault=f"{MOST_PASTED} claims are checked at once here; burden claim --file takes more.")
    return Pasted(tuple(check_many(snapshot, sentences, view.as_of)))


def draw_form(view: ClaimsView, path: str) -> Component:
    """The field in which claims are pasted: a plain form, which needs no script."""
    label = (
        f"One claim a line, or a CSV with a column “claim”; up to {MOST_PASTED}, or {LONGEST_PASTED:,} letters in all"
    )
    form = html.Form(
        [
            html.Label(label, htmlFor="claims-pasted"),
            html.Textarea(view.many, id="claims-pasted", name="many", rows=6, maxLength=LONGEST_PASTED, required=True),
            html.Button("Check all", type="submit", className="button", **pin_form(view)),
        ],
        action=path,
        method="get",
    )
    return html.Details([html.Summary("Many claims at once"), form], className="many", open=bool(view.many))


def draw_answers(name: str, pasted: Pasted, view: ClaimsView) -> Iterator[Component]:
    """The heading, the file and a row a claim; or why there is nothing."""
    yield html.H1(write_title(pasted), id=f"{name}-title")
    if pasted.fault:
        yield html.P(pasted.fault, className="summary")
        return
    size = label_download(len(pasted.found), write_file(pasted))
    yield html.Div(draw_download(size, locate_download(name, view)), className="download")
    yield html.H2("Claim by claim")
    yield draw_texts(f"{name}-many", TITLES, [_write_row(one) for one in pasted.found], "The claims")


def write_title(pasted: Pasted) -> str:
    """How many claims there are, and how many of each verdict."""
    if pasted.fault:
        return "Nothing was checked"
    kinds = Counter(one.checked.verdict if one.checked else _name_refusal(one) for one in pasted.found)
    told = [f"{kinds[one]} {words[kinds[one] > 1]}" for one, words in _COUNTED.items() if kinds[one]]
    return f"{counted(len(pasted.found), 'claim')}: {listing(told)}"


def write_file(pasted: Pasted) -> str:
    """The CSV of what was found."""
    return write_csv(COLUMNS, map(write_line, pasted.found))


def _name_refusal(one: Answered) -> str:
    return Outcome.OPEN if one.understood else ""


def _write_row(one: Answered) -> Sequence[str]:
    line = write_line(one)
    if one.checked is None:
        return line["said"], line["verdict"] or MISSING, MISSING, MISSING, MISSING, line["why"]
    judgement = one.checked.judgement
    until = f" {day(judgement.turn.ended.published)}" if judgement.turn else ""
    said, verdict = Linked(line["said"], line["link"]), f"{line['verdict']}{until}"
    if judgement.row is None:
        return said, verdict, MISSING, MISSING, MISSING, line["answer"] if judgement.gap else ""
    row = judgement.row
    return (
        said,
        verdict,
        _write_number(one.checked.claim, row),
        write_year(one.checked.claim, row),
        write_release(row.source, row.release),
        "",
    )


def _write_number(claim: Claim, row: Row) -> str:
    if row.value is None:
        most = f"–{len(row.inside) + len(row.unknown)}" if row.holds is None else ""
        return f"{row.number}{most} of {row.of}"
    place = f"{tell_rank(row, 0, claim)} at " if row.places else ""
    figure = write_plain(row.value, row.unit, row.decimals)
    return f"{place}{figure} {name_unit_of(claim, row)}".strip()
