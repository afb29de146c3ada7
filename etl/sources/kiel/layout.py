"""What is read of the Ukraine Support Tracker, and what its files are made of."""

FOLDER = "https://raw.githubusercontent.com/UkraineSupportTrackerWebsite/ukraine-support-tracker/main/data/"

RELEASE = "release_info.csv"
BY_COUNTRY = "data_explorer.csv"
TOTALS = "total_allocations.csv"
PROCUREMENT = "procurement_trends.csv"
WITH_EU = "eu_aid_shares.csv"

# weapons.csv is not read: pieces and prices of heavy weapons by donor and type, without a month or a year; a figure
# that has no time has no place in the table of observations.
FILES_IGNORED = ("weapons.csv",)

COLUMNS: dict[str, tuple[str, ...]] = {
    RELEASE: ("release", "period", "date", "label"),
    BY_COUNTRY: (
        "country", "iso", "year", "month", "total", "financial", "humanitarian", "military", "commitments",
        "to_be_allocated", "gdp", "pct_gdp",
    ),
    TOTALS: ("year", "month", "total_allocations", "military", "financial", "humanitarian"),
    PROCUREMENT: ("year", "month", "stockpile", "procurement", "unspecified", "nato_purl"),
    WITH_EU: ("country", "iso", "bilateral_pct_gdp", "eu_share_pct_gdp", "total_pct_gdp", "eu_share_bn"),
}  # fmt: skip

# `gdp` is one figure for each country in all its months, and the file does not say of which year: it is held against
# `pct_gdp`, and is no observation. The EU's institutions have none, which the file writes as 0.
GDP = "gdp"

# The indicator of each column that is one.
BY_COUNTRY_INDICATORS = {
    "total": "kiel_total",
    "financial": "kiel_financial",
    "humanitarian": "kiel_humanitarian",
    "military": "kiel_military",
    "commitments": "kiel_commitments",
    "to_be_allocated": "kiel_to_be_allocated",
    "pct_gdp": "kiel_total_share_gdp",
}
TOTALS_INDICATORS = {
    "total_allocations": "kiel_total",
    "military": "kiel_military",
    "financial": "kiel_financial",
    "humanitarian": "kiel_humanitarian",
}
PROCUREMENT_INDICATORS = {
    "stockpile": "kiel_military_from_stocks",
    "procurement": "kiel_military_procured",
    "unspecified": "kiel_military_unspecified",
    "nato_purl": "kiel_military_purl",
}
WITH_EU_INDICATORS = {
    "bilateral_pct_gdp": "kiel_bilateral_share_gdp_since_2022",
    "eu_share_pct_gdp": "kiel_eu_share_gdp_since_2022",
    "total_pct_gdp": "kiel_with_eu_share_gdp_since_2022",
    "eu_share_bn": "kiel_through_eu_since_2022",
}

EVERYBODY = "UKR_DONORS"
EU_INSTITUTIONS = "EU_INST"

# Every donor that is known, as the publisher writes it: its code there and here.
_CODES = {
    "Australia": "AUS", "Austria": "AUT", "Belgium": "BEL", "Bulgaria": "BGR", "Canada": "CAN", "China": "CHN",
    "Croatia": "HRV", "Cyprus": "CYP", "Czechia": "CZE", "Denmark": "DNK", "Estonia": "EST", "Finland": "FIN",
    "France": "FRA", "Germany": "DEU", "Greece": "GRC", "Hungary": "HUN", "Iceland": "ISL", "India": "IND",
    "Ireland": "IRL", "Italy": "ITA", "Japan": "JPN", "Latvia": "LVA", "Lithuania": "LTU", "Luxembourg": "LUX",
    "Malta": "MLT", "Netherlands": "NLD", "New Zealand": "NZL", "Norway": "NOR", "Poland": "POL", "Portugal": "PRT",
    "Romania": "ROU", "Slovakia": "SVK", "Slovenia": "SVN", "South Korea": "KOR", "Spain": "ESP", "Sweden": "SWE",
    "Switzerland": "CHE", "Taiwan": "TWN", "Turkiye": "TUR", "United Kingdom": "GBR", "United States": "USA",
}  # fmt: skip
DONORS: dict[str, tuple[str, str]] = {
    **{name: (code, code) for name, code in _CODES.items()},
    "EU (Commission and Council)": ("EU", EU_INSTITUTIONS),
}

# The publisher rounds to six decimals, and a sum of three such numbers may miss a fourth by two units of the last.
ROUNDING = 2e-6
# A month of all donors is a sum of up to 42 of them.
ROUNDING_OF_ALL = 5e-5
