"""What is known of a source."""

from dataclasses import dataclass

from etl.catalogue.indicator import Indicator


@dataclass(frozen=True)
class Excerpt:
    """What of a source may be passed on where its terms are not open. `reason` says why, for readers.

    It is these indicators of NATO's members and of the economies shown for comparison, from the year `since` on.
    """

    indicators: tuple[str, ...]
    since: int
    reason: str


@dataclass(frozen=True)
class Source:
    """A publisher's product that observations come from.

    `expected_every` is the number of days after which a newer release is due, None where there is no rhythm.
    `fiscal_year` says which year its figures are of (R14).
    `newest_only`: the publisher gives its newest release and no other, so that earlier ones are kept from before.
    `excerpt` is None where all may be passed on. `says_who_is_unarmed`: a member without armed forces gets a null that
    says so (R9), in each year of an indicator that needs any.
    """

    id: str
    publisher: str
    title: str
    url: str
    licence: str
    citation: str
    fiscal_year: str
    indicators: tuple[Indicator, ...]
    expected_every: int | None
    newest_only: bool = False
    excerpt: Excerpt | None = None
    says_who_is_unarmed: bool = False
