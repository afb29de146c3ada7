"""What a claim asks: which indicator of which source answers, whose figures are looked at, what they are held against.

Shares are in per cent, money in millions, as the indicator has them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from etl.arithmetic.precision import DECIMALS_OF_VERDICT, FULL_PRECISION
from etl.asof.membership import select_members
from etl.asof.pin import Pin
from etl.asof.verdict import Comparison, compare, exact
from etl.catalogue.claims import COMPARISONS, RATIOS, RELATIONS, SPANS, Claim
from etl.catalogue.definitions import definition_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import indicators, same_elsewhere
from etl.catalogue.members import members
from etl.catalogue.quantities import SPENDING_CHANGE
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT, STATED_AT, STATEMENT
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import targets
from etl.catalogue.units import unit
from etl.claims.group import is_group, is_known, is_subject, select_among
from etl.errors import ClaimError
from etl.observation import Release

# Beside the conventions of etl.asof.verdict: by NATO's own statement, a yes or no.
STATED = "stated"
# How far, in points, a figure may be from a share that was stated, and from one that was said to be about right (R33).
NEAR, ABOUT = Decimal("0.05"), Decimal("0.25")
_TENTH = Decimal("0.1")
_SAME = ("published", "strict")
_AS_PUBLISHED = ("equals", "ranks")


@dataclass(frozen=True)
class Test:
    """What a figure is held against: a comparison and a number in the indicator's unit, with the decimals stated.

    `is_share`: in points of per cent, where a number that is rounded may be `NEAR` away at most; `approximate`: the
    claim itself said that it is only about right. `by_digit`: that it rounds to the number is enough.
    """

    comparison: str
    threshold: Decimal
    is_share: bool = True
    approximate: bool = False
    ratio: str = ""
    by_digit: bool = False

    def passes(self, value: float, convention: str) -> bool:
        """Whether a figure is as claimed. Decimal arithmetic, half up (R4); "equals" at the decimals of the claim."""
        if self.comparison == "equals":
            return self._is_stated(exact(value))
        # A ratio is held against its number as it is: 1.001 times as much is more.
        return compare(value, Comparison(self.comparison), self.threshold, "strict" if self.ratio else convention)

    @property
    def needs_decimals(self) -> int:
        """With how many decimals figures have to be printed to be held against it (R4)."""
        if not self.is_share:
            return -FULL_PRECISION
        if self.comparison == "ranks":
            return 0
        if self.comparison == "equals":
            # A whole number of per cent says too little of how near the figure is.
            return min(max(1, self._decimals), FULL_PRECISION)
        return DECIMALS_OF_VERDICT

    def _is_stated(self, value: Decimal) -> bool:
        """Whether a figure rounds to the number stated and lies no further away than that allows (R33)."""
        distance = abs(value - self.threshold)
        if self.ratio in ("times", "since") and not self._decimals:
            # Twice is so much in full, and not three times: from 1.95 to below 2.95.
            tenths = value.quantize(_TENTH, ROUND_HALF_UP)
            return self.threshold <= tenths < self.threshold + 1
        if self.approximate:
            return distance <= ABOUT
        rounds = value.quantize(Decimal(1).scaleb(-self._decimals), ROUND_HALF_UP) == self.threshold
        return rounds and (distance <= NEAR or not self.is_share or self.by_digit)

    @property
    def _decimals(self) -> int:
        exponent = self.threshold.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0


def read_test(claim: Claim) -> Test | None:
    """The test of a claim; None where its target has no published figures. Raises ClaimError for an unknown one."""
    if claim.comparison == "ranks":
        return Test(claim.comparison, Decimal(claim.rank or 1), _is_share(claim.measure))
    known = {target.id: target for target in targets()}
    if claim.threshold in known:
        value = known[claim.threshold].value
        return None if value is None else Test(claim.comparison, Decimal(f"{value:g}"), ratio=claim.ratio)
    try:
        share = _is_share(claim.measure) and claim.ratio in ("", "mean")
        by_digit = claim.measure == SPENDING_CHANGE
        return Test(claim.comparison, Decimal(claim.threshold), share, claim.approximate, claim.ratio, by_digit)
    except ArithmeticError:
        remedy = f"Give a number or one of {', '.join(known)}."
        raise ClaimError(f"threshold {claim.threshold!r}", "is no number and no target", remedy) from None


def settle_day(claim: Claim, pin: Pin) -> Claim:
    """The claim as of what was known: on its own day where it names one, else as of the pin."""
    return claim if claim.names_day else replace(claim, as_of=pin.day, release=str(pin) if pin.releases else "")


def find_pin(claim: Claim) -> Pin:
    """The pin on the day or the releases that a claim names. Raises ClaimError where there are none of that form."""
    if not claim.release:
        return Pin(claim.as_of)
    try:
        return Pin.parse(claim.release)
    except ValueError as error:
        remedy = f"Write it as nato:2019-06-25: {error}."
        raise ClaimError(f"release {claim.release!r}", "names none", remedy) from error


@dataclass(frozen=True)
class Question:
    """A claim with what its figures are held against; `day` is that of its pin, the last of all days for today.

    `partly`: on a count a release may answer that has figures of a few members only.
    """

    claim: Claim
    test: Test
    pin: Pin
    day: date
    partly: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that have figures on the measure, by whatever definition (R1); what leads first, copies last."""
        others = same_elsewhere(self.claim.measure)
        known = (LEAD, *sorted(others, key=lambda source: bool(others[source].copy_of)))
        return tuple(sorted(known, key=lambda source: source != self.lead))

    @property
    def lead(self) -> str:
        """The source whose answer is the verdict: the one that the claim names, else NATO."""
        return self.claim.by or LEAD

    def select_members(self, year: int) -> tuple[str, ...]:
        """All that it is about, members by their names first; counted are the members of the year known then (R10)."""
        about = self.claim.about
        if not self.claim.counts:
            order = [code for code in list_subjects() if code in about]
            return (*order, *(code for code in about if code not in order))
        return select_among(select_members(year, self.day), self.claim.among, year)

    def select_indicators(self, source: str) -> dict[str, str]:
        """By convention the indicator of a source that answers; NATO's own statement last, where there may be one."""
        measure = self.claim.measure
        if source != LEAD:
            return dict.fromkeys(self._conventions, self.find_indicator(source))
        if measure != SHARE or self.test.comparison in _AS_PUBLISHED or self.test.ratio:
            # A number or a rank that is stated is the one that was published.
            return dict.fromkeys(self._conventions, measure)
        if self.claim.span or any(map(is_group, self.claim.about)):
            return SHARE_OF_VERDICT
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
        decides = _is_share(self.claim.measure) and self.test.comparison not in _AS_PUBLISHED and not self.test.ratio
        return _SAME if decides else _SAME[:1]


def list_subjects() -> tuple[str, ...]:
    """Whom a claim may name: members in the order of their names, then the aggregates that NATO has figures of."""
    return (*members(), *AGGREGATES)


def list_armed(codes: Iterable[str]) -> tuple[str, ...]:
    """Those that have armed forces, aggregates among them: the others have no figure (R9)."""
    return tuple(code for code in codes if code not in members() or members()[code].armed_forces)


def _is_share(measure: str) -> bool:
    return measure in indicators() and unit(indicators()[measure].unit).is_percent


def validate(claim: Claim) -> None:
    """Raise ClaimError where the claim is none that can be put."""
    problems = (
        (claim.ratio not in RATIOS, f"ratio {claim.ratio!r}", f"There are {RATIOS[1:]}."),
        (claim.span not in SPANS, f"span {claim.span!r}", f"There are {SPANS[1:]}."),
        (bool(claim.against) and not is_known(claim.against), f"country {claim.against!r}", "Compare with a member."),
        (
            bool(claim.by) and claim.by not in same_elsewhere(claim.measure),
            f"count of {claim.by!r}",
            f"There are {', '.join(same_elsewhere(claim.measure)) or 'none'}.",
        ),
        (claim.comparison not in COMPARISONS, f"comparison {claim.comparison!r}", f"There are {COMPARISONS}."),
        (claim.relation not in RELATIONS, f"relation {claim.relation!r}", f"There are {RELATIONS}."),
        (
            not claim.counts and not (claim.about and all(map(is_subject, claim.about))),
            f"member {', '.join(claim.about)!r}",
            f"Name members by ISO 3166 alpha-3: POL, or {', '.join(AGGREGATES)}.",
        ),
    )
    for wrong, part, remedy in problems:
        if wrong:
            raise ClaimError(part, "is not known", remedy)
    if (
        claim.counts
        and claim.value is None
        and not claim.portion
        and claim.relation != "all"
        and claim.comparison not in ("agreed", "progress")
    ):
        raise ClaimError("the number of members", "is missing", "Say how many, or all.")
