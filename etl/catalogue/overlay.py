"""What an operator mends between two versions of the program: rows of seeds/ in the data folder, over those that ship.

A row whose key ships already stands in the place of that row; one that has nothing but its key takes it out; any other
is added. Which folder it is, is set in one place for the time of a command, a refresh or a server.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol, TypeVar

from etl.catalogue.seed_file import Row, SeedFile, fill_in, read_own
from etl.errors import SeedError

FOLDER = "seeds"
# By which columns a row is known, for each name of a file that rows can be laid over.
KEYS = {
    "addresses.csv": ("address",),
    "areas.csv": ("code",),
    "corrections.csv": ("source", "release", "indicator", "member", "year"),
    "eu.csv": ("code", "from"),
    "files.csv": ("code", "sha256"),
    "members.csv": ("code",),
    "names.csv": ("source", "name"),
    "pages.csv": ("url",),
    "releases.csv": ("release",),
}


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


C = TypeVar("C", bound=_Cached)
_CLEARERS: list[Callable[[], None]] = []


class _Layer:
    """The folder with the operator's seeds, None for those that ship alone, and the files in it that are left out."""

    folder: Path | None = None
    without: frozenset[str] = frozenset()


def seeded(cached: C) -> C:
    """Has a cached function forget what it read of the seeds when others are laid."""
    on_seeds(cached.cache_clear)
    return cached


def on_seeds(clear: Callable[[], None]) -> None:
    """Have something done whenever other seeds are laid."""
    _CLEARERS.append(clear)


@contextmanager
def lay_seeds(data: Path, without: Collection[str] = ()) -> Iterator[None]:
    """Lay the seeds of the folder `data` over those that ship, while the block lasts, but for the files `without`.

    They are read when they are asked for. What is laid holds for the whole process, all its threads.
    """
    before = _Layer.folder, _Layer.without
    _lay(data / FOLDER, frozenset(without))
    try:
        yield
    finally:
        _lay(*before)


def _lay(folder: Path | None, without: frozenset[str]) -> None:
    _Layer.folder, _Layer.without = folder, without
    for clear in _CLEARERS:
        clear()


def get_folder() -> Path | None:
    """The folder with the operator's seeds, whether or not it is there; None where none is laid."""
    return _Layer.folder


def find_own(name: str) -> Path | None:
    """The operator's file of this name below seeds/, whatever it is; None where there is none, or it is left out."""
    if _Layer.folder is None or name in _Layer.without:
        return None
    path = _Layer.folder / name
    return path if path.is_symlink() or path.exists() else None


def find_key(name: str) -> tuple[str, ...]:
    """The columns by which the rows of seeds/`name` are known; none where no rows can be laid over it."""
    return KEYS.get(PurePosixPath(name).name, ())


def list_own() -> list[str]:
    """The names below seeds/ of the operator's files, but for hidden ones."""
    folder = _Layer.folder
    if folder is None or not folder.is_dir():
        return []
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))


def lay_rows(name: str, shipped: SeedFile) -> list[Row]:
    """The rows of seeds/`name`: the operator's new ones, then those that ship, or what stands in their place.

    Raises SeedError, with path and line, where the operator's file has other columns, a key is lacking or stands
    twice, or a row is to be taken out that there is not.
    """
    path, key = find_own(name), find_key(name)
    if path is None or not key:
        return list(shipped.rows)
    own = _index(_check_columns(read_own(path), shipped.columns), key)
    known = {_get_key(row, key) for row in shipped.rows}
    for of, row in own.items():
        if _is_bare(row, key) and of not in known:
            problem = f"nothing but {', '.join(key)} stands here, and no such row ships that it could take out"
            raise SeedError(f"{row.place}: {problem}. Fill the row in, or take it away.")
    laid = [own.get(_get_key(row, key), row) for row in shipped.rows]
    added = [row for of, row in own.items() if of not in known]
    return [row for row in (*added, *laid) if not (row.own and _is_bare(row, key))]


def list_taken_out(name: str) -> frozenset[str]:
    """The first column of the key of those rows of seeds/`name` that the operator takes out."""
    path, key = find_own(name), find_key(name)
    rows = read_own(path).rows if path and key else ()
    return frozenset(row[key[0]] for row in rows if _is_bare(row, key))


def _check_columns(own: SeedFile, columns: Sequence[str]) -> list[Row]:
    if sorted(own.columns) != sorted(columns):
        problem = f"the columns are {','.join(own.columns)[:200]!r}, not {','.join(columns)!r}"
        raise SeedError(f"{own.called}, line 1: {problem}. Mend the header; cells are parted by commas.")
    return [Row({column: row[column] for column in columns}, row.place, own=True) for row in own.rows]


def _index(rows: Sequence[Row], key: Sequence[str]) -> dict[tuple[str, ...], Row]:
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        fill_in(row, *key)
        if found.setdefault(_get_key(row, key), row) is not row:
            raise SeedError(f"{row.place}: the same {', '.join(key)} stands twice. Keep one of the two.")
    return found


def _get_key(row: Row, key: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[column] for column in key)


def _is_bare(row: Row, key: Sequence[str]) -> bool:
    return not any(text for column, text in row.items() if column not in key)
