"""Addresses that a publisher has moved: rows of the operator's, all made up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.catalogue.moves import advise_move
from etl.catalogue.overlay import lay_seeds
from etl.errors import AbsentError, SeedError
from etl.fetch import Resource
from etl.fetch.addresses import find_new, follow_addresses, read_addresses

OLD, NEW = "https://old.example/data/", "https://new.example/files/"


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str], Path]:
    def write(*rows: str) -> Path:
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds" / "addresses.csv").write_text("\n".join(("address,now,why", *rows, "")), encoding="utf-8")
        return tmp_path

    return write


def serve(*there: str) -> Callable[[str], Resource]:
    def fetch(url: str) -> Resource:
        if url not in there:
            raise AbsentError(url, "the made-up mirror lacks it", "Nothing to do.")
        return Resource.of(url, b"made up", "text/csv")

    return fetch


def test_without_rows_all_is_asked_for_where_it_was() -> None:
    fetch = serve(f"{OLD}a.csv")
    assert follow_addresses(fetch) is fetch


def test_what_begins_with_an_old_address_is_asked_for_at_the_new_one(put: Callable[..., Path]) -> None:
    with lay_seeds(put(f"{OLD},{NEW},made up")):
        assert follow_addresses(serve(f"{NEW}a.csv"))(f"{OLD}a.csv").url == f"{NEW}a.csv"


def test_the_longest_old_address_counts() -> None:
    moved = {OLD: NEW, f"{OLD}b.zip": "https://third.example/c.zip"}
    assert find_new(f"{OLD}b.zip#inside.csv", moved) == "https://third.example/c.zip#inside.csv"
    assert find_new("https://elsewhere.example/", moved) == "https://elsewhere.example/"


def test_a_mirror_that_lacks_the_new_address_gives_the_old_one(put: Callable[..., Path]) -> None:
    with lay_seeds(put(f"{OLD},{NEW},made up")):
        fetch = follow_addresses(serve(f"{OLD}a.csv"))
    assert fetch(f"{OLD}a.csv").url == f"{OLD}a.csv"
    with pytest.raises(AbsentError):
        fetch(f"{OLD}b.csv")


@pytest.mark.parametrize(
    ("row", "told"),
    [(f"{OLD},files/,x", "now: 'files/' is no web"), (f"{OLD},,x", "now must"), ("x,https://a.b,c", "x")],
)
def test_a_row_that_leads_nowhere_is_refused_with_its_line(put: Callable[..., Path], row: str, told: str) -> None:
    data = put(row)
    with lay_seeds(data), pytest.raises(SeedError, match=told) as caught:
        read_addresses()
    assert str(caught.value).startswith(f"{data / 'seeds' / 'addresses.csv'}, line 2")


def test_where_nothing_is_any_more_the_row_to_add_is_told() -> None:
    assert advise_move(f"{OLD}a.csv").endswith(
        f"seeds/addresses.csv of the data folder, below the header `address,now,why`: `{OLD}a.csv,NEW ADDRESS,WHY`."
    )
