"""Reading snapshots of made-up releases, good ones and damaged ones."""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from made_up import GDP, SHARE, figures, observation, population, release
from swapping import put_in_place

from etl.errors import PublishError
from etl.store.extract import read_frame
from etl.store.folder import current_id, snapshot_ids
from etl.store.publish import publish, put_in_force
from etl.store.reader import hash_content
from etl.store.snapshot import RETRY, Store, open_snapshot

OLD = release(figures())
NEW = release(figures(share=2.2))


def test_rows_are_those_of_one_indicator_sorted_by_member_and_year(tmp_path: Path) -> None:
    rows = [observation(year=2021), observation(member="CAN"), observation(year=2020), observation(GDP, 1.0)]
    snapshot, _ = publish(tmp_path, [release(rows)])
    found = snapshot.rows(snapshot.parts[0], SHARE)
    assert [(row.member, row.year) for row in found] == [("BEL", 2020), ("BEL", 2021), ("CAN", 2020)]
    assert snapshot.rows(snapshot.parts[0], SHARE) is found
    assert snapshot.rows(snapshot.parts[0], "military_personnel") == ()


def test_all_observations_come_back_as_they_were_published(tmp_path: Path) -> None:
    rows = [
        observation(value=0.1 + 0.2),
        observation(year=2021, value=None, status="not_published", note="naïve “note”"),
    ]
    snapshot, _ = publish(tmp_path, [release(rows)])
    assert sorted(snapshot.observations(snapshot.parts[0])) == sorted(release(rows).observations)


def test_the_releases_of_a_source_come_oldest_first(tmp_path: Path) -> None:
    names = ("2021-06-01", "2020-06-01", "2022-06-01")
    snapshot, _ = publish(tmp_path, [release([observation()], name=name) for name in names])
    assert [part.release.release for part in snapshot.releases("nato")] == sorted(names)


def test_a_release_that_the_snapshot_lacks_is_a_key_error(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    assert snapshot.part("nato", "2021-01-01") is snapshot.parts[0]
    with pytest.raises(KeyError):
        snapshot.part("nato", "1999-01-01")


def test_nothing_published_yet_is_said_with_what_to_do(tmp_path: Path) -> None:
    assert current_id(tmp_path) is None
    assert snapshot_ids(tmp_path) == ()
    with pytest.raises(PublishError, match="nothing was published here yet"):
        Store(tmp_path).current()


@pytest.mark.parametrize("content", [b"", b"\n", b"zzzz", b"\xff\xfe\x00", b"../../../etc/passwd"])
def test_a_current_that_names_no_snapshot_is_refused(tmp_path: Path, content: bytes) -> None:
    publish(tmp_path, [OLD])
    (tmp_path / "CURRENT").write_bytes(content)
    with pytest.raises(PublishError, match="no snapshot id"):
        Store(tmp_path).current()


def test_a_current_that_cannot_be_read_is_refused_and_what_is_held_stays(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    store = Store(tmp_path)
    store.current()
    (tmp_path / "CURRENT").unlink()
    (tmp_path / "CURRENT").mkdir()
    assert store.current().id == snapshot.id
    with pytest.raises(PublishError, match="CURRENT: cannot be read"):
        Store(tmp_path).current()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'"text"', b'{"format": 1, "parts": [{}]}', b"{ cut"])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    path = tmp_path / "snapshots" / f"{snapshot.id}.json"
    path.write_bytes(content)
    with pytest.raises(PublishError, match=snapshot.id):
        open_snapshot(tmp_path, snapshot.id)


def test_a_manifest_that_was_edited_is_refused(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    path = tmp_path / "snapshots" / f"{snapshot.id}.json"
    manifest = orjson.loads(path.read_bytes())
    manifest["parts"][0]["note"] = "nothing to see here"
    path.write_bytes(orjson.dumps(manifest))
    with pytest.raises(PublishError, match="does not fit its name"):
        open_snapshot(tmp_path, snapshot.id)


def test_a_part_that_was_edited_is_refused(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    path = tmp_path / "parts" / snapshot.parts[0].file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(PublishError, match="not the one it was published with"):
        open_snapshot(tmp_path, snapshot.id)


def test_a_part_that_is_damaged_after_opening_is_not_read(tmp_path: Path) -> None:
    snapshot = open_snapshot(tmp_path, publish(tmp_path, [OLD])[0].id)
    (tmp_path / "parts" / snapshot.parts[0].file).write_bytes(b"damaged")
    with pytest.raises(PublishError, match="not the one it was published with"):
        snapshot.rows(snapshot.parts[0], SHARE)


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    path = tmp_path / "parts" / snapshot.parts[0].file
    path.unlink()
    with pytest.raises(PublishError, match=f"{path.name}: missing"):
        open_snapshot(tmp_path, snapshot.id)


def test_a_store_notices_a_new_snapshot_at_the_next_call(tmp_path: Path) -> None:
    old, _ = publish(tmp_path, [OLD])
    store = Store(tmp_path)
    assert store.current().id == old.id
    assert store.current() is store.current()
    new, _ = publish(tmp_path, [NEW])
    assert store.current().id == new.id
    put_in_force(tmp_path, old.id)
    assert store.current().id == old.id


def test_a_store_refuses_a_damaged_snapshot_and_keeps_the_one_it_has(tmp_path: Path) -> None:
    old, _ = publish(tmp_path, [OLD])
    store = Store(tmp_path)
    store.current()
    new, _ = publish(tmp_path, [NEW])
    (tmp_path / "parts" / new.parts[0].file).write_bytes(b"damaged")
    assert store.current().id == old.id
    assert store.current().id == old.id
    newer, _ = publish(tmp_path, [NEW, population("2021-07-01")])
    assert store.current().id == newer.id


def test_a_store_without_a_snapshot_at_hand_says_what_is_damaged(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    (tmp_path / "parts" / snapshot.parts[0].file).write_bytes(b"damaged")
    with pytest.raises(PublishError, match="not the one it was published with"):
        Store(tmp_path).current()


def test_a_store_keeps_its_snapshot_when_the_folder_goes(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    store = Store(tmp_path)
    store.current()
    (tmp_path / "CURRENT").unlink()
    assert store.current().id == snapshot.id


def test_other_files_in_the_folder_of_snapshots_are_no_snapshots(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    (tmp_path / "snapshots" / "notes.json").write_text("{}")
    assert snapshot_ids(tmp_path) == (snapshot.id,)


def test_a_snapshot_that_is_dropped_while_they_are_listed_is_left_out(tmp_path: Path) -> None:
    snapshot, _ = publish(tmp_path, [OLD])
    # Listed by its folder, and gone when it is looked at.
    (tmp_path / "snapshots" / f"{'0' * 16}.json").symlink_to(tmp_path / "gone")
    assert snapshot_ids(tmp_path) == (snapshot.id,)


def test_a_store_tries_a_damaged_snapshot_again_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("etl.store.snapshot.monotonic", lambda: clock[0])
    old, _ = publish(tmp_path, [OLD])
    store = Store(tmp_path)
    store.current()
    new, _ = publish(tmp_path, [NEW])
    part = tmp_path / "parts" / new.parts[0].file
    whole = part.read_bytes()
    part.write_bytes(b"damaged")
    assert store.current().id == old.id
    part.write_bytes(whole)
    assert store.current().id == old.id
    clock[0] = RETRY
    assert store.current().id == new.id


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_reading_starts_no_threads_which_could_outlive_the_process_and_abort_it(tmp_path: Path) -> None:
    publish(tmp_path, [release(figures()), population("2021-07-01")])
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom etl.store.snapshot import Store\n"
        "snapshot = Store(Path(sys.argv[1])).current()\nbefore = len(os.listdir('/proc/self/task'))\n"
        "for part in snapshot.parts: snapshot.observations(part), snapshot.rows(part, part.indicators[0])\n"
        "sys.exit(len(os.listdir('/proc/self/task')) - before)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0


def test_rows_that_the_snapshot_was_not_named_after_are_read_by_nobody(tmp_path: Path) -> None:
    snapshot = put_in_place(tmp_path, OLD, release(figures(share=9.99)))
    [part] = snapshot.parts
    for read in (
        lambda: snapshot.rows(part, SHARE),
        lambda: snapshot.observations(part),
        lambda: snapshot.table(part, SHARE),
        lambda: read_frame(snapshot, SHARE),
    ):
        with pytest.raises(PublishError, match=rf"{part.file}: its rows are not those that the snapshot was named aft"):
            read()


def test_the_rows_of_a_part_are_held_to_its_name_once_and_not_at_every_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published, _ = publish(tmp_path, [OLD])
    monkeypatch.setattr("etl.store.snapshot._SOUND", set())
    hashed: list[str] = []

    def note(content: bytes) -> str:
        hashed.append(hash_content(content))
        return hashed[-1]

    monkeypatch.setattr("etl.store.snapshot.hash_content", note)
    for _ in range(2):
        snapshot = open_snapshot(tmp_path, published.id)
        snapshot.rows(snapshot.parts[0], SHARE)
        snapshot.observations(snapshot.parts[0])
    assert hashed == [published.parts[0].content]
