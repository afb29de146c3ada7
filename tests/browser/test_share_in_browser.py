"""The dialogue of what is taken along, by keyboard, with a clipboard, and without scripts."""

import pytest
from visits import Visits

SUMMARY = ".share summary"
TOLD = "document.querySelector('.share-told').textContent"


def test_by_keyboard_each_text_is_copied_and_said_to_be(visit: Visits) -> None:
    shown = visit()
    shown.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown.open("/scoreboard")
    keyboard = shown.page.keyboard
    shown.page.locator("a[data-download=svg]").focus()
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert shown.page.locator(".share-panel").is_visible()
    for text in shown.page.locator(".share-text pre").all_inner_texts():
        keyboard.press("Tab")
        keyboard.press("Enter")
        shown.until(f"{TOLD} === 'Copied'")
        assert shown.page.evaluate("navigator.clipboard.readText()") == text
        keyboard.press("Tab")  # on the text itself
    assert shown.page.locator("[role=status].share-told").count() == 1
    keyboard.press("Escape")
    assert not shown.page.locator(".share-panel").is_visible()
    assert shown.page.evaluate("document.activeElement.id") == "scoreboard-share"
    shown.assert_sound()


def test_a_press_beside_it_closes_it_and_it_follows_the_controls(visit: Visits) -> None:
    shown = visit()
    shown.open("/trends")
    shown.page.locator(SUMMARY).click()
    shown.page.locator("#trends-events").click(force=True)
    shown.until("document.querySelector('.share pre').textContent.endsWith('/trends?events=yes')")
    assert not shown.page.locator(".share-panel").is_visible()


@pytest.mark.parametrize("path", ["/", "/claims", "/country/DEU"])
def test_without_scripts_it_opens_and_its_texts_can_be_selected(path: str, visit: Visits) -> None:
    shown = visit(java_script_enabled=False, width=390)
    shown.page.goto(shown.address + path)
    shown.page.locator(SUMMARY).click()
    first = shown.page.locator(".share-text pre").first
    assert first.inner_text() == shown.address + path
    assert first.evaluate("pre => getComputedStyle(pre).userSelect") == "all"
    assert shown.page.locator(".share-text button").first.is_hidden()


def test_what_was_unfolded_before_the_application_came_stays_so(visit: Visits) -> None:
    shown = visit()
    # As soon as it is there.
    shown.page.add_init_script(
        "new MutationObserver(() => { const one = document.querySelector('#first .share'); if (one) one.open = true; })"
        ".observe(document, { childList: true, subtree: true })"
    )
    shown.page.goto(f"{shown.address}/trends")
    shown.page.wait_for_selector("html:not(.starting)")
    assert shown.page.locator(".share-panel").is_visible()
    shown.assert_sound()


def test_where_a_page_may_not_use_the_clipboard_the_browser_copies_what_is_selected(visit: Visits) -> None:
    shown = visit()
    shown.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    shown.page.add_init_script("document.addEventListener('copy', () => { window.copied = String(getSelection()); })")
    shown.open("/scoreboard")
    shown.page.locator(SUMMARY).click()
    shown.page.get_by_role("button", name="Copy: APA").click()
    shown.until(f"{TOLD} === 'Copied'")
    assert shown.page.evaluate("window.copied").startswith("Burden Sharing. (2026, July 10). 30 of 31 members")
