"""The measures that stand side by side, in their order; each is one of the catalogue's, never computed here."""

from dataclasses import dataclass

from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.indicators import indicators
from etl.catalogue.measures import measures
from etl.catalogue.quantities import EQUIPMENT, SPENDING_CHANGE
from etl.catalogue.share import SHARE


@dataclass(frozen=True)
class Gauge:
    """A measure of the catalogue and a part of it, or where `indicator` is named that figure as it is published.

    `label` stands beside its strip, `within` in a sentence; `counted` says what its numbers count where the unit of the
    catalogue does not. `measure` is where its definition stands among the measures. `alike`: by its formula it ranks
    members as the share of GDP does, so that it is no further witness.
    """

    label: str
    within: str
    measure: str
    part: str = ""
    indicator: str = ""
    counted: str = ""
    alike: bool = False

    @property
    def id(self) -> str:
        """What it is called in files."""
        return self.indicator or ":".join(filter(None, (self.measure, self.part)))

    @property
    def title(self) -> str:
        """Its title in the catalogue."""
        if self.indicator:
            return indicators()[self.indicator].title
        known = measures()[self.measure]
        part = next((one.title for one in known.parts if one.id == self.part), "")
        return f"{known.title}: {part[0].lower()}{part[1:]}" if part else known.title

    @property
    def first_input(self) -> str:
        """The indicator whose years it may have."""
        return self.indicator or measures()[self.measure].inputs[0]


GAUGES = (
    Gauge("Share of GDP", "share of GDP", "verdicts", indicator=SHARE),
    Gauge("Ability ratio", "ability ratio", "ability_ratio", counted="1 is in proportion to GDP", alike=True),
    Gauge("Spending per head", "spending per head", "per_head"),
    Gauge(
        "Real growth", "real growth", "growth_contribution", indicator=SPENDING_CHANGE, counted="% on the year before"
    ),
    Gauge("Equipment share", "equipment share", "category_tilt", indicator=EQUIPMENT, counted="% of spending"),
    Gauge("Research share", "share of research", "research_share", counted="% of spending, by EDA"),
    Gauge("Personnel ratio", "personnel ratio", "personnel_ratio", counted="1 is in proportion to people"),
    Gauge("Aid to Ukraine", "aid to Ukraine", "ukraine_aid", "cumulative_share_gdp", counted="% of GDP since 2022"),
    Gauge(
        "US forces hosted",
        "US forces hosted per head",
        "us_troops_hosted",
        "per_thousand",
        counted="per thousand people",
    ),
)
OWN = Gauge("At your weights", "the score at your weights", "composite", counted="score")
# By component of a composite, how the control of its weight is labelled.
WEIGHED = {name: component.title for name, component in COMPONENTS.items()}
