"""A member's share and the verdict on it, and the mark that it is drawn with."""

from dataclasses import dataclass

from dashboard.shared.chart import shorten_name
from dashboard.shared.wording import name_area, write_number
from etl.asof.verdict import Verdict
from etl.catalogue.statuses import STATUSES
from etl.observation import Observation

SYMBOLS = {"differs": "star", "actual": "circle", "pinned": "diamond", "borderline": "square"}


@dataclass(frozen=True)
class Score:
    """A member's share in one year, the verdict on it at a target, and what stands beside it.

    `estimate` tells whether the release of the share calls the year an estimate; `drawn` is the verdict that the share
    alone would give, None where it gives none.
    """

    code: str
    share: Observation | None
    beside: dict[str, Observation]
    verdict: Verdict
    drawn: bool | None
    borderline: bool
    estimate: bool

    @property
    def name(self) -> str:
        """The area's name."""
        return name_area(self.code)

    @property
    def value(self) -> float | None:
        """The share in per cent of GDP, None where there is none."""
        return self.share.value if self.share else None

    @property
    def met(self) -> bool | None:
        """Whether it is at or above the target; None where nothing says."""
        return self.verdict.met

    @property
    def differs(self) -> bool:
        """Whether NATO states otherwise than the share that is drawn (R30)."""
        return self.verdict.stated and self.drawn is not None and self.drawn != self.met

    @property
    def reason(self) -> str:
        """Why there is no share."""
        if self.verdict.stated:
            return f"no share, stated to be {'at or above' if self.met else 'below'} 2 %"
        return STATUSES[self.share.status].label if self.share else "not in this release"

    @property
    def mark(self) -> str:
        """What the shape shows: that NATO states otherwise, pinned, borderline, or actual."""
        if self.differs:
            return "differs"
        if self.share is not None and self.share.status == "pinned":
            return "pinned"
        return "borderline" if self.borderline else "actual"


def choose_symbol(score: Score) -> str:
    """Plotly's name of the mark: the shape says the status, the hollow form that the year is an estimate."""
    return SYMBOLS[score.mark] + ("-open" if score.estimate else "")


def write_label(score: Score, coarse: bool, narrow: bool) -> str:
    """A name with its share beside it, where no mark and no line of a target stands; `coarse`: with one decimal."""
    name = shorten_name(score.code, score.name) if narrow else score.name
    return name if score.value is None else f"{name}\N{EN SPACE}{write_number(score.value, 1 if coarse else 2)}"


def write_status(score: Score) -> str:
    """What a table says of a share beside its figure: in short what it is, and in words what is to be known of it."""
    if score.value is None:
        return score.reason
    signs = ["[e]" if score.estimate else "", "[p]" if score.mark == "pinned" else ""]
    stated = f"stated {'at or above' if score.met else 'below'}" if score.differs else ""
    words = ", ".join(filter(None, ["borderline" if score.borderline else "", stated]))
    return " ".join(filter(None, [*signs, words])) or "actual"
