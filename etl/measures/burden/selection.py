"""The members and figures of one year that a measure of burden is computed over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from etl.arithmetic.domain import ByMember, UndefinedError
from etl.measures.choice import SELECTED
from etl.measures.inquiry import UNDEFINED, Inquiry, undefined
from etl.measures.result import Result, Why
from etl.observation import Observation

Rows = Mapping[str, Observation]
ByPart = Mapping[str, float | None]


@dataclass(frozen=True)
class Selection:
    """The figures of one year, of those with armed forces (R9) that have every one of `indicators`.

    `asked` are the codes of those who are asked about; None for the members that the reader chose.
    """

    inquiry: Inquiry
    year: int
    indicators: tuple[str, ...]
    asked: tuple[str, ...] | None = None

    @property
    def counted(self) -> tuple[str, ...]:
        """Who is asked about, or chosen: those with armed forces."""
        return tuple(self.inquiry.choice.armed_in(self.year)) if self.asked is None else self.asked

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Who of them lacks a figure, and so is in no sum or rank."""
        return tuple(member for member in self.counted if member not in self.columns[0])

    @cached_property
    def columns(self) -> tuple[Rows, ...]:
        """The observations of each indicator, by member."""
        columns = [self.inquiry.figures.column(indicator) for indicator in self.indicators]
        full = [member for member in self.counted if all((member, self.year) in column for column in columns)]
        return tuple({member: column[member, self.year] for member in full} for column in columns)

    @cached_property
    def rests_on(self) -> tuple[Observation, ...]:
        """All observations of the selection."""
        return tuple(chain.from_iterable(rows.values() for rows in self.columns))

    @property
    def values(self) -> tuple[ByMember, ...]:
        """The numbers of each indicator, by member."""
        return tuple({member: row.value for member, row in rows.items()} for rows in self.columns)

    @property
    def whole(self) -> tuple[str, int]:
        """The place of what is said of all members together."""
        return self.inquiry.choice.whole if self.asked is None else SELECTED, self.year

    def of_whole(self, parts: ByPart) -> Iterator[Result]:
        """The numbers of these parts, for all members together."""
        return self._name_missing(self.inquiry.parts(self.whole, parts, self.rests_on))

    def of_members(self, parts: Mapping[str, ByMember]) -> Iterator[Result]:
        """The numbers of these parts by member; who lacks a figure has one null that says which, and why."""
        for member in self.inquiry.choice.members_in(self.year):
            place = member, self.year
            if any(member in found for found in parts.values()):
                mine = {part: found.get(member) for part, found in parts.items()}
                yield from self._name_missing(self.inquiry.parts(place, mine, self.rests_on))
            else:
                yield self.inquiry.nothing(place, self.lack_of(member), next(iter(parts)))

    def _name_missing(self, results: Iterable[Result]) -> Iterator[Result]:
        return (one._replace(without=self.missing) for one in results)

    def lack_of(self, member: str) -> Why:
        """Why a member is not in the selection."""
        for indicator in self.indicators:
            if self.inquiry.figures.value(indicator, member, self.year) is None:
                return self.inquiry.figures.why(indicator, member, self.year)
        return UNDEFINED

    def undefined(self, error: UndefinedError, part: str = "") -> Result:
        """The null of all members together where the arithmetic has no value."""
        return self.inquiry.nothing(self.whole, undefined(error), part, self.rests_on)


def selections(inquiry: Inquiry) -> Iterator[Selection]:
    """The figures of the year chosen, or of every year of the first input. Raises MeasureError like `Inquiry.years`."""
    return (Selection(inquiry, year, inquiry.inputs) for year in _years(inquiry))


def _years(inquiry: Inquiry) -> Iterable[int]:
    return inquiry.years() if inquiry.choice.year is not None else inquiry.figures.years(inquiry.inputs[0])
