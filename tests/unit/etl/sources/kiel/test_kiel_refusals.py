"""Files of the Ukraine Support Tracker that are not as known, each made up by one change to a sound one."""

import pytest
from kiel_files import Change, fault, replacing

from etl.sources.kiel import layout


def test_another_delimiter_is_named() -> None:
    told = fault(layout.TOTALS, lambda text: text.replace(",", ";"))
    assert told.startswith("total_allocations.csv!line 1: is not delimited by commas")


def test_another_encoding_is_named_with_its_line() -> None:
    told = fault(layout.BY_COUNTRY, lambda text: text.replace("Turkiye", "Türkiye").encode("latin-1"))
    assert told.startswith("data_explorer.csv!line 6: is not UTF-8")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (',"pct_gdp"', ',"share"', "lacking ['pct_gdp'], unknown ['share']"),
        ('"total","financial"', '"financial","total"', "in another order"),
    ],
)
def test_other_columns_are_named(old: str, new: str, part: str) -> None:
    told = fault(layout.BY_COUNTRY, replacing(old, new))
    assert told.startswith("data_explorer.csv!line 1: ")
    assert part in told


@pytest.mark.parametrize(
    ("old", "new", "where", "part"),
    [
        ("2022,3,2,", "2022,13,2,", "line 3!month", "'13' is no month"),
        ("2022,3,2,", "2022,0,2,", "line 3!month", "'0' is no month"),
        ("2022,3,2,", "22,3,2,", "line 3!year", "'22' is no year"),
        ("2022,3,2,", "2022,4,2,", "line 3", "is of 04/2022, but release 7 covers January 2022 to 03/2022"),
        ("2022,3,2,", "2022,1,2,", "line 3", "stands twice, the first time in line 2"),
        ('"Turkiye"', '"Atlantis"', "line 6!country", "'Atlantis' is no donor that is known"),
        ('"TUR"', '"TKM"', "line 6!iso", "Turkiye has the code 'TKM', so far 'TUR'"),
        ("0.1,0,0,0.1", "a lot,0,0,0.1", "line 6!total", "'a lot' is no number"),
        ("0.1,0,0,0.1", "inf,0,0,0.1", "line 6!total", "'inf' is no number"),
        ("0.1,0,0,0.1", ",0,0,0.1", "line 6!total", "'' is no number"),
        ("0.5,0.5,1,1.5", "0.5,0.6,1,1.5", "line 3!total", "financial + humanitarian + military give 2.100000"),
        ("1.5,-0.5,", "1.5,0,", "line 3!commitments", "total + to_be_allocated give 2.000000"),
        ("200,1\n", "200,2\n", "line 3!pct_gdp", "is 2.0, but total and gdp do not give it"),
        ("10,6,0,0\n", "10,6,0,1\n", "line 4!pct_gdp", "is 1.0, but total and gdp do not give it"),
        ("100,0.1\n", "100,0.1,9\n", "line 6", "has 13 cells, where the header has 12"),
    ],
)
def test_a_row_that_is_not_as_known_is_named_with_its_line(old: str, new: str, where: str, part: str) -> None:
    told = fault(layout.BY_COUNTRY, replacing(old, new))
    assert told.startswith(f"data_explorer.csv!{where}: ")
    assert part in told


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (layout.TOTALS, "2022,2,4.1,0.1,4,0", "2022,2,4.2,0.2,4,0",
         "total_allocations.csv!line 3!total_allocations: is 4.2, but the donors of data_explorer.csv add up to 4.1"),
        (layout.TOTALS, "2022,2,4.1,0.1,4,0", "2022,2,4.2,0.1,4,0", "military + financial + humanitarian give 4.1"),
        (layout.TOTALS, "2022,2,4.1,0.1,4,0\n", "", "total_allocations.csv: has 2 months, where release 7 covers 3"),
        (layout.PROCUREMENT, "2022,3,", "2022,2,", "procurement_trends.csv!line 4: (2022, 2) stands twice"),
        (layout.WITH_EU, "1.5,0.25,1.75", "1.5,0.25,1.7", "eu_aid_shares.csv!line 2!total_pct_gdp: is 1.7"),
        (layout.WITH_EU, "Estonia", "Estland", "eu_aid_shares.csv!line 2!country: 'Estland' is no donor"),
        (layout.RELEASE, '"7"', '"seven"', "release_info.csv!line 2!release: 'seven' is no number of a release"),
        (layout.RELEASE, "03/2022", "3/2022", "release_info.csv!line 2!period: '3/2022' is no month"),
        (layout.RELEASE, "03/2022", "13/2022", "release_info.csv!line 2!period: '13/2022' is no month"),
        (layout.RELEASE, "2022-05-09", "9 May", "release_info.csv!line 2!date: '9 May' is no day"),
        (layout.RELEASE, "03/2022", "04/2022", "total_allocations.csv: has 3 months, where release 7 covers 4"),
    ],
)  # fmt: skip
def test_files_that_do_not_fit_each_other_are_told(file: str, old: str, new: str, told: str) -> None:
    assert told in fault(file, replacing(old, new))


def doubled(text: str) -> str:
    return text + text.splitlines()[1] + "\n"


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        (layout.RELEASE, doubled, "release_info.csv: names 2 releases, not one"),
        (layout.WITH_EU, doubled, "stands twice, the first time in line 2"),
        (layout.WITH_EU, lambda text: text.splitlines()[0], "eu_aid_shares.csv: has a header and no rows"),
        (layout.WITH_EU, lambda _: "", "eu_aid_shares.csv!line 1: the columns are not the known ones"),
        (layout.WITH_EU, lambda text: text + '"Malta', "eu_aid_shares.csv!line 3: cannot be read as CSV"),
    ],
)
def test_a_file_that_has_too_much_or_too_little_is_told(file: str, change: Change, told: str) -> None:
    assert told in fault(file, change)
