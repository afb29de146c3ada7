"""What the overview shows: the alliance in the newest year that can be answered as of a pin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dashboard.shared.score import Score
from dashboard.view import View
from etl.asof.count import Answer
from etl.asof.verdict import Count
from etl.catalogue.members import members
from etl.catalogue.targets import Target
from etl.observation import Observation
from etl.store.snapshot import Part


@dataclass(frozen=True)
class OverviewView(View):
    """What the overview is asked: as of when. All else it finds."""


@dataclass(frozen=True)
class Amount:
    """A number that follows from figures of a release: `prices` of money, the `year` that it is of.

    `rests_on` are the figures that it is a part or a sum of.
    """

    value: float
    year: int
    prices: str = ""
    rests_on: tuple[Observation, ...] = ()


@dataclass(frozen=True)
class Sums:
    """The alliance in sums, each only where the releases known have it for the year shown.

    `money` and `shares` are NATO's own, by aggregate. Of the United States the shares in per cent of all members'
    spending, GDP and people. `missing` is by target the money that would bring all who are below to it.
    """

    money: Mapping[str, Observation] = field(default_factory=dict)
    shares: Mapping[str, Observation] = field(default_factory=dict)
    spending: Amount | None = None
    gdp: Amount | None = None
    people: Amount | None = None
    missing: Mapping[float, Amount] = field(default_factory=dict)


@dataclass(frozen=True)
class Alliance:
    """All members in one year. `answer` is None where no release was known.

    `drawn` is the release of the shares, an older one where that which answers states verdicts without them. `targets`
    are those agreed by `day`, one of a value, and `counts` by their values who is at them. `coarse`: the shares were
    printed with one decimal, so that no verdict rests on them. `here`: whether the releases of the pin are at hand.
    """

    view: OverviewView
    day: date | None
    targets: tuple[Target, ...]
    answer: Answer | None = None
    drawn: Part | None = None
    scores: tuple[Score, ...] = ()
    counts: Mapping[float, Count] = field(default_factory=dict)
    sums: Sums = Sums()
    coarse: bool = False
    estimate: bool = False
    here: bool = True

    @property
    def part(self) -> Part | None:
        """The release that answers."""
        return self.answer.part if self.answer else None

    @property
    def year(self) -> int:
        """The year shown; 0 where there is none."""
        return self.answer.year if self.answer else 0

    @property
    def is_older(self) -> bool:
        """Whether the shares drawn are of an older release than the verdicts."""
        return self.drawn is not None and self.drawn is not self.part

    @cached_property
    def with_share(self) -> tuple[Score, ...]:
        """The members that have a share, the largest first."""
        return tuple(score for score in self.scores if score.value is not None)

    @cached_property
    def by_code(self) -> Mapping[str, Score]:
        """The scores by member."""
        return {score.code: score for score in self.scores}

    @property
    def unarmed(self) -> tuple[str, ...]:
        """The members counted that have no armed forces."""
        return tuple(score.code for score in self.scores if not members()[score.code].armed_forces)
