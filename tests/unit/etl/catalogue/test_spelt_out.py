"""What is known of sources and indicators stands in the catalogue: rooms that work on any of them spell out none."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES

ETL = Path(__file__).resolve().parents[4] / "etl"
# Entries of a catalogue of their own, and the words that a claim is written in.
ENTRIES = ("audit/checks.py", "claims/grammar/")


def modules(room: str) -> Iterator[Path]:
    return (path for path in (ETL / room).rglob("*.py") if not path.relative_to(ETL).as_posix().startswith(ENTRIES))


def spelt_out(source: str) -> set[str]:
    texts = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    return texts & {*SOURCES, *DEFINITIONS, *indicators()}


@pytest.mark.parametrize("room", ["asof", "audit", "claims", "compare", "contract", "store", "transform"])
def test_no_source_definition_or_indicator_is_spelt_out(room: str) -> None:
    found = {path.name: spelt for path in modules(room) if (spelt := spelt_out(path.read_text(encoding="utf-8")))}
    assert found == {}


def test_an_id_that_is_spelt_out_is_found() -> None:
    assert spelt_out('if row.source == "worldbank": ...') == {"worldbank"}
