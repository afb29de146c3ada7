"""How much of a change of the share is due to spending, and how much to GDP."""

from collections.abc import Iterator

from etl.arithmetic import divisia
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Result, Why
from etl.observation import Observation

Three = tuple[float, float, float]  # share, spending, GDP


def change_split(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member the change of the share in points, its parts, and the real change of spending and GDP in per cent.

    From `choice.since` to the year where that is chosen, else from each year to the next; a year chosen that is the
    release's first has nulls that say so.
    """
    inquiry = Inquiry.of("change_split", figures, choice)
    if choice.convention == "nominal":
        raise MeasureError(
            "convention 'nominal'", "does not go with constant prices", "Choose published or recomputed."
        )
    for first, last in _spans(inquiry):
        for code in choice.members_in(last):
            yield from _change(inquiry, code, first, last)


def _spans(inquiry: Inquiry) -> list[tuple[int, int]]:
    if inquiry.choice.since is not None:
        years = inquiry.window(inquiry.choice.since, apart=1)
        return [(years[0], years[-1])]
    known = inquiry.figures.years(*inquiry.inputs)
    chosen = inquiry.choice.year
    return [(year - 1, year) for year in inquiry.years() if year == chosen or year - 1 in known]


def _change(inquiry: Inquiry, code: str, first: int, last: int) -> Iterator[Result]:
    found = inquiry.both(code, first, last)
    if isinstance(found, Why):
        yield inquiry.nothing((code, last), found)
        return
    before, after = found
    yield from inquiry.parts((code, last), split_parts(_three(before), _three(after)), (*before, *after))


def _three(rows: tuple[Observation, ...]) -> Three:
    share, spending, gdp = (row.value or 0.0 for row in rows)
    return share, spending, gdp


def split_parts(before: Three, after: Three, growth: str = "growth") -> dict[str, float | None]:
    """The change of a share and its parts, which add up to it (R7); None where a figure is not above 0.

    Where a share is not spending / GDP, as one set by hand (R3), the rest is `residual`.
    """
    total = after[0] - before[0]
    parts = divisia.split_change(*zip(before, after, strict=True))
    if parts is None:
        return {"": total, "spending": None, "gdp": None, "residual": None}
    return {
        "": total,
        "spending": parts.numerator,
        "gdp": parts.denominator,
        "residual": total - parts.numerator - parts.denominator,
        f"spending_{growth}": 100 * (after[1] / before[1] - 1),
        f"gdp_{growth}": 100 * (after[2] / before[2] - 1),
    }
