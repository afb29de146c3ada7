"""Finds and reads the small reviewed tables that ship with the package."""

import csv
import tomllib
from pathlib import Path
from typing import Any

from etl.errors import SeedError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The path of `seeds` or `embedded`: inside an installed wheel, or in the checkout."""
    packed = _PACKAGE / "shipped"
    if packed.is_dir():
        return packed / name
    checkout = {"seeds": "seeds", "embedded": "data/embedded"}
    return _PACKAGE.parent / checkout[name]


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of seeds/`name`, every cell as text. Raises SeedError where a row has too many or too few cells."""
    path = shipped("seeds") / name
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for line, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise SeedError(f"seeds/{name}, line {line}: the row does not fit the header. Mend the row.")
    return rows


def read_toml(name: str) -> dict[str, Any]:
    """The tables of seeds/`name`. Raises SeedError where it is no TOML."""
    path = shipped("seeds") / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"seeds/{name}: {error}. Mend the file.") from error
