"""What rows must be to each other: one base year, categories that make a whole, members that make NATO's totals.

Each rule finds the index of a row, the first of those that do not fit each other, and a line that tells why.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from operator import add
from typing import Any

import numpy as np
import pandas as pd

from etl.arithmetic.precision import rounding
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import added_up, categories, indicators
from etl.catalogue.members import unarmed

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
_Numbers = np.ndarray[Any, Any]


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
        rows = _align_categories(release)
        if len(rows):
            yield from _check_whole(release, rows, _find_half_unit(release))


def _align_categories(release: pd.DataFrame) -> _Numbers:
    """The rows of each place that has all categories, in their order; of two rows of one figure the last counts."""
    found: dict[tuple[str, int, str], dict[str, int]] = {}
    for row, (*place, indicator) in enumerate(_list_rows(release, *_PLACE, "indicator")):
        found.setdefault(tuple(place), {})[indicator] = row
    whole = [held for _, held in sorted(found.items()) if len(held) == len(categories())]
    return np.array([[held[name] for name in categories()] for held in whole], dtype="int64")


def _check_whole(release: pd.DataFrame, rows: _Numbers, half_unit: float) -> Iterator[Fault]:
    """The groups of categories, each all that there are, which do not make a whole."""
    total = reduce(add, release["value"].to_numpy()[rows].T)
    copied = release["acquisition"].array
    # How a figure was had that is told as unknown allows anything.
    known = np.array([OFF_100.get(word, math.nan) for word in copied.categories])
    allowed = np.maximum(known[copied.codes[rows]].max(axis=1), len(categories()) * half_unit)
    # The last term is for binary arithmetic: 0.02 off in print is a shade more in floats.
    for place in np.flatnonzero(np.abs(total - 100) > allowed + 1e-9).tolist():
        its = release.iloc[rows[place]]
        told = f"the four categories of {its['member'].iloc[0]} in {its['year'].iloc[0]} add up to {total[place]:.4f}"
        yield its.index[0], f"{', '.join(its['cell'])}: {told}, not to 100"


def _check_totals(table: pd.DataFrame) -> Iterator[Fault]:
    # Soldiers are left out: they are printed in thousands with one decimal, in some tables with none.
    money = [name for name in added_up() if indicators()[name].unit == "usd_million"]
    figures = _select_finite(table, money)
    figures = figures[figures["acquisition"] == "original"]
    if not figures["member"].isin(AGGREGATES).any():
        return
    blank, listed = _list_blank(table, money), _list_unarmed(table)
    for names, release in figures.groupby([*_RELEASE, "indicator"], sort=False, observed=True):
        *of, indicator = named = tuple(map(str, names))
        unlisted = not indicators()[indicator].needs_armed_forces and not unarmed() <= listed.get(tuple(of), set())
        yield from _check_sums(release, blank.get(named, set()), unlisted)


def _list_blank(table: pd.DataFrame, names: Sequence[str]) -> dict[tuple[str, ...], set[tuple[str, int]]]:
    """By release and indicator the members and years whose figures are blank (R26)."""
    asked = table["value"].isna() & table["status"].isin(BLANK) & table["indicator"].isin(names)
    found: dict[tuple[str, ...], set[tuple[str, int]]] = {}
    for *named, member, year in _list_rows(table[asked], *_RELEASE, "indicator", "member", "year"):
        found.setdefault(tuple(named), set()).add((member, year))
    return found


def _list_unarmed(table: pd.DataFrame) -> dict[tuple[str, ...], set[str]]:
    """By release the members without armed forces that it has any figure of which needs none (R9)."""
    figures = _select_finite(table, [name for name, known in indicators().items() if not known.needs_armed_forces])
    found: dict[tuple[str, ...], set[str]] = {}
    for *of, member in _list_rows(figures[figures["member"].isin(unarmed())], *_RELEASE, "member"):
        found.setdefault(tuple(of), set()).add(member)
    return found


def _check_sums(release: pd.DataFrame, blank: set[tuple[str, int]], has_unlisted: bool) -> Iterator[Fault]:
    """The totals of one indicator of one release that are not the sum of the members counted in them.

    One that counts a member whose cell is blank must not be below the sum of the others. GDP is totalled with members
    that the release may not list at all.
    """
    totals = release[release["member"].isin(AGGREGATES)]
    if totals.empty:
        return
    half_unit, counted = _find_half_unit(release), cache(counted_in)
    values = {tuple(place): value for *place, value in _list_rows(release, *_PLACE, "value")}
    for row, (area, year, period, value, cell) in zip(
        totals.index, _list_rows(totals, *_PLACE, "value", "cell"), strict=True
    ):
        parts = [values[part, year, period] for part in counted(area, year) if (part, year, period) in values]
        added = math.fsum(parts)
        allowed = max(OFF_TOTAL * max(abs(value), abs(added)), (len(parts) + 1) * half_unit)
        above = value - added
        unlisted = has_unlisted and above <= UNLISTED * value + allowed
        unseen = any((part, year) in blank for part in counted(area, year))
        if abs(above) > allowed and not (above > 0 and (unlisted or unseen)):
            told = f"{cell}: {release['indicator'].iloc[0]} of {area} in {year} is {value:g}, "
            yield row, f"{told}but its {len(parts)} members with data add up to {added:g}"


def _list_rows(table: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name].tolist() for name in names), strict=True)


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
