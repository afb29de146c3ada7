"""What is known of one member as of a pin: lines over years, and where it stands among the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.pages.country.query import CountryView
from etl.arithmetic.precision import FULL_PRECISION
from etl.asof.columns import is_expected
from etl.asof.select import SERIES
from etl.asof.verdict import Verdict
from etl.catalogue.definitions import DEFINITIONS, definition_in
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.members import Member, members
from etl.catalogue.share import SHARE
from etl.catalogue.source import Definition
from etl.catalogue.statuses import PARTIAL
from etl.measures.result import Result
from etl.observation import Observation
from etl.store.snapshot import Part


@dataclass(frozen=True)
class Line:
    """The figures of one indicator in one release over the years, oldest first; `decimals`: how they were printed."""

    part: Part
    indicator: Indicator
    points: tuple[Observation, ...]
    decimals: int = FULL_PRECISION

    @property
    def last(self) -> Observation:
        """The newest figure."""
        return self.points[-1]

    @property
    def definition(self) -> Definition:
        """Whose definition it follows."""
        return DEFINITIONS[definition_in(self.part.release, self.indicator)]

    @cached_property
    def by_year(self) -> Mapping[int, Observation]:
        """The figures by year."""
        return {row.year: row for row in self.points}

    def since(self, year: int) -> "Line":
        """The same without the years before one."""
        return Line(self.part, self.indicator, tuple(row for row in self.points if row.year >= year), self.decimals)

    def is_expected(self, row: Observation) -> bool:
        """Whether a figure is an estimate: by its year, or on its own, as SIPRI's are."""
        return row.status == "estimate" or is_expected(self.part, row.year)

    def is_open(self, row: Observation) -> bool:
        """Whether one of its figures is drawn hollow and dashed."""
        return row.year in self._open_years

    @cached_property
    def _open_years(self) -> frozenset[int]:
        known = (row for row in self.points if row.status in ("forecast", PARTIAL) or self.is_expected(row))
        return frozenset(row.year for row in known)


@dataclass(frozen=True)
class Standing:
    """A measure of all members in one year of one release, in which one of them has a rank, 1 for the largest.

    `decimals`: how its figures were printed.
    """

    code: str
    part: Part
    indicator: Indicator
    rows: Mapping[str, Observation]
    decimals: int = FULL_PRECISION

    @property
    def row(self) -> Observation:
        """The member's own figure."""
        return self.rows[self.code]

    @property
    def expected(self) -> bool:
        """Whether the year is an estimate of the release."""
        return is_expected(self.part, self.row.year)

    @property
    def of(self) -> int:
        """How many members have a figure."""
        return len(self.rows)

    @property
    def rank(self) -> int:
        """Its place from the largest; equal figures share the first."""
        return 1 + sum((row.value or 0.0) > (self.row.value or 0.0) for row in self.rows.values())


@dataclass(frozen=True)
class Country:
    """What the page of a member shows. What a mapping lacks was not published, as far as was known.

    `lines` are NATO's newest figures of the member by indicator, `shares` its share of GDP in every release, oldest
    first, and `counts` that of other publishers, by source. `verdicts` say by year whether it was at 2 %, as every
    count of members has it. `money` is the indicator of the money drawn. `totals` are NATO's own figures of all
    together, `results` those of measures by name and part, and `leaps` the years in which spending leapt. `joined`: it
    was a member by then; `here`: the releases of the pin are at hand.
    """

    view: CountryView
    money: Indicator
    joined: bool
    here: bool = True
    lines: Mapping[str, Line] = field(default_factory=dict)
    shares: tuple[Line, ...] = ()
    counts: Mapping[str, Line] = field(default_factory=dict)
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    totals: Mapping[str, Observation] = field(default_factory=dict)
    standings: tuple[Standing, ...] = ()
    results: Mapping[tuple[str, str], Result] = field(default_factory=dict)
    leaps: tuple[int, ...] = ()

    @property
    def member(self) -> Member:
        """Who is shown."""
        return members()[self.view.member]

    @property
    def met(self) -> dict[int, bool]:
        """By year whether the member was at or above 2 %."""
        return {year: one.met for year, one in self.verdicts.items() if one.met is not None}

    @property
    def share(self) -> Line | None:
        """The share of GDP in the release that leads."""
        return self.lines.get(SHARE)

    @property
    def earlier(self) -> tuple[Line, ...]:
        """The share of GDP in the other releases, oldest first."""
        return tuple(line for line in self.shares if self.share is None or line.part is not self.share.part)

    @cached_property
    def former(self) -> Line | None:
        """The newest of these over enough years that follows another definition than the one that leads."""
        if self.share is None:
            return None
        others = (line for line in self.earlier[::-1] if line.definition != self.share.definition)
        return next((line for line in others if len(line.points) >= SERIES), None)

    @property
    def asked(self) -> Indicator:
        """The money that the reader asked for."""
        return indicators()[self.view.prices]

    def value(self, measure: str, part: str = "") -> float | None:
        """The number of a measure; None where there is none."""
        found = self.results.get((measure, part))
        return found.value if found else None
