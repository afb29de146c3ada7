"""A group in one number, three ways, each called what it is (R11): the reader's group, and every preset."""

from collections.abc import Callable, Iterator

from etl.arithmetic.domain import UndefinedError
from etl.arithmetic.shares import divide_sums, mean, median
from etl.catalogue.members import members
from etl.catalogue.presets import presets
from etl.catalogue.quantities import GDP, SPENDING
from etl.catalogue.share import SHARE
from etl.measures.burden.selection import Selection, selections
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Reason, Result, Why

NOBODY_THEN = Why(Reason.NOT_A_MEMBER, "Nobody belonged to this group then.")

Asked = tuple[str, ...] | None


def groups(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Sum over sum, mean and median of the group chosen, and of every preset, with the number that has data."""
    inquiry = Inquiry.of("groups", figures, choice)
    for whole in selections(inquiry):
        yield from _of_group(inquiry, whole.year, None, "")
        for preset in presets().values():
            armed = tuple(code for code in preset.codes(whole.year) if members()[code].armed_forces)
            yield from _of_group(inquiry, whole.year, armed, f"_{preset.id}")


def _of_group(inquiry: Inquiry, year: int, asked: Asked, suffix: str) -> Iterator[Result]:
    def indicator(named: str) -> str:
        return inquiry.choice.input(named, inquiry.measure.takes)

    shares = Selection(inquiry, year, (indicator(SHARE),), asked)
    money = Selection(inquiry, year, (indicator(SPENDING), indicator(GDP)), asked)
    if asked == ():
        yield inquiry.nothing(shares.whole, NOBODY_THEN, f"mean{suffix}")
        return
    yield from _average(money, f"weighted{suffix}" if suffix else "", divide_sums)
    yield from _average(shares, f"mean{suffix}", mean)
    yield from _average(shares, f"median{suffix}", median)
    yield from shares.of_whole({f"members{suffix}": float(len(shares.columns[0]))})


def _average(selection: Selection, part: str, work: Callable[..., float]) -> Iterator[Result]:
    figures = selection.inquiry.figures
    if lacking := figures.lacking(selection.indicators):
        yield selection.inquiry.nothing(selection.whole, figures.why(lacking[0], "", selection.year), part)
        return
    try:
        yield from selection.of_whole({part: work(*selection.values)})
    except UndefinedError as error:
        yield selection.undefined(error, part)
