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

# Each row has a cell and a note of its own; the other texts are few.
_OWN = ("cell", "note")


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
    table = pa.concat_tables([SCHEMA.empty_table(), *(_read(snapshot, part, indicator) for part in known)])
    if member:
        table = table.filter(pc.equal(table["member"], member))
    found: pd.DataFrame = table.to_pandas(categories=[name for name in TEXTS if name not in _OWN])
    return found


def _check(wanted: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if wanted and wanted not in names:
        close = get_close_matches(wanted, names, 3)
        hint = f" Is {' or '.join(close)} meant?" if close else ""
        raise ValueError(f"{what} {wanted!r} is not in the catalogue.{hint}")


def _is_asked(part: Part, indicator: str, as_of: date | None) -> bool:
    return (not indicator or indicator in part.indicators) and (as_of is None or part.release.published <= as_of)


def _read(snapshot: Snapshot, part: Part, indicator: str) -> pa.Table:
    return snapshot.table(part, indicator).cast(SCHEMA)
