"""Figures per head against spending, GDP and population."""

from collections.abc import Iterator

from etl.audit.checks import check_named
from etl.audit.finding import Finding
from etl.audit.rounding import fits, ratio
from etl.audit.subject import Other, Subject, absent
from etl.audit.trial import Told, Trial, cell, gathered, not_at_hand
from etl.observation import Observation

POPULATION = "wdi_population"


def spending_per_head(subject: Subject) -> Finding:
    """Spending per head of every member against the World Bank's population as it was known then, in per cent."""
    check, bank = check_named("spending_per_head"), subject.then.get("worldbank")
    if bank is None:
        return not_at_hand(check, absent("worldbank", f"published by {subject.release.published}"))
    return gathered(check.id, _by_population(subject, bank), Told((str(bank),)))


def _by_population(subject: Subject, bank: Other) -> Iterator[Trial]:
    check, people = check_named("spending_per_head"), bank.figures.column(POPULATION)
    for per_head, spending in subject.together(*check.inputs):
        population = people.get((per_head.member, per_head.year))
        if population is None or not population.value:
            continue
        recomputed = 1e6 * (spending.value or 0.0) / population.value
        tried = cell(check.id, per_head, recomputed, (spending, population))
        low, high = (1e6 * end / population.value for end in subject.print.ends(spending))
        near = abs(tried.deviation) <= check.limit
        yield Trial(tried, near or fits(subject.print.ends(per_head), (low, high)))


def gdp_per_head(subject: Subject) -> Finding:
    """Spending per head against GDP per head × spending / GDP, in per cent: whether both have one population."""
    return gathered("gdp_per_head", _by_gdp(subject))


def _by_gdp(subject: Subject) -> Iterator[Trial]:
    check = check_named("gdp_per_head")
    for per_head, *others in subject.together(*check.inputs):
        gdp_per_head, spending, gdp = others
        recomputed = (gdp_per_head.value or 0.0) * (spending.value or 0.0) / (gdp.value or 1.0)
        tried = cell(check.id, per_head, recomputed, others)
        share = ratio(subject.print.ends(spending), subject.print.ends(gdp))
        low, high = (one * other for one, other in zip(share, subject.print.ends(gdp_per_head), strict=True))
        near = abs(tried.deviation) <= check.limit
        yield Trial(tried, near or fits(subject.print.ends(per_head), (low, high)))


def world_bank_gdp_per_head(subject: Subject) -> Finding:
    """The World Bank's GDP per head against its own GDP and population, in per cent."""
    return gathered("world_bank_gdp_per_head", map(_of_bank, _with_population(subject)))


def _with_population(subject: Subject) -> Iterator[tuple[Observation, ...]]:
    rows = subject.together(*check_named("world_bank_gdp_per_head").inputs)
    return (row for row in rows if row[2].value)


def _of_bank(rows: tuple[Observation, ...]) -> Trial:
    check, (per_head, gdp, population) = check_named("world_bank_gdp_per_head"), rows
    tried = cell(check.id, per_head, (gdp.value or 0.0) / (population.value or 1.0), (gdp, population))
    return Trial(tried, abs(tried.deviation) <= check.limit)
