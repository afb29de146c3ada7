"""Opens a workbook (.xlsx) within bounds: what is no workbook, or unpacks to far too much, is refused."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from etl.errors import LayoutError
from etl.sources.remedies import COPY, SAVE

MAX_BYTES = 100 * 1024 * 1024  # unpacked; the largest workbook known has 5 MB
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def open_workbook(content: bytes, file: str, data_only: bool = True, read_only: bool = False) -> Workbook:
    """The workbook that `content` holds, with formulas or the values they had when it was saved.

    With `read_only`, its sheets are read when they are asked for. Raises LayoutError, which names the file, where it
    is none, or is larger than any known one by far. Entities of its XML are never expanded: openpyxl reads with
    defusedxml.
    """
    _check_kind(content, file)
    with refuse_damage(file):
        with ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        # Parts are read to their stated sizes only, so the sum bounds what is unpacked.
        loaded = _load(content, data_only, read_only) if unpacked <= MAX_BYTES else None
    if loaded is None:
        problem = f"unpacks to {unpacked:,} bytes, more than the {MAX_BYTES:,} that are read"
        raise LayoutError(file, problem, COPY)
    return loaded


@contextmanager
def refuse_damage(file: str) -> Iterator[None]:
    """Raise LayoutError, which names the file, for whatever is raised in the block, where a workbook is read."""
    try:
        yield
    # What is raised for a damaged file depends on where the damage is.
    except Exception as error:
        raise LayoutError(file, f"is a truncated or damaged workbook ({error})", COPY) from error


def refuse_entities(part: IO[bytes]) -> None:
    """Raise ValueError where a part of a workbook, which is XML, declares an entity."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    parser.ParseFile(part)


def _refuse_entity(name: str, *_: object) -> None:
    raise ValueError(f"declares the entity {name!r}")


def _load(content: bytes, data_only: bool, read_only: bool) -> Workbook:
    with warnings.catch_warnings():
        # Workbooks that a program wrote may name no default style. Their cells do.
        warnings.filterwarnings("ignore", "Workbook contains no default style")
        # What it copied from other workbooks, to compute its formulas from, is nothing that it shows.
        return load_workbook(BytesIO(content), data_only=data_only, read_only=read_only, keep_links=False)


def _check_kind(content: bytes, file: str) -> None:
    if not content:
        raise LayoutError(file, "is empty", COPY)
    if content.startswith(_OLE):
        problem = "is encrypted with a password, or of the format before .xlsx"
        raise LayoutError(file, problem, SAVE)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise LayoutError(file, "is a web page, not a workbook", COPY)
    if not content.startswith(b"PK"):
        raise LayoutError(file, "is no workbook (.xlsx)", COPY)
