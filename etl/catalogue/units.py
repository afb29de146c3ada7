"""Units of measure. A value's unit is one of these or of a source's own, or `<currency>_million` for a currency."""

from etl.catalogue.sources import SOURCES
from etl.catalogue.unit import Unit

__all__ = ["CURRENCIES", "Unit", "currency_unit", "fits", "list_units", "unit"]

_UNITS: dict[str, Unit] = {
    unit.id: unit
    for unit in (
        Unit("percent_of_gdp", "% of GDP", "\N{NO-BREAK SPACE}%", 2),
        Unit("percent", "%", "\N{NO-BREAK SPACE}%", 1),
        Unit("percent_of_defence_expenditure", "% of defence expenditure", "\N{NO-BREAK SPACE}%", 1),
        Unit("percent_of_government_expenditure", "% of government expenditure", "\N{NO-BREAK SPACE}%", 1),
        Unit("percent_of_alliance", "% of the Alliance’s total", "\N{NO-BREAK SPACE}%", 2),
        Unit("index", "index", "", 1),
        Unit("usd_million", "million US dollars", "\N{NO-BREAK SPACE}million US$", 0),
        Unit("usd", "US dollars", "\N{NO-BREAK SPACE}US$", 0),
        Unit("international_dollars", "international dollars (PPP)", "\N{NO-BREAK SPACE}international dollars", 0),
        Unit("thousand_persons", "thousand persons", "\N{NO-BREAK SPACE}thousand", 1),
        Unit("persons", "persons", "", 0),
        Unit("national_currency_million", "million in national currency", "\N{NO-BREAK SPACE}million", 0),
        Unit("national_currency_per_usd", "national currency per US dollar", "", 2),
        Unit("national_currency_per_international_dollar", "national currency per international dollar", "", 2),
        Unit("ratio", "ratio", "", 2),
        Unit("percentage_points", "percentage points", "\N{NO-BREAK SPACE}points", 3),
        Unit(
            "international_dollars_million",
            "million international dollars (PPP)",
            "\N{NO-BREAK SPACE}million international dollars",
            0,
        ),
        Unit("members", "members", "", 0),
        Unit("years", "years", "", 0),
        Unit("calendar_year", "calendar year", "", 0),
        Unit("yes_or_no", "1 for yes, 0 for no", "", 0),
        Unit("flip", "1 rose to the target, −1 fell below it, 0 neither", "", 0),
        Unit("figures", "figures", "", 0),
        Unit("log_points", "log points", "", 0),
        Unit("standing", "1 ahead, 0 on track, −1 behind", "", 0),
        Unit("score", "score", "", 2),
        Unit("place", "place", "", 0),
        Unit("p_value", "p value", "", 3),
        Unit("band", "1 substantial, 0 between, −1 very low", "", 0),
    )
}

# ISO 4217 codes of the currencies that members use or used, with the word for prose.
CURRENCIES: dict[str, str] = {
    "ALL": "leks", "BGN": "leva", "CAD": "Canadian dollars", "CZK": "koruny", "DKK": "kroner", "EEK": "krooni",
    "EUR": "euros", "GBP": "pounds", "HRK": "kunas", "HUF": "forint", "ISK": "krónur", "LTL": "litai", "LVL": "lats",
    "MKD": "denars", "NOK": "kroner", "PLN": "zlotys", "RON": "lei", "SEK": "kronor", "SKK": "Slovak koruny",
    "TRY": "liras", "USD": "US dollars",
}  # fmt: skip


def currency_unit(code: str) -> str:
    """The unit id of a million of the currency with this ISO 4217 code."""
    return f"{code.lower()}_million"


_CURRENCY_UNITS: dict[str, Unit] = {
    currency_unit(code): Unit(currency_unit(code), f"million {word}", f"\N{NO-BREAK SPACE}million {code}", 0)
    for code, word in CURRENCIES.items()
}


def unit(unit_id: str) -> Unit:
    """The unit with this id. Raises KeyError where there is none."""
    known = _UNITS.get(unit_id) or _CURRENCY_UNITS.get(unit_id)
    if known is None:
        known = next((one for source in SOURCES.values() for one in source.units if one.id == unit_id), None)
    if known is None:
        raise KeyError(unit_id)
    return known


def fits(unit_id: str, declared: str) -> bool:
    """Whether a value in `unit_id` may stand under an indicator that declares the unit `declared`."""
    return unit_id == declared or (declared == "national_currency_million" and unit_id in _CURRENCY_UNITS)


def list_units() -> tuple[Unit, ...]:
    """Every unit that a value may have, each once: those of all, of sources, and of currencies."""
    own = (one.id for source in SOURCES.values() for one in source.units)
    return tuple(map(unit, dict.fromkeys((*_UNITS, *own, *_CURRENCY_UNITS))))
