"""What is printed: the finding, the chart and whole tables, and nothing that is to be pressed."""

import pytest
from visits import Visits

from dashboard.pages import CHARTED, PAGES

PRESSED = "button, input, summary#menu, .shell-header nav, .controls, .button, .pin"
# Tables that would be cut, and headings that would stand over what comes after them.
CUT = """[...document.querySelectorAll(".table-scroll")].filter(one => one.checkVisibility() && (
  one.scrollHeight > one.clientHeight + 1 || getComputedStyle(one).overflow !== "visible"
  || getComputedStyle(one.querySelector("th")).position !== "static")).map(one => one.firstElementChild.id)"""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_on_paper_tables_are_whole_and_nothing_is_to_be_pressed(page: object, visit: Visits) -> None:
    shown = visit()
    shown.page.goto(shown.address + page.path)  # type: ignore[attr-defined]
    shown.page.wait_for_selector("html:not(.starting)")
    shown.settle()
    shown.page.emulate_media(media="print")
    assert shown.page.locator("#page h1").is_visible()
    assert [one for one in shown.page.locator(PRESSED).all() if one.is_visible()] == []
    assert shown.page.evaluate(CUT) == []


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_a_chart_is_no_wider_than_the_paper_and_as_it_was_after(page: object, visit: Visits) -> None:
    shown = visit(width=1440)
    shown.open(page.path)  # type: ignore[attr-defined]
    width = "document.querySelector('#page .chart').getBoundingClientRect().width"
    before = shown.page.evaluate(width)
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    plot = "document.querySelector('#page .js-plotly-plot').getBoundingClientRect().width"
    assert shown.page.evaluate(plot) <= 700.5
    shown.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown.page.evaluate(width) == before
    shown.assert_sound()
