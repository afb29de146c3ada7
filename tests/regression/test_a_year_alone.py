"""A year between two versions of the program: what changes outside is mended by rows that the messages name.

The publishers' files are made up but for a workbook of NATO; what they change is what publishers change.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import kiel_files
import pytest
import sipri_workbook as sipri_files
import worldbank_answers
from click.testing import CliRunner
from nato_workbook import saved
from operating import follow, put

from etl.catalogue.moves import advise_move
from etl.cli import main
from etl.errors import AbsentError, GoneError
from etl.fetch import Fetch, Mirror, Resource
from etl.fetch.failure import ADDRESS
from etl.observation import Observation
from etl.refresh.outcome import Fault, Outcome
from etl.refresh.pipeline import COLLECTORS, refresh
from etl.sources.kiel import layout as kiel_layout
from etl.sources.nato.releases import RELEASES
from etl.sources.sipri.releases import EDITIONS
from etl.sources.worldbank import layout
from etl.store.snapshot import Store

EDITION = "https://www.sipri.org/made-up.xlsx"
LISTED = "release,published,title,file,note"
DEBT, INDICATOR = "GC.DOD.TOTL.GD.ZS", "wdi_government_debt_share_gdp"


def refresh_one(data: Path, source: str, fetch: Fetch) -> Outcome:
    return refresh(data, fetch, lambda _: None, {source: COLLECTORS[source]})


def fail(outcome: Outcome, source: str) -> Fault:
    """The one fault of a refresh; what is in force is that of before."""
    [fault] = outcome.faults[source]
    assert not outcome.ok
    return fault


def serve(there: Mapping[str, bytes]) -> Fetch:
    """Publishers who have these files; all else is gone, as the network tells it."""

    def fetch(url: str) -> Resource:
        if url not in there:
            raise GoneError(url, "answered 404 Not Found", f"{ADDRESS} {advise_move(url)}")
        return Resource.of(url, there[url], "text/csv")

    return fetch


def copy(there: Mapping[str, bytes]) -> Fetch:
    """A mirror of these files, and nothing else: what is looked for besides is not missed there."""

    def fetch(url: str) -> Resource:
        if url not in there:
            raise AbsentError(url, "the made-up mirror lacks it", "Nothing to do.")
        return Resource.of(url, there[url], "text/csv")

    return fetch


def list_rows(data: Path, source: str, indicator: str, member: str) -> list[Observation]:
    snapshot = Store(data).current()
    return [row for row in snapshot.rows(snapshot.releases(source)[-1], indicator) if row.member == member]


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[[str], Fetch]:
    """Publishes a made-up workbook in which Costa Rica has the name given; no edition that ships is asked for."""
    put(tmp_path, "sipri/releases.csv", LISTED, *(f"{one.release},,,," for one in EDITIONS.read()))
    put(tmp_path, "sipri/releases.csv", LISTED, f"2019-2021,2022-04-25,Made up,{EDITION},Made up.")

    def publish(name: str) -> Fetch:
        book = sipri_files.workbook()
        for sheet in sipri_files.SHEETS:
            [cell] = [cell for cell in book[sheet]["A"] if cell.value == "Costa Rica"]
            cell.value = name
        return copy({EDITION: saved(book)})

    return publish


def test_a_country_that_sipri_renames_is_read_again_by_the_row_that_the_message_names(
    tmp_path: Path, workbook: Callable[[str], Fetch]
) -> None:
    assert refresh_one(tmp_path, "sipri", workbook("Costa Rica")).ok
    before = Store(tmp_path).current()
    renamed = workbook("Republic of the Rich Coast")
    fault = fail(refresh_one(tmp_path, "sipri", renamed), "sipri")
    assert "'Republic of the Rich Coast' is no name that is known" in fault.message
    assert "etl/" not in fault.message
    assert Store(tmp_path).current().id == before.id
    assert follow(fault.message, tmp_path, CODE="CRI") == "names.csv"
    assert refresh_one(tmp_path, "sipri", renamed).ok
    assert len(list_rows(tmp_path, "sipri", "sipri_military_expenditure_usd_current", "CRI")) == 3


def test_what_is_no_country_is_left_out_by_the_same_row(tmp_path: Path, workbook: Callable[[str], Fetch]) -> None:
    region = workbook("Middle of America")
    follow(fail(refresh_one(tmp_path, "sipri", region), "sipri").message, tmp_path, CODE="-")
    assert refresh_one(tmp_path, "sipri", region).ok
    assert list_rows(tmp_path, "sipri", "sipri_military_expenditure_usd_current", "CRI") == []


def test_a_row_that_was_mistyped_is_told_with_its_line_and_mended(
    tmp_path: Path, workbook: Callable[[str], Fetch]
) -> None:
    renamed = workbook("Republic of the Rich Coast")
    message = fail(refresh_one(tmp_path, "sipri", renamed), "sipri").message
    follow(message, tmp_path, CODE="Costa Rica")
    path = tmp_path / "seeds" / "names.csv"
    fault = fail(refresh_one(tmp_path, "sipri", renamed), "sipri")
    assert fault.message == f"{path}, line 2, code: 'Costa Rica' is none that is known. Mend the row."
    path.unlink()
    follow(message, tmp_path, CODE="CRI")
    assert refresh_one(tmp_path, "sipri", renamed).ok


def test_natos_page_that_moved_is_found_by_the_row_that_the_message_names_and_what_it_has_is_read(
    tmp_path: Path, mirror: Path
) -> None:
    header = "release,published,title,kind,file,control,definition,extent,note"
    [of_2022] = [one.file for one in RELEASES.read() if one.release == "2022-06-27"]
    with_files = (one.release for one in RELEASES.read() if one.kind != "transcription")
    put(tmp_path, "nato/releases.csv", header, *(f"{release}{',' * 8}" for release in with_files))
    page, book = "https://www.nato.int/moved/here", "https://www.nato.int/moved/tables.xlsx"
    moved = serve({page: f'<a href="{book}">tables</a>'.encode(), book: Mirror(mirror).get(of_2022).content})
    outcome = refresh_one(tmp_path, "nato", moved)
    message = fail(outcome, "nato").message
    assert "nothing is there any more" in message
    # All else of the source is in force.
    before = Store(tmp_path).current().releases("nato")
    assert len(before) > 5
    row = {"NEW_ADDRESS": page, "WHY": "moved in spring"}
    assert follow(message, tmp_path, **row) == "nato/pages.csv"
    again = refresh_one(tmp_path, "nato", moved)
    assert again.ok, again.faults
    after = Store(tmp_path).current().releases("nato")
    assert len(after) == len(before) + 1
    assert book in {origin.url for part in after for origin in part.release.origins}


def change_debt(value: float, code: str, _: int, answer: worldbank_answers.Answer) -> worldbank_answers.Answer:
    """Figures that may be, and one that is `value`."""
    low, high = next(one.bounds for one in layout.list_indicators() if one.code == code)
    for row in answer[1]:
        if (code, row["countryiso3code"], row["date"]) == (DEBT, "ESP", "2024"):
            row["value"] = value
        elif row["value"] is not None:
            row["value"] = low + (high - low) / 8
    return answer


def publish_debt(value: float) -> Fetch:
    return worldbank_answers.fetching(partial(change_debt, value))


@pytest.mark.parametrize(("right", "shown"), [("103.5", 103.5), ("", None)], ids=["corrected", "withheld"])
def test_a_figure_that_is_wrong_is_set_right_by_the_row_that_the_message_names_until_the_publisher_mends_it(
    tmp_path: Path, right: str, shown: float | None
) -> None:
    fault = fail(refresh_one(tmp_path, "worldbank", publish_debt(10350.0)), "worldbank")
    assert "the value 10350.0 is outside" in fault.message
    row = {"VALUE": right, "REASON": "a slipped decimal point", "BY": "an operator"}
    assert follow(fault.message, tmp_path, **row) == "corrections.csv"
    assert refresh_one(tmp_path, "worldbank", publish_debt(10350.0)).ok
    [told] = [row for row in list_rows(tmp_path, "worldbank", INDICATOR, "ESP") if row.year == 2024]
    assert told.value == shown
    assert "a slipped decimal point (an operator)" in told.note
    mended = refresh_one(tmp_path, "worldbank", publish_debt(101.0))
    assert mended.ok
    [spent] = [line for line in mended.sources[0].spent if "2024" in line]
    assert str(tmp_path / "seeds" / "corrections.csv") in spent
    [told] = [row for row in list_rows(tmp_path, "worldbank", INDICATOR, "ESP") if row.year == 2024]
    assert told.value == 101.0


def test_files_that_moved_are_found_by_the_row_that_the_message_names(tmp_path: Path) -> None:
    old, new = kiel_layout.FOLDER, "https://data.example/tracker/"
    moved = serve({new + name: text.encode() for name, text in kiel_files.FILES.items()})
    fault = fail(refresh_one(tmp_path, "kiel", moved), "kiel")
    asked = fault.message.split(": ")[0].removeprefix(old)
    assert follow(fault.message, tmp_path, NEW_ADDRESS=f"{new}{asked}") == "addresses.csv"
    # The next message names the next file; who sees that all have moved writes one row for the folder.
    second = fail(refresh_one(tmp_path, "kiel", moved), "kiel")
    assert second.message != fault.message
    put(tmp_path, "addresses.csv", "address,now,why", f"{old},{new},moved")
    assert refresh_one(tmp_path, "kiel", moved).ok
    origins = Store(tmp_path).current().releases("kiel")[-1].release.origins
    assert all(origin.url.startswith(new) for origin in origins)


def test_a_row_that_is_added_has_its_sources_read_again_though_the_publisher_changed_nothing(tmp_path: Path) -> None:
    right = publish_debt(100.0)
    assert refresh_one(tmp_path, "worldbank", right).changed
    assert not refresh_one(tmp_path, "worldbank", right).changed
    header = "source,release,indicator,member,year,expect,value,reason,by"
    put(tmp_path, "corrections.csv", header, f"worldbank,*,{INDICATOR},ESP,2024,100,103.5,made up,an operator")
    assert refresh_one(tmp_path, "worldbank", right).changed


def test_a_file_of_seeds_that_nobody_reads_is_told_in_the_log_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, "correction.csv", "made up")
    assert refresh_one(tmp_path, "worldbank", publish_debt(100.0)).ok
    assert f"{tmp_path / 'seeds' / 'correction.csv'}: nobody reads a file of this name." in caplog.text


def test_an_edition_whose_row_goes_stays_in_force_as_one_that_no_page_links_any_more(
    tmp_path: Path, workbook: Callable[[str], Fetch]
) -> None:
    fetch = workbook("Costa Rica")
    put(tmp_path, "sipri/releases.csv", LISTED, f"2018-2021,2021-04-26,Made up,{EDITION}#other,Made up.")
    assert refresh_one(tmp_path, "sipri", lambda url: fetch(url.removesuffix("#other"))).ok
    path = tmp_path / "seeds" / "sipri" / "releases.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith("2018")), encoding="utf-8")
    assert refresh_one(tmp_path, "sipri", fetch).ok
    assert [part.release.release for part in Store(tmp_path).current().releases("sipri")] == ["2018-2021", "2019-2021"]


@pytest.mark.parametrize("file", ["corrections.csv", "addresses.csv"])
def test_a_file_of_seeds_that_is_wrong_stops_a_refresh_and_what_is_in_force_stays(tmp_path: Path, file: str) -> None:
    before = refresh_one(tmp_path, "worldbank", publish_debt(100.0)).snapshot
    put(tmp_path, file, "made up")
    outcome = refresh_one(tmp_path, "worldbank", publish_debt(101.0))
    assert (outcome.ok, outcome.snapshot) == (False, before)
    [message] = [fault.message for faults in outcome.faults.values() for fault in faults]
    assert message.startswith(f"{tmp_path / 'seeds' / file}, line 1: the columns are 'made up', not ")
    (tmp_path / "seeds" / file).unlink()
    assert refresh_one(tmp_path, "worldbank", publish_debt(101.0)).changed


def test_the_command_that_lists_sources_tells_of_the_rows_that_are_laid(tmp_path: Path) -> None:
    refresh_one(tmp_path, "worldbank", publish_debt(100.0))
    put(tmp_path, "names.csv", "source,name,code", "sipri,Nowhere,POL")
    put(tmp_path, "correction.csv", "made up")
    told = CliRunner().invoke(main, ["sources", "--data", str(tmp_path)])
    assert told.exit_code == 0
    assert f"1 row of seeds in {tmp_path / 'seeds'}: 1 in names.csv" in told.stdout
    assert f"{tmp_path / 'seeds' / 'correction.csv'}: nobody reads a file of this name." in told.stdout
