"""Each control of each page: what is chosen stands in the address; Back, Forward, reload and a link bring it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from visits import Visit, Visits

from dashboard.pages import PAGES
from dashboard.shared.page import Page
from dashboard.view import Kind, Parameter, list_parameters

# What a page shows: where it is, what it says, and what its controls hold.
STATE = """() => [
  location.pathname + location.search,
  document.querySelector("#page h1").textContent,
  document.querySelector("#page [id$=-subtitle]").textContent,
  [...document.querySelectorAll("#page .controls input:not([type=hidden])")].map(one =>
    one.type === "checkbox" ? one.checked : one.value),
  [...document.querySelectorAll("#page .controls .mantine-Pill-label")].map(one => one.textContent),
]"""


@dataclass
class Steered:
    """A page whose controls are set one after another, and its state after each."""

    shown: Visit
    states: list[Any]

    def await_state(self, wanted: Any) -> None:
        """Wait until the page shows what it showed then."""
        for _ in range(400):
            if self.shown.page.evaluate(STATE) == wanted:
                return
            self.shown.page.wait_for_timeout(25)
        assert self.shown.page.evaluate(STATE) == wanted


def list_controls(page: Page[Any]) -> dict[str, Parameter]:
    """The parameters of a page that have a control."""
    return {name: one for name, one in list_parameters(page.view).items() if one.label and one.kind is not Kind.WORDS}


STEERED = [page for page in PAGES if list_controls(page)]


def press(shown: Visit, name: str, kind: Kind) -> bool:
    """Set a control to what it does not hold; False where there is nothing else to choose."""
    control = shown.page.locator(f"#{name}")
    if kind is Kind.SWITCH:
        control.click(force=True)
        return True
    control.focus()
    if kind is Kind.NUMBER:
        shown.page.keyboard.press("ArrowUp")
        return True
    control.click()
    shown.page.locator("[role=option]:visible").first.wait_for()
    options = shown.page.locator("[role=option]:visible:not([aria-selected=true])")
    if not options.count():
        shown.page.keyboard.press("Escape")
        return False
    options.last.click()
    if kind is Kind.SEVERAL:
        shown.page.keyboard.press("Escape")
    return True


def open_fold(shown: Visit, name: str) -> None:
    """Open the fold in which a control lies, where it lies in one that is shut."""
    for fold in shown.page.locator(f"details.fold:not([open]):has(#{name}) > summary").all():
        fold.click()


def set_all(shown: Visit, page: Page[Any]) -> Iterator[Any]:
    """The state as the page opens, and after each control that was set."""
    yield shown.page.evaluate(STATE)
    for field, parameter in list_controls(page).items():
        name = f"{page.name}-{field}"
        open_fold(shown, name)
        before = shown.page.evaluate("location.href")
        if press(shown, name, parameter.kind):
            shown.until(f"location.href !== {before!r}")
            shown.settle()
            yield shown.page.evaluate(STATE)


def enter(shown: Visit, page: Page[Any]) -> None:
    """Open a page: until its chart is drawn, or where it has none, until the application has taken over."""
    if page.chart:
        shown.open(page.path)
    else:
        shown.page.goto(shown.address + page.path)
        shown.page.wait_for_selector("html:not(.starting)")
        shown.settle()


@pytest.mark.parametrize("page", STEERED, ids=lambda page: page.name)
def test_what_each_control_chose_comes_back_with_the_address(page: Page[Any], visit: Visits) -> None:
    shown = visit(width=1440)
    enter(shown, page)
    steered = Steered(shown, list(set_all(shown, page)))
    assert len({state[0] for state in steered.states}) == len(steered.states) > 1
    for state in steered.states[-2::-1]:
        shown.page.go_back()
        steered.await_state(state)
    for state in steered.states[1:]:
        shown.page.go_forward()
        steered.await_state(state)
    shown.page.reload()
    steered.await_state(steered.states[-1])
    shown.assert_sound()
    fresh = visit(width=1440)
    fresh.page.goto(fresh.address + steered.states[-1][0])
    Steered(fresh, []).await_state(steered.states[-1])
    fresh.assert_sound()
