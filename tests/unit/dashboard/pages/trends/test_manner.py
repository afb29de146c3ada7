"""As what figures are shown on the page of trends: index, logarithmic axis, per head; on made-up releases."""

from math import log10
from pathlib import Path

import pytest
from made_up import SHARE, SPENDING, observation, release

from dashboard.pages.trends.figure import draw_trends
from dashboard.pages.trends.multiples import draw_multiples
from dashboard.pages.trends.page import EXHIBIT
from dashboard.pages.trends.query import Trends, TrendsView, select_trends
from dashboard.pages.trends.shortfall import list_shortfalls
from dashboard.pages.trends.summary import write_subtitle, write_summary, write_title
from dashboard.pages.trends.table import list_rows
from dashboard.shared.theme import LIGHT
from etl.observation import Observation
from etl.store.publish import publish

NATIONAL = "defence_expenditure_national_currency_current"
PER_HEAD = "defence_expenditure_per_capita_usd_constant"


def of(indicator: str, member: str, first: int, *values: float, **changes: str) -> list[Observation]:
    return [
        observation(indicator, value, member=member, year=year, cell=f"{indicator}!{member}{year}", **changes)
        for year, value in enumerate(values, first)
    ]


MONEY = [*of(SPENDING, "DEU", 2018, 40_000.0, 50_000.0, 60_000.0), *of(SPENDING, "POL", 2019, 100.0, 1_000.0)]


def shown(tmp_path: Path, query: str, rows: list[Observation]) -> Trends:
    snapshot, _ = publish(tmp_path, [release(rows)])
    return select_trends(snapshot, TrendsView.from_query(query))


def by_code(found: Trends) -> dict[str, list[float | None]]:
    return {line.code: [row.value for row in line.points] for line in found.series}


def test_an_index_starts_at_the_first_year_that_all_lines_in_colour_have_and_says_so(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={SPENDING}&country=DEU~POL&show=index", MONEY)
    assert found.manner.base == 2019
    assert by_code(found) == {"DEU": [80.0, 100.0, pytest.approx(120.0)], "POL": [100.0, 1000.0]}
    assert "(2019 = 100)" in write_title(found)
    assert "2019 = 100, constant 2015 prices" in write_subtitle(found)
    axis = draw_trends(found, LIGHT, False)["layout"]["annotations"][0]["text"]
    assert axis == "2019 = 100, constant 2015 prices"
    assert "_index-2019_" in EXHIBIT.export.name(found)


def test_the_reader_s_base_year_goes_before_and_one_without_figures_is_refused_in_words(tmp_path: Path) -> None:
    asked = shown(tmp_path, f"indicator={SPENDING}&country=DEU&show=index&base=2020", MONEY)
    assert by_code(asked)["DEU"][-1] == 100.0
    refused = shown(tmp_path / "more", f"indicator={SPENDING}&country=DEU&show=index&base=1990", MONEY)
    assert refused.manner.base == 2018
    assert "No line has a figure above zero in 1990, so 2018 is 100." in list_shortfalls(refused)


def test_a_line_without_a_figure_in_the_base_year_is_left_out_by_name(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={SPENDING}&country=DEU~POL&show=index&base=2018", MONEY)
    assert list(by_code(found)) == ["DEU"]
    assert "Left out, having no figure above zero in 2018: Poland." in write_summary(found)


def test_an_index_may_hold_two_currencies_on_one_axis(tmp_path: Path) -> None:
    rows = [*of(NATIONAL, "DEU", 2019, 40.0, 50.0, unit="eur_million", price_base="current"),
            *of(NATIONAL, "POL", 2019, 9.0, 18.0, unit="pln_million", price_base="current")]  # fmt: skip
    found = shown(tmp_path, f"indicator={NATIONAL}&country=DEU~POL&show=index", rows)
    assert by_code(found) == {"DEU": [100.0, 125.0], "POL": [100.0, 200.0]}


def test_the_figures_that_an_index_rests_on_are_taken_away_with_it(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={SPENDING}&country=POL&others=no&show=index", MONEY)
    listed = [(row.year, row.value, row.unit) for row, _, _ in list_rows(found)]
    assert listed == [
        (2019, 100.0, "index"), (2020, 1000.0, "index"), (2019, 100.0, "usd_million"), (2020, 1000.0, "usd_million"),
    ]  # fmt: skip


@pytest.mark.parametrize("draw", [draw_trends, draw_multiples])
def test_on_a_logarithmic_axis_equal_ratios_are_equally_far_apart(draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = shown(tmp_path, f"indicator={SPENDING}&country=DEU~POL&show=log", MONEY)
    figure = draw(found, LIGHT, False)
    drawn = [height for trace in figure["data"] for height in trace["y"]]
    assert sorted(drawn) == pytest.approx(sorted(log10(row.value or 0.0) for row in MONEY))
    axis = figure["layout"]["yaxis"]
    assert all(axis["range"][0] < height < axis["range"][1] for height in drawn)
    for place, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        assert float(text.replace(",", "")) * 10**3 == pytest.approx(10**place)  # billions of millions
    assert figure["layout"]["annotations"][0]["text"].endswith("constant 2015 prices, logarithmic")


def test_the_names_of_lines_and_targets_stand_at_their_heights_on_a_logarithmic_axis(tmp_path: Path) -> None:
    found = shown(tmp_path, "country=DEU&show=log&others=no", of(SHARE, "DEU", 2014, 1.0, 1.25, 4.0))
    notes = {note["text"]: note["y"] for note in draw_trends(found, LIGHT, False)["layout"]["annotations"]}
    assert notes["<b>Germany</b>"] == pytest.approx(log10(4.0))
    heights = [shape["y0"] for shape in draw_trends(found, LIGHT, False)["layout"]["shapes"]]
    assert pytest.approx(log10(2.0)) in heights


def test_a_logarithmic_axis_of_what_is_not_above_zero_is_refused_in_words(tmp_path: Path) -> None:
    found = shown(tmp_path, f"indicator={SPENDING}&country=DEU&show=log", of(SPENDING, "DEU", 2018, 0.0, 50.0))
    assert found.way == "figures"
    assert any("needs figures above zero" in said for said in list_shortfalls(found))


@pytest.mark.parametrize("show", ["index", "log"])
def test_of_a_rate_there_is_neither_an_index_nor_a_logarithm(show: str, tmp_path: Path) -> None:
    rows = of("defence_expenditure_real_change", "DEU", 2018, 1.0, 2.0, unit="percent")
    found = shown(tmp_path, f"indicator=defence_expenditure_real_change&country=DEU&show={show}", rows)
    assert found.way == "figures"
    assert any("may be zero or below" in said for said in list_shortfalls(found))


def test_per_head_is_the_publisher_s_own_figure_where_there_is_one(tmp_path: Path) -> None:
    rows = [*MONEY, *of(PER_HEAD, "DEU", 2018, 500.0, 600.0, unit="usd")]
    found = shown(tmp_path, f"indicator={SPENDING}&country=DEU&show=per_head", rows)
    assert (found.indicator.id, by_code(found)["DEU"]) == (PER_HEAD, [500.0, 600.0])
    refused = shown(tmp_path / "more", "country=DEU&show=per_head", of(SHARE, "DEU", 2018, 1.0, 2.0))
    assert refused.indicator.id == SHARE
    assert any("is not published per head" in said for said in list_shortfalls(refused))
