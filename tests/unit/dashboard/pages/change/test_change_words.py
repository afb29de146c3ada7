"""The changes in words, on made-up rows: who crossed, because of what, and who is not counted."""

from typing import Any

import pytest
from made_up import SHARE, observation, release

from dashboard.pages.change.crossings import Change, ChangeView, Crossing
from dashboard.pages.change.figure import draw_change
from dashboard.pages.change.lanes import list_lanes
from dashboard.pages.change.parts import find_piece
from dashboard.pages.change.summary import write_summary
from dashboard.pages.change.tally import list_numbers
from dashboard.pages.change.title import write_title
from dashboard.shared.theme import LIGHT
from etl.asof.verdict import meets
from etl.catalogue.targets import target
from etl.measures.change.cause import find_cause
from etl.measures.result import COMPUTED, Reason, Result
from etl.store.snapshot import Part


def part(estimates: tuple[int, ...]) -> Part:
    described = release([observation()]).release
    return Part(described, "0" * 64, "0" * 64, 1, (2014, 2024), estimates, "2015", (SHARE,), {})


def row(code: str, before: float, spending: float, gdp: float, **more: Any) -> Crossing:
    """A member whose share moves by these parts."""
    residual = more.pop("residual", 0.0)
    after = round(before + spending + gdp + residual, 6)
    values = {"": after - before, "spending": spending, "gdp": gdp, "residual": residual}
    shares = tuple(observation(SHARE, value, member=code, year=year) for value, year in ((before, 2014), (after, 2024)))
    results = {
        name: Result("change_split", name, code, 2024, value, "percentage_points", COMPUTED, "", shares)
        for name, value in values.items()
    }
    met = meets(before, 2.0, "published"), meets(after, 2.0, "published")
    cause = find_cause(after, (spending, gdp), 2.0, "published") if met[0] is not met[1] else None
    return Crossing(code, more.pop("joined", 0), (shares[0], shares[1]), met, results, cause, **more)


def absent(code: str, reason: Reason = Reason.NOT_PUBLISHED) -> Crossing:
    null = Result("change_split", "", code, 2024, None, "percentage_points", reason, "none", ())
    return Crossing(code, 0, (None, None), (None, None), {"": null})


def changed(*rows: Crossing, estimates: tuple[int, ...] = (), query: str = "") -> Change:
    view = ChangeView.from_query(query)
    return Change(view, target(view.target), part(estimates), tuple(range(2014, 2025)), (2014, 2024), rows)


POLAND, FRANCE, BULGARIA = row("POL", 1.8, 0.6, -0.2), row("FRA", 1.8, 0.1, 0.15), row("BGR", 2.5, -0.9, -0.1)
GREECE, BELGIUM, GERMANY = row("GRC", 2.4, 0.5, -0.1), row("BEL", 1.0, 0.2, -0.1), row("DEU", 1.5, 0.9, -0.3)


WHEN = "between 2014 and 2024"
AMERICA, BRITAIN = row("USA", 2.1, 0.1, -0.4), row("GBR", 1.9, 0.4, -0.1)
TITLES = (
    ((GREECE, BELGIUM), f"No member crossed 2 % of GDP {WHEN}; Greece moved most (+0.40 points)"),
    ((POLAND, BELGIUM), f"Poland rose to 2 % of GDP {WHEN}; GDP growth took back 0.20 points"),
    (
        (POLAND, GERMANY, GREECE),
        f"Poland and Germany rose to 2 % of GDP {WHEN}; GDP growth took most away in Germany",
    ),
    (
        (POLAND, FRANCE, BELGIUM),
        f"Poland and France rose to 2 % of GDP {WHEN}, 1 of them only because GDP fell",
    ),
    ((FRANCE, BELGIUM), f"France rose to 2 % of GDP {WHEN}, only because GDP fell"),
    ((BULGARIA, GREECE), f"Bulgaria fell below 2 % of GDP {WHEN}"),
    ((AMERICA, GREECE), f"The United States fell below 2 % of GDP {WHEN}, only because GDP grew"),
    ((POLAND, GERMANY, BRITAIN, BULGARIA), f"3 of 4 members rose to 2 % {WHEN}, Bulgaria fell below it"),
    (
        (POLAND, FRANCE, BULGARIA),
        f"Poland and France rose to 2 % {WHEN}, Bulgaria fell below it; France rose only because GDP fell",
    ),
    (
        (POLAND, absent("ALB")),
        f"Poland rose to 2 % of GDP {WHEN}; GDP growth took back 0.20 points, no figure for Albania",
    ),
)


@pytest.mark.parametrize(("rows", "title"), TITLES)
def test_the_title_is_right_whoever_crossed(rows: tuple[Crossing, ...], title: str) -> None:
    assert write_title(changed(*rows)) == title


def test_title_numbers_and_sentences_name_one_member_whose_share_growth_lowered_most() -> None:
    shown = changed(POLAND, GERMANY, row("USA", 3.7, 0.1, -0.4), row("FIN", 1.5, 1.0, -0.6, joined=2023))
    assert write_title(shown).endswith("GDP growth took most away in the United States")
    assert list_numbers(shown)[-1].note == "United States"
    assert "GDP growth took most away in the United States (−0.40 points)." in write_summary(shown)


def test_an_estimate_is_expected() -> None:
    assert write_title(changed(POLAND, estimates=(2024,))).startswith("Poland expected to rise to 2 % of GDP")
    assert write_title(changed(GREECE, estimates=(2024,))).startswith("No member expected to cross")
    assert "2 are expected to rise to 2 %" in write_summary(changed(POLAND, GERMANY, estimates=(2024,)))
    assert "Estimates of this release, drawn hollow: 2024." in write_summary(changed(POLAND, estimates=(2024,)))


def test_who_joined_in_between_is_named_and_not_counted() -> None:
    shown = changed(GREECE, row("FIN", 1.5, 1.0, -0.1, joined=2023), row("SWE", 1.1, 0.2, 0.0, joined=2024))
    assert write_title(shown).startswith("No member crossed")
    assert (
        "Finland (2023) and Sweden (2024) joined after 2014 and are shown, but not counted; Finland rose to 2 % too."
    ) in write_summary(shown)
    assert [lane.heading for lane in list_lanes(shown) if lane.heading] == [
        "At or above 2 % in both years (1)", "Later members, not counted (2)"
    ]  # fmt: skip


def test_who_has_no_figure_is_named_with_the_reason() -> None:
    told = write_summary(changed(POLAND, absent("ALB"), absent("ISL", Reason.NO_ARMED_FORCES)))
    assert "Of the 2 countries with armed forces that were members in both years, 1 rose to 2 % (Poland)." in told
    assert "a figure of one of the years is missing: Albania." in told
    assert "Iceland has no armed forces, and so no figure." in told


def test_causes_are_told_of_each_that_crossed() -> None:
    told = write_summary(changed(POLAND, FRANCE, BULGARIA))
    assert "Poland: up by spending, not by a fall of GDP." in told
    assert "France: up by spending and the fall of GDP together, neither being enough." in told
    assert "Bulgaria: down by spending, not by growth of GDP." in told


def test_a_break_in_gdp_is_no_cause_and_no_growth() -> None:
    shown = changed(POLAND, row("LUX", 1.5, 0.3, 0.4, broken=2023))
    assert (
        write_title(shown)
        == "Poland and Luxembourg rose to 2 % of GDP between 2014 and 2024; GDP growth took most away in Poland"
    )
    assert "The GDP of Luxembourg has a break in 2023" in write_summary(shown)
    assert "Luxembourg: up" not in write_summary(shown)


def test_a_residual_that_is_more_than_rounding_is_told_and_drawn() -> None:
    shown = changed(row("FRA", 1.8, 0.1, 0.05, residual=0.05))
    assert "leaves a residual in points: France (+0.050)." in write_summary(shown)
    assert find_piece(shown.rows[0], "residual") == (pytest.approx(0.15), pytest.approx(0.2))
    assert find_piece(POLAND, "residual") is None


def test_parts_that_go_the_same_way_stand_behind_each_other_and_others_apart() -> None:
    assert find_piece(FRANCE, "gdp") == (pytest.approx(0.1), pytest.approx(0.25))
    assert find_piece(POLAND, "gdp") == (0, pytest.approx(-0.2))


def test_the_key_numbers_count_the_members_of_both_years() -> None:
    numbers = list_numbers(changed(POLAND, BULGARIA, GREECE, BELGIUM, row("FIN", 1.5, 1.0, -0.1, joined=2023)))
    assert [(one.value, one.note) for one in numbers[:4]] == [
        ("1 of 4", "Poland"), ("1 of 4", "Bulgaria"), ("1 of 4", "Greece"), ("1 of 4", "Belgium")
    ]  # fmt: skip


def test_the_key_numbers_say_what_is_expected_in_the_words_of_the_title() -> None:
    rose, fell = (one.label for one in list_numbers(changed(POLAND, GERMANY, estimates=(2024,)))[:2])
    assert (rose, fell) == ("expected to rise to 2 %", "expected to fall below 2 %")


def test_who_crossed_is_marked_by_a_sign_and_in_bold() -> None:
    names = draw_change(changed(POLAND, BULGARIA, GREECE), LIGHT, narrow=False)["layout"]["yaxis"]["ticktext"]
    assert names == ["<b>▲ Poland</b>", "<b>▼ Bulgaria</b>", "Greece"]


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw_change(changed(), LIGHT, narrow=True)["data"] == []


def test_shares_are_not_written_across_the_line_of_the_target() -> None:
    figure = draw_change(changed(GREECE, row("ALB", 1.3, 0.3, 0.0), row("LUX", 0.4, 0.1, 0.0)), LIGHT, narrow=False)
    places = {note["text"]: note["x"] for note in figure["layout"]["annotations"]}
    assert (places["1.30 → 1.60"], places["0.40 → 0.50"], places["2.40 → 2.80"]) == (2.0, 0.5, 2.8)
