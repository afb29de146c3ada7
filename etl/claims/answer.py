"""What one release answers to a question: a row under each convention, with and without Iceland."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from etl.arithmetic.precision import ENOUGH, decimals
from etl.asof.verdict import borderline
from etl.catalogue.claims import Claim
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.share import STATEMENT
from etl.catalogue.sources import LEAD
from etl.claims.question import STATED, Question
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

Column = Mapping[str, Observation]
# A release answers for the Alliance where it has a figure of this share of the members counted (R30).
MOST = 0.9
_FAR = 0.1


class Reason(StrEnum):
    """Why a release, or a source, does not answer; what comes nearest to an answer first."""

    UNARMED = "no armed forces"
    COARSE = "too few decimals"
    FEW = "too few members"
    NO_FIGURE = "no figure"
    NO_INDICATOR = "not contained"
    NO_RELEASE = "no release"
    NO_YEAR = "no year"
    UNPUBLISHED = "not published"
    NOT_AGREED = "not agreed"
    NO_MEASURE = "no measure"


@dataclass(frozen=True)
class Gap:
    """Why there is no answer: `number` is that of the decimals (COARSE) or of the members (FEW, of `of`) there are.

    `first` is the day of a source's first release where it came too late.
    """

    reason: Reason
    number: int = 0
    of: int = 0
    first: date | None = None


@dataclass(frozen=True)
class Row:
    """What one release says on a claim under one convention, with or without Iceland.

    convention  of etl.asof.verdict, or STATED; "" where the release answers by none
    iceland     whether Iceland is counted; None where the claim names its members, or there is no answer
    asked       the members that the claim is about; `armed` those of them with armed forces
    of          how many members are asked about, whether or not a figure is at hand (R31)
    known       whether the release was published by the day of what was known
    number      how many are for certain as claimed (`inside`); None where there is no answer, and `gap` says why
    with_data   how many of them have a figure
    value       the figure of the one member that a claim is about, in `unit`
    holds       whether the claim holds by it; None where that cannot be said
    in_force    whether the release is the one that answers for its definition on the day
    expected    whether NATO only expected the figures of the year (R8)

    Members stand by their codes, in the order of their names.
    """

    source: str
    release: str
    published: date
    definition: str
    indicator: str
    convention: str
    iceland: bool | None
    year: int
    asked: tuple[str, ...]
    armed: tuple[str, ...]
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
    gap: Gap | None = None
    in_force: bool = False
    expected: bool = False
    rests_on: tuple[Observation, ...] = ()


def find_newest_year(snapshot: Snapshot, part: Part, question: Question) -> int:
    """The newest year in which a release answers; 0 where it never does. Forecasts are of no year known."""
    wanted = set(question.select_indicators(part.release.source).values())
    rows = (row for indicator in wanted & set(part.indicators) for row in snapshot.rows(part, indicator))
    known = {row.year for row in rows if row.value is not None and row.status != "forecast" and row.member in members()}
    answered = (year for year in sorted(known, reverse=True) if _answers(snapshot, part, question, year))
    return next(answered, 0)


def _answers(snapshot: Snapshot, part: Part, question: Question, year: int) -> bool:
    return any(row.number is not None for row in read_release(snapshot, part, question, year, True))


def read_release(snapshot: Snapshot, part: Part, question: Question, year: int, known: bool) -> tuple[Row, ...]:
    """The rows of one release: under each convention one with and one without Iceland where claims count members.

    A convention that the release cannot answer by has one row, which says why; a release that answers by none has one
    row in all, its convention "".
    """
    reading = _Reading(snapshot, part, question, year, known)
    rows: list[Row] = []
    for convention, indicator in question.select_indicators(part.release.source).items():
        found = reading.answer(convention, indicator)
        # A statement in words is no convention of figures: where there is none, nothing is missing.
        if found or convention != STATED:
            rows += found or (reading.refuse(convention, indicator),)
    if any(row.number is not None for row in rows):
        return tuple(rows)
    return (replace(rows[0], convention=""),)


@dataclass(frozen=True)
class _Reading:
    """One release with a question and a year."""

    snapshot: Snapshot
    part: Part
    question: Question
    year: int
    known: bool

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return self.question.select_members(self.year)

    @cached_property
    def armed(self) -> tuple[str, ...]:
        """Those that have armed forces: the others have no figure (R9)."""
        return tuple(code for code in self.codes if members()[code].armed_forces)

    @cached_property
    def columns(self) -> dict[str, Column]:
        """By indicator the figures of the year by member."""
        asked = set(self.question.select_indicators(self.part.release.source).values())
        return {indicator: _read_column(self.snapshot, self.part, indicator, self.year) for indicator in asked}

    def answer(self, convention: str, indicator: str) -> tuple[Row, ...]:
        """The rows by one convention; none where too few members have figures, or too coarse ones."""
        column = self.columns[indicator]
        found = {code: column[code] for code in self.armed if code in column}
        few = self.question.claim.counts and len(found) < MOST * len(self.armed)
        if not found or few or not self._is_clear(indicator):
            return ()
        ways = (True, False) if self.question.claim.counts else (None,)
        return tuple(self._count(self._start(convention, indicator, way), found) for way in ways)

    def refuse(self, convention: str, indicator: str) -> Row:
        """The row that says why there is no answer by a convention."""
        return replace(self._start(convention, indicator, None), gap=self._find_gap(indicator))

    def _start(self, convention: str, indicator: str, iceland: bool | None) -> Row:
        release = self.part.release
        return Row(
            source=release.source,
            release=release.release,
            published=release.published,
            definition=self.question.find_definition(release),
            indicator=indicator,
            convention=convention,
            iceland=iceland,
            year=self.year,
            asked=self.codes,
            armed=self.armed,
            of=len(self.armed if iceland is False else self.codes),
            known=self.known,
            unit=indicators()[indicator].unit,
            # A pinned estimate is an estimate still, though its status does not say so. SIPRI's are of the past.
            expected=release.source == LEAD and self.year in self.part.estimate_years,
        )

    def _count(self, row: Row, found: Column) -> Row:
        inside = {code for code, one in found.items() if self._passes(one, row.convention)}
        outside = set(found) - inside
        if row.iceland:
            # Without armed forces a member is neither at nor above anything (R9).
            (inside if self.question.test.comparison == "below" else outside).update(set(self.codes) - set(self.armed))
        asked = self.armed if row.iceland is False else self.codes
        counted = replace(
            row,
            number=len(inside),
            with_data=len(found),
            inside=self._order(inside),
            outside=self._order(outside),
            unknown=self._order(set(asked) - inside - outside),
            borderline=() if row.convention == STATED else self._order(self._near & set(found)),
            value=_find_value(found, row.convention, self.question.claim),
            rests_on=tuple(found.values()),
        )
        return replace(counted, holds=_judge(counted, self.question.claim))

    def _passes(self, one: Observation, convention: str) -> bool:
        value, test = one.value or 0.0, self.question.test
        return (
            (value == 1) == (test.comparison == "at_or_above")
            if convention == STATED
            else test.passes(value, convention)
        )

    def _order(self, codes: Collection[str]) -> tuple[str, ...]:
        return tuple(code for code in self.codes if code in codes)

    @cached_property
    def _near(self) -> frozenset[str]:
        """Whose verdict rests on a choice, by the columns of all conventions: these disagree, or a share is near."""
        test, shares = self.question.test, dict[str, dict[str, float]]()
        if not test.is_share or test.comparison == "equals":
            return frozenset()
        for convention, indicator in self.question.select_indicators(self.part.release.source).items():
            for code in set(self.armed) & set(self.columns[indicator]) if convention != STATED else ():
                shares.setdefault(code, {})[convention] = self.columns[indicator][code].value or 0.0
        aim = float(test.threshold)
        return frozenset(code for code, mine in shares.items() if not _is_far(mine, aim) and borderline(mine, aim))

    def _is_clear(self, indicator: str) -> bool:
        """Whether the release prints an indicator with the decimals that a verdict needs."""
        return indicator == STATEMENT or self.question.test.is_readable(self._find_printed(indicator))

    def _find_printed(self, indicator: str) -> list[float]:
        """The figures that show how an indicator is printed: of the year, of all years where they are few."""
        column = self.columns[indicator]
        rows = column.values() if len(column) >= ENOUGH else self.snapshot.rows(self.part, indicator)
        return [row.value for row in rows if row.value is not None]

    def _find_gap(self, indicator: str) -> Gap:
        if not self.armed:
            return Gap(Reason.UNARMED)
        if indicator not in self.part.indicators:
            return Gap(Reason.NO_INDICATOR)
        mine = [code for code in self.armed if code in self.columns[indicator]]
        if not mine:
            return Gap(Reason.NO_FIGURE)
        if not self.question.claim.counts or len(mine) >= MOST * len(self.armed):
            return Gap(Reason.COARSE, max(0, decimals(self._find_printed(indicator))))
        return Gap(Reason.FEW, len(mine), len(self.armed))


def _read_column(snapshot: Snapshot, part: Part, indicator: str, year: int) -> Column:
    """By member the observations of one year that have a value."""
    first, last = part.years
    if indicator not in part.indicators or not first <= year <= last:
        return {}
    rows = snapshot.rows(part, indicator)
    # They are sorted, and there may be thousands of them.
    places = ((code, bisect_left(rows, (code, year, ""), key=_place)) for code in members())
    found = ((code, rows[at]) for code, at in places if at < len(rows) and _place(rows[at]) == (code, year, ""))
    return {code: row for code, row in found if row.value is not None}


def _place(row: Observation) -> tuple[str, int, str]:
    return row.member, row.year, row.period


def _is_far(shares: Mapping[str, float], aim: float) -> bool:
    """Whether all lie well to one side, so that no rounding needs a look."""
    return min(shares.values()) > aim + _FAR or max(shares.values()) < aim - _FAR


def _find_value(found: Column, convention: str, claim: Claim) -> float | None:
    if claim.counts or len(claim.about) > 1 or convention == STATED:
        return None
    return found[claim.about[0]].value


def _judge(row: Row, claim: Claim) -> bool | None:
    """Whether the claim holds; None where members without a figure would decide (R31)."""
    low = len(row.inside)
    high = low + len(row.unknown)
    if claim.relation == "all":
        return _judge_all(row, claim)
    if claim.of is not None and claim.of not in (row.of, len(row.armed)):
        return False
    wanted = claim.value or 0
    if claim.relation == "at_least":
        return _decide(low >= wanted, high < wanted)
    if claim.relation == "at_most":
        return _decide(high <= wanted, low > wanted)
    return _decide(low == high == wanted, not low <= wanted <= high)


def _judge_all(row: Row, claim: Claim) -> bool | None:
    """Whether all are as claimed: of a count all that have armed forces, for the others never can be (R31)."""
    if claim.of is not None and claim.of not in (len(row.asked), len(row.armed)):
        return False
    against = set(row.outside) & set(row.armed)
    return _decide(not against and not row.unknown, bool(against))


def _decide(yes: bool, no: bool) -> bool | None:
    return True if yes else (False if no else None)
