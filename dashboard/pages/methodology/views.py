"""Where a measure is shown, and in which words it stands there; what there is of one that no page shows."""

from collections.abc import Mapping
from typing import NamedTuple

from dash import dcc
from dash.development.base_component import Component

from dashboard.shared.address import keep_pin
from etl.asof.pin import Pin
from etl.catalogue.indicators import indicators, yearly
from etl.catalogue.measure import Measure


class Shown(NamedTuple):
    """A view: its address, the label of its page, and the words beside the numbers there."""

    address: str
    page: str
    words: str


SHOWN: Mapping[str, Shown] = {
    "verdicts": Shown("/scoreboard", "Scoreboard", "at or above 2 %"),
    "gap_to_target": Shown("/scoreboard?sort=-gap", "Scoreboard", "Missing to 2 %"),
    "required_real_growth": Shown("/path", "Path", "real growth that 3.5 % by 2035 asks"),
    "target_path": Shown("/path", "Path", "from the straight path"),
    "catch_up_year": Shown("/path", "Path", "at 3.5 % if the trend went on"),
    "change_split": Shown("/change", "Change", "due to spending"),
    "revision_split": Shown("/releases", "Releases", "by spending"),
    "revisions": Shown("/releases", "Releases", "mean revision, up or down"),
    "revision_triangle": Shown("/releases", "Releases", "by release"),
    "estimate_error": Shown("/releases", "Releases", "How far off estimates were"),
    "category_tilt": Shown("/country/DEU", "Country", "What it is spent on"),
    "guideline_years": Shown("/country/DEU#country-remarks", "Country", "Years at or above the target"),
    "cumulative_shortfall": Shown("/country/DEU#country-remarks", "Country", "Money missing to the target, summed"),
    "increment": Shown("/country/DEU#country-remarks", "Country", "Money above a baseline"),
    "growth_contribution": Shown("/country/DEU#country-remarks", "Country", "Real growth of spending by category"),
    "per_soldier": Shown("/country/DEU#country-remarks", "Country", "Defence expenditure per soldier"),
    "ppp_level": Shown("/country/DEU#country-remarks", "Country", "at purchasing power parity of GDP"),
    "per_head": Shown("/burden", "Burden", "Spending per head"),
    "research_share": Shown("/burden", "Burden", "Research and development as a share of defence expenditure"),
    "definition_gap": Shown("/country/DEU#country-remarks", "Country", "points more than NATO"),
    "one_off": Shown("/country/BGR", "Country", "one payment made the year"),
    "ability_ratio": Shown("/burden", "Burden", "Ability ratio"),
    "personnel_ratio": Shown("/burden", "Burden", "Personnel ratio"),
    "exploitation": Shown("/burden", "Burden", "rank correlation of share and GDP"),
    "concentration": Shown("/burden", "Burden", "Lorenz curve"),
    "disproportionality": Shown("/burden", "Burden", "shares from GDP"),
    "concordance": Shown("/burden", "Burden", "less share of population and GDP"),
    "ukraine_aid": Shown("/burden", "Burden", "Aid to Ukraine"),
    "us_troops_hosted": Shown("/burden", "Burden", "US forces hosted"),
    "groups": Shown(
        "/trends?country=europe_canada~eu~eastern_flank~g7", "Trends", "the sum of spending over the sum of GDP"
    ),
    "composite": Shown("/burden?weight_share_of_gdp=1&weight_per_head=1", "Burden", "At your weights"),
    "rank_robustness": Shown("/burden", "Burden", "random weightings"),
}


def draw_shown(measure: Measure, pin: Pin) -> list[Component | str]:
    """Where a measure is shown, as of the pin; one without a view has nothing to be computed from."""
    if shown := SHOWN.get(measure.id):
        return [draw_link(shown.page, shown.address, pin), f", “{shown.words}”"]
    return ["No page shows it: what it needs is in none of the sources."]


def draw_indicator(name: str, pin: Pin) -> Component:
    """An indicator, with the lines of it through the years; of one by month or quarter, with its figures."""
    page = "trends" if name in yearly() else "figures"
    return draw_link(indicators()[name].title, f"/{page}?indicator={name}", pin)


def draw_link(text: str, address: str, pin: Pin) -> Component:
    """A link that keeps the pin."""
    return dcc.Link(text, href=keep_pin(address, pin))
