"""The money that is missing to a target. It says what the target would cost, never what anybody owes."""


def share_of_gdp(spending: float, gdp: float) -> float:
    """Spending as per cent of GDP, both in one unit of money at the same prices."""
    return 100 * spending / gdp


def gap_to_target(share: float, target: float, gdp: float) -> float:
    """max(0, target − share) × GDP, in the unit of `gdp`; `share` as published, unrounded, both in per cent."""
    return max(0.0, target - share) / 100 * gdp
