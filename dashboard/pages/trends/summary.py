"""Trends in words: what the chosen lines did between their first and last year, with the price basis named (R28)."""

from collections.abc import Iterator

from dashboard.pages.trends.query import Series, Trends
from dashboard.shared.wording import no_release, number, period, release_name, unit_and_prices
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.statuses import PARTIAL
from etl.catalogue.units import unit
from etl.observation import Observation
from etl.prose import listing

# Titles that begin with a name keep its capital.
_PROPER = ("United States",)


def title(trends: Trends) -> str:
    """The finding in about ten words: the chosen line that moved most."""
    moves = [(line, *ends) for line in trends.focus if (ends := _ends(line))]
    if not moves:
        return f"{trends.indicator.title}: nothing to show"
    line, first, last = max(moves, key=lambda move: _move(trends, move[1], move[2]))
    verb = _verb(trends, first, last)
    return (
        f"{line.name}: {_lower(trends.indicator.title)} {verb} from {_value(first)} in {first.year} "
        f"to {_value(last)} in {last.year}"
    )


def subtitle(trends: Trends) -> str:
    """Measure, unit, price base, period, definition and release."""
    if trends.part is None or not trends.years:
        return ""
    first, last = trends.years[0], trends.years[-1]
    return (
        f"{_measure(trends)}, "
        f"{first} to {period(last, trends.is_estimate(last))}. "
        f"{release_name(trends.indicator.source, trends.part.release.release)} ({_definition(trends)})."
    )


def _measure(trends: Trends) -> str:
    words = unit_and_prices(trends.unit, trends.price_base)
    if trends.indicator.is_share:  # "… as a share of GDP, % of GDP" would say it twice
        words = words.replace(unit(trends.unit).label, "per cent")
    return f"{trends.indicator.title}, {words}"


def summary(trends: Trends) -> str:
    """The chart in a few sentences, or why there is none."""
    if trends.part is None:
        return no_release(trends.indicator.source, trends.view.as_of)
    if trends.indicator.id not in trends.part.indicators:
        return f"Not published in this release: {_lower(trends.indicator.title)}. Choose another release or indicator."
    if not trends.focus and not trends.series:
        return "No figures for these members and years. Choose other members or years."
    return " ".join(_sentences(trends))


def _sentences(trends: Trends) -> Iterator[str]:
    estimates = [str(year) for year in trends.years if trends.is_estimate(year)]
    yield from (_course(line, trends) for line in trends.focus)
    if estimates:
        drawn = "dashed" if trends.view.chart == "multiples" else "hollow and dashed"
        yield f"Estimates of this release, drawn {drawn}: {', '.join(estimates)}."
    yield from _open(trends)
    if any(not line.focus for line in trends.series):
        yield "The other members are the grey lines."
    if trends.left_out:
        yield f"Left out, as two currencies share no axis: {listing(trends.left_out)}."


def _open(trends: Trends) -> Iterator[str]:
    """What else is drawn hollow: estimates of single figures, and years that are not over."""
    rows = [row for line in trends.focus for row in line.points if row.value is not None]
    if any(row.status == "estimate" and not trends.is_estimate(row.year) for row in rows):
        yield "Hollow marks are the publisher's own estimates."
    partial = sorted({row.year for row in rows if row.status == PARTIAL})
    if partial:
        note = next(row.note for row in rows if row.status == PARTIAL)
        yield f"{partial[-1]} is part of a year, and not compared ({note})."


def _course(line: Series, trends: Trends) -> str:
    ends = _ends(line)
    if ends is None:
        return f"{line.name} has no figures here."
    first, last = ends
    return (
        f"{line.name}: {_value(first)} in {first.year}, "
        f"{_value(last)} in {period(last.year, trends.is_estimated(last))}."
    )


def _ends(line: Series) -> tuple[Observation, Observation] | None:
    # A year that is not over cannot be held against a whole one.
    rows = [row for row in line.points if row.value is not None and row.status != PARTIAL]
    return (rows[0], rows[-1]) if len(rows) > 1 else None


def _move(trends: Trends, first: Observation, last: Observation) -> float:
    # Levels differ in size: the largest relative change stands out, of shares and rates the largest in points.
    before, after = first.value or 0.0, last.value or 0.0
    if trends.indicator.unit.startswith("percent") or not before:
        return abs(after - before)
    return abs(after / before - 1)


def _verb(trends: Trends, first: Observation, last: Observation) -> str:
    before, after = first.value or 0.0, last.value or 0.0
    if before == after:
        return "expected to stay" if trends.is_estimate(last.year) else "stayed"
    if trends.is_estimate(last.year):
        return "expected to rise" if after > before else "expected to fall"
    return "rose" if after > before else "fell"


def _value(row: Observation) -> str:
    shown = unit(row.unit)
    return f"{number(row.value, shown.decimals)}{shown.suffix}"


def _lower(text: str) -> str:
    return text if text[:2].isupper() or text.startswith(_PROPER) else text[0].lower() + text[1:]


def _definition(trends: Trends) -> str:
    definition = next(point.definition for line in trends.series for point in line.points)
    return DEFINITIONS[definition].title
