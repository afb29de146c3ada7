"""The page of claims in a real browser: the article's claim then and today, a claim of one's own, the permalink."""

from axe_playwright_python.sync_playwright import Axe
from visits import Visit, Visits, read_text

NINETEEN = "19 of 28 members to be below 2 % of GDP in 2019"
UNDATED = "claim=19+members+below+the+2+%25+guideline+in+2019"


def title(visit: Visit) -> str:
    return read_text(visit.page.locator("#claims-answer h1"))


def opened(visit: Visit, path: str) -> None:
    visit.page.goto(visit.address + path)
    visit.page.wait_for_selector("#claims-answer h1")
    visit.settle()


def test_the_claim_of_the_article_reads_as_of_its_day_and_as_of_today(visit: Visits) -> None:
    shown = visit()
    opened(shown, f"/claims?as_of=2019-12-04&{UNDATED}")
    assert NINETEEN in title(shown)
    assert "20 of 29 members" in shown.page.locator("#claims-explanation").inner_text()
    assert shown.page.locator("#claims-known tbody").inner_text().count("19 of 28 ✓") == 1
    shown.page.locator("#pin-date").fill("2026-11-24")
    shown.page.keyboard.press("Enter")
    shown.until("document.querySelector('#claims-answer h1').textContent.startsWith('Held until')")
    assert shown.query() == f"?as_of=2026-11-24&{UNDATED}"
    today = title(shown)
    links = [str(shown.page.locator("#claims-permalink").get_attribute("href"))]
    shown.page.go_back()
    shown.until("document.querySelector('#claims-answer h1').textContent.startsWith('Holds: ')")
    links.append(str(shown.page.locator("#claims-permalink").get_attribute("href")))
    shown.assert_sound()
    for link, expected in zip(links, (today, title(shown)), strict=True):
        fresh = visit()
        opened(fresh, link)
        assert title(fresh) == expected
        fresh.assert_sound()


def test_the_day_of_the_claim_goes_before_that_of_the_header(visit: Visits) -> None:
    shown = visit()
    opened(shown, "/claims?as_of=2026-11-24")
    assert NINETEEN in title(shown)
    notice = read_text(shown.page.locator(".notice"))
    assert "the claim's own day goes before that of the header, 24 November 2026" in notice
    shown.page.locator(".ready a").last.click()
    shown.until("document.querySelector('#claims-answer h1').textContent.includes('United Kingdom')")
    assert shown.query() == "?as_of=2026-11-24&claim=united_kingdom_2016"
    shown.assert_sound()


def test_the_permalink_shows_the_same_in_a_fresh_browser(visit: Visits) -> None:
    shown = visit()
    shown.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(shown, "/claims")
    shown.page.locator("#claims-claim").fill("17 allies below 2% in 2018 as of June 2019")
    shown.page.keyboard.press("Enter")
    shown.until("!document.querySelector('#claims-answer h1').textContent.includes('29 November')")
    seen = shown.page.locator("#claims-answer .timeline img:visible")
    assert [str(one.get_attribute("alt")).split(":")[0] for one in seen.all()] == ["Members below 2 % of GDP in 2018"]
    permalink = shown.page.locator("#claims-permalink")
    permalink.press("Enter")
    shown.until("document.querySelector('.link-told').textContent === 'Link copied'")
    link = permalink.get_attribute("href")
    assert shown.page.evaluate("navigator.clipboard.readText()") == f"{shown.address}{link}"
    fresh = visit()
    opened(fresh, str(link))
    assert title(fresh) == title(shown)
    tables = [one.page.locator("#claims-known").inner_text() for one in (shown, fresh)]
    assert tables[0] == tables[1]
    assert fresh.page.locator("#claims-claim").input_value() == "17 allies below 2% in 2018 as of June 2019"
    for one in (shown, fresh):
        one.assert_sound()


def test_a_claim_that_is_not_understood_offers_examples_that_are(visit: Visits) -> None:
    shown = visit()
    opened(shown, "/claims")
    shown.page.locator("#claims-claim").fill("nobody knows")
    shown.page.keyboard.press("Enter")
    shown.until("document.querySelector('#claims-answer h1').textContent.startsWith('This claim cannot')")
    shown.page.locator("#claims-answer").get_by_role("link").first.click()
    shown.until("document.querySelector('#claims-explanation') !== null")
    assert title(shown)
    shown.assert_sound()


def test_a_claim_is_put_together_by_keyboard_and_fills_the_form_again(visit: Visits) -> None:
    shown = visit(width=390, color_scheme="dark")
    opened(shown, "/claims")
    page = shown.page
    page.get_by_text("Put a claim together").press("Enter")
    # The claim of the article fills it; what has no meaning is not asked for.
    assert page.locator("#claims-choose-way").input_value() == "below"
    assert not page.locator("#claims-choose-against").is_visible()
    page.locator("#claims-choose-who").focus()
    page.keyboard.type("Spa")
    assert not page.locator("#claims-choose-count").is_visible()
    # More are named beside a member, and what they are together is asked then only.
    assert page.locator("#claims-choose-also").is_visible()
    assert not page.locator("#claims-choose-joint").is_visible()
    page.locator("#claims-choose-also").select_option("POL")
    assert page.locator("#claims-choose-third").is_visible()
    assert page.locator("#claims-choose-joint").is_visible()
    page.locator("#claims-choose-also").select_option("")
    # A target has a number, and says what is measured.
    page.locator("#claims-choose-target").select_option("wales_2014_equipment")
    assert not page.locator("#claims-choose-what").is_visible()
    assert not page.locator("[name=figure]").is_visible()
    page.locator("#claims-choose-way").focus()
    page.keyboard.type("last")
    assert not page.locator("[name=figure]").is_visible()
    page.locator("[name=day]").fill("")
    assert not Axe().run(page).response["violations"]
    page.get_by_role("button", name="Write and check").press("Enter")
    page.locator("#claims-answer h1").filter(has_text="Spain").wait_for()
    shown.settle()
    assert page.locator("#claims-claim").input_value() == "Spain last by share of GDP in 2019"
    # A typed sentence fills it again.
    page.locator("#claims-claim").fill("Germany spends more than France in 2023")
    page.get_by_role("button", name="Check", exact=True).click()
    shown.until("document.querySelector('#claims-answer h1').textContent.includes('France')")
    assert page.locator("#claims-choose-against").input_value() == "FRA"
    shown.assert_sound()


def test_a_claim_is_checked_and_put_together_without_scripts(visit: Visits) -> None:
    shown = visit(java_script_enabled=False)
    page = shown.page
    page.goto(f"{shown.address}/claims?as_of=2024-06-17")
    page.locator("#first input[name=claim]").fill("Germany below 2 % in 2023")
    page.locator("#first .sentence button").click()
    assert "as_of=2024-06-17" in page.url
    assert "Germany" in page.locator("#first h1").inner_text()
    page.get_by_text("Put a claim together").click()
    page.locator("#first select[name=who]").select_option("POL")
    page.locator("#first .builder button").click()
    assert page.locator("#first input[name=claim]").input_value() == "Poland below 2 % of GDP in 2023"
    assert "Poland" in page.locator("#first h1").inner_text()
