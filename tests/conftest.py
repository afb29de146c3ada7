"""Where tests find the publishers' files, which are not part of the repository; and what keeps all tests fast."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import WorkStealingScheduling

from etl.fetch import MirrorFetcher
from etl.refresh.pipeline import refresh
from etl.store.folder import current_id
from etl.store.snapshot import Store

_BESIDE = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "mirror"

# A machine that is busy fails no test: speed is measured elsewhere.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WorkStealingScheduling | None:
    """Each process takes a stretch of the tests in their order: what a file needs is made by one of them only."""
    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: at the end one process would be at it, and the other have nothing left to do."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def nothing_waits_for_the_disk() -> Iterator[None]:
    """No test cuts the power, so what is written need not have reached the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def mirror() -> Path:
    """The folder with the publishers' own files (mirror.json and what it lists)."""
    folder = Path(os.environ.get("BURDEN_MIRROR", _BESIDE))
    if (folder / "mirror.json").is_file():
        return folder
    message = (
        "The publishers' files are not at hand. "
        "Point BURDEN_MIRROR at a folder with mirror.json to run this test on them."
    )
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def published(mirror: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Store:
    """What a refresh from the mirror publishes, SIPRI whole; made once for all tests and processes that read it."""
    alone = worker_id == "master"
    data = tmp_path_factory.mktemp("published") if alone else tmp_path_factory.getbasetemp().parent / "published"
    with FileLock(f"{data}.lock"):
        if current_id(data) is None:
            outcome = refresh(data, MirrorFetcher(mirror, data).get, lambda _: None)
            assert outcome.ok, outcome.faults
    return Store(data)
