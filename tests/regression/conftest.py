"""The snapshots that claims are checked on."""

import pytest
from claims_snapshot import of_transcriptions

from etl.catalogue.seeds import shipped
from etl.store.snapshot import Snapshot, Store


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Of the transcriptions alone, which need no other file."""
    return of_transcriptions(tmp_path_factory.mktemp("claims"))


@pytest.fixture(scope="session")
def whole(published: Store) -> Snapshot:
    """Of all that a refresh from the mirror publishes."""
    return published.current()


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The one that ships."""
    return Store(shipped("embedded")).current()
