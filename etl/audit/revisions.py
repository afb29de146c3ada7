"""What a release has in common with its neighbours: the releases of its source before and after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.catalogue.indicators import indicators

# What a revision is, is decided in one place.
from etl.changes.comparison import are_comparable, have_moved
from etl.compare.baseline import Known, choose_releases, list_earlier, open_part
from etl.compare.pairs import Pairs, count_figures, pair_figures
from etl.compare.series import Figures
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True, eq=False)
class Revision:
    """What two releases have of an indicator: `compared` figures, of which `moves` differ.

    `apart` are those in common that are not compared: of another definition, unit or base of prices.
    """

    indicator: str
    older: str
    newer: str
    compared: int
    apart: int
    moves: Pairs


class Revisions:
    """The revisions between the releases of a snapshot; those between two of them are found once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, list[Known]] = {}
        self._found: dict[tuple[Known, Known], dict[str, Revision]] = {}

    def list_earlier(self, part: Part) -> tuple[Revision, ...]:
        """What each indicator has in common with the release before it."""
        ours, before = self._open(part), list_earlier(part.release, self._list_releases(part))
        return _pick((name, self._compare(one, ours)) for name, one in _choose(before, ours).items())

    def list_later(self, part: Part) -> tuple[Revision, ...]:
        """What each indicator has in common with the release after it."""
        ours = self._open(part)
        after = sorted((one for one in self._list_releases(part) if one.order > ours.order), key=lambda one: one.order)
        return _pick((name, self._compare(ours, one)) for name, one in _choose(after, ours).items())

    def _open(self, part: Part) -> Known:
        (known,) = (one for one in self._list_releases(part) if one.release == part.release)
        return known

    def _list_releases(self, part: Part) -> list[Known]:
        source = part.release.source
        if source not in self._known:
            self._known[source] = [open_part(self._snapshot, one) for one in self._snapshot.releases(source)]
        return self._known[source]

    def _compare(self, older: Known, newer: Known) -> dict[str, Revision]:
        if (older, newer) not in self._found:
            self._found[older, newer] = find_revisions(older.figures, _select_stated(newer.figures))
        return self._found[older, newer]


def find_revisions(older: Figures, newer: Figures) -> dict[str, Revision]:
    """By indicator what differs between two releases; without those of which they have no figure in common."""
    pairs = pair_figures(older, newer)
    alike = pairs[are_comparable(pairs)]
    moved = alike[have_moved(alike, older, newer)]
    common, compared = count_figures(pairs), count_figures(alike)
    return {
        indicator: Revision(
            indicator=indicator,
            older=older["release"].iloc[0],
            newer=newer["release"].iloc[0],
            compared=compared[indicator],
            apart=number - compared[indicator],
            moves=moved[moved["indicator"] == indicator],
        )
        for indicator, number in common.items()
        if number
    }


def _choose(nearest_first: Sequence[Known], ours: Known) -> dict[str, Known]:
    """For each indicator that a release states the neighbour it is held against, by the names of the indicators."""
    # Nothing is read where there is none.
    return dict(sorted(choose_releases(nearest_first, _select_stated(ours.figures)).items())) if nearest_first else {}


def _select_stated(figures: Figures) -> Figures:
    # What we derive is revised because its inputs are.
    return figures[figures["indicator"].isin([name for name, known in indicators().items() if not known.formula])]


def _pick(found: Iterable[tuple[str, dict[str, Revision]]]) -> tuple[Revision, ...]:
    return tuple(revisions[name] for name, revisions in found if name in revisions)
