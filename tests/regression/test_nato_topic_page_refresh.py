"""A refresh by command from a mirror with NATO's topic page, made up with its links of 2026 and files behind them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mirror_copying import add_file, copy_mirror
from nato_pdf import image
from nato_since_2025 import Edition, next_edition, write
from nato_topic_page import LINKS, NEXT, beside, link_all
from nato_workbook import saved

from etl.cli import main
from etl.refresh.pipeline import COLLECTORS
from etl.refresh.status import State, read_status
from etl.sources.nato.site import read_pages
from etl.store.snapshot import Store

TOPIC = read_pages().addresses[0]
JULY = "Fri, 10 Jul 2026 09:55:14 GMT"


@pytest.fixture(autouse=True)
def nato_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the other sources, which are slower to read."""
    for other in COLLECTORS.keys() - {"nato"}:
        monkeypatch.delitem(COLLECTORS, other)


@pytest.fixture
def copy(mirror: Path, tmp_path: Path) -> Path:
    """A mirror of our own with NATO's page, on which the PDF of 2026 is an image; the older ones are not there."""
    folder = copy_mirror(mirror, tmp_path / "mirror", "www.nato.int/")
    add_file(folder, TOPIC, link_all())
    add_file(folder, LINKS[0], image(), last_modified=JULY)
    return folder


def burden_refresh(folder: Path) -> Result:
    return CliRunner().invoke(main, ["refresh", "--mirror", str(folder), "--data", str(folder.parent / "data")])


def published(folder: Path) -> dict[str, str]:
    """How each release in force was had."""
    snapshot = Store(folder.parent / "data").current()
    return {part.release.release: part.release.acquisition for part in snapshot.parts}


def test_the_page_as_it_is_gives_no_fault(copy: Path) -> None:
    result = burden_refresh(copy)
    assert result.exit_code == 0, result.output
    assert published(copy)["2026-07-10"] == "transcription"
    assert read_status(copy.parent / "data")["nato"].state != State.BEHIND


def test_an_image_of_a_newer_year_is_a_fault_and_all_else_is_published(copy: Path) -> None:
    add_file(copy, TOPIC, link_all(NEXT))
    add_file(copy, NEXT, image())
    result = burden_refresh(copy)
    assert result.exit_code == 1
    said = " ".join(result.output.split())
    assert f"{NEXT}: NATO's page links to this file, which may be newer than the release of 2026-07-10" in said
    assert "is an image without text. Bring the publisher's workbook" in said
    assert published(copy)["2024-06-17"] == "original"
    status = read_status(copy.parent / "data")["nato"]
    assert (status.state, len(status.missed)) == (State.BEHIND, 1)


def test_with_the_workbook_beside_it_the_newer_release_is_published(copy: Path) -> None:
    add_file(copy, TOPIC, link_all(NEXT))
    add_file(copy, NEXT, image())
    assert burden_refresh(copy).exit_code == 1
    add_file(copy, beside(NEXT), saved(write(next_edition())), last_modified="Thu, 08 Jul 2027 09:00:00 GMT")
    result = burden_refresh(copy)
    assert result.exit_code == 0, result.output
    assert published(copy)["2027-07-08"] == "original"


def test_the_workbook_beside_the_image_of_2026_takes_the_place_of_the_transcription(copy: Path) -> None:
    assert burden_refresh(copy).exit_code == 0
    add_file(copy, beside(LINKS[0]), saved(write(Edition())), last_modified=JULY)
    result = burden_refresh(copy)
    assert result.exit_code == 0, result.output
    assert published(copy)["2026-07-10"] == "original"


def test_a_page_whose_links_lead_nowhere_is_a_fault(copy: Path) -> None:
    add_file(copy, TOPIC, b'<a href="/nowhere">tables</a>')
    result = burden_refresh(copy)
    assert result.exit_code == 1
    assert "links to no workbook or PDF: a newer release of NATO would not be noticed" in " ".join(
        result.output.split()
    )
    assert "2026-07-10" in published(copy)
