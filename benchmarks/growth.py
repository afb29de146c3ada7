"""How time and memory of a refresh grow with its rows. All figures are made up here: three editions of one source."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names, unarmed
from etl.dataframe import ParsedRelease
from etl.observation import Observation, Release
from etl.refresh.pipeline import refresh

# Ten times the rows may take so many times as long, and so many times the memory.
OF_SECONDS, OF_MEMORY = 10, 4


@dataclass(frozen=True)
class Size:
    """How many areas and years an edition has."""

    areas: int
    years: int


SMALL, LARGE = Size(56, 100), Size(200, 280)


def growth_figures() -> Iterator[str]:
    """Seconds and megabytes of a first refresh with some rows and with ten times as many, and their ratios."""
    small, large = _measure(SMALL), _measure(LARGE)
    for size, (seconds, megabytes, rows) in ((SMALL, small), (LARGE, large)):
        yield f"{size.areas} areas, {size.years} years: {rows:,} rows, {seconds:.1f} s, {megabytes:.0f} MB"
    slower, larger, more = (then / before for then, before in zip(large, small, strict=True))
    yield f"{more:.0f} times the rows: {slower:.1f} times the time (aim: at most {OF_SECONDS})"
    yield f"{more:.0f} times the rows: {larger:.1f} times the memory (aim: at most {OF_MEMORY})"


def _measure(size: Size) -> tuple[float, float, int]:
    """Seconds, megabytes and rows of a refresh in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, folder, str(size.areas), str(size.years)]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
        return time.perf_counter() - start, usage.ru_maxrss / 1024, int(said)


def _refresh(folder: Path, size: Size) -> None:
    def collect(_: object) -> Iterator[ParsedRelease]:
        for edition in range(3):
            yield _make_release(edition, size)

    outcome = refresh(folder, _fetch_nothing, lambda _: None, {"sipri": collect})
    if outcome.word != "published" or any(one.held for one in outcome.sources):
        raise SystemExit(f"{outcome.word}: {outcome.faults} {outcome.sources}")
    print(sum(tally.rows for tally in outcome.tallies))


def _fetch_nothing(url: str) -> object:
    raise AssertionError(f"{url} was asked for")


def _make_release(edition: int, size: Size) -> ParsedRelease:
    name = f"made-up-{edition}"
    described = Release("sipri", name, "Made up", date(2020 + edition, 4, 1), "sipri", "original", "Made up.", ())
    return ParsedRelease.of(described, _make_rows(name, edition, size))


def _make_rows(name: str, edition: int, size: Size) -> Iterator[Observation]:
    areas = [code for code in area_names() if code not in unarmed()][: size.areas]
    own = [one for one in indicators().values() if one.source == "sipri"]
    make = partial(Observation, "sipri", name, "sipri")
    for indicator in own:
        base = "2020" if indicator.price == "constant" else indicator.price
        for row, area in enumerate(areas):
            for column in range(size.years):
                value = 1.5 + (row * 7919 + column * 104729) % 100_003 / 1e5 / 3 + edition / 1e4
                cell = f"made-up.xlsx!{indicator.id}!R{row}C{column}"
                place, unit = (indicator.id, area, 1816 + column, ""), indicator.unit
                yield make(*place, value, unit, base, "actual", "original", cell, "")


if __name__ == "__main__":
    folder, areas, years = sys.argv[1:]
    _refresh(Path(folder), Size(int(areas), int(years)))
