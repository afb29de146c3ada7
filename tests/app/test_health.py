"""What a monitor, a reader and the log are told where the data cannot be read. All figures are made up."""

import os
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from made_up import figures, release

from dashboard.web.app import create_app
from etl.store.publish import publish
from etl.store.snapshot import Store

PATHS = ("/scoreboard", "/trends", "/data", "/csv/scoreboard.csv", "/freshness", "/_dash-layout", "/healthz")


@pytest.fixture
def served(tmp_path: Path) -> FlaskClient:
    """A server that is well."""
    publish(tmp_path, [release(figures())])
    client: FlaskClient = create_app(Store(tmp_path)).server.test_client()
    assert client.get("/healthz").status_code == 200
    return client


def part_of(folder: Path) -> Path:
    return next((folder / "parts").iterdir())


def damage(part: Path) -> None:
    part.write_bytes(b"damaged")


def cut(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:-1])


def swap(part: Path) -> None:
    """Another content of the same length and age."""
    content, before = part.read_bytes(), part.stat()
    part.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    os.utime(part, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell that a file's content was changed.")
@pytest.mark.parametrize("harm", [damage, cut, swap, Path.unlink])
def test_a_server_whose_data_cannot_be_read_is_not_well_until_they_can(
    harm: object, served: FlaskClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    part = part_of(tmp_path)
    whole = part.read_bytes()
    harm(part)  # type: ignore[operator]
    answer = served.get("/healthz")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text
    assert f"GET /healthz cannot be answered: {part}" in caplog.text
    part.write_bytes(whole)
    assert served.get("/healthz").get_json()["status"] == "ok"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_no_answer_names_a_path_of_the_machine(
    path: str, accept: str, served: FlaskClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(part_of(tmp_path))
    answer = served.get(path, headers={"Accept": accept})
    assert str(tmp_path) not in answer.text
    if answer.status_code != 200:
        assert answer.status_code == 503
        assert "There are no figures here that can be read." in answer.text
        assert str(part_of(tmp_path)) in caplog.text


def test_a_server_that_is_well_reads_no_part_again(served: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(path: Path) -> bytes:
        pytest.fail(f"{path} was read")

    monkeypatch.setattr("etl.store.snapshot._bytes", read)
    assert served.get("/healthz").status_code == 200


@pytest.mark.parametrize("content", [b"", b"zzzz", b"\xff", b"0123456789abcdef", None])
def test_a_damaged_current_is_passed_over_with_one_line_in_the_log(
    content: bytes | None, served: FlaskClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    current = tmp_path / "CURRENT"
    before = current.read_bytes()
    current.unlink() if content is None else current.write_bytes(content)
    for _ in range(3):
        assert served.get("/healthz").status_code == 200
    (line,) = caplog.messages
    assert str(current) in line
    assert f"The snapshot {before.decode().strip()} is served as before." in line
    current.write_bytes(before)
    assert served.get("/healthz").status_code == 200
    current.write_bytes(b"again")
    served.get("/healthz")
    assert len(caplog.messages) == 2


def test_an_address_begins_no_line_of_its_own_in_the_log(empty: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    empty.get("/trends%0aroot%20logged%20in%0d%1b[2J")
    empty.get("/csv/trends.csv")
    empty.post("/_dash-update-component%0aX")
    assert all(line.isprintable() for line in caplog.messages)
