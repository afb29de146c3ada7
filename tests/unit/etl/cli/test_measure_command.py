"""The command `burden measure`, and which releases a pin stands for, on made-up releases."""

import csv
import io
from datetime import date
from pathlib import Path

import orjson
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from made_up import SHARE, figures, observation, population, release

from etl.asof.membership import select_members
from etl.asof.pin import Pin
from etl.cli import main
from etl.errors import MeasureError
from etl.measures import inputs as measuring
from etl.measures.choice import Choice
from etl.observation import Observation
from etl.store.publish import publish
from etl.store.snapshot import Snapshot, Store

STATEMENT = "at_or_above_2_percent"


def shares(year: int, value: float, status: str = "actual") -> list[Observation]:
    return [row._replace(status=status) for row in figures(year=year, share=value)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two releases of NATO, the older with an estimate that the newer lowers, and one of the World Bank."""
    old = release([*shares(2019, 1.91), *shares(2020, 2.05, "estimate")], name="2020-06-01")
    new = release([*shares(2019, 1.91), *shares(2020, 1.95)], name="2021-06-01")
    publish(tmp_path, [old, new, population("2021-07-01")])
    return tmp_path


@pytest.fixture
def snapshot(data: Path) -> Snapshot:
    return Store(data).current()


def burden(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["measure", *words, "--data", str(data)])


def test_a_day_pins_the_newest_release_known_then_and_never_a_later_one(snapshot: Snapshot) -> None:
    assert measuring.bind_figures(snapshot, Pin(date(2019, 1, 1))).releases == {}
    assert measuring.bind_figures(snapshot, Pin(date(2021, 1, 1))).releases == {"nato": "2020-06-01"}
    assert measuring.bind_figures(snapshot, Pin(date(2026, 1, 1))).releases == {
        "nato": "2021-06-01",
        "worldbank": "2021-07-01",
    }


def test_a_release_pins_the_other_sources_to_its_own_day(snapshot: Snapshot) -> None:
    assert measuring.bind_figures(snapshot, Pin.of_releases({"nato": "2021-06-01"})).releases == {"nato": "2021-06-01"}
    both = {"nato": "2020-06-01", "worldbank": "2021-07-01"}
    assert measuring.bind_figures(snapshot, Pin.of_releases(both)).releases == both


def test_a_release_that_is_not_at_hand_is_an_error_that_lists_those_that_are(snapshot: Snapshot) -> None:
    with pytest.raises(MeasureError, match=r"'2010-01-01' of nato: is not in the record. There are: 2020"):
        measuring.bind_figures(snapshot, Pin.of_releases({"nato": "2010-01-01"}))


def test_a_release_that_lacks_what_is_needed_gives_way_to_an_older_one(tmp_path: Path) -> None:
    publish(tmp_path, [release(shares(2019, 1.91), name="2020-06-01"), release([observation()], name="2021-06-01")])
    snapshot = Store(tmp_path).current()
    found = measuring.bind_measure(snapshot, "gap_to_target", Choice(), Pin(date(2022, 1, 1)))
    assert found.releases == {"nato": "2020-06-01"}
    assert measuring.bind_figures(snapshot, Pin(date(2022, 1, 1)), (SHARE,)).releases == {"nato": "2021-06-01"}


def test_where_no_release_known_has_the_prices_asked_for_one_that_has_others_is_taken(tmp_path: Path) -> None:
    constant = [row for row in figures(share=1.5) if row.price_base != "current"]
    publish(tmp_path, [release(constant, name="2020-06-01"), release([observation()], name="2021-06-01")])
    snapshot = Store(tmp_path).current()
    assert measuring.bind_measure(snapshot, "gap_to_target", Choice(), Pin(date(2022, 1, 1))).releases == {
        "nato": "2020-06-01"
    }
    found = measuring.compute_as_of(snapshot, "gap_to_target", Choice(group=("BEL",)), Pin(date(2022, 1, 1)))
    assert {(one.value, one.basis) for one in found} == {(5.0, "constant_prices")}


def test_a_statement_newer_than_the_shares_gives_the_verdicts(tmp_path: Path) -> None:
    everyone = select_members(2020, date(2020, 12, 31))
    said = [observation(STATEMENT, 1.0, unit="yes_or_no", price_base="", year=2020, member=code) for code in everyone]
    old = [row._replace(member=code) for code in everyone for row in shares(2020, 1.91)]
    publish(tmp_path, [release(old, name="2020-06-01"), release(said, name="2020-11-29")])
    snapshot = Store(tmp_path).current()

    def used(**choices: object) -> str:
        return measuring.bind_measure(snapshot, "verdicts", Choice(**choices), Pin(date(2021, 1, 1))).releases["nato"]

    assert used() == "2020-11-29"
    assert used(target=3.5) == used(convention="strict") == "2020-06-01"


def test_the_band_is_the_error_of_estimates_known_then(snapshot: Snapshot) -> None:
    assert measuring.estimate_band(snapshot, Pin(date(2026, 1, 1))) == pytest.approx(0.10)
    assert measuring.estimate_band(snapshot, Pin(date(2021, 1, 1))) is None


def test_csv_has_a_row_a_number_with_its_release_and_cells(data: Path) -> None:
    result = burden(data, "gap_to_target", "--release", "2021-06-01", "--year", "2020", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    (belgium,) = (row for row in rows if row["member"] == "BEL")
    assert float(belgium["value"]) == pytest.approx(1.0)
    assert (belgium["name"], belgium["unit"], belgium["releases"]) == ("Belgium", "usd_million", "nato 2021-06-01")
    assert belgium["cells"] == f"{SHARE}!BEL2020; gdp_usd_current!BEL2020"
    assert belgium["without"] == ""


def test_who_would_count_in_a_sum_and_has_no_figure_is_named_in_every_format(data: Path) -> None:
    asked = ("disproportionality", "--release", "2021-06-01", "--year", "2020", "--price", "current")
    few = (*asked, "--member", "BEL", "--member", "CAN", "--member", "FRA")
    (row,) = csv.DictReader(io.StringIO(burden(data, *few, "--format", "csv").stdout))
    assert "France" in row["without"]
    assert "FRA" in orjson.loads(burden(data, *few, "--format", "json").stdout)["results"][0]["without"]
    assert f"without {row['without']}" in " ".join(burden(data, *few).stdout.split())


def test_a_null_in_csv_is_empty_and_says_why(data: Path) -> None:
    result = burden(data, "ppp_level", "--release", "2021-06-01", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["value"], row["status"]) == ("", "missing_input")
    assert "No release of World Bank known then is here" in row["reason"]


def test_json_says_what_the_measure_is_and_whom_to_cite(data: Path) -> None:
    result = burden(data, "verdicts", "--as-of", "2021-12-01", "--member", "BEL", "--format", "json")
    found = orjson.loads(result.stdout)
    assert found["measure"]["id"] == "verdicts"
    assert found["sources"] == ["NATO, Defence Expenditure of NATO Countries, release of 2021-06-01"]
    assert {row["member"] for row in found["results"]} == {"BEL", "SELECTED"}


def test_the_table_names_member_year_value_and_source(data: Path) -> None:
    result = burden(data, "change_split", "--release", "2021-06-01", "--member", "BEL")
    assert result.exit_code == 0
    assert "Belgium" in result.stdout
    assert "percentage points" in result.stdout
    assert "Source: NATO, Defence Expenditure of NATO Countries, release of 2021-06-01" in result.stdout


def test_a_measure_in_other_prices_says_so_in_the_table_and_in_csv(tmp_path: Path) -> None:
    publish(tmp_path, [release([row for row in figures(share=1.5) if row.price_base != "current"])])
    words = ("gap_to_target", "--release", "2021-01-01", "--member", "BEL")
    said = "Constant prices: US dollars at constant prices of 2015, for the release lacks the others."
    told = burden(tmp_path, *words, "--member", "ISL").stdout
    assert said in told
    assert told.count("Constant prices: ") == 1
    assert "million US dollars, constant prices" in told
    (first, _) = csv.DictReader(io.StringIO(burden(tmp_path, *words, "--format", "csv").stdout))
    assert (first["value"], first["basis"]) == ("5.0", "constant_prices")


def test_a_number_that_rests_on_estimates_says_so(data: Path) -> None:
    """R8: of 2020 the older release had estimates only."""
    words = ("gap_to_target", "--member", "BEL", "--year", "2020", "--release")
    assert "million US dollars, on estimates" in burden(data, *words, "2020-06-01").stdout
    assert "on estimates" not in burden(data, *words, "2021-06-01").stdout
    told = csv.DictReader(io.StringIO(burden(data, *words, "2020-06-01", "--format", "csv").stdout))
    assert {row["estimates"] for row in told} == {"yes"}
    found = orjson.loads(burden(data, *words, "2021-06-01", "--format", "json").stdout)
    assert {row["estimates"] for row in found["results"]} == {False}


def test_two_releases_are_compared_in_the_order_given(data: Path) -> None:
    words = ("--release", "2020-06-01", "--release", "2021-06-01", "--member", "BEL", "--year", "2020")
    rows = list(csv.DictReader(io.StringIO(burden(data, "revisions", *words, "--format", "csv").stdout)))
    assert {row["part"]: float(row["value"]) for row in rows} == {"": pytest.approx(-0.10), "flip": -1.0}


def test_every_choice_of_the_command_reaches_the_measure(data: Path) -> None:
    words = ("--target", "hague_2025_core", "--growth", "1.5", "--due", "2030", "--trend", "3", "--member", "BEL")
    options = ("--membership", "as_of", "--day", "2021-01-01", "--weight", "a=1")
    result = burden(data, "required_real_growth", *words, *options, "--format", "csv")
    first = next(csv.DictReader(io.StringIO(result.stdout)))
    assert float(first["value"]) == pytest.approx(100 * ((3.5 / 1.95) ** 0.1 * 1.015 - 1))


@pytest.mark.parametrize("then", ["2020-12-01", "1 December 2020", "01.12.2020", "nato:2020-06-01"])
def test_a_day_is_read_in_the_common_forms(data: Path, then: str) -> None:
    rows = csv.DictReader(io.StringIO(burden(data, "verdicts", "--as-of", then, "--format", "csv").stdout))
    assert {row["releases"] for row in rows if row["value"] and row["part"] == ""} == {"nato 2020-06-01"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tanks",), "measure 'tanks': is not known"),
        (("verdicts", "--year", "1999"), "They cover 2019 to 2020"),
        (("verdicts", "--target", "wales"), "target 'wales': is not known"),
        (("verdicts", "--release", "imf2=x"), "names no source"),
        (("verdicts", "--release", "2021-06-01", "--as-of", "2021-01-01"), "both pin the figures"),
        (("revisions", "--release", "a", "--release", "b", "--release", "c"), "more than two releases"),
        (("verdicts", "--release", "sipri=a", "--release", "sipri=b"), "names more than one release of sipri"),
        (("verdicts", "--weight", "much"), "is no weight"),
        (("revisions", "--as-of", "2021-01-01"), "fewer than two are known then"),
        (("verdicts", "--as-of", "banana"), "--as-of banana: is not understood. a date such as 2024-06-17"),
        (("verdicts", "--as-of", "03.04.21", "--day", "soon"), "is not understood"),
    ],
)
def test_a_wrong_question_is_one_plain_message(data: Path, words: tuple[str, ...], said: str) -> None:
    result = burden(data, *words)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_the_help_lists_every_measure() -> None:
    result = CliRunner().invoke(main, ["measure", "--help"])
    assert "  gap_to_target         Money missing to the target\n" in result.stdout


def test_the_shell_completes_the_names_of_measures() -> None:
    completed = ShellComplete(main, {}, "burden", "_BURDEN_COMPLETE").get_completions(["measure"], "per_")
    assert {item.value for item in completed} == {"per_head", "per_soldier"}
