"""Explains a check in plain words, put together from its parts: a line, or about a hundred words."""

from collections.abc import Iterator, Sequence
from datetime import date

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.members import members
from etl.claims.asked import ABOUT
from etl.claims.checked import OPEN, STATED, Checked, Row
from etl.claims.grammar.words import known, statement
from etl.claims.others import agreed, progress
from etl.claims.telling import by_convention, counted, finding, short
from etl.claims.turning import turns_on
from etl.claims.wording import (
    CONVENTION_WORDS,
    brief_words,
    capital,
    definition_words,
    names,
    number,
    publisher,
    release_words,
)
from etl.prose import day, listing

# More than these are told in the rows, not in a sentence.
_LATER = 3
_NAMED = 4
_ARTICLED = {"World Bank": "the World Bank"}


def one_line(checked: Checked) -> str:
    """The verdict and the figure it rests on, in one sentence."""
    row = _told(checked)
    if row is None or checked.verdict == OPEN:
        return f"{capital(checked.said)}."
    return f"{capital(checked.said)}: {_named(checked, row)} {finding(row, checked.claim)}."


def explain(checked: Checked) -> str:
    """The verdict with the release, the year, the convention, what others say, and what would change the answer."""
    claim = checked.claim
    as_of = f", {known(claim)}" if known(claim) else ""
    tell = {"agreed": agreed, "progress": progress}.get(claim.comparison, _figures)
    return " ".join([f"The claim: {statement(claim)}{as_of}.", f"It {checked.said}.", *tell(checked)])


def _figures(checked: Checked) -> Iterator[str]:
    row = checked.answered
    if checked.claim.approximate:
        yield f"It says “about”, so a figure may be {ABOUT} points away."
    if row is not None:
        yield from _main(checked, row)
        yield from _conventions(checked, row)
        yield from _borderline(row)
        yield from _definitions(checked, row)
        yield from _absent(checked)
        yield from _before(checked, row)
    yield from _later(checked, row)
    yield from _quoted(checked)
    if checked.verdict != OPEN:
        found = listing(list(turns_on(checked)))
        nothing = "No convention, definition or release at hand gives another answer."
        yield f"The answer turns on {found}." if found else nothing


def _told(checked: Checked) -> Row | None:
    """The row that the answer is told from: one for which the claim holds, where there is any."""
    answered = [row for row in checked.in_force if row.number is not None]
    return next((row for row in answered if row.holds), answered[0] if answered else None)


def _named(checked: Checked, row: Row) -> str:
    """The release; where the verdict has just named it, "it"."""
    return "it" if checked.said.count("'s ") == 1 and release_words(row) in checked.said else release_words(row)


def _main(checked: Checked, row: Row) -> Iterator[str]:
    newest = "the newest answer at hand" if checked.day is None else "the newest answer known then"
    without = next((one for one in checked.rows if _alike(one, row) and one.iceland is False), None)
    also = f"; without Iceland, which has no armed forces, {counted(without)}" if without and row.iceland else ""
    name = _named(checked, row)
    begin = f"That is {newest}: it" if name == "it" else f"{capital(name)}, {newest},"
    yield f"{begin} {finding(row, checked.claim)}{also}."
    if row.unknown:
        yield f"It has no figure for {names(row.unknown)}."
    yield from _membership(checked, row.year)


def _membership(checked: Checked, year: int) -> Iterator[str]:
    """Who is counted, where that does not go without saying (R10), and who of those named was no member."""
    claim = checked.claim
    if claim.counts and checked.day is None and claim.year is not None:
        yield f"Counted are the members at the end of {claim.year}."
    counted, then = (sum(one.joined_by(on) for one in members().values()) for on in _both_days(checked, year))
    if claim.counts and counted != then:
        yield f"Counted are the {counted} members of {day(checked.members_on)}; at the end of {year} there were {then}."
    outside = [code for code in claim.about if not claim.counts and not members()[code].joined_by(checked.members_on)]
    if outside:
        yield f"{capital(names(outside))} {'was no member' if len(outside) == 1 else 'were no members'} then."


def _both_days(checked: Checked, year: int) -> tuple[date, date]:
    return checked.members_on, date(year, 12, 31)


def _alike(one: Row, row: Row) -> bool:
    return (one.source, one.release, one.convention) == (row.source, row.release, row.convention)


def _conventions(checked: Checked, row: Row) -> Iterator[str]:
    mine = [one for one in checked.rows if (one.source, one.release) == (row.source, row.release)]
    sides = {one.inside for one in mine if one.number is not None and one.iceland is not True}
    found = by_convention(mine, checked.claim)
    if len(sides) > 1 and len(found) > 1:
        told = [f"{figure} {listing([CONVENTION_WORDS[one] for one in ways])}" for figure, ways in found.items()]
        yield f"By convention it is {listing(told)}."


def _borderline(row: Row) -> Iterator[str]:
    near = row.borderline
    if near:
        who = names(near) if len(near) <= _NAMED else f"{number(len(near))} members"
        yield f"{capital(who)} {'is' if len(near) == 1 else 'are'} on the borderline."


def _definitions(checked: Checked, main: Row) -> Iterator[str]:
    """What each other definition says."""
    told = {one.definition: one for one in reversed(checked.in_force) if one.number is not None}
    natos = checked.definitions[0]
    if natos.definition not in told:
        yield f"By {definition_words(natos.definition)} it {natos.said}."
    for definition in DEFINITIONS:
        row = told.get(definition)
        if row is not None and definition != main.definition:
            year = f" in {row.year}" if row.year != main.year else ""
            verb = "was expected to be" if row.expected else "is"
            source = f"By {definition_words(definition)} ({brief_words(row)})"
            yield f"{source} it {verb} {short(row, checked.claim)}{year}."


def _absent(checked: Checked) -> Iterator[str]:
    """Sources without figures; the World Bank's are SIPRI's, so one of the two is enough."""
    if any(row.definition == "sipri" for row in checked.in_force):
        return
    others = [one for one in checked.absent if one.source != "nato"]
    told = " or ".join(_ARTICLED.get(one.publisher, one.publisher) for one in others)
    if others and any(row.source == one.source for row in checked.rows for one in others):
        yield f"No figures of {told} answer for that year."
    elif others:
        then = "" if checked.day is None else " of that day or before"
        yield f"No figures of {told}{then} are at hand."


def _before(checked: Checked, row: Row) -> Iterator[str]:
    """The newest of the earlier releases that has another answer."""
    for one in checked.rows:
        older = one.published < row.published and one.definition == row.definition and one.number is not None
        if older and one.iceland == row.iceland and one.inside != row.inside:
            yield f"Before that, {release_words(one)} had {short(one, checked.claim)}."
            return


def _later(checked: Checked, row: Row | None) -> Iterator[str]:
    """What later releases of the same definition say; without an answer then, of the first definition that has one."""
    answered = [one for one in checked.later if one.number is not None and one.convention in ("published", STATED)]
    if row is None:
        row = min(answered, key=lambda one: list(DEFINITIONS).index(one.definition), default=None)
    if row is None:
        return
    mine = [one for one in answered if (one.definition, one.iceland) == (row.definition, row.iceland)]
    found = _one_each(sorted(mine, key=lambda one: one.published))[:_LATER]
    if found:
        said = [f"{short(one, checked.claim)} ({_when(one)})" for one in found]
        yield f"Later releases say {listing(said)}."


def _one_each(rows: Sequence[Row]) -> list[Row]:
    return list({(row.source, row.release): row for row in reversed(rows)}.values())[::-1]


def _when(row: Row) -> str:
    return day(row.published) if row.source == "nato" else release_words(row)


def _quoted(checked: Checked) -> Iterator[str]:
    for one in checked.claim.quoted:
        hand = "" if one.at_hand else ", which is not in the data"
        yield f"{capital(publisher_words(one.publisher))} is quoted with {one.figure}{hand}."


def publisher_words(named: str) -> str:
    """A publisher in prose."""
    return named if named == publisher("nato") else f"the {named}"
