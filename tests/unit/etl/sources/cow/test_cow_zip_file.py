"""The zip in a zip that the publisher ships. The files are made up."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from cow_files import TABLE, collected, fault, fetching, nested, packed, table
from misbehaving_server import Server, answers

from etl.errors import LayoutError
from etl.fetch import Fetcher, Resource
from etl.sources.cow import collect, zip_file
from etl.sources.cow.zip_file import get_file_name, unpack


def test_the_zip_in_the_zip_gives_what_the_plain_table_gives() -> None:
    [parsed] = collect(fetching(nested(table())))
    assert parsed.observations == collected().observations
    assert parsed.release.origins[0].bytes == len(nested(table()))


@pytest.mark.parametrize(
    ("url", "name"), [(TABLE, "NMC-70-abridged.csv"), ("https://example.org/a/made-up.csv?b=c", "made-up.csv")]
)
def test_the_fragment_names_the_file_else_the_path(url: str, name: str) -> None:
    assert get_file_name(url) == name


def test_the_file_may_stand_in_the_outer_zip() -> None:
    content = packed(("folder/NMC-70-abridged.csv", b"made up"))
    assert unpack(Resource.of(TABLE, content, "application/zip")) == b"made up"


def test_a_zip_without_the_file_is_refused() -> None:
    assert "holds 0 files 'NMC-70-abridged.csv', not one" in fault(packed(("readme.txt", b"made up")))


def test_a_zip_with_the_file_twice_is_refused() -> None:
    assert "holds 2 files" in fault(packed(("a/NMC-70-abridged.csv", b"1"), ("b/NMC-70-abridged.csv", b"2")))


def test_a_zip_in_a_zip_in_a_zip_is_not_opened() -> None:
    assert "holds 0 files" in fault(packed(("deeper.zip", nested(table()))))


@pytest.mark.parametrize("cut", [30, 200, -30])
def test_a_zip_that_is_cut_short_is_refused(cut: int) -> None:
    assert "is a zip that cannot be read" in fault(nested(table())[:cut])


def test_a_zip_whose_inner_zip_is_damaged_is_refused() -> None:
    assert "is a zip that cannot be read" in fault(packed(("NMC-v7-abridged.zip", b"PK\x03\x04 made up")))


def test_a_file_that_is_locked_by_a_password_is_refused() -> None:
    content = bytearray(packed(("NMC-70-abridged.csv", b"made up")))
    # The flag of encryption, in the local header and in the directory.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "is a zip that cannot be read" in fault(bytes(content))


def test_a_file_that_unpacks_to_more_than_it_may_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_file, "MAX_BYTES", 1000)
    bomb = packed(("NMC-70-abridged.csv", bytes(1_000_000)))
    assert "NMC-70-abridged.csv has more than 1,000 bytes unpacked" in fault(bomb)
    assert "NMC-v7-abridged.zip has more than 1,000 bytes unpacked" in fault(
        packed(("NMC-v7-abridged.zip", packed(*((f"{number}.txt", b"made up") for number in range(50)))))
    )


def test_a_zip_of_more_files_than_it_may_hold_is_refused() -> None:
    many = packed(*((f"{number}.txt", b"") for number in range(zip_file.MAX_FILES + 1)))
    assert f"holds a zip of {zip_file.MAX_FILES + 1} files" in fault(many)


def test_names_that_lead_upwards_are_no_way_out() -> None:
    content = packed(("../../NMC-70-abridged.csv", b"made up"))
    assert unpack(Resource.of(TABLE, content, "application/zip")) == b"made up"


def test_what_only_begins_like_a_zip_is_refused() -> None:
    with pytest.raises(LayoutError, match="is a zip that cannot be read"):
        unpack(Resource.of(TABLE, b"PK\x03\x04", "application/zip"))


def test_an_unknown_way_of_packing_is_refused() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("NMC-70-abridged.csv", b"made up")
    content = bytearray(buffer.getvalue())
    # Method 99 of no zip library, in the local header and in the directory.
    content[8] = 99
    content[content.index(b"PK\x01\x02") + 10] = 99
    assert "is a zip that cannot be read" in fault(bytes(content))


def test_the_network_is_asked_without_the_fragment(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/NMCv7.zip", answers(200, nested(table())))
    fetched = fetcher.get(f"{url}#NMC-70-abridged.csv")
    assert [asked.path for asked in server.asked] == ["/NMCv7.zip"]
    assert unpack(fetched) == table()
