"""What is known of a source, and what it declares: definitions, units, indicators."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from etl.catalogue.indicator import Indicator
from etl.catalogue.unit import Unit
from etl.prose import day


@dataclass(frozen=True)
class Definition:
    """A definition of the quantity measured, with what sets it apart.

    `words` names it in prose; `former` does so beside a newer definition of the same source, "" where there is none.
    """

    id: str
    title: str
    words: str
    text: str
    former: str = ""


@dataclass(frozen=True)
class Excerpt:
    """What of a source may be passed on where its terms are not open. `reason` says why, for readers.

    It is these indicators of NATO's members, of the economies shown for comparison and of unions of states, from the
    year `since` on.
    """

    indicators: tuple[str, ...]
    since: int
    reason: str


@dataclass(frozen=True)
class KnownLoss:
    """What a release lacks of a member in the publisher's own file, though the one before it had it."""

    release: str
    indicator: str
    member: str
    reason: str


class Finds(StrEnum):
    """Where it shows that a publisher has a newer release."""

    PAGE = "page"  # links on a page
    API = "api"  # an interface that gives the newest, and says which it is
    FILE = "file"  # a file at one address for all releases, which says which it is
    BY_HAND = "by hand"  # nowhere that a program could look


@dataclass(frozen=True)
class Lookout:
    """How the next release of a source is found, and the address to look at."""

    how: Finds
    address: str

    def __str__(self) -> str:
        """In a clause: "looked for on the page https://…"."""
        return self.address.join(self.around)

    @property
    def around(self) -> tuple[str, str]:
        """What the clause says before the address, and after it."""
        before, _, after = _LOOKOUTS[self.how].partition("{address}")
        return before, after


_LOOKOUTS = {
    Finds.PAGE: "looked for on the page {address}",
    Finds.API: "given by {address}, which says which it is",
    Finds.FILE: "read from {address}, which stays the same and says which release it holds",
    Finds.BY_HAND: "wants a file by hand: look at {address}, fetch what is new there, and bring it with "
    "`burden add FILE`",
}


@dataclass(frozen=True)
class Source:
    """A publisher's product that observations come from, as etl/sources/<id>/source.toml declares it.

    `finds` says how its next release is found. `prose` is the publisher in a sentence, with its article, and `issue`
    what it calls a release. `fiscal_year` says whose years its figures are of (R14). `expected_every` is the number of
    days after which a newer release is due, None where there is no rhythm. `newest_only`: the publisher gives its
    newest release and no other, so that earlier ones are kept from before. `links_newest`: its page links to that one
    only, so that what was found there stays when another takes its place. `gathered`: its figures come from many
    papers, and are restated backwards as more become known. `names_base_year`: it says of which year its constant
    prices are. `definition_by_release`: each release says which of the source's definitions it follows, whatever the
    indicator. `says_who_is_unarmed`: a member without armed forces gets a null that says so (R9), in each year of an
    indicator that needs any. `known_losses` are no sign of a file that was cut. `excerpt` is None where all may be
    passed on.
    """

    id: str
    publisher: str
    title: str
    prose: str
    issue: str
    url: str
    licence: str
    citation: str
    fiscal_year: str
    finds: Lookout
    indicators: tuple[Indicator, ...]
    definitions: tuple[Definition, ...] = ()
    units: tuple[Unit, ...] = ()
    expected_every: int | None = None
    newest_only: bool = False
    links_newest: bool = False
    gathered: bool = False
    names_base_year: bool = True
    definition_by_release: bool = False
    says_who_is_unarmed: bool = False
    known_losses: tuple[KnownLoss, ...] = ()
    excerpt: Excerpt | None = None

    def issue_of(self, release: str, published: date) -> str:
        """A release where its publisher is known: "release of 25 June 2019", "edition 1949-2025"."""
        return self.issue.format(release=release, day=day(published))

    def name_release(self, release: str, published: date) -> str:
        """A release in a sentence: "NATO's release of 25 June 2019"."""
        return f"{self.prose}'s {self.issue_of(release, published)}"
