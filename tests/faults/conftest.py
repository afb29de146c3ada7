"""What the tests of whole refreshes need: publishers at a server that misbehaves on request, and a good snapshot."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The server, the made-up figures and the made-up answers are those of the unit tests.
sys.path.append(str(Path(__file__).resolve().parent.parent / "makers"))

from misbehaving_server import running
from publishers import Publishers
from refreshed import Refreshed


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a refresh from the publishers made."""
    data = tmp_path_factory.mktemp("good") / "data"
    with pytest.MonkeyPatch.context() as patch, running() as server:
        _arrange(patch)
        Refreshed(data, Publishers(server))
    return data


@pytest.fixture
def refreshed(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Refreshed]:
    """A folder with a good snapshot in force, and the publishers that it comes from."""
    _arrange(monkeypatch)
    shutil.copytree(good, tmp_path / "data")
    with running() as server:
        yield Refreshed(tmp_path / "data", Publishers(server))


def _arrange(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("NO_PROXY", "127.0.0.1")
    # The corrections of the project are about real figures.
    patch.setattr("etl.refresh.pipeline.corrections", lambda: ())
