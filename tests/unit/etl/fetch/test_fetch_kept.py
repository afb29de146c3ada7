"""What fetching keeps, and when it asks again. All that the server says is made up."""

from datetime import date, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from misbehaving_server import Server, answers, answers_without_length
from quick_fetching import QUICK, fault

from etl.errors import FetchError, GoneError
from etl.fetch import Fetcher


def origins(folder: Path) -> dict[str, dict[str, object]]:
    listed: dict[str, dict[str, object]] = orjson.loads((folder / "raw" / "origins.json").read_bytes())
    return listed


def test_bytes_are_kept_under_their_hash_with_a_record_of_origin(server: Server, tmp_path: Path) -> None:
    good = answers(200, b"figures", ETag='"1"', Last_Modified="Wed, 01 Jul 2026 00:00:00 GMT", Content_Type="text/csv")
    url = server.at("/a", good)
    fetched = Fetcher(tmp_path, QUICK).get(url)
    assert (tmp_path / "raw" / fetched.sha256).read_bytes() == b"figures"
    record = origins(tmp_path)[url]
    retrieved = datetime.fromisoformat(str(record.pop("retrieved")))
    assert retrieved.utcoffset() == timedelta(0)
    assert record == {
        "sha256": fetched.sha256,
        "bytes": 7,
        "media_type": "text/csv",
        "etag": '"1"',
        "last_modified": "Wed, 01 Jul 2026 00:00:00 GMT",
    }


def test_the_servers_word_for_when_the_bytes_changed_comes_with_them(server: Server, tmp_path: Path) -> None:
    dated = answers(200, b"figures", ETag='"1"', Last_Modified="Wed, 01 Jul 2026 22:00:00 GMT")
    url = server.at("/a", dated, answers(304))
    fetched = Fetcher(tmp_path, QUICK).get(url)
    assert fetched.modified == date(2026, 7, 1)
    assert Fetcher(tmp_path, QUICK).get(url).modified == date(2026, 7, 1)


@pytest.mark.parametrize("said", ["", "last week"])
def test_a_server_that_names_no_day_gives_none(server: Server, tmp_path: Path, said: str) -> None:
    assert Fetcher(tmp_path, QUICK).get(server.at("/a", answers(200, b"figures", Last_Modified=said))).modified is None


def test_a_304_gives_the_kept_bytes(server: Server, tmp_path: Path) -> None:
    modified = "Wed, 01 Jul 2026 00:00:00 GMT"
    whole = answers(200, b"figures", ETag='"1"', Last_Modified=modified, Content_Type="text/csv")
    url = server.at("/a", whole, answers(304))
    first = Fetcher(tmp_path, QUICK).get(url)
    before = (tmp_path / "raw" / "origins.json").stat()
    assert Fetcher(tmp_path, QUICK).get(url) == first
    assert server.asked[1].headers["If-None-Match"] == '"1"'
    assert server.asked[1].headers["If-Modified-Since"] == modified
    assert (tmp_path / "raw" / "origins.json").stat() == before


def test_a_304_to_one_who_kept_nothing_is_an_error(server: Server, tmp_path: Path) -> None:
    assert fault(Fetcher(tmp_path, QUICK), server.at("/a", answers(304))).startswith("answered 304 Not Modified. ")


def test_new_bytes_take_the_place_of_kept_ones(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", answers(200, b"old", ETag='"1"'), answers(200, b"new", ETag='"2"'))
    old = Fetcher(tmp_path, QUICK).get(url)
    new = Fetcher(tmp_path, QUICK).get(url)
    assert (old.content, new.content) == (b"old", b"new")
    assert origins(tmp_path)[url]["sha256"] == new.sha256
    assert (tmp_path / "raw" / old.sha256).read_bytes() == b"old"


@pytest.mark.parametrize("damage", [b"figureZ", b""])
def test_a_damaged_file_is_fetched_anew(server: Server, tmp_path: Path, damage: bytes) -> None:
    url = server.at("/a", answers(200, b"figures", ETag='"1"'))
    kept = tmp_path / "raw" / Fetcher(tmp_path, QUICK).get(url).sha256
    kept.write_bytes(damage)
    again = Fetcher(tmp_path, QUICK)
    assert again.get(url).content == b"figures"
    assert "If-None-Match" not in server.asked[1].headers
    assert kept.read_bytes() == b"figures"
    assert again.notices == (f"{kept} is damaged or missing. {url} is fetched anew.",)


def test_a_missing_file_is_fetched_anew(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", answers(200, b"figures", ETag='"1"'))
    kept = tmp_path / "raw" / Fetcher(tmp_path, QUICK).get(url).sha256
    kept.unlink()
    assert Fetcher(tmp_path, QUICK).get(url).content == b"figures"
    assert kept.read_bytes() == b"figures"


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b'{"http://a/": 1}',
        b'{"http://a/": {"sha256": "1"}}',
        b'{"http://a/": {"sha256": "../../secret", "bytes": 1, "media_type": "", "etag": "", '
        b'"last_modified": "", "retrieved": ""}}',
        b'{"http://a/": {"sha256": "1", "bytes": 1, "media_type": 1, "etag": "", '
        b'"last_modified": "", "retrieved": ""}}',
    ],
)
def test_a_damaged_record_of_origins_is_said_and_begun_anew(server: Server, tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "origins.json").write_bytes(damage)
    url = server.at("/a", answers(200, b"figures"))
    fetcher = Fetcher(tmp_path, QUICK)
    assert fetcher.get(url).content == b"figures"
    [notice] = fetcher.notices
    assert "origins.json is damaged" in notice
    assert list(origins(tmp_path)) == [url]


def test_a_body_without_a_length_is_had_but_never_confirmed_by_a_304(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", answers_without_length(b"figures", ETag='"1"'))
    assert Fetcher(tmp_path, QUICK).get(url).content == b"figures"
    Fetcher(tmp_path, QUICK).get(url)
    assert "If-None-Match" not in server.asked[1].headers


def test_a_304_that_no_condition_asked_for_confirms_nothing(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", answers_without_length(b"figures"), answers(304))
    Fetcher(tmp_path, QUICK).get(url)
    assert fault(Fetcher(tmp_path, QUICK), url).startswith("answered 304 Not Modified. ")


def test_a_failure_leaves_what_was_kept_as_it_was(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", answers(200, b"figures", ETag='"1"'), answers(404))
    Fetcher(tmp_path, QUICK).get(url)
    before = origins(tmp_path)
    fault(Fetcher(tmp_path, QUICK), url)
    assert origins(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_named(server: Server, tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file where the folder should be")
    said = fault(Fetcher(tmp_path, QUICK), server.at("/a", answers(200, b"figures")))
    assert said.startswith(f"was had, but cannot be kept in {tmp_path / 'raw'}")


def test_the_same_bytes_put_there_once_more_changed_on_the_first_day(server: Server, tmp_path: Path) -> None:
    first, later = "Fri, 10 Jul 2026 09:55:14 GMT", "Tue, 01 Sep 2026 08:00:00 GMT"
    url = server.at(
        "/a",
        answers(200, b"figures", Last_Modified=first, ETag='"1"'),
        answers(200, b"figures", Last_Modified=later, ETag='"2"'),
        answers(200, b"others", Last_Modified=later, ETag='"3"'),
    )
    days = [Fetcher(tmp_path, QUICK).get(url).modified for _ in range(3)]
    assert [str(day) for day in days] == ["2026-07-10", "2026-07-10", "2026-09-01"]
    assert [one.headers.get("If-None-Match") for one in server.asked] == [None, '"1"', '"2"']


@pytest.mark.parametrize("status", [404, 410])
def test_that_nothing_is_there_is_told_apart_from_other_failures(server: Server, tmp_path: Path, status: int) -> None:
    with pytest.raises(GoneError):
        Fetcher(tmp_path, QUICK).get(server.at("/a", answers(status)))
    with pytest.raises(FetchError) as caught:
        Fetcher(tmp_path, QUICK).get(server.at("/b", answers(403)))
    assert not isinstance(caught.value, GoneError)
