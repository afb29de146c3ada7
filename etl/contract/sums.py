"""What rows must be to each other: one base year, categories that make a whole, members that make NATO's totals.

Each rule finds the index of a row, the first of those that do not fit each other, and a line that tells why.
"""

import math
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add
from typing import Any

import numpy as np
import pandas as pd

from etl.arithmetic.precision import rounding
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import added_up, categories, indicators
from etl.catalogue.members import unarmed
from etl.observation import KEY
from etl.summands import list_counted

# Points by which the four may miss 100. Transcriptions have two decimals, so four of them may miss it by 0.02, and
# those of July 2026 do by 0.01; unrounded, NATO's own figures miss it by up to 0.005 (Lithuania 2012). Where NATO's
# own are rounded, on a page or in a workbook, they may miss it by what rounding allows.
OFF_100 = {"original": 0.01, "transcription": 0.02}
# Relative. Where figures are unrounded, what is left is arithmetic; rounded ones may be off by as much more.
OFF_TOTAL = 1e-6
# The part of a total that may be of a member without armed forces whom the release does not list. Iceland's GDP, which
# is inside NATO's totals, is 0.09 to 0.14 % of that of Europe and Canada.
UNLISTED = 0.002
# Why a cell of a member is blank though the publisher may count it in a total: Germany's spending of 2025, for which
# NATO's release of August 2025 gives no estimate, is inside the totals of that release.
BLANK = ("not_published", "not_available")

_RELEASE = ["source", "release", "definition"]
_PLACE = ["member", "year", "period"]
Fault = tuple[int, str]


def _check_bases(table: pd.DataFrame) -> Iterator[Fault]:
    dated = table[~table["price_base"].isin(("", "current"))].drop_duplicates(["source", "release", "price_base"])
    for (source, release), bases in dated.groupby(["source", "release"], sort=False, observed=True):
        if len(bases) > 1:
            ordered = bases.astype({"price_base": "str"}).sort_values("price_base")
            named = (f"{base} ({cell})" for base, cell in zip(ordered["price_base"], ordered["cell"], strict=True))
            yield bases.index[0], f"{source} {release}: has constant prices of more than one year: {', '.join(named)}"


def _check_categories(table: pd.DataFrame) -> Iterator[Fault]:
    shares = _select_finite(table, categories())
    for _, release in shares.groupby(_RELEASE, sort=False, observed=True):
        wide = release.drop_duplicates(list(KEY), keep="last").assign(row=lambda found: found.index)
        wide = wide.pivot(index=_PLACE, columns="indicator", values=["value", "acquisition", "row"])
        yield from _check_whole(table, wide.dropna(), _find_half_unit(release))


def _check_whole(table: pd.DataFrame, wide: Any, half_unit: float) -> Iterator[Fault]:
    """The groups of categories, each all that there are, which do not make a whole."""
    if set(categories()) - set(wide["value"].columns):
        return
    total = reduce(add, (wide["value"][name].astype(float) for name in categories()))
    rounded = len(categories()) * half_unit
    allowed = reduce(np.maximum, (wide["acquisition"][name].map(OFF_100).astype(float) for name in categories()))
    # The last term is for binary arithmetic: 0.02 off in print is a shade more in floats.
    for place in wide.index[(total - 100).abs() > np.maximum(allowed, rounded) + 1e-9]:
        rows = [wide["row"].loc[place, name] for name in categories()]
        cells = ", ".join(table["cell"].loc[rows])
        told = f"the four categories of {place[0]} in {place[1]} add up to {total.loc[place]:.4f}, not to 100"
        yield rows[0], f"{cells}: {told}"


def _check_totals(table: pd.DataFrame) -> Iterator[Fault]:
    # Soldiers are left out: they are printed in thousands with one decimal, in some tables with none.
    money = [name for name in added_up() if indicators()[name].unit == "usd_million"]
    figures = _select_finite(table, money)
    for _, release in figures[figures["acquisition"] == "original"].groupby(
        [*_RELEASE, "indicator"], sort=False, observed=True
    ):
        one = release.iloc[0]
        yield from _check_sums(release, _list_blank(table, one), _find_half_unit(release), _has_unlisted(table, one))


def _list_blank(table: pd.DataFrame, one: Any) -> pd.DataFrame:
    """The members and years whose figures of the release and indicator of `one` are blank (R26)."""
    same = (table[[*_RELEASE, "indicator"]] == one[[*_RELEASE, "indicator"]]).all(axis=1)
    found: pd.DataFrame = table.loc[same & table["value"].isna() & table["status"].isin(BLANK), ["member", "year"]]
    return found


def _has_unlisted(table: pd.DataFrame, one: Any) -> bool:
    """Whether GDP is totalled in which a member counts that the release of `one` has no GDP of at all (R9)."""
    if indicators()[one["indicator"]].needs_armed_forces:
        return False
    plain = [name for name, known in indicators().items() if not known.needs_armed_forces]
    of_release = (table[_RELEASE] == one[_RELEASE]).all(axis=1) & np.isfinite(table["value"])
    return not unarmed() <= set(table["member"][of_release & table["indicator"].isin(plain)])


def _check_sums(release: pd.DataFrame, blank: pd.DataFrame, half_unit: float, has_unlisted: bool) -> Iterator[Fault]:
    """The totals of one indicator of one release that are not the sum of the members counted in them.

    One that counts a member whose cell is blank must not be below the sum of the others.
    """
    totals = release[release["member"].isin(AGGREGATES)]
    if totals.empty:
        return
    counted = list_counted(totals)
    values = release.drop_duplicates(list(KEY), keep="last")[["member", "year", "period", "value"]]
    parts = counted.merge(values.rename(columns={"member": "part"}), on=["part", "year"])
    sums = parts.groupby(_PLACE, observed=True)["value"].agg(added=math.fsum, number=len)
    held = totals.rename_axis("row").reset_index().merge(sums.reset_index(), how="left", on=_PLACE)
    added, number = held["added"].fillna(0.0), held["number"].fillna(0).astype(int)
    allowed = np.maximum(OFF_TOTAL * np.maximum(held["value"].abs(), added.abs()), (number + 1) * half_unit)
    above = held["value"] - added
    unlisted = has_unlisted & (above <= UNLISTED * held["value"] + allowed)
    left = counted.merge(blank.rename(columns={"member": "part"}), on=["part", "year"])
    unseen = pd.MultiIndex.from_frame(held[["member", "year"]]).isin(pd.MultiIndex.from_frame(left[["member", "year"]]))
    off = (above.abs() > allowed) & ~((above > 0) & (unlisted | unseen))
    for one in held.assign(added=added, number=number)[off].to_dict("records"):
        told = f"{one['cell']}: {one['indicator']} of {one['member']} in {one['year']} is {one['value']:g}, "
        yield one["row"], f"{told}but its {one['number']} members with data add up to {one['added']:g}"


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
