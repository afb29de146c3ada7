"""NATO, Defence Expenditure of NATO Countries: every release that is listed, from its workbook or a transcription."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from etl.catalogue.seeds import shipped
from etl.errors import SeedError
from etl.fetch import Fetch
from etl.observation import Origin, ParsedRelease
from etl.sources.nato import transcription
from etl.sources.nato.parse import parse
from etl.sources.nato.releases import Listed, listed


def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
    """Every release of seeds/nato/releases.csv, oldest first.

    Raises FetchError where a workbook cannot be had, LayoutError where a file is not laid out as known, SeedError
    where the list itself is wrong.
    """
    for known in listed():
        yield _published(known, fetch) if known.kind == "workbook" else _transcribed(known)


def _published(known: Listed, fetch: Fetch) -> ParsedRelease:
    fetched = fetch(known.file)
    origin = Origin(fetched.url, fetched.sha256, len(fetched.content))
    name = PurePosixPath(urlsplit(known.file).path).name
    return parse(fetched.content, name, known.described(origin)).release


def _transcribed(known: Listed) -> ParsedRelease:
    path = shipped("seeds") / "nato" / known.file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SeedError(f"{path}: cannot be read ({error.strerror}). Put the transcription back.") from error
    origin = Origin(f"seeds/nato/{known.file}", hashlib.sha256(content).hexdigest(), len(content))
    return transcription.parse(content, known.file, known.described(origin))
