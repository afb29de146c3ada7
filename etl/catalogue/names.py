"""Names that publishers print for countries, which an operator adds between two versions: seeds/names.csv."""

from functools import cache

from etl.catalogue.members import area_names
from etl.catalogue.overlay import seeded
from etl.catalogue.seed_file import read_choice
from etl.catalogue.seeds import read_csv
from etl.catalogue.sources import SOURCES

NO_COUNTRY = "-"


@seeded
@cache
def added_names(source: str) -> dict[str, str]:
    """The codes of the names that `source` prints, as seeds/names.csv adds them; "" for what is no country.

    Raises SeedError where a row of any source is wrong.
    """
    return {name: "" if code == NO_COUNTRY else code for of, name, code in _read_names() if of == source}


def _read_names() -> list[tuple[str, str, str]]:
    codes = {NO_COUNTRY, *area_names()}
    return [
        (read_choice(row, "source", SOURCES), row["name"], read_choice(row, "code", codes))
        for row in read_csv("names.csv")
    ]
