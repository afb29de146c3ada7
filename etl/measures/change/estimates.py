"""How far off past estimates were, by the age of the estimate (R8)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.arithmetic.precision import usable_for_verdict
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD
from etl.measures.choice import Choice
from etl.measures.figures import Column, Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Reason, Result, Why
from etl.observation import Observation


class _Error(NamedTuple):
    """An estimate, the newest figure, and the estimate's age: years from the year estimated to that of its release."""

    estimate: Observation
    latest: Observation
    age: int

    @property
    def points(self) -> float:
        return (self.estimate.value or 0.0) - (self.latest.value or 0.0)


def estimate_error(releases: Sequence[Figures], choice: Choice) -> Iterator[Result]:
    """Mean absolute and mean signed error in points of each release's estimates against the newest figure.

    That is the newest of the same definition. Releases whose shares were printed with one decimal are left out.

    By age in years, as parts `absolute_age_0` and so on; the result without a part is the mean absolute error of all.
    The year of a result is the newest one estimated.
    """
    inquiry = Inquiry.of("estimate_error", releases[-1], choice)
    errors = list(_errors(releases, choice))
    if not errors:
        why = Why(
            Reason.MISSING_INPUT, "No release has estimates of these years that a later one under its definition has."
        )
        yield inquiry.nothing((choice.whole, choice.year or 0), why)
        return
    place = choice.whole, max(error.estimate.year for error in errors)
    yield inquiry.value(place, _mean([abs(error.points) for error in errors]), _rests_on(errors))
    for age in sorted({error.age for error in errors}):
        yield from _of_age(inquiry, place, age, [error for error in errors if error.age == age])


def _of_age(inquiry: Inquiry, place: tuple[str, int], age: int, errors: Sequence[_Error]) -> Iterator[Result]:
    points = [error.points for error in errors]
    values = {
        f"absolute_age_{age}": _mean([abs(one) for one in points]),
        f"signed_age_{age}": _mean(points),
        f"n_age_{age}": len(points),
    }
    yield from inquiry.parts(place, values, _rests_on(errors))


def _errors(releases: Sequence[Figures], choice: Choice) -> Iterator[_Error]:
    latest: dict[tuple[str, str, int], Observation] = {}
    for figures in reversed(releases):
        column, published = figures.column(SHARE), figures.published.get(LEAD)
        if published is None or not usable_for_verdict([row.value for row in column.values()]):
            continue
        for place in _estimated(column, choice):
            if found := latest.get((_definition(column[place], choice), *place)):
                yield _Error(column[place], found, published.year - place[1])
        for place, row in column.items():
            latest.setdefault((_definition(row, choice), *place), row)


def _definition(row: Observation, choice: Choice) -> str:
    return "" if choice.across_definitions else row.definition


def _estimated(column: Column, choice: Choice) -> Iterator[tuple[str, int]]:
    # A whole year is an estimate: a share of it that was set by hand is marked as pinned instead.
    years = sorted({year for (_, year), row in column.items() if row.status == "estimate"})
    for year in years:
        if choice.year in (None, year):
            yield from ((code, year) for code in choice.armed_in(year) if (code, year) in column)


def _rests_on(errors: Sequence[_Error]) -> tuple[Observation, ...]:
    return tuple(row for error in errors for row in (error.estimate, error.latest))


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
