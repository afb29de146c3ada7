"""The IMF's indicators of the World Economic Outlook, each with its code in the DataMapper.

The IMF gives money in billions and people in millions, with three decimals; here they stand, a thousand times as many,
in millions and thousands.
"""

from etl.catalogue.indicator import Indicator, Price


def _imf(named: tuple[str, str], title: str, unit: str, bounds: tuple[float, float], price: Price = "") -> Indicator:
    name, code = named
    return Indicator(
        f"imf_{name}", title, unit, "imf", bounds, price, "imf",
        is_share=unit.startswith("percent_of"), needs_armed_forces=False, code=code,
    )  # fmt: skip


_CHANGE = (-100.0, 1e5)
_MONEY = (1.0, 1e9)

IMF: tuple[Indicator, ...] = (
    _imf(("gdp_current_usd", "NGDPD"), "GDP in current US dollars", "usd_million", _MONEY, "current"),
    _imf(("gdp_ppp", "PPPGDP"),
         "GDP at purchasing power parity", "international_dollars_million", _MONEY, "current"),
    # At constant prices, but the IMF names no year of them.
    _imf(("gdp_growth", "NGDP_RPCH"), "Annual growth of GDP at constant prices", "percent", _CHANGE),
    _imf(("population", "LP"), "Population", "thousand_persons", (1.0, 1e8)),
    _imf(("consumer_price_inflation", "PCPIPCH"),
         "Inflation of consumer prices, average of the year", "percent", _CHANGE),
    _imf(("government_expenditure_share_gdp", "GGX_NGDP"),
         "General government expenditure", "percent_of_gdp", (0.0, 1000.0)),
    _imf(("government_debt_share_gdp", "GGXWDG_NGDP"),
         "General government gross debt", "percent_of_gdp", (0.0, 1000.0)),
)  # fmt: skip
