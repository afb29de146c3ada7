"""`burden claim --file` from outside: a row a claim, whatever the file, and a status that counts what was refused."""

import csv
import io
from pathlib import Path

import orjson
import pytest
from claiming import released, shares
from click.testing import CliRunner, Result

from etl.claims.claim_file import MOST_BYTES, MOST_CLAIMS
from etl.claims.many import COLUMNS
from etl.cli import main
from etl.store.publish import publish

HOLDS = "Poland above 2 % in 2020 as of 2021"
OVER = "Poland above 2 % in 2020"
OWES = "Germany owes NATO vast sums of money"
REFUSED = "the moon is made of cheese"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    publish(tmp_path / "data", [released("2021-06-01", shares(POL=2.255)), released("2022-06-01", shares(POL=1.855))])
    return tmp_path / "data"


def burden(data: Path, file: str | bytes, *words: str, name: str = "claims.txt") -> Result:
    path = data.parent / name
    path.write_bytes(file.encode() if isinstance(file, str) else file)
    return CliRunner().invoke(main, ["claim", "--file", str(path), "--data", str(data), *words])


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_each_claim_has_a_row_with_its_verdict_its_number_its_release_and_its_link(data: Path) -> None:
    result = burden(data, f"{HOLDS}\n\n  {OVER}  \n", "--format", "csv")
    assert result.exit_code == 0
    assert tuple(rows(result)[0]) == COLUMNS
    held, over = rows(result)
    assert (held["place"], held["said"], held["verdict"], held["number"]) == ("line 1", HOLDS, "holds", "2.255")
    assert (held["release"], held["as_of"], held["unit"]) == ("2021-06-01", "2021-12-31", "percent_of_gdp")
    assert held["cell"] == "made-up.xlsx!defence_expenditure_share_gdp!POL2020"
    assert held["link"] == "/claims?claim=Poland+above+2+%25+of+GDP+in+2020+as+of+31+December+2021"
    assert (over["place"], over["verdict"], over["until"]) == ("line 3", "held until", "2022-06-01")
    assert over["answer"].startswith("Held until 1 June 2022: NATO's release of 1 June 2022 has Poland at 1.86 %")


def test_a_count_has_its_number_of_how_many(data: Path) -> None:
    [found] = rows(burden(data, "one of 30 members above 2 % in 2020 as of 2021", "--format", "csv"))
    assert (found["number"], found["of"], found["unit"], found["cell"]) == ("1", "29", "", "")


def test_what_is_not_understood_has_a_row_that_says_why_and_is_counted(data: Path) -> None:
    result = burden(data, f"{REFUSED}\n{HOLDS}\n{OWES}\n{REFUSED}\n", "--format", "csv")
    assert result.exit_code == 2
    found = rows(result)
    assert [one["verdict"] for one in found] == ["", "holds", "not checkable", ""]
    assert "is not understood" in found[0]["why"]
    assert "owes" in found[2]["why"]
    assert not found[1]["why"]


def test_the_status_ends_at_a_hundred(data: Path) -> None:
    assert burden(data, f"{REFUSED}\n" * 103).exit_code == 100


def test_json_has_the_same_rows(data: Path) -> None:
    lines = f"{HOLDS}\n{REFUSED}\n"
    told = orjson.loads(burden(data, lines, "--format", "json").stdout)
    assert told == rows(burden(data, lines, "--format", "csv"))


def test_as_text_each_claim_has_its_answer_below_it(data: Path) -> None:
    told = burden(data, HOLDS).stdout
    assert told.startswith(f"{HOLDS}\n  Holds: NATO's release of 1 June 2021 has Poland at 2.26 % of GDP in 2020.\n")


def test_a_claim_that_names_no_day_is_checked_as_of_the_option(data: Path) -> None:
    found = rows(burden(data, f"{OVER}\n{OVER} as of 2022\n", "--as-of", "2021-12-31", "--format", "csv"))
    assert [(one["verdict"], one["as_of"]) for one in found] == [
        ("holds", "2021-12-31"),
        ("held until", "2022-12-31"),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"who,claim\nA,{HOLDS}\n", ()),
        (f"who;Claim\nA;{HOLDS}\n", ()),
        (f"\ufeffwho\tsentence\r\nA\t{HOLDS}\r\n", ("--column", "sentence")),
        ('who,claim\nA,"Poland above 2 % in 2020\nas of 2021"\nB\n', ()),
    ],
)
def test_the_column_of_a_csv_is_read(data: Path, content: str, words: tuple[str, ...]) -> None:
    [found] = rows(burden(data, content, "--format", "csv", *words, name="claims.csv"))
    assert (found["said"], found["verdict"]) == (HOLDS, "holds")


def test_a_claim_that_is_no_formula_in_a_spreadsheet_either(data: Path) -> None:
    assert rows(burden(data, "=1+1", "--format", "csv"))[0]["said"] == "'=1+1"


@pytest.mark.parametrize(
    ("content", "name", "words", "message"),
    [
        ("", "claims.txt", (), "claims.txt has no claims."),
        ("\n \n", "claims.txt", (), "claims.txt has no claims."),
        ("claim\n", "claims.csv", (), "claims.csv has no claims."),
        ("who,said\nA,B\n", "claims.csv", (), "no column “claim”. Say which with --column. There are: “who”, “said”."),
        ("who,said\nA,B\n", "c.csv", ("--column", "x"), "has no column “x”."),
        ("claim,claim\nA,B\n", "c.csv", (), "has several columns “claim”."),
        ('claim\n"A\n', "c.csv", (), "c.csv, line 2 is no line of a CSV"),
        (b"Poland\nT\xfcrkei\n", "claims.txt", (), "claims.txt, line 2 is not UTF-8."),
        (b"Poland\n\0\n", "claims.txt", (), "claims.txt, line 2 has a byte of nought."),
        (b"x" * (MOST_BYTES + 1), "claims.txt", (), "is larger than 1,000 kB. Split it."),
        ("A\n" * (MOST_CLAIMS + 1), "claims.txt", (), "has 5,001 claims. Split it"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_what_and_where(
    data: Path, content: str | bytes, name: str, words: tuple[str, ...], message: str
) -> None:
    result = burden(data, content, *words, name=name)
    assert result.exit_code == 101
    assert message in " ".join(result.stderr.split())
    assert not result.stdout


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("--file", "no-such-file.txt"), 101, "no-such-file.txt cannot be read (No such file or directory)."),
        (("--file", "."), 101, ". cannot be read (Is a directory)."),
        (("--file", "a.txt", "Poland"), 2, "Give a claim or --file, not both."),
        (("--column", "claim"), 2, "--column goes with --file."),
        (("--file", "a.txt", "--as-of", "soon"), 2, "“soon” is no day and no release."),
    ],
)
def test_what_does_not_go_together_is_refused(data: Path, words: tuple[str, ...], status: int, message: str) -> None:
    result = CliRunner().invoke(main, ["claim", *words, "--data", str(data)])
    assert (result.exit_code, result.stdout) == (status, "")
    assert message in " ".join(result.stderr.split())


def test_claims_are_read_from_stdin(data: Path) -> None:
    result = CliRunner().invoke(main, ["claim", "--file", "-", "--data", str(data)], input=f"{HOLDS}\n")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, HOLDS)
