"""United States forces by country as they should be, on a made-up file."""

from datetime import date

import pytest
from troops_file import Row, fault, fetching, file_of, quarters, read, row, years

from etl.contract import check_releases
from etl.errors import LayoutError, SeedError
from etl.observation import Observation
from etl.refresh.pipeline import COLLECTORS
from etl.sources.troops import collect, releases

GERMANY = row("Germany", "DEU", "June 2019", 300)


def test_a_made_up_file_keeps_the_contract() -> None:
    assert check_releases([read(GERMANY, row("Iceland", "ISL", "June 2019", 2))])


def test_an_observation_says_all_there_is_to_know() -> None:
    assert quarters(GERMANY) == [
        Observation(
            source="troops",
            release="2019-Q2",
            definition="dmdc",
            indicator="us_troops_active_duty",
            member="DEU",
            year=2019,
            period="Q2",
            value=300.0,
            unit="persons",
            price_base="",
            status="actual",
            acquisition="original",
            cell="troopdata-rebuild-reports.csv!line 2!troops_ad",
            note="",
        )
    ]


@pytest.mark.parametrize(
    ("month", "period"), [("March", "Q1"), ("June", "Q2"), ("September", "Q3"), ("December", "Q4")]
)
def test_a_report_is_of_the_quarter_that_ends_with_its_month(month: str, period: str) -> None:
    [found] = quarters(row("Germany", "DEU", f"{month} 2019", 300))
    assert (found.year, found.period) == (2019, period)


def test_a_year_has_the_figure_of_its_last_report_and_names_it() -> None:
    [found] = years(GERMANY, row("Germany", "DEU", "September 2019", 310))
    assert (found.indicator, found.year, found.value) == ("us_troops_active_duty_year", 2019, 310.0)
    assert (found.status, found.note) == ("actual", "report of September")
    assert found.cell == "troopdata-rebuild-reports.csv!line 3!troops_ad"


def test_a_country_that_the_last_report_leaves_out_has_no_figure_for_the_year() -> None:
    found = years(GERMANY, row("Italy", "ITA", "December 2019", 50))
    assert [one.member for one in found] == ["ITA"]


def test_a_printed_zero_is_a_zero() -> None:
    [found] = quarters(row("Chad", "TCD", "June 2019", 0))
    assert (found.value, found.status) == (0.0, "actual")


def test_the_release_is_the_newest_report_abroad() -> None:
    release = read(GERMANY, row("United States", "USA", "September 2019", 9)).release
    assert (release.source, release.release, release.definition) == ("troops", "2019-Q2", "dmdc")
    assert release.title == "United States military personnel by country, reports up to 2019-Q2"


def test_a_release_that_is_not_listed_is_of_the_day_on_which_it_was_had() -> None:
    release = read(GERMANY).release
    assert release.published == date(2026, 1, 15)
    assert release.note == "The file does not say when it came out; it was had from the publisher on 2026-01-15."


def test_a_release_that_is_listed_is_of_the_day_listed() -> None:
    release = read(row("Germany", "DEU", "December 2025", 300)).release
    assert (release.release, release.published) == ("2025-Q4", date(2026, 6, 2))
    assert release.note.startswith("Package version 1.0.4.9000 of 2 June 2026")


@pytest.mark.parametrize("retrieved", ["", "last week", "2019-06-29"])
def test_where_no_day_is_known_it_is_the_first_on_which_it_can_have_come_out_and_that_is_said(retrieved: str) -> None:
    [parsed] = collect(fetching(file_of([GERMANY]), retrieved))
    assert (parsed.release.release, parsed.release.published) == ("2019-Q2", date(2019, 6, 30))
    assert parsed.release.note.startswith("Nobody knows when it came out")


def test_the_release_after_one_that_is_listed_did_not_come_out_before_it() -> None:
    [parsed] = collect(fetching(file_of([row("Germany", "DEU", "March 2026", 300)]), retrieved=""))
    assert (parsed.release.release, parsed.release.published) == ("2026-Q1", date(2026, 6, 2))


def test_the_word_of_the_server_counts_more_than_the_day_on_which_a_file_was_had() -> None:
    [parsed] = collect(fetching(file_of([GERMANY]), last_modified="Fri, 10 Jan 2020 09:55:14 GMT"))
    assert parsed.release.published == date(2020, 1, 10)
    assert "(Last-Modified)" in parsed.release.note


def test_a_file_of_the_united_states_alone_is_told() -> None:
    assert "has no row of a country abroad" in fault(row("United States", "USA", "June 2019", 300))


GOOD = {"release": "2025-Q4", "published": "2026-06-02", "note": ""}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{**GOOD, "published": "soon"}], "line 2, published: 'soon' is no date"),
        ([GOOD, GOOD], "line 3, release: the release 2025-Q4 stands twice"),
        ([{**GOOD, "release": ""}], "line 2, release: the release has no name"),
        ([{"release": "2025-Q4"}], "line 2: the columns are release, not release, published, note"),
    ],
)
def test_a_wrong_list_of_releases_is_told_with_its_line(rows: list[dict[str, str]], told: str) -> None:
    with pytest.raises(SeedError, match=f"seeds/troops/releases.csv, {told}"):
        releases.RELEASES.check(rows)


def test_a_country_that_stands_twice_with_one_figure_is_one_and_says_so() -> None:
    services = {"army_ad": "1"}
    [found] = quarters(row("Zimbabwe", "ZWE", "June 2019", 8), row("Zimbabwe", "ZWE", "June 2019", 8, **services))
    assert (found.value, found.note) == (8.0, "stands twice with the same figure, again in line 3")


def test_a_country_that_stands_twice_with_two_figures_stops_the_release() -> None:
    told = fault(GERMANY, row("Germany", "DEU", "June 2019", 301))
    assert "line 3: DEU stands twice in the report of June 2019, with 301 here and 300 in line 2" in told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (row("Atlantis", "NA", "June 2019", 1), "line 2!iso3c: 'Atlantis' ('Atlantis', 'NA') is no place that is"),
        (row("Germany", "DEX", "June 2019", 1), "line 2!iso3c: 'Germany' ('Germany', 'DEX') is no place that is"),
        (row("Germany", "DEU", "July 2019", 1), "line 2!month: 'July', quarter '9', report 'July 2019' of 2019"),
        (GERMANY | {"quarter": "3"}, "line 2!month: 'June', quarter '3', report 'June 2019' of 2019 do not name one"),
        (GERMANY | {"source": "June 2018"}, "line 2!month: 'June', quarter '2', report 'June 2018' of 2019"),
        (GERMANY | {"year": "19"}, "line 2!year: '19' is no year"),
        (row("Germany", "DEU", "June 2019", "NA"), "line 2!troops_ad: 'NA' is no number of persons"),
        (row("Germany", "DEU", "June 2019", "-1"), "line 2!troops_ad: '-1' is no number of persons"),
        (row("Germany", "DEU", "June 2019", "1.5"), "line 2!troops_ad: '1.5' is no number of persons"),
        (row("Germany", "DEU", "June 2019", "9" * 400), "line 2!troops_ad: '999"),
        (GERMANY | {"Total": "299"}, "line 2!troops_ad: is 300, but Total is 299"),
        (GERMANY | {"Total Active Duty": "299"}, "line 2!troops_ad: is 300, but Total Active Duty is 299"),
    ],
)
def test_a_row_that_is_not_as_known_is_named_with_its_line(wrong: Row, told: str) -> None:
    assert f"troopdata-rebuild-reports.csv!{told}" in fault(wrong)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (file_of([GERMANY]).replace(b",", b";"), "line 1: is not delimited by commas"),
        (file_of([GERMANY | {"Location": "Gesamt"}]).replace(b"Gesamt", b"\xdcber"), "line 2: is not UTF-8"),
        (file_of([GERMANY]).replace(b"troops_ad", b"troops"), "line 1: the columns are not the known ones"),
        (file_of([]), "has a header and no rows"),
    ],
)
def test_a_file_that_is_not_as_known_is_told(content: bytes, told: str) -> None:
    with pytest.raises(LayoutError, match=told):
        list(collect(fetching(content)))


def test_the_reports_are_among_the_collectors() -> None:
    assert COLLECTORS["troops"] is collect


def test_a_web_page_in_the_place_of_the_file_is_called_one() -> None:
    page = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>"
    with pytest.raises(LayoutError, match=r"\.csv: is a web page, not a CSV file \('Sign in'\)"):
        list(collect(fetching(page)))
