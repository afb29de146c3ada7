"""A release as a part of a snapshot: its rows in order, the hash of what they hold, its file, what it covers."""

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
from etl.dataframe import ParsedRelease, list_values, sort_frame
from etl.errors import PublishError
from etl.observation import COLUMNS, KEY, Release
from etl.store.manifest import Part
from etl.store.reader import HASHED, SCHEMA, hash_rows

# Where fewer of a year's figures are estimates, they are so on their own, as those of SIPRI.
MOSTLY = 0.75
# Below this share of the members with armed forces, a release cannot stand for the Alliance in a year.
MOST = 0.75
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


def draft_part(parsed: ParsedRelease) -> Draft:
    """The release with its rows sorted, and the hash that stays the same whatever order they were read in.

    Raises PublishError where two rows have one key: what is asked for one figure would get either.
    """
    frame = sort_frame(parsed.frame)
    twice = frame.duplicated(list(KEY))
    if twice.any():
        first = frame[twice].iloc[0]
        place = " ".join(str(first[name]) for name in KEY if first[name] != "")
        raise PublishError(f"{first['cell']}: a row of the same key stands before it ({place}). Nothing is published.")
    return Draft(parsed.with_frame(frame), _hash_frame(frame))


def _hash_frame(frame: pd.DataFrame) -> str:
    pieces = (frame.iloc[start : start + HASHED] for start in range(0, len(frame), HASHED))
    return hash_rows([list_values(some[name]) for name in COLUMNS] for some in pieces)


def encode_rows(frame: pd.DataFrame) -> bytes:
    """The sorted rows as a Parquet file: a group of rows an indicator, so that each can be read without the others."""
    buffer = BytesIO()
    with pq.ParquetWriter(buffer, SCHEMA, compression="zstd") as writer:
        for mine in _split_indicators(frame):
            arrays = {field.name: _make_array(mine[field.name], field.type) for field in SCHEMA}
            writer.write_table(pa.table(arrays, schema=SCHEMA))
    return buffer.getvalue()


def _split_indicators(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    codes = frame["indicator"].cat.codes.to_numpy()
    bounds = [0, *(np.flatnonzero(np.diff(codes)) + 1).tolist(), len(frame)]
    return (frame.iloc[start:end] for start, end in pairwise(bounds))


def _make_array(column: "pd.Series[Any]", kind: pa.DataType) -> pa.Array:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return pa.array(column.cat.categories.tolist(), kind).take(pa.array(column.cat.codes))
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
    valued = frame[frame["value"].notna()]
    guessed = valued["status"].isin(_GUESSED).groupby(valued["year"]).mean()
    return tuple(guessed.index[guessed >= MOSTLY].tolist())


def _count_years(frame: pd.DataFrame) -> dict[str, int]:
    """By indicator, the number of years in which at least MOST of the members of that year have a value.

    Members without armed forces are left out, for hardly any indicator has figures of them; so are months and quarters.
    """
    accession = {code: member.accession.year for code, member in members().items() if member.armed_forces}
    valued = frame[frame["value"].notna() & (frame["period"] == "") & frame["member"].isin(list(accession))]
    counted = valued[valued["member"].map(accession).astype(int) <= valued["year"]]
    found = counted.groupby(["indicator", "year"], observed=True).size().reset_index(name="figures")
    due = found["year"].map({year: MOST * _members_in(year) for year in found["year"].unique()})
    covered = found.loc[found["figures"] >= due, "indicator"].astype("str").value_counts()
    return {str(name): int(years) for name, years in sorted(covered.items())}


def _members_in(year: int) -> int:
    return sum(member.armed_forces and member.counts_in(year) for member in members().values())
