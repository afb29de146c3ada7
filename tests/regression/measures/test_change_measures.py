"""From one year to another, what a share or spending changed by and why, on NATO's own figures."""

import pytest
from nato_measures import JUNE_2024, Asked, selection

from etl.store.snapshot import Snapshot


def test_the_united_kingdom_s_share_rose_in_2020_because_gdp_fell(asked: Asked) -> None:
    found = asked("change_split", year=2020)
    parts = {part: found[part, "GBR", 2020].value for part in ("", "spending", "gdp", "residual")}
    assert parts == {
        "": pytest.approx(0.270, abs=5e-4), "spending": pytest.approx(0.028, abs=5e-4),
        "gdp": pytest.approx(0.242, abs=5e-4), "residual": pytest.approx(0.0, abs=1e-9),
    }  # fmt: skip


def test_a_share_set_by_hand_leaves_a_residual_unless_it_is_recomputed(asked: Asked) -> None:
    published, recomputed = (
        asked("change_split", year=2021, convention=convention) for convention in ("published", "recomputed")
    )
    assert abs(published["residual", "FRA", 2021].value or 0) == pytest.approx(0.0135, abs=5e-5)
    assert recomputed["residual", "FRA", 2021].value == pytest.approx(0.0, abs=1e-12)


def test_the_parts_of_every_change_add_up_to_it_in_every_release(asked: Asked) -> None:
    for release in ("2016-01-28", "2019-06-25", JUNE_2024, "2026-07-10"):
        found = asked("change_split", release)
        for (part, member, year), one in found.items():
            if not part and one.value is not None:
                parts = [found[name, member, year].value or 0 for name in ("spending", "gdp", "residual")]
                assert sum(parts) == pytest.approx(one.value, abs=1e-12)


def test_only_bulgaria_s_purchase_of_2019_is_a_one_off(asked: Asked) -> None:
    leaps = [
        (member, year)
        for release in ("2016-01-28", JUNE_2024)
        for (part, member, year), one in asked("one_off", release).items()
        if not part and one.value
    ]
    assert leaps == [("BGR", 2019)]
    found = asked("one_off", year=2019)
    assert found["rise", "BGR", 2019].value == pytest.approx(81, abs=0.5)
    assert found["fall", "BGR", 2019].value == pytest.approx(-72, abs=0.5)


@pytest.mark.parametrize("release", ["2016-01-28", "2019-06-25", JUNE_2024])
def test_growth_by_category_adds_up_to_the_real_change_that_nato_publishes(
    snapshot: Snapshot, asked: Asked, release: str
) -> None:
    published = selection(snapshot, release).column("defence_expenditure_real_change")
    found = asked("growth_contribution", release)
    compared = [
        (one.value, published[member, year].value)
        for (part, member, year), one in found.items()
        if not part and one.value is not None and (member, year) in published
    ]
    assert len(compared) > 150
    assert all(ours == pytest.approx(theirs, abs=1e-9) for ours, theirs in compared)
