"""Reads what a source's folder declares: its source.toml, without a look at its parser."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from etl.catalogue.indicator import Indicator
from etl.catalogue.source import Definition, KnownLoss, Source
from etl.catalogue.unit import Unit
from etl.errors import SeedError

NAME = "source.toml"
_TABLES: dict[str, type] = {
    "definitions": Definition,
    "units": Unit,
    "indicators": Indicator,
    "known_losses": KnownLoss,
}


def read_source(folder: Path) -> Source:
    """The source that `folder` declares; its id is the folder's name.

    Under `defaults` stands what holds of all its indicators that do not say otherwise. Raises SeedError with the file
    and the place in it where a field is missing, unknown or of another type, and where it is no TOML.
    """
    try:
        stated = tomllib.loads((folder / NAME).read_text(encoding="utf-8"))
        defaults = {"source": folder.name, **stated.pop("defaults", {})}
        stated["indicators"] = [{**defaults, **row} for row in stated.get("indicators", ())]
        unknown = [*_unknown_fields(stated)]
        if unknown:
            raise ValueError(f"no such field: {', '.join(unknown)}")
        return msgspec.convert({"id": folder.name, **stated}, Source)
    except (OSError, ValueError) as error:
        place = f"etl/sources/{folder.name}/{NAME}"
        raise SeedError(f"{place}: {error}. Mend the file, or install the program anew.") from error


def _unknown_fields(stated: dict[str, Any]) -> Iterator[str]:
    """The names that mean nothing, each with its place: a slip of the pen would otherwise be a default."""
    yield from (name for name in stated.keys() - {field.name for field in fields(Source)})
    for table, kind in _TABLES.items():
        known = {field.name for field in fields(kind)}
        for row in stated.get(table, ()):
            yield from (f"{name} of {table} {row.get('id')!r}" for name in row.keys() - known)
