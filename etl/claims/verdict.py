"""The verdict on a claim: held against every release known on its day. NATO's newest answer leads (R32)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from etl.asof.pin import Pin, day_of
from etl.catalogue.claims import Claim
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import LEAD
from etl.claims.agreement import Agreement, find_agreements
from etl.claims.progress import Number, measure_progress
from etl.claims.question import Question, find_pin, read_test, validate
from etl.claims.row import Gap, Reason, Row
from etl.claims.selection import Answers, order_by_lead
from etl.errors import ClaimError
from etl.store.snapshot import Snapshot


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


def check(snapshot: Snapshot, claim: Claim) -> Checked:
    """Everything that the releases of a snapshot say on a claim, with its verdict.

    Raises ClaimError where the claim is none that can be put, or its release is not at hand.
    """
    validate(claim)
    pin = find_pin(claim)
    on = _find_day(snapshot, pin)
    day = on if pin else None
    blank = Checked(claim, snapshot.id, day, _end(claim.year, day), claim.year, Judgement(Outcome.OPEN))
    if claim.comparison == "agreed":
        return _check_agreement(blank)
    if claim.comparison == "progress":
        numbers = measure_progress(snapshot, claim, pin, on)
        return replace(blank, judgement=Judgement(Outcome.OPEN, gap=Gap(Reason.NO_MEASURE)), numbers=numbers)
    test = read_test(claim)
    if test is None or claim.measure not in indicators():
        return replace(blank, judgement=Judgement(Outcome.OPEN, gap=Gap(Reason.UNPUBLISHED)))
    return _check_figures(Answers(snapshot, Question(claim, test, pin, on)), blank)


def _find_day(snapshot: Snapshot, pin: Pin) -> date:
    """The day of what was known, the last of all for today. Raises ClaimError where a release is not at hand."""
    found = day_of(snapshot, pin)
    if found is None:
        known = [f"{source}:{one.release.release}" for source, _ in pin.releases for one in snapshot.releases(source)]
        raise ClaimError(f"release {pin}", "is not at hand", f"There are: {', '.join(known) or 'none'}.")
    return found


def judge(rows: Sequence[Row], gap: Gap) -> Judgement:
    """The verdict by the rows of one release that answer; `gap` says why where there are none."""
    answered = tuple(row for row in rows if row.number is not None)
    if not answered:
        return Judgement(Outcome.OPEN, gap=gap)
    found = {row.holds for row in answered}
    if True in found:
        return Judgement(Outcome.HOLDS if found == {True} else Outcome.DEPENDS, answered)
    return Judgement(Outcome.UNDECIDED if None in found else Outcome.FAILS, answered)


def _check_agreement(blank: Checked) -> Checked:
    found = find_agreements(blank.claim, blank.day)
    held = {one.holds for one in found}
    gap = None if found else Gap(Reason.NOT_AGREED)
    outcome = {(): Outcome.OPEN, (True,): Outcome.HOLDS, (False,): Outcome.FAILS}.get(tuple(held), Outcome.DEPENDS)
    return replace(blank, judgement=Judgement(outcome, gap=gap), agreements=found)


def _check_figures(answers: Answers, blank: Checked) -> Checked:
    rows, later = answers.select_known(), answers.select_later()
    in_force = order_by_lead(rows)
    leading = [row for row in in_force if (row.source, row.release) == (in_force[0].source, in_force[0].release)]
    definitions = tuple(_judge_definition(answers, rows, one) for one in _order_definitions(answers, in_force))
    pin = answers.question.pin
    # Of a source that is pinned by name that release alone may answer, whatever the others say.
    heard = [row for row in rows if pin.release_of(row.source) in ("", row.release)]
    absent = tuple(
        _find_absence(answers, heard, source)
        for source in answers.question.sources
        if not any(row.source == source and row.number is not None for row in heard)
    )
    year = blank.year or (in_force[0].year if in_force else None)
    lacking = _find_absence(answers, heard, LEAD)
    return replace(
        blank,
        members_on=_end(year, blank.day),
        year=year,
        judgement=judge(leading, lacking.gap),
        rows=rows,
        later=later,
        in_force=in_force,
        definitions=definitions,
        absent=absent,
    )


def _order_definitions(answers: Answers, in_force: Sequence[Row]) -> tuple[str, ...]:
    """The definitions of all releases at hand, and of the sources that have none; the one that leads first."""
    question = answers.question
    order = list(DEFINITIONS)
    theirs = {indicators()[question.find_indicator(source)].definition for source in question.sources}
    held = {question.find_definition(part.release) for part in answers.parts}
    return tuple(dict.fromkeys((*(row.definition for row in in_force), *sorted(theirs | held, key=order.index))))


def _judge_definition(answers: Answers, rows: Sequence[Row], definition: str) -> ByDefinition:
    mine = [row for row in rows if row.definition == definition]
    nearest = _find_nearest(mine)
    gap = nearest.gap if nearest and nearest.gap else Gap(Reason.NO_RELEASE)
    return ByDefinition(definition, judge([row for row in mine if row.in_force], gap), nearest)


def _find_absence(answers: Answers, rows: Sequence[Row], source: str) -> Absence:
    """Why a source gives no answer on the day; the newest never stands in."""
    nearest = _find_nearest([row for row in rows if row.source == source])
    if nearest is not None and nearest.gap is not None:
        return Absence(source, nearest.gap, nearest)
    days = [part.release.published for part in answers.parts if part.release.source == source]
    late = min(days, default=None)
    if late is not None and late <= answers.question.day:
        return Absence(source, Gap(Reason.NO_YEAR))
    return Absence(source, Gap(Reason.NO_RELEASE, first=late))


def _find_nearest(rows: Sequence[Row]) -> Row | None:
    """Of the releases that give no answer the one that comes nearest to it, the newest of those."""
    silent = [row for row in rows if row.gap is not None]
    return min(silent, key=lambda row: list(Reason).index(row.gap.reason) if row.gap else 0, default=None)


def _end(year: int | None, day: date | None) -> date:
    """The day whose members are counted: the earlier of the day of what was known and the end of the year (R10)."""
    return min(day or date.max, date(year, 12, 31) if year else date.max)
