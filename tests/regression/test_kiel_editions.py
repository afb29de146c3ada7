"""The next releases of the Kiel Institute, from its own files with another number."""

from pathlib import Path

import pytest
from mirror_copying import change_file, copy_mirror

from etl.fetch import MirrorFetcher
from etl.refresh.outcome import Outcome
from etl.refresh.pipeline import refresh
from etl.sources import kiel
from etl.store.snapshot import Store

INFO = "ukraine-support-tracker/main/data/release_info.csv"


@pytest.fixture
def copy(mirror: Path, tmp_path: Path) -> Path:
    return copy_mirror(mirror, tmp_path / "mirror", "ukraine-support-tracker/main/data/")


def publish(mirror: Path, data: Path) -> Outcome:
    return refresh(data, MirrorFetcher(mirror, data).get, lambda _: None, {"kiel": kiel.collect})


def renumber(folder: Path, before: str, after: str) -> None:
    def change(content: bytes) -> bytes:
        assert f'"{before}"'.encode() in content or f"\n{before},".encode() in content, content
        return content.replace(f'"{before}"'.encode(), f'"{after}"'.encode()).replace(
            f"\n{before},".encode(), f"\n{after},".encode()
        )

    change_file(folder, INFO, change)


def test_the_next_release_and_the_one_that_puts_it_right_are_read_and_the_last_leads(
    copy: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    for before, after in (("", ""), ("29", "30"), ("30", "30v2")):
        if after:
            renumber(copy, before, after)
        outcome = publish(copy, data)
        assert outcome.word == "published", outcome.faults
    names = [part.release.release for part in Store(data).current().releases("kiel")]
    assert names == ["29", "30", "30v2"]
    assert outcome.sources[0].release == "30v2"


def test_a_release_that_is_put_back_on_the_same_day_is_held(copy: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    renumber(copy, "29", "30v2")
    assert publish(copy, data).ok
    renumber(copy, "30v2", "30")
    [source] = publish(copy, data).sources
    assert (source.state, source.release) == ("quarantined", "30v2")
    assert "older than 30v2 in force" in source.held[0].why
