"""The publishers' own releases pass one after the other; the same releases with a fault in them do not."""

import pytest

from etl.catalogue.share import SHARE
from etl.compare.baseline import choose_baseline, list_earlier, open_part
from etl.compare.losses import find_losses
from etl.compare.movement import find_movements
from etl.compare.pairs import count_figures, pair_figures
from etl.compare.series import Figures, list_published
from etl.dataframe import make_frame, make_observations
from etl.refresh.quarantine import list_cases
from etl.store.snapshot import Store

NATO_2024, NATO_2026 = ("nato", "2024-06-17"), ("nato", "2026-07-10")
SIPRI_2022 = ("sipri", "1949-2022")


def before_and_now(store: Store, place: tuple[str, str]) -> tuple[Figures, Figures]:
    snapshot = store.current()
    part = snapshot.part(*place)
    known = [open_part(snapshot, one) for one in snapshot.releases(place[0])]
    now = list_published(snapshot, part)
    return choose_baseline(list_earlier(part.release, known), now), now


def test_no_release_of_any_publisher_is_held(published: Store) -> None:
    assert list_cases(published.folder) == ()
    assert len(published.current().releases("nato")) > 5


@pytest.mark.parametrize("place", [NATO_2024, NATO_2026, SIPRI_2022])
def test_every_indicator_whose_unit_slips_is_found(published: Store, place: tuple[str, str]) -> None:
    before, now = before_and_now(published, place)
    shared = {name for name, number in count_figures(pair_figures(before, now)).items() if number > 50}
    slipped = now[now["indicator"].isin(shared)].assign(value=now["value"] / 1000)
    found = {one.indicator for one in find_movements(before, slipped)}
    # A tenth of a point of growth is as small a move as any, and money in another unit is not compared.
    unseen = {name for name in shared - found if not name.endswith("_real_change")}
    assert not {name for name in unseen if "national_currency" not in name}


@pytest.mark.parametrize("place", [NATO_2024, NATO_2026, SIPRI_2022])
def test_a_table_that_is_read_one_year_off_is_found(published: Store, place: tuple[str, str]) -> None:
    before, now = before_and_now(published, place)
    assert list(find_movements(before, now.assign(year=now["year"] + 1)))


def test_a_release_without_half_of_its_members_is_found(published: Store) -> None:
    now = before_and_now(published, NATO_2024)[1]
    found = list(find_losses(now, now[now["member"].astype(str) < "H"]))
    assert {one.kind for one in found} == {"gone", "coverage", "areas"}
    assert "ITA" in next(one.text for one in found if one.kind == "gone")


def test_two_columns_that_are_taken_for_each_other_are_found(published: Store) -> None:
    before, now = before_and_now(published, NATO_2024)
    (unit,) = now["unit"][now["indicator"] == SHARE].unique()
    equipment = make_observations(now[now["indicator"] == "equipment_share"])
    taken = make_frame(row._replace(indicator=SHARE, unit=unit) for row in equipment)
    assert {one.kind for one in find_movements(before, taken)} & {"unit", "median"}
