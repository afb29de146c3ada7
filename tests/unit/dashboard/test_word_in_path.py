"""One field of a view may stand in the path of its page."""

from dataclasses import dataclass

import pytest

from dashboard.shared.word_in_path import find_path, is_below, list_paths, read_word
from dashboard.view import Option, View, one_of

PLACES = (Option("TUR", "Türkiye", also=("Turkey",)), Option("GBR", "United Kingdom"))


@dataclass(frozen=True)
class PlaceView(View):
    """Made up: a view with a place in its path and a size behind it."""

    place: str = one_of("GBR", lambda: PLACES, "Place", in_path=True)
    size: str = one_of("all", lambda: (Option("all", "All"), Option("large", "Large")), "Size")


def test_the_word_in_the_path_is_a_field_of_the_view() -> None:
    view = PlaceView.from_query("?size=large", word="TUR")
    assert (view.place, view.size, view.word, view.asked) == ("TUR", "large", "TUR", "?size=large")


def test_the_path_goes_before_what_the_query_says_of_the_same_field_and_that_is_said() -> None:
    view = PlaceView.from_query("?place=GBR", word="TUR")
    assert view.place == "TUR"
    assert view.notices == ("place: “GBR” was ignored; TUR stands behind it.",)


def test_a_query_too_long_to_be_read_keeps_the_word_of_the_path() -> None:
    view = PlaceView.from_query("?size=" + "a" * 5000, word="TUR")
    assert (view.place, len(view.notices)) == ("TUR", 1)


def test_an_address_has_the_word_in_its_path_and_a_query_has_it_as_a_parameter() -> None:
    view = PlaceView(place="TUR", size="large")
    assert view.to_address("/place") == "/place/TUR?size=large"
    assert view.to_query() == "?place=TUR&size=large"
    assert PlaceView().to_address("/place") == "/place/GBR"
    assert View().to_address("/") == "/"


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("/place", ""), ("/place/TUR", "TUR"), ("/place/tur", None), ("/place/FRA", None), ("/place/", None),
        ("/place/TUR/more", None), ("/places/TUR", None), ("/", None),
    ],
)  # fmt: skip
def test_a_path_is_read_by_its_word_and_no_other(asked: str, word: str | None) -> None:
    assert read_word(PlaceView, "/place", asked) == word


@pytest.mark.parametrize("asked", ["tur", "Türkiye", "turkiye", "TURKEY", "turkey"])
def test_a_name_or_lower_case_means_the_word(asked: str) -> None:
    assert find_path(PlaceView, "/place", f"/place/{asked}") == "/place/TUR"


def test_words_of_a_name_may_be_parted_by_any_sign() -> None:
    for asked in ("united kingdom", "united-kingdom", "United_Kingdom"):
        assert find_path(PlaceView, "/place", f"/place/{asked}") == "/place/GBR"


def test_what_means_nothing_leads_nowhere() -> None:
    assert [find_path(PlaceView, "/place", asked) for asked in ("/place/xyz", "/place/", "/place/--", "/tur")] == [
        ""
    ] * 4
    assert find_path(View, "/", "/tur") == ""


def test_below_the_path_of_a_page_stand_the_words_it_knows() -> None:
    assert is_below(PlaceView, "/place", "/place/XYZ")
    assert not is_below(PlaceView, "/place", "/places")
    assert not is_below(View, "/", "/XYZ")
    assert list_paths(PlaceView, "/place")["Türkiye"] == "/place/TUR"
    assert list_paths(View, "/") == {}
