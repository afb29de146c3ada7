"""Which row of a release decides a claim, and when a claim ceased to hold by newer releases."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from etl.claims.question import STATED
from etl.claims.row import Row

# The published verdict is the default (R4); what NATO states without a share stands for it.
_ORDER = ("published", STATED, "strict", "recomputed", "nominal")
_AS_PUBLISHED = _ORDER[:2]


@dataclass(frozen=True)
class Turn:
    """When a claim ceased to hold: by the newest row by which it `held`, and the next, by which it `ended`."""

    held: Row
    ended: Row


def choose_row(rows: Sequence[Row], of: int | None = None) -> Row | None:
    """The row of one release that decides: as published, of the members with armed forces (R4, R31).

    Where a claim says `of` how many, and that is with Iceland, it may hold by the count with Iceland alone.
    """
    answered = [row for row in rows if row.number is not None]
    chosen = min(answered, key=lambda row: (_ORDER.index(row.convention), row.iceland is True), default=None)
    if chosen is None or chosen.holds:
        return chosen
    whole = (row for row in answered if row.convention == chosen.convention and row.iceland and row.of == of)
    return next((row for row in whole if row.holds), chosen)


def find_turn(rows: Iterable[Row], newest: Row, of: int | None = None) -> Turn | None:
    """When a claim ceased to hold that the newest row does not let hold; None where it never held.

    `rows` begin with the newest release of each source. Only those count that are of the same source, year and
    convention; what no figure decides neither holds nor ends anything.
    """
    mine = (row for row in rows if row.source == newest.source and row.published < newest.published)
    ended = newest
    for row in list_alike(mine, newest, of):
        if row.holds is None:
            continue
        if row.holds:
            return Turn(row, ended)
        ended = row
    return None


def list_alike(rows: Iterable[Row], main: Row, of: int | None = None) -> Iterator[Row]:
    """Of each release the row that decides, where it speaks of the same year by the same convention as `main`."""
    for _, release in groupby(rows, key=lambda row: (row.source, row.release)):
        row = choose_row(list(release), of)
        if row is not None and _is_alike(row, main):
            yield row


def _is_alike(one: Row, other: Row) -> bool:
    published = one.convention in _AS_PUBLISHED and other.convention in _AS_PUBLISHED
    same = one.year == other.year or _are_open(one, other)
    return same and (published or one.convention == other.convention)


def _are_open(one: Row, other: Row) -> bool:
    """Whether both are of all years from the same one on, of which a newer release has one more."""
    first, second = ([figure.years[0] for figure in row.figures if figure.years] for row in (one, other))
    return bool(first) and first == second
