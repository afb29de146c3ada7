"""Whether a member crossed a target because of its spending or because of its GDP (R6, R7)."""

from enum import StrEnum

from etl.asof.verdict import meets


class Cause(StrEnum):
    """Which part of a change of the share took it across the target.

    SPENDING  without GDP's part it would have crossed too, without spending's it would not
    GDP       the other way round
    EITHER    each part alone would have done
    BOTH      neither alone would have done
    """

    SPENDING = "spending"
    GDP = "gdp"
    EITHER = "either"
    BOTH = "both"

    @property
    def needs_gdp(self) -> bool:
        """Whether it would not have crossed without GDP's part."""
        return self in (Cause.GDP, Cause.BOTH)


def find_cause(share: float, parts: tuple[float, float], target: float, convention: str) -> Cause:
    """The cause of a crossing that ended at `share`; `parts` are what spending and GDP added, in points."""
    side = meets(share, target, convention)
    by_spending, by_gdp = (meets(share - other, target, convention) is side for other in reversed(parts))
    if by_spending and by_gdp:
        return Cause.EITHER
    if by_spending:
        return Cause.SPENDING
    return Cause.GDP if by_gdp else Cause.BOTH
