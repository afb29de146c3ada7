"""What of one release a question looks at: whom it is about, and the figures that are held against its number."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from etl.asof.columns import read_year
from etl.asof.membership import select_members
from etl.asof.verdict import Column, borderline, printed_decimals
from etl.claims.measurement import Measurement
from etl.claims.question import STATED, Question, list_armed
from etl.claims.row import Figure
from etl.store.snapshot import Part, Snapshot

_FAR = 0.1


@dataclass(frozen=True)
class Material:
    """One release with a question and a year."""

    snapshot: Snapshot
    part: Part
    question: Question
    year: int

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All that it is about."""
        return self.question.select_members(self.year)

    @cached_property
    def armed(self) -> tuple[str, ...]:
        """Those of them that have armed forces."""
        return list_armed(self.codes)

    @cached_property
    def figures(self) -> dict[str, dict[str, Figure]]:
        """By indicator what is held against the claim by member."""
        asked = set(self.question.select_indicators(self.part.release.source).values())
        measured = Measurement(self.snapshot, self.part, self.question.claim, self.codes)
        return {indicator: measured.read(indicator, self.year) for indicator in asked}

    @cached_property
    def columns(self) -> dict[str, Column]:
        """By indicator the figures that are held against the claim, by member."""
        return {indicator: {code: one.row for code, one in found.items()} for indicator, found in self.figures.items()}

    @cached_property
    def everyone(self) -> tuple[str, ...]:
        """Among whom a rank is: the members of the year with armed forces."""
        return list_armed(select_members(self.year, self.question.day))

    @cached_property
    def near(self) -> frozenset[str]:
        """Whose verdict rests on a choice, by the columns of all conventions: these disagree, or a share is near."""
        test, shares = self.question.test, dict[str, dict[str, float]]()
        if not test.is_share or test.comparison in ("equals", "ranks"):
            return frozenset()
        for convention, indicator in self.question.select_indicators(self.part.release.source).items():
            for code in set(self.armed) & set(self.columns[indicator]) if convention != STATED else ():
                shares.setdefault(code, {})[convention] = self.columns[indicator][code].value or 0.0
        aim = float(test.threshold)
        return frozenset(code for code, mine in shares.items() if not _is_far(mine, aim) and borderline(mine, aim))

    def find_decimals(self, indicator: str) -> int:
        """With how many decimals the release prints an indicator."""
        every_year = self.snapshot.open_rows(self.part, indicator).list_values
        return printed_decimals(read_year(self.snapshot, self.part, indicator, self.year), every_year)


def _is_far(shares: Mapping[str, float], aim: float) -> bool:
    """Whether all lie well to one side, so that no rounding needs a look; that takes half of a check's time."""
    return min(shares.values()) > aim + _FAR or max(shares.values()) < aim - _FAR
