"""Every indicator by id: those that the sources declare, and the money missing to each target."""

from functools import cache

from etl.catalogue.indicator import Indicator, Price
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD, SOURCES
from etl.catalogue.targets import Target, share_targets

# The gap was first known at current prices, and is still what is meant where no prices are named.
_SUFFIX: dict[Price, str] = {"current": "", "constant": "_constant"}
_IN_TITLE: dict[Price, str] = {"current": "", "constant": ", at constant prices"}


def gap_id(target: Target, price: Price = "current") -> str:
    """The id of the indicator that says how much money is missing to `target`, at current or at constant prices."""
    return f"gap_to_{target.value:g}_percent{_SUFFIX[price]}".replace(".", "_")


def _gap(target: Target, price: Price) -> Indicator:
    return Indicator(
        id=gap_id(target, price),
        title=f"Money missing to {target.value:g} % of GDP{_IN_TITLE[price]}",
        unit="usd_million",
        source=LEAD,
        bounds=(0.0, 1e9),
        definition=SOURCES[LEAD].definitions[0].id,
        price=price,
        additive=True,
        formula=f"max(0, {target.value:g} % − published share) × GDP at {price} prices, of the same release",
        inputs=(SHARE, f"gdp_usd_{price}"),
        derivation="gap",
        target=target.value,
        other_prices=gap_id(target, "constant" if price == "current" else "current"),
    )


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by id, in the order in which they are offered."""
    gaps = [_gap(target, price) for price in _SUFFIX for target in share_targets()]
    listed = [one for source in SOURCES.values() for one in (*source.indicators, *(gaps if source.id == LEAD else ()))]
    return {indicator.id: indicator for indicator in listed}


@cache
def yearly() -> tuple[str, ...]:
    """The ids of the indicators that have a figure a year: what a line over years, or a measure, can be made of."""
    return tuple(indicator.id for indicator in indicators().values() if indicator.frequency == "year")


@cache
def categories() -> tuple[str, ...]:
    """The ids of the four that make all of spending."""
    return tuple(one.id for one in indicators().values() if one.unit == "percent_of_defence_expenditure")


@cache
def added_up() -> tuple[str, ...]:
    """The ids of those whose figures of NATO's aggregates are sums of their members'."""
    return tuple(one.id for one in indicators().values() if one.adds_up)


@cache
def same_elsewhere(indicator: str) -> dict[str, Indicator]:
    """What other publishers measure of the same by definitions of their own (R1), by source."""
    return {one.source: one for one in indicators().values() if one.same_as == indicator}
