"""The panels of lines of a country, on made-up figures."""

import pytest
from made_up import SHARE, observation, release

from dashboard.pages.country.dossier import Line
from dashboard.pages.country.grid import Panel, Place
from dashboard.pages.country.key_numbers import write_part
from dashboard.pages.country.over_time import Strand, draw_lines, list_alike
from dashboard.shared.theme import LIGHT
from etl.catalogue.indicators import indicators
from etl.store.snapshot import Part

PART = Part(release([observation()]).release, "0" * 64, "0" * 64, 1, (2014, 2024), (), "2015", (SHARE,), {})
PLACE = Place(number="", edge=0, end=300, left=40, top=30, width=220, height=190, whole=(400, 300))


def strand(figures: dict[int, float]) -> Strand:
    """A line without marks of some figures by year; from 2025 on they are estimates."""
    rows = tuple(
        observation(SHARE, value, year=year, status="estimate" if year > 2024 else "actual")
        for year, value in figures.items()
    )
    return Strand(Line(PART, indicators()[SHARE], rows), "#000000", mark=0)


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


def test_lines_that_look_alike_are_one_trace_with_a_gap_between_them_and_every_figure_in_it() -> None:
    older, newer = ({2020: 1.0, 2021: 1.1, 2024: 1.3}, {2019: 2.0, 2020: 2.1})
    [trace] = list_alike([strand(older), strand(newer)], PLACE)
    assert trace["x"] == [2020, 2021, None, None, 2024, None, 2019, 2020]
    assert trace["y"] == [1.0, 1.1, None, None, 1.3, None, 2.0, 2.1]
    assert [bool(text) for text in trace["hovertext"]] == [value is not None for value in trace["y"]]
    assert [bool(size) for size in trace["marker"]["size"]] == [False] * 4 + [True] + [False] * 3


def test_of_lines_that_look_alike_what_is_open_is_dashed_and_leads_to_its_own_cell() -> None:
    solid, dashed = list_alike([strand({2022: 1.0, 2023: 1.1}), strand({2023: 2.0, 2024: 2.1, 2025: 2.2})], PLACE)
    assert (solid["x"], dashed["x"]) == ([2022, 2023, None, 2023, 2024], [2024, 2025])
    assert (solid["line"]["dash"], dashed["line"]["dash"]) == ("solid", "dot")
    assert "year={x}" in dashed["meta"]["mark"]


@pytest.mark.parametrize(("percent", "told"), [(57.13, "57.1 %"), (0.1, "0.1 %"), (0.0249, "0.02 %")])
def test_a_small_part_of_the_whole_is_told_with_a_digit(percent: float, told: str) -> None:
    assert write_part(percent) == told
