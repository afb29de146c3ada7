"""Made-up workbooks laid out like NATO's since 2025, with the figures of the transcription of July 2026.

Each block has its own heading and its own row of years. Nobody has NATO's own files at hand: where rows stand, and what
is written there, is as their readers describe it.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.members import members

TRANSCRIPTION = Path(__file__).resolve().parent.parent.parent / "seeds" / "nato" / "2026-07-10.csv"
FIRST = 2014
# Those that differ from the members' own currencies, and words for the others.
_CURRENCIES = {
    "ALL": "Leks", "CAD": "Canadian dollars", "CZK": "Koruny", "DKK": "Kroner", "EUR": "Euros", "GBP": "Pounds",
    "HUF": "Forint", "MKD": "Denars", "NOK": "Kroner", "PLN": "Zlotys", "RON": "New Lei", "SEK": "Kronor",
    "TRY": "Liras", "USD": "US dollars",
}  # fmt: skip
_RATES = "prices and exchange rates"
_NATIONAL = "defence_expenditure_national_currency"
_MONEY = "defence_expenditure_usd"
SHARE = "defence_expenditure_share_gdp"
# By number: title and unit, with "{}" for "Core d" or "D", and the measures with their headings.
SHEETS: dict[str, tuple[str, str, dict[str, str]]] = {
    "1": (
        "{Core} expenditure", "Million national currency units",
        {f"{_NATIONAL}_current": "Current prices", f"{_NATIONAL}_constant": "Constant 2021 prices"},
    ),
    "2": (
        "{Core} expenditure", "Million US dollars",
        {f"{_MONEY}_current": f"Current {_RATES}", f"{_MONEY}_constant": f"Constant 2021 {_RATES}"},
    ),
    "3": (
        "{Core} expenditure as a share of GDP and annual real change", "Based on 2021 prices",
        {SHARE: "Share of real GDP (%)", "defence_expenditure_real_change": "Annual real change (%)"},
    ),
    "5": (
        "GDP", "Million US dollars",
        {"gdp_usd_current": f"Current {_RATES}", "gdp_usd_constant": f"Constant 2021 {_RATES}"},
    ),
    "6": (
        "GDP per capita and {core} expenditure per capita", f"2021 {_RATES}",
        {
            "gdp_per_capita_usd_constant": "GDP per capita (thousand US dollars)",
            "defence_expenditure_per_capita_usd_constant": "{Core} expenditure per capita (US dollars)",
        },
    ),
    "7": ("Military personnel", "Thousands", {"military_personnel": ""}),
    "8a": (
        "Distribution of {core} expenditure by main category", "Percentage of total {core} expenditure",
        {"equipment_share": "Equipment (a)", "personnel_share": "Personnel (b)"},
    ),
    "8b": (
        "Distribution of {core} expenditure by main category", "Percentage of total {core} expenditure",
        {"infrastructure_share": "Infrastructure (c)", "other_share": "Other (d)"},
    ),
}  # fmt: skip

Place = tuple[str, str, int]
Values = Mapping[Place, float | None]


@cache
def transcribed() -> Values:
    """The figures of the transcription, GDP per head in thousands as NATO prints it."""
    with TRANSCRIPTION.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        (row["measure"], row["member"], int(row["year"])): float(row["value"]) / _scale(row["measure"])
        if row["value"]
        else None
        for row in rows
    }


def _scale(measure: str) -> int:
    return 1000 if measure == "gdp_per_capita_usd_constant" else 1


@dataclass(frozen=True)
class Edition:
    """A made-up edition: that of 2026 unless it is said otherwise. `signs` stand where a value is None."""

    core: bool = True
    last: int = 2026
    estimates: tuple[int, ...] = (2025, 2026)
    sign: str | None = ".."
    starred: str = "SVN"
    footnote: str = "* Made up: figures of this Ally were revised."
    figures: Values = field(default_factory=transcribed)

    def spell(self, text: str) -> str:
        """A title, unit or heading as the edition writes it."""
        word = "core defence" if self.core else "defence"
        return text.format(core=word, Core=word.capitalize())

    def head(self, year: int) -> int | str:
        """A year as it stands above its column."""
        return f"{year}e" if year in self.estimates else year

    @property
    def years(self) -> range:
        """The years of its tables."""
        return range(FIRST, self.last + 1)


def change_values(figures: Values, change: Callable[[Place, float], float | None]) -> Values:
    """The figures with each that there is changed."""
    return {place: None if value is None else change(place, value) for place, value in figures.items()}


def lengthen(place: Place, value: float) -> float:
    """A figure with digits behind those that are printed, which round away: two decimals of shares, none of money."""
    measure, _, year = place
    decimals = {"military_personnel": 1, "gdp_per_capita_usd_constant": 1}.get(measure, 0 if "usd" in measure else 2)
    behind = 0 if "national" in measure else decimals
    return value + 10.0**-behind * (0.3 + 0.01 * (year - FIRST)) / 1.2345678


def lengthen_shares(figures: Values) -> Values:
    """The figures with shares in full: what spending and GDP give, or the nearest that rounds as printed."""

    def compute(place: Place, value: float) -> float | None:
        measure, member, year = place
        if measure != SHARE:
            return value
        spending, gdp = (figures[name, member, year] for name in (f"{_MONEY}_constant", "gdp_usd_constant"))
        if not spending or not gdp:
            return value
        return min(max(100 * spending / gdp, value - 0.00499), value + 0.00499)

    return {place: None if value is None else compute(place, value) for place, value in figures.items()}


def add_iceland(figures: Values) -> Values:
    """The figures with the GDP of Iceland: what NATO Europe and Canada have above the others. Per head: made up."""
    found = dict(figures)
    for measure in ("gdp_usd_current", "gdp_usd_constant"):
        for year in range(FIRST, 2027):
            counted = counted_in("NATO_EUR_CAN", year) - {"ISL"}
            others = sum(figures[measure, code, year] or 0.0 for code in counted)
            found[measure, "ISL", year] = (figures[measure, "NATO_EUR_CAN", year] or 0.0) - others
            found["gdp_per_capita_usd_constant", "ISL", year] = 60.0
    return found


def edition_2025() -> Edition:
    """One of 2025: no "Core", figures in full, estimates of 2024 and 2025, and nothing for Germany in 2025."""

    def cut(place: Place, value: float) -> float | None:
        return None if place[1:] == ("DEU", 2025) and "gdp" not in place[0][:3] else lengthen(place, value)

    return Edition(False, 2025, (2024, 2025), None, figures=change_values(transcribed(), cut))


def next_edition() -> Edition:
    """The edition of 2026 with each year one later."""
    edition = Edition()
    last = {(*place[:2], 2027): value for place, value in edition.figures.items() if place[2] == 2026}
    return Edition(last=2027, estimates=(2026, 2027), figures={**edition.figures, **last})


def write(edition: Edition = Edition()) -> Workbook:
    """The workbook: a sheet for each table, with table 4 that repeats figures, and one of notes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number in sorted([*SHEETS, "4"]):
        sheet = book.create_sheet(f"Table {number}")
        if number == "4":
            _write_repeats(sheet, edition)
        else:
            _write_table(sheet, number, edition)
    notes = book.create_sheet("Notes")
    notes["A1"] = "Note to readers"
    notes["A3"] = f"Table 3: {_tell_estimates(edition)}"
    notes["A4"] = 2021
    return book


def _tell_estimates(edition: Edition) -> str:
    return f"Figures for {' and '.join(map(str, edition.estimates))} are estimates."


def _write_table(sheet: Worksheet, number: str, edition: Edition) -> None:
    title, unit, blocks = SHEETS[number]
    sheet["A1"], sheet["A2"] = f"Table {number}: {edition.spell(title)}", edition.spell(unit)
    free = 3
    for measure, heading in blocks.items():
        sheet.cell(free, 1, edition.spell(heading) or None)
        for column, year in enumerate(edition.years, start=2):
            sheet.cell(free + 1, column, edition.head(year))
        names = list_names(measure, edition)
        for row, (name, code) in enumerate(names, start=free + 2):
            sheet.cell(row, 1, name)
            for column, year in enumerate(edition.years, start=2):
                value = edition.figures[measure, code, year]
                sheet.cell(row, column, edition.sign if value is None else value)
        free += len(names) + 3
    _write_notes(sheet, free, edition)


def _write_notes(sheet: Worksheet, row: int, edition: Edition) -> None:
    letters = [f"({letter}) Made up: a footnote." for letter in "abcd"]
    for down, text in enumerate((f"Notes: {_tell_estimates(edition)}", edition.footnote, *letters)):
        sheet.cell(row + down, 1, text or None)


def _write_repeats(sheet: Worksheet, edition: Edition) -> None:
    first, last = FIRST, edition.last
    ends = f"{first}-{edition.head(last)}"
    sheet["A1"] = f"Table 4: {edition.spell('{Core} expenditure')} real change {ends}"
    sheet["A2"] = f"Million US dollars (2021 {_RATES})"
    shares = [f"Share of real GDP {edition.head(year)} (%)" for year in (first, last)]
    for column, head in enumerate((first, edition.head(last), f"Real change {ends} (%)", *shares), start=2):
        sheet.cell(4, column, head)
    for row, (name, code) in enumerate(list_names(SHARE, edition), start=5):
        sheet.cell(row, 1, name)
        money = [edition.figures[f"{_MONEY}_constant", code, year] for year in (first, last)]
        shown = [edition.figures[SHARE, code, year] for year in (first, last)]
        whole = money[0] is not None and money[1] is not None
        change = 100 * (money[1] / money[0] - 1) if whole else None  # type: ignore[operator]
        if change is not None and edition.core:
            change = round(change, 2)
        for column, value in enumerate((*money, change, *shown), start=2):
            sheet.cell(row, column, value)
    _write_notes(sheet, 5 + len(members()) + 3, edition)


def list_names(measure: str, edition: Edition) -> list[tuple[str, str]]:
    """The names in a block, with their codes: members in the order of the alphabet, then the aggregates."""
    codes = dict.fromkeys(code for name, code, _ in edition.figures if name == measure)
    named = [(_name(one.code, measure, edition), one.code) for one in members().values() if one.code in codes]
    totals = [(AGGREGATES[code].name, code) for code in ("NATO_EUR_CAN", "NATO_TOTAL") if code in codes]
    return named + totals


def _name(code: str, measure: str, edition: Edition) -> str:
    one = members()[code]
    star = "*" if code == edition.starred else ""
    currency = f" ({_CURRENCIES[one.currency]})" if "national" in measure else ""
    return f"{one.name}{star}{currency}"
