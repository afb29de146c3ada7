"""Trends in words: what the chosen lines did between their first and last year, with the price basis named (R28)."""

from collections.abc import Callable, Iterator
from math import log

from dashboard.pages.trends.choices import INDEX, LOG, SHARE_OF_ALLIANCE
from dashboard.pages.trends.heights import write_measured
from dashboard.pages.trends.kinship import tell_changes
from dashboard.pages.trends.query import Trends
from dashboard.pages.trends.series import NATIONAL, Series, find_last
from dashboard.pages.trends.shortfall import explain_prices, say_held, write_years
from dashboard.shared.wording import (
    YES_OR_NO,
    explain_absence,
    explain_lack,
    name_release,
    write_amount,
    write_period,
)
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.members import unarmed
from etl.catalogue.statuses import PARTIAL
from etl.catalogue.units import unit
from etl.observation import Observation
from etl.prose import counted, listing, start

Measure = Callable[[float, float], float]
# By whether the last year is an estimate, and whether the figure is larger then.
_VERBS = {
    (False, True): "rose", (False, False): "fell", (True, True): "expected to rise", (True, False): "expected to fall",
}  # fmt: skip


def write_title(trends: Trends) -> str:
    """The finding in about ten words; that there is nothing to show where nothing is drawn, and only there."""
    if not trends.years:
        return f"{start(name_subject(trends))}: nothing to show"
    if trends.unit == YES_OR_NO:
        return _tally(trends)
    moves = [(line, *ends) for line in trends.focus if (ends := _ends(line))]
    return _course_of_most(trends, moves) if moves else _state(trends)


def _tally(trends: Trends) -> str:
    """How many of the lines answer yes in the last year."""
    year = trends.years[-1]
    answers = [row.value for line in trends.series for row in line.points if row.year == year and row.value is not None]
    of = f"{sum(map(bool, answers))} of the {counted(len(answers), 'member')} shown"
    return f"{trends.indicator.title}: {of}, {'expected ' if trends.is_estimate(year) else ''}in {year}"


def _course_of_most(trends: Trends, moves: list[tuple[Series, Observation, Observation]]) -> str:
    """The chosen line that moved most."""
    measure = _choose_measure(trends, moves)
    line, first, last = max(moves, key=lambda move: measure(move[1].value or 0.0, move[2].value or 0.0))
    expected, before, after = trends.is_estimate(last.year), _value(first, trends), _value(last, trends)
    named = f"{line.name}: {name_subject(trends)}"
    if before == after:  # as printed: "rose from 1.19 to 1.19" would be read as a fault
        return f"{named} {'expected to stay' if expected else 'stayed'} at {after} from {first.year} to {last.year}"
    verb = _VERBS[expected, (last.value or 0.0) > (first.value or 0.0)]
    return f"{named} {verb} from {before} in {first.year} to {after} in {last.year}"


def _state(trends: Trends) -> str:
    """The largest of the chosen lines where each has one figure; where none is chosen, what is drawn in grey."""
    newest = [
        (row.value, line.name, row) for line in trends.focus if (row := find_last(line)) and row.value is not None
    ]
    if newest:
        _, name, row = max(newest, key=lambda one: one[:2])
        verb = "expected at" if trends.is_estimate(row.year) else "at"
        return f"{name}: {name_subject(trends)} {verb} {_value(row, trends)} in {row.year}"
    drawn = sum(find_last(line) is not None for line in trends.series)
    years = "–".join(str(year) for year in dict.fromkeys((trends.years[0], trends.years[-1])))
    return f"{start(name_subject(trends))} of {counted(drawn, 'member')}, {years}"


def name_subject(trends: Trends) -> str:
    """What is shown, in a heading: the indicator, or as what it is shown."""
    title = trends.indicator.title
    if trends.way == INDEX:
        return f"{title} ({trends.manner.base} = 100)"
    if trends.way != SHARE_OF_ALLIANCE:
        return title
    return f"share of the Alliance’s {title[0].lower() if title[1].islower() else title[0]}{title[1:]}"


def write_subtitle(trends: Trends) -> str:
    """Measure, unit, price base, period, definition and release."""
    if trends.part is None or not trends.years:
        return ""
    release = name_release(trends.indicator.source, trends.part.release.release)
    return f"{_measure(trends)}, {_span(trends)}. {release} ({_definition(trends)}). {explain_prices(trends)}".rstrip()


def _span(trends: Trends) -> str:
    first, last = trends.years[0], trends.years[-1]
    until = write_period(last, trends.is_estimate(last))
    return until if first == last else f"{first} to {until}"


def _measure(trends: Trends) -> str:
    if trends.unit == YES_OR_NO:
        return trends.indicator.title
    words = write_measured(trends) + (" (logarithmic axis)" if trends.way == LOG else "")
    if trends.indicator.is_share and trends.way != INDEX:  # "… as a share of GDP, % of GDP" would say it twice
        words = words.replace(unit(trends.unit).label, "per cent")
    return f"{trends.indicator.title}, {words}"


def write_summary(trends: Trends) -> str:
    """The chart in a few sentences, or why there is none."""
    if trends.part is None:
        return explain_absence(trends.indicator.source, trends.view.as_of, trends.here)
    if trends.indicator.id not in trends.part.indicators:
        return f"{explain_lack(trends.part.release, trends.indicator.title)} Choose another release or indicator."
    if not trends.focus and not trends.series:
        if trends.indicator.unit == NATIONAL and not trends.view.country:
            return "Two currencies share no axis. Choose the member whose currency is to be shown."
        return _explain_nothing(trends)
    return " ".join(_sentences(trends))


def _explain_nothing(trends: Trends) -> str:
    if not trends.view.country and not trends.view.others:
        return "No member is chosen. Choose members, or show the others in grey."
    held = say_held(trends, "has none: its figures are")
    said = ("No figures for these members and years.", held, "Choose other members or years.")
    return " ".join(filter(None, said))


def _sentences(trends: Trends) -> Iterator[str]:
    estimates = [str(year) for year in trends.years if trends.is_estimate(year)]
    yield from (_course(line, trends) for line in trends.focus)
    if trends.absent:
        verb = "has" if len(trends.absent) == 1 else "have"
        years = " for these years" if trends.view.time else ""
        yield f"{listing(trends.absent)} {verb} no figures in this release{years}."
    yield from _explain_groups(trends)
    yield from tell_changes(trends)
    if trends.unit == YES_OR_NO:
        yes = [line.name for line in trends.series if (row := find_last(line)) and row.value]
        yield f"Yes: {listing(sorted(yes))}." if yes else "Yes: none."
    if estimates:
        marked = trends.focus and trends.view.chart != "multiples"
        drawn = "hollow" if len(trends.years) == 1 else "hollow and dashed" if marked else "dashed"
        yield f"Estimates of this release, drawn {drawn}: {listing(estimates)}."
    yield from _open(trends)
    if any(not line.focus for line in trends.series):
        grey = "in grey" if trends.view.chart == "multiples" else "the grey lines"
        yield f"The {'other ' if trends.focus else ''}members are {grey}."
    if trends.left_out and trends.way == INDEX:
        yield f"Left out, having no figure above zero in {trends.manner.base}: {listing(trends.left_out)}."
    elif trends.left_out:
        yield f"Left out, as two currencies share no axis: {listing(trends.left_out)}."


def _explain_groups(trends: Trends) -> Iterator[str]:
    """Whose figures are missing from a group's, and which of the chosen have none because of what they are."""
    for line in trends.focus:
        for missing in dict.fromkeys(line.without.values()):
            years = [year for year, lack in line.without.items() if lack == missing]
            known = any(row.value is not None for row in line.points if row.year in years)
            made = "computed without" if known else "no sum, for want of a figure for"
            yield f"{line.name}, {write_years(years)}: {made} {listing(missing)}."
    if trends.apart:
        verb = "is" if len(trends.apart) == 1 else "are"
        if trends.way == SHARE_OF_ALLIANCE:
            yield f"{listing(trends.apart)} {verb} no part of the Alliance."
        else:
            yield f"{listing(trends.apart)} {verb} not shown: no figure of a group follows from its members’ here."


def _open(trends: Trends) -> Iterator[str]:
    """What else is drawn hollow or dashed: estimates of single figures, and years that are not over."""
    in_colour = [row for line in trends.focus for row in line.points if row.value is not None]
    if any(row.status == "estimate" and not trends.is_estimate(row.year) for row in in_colour):
        yield "Hollow marks are the publisher's own estimates."
    rows = [row for line in trends.series for row in line.points if row.value is not None]
    partial = sorted({row.year for row in rows if row.status == PARTIAL})
    if partial:
        note = next(row.note for row in rows if row.status == PARTIAL)
        yield f"{partial[-1]} is part of a year, and not compared ({note})."


def _course(line: Series, trends: Trends) -> str:
    ends, newest = _ends(line), find_last(line)
    if newest is None:
        lacks_forces = trends.indicator.needs_armed_forces and line.code in unarmed()
        return f"{line.name} has no {'armed forces, and so no ' if lacks_forces else ''}figures here."
    if ends is None:
        return f"{line.name}: {_value(newest, trends)} in {write_period(newest.year, trends.is_estimated(newest))}."
    first, last = ends
    return (
        f"{line.name}: {_value(first, trends)} in {first.year}, "
        f"{_value(last, trends)} in {write_period(last.year, trends.is_estimated(last))}."
    )


def _ends(line: Series) -> tuple[Observation, Observation] | None:
    # A year that is not over cannot be held against a whole one.
    rows = [row for row in line.points if row.value is not None and row.status != PARTIAL]
    return (rows[0], rows[-1]) if len(rows) > 1 else None


def _choose_measure(trends: Trends, moves: list[tuple[Series, Observation, Observation]]) -> Measure:
    """How far a figure moved: levels differ in size, and by their logarithms a fall to a seventieth outweighs a rise to
    three times. Shares and rates are compared in points, and so is what was ever nothing or less.
    """
    ends = [row.value or 0.0 for _, *pair in moves for row in pair]
    if unit(trends.unit).is_percent or min(ends) <= 0:
        return lambda before, after: abs(after - before)
    return lambda before, after: abs(log(after / before))


def _value(row: Observation, trends: Trends) -> str:
    return write_amount(row.value, row.unit, trends.decimals)


def _definition(trends: Trends) -> str:
    definition = next(point.definition for line in trends.series for point in line.points)
    return DEFINITIONS[definition].title
