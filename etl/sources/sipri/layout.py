"""What to look for in SIPRI's workbook, as data: sheets by what they say, columns, marks, colours, rows to ignore."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A table that lists countries. Its title and its other lines above the heading say these texts.

    Spaces of any length are one here and `{base}` is the year of constant prices. A printed figure times `scale` is
    in the unit that the catalogue declares.
    """

    indicator: str
    title: str
    says: str
    scale: float


KINDS = (
    Kind("sipri_military_expenditure_local_financial_year", "by country, in local currency, ",
         "Figures are in local currency at current prices and are for financial years", 1e-6),
    Kind("sipri_military_expenditure_local_calendar_year", "by country, in local currency, ",
         "Figures are in local currency at current prices and are for calendar years", 1e-6),
    Kind("sipri_military_expenditure_usd_constant", "by country, in constant ({base}) US$ m., ",
         "Figures are in US $m., at constant {base} prices and exchange rates", 1),
    Kind("sipri_military_expenditure_usd_current",
         "by country, in millions of US$ at current prices and exchange rates, ",
         "Figures are in US $m., in current prices, converted at the exchange rate for the given year", 1),
    Kind("sipri_military_expenditure_share_gdp", "by country as percentage of gross domestic product, ",
         "Countries are grouped by region", 100),
    Kind("sipri_military_expenditure_per_head", "per capita by country, ", "Figures are in current US$", 1),
    Kind("sipri_military_expenditure_share_government", "by country as percentage of government spending, ",
         "expressed as a percentage of general government expenditure", 100),
)  # fmt: skip

# The years before are in no edition; of those that begin later, none is read.
FIRST_YEAR = 1949

# Sheets that are none of these: buttons only, sums of regions (not of countries), and the texts of the footnotes.
FRONT_PAGE, REGIONS_SHEET, FOOTNOTES = "Front page", "Regional totals", "Footnotes"

# Columns by how their heading starts. The 2020 edition repeats the last year of current US$ beside the constant ones.
COUNTRY, CURRENCY, FISCAL_YEAR, NOTES, REPORTING_YEAR = (
    "Country", "Currency", "Fiscal Year (Jan", "Notes", "Reporting year",
)  # fmt: skip
REPEATED = r"\d{4} Current"
# All that stands in a column without heading: that a country's constant prices are those of another year, up to a year
# or in all of them (Somalia, Afghanistan, Myanmar and Iraq in the 2020 edition).
OTHER_BASE = r"Base year (?:is )?(?P<base>\d{4})(?: (?:up to|until) (?P<until>\d{4}))?"

# What stands in a cell instead of a figure, and what it means.
MARKS = {
    "...": "not_available",
    "…": "not_available",
    ". .": "not_available",
    "..": "not_available",
    "xxx": "not_applicable",
}
# A formula of SIPRI's that failed: Myanmar 1997, edition 1949-2020.
ERRORS = frozenset({"#VALUE!"})

# What the colour of a figure says, by index, by RGB or by theme; "" is no colour of its own.
PLAIN, ESTIMATE, UNCERTAIN = "plain", "estimate", "uncertain"
COLOURS = {
    "": PLAIN,
    "indexed 8": PLAIN,
    "indexed 12": ESTIMATE,
    "indexed 10": UNCERTAIN,
    "rgb FF0000FF": ESTIMATE,
    # Another blue: Chile 2016 in the tables of money of the edition 1949-2016, of which its shares have the usual one.
    "rgb FF2738E1": ESTIMATE,
    "rgb FFFF0000": UNCERTAIN,
    "theme 1": PLAIN,
    # The dark text colour of the theme up to the edition 1949-2020: one cell, Tunisia 2010, plain in all other tables.
    "theme 3": PLAIN,
}

# Regions and subregions: rows without figures.
REGIONS = frozenset({
    "Africa", "Americas", "Asia & Oceania", "Central America and the Caribbean", "Central Asia", "Central Europe",
    "East Asia", "Eastern Europe", "Europe", "Middle East", "North Africa", "North America", "Oceania",
    "South America", "South Asia", "South East Asia", "South-East Asia", "Sub-Saharan", "sub-Saharan Africa",
    "Western Europe",
})  # fmt: skip
# Not a country: what the Union's own institutions spend, which is no sum of its members.
NO_COUNTRIES = frozenset({"European Union"})
# Lines below the table in the 2020 edition start so; the sheet of footnotes has the same texts.
BELOW = ("†", "‡", "§", "¶", "‖", "Numbered footnotes can be found", "The symbols ||")

# What the footnote of a country without armed forces says. The edition 1949-2016 has figures of Iceland all the same:
# of air defence, exercises and police.
UNARMED = "does not have an army"

# Rows of two countries, one after the other: which of them up to which year, and which from the next on. In the tables
# per head and of government spending, the edition 1949-2016 gives the Soviet Union and Russia one row.
JOINT = {"USSR/Russia": ("SUN", 1991, "RUS")}

# Ended before 1988: the tables that begin then may leave it out.
MAY_LACK = frozenset({"SUN"})
