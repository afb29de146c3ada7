"""What one release says on a claim, as a plain record, or why it says nothing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from etl.arithmetic.precision import FULL_PRECISION
from etl.asof.verdict import is_enough
from etl.catalogue.sources import LEAD
from etl.claims.place import Place
from etl.observation import Observation


class Reason(StrEnum):
    """Why a release, or a source, does not answer; what comes nearest to an answer first."""

    UNARMED = "no armed forces"
    OUTSIDE = "no member"
    COARSE = "too few decimals"
    FEW = "too few members"
    NO_FIGURE = "no figure"
    NO_INDICATOR = "not contained"
    NO_RELEASE = "no release"
    NO_YEAR = "no year"
    UNPUBLISHED = "not published"
    NOT_AGREED = "not agreed"
    NO_MEASURE = "no measure"


@dataclass(frozen=True)
class Gap:
    """Why there is no answer: `number` is that of the decimals (COARSE) or of the members (FEW, of `of`) there are, or
    the newest year with figures where the year asked about is a later one, or `of` the first (NO_FIGURE).

    `first` is the day of a source's first release where it came too late.
    """

    reason: Reason
    number: int = 0
    of: int = 0
    first: date | None = None


@dataclass(frozen=True)
class Figure:
    """What of a member is held against a claim, with the cells it rests on.

    `row` is a figure as printed, one of a group, a ratio, or that of the year of a span that decides. Of a ratio `mine`
    is divided by `theirs`. `years` are those of a span, and `before` the highest, or the lowest, before its last year.
    `beside` is the same by another baseline, or by share of GDP.
    """

    row: Observation
    rests_on: tuple[Observation, ...]
    mine: Observation | None = None
    theirs: Observation | None = None
    before: Observation | None = None
    years: tuple[int, ...] = ()
    beside: tuple[tuple[str, Observation], ...] = ()


class ByMoney(NamedTuple):
    """A place among `of` members by money, from the nearer end: -1 for the last; and the figure."""

    rank: int
    of: int
    figure: Observation


@dataclass(frozen=True)
class Row:
    """What one release says on a claim under one convention, with or without Iceland.

    convention  of etl.asof.verdict, or STATED; "" where the release answers by none
    iceland     whether Iceland is counted; None where the claim names its members, or there is no answer
    asked       the members that the claim is about; `armed` those of them with armed forces
    of          how many members are asked about, whether or not a figure is at hand (R31)
    among       of which group members are counted; "" for all
    known       whether the release was published by the day of what was known
    number      how many are for certain as claimed (`inside`); None where there is no answer, and `gap` says why
    with_data   how many of them have a figure
    value       the figure of the one member that a claim is about, in `unit`
    decimals    with how many the release prints the figures
    holds       whether the claim holds by it; None where that cannot be said
    in_force    whether the release is the one that answers for its definition on the day
    places      of a claim of a rank those of the members it is about that have a figure, as in `rests_on`
    order       the figures of all who are ranked, from the end that places are counted from
    by_money    where the one member that is ranked by its share of GDP stands by money
    figures     what is held against the claim, as in `rests_on`; `cells` are those that it comes from
    expected    whether NATO only expected the figures of the year (R8)

    Members stand by their codes, in the order of their names.
    """

    source: str
    release: str
    published: date
    definition: str
    indicator: str
    convention: str
    iceland: bool | None
    year: int
    asked: tuple[str, ...]
    armed: tuple[str, ...]
    of: int
    known: bool
    among: str = ""
    number: int | None = None
    with_data: int = 0
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    borderline: tuple[str, ...] = ()
    value: float | None = None
    unit: str = ""
    decimals: int = FULL_PRECISION
    holds: bool | None = None
    gap: Gap | None = None
    in_force: bool = False
    expected: bool = False
    places: tuple[Place, ...] = ()
    rests_on: tuple[Observation, ...] = ()
    figures: tuple[Figure, ...] = ()
    order: tuple[Observation, ...] = ()
    by_money: ByMoney | None = None

    @property
    def cells(self) -> tuple[Observation, ...]:
        """The figures as printed that it rests on, each once."""
        printed = dict.fromkeys(cell for one in self.figures for cell in one.rests_on)
        return tuple(printed) or self.rests_on

    @property
    def is_estimate(self) -> bool:
        """Whether NATO only expected what it rests on: the figures of the year, or that of the year that decides.

        What another publisher estimates itself was spent (R8).
        """
        decides = self.figures[0] if self.source == LEAD and len(self.figures) == 1 else None
        return self.expected or (decides is not None and bool(decides.years) and decides.row.status == "estimate")

    @property
    def figure_year(self) -> int:
        """The year of the one figure that decides, which of a span is one of many; else the year asked about."""
        return self.figures[0].row.year if self.value is not None and self.figures else self.year

    @property
    def is_bound(self) -> bool:
        """Whether too few members have a figure for `number` to be the whole: it is that many at least (R30)."""
        return self.number is not None and self.iceland is not None and not is_enough(self.with_data, len(self.armed))
