"""A figure that was tried against what it should be, and the finding that many of them make."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from etl.audit.checks import Check, check_named
from etl.audit.finding import CHECKED, NOT_AT_HAND, Cell, Finding, Group
from etl.observation import Observation

NOTHING = "No member and year has all the figures that it takes."
# What computers leave of a difference that there is none.
NOISE = 1e-9


class Trial(NamedTuple):
    """A figure, what it should be, and whether it fits; `group` is the part of the check that it belongs to."""

    cell: Cell
    fits: bool
    group: str = ""


class Told(NamedTuple):
    """What is said beside the trials of a check: the other releases that were used, and notes."""

    against: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_NOTHING_ELSE = Told()


def cell(check: str, row: Observation, recomputed: float, others: Iterable[Observation], note: str = "") -> Cell:
    """The cell of a figure that was recomputed from others."""
    unit, published = check_named(check).unit, row.value or 0.0
    return Cell(
        indicator=row.indicator,
        member=row.member,
        year=row.year,
        period=row.period,
        published=published,
        recomputed=recomputed,
        deviation=_relative(published, recomputed) if unit == "percent" else published - recomputed,
        unit=unit,
        cells=(row.cell, *(other.cell for other in others)),
        note=note,
    )


def gathered(check: str, trials: Iterable[Trial], told: Told = _NOTHING_ELSE) -> Finding:
    """The finding that trials make, in the order of indicator, member and time; not at hand where there are none."""
    known, tried = check_named(check), sorted(trials, key=_order)
    if not tried:
        return not_at_hand(known, NOTHING, told)
    worst = max(tried, key=lambda trial: abs(trial.cell.deviation)).cell
    return Finding(
        check=known.id,
        title=known.title,
        state=CHECKED,
        checked=len(tried),
        fit=sum(trial.fits for trial in tried),
        tolerance=known.tolerance,
        against=told.against,
        largest=worst if abs(worst.deviation) > NOISE else None,
        groups=_groups(known, tried),
        notes=told.notes,
        cells=tuple(trial.cell for trial in tried if not trial.fits),
    )


def not_at_hand(check: Check, reason: str, told: Told = _NOTHING_ELSE) -> Finding:
    """The finding where there is nothing to check."""
    return Finding(check.id, check.title, NOT_AT_HAND, reason, against=told.against, notes=told.notes)


def _groups(check: Check, trials: Sequence[Trial]) -> tuple[Group, ...]:
    by_group: dict[str, list[Trial]] = {}
    for trial in trials:
        if trial.group:
            by_group.setdefault(trial.group, []).append(trial)
    return tuple(_group(check.unit, title, its) for title, its in sorted(by_group.items()))


def _group(unit: str, title: str, trials: Sequence[Trial]) -> Group:
    sizes = [abs(trial.cell.deviation) for trial in trials]
    return Group(title, len(trials), sum(trial.fits for trial in trials), unit, median(sizes), max(sizes))


def _relative(published: float, recomputed: float) -> float:
    return 100 * (published / recomputed - 1) if recomputed else float(published != recomputed) * 100


def _order(trial: Trial) -> tuple[object, ...]:
    return trial.cell.indicator, trial.cell.member, trial.cell.year, trial.cell.period
