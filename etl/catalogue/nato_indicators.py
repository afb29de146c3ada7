"""NATO's indicators, and those computed from them."""

from etl.catalogue.indicator import Indicator

MONEY = (0.0, 1e9)
CHANGE = (-95.0, 1000.0)

SHARE = "defence_expenditure_share_gdp"
# The share that a verdict goes by, under each convention (R4); etl.asof.verdict says what they mean.
SHARE_OF_VERDICT = {
    "published": SHARE,
    "strict": SHARE,
    "recomputed": f"{SHARE}_recomputed",
    "nominal": f"{SHARE}_nominal",
}
# What NATO states in words where its shares are not at hand: a yes or no, from which no gap follows.
STATEMENT = "at_or_above_2_percent"
# The share, in per cent, that the statement is about.
STATED_AT = 2.0

NATO = (
    Indicator(SHARE, "Defence expenditure as a share of GDP", "percent_of_gdp", "nato",
              (0.05, 15.0), "constant", is_share=True, recomputation=SHARE_OF_VERDICT["recomputed"]),
    Indicator("defence_expenditure_usd_current", "Defence expenditure in current prices", "usd_million", "nato",
              MONEY, "current", other_prices="defence_expenditure_usd_constant"),
    Indicator("defence_expenditure_usd_constant", "Defence expenditure in constant prices", "usd_million", "nato",
              MONEY, "constant", other_prices="defence_expenditure_usd_current"),
    Indicator("defence_expenditure_national_currency_current",
              "Defence expenditure in national currency, current prices",
              "national_currency_million", "nato", MONEY, "current",
              other_prices="defence_expenditure_national_currency_constant"),
    Indicator("defence_expenditure_national_currency_constant",
              "Defence expenditure in national currency, constant prices",
              "national_currency_million", "nato", MONEY, "constant",
              other_prices="defence_expenditure_national_currency_current"),
    Indicator("defence_expenditure_real_change", "Annual real change of defence expenditure", "percent", "nato",
              CHANGE, "constant"),
    Indicator("defence_expenditure_per_capita_usd_constant", "Defence expenditure per head", "usd", "nato",
              (1.0, 20_000.0), "constant"),
    Indicator(STATEMENT, "At or above 2 % of GDP, as stated by NATO", "yes_or_no", "nato", (0.0, 1.0)),
    Indicator("equipment_share", "Equipment as a share of defence expenditure", "percent_of_defence_expenditure",
              "nato", (0.0, 100.0), is_share=True),
    Indicator("personnel_share", "Personnel as a share of defence expenditure", "percent_of_defence_expenditure",
              "nato", (0.0, 100.0), is_share=True),
    Indicator("infrastructure_share", "Infrastructure as a share of defence expenditure",
              "percent_of_defence_expenditure", "nato", (-1.0, 100.0), is_share=True),
    Indicator("other_share", "Other as a share of defence expenditure", "percent_of_defence_expenditure", "nato",
              (-1.0, 100.0), is_share=True),
    Indicator("military_personnel", "Military personnel", "thousand_persons", "nato", (0.1, 10_000.0)),
    Indicator("gdp_usd_current", "GDP in current prices", "usd_million", "nato", MONEY, "current",
              needs_armed_forces=False, other_prices="gdp_usd_constant"),
    Indicator("gdp_usd_constant", "GDP in constant prices", "usd_million", "nato", MONEY, "constant",
              needs_armed_forces=False, other_prices="gdp_usd_current"),
    Indicator("gdp_per_capita_usd_constant", "GDP per head", "usd", "nato", (500.0, 500_000.0), "constant",
              needs_armed_forces=False),
    Indicator(SHARE_OF_VERDICT["recomputed"], "Share of GDP, recomputed at constant prices",
              "percent_of_gdp", "nato", (0.05, 15.0), "constant", is_share=True,
              formula="100 × defence expenditure / GDP, both at constant prices in US dollars, of the same release",
              inputs=("defence_expenditure_usd_constant", "gdp_usd_constant"), derivation="ratio_to_gdp",
              other_prices=SHARE_OF_VERDICT["nominal"]),
    Indicator(SHARE_OF_VERDICT["nominal"], "Share of GDP, nominal", "percent_of_gdp", "nato", (0.05, 15.0),
              "current", is_share=True,
              formula="100 × defence expenditure / GDP, both at current prices in US dollars, of the same release",
              inputs=("defence_expenditure_usd_current", "gdp_usd_current"), derivation="ratio_to_gdp",
              other_prices=SHARE_OF_VERDICT["recomputed"]),
)  # fmt: skip
