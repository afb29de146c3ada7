"""The publishers' own files, brought by hand into a folder that holds only what ships: without any network."""

import socket
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from etl.catalogue.seeds import shipped
from etl.cli import main
from etl.fetch import Mirror, MirrorFetcher
from etl.refresh.deposits.readers import READERS, identify
from etl.refresh.deposits.shelf import Shelf
from etl.refresh.pipeline import COLLECTORS, refresh
from etl.sources.given import build_address
from etl.sources.kiel.layout import COLUMNS, FOLDER
from etl.store.manifest import Part
from etl.store.publish import adopt_snapshot, publish
from etl.store.snapshot import Store

BOOK = "https://www.nato.int/nato_static_fl2014/assets/pdf/2022/6/pdf/220627-def-exp-2022-TABLES-en.xlsx"
SHARE = "defence_expenditure_share_gdp"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def ships_without(data: Path, source: str, release: str) -> set[tuple[str, str]]:
    """A folder with what ships but for one release; the names and contents of what is in force there."""
    adopt_snapshot(shipped("embedded"), data)
    parts = [part for part in Store(data).current().parts if not _is_of(part, source, release)]
    publish(data, [], parts)
    return contents(parts)


def _is_of(part: Part, source: str, release: str) -> bool:
    return (part.release.source, part.release.release) == (source, release)


def contents(parts: Iterable[Part]) -> set[tuple[str, str]]:
    return {(part.release.release, part.content) for part in parts}


def burden(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_the_workbook_of_2022_is_published_into_what_ships_and_the_same_twice_is_nothing_new(
    mirror: Path, tmp_path: Path
) -> None:
    data, book = tmp_path / "data", tmp_path / "download (3).bin"
    before = ships_without(data, "nato", "2022-06-27")
    book.write_bytes(Mirror(mirror).get(BOOK).content)
    result = burden("add", book, "--data", data)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "'download (3).bin' is NATO's release 2022-06-27\n" in result.stdout
    now = Store(data).current()
    part = now.part("nato", "2022-06-27")
    assert contents(now.parts) - before == {("2022-06-27", part.content)}
    assert before < contents(now.parts), "all else stays"
    shares = [row for row in now.rows(part, SHARE) if row.year == 2022 and row.value is not None]
    assert sum(not row.member.startswith("NATO_") for row in shares) == 29
    assert (part.release.is_by_hand, "given by hand" in part.release.note.lower()) == (True, True)
    again = burden("add", book, "--data", data)
    assert (again.exit_code, again.stdout.splitlines()[-1]) == (
        0,
        f"Nothing new: snapshot {now.id} is already in force.",
    )
    assert burden("check", "--data", data).exit_code == 0


def test_a_release_of_several_files_is_published_once_all_are_brought(mirror: Path, tmp_path: Path) -> None:
    data, files = tmp_path / "data", Mirror(mirror)
    [newest] = (part.release.release for part in Store(shipped("embedded")).current().releases("kiel"))
    ships_without(data, "kiel", newest)
    paths = []
    for name in COLUMNS:
        paths.append(tmp_path / f"x-{name}")
        paths[-1].write_bytes(files.get(f"{FOLDER}{name}").content)
    lacking = burden("add", *paths[:2], "--data", data)
    assert (lacking.exit_code, f"{len(COLUMNS) - 2} files more are needed beside this" in lacking.stderr) == (1, True)
    assert Shelf(data).deposits == ()
    result = burden("add", *paths, "--data", data)
    assert (result.exit_code, result.stderr) == (0, "")
    assert Store(data).current().part("kiel", newest).release.is_by_hand


def test_what_was_given_is_read_by_a_refresh_until_the_publisher_gives_it(mirror: Path, tmp_path: Path) -> None:
    data, book = tmp_path / "data", tmp_path / "book"
    book.write_bytes(Mirror(mirror).get(BOOK).content)
    ships_without(data, "nato", "2022-06-27")
    assert burden("add", book, "--data", data).exit_code == 0
    given = Store(data).current().part("nato", "2022-06-27")
    fetch = MirrorFetcher(mirror, data).get
    outcome = refresh(data, fetch, lambda _: None, {"nato": COLLECTORS["nato"]})
    assert outcome.ok, outcome.faults
    own = Store(data).current().part("nato", "2022-06-27")
    assert (given.release.is_by_hand, own.release.is_by_hand) == (True, False)
    assert own.rows == given.rows


def test_every_file_of_the_publishers_is_recognised_by_its_content_alone(mirror: Path) -> None:
    files = Mirror(mirror)
    known = [url for url in files.entries if _source(url)]
    assert len(known) > 60
    wrong = []
    for url in known:
        found = identify(replace(files.get(url), url=build_address("download")))
        if found.source != _source(url) or found.address not in ("", url):
            wrong.append((url, found))
    assert wrong == []


def _source(url: str) -> str:
    """Whose file it is; "" of those that nothing reads."""
    hosts = {
        "www.nato.int": "nato", "www.sipri.org": "sipri", "api.worldbank.org": "worldbank", "www.imf.org": "imf",
        "www.eda.europa.eu": "eda", "correlatesofwar.org": "cow",
    }  # fmt: skip
    if url.endswith("weapons.csv") or "/country?" in url:
        return ""
    if "ukraine-support-tracker" in url or "troopdata" in url:
        return "kiel" if "ukraine" in url else "troops"
    found = hosts.get(url.split("/")[2], "")
    return found if found in READERS else ""
