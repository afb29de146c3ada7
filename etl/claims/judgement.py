"""What a check of a claim finds: its verdict, by whose definition, and all rows that speak on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from etl.catalogue.claims import Claim
from etl.claims.agreement import Agreement
from etl.claims.progress import Number
from etl.claims.row import Gap, Row


class Outcome(StrEnum):
    """What a check comes to. DEPENDS: it holds under some conventions or counts of the release that leads."""

    HOLDS = "holds"
    FAILS = "does not hold"
    DEPENDS = "holds under"
    UNDECIDED = "is undecided"
    OPEN = "cannot be checked"


@dataclass(frozen=True)
class Judgement:
    """A verdict with the rows that it is drawn from, all of one release; without any, `gap` says why."""

    outcome: Outcome
    rows: tuple[Row, ...] = ()
    gap: Gap | None = None

    @property
    def held(self) -> tuple[Row, ...]:
        """The rows by which the claim holds."""
        return tuple(row for row in self.rows if row.holds)

    @property
    def row(self) -> Row | None:
        """The row it is told from: one by which the claim holds, else one that decides nothing; without Iceland."""
        told = sorted(self.rows, key=lambda row: (not row.holds, row.holds is not None, row.iceland is True))
        return told[0] if told else None


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
