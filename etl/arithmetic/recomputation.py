"""Whether a published share was set by hand (R3): it differs from spending / GDP of its own release."""

from dataclasses import dataclass
from decimal import Decimal

# In per cent of GDP. All shares of NATO's workbooks recompute to within this, but for those that are pinned.
TOLERANCE = Decimal("0.0005")


@dataclass(frozen=True)
class Printed:
    """A figure, and half a unit of its last printed decimal; 0 where it was not rounded."""

    value: float
    half_unit: Decimal = Decimal(0)

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The smallest and the largest figure that prints as this one."""
        exact = Decimal(repr(float(self.value)))
        return exact - self.half_unit, exact + self.half_unit


def is_pinned(share: Printed, spending: Printed, gdp: Printed) -> bool:
    """Whether `share` (per cent) is farther from 100 × spending / GDP than TOLERANCE and rounding for print allow.

    Spending and GDP are in one unit of money and above the rounding of GDP.
    """
    low, high = _ratio(spending.ends[0], gdp.ends[1]), _ratio(spending.ends[1], gdp.ends[0])
    lowest, highest = share.ends
    if lowest <= high and low <= highest:
        return False
    exact = _ratio(Decimal(repr(float(spending.value))), Decimal(repr(float(gdp.value))))
    return abs(Decimal(repr(float(share.value))) - exact) > TOLERANCE


def _ratio(spending: Decimal, gdp: Decimal) -> Decimal:
    return 100 * spending / gdp
