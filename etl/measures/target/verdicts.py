"""Who is at or above a target, in which years, under four conventions (R4) or by NATO's own statement."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.asof.verdict import Count, Verdict, borderline, is_stated, judge
from etl.catalogue.share import SHARE_OF_VERDICT, STATEMENT
from etl.measures.choice import WALES, Choice
from etl.measures.figures import Figures, by_year, select_clear
from etl.measures.inquiry import Inquiry
from etl.measures.result import Reason, Result, Why
from etl.observation import Observation

Rows = dict[str, Observation]
_COARSE = Why(Reason.TOO_COARSE, "Printed with too few decimals for a verdict: the shares of this release have one.")


def verdicts(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year 1 at or above the target, 0 below; and the counts over all members, with and without Iceland.

    `borderline` is 1 where conventions disagree or a share is nearer to the target than 0.02 points.
    """
    inquiry = Inquiry.of("verdicts", figures, choice)
    columns = _Columns.of(figures, choice)
    if not columns.years:
        yield inquiry.nothing((choice.whole, choice.year or 0), _no_verdict(inquiry, "", 0))
    for year in inquiry.check_years(columns.years):
        codes = choice.members_in(year)
        yield from _of_members(inquiry, columns, [(code, year) for code in codes])
        yield from _counts(inquiry, columns, year)


def guideline_years(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member the years at or above the target since a stated one, those expected to be, and the streaks.

    A year without data ends a streak, for it is not known.
    """
    inquiry = Inquiry.of("guideline_years", figures, choice)
    columns = _Columns.of(figures, choice)
    if not columns.years:
        yield inquiry.nothing((choice.whole, choice.year or 0), _no_verdict(inquiry, "", 0))
        return
    years = inquiry.window(WALES, known=columns.years)
    for code in choice.members_in(years[-1]):
        mine = [columns.verdict((code, year)) for year in years if code in choice.members_in(year)]
        known = [verdict.row for verdict in mine if verdict.row is not None]
        place = code, years[-1]
        if not known:
            yield inquiry.nothing(place, _no_verdict(inquiry, *place))
        else:
            yield from inquiry.parts(place, _tally(figures, mine), known)


class _Columns(NamedTuple):
    """The shares that verdicts go by, none where printed too coarsely, and NATO's statement of who met 2 %, by year."""

    shares: dict[int, Rows]
    stated: dict[int, Rows]
    convention: str
    target: float

    @classmethod
    def of(cls, figures: Figures, choice: Choice) -> "_Columns":
        clear = select_clear(figures.column(SHARE_OF_VERDICT[choice.convention]))
        stated = by_year(figures.column(STATEMENT)) if is_stated(choice.target, choice.convention) else {}
        return cls(clear, stated, choice.convention, choice.target)

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({*self.shares, *self.stated}))

    def verdict(self, place: tuple[str, int]) -> Verdict:
        """The verdict on a member in a year."""
        code, year = place
        shares, stated = self.shares.get(year, {}), self.stated.get(year, {})
        return judge(code, self.target, self.convention, shares, stated)

    def of_members(self, codes: Sequence[str], year: int) -> Count:
        """The count of one year."""
        return Count({code: self.verdict((code, year)) for code in codes})


def _of_members(inquiry: Inquiry, columns: _Columns, places: Sequence[tuple[str, int]]) -> Iterator[Result]:
    for place in places:
        verdict = columns.verdict(place)
        if verdict.row is None:
            yield inquiry.nothing(place, _no_verdict(inquiry, *place))
            continue
        yield inquiry.value(place, verdict.met, (verdict.row,))
        if place[0] in columns.shares.get(place[1], {}):
            yield _borderline(inquiry, place)


def _borderline(inquiry: Inquiry, place: tuple[str, int]) -> Result:
    found = {name: inquiry.figures.column(indicator).get(place) for name, indicator in SHARE_OF_VERDICT.items()}
    rests_on = tuple(dict.fromkeys(row for row in found.values() if row is not None))
    shares = {name: row.value for name, row in found.items() if row is not None}
    return inquiry.value(place, borderline(shares, inquiry.choice.target), rests_on, "borderline")


def _counts(inquiry: Inquiry, columns: _Columns, year: int) -> Iterator[Result]:
    found = columns.of_members(inquiry.choice.members_in(year), year)
    met = len(found.met)
    counts = {
        "at_or_above": met,
        "below": len(found.below),
        "with_data": found.of - len(found.unknown),
        "members": len(found.members),
        "members_with_armed_forces": found.of,
        "not_at_or_above": len(found.members) - met,
    }
    yield from inquiry.parts((inquiry.choice.whole, year), counts, found.rests_on)


def _no_verdict(inquiry: Inquiry, member: str, year: int) -> Why:
    indicator = SHARE_OF_VERDICT[inquiry.choice.convention]
    column = inquiry.figures.column(indicator)
    if (member, year) in column or (not member and column):
        return _COARSE
    return inquiry.figures.why(indicator, member, year)


def _tally(figures: Figures, verdicts_by_year: Sequence[Verdict]) -> dict[str, float | None]:
    met = [verdict for verdict in verdicts_by_year if verdict.met]
    runs = _runs([verdict.met is True for verdict in verdicts_by_year])
    return {
        "": len(met),
        "with_data": sum(verdict.row is not None for verdict in verdicts_by_year),
        "expected": sum(verdict.row is not None and figures.is_estimate(verdict.row) for verdict in met),
        "longest_streak": max(runs),
        "current_streak": runs[-1],
    }


def _runs(flags: Sequence[bool]) -> list[int]:
    """For each year the length of the run of met years that ends with it."""
    lengths = [0]
    for flag in flags:
        lengths.append(lengths[-1] + 1 if flag else 0)
    return lengths
