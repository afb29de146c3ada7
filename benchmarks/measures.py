"""The time of the measures: all of them for all releases, and a single one for a view.

python benchmarks/measures.py [--data DIR]
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from etl.asof.pin import Pin
from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.measures import measures
from etl.catalogue.seeds import shipped
from etl.catalogue.sources import LEAD
from etl.measures.choice import Choice
from etl.measures.inputs import compute_as_of
from etl.store.snapshot import Snapshot, Store

WEIGHTS = tuple((name, 1.0) for name in list(COMPONENTS)[:3])
CHOICE = Choice(growth=1.5, target=3.5, weights=WEIGHTS)
ROUNDS = 100


def measure_figures(folder: Path) -> Iterator[str]:
    """Seconds for everything, from an unread snapshot; and the 95th percentile of one measure of one year, warm."""
    snapshot = Store(folder).current()
    start, answers = time.perf_counter(), 0
    for part in snapshot.releases(LEAD):
        answers += sum(len(_asked(snapshot, name, part.release.published, CHOICE)) for name in measures())
    seconds = time.perf_counter() - start
    yield f"all measures, all releases: {seconds:.1f} s for {answers:,} results (aim: under 10 s)"
    of_one_year = _times(snapshot)
    slowest = max(of_one_year, key=lambda name: of_one_year[name])
    within = sum(ms < 20 for ms in of_one_year.values())
    yield f"one measure for a view, p95: {within} of {len(of_one_year)} under 20 ms (aim: all)"
    yield from (f"  over: {name}, p95 {ms:.1f} ms" for name, ms in of_one_year.items() if ms >= 20)
    middle = statistics.median(of_one_year.values())
    yield f"slowest: {slowest}, p95 {of_one_year[slowest]:.1f} ms; the measure in the middle {middle:.1f} ms"


def _times(snapshot: Snapshot) -> dict[str, float]:
    """The 95th percentile in milliseconds, by measure, of what June 2024's release says of 2024, or revised of 2019."""
    found = {}
    for name in measures():
        times = []
        choice = Choice(growth=1.5, weights=WEIGHTS, year=2019 if measures()[name].compares else 2024)
        _asked(snapshot, name, date(2024, 7, 1), choice)
        for _ in range(ROUNDS):
            start = time.perf_counter()
            _asked(snapshot, name, date(2024, 7, 1), choice)
            times.append(1000 * (time.perf_counter() - start))
        found[name] = statistics.quantiles(times, n=20)[-1]
    return found


def _asked(snapshot: Snapshot, name: str, day: date, choice: Choice) -> tuple[object, ...]:
    known = [part for part in snapshot.releases(LEAD) if part.release.published <= day]
    if measures()[name].compares and len(known) < 2:
        return ()
    return compute_as_of(snapshot, name, choice, Pin(day))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=shipped("embedded"))
    for line in measure_figures(parser.parse_args().data):
        print(line)
