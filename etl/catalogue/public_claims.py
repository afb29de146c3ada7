"""What was said in public about NATO's spending, with verdicts that were worked out by hand."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from etl.catalogue.seeds import read_toml

_FILE = "claims/public.toml"


@dataclass(frozen=True)
class PublicClaim:
    """A claim with who made it, where that is to be read, and what was known.

    verdict     on the day it was said; "held until" where a later release, of the day `until`, does not let it hold
    now         the verdict by the newest release alone
    sentence    the claim as a reader types it to the claim checker, as of the day
    month_only  whether only the month of the day is certain
    number      the figure that decides, with its year and unit; "" where none does
    worked      releases and figures
    by_hand     why the claim checker is not asked, though it may read the sentence; "" where it is
    """

    id: str
    says: str
    sentence: str
    said_by: str
    publisher: str
    where: str
    said_on: date
    verdict: str
    now: str
    worked: str
    number: str = ""
    until: date | None = None
    address: str = ""
    month_only: bool = False
    note: str = ""
    by_hand: str = ""

    @property
    def on_the_day(self) -> str:
        """The verdict by what was known on the day alone."""
        return "holds" if self.until else self.verdict


@cache
def public_claims() -> tuple[PublicClaim, ...]:
    """All of seeds/claims/public.toml, what was said first first."""
    return tuple(sorted((PublicClaim(**row) for row in _read()["claim"]), key=lambda one: one.said_on))


def known_by() -> date:
    """The day of the newest release that their verdicts rest on."""
    found: date = _read()["known"]
    return found


@cache
def _read() -> dict[str, Any]:
    return read_toml(_FILE)
