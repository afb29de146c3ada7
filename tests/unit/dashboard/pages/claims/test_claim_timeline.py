"""The picture of an answer: a dot a release, how high the claim stands, and what each mark is. Releases are made up."""

from pathlib import Path

import pytest
from claiming import found, released, shares

from dashboard.pages.claims.dots import Timeline, read_timeline, tell_timeline
from dashboard.pages.claims.timeline import SIGNS, build_figure, draw_timeline
from dashboard.picture import draw
from dashboard.shared.page import Screen
from dashboard.shared.theme import DARK, LIGHT
from etl.claims import Checked

SCREENS = [Screen(dark, narrow) for dark in (False, True) for narrow in (False, True)]


def checked(folder: Path, claim: str) -> Checked:
    """On three releases: Poland falls from 2.26 to 1.96 % of GDP, by the last one others rise above it."""
    made = (
        released("2021-06-01", shares(POL=2.255)),
        released("2022-06-01", shares(POL=2.155, ESP=2.255)),
        released("2023-06-01", shares(POL=1.955, ESP=2.255, ITA=2.255), "nato_core_2026"),
    )
    return found(folder, claim, *made)


def timeline(folder: Path, claim: str) -> Timeline:
    course = read_timeline(checked(folder, claim))
    assert course is not None
    return course


FALLS = "2.26 %, 2.16 %, 1.96 %"
COUNTED = "1 of 29, 2 of 29, 2 of 29"
ABOVE = "Members at or above 2 % of GDP in 2020"


@pytest.mark.parametrize(
    ("claim", "says", "claimed"),
    [
        ("Poland at or above 2 % in 2020", FALLS, (2, "≥ 2 %", "% of GDP in 2020")),
        ("Poland at 2.16 % in 2020", FALLS, (2.16, "2.16 %", "% of GDP in 2020")),
        ("Poland about 2 % in 2020", FALLS, (2, "≈ 2 %", "% of GDP in 2020")),
        ("Poland was first in 2020", "1st, 2nd, 3rd", (-1, "1st", "Place by share of GDP in 2020")),
        ("Poland among the first three in 2020", "1st, 2nd, 3rd", (-3, "first 3", "Place by share of GDP in 2020")),
        ("2 members at or above 2 % in 2020", COUNTED, (2, "2", ABOVE)),
        ("at least 3 members at or above 2 % in 2020", COUNTED, (3, "≥ 3", ABOVE)),
        ("only Poland at or above 2 % in 2020", COUNTED, (1, "1", ABOVE)),
        (
            "all but two members below 2 % in 2020",
            "28 of 29, 27 of 29, 27 of 29",
            (27, "27", "Members below 2 % of GDP in 2020"),
        ),
        (
            "Poland and Spain at or above 2 % in 2020",
            "1 of 2, 2 of 2, 1 of 2",
            (2, "2", "Members as claimed in 2020"),
        ),
    ],
)
def test_each_release_stands_at_its_figure_and_the_claim_at_its_own(
    tmp_path: Path, claim: str, says: str, claimed: tuple[float, str, str]
) -> None:
    course = timeline(tmp_path, claim)
    assert ", ".join(dot.says for dot in course.dots).replace("\xa0", " ") == says
    line, written, axis = claimed
    assert (course.line, course.claimed.replace("\xa0", " "), course.axis) == (line, f"claimed {written}", axis)


def test_fewer_than_two_releases_that_answer_make_no_picture(tmp_path: Path) -> None:
    one = found(tmp_path / "one", "Poland at 2 % in 2020", released("2021-06-01", shares(POL=2.255)))
    none = found(tmp_path / "none", "Poland at 2 % in 2019", released("2021-06-01", shares(POL=2.255)))
    assert draw_timeline(one) == draw_timeline(none) == []


def test_later_releases_stand_right_of_the_day_and_the_release_that_decides_is_named(tmp_path: Path) -> None:
    course = timeline(tmp_path, "Poland at or above 2 % in 2020 as of 1 July 2022")
    figure = build_figure(course, Screen())
    rule = next(shape for shape in figure["layout"]["shapes"] if shape.get("yref") == "paper")
    marks = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    assert [at < rule["x0"] for at in marks[0]["x"]] == [True, True, False]
    texts = [note["text"].replace("\xa0", " ") for note in figure["layout"]["annotations"]]
    assert {"as of 1 July 2022", "<b>2.16 %</b>", "NATO 1.96 %", "claimed ≥ 2 %"} == set(texts)


def test_marks_tell_verdicts_by_shape_and_another_definition_is_another_line(tmp_path: Path) -> None:
    figure = build_figure(timeline(tmp_path, "Poland at or above 2 % in 2020"), Screen())
    marks = next(trace for trace in figure["data"] if trace["mode"] == "markers")
    assert marks["marker"]["symbol"] == ["circle", "circle", "x"]
    assert marks["marker"]["color"] == LIGHT.accent
    assert [len(trace["x"]) for trace in figure["data"] if trace["mode"] == "lines"] == [2, 1]
    assert {"circle", "x"} < set(SIGNS)


def test_the_picture_is_drawn_for_each_screen_and_says_its_finding(tmp_path: Path) -> None:
    found_on = checked(tmp_path, "Poland at or above 2 % in 2020")
    (figure,) = draw_timeline(found_on)
    pictures = figure.children[2:]
    assert len({picture.src for picture in pictures}) == len(SCREENS)
    assert [DARK.accent.replace("#", "%23") in picture.src for picture in pictures] == [False, True, False, True]
    assert {picture.alt.replace("\xa0", " ") for picture in pictures} == {
        "% of GDP in 2020: 3 releases from 1 June 2021 to 1 June 2023 say between 1.96 % and 2.26 %, claimed ≥ 2 %; as "
        "claimed by two of them. NATO's release of 1 June 2023 says 1.96 %."
    }


@pytest.mark.parametrize(
    "claim", ["Poland was last in 2020", "half of members below 2 % in 2020", "Poland spends more than Spain in 2020"]
)
def test_every_kind_of_claim_can_be_drawn(tmp_path: Path, claim: str) -> None:
    course = read_timeline(checked(tmp_path, claim))
    for screen in SCREENS if course else ():
        figure = build_figure(course, screen)
        assert draw(figure, 358, figure["layout"]["height"])
        assert tell_timeline(course)
