"""The snapshot that a refresh from the publishers' own files publishes."""

import pytest

from etl.store.snapshot import Snapshot, Store


@pytest.fixture(scope="session")
def snapshot(published: Store) -> Snapshot:
    return published.current()
