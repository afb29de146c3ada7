"""The checks of a release: what each recomputes, how far a figure may be off, and why so far."""

from dataclasses import dataclass
from enum import StrEnum

from etl.catalogue.indicators import categories, indicators
from etl.catalogue.share import SHARE
from etl.catalogue.sources import SOURCES

_ROUNDING = ", or as far as rounding for print allows"


@dataclass(frozen=True)
class Check:
    """A check. `limit` is how far a figure may be off, in `unit`; `tolerance` says it in words, `why` its reason.

    `inputs` are the indicators of the release itself without which it cannot be done, `beside` is another publisher's
    that they are held against. `other` says what the second number of a cell is, `fitting` what it is to fit.
    """

    id: str
    title: str
    formula: str
    limit: float
    unit: str
    tolerance: str
    why: str
    inputs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ("nato",)
    other: str = "recomputed"
    fitting: str = "fit"
    beside: str = ""

    @property
    def publisher(self) -> str:
        """The source of `beside`."""
        return indicators()[self.beside].source


_SPENDING = "defence_expenditure_usd_constant"
_PER_HEAD = "defence_expenditure_per_capita_usd_constant"
# All donors as one, in the Kiel Institute's sums.
EVERYBODY = "UKR_DONORS"

CHECKS: tuple[Check, ...] = (
    Check("shares", "Shares of GDP recomputed",
          "100 × spending / GDP, both at constant prices in US dollars, of the same release (R3)",
          0.0005, "points", f"0.0005 points{_ROUNDING}",
          "All shares of NATO's workbooks recompute to within this, but for those that were set by hand.",
          (SHARE, _SPENDING, "gdp_usd_constant")),
    Check("shares_at_current_prices", "Shares of GDP of members at current prices",
          "100 × spending / GDP, both at current prices in US dollars, of the same release (R5)",
          0.0005, "points", f"0.0005 points{_ROUNDING}",
          "Where spending and GDP have one deflator and one exchange rate, their ratio is the same at any prices. "
          "NATO's shares are at constant prices, so a difference is no error of theirs.",
          (SHARE, "defence_expenditure_usd_current", "gdp_usd_current")),
    Check("aggregates", "NATO's totals recomputed",
          "Σ of the members that NATO counts in the year, in money, people and GDP (R10, R11)",
          1e-4, "percent", "a millionth, or as far as rounding for print of the total and of each member allows",
          "Where figures are unrounded, what is left is the arithmetic of computers."),
    Check("categories", "The four categories of spending make 100 %",
          "equipment + personnel + infrastructure + other",
          0.01, "points", "0.01 points, or as far as rounding for print of the four allows",
          "NATO's unrounded figures miss 100 by up to 0.0051 (Lithuania 2012).",
          categories()),
    Check("spending_per_head", "Spending per head by the World Bank's population",
          "spending at constant prices / population, the newest that the World Bank had published on the release's day",
          3.0, "percent", f"3 %{_ROUNDING}",
          "The population that NATO divides by is not in its tables. Nine figures in ten of July 2026 are within 1 %; "
          "what is farther off than 3 % counts other people, as before and after a census.",
          (_PER_HEAD, _SPENDING), beside="wdi_population"),
    Check("gdp_per_head", "GDP per head against spending per head",
          "GDP per head × spending / GDP, all at constant prices, of the same release: one population for both",
          1e-4, "percent", f"a millionth{_ROUNDING}",
          "Where figures are unrounded, what is left is the arithmetic of computers.",
          (_PER_HEAD, "gdp_per_capita_usd_constant", _SPENDING, "gdp_usd_constant")),
    Check("real_change", "Annual real change recomputed",
          "100 × (spending / spending of the year before − 1), at constant prices in US dollars",
          0.0005, "points", f"0.0005 points{_ROUNDING}",
          "As of shares: what workbooks hold unrounded recomputes to within this.",
          ("defence_expenditure_real_change", _SPENDING)),
    Check("gdp_world_bank", "GDP of members against the World Bank's of today",
          "GDP at current prices in US dollars: NATO's over the World Bank's newest",
          3.0, "percent", "3 %",
          "NATO's exchange rates are not in its tables, and an estimate is made before its year is over. What is "
          "farther off is another GDP, or was revised since.",
          ("gdp_usd_current",), other="of the World Bank", beside="wdi_gdp_current_usd"),
    Check("gdp_imf", "GDP of members against the IMF's of today",
          "GDP at current prices in US dollars: NATO's over the IMF's newest",
          3.0, "percent", "3 %",
          "As against the World Bank.",
          ("gdp_usd_current",), other="of the IMF", beside="imf_gdp_current_usd"),
    Check("sipri_share", "The World Bank's military shares against SIPRI's own",
          "the World Bank's share less that of SIPRI's edition nearest in time",
          0.0005, "points", "0.0005 points",
          "The World Bank passes SIPRI's figures on, so that nothing but arithmetic should be between them.",
          ("wdi_military_expenditure_share_gdp",), ("worldbank",), other="of SIPRI",
          beside="sipri_military_expenditure_share_gdp"),
    Check("world_bank_gdp_per_head", "The World Bank's GDP per head recomputed",
          "GDP / population, of the same release", 1e-4, "percent", "a millionth",
          "The World Bank's figures are unrounded.",
          ("wdi_gdp_per_capita_current_usd", "wdi_gdp_current_usd", "wdi_population"), ("worldbank",)),
    Check("donors", "Aid of all donors by month",
          "Σ of all donors of data_explorer.csv, against total_allocations.csv",
          5e-5, "eur_billion", "0.00005 billion euros",
          "A month is a sum of up to 42 donors, each with six decimals.",
          ("kiel_total", "kiel_military", "kiel_financial", "kiel_humanitarian"), ("kiel",)),
    Check("euro_shares", "Shares of GDP in euros recomputed",
          "100 × total expenditure / GDP, both in euros at current prices, of the same release",
          0.0005, "points", "0.0005 points",
          "The agency's workbook computes them from its own figures, so what is left is the arithmetic of computers.",
          ("eda_defence_expenditure_share_gdp", "eda_defence_expenditure", "eda_gdp_current"), ("eda",)),
    Check("euro_investment", "Defence investment recomputed",
          "procurement of equipment + research and development, of the same release",
          1e-4, "percent", "a millionth",
          "The agency's workbook adds them up itself.",
          ("eda_defence_investment", "eda_equipment_procurement", "eda_research_development"), ("eda",)),
    Check("euro_totals", "The EU's totals recomputed",
          "Σ of the members that have a figure, in millions of euros",
          1e-4, "percent", "a millionth",
          "The agency's figures are unrounded. A total may count a member that has no figure of its own: Denmark in "
          "2021, France's investment in 2023.",
          ("eda_defence_expenditure", "eda_defence_investment", "eda_equipment_procurement",
           "eda_research_development"), ("eda",)),
    Check("earlier_release", "Figures in common with the release before",
          "each figure against the last whole release before, or one in part since then that has more of its indicator",
          0.0, "", "none but for rounding for print",
          "A publisher revises. Figures of another definition, unit or base of prices are not compared.",
          (), tuple(SOURCES), "in the other release", "are the same"),
    Check("later_release", "Figures in common with the release after",
          "each figure against the next whole release, or one in part until then that has more of its indicator",
          0.0, "", "none but for rounding for print",
          "As against the release before.",
          (), tuple(SOURCES), "in the other release", "are the same"),
)  # fmt: skip


class Moment(StrEnum):
    """When the release of another publisher was the newest: on the release's own day, or today; or nearest in time."""

    THEN = "then"
    TODAY = "today"
    NEAREST = "nearest"


# Which release of the other publisher a check takes that has something `beside`.
MOMENTS = {
    "spending_per_head": Moment.THEN,
    "gdp_world_bank": Moment.TODAY,
    "gdp_imf": Moment.TODAY,
    "sipri_share": Moment.NEAREST,
}
# The checks that ask for what other releases of the same source have.
OF_NEIGHBOURS = ("earlier_release", "later_release")

# Checks that one might look for, by source, and why there are none.
WITHOUT: dict[tuple[str, str], str] = {
    ("sipri", "shares"): "SIPRI's tables hold shares of GDP, but no GDP to recompute them from.",
    ("sipri", "spending_per_head"): "SIPRI's tables hold spending per head, but no population.",
    ("imf", "shares"): "Nothing to recompute: none of the indicators that are read follows from the others.",
    ("troops", "aggregates"): "Nothing to recompute: the reports are read by country, and their totals are not.",
    ("cow", "aggregates"): (
        "Nothing to recompute: there are no totals. The capability index rests on six shares of all states; where one "
        "of them has no figure its makers have ways of their own, so it is taken as it is."
    ),
}


def find_check(wanted: str) -> Check:
    """The check of this id. Raises KeyError where there is none."""
    return _BY_ID[wanted]


_BY_ID = {check.id: check for check in CHECKS}
