"""What to look for in the European Defence Agency's workbook, as data: its sheets, what stands in them, and its page.

So it is in the editions of 2022 to 2025. Headings and names are compared with single spaces, whatever their case.
"""

import re
from dataclasses import dataclass

from etl.catalogue.sources import SOURCES

# The agency's page, which links each edition's workbook, and the words of those links.
PORTAL = SOURCES["eda"].finds.address
LINK = re.compile(r"(?:EDA )?Defence Data (?P<year>20\d\d)", re.IGNORECASE)
# Editions before have a sheet a country; their figures of members stand in the sheet of years, too.
FIRST_EDITION = 2022

# The EU's members taken together.
UNION = "EU27"

_SPENDING = (
    "eda_defence_expenditure",
    "eda_defence_expenditure_share_gdp",
    "eda_defence_expenditure_share_government",
    "eda_defence_expenditure_per_head",
)
_INVESTMENT = ("eda_equipment_procurement", "eda_research_development", "eda_defence_investment")
_TOGETHER = (
    "eda_collaborative_procurement",
    "eda_european_collaborative_procurement",
    "eda_collaborative_research_technology",
    "eda_european_collaborative_research_technology",
)


@dataclass(frozen=True)
class Kind:
    """A sheet: the pattern of its name without blanks at its ends, the heading of its names, and all that it gives.

    `may_hide`: it has been hidden so far.
    """

    name: re.Pattern[str]
    heading: str
    indicators: tuple[str, ...]
    may_hide: bool = False


# A row a quantity and a column a year, of the EU's members together.
TOGETHER = Kind(re.compile("EU27"), "EU27", (*_SPENDING, *_INVESTMENT, "eda_research_technology", *_TOGETHER))
# A row a member and year. It is named after its GDP: its spending is in millions.
YEARS = Kind(
    re.compile("Billions"),
    "PMS",
    ("eda_defence_expenditure", *_INVESTMENT, "eda_gdp_current", "eda_defence_expenditure_share_gdp"),
    may_hide=True,
)
# A row a member, all of the edition's year.
MEMBERS = Kind(re.compile(r"Member States(?: (?P<year>20\d\d))?"), "EU MS", (*_SPENDING, "eda_defence_investment"))
KINDS = (TOGETHER, YEARS, MEMBERS)
YEAR = "Year"

# A printed figure times this is in the unit that the catalogue declares; 1 where nothing stands here.
SCALES = {
    "eda_defence_expenditure_share_gdp": 100.0,
    "eda_defence_expenditure_share_government": 100.0,
    "eda_gdp_current": 1000.0,
}

# Both mean that there is no figure, as the workbook says of the first.
DASHES = frozenset({"-", "–", "—"})
# Lines below a table that only head others, or say what a dash is.
SYMBOLS = re.compile(r'(?:Symbols|Notes?|Sources?):?|["“”][-–—]["“”] [-–—] not available', re.IGNORECASE)
# What the footnote of a star begins with where figures are no outturn.
ESTIMATED = re.compile(r"estimate", re.IGNORECASE)
# A remark on some quantities only names them so.
COLLABORATIVE = re.compile("collaborative", re.IGNORECASE)
