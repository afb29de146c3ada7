"""A snapshot of the publishers' own files, made once for all tests that read it."""

from pathlib import Path

import pytest

from etl.fetch import Mirror
from etl.pipeline import refresh
from etl.snapshot import Store


@pytest.fixture(scope="session")
def published(mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The snapshot that a refresh from the mirror publishes."""
    data = tmp_path_factory.mktemp("published")
    outcome = refresh(data, Mirror(mirror).get, lambda _: None)
    assert outcome.ok, outcome.faults
    return Store(data)
