"""What follows from the figures of one release: for each derived indicator of the catalogue a function of its name.

Indicators of one formula share a function, which their entry then names (`Indicator.derivation`). A function takes the
indicator and the basis of a release, and gives a frame of its rows; where an input is missing there is no row. It
raises ContractError with every input that cannot be computed with.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import compress

import numpy as np
import pandas as pd

from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicator import Indicator
from etl.catalogue.statuses import PARTIAL
from etl.dataframe import amend, join_frames, make_texts, rank, repeat
from etl.prose import MONTHS
from etl.summands import list_counted
from etl.transform.basis import PLACE, Basis, Inputs, compute_rows


def ratio_to_gdp(indicator: Indicator, basis: Basis) -> pd.DataFrame:
    """The first input as per cent of the second (etl.arithmetic.gap.share_of_gdp, on columns)."""
    spending, gdp = basis.pair(indicator)
    cells = "100*" + spending["cell"] + "/" + gdp["cell"]
    return compute_rows(indicator, 100 * spending["value"] / gdp["value"], (spending, gdp), cells)


def gap(indicator: Indicator, basis: Basis) -> pd.DataFrame:
    """Members' gaps, and for an aggregate the sum of its members' (R11): one member's surplus fills no other's gap.

    The formula is etl.arithmetic.gap.gap_to_target, on columns; a test holds the two to each other.
    """
    goal = indicator.target or 0.0
    share, gdp = basis.pair(indicator)
    total = share["member"].isin(AGGREGATES)
    values = (goal - share["value"]).clip(lower=0.0) / 100 * gdp["value"]
    cells = f"MAX(0,{goal:g}-" + share["cell"] + ")/100*" + gdp["cell"]
    gaps = compute_rows(indicator, values, (share, gdp), cells)
    if not total.any():
        return gaps
    return join_frames([gaps[~total], _sum_members(indicator, (share[total], gdp[total]), gaps[~total])])


def _sum_members(indicator: Indicator, inputs: Inputs, gaps: pd.DataFrame) -> pd.DataFrame:
    values = dict(zip(_list_places(gaps), gaps["value"].tolist(), strict=True))
    places = _list_places(inputs[0])
    counted = [[(part, year) for part in list_counted(area, year)] for area, year in places]
    # A sum that lacks a member would pass for the whole.
    known = np.array([bool(parts) and values.keys() >= {*parts} for parts in counted], dtype=bool)
    kept, parts = tuple(one[known].reset_index(drop=True) for one in inputs), [*compress(counted, known)]
    cells = [
        f"SUM({indicator.id} of the {len(its)} members counted in {year}, each in its own row)"
        for its, (_, year) in zip(parts, compress(places, known), strict=True)
    ]
    made = compute_rows(indicator, [sum(values[part] for part in its) for its in parts], kept, cells)
    return made.assign(note=make_texts(f"sum over {', '.join(code for code, _ in its)}" for its in parts))


def _list_places(rows: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(*(rows[name].tolist() for name in PLACE), strict=True))


def sum_of_months(indicator: Indicator, basis: Basis) -> pd.DataFrame:
    """A sum over the months of each year that have a value, for a month without a row had nothing in it.

    The year in which the release ends before December is `partial`, and its note names the months; the cell is the
    rule.
    """
    rows = basis.months(indicator.inputs[0])
    # The years in the order of the release, the months of each in theirs.
    places = rows.groupby(PLACE, sort=False, observed=True).ngroup().to_numpy()
    months = rows.iloc[np.lexsort((rank(rows["period"]), places))]
    listed = months.astype({"period": "str"}).groupby(PLACE, sort=False, observed=True)
    sums = listed.agg(value=("value", _add_as_printed), periods=("period", ", ".join))
    first = months.drop_duplicates(PLACE).reset_index(drop=True)
    held = zip(first["member"], first["year"], sums["periods"], strict=True)
    cells = [f"SUM({indicator.inputs[0]} of {member} in {year}: {periods})" for member, year, periods in held]
    made = first.assign(
        indicator=repeat(indicator.id, len(first)),
        period=repeat("", len(first)),
        value=sums["value"].to_numpy(),
        unit=repeat(indicator.unit, len(first)),
        status=repeat("derived", len(first)),
        cell=pd.Series(cells, dtype="str"),
        note=repeat("", len(first)),
    )
    last_year, last_period = basis.last_month
    partial = (made["year"] == last_year) & (last_period != "M12")
    return amend(made, partial, status=PARTIAL, note=_name_months(last_period)) if partial.any() else made


def _add_as_printed(values: Iterable[float]) -> float:
    # In decimals, so that a sum of the figures as printed is printed like them.
    return float(sum(Decimal(repr(value)) for value in np.asarray(values).tolist()))


def _name_months(last_period: str) -> str:
    return f"January to {MONTHS[int(last_period[1:]) - 1]} only: the release ends there"
