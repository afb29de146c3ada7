"""Explains a check in plain words, put together from its parts: about a hundred words."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names, members
from etl.catalogue.sources import LEAD, SOURCES
from etl.claims.grammar.words import write_day, write_statement
from etl.claims.judgement import Checked, Outcome
from etl.claims.prose.finding import (
    group_by_finding,
    tell_agreements,
    tell_briefly,
    tell_count,
    tell_finding,
    tell_numbers,
)
from etl.claims.prose.heading import name_answer, say, say_definition
from etl.claims.prose.rank import tell_by_money, tell_holders
from etl.claims.prose.relation import tell_limits
from etl.claims.prose.words import (
    CONVENTION_WORDS,
    capitalise,
    is_former,
    name_definition,
    name_members,
    name_release,
    name_source,
    needs_definition,
    spell_number,
    tell_day,
)
from etl.claims.question import ABOUT, STATED
from etl.claims.row import Row
from etl.claims.sensitivity import Pivot, find_pivots
from etl.prose import day, listing

# More than these are told in the rows, not in a sentence.
_LATER = 3
_NAMED = 4
_PIVOTS = {
    Pivot.ICELAND: "on whether Iceland is counted",
    Pivot.CONVENTION: "on the convention",
    Pivot.DEFINITION: "on the definition",
    Pivot.RELEASE: "on the release",
}
_AS_A_WHOLE = ("published", STATED)


def explain(checked: Checked) -> str:
    """The verdict with the release, the year, the convention, what others say, and what would change the answer."""
    claim = checked.claim
    as_of = f", {write_day(claim)}" if write_day(claim) else ""
    tell = {"agreed": tell_agreements, "progress": tell_numbers}.get(claim.comparison, _tell_figures)
    said = say(checked)
    if checked.verdict is Outcome.UNDECIDED or checked.agreements or checked.numbers:
        # What is missing, when it was agreed, and what can be said of progress is told below.
        said = said.partition(":")[0]
    return " ".join([f"The claim: {write_statement(claim)}{as_of}.", f"It {said}.", *tell(checked)])


def _tell_figures(checked: Checked) -> Iterator[str]:
    row = checked.judgement.row
    if checked.claim.approximate:
        yield f"It says “about”, so a figure may be {ABOUT} points away."
    if row is not None:
        yield from _tell_main(checked, row)
        yield from tell_limits(row, checked.claim)
        yield from _tell_holders(row, checked)
        yield from _tell_conventions(checked, row)
        yield from _tell_borderline(row)
        # What came before stands next to what it came before.
        yield from _tell_turn(checked, row) if checked.judgement.turn else _tell_before(checked, row)
        yield from _tell_definitions(checked, row)
        yield from _tell_absent(checked)
    yield from _tell_later(checked, row)
    yield from _tell_quoted(checked)
    if row is not None and checked.verdict is Outcome.UNDECIDED:
        yield f"The answer turns on what is missing: {name_members(row.unknown)}."
    elif row is not None:
        found = listing([_PIVOTS[one] for one in find_pivots(checked)])
        nothing = "No convention, definition or release available gives another answer."
        yield f"The answer turns {found}." if found else nothing


def _tell_main(checked: Checked, row: Row) -> Iterator[str]:
    newest = _tell_rank(checked, row)
    named = capitalise(f"{name_release(row)}{tell_day(row, checked)}")
    yield f"{named}, {newest}, {tell_finding(row, checked.claim)}{_tell_iceland(checked, row)}."
    yield from _tell_membership(checked, row.year)


def _tell_holders(row: Row, checked: Checked) -> Iterator[str]:
    if checked.claim.comparison == "ranks":
        told = (tell_holders(row, checked.claim), tell_by_money(row))
        yield from (f"{sentence}." for sentence in told if sentence)


def _tell_iceland(checked: Checked, row: Row) -> str:
    """That Iceland is left out, and how being below would read with it (R9)."""
    unarmed = name_members(code for code in row.asked if code not in row.armed)
    if row.iceland is None or not unarmed:
        return ""
    mine = [one for one in checked.judgement.rows if one.convention == row.convention and one.iceland != row.iceland]
    if checked.claim.comparison == "below" and mine:
        how = "without" if row.iceland else "with"
        return f"; {how} {unarmed}, which has no armed forces, {tell_count(mine[0])}"
    return f"; {unarmed}, which has no armed forces, is not counted"


def _tell_rank(checked: Checked, row: Row) -> str:
    """Whether a row is of the newest that answers: of all, of NATO's, or by its definition only (R32)."""
    by = name_definition(row.definition, checked)
    if is_former(row.definition, checked):
        return f"the newest by {by}"
    at_hand = "available" if checked.day is None else "known then"
    answered = (one.published for one in checked.rows if one.number is not None)
    newest = "the newest answer" if row.published >= max(answered) else f"{SOURCES[row.source].prose}'s newest answer"
    return f"{newest} {at_hand}{f', by {by}' if needs_definition(row, checked) else ''}"


def _tell_membership(checked: Checked, year: int) -> Iterator[str]:
    """Who is counted, where that does not go without saying (R10), and who of those named was no member."""
    claim, on = checked.claim, checked.members_on
    end = date(year, 12, 31)
    counted, then, later = (
        sum(one.joined_by(at) for one in members().values()) for at in (on, end, checked.day or end)
    )
    if claim.counts and counted != then:
        yield f"The {counted} members of {day(on)} are counted; at the end of {year} there were {then}."
    elif claim.counts and (counted != later or (checked.day is None and claim.year is not None)):
        yield f"The members at the end of {year} are counted."
    outside = [code for code in claim.about if code in members() and not members()[code].joined_by(on)]
    if outside:
        yield f"{capitalise(name_members(outside))} {'was no member' if len(outside) == 1 else 'were no members'} then."


def _tell_conventions(checked: Checked, row: Row) -> Iterator[str]:
    mine = [one for one in checked.rows if (one.source, one.release) == (row.source, row.release)]
    sides = {one.inside for one in mine if one.number is not None and one.iceland is not True}
    found = group_by_finding(mine, checked.claim)
    if len(sides) > 1 and len(found) > 1:
        told = [f"{figure} {listing([CONVENTION_WORDS[one] for one in ways])}" for figure, ways in found.items()]
        # A figure that has a comma of its own is set apart by more.
        parted = any("," in figure for figure in found)
        yield f"By convention it is {'; '.join(told) if parted else listing(told)}."


def _tell_borderline(row: Row) -> Iterator[str]:
    near = row.borderline
    if near:
        who = name_members(near) if len(near) <= _NAMED else f"{spell_number(len(near))} members"
        yield f"{capitalise(who)} {'is' if len(near) == 1 and near[0] in area_names() else 'are'} on the borderline."


def _tell_definitions(checked: Checked, main: Row) -> Iterator[str]:
    """What each other definition says, NATO's first."""
    told: dict[str, Row] = {}
    for one in checked.in_force:
        if one.number is not None and one.iceland in (None, main.iceland):
            told.setdefault(one.definition, one)
    natos = indicators()[checked.claim.measure].definition
    # Their years stand with the figure.
    claim_of_years = checked.claim.span in ("every", "never") or checked.claim.ratio == "increment"
    if main.source != LEAD and not any(row.source == LEAD for row in told.values()):
        silent = next(one for one in checked.definitions if one.definition == natos)
        yield f"By {name_definition(natos, checked)} it {say_definition(silent, checked)}."
    turn = checked.judgement.turn
    told_already = {one.release for one in (turn.held, turn.ended) if one.source == LEAD} if turn else set[str]()
    for definition, row in told.items():
        if definition != main.definition and (row.source != LEAD or row.release not in told_already):
            year = f" in {row.year}" if row.year != main.year and not claim_of_years else ""
            verb = "was expected to be" if row.is_estimate else "is"
            if len(checked.claim.about) > 1:
                # Each stands with its name.
                verb = "expected" if row.is_estimate else "has"
            source = f"By {name_definition(definition, checked)} ({name_source(row)})"
            yield f"{source} it {verb} {tell_briefly(row, checked.claim)}{year}."


def _tell_absent(checked: Checked) -> Iterator[str]:
    """Sources without figures; the World Bank's are SIPRI's, so one of the two is enough."""
    others = [one.source for one in checked.absent if one.source != LEAD]
    if any(row.source != LEAD for row in checked.in_force):
        return
    told = listing([SOURCES[one].prose for one in others], "or")
    if others and any(row.source in others for row in checked.rows):
        yield f"No figures of {told} answer for that year."
    elif others:
        then = "" if checked.day is None else " of that day or before"
        yield f"No figures of {told}{then} are available."


def _tell_turn(checked: Checked, main: Row) -> Iterator[str]:
    """By what it held, and what the release that ended it has, where that is not the one told already."""
    turn = checked.judgement.turn
    if turn is None:
        return
    held, ended = turn.held, turn.ended
    verb = _tell_having(held)
    named = name_answer(held, checked)
    comma = "" if named.endswith(",") else ","
    told = f"It held by {named}{comma} which {verb} {tell_briefly(held, checked.claim)}"
    if ended.release != main.release:
        verb = _tell_having(ended)
        told = f"{told}, until {name_release(ended)} {verb} {tell_briefly(ended, checked.claim)}"
    yield f"{told}."


def _tell_having(row: Row) -> str:
    return "expected" if row.is_estimate else "had"


def _tell_before(checked: Checked, main: Row) -> Iterator[str]:
    """The newest of the earlier releases of NATO that has another answer than the one in force by its definition."""
    told = {row.definition: row for row in reversed(checked.in_force) if row.iceland == main.iceland}
    for one in checked.rows:
        newer = told.get(one.definition)
        if newer is None or one.number is None or one.convention not in _AS_A_WHOLE or one.source != main.source:
            continue
        if one.published < newer.published and one.iceland == main.iceland and one.inside != newer.inside:
            verb = _tell_having(one)
            yield f"Before that, {name_release(one)} {verb} {tell_briefly(one, checked.claim)}."
            return


def _tell_later(checked: Checked, row: Row | None) -> Iterator[str]:
    """What later releases of the same definition say; without an answer then, of the first definition that has one."""
    answered = [one for one in checked.later if one.number is not None and one.convention in _AS_A_WHOLE]
    # Nobody stands in for a publisher who is named.
    answered = [one for one in answered if row is not None or checked.claim.by in ("", one.source)]
    if row is None:
        likely = (one for one in answered if not one.iceland)
        row = min(likely, key=lambda one: list(DEFINITIONS).index(one.definition), default=None)
    if row is None:
        return
    mine = [one for one in answered if (one.definition, one.iceland) == (row.definition, row.iceland)]
    found = _keep_one_each(sorted(mine, key=lambda one: one.published))[:_LATER]
    if found:
        alike = groupby(found, key=lambda one: tell_briefly(one, checked.claim))
        said = [f"{told} ({listing(list(map(_tell_when, rows)))})" for told, rows in alike]
        yield f"Later releases say {listing(said)}."


def _keep_one_each(rows: Sequence[Row]) -> list[Row]:
    return list({(row.source, row.release): row for row in reversed(rows)}.values())[::-1]


def _tell_when(row: Row) -> str:
    return day(row.published) if row.source == LEAD else name_release(row)


def _tell_quoted(checked: Checked) -> Iterator[str]:
    known_publishers = [one.publisher for one in SOURCES.values()]
    for one in checked.claim.quoted:
        hand = "" if one.at_hand else ", which is not in the data"
        who = one.publisher if one.publisher in known_publishers else f"the {one.publisher}"
        yield f"{capitalise(who)} is quoted with {one.figure}{hand}."
