"""The server's time for a picture of each page's first state, and its size: python benchmarks/picture.py.

Small multiples and two centuries of all members stand beside them: they are the most that a page draws. Then the
pictures that are taken away, as SVG and as PNG.
"""

import gzip
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import brotli

from dashboard.pages import CHARTED
from dashboard.picture import draw
from dashboard.picture.font import list_files
from dashboard.picture.png import find_folder, make_png
from dashboard.picture.sheet import SIZES
from dashboard.shared.page import Screen
from dashboard.shared.picture_link import Form
from dashboard.shared.plate import draw_picture
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Store

ROOT = Path(__file__).resolve().parent.parent
RUNS, PNG_RUNS = 300, 9
# By width class the pixels of a chart, as the pages lay it out.
WIDTHS = {"wide": 1180, "narrow": 358}
# The first states, and the dearest.
STATES = [(page, "") for page in CHARTED] + [
    (page, query)
    for page in CHARTED
    if page.name == "trends"
    for query in ("chart=multiples", "indicator=cow_capability_index", "indicator=cow_capability_index&chart=multiples")
]


def picture_figures(folder: Path) -> Iterator[str]:
    """Milliseconds of the processor for a picture from its figure, and kilobytes of it, plain and compressed."""
    snapshot = Store(folder).current()
    for (page, query), width in product(STATES, WIDTHS):
        view, screen = page.view.from_query(query), Screen(narrow=width == "narrow")
        figure = page.figure(snapshot, view, screen) if page.figure else {}
        size, taken = (WIDTHS[width], figure["layout"]["height"]), []
        for _ in range(RUNS):
            start = time.process_time()
            picture = draw(figure, *size)
            taken.append((time.process_time() - start) * 1000)
        p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        times = f"picture p50 {p50:.2f} ms, p95 {p95:.2f} ms{'' if query else ' (aim: p50 under 5 ms)'}"
        yield f"{page.name} {query or 'as it opens'}, {width}: {times}; {_sizes(picture)}"


def take_away(folder: Path) -> Iterator[str]:
    """Milliseconds of the processor for a picture with all that is burnt in, from its view, and for its PNG.

    A PNG is made in a process of its own; its start is counted, and its memory told.
    """
    snapshot = Store(folder).current()
    for (page, query), size in product(STATES, SIZES):
        view, svgs, pngs = page.view.from_query(query), [], []
        for _ in range(RUNS // 3):
            start = time.process_time()
            svg = draw_picture(page, snapshot, view, Form(size))
            svgs.append((time.process_time() - start) * 1000)
        for _ in range(PNG_RUNS):
            start = _seconds_of_children()
            png = make_png(svg)
            pngs.append((_seconds_of_children() - start) * 1000)
        aims = ("", "") if query else (" (aim: under 5 ms)", " (aim: under 120 ms)")
        yield (
            f"{page.name} {query or 'as it opens'}, {size}: SVG p50 {statistics.median(svgs):.2f} ms{aims[0]}, "
            f"{_sizes(svg)}; PNG p50 {statistics.median(pngs):.0f} ms{aims[1]}, {len(png) / 1000:.0f} kB"
        )
    yield f"rasteriser: {_measure_memory(svg):.0f} MiB"


def _measure_memory(svg: str) -> float:
    """MiB of a process that makes a PNG, at the most; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    program = (
        "import re, sys\n"
        "from dashboard.picture.rasteriser import rasterise\n"
        "rasterise(sys.stdin.read(), sys.argv[1], sys.argv[2:])\n"
        f"print(re.search('VmHWM:[^0-9]*([0-9]+)', open({str(status)!r}).read())[1])"
    )
    arguments = [str(find_folder()), *map(str, list_files())]
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], input=svg, capture_output=True, text=True, check=True, cwd=ROOT
    )
    return int(ran.stdout) / 1024


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _sizes(picture: str) -> str:
    plain = picture.encode()
    sizes = (len(plain), len(gzip.compress(plain)), len(brotli.compress(plain)))
    return "{:.1f} kB, {:.1f} gzip, {:.1f} brotli".format(*(size / 1000 for size in sizes))


if __name__ == "__main__":
    for measured in (picture_figures, take_away):
        for line in measured(shipped("embedded")):
            print(line)
