"""What to do where a publisher has moved an address: a row in a file of seeds, which etl/fetch/addresses.py reads."""

from etl.catalogue.seeds import describe_row

FILE = "addresses.csv"


def advise_move(url: str) -> str:
    """What to do where nothing is at an address any more."""
    return f"Where the publisher has moved it: {describe_row(FILE, url, 'NEW ADDRESS', 'WHY')}"
