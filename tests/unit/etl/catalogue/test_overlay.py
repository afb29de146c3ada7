"""Rows of seeds in the data folder, laid over those that ship. All rows are made up."""

from pathlib import Path

from own_seeds import EDITION, NAMES, PAGES, Put, refused

from etl.catalogue.corrections import corrections
from etl.catalogue.groups import areas
from etl.catalogue.health import describe_own
from etl.catalogue.members import country_codes, members
from etl.catalogue.names import added_names
from etl.catalogue.overlay import lay_seeds
from etl.catalogue.presets import eu_members
from etl.catalogue.seeds import list_shipped, read_bytes, read_csv
from etl.sources.nato.releases import RELEASES
from etl.sources.nato.site import read_pages
from etl.sources.sipri.names import codes
from etl.sources.sipri.releases import EDITIONS


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


def test_columns_in_another_order_are_put_in_that_of_what_ships(tmp_path: Path, put: Put) -> None:
    put("names.csv", "code,name,source\nPOL,Nowhere,sipri\n")
    with lay_seeds(tmp_path):
        assert [list(row) for row in read_csv("names.csv")] == [["source", "name", "code"]]
