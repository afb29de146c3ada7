"""A page in a real browser that is watched: what goes wrong in it, and whom it asks."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Route

DRAWN = ".js-plotly-plot .scatterlayer .trace path"


@dataclass
class Visit:
    """A page in the browser, with what went wrong in it and what it asked for."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    callbacks: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a path and wait for its chart."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector(DRAWN, state="attached")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked of the server any more."""
        self.page.wait_for_load_state("networkidle")

    def until(self, expression: str) -> None:
        """Wait until a JavaScript expression is true. The page's policy does not let Playwright do this inside it."""
        deadline = time.monotonic() + 20
        while not self.page.evaluate(expression):
            assert time.monotonic() < deadline, f"never came true: {expression}"
            self.page.wait_for_timeout(20)
        self.settle()

    def query(self) -> str:
        """The query of the address that the browser shows."""
        return str(self.page.evaluate("window.location.search"))

    def assert_sound(self) -> None:
        """Nothing went wrong, and no other server was asked."""
        assert self.faults == []
        assert self.strangers == []


Visits = Callable[..., Visit]


def watched(context: BrowserContext, address: str) -> Visit:
    """A new page whose errors and requests are noted; requests to other servers fail."""
    visit = Visit(context.new_page(), address)

    def guard(route: Route) -> None:
        if route.request.url.startswith((f"{address}/", "data:", "blob:")):
            route.continue_()
        else:
            visit.strangers.append(route.request.url)
            route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.faults.append(message.text)

    def count(request: Request) -> None:
        if "_dash-update-component" in request.url:
            body: Any = request.post_data_json
            visit.callbacks.append(body["output"])

    context.route("**/*", guard)
    visit.page.on("console", note)
    visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
    visit.page.on("request", count)
    return visit
