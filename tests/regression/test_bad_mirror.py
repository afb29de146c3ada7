"""A refresh from the publishers' own files with one of them damaged: that source stays, and the file is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result
from mirror_copying import change_file, copy_mirror, read_listing, write_listing

from etl.cli import main
from etl.refresh.pipeline import COLLECTORS
from etl.refresh.status import read_status
from etl.store.folder import current_id
from etl.store.snapshot import Store

WORKBOOK = "240617-def-exp-2024-TABLES-en.xlsx"
SERIES = "indicator/NY.GDP.MKTP.CD?format=json&per_page=1000&page=2"
NEEDED = ("www.nato.int/", "api.worldbank.org/v2/country/ALB;")


@pytest.fixture(autouse=True)
def two_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the others, which are slower to read."""
    for other in COLLECTORS.keys() - {"nato", "worldbank"}:
        monkeypatch.delitem(COLLECTORS, other)


@pytest.fixture
def copy(mirror: Path, tmp_path: Path) -> Path:
    """A mirror of our own with what a refresh needs."""
    return copy_mirror(mirror, tmp_path / "mirror", *NEEDED)


def burden_refresh(folder: Path, data: Path) -> Result:
    return CliRunner().invoke(main, ["refresh", "--mirror", str(folder), "--data", str(data)])


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def page_of_html(_: bytes) -> bytes:
    return b"<!DOCTYPE html><html><title>Moved</title></html>"


def error_of_the_world_bank(_: bytes) -> bytes:
    return b'[{"message":[{"id":"175","key":"Invalid format","value":"The indicator was not found."}]}]'


def value_as_text(content: bytes) -> bytes:
    header, rows = orjson.loads(content)
    rows[7]["value"] = "12,5"
    return orjson.dumps([header, rows])


def last_row_gone(content: bytes) -> bytes:
    header, rows = orjson.loads(content)
    return orjson.dumps([header, rows[:-1]])


def absurd_value(content: bytes) -> bytes:
    header, rows = orjson.loads(content)
    next(row for row in rows if row["value"] is not None)["value"] = -5.0
    return orjson.dumps([header, rows])


def wrong_hash(folder: Path) -> None:
    listing = read_listing(folder)
    (entry,) = (entry for entry in listing["entries"] if WORKBOOK in entry["url"])
    entry["sha256"] = "0" * 64
    write_listing(folder, listing)


def missing_page(folder: Path) -> None:
    listing = read_listing(folder)
    listing["entries"] = [entry for entry in listing["entries"] if SERIES not in entry["url"]]
    write_listing(folder, listing)


def missing_file(folder: Path) -> None:
    next(folder.rglob(WORKBOOK)).unlink()


CASES: list[tuple[str, Callable[[Path], None], str]] = [
    ("truncated workbook", lambda folder: change_file(folder, WORKBOOK, halved), WORKBOOK),
    ("cut JSON", lambda folder: change_file(folder, SERIES, halved), SERIES),
    ("HTML for JSON", lambda folder: change_file(folder, SERIES, page_of_html), SERIES),
    (
        "error message",
        lambda folder: change_file(folder, SERIES, error_of_the_world_bank),
        "The indicator was not found.",
    ),
    ("missing page", missing_page, SERIES),
    ("value as text", lambda folder: change_file(folder, SERIES, value_as_text), "NY.GDP.MKTP.CD!page 2"),
    ("missing row", lambda folder: change_file(folder, SERIES, last_row_gone), SERIES),
    ("absurd value", lambda folder: change_file(folder, SERIES, absurd_value), "NY.GDP.MKTP.CD!page 2"),
]


# What cannot be had, of which other releases of the source can be.
MISSED: list[tuple[str, Callable[[Path], None]]] = [
    ("HTML for a workbook", lambda folder: change_file(folder, WORKBOOK, page_of_html)),
    ("empty workbook", lambda folder: change_file(folder, WORKBOOK, lambda _: b"")),
    ("wrong hash", wrong_hash),
    ("missing file", missing_file),
]


def refresh_damaged(copy: Path, data: Path, published: Store, damage: Callable[[Path], None], named: str) -> list[str]:
    """The states of the sources where a file is damaged. It is named, and what is in force stays."""
    shutil.copytree(published.folder, data)
    before = current_id(data)
    damage(copy)
    result = burden_refresh(copy, data)
    assert result.exit_code == 1
    assert named in result.stderr
    assert f"In part: snapshot {before} stays in force" in result.stderr
    assert "Traceback" not in result.output
    status = orjson.loads((data / "status.json").read_bytes())
    assert status["outcome"] == "partial"
    assert any(named in fault["message"] for fault in status["faults"])
    assert all(fault["detail"] == "" for fault in status["faults"])
    assert current_id(data) == before
    assert Store(data).current().id == before
    return sorted(one["state"] for one in status["sources"])


@pytest.mark.parametrize(("damage", "named"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_damaged_file_stops_its_source_and_is_named(
    copy: Path, tmp_path: Path, published: Store, damage: Callable[[Path], None], named: str
) -> None:
    assert refresh_damaged(copy, tmp_path / "data", published, damage, named) == ["stale", "unchanged"]


@pytest.mark.parametrize("damage", [case[1] for case in MISSED], ids=[case[0] for case in MISSED])
def test_a_listed_file_that_cannot_be_had_is_named_and_the_others_of_its_source_are_read(
    copy: Path, tmp_path: Path, published: Store, damage: Callable[[Path], None]
) -> None:
    assert refresh_damaged(copy, tmp_path / "data", published, damage, WORKBOOK) == ["behind", "unchanged"]
    [nato] = [one for one in read_status(tmp_path / "data").values() if one.source == "nato"]
    assert len(nato.missed) == 1
    assert "Release 2024-06-17 was not read without it" in nato.missed[0]


def test_of_a_mirror_without_any_file_of_nato_one_sentence_is_told(
    copy: Path, tmp_path: Path, published: Store
) -> None:
    def remove(folder: Path) -> None:
        listing = read_listing(folder)
        listing["entries"] = [entry for entry in listing["entries"] if "nato.int" not in entry["url"]]
        write_listing(folder, listing)

    data = tmp_path / "data"
    assert refresh_damaged(copy, data, published, remove, "the mirror") == ["stale", "unchanged"]
    assert len(orjson.loads((data / "status.json").read_bytes())["faults"]) == 1


def test_a_good_mirror_publishes_once_then_nothing_new(copy: Path, tmp_path: Path, published: Store) -> None:
    data = tmp_path / "data"
    first, second = burden_refresh(copy, data), burden_refresh(copy, data)
    assert (first.exit_code, second.exit_code) == (0, 0)
    snapshot = Store(data).current()
    assert f"Published: snapshot {snapshot.id} is in force." in first.stdout
    assert f"Nothing new: snapshot {snapshot.id} is already in force." in second.stdout
    for source in ("nato", "worldbank"):
        assert snapshot.releases(source) == published.current().releases(source)
    assert first.stderr == second.stderr == ""
    assert CliRunner().invoke(main, ["check", "--data", str(data)]).exit_code == 0
