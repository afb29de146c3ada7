"""`burden claim` from outside, on a snapshot of made-up releases."""

import csv
import io
from pathlib import Path

import orjson
import pytest
from claiming import released, shares
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from etl.catalogue.claims import claims
from etl.catalogue.seeds import shipped
from etl.claims import COLUMNS
from etl.cli import main
from etl.store.publish import publish


@pytest.fixture
def data(tmp_path: Path) -> Path:
    publish(tmp_path, [released("2021-06-01", shares(POL=2.255)), released("2022-06-01", shares(POL=1.855))])
    return tmp_path


def burden(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["claim", *map(str, words)])


def test_without_a_claim_the_articles_are_listed_with_their_ids() -> None:
    result = burden()
    assert result.exit_code == 0
    for name, claim in claims().items():
        assert f"{name}\n  {claim.says}\n" in result.stdout


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Poland above 2 % in 2020 as of 2021", "Holds: NATO's release of 1 June 2021 has Poland at 2.26 % of GDP"),
        ("Poland above 2 % in 2020", "Held until 1 June 2022: NATO's release of 1 June 2022 has Poland at 1.86 %"),
        ("Poland above 2 % in 1960", "Not checkable: "),
    ],
)  # fmt: skip
def test_whatever_the_verdict_a_claim_that_was_checked_is_no_failure(data: Path, text: str, answer: str) -> None:
    result = burden(text, "--data", data)
    assert result.exit_code == 0
    assert answer in result.stdout


def test_a_claim_needs_no_quotes(data: Path) -> None:
    assert burden("Poland", "above", "2", "%", "in", "2020", "--data", data).stdout.startswith("Held until 1 June")


def test_a_claim_of_the_article_is_checked_as_of_another_day_without_its_own() -> None:
    then = burden("nineteen_below", "--data", shipped("embedded"))
    refused = burden("nineteen_below", "--as-of", "2026-11-24", "--data", shipped("embedded"))
    assert refused.exit_code == 2
    without = "19 members below the 2 % guideline in 2019"
    assert f"Give one of the two; without its day the claim is “{without}”." in " ".join(refused.stderr.split())
    today = burden(without, "--as-of", "2026-11-24", "--data", shipped("embedded"))
    assert then.stdout.startswith("Holds: NATO's statement of 29 November 2019 expected 19 of 28")
    assert today.stdout.startswith("Held until 27 June 2022: ")


def test_the_ids_of_the_article_s_claims_are_completed() -> None:
    found = ShellComplete(main, {}, "burden", "_BURDEN_COMPLETE").get_completions(["claim"], "nine")
    assert [one.value for one in found] == ["nineteen_below"]


@pytest.mark.parametrize("as_of", ["2021-12-31", "December 2021", "nato:2021-06-01"])
def test_the_option_says_what_was_known(data: Path, as_of: str) -> None:
    assert burden("Poland above 2 % in 2020", "--as-of", as_of, "--data", data).stdout.startswith("Holds: ")


def test_an_article_claim_is_checked_by_its_id(data: Path) -> None:
    result = burden("target_of_2014", "--data", data)
    assert result.stdout.startswith("Holds: it was agreed on 5 September 2014 (Wales 2014), though also on")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Poland foo 2 %",), "“foo” is not understood. Write it like one of these"),
        (("Poland above 2 % in 2020", "--as-of", "soon"), "“soon” is no day and no release."),
        (
            ("Poland above 2 % in 2020 as of 2021", "--as-of", "2020"),
            "Give one of the two; without its day the claim is “Poland above 2 % of GDP in 2020”.",
        ),
        (("--as-of", "2020"), "--as-of goes with a claim. Say which."),
        (("--format", "json"), "--format goes with a claim. Say which."),
        (("Poland above 2 % in 2020 as of nato:2020-01-01",), "There are: nato:2021-06-01, nato:2022-06-01."),
    ],
)
def test_what_is_not_understood_is_a_failure_of_its_own(data: Path, words: tuple[str, ...], message: str) -> None:
    result = burden(*words, "--data", data)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not result.stdout


def test_a_csv_has_a_row_a_release_and_convention(data: Path) -> None:
    result = burden("1 member above 2 % in 2020", "--format", "csv", "--data", data)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(rows[0]) == COLUMNS
    answered = [row for row in rows if row["number"]]
    assert [(row["release"], row["convention"], row["iceland"], row["number"], row["holds"]) for row in answered] == [
        ("2022-06-01", "published", "yes", "0", "no"),
        ("2022-06-01", "published", "no", "0", "no"),
        ("2022-06-01", "strict", "yes", "0", "no"),
        ("2022-06-01", "strict", "no", "0", "no"),
        ("2021-06-01", "published", "yes", "1", "yes"),
        ("2021-06-01", "published", "no", "1", "yes"),
        ("2021-06-01", "strict", "yes", "1", "yes"),
        ("2021-06-01", "strict", "no", "1", "yes"),
    ]
    assert {row["inside"] for row in answered} == {"", "POL"}


def test_json_has_the_verdict_the_explanation_the_rows_and_the_cells(data: Path) -> None:
    result = burden("Poland above 2 % in 2020", "--format", "json", "--data", data)
    told = orjson.loads(result.stdout)
    assert (told["claim"], told["verdict"], told["year"]) == ("Poland above 2 % of GDP in 2020", "held until", 2020)
    assert told["explanation"].startswith("The claim: Poland above 2 % of GDP in 2020. It held until")
    assert [cell["cell"] for cell in told["cells"]] == ["made-up.xlsx!defence_expenditure_share_gdp!POL2020"]
    assert {row["release"] for row in told["rows"]} == {"2021-06-01", "2022-06-01"}


def test_json_says_it_by_each_definition_who_is_silent_and_which_targets_are_meant(data: Path) -> None:
    told = orjson.loads(burden("Poland above 2 % in 2020", "--format", "json", "--data", data).stdout)
    assert [(one["definition"], one["release"], one["verdict"]) for one in told["definitions"]] == [
        ("nato", "2022-06-01", "held until"),
        ("sipri", "", "not checkable"),
        ("eda", "", "not checkable"),
    ]
    assert {one["publisher"]: one["why"] for one in told["absent"]} == {
        "SIPRI": "no release of SIPRI is available",
        "World Bank": "no release of the World Bank is available",
        "European Defence Agency": "no release of the European Defence Agency is available",
    }
    agreed = orjson.loads(burden("target_of_2014", "--format", "json", "--data", data).stdout)
    assert [(one["agreed"], one["holds"]) for one in agreed["targets"]] == [("2006-06-08", False), ("2014-09-05", True)]


def test_the_table_marks_what_is_in_force_and_what_came_later(data: Path) -> None:
    shown = burden("Poland above 2 % in 2020 as of 2021", "--data", data).stdout
    assert "Known then:" in shown
    assert "Published later:" in shown
    assert "holds *" in shown


def test_help_shows_examples_that_are_understood() -> None:
    result = burden("--help")
    assert "burden claim nineteen_below" in result.stdout
    assert "2 when it was not understood" in " ".join(result.stdout.split())


def test_a_figure_is_listed_with_no_more_decimals_than_its_release_prints() -> None:
    found = burden("Germany was 2.4 % in 2025 as of April 2026", "--data", shipped("embedded")).stdout
    assert "│ 2.4 │" in " ".join(found.split())
    assert "2.400" not in found
