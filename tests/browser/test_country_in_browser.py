"""The page of a country in a browser: names lead to it, and its control moves through the addresses of members."""

import pytest
from pypdfium2 import PdfDocument
from visits import Visits, read_text

PIN = "as_of=2024-06-17"


def path_of(shown: object) -> str:
    return str(shown.page.evaluate("window.location.pathname + window.location.search"))  # type: ignore[attr-defined]


def test_a_name_in_a_table_leads_to_the_country_as_of_the_same_pin(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/scoreboard?{PIN}")
    shown.page.locator("#scoreboard-table").get_by_role("link", name="Germany").click()
    shown.until("document.querySelector('#country-title')?.textContent.startsWith('Germany')")
    assert path_of(shown) == f"/country/DEU?{PIN}"
    # Whether it was below the target at a date, and by how much in money.
    assert "16.0 billion US$ missing in 2023" in read_text(shown.page.locator("#country-summary"))
    # Why publishers differ.
    assert "Calendar years, converted from fiscal years" in shown.page.locator("#country-remarks").inner_text()
    assert shown.page.locator("#nav-country").get_attribute("aria-current") == "page"
    shown.assert_sound()


def test_names_of_trends_changes_and_claims_lead_there_too(visit: Visits) -> None:
    shown = visit()
    for path, table in (("/trends", "#trends-table"), ("/change", "#change-table"), ("/claims", "#claims-cells")):
        shown.page.goto(shown.address + path)
        shown.page.locator(f"{table} td a").first.click()
        shown.until("document.querySelector('#country-title') !== null")
        assert path_of(shown).startswith("/country/")
    shown.assert_sound()


def test_the_control_changes_the_path_and_back_and_forward_follow(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/country/DEU?{PIN}")
    title = "document.querySelector('#country-title').textContent"
    shown.page.locator("#country-member").click()
    shown.page.get_by_role("option", name="Poland").click()
    shown.until(f"{title}.startsWith('Poland')")
    assert path_of(shown) == f"/country/POL?{PIN}"
    assert shown.page.evaluate("document.activeElement.id") == "country-member"
    assert shown.page.locator("#nav-country").get_attribute("aria-current") == "page"
    shown.page.go_back()
    shown.until(f"{title}.startsWith('Germany')")
    assert path_of(shown) == f"/country/DEU?{PIN}"
    assert shown.page.locator("#country-member").input_value() == "Germany"
    shown.page.go_forward()
    shown.until(f"{title}.startsWith('Poland')")
    shown.page.locator("#nav-trends").click()
    shown.until("document.querySelector('#trends-title') !== null")
    shown.page.go_back()
    shown.until("document.querySelector('#country-title')?.textContent.startsWith('Poland') ?? false")
    assert path_of(shown) == f"/country/POL?{PIN}"
    shown.assert_sound()


def test_what_follows_a_control_is_asked_for_ahead_and_once(visit: Visits) -> None:
    shown = visit()
    shown.open("/country/DEU")
    shown.callbacks.clear()
    shown.page.locator("#country-member").click()
    shown.page.get_by_role("option", name="France").click()
    shown.until("document.querySelector('#country-title').textContent.startsWith('France')")
    assert len([one for one in shown.callbacks if "country-graph.figure" in one]) == 1
    assert not [one for one in shown.callbacks if one == "page.children"]
    shown.assert_sound()


@pytest.mark.parametrize("member", ["DEU", "FRA", "BGR"])
def test_a_member_is_printed_on_two_sheets(member: str, visit: Visits) -> None:
    shown = visit()
    shown.open(f"/country/{member}")
    # The margins that browsers keep free, where the page says nothing else.
    margins = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")
    sheets = PdfDocument(shown.page.pdf(format="A4", margin=margins))
    assert len(sheets) == 2
    assert "Why the sources differ on" not in sheets[0].get_textpage().get_text_range()
    assert "Where" in sheets[0].get_textpage().get_text_range()
    assert "The same numbers as a table" in sheets[1].get_textpage().get_text_range()
    shown.assert_sound()
