"""Puts the results of one measure together: the unit of each part, what a null says, sums that lack nobody."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.arithmetic.domain import TooFewError, UndefinedError
from etl.catalogue.indicators import indicators
from etl.catalogue.measure import Measure
from etl.catalogue.measures import measures
from etl.catalogue.members import area_names
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.result import COMPUTED, Basis, Reason, Result, Why
from etl.observation import Observation

_PRICES = {"constant": Basis.CONSTANT_PRICES, "current": Basis.CURRENT_PRICES}
# Of one currency; those nearest to each other, lats and euros, differ by the factor 1.42.
_ALIKE = 1.25
UNDEFINED = Why(Reason.UNDEFINED, "The formula has no value here.")


@dataclass(frozen=True)
class Inquiry:
    """One measure on one selection, under one choice. `Inquiry.of(id, figures, choice)` looks the measure up.

    `basis` is what its numbers were computed from, where that is not what was asked for.
    """

    measure: Measure
    figures: Figures
    choice: Choice
    basis: Basis = Basis.AS_ASKED

    @classmethod
    def of(cls, measure_id: str, figures: Figures, choice: Choice) -> "Inquiry":
        """The inquiry into a measure of the catalogue, without results yet.

        In other prices than those asked for where the release has its money in those only (R35).
        """
        measure = measures()[measure_id]
        asked = money_of(measure, choice)
        if not figures.lacking(asked):
            return cls(measure, figures, choice)
        other = in_other_prices(measure, choice)
        if other is None or figures.lacking(money_of(measure, other)):
            return cls(measure, figures, choice)
        return cls(measure, figures, other, _PRICES[other.price])

    @property
    def inputs(self) -> tuple[str, ...]:
        """The indicators that the measure needs under this choice."""
        return tuple(self.choice.input(indicator, self.measure.takes) for indicator in self.measure.inputs)

    def years(self) -> tuple[int, ...]:
        """The year chosen, or every year of the first input. Raises MeasureError where that has not the year chosen."""
        return self.check_years(self.figures.years(self.inputs[0]))

    def check_years(self, known: Sequence[int]) -> tuple[int, ...]:
        """The year chosen, or all that are known. Raises MeasureError where the year chosen is none of them."""
        if self.choice.year is None or not known:
            return tuple(known)
        self._check_year(self.choice.year, known)
        return (self.choice.year,)

    def year(self, known: Sequence[int] = ()) -> int:
        """The year chosen, or the newest `known`, which are those of the first input where nothing else is said."""
        known = known or self.figures.years(self.inputs[0])
        if self.choice.year is None:
            return known[-1]
        self._check_year(self.choice.year, known)
        return self.choice.year

    def since(self, default: int, known: Sequence[int] = ()) -> int:
        """The year since which, else `default`, else the first year `known`. Raises like `year`."""
        known = known or self.figures.years(self.inputs[0])
        if self.choice.since is None:
            return default if default in known else known[0]
        self._check_year(self.choice.since, known)
        return self.choice.since

    def window(self, default: int, apart: int = 0, known: Sequence[int] = ()) -> range:
        """The years from `since` to `year`. Raises MeasureError unless they are `apart` years apart or more."""
        first, last = self.since(default, known), self.year(known)
        if last - first < apart:
            raise MeasureError(f"since {first}", f"is not before {last}, where it ends", "Choose an earlier year.")
        return range(first, last + 1)

    def rows(self, member: str, year: int) -> tuple[Observation, ...] | Why:
        """The observation of every input at one place, or why one is missing."""
        return self.figures.at((member, year), self.inputs)

    def both(self, member: str, first: int, last: int) -> tuple[tuple[Observation, ...], tuple[Observation, ...]] | Why:
        """Like `rows`, in two years."""
        before, after = self.rows(member, first), self.rows(member, last)
        if isinstance(before, Why):
            return before
        return after if isinstance(after, Why) else (before, after)

    def value(
        self, place: tuple[str, int], value: float | None, rests_on: Sequence[Observation], part: str = ""
    ) -> Result:
        """A number at (member, year); None or what is not finite becomes a null that says the formula has no value."""
        if value is None or not math.isfinite(value):
            return self.nothing(place, UNDEFINED, part, rests_on)
        unit = self.measure.unit_of(part)
        return Result(self.measure.id, part, *place, float(value), unit, COMPUTED, "", tuple(rests_on), self.basis)

    def nothing(self, place: tuple[str, int], why: Why, part: str = "", rests_on: Sequence[Observation] = ()) -> Result:
        """No number at (member, year), and why."""
        unit = self.measure.unit_of(part)
        return Result(self.measure.id, part, *place, None, unit, why.status, why.reason, tuple(rests_on), self.basis)

    def parts(
        self, place: tuple[str, int], values: Mapping[str, float | None], rests_on: Sequence[Observation]
    ) -> Iterator[Result]:
        """The numbers of several parts that rest on the same figures."""
        return (self.value(place, value, rests_on, part) for part, value in values.items())

    def at(self, place: tuple[str, int], formula: Callable[..., Mapping[str, float | None]]) -> Iterator[Result]:
        """What `formula` makes, by part, of every input's value at one place; one null where an input is missing."""
        rows = self.rows(*place)
        if isinstance(rows, Why):
            yield self.nothing(place, rows)
        else:
            yield from self.parts(place, formula(*(row.value for row in rows)), rows)

    def places(self) -> Iterator[tuple[str, int]]:
        """Every member that counts in a year asked for, with that year."""
        return ((code, year) for year in self.years() for code in self.choice.members_in(year))

    def sum_members(self, year: int, results: Iterable[Result], part: str = "") -> Result:
        """The sum of members' results under `choice.whole`; none where a member is missing, for it would not be whole.

        Members without armed forces are in no sum (R9).
        """
        place = self.choice.whole, year
        mine = [one for one in results if one.status != Reason.NO_ARMED_FORCES]
        missing = [area_names()[one.member] for one in mine if one.value is None]
        rests_on = tuple(dict.fromkeys(row for one in mine for row in one.rests_on))
        if missing or not mine:
            lack = f"No figure for {', '.join(missing)}, so there is no sum." if missing else "No member to sum over."
            return self.nothing(place, Why(Reason.MISSING_INPUT, lack), part, rests_on)
        return self.value(place, sum(one.value for one in mine if one.value is not None), rests_on, part)

    def _check_year(self, year: int, known: Sequence[int]) -> None:
        if year not in known:
            span = f"{known[0]} to {known[-1]}" if known else "no year"
            raise MeasureError(f"year {year}", f"is not in the figures of {self.measure.id}", f"They cover {span}.")


def money_of(measure: Measure, choice: Choice) -> tuple[str, ...]:
    """The indicators of money in prices of the reader's choice that a measure needs; () where it offers no choice."""
    if "price" not in measure.takes:
        return ()
    named = (choice.input(indicator, measure.takes) for indicator in (*measure.inputs, *measure.optional))
    return tuple(one for one in named if indicators()[one].other_prices and not indicators()[one].is_share)


def in_other_prices(measure: Measure, choice: Choice) -> Choice | None:
    """The same choice in the prices that were not asked for; None where the measure offers none."""
    asked = money_of(measure, choice)
    return replace(choice, price=indicators()[indicators()[asked[0]].other_prices].price) if asked else None


def undefined(error: UndefinedError) -> Why:
    """What a null says where the arithmetic has no value."""
    return Why(Reason.TOO_FEW if isinstance(error, TooFewError) else Reason.UNDEFINED, str(error))


def are_alike(first: float, second: float) -> bool:
    """Whether two rates or amounts are within a quarter: those of two currencies that a member had never are."""
    return first > 0 and second > 0 and 1 / _ALIKE < first / second < _ALIKE


def quotient(first: float, second: float) -> float | None:
    """first / second; None where it is not defined."""
    return None if second == 0 else first / second


def logarithm(number: float) -> float | None:
    """The natural logarithm; None where it is not defined."""
    return math.log(number) if number > 0 else None
