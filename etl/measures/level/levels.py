"""Levels: per head, per soldier, at purchasing power parity, by another definition; and spending that leapt once."""

from collections.abc import Iterator

from etl.catalogue.level_measures import SIPRI_SHARE, WORLD_BANK_SHARE
from etl.catalogue.quantities import EQUIPMENT, POPULATION, SPENDING
from etl.catalogue.share import SHARE
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry, are_alike, logarithm, quotient
from etl.measures.result import Reason, Result, Why
from etl.observation import Observation

_LEAP = 35.0  # log points, R17


def per_head(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year US$ at constant prices per head: as published, and from the World Bank's population."""
    inquiry = Inquiry.of("per_head", figures, choice)
    for place in inquiry.places():
        yield from inquiry.at(place, lambda published: {"": published})
        rows = figures.at(place, (SPENDING, POPULATION))
        if isinstance(rows, Why):
            yield inquiry.nothing(place, rows, "recomputed")
        else:
            spending, people = (row.value or 0.0 for row in rows)
            yield inquiry.value(place, quotient(1e6 * spending, people), rows, "recomputed")


def per_soldier(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year US$ of spending, and of equipment, for each member of the forces."""
    inquiry = Inquiry.of("per_soldier", figures, choice)
    for place in inquiry.places():
        yield from inquiry.at(place, lambda spending, people: {"": quotient(1000 * spending, people)})
        rows = figures.at(place, (*inquiry.inputs, EQUIPMENT))
        if isinstance(rows, Why):
            yield inquiry.nothing(place, rows, "equipment")
        else:
            spending, people, share = (row.value or 0.0 for row in rows)
            yield inquiry.value(place, quotient(1000 * spending * share / 100, people), rows, "equipment")


def research_share(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year what research and development take of total defence expenditure, in per cent."""
    inquiry = Inquiry.of("research_share", figures, choice)
    for place in inquiry.places():
        yield from inquiry.at(place, lambda research, spending: {"": quotient(100 * research, spending)})


def definition_gap(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year NATO's share less SIPRI's in points, and over it; SIPRI's edition and the World Bank's copy.

    The result without a part is the difference to the one of the two that is at hand, SIPRI's own first.
    """
    inquiry = Inquiry.of("definition_gap", figures, choice)
    others = (("sipri", SIPRI_SHARE), ("worldbank", WORLD_BANK_SHARE))
    first = next((share for _, share in others if not figures.lacking((share,))), SIPRI_SHARE)
    for place in inquiry.places():
        for part, indicator in (("", first), *others):
            yield from _against(inquiry, place, part, indicator)


def _against(inquiry: Inquiry, place: tuple[str, int], part: str, indicator: str) -> Iterator[Result]:
    rows = inquiry.figures.at(place, (SHARE, indicator))
    if isinstance(rows, Why):
        yield inquiry.nothing(place, rows, part)
        return
    ours, theirs = (row.value or 0.0 for row in rows)
    yield inquiry.value(place, ours - theirs, rows, part)
    if part:
        yield inquiry.value(place, quotient(ours, theirs), rows, f"{part}_ratio")


def ppp_level(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year spending in millions of international dollars, at the parity of GDP (R13).

    None where NATO's release and the World Bank count in two currencies, as before a member took the euro.
    """
    inquiry = Inquiry.of("ppp_level", figures, choice)
    for place in inquiry.places():
        rows = inquiry.rows(*place)
        if isinstance(rows, Why):
            yield inquiry.nothing(place, rows)
            continue
        national, parity, dollars, level = (row.value or 0.0 for row in rows)
        # The exchange rates of NATO and the World Bank.
        if are_alike(quotient(national, dollars) or 0.0, quotient(parity, level) or 0.0):
            yield inquiry.value(place, quotient(national, parity), rows)
        else:
            said = f"{rows[0].unit} is not the currency of the World Bank's parity, by the exchange rates of both."
            yield inquiry.nothing(place, Why(Reason.OTHER_UNIT, said), "", rows)


def one_off(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year 1 where real spending leapt and fell back the year after, with both changes in log points."""
    inquiry = Inquiry.of("one_off", figures, choice)
    for code, year in inquiry.places():
        around = [figures.at((code, at), (SPENDING,)) for at in (year - 1, year, year + 1)]
        missing = next((one for one in around if isinstance(one, Why)), None)
        if missing is None:
            yield from _leap(inquiry, tuple(row for one in around if not isinstance(one, Why) for row in one))
        elif choice.year is not None:
            yield inquiry.nothing((code, year), missing)


def _leap(inquiry: Inquiry, rows: tuple[Observation, ...]) -> Iterator[Result]:
    place = rows[1].member, rows[1].year
    logs = [logarithm(row.value or 0.0) for row in rows]
    if any(log is None for log in logs):
        yield inquiry.value(place, None, rows)
        return
    before, now, after = (log or 0.0 for log in logs)
    rise, fall = 100 * (now - before), 100 * (after - now)
    leapt = rise > _LEAP and fall < -_LEAP
    yield from inquiry.parts(place, {"": float(leapt), "rise": rise, "fall": fall}, rows)
    shares = [inquiry.figures.column(SHARE).get((place[0], place[1] + step)) for step in (-1, 0, 1)]
    known = tuple(row for row in shares if row is not None)
    if leapt and len(known) == len(shares):
        yield inquiry.value(place, sum(row.value or 0.0 for row in known) / len(known), known, "mean_of_three")
