"""The paths in words: arithmetic, never a forecast. Nobody owes (R20), and estimates are expected (R8)."""

from collections.abc import Iterator

from dashboard.pages.path.outlook import ALL, GROUPS, RECORDS, Outlook, Path, write_growth
from dashboard.shared.wording import (
    explain_absence,
    name_release,
    write_number,
    write_percent,
    write_period,
)
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.members import members
from etl.catalogue.sources import LEAD
from etl.prose import listing, start

_LISTED = 8
_SMALL = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_STANDING = {1.0: "ahead", 0.0: "on track", -1.0: "behind"}


def write_title(path: Path) -> str:
    """The finding: of one, or of how many the record is as fast as the target asks."""
    focus, aim = path.focus, f"{path.aim:g} %"
    who = start(focus.prose) if focus else ""
    if focus is None or not path.rows:
        return f"No path to {aim} to show"
    if path.view.country == ALL:
        return _tally(path)
    if focus.is_met and focus.share is not None:
        expected = "expected " if path.estimate else ""
        share = write_percent(focus.share.value or 0.0)
        return f"{who}: {share} {expected}in {path.last}, at or above {aim} already"
    if focus.required is None:
        return f"{who}: no figure of {path.last} to hold against {aim}"
    asked = f"{aim} by {path.due} asks {write_growth(focus.required)} real growth a year"
    return f"{who}: {asked}{_record(path, focus)}"


def _record(path: Path, focus: Outlook) -> str:
    record = focus.record(path.trend)
    return "" if record is None else f"; the last {_SMALL[path.trend]} years had {write_growth(record)}"


def _tally(path: Path) -> str:
    aim, since = f"{path.aim:g} %", path.last - path.trend
    if path.judged:
        return (
            f"{len(path.ahead)} of {len(path.judged)} members below {aim} grew as fast from {since} to "
            f"{write_period(path.last, path.estimate)} as {aim} by {path.due} asks"
        )
    if path.asked:
        below = f"{len(path.asked)} of {len(path.rows)} members are below {aim}"
        return f"{below}; this release has no record of {path.trend} years"
    return f"All {len(path.met)} members with figures are at or above {aim} already"


def write_subtitle(path: Path) -> str:
    """Measure, price base, period, assumption, definition and release."""
    if path.part is None or not path.rows:
        return ""
    release, record = path.part.release, path.part.price_base
    prices = f" at constant {record} prices" if record.isdigit() else ""
    return (
        f"Real growth of defence expenditure a year{prices} that takes the share of GDP of "
        f"{write_period(path.last, path.estimate)} to {path.aim:g} % in {path.due} while GDP grows by "
        f"{path.view.growth:g} % a year, beside the record. {name_release(release.source, release.release)} "
        f"({DEFINITIONS[release.definition].title})."
    )


def write_summary(path: Path) -> str:
    """The chart in a few sentences, or why there is none."""
    if path.part is None:
        return explain_absence(LEAD, path.view.as_of, path.here)
    if not path.rows:
        return _explain_nothing(path)
    return " ".join(_sentences(path))


def _explain_nothing(path: Path) -> str:
    release = path.part.release if path.part else None
    named = name_release(release.source, release.release) if release else ""
    if path.outsider:
        who = start(members()[path.view.country].prose)
        return f"{who} was no member in {path.last}, as known then. Choose another country, or a later release."
    if path.last >= path.due:
        return (
            f"{path.aim:g} % was due in {path.due}, and {named}, goes to {path.last}: no way is left to show. "
            "Choose another target, or an earlier release."
        )
    return f"{named}, has no shares of GDP with spending and GDP at constant prices. Choose another release, or a date."


def _sentences(path: Path) -> Iterator[str]:
    if path.focus is not None:
        yield from _course(path, path.focus)
    yield from _members(path)
    unarmed = [one.prose for one in members().values() if not one.armed_forces]
    yield f"{listing(unarmed)} has no armed forces, and so no figure."
    if path.unpublished:
        yield f"{path.unpublished}: not published, so no number here has it."
    if path.estimate:
        yield f"{path.last} is an estimate in this release."


def _course(path: Path, focus: Outlook) -> Iterator[str]:
    name = start(focus.prose)
    records = [
        f"{write_growth(one)} over {years} years" for years in RECORDS if (one := focus.record(years)) is not None
    ]
    had = f"; the record is {listing(records)}" if records else ""
    if focus.required is not None:
        asked = f"{path.aim:g} % by {path.due} asks {write_growth(focus.required)} real growth of spending a year"
        yield f"{name}: {asked}{had}."
    elif focus.is_met:
        yield f"{name} {'are' if focus.code in GROUPS else 'is'} at or above {path.aim:g} % already{had}."
    standing = focus.standing
    if standing is not None and path.start < path.last:
        side = _STANDING[focus.side]
        yield (
            f"On the straight path from {path.start} the share of {path.last} is {side} "
            f"({'+' if standing > 0 else ''}{write_number(standing, 2)} points)."
        )
    yield from _arrival(path, focus)
    if focus.code in GROUPS:
        yield "The same members are taken together in all years; NATO's own total counts each from the year it joined."


def _arrival(path: Path, focus: Outlook) -> Iterator[str]:
    if focus.required is None:
        return
    slope, year = focus.value("catch_up_year", "slope"), focus.value("catch_up_year")
    if slope is None:
        return
    if year is None:
        yield f"On its trend of {path.trend} years it would not be at {path.aim:g} % by 2100."
        return
    rise = f"{'+' if slope > 0 else ''}{write_number(slope, 2)} points a year"
    yield (
        f"On its trend of {path.trend} years ({rise}) it would "
        f"be at {path.aim:g} % in {year:.0f}{write_band(focus)}: arithmetic, not a forecast."
    )


def write_band(focus: Outlook) -> str:
    """The years between which the arrival lies, by the error of past estimates."""
    first, last = (focus.value("catch_up_year", end) for end in ("earliest", "latest"))
    if first is None or last is None or first == last:
        return ""
    return f", or {first:.0f} to {last:.0f} within the error of past estimates"


def _members(path: Path) -> Iterator[str]:
    ahead = {row.code for row in path.ahead}
    slower = [row.prose for row in path.judged if row.code not in ahead]
    if path.judged:
        who = f": {listing(slower)}" if 0 < len(slower) <= _LISTED else ""
        yield (
            f"Of the {len(path.judged)} members below {path.aim:g} % with a record of {path.trend} years, {len(ahead)} "
            f"grew as fast as the target asks and {len(slower)} did not{who}."
        )
    if path.met:
        names = listing([row.prose for row in path.met])
        yield f"At or above {path.aim:g} % already: {names}."
    lacking = [row.prose for row in path.rows if not row.is_met and row.lead(path.trend) is None]
    if lacking:
        yield f"A figure is missing of {listing(lacking)}."
