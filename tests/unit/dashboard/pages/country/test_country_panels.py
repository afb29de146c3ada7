"""The panels of lines of a country, on made-up figures."""

import pytest
from made_up import SHARE, observation, release

from dashboard.pages.country.dossier import Line
from dashboard.pages.country.grid import Panel, Place
from dashboard.pages.country.key_numbers import write_part
from dashboard.pages.country.over_time import Strand, draw_lines
from dashboard.shared.theme import LIGHT
from etl.catalogue.indicators import indicators
from etl.store.snapshot import Part

PART = Part(release([observation()]).release, "0" * 64, "0" * 64, 1, (2014, 2024), (), "2015", (SHARE,), {})
PLACE = Place(number="", edge=0, left=40, top=30, width=220, height=190, whole=(400, 300))


def draw(*lines: dict[int, float]) -> Panel:
    """A panel with a named line for each of some figures by year."""
    found = [
        Line(PART, indicators()[SHARE], tuple(observation(SHARE, value, year=year) for year, value in line.items()))
        for line in lines
    ]
    return draw_lines(
        "Made up", [Strand(one, "#000000", f"line {at}", mark=0) for at, one in enumerate(found)], PLACE, LIGHT
    )


def test_a_name_that_is_not_beside_the_end_of_its_line_has_a_leader_from_there() -> None:
    panel = draw({2020: 1.0, 2024: 2.0}, {2020: 1.0, 2024: 2.0}, {2020: 0.5, 2022: 0.6})
    assert {(one["x0"], one["y0"]) for one in panel.shapes} == {(2024, 2.0), (2022, 0.6)}
    assert draw({2020: 1.0, 2024: 2.0}, {2020: 0.2, 2024: 0.5}).shapes == []


def test_a_figure_without_neighbours_has_a_mark_on_a_line_without_marks() -> None:
    [trace] = draw({2018: 1.0, 2020: 1.0, 2021: 1.0}).data[:1]
    marked = [year for year, size in zip(trace["x"], trace["marker"]["size"], strict=True) if size]
    assert marked == [2018]


@pytest.mark.parametrize(("percent", "told"), [(57.13, "57.1 %"), (0.1, "0.1 %"), (0.0249, "0.02 %")])
def test_a_small_part_of_the_whole_is_told_with_a_digit(percent: float, told: str) -> None:
    assert write_part(percent) == told
