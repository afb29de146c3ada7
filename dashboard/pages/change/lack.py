"""Why there is no change to show, and which release has one."""

from dashboard.pages.change.crossings import Change
from dashboard.shared.wording import explain_absence, explain_lack, name_area, name_release
from etl.catalogue.members import members
from etl.catalogue.sources import LEAD
from etl.prose import day, listing, start


def explain_nothing(change: Change) -> str:
    """The sentences in place of a chart."""
    if change.part is None:
        return explain_absence(LEAD, change.view.as_of, change.here)
    if len(change.years) < 2:
        what = "shares of GDP with the spending and the GDP at constant prices behind them, in two years"
        return f"{explain_lack(change.part.release, what)} {_other(change)}"
    if change.span is None:
        return f"{_years(change)} {_other(change)}".rstrip()
    gone = listing([name_area(code) for code in change.view.country])
    return f"No change to show for {gone} between {change.span[0]} and {change.span[1]}. Choose other members or years."


def _years(change: Change) -> str:
    since, year = change.view.since, change.view.year
    if since and since == year:
        return f"A change is between two years, and {year} is one. Choose an earlier or a later year."
    release = change.part.release if change.part else None
    named = name_release(release.source, release.release) if release else ""
    held = f"it has those of {change.years[0]} to {change.years[-1]}"
    if lacking := [str(one) for one in (since, year) if one and one not in change.years]:
        return f"{named}, has no figures of {listing(lacking)}: {held}."
    return f"{named}, has no figures {f'after {since}' if since else f'before {year}'}: {held}."


def _other(change: Change) -> str:
    if change.held_by is None:
        return "Choose other years, or another release."
    return f"NATO's release of {day(change.held_by.release.published)} has what is asked for: choose it as the release."


def explain_outsider(change: Change, code: str) -> str:
    """Why a country that was chosen has no row."""
    return f"{start(members()[code].prose)} was no member in {change.span[1] if change.span else 0}, and is not shown."
