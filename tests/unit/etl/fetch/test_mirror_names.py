"""Names of files for URLs. The URLs are made up."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.fetch.index import name_file


@given(st.text(), st.text())
def test_a_name_is_safe_and_short_whatever_the_url(one: str, other: str) -> None:
    name = name_file(f"https://{one}/{other}", "0" * 64)
    path = PurePosixPath(name)
    assert not path.is_absolute()
    assert len(path.parts) == 2
    assert all(part.strip(".-") == part and part.isascii() for part in path.parts)
    assert len(name) <= 158
    assert not set(name) & set('\\:*?"<>|\0 ')


@pytest.mark.parametrize(
    ("url", "start", "end"),
    [
        ("https://nato.example.org/2021/book.xlsx", "nato.example.org/", "-2021-book.xlsx"),
        ("https://bank.example.org/v2?page=1", "bank.example.org/", "-v2-page-1"),
        ("https://../../../etc/passwd", "host/", "-etc-passwd"),
        ("no address", "host/", ""),
        (f"https://{'h' * 59}.{'h' * 40}/{'x' * 300}.csv", "h" * 59 + "/", f"-{'x' * 76}.csv"),
    ],
)
def test_a_name_tells_host_and_path(url: str, start: str, end: str) -> None:
    name = name_file(url, "0" * 64)
    assert name.startswith(start)
    assert name.endswith(end)


def test_no_two_urls_and_no_two_answers_share_a_file() -> None:
    urls = ["https://a.org/b?c", "https://a.org/b/c", "https://a.org/b-c", "https://A.org/b-c", "http://a.org/b-c"]
    names = {name_file(url, sha256) for url in urls for sha256 in ("0" * 64, "1" * 64)}
    assert len({name.lower() for name in names}) == 10
