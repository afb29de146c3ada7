"""What a publication changed, told apart by whose doing it is. The figures are made up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from dying_calls import Death, die_after
from made_up import SHARE, SPENDING, Source, figures, population, release
from refreshing import run, soldiers

from etl.changes import Address, Change, as_text, read_changes, tell_change
from etl.changes.account import decode_change, encode_change
from etl.changes.difference import compare_snapshots
from etl.dataframe import ParsedRelease
from etl.observation import Observation, Origin
from etl.refresh.publication import roll
from etl.store.folder import current_id
from etl.store.publish import publish
from etl.store.snapshot import Snapshot, Store

pytestmark = pytest.mark.usefixtures("no_corrections")

TIME = datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
FILE = Origin("https://example.org/made-up.xlsx", "1" * 64, 1)
OURS = Origin("seeds/nato/made-up.csv", "2" * 64, 1)


def of(folder: Path, *releases: ParsedRelease) -> Snapshot:
    return publish(folder, releases)[0]


def changed(folder: Path, before: ParsedRelease | None, *after: ParsedRelease) -> Change:
    """The difference between two made-up snapshots."""
    return compare_snapshots(of(folder, before) if before else None, of(folder, *after), TIME)


def shares(name: str = "2021-01-01", **of_member: float) -> ParsedRelease:
    """A release with these shares of 2020, by member."""
    rows: Iterator[Observation] = (
        row for member, share in of_member.items() for row in figures(member, share=share) if row.indicator == SHARE
    )
    return release(rows, name=name)


def from_file(parsed: ParsedRelease, *origins: Origin) -> ParsedRelease:
    return ParsedRelease.of(replace(parsed.release, origins=origins), parsed.observations)


def test_the_first_publication_says_so_and_lists_its_releases(tmp_path: Path) -> None:
    change = changed(tmp_path, None, shares(BEL=2.0), population("2021-07-01"))
    assert (change.first, change.before, change.published) == (True, None, TIME)
    assert [(one.kind, one.source, one.against) for one in change.releases] == [
        ("new", "nato", ()),
        ("new", "worldbank", ()),
    ]
    text = as_text(change)
    assert "Published on 2026-07-01 at 12:30 UTC. First publication." in text
    assert "- NATO, 2021-01-01: Made up, 1 row\n" in text


def test_a_new_release_is_compared_with_the_one_before_it(tmp_path: Path) -> None:
    old = shares(BEL=1.9, DEU=2.0, FRA=1.8)
    change = changed(tmp_path, old, old, shares("2022-01-01", BEL=2.1, DEU=2.0, FRA=1.7, ITA=1.5))
    (one,) = change.releases
    assert (one.kind, one.release, one.against, one.compared, one.revised) == (
        "new",
        "2022-01-01",
        ("2021-01-01",),
        3,
        2,
    )
    assert [(cell.member, cell.before, cell.after) for cell in one.largest] == [("BEL", 1.9, 2.1), ("FRA", 1.8, 1.7)]
    assert (one.members_new, one.members_gone, one.years_new) == (("ITA",), (), ())
    assert "## NATO published its release 2022-01-01" in as_text(change)
    assert "of 3 figures in both, NATO revised 2." in as_text(change)


def test_a_change_is_told_in_passages_whose_points_keep_their_cells_apart(tmp_path: Path) -> None:
    old = shares(BEL=1.9)
    change = changed(tmp_path, old, old, shares("2022-01-01", BEL=2.1))
    opening, release_, moved = tell_change(change)
    assert (opening.heading, opening.points) == ("", ())
    assert release_.heading == "NATO published its release 2022-01-01"
    assert release_.points[0] == ("Against the release 2021-01-01: of 1 figures in both, NATO revised 1.",)
    (largest,) = change.releases[0].largest
    cells = [piece for piece in moved.points[0] if isinstance(piece, Address)]
    assert cells == [Address(largest.before_cell), Address(largest.after_cell)]
    assert all(f"(`{one.cell}`)" in as_text(change) for one in cells)


def test_a_verdict_that_flips_is_told_by_the_published_convention(tmp_path: Path) -> None:
    old = shares(BEL=1.994, DEU=1.996, FRA=2.3, ITA=1.2)
    change = changed(tmp_path, old, old, shares("2022-01-01", BEL=1.995, DEU=2.0, FRA=1.994, ITA=1.3))
    assert [(flip.member, flip.met) for flip in change.releases[0].flips] == [("BEL", True), ("FRA", False)]
    assert "Belgium 2020: now at or above 2 % (1.99 before, " in as_text(change)
    assert "France 2020: no longer at 2 % (2.30 before, 1.99 now)." in as_text(change)


def test_another_file_under_the_same_name_is_the_publishers_revision(tmp_path: Path) -> None:
    old = from_file(shares(BEL=1.9), replace(FILE, sha256="3" * 64))
    change = changed(tmp_path, old, from_file(shares(BEL=2.1), FILE))
    assert [(one.kind, one.against) for one in change.releases] == [("revised", ("2021-01-01",))]
    assert "## NATO revised its release 2021-01-01 without a new one" in as_text(change)
    assert "We corrected" not in as_text(change)


@pytest.mark.parametrize("origins", [(FILE,), (OURS,), (FILE, OURS)])
def test_other_figures_from_the_same_file_are_our_correction(tmp_path: Path, origins: tuple[Origin, ...]) -> None:
    mended = tuple(replace(one, sha256="4" * 64) if one is OURS else one for one in origins)
    change = changed(tmp_path, from_file(shares(BEL=1.9), *origins), from_file(shares(BEL=2.1), *mended))
    assert [one.kind for one in change.releases] == ["corrected"]
    assert "## We corrected how the release 2021-01-01 of NATO is read or derived" in as_text(change)
    assert "NATO revised" not in as_text(change)


def test_what_we_derive_is_never_called_a_publishers_revision(tmp_path: Path) -> None:
    def derived(name: str, value: float) -> ParsedRelease:
        rows = (row._replace(indicator=f"{SHARE}_recomputed", value=value) for row in shares(BEL=2.0).observations)
        return release(rows, name=name)

    old = derived("2021-01-01", 2.0)
    assert changed(tmp_path / "a", old, old, derived("2022-01-01", 2.2)).releases[0].revised == 0
    assert changed(tmp_path / "b", old, derived("2021-01-01", 2.2)).releases[0].revised == 1


def test_another_description_without_another_figure_is_told_as_that(tmp_path: Path) -> None:
    old = shares(BEL=2.0)
    change = changed(tmp_path, old, ParsedRelease.of(replace(old.release, note="A word more."), old.observations))
    assert [(one.kind, one.revised) for one in change.releases] == [("redescribed", 0)]


def test_a_release_that_is_gone_is_told(tmp_path: Path) -> None:
    change = changed(tmp_path, shares(BEL=2.0), population("2021-07-01"))
    assert [(one.kind, one.source) for one in change.releases] == [("new", "worldbank"), ("gone", "nato")]
    assert "The release 2021-01-01 of NATO is no longer published here" in as_text(change)


def test_money_at_the_prices_of_other_years_is_not_compared_but_shares_are(tmp_path: Path) -> None:
    old, later = release(figures()), release(figures(share=2.2, price_base="2021"), name="2022-01-01")
    (one,) = changed(tmp_path, old, old, later).releases
    assert {each.indicator: each.compared for each in one.indicators if each.compared} == {SHARE: 1}
    assert one.not_compared == 4
    assert SPENDING not in {cell.indicator for cell in one.largest}


def test_another_definition_is_not_compared(tmp_path: Path) -> None:
    old = shares(BEL=1.9)
    rows = (row._replace(definition="nato_core_2026") for row in shares("2022-01-01", BEL=2.4).observations)
    (one,) = changed(tmp_path, old, old, release(rows, name="2022-01-01")).releases
    assert (one.compared, one.not_compared, one.flips) == (0, 1, ())


def test_what_rounding_for_print_explains_is_no_revision(tmp_path: Path) -> None:
    old = shares(BEL=1.9041234, DEU=1.8767891)
    rows = (row._replace(acquisition="transcription") for row in shares("2022-01-01", BEL=1.9, DEU=1.89).observations)
    (one,) = changed(tmp_path, old, old, release(rows, name="2022-01-01")).releases
    assert [(cell.member, one.revised) for cell in one.largest] == [("DEU", 1)]


def test_a_change_is_the_same_each_time_and_survives_json(tmp_path: Path) -> None:
    before, after = of(tmp_path, soldiers()), of(tmp_path, soldiers(), soldiers("2022-01-01", times=1.05))
    first, second = (encode_change(compare_snapshots(before, after, TIME)) for _ in range(2))
    assert first == second
    assert decode_change(first) == compare_snapshots(before, after, TIME)
    assert decode_change(first).releases[0].published == date(2022, 1, 1)


def test_every_publication_leaves_its_change_newest_first(tmp_path: Path) -> None:
    first = run(tmp_path)
    second = run(tmp_path, worldbank=Source(population("2022-07-01")))
    run(tmp_path, worldbank=Source(population("2022-07-01")))
    found = read_changes(tmp_path)
    assert [(one.snapshot, one.before) for one in found] == [(second.snapshot, first.snapshot), (first.snapshot, None)]
    assert second.started <= found[0].published <= second.finished
    for one in found:
        assert (tmp_path / "changes" / f"{one.snapshot}.md").read_text() == as_text(one)


def test_the_id_of_a_snapshot_does_not_depend_on_when_it_was_published(tmp_path: Path) -> None:
    one, other = run(tmp_path / "a"), run(tmp_path / "b")
    assert one.snapshot == other.snapshot
    assert read_changes(tmp_path / "a")[0].published != read_changes(tmp_path / "b")[0].published


def test_a_snapshot_that_is_put_in_force_again_keeps_the_day_of_its_first_publication(tmp_path: Path) -> None:
    old = run(tmp_path).snapshot
    newer = Source(population("2022-07-01"))
    run(tmp_path, worldbank=newer)
    before = read_changes(tmp_path)
    roll(tmp_path, str(old))
    run(tmp_path, worldbank=newer)
    assert read_changes(tmp_path) == before


def test_where_nothing_was_published_there_is_no_change(tmp_path: Path) -> None:
    assert read_changes(tmp_path) == ()


def test_a_change_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    run(tmp_path)
    for damage in (b"", b"[]", b'{"format": 1}', b'{"format": 99}'):
        (tmp_path / "changes" / f"{'0' * 16}.json").write_bytes(damage)
        assert [one.snapshot for one in read_changes(tmp_path)] == [current_id(tmp_path)]


def test_a_publication_that_dies_at_any_step_is_told_if_it_took_place_and_only_then(tmp_path: Path) -> None:
    newer = Source(population("2022-07-01"))
    for number in range(1, 40):
        data = tmp_path / str(number)
        old = run(data).snapshot
        with pytest.MonkeyPatch.context() as patch:
            die_after(number, patch)
            try:
                run(data, worldbank=newer)
            except Death:
                pass
            else:
                break
        took_place = current_id(data) != old
        # A roll-back is a change of mind, so the note is settled before it.
        roll(data, str(old))
        assert len(read_changes(data)) == (2 if took_place else 1)
        assert not list((data / "changes").glob("*.pending"))
    assert number > 10


def test_who_reads_the_changes_sees_the_snapshot_of_the_newest(tmp_path: Path) -> None:
    run(tmp_path)
    assert read_changes(tmp_path)[0].snapshot == Store(tmp_path).current().id
