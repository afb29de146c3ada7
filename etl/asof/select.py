"""Which release answers, for a pin and what is asked (R30). Nobody else decides it."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from etl.asof.columns import find_members, find_years, has_most, read_year
from etl.asof.pin import Pin, day_of, find_release
from etl.catalogue.indicators import indicators
from etl.catalogue.share import SHARE_OF_VERDICT
from etl.catalogue.sources import LEAD
from etl.observation import PARTIAL
from etl.store.rows import VALUED
from etl.store.snapshot import Part, Snapshot

# A line of fewer years is hardly one: where there is a longer one, it is shown.
SERIES = 5


def known_releases(snapshot: Snapshot, source: str, pin: Pin) -> tuple[Part, ...]:
    """The releases of a source that a pin lets answer, oldest first: those known then, or the one that it names.

    None of them is newer than the pin; a release that is not here is none.
    """
    if name := pin.release_of(source):
        named = find_release(snapshot, source, name)
        return () if named is None else (named,)
    day = day_of(snapshot, pin)
    return tuple(part for part in snapshot.releases(source) if day and part.release.published <= day)


def select_release(snapshot: Snapshot, source: str, pin: Pin, needs: Sequence[str] = (), years: int = 1) -> Part | None:
    """The newest known that holds these indicators for most members and `years` years; else the newest that has them
    at all, else the newest known, which then lacks one. None where none was known: a newer one never stands in.
    """
    newest_first = known_releases(snapshot, source, pin)[::-1]
    whole = (part for part in newest_first if all(holds(part, indicator, years) for indicator in needs))
    some = (part for part in newest_first if all(indicator in part.indicators for indicator in needs))
    return next((part for parts in (whole, some, newest_first) for part in parts), None)


def holds(part: Part, indicator: str, years: int = 1) -> bool:
    """Whether a release has an indicator; one at hand in part only counts where it has most members in these years."""
    if part.release.extent == PARTIAL:
        return part.covered.get(indicator, 0) >= years
    return indicator in part.indicators


def select_series(
    snapshot: Snapshot,
    pin: Pin,
    indicator: str,
    members: Iterable[str] = (),
    years: tuple[int, int] | None = None,
) -> Part | None:
    """The release for lines over time: the newest known that has the indicator for the years and members asked about.

    Without years, for SERIES years. Of the members those count that any release known has. Where none can, the newest
    with any figure of these years, else what `select_release` gives.
    """
    source = indicators()[indicator].source
    known = known_releases(snapshot, source, pin)[::-1]
    which = VALUED._replace(years=years)
    held = [part for part in known if holds(part, indicator, 1 if years else SERIES)]

    @cache
    def has_values(place: int) -> frozenset[str]:
        """Those of whom a release has a value: an older one is hardly ever looked into."""
        return frozenset(find_members(snapshot, held[place], indicator, which))

    wanted = {code for code in members if any(code in has_values(place) for place in range(len(held)))}
    for place, part in enumerate(held):
        spans = years is None or _spans(snapshot, part, indicator, years)
        if spans and wanted <= has_values(place):
            return part
    some = (part for part in (*held, *known) if years and find_years(snapshot, part, indicator, which))
    return next(chain(some, held), None) or select_release(snapshot, source, pin, (indicator,))


def select_span(snapshot: Snapshot, pin: Pin, needs: Sequence[str], years: Iterable[int] = ()) -> Part | None:
    """NATO's release for a change between years: the newest known that has all these indicators in each of the years.

    Where none has, the newest that has the indicators, else what `select_release` gives.
    """
    known, asked = known_releases(snapshot, LEAD, pin)[::-1], {*years}
    held = [part for part in known if all(holds(part, one, 2) for one in needs)]
    spanning = (part for part in held if asked <= {*find_common_years(snapshot, part, needs)})
    return next(chain(spanning, held), None) or select_release(snapshot, LEAD, pin, needs, 2)


def find_common_years(snapshot: Snapshot, part: Part, needs: Iterable[str]) -> tuple[int, ...]:
    """The years of which a release has a value of each of these indicators, oldest first."""
    found = [{*find_years(snapshot, part, one, VALUED)} for one in needs]
    return tuple(sorted(set.intersection(*found))) if found else ()


def select_shares(snapshot: Snapshot, pin: Pin, convention: str, codes: Sequence[str], year: int) -> Part | None:
    """NATO's newest release known that has the shares of a year for nine in ten of these members, if any has."""
    for part in known_releases(snapshot, LEAD, pin)[::-1]:
        if has_most(codes, read_year(snapshot, part, SHARE_OF_VERDICT[convention], year)):
            return part
    return None


def _spans(snapshot: Snapshot, part: Part, indicator: str, years: tuple[int, int]) -> bool:
    """Whether a release has values in the first and the last of these years."""
    return {*years}.issubset(find_years(snapshot, part, indicator, VALUED))
