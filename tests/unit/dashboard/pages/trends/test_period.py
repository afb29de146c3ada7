"""The years on offer on the page of trends, on a made-up release of 2018 to 2021."""

from pathlib import Path

import pytest
from made_up import SHARE, observation, release

from dashboard.pages.trends.page import CONTROLS
from dashboard.pages.trends.period import list_ends, list_starts
from dashboard.pages.trends.query import TrendsView
from dashboard.shared.controls import apply_controls, read_controls
from etl.store.publish import publish
from etl.store.snapshot import Snapshot


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    rows = [observation(SHARE, 2.0, member="DEU", year=year, cell=f"B{year}") for year in range(2018, 2022)]
    return publish(tmp_path, [release(rows)])[0]


def offered(options: tuple) -> dict[str, str]:  # type: ignore[type-arg]
    return {option.word: option.label for option in options}


def test_without_a_choice_all_years_are_offered_to_start_with_and_to_end_with(snapshot: Snapshot) -> None:
    assert offered(list_starts(snapshot, TrendsView())) == {
        "all": "All years", "2020..2021": "Since 2020", "2019..2021": "Since 2019", "2018..2021": "Since 2018",
    }  # fmt: skip
    assert offered(list_ends(snapshot, TrendsView())) == {"all": "2021", "2018..2020": "2020", "2018..2019": "2019"}


def test_the_last_years_on_offer_come_after_the_first_that_is_chosen(snapshot: Snapshot) -> None:
    view = TrendsView.from_query("time=2019..2020")
    assert offered(list_ends(snapshot, view)) == {"2019..2021": "2021", "2019..2020": "2020"}
    assert offered(list_starts(snapshot, view)) == {
        "all": "All years", "2019..2020": "Since 2019", "2018..2020": "Since 2018",
    }  # fmt: skip


def test_years_that_no_line_has_are_on_offer_while_they_are_chosen(snapshot: Snapshot) -> None:
    view = TrendsView.from_query("time=1900..1901")
    assert "1900..1901" in offered(list_starts(snapshot, view))
    assert "1900..1901" in offered(list_ends(snapshot, view))


@pytest.mark.parametrize(
    ("pressed", "time"), [("time", (2019, 2021)), ("until", (2018, 2020)), ("chart", (2018, 2020))]
)
def test_of_two_controls_of_one_field_the_one_that_was_pressed_counts(pressed: str, time: tuple[int, int]) -> None:
    held = {"time": "2019..2021", "until": "2018..2020", "indicator": SHARE, "country": ["DEU"]}
    values = [held.get(control.known_as, control.value(None, TrendsView()) if not control.word else None)  # type: ignore[arg-type]
              for control in CONTROLS]  # fmt: skip
    assert apply_controls(TrendsView(), read_controls(CONTROLS, values, pressed)).time == time
