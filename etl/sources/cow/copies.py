"""Files of versions that no list has, which a person brings: which version one is, and by which day it was out."""

import re
from dataclasses import replace

from etl.errors import LayoutError
from etl.observation import order_name
from etl.sources.cow.releases import VERSIONS, describe_version
from etl.sources.given import Given
from etl.sources.releases import KnownRelease

_NUMBERED = re.compile(r"NMC-(\d+)(\d)-abridged\.csv", re.IGNORECASE)
_BY_PERSON = "The day is that which was said when the file was given."
_SAY = "Say which one it is: `burden add FILE --release 8.0`."


def name_version(file: str) -> str:
    """The version of the abridged table of this name in a zip: NMC-80-abridged.csv is of 8.0; "" of others."""
    found = _NUMBERED.fullmatch(file)
    return f"{found[1]}.{found[2]}" if found else ""


def describe_copy(given: Given, file: str) -> KnownRelease:
    """The version that a file is whose table has this name.

    Raises LayoutError where neither it nor the person says which, or it is one of the list.
    """
    known = VERSIONS.read()
    version = given.release or name_version(file)
    if not version:
        raise LayoutError(given.fetched.url, "does not say of which version it is", _SAY)
    if order_name(version) <= max(order_name(one.release) for one in known):
        problem = f"is said to be version {version}, and is not the file of that version"
        raise LayoutError(given.fetched.url, problem, _SAY)
    described = describe_version(version, given.fetched, known)
    return replace(described, published=given.published, note=_BY_PERSON) if given.published else described
