"""Sums by year of what a source gives by month, so that charts of years can show it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.statuses import PARTIAL
from etl.observation import Observation
from etl.prose import MONTHS


def yearly_sums(rows: Sequence[Observation]) -> Iterator[Observation]:
    """A row for each year, area and yearly indicator of the catalogue whose one input is an indicator by month.

    `rows` are those of one release, one by month; a sum is over the months of its year that have a value, for a month
    without a row had nothing in it. The year in which the release ends before December is `partial`, and its note
    names the months; the cell is the rule.
    """
    monthly = [row for row in rows if row.period.startswith("M")]
    if not monthly:
        return
    last = max((row.year, row.period) for row in monthly)
    for parts in _by_year(monthly):
        yield _sum(_summed()[parts[0].indicator], parts, last)


@cache
def _summed() -> dict[str, Indicator]:
    """The yearly indicators that are sums of months, by the indicator that is summed."""
    known = indicators()
    yearly = (one for one in known.values() if one.frequency == "year" and len(one.inputs) == 1)
    return {one.inputs[0]: one for one in yearly if known[one.inputs[0]].frequency == "month"}


def _by_year(rows: Iterable[Observation]) -> list[list[Observation]]:
    groups: dict[tuple[str, str, int], list[Observation]] = {}
    for row in rows:
        if row.value is not None and row.indicator in _summed():
            groups.setdefault((row.indicator, row.member, row.year), []).append(row)
    return [sorted(parts, key=lambda row: row.period) for parts in groups.values()]


def _sum(indicator: Indicator, parts: Sequence[Observation], last: tuple[int, str]) -> Observation:
    first, (last_year, last_period) = parts[0], last
    partial = first.year == last_year and last_period != "M12"
    listed = ", ".join(row.period for row in parts)
    return first._replace(
        indicator=indicator.id,
        period="",
        # In decimals, so that a sum of the figures as printed is printed like them.
        value=float(sum(Decimal(repr(row.value)) for row in parts)),
        unit=indicator.unit,
        status=PARTIAL if partial else "derived",
        cell=f"SUM({first.indicator} of {first.member} in {first.year}: {listed})",
        note=f"January to {MONTHS[int(last_period[1:]) - 1]} only: the release ends there" if partial else "",
    )
