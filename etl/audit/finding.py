"""What a check of a release found: how many figures were checked, how many fit, and the cells that do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from etl.audit.checks import Check
from etl.observation import Observation

# What computers leave of a difference that there is none.
NOISE = 1e-9
_NOTHING = "No member and year has all the figures that it takes."


class CheckState(StrEnum):
    """What became of a check: it was done, its inputs are not at hand, or it does not apply to the source."""

    CHECKED = "checked"
    NOT_AT_HAND = "not_at_hand"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Deviation:
    """A figure as `published`, and `recomputed`: from other figures, or as another publisher or release has it.

    `deviation` is the first less the second in `unit`: "points", a unit of money, or "percent" of the second. `cells`
    are those of the figure, then of what it was recomputed from.
    """

    indicator: str
    member: str
    year: int
    period: str
    published: float
    recomputed: float
    deviation: float
    unit: str
    cells: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Group:
    """A part of what was checked: how many, how many fit, the median and the largest deviation, without their signs.

    Both deviations are None where there are none; of two releases they are those of the figures that differ.
    """

    title: str
    checked: int
    fit: int
    unit: str
    median: float | None
    largest: float | None


@dataclass(frozen=True)
class Finding:
    """What one check found in one release. `reason` says why it was not done, where `state` is not CHECKED.

    `tolerance` is how far a figure may be off and still fit, in words; `largest` is the one that is farthest off,
    whether it fits or not; `cells` are those that do not fit (of two releases: those that differ most). `against` are
    the releases of other sources, or of this one, that were used beside it.
    """

    check: str
    title: str
    state: CheckState
    reason: str = ""
    checked: int = 0
    fit: int = 0
    tolerance: str = ""
    against: tuple[str, ...] = ()
    largest: Deviation | None = None
    groups: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    cells: tuple[Deviation, ...] = ()


@dataclass(frozen=True)
class Audit:
    """All that was found in one release of a source."""

    source: str
    release: str
    findings: tuple[Finding, ...]


class Match(NamedTuple):
    """A figure beside what it should be, and whether it fits; `group` is the part of the check that it belongs to."""

    cell: Deviation
    fits: bool
    group: str = ""


class Remarks(NamedTuple):
    """What is said beside the matches of a check: the other releases that were used, and notes."""

    against: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_NO_REMARKS = Remarks()


def compare(
    check: Check, row: Observation, recomputed: float, others: Iterable[Observation], note: str = ""
) -> Deviation:
    """How far a figure is off that was recomputed from others."""
    published = row.value or 0.0
    return Deviation(
        indicator=row.indicator,
        member=row.member,
        year=row.year,
        period=row.period,
        published=published,
        recomputed=recomputed,
        deviation=_measure_relative(published, recomputed) if check.unit == "percent" else published - recomputed,
        unit=check.unit,
        cells=(row.cell, *(other.cell for other in others)),
        note=note,
    )


def is_within(check: Check, cell: Deviation) -> bool:
    """Whether a figure is off by no more than the check's limit."""
    return abs(cell.deviation) <= check.limit


def conclude(check: Check, matches: Iterable[Match], remarks: Remarks = _NO_REMARKS) -> Finding:
    """The finding that matches make, in the order of indicator, member and time; not at hand where there are none."""
    found = sorted(matches, key=_rank)
    if not found:
        return miss(check, _NOTHING, remarks)
    worst = max(found, key=lambda one: abs(one.cell.deviation)).cell
    return Finding(
        check=check.id,
        title=check.title,
        state=CheckState.CHECKED,
        checked=len(found),
        fit=sum(one.fits for one in found),
        tolerance=check.tolerance,
        against=remarks.against,
        largest=worst if abs(worst.deviation) > NOISE else None,
        groups=_make_groups(check, found),
        notes=remarks.notes,
        cells=tuple(one.cell for one in found if not one.fits),
    )


def miss(check: Check, reason: str, remarks: Remarks = _NO_REMARKS) -> Finding:
    """The finding where what it takes is not at hand."""
    against, notes = remarks
    return Finding(check.id, check.title, CheckState.NOT_AT_HAND, reason, against=against, notes=notes)


def _make_groups(check: Check, matches: Sequence[Match]) -> tuple[Group, ...]:
    by_group: dict[str, list[Match]] = {}
    for one in matches:
        if one.group:
            by_group.setdefault(one.group, []).append(one)
    return tuple(_make_group(check.unit, title, its) for title, its in sorted(by_group.items()))


def _make_group(unit: str, title: str, matches: Sequence[Match]) -> Group:
    sizes = [abs(one.cell.deviation) for one in matches]
    return Group(title, len(matches), sum(one.fits for one in matches), unit, median(sizes), max(sizes))


def _measure_relative(published: float, recomputed: float) -> float:
    return 100 * (published / recomputed - 1) if recomputed else float(published != recomputed) * 100


def _rank(one: Match) -> tuple[object, ...]:
    return one.cell.indicator, one.cell.member, one.cell.year, one.cell.period
