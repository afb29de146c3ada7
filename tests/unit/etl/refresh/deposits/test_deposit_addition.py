"""Files that a person brings with `burden add`: published beside what is in force, kept, read again. All made up."""

from datetime import date
from pathlib import Path

import pytest
from deposit_files import DAY, NATO_ADDRESS, PEOPLE, Web, add, bank_file, nato_file, put, renew
from made_up import SHARE, files_below
from pruning import burden

from etl.errors import BusyError
from etl.refresh.deposits.shelf import Shelf
from etl.refresh.prune import choose_all_but, prune
from etl.store.lock import lock_folder
from etl.store.snapshot import Store


def releases(data: Path, source: str = "nato") -> list[str]:
    return [part.release.release for part in Store(data).current().releases(source)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a release of NATO's and one of the World Bank's in force, both from the publishers."""
    folder = tmp_path / "data"
    assert renew(folder).ok
    return folder


def test_a_release_is_published_beside_all_that_is_in_force(data: Path, tmp_path: Path) -> None:
    outcome = add(data, put(tmp_path / "x.xlsx", nato_file()))
    assert (outcome.word, outcome.ok) == ("published", True)
    assert releases(data) == ["2021-01-01", "2022-01-01"]
    assert releases(data, "worldbank") == ["2021-07-01"]


def test_one_older_than_all_known_joins(data: Path, tmp_path: Path) -> None:
    assert add(data, put(tmp_path / "x.xlsx", nato_file("1999-01-01"))).word == "published"
    assert releases(data) == ["1999-01-01", "2021-01-01"]


def test_it_says_that_it_was_given_by_hand_and_as_what(data: Path, tmp_path: Path) -> None:
    add(data, put(tmp_path / "défense & co #1.xlsx", nato_file()))
    release = Store(data).current().part("nato", "2022-01-01").release
    assert (release.is_by_hand, release.acquisition, release.note) == (True, "original", "Given by hand.")
    assert release.origins[0].url == "given:d%C3%A9fense%20%26%20co%20%231.xlsx"
    [kept] = Shelf(data).deposits
    assert (kept.name, kept.source, kept.release) == ("défense & co #1.xlsx", "nato", "2022-01-01")
    assert (data / "given" / kept.sha256).read_bytes() == nato_file()
    assert release.origins[0].sha256 == kept.sha256


def test_the_same_twice_is_nothing_new(data: Path, tmp_path: Path) -> None:
    path = put(tmp_path / "x.xlsx", nato_file())
    first, again = add(data, path), add(data, path)
    assert (again.word, again.snapshot) == ("unchanged", first.snapshot)
    assert len(Shelf(data).deposits) == 1


def test_every_later_refresh_reads_it_again(data: Path, tmp_path: Path) -> None:
    added = add(data, put(tmp_path / "x.xlsx", nato_file()))
    told: list[str] = []
    assert [renew(data, told=told).snapshot for _ in range(2)] == [added.snapshot] * 2
    assert releases(data) == ["2021-01-01", "2022-01-01"]
    assert "nato: as before, not read again" in told, "what was given is in the record of what was read"


def test_what_breaks_the_contract_is_told_and_neither_published_nor_kept(data: Path, tmp_path: Path) -> None:
    outcome = add(data, put(tmp_path / "x.xlsx", nato_file(share=2000.0)))
    assert "The contract" in outcome.faults["nato"][0].message
    assert releases(data) == ["2021-01-01"]
    assert Shelf(data).deposits == ()


def test_what_moves_too_far_is_held_and_kept(tmp_path: Path) -> None:
    data, web = tmp_path / "data", Web()
    web.gives[NATO_ADDRESS] = b"x1"
    renew(data, web)
    outcome = add(data, put(tmp_path / "x", nato_file("2022-01-01", "x20")))
    assert (outcome.ok, outcome.changed) == (True, False)
    assert [one.release for one in outcome.sources[0].held] == ["2022-01-01"]
    assert releases(data) == ["2021-01-01"]
    assert [one.name for one in Shelf(data).deposits] == ["x"]
    assert [one.release for one in renew(data, web).sources[0].held] == ["2022-01-01"]


def test_a_release_in_force_from_its_publisher_stays_as_it_is(data: Path, tmp_path: Path) -> None:
    told: list[str] = []
    before = Store(data).current().id
    outcome = add(data, put(tmp_path / "x.xlsx", nato_file("2021-01-01", 2.5)), told=told)
    assert (outcome.word, outcome.snapshot) == ("unchanged", before)
    assert "nato: release 2021-01-01 is in force from the publisher's own address, and stays as it is" in told
    assert renew(data).snapshot == before, "also in a refresh"


def test_another_file_of_the_same_release_is_told_and_the_first_stays(data: Path, tmp_path: Path) -> None:
    first, second = put(tmp_path / "a", nato_file()), put(tmp_path / "b", nato_file(share=2.1))
    add(data, first)
    outcome = add(data, second)
    [fault] = outcome.faults["nato"]
    assert "is release 2022-01-01 of nato, of which another file was given: 'a'" in fault.message
    assert "name it: --release" in fault.message
    [kept] = Shelf(data).deposits
    assert kept.name == "a"
    assert add(data, second, release="2022-06-01").word == "published"
    assert renew(data).word == "unchanged"
    assert releases(data) == ["2021-01-01", "2022-01-01", "2022-06-01"]


def test_two_files_of_one_release_at_once_are_told_and_the_first_is_published(data: Path, tmp_path: Path) -> None:
    outcome = add(data, put(tmp_path / "a", nato_file()), put(tmp_path / "b", nato_file(share=2.1)))
    assert (outcome.word, outcome.ok) == ("partial", False)
    assert releases(data) == ["2021-01-01", "2022-01-01"]


def test_the_day_is_that_which_the_person_says_where_the_file_does_not(data: Path, tmp_path: Path) -> None:
    path = put(tmp_path / "x", nato_file("untold"))
    assert add(data, path, published=date(2022, 6, 27)).word == "published"
    assert releases(data) == ["2021-01-01", "2022-06-27"]
    assert renew(data).word == "unchanged"


def test_files_that_stand_in_for_addresses_are_a_release_together(data: Path, tmp_path: Path) -> None:
    day = put(tmp_path / "day", bank_file(DAY, "2022-07-01"))
    people = put(tmp_path / "people", bank_file(PEOPLE, "20000000"))
    assert add(data, day, people).word == "published"
    assert releases(data, "worldbank") == ["2021-07-01", "2022-07-01"]
    release = Store(data).current().part("worldbank", "2022-07-01").release
    assert [origin.url for origin in release.origins] == ["given:day", "given:people"]
    assert release.note == "Given by hand."


def test_an_older_release_of_a_source_with_addresses_joins_too(data: Path, tmp_path: Path) -> None:
    day = put(tmp_path / "day", bank_file(DAY, "1999-07-01"))
    assert add(data, day, put(tmp_path / "people", bank_file(PEOPLE, "9000000"))).word == "published"
    assert releases(data, "worldbank") == ["1999-07-01", "2021-07-01"]


def test_what_is_missing_beside_a_file_is_listed(data: Path, tmp_path: Path) -> None:
    outcome = add(data, put(tmp_path / "day", bank_file(DAY, "2022-07-01")))
    [fault] = outcome.faults["worldbank"]
    assert fault.message == (
        f"World Bank: 1 file more is needed beside this. Bring them all in one `burden add FILE...`: {PEOPLE}"
    )
    assert Shelf(data).deposits == ()


def test_a_file_stands_in_where_its_address_cannot_be_had(
    data: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    web = Web()
    add(data, put(tmp_path / "day", bank_file(DAY, "2022-07-01")), put(tmp_path / "p", bank_file(PEOPLE, "20000000")))
    del web.gives[DAY], web.gives[PEOPLE]
    assert renew(data, web).word == "unchanged"
    assert "answered 403 Forbidden. Look at it in a browser. The file 'day', given by hand on " in caplog.text
    assert releases(data, "worldbank") == ["2021-07-01", "2022-07-01"]


def test_the_publisher_s_own_address_wins_where_it_can_be_had(data: Path, tmp_path: Path) -> None:
    add(data, put(tmp_path / "day", bank_file(DAY, "2022-07-01")), put(tmp_path / "p", bank_file(PEOPLE, "20000000")))
    web = Web()
    web.gives[DAY] = bank_file(DAY, "2022-07-01")
    web.gives[PEOPLE] = bank_file(PEOPLE, "21000000")
    assert renew(data, web).word == "published"
    part = Store(data).current().part("worldbank", "2022-07-01")
    assert not part.release.is_by_hand
    assert [row.value for row in Store(data).current().observations(part)] == [21000000.0]


def test_a_file_that_was_given_and_is_damaged_fails_its_source_alone(data: Path, tmp_path: Path) -> None:
    add(data, put(tmp_path / "x.xlsx", nato_file()))
    [kept] = Shelf(data).deposits
    (data / "given" / kept.sha256).write_bytes(b"damaged")
    outcome = renew(data)
    [fault] = outcome.faults["nato"]
    assert "'x.xlsx' is no longer as it was given by hand. Give it again" in fault.message
    assert outcome.word == "partial"
    assert releases(data) == ["2021-01-01", "2022-01-01"]
    assert add(data, tmp_path / "x.xlsx").ok
    assert renew(data).word == "unchanged"


@pytest.mark.parametrize("content", [None, b"", b"[{}]"])
def test_an_index_that_is_damaged_loses_nothing(data: Path, tmp_path: Path, content: bytes | None) -> None:
    add(data, put(tmp_path / "x.xlsx", nato_file()))
    index = data / "given" / "index.json"
    if content is None:
        index.unlink()
    else:
        index.write_bytes(content)
    outcome = renew(data)
    assert outcome.word == "failed"
    assert "nobody knows what was given by hand" in outcome.faults["nato"][0].message
    assert releases(data) == ["2021-01-01", "2022-01-01"]


def test_pruning_keeps_what_was_given(data: Path, tmp_path: Path) -> None:
    add(data, put(tmp_path / "x.xlsx", nato_file()))
    kept = {name for name in files_below(data) if name.startswith("given/")}
    prune(data, choose_all_but(1))
    assert {name for name in files_below(data) if name.startswith("given/")} == kept
    assert renew(data).word == "unchanged"


def test_check_verifies_what_was_given(data: Path, tmp_path: Path) -> None:
    add(data, put(tmp_path / "x.xlsx", nato_file()))
    result = burden("check", "--data", data)
    assert (result.exit_code, f", 1 given file ({len(nato_file())} bytes)." in result.stdout) == (0, True)
    [kept] = Shelf(data).deposits
    (data / "given" / kept.sha256).unlink()
    result = burden("check", "--data", data)
    assert result.exit_code == 1
    assert "'x.xlsx', which was given by hand, cannot be read (No such file or directory)" in result.stderr


def test_while_a_refresh_is_at_work_nothing_is_added(data: Path, tmp_path: Path) -> None:
    path = put(tmp_path / "x.xlsx", nato_file())
    with lock_folder(data), pytest.raises(BusyError, match="Wait until it ends, then try again"):
        add(data, path)
    assert not (data / "given").exists()


def test_what_is_given_is_derived_and_told(data: Path, tmp_path: Path) -> None:
    told: list[str] = []
    add(data, put(tmp_path / "x.xlsx", nato_file()), told=told)
    assert told == ["nato: release 2022-01-01, 20 rows", "nato: comparing with what is in force"]
    assert f"{SHARE}_recomputed" in Store(data).current().part("nato", "2022-01-01").indicators
