"""Who belongs to the groups that are shown, and how their figures are made, for what stands below the table."""

from collections.abc import Iterator

from dashboard.pages.trends.choices import SHARE_OF_ALLIANCE
from dashboard.pages.trends.courses import is_group
from dashboard.pages.trends.query import Trends
from dashboard.shared.wording import name_area
from etl.catalogue.measures import measures
from etl.catalogue.presets import presets
from etl.prose import listing


def tell_groups(trends: Trends) -> Iterator[str]:
    """A sentence on each group, and on how figures of groups and parts of the Alliance are computed."""
    groups = [line.code for line in trends.focus if is_group(line.code)]
    for code in groups:
        yield _describe(code)
    if trends.way == SHARE_OF_ALLIANCE:
        yield (
            "Share of the Alliance’s total: 100 × the figure, or the sum over a group’s members, / the sum over all "
            "members with armed forces at the time. Where one of them has no figure there is no total."
        )
        if trends.indicator.price and trends.indicator.needs_armed_forces:
            yield measures()["ability_ratio"].caution
    elif groups:
        yield (
            "Groups are added up here: money and people as sums, which need every member’s figure, a share of GDP as "
            "the sum of spending over the sum of GDP, never a mean of shares. Who has no armed forces is in no sum."
        )


def _describe(code: str) -> str:
    if code in presets():
        return f"{presets()[code].title}: {presets()[code].text}"
    return f"{name_area(code)}: {listing([name_area(member) for member in code.split('-')])}, in every year."
