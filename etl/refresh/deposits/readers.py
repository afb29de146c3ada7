"""How each source knows its own among the files that people bring, and reads one that is a release by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from etl.catalogue.sources import SOURCES
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.fetch import Fetch, Resource
from etl.prose import listing
from etl.sources import cow, eda, imf, kiel, nato, sipri, troops, worldbank
from etl.sources.given import Given, Recognised, find_name

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_AGAIN = "Fetch it again with a browser, look at it, and bring that copy."


@dataclass(frozen=True)
class Reader:
    """How files of a source are known and read.

    `recognise` says what a file is, None where it is not the source's; it raises LayoutError where it is, and cannot be
    read. `read` reads one that is a release by itself, and raises likewise. `list_addresses` gives the addresses of a
    source whose files stand in for addresses, as far as those that can be had tell.
    """

    recognise: Callable[[Resource], Recognised | None]
    read: Callable[[Given], ParsedRelease] | None = None
    list_addresses: Callable[[Fetch], Iterable[str]] = lambda fetch: ()


READERS: dict[str, Reader] = {
    "nato": Reader(nato.recognise, nato.read_given),
    "sipri": Reader(sipri.recognise, sipri.read_given),
    "worldbank": Reader(worldbank.recognise, list_addresses=worldbank.list_addresses),
    "imf": Reader(imf.recognise, list_addresses=imf.list_addresses),
    "kiel": Reader(kiel.recognise, list_addresses=kiel.list_addresses),
    "troops": Reader(troops.recognise, list_addresses=troops.list_addresses),
    "cow": Reader(cow.recognise, list_addresses=cow.list_addresses),
    "eda": Reader(eda.recognise, eda.read_given),
}


def identify(fetched: Resource, source: str = "") -> Recognised:
    """What a file is that a person has brought, of `source` where that is said.

    Raises LayoutError where no source knows it, or where it is plainly of one and cannot be read.
    """
    for reader in [READERS[source]] if source else READERS.values():
        found = reader.recognise(fetched)
        if found is not None:
            return found
    publishers = listing([SOURCES[name].publisher for name in ([source] if source else READERS)])
    problem = _explain(fetched.content) or f"is not recognised as one of the files that are read of {publishers}"
    raise LayoutError(repr(find_name(fetched.url)), problem, _AGAIN)


def _explain(content: bytes) -> str:
    """What else the file is, in words that stand after its name; "" where nobody can tell."""
    start = content[:1024].lstrip().lower()
    if not content:
        return "is empty"
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "is a web page, whatever its name says: perhaps an error, or a page that asks to sign in"
    if content.startswith(_OLE):
        return "is a workbook of the old format (.xls), or has a password"
    if content.startswith(_ZIP) and b"PK\x05\x06" not in content[-66_000:]:
        return "is cut short: it begins as a workbook or zip does, and has no end"
    return ""
