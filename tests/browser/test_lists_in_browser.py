"""The lists of the controls, opened by mouse and by keyboard."""

import pytest
from playwright.sync_api import Locator, expect
from visits import Visit, Visits

CHOSEN = "Annual change of the GDP deflator"
PATH = "/trends?indicator=wdi_gdp_deflator"
# True once the text of the focused control is selected, from its first to its last letter.
SELECTED = "getSelection().toString() === document.activeElement.value"
# What is to be done at once is done late, as where more is typed than the machine keeps up with.
LATE = "const soon = setTimeout; window.setTimeout = (done, ms, ...rest) => soon(done, (ms ?? 0) + 900, ...rest); true"


def opened(visit: Visits) -> tuple[Visit, Locator]:
    shown = visit()
    shown.open(PATH)
    return shown, shown.page.locator("#trends-indicator")


def told(shown: Visit, attribute: str) -> Locator:
    """What the focused control names by `attribute`."""
    return shown.page.locator(f"[id='{shown.page.locator(':focus').get_attribute(attribute)}']")


@pytest.mark.parametrize("key", ["ArrowDown", "ArrowUp"])
def test_an_arrow_opens_a_list_at_the_option_that_is_chosen(key: str, visit: Visits) -> None:
    shown, control = opened(visit)
    control.focus()
    shown.page.keyboard.press(key)
    expect(shown.page.locator("[data-combobox-selected]")).to_have_text(CHOSEN)
    expect(shown.page.locator("[data-combobox-selected]")).to_be_in_viewport()
    expect(told(shown, "aria-activedescendant")).to_have_text(CHOSEN)
    shown.assert_sound()


def test_a_list_is_worked_by_keyboard_and_leaves_the_page_when_it_closes(visit: Visits) -> None:
    shown, control = opened(visit)
    expect(shown.page.locator("[role=option]")).to_have_count(0)
    control.focus()
    shown.page.keyboard.press("ArrowDown")
    expect(shown.page.locator("[data-combobox-selected]")).to_have_text(CHOSEN)
    shown.page.keyboard.press("ArrowDown")
    expect(shown.page.locator("[data-combobox-selected]")).not_to_have_text(CHOSEN)
    following = shown.page.locator("[data-combobox-selected]").inner_text()
    shown.page.keyboard.press("Enter")
    expect(control).to_have_value(following)
    expect(shown.page.locator("[role=option]")).to_have_count(0)
    shown.page.keyboard.press("ArrowDown")
    expect(shown.page.locator("[data-combobox-selected]")).to_have_text(following)
    shown.page.keyboard.press("Escape")
    expect(shown.page.locator("[role=option]")).to_have_count(0)
    expect(control).to_have_value(following)
    shown.assert_sound()


@pytest.mark.parametrize("control", ["trends-indicator", "trends-country", "pin-release"])
def test_an_open_list_is_named_by_its_control(control: str, visit: Visits) -> None:
    shown, _ = opened(visit)
    for _ in range(2):
        shown.page.locator(f"#{control}").click()
        shown.until("document.getElementById(document.activeElement.getAttribute('aria-controls')) !== null")
        expect(told(shown, "aria-controls").get_by_role("option").first).to_be_visible()
        shown.page.keyboard.press("Escape")
        expect(shown.page.locator("[role=option]")).to_have_count(0)
    shown.assert_sound()


def test_a_list_that_a_click_opened_goes_on_from_the_option_that_is_chosen(visit: Visits) -> None:
    shown, control = opened(visit)
    control.click()
    expect(shown.page.get_by_role("option", name=CHOSEN, exact=True)).to_be_in_viewport()
    shown.page.keyboard.press("ArrowUp")
    shown.page.keyboard.press("ArrowDown")
    expect(shown.page.locator("[data-combobox-selected]")).to_have_text(CHOSEN)
    shown.assert_sound()


def test_what_is_typed_is_looked_for_in_names_and_publishers_and_chosen_by_keyboard(visit: Visits) -> None:
    shown, control = opened(visit)
    control.focus()
    shown.until(SELECTED)
    shown.page.keyboard.type("nato MONEY head")
    titles = ("Defence expenditure per head", "GDP per head")
    expect(shown.page.get_by_role("option")).to_have_text(titles)
    expect(shown.page.locator("[data-combobox-selected]")).to_have_text(titles[0])
    shown.page.keyboard.press("Enter")
    shown.page.wait_for_url("**/trends?indicator=defence_expenditure_per_capita_usd_constant")
    expect(control).to_have_value(titles[0])
    expect(shown.page.get_by_role("heading", level=1)).to_contain_text(titles[0])
    shown.assert_sound()


def test_enter_takes_the_option_that_is_marked_however_fast_it_was_typed(visit: Visits) -> None:
    shown, control = opened(visit)
    control.focus()
    shown.until(SELECTED)
    shown.page.evaluate(LATE)
    shown.page.keyboard.type("nato MONEY head")
    marked = shown.page.locator("[data-combobox-selected]")
    expect(marked).to_have_text("Defence expenditure per head")
    shown.page.wait_for_timeout(1200)
    expect(marked).to_have_text("Defence expenditure per head")
    shown.page.keyboard.press("Enter")
    shown.page.wait_for_url("**/trends?indicator=defence_expenditure_per_capita_usd_constant")
    expect(control).to_have_value("Defence expenditure per head")
    shown.settle()
    shown.assert_sound()


def test_a_control_that_is_left_at_once_does_not_take_the_focus_back(visit: Visits) -> None:
    shown, _ = opened(visit)
    left = "for (const name of ['trends-indicator', 'trends-show']) document.getElementById(name).focus()"
    frames = "new Promise(tell => requestAnimationFrame(() => requestAnimationFrame(tell)))"
    shown.page.evaluate(f"{{ {left}; {frames} }}")
    assert shown.page.evaluate("document.activeElement.id") == "trends-show"
    shown.assert_sound()


def test_words_that_no_option_has_are_said_to_be_found_nowhere_and_change_nothing(visit: Visits) -> None:
    shown, control = opened(visit)
    control.focus()
    shown.until(SELECTED)
    shown.page.keyboard.type("zeppelins")
    expect(shown.page.get_by_text("Nothing has these words")).to_be_visible()
    shown.page.keyboard.press("Escape")
    control.blur()
    expect(control).to_have_value(CHOSEN)
    shown.assert_sound()


def test_the_last_year_is_chosen_beside_the_first_and_the_other_follows(visit: Visits) -> None:
    shown = visit(width=1440)
    shown.open("/trends?time=2016..2024")
    expect(shown.page.locator("#trends-time")).to_have_value("Since 2016")
    shown.page.locator("#trends-until").click()
    shown.page.get_by_role("option", name="2020", exact=True).click()
    shown.page.wait_for_url("**/trends?time=2016..2020")
    shown.page.locator("#trends-time").click()
    expect(shown.page.get_by_role("option", name="Since 2021")).to_have_count(0)
    shown.page.get_by_role("option", name="Since 2018", exact=True).click()
    shown.page.wait_for_url("**/trends?time=2018..2020")
    expect(shown.page.locator("#trends-until")).to_have_value("2020")
    shown.assert_sound()
