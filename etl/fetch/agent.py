"""Who asks: the program with its version, and whom a publisher may write to, where the operator says so."""

import re
from collections.abc import Mapping
from importlib import metadata

from etl.errors import SettingError

CONTACT = "BURDEN_CONTACT"
LONGEST = 200
_PURPOSE = "the open record of NATO defence spending"
# Brackets and backslashes would end or change the comment that it stands in.
_SIGN = r"[!#-'*-\[\]-~]"
_MAIL_OR_PAGE = re.compile(rf"(?!.*@.*@)(?:[^@:/]+@[^@:/]+|https?://{_SIGN}+)")


def name_agent(environ: Mapping[str, str]) -> str:
    """What requests say of who asks. Raises SettingError where BURDEN_CONTACT is no mail address and no web address."""
    contact = _read_contact(environ)
    told = f"contact: {contact}" if contact else "the operator has set no contact"
    return f"burden-sharing/{_find_version()} ({_PURPOSE}; {told})"


def _read_contact(environ: Mapping[str, str]) -> str:
    contact = environ.get(CONTACT, "")
    if contact and not _is_contact(contact):
        raise SettingError(
            f"{CONTACT} is {contact[:LONGEST]!r}: it has to be a mail address, or a web address with http or https, of "
            f"at most {LONGEST} signs of ASCII without blanks, quotes, brackets or line breaks. Set it to one, for "
            f"example {CONTACT}=data@example.org, or leave it out."
        )
    return contact


def _is_contact(contact: str) -> bool:
    if len(contact) > LONGEST or not re.fullmatch(f"{_SIGN}+", contact):
        return False
    return _MAIL_OR_PAGE.fullmatch(contact) is not None


def _find_version() -> str:
    try:
        return metadata.version("burden-sharing")
    except metadata.PackageNotFoundError:
        return "unreleased"
