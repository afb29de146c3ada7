"""The way into pandas and DuckDB: observations of a snapshot as a frame."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.store.reader import SCHEMA, TEXTS
from etl.store.snapshot import Part, Snapshot

_WORDS = [name for name in TEXTS if name != "cell"]


def read_frame(snapshot: Snapshot, indicator: str = "", member: str = "", as_of: date | None = None) -> pd.DataFrame:
    """The observations of an indicator and of a member or area, by their ids; of all where none is said.

    They are of every release that was published on the day `as_of` or before, each in rows of its own: the columns of
    an observation (docs/glossary.md), texts as categories, a missing value NaN with the status that says why. Sorted
    by source and release, then by indicator, member and year. Raises ValueError for an id that the catalogue lacks,
    PublishError where a part is damaged.
    """
    _check(indicator, indicators(), "indicator")
    _check(member, area_names(), "member or area")
    known = [part for part in snapshot.parts if _is_asked(part, indicator, as_of)]
    table = pa.concat_tables([SCHEMA.empty_table(), *(snapshot.table(part, indicator).cast(SCHEMA) for part in known)])
    return _convert(table.filter(pc.equal(table["member"], member)) if member else table)


def frame_part(snapshot: Snapshot, part: Part, indicator: str = "") -> pd.DataFrame:
    """The observations of one release, or of one indicator of it, sorted by their key (etl.dataframe).

    Raises PublishError where the part is damaged.
    """
    return _convert(snapshot.table(part, indicator))


def _convert(table: pa.Table) -> pd.DataFrame:
    for name, kind in (("cell", pa.string()), ("year", pa.int64())):
        table = table.set_column(table.schema.get_field_index(name), name, table[name].cast(kind))
    found: pd.DataFrame = table.unify_dictionaries().to_pandas(categories=_WORDS)
    return found


def _check(wanted: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if wanted and wanted not in names:
        close = get_close_matches(wanted, names, 3)
        hint = f" Is {' or '.join(close)} meant?" if close else ""
        raise ValueError(f"{what} {wanted!r} is not in the catalogue.{hint}")


def _is_asked(part: Part, indicator: str, as_of: date | None) -> bool:
    return (not indicator or indicator in part.indicators) and (as_of is None or part.release.published <= as_of)
