"""The seeds of the data folder, as an operator is told of them: how many rows, what is wrong, what nobody reads."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from etl.catalogue.corrections import corrections
from etl.catalogue.groups import areas
from etl.catalogue.members import members
from etl.catalogue.names import added_names
from etl.catalogue.overlay import find_key, find_own, get_folder, lay_seeds, list_own
from etl.catalogue.presets import eu_members
from etl.catalogue.seed_file import read_own
from etl.catalogue.seeds import list_shipped, read_csv
from etl.catalogue.sources import LEAD
from etl.errors import SeedError
from etl.prose import counted

_ANY_YEAR = 2020
# What reads each file that more than the sources read, whatever it makes of it.
_READERS: dict[str, Callable[[], object]] = {
    "members.csv": members,
    "areas.csv": areas,
    "eu.csv": lambda: eu_members(_ANY_YEAR),
    "names.csv": lambda: added_names(LEAD),
    "corrections.csv": corrections,
}


def find_faults(data: Path) -> dict[str, str]:
    """What is wrong with the operator's seeds in `data`, by file, of those that a reader of the figures needs."""
    others = set(_READERS)
    faults: dict[str, str] = {}
    for name, read in _READERS.items():
        others -= {name}
        with lay_seeds(data, without=others | faults.keys()):
            try:
                read()
            except SeedError as error:
                faults[name] = str(error)
    return faults


def list_strays() -> list[str]:
    """A line for each of the operator's files that nobody reads: a slip of the pen would else rest unnoticed."""
    folder = get_folder()
    if folder is None or not (folder.exists() or folder.is_symlink()):
        return []
    if not folder.is_dir():
        return [f"{folder}: is no folder, so nothing in it is read. Make it one, or take it away."]
    known = {name for name in list_shipped() if find_key(name)} | set(_list_transcriptions())
    listed = ", ".join(sorted(name for name in known if find_key(name)))
    return [
        f"{folder / name}: nobody reads a file of this name. Name it as one of these: {listed}."
        for name in list_own()
        if name not in known
    ]


def _list_transcriptions() -> Iterator[str]:
    """The names of the files that the lists of releases name beside themselves."""
    for name in list_shipped():
        if name.endswith("/releases.csv"):
            with suppress(SeedError):
                yield from (f"{name.removesuffix('releases.csv')}{row.get('file', '')}" for row in read_csv(name))


def describe_own() -> list[str]:
    """The operator's seeds in lines: rows by file, what is wrong with one, what nobody reads; none without any."""
    rows: dict[str, int] = {}
    wrong: list[str] = []
    for name in filter(find_key, list_own()):
        try:
            path = find_own(name)
            rows[name] = len(read_own(path).rows) if path else 0
            read_csv(name)
        except SeedError as error:
            wrong.append(str(error))
    said = ", ".join(f"{count} in {name}" for name, count in rows.items())
    total = f"{counted(sum(rows.values()), 'row')} of seeds in {get_folder()}: {said}"
    return [*([total] if rows else []), *wrong, *list_strays()]
