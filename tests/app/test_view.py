"""Any query string gives a valid view, and a view gives back its query."""

from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.shared.controls import changed
from dashboard.view import MOST_COUNTRIES, PARAMETERS, View
from etl.asof.pin import Pin
from etl.catalogue.indicators import yearly
from etl.catalogue.members import members


def test_an_empty_query_is_the_default_view_and_writes_nothing() -> None:
    assert View.from_query("") == View()
    assert View().to_query() == ""


def test_all_state_is_in_the_query_in_words() -> None:
    query = "?as_of=2024-06-17&country=DEU~FRA&time=2016..2024&others=no"
    view = View.from_query(query)
    assert view.as_of == Pin(day=date(2024, 6, 17))
    assert view.country == ("DEU", "FRA")
    assert view.to_query() == query


def test_a_release_is_pinned_by_its_name() -> None:
    view = View.from_query("as_of=nato:2024-06-17")
    assert view.as_of == Pin.of_releases({"nato": "2024-06-17"})
    assert view.to_query() == "?as_of=nato:2024-06-17"


def test_latest_is_the_newest_release() -> None:
    assert View.from_query("as_of=latest") == View()


@pytest.mark.parametrize(
    "query",
    [
        "as_of=2024-13-01", "as_of=20240617", "as_of=iiss:2019",
        "as_of=nato:", "year=24", "year=٢٠٢٤", "target=hague_2025_related", "verdict=maybe",
        "sort=--share", "indicator=gdp", "country=DEU~XXX", "time=2024..2014", "time=2014", "others=1", "rows=first",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_ignored_with_a_notice_that_says_what_is_wanted(query: str) -> None:
    view = View.from_query(query)
    assert view.but() == View()
    name = query.partition("=")[0]
    assert len(view.notices) == 1
    assert view.notices[0].startswith(f"{name}: ")


def test_all_years_is_the_default_of_the_years() -> None:
    assert View.from_query("time=all") == View()


def test_an_unknown_parameter_is_ignored_with_a_notice() -> None:
    view = View.from_query("utm_source=post&year=2024")
    assert view.year == 2024
    assert view.notices == ("“utm_source” is no parameter of this page and was ignored.",)


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    codes = "~".join(list(members())[: MOST_COUNTRIES + 1])
    assert "at most 7" in View.from_query(f"country={codes}").notices[0]


def test_a_very_long_address_shows_the_defaults() -> None:
    view = View.from_query("country=" + "DEU~" * 5000)
    assert view.but() == View()
    assert "too long" in view.notices[0]


@given(st.text(max_size=300))
def test_any_text_gives_a_view(text: str) -> None:
    view = View.from_query(text)
    assert View.from_query(view.to_query()) == view.but()


@given(st.lists(st.tuples(st.sampled_from(sorted(PARAMETERS)), st.text(max_size=30)), max_size=6))
def test_any_value_of_a_known_parameter_gives_a_view(pairs: list[tuple[str, str]]) -> None:
    view = View.from_query(urlencode(pairs))
    assert View.from_query(view.to_query()) == view.but()


@given(
    st.builds(
        View,
        as_of=st.just(Pin())
        | st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(Pin)
        | st.sampled_from(("2024-06-17", "hoc-hc111-2007-08", "a&b=c~ %")).map(
            lambda name: Pin.of_releases({"nato": name})
        ),
        year=st.none() | st.integers(1949, 2100),
        indicator=st.sampled_from(sorted(yearly())),
        country=st.lists(st.sampled_from(sorted(members())), max_size=MOST_COUNTRIES, unique=True).map(tuple),
        others=st.booleans(),
    )
)
def test_a_view_comes_back_from_its_own_query(view: View) -> None:
    assert View.from_query(view.to_query()) == view


def test_controls_change_their_own_fields_and_leave_the_others() -> None:
    view = View.from_query("sort=member&year=2019")
    assert changed(view, {"year": "2020", "as_of": "latest"}) == View(sort="member", year=2020)


def test_a_cleared_choice_of_members_is_an_empty_one() -> None:
    assert changed(View(), {"country": []}).country == ()


@pytest.mark.parametrize("value", [3.5, {"a": 1}, [["DEU"]], ["<script>"], "x" * 9999, [None]])
def test_a_crafted_value_of_a_control_is_ignored_with_a_notice(value: object) -> None:
    view = changed(View(), {"country": value})
    assert view.but() == View()
    assert view.notices
