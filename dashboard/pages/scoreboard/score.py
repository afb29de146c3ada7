"""One row of the scoreboard."""

from dataclasses import dataclass

from dashboard.view import area_name
from etl.catalogue.statuses import STATUSES
from etl.observation import Observation


@dataclass(frozen=True)
class Score:
    """One row of the scoreboard: the share that the verdict rests on, and what stands beside it.

    `met` is None where there is no verdict: no share, or one printed too coarsely; `stated` is NATO's own statement of
    it where that is all there is. `estimate` tells whether the release calls the year an estimate.
    """

    code: str
    share: Observation | None
    beside: dict[str, Observation]
    met: bool | None
    borderline: bool
    estimate: bool
    stated: Observation | None = None

    @property
    def name(self) -> str:
        """The area's name."""
        return area_name(self.code)

    @property
    def value(self) -> float | None:
        """The share in per cent of GDP, None where there is none."""
        return self.share.value if self.share else None

    @property
    def reason(self) -> str:
        """Why there is no share."""
        if self.stated is not None and self.stated.value is not None:
            return "no share, stated to be at or above 2 %" if self.met else "no share, stated to be below 2 %"
        return STATUSES[self.share.status].label if self.share else "not in this release"

    @property
    def mark(self) -> str:
        """What the shape shows: pinned, borderline, or actual."""
        if self.share is not None and self.share.status == "pinned":
            return "pinned"
        return "borderline" if self.borderline else "actual"
