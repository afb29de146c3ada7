"""What several unit tests need: a server that misbehaves, a fetcher that loses no time, no corrections."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from misbehaving_server import Server, running
from quick_fetching import QUICK

from etl.fetch import Fetcher
from etl.refresh import pipeline


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running() as started:
        yield started


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(tmp_path, QUICK)


@pytest.fixture
def no_corrections(monkeypatch: pytest.MonkeyPatch) -> None:
    """The corrections of the project are about real figures."""
    monkeypatch.setattr(pipeline, "corrections", lambda: ())
