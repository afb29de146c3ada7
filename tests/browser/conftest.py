"""A real browser on a real server, on the snapshot that ships. A page may ask nothing of any other server."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright
from visits import Visit, Visits, watched
from werkzeug.serving import make_server

from dashboard.web.app import create_app
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Store

ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
# The same browser without the windows that nobody sees: a page opens in half the time.
BARE = "chromium-headless-shell"


def find_browser(*names: str) -> str:
    """The first of these programs that there is; the test is skipped where there is none."""
    path = os.environ.get("BURDEN_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        message = (
            "There is no Chromium. Install chromium or Chrome, or name one with BURDEN_CHROMIUM, to run this test."
        )
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="session")
def player() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(player: Playwright) -> Iterator[Browser]:
    found = player.chromium.launch(executable_path=find_browser(BARE, *NAMES), args=ARGUMENTS)
    yield found
    found.close()


@pytest.fixture(scope="session")
def whole_browser(player: Playwright) -> Iterator[Browser]:
    """One that makes a mouse's moves of a finger's touch, as those of readers do."""
    found = player.chromium.launch(executable_path=find_browser(*NAMES, BARE), args=ARGUMENTS)
    yield found
    found.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a server on the snapshot that ships."""
    server = make_server("127.0.0.1", 0, create_app(Store(shipped("embedded"))).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def watching(browser: Browser, address: str) -> Iterator[Visits]:
    contexts: list[BrowserContext] = []

    def start(width: int = 1280, color_scheme: str = "light", **options: object) -> Visit:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=color_scheme, **options)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        contexts.append(context)
        return watched(context, address)

    yield start
    for context in contexts:
        context.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visits]:
    """Opens pages, each in a fresh browser, that are watched."""
    with watching(browser, address) as start:
        yield start


@pytest.fixture
def touch_visit(whole_browser: Browser, address: str) -> Iterator[Visits]:
    """The same on a screen that is touched."""
    with watching(whole_browser, address) as start:
        yield partial(start, has_touch=True)


@pytest.fixture(scope="module")
def lasting_visit(browser: Browser, address: str) -> Iterator[Visits]:
    """The same for pages that several tests look at; each test leaves them as it found them."""
    with watching(browser, address) as start:
        yield start
