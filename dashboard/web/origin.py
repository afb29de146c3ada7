"""Under which address readers reach the dashboard, and for which hosts it answers: the operator's to say.

A request's Host header is the word of whoever asks. It is believed where nobody else can profit from it: a name of this
machine or of its own network, or one that the operator lists.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from etl.errors import SettingError

ADDRESS, HOSTS = "BURDEN_PUBLIC_ADDRESS", "BURDEN_HOSTS"
_HOST = re.compile(r"(?:([A-Za-z0-9._-]{1,253})|\[([0-9A-Fa-f:.]{2,45})\])(?::([0-9]{1,5}))?")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Origin:
    """`address` is the public one, as https://figures.example.org; "" where none is set. `hosts` are answered for.

    Without `hosts` every host is answered for.
    """

    address: str = ""
    hosts: frozenset[str] = frozenset()

    def find_fault(self, host: str) -> str:
        """Why a Host header is refused, in words; "" where it is not. A request without one names nobody."""
        if not host:
            return ""
        name = read_host(host)
        if name is None:
            return "The Host header is no name of a host."
        if self.hosts and not self._is_known(name):
            return "This server does not answer for that host. Its operator can add it to the hosts that it knows."
        return ""

    def find_root(self, scheme: str, host: str) -> str:
        """What stands before a path in an absolute address; "" where only a host tells that is not believed."""
        name = read_host(host)
        if self.address or name is None:
            return self.address
        return f"{scheme}://{host}" if self._is_known(name) or _is_local(name) else ""

    def _is_known(self, name: str) -> bool:
        return name in self.hosts or name in _LOOPBACK or name == self.host

    @property
    def host(self) -> str:
        """The host of the public address; "" where none is set."""
        return urlsplit(self.address).hostname or ""

    @property
    def netloc(self) -> str:
        """Host and port of the public address; "" where none is set."""
        return urlsplit(self.address).netloc


# The dashboard of somebody who has set nothing.
ANY_HOST = Origin()


def read_host(text: str) -> str | None:
    """The name in a Host header, in small letters and without its port; None where it is no host."""
    found = _HOST.fullmatch(text)
    if found is None or int(found[3] or 0) > 65_535:
        return None
    try:
        # What stands in brackets is an address of version 6; a name has to be one that IDNA can read.
        name = str(ip_address(found[2])) if found[2] else found[1]
        name.encode("idna").decode("idna")
    except ValueError:
        return None
    return name.lower().removesuffix(".") or None


def _is_local(name: str) -> bool:
    """Whether a name is of this machine or its own network: loopback, a private address, or a name without a dot."""
    try:
        return ip_address(name).is_private
    except ValueError:
        return "." not in name or name.endswith(".localhost")


def read_origin(environ: Mapping[str, str]) -> Origin:
    """What the environment says. Raises SettingError where BURDEN_PUBLIC_ADDRESS or BURDEN_HOSTS cannot be followed."""
    return Origin(_read_address(environ.get(ADDRESS, "")), frozenset(_read_hosts(environ.get(HOSTS, ""))))


def _read_address(text: str) -> str:
    address = text.rstrip("/")
    scheme, _, host = address.partition("://")
    if address and (scheme not in ("http", "https") or read_host(host) is None):
        raise SettingError(
            f"{ADDRESS} is {text[:200]!r}: it has to be http or https with a host, and a port where it needs one, and "
            f"no path behind. Set it to one, for example {ADDRESS}=https://figures.example.org, or leave it out."
        )
    return address


def _read_hosts(text: str) -> list[str]:
    names = [word.strip() for word in text.split(",") if word.strip()]
    found = [read_host(name) for name in names]
    for name, host in zip(names, found, strict=True):
        if host is None or host != name.lower().strip("[]"):
            raise SettingError(
                f"{HOSTS} has {name[:200]!r}, which is no name of a host. List names without ports, with commas "
                f"between, for example {HOSTS}=figures.example.org,10.0.0.7, or leave it out."
            )
    return [host for host in found if host]
