"""What a reader waits for, in Chromium at 10 Mbit/s and 20 ms: first chart cold and warm, bytes, a changed control."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.request import urlopen

from plain_dash import OPTIONS
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from dashboard.pages import CHARTED

LINE = {"offline": False, "latency": 20, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# The page that is written plainly.
PLAIN = "plain Dash"
# Resolves at the first picture, which the server drew: it can be seen and one frame has been painted.
FIRST_PICTURE = """() => new Promise(done => {
  const seen = () => [...document.querySelectorAll('.picture svg')].some(each => each.checkVisibility());
  const look = () => seen()
    ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look);
  look();
})"""
# Resolves at the first chart: its marks are in the document and one frame has been painted.
FIRST_CHART = """() => new Promise(done => {
  const look = () => document.querySelector('.js-plotly-plot .trace path')
    ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look);
  look();
})"""
# The bytes of the document, and of the files that hold up its first frame.
NEEDED = """() => [
  ...performance.getEntriesByType('navigation'),
  ...performance.getEntriesByType('resource').filter(each => each.renderBlockingStatus === 'blocking'),
].reduce((sum, each) => sum + each.transferSize, 0)"""
# Picks an option of a control; resolves with the milliseconds until the last frame in which the chart changed was
# painted: the chart has had no other change for half a second then.
CHANGE = """([control, option]) => new Promise(async done => {
  document.getElementById(control).click();
  const item = await new Promise(found => {
    const look = () => {
      const all = [...document.querySelectorAll('[role=option]')].filter(each => each.offsetParent);
      const match = all.find(each => each.textContent.trim() === option);
      match ? found(match) : requestAnimationFrame(look);
    };
    look();
  });
  await new Promise(opened => setTimeout(opened, 300));
  const painted = () => new Promise(told => requestAnimationFrame(() =>
    scheduler.postTask(() => told(performance.now()), {priority: 'user-blocking'})));
  let timer;
  const watch = new MutationObserver(async () => {
    clearTimeout(timer);
    const last = await painted();
    clearTimeout(timer);
    timer = setTimeout(() => { watch.disconnect(); done(last - start); }, 500);
  });
  const all = {subtree: true, childList: true, attributes: true, characterData: true};
  watch.observe(document.querySelector('.js-plotly-plot .svg-container'), all);
  const start = performance.now();
  item.click();
})"""
# What is chosen in turns, first what is not chosen as the page opens.
CHOICES = tuple(reversed(OPTIONS.values()))


@dataclass(frozen=True)
class Load:
    """One load: milliseconds to the first picture, which is 0 where none is waited for, and to the first chart; bytes
    that the picture waits for, and of all that was fetched."""

    picture: float
    chart: float
    needed: float
    size: float


def browser_figures(folder: Path, runs: int) -> Iterator[str]:
    """The figures of every page with a chart, and of one written plainly.

    A cold load has an empty cache, a warm one is the next.
    """
    ours = ["-m", "etl", "serve", "--data", str(folder), "--port"]
    plain = [str(Path(__file__).with_name("plain_dash.py")), str(folder)]
    with _server(ours) as address, _server(plain) as other, sync_playwright() as playwright:
        path = os.environ.get("BURDEN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        pages = {page.name: address + page.view().to_address(page.path) for page in CHARTED} | {PLAIN: f"{other}/"}
        loads: dict[str, list[tuple[Load, Load]]] = {name: [] for name in pages}
        # In turns, so that what else the machine does meets all of them.
        for _, (name, page) in product(range(runs), pages.items()):
            loads[name].append(_load_twice(browser, page, name != PLAIN))
        for name, taken in loads.items():
            yield from _tell(name, *zip(*taken, strict=True))
        yield from _changes(browser, {name: pages[name] for name in ("trends", PLAIN)}, runs)
        browser.close()


def _tell(name: str, cold: Sequence[Load], warm: Sequence[Load]) -> Iterator[str]:
    plain = name == PLAIN
    needed, size = (statistics.median(getattr(one, what) / 1000 for one in cold) for what in ("needed", "size"))
    aims = " (aim: under 1,000)", f", {needed:.0f} for the first picture (aim: under 60)"
    yield f"{name}: {size:.0f} kB on the wire, cold{'' if plain else ''.join(aims)}"
    for what, loads, (picture, chart) in (
        ("cold", cold, ("500", "1,300")),
        ("warm", warm, ("350", "that of plain Dash")),
    ):
        if not plain:
            yield f"{name}: first picture {what} {_median(loads, 'picture')} ms (aim: under {picture})"
        yield f"{name}: first chart {what} {_median(loads, 'chart')} ms{'' if plain else f' (aim: under {chart})'}"


def _median(loads: Sequence[Load], what: str) -> str:
    times = [getattr(one, what) for one in loads]
    return f"{statistics.median(times):.0f} (from {min(times):.0f} to {max(times):.0f})"


def _changes(browser: Browser, pages: dict[str, str], runs: int) -> Iterator[str]:
    for where, slow in (("at 10 Mbit/s and 20 ms", True), ("on the machine itself", False)):
        shown = {name: _open(browser, address, slow) for name, address in pages.items()}
        taken: dict[str, list[float]] = {name: [] for name in pages}
        for step, (name, page) in product(range(10 * runs), shown.items()):
            page.bring_to_front()
            taken[name].append(page.evaluate(CHANGE, ["trends-indicator", CHOICES[step % 2]]))
        for name, times in taken.items():
            p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            aim = "" if name == PLAIN else " (aim: under 80 and 120)"
            yield f"{name}: changed control to redrawn chart, {where}: p50 {p50:.0f} ms, p95 {p95:.0f} ms{aim}"
            shown[name].context.close()


def _open(browser: Browser, address: str, slow: bool) -> Page:
    """The page with its chart drawn, at rest."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    if slow:
        _throttle(context, page)
    page.goto(address)
    page.evaluate(FIRST_CHART)
    page.wait_for_timeout(1000)
    return page


def _load_twice(browser: Browser, address: str, drawn: bool) -> tuple[Load, Load]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    cold, warm = _load(context, address, drawn), _load(context, address, drawn)
    context.close()
    return cold, warm


def _load(context: BrowserContext, address: str, drawn: bool) -> Load:
    page = context.new_page()
    # A new page of the browser's own is at work beside it, which no reader waits for.
    page.wait_for_timeout(1500)
    session = _throttle(context, page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="commit")
    picture, chart = page.evaluate(FIRST_PICTURE) if drawn else 0.0, page.evaluate(FIRST_CHART)
    page.wait_for_load_state("networkidle")
    load = Load(picture, chart, page.evaluate(NEEDED), sum(sizes))
    page.close()
    return load


def _throttle(context: BrowserContext, page: Page) -> CDPSession:
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    return session


@contextmanager
def _server(arguments: list[str]) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *arguments, str(port)]
    with tempfile.TemporaryFile() as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address)
            yield address
        finally:
            process.terminate()


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"The server did not answer at {address} within 30 s.")
