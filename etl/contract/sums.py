"""What rows must be to each other: one base year, categories that make a whole, members that make NATO's totals.

Each rule finds the index of a row, the first of those that do not fit each other, and a line that tells why.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from etl.arithmetic.precision import rounding
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import added_up, categories, indicators

# Points by which the four may miss 100. Transcriptions have two decimals, so four of them may miss it by 0.02, and
# those of July 2026 do by 0.01; unrounded, NATO's own figures miss it by up to 0.005 (Lithuania 2012). Where NATO's
# own are rounded, on a page or in a workbook, they may miss it by what rounding allows.
OFF_100 = {"original": 0.01, "transcription": 0.02}
# Relative. Where figures are unrounded, what is left is arithmetic; rounded ones may be off by as much more.
OFF_TOTAL = 1e-6

_RELEASE = ["source", "release", "definition"]
Fault = tuple[int, str]


def _check_bases(table: pd.DataFrame) -> Iterator[Fault]:
    dated = table[~table["price_base"].isin(("", "current"))].drop_duplicates(["source", "release", "price_base"])
    for (source, release), bases in dated.groupby(["source", "release"], sort=False):
        if len(bases) > 1:
            ordered = bases.sort_values("price_base")
            named = (f"{base} ({cell})" for base, cell in zip(ordered["price_base"], ordered["cell"], strict=True))
            yield bases.index[0], f"{source} {release}: has constant prices of more than one year: {', '.join(named)}"


def _check_categories(table: pd.DataFrame) -> Iterator[Fault]:
    shares = _select_finite(table, categories())
    for _, release in shares.groupby(_RELEASE, sort=False):
        half_unit = _find_half_unit(release)
        groups: dict[tuple[object, ...], dict[str, Any]] = {}
        for row in release.itertuples():
            groups.setdefault((row.member, row.year, row.period), {})[str(row.indicator)] = row
        for group in groups.values():
            if len(group) == len(categories()):
                yield from _check_whole([group[name] for name in categories()], half_unit)


def _check_whole(group: Sequence[Any], half_unit: float) -> Iterator[Fault]:
    first, total = group[0], sum(row.value for row in group)
    allowed = max(len(group) * half_unit, *(OFF_100.get(row.acquisition, 0.0) for row in group))
    # The last term is for binary arithmetic: 0.02 off in print is a shade more in floats.
    if abs(total - 100) > allowed + 1e-9:
        cells = ", ".join(row.cell for row in group)
        told = f"the four categories of {first.member} in {first.year} add up to {total:.4f}, not to 100"
        yield first.Index, f"{cells}: {told}"


def _check_totals(table: pd.DataFrame) -> Iterator[Fault]:
    # Soldiers are left out: they are printed in thousands with one decimal, in some tables with none.
    money = [name for name in added_up() if indicators()[name].unit == "usd_million"]
    figures = _select_finite(table, money)
    for _, release in figures[figures["acquisition"] == "original"].groupby([*_RELEASE, "indicator"], sort=False):
        half_unit = _find_half_unit(release)
        groups: dict[tuple[object, ...], list[Any]] = {}
        for row in release.itertuples():
            groups.setdefault((row.year, row.period), []).append(row)
        for group in groups.values():
            values = {row.member: row.value for row in group}
            yield from (
                fault for row in group if row.member in AGGREGATES for fault in _check_total(row, values, half_unit)
            )


def _check_total(row: Any, values: dict[str, float], half_unit: float) -> Iterator[Fault]:
    parts = [values[code] for code in counted_in(row.member, row.year) if code in values]
    allowed = (len(parts) + 1) * half_unit
    if not math.isclose(math.fsum(parts), row.value, rel_tol=OFF_TOTAL, abs_tol=allowed):
        yield (
            row.Index,
            f"{row.cell}: {row.indicator} of {row.member} in {row.year} is {row.value:g}, "
            f"but its {len(parts)} members with data add up to {math.fsum(parts):g}",
        )


def _select_finite(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    found: pd.DataFrame = table.loc[np.isfinite(table["value"]) & table["indicator"].isin(names)]
    return found


def _find_half_unit(rows: pd.DataFrame) -> float:
    """How far each figure of one release may be from what it was before the publisher rounded it; 0 for copies."""
    return float(rounding(rows["value"][rows["acquisition"] == "original"], transcribed=False))


SUMS = {
    "one base year": _check_bases,
    "four categories": _check_categories,
    "totals of members": _check_totals,
}
