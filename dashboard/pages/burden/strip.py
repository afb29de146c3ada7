"""What the page is asked, and what it shows: a strip a measure, each with a dot a member."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dashboard.pages.burden.gauge import WEIGHED, Gauge
from dashboard.pages.burden.proportion import Proportion
from dashboard.shared.wording import name_area
from dashboard.view import Option, View, one_of
from etl.arithmetic.correlation import Correlation
from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.members import members
from etl.catalogue.targets import Target
from etl.observation import Observation
from etl.store.snapshot import Part

PATH = "/burden"
# Ranks that count as among the first.
AMONG = 10
_WEIGHTS = ("0", "1", "2", "3", "5")
_PREFIX = "weight_"


def _members() -> tuple[Option, ...]:
    return tuple(Option(code, name_area(code)) for code in sorted(members(), key=name_area))


def _weight(component: str) -> str:
    """The field of a component's weight; 0 leaves it out, as all do until a reader weighs them (R25)."""
    options = tuple(Option(word, word) for word in _WEIGHTS)
    weight: str = one_of("0", lambda: options, WEIGHED[component])
    return weight


@dataclass(frozen=True)
class BurdenView(View):
    """What the page is asked: whom to follow through all measures, and the reader's own weights."""

    member: str = one_of("DEU", _members, "Member")
    weight_share_of_gdp: str = _weight("share_of_gdp")
    weight_per_head: str = _weight("per_head")
    weight_equipment_share: str = _weight("equipment_share")
    weight_soldiers_per_head: str = _weight("soldiers_per_head")
    weight_real_change: str = _weight("real_change")
    weight_ukraine_aid: str = _weight("ukraine_aid")

    @property
    def weights(self) -> dict[str, float]:
        """The components that the reader weighs, each with its weight."""
        held = {name: float(getattr(self, name_weight(name))) for name in COMPONENTS}
        return {name: weight for name, weight in held.items() if weight}


def name_weight(component: str) -> str:
    """The field of the view that holds a component's weight."""
    return f"{_PREFIX}{component}"


class Dot(NamedTuple):
    """A member's number and its rank, 1 for the highest; `rests_on` are the member's own figures behind it."""

    code: str
    value: float
    rank: int
    estimate: bool
    rests_on: tuple[Observation, ...]

    @property
    def name(self) -> str:
        """The member's name."""
        return name_area(self.code)

    @property
    def partial(self) -> bool:
        """Whether the newest of its figures is of a part of a year."""
        return any(row.status == "partial" for row in self.rests_on)


@dataclass(frozen=True)
class Strip:
    """A measure in one year: a dot for each member with a figure, the first in rank first.

    `missing` says by member why there is no figure; `parts` are the releases it rests on, `targets` those in force.
    `correlation` is the rank correlation with the share of GDP, None where there is none.
    """

    gauge: Gauge
    year: int
    unit: str
    price_base: str
    dots: tuple[Dot, ...]
    missing: Mapping[str, str]
    parts: tuple[Part, ...] = ()
    targets: tuple[Target, ...] = ()
    correlation: Correlation | None = None
    decimals: int = 2

    @property
    def estimate(self) -> bool:
        """Whether figures of its year are estimates."""
        return any(dot.estimate for dot in self.dots)

    def find(self, code: str) -> Dot | None:
        """The dot of a member; None where it has no figure."""
        return next((dot for dot in self.dots if dot.code == code), None)


class Passage(NamedTuple):
    """The rank correlation of share and GDP in a year, with its interval where there is one, of how many members."""

    year: int
    value: float
    low: float | None
    high: float | None
    members: int
    estimate: bool


class Step(NamedTuple):
    """A point of the Lorenz curve: the member it reaches, and the shares of GDP and spending up to it."""

    code: str
    gdp: float
    spending: float


@dataclass(frozen=True)
class Stability:
    """How far places depend on weights: by member at how many per cent it is first, or among the first `among`."""

    components: tuple[str, ...]
    year: int
    draws: int
    first: Mapping[str, float]
    among_first: Mapping[str, float]
    among: int


@dataclass(frozen=True)
class Burden:
    """What the page shows. `part` is the release of the share of GDP; None where no release was known.

    `portions` are the followed member's shares of all spending and of all GDP in per cent, in the year of the strip of
    that ratio; `absent` are the measures that have no figures for most members then;
    `bare` is the release that is pinned where it has none at all.
    """

    view: BurdenView
    strips: tuple[Strip, ...] = ()
    absent: tuple[Gauge, ...] = ()
    part: Part | None = None
    here: bool = True
    bare: Part | None = None
    correlations: tuple[Passage, ...] = ()
    curve: tuple[Step, ...] = ()
    gini: float | None = None
    curve_year: int = 0
    curve_expected: bool = False
    portions: tuple[float, float] | None = None
    own: Strip | None = None
    own_lack: str = ""
    stability: Stability | None = None
    proportions: tuple[Proportion, ...] = ()

    @cached_property
    def rows(self) -> tuple[Strip, ...]:
        """All strips, that of the reader's own weights last."""
        return (*self.strips, *([self.own] if self.own else []))

    @cached_property
    def ranked(self) -> tuple[Strip, ...]:
        """The measures that rank members each in its own way."""
        return tuple(strip for strip in self.strips if not strip.gauge.alike)

    @cached_property
    def followed(self) -> tuple[tuple[Strip, Dot], ...]:
        """The measures in which the followed member has a rank, with its dot."""
        found = ((strip, strip.find(self.view.member)) for strip in self.strips)
        return tuple((strip, dot) for strip, dot in found if dot)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All releases that the strips rest on."""
        return tuple({part.sha256: part for strip in self.rows for part in strip.parts}.values())

    @cached_property
    def addresses(self) -> dict[str, str]:
        """By member the page that follows it."""
        codes = {dot.code for strip in self.rows for dot in strip.dots}
        return {code: self.view.but(member=code).to_address(PATH) for code in codes}

    def count_among(self) -> dict[str, int]:
        """By member, in how many of the measures that rank apart it is among the first."""
        counts: dict[str, int] = {}
        for dot in (dot for strip in self.ranked for dot in strip.dots):
            counts[dot.code] = counts.get(dot.code, 0) + (dot.rank <= AMONG)
        return counts

    @property
    def leaders(self) -> tuple[int, tuple[str, ...]]:
        """In how many measures anybody is among the first at the most, and who is."""
        counts = self.count_among()
        most = max(counts.values(), default=0)
        return most, tuple(code for code, count in counts.items() if count == most)
