"""Observations as a pandas frame: the form in which a release is derived from, checked, compared and published.

A frame has the columns of an observation, and a row a figure. Texts are categories, but for the cell, of which each
row has its own; years are int64, values float64 with NaN where there is none. A column in which a parser put anything
else holds objects, for the contract to tell of with their cells.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from etl.errors import BurdenError
from etl.observation import COLUMNS, KEY, Observation, Release

# More than there are years.
_SPAN = 10_000
# The largest number that a column can hold.
_ROOM = 2**63 - 1
_Column = Any  # an array, a Categorical or a Series


@dataclass(frozen=True, eq=False)
class ParsedRelease:
    """A release with its figures, before or after correction and derivation."""

    release: Release
    frame: pd.DataFrame

    @classmethod
    def of(cls, release: Release, observations: Iterable[Observation]) -> "ParsedRelease":
        """The release with the figures that were read one by one."""
        return cls(release, make_frame(observations))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ParsedRelease):
            return NotImplemented
        return (self.release, self.observations) == (other.release, other.observations)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The figures one by one, for who has to look at each on its own."""
        return make_observations(self.frame)

    def with_observations(self, observations: Iterable[Observation]) -> "ParsedRelease":
        """The same release with other figures."""
        return ParsedRelease.of(self.release, observations)

    def with_frame(self, frame: pd.DataFrame) -> "ParsedRelease":
        """The same release with other figures, in a frame."""
        return ParsedRelease(self.release, frame)


@dataclass(frozen=True)
class UnreadRelease:
    """A release whose files are at hand, but were not looked into: `release` names each with the hash of its bytes."""

    release: Release
    read: Callable[[], ParsedRelease]


@dataclass(frozen=True)
class MissedRelease:
    """What a publisher has out that could not be read, though it may be newer than all that was: a fault that is told.

    It stops nothing else of its source. `error` says what it is, where, and what to do.
    """

    error: BurdenError


# What a source gives, one after the other.
Collected = ParsedRelease | UnreadRelease | MissedRelease


def read_releases(found: Iterable[Collected]) -> Iterator[ParsedRelease]:
    """The releases, those not looked into yet read one after the other; what was missed is raised, like what reading
    them raises.
    """
    for one in found:
        if isinstance(one, MissedRelease):
            raise one.error
        yield one.read() if isinstance(one, UnreadRelease) else one


def make_frame(observations: Iterable[Observation]) -> pd.DataFrame:
    """The observations as a frame, in their order."""
    columns = list(zip(*observations, strict=True)) or [()] * len(COLUMNS)
    return make_frame_of(**dict(zip(COLUMNS, columns, strict=True)))


def make_frame_of(**columns: "Sequence[Any] | pd.Categorical") -> pd.DataFrame:
    """The columns of observations as a frame: each the values of all rows, or a column that was made already."""
    return pd.DataFrame({name: _make_column(name, columns[name]) for name in COLUMNS})


def make_observations(frame: pd.DataFrame) -> tuple[Observation, ...]:
    """The rows of a frame as observations, in their order; equal texts are one object."""
    return tuple(map(Observation._make, zip(*(list_values(frame[name]) for name in COLUMNS), strict=True)))


def list_values(column: "pd.Series[Any]") -> list[Any]:
    """The values of a column as Python's own: None where there is none.

    Raises ValueError where a text is missing: every row has all of them, if empty ones.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        # The place of a missing one is -1, which is the last of all words too.
        if column.hasnans:
            raise ValueError(f"the column {column.name} lacks {column.isna().sum()} of its texts")
        words = column.cat.categories.tolist()
        return [words[code] for code in column.cat.codes.tolist()]
    held = column.tolist()
    return [None if isnan(value) else value for value in held] if column.dtype == float else held


def join_frames(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of several frames, one after the other."""
    if len(frames) == 1:
        return frames[0]
    return pd.DataFrame({name: _join_columns([frame[name] for frame in frames]) for name in COLUMNS})


def list_odd(frame: pd.DataFrame) -> list[str]:
    """The columns in which something of another kind stands, a text where a number should be."""
    return [str(name) for name, column in frame.items() if column.dtype == object]


def make_texts(held: Iterable[str]) -> Any:
    """A column of texts, a Categorical."""
    # Told apart as Python's own, which many rows share: as Arrow's, long notes would be held once a row meanwhile.
    texts = list(held)
    # A source, a release or a definition is the same in all of its rows.
    if texts and texts.count(texts[0]) == len(texts):
        return repeat(texts[0], len(texts))
    codes, words = pd.factorize(np.array(texts, dtype=object))
    return pd.Categorical.from_codes(codes, categories=pd.Index(words, dtype="str"))


def repeat(word: str, times: int) -> Any:
    """A column of one text, a Categorical."""
    return pd.Categorical.from_codes(np.zeros(times, dtype="int8"), categories=pd.Index([word], dtype="str"))


def amend(frame: pd.DataFrame, rows: Any, **held: Any) -> pd.DataFrame:
    """The frame with other values in the `rows` of a mask, by column: one value for all of them, or a list."""
    chosen = np.asarray(rows, dtype=bool)
    if not chosen.any():
        return frame
    return frame.assign(**{name: _put(frame[name], chosen, value) for name, value in held.items()})


def _put(column: "pd.Series[Any]", rows: np.ndarray[Any, Any], value: Any) -> _Column:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return _put_texts(column.array, rows, [value] * int(rows.sum()) if isinstance(value, str) else list(value))
    changed = column.to_numpy(dtype=object if column.dtype == "str" else None, copy=True)
    changed[rows] = value
    return pd.Series(changed, dtype=column.dtype).array


def _put_texts(held: Any, rows: np.ndarray[Any, Any], texts: list[str]) -> _Column:
    # By their codes: a long note, once a row, would take more memory than all else of a release.
    changed = held.add_categories(pd.Index(texts, dtype="str").unique().difference(held.categories, sort=False))
    changed[rows] = texts
    return changed.remove_unused_categories()


def number_places(members: np.ndarray[Any, Any], years: Any) -> np.ndarray[Any, Any]:
    """A number for each member and year, of the members' codes in the categories of one frame."""
    numbers: np.ndarray[Any, Any] = members.astype("int64") * _SPAN + np.asarray(years)
    return numbers


def sort_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows sorted by their key, texts by their characters; rows of one key stay in their order."""
    keys = [rank(frame[name]) for name in KEY]
    numbers = _join_keys(keys)
    order = np.lexsort(keys[::-1]) if numbers is None else np.argsort(numbers, kind="stable")
    return frame.take(order).reset_index(drop=True)


def _join_keys(keys: Sequence[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any] | None:
    """A number for each row that sorts as all its keys do, which is quicker; None where none is large enough."""
    numbers, room = np.zeros(len(keys[0]), dtype="int64"), 1
    for key in keys if len(numbers) else ():
        least, span = int(key.min()), int(key.max()) - int(key.min()) + 1
        room *= span
        if room > _ROOM:
            return None
        numbers = numbers * span + (key - least)
    return numbers


def rank(column: "pd.Series[Any]") -> np.ndarray[Any, Any]:
    """A number for each row that sorts as its value does."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.to_numpy()
    # The order of categories is that of the catalogue, of a file, or of chance.
    places = np.argsort(np.argsort(column.cat.categories.to_numpy(dtype=object), kind="stable"), kind="stable")
    ranked: np.ndarray[Any, Any] = places[column.cat.codes.to_numpy()]
    return ranked


def _make_column(name: str, held: "Sequence[Any] | pd.Categorical") -> _Column:
    if isinstance(held, pd.Categorical):
        return held
    try:
        found = _MAKERS.get(name, _make_words)(held)
    # A number too large, or half of a pair of characters.
    except (OverflowError, UnicodeEncodeError):
        found = None
    return pd.Series(held, dtype=object) if found is None else found


def _make_years(held: Sequence[Any]) -> _Column | None:
    # True and False are whole numbers to Python, and no years.
    return np.array(held, dtype="int64") if set(map(type, held)) <= {int} else None


def _make_values(held: Sequence[Any]) -> _Column | None:
    if not set(map(type, held)) <= {float, type(None)}:
        return None
    found = np.array(held, dtype="float64")
    # Not-a-number would pass for a null.
    return found if np.isnan(found).sum() == held.count(None) else None


def _make_words(held: Sequence[Any]) -> _Column | None:
    return make_texts(held) if _are_texts(held) else None


def _make_cells(held: Sequence[Any]) -> _Column | None:
    return pd.Series(held, dtype="str") if _are_texts(held) else None


def _are_texts(held: Sequence[Any]) -> bool:
    return set(map(type, held)) <= {str}


_MAKERS: dict[str, Callable[[Sequence[Any]], _Column | None]] = {
    "year": _make_years,
    "value": _make_values,
    "cell": _make_cells,
}


def _join_columns(parts: Sequence["pd.Series[Any]"]) -> _Column:
    if all(isinstance(part.dtype, pd.CategoricalDtype) for part in parts):
        return union_categoricals([part.array for part in parts])
    return pd.concat(parts, ignore_index=True)
