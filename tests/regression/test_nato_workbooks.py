"""Every figure of NATO's workbooks of June 2024, June 2022 and January 2016 is read, and the figures add up."""

import math
from collections import Counter, defaultdict
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import pytest
from nato_files import JANUARY_2016, JUNE_2022, JUNE_2024, WORKBOOKS, counted, parsed, rows, workbook
from openpyxl import load_workbook

from etl.catalogue.members import members
from etl.observation import KEY

COUNTS = {
    JUNE_2024: {
        "TABLE1": 682, "TABLE2": 726, "TABLE3": 726, "TABLE4": 155, "TABLE5": 748, "TABLE6": 737, "TABLE7": 363,
        "TABLE8a": 682, "TABLE8b": 682,
    },
    JUNE_2022: {
        "TABLE1": 522, "TABLE2": 558, "TABLE3": 558, "TABLE4": 145, "TABLE5": 288, "TABLE6": 567, "TABLE7": 279,
        "TABLE8a": 522, "TABLE8b": 522,
    },
    JANUARY_2016: {
        "TABLE1": 428, "TABLE2": 476, "TABLE3": 476, "TABLE4": 492, "TABLE5": 476, "TABLE6a": 428, "TABLE6b": 428,
    },
}  # fmt: skip
EACH = pytest.mark.parametrize("release", WORKBOOKS)
MONEY = ("defence_expenditure_usd_current", "defence_expenditure_usd_constant")
SUMMED = {
    JUNE_2024: (*MONEY, "gdp_usd_current", "gdp_usd_constant", "military_personnel"),
    JUNE_2022: (*MONEY, "gdp_usd_constant", "military_personnel"),
    JANUARY_2016: (*MONEY, "gdp_usd_constant", "military_personnel"),
}
NORTH_AMERICA = {"CAN", "USA"}
# What NATO's own totals have above their members: thousands of soldiers in 2022e, in both totals of June 2022.
ABOVE = {(JUNE_2022, "military_personnel", 2022): 2.787}


@EACH
def test_an_own_count_finds_the_known_number_of_figures_on_each_sheet(mirror: Path, release: str) -> None:
    assert Counter(one.where.split("!")[1] for one in counted(mirror, release)) == COUNTS[release]


@EACH
def test_every_figure_is_stored_once_or_accounted_for(mirror: Path, release: str) -> None:
    account = parsed(mirror, release).account
    cells = [*account.stored, *account.repeat, *account.span]
    assert len(cells) == len(set(cells))
    assert set(cells) == {one.where for one in counted(mirror, release)}
    valued = [row.cell for row in rows(mirror, release) if row.value is not None]
    assert sorted(valued) == sorted(account.stored)


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        (JUNE_2024, {"stored": 5346, "repeat": 124, "span": 31, "hidden": 10, "stray": 0, "heading": 67}),
        (JUNE_2022, {"stored": 3816, "repeat": 116, "span": 29, "hidden": 0, "stray": 1, "heading": 49}),
        (JANUARY_2016, {"stored": 3204, "repeat": 0, "span": 0, "hidden": 0, "stray": 0, "heading": 49}),
    ],
)
def test_the_account_adds_up_to_all_numbers_of_the_file(mirror: Path, release: str, expected: dict[str, int]) -> None:
    account = {kind: len(cells) for kind, cells in asdict(parsed(mirror, release).account).items()}
    assert account == expected
    book = load_workbook(BytesIO(workbook(mirror, release)[1]), data_only=True)
    numbers = (cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    assert sum(account.values()) == sum(isinstance(value, int | float) for value in numbers)


@EACH
def test_every_value_is_that_of_its_cell_with_the_name_and_year_beside_it(mirror: Path, release: str) -> None:
    found = {one.where: one for one in counted(mirror, release)}
    for row in rows(mirror, release):
        if row.value is not None:
            cell = found[row.cell]
            factor = 1000 if "multiplied by 1000" in row.note else 1
            year, estimate = int(cell.year[:4]), cell.year.endswith("e")
            assert (row.value, row.member, row.year) == (cell.value * factor, cell.member, year)
            assert row.status == ("estimate" if estimate else "actual")


@EACH
def test_a_break_is_noted_where_the_number_format_draws_a_bar(mirror: Path, release: str) -> None:
    drawn = {one.where for one in counted(mirror, release) if "|" in one.format}
    assert {row.cell for row in rows(mirror, release) if "break in series" in row.note} == drawn
    assert len(drawn) == {JUNE_2024: 0, JUNE_2022: 0, JANUARY_2016: 39}[release]


@EACH
def test_every_key_stands_once(mirror: Path, release: str) -> None:
    keys = Counter(tuple(getattr(row, name) for name in KEY) for row in rows(mirror, release))
    assert keys.most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    ("release", "indicator"), [(release, indicator) for release, summed in SUMMED.items() for indicator in summed]
)
def test_members_by_accession_year_add_up_to_natos_totals(mirror: Path, release: str, indicator: str) -> None:
    published: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for row in rows(mirror, release):
        if row.indicator == indicator and row.value is not None:
            published[row.year][row.member] = row.value
    assert len(published) == {JUNE_2024: 11, JUNE_2022: 9, JANUARY_2016: 8}[release]
    for year, values in published.items():
        counting = {code for code in values if code in members() and members()[code].counts_in(year)}
        for aggregate, of in _aggregates(counting, release).items():
            total = math.fsum(values[code] for code in of) + ABOVE.get((release, indicator, year), 0.0)
            assert math.isclose(values[aggregate], total, rel_tol=1e-9), (year, aggregate)


def _aggregates(counting: set[str], release: str) -> dict[str, set[str]]:
    if release != JANUARY_2016:
        return {"NATO_TOTAL": counting, "NATO_EUR_CAN": counting - {"USA"}}
    return {
        "NATO_TOTAL": counting,
        "NATO_EUR": counting - NORTH_AMERICA,
        "NORTH_AMERICA": counting & NORTH_AMERICA,
    }


@EACH
def test_the_four_categories_add_up_to_100(mirror: Path, release: str) -> None:
    shares: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for row in rows(mirror, release):
        if row.unit == "percent_of_defence_expenditure" and row.value is not None:
            shares[row.member, row.year].append(row.value)
    assert len(shares) == {JUNE_2024: 31 * 11, JUNE_2022: 29 * 9, JANUARY_2016: 27 * 8 - 2}[release]
    assert {len(values) for values in shares.values()} == {4}
    assert all(abs(sum(values) - 100) < 0.01 for values in shares.values())
