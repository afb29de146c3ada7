"""A claim on when a target was agreed, held against the dated targets (R20)."""

from collections.abc import Sequence
from datetime import date

from etl.catalogue.claims import Claim
from etl.catalogue.targets import Target, targets
from etl.claims.checked import DEPENDS, FAILS, HOLDS, OPEN, Checked, Dated
from etl.prose import day as day_words
from etl.prose import listing


def check(snapshot: str, claim: Claim, day: date | None) -> Checked:
    """Every target that the claim may mean, the oldest first, and whether it was agreed in the year claimed."""
    found = tuple(_dated(one, claim) for one in targets() if _meant(one, claim) and (not day or one.agreed <= day))
    held = [one for one in found if one.holds]
    word = OPEN if not found else FAILS if not held else HOLDS if len(held) == len(found) else DEPENDS
    said = {OPEN: f"{OPEN}: no target of that value was agreed by then", DEPENDS: _depends(found)}.get(word, word)
    year = claim.year
    return Checked(claim, snapshot, day, day or date(year or date.max.year, 12, 31), year, word, said, dated=found)


def _meant(one: Target, claim: Claim) -> bool:
    named = next((known for known in targets() if known.id == claim.threshold), None)
    if named is None:
        return one.indicator == claim.measure and one.value is not None and one.value == float(claim.threshold)
    return one.indicator == named.indicator and one.value == named.value


def _dated(one: Target, claim: Claim) -> Dated:
    return Dated(one.id, one.title, one.agreed, one.wording, one.source, one.agreed.year == claim.year)


def _depends(found: Sequence[Dated]) -> str:
    held, others = (
        listing([f"{one.title.partition(':')[0]} ({day_words(one.agreed)})" for one in found if one.holds is holds])
        for holds in (True, False)
    )
    return f"{DEPENDS} {held}, not under {others}"
