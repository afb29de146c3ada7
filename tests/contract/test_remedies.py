"""What an operator is told to do can be done without the program's code: no text of an error asks to change it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.sources.remedies import add_row, name_country

ROOT = Path(__file__).resolve().parent.parent.parent
# Of what comes from outside; an operator meets them in the life of the program, and has no other program.
ERRORS = {"LayoutError", "FetchError", "AbsentError", "AttemptError", "MissedRelease"}
CODE = re.compile(r"\betl/|\bdashboard/|\b\w+\.py\b|source\.toml|up to date")


def list_texts() -> Iterator[tuple[str, str]]:
    """Every text of a module that raises one of ERRORS or declares remedies, but docstrings, with its place."""
    for path in sorted((ROOT / "etl").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        if not names & ERRORS and path.name != "remedies.py":
            continue
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def test_no_text_of_a_module_that_reads_what_comes_from_outside_asks_to_change_the_program() -> None:
    assert [(place, text) for place, text in list_texts() if CODE.search(text)] == []


def test_every_module_that_reads_a_publisher_is_looked_at() -> None:
    looked_at = {place.split("/")[2] for place, _ in list_texts() if place.startswith("etl/sources/")}
    packages = {path.parent.name for path in (ROOT / "etl" / "sources").glob("*/__init__.py")}
    assert packages <= looked_at


@pytest.mark.parametrize("text", ["bring etl/sources/nato/layout.py up to date", "a new name goes into names.py"])
def test_a_text_that_asks_for_the_programs_code_would_be_found(text: str) -> None:
    assert CODE.search(text)


def test_a_row_to_add_is_told_as_the_file_holds_it() -> None:
    told = add_row("nato/pages.csv", "https://nowhere.example/a,b", "page", 'the "new" page')
    assert told == (
        "Add a row to seeds/nato/pages.csv of the data folder, below the header `url,use,why`: "
        '`"https://nowhere.example/a,b",page,"the ""new"" page"`.'
    )


def test_a_name_to_add_is_told_with_what_stands_for_its_code() -> None:
    assert name_country("sipri", "Nowhere").startswith(
        "Add a row to seeds/names.csv of the data folder, "
        "below the header `source,name,code`: `sipri,Nowhere,CODE`. CODE is the country's ISO 3166"
    )
