"""Who belongs to the groups that are shown, and how their figures are made, for what stands below the table."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.pages.trends.choices import INDEX, SHARE_OF_ALLIANCE
from dashboard.pages.trends.courses import is_group
from dashboard.pages.trends.query import Trends
from dashboard.shared.wording import name_area
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.measures import measures
from etl.catalogue.members import members, unarmed
from etl.catalogue.presets import presets
from etl.measures.burden.bloc import find_bloc
from etl.prose import listing

# So many changes of a group are named, of more their number.
_FEW = 4


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
            "the sum of spending over the sum of GDP, and a part of spending, such as equipment, as the sum of part × "
            "spending over the sum of spending in US dollars at constant prices; never a mean of shares. Who has no "
            "armed forces is in no sum."
        )


def tell_changes(trends: Trends) -> Iterator[str]:
    """Of each group that is drawn, from which year on it is with or without whom: a sum may leap by that alone.

    NATO's own aggregates change in the same way where they are compared with a year or with all.
    """
    compared = trends.way in (INDEX, SHARE_OF_ALLIANCE)
    for line in trends.focus:
        if is_group(line.code) or (compared and line.code in AGGREGATES):
            changes = list(_list_changes(line.code, [row.year for row in line.points if row.value is not None]))
            if len(changes) > _FEW:
                yield f"{line.name}: who belongs changes in {len(changes)} of the years, and so does what is added up."
            elif changes:
                yield f"{line.name}: {listing(changes)}."


def _list_changes(code: str, years: Sequence[int]) -> Iterator[str]:
    who = find_bloc(code).who
    for before, year in pairwise(years):
        was, now = ({*who(one)} - unarmed() for one in (before, year))
        joined, left = (sorted(map(_name, some)) for some in (now - was, was - now))
        told = [f"{how} {listing(names)}" for how, names in (("with", joined), ("without", left)) if names]
        if told:
            yield f"from {year} {' and '.join(told)}"


def _name(code: str) -> str:
    return members()[code].prose


def _describe(code: str) -> str:
    if code in presets():
        return f"{presets()[code].title}: {presets()[code].text}"
    return f"{name_area(code)}: {listing([name_area(member) for member in code.split('-')])}, in every year."
