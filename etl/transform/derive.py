"""What follows from the figures of one release: sums by year of what is given by month; of NATO's, recomputed shares,
pinned values, gaps and Iceland's nulls.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from etl.arithmetic.gap import gap_to_target, share_of_gdp
from etl.arithmetic.pinned import Printed, is_pinned
from etl.arithmetic.precision import rounding
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import gap_id
from etl.catalogue.members import members
from etl.catalogue.nato_indicators import SHARE, SHARE_OF_VERDICT
from etl.catalogue.targets import Target, share_targets
from etl.observation import Observation, ParsedRelease
from etl.transform.figures import Column, by_indicator, check_inputs, computed, pairs
from etl.transform.months import yearly_sums
from etl.transform.unarmed import with_unarmed

RATIOS = (SHARE_OF_VERDICT["recomputed"], SHARE_OF_VERDICT["nominal"])


def derive(parsed: ParsedRelease) -> ParsedRelease:
    """The release with all that its own figures give; one without inputs comes back as it is.

    Where a release lacks an input (GDP at current prices, say) it lacks what would be derived. Raises ContractError
    where an input cannot be computed with.
    """
    if parsed.release.source != "nato":
        return parsed.with_observations((*parsed.observations, *yearly_sums(parsed.observations)))
    columns = by_indicator(parsed.observations)
    aims = share_targets()
    check_inputs((*RATIOS, *map(gap_id, aims)), columns)
    shares = (row for indicator in RATIOS for row in _ratios(indicator, columns))
    gaps = (row for aim in aims for row in _gaps(aim, columns))
    return parsed.with_observations(with_unarmed((*_marked(parsed.observations, columns), *shares, *gaps)))


def _ratios(indicator: str, columns: dict[str, Column]) -> Iterator[Observation]:
    for spending, gdp in pairs(indicator, columns):
        value = share_of_gdp(_value(spending), _value(gdp))
        yield computed(indicator, value, (spending, gdp), f"100*{spending.cell}/{gdp.cell}")


def _gaps(aim: Target, columns: dict[str, Column]) -> Iterator[Observation]:
    """Members' gaps, and for an aggregate the sum of its members' (R11): one member's surplus fills no other's gap."""
    indicator, goal = gap_id(aim), aim.value or 0.0
    found: Column = {}
    aggregates: list[tuple[Observation, Observation]] = []
    for share, gdp in pairs(indicator, columns):
        if share.member in AGGREGATES:
            aggregates.append((share, gdp))
            continue
        value = gap_to_target(_value(share), goal, _value(gdp))
        row = computed(indicator, value, (share, gdp), f"MAX(0,{goal:g}-{share.cell})/100*{gdp.cell}")
        found[row.member, row.year] = row
    yield from found.values()
    for inputs in aggregates:
        yield from _summed(indicator, inputs, found)


def _summed(indicator: str, inputs: tuple[Observation, Observation], gaps: Column) -> Iterator[Observation]:
    area, year = inputs[0].member, inputs[0].year
    parts = sorted(code for code in counted_in(area, year) if members()[code].armed_forces)
    # A sum that lacks a member would pass for the whole.
    if all((code, year) in gaps for code in parts):
        value = sum(_value(gaps[code, year]) for code in parts)
        cell = f"SUM({indicator} of the {len(parts)} members counted in {year}, each in its own row)"
        yield computed(indicator, value, inputs, cell)._replace(note=f"sum over {', '.join(parts)}")


def _marked(rows: Iterable[Observation], columns: dict[str, Column]) -> Iterator[Observation]:
    """All rows, the published shares that were set by hand marked as pinned (R3)."""
    spending, gdp = (columns.get(name, {}) for name in _inputs_of_recomputed())
    names = (SHARE, *_inputs_of_recomputed())
    half_units = {
        (name, copied): _rounding(columns.get(name, {}), copied) for name in names for copied in (True, False)
    }

    def printed(row: Observation) -> Printed:
        return Printed(_value(row), half_units[row.indicator, _is_copied(row)])

    for row in rows:
        place = row.member, row.year
        inputs_known = row.indicator == SHARE and row.value is not None and place in spending and place in gdp
        if inputs_known and is_pinned(printed(row), printed(spending[place]), printed(gdp[place])):
            yield _pinned(row, share_of_gdp(_value(spending[place]), _value(gdp[place])))
        else:
            yield row


def _inputs_of_recomputed() -> tuple[str, str]:
    return "defence_expenditure_usd_constant", "gdp_usd_constant"


def _rounding(column: Column, copied: bool) -> Decimal:
    return rounding((_value(row) for row in column.values() if _is_copied(row) == copied), copied)


def _is_copied(row: Observation) -> bool:
    return row.acquisition == "transcription"


def _pinned(row: Observation, recomputed: float) -> Observation:
    finding = f"NATO's table has {row.value:.6g}, its own spending and GDP give {recomputed:.4f}"
    return row._replace(status="pinned", note="; ".join(filter(None, (row.note, finding))))


def _value(row: Observation) -> float:
    if row.value is None:
        raise ValueError(f"{row.cell} has no value")
    return row.value
