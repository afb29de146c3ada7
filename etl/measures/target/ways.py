"""Ways to a target by a year: the growth it takes, the straight path, and where the trend leads."""

from collections.abc import Iterator

from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Result
from etl.measures.target.steps import find_achieved, find_required, find_span, list_arrival, list_path


def required_real_growth(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member the real growth of spending a year, in per cent, that reaches the target in the year it is due."""
    inquiry = Inquiry.of("required_real_growth", figures, choice)
    if choice.growth is None:
        raise MeasureError("growth", "is the reader's to choose", "Give the real growth of GDP in per cent a year.")
    year = inquiry.year()
    for code in choice.members_in(year):
        yield find_required(inquiry, code, find_span(choice, year), choice.growth)
        yield find_achieved(inquiry, code, year)


def target_path(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member the straight line from the share of the first year to the target, and the published shares beside it.

    `standing` is 1 ahead of the line, 0 on track (nearer to it than 0.02 points), −1 behind.
    """
    inquiry = Inquiry.of("target_path", figures, choice)
    start = inquiry.since(figures.years(inquiry.inputs[0])[-1])
    for code in choice.members_in(start):
        yield from list_path(inquiry, code, find_span(choice, start))


def catch_up_year(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member the first year at the target if the trend of the last years went on, and the slope of that trend.

    `earliest` and `latest` are the same from a share that is off by `choice.band` points.
    """
    inquiry = Inquiry.of("catch_up_year", figures, choice)
    last = inquiry.year()
    for code in choice.members_in(last):
        yield from list_arrival(inquiry, code, range(last - choice.trend + 1, last + 1))
