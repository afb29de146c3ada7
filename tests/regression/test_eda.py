"""The European Defence Agency's workbook of 2023: all of its figures are read, and what was checked by eye stays so."""

from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.catalogue.members import members
from etl.catalogue.sources import SOURCES
from etl.contract import check_releases
from etl.dataframe import ParsedRelease, read_releases
from etl.fetch import Mirror
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.figures import Figures
from etl.observation import Observation
from etl.sources.eda import collect, recognise
from etl.sources.eda.releases import EDITIONS
from etl.transform.excerpt import cut_excerpt

UNION = "EU27"
HIDDEN = "The workbook hides the sheet in which this stands."
[LISTED] = [one for one in EDITIONS.read() if one.release == "2023"]
# Of members, and of the EU's members together; figures, and of the latter those that are missing.
COUNTS = {
    "defence_expenditure": (459, 6, 0),
    "defence_expenditure_share_gdp": (459, 6, 0),
    "defence_expenditure_share_government": (27, 6, 0),
    "defence_expenditure_per_head": (27, 6, 0),
    "defence_investment": (458, 6, 0),
    "equipment_procurement": (432, 6, 0),
    "research_development": (430, 6, 0),
    "research_technology": (0, 6, 0),
    "collaborative_procurement": (0, 6, 2),
    "european_collaborative_procurement": (0, 6, 2),
    "collaborative_research_technology": (0, 6, 0),
    "european_collaborative_research_technology": (0, 6, 0),
    "gdp_current": (432, 0, 0),
}
OTHERS = {"AUT", "CYP", "IRL", "MLT"}


@cache
def edition(mirror: Path) -> ParsedRelease:
    [found] = [one for one in read_releases(collect(Mirror(mirror).get)) if one.release.release == "2023"]
    return found


@cache
def by_key(mirror: Path) -> dict[tuple[str, str, int], Observation]:
    return {(row.indicator, row.member, row.year): row for row in edition(mirror).observations}


def only(mirror: Path, name: str, member: str, year: int) -> Observation:
    return by_key(mirror)[f"eda_{name}", member, year]


@pytest.mark.parametrize("name", COUNTS)
def test_the_number_of_figures_of_each_indicator_is_known(mirror: Path, name: str) -> None:
    rows = [row for row in edition(mirror).observations if row.indicator == f"eda_{name}"]
    figures = Counter(row.member == UNION for row in rows if row.value is not None)
    together = sum(row.member == UNION for row in rows)
    assert (figures[False], together, together - figures[True]) == COUNTS[name]


def test_every_indicator_and_every_number_of_the_workbook_is_read(mirror: Path) -> None:
    rows = edition(mirror).observations
    assert {row.indicator for row in rows} == {one.id for one in SOURCES["eda"].indicators}
    book = load_workbook(BytesIO(Mirror(mirror).get(LISTED.file).content), data_only=True)
    numbers = {
        f"defence-data-2023.xlsx!{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        for line in sheet.iter_rows(min_row=2, min_col=2 if sheet.title == "EU27" else 3)
        for cell in line
        if isinstance(cell.value, int | float)
    }
    scales = {"percent_of_gdp": 100, "percent_of_government_expenditure": 100}
    printed = {
        row.cell: row.value / (1000 if row.indicator == "eda_gdp_current" else scales.get(row.unit, 1))
        for row in rows
        if row.value is not None
    }
    assert printed == pytest.approx(numbers, rel=1e-12)


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        (("defence_expenditure", UNION, 2023), 278573.1308, "EU27!G3"),
        (("defence_expenditure_share_gdp", UNION, 2023), 1.64153, "EU27!G4"),
        (("defence_investment", UNION, 2023), 71975.2058, "EU27!G7"),
        (("equipment_procurement", UNION, 2022), 48626.3659, "EU27!F8"),
        (("research_technology", UNION, 2018), 1449.4927, "EU27!B10"),
        (("european_collaborative_procurement", UNION, 2021), 7895.12, "EU27!E12"),
        (("defence_expenditure", "DEU", 2023), 67621, "Member States 2023 !C12"),
        (("defence_investment", "DEU", 2023), 12749.56996, "Member States 2023 !D12"),
        (("defence_expenditure_share_government", "POL", 2023), 8.07847, "Member States 2023 !F22"),
        (("defence_expenditure_per_head", "DNK", 2023), 1265.4674, "Member States 2023 !G8"),
        (("defence_expenditure", "FRA", 2023), 53300, "Member States 2023 !C11"),
        (("defence_expenditure", "HRV", 2023), 1318, "Member States 2023 !C5"),
        (("defence_expenditure", "IRL", 2023), 1210, "Member States 2023 !C15"),
        (("defence_expenditure", "AUT", 2005), 2160.1, "Billions!C2"),
        (("gdp_current", "AUT", 2005), 254075, "Billions!G2"),
        (("defence_expenditure_share_gdp", "BGR", 2019), 3.13199, "Billions!H49"),
        (("research_development", "SWE", 2021), 88.2, "Billions!E433"),
        (("research_development", "BGR", 2009), 0, "Billions!E39"),
    ],
)
def test_figures_that_were_checked_by_eye(mirror: Path, key: tuple[str, str, int], value: float, place: str) -> None:
    row = only(mirror, *key)
    assert row.value == pytest.approx(value, rel=1e-5)
    assert row.cell == f"defence-data-2023.xlsx!{place}"
    assert row.status == "actual"
    assert HIDDEN in row.note or not place.startswith("Billions")


def test_members_have_figures_of_2005_to_2021_and_of_2023_and_none_of_2022(mirror: Path) -> None:
    years = {row.year for row in edition(mirror).observations if row.member == "FRA"}
    assert years == {*range(2005, 2022), 2023}


def test_denmark_joined_late_and_members_outside_of_nato_are_areas_of_their_own(mirror: Path) -> None:
    rows = edition(mirror).observations
    assert {row.year for row in rows if row.member == "DNK"} == {2023}
    assert {row.member for row in rows} - members().keys() - {UNION} == OTHERS
    assert (
        "Since 2021, Denmark’s defence data has been included" in only(mirror, "defence_investment", UNION, 2020).note
    )


@pytest.mark.parametrize(("name", "member", "year"), [
    ("defence_investment", "FRA", 2023),
    ("research_development", "MLT", 2019),
    ("collaborative_procurement", UNION, 2022),
])  # fmt: skip
def test_blanks_and_dashes_are_no_zeros(mirror: Path, name: str, member: str, year: int) -> None:
    row = only(mirror, name, member, year)
    assert (row.value, row.status) == (None, "not_available")


def test_contradictions_of_the_workbook_are_told_with_both_cells(mirror: Path) -> None:
    known = ("Since 20", "collaborative", HIDDEN, "The publisher's cell is blank.")
    told = {
        (row.indicator.removeprefix("eda_"), row.year): row.note.partition("EDA’s Defence Data. ")[2]
        for row in edition(mirror).observations
        if row.member == UNION and row.note.partition("EDA’s Defence Data. ")[2]
    }
    added = "The 26 members of which the workbook has a figure, without Denmark, add up to {}."
    copied = "The same to the last digit as that of {}: one of them may be a copy."
    assert told == {
        ("defence_expenditure", 2020): added.format("197,785.2"),
        ("defence_expenditure", 2021): added.format("214,308.9"),
        ("defence_investment", 2021): added.format("52,247.0"),
        ("equipment_procurement", 2021): added.format("43,058.4"),
        ("research_development", 2021): added.format("9,188.6"),
        ("defence_expenditure_share_gdp", 2021): copied.format("2022, in EU27!F4"),
        ("defence_expenditure_share_gdp", 2022): copied.format("2021, in EU27!E4"),
    }
    others = [row for row in edition(mirror).observations if row.member != UNION]
    assert all(not row.note or row.note.startswith(known) for row in others)


def test_the_members_of_2023_add_up_to_the_total_and_all_but_france_to_investment(mirror: Path) -> None:
    for name, rest in (("defence_expenditure", 0.0), ("defence_investment", 15997.86)):
        rows = [row for row in edition(mirror).observations if (row.indicator, row.year) == (f"eda_{name}", 2023)]
        total = sum(row.value or 0.0 for row in rows if row.member != UNION)
        assert (only(mirror, name, UNION, 2023).value or 0) - total == pytest.approx(rest, abs=0.01)


def test_what_ships_is_an_excerpt_of_members_and_of_the_eu_together(mirror: Path) -> None:
    [whole] = check_releases([edition(mirror)])
    allowed = SOURCES["eda"].excerpt
    assert allowed is not None
    [cut] = check_releases([cut_excerpt(whole, allowed)])
    assert {row.member for row in cut.observations} == {row.member for row in whole.observations} - OTHERS
    assert {row.indicator for row in cut.observations} == set(allowed.indicators)
    assert min(row.year for row in cut.observations) == allowed.since
    assert "permission must be sought" in cut.release.note


def test_the_workbook_is_recognised_when_it_is_given(mirror: Path) -> None:
    found = recognise(Mirror(mirror).get(LISTED.file))
    assert found is not None
    assert (found.source, found.release, str(found.published), found.address) == ("eda", "2023", "2024-12-05", "")


def test_research_is_a_share_of_the_agency_s_own_total(mirror: Path) -> None:
    """Sheet Billions: of France 6,500 of 47,900 million euros in 2021, of Germany 1,995.259 of 52,431.443."""
    figures = Figures.of({"eda": list(edition(mirror).observations)})
    found = {one.member: one for one in compute("research_share", figures, Choice(year=2021))}
    assert found["FRA"].value == pytest.approx(100 * 6_500 / 47_900)
    assert found["DEU"].value == pytest.approx(100 * 1_995.259 / 52_431.443)
    assert [one.cell for one in found["FRA"].rests_on] == [
        "defence-data-2023.xlsx!Billions!E145", "defence-data-2023.xlsx!Billions!C145",
    ]  # fmt: skip
    assert found["USA"].value is None
