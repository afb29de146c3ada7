"""Every figure of SIPRI's editions is read, and what was checked by eye stays so."""

from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sipri_files import (
    EACH,
    PREFIX,
    V2016,
    V2020,
    V2022,
    V2024,
    V2025,
    content,
    counted,
    editions,
    only,
    rows,
)

from etl.catalogue.corrections import corrections
from etl.catalogue.sources import SOURCES
from etl.contract import check_releases
from etl.observation import KEY
from etl.sources.sipri.releases import EDITIONS as LISTED
from etl.transform.excerpt import cut_excerpt
from etl.transform.release import correct

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")
ROWS = {V2016: 68398, V2020: 73206, V2022: 75680, V2024: 78088, V2025: 79292}
FIGURES = {V2016: 43712, V2020: 48290, V2022: 50299, V2024: 52780, V2025: 53811}
STATUSES = {
    V2016: {"actual": 33320, "estimate": 10392, "not_available": 12358, "not_applicable": 11930},
    V2020: {"actual": 37028, "estimate": 11262, "not_available": 12432, "not_applicable": 12058},
    V2022: {"actual": 38631, "estimate": 11668, "not_available": 12810, "not_applicable": 12131},
    # Of most years in which there was no such country, this edition says that there are no data.
    V2024: {"actual": 40840, "estimate": 11940, "not_available": 23930, "not_applicable": 924},
    V2025: {"actual": 42020, "estimate": 11791, "not_available": 12770, "not_applicable": 12250},
}
UNARMED = {V2016: 398, V2020: 426, V2022: 440, V2024: 454, V2025: 461}
# Figures that are none: of the Union's institutions, zeros of Iceland, zeros that are contradicted, other prices.
LEFT_OUT = ("European Union", "Iceland")
NOT_FIGURES = ("The publisher prints",)


@EACH
def test_the_numbers_of_rows_and_statuses_are_known(mirror: Path, edition: str) -> None:
    found = Counter(row.status for row in rows(mirror, edition))
    assert found == STATUSES[edition] | {"no_armed_forces": UNARMED[edition]}
    assert (sum(found.values()), found["actual"] + found["estimate"]) == (ROWS[edition], FIGURES[edition])


@EACH
def test_every_number_of_the_workbook_is_a_figure_or_accounted_for(mirror: Path, edition: str) -> None:
    found = {one.where for one in counted(mirror, edition) if one.name not in LEFT_OUT}
    figures = {row.cell for row in rows(mirror, edition) if row.value is not None}
    noted = {
        row.cell for row in rows(mirror, edition) if row.note.startswith(NOT_FIGURES) and row.status == "not_available"
    }
    assert figures | noted == found
    assert not figures & noted


@EACH
def test_every_value_is_that_of_its_cell_below_its_year(mirror: Path, edition: str) -> None:
    cells = {one.where: one for one in counted(mirror, edition)}
    scales = {"local": 1e-6, "share": 100.0}
    for row in rows(mirror, edition):
        if row.value is not None:
            cell = cells[row.cell]
            scale = scales.get(row.indicator.removeprefix(PREFIX).split("_")[0], 1.0)
            assert (row.value, row.year) == (cell.value * scale, cell.year)
            coloured = cell.colour in (10, 12, "FF0000FF", "FFFF0000", "FF2738E1")
            assert row.status == ("estimate" if coloured else "actual")


@EACH
def test_every_key_stands_once_and_the_contract_holds(mirror: Path, edition: str) -> None:
    parsed = editions(mirror)[edition]
    keys = Counter(tuple(getattr(row, name) for name in KEY) for row in parsed.observations)
    assert keys.most_common(1)[0][1] == 1
    assert check_releases([parsed])


@pytest.mark.parametrize(
    ("edition", "published", "saved"),
    [
        (V2016, "2017-04-24", "2017-09-20"),
        (V2020, "2021-04-26", "2021-04-27"),
        (V2022, "2023-04-24", "2023-04-26"),
        (V2024, "2025-04-28", "2025-04-30"),
        (V2025, "2026-04-27", "2026-04-27"),
    ],
)
def test_an_edition_is_of_the_day_of_its_announcement_where_that_is_known_and_says_what_is_by_metadata(
    mirror: Path, edition: str, published: str, saved: str
) -> None:
    [one] = [one for one in LISTED.read() if one.release == edition]
    with ZipFile(BytesIO(content(mirror, edition))) as archive:
        said = archive.read("docProps/core.xml").decode()
    tag = "dcterms:modified" if "dcterms:modified" in said else "dcterms:created"
    assert said.partition(f"<{tag} ")[2].partition(">")[2].startswith(saved)
    assert one.published.isoformat() == published
    assert "by its own metadata" in one.note
    assert ("SIPRI announced" in one.note) == (published != saved)


@EACH
def test_an_excerpt_holds_a_small_part_of_an_edition(mirror: Path, edition: str) -> None:
    allowed = SOURCES["sipri"].excerpt
    assert allowed is not None
    cut = cut_excerpt(editions(mirror)[edition], allowed)
    figures = sum(row.value is not None for row in cut.observations)
    assert (
        figures == {V2016: 702, V2020: 1014, V2022: 1170, V2024: 1326, V2025: 1404}[edition] < 0.03 * FIGURES[edition]
    )
    assert check_releases([cut])


@pytest.mark.parametrize(
    ("figure", "value", "status"),
    [
        (("usd_current", "USA", 2025), 954_387.0, "actual"),
        (("usd_current", "DEU", 2025), 113_585.9, "actual"),
        (("usd_current", "CHN", 2025), 335_524.2, "estimate"),
        (("usd_current", "RUS", 2025), 190_416.6, "estimate"),
        (("share_gdp", "POL", 2020), 2.263054, "actual"),
        (("share_gdp", "KWT", 1991), 117.34982, "actual"),
        (("local_financial_year", "GBR", 2020), 45_641.0, "actual"),
        (("share_government", "TUN", 2010), 5.15089, "actual"),
    ],
)
def test_figures_of_the_edition_of_2025_are_those_printed(
    mirror: Path, figure: tuple[str, str, int], value: float, status: str
) -> None:
    row = only(mirror, V2025, *figure)
    assert (row.value, row.status) == (pytest.approx(value, rel=2e-6), status)


@pytest.mark.parametrize(
    ("edition", "base"), [(V2016, "2015"), (V2020, "2019"), (V2022, "2021"), (V2024, "2023"), (V2025, "2024")]
)
def test_constant_prices_are_those_of_the_year_that_the_sheet_names(mirror: Path, edition: str, base: str) -> None:
    found = {row.price_base for row in rows(mirror, edition) if row.indicator == f"{PREFIX}usd_constant"}
    assert found == {base}
    constant, current = (only(mirror, edition, name, "USA", int(base)) for name in ("usd_constant", "usd_current"))
    assert constant.value == pytest.approx(current.value)


@EACH
def test_iceland_has_no_figure_in_any_table(mirror: Path, edition: str) -> None:
    iceland = [row for row in rows(mirror, edition) if row.member == "ISL"]
    assert {(row.value, row.status) for row in iceland} == {(None, "no_armed_forces")}


@EACH
def test_zeros_are_left_only_where_a_country_has_no_army(mirror: Path, edition: str) -> None:
    corrected = correct(editions(mirror)[edition], corrections())
    assert {row.member for row in corrected.observations if row.value == 0} <= {"CRI", "PAN", "HTI"}


@pytest.mark.parametrize(
    ("edition", "figure", "note"),
    [
        (
            V2022,
            ("usd_current", "HUN", 1960),
            "The publisher prints 0, and a figure in Local currency financial years!P14",
        ),
        (
            V2022,
            ("local_financial_year", "SWE", 1996),
            "The publisher prints 0, and a figure in Local currency calendar",
        ),
        (
            V2025,
            ("usd_current", "YUG", 1970),
            "The publisher prints 0, and a figure in Local currency financial years!",
        ),
        (V2020, ("usd_constant", "SOM", 1970), "The publisher prints 51.9481, in prices of 1985, "),
        (V2020, ("usd_constant", "IRQ", 1975), "The publisher prints 2048.89, in prices of 1978, "),
        (V2020, ("share_government", "MMR", 1997), "The publisher's cell holds #VALUE!. Reporting year: April-March."),
        (V2020, ("local_financial_year", "SUN", 1970), "The publisher's cell is blank. Currency: roubles."),
        (V2025, ("share_government", "QAT", 2024), "The publisher's cell is blank."),
    ],
)
def test_what_is_no_figure_says_why(mirror: Path, edition: str, figure: tuple[str, str, int], note: str) -> None:
    row = only(mirror, edition, *figure)
    assert (row.value, row.status) == (None, "not_available")
    assert row.note.startswith(note)
