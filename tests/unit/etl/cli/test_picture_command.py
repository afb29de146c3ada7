"""`burden picture` from outside, on the snapshot that ships."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from defusedxml.ElementTree import fromstring

from dashboard.pages import CHARTED
from dashboard.picture import sheet
from dashboard.shared import picture_link
from etl.catalogue.seeds import shipped
from etl.cli import main
from etl.prose import listing

PICTURED = listing([page.name for page in CHARTED])


def burden(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["picture", *map(str, words), "--data", str(shipped("embedded"))])


@pytest.mark.parametrize(
    "address", ["trends?country=DEU~POL", "/trends?country=DEU~POL", "https://any.example.org/trends?country=DEU~POL"]
)
def test_an_address_is_drawn_with_its_server_or_without(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BURDEN_PUBLIC_ADDRESS", "https://figures.example.org")
    result = burden(address, "--out", tmp_path / "chart.svg")
    assert result.exit_code == 0, result.output
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert fromstring(text).get("width") == "1200"
    assert "https://figures.example.org/trends?country=DEU~POL" in text
    assert "any.example.org" not in text


def test_png_has_the_size_and_scheme_that_are_asked_for(tmp_path: Path) -> None:
    result = burden("scoreboard", "--out", tmp_path / "deep" / "chart.PNG", "--size", "square", "--scheme", "dark")
    assert result.exit_code == 0, result.output
    content = (tmp_path / "deep" / "chart.PNG").read_bytes()
    assert int.from_bytes(content[20:24]) == 1080
    assert f"{len(content):,} bytes" in result.output


def test_the_command_offers_what_pictures_have() -> None:
    module = __import__("etl.cli.picture", fromlist=["SIZES"])
    assert tuple(sheet.SIZES) == module.SIZES
    assert module.SCHEMES == picture_link.SCHEMES
    words = next(option.help for option in module.picture.params if option.name == "size")
    assert all(f"{one.width} × {one.height}" in words for one in sheet.SIZES.values())


@pytest.mark.parametrize(
    ("address", "out", "reason"),
    [
        ("trends", "chart.gif", "“gif” is no ending of a picture: it has to be svg or png."),
        ("trends", "chart", "it has to be svg or png"),
        ("claims", "chart.svg", f"“claims” has no picture. Pictures are to be had of {PICTURED}."),
        ("trends?contry=DEU", "chart.svg", "“contry” is no parameter of this page"),
        ("trends?size=huge", "chart.svg", "size: “huge” is not offered"),
        ("https://[", "chart.svg", "Invalid IPv6 URL"),
        ("trends?digest=0", "chart.svg", "digest"),
    ],
)
def test_what_cannot_be_drawn_is_told_and_nothing_is_written(
    address: str, out: str, reason: str, tmp_path: Path
) -> None:
    result = burden(address, "--out", tmp_path / out)
    assert result.exit_code == 2
    assert reason in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    result = burden("trends", "--out", tmp_path / "file" / "chart.svg")
    assert result.exit_code == 2
    assert "cannot be written" in result.output
