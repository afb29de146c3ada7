"""What one release says otherwise than another: the list of revisions, their split, and one figure in every release."""

from collections.abc import Iterator, Sequence

from etl.arithmetic.precision import usable_for_verdict
from etl.asof.verdict import meets
from etl.catalogue.indicators import indicators
from etl.catalogue.nato_indicators import SHARE, SHARE_OF_VERDICT
from etl.measures.answer import Answer
from etl.measures.change.split import split_of
from etl.measures.choice import Choice
from etl.measures.figures import Column, Figures
from etl.measures.result import Result, Why
from etl.observation import Observation

_CONSTANT = ("defence_expenditure_usd_constant", "gdp_usd_constant")
_NATIONAL = "defence_expenditure_national_currency_current"
Pair = tuple[Figures, Figures]


def revisions(releases: Sequence[Figures], choice: Choice) -> Iterator[Result]:
    """By member and year the newest release's value less the first one's, in the unit of the indicator chosen.

    For a share of GDP also `flip`: 1 where the revision lifted a member to the target, −1 where it took it below.
    """
    pair = releases[0], releases[-1]
    answer = Answer.to("revisions", pair[1], choice)
    indicator = _revised(choice)
    old, new = (figures.column(indicator) for figures in pair)
    if why := _not_comparable(answer, pair, indicator):
        yield answer.nothing((choice.whole, choice.year or 0), why)
        return
    judged = indicator in SHARE_OF_VERDICT.values() and all(map(_usable, (old, new)))
    for place in _shared(answer, old, new):
        rows = old[place], new[place]
        yield _difference(answer, *rows)
        if judged:
            yield _flip(answer, rows)


def revision_split(releases: Sequence[Figures], choice: Choice) -> Iterator[Result]:
    """By member and year the revision of the published share in points, and its parts due to spending and to GDP.

    `spending_revision` and `gdp_revision` are the revisions of the two in per cent.
    """
    pair = releases[0], releases[-1]
    answer = Answer.to("revision_split", pair[1], choice)
    if why := _not_comparable(answer, pair, SHARE):
        yield answer.nothing((choice.whole, choice.year or 0), why)
        return
    old, new = (figures.column(SHARE) for figures in pair)
    for place in _shared(answer, old, new):
        yield from _split(answer, pair, place)


def revision_triangle(releases: Sequence[Figures], choice: Choice) -> Iterator[Result]:
    """By member and year the value in each release that has one, as the part `release_<release>`."""
    source = indicators()[choice.indicator].source
    columns = [(figures.releases[source], figures) for figures in releases if source in figures.releases]
    answer = Answer.to("revision_triangle", releases[-1], choice)
    years = sorted({year for _, figures in columns for year in figures.years(choice.indicator)})
    for year in answer.checked(years):
        for code in choice.members_in(year):
            for release, figures in columns:
                row = figures.column(choice.indicator).get((code, year))
                if row is not None:
                    yield answer.value((code, year), row.value, (row,), f"release_{release}")._replace(unit=row.unit)


def _revised(choice: Choice) -> str:
    """The indicator that revisions are listed of: for the share, the one that the convention goes by."""
    return SHARE_OF_VERDICT[choice.convention] if choice.indicator == SHARE else choice.indicator


def _not_comparable(answer: Answer, pair: Pair, indicator: str) -> Why | None:
    """Why the two releases cannot be held against each other in this indicator; None where they can."""
    for figures in pair:
        if figures.lacking((indicator,)):
            return figures.why(indicator, "", 0)
    first, second = (next(iter(figures.column(indicator).values())) for figures in pair)
    if first.definition != second.definition and not answer.choice.across_definitions:
        said = f"{first.release} follows the definition {first.definition}, {second.release} {second.definition}: "
        return Why(
            "other_definition",
            said + "the difference is no revision. Choose two releases of one definition, or ask across_definitions.",
        )
    return None


def _shared(answer: Answer, old: Column, new: Column) -> Iterator[tuple[str, int]]:
    years = sorted({year for _, year in old} & {year for _, year in new})
    for year in answer.checked(years):
        for code in answer.choice.members_in(year):
            if (code, year) in old and (code, year) in new:
                yield code, year


def _difference(answer: Answer, old: Observation, new: Observation) -> Result:
    place = new.member, new.year
    is_share = indicators()[new.indicator].is_share
    unit = "percentage_points" if is_share else new.unit
    if old.unit != new.unit or (old.price_base != new.price_base and not is_share):
        said = f"{old.release} is in {_counted(old)}, {new.release} in {_counted(new)}."
        return answer.nothing(place, Why("other_unit", said), "", (old, new))._replace(unit=unit)
    return answer.value(place, (new.value or 0.0) - (old.value or 0.0), (old, new))._replace(unit=unit)


def _counted(row: Observation) -> str:
    return f"{row.unit} at prices of {row.price_base}" if row.price_base else row.unit


def _usable(column: Column) -> bool:
    return usable_for_verdict(row.value for row in column.values())


def _flip(answer: Answer, rows: tuple[Observation, Observation]) -> Result:
    before, after = (meets(row.value or 0.0, answer.choice.target, answer.choice.convention) for row in rows)
    return answer.value((rows[1].member, rows[1].year), int(after) - int(before), rows, "flip")


def _split(answer: Answer, pair: Pair, place: tuple[str, int]) -> Iterator[Result]:
    threes = _at_constant_prices(pair, place) or _in_national_currency(pair, place)
    if isinstance(threes, Why):
        yield answer.nothing(place, threes)
        return
    before, after = ([row.value or 0.0 for row in rows] for rows in threes)
    if len(before) == 2:
        before, after = ([share, spending, _implied(share, spending)] for share, spending in (before, after))
    values = split_of((before[0], before[1], before[2]), (after[0], after[1], after[2]), "revision")
    yield from answer.parts(place, values, (*threes[0], *threes[1]))


def _implied(share: float, spending: float) -> float:
    """The GDP that spending and share imply; 0, of which there is no split, where there is none."""
    return 100 * spending / share if share else 0.0


Threes = tuple[tuple[Observation, ...], tuple[Observation, ...]]


def _at_constant_prices(pair: Pair, place: tuple[str, int]) -> Threes | None:
    """Share, spending and GDP of both releases, where both are at prices of one year."""
    found = [figures.at(place, (SHARE, *_CONSTANT)) for figures in pair]
    if any(isinstance(rows, Why) for rows in found):
        return None
    old, new = (rows for rows in found if not isinstance(rows, Why))
    return (old, new) if len({row.price_base for row in (*old[1:], *new[1:])}) == 1 else None


def _in_national_currency(pair: Pair, place: tuple[str, int]) -> Threes | Why:
    """Share and spending at current prices of both releases, or why not."""
    old, new = (figures.at(place, (SHARE, _NATIONAL)) for figures in pair)
    if isinstance(old, Why):
        return old
    if isinstance(new, Why):
        return new
    if old[1].unit != new[1].unit:
        return Why("other_unit", f"{old[1].release} counts in {old[1].unit}, {new[1].release} in {new[1].unit}.")
    return old, new
