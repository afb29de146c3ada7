"""The functions of the measures of time and targets, as etl.measures.compute gathers them."""

from collections.abc import Callable, Iterable, Sequence

from etl.measures.change.estimates import estimate_error
from etl.measures.change.increment import increment
from etl.measures.change.revision_split import revision_split
from etl.measures.change.revisions import revision_triangle, revisions
from etl.measures.change.split import change_split
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.level.categories import category_tilt, growth_contribution
from etl.measures.level.levels import definition_gap, one_off, per_head, per_soldier, ppp_level
from etl.measures.result import Result
from etl.measures.target.shortfall import cumulative_shortfall, gap_to_target
from etl.measures.target.verdicts import guideline_years, verdicts
from etl.measures.target.ways import catch_up_year, required_real_growth, target_path

TIME: tuple[Callable[[Figures, Choice], Iterable[Result]], ...] = (
    verdicts, guideline_years, gap_to_target, cumulative_shortfall, required_real_growth, target_path, catch_up_year,
    increment, change_split, category_tilt, growth_contribution, per_head, per_soldier, definition_gap, ppp_level,
    one_off,
)  # fmt: skip
BETWEEN: tuple[Callable[[Sequence[Figures], Choice], Iterable[Result]], ...] = (
    revision_split, revisions, revision_triangle, estimate_error,
)  # fmt: skip
