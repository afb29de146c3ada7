"""Of which edition the IMF's figures are. The answers and the records are made up, but for the shipped ones."""

from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from imf_answers import Change, collected, fault, fetching, listing, on, with_entry

from etl.errors import FetchError, SeedError
from etl.fetch import Mirror, Resource
from etl.sources import releases as lists
from etl.sources.imf import collect, layout
from etl.sources.imf import releases as recorded
from etl.sources.imf.listing import read_edition, read_index
from etl.sources.imf.parse import read_forecast_year


def without_listing(name: str, said: Any) -> Any:
    return None if name == "indicators" else said


def test_the_edition_is_what_the_publishers_list_says() -> None:
    release = collected().release
    assert (release.release, release.title) == ("2026-04", "World Economic Outlook, April 2026")
    assert release.origins[0].url == layout.LISTING
    assert len(release.origins) == 1 + len(layout.UNITS)
    assert (release.extent, release.acquisition, release.definition) == ("whole", "original", "imf")


def test_an_edition_is_out_by_the_end_of_the_month_in_its_name_and_the_note_says_so() -> None:
    release = collected().release
    assert release.published == date(2026, 4, 30)
    assert "published then or before" in release.note


def test_the_note_says_that_the_last_actual_year_of_a_country_is_not_told() -> None:
    assert "Years from 2026 on, that of the edition, are forecasts" in collected().release.note
    assert "does not tell which year is a country's last with actual figures" in collected().release.note


@pytest.mark.parametrize(
    ("text", "release", "published"),
    [
        ("World Economic Outlook (October 2025)", "2025-10", date(2025, 10, 31)),
        ("World Economic Outlook (February 2028)", "2028-02", date(2028, 2, 29)),
    ],
)
def test_a_name_gives_release_and_day(text: str, release: str, published: date) -> None:
    edition = read_edition(text)
    assert edition is not None
    assert (edition.release, edition.published, read_forecast_year(edition)) == (release, published, published.year)


@pytest.mark.parametrize(
    "text",
    ["World Economic Outlook", "World Economic Outlook (Avril 2026)", "World Economic Outlook (April 0026)",
     "Fiscal Monitor (April 2026)", "World Economic Outlook (April 2026) Update", ""],
)  # fmt: skip
def test_a_name_that_is_no_edition_gives_none(text: str) -> None:
    assert read_edition(text) is None


@pytest.mark.parametrize("source", ["World Economic Outlook", None, 2026])
def test_a_list_that_names_no_edition_is_refused(source: Any) -> None:
    def change(said: Any) -> Any:
        for entry in said["indicators"].values():
            entry["source"] = source
        return said

    assert f"names {source!r}, which is no edition" in fault(on("indicators", change))


def test_codes_of_two_editions_are_refused() -> None:
    said = fault(with_entry("LP", source="World Economic Outlook (October 2026)"))
    assert "says that LP is of 'World Economic Outlook (October 2026)', but NGDPD of" in said
    assert "The publisher updated in the middle" in said


def test_a_list_that_changes_while_the_codes_are_read_is_refused() -> None:
    newer = orjson.loads(orjson.dumps(listing()).replace(b"April", b"October"))
    given = [newer, listing()]
    assert "is another one than a moment ago" in fault(on("indicators", lambda _: given.pop()))


def test_a_unit_that_is_another_than_before_is_refused() -> None:
    said = fault(with_entry("NGDPD", unit="Millions of U.S. dollars"))
    assert "gives NGDPD in 'Millions of U.S. dollars'; so far it was 'Billions of U.S. dollars'" in said


def test_projections_that_start_in_another_year_than_the_editions_are_refused() -> None:
    assert collected(with_entry("LP", **{"projection-year": 2026})).observations == collected().observations
    said = fault(with_entry("LP", **{"projection-year": 2025}))
    assert "says that projections of LP start in 2025" in said


def of_another_dataset(code: str) -> Change:
    return with_entry(code, dataset="AFRREO", source="Regional Economic Outlook (April 2026)")


def test_a_code_that_the_list_lacks_is_left_out_and_the_note_says_so() -> None:
    for change in (of_another_dataset("GGX_NGDP"), on("indicators", without_expenditure)):
        parsed = collected(change)
        assert "imf_government_expenditure_share_gdp" not in {one.indicator for one in parsed.observations}
        assert "The DataMapper does not give GGX_NGDP for it." in parsed.release.note


def without_expenditure(said: Any) -> Any:
    del said["indicators"]["GGX_NGDP"]
    return said


def test_the_first_code_may_be_the_one_that_is_left_out() -> None:
    parsed = collected(of_another_dataset("NGDPD"))
    assert "imf_gdp_current_usd" not in {one.indicator for one in parsed.observations}
    assert parsed.release.note.endswith("The DataMapper does not give NGDPD for it.")


def test_a_list_without_any_of_the_codes_is_refused() -> None:
    said = fault(on("indicators", lambda said: {**said, "indicators": {}}))
    assert "lists NGDPD as None, and no other as an indicator of WEO" in said


@pytest.mark.parametrize("said", [[], {}, {"indicators": []}])
def test_a_list_that_is_none_is_refused(said: Any) -> None:
    assert "is no list of indicators" in fault(on("indicators", lambda _: said))


def test_a_mirror_without_the_list_and_with_files_of_no_recorded_edition_says_what_to_add() -> None:
    said = fault(without_listing)
    assert said.startswith(layout.LISTING)
    assert "files are of no recorded edition" in said
    gdp = fetching()(layout.build_address("NGDPD")).sha256
    assert f"seeds/imf/files.csv there: RELEASE,NGDPD,{gdp}; RELEASE,PPPGDP," in said


def test_a_mirror_without_the_list_gives_the_edition_whose_files_are_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    record(monkeypatch, dict.fromkeys(layout.UNITS, "2026-04"))
    release = collected(without_listing).release
    assert (release.release, release.published, release.extent) == ("2026-04", date(2026, 4, 15), "partial")
    assert release.note.endswith("Made up.")
    assert len(release.origins) == len(layout.UNITS)


def test_a_mirror_with_files_of_two_recorded_editions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    record(monkeypatch, {**dict.fromkeys(layout.UNITS, "2026-04"), "LP": "2026-10"})
    assert "files are of two editions: NGDPD of 2026-04" in fault(without_listing)


def record(monkeypatch: pytest.MonkeyPatch, releases: dict[str, str]) -> None:
    """Record the made-up answers under these releases."""
    fetch = fetching()
    rows = {
        "imf/releases.csv": [
            described("2026-04", "2026-04-15"),
            described("2026-10", "2026-10-14"),
        ],
        "imf/files.csv": [
            {"release": release, "code": code, "sha256": fetch(layout.build_address(code)).sha256}
            for code, release in releases.items()
        ],
    }
    for module in (recorded, lists):
        monkeypatch.setattr(module, "read_csv", rows.__getitem__)


def described(release: str, published: str, extent: str = "partial") -> dict[str, str]:
    return {"release": release, "published": published, "title": "Made up", "extent": extent, "note": "Made up."}


def test_a_list_that_cannot_be_had_for_another_reason_is_no_reason_to_guess() -> None:
    def fetch(url: str) -> Resource:
        raise FetchError(url, "the server answered 403 Forbidden", "See whether the address is right.")

    with pytest.raises(FetchError, match="403"):
        list(collect(fetch))


def test_a_mirror_that_lacks_the_list_gives_none(tmp_path: Path) -> None:
    (tmp_path / "mirror.json").write_text('{"format": 1, "entries": []}', encoding="utf-8")
    assert read_index(Mirror(tmp_path).get) is None


def test_a_mirror_whose_list_is_damaged_is_no_reason_to_guess(tmp_path: Path) -> None:
    entry = {"url": layout.LISTING, "file": "made-up.json", "sha256": "0" * 64, "media_type": "application/json"}
    (tmp_path / "mirror.json").write_bytes(orjson.dumps({"format": 1, "entries": [entry]}))
    with pytest.raises(FetchError, match="missing from the mirror"):
        read_index(Mirror(tmp_path).get)


def test_the_shipped_record_is_sound_and_has_every_code_of_each_edition() -> None:
    editions, files = recorded.read_record()
    for release in editions:
        assert {code for (code, _), of in files.items() if of == release} == layout.UNITS.keys()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (described("2026-04", "April"), "published: 'April' is no date"),
        (described("2026-04", "2026-06-07"), "release: '2026-04' is not the month of 2026-06-07"),
        (described("2026-04", "2026-04-30", "half"), "extent: 'half' is no extent"),
        ({"release": "2026-04"}, "the columns are release"),
    ],
)
def test_a_wrong_row_of_the_editions_is_named_with_its_line(row: dict[str, str], problem: str) -> None:
    with pytest.raises(SeedError, match=f"seeds/imf/releases.csv, line 2.*{problem}"):
        recorded.EDITIONS.check([row])


def test_an_edition_that_stands_twice_is_named() -> None:
    row = described("2026-04", "2026-04-30")
    with pytest.raises(SeedError, match="line 3, release: the release 2026-04 stands twice"):
        recorded.EDITIONS.check([row, row])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"release": "2025-10", "code": "LP", "sha256": "a"}, "release: 2025-10 is not in seeds/imf/releases.csv"),
        ({"release": "2026-04", "code": "XX", "sha256": "a"}, "code: XX is no code that is asked for"),
        ({"release": "2026-04"}, "the columns are release"),
    ],
)
def test_a_wrong_row_of_the_files_is_named_with_its_line(row: dict[str, str], problem: str) -> None:
    with pytest.raises(SeedError, match=f"seeds/imf/files.csv, line 2.*{problem}"):
        recorded.check_files([row], {"2026-04"})


def test_a_file_under_two_editions_is_named() -> None:
    rows = [{"release": release, "code": "LP", "sha256": "a"} for release in ("2025-10", "2026-04")]
    with pytest.raises(SeedError, match="line 3, sha256: the file stands under two releases"):
        recorded.check_files(rows, {"2025-10", "2026-04"})
