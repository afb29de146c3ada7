"""The audits that lie beside a snapshot: written once, read back, and done without where they cannot be read."""

import csv
import io
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner
from made_up import figures, full_disk, population, release

from etl.audit import Audit, decode_audits, encode_audits, format_csv, format_text, read_audits
from etl.audit.library import audit_snapshot
from etl.audit.record import write_audits
from etl.cli import main
from etl.errors import PublishError
from etl.store.publish import publish
from etl.store.snapshot import Snapshot


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """Made up: a release of NATO with a share that does not fit, and one of the World Bank."""
    return publish(tmp_path, [release(figures(share=2.1)), population("2021-06-01")])[0]


@pytest.fixture
def lying(snapshot: Snapshot) -> Path:
    """The file beside the snapshot."""
    write_audits(snapshot.folder, snapshot)
    return snapshot.folder / "audits" / f"{snapshot.id}.json"


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["audit", *arguments, "--data", str(folder)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_audits_are_read_back_as_they_were(snapshot: Snapshot) -> None:
    found = audit_snapshot(snapshot)
    assert decode_audits(encode_audits(found, snapshot.id)) == found


def test_what_is_carried_is_what_is_found(snapshot: Snapshot, lying: Path) -> None:
    assert read_audits(snapshot.folder, snapshot.id) == audit_snapshot(snapshot)
    assert orjson.loads(lying.read_bytes())["snapshot"] == snapshot.id


def test_the_same_snapshot_gives_the_same_bytes(snapshot: Snapshot, lying: Path) -> None:
    first = lying.read_bytes()
    lying.unlink()
    write_audits(snapshot.folder, Snapshot(snapshot.folder, snapshot.id, snapshot.parts))
    assert lying.read_bytes() == first


def test_what_lies_there_is_not_written_again(snapshot: Snapshot, lying: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.audit.record.write", full_disk)
    write_audits(snapshot.folder, snapshot)
    assert lying.is_file()


def test_before_a_snapshot_is_carried_there_is_nothing_to_read(snapshot: Snapshot) -> None:
    assert read_audits(snapshot.folder, snapshot.id) is None
    assert read_audits(snapshot.folder, "../CURRENT") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": 1}'])
def test_what_is_damaged_is_done_without_and_mended(snapshot: Snapshot, lying: Path, damage: bytes) -> None:
    lying.write_bytes(damage)
    assert read_audits(snapshot.folder, snapshot.id) is None
    assert "shares" in run(snapshot.folder)
    write_audits(snapshot.folder, snapshot)
    assert read_audits(snapshot.folder, snapshot.id) == audit_snapshot(snapshot)


@pytest.mark.parametrize("change", [{"format": 0}, {"checks": []}])
def test_what_other_checks_made_is_done_without(snapshot: Snapshot, lying: Path, change: dict[str, object]) -> None:
    lying.write_bytes(orjson.dumps(orjson.loads(lying.read_bytes()) | change))
    assert read_audits(snapshot.folder, snapshot.id) is None


def test_a_full_disk_leaves_the_snapshot_and_no_file(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.files.os.fsync", full_disk)
    with pytest.raises(PublishError, match="The snapshot is whole"):
        write_audits(snapshot.folder, snapshot)
    assert not list((snapshot.folder / "audits").iterdir())
    snapshot.verify()


def test_the_command_lists_a_line_a_check_of_every_release(snapshot: Snapshot) -> None:
    lines = run(snapshot.folder).splitlines()
    assert [line for line in lines if "release" in line and not line.startswith(" ")] == [
        "NATO, release 2021-01-01", "World Bank, release 2021-06-01",
    ]  # fmt: skip
    assert any(line.startswith("  shares ") and "0 of 1 fit; farthest off: Belgium 2020" in line for line in lines)


def test_the_command_lists_the_cells_of_a_release(snapshot: Snapshot) -> None:
    text = run(snapshot.folder, "2021-01-01")
    assert "Belgium 2020: 2.1 published, 2 recomputed, +0.1 points" in text
    assert f"{SHARE_CELL}; {SPENDING_CELL}" in text
    assert "World Bank" not in text.splitlines()[0]


SHARE_CELL = "defence_expenditure_share_gdp!BEL2020"
SPENDING_CELL = "defence_expenditure_usd_constant!BEL2020"


def test_the_command_gives_json_and_csv(snapshot: Snapshot, lying: Path) -> None:
    assert run(snapshot.folder, "--format", "json").encode() == lying.read_bytes()
    (one,) = decode_audits(run(snapshot.folder, "2021-01-01", "--format", "json").encode())
    assert one == audit_snapshot(snapshot)[0]
    rows = list(csv.DictReader(io.StringIO(run(snapshot.folder, "2021-01-01", "--format", "csv"))))
    assert [(row["check"], row["member"], row["published"], row["recomputed"]) for row in rows] == [
        ("shares", "BEL", "2.1", "2.0"), ("shares_at_current_prices", "BEL", "2.1", "1.5"),
    ]  # fmt: skip


def test_the_command_takes_one_source(snapshot: Snapshot) -> None:
    assert run(snapshot.folder, "--source", "worldbank").startswith("World Bank, release 2021-06-01")


def test_an_unknown_release_is_told_with_those_there_are(snapshot: Snapshot) -> None:
    result = CliRunner().invoke(main, ["audit", "2030-01-01", "--data", str(snapshot.folder)])
    assert result.exit_code == 1
    assert "There are: 2021-01-01" in result.output


def test_a_table_of_checks_has_a_row_for_each(snapshot: Snapshot) -> None:
    found = audit_snapshot(snapshot)
    rows = list(csv.DictReader(io.StringIO(format_csv(found, whole=False))))
    assert len(rows) == sum(len(one.findings) for one in found)


def test_text_of_nothing_is_empty() -> None:
    assert format_text([], whole=True).strip() == ""
    assert format_text([Audit("nato", "2021-01-01", ())], whole=False).strip() == "NATO, release 2021-01-01"
