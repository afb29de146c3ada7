"""The figures of a release in the form in which two releases are compared."""

from collections.abc import Iterable
from typing import NamedTuple

from etl.dataframe import ParsedRelease
from etl.store.reader import decode_column
from etl.store.snapshot import Part, Snapshot

# member, year and period
Place = tuple[str, int, str]


class Figure(NamedTuple):
    """A value, what it is measured in, and the release and cell that it stands in."""

    value: float
    unit: str
    price_base: str
    definition: str
    acquisition: str
    cell: str
    release: str


# By indicator, then by place.
Figures = dict[str, dict[Place, Figure]]

_COLUMNS = (
    "indicator", "member", "year", "period", "value", "unit", "price_base", "definition", "acquisition", "cell",
)  # fmt: skip


def list_read(parsed: ParsedRelease) -> Figures:
    """The figures of a release that was read: the rows that have a value."""
    rows = parsed.observations
    columns = ([getattr(row, name) for row in rows] for name in _COLUMNS)
    return _arrange(zip(*columns, strict=True), parsed.release.release)


def list_published(snapshot: Snapshot, part: Part) -> Figures:
    """The figures of a release that is published. Raises PublishError where the part is damaged."""
    table = snapshot.table(part).select(list(_COLUMNS))
    columns = (decode_column(table[name]) for name in _COLUMNS)
    return _arrange(zip(*columns, strict=True), part.release.release)


def _arrange(rows: Iterable[tuple[object, ...]], release: str) -> Figures:
    found: Figures = {}
    for indicator, member, year, period, value, *rest in rows:
        if value is not None:
            place = (member, year, period)
            found.setdefault(indicator, {})[place] = Figure(value, *rest, release)  # type: ignore[arg-type, call-arg, index]
    return found
