"""Rows of seeds in the data folder that are wrong or that nobody reads are told. All rows are made up."""

from pathlib import Path

import pytest
from own_seeds import EDITION, NAMES, PAGES, Put, refused

from etl.catalogue import seed_file
from etl.catalogue.groups import areas
from etl.catalogue.health import describe_own, find_faults, list_strays
from etl.catalogue.names import added_names
from etl.catalogue.overlay import lay_seeds
from etl.catalogue.presets import eu_members
from etl.catalogue.seeds import read_csv
from etl.sources.nato.site import read_pages
from etl.sources.sipri.releases import EDITIONS


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
