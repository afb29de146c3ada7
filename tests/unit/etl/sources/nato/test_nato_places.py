"""Tables are found by what they say, not by where they stand. The workbooks are made up."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from nato_workbook import FILE, TABLES, only, placeless, read, rows_of, workbook
from openpyxl.utils import get_column_letter

SHARE = "defence_expenditure_share_gdp"


@settings(max_examples=8, deadline=None)
@given(down=st.integers(0, 30), right=st.integers(0, 30))
def test_moving_a_table_changes_nothing_but_cells(down: int, right: int) -> None:
    parsed = read(workbook(down=down, right=right))
    assert placeless(parsed) == placeless(read(workbook()))
    assert only(parsed, SHARE, "BEL", 2019).cell == f"{FILE}!TABLE3!{get_column_letter(4 + right)}{11 + down}"


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(range(len(TABLES))), numbers=st.permutations([made.number for made in TABLES]))
def test_reordering_and_renumbering_tables_changes_nothing_but_cells(order: list[int], numbers: list[str]) -> None:
    renumbered = [replace(made, number=number) for made, number in zip(TABLES, numbers, strict=True)]
    assert placeless(read(workbook([renumbered[place] for place in order]))) == placeless(read(workbook()))


@settings(max_examples=8, deadline=None)
@given(places=st.permutations(range(3)))
def test_reordering_rows_changes_nothing_but_cells(places: list[int]) -> None:
    tables = [rows_of(made, lambda names: [names[place] for place in places] + list(names[3:])) for made in TABLES]
    assert placeless(read(workbook(tables))) == placeless(read(workbook()))


def test_names_are_read_with_padding_and_in_older_spellings() -> None:
    old = {"Belgium": "  Belgium ", "Canada": "\xa0Canada", "NATO Total": "  NATO - Total"}
    tables = [rows_of(made, lambda names: [old.get(name, name) for name in names]) for made in TABLES[1:]]
    book = workbook([TABLES[0], *tables])
    assert {row.member for row in read(book).release.observations} == {"BEL", "CAN", "EST", "NATO_TOTAL"}
