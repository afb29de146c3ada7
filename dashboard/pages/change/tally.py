"""The key numbers of a change: how many rose, fell and stayed, and what growth of GDP took back."""

from collections.abc import Iterator, Sequence

from dashboard.pages.change.crossings import Change, Crossing
from dashboard.pages.change.title import VERBS
from dashboard.shared.numbers import Number
from dashboard.shared.wording import write_signed
from etl.prose import listing

# More names than these make no small print.
_NAMED = 4


def list_numbers(change: Change) -> tuple[Number, ...]:
    """The numbers; none where there is nothing to show."""
    return tuple(_list(change)) if change.drawn else ()


def _list(change: Change) -> Iterator[Number]:
    aim, of, expected = f"{change.aim:g} %", len(change.counted), change.is_estimate(1)
    up, down = change.moved(1), change.moved(-1)
    yield Number(f"{len(up)} of {of}", f"{VERBS[1, expected]} {aim}", _name(up))
    yield Number(f"{len(down)} of {of}", f"{VERBS[-1, expected]} {aim}", _name(down))
    for met, where in ((True, "at or above"), (False, "below")):
        rows = change.stayed(met)
        yield Number(f"{len(rows)} of {of}", f"{where} {aim} in both years", _name(rows))
    if most := change.held_back_most:
        yield Number(f"{write_signed(most.part('gdp'))} points", "most taken away by growth of GDP", most.name)


def _name(rows: Sequence[Crossing]) -> str:
    return listing([row.name for row in rows]) if len(rows) <= _NAMED else ""
