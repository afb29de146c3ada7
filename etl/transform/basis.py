"""The figures of one release by indicator, joined by member and year; and what a figure computed from them inherits."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from etl.catalogue.indicator import Indicator
from etl.dataframe import amend, number_places, repeat
from etl.errors import ContractError
from etl.sources.remedies import CORRECT

PLACE = ["member", "year"]
_MONTHS = [f"M{month:02}" for month in range(1, 13)]
# Frames of the inputs of a figure, row by row.
Inputs = tuple[pd.DataFrame, ...]


class Basis:
    """The figures of one release; nothing is computed from those without a value."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """Take `frame`, which is all of the release, as it was read."""
        self._valued = frame[frame["value"].notna()]
        self._held = set(self._valued["indicator"].unique())
        self._pairs: dict[tuple[str, ...], tuple[pd.DataFrame, pd.DataFrame]] = {}
        self.last_month = _find_last(frame[_is_month(frame)])

    def has(self, named: Iterable[str]) -> bool:
        """Whether there is any figure of each of these indicators."""
        return self._held.issuperset(named)

    def rows(self, indicator: str) -> pd.DataFrame:
        """The rows of an indicator that have a value, in the order of the release."""
        return self._valued[self._valued["indicator"] == indicator]

    def column(self, indicator: str) -> pd.DataFrame:
        """The figures of an indicator, one a member and year; those of a part of a year are none of them."""
        rows = self.rows(indicator)
        return rows[rows["period"] == ""].drop_duplicates(PLACE, keep="last")

    def months(self, indicator: str) -> pd.DataFrame:
        """The rows of an indicator by month that have a value."""
        rows = self.rows(indicator)
        return rows[_is_month(rows)]

    def join(self, *named: str) -> Inputs:
        """The figures of these indicators wherever a member and year has all of them: a frame each, row by row."""
        first, *others = map(self.column, named)
        found = [pd.Index(_number_places(other)).get_indexer(_number_places(first)) for other in others]
        shared = np.logical_and.reduce([rows >= 0 for rows in found])
        return first[shared], *(other.iloc[rows[shared]] for other, rows in zip(others, found, strict=True))

    def pair(self, indicator: Indicator) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The two inputs of a derived indicator, the second a GDP, wherever a member and year has both.

        Raises ContractError with every input that cannot be computed with.
        """
        if indicator.inputs not in self._pairs:
            # Targets share their inputs.
            first, gdp = (one.reset_index(drop=True) for one in self.join(*indicator.inputs))
            faults = tuple(dict.fromkeys(_find_faults(first, gdp)))
            if faults:
                raise ContractError("Figures that others are computed from", faults, CORRECT)
            self._pairs[indicator.inputs] = first, gdp
        return self._pairs[indicator.inputs]


def _number_places(column: pd.DataFrame) -> np.ndarray[Any, Any]:
    # All columns of a release have the same categories.
    return number_places(column["member"].cat.codes.to_numpy(), column["year"])


def compute_rows(indicator: Indicator, values: Iterable[float], inputs: Inputs, cells: Iterable[str]) -> pd.DataFrame:
    """Rows of a derived indicator. None is better than its inputs: an estimate or a transcription stays one."""
    last = inputs[-1]
    estimated = _any(inputs, "status", "estimate")
    made = last.assign(
        indicator=repeat(indicator.id, len(last)),
        value=np.asarray(values),
        unit=repeat(indicator.unit, len(last)),
        status=repeat("derived", len(last)),
        cell=np.asarray(cells, dtype=object),
        note=repeat("", len(last)),
    ).astype({"cell": "str"})
    transcribed = amend(made, _any(inputs, "acquisition", "transcription"), acquisition="transcription")
    return amend(transcribed, estimated, status="estimate").reset_index(drop=True)


def _any(inputs: Inputs, column: str, word: str) -> "pd.Series[Any]":
    return pd.Series(np.any([one[column] == word for one in inputs], axis=0))


def join_notes(*notes: str) -> str:
    """Several notes as one."""
    return "; ".join(filter(None, notes))


def _find_last(months: pd.DataFrame) -> tuple[int, str]:
    """Year and period of the last month; 0 and "" where there is none."""
    year = months["year"].max() if len(months) else 0
    return int(year), max(months.loc[months["year"] == year, "period"].unique(), default="")


def _is_month(frame: pd.DataFrame) -> "pd.Series[Any]":
    return frame["period"].isin(_MONTHS)


def _find_faults(first: pd.DataFrame, gdp: pd.DataFrame) -> Iterator[str]:
    other_prices = _differ(first, gdp, "price_base") & ~_differ(first, gdp, "unit")
    wrong = other_prices | ~np.isfinite(first["value"].to_numpy()) | ~np.isfinite(gdp["value"].to_numpy())
    suspects = wrong | (gdp["value"] <= 0).to_numpy()
    for pair in zip(first[suspects].itertuples(), gdp[suspects].itertuples(), strict=True):
        yield from _describe_faults(*pair)


def _differ(one: pd.DataFrame, other: pd.DataFrame, column: str) -> np.ndarray[Any, Any]:
    return np.asarray(one[column].astype("str").to_numpy() != other[column].astype("str").to_numpy(), dtype=bool)


def _describe_faults(first: Any, gdp: Any) -> Iterator[str]:
    for row in (first, gdp):
        if not np.isfinite(row.value):
            yield f"{row.cell}: {row.indicator} of {row.member} in {row.year} is {row.value}, which is no number"
    if not gdp.value > 0:
        yield f"{gdp.cell}: the GDP of {gdp.member} in {gdp.year} is {gdp.value}; nothing can be divided by it"
    if first.unit == gdp.unit and first.price_base != gdp.price_base:
        yield (
            f"{first.cell}: {first.indicator} of {first.member} in {first.year} is at prices of "
            f"{first.price_base!r}, but GDP ({gdp.cell}) at prices of {gdp.price_base!r}"
        )
