"""Names that SIPRI prints for countries, and the currencies of NATO's members."""

from functools import cache

from etl.catalogue.iso_names import find_country
from etl.catalogue.members import country_codes
from etl.catalogue.names import added_names
from etl.catalogue.overlay import seeded
from etl.catalogue.units import currency_unit

# Where SIPRI's name is neither the catalogue's nor one of ISO 3166. Misprints are those of the 2020 edition.
_ALSO = {
    "Bosnia-Herzegovina": "BIH",
    "Cape Verde": "CPV",
    "Central African Rep.": "CAF",
    "China, P.R.": "CHN",
    "Congo, DR": "COD",
    "Congo, Dem. Rep.": "COD",
    "Congo, Repubic of": "COG",
    "Congo, Republic": "COG",
    "Congo, Republic of": "COG",
    "Cote d'Ivoire": "CIV",
    "Côte d’Ivoire": "CIV",
    "Czech Rep.": "CZE",
    "Dominican Rep.": "DOM",
    "Gambia, The": "GMB",
    "German DR": "DDR",
    "Korea, North": "PRK",
    "Korea, South": "KOR",
    "Macedonia, FYR": "MKD",
    "Norh Macedonia": "MKD",
    "Slovak Rep.": "SVK",
    "Swaziland": "SWZ",
    "Timor Leste": "TLS",
    "Trinidad & Tobago": "TTO",
    "UAE": "ARE",
    "UK": "GBR",
    "USA": "USA",
    "USSR": "SUN",
    # ISO 3166's YEM was the Yemen Arab Republic until 1990, and is the united Yemen since.
    "Yemen, North": "YEM",
    "Yugoslavia (former)": "YUG",
    "eSwatini": "SWZ",
}

# ISO 4217 codes by SIPRI's word and the country, "" for any. Other currencies stay words.
_CURRENCIES = {
    ("denars", "MKD"): "MKD",
    ("dollars", "CAN"): "CAD",
    ("dollars", "USA"): "USD",
    ("euro", ""): "EUR",
    ("euros", ""): "EUR",
    ("forint", "HUN"): "HUF",
    ("koruny", "CZE"): "CZK",
    ("kroner", "DNK"): "DKK",
    ("kroner", "NOR"): "NOK",
    ("kroner", "SWE"): "SEK",
    ("kronor", "SWE"): "SEK",
    ("kunas", "HRV"): "HRK",
    ("lek", "ALB"): "ALL",
    ("leks", "ALB"): "ALL",
    ("leva", "BGR"): "BGN",
    ("liras", "TUR"): "TRY",
    ("new lei", "ROU"): "RON",
    ("pounds", "GBR"): "GBP",
    ("us dollar", ""): "USD",
    ("us dollars", ""): "USD",
    ("zlotys", "POL"): "PLN",
}


@seeded
@cache
def codes() -> dict[str, str]:
    """The code of the country for every name that SIPRI prints and ISO 3166 does not have."""
    return country_codes() | _ALSO | {name: code for name, code in added_names("sipri").items() if code}


def find_code(name: str) -> str | None:
    """The code of the country that SIPRI calls `name`; None where nobody calls one so."""
    return codes().get(name) or find_country(name)


def money_unit(word: str, code: str) -> str:
    """The unit of millions of the currency that SIPRI calls `word` in the row of a country.

    `national_currency_million` where the catalogue of units has no code for it.
    """
    iso = _CURRENCIES.get((word.lower(), code)) or _CURRENCIES.get((word.lower(), ""))
    return currency_unit(iso) if iso else "national_currency_million"
