"""A chart that is asked for ahead of Dash, and drawn before it: once, the right one, and in step with all else."""

import time
from collections.abc import Callable

from playwright.sync_api import Route, expect
from visits import Visit, Visits

PINNED = "as_of=2024-06-17"
CHANGE, PERSONNEL = "Annual real change of defence expenditure", "Military personnel"


def asked(shown: Visit) -> list[str]:
    """The requests for a chart."""
    return [output for output in shown.callbacks if "-graph.figure" in output]


def unit(shown: Visit) -> str:
    """The unit that stands in the chart, above its axis."""
    return str(shown.page.evaluate("document.querySelector('.js-plotly-plot').layout.annotations[0].text"))


def pick(shown: Visit, control: str, option: str) -> None:
    shown.page.locator(f"#{control}").click()
    shown.page.get_by_role("option", name=option, exact=True).first.click()


def hold(shown: Visit, act: Callable[[], None]) -> Route:
    """The first request for a chart that an act leads to, held back; others go on."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        if held or "-graph.figure" not in str(route.request.post_data):
            route.continue_()
        else:
            held.append(route)

    shown.page.route("**/_dash-update-component", keep)
    act()
    deadline = time.monotonic() + 20
    while not held:
        assert time.monotonic() < deadline
        shown.page.wait_for_timeout(20)
    return held[0]


def test_every_kind_of_control_asks_for_its_chart_once(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/trends?{PINNED}&country=EST")
    pick(shown, "trends-indicator", PERSONNEL)
    shown.until("location.search.includes('indicator=military_personnel')")
    assert len(asked(shown)) == 1
    pick(shown, "trends-country", "Norway")
    shown.until("location.search.includes('country=EST~NOR')")
    assert len(asked(shown)) == 2
    shown.page.keyboard.press("Escape")
    shown.page.locator("#trends-others").click(force=True)
    shown.until("location.search.includes('others=no')")
    assert len(asked(shown)) == 3
    names = "document.querySelector('.js-plotly-plot').data.map(each => each.hovertext.find(text => text))"
    drawn = shown.page.evaluate(names)
    assert {text.split("</b>")[0] for text in drawn} == {"<b>Estonia", "<b>Norway"}
    shown.assert_sound()


def test_the_keyboard_asks_for_a_chart_once_too(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/trends?{PINNED}")
    shown.page.locator("#trends-chart").focus()
    for key in ("ArrowDown", "ArrowDown"):
        shown.page.keyboard.press(key)
        expect(shown.page.locator("[data-combobox-selected]")).to_have_count(1)
    shown.page.keyboard.press("Enter")
    shown.until("location.search.includes('chart=multiples')")
    assert len(asked(shown)) == 1
    shown.assert_sound()


def test_an_answer_that_was_overtaken_is_not_drawn(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/trends?{PINNED}")
    before = unit(shown)
    late = hold(shown, lambda: pick(shown, "trends-indicator", CHANGE))
    pick(shown, "trends-indicator", PERSONNEL)
    expect(shown.page.locator("#page h1")).to_contain_text("ilitary personnel")
    newest = unit(shown)
    late.continue_()
    shown.settle()
    assert unit(shown) == newest != before
    assert "indicator=military_personnel" in shown.query()
    shown.assert_sound()


def test_what_was_pressed_and_not_chosen_is_not_drawn(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/trends?{PINNED}")
    shown.page.locator("#trends-indicator").click()
    shown.page.get_by_role("option", name=CHANGE, exact=True).hover()
    shown.page.mouse.down()
    shown.page.get_by_role("option", name=PERSONNEL, exact=True).first.hover()
    shown.page.mouse.up()
    shown.settle()
    assert shown.query() == f"?{PINNED}"
    shown.page.get_by_role("option", name=PERSONNEL, exact=True).first.click()
    expect(shown.page.locator("#page h1")).to_contain_text("ilitary personnel")
    shown.settle()
    assert unit(shown).startswith("million")
    shown.assert_sound()


def test_back_and_forth_draw_the_chart_of_the_address(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/trends?{PINNED}")
    before = unit(shown)
    pick(shown, "trends-indicator", PERSONNEL)
    shown.until("location.search.includes('indicator=military_personnel')")
    after = unit(shown)
    assert after != before
    for step, there in ((shown.page.go_back, before), (shown.page.go_forward, after), (shown.page.go_back, before)):
        step()
        shown.until(f"document.querySelector('.js-plotly-plot').layout.annotations[0].text === {there!r}")
    expect(shown.page.locator("#trends-indicator")).to_have_value("Defence expenditure as a share of GDP")
    shown.assert_sound()
