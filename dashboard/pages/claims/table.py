"""What was found on a claim, as tables and lists: releases by conventions, members by side, cells."""

from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.pages.claims.figure import HOLDS, tell_span, write_found, write_year
from dashboard.shared.cell_link import link_cell, link_inputs
from dashboard.shared.member_link import name_member
from dashboard.shared.table import draw_texts
from dashboard.shared.wording import MISSING, label_unit, name_area, write_number, write_release, write_value
from etl.arithmetic.precision import FULL_PRECISION
from etl.asof.pin import Pin
from etl.catalogue.claims import Claim
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.units import unit
from etl.claims import Checked, Row, list_cells, say_absence, say_definition
from etl.claims.judgement import Outcome
from etl.claims.progress import Number
from etl.claims.prose.finding import list_held_first
from etl.claims.prose.gap import tell_gap_briefly
from etl.claims.prose.words import CONVENTION_WORDS, capitalise
from etl.claims.question import STATED, find_pin
from etl.claims.row import Reason
from etl.prose import day, listing

CELLS = ("Member", "Year", "Figure", "Value", "Unit", "Status", "Release", "Cell")
NUMBERS = ("What", "Since", "Then", "Year", "Now", "Release", "How")
# Beside the conventions of etl.asof.verdict, what NATO stated without a share.
_CONVENTIONS = {
    STATED: "Stated by NATO", "published": "Published", "strict": "Strict, unrounded", "recomputed": "Recomputed",
    "nominal": "Nominal",
}  # fmt: skip
_BY = {**CONVENTION_WORDS, STATED: "as NATO stated"}
_ICELAND = {True: "with Iceland", False: "without Iceland", None: ""}


def draw_releases(checked: Checked, rows: Sequence[Row], table_id: str, name: str) -> Iterator[Component]:
    """A line a release that answers, with and without Iceland where members are counted; a column a convention.

    Below it those that do not answer, with why.
    """
    groups = _group_by_release(rows)
    silent = [lines for lines in groups if all(row.number is None for row in lines)]
    answering = [lines for lines in groups if lines not in silent]
    if answering:
        yield _draw_answering(checked, answering, table_id, name)
    if silent:
        yield html.P(_tell_silent(checked, silent), className="silent")


def _draw_answering(checked: Checked, groups: Sequence[Sequence[Row]], table_id: str, name: str) -> Component:
    rows = [row for lines in groups for row in lines]
    answered = {row.convention for row in rows if row.number is not None}
    conventions = [name for name in _CONVENTIONS if name in answered]
    counts = checked.claim.counts
    asked = ["Iceland"] if counts else []
    titles = ["Release", *asked, *(_CONVENTIONS[name] for name in conventions), "Year", "Note"]
    written = [_write_line(checked, lines, conventions) for lines in groups]
    return draw_texts(table_id, titles, written, name)


def _tell_silent(checked: Checked, groups: Sequence[Sequence[Row]]) -> str:
    """Which releases do not answer, by the reason: "No answer: no figure for 2019 (NATO, 29 June 2017; …)."."""
    reasons: dict[str, list[str]] = {}
    for lines in groups:
        named = write_release(lines[0].source, lines[0].release)
        reasons.setdefault(_tell_nearest(checked, lines), []).append(named)
    told = "; ".join(f"{reason} ({'; '.join(_name_once(names))})" for reason, names in reasons.items())
    return f"No answer: {told}."


def _name_once(names: Sequence[str]) -> Iterator[str]:
    """Names of releases, of those that follow each other the publisher with the first alone."""
    before = ""
    for name in names:
        publisher, _, release = name.partition(", ")
        yield release if publisher == before else name
        before = publisher


def draw_sides(checked: Checked) -> Iterator[Component]:
    """Who is as claimed, who is not and of whom nothing is known, by the releases in force; borderline ones marked.

    With and without Iceland is told at once.
    """
    if not checked.claim.counts and len(checked.claim.about) == 1:
        # Of one alone the verdict says it.
        return
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in checked.in_force:
        if row.number is not None:
            sides = (_keep_armed(row, codes) for codes in (row.inside, row.outside))
            found.setdefault((row.source, row.release, *sides), []).append(row)
    for rows in found.values():
        yield html.H3(f"{write_release(rows[0].source, rows[0].release)}: {_name_counting(rows)}")
        fullest = max(rows, key=lambda row: row.of)
        yield html.Ul([html.Li(text) for text in _list_sides(fullest, both=_is_both(rows))])


def _keep_armed(row: Row, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code in row.armed)


def _is_both(rows: Sequence[Row]) -> bool:
    """Whether members are counted with Iceland and without."""
    return {True, False} <= {row.iceland for row in rows}


def list_definitions(checked: Checked) -> Iterator[str]:
    """The verdict by each definition, and why a source is silent.

    A definition of a silent source is not told as well.
    """
    whys = {say_absence(one, checked) for one in checked.absent}
    if checked.judgement.row is None and len(whys) == 1 and len(checked.absent) > 1:
        yield f"{capitalise(whys.pop())}."
        return
    silent = {definition.id for one in checked.absent for definition in SOURCES[one.source].definitions}
    for one in checked.definitions:
        if one.judgement.outcome is not Outcome.OPEN or one.definition not in silent:
            # Behind a colon no verb is wanted.
            yield f"{DEFINITIONS[one.definition].title}: {say_definition(one, checked).removeprefix('is ')}."
    yield from (f"{capitalise(SOURCES[one.source].prose)}: {say_absence(one, checked)}." for one in checked.absent)


def list_agreements(checked: Checked) -> Iterator[str]:
    """The targets that a claim on an agreement may mean, with when and in which words they were agreed."""
    for one in list_held_first(checked):
        target = one.target
        yield f"{day(target.agreed)}{HOLDS[one.holds]} {target.title}. {target.wording} ({target.source}.)"


def list_numbers(checked: Checked) -> Iterator[tuple[str, ...]]:
    """The numbers that stand beside a claim of progress, at both ends."""
    for one in checked.numbers:
        release = write_release(one.source, one.release)
        then, now = _write_end(one, one.since, one.before), _write_end(one, one.year, one.after)
        yield one.label, str(one.since or MISSING), then, str(one.year), now, release, one.how


def _write_end(one: Number, year: int | None, value: float | None) -> str:
    """A number at one end: of how many members, where it counts them (R31), and whether it was expected (R8)."""
    if value is None:
        return MISSING
    of = next((f" of {row.of}" for row in one.counts if row.year == year), "")
    expected = " expected" if year in one.expected else ""
    told = f"{write_number(value, unit(one.unit).decimals)}{unit(one.unit).suffix}{of}{expected}"
    # What is told of one end rests on its year alone; growth on both.
    rows = [row for row in one.rests_on if one.before is None or row.year == year]
    return link_inputs(told, rows, Pin.of_releases({one.source: one.release}))


def list_figures(checked: Checked) -> Iterator[tuple[str, ...]]:
    """The figures that the answer rests on."""
    printed, pin = {one: row.decimals for row in checked.in_force for one in row.cells}, find_pin(checked.claim)
    for one in list_cells(checked):
        yield (
            name_member(one.member, pin),
            str(one.year),
            indicators()[one.indicator].title,
            write_value(one.value, one.unit, printed.get(one, FULL_PRECISION)),
            label_unit(one.unit),
            one.status,
            write_release(one.source, one.release),
            link_cell(one.cell, one, pin),
        )


def _group_by_release(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows by release and count; what a release does not answer stands with the first line of what it does."""
    groups: dict[tuple[str, str, bool | None], list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.number is None):
        mine = [key for key in groups if key[:2] == (row.source, row.release)]
        key = mine[0] if row.number is None and mine else (row.source, row.release, row.iceland)
        groups.setdefault(key, []).append(row)
    order = list(dict.fromkeys((row.source, row.release) for row in rows))
    return sorted(groups.values(), key=lambda lines: order.index((lines[0].source, lines[0].release)))


def _write_line(checked: Checked, rows: Sequence[Row], conventions: Sequence[str]) -> tuple[str, ...]:
    counts = checked.claim.counts
    first, answers = (
        rows[0],
        {row.convention: _link_found(row, checked.claim) for row in rows if row.number is not None},
    )
    counted = [_ICELAND[first.iceland]] if counts else []
    found = [answers.get(name, MISSING) for name in conventions]
    return (
        write_release(first.source, first.release),
        *counted,
        *found,
        write_year(checked.claim, first),
        _write_note(checked, first, any(row.in_force for row in rows)),
    )


def _link_found(row: Row, claim: Claim) -> str:
    """What was found, which leads to the figures of that release which it was found by."""
    pin = Pin.of_releases({row.source: row.release})
    return link_inputs(write_found(row, claim), row.cells, pin)


def _write_note(checked: Checked, row: Row, in_force: bool) -> str:
    usual = indicators()[checked.claim.measure].definition
    definition = "" if row.definition == usual else DEFINITIONS[row.definition].title
    then = " on that day" if checked.day else ""
    return "; ".join(filter(None, (f"the newest{then}" if in_force else "", definition, tell_span(checked.claim, row))))


def _tell_nearest(checked: Checked, rows: Sequence[Row]) -> str:
    """Why a release does not answer, by the convention by which it comes nearest to it."""
    gaps = [(list(Reason).index(row.gap.reason), place) for place, row in enumerate(rows) if row.gap]
    row = rows[min(gaps)[1]] if gaps else rows[0]
    return tell_gap_briefly(row, row.gap, checked.claim) if row.gap else ""


def _name_counting(rows: Sequence[Row]) -> str:
    conventions = listing([_BY[name] for name in dict.fromkeys(row.convention for row in rows)])
    return ", ".join(filter(None, (conventions, "" if _is_both(rows) else _ICELAND[rows[0].iceland])))


def _list_sides(row: Row, both: bool) -> Iterator[str]:
    for words, codes in (("As claimed", row.inside), ("Not as claimed", row.outside), ("No figure", row.unknown)):
        if codes:
            armed = len(_keep_armed(row, codes))
            without = f", or {armed} without Iceland" if both and armed < len(codes) else ""
            yield f"{words} ({len(codes)}{without}): {listing([_name_member(row, code) for code in codes])}."


def _name_member(row: Row, code: str) -> str:
    return f"{name_area(code)} (borderline)" if code in row.borderline else name_area(code)
