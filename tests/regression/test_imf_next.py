"""The IMF's next edition: its own answers of April 2026, listed as those of October, whole and short of something."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from mirror_copying import add_file, change_file, copy_mirror

from etl.asof.pin import Pin
from etl.asof.select import select_release
from etl.fetch import MirrorFetcher
from etl.refresh.outcome import Outcome, now
from etl.refresh.pipeline import refresh
from etl.refresh.quarantine.gate import release_case
from etl.sources import imf
from etl.sources.imf import layout
from etl.store.snapshot import Snapshot, Store

GDP, DEBT = "imf_gdp_current_usd", "imf_government_debt_share_gdp"


@pytest.fixture
def copy(mirror: Path, tmp_path: Path) -> Path:
    return copy_mirror(mirror, tmp_path / "mirror", "www.imf.org")


@pytest.fixture
def data(copy: Path, tmp_path: Path) -> Path:
    """A folder in which the edition of April is in force, from a mirror without a list of indicators."""
    folder = tmp_path / "data"
    assert publish(copy, folder).ok
    return folder


def publish(mirror: Path, data: Path) -> Outcome:
    return refresh(data, MirrorFetcher(mirror, data).get, lambda _: None, {"imf": imf.collect})


def name_edition(folder: Path, month: str, without: str = "") -> None:
    """Have the mirror list all codes, but for one, as those of an edition."""
    entries = {
        code: {"label": code, "source": f"World Economic Outlook ({month})", "unit": unit, "dataset": "WEO"}
        for code, (unit, _) in layout.UNITS.items()
        if code != without
    }
    add_file(folder, layout.LISTING, orjson.dumps({"indicators": entries, "api": {}}))


def drop_poland(folder: Path, code: str) -> None:
    def change(content: bytes) -> bytes:
        said: dict[str, Any] = orjson.loads(content)
        del said["values"][code]["POL"]
        return orjson.dumps(said)

    change_file(folder, f"api/v1/{code}", change)


def list_releases(snapshot: Snapshot) -> list[str]:
    return [part.release.release for part in snapshot.releases("imf")]


def test_the_next_edition_is_found_by_the_list_of_indicators_alone(copy: Path, data: Path) -> None:
    name_edition(copy, "October 2026")
    assert publish(copy, data).word == "published"
    newest = Store(data).current().releases("imf")[-1].release
    assert (newest.release, newest.published.isoformat(), newest.extent) == ("2026-10", "2026-10-31", "whole")


def without_debt(folder: Path) -> None:
    name_edition(folder, "October 2026", without="GGXWDG_NGDP")


def without_poland(folder: Path) -> None:
    name_edition(folder, "October 2026")
    drop_poland(folder, "GGXWDG_NGDP")


@pytest.mark.parametrize("shorten", [without_debt, without_poland])
def test_an_edition_that_is_short_is_held_and_once_it_is_let_through_the_one_before_stands_beside_it(
    copy: Path, data: Path, shorten: Callable[[Path], None]
) -> None:
    shorten(copy)
    [source] = publish(copy, data).sources
    assert (source.state, source.release) == ("quarantined", "2026-04")
    assert DEBT in source.held[0].why
    snapshot = release_case(data, source.held[0].id, now())
    assert snapshot is not None
    assert list_releases(snapshot) == ["2026-04", "2026-10"]
    before, after = snapshot.releases("imf")
    had = {row.year for row in snapshot.rows(before, DEBT) if row.member == "POL" and row.value is not None}
    assert len(had) > 20
    assert not [row for row in snapshot.rows(after, DEBT) if row.member == "POL"]
    assert {row.release for row in snapshot.rows(after, GDP)} == {"2026-10"}


def test_what_an_edition_lacks_is_answered_by_the_one_before_as_that_edition(copy: Path, data: Path) -> None:
    without_debt(copy)
    [source] = publish(copy, data).sources
    snapshot = release_case(data, source.held[0].id, now())
    assert snapshot is not None
    answered = {name: select_release(snapshot, "imf", Pin(), (name,)) for name in (DEBT, GDP)}
    assert {name: part and part.release.release for name, part in answered.items()} == {DEBT: "2026-04", GDP: "2026-10"}
