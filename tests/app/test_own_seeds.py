"""The dashboard beside the seeds of its operator, right or wrong. All rows are made up."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from shutil import copytree

import pytest
import requests
from flask.testing import FlaskClient

from dashboard.pages.errata import page as errata
from dashboard.shared.page import Screen
from dashboard.view import View
from etl.catalogue.overlay import lay_seeds
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Snapshot

HEADER = "source,release,indicator,member,year,expect,value,reason,by\n"
ROW = "worldbank,*,wdi_population,POL,2001,5,6,a slipped digit,an operator\n"
SERVE = "import sys, pathlib; from dashboard.web.server import serve; serve(pathlib.Path(sys.argv[1]), '127.0.0.1', 0)"


def ask(url: str) -> str:
    """What a server answers as soon as it does."""
    for _ in range(300):
        with suppress(requests.ConnectionError):
            return requests.get(url, timeout=30).text
        time.sleep(0.1)
    pytest.fail("waited for half a minute in vain")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    return tmp_path


def test_errata_names_what_the_operator_corrects_as_such_without_the_places_of_a_server(
    data: Path, snapshot: Snapshot
) -> None:
    (data / "seeds" / "corrections.csv").write_text(HEADER + ROW, encoding="utf-8")
    with lay_seeds(data):
        said, listed = str(errata.body(snapshot, View(), Screen())), errata.csv(snapshot, View())
    assert "of this site's operator" in said
    assert "seeds/corrections.csv of this site's operator" in listed
    assert str(data) not in said + listed


@pytest.mark.parametrize("wrong", ["made up\n", f"{HEADER}worldbank,*,wdi_beans,POL,2001,5,6,x,y\n"])
def test_errata_shows_what_ships_and_says_so_where_a_row_of_the_operator_is_wrong(
    data: Path, client: FlaskClient, snapshot: Snapshot, wrong: str
) -> None:
    before = errata.csv(snapshot, View())
    (data / "seeds" / "corrections.csv").write_text(wrong, encoding="utf-8")
    with lay_seeds(data):
        assert client.get("/errata").status_code == 200
        assert "cannot be read at present" in str(errata.body(snapshot, View(), Screen()))
        assert errata.csv(snapshot, View()) == before
    assert "cannot be read at present" not in str(errata.body(snapshot, View(), Screen()))


@pytest.mark.skipif(sys.platform == "win32", reason="A process is not ended by a signal on Windows.")
def test_a_server_starts_with_what_ships_where_a_row_is_wrong_and_says_so(data: Path) -> None:
    folder = data / "served"
    copytree(shipped("embedded"), folder)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "areas.csv").write_text("code,name,former\nQQQ,,no\n", encoding="utf-8")
    (folder / "seeds" / "corrections.csv").write_text(HEADER + ROW, encoding="utf-8")
    command = [sys.executable, "-c", SERVE, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            told, started = process.stdout.readline(), process.stdout.readline()
            answer = ask(f"{started.split()[3]}/csv/errata.csv")
        finally:
            process.terminate()
    assert told.startswith(f"{folder / 'seeds' / 'areas.csv'}, line 2: name must not be empty.")
    assert told.endswith("The dashboard shows what ships in place of this file.\n")
    assert "an operator" in answer
