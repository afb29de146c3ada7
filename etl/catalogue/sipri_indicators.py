"""SIPRI's indicators: one for each table of its workbook that lists countries."""

from etl.catalogue.indicator import Indicator, Price

_USD = "sipri_military_expenditure_usd"
_OTHER_PRICES = {"usd_constant": f"{_USD}_current", "usd_current": f"{_USD}_constant"}


def _sipri(name: str, title: str, unit: str, bounds: tuple[float, float], price: Price = "") -> Indicator:
    return Indicator(
        f"sipri_military_expenditure_{name}", title, unit, "sipri", bounds, price, "sipri",
        is_share=unit.startswith("percent_of"), other_prices=_OTHER_PRICES.get(name, ""),
    )  # fmt: skip


# Millions. Where a currency lost noughts, SIPRI prints all years in one of its kinds: 1e22 bolívares of Venezuela in
# 2023, and less than a peso of Argentina in 1955.
_LOCAL = (0.0, 1e17)
_USD_MILLION = (0.0, 2e6)

# SIPRI prints local currency in single units and shares as fractions (0.0152). Here they are millions and per cent.
SIPRI: tuple[Indicator, ...] = (
    _sipri("local_financial_year", "Military expenditure in local currency, by financial year",
           "national_currency_million", _LOCAL, "current"),
    _sipri("local_calendar_year", "Military expenditure in local currency, by calendar year",
           "national_currency_million", _LOCAL, "current"),
    _sipri("usd_constant", "Military expenditure in constant US dollars", "usd_million", _USD_MILLION, "constant"),
    _sipri("usd_current", "Military expenditure in current US dollars", "usd_million", _USD_MILLION, "current"),
    _sipri("share_gdp", "Military expenditure as a share of GDP", "percent_of_gdp", (0.0, 150.0)),
    _sipri("per_head", "Military expenditure per head in current US dollars", "usd", (0.0, 2e4), "current"),
    _sipri("share_government", "Military expenditure as a share of government expenditure",
           "percent_of_government_expenditure", (0.0, 150.0)),
)  # fmt: skip
