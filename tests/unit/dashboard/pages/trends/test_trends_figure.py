"""Lines over time as Plotly's JSON, on made-up figures."""

from itertools import pairwise

import pytest
from made_up import SHARE, observation, release

from dashboard.pages.trends.figure import draw_trends
from dashboard.pages.trends.query import Trends, TrendsView
from dashboard.pages.trends.series import Series, cut_years
from dashboard.shared.theme import LIGHT
from etl.catalogue.indicators import indicators
from etl.store.snapshot import Part

PART = Part(release([observation()]).release, "0" * 64, "0" * 64, 1, (2014, 2024), (), "2015", (SHARE,), {})


def line(code: str, first: int, *values: float | None) -> Series:
    """A value a year from the first on."""
    rows = (observation(SHARE, value, member=code, year=year) for year, value in enumerate(values, first))
    return Series(code, True, tuple(rows))


def shown(*lines: Series) -> Trends:
    return Trends(TrendsView(), PART, indicators()[SHARE], tuple(cut_years(lines)))


def test_of_a_long_line_only_the_last_figure_and_those_without_neighbours_have_marks() -> None:
    values = [1.0] * 30 + [None, 2.0, None] + [1.5] * 30 + [None]
    trace = draw_trends(shown(line("DEU", 1950, *values)), LIGHT, narrow=False)["data"][0]
    marked = [year for year, size in zip(trace["x"], trace["marker"]["size"], strict=True) if size]
    assert marked == [1981, 2012]


def test_each_figure_of_a_short_line_has_a_mark() -> None:
    assert draw_trends(shown(line("DEU", 2014, 1.0, 2.0)), LIGHT, narrow=False)["data"][0]["marker"]["size"] > 0


def test_a_line_that_ends_earlier_is_named_where_it_ends() -> None:
    figure = draw_trends(shown(line("DEU", 1950, *[1.0] * 70), line("USA", 1950, *[3.0] * 30)), LIGHT, narrow=False)
    places = {note["text"]: note["x"] for note in figure["layout"]["annotations"]}
    assert (places["<b>Germany</b>"], places["<b>United States</b>"]) == (2019, 1979)


@pytest.mark.parametrize("narrow", [False, True])
def test_names_that_had_to_move_have_leaders_and_do_not_meet(narrow: bool) -> None:
    lines = [line(code, 2014, 1.0, 2.0 + place / 100) for place, code in enumerate(("DEU", "FRA", "ITA", "ESP"))]
    layout = draw_trends(shown(*lines), LIGHT, narrow)["layout"]
    names = sorted(note["y"] for note in layout["annotations"] if note["text"].startswith("<b>"))
    pixels = 452 / (layout["yaxis"]["range"][1] - layout["yaxis"]["range"][0])
    assert min(after - before for before, after in pairwise(names)) * pixels >= 16
    leaders = {(shape["y0"], shape["y1"]) for shape in layout["shapes"] if shape["line"]["width"] == 1}
    assert leaders
    assert {y for _, y in leaders} <= set(names)
