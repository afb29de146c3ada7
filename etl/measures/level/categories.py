"""What spending is for: equipment, personnel, infrastructure, other."""

from collections.abc import Iterator

from etl.asof.verdict import meets
from etl.catalogue.level_measures import CATEGORIES
from etl.catalogue.targets import target
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry, quotient
from etl.measures.result import Result, Why
from etl.observation import Observation


def category_tilt(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year each category's share of spending in per cent, and its money in millions of US$ (R22).

    The result without a part is the share of equipment; `guideline` is 1 where that is at or above 20 %.
    """
    inquiry = Inquiry.of("category_tilt", figures, choice)
    for place in inquiry.places():
        rows = inquiry.rows(*place)
        if isinstance(rows, Why):
            yield inquiry.nothing(place, rows)
            continue
        equipment, spending = rows
        at_or_above = meets(equipment.value or 0.0, _guideline(), "published")
        yield inquiry.value(place, equipment.value, (equipment,))
        yield inquiry.value(place, at_or_above, (equipment,), "guideline")
        yield from _money(inquiry, spending, "equipment", equipment)
        for category in CATEGORIES[1:]:
            yield from _category(inquiry, spending, category)


def _guideline() -> float:
    return target("wales_2014_equipment").value or 0.0


def _category(inquiry: Inquiry, spending: Observation, category: str) -> Iterator[Result]:
    place, indicator = (spending.member, spending.year), f"{category}_share"
    share = inquiry.figures.column(indicator).get(place)
    if share is None:
        yield inquiry.nothing(place, inquiry.figures.why(indicator, *place), indicator)
        return
    yield inquiry.value(place, share.value, (share,), indicator)
    yield from _money(inquiry, spending, category, share)


def _money(inquiry: Inquiry, spending: Observation, category: str, share: Observation) -> Iterator[Result]:
    value = (share.value or 0.0) / 100 * (spending.value or 0.0)
    yield inquiry.value((spending.member, spending.year), value, (share, spending), category)


def growth_contribution(figures: Figures, choice: Choice) -> Iterator[Result]:
    """By member and year the real growth of spending in per cent, and the points of it due to each category."""
    inquiry = Inquiry.of("growth_contribution", figures, choice)
    known = figures.years(inquiry.inputs[0])
    for code, year in inquiry.places():
        if year - 1 not in known and choice.year is None:
            continue
        found = inquiry.both(code, year - 1, year)
        if isinstance(found, Why):
            yield inquiry.nothing((code, year), found)
        else:
            yield from inquiry.parts((code, year), _points(*found), (*found[0], *found[1]))


def _points(before: tuple[Observation, ...], after: tuple[Observation, ...]) -> dict[str, float | None]:
    old, new = ([row.value or 0.0 for row in rows] for rows in (before, after))
    base, latest = old[0], new[0]
    growth = quotient(100 * (latest - base), base)
    points = {
        category: quotient(new[at] * latest - old[at] * base, base) for at, category in enumerate(CATEGORIES, start=1)
    }
    rest = None if growth is None else growth - sum(value or 0.0 for value in points.values())
    return {"": growth, **points, "residual": rest}
