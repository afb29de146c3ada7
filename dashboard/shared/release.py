"""The release that a view's pin selects."""

from weakref import WeakKeyDictionary

from dashboard.view import View
from etl.arithmetic.precision import usable_for_verdict
from etl.asof.pin import day_of, selected
from etl.catalogue.share import SHARE
from etl.store.snapshot import Part, Snapshot

# A line of fewer years is hardly one: where there is a longer one, it is shown.
SERIES = 5
# By snapshot and part, for every chart asks several times.
_USABLE: WeakKeyDictionary[Snapshot, dict[str, bool]] = WeakKeyDictionary()


def release_in_force(snapshot: Snapshot, source: str, view: View, indicator: str) -> Part | None:
    """The release of `source` that the view's pin selects for one year of an indicator.

    None where none was known (the newest never stands in). Where none holds the indicator it is the newest known.
    """
    return selected(snapshot, source, view.as_of, indicator) or selected(snapshot, source, view.as_of)


def release_for_verdicts(snapshot: Snapshot, view: View) -> Part | None:
    """NATO's release that the pin selects for shares that a verdict may rest on: two decimals or more (R4).

    Where none of its day is printed so, the newest that has shares.
    """
    newest = release_in_force(snapshot, "nato", view, SHARE)
    if newest is None or view.as_of.source == "nato" or usable(snapshot, newest):
        return newest
    older = (part for part in snapshot.releases("nato")[::-1] if part.release.published < newest.release.published)
    return next((part for part in older if part.covered.get(SHARE) and usable(snapshot, part)), newest)


def usable(snapshot: Snapshot, part: Part) -> bool:
    """Whether a verdict may rest on the shares of a release."""
    known = _USABLE.setdefault(snapshot, {})
    if part.sha256 not in known:
        known[part.sha256] = usable_for_verdict([row.value for row in snapshot.rows(part, SHARE)])
    return known[part.sha256]


def release_of_series(snapshot: Snapshot, source: str, view: View, indicator: str) -> Part | None:
    """Like `release_in_force`, for an indicator over time."""
    return selected(snapshot, source, view.as_of, indicator, SERIES) or release_in_force(
        snapshot, source, view, indicator
    )


def newer(snapshot: Snapshot, shown: Part, view: View) -> tuple[Part, ...]:
    """The releases of the same source that are newer than the one shown and were known on the day of the pin."""
    day = day_of(snapshot, view.as_of)
    known = snapshot.releases(shown.release.source)
    return tuple(part for part in known if day and shown.release.published < part.release.published <= day)
