"""What a claim asks of a release: which indicator of which source answers, under which conventions, and the sides."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from operator import eq, ge, gt, lt
from typing import NamedTuple

from etl.arithmetic.precision import FULL_PRECISION, decimals, usable_for_verdict
from etl.asof.verdict import rounded
from etl.catalogue.claims import Claim
from etl.catalogue.indicators import indicators
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT, STATED_AT, STATEMENT
from etl.catalogue.targets import targets
from etl.claims.checked import STATED
from etl.errors import ClaimError
from etl.observation import Release

_SIDES: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "below": lt,
    "at_or_above": ge,
    "above": gt,
    "equals": eq,
}  # fmt: skip
_SAME = ("published", "strict")
# How far, in points, a figure may be from a share that was stated, and from one that was said to be about right (R33).
NEAR, ABOUT = Decimal("0.05"), Decimal("0.25")
_SIPRI = "sipri_military_expenditure_"

# By NATO's indicator those of other sources that measure the same by a definition of their own (R1).
_OTHERS: dict[str, dict[str, str]] = {
    SHARE: {"sipri": f"{_SIPRI}share_gdp", "worldbank": "wdi_military_expenditure_share_gdp"},
    "defence_expenditure_usd_current": {"sipri": f"{_SIPRI}usd_current"},
    "defence_expenditure_usd_constant": {"sipri": f"{_SIPRI}usd_constant"},
}


class Test(NamedTuple):
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
        shown = exact if convention == "strict" else rounded(value)
        return _SIDES[self.comparison](shown, self.threshold)

    def readable(self, values: list[float], unit: str) -> bool:
        """Whether figures printed like these can be held against it: with the decimals that its verdict needs."""
        if not unit.startswith("percent"):
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
        rounds = exact.quantize(self._last_digit, ROUND_HALF_UP) == self.threshold
        return rounds and (distance <= NEAR or not self.is_share)

    @property
    def _last_digit(self) -> Decimal:
        return Decimal(1).scaleb(-self._decimals)

    @property
    def _decimals(self) -> int:
        exponent = self.threshold.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0


def test_of(claim: Claim) -> Test | None:
    """The test of a claim; None where its target has no published figures. Raises ClaimError for an unknown one."""
    known = {target.id: target for target in targets()}
    if claim.threshold in known:
        value = known[claim.threshold].value
        return None if value is None else Test(claim.comparison, Decimal(f"{value:g}"))
    is_share = claim.measure in indicators() and indicators()[claim.measure].unit.startswith("percent")
    try:
        return Test(claim.comparison, Decimal(claim.threshold), is_share, claim.approximate)
    except ArithmeticError:
        remedy = f"Give a number or one of {', '.join(known)}."
        raise ClaimError(f"threshold {claim.threshold!r}", "is no number and no target", remedy) from None


def answering(measure: str, source: str, test: Test) -> dict[str, str]:
    """By convention the indicator of a source that answers on a measure; empty where the source has none."""
    if source != "nato":
        other = _OTHERS.get(measure, {}).get(source)
        return dict.fromkeys(_conventions(measure), other) if other else {}
    if measure != SHARE:
        return dict.fromkeys(_conventions(measure), measure) if measure in indicators() else {}
    stated = test.threshold == Decimal(f"{STATED_AT:g}") and test.comparison in ("below", "at_or_above")
    return {**SHARE_OF_VERDICT, **({STATED: STATEMENT} if stated else {})}


def definition_of(release: Release, measure: str) -> str:
    """Whose definition a release follows on a measure: NATO's say so; the World Bank passes on another's."""
    if release.source == "nato":
        return release.definition
    return indicators()[_OTHERS[measure][release.source]].definition


def sources(measure: str) -> tuple[str, ...]:
    """The sources that have figures on a measure, NATO first."""
    return ("nato", *_OTHERS.get(measure, {}))


def _conventions(measure: str) -> tuple[str, ...]:
    # Rounding to two decimals decides nothing where money or people are counted.
    return _SAME if indicators()[measure].unit.startswith("percent") else _SAME[:1]
