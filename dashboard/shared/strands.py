"""A line over years in two strands: what is drawn solid, and what is dashed, to and from open figures."""

from collections.abc import Sequence

from etl.observation import Observation

Rows = list[Observation | None]  # None is a gap in the line


def split_strands(rows: Sequence[Observation | None], is_open: Sequence[bool]) -> tuple[Rows, Rows]:
    """The solid part of a line and the dashed one: the open figures, each with its neighbours. Gaps are kept (R27).

    `is_open` says of each row whether it is an estimate, or otherwise open.
    """
    solid: Rows = [None if hollow else row for row, hollow in zip(rows, is_open, strict=True)]
    return _trimmed(solid), _trimmed(_dashed(rows, is_open))


def find_alone(rows: Sequence[Observation | None]) -> list[bool]:
    """Which figures have no neighbour, so that no line leads to them."""
    known = [False, *(row is not None and row.value is not None for row in rows), False]
    return [known[at] and not (known[at - 1] or known[at + 1]) for at in range(1, len(rows) + 1)]


def _dashed(rows: Sequence[Observation | None], is_open: Sequence[bool]) -> Rows:
    """The open figures, each with its neighbours; where two neighbours meet that are not open, a gap."""
    beside = [any(is_open[max(0, place - 1) : place + 2]) for place in range(len(rows))]
    dashed: Rows = []
    for place, row in enumerate(rows):
        if place and beside[place] and beside[place - 1] and not (is_open[place] or is_open[place - 1]):
            dashed.append(None)
        dashed.append(row if beside[place] else None)
    return dashed


def _trimmed(rows: Rows) -> Rows:
    """The rows without gaps at both ends."""
    filled = [place for place, row in enumerate(rows) if row is not None]
    return rows[filled[0] : filled[-1] + 1] if filled else []
