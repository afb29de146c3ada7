"""The World Bank's indicators, each with its code there."""

from etl.catalogue.indicator import Indicator, Price


def _wdi(named: tuple[str, str], title: str, unit: str, bounds: tuple[float, float], price: Price = "") -> Indicator:
    name, code = named
    definition = "sipri" if code.startswith("MS.MIL") else "wdi"
    return Indicator(
        f"wdi_{name}", title, unit, "worldbank", bounds, price, definition,
        is_share=unit.startswith("percent_of"), needs_armed_forces=definition == "sipri", code=code,
    )  # fmt: skip


_PERCENT = (-100.0, 1e5)
_LEVEL = (0.0, 1e6)

WORLD_BANK = (
    _wdi(("military_expenditure_share_gdp", "MS.MIL.XPND.GD.ZS"),
         "Military expenditure as a share of GDP", "percent_of_gdp", (0.0, 150.0)),
    _wdi(("military_expenditure_share_government", "MS.MIL.XPND.ZS"),
         "Military expenditure as a share of government expenditure", "percent_of_government_expenditure",
         (0.0, 100.0)),
    _wdi(("gdp_current_usd", "NY.GDP.MKTP.CD"), "GDP in current US dollars", "usd", (1e6, 1e15), "current"),
    _wdi(("gdp_growth", "NY.GDP.MKTP.KD.ZG"), "Annual growth of GDP", "percent", _PERCENT, "constant"),
    _wdi(("gdp_deflator", "NY.GDP.DEFL.KD.ZG"), "Annual change of the GDP deflator", "percent", _PERCENT),
    _wdi(("gdp_per_capita_current_usd", "NY.GDP.PCAP.CD"),
         "GDP per head in current US dollars", "usd", (10.0, 1e6), "current"),
    _wdi(("gdp_per_capita_ppp", "NY.GDP.PCAP.PP.CD"),
         "GDP per head at purchasing power parity", "international_dollars", (10.0, 1e6), "current"),
    _wdi(("consumer_price_inflation", "FP.CPI.TOTL.ZG"), "Inflation of consumer prices", "percent", _PERCENT),
    _wdi(("government_debt_share_gdp", "GC.DOD.TOTL.GD.ZS"),
         "Central government debt", "percent_of_gdp", (0.0, 1000.0)),
    _wdi(("government_expense_share_gdp", "GC.XPN.TOTL.GD.ZS"),
         "Government expense", "percent_of_gdp", (0.0, 300.0)),
    _wdi(("exchange_rate", "PA.NUS.FCRF"), "Official exchange rate", "national_currency_per_usd", _LEVEL),
    _wdi(("ppp_conversion_factor", "PA.NUS.PPP"),
         "PPP conversion factor of GDP", "national_currency_per_international_dollar", _LEVEL),
    _wdi(("price_level_ratio", "PA.NUS.PPPC.RF"),
         "Price level: PPP conversion factor over exchange rate", "ratio", (0.0, 10.0)),
    _wdi(("population", "SP.POP.TOTL"), "Population", "persons", (1e3, 1e11)),
)  # fmt: skip
