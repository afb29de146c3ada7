"""The smaller plotly.js: taken only in the version that plotly needs. The archives here are made up."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from plotly.offline import get_plotlyjs_version

from dashboard.pages import CHARTED
from dashboard.shared.page import Screen
from dashboard.web.app import create_app
from dashboard.web.bundle import TRACES, fetch, find_usable, install, is_outdated, locate_folder, main, read_version
from dashboard.web.statics import Shelf
from etl.catalogue.indicators import yearly
from etl.errors import FetchError
from etl.store.snapshot import Store

PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"
NAME = "package/plotly-basic.min.js"


def script(of: str) -> bytes:
    return f"/**\n* plotly.js (basic - minified) v{of}\n* made up\n*/\nmadeUp();".encode()


def packed(path: Path, content: bytes, name: str = NAME) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        archive.addfile(entry, BytesIO(content))
    return path


def test_a_banner_tells_the_version() -> None:
    assert read_version(script("4.1.1")) == "4.1.1"
    assert read_version(script("5.0.0-rc.1")) == "5.0.0-rc.1"
    assert read_version(b"/**\n* plotly.js v4.1.1\n*/") is None
    assert read_version(b"") is None


def test_the_bundle_of_the_right_version_is_served_in_the_place_of_plotlys_own(tmp_path: Path, store: Store) -> None:
    content = script(get_plotlyjs_version())
    path = install(packed(tmp_path / "a.tgz", content), tmp_path / "new" / "bundle")
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]
    app = create_app(store, path.parent)
    client = app.server.test_client()
    client.get("/scoreboard")
    assert client.get(PLOTLY).data == client.get(app.shelf.plotly_path).data == content
    assert app.shelf.plotly_path != Shelf(None).plotly_path


def test_the_bundle_of_another_version_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.tgz", script("1.2.3"))
    with pytest.raises(FetchError, match=rf"holds plotly.js 1.2.3, and plotly needs .* {get_plotlyjs_version()}"):
        install(archive, tmp_path)
    assert list(tmp_path.iterdir()) == [archive]


def test_only_the_smaller_script_is_run_before_the_chart_asks_for_it(tmp_path: Path, store: Store) -> None:
    folder = install(packed(tmp_path / "a.tgz", script(get_plotlyjs_version())), tmp_path / "bundle").parent
    for bundle, early in ((folder, True), (None, False)):
        app = create_app(store, bundle)
        document = app.server.test_client().get("/scoreboard").text
        assert f'data-early="{app.shelf.plotly_path if early else ""}"' in document
        assert f'data-fetch="{app.shelf.plotly_path} ' in document


def test_a_bundle_that_plotly_has_outgrown_is_left_aside(tmp_path: Path, store: Store) -> None:
    (tmp_path / "plotly-basic.min.js").write_bytes(script("1.2.3"))
    assert find_usable(tmp_path) is None
    assert is_outdated(tmp_path)
    client = create_app(store, tmp_path).server.test_client()
    client.get("/scoreboard")
    assert len(client.get(PLOTLY).data) > 1e6


def test_a_folder_without_a_bundle_is_no_fault(tmp_path: Path) -> None:
    assert find_usable(tmp_path / "nothing") is None
    assert not is_outdated(tmp_path / "nothing")


@pytest.mark.parametrize(
    "content", [None, b"", b"no archive", b"\x1f\x8b\x08cut off"], ids=["absent", "empty", "text", "cut off"]
)
def test_what_is_no_archive_is_named(content: bytes | None, tmp_path: Path) -> None:
    archive = tmp_path / "plotly.tgz"
    if content is not None:
        archive.write_bytes(content)
    with pytest.raises(FetchError, match=r"plotly.tgz: is no npm archive with package/plotly-basic.min.js in it"):
        install(archive, tmp_path)


def test_an_archive_of_another_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="is no npm archive with"):
        install(packed(tmp_path / "a.tgz", b"x", "package/other.js"), tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    archive = packed(tmp_path / "a.tgz", script(get_plotlyjs_version()))
    with pytest.raises(FetchError, match=r"cannot be written .* Name another folder"):
        install(archive, tmp_path / "file")


def test_without_npm_the_message_says_what_else_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FetchError, match=r"npm is not installed. Install npm, or give the archive with --from"):
        fetch(tmp_path)


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (subprocess.CalledProcessError(1, "npm", stderr="E404 no such package"), "npm could not get it .*E404"),
        (subprocess.TimeoutExpired("npm", 300), "npm did not get it within 5 minutes"),
    ],
)
def test_a_failure_of_npm_is_told(
    failure: Exception, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise failure

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(FetchError, match=words):
        fetch(tmp_path)


def test_npm_is_asked_for_exactly_the_version_that_plotly_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def pack(command: list[str], **_: Any) -> None:
        asked.append(command)
        packed(tmp_path / "packed.tgz", b"")

    monkeypatch.setattr(subprocess, "run", pack)
    assert fetch(tmp_path) == tmp_path / "packed.tgz"
    assert asked[0][:3] == ["npm", "pack", f"plotly.js-basic-dist-min@{get_plotlyjs_version()}"]


def test_the_command_takes_an_archive_and_says_where_the_bundle_is(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.tgz", script(get_plotlyjs_version()))
    done = CliRunner().invoke(main, ["--from", str(archive), str(tmp_path / "there")])
    failed = CliRunner().invoke(main, ["--from", str(tmp_path / "none.tgz"), str(tmp_path / "there")])
    assert done.exit_code == 0
    assert str(tmp_path / "there" / "plotly-basic.min.js") in done.output
    assert failed.exit_code == 1
    assert failed.output.startswith("Error: ")


def test_the_default_folder_is_the_users_own() -> None:
    assert locate_folder().parts[-2:] == ("burden-sharing", "bundle")


@pytest.mark.parametrize("screen", [Screen(), Screen(dark=True, narrow=True)], ids=["wide", "narrow"])
def test_figures_use_only_traces_that_the_bundle_draws(screen: Screen, store: Store) -> None:
    snapshot = store.current()
    queries = ["", *(f"?indicator={name}&events=yes" for name in yearly())]
    figures = [
        page.figure(snapshot, page.view.from_query(query), screen)
        for page in CHARTED
        for query in queries
        if page.figure
    ]
    assert len(figures) == len(CHARTED) * len(queries)
    used = {trace.get("type", "scatter") for figure in figures for trace in figure["data"]}
    assert used
    assert used <= TRACES
