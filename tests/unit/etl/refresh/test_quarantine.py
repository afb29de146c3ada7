"""Releases that move too far are held, and all the rest is published. The figures are made up."""

from pathlib import Path

import pytest
from made_up import Source, files_below, population
from refreshing import PERSONNEL, run, soldiers, status

from etl.refresh.outcome import now
from etl.refresh.quarantine import describe_case, list_cases
from etl.refresh.quarantine.gate import release_case
from etl.store.folder import current_id
from etl.store.snapshot import Store, open_snapshot

pytestmark = pytest.mark.usefixtures("no_corrections")

JUMP = soldiers("2022-01-01", times=1000.0)


def names(data: Path, source: str = "nato") -> list[str]:
    """The releases of a source in force."""
    return [part.release.release for part in Store(data).current().releases(source)]


def test_a_release_whose_unit_slipped_is_held_and_the_rest_is_published(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers()))
    outcome = run(tmp_path, nato=Source(soldiers(), JUMP), worldbank=Source(population("2022-07-01")))
    assert (outcome.ok, outcome.word) == (True, "published")
    assert names(tmp_path) == ["2021-01-01"]
    assert names(tmp_path, "worldbank") == ["2021-07-01", "2022-07-01"]
    (one,) = list_cases(tmp_path)
    # Iceland's nulls are rows too.
    assert (one.part.release.release, one.part.rows) == ("2022-01-01", len(JUMP.observations) + 6)
    nato = status(tmp_path)["sources"][0]
    assert (nato["state"], nato["release"]) == ("quarantined", "2021-01-01")
    assert [(each["id"], each["release"], each["refused"]) for each in nato["held"]] == [(one.id, "2022-01-01", False)]
    assert "near 10^3: a unit slipped" in nato["held"][0]["why"]


def test_the_report_names_the_worst_cells_before_and_now(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers(), JUMP))
    (one,) = list_cases(tmp_path)
    text = (tmp_path / "quarantine" / f"{one.id}.txt").read_text()
    assert text == describe_case(one)
    cell = one.findings[0].cells[0]
    assert cell.after == pytest.approx(1000 * (cell.before or 0))
    assert f"{PERSONNEL}, {cell.member} {cell.year}: {cell.before:,.6g} (2021-01-01 {cell.before_cell}) is now" in text
    assert f"burden quarantine release {one.id}" in text


def test_releases_of_the_first_refresh_are_held_against_each_other(tmp_path: Path) -> None:
    assert run(tmp_path, nato=Source(soldiers(), JUMP, soldiers("2023-01-01"))).word == "published"
    assert names(tmp_path) == ["2021-01-01", "2023-01-01"]
    assert [one.part.release.release for one in list_cases(tmp_path)] == ["2022-01-01"]


def test_the_same_content_is_held_once(tmp_path: Path) -> None:
    for _ in range(2):
        run(tmp_path, nato=Source(soldiers(), JUMP))
    before = files_below(tmp_path)
    outcome = run(tmp_path, nato=Source(soldiers(), JUMP))
    assert (outcome.word, outcome.sources[0].state) == ("unchanged", "quarantined")
    assert files_below(tmp_path) == before


def test_what_is_held_stays_while_the_source_goes_on(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers(), JUMP))
    run(tmp_path, nato=Source(soldiers(), soldiers("2023-01-01")))
    assert names(tmp_path) == ["2021-01-01", "2023-01-01"]
    assert [one.part.release.release for one in list_cases(tmp_path)] == ["2022-01-01"]


def test_other_content_of_the_same_release_is_held_against_the_one_in_force(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers()))
    before = Store(tmp_path).current().parts
    run(tmp_path, nato=Source(soldiers(times=1000.0)))
    assert Store(tmp_path).current().parts == before
    assert [one.part.release.release for one in list_cases(tmp_path)] == ["2021-01-01"]


def test_a_source_that_gives_its_newest_only_does_not_go_back(tmp_path: Path) -> None:
    run(tmp_path, worldbank=Source(population("2022-07-01")))
    run(tmp_path, worldbank=Source(population("2021-07-01")))
    assert names(tmp_path, "worldbank") == ["2022-07-01"]
    (one,) = list_cases(tmp_path)
    assert one.findings[0].kind == "older"


def test_the_newest_release_that_is_no_longer_given_stays_until_it_is_let_go(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers(), soldiers("2022-01-01")))
    before = current_id(tmp_path)
    outcome = run(tmp_path, nato=Source(soldiers()))
    assert (current_id(tmp_path), outcome.sources[0].held[0].withdrawn) == (before, True)
    (one,) = list_cases(tmp_path)
    assert release_case(tmp_path, one.id, now()) is not None
    assert (names(tmp_path), list_cases(tmp_path)) == (["2021-01-01"], ())
    assert run(tmp_path, nato=Source(soldiers())).word == "unchanged"


def test_a_release_that_is_given_again_is_no_longer_withdrawn(tmp_path: Path) -> None:
    both = Source(soldiers(), soldiers("2022-01-01"))
    for nato in (both, Source(soldiers()), both):
        run(tmp_path, nato=nato)
    assert list_cases(tmp_path) == ()
    assert names(tmp_path) == ["2021-01-01", "2022-01-01"]


def test_what_passes_once_its_forerunner_was_released_is_held_no_longer(tmp_path: Path) -> None:
    nato = Source(soldiers(), JUMP, soldiers("2023-01-01", times=1000.0))
    run(tmp_path, nato=nato)
    later, first = sorted(list_cases(tmp_path), key=lambda one: one.part.release.release, reverse=True)
    release_case(tmp_path, first.id, now())
    assert [one.id for one in list_cases(tmp_path)] == [later.id]
    run(tmp_path, nato=nato)
    assert (names(tmp_path), list_cases(tmp_path)) == (["2021-01-01", "2022-01-01", "2023-01-01"], ())


def test_rows_that_no_report_names_are_removed(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers(), JUMP))
    (report,) = (tmp_path / "quarantine").glob("????????????.json")
    report.unlink()
    run(tmp_path, nato=Source(soldiers()))
    assert not list((tmp_path / "quarantine").rglob("*.parquet"))


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"format": 0}'])
def test_a_damaged_report_is_no_obstacle_and_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    run(tmp_path, nato=Source(soldiers(), JUMP))
    (report,) = (tmp_path / "quarantine").glob("????????????.json")
    whole = report.read_bytes()
    report.write_bytes(damage)
    assert run(tmp_path, nato=Source(soldiers(), JUMP)).ok
    assert len(report.read_bytes()) == len(whole)
    assert [one.part.release.release for one in list_cases(tmp_path)] == ["2022-01-01"]


def test_damaged_decisions_are_no_obstacle(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers(), JUMP))
    (tmp_path / "quarantine" / "decisions.json").write_bytes(b"{")
    outcome = run(tmp_path, nato=Source(soldiers(), JUMP))
    assert (outcome.ok, outcome.sources[0].state) == (True, "quarantined")


def test_what_is_held_is_whole_and_was_checked(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers(), JUMP))
    (one,) = list_cases(tmp_path)
    release_case(tmp_path, one.id, now())
    snapshot = open_snapshot(tmp_path, str(current_id(tmp_path)))
    part = snapshot.part("nato", "2022-01-01")
    assert (part.content, part.sha256) == (one.part.content, one.part.sha256)
    assert sum(row.value is not None for row in snapshot.rows(part, PERSONNEL)) == len(JUMP.observations)


def test_few_figures_are_no_reason_to_hold_a_release(tmp_path: Path) -> None:
    run(tmp_path)
    assert run(tmp_path, worldbank=Source(population("2022-07-01", 3e10))).sources[1].state == "fresh"
