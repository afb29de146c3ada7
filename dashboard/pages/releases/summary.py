"""Revisions in words: how many shares a newer release says otherwise, which moved most, and which verdicts changed."""

from collections.abc import Iterator, Sequence

from dashboard.pages.releases.comparison import Comparison, Revision
from dashboard.shared.numbers import Number
from dashboard.shared.wording import name_area, write_number, write_signed
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.members import members
from etl.measures.result import Result
from etl.prose import counted, day, listing

# More names than these make no sentence.
_NAMED = 6


def write_title(shown: Comparison) -> str:
    """The finding in about ten words."""
    if shown.pair is None or not shown.revisions:
        return "No revisions to show"
    when = _days(shown)
    if not shown.revised:
        return f"No share of GDP was revised between {when}"
    most, of = shown.revised[0], len(shown.revisions)
    found = f"{len(shown.revised)} of {counted(of, 'share')} of GDP revised between {when}"
    return f"{found}; {most.name} {most.year} most, by {write_signed(most.points)} points"


def _days(shown: Comparison) -> str:
    return " and ".join(day(one).partition(" ")[2] for one in shown.days)


def write_subtitle(shown: Comparison) -> str:
    """Which releases, and by which definition."""
    if shown.pair is None or not shown.revisions:
        return ""
    old, new = map(day, shown.days)
    definition = DEFINITIONS[shown.definition].title
    return f"Defence expenditure as a share of GDP: NATO's release of {new} less that of {old} ({definition})."


def write_summary(shown: Comparison) -> str:
    """The charts in a few sentences, or why there are none."""
    if not shown.revisions:
        return shown.why
    return " ".join(_sentences(shown))


def _sentences(shown: Comparison) -> Iterator[str]:
    up, down = _sides(shown)
    yield f"{len(up)} of {counted(len(shown.revisions), 'share')} are higher in the newer release, {len(down)} lower."
    yield from _verdicts(shown)
    yield from _course(shown)
    if shown.passed:
        named = DEFINITIONS[shown.passed.release.definition].title
        newest = day(shown.passed.release.published)
        yield f"The newest release, of {newest}, counts by another definition ({named}): it revises none before it."


def _sides(shown: Comparison) -> tuple[list[Revision], list[Revision]]:
    return [one for one in shown.revised if one.points > 0], [one for one in shown.revised if one.points < 0]


def _verdicts(shown: Comparison) -> Iterator[str]:
    aim = f"{shown.target.value:g} %"
    if not shown.turned:
        yield f"No verdict on {aim} changed."
        return
    for sign, words in ((1, f"Now at or above {aim}"), (-1, f"No longer at {aim}")):
        if mine := [one for one in shown.turned if one.turned == sign]:
            yield f"{words}: {_name(mine)}."


def _name(revisions: Sequence[Revision]) -> str:
    named = [f"{one.name} {one.year}" for one in revisions]
    if len(named) <= _NAMED:
        return listing(named)
    return f"{', '.join(named[:_NAMED])} and {len(named) - _NAMED} more"


def _course(shown: Comparison) -> Iterator[str]:
    """The figure that is followed: its revision split, or why there is none."""
    if shown.place is None:
        return
    code, year = shown.place
    if not shown.course:
        armed = "has no armed forces, and so no share" if not members()[code].armed_forces else "has no share"
        yield f"{name_area(code)} {armed} of {year} in any release."
        return
    mine = next((one for one in shown.revisions if one.place == shown.place), None)
    if mine is None:
        yield f"{name_area(code)} has no share of {year} in both releases."
        return
    values = f"{write_number(mine.old.value, 2)} to {write_number(mine.new.value, 2)} %"
    yield f"{mine.name} {year} went from {values}, {write_signed(mine.points, 3)} points{_split(shown.parts)}."


def _split(parts: Sequence[Result]) -> str:
    """How much of it is due to spending and how much to GDP."""
    by_part = {one.part: one for one in parts}
    spending, gdp = by_part.get("spending"), by_part.get("gdp")
    if spending is None or gdp is None:
        return ""
    if spending.value is None or gdp.value is None:
        return f"; what of it is spending and what GDP cannot be told: {spending.reason.rstrip('.')}"
    told = f": {write_signed(spending.value, 3)} by spending, {write_signed(gdp.value, 3)} by GDP"
    left = by_part.get("undivided") or by_part.get("residual")
    undivided = write_signed(left.value, 3) if left and left.value is not None else ""
    return f"{told}, {undivided} undivided" if undivided.strip("+−0.") else told


def list_numbers(shown: Comparison) -> tuple[Number, ...]:
    """The key numbers; none where there is nothing to show."""
    return tuple(_list(shown)) if shown.revisions else ()


def _list(shown: Comparison) -> Iterator[Number]:
    (up, down), of = _sides(shown), len(shown.revisions)
    mean = sum(abs(one.points) for one in shown.revisions) / of
    yield Number(f"{len(shown.revised)} of {of}", "shares revised", f"{len(up)} higher, {len(down)} lower")
    for sign, words in ((1, "now at or above"), (-1, "no longer at")):
        mine = [one for one in shown.turned if one.turned == sign]
        note = listing([f"{one.name} {one.year}" for one in mine]) if len(mine) <= 3 else ""
        verdicts = "verdict" if len(mine) == 1 else "verdicts"
        yield Number(f"{len(mine)}", f"{verdicts} {words} {shown.target.value:g} %", note)
    yield Number(f"{write_number(mean, 3)} points", "mean revision, up or down", "by how much a quoted share is off")
    if shown.revised:
        most, others = shown.revised[0], down if shown.revised[0].points > 0 else up
        yield Number(f"{write_signed(most.points)} points", f"largest: {most.name} {most.year}", _opposite(others))


def _opposite(others: Sequence[Revision]) -> str:
    """The largest the other way."""
    return f"the other way {write_signed(others[0].points)}: {others[0].name} {others[0].year}" if others else ""
