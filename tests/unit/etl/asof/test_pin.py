"""As of when: what a pin means, and which release it selects. The releases are made up."""

from datetime import date
from pathlib import Path

import pytest
from made_up import figures, population, release

from etl.asof.pin import Pin, day_of
from etl.asof.select import select_release
from etl.catalogue.members import members
from etl.dataframe import ParsedRelease
from etl.store.publish import publish
from etl.store.snapshot import Snapshot

SHARE = "defence_expenditure_share_gdp"


def whole(name: str) -> ParsedRelease:
    """Shares of every member in 2014 to 2019."""
    return release([row for code in members() for year in range(2014, 2020) for row in figures(code, year)], name=name)


def partial(name: str, codes: list[str], years: range) -> ParsedRelease:
    """A release at hand in part only."""
    made = release([row for code in codes for year in years for row in figures(code, year)], name=name)
    described = made.release.__class__(**{**vars(made.release), "extent": "partial"})
    return ParsedRelease.of(described, made.observations)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """A whole release, one of two members, one of all members in one year, and one of the World Bank."""
    return publish(
        tmp_path,
        [
            whole("2019-06-25"),
            partial("2019-11-29", ["DEU", "USA"], range(2014, 2020)),
            partial("2020-03-01", list(members()), range(2019, 2020)),
            population("2021-07-01"),
        ],
    )[0]


def names(snapshot: Snapshot, text: str, indicator: str = SHARE, years: int = 1) -> str | None:
    part = select_release(snapshot, "nato", Pin.parse(text), (indicator,), years)
    return part.release.release if part else None


def test_a_date_selects_the_newest_release_known_that_holds_most_members(snapshot: Snapshot) -> None:
    assert names(snapshot, "2019-12-04") == "2019-06-25"
    assert names(snapshot, "2020-03-01") == "2020-03-01"


def test_a_series_needs_years_and_not_only_members(snapshot: Snapshot) -> None:
    assert names(snapshot, "2020-03-01", years=5) == "2019-06-25"
    assert names(snapshot, "latest", years=5) == "2019-06-25"


def test_a_release_that_is_named_is_the_one_shown_even_where_it_holds_few_members(snapshot: Snapshot) -> None:
    assert names(snapshot, "nato:2019-11-29", years=5) == "2019-11-29"


def test_a_named_release_stands_for_its_day_with_all_other_sources(snapshot: Snapshot) -> None:
    assert select_release(snapshot, "worldbank", Pin.parse("nato:2020-03-01")) is None
    assert day_of(snapshot, Pin.parse("nato:2020-03-01")) == date(2020, 3, 1)
    bank = select_release(snapshot, "nato", Pin.parse("worldbank:2021-07-01"))
    assert bank is not None
    assert bank.release.release == "2020-03-01"


def test_before_the_first_release_there_is_none_and_the_newest_does_not_stand_in(snapshot: Snapshot) -> None:
    assert names(snapshot, "2019-06-24") is None


def test_a_release_that_is_not_here_selects_nothing_of_any_source(snapshot: Snapshot) -> None:
    assert names(snapshot, "nato:2030-01-01") is None
    assert select_release(snapshot, "worldbank", Pin.parse("nato:2030-01-01")) is None


@pytest.mark.parametrize(
    "text", ["2019-12-04", "nato:2019-11-29", "sipri:1949-2022", "nato:2024-06-17~sipri:1949-2022", "latest"]
)
def test_a_pin_is_written_as_it_is_read(text: str) -> None:
    assert str(Pin.parse(text)) == text


@pytest.mark.parametrize("text", ["", "yesterday", "2019-13-01", "20191204", "nato:", "iiss:2019", "2019-12-04T00:00"])
def test_what_is_neither_a_day_nor_a_release_is_refused_with_what_is_wanted(text: str) -> None:
    with pytest.raises(ValueError, match="a date such as 2024-06-17"):
        Pin.parse(text)


def test_a_pin_on_releases_of_two_sources_is_each_of_them_and_the_day_of_the_newer(snapshot: Snapshot) -> None:
    both = Pin.parse("nato:2019-06-25~worldbank:2021-07-01")
    assert day_of(snapshot, both) == date(2021, 7, 1)
    selected = [select_release(snapshot, source, both) for source in ("nato", "worldbank")]
    assert [part and part.release.release for part in selected] == ["2019-06-25", "2021-07-01"]
    assert both == Pin.of_releases({"worldbank": "2021-07-01", "nato": "2019-06-25"})


@pytest.mark.parametrize(
    ("day", "known"), [("2019-06-24", None), ("2019-06-25", "2019-06-25"), ("2030-01-01", "2020-03-01")]
)
def test_without_an_indicator_the_newest_known_is_selected(snapshot: Snapshot, day: str, known: str | None) -> None:
    part = select_release(snapshot, "nato", Pin.parse(day))
    assert (part and part.release.release) == known
