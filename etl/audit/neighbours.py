"""What a release has in common with the releases before and after it, and how much of that was revised."""

from collections.abc import Iterator, Sequence
from itertools import chain

import pandas as pd

from etl.audit.checks import Check
from etl.audit.finding import CheckState, Deviation, Finding, Group, Remarks, miss
from etl.audit.revisions import Revision
from etl.audit.subject import Subject, say_absent
from etl.catalogue.indicators import indicators
from etl.catalogue.units import unit
from etl.compare.pairs import sort_by_size
from etl.compare.series import PLACE
from etl.dataframe import list_values
from etl.measures.figures import title_of
from etl.observation import order_name
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
    remarks = Remarks(tuple(sorted(against, key=order_name)), tuple(_make_notes(found)))
    differences = [Differences(one, newer_is_ours) for one in found if one.compared]
    if not differences:
        return miss(check, "No figure in common can be compared.", remarks)
    cells = list(chain.from_iterable(one.list_largest() for one in differences))
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
        self._ours, self._theirs = ("after", "before") if newer_is_ours else ("before", "after")
        self._unit = "points" if known and unit(known.unit).is_percent else "percent"
        self._moves = found.moves.assign(deviation=self._measure())

    @property
    def group(self) -> Group:
        """How many were compared, how many are the same, and by how much the others differ."""
        sizes = self._moves["deviation"].abs()
        middle, most = (None, None) if sizes.empty else (float(sizes.median()), float(sizes.max()))
        checked, title = self._found.compared, title_of(self._found.indicator)
        return Group(title, checked, checked - len(sizes), self._unit, middle, most)

    def list_largest(self) -> Iterator[Deviation]:
        """The cells of the LISTED largest differences, the largest first."""
        first = sort_by_size(self._moves, self._moves["deviation"].abs(), LISTED)
        ours, theirs = ([f"{name}_{whose}" for name in ("value", "cell")] for whose in (self._ours, self._theirs))
        shown = (list_values(first[name]) for name in (*PLACE, *ours, *theirs, f"release_{self._theirs}", "deviation"))
        for *place, published, cell, recomputed, other, release, deviation in zip(*shown, strict=True):
            note = f"the other is of {release}"
            yield Deviation(*(*place, published, recomputed, deviation, self._unit, (cell, other), note))

    def _measure(self) -> "pd.Series[float]":
        ours, theirs = (self._found.moves[f"value_{whose}"] for whose in (self._ours, self._theirs))
        return ours - theirs if self._unit == "points" else (100 * (ours / theirs - 1)).where(theirs != 0, 100.0)
