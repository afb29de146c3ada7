"""In what the axis and the words beside it count, on made-up figures."""

from dataclasses import replace

from made_up import observation, release

from dashboard.pages.trends.figure import draw_trends
from dashboard.pages.trends.manner import Manner
from dashboard.pages.trends.multiples import draw_multiples
from dashboard.pages.trends.query import Trends, TrendsView
from dashboard.pages.trends.series import Series
from dashboard.shared.chart import Json
from dashboard.shared.theme import LIGHT
from etl.catalogue.indicators import indicators
from etl.catalogue.targets import targets
from etl.store.snapshot import Part

PERSONS, DOLLARS, EQUIPMENT = "military_personnel", "defence_expenditure_usd_current", "equipment_share"
PART = Part(release([observation()]).release, "0" * 64, "0" * 64, 1, (2014, 2024), (), "2015", (PERSONS,), {})


def shown(indicator: str, query: str, **values: float) -> Trends:
    """A line an area with two years of one value."""
    unit = indicators()[indicator].unit
    rows = {
        code: tuple(observation(indicator, value, member=code, year=year)._replace(unit=unit) for year in (2023, 2024))
        for code, value in values.items()
    }
    lines = tuple(Series(code, True, points) for code, points in rows.items())
    return Trends(TrendsView.from_query(query), PART, indicators()[indicator], lines)


def texts(figure: Json) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_small_charts_say_their_newest_figure_in_the_unit_of_their_axis() -> None:
    few = texts(draw_multiples(shown(PERSONS, "?chart=multiples", LUX=1.0, USA=1321.9), LIGHT, narrow=False))
    assert {"thousand persons", "<b>Luxembourg</b> 1.0", "<b>US</b> 1,322"} <= {*few}
    many = texts(draw_multiples(shown(PERSONS, "?chart=multiples", TUR=395.8, USA=1321.9), LIGHT, narrow=False))
    assert {"million persons", "<b>Türkiye</b> 0.396", "<b>US</b> 1.32"} <= {*many}


def test_a_logarithmic_axis_of_money_counts_in_the_largest_word_that_leaves_the_least_a_digit() -> None:
    found = replace(shown(DOLLARS, "", MNE=57.0, USA=954_387.0), manner=Manner("log"))
    figure = draw_trends(found, LIGHT, narrow=False)
    assert any(text.startswith("billion US dollars") for text in texts(figure))
    assert figure["layout"]["yaxis"]["ticktext"] == ["0.1", "1", "10", "100", "1,000"]


def test_a_wide_chart_leaves_room_for_the_longest_name_of_a_target() -> None:
    aims = tuple(aim for aim in targets() if aim.indicator == EQUIPMENT)
    found = replace(shown(EQUIPMENT, "", DEU=32.1), lines=aims)
    names = [text for text in texts(draw_trends(found, LIGHT, narrow=False)) if text in {aim.label for aim in aims}]
    assert names
    assert draw_trends(found, LIGHT, narrow=False)["layout"]["margin"]["r"] >= 6.5 * max(map(len, names)) + 9
