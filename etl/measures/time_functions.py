"""The functions of the measures of time and targets, as etl.measures.compute gathers them."""

from collections.abc import Callable, Iterable, Sequence

from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.result import Result
from etl.measures.time.categories import category_tilt, growth_contribution
from etl.measures.time.estimates import estimate_error
from etl.measures.time.extra import increment
from etl.measures.time.levels import definition_gap, one_off, per_head, per_soldier, ppp_level
from etl.measures.time.revised import revision_split, revision_triangle, revisions
from etl.measures.time.shortfall import cumulative_shortfall, gap_to_target
from etl.measures.time.split import change_split
from etl.measures.time.standing import guideline_years, verdicts
from etl.measures.time.ways import catch_up_year, required_real_growth, target_path

TIME: tuple[Callable[[Figures, Choice], Iterable[Result]], ...] = (
    verdicts, guideline_years, gap_to_target, cumulative_shortfall, required_real_growth, target_path, catch_up_year,
    increment, change_split, category_tilt, growth_contribution, per_head, per_soldier, definition_gap, ppp_level,
    one_off,
)  # fmt: skip
BETWEEN: tuple[Callable[[Sequence[Figures], Choice], Iterable[Result]], ...] = (
    revision_split, revisions, revision_triangle, estimate_error,
)  # fmt: skip
