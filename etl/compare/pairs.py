"""Figures of two releases side by side, place by place."""

import math
from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from etl.compare.series import PLACE, Figures
from etl.dataframe import rank

# A row a place that both releases have: the columns of PLACE, and each of _TOLD twice, as in value_before, value_after.
Pairs = pd.DataFrame
_Numbers = np.ndarray[Any, np.dtype[np.int64]]

_TOLD = ["value", "unit", "price_base", "definition", "release", "cell"]


def pair_figures(before: Figures, after: Figures) -> Pairs:
    """The figures that two releases have in common, in the order of the later one."""
    was, now = _number_places(before, after)
    rows = pd.Index(was).get_indexer(pd.Index(now))
    common = np.flatnonzero(rows >= 0)
    columns = {name: after[name].array.take(common) for name in PLACE}
    for name in _TOLD:
        one, other = _share_categories(before[name].array, after[name].array)
        columns |= {f"{name}_before": one.take(rows[common]), f"{name}_after": other.take(common)}
    return pd.DataFrame(columns)


def select_common(figures: Figures, other: Figures) -> Figures:
    """The figures of a release whose places the other one has, too."""
    mine, theirs = _number_places(figures, other)
    return figures[np.isin(mine, theirs)]


def drop_common(figures: Figures, other: Figures) -> Figures:
    """The figures of a release whose places the other one does not have."""
    mine, theirs = _number_places(figures, other)
    return figures[~np.isin(mine, theirs)]


def count_figures(figures: Figures | Pairs) -> Counter[str]:
    """How many figures there are of each indicator."""
    return Counter({str(name): number for name, number in figures["indicator"].value_counts().items()})


def take_logarithms(ratios: "pd.Series[float]") -> "pd.Series[float]":
    """The natural logarithms of a column."""
    # Those of numpy differ in their last digit from one processor to the next, and what is told of them must not.
    return pd.Series(map(math.log, ratios.tolist()), ratios.index, dtype=float)


def sort_by_size(rows: pd.DataFrame, size: "pd.Series[Any]", first: int | None = None) -> pd.DataFrame:
    """The rows, or the `first` of them: the largest size first, those of one size by indicator, member and time."""
    order = np.lexsort([*(rank(rows[name]) for name in reversed(PLACE)), -size.to_numpy()])
    return rows.take(order[:first])


def _number_places(one: Figures, other: Figures) -> tuple[_Numbers, _Numbers]:
    """A number for each place, the same in both releases."""
    numbers = np.zeros(len(one) + len(other), dtype="int64")
    for name in PLACE:
        codes, size = _number(one[name].array, other[name].array)
        numbers = numbers * size + codes
    return numbers[: len(one)], numbers[len(one) :]


def _number(one: Any, other: Any) -> tuple[_Numbers, int]:
    """A number for each value of two columns, the same for the same, and how many numbers there may be."""
    if isinstance(one.dtype, pd.CategoricalDtype):
        both = union_categoricals([one, other])
        return both.codes, len(both.categories)
    codes, words = pd.factorize(np.concatenate([one, other]))
    return codes, len(words)


def _share_categories(one: Any, other: Any) -> tuple[Any, Any]:
    """Two columns with the same categories where they are texts: only then can they be held equal."""
    if not isinstance(one.dtype, pd.CategoricalDtype):
        return one, other
    both = one.categories.union(other.categories, sort=False)
    return one.set_categories(both), other.set_categories(both)
