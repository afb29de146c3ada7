"""What a check of a release found: how many figures were checked, how many fit, and the cells that do not."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from etl.audit.checks import Check

# What computers leave of a difference that there is none.
NOISE = 1e-9


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


class Remarks(NamedTuple):
    """What is said beside the matches of a check: the other releases that were used, and notes."""

    against: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


NO_REMARKS = Remarks()


def miss(check: Check, reason: str, remarks: Remarks = NO_REMARKS) -> Finding:
    """The finding where what it takes is not at hand."""
    against, notes = remarks
    return Finding(check.id, check.title, CheckState.NOT_AT_HAND, reason, against=against, notes=notes)
