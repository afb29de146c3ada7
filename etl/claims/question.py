"""What a claim asks: which indicator of which source answers, whose figures are looked at, what they are held against.

Shares are in per cent, money in millions, as the indicator has them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from operator import ge, gt, lt

from etl.arithmetic.precision import FULL_PRECISION, decimals, usable_for_verdict
from etl.asof.verdict import rounded
from etl.catalogue.claims import COMPARISONS, RELATIONS, Claim
from etl.catalogue.definitions import definition_in
from etl.catalogue.indicators import indicators, same_elsewhere
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT, STATED_AT, STATEMENT
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import targets
from etl.errors import ClaimError
from etl.observation import Release

# Beside the conventions of etl.asof.verdict: by NATO's own statement, a yes or no.
STATED = "stated"
# How far, in points, a figure may be from a share that was stated, and from one that was said to be about right (R33).
NEAR, ABOUT = Decimal("0.05"), Decimal("0.25")
_SAME = ("published", "strict")
_SIDES: Mapping[str, Callable[[Decimal, Decimal], bool]] = {"below": lt, "at_or_above": ge, "above": gt}


@dataclass(frozen=True)
class Test:
    """What a figure is held against: a comparison and a number in the indicator's unit, with the decimals stated.

    `is_share`: in points of per cent, where a number that is rounded may be `NEAR` away at most; `approximate`: the
    claim itself said that it is only about right.
    """

    comparison: str
    threshold: Decimal
    is_share: bool = True
    approximate: bool = False

    def passes(self, value: float, convention: str) -> bool:
        """Whether a figure is as claimed. Decimal arithmetic, half up (R4); "equals" at the decimals of the claim."""
        exact = Decimal(repr(float(value)))
        if self.comparison == "equals":
            return self._is_stated(exact)
        return _SIDES[self.comparison](exact if convention == "strict" else rounded(value), self.threshold)

    def is_readable(self, values: list[float]) -> bool:
        """Whether figures printed like these can be held against it: with the decimals that its verdict needs."""
        if not self.is_share:
            return True
        if self.comparison == "equals":
            # A whole number of per cent says too little of how near the figure is.
            return decimals(values) >= min(max(1, self._decimals), FULL_PRECISION)
        return usable_for_verdict(values)

    def _is_stated(self, exact: Decimal) -> bool:
        """Whether a figure rounds to the number stated and lies no further away than that allows (R33)."""
        distance = abs(exact - self.threshold)
        if self.approximate:
            return distance <= ABOUT
        rounds = exact.quantize(Decimal(1).scaleb(-self._decimals), ROUND_HALF_UP) == self.threshold
        return rounds and (distance <= NEAR or not self.is_share)

    @property
    def _decimals(self) -> int:
        exponent = self.threshold.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0


def read_test(claim: Claim) -> Test | None:
    """The test of a claim; None where its target has no published figures. Raises ClaimError for an unknown one."""
    known = {target.id: target for target in targets()}
    if claim.threshold in known:
        value = known[claim.threshold].value
        return None if value is None else Test(claim.comparison, Decimal(f"{value:g}"))
    try:
        return Test(claim.comparison, Decimal(claim.threshold), _is_share(claim.measure), claim.approximate)
    except ArithmeticError:
        remedy = f"Give a number or one of {', '.join(known)}."
        raise ClaimError(f"threshold {claim.threshold!r}", "is no number and no target", remedy) from None


def settle_day(claim: Claim, as_of: date | None, release: str) -> Claim:
    """The claim as of what was known: on its own day where it names one, else as of the day or release given."""
    return claim if claim.names_day else replace(claim, as_of=as_of, release=release)


@dataclass(frozen=True)
class Question:
    """A claim with what its figures are held against; `day` is that of what was known, the last of all for today."""

    claim: Claim
    test: Test
    day: date

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that have figures on the measure, by whatever definition (R1); NATO first, copies last."""
        others = same_elsewhere(self.claim.measure)
        return (LEAD, *sorted(others, key=lambda source: bool(others[source].copy_of)))

    def select_members(self, year: int) -> tuple[str, ...]:
        """All that it is about, in the order of their names; counted are the members of the year known then (R10)."""
        if not self.claim.counts:
            return tuple(code for code in members() if code in self.claim.about)
        on = min(self.day, date(year, 12, 31))
        return tuple(code for code, member in members().items() if member.joined_by(on))

    def select_indicators(self, source: str) -> dict[str, str]:
        """By convention the indicator of a source that answers; NATO's own statement last, where there may be one."""
        measure = self.claim.measure
        if source != LEAD:
            return dict.fromkeys(self._conventions, self.find_indicator(source))
        if measure != SHARE:
            return dict.fromkeys(self._conventions, measure)
        stated = self.test.threshold == Decimal(f"{STATED_AT:g}") and self.test.comparison in ("below", "at_or_above")
        return {**SHARE_OF_VERDICT, **({STATED: STATEMENT} if stated else {})}

    def find_indicator(self, source: str) -> str:
        """The indicator by which a source measures the same."""
        measure = self.claim.measure
        return measure if source == LEAD else same_elsewhere(measure)[source].id

    def find_definition(self, release: Release) -> str:
        """Whose definition a release follows: NATO's say so; the World Bank passes on another's."""
        return definition_in(release, indicators()[self.find_indicator(release.source)])

    @property
    def _conventions(self) -> tuple[str, ...]:
        # Rounding to two decimals decides nothing where money or people are counted.
        return _SAME if _is_share(self.claim.measure) else _SAME[:1]


def _is_share(measure: str) -> bool:
    return measure in indicators() and indicators()[measure].unit.startswith("percent")


def validate(claim: Claim) -> None:
    """Raise ClaimError where the claim is none that can be put."""
    problems = (
        (claim.comparison not in COMPARISONS, f"comparison {claim.comparison!r}", f"There are {COMPARISONS}."),
        (claim.relation not in RELATIONS, f"relation {claim.relation!r}", f"There are {RELATIONS}."),
        (
            not claim.counts and not (claim.about and set(claim.about) <= set(members())),
            f"member {', '.join(claim.about)!r}",
            "Name members by ISO 3166 alpha-3: POL.",
        ),
    )
    for wrong, part, remedy in problems:
        if wrong:
            raise ClaimError(part, "is not known", remedy)
    if (
        claim.counts
        and claim.value is None
        and claim.relation != "all"
        and claim.comparison not in ("agreed", "progress")
    ):
        raise ClaimError("the number of members", "is missing", "Say how many, or all.")
