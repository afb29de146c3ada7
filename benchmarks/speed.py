"""All figures of speed and size in one run: python benchmarks/speed.py [--mirror DIR].

Times differ from machine to machine and from hour to hour; what counts are the ratios and the order within one run.
"""

import argparse
from itertools import chain
from pathlib import Path

from browser import browser_figures
from callbacks import callback_figures
from growth import growth_figures
from measures import measure_figures
from memory import memory_figures
from picture import picture_figures, take_away
from refresh import refresh_figures, snapshot_figures

from etl.catalogue.seeds import shipped


def main() -> None:
    """Print one line a figure: what, measured, aim."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--mirror", type=Path, help="a folder with mirror.json, to time a refresh from")
    arguments.add_argument("--runs", type=int, default=5, help="how often a page is loaded")
    chosen = arguments.parse_args()
    folder = shipped("embedded")
    figures = chain(
        callback_figures(folder),
        picture_figures(folder),
        take_away(folder),
        browser_figures(folder, chosen.runs),
        snapshot_figures(folder, "the snapshot that ships"),
        measure_figures(folder),
        (f"memory of the server on what ships, {line}" for line in memory_figures(folder, 3000)),
        growth_figures(),
        refresh_figures(chosen.mirror) if chosen.mirror else (),
    )
    for line in figures:
        print(line)


if __name__ == "__main__":
    main()
