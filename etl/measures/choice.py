"""The reader's choices, each with its default; a wrong one is a MeasureError that says what there is."""

import math
from collections.abc import Container
from dataclasses import dataclass, fields
from datetime import date

from etl.catalogue.indicators import indicators
from etl.catalogue.members import Member, members
from etl.catalogue.nato_indicators import SHARE, SHARE_OF_VERDICT
from etl.catalogue.targets import targets
from etl.errors import MeasureError

ALLIANCE = "NATO_TOTAL"
SELECTED = "SELECTED"
WALES = 2014

_CLOSED: dict[str, tuple[object, ...]] = {
    "convention": tuple(SHARE_OF_VERDICT),
    "price": ("", "constant", "current"),
    "membership": ("year", "as_of", "today"),
    "baseline": ("flat_share", "flat_real", "flat_cash"),
    "trend": (3, 5),
    "scale": ("z_score", "rank"),
}


@dataclass(frozen=True)
class Choice:
    """What a reader may choose. Which fields a measure takes stands in its entry of the catalogue.

    target       per cent, of GDP where the measure says nothing else
    convention   which share a verdict goes by (R4)
    price        of money and GDP: "" as the measure's entry says, else "constant" or "current"
    membership   who is a member: "year" whose accession falls in that year or before, "as_of" who was on `day`,
                 "today" all of today throughout
    group        codes of members; () for all
    year         one year; None for every year of the release, or the newest where the measure is of one year
    since        the first year of a sum or a path, the earlier of two years, or the base of a baseline
    growth       real growth of GDP in per cent a year
    due          the year in which the target is to be reached
    baseline     what "extra money" is held against (R23)
    trend        years that a trend is taken from
    band         points by which a share may be off: the mean absolute error of estimates
    indicator    what revisions are listed of
    across_definitions  whether releases of two definitions may be held against each other
    scale        of a composite's components: standard deviations from the mean, or ranks
    weights      (component, weight) pairs; first, draws, seed: ranks counted, random draws and their seed
    """

    target: float = 2.0
    convention: str = "published"
    price: str = ""
    membership: str = "year"
    day: date | None = None
    group: tuple[str, ...] = ()
    year: int | None = None
    since: int | None = None
    growth: float | None = None
    due: int = 2035
    baseline: str = "flat_share"
    trend: int = 5
    band: float | None = None
    across_definitions: bool = False
    indicator: str = SHARE
    scale: str = "z_score"
    weights: tuple[tuple[str, float], ...] = ()
    first: int = 10
    draws: int = 1000
    seed: int = 1

    def __post_init__(self) -> None:
        for name, allowed in _CLOSED.items():
            if getattr(self, name) not in allowed:
                said = ", ".join(str(one) for one in allowed if one != "")
                raise MeasureError(f"{name} {getattr(self, name)!r}", "is not known", f"There are: {said}.")
        self._check_members()
        self._check_numbers()

    def _check_members(self) -> None:
        if unknown := [code for code in self.group if code not in members()]:
            raise MeasureError(f"group {', '.join(unknown)}", "is no member", "Name members by ISO 3166 alpha-3: POL.")
        if self.indicator not in indicators():
            raise MeasureError(f"indicator {self.indicator!r}", "is not known", "Name one by its id in the catalogue.")
        if self.membership == "as_of" and self.day is None:
            raise MeasureError("membership 'as_of'", "needs a day", "Say which, as 2019-12-04.")

    def _check_numbers(self) -> None:
        if not 0 < self.target <= 100:
            raise MeasureError(f"target {self.target}", "is no share", "Give per cent above 0, at most 100.")
        if self.growth is not None and not -50 < self.growth < 50:
            raise MeasureError(f"growth {self.growth}", "is out of range", "Give per cent a year, above -50, below 50.")
        if self.band is not None and not 0 <= self.band <= 100:
            raise MeasureError(f"band {self.band}", "is out of range", "Give points of 0 or more.")
        if self.first < 1 or self.draws < 1:
            raise MeasureError("first and draws", "are counts", "Give 1 or more.")
        heavy = [weight for _, weight in self.weights]
        if any(not math.isfinite(weight) or weight < 0 for weight in heavy) or (heavy and not sum(heavy) > 0):
            raise MeasureError("weights", "must be 0 or more, and not all 0", "Give one component a weight above 0.")

    @property
    def whole(self) -> str:
        """What a sum over the chosen members is called: NATO's own total only where it is one."""
        return ALLIANCE if self.membership == "year" and not self.group else SELECTED

    def members_in(self, year: int) -> tuple[str, ...]:
        """The codes of those who count in `year`, Iceland included, in the order of their names."""
        return tuple(code for code, member in members().items() if self._asks(code) and self._counts(member, year))

    def armed_in(self, year: int) -> tuple[str, ...]:
        """Like `members_in`, without those that have no armed forces: sums and ranks are over these."""
        return tuple(code for code in self.members_in(year) if members()[code].armed_forces)

    def input(self, indicator: str, takes: Container[str]) -> str:
        """The indicator that stands for `indicator`, named for the defaults, under the choices a measure takes."""
        if indicator == SHARE and "convention" in takes:
            return SHARE_OF_VERDICT[self.convention]
        known, price = indicators()[indicator], self._price(takes)
        return known.other_prices if price and known.other_prices and known.price != price else indicator

    def _price(self, takes: Container[str]) -> str:
        if "baseline" in takes and self.baseline == "flat_cash":
            return "current"
        return self.price if "price" in takes else ""

    def _asks(self, code: str) -> bool:
        return not self.group or code in self.group

    def _counts(self, member: Member, year: int) -> bool:
        if self.membership == "as_of" and self.day is not None:
            return member.joined_by(self.day)
        return self.membership == "today" or member.counts_in(year)


FIELDS = frozenset(field.name for field in fields(Choice))


def target_value(named: str) -> float:
    """The value of a target: its id in seeds/targets.toml, or a number. Raises MeasureError where it is neither."""
    known = {target.id: target.value for target in targets() if target.value is not None}
    if named in known:
        return known[named]
    try:
        return float(named)
    except ValueError:
        remedy = f"Give a number or one of {', '.join(known)}."
        raise MeasureError(f"target {named!r}", "is not known", remedy) from None
