"""Finds and reads the small reviewed tables that ship with the package, and what an operator lays over them."""

import tomllib
from pathlib import Path
from typing import Any

from etl.catalogue.overlay import find_own, lay_rows
from etl.catalogue.seed_file import Row, SeedFile, read_own_bytes, read_shipped
from etl.errors import SeedError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The path of `seeds` or `embedded`: inside an installed wheel, or in the checkout."""
    packed = _PACKAGE / "shipped"
    if packed.is_dir():
        return packed / name
    checkout = {"seeds": "seeds", "embedded": "data/embedded"}
    return _PACKAGE.parent / checkout[name]


def read_csv(name: str) -> list[Row]:
    """The rows of seeds/`name`, every cell as text, with those that an operator lays over them.

    Raises SeedError where a row has too many or too few cells, and as `lay_rows` does.
    """
    return lay_rows(name, _open_shipped(name))


def read_shipped_csv(name: str) -> list[Row]:
    """The rows of seeds/`name` that ship, whatever an operator has."""
    return list(_open_shipped(name).rows)


def list_columns(name: str) -> tuple[str, ...]:
    """The columns of seeds/`name`, in its order."""
    return _open_shipped(name).columns


def describe_row(name: str, *cells: str) -> str:
    """The words that ask an operator for a row of seeds/`name`: `cells` in the order of its columns.

    The header is told too, for the file may not be there yet.
    """
    row, header = (",".join(map(_quote, texts)) for texts in (cells, list_columns(name)))
    return f"Add a row to seeds/{name} of the data folder, below the header `{header}`: `{row}`."


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\n') else cell


def read_bytes(name: str) -> bytes:
    """The bytes of seeds/`name`: the operator's own where there is one. Raises SeedError where it cannot be read."""
    own, path = find_own(name), shipped("seeds") / name
    if own is not None:
        return read_own_bytes(own)
    try:
        return path.read_bytes()
    except OSError as error:
        raise SeedError(f"{path}: cannot be read ({error.strerror}). Install the program anew.") from error


def list_shipped() -> list[str]:
    """The names below seeds/ of all that ships."""
    folder = shipped("seeds")
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _open_shipped(name: str) -> SeedFile:
    return read_shipped(shipped("seeds") / name, f"seeds/{name}")


def read_toml(name: str) -> dict[str, Any]:
    """The tables of seeds/`name`. Raises SeedError where it is no TOML."""
    path = shipped("seeds") / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"seeds/{name}: {error}. Mend the file, or install the program anew.") from error
