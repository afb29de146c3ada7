"""The reader's choices, each with its default; a wrong one is a MeasureError that says what there is."""

import math
from collections.abc import Container
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from etl.asof.dates import read_day
from etl.asof.membership import Membership, select_members, with_armed_forces
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.overlay import seeded
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.errors import MeasureError
from etl.measures.offer import Offer, ask, parse_target, parse_weight

ALLIANCE = "NATO_TOTAL"
SELECTED = "SELECTED"
WALES = 2014
# A fourth membership, of measures only: who was a member on the day, in every year.
_ON_DAY = "as_of"


@dataclass(frozen=True)
class Choice:
    """What a reader may choose; what each field means stands in its words (`OFFERS`)."""

    target: float = ask(2.0, "A target in per cent of GDP.", metavar="PERCENT|ID", parse=parse_target)
    convention: str = ask("published", "The share that a verdict goes by.", allowed=tuple(SHARE_OF_VERDICT))
    price: str = ask(
        "", "Prices of money and GDP.", allowed=("", "constant", "current"), unset="as the formula says"
    )  # fmt: skip
    membership: str = ask(
        "",
        "Who counts as a member in a year: those whose accession falls in it or before (year), those who were members "
        "on the earlier of a day and its end (then) or on the day (as_of), or all of today throughout (today).",
        allowed=("", *Membership, _ON_DAY),
        unset="then for a count of members, as of the day of what was known; year for all else",
    )
    day: date | None = ask(None, "The day of the memberships then and as_of.", unset="none", parse=read_day)
    group: tuple[str, ...] = ask(
        (), "The members to list, and to sum over.", unset="all members", name="member", metavar="CODE"
    )
    year: int | None = ask(
        None, "One year.", unset="every year of the release; its newest where the measure is of one year"
    )
    since: int | None = ask(
        None, "First year of a sum or a path, the earlier of two years, or the base of a baseline.",
        unset="2014 or the first year of the release; of a path its newest year, of a change the year before",
    )  # fmt: skip
    growth: float | None = ask(
        None, "Real growth of GDP in per cent a year.", unset="none, the reader has to choose"
    )  # fmt: skip
    due: int = ask(2035, "Year in which the target is to be reached.")
    baseline: str = ask(
        "flat_share", "What extra money is measured from.", allowed=("flat_share", "flat_real", "flat_cash")
    )
    trend: int = ask(5, "Years that a trend is taken from.", allowed=(3, 5, 10))
    band: float | None = ask(
        None,
        "Points by which a share may be off.",
        unset="the mean absolute error of past estimates known then",
    )
    indicator: str = ask(SHARE, "What revisions are listed of.", metavar="ID")
    across_definitions: bool = ask(False, "Whether releases of two definitions are held against each other.")
    scale: str = ask("z_score", "The scale of a composite's components.", allowed=("z_score", "rank"))
    weights: tuple[tuple[str, float], ...] = ask(
        (), "Weight of each component.", name="weight", metavar="COMPONENT=N", parse=parse_weight,
        unset="none, the reader has to choose; for random weights every component available",
    )  # fmt: skip
    first: int = ask(10, "Ranks counted.")
    draws: int = ask(1000, "Random draws.")
    seed: int = ask(1, "Seed of the random draws.")

    def __post_init__(self) -> None:
        for name, offer in OFFERS.items():
            if offer.allowed and getattr(self, name) not in offer.allowed:
                raise MeasureError(f"{name} {getattr(self, name)!r}", "is not known", f"There are: {offer.listed}.")
        self._check_members()
        self._check_numbers()

    def _check_members(self) -> None:
        if unknown := [code for code in self.group if code not in members()]:
            raise MeasureError(f"group {', '.join(unknown)}", "is no member", "Name members by ISO 3166 alpha-3: POL.")
        if self.indicator not in indicators():
            raise MeasureError(f"indicator {self.indicator!r}", "is not known", "Name one by its id in the catalogue.")
        if self.membership == _ON_DAY and self.day is None:
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
        return ALLIANCE if self.membership in ("", Membership.THEN, Membership.YEAR) and not self.group else SELECTED

    def members_in(self, year: int) -> tuple[str, ...]:
        """The codes of those who count in `year`, Iceland included, in the order of their names."""
        counted = _select(self.membership, self.day or date.max, year)
        return tuple(code for code in counted if code in self.group) if self.group else counted

    def armed_in(self, year: int) -> tuple[str, ...]:
        """Like `members_in`, without those that have no armed forces: sums and ranks are over these."""
        return with_armed_forces(self.members_in(year))

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


OFFERS: dict[str, Offer] = {one.name: Offer.of(one) for one in fields(Choice)}


# Asked for each member and year of a sum.
@seeded
@lru_cache(maxsize=2**12)
def _select(membership: str, day: date, year: int) -> tuple[str, ...]:
    if membership == _ON_DAY:
        return select_members(day.year, day)
    return select_members(year, day, Membership(membership or Membership.YEAR))
