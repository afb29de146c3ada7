"""Figures of a release beside what they should be, in columns, and the finding that they make."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat

import numpy as np

from etl.audit.checks import Check
from etl.audit.column import Column, Values
from etl.audit.finding import NO_REMARKS, NOISE, CheckState, Deviation, Finding, Group, Remarks, miss

_NOTHING = "No member and year has all the figures that it takes."


@dataclass(frozen=True, eq=False)
class Comparison:
    """Figures beside what was recomputed from `others`, which are aligned with them.

    `published` stands for the figures' own values where it is given; `note` tells what is said of one of them.
    """

    check: Check
    figures: Column
    recomputed: Values
    others: tuple[Column, ...] = ()
    note: Callable[[int], str] = lambda _: ""
    published: Values | None = None

    @cached_property
    def values(self) -> Values:
        """What was published."""
        return self.figures.values if self.published is None else self.published

    @cached_property
    def off(self) -> Values:
        """How far each figure is off, in the unit of the check."""
        if self.check.unit == "percent":
            return _measure_relative(self.values, self.recomputed)
        return self.values - self.recomputed

    @cached_property
    def size(self) -> Values:
        """How far each figure is off, without its sign."""
        return np.abs(self.off)

    @property
    def within(self) -> Values:
        """Which figures are off by no more than the check's limit."""
        return self.size <= self.check.limit

    def show(self, chosen: Values) -> tuple[Deviation, ...]:
        """The figures that are chosen, by a mask, one by one."""
        rows = np.flatnonzero(chosen)
        if not len(rows):
            return ()
        figures, others = self.figures.take(rows), [column.take(rows) for column in self.others]
        places = figures.texts("member").tolist(), figures.years.tolist(), figures.texts("period").tolist()
        numbers = (column[rows].tolist() for column in (self.values, self.recomputed, self.off))
        cells = zip(*(column.texts("cell").tolist() for column in (figures, *others)), strict=True)
        notes = map(self.note, rows.tolist())
        # In the order of its fields.
        indicator, unit = repeat(figures.indicator), repeat(self.check.unit)
        return tuple(map(Deviation, indicator, *places, *numbers, unit, cells, notes))


@dataclass(frozen=True, eq=False)
class Matches:
    """A comparison with which of its figures fit; `groups` are the parts of the check and which figures each has."""

    comparison: Comparison
    fits: Values
    groups: Mapping[str, Values] = field(default_factory=dict)


def conclude(check: Check, matches: Iterable[Matches], remarks: Remarks = NO_REMARKS) -> Finding:
    """The finding that matches make, in the order of indicator, member and time; not at hand where there are none."""
    found = [one for one in matches if len(one.fits)]
    if not found:
        return miss(check, _NOTHING, remarks)
    return Finding(
        check=check.id,
        title=check.title,
        state=CheckState.CHECKED,
        checked=sum(len(one.fits) for one in found),
        fit=sum(int(one.fits.sum()) for one in found),
        tolerance=check.tolerance,
        against=remarks.against,
        largest=_find_largest([one.comparison for one in found]),
        groups=tuple(_make_groups(check, found)),
        notes=remarks.notes,
        cells=tuple(sorted((cell for one in found for cell in one.comparison.show(~one.fits)), key=_rank)),
    )


def _find_largest(found: Sequence[Comparison]) -> Deviation | None:
    most = max(one.size.max() for one in found)
    if most <= NOISE:
        return None
    return min((cell for one in found for cell in one.show(one.size == most)), key=_rank)


def _make_groups(check: Check, found: Iterable[Matches]) -> Iterator[Group]:
    by_title: dict[str, list[tuple[Values, Values]]] = {}
    for one in found:
        for title, its in one.groups.items():
            by_title.setdefault(title, []).append((one.comparison.size[its], one.fits[its]))
    for title, parts in sorted(by_title.items()):
        sizes, fits = map(np.concatenate, zip(*parts, strict=True))
        if len(sizes):
            yield Group(title, len(sizes), int(fits.sum()), check.unit, float(np.median(sizes)), float(sizes.max()))


def _measure_relative(published: Values, recomputed: Values) -> Values:
    nothing = recomputed == 0
    relative = 100 * (published / np.where(nothing, 1.0, recomputed) - 1)
    return np.where(nothing, 100.0 * (published != recomputed), relative)


def _rank(cell: Deviation) -> tuple[object, ...]:
    return cell.indicator, cell.member, cell.year, cell.period
