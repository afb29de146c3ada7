"""Any query string gives a valid view of a page, and a view gives back its query."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages import PAGES, Site
from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.trends.query import MOST_COUNTRIES, TrendsView
from dashboard.shared.controls import apply_controls
from dashboard.view import Kind, Option, View, list_parameters, one_of, repin
from etl.asof.pin import Pin
from etl.catalogue.indicators import yearly
from etl.catalogue.members import members
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Store

VIEWS = [page.view for page in PAGES]
PARAMETERS = sorted({name for view in VIEWS for name in list_parameters(view)})


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True)
class MadeUpView(View):
    size: Size = one_of(
        Size.SMALL, lambda: tuple(Option(size, size.title()) for size in Size), "Size", formerly={"big": "large"}
    )


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_query_is_the_default_view_and_writes_nothing(view: type[View]) -> None:
    assert view.from_query("") == view()
    assert view().to_query() == ""


def test_all_state_is_in_the_query_in_words() -> None:
    query = "?as_of=2024-06-17&country=DEU~FRA&time=2016..2024&others=no"
    view = TrendsView.from_query(query)
    assert view.as_of == Pin(day=date(2024, 6, 17))
    assert view.country == ("DEU", "FRA")
    assert view.to_query() == query


def test_a_release_is_pinned_by_its_name() -> None:
    view = View.from_query("as_of=nato:2024-06-17")
    assert view.as_of == Pin.parse("nato:2024-06-17")
    assert view.to_query() == "?as_of=nato:2024-06-17"


def test_latest_is_the_newest_release() -> None:
    assert View.from_query("as_of=latest") == View()


@pytest.mark.parametrize(
    "query",
    [
        "as_of=2024-13-01", "as_of=20240617", "as_of=iiss:2019",
        "as_of=nato:", "year=24", "year=٢٠٢٤", "target=hague_2025_related", "verdict=maybe",
        "sort=--share", "indicator=gdp", "country=DEU~XXX", "time=2024..2014", "time=2014", "others=1", "rows=first",
        "as_of=04/12/2019", "as_of=banana", "membership=always", "chart=pie",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_ignored_with_a_notice_that_says_what_is_wanted(query: str) -> None:
    name = query.partition("=")[0]
    for declared in VIEWS:
        if name in list_parameters(declared):
            view = declared.from_query(query)
            assert view.but() == declared()
            assert len(view.notices) == 1
            assert view.notices[0].startswith(f"{name}: ")


def test_every_parameter_is_known_to_all_pages_by_the_first_that_declares_it() -> None:
    assert {"year", "target", "indicator", "country", "claim"} <= set(PARAMETERS)
    declaring = {name: [page for page in PAGES if name in list_parameters(page.view)] for name in PARAMETERS}
    assert len(declaring.pop("as_of")) == len(PAGES)
    site = Site(Store(shipped("embedded")), PAGES)
    for name, pages in declaring.items():
        for other in (page for page in PAGES if page not in pages):
            assert site.read(other, f"{name}=x").notices == (
                f"“{name}” is a parameter of {pages[0].label}, not of this page, and was ignored.",
            )


def test_a_parameter_of_another_page_is_ignored_with_a_notice_that_names_the_page() -> None:
    site = Site(Store(shipped("embedded")), PAGES)
    scoreboard, trends = (next(page for page in PAGES if page.name == name) for name in ("scoreboard", "trends"))
    view = site.read(scoreboard, "indicator=gdp_usd_current&year=2019")
    assert (view.year, view.to_query()) == (2019, "?year=2019")
    assert view.notices == ("“indicator” is a parameter of Trends, not of this page, and was ignored.",)
    assert site.read(trends, "year=2019").notices[0].startswith("“year” is a parameter of Scoreboard")
    assert "no parameter of this page" in site.read(trends, "utm_source=post").notices[0]


def test_what_means_nothing_to_a_page_is_said_in_a_sentence_for_each_page_that_knows_it_and_one_for_the_rest() -> None:
    view = View.from_query("a=1&year=2019&b=2&sort=gap&a=3", {"year": "Scoreboard", "sort": "Scoreboard"})
    assert view.notices == (
        "“a” and “b” are no parameters of this page and were ignored.",
        "“year” and “sort” are parameters of Scoreboard, not of this page, and were ignored.",
    )


def test_a_word_that_links_still_have_means_what_it_meant_and_is_written_as_today() -> None:
    assert MadeUpView.from_query("size=big") == MadeUpView(size=Size.LARGE)
    assert MadeUpView.from_query("size=big").to_query() == "?size=large"
    assert ScoreboardView.from_query("membership=as_of") == ScoreboardView()


def test_a_refusal_names_the_words_that_are_wanted() -> None:
    assert MadeUpView.from_query("size=huge").notices == ("size: “huge” was ignored; small or large is wanted.",)
    assert isinstance(MadeUpView.from_query("size=large").size, Size)


@pytest.mark.parametrize("view", VIEWS)
def test_every_parameter_with_a_control_has_its_words_once(view: type[View]) -> None:
    for name, parameter in list_parameters(view).items():
        default = getattr(view(), name)
        assert default is None or parameter.read(parameter.write(default)) == default
        words = [option.word for option in parameter.options()]
        assert len(words) == len(set(words))
        assert bool(words) == (parameter.kind in (Kind.ONE, Kind.SEVERAL))
        assert all(option.label for option in parameter.options())


def test_all_years_is_the_default_of_the_years() -> None:
    assert TrendsView.from_query("time=all") == TrendsView()


def test_an_unknown_parameter_is_ignored_with_a_notice() -> None:
    view = ScoreboardView.from_query("utm_source=post&year=2024")
    assert view.year == 2024
    assert view.notices == ("“utm_source” is no parameter of this page and was ignored.",)


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    codes = "~".join(list(members())[: MOST_COUNTRIES + 1])
    assert "at most 7" in TrendsView.from_query(f"country={codes}").notices[0]


def test_a_very_long_address_shows_the_defaults() -> None:
    view = TrendsView.from_query("country=" + "DEU~" * 5000)
    assert view.but() == TrendsView()
    assert "too long" in view.notices[0]


def test_another_pin_leaves_all_else_of_an_address_as_it_was() -> None:
    assert repin("?year=2019&utm=a%20b", Pin.parse("nato:2024-06-17")) == "?as_of=nato:2024-06-17&year=2019&utm=a+b"
    assert repin("?as_of=banana&year=2019", Pin()) == "?year=2019"
    assert repin("as_of=2019-12-04", Pin()) == ""


@given(st.sampled_from(VIEWS), st.text(max_size=300))
def test_any_text_gives_a_view(declared: type[View], text: str) -> None:
    view = declared.from_query(text)
    assert declared.from_query(view.to_query()) == view.but()


@given(st.sampled_from(VIEWS), st.lists(st.tuples(st.sampled_from(PARAMETERS), st.text(max_size=30)), max_size=6))
def test_any_value_of_a_known_parameter_gives_a_view(declared: type[View], pairs: list[tuple[str, str]]) -> None:
    view = declared.from_query(urlencode(pairs))
    assert declared.from_query(view.to_query()) == view.but()


PINS = (
    st.just(Pin())
    | st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(lambda day: Pin(day=day))
    | st.sampled_from(("2024-06-17", "hoc-hc111-2007-08", "a&b=c %")).map(lambda name: Pin.of_releases({"nato": name}))
)


@given(
    st.builds(ScoreboardView, as_of=PINS, year=st.none() | st.integers(1949, 2100))
    | st.builds(
        TrendsView,
        as_of=PINS,
        indicator=st.sampled_from(sorted(yearly())),
        country=st.lists(st.sampled_from(sorted(members())), max_size=MOST_COUNTRIES, unique=True).map(tuple),
        others=st.booleans(),
    )
)
def test_a_view_comes_back_from_its_own_query(view: View) -> None:
    assert type(view).from_query(view.to_query()) == view


def test_controls_change_their_own_fields_and_leave_the_others() -> None:
    view = ScoreboardView.from_query("sort=member&year=2019")
    assert apply_controls(view, {"year": "2020", "as_of": "latest"}) == ScoreboardView(sort="member", year=2020)


def test_a_cleared_choice_of_members_is_an_empty_one() -> None:
    assert apply_controls(TrendsView(), {"country": []}).country == ()


@pytest.mark.parametrize("value", [3.5, {"a": 1}, [["DEU"]], ["<script>"], "x" * 9999, [None]])
def test_a_crafted_value_of_a_control_is_ignored_with_a_notice(value: Any) -> None:
    view = apply_controls(TrendsView(), {"country": value})
    assert view.but() == TrendsView()
    assert view.notices
