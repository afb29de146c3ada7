"""What to look for in NATO's workbooks, as data. Patterns match whole texts, whatever their case.

A table is known by its title and the line with its unit, never by its sheet, number or place. Titles and headings of
blocks are compared without their footnote marks, units without the parentheses around them.

Until 2024 the blocks of a table share one row of years, which stands above the first heading. Since 2025 each heading
has its own row of years below it.
"""

import re
from dataclasses import dataclass
from functools import cache

from etl.catalogue.share import SHARE

TITLE = re.compile(r"Table\s+(?P<number>\d+\s?[a-z]?)\s*:\s*(?P<title>.+)", re.IGNORECASE)
YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<estimate>\s?(?:e|\(e\)))?\s?\**", re.IGNORECASE)
# The number format of a year that is shown with an "e" behind it.
ESTIMATED_FORMAT = re.compile(r"""0\s?(?:"\s?e\s?"|\\e)""", re.IGNORECASE)
# What NATO calls its releases, on the first page of each.
RELEASE = re.compile(
    r"Defence (?:Expenditures?|Investment) of NATO Countries \(\d{4}\s?[-–]\s?\d{4}\s?e?\)", re.IGNORECASE
)
# Whose definition the tables follow, by the word before "defence expenditure" in their titles; any other is unknown.
QUALIFIED = re.compile(r"(?P<word>\w*)\s*\bdefence expenditure", re.IGNORECASE)
UNQUALIFIED = {"", "and", "of"}
QUALIFIERS = {"core": "nato_core_2026"}
# A sheet, or the first text on one, that holds remarks and no table.
NOTES = r"(?:(?:Explanatory|Foot)\s?)?Notes?(?: to (?:the )?readers?)?(?:\s?:.*)?"
# Which years are estimates, in the notes below a table or on a sheet of their own.
ESTIMATES = re.compile(r"\bFigures for (?P<years>[\d, and&]+) are estimate", re.IGNORECASE)
# Texts below a title that say nothing a table's name, heading, year or footnote does not.
IGNORED = r"Notes?\s?:.*|-\s?\d+\s?-|\((?:\d+|-)\)"
# A remark in a row of its own: so long a sentence is neither a name nor a heading.
REMARK = r"(?:Sources?\s?:|Conventional signs\b).*|.{80,}\."
NAMES_COLUMN = "Country"
CURRENCY_COLUMN = r"Currency unit \(million\)"
FOOTNOTE = re.compile(r"(?P<mark>\*+|\([a-z]\))\s*(?P<text>.*\w.*)")
# The base year of constant prices, in a heading or in the line with the unit.
BASE = re.compile(r"\b((?:19|20)\d\d)(?= prices| US dollars)", re.IGNORECASE)

# NATO's key of conventional signs (release of 28 January 2016, annex): why there is no figure.
SIGNS = {"//": "not_applicable", "..": "not_available"}
NIL = "-"
# Stands in cells whose number format prints another sign in its place. Where it is printed as it stands, the key knows
# no meaning for it, and all that can be said is that there is no figure.
PLACEHOLDER = "."
# The same signs as a spreadsheet, or a typist, may write them.
SPELLINGS = {". .": "..", "…": "..", "–": NIL, "—": NIL, "−": NIL}


@dataclass(frozen=True)
class Block:
    """Rows of one indicator below a heading. Without `heading`: the rows of a table that has no headings."""

    indicator: str
    heading: str = ""


@dataclass(frozen=True)
class Heading:
    """A column with words and years for a heading: one year of `indicator`, or its change from `first` to `year`."""

    indicator: str
    pattern: str


@dataclass(frozen=True)
class Table:
    """A table. `repeats`: its figures stand in other tables too, and are held against those, not stored."""

    title: str
    unit: str
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...] = ()
    repeats: bool = False


_SPENDING = rf"(?:(?:{'|'.join(QUALIFIERS)}) )?defence expenditures?"
_BASE = r"(?:Constant )?\d{4} prices"
_ON_BASE = r"(?:,? \(?based on \d{4} prices\)?)?"
_RATES = " and exchange rates"
_SPAN = r"(?P<first>\d{4})\s?[-–]\s?"
_NATIONAL = "defence_expenditure_national_currency"
_MONEY = "defence_expenditure_usd"
_CAPITA = "per_capita_usd_constant"
_GDP_CAPITA = Block(f"gdp_{_CAPITA}", r"GDP per capita \(thousand US dollars\)")

TABLES = (
    Table(
        _SPENDING, r"Million national currency(?: units)?",
        (Block(f"{_NATIONAL}_current", "Current prices"), Block(f"{_NATIONAL}_constant", _BASE)),
    ),
    Table(
        _SPENDING, r"Million US dollars",
        (Block(f"{_MONEY}_current", f"Current prices{_RATES}"), Block(f"{_MONEY}_constant", f"{_BASE}{_RATES}")),
    ),
    Table(
        rf"{_SPENDING} as a (?:share of GDP|percentage of gross domestic product) and annual real change",
        r"(?:Based on \d{4} prices)?",
        (
            Block(SHARE, rf"Share of real GDP \(%\){_ON_BASE}|As a percentage of gross domestic product"),
            Block("defence_expenditure_real_change", rf"Annual real change(?: \(%\))?{_ON_BASE}"),
        ),
    ),
    Table(
        rf"{_SPENDING} real change \d{{4}}\s?[-–]\s?\d{{4}}\s?e?",
        rf"Million US dollars \({_BASE}{_RATES}\)",
        (Block(f"{_MONEY}_constant"),),
        (
            Heading(f"{_MONEY}_constant", rf"Real change {_SPAN}{YEAR.pattern} \(%\)"),
            Heading(f"{_MONEY}_constant", rf"Real change \(%\) {_SPAN}{YEAR.pattern}"),
            Heading(SHARE, rf"Share of real GDP {YEAR.pattern} \(%\)"),
            Heading(SHARE, rf"Share of real GDP \(%\) {YEAR.pattern}"),
        ),
        repeats=True,
    ),
    Table(
        r"GDP|Gross domestic product", r"(?:Million|Billion) US dollars",
        (Block("gdp_usd_current", f"Current prices{_RATES}"), Block("gdp_usd_constant", f"{_BASE}{_RATES}")),
    ),
    Table(
        r"Gross domestic product", rf"{_BASE}{_RATES}",
        (Block("gdp_usd_constant", r"Real GDP \((?:million|billion) US dollars\)"), _GDP_CAPITA),
    ),
    Table(r"Real GDP", rf"(?:Million|Billion) US dollars \({_BASE}{_RATES}\)", (Block("gdp_usd_constant"),)),
    Table(
        rf"GDP per capita and {_SPENDING} per capita", rf"(?:Based on )?{_BASE}{_RATES}",
        (_GDP_CAPITA, Block(f"defence_expenditure_{_CAPITA}", rf"{_SPENDING} per capita \(US dollars\)")),
    ),
    Table(
        rf"{_SPENDING} per capita and military personnel", "",
        (
            Block(f"defence_expenditure_{_CAPITA}", rf"{_SPENDING} per capita in \d{{4}} US dollars"),
            Block("military_personnel", r"Military personnel \(thousands\)"),
        ),
    ),
    Table(r"Military personnel", r"Thousands", (Block("military_personnel"),)),
    Table(
        rf"Distribution of {_SPENDING} by (?:main )?category(?: \(%\))?",
        rf"(?:Percentage(?: of total(?: {_SPENDING})?)?)?",
        (
            Block("equipment_share", "Equipment"), Block("personnel_share", "Personnel"),
            Block("infrastructure_share", "Infrastructure"), Block("other_share", "Other"),
        ),
    ),
)  # fmt: skip

# Without these a workbook is not whole. GDP at current prices came with the release of 2024.
REQUIRED = {block.indicator for table in TABLES for block in table.blocks} - {"gdp_usd_current"}


@dataclass(frozen=True)
class Scale:
    """A unit in NATO's words, found anywhere in title, unit line or heading, and what its figures are multiplied by."""

    pattern: str
    factor: int = 1
    note: str = ""


# By the catalogue's unit; exactly one pattern of the unit must be found.
SCALES = {
    "national_currency_million": (Scale(r"\bmillion national currency"),),
    "usd_million": (
        Scale(r"\bmillion US dollars"),
        Scale(r"\bbillion US dollars", 1000, "published in billion US dollars; multiplied by 1000"),
    ),
    "usd": (
        Scale(r"(?:\(|\bin \d{4} )US dollars"),
        Scale(r"\bthousand US dollars", 1000, "published in thousand US dollars; multiplied by 1000"),
    ),
    "thousand_persons": (Scale(r"\bthousands\b"),),
    "percent_of_gdp": (Scale(r"\bshare of real GDP\b|\bpercentage of gross domestic product"),),
    "percent": (Scale(r"\bannual real change"),),
    "percent_of_defence_expenditure": (Scale(r"\bpercentage\b|\(%\)"),),
}


def matches(pattern: str, text: str) -> re.Match[str] | None:
    """The match of the whole `text`, whatever its case."""
    return _compile(pattern).fullmatch(text)


# Each is looked for in thousands of texts, and to find it among what Python has compiled takes as long as to match it.
@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
