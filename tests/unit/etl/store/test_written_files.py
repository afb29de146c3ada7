"""What was written before a codec of another make is read as it was meant, and written again byte by byte as it was.

The files in written/ are of made-up figures; the last tests are on the snapshot that ships.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etl.audit import decode_audits, encode_audits
from etl.catalogue.seeds import shipped
from etl.changes.account import Kind, decode_change, encode_change
from etl.errors import FetchError
from etl.fetch.index import read_index, update_mirror
from etl.fetch.raw import RawFiles
from etl.files import decode_json, encode_json
from etl.refresh.quarantine.case import Ruling, decode_case, decode_decisions, encode_case, encode_decisions
from etl.refresh.status import State, read_status
from etl.store.folder import snapshot_ids
from etl.store.manifest import FORMAT, Manifest, decode_part, encode_part, snapshot_id
from etl.store.snapshot import open_snapshot

WRITTEN = Path(__file__).with_name("written")
NESTED = b"[" * 100_000


def test_a_change_of_before_is_read_and_written_as_it_was() -> None:
    content = (WRITTEN / "change.json").read_bytes()
    change = decode_change(content)
    assert (change.releases[0].kind, change.releases[0].published) == (Kind.CORRECTED, date(2021, 1, 1))
    assert change.releases[0].largest[0].after == 25.999999999999996
    assert encode_change(change) == content


def test_a_status_of_before_is_read() -> None:
    nato, bank = read_status(WRITTEN).values()
    assert (nato.state, nato.since) == (State.FRESH, None)
    assert (bank.state, bank.published, bank.since) == (State.STALE, date(2021, 7, 1), nato.fetched)


def test_a_report_and_decisions_of_before_are_read_and_written_as_they_were() -> None:
    report, decisions = (WRITTEN / name for name in ("report.json", "decisions.json"))
    case = decode_case(report.read_bytes())
    assert (case.id, case.part.years, case.findings[0].cells[0].before) == ("1aed8182b41e", (2015, 2020), 1.2015)
    assert encode_case(case) == report.read_bytes()
    known = decode_decisions(decisions.read_bytes())
    assert known[case.id].word == Ruling.REFUSED
    assert encode_decisions(known.values()) == decisions.read_bytes()


def test_origins_of_before_are_read_and_written_as_they_were(tmp_path: Path) -> None:
    content = (WRITTEN / "origins.json").read_bytes()
    (tmp_path / "origins.json").write_bytes(content)
    (tmp_path / ("0" * 64)).write_bytes(b"figures")
    raw = RawFiles(tmp_path)
    raw.forget({"1" * 64})
    assert raw.find("https://example.org/a.csv") is None, "the bytes are others, and the record is whole"
    assert raw.notices == [f"{tmp_path / ('0' * 64)} is damaged or missing. https://example.org/a.csv is fetched anew."]
    raw._list()
    assert (tmp_path / "origins.json").read_bytes() == content


def test_a_listing_of_before_is_read_and_written_as_it_was(tmp_path: Path) -> None:
    content = (WRITTEN / "mirror.json").read_bytes()
    (tmp_path / "mirror.json").write_bytes(content)
    update = update_mirror(tmp_path, read_index(tmp_path), [])
    assert (update.urls, update.others) == (0, 3)
    assert (tmp_path / "mirror.json").read_bytes() == content


@pytest.mark.parametrize("snapshot", snapshot_ids(shipped("embedded")))
def test_the_snapshot_that_ships_has_its_id_and_its_manifest_is_written_as_it_was(snapshot: str) -> None:
    folder = shipped("embedded")
    parts = [encode_part(part) for part in open_snapshot(folder, snapshot).parts]
    assert snapshot_id(parts) == snapshot
    content = (folder / "snapshots" / f"{snapshot}.json").read_bytes()
    assert encode_json(Manifest(FORMAT, snapshot, parts)) == content
    assert [decode_part(part) for part in decode_json(content, Manifest).parts] == list(map(decode_part, parts))


@pytest.mark.parametrize("snapshot", snapshot_ids(shipped("embedded")))
def test_the_audits_that_ship_are_written_as_they_were(snapshot: str) -> None:
    content = (shipped("embedded") / "audits" / f"{snapshot}.json").read_bytes()
    assert encode_audits(decode_audits(content), snapshot) == content


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"format": 2, "id": "a"}', "parts"),
        (b'{"format": "2", "id": "a", "parts": []}', "$.format"),
        (b"{", "truncated"),
    ],
)
def test_what_is_not_as_it_should_be_is_told_with_its_place(content: bytes, place: str) -> None:
    with pytest.raises(ValueError, match=place.replace("$", r"\$")):
        decode_json(content, Manifest)


def test_json_that_is_nested_without_end_is_damaged_json_and_no_more(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        decode_json(NESTED, object)
    (tmp_path / "mirror.json").write_bytes(NESTED)
    with pytest.raises(FetchError, match="is not JSON"):
        read_index(tmp_path)


def test_times_come_back_in_utc() -> None:
    now = datetime(2026, 7, 1, 12, 30, 0, 5, tzinfo=UTC)
    assert decode_json(encode_json([now]), list[datetime]) == [now]
    assert encode_json(now) == b'"2026-07-01T12:30:00.000005+00:00"'
