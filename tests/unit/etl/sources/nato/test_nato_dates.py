"""What addresses, servers and files tell of a day, and whether a file may be newer than all that was read."""

from dataclasses import replace
from datetime import date

import pytest

from etl.sources.nato.dates import Basis, Dating, Newest, Signs, names_tables, read_address
from etl.sources.nato.identity import find_newest, read_last_year
from etl.sources.nato.releases import RELEASES

DAM = "https://www.nato.int/content/dam/nato"
NEWEST = Newest(date(2026, 7, 10), 2026)


@pytest.mark.parametrize(
    ("address", "signs"),
    [
        (f"{DAM}/webready/documents/finance/def-exp-2026-en.pdf", Signs(last_year=2026)),
        (
            f"{DAM}/legacy-wcm/media_pdf/2024/6/pdf/240617-def-exp-2024-en.pdf",
            Signs(addressed=date(2024, 6, 17), month=date(2024, 6, 1), last_year=2024),
        ),
        (
            f"{DAM}/legacy-wcm/media_pdf/2023/3/pdf/230321-def-exp-2022-en.pdf",
            Signs(addressed=date(2023, 3, 21), month=date(2023, 3, 1), last_year=2022),
        ),
        (
            "https://www.nato.int/nato_static_fl2014/assets/pdf/pdf_2016_01/20160129_160128-pr-2016-11-eng.pdf",
            Signs(addressed=date(2016, 1, 28), month=date(2016, 1, 1)),
        ),
        (f"{DAM}/def-exp-2014-2027-TABLES-en.xlsx", Signs(last_year=2027)),
        (f"{DAM}/Defence%20Expenditure%202027.pdf", Signs(last_year=2027)),
        (f"{DAM}/2024/13/pdf/241301-report-2025.pdf?v=240617-", Signs()),
        (f"{DAM}/pr-2022-105-en.xlsx", Signs()),
        ("", Signs()),
    ],
)
def test_an_address_tells_a_day_a_month_or_the_last_year_of_the_tables(address: str, signs: Signs) -> None:
    assert read_address(address) == signs


@pytest.mark.parametrize(
    ("address", "is_named"),
    [("/a/def-exp-2027-en.pdf", True), ("/a/Defence_Expenditures.pdf", True), ("/def-exp/photo.pdf", False)],
)
def test_a_file_is_named_as_natos_tables_are_or_is_not(address: str, is_named: bool) -> None:
    assert names_tables(f"{DAM}{address}") == is_named


PRINTED, ADDRESSED, MODIFIED, MADE = date(2027, 7, 1), date(2027, 7, 2), date(2027, 7, 3), date(2027, 7, 4)
ALL = Signs(PRINTED, ADDRESSED, date(2027, 7, 1), MODIFIED, MADE, 2027)


@pytest.mark.parametrize(
    ("without", "dating"),
    [
        ((), Dating(PRINTED, Basis.PAGE)),
        (("printed",), Dating(ADDRESSED, Basis.ADDRESS)),
        (("printed", "addressed"), Dating(MODIFIED, Basis.SERVER)),
        (("printed", "addressed", "modified"), Dating(MADE, Basis.METADATA)),
        (("printed", "addressed", "modified", "made"), Dating(date(2027, 7, 1), Basis.MONTH)),
        (("printed", "addressed", "modified", "made", "month"), None),
    ],
)
def test_the_best_sign_of_a_day_is_taken(without: tuple[str, ...], dating: Dating | None) -> None:
    assert replace(ALL, **dict.fromkeys(without)).find_day() == dating


@pytest.mark.parametrize("signs", [Signs(modified=date(2026, 7, 3), last_year=2027), Signs(last_year=2027)])
def test_no_day_before_the_last_year_of_the_tables_is_taken(signs: Signs) -> None:
    assert signs.find_day() is None


@pytest.mark.parametrize(
    "signs",
    [
        Signs(),
        Signs(last_year=2027),
        Signs(addressed=date(2026, 7, 11)),
        Signs(addressed=date(2027, 3, 25), last_year=2026),
        Signs(addressed=date(2024, 6, 17), last_year=2027),
        Signs(month=date(2026, 8, 1)),
        Signs(month=date(2027, 3, 1), last_year=2026),
        Signs(month=date(2026, 7, 1)),
        Signs(modified=date(2026, 7, 11), made=date(2026, 7, 1)),
        Signs(made=date(2026, 7, 11)),
    ],
)
def test_a_file_may_be_newer_where_anything_says_so_or_nothing_tells(signs: Signs) -> None:
    assert NEWEST.may_precede(signs)


@pytest.mark.parametrize(
    "signs",
    [
        Signs(last_year=2026),
        Signs(last_year=2026, modified=date(2026, 11, 1)),
        Signs(last_year=2025, modified=date(2027, 3, 25)),
        Signs(addressed=date(2026, 7, 10)),
        Signs(addressed=date(2026, 7, 20), last_year=2026),
        Signs(addressed=date(2023, 3, 21), month=date(2023, 3, 1), last_year=2022, modified=date(2026, 8, 1)),
        Signs(month=date(2024, 6, 1)),
        Signs(month=date(2026, 7, 1), modified=date(2026, 7, 10)),
        Signs(modified=date(2026, 7, 10), made=date(2026, 9, 1)),
        Signs(made=date(2026, 7, 9)),
    ],
)
def test_a_file_is_not_newer_where_what_tells_best_says_so(signs: Signs) -> None:
    assert not NEWEST.may_precede(signs)


def test_the_list_tells_the_last_year_of_each_edition_of_the_tables() -> None:
    years = {one.release: year for one in RELEASES.read() if (year := read_last_year(one)) is not None}
    assert years == {
        "2016-01-28": 2015, "2017-06-29": 2017, "2019-06-25": 2019, "2021-06-11": 2021, "2022-06-27": 2022,
        "2023-07-07": 2023, "2024-06-17": 2024, "2025-08-28": 2025, "2026-07-10": 2026,
    }  # fmt: skip


def test_a_report_of_a_year_is_no_edition_of_its_tables() -> None:
    """So that the edition of a year is newer than the Annual Report of the same year."""
    before = [one for one in RELEASES.read() if one.published < date(2026, 7, 1)]
    assert find_newest(before) == Newest(date(2026, 3, 26), 2025)
    assert find_newest(before).may_precede(Signs(last_year=2026))
