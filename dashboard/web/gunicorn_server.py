"""gunicorn, as measured best for this app: two workers with four threads each, forked from one that has all at hand."""

from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

_OPTIONS: dict[str, Any] = {
    "worker_class": "gthread",
    "workers": 2,
    "threads": 4,
    "preload_app": True,
    "reuse_port": True,  # without it one worker may get every connection
    "keepalive": 15,
    "graceful_timeout": 10,
    "loglevel": "warning",
    "control_socket_disable": True,
}


def run(server: Flask, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM."""
    _Gunicorn(server, f"{host}:{port}").run()


class _Gunicorn(BaseApplication):  # type: ignore[misc]
    """gunicorn for an application that is at hand, without a command line or a file of settings."""

    def __init__(self, server: Flask, bind: str) -> None:
        self._server = server
        self._bind = bind
        super().__init__()

    def load_config(self) -> None:
        """Set what is ours; the environment's WEB_CONCURRENCY plays no part."""
        for name, value in {**_OPTIONS, "bind": self._bind}.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application to serve."""
        return self._server
