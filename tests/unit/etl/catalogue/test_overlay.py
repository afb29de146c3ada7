"""Rows of seeds in the data folder, laid over those that ship. All rows are made up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.catalogue import seed_file
from etl.catalogue.corrections import corrections
from etl.catalogue.groups import areas
from etl.catalogue.health import describe_own, find_faults, list_strays
from etl.catalogue.members import country_codes, members
from etl.catalogue.names import added_names
from etl.catalogue.overlay import lay_seeds
from etl.catalogue.presets import eu_members
from etl.catalogue.seeds import list_shipped, read_bytes, read_csv
from etl.errors import SeedError
from etl.sources.nato.releases import RELEASES
from etl.sources.nato.site import read_pages
from etl.sources.sipri.names import codes
from etl.sources.sipri.releases import EDITIONS

NAMES = "source,name,code\n"
PAGES = "url,use,why\n"
EDITION = "release,published,title,file,note\n"

Put = Callable[[str, str], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a file of seeds/ in a data folder."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refused(data: Path, read: Callable[[], object]) -> str:
    with lay_seeds(data), pytest.raises(SeedError) as caught:
        read()
    return str(caught.value)


def test_a_row_whose_key_does_not_ship_is_added(tmp_path: Path, put: Put) -> None:
    put("areas.csv", "code,name,former\nQQQ,Nowhere,no\n")
    with lay_seeds(tmp_path):
        assert areas()["QQQ"].name == "Nowhere"
        assert country_codes()["Nowhere"] == "QQQ"
        assert list(areas()) == sorted(areas())


def test_a_row_whose_key_ships_stands_in_the_place_of_that_row(tmp_path: Path, put: Put) -> None:
    put("areas.csv", "code,name,former\nABW,Nowhere,no\n")
    with lay_seeds(tmp_path):
        rows = [row for row in read_csv("areas.csv") if row["code"] == "ABW"]
    assert [row["name"] for row in rows] == ["Nowhere"]
    assert rows[0].own
    assert rows[0].place == f"{tmp_path / 'seeds' / 'areas.csv'}, line 2"


def test_a_row_that_has_nothing_but_its_key_takes_out_the_one_that_ships(tmp_path: Path, put: Put) -> None:
    put("sipri/releases.csv", f"{EDITION}1949-2020,,,,\n")
    there = [one.release for one in EDITIONS.read()]
    with lay_seeds(tmp_path):
        assert [one.release for one in EDITIONS.read()] == [name for name in there if name != "1949-2020"]


def test_a_row_that_takes_out_what_does_not_ship_is_refused(tmp_path: Path, put: Put) -> None:
    path = put("sipri/releases.csv", f"{EDITION}1949-1950,,,,\n")
    assert refused(tmp_path, EDITIONS.read).startswith(f"{path}, line 2: nothing but release stands here")


def test_after_the_block_all_is_as_it_ships(tmp_path: Path, put: Put) -> None:
    put("areas.csv", "code,name,former\nQQQ,Nowhere,no\n")
    before = areas()
    with lay_seeds(tmp_path):
        assert "QQQ" in areas()
    assert areas() == before


def test_blocks_that_stand_in_each_other_give_back_what_was_laid(tmp_path: Path, put: Put) -> None:
    put("names.csv", f"{NAMES}sipri,Nowhere,POL\n")
    with lay_seeds(tmp_path):
        with lay_seeds(tmp_path / "other"):
            assert added_names("sipri") == {}
        assert added_names("sipri") == {"Nowhere": "POL"}


def test_nothing_is_laid_from_a_folder_without_seeds(tmp_path: Path) -> None:
    plain = {name: read_csv(name) for name in list_shipped() if name.endswith(".csv") and "/20" not in name}
    with lay_seeds(tmp_path):
        assert {name: read_csv(name) for name in plain} == plain
        assert describe_own() == []


def test_an_edition_of_the_operator_stands_among_the_others_by_its_day(tmp_path: Path, put: Put) -> None:
    put("sipri/releases.csv", f"{EDITION}1949-2021,2022-04-25,Made up,https://nowhere.example/2021.xlsx,Made up.\n")
    with lay_seeds(tmp_path):
        days = [(one.published, one.release) for one in EDITIONS.read()]
    assert days == sorted(days)
    assert "1949-2021" in {release for _, release in days}


def test_the_lists_that_ship_are_in_the_order_of_their_days() -> None:
    for known in (RELEASES, EDITIONS):
        assert [one.release for one in known.read()] == [row["release"] for row in read_csv(known.name)]


def test_members_stand_in_the_order_of_their_names_as_they_ship() -> None:
    assert [one.name for one in members().values()] == [row["name"] for row in read_csv("members.csv")]


def test_a_page_of_the_operator_is_looked_at_before_those_that_ship(tmp_path: Path, put: Put) -> None:
    shipped = read_pages().addresses
    put("nato/pages.csv", f"{PAGES}https://nowhere.example/moved,page,made up\n")
    with lay_seeds(tmp_path):
        assert read_pages().addresses == ("https://nowhere.example/moved", *shipped)


def test_a_name_is_added_for_its_source_alone(tmp_path: Path, put: Put) -> None:
    put("names.csv", f"{NAMES}sipri,Nowhere,POL\nimf,XYZ,-\n")
    with lay_seeds(tmp_path):
        assert codes()["Nowhere"] == "POL"
        assert (added_names("sipri"), added_names("imf"), added_names("cow")) == ({"Nowhere": "POL"}, {"XYZ": ""}, {})
    assert "Nowhere" not in codes()


def test_a_new_member_counts_from_its_accession_on(tmp_path: Path, put: Put) -> None:
    put(
        "members.csv",
        "code,name,accession,currency,armed_forces,article,also,source\nUKR,Ukraine,2035-01-01,UAH,yes,no,,made up\n",
    )
    with lay_seeds(tmp_path):
        assert members()["UKR"].counts_in(2035)
        assert list(members()).index("UKR") == list(members()).index("TUR") + 1


def test_a_state_that_leaves_the_union_has_an_end(tmp_path: Path, put: Put) -> None:
    put("eu.csv", "code,name,from,to,source\nAUT,Austria,1995-01-01,2030-06-30,made up\n")
    with lay_seeds(tmp_path):
        assert "AUT" in eu_members(2029)
        assert "AUT" not in eu_members(2030)


def test_a_correction_of_the_operator_is_named_as_such(tmp_path: Path, put: Put) -> None:
    header = "source,release,indicator,member,year,expect,value,reason,by\n"
    put("corrections.csv", f"{header}worldbank,*,wdi_population,POL,2001,5,6,made up,an operator\n")
    with lay_seeds(tmp_path):
        first, *others = corrections()
    assert first.own
    assert first.where == "seeds/corrections.csv of this site's operator"
    assert str(first).startswith(f"{tmp_path}")
    assert [one.where for one in others[:2]] == ["seeds/corrections.csv, line 2", "seeds/corrections.csv, line 3"]
    assert all(one.where.startswith("seeds/corrections.csv, line ") and not one.own for one in others)


def test_a_transcription_of_the_operator_is_read_before_one_that_ships(tmp_path: Path, put: Put) -> None:
    put("nato/2026-07-10.csv", "made up")
    with lay_seeds(tmp_path):
        assert read_bytes("nato/2026-07-10.csv") == b"made up"
    assert read_bytes("nato/2026-07-10.csv") != b"made up"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("names.csv", "source;name;code\nsipri;Nowhere;POL\n", "line 1: the columns are 'source;name;code', not"),
        ("names.csv", "", "line 1: the columns are '', not 'source,name,code'"),
        ("names.csv", f"{NAMES}sipri,Nowhere\n", "line 2: the row does not fit the header"),
        ("names.csv", f"{NAMES}\n\nsipri,Nowhere\n", "line 4: the row does not fit the header"),
        ("names.csv", f"{NAMES}sipri,,POL\n", "line 2: name must not be empty"),
        ("names.csv", f"{NAMES}nasa,Nowhere,POL\n", "line 2, source: 'nasa' is none that is known (nato, worldbank"),
        ("names.csv", f"{NAMES}sipri,Nowhere,Poland\n", "line 2, code: 'Poland' is none that is known. Mend the row."),
        ("names.csv", f"{NAMES}sipri,A,POL\nsipri,A,DEU\n", "line 3: the same source, name stands twice"),
        ("names.csv", f'{NAMES}sipri,"A"B,POL\n', "is no CSV in UTF-8"),
        ("nato/pages.csv", f"{PAGES}https://nowhere.example,maybe,made up\n", "line 2, use: 'maybe' is no use"),
        ("sipri/releases.csv", f"{EDITION}1949-2021,April,a,https://a.example/b,c\n", "line 2, published: 'April' is"),
        ("areas.csv", "code,name,former\nQQQ,,no\n", "line 2: name must not be empty"),
        ("eu.csv", "code,name,from,to,source\nQQQ,A,soon,,x\n", "line 2, from: 'soon' is no date"),
    ],
)
def test_a_row_that_is_wrong_is_told_with_the_path_in_the_data_folder_and_its_line(
    tmp_path: Path, put: Put, name: str, text: str, told: str
) -> None:
    path = put(name, text)
    readers = {"names.csv": lambda: added_names("sipri"), "nato/pages.csv": read_pages, "areas.csv": areas}
    readers |= {"sipri/releases.csv": EDITIONS.read, "eu.csv": lambda: eu_members(2020)}
    said = refused(tmp_path, readers[name])
    assert said.startswith(str(path))
    assert told in said


def test_a_file_with_the_mark_of_a_spreadsheet_in_front_is_read(tmp_path: Path, put: Put) -> None:
    put("names.csv", f"\ufeff{NAMES}sipri,Nowhere,POL\r\n")
    with lay_seeds(tmp_path):
        assert added_names("sipri") == {"Nowhere": "POL"}


def test_columns_in_another_order_are_put_in_that_of_what_ships(tmp_path: Path, put: Put) -> None:
    put("names.csv", "code,name,source\nPOL,Nowhere,sipri\n")
    with lay_seeds(tmp_path):
        assert [list(row) for row in read_csv("names.csv")] == [["source", "name", "code"]]


def test_a_link_is_refused(tmp_path: Path, put: Put) -> None:
    target = put("elsewhere.csv", f"{NAMES}sipri,Nowhere,POL\n")
    (tmp_path / "seeds" / "names.csv").symlink_to(target)
    assert "is a link or no file" in refused(tmp_path, lambda: added_names("sipri"))


def test_a_folder_of_the_name_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "names.csv").mkdir(parents=True)
    assert "is a link or no file" in refused(tmp_path, lambda: added_names("sipri"))


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path, put: Put) -> None:
    put("names.csv", "").write_bytes(f"{NAMES}sipri,Türkiye,TUR\n".encode("latin-1"))
    assert "is no CSV in UTF-8" in refused(tmp_path, lambda: added_names("sipri"))


def test_a_file_far_larger_than_any_seed_is_refused(tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("names.csv", NAMES)
    monkeypatch.setattr(seed_file, "MAX_BYTES", 5)
    assert "has more than the 5 bytes that are read" in refused(tmp_path, lambda: added_names("sipri"))


@pytest.mark.parametrize("name", ["correction.csv", "nato/release.csv", "NATO/pages.csv", "claims.toml", "notes.txt"])
def test_a_file_that_nobody_reads_is_told_by_name(tmp_path: Path, put: Put, name: str) -> None:
    path = put(name, "made up")
    with lay_seeds(tmp_path):
        (line,) = list_strays()
    assert line.startswith(
        f"{path}: nobody reads a file of this name. Name it as one of these: addresses.csv, areas.csv, corr"
    )


def test_a_transcription_that_a_row_names_is_no_stray(tmp_path: Path, put: Put) -> None:
    header = "release,published,title,kind,file,control,definition,extent,note\n"
    put("nato/made-up.csv", "made up")
    with lay_seeds(tmp_path):
        assert len(list_strays()) == 1
    put("nato/releases.csv", f"{header}2027-01-01,2027-01-01,A,transcription,made-up.csv,,nato,partial,x\n")
    with lay_seeds(tmp_path):
        assert list_strays() == []


def test_hidden_files_are_left_alone(tmp_path: Path, put: Put) -> None:
    put(".DS_Store", "made up")
    put(".git/names.csv", "made up")
    with lay_seeds(tmp_path):
        assert list_strays() == []


def test_seeds_that_are_no_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("made up", encoding="utf-8")
    with lay_seeds(tmp_path):
        assert "is no folder" in list_strays()[0]
        assert read_csv("names.csv") == []


def test_an_operator_is_told_of_the_rows_by_file_and_of_what_is_wrong(tmp_path: Path, put: Put) -> None:
    put("names.csv", f"{NAMES}sipri,Nowhere,POL\nimf,XYZ,-\n")
    put("nato/pages.csv", f"{PAGES}https://nowhere.example,page,made up\n")
    put("areas.csv", "code,name\nQQQ,Nowhere\n")
    put("correction.csv", "made up")
    with lay_seeds(tmp_path):
        rows, wrong, stray = describe_own()
    assert rows == f"4 rows of seeds in {tmp_path / 'seeds'}: 1 in areas.csv, 2 in names.csv, 1 in nato/pages.csv"
    assert wrong.startswith(f"{tmp_path / 'seeds' / 'areas.csv'}, line 1: the columns are")
    assert "correction.csv: nobody reads" in stray


def test_faults_are_found_file_by_file(tmp_path: Path, put: Put) -> None:
    put("names.csv", f"{NAMES}sipri,Nowhere,QQQ\n")
    put("areas.csv", "code,name,former\nQQQ,Nowhere,no\n")
    put("eu.csv", "code,name,from,to,source\nQQQ,A,soon,,x\n")
    assert [*find_faults(tmp_path)] == ["eu.csv"]


def test_a_file_that_is_left_out_does_not_take_the_others_with_it(tmp_path: Path, put: Put) -> None:
    put("names.csv", f"{NAMES}sipri,Nowhere,POL\n")
    put("areas.csv", "made up")
    with lay_seeds(tmp_path, without=find_faults(tmp_path)):
        assert added_names("sipri") == {"Nowhere": "POL"}
        assert "ABW" in areas()
