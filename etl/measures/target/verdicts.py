"""Who is at or above a target, in which years, under four conventions (R4) or by NATO's own statement."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.arithmetic.precision import usable_for_verdict
from etl.asof.verdict import borderline, meets
from etl.catalogue.members import members
from etl.catalogue.share import SHARE_OF_VERDICT, STATED_AT, STATEMENT
from etl.measures.answer import Answer
from etl.measures.choice import WALES, Choice
from etl.measures.figures import Column, Figures
from etl.measures.result import Result, Why
from etl.observation import Observation

_COARSE = "Printed with too few decimals for a verdict: {}."


class Verdict(NamedTuple):
    """Whether a member is at or above, and the share or the statement that says so."""

    met: bool
    row: Observation


def verdicts(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year 1 at or above the target, 0 below; and the counts over all members, with and without Iceland.

    `borderline` is 1 where conventions disagree or a share is nearer to the target than 0.02 points.
    """
    answer = Answer.to("verdicts", figures, choice)
    columns = _Columns.of(figures, choice)
    if not columns.years:
        yield answer.nothing((choice.whole, choice.year or 0), _no_verdict(answer, "", 0))
    for year in answer.checked(columns.years):
        codes = choice.members_in(year)
        yield from _of_members(answer, columns, [(code, year) for code in codes])
        yield from _counts(answer, columns, year)


def guideline_years(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member the years at or above the target since a stated one, those expected to be, and the streaks.

    A year without data ends a streak, for it is not known.
    """
    answer = Answer.to("guideline_years", figures, choice)
    columns = _Columns.of(figures, choice)
    years = answer.window(WALES)
    for code in choice.members_in(years[-1]):
        mine = [columns.verdict((code, year)) for year in years if code in choice.members_in(year)]
        known = [verdict for verdict in mine if verdict is not None]
        place = code, years[-1]
        if not known:
            yield answer.nothing(place, _no_verdict(answer, *place))
        else:
            yield from answer.parts(place, _tally(figures, mine), [verdict.row for verdict in known])


class _Columns(NamedTuple):
    """The shares that verdicts go by, none where printed too coarsely, and NATO's statement of who met 2 %."""

    shares: Column
    stated: Column
    convention: str
    target: float

    @classmethod
    def of(cls, figures: Figures, choice: Choice) -> "_Columns":
        shares = figures.column(SHARE_OF_VERDICT[choice.convention])
        usable = usable_for_verdict([row.value for row in shares.values()])
        stated = choice.target == STATED_AT and choice.convention == "published"
        return cls(
            shares if usable else {}, figures.column(STATEMENT) if stated else {}, choice.convention, choice.target
        )

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({year for column in (self.shares, self.stated) for _, year in column}))

    def verdict(self, place: tuple[str, int]) -> Verdict | None:
        """The verdict on a member in a year, by its share where there is one; None where nothing says."""
        if share := self.shares.get(place):
            return Verdict(meets(share.value or 0.0, self.target, self.convention), share)
        if stated := self.stated.get(place):
            return Verdict(stated.value == 1, stated)
        return None


def _of_members(answer: Answer, columns: _Columns, places: Sequence[tuple[str, int]]) -> Iterator[Result]:
    for place in places:
        verdict = columns.verdict(place)
        if verdict is None:
            yield answer.nothing(place, _no_verdict(answer, *place))
            continue
        yield answer.value(place, verdict.met, (verdict.row,))
        if place in columns.shares:
            yield _borderline(answer, place)


def _borderline(answer: Answer, place: tuple[str, int]) -> Result:
    found = {name: answer.figures.column(indicator).get(place) for name, indicator in SHARE_OF_VERDICT.items()}
    rests_on = tuple(dict.fromkeys(row for row in found.values() if row is not None))
    shares = {name: row.value for name, row in found.items() if row is not None}
    return answer.value(place, borderline(shares, answer.choice.target), rests_on, "borderline")


def _counts(answer: Answer, columns: _Columns, year: int) -> Iterator[Result]:
    codes = answer.choice.members_in(year)
    known = [verdict for code in codes if (verdict := columns.verdict((code, year))) is not None]
    met = sum(verdict.met for verdict in known)
    counts = {
        "at_or_above": met,
        "below": len(known) - met,
        "with_data": len(known),
        "members": len(codes),
        "members_with_armed_forces": sum(members()[code].armed_forces for code in codes),
        "not_at_or_above": len(codes) - met,
    }
    yield from answer.parts((answer.choice.whole, year), counts, [verdict.row for verdict in known])


def _no_verdict(answer: Answer, member: str, year: int) -> Why:
    indicator = SHARE_OF_VERDICT[answer.choice.convention]
    column = answer.figures.column(indicator)
    if (member, year) in column or (not member and column):
        return Why("too_coarse", _COARSE.format("the shares of this release have one"))
    return answer.figures.why(indicator, member, year)


def _tally(figures: Figures, verdicts_by_year: Sequence[Verdict | None]) -> dict[str, float | None]:
    known = [verdict for verdict in verdicts_by_year if verdict is not None]
    met = [verdict for verdict in known if verdict.met]
    runs = _runs([verdict is not None and verdict.met for verdict in verdicts_by_year])
    return {
        "": len(met),
        "with_data": len(known),
        "expected": sum(figures.is_estimate(verdict.row) for verdict in met),
        "longest_streak": max(runs),
        "current_streak": runs[-1],
    }


def _runs(flags: Sequence[bool]) -> list[int]:
    """For each year the length of the run of met years that ends with it."""
    lengths = [0]
    for flag in flags:
        lengths.append(lengths[-1] + 1 if flag else 0)
    return lengths
