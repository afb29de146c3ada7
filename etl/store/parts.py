"""A release as a part of a snapshot: its rows in order, the hash of what they hold, its file, what it covers."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.catalogue.members import members
from etl.dataframe import ParsedRelease, sort_frame
from etl.errors import PublishError
from etl.observation import KEY, Release
from etl.store.digest import hash_rows
from etl.store.manifest import Part
from etl.store.reader import SCHEMA
from etl.store.snapshot import Snapshot

# Where fewer of a year's figures are estimates, they are so on their own, as those of SIPRI.
MOSTLY = 0.75
# Below this share of the members with armed forces, a release cannot stand for the Alliance in a year.
MOST = 0.75
# After all years.
_NEVER = 2**62
_GUESSED = ("estimate", "forecast")


@dataclass(frozen=True)
class Draft:
    """A checked release whose rows are sorted by their key; `content` is the hash of what they hold."""

    parsed: ParsedRelease
    content: str

    @property
    def release(self) -> Release:
        """Which release it is."""
        return self.parsed.release

    @property
    def frame(self) -> pd.DataFrame:
        """Its figures, sorted by their key."""
        return self.parsed.frame

    @property
    def rows(self) -> int:
        """How many figures it has."""
        return len(self.frame)


@dataclass(frozen=True)
class Packed:
    """A draft as it is written: its part, and the bytes of its file, None where that is in force already."""

    part: Part
    data: bytes | None

    @property
    def release(self) -> Release:
        """Which release it is."""
        return self.part.release

    @property
    def content(self) -> str:
        """The hash of what its rows hold."""
        return self.part.content

    @property
    def rows(self) -> int:
        """How many figures it has."""
        return self.part.rows


def draft_part(parsed: ParsedRelease) -> Draft:
    """The release with its rows sorted, and the hash that stays the same whatever order they were read in.

    Raises PublishError where two rows have one key: what is asked for one figure would get either.
    """
    frame = sort_frame(parsed.frame)
    twice = _find_twice(frame)
    if twice.any():
        first = frame[twice].iloc[0]
        place = " ".join(str(first[name]) for name in KEY if first[name] != "")
        raise PublishError(f"{first['cell']}: a row of the same key stands before it ({place}). Nothing is published.")
    return Draft(parsed.with_frame(frame), hash_rows([_make_table(frame)]))


def _find_twice(frame: pd.DataFrame) -> np.ndarray[Any, Any]:
    """Which rows of a sorted frame have the key of the row before."""
    keys = [column.cat.codes if column.dtype == "category" else column for column in (frame[name] for name in KEY)]
    return np.append(False, np.logical_and.reduce([key.to_numpy()[1:] == key.to_numpy()[:-1] for key in keys]))


def pack_draft(one: Draft, in_force: Snapshot | None = None) -> Packed:
    """The draft as it is written: a part in force of the same rows stays, whichever writer of Parquet made it."""
    held = in_force.parts if in_force else ()
    known = next((part for part in held if part.content == one.content), None)
    if known is not None:
        return Packed(describe_part(one, known.sha256), None)
    data = encode_rows(one.frame)
    return Packed(describe_part(one, hashlib.sha256(data).hexdigest()), data)


def encode_rows(frame: pd.DataFrame) -> bytes:
    """The sorted rows as a Parquet file: a group of rows an indicator, so that each can be read without the others."""
    buffer, table = BytesIO(), _make_table(frame)
    with pq.ParquetWriter(buffer, SCHEMA, compression="zstd") as writer:
        for start, end in _list_indicators(frame):
            writer.write_table(table.slice(start, end - start).cast(SCHEMA))
    return buffer.getvalue()


def _list_indicators(frame: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Where the rows of each indicator begin and end."""
    codes = frame["indicator"].cat.codes.to_numpy()
    return pairwise([0, *(np.flatnonzero(np.diff(codes)) + 1).tolist(), len(frame)])


def _make_table(frame: pd.DataFrame) -> pa.Table:
    """The rows as Arrow has them; categories are dictionaries. Raises ValueError where a text is missing."""
    return pa.table({field.name: _make_array(frame[field.name], field.type) for field in SCHEMA})


def _make_array(column: "pd.Series[Any]", kind: pa.DataType) -> pa.Array:
    if isinstance(column.dtype, pd.CategoricalDtype):
        words = pa.array(column.cat.categories).cast(kind)
        return pa.DictionaryArray.from_arrays(pa.array(column.cat.codes.to_numpy()), words)
    return pa.array(column, from_pandas=True).cast(kind)


def describe_part(one: Draft, sha256: str) -> Part:
    """The part that a release makes, its file having this hash."""
    frame = one.frame
    bases = set(frame["price_base"].unique()) - {"", "current"}
    return Part(
        release=one.release,
        content=one.content,
        sha256=sha256,
        rows=len(frame),
        years=(int(frame["year"].min()), int(frame["year"].max())),
        estimate_years=_estimate_years(frame),
        price_base=" and ".join(sorted(bases)),
        indicators=tuple(sorted(frame["indicator"].unique())),
        covered=_count_years(frame),
    )


def _estimate_years(frame: pd.DataFrame) -> tuple[int, ...]:
    """The years that the release as a whole calls estimates (R8): MOSTLY all of their figures are."""
    valued = frame["value"].notna().to_numpy()
    guessed = frame["status"].isin(_GUESSED).to_numpy()[valued]
    years, of, number = np.unique(frame["year"].to_numpy()[valued], return_inverse=True, return_counts=True)
    return tuple(years[np.bincount(of, guessed, len(years)) / number >= MOSTLY].tolist())


def _count_years(frame: pd.DataFrame) -> dict[str, int]:
    """By indicator, the number of years in which at least MOST of the members of that year have a value.

    Members without armed forces are left out, for hardly any indicator has figures of them; so are months and quarters.
    """
    accession = {code: member.accession.year for code, member in members().items() if member.armed_forces}
    areas, years = frame["member"].array, frame["year"].to_numpy()
    since = np.array([accession.get(area, _NEVER) for area in areas.categories], dtype="int64")[areas.codes]
    counted = frame["value"].notna().to_numpy() & (frame["period"] == "").to_numpy() & (since <= years)
    found = pd.DataFrame({"indicator": frame["indicator"].array[counted], "year": years[counted]})
    figures = found.groupby(["indicator", "year"], observed=True).size().reset_index(name="figures")
    due = {year: MOST * _members_in(year) for year in found["year"].unique().tolist()}
    counts = zip(*(figures[name].tolist() for name in ("indicator", "year", "figures")), strict=True)
    covered = Counter(str(indicator) for indicator, year, number in counts if number >= due[year])
    return dict(sorted(covered.items()))


def _members_in(year: int) -> int:
    return sum(member.armed_forces and member.counts_in(year) for member in members().values())
