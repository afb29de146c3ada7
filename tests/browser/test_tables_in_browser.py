"""Tables in a browser: sorted in place, told of to screen readers, moved by keyboard."""

import pytest
from visits import Visit, Visits

from dashboard.pages import PAGES

SORTED = """[...document.querySelectorAll("#scoreboard-table th")]
  .filter(one => one.ariaSort).map(one => [one.innerText, one.ariaSort])"""
# What a table lacks for whoever does not see it.
LACKS = """[...document.querySelectorAll("#page table, #first table")].flatMap(table => {
  const name = table.id || table.outerHTML.slice(0, 60), region = table.closest(".table-scroll");
  return [
    !table.caption?.textContent && `${name}: no caption`,
    [...table.querySelectorAll("thead th")].some(one => one.scope !== "col") && `${name}: no scope`,
    (region?.tabIndex !== 0 || region.role !== "region" || !region.ariaLabel) && `${name}: no region`,
  ].filter(Boolean);
})"""


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_table_has_a_caption_headings_of_columns_and_a_region_that_keys_reach(
    page: object, scripts: bool, visit: Visits
) -> None:
    shown = visit(java_script_enabled=scripts)
    shown.page.goto(shown.address + page.path)  # type: ignore[attr-defined]
    if scripts:
        shown.page.wait_for_selector("html:not(.starting)")
        shown.settle()
    assert shown.page.evaluate(LACKS) == []


def sort(shown: Visit, heading: str) -> None:
    """Follow a heading of the table of the scoreboard by keyboard."""
    shown.page.get_by_role("columnheader", name=heading).get_by_role("link").focus()
    shown.page.keyboard.press("Enter")
    shown.settle()


def test_a_table_is_sorted_where_it_stands_and_its_heading_keeps_the_focus(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    shown.page.locator("#scoreboard-table").scroll_into_view_if_needed()
    before = shown.page.evaluate("scrollY")
    assert before > 0
    for query, order in (("?sort=member", "ascending"), ("?sort=-member", "descending")):
        sort(shown, "Member")
        shown.until(f"window.location.search === '{query}'")
        assert shown.page.evaluate("document.activeElement.closest('th').innerText").startswith("Member")
        assert shown.page.evaluate("scrollY") == before
        assert [found[1] for found in shown.page.evaluate(SORTED)] == [order]
    shown.page.go_back()
    shown.until("window.location.search === '?sort=member'")
    shown.assert_sound()


def test_a_mouse_sorts_in_place_too(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    heading = shown.page.get_by_role("columnheader", name="Member").get_by_role("link")
    heading.scroll_into_view_if_needed()
    before = shown.page.evaluate("scrollY")
    heading.click()
    shown.until("window.location.search === '?sort=member'")
    assert shown.page.evaluate("scrollY") == before
    assert shown.page.locator("#scoreboard-table tbody tr").first.inner_text().split("\t")[1] == "Albania"
    shown.assert_sound()


def test_the_first_document_says_by_which_column_a_table_is_sorted(visit: Visits) -> None:
    shown = visit(java_script_enabled=False)
    shown.page.goto(f"{shown.address}/scoreboard?sort=member")
    assert [found[1] for found in shown.page.evaluate(SORTED)] == ["ascending"]
