"""The internet for the soak: a proxy that answers for every publisher of a mirror, over TLS, and misbehaves on request.

The program under test takes the real way: HTTPS_PROXY names this proxy, and REQUESTS_CA_BUNDLE its certificate.
"""

import hashlib
import random
import socket
import ssl
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from urllib.parse import urldefrag, urlsplit

import orjson

from etl.catalogue.indicators import indicators
from etl.fetch.index import read_index
from etl.sources.imf import layout as imf

# Is given the connection and the good body, and answers.
Behaviour = Callable[[ssl.SSLSocket, bytes], None]
PERSONS = indicators()["wdi_population"].code


class Internet(ThreadingTCPServer):
    """Every publisher of a mirror. `faulty` has the URLs that misbehave, and how; while `gate` is shut, all wait."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, mirror: Path, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Tunnel)
        # What stands behind a # is not sent.
        self.files = {urldefrag(url)[0]: mirror / entry.file for url, entry in read_index(mirror).items()}
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.faulty: dict[str, Behaviour] = {}
        self.refused: set[str] = set()
        self.asked: set[str] = set()
        self.gate = threading.Event()
        self.generation = 0

    def body(self, url: str) -> bytes | None:
        """The good answer. Each generation the World Bank counts a few more people, which nobody did."""
        if url == imf.LISTING:
            return _imf_listing()
        path = self.files.get(url)
        if path is None:
            return None
        content = path.read_bytes()
        return _more_people(content, self.generation) if f"/{PERSONS}?" in url else content

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what this is about."""


class _Tunnel(StreamRequestHandler):
    server: Internet

    def handle(self) -> None:
        host = self.rfile.readline().split()[1].decode().partition(":")[0]
        while self.rfile.readline().strip():
            pass
        self.server.gate.wait()
        if host in self.server.refused:
            return
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with self.server.context.wrap_socket(self.connection, server_side=True) as secure:
            self._answer(secure, host)

    def _answer(self, secure: ssl.SSLSocket, host: str) -> None:
        with secure.makefile("rb") as asked:
            url = f"https://{host}{asked.readline().split()[1].decode()}"
            headers = {line.split(b":")[0].lower(): line for line in iter(asked.readline, b"\r\n")}
        self.server.asked.add(url)
        content = self.server.body(url)
        if content is None:
            plain(404)(secure, b"")
        elif url in self.server.faulty:
            self.server.faulty[url](secure, content)
        else:
            tag = hashlib.sha256(content).hexdigest().encode()
            known = tag in headers.get(b"if-none-match", b"")
            plain(304 if known else 200, f'ETag: "{tag.decode()}"')(secure, b"" if known else content)


def _imf_listing() -> bytes:
    """The IMF's list of indicators, which a mirror may lack; made up."""
    edition = {"source": "World Economic Outlook (April 2026)", "dataset": imf.DATASET}
    return orjson.dumps({"indicators": {code: {**edition, "unit": unit} for code, (unit, _) in imf.UNITS.items()}})


def _more_people(content: bytes, generation: int) -> bytes:
    header, rows = orjson.loads(content)
    for row in rows:
        row["value"] = None if row["value"] is None else row["value"] + generation
    return orjson.dumps([header, rows])


def plain(status: int, *headers: str, length: int | None = None) -> Behaviour:
    """A whole answer with this status; `length` where another than the true one is stated."""

    def behave(secure: ssl.SSLSocket, content: bytes) -> None:
        stated = len(content) if length is None else length
        lines = (f"HTTP/1.1 {status} Made up", f"Content-Length: {stated}", "Connection: close", *headers, "", "")
        secure.sendall("\r\n".join(lines).encode() + content)

    return behave


def instead(content: bytes | Callable[[bytes], bytes], status: int = 200) -> Behaviour:
    """Another body, or one made from the good one."""
    return lambda secure, good: plain(status)(secure, content(good) if callable(content) else content)


def resets(secure: ssl.SSLSocket, content: bytes) -> None:
    """Resets the connection in the middle of the body."""
    plain(200, length=len(content))(secure, content[: len(content) // 2])
    secure.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def never_ends(secure: ssl.SSLSocket, _: bytes) -> None:
    """Sends for ever, as fast as it can."""
    secure.sendall(b"HTTP/1.1 200 Made up\r\n\r\n")
    while True:
        secure.sendall(bytes(65536))


def drips(secure: ssl.SSLSocket, _: bytes) -> None:
    """Sends a byte a second, for ever."""
    secure.sendall(b"HTTP/1.1 200 Made up\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        secure.sendall(b"x")
        time.sleep(1)


def once_then_good(first: Behaviour) -> Behaviour:
    """Misbehaves at the first request only."""
    done = threading.Event()

    def behave(secure: ssl.SSLSocket, content: bytes) -> None:
        now, _ = (plain(200), None) if done.is_set() else (first, done.set())
        now(secure, content)

    return behave


def certificate(folder: Path, urls: Iterable[str]) -> Path:
    """A certificate, with its key, that vouches for the hosts of these URLs. Needs openssl."""
    path = folder / "everyone.pem"
    names = ",".join(f"DNS:{host}" for host in sorted({urlsplit(url).hostname or "" for url in urls}))
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    details = ["-days", "2", "-subj", "/CN=made up", "-addext", f"subjectAltName={names}"]
    subprocess.run(
        [*command, *details, "-keyout", str(path), "-out", str(folder / "only.pem")], check=True, capture_output=True
    )
    path.write_bytes(path.read_bytes() + (folder / "only.pem").read_bytes())
    return path


# What a publisher may do instead of a good answer; for minutes; and only once.
FAULTS: dict[str, Behaviour] = {
    "reset in the middle": resets,
    "endless body": never_ends,
    "length too long": plain(200, length=10**7),
    "body cut in half": instead(lambda good: good[: len(good) // 2]),
    "web page": instead(b"<!doctype html><title>Down</title>"),
    "nothing": instead(b""),
    "noise": instead(random.Random(1).randbytes(50_000)),
    "404": instead(b"", 404),
    "429, wait an hour": plain(429, "Retry-After: 3600"),
    "500": instead(b"", 500),
    "redirect loop": plain(302, "Location: ?"),
    "UTF-16": instead(lambda good: good.decode("utf-8", "replace").encode("utf-16")),
}
SLOW: dict[str, Behaviour] = {"drip": drips}
PASSING: dict[str, Behaviour] = {
    "429 once": plain(429, "Retry-After: 1"), "500 once": instead(b"", 500), "reset once": resets,
}  # fmt: skip
