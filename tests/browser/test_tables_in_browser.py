"""Tables in a browser: sorted in place, told of to screen readers, moved by keyboard."""

from visits import Visit, Visits

from etl.catalogue.members import members

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


# Of each row the name of its member, and where that leads.
NAMED = """[...document.querySelectorAll('#scoreboard-table tbody tr')].map(
  row => [row.cells[1].innerText, row.cells[1].querySelector('a')?.getAttribute('href')])"""


def test_a_cell_leads_on_without_a_new_page_and_to_its_own_after_its_table_was_sorted(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    pages = {member.name: f"/country/{code}" for code, member in members().items()}
    first = shown.page.evaluate(NAMED)
    sort(shown, "Member")
    shown.until("window.location.search === '?sort=member'")
    then = shown.page.evaluate(NAMED)
    assert then != first
    assert {*map(tuple, then)} == {*map(tuple, first)}
    assert {name: address for name, address in then if address} == {
        name: pages[name] for name, _ in then if name in pages
    }
    shown.page.evaluate("window.same = true")
    shown.page.get_by_role("cell", name="Albania").get_by_role("link").click()
    shown.until("document.querySelector('#country-title')?.innerText.startsWith('Albania')")
    assert shown.page.evaluate("[window.same, scrollY, location.pathname]") == [True, 0, "/country/ALB"]
    shown.page.go_back()
    shown.until("document.querySelectorAll('#scoreboard-table a.led').length > 0")
    assert shown.page.evaluate(NAMED) == then
    shown.assert_sound()


def test_the_first_document_says_by_which_column_a_table_is_sorted(visit: Visits) -> None:
    shown = visit(java_script_enabled=False)
    shown.page.goto(f"{shown.address}/scoreboard?sort=member")
    assert [found[1] for found in shown.page.evaluate(SORTED)] == ["ascending"]
