"""The lines of the chart of changes from its top: the members, and above each group of them what it has in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dashboard.pages.change.crossings import Change, Crossing

# By whether the last year is an estimate, for who rose and who fell.
_MOVED = {
    (1, False): "Rose to", (1, True): "Expected to rise to", (-1, False): "Fell below",
    (-1, True): "Expected to fall below",
}  # fmt: skip
_STAYED = {True: "At or above {aim} % in both years", False: "Below {aim} % in both years"}


@dataclass(frozen=True)
class Lane:
    """One line: a member, or the heading of those below it."""

    row: Crossing | None = None
    heading: str = ""


def list_lanes(change: Change) -> tuple[Lane, ...]:
    """The lines of the chart; grouped where they are sorted by who crossed, and who joined in between always apart."""
    return tuple(_list(change))


def _list(change: Change) -> Iterator[Lane]:
    grouped = change.view.sort.removeprefix("-") == "crossed"
    apart = grouped or any(row.joined for row in change.drawn)
    for heading, rows in groupby(change.drawn, lambda row: _head(change, row, grouped)):
        mine = tuple(rows)
        if apart:
            yield Lane(heading=f"{heading} ({len(mine)})")
        yield from (Lane(row) for row in mine)


def _head(change: Change, row: Crossing, grouped: bool) -> str:
    if row.joined:
        return "Later members, not counted"
    if not grouped:
        return "Members in both years"
    return name_group(change, row)


def name_group(change: Change, row: Crossing) -> str:
    """What a member has in common with those beside it."""
    direction, aim = row.direction, f"{change.aim:g}"
    if direction is None:
        return "No verdict"
    if direction:
        return f"{_MOVED[direction, change.is_estimate(1)]} {aim} %"
    return _STAYED[bool(row.met[1])].format(aim=aim)
