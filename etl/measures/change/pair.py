"""Two releases held against each other: whether they can be, where, and whether they count in one unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.quantities import SPENDING, SPENDING_NOW
from etl.catalogue.units import currency_unit, fits
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry, are_alike
from etl.measures.result import Basis, Reason, Why
from etl.observation import Observation

# The unit of national currency where a release does not say which.
UNSTATED = "national_currency_million"
_DOLLARS = {"current": SPENDING_NOW, "constant": SPENDING}


@dataclass(frozen=True)
class Pair:
    """An older and a newer release, and the answer that compares them."""

    inquiry: Inquiry
    old: Figures
    new: Figures

    @classmethod
    def of(cls, measure_id: str, releases: Sequence[Figures], choice: Choice) -> "Pair":
        """The first and the last of several releases."""
        return cls(Inquiry.of(measure_id, releases[-1], choice), releases[0], releases[-1])

    def lack(self, indicator: str) -> Why | None:
        """Why the two cannot be held against each other in this indicator; None where they can."""
        for figures in (self.old, self.new):
            if figures.lacking((indicator,)):
                return figures.why(indicator, "", 0)
        first, second = (next(iter(figures.column(indicator).values())) for figures in (self.old, self.new))
        if first.definition == second.definition or self.inquiry.choice.across_definitions:
            return None
        said = f"{first.release} follows the definition {first.definition}, {second.release} {second.definition}: "
        remedy = "Choose two releases of one definition, or ask across_definitions."
        return Why(Reason.OTHER_DEFINITION, f"{said}the difference is no revision. {remedy}")

    def places(self, indicator: str) -> Iterator[tuple[str, int]]:
        """Where both have a value, in the years and of the members asked for. Raises MeasureError like `Inquiry`."""
        old, new = self.old.column(indicator), self.new.column(indicator)
        years = sorted({year for _, year in old} & {year for _, year in new})
        for year in self.inquiry.check_years(years):
            for code in self.inquiry.choice.members_in(year):
                if (code, year) in old and (code, year) in new:
                    yield code, year

    def rows(self, place: tuple[str, int], *named: str) -> tuple[tuple[Observation, ...], ...] | Why:
        """The observations of these indicators at one place, in each release; or why one is missing."""
        before, after = self.old.at(place, named), self.new.at(place, named)
        if isinstance(before, Why):
            return before
        return after if isinstance(after, Why) else (before, after)

    def currency(self, old: Observation, new: Observation) -> Basis | None:
        """How two amounts in national currency are known to be in one; None where they are in two, or may be.

        A release may not say which currency it counts in. It is taken for the member's where no other is stated and
        both releases have about the same exchange rate, or the same amount where one has no US dollars.
        """
        stated = {old.unit, new.unit} - {UNSTATED}
        if UNSTATED not in (old.unit, new.unit):
            return Basis.NATIONAL_CURRENCY if len(stated) == 1 else None
        if stated - {currency_unit(members()[new.member].currency)}:
            return None
        dollars = _DOLLARS[indicators()[new.indicator].price]
        amounts = old.value or 0.0, new.value or 0.0
        per = [figures.value(dollars, new.member, new.year) for figures in (self.old, self.new)]
        if per[0] and per[1]:
            amounts = amounts[0] / per[0], amounts[1] / per[1]
        return Basis.MEMBERS_CURRENCY if are_alike(*amounts) else None

    def share_unit(self, old: Observation, new: Observation) -> bool:
        """Whether two values of one indicator are in one unit, so that one can be taken from the other."""
        if fits(old.unit, UNSTATED) and fits(new.unit, UNSTATED):
            return self.currency(old, new) is not None
        return old.unit == new.unit
