"""A claim on when a target was agreed, held against the dated targets (R20)."""

from dataclasses import dataclass
from datetime import date

from etl.catalogue.claims import Claim
from etl.catalogue.targets import Target, targets


@dataclass(frozen=True)
class Agreement:
    """A target that a claim may mean; `holds` says whether it was agreed in the year claimed."""

    target: Target
    holds: bool


def find_agreements(claim: Claim, day: date | None) -> tuple[Agreement, ...]:
    """Every target that the claim may mean and that was agreed by the day, the oldest first."""
    meant = (one for one in targets() if _is_meant(one, claim) and (not day or one.agreed <= day))
    return tuple(Agreement(one, one.agreed.year == claim.year) for one in meant)


def _is_meant(one: Target, claim: Claim) -> bool:
    named = next((known for known in targets() if known.id == claim.threshold), None)
    if named is None:
        return one.indicator == claim.measure and one.value is not None and one.value == float(claim.threshold)
    return one.indicator == named.indicator and one.value == named.value
