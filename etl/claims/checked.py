"""What a check of a claim gives. Plain records: pages, files and commands read them, and none is ever changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.catalogue.claims import Claim
from etl.catalogue.definitions import DEFINITIONS
from etl.observation import Observation

# The verdict on a claim.
HOLDS = "holds"
FAILS = "does not hold"
DEPENDS = "holds under"
OPEN = "cannot be checked"
# Beside the conventions of etl.asof.verdict: what NATO states in words, a yes or no.
STATED = "stated"


@dataclass(frozen=True)
class Row:
    """What one release says on a claim under one convention, with or without Iceland.

    convention  of etl.asof.verdict, or STATED; "" where the release answers by none
    iceland     whether Iceland is counted; None where the claim names its members, or there is no answer
    of          how many members are asked about
    known       whether the release was published by the day of what was known
    number      how many are for certain as claimed (`inside`); None where there is no answer, and `why` says why
    with_data   how many of them have a figure
    value       the figure of the one member that a claim is about, in `unit`
    holds       whether the claim holds by it; None where that cannot be said
    in_force    whether the release is the one that answers for its definition on the day
    expected    whether NATO only expected the figures of the year (R8)

    Members stand by their codes, in the order of their names.
    """

    source: str
    release: str
    title: str
    published: date
    definition: str
    indicator: str
    convention: str
    iceland: bool | None
    year: int
    of: int
    known: bool
    number: int | None = None
    with_data: int = 0
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    borderline: tuple[str, ...] = ()
    value: float | None = None
    unit: str = ""
    holds: bool | None = None
    why: str = ""
    in_force: bool = False
    expected: bool = False
    rests_on: tuple[Observation, ...] = ()


@dataclass(frozen=True)
class ByDefinition:
    """The verdict by one definition: from the newest release that answers, "" where none does; `said` is the verdict
    in words, with what it depends on or what is missing."""

    definition: str
    title: str
    source: str
    release: str
    verdict: str
    said: str


@dataclass(frozen=True)
class Absent:
    """A source with nothing to answer from on the day, and why."""

    source: str
    publisher: str
    why: str


@dataclass(frozen=True)
class Dated:
    """A target that a claim on its agreement may mean; `holds` says whether it was agreed in the year claimed."""

    target: str
    title: str
    agreed: date
    wording: str
    source: str
    holds: bool


@dataclass(frozen=True)
class Number:
    """A number that a claim of progress is held beside, of one release: at the start (`before`) and at the end.

    For growth `before` is None, and `after` is the change over all the years. `after` is None where `why` says so.
    """

    label: str
    unit: str
    source: str
    release: str
    published: date
    since: int | None
    year: int
    before: float | None
    after: float | None
    how: str
    why: str = ""
    rests_on: tuple[Observation, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A claim and all that is found on it in one snapshot.

    `day` is the day of what was known, None for all that is at hand; `members_on` the day whose members are counted.
    `rows` are of releases known on the day, newest first, `later` of those published after it. `dated` and `numbers`
    are filled for claims of an agreement and of progress. `said` is the verdict in words: "holds under …".
    """

    claim: Claim
    snapshot: str
    day: date | None
    members_on: date
    year: int | None
    verdict: str
    said: str
    rows: tuple[Row, ...] = ()
    later: tuple[Row, ...] = ()
    definitions: tuple[ByDefinition, ...] = ()
    absent: tuple[Absent, ...] = ()
    dated: tuple[Dated, ...] = ()
    numbers: tuple[Number, ...] = ()

    @property
    def in_force(self) -> tuple[Row, ...]:
        """The rows of the releases that answer for their definitions on the day: NATO's first."""
        return in_force_of(self.rows)

    @property
    def answered(self) -> Row | None:
        """The first row of the release in force that answers, from which the one-line answer is told; else None."""
        return next((row for row in self.in_force if row.number is not None), None)


def in_force_of(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that are in force, in the order of the definitions: NATO's first."""
    order = list(DEFINITIONS)
    return tuple(sorted((row for row in rows if row.in_force), key=lambda row: order.index(row.definition)))


@dataclass(frozen=True)
class MatrixRow:
    """A line of the table of a claim, as it stands in a CSV: codes joined by spaces, "" where there is nothing.

    `what` is the title of the indicator, of the target, or of the number of a claim of progress.
    """

    claim: str
    as_of: str
    what: str
    known: str
    in_force: str
    source: str
    release: str
    published: str
    definition: str
    convention: str
    iceland: str
    year: str
    number: str
    of: str
    with_data: str
    value: str
    unit: str
    holds: str
    inside: str
    outside: str
    unknown: str
    borderline: str
    status: str
    why: str


@dataclass(frozen=True)
class Cell:
    """A figure that a check rests on, with the publisher's cell it came from."""

    source: str
    release: str
    definition: str
    indicator: str
    member: str
    name: str
    year: int
    value: float | None
    unit: str
    status: str
    acquisition: str
    cell: str
    note: str
