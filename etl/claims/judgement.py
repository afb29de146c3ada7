"""What a check of a claim finds: its verdict, by whose definition, and all rows that speak on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from etl.catalogue.claims import Claim
from etl.claims.agreement import Agreement
from etl.claims.progress import Number
from etl.claims.row import Gap, Row
from etl.claims.turn import Turn


class Outcome(StrEnum):
    """What a check comes to; there are no other verdicts.

    OVER: an earlier release let it hold, the newest does not. UNDECIDED: members without a figure would decide. OPEN:
    nothing answers, and a gap says why.
    """

    HOLDS = "holds"
    FAILS = "does not hold"
    OVER = "held until"
    UNDECIDED = "undecided"
    OPEN = "not checkable"


@dataclass(frozen=True)
class Judgement:
    """A verdict with the rows of the release that it is drawn from; without any, `gap` says why.

    `row` is the one that decides. `turn` says when a claim ceased to hold that held until then.
    """

    outcome: Outcome
    rows: tuple[Row, ...] = ()
    gap: Gap | None = None
    row: Row | None = None
    turn: Turn | None = None


@dataclass(frozen=True)
class ByDefinition:
    """The verdict by one definition; where no release by it answers, `nearest` is the row that comes closest."""

    definition: str
    judgement: Judgement
    nearest: Row | None = None


@dataclass(frozen=True)
class Absence:
    """A source with nothing to answer from on the day, and why; `nearest` is the row that comes closest."""

    source: str
    gap: Gap
    nearest: Row | None = None


@dataclass(frozen=True)
class Checked:
    """A claim and all that is found on it in one snapshot.

    `day` is the day of what was known, None for all that is at hand; `members_on` the day whose members are counted.
    `rows` are of releases known on the day, newest first, `later` of those published after it. `definitions` and
    `in_force` begin with what leads. `agreements` and `numbers` are filled for claims of an agreement and of progress.
    """

    claim: Claim
    snapshot: str
    day: date | None
    members_on: date
    year: int | None
    judgement: Judgement
    rows: tuple[Row, ...] = ()
    later: tuple[Row, ...] = ()
    in_force: tuple[Row, ...] = ()
    definitions: tuple[ByDefinition, ...] = ()
    absent: tuple[Absence, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    numbers: tuple[Number, ...] = ()

    @property
    def verdict(self) -> Outcome:
        """What the check comes to."""
        return self.judgement.outcome
