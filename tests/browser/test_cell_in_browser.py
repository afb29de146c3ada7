"""From a table to the cell, and from cell to cell, in a browser."""

from visits import Visits, read_text


def test_a_share_of_the_scoreboard_leads_to_its_cell_and_from_there_to_the_year_before(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    row = shown.page.locator("#scoreboard-table tbody tr:has-text('Estonia')")
    row.locator("td:last-child a").click()
    shown.until("document.querySelector('#cell-title')?.textContent.startsWith('Estonia, 2026e: 5.10')")
    assert shown.page.locator("#cell-grid mark").inner_text() == "5.10"
    shown.page.locator("#cell-grid tr:has(mark) a:has-text('3.31')").click()
    shown.until("document.querySelector('#cell-title').textContent.startsWith('Estonia, 2024: 3.31')")
    assert "member=EST" in shown.query()
    assert "year=2024" in shown.query()
    shown.page.go_back()
    shown.until("document.querySelector('#cell-title').textContent.startsWith('Estonia, 2026e')")
    shown.page.locator("#cell-answer a:has-text('All on Estonia')").click()
    shown.until("location.pathname === '/country/EST' && document.querySelector('#country-title') !== null")
    shown.assert_sound()


def test_the_pin_of_the_header_stays_with_a_link_to_a_cell_and_moves_a_cell_without_a_release(visit: Visits) -> None:
    shown = visit()
    shown.page.goto(f"{shown.address}/cell?as_of=2019-12-04&member=USA")
    shown.page.wait_for_selector("html:not(.starting)")
    shown.settle()
    assert "25 June 2019" in read_text(shown.page.locator("#cell-answer .subtitle"))
    shown.page.locator("#cell-grid a").first.click()
    shown.until("location.search.startsWith('?as_of=2019-12-04&source=nato&release=2019-06-25')")
    shown.assert_sound()
