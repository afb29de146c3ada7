"""Every indicator by id: those of the sources, and those derived from NATO's."""

from functools import cache

from etl.catalogue.indicator import Indicator
from etl.catalogue.nato_indicators import MONEY
from etl.catalogue.sources import SOURCES
from etl.catalogue.targets import Target, share_targets


def gap_id(target: Target) -> str:
    """The id of the indicator that says how much money is missing to `target`."""
    return f"gap_to_{target.value:g}_percent".replace(".", "_")


def _gap(target: Target) -> Indicator:
    return Indicator(
        gap_id(target), f"Money missing to {target.value:g} % of GDP", "usd_million", "nato", MONEY, "current",
        formula=f"max(0, {target.value:g} % − published share) × GDP at current prices, of the same release",
        inputs=("defence_expenditure_share_gdp", "gdp_usd_current"),
    )  # fmt: skip


@cache
def yearly() -> tuple[str, ...]:
    """The ids of the indicators that have a figure a year: what a line over years, or a measure, can be made of."""
    return tuple(indicator.id for indicator in indicators().values() if indicator.frequency == "year")


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by id, in the order in which they are offered."""
    gaps = [_gap(target) for target in share_targets()]
    listed = [
        one for source in SOURCES.values() for one in (*source.indicators, *(gaps if source.id == "nato" else ()))
    ]
    return {indicator.id: indicator for indicator in listed}
