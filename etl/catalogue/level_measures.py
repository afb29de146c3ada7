"""The measures of levels and of what money is for: per head, per soldier, by category, by definition."""

from etl.catalogue.measure import Measure, MeasurePart
from etl.catalogue.quantities import (
    EQUIPMENT,
    PERSONNEL,
    POPULATION,
    SPENDING,
    SPENDING_NATIONAL,
    SPENDING_NOW,
    SPENDING_PER_HEAD,
)
from etl.catalogue.share import SHARE

CATEGORIES = ("equipment", "personnel", "infrastructure", "other")
SIPRI_SHARE, WORLD_BANK_SHARE = "sipri_military_expenditure_share_gdp", "wdi_military_expenditure_share_gdp"
EDA_RESEARCH, EDA_SPENDING = "eda_research_development", "eda_defence_expenditure"
_OF_DEFENCE = "percent_of_defence_expenditure"
_WHO = ("membership", "day", "group")

LEVELS = (
    Measure(
        "category_tilt", "Equipment, personnel, infrastructure and other", _OF_DEFENCE,
        "published share of each category; money: share × defence expenditure", (EQUIPMENT, SPENDING),
        takes=("price", "year", *_WHO), optional=tuple(f"{one}_share" for one in CATEGORIES[1:]),
        parts=(*(MeasurePart(one, f"{one.capitalize()}, money", "usd_million") for one in CATEGORIES),
               *(MeasurePart(f"{one}_share", f"{one.capitalize()}, share", _OF_DEFENCE) for one in CATEGORIES[1:]),
               MeasurePart("guideline", "Equipment at or above 20 % of defence expenditure", "yes_or_no")),
        caution="A share of spending: read it beside the money. That of a group is the sum of this money over "
        "the sum of spending, at constant prices, never a mean of shares.",
    ),
    Measure(
        "growth_contribution", "Real growth of spending by category", "percent",
        "(share × spending of the year − share × spending of the year before) / spending of the year before, at "
        "constant prices",
        (SPENDING, *(f"{one}_share" for one in CATEGORIES)), takes=("year", *_WHO), years=2,
        parts=(*(MeasurePart(one, f"Points due to {one}", "percentage_points") for one in CATEGORIES),
               MeasurePart("residual", "What the four shares leave out of 100", "percentage_points")),
        caution="Growth at constant prices and exchange rates of the release.",
    ),
    Measure(
        "per_head", "Defence expenditure per head", "usd",
        "as NATO publishes it; recomputed: defence expenditure at constant prices / population (World Bank)",
        (SPENDING_PER_HEAD,), takes=("year", *_WHO),
        optional=(SPENDING, POPULATION),
        parts=(MeasurePart("recomputed", "From spending and the World Bank's population", "usd"),),
    ),
    Measure(
        "per_soldier", "Defence expenditure per soldier", "usd", "defence expenditure / military personnel",
        (SPENDING, PERSONNEL), takes=("price", "year", *_WHO), optional=(EQUIPMENT,),
        parts=(MeasurePart("equipment", "Equipment per soldier", "usd"),),
    ),
    Measure(
        "research_share", "Research and development as a share of defence expenditure", _OF_DEFENCE,
        "defence research and development / total defence expenditure, both as the European Defence Agency has them",
        (EDA_RESEARCH, EDA_SPENDING), takes=("year", *_WHO),
        caution="Of members of the European Union that report to the agency. What is spent in collaboration it "
        "publishes of all of them together only.",
    ),
    Measure(
        "definition_gap", "NATO's share of GDP against SIPRI's", "percentage_points",
        "share by NATO's definition − share by SIPRI's, and their ratio; SIPRI's own edition and the World Bank's copy",
        (SHARE,), takes=("year", *_WHO), optional=(SIPRI_SHARE, WORLD_BANK_SHARE),
        parts=(MeasurePart("sipri", "NATO less SIPRI", "percentage_points"),
               MeasurePart("sipri_ratio", "NATO over SIPRI", "ratio"),
               MeasurePart("worldbank", "NATO less World Bank (SIPRI's data)", "percentage_points"),
               MeasurePart("worldbank_ratio", "NATO over World Bank (SIPRI's data)", "ratio")),
        caution="Two definitions, and fiscal against calendar years; neither is the other's error. NATO's is the one "
        "that the release follows: in that of July 2026 core defence expenditure.",
    ),
    Measure(
        "ppp_level", "Defence expenditure at purchasing power parity of GDP", "international_dollars_million",
        "spending in national currency at current prices / PPP conversion factor of GDP",
        (SPENDING_NATIONAL, "wdi_ppp_conversion_factor", SPENDING_NOW, "wdi_price_level_ratio"), takes=("year", *_WHO),
        caution="GDP's prices are not defence's: an approximation.",
    ),
    Measure(
        "one_off", "Spending that leapt for one year", "yes_or_no",
        "real spending rises by more than 35 log points and falls by more than 35 the year after", (SPENDING,),
        takes=("year", *_WHO), years=3, optional=(SHARE,),
        parts=(MeasurePart("rise", "Change from the year before", "log_points"),
               MeasurePart("fall", "Change to the year after", "log_points"),
               MeasurePart("mean_of_three", "Mean share of the three years, where flagged", "percent_of_gdp")),
    ),
)  # fmt: skip
