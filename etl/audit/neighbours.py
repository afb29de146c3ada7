"""What a release has in common with the releases before and after it, and how much of that was revised."""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import chain
from statistics import median

from etl.audit.checks import Check
from etl.audit.finding import CheckState, Deviation, Finding, Group, Remarks, miss
from etl.audit.revisions import Move, Revision
from etl.audit.subject import Subject, say_absent
from etl.catalogue.indicators import indicators
from etl.catalogue.units import unit
from etl.compare.series import Figure
from etl.measures.figures import title_of
from etl.prose import counted

# So many of an indicator's largest revisions are listed.
LISTED = 5


def earlier_release(check: Check, subject: Subject) -> Finding:
    """Every figure that the release before it has too; cells are the largest revisions of each indicator."""
    found = subject.earlier()
    if not found:
        return miss(check, _say_none(subject, "before"))
    return _conclude(check, found, newer_is_ours=True)


def later_release(check: Check, subject: Subject) -> Finding:
    """Every figure that the release after it has too; cells are the largest revisions of each indicator."""
    found = subject.later()
    if not found:
        return miss(check, _say_none(subject, "after"))
    return _conclude(check, found, newer_is_ours=False)


def _say_none(subject: Subject, which: str) -> str:
    return say_absent(subject.release.source, f"{which} it that has figures in common")


def _conclude(check: Check, found: Sequence[Revision], newer_is_ours: bool) -> Finding:
    against = {one.older if newer_is_ours else one.newer for one in found}
    remarks = Remarks(tuple(sorted(against)), tuple(_make_notes(found)))
    differences = [Differences(one, newer_is_ours) for one in found if one.compared]
    if not differences:
        return miss(check, "No figure in common can be compared.", remarks)
    cells = list(chain.from_iterable(one.largest for one in differences))
    groups = tuple(one.group for one in differences)
    return Finding(
        check=check.id,
        title=check.title,
        state=CheckState.CHECKED,
        checked=sum(group.checked for group in groups),
        fit=sum(group.fit for group in groups),
        tolerance=check.tolerance,
        against=remarks.against,
        largest=max(cells, key=_rank, default=None),
        groups=groups,
        notes=remarks.notes,
        cells=tuple(cells),
    )


def _make_notes(found: Sequence[Revision]) -> Iterator[str]:
    apart = sum(one.apart for one in found)
    if apart:
        yield f"{counted(apart, 'figure')} in common not compared: of another definition, unit or base of prices."


def _rank(cell: Deviation) -> tuple[bool, float]:
    """A rate about zero has no ratio that says anything; other figures are ranked by what they moved, relatively."""
    known = indicators().get(cell.indicator)
    relative = abs(cell.published / cell.recomputed - 1) if cell.recomputed else 0.0
    return known is None or known.unit != "percent", relative


class Differences:
    """The figures of one indicator that differ, seen from the newer or from the older of the two releases.

    In points where they are shares or rates, otherwise in per cent of the other release's.
    """

    def __init__(self, found: Revision, newer_is_ours: bool) -> None:
        known = indicators().get(found.indicator)
        self._found = found
        self._newer_is_ours = newer_is_ours
        self._unit = "points" if known and unit(known.unit).is_percent else "percent"
        self._moves = [(self._measure(*self._order_sides(move)), move) for move in found.moves]

    @property
    def group(self) -> Group:
        """How many were compared, how many are the same, and by how much the others differ."""
        sizes = [abs(deviation) for deviation, _ in self._moves]
        middle, most = (median(sizes), max(sizes)) if sizes else (None, None)
        checked, title = self._found.compared, title_of(self._found.indicator)
        return Group(title, checked, checked - len(sizes), self._unit, middle, most)

    @property
    def largest(self) -> tuple[Deviation, ...]:
        """The cells of the LISTED largest differences, the largest first."""
        first = nsmallest(LISTED, self._moves, key=lambda one: (-abs(one[0]), one[1].place))
        return tuple(self._make_deviation(deviation, move) for deviation, move in first)

    def _order_sides(self, move: Move) -> tuple[Figure, Figure]:
        return (move.newer, move.older) if self._newer_is_ours else (move.older, move.newer)

    def _measure(self, ours: Figure, theirs: Figure) -> float:
        if self._unit == "points":
            return ours.value - theirs.value
        return 100 * (ours.value / theirs.value - 1) if theirs.value else 100.0

    def _make_deviation(self, deviation: float, move: Move) -> Deviation:
        (ours, theirs), (member, year, period) = self._order_sides(move), move.place
        return Deviation(
            indicator=self._found.indicator,
            member=member,
            year=year,
            period=period,
            published=ours.value,
            recomputed=theirs.value,
            deviation=deviation,
            unit=self._unit,
            cells=(ours.cell, theirs.cell),
            note=f"the other is of {theirs.release}",
        )
