"""A proxy on 127.0.0.1, for requests of http and tunnels of https. All that it says of itself is made up."""

import base64
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Proxy(ThreadingHTTPServer):
    """Lets through who knows its password, if it has one; `refuses` is a status for everybody.

    All tunnels lead to `port` of this machine, wherever they are asked for, and requests of http get `page`.
    """

    daemon_threads = True

    def __init__(self, password: str = "", refuses: int = 0, port: int = 0, page: bytes = b"by the proxy") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.password, self.refuses, self.port, self.page = password, refuses, port, page
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def with_password(self, password: str) -> str:
        """The address as an operator sets it, with a name and this password."""
        return f"http://operator:{password}@127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Proxy

    def do_GET(self) -> None:
        if self._lets_through():
            self.send_response(200)
            self.send_header("Content-Length", str(len(self.server.page)))
            self.end_headers()
            self.wfile.write(self.server.page)

    def do_CONNECT(self) -> None:
        self.close_connection = True
        if not self._lets_through():
            return
        with socket.create_connection(("127.0.0.1", self.server.port)) as there:
            self.send_response(200)
            self.end_headers()
            back = Thread(target=_pour, args=(there, self.connection), daemon=True)
            back.start()
            _pour(self.connection, there)
            back.join()

    def _lets_through(self) -> bool:
        self.server.asked.append(self.path)
        wanted = "Basic " + base64.b64encode(f"operator:{self.server.password}".encode()).decode()
        if self.server.password and self.headers.get("Proxy-Authorization") != wanted:
            return self._refuse(407)
        return self._refuse(self.server.refuses) if self.server.refuses else True

    def _refuse(self, status: int) -> bool:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()
        return False

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65_536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)


@contextmanager
def proxy(password: str = "", refuses: int = 0, port: int = 0, page: bytes = b"by the proxy") -> Iterator[Proxy]:
    """A proxy that runs in the block."""
    made = Proxy(password, refuses, port, page)
    thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()
        thread.join()
