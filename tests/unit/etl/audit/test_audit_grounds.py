"""What a finding rests on: what has to change for it to be found anew, and that nothing is read for the others."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_up import figures, observation, release

from etl.audit import encode_audits, read_audits
from etl.audit.checks import CHECKS, MOMENTS, OF_NEIGHBOURS, find_check
from etl.audit.grounds import Key, find_unchanged, list_grounds
from etl.audit.library import Library, audit_snapshot, find_function
from etl.audit.record import write_audits
from etl.catalogue.sources import SOURCES
from etl.dataframe import ParsedRelease
from etl.observation import PARTIAL
from etl.store.publish import publish
from etl.store.snapshot import Part, Snapshot

PER_HEAD = "defence_expenditure_per_capita_usd_constant"
OLD, NEW = "2021-01-01", "2022-01-01"


def nato(name: str, share: float = 2.1) -> ParsedRelease:
    return release([*figures(share=share), observation(PER_HEAD, 2.0, unit="usd")], name=name)


def bank(name: str, population: float = 1e7) -> ParsedRelease:
    values = {
        "wdi_population": population,
        "wdi_gdp_current_usd": 2e9,
        "wdi_gdp_per_capita_current_usd": 200.0,
        "wdi_military_expenditure_share_gdp": 1.5,
    }
    rows = [observation(one, value, unit="usd", price_base="", definition="wdi") for one, value in values.items()]
    return release(rows, "worldbank", name)


def edition(name: str, share: float = 1.2) -> ParsedRelease:
    return release([observation("sipri_military_expenditure_share_gdp", share)], "sipri", name)


def outlook(name: str) -> ParsedRelease:
    return release([observation("imf_gdp_current_usd", 2000.0, price_base="")], "imf", name)


# A release for each moment: the World Bank's is known to the newer of NATO's alone, SIPRI's is near to it.
KNOWN = (nato(OLD), nato(NEW), bank("2021-06-01"), edition("2021-05-01"), outlook("2021-10-01"))


def keys(source: str, *releases: str, checks: Iterable[str] = ()) -> set[Key]:
    """The findings of these releases: of all checks where none is said."""
    wanted = set(checks) or {check.id for check in CHECKS if source in check.sources}
    return {(source, name, check) for name in releases for check in wanted}


def swap(*changed: ParsedRelease) -> tuple[ParsedRelease, ...]:
    """The releases known, with others of the same source and name in their place, and with those that are new."""
    names = {(one.release.source, one.release.release) for one in changed}
    return *(one for one in KNOWN if (one.release.source, one.release.release) not in names), *changed


def restate(one: ParsedRelease, **changes: object) -> ParsedRelease:
    return replace(one, release=replace(one.release, **changes))


CHANGES: dict[str, tuple[tuple[ParsedRelease, ...], set[Key]]] = {
    "nothing": (KNOWN, set()),
    "own content": (swap(nato(NEW, share=2.0)), keys("nato", NEW) | keys("nato", OLD, checks=OF_NEIGHBOURS)),
    "own day": (
        swap(restate(nato(NEW), published=date(2022, 1, 2))),
        keys("nato", NEW) | keys("nato", OLD, checks=OF_NEIGHBOURS),
    ),
    "own extent": (
        swap(restate(nato(NEW), extent=PARTIAL)),
        keys("nato", NEW) | keys("nato", OLD, checks=OF_NEIGHBOURS),
    ),
    "another publisher's content": (
        swap(bank("2021-06-01", population=2e7)),
        keys("worldbank", "2021-06-01")
        | keys("nato", OLD, NEW, checks=["gdp_world_bank"])
        | keys("nato", NEW, checks=["spending_per_head"]),
    ),
    "a newer release of another publisher": (
        swap(bank("2023-06-01")),
        keys("worldbank", "2023-06-01")
        | keys("worldbank", "2021-06-01", checks=OF_NEIGHBOURS)
        | keys("nato", OLD, NEW, checks=["gdp_world_bank"]),
    ),
    "another publisher's release that was known then": (
        swap(bank("2020-06-01")),
        keys("worldbank", "2020-06-01")
        | keys("worldbank", "2021-06-01", checks=OF_NEIGHBOURS)
        | keys("nato", OLD, checks=["spending_per_head"]),
    ),
    "an edition that is nearer": (
        swap(edition("2021-06-02")),
        keys("sipri", "2021-06-02")
        | keys("sipri", "2021-05-01", checks=OF_NEIGHBOURS)
        | keys("worldbank", "2021-06-01", checks=["sipri_share"]),
    ),
    "an edition that is farther": (
        swap(edition("2023-06-02")),
        keys("sipri", "2023-06-02") | keys("sipri", "2021-05-01", checks=OF_NEIGHBOURS),
    ),
    "a new neighbour": (
        swap(nato("2023-01-01")),
        keys("nato", "2023-01-01") | keys("nato", OLD, NEW, checks=OF_NEIGHBOURS),
    ),
    "one neighbour less": (KNOWN[1:], keys("nato", NEW, checks=OF_NEIGHBOURS)),
}
each_change = pytest.mark.parametrize(("releases", "anew"), CHANGES.values(), ids=CHANGES)


@pytest.fixture
def before(tmp_path: Path) -> Snapshot:
    """A snapshot with its audits beside it."""
    snapshot = publish(tmp_path, KNOWN)[0]
    write_audits(tmp_path, snapshot)
    return snapshot


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The releases whose rows are read from now on, by source and name, as often as they are."""
    found: list[tuple[str, str]] = []
    table = Snapshot.table

    def spy(self: Snapshot, part: Part, indicator: str = "") -> object:
        found.append((part.release.source, part.release.release))
        return table(self, part, indicator)

    monkeypatch.setattr(Snapshot, "table", spy)
    return found


def list_kept(before: Snapshot, after: Snapshot) -> set[Key]:
    return set(find_unchanged(before, read_audits(before.folder, before.id) or (), after))


@each_change
def test_a_finding_is_made_anew_where_what_it_rests_on_has_changed(
    before: Snapshot, releases: tuple[ParsedRelease, ...], anew: set[Key]
) -> None:
    after = publish(before.folder, releases)[0]
    assert list_grounds(after).keys() - list_kept(before, after) == anew
    assert list_kept(before, after) <= list_grounds(after).keys()


@each_change
def test_audits_have_the_same_bytes_whether_or_not_any_is_taken_over(
    before: Snapshot, releases: tuple[ParsedRelease, ...], anew: set[Key]
) -> None:
    after = publish(before.folder, releases)[0]
    lying = before.folder / "audits" / f"{after.id}.json"
    lying.unlink(missing_ok=True)
    write_audits(before.folder, after, before)
    assert lying.read_bytes() == encode_audits(audit_snapshot(after), after.id)


def test_what_is_taken_over_is_what_was_found_and_no_rows_are_read_for_it(before: Snapshot, read: list[object]) -> None:
    posted = observation("troops_on_territory_of_allies", 1.0)
    after = publish(before.folder, swap(release([posted], "troops", "2022-06-01")))[0]
    write_audits(before.folder, after, before)
    assert read == []
    was, now = (read_audits(before.folder, one.id) or () for one in (before, after))
    assert {one for one in now if one.source != "troops"} == set(was)


def test_only_what_a_new_finding_rests_on_is_read(before: Snapshot, read: list[object]) -> None:
    after = publish(before.folder, swap(edition("2023-06-02")))[0]
    write_audits(before.folder, after, before)
    assert set(read) == {("sipri", "2021-05-01"), ("sipri", "2023-06-02")}


def test_without_a_snapshot_before_all_is_found_anew(before: Snapshot, read: list[object]) -> None:
    after = publish(before.folder, swap(edition("2023-06-02")))[0]
    write_audits(before.folder, after)
    assert {source for source, _ in read} == {"nato", "worldbank", "sipri", "imf"}


@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_audits_before_that_cannot_be_read_are_done_without(before: Snapshot, content: bytes | None) -> None:
    lying = before.folder / "audits" / f"{before.id}.json"
    lying.unlink() if content is None else lying.write_bytes(content)
    after = publish(before.folder, swap(edition("2023-06-02")))[0]
    write_audits(before.folder, after, before)
    assert read_audits(before.folder, after.id) == audit_snapshot(after)


def test_nothing_is_taken_of_a_snapshot_that_was_opened_without_its_damaged_part(before: Snapshot) -> None:
    whole = tuple(part for part in before.parts if part.release.source != "worldbank")
    after = publish(before.folder, [one for one in KNOWN if one.release.source != "worldbank"])[0]
    assert list_kept(before, after)
    assert not list_kept(Snapshot(before.folder, before.id, whole), after)


def test_a_check_reads_nothing_that_its_finding_does_not_rest_on(before: Snapshot, read: list[tuple[str, str]]) -> None:
    for (source, name, check), ground in list_grounds(before).items():
        read.clear()
        find_function(check)(find_check(check), Library(before).subject(source, name))
        marks = (ground.own, *ground.neighbours, *([ground.beside] if ground.beside else []))
        assert set(read) <= {mark[:2] for mark in marks}, check


def test_of_what_is_beside_and_of_neighbours_each_check_says_when_and_whether_it_asks() -> None:
    assert {check.id for check in CHECKS if check.beside} == MOMENTS.keys()
    assert {check.id for check in CHECKS if check.sources == tuple(SOURCES)} == set(OF_NEIGHBOURS)
