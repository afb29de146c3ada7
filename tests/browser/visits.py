"""A page in a real browser that is watched: what goes wrong in it, and whom it asks."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Route

DRAWN = ".js-plotly-plot .scatterlayer .trace path"
# 720 is what is left of 1440 at 200 %, and 320 of 1280 at 400 %.
WIDTHS = (320, 360, 376, 390, 641, 720, 768, 968, 1024, 1440)
# What reaches out of the window, but for what a region that scrolls holds.
_WIDE = """[...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth + 0.5
  && !one.closest(".table-scroll") && one.checkVisibility()).map(one => one.outerHTML.slice(0, 80))"""
# True once the page has nothing left to do.
_AT_REST = "new Promise(tell => requestIdleCallback(() => tell(true), {timeout: 1000}))"


def read_text(place: Locator) -> str:
    """What is read there, whether or not its spaces may end a line."""
    return place.inner_text().replace("\N{NO-BREAK SPACE}", " ")


@dataclass
class Visit:
    """A page in the browser, with what went wrong in it and what it asked for."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    callbacks: list[str] = field(default_factory=list)
    pending: set[Request] = field(default_factory=set)

    def open(self, path: str) -> None:
        """Go to a path and wait for its chart."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector(DRAWN, state="attached")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked of the server any more, and the page has nothing left to do that could ask."""
        deadline, at_rest = time.monotonic() + 20, 0
        while at_rest < 3:
            assert time.monotonic() < deadline, f"still asked for: {[one.url for one in self.pending]}"
            self.page.evaluate(_AT_REST)
            self.page.wait_for_timeout(20)
            at_rest = 0 if self.pending else at_rest + 1

    def until(self, expression: str) -> None:
        """Wait until a JavaScript expression is true. The page's policy does not let Playwright do this inside it."""
        deadline = time.monotonic() + 20
        while not self.page.evaluate(expression):
            assert time.monotonic() < deadline, f"never came true: {expression}"
            self.page.wait_for_timeout(20)
        self.settle()

    def until_said(self, place: str, words: str) -> None:
        """Wait until these words stand in a place, however their spaces hold lines together."""
        self.until(f"document.querySelector({place!r}).textContent.replaceAll('\\u00a0', ' ').includes({words!r})")

    def query(self) -> str:
        """The query of the address that the browser shows."""
        return str(self.page.evaluate("window.location.search"))

    def assert_sound(self) -> None:
        """Nothing went wrong, and no other server was asked."""
        assert self.faults == [], self.faults
        assert self.strangers == []


def find_sideways(shown: Visit, width: int) -> list[str]:
    """What makes the page scroll sideways at a width; nothing where it does not."""
    shown.page.set_viewport_size({"width": width, "height": 900})
    # A chart follows its window a moment later.
    for _ in range(50):
        if shown.page.evaluate("document.documentElement.scrollWidth") <= width:
            return []
        shown.page.wait_for_timeout(40)
    return [f"{width}: {one}" for one in shown.page.evaluate(_WIDE)] or [f"{width}"]


Visits = Callable[..., Visit]


def watched(context: BrowserContext, address: str) -> Visit:
    """A new page whose errors and requests are noted; requests to other servers fail."""
    visit = Visit(context.new_page(), address)

    def refuse(route: Route) -> None:
        visit.strangers.append(route.request.url)
        route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.faults.append(message.text)

    def count(request: Request) -> None:
        visit.pending.add(request)
        if "_dash-update-component" in request.url:
            body: Any = request.post_data_json
            visit.callbacks.append(body["output"])

    def forget(request: Request) -> None:
        visit.pending.discard(request)

    context.route(re.compile(rf"^(?!{re.escape(address)}/|data:|blob:)"), refuse)
    visit.page.on("console", note)
    visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
    visit.page.on("request", count)
    for end in ("requestfinished", "requestfailed"):
        visit.page.on(end, forget)
    return visit
