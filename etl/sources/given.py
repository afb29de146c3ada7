"""Files that a person has brought, and what a source recognises in them."""

from dataclasses import dataclass
from datetime import date

from etl.fetch import Resource


@dataclass(frozen=True)
class Given:
    """A file that a person has brought. `release` and `published` are what the person says of it, where it can't.

    The address of `fetched` is given:NAME, where NAME is that of the file.
    """

    fetched: Resource
    release: str = ""
    published: date | None = None


@dataclass(frozen=True)
class Recognised:
    """What a file is by its content: a release of `source`, or what stands at one of its addresses.

    `release` is "" and `published` None where the file does not tell. `address` is the publisher's, of a source that is
    read from fixed addresses: the file stands in where that cannot be had. It is "" for a file that is a release by
    itself.
    """

    source: str
    release: str = ""
    published: date | None = None
    address: str = ""
