"""The made-up sources stand in for the project's own."""

import pytest
from deposit_files import READERS

from etl.refresh.deposits import readers

_OWN = set(readers.READERS)


@pytest.fixture
def project_readers() -> set[str]:
    """The sources whose files the project itself knows."""
    return _OWN


@pytest.fixture(autouse=True)
def made_up_readers(monkeypatch: pytest.MonkeyPatch, no_corrections: None) -> None:
    """The readers of the project know nothing of made-up files."""
    for source in list(readers.READERS):
        monkeypatch.delitem(readers.READERS, source)
    for source, reader in READERS.items():
        monkeypatch.setitem(readers.READERS, source, reader)
