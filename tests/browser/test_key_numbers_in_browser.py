"""The row of key numbers on screens of several widths: made-up numbers, in the page that the server drew."""

import pytest
from visits import Visits

ENTRY = "<div><dt>{0} made-up members that meet it</dt><dd>1.03 trillion US$</dd><dd class='number-note'>{0}</dd></div>"
TOPS = """entries => {
  const row = document.querySelector(".key-numbers");
  row.innerHTML = entries;
  return [...row.children].map(one => Math.round(one.getBoundingClientRect().top));
}"""


@pytest.mark.parametrize(("width", "lines"), [(1440, 1), (1024, 1), (768, 2), (390, 3), (320, 5)])
def test_five_numbers_stand_side_by_side_as_far_as_there_is_room(width: int, lines: int, visit: Visits) -> None:
    shown = visit(width=width, java_script_enabled=False)
    shown.page.goto(shown.address + "/trends")
    empty = shown.page.locator(".key-numbers")
    assert not empty.is_visible()
    tops = shown.page.evaluate(TOPS, "".join(map(ENTRY.format, range(5))))
    assert len(set(tops)) == lines
    assert shown.page.evaluate("document.querySelector('.key-numbers').scrollWidth") <= width - 16
