"""What a composite of the reader's own may be made of; each is a measure of its own first (R25)."""

from dataclasses import dataclass

from etl.catalogue.quantities import EQUIPMENT, PERSONNEL, POPULATION, SPENDING_CHANGE, SPENDING_PER_HEAD
from etl.catalogue.share import SHARE


@dataclass(frozen=True)
class Component:
    """A figure by member, `indicator`, or `indicator` over `over` where that is named; more is more."""

    id: str
    title: str
    indicator: str
    over: str = ""

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators it needs."""
        return tuple(filter(None, (self.indicator, self.over)))


COMPONENTS: dict[str, Component] = {
    component.id: component
    for component in (
        Component("share_of_gdp", "Defence expenditure as a share of GDP", SHARE),
        Component("per_head", "Defence expenditure per head", SPENDING_PER_HEAD),
        Component("equipment_share", "Equipment as a share of defence expenditure", EQUIPMENT),
        Component("soldiers_per_head", "Military personnel over population", PERSONNEL, POPULATION),
        Component("real_change", "Annual real change of defence expenditure", SPENDING_CHANGE),
        Component("ukraine_aid", "Aid to Ukraine as a share of GDP", "kiel_total_share_gdp_year"),
    )
}
