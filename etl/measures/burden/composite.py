"""Several measures side by side, at the reader's own weights, and how far places depend on them (R25)."""

from collections.abc import Iterator, Mapping, Sequence

from etl.arithmetic import scores
from etl.arithmetic.domain import ByMember, UndefinedError
from etl.arithmetic.resamples import Draws
from etl.arithmetic.scores import count_among_first
from etl.catalogue.burden_components import COMPONENTS
from etl.errors import MeasureError
from etl.measures.burden.selection import Selection
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry, quotient
from etl.measures.result import Result


def composite(figures: Figures, choice: Choice) -> Iterator[Result]:
    """The score and place of each member at the reader's weights, with each component on its scale.

    Raises MeasureError where no weights are set, or a weight is of no component.
    """
    weights = scores.divide_weights(dict(choice.weights))
    selection = _selection(Inquiry.of("composite", figures, choice), [*weights])
    try:
        on_scale = scores.scale_together(_components(selection, [*weights]), choice.scale)
        score: ByMember = dict(scores.composite(on_scale, weights))
        place: ByMember = {member: float(rank) for member, rank in scores.rank_scores(score).items()}
        scaled: Mapping[str, ByMember] = {f"scaled_{name}": dict(values) for name, values in on_scale.items()}
        yield from selection.of_members({"": score, "place": place, **scaled})
    except UndefinedError as error:
        yield selection.undefined(error)


def rank_robustness(figures: Figures, choice: Choice) -> Iterator[Result]:
    """The share of random weights at which a member ranks among the first ones, in per cent.

    Components are those that the reader gave a weight, else all that the release holds for the year.
    """
    inquiry = Inquiry.of("rank_robustness", figures, choice)
    named = [name for name, _ in choice.weights] or _at_hand(inquiry)
    selection = _selection(inquiry, named)
    try:
        on_scale = scores.scale_together(_components(selection, named), choice.scale)
        among = count_among_first(on_scale, choice.first, Draws(choice.draws, choice.seed))
        yield from selection.of_members({"": {member: 100 * share for member, share in among.items()}})
    except UndefinedError as error:
        yield selection.undefined(error)
    else:
        yield from selection.of_whole({"components": float(len(named))})


def _selection(inquiry: Inquiry, named: Sequence[str]) -> Selection:
    if unknown := [name for name in named if name not in COMPONENTS]:
        raise MeasureError(f"component {', '.join(unknown)}", "is not known", f"There are: {', '.join(COMPONENTS)}.")
    indicators = dict.fromkeys(indicator for name in named for indicator in COMPONENTS[name].indicators)
    return Selection(inquiry, inquiry.year(), tuple(indicators))


def _at_hand(inquiry: Inquiry) -> list[str]:
    year = inquiry.year()
    return [
        name
        for name, component in COMPONENTS.items()
        if all(year in inquiry.figures.years(indicator) for indicator in component.indicators)
    ]


def _components(selection: Selection, named: Sequence[str]) -> Mapping[str, ByMember]:
    column = dict(zip(selection.indicators, selection.values, strict=True))
    return {name: _component(column, *COMPONENTS[name].indicators) for name in named}


def _component(column: Mapping[str, ByMember], indicator: str, over: str = "") -> ByMember:
    if not over:
        return column[indicator]
    below = column[over]
    return {
        member: None if value is None else quotient(value, below[member] or 0.0)
        for member, value in column[indicator].items()
    }
