"""What is said against a release: how it moves too far, and the figures that show it best."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from etl.compare.pairs import Pairs
from etl.compare.series import PLACE, Figures
from etl.compare.shift import Shift
from etl.dataframe import list_values


class ObjectionKind(StrEnum):
    """What is wrong: too little covered, or figures that moved too far."""

    COVERAGE = "coverage"
    AREAS = "areas"
    HISTORY = "history"
    GONE = "gone"
    SHORTER = "shorter"
    OLDER = "older"
    MEDIAN = "median"
    UNIT = "unit"


@dataclass(frozen=True)
class Objection:
    """A way in which a release moves too far.

    `measured` is what was found and `limit` the bound, in the terms of `text`; both are None where there is no number.
    """

    kind: ObjectionKind
    indicator: str
    text: str
    reason: str = ""
    measured: float | None = None
    limit: float | None = None
    cells: tuple[Shift, ...] = ()

    def lines(self) -> Iterator[str]:
        """The objection for readers."""
        yield f"{self.text}{' ' + self.reason if self.reason else ''}"
        yield from (f"  {cell}" for cell in self.cells)


def list_shifts(pairs: Pairs) -> tuple[Shift, ...]:
    """How figures shift that both releases have, in their order."""
    shown = [*PLACE, "value_before", "value_after", "release_before", "cell_before", "cell_after"]
    return tuple(Shift(*row) for row in zip(*(list_values(pairs[name]) for name in shown), strict=True))


def list_losses(lost: Figures) -> tuple[Shift, ...]:
    """How figures shift that the later release no longer has, in their order."""
    shown = zip(*(list_values(lost[name]) for name in (*PLACE, "value", "release", "cell")), strict=True)
    return tuple(Shift(*(*place, value, None, release, cell, "")) for *place, value, release, cell in shown)
