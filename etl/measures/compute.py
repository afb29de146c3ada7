"""Computes any measure of the catalogue, by its id."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from etl.catalogue.measure import Scope
from etl.catalogue.measures import Measure, measures
from etl.catalogue.members import area_names
from etl.errors import MeasureError
from etl.measures.beside import support
from etl.measures.burden import averages, composite, concordance, spread
from etl.measures.change import comparison, estimates, increment, revision_split, split
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.level import categories, levels
from etl.measures.result import Reason, Result, Why
from etl.measures.target import shortfall, verdicts, ways

# A measure's function has the measure's id as its name, and stands in one of these.
MODULES = (
    verdicts, shortfall, ways, increment, split, revision_split, comparison, estimates, categories, levels, spread,
    concordance, support, averages, composite,
)  # fmt: skip


def compute(measure_id: str, figures: Figures, choice: Choice) -> tuple[Result, ...]:
    """The results of a measure on one selection. Raises like `iterate`."""
    return tuple(iterate(measure_id, figures, choice))


def iterate(measure_id: str, figures: Figures, choice: Choice) -> Iterator[Result]:
    """The results of a measure on one selection, each computed when it is asked for.

    Where an input is missing the one result says which; its year is 0 where none was chosen. Raises MeasureError for a
    measure or a choice that there is not.
    """
    if _known(measure_id).compares:
        raise MeasureError(measure_id, "compares releases", "Name two of them.")
    inquiry = Inquiry.of(measure_id, figures, choice)
    if lacking := figures.lacking(inquiry.inputs):
        yield _without(inquiry, lacking)
        return
    yield from function_of(measure_id)(figures, choice)
    yield from _not_members(inquiry)


def compute_between(measure_id: str, old: Figures, new: Figures, choice: Choice) -> tuple[Result, ...]:
    """The results of a measure that compares an older release with a newer one. Raises like `compute_over`."""
    return compute_over(measure_id, (old, new), choice)


def compute_over(measure_id: str, releases: Sequence[Figures], choice: Choice) -> tuple[Result, ...]:
    """The results of a measure that compares releases. Raises like `iterate_over`."""
    return tuple(iterate_over(measure_id, releases, choice))


def iterate_over(measure_id: str, releases: Sequence[Figures], choice: Choice) -> Iterator[Result]:
    """The results, each computed when it is asked for, of a measure of releases, oldest first; the last is the newest.

    Raises MeasureError for a measure or a choice that there is not, or where there are fewer than two releases.
    """
    if not _known(measure_id).compares:
        raise MeasureError(measure_id, "is of one release", "Name one.")
    if len(releases) < 2:
        raise MeasureError(measure_id, "compares releases", "Name two of them, the older one first.")
    yield from function_of(measure_id)(releases, choice)


def function_of(measure_id: str) -> Callable[..., Iterable[Result]]:
    """The function of a measure. Raises LookupError where no module has one of its name."""
    for module in MODULES:
        found: Callable[..., Iterable[Result]] | None = getattr(module, measure_id, None)
        if found and found.__module__ == module.__name__:
            return found
    raise LookupError(f"{measure_id}: no module of etl.measures has a function of this name")


def _known(measure_id: str) -> Measure:
    if measure_id not in measures():
        raise MeasureError(f"measure {measure_id!r}", "is not known", f"There are: {', '.join(measures())}.")
    return measures()[measure_id]


def _not_members(inquiry: Inquiry) -> Iterator[Result]:
    """A null for each member that the reader named and that was none in the year chosen."""
    choice = inquiry.choice
    if choice.year is None or inquiry.measure.scope is not Scope.MEMBER:
        return
    for code in sorted(set(choice.group) - set(choice.members_in(choice.year))):
        said = f"{area_names()[code]} was no member then; `today` as membership counts it throughout."
        yield inquiry.nothing((code, choice.year), Why(Reason.NOT_A_MEMBER, said))


def _without(inquiry: Inquiry, lacking: Sequence[str]) -> Result:
    reasons = dict.fromkeys(inquiry.figures.why(indicator, "", 0).reason for indicator in lacking)
    why = Why(Reason.MISSING_INPUT, " ".join(reasons))
    return inquiry.nothing((inquiry.choice.whole, inquiry.choice.year or 0), why)
