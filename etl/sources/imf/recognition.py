"""Which answer of the DataMapper a file is that a person brings: by what it holds, never by its name. Pure."""

from collections.abc import Iterator

from etl.errors import LayoutError
from etl.fetch import Fetch, Resource
from etl.sources.given import Recognised
from etl.sources.imf import layout
from etl.sources.imf.listing import Listing, read_index
from etl.sources.imf.parse import decode, read_answer


def recognise(fetched: Resource) -> Recognised | None:
    """What the answer is; None where it is another publisher's. Raises LayoutError where it is not laid out as known.

    Of a code alone nobody can tell the edition: the list of indicators has that.
    """
    match _decode(fetched):
        case {"values": dict() as by_code, "api": dict()}:
            return _recognise_answer(fetched, [code for code in layout.UNITS if code in by_code])
        case {"indicators": dict() as entries, "api": dict()}:
            edition = Listing(fetched.origin, entries).find_edition()
            return Recognised("imf", edition.release, edition.published, layout.LISTING)
    return None


def list_addresses(fetch: Fetch) -> Iterator[str]:
    """The addresses of all answers that an edition is read from, those that the list of indicators names if it is had.

    Raises LayoutError where that is not laid out as known.
    """
    listing = read_index(fetch)
    codes = layout.UNITS if listing is None else listing.list_codes()
    return (layout.build_address(code) for code in codes)


def _decode(fetched: Resource) -> object:
    try:
        return decode(fetched) if fetched.content.lstrip()[:1] == b"{" else None
    except LayoutError:
        return None


def _recognise_answer(fetched: Resource, codes: list[str]) -> Recognised:
    if len(codes) != 1:
        problem = "is an answer of the IMF's DataMapper, but not of one of the codes that are read"
        raise LayoutError(fetched.url, problem, f"Bring the answers of {', '.join(layout.UNITS)}, one file a code.")
    read_answer(fetched, codes[0])
    return Recognised("imf", address=layout.build_address(codes[0]))
