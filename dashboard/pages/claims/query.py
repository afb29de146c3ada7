"""The claim that a view asks about, checked; or why it cannot be."""

from dataclasses import dataclass, replace

from dashboard.view import View
from etl.catalogue.claims import Claim, claims
from etl.claims import Checked, check, parse
from etl.errors import ClaimError
from etl.store.snapshot import Snapshot


@dataclass(frozen=True)
class Asked:
    """A claim with what was found on it; where it was not understood, `fault` says which part and what would be."""

    checked: Checked | None = None
    fault: str = ""


def asked(snapshot: Snapshot, view: View) -> Asked:
    """The claim of a view: one of the article's by its id, else the reader's own words, checked.

    A pin of the view stands in the place of the day that the claim itself names.
    """
    known = claims().get(view.claim)
    try:
        claim = known or parse(view.claim)
        return Asked(check(snapshot, _pinned(claim, view)))
    except ClaimError as error:
        return Asked(fault=str(error))


def _pinned(claim: Claim, view: View) -> Claim:
    if not view.as_of:
        return claim
    release = str(view.as_of) if view.as_of.release else ""
    return replace(claim, as_of=view.as_of.day, release=release)
