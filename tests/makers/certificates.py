"""Servers of https on 127.0.0.1, with certificates of an authority that nobody knows but who is told. All made up."""

import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from misbehaving_server import Behaviour, Server, running

HOST = "localhost"
PAST = datetime.now(UTC) - timedelta(days=30)


def authority(folder: Path) -> tuple[trustme.CA, Path]:
    """An authority, and a file with its certificate, for REQUESTS_CA_BUNDLE."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(folder / "authority.pem"))
    return made, folder / "authority.pem"


def expired(made: trustme.CA) -> trustme.LeafCert:
    """A certificate that was good until a month ago."""
    return made.issue_cert(HOST, not_before=PAST - timedelta(days=30), not_after=PAST)


@contextmanager
def secure(leaf: trustme.LeafCert, links: int | None = None) -> Iterator[Server]:
    """A server with this certificate, which sends so many links of its chain, or all of them."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "chain.pem")
        chain = leaf.cert_chain_pems[:links]
        path.write_bytes(leaf.private_key_pem.bytes() + b"".join(pem.bytes() for pem in chain))
        context.load_cert_chain(path)
    with running() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        yield server


def at(server: Server, path: str, *behaviours: Behaviour) -> str:
    """Behave like this at `path`; gives the address of https."""
    server.at(path, *behaviours)
    return f"https://{HOST}:{server.server_port}{path}"
