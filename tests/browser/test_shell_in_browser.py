"""What only a browser can tell: pages draw, keep to their server and policy, follow colours, address and keys."""

import pytest
from visits import DRAWN, Visit, Visits, read_text

from dashboard.shared import mantine
from dashboard.shared.theme import DARK, LIGHT
from dashboard.web.scripts.packages import CORE
from dashboard.web.scripts.plotly import TRACES

PIN = "as_of=2024-06-17"


def background(visit: Visit) -> str:
    """The colour behind the page, as #rrggbb."""
    rgb = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    return "#" + "".join(f"{int(part):02x}" for part in rgb[4:-1].split(","))


def ink(visit: Visit) -> str:
    """The colour of text in the chart that the server drew."""
    return str(visit.page.evaluate("document.querySelector('.js-plotly-plot').layout.font.color"))


def test_plotly_knows_the_traces_that_figures_have_and_no_others(visit: Visits) -> None:
    shown = visit()
    shown.open("/trends")
    assert set(shown.page.evaluate("Object.keys(Plotly.PlotSchema.get().traces)")) == TRACES


def test_the_page_knows_the_components_that_pages_are_made_of_and_no_others(visit: Visits) -> None:
    shown = visit()
    shown.open("/trends")
    assert set(shown.page.evaluate("Object.keys(dash_core_components)")) == set(CORE)
    assert set(shown.page.evaluate("Object.keys(dash_mantine_components)")) == set(mantine.__all__)


def test_every_file_and_answer_is_asked_for_once(visit: Visits) -> None:
    shown = visit()
    asked: list[str] = []
    shown.page.on("request", lambda request: asked.append(request.url))
    shown.open("/trends")
    assert len(asked) > 15
    assert sorted(asked) == sorted(set(asked))
    shown.assert_sound()


def test_texts_and_numbers_are_read_by_the_browser_itself(visit: Visits) -> None:
    shown = visit()
    shown.open("/trends")
    # What Dash brings along takes this for a space, and no browser does.
    space = "'\\u180e'"
    assert shown.page.evaluate(f"{space}.trim().length") == 1
    for read in ("parseInt", "parseFloat", "Number.parseInt", "Number.parseFloat"):
        assert shown.page.evaluate(f"Number.isNaN({read}({space} + '1'))"), read
        assert shown.page.evaluate(f"{read}('  12px')") == 12
    shown.assert_sound()


def test_the_switch_of_colours_redraws_the_chart_and_is_remembered(visit: Visits) -> None:
    shown = visit()
    shown.open("/trends")
    shown.page.locator("#scheme").click()
    shown.until(f"document.querySelector('.js-plotly-plot').layout.font.color === '{DARK.text}'")
    assert background(shown) == DARK.background
    shown.open("/scoreboard")
    assert (ink(shown), background(shown)) == (DARK.text, DARK.background)
    shown.page.locator("#scheme").click()
    shown.until(f"document.querySelector('.js-plotly-plot').layout.font.color === '{LIGHT.text}'")
    shown.assert_sound()


def test_a_window_that_becomes_narrow_gets_a_chart_for_it(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    before = len(shown.callbacks)
    with shown.page.expect_response("**/_dash-update-component*"):
        shown.page.set_viewport_size({"width": 390, "height": 844})
    shown.settle()
    assert len(shown.callbacks) == before + 1
    assert {"name": "width", "value": "narrow"}.items() <= shown.page.context.cookies()[-1].items()
    shown.assert_sound()


def test_several_notices_are_one_block(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/scoreboard?{PIN}&nothing=1&year=never")
    assert shown.page.locator(".notice").count() == 1
    told = shown.page.locator(".notice li").all_inner_texts()
    assert len(told) == len(set(told)) == 3
    shown.assert_sound()


def test_forward_leads_on_after_back_to_a_link_that_was_written_by_hand(visit: Visits) -> None:
    shown = visit()
    shown.open("/trends?others=no&country=FRA~DEU")
    shown.page.get_by_role("navigation", name="Pages").get_by_role("link", name="Data").click()
    shown.page.wait_for_selector("[data-page=data]")
    shown.settle()
    shown.page.go_back()
    shown.page.wait_for_selector("[data-page=trends]")
    shown.page.wait_for_selector(DRAWN, state="attached")
    shown.settle()
    assert shown.query() == "?others=no&country=FRA~DEU"
    shown.page.go_forward()
    shown.page.wait_for_selector("[data-page=data]")
    shown.settle()
    assert shown.page.evaluate("window.location.pathname") == "/data"
    shown.assert_sound()


def test_the_navigation_keeps_the_pinned_release_and_back_comes_back(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/scoreboard?{PIN}&year=2020")
    pinned = shown.page.locator("#page h1").inner_text()
    links = shown.page.get_by_role("navigation", name="Pages")
    assert links.get_by_role("link", name="Scoreboard").get_attribute("aria-current") == "page"
    links.get_by_role("link", name="Trends").click()
    shown.page.wait_for_selector("[data-page=trends]")
    shown.page.wait_for_selector(DRAWN, state="attached")
    shown.settle()
    assert shown.page.evaluate("window.location.pathname + window.location.search") == f"/trends?{PIN}"
    assert links.get_by_role("link", name="Trends").get_attribute("aria-current") == "page"
    assert shown.page.evaluate("document.activeElement.id") == "main"
    shown.page.go_back()
    shown.page.wait_for_selector("[data-page=scoreboard]")
    shown.settle()
    assert shown.query() == f"?{PIN}&year=2020"
    assert shown.page.locator("#page h1").inner_text() == pinned
    shown.assert_sound()


def test_a_release_chosen_in_the_header_redraws_the_page_and_stays_on_when_the_reader_moves_on(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard?year=2019")
    shown.page.locator("#pin-release").click()
    shown.page.get_by_role("option", name="NATO, 17 June 2024").click()
    shown.until_said("#scoreboard-subtitle", "17 June 2024")
    assert shown.query() == "?as_of=nato:2024-06-17&year=2019"
    shown.page.get_by_role("navigation", name="Pages").get_by_role("link", name="Trends").click()
    shown.page.wait_for_selector("[data-page=trends]")
    shown.until_said("#trends-subtitle", "17 June 2024")
    assert shown.page.locator("#pin-release").input_value() == "NATO, 17 June 2024"
    shown.assert_sound()


def test_any_date_may_be_typed_and_the_release_known_then_is_shown(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    shown.page.locator("#pin-date").fill("2019-12-04")
    shown.page.keyboard.press("Enter")
    shown.until_said("#scoreboard-subtitle", "25 June 2019")
    assert shown.query() == "?as_of=2019-12-04"
    assert shown.page.locator("#pin-release").input_value() == "4 December 2019"
    assert "Not the newest" in shown.page.locator("#scoreboard-notices").inner_text()
    shown.page.go_back()
    shown.until_said("#scoreboard-subtitle", "10 July 2026")
    assert shown.page.locator("#pin-date").input_value() == ""
    assert shown.query() == ""
    shown.assert_sound()


@pytest.mark.parametrize("path", ["/scoreboard", "/trends", "/data"])
def test_a_text_that_is_no_date_is_refused_on_the_page_and_changes_nothing(path: str, visit: Visits) -> None:
    shown = visit()
    shown.page.goto(f"{shown.address}{path}?{PIN}")
    shown.page.wait_for_selector("#page h1")
    shown.settle()
    before = shown.page.locator("#page h1").inner_text()
    shown.page.locator("#pin-date").fill("banana")
    shown.page.keyboard.press("Enter")
    shown.until("document.querySelector('#pin-notice').textContent.includes('banana')")
    notice = read_text(shown.page.locator("#pin-notice"))
    assert notice == (
        "As of: “banana” was ignored; a date such as 2024-06-17 or a release such as nato:2024-06-17 is wanted."
    )
    assert (shown.query(), shown.page.locator("#page h1").inner_text()) == (f"?{PIN}", before)
    assert shown.page.locator("#pin-date").input_value() == "banana", "the reader can mend it"
    shown.page.locator("#pin-date").fill("2019-12-04")
    shown.page.keyboard.press("Enter")
    shown.until("document.querySelector('#pin-notice').textContent === ''")
    shown.until("window.location.search === '?as_of=2019-12-04'")
    shown.until(f"document.querySelector('#page h1').textContent !== {before!r}")
    shown.assert_sound()


@pytest.mark.parametrize(
    ("typed", "day"),
    [("4 December 2019", "2019-12-04"), ("04.12.2019", "2019-12-04"), ("2019", "2019-12-31")],
)
def test_the_common_forms_of_a_date_are_read_and_written_as_one(typed: str, day: str, visit: Visits) -> None:
    shown = visit()
    shown.open("/trends")
    shown.page.locator("#pin-date").fill(typed)
    shown.page.keyboard.press("Enter")
    shown.until(f"window.location.search === '?as_of={day}'")
    shown.until_said("#trends-subtitle", "25 June 2019")
    shown.until(f"document.querySelector('#pin-date').value === '{day}'")
    shown.page.go_back()
    shown.until("window.location.search === ''")
    shown.until("document.querySelector('#pin-date').value === ''")
    shown.assert_sound()


def test_a_date_that_may_be_two_is_refused_with_both(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    shown.page.locator("#pin-date").fill("04/12/2019")
    shown.page.keyboard.press("Enter")
    shown.until_said("#pin-notice", "12 April 2019 or 4 December 2019")
    assert shown.query() == ""
    shown.assert_sound()


def test_a_cleared_date_is_the_newest_again(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/scoreboard?{PIN}&year=2020")
    shown.page.locator("#pin-date").fill("")
    shown.page.keyboard.press("Enter")
    shown.until("window.location.search === '?year=2020'")
    shown.until("document.querySelector('#pin-release').value === 'Newest of each source'")
    shown.assert_sound()


def test_a_control_writes_the_address_and_back_undoes_it(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/scoreboard?{PIN}")
    before = shown.page.locator("#page h1").inner_text()
    shown.page.locator("#scoreboard-year").click()
    shown.page.get_by_role("option", name="2019", exact=True).click()
    shown.until("window.location.search.includes('year=2019')")
    shown.until("document.querySelector('#page h1').textContent.includes('2019')")
    assert "2019" in shown.page.title()
    shown.page.go_back()
    shown.until(f"document.querySelector('#page h1').textContent === {before!r}")
    assert shown.query() == f"?{PIN}"
    shown.assert_sound()


def test_the_keyboard_reaches_the_content_the_navigation_and_every_control(visit: Visits) -> None:
    shown = visit()
    shown.open("/trends")
    reached = []
    for _ in range(26):
        shown.page.keyboard.press("Tab")
        reached.append(shown.page.evaluate("document.activeElement.id || document.activeElement.textContent"))
        visible = "document.activeElement.matches(':focus-visible')"
        assert shown.page.evaluate(visible), reached
    wanted = [
        "Skip to the content",
        "nav-scoreboard",
        "nav-trends",
        "pin-release",
        "pin-date",
        "scheme",
        "trends-indicator",
    ]
    assert [name for name in reached if name in wanted] == wanted
    assert {"trends-others", "trends-targets", "trends-events"} <= set(reached)
    shown.assert_sound()


def test_the_first_tab_leads_past_the_shell(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/scoreboard?{PIN}")
    shown.page.keyboard.press("Tab")
    shown.page.keyboard.press("Enter")
    shown.settle()
    assert shown.page.evaluate("document.activeElement.id") == "main"
    assert shown.query() == f"?{PIN}"
    assert shown.page.locator(DRAWN).count() > 0
    shown.assert_sound()


def test_without_javascript_the_page_states_its_finding_and_gives_the_numbers(visit: Visits) -> None:
    shown = visit(java_script_enabled=False)
    shown.page.goto(f"{shown.address}/scoreboard?{PIN}&year=2024")
    assert "23 of 31 members" in shown.page.locator("h1").inner_text()
    assert (
        shown.page.get_by_role("link", name="CSV").get_attribute("href", timeout=5000)
        == f"/csv/scoreboard.csv?{PIN}&year=2024"
    )
    shown.assert_sound()


def test_controls_are_written_in_the_font_of_the_page(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    inputs = "document.querySelectorAll('body, input, .controls label, .pin label')"
    read = f"[...{inputs}].map(one => getComputedStyle(one).fontFamily)"
    assert len(set(shown.page.evaluate(read))) == 1


def test_nothing_moves_for_who_wants_no_motion(visit: Visits) -> None:
    shown = visit(reduced_motion="reduce")
    shown.open("/trends")
    moving = """[...document.querySelectorAll("body *")].filter(one => {
      const {transitionDuration, animationDuration} = getComputedStyle(one);
      return [transitionDuration, animationDuration].some(time => parseFloat(time) > 0.01);
    }).map(one => one.className)"""
    assert shown.page.evaluate(moving) == []
    shown.assert_sound()
