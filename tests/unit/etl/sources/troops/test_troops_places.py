"""Which country a row of the reports is about, and what is said of it. The numbers are made up."""

import pytest
from troops_file import Row, quarters, row

from etl.catalogue.members import area_names, country_codes
from etl.sources.troops import names

MARK = row("Germany", "DEU", "June 1950", 1)


def only(found: Row) -> tuple[str, float | None, str]:
    """Country, figure and note of the one row."""
    [one] = quarters(found)
    return one.member, one.value, one.note


def place(location: str, name: str, iso: str, report: str = "September 1990") -> Row:
    return row(name, iso, report, 7, Location=location)


@pytest.mark.parametrize(
    ("location", "name", "report", "country"),
    [
        ("England (& Wales)", "United Kingdom", "June 1950", "GBR"),
        ("Columbia", "Colombia", "September 1990", "COL"),
        ("KOSOVO", "Kosovo", "June 2019", "XKX"),
        ("Yugoslavia", "Yugoslavia", "September 1990", "YUG"),
        ("South Viet-Nam e/", "Vietnam", "June 1950", "VNM"),
        ("Canal Zone", "Panama", "June 1950", "PAN"),
        ("German Democratic Republic", "German Democratic Republic", "September 1989", "DDR"),
        ("Gilbraltar", "Gilbraltar", "June 1950", "GIB"),
    ],
)
def test_a_place_without_a_code_gets_that_of_its_country(location: str, name: str, report: str, country: str) -> None:
    assert only(place(location, name, "NA", report))[:2] == (country, 7.0)


@pytest.mark.parametrize(
    ("location", "name", "iso", "country"),
    [
        ("USSR (Soviet Union)", "Russia", "RUS", "SUN"),
        ("Russia", "Russia", "RUS", "RUS"),
        ("French Somaliland", "Somalia", "NA", "DJI"),
        ("China (Includes Hong Kong)", "China (Includes Hong Kong)", "HKG", "CHN"),
    ],
)
def test_the_place_decides_where_the_row_names_another_country(
    location: str, name: str, iso: str, country: str
) -> None:
    assert only(place(location, name, iso))[0] == country


@pytest.mark.parametrize("location", sorted(names.REGIONS | names.NO_COUNTRY))
def test_a_region_and_an_island_are_no_country(location: str) -> None:
    assert [one.member for one in quarters(MARK, place(location, "Russia", "RUS"))] == ["DEU"]


def test_the_united_states_are_not_abroad() -> None:
    assert [one.member for one in quarters(MARK, row("United States", "USA", "June 1950", 9))] == ["DEU"]


def test_the_line_of_a_region_does_not_stand_beside_that_of_a_country() -> None:
    both = (place("Russia", "Russia", "RUS"), place("Total - Former Soviet Union", "Russia", "RUS"))
    [found] = quarters(*both)
    assert (found.member, found.value, found.note) == ("RUS", 7.0, "")


@pytest.mark.parametrize(
    ("location", "name", "country", "reason"),
    [
        ("Ryukyu Islands", "Japan", "JPN", "Okinawa only, the line of Japan is lost"),
        ("Trieste", "Italy", "ITA", "Trieste only, the line of Italy is lost"),
        ("Jerusalem", "Israel", "ISR", "Jerusalem only, the line of Israel is lost"),
    ],
)
def test_a_part_never_stands_for_its_country(location: str, name: str, country: str, reason: str) -> None:
    [found] = quarters(place(location, name, "NA", "September 1968"))
    assert (found.member, found.value, found.status) == (country, None, "not_available")
    assert found.note == f"withheld, the file has 7: {reason}; listed as {location}"


@pytest.mark.parametrize(
    ("name", "iso", "report", "location"),
    [
        ("Iraq", "IRQ", "September 2003", "Iraq (See OIF Table)"),
        ("Iraq", "IRQ", "September 2006", "Iraq"),
        ("Kuwait", "KWT", "September 2005", "Kuwait (See Deployment Section)"),
        ("Afghanistan", "AFG", "September 2004", "Afghanistan (not available)"),
        ("Syria", "SYR", "September 2021", "SYRIA*"),
        ("Afghanistan", "AFG", "June 2022", "AFGHANISTAN"),
    ],
)
def test_a_zero_in_place_of_forces_on_operations_is_none(name: str, iso: str, report: str, location: str) -> None:
    [found] = quarters(row(name, iso, report, 0, Location=location))
    assert (found.value, found.status) == (None, "not_available")
    assert found.note.startswith("withheld, the file has 0: the report has 0 in place of forces on operations")


def test_a_zero_behind_a_large_host_is_withheld_until_there_is_a_figure_again() -> None:
    reports = {"September 2025": 35000, "December 2025": 0, "March 2026": 0, "June 2026": 31000}
    found = quarters(*(row("Germany", "DEU", report, persons) for report, persons in reports.items()))
    assert [one.value for one in found] == [35000.0, None, None, 31000.0]
    assert found[1].note == (
        "withheld, the file has 0: the report of September 2025 has 35000, and that so many left at once is not known"
    )
    small = quarters(row("Germany", "DEU", "September 2025", 300), row("Germany", "DEU", "December 2025", 0))
    assert [one.value for one in small] == [300.0, 0.0]


@pytest.mark.parametrize(
    ("iso", "report"), [("IRQ", "September 2008"), ("KWT", "June 2019"), ("DEU", "September 2005")]
)
def test_other_zeros_are_zeros(iso: str, report: str) -> None:
    [found] = quarters(row(area_names()[iso], iso, report, 0))
    assert (found.value, found.status) == (0.0, "actual")


@pytest.mark.parametrize(
    ("iso", "report", "note"),
    [
        ("IRQ", "September 2017", ""),
        ("IRQ", "December 2021", "without forces on operations, which the reports leave out since December 2017"),
        ("GRC", "June 1950", ""),
        ("GRC", "September 1974", "may include forces afloat near the country, until 1976"),
        ("GRC", "September 1977", ""),
        ("JPN", "June 1950", "without the Ryukyu Islands (Okinawa), which the reports list apart until 1973"),
        ("GUM", "March 2025", "without the Army, which the reports list with the states from March 2025"),
        ("GUM", "December 2024", ""),
    ],
)
def test_what_a_figure_lacks_or_includes_is_said_beside_it(iso: str, report: str, note: str) -> None:
    assert only(row(area_names()[iso], iso, report, 7)) == (iso, 7.0, note)


def test_a_name_that_only_its_case_or_a_star_sets_apart_is_not_repeated() -> None:
    assert only(place("GERMANY", "Germany", "DEU")) == ("DEU", 7.0, "")
    assert only(place("Germany *", "Germany", "DEU")) == ("DEU", 7.0, "")
    assert only(place("Germany (Inc. W. Berlin)", "Germany", "DEU"))[2] == "listed as Germany (Inc. W. Berlin)"


def test_every_country_that_a_name_leads_to_is_known_to_the_catalogue() -> None:
    codes = {*names.BY_NAME.values(), *names.BY_PLACE.values(), *(country for country, _ in names.PARTS.values())}
    assert codes <= area_names().keys()
    assert not names.BY_NAME.keys() & country_codes().keys()


def test_no_place_is_read_in_two_ways() -> None:
    lists = [set(names.BY_PLACE), set(names.PARTS), set(names.REGIONS), set(names.NO_COUNTRY)]
    assert len(set.union(*lists)) == sum(map(len, lists))
