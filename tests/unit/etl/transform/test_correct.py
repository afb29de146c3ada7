"""Corrections on made-up rows: the file of the project is read only to see that it can be."""

from typing import Any

import pytest
from made_up import SHARE, observation, population, release

from etl.catalogue.corrections import Correction, corrections, parse_corrections
from etl.errors import SeedError
from etl.transform.release import correct

ROW = {
    "source": "nato",
    "release": "2021-01-01",
    "indicator": SHARE,
    "member": "BEL",
    "year": "2020",
    "expect": "25",
    "value": "2.5",
    "reason": "a slipped decimal point",
    "by": "a reader",
}
PARSED = release([observation(value=25.0), observation(value=1.0, member="CAN")])


def corrections_of(**changes: str) -> tuple[Correction, ...]:
    return parse_corrections([{**ROW, **changes}])


def test_a_correction_sets_the_figure_right_and_says_what_and_why() -> None:
    row, other = correct(PARSED, corrections_of()).observations
    assert row.value == 2.5
    assert row.note == "corrected from 25 to 2.5: a slipped decimal point (a reader)"
    assert other == PARSED.observations[1]


def test_the_note_of_the_source_is_kept() -> None:
    parsed = release([observation(value=25.0, note="a footnote")])
    assert correct(parsed, corrections_of()).observations[0].note.startswith("a footnote; corrected from")


def test_a_wrong_figure_whose_right_one_is_not_known_is_withheld() -> None:
    row = correct(PARSED, corrections_of(value="")).observations[0]
    assert (row.value, row.status) == (None, "not_available")
    assert row.note == "withheld, the source has 25: a slipped decimal point (a reader)"


@pytest.mark.parametrize("held", [2.5, 24.9, 2500.0, -25.0])
def test_another_figure_than_the_one_expected_stands_as_the_publisher_has_it(held: float) -> None:
    parsed = release([observation(value=held)])
    assert correct(parsed, corrections_of()) == parsed
    assert correct(parsed, corrections_of(value="")) == parsed


def test_the_same_figure_printed_with_another_last_digit_is_the_one_expected() -> None:
    parsed = release([observation(value=25.000000000000004)])
    assert correct(parsed, corrections_of()).observations[0].value == 2.5


def test_a_figure_that_became_null_stays_null() -> None:
    parsed = release([observation(value=None, status="not_published")])
    assert correct(parsed, corrections_of()) == parsed


def test_a_correction_of_a_figure_that_is_not_there_changes_nothing() -> None:
    assert correct(PARSED, corrections_of(year="1999")) == PARSED


def test_of_two_figures_of_one_place_only_the_one_expected_is_corrected() -> None:
    parsed = release([observation(value=25.0), observation(value=3.0, definition="nato_core_2026")])
    assert [row.value for row in correct(parsed, corrections_of()).observations] == [2.5, 3.0]


@pytest.mark.parametrize("change", [{"source": "worldbank", "indicator": "wdi_population"}, {"release": "2022-01-01"}])
def test_a_correction_of_another_release_changes_nothing(change: dict[str, str]) -> None:
    assert correct(PARSED, corrections_of(**change)) == PARSED


def test_a_star_corrects_every_release_of_the_source() -> None:
    known = corrections_of(release="*")
    later = release([observation(value=25.0)], name="2022-01-01")
    assert correct(PARSED, known).observations[0].value == 2.5
    assert correct(later, known).observations[0].value == 2.5
    assert correct(population("2021-07-01"), known) == population("2021-07-01")


@pytest.mark.parametrize(
    "slip", [{"source": "nasa"}, {"indicator": "gdp_in_beans"}, {"indicator": "wdi_population"}, {"member": "BELG"}]
)
def test_what_the_catalogue_does_not_know_is_a_slip_of_the_pen(slip: dict[str, str]) -> None:
    with pytest.raises(SeedError, match=rf"seeds/corrections\.csv, line 2, {next(iter(slip))}: .*not in the catalogue"):
        corrections_of(**slip)


@pytest.mark.parametrize("column", ["source", "release", "indicator", "member", "year", "expect", "reason", "by"])
def test_only_the_right_figure_may_be_left_out(column: str) -> None:
    with pytest.raises(SeedError, match=f"line 2: {column} must not be empty"):
        corrections_of(**{column: ""})


@pytest.mark.parametrize("change", [{"year": "MMXX"}, {"expect": "much"}, {"value": "more"}, {"value": "nan"}])
def test_a_number_that_is_none_is_named_with_its_line(change: dict[str, str]) -> None:
    with pytest.raises(SeedError, match=r"seeds/corrections\.csv, line 2"):
        corrections_of(**change)


@pytest.mark.parametrize("other", ["2021-01-01", "*"])
def test_two_corrections_of_one_figure_are_one_too_many(other: str) -> None:
    with pytest.raises(SeedError, match=r"line 3 .*: seeds/corrections\.csv, line 2 corrects the same figure"):
        parse_corrections([ROW, {**ROW, "release": other}])


def test_a_file_with_other_columns_is_refused() -> None:
    wrong: dict[str, Any] = {**ROW, "colour": "red"}
    with pytest.raises(SeedError, match="the columns are not"):
        parse_corrections([wrong])


def test_the_file_of_the_project_can_be_read() -> None:
    assert all(one.reason and one.by for one in corrections())
