"""NATO's page over HTTP, from a server of our own; all that it gives is made up."""

from dataclasses import replace
from pathlib import Path

from misbehaving_server import Server, answers
from nato_pdf import image
from nato_site import book
from quick_fetching import QUICK

from etl.dataframe import MissedRelease, ParsedRelease
from etl.fetch import Fetcher
from etl.sources.nato.site import Pages, discover_releases

NAME = "/def-exp-2021-en"
CHANGED = "Wed, 02 Jun 2021 09:55:14 GMT"


def look(server: Server, folder: Path) -> list[str]:
    """The releases that are found, or what is said of those that were missed."""
    page = server.at("/topic", answers(200, f'<a href="{NAME}.pdf">tables</a>'.encode(), Content_Type="text/html"))
    fetcher = Fetcher(folder, replace(QUICK, limit=1_000_000))
    found = discover_releases(fetcher.get, Pages((page,)), ())
    assert all(isinstance(one, MissedRelease | ParsedRelease) for one in found)
    return [str(one.error) if isinstance(one, MissedRelease) else one.release.release for one in found]


def test_what_is_not_beside_an_image_is_asked_for_again_until_it_is(server: Server, tmp_path: Path) -> None:
    server.at(f"{NAME}.pdf", answers(200, image()))
    server.at("/def-exp-2021-TABLES-en.xlsx", answers(404))
    server.at(f"{NAME}.xlsx", answers(404), answers(200, book("2021-05-01"), Last_Modified=CHANGED))
    [said] = look(server, tmp_path)
    assert "It is an image without text." in said
    assert "answered 404" not in said
    assert look(server, tmp_path) == ["2021-06-02"]


def test_a_login_page_in_the_place_of_the_workbook_is_told(server: Server, tmp_path: Path) -> None:
    server.at(f"{NAME}.pdf", answers(403))
    server.at("/def-exp-2021-TABLES-en.xlsx", answers(404))
    server.at(f"{NAME}.xlsx", answers(200, b"<html><title>Sign in</title></html>", Content_Type="text/html"))
    [said] = look(server, tmp_path)
    assert f"{NAME}.xlsx: is a web page, not a workbook ('Sign in')" in said
    assert "It answered 403 Forbidden" in said
