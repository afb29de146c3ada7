"""What one release answers to a question: a row under each convention, with and without Iceland."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from etl.asof.columns import find_years, is_expected, read_decimals, read_shares, read_year
from etl.asof.verdict import (
    Column,
    Comparison,
    Convention,
    borderline,
    is_enough,
    judge,
    printed_decimals,
)
from etl.catalogue.claims import Claim
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.share import STATED_AT
from etl.claims.question import STATED, Question, list_armed
from etl.claims.row import Gap, Reason, Row
from etl.observation import Observation
from etl.store.rows import Which
from etl.store.snapshot import Part, Snapshot

_FAR = 0.1


def find_newest_year(snapshot: Snapshot, part: Part, question: Question) -> int:
    """The newest year in which a release answers; 0 where it never does. Forecasts are of no year known."""
    wanted = set(question.select_indicators(part.release.source).values())
    mine = () if question.claim.counts else list_armed(question.claim.about)
    which = Which(mine or members(), valued=True, known=True)
    known = {year for indicator in wanted for year in find_years(snapshot, part, indicator, which)}
    if not question.claim.counts and not mine:
        # No year answers; the newest says why.
        return max(known, default=0)
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
        return list_armed(self.codes)

    @cached_property
    def columns(self) -> dict[str, Column]:
        """By indicator the figures of the year by member."""
        asked = set(self.question.select_indicators(self.part.release.source).values())
        return {indicator: read_year(self.snapshot, self.part, indicator, self.year) for indicator in asked}

    def answer(self, convention: str, indicator: str) -> tuple[Row, ...]:
        """The rows by one convention; none where too few members have figures, or too coarse ones."""
        found = self._find_verdicts(convention, indicator)
        if not found or not (self.question.partly or self._is_enough(found)):
            return ()
        # A part is one of those that have armed forces (R31).
        both = (False,) if self.question.claim.portion else (True, False)
        ways = both if self.question.claim.counts else (None,)
        return tuple(self._count(self._start(convention, indicator, way), found) for way in ways)

    def _find_verdicts(self, convention: str, indicator: str) -> dict[str, tuple[bool, Observation]]:
        """By member whether its figure, or NATO's statement on it, is as claimed, and what says so."""
        column, test = self.columns[indicator], self.question.test
        if not column or (convention != STATED and self._find_decimals(indicator) < test.needs_decimals):
            return {}
        if convention != STATED:
            mine = ((code, column[code]) for code in self.armed if code in column)
            return {code: (test.passes(one.value or 0.0, convention), one) for code, one in mine}
        shares = read_shares(self.snapshot, self.part, Convention.PUBLISHED, self.year)
        judged = {code: judge(code, STATED_AT, Convention.PUBLISHED, shares, column) for code in self.armed}
        at = test.comparison == Comparison.AT_OR_ABOVE
        return {code: (one.met is at, one.row) for code, one in judged.items() if one.row is not None}

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
            expected=is_expected(self.part, self.year),
        )

    def _count(self, row: Row, found: Mapping[str, tuple[bool, Observation]]) -> Row:
        inside = {code for code, (passes, _) in found.items() if passes}
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
            rests_on=tuple(one for _, one in found.values()),
            decimals=max(0, read_decimals(self.snapshot, self.part, row.indicator)),
        )
        single = not self.question.claim.counts and len(self.codes) == 1 and row.convention != STATED
        value = counted.rests_on[0].value if single else None
        return replace(counted, value=value, holds=_judge(counted, self.question.claim))

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

    def _find_decimals(self, indicator: str) -> int:
        """With how many decimals the release prints an indicator."""
        every_year = self.snapshot.open_rows(self.part, indicator).list_values
        return printed_decimals(self.columns[indicator], every_year)

    def _is_enough(self, found: Collection[str]) -> bool:
        return not self.question.claim.counts or is_enough(len(found), len(self.armed))

    def _find_gap(self, indicator: str) -> Gap:
        if not self.armed:
            return Gap(Reason.UNARMED)
        if indicator not in self.part.indicators:
            return Gap(Reason.NO_INDICATOR)
        mine = [code for code in self.armed if code in self.columns[indicator]]
        if not mine:
            return Gap(Reason.NO_FIGURE)
        if self._is_enough(mine):
            return Gap(Reason.COARSE, max(0, self._find_decimals(indicator)))
        return Gap(Reason.FEW, len(mine), len(self.armed))


def _is_far(shares: Mapping[str, float], aim: float) -> bool:
    """Whether all lie well to one side, so that no rounding needs a look; that takes half of a check's time."""
    return min(shares.values()) > aim + _FAR or max(shares.values()) < aim - _FAR


def _judge(row: Row, claim: Claim) -> bool | None:
    """Whether the claim holds; None where members without a figure would decide (R31)."""
    low = len(row.inside)
    high = low + len(row.unknown)
    if claim.relation in ("all", "all_but"):
        return _judge_all(row, claim)
    if claim.of is not None and claim.of not in (row.of, len(row.armed)):
        return False
    least, most = _find_bounds(claim, row.of)
    return _decide(least <= low and high <= most, high < least or low > most)


def _find_bounds(claim: Claim, of: int) -> tuple[int, float]:
    """Between which numbers of members, both included, the claim says that it is.

    A part that is said without more or less is the nearest number of members: of 31, two thirds are 20 or 21.
    """
    part = Fraction(claim.portion) * of if claim.portion else Fraction(claim.value or 0)
    least, most = math.ceil(part), math.floor(part)
    bounds: dict[str, tuple[int, float]] = {
        "at_least": (least, math.inf),
        "at_most": (0, most),
        "more_than": (most + 1, math.inf),
        "fewer_than": (0, least - 1),
        "exactly": (most, least),
    }
    return bounds[claim.relation]


def _judge_all(row: Row, claim: Claim) -> bool | None:
    """Whether all are as claimed, or all but so many: those that have armed forces, the others never can be (R31)."""
    if claim.of is not None and claim.of not in (len(row.asked), len(row.armed)):
        return False
    low = len(set(row.outside) & set(row.armed))
    high = low + len(row.unknown)
    wanted = (claim.value or 0) if claim.relation == "all_but" else 0
    return _decide(low == high == wanted, not low <= wanted <= high)


def _decide(yes: bool, no: bool) -> bool | None:
    return True if yes else (False if no else None)
