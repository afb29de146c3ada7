"""The server's time for a picture of each page's first state, and its size: python benchmarks/picture.py.

Small multiples and two centuries of all members stand beside them: they are the most that a page draws.
"""

import gzip
import statistics
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path

import brotli

from dashboard.pages import CHARTED
from dashboard.picture import draw
from dashboard.shared.page import Screen
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Store

RUNS = 300
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
        figure = import_module(f"dashboard.pages.{page.name}.page").figure(snapshot, view, screen)
        size, taken = (WIDTHS[width], figure["layout"]["height"]), []
        for _ in range(RUNS):
            start = time.process_time()
            picture = draw(figure, *size)
            taken.append((time.process_time() - start) * 1000)
        p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        times = f"picture p50 {p50:.2f} ms, p95 {p95:.2f} ms{'' if query else ' (aim: p50 under 5 ms)'}"
        yield f"{page.name} {query or 'as it opens'}, {width}: {times}; {_sizes(picture)}"


def _sizes(picture: str) -> str:
    plain = picture.encode()
    sizes = (len(plain), len(gzip.compress(plain)), len(brotli.compress(plain)))
    return "{:.1f} kB, {:.1f} gzip, {:.1f} brotli".format(*(size / 1000 for size in sizes))


if __name__ == "__main__":
    for line in picture_figures(shipped("embedded")):
        print(line)
