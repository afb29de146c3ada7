"""All figures of speed and size in one run: python benchmarks/speed.py [--mirror DIR].

Times differ from machine to machine and from hour to hour; what counts are the ratios and the order within one run.
"""

import argparse
from pathlib import Path

from browser import browser_figures
from callbacks import callback_figures
from growth import growth_figures
from measures import measure_figures
from refresh import refresh_figures, snapshot_figures

from etl.catalogue.seeds import shipped


def main() -> None:
    """Print one line a figure: what, measured, aim."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--mirror", type=Path, help="a folder with mirror.json, to time a refresh from")
    arguments.add_argument("--runs", type=int, default=5, help="how often a page is loaded")
    chosen = arguments.parse_args()
    folder = shipped("embedded")
    for line in callback_figures(folder):
        print(line)
    for line in browser_figures(folder, chosen.runs):
        print(line)
    for line in snapshot_figures(folder, "the snapshot that ships"):
        print(line)
    for line in measure_figures(folder):
        print(line)
    for line in growth_figures():
        print(line)
    if chosen.mirror:
        for line in refresh_figures(chosen.mirror):
            print(line)


if __name__ == "__main__":
    main()
