"""The measures of time and targets on NATO's own figures, as they ship."""

import pytest
from nato_measures import JUNE_2024, Asked, Found, by_place, selection

from etl.catalogue.seeds import shipped
from etl.measures.choice import Choice
from etl.measures.compute import compute, compute_between
from etl.store.snapshot import Snapshot, Store


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return Store(shipped("embedded")).current()


@pytest.fixture(scope="session")
def asked(snapshot: Snapshot) -> Asked:
    """The results of a measure in a release (June 2024 unless said), by part, member and year."""

    def ask(name: str, release: str = JUNE_2024, **choices: object) -> Found:
        return by_place(compute(name, selection(snapshot, release), Choice(**choices)))

    return ask


@pytest.fixture(scope="session")
def revised(snapshot: Snapshot) -> Asked:
    """The results of a measure that compares two releases, by part, member and year."""

    def ask(name: str, old: str, new: str, **choices: object) -> Found:
        return by_place(compute_between(name, selection(snapshot, old), selection(snapshot, new), Choice(**choices)))

    return ask
