"""What follows from the figures of one release: for each derived indicator of the catalogue a function of its name.

Indicators of one formula share a function, which their entry then names (`Indicator.derivation`). A function takes the
indicator and the basis of a release, and gives the rows of it; where an input is missing there is no row. It raises
ContractError with every input that cannot be computed with.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from etl.arithmetic.gap import gap_to_target, share_of_gdp
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicator import Indicator
from etl.catalogue.members import members
from etl.catalogue.statuses import PARTIAL
from etl.observation import Observation
from etl.prose import MONTHS
from etl.transform.basis import Basis, Column, Pair, compute_row, require_value


def ratio_to_gdp(indicator: Indicator, basis: Basis) -> Iterator[Observation]:
    """The first input as per cent of the second."""
    for spending, gdp in basis.pairs(indicator):
        value = share_of_gdp(require_value(spending), require_value(gdp))
        yield compute_row(indicator, value, (spending, gdp), f"100*{spending.cell}/{gdp.cell}")


def gap(indicator: Indicator, basis: Basis) -> Iterator[Observation]:
    """Members' gaps, and for an aggregate the sum of its members' (R11): one member's surplus fills no other's gap."""
    goal, found, aggregates = indicator.target or 0.0, Column(), list[Pair]()
    for share, gdp in basis.pairs(indicator):
        if share.member in AGGREGATES:
            aggregates.append((share, gdp))
            continue
        value = gap_to_target(require_value(share), goal, require_value(gdp))
        row = compute_row(indicator, value, (share, gdp), f"MAX(0,{goal:g}-{share.cell})/100*{gdp.cell}")
        found[row.member, row.year] = row
    yield from found.values()
    for inputs in aggregates:
        yield from _sum_members(indicator, inputs, found)


def _sum_members(indicator: Indicator, inputs: Pair, gaps: Column) -> Iterator[Observation]:
    area, year = inputs[0].member, inputs[0].year
    parts = sorted(code for code in counted_in(area, year) if members()[code].armed_forces)
    # A sum that lacks a member would pass for the whole.
    if all((code, year) in gaps for code in parts):
        value = sum(require_value(gaps[code, year]) for code in parts)
        cell = f"SUM({indicator.id} of the {len(parts)} members counted in {year}, each in its own row)"
        yield compute_row(indicator, value, inputs, cell)._replace(note=f"sum over {', '.join(parts)}")


def sum_of_months(indicator: Indicator, basis: Basis) -> Iterator[Observation]:
    """A sum over the months of each year that have a value, for a month without a row had nothing in it.

    The year in which the release ends before December is `partial`, and its note names the months; the cell is the
    rule.
    """
    years: dict[tuple[str, int], list[Observation]] = {}
    for row in basis.months(indicator.inputs[0]):
        years.setdefault((row.member, row.year), []).append(row)
    for parts in years.values():
        yield _sum_months(indicator, sorted(parts, key=lambda row: row.period), basis.last_month)


def _sum_months(indicator: Indicator, parts: Sequence[Observation], last: tuple[int, str] | None) -> Observation:
    first, (last_year, last_period) = parts[0], last or (0, "")
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
