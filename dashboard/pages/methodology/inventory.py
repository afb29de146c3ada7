"""The indicators of the catalogue, by publisher: each leads to where it is shown, and names its unit and formula."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard.pages.methodology.views import draw_indicator
from etl.asof.pin import Pin
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.units import unit

ABOUT = (
    "What the publishers give, and what is derived from it within one release. Each leads to its lines, or where it is "
    "by month or quarter, to its figures."
)


def draw_inventory(pin: Pin) -> Iterator[Component]:
    """A heading and a list for each publisher."""
    for source in SOURCES.values():
        mine = [one for one in indicators().values() if one.source == source.id]
        yield html.H3(source.publisher)
        yield html.Ul([html.Li(_tell(one, pin)) for one in mine], className="inventory")


def _tell(one: Indicator, pin: Pin) -> list[Component | str]:
    formula = f": {one.formula}" if one.formula else ""
    return [draw_indicator(one.id, pin), f", {unit(one.unit).label}{formula}"]
