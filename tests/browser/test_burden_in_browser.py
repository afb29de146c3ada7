"""The page of burden in a browser: a press on a dot follows that member through all measures."""

from visits import Visits


def test_a_press_on_a_dot_follows_that_member_and_keeps_the_pin(visit: Visits) -> None:
    shown = visit()
    shown.open("/burden?as_of=2026-09-01")
    # The first dot is that of the first in the share of GDP.
    shown.page.locator("#burden-graph .scatterlayer .trace .points path").first.click(force=True)
    shown.page.wait_for_url("**/burden?as_of=2026-09-01&member=LTU")
    shown.until("document.querySelector('#burden-title').innerText.startsWith('Lithuania ranks 1st')")
    assert shown.page.locator("#burden-member").input_value() == "Lithuania"
    shown.assert_sound()
