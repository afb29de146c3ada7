"""The ways of one member or area: what is required and was achieved, the straight path, and where the trend leads."""

from collections.abc import Iterator

from etl.arithmetic import paths
from etl.asof.verdict import NEAR, meets
from etl.catalogue.members import area_names
from etl.catalogue.quantities import SPENDING
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Reason, Result, Why
from etl.observation import Observation

MEASURES = ("required_real_growth", "target_path", "catch_up_year")


def list_ways(figures: Figures, choice: Choice, code: str) -> Iterator[Result]:
    """All three of one member or area: what is required, the straight path since `choice.since`, the year of arrival.

    Raises MeasureError like the measures themselves.
    """
    required, path, arrival = (Inquiry.of(one, figures, choice) for one in MEASURES)
    if choice.growth is None:
        raise MeasureError("growth", "is the reader's to choose", "Give the real growth of GDP in per cent a year.")
    last = required.year()
    yield find_required(required, code, find_span(choice, last), choice.growth)
    yield find_achieved(required, code, last)
    yield from list_path(path, code, find_span(choice, path.since(last)))
    yield from list_arrival(arrival, code, range(last - choice.trend + 1, last + 1))


def find_span(choice: Choice, start: int) -> tuple[int, int]:
    """The first and the last year of a way. Raises MeasureError where it would end before it starts."""
    if choice.due <= start:
        raise MeasureError(f"due {choice.due}", f"is not after {start}, where it starts from", "Choose a later year.")
    return start, choice.due


def find_required(inquiry: Inquiry, code: str, span: tuple[int, int], growth: float) -> Result:
    """The real growth of spending a year that takes one from its share to the target."""
    place = code, span[0]
    start = _below(inquiry, place)
    if isinstance(start, Why):
        return inquiry.nothing(place, start)
    value = paths.find_required_growth(start.value or 0.0, inquiry.choice.target, span[1] - span[0], growth)
    return inquiry.value(place, value, (start,))


def find_achieved(inquiry: Inquiry, code: str, year: int) -> Result:
    """The real growth of spending a year over the years of the trend."""
    place, first = (code, year), year - inquiry.choice.trend
    column = inquiry.figures.column(SPENDING)
    if missing := [at for at in (first, year) if (code, at) not in column]:
        return inquiry.nothing(place, inquiry.figures.why(SPENDING, code, missing[0]), "achieved")
    rows = column[code, first], column[code, year]
    value = paths.find_mean_growth(rows[0].value or 0.0, rows[1].value or 0.0, inquiry.choice.trend)
    return inquiry.value(place, value, rows, "achieved")


def _below(inquiry: Inquiry, place: tuple[str, int]) -> Observation | Why:
    """The share at a place; why no way leads up to the target where it is missing, or at or above the target."""
    rows, aim = inquiry.rows(*place), inquiry.choice.target
    if isinstance(rows, Why):
        return rows
    if meets(rows[0].value or 0.0, aim, inquiry.choice.convention):
        expected = " (expected)" if inquiry.figures.is_estimate(rows[0]) else ""
        said = f"{area_names()[place[0]]} is at or above {aim:g} % in {place[1]}{expected}, so no way leads up to it."
        return Why(Reason.ALREADY_MET, said)
    return rows[0]


def list_path(inquiry: Inquiry, code: str, span: tuple[int, int]) -> Iterator[Result]:
    """The straight path of one, and its shares beside it."""
    start = _below(inquiry, (code, span[0]))
    if isinstance(start, Why):
        yield inquiry.nothing((code, span[0]), start)
        return
    column = inquiry.figures.column(inquiry.inputs[0])
    for year in range(span[0], span[1] + 1):
        line = paths.follow_line(start.value or 0.0, inquiry.choice.target, span, year)
        yield inquiry.value((code, year), line, (start,))
        if (code, year) in column:
            yield from _beside(inquiry, column[code, year], line, start)


def _beside(inquiry: Inquiry, row: Observation, line: float, start: Observation) -> Iterator[Result]:
    deviation = (row.value or 0.0) - line
    standing = 0.0 if abs(deviation) < float(NEAR) else (1.0 if deviation > 0 else -1.0)
    rests_on = tuple(dict.fromkeys((start, row)))
    yield from inquiry.parts((row.member, row.year), {"deviation": deviation, "standing": standing}, rests_on)


def list_arrival(inquiry: Inquiry, code: str, years: range) -> Iterator[Result]:
    """The trend of one over these years, and the years in which it would be at the target."""
    place = code, years[-1]
    start = _below(inquiry, place)
    if isinstance(start, Why):
        yield inquiry.nothing(place, start)
        return
    rows = [inquiry.rows(code, year) for year in years]
    if missing := next((row for row in rows if isinstance(row, Why)), None):
        yield inquiry.nothing(place, missing)
        return
    shares = tuple(row[0] for row in rows if not isinstance(row, Why))
    rise = paths.fit_slope([row.value or 0.0 for row in shares])
    yield inquiry.value(place, rise, shares, "slope")
    yield from _arrivals(inquiry, shares, rise)


def _arrivals(inquiry: Inquiry, shares: tuple[Observation, ...], rise: float) -> Iterator[Result]:
    last, band = shares[-1], inquiry.choice.band
    for part, off in (("", 0.0), ("earliest", band), ("latest", None if band is None else -band)):
        place = last.member, last.year
        if off is None:
            yield inquiry.nothing(
                place, Why(Reason.MISSING_INPUT, "No error of past estimates was given as band."), part
            )
            continue
        year = paths.find_arrival((last.value or 0.0) + off, inquiry.choice.target, rise, last.year)
        said = f"On this trend of {rise:+.3f} points a year the target is not reached by {paths.HORIZON}."
        yield (
            inquiry.nothing(place, Why(Reason.NO_CATCH_UP, said), part, shares)
            if year is None
            else inquiry.value(place, year, shares, part)
        )
