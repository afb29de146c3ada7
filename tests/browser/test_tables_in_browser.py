"""Tables in a browser: sorted in place, told of to screen readers, moved by keyboard."""

from visits import Visit, Visits

SORTED = """[...document.querySelectorAll("#scoreboard-table th")]
  .filter(one => one.ariaSort).map(one => [one.innerText, one.ariaSort])"""


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
