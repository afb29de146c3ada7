"""Numbers and ranks of the page, written the same in figure, table and sentences."""

from dashboard.pages.burden.strip import Dot, Strip
from dashboard.shared.wording import name_unit, write_number, write_period
from etl.arithmetic.correlation import Correlation
from etl.catalogue.units import unit


def write_dot(strip: Strip, dot: Dot) -> str:
    """A member's number with the sign of its unit where that is per cent or money."""
    known = unit(strip.unit)
    suffix = known.suffix if known.is_percent or known.id.startswith("usd") else ""
    return f"{write_number(dot.value, strip.decimals)}{suffix}"


def write_rank(strip: Strip, dot: Dot) -> str:
    """A rank among those that have a figure: 11 of 31."""
    return f"{dot.rank} of {len(strip.dots)}"


def write_year(strip: Strip) -> str:
    """The year of a strip, and whether it is estimated, or the last of a sum."""
    return f"to {strip.year}" if any(dot.partial for dot in strip.dots) else write_period(strip.year, strip.estimate)


def write_first(strip: Strip, short: bool) -> str:
    """Who is first, and unless it has to be short, with what."""
    first = [dot for dot in strip.dots if dot.rank == 1]
    who = first[0].name if len(first) == 1 else f"{len(first)} members"
    return f"first: {who}" if short else f"first: {who}, {write_dot(strip, first[0])}"


def name_counted(strip: Strip) -> str:
    """What the numbers of a strip count, in as few words as tell."""
    if strip.gauge.counted:
        return strip.gauge.counted
    if strip.price_base and unit(strip.unit).id == "usd":
        return f"US$, {'current' if strip.price_base == 'current' else strip.price_base} prices"
    return name_unit(strip.unit, "")


def name_sign(strip: Strip) -> str:
    """The unit of a strip in the heading of a column, with a comma before it; "" where a number needs none."""
    known = unit(strip.unit)
    return ", %" if known.is_percent else ", US$" if known.id == "usd" else ""


def write_interval(low: float | None, high: float | None, decimals: int = 2) -> str:
    """A 95 % interval with a comma behind it; "" where there is none."""
    if low is None or high is None:
        return ""
    return f"95 % interval {write_number(low, decimals)} to {write_number(high, decimals)}, "


def write_coefficient(found: Correlation) -> str:
    """A rank correlation with its interval and the number of members (R24)."""
    return f"{write_number(found.coefficient, 2)} ({write_interval(found.low, found.high)}{write_n(found.n)})"


def write_n(members: int) -> str:
    """Of how many members, in one piece."""
    return f"n = {members}".replace(" ", "\N{NO-BREAK SPACE}")
