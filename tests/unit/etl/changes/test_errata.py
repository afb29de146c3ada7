"""What becomes of our corrections, on made-up releases."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_up import SHARE, figures, observation, population, release
from refreshing import known

from etl.catalogue.corrections import Correction
from etl.changes import Erratum, ErratumState, as_text, list_errata
from etl.changes.account import decode_change, encode_change
from etl.changes.difference import compare_snapshots
from etl.dataframe import ParsedRelease
from etl.store.publish import publish
from etl.store.snapshot import Snapshot
from etl.transform.release import correct

EVERY = known(release="*")
BANK = known(source="worldbank", release="*", figure=("wdi_population", "BEL", 2020), expect=1e9, value=None)
WHEN = datetime(2026, 8, 1, tzinfo=UTC)


def share(value: float | None, name: str = "2021-01-01") -> ParsedRelease:
    return release(figures(share=value), name=name)


def hold(folder: Path, *releases: ParsedRelease, correction: Correction = EVERY) -> Snapshot:
    return publish(folder, [correct(one, [correction]) for one in releases])[0]


def look(folder: Path, *releases: ParsedRelease, correction: Correction = EVERY) -> Erratum:
    [found] = list_errata(hold(folder, *releases, correction=correction), [correction])
    return found


def test_a_correction_that_is_made_is_not_spent(tmp_path: Path) -> None:
    found = look(tmp_path, share(20.0))
    assert (found.state, found.spent, found.release, found.held) == (ErratumState.MADE, False, "2021-01-01", 2.0)


@pytest.mark.parametrize("now", [2.0, 19.0])
def test_it_is_spent_where_the_publisher_has_another_figure_be_it_right_or_not(tmp_path: Path, now: float) -> None:
    found = look(tmp_path, share(now))
    assert (found.state, found.spent, found.held) == (ErratumState.MENDED, True, now)
    assert f"the publisher has {now:g} in 2021-01-01 now ({SHARE}!BEL2020), and that stands" in str(found)


def test_it_is_spent_where_the_figure_became_null_is_gone_or_the_release_is(tmp_path: Path) -> None:
    gone = look(tmp_path / "a", share(2.0), correction=known(figure=(SHARE, "CAN", 2020)))
    assert (gone.state, gone.spent) == (ErratumState.NO_FIGURE, True)
    no_release = look(tmp_path / "b", share(2.0), correction=known(release="1999-01-01"))
    assert (no_release.state, no_release.spent) == (ErratumState.NO_RELEASE, True)
    null = release([observation(value=None, status="not_published"), observation(member="CAN")])
    assert look(tmp_path / "c", null).words.startswith("the publisher has no figure in 2021-01-01 now")


def test_nothing_is_known_of_it_where_no_release_of_its_source_is_here(tmp_path: Path) -> None:
    [found] = list_errata(hold(tmp_path, share(2.0)), [BANK])
    assert (found.state, found.spent) == (ErratumState.NO_SOURCE, False)


def test_a_fault_that_stands_in_one_of_several_releases_is_still_corrected(tmp_path: Path) -> None:
    found = look(tmp_path, share(20.0), share(2.0, "2022-01-01"))
    assert (found.state, found.release) == (ErratumState.MADE, "2021-01-01")


def test_of_a_publisher_that_gives_its_newest_release_only_the_newest_counts(tmp_path: Path) -> None:
    found = look(tmp_path, population("2021-07-01", 1e9), population("2022-07-01", 1e7), correction=BANK)
    assert (found.state, found.release, found.held) == (ErratumState.MENDED, "2022-07-01", 1e7)


def test_a_row_that_is_new_waits_for_the_next_refresh(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, [share(20.0)])[0]
    [found] = list_errata(snapshot, [EVERY])
    assert (found.state, found.spent) == (ErratumState.DUE, False)


def test_a_publication_tells_once_which_figures_we_correct_no_longer(tmp_path: Path) -> None:
    before, after = hold(tmp_path, share(20.0)), hold(tmp_path, share(2.25))
    change = compare_snapshots(before, after, WHEN, [EVERY])
    [repair] = change.repairs
    assert (repair.expected, repair.held, repair.release, repair.member) == (20.0, 2.25, "2021-01-01", "BEL")
    assert "## We correct no longer" in as_text(change)
    told = "Belgium 2020: we held 20 for wrong; NATO has 2.25 in its release 2021-01-01"
    assert told in as_text(change)
    assert decode_change(encode_change(change)) == change
    assert compare_snapshots(after, hold(tmp_path, share(2.3)), WHEN, [EVERY]).repairs == ()
