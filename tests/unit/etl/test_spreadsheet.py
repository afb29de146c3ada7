"""CSV that is opened in a spreadsheet runs nothing. All cells are made up."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.spreadsheet import make_harmless, write_records, write_rows

ROOT = Path(__file__).resolve().parents[3]
FORMULAS = (
    "=1+1",
    "+cmd",
    "-cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\tx",
    " =1",
    "\x00=1",
    "=",
    "-",
    "＝1",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_begins_as_a_formula_does_gets_an_apostrophe(text: str) -> None:
    assert make_harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "cell", ["-1.5", "+2", "-1e-05", "-0.0", "1", "", -1.5, -3, None, "Poland", "2014-2024", "’=", "–"]
)
def test_numbers_and_other_texts_stay_as_they_are(cell: object) -> None:
    assert make_harmless(cell) == cell


@pytest.mark.parametrize("text", ["-1+1", "-1|cmd", "+1=2", "-1.5.2", "-1\n=2", "--1", "-1e"])
def test_what_only_begins_as_a_number_is_no_number(text: str) -> None:
    assert make_harmless(text) == f"'{text}"


@given(text=st.text(max_size=30))
def test_no_text_is_lost_or_begins_as_a_formula(text: str) -> None:
    for written in (
        write_rows(["text", "end"], [[text, 1]]),
        write_records(["text", "end"], [{"text": text, "end": 1}]),
    ):
        _, (cell, _) = csv.reader(StringIO(written, newline=""))
        assert cell in (text, f"'{text}")
        assert not cell.startswith(("=", "@"))


def test_a_carriage_return_in_a_cell_begins_no_row_of_its_own() -> None:
    assert write_rows(["a"], [["x\r=1"]]) == 'a\n"x\r=1"\n'


def test_rows_and_records_are_both_made_harmless() -> None:
    assert write_rows(["a", "b"], [["=1", -2]]) == "a,b\n'=1,-2\n"
    assert write_records(["a", "b"], [{"a": "=1", "b": -2}, {"b": "@x"}]) == "a,b\r\n'=1,-2\r\n,'@x\r\n"


def test_a_record_with_what_is_no_column_is_refused() -> None:
    with pytest.raises(ValueError, match="other"):
        write_records(["a"], [{"other": 1}])


def test_csv_is_written_in_one_place() -> None:
    files = [path for top in ("etl", "dashboard") for path in (ROOT / top).rglob("*.py")]
    writing = [path.name for path in files if re.search(r"csv\.(Dict)?[wW]riter\(|\.to_csv\(", path.read_text("utf-8"))]
    assert writing == ["spreadsheet.py"]
