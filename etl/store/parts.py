"""A release as a part of a snapshot: its rows in order, the hash of what they hold, its file, what it covers."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import attrgetter

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from etl.catalogue.members import members
from etl.dataframe import ParsedRelease
from etl.errors import PublishError
from etl.observation import COLUMNS, KEY, Observation, Release
from etl.store.manifest import Part
from etl.store.reader import SCHEMA

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
    def rows(self) -> Sequence[Observation]:
        """Its observations, sorted by their key."""
        return self.parsed.observations


def draft_part(parsed: ParsedRelease) -> Draft:
    """The release with its rows sorted, and the hash that stays the same whatever order they were read in."""
    rows = sorted(parsed.observations, key=attrgetter(*KEY))
    content = hashlib.sha256(orjson.dumps([tuple(row) for row in rows])).hexdigest()
    return Draft(parsed.with_observations(rows), content)


def verify_rows(parsed: ParsedRelease, part: Part) -> None:
    """Raise PublishError unless the rows are those that the part was published with.

    A file has to fit the hash in its name, which the manifest states; the snapshot's id is made of that of the rows.
    """
    if draft_part(parsed).content != part.content:
        raise PublishError(
            f"parts/{part.file}: its rows are not those that the snapshot was named after. Put a good copy of the "
            "snapshot in its place, or go back with `burden publish ID`."
        )


def encode_rows(rows: Sequence[Observation]) -> bytes:
    """The sorted rows as a Parquet file: a group of rows an indicator, so that each can be read without the others."""
    buffer = BytesIO()
    with pq.ParquetWriter(buffer, SCHEMA, compression="zstd") as writer:
        for _, mine in groupby(rows, key=attrgetter("indicator")):
            columns = zip(COLUMNS, zip(*mine, strict=True), strict=True)
            arrays = {name: pa.array(values, SCHEMA.field(name).type) for name, values in columns}
            writer.write_table(pa.table(arrays, schema=SCHEMA))
    return buffer.getvalue()


def describe_part(one: Draft, sha256: str) -> Part:
    """The part that a release makes, its file having this hash."""
    years = [row.year for row in one.rows]
    bases = {row.price_base for row in one.rows} - {"", "current"}
    return Part(
        release=one.release,
        content=one.content,
        sha256=sha256,
        rows=len(one.rows),
        years=(min(years), max(years)),
        estimate_years=_estimate_years(one.rows),
        price_base=" and ".join(sorted(bases)),
        indicators=tuple(sorted({row.indicator for row in one.rows})),
        covered=_count_years(one.rows),
    )


def _estimate_years(rows: Iterable[Observation]) -> tuple[int, ...]:
    """The years that the release as a whole calls estimates (R8): MOSTLY all of their figures are."""
    valued = [row for row in rows if row.value is not None]
    every, guessed = Counter(row.year for row in valued), Counter(row.year for row in valued if row.status in _GUESSED)
    return tuple(year for year in sorted(guessed) if guessed[year] >= MOSTLY * every[year])


def _count_years(rows: Iterable[Observation]) -> dict[str, int]:
    """By indicator, the number of years in which at least MOST of the members of that year have a value.

    Members without armed forces are left out, for hardly any indicator has figures of them; so are months and quarters.
    """
    armed = {code: member for code, member in members().items() if member.armed_forces}
    valued = (row for row in rows if row.value is not None and not row.period and row.member in armed)
    found = Counter((row.indicator, row.year) for row in valued if armed[row.member].counts_in(row.year))
    years = Counter(indicator for (indicator, year), number in found.items() if number >= MOST * _members_in(year))
    return dict(sorted(years.items()))


def _members_in(year: int) -> int:
    return sum(member.armed_forces and member.counts_in(year) for member in members().values())
