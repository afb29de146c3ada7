"""The page of burden in words and as a figure, on made-up strips."""

from collections.abc import Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

import pytest

from dashboard.pages.burden.figure import draw_burden
from dashboard.pages.burden.gauge import GAUGES, Gauge
from dashboard.pages.burden.grid import NARROW, WIDE, Grid, Lane, span_values
from dashboard.pages.burden.key import list_numbers
from dashboard.pages.burden.numerals import write_first, write_year
from dashboard.pages.burden.row import choose_symbol, span_strip
from dashboard.pages.burden.strip import Burden, BurdenView, Dot, Passage, Stability, Step, Strip, name_weight
from dashboard.pages.burden.summary import list_remarks, write_summary, write_title
from dashboard.pages.burden.table import tabulate_burden
from dashboard.picture.canvas import draw
from dashboard.shared.theme import LIGHT
from etl.arithmetic.correlation import Correlation
from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.targets import target
from etl.prose import ordinal

SHARE, ABILITY, PER_HEAD, GROWTH, EQUIPMENT = GAUGES[:5]


def strip(gauge: Gauge, values: Mapping[str, float], **more: Any) -> Strip:
    """A strip of made-up values, ranked as they stand: the first is the highest."""
    dots = tuple(Dot(code, value, place, True, ()) for place, (code, value) in enumerate(values.items(), start=1))
    return Strip(gauge, 2024, more.pop("unit", "ratio"), "", dots, more.pop("missing", {}), **more)


SHARES = strip(SHARE, {"POL": 4.1, "USA": 3.4, "DEU": 2.1, "ESP": 1.3}, unit="percent_of_gdp")
ABILITIES = strip(ABILITY, {"POL": 1.5, "USA": 1.2, "DEU": 0.8, "ESP": 0.5})
HEADS = strip(PER_HEAD, {"USA": 2239, "DEU": 911, "POL": 800, "ESP": 300}, unit="usd", decimals=0)
GROWTHS = strip(GROWTH, {"DEU": 29.4, "ESP": 9.0, "POL": 3.0, "USA": -1.4}, unit="percent", decimals=1)


def burden(*strips: Strip, query: str = "", **more: Any) -> Burden:
    return Burden(BurdenView.from_query(query), strips, **more)


@pytest.mark.parametrize(
    ("rank", "written"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (22, "22nd"), (31, "31st")],
)  # fmt: skip
def test_a_rank_is_written_as_an_ordinal(rank: int, written: str) -> None:
    assert ordinal(rank) == written


TITLES = (
    ((SHARES, HEADS, GROWTHS), "", "Germany ranks 1st in real growth, 3rd in share of GDP"),
    ((SHARES, HEADS, GROWTHS), "member=USA", "The United States ranks 1st in spending per head, 4th in real growth"),
    ((SHARES,), "member=POL", "Poland ranks 1st of 4 in share of GDP"),
    ((SHARES,), "member=ISL", "Iceland has no armed forces, and so no rank"),
    ((SHARES,), "member=FRA", "France has no rank in any measure shown"),
    ((), "", "No measures of burden sharing to show"),
)


@pytest.mark.parametrize(("strips", "query", "title"), TITLES)
def test_the_heading_names_the_highest_and_the_lowest_rank(strips: tuple[Strip, ...], query: str, title: str) -> None:
    assert write_title(burden(*strips, query=query)) == title


def test_of_two_ranks_the_lower_is_the_one_with_more_of_the_members_before_it() -> None:
    few = strip(EQUIPMENT, {"POL": 3.0, "DEU": 2.0})
    many = strip(SHARE, dict.fromkeys(("POL", "USA", "DEU", "ESP", "FRA", "ITA", "GBR", "BEL"), 1.0))
    # Second of two has half before it, third of eight a quarter.
    assert write_title(burden(few, many)) == "Germany ranks 3rd in share of GDP, 2nd in equipment share"


def test_a_measure_that_ranks_as_the_share_does_is_no_further_witness() -> None:
    shown = burden(SHARES, ABILITIES, HEADS, GROWTHS)
    assert [one.gauge for one in shown.ranked] == [SHARE, PER_HEAD, GROWTH]
    assert shown.count_among() == {"POL": 3, "USA": 3, "DEU": 3, "ESP": 3}
    assert shown.leaders == (3, ("POL", "USA", "DEU", "ESP"))
    told = dict(list_remarks(shown))
    assert "is no further witness" in told[ABILITY]
    assert "witness" not in told[PER_HEAD]


def test_the_summary_tells_every_rank_and_what_is_not_known() -> None:
    told = write_summary(burden(SHARES, GROWTHS, absent=(EQUIPMENT,), own_lack="No year has both."))
    assert told.startswith("Germany is 3rd of 4 in share of GDP and 1st of 4 in real growth.")
    assert "Germany, Poland, Spain and the United States are among the first 10 in all 2 measures" in told
    assert "There is no score at your weights. No year has both." in told
    assert told.endswith("Of most members there is no figure for equipment share.")


def test_the_stability_of_ranks_is_told_with_what_was_weighed() -> None:
    known = Stability(("share_of_gdp", "per_head"), 2024, 1000, {"POL": 60.1, "USA": 39.9}, {"DEU": 12.3}, 10)
    told = write_summary(burden(SHARES, stability=known))
    assert "1,000 random weightings of defence expenditure as a share of GDP and defence expenditure per head" in told
    assert "Poland (60 %) and the United States (40 %). Germany is among the first 10 in 12 %." in told


def test_a_measure_says_who_has_no_figure_and_how_it_ranks_beside_the_share() -> None:
    with_lack = strip(
        EQUIPMENT, {"POL": 51.1}, missing={"FRA": "", "DEU": ""}, correlation=Correlation(0.371, 0.01, 0.68, 31)
    )
    told = dict(list_remarks(burden(SHARES, with_lack)))[EQUIPMENT].replace("\N{NO-BREAK SPACE}", " ")
    assert "No figure for France and Germany." in told
    assert "Rank correlation with the share of GDP 0.37 (95 % interval 0.01 to 0.68, n = 31)." in told


def test_the_key_numbers_are_those_that_are_known() -> None:
    assert list_numbers(burden(SHARES)) == ()
    shown = burden(
        SHARES, GROWTHS, portions=(8.03, 8.53), gini=0.0907, own=HEADS, query="weight_per_head=1",
        correlations=(Passage(2024, -0.02, None, None, 4, True),),
    )  # fmt: skip
    found = [(one.value, one.note.replace("\N{NO-BREAK SPACE}", " ")) for one in list_numbers(shown)]
    assert found == [
        ("8.0 %", "with 8.5 % of all GDP"), ("2 of 2", "most: 2, by 4 members"), ("2 of 4", "first: United States"),
        ("−0.02", "n = 4"), ("0.09", "0 is in proportion, 1 all on one"),
    ]  # fmt: skip


def test_every_component_of_a_composite_can_be_weighed_and_none_is_by_default() -> None:
    assert {name_weight(name) for name in COMPONENTS} == {
        one.name for one in fields(BurdenView) if "weight" in one.name
    }
    assert BurdenView().weights == {}
    assert BurdenView.from_query("weight_per_head=2&weight_real_change=1").weights == {
        "per_head": 2.0,
        "real_change": 1.0,
    }


def test_a_dot_is_hollow_for_an_estimate_and_full_else() -> None:
    assert [choose_symbol(Dot("DEU", 1.0, 1, estimate, ())) for estimate in (True, False)] == ["circle-open", "circle"]
    assert write_year(SHARES) == "2024e"


def test_who_is_first_is_named_unless_several_are() -> None:
    assert write_first(SHARES, short=False) == "first: Poland, 4.10\N{NO-BREAK SPACE}%"
    tied = Strip(SHARE, 2024, "ratio", "", tuple(Dot(code, 2.0, 1, False, ()) for code in ("POL", "USA")), {})
    assert write_first(tied, short=True) == "first: 2 members"


@pytest.mark.parametrize("grid", [WIDE, NARROW])
def test_nothing_in_the_figure_stands_on_anything_else(grid: Grid) -> None:
    spots = [grid.place_strips(8, charts=True), *grid.place_charts(8)]
    assert [spot.suffix for spot in spots] == ["", "2", "3"]
    assert all(0 <= low < high <= 1 for spot in spots for low, high in (spot.x, spot.y))
    for above, below in pairwise(spots):
        assert above.y[0] > below.y[1] or above.x[1] < below.x[0]
    lanes = grid.place_lanes([(0, 1)] * 8)
    assert all(above.upright[1] < below.upright[0] for above, below in pairwise(lanes))
    assert lanes[-1].upright[1] < 8 * grid.row


def test_a_value_stands_in_its_strip_where_it_is_between_the_ends() -> None:
    (lane,) = WIDE.place_lanes([(-1.0, 3.0)])
    left, right = WIDE.across
    assert [lane.place(value) for value in (-1.0, 1.0, 3.0)] == pytest.approx([left, (left + right) / 2, right])


def test_an_axis_begins_at_zero_unless_something_is_below() -> None:
    assert span_values([1.0, 4.0]) == pytest.approx((-0.08, 4.08))
    assert span_values([-2.0, 8.0]) == pytest.approx((-2.2, 8.2))
    assert span_values([0.0, 0.0]) == pytest.approx((-0.02, 0.02))


def _lanes(shown: Burden, narrow: bool) -> list[Lane]:
    return (NARROW if narrow else WIDE).place_lanes([span_strip(one) for one in shown.rows])


@pytest.mark.parametrize("narrow", [False, True])
def test_the_followed_member_is_drawn_last_and_large_and_the_targets_are_lines(narrow: bool) -> None:
    aims = (target("wales_2014"), target("hague_2025_core"))
    steps = (Step("ESP", 10.0, 5.0), Step("POL", 100.0, 100.0))
    passages = tuple(Passage(year, 0.1, -0.2, 0.4, 31, year > 2023) for year in (2022, 2023, 2024))
    shares = strip(SHARE, {"POL": 4.1, "DEU": 2.1}, unit="percent_of_gdp", targets=aims)
    shown = burden(shares, GROWTHS, correlations=passages, curve=steps, gini=0.1, curve_year=2024)
    figure = draw_burden(shown, LIGHT, narrow)
    place = [lane.place for lane in _lanes(shown, narrow)]
    (mine,) = (trace for trace in figure["data"] if trace.get("marker", {}).get("size") == 15)
    assert mine["x"] == [place[0](2.1), place[1](29.4)]
    assert [line["x0"] for line in figure["layout"]["shapes"]] == [place[0](2.0), place[0](3.5)]
    (words,) = (trace["text"] for trace in figure["data"] if trace["mode"] == "text")
    assert {"2 % guideline", "3.5 % by 2035", "<b>2</b> of 2", "no figure"} & {*words} == {
        "2 % guideline", "3.5 % by 2035", "<b>2</b> of 2",
    }  # fmt: skip
    assert "<b>Share against GDP</b>" in [note["text"] for note in figure["layout"]["annotations"]]
    assert "<svg" in draw(figure, 358 if narrow else 1184, figure["layout"]["height"])


@pytest.mark.parametrize("narrow", [False, True])
def test_the_words_of_a_strip_stand_beside_it_and_within_the_figure(narrow: bool) -> None:
    shown = burden(strip(SHARE, {"POL": 4.1, "DEU": 2.1}, unit="percent_of_gdp"))
    trace = next(one for one in draw_burden(shown, LIGHT, narrow)["data"] if one["mode"] == "text")
    places = zip(trace["x"], trace["y"], trace["textposition"], strict=True)
    found = dict(zip(trace["text"], places, strict=True))
    (lane,), grid = _lanes(shown, narrow), NARROW if narrow else WIDE
    assert found["<b>Share of GDP</b>"][::2] == (0, "middle right")
    assert found["<b>2</b> of 2"][::2] == (1, "middle left")
    assert found["2.10\N{NO-BREAK SPACE}%"][0] == grid.value
    assert found["2 %"][::2] == (lane.place(2), "middle center")
    assert all(0 < y < grid.row for _, y, _ in found.values())
    # On a phone words stand above the strip, else beside it.
    assert (found["<b>2</b> of 2"][1] < lane.upright[0]) == narrow
    assert lane.upright[1] < found["2 %"][1]


def test_without_any_measure_there_is_nothing_to_draw() -> None:
    assert draw_burden(burden(), LIGHT, narrow=False)["data"] == []


def test_the_table_has_the_followed_member_first_and_a_rank_beside_each_number() -> None:
    table = tabulate_burden(burden(SHARES, GROWTHS))
    assert table["head"] == ["Member", "Share of GDP, %, 2024e", "Rank", "Real growth, %, 2024e", "Rank"]
    body: Any = table["body"]
    assert body[0] == ["Germany", "2.10", "3", "29.4", "1"]
    assert [row[0] for row in body[1:]] == ["Poland", "United States", "Spain"]
