"""What a release has in common with its neighbours: the releases of its source before and after it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.catalogue.indicators import indicators

# What a revision is, is decided in one place.
from etl.changes.comparison import find_moves, is_comparable
from etl.compare.baseline import Known, choose_baseline, list_earlier, open_part
from etl.compare.series import Figure, Place
from etl.store.snapshot import Part, Snapshot

Column = Mapping[Place, Figure]


class Move(NamedTuple):
    """A figure that the two releases have differently."""

    place: Place
    older: Figure
    newer: Figure


@dataclass(frozen=True)
class Revision:
    """What two releases have of an indicator: `compared` figures, of which `moves` differ.

    `apart` are those in common that are not compared: of another definition, unit or base of prices.
    """

    indicator: str
    older: str
    newer: str
    compared: int
    apart: int
    moves: tuple[Move, ...]


class Revisions:
    """The revisions between the releases of a snapshot; one that two of them ask for is made once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, list[Known]] = {}
        self._found: dict[tuple[str, str, str], Revision | None] = {}

    def list_earlier(self, part: Part) -> tuple[Revision, ...]:
        """What each indicator has in common with the release before it."""
        return self._find_common(
            part, list_earlier(part.release, self._list_releases(part)), lambda ours, theirs: (theirs, ours)
        )

    def list_later(self, part: Part) -> tuple[Revision, ...]:
        """What each indicator has in common with the release after it."""
        ours = part.release.published, part.release.release
        oldest_first = sorted((one for one in self._list_releases(part) if one.order > ours), key=lambda one: one.order)
        return self._find_common(part, oldest_first, lambda ours, theirs: (ours, theirs))

    def _list_releases(self, part: Part) -> list[Known]:
        source = part.release.source
        if source not in self._known:
            self._known[source] = [open_part(self._snapshot, one) for one in self._snapshot.releases(source)]
        return self._known[source]

    def _find_common(
        self, part: Part, nearest_first: Sequence[Known], in_order: Callable[[Column, Column], tuple[Column, Column]]
    ) -> tuple[Revision, ...]:
        """What each indicator has in common with its neighbour; nothing is read where there is none."""
        if not nearest_first:
            return ()
        (known,) = (one for one in self._list_releases(part) if one.release == part.release)
        ours = {name: column for name, column in sorted(known.figures.items()) if _is_published(name)}
        theirs = choose_baseline(nearest_first, ours)
        found = (self._find_pair(name, *in_order(ours[name], theirs[name])) for name in ours if name in theirs)
        return tuple(one for one in found if one is not None)

    def _find_pair(self, indicator: str, older: Column, newer: Column) -> Revision | None:
        # One comparison serves both releases.
        first, second = (next(iter(column.values())) for column in (older, newer))
        key = first.release, second.release, indicator
        if key not in self._found:
            self._found[key] = find_revision(indicator, older, newer)
        return self._found[key]


def find_revision(indicator: str, older: Column, newer: Column) -> Revision | None:
    """What differs of an indicator between two releases; None where they have no figure in common."""
    common = [place for place in newer if place in older]
    if not common:
        return None
    alike = [place for place in common if is_comparable(indicator, older[place], newer[place])]
    first = common[0]
    return Revision(
        indicator=indicator,
        older=older[first].release,
        newer=newer[first].release,
        compared=len(alike),
        apart=len(common) - len(alike),
        moves=tuple(Move(place, older[place], newer[place]) for place in find_moves(older, newer, alike)),
    )


def _is_published(indicator: str) -> bool:
    # What we derive is revised because its inputs are.
    known = indicators().get(indicator)
    return known is not None and not known.formula
